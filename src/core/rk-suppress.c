#include "rk-suppress.h"

#include <math.h>

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

/* The cells of a line: where it begins, how far apart, how many. */
typedef struct
{
  guint start;
  guint step;
  guint n;
} Line;

/* Hides one more cell where only one is. Returns: whether it did */
static gboolean
protect_line (const double *counts, Line line, RkHidden *hidden)
{
  guint n_hidden = 0;
  guint smallest = G_MAXUINT;

  for (guint i = 0; i < line.n; i++)
    {
      guint cell = line.start + i * line.step;

      if (isnan (counts[cell]))
        continue;
      n_hidden += hidden[cell] != RK_SHOWN;
      if (hidden[cell] == RK_SHOWN && counts[cell] > 0
          && (smallest == G_MAXUINT || counts[cell] < counts[smallest]))
        smallest = cell;
    }
  if (n_hidden != 1 || smallest == G_MAXUINT)
    return FALSE;
  hidden[smallest] = RK_HIDDEN_DERIVABLE;
  return TRUE;
}

void
rk_suppress_table (const double *counts,
                   guint n_rows,
                   guint n_columns,
                   gboolean total_row,
                   gboolean total_column,
                   RkHidden *hidden)
{
  gboolean changed;

  do
    {
      changed = FALSE;
      for (guint r = 0; total_column && r < n_rows; r++)
        changed |= protect_line (counts, (Line){ r * n_columns, 1, n_columns }, hidden);
      for (guint c = 0; total_row && c < n_columns; c++)
        changed |= protect_line (counts, (Line){ c, n_columns, n_rows }, hidden);
    }
  while (changed);
}
