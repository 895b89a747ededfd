/* Chooses one record of a kind: the value of a field that refers to others (the body of a seat, the
 * person of an appointment). A button with the record's name; its popover searches while one types
 * and can add a record that is missing. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORD_CHOOSER (rk_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordChooser, rk_record_chooser, RK, RECORD_CHOOSER, AdwBin)

/* Signals:
 *   chosen   another record was chosen, by a person or by rk_record_chooser_choose() */

/**
 * rk_record_chooser_new:
 * @kind: of the records
 * @optional: offers 「（なし）」
 */
GtkWidget *rk_record_chooser_new (const RkKind *kind, gboolean optional);
/** rk_record_chooser_set_context: before it, nothing can be chosen. */
void rk_record_chooser_set_context (RkRecordChooser *self, RkContext *context);
/** rk_record_chooser_narrow: only records are offered that have @value in the field called @field
 * (a string that stays); 0: all. What was chosen and is none of them is given up; where nothing
 * is chosen and there is one only, that one is. */
void rk_record_chooser_narrow (RkRecordChooser *self, const char *field, gint64 value);
/** rk_record_chooser_set_only: @only: (nullable): RkField.only: others are not offered; what is
 * chosen stays. */
void rk_record_chooser_set_only (RkRecordChooser *self, const char *only);
/** rk_record_chooser_set_id: shows a record; 0: none. No signal. */
void rk_record_chooser_set_id (RkRecordChooser *self, gint64 id);
gint64 rk_record_chooser_get_id (RkRecordChooser *self);
/** rk_record_chooser_choose: as if the person had. */
void rk_record_chooser_choose (RkRecordChooser *self, gint64 id);
/** rk_record_chooser_search: opens the list and looks for @text. */
void rk_record_chooser_search (RkRecordChooser *self, const char *text);
/** rk_record_chooser_dup_name: what is read on the button; "" where nothing is chosen. */
char *rk_record_chooser_dup_name (RkRecordChooser *self);
/** rk_record_chooser_set_label: whose label the button bears for the screen reader. */
void rk_record_chooser_set_label (RkRecordChooser *self, GtkWidget *label);

/**
 * rk_record_dup_details: what tells a record from others of its name, for a second line.
 * @record: of any kind
 * Returns: (transfer full): "" where there is nothing
 */
char *rk_record_dup_details (const RkRecord *record);

G_END_DECLS
