/* Rows put in the order of their keys, compared bytewise. SQLite's own sorter decodes a record at
 * every comparison, which for the 五十音 keys of a hundred thousand hits takes longer than finding
 * them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkKeyOrder RkKeyOrder;

/**
 * rk_key_order_new: rows with the same key are in the order of their ids.
 * @limit: at most so many rows; 0 = all. What cannot be among them is not kept.
 * @offset: so many of the first rows are left out
 */
RkKeyOrder *rk_key_order_new (gboolean descending, guint limit, guint offset);
void rk_key_order_free (RkKeyOrder *self);
/** rk_key_order_add: @key: @size bytes, copied; all keys together at most 4 GB */
void rk_key_order_add (RkKeyOrder *self, gint64 id, gconstpointer key, gsize size);
/** rk_key_order_ids: Returns: (transfer full): array of gint64 */
GArray *rk_key_order_ids (RkKeyOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkKeyOrder, rk_key_order_free)

G_END_DECLS
