/* Targets fed from the office's own data, and nodes of a logic tree on the move. */
#include <math.h>
#include <string.h>

#include "rk-error.h"
#include "rk-indicators.h"
#include "rk-logic.h"
#include "rk-query.h"
#include "rk-schemes.h"
#include "rk-support.h"
#include "rk-target-feed.h"
#include "rk-test-office.h"

static RkTestOffice *office;

#define KEEP(kind, ...) rk_test_keep (office, RK_TEST_DRAFT (kind, __VA_ARGS__))

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static RkDb *
db (void)
{
  return rk_store_main_db (office->store);
}

/* ── targets ─────────────────────────────────────────────────────────────────────────────── */

static void
register_workplace (
    gint64 scheme, gint64 level, const char *town, const char *from, const char *end)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("見本商店%u", ++n);
  gint64 workplace = KEEP (&rk_kind_workplace, "name", name, "municipality_code", town);
  RkDraft *draft = rk_draft_new (&rk_kind_status);

  if (from == NULL)
    {
      rk_draft_free (draft);
      return;
    }
  rk_draft_put_id (draft, "workplace_id", workplace);
  rk_draft_put_id (draft, "scheme_id", scheme);
  rk_draft_put_id (draft, "level_id", level);
  rk_draft_put (draft, "registered_on", from);
  rk_draft_put (draft, "ended_on", end);
  rk_test_keep (office, draft);
}

static RkTargetOffer *
offer_of (GPtrArray *offers, const char *name)
{
  for (guint i = 0; i < offers->len; i++)
    {
      RkTargetOffer *offer = offers->pdata[i];

      if (g_str_equal (rk_record_get (offer->target->record, "name"), name))
        return offer;
    }
  g_assert_not_reached ();
}

static gint64
add_target (gint64 plan, gint64 scheme, const char *name, const char *unit, const char *area)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_target, "name", name, "unit", unit);

  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "scheme_id", scheme);
  if (area)
    g_assert_true (rk_test_set (draft, "area", area));
  return rk_test_keep (office, draft);
}

typedef struct
{
  gint64 plan;
  const char *name;
} Take;

static gboolean
run_take (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  const Take *take = data;
  g_autoptr (RkPlan) plan = rk_plan_load (write, take->plan, error);
  g_autoptr (GPtrArray) offers = plan ? rk_target_offers (write, plan, 2024, error) : NULL;

  return offers && rk_target_offer_take (write, offer_of (offers, take->name), error);
}

static void
test_register (void)
{
  g_autoptr (GError) error = NULL;
  gint64 plan
      = KEEP (&rk_kind_plan, "title", "見本計画", "first_year", "2024", "last_year", "2028");
  gint64 scheme = 0;
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (RkPlan) loaded = NULL;
  g_autoptr (RkPlan) after = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) again = NULL;
  RkTargetOffer *offer;
  gint64 level;
  Take take = { plan, "登録率" };

  g_assert_true (rk_schemes_default (db (), FALSE, &scheme, &error));
  levels = rk_schemes_levels (db (), scheme, &error);
  g_assert_no_error (error);
  level = rk_record_id (levels->pdata[0]);
  register_workplace (scheme, level, "222127", "2024-05-01", NULL);         /* 焼津市 */
  register_workplace (scheme, level, "222127", "2024-06-01", "2025-02-01"); /* ended in R6 */
  register_workplace (scheme, level, "222127", "2025-04-01", NULL);         /* R7 */
  register_workplace (scheme, level, "221007", "2024-05-01", NULL);         /* 静岡市 */
  register_workplace (scheme, level, "222127", NULL, NULL);
  add_target (plan, scheme, "登録数", "か所", "焼津市");
  add_target (plan, scheme, "登録率", "%", "志太榛原");
  add_target (plan, scheme, "県の登録数", "か所", NULL);
  add_target (plan, 0, "手で入れる", "件", NULL);

  loaded = rk_plan_load (db (), plan, &error);
  g_assert_no_error (error);
  offers = rk_target_offers (db (), loaded, 2024, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 3);
  offer = offer_of (offers, "登録数");
  g_assert_cmpfloat (offer->value, ==, 1);
  g_assert_cmpstr (offer->as_of, ==, "2025-03-31");
  g_assert_true (rk_target_offer_is_new (offer));
  g_assert_cmpfloat (offer_of (offers, "県の登録数")->value, ==, 2);
  offer = offer_of (offers, "登録率");
  g_assert_cmpfloat (offer->numerator, ==, 1);
  g_assert_cmpfloat (offer->denominator, ==, 4);
  g_assert_cmpfloat (offer->value, ==, 25);
  g_assert_nonnull (strstr (offer->formula, "1÷4×100"));
  g_assert_nonnull (strstr (offer->source, "志太榛原"));
  /* Nothing has been written yet; the year after counts its own. */
  g_assert_true (isnan (rk_plan_actual (offer->target, 2024)));
  later = rk_target_offers (db (), loaded, 2025, &error);
  g_assert_cmpfloat (offer_of (later, "登録数")->value, ==, 2);

  rk_test_command (office, "指標の実績を入れた", run_take, &take);
  after = rk_plan_load (db (), plan, &error);
  again = rk_target_offers (db (), after, 2024, &error);
  offer = offer_of (again, "登録率");
  g_assert_cmpfloat (rk_plan_actual (offer->target, 2024), ==, 25);
  g_assert_cmpstr (rk_record_get (rk_plan_value (offer->target, 2024), "as_of"), ==, "2025-03-31");
  g_assert_false (rk_target_offer_is_new (offer));
  g_assert_true (rk_store_undo (office->store, NULL, &error));
}

static void
test_no_value (void)
{
  g_autoptr (GError) error = NULL;
  gint64 plan
      = KEEP (&rk_kind_plan, "title", "空の計画", "first_year", "2024", "last_year", "2040");
  g_autoptr (RkRecord) card = rk_indicators_find (db (), "smoking", &error);
  g_autofree char *id = dup_id (rk_record_id (card));
  g_autofree char *owner = dup_id (plan);
  g_autoptr (RkPlan) loaded = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  RkTargetOffer *offer;
  gint64 scheme = 0;
  g_autoptr (GPtrArray) far = NULL;

  KEEP (&rk_kind_target, "name", "喫煙", "plan_id", owner, "indicator_id", id);
  g_assert_true (rk_schemes_default (db (), FALSE, &scheme, &error));
  add_target (plan, scheme, "先の年", "件", NULL);
  loaded = rk_plan_load (db (), plan, &error);
  offers = rk_target_offers (db (), loaded, 2024, &error);
  g_assert_no_error (error);
  offer = offer_of (offers, "喫煙");
  g_assert_true (isnan (offer->value));
  g_assert_nonnull (offer->reason);
  g_assert_false (rk_target_offer_is_new (offer));
  far = rk_target_offers (db (), loaded, 2039, &error);
  g_assert_nonnull (offer_of (far, "先の年")->reason);
}

/* ── logic trees ─────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 id;
  RkLineMove move;
  gint64 target;
  RkRecord *record;
} Step;

static gboolean
run_step (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return step->record ? rk_logic_add (write, step->record, &step->id, error)
                      : rk_logic_move (write, step->id, step->move, step->target, error);
}

static gint64
add_node (gint64 plan, gint64 on, const char *text)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_logic_node, "text", text);
  Step step = { 0 };

  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "parent_id", on);
  step.record = rk_draft_end (draft);
  rk_test_command (office, "書いた", run_step, &step);
  rk_record_unref (step.record);
  return step.id;
}

static void
check_tree (gint64 plan, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkLogic) logic = rk_logic_load (db (), plan, FALSE, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < logic->nodes->len; i++)
    {
      const RkLogicNode *node = logic->nodes->pdata[i];

      g_string_append_printf (words, "%s%u%s", i ? " " : "", node->depth,
                              rk_record_get (node->record, "text"));
    }
  g_assert_cmpstr (words->str, ==, expected);
  g_string_free (words, TRUE);
}

static void
move (gint64 id, RkLineMove how, gint64 target)
{
  Step step = { id, how, target, NULL };

  rk_test_command (office, "移した", run_step, &step);
}

static void
test_nodes (void)
{
  gint64 plan
      = KEEP (&rk_kind_plan, "title", "木のある計画", "first_year", "2024", "last_year", "2028");
  gint64 a = add_node (plan, 0, "a");
  gint64 b = add_node (plan, a, "b");
  gint64 c = add_node (plan, a, "c");
  gint64 d = add_node (plan, c, "d");
  Step onto_itself = { a, RK_LINE_ONTO, d, NULL };
  g_autoptr (GError) error = NULL;

  check_tree (plan, "0a 1b 1c 2d");
  move (c, RK_LINE_UP, 0);
  check_tree (plan, "0a 1c 2d 1b");
  move (b, RK_LINE_UNDER, 0);
  check_tree (plan, "0a 1c 2d 2b");
  move (b, RK_LINE_OUT, 0);
  check_tree (plan, "0a 1c 2d 1b");
  move (c, RK_LINE_ONTO, b);
  check_tree (plan, "0a 1b 2c 3d");
  g_assert_false (rk_store_command (office->store, "移した", run_step, &onto_itself, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  check_tree (plan, "0a 1b 2c 3d");
  move (c, RK_LINE_REMOVE, 0);
  check_tree (plan, "0a 1b");
  g_assert_true (rk_store_undo (office->store, NULL, NULL));
  check_tree (plan, "0a 1b 2c 3d");
}

static gboolean
run_revise (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *plan = data;

  return rk_plans_revise (write, *plan, NULL, plan, error);
}

/* The tree goes with the version, and its nodes to the lines of the new one; twice. */
static void
test_revised_tree (void)
{
  gint64 plan
      = KEEP (&rk_kind_plan, "title", "改定する計画", "first_year", "2024", "last_year", "2028");
  g_autofree char *owner = dup_id (plan);
  gint64 line = KEEP (&rk_kind_measure, "plan_id", owner, "title", "健診車");
  g_autofree char *measure = dup_id (line);
  gint64 root = add_node (plan, 0, "課題");
  g_autofree char *parent = dup_id (root);

  KEEP (&rk_kind_logic_node, "plan_id", owner, "parent_id", parent, "kind", "取組", "text", "回す",
        "measure_id", measure);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RkPlan) loaded = NULL;
      g_autoptr (RkLogic) logic = NULL;
      const RkLogicNode *node;

      rk_test_command (office, "計画を改定した", run_revise, &plan);
      check_tree (plan, "0課題 1回す");
      loaded = rk_plan_load (db (), plan, NULL);
      logic = rk_logic_load (db (), plan, FALSE, NULL);
      node = logic->nodes->pdata[1];
      g_assert_nonnull (rk_plan_find_line (loaded, rk_record_get_int (node->record, "measure_id")));
    }
}

/* How the years went and what is undecided go with the version; what was decided stays behind. */
static void
test_revised_years (void)
{
  gint64 plan
      = KEEP (&rk_kind_plan, "title", "年を経た計画", "first_year", "2024", "last_year", "2028");
  g_autofree char *owner = dup_id (plan);
  g_autofree char *line = dup_id (KEEP (&rk_kind_measure, "plan_id", owner, "title", "健診車"));
  g_autofree char *open = dup_id (
      KEEP (&rk_kind_issue, "plan_id", owner, "question", "誰が払うか", "measure_id", line));
  g_autoptr (GPtrArray) evaluations = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (RkPlan) loaded = NULL;
  gint64 options = 0;

  KEEP (&rk_kind_evaluation, "measure_id", line, "year", "2024", "done", "2か所で試した");
  KEEP (&rk_kind_issue, "plan_id", owner, "question", "いつ回すか", "decision", "秋");
  KEEP (&rk_kind_issue_option, "issue_id", open, "text", "人数で分ける");
  rk_test_command (office, "計画を改定した", run_revise, &plan);
  loaded = rk_plan_load (db (), plan, NULL);
  evaluations = rk_plan_evaluations (db (), plan, 2024, NULL);
  issues = rk_plan_issues (db (), plan, NULL);
  g_assert_cmpuint (evaluations->len, ==, 1);
  g_assert_cmpstr (rk_record_get (evaluations->pdata[0], "done"), ==, "2か所で試した");
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpstr (rk_record_get (issues->pdata[0], "question"), ==, "誰が払うか");
  g_assert_nonnull (rk_plan_find_line (loaded, rk_record_get_int (issues->pdata[0], "measure_id")));
  g_assert_true (rk_records_count (db (), &rk_kind_issue_option, &options, NULL));
  g_assert_cmpint (options, ==, 2);
}

/* ── a line is taken out ─────────────────────────────────────────────────────────────────── */

static gboolean
run_remove (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_plans_move_line (write, *(gint64 *)data, RK_LINE_REMOVE, 0, error);
}

/* Evidence that names the line stays, in its own words. */
static void
test_line_taken_out (void)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_edition_item);
  g_autoptr (GPtrArray) items = rk_query_records (db (), query, NULL, NULL);
  g_autofree char *item = dup_id (rk_record_id (items->pdata[0]));
  g_autofree char *edition = dup_id (rk_record_get_int (items->pdata[0], "edition_id"));
  g_autofree char *plan = dup_id (
      KEEP (&rk_kind_plan, "title", "根拠の計画", "first_year", "2024", "last_year", "2028"));
  gint64 line = KEEP (&rk_kind_measure, "plan_id", plan, "title", "健診車");
  g_autofree char *measure = dup_id (line);
  g_autofree char *council = dup_id (
      KEEP (&rk_kind_council, "name", "見本協議会", "short_name", "見本", "level", "圏域"));
  g_autofree char *round = dup_id (KEEP (&rk_kind_round, "edition_id", edition, "year", "2026",
                                         "council_id", council, "subject", "見本"));
  gint64 evidence = KEEP (&rk_kind_evidence, "round_id", round, "item_id", item, "text",
                          "計画の行　健診車", "measure_id", measure);
  g_autoptr (RkRecord) after = NULL;

  rk_test_command (office, "行を削った", run_remove, &line);
  after = rk_records_get (db (), &rk_kind_evidence, evidence, NULL);
  g_assert_cmpint (rk_record_get_int (after, "measure_id"), ==, 0);
  g_assert_cmpstr (rk_record_get (after, "text"), ==, "計画の行　健診車");
}

/* ── what a line names ───────────────────────────────────────────────────────────────────── */

/* By itself and by its targets, of the newest version only. */
static void
test_lines_about (void)
{
  gint64 plan
      = KEEP (&rk_kind_plan, "title", "指標のある計画", "first_year", "2024", "last_year", "2028");
  g_autoptr (RkRecord) card = rk_indicators_find (db (), "bmi-25", NULL);
  g_autofree char *id = dup_id (rk_record_id (card));
  g_autofree char *owner = dup_id (plan);
  g_autofree char *line = dup_id (KEEP (&rk_kind_measure, "plan_id", owner, "title", "食堂の献立"));
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (RkRecord) named = NULL;
  g_autofree char *words = NULL;

  KEEP (&rk_kind_measure, "plan_id", owner, "title", "歩く会", "indicator_id", id, "indicator",
        "歩く人の数");
  KEEP (&rk_kind_measure, "plan_id", owner, "title", "関わりのない取組");
  KEEP (&rk_kind_target, "plan_id", owner, "measure_id", line, "name", "肥満", "indicator_id", id);
  rk_test_command (office, "計画を改定した", run_revise, &plan);
  lines = rk_plan_lines_about (db (), &rk_kind_indicator, rk_record_id (card), NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      g_assert_cmpint (rk_record_get_int (lines->pdata[i], "plan_id"), ==, plan);
      if (g_str_equal (rk_record_get (lines->pdata[i], "title"), "歩く会"))
        named = rk_record_ref (lines->pdata[i]);
    }
  g_assert_nonnull (named);
  words = rk_record_dup_display (named, rk_kind_field (&rk_kind_measure, "measured_by"));
  g_assert_cmpstr (words, ==, rk_record_get (card, "name"));
}

/* ── support and training ────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 id;
  gint64 plan;
  guint n;
} Support;

static gboolean
run_roadmap (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  Support *support = data;

  return rk_support_begin_roadmap (write, support->id, &support->plan, error);
}

/* 課題, 要因 and 取組 are three levels, whatever else the tree has; a second time it is there. */
static void
test_roadmap_of_a_case (void)
{
  static const struct
  {
    int on;
    const char *kind;
    const char *text;
  } nodes[] = { { -1, "課題", "受けない人が多い" }, { 0, "要因", "遠い" },
                { 1, "要因", "車がない" },          { 2, "取組", "健診車を回す" },
                { 3, "成果", "受ける人が増える" },  { 3, "取組", "会場を市と合わせる" } };
  gint64 support = KEEP (&rk_kind_support_case, "year", "2026", "requester", "吉田町", "theme",
                         "健診", "started_on", "2026-05-01", "ended_on", "2027-03-20");
  g_autofree char *owner = dup_id (support);
  g_autoptr (RkPlan) plan = NULL;
  g_autoptr (RkLogic) tree = NULL;
  Support made = { .id = support };
  gint64 ids[G_N_ELEMENTS (nodes)], first, fallback;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      RkDraft *draft = RK_TEST_DRAFT (&rk_kind_logic_node, "case_id", owner, "kind", nodes[i].kind,
                                      "text", nodes[i].text);

      if (nodes[i].on >= 0)
        rk_draft_put_id (draft, "parent_id", ids[nodes[i].on]);
      ids[i] = rk_test_keep (office, draft);
    }
  rk_test_command (office, "作った", run_roadmap, &made);
  plan = rk_plan_load (db (), made.plan, NULL);
  g_assert_true (plan->by_month);
  for (guint i = 0; i < plan->lines->len; i++)
    g_string_append_printf (words, "%s%u%s", i ? " " : "",
                            ((RkPlanLine *)plan->lines->pdata[i])->depth,
                            rk_record_get (((RkPlanLine *)plan->lines->pdata[i])->record, "title"));
  g_assert_cmpstr (words->str, ==, "0受けない人が多い 1車がない 2健診車を回す 2会場を市と合わせる");
  tree = rk_logic_load (db (), support, FALSE, NULL);
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      const RkRecord *node = ((RkLogicNode *)tree->nodes->pdata[i])->record;

      g_assert_true ((rk_record_get_int (node, "measure_id") != 0)
                     == g_str_equal (rk_record_get (node, "kind"), "取組"));
    }
  first = made.plan;
  rk_test_command (office, "作った", run_roadmap, &made);
  g_assert_cmpint (made.plan, ==, first);
  /* Where no plan is named it is not meant, though it begins last. */
  g_assert_true (rk_plans_default (db (), 0, &fallback, NULL));
  g_assert_cmpint (fallback, !=, first);
  g_string_free (words, TRUE);
}

/* A 取組 that is a line of another plan already stays tied to that one. */
static void
test_roadmap_of_tied_nodes (void)
{
  g_autofree char *plan = dup_id (
      KEEP (&rk_kind_plan, "title", "協議会の計画", "first_year", "2024", "last_year", "2028"));
  gint64 line = KEEP (&rk_kind_measure, "plan_id", plan, "title", "健診車");
  g_autofree char *tied = dup_id (line);
  gint64 support = KEEP (&rk_kind_support_case, "year", "2026", "requester", "川根本町", "theme",
                         "健診", "started_on", "2026-05-01");
  g_autofree char *owner = dup_id (support);
  g_autofree char *problem = dup_id (
      KEEP (&rk_kind_logic_node, "case_id", owner, "kind", "課題", "text", "受けない人が多い"));
  gint64 node = KEEP (&rk_kind_logic_node, "case_id", owner, "parent_id", problem, "kind", "取組",
                      "text", "健診車を回す", "measure_id", tied);
  Support made = { .id = support };
  g_autoptr (RkRecord) after = NULL;
  g_autoptr (RkPlan) roadmap = NULL;

  rk_test_command (office, "作った", run_roadmap, &made);
  after = rk_records_get (db (), &rk_kind_logic_node, node, NULL);
  g_assert_cmpint (rk_record_get_int (after, "measure_id"), ==, line);
  roadmap = rk_plan_load (db (), made.plan, NULL);
  g_assert_cmpuint (roadmap->lines->len, ==, 2);
}

static gboolean
run_number (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  Support *support = data;

  return rk_support_number (write, support->id, &support->n, error);
}

static void
check_number (gint64 trainee, const char *number)
{
  g_autoptr (RkRecord) record = rk_records_get (db (), &rk_kind_trainee, trainee, NULL);

  g_assert_cmpstr (rk_record_get (record, "certificate"), ==, number);
}

/* The next free ones of the year, over all of its trainings; what was typed stays. */
static void
test_certificates (void)
{
  gint64 spring = KEEP (&rk_kind_training, "year", "2026", "title", "春の研修");
  gint64 autumn = KEEP (&rk_kind_training, "year", "2026", "title", "秋の研修");
  g_autofree char *in_spring = dup_id (spring);
  g_autofree char *in_autumn = dup_id (autumn);
  gint64 a = KEEP (&rk_kind_trainee, "training_id", in_spring, "name", "甲", "body", "乙町",
                   "presence", "出席");
  gint64 b = KEEP (&rk_kind_trainee, "training_id", in_spring, "name", "乙", "body", "甲市",
                   "presence", "Web");
  gint64 c = KEEP (&rk_kind_trainee, "training_id", in_spring, "name", "丙", "presence", "欠席");
  gint64 d = KEEP (&rk_kind_trainee, "training_id", in_spring, "name", "丁", "presence", "出席",
                   "certificate", "R8-0007");
  gint64 e = KEEP (&rk_kind_trainee, "training_id", in_autumn, "name", "戊", "presence", "出席");
  Support made = { .id = spring };

  rk_test_command (office, "番号", run_number, &made);
  g_assert_cmpuint (made.n, ==, 2);
  check_number (a, "R8-0008");
  check_number (b, "R8-0009");
  check_number (c, NULL);
  check_number (d, "R8-0007");
  rk_test_command (office, "番号", run_number, &made);
  g_assert_cmpuint (made.n, ==, 0);
  made.id = autumn;
  rk_test_command (office, "番号", run_number, &made);
  check_number (e, "R8-0010");
  g_assert_true (rk_store_undo (office->store, NULL, NULL));
  check_number (e, NULL);
}

static gboolean
run_sheet (RkDb *write, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const answers[] = { "役立つ", "", "町だけでは足りない", NULL };
  Support *support = data;

  return rk_support_add_sheet (write, support->id, answers, &support->n, error);
}

/* What was left blank is no answer. */
static void
test_sheets (void)
{
  gint64 training = KEEP (&rk_kind_training, "year", "2025", "title", "前の研修");
  g_autofree char *id = dup_id (training);
  Support made = { .id = training };
  gint64 n = 0;

  KEEP (&rk_kind_question, "training_id", id, "position", "2", "text", "二", "kind", "選択");
  KEEP (&rk_kind_question, "training_id", id, "position", "1", "text", "一", "kind", "選択");
  KEEP (&rk_kind_question, "training_id", id, "position", "3", "text", "三", "kind", "記述");
  rk_test_command (office, "回答", run_sheet, &made);
  g_assert_cmpuint (made.n, ==, 1);
  rk_test_command (office, "回答", run_sheet, &made);
  g_assert_cmpuint (made.n, ==, 2);
  g_assert_true (rk_records_count (db (), &rk_kind_response, &n, NULL));
  g_assert_cmpint (n, ==, 4);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_office_new (0);
  g_test_add_func ("/plans/register", test_register);
  g_test_add_func ("/plans/no-value", test_no_value);
  g_test_add_func ("/plans/nodes", test_nodes);
  g_test_add_func ("/plans/revised-tree", test_revised_tree);
  g_test_add_func ("/plans/revised-years", test_revised_years);
  g_test_add_func ("/plans/line-taken-out", test_line_taken_out);
  g_test_add_func ("/plans/lines-about", test_lines_about);
  g_test_add_func ("/plans/roadmap-of-a-case", test_roadmap_of_a_case);
  g_test_add_func ("/plans/roadmap-of-tied-nodes", test_roadmap_of_tied_nodes);
  g_test_add_func ("/plans/certificates", test_certificates);
  g_test_add_func ("/plans/sheets", test_sheets);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
