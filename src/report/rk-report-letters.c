/* Letters about a council and its meetings: 推薦依頼, 開催通知, 事務連絡, 開催のお知らせ. */
#include <string.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-records.h"

/* A term that ends within so many days is a reason to ask for the next one. */
#define ASK_DAYS 180
/* A body has so many days to answer. */
#define ANSWER_DAYS 30

/* ── 開催通知 ────────────────────────────────────────────────────────────────────────────── */

/* Members by their place in the council, others by the body that they come from. */
static char *
addressee (const RkPaperData *self, const RkRecord *member)
{
  const char *role = rk_paper_text (member, "role");
  g_autofree char *name = rk_paper_name (rk_record_get (member, "name"));

  if (g_str_equal (role, RK_ROLE_OBSERVER))
    return g_strdup_printf ("%s\n　%s　%s　様", rk_paper_text (member, "body"),
                            rk_paper_text (member, "post"), name);
  return g_strdup_printf ("%s\n　%s　%s　様", rk_paper_text (self->council, "name"), role, name);
}

static char *
notice_day (const RkPaperData *self)
{
  g_autofree char *iso = rk_date_to_iso (self->day);
  const char *noticed = rk_paper_text (self->meeting, "noticed_on");

  return rk_paper_day_words (*noticed ? noticed : iso, FALSE);
}

/* What members are asked for, by the way in which the meeting is held. The deadline is put in here
 * since it stands in the middle of these sentences. */
static const struct
{
  const char *form;
  const char *how;    /* 開催の方法 */
  const char *come;   /* 出席の依頼 */
  const char *answer; /* 回答の依頼; %s: the deadline */
  const char *papers; /* 資料の扱い */
} forms[] = {
  { "対面", "", "御多用のところ恐れ入りますが、御出席くださいますようお願いします。",
    "なお、御出席の可否を%sまでに出欠回答票で御回答ください。", "当日お持ちください。" },
  { "Web", "Web会議により", "御多用のところ恐れ入りますが、御参加くださいますようお願いします。",
    "なお、御参加の可否を%sまでに出欠回答票で御回答ください。", "当日お手元に御用意ください。" },
  { "併用", "会場及びWeb会議により",
    "御多用のところ恐れ入りますが、会場又はWeb会議で御出席くださいますようお願いします。",
    "なお、御出席の可否及び方法（会場又はWeb会議）を%sまでに出欠回答票で御回答ください。",
    "当日お持ちになるか、お手元に御用意ください。" },
  { "書面", "書面により",
    "御多用のところ恐れ入りますが、資料を御覧の上、議題について御意見をお寄せくださいますよう"
    "お願いします。",
    "なお、議題についての賛否及び御意見を%sまでに書面回答票で御回答ください。",
    "御覧の上、書面回答票で御回答ください。" },
};

static void
set_form_words (RkPaperData *self)
{
  const char *form = rk_paper_text (self->meeting, "form");
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, form))
      n = i;
  rk_fields_set (self->fields, "開催の方法", forms[n].how);
  rk_fields_set (self->fields, "出席の依頼", forms[n].come);
  rk_fields_set (self->fields, "資料の扱い", forms[n].papers);
  {
    g_auto (GStrv) parts = g_strsplit (forms[n].answer, "%s", 2);

    rk_fields_take (
        self->fields, "回答の依頼",
        g_strconcat (parts[0], rk_fields_get (self->fields, "回答期限"), parts[1], NULL));
  }
}

static void
set_deputy_words (RkPaperData *self)
{
  gboolean in_writing = g_str_equal (rk_paper_text (self->meeting, "form"), "書面");

  set_form_words (self);
  rk_fields_set (self->fields, "代理の案内",
                 rk_record_get_int (self->council, "deputies_count") && !in_writing
                     ? "御出席が難しい場合は、同じ機関の方が代理で出席できます。"
                     : NULL);
}

static gboolean
add_invitation (const RkPaperData *self,
                RkDocument *document,
                const RkRecord *letter,
                const RkRecord *member,
                RkLetterPage *page,
                GError **error)
{
  g_autoptr (RkFields) fields = rk_paper_fields_member (self, member);
  g_auto (RkLetterText) text = { 0 };
  g_autofree char *to = addressee (self, member);

  if (!rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  page->to = to;
  page->text = &text;
  rk_letter_add_page (document, page, rk_fields_get (fields, "氏名"));
  return TRUE;
}

RkDocument *
rk_report_invitation (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (RkRecord) letter = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *day = NULL;
  g_autofree char *from = NULL;
  g_autofree char *contact = NULL;
  RkLetterPage page = { 0 };

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING | RK_PAPER_MEMBERS, error)
      || (letter = rk_paper_letter (&self, "invitation", error)) == NULL)
    return NULL;
  set_deputy_words (&self);
  document = rk_paper_document (&self, "開催通知", RK_PAPER_USE_LETTER);
  page.number = params->number ? params->number : rk_record_get (self.meeting, "document_number");
  page.date = day = notice_day (&self);
  page.from = from = rk_paper_sender (&self);
  page.contact = contact = rk_paper_contact (&self, FALSE);
  for (guint i = 0; i < self.members->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_invitation (&self, document, letter, self.members->pdata[i], &page, error))
      return NULL;
  return g_steal_pointer (&document);
}

/* The day that the invitation bears: from now on the meeting knows it. */
gboolean
rk_report_note_invitation (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autofree char *iso = NULL;
  const char *date;
  RkDraft *draft;
  g_autoptr (RkRecord) record = NULL;

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING, error))
    return FALSE;
  iso = rk_date_to_iso (self.day);
  date = rk_record_get (self.meeting, "date");
  if (rk_record_get (self.meeting, "noticed_on") || (date && strcmp (iso, date) > 0))
    return TRUE;
  draft = rk_draft_copy (self.meeting);
  rk_draft_take (draft, rk_kind_field (&rk_kind_meeting, "noticed_on"), g_steal_pointer (&iso));
  record = rk_draft_end (draft);
  *n = 1;
  return rk_records_save (db, record, NULL, error);
}

/* ── 事務連絡, 開催のお知らせ ────────────────────────────────────────────────────────────── */

/* One letter to all, or to nobody by name. */
static RkDocument *
build_one (
    RkPaperData *self, const char *name, const char *title, RkLetterPage *page, GError **error)
{
  g_autoptr (RkRecord) letter = rk_paper_letter (self, name, error);
  g_auto (RkLetterText) text = { 0 };
  RkDocument *document;

  set_deputy_words (self);
  if (letter == NULL || !rk_letter_fill (letter, self->fields, &text, error))
    return NULL;
  page->text = &text;
  document = rk_paper_document (self, title, RK_PAPER_USE_LETTER);
  rk_letter_add_page (document, page, NULL);
  return document;
}

RkDocument *
rk_report_notice (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *to = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *iso = NULL;
  RkLetterPage page = { .kind = "事　務　連　絡" };

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING, error))
    return NULL;
  iso = rk_date_to_iso (self.day);
  page.date = day = rk_paper_day_words (iso, FALSE);
  page.to = to = g_strdup_printf ("%s\n　委員　各位", rk_paper_text (self.council, "name"));
  page.from = rk_paper_text (self.council, "secretariat");
  page.contact = contact = rk_paper_contact (&self, FALSE);
  return build_one (&self, "notice", "事務連絡", &page, error);
}

RkDocument *
rk_report_public_notice (RkDb *db,
                         const RkReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *contact = NULL;
  RkLetterPage page = { .plain = TRUE };
  const char *announced;
  g_autofree char *iso = NULL;

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING, error))
    return NULL;
  iso = rk_date_to_iso (self.day);
  announced = rk_paper_text (self.meeting, "announced_on");
  page.date = day = rk_paper_day_words (*announced ? announced : iso, FALSE);
  page.from = rk_paper_text (self.council, "secretariat_head");
  page.contact = contact = rk_paper_contact (&self, TRUE);
  return build_one (&self, "public-notice", "開催のお知らせ", &page, error);
}

/* ── 推薦依頼 ────────────────────────────────────────────────────────────────────────────── */

/* What a body is asked for: one letter however many seats it has. */
typedef struct
{
  const RkSeatRow *first;
  guint n;
} Request;

static gboolean
ends_soon (const RkSeatRow *row, RkDate day)
{
  RkDate end;

  return row->term_end && rk_date_from_iso (row->term_end, &end) && rk_date_is_full (end)
         && rk_date_days_between (day, end) <= ASK_DAYS;
}

static gboolean
is_leaving (const RkSeatRow *row)
{
  return row->appointment_id == 0 || g_strcmp0 (row->state, "異動の連絡") == 0;
}

/* Seats that need somebody: those chosen; else vacant ones, reported transfers and terms that end;
 * where there are none of these, all, as for a 改選 prepared early. */
static gboolean
needs_person (const RkSeatRow *row, GHashTable *chosen, gboolean all, RkDate day)
{
  if (row->body == NULL || g_strcmp0 (row->role, RK_ROLE_OBSERVER) == 0)
    return FALSE;
  if (chosen)
    return g_hash_table_contains (chosen, &row->appointment_id);
  return all || is_leaving (row) || ends_soon (row, day);
}

static GArray *
collect_requests (GPtrArray *rows, GHashTable *chosen, gboolean all, RkDate day)
{
  GArray *requests = g_array_new (FALSE, FALSE, sizeof (Request));

  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];
      guint at = 0;
      Request request = { row, 1 };

      if (!needs_person (row, chosen, all, day))
        continue;
      while (at < requests->len
             && g_array_index (requests, Request, at).first->body_id != row->body_id)
        at++;
      if (at < requests->len)
        g_array_index (requests, Request, at).n++;
      else
        g_array_append_val (requests, request);
    }
  return requests;
}

/* The day on which the terms of the others end: a successor serves no longer. */
static const char *
common_end (GPtrArray *rows)
{
  const char *end = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];

      if (row->term_end && (end == NULL || strcmp (row->term_end, end) > 0))
        end = row->term_end;
    }
  return end;
}

static char *
next_term (const RkPaperData *self, const char *end)
{
  guint months = (guint)rk_record_get_int (self->council, "term_months");
  RkDate last;

  if (end == NULL || !rk_date_from_iso (end, &last) || !rk_date_is_full (last))
    return rk_paper_term_words (NULL, NULL);
  {
    RkDate start = rk_date_add_days (last, 1);
    g_autofree char *from = rk_date_to_iso (start);
    g_autofree char *until = rk_date_to_iso (rk_term_end (
        start, months ? months : 24, rk_record_get (self->council, "term_end_day"), RK_DATE_NONE));

    return rk_paper_term_words (from, until);
  }
}

static void
set_reason (const RkPaperData *self, RkFields *fields, const RkSeatRow *row, const char *end)
{
  const char *council = rk_paper_text (self->council, "name");
  const char *last = row->term_end ? row->term_end : end;
  g_autofree char *words = rk_paper_day_words (last, FALSE);
  g_autofree char *name = rk_paper_name (row->name ? row->name : row->predecessor);

  rk_fields_set (fields, "任期満了日", words);
  rk_fields_set (fields, "前任者", name);
  if (is_leaving (row))
    {
      rk_fields_take (fields, "任期", g_strdup_printf ("委嘱の日から%sまで（残任期間）", words));
      rk_fields_take (fields, "推薦の理由",
                      *name ? g_strdup_printf (
                          "%s委員の%s様が任期の途中で退任されることとなりました", council, name)
                            : g_strdup_printf ("%sの委員に欠員があります", council));
      return;
    }
  rk_fields_take (fields, "任期", next_term (self, last));
  rk_fields_take (fields, "推薦の理由",
                  g_strdup_printf ("%sの委員の任期が%sをもって満了します", council, words));
}

static RkFields *
request_fields (const RkPaperData *self,
                const Request *request,
                const RkRecord *body,
                GPtrArray *rows)
{
  RkFields *fields = rk_fields_new (self->fields);
  RkDate due = rk_date_add_days (self->day, ANSWER_DAYS);
  int weekday = rk_date_weekday (due);
  g_autofree char *iso = rk_date_to_iso (weekday > 5 ? rk_date_add_days (due, 8 - weekday) : due);

  set_reason (self, fields, request->first, common_end (rows));
  rk_fields_set (fields, "機関名", request->first->body);
  rk_fields_set (fields, "機関種別", request->first->body_kind);
  rk_fields_set (fields, "代表者職名", rk_paper_text (body, "head_title"));
  rk_fields_take (fields, "代表者", rk_paper_name (rk_paper_text (body, "head")));
  rk_fields_set (fields, "職名", request->first->post);
  rk_fields_take (fields, "推薦人数", g_strdup_printf ("%u名", request->n));
  rk_fields_take (fields, "回答期限", rk_paper_day_words (iso, TRUE));
  return fields;
}

static gboolean
add_request (const RkPaperData *self,
             RkDocument *document,
             const RkRecord *letter,
             const Request *request,
             GPtrArray *rows,
             RkLetterPage *page,
             GError **error)
{
  g_autoptr (RkRecord) body
      = rk_records_get (self->db, &rk_kind_body, request->first->body_id, error);
  g_autoptr (RkFields) fields = body ? request_fields (self, request, body, rows) : NULL;
  g_auto (RkLetterText) text = { 0 };
  g_autofree char *to = NULL;

  if (fields == NULL || !rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  to = *rk_fields_get (fields, "代表者")
           ? g_strdup_printf ("%s\n　%s　%s　様", request->first->body,
                              rk_fields_get (fields, "代表者職名"),
                              rk_fields_get (fields, "代表者"))
           : g_strdup_printf ("%s　御中", request->first->body);
  page->to = to;
  page->text = &text;
  rk_letter_add_page (document, page, request->first->body);
  return TRUE;
}

static RkDocument *
build_requests (RkPaperData *self,
                const RkReportParams *params,
                GPtrArray *rows,
                GArray *requests,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (RkRecord) letter = rk_paper_letter (self, "nomination", error);
  g_autoptr (RkDocument) document = rk_paper_document (self, "推薦依頼", RK_PAPER_USE_LETTER);
  g_autofree char *iso = rk_date_to_iso (self->day);
  g_autofree char *day = rk_paper_day_words (iso, FALSE);
  g_autofree char *from = rk_paper_sender (self);
  g_autofree char *contact = rk_paper_contact (self, FALSE);
  RkLetterPage page = { .number = params->number, .date = day, .from = from, .contact = contact };

  if (letter == NULL)
    return NULL;
  for (guint i = 0; i < requests->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_request (self, document, letter, &g_array_index (requests, Request, i), rows, &page,
                         error))
      return NULL;
  return g_steal_pointer (&document);
}

RkDocument *
rk_report_nomination (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autoptr (GHashTable) chosen = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) requests = NULL;
  g_autofree char *iso = NULL;

  if (!rk_paper_data_load (&self, db, params, rk_paper_is_chosen (params) ? RK_PAPER_MEMBERS : 0,
                           error))
    return NULL;
  iso = rk_date_to_iso (self.day);
  rows = rk_councils_members (db, rk_record_id (self.council), iso, error);
  if (rows == NULL)
    return NULL;
  chosen = rk_paper_chosen_ids (&self);
  requests = collect_requests (rows, chosen, FALSE, self.day);
  if (requests->len == 0)
    {
      g_array_unref (requests);
      requests = collect_requests (rows, NULL, TRUE, self.day);
    }
  if (requests->len == 0)
    return rk_paper_nobody (error);
  return build_requests (&self, params, rows, requests, cancellable, error);
}
