/* Editions as files, and an edition of the office's own. */
#pragma once

#include "rk-context.h"
#include "rk-edition.h"

G_BEGIN_DECLS

/** rk_checklist_editions_import: asks for a file and adds the editions in it, as one command. */
void rk_checklist_editions_import (RkContext *context, GtkWidget *parent);
/** rk_checklist_editions_export: asks where to and writes @edition, by the suffix. */
void rk_checklist_editions_export (RkContext *context, GtkWidget *parent, RkEdition *edition);
/** rk_checklist_editions_edit: opens an edition for changes; of one that is fixed a copy is made
 * first. */
void rk_checklist_editions_edit (RkContext *context, GtkWidget *parent, RkEdition *edition);

G_END_DECLS
