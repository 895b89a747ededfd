/* Two columns where there is room for them, else one, the first above the second. What counts as
 * room grows with the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RK_TYPE_COLUMNS (rk_columns_get_type ())
G_DECLARE_FINAL_TYPE (RkColumns, rk_columns, RK, COLUMNS, GtkWidget)

/* Properties:
 *   first, second   widgets
 *   share           of the width that the first column gets, in hundredths (60)
 *   threshold       narrowest width for two columns, pixels at normal text
 *   spacing         pixels between the columns and between what is stacked
 *   folded          (read only) whether one is above the other; notified after the layout */

G_END_DECLS
