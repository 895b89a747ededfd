/* Whether what is hidden follows from what is shown, and what else is hidden that it does not. */
#include "rk-suppress-private.h"

#include <math.h>

#define EPSILON 1e-9

/* ── what can be computed ────────────────────────────────────────────────────────────────── */

/* A zero hides little, but better than nothing. */
static gboolean
is_better (const RkSuppressCell *cell, const RkSuppressCell *best)
{
  if ((cell->count > 0) != (best->count > 0))
    return cell->count > 0;
  return cell->worth < best->worth || (cell->worth <= best->worth && cell->count < best->count);
}

/* Hides the cell of a line that costs least, of these the smallest. Returns: whether there was one
 */
static gboolean
hide_another (RkSuppress *self, const RkSuppressLine *line)
{
  RkSuppressCell *best = NULL;

  for (guint i = 0; i < line->len; i++)
    {
      RkSuppressCell *cell = rk_suppress_cell (self, g_array_index (line, guint, i));

      if (cell->fixed || cell->hidden != RK_SHOWN)
        continue;
      if (best == NULL || is_better (cell, best))
        best = cell;
    }
  if (best)
    best->hidden = RK_HIDDEN_DERIVABLE;
  return best != NULL;
}

/* The one cell that a line gives away. Returns: (nullable) */
static RkSuppressCell *
single (const RkSuppress *self, const RkSuppressLine *line)
{
  RkSuppressCell *only = NULL;

  for (guint i = 0; i < line->len; i++)
    {
      RkSuppressCell *cell = rk_suppress_cell (self, g_array_index (line, guint, i));

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
is_thin (const RkSuppress *self, const RkSuppressLine *line)
{
  const RkSuppressCell *total = rk_suppress_cell (self, g_array_index (line, guint, line->len - 1));
  double rest = total->count, people = 0;
  guint n = 0;
  gboolean own = FALSE;

  if (total->hidden != RK_SHOWN)
    return FALSE;
  for (guint i = 0; i + 1 < line->len; i++)
    {
      const RkSuppressCell *cell = rk_suppress_cell (self, g_array_index (line, guint, i));

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
      RkSuppressCell *only = single (self, self->lines->pdata[i]);

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
      RkSuppressCell *whole = rk_suppress_cell (self, g_array_index (self->nested, guint, i));
      RkSuppressCell *part = rk_suppress_cell (self, g_array_index (self->nested, guint, i + 1));

      if (whole->hidden == RK_SHOWN && part->hidden == RK_SHOWN && !(whole->fixed && part->fixed)
          && rk_suppress_is_small (whole->count - part->count, self->below))
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
    if (rk_suppress_cell (self, i)->hidden != RK_SHOWN)
      {
        columns[i] = e->unknowns->len;
        g_array_append_val (e->unknowns, i);
      }
  for (guint l = 0; l < self->lines->len; l++)
    {
      const RkSuppressLine *line = self->lines->pdata[l];
      gboolean any = FALSE;

      for (guint i = 0; i < line->len && !any; i++)
        any = rk_suppress_cell (self, g_array_index (line, guint, i))->hidden != RK_SHOWN;
      if (any)
        g_ptr_array_add (e->lines, (gpointer)line);
    }
  e->matrix = g_new0 (double, (gsize)e->unknowns->len * e->lines->len + 1);
  for (guint l = 0; l < e->lines->len; l++)
    {
      const RkSuppressLine *line = e->lines->pdata[l];

      for (guint i = 0; i < line->len; i++)
        {
          guint place = g_array_index (line, guint, i);

          if (rk_suppress_cell (self, place)->hidden != RK_SHOWN)
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
      found = n == 1 && !rk_suppress_cell (self, *place)->given_up;
    }
  equations_clear (&e);
  return found;
}

static gboolean
line_has (const RkSuppressLine *line, guint place)
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
  rk_suppress_cell (self, place)->given_up = TRUE;
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

void
rk_suppress_bounds (const RkSuppressCell *cell, double *least, double *most)
{
  *least = MAX (cell->least, cell->count > 0 ? 1 : 0);
  *most = INFINITY;
  if (!isnan (cell->people))
    *most = cell->people - (cell->count < cell->people ? 1 : 0);
}

static Bounds
bounds_of (const RkSuppressCell *cell)
{
  Bounds own = { 0, INFINITY, -1, -1 };

  if (cell->hidden == RK_SHOWN)
    own.least = own.most = cell->count;
  else if (!isnan (cell->count))
    rk_suppress_bounds (cell, &own.least, &own.most);
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
  const RkSuppressLine *line = self->lines->pdata[l];
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
    bounds[i] = bounds_of (rk_suppress_cell (self, i));
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
      RkSuppressCell *cell
          = rk_suppress_cell (self, g_array_index (self->nested, guint, 2 * pair + i));

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
  const RkSuppressLine *line;

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
      RkSuppressCell *cell = rk_suppress_cell (self, i);
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

/* Each hidden count that is known gets cells it can change together with. What is hidden for one is
 * there for the next. */
static void
close_all (RkSuppress *self)
{
  g_autoptr (RkSuppressClosing) closing = rk_suppress_closing_new (self);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->cells->len; i++)
    if (rk_suppress_cell (self, i)->hidden != RK_SHOWN
        && !isnan (rk_suppress_cell (self, i)->count))
      g_array_append_val (targets, i);
  for (guint i = 0; i < targets->len; i++)
    rk_suppress_close (closing, g_array_index (targets, guint, i));
}

void
rk_suppress_run (RkSuppress *self)
{
  guint place;

  protect_nested (self);
  if (!rk_suppress_any (self))
    return;
  close_all (self);
  do
    do
      while (protect_lines (self))
        ;
    while (find_computable (self, &place) && (protect_computable (self, place), TRUE));
  while (protect_bounded (self));
}
