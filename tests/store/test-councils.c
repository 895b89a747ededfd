/* Councils in the store: who sits where on a day, what there is to do, meetings that follow each
 * other, minutes that are final. */
#include <string.h>
#include <glib/gstdio.h>

#include "rk-attachments.h"
#include "rk-council.h"
#include "rk-councils.h"
#include "rk-error.h"
#include "rk-meetings.h"
#include "rk-members.h"
#include "rk-minutes.h"
#include "rk-opinions.h"
#include "rk-people.h"
#include "rk-query.h"
#include "rk-sql-functions.h"
#include "rk-test-office.h"

typedef struct
{
  RkTestOffice *office;
  gint64 council;
  gint64 seats[4];
  gint64 people[5];
  gint64 terms[5];
  gint64 meeting;
} Fixture;

/* ── making records ──────────────────────────────────────────────────────────────────────── */

static RkDraft *
draft_term (Fixture *f, guint seat, guint person, const char *start, const char *end)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", start, "term_end", end, "post", "部長");

  rk_test_set_int (draft, "seat_id", f->seats[seat]);
  rk_test_set_int (draft, "person_id", f->people[person]);
  return draft;
}

/* Four seats, of which the last stays empty: 医師会 (two people after each other), 商工会, 労基. */
static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const bodies[] = { "見本医師会", "見本商工会", "見本労基", "見本市" };
  static const char *const names[] = { "青島　環", "髙橋　誠", "山﨑　恵", "岡　隆", "八木　陽子" };

  f->office = rk_test_office_new (0);
  f->council = rk_test_keep (
      f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本圏域協議会", "level", "圏域"));
  for (guint i = 0; i < 4; i++)
    {
      gint64 body = rk_test_keep (f->office,
                                  RK_TEST_DRAFT (&rk_kind_body, "name", bodies[i], "side", "地域"));
      RkDraft *seat = rk_draft_new (&rk_kind_seat);

      rk_test_set_int (seat, "council_id", f->council);
      rk_test_set_int (seat, "body_id", body);
      rk_test_set_int (seat, "position", i + 1);
      f->seats[i] = rk_test_keep (f->office, seat);
    }
  for (guint i = 0; i < 5; i++)
    f->people[i] = rk_test_keep (
        f->office, RK_TEST_DRAFT (&rk_kind_person, "name", names[i], "sex", i % 2 ? "男" : "女"));
  f->terms[0] = rk_test_keep (f->office, draft_term (f, 0, 0, "2022-04-01", "2024-03-31"));
  f->terms[1] = rk_test_keep (f->office, draft_term (f, 0, 1, "2024-04-01", "2026-03-31"));
  f->terms[2] = rk_test_keep (f->office, draft_term (f, 1, 2, "2024-04-01", "2026-03-31"));
  f->terms[3] = rk_test_keep (f->office, draft_term (f, 2, 3, "2025-04-01", "2027-03-31"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

/* ── as of a day ─────────────────────────────────────────────────────────────────────────── */

static char *
roster_on (Fixture *f, const char *iso)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = rk_councils_members (db_of (f), f->council, iso, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];

      g_string_append_printf (out, "%s%s=%s", i ? " " : "", row->body,
                              row->name ? row->name : row->state);
      if (row->vacant_since)
        g_string_append_printf (out, "(%s)", row->vacant_since);
    }
  return g_string_free (out, FALSE);
}

/* The last day of a term still counts, the next day does not. */
static void
test_as_of (Fixture *f, gconstpointer data)
{
  g_autofree char *last = roster_on (f, "2026-03-31");
  g_autofree char *next = roster_on (f, "2026-04-01");
  g_autofree char *past = roster_on (f, "2023-10-01");

  g_assert_cmpstr (last, ==, "見本医師会=髙橋　誠 見本商工会=山﨑　恵 見本労基=岡　隆 見本市=欠員");
  g_assert_cmpstr (next, ==,
                   "見本医師会=欠員(2026-04-01) 見本商工会=欠員(2026-04-01) 見本労基=岡　隆 "
                   "見本市=欠員");
  g_assert_cmpstr (past, ==, "見本医師会=青島　環 見本商工会=欠員 見本労基=欠員 見本市=欠員");
}

/* Derived fields of a list look at the day, too. */
static void
test_derived (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) now = NULL;

  rk_query_as_of (query, "2026-03-31");
  then = rk_query_fetch (db_of (f), query, &f->council, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rk_record_get_int (then->pdata[0], "members"), ==, 3);
  rk_query_as_of (query, "2026-04-01");
  now = rk_query_fetch (db_of (f), query, &f->council, 1, &error);
  g_assert_cmpint (rk_record_get_int (now->pdata[0], "members"), ==, 1);
  g_assert_cmpint (rk_record_get_int (now->pdata[0], "vacancies"), ==, 3);
}

static void
test_work (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) work = rk_councils_work (db_of (f), f->council, "2026-03-01", 60, &error);
  guint n[RK_DUTY_NO_CHAIR + 1] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < work->len; i++)
    n[((RkCouncilWork *)work->pdata[i])->duty]++;
  g_assert_cmpuint (n[RK_DUTY_VACANCY], ==, 1);
  g_assert_cmpuint (n[RK_DUTY_TRANSFER], ==, 0);
  g_assert_cmpuint (n[RK_DUTY_TERM_ENDS], ==, 2);
  g_assert_cmpuint (n[RK_DUTY_LETTER], ==, 3);
  g_assert_cmpuint (n[RK_DUTY_CHAIRS], ==, 0);
}

static void
test_gaps (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  const RkGap *doctors = NULL;
  RkCouncilSummary summary;
  g_autoptr (RkQuery) kinds = rk_query_new (&rk_kind_body_kind);
  g_autoptr (GArray) ids = rk_query_ids (db_of (f), kinds, NULL, &error);
  g_autoptr (RkQuery) bodies = rk_query_new (&rk_kind_body);
  g_autoptr (GArray) body_ids = rk_query_ids (db_of (f), bodies, NULL, &error);
  g_autoptr (RkRecord) body
      = rk_records_get (db_of (f), &rk_kind_body, g_array_index (body_ids, gint64, 0), &error);
  RkDraft *draft = rk_draft_copy (body);

  g_assert_cmpuint (ids->len, ==, 16);
  rk_test_set_int (draft, "kind_id", g_array_index (ids, gint64, 4));
  rk_test_keep (f->office, draft);
  gaps = rk_councils_gaps (db_of (f), f->council, "2026-04-01", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 16);
  doctors = gaps->pdata[4];
  g_assert_cmpstr (doctors->kind, ==, "医師会");
  g_assert_cmpuint (doctors->n_seats, ==, 1);
  g_assert_cmpuint (doctors->n_filled, ==, 0);
  g_assert_cmpuint (((RkGap *)gaps->pdata[0])->n_seats, ==, 0);
  g_assert_true (rk_councils_summary (db_of (f), f->council, "2026-03-31", &summary, &error));
  g_assert_cmpuint (summary.members, ==, 3);
  g_assert_cmpuint (summary.women, ==, 1);
  g_assert_cmpuint (summary.vacancies, ==, 1);
}

/* ── rules ───────────────────────────────────────────────────────────────────────────────── */

static void
test_overlap (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      rk_test_try_to_keep (f->office, draft_term (f, 0, 4, "2026-03-31", "2028-03-31"), &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "八木　陽子"));
  g_assert_nonnull (strstr (error->message, "髙橋　誠"));
  g_clear_error (&error);
  g_assert_true (
      rk_test_try_to_keep (f->office, draft_term (f, 0, 4, "2026-04-01", "2028-03-31"), &error));
  g_assert_no_error (error);
}

typedef struct
{
  Fixture *f;
  gint64 id;
  guint n;
} Job;

static gboolean
succeed (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_councils_succeed (db, job->f->terms[3], job->f->people[4], "課長", NULL, "2026-10-01",
                              &job->id, error);
}

/* 残任期間; the seat is never taken twice, and one undo takes both changes back. */
static void
test_succeed (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autoptr (RkRecord) after = NULL;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) again = NULL;

  rk_test_command (f->office, "後任を委嘱した", succeed, &job);
  after = rk_records_get (db_of (f), &rk_kind_appointment, job.id, NULL);
  before = rk_records_get (db_of (f), &rk_kind_appointment, f->terms[3], NULL);
  g_assert_cmpstr (rk_record_get (after, "term_end"), ==, "2027-03-31");
  g_assert_cmpstr (rk_record_get (after, "predecessor"), ==, "岡　隆");
  g_assert_cmpstr (rk_record_get (before, "term_end"), ==, "2026-09-30");
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  again = rk_records_get (db_of (f), &rk_kind_appointment, f->terms[3], NULL);
  g_assert_cmpstr (rk_record_get (again, "term_end"), ==, "2027-03-31");
  g_assert_null (rk_records_get (db_of (f), &rk_kind_appointment, job.id, NULL));
  g_assert_true (rk_store_redo (f->office->store, NULL, NULL));
}

/* Who left early leaves a rest; a term that has run out does not. */
static void
test_term_end (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *from, *until, *reason, *start, *expected;
  } cases[] = { { "2025-04-01", "2026-10-22", NULL, "2026-11-26", "2027-03-31" },
                { "2026-11-15", "2027-03-31", NULL, "2027-04-01", "2029-03-31" },
                { "2025-04-01", "2026-03-31", "人事異動", "2026-04-01", "2027-03-31" },
                { "2025-04-01", "2027-03-31", NULL, "2026-06-10", "2027-03-31" },
                { NULL, NULL, NULL, "2026-06-10", "2028-03-31" } };
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_appointment);
      g_autoptr (RkRecord) before = NULL;
      g_autofree char *end = NULL;
      RkDate start;

      if (cases[i].from)
        rk_test_set (draft, "term_start", cases[i].from);
      if (cases[i].until)
        rk_test_set (draft, "term_end", cases[i].until);
      if (cases[i].reason)
        rk_test_set (draft, "left_reason", cases[i].reason);
      before = rk_draft_end (draft);
      g_assert_true (rk_date_from_iso (cases[i].start, &start));
      end = rk_date_to_iso (rk_councils_term_end (council, cases[i].from ? before : NULL, start));
      g_assert_cmpstr (end, ==, cases[i].expected);
    }
}

static gboolean
delete_body (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) seat
      = rk_records_get (db, &rk_kind_seat, ((Fixture *)data)->seats[0], error);

  return seat && rk_records_delete (db, &rk_kind_body, rk_record_get_int (seat, "body_id"), error);
}

/* What others point to stays. */
static void
test_references (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      rk_store_command (f->office->store, "機関を消した", delete_body, f, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
}

/* ── meetings ────────────────────────────────────────────────────────────────────────────── */

static gboolean
begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_meetings_begin (db, job->f->council, "2026-03-20", &job->id, &job->n, error);
}

static gint64
add_item (Fixture *f, const char *title, gint64 position, gint64 parent, const char *put_off)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", title, "put_off_on", put_off);

  rk_test_set_int (draft, "meeting_id", f->meeting);
  rk_test_set_int (draft, "position", position);
  if (parent)
    rk_test_set_int (draft, "parent_id", parent);
  return rk_test_keep (f->office, draft);
}

static void
add_meeting (Fixture *f)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_meeting, "year", "2025", "number", "1", "date",
                                  "2025-07-15", "place", "見本会館", "start_time", "13:30");

  rk_test_set_int (draft, "council_id", f->council);
  f->meeting = rk_test_keep (f->office, draft);
}

static char *
agenda (Fixture *f, gint64 meeting)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_agenda_item);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;
  GString *out = g_string_new (NULL);

  g_assert_true (rk_query_where (query, "meeting_id", id, NULL));
  g_assert_true (rk_query_sort (query, "position", NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  records = rk_records_fetch (db_of (f), &rk_kind_agenda_item, (const gint64 *)(gpointer)ids->data,
                              ids->len, NULL);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (out, "%s%s%s", i ? " " : "",
                            rk_record_get_int (records->pdata[i], "parent_id") ? ">" : "",
                            rk_record_get (records->pdata[i], "title"));
  return g_string_free (out, FALSE);
}

/* The second meeting takes over the agenda and what was put off; a row for every member. */
static void
test_begin (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autoptr (RkRecord) meeting = NULL;
  g_autofree char *items = NULL;
  RkQuorum quorum;
  gboolean expected;
  gint64 above, previous;

  add_meeting (f);
  add_item (f, "報告", 1, 0, NULL);
  above = add_item (f, "課題", 2, 0, NULL);
  add_item (f, "喫煙", 3, above, NULL);
  add_item (f, "講座", 4, 0, "2025-07-15");
  rk_test_command (f->office, "会議を作った", begin, &job);
  meeting = rk_records_get (db_of (f), &rk_kind_meeting, job.id, NULL);
  g_assert_cmpint (rk_record_get_int (meeting, "number"), ==, 2);
  g_assert_cmpint (rk_record_get_int (meeting, "year"), ==, 2025);
  g_assert_cmpstr (rk_record_get (meeting, "place"), ==, "見本会館");
  items = agenda (f, job.id);
  g_assert_cmpstr (items, ==, "報告 課題 >喫煙 講座");
  g_assert_true (rk_meetings_previous (db_of (f), job.id, &previous, NULL));
  g_assert_cmpint (previous, ==, f->meeting);
  g_assert_true (rk_meetings_quorum (db_of (f), job.id, &quorum, &expected, NULL));
  g_assert_true (expected);
  g_assert_cmpuint (quorum.members, ==, 3);
  g_assert_cmpuint (quorum.present, ==, 0);
}

static void
change_item (Fixture *f, gint64 id, const char *field, const char *text, gint64 carried_from)
{
  g_autoptr (RkRecord) item = rk_records_get (db_of (f), &rk_kind_agenda_item, id, NULL);
  RkDraft *draft = rk_draft_copy (item);

  rk_draft_put (draft, field, text);
  if (carried_from)
    rk_test_set_int (draft, "carried_from_id", carried_from);
  rk_test_keep (f->office, draft);
}

/* What was taken up from before is done and left out; a memo forgets the numbers of papers that are
 * not copied; その他 stays. */
static void
test_the_copy_leaves_out_what_is_done (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autofree char *items = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkRecord) copy = NULL;
  gint64 report;

  add_meeting (f);
  report = add_item (f, "報告", 1, 0, NULL);
  change_item (f, report, "script",
               "資料1－2、資料2-1及び3により10分で説明し、参考資料３、5分で終える。", 0);
  change_item (f, add_item (f, "宿題の結果", 2, 0, NULL), "point", "令和6年度第2回から", 0);
  change_item (f, add_item (f, "講座", 3, 0, NULL), "kind", "協議", report);
  change_item (f, add_item (f, "連絡", 4, 0, NULL), "kind", "その他", report);
  rk_test_command (f->office, "会議を作った", begin, &job);
  items = agenda (f, job.id);
  g_assert_cmpstr (items, ==, "報告 連絡");
  g_assert_cmpuint (job.n, ==, 2);
  ids = rk_db_ids (db_of (f), "SELECT id FROM agenda_item WHERE meeting_id = ?1 AND title = '報告'",
                   job.id, 0, NULL);
  copy = rk_records_get (db_of (f), &rk_kind_agenda_item, g_array_index (ids, gint64, 0), NULL);
  g_assert_cmpstr (rk_record_get (copy, "script"), ==,
                   "資料により10分で説明し、参考資料、5分で終える。");
}

static RkDraft *
draft_attendance (Fixture *f, guint term, const char *presence)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_attendance, "presence", presence);

  rk_test_set_int (draft, "meeting_id", f->meeting);
  rk_test_set_int (draft, "appointment_id", f->terms[term]);
  return draft;
}

/* A deputy counts, of another body not; the field of the list and the function agree. */
static void
test_quorum (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) meeting = NULL;
  g_autofree char *words = NULL;
  RkDraft *deputy;
  RkQuorum quorum;

  add_meeting (f);
  rk_test_keep (f->office, draft_attendance (f, 1, "出席"));
  deputy = draft_attendance (f, 2, "代理");
  rk_test_set (deputy, "deputy_name", "内山　誠");
  rk_test_set (deputy, "deputy_body", "別の商工会");
  g_assert_false (rk_test_try_to_keep (f->office, deputy, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  deputy = draft_attendance (f, 2, "代理");
  rk_test_set (deputy, "deputy_name", "内山　誠");
  rk_test_set (deputy, "deputy_body", "見本商工会");
  rk_test_keep (f->office, deputy);
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  words = rk_quorum_dup_words (&quorum);
  g_assert_cmpstr (words, ==, "出席 1名＋代理 1名＝2名　定足数 2名（委員3名の半数以上）");
  meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
  g_assert_cmpstr (rk_record_get (meeting, "quorum"), ==,
                   "{\"rule\":\"半数以上\",\"needed\":2,\"present\":2,\"met\":true}");
}

/* What is known of the day before it has come is kept, and the others go on being expected as they
 * replied; from the day on it counts who is there. */
static void
test_forecast (Fixture *f, gconstpointer data)
{
  RkDraft *draft;
  RkQuorum quorum;
  gboolean expected;

  add_meeting (f);
  for (guint i = 1; i <= 3; i++)
    {
      draft = RK_TEST_DRAFT (&rk_kind_attendance, "reply", i == 3 ? "欠席" : "出席");
      rk_test_set_int (draft, "meeting_id", f->meeting);
      rk_test_set_int (draft, "appointment_id", f->terms[i]);
      if (i == 1)
        rk_test_set (draft, "presence", "Web");
      rk_test_keep (f->office, draft);
    }
  rk_db_set_day (db_of (f), "2025-07-13");
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, &expected, NULL));
  g_assert_true (expected);
  g_assert_cmpuint (quorum.present, ==, 2);
  g_assert_true (quorum.met);
  rk_db_set_day (db_of (f), "2025-07-15");
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, &expected, NULL));
  rk_db_set_day (db_of (f), NULL);
  g_assert_false (expected);
  g_assert_cmpuint (quorum.present, ==, 1);
  g_assert_false (quorum.met);
}

static RkDraft *
moved_to (Fixture *f, const char *iso, int year)
{
  g_autoptr (RkRecord) meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
  RkDraft *draft = rk_draft_copy (meeting);

  rk_test_set (draft, "date", iso);
  rk_test_set_int (draft, "year", year);
  return draft;
}

static guint
count_in_office (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);
  guint64 total;

  g_assert_true (rk_query_where (query, "meeting_id", id, NULL));
  g_assert_true (rk_query_where (query, "in_office", "1", NULL));
  g_assert_true (rk_query_total (db_of (f), query, &total, NULL, NULL));
  return (guint)total;
}

/* 31 March belongs to the year and the terms that end, 1 April to those that begin; whose term is
 * over does not count, whatever was replied. */
static void
test_turn_of_the_year (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RkQuorum quorum;

  add_meeting (f);
  rk_test_keep (f->office, moved_to (f, "2026-03-31", 2025));
  rk_test_keep (f->office, draft_attendance (f, 1, "出席"));
  rk_test_keep (f->office, draft_attendance (f, 2, "出席"));
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  g_assert_cmpuint (quorum.members, ==, 3);
  g_assert_cmpuint (quorum.present, ==, 2);
  g_assert_cmpuint (count_in_office (f), ==, 2);
  g_assert_false (rk_test_try_to_keep (f->office, moved_to (f, "2026-04-01", 2025), &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "令和8年度"));
  rk_test_keep (f->office, moved_to (f, "2026-04-01", 2026));
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  g_assert_cmpuint (quorum.members, ==, 1);
  g_assert_cmpuint (quorum.present, ==, 0);
  g_assert_false (quorum.met);
  g_assert_cmpuint (count_in_office (f), ==, 0);
  rk_test_keep (f->office, moved_to (f, "2026-03-31", 2025));
  g_assert_cmpuint (count_in_office (f), ==, 2);
}

static gboolean
number_materials (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return rk_meetings_number_papers (db, f->meeting, NULL, error);
}

static void
test_materials (Fixture *f, gconstpointer data)
{
  static const char *const numbers[] = { "資料1", "資料2-1", "資料2-2", "参考資料1" };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_material);
  g_autoptr (GArray) ids = NULL;
  gint64 items[2];

  add_meeting (f);
  items[0] = add_item (f, "一", 1, 0, NULL);
  items[1] = add_item (f, "二", 2, 0, NULL);
  for (guint i = 0; i < 4; i++)
    {
      RkDraft *draft
          = RK_TEST_DRAFT (&rk_kind_material, "title", "紙", "kind", i ? "資料" : "参考資料");

      rk_test_set_int (draft, "meeting_id", f->meeting);
      if (i)
        rk_test_set_int (draft, "agenda_item_id", items[i < 3]);
      rk_test_keep (f->office, draft);
    }
  rk_test_command (f->office, "番号を付けた", number_materials, f);
  g_assert_true (rk_query_sort (query, "position", NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (RkRecord) material
          = rk_records_get (db_of (f), &rk_kind_material, g_array_index (ids, gint64, i), NULL);

      g_assert_cmpstr (rk_record_get (material, "number"), ==, numbers[i]);
    }
}

static gint64
add_statement (Fixture *f, const char *kind, const char *text)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_statement, "kind", kind, "text", text);

  rk_test_set_int (draft, "meeting_id", f->meeting);
  rk_test_set_int (draft, "appointment_id", f->terms[1]);
  return rk_test_keep (f->office, draft);
}

static void
test_opinions (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) opinions = NULL;
  const RkOpinion *opinion;
  RkDraft *action;
  gint64 statement;

  add_meeting (f);
  statement = add_statement (f, "意見", "声をかける人が要る");
  add_statement (f, "説明", "資料のとおり");
  action = RK_TEST_DRAFT (&rk_kind_action, "what", "人を探す", "due", "2025-12-31", "done_on",
                          "2025-11-01");
  rk_test_set_int (action, "meeting_id", f->meeting);
  rk_test_set_int (action, "statement_id", statement);
  rk_test_keep (f->office, action);
  opinions = rk_opinions_load (db_of (f), f->meeting, "2025-12-01", NULL);
  g_assert_cmpuint (opinions->len, ==, 1);
  opinion = opinions->pdata[0];
  g_assert_cmpstr (opinion->speaker, ==, "髙橋　誠");
  g_assert_cmpstr (opinion->body, ==, "見本医師会");
  g_assert_cmpuint (opinion->actions->len, ==, 1);
  g_assert_cmpstr (rk_record_get (opinion->actions->pdata[0], "state"), ==, "済");
}

/* ── final minutes ───────────────────────────────────────────────────────────────────────── */

static gboolean
fix (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_fix (db, ((Fixture *)data)->meeting, "2025-08-20", NULL, error);
}

static gboolean
correct (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_correct (db, ((Fixture *)data)->meeting, error);
}

static RkDraft *
change_of (Fixture *f, const RkKind *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (RkRecord) record = rk_records_get (db_of (f), kind, id, NULL);
  RkDraft *draft = rk_draft_copy (record);

  g_assert_true (rk_test_set (draft, field, text));
  return draft;
}

/* Two who are chair at a time are both named; who follows the other is not. */
static void
test_two_chairs (Fixture *f, gconstpointer data)
{
  static const char *const days[] = { "2026-03-01", "2026-04-01" };

  for (guint i = 0; i < 3; i++)
    rk_test_keep (f->office,
                  change_of (f, &rk_kind_appointment, f->terms[i + 1], "role", RK_ROLE_CHAIR));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GPtrArray) work = rk_councils_work (db_of (f), f->council, days[i], 0, NULL);
      guint n = 0;

      for (guint k = 0; k < work->len; k++)
        n += ((RkCouncilWork *)work->pdata[k])->duty == RK_DUTY_CHAIRS;
      g_assert_cmpuint (n, ==, i == 0 ? 3 : 0);
    }
}

static void
assert_locked (Fixture *f, RkDraft *draft)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_test_try_to_keep (f->office, draft, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
}

static void
test_final (Fixture *f, gconstpointer data)
{
  gint64 statement;
  RkDraft *late;
  g_autoptr (GError) error = NULL;

  add_meeting (f);
  statement = add_statement (f, "意見", "声をかける人が要る");
  rk_test_keep (f->office, change_of (f, &rk_kind_meeting, f->meeting, "date", "2025-08-21"));
  g_assert_false (rk_store_command (f->office->store, "確定した", fix, f, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  g_clear_error (&error);
  rk_test_keep (f->office, change_of (f, &rk_kind_meeting, f->meeting, "date", "2025-07-18"));
  rk_test_command (f->office, "会議録を確定した", fix, f);
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  assert_locked (f, change_of (f, &rk_kind_statement, statement, "text", "言っていない"));
  assert_locked (f, change_of (f, &rk_kind_meeting, f->meeting, "place", "別の会場"));
  late = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "text", "あとから");
  rk_test_set_int (late, "meeting_id", f->meeting);
  assert_locked (f, late);
  assert_locked (f, draft_attendance (f, 1, "出席"));
  /* When it is published is known only later. */
  rk_test_keep (f->office,
                change_of (f, &rk_kind_meeting, f->meeting, "published_on", "2025-09-01"));
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  g_assert_false (rk_store_command (f->office->store, "確定した", fix, f, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
}

static void
test_correction (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = NULL;
  gint64 statement, n;

  add_meeting (f);
  statement = add_statement (f, "意見", "声をかける人が要る");
  rk_test_command (f->office, "会議録を確定した", fix, f);
  rk_test_command (f->office, "会議録を訂正する", correct, f);
  rk_test_keep (f->office,
                change_of (f, &rk_kind_statement, statement, "text", "声をかける人が必要だ"));
  rk_test_command (f->office, "会議録を確定した", fix, f);
  meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
  g_assert_cmpint (rk_record_get_int (meeting, "minutes_version"), ==, 2);
  g_assert_true (rk_records_count (db_of (f), &rk_kind_minutes, &n, NULL));
  g_assert_cmpint (n, ==, 2);
  /* Each of the four actions is undone for itself. */
  for (guint i = 0; i < 4; i++)
    g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_keep (f->office, change_of (f, &rk_kind_statement, statement, "text", "また変えられる"));
}

/* ── files, members, the version before ──────────────────────────────────────────────────── */

static gboolean
attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-", 5);

  return rk_attachments_add (db, "紙.pdf", "application/pdf", bytes, 3, &((Job *)data)->id, error);
}

static void
test_attachment (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;

  rk_test_command (f->office, "資料を添付した", attach, &job);
  first = job.id;
  rk_test_command (f->office, "資料を添付した", attach, &job);
  g_assert_cmpint (job.id, ==, first);
  bytes = rk_attachments_load (db_of (f), job.id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "%PDF-", 5);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (rk_attachments_load (db_of (f), job.id, NULL));
  g_assert_true (rk_store_redo (f->office->store, NULL, &error));
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = rk_attachments_load (db_of (f), job.id, &error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);
}

/* ── entered by mistake ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  const RkKind *kind;
  gint64 id;
} Doomed;

static gboolean
run_delete (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Doomed *doomed = data;

  return doomed->kind == &rk_kind_appointment
             ? rk_people_delete_term (db, doomed->id, error)
             : rk_records_delete (db, doomed->kind, doomed->id, error);
}

/* @words: NULL: it is deleted */
static void
assert_delete (Fixture *f, const RkKind *kind, gint64 id, const char *words)
{
  Doomed doomed = { kind, id };
  g_autoptr (GError) error = NULL;
  gboolean done
      = rk_store_command (f->office->store, "削除した", run_delete, &doomed, NULL, &error);

  g_assert_cmpint (done, ==, words == NULL);
  if (words)
    g_assert_cmpstr (error->message, ==, words);
  else
    g_assert_no_error (error);
}

static gboolean
is_there (Fixture *f, const RkKind *kind, gint64 id)
{
  g_autoptr (RkRecord) record = rk_records_get (db_of (f), kind, id, NULL);

  return record != NULL;
}

/* What depends on it is named with what to do instead; otherwise it goes, and comes back. */
static void
test_entered_by_mistake (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) seat = rk_records_get (db_of (f), &rk_kind_seat, f->seats[3], NULL);
  gint64 body = rk_record_get_int (seat, "body_id");

  assert_delete (f, &rk_kind_body, body,
                 "Other records still refer to this one (構成機関: Seat 1). Nothing was deleted. A "
                 "body that leaves a council gives up its seats there instead: give each its last "
                 "day (“Seat exists until”).");
  assert_delete (
      f, &rk_kind_seat, f->seats[0],
      "Other records still refer to this one (席: Member 2). Nothing was deleted. A seat "
      "that is given up gets its last day instead (“Seat exists until”).");
  assert_delete (f, &rk_kind_person, f->people[3],
                 "Other records still refer to this one (人: Member 1). Nothing was deleted. For a "
                 "member who leaves, use “End the Term…” instead.");
  assert_delete (f, &rk_kind_seat, f->seats[3], NULL);
  assert_delete (f, &rk_kind_body, body, NULL);
  g_assert_false (is_there (f, &rk_kind_body, body));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (is_there (f, &rk_kind_seat, f->seats[3]));
  g_assert_true (is_there (f, &rk_kind_body, body));
}

static gint64
call_to_meeting (Fixture *f, gint64 meeting, gint64 term, const char *reply)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_attendance, "reply", reply);

  rk_test_set_int (draft, "meeting_id", meeting);
  rk_test_set_int (draft, "appointment_id", term);
  return rk_test_keep (f->office, draft);
}

/* A member goes with the person and calls without an answer; not once there is an answer. */
static void
test_member_by_mistake (Fixture *f, gconstpointer data)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_meeting, "year", "2026", "number", "1", "date", "2026-12-01");
  gint64 meeting, call;

  rk_test_set_int (draft, "council_id", f->council);
  meeting = rk_test_keep (f->office, draft);
  call = call_to_meeting (f, meeting, f->terms[3], RK_REPLY_YES);
  assert_delete (f, &rk_kind_appointment, f->terms[3],
                 "Other records still refer to this one (委員: Attendance 1). Nothing was deleted. "
                 "For a member who leaves, use “End the Term…” instead.");
  assert_delete (f, &rk_kind_attendance, call, NULL);
  call = call_to_meeting (f, meeting, f->terms[3], RK_REPLY_NONE);
  assert_delete (f, &rk_kind_appointment, f->terms[3], NULL);
  g_assert_false (is_there (f, &rk_kind_person, f->people[3]));
  g_assert_false (is_there (f, &rk_kind_attendance, call));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (is_there (f, &rk_kind_appointment, f->terms[3]));
  g_assert_true (is_there (f, &rk_kind_person, f->people[3]));
  g_assert_true (is_there (f, &rk_kind_attendance, call));
  /* Who has another term stays. */
  draft = draft_term (f, 3, 2, "2026-04-01", "2028-03-31");
  assert_delete (f, &rk_kind_appointment, rk_test_keep (f->office, draft), NULL);
  g_assert_true (is_there (f, &rk_kind_person, f->people[2]));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/councils/as-of", test_as_of);
  ADD ("/councils/derived", test_derived);
  ADD ("/councils/work", test_work);
  ADD ("/councils/two-chairs", test_two_chairs);
  ADD ("/councils/gaps", test_gaps);
  ADD ("/councils/overlap", test_overlap);
  ADD ("/councils/succeed", test_succeed);
  ADD ("/councils/term-end", test_term_end);
  ADD ("/councils/entered-by-mistake", test_entered_by_mistake);
  ADD ("/councils/member-by-mistake", test_member_by_mistake);
  ADD ("/councils/references", test_references);
  ADD ("/councils/begin", test_begin);
  ADD ("/councils/begin-again", test_the_copy_leaves_out_what_is_done);
  ADD ("/councils/quorum", test_quorum);
  ADD ("/councils/forecast", test_forecast);
  ADD ("/councils/turn-of-the-year", test_turn_of_the_year);
  ADD ("/councils/materials", test_materials);
  ADD ("/councils/opinions", test_opinions);
  ADD ("/councils/final", test_final);
  ADD ("/councils/correction", test_correction);
  ADD ("/councils/attachment", test_attachment);
  return g_test_run ();
}
