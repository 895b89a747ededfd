/* Where a council stands: the level that answers amount to, why, and what comes next. Pure
 * functions of an edition and its answers: the same whatever the order of the items, and never
 * lower for a better mark.
 *
 * Answers are an array as long as the edition's items: the place of the mark that was given, or
 * %RK_UNANSWERED. */
#pragma once

#include "rk-edition.h"

G_BEGIN_DECLS

#define RK_UNANSWERED (-1)
#define RK_MOST_LEVELS 32

/** RkRate: @points of @most; 対象外 does not count, no answer counts as nothing. */
typedef struct
{
  guint points;
  guint most;
  guint n_items;
  guint n_answered;
  guint n_left_out; /* 対象外 */
  guint n_full;
} RkRate;

/** rk_rate_percent: half-up to one decimal. Returns: -1 where nothing counts */
double rk_rate_percent (const RkRate *rate);

/**
 * RkLevelStep: one level; passed where @n_full is @n_required.
 * @n_required: required items of it but those that are 対象外
 * @n_full: of them with the best mark
 */
typedef struct
{
  guint n_required;
  guint n_full;
} RkLevelStep;

/**
 * RkLevel:
 * @level: the highest level reached: all its required items and those of the levels below have the
 *   best mark, and it has at least one. -1: none. Always -1 where the rule knows no levels.
 * @next: the lowest level not passed; -1: none
 * @decided_by: places of the required items at @level and below
 * @missing: places of the required items of @next without the best mark
 * @steps: RkLevelStep of every level
 * @rates: RkRate of every block
 * @total: of all items
 */
typedef struct
{
  int level;
  int next;
  GArray *decided_by; /* guint */
  GArray *missing;    /* guint */
  GArray *steps;
  GArray *rates;
  RkRate total;
} RkLevel;

RkLevel *rk_level_compute (const RkEdition *edition, const int *answers);
void rk_level_free (RkLevel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkLevel, rk_level_free)

/** rk_level_find: the level that steps amount to. @next: (out): the lowest not passed, -1: none */
int rk_level_find (const RkLevelStep *steps, guint n, int *next);
/** rk_level_only: just @level, for long lists; allocates nothing. At most %RK_MOST_LEVELS levels.
 */
int rk_level_only (const RkEdition *edition, const int *answers);

/** rk_level_dup_name: 「レベル2-①」, 「レベル2-② に達していない」, 「達成率 62.5％」. */
char *rk_level_dup_name (const RkEdition *edition, const RkLevel *level);
/** rk_level_dup_reason: which items decide it, with their marks, in one or two sentences. */
char *rk_level_dup_reason (const RkEdition *edition, const RkLevel *level, const int *answers);

/** rk_answer_points: Returns: points of the answer to an item; -1: none, or 対象外 */
int rk_answer_points (const RkEdition *edition, const int *answers, guint item);
/** rk_answer_is_full: whether it has the best mark. */
gboolean rk_answer_is_full (const RkEdition *edition, const int *answers, guint item);
/** rk_answer_is_left_out: whether it is 対象外. */
gboolean rk_answer_is_left_out (const RkEdition *edition, const int *answers, guint item);
/** rk_answer_sign: 「○」, 「未回答」. (transfer none) */
const char *rk_answer_sign (const RkEdition *edition, const int *answers, guint item);
/** rk_answer_change: 1: better than before, -1: worse, 0: the same, or one of them has none. */
int rk_answer_change (const RkEdition *edition, const int *before, const int *now, guint item);

/**
 * rk_level_path: the items to work on, the nearest first: △ before × before no answer, fewer bodies
 * before more, less effort before more, then in the edition's order. Where the rule has levels: the
 * required items of the next one; else all that lack the best mark.
 * Returns: (transfer full): places (guint)
 */
GArray *rk_level_path (const RkEdition *edition, const RkLevel *level, const int *answers);
/** rk_level_what_if: the level if these items had the best mark. @items: places (guint) */
RkLevel *rk_level_what_if (const RkEdition *edition, const int *answers, const GArray *items);

G_END_DECLS
