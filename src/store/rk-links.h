/* What refers to a record: moved, let go, deleted or written once more. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_links_move: for use inside a command: every field of any kind that refers to the record @from
 * of @kind (RkField.refers) refers to @to; also in what is locked, since it says the same as
 * before. A field of @to itself that refers to @from is emptied.
 * @error: what rk_records_save() reports; RK_ERROR_CONSTRAINT where both have what only one may
 * have
 */
gboolean rk_links_move (RkDb *db, const RkKind *kind, gint64 from, gint64 to, GError **error);
/** rk_links_release: for use inside a command, as the next two: where @field of a record of @holder
 * refers to @id, it is emptied. */
gboolean
rk_links_release (RkDb *db, const RkKind *holder, const char *field, gint64 id, GError **error);
/** rk_links_delete: such records are deleted. */
gboolean
rk_links_delete (RkDb *db, const RkKind *holder, const char *field, gint64 id, GError **error);
/** rk_links_copy: records that refer to @from are written once more for @to. */
gboolean rk_links_copy (
    RkDb *db, const RkKind *holder, const char *field, gint64 from, gint64 to, GError **error);

/** RkLinkCount: how many records of a kind refer to one. */
typedef struct
{
  const RkKind *kind;
  guint n;
} RkLinkCount;

/** rk_links_count: what refers to a record, its own kind included; decisions and what the program
 * notes for itself are left out.
 * Returns: array of RkLinkCount, without zeros */
GPtrArray *rk_links_count (RkDb *db, const RkKind *kind, gint64 id, GError **error);

G_END_DECLS
