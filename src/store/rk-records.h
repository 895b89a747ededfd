/* Loading and saving records of any kind, from their field tables. The functions that write are
 * for use inside rk_store_command(). */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/** rk_records_get: Returns: (transfer full): RK_ERROR_NOT_FOUND where there is none */
RkRecord *rk_records_get (RkDb *db, const RkKind *kind, gint64 id, GError **error);
/**
 * rk_records_fetch: records by id, in the order of @ids; a vanished one gives NULL at its place.
 */
GPtrArray *
rk_records_fetch (RkDb *db, const RkKind *kind, const gint64 *ids, gsize n_ids, GError **error);
/**
 * rk_records_save: inserts (id 0) or updates; refuses a record with problems.
 * @id: (out) (optional)
 */
gboolean rk_records_save (RkDb *db, const RkRecord *record, gint64 *id, GError **error);
gboolean rk_records_delete (RkDb *db, const RkKind *kind, gint64 id, GError **error);
/** rk_records_matches: ids of records with the same match key. */
GArray *rk_records_matches (RkDb *db, const RkKind *kind, const char *match_key, GError **error);

/** RkReview: a value that could not be understood, kept in its original wording. */
/** rk_records_reviews: reviews (rk_kind_review) of one record. Returns: array of RkRecord */
GPtrArray *rk_records_reviews (RkDb *db, gint64 record_id, GError **error);

/** rk_office_get: the office's settings. */
RkRecord *rk_office_get (RkDb *db, GError **error);

G_END_DECLS
