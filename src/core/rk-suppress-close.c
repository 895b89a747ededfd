/* What to hide beside a hidden count. A statistician closes a square: two areas and two ages of
 * one sex, of which one more here, one fewer there leaves every sum as it is. The same is looked
 * for here in whatever adds up: cells that can be one more or one fewer together. */
#include "rk-suppress-private.h"

#include <math.h>
#include <stdlib.h>

/* So many steps are made for one count, and so many cells close a figure at most. */
#define MOST_STEPS 20000
#define MOST_CELLS 24
/* Among figures of equal worth, the one with the fewest people. */
#define BY_PEOPLE 1e-7

/* A line that has the cell. @sign: −1: as its total */
typedef struct
{
  guint line;
  int sign;
} Member;

/* Cells that change: up by one for each step up of the first, or down. */
typedef struct
{
  guint cells[MOST_CELLS];
  guint n;
  double worth;
} Figure;

struct _RkSuppressClosing
{
  RkSuppress *self;
  GArray *members; /* Member, cell by cell */
  guint *first;    /* of each cell, and one more */
  GArray *pairs;   /* guint: of nested, cell by cell */
  guint *first_pair;
  int *deltas;   /* of each cell: 1, −1: changes with the first; 0: stays */
  int *balances; /* of each line: what its changes leave open */
  guint target;
  guint steps;
  guint most_cells;
  Figure figure;
  Figure best;
};

/* ── where cells stand ───────────────────────────────────────────────────────────────────── */

static void
index_lines (RkSuppressClosing *closing)
{
  const RkSuppress *self = closing->self;
  guint n = self->cells->len;
  guint *next;

  closing->first = g_new0 (guint, n + 1);
  for (guint l = 0; l < self->lines->len; l++)
    {
      const RkSuppressLine *line = self->lines->pdata[l];

      for (guint i = 0; i < line->len; i++)
        closing->first[g_array_index (line, guint, i) + 1]++;
    }
  for (guint i = 0; i < n; i++)
    closing->first[i + 1] += closing->first[i];
  closing->members = g_array_new (FALSE, TRUE, sizeof (Member));
  g_array_set_size (closing->members, closing->first[n]);
  next = g_memdup2 (closing->first, sizeof (guint) * (n + 1));
  for (guint l = 0; l < self->lines->len; l++)
    {
      const RkSuppressLine *line = self->lines->pdata[l];

      for (guint i = 0; i < line->len; i++)
        g_array_index (closing->members, Member, next[g_array_index (line, guint, i)]++)
            = (Member){ l, i + 1 == line->len ? -1 : 1 };
    }
  g_free (next);
}

static void
index_pairs (RkSuppressClosing *closing)
{
  const RkSuppress *self = closing->self;
  guint n = self->cells->len;
  guint *next;

  closing->first_pair = g_new0 (guint, n + 1);
  for (guint i = 0; i < self->nested->len; i++)
    closing->first_pair[g_array_index (self->nested, guint, i) + 1]++;
  for (guint i = 0; i < n; i++)
    closing->first_pair[i + 1] += closing->first_pair[i];
  closing->pairs = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (closing->pairs, closing->first_pair[n]);
  next = g_memdup2 (closing->first_pair, sizeof (guint) * (n + 1));
  for (guint i = 0; i < self->nested->len; i++)
    g_array_index (closing->pairs, guint, next[g_array_index (self->nested, guint, i)]++) = i / 2;
  g_free (next);
}

RkSuppressClosing *
rk_suppress_closing_new (RkSuppress *self)
{
  RkSuppressClosing *closing = g_new0 (RkSuppressClosing, 1);

  closing->self = self;
  index_lines (closing);
  index_pairs (closing);
  closing->deltas = g_new0 (int, self->cells->len);
  closing->balances = g_new0 (int, self->lines->len + 1);
  return closing;
}

void
rk_suppress_closing_free (RkSuppressClosing *closing)
{
  g_array_unref (closing->members);
  g_array_unref (closing->pairs);
  g_free (closing->first);
  g_free (closing->first_pair);
  g_free (closing->deltas);
  g_free (closing->balances);
  g_free (closing);
}

/* ── how far cells can change ────────────────────────────────────────────────────────────── */

/* How many steps up of the first are possible, and how many down. */
typedef struct
{
  double up;
  double down;
} Room;

static Room
room_of (const RkSuppressClosing *closing, guint place, int delta)
{
  const RkSuppressCell *cell = rk_suppress_cell (closing->self, place);
  Room room = { closing->self->below, closing->self->below };

  if (!isnan (cell->count))
    {
      double least, most;

      rk_suppress_bounds (cell, &least, &most);
      /* Of how many they are is no less hidden where they are few. */
      if (place == closing->target && rk_suppress_is_small (cell->people, closing->self->below))
        most = INFINITY;
      room = (Room){ most - cell->count, cell->count - least };
    }
  return delta > 0 ? room : (Room){ room.down, room.up };
}

static Room
narrower (Room a, Room b)
{
  return (Room){ MIN (a.up, b.up), MIN (a.down, b.down) };
}

static gboolean
is_wide (const RkSuppressClosing *closing, Room room)
{
  return room.up + room.down + 1 >= closing->self->below;
}

/* Nobody has the stricter condition and not the other. */
static Room
room_of_pairs (const RkSuppressClosing *closing, guint place)
{
  const RkSuppress *self = closing->self;
  Room room = { INFINITY, INFINITY };

  for (guint i = closing->first_pair[place]; i < closing->first_pair[place + 1]; i++)
    {
      guint pair = g_array_index (closing->pairs, guint, i);
      guint whole = g_array_index (self->nested, guint, 2 * pair);
      guint part = g_array_index (self->nested, guint, 2 * pair + 1);
      double between = rk_suppress_cell (self, whole)->count - rk_suppress_cell (self, part)->count;
      int by = closing->deltas[whole] - closing->deltas[part];

      if (isnan (between) || by == 0)
        continue;
      if (by < 0)
        room.up = MIN (room.up, floor (between / -by));
      else
        room.down = MIN (room.down, floor (between / by));
    }
  return room;
}

/* ── figures ─────────────────────────────────────────────────────────────────────────────── */

static double
worth_of (const RkSuppressCell *cell)
{
  return cell->hidden != RK_SHOWN ? 0 : cell->worth * (1 + BY_PEOPLE * cell->count);
}

static gboolean
may_change (const RkSuppressClosing *closing, guint place)
{
  const RkSuppressCell *cell = rk_suppress_cell (closing->self, place);

  return closing->deltas[place] == 0 && (cell->hidden != RK_SHOWN || !cell->fixed);
}

static void
change (RkSuppressClosing *closing, guint place, int delta)
{
  closing->deltas[place] += delta;
  for (guint i = closing->first[place]; i < closing->first[place + 1]; i++)
    {
      const Member *member = &g_array_index (closing->members, Member, i);

      closing->balances[member->line] += member->sign * delta;
    }
}

/* The shortest line that is not closed. Returns: −1: all are */
static int
find_open (const RkSuppressClosing *closing)
{
  const GPtrArray *lines = closing->self->lines;
  int best = -1;

  for (guint c = 0; c < closing->figure.n; c++)
    {
      guint place = closing->figure.cells[c];

      for (guint i = closing->first[place]; i < closing->first[place + 1]; i++)
        {
          guint l = g_array_index (closing->members, Member, i).line;

          if (closing->balances[l] != 0
              && (best < 0
                  || ((RkSuppressLine *)lines->pdata[l])->len
                         < ((RkSuppressLine *)lines->pdata[best])->len))
            best = (int)l;
        }
    }
  return best;
}

typedef struct
{
  guint place;
  int delta;
  double worth;
  int left; /* how many more lines are open with it */
} Choice;

static int
by_worth (gconstpointer a, gconstpointer b)
{
  const Choice *one = a, *other = b;

  if (one->worth != other->worth)
    return one->worth < other->worth ? -1 : 1;
  if (one->left != other->left)
    return one->left - other->left;
  return one->place < other->place ? -1 : one->place > other->place;
}

static int
lines_left (const RkSuppressClosing *closing, guint place, int delta)
{
  int left = 0;

  for (guint i = closing->first[place]; i < closing->first[place + 1]; i++)
    {
      const Member *member = &g_array_index (closing->members, Member, i);
      int balance = closing->balances[member->line];

      left += abs (balance + member->sign * delta) - abs (balance);
    }
  return left;
}

static GArray *
find_choices (const RkSuppressClosing *closing, guint l, Room room)
{
  const RkSuppressLine *line = closing->self->lines->pdata[l];
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  for (guint i = 0; i < line->len; i++)
    {
      guint place = g_array_index (line, guint, i);
      int sign = i + 1 == line->len ? -1 : 1;
      Choice one = { place, closing->balances[l] * sign > 0 ? -1 : 1, 0, 0 };

      if (!may_change (closing, place)
          || !is_wide (closing, narrower (room, room_of (closing, place, one.delta))))
        continue;
      one.worth = worth_of (rk_suppress_cell (closing->self, place));
      one.left = lines_left (closing, place, one.delta);
      g_array_append_val (choices, one);
    }
  g_array_sort (choices, by_worth);
  return choices;
}

static gboolean
is_done (const RkSuppressClosing *closing)
{
  return closing->best.n > 0 && closing->best.worth <= 0;
}

static void
take_figure (RkSuppressClosing *closing, Room room)
{
  for (guint i = 0; i < closing->figure.n; i++)
    room = narrower (room, room_of_pairs (closing, closing->figure.cells[i]));
  if (is_wide (closing, room))
    closing->best = closing->figure;
}

/* @room: of what changes already */
static void
extend (RkSuppressClosing *closing, Room room)
{
  g_autoptr (GArray) choices = NULL;
  Figure *figure = &closing->figure;
  int line = find_open (closing);

  if (line < 0)
    {
      take_figure (closing, room);
      return;
    }
  if (figure->n >= closing->most_cells || closing->steps == 0)
    return;
  closing->steps--;
  choices = find_choices (closing, (guint)line, room);
  for (guint i = 0; i < choices->len && !is_done (closing); i++)
    {
      const Choice *one = &g_array_index (choices, Choice, i);
      double before = figure->worth;

      if (closing->best.n && before + one->worth >= closing->best.worth)
        break;
      figure->worth += one->worth;
      figure->cells[figure->n++] = one->place;
      change (closing, one->place, one->delta);
      extend (closing, narrower (room, room_of (closing, one->place, one->delta)));
      change (closing, one->place, -one->delta);
      figure->n--;
      figure->worth = before;
    }
}

gboolean
rk_suppress_close (RkSuppressClosing *closing, guint place)
{
  static const guint sizes[] = { 4, 8, MOST_CELLS };

  closing->target = place;
  closing->best.n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && !is_done (closing); i++)
    {
      closing->figure = (Figure){ .cells = { place }, .n = 1 };
      closing->steps = MOST_STEPS;
      closing->most_cells = sizes[i];
      change (closing, place, 1);
      extend (closing, room_of (closing, place, 1));
      change (closing, place, -1);
    }
  for (guint i = 0; i < closing->best.n; i++)
    rk_suppress_hide (closing->self, closing->best.cells[i], RK_HIDDEN_DERIVABLE);
  return closing->best.n > 0;
}
