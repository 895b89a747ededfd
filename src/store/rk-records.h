/* Loading and saving records of any kind, from their field tables. The functions that write are
 * for use inside rk_store_command(). */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/** RkKeyHash: of a match key and of its beginning, up to its last part; 0: there is none. */
typedef struct
{
  guint64 whole;
  guint64 start;
} RkKeyHash;

/** rk_match_key_hash: its beginning ends with its last line feed. @key: (nullable) */
RkKeyHash rk_match_key_hash (const char *key);

/**
 * RkIndexRow: what the index keeps of a record: its place in the order, its search text and its
 * match keys. All of it follows from the record; making it takes longer than storing it, so that a
 * long import does it on a thread of its own.
 */
typedef struct
{
  char *sort;
  char *text;
  char *match[RK_N_MATCH_KEYS]; /* nullable */
  RkKeyHash hash[RK_N_MATCH_KEYS];
} RkIndexRow;

RkIndexRow *rk_index_row_new (const RkRecord *record);
void rk_index_row_free (RkIndexRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkIndexRow, rk_index_row_free)

/** rk_records_get: Returns: (transfer full): RK_ERROR_NOT_FOUND where there is none */
RkRecord *rk_records_get (RkDb *db, const RkKind *kind, gint64 id, GError **error);
/**
 * rk_records_fetch: records by id, in the order of @ids; a vanished one gives NULL at its place.
 */
GPtrArray *
rk_records_fetch (RkDb *db, const RkKind *kind, const gint64 *ids, gsize n_ids, GError **error);
/** rk_ids_to_set: Returns: (transfer full): set of gint64, by value */
GHashTable *rk_ids_to_set (const GArray *ids);
/** rk_records_ask: the same of the ids that a statement with one parameter or two finds, as
 * rk_db_ids(). */
GPtrArray *rk_records_ask (
    RkDb *db, const RkKind *kind, const char *sql, gint64 first, gint64 second, GError **error);
/**
 * rk_records_save: inserts (id 0) or updates; refuses a record with problems, one that disagrees
 * with others (RK_ERROR_CONSTRAINT, rk-rules.h) and one that is locked (RK_ERROR_READ_ONLY, see
 * RkKind.locked).
 * @id: (out) (optional)
 */
gboolean rk_records_save (RkDb *db, const RkRecord *record, gint64 *id, GError **error);
/** rk_records_save_alone: the same where nothing follows from it in other records, and it agrees
 * with them: rk_rules_check() was asked, or what it would ask. */
gboolean rk_records_save_alone (RkDb *db, const RkRecord *record, GError **error);
/** rk_records_save_draft: as rk_records_save() of what @draft holds by now. @draft: (transfer full)
 */
gboolean rk_records_save_draft (RkDb *db, RkDraft *draft, gint64 *id, GError **error);
/** rk_records_save_indexed: the same with @row already made of @record. */
gboolean rk_records_save_indexed (
    RkDb *db, const RkRecord *record, const RkIndexRow *row, gint64 *id, GError **error);
gboolean rk_records_delete (RkDb *db, const RkKind *kind, gint64 id, GError **error);
/**
 * rk_records_matches: ids of the records that have a match key, oldest first.
 * @which: which of the kind's keys
 * @open: also those whose key goes on after @key, which ends with a line feed (RkKind.match_key)
 * @limit: at most so many
 */
GArray *rk_records_matches (RkDb *db,
                            const RkKind *kind,
                            guint which,
                            const char *key,
                            gboolean open,
                            guint limit,
                            GError **error);
/** rk_records_count: how many records of a kind there are. */
gboolean rk_records_count (RkDb *db, const RkKind *kind, gint64 *n, GError **error);
/**
 * rk_index_suspend: before many rows are added to few: drops the indexes that only lists and
 * filters of @kind need. They are made anew in one go, which takes half the time of keeping them.
 * Must be followed by rk_index_resume() in the same transaction, or by its end without a commit.
 * Returns: (element-type utf8): how to make them; NULL with @error
 */
GPtrArray *rk_index_suspend (RkDb *db, const RkKind *kind, GError **error);
gboolean rk_index_resume (RkDb *db, const GPtrArray *suspended, GError **error);
/** rk_records_each_match_key: calls @func with every match key of every record of any kind. */
gboolean rk_records_each_match_key (RkDb *db,
                                    void (*func) (const char *key, gpointer data),
                                    gpointer data,
                                    GError **error);
/**
 * rk_records_find_including: the oldest record that has @record's first match key and every value
 * of @record.
 * @id: (out): 0: there is none
 */
gboolean rk_records_find_including (
    RkDb *db, const RkRecord *record, const char *key, gint64 *id, GError **error);
/** rk_records_find_told: the record that @record means, by RkKind.told_by. @id: (out): 0: none */
gboolean rk_records_find_told (RkDb *db, const RkRecord *record, gint64 *id, GError **error);

/** rk_records_reviews: reviews (rk_kind_review) of one record. Returns: array of RkRecord */
GPtrArray *rk_records_reviews (RkDb *db, gint64 record_id, GError **error);

/** rk_office_get: the office's settings. */
RkRecord *rk_office_get (RkDb *db, GError **error);

G_END_DECLS
