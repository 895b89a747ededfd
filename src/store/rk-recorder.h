/* Records what a transaction changes, as SQLite's session extension sees it, and writes it to the
 * history in compressed pieces: memory stays bounded however large the command is. */
#pragma once

#include "rk-db-private.h"

G_BEGIN_DECLS

/** rk_recorder_start: begins recording on @db, inside its open transaction. */
gboolean rk_recorder_start (RkDb *db, GError **error);
/**
 * rk_recorder_pause: while a new row is stored, which rk_recorder_insert() writes down by itself.
 */
void rk_recorder_pause (RkDb *db, gboolean pause);
/** rk_recorder_insert: writes down a new row, stored while the recording paused. */
gboolean rk_recorder_insert (RkDb *db, const RkRecord *record, gint64 id, GError **error);
/**
 * rk_recorder_tick: called after each write; puts a piece away when enough has gathered.
 * @n_rows: rows of records that were written
 */
gboolean rk_recorder_tick (RkDb *db, guint n_rows, GError **error);
/**
 * rk_recorder_finish: writes the history entry and ends the recording.
 * @recorded: (out): whether it did; nothing is written where nothing was changed
 */
gboolean rk_recorder_finish (RkDb *db, const char *what, gboolean *recorded, GError **error);
/** rk_recorder_drop: ends the recording without a trace. */
void rk_recorder_drop (RkDb *db);

/** rk_history_append: adds a link to the chain. @digest: of the pieces (nullable) */
gboolean rk_history_append (RkDb *db,
                            gint64 id,
                            const char *action,
                            gint64 target,
                            const char *what,
                            guint64 changes,
                            const char *digest,
                            GError **error);
/** rk_history_piece: one stored piece, decompressed. Returns: NULL with @error */
GBytes *rk_history_inflate (gconstpointer data, gsize size, GError **error);

G_END_DECLS
