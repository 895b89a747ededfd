/* A set of record ids: open addressing over one array. A GHashTable of a million boxed ids costs
 * the main loop a fifth of a second; this costs a few hundredths. Ids are never 0. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkIdSet RkIdSet;

/** rk_id_set_new: @capacity: how many ids will be added at most */
RkIdSet *rk_id_set_new (gsize capacity);
void rk_id_set_free (RkIdSet *self);
void rk_id_set_add (RkIdSet *self, gint64 id);
gboolean rk_id_set_contains (const RkIdSet *self, gint64 id);
gsize rk_id_set_size (const RkIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkIdSet, rk_id_set_free)

G_END_DECLS
