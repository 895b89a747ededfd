/* 委嘱状 and 解嘱状, which are handed over, and 就任承諾書, which comes back signed. */

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-letter-field.h"
#include "rk-renewal.h"
#include "rk-text.h"

/* ── 委嘱状 ──────────────────────────────────────────────────────────────────────────────── */

/* Seal of the office and 割印: guides for whoever stamps, not for the one who is appointed. */
static void
add_guides (RkSheet *sheet)
{
  RkSheetText small
      = { .x = 105, .y = 2.6, .face = RK_FACE_GOTHIC, .size = 6.5, .align = RK_ALIGN_CENTRE };

  rk_sheet_add_half_circle (sheet, 105, 0, 12);
  rk_sheet_add_text (sheet, &small, "割印");
  rk_sheet_add_box (sheet, 154, 224, 24, 24, RK_RULE_THIN, TRUE);
  small.x = 166;
  small.y = 234;
  rk_sheet_add_text (sheet, &small, "公印（24mm）");
}

static void
add_sentence (RkSheet *sheet, const char *body)
{
  RkSheetText text = { .x = 29,
                       .y = 128,
                       .width = 154,
                       .face = RK_FACE_MINCHO,
                       .size = 17,
                       .smallest = 17,
                       .pitch = 36,
                       .fit = RK_FIT_TEXT };

  rk_sheet_add_text (sheet, &text, body);
}

static RkSheet *
appointment_sheet (const RkPaperData *self,
                   const RkFields *fields,
                   const char *number,
                   const RkLetterText *text,
                   const char *day)
{
  RkSheet *sheet = rk_sheet_new ();
  RkSheetText right
      = { .x = 183, .y = 34, .face = RK_FACE_MINCHO, .size = 11, .align = RK_ALIGN_RIGHT };
  RkSheetText title = { .x = 105, .y = 54, .face = RK_FACE_MINCHO, .size = 34, .spacing = 0.7 };
  RkSheetText name = { .x = 28,
                       .y = 92,
                       .width = 150,
                       .face = RK_FACE_MINCHO,
                       .size = 22,
                       .align = RK_ALIGN_RIGHT,
                       .fit = RK_FIT_PERSON };
  RkSheetText date = { .x = 42, .y = 204, .face = RK_FACE_MINCHO, .size = 15 };
  RkSheetText issuer = { .x = 30,
                         .y = 224,
                         .width = 118,
                         .face = RK_FACE_MINCHO,
                         .size = 17,
                         .pitch = 24 * RK_MM,
                         .align = RK_ALIGN_RIGHT,
                         .fit = RK_FIT_FORM };
  g_autofree char *to = g_strdup_printf ("%s　様", rk_fields_get (fields, "氏名"));

  rk_sheet_add_text (sheet, &right, number);
  rk_sheet_add_text (sheet, &title, text->subject);
  rk_sheet_add_text (sheet, &name, to);
  add_sentence (sheet, text->body);
  rk_sheet_add_text (sheet, &date, day);
  rk_sheet_add_text (sheet, &issuer, rk_paper_text (self->council, "appointer"));
  return sheet;
}

/* Nobody is to find out at the ceremony that the letters bear no name. */
static void
remark_appointer (const RkPaperData *self, RkDocument *document)
{
  if (*rk_paper_text (self->council, "appointer") == '\0')
    rk_document_set_remark (document, _ ("The rules of this council do not say who appoints its "
                                         "members. That name is missing on this paper."));
}

/* Who has left before the end of the term is released, not appointed. */
static gboolean
is_released (const RkPaperData *self, const RkRecord *member)
{
  if (self->letter) /* how it would look */
    return g_strcmp0 (rk_record_get (self->letter, "document"), "release") == 0;
  return rk_councils_is_released (member, self->day);
}

/* The day of the letter: of the release, of the appointment, the first of the term. */
static char *
letter_day (const RkRecord *member, gboolean released)
{
  const char *appointed = rk_record_get (member, "appointed_on");
  const char *iso = appointed ? appointed : rk_record_get (member, "term_start");

  return rk_paper_day_words (released ? rk_record_get (member, "term_end") : iso, FALSE);
}

/* The number of the ledger; a letter that has none yet bears the one that it is given once it is
 * printed (rk_councils_note_letters()). @ahead: letters before it that have none either */
static char *
ledger_number (const RkPaperData *self,
               const RkRecord *member,
               gboolean released,
               guint *ahead,
               GError **error)
{
  const RkCouncilLetter *letter = rk_councils_letter (released);
  const char *number = rk_record_get (member, letter->number);
  const char *printed = rk_record_get (member, letter->printed_on);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  char *next;

  if (number || printed)
    return g_strdup (number ? number : "");
  next = rk_councils_next_document (self->db, today, *ahead, error);
  *ahead += 1;
  return next;
}

static gboolean
add_appointment (const RkPaperData *self,
                 const RkReportParams *params,
                 RkDocument *document,
                 const RkRecord *letter,
                 const RkRecord *member,
                 gboolean released,
                 guint *ahead,
                 GError **error)
{
  g_autofree char *number = ledger_number (self, member, released, ahead, error);
  g_autoptr (RkFields) fields = rk_paper_fields_member (self, member);
  g_autofree char *day = letter_day (member, released);
  g_auto (RkLetterText) text = { 0 };
  RkSheet *sheet;

  if (number == NULL || !rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  sheet = appointment_sheet (self, fields, number, &text, day);
  if (params->draft || rk_record_get_int (self->office, "sample"))
    add_guides (sheet);
  rk_document_start_part (document, rk_fields_get (fields, "氏名"));
  rk_document_add_sheet (document, sheet);
  return TRUE;
}

/* Observers come without being appointed; whoever is chosen by name is meant all the same. */
static gboolean
is_appointed (const RkReportParams *params, const RkRecord *member)
{
  return rk_paper_is_chosen (params)
         || g_strcmp0 (rk_record_get (member, "role"), RK_ROLE_OBSERVER) != 0;
}

RkDocument *
rk_report_appointment (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (RkRecord) appointing = NULL;
  g_autoptr (RkRecord) releasing = NULL;
  g_autoptr (RkDocument) document = NULL;
  guint n = 0, ahead = 0, n_released = 0;

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEMBERS | RK_PAPER_ANY_TERM, error))
    return NULL;
  for (guint i = 0; i < self.members->len; i++)
    n_released += is_released (&self, self.members->pdata[i]);
  document = rk_paper_document (&self,
                                n_released == 0                   ? "委嘱状"
                                : n_released == self.members->len ? "解嘱状"
                                                                  : "委嘱状・解嘱状",
                                RK_PAPER_USE_SHEET);
  for (guint i = 0; i < self.members->len; i++)
    {
      const RkRecord *member = self.members->pdata[i];
      gboolean released = is_released (&self, member);
      RkRecord **letter = released ? &releasing : &appointing;

      if (!is_appointed (params, member))
        continue;
      if (*letter == NULL)
        *letter = rk_paper_letter (&self, released ? "release" : "appointment", error);
      if (*letter == NULL || g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_appointment (&self, params, document, *letter, member, released, &ahead, error))
        return NULL;
      n++;
    }
  remark_appointer (&self, document);
  return n ? g_steal_pointer (&document) : rk_paper_nobody (error);
}

gboolean
rk_report_note_appointments (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEMBERS | RK_PAPER_ANY_TERM, error))
    return FALSE;
  for (guint i = 0; i < self.members->len; i++)
    {
      gint64 id = rk_record_id (self.members->pdata[i]);

      if (is_appointed (params, self.members->pdata[i]))
        g_array_append_val (ids, id);
    }
  return rk_councils_note_letters (db, (const gint64 *)(gpointer)ids->data, ids->len, n, error);
}

/* ── 就任承諾書 ──────────────────────────────────────────────────────────────────────────── */

static void
add_signature (RkSheet *sheet, const RkFields *fields)
{
  static const char *const labels[] = { "所属機関", "職　　名", "氏　　名", "署　　名" };
  static const char *const names[] = { "所属機関", "職名", "氏名", NULL };
  RkSheetText label = { .x = 30, .face = RK_FACE_MINCHO, .size = 11, .pitch = 20 };
  RkSheetText value = {
    .x = 51, .width = 104, .face = RK_FACE_MINCHO, .size = 11, .pitch = 20, .fit = RK_FIT_LIST
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      double y = 150 + 13 * i;

      label.y = value.y = y;
      rk_sheet_add_text (sheet, &label, labels[i]);
      if (names[i])
        rk_sheet_add_text (sheet, &value, rk_fields_get (fields, names[i]));
      rk_sheet_add_rule (sheet, 30, y + 9, 155.5, y + 9, RK_RULE_THIN);
    }
}

static RkSheet *
acceptance_sheet (const RkPaperData *self, const RkFields *fields, const RkLetterText *text)
{
  RkSheet *sheet = rk_sheet_new ();
  RkSheetText title = { .x = 77.75, .y = 8, .face = RK_FACE_MINCHO, .size = 18, .spacing = 0.5 };
  RkSheetText date
      = { .x = 155.5, .y = 34, .face = RK_FACE_MINCHO, .size = 11, .align = RK_ALIGN_RIGHT };
  RkSheetText plain = { .x = 0,
                        .y = 52,
                        .width = 155.5,
                        .face = RK_FACE_MINCHO,
                        .size = 11,
                        .smallest = 11,
                        .pitch = 20,
                        .fit = RK_FIT_TEXT };
  g_autofree char *day = rk_paper_day_words (NULL, FALSE);
  g_autofree char *to = g_strdup_printf ("%s　様", rk_paper_text (self->council, "appointer"));

  rk_sheet_add_text (sheet, &title, text->subject);
  rk_sheet_add_text (sheet, &date, day);
  rk_sheet_add_text (sheet, &plain, to);
  plain.y = 76;
  rk_sheet_add_text (sheet, &plain, text->body);
  plain.y = 104;
  plain.x = 7.8;
  plain.width -= 7.8;
  rk_sheet_add_text (sheet, &plain, text->items);
  add_signature (sheet, fields);
  return sheet;
}

static gboolean
add_acceptance (const RkPaperData *self,
                RkDocument *document,
                const RkRecord *letter,
                const RkFields *fields,
                GError **error)
{
  const char *name = rk_fields_get (fields, "氏名");
  g_auto (RkLetterText) text = { 0 };

  if (!rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  rk_document_start_part (document, *name ? name : rk_fields_get (fields, "所属機関"));
  rk_document_add_sheet (document, acceptance_sheet (self, fields, &text));
  return TRUE;
}

/* Who has accepted is asked once more only where nobody else is meant. */
static gboolean
add_members (const RkPaperData *self,
             const RkReportParams *params,
             RkDocument *document,
             const RkRecord *letter,
             gboolean again,
             guint *n,
             GError **error)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const RkRecord *member = self->members->pdata[i];
      g_autoptr (RkFields) fields = rk_paper_fields_member (self, member);

      if (!is_appointed (params, member) || (!again && rk_record_get (member, "accepted_on")))
        continue;
      if (!add_acceptance (self, document, letter, fields, error))
        return FALSE;
      ++*n;
    }
  return TRUE;
}

static gboolean
has_member (const RkPaperData *self, gint64 seat)
{
  for (guint i = 0; i < self->members->len; i++)
    if (rk_record_get_int (self->members->pdata[i], "seat_id") == seat)
      return TRUE;
  return FALSE;
}

/* What is known of whoever will have the seat; the rest is left to be written by hand. */
static RkFields *
seat_fields (const RkPaperData *self, const RkRenewalSeat *seat, const char *start)
{
  RkFields *fields = rk_fields_new (self->fields);
  g_autoptr (GPtrArray) all = rk_letter_fields ("acceptance");
  gboolean same = seat->answer == RK_RENEWAL_SAME;
  g_autofree char *name = rk_text_person_name (same ? seat->name : seat->new_name);

  for (guint i = 0; i < all->len; i++)
    {
      const char *field = ((RkLetterField *)all->pdata[i])->name;

      if (rk_fields_get (self->fields, field) == NULL)
        rk_fields_set (fields, field, NULL);
    }
  rk_fields_set (fields, "氏名", name);
  rk_fields_set (fields, "ふりがな", same ? seat->kana : seat->new_kana);
  rk_fields_set (fields, "職名", same ? seat->post : seat->new_post);
  rk_fields_set (fields, "所属機関", seat->body);
  rk_fields_set (fields, "機関名", seat->body);
  rk_fields_set (fields, "区分", seat->category);
  rk_fields_set (fields, "前任者", same ? NULL : seat->name);
  rk_fields_take (fields, "任期開始日", rk_paper_day_words (start, FALSE));
  if (seat->term_end)
    {
      rk_fields_take (fields, "任期", rk_paper_term_words (start, seat->term_end));
      rk_fields_take (fields, "任期満了日", rk_paper_day_words (seat->term_end, FALSE));
    }
  else
    {
      rk_fields_take (fields, "任期",
                      g_strconcat (rk_fields_get (fields, "任期開始日"), RK_PAPER_NO_END, NULL));
      rk_fields_set (fields, "任期満了日", RK_PAPER_NO_LAST_DAY);
    }
  return fields;
}

/* 改選: forms that go out with the 推薦依頼, before anybody is recorded. */
static gboolean
add_seats (const RkPaperData *self,
           const RkReportParams *params,
           RkDocument *document,
           const RkRecord *letter,
           guint *n,
           GError **error)
{
  g_autofree char *start = rk_date_to_iso (params->term);
  g_autoptr (GPtrArray) seats
      = rk_renewal_seats (self->db, rk_record_id (self->council), params->seat, start, error);

  for (guint i = 0; seats && i < seats->len; i++)
    {
      const RkRenewalSeat *seat = seats->pdata[i];
      g_autoptr (RkFields) fields = NULL;

      if (seat->accepted_on || g_strcmp0 (seat->role, RK_ROLE_OBSERVER) == 0
          || has_member (self, seat->seat_id))
        continue;
      fields = seat_fields (self, seat, start);
      if (!add_acceptance (self, document, letter, fields, error))
        return FALSE;
      ++*n;
    }
  return seats != NULL;
}

RkDocument *
rk_report_acceptance (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  RkPaperUsage usage = RK_PAPER_MEMBERS | RK_PAPER_ANY_TERM;
  gboolean renewal = rk_date_is_full (params->term);
  gboolean chosen = rk_paper_is_chosen (params);
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (RkRecord) letter = NULL;
  g_autoptr (RkDocument) document = NULL;
  guint n = 0;

  if (!rk_paper_data_load (&self, db, params, usage | (renewal ? RK_PAPER_NOBODY_YET : 0), error)
      || (letter = rk_paper_letter (&self, "acceptance", error)) == NULL)
    return NULL;
  document = rk_paper_document (&self, "就任承諾書", RK_PAPER_USE_LETTER);
  if (!add_members (&self, params, document, letter, chosen, &n, error)
      || (renewal && !chosen && !add_seats (&self, params, document, letter, &n, error)))
    return NULL;
  if (n)
    {
      remark_appointer (&self, document);
      return g_steal_pointer (&document);
    }
  rk_document_set_remark (document, _ ("Everybody has accepted. The forms are for all of them once "
                                       "more."));
  remark_appointer (&self, document); /* weighs more than that */
  if (!add_members (&self, params, document, letter, TRUE, &n, error))
    return NULL;
  return n ? g_steal_pointer (&document) : rk_paper_nobody (error);
}
