/* Numbers of lines, months and lanes of a 工程表, grades of targets, layout of logic trees. */
#include <math.h>

#include "rk-plan.h"

static void
check_number (guint depth, guint n, const char *words)
{
  g_autofree char *number = rk_plan_number (depth, n);

  g_assert_cmpstr (number, ==, words);
}

static void
test_numbers (void)
{
  static const guint depths[] = { 0, 1, 2, 3, 3, 2, 1, 2, 0, 1 };
  static const char *const expected[]
      = { "Ⅰ", "1", "(1)", "ア", "イ", "(2)", "2", "(1)", "Ⅱ", "1" };
  g_auto (GStrv) numbers = rk_plan_numbers (depths, G_N_ELEMENTS (depths));

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    g_assert_cmpstr (numbers[i], ==, expected[i]);
  g_assert_null (numbers[G_N_ELEMENTS (depths)]);
  check_number (0, 12, "Ⅻ");
  check_number (0, 14, "XIV");
  check_number (1, 10, "10");
  check_number (3, 46, "ン");
  check_number (3, 47, "(47)");
}

static void
test_months (void)
{
  g_autofree char *iso = NULL;

  g_assert_cmpint (rk_plan_month (2024, "2024-04", FALSE), ==, 0);
  g_assert_cmpint (rk_plan_month (2024, "2025-03", TRUE), ==, 12);
  g_assert_cmpint (rk_plan_month (2024, "2026-10", FALSE), ==, 30);
  g_assert_cmpint (rk_plan_month (2024, "2025", FALSE), ==, 12);
  g_assert_cmpint (rk_plan_month (2024, "2025", TRUE), ==, 24);
  g_assert_cmpint (rk_plan_month (2024, "2020-01", FALSE), ==, 0);
  g_assert_cmpint (rk_plan_month (2024, NULL, FALSE), ==, -1);
  g_assert_cmpfloat (rk_plan_today (2024, rk_date (2025, 1, 1)), ==, 9);
  g_assert_cmpfloat (rk_plan_today (2024, rk_date (2026, 4, 16)), ==, 24 + 15 / 31.0);
  for (int place = 0; place < 60; place++)
    {
      g_autofree char *first = rk_plan_dup_month (2024, place, FALSE);
      g_autofree char *last = rk_plan_dup_month (2024, place + 1, TRUE);

      g_assert_cmpint (rk_plan_month (2024, first, FALSE), ==, place);
      g_assert_cmpstr (first, ==, last);
    }
  iso = rk_plan_dup_month (2024, 60, TRUE);
  g_assert_cmpstr (iso, ==, "2029-03");
}

static void
test_lanes (void)
{
  RkLaneSpan spans[] = {
    { 0, 12, -1, 9 }, { 12, 24, -1, 9 }, { 6, 18, -1, 9 }, { 0, 60, 1, 9 }, { 24, 36, -1, 9 }
  };

  g_assert_cmpuint (rk_plan_lanes (spans, G_N_ELEMENTS (spans)), ==, 3);
  g_assert_cmpuint (spans[0].lane, ==, 0);
  g_assert_cmpuint (spans[1].lane, ==, 0);
  g_assert_cmpuint (spans[2].lane, ==, 2); /* lane 1 was wished for */
  g_assert_cmpuint (spans[3].lane, ==, 1);
  g_assert_cmpuint (spans[4].lane, ==, 0);
}

static void
test_lanes_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 200; round++)
    {
      RkLaneSpan spans[30];
      guint n = (guint)g_rand_int_range (rand, 1, 30);
      guint n_lanes;

      for (guint i = 0; i < n; i++)
        {
          spans[i].first = g_rand_int_range (rand, 0, 60);
          spans[i].last = spans[i].first + g_rand_int_range (rand, 1, 30);
          spans[i].wish = -1;
        }
      n_lanes = rk_plan_lanes (spans, n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (spans[i].lane, <, n_lanes);
          for (guint k = 0; k < i; k++)
            g_assert_false (spans[i].lane == spans[k].lane && spans[i].first < spans[k].last
                            && spans[k].first < spans[i].last);
        }
    }
}

static void
check_grade (
    const char *direction, double base, double planned, double previous, double actual, RkGrade is)
{
  RkTargetYear year = { direction, base, planned, previous, actual };

  g_assert_cmpstr (rk_plan_grade_words (rk_plan_grade (&year)), ==, rk_plan_grade_words (is));
}

static void
test_grades (void)
{
  check_grade (RK_UP, 32, 35, 33.3, 36.4, RK_GRADE_A);
  check_grade (RK_UP, 32, 35, NAN, 35, RK_GRADE_A);
  check_grade (RK_UP, 0, 250, NAN, 238, RK_GRADE_B);
  check_grade (RK_UP, 3, 6, NAN, 4, RK_GRADE_C);
  check_grade (RK_UP, 30, 40, NAN, 38, RK_GRADE_B); /* exactly 80 % */
  check_grade (RK_UP, 30, 40, NAN, 37.9, RK_GRADE_C);
  check_grade (RK_UP, 30, 40, NAN, 30, RK_GRADE_D);
  check_grade (RK_UP, 30, 40, NAN, 29, RK_GRADE_D);
  /* Downwards by the target itself, and without a base. */
  check_grade (NULL, 30, 20, NAN, 21, RK_GRADE_B);
  check_grade (NULL, 30, 20, NAN, 31, RK_GRADE_D);
  check_grade (RK_UP, NAN, 80, NAN, 71.4, RK_GRADE_B);
  check_grade (RK_UP, NAN, 80, NAN, 60, RK_GRADE_C);
  check_grade (RK_DOWN, NAN, 20, NAN, 22, RK_GRADE_B);
  check_grade (RK_DOWN, NAN, 0, NAN, 3, RK_GRADE_D);
  /* Only a direction. */
  check_grade (RK_DOWN, 31.6, NAN, 31.1, 31.8, RK_GRADE_D);
  check_grade (RK_DOWN, 31.6, NAN, 32.1, 31.8, RK_GRADE_A);
  check_grade (RK_DOWN, 31.6, NAN, NAN, 31.0, RK_GRADE_A);
  check_grade (RK_UP, NAN, NAN, NAN, 31.0, RK_GRADE_NONE);
  check_grade (RK_REACH, NAN, NAN, NAN, 1, RK_GRADE_A);
  check_grade (RK_REACH, NAN, NAN, NAN, 0, RK_GRADE_D);
  check_grade (RK_UP, 30, 40, NAN, NAN, RK_GRADE_NONE);
  /* The base was to be kept and was not. */
  check_grade (RK_UP, 40, 40, NAN, 39, RK_GRADE_D);
}

static void
check_value (double value, guint decimals, const char *words)
{
  g_autofree char *text = rk_plan_dup_value (value, decimals);

  g_assert_cmpstr (text, ==, words);
}

static void
test_values (void)
{
  check_value (1234567.25, 1, "1,234,567.3");
  check_value (0.15, 1, "0.2");
  check_value (-3.4, 0, "▲3");
  check_value (-0.2, 0, "0");
  check_value (250, 0, "250");
  check_value (NAN, 1, "");
}

static void
test_tree (void)
{
  /* 0 ─ 1 ─ 2, 3; 0 ─ 4; then a root of its own */
  RkTreeBox boxes[] = { { -1, 10, 9, 0 }, { 0, 10, 9, 0 },  { 1, 10, 9, 0 }, { 1, 10, 9, 0 },
                        { 0, 10, 9, 0 },  { -1, 30, 9, 0 }, { 5, 10, 9, 0 } };
  double height = rk_plan_layout_tree (boxes, G_N_ELEMENTS (boxes), 2);

  g_assert_cmpuint (boxes[0].depth, ==, 0);
  g_assert_cmpuint (boxes[3].depth, ==, 2);
  g_assert_cmpfloat (boxes[2].y, ==, 0);
  g_assert_cmpfloat (boxes[3].y, ==, 12);
  g_assert_cmpfloat (boxes[1].y, ==, 6);
  g_assert_cmpfloat (boxes[4].y, ==, 24);
  g_assert_cmpfloat (boxes[0].y, ==, 15);
  g_assert_cmpfloat (boxes[5].y, ==, 36);
  g_assert_cmpfloat (boxes[6].y, ==, 46); /* a small child in the middle of a high parent */
  g_assert_cmpfloat (height, ==, 66);
}

static void
test_tree_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 100; round++)
    {
      RkTreeBox boxes[60];
      guint n = (guint)g_rand_int_range (rand, 1, 60);
      double height;

      for (guint i = 0; i < n; i++)
        boxes[i] = (RkTreeBox){ .parent = i ? g_rand_int_range (rand, -1, (gint32)i) : -1,
                                .height = g_rand_double_range (rand, 5, 30) };
      height = rk_plan_layout_tree (boxes, n, 3);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (boxes[i].y, >=, -1e-6);
          g_assert_cmpfloat (boxes[i].y + boxes[i].height, <=, height + 1e-6);
          for (guint k = 0; k < i; k++)
            if (boxes[k].depth == boxes[i].depth)
              g_assert_true (boxes[i].y >= boxes[k].y + boxes[k].height + 3 - 1e-6
                             || boxes[k].y >= boxes[i].y + boxes[i].height + 3 - 1e-6);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/numbers", test_numbers);
  g_test_add_func ("/plan/months", test_months);
  g_test_add_func ("/plan/lanes", test_lanes);
  g_test_add_func ("/plan/lanes-random", test_lanes_random);
  g_test_add_func ("/plan/grades", test_grades);
  g_test_add_func ("/plan/values", test_values);
  g_test_add_func ("/plan/tree", test_tree);
  g_test_add_func ("/plan/tree-random", test_tree_random);
  return g_test_run ();
}
