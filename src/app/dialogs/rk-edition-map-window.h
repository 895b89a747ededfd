/* Which item of a checklist takes the place of which item of an older one: answers given to the old
 * items are then proposed for the new ones. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-edition.h"

G_BEGIN_DECLS

#define RK_TYPE_EDITION_MAP_WINDOW (rk_edition_map_window_get_type ())
G_DECLARE_FINAL_TYPE (RkEditionMapWindow, rk_edition_map_window, RK, EDITION_MAP_WINDOW, AdwWindow)

/** rk_edition_map_window_new: @to: the newer checklist */
GtkWidget *rk_edition_map_window_new (RkContext *context, GtkWindow *parent, RkEdition *to);
/** rk_edition_map_window_choose: the older checklist, by its id. */
void rk_edition_map_window_choose (RkEditionMapWindow *self, gint64 from);
/** rk_edition_map_window_match: what the button does: by number and text. */
void rk_edition_map_window_match (RkEditionMapWindow *self);
/** rk_edition_map_window_set: @place: of the new item that takes the place of the @item-th old one;
 * -1: none */
void rk_edition_map_window_set (RkEditionMapWindow *self, guint item, int place);
/** rk_edition_map_window_get: Returns: what is shown for the @item-th old one, -1: none */
int rk_edition_map_window_get (RkEditionMapWindow *self, guint item);

G_END_DECLS
