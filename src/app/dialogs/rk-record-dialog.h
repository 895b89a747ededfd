/* Records in a window of their own: the form, やめる, 保存. Several forms (a member's term and the
 * person) are saved as one action. */
#pragma once

#include <adwaita.h>
#include "rk-edits.h"
#include "rk-record-form.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORD_DIALOG (rk_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordDialog, rk_record_dialog, RK, RECORD_DIALOG, AdwWindow)

/**
 * RkRecordSaved: the records were saved; called on the main thread before the window closes.
 * @id: of the first one
 */
typedef void (*RkRecordSaved) (gpointer owner, gint64 id);

/**
 * rk_record_dialog_new: @record: (nullable): NULL: a new record of @kind; one without an id: a new
 * one that has these values already
 */
GtkWidget *
rk_record_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind, RkRecord *record);
/**
 * rk_record_dialog_new_for: only these fields of a record.
 * @title: (nullable): translated; NULL: the kind's name
 * @record: what to start from; id 0: a new one with values the form does not show
 * @fields: (nullable) (array zero-terminated=1): NULL: all
 */
GtkWidget *rk_record_dialog_new_for (RkContext *context,
                                     GtkWindow *parent,
                                     const char *title,
                                     RkRecord *record,
                                     const char *const *fields);
/** rk_record_dialog_add: another record below, saved with the first as one action. */
void rk_record_dialog_add (RkRecordDialog *self, RkRecord *record);
/** rk_record_dialog_on_saved: @owner: the call falls away with it */
void rk_record_dialog_on_saved (RkRecordDialog *self, gpointer owner, RkRecordSaved saved);
/**
 * rk_record_dialog_save_with: what 保存 does in place of saving the record itself.
 * @func: as for rk_store_command(); its data is the RkRecord of the first form
 * @what: words of the history, with %s for the record's name
 * @toast: translated, with %s
 */
void rk_record_dialog_save_with (RkRecordDialog *self,
                                 RkStoreFunc func,
                                 const char *what,
                                 const char *toast);
/** RkRecordSave: saves what was entered and calls @done with @owner. */
typedef void (*RkRecordSave) (RkContext *context,
                              RkRecord *record,
                              gpointer owner,
                              RkEditDone done);
/** rk_record_dialog_set_save: where saving is more than saving the record of the first form. */
void rk_record_dialog_set_save (RkRecordDialog *self, RkRecordSave save);
/** rk_record_dialog_type: as if typed into a field of the first form. */
void rk_record_dialog_type (RkRecordDialog *self, const char *field, const char *text);
/** rk_record_dialog_offer: the same for what is only offered: Esc closes the dialog while nothing
 * else was typed. */
void rk_record_dialog_offer (RkRecordDialog *self, const char *field, const char *text);
/** rk_record_dialog_offer_delete: the record of the first form can be deleted here, too. */
void rk_record_dialog_offer_delete (RkRecordDialog *self);
/** rk_record_dialog_save: as the button does. */
void rk_record_dialog_save (RkRecordDialog *self);

/** rk_record_dialog_get_form: Returns: (transfer none): the first form */
RkRecordForm *rk_record_dialog_get_form (RkRecordDialog *self);

G_END_DECLS
