/* A row of the 次第: an item, or a paper below it. What it offers activates the agenda's actions.
 */
#pragma once

#include <gtk/gtk.h>
#include "rk-meeting-data.h"

G_BEGIN_DECLS

/** rk_agenda_row_new_item: @writable: it has a menu */
GtkWidget *rk_agenda_row_new_item (const RkMeetingItem *item, gboolean writable);
/** rk_agenda_row_new_paper: @depth: of the item above it */
GtkWidget *rk_agenda_row_new_paper (const RkRecord *paper, guint depth, gboolean writable);
/** rk_agenda_row_new_figure: of the papers of the item above it; leads to the figure. */
GtkWidget *rk_agenda_row_new_figure (const RkRecord *figure, guint depth, gboolean writable);
/** rk_agenda_row_get_id: of the record. @row: (nullable); 0: none */
gint64 rk_agenda_row_get_id (GtkWidget *row);

G_END_DECLS
