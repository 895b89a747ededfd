/* The logic tree of a plan or of a case of support, edited by keys and mouse. Words are typed in
 * the line below the tree. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-logic-view.h"

G_BEGIN_DECLS

#define RK_TYPE_LOGIC_WINDOW (rk_logic_window_get_type ())
G_DECLARE_FINAL_TYPE (RkLogicWindow, rk_logic_window, RK, LOGIC_WINDOW, AdwWindow)

/** rk_logic_window_new: @owner: id of a plan or of a case of support, as @kind says */
GtkWidget *
rk_logic_window_new (RkContext *context, GtkWindow *parent, const RkKind *kind, gint64 owner);
/** rk_logic_window_get_view: Returns: (transfer none) */
RkLogicView *rk_logic_window_get_view (RkLogicWindow *self);

G_END_DECLS
