/* Letters about a council and its meetings: 推薦依頼, 開催通知, 事務連絡, 開催のお知らせ. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-records.h"
#include "rk-renewal.h"
#include "rk-report-meeting.h"
#include "rk-text.h"

/* A term that ends within so many days is a reason to ask for the next one. */
#define ASK_DAYS 180
/* A body has so many days to answer; fewer before a new term begins, but not less than these. */
#define ANSWER_DAYS 30
#define FEWEST_ANSWER_DAYS 7

/* ── 開催通知 ────────────────────────────────────────────────────────────────────────────── */

/* Members by their place in the council, others by the body that they come from. */
static char *
addressee (const RkPaperData *self, const RkRecord *member)
{
  const char *role = rk_paper_text (member, "role");
  g_autofree char *name = rk_text_person_name (rk_record_get (member, "name"));

  if (g_str_equal (role, RK_ROLE_OBSERVER))
    return g_strdup_printf ("%s\n　%s　%s　様", rk_paper_text (member, "body"),
                            rk_paper_text (member, "post"), name);
  return g_strdup_printf ("%s\n　%s　%s　様", rk_paper_council_of (self, member), role, name);
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
  gboolean in_writing = rk_report_is_written (self->meeting);

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
  rk_paper_remark_blanks (self, document, &text);
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
  rk_fields_set (self.fields, "文書番号", page.number);
  page.date = day = notice_day (&self);
  page.from = from = rk_paper_sender (&self);
  page.contact = contact = rk_paper_contact (&self, FALSE);
  for (guint i = 0; i < self.members->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_invitation (&self, document, letter, self.members->pdata[i], &page, error))
      return NULL;
  return g_steal_pointer (&document);
}

/* From now on the meeting knows the day and the number that the invitation bears. */
gboolean
rk_report_note_invitation (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_autofree char *iso = NULL;
  const char *date;

  if (!rk_paper_data_load (&self, db, params, RK_PAPER_MEETING, error))
    return FALSE;
  iso = rk_date_to_iso (self.day);
  date = rk_record_get (self.meeting, "date");
  if (date && strcmp (iso, date) > 0)
    return TRUE;
  return rk_report_note_letter (db, self.meeting, params, iso, n, error);
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
  rk_paper_remark_blanks (self, document, &text);
  rk_letter_add_page (document, page, NULL);
  return document;
}

/* The members of every council that holds the meeting. */
static char *
everybody (const RkPaperData *self)
{
  GString *to = g_string_new (NULL);

  g_string_printf (to, "%s\n　委員　各位", rk_paper_council_name (self));
  for (guint i = 0; i < self->joints->len; i++)
    g_string_append_printf (to, "\n%s\n　委員　各位",
                            ((const RkJoint *)self->joints->pdata[i])->name);
  return g_string_free (to, FALSE);
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
  page.to = to = everybody (&self);
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
  page.from = rk_paper_head (&self);
  page.contact = contact = rk_paper_contact (&self, TRUE);
  return build_one (&self, "public-notice", "開催のお知らせ", &page, error);
}

/* ── 推薦依頼 ────────────────────────────────────────────────────────────────────────────── */

/* @rows: the roster, of which @needed are the seats that need somebody (RkSeatRow, borrowed).
 * @term: when the new terms begin; none: that is not settled. @answer_until: 回答期限; none:
 * counted */
typedef struct
{
  RkPaperData *self;
  GPtrArray *rows;
  GPtrArray *needed;
  RkDate term;
  RkDate answer_until;
} Nomination;

static void
nomination_clear (Nomination *nomination)
{
  g_clear_pointer (&nomination->needed, g_ptr_array_unref);
  g_clear_pointer (&nomination->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Nomination, nomination_clear)

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

static gboolean
is_asked_for (const RkSeatRow *row)
{
  return row->body && g_strcmp0 (row->role, RK_ROLE_OBSERVER) != 0;
}

/* Seats that need somebody: those chosen; else vacant ones, reported transfers and terms that end;
 * where there are none of these, all, as for a 改選 prepared early. */
static void
collect_soon (Nomination *nomination, GHashTable *chosen, gboolean all)
{
  for (guint i = 0; i < nomination->rows->len; i++)
    {
      RkSeatRow *row = nomination->rows->pdata[i];

      if (is_asked_for (row)
          && (chosen ? g_hash_table_contains (chosen, &row->appointment_id)
                     : all || is_leaving (row) || ends_soon (row, nomination->self->day)))
        g_ptr_array_add (nomination->needed, row);
    }
}

/* Seats that nobody holds when the new terms begin, as the window of the 改選 lists them. */
static gboolean
collect_for_term (Nomination *nomination, const char *start, gint64 seat, GError **error)
{
  g_autoptr (GPtrArray) seats = rk_renewal_seats (
      nomination->self->db, rk_record_id (nomination->self->council), seat, start, error);

  if (seats == NULL)
    return FALSE;
  for (guint i = 0; i < nomination->rows->len; i++)
    for (guint k = 0; k < seats->len; k++)
      if (((RkSeatRow *)nomination->rows->pdata[i])->seat_id
              == ((RkRenewalSeat *)seats->pdata[k])->seat_id
          && is_asked_for (nomination->rows->pdata[i]))
        g_ptr_array_add (nomination->needed, nomination->rows->pdata[i]);
  return TRUE;
}

static gboolean
load_nomination (Nomination *nomination,
                 RkPaperData *self,
                 RkDb *db,
                 const RkReportParams *params,
                 GError **error)
{
  gboolean settled = rk_date_is_full (params->term);
  g_autoptr (GHashTable) chosen = NULL;
  g_autofree char *start = settled ? rk_date_to_iso (params->term) : NULL;
  g_autofree char *iso = NULL;

  if (!rk_paper_data_load (self, db, params, rk_paper_is_chosen (params) ? RK_PAPER_MEMBERS : 0,
                           error))
    return FALSE;
  /* Who sits there until the new terms begin. */
  iso = rk_date_to_iso (settled ? rk_date_add_days (params->term, -1) : self->day);
  nomination->self = self;
  nomination->term = params->term;
  nomination->answer_until = params->answer_until;
  nomination->needed = g_ptr_array_new ();
  nomination->rows = rk_councils_members (db, rk_record_id (self->council), iso, error);
  if (nomination->rows == NULL)
    return FALSE;
  if (settled)
    return collect_for_term (nomination, start, params->seat, error);
  chosen = rk_paper_chosen_ids (self);
  collect_soon (nomination, chosen, FALSE);
  if (nomination->needed->len == 0)
    collect_soon (nomination, NULL, TRUE);
  return TRUE;
}

/* The new term begins when all do, after the one that ends, or, of a seat that is free, at once. */
static char *
new_term (const Nomination *nomination, const RkSeatRow *row)
{
  RkDate end = RK_DATE_NONE;

  if (rk_date_is_full (nomination->term))
    return rk_date_to_iso (nomination->term);
  if (!is_leaving (row) && row->term_end)
    rk_date_from_iso (row->term_end, &end);
  return rk_date_to_iso (rk_date_is_full (end) ? rk_date_add_days (end, 1) : nomination->self->day);
}

/* What a body is asked for: one letter however many seats it has. */
typedef struct
{
  const RkSeatRow *first;
  guint n;
} Request;

static GArray *
collect_requests (const Nomination *nomination)
{
  GArray *requests = g_array_new (FALSE, FALSE, sizeof (Request));

  for (guint i = 0; i < nomination->needed->len; i++)
    {
      const RkSeatRow *row = nomination->needed->pdata[i];
      guint at = 0;
      Request request = { row, 1 };

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

/* Whether the letter is written after the day. */
static gboolean
is_past (const RkPaperData *self, const char *iso)
{
  g_autofree char *written = rk_date_to_iso (self->day);

  return iso && strcmp (iso, written) < 0;
}

/* The seat as the 改選 will record it: until when the new term lasts, whether that is a rest. */
static const RkRenewalSeat *
find_seat (const Nomination *nomination, const RkSeatRow *row, GPtrArray **seats, GError **error)
{
  g_autofree char *start = new_term (nomination, row);

  *seats = rk_renewal_seats (nomination->self->db, row->council_id, row->seat_id, start, error);
  if (*seats == NULL)
    return NULL;
  for (guint i = 0; i < (*seats)->len; i++)
    if (((RkRenewalSeat *)(*seats)->pdata[i])->seat_id == row->seat_id)
      return (*seats)->pdata[i];
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("The seat no longer exists then."));
  return NULL;
}

/* A rest, and a seat that is filled as soon as somebody is found, begin with the appointment. */
static char *
term_words (const Nomination *nomination, const RkSeatRow *row, const RkRenewalSeat *seat)
{
  gboolean at_once = !rk_date_is_full (nomination->term) && is_leaving (row);
  g_autofree char *from = NULL;
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;

  if (!seat->rest && !at_once)
    {
      start = new_term (nomination, row);
      from = rk_paper_day_words (start, FALSE);
    }
  if (seat->term_end == NULL)
    return g_strconcat (from ? from : "委嘱の日", RK_PAPER_NO_END, NULL);
  end = rk_paper_day_words (seat->term_end, FALSE);
  return g_strdup_printf ("%sから%sまで%s", from ? from : "委嘱の日", end,
                          seat->rest ? "（残任期間）" : "");
}

/* The last day of the term before. Returns: (nullable): there was none, or it has no end */
static char *
last_day (const RkSeatRow *row)
{
  RkDate since;

  if (row->appointment_id)
    return g_strdup (row->term_end);
  if (row->vacant_since == NULL || !rk_date_from_iso (row->vacant_since, &since))
    return NULL;
  return rk_date_to_iso (rk_date_add_days (since, -1));
}

/* Somebody leaves, or has left, before the term is over. */
static gboolean
is_midway (const Nomination *nomination, const RkSeatRow *row, const RkRenewalSeat *seat)
{
  g_autofree char *start = new_term (nomination, row);

  return seat->rest
         || (row->appointment_id && (row->term_end == NULL || strcmp (row->term_end, start) >= 0));
}

/* Whoever left early left a vacancy; that the term has run out since is no reason of theirs. */
static gboolean
ran_out (const Nomination *nomination, const RkSeatRow *row, const char *last)
{
  const char *day = rk_record_get (nomination->self->council, "term_end_day");

  return last && (row->appointment_id || day == NULL || g_str_has_suffix (last, day));
}

static void
set_reason (const Nomination *nomination,
            RkFields *fields,
            const RkSeatRow *row,
            const RkRenewalSeat *seat)
{
  const char *council = rk_paper_text (nomination->self->council, "name");
  gboolean midway = is_midway (nomination, row, seat);
  g_autofree char *last = last_day (row);
  const char *end = seat->rest ? seat->term_end : last;
  g_autofree char *words = end ? rk_paper_day_words (end, FALSE) : g_strdup (RK_PAPER_NO_LAST_DAY);
  g_autofree char *name = rk_text_person_name (row->name ? row->name : row->predecessor);

  rk_fields_set (fields, "任期満了日", words);
  rk_fields_set (fields, "前任者", name);
  rk_fields_take (fields, "任期", term_words (nomination, row, seat));
  if (midway && *name)
    rk_fields_take (fields, "推薦の理由",
                    g_strdup_printf ("%sの委員の%s様が%s退任されることとなりました", council, name,
                                     seat->term_end ? "任期の途中で" : ""));
  else if (midway || !ran_out (nomination, row, last))
    rk_fields_take (fields, "推薦の理由", g_strdup_printf ("%sの委員に欠員があります", council));
  else
    rk_fields_take (
        fields, "推薦の理由",
        g_strdup_printf ("%sの委員の任期が%sをもって%s", council, words,
                         is_past (nomination->self, last) ? "満了しました" : "満了します"));
}

/* When a body answers, unless it was said: while the new term is to come, before it begins. */
static RkDate
answer_day (const Nomination *nomination, const RkSeatRow *row)
{
  RkDate day = nomination->self->day;
  RkDate due = rk_date_to_workday (rk_date_add_days (day, ANSWER_DAYS), 1);
  RkDate least = rk_date_to_workday (rk_date_add_days (day, FEWEST_ANSWER_DAYS), 1);
  g_autofree char *start = new_term (nomination, row);
  RkDate eve;

  if (rk_date_is_full (nomination->answer_until))
    return nomination->answer_until;
  if (!rk_date_from_iso (start, &eve) || rk_date_compare (eve, day) <= 0)
    return due;
  eve = rk_date_to_workday (rk_date_add_days (eve, -1), -1);
  if (rk_date_compare (eve, least) < 0)
    eve = least;
  return rk_date_compare (eve, due) < 0 ? eve : due;
}

static RkFields *
request_fields (const Nomination *nomination,
                const Request *request,
                const RkRecord *body,
                const RkRenewalSeat *seat)
{
  const RkPaperData *self = nomination->self;
  RkFields *fields = rk_fields_new (self->fields);
  g_autofree char *iso = rk_date_to_iso (answer_day (nomination, request->first));

  set_reason (nomination, fields, request->first, seat);
  rk_fields_set (fields, "機関名", request->first->body);
  rk_fields_set (fields, "機関種別", request->first->body_kind);
  rk_fields_set (fields, "代表者職名", rk_paper_text (body, "head_title"));
  rk_fields_take (fields, "代表者", rk_text_person_name (rk_paper_text (body, "head")));
  rk_fields_set (fields, "職名", request->first->post);
  rk_fields_take (fields, "推薦人数", g_strdup_printf ("%u名", request->n));
  rk_fields_take (fields, "回答期限", rk_paper_day_words (iso, TRUE));
  return fields;
}

static gboolean
add_request (const Nomination *nomination,
             RkDocument *document,
             const RkRecord *letter,
             const Request *request,
             const char *number,
             RkLetterPage *page,
             GError **error)
{
  g_autofree char *start
      = rk_date_is_full (nomination->term) ? rk_date_to_iso (nomination->term) : NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) seats = NULL;
  const RkRenewalSeat *seat = find_seat (nomination, request->first, &seats, error);
  g_autoptr (RkRecord) body
      = seat ? rk_records_get (nomination->self->db, &rk_kind_body, request->first->body_id, error)
             : NULL;
  g_autoptr (RkFields) fields = body ? request_fields (nomination, request, body, seat) : NULL;
  g_auto (RkLetterText) text = { 0 };
  g_autofree char *to = NULL;

  if (fields == NULL
      || !rk_renewal_asked_number (nomination->self->db, request->first->seat_id, start, &kept,
                                   error))
    return FALSE;
  page->number = number ? number : kept;
  rk_fields_set (fields, "文書番号", page->number);
  if (!rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  if (seat->term_end == NULL)
    rk_document_add_remark (document, _ ("The council says neither how long a term is nor on which "
                                         "day it ends. The letters ask for a term without end."));
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

RkDocument *
rk_report_nomination (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_auto (Nomination) nomination = { 0 };
  g_autoptr (GArray) requests = NULL;
  g_autoptr (RkRecord) letter = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *from = NULL;
  g_autofree char *contact = NULL;
  RkLetterPage page = { 0 };

  if (!load_nomination (&nomination, &self, db, params, error)
      || (letter = rk_paper_letter (&self, "nomination", error)) == NULL)
    return NULL;
  requests = collect_requests (&nomination);
  if (requests->len == 0)
    return rk_paper_nobody (error);
  document = rk_paper_document (&self, "推薦依頼", RK_PAPER_USE_LETTER);
  iso = rk_date_to_iso (self.day);
  page.date = day = rk_paper_day_words (iso, FALSE);
  page.from = from = rk_paper_sender (&self);
  page.contact = contact = rk_paper_contact (&self, FALSE);
  rk_paper_remark_sender (&self, document);
  for (guint i = 0; i < requests->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_request (&nomination, document, letter, &g_array_index (requests, Request, i),
                         params->number, &page, error))
      return NULL;
  return g_steal_pointer (&document);
}

gboolean
rk_report_note_nominations (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  g_auto (RkPaperData) self = { 0 };
  g_auto (Nomination) nomination = { 0 };

  if (!load_nomination (&nomination, &self, db, params, error))
    return FALSE;
  for (guint i = 0; i < nomination.needed->len; i++)
    {
      const RkSeatRow *row = nomination.needed->pdata[i];
      g_autofree char *start = new_term (&nomination, row);
      gboolean changed;

      if (!rk_renewal_note_asked (db, row->seat_id, start, params->number, &changed, error))
        return FALSE;
      *n += changed;
    }
  return TRUE;
}
