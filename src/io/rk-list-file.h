/* A list as a file for other programs: a workbook where its name asks for one, else CSV. A whole
 * file or none, read back and counted. */
#pragma once

#include "rk-csv-writer.h"

G_BEGIN_DECLS

typedef struct _RkListFile RkListFile;

/**
 * rk_list_file_new: nothing is touched before the headings are there.
 * @path: .xlsx: a workbook, else CSV
 * @title: of the sheet of a workbook
 * @encoding: of CSV
 */
RkListFile *rk_list_file_new (const char *path, const char *title, RkCsvEncoding encoding);
/** rk_list_file_free: without rk_list_file_finish() nothing is left behind. */
void rk_list_file_free (RkListFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkListFile, rk_list_file_free)

/**
 * rk_list_file_begin:
 * @headings: (array length=n_columns): Japanese
 * @numeric: (nullable) (array length=n_columns): columns of numbers; NULL: all are text
 * @error: as of rk_csv_writer_new() and rk_xlsx_writer_new()
 */
gboolean rk_list_file_begin (RkListFile *self,
                             const char *const *headings,
                             const gboolean *numeric,
                             guint n_columns,
                             GError **error);
gboolean rk_list_file_add (RkListFile *self, const char *const *cells, GError **error);
gboolean rk_list_file_finish (RkListFile *self, GError **error);

/** rk_list_file_take: an RkDocumentRowFunc: first the headings, then the rows. @file: (type
 * RkListFile) */
gboolean rk_list_file_take (const char *const *cells, gpointer file, GError **error);

/** rk_list_file_get_n_rows: without the headings. */
guint64 rk_list_file_get_n_rows (const RkListFile *self);
/** rk_list_file_get_losses: (transfer none) (element-type RkCsvLoss): a workbook has none */
GPtrArray *rk_list_file_get_losses (const RkListFile *self);

G_END_DECLS
