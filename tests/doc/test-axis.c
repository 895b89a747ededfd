/* Ticks and numbers, by table. */
#include <math.h>

#include "rk-chart-axis.h"

static void
test_ticks (void)
{
  static const struct
  {
    double low;
    double high;
    guint max_steps;
    guint decimals;
    double min;
    double max;
    double step;
  } cases[] = {
    { 0, 100, 5, 0, 0, 100, 20 },
    { 0, 87, 5, 0, 0, 100, 20 },
    { 0, 7, 8, 0, 0, 7, 1 },
    { 0, 3, 8, 0, 0, 3, 1 },
    { 0, 1, 8, 0, 0, 1, 1 },
    { 0, 0, 8, 0, 0, 1, 1 },
    { 0, 0, 8, 1, 0, 0.1, 0.1 },
    { 0, 1, 5, 1, 0, 1, 0.2 },
    { 0, 0.3, 3, 1, 0, 0.3, 0.1 },
    { 0, 7078, 4, 0, 0, 8000, 2000 },
    { 0, 1094, 8, 0, 0, 1200, 200 },
    { 12, 95, 5, 0, 0, 100, 20 },
    { -230, 997, 8, 0, -400, 1000, 200 },
    { -5, 5, 2, 0, -5, 5, 5 },
    { -5, 5, 1, 0, -10, 10, 10 },
    { -90, -10, 5, 0, -100, 0, 20 },
    { 0, 1e9, 4, 0, 0, 1e9, 5e8 },
    { 0, 999999, 5, 0, 0, 1e6, 2e5 },
    { 0, 100.0001, 5, 1, 0, 150, 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkAxis axis = rk_axis (cases[i].low, cases[i].high, cases[i].max_steps, cases[i].decimals);

      g_test_message ("%g … %g in %u", cases[i].low, cases[i].high, cases[i].max_steps);
      g_assert_cmpfloat_with_epsilon (axis.step, cases[i].step, 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.min, cases[i].min, 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.max, cases[i].max, 1e-9);
      g_assert_cmpfloat_with_epsilon (rk_axis_get_tick (&axis, axis.n_ticks - 1), axis.max, 1e-6);
    }
}

/* Whatever the values: both are on the axis, and there is room for all ticks. */
static void
test_random (void)
{
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 20000; i++)
    {
      double size = g_rand_double_range (rand, 0, 1) < 0.5 ? 1e7 : 10;
      double low = g_rand_boolean (rand) ? 0 : -g_rand_double (rand) * size;
      double high = g_rand_double (rand) * size;
      guint max_steps = (guint)g_rand_int_range (rand, 1, 12);
      guint decimals = (guint)g_rand_int_range (rand, 0, 3);
      RkAxis axis = rk_axis (low, high, max_steps, decimals);

      g_assert_cmpfloat (axis.min, <=, low + axis.step * 1e-6);
      g_assert_cmpfloat (axis.max, >=, high - axis.step * 1e-6);
      g_assert_cmpfloat (axis.min, <=, 0);
      g_assert_cmpfloat (axis.max, >=, 0);
      g_assert_cmpuint (axis.n_ticks, >=, 2);
      /* Over zero two steps are the fewest. */
      g_assert_cmpuint (axis.n_ticks - 1, <=, MAX (max_steps, low < 0 ? 2 : 1));
      g_assert_cmpuint (rk_axis_get_decimals (&axis), <=, decimals);
    }
}

static void
test_place (void)
{
  RkAxis axis = rk_axis (-50, 100, 5, 0);

  g_assert_cmpfloat (axis.min, ==, -50);
  g_assert_cmpfloat_with_epsilon (rk_axis_place (&axis, 0, 10, 310), 110, 1e-9);
  g_assert_cmpfloat_with_epsilon (rk_axis_place (&axis, 100, 310, 10), 10, 1e-9);
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    guint decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },
    { 7078, 0, "7,078" },
    { 999, 0, "999" },
    { 1000, 0, "1,000" },
    { 1234567, 0, "1,234,567" },
    { -230, 0, "▲230" },
    { -1234.5, 1, "▲1,234.5" },
    { 0.5, 0, "1" },
    { 1.5, 0, "2" },
    { 2.5, 0, "3" },
    { -0.5, 0, "▲1" },
    { -0.4, 0, "0" },
    { 2.675, 2, "2.68" },
    { 1.005, 2, "1.01" },
    { 32.04, 1, "32.0" },
    { 99.95, 1, "100.0" },
    { 0.05, 1, "0.1" },
    { -0.04, 1, "0.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rk_number_format (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static double
widest_gap (const RkAxis *axis)
{
  double widest = 0, last = axis->min;

  for (guint i = 0; i < axis->n_ticks; last = rk_axis_get_tick (axis, i++))
    widest = MAX (widest, log (rk_axis_get_tick (axis, i) / last));
  return MAX (widest, log (axis->max / last)) / log (axis->max / axis->min);
}

/* Ticks all over an axis of ratios, wherever most of them are. */
static void
test_log (void)
{
  static const double highs[] = { 104, 108, 115, 125, 133, 140.8, 150, 159.7, 180, 220 };

  for (double low = 60; low < 100; low += 3)
    for (guint i = 0; i < G_N_ELEMENTS (highs); i++)
      for (guint room = 8; room <= 20; room++)
        {
          RkAxis axis = rk_axis_log (low, highs[i], room);

          g_assert_cmpuint (axis.n_ticks, >=, 3);
          g_assert_cmpuint (axis.n_ticks, <=, room + 1);
          g_assert_cmpfloat (widest_gap (&axis), <, 0.42);
          for (guint t = 1; t < axis.n_ticks; t++)
            g_assert_cmpfloat (log (rk_axis_get_tick (&axis, t) / rk_axis_get_tick (&axis, t - 1)),
                               >, log (axis.max / axis.min) / room * (1 - 1e-9));
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/axis/ticks", test_ticks);
  g_test_add_func ("/doc/axis/random", test_random);
  g_test_add_func ("/doc/axis/place", test_place);
  g_test_add_func ("/doc/axis/log", test_log);
  g_test_add_func ("/doc/axis/numbers", test_numbers);
  return g_test_run ();
}
