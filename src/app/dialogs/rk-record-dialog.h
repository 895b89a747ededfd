/* One record of any kind in a window of its own: the form, やめる, 保存. */
#pragma once

#include <adwaita.h>
#include "rk-edits.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORD_DIALOG (rk_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordDialog, rk_record_dialog, RK, RECORD_DIALOG, AdwWindow)

/** rk_record_dialog_new: @record: (nullable): NULL: a new record of @kind */
GtkWidget *
rk_record_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind, RkRecord *record);

/**
 * rk_record_dialog_new_for: only some entries of a record, the others stay as they are.
 * @title: (nullable): translated; NULL: the kind's name
 * @record: what to start from; id 0: a new one with values the form does not show
 * @fields: (array zero-terminated=1)
 */
GtkWidget *rk_record_dialog_new_for (RkContext *context,
                                     GtkWindow *parent,
                                     const char *title,
                                     RkRecord *record,
                                     const char *const *fields);

/** RkRecordSave: saves what was entered and calls @done with @owner. */
typedef void (*RkRecordSave) (RkContext *context,
                              RkRecord *record,
                              gpointer owner,
                              RkEditDone done);
/** rk_record_dialog_set_save: where saving is more than saving this one record. */
void rk_record_dialog_set_save (RkRecordDialog *self, RkRecordSave save);

G_END_DECLS
