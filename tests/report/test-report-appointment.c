/* 委嘱状, and 解嘱状 of who left before the end of the term, each with its number of the ledger. */
#include "doc-read.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-test-council-papers.h"

/* 「令和8年度第40」 of each letter */
static char **
released_numbers (const char *text)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (GRegex) regex = g_regex_new ("令和8年度第\\d+(?=号)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 0);

      g_strv_builder_add (numbers, number);
    }
  return g_strv_builder_end (numbers);
}

static gboolean
run_note_releases (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n;

  return rk_report_note_printed (db, "appointment", data, &n, error);
}

static void
test_appointment (Fixture *f, gconstpointer data)
{
  RkReportParams params = { 0 };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autofree char *text = NULL;
  g_autofree char *released = NULL;
  g_autofree char *again = NULL;
  g_auto (GStrv) numbers = NULL;
  guint n, n_released;

  text = print (f, "appointment", &params, &n);
  assert_has (text, "委嘱状");
  assert_has (text, "静岡県地域・職域連携推進協議会委員を委嘱する");
  assert_has (text, "任期は令和7年4月1日から令和9年3月31日までとする");
  assert_has (text, "令和7年度第2号");
  assert_has (text, "静岡県知事");
  assert_has (text, "割印"); /* guides: the sample is a draft */
  assert_lacks (text, "解嘱");
  g_assert_cmpuint (doc_count (text, "委員を委嘱する"), ==, n);
  /* Who left early is released. */
  g_assert_true (rk_query_where (query, "left_reason", "所属機関での異動による", NULL));
  params.query = query;
  params.council = f->council;
  released = print (f, "appointment", &params, &n_released);
  g_assert_cmpuint (n_released, ==, 2);
  g_assert_cmpuint (doc_count (released, "委員の委嘱を解く"), ==, 2);
  assert_has (released, "解嘱状");
  g_assert_cmpuint (doc_count (released, "異動により静岡県"), ==, 2);
  assert_lacks (released, "願いにより");
  /* Neither bears the number of the letter by which it began, but the next ones of the ledger. */
  numbers = released_numbers (released);
  g_assert_cmpstr (numbers[0], !=, numbers[1]);
  g_assert_cmpuint (g_strv_length (numbers), ==, 2);
  rk_test_command (f->office, "解嘱状を印刷済みにした", run_note_releases, &params);
  again = print (f, "appointment", &params, &n_released);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *kept = g_strconcat (numbers[i], "号", NULL);

      g_assert_cmpuint (doc_count (text, kept), ==, 0);
      assert_has (again, kept);
    }
}

static char *
release_of (Fixture *f, gint64 member, const char *reason)
{
  g_autoptr (RkRecord) before = rk_records_get (db_of (f), &rk_kind_appointment, member, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  RkReportParams params = { .query = query, .council = f->council };
  RkDraft *draft = rk_draft_copy (before);

  g_assert_true (rk_test_set (draft, "left_reason", reason));
  rk_test_keep (f->office, draft);
  g_assert_true (rk_query_where (query, "left_reason", reason, NULL));
  return print (f, "appointment", &params, NULL);
}

/* 「願いにより」 is written of who asked for it, and of nobody else. */
static void
test_release_words (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *found = NULL;

  g_assert_true (rk_query_where (query, "left_reason", "所属機関での異動による", NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  asked = release_of (f, g_array_index (ids, gint64, 0), "本人の申出による");
  assert_has (asked, "願いにより静岡県");
  found = release_of (f, g_array_index (ids, gint64, 0), "任期が終わっていたことが分かった");
  assert_has (found, "委員の委嘱を解く");
  assert_lacks (found, "により");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/appointment/release", Fixture, NULL, set_up, test_release_words, tear_down);
  g_test_add ("/report/appointment", Fixture, NULL, set_up, test_appointment, tear_down);
  return g_test_run ();
}
