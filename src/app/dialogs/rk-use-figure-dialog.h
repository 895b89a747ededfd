/* Which meeting, and which item of its agenda, a figure is for. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_USE_FIGURE_DIALOG (rk_use_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkUseFigureDialog, rk_use_figure_dialog, RK, USE_FIGURE_DIALOG, AdwWindow)

/** rk_use_figure_dialog_new: @figure: a new record of rk_kind_figure, without meeting */
GtkWidget *rk_use_figure_dialog_new (RkContext *context, GtkWindow *parent, RkRecord *figure);
/** rk_use_figure_dialog_save: what the suggested button does. */
void rk_use_figure_dialog_save (RkUseFigureDialog *self);

G_END_DECLS
