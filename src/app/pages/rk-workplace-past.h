/* What a workplace was before, and what became of its corporation, as cards of the pane. */
#pragma once

#include <gtk/gtk.h>
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_workplace_past_append: adds what there is; often nothing. */
void rk_workplace_past_append (GtkBox *box, RkDb *db, const RkRecord *workplace);

G_END_DECLS
