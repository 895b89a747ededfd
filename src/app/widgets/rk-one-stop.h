/* A bin around a list: with Tab it is one stop among others, at the row that is selected. GTK 4.8
 * goes through all rows with Tab, and each would be shown on the way. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_ONE_STOP (rk_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (RkOneStop, rk_one_stop, RK, ONE_STOP, AdwBin)

/* Properties:
 *   list   the GtkListBox somewhere inside
 */

G_END_DECLS
