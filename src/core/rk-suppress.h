/* Small numbers that may not go out: whoever sees tables may not learn of fewer people than the
 * office allows, neither in a cell (primary) nor by computing from what is shown (secondary): a
 * total less its other parts, one table less another that differs by a cell, a condition less a
 * stricter one among the same people. */
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

typedef struct _RkSuppress RkSuppress;

/** rk_suppress_new: counts that people may see together, and what they know of them. */
RkSuppress *rk_suppress_new (guint below);
void rk_suppress_free (RkSuppress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSuppress, rk_suppress_free)

/**
 * rk_suppress_add:
 * @count: NaN: there is none, or the publisher withholds it
 * @people: of how many; NaN: not known
 * @fixed: it is shown in any case
 *
 * Returns: its place, from 0
 */
guint rk_suppress_add (RkSuppress *self, double count, double people, gboolean fixed);
/**
 * rk_suppress_add_withheld: a count that the publisher does not show, and nothing shown may give
 * away.
 * @secret: FALSE: it is not known, but no secret by itself: a sum of others
 */
guint rk_suppress_add_withheld (RkSuppress *self, gboolean secret);
/** rk_suppress_count_at, rk_suppress_people_at: as they were given. */
double rk_suppress_count_at (const RkSuppress *self, guint place);
double rk_suppress_people_at (const RkSuppress *self, guint place);
/** RK_SUPPRESS_UNSEEN, RK_SUPPRESS_OWN, RK_SUPPRESS_TOTAL: what hiding a count costs that goes out
 * nowhere, a sum that no table has, and one that others are compared with, beside 1 of any other.
 */
#define RK_SUPPRESS_UNSEEN 0.001
#define RK_SUPPRESS_OWN 0.05
#define RK_SUPPRESS_TOTAL 8.0
/** rk_suppress_weigh: what is hidden for the sake of others costs as little as can be. */
void rk_suppress_weigh (RkSuppress *self, guint place, double worth);
/** rk_suppress_set_least: everybody knows that there are so many: of all people those who have it.
 */
void rk_suppress_set_least (RkSuppress *self, guint place, double least);
/** rk_suppress_hide: it is hidden for another reason. */
void rk_suppress_hide (RkSuppress *self, guint place, RkHidden why);
/** rk_suppress_tie: @parts add up to @total, and people know it. Counts that do not add up are of
 * different tables and tell nothing of each other; with withheld ones among them, where these would
 * be far larger than the others. Where parts were not read, nothing is told of few in them.
 * Returns: whether they do */
gboolean rk_suppress_tie (RkSuppress *self, const guint *parts, guint n, guint total);
/** rk_suppress_tie_sexes: the same of two; one that was not read stands nowhere, and is hidden for
 * nothing. */
gboolean rk_suppress_tie_sexes (RkSuppress *self, guint men, guint women, guint both);
/** rk_suppress_tie_rest: @parts exclude each other: of those who are in none of them nothing is
 * told where they are few. */
void rk_suppress_tie_rest (RkSuppress *self, const guint *parts, guint n);
/**
 * rk_suppress_relate: finds what the same cells of several tables tell of each other where these
 * are of the same people: one condition within another, one the sum of others, all of them
 * everybody.
 * @places: (array length=n_tables*n_cells): table by table
 */
void rk_suppress_relate (RkSuppress *self, const guint *places, guint n_tables, guint n_cells);
/**
 * rk_suppress_run: hides what else must be, until nothing hidden can be computed from what is shown
 * (but where all that could be hidden is shown in any case).
 *
 * Beside each hidden count go those that cost least (rk_suppress_weigh()) and that can change
 * together with it, one more here, one fewer there, while every sum that is shown stays as it is,
 * so far that it may be as many counts as may not be shown: of two areas and two ages a square,
 * mostly. Among figures of equal cost it is the one with the fewest people. What remains is looked
 * for line by line, and in all lines together.
 */
void rk_suppress_run (RkSuppress *self);
RkHidden rk_suppress_get (const RkSuppress *self, guint place);
/** rk_suppress_any: whether anything is hidden. */
gboolean rk_suppress_any (const RkSuppress *self);

/** RK_SUPPRESS_NOTE: one line for under a figure, with the number. */
#define RK_SUPPRESS_NOTE "※は秘匿（%u人未満、又は他の値から計算できる値）。棒や印を付けない。"

G_END_DECLS
