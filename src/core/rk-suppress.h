/* Small numbers that may not go out: whoever sees a table may not learn of fewer people than the
 * office allows, neither in a cell (primary) nor by taking the visible ones from a total
 * (secondary). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What an office begins with: the NDB guideline of 2024 for areas of 25,000 people and more. */
#define RK_SUPPRESS_BELOW 10

typedef enum
{
  RK_SHOWN,
  RK_HIDDEN_SMALL,    /* primary: fewer people than may be shown */
  RK_HIDDEN_DERIVABLE /* secondary: else a primary one could be computed */
} RkHidden;

/**
 * rk_suppress_count: whether @x of @n people may not be shown by themselves: either is smaller than
 * @below, or those who have it not are. 0 and all may be shown.
 * @n: NaN: not known
 */
gboolean rk_suppress_count (double x, double n, guint below);

/**
 * rk_suppress_table: what else may not be shown, once @hidden holds what is hidden by itself.
 * @counts: (array length=n_rows*n_columns): row by row; NaN: no such cell
 * @total_row, @total_column: the last row (column) is the sum of those before it and is shown
 * @hidden: (inout) (array length=n_rows*n_columns)
 *
 * A line whose total is among its cells gives away a single hidden one; the smallest of the others
 * is then hidden, too, until no line has a single one.
 */
void rk_suppress_table (const double *counts,
                        guint n_rows,
                        guint n_columns,
                        gboolean total_row,
                        gboolean total_column,
                        RkHidden *hidden);

/** RK_SUPPRESS_NOTE: one line for under a figure, with the number. */
#define RK_SUPPRESS_NOTE "※は秘匿（%u人未満、又は他の値から計算できる値）。棒や印を付けない。"

G_END_DECLS
