/* What may be shown of counts of few people, and what somebody who sees the tables can reckon. */
#include <math.h>

#include "rk-suppress.h"

/* ── what may be shown ───────────────────────────────────────────────────────────────────── */

static void
test_small_numbers (void)
{
  g_assert_true (rk_suppress_count (3, 200, 10));
  g_assert_true (rk_suppress_count (195, 200, 10)); /* five have it not */
  g_assert_true (rk_suppress_count (4, 9, 10));
  g_assert_false (rk_suppress_count (10, 200, 10));
  g_assert_false (rk_suppress_count (0, 200, 10));
  g_assert_false (rk_suppress_count (200, 200, 10));
}

/* ── who sees tables and can reckon ──────────────────────────────────────────────────────── */

enum
{
  AREAS = 5, /* the last is all of them */
  SEXES = 3,
  CELLS = AREAS * SEXES,
  CONDITIONS = 4 /* within the first: the second and the third, which make it up; the fourth */
};

typedef struct
{
  RkSuppress *suppress;
  double x[CONDITIONS][CELLS];
  guint places[CONDITIONS][CELLS];
  double equations[256][CONDITIONS * CELLS + 1];
  guint n;
} Attack;

/* Σ of cells − total = 0, as somebody would write it down who knows what adds up. */
static void
write_down (Attack *attack, const guint *cells, const int *signs, guint n)
{
  double *equation = attack->equations[attack->n++];

  for (guint i = 0; i < n; i++)
    {
      guint condition = cells[i] / CELLS, cell = cells[i] % CELLS;

      if (rk_suppress_get (attack->suppress, attack->places[condition][cell]) == RK_SHOWN)
        equation[CONDITIONS * CELLS] -= signs[i] * attack->x[condition][cell];
      else
        equation[cells[i]] += signs[i];
    }
}

static void
write_all_down (Attack *attack)
{
  static const int signs[] = { 1, 1, 1, 1, -1 };
  static const int two[] = { 1, 1, -1 };

  for (guint k = 0; k < CONDITIONS; k++)
    {
      for (guint a = 0; a < AREAS; a++)
        write_down (attack,
                    (guint[]){ k * CELLS + a * SEXES, k * CELLS + a * SEXES + 1,
                               k * CELLS + a * SEXES + 2 },
                    two, 3);
      for (guint s = 0; s < SEXES; s++)
        write_down (attack,
                    (guint[]){ k * CELLS + s, k * CELLS + SEXES + s, k * CELLS + 2 * SEXES + s,
                               k * CELLS + 3 * SEXES + s, k * CELLS + 4 * SEXES + s },
                    signs, 5);
    }
  for (guint cell = 0; cell < CELLS; cell++)
    write_down (attack, (guint[]){ CELLS + cell, 2 * CELLS + cell, cell }, two, 3);
}

/* Returns: how many unknowns have one value only */
static guint
solve (Attack *attack)
{
  guint n = CONDITIONS * CELLS, rank = 0, solved = 0;

  for (guint c = 0; c < n; c++)
    {
      guint pivot = rank;

      while (pivot < attack->n && fabs (attack->equations[pivot][c]) < 1e-9)
        pivot++;
      if (pivot == attack->n)
        continue;
      for (guint k = 0; k <= n; k++)
        {
          double keep = attack->equations[pivot][k];

          attack->equations[pivot][k] = attack->equations[rank][k];
          attack->equations[rank][k] = keep;
        }
      for (guint r = 0; r < attack->n; r++)
        {
          double by = attack->equations[r][c] / attack->equations[rank][c];

          for (guint k = 0; r != rank && k <= n; k++)
            attack->equations[r][k] -= by * attack->equations[rank][k];
        }
      rank++;
    }
  for (guint r = 0; r < rank; r++)
    {
      guint unknowns = 0;

      for (guint c = 0; c < n; c++)
        unknowns += fabs (attack->equations[r][c]) > 1e-9;
      solved += unknowns == 1;
    }
  return solved;
}

static void
fill_by_chance (Attack *attack, GRand *rand)
{
  for (guint a = 0; a + 1 < AREAS; a++)
    for (guint s = 0; s + 1 < SEXES; s++)
      {
        double part = g_rand_int_range (rand, 1, 60), other = g_rand_int_range (rand, 1, 60);
        double counts[CONDITIONS]
            = { part + other, part, other, g_rand_int_range (rand, 1, (int)(part + other)) };

        for (guint k = 0; k < CONDITIONS; k++)
          {
            attack->x[k][a * SEXES + s] = counts[k];
            attack->x[k][a * SEXES + SEXES - 1] += counts[k];
            attack->x[k][(AREAS - 1) * SEXES + s] += counts[k];
            attack->x[k][CELLS - 1] += counts[k];
          }
      }
}

static void
hide_small (Attack *attack)
{
  attack->suppress = rk_suppress_new (10);
  for (guint k = 0; k < CONDITIONS; k++)
    for (guint c = 0; c < CELLS; c++)
      attack->places[k][c]
          = rk_suppress_add (attack->suppress, attack->x[k][c], 5000 + c, c / SEXES == AREAS - 1);
  for (guint k = 0; k < CONDITIONS; k++)
    {
      for (guint a = 0; a < AREAS; a++)
        rk_suppress_tie (attack->suppress, attack->places[k] + a * SEXES, 2,
                         attack->places[k][a * SEXES + 2]);
      for (guint s = 0; s < SEXES; s++)
        {
          guint parts[AREAS - 1];

          for (guint a = 0; a + 1 < AREAS; a++)
            parts[a] = attack->places[k][a * SEXES + s];
          rk_suppress_tie (attack->suppress, parts, AREAS - 1,
                           attack->places[k][(AREAS - 1) * SEXES + s]);
        }
    }
  rk_suppress_relate (attack->suppress, &attack->places[0][0], CONDITIONS, CELLS);
  rk_suppress_run (attack->suppress);
}

/* One and one: what two hidden cells leave of a total that is shown is fewer people than may be; so
 * are three of them where three may be told of, and those who have it not. */
static void
test_thin_rest (void)
{
  static const double counts[][4] = { { 1, 1, 100, 120 }, { 4, 7, 100, 120 } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (RkSuppress) suppress = rk_suppress_new (10);
      guint places[4];
      double sum = 0;

      for (guint c = 0; c < 4; c++)
        {
          places[c] = rk_suppress_add (suppress, counts[i][c], 500, FALSE);
          sum += counts[i][c];
        }
      rk_suppress_tie (suppress, places, 4, rk_suppress_add (suppress, sum, NAN, TRUE));
      rk_suppress_run (suppress);
      g_assert_cmpint (rk_suppress_get (suppress, places[0]), ==, RK_HIDDEN_SMALL);
      g_assert_cmpint (rk_suppress_get (suppress, places[1]), ==, RK_HIDDEN_SMALL);
      g_assert_cmpint (rk_suppress_get (suppress, places[2]), ==,
                       i == 0 ? RK_HIDDEN_DERIVABLE : RK_SHOWN);
      g_assert_cmpint (rk_suppress_get (suppress, places[3]), ==, RK_SHOWN);
    }
}

/* What is shown in any case is not hidden for what lies between it and another such count. */
static void
test_fixed_is_shown (void)
{
  g_autoptr (RkSuppress) suppress = rk_suppress_new (10);
  guint places[2];

  places[0] = rk_suppress_add (suppress, 100, 5000, TRUE);
  places[1] = rk_suppress_add (suppress, 95, 5000, TRUE);
  rk_suppress_relate (suppress, places, 2, 1);
  rk_suppress_run (suppress);
  g_assert_false (rk_suppress_any (suppress));
}

/* Four conditions of the same people by area and sex, filled by chance: whoever knows what adds up
 * finds no hidden cell, and no few people between one condition and a stricter one. */
static void
test_nothing_can_be_computed (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_hidden = 0;

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 300; round++)
    {
      g_autofree Attack *attack = g_new0 (Attack, 1);

      fill_by_chance (attack, rand);
      hide_small (attack);
      for (guint k = 0; k < CONDITIONS; k++)
        for (guint c = 0; c < CELLS - SEXES; c++)
          {
            gboolean hidden = rk_suppress_get (attack->suppress, attack->places[k][c]) != RK_SHOWN;
            gboolean first = rk_suppress_get (attack->suppress, attack->places[0][c]) != RK_SHOWN;
            double between = attack->x[0][c] - attack->x[k][c];

            n_hidden += hidden;
            g_assert_true (hidden || attack->x[k][c] == 0 || attack->x[k][c] >= 10);
            g_assert_true (hidden || first || between <= 0 || between >= 10);
          }
      write_all_down (attack);
      g_assert_cmpuint (solve (attack), ==, 0);
      rk_suppress_free (attack->suppress);
    }
  g_assert_cmpuint (n_hidden, >, 0);
}

/* Rows and columns whose sums are shown. */
static RkSuppress *
suppress_table (const double *x, guint n_rows, guint n_columns, guint *places)
{
  RkSuppress *suppress = rk_suppress_new (10);
  g_autofree guint *line = g_new (guint, MAX (n_rows, n_columns));

  for (guint i = 0; i < n_rows * n_columns; i++)
    places[i] = rk_suppress_add (suppress, x[i], 5000, FALSE);
  for (guint l = 0; l < n_rows + n_columns; l++)
    {
      guint n = l < n_rows ? n_columns : n_rows;
      double sum = 0;

      for (guint i = 0; i < n; i++)
        {
          guint cell = l < n_rows ? l * n_columns + i : i * n_columns + l - n_rows;

          line[i] = places[cell];
          sum += x[cell];
        }
      rk_suppress_tie (suppress, line, n, rk_suppress_add (suppress, sum, NAN, TRUE));
    }
  rk_suppress_run (suppress);
  return suppress;
}

/* Three people in one of eight areas and seven ages: two areas and two ages are hidden, the
 * smallest that do. */
static void
test_a_square (void)
{
  double x[56];
  guint places[56];
  g_autoptr (RkSuppress) suppress = NULL;

  for (guint i = 0; i < 56; i++)
    x[i] = 60 + i * 37 % 200;
  x[10] = 3, x[12] = 20, x[31] = 25; /* the first: second row, fourth column */
  suppress = suppress_table (x, 8, 7, places);
  for (guint i = 0; i < 56; i++)
    g_assert_cmpint (rk_suppress_get (suppress, places[i]) != RK_SHOWN, ==,
                     i == 10 || i == 12 || i == 31 || i == 33);
}

#define SIDE 3

/* Who knows the sums tries all counts that the hidden cells may be. @cell: the next one */
static void
try_all (
    const double *x, const gboolean *hidden, double *t, guint cell, double *least, double *most)
{
  double row = 0, column = 0, left;
  guint r = cell / SIDE, c = cell % SIDE;

  if (cell == SIDE * SIDE)
    {
      for (guint i = 0; i < SIDE * SIDE; i++)
        {
          least[i] = MIN (least[i], t[i]);
          most[i] = MAX (most[i], t[i]);
        }
      return;
    }
  for (guint i = 0; i < SIDE; i++)
    {
      row += x[r * SIDE + i] - (i < c ? t[r * SIDE + i] : 0);
      column += x[i * SIDE + c] - (i < r ? t[i * SIDE + c] : 0);
    }
  left = MIN (row, column);
  for (double one = hidden[cell] ? 0 : x[cell]; one <= (hidden[cell] ? left : x[cell]); one++)
    if ((c < SIDE - 1 || one == row) && (r < SIDE - 1 || one == column))
      {
        t[cell] = one;
        try_all (x, hidden, t, cell + 1, least, most);
      }
}

/* Of no few people it can be told which of fewer than ten counts they are. */
static void
test_few_may_be_many (void)
{
  for (int round = 0; round < 60; round++)
    {
      double x[SIDE * SIDE], t[SIDE * SIDE], least[SIDE * SIDE], most[SIDE * SIDE];
      gboolean hidden[SIDE * SIDE];
      guint places[SIDE * SIDE];
      guint turn = (guint)g_test_rand_int_range (0, SIDE);
      g_autoptr (RkSuppress) suppress = NULL;

      for (guint i = 0; i < SIDE * SIDE; i++)
        {
          gboolean few = (i / SIDE + turn) % SIDE == i % SIDE && g_test_rand_bit ();

          x[i] = few ? g_test_rand_int_range (1, 10) : g_test_rand_int_range (10, 25);
          least[i] = G_MAXINT;
          most[i] = -1;
        }
      suppress = suppress_table (x, SIDE, SIDE, places);
      for (guint i = 0; i < SIDE * SIDE; i++)
        hidden[i] = rk_suppress_get (suppress, places[i]) != RK_SHOWN;
      try_all (x, hidden, t, 0, least, most);
      for (guint i = 0; i < SIDE * SIDE; i++)
        if (x[i] < 10)
          g_assert_cmpfloat (most[i] - least[i] + 1, >=, 10);
    }
}

/* Tables of other people, or that do not add up, are left alone. */
static void
test_others_tell_nothing (void)
{
  g_autoptr (RkSuppress) suppress = rk_suppress_new (10);
  guint places[4]
      = { rk_suppress_add (suppress, 105, 400, FALSE), rk_suppress_add (suppress, 205, 600, FALSE),
          rk_suppress_add (suppress, 100, 401, FALSE),
          rk_suppress_add (suppress, 200, 600, FALSE) };
  guint total = rk_suppress_add (suppress, 999, NAN, TRUE);
  guint small = rk_suppress_add (suppress, 3, 600, FALSE);

  rk_suppress_relate (suppress, places, 2, 2);
  rk_suppress_tie (suppress, (guint[]){ places[0], small }, 2, total);
  rk_suppress_run (suppress);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (rk_suppress_get (suppress, places[i]), ==, RK_SHOWN);
  g_assert_cmpint (rk_suppress_get (suppress, small), ==, RK_HIDDEN_SMALL);
}

/* Five answers that are everybody: one that few gave is not told by the other four. */
static void
test_all_answers (void)
{
  static const double counts[5][2]
      = { { 300, 310 }, { 5, 250 }, { 200, 190 }, { 95, 120 }, { 400, 130 } };
  g_autoptr (RkSuppress) suppress = rk_suppress_new (10);
  guint places[10];
  guint hidden = 0;

  for (guint t = 0; t < 5; t++)
    for (guint c = 0; c < 2; c++)
      places[2 * t + c] = rk_suppress_add (suppress, counts[t][c], 1000, FALSE);
  rk_suppress_relate (suppress, places, 5, 2);
  rk_suppress_run (suppress);
  g_assert_cmpint (rk_suppress_get (suppress, places[2]), ==, RK_HIDDEN_SMALL);
  for (guint t = 0; t < 5; t++)
    {
      hidden += rk_suppress_get (suppress, places[2 * t]) != RK_SHOWN;
      g_assert_cmpint (rk_suppress_get (suppress, places[2 * t + 1]), ==, RK_SHOWN);
    }
  g_assert_cmpuint (hidden, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppress/small-numbers", test_small_numbers);
  g_test_add_func ("/suppress/fixed-is-shown", test_fixed_is_shown);
  g_test_add_func ("/suppress/thin-rest", test_thin_rest);
  g_test_add_func ("/suppress/reckoning", test_nothing_can_be_computed);
  g_test_add_func ("/suppress/square", test_a_square);
  g_test_add_func ("/suppress/may-be-many", test_few_may_be_many);
  g_test_add_func ("/suppress/others", test_others_tell_nothing);
  g_test_add_func ("/suppress/answers", test_all_answers);
  return g_test_run ();
}
