#include "rk-suppress.h"

#include <math.h>
#include <stdlib.h>

#define EPSILON 1e-9
/* Tables of more than so many conditions are not looked through for sums of three. */
#define MOST_RELATED 16

typedef struct
{
  double count;
  double people;
  RkHidden hidden;
  gboolean fixed;
  gboolean given_up; /* nothing is left to hide beside it */
  gboolean bounded;  /* nothing is left to hide so that less follows of it */
} Cell;

/* The last is the sum of those before. */
typedef GArray Line; /* guint */

struct _RkSuppress
{
  guint below;
  GArray *cells; /* Cell */
  GPtrArray *lines;
  GArray *nested; /* guint: whole, part, whole, part … */
};

static gboolean
is_small (double count, guint below)
{
  return count > 0 && count < below;
}

gboolean
rk_suppress_count (double x, double n, guint below)
{
  return is_small (x, below) || (!isnan (n) && (is_small (n, below) || is_small (n - x, below)));
}

RkSuppress *
rk_suppress_new (guint below)
{
  RkSuppress *self = g_new0 (RkSuppress, 1);

  self->below = below;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
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

static Cell *
cell_at (const RkSuppress *self, guint place)
{
  return &g_array_index (self->cells, Cell, place);
}

guint
rk_suppress_add (RkSuppress *self, double count, double people, gboolean fixed)
{
  Cell cell = { count, people, RK_SHOWN, fixed, FALSE };

  if (!fixed && !isnan (count) && rk_suppress_count (count, people, self->below))
    cell.hidden = RK_HIDDEN_SMALL;
  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

guint
rk_suppress_add_withheld (RkSuppress *self, gboolean secret)
{
  Cell cell = { NAN, NAN, RK_HIDDEN_SMALL, FALSE, !secret };

  g_array_append_val (self->cells, cell);
  return self->cells->len - 1;
}

void
rk_suppress_hide (RkSuppress *self, guint place, RkHidden why)
{
  Cell *cell = cell_at (self, place);

  if (!cell->fixed && cell->hidden == RK_SHOWN)
    cell->hidden = why;
}

RkHidden
rk_suppress_get (const RkSuppress *self, guint place)
{
  return cell_at (self, place)->hidden;
}

double
rk_suppress_people_at (const RkSuppress *self, guint place)
{
  return cell_at (self, place)->people;
}

double
rk_suppress_count_at (const RkSuppress *self, guint place)
{
  return cell_at (self, place)->count;
}

gboolean
rk_suppress_any (const RkSuppress *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (cell_at (self, i)->hidden != RK_SHOWN)
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
add_unread (RkSuppress *self, GArray *line, double rest, double people)
{
  gboolean few = rk_suppress_count (rest, people, self->below);
  guint place = rk_suppress_add (self, rest, people, !few);

  g_array_append_val (line, place);
}

gboolean
rk_suppress_tie (RkSuppress *self, const guint *parts, guint n, guint total)
{
  const Cell *all = cell_at (self, total);
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (guint));
  double sum = 0, largest = 0;
  double people = all->people;
  gboolean whole = TRUE;
  guint n_withheld = 0;

  for (guint i = 0; i < n; i++)
    {
      const Cell *cell = cell_at (self, parts[i]);

      if (!isnan (cell->count))
        {
          sum += cell->count;
          people -= cell->people;
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
    add_unread (self, line, all->count - sum, people);
  g_array_append_val (line, total);
  g_ptr_array_add (self->lines, g_steal_pointer (&line));
  return TRUE;
}

void
rk_suppress_tie_rest (RkSuppress *self, const guint *parts, guint n)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (guint));
  double people = NAN, sum = 0;
  guint rest, everybody;

  for (guint i = 0; i < n; i++)
    {
      const Cell *cell = cell_at (self, parts[i]);

      if (isnan (cell->count) && cell->hidden == RK_SHOWN)
        continue; /* was not read */
      if (isnan (cell->count) || isnan (cell->people) || (line->len > 0 && cell->people != people))
        return;
      people = cell->people;
      sum += cell->count;
      g_array_append_val (line, parts[i]);
    }
  if (line->len < 2 || !is_small (people - sum, self->below))
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
  return table < r->n_tables ? cell_at (r->self, r->places[table * r->n_cells + cell])->count
                             : cell_at (r->self, r->everybody[cell])->count;
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
      double a = cell_at (r->self, r->places[one * r->n_cells + c])->people;
      double b = cell_at (r->self, r->places[two * r->n_cells + c])->people;

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
        people = cell_at (self, places[t * n_cells + c])->people;
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

/* ── what can be computed ────────────────────────────────────────────────────────────────── */

/* Hides the smallest cell of a line that may be. Returns: whether there was one */
static gboolean
hide_another (RkSuppress *self, const Line *line)
{
  Cell *best = NULL;

  for (guint i = 0; i < line->len; i++)
    {
      Cell *cell = cell_at (self, g_array_index (line, guint, i));

      if (cell->fixed || cell->hidden != RK_SHOWN)
        continue;
      /* a zero hides little, but better than nothing */
      if (best == NULL
          || (best->count > 0 ? cell->count > 0 && cell->count < best->count : cell->count > 0))
        best = cell;
    }
  if (best)
    best->hidden = RK_HIDDEN_DERIVABLE;
  return best != NULL;
}

/* The one cell that a line gives away. Returns: (nullable) */
static Cell *
single (const RkSuppress *self, const Line *line)
{
  Cell *only = NULL;

  for (guint i = 0; i < line->len; i++)
    {
      Cell *cell = cell_at (self, g_array_index (line, guint, i));

      if (cell->hidden == RK_SHOWN)
        continue;
      if (only)
        return NULL;
      only = cell;
    }
  return only;
}

/* Whether what a line leaves for its hidden cells tells of few: as none of them is zero, one of
 * them is no more than what is left when the others are one each. @rest: of all of them */
static gboolean
tells_of_few (double rest, guint n, guint below)
{
  return rest > 0 && rest - (n - 1) < below;
}

/* Of those who have it, and of those who have it not. What the publisher alone withholds, everybody
 * knows this of. */
static gboolean
is_thin (const RkSuppress *self, const Line *line)
{
  const Cell *total = cell_at (self, g_array_index (line, guint, line->len - 1));
  double rest = total->count, people = 0;
  guint n = 0;
  gboolean own = FALSE;

  if (total->hidden != RK_SHOWN)
    return FALSE;
  for (guint i = 0; i + 1 < line->len; i++)
    {
      const Cell *cell = cell_at (self, g_array_index (line, guint, i));

      if (cell->hidden == RK_SHOWN)
        {
          rest -= cell->count;
          continue;
        }
      own |= !isnan (cell->count);
      people += cell->people;
      n++;
    }
  return own
         && (tells_of_few (rest, n, self->below)
             || (!isnan (people) && tells_of_few (people - rest, n, self->below)));
}

static gboolean
protect_lines (RkSuppress *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Cell *only = single (self, self->lines->pdata[i]);

      if (only == NULL && is_thin (self, self->lines->pdata[i]))
        changed |= hide_another (self, self->lines->pdata[i]);
      if (only == NULL || only->given_up)
        continue;
      if (hide_another (self, self->lines->pdata[i]))
        changed = TRUE;
      else
        only->given_up = TRUE;
    }
  return changed;
}

static void
protect_nested (RkSuppress *self)
{
  for (guint i = 0; i + 1 < self->nested->len; i += 2)
    {
      Cell *whole = cell_at (self, g_array_index (self->nested, guint, i));
      Cell *part = cell_at (self, g_array_index (self->nested, guint, i + 1));

      if (whole->hidden == RK_SHOWN && part->hidden == RK_SHOWN && !(whole->fixed && part->fixed)
          && is_small (whole->count - part->count, self->below))
        (part->fixed ? whole : part)->hidden = RK_HIDDEN_DERIVABLE;
    }
}

/* Hidden cells as unknowns, lines as equations. */
typedef struct
{
  GArray *unknowns; /* place of the cell */
  GPtrArray *lines; /* Line, of those with unknowns */
  double *matrix;
} Equations;

static void
equations_init (Equations *e, const RkSuppress *self)
{
  g_autofree guint *columns = g_new0 (guint, self->cells->len);

  e->unknowns = g_array_new (FALSE, FALSE, sizeof (guint));
  e->lines = g_ptr_array_new ();
  for (guint i = 0; i < self->cells->len; i++)
    if (cell_at (self, i)->hidden != RK_SHOWN)
      {
        columns[i] = e->unknowns->len;
        g_array_append_val (e->unknowns, i);
      }
  for (guint l = 0; l < self->lines->len; l++)
    {
      const Line *line = self->lines->pdata[l];
      gboolean any = FALSE;

      for (guint i = 0; i < line->len && !any; i++)
        any = cell_at (self, g_array_index (line, guint, i))->hidden != RK_SHOWN;
      if (any)
        g_ptr_array_add (e->lines, (gpointer)line);
    }
  e->matrix = g_new0 (double, (gsize)e->unknowns->len * e->lines->len + 1);
  for (guint l = 0; l < e->lines->len; l++)
    {
      const Line *line = e->lines->pdata[l];

      for (guint i = 0; i < line->len; i++)
        {
          guint place = g_array_index (line, guint, i);

          if (cell_at (self, place)->hidden != RK_SHOWN)
            e->matrix[(gsize)l * e->unknowns->len + columns[place]] += i + 1 == line->len ? -1 : 1;
        }
    }
}

static void
equations_clear (Equations *e)
{
  g_array_unref (e->unknowns);
  g_ptr_array_unref (e->lines);
  g_free (e->matrix);
}

static void
swap_rows (double *a, double *b, guint n)
{
  for (guint c = 0; c < n && a != b; c++)
    {
      double keep = a[c];

      a[c] = b[c];
      b[c] = keep;
    }
}

/* Gauss and Jordan. Returns: how many rows are left that say anything */
static guint
reduce (Equations *e)
{
  guint n = e->unknowns->len;
  guint rank = 0;

  for (guint c = 0; c < n && rank < e->lines->len; c++)
    {
      guint best = rank;
      double *row;

      for (guint r = rank; r < e->lines->len; r++)
        if (fabs (e->matrix[(gsize)r * n + c]) > fabs (e->matrix[(gsize)best * n + c]))
          best = r;
      if (fabs (e->matrix[(gsize)best * n + c]) < EPSILON)
        continue;
      swap_rows (e->matrix + (gsize)best * n, e->matrix + (gsize)rank * n, n);
      row = e->matrix + (gsize)rank * n;
      for (guint k = n; k-- > c;)
        row[k] /= row[c];
      for (guint r = 0; r < e->lines->len; r++)
        {
          double *other = e->matrix + (gsize)r * n;
          double by = other[c];

          if (r != rank && fabs (by) > EPSILON)
            for (guint k = c; k < n; k++)
              other[k] -= by * row[k];
        }
      rank++;
    }
  return rank;
}

/* A cell that follows from what is shown, though no line alone gives it away. */
static gboolean
find_computable (const RkSuppress *self, guint *place)
{
  Equations e;
  guint rank;
  gboolean found = FALSE;

  equations_init (&e, self);
  rank = reduce (&e);
  for (guint r = 0; r < rank && !found; r++)
    {
      guint n = 0, last = 0;

      for (guint c = 0; c < e.unknowns->len; c++)
        if (fabs (e.matrix[(gsize)r * e.unknowns->len + c]) > EPSILON)
          {
            n++;
            last = c;
          }
      *place = n == 1 ? g_array_index (e.unknowns, guint, last) : 0;
      found = n == 1 && !cell_at (self, *place)->given_up;
    }
  equations_clear (&e);
  return found;
}

static gboolean
line_has (const Line *line, guint place)
{
  for (guint i = 0; i < line->len; i++)
    if (g_array_index (line, guint, i) == place)
      return TRUE;
  return FALSE;
}

static void
protect_computable (RkSuppress *self, guint place)
{
  for (guint l = 0; l < self->lines->len; l++)
    if (line_has (self->lines->pdata[l], place) && hide_another (self, self->lines->pdata[l]))
      return;
  cell_at (self, place)->given_up = TRUE;
}

/* ── what lines tell together ────────────────────────────────────────────────────────────── */

/* What of a count follows from all lines. @by, @from: the lines that tell the highest and the
 * lowest, after them the pairs of a whole and a part; -1: none */
typedef struct
{
  double least;
  double most;
  int by;
  int from;
} Bounds;

/* What is known without any line: what is hidden is not none, nor are they all, but where it is so.
 */
static Bounds
bounds_of (const Cell *cell)
{
  Bounds own = { 0, INFINITY, -1, -1 };

  if (cell->hidden == RK_SHOWN)
    own.least = own.most = cell->count;
  else if (!isnan (cell->count))
    {
      own.least = cell->count > 0 ? 1 : 0;
      if (!isnan (cell->people))
        own.most = cell->people - (cell->count < cell->people ? 1 : 0);
    }
  return own;
}

static gboolean
lower_most (Bounds *bounds, double most, int line)
{
  if (isnan (most) || most >= bounds->most - 0.5 || most < bounds->least)
    return FALSE;
  bounds->most = most;
  bounds->by = line;
  return TRUE;
}

static gboolean
raise_least (Bounds *bounds, double least, int line)
{
  if (isnan (least) || least <= bounds->least + 0.5 || least > bounds->most)
    return FALSE;
  bounds->least = least;
  bounds->from = line;
  return TRUE;
}

/* Returns: whether anything more is known */
static gboolean
follow_line (const RkSuppress *self, Bounds *bounds, guint l)
{
  const Line *line = self->lines->pdata[l];
  Bounds *total = &bounds[g_array_index (line, guint, line->len - 1)];
  gboolean changed = FALSE;

  for (guint i = 0; i < line->len; i++)
    {
      Bounds *own = &bounds[g_array_index (line, guint, i)];
      double least = 0, most = 0; /* of the other parts */

      if (own->least == own->most)
        continue;
      for (guint k = 0; k + 1 < line->len; k++)
        if (k != i)
          {
            least += bounds[g_array_index (line, guint, k)].least;
            most += bounds[g_array_index (line, guint, k)].most;
          }
      changed |= lower_most (own, own == total ? most : total->most - least, (int)l);
      changed |= raise_least (own, own == total ? least : total->least - most, (int)l);
    }
  return changed;
}

/* Nobody has the stricter condition and not the other. */
static gboolean
follow_pair (const RkSuppress *self, Bounds *bounds, guint pair)
{
  Bounds *whole = &bounds[g_array_index (self->nested, guint, 2 * pair)];
  Bounds *part = &bounds[g_array_index (self->nested, guint, 2 * pair + 1)];
  int place = (int)(self->lines->len + pair);
  gboolean changed = raise_least (whole, part->least, place);

  return lower_most (part, whole->most, place) || changed;
}

#define MOST_ROUNDS 50

static Bounds *
find_bounds (const RkSuppress *self)
{
  Bounds *bounds = g_new (Bounds, self->cells->len);
  gboolean changed = TRUE;

  for (guint i = 0; i < self->cells->len; i++)
    bounds[i] = bounds_of (cell_at (self, i));
  for (guint round = 0; changed && round < MOST_ROUNDS; round++)
    {
      changed = FALSE;
      for (guint l = 0; l < self->lines->len; l++)
        changed |= follow_line (self, bounds, l);
      for (guint p = 0; 2 * p + 1 < self->nested->len; p++)
        changed |= follow_pair (self, bounds, p);
    }
  return bounds;
}

static gboolean
hide_pair (RkSuppress *self, guint pair)
{
  for (guint i = 2; i-- > 0;)
    {
      Cell *cell = cell_at (self, g_array_index (self->nested, guint, 2 * pair + i));

      if (cell->fixed || cell->hidden != RK_SHOWN)
        continue;
      cell->hidden = RK_HIDDEN_DERIVABLE;
      return TRUE;
    }
  return FALSE;
}

/* Hides what else it takes so that a line tells less: in it, else in those that tell its others. */
static gboolean
loosen (RkSuppress *self, const Bounds *bounds, int l, guint depth)
{
  const Line *line;

  if (l < 0)
    return FALSE;
  if (l >= (int)self->lines->len)
    return hide_pair (self, (guint)l - self->lines->len);
  line = self->lines->pdata[l];
  if (hide_another (self, line))
    return TRUE;
  for (guint i = 0; i < line->len && depth; i++)
    {
      const Bounds *other = &bounds[g_array_index (line, guint, i)];

      if ((other->from != l && loosen (self, bounds, other->from, depth - 1))
          || (other->by != l && loosen (self, bounds, other->by, depth - 1)))
        return TRUE;
    }
  return FALSE;
}

/* How many counts it may be. */
static double
width_of (const Bounds *bounds)
{
  return bounds->most - bounds->least + 1;
}

/* Few, of which it follows from all lines too well how few they are. */
static gboolean
protect_bounded (RkSuppress *self)
{
  g_autofree Bounds *bounds = find_bounds (self);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->cells->len && !changed; i++)
    {
      Cell *cell = cell_at (self, i);
      Bounds plain = bounds_of (cell);

      if (cell->hidden == RK_SHOWN || cell->bounded || isnan (cell->count)
          || !rk_suppress_count (cell->count, cell->people, self->below)
          || width_of (&plain) < self->below || width_of (&bounds[i]) >= self->below)
        continue;
      changed = loosen (self, bounds, bounds[i].by, 3) || loosen (self, bounds, bounds[i].from, 3);
      cell->bounded = !changed;
    }
  return changed;
}

void
rk_suppress_run (RkSuppress *self)
{
  guint place;

  protect_nested (self);
  if (!rk_suppress_any (self))
    return;
  do
    do
      while (protect_lines (self))
        ;
    while (find_computable (self, &place) && (protect_computable (self, place), TRUE));
  while (protect_bounded (self));
}
