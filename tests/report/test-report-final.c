/* Papers of a meeting whose minutes are final: whom it had, and what it was called, stays on all of
 * them whatever becomes of the roster and the rules. */
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-test-council-papers.h"

static RkRecord *
get (Fixture *f, const RkKind *kind, gint64 id)
{
  return rk_records_get (db_of (f), kind, id, NULL);
}

static void
change (Fixture *f, const RkKind *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (RkRecord) record = get (f, kind, id);
  RkDraft *draft = rk_draft_copy (record);

  g_assert_true (rk_test_set (draft, field, text));
  rk_test_keep (f->office, draft);
}

/* The newest meeting that is final, and who was there, in the order of the roster. */
static GPtrArray *
find_final (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autoptr (RkQuery) there = rk_query_new (&rk_kind_attendance);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autofree char *id = NULL;

  g_assert_true (rk_query_where (query, "minutes_state", RK_MINUTES_FINAL, NULL));
  g_assert_true (rk_query_where (query, "form", "併用", NULL));
  g_assert_true (rk_query_sort (query, "-date", NULL));
  meetings = rk_query_records (db_of (f), query, NULL, NULL);
  f->meeting = rk_record_id (meetings->pdata[0]);
  f->council = rk_record_get_int (meetings->pdata[0], "council_id");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);
  g_assert_true (rk_query_where (there, "meeting_id", id, NULL));
  g_assert_true (rk_query_where (there, "role", RK_ROLE_MEMBER, NULL));
  return rk_query_records (db_of (f), there, NULL, NULL);
}

/* One becomes an observer, the term of another is found to have ended long before the day, and
 * somebody who was not there has that seat. */
static void
change_roster (Fixture *f, GPtrArray *there)
{
  gint64 first = rk_record_get_int (there->pdata[0], "appointment_id");
  gint64 second = rk_record_get_int (there->pdata[1], "appointment_id");
  g_autoptr (RkRecord) term = get (f, &rk_kind_appointment, second);
  const char *start = rk_record_get (term, "term_start");
  RkDraft *later = RK_TEST_DRAFT (&rk_kind_appointment, "term_end", "2027-03-31");
  RkDate day;
  g_autofree char *next = NULL;

  g_assert_true (rk_date_from_iso (start, &day));
  next = rk_date_to_iso (rk_date_add_days (day, 1));
  change (f, &rk_kind_appointment, first, "role", RK_ROLE_OBSERVER);
  change (f, &rk_kind_appointment, second, "term_end", start);
  g_assert_true (rk_test_set (later, "term_start", next));
  rk_test_set_int (later, "seat_id", rk_record_get_int (term, "seat_id"));
  rk_test_set_int (later, "person_id",
                   rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "見本　後子")));
  rk_test_keep (f->office, later);
}

static void
test_roster (Fixture *f, gconstpointer data)
{
  static const char *const papers[]
      = { "payments", "attendance", "seating", "roster", "minutes", "packet" };
  g_autoptr (GPtrArray) there = find_final (f);
  RkReportParams params = { .meeting = f->meeting, .council = f->council };
  g_auto (GStrv) before = g_new0 (char *, G_N_ELEMENTS (papers) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    before[i] = print (f, papers[i], &params, NULL);
  change_roster (f, there);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *after = print (f, papers[i], &params, NULL);

      g_assert_cmpstr (after, ==, before[i]);
    }
}

/* A council whose bylaws have no name of their own: their title has the name of then. */
static void
test_bylaws (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) there = find_final (f);
  g_autoptr (RkRecord) council = get (f, &rk_kind_council, f->council);
  RkReportParams params = { .meeting = f->meeting, .council = f->council };
  RkReportParams now = { .council = f->council };
  g_autofree char *then = g_strdup_printf ("%s設置要綱", rk_record_get (council, "name"));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  change (f, &rk_kind_council, f->council, "bylaws_title", "");
  change (f, &rk_kind_council, f->council, "name", "新しい名の協議会");
  before = print (f, "bylaws", &params, NULL);
  after = print (f, "bylaws", &now, NULL);
  assert_has (before, then);
  assert_has (after, "新しい名の協議会設置要綱");
}

#define ADD(path, func) g_test_add ("/report/final/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("roster", test_roster);
  ADD ("bylaws", test_bylaws);
  return g_test_run ();
}
