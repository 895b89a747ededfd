/* Checklists without a file: the shipped editions, the level rule, the path, editions as JSON. */
#include <string.h>

#include "rk-edition.h"
#include "rk-error.h"
#include "rk-json-reader.h"
#include "rk-level.h"

static RkEdition *
shipped (const char *code)
{
  g_autoptr (GPtrArray) editions = rk_editions_shipped ();

  for (guint i = 0; i < editions->len; i++)
    if (g_str_equal (((RkEdition *)editions->pdata[i])->code, code))
      return rk_edition_ref (editions->pdata[i]);
  g_assert_not_reached ();
}

static void
test_shipped (void)
{
  static const struct
  {
    const char *code;
    guint items;
    const char *words;
  } rows[] = { { "growth-area", 19, "独自" },    { "pref-progress", 29, "再構成版" },
               { "area-l1-l2", 12, "独自" },     { "area-l2-l3", 27, "再構成版" },
               { "ict-use", 23, "再構成版" },    { "scoring-use", 15, "再構成版" },
               { "workplace-self", 21, "独自" }, { "meeting-prep", 19, "独自" } };
  g_autoptr (GPtrArray) editions = rk_editions_shipped ();

  g_assert_cmpuint (editions->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < editions->len; i++)
    {
      const RkEdition *edition = editions->pdata[i];

      g_assert_cmpstr (edition->code, ==, rows[i].code);
      g_assert_cmpuint (edition->items->len, ==, rows[i].items);
      g_assert_cmpstr (rk_fidelity_words (edition->fidelity), ==, rows[i].words);
      g_assert_nonnull (strstr (rk_fidelity_sentence (edition->fidelity), rows[i].words));
      g_assert_nonnull (edition->source);
    }
}

/* ── the rule ────────────────────────────────────────────────────────────────────────────── */

/* The rule once more, straight from its words, item by item: the slow way round. */
static int
expected_level (const RkEdition *edition, const int *answers)
{
  int level = -1;

  for (int step = 0; step < (int)edition->levels->len; step++)
    {
      gboolean all = TRUE;
      gboolean any = FALSE;

      for (guint i = 0; i < edition->items->len; i++)
        {
          const RkEditionItem *item = rk_edition_item (edition, i);
          const char *mark
              = answers[i] < 0 ? "" : rk_edition_mark (edition, (guint)answers[i])->mark;

          if (!item->required || item->level > step || g_str_equal (mark, "－"))
            continue;
          all &= g_str_equal (mark, "○");
          any |= item->level == step && g_str_equal (mark, "○");
        }
      if (all && any)
        level = step;
    }
  return level;
}

static void
check_lists (const RkEdition *edition, const RkLevel *level, const int *answers)
{
  for (guint i = 0; i < level->decided_by->len; i++)
    g_assert_true (
        rk_answer_is_full (edition, answers, g_array_index (level->decided_by, guint, i)));
  for (guint i = 0; i < level->missing->len; i++)
    g_assert_false (rk_answer_is_full (edition, answers, g_array_index (level->missing, guint, i)));
  g_assert_true ((level->next < 0) == (level->missing->len == 0));
  if (level->next >= 0)
    g_assert_cmpint (level->next, >, level->level);
}

/* The same items in another order. */
static RkEdition *
shuffle (const RkEdition *edition, GRand *rand, guint *order)
{
  g_autofree char *json = rk_edition_to_json (edition);
  g_autoptr (GPtrArray) copies = rk_editions_from_json (json, strlen (json), NULL);
  RkEdition *copy = rk_edition_ref (copies->pdata[0]);
  guint n = copy->items->len;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint)g_rand_int_range (rand, 0, (gint32)i + 1);
      RkEditionItem item = *rk_edition_item (copy, i);
      guint place = order[i];

      *rk_edition_item (copy, i) = *rk_edition_item (copy, j);
      *rk_edition_item (copy, j) = item;
      order[i] = order[j];
      order[j] = place;
    }
  return copy;
}

/* A million answers: as the words of the rule say, whatever the order, never lower for a better
 * mark. */
static void
test_random (gconstpointer data)
{
  g_autoptr (RkEdition) edition = shipped (data);
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree guint *order = g_new (guint, edition->items->len);
  g_autoptr (RkEdition) other = shuffle (edition, rand, order);
  guint n = edition->items->len;
  g_autofree int *answers = g_new (int, n);
  g_autofree int *turned = g_new (int, n);
  guint reached = 0;

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < 350000; run++)
    {
      int top = (int)edition->levels->len;
      int rising = g_rand_int_range (rand, -1, top);
      guint item = (guint)g_rand_int_range (rand, 0, (gint32)n);
      int level, better;

      /* Levels below @rising are mostly done, else nearly every council would be at the bottom. */
      for (guint i = 0; i < n; i++)
        answers[i] = rk_edition_item (edition, i)->level <= rising && g_rand_int_range (rand, 0, 40)
                         ? 0
                         : g_rand_int_range (rand, -1, (gint32)edition->marks->len);
      level = rk_level_only (edition, answers);
      reached += level >= 1;
      g_assert_cmpint (level, ==, expected_level (edition, answers));
      g_assert_cmpint (level, ==, rk_level_only (edition, answers));
      for (guint i = 0; i < n; i++)
        turned[i] = answers[order[i]];
      g_assert_cmpint (level, ==, rk_level_only (other, turned));
      if (run % 10 == 0)
        {
          g_autoptr (RkLevel) whole = rk_level_compute (edition, answers);

          g_assert_cmpint (whole->level, ==, level);
          check_lists (edition, whole, answers);
        }
      answers[item] = 0;
      better = rk_level_only (edition, answers);
      g_assert_cmpint (better, >=, level);
      /* A step up that is not the best mark does not lower it either. */
      answers[item] = 2;
      level = rk_level_only (edition, answers);
      answers[item] = 1;
      g_assert_cmpint (rk_level_only (edition, answers), >=, level);
    }
  g_assert_cmpuint (reached, >, 35000);
}

static void
test_words (void)
{
  g_autoptr (RkEdition) edition = shipped ("growth-area");
  g_autofree int *answers = g_new0 (int, edition->items->len);
  g_autoptr (RkLevel) level = NULL;
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GArray) path = NULL;
  g_autoptr (RkLevel) if_done = NULL;

  for (guint i = 0; i < edition->items->len; i++)
    answers[i] = i < 9 ? 0 : 2;
  answers[rk_edition_find_item (edition, "G22-03")] = 1;
  level = rk_level_compute (edition, answers);
  name = rk_level_dup_name (edition, level);
  reason = rk_level_dup_reason (edition, level, answers);
  g_assert_cmpstr (name, ==, "レベル2-①");
  g_assert_cmpstr (
      reason, ==,
      "2-①までの必須8項目は、すべて○です。"
      "2-②は、必須3項目のうちG22-01（×）、G22-02（×）、G22-03（△）がまだ○ではありません。");
  /* △ is nearer than ×; of two × the one with less bodies to ask. */
  path = rk_level_path (edition, level, answers);
  g_assert_cmpuint (path->len, ==, 3);
  g_assert_cmpstr (rk_edition_item (edition, g_array_index (path, guint, 0))->code, ==, "G22-03");
  g_assert_cmpstr (rk_edition_item (edition, g_array_index (path, guint, 1))->code, ==, "G22-02");
  if_done = rk_level_what_if (edition, answers, path);
  g_assert_cmpint (if_done->level, ==, level->level + 1);
  g_assert_cmpint (rk_level_only (edition, answers), ==, level->level);
}

static void
test_rates (void)
{
  g_autoptr (RkEdition) edition = shipped ("pref-progress");
  g_autofree int *answers = g_new (int, edition->items->len);
  g_autoptr (RkLevel) level = NULL;
  g_autoptr (RkLevel) empty = NULL;

  for (guint i = 0; i < edition->items->len; i++)
    answers[i] = RK_UNANSWERED;
  empty = rk_level_compute (edition, answers);
  g_assert_cmpfloat (rk_rate_percent (&empty->total), ==, 0);
  /* P1: ○ △ × － and one without an answer: 3 points of 8. */
  answers[0] = 0;
  answers[1] = 1;
  answers[2] = 2;
  answers[3] = 3;
  level = rk_level_compute (edition, answers);
  g_assert_cmpint (level->level, ==, -1);
  g_assert_cmpfloat (rk_rate_percent (&g_array_index (level->rates, RkRate, 0)), ==, 37.5);
  g_assert_cmpuint (g_array_index (level->rates, RkRate, 0).n_left_out, ==, 1);
  g_assert_cmpfloat (rk_rate_percent (&(RkRate){ .points = 1, .most = 3 }), ==, 33.3);
  g_assert_cmpfloat (rk_rate_percent (&(RkRate){ .points = 2, .most = 3 }), ==, 66.7);
  g_assert_cmpfloat (rk_rate_percent (&(RkRate){ 0 }), ==, -1);
}

static void
test_marks (void)
{
  g_autoptr (RkEdition) three = shipped ("growth-area");
  g_autoptr (RkEdition) done = shipped ("scoring-use");
  static const struct
  {
    const char *text;
    int mark;
  } rows[] = { { "○", 0 },  { "〇", 0 }, { "o", 0 },  { "2", 0 },      { "Ｏ", 0 },
               { "△", 1 },  { "×", 2 },  { "x", 2 },  { "✕", 2 },      { "0", 2 },
               { "－", 3 }, { "-", 3 },  { "NA", 3 }, { "対象外", 3 }, { "できている", 0 },
               { "?", -1 }, { "", -1 },  { "3", -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (rk_edition_find_mark (three, rows[i].text), ==, rows[i].mark);
  g_assert_cmpint (rk_edition_find_mark (done, "済"), ==, 0);
  g_assert_cmpint (rk_edition_find_mark (done, "1"), ==, 0);
  g_assert_cmpint (rk_edition_find_mark (done, "未"), ==, 1);
}

/* ── JSON ────────────────────────────────────────────────────────────────────────────────── */

static void
test_json_round_trip (void)
{
  g_autoptr (GPtrArray) editions = rk_editions_shipped ();

  for (guint i = 0; i < editions->len; i++)
    {
      g_autofree char *json = rk_edition_to_json (editions->pdata[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = rk_editions_from_json (json, strlen (json), &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = rk_edition_to_json (read->pdata[0]);
      g_assert_cmpstr (json, ==, again);
    }
}

static void
refused (const char *json, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = rk_editions_from_json (json, strlen (json), &error);

  g_assert_null (read);
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  if (strstr (error->message, what) == NULL)
    g_error ("%s: not “%s”", error->message, what);
}

static void
test_json_broken (void)
{
  g_autoptr (RkEdition) edition = shipped ("area-l1-l2");
  g_autofree char *good = rk_edition_to_json (edition);
  static const struct
  {
    const char *before;
    const char *after;
    const char *says;
  } damages[] = {
    { "\"B1-02\"", "\"B1-01\"", "twice" },
    { "\"category\": \"B2\"", "\"category\": \"B9\"", "no block" },
    { "\"level\": \"1-1\"", "\"level\": \"9-9\"", "no level" },
    { "\"required\": true", "\"required\": \"yes\"", "true or false" },
    { "\"points\": 2", "\"points\": -2", "whole number" },
    { "\"points\": 2", "\"points\": 1", "number of their own" },
    { "\"method\": \"all_required_marked_full\"", "\"method\": \"guess\"", "not known" },
    { "\"templates\"", "\"templated\"", "missing" },
    { "]\n}\n", "]\n", "not JSON" },
    { "\"items\"", "\"items\",", "not JSON" },
    { "B3-01", "B3 01", "blank" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      GString *bad = g_string_new (good);
      g_autofree char *text = NULL;

      g_assert_cmpuint (g_string_replace (bad, damages[i].before, damages[i].after, 1), ==, 1);
      text = g_string_free (bad, FALSE);
      refused (text, damages[i].says);
      refused (text, "Line ");
    }
  refused ("", "Line 1");
  refused ("{\n\n\"a\": tru\n}", "Line 3");
  refused ("{\"a\": \"\\ud800x\"}", "Line 1");
  refused ("{\"a\": 01}", "Line 1");
  refused ("{\"a\": \"\xff\"}", "UTF-8");
}

/* A thousand files, each damaged at one place: read as something whole, or refused with a line. */
static void
test_json_damaged (void)
{
  g_autoptr (RkEdition) edition = shipped ("area-l2-l3");
  g_autofree char *good = rk_edition_to_json (edition);
  gsize size = strlen (good);
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_refused = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *bad = g_memdup2 (good, size + 1);
      gsize at = (gsize)g_rand_int_range (rand, 0, (gint32)size);
      gsize length = i % 3 == 0 ? at : size;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = NULL;

      if (i % 3 == 1)
        bad[at] = (char)g_rand_int_range (rand, 0, 256);
      else if (i % 3 == 2)
        memmove (bad + at, bad + at + 1, size - at);
      read = rk_editions_from_json (bad, length, &error);
      if (read)
        {
          for (guint k = 0; k < read->len; k++)
            g_assert_true (rk_edition_check (read->pdata[k], NULL));
          continue;
        }
      n_refused++;
      g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, "Line "));
    }
  g_assert_cmpuint (n_refused, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/shipped", test_shipped);
  g_test_add_func ("/edition/marks", test_marks);
  g_test_add_func ("/edition/json-round-trip", test_json_round_trip);
  g_test_add_func ("/edition/json-broken", test_json_broken);
  g_test_add_func ("/edition/json-damaged", test_json_damaged);
  g_test_add_data_func ("/level/random-growth", "growth-area", test_random);
  g_test_add_data_func ("/level/random-l1-l2", "area-l1-l2", test_random);
  g_test_add_data_func ("/level/random-l2-l3", "area-l2-l3", test_random);
  g_test_add_func ("/level/words", test_words);
  g_test_add_func ("/level/rates", test_rates);
  return g_test_run ();
}
