/* 書き出す: as what (CSV and in which characters, or a workbook), where to, how far, and what the
 * file could not hold. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_EXPORT_DIALOG (rk_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkExportDialog, rk_export_dialog, RK, EXPORT_DIALOG, AdwWindow)

/**
 * rk_export_dialog_new:
 * @query: which rows, in which order
 * @rows: how many those are
 */
GtkWidget *
rk_export_dialog_new (RkContext *context, GtkWindow *parent, RkQuery *query, guint64 rows);
/** rk_export_dialog_dup_name: (transfer full): the file name that is proposed; its ending is that
 * of the form chosen. */
char *rk_export_dialog_dup_name (RkExportDialog *self);
/** rk_export_dialog_write: as if @path had been chosen. */
void rk_export_dialog_write (RkExportDialog *self, const char *path);
/** rk_export_dialog_is_done: whether the file is there and was read back. */
gboolean rk_export_dialog_is_done (RkExportDialog *self);

G_END_DECLS
