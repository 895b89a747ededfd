/* A published table on its way in: what it was recognised as, what it holds, what is odd about it;
 * nothing is written before the button says so. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-indicator-form-pane.h"

G_BEGIN_DECLS

#define RK_TYPE_INDICATOR_IMPORT_WINDOW (rk_indicator_import_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RkIndicatorImportWindow, rk_indicator_import_window, RK, INDICATOR_IMPORT_WINDOW, AdwWindow)

GtkWidget *rk_indicator_import_window_new (RkContext *context, GtkWindow *parent, const char *path);
/** rk_indicator_import_window_get_form: Returns: (nullable): where the office says how the table is
 * read; NULL while a shipped form does */
RkIndicatorFormPane *rk_indicator_import_window_get_form (RkIndicatorImportWindow *self);
/** rk_indicator_import_window_get_source: the row for 出典. */
AdwEntryRow *rk_indicator_import_window_get_source (RkIndicatorImportWindow *self);
/** rk_indicator_import_window_is_ready: whether the table was read and can be brought in. */
gboolean rk_indicator_import_window_is_ready (RkIndicatorImportWindow *self);
/** rk_indicator_import_window_bring_in: what the suggested button does. */
void rk_indicator_import_window_bring_in (RkIndicatorImportWindow *self);

G_END_DECLS
