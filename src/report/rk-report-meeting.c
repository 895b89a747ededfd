#include "rk-report-meeting.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-error.h"
#include "rk-figures.h"
#include "rk-letter-data.h"
#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-text.h"

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

const char *
rk_report_get (const RkRecord *record, const char *field)
{
  const char *text = rk_record_get (record, field);

  return text ? text : "";
}

char *
rk_report_seat_number (gint64 position)
{
  return position > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, position) : g_strdup ("－");
}

char *
rk_report_mark_withheld (const char *text, const char *reason)
{
  return g_strdup_printf ("%s〔公開版では伏せる%s%s〕", text, reason ? "：" : "",
                          reason ? reason : "");
}

void
rk_report_hold_back (GPtrArray *opinions)
{
  for (guint i = 0; i < opinions->len; i++)
    {
      RkOpinion *opinion = opinions->pdata[i];

      if (opinion->meeting_closed)
        opinion->withheld = opinion->answer_withheld = opinion->direction_withheld = TRUE;
      if (opinion->answer_withheld && opinion->answer)
        {
          g_free (opinion->answer);
          opinion->answer = g_strdup ("");
        }
      if (opinion->direction_withheld && opinion->direction)
        {
          g_free (opinion->direction);
          opinion->direction = g_strdup ("（非公開）");
        }
    }
}

char *
rk_report_dup_phrase (const char *text)
{
  char *phrase = g_strstrip (g_strdup (text));

  while (g_str_has_suffix (phrase, "。"))
    phrase[strlen (phrase) - strlen ("。")] = '\0';
  return phrase;
}

char *
rk_report_time_words (const char *time)
{
  unsigned int hour, minute;

  if (time == NULL || sscanf (time, "%u:%u", &hour, &minute) != 2)
    return g_strdup ("");
  if (minute == 0)
    return g_strdup_printf ("%s%u時", hour < 12 ? "午前" : "午後", hour % 12);
  return g_strdup_printf ("%s%u時%u分", hour < 12 ? "午前" : "午後", hour % 12, minute);
}

char *
rk_report_day_words (const char *iso)
{
  RkDate date;

  if (iso == NULL || !rk_date_from_iso (iso, &date) || !rk_date_is_set (date))
    return NULL;
  return rk_date_to_wareki_weekday (date);
}

gboolean
rk_report_is_written (const RkRecord *meeting)
{
  return g_str_equal (rk_report_get (meeting, "form"), RK_FORM_WRITTEN);
}

gboolean
rk_report_refuse_written (const RkRecord *meeting, const char *title, GError **error)
{
  if (!rk_report_is_written (meeting))
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
               _ ("Nobody comes to a meeting in writing, so it has no %s. Nothing was printed. Who "
                  "answered, and what, is in its minutes."),
               title);
  return FALSE;
}

char *
rk_report_place_words (const RkRecord *meeting, const char *unsettled)
{
  const char *form = rk_report_get (meeting, "form");
  const char *place = rk_record_get (meeting, "place");

  if (g_str_equal (form, RK_FORM_WEB))
    return g_strdup ("Web会議");
  if (rk_report_is_written (meeting))
    return g_strdup ("書面による開催");
  return g_strconcat (place ? place : unsettled,
                      g_str_equal (form, "併用") ? "（Web会議併用）" : "", NULL);
}

char *
rk_report_name (const RkRecord *record, const char *field)
{
  return rk_text_person_name (rk_record_get (record, field));
}

char *
rk_report_unbroken_name (const RkRecord *record, const char *field)
{
  g_autofree char *name = rk_report_name (record, field);
  g_autoptr (GString) text = g_string_new (name);

  g_string_replace (text, "　", "\u00a0\u00a0", 0);
  g_string_replace (text, " ", "\u00a0", 0); /* of Latin letters */
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
rk_report_family_name (const char *name)
{
  const char *space = name ? strstr (name, "　") : NULL;

  if (space == NULL && name)
    space = strchr (name, ' ');
  return space ? g_strndup (name, (gsize)(space - name)) : g_strdup (name ? name : "");
}

/* ── records ─────────────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_report_records (RkDb *db,
                   const RkKind *kind,
                   const char *field,
                   gint64 id,
                   const char *sort,
                   RkDate as_of,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *iso = rk_date_is_full (as_of) ? rk_date_to_iso (as_of) : NULL;

  if (!rk_query_where (query, field, value, error)
      || !rk_query_sort (query, sort ? sort : "position", error))
    return NULL;
  rk_query_as_of (query, iso);
  return rk_query_records (db, query, cancellable, error);
}

/* ── which meeting ───────────────────────────────────────────────────────────────────────── */

static gboolean
was_talked (RkDb *db, gint64 meeting, gboolean *talked, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_statement);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  guint64 total;

  if (!rk_query_where (query, "meeting_id", value, error)
      || !rk_query_total (db, query, &total, cancellable, error))
    return FALSE;
  *talked = total > 0;
  return TRUE;
}

/* From the newest to the oldest: the last one that is still to come, or the first with talk. */
static gboolean
choose_meeting (RkDb *db,
                GPtrArray *meetings,
                RkMeetingChoice choice,
                const char *today,
                gint64 *id,
                GCancellable *cancellable,
                GError **error)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const RkRecord *meeting = meetings->pdata[i];
      const char *date = rk_record_get (meeting, "date");
      gboolean talked = FALSE;

      if (rk_record_get (meeting, "cancelled_on"))
        continue;
      if (choice == RK_MEETING_HELD)
        {
          if (!was_talked (db, rk_record_id (meeting), &talked, cancellable, error))
            return FALSE;
          if (!talked)
            continue;
          *id = rk_record_id (meeting);
          return TRUE;
        }
      if (*id == 0 || date == NULL || strcmp (date, today) >= 0)
        *id = rk_record_id (meeting);
    }
  return TRUE;
}

static gboolean
find_meeting (RkDb *db,
              const RkReportParams *params,
              RkMeetingChoice choice,
              gint64 *id,
              GCancellable *cancellable,
              GError **error)
{
  gint64 council = params->council;
  g_autofree char *today = rk_date_to_iso (rk_report_day (params->as_of));
  g_autoptr (GPtrArray) meetings = NULL;

  *id = params->meeting;
  if (*id != 0)
    return TRUE;
  if (council == 0 && !rk_councils_default (db, &council, error))
    return FALSE;
  if (council == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("There is no council yet. Add one first."));
      return FALSE;
    }
  meetings = rk_report_records (db, &rk_kind_meeting, "council_id", council, "-date", RK_DATE_NONE,
                                cancellable, error);
  if (meetings == NULL)
    return FALSE;
  for (guint i = meetings->len; params->year && i > 0; i--)
    if (rk_record_get_int (meetings->pdata[i - 1], "year") != params->year)
      g_ptr_array_remove_index (meetings, i - 1);
  if (!choose_meeting (db, meetings, choice, today, id, cancellable, error))
    return FALSE;
  if (*id == 0)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                         choice == RK_MEETING_HELD
                             ? _ ("Nothing has been taken down of any meeting of this council yet.")
                             : _ ("This council has no meeting yet. Add one first."));
  return *id != 0;
}

/* ── the agenda ──────────────────────────────────────────────────────────────────────────── */

gboolean
rk_meeting_paper_has_parent (const RkRecord *item)
{
  return rk_record_get_int (item, "parent_id") != 0;
}

static void
add_item (RkMeetingPaper *self, RkRecord *item, guint n)
{
  g_ptr_array_add (self->items, rk_record_ref (item));
  g_ptr_array_add (self->numbers, rk_agenda_number (n, rk_meeting_paper_has_parent (item)));
}

gboolean
rk_meeting_paper_is_other (const RkRecord *item)
{
  return g_str_equal (rk_report_get (item, "kind"), "その他");
}

char *
rk_meeting_paper_dup_item (const RkMeetingPaper *self, guint n)
{
  const RkRecord *item = self->items->pdata[n];

  return g_strconcat (rk_meeting_paper_has_parent (item) ? ""
                      : rk_meeting_paper_is_other (item) ? "その他"
                                                         : "議題",
                      self->numbers->pdata[n], NULL);
}

char *
rk_meeting_paper_dup_number_of (const RkMeetingPaper *self, gint64 item)
{
  for (guint i = 0; item && i < self->items->len; i++)
    {
      guint outer = i;

      if (rk_record_id (self->items->pdata[i]) != item)
        continue;
      while (outer > 0 && rk_meeting_paper_has_parent (self->items->pdata[outer]))
        outer--;
      return g_strconcat (rk_meeting_paper_is_other (self->items->pdata[outer]) ? "その他" : "",
                          self->numbers->pdata[outer],
                          outer == i ? "" : (char *)self->numbers->pdata[i], NULL);
    }
  return NULL;
}

static gboolean
has_namesake (GPtrArray *items, guint n)
{
  const char *title = rk_report_get (items->pdata[n], "title");

  for (guint i = 0; i < items->len; i++)
    if (i != n && items->pdata[i] && g_str_equal (rk_report_get (items->pdata[i], "title"), title))
      return TRUE;
  return FALSE;
}

/* 「（令和7年度第1回から）」 of an item that was put off in another meeting. */
static char *
dup_origin (RkDb *db, gint64 item, GError **error)
{
  g_autoptr (RkRecord) from = rk_records_get (db, &rk_kind_agenda_item, item, error);
  g_autoptr (RkRecord) meeting
      = from ? rk_records_get (db, &rk_kind_meeting, rk_record_get_int (from, "meeting_id"), error)
             : NULL;
  g_autofree char *year
      = meeting ? rk_fiscal_year_label ((int)rk_record_get_int (meeting, "year")) : NULL;

  return year ? g_strdup_printf ("（%s第%d回から）", year,
                                 (int)rk_record_get_int (meeting, "number"))
              : NULL;
}

gboolean
rk_report_tell_apart (RkDb *db, GPtrArray *items, GError **error)
{
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] && rk_record_get_int (items->pdata[i], "carried_from_id")
        && has_namesake (items, i))
      g_array_append_val (same, i);
  for (guint i = 0; i < same->len; i++)
    {
      gpointer *item = &items->pdata[g_array_index (same, guint, i)];
      g_autofree char *origin
          = dup_origin (db, rk_record_get_int (*item, "carried_from_id"), error);
      g_autofree char *title
          = origin ? g_strconcat (rk_report_get (*item, "title"), origin, NULL) : NULL;
      g_autoptr (RkRecord) before = *item;
      RkDraft *draft = rk_draft_copy (before);

      if (title)
        rk_draft_put (draft, "title", title);
      *item = rk_draft_end (draft);
      if (title == NULL)
        return FALSE;
    }
  return TRUE;
}

const char *
rk_report_item_mark (const RkRecord *meeting, const GPtrArray *items, const RkRecord *item)
{
  static const char *const marks[] = {
    [RK_OPENNESS_OPEN] = "",
    [RK_OPENNESS_PARTLY] = "（一部非公開）",
    [RK_OPENNESS_CLOSED] = "（非公開）",
  };

  return marks[rk_agenda_openness (meeting, items, item)];
}

static void
order_section (RkMeetingPaper *self, GPtrArray *items, gboolean other)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      guint under = 0;

      if (rk_meeting_paper_has_parent (items->pdata[i])
          || rk_meeting_paper_is_other (items->pdata[i]) != other)
        continue;
      add_item (self, items->pdata[i], ++n);
      for (guint k = 0; k < items->len; k++)
        if (rk_record_get_int (items->pdata[k], "parent_id") == rk_record_id (items->pdata[i]))
          add_item (self, items->pdata[k], ++under);
    }
}

static gboolean
is_for_item (const RkMeetingPaper *self, const RkRecord *material, gint64 item)
{
  if (rk_record_get_int (material, "agenda_item_id") == item)
    return TRUE;
  if (g_strcmp0 (rk_record_get (material, "document"), RK_FIGURES_DOCUMENT) != 0)
    return FALSE;
  for (guint i = 0; i < self->figures->len; i++)
    if (rk_record_get_int (self->figures->pdata[i], "agenda_item_id") == item)
      return TRUE;
  return FALSE;
}

char *
rk_meeting_paper_papers_of (const RkMeetingPaper *self, gint64 item)
{
  GString *text = g_string_new (NULL);
  const char *kind = NULL;

  for (guint i = 0; i < self->materials->len; i++)
    {
      const RkRecord *material = self->materials->pdata[i];
      const char *number = rk_record_get (material, "number");

      if (number == NULL || !is_for_item (self, material, item))
        continue;
      /* 資料2-1、2-2: the word once. */
      if (kind && g_str_has_prefix (number, kind))
        g_string_append_printf (text, "、%s", number + strlen (kind));
      else
        g_string_append_printf (text, "%s%s", text->len ? "、" : "", number);
      kind = rk_report_get (material, "kind");
    }
  return g_string_free (text, FALSE);
}

const RkRecord *
rk_meeting_paper_item (const RkMeetingPaper *self, gint64 id)
{
  for (guint i = 0; id && i < self->items->len; i++)
    if (rk_record_id (self->items->pdata[i]) == id)
      return self->items->pdata[i];
  return NULL;
}

gboolean
rk_meeting_paper_is_closed (const RkMeetingPaper *self, const RkRecord *item)
{
  return !rk_meeting_is_open (self->meeting) || (item && rk_agenda_is_closed (self->items, item));
}

const char *
rk_meeting_paper_closed_reason (const RkMeetingPaper *self, const RkRecord *item)
{
  const char *reason = item ? rk_agenda_closed_reason (self->items, item) : NULL;

  if (reason || rk_meeting_is_open (self->meeting))
    return reason;
  return rk_record_get (self->meeting, "closed_reason");
}

gboolean
rk_meeting_paper_is_held_back (const RkMeetingPaper *self, const RkRecord *material)
{
  return rk_meeting_paper_is_closed (
      self, rk_meeting_paper_item (self, rk_record_get_int (material, "agenda_item_id")));
}

const char *
rk_meeting_paper_material (const RkMeetingPaper *self,
                           const RkRecord *material,
                           gboolean for_public)
{
  return for_public && rk_meeting_paper_is_held_back (self, material)
             ? "（非公開）"
             : rk_report_get (material, "title");
}

/* ── loading ─────────────────────────────────────────────────────────────────────────────── */

void
rk_meeting_paper_free (RkMeetingPaper *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->council, rk_record_unref);
  rk_minutes_form_clear (&self->form);
  g_clear_pointer (&self->meeting, rk_record_unref);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->numbers);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->guests);
  g_clear_pointer (&self->joints, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->lines);
  g_free (self->day);
  g_free (self->time);
  g_free (self->place);
  g_free (self);
}

/* The year and the number, the council; those who hold it, too, in lines of their own, each with
 * its number where one of them counts the meeting. */
static char *
dup_lines (const RkMeetingPaper *self, const char *year)
{
  GString *lines = g_string_new (year);
  gboolean numbered = FALSE;

  for (guint i = 0; i < self->joints->len; i++)
    numbered = numbered || ((const RkJoint *)self->joints->pdata[i])->number;
  g_string_append_printf (lines, numbered ? "\n第%d回%s" : "第%d回\n%s",
                          (int)rk_record_get_int (self->meeting, "number"),
                          rk_report_get (self->meeting, "council"));
  for (guint i = 0; i < self->joints->len; i++)
    {
      const RkJoint *joint = self->joints->pdata[i];

      g_string_append_c (lines, '\n');
      if (joint->number)
        g_string_append_printf (lines, "第%u回", joint->number);
      g_string_append (lines, joint->name);
    }
  if (self->joints->len)
    g_string_append (lines, "\n合同会議");
  return g_string_free (lines, FALSE);
}

static gboolean
has_come (const RkMeetingPaper *self)
{
  return rk_date_is_full (self->date) && rk_date_compare (self->date, self->as_of) <= 0;
}

static void
take_words (RkMeetingPaper *self)
{
  const RkRecord *meeting = self->meeting;
  g_autofree char *year = rk_fiscal_year_label ((int)rk_record_get_int (meeting, "year"));
  g_autofree char *from = rk_report_time_words (rk_record_get (meeting, "start_time"));
  g_autofree char *until = rk_report_time_words (rk_record_get (meeting, "end_time"));

  self->title = g_strdup (rk_report_get (meeting, "title"));
  self->lines = dup_lines (self, year);
  self->day = rk_report_day_words (rk_record_get (meeting, "date"));
  if (self->day == NULL)
    self->day = g_strdup ("（日程調整中）");
  /* Nobody has to be anywhere at any time for a meeting in writing. */
  self->time = rk_report_is_written (meeting) ? g_strdup ("")
               : *until                       ? g_strdup_printf ("%sから%sまで", from, until)
                                              : g_strdup (from);
  rk_date_from_iso (rk_report_get (meeting, "date"), &self->date);
  /* From its day on nobody is told any more where it will be. */
  self->place = rk_report_place_words (meeting, has_come (self) ? "（会場の記録なし）"
                                                                : "（会場は別途通知）");
}

static void
divide_people (RkMeetingPaper *self, GPtrArray *attendances)
{
  for (guint i = 0; i < attendances->len; i++)
    {
      RkRecord *attendance = attendances->pdata[i];
      gboolean member = rk_record_get_int (attendance, "appointment_id") != 0;

      if (!rk_record_get_int (attendance, "in_office"))
        continue;
      g_ptr_array_add (member ? self->members : self->guests, rk_record_ref (attendance));
      self->taken = self->taken || (member && rk_record_get (attendance, "presence"));
    }
  /* Before the day it is a forecast, whatever is known of it already. */
  self->taken = self->taken && (!rk_date_is_full (self->date) || has_come (self));
}

static gboolean
load_lists (RkDb *db, RkMeetingPaper *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = rk_report_records (db, &rk_kind_agenda_item, "meeting_id", self->id,
                                                   NULL, self->as_of, cancellable, error);
  g_autoptr (GPtrArray) attendances = NULL;

  if (items == NULL || !rk_report_tell_apart (db, items, error))
    return FALSE;
  order_section (self, items, FALSE);
  order_section (self, items, TRUE);
  self->materials = rk_report_records (db, &rk_kind_material, "meeting_id", self->id, NULL,
                                       self->as_of, cancellable, error);
  self->figures = rk_report_records (db, &rk_kind_figure, "meeting_id", self->id, NULL, self->as_of,
                                     cancellable, error);
  if (self->materials && self->figures)
    attendances = rk_report_records (db, &rk_kind_attendance, "meeting_id", self->id, NULL,
                                     self->as_of, cancellable, error);
  if (attendances == NULL)
    return FALSE;
  divide_people (self, attendances);
  return TRUE;
}

RkMeetingPaper *
rk_meeting_paper_load (RkDb *db,
                       const RkReportParams *params,
                       RkMeetingChoice choice,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (RkMeetingPaper) self = g_new0 (RkMeetingPaper, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  self->as_of = rk_report_day (params->as_of);
  if (!find_meeting (db, params, choice, &self->id, cancellable, error))
    return NULL;
  self->meeting = rk_records_get (db, &rk_kind_meeting, self->id, error);
  if (self->meeting == NULL)
    return NULL;
  self->council = rk_records_get (db, &rk_kind_council,
                                  rk_record_get_int (self->meeting, "council_id"), error);
  if (self->council == NULL)
    return NULL;
  self->joints = rk_meetings_joints (db, self->id, error);
  if (self->joints == NULL || !rk_minutes_form_load (db, self->meeting, &self->form, error))
    return NULL;
  take_words (self);
  return load_lists (db, self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
rk_meeting_paper_append_guests (const RkMeetingPaper *self, GString *text, const char *role)
{
  const char *body = "";

  for (guint i = 0; i < self->guests->len; i++)
    {
      const RkRecord *guest = self->guests->pdata[i];
      const char *own = rk_report_get (guest, "guest_body");
      const char *post = rk_report_get (guest, "guest_post");
      const char *presence = rk_meeting_paper_presence (self, guest);
      g_autofree char *person = rk_report_unbroken_name (guest, "guest_name");
      g_autoptr (GString) name = g_string_new (post);

      if (!g_str_equal (rk_report_get (guest, "guest_role"), role)
          || g_str_equal (presence, RK_REPLY_NO))
        continue;
      g_string_append_printf (name, "%s%s", *post ? "　" : "", person);
      g_string_replace (name, "　", "\u00a0\u00a0", 0); /* as wide, not to be broken */
      g_string_append (text, text->len ? "、" : "");
      if (!g_str_equal (own, body) && *own)
        g_string_append_printf (text, "%s　", own);
      g_string_append_printf (text, "%s%s", name->str,
                              g_str_equal (presence, RK_PRESENCE_WEB) ? "（オンライン）" : "");
      body = own;
    }
}

const char *
rk_meeting_paper_post (const RkRecord *attendance, gboolean for_public)
{
  return rk_record_get_int (attendance, "appointment_id") == 0
                 || rk_person_mark_shows ("post", rk_record_get (attendance, "post_shown"),
                                          for_public)
             ? rk_report_get (attendance, "post")
             : "";
}

const RkJoint *
rk_meeting_paper_joint_of (const RkMeetingPaper *self, const RkRecord *member)
{
  for (guint i = 0; i < self->joints->len; i++)
    if (((const RkJoint *)self->joints->pdata[i])->council
        == rk_record_get_int (member, "council_id"))
      return self->joints->pdata[i];
  return NULL;
}

char *
rk_meeting_paper_dup_role_in (const RkMeetingPaper *self,
                              const RkJoint *joint,
                              const RkRecord *member)
{
  return rk_attendance_dup_role_in (member, joint ? joint->council : rk_record_id (self->council));
}

gboolean
rk_meeting_paper_counts_in (const RkMeetingPaper *self,
                            const RkJoint *joint,
                            const RkRecord *member)
{
  return rk_attendance_votes_in (member, joint ? joint->council : rk_record_id (self->council));
}

void
rk_report_remark_cancelled (const RkRecord *meeting, RkDocument *document)
{
  const char *iso = meeting ? rk_record_get (meeting, "cancelled_on") : NULL;
  g_autofree char *day = rk_report_day_words (iso);
  /* Translators: a day */
  g_autofree char *words
      = day ? g_strdup_printf (_ ("This meeting was cancelled on %s. The paper does not say so."),
                               day)
            : NULL;

  if (words)
    rk_document_add_remark (document, words);
}

void
rk_report_remark_unsaid (const RkRecord *meeting, RkDocument *document)
{
  g_autofree char *names = rk_meeting_dup_unsaid (meeting, FALSE);
  /* Translators: names of fields of a meeting: 「会場、開始時刻」 */
  g_autofree char *words
      = names
            ? g_strdup_printf (_ ("The meeting does not say: %s. The paper leaves it open."), names)
            : NULL;

  if (words)
    rk_document_add_remark (document, words);
}

RkDocument *
rk_meeting_paper_document (RkDb *db,
                           const RkMeetingPaper *self,
                           const char *name,
                           const RkReportParams *params,
                           GError **error)
{
  g_autofree char *title = g_strconcat (self->title, "　", name, NULL);
  g_autofree char *office = NULL;
  RkDocument *document = rk_report_prepare (db, title, params, &office, error);

  if (document)
    rk_report_remark_cancelled (self->meeting, document);
  return document;
}

const char *
rk_meeting_paper_presence (const RkMeetingPaper *self, const RkRecord *attendance)
{
  gboolean guest = rk_record_get_int (attendance, "appointment_id") == 0;
  const char *said = rk_attendance_standing (attendance, self->meeting, guest || !self->taken);

  if (said && !(guest && self->taken && g_str_equal (said, RK_REPLY_NONE)))
    return said;
  return !self->taken ? RK_REPLY_NONE : guest ? RK_REPLY_YES : RK_REPLY_NO;
}

const RkRecord *
rk_meeting_paper_find_member (const RkMeetingPaper *self, gint64 appointment)
{
  for (guint i = 0; appointment && i < self->members->len; i++)
    if (rk_record_get_int (self->members->pdata[i], "appointment_id") == appointment)
      return self->members->pdata[i];
  return NULL;
}

static gboolean
shows (const RkMeetingPaper *self, const char *style)
{
  return g_strcmp0 (self->form.speakers, style) == 0;
}

/* The family name; the whole name where another member of the same role has the same. */
static char *
dup_called (const RkMeetingPaper *self, const RkRecord *member, const char *name)
{
  g_autofree char *family = rk_report_family_name (name);
  guint n = 0;

  for (guint i = 0; member && i < self->members->len; i++)
    {
      const RkRecord *another = self->members->pdata[i];
      g_autofree char *other = rk_report_family_name (rk_record_get (another, "name"));

      n += g_str_equal (family, other)
           && g_str_equal (rk_report_get (another, "role"), rk_report_get (member, "role"));
    }
  if (n > 1)
    {
      g_autoptr (GString) whole = g_string_new (name);

      g_string_replace (whole, "　", "", 0);
      g_string_replace (whole, " ", "", 0);
      return g_string_free (g_steal_pointer (&whole), FALSE);
    }
  return g_steal_pointer (&family);
}

/* 会長代理 would be another role: who came is said in brackets. */
char *
rk_meeting_paper_dup_speaker (const RkMeetingPaper *self,
                              gint64 appointment,
                              const char *name,
                              const char *body)
{
  const RkRecord *member = rk_meeting_paper_find_member (self, appointment);
  const RkJoint *joint = member ? rk_meeting_paper_joint_of (self, member) : NULL;
  const char *role = member ? rk_report_get (member, "role") : RK_ROLE_MEMBER;
  gboolean sent = member && g_str_equal (rk_meeting_paper_presence (self, member), RK_REPLY_DEPUTY);
  const char *by = sent ? "（代理）" : "";

  if (shows (self, "氏名"))
    {
      g_autofree char *family = dup_called (self, member, name);
      g_autofree char *deputy
          = rk_report_family_name (sent ? rk_record_get (member, "deputy_name") : NULL);

      return g_strdup_printf ("%s%s%s%s%s", family, *role ? role : RK_ROLE_MEMBER,
                              *deputy ? "（代理 " : by, deputy, *deputy ? "）" : "");
    }
  if (shows (self, "機関") && body)
    return g_strconcat (body, by, NULL);
  if (g_str_equal (role, RK_ROLE_CHAIR) || g_str_equal (role, RK_ROLE_DEPUTY_CHAIR))
    {
      g_autofree char *kept
          = joint ? rk_minutes_form_dup_short_name (&self->form, joint->name) : NULL;

      return g_strconcat (kept ? kept : joint ? joint->short_name : "", role, by, NULL);
    }
  return g_strconcat (g_str_equal (role, RK_ROLE_OBSERVER) ? role : RK_ROLE_MEMBER, by, NULL);
}

char *
rk_meeting_paper_dup_voice (const RkMeetingPaper *self,
                            gint64 appointment,
                            const char *name,
                            const char *body)
{
  g_autofree char *speaker = rk_meeting_paper_dup_speaker (self, appointment, name, body);

  return body && shows (self, "氏名") ? g_strdup_printf ("%s　%s", body, speaker)
                                      : g_steal_pointer (&speaker);
}

char *
rk_meeting_paper_dup_who (const RkMeetingPaper *self, const RkOpinion *opinion)
{
  if (opinion->appointment)
    return rk_meeting_paper_dup_voice (self, opinion->appointment, opinion->speaker, opinion->body);
  return g_strdup (opinion->body ? opinion->body : opinion->speaker);
}
