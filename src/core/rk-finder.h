/* Finds in a register what a record of another list may mean, without going through all of it: by
 * keys, by names that have most of their character pairs in common within a municipality and its
 * medical area, and by names that begin with one another within a municipality. Who finds more than
 * one asks rk_workplace_judge(). */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

typedef struct _RkFinder RkFinder;

RkFinder *rk_finder_new (void);
void rk_finder_free (RkFinder *finder);
/**
 * rk_finder_add: a record of the register.
 * @keys: (array fixed-size=4): its match keys (RkKind.match_key): name, telephone, 法人番号 and
 * other name, each with the municipality behind a line feed; NULL or "" where it has none
 */
void rk_finder_add (RkFinder *finder, gint64 id, const char *const *keys);
/** rk_finder_drop: a record is not found any more (it has become part of another). */
void rk_finder_drop (RkFinder *finder, gint64 id);
guint rk_finder_get_size (const RkFinder *finder);
/**
 * rk_finder_find: ids of the records that a record with these keys may mean, those with a key in
 * common first. At most some tens, however many shops share a telephone.
 * Returns: (transfer none): array of gint64, there until the next call
 */
const GArray *rk_finder_find (RkFinder *finder, const char *const *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkFinder, rk_finder_free)

G_END_DECLS
