/* Which record of the register a record of another list means, and which records of the register
 * mean the same. Finds with RkFinder, judges with rk_workplace_judge(), minds what was decided
 * before. */
#pragma once

#include "rk-decisions.h"
#include "rk-judgement.h"
#include "rk-records.h"

G_BEGIN_DECLS

/**
 * RkMatch:
 * @judgement: the verdict is its likeness: sure, likely or none
 * @id: the record; 0 where the verdict is none
 * @decision: (nullable) (transfer none): why @why has %RK_WHY_DECIDED; until the matcher is freed
 */
typedef struct
{
  RkJudgement judgement;
  gint64 id;
  const RkDecision *decision;
} RkMatch;

/** RkMatchPair: two records of the register, the older first. */
typedef struct
{
  gint64 first;
  gint64 second;
  RkJudgement judgement;
} RkMatchPair;

typedef struct _RkMatcher RkMatcher;

/** rk_matcher_new: reads the keys of all workplaces. Used with @db and by one thread. */
RkMatcher *rk_matcher_new (RkDb *db, GCancellable *cancellable, GError **error);
void rk_matcher_free (RkMatcher *matcher);
/**
 * rk_matcher_find: what @row means. Beyond what rk_workplace_judge() calls sure, the same name in
 * the same municipality is sure where no other record has it there, neither 法人番号 nor telephone
 * speaks against it, and the addresses are the same or one is not known; and the same name with the
 * same 法人番号 where a place is not known and there is no other.
 * @index: of @row
 * @match: (out): the likest, and of equal ones the oldest
 */
gboolean rk_matcher_find (RkMatcher *matcher,
                          const RkRecord *row,
                          const RkIndexRow *index,
                          RkMatch *match,
                          GError **error);
/**
 * rk_matcher_pairs: records of the register that may be the same and were not said to be two; those
 * that are sure first, then the likest.
 * Returns: array of RkMatchPair
 */
GArray *rk_matcher_pairs (RkMatcher *matcher, GCancellable *cancellable, GError **error);
/** rk_matcher_dup_name: of a record that was found. */
char *rk_matcher_dup_name (RkMatcher *matcher, gint64 id, GError **error);
/** rk_matcher_get_size: how many records the register has. */
guint rk_matcher_get_size (const RkMatcher *matcher);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkMatcher, rk_matcher_free)

G_END_DECLS
