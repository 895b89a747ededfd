/* Attached files: the record in a list, the bytes beside it. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_attachments_add: for use inside a command. Bytes that are there already are not stored twice.
 * @media_type: "application/pdf"
 * @pages: 0: not a paged file
 */
gboolean rk_attachments_add (RkDb *db,
                             const char *file_name,
                             const char *media_type,
                             GBytes *bytes,
                             guint pages,
                             gint64 *id,
                             GError **error);
/**
 * rk_attachments_load: Returns: (transfer full): the bytes; RK_ERROR_NOT_FOUND, or
 * RK_ERROR_CORRUPT where they are not those that were attached
 */
GBytes *rk_attachments_load (RkDb *db, gint64 id, GError **error);

G_END_DECLS
