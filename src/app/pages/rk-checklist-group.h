/* A level or a field of a checklist: its head, which folds and unfolds it, and its items. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RK_TYPE_CHECKLIST_GROUP (rk_checklist_group_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistGroup, rk_checklist_group, RK, CHECKLIST_GROUP, AdwBin)

GtkWidget *rk_checklist_group_new (const char *title);
/** rk_checklist_group_append: @row: (transfer full): a GtkListBoxRow */
void rk_checklist_group_append (RkChecklistGroup *self, GtkWidget *row);
gboolean rk_checklist_group_is_open (RkChecklistGroup *self);
void rk_checklist_group_set_open (RkChecklistGroup *self, gboolean open);
/** rk_checklist_group_count: @full of @n items that decide have the best mark. */
void rk_checklist_group_count (RkChecklistGroup *self, guint full, guint n);

G_END_DECLS
