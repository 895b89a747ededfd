#include "rk-seating.h"

#include <stdlib.h>
#include <string.h>

/* Tables longer than this are made two. */
#define LONGEST_TOP 12
#define LONGEST_ROW 8
#define LONGEST_FACE 9
#define CORNER 3.0 /* mm between a table and the one across its end */
#define AISLE 16.0 /* mm between the tables that face each other */

static const char *const shapes[RK_N_SEATING_SHAPES] = { "ロの字", "コの字", "スクール", "対面" };
static const char *const sides[RK_N_SEATING_SIDES] = { "上", "左", "右", "下", "列", "事務局" };

/* ── names ───────────────────────────────────────────────────────────────────────────────── */

const char *
rk_seating_shape_name (RkSeatingShape shape)
{
  return shape < RK_N_SEATING_SHAPES ? shapes[shape] : "";
}

gboolean
rk_seating_shape_find (const char *text, RkSeatingShape *shape)
{
  for (guint i = 0; text && i < RK_N_SEATING_SHAPES; i++)
    if (g_str_has_prefix (text, shapes[i]))
      {
        *shape = i;
        return TRUE;
      }
  return FALSE;
}

const char *
rk_seating_side_name (RkSeatingSide side)
{
  return side < RK_N_SEATING_SIDES ? sides[side] : "";
}

char *
rk_seating_dup_place (RkSeatingShape shape, RkSeatingSide side, guint n)
{
  g_return_val_if_fail (shape < RK_N_SEATING_SHAPES && side < RK_N_SEATING_SIDES, NULL);
  return g_strdup_printf ("%s %s%u", shapes[shape], sides[side], n);
}

/* @text: one place */
static gboolean
parse_place (const char *text, RkSeatingShape shape, RkSeatingSide *side, guint *n)
{
  if (!g_str_has_prefix (text, shapes[shape]) || text[strlen (shapes[shape])] != ' ')
    return FALSE;
  text += strlen (shapes[shape]) + 1;
  for (guint i = 0; i < RK_N_SEATING_SIDES; i++)
    if (g_str_has_prefix (text, sides[i]))
      {
        guint64 number;

        *side = i;
        if (!g_ascii_string_to_unsigned (text + strlen (sides[i]), 10, 1, 999, &number, NULL))
          return FALSE;
        *n = (guint)number;
        return TRUE;
      }
  return FALSE;
}

gboolean
rk_seating_find_place (const char *places, RkSeatingShape shape, RkSeatingSide *side, guint *n)
{
  g_auto (GStrv) parts = g_strsplit (places ? places : "", "、", -1);

  g_return_val_if_fail (shape < RK_N_SEATING_SHAPES, FALSE);
  for (guint i = 0; parts[i]; i++)
    if (parse_place (parts[i], shape, side, n))
      return TRUE;
  return FALSE;
}

char *
rk_seating_dup_places (const char *places, RkSeatingShape shape, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (places ? places : "", "、", -1);
  g_autoptr (GString) text = g_string_new (place);

  for (guint i = 0; parts[i]; i++)
    {
      RkSeatingShape other;

      if (rk_seating_shape_find (parts[i], &other) && other != shape)
        g_string_append_printf (text, "%s%s", text->len ? "、" : "", parts[i]);
    }
  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* ── places ──────────────────────────────────────────────────────────────────────────────── */

static void
add_place (RkSeating *self, RkSeatingSide side, guint n, double x, double y)
{
  RkSeatingPlace place = { .side = side, .n = n, .x = x, .y = y };

  g_array_append_val (self->places, place);
}

/* A row of @n seats round the middle at @centre: the middle first, then in turn to both sides. Of
 * an even number the chair has the left of the two in the middle. */
static void
add_row (RkSeating *self, RkSeatingSide side, guint first, guint n, double centre, double y)
{
  double left = centre - n * RK_SEAT_PITCH_X / 2 + (RK_SEAT_PITCH_X - RK_SEAT_WIDTH) / 2;
  guint middle = n == 0 ? 0 : (n - 1) / 2;

  for (guint i = 0; i < n; i++)
    {
      guint step = (i + 1) / 2;
      guint at = i % 2 ? middle + step : middle - step;

      add_place (self, side, first + at, left + at * RK_SEAT_PITCH_X, y);
    }
}

/* In turn to the left and the right, from the chair's end down. */
static void
add_wings (RkSeating *self, guint n_left, guint n_right, double top, double right)
{
  for (guint i = 0; i < MAX (n_left, n_right); i++)
    {
      if (i < n_left)
        add_place (self, RK_SEATING_LEFT, i + 1, 0, top + i * RK_SEAT_PITCH_Y);
      if (i < n_right)
        add_place (self, RK_SEATING_RIGHT, i + 1, right, top + i * RK_SEAT_PITCH_Y);
    }
}

static void
add_staff (RkSeating *self, guint n, double centre, double top)
{
  guint rows = (n + LONGEST_TOP - 1) / LONGEST_TOP;

  for (guint row = 0; row < rows; row++)
    {
      guint first = row * LONGEST_TOP;

      add_row (self, RK_SEATING_STAFF, first + 1, MIN (n - first, LONGEST_TOP), centre,
               top + row * RK_SEAT_PITCH_Y);
    }
}

/* A sheet on its side with room for the door, the public and the screen, in mm. */
#define SHEET_WIDTH 229.0
#define SHEET_HEIGHT 136.0

/* How much smaller a square of these tables is drawn on such a sheet, at most 1. */
static double
scale_of (guint top, guint wing, guint bottom, guint n_staff)
{
  guint across = MAX (MAX (top, bottom), MIN (n_staff, LONGEST_TOP));
  guint down = 1 + wing + (bottom ? 1 : 0) + (n_staff && (bottom || wing < 2) ? 1 : 0);
  double width = 2 * RK_SEAT_WIDTH + 2 * CORNER + across * RK_SEAT_PITCH_X;
  double height = down * RK_SEAT_PITCH_Y + CORNER;

  return MIN (MIN (SHEET_WIDTH / width, SHEET_HEIGHT / height), 1);
}

/* How members are divided between the top, the wings and the bottom of a square: so that the seats
 * are as large as they go; the bottom is used only where that makes them larger. */
static void
divide (guint n, gboolean closed, guint n_staff, guint *top, guint *wing, guint *bottom)
{
  double best = 0;

  for (guint below = 0; below <= (closed ? n / 3 : 0); below++)
    for (guint above = MIN (n, 2); above <= MIN (n - below, LONGEST_TOP); above++)
      {
        guint beside = (n - below - above + 1) / 2;
        double scale;

        if (below > above)
          continue;
        /* A seat on each wing, a table that is not longer than the room is wide. */
        scale = scale_of (above, beside, below, n_staff) - 0.12 * (below > 0)
                - 0.02 * ((n - below - above) % 2) - 0.01 * ABS ((int)above - (int)beside);
        if (scale > best + 1e-9)
          {
            best = scale;
            *top = above;
            *wing = beside;
            *bottom = below;
          }
      }
}

/* The same with so many at each side; what is too long for the top sits below as well. */
static void
divide_by_side (guint n, gboolean closed, guint side, guint *top, guint *wing, guint *bottom)
{
  guint across;

  *wing = MIN (side, (n - 1) / 2);
  across = n - 2 * *wing;
  *bottom = closed && across > LONGEST_TOP ? across / 2 : 0;
  *top = across - *bottom;
}

static void
lay_square (RkSeating *self, guint n, guint n_staff)
{
  gboolean closed = self->room.shape == RK_SEATING_SQUARE;
  guint top = n, wing = 0, bottom = 0;
  guint across;
  double right, foot;

  if (self->room.side && n > 0)
    divide_by_side (n, closed, self->room.side, &top, &wing, &bottom);
  else
    divide (n, closed, n_staff, &top, &wing, &bottom);
  across = MAX (MAX (top, bottom), MIN (n_staff, LONGEST_TOP));
  right = RK_SEAT_WIDTH + 2 * CORNER + across * RK_SEAT_PITCH_X;
  add_row (self, RK_SEATING_TOP, 1, top, (right + RK_SEAT_WIDTH) / 2, 0);
  add_wings (self, wing, n - top - bottom - wing, RK_SEAT_HEIGHT + CORNER, right);
  foot = RK_SEAT_HEIGHT + 2 * CORNER + wing * RK_SEAT_PITCH_Y;
  self->hall[0] = RK_SEAT_WIDTH + CORNER;
  self->hall[1] = RK_SEAT_HEIGHT + CORNER;
  self->hall[2] = right - RK_SEAT_WIDTH - 2 * CORNER;
  /* With nobody below, the secretariat sits between the ends of the wings. */
  if (bottom == 0 && wing > 1)
    foot -= RK_SEAT_PITCH_Y - CORNER;
  self->hall[3] = foot - 2 * CORNER - RK_SEAT_HEIGHT;
  add_row (self, RK_SEATING_BOTTOM, 1, bottom, (right + RK_SEAT_WIDTH) / 2, foot);
  add_staff (self, n_staff, (right + RK_SEAT_WIDTH) / 2, foot + (bottom ? RK_SEAT_PITCH_Y + 2 : 0));
}

static void
lay_school (RkSeating *self, guint n, guint n_staff)
{
  guint head = MIN (n, 2);
  guint rest = n - head;
  guint most = self->room.side ? self->room.side : LONGEST_ROW;
  guint rows = (rest + most - 1) / most;
  guint longest = self->room.side ? MIN (most, rest) : rows ? (rest + rows - 1) / rows : 0;
  double centre = MAX (MAX (longest, 2), MIN (n_staff, LONGEST_TOP)) * RK_SEAT_PITCH_X / 2;
  double top = RK_SEAT_HEIGHT + AISLE;
  guint done = 0;

  add_row (self, RK_SEATING_TOP, 1, head, centre, 0);
  for (guint row = 0; row < rows; row++)
    {
      guint here = MIN (longest, rest - done);

      add_row (self, RK_SEATING_ROWS, done + 1, here, centre, top + row * (RK_SEAT_PITCH_Y + 3));
      done += here;
    }
  add_staff (self, n_staff, centre, top + rows * (RK_SEAT_PITCH_Y + 3) + 4);
}

/* The chair's side has the odd one. Rows further from the aisle stand behind. */
static void
lay_facing (RkSeating *self, guint n, guint n_staff)
{
  guint above = (n + 1) / 2;
  guint below = n - above;
  guint most = self->room.side ? self->room.side : LONGEST_FACE;
  guint rows = (above + most - 1) / most;
  guint longest = self->room.side ? MIN (most, above) : rows ? (above + rows - 1) / rows : 0;
  double centre = MAX (longest, MIN (n_staff, LONGEST_TOP)) * RK_SEAT_PITCH_X / 2;
  double aisle = rows * RK_SEAT_PITCH_Y;

  for (guint row = 0; row < rows; row++)
    {
      guint first = row * longest;

      add_row (self, RK_SEATING_TOP, first + 1, MIN (longest, above - first), centre,
               aisle - (row + 1) * RK_SEAT_PITCH_Y);
      if (first < below)
        add_row (self, RK_SEATING_BOTTOM, first + 1, MIN (longest, below - first), centre,
                 aisle + AISLE + row * RK_SEAT_PITCH_Y);
    }
  self->hall[0] = 0;
  self->hall[1] = aisle;
  self->hall[2] = 2 * centre;
  self->hall[3] = AISLE - 2;
  add_staff (self, n_staff, centre, aisle + AISLE + rows * RK_SEAT_PITCH_Y + 6);
}

/* ── people ──────────────────────────────────────────────────────────────────────────────── */

static int
compare_guests (gconstpointer a, gconstpointer b)
{
  const RkSeatingGuest *first = a;
  const RkSeatingGuest *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static gboolean
is_staff (const RkSeatingPlace *place)
{
  return place->side == RK_SEATING_STAFF;
}

static RkSeatingPlace *
find_place (RkSeating *self, RkSeatingSide side, guint n)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      RkSeatingPlace *place = &g_array_index (self->places, RkSeatingPlace, i);

      if (place->side == side && place->n == n)
        return place;
    }
  return NULL;
}

static gboolean
pin (RkSeating *self, const RkSeatingGuest *guest)
{
  RkSeatingSide side;
  RkSeatingPlace *place;
  guint n;

  if (!rk_seating_find_place (guest->place, self->room.shape, &side, &n))
    return FALSE;
  place = find_place (self, side, n);
  if (place == NULL || place->id != 0 || is_staff (place) != guest->staff)
    {
      self->lost++;
      return FALSE;
    }
  place->id = guest->id;
  place->pinned = TRUE;
  return TRUE;
}

static void
put_on_first_free (RkSeating *self, const RkSeatingGuest *guest)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      RkSeatingPlace *place = &g_array_index (self->places, RkSeatingPlace, i);

      if (place->id == 0 && is_staff (place) == guest->staff)
        {
          place->id = guest->id;
          return;
        }
    }
}

static gboolean
is_nowhere (const RkSeatingGuest *guest)
{
  return g_strcmp0 (guest->place, RK_SEATING_NOWHERE) == 0;
}

static void
seat (RkSeating *self, const RkSeatingGuest *guests, guint n)
{
  g_autofree RkSeatingGuest *ordered = g_memdup2 (guests, n * sizeof *guests);
  g_autofree gboolean *settled = g_new0 (gboolean, n + 1);

  if (n > 1)
    qsort (ordered, n, sizeof *ordered, compare_guests);
  for (guint i = 0; i < n; i++)
    settled[i] = is_nowhere (&ordered[i]) || pin (self, &ordered[i]);
  for (guint i = 0; i < n; i++)
    if (!settled[i])
      put_on_first_free (self, &ordered[i]);
}

/* All seats from 0 on, and how far they reach. */
static void
measure (RkSeating *self)
{
  double left = 0;

  for (guint i = 0; i < self->places->len; i++)
    left = MIN (left, g_array_index (self->places, RkSeatingPlace, i).x);
  for (guint i = 0; i < self->places->len; i++)
    {
      RkSeatingPlace *place = &g_array_index (self->places, RkSeatingPlace, i);

      place->x -= left;
      self->width = MAX (self->width, place->x + RK_SEAT_WIDTH);
      self->height = MAX (self->height, place->y + RK_SEAT_HEIGHT);
    }
  self->hall[0] -= left;
}

RkSeating *
rk_seating_new (const RkSeatingRoom *room, const RkSeatingGuest *guests, guint n)
{
  RkSeating *self = g_new0 (RkSeating, 1);
  guint n_staff = 0, n_members = room->spare;

  self->room = *room;
  self->places = g_array_new (FALSE, TRUE, sizeof (RkSeatingPlace));
  for (guint i = 0; i < n; i++)
    {
      n_staff += guests[i].staff && !is_nowhere (&guests[i]);
      n_members += !guests[i].staff && !is_nowhere (&guests[i]);
    }
  if (room->shape == RK_SEATING_SCHOOL)
    lay_school (self, n_members, n_staff);
  else if (room->shape == RK_SEATING_FACING)
    lay_facing (self, n_members, n_staff);
  else
    lay_square (self, n_members, n_staff);
  measure (self);
  seat (self, guests, n);
  return self;
}

void
rk_seating_free (RkSeating *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_free (self);
}

RkSeatingPlace *
rk_seating_get (const RkSeating *self, guint n)
{
  g_return_val_if_fail (n < self->places->len, NULL);
  return &g_array_index (self->places, RkSeatingPlace, n);
}

RkSeatingPlace *
rk_seating_find (const RkSeating *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->places->len; i++)
    if (rk_seating_get (self, i)->id == id)
      return rk_seating_get (self, i);
  return NULL;
}

/* ── by hand ─────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_seating_move (RkSeating *self, gint64 id, guint to)
{
  RkSeatingPlace *from = rk_seating_find (self, id);
  RkSeatingPlace *there;

  g_return_val_if_fail (to < self->places->len, FALSE);
  there = rk_seating_get (self, to);
  if (from == NULL || from == there || is_staff (from) != is_staff (there))
    return FALSE;
  from->id = there->id;
  from->pinned = there->id != 0;
  there->id = id;
  there->pinned = TRUE;
  return TRUE;
}

/* Made anew with what is held in place, does everybody sit where they should? Who does not is held
 * as well. */
static gboolean
hold (RkSeating *self, RkSeatingGuest *guests, guint n)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RkSeating) anew = NULL;
  gboolean same = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const RkSeatingPlace *place = rk_seating_find (self, guests[i].id);
      char *text = NULL;

      if (place == NULL)
        continue;
      if (place->pinned)
        text = rk_seating_dup_place (self->room.shape, place->side, place->n);
      g_ptr_array_add (words, text);
      guests[i].place = text;
    }
  anew = rk_seating_new (&self->room, guests, n);
  for (guint i = 0; i < self->places->len; i++)
    {
      RkSeatingPlace *place = rk_seating_get (self, i);

      if (place->id == 0 || place->pinned || rk_seating_get (anew, i)->id == place->id)
        continue;
      place->pinned = TRUE;
      same = FALSE;
    }
  return same;
}

void
rk_seating_settle (RkSeating *self, const RkSeatingGuest *guests, guint n)
{
  g_autofree RkSeatingGuest *copies = g_memdup2 (guests, n * sizeof *guests);

  while (!hold (self, copies, n))
    ;
}

guint
rk_seating_neighbour (const RkSeating *self, guint from, RkSeatingWay way)
{
  const RkSeatingPlace *here = rk_seating_get (self, from);
  gboolean across = way == RK_SEATING_WAY_LEFT || way == RK_SEATING_WAY_RIGHT;
  double sign = way == RK_SEATING_WAY_LEFT || way == RK_SEATING_WAY_UP ? -1 : 1;
  double nearest = G_MAXDOUBLE;
  guint found = from;

  for (guint i = 0; i < self->places->len; i++)
    {
      const RkSeatingPlace *place = rk_seating_get (self, i);
      double x = place->x - here->x, y = place->y - here->y;
      double along = sign * (across ? x : y);
      double aside = ABS (across ? y : x);

      /* Rather far along the table than near across it. */
      if (along > 0.5 && along + 3 * aside < nearest)
        {
          nearest = along + 3 * aside;
          found = i;
        }
    }
  return found;
}
