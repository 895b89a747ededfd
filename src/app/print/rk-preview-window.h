/* Papers before they are printed: the very pages that the printer and the PDF get. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-pages.h"
#include "rk-report.h"

G_BEGIN_DECLS

#define RK_TYPE_PREVIEW_WINDOW (rk_preview_window_get_type ())
G_DECLARE_FINAL_TYPE (RkPreviewWindow, rk_preview_window, RK, PREVIEW_WINDOW, AdwWindow)

/**
 * rk_preview_window_new: builds a document of the registry (rk_report_list()) on a worker and
 * shows its pages; paper, direction and 公開用 can be changed there.
 * @params: (nullable): copied
 */
GtkWidget *
rk_preview_window_new (RkContext *context, const char *document, const RkReportParams *params);
/** rk_preview_window_note_printed: what follows once the printer took the pages: records that know
 * it are noted as printed, with undo. @printed: (nullable): pages from 0; of a run to workplaces
 * only theirs are noted, of other papers nothing where pages are missing. NULL: all */
void rk_preview_window_note_printed (RkPreviewWindow *self, const GtkBitset *printed);
/** rk_preview_window_save: writes the pages into @file; asks whether a paper of which records know
 * the day goes out as this PDF, and notes it then. */
void rk_preview_window_save (RkPreviewWindow *self, GFile *file);
/** rk_preview_window_save_split: the same in one PDF for each 圏域, in @folder: all of them or,
 * where one cannot be written or it is given up, none. */
void rk_preview_window_save_split (RkPreviewWindow *self, GFile *folder);
/** rk_preview_window_present: the same, shown before @parent (any widget inside a window). */
void rk_preview_window_present (RkContext *context,
                                GtkWidget *parent,
                                const char *document,
                                const RkReportParams *params);
/** rk_preview_window_get_pages: Returns: (nullable) (transfer none): NULL while it is built */
RkPages *rk_preview_window_get_pages (RkPreviewWindow *self);

G_END_DECLS
