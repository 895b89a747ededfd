/* A form for one record of any kind, made from its field table: one group of rows per
 * RkField.group, one row per field, in the order of the table. A value that cannot be understood
 * keeps what was typed and says below it why, for the eye and for the screen reader. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORD_FORM (rk_record_form_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordForm, rk_record_form, RK, RECORD_FORM, AdwBin)

/* Properties:
 *   changed    whether anything differs from the record shown (read, notified)
 *   editable   FALSE: the values as text (another person is writing)
 * Signals:
 *   edited     the person changed a value
 *   settled    the person left a row whose value has changed and can be understood
 *   committed  Ctrl+Enter in any row */

/** rk_record_form_new: fields of @kind that have a group; internal and derived ones left out. */
GtkWidget *rk_record_form_new (const RkKind *kind);
/**
 * rk_record_form_new_for: only these fields, in this order.
 * @fields: (array zero-terminated=1): field names
 */
GtkWidget *rk_record_form_new_for (const RkKind *kind, const char *const *fields);

/**
 * rk_record_form_set_context: before rk_record_form_set_record(), where the kind has fields that
 * refer to other records: their rows then offer these by name, with a search.
 */
void rk_record_form_set_context (RkRecordForm *self, RkContext *context);
/**
 * rk_record_form_set_record: what the form starts from.
 * @record: (nullable): NULL: an empty form for a new record
 */
void rk_record_form_set_record (RkRecordForm *self, RkRecord *record);
/** rk_record_form_get_record: Returns: (nullable) (transfer none) */
RkRecord *rk_record_form_get_record (RkRecordForm *self);
/**
 * rk_record_form_set_reviews: values that an import could not understand, shown at their field as
 * they were typed.
 * @reviews: (nullable): array of RkRecord of rk_kind_review
 */
void rk_record_form_set_reviews (RkRecordForm *self, GPtrArray *reviews);
/**
 * rk_record_form_offer: whether these fields may be entered; groups without any are not shown.
 * @fields: (array zero-terminated=1): field names
 */
void rk_record_form_offer (RkRecordForm *self, const char *const *fields, gboolean offered);
/** rk_record_form_set_editable: FALSE shows the values as text. */
void rk_record_form_set_editable (RkRecordForm *self, gboolean editable);

gboolean rk_record_form_is_changed (RkRecordForm *self);
/** rk_record_form_is_touched: whether the person changed this field (edit-many takes only these).
 */
gboolean rk_record_form_is_touched (RkRecordForm *self, const char *field);
/** rk_record_form_dup_touched: their names. Returns: (transfer full) (array zero-terminated=1) */
char **rk_record_form_dup_touched (RkRecordForm *self);
/** rk_record_form_dup_typed: the text in the field's row, or the stored value of its choice. */
char *rk_record_form_dup_typed (RkRecordForm *self, const char *field);
/** rk_record_form_type: puts @text into the field's row as if typed. */
void rk_record_form_type (RkRecordForm *self, const char *field, const char *text);

/**
 * rk_record_form_end: the record as it stands in the form.
 * @partial: only what was touched is looked at; required fields may be missing (edit-many)
 *
 * Returns: (transfer full) (nullable): NULL where there are problems: all of them are shown and
 * the first has the focus
 */
RkRecord *rk_record_form_end (RkRecordForm *self, gboolean partial);
/** rk_record_form_show_problems: problems found elsewhere. @problems: array of RkProblem */
void rk_record_form_show_problems (RkRecordForm *self, GPtrArray *problems);
/** rk_record_form_focus_field: @field: (nullable): NULL: the first row */
gboolean rk_record_form_focus_field (RkRecordForm *self, const char *field);

G_END_DECLS
