/* まとめて編集: one entry of the chosen records gets one value, as one command. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_EDIT_MANY_DIALOG (rk_edit_many_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkEditManyDialog, rk_edit_many_dialog, RK, EDIT_MANY_DIALOG, AdwWindow)

/**
 * rk_edit_many_dialog_new:
 * @ids: array of gint64
 * @fields: (array zero-terminated=1): names of the fields that may be set so
 */
GtkWidget *rk_edit_many_dialog_new (RkContext *context,
                                    GtkWindow *parent,
                                    const RkKind *kind,
                                    GArray *ids,
                                    const char *const *fields);
/** rk_edit_many_dialog_set: as choosing the entry and typing the value. */
void rk_edit_many_dialog_set (RkEditManyDialog *self, const char *field, const char *text);
/** rk_edit_many_dialog_apply: as the button does. */
void rk_edit_many_dialog_apply (RkEditManyDialog *self);

G_END_DECLS
