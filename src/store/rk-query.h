/* A list is a query: which kind, which rows, in which order. Plain data; the SQL is built inside
 * the store from the kind's fields, with bound parameters only. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

typedef struct _RkQuery RkQuery; /* boxed, reference counted; changed only while unshared */

#define RK_TYPE_QUERY (rk_query_get_type ())
GType rk_query_get_type (void);
RkQuery *rk_query_new (const RkKind *kind);
RkQuery *rk_query_copy (const RkQuery *query);
RkQuery *rk_query_ref (RkQuery *query);
void rk_query_unref (RkQuery *query);
const RkKind *rk_query_kind (const RkQuery *query);
/** rk_query_set_search: rows whose search text holds every word of @text (blank separated). */
void rk_query_set_search (RkQuery *query, const char *text);
const char *rk_query_search (const RkQuery *query);
/**
 * rk_query_where: only rows whose field equals @value; several values of one field are
 * alternatives.
 * @value: stored or displayed form; "" = rows without a value. RK_ERROR_INVALID for no such field
 */
gboolean rk_query_where (RkQuery *query, const char *field, const char *value, GError **error);
/** rk_query_drop: takes the conditions on @field away (NULL: on all fields and the search). */
void rk_query_drop (RkQuery *query, const char *field);
/** rk_query_values: Returns: (transfer none) (nullable): stored values asked of @field */
const char *const *rk_query_values (const RkQuery *query, const char *field);
/**
 * rk_query_as_of: what stood on a day: derived fields look at it, and of kinds with @RkKind.since
 * only rows in force count: begun by then and not ended before. A row that does not say when it
 * began or ends is not left out for that.
 * @iso: (nullable): a whole day; NULL takes the condition away
 */
void rk_query_as_of (RkQuery *query, const char *iso);
/** rk_query_get_as_of: Returns: (nullable): ISO day */
const char *rk_query_get_as_of (const RkQuery *query);
/** rk_query_only_ids: only these rows (a selection). @ids: (nullable) array of gint64, copied */
void rk_query_only_ids (RkQuery *query, GArray *ids);
gboolean rk_query_has_only_ids (const RkQuery *query);
/** rk_query_sort: @field ascending, or "-field" descending; the first call is the main order. */
gboolean rk_query_sort (RkQuery *query, const char *field, GError **error);
void rk_query_sort_clear (RkQuery *query);
/** rk_query_dup_order: the fields of the order, "-field" for descending. (array zero-terminated=1)
 */
char **rk_query_dup_order (const RkQuery *query);
/** rk_query_dup_order_words: 「市町、名称の順」; "" where no order was asked for. */
char *rk_query_dup_order_words (const RkQuery *query);
void rk_query_limit (RkQuery *query, guint limit, guint offset);
/** rk_query_is_filtered: whether any condition or search is set. */
gboolean rk_query_is_filtered (const RkQuery *query);
/** rk_query_dup_words: the conditions in Japanese, for heads and titles; "" when none. */
char *rk_query_dup_words (const RkQuery *query);
/** rk_query_to_text, rk_query_from_text: for saved conditions. */
char *rk_query_to_text (const RkQuery *query);
RkQuery *rk_query_from_text (const char *text, GError **error);

/** rk_query_ids: ids of the rows in order, up to the limit. Returns: array of gint64 */
GArray *rk_query_ids (RkDb *db, RkQuery *query, GCancellable *cancellable, GError **error);
/** rk_query_total: how many rows match; limit and offset do not count. */
gboolean rk_query_total (
    RkDb *db, RkQuery *query, guint64 *total, GCancellable *cancellable, GError **error);

/** rk_query_fetch: rk_records_fetch() with derived fields as of the query's day. */
GPtrArray *
rk_query_fetch (RkDb *db, const RkQuery *query, const gint64 *ids, gsize n_ids, GError **error);
/** rk_query_records: rk_query_ids() and rk_query_fetch() in one: for what is known to be short. */
GPtrArray *rk_query_records (RkDb *db, RkQuery *query, GCancellable *cancellable, GError **error);

/** RkCount: one line of a count; @values: stored values, one per field asked */
typedef struct
{
  char **values; /* NULL-terminated; "" where there is no value */
  guint64 count;
} RkCount;

/**
 * rk_query_count_by: counts the matching rows by the values of fields.
 * Returns: array of RkCount, in the fields' own order (codes ascending)
 */
GPtrArray *rk_query_count_by (
    RkDb *db, RkQuery *query, const char *const *fields, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkQuery, rk_query_unref)

G_END_DECLS
