/* 会議録: one text, in the layout that the council uses; the edition for the public hides what is
 * withheld. */
#include "rk-report-minutes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rk-meetings.h"
#include "rk-packet-private.h"
#include "rk-records.h"
#include "rk-report-grid.h"

/* Ems of the column of speakers. */
#define SPEAKER_LEAST 5.6
#define SPEAKER_MOST 11.0

/* ── who speaks ──────────────────────────────────────────────────────────────────────────── */

static char *
member_words (const RkMinutesPaper *self, const RkRecord *statement)
{
  gboolean ballot = rk_record_kind (statement) == &rk_kind_ballot;

  return rk_meeting_paper_dup_speaker (self->paper, rk_record_get_int (statement, "appointment_id"),
                                       rk_report_get (statement, ballot ? "name" : "speaker_name"),
                                       rk_record_get (statement, ballot ? "body" : "speaker_body"));
}

char *
rk_minutes_paper_speaker (const RkMinutesPaper *self, const RkRecord *statement)
{
  gboolean member = rk_record_get_int (statement, "appointment_id") != 0;
  g_autofree char *other = member ? NULL : rk_report_name (statement, "speaker");
  g_autofree char *words = NULL;

  if (member)
    words = member_words (self, statement);
  else
    words = g_strdup (*other ? other : rk_report_get (statement, "speaker_kind"));
  return g_strdup_printf ("（%s）", words);
}

/* ── what is withheld ────────────────────────────────────────────────────────────────────── */

/* The number of a reason among those that the paper names; from 1. */
static guint
note_reason (RkMinutesPaper *self, const char *reason)
{
  for (guint i = 0; i < self->reasons->len; i++)
    if (g_str_equal (self->reasons->pdata[i], reason))
      return i + 1;
  g_ptr_array_add (self->reasons, g_strdup (reason));
  return self->reasons->len;
}

static char *
bar_words (RkMinutesPaper *self, const char *reason)
{
  guint n = note_reason (self, *reason ? reason : "公開しないこととしたため");

  return g_strdup_printf ("%s※%u", RK_WITHHELD, n);
}

/* The part that is withheld, each time it is said; where the text does not say it word for word,
 * all of it: rather too much than too little. */
static char *
hide (RkMinutesPaper *self, const RkRecord *statement, const char *text)
{
  const char *part = rk_record_get (statement, "withheld_part");
  g_autofree char *bar = bar_words (self, rk_report_get (statement, "withheld_reason"));
  g_autoptr (GString) words = NULL;

  if (part == NULL || *part == '\0' || strstr (text, part) == NULL)
    return g_steal_pointer (&bar);
  words = g_string_new (text);
  g_string_replace (words, part, bar, 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
rk_minutes_paper_words (RkMinutesPaper *self, const RkRecord *statement)
{
  const char *summary = rk_record_get (statement, "summary");
  const char *text = self->summary && summary ? summary : rk_report_get (statement, "text");

  if (!rk_record_get_int (statement, "withheld"))
    return g_strdup (text);
  if (self->for_public)
    return hide (self, statement, text);
  return rk_report_mark_withheld (text, rk_record_get (statement, "withheld_reason"));
}

/* ── the talk ────────────────────────────────────────────────────────────────────────────── */

static double
speaker_room (const RkMinutesPaper *self)
{
  glong longest = 0;

  for (guint i = 0; i < self->statements->len; i++)
    {
      g_autofree char *label = rk_minutes_paper_speaker (self, self->statements->pdata[i]);

      longest = MAX (longest, g_utf8_strlen (label, -1));
    }
  return CLAMP (longest + 0.6, SPEAKER_LEAST, SPEAKER_MOST);
}

static void
add_decision (RkDocument *document, const char *words)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 14, .fit = RK_FIT_NAME }, { NULL, .fit = RK_FIT_TEXT } };
  RkReportGrid *grid = rk_report_grid_new (2);
  RkTable *table;

  rk_report_grid_add (grid, 0, "決定", words);
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_rules (table, RK_RULES_FRAME);
  rk_document_add_table (document, table);
}

/* A hatched bar cannot stand in a table; there it is said in words. */
static char *
plain_words (RkMinutesPaper *self, const RkRecord *statement)
{
  g_autofree char *words = rk_minutes_paper_words (self, statement);
  g_autoptr (GString) plain = g_string_new (words);

  g_string_replace (plain, RK_WITHHELD, "（非公開）", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
add_statement (RkDocument *document, RkMinutesPaper *self, const RkRecord *statement, double hang)
{
  g_autofree char *label = rk_minutes_paper_speaker (self, statement);
  g_autofree char *words = rk_minutes_paper_words (self, statement);
  RkEntry entry = { RK_PARAGRAPH_TALK, label, words, NULL, 0, hang, 0 };

  if (g_str_equal (rk_report_get (statement, "kind"), "決定"))
    {
      g_autofree char *decision = plain_words (self, statement);

      add_decision (document, decision);
      return;
    }
  rk_document_add_entry (document, &entry);
}

/* In place of what was said. @item: (nullable) */
static void
add_closed (RkDocument *document, RkMinutesPaper *self, const RkRecord *item, double hang)
{
  const char *reason = rk_meeting_paper_closed_reason (self->paper, item);
  g_autofree char *bar = bar_words (self, reason ? reason : "");
  RkEntry entry = { RK_PARAGRAPH_TALK, "（非公開）", bar, NULL, 0, hang, 0 };

  rk_document_add_entry (document, &entry);
}

/* Whether anything was said on an item, or on one under it. */
static gboolean
is_spoken_of (const RkMinutesPaper *self, const RkRecord *item)
{
  for (guint i = 0; i < self->statements->len; i++)
    {
      gint64 of = rk_record_get_int (self->statements->pdata[i], "agenda_item_id");
      const RkRecord *under = rk_meeting_paper_item (self->paper, of);

      if (of == rk_record_id (item)
          || (under && rk_record_get_int (under, "parent_id") == rk_record_id (item)))
        return TRUE;
    }
  return FALSE;
}

static void
add_item_talk (RkDocument *document, RkMinutesPaper *self, guint n, double hang)
{
  const RkRecord *item = self->paper->items->pdata[n];
  g_autofree char *number = rk_meeting_paper_dup_item (self->paper, n);
  g_autofree char *head = g_strdup_printf ("%s　%s", number, rk_report_get (item, "title"));
  gboolean said = FALSE;

  /* In writing, what was replied follows for all of them. */
  if (rk_report_is_written (self->paper->meeting) && !is_spoken_of (self, item)
      && rk_record_get (item, "put_off_on") == NULL)
    return;
  rk_document_add_heading (document, head);
  if (self->for_public && rk_meeting_paper_is_closed (self->paper, item))
    {
      add_closed (document, self, item, hang);
      return;
    }
  for (guint i = 0; i < self->statements->len; i++)
    if (rk_record_get_int (self->statements->pdata[i], "agenda_item_id") == rk_record_id (item))
      {
        add_statement (document, self, self->statements->pdata[i], hang);
        said = TRUE;
      }
  if (!said && rk_record_get (item, "put_off_on"))
    rk_document_add_paragraph (document, RK_PARAGRAPH_TALK, "時間の都合により、次回に持ち越した。");
  else if (!said && n + 1 < self->paper->items->len
           && rk_record_get_int (self->paper->items->pdata[n + 1], "parent_id")
                  == rk_record_id (item))
    return; /* what was said stands under the items under it */
  else if (!said)
    rk_document_add_paragraph (document, RK_PARAGRAPH_TALK, "発言はなかった。");
}

static void
add_reasons (RkDocument *document, const RkMinutesPaper *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const char *reason = self->reasons->pdata[i];

      g_string_append_printf (text, "%s※%u　斜線の部分は、%s%s公開しない。", i ? "\n" : "", i + 1,
                              reason, g_str_has_suffix (reason, "ため") ? "、" : "のため、");
    }
  if (text->len)
    rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, text->str);
}

static gboolean
has_loose_talk (const RkMinutesPaper *self)
{
  for (guint i = 0; i < self->statements->len; i++)
    if (rk_record_get_int (self->statements->pdata[i], "agenda_item_id") == 0)
      return TRUE;
  return FALSE;
}

static void
add_loose_talk (RkDocument *document, RkMinutesPaper *self, double hang)
{
  rk_document_add_heading (document, "その他の発言");
  if (self->for_public && rk_meeting_paper_is_closed (self->paper, NULL))
    {
      add_closed (document, self, NULL, hang);
      return;
    }
  for (guint i = 0; i < self->statements->len; i++)
    if (rk_record_get_int (self->statements->pdata[i], "agenda_item_id") == 0)
      add_statement (document, self, self->statements->pdata[i], hang);
}

void
rk_minutes_paper_add_talk (RkDocument *document, RkMinutesPaper *self)
{
  double hang = speaker_room (self);

  for (guint i = 0; i < self->paper->items->len; i++)
    add_item_talk (document, self, i, hang);
  if (has_loose_talk (self))
    add_loose_talk (document, self, hang);
  if (self->statements->len == 0 && self->ballots->len == 0)
    rk_document_add_paragraph (document, RK_PARAGRAPH_TALK, "発言の記録はまだありません。");
  add_reasons (document, self);
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

/* 「公開版（議事概要）　令和8年8月20日　確定　第1版」 */
static char *
state_words (const RkMinutesPaper *self)
{
  const RkRecord *meeting = self->paper->meeting;
  const char *iso = rk_record_get (meeting, "minutes_fixed_on");
  const char *state = rk_report_get (meeting, "minutes_state");
  g_autofree char *day = NULL;
  RkDate date;

  if (iso && rk_date_from_iso (iso, &date))
    day = rk_date_to_wareki_long (date);
  return g_strdup_printf ("%s（%s）　　%s%s%s　第%d版", self->for_public ? "公開版" : "内部用",
                          self->summary ? "議事概要" : "全文", day ? day : "", day ? "　" : "",
                          *state ? state : RK_MINUTES_DRAFT,
                          MAX ((int)rk_record_get_int (meeting, "minutes_version"), 1));
}

static void
minutes_free (RkMinutesPaper *self)
{
  g_clear_pointer (&self->paper, rk_meeting_paper_free);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->ballots, g_ptr_array_unref);
  g_free (self->handed_out);
  g_free (self->next);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkMinutesPaper, minutes_free)

/* A summary is published where the council says why; the full text stays with the office. */
static void
choose_edition (RkMinutesPaper *self, const RkReportParams *params)
{
  self->for_public = params->for_public;
  self->full_layout = g_strcmp0 (self->paper->form.layout, "全文") == 0;
  self->summary = !self->full_layout && params->for_public
                  && rk_record_get (self->paper->meeting, "summary_reason");
}

static gboolean
find_next (RkDb *db, RkMinutesPaper *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) meetings
      = rk_report_records (db, &rk_kind_meeting, "council_id", rk_record_id (self->paper->council),
                           "date", RK_DATE_NONE, cancellable, error);
  const char *date = rk_report_get (self->paper->meeting, "date");

  for (guint i = 0; meetings && self->next == NULL && i < meetings->len; i++)
    if (strcmp (rk_report_get (meetings->pdata[i], "date"), date) > 0
        && rk_record_get (meetings->pdata[i], "cancelled_on") == NULL)
      self->next = rk_report_day_words (rk_report_get (meetings->pdata[i], "date"));
  if (self->next == NULL)
    self->next = g_strdup ("未定");
  return meetings != NULL;
}

static RkMinutesPaper *
load (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkMinutesPaper) self = g_new0 (RkMinutesPaper, 1);

  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->paper = rk_meeting_paper_load (db, params, RK_MEETING_HELD, cancellable, error);
  if (self->paper == NULL)
    return NULL;
  self->statements = rk_report_records (db, &rk_kind_statement, "meeting_id", self->paper->id, NULL,
                                        self->paper->as_of, cancellable, error);
  if (self->statements)
    self->ballots = rk_report_records (db, &rk_kind_ballot, "meeting_id", self->paper->id,
                                       "replied_on", self->paper->as_of, cancellable, error);
  if (self->ballots == NULL || !find_next (db, self, cancellable, error)
      || !rk_meetings_quorum (db, self->paper->id, &self->quorum, NULL, error)
      || (self->handed_out = rk_packet_dup_handed_out (db, self->paper, NULL, "、", error)) == NULL)
    return NULL;
  choose_edition (self, params);
  return g_steal_pointer (&self);
}

/* Whoever reads a record asks where and when it was. */
static void
remark_unsaid (const RkMinutesPaper *self, RkDocument *document)
{
  g_autofree char *names = rk_meeting_dup_unsaid (self->paper->meeting, TRUE);
  /* Translators: names of fields of a meeting: 「会場、開始時刻、終了時刻」 */
  g_autofree char *words
      = names ? g_strdup_printf (_ ("The meeting does not say: %s. The record lacks it."), names)
              : NULL;

  if (words)
    rk_document_add_remark (document, words);
}

RkDocument *
rk_report_minutes (RkDb *db,
                   const RkReportParams *params,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RkMinutesPaper) self = load (db, params, cancellable, error);
  const char *layout;
  const char *name;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *state = NULL;

  if (self == NULL)
    return NULL;
  layout = self->paper->form.layout ? self->paper->form.layout : "";
  name = g_str_equal (layout, "審議結果") ? "審議結果" : self->summary ? "会議概要" : "会議録";
  document = rk_meeting_paper_document (db, self->paper, name, params, error);
  if (document == NULL)
    return NULL;
  state = state_words (self);
  rk_document_add_paragraph (document, RK_PARAGRAPH_HEAD_WIDE, name);
  rk_document_add_paragraph (document, RK_PARAGRAPH_SUB, state);
  rk_document_add_space (document, 3);
  rk_minutes_paper_add_head (document, self, layout);
  rk_minutes_paper_add_ballots (document, self);
  rk_minutes_paper_add_talk (document, self);
  remark_unsaid (self, document);
  return g_steal_pointer (&document);
}
