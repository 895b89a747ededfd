/* Bringing a foreign list into the store. An RkImport says how one file is to be read: encoding,
 * heading, which column is which field. rk_import_run() does it; the preview of the counts is the
 * same function run by rk_store_rehearse(), so that what is shown before is what happens.
 *
 * Each data row ends as one of RkImportOutcome. A row is the same as a record that is there where
 * RkKind.likeness says so, or where the record has every value of the row; it then changes the
 * fields for which it gives another value. An empty cell never takes a value away. Where an earlier
 * row of the file has already spoken of the record, a later one only fills what is still empty, and
 * what differs is listed. A row that is merely alike is kept as a record of its own that points to
 * the other. So importing a file twice changes nothing the second time.
 *
 * A value that cannot be understood leaves its field as it is; its wording is kept with the record
 * (rk_kind_review). Left out is a row without a name, and one of what belongs to a workplace (a
 * report, a visit, an award) where it is not certain which workplace that is. */
#pragma once

#include "rk-import-report.h"
#include "rk-store.h"
#include "rk-table-shape.h"

G_BEGIN_DECLS

typedef struct _RkImport RkImport; /* boxed, reference counted */

/**
 * RkImportColumn: one column of the file.
 * @heading: its name; all are different
 * @sample: its first value
 * @field: index of the field it is read into, -1: not taken
 * @confidence: %RK_MATCH_GUESSED is to be shown as 推定
 * @chosen: by rk_import_set_field(), not by its heading
 */
typedef struct
{
  char *heading;
  char *sample;
  int field;
  RkMatchConfidence confidence;
  gboolean chosen;
} RkImportColumn;

/** RkImportFileRow: a row as it stands in the file. @cells: (array zero-terminated=1) */
typedef struct
{
  guint number;
  RkRowRole role;
  char **cells;
} RkImportFileRow;

/** RkImportPreviewRow: a row as it will be stored. @record: NULL where the row has no name */
typedef struct
{
  guint row;
  RkRecord *record;
  GPtrArray *problems; /* RkImportProblem */
} RkImportPreviewRow;

#define RK_TYPE_IMPORT (rk_import_get_type ())
GType rk_import_get_type (void);

/**
 * rk_import_open: looks at a file and proposes how to read it.
 * @kind: a list of members, registrations, reports, visits or awards is read as its rows
 *   (RkKind.rows); one of rk_kind_establishment is a table as 経済センサス publishes it
 * @sheet: of a workbook, from 1; 0: the first that is neither hidden nor empty and says whom its
 *   rows are about, or the first of these where none does
 * @encoding: (nullable): NULL: found
 * @delimiter: 0: found
 * @error: %RK_ERROR_FORMAT where the file is no list, or holds 個人番号; what
 *   rk_table_source_open() and rk_table_shape_detect() report
 */
RkImport *rk_import_open (const RkKind *kind,
                          const char *path,
                          guint sheet,
                          const char *encoding,
                          char delimiter,
                          GCancellable *cancellable,
                          GError **error);
RkImport *rk_import_ref (RkImport *self);
void rk_import_unref (RkImport *self);

const RkKind *rk_import_get_kind (const RkImport *self);
const char *rk_import_get_path (const RkImport *self);
/** rk_import_dup_file_name: without its folder, for people. */
char *rk_import_dup_file_name (const RkImport *self);
const char *rk_import_get_encoding (const RkImport *self);
char rk_import_get_delimiter (const RkImport *self);
/** rk_import_get_sheets, rk_import_get_sheet, rk_import_dup_remarks: see
 * rk_table_source_get_sheets(), rk_table_source_get_sheet(), rk_table_source_dup_remarks(). */
const GPtrArray *rk_import_get_sheets (const RkImport *self);
guint rk_import_get_sheet (const RkImport *self);
char **rk_import_dup_remarks (const RkImport *self);
/** rk_import_get_header_row: as a spreadsheet counts; 0: the file has no heading. */
guint rk_import_get_header_row (const RkImport *self);
guint rk_import_get_n_header_rows (const RkImport *self);
guint rk_import_get_n_columns (const RkImport *self);
const RkImportColumn *rk_import_get_column (const RkImport *self, guint column);

/* Corrections. They must not be made while the import runs; each takes back proposals that were
 * accepted before, since rows and fields may have moved. */

/**
 * rk_import_set_reading: reads the file in another encoding or with another delimiter and looks for
 * the heading anew. @encoding, @delimiter: NULL, 0: found. Nothing changes where it fails.
 */
gboolean
rk_import_set_reading (RkImport *self, const char *encoding, char delimiter, GError **error);
/** rk_import_set_sheet: the same for another sheet of the workbook, from 1. */
gboolean rk_import_set_sheet (RkImport *self, guint sheet, GError **error);
/** rk_import_set_header: which rows are the heading. @header_row: 0: none. @n_rows: 1 to 3 */
gboolean rk_import_set_header (RkImport *self, guint header_row, guint n_rows, GError **error);
/**
 * rk_import_set_field: what a column is.
 * @field: index of the field, -1: not taken. Columns given the same field are joined in their order
 *   (都道府県, 市区町村 and 町名番地 make an address).
 */
void rk_import_set_field (RkImport *self, guint column, int field);
/**
 * rk_import_number_field: of rows about workplaces that are there, the field with the number of a
 * registration, which finds one without its name. -1: rows of @kind need their name
 */
int rk_import_number_field (const RkKind *kind);
/** rk_import_tells_whom: whether a column holds the names, or such numbers. */
gboolean rk_import_tells_whom (const RkImport *self);
/** rk_import_is_importable: whether columns may be read into @field. */
gboolean rk_import_is_importable (const RkField *field);

/**
 * rk_import_file_rows: the first @n rows of the file, and what each is taken for.
 * Returns: (transfer full): array of RkImportFileRow
 */
GPtrArray *rk_import_file_rows (RkImport *self, guint n, GError **error);
/** rk_import_preview: the first @n data rows. Returns: (transfer full): array of
 * RkImportPreviewRow */
GPtrArray *rk_import_preview (RkImport *self, guint n, GError **error);

/**
 * rk_import_accept: whether the proposal for a value is taken in place of an empty field.
 * @row, @field: of the RkImportProblem
 */
void rk_import_accept (RkImport *self, guint row, const char *field, gboolean accept);
/**
 * rk_import_accept_all: the same for every proposal of a field, in place of what was said of single
 * rows; rk_import_accept() may then except some.
 */
void rk_import_accept_all (RkImport *self, const char *field, gboolean accept);
gboolean rk_import_is_accepted (const RkImport *self, guint row, const char *field);

/** rk_import_set_owner: what the rows belong to, where they do not say: the council of members (0:
 * the prefecture's), the training of participants, the scheme of registrations (0: the main one).
 */
void rk_import_set_owner (RkImport *self, gint64 owner);

gint64 rk_import_get_owner (const RkImport *self);
/** rk_import_set_level: of which level of the owner registrations are whose rows do not say; 0: new
 * ones are of the first, others stay as they are. */
void rk_import_set_level (RkImport *self, gint64 level);
gint64 rk_import_get_level (const RkImport *self);
/** rk_import_dup_title: what stands over the table, then the names of the sheet and of the file. */
char *rk_import_dup_title (RkImport *self, GError **error);
/** rk_import_guess_aim: an RkStoreFunc: of a list of registrations, the scheme and the level that
 * nobody has said, by its title. Of other lists nothing. */
gboolean rk_import_guess_aim (RkDb *db, gpointer import, GCancellable *cancellable, GError **error);
/** rk_import_dup_aim: what a list of registrations will be stored as, in words. */
char *rk_import_dup_aim (RkDb *db, const RkImport *self, GError **error);

/** rk_import_set_year: of which year (or fiscal year) rows are that do not say; 0: what the name of
 * the file says. */
void rk_import_set_year (RkImport *self, int year);

/**
 * rk_import_set_list_path: where the next run writes the whole list of problems as CSV, however
 * long it is. NULL: nowhere
 */
void rk_import_set_list_path (RkImport *self, const char *path);

/**
 * rk_import_run: an RkStoreFunc.
 * @import: (type RkImport): must not be changed while it runs
 * @error: also %RK_ERROR_FORMAT where a column holds 個人番号, %RK_ERROR_CONFLICT where the file
 *   has changed since it was opened
 *
 * Names the running command 「事業所を取り込んだ　1,290件」 and leaves a report.
 */
gboolean rk_import_run (RkDb *db, gpointer import, GCancellable *cancellable, GError **error);
/** rk_import_get_report: of the newest run that succeeded. Returns: (nullable) (transfer full) */
RkImportReport *rk_import_get_report (RkImport *self);
/** rk_import_get_progress: any thread. @done, @total: bytes of the file */
void rk_import_get_progress (RkImport *self, guint64 *rows, goffset *done, goffset *total);

/** rk_import_rehearse: rk_import_run() without a trace; leaves its report. Waits. */
gboolean
rk_import_rehearse (RkImport *self, RkStore *store, GCancellable *cancellable, GError **error);
/** rk_import_perform: a verified backup, then rk_import_run() as one command. Waits. */
gboolean
rk_import_perform (RkImport *self, RkStore *store, GCancellable *cancellable, GError **error);
/** The same on a worker. */
void rk_import_rehearse_async (RkImport *self,
                               RkStore *store,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void rk_import_perform_async (RkImport *self,
                              RkStore *store,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** rk_import_finish: ends either. */
gboolean rk_import_finish (RkImport *self, GAsyncResult *result, GError **error);

/** rk_import_dup_json: the report with what is known of the file, as renkei-cli prints it. */
char *rk_import_dup_json (RkImport *self, const RkImportReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkImport, rk_import_unref)

G_END_DECLS
