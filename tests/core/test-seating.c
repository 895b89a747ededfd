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

static RkSeating *
make (RkSeatingShape shape, const RkSeatingGuest *guests, guint n)
{
  RkSeatingRoom room = { .shape = shape };

  return rk_seating_new (&room, guests, n);
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
          seating = make (shape, guests, n + n_staff);
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
  seating = make (RK_SEATING_SQUARE, guests, G_N_ELEMENTS (guests));
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
  first = make (RK_SEATING_HORSESHOE, guests, 9);
  second = make (RK_SEATING_HORSESHOE, turned, 9);
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
  seating = make (RK_SEATING_SQUARE, guests, 10);
  check_plan (seating, 10);
  g_assert_cmpint (rk_seating_find (seating, 1)->side, ==, RK_SEATING_LEFT);
  g_assert_cmpuint (rk_seating_find (seating, 1)->n, ==, 1);
  g_assert_true (rk_seating_find (seating, 1)->pinned);
  g_assert_false (rk_seating_find (seating, 5)->pinned);
  g_assert_false (rk_seating_find (seating, 6)->pinned);
  g_assert_cmpint (rk_seating_find (seating, 7)->side, !=, RK_SEATING_STAFF);
  /* In another shape the place says nothing. */
  school = make (RK_SEATING_SCHOOL, guests, 10);
  check_plan (school, 10);
  g_assert_false (rk_seating_find (school, 1)->pinned);
  g_assert_cmpint (rk_seating_find (school, 1)->side, ==, RK_SEATING_TOP);
}

static guint
index_of (const RkSeating *seating, gint64 id)
{
  for (guint i = 0; i < seating->places->len; i++)
    if (at (seating, i)->id == id)
      return i;
  g_assert_not_reached ();
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
  seating = make (RK_SEATING_SQUARE, guests, 8);
  before = *rk_seating_find (seating, 1);
  g_assert_true (rk_seating_move (seating, 1, index_of (seating, 6)));
  g_assert_cmpint (rk_seating_find (seating, 6)->side, ==, before.side);
  g_assert_cmpuint (rk_seating_find (seating, 6)->n, ==, before.n);
  /* The secretariat has its own table. */
  g_assert_false (rk_seating_move (seating, 1, index_of (seating, 8)));
  g_assert_false (rk_seating_move (seating, 99, 0));
  first = rk_seating_dup_place (RK_SEATING_SQUARE, rk_seating_find (seating, 1)->side,
                                rk_seating_find (seating, 1)->n);
  second = rk_seating_dup_place (RK_SEATING_SQUARE, rk_seating_find (seating, 6)->side,
                                 rk_seating_find (seating, 6)->n);
  guests[0].place = first;
  guests[5].place = second;
  again = make (RK_SEATING_SQUARE, guests, 8);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (at (again, i)->id, ==, at (seating, i)->id);
}

/* What is moved by hand moves nobody else, also when the plan is made anew from what was kept. */
static void
test_settle (void)
{
  RkSeatingGuest guests[12];
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint shape = 0; shape < RK_N_SEATING_SHAPES; shape++)
    for (guint from = 1; from <= 10; from++)
      for (guint to = 0; to < 12; to++)
        {
          RkSeatingRoom room = { .shape = shape, .spare = 2 };
          g_autoptr (RkSeating) seating = NULL;
          g_autoptr (RkSeating) before = NULL;
          g_autoptr (RkSeating) again = NULL;

          fill (guests, 12, 2);
          before = rk_seating_new (&room, guests, 12);
          seating = rk_seating_new (&room, guests, 12);
          g_assert_cmpuint (seating->places->len, ==, 14);
          if (!rk_seating_move (seating, from, to))
            continue;
          rk_seating_settle (seating, guests, 12);
          for (guint i = 0; i < 12; i++)
            {
              const RkSeatingPlace *place = rk_seating_find (seating, guests[i].id);

              if (place->pinned)
                g_ptr_array_add (words, rk_seating_dup_place (shape, place->side, place->n));
              guests[i].place = place->pinned ? words->pdata[words->len - 1] : NULL;
            }
          again = rk_seating_new (&room, guests, 12);
          g_assert_cmpuint (again->lost, ==, 0);
          for (guint i = 0; i < 14; i++)
            {
              g_assert_cmpint (at (again, i)->id, ==, at (seating, i)->id);
              g_assert_cmpint (at (again, i)->pinned, ==, at (seating, i)->pinned);
              if (at (before, i)->id != (gint64)from && i != to)
                g_assert_cmpint (at (again, i)->id, ==, at (before, i)->id);
            }
        }
}

/* Whoever is taken from the table has no seat in any shape; the others fill the tables. */
static void
test_nowhere (void)
{
  RkSeatingGuest guests[8];

  fill (guests, 8, 2);
  guests[2].place = guests[7].place = RK_SEATING_NOWHERE;
  for (guint shape = 0; shape < RK_N_SEATING_SHAPES; shape++)
    {
      g_autoptr (RkSeating) seating = make (shape, guests, 8);

      g_assert_cmpuint (seating->places->len, ==, 6);
      g_assert_null (rk_seating_find (seating, 3));
      g_assert_null (rk_seating_find (seating, 8));
      g_assert_nonnull (rk_seating_find (seating, 7));
    }
}

/* A place that the room does not have is told, and its guest sits by rank. */
static void
test_lost (void)
{
  RkSeatingGuest guests[6];
  g_autoptr (RkSeating) seating = NULL;

  fill (guests, 6, 0);
  guests[4].place = "ロの字 左40";
  seating = make (RK_SEATING_SQUARE, guests, 6);
  g_assert_cmpuint (seating->lost, ==, 1);
  check_plan (seating, 6);
}

/* As many at each side as was asked for. */
static void
test_side (void)
{
  RkSeatingGuest guests[MEMBERS + STAFF];

  for (guint shape = 0; shape < RK_N_SEATING_SHAPES; shape++)
    for (guint n = 1; n <= MEMBERS; n++)
      for (guint side = 1; side <= 15; side++)
        {
          RkSeatingRoom room = { .shape = shape, .side = side };
          g_autoptr (RkSeating) seating = NULL;
          guint n_left = 0;

          fill (guests, n + STAFF, STAFF);
          seating = rk_seating_new (&room, guests, n + STAFF);
          check_plan (seating, n + STAFF);
          for (guint i = 0; i < n; i++)
            n_left += at (seating, i)->side == RK_SEATING_LEFT;
          if (shape <= RK_SEATING_HORSESHOE)
            g_assert_cmpuint (n_left, ==, MIN (side, (n - 1) / 2));
        }
}

/* Arrows lead to the seat beside, never to one behind, and every seat is reached from every other.
 */
static void
test_neighbours (void)
{
  RkSeatingGuest guests[18];

  fill (guests, 18, 3);
  for (guint shape = 0; shape < RK_N_SEATING_SHAPES; shape++)
    {
      g_autoptr (RkSeating) seating = make (shape, guests, 18);
      gboolean seen[18] = { TRUE };
      guint queue[18] = { 0 }, n = 1;

      for (guint i = 0; i < n; i++)
        for (guint way = RK_SEATING_WAY_LEFT; way <= RK_SEATING_WAY_DOWN; way++)
          {
            guint next = rk_seating_neighbour (seating, queue[i], way);

            if (way == RK_SEATING_WAY_LEFT && next != queue[i])
              g_assert_cmpfloat (at (seating, next)->x, <, at (seating, queue[i])->x);
            if (way == RK_SEATING_WAY_DOWN && next != queue[i])
              g_assert_cmpfloat (at (seating, next)->y, >, at (seating, queue[i])->y);
            if (!seen[next])
              queue[n++] = next;
            seen[next] = TRUE;
          }
      g_assert_cmpuint (n, ==, 18);
    }
}

static void
test_words (void)
{
  g_autofree char *text = rk_seating_dup_place (RK_SEATING_FACING, RK_SEATING_BOTTOM, 12);
  g_autofree char *both = rk_seating_dup_places ("ロの字 上3", RK_SEATING_FACING, text);
  g_autofree char *other = rk_seating_dup_places (both, RK_SEATING_SQUARE, "ロの字 左2");
  g_autofree char *one = rk_seating_dup_places (both, RK_SEATING_FACING, NULL);
  g_autofree char *back = rk_seating_dup_places (RK_SEATING_NOWHERE, RK_SEATING_SQUARE, NULL);
  static const char *const wrong[]
      = { NULL, "", "対面", "対面 下", "対面 下0", "円卓 下1", "ロの字 下1", RK_SEATING_NOWHERE };
  RkSeatingSide side;
  guint n;

  g_assert_cmpstr (text, ==, "対面 下12");
  g_assert_true (rk_seating_find_place (both, RK_SEATING_FACING, &side, &n));
  g_assert_cmpint (side, ==, RK_SEATING_BOTTOM);
  g_assert_cmpuint (n, ==, 12);
  g_assert_true (rk_seating_find_place (both, RK_SEATING_SQUARE, &side, &n));
  g_assert_cmpint (side, ==, RK_SEATING_TOP);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (rk_seating_find_place (other, RK_SEATING_SQUARE, &side, &n));
  g_assert_cmpint (side, ==, RK_SEATING_LEFT);
  g_assert_cmpstr (one, ==, "ロの字 上3");
  g_assert_null (back);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (rk_seating_find_place (wrong[i], RK_SEATING_FACING, &side, &n));
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
  g_test_add_func ("/seating/settle", test_settle);
  g_test_add_func ("/seating/nowhere", test_nowhere);
  g_test_add_func ("/seating/lost", test_lost);
  g_test_add_func ("/seating/side", test_side);
  g_test_add_func ("/seating/neighbours", test_neighbours);
  g_test_add_func ("/seating/words", test_words);
  return g_test_run ();
}
