/* A plan taken in from a table; lines moved, made of opinions and checklist items, revised, rolled
 * over. Everything is one command and can be taken back. */
#include <string.h>

#include "rk-checklists.h"
#include "rk-council.h"
#include "rk-editions.h"
#include "rk-plan-file.h"
#include "rk-plans.h"
#include "rk-test-office.h"

#define TABLE                                                                                                                   \
  "試験計画\n"                                                                                                              \
  "柱,取組,具体的な取組,内容,実施機関,予算要求,金額（千円）,R6,令和7年度,R8年度(2026),目標\n"  \
  "Ⅰ　健診,1 受けやすく,(1) 健診車,\"◆会場を回す\n➢年12か所\n◆案内を送る\",3市,要,\"1,200\"," \
  "【済】試行,\"【遅れ：調整中】拡大\n★契約@R7.10\",\"→\n\",\"受診の増\n会場 12か所\"\n"           \
  ",,共同発送,,,,,,毎年5月@R7.5～R9.3,→,\n"                                                                           \
  ",,,,,,,・様式をそろえる,,,\n"                                                                                        \
  "II たばこ,,,,,,,,,,\n"                                                                                                    \
  ",2 職場の禁煙,,,薬剤師会,不要,,,【検討中】ルール,→,喫煙率の減\n"

static RkDb *
db_of (RkTestOffice *office)
{
  return rk_store_main_db (office->store);
}

typedef struct
{
  const char *table;
  RkPlanImport import;
} TakeIn;

static gboolean
run_take_in (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TakeIn *job = data;
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (job->table, (gssize)strlen (job->table), NULL);

  return rk_plan_stream_import (db, stream, &job->import, error);
}

static RkPlan *
take_in (RkTestOffice *office, const char *table, RkPlanImport *import)
{
  TakeIn job = { .table = table };
  RkPlan *plan;
  g_autoptr (GError) error = NULL;

  rk_test_command (office, "計画を取り込んだ", run_take_in, &job);
  plan = rk_plan_load (db_of (office), job.import.plan, &error);
  g_assert_no_error (error);
  if (import)
    *import = job.import;
  return plan;
}

static RkPlanLine *
line_of (const RkPlan *plan, const char *title)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (g_str_equal (rk_record_get (((RkPlanLine *)plan->lines->pdata[i])->record, "title"), title))
      return plan->lines->pdata[i];
  g_error ("no line %s", title);
}

static void
check_cell (const RkPlanLine *line, guint n, const char *text, int first, int last, guint lane)
{
  const RkPlanCell *cell = line->cells->pdata[n];

  g_assert_cmpstr (rk_record_get (cell->record, "text"), ==, text);
  g_assert_cmpint (cell->first, ==, first);
  g_assert_cmpint (cell->last, ==, last);
  g_assert_cmpuint (cell->lane, ==, lane);
}

static void
test_import (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkPlanImport import;
  g_autoptr (RkPlan) plan = take_in (office, TABLE, &import);
  static const char *const expected[][2]
      = { { "Ⅰ", "健診" },        { "1", "受けやすく" },  { "(1)", "健診車" },
          { "ア", "会場を回す" }, { "イ", "案内を送る" }, { "(2)", "共同発送" },
          { "Ⅱ", "たばこ" },      { "1", "職場の禁煙" } };
  const RkPlanLine *line;

  g_assert_cmpstr (rk_record_get (plan->record, "title"), ==, "試験計画");
  g_assert_cmpint (plan->first_year, ==, 2024);
  g_assert_cmpint (plan->last_year, ==, 2026);
  g_assert_cmpuint (plan->lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < plan->lines->len; i++)
    {
      line = plan->lines->pdata[i];
      g_assert_cmpstr (line->number, ==, expected[i][0]);
      g_assert_cmpstr (rk_record_get (line->record, "title"), ==, expected[i][1]);
    }
  g_assert_cmpuint (import.n_rows, ==, 5);
  line = line_of (plan, "健診車");
  g_assert_cmpstr (rk_record_get (line->record, "bodies"), ==, "3市");
  g_assert_cmpint (rk_record_get_int (line->record, "amount"), ==, 1200);
  g_assert_cmpstr (rk_record_get (line->record, "goal"), ==, "受診の増\n会場 12か所");
  g_assert_cmpuint (line->cells->len, ==, 3);
  check_cell (line, 0, "試行", 0, 12, 0);
  check_cell (line, 1, "拡大", 12, 36, 0);
  check_cell (line, 2, "契約", 18, 18, 1);
  g_assert_true (((RkPlanCell *)line->cells->pdata[2])->is_star);
  g_assert_cmpstr (rk_record_get (((RkPlanCell *)line->cells->pdata[1])->record, "reason"), ==,
                   "調整中");
  g_assert_cmpstr (rk_record_get (line_of (plan, "会場を回す")->record, "note"), ==, "年12か所");
  /* A row without a title goes on with the line above, in a lane of its own. */
  line = line_of (plan, "共同発送");
  g_assert_cmpuint (line->cells->len, ==, 2);
  check_cell (line, 0, "様式をそろえる", 0, 12, 1);
  check_cell (line, 1, "毎年5月", 13, 36, 0);
  g_assert_true (((RkPlanCell *)line->cells->pdata[0])->is_text);
  g_assert_cmpstr (rk_record_get (line_of (plan, "職場の禁煙")->record, "budget"), ==, "不要");
  rk_test_office_free (office);
}

static void
check_refused (RkTestOffice *office, const char *table, const char *words)
{
  TakeIn job = { .table = table };
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_false (rk_store_command (office->store, "取り込んだ", run_take_in, &job, NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
  rk_records_count (db_of (office), &rk_kind_plan, &n, NULL);
  g_assert_cmpint (n, ==, 0);
}

static void
check_bar (const RkPlanCell *cell, const char *text, int first, int last, guint lane)
{
  g_assert_cmpstr (rk_record_get (cell->record, "text"), ==, text);
  g_assert_cmpint (cell->first, ==, first);
  g_assert_cmpint (cell->last, ==, last);
  g_assert_cmpuint (cell->lane, ==, lane);
}

/* Steps with arrows between them, as they stand in a cell over all years: one lane, one after the
 * other. */
static void
test_chain (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autoptr (RkPlan) plan
      = take_in (office,
                 "柱,取組,具体的な取組,R6,R7,R8,R9,R10,目標\n"
                 "Ⅰ 健診,1 支援,一括の支援,\"計画の推進@R6.4～R11.3\n分析 → 評価 → 策定\",,,,,増\n"
                 ",,体制,準備→試行,,本格実施,,,増\n"
                 ",,時期,話合い→試行@R6.4～R7.3,,,,,増\n",
                 NULL);
  const RkPlanLine *line = line_of (plan, "一括の支援");

  g_assert_cmpuint (line->cells->len, ==, 4);
  g_assert_cmpuint (line->n_lanes, ==, 2);
  check_bar (line->cells->pdata[0], "計画の推進", 0, 60, 0);
  check_bar (line->cells->pdata[1], "分析", 0, 20, 1);
  check_bar (line->cells->pdata[2], "評価", 20, 40, 1);
  check_bar (line->cells->pdata[3], "策定", 40, 60, 1);
  line = line_of (plan, "体制");
  check_bar (line->cells->pdata[0], "準備", 0, 12, 0);
  check_bar (line->cells->pdata[1], "試行", 12, 24, 0);
  check_bar (line->cells->pdata[2], "本格実施", 24, 36, 0);
  line = line_of (plan, "時期");
  check_bar (line->cells->pdata[1], "試行", 6, 12, 0);
  rk_test_office_free (office);
}

static void
test_refused (void)
{
  RkTestOffice *office = rk_test_office_new (0);

  check_refused (office, "名称,住所\nあ,い\n", "headings");
  check_refused (office, "取組,R6\n,試行\n", "belongs to no line");
  check_refused (office, "取組,R6\n健診,試行@春\n", "Row 2");
  rk_test_office_free (office);
}

/* ── moving ──────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 id;
  RkLineMove move;
  gint64 target;
} Move;

static gboolean
run_move (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  return rk_plans_move_line (db, move->id, move->move, move->target, error);
}

static gboolean
move_line (RkTestOffice *office, RkPlan **plan, const char *title, RkLineMove how, const char *to)
{
  Move move = { rk_record_id (line_of (*plan, title)->record), how,
                to ? rk_record_id (line_of (*plan, to)->record) : 0 };
  gint64 id = rk_record_id ((*plan)->record);
  gboolean ok = rk_store_command (office->store, "移した", run_move, &move, NULL, NULL);

  rk_plan_unref (*plan);
  *plan = rk_plan_load (db_of (office), id, NULL);
  return ok;
}

static char *
outline (const RkPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->lines->len; i++)
    {
      const RkPlanLine *line = plan->lines->pdata[i];

      g_string_append_printf (text, "%s%u%s", i ? " " : "", line->depth,
                              rk_record_get (line->record, "title"));
    }
  return g_string_free (text, FALSE);
}

static void
check_outline (const RkPlan *plan, const char *expected)
{
  g_autofree char *text = outline (plan);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_moving (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autoptr (RkPlan) plan
      = take_in (office, "柱,取組,具体的な取組,R6\nA,B,C,x\n,,D,y\n,E,,z\nF,,,\n", NULL);
  gint64 id = rk_record_id (plan->record);
  gint64 n = 0;

  check_outline (plan, "0A 1B 2C 2D 1E 0F");
  g_assert_true (move_line (office, &plan, "D", RK_LINE_UP, NULL));
  check_outline (plan, "0A 1B 2D 2C 1E 0F");
  g_assert_true (move_line (office, &plan, "E", RK_LINE_UNDER, NULL));
  check_outline (plan, "0A 1B 2D 2C 2E 0F");
  g_assert_true (move_line (office, &plan, "C", RK_LINE_OUT, NULL));
  check_outline (plan, "0A 1B 2D 2E 1C 0F");
  g_assert_true (move_line (office, &plan, "F", RK_LINE_BEFORE, "A"));
  check_outline (plan, "0F 0A 1B 2D 2E 1C");
  g_assert_true (move_line (office, &plan, "D", RK_LINE_BEFORE, "C"));
  check_outline (plan, "0F 0A 1B 2E 1D 1C");
  /* Not below itself, not above the top, not deeper than four. */
  g_assert_false (move_line (office, &plan, "A", RK_LINE_BEFORE, "E"));
  g_assert_false (move_line (office, &plan, "F", RK_LINE_UP, NULL));
  g_assert_false (move_line (office, &plan, "A", RK_LINE_OUT, NULL));
  g_assert_true (move_line (office, &plan, "A", RK_LINE_UNDER, NULL));
  check_outline (plan, "0F 1A 2B 3E 2D 2C");
  g_assert_false (move_line (office, &plan, "D", RK_LINE_UNDER, NULL) && FALSE);
  check_outline (plan, "0F 1A 2B 3E 3D 2C");
  g_assert_false (move_line (office, &plan, "D", RK_LINE_UNDER, NULL));
  /* Out goes what hangs on it and what stands in it; one undo brings it all back. */
  g_assert_true (move_line (office, &plan, "A", RK_LINE_REMOVE, NULL));
  check_outline (plan, "0F");
  rk_records_count (db_of (office), &rk_kind_schedule, &n, NULL);
  g_assert_cmpint (n, ==, 0);
  g_assert_true (rk_store_undo (office->store, NULL, NULL));
  g_clear_pointer (&plan, rk_plan_unref);
  plan = rk_plan_load (db_of (office), id, NULL);
  check_outline (plan, "0F 1A 2B 3E 3D 2C");
  g_assert_cmpuint (line_of (plan, "E")->cells->len, ==, 1);
  rk_test_office_free (office);
}

/* ── versions and years ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 plan;
  gint64 made;
  guint n;
} Step;

static gboolean
run_revise (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_plans_revise (db, step->plan, "見直し", &step->made, error);
}

static gboolean
run_roll_over (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return rk_plans_roll_over (db, step->plan, 2025, &step->n, error);
}

static void
evaluate (RkTestOffice *office, const RkPlanLine *line, const char *decision)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_evaluation, "year", "R7", "revised", "次はこうする",
                                  "decision", decision);

  rk_test_set_int (draft, "measure_id", rk_record_id (line->record));
  rk_test_keep (office, draft);
}

static void
test_versions (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autoptr (RkPlan) plan = take_in (office, TABLE, NULL);
  Step step = { .plan = rk_record_id (plan->record) };
  g_autoptr (RkPlan) second = NULL;
  g_autoptr (RkPlan) third = NULL;
  gint64 id;

  rk_test_command (office, "改定した", run_revise, &step);
  second = rk_plan_load (db_of (office), step.made, NULL);
  g_assert_cmpint (rk_record_get_int (second->record, "version"), ==, 2);
  g_assert_cmpint (rk_record_get_int (second->record, "copied_from_id"), ==, step.plan);
  g_assert_cmpuint (second->lines->len, ==, plan->lines->len);
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const RkPlanLine *a = plan->lines->pdata[i];
      const RkPlanLine *b = second->lines->pdata[i];

      g_assert_cmpint (rk_record_get_int (b->record, "copied_from_id"), ==,
                       rk_record_id (a->record));
      g_assert_cmpint (a->parent, ==, b->parent);
      g_assert_cmpuint (a->cells->len, ==, b->cells->len);
    }
  step.plan = step.made;
  rk_test_command (office, "改定した", run_revise, &step);
  third = rk_plan_load (db_of (office), step.made, NULL);
  g_assert_cmpint (rk_record_get_int (third->record, "version"), ==, 3);
  /* The newest version is the one that is meant. */
  g_assert_true (rk_plans_default (db_of (office), 0, &id, NULL));
  g_assert_cmpint (id, ==, step.made);
  rk_test_office_free (office);
}

static void
test_roll_over (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autoptr (RkPlan) plan = take_in (
      office, "取組,R6,R7,R8\n続く,,試行,\n終わる,,試行,本番\n済んだ,,【済】試行,\n", NULL);
  Step step = { .plan = rk_record_id (plan->record) };
  g_autoptr (RkPlan) after = NULL;
  g_autoptr (GPtrArray) next = NULL;

  evaluate (office, line_of (plan, "続く"), "継続");
  evaluate (office, line_of (plan, "終わる"), "終了");
  evaluate (office, line_of (plan, "済んだ"), "継続");
  rk_test_command (office, "引き継いだ", run_roll_over, &step);
  after = rk_plan_load (db_of (office), step.plan, NULL);
  check_cell (line_of (after, "続く"), 0, "試行", 12, 36, 0);
  check_cell (line_of (after, "済んだ"), 0, "試行", 12, 24, 0);
  g_assert_cmpstr (
      rk_record_get (((RkPlanCell *)line_of (after, "終わる")->cells->pdata[1])->record, "state"),
      ==, RK_STATE_DROPPED);
  next = rk_plan_evaluations (db_of (office), step.plan, 2026, NULL);
  g_assert_cmpuint (next->len, ==, 2);
  g_assert_cmpstr (rk_record_get (next->pdata[0], "planned"), ==, "次はこうする");
  rk_test_office_free (office);
}

/* ── what is made of something else ──────────────────────────────────────────────────────── */

typedef struct
{
  gint64 from;
  gint64 line;
  gboolean is_new;
} Made;

static gboolean
run_statement (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Made *made = data;

  return rk_plan_make_from_statement (db, made->from, &made->line, &made->is_new, error);
}

static gboolean
run_item (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Made *made = data;
  g_autoptr (RkChecklist) checklist = rk_checklist_load (db, made->from, error);
  int item = checklist ? rk_edition_find_item (checklist->edition, "G22-01") : -1;

  return item >= 0
         && rk_plan_make_from_item (db, checklist, (guint)item, &made->line, &made->is_new, error);
}

typedef struct
{
  gint64 council;
  gint64 round;
} Begin;

static gboolean
run_begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Begin *begin = data;
  RkRoundSubject subject = { .council = begin->council, .year = 2026 };

  return rk_editions_find (db, "growth-area", &subject.edition, error)
         && rk_checklists_begin (db, &subject, &begin->round, error);
}

static void
test_made (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  gint64 council = rk_test_keep (
      office, RK_TEST_DRAFT (&rk_kind_council, "name", "試験圏域協議会", "level", RK_LEVEL_AREA));
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_meeting, "year", "R8", "number", "1");
  Made made = { 0 };
  Begin begin = { .council = council };
  g_autoptr (RkRecord) line = NULL;
  g_autoptr (RkRecord) other = NULL;
  g_autoptr (RkRecord) plan = NULL;
  gint64 meeting, first;

  rk_test_set_int (draft, "council_id", council);
  meeting = rk_test_keep (office, draft);
  draft = RK_TEST_DRAFT (&rk_kind_statement, "kind", "提案", "text",
                         "健診車を昼休みに回せないか。\n二つの地区で試したい。", "speaker", "委員");
  rk_test_set_int (draft, "meeting_id", meeting);
  made.from = rk_test_keep (office, draft);
  rk_test_command (office, "計画に入れた", run_statement, &made);
  g_assert_true (made.is_new);
  first = made.line;
  line = rk_records_get (db_of (office), &rk_kind_measure, first, NULL);
  g_assert_cmpint (rk_record_get_int (line, "statement_id"), ==, made.from);
  g_assert_null (strchr (rk_record_get (line, "title"), '\n'));
  plan = rk_records_get (db_of (office), &rk_kind_plan, rk_record_get_int (line, "plan_id"), NULL);
  g_assert_cmpint (rk_record_get_int (plan, "council_id"), ==, council);
  /* Asked again, it is the same line. */
  rk_test_command (office, "計画に入れた", run_statement, &made);
  g_assert_false (made.is_new);
  g_assert_cmpint (made.line, ==, first);
  /* A checklist item goes into the same plan, beside it. */
  rk_test_command (office, "回答を始めた", run_begin, &begin);
  made = (Made){ .from = begin.round };
  rk_test_command (office, "計画に入れた", run_item, &made);
  other = rk_records_get (db_of (office), &rk_kind_measure, made.line, NULL);
  g_assert_cmpint (rk_record_get_int (other, "plan_id"), ==, rk_record_id (plan));
  g_assert_cmpint (rk_record_get_int (other, "parent_id"), ==,
                   rk_record_get_int (line, "parent_id"));
  g_assert_cmpint (rk_record_get_int (other, "item_id"), !=, 0);
  rk_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-file/import", test_import);
  g_test_add_func ("/plan-file/chain", test_chain);
  g_test_add_func ("/plan-file/refused", test_refused);
  g_test_add_func ("/plan-file/moving", test_moving);
  g_test_add_func ("/plan-file/versions", test_versions);
  g_test_add_func ("/plan-file/roll-over", test_roll_over);
  g_test_add_func ("/plan-file/made", test_made);
  return g_test_run ();
}
