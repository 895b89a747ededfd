/* Files: pages as PDF, charts as PNG, SVG or PDF. A file appears whole or not at all. */
#pragma once

#include "rk-pages.h"

G_BEGIN_DECLS

/** RkPdfProgress: called in the writing thread after each page. */
typedef void (*RkPdfProgress) (guint done, guint total, gpointer user_data);

/**
 * rk_pages_write_pdf:
 * @path: replaced only once everything has been written
 * @progress: (nullable):
 * @cancellable: (nullable): nothing is left behind when cancelled
 *
 * Writes searchable PDF with embedded fonts, properties and an outline of the headings.
 *
 * Returns: %FALSE with %RK_ERROR_NO_SPACE, %RK_ERROR_IO or %G_IO_ERROR_CANCELLED
 */
gboolean rk_pages_write_pdf (RkPages *self,
                             const char *path,
                             RkPdfProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

/** RkPdfOverflow: called of each text that did not fit and was printed in a higher row. */
typedef void (*RkPdfOverflow) (const RkOverflow *overflow, gpointer user_data);

/**
 * rk_document_write_pdf: sets a document on pages and writes them, as rk_pages_write_pdf() does.
 * @n_pages: (inout) (nullable): grows by its pages, where they were written
 * @tell: (nullable)
 */
gboolean rk_document_write_pdf (RkDocument *self,
                                const char *path,
                                guint *n_pages,
                                RkPdfOverflow tell,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

typedef enum
{
  RK_CHART_FILE_PNG,
  RK_CHART_FILE_SVG,
  RK_CHART_FILE_PDF,
} RkChartFile;

/**
 * rk_chart_file_from_path:
 * @path: a file name ending in .png, .svg or .pdf
 *
 * Returns: %FALSE with %RK_ERROR_INVALID if it ends in anything else
 */
gboolean rk_chart_file_from_path (const char *path, RkChartFile *file, GError **error);

/**
 * rk_chart_write:
 * @path: replaced only once everything has been written
 * @width: in pixels; in SVG and PDF, 1/96 inch
 * @height: the same, or 0 for what the chart asks for at @width
 * @look: #RkChartLook
 *
 * Returns: %FALSE with %RK_ERROR_INVALID (size), %RK_ERROR_NO_SPACE or %RK_ERROR_IO
 */
gboolean rk_chart_write (RkChart *chart,
                         RkChartFile file,
                         const char *path,
                         int width,
                         int height,
                         RkChartLook look,
                         GError **error);

G_END_DECLS
