/* Lists of others against the register, what is decided of them, and two records that become one.
 */
#include "rk-test-import.h"

#include "rk-decisions.h"
#include "rk-match-list.h"
#include "rk-matcher.h"
#include "rk-schemes.h"
#include "rk-workplaces.h"

#define REGISTER                                                                                \
  "事業所名,市町名,法人番号,電話番号,所在地\r\n"                              \
  "㈱髙瀬建設,焼津市,7000012050002,054-629-2000,焼津市本町2-11-5\r\n"              \
  "焼津港冷蔵運輸（株）,焼津市,,054-000-0199,焼津市中港三丁目2番1号\r\n" \
  "ホテル波音,焼津市,,,\r\n"                                                            \
  "丸山製茶,菊川市,1180301018771,,\r\n"
#define OTHERS                                                               \
  "名称,市区町村,電話,所在地\r\n"                                 \
  "株式会社高瀬建設,焼津市,0546292000,\r\n"                       \
  "焼津港冷蔵輸送㈱,焼津市,054-000-0199,焼津市中港3-2-1\r\n" \
  "ホテル波音,焼津市,,\r\n"                                          \
  "別のなにか,下田市,,\r\n"                                          \
  ",焼津市,,\r\n"

static RkMatchList *
match_text (Fixture *fixture, const char *text)
{
  g_autoptr (RkImport) import = open_text (fixture, text);
  RkMatchList *list = rk_match_list_new (import);
  g_autoptr (GError) error = NULL;

  rk_store_read (fixture->office->store, rk_match_list_run, list, NULL, &error);
  g_assert_no_error (error);
  return list;
}

static const RkMatchRow *
row_at (RkMatchList *list, guint n)
{
  GPtrArray *rows = rk_match_list_get_rows (list);

  g_assert_cmpuint (n, <, rows->len);
  return rows->pdata[n];
}

/* @expected: sure, likely and none by turns: "slsn" */
static void
assert_verdicts (RkMatchList *list, const char *expected)
{
  GPtrArray *rows = rk_match_list_get_rows (list);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_c (found, "nls"[row_at (list, i)->match.judgement.likeness]);
  g_assert_cmpstr (found->str, ==, expected);
}

/* ── a list ──────────────────────────────────────────────────────────────────────────────── */

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, REGISTER);
  g_autoptr (RkMatchList) list = match_text (fixture, OTHERS);
  g_autofree char *why = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  assert_verdicts (list, "slsnn");
  g_assert_cmpuint (rk_match_list_count (list, RK_SAME), ==, 2);
  g_assert_cmpuint (row_at (list, 0)->number, ==, 2);
  g_assert_cmpstr (row_at (list, 0)->name, ==, "㈱髙瀬建設");
  g_assert_cmpstr (row_at (list, 1)->name, ==, "焼津港冷蔵運輸（株）");
  why = rk_match_row_dup_why (row_at (list, 1));
  g_assert_nonnull (strstr (why, "1 character of the name differs"));
  g_assert_cmpint (row_at (list, 3)->match.id, ==, 0);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 4);
  rk_match_list_save (list, fixture->csv, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->csv, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "焼津港冷蔵輸送㈱,焼津市,要判断,焼津港冷蔵運輸（株）"));
}

/* The same name twice in one municipality is sure for nobody. */
static void
test_two_of_a_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (
      fixture, FEW "中央薬局,焼津市,,054-629-1111,\r\n中央薬局,焼津市,,054-629-2222,\r\n");
  g_autoptr (RkMatchList) list
      = match_text (fixture, FEW "中央薬局,焼津市,,,\r\n中央薬局,焼津市,,0546292222,\r\n");

  assert_verdicts (list, "ls");
  g_assert_cmpint (row_at (list, 1)->match.id, !=, row_at (list, 0)->match.id);
}

/* ── decisions ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 workplace;
  RkRecord *other;
  gboolean same;
} Decide;

static gboolean
run_decide (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Decide *decide = data;

  return rk_decision_save (db, decide->workplace, decide->other, decide->same, "一覧.csv", error);
}

static void
decide (Fixture *fixture, const RkMatchRow *row, gboolean same)
{
  Decide decide = { row->match.id, row->record, same };

  rk_test_command (fixture->office, "名寄せを判断した", run_decide, &decide);
}

static void
test_said_to_be_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_text (fixture, REGISTER);
  g_autoptr (RkMatchList) list = match_text (fixture, OTHERS);
  g_autoptr (RkMatchList) again = NULL;
  g_autoptr (RkMatchList) undone = NULL;
  g_autoptr (RkImportReport) report = NULL;
  g_autofree char *why = NULL;

  decide (fixture, row_at (list, 1), TRUE);
  again = match_text (fixture, OTHERS);
  assert_verdicts (again, "sssnn");
  why = rk_match_row_dup_why (row_at (again, 1));
  g_assert_nonnull (strstr (why, "decided before"));
  g_assert_nonnull (strstr (why, "8.7.2")); /* the clock of the tests */
  /* the import minds it, too: it changes that record and asks nothing */
  report = import_text (fixture, OTHERS);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_UPDATED], ==, 2);
  assert_field (fixture, 1, "name", "焼津港冷蔵輸送㈱");
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  undone = match_text (fixture, OTHERS);
  assert_verdicts (undone, "slsnn");
}

static void
test_said_to_be_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_text (fixture, REGISTER);
  g_autoptr (RkMatchList) list = match_text (fixture, OTHERS);
  g_autoptr (RkMatchList) again = NULL;
  g_autoptr (RkMatchList) elsewhere = NULL;
  g_autoptr (RkImportReport) report = NULL;

  decide (fixture, row_at (list, 1), FALSE);
  again = match_text (fixture, OTHERS);
  assert_verdicts (again, "snsnn");
  /* one of the same name with another telephone is not the one that was spoken of */
  elsewhere = match_text (fixture, "名称,市区町村,電話,所在地\r\n焼津港冷蔵輸送㈱,焼津市,"
                                   "054-999-9999,焼津市中港3-2-1\r\n");
  g_assert_cmpuint (rk_match_list_get_rows (elsewhere)->len, ==, 1);
  report = import_text (fixture, OTHERS);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_DUPLICATE], ==, 0);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED], ==, 2); /* and 別のなにか */
  assert_field (fixture, 1, "name", "焼津港冷蔵運輸（株）");
  /* the opposite takes its place */
  decide (fixture, row_at (list, 1), TRUE);
  g_assert_cmpint (count (fixture, &rk_kind_match_decision), ==, 1);
}

/* ── within the register ─────────────────────────────────────────────────────────────────── */

static GArray *
pairs_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkMatcher) matcher = rk_matcher_new (db (fixture), NULL, &error);
  GArray *pairs;

  g_assert_no_error (error);
  pairs = rk_matcher_pairs (matcher, NULL, &error);
  g_assert_no_error (error);
  return pairs;
}

/* A place that is entered apart from its corporation, and the same one in one cell; of two of the
 * name in one municipality, each with what tells them apart, a list with the place alone means
 * none. */
static void
test_two_names (Fixture *fixture, gconstpointer data)
{
  static const char bare[] = "事業所名,市町名\r\n焼津工場,焼津市\r\n";
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,法人名,市町名,所在地\r\n"
                              "焼津工場,㈱髙瀬製作所,焼津市,\r\n"
                              "焼津工場,（株）例示食品,焼津市,\r\n"
                              "医療法人社団見本会　見本病院,,磐田市,磐田市例示町1-2\r\n");
  g_autoptr (RkMatchList) list = match_text (fixture, "事業所名,市町名,所在地\r\n"
                                                      "高瀬製作所（株）焼津工場,焼津市,\r\n"
                                                      "焼津工場,焼津市,\r\n"
                                                      "見本病院,磐田市,磐田市例示町一丁目2番\r\n"
                                                      "見本病院,磐田市,\r\n"
                                                      "見本病院,磐田市,磐田市別町7-7\r\n");
  g_autoptr (RkImportReport) once = import_text (fixture, bare);
  g_autoptr (RkImportReport) again = import_text (fixture, bare);
  g_autoptr (RkImportReport) both
      = import_text (fixture, "事業所名,市町名\r\n例示食品㈱焼津工場,焼津市\r\n");
  g_autoptr (GArray) pairs = pairs_of (fixture);

  assert_verdicts (list, "slsll");
  g_assert_cmpuint (once->outcomes[RK_IMPORT_DUPLICATE], ==, 1);
  g_assert_cmpuint (again->outcomes[RK_IMPORT_UNCHANGED], ==, 1);
  g_assert_cmpuint (both->outcomes[RK_IMPORT_DUPLICATE], ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 5);
  /* The bare one with each of the three others of the name, and the one in one cell with its own.
   */
  g_assert_cmpuint (pairs->len, ==, 4);
}

/* A corporation, its head office, written either way, and a place of it at one address are found
 * within the register; a head office elsewhere is not. */
static void
test_pairs_of_head_office (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first
      = import_text (fixture, "事業所名,法人名,市町名,所在地\r\n"
                              "㈱例示食品,,伊東市,伊東市例示1-5-3\r\n"
                              "本社,㈱架空産業,伊東市,伊東市例示2-1\r\n"
                              "例示電機　伊東工場,,伊東市,伊東市例示3-1\r\n"
                              "見本水産　本店,,伊東市,伊東市例示4-1\r\n");
  g_autoptr (RkImportReport) second
      = import_text (fixture, "事業所名,法人名,市町名,所在地\r\n"
                              "本社,株式会社例示食品,伊東市,伊東市例示1-5-3\r\n"
                              "架空産業㈱,,伊東市,伊東市例示2-9\r\n"
                              "㈱例示電機,,伊東市,伊東市例示3-1\r\n"
                              "㈱見本水産,,沼津市,沼津市例示4-1\r\n");
  g_autoptr (GArray) pairs = pairs_of (fixture);

  /* The first became one; the next two were asked about. */
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 7);
  g_assert_cmpuint (second->outcomes[RK_IMPORT_UPDATED], ==, 1);
  g_assert_cmpuint (second->outcomes[RK_IMPORT_DUPLICATE], ==, 2);
  g_assert_cmpuint (pairs->len, ==, 2);
  for (guint i = 0; i < pairs->len; i++)
    g_assert_cmpint (g_array_index (pairs, RkMatchPair, i).judgement.likeness, ==, RK_ALIKE);
}

/* A list that calls a place by less than the register takes nothing from its name. */
static void
test_shorter_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,所在地\r\n"
                              "医療法人社団見本会　見本病院,磐田市,磐田市例示町1-2\r\n"
                              "若草医院,磐田市,磐田市例示町3-4\r\n");
  g_autoptr (RkImportReport) again
      = import_text (fixture, "事業所名,市町名,所在地,従業員数\r\n"
                              "見本病院,磐田市,磐田市例示町1丁目2番,50\r\n"
                              "医療法人若草会　若草医院,磐田市,磐田市例示町3-4,20\r\n");

  g_assert_cmpuint (again->outcomes[RK_IMPORT_UPDATED], ==, 2);
  assert_field (fixture, 0, "name", "医療法人社団見本会　見本病院");
  assert_field (fixture, 0, "employees", "50");
  assert_field (fixture, 1, "name", "医療法人若草会　若草医院");
}

#define TWICE                                                           \
  "事業所名,市町名,電話番号,所在地,従業員数\r\n"      \
  "㈱髙瀬建設,焼津市,054-629-2000,焼津市本町2-11-5,12\r\n" \
  "丸山製茶,菊川市,,,\r\n"                                       \
  "高瀬建設工業,焼津市,054-629-2000,,15\r\n"

typedef struct
{
  RkRecord *kept;
  gint64 drop;
} Merge;

static gboolean
run_merge (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Merge *merge = data;

  return rk_workplaces_merge (db, merge->kept, merge->drop, error);
}

static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, TWICE);
  g_autoptr (GArray) pairs = pairs_of (fixture);
  g_autoptr (GArray) after = NULL;
  const RkMatchPair *pair = &g_array_index (pairs, RkMatchPair, 0);
  g_autoptr (RkRecord) other = NULL;
  Decide decide = { 0 };

  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (pair->judgement.likeness, ==, RK_ALIKE);
  g_assert_cmpint (pair->first, <, pair->second);
  other = rk_records_get (db (fixture), &rk_kind_workplace, pair->second, NULL);
  decide = (Decide){ pair->first, other, FALSE };
  rk_test_command (fixture->office, "別の事業所とした", run_decide, &decide);
  after = pairs_of (fixture);
  g_assert_cmpuint (after->len, ==, 0);
}

static gint64
self_assessment (Fixture *fixture, gint64 workplace)
{
  gint64 edition = rk_test_keep (
      fixture->office, RK_TEST_DRAFT (&rk_kind_edition, "code", "shop", "title", "職場", "version",
                                      "1", "unit", "workplace", "method", "none"));
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_round, "year", "2026");

  rk_test_set_int (draft, "edition_id", edition);
  rk_test_set_int (draft, "workplace_id", workplace);
  return rk_test_keep (fixture->office, draft);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, TWICE);
  g_autoptr (RkRecord) winner = workplace (fixture, 0);
  g_autoptr (RkRecord) loser = workplace (fixture, 2);
  gint64 round = self_assessment (fixture, rk_record_id (loser));
  g_autoptr (RkRecord) moved = NULL;
  g_autoptr (RkRecord) back = NULL;
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (RkMatchList) list = NULL;
  g_autoptr (GError) error = NULL;
  RkDraft *draft = rk_draft_copy (winner);
  Merge merge = { .drop = rk_record_id (loser) };

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_workplace, "employees"), 15);
  merge.kept = rk_draft_end (draft);
  rk_test_command (fixture->office, "まとめた", run_merge, &merge);
  rk_record_unref (merge.kept);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
  assert_field (fixture, 0, "employees", "15");
  assert_field (fixture, 0, "suspected_id", NULL);
  moved = rk_records_get (db (fixture), &rk_kind_round, round, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rk_record_get_int (moved, "workplace_id"), ==, rk_record_id (winner));
  past = rk_workplaces_past (db (fixture), rk_record_id (winner), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpstr (rk_record_get (past->pdata[0], "name"), ==, "高瀬建設工業");
  g_assert_cmpint (rk_record_get_int (past->pdata[0], "employees"), ==, 15);
  /* a list that spells it the other way means the one that stayed */
  list = match_text (fixture, "名称,市区町村\r\n高瀬建設工業,焼津市\r\n");
  g_assert_cmpint (row_at (list, 0)->match.judgement.likeness, ==, RK_SAME);
  g_assert_cmpint (row_at (list, 0)->match.id, ==, rk_record_id (winner));

  g_assert_true (rk_store_undo (fixture->office->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 3);
  g_assert_cmpint (count (fixture, &rk_kind_workplace_past), ==, 0);
  g_assert_cmpint (count (fixture, &rk_kind_match_decision), ==, 0);
  assert_field (fixture, 0, "employees", "12");
  back = rk_records_get (db (fixture), &rk_kind_round, round, &error);
  g_assert_cmpint (rk_record_get_int (back, "workplace_id"), ==, rk_record_id (loser));
  g_assert_true (rk_store_redo (fixture->office->store, NULL, &error));
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
}

static gint64
registration (Fixture *fixture, const RkRecord *workplace, const char *number, const char *end)
{
  g_autoptr (GPtrArray) levels = NULL;
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "number", number, "screened_on", "2025-04-20",
                                  "result", "適", "registered_on", "2025-05-01", "term_start",
                                  "2025-05-01", "expires_on", end);
  gint64 scheme;

  g_assert_true (rk_schemes_default (db (fixture), FALSE, &scheme, NULL));
  levels = rk_schemes_levels (db (fixture), scheme, NULL);
  rk_draft_put_id (draft, "workplace_id", rk_record_id (workplace));
  rk_draft_put_id (draft, "scheme_id", scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  return rk_test_keep (fixture->office, draft);
}

static RkRecord *
status_of (Fixture *fixture, gint64 id)
{
  return rk_records_get (db (fixture), &rk_kind_status, id, NULL);
}

/* Both were registered in one scheme: the one that ends last stays, and undo takes all back. */
static void
test_merge_of_registered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, TWICE);
  g_autoptr (RkRecord) winner = workplace (fixture, 0);
  g_autoptr (RkRecord) loser = workplace (fixture, 2);
  gint64 first = registration (fixture, winner, "R7-0001", "2027-04-30");
  gint64 second = registration (fixture, loser, "R7-0002", "2028-04-30");
  Merge merge = { .kept = winner, .drop = rk_record_id (loser) };
  g_autoptr (RkRecord) ended = NULL;
  g_autoptr (RkRecord) stays = NULL;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) back = NULL;

  rk_test_command (fixture->office, "まとめた", run_merge, &merge);
  ended = status_of (fixture, first);
  stays = status_of (fixture, second);
  g_assert_cmpstr (rk_record_get (ended, "state"), ==, "合併");
  g_assert_cmpstr (rk_record_get (ended, "ended_reason"), ==, "名寄せで R7-0002 とまとめた");
  g_assert_cmpint (rk_record_get_int (stays, "workplace_id"), ==, rk_record_id (winner));
  g_assert_null (rk_record_get (stays, "ended_on"));
  assert_field (fixture, 0, "registration_number", "R7-0002");
  assert_field (fixture, 0, "expires_on", "2028-04-30");
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  before = status_of (fixture, first);
  back = status_of (fixture, second);
  g_assert_null (rk_record_get (before, "ended_on"));
  g_assert_cmpint (rk_record_get_int (back, "workplace_id"), ==, rk_record_id (loser));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/matching/list", NULL, test_list);
  add ("/matching/two-of-a-name", NULL, test_two_of_a_name);
  add ("/matching/pairs-of-head-office", NULL, test_pairs_of_head_office);
  add ("/matching/said-to-be-the-same", NULL, test_said_to_be_the_same);
  add ("/matching/said-to-be-two", NULL, test_said_to_be_two);
  add ("/matching/two-names", NULL, test_two_names);
  add ("/matching/shorter-name", NULL, test_shorter_name);
  add ("/matching/pairs", NULL, test_pairs);
  add ("/matching/merge", NULL, test_merge);
  add ("/matching/merge-of-registered", NULL, test_merge_of_registered);
  return g_test_run ();
}
