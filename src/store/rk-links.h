/* Records that become one: what refers to one refers to the other. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_links_move: for use inside a command: every field of any kind that refers to the record @from
 * of
 * @kind (RkField.refers) refers to @to; also in what is locked, since it says the same as before. A
 * field of @to itself that refers to @from is emptied.
 * @error: what rk_records_save() reports; RK_ERROR_CONSTRAINT where both have what only one may
 * have
 */
gboolean rk_links_move (RkDb *db, const RkKind *kind, gint64 from, gint64 to, GError **error);

/** RkLinkCount: how many records of a kind refer to one. */
typedef struct
{
  const RkKind *kind;
  guint n;
} RkLinkCount;

/** rk_links_count: what refers to a record; internal kinds (decisions) are left out.
 * Returns: array of RkLinkCount, without zeros */
GPtrArray *rk_links_count (RkDb *db, const RkKind *kind, gint64 id, GError **error);

G_END_DECLS
