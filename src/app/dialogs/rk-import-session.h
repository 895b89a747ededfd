/* One import from the choice of a file to its result, without widgets: what the steps of the dialog
 * look at and what they ask for. Everything runs on a worker, one thing at a time; what is asked
 * for meanwhile follows in its turn. */
#pragma once

#include "rk-context.h"
#include "rk-import-job.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_SESSION (rk_import_session_get_type ())
G_DECLARE_FINAL_TYPE (RkImportSession, rk_import_session, RK, IMPORT_SESSION, GObject)

/* Signals, on the main thread:
 *   started (int state)
 *   ended (int state, GError *error)  @error: NULL where it was done; G_IO_ERROR_CANCELLED where it
 *     was stopped, and then nothing has changed */

RkImportSession *rk_import_session_new (RkContext *context, const RkKind *kind);
/** rk_import_session_set_owner: whose members the rows are that name no council. What was counted
 * for another is forgotten. */
void rk_import_session_set_owner (RkImportSession *self, gint64 owner);
gint64 rk_import_session_get_owner (RkImportSession *self);
/** rk_import_session_set_level: of registrations that do not say; see rk_import_set_level(). A file
 * that was read has said by its title what it is of. */
void rk_import_session_set_level (RkImportSession *self, gint64 level);
gint64 rk_import_session_get_level (RkImportSession *self);
/** rk_import_session_set_year: of rows that do not say their year; 0: what the name of the file
 * says. What was counted for another is forgotten. */
void rk_import_session_set_year (RkImportSession *self, int year);
RkContext *rk_import_session_get_context (RkImportSession *self);
/** rk_import_session_get_kind: of the rows, whose fields the columns are (RkKind.rows). */
const RkKind *rk_import_session_get_kind (RkImportSession *self);
/** rk_import_session_get_records: of what the rows become. */
const RkKind *rk_import_session_get_records (RkImportSession *self);
RkImportState rk_import_session_get_state (RkImportSession *self);
/** rk_import_session_get_reading: Returns: (nullable): NULL before a file could be read */
RkImportReading *rk_import_session_get_reading (RkImportSession *self);
/** rk_import_session_get_report: of the newest rehearsal or import. Returns: (nullable) */
RkImportReport *rk_import_session_get_report (RkImportSession *self);
/** rk_import_session_steal_import: how the file is read, for somebody else to bring it in; the
 * session has none any more. Not while it works. Returns: (transfer full) (nullable) */
RkImport *rk_import_session_steal_import (RkImportSession *self);
/** rk_import_session_get_profiles: those remembered for the kind, RkRecord. (transfer none) */
GPtrArray *rk_import_session_get_profiles (RkImportSession *self);
/** rk_import_session_is_taken: whether the proposal for a value was taken. */
gboolean rk_import_session_is_taken (RkImportSession *self, guint row, const char *field);
/** rk_import_session_has_decisions: whether any was made since the file was read. */
gboolean rk_import_session_has_decisions (RkImportSession *self);
/** rk_import_session_can_undo: whether an import was made that has not been taken back. */
gboolean rk_import_session_can_undo (RkImportSession *self);

/** rk_import_session_open: reads a file; with the first profile that fits it, if any. */
void rk_import_session_open (RkImportSession *self, GFile *file);
/** rk_import_session_open_like: the file that @other has read, see rk_import_open_like(). */
void rk_import_session_open_like (RkImportSession *self, RkImportSession *other);
/** rk_import_session_read_as: @encoding, @delimiter: NULL, 0: found */
void rk_import_session_read_as (RkImportSession *self, const char *encoding, char delimiter);
/** rk_import_session_set_sheet: @sheet: of a workbook, from 1 */
void rk_import_session_set_sheet (RkImportSession *self, guint sheet);
/** rk_import_session_set_heading: @row: 0: none. @n_rows: 1 to 3 */
void rk_import_session_set_heading (RkImportSession *self, guint row, guint n_rows);
/** rk_import_session_set_field: @field: -1: the column is not taken */
void rk_import_session_set_field (RkImportSession *self, guint column, int field);
void rk_import_session_apply_profile (RkImportSession *self, RkRecord *profile);
/** rk_import_session_remember: keeps how the columns are read under a name. */
void rk_import_session_remember (RkImportSession *self, const char *name);

/** rk_import_session_rehearse: counts what the import would do. */
void rk_import_session_rehearse (RkImportSession *self);
/** rk_import_session_decide: takes a proposal, or not; then counts anew. */
void rk_import_session_decide (RkImportSession *self, guint row, const char *field, gboolean take);
/** rk_import_session_decide_all: the same for every proposal of a field; single rows may then be
 * excepted. */
void rk_import_session_decide_all (RkImportSession *self, const char *field, gboolean take);
/** rk_import_session_perform: imports as one command, after a backup. */
void rk_import_session_perform (RkImportSession *self);
/** rk_import_session_undo: takes the import back. */
void rk_import_session_undo (RkImportSession *self);
/**
 * rk_import_session_save_list: the problems as CSV. Before the import the list is complete however
 * long it is; after it there are no more than %RK_IMPORT_PROBLEMS_KEPT.
 */
void rk_import_session_save_list (RkImportSession *self, const char *path);
/** rk_import_session_stop: stops what is running and forgets what should follow. */
void rk_import_session_stop (RkImportSession *self);

/**
 * rk_import_session_get_progress: of a rehearsal or the import.
 * @rows: (out): rows read
 * @seconds_left: (out): a guess; below 0 where there is none yet
 * Returns: the share that is done, 0 to 1
 */
double rk_import_session_get_progress (RkImportSession *self, guint64 *rows, double *seconds_left);

/** rk_import_session_get_result: what was read back after the import, or after taking it back. */
const RkImportResult *rk_import_session_get_result (RkImportSession *self);
/** rk_import_session_dup_backup_time: of the newest backup, "9:52"; with its day where that is not
 * today. Returns: (nullable) */
char *rk_import_session_dup_backup_time (RkImportSession *self);

G_END_DECLS
