/* Conditions under a name: the button 「条件を保存」 with the list of those saved before. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_SAVED_FILTERS (rk_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (RkSavedFilters, rk_saved_filters, RK, SAVED_FILTERS, AdwBin)

/* Signals:
 *   chosen (RkQuery *query)   conditions saved earlier are wanted again */

/** rk_saved_filters_new: conditions on records of @kind. */
GtkWidget *rk_saved_filters_new (RkContext *context, const RkKind *kind);
/** rk_saved_filters_set_query: what would be saved now. */
void rk_saved_filters_set_query (RkSavedFilters *self, RkQuery *query);

G_END_DECLS
