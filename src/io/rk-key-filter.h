/* Which keys are certainly not in the store. A long import asks for four keys a row, and nearly
 * always there is no such record; this says so without going to the file (B. H. Bloom, Space/time
 * trade-offs in hash coding with allowable errors, 1970). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkKeyFilter RkKeyFilter;

/**
 * rk_key_filter_new: two bytes a key, so that the filter of a usual list stays in the processor's
 * cache, but never more than 8 MB: one key in 400 is taken for another's, at six million one in
 * 100.
 * @n_keys: how many are expected, with the parts that rk_key_filter_add() adds
 */
RkKeyFilter *rk_key_filter_new (guint64 n_keys);
void rk_key_filter_free (RkKeyFilter *filter);
/** rk_key_filter_add: also what comes before its last part (RkKind.match_key). */
void rk_key_filter_add (RkKeyFilter *filter, const char *key);
/** rk_key_filter_may_have: FALSE: @key was not added, nor any that begins with it and a part more
 */
gboolean rk_key_filter_may_have (const RkKeyFilter *filter, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkKeyFilter, rk_key_filter_free)

G_END_DECLS
