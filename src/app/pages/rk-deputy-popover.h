/* Who comes for a member: name and post, Enter saves. */
#pragma once

#include <gtk/gtk.h>
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_DEPUTY_POPOVER (rk_deputy_popover_get_type ())
G_DECLARE_FINAL_TYPE (RkDeputyPopover, rk_deputy_popover, RK, DEPUTY_POPOVER, GtkPopover)

/* Signals:
 *   entered (RkRecord *record)   the attendance with its deputy */

/**
 * rk_deputy_popover_new:
 * @parent: unparents it
 * @record: attendance, the answer already set
 * @required: nothing is saved without a name
 */
GtkWidget *rk_deputy_popover_new (GtkWidget *parent, RkRecord *record, gboolean required);

G_END_DECLS
