/* One record of any kind in a window of its own: the form, やめる, 保存. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORD_DIALOG (rk_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordDialog, rk_record_dialog, RK, RECORD_DIALOG, AdwWindow)

/** rk_record_dialog_new: @record: (nullable): NULL: a new record of @kind */
GtkWidget *
rk_record_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind, RkRecord *record);

G_END_DECLS
