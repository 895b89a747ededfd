/* What a yearly report says of each activity that its registration declares (rk-activity.h): a row
 * for each, with its state and an entry for words and numbers. Of the keys 1, 2 and 3 choose a
 * state, Left and Right the one beside it, Delete none; Up and Down go from row to row, Enter on to
 * the words and to the next row. Lines that are of no activity shown stand below as they are. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_ACTIVITIES_EDITOR (rk_activities_editor_get_type ())
G_DECLARE_FINAL_TYPE (RkActivitiesEditor, rk_activities_editor, RK, ACTIVITIES_EDITOR, AdwBin)

/* Signals: "changed": the person has chosen or typed */

GtkWidget *rk_activities_editor_new (void);
/** rk_activities_editor_set_registration: whose activities, called as in the menu of a fiscal year.
 * @status: id; 0: none yet */
void rk_activities_editor_set_registration (RkActivitiesEditor *self,
                                            RkContext *context,
                                            gint64 status,
                                            int year);
void rk_activities_editor_set_text (RkActivitiesEditor *self, const char *items);
char *rk_activities_editor_dup_text (RkActivitiesEditor *self);
/** rk_activities_editor_dup_names: the same to be read: labels in place of codes. */
char *rk_activities_editor_dup_names (RkActivitiesEditor *self);

G_END_DECLS
