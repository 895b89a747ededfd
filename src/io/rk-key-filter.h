/* Which keys are certainly not in the store. A long import asks for four keys a row, and nearly
 * always there is no such record; this says so without going to the file (B. H. Bloom, Space/time
 * trade-offs in hash coding with allowable errors, 1970). */
#pragma once

#include "rk-records.h"

G_BEGIN_DECLS

typedef struct _RkKeyFilter RkKeyFilter;

/**
 * rk_key_filter_new: two bytes a key, so that the filter of a usual list stays in the processor's
 * cache, but never more than 8 MB: one key in 400 is taken for another's, at six million one in
 * 100.
 * @n_keys: how many are expected, with their beginnings
 */
RkKeyFilter *rk_key_filter_new (guint64 n_keys);
void rk_key_filter_free (RkKeyFilter *filter);
/** rk_key_filter_add: a key and its beginning. */
void rk_key_filter_add (RkKeyFilter *filter, RkKeyHash key);
/** rk_key_filter_may_have: FALSE: no key was added that has this hash or begins with what has it.
 */
gboolean rk_key_filter_may_have (const RkKeyFilter *filter, guint64 hash);
/** rk_key_filter_fetch: soon @key will be asked for: its bits may come from memory meanwhile. */
void rk_key_filter_fetch (const RkKeyFilter *filter, RkKeyHash key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkKeyFilter, rk_key_filter_free)

G_END_DECLS
