/* Targets fed from the office's own data, and nodes of a logic tree on the move. */
#include <math.h>
#include <string.h>

#include "rk-error.h"
#include "rk-indicators.h"
#include "rk-logic.h"
#include "rk-schemes.h"
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
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
