/* Who sits where: by rank, by hand, in every shape, for a few and for forty. */
#include <string.h>

#include "rk-seating.h"

#define MEMBERS 40
#define STAFF 4

static void
fill (RkSeatingGuest *guests, guint n, guint n_staff)
{
  for (guint i = 0; i < n; i++)
    guests[i] = (RkSeatingGuest){ .id = (gint64)i + 1, .rank = i, .staff = i >= n - n_staff };
}

static const RkSeatingPlace *
at (const RkSeating *seating, guint n)
{
  return &g_array_index (seating->places, RkSeatingPlace, n);
}

static gboolean
overlap (const RkSeatingPlace *a, const RkSeatingPlace *b)
{
  return a->x < b->x + RK_SEAT_WIDTH - 0.01 && b->x < a->x + RK_SEAT_WIDTH - 0.01
         && a->y < b->y + RK_SEAT_HEIGHT - 0.01 && b->y < a->y + RK_SEAT_HEIGHT - 0.01;
}

/* Everybody once, on a seat of their own, within the plan, and no two places of one name. */
static void
check_plan (RkSeating *seating, guint n)
{
  g_assert_cmpuint (seating->places->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const RkSeatingPlace *place = at (seating, i);

      g_assert_true (rk_seating_find (seating, (gint64)i + 1) != NULL);
      g_assert_cmpfloat (place->x, >=, -0.001);
      g_assert_cmpfloat (place->y, >=, -0.001);
      g_assert_cmpfloat (place->x + RK_SEAT_WIDTH, <=, seating->width + 0.001);
      g_assert_cmpfloat (place->y + RK_SEAT_HEIGHT, <=, seating->height + 0.001);
      for (guint k = 0; k < i; k++)
        {
          g_assert_false (overlap (place, at (seating, k)));
          g_assert_false (place->side == at (seating, k)->side && place->n == at (seating, k)->n);
        }
    }
}

static void
test_every_shape (void)
{
  RkSeatingGuest guests[MEMBERS + STAFF];

  for (guint shape = 0; shape < RK_N_SEATING_SHAPES; shape++)
    for (guint n = 0; n <= MEMBERS; n++)
      for (guint n_staff = 0; n_staff <= STAFF; n_staff++)
        {
          g_autoptr (RkSeating) seating = NULL;

          fill (guests, n + n_staff, n_staff);
          seating = rk_seating_new (shape, guests, n + n_staff);
          check_plan (seating, n + n_staff);
          for (guint i = 0; i < n + n_staff; i++)
            g_assert_cmpint (rk_seating_find (seating, (gint64)i + 1)->side == RK_SEATING_STAFF, ==,
                             i >= n);
        }
}

/* The chair and the deputy in the middle of the top, the next beside them, the last far away. */
static void
test_rank (void)
{
  RkSeatingGuest guests[18];
  g_autoptr (RkSeating) seating = NULL;
  const RkSeatingPlace *chair, *deputy, *last;

  fill (guests, G_N_ELEMENTS (guests), 0);
  seating = rk_seating_new (RK_SEATING_SQUARE, guests, G_N_ELEMENTS (guests));
  chair = rk_seating_find (seating, 1);
  deputy = rk_seating_find (seating, 2);
  last = rk_seating_find (seating, 18);
  g_assert_cmpint (chair->side, ==, RK_SEATING_TOP);
  g_assert_cmpint (deputy->side, ==, RK_SEATING_TOP);
  g_assert_cmpuint (deputy->n, ==, chair->n + 1);
  g_assert_cmpuint (rk_seating_find (seating, 3)->n, ==, chair->n - 1);
  g_assert_cmpfloat (last->y, >, chair->y + 2 * RK_SEAT_PITCH_Y);
}

/* The order in which people are given does not matter. */
static void
test_any_order (void)
{
  RkSeatingGuest guests[9], turned[9];
  g_autoptr (RkSeating) first = NULL;
  g_autoptr (RkSeating) second = NULL;

  fill (guests, 9, 2);
  for (guint i = 0; i < 9; i++)
    turned[i] = guests[8 - i];
  first = rk_seating_new (RK_SEATING_HORSESHOE, guests, 9);
  second = rk_seating_new (RK_SEATING_HORSESHOE, turned, 9);
  for (guint i = 0; i < 9; i++)
    g_assert_cmpint (at (first, i)->id, ==, at (second, i)->id);
}

static void
test_pinned (void)
{
  RkSeatingGuest guests[10];
  g_autoptr (RkSeating) seating = NULL;
  g_autoptr (RkSeating) school = NULL;

  fill (guests, 10, 2);
  guests[0].place = "ロの字 左1";
  guests[4].place = "ロの字 左1"; /* taken by the one above */
  guests[5].place = "ロの字 左99";
  guests[6].place = "ロの字 事務局1"; /* not for a member */
  seating = rk_seating_new (RK_SEATING_SQUARE, guests, 10);
  check_plan (seating, 10);
  g_assert_cmpint (rk_seating_find (seating, 1)->side, ==, RK_SEATING_LEFT);
  g_assert_cmpuint (rk_seating_find (seating, 1)->n, ==, 1);
  g_assert_true (rk_seating_find (seating, 1)->pinned);
  g_assert_false (rk_seating_find (seating, 5)->pinned);
  g_assert_false (rk_seating_find (seating, 6)->pinned);
  g_assert_cmpint (rk_seating_find (seating, 7)->side, !=, RK_SEATING_STAFF);
  /* In another shape the place says nothing. */
  school = rk_seating_new (RK_SEATING_SCHOOL, guests, 10);
  check_plan (school, 10);
  g_assert_false (rk_seating_find (school, 1)->pinned);
  g_assert_cmpint (rk_seating_find (school, 1)->side, ==, RK_SEATING_TOP);
}

/* Two change places, which is kept as words and comes back the same. */
static void
test_swap (void)
{
  RkSeatingGuest guests[8];
  g_autoptr (RkSeating) seating = NULL;
  g_autoptr (RkSeating) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  RkSeatingPlace before;

  fill (guests, 8, 2);
  seating = rk_seating_new (RK_SEATING_SQUARE, guests, 8);
  before = *rk_seating_find (seating, 1);
  g_assert_true (rk_seating_swap (seating, 1, 6));
  g_assert_cmpint (rk_seating_find (seating, 6)->side, ==, before.side);
  g_assert_cmpuint (rk_seating_find (seating, 6)->n, ==, before.n);
  g_assert_false (rk_seating_swap (seating, 1, 8)); /* the secretariat has its own table */
  g_assert_false (rk_seating_swap (seating, 1, 99));
  first = rk_seating_dup_place (RK_SEATING_SQUARE, rk_seating_find (seating, 1)->side,
                                rk_seating_find (seating, 1)->n);
  second = rk_seating_dup_place (RK_SEATING_SQUARE, rk_seating_find (seating, 6)->side,
                                 rk_seating_find (seating, 6)->n);
  guests[0].place = first;
  guests[5].place = second;
  again = rk_seating_new (RK_SEATING_SQUARE, guests, 8);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (at (again, i)->id, ==, at (seating, i)->id);
}

static void
test_words (void)
{
  g_autofree char *text = rk_seating_dup_place (RK_SEATING_FACING, RK_SEATING_BOTTOM, 12);
  RkSeatingShape shape;
  RkSeatingSide side;
  guint n;

  g_assert_cmpstr (text, ==, "対面 下12");
  g_assert_true (rk_seating_parse_place (text, &shape, &side, &n));
  g_assert_cmpint (shape, ==, RK_SEATING_FACING);
  g_assert_cmpint (side, ==, RK_SEATING_BOTTOM);
  g_assert_cmpuint (n, ==, 12);
  g_assert_false (rk_seating_parse_place (NULL, &shape, &side, &n));
  g_assert_false (rk_seating_parse_place ("", &shape, &side, &n));
  g_assert_false (rk_seating_parse_place ("ロの字", &shape, &side, &n));
  g_assert_false (rk_seating_parse_place ("ロの字 上", &shape, &side, &n));
  g_assert_false (rk_seating_parse_place ("ロの字 上0", &shape, &side, &n));
  g_assert_false (rk_seating_parse_place ("円卓 上1", &shape, &side, &n));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seating/every-shape", test_every_shape);
  g_test_add_func ("/seating/rank", test_rank);
  g_test_add_func ("/seating/any-order", test_any_order);
  g_test_add_func ("/seating/pinned", test_pinned);
  g_test_add_func ("/seating/swap", test_swap);
  g_test_add_func ("/seating/words", test_words);
  return g_test_run ();
}
