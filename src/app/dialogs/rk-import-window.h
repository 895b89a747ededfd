/* Importing a list in four steps: file → columns → check → result. Nothing is written before the
 * last of them. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_WINDOW (rk_import_window_get_type ())
G_DECLARE_FINAL_TYPE (RkImportWindow, rk_import_window, RK, IMPORT_WINDOW, AdwWindow)

/**
 * rk_import_window_new:
 * @parent: (nullable): window that waits meanwhile
 * @kind: what the rows of the list are
 */
GtkWidget *rk_import_window_new (RkContext *context, GtkWindow *parent, const RkKind *kind);
/** rk_import_window_set_owner: the council or training of rows that name none. */
void rk_import_window_set_owner (RkImportWindow *self, gint64 owner);
/** rk_import_window_open: begins with this file. */
void rk_import_window_open (RkImportWindow *self, GFile *file);
/** rk_import_window_has_file: whether a file could be read. */
gboolean rk_import_window_has_file (RkImportWindow *self);
/** rk_import_window_next: what the suggested button does. */
void rk_import_window_next (RkImportWindow *self);
/** rk_import_window_get_step: 0 file, 1 columns, 2 check, 3 result; -1 while it works. */
int rk_import_window_get_step (RkImportWindow *self);

G_END_DECLS
