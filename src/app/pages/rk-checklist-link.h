/* Asks what else an answer of a checklist rests on. */
#pragma once

#include "rk-checklist-data.h"
#include "rk-context.h"

G_BEGIN_DECLS

/**
 * rk_checklist_link_ask: a window in which it is chosen; what is chosen becomes evidence.
 * @parent: any widget inside a window
 * @item: place in the edition
 * @kind: name of a kind (rk_checklist_edits_link()), or "file"
 */
void rk_checklist_link_ask (
    RkContext *context, GtkWidget *parent, RkChecklistData *data, guint item, const char *kind);

G_END_DECLS
