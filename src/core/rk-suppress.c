#include "rk-suppress-private.h"

#include <math.h>

/* Tables of more than so many conditions are not looked through for sums of three. */
#define MOST_RELATED 16

gboolean
rk_suppress_count (double x, double n, guint below)
{
  return rk_suppress_is_small (x, below)
         || (!isnan (n)
             && (rk_suppress_is_small (n, below) || rk_suppress_is_small (n - x, below)));
}

RkSuppress *
rk_suppress_new (guint below)
{
  RkSuppress *self = g_new0 (RkSuppress, 1);

  self->below = below;
  self->cells = g_array_new (FALSE, FALSE, sizeof (RkSuppressCell));
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->nested = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
rk_suppress_free (RkSuppress *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->nested);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

guint
rk_suppress_add (RkSuppress *self, double count, double people, gboolean fixed)
{
  RkSuppressCell cell = { .count = count, .people = people, .worth = 1, .fixed = fixed };

  if (!fixed && !isnan (count) && rk_suppress_count (count, people, self->below))
    cell.hidden = RK_HIDDEN_SMALL;
  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

guint
rk_suppress_add_withheld (RkSuppress *self, gboolean secret)
{
  RkSuppressCell cell
      = { .count = NAN, .people = NAN, .hidden = RK_HIDDEN_SMALL, .given_up = !secret };

  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

void
rk_suppress_weigh (RkSuppress *self, guint place, double worth)
{
  rk_suppress_cell (self, place)->worth = worth;
}

void
rk_suppress_set_least (RkSuppress *self, guint place, double least)
{
  RkSuppressCell *cell = rk_suppress_cell (self, place);

  cell->least = MAX (cell->least, least);
}

void
rk_suppress_hide (RkSuppress *self, guint place, RkHidden why)
{
  RkSuppressCell *cell = rk_suppress_cell (self, place);

  if (!cell->fixed && cell->hidden == RK_SHOWN)
    cell->hidden = why;
}

RkHidden
rk_suppress_get (const RkSuppress *self, guint place)
{
  return rk_suppress_cell (self, place)->hidden;
}

double
rk_suppress_people_at (const RkSuppress *self, guint place)
{
  return rk_suppress_cell (self, place)->people;
}

double
rk_suppress_count_at (const RkSuppress *self, guint place)
{
  return rk_suppress_cell (self, place)->count;
}

gboolean
rk_suppress_any (const RkSuppress *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (rk_suppress_cell (self, i)->hidden != RK_SHOWN)
      return TRUE;
  return FALSE;
}

/* ── what ties counts together ───────────────────────────────────────────────────────────── */

/* @rest: what the total leaves for parts without a count */
static gboolean
is_believable (double rest, double largest, guint n_withheld, gboolean whole, guint below)
{
  if (n_withheld)
    return rest >= -0.5 && rest <= n_withheld * MAX (below, largest);
  return whole ? fabs (rest) <= 0.5 : rest >= -0.5;
}

/* Of parts that were not read a total tells what is left for them: few may not be told of. */
static void
add_unread (RkSuppress *self, GArray *line, double rest, double people, double least, gboolean seen)
{
  gboolean few = rk_suppress_count (rest, people, self->below);
  guint place = rk_suppress_add (self, rest, people, seen && !few);

  rk_suppress_weigh (self, place, RK_SUPPRESS_UNSEEN);
  rk_suppress_set_least (self, place, MAX (least, 0));
  g_array_append_val (line, place);
}

/* @seen: parts that were not read may stand elsewhere */
static gboolean
tie (RkSuppress *self, const guint *parts, guint n, guint total, gboolean seen)
{
  const RkSuppressCell *all = rk_suppress_cell (self, total);
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (guint));
  double sum = 0, largest = 0;
  double people = all->people, least = all->least;
  gboolean whole = TRUE;
  guint n_withheld = 0;

  for (guint i = 0; i < n; i++)
    {
      const RkSuppressCell *cell = rk_suppress_cell (self, parts[i]);

      if (!isnan (cell->count))
        {
          sum += cell->count;
          people -= cell->people;
          least -= cell->least;
          largest = MAX (largest, cell->count);
        }
      else if (cell->hidden != RK_SHOWN)
        n_withheld++;
      else
        {
          /* What is not known is taken for known: rather too much is hidden than too little. */
          whole = FALSE;
          continue;
        }
      g_array_append_val (line, parts[i]);
    }
  if (line->len == 0
      || (isnan (all->count)
              ? all->hidden == RK_SHOWN || !whole
              : !is_believable (all->count - sum, largest, n_withheld, whole, self->below)))
    return FALSE;
  if (!whole && n_withheld == 0 && all->count - sum > 0.5)
    add_unread (self, line, all->count - sum, people, least, seen);
  g_array_append_val (line, total);
  g_ptr_array_add (self->lines, g_steal_pointer (&line));
  return TRUE;
}

gboolean
rk_suppress_tie (RkSuppress *self, const guint *parts, guint n, guint total)
{
  return tie (self, parts, n, total, TRUE);
}

gboolean
rk_suppress_tie_sexes (RkSuppress *self, guint men, guint women, guint both)
{
  return tie (self, (guint[]){ men, women }, 2, both, FALSE);
}

void
rk_suppress_tie_rest (RkSuppress *self, const guint *parts, guint n)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (guint));
  double people = NAN, sum = 0;
  guint rest, everybody;

  for (guint i = 0; i < n; i++)
    {
      const RkSuppressCell *cell = rk_suppress_cell (self, parts[i]);

      if (isnan (cell->count) && cell->hidden == RK_SHOWN)
        continue; /* was not read */
      if (isnan (cell->count) || isnan (cell->people) || (line->len > 0 && cell->people != people))
        return;
      people = cell->people;
      sum += cell->count;
      g_array_append_val (line, parts[i]);
    }
  if (line->len < 2 || !rk_suppress_is_small (people - sum, self->below))
    return;
  rest = rk_suppress_add (self, people - sum, NAN, FALSE);
  everybody = rk_suppress_add (self, people, NAN, TRUE);
  g_array_append_val (line, rest);
  g_array_append_val (line, everybody);
  g_ptr_array_add (self->lines, g_steal_pointer (&line));
}

typedef struct
{
  RkSuppress *self;
  const guint *places;
  guint n_tables;
  guint n_cells;
  guint *everybody; /* place of the number of people in each cell; the table after the last */
  gboolean *sums;   /* which tables are the sum of others */
} Relating;

static double
count_in (const Relating *r, guint table, guint cell)
{
  return table < r->n_tables
             ? rk_suppress_cell (r->self, r->places[table * r->n_cells + cell])->count
             : rk_suppress_cell (r->self, r->everybody[cell])->count;
}

static guint
place_in (const Relating *r, guint table, guint cell)
{
  return table < r->n_tables ? r->places[table * r->n_cells + cell] : r->everybody[cell];
}

/* Whether @parts add up to @whole in every cell where all are known, and there is such a cell. */
static gboolean
adds_up (const Relating *r, guint whole, const guint *parts, guint n)
{
  gboolean any = FALSE;

  for (guint c = 0; c < r->n_cells; c++)
    {
      double sum = 0;

      for (guint p = 0; p < n; p++)
        sum += count_in (r, parts[p], c);
      if (isnan (sum) || isnan (count_in (r, whole, c)))
        continue;
      if (fabs (sum - count_in (r, whole, c)) > 0.5)
        return FALSE;
      any |= sum > 0;
    }
  return any;
}

static void
tie_cells (const Relating *r, guint whole, const guint *parts, guint n)
{
  g_autofree guint *places = g_new (guint, n);

  for (guint c = 0; c < r->n_cells; c++)
    {
      gboolean known = !isnan (count_in (r, whole, c));

      for (guint p = 0; p < n; p++)
        {
          places[p] = place_in (r, parts[p], c);
          known &= !isnan (count_in (r, parts[p], c));
        }
      if (known)
        rk_suppress_tie (r->self, places, n, place_in (r, whole, c));
    }
}

static void
take_sum (const Relating *r, guint whole, const guint *parts, guint n)
{
  r->sums[whole] = TRUE;
  tie_cells (r, whole, parts, n);
}

static void
find_sums (const Relating *r, guint whole)
{
  guint n = MIN (r->n_tables, MOST_RELATED);
  guint p[3];

  for (p[0] = 0; p[0] < n; p[0]++)
    {
      if (p[0] == whole)
        continue;
      if ((whole == r->n_tables || p[0] < whole) && adds_up (r, whole, p, 1))
        tie_cells (r, whole, p, 1);
      for (p[1] = p[0] + 1; p[1] < n; p[1]++)
        {
          if (p[1] == whole)
            continue;
          if (adds_up (r, whole, p, 2))
            take_sum (r, whole, p, 2);
          for (p[2] = p[1] + 1; p[2] < n; p[2]++)
            if (p[2] != whole && adds_up (r, whole, p, 3))
              take_sum (r, whole, p, 3);
        }
    }
}

static gboolean
is_within (const Relating *r, guint whole, guint part)
{
  gboolean any = FALSE;

  for (guint c = 0; c < r->n_cells; c++)
    {
      double difference = count_in (r, whole, c) - count_in (r, part, c);

      if (difference < 0)
        return FALSE;
      any |= difference > 0;
    }
  return any;
}

/* All answers to a question, however many: the conditions that are not the sum of others. */
static void
find_answers (const Relating *r)
{
  g_autofree guint *parts = g_new (guint, r->n_tables);
  guint n = 0;

  for (guint t = 0; t < r->n_tables; t++)
    if (!r->sums[t])
      parts[n++] = t;
  if (n > 3 && adds_up (r, r->n_tables, parts, n))
    tie_cells (r, r->n_tables, parts, n);
}

static void
find_nested (const Relating *r, guint whole)
{
  for (guint part = 0; part < r->n_tables; part++)
    if (part != whole && is_within (r, whole, part))
      for (guint c = 0; c < r->n_cells; c++)
        {
          guint pair[2] = { place_in (r, whole, c), place_in (r, part, c) };

          g_array_append_vals (r->self->nested, pair, 2);
        }
}

/* Tables of other people than those of the first tell nothing of it. */
static gboolean
is_of_same_people (const Relating *r, guint one, guint two)
{
  gboolean any = FALSE;

  for (guint c = 0; c < r->n_cells; c++)
    {
      double a = rk_suppress_cell (r->self, r->places[one * r->n_cells + c])->people;
      double b = rk_suppress_cell (r->self, r->places[two * r->n_cells + c])->people;

      if (isnan (a) || isnan (b))
        continue;
      if (a != b)
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
relate_same (RkSuppress *self, const guint *places, guint n_tables, guint n_cells)
{
  g_autofree gboolean *sums = g_new0 (gboolean, n_tables + 1);
  Relating r = { self, places, n_tables, n_cells, g_new (guint, n_cells), sums };

  for (guint c = 0; c < n_cells; c++)
    {
      double people = NAN;

      for (guint t = 0; t < n_tables && isnan (people); t++)
        people = rk_suppress_cell (self, places[t * n_cells + c])->people;
      r.everybody[c] = rk_suppress_add (self, people, NAN, TRUE);
    }
  for (guint whole = 0; whole <= n_tables; whole++)
    find_sums (&r, whole);
  find_answers (&r);
  for (guint whole = 0; whole < n_tables; whole++)
    find_nested (&r, whole);
  g_free (r.everybody);
}

void
rk_suppress_relate (RkSuppress *self, const guint *places, guint n_tables, guint n_cells)
{
  g_autofree gboolean *done = g_new0 (gboolean, n_tables);
  Relating r = { self, places, n_tables, n_cells, NULL, NULL };

  for (guint first = 0; first < n_tables; first++)
    {
      g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (guint));
      guint n = 0;

      for (guint t = first; t < n_tables; t++)
        if (!done[t] && (t == first || is_of_same_people (&r, first, t)))
          {
            done[t] = TRUE;
            g_array_append_vals (same, places + t * n_cells, n_cells);
            n++;
          }
      if (n > 1)
        relate_same (self, (const guint *)(gpointer)same->data, n, n_cells);
    }
}
