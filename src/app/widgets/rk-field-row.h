/* One row of a form: the field's label, an editor that suits its type, and below it, where needed,
 * why the value cannot be understood. The texts here are what a person types and reads; turning
 * them into stored values is the form's business. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_FIELD_ROW (rk_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RkFieldRow, rk_field_row, RK, FIELD_ROW, AdwPreferencesRow)

/* Signals:
 *   edited      the person changed the value
 *   left        the focus went elsewhere: a good moment to look at the value
 *   committed   Ctrl+Enter */

/** rk_field_row_new: @field: static, from a kind's table */
GtkWidget *rk_field_row_new (const RkField *field);
const RkField *rk_field_row_get_field (RkFieldRow *self);
/** rk_field_row_set_context: where a field that refers to records finds them. */
void rk_field_row_set_context (RkFieldRow *self, RkContext *context);
/** rk_field_row_narrow: what RkField.within of a field that refers to records is in this record. */
void rk_field_row_narrow (RkFieldRow *self, gint64 value);
/** rk_field_row_set_scheme: whose menu a field with codes offers, as it was in a fiscal year; whose
 * words are offered for one with RkField.offers. */
void rk_field_row_set_scheme (RkFieldRow *self, RkContext *context, gint64 scheme, int year);
/** rk_field_row_set_registration: whose activities a field that tells of each shows, as in the menu
 * of a fiscal year. */
void rk_field_row_set_registration (RkFieldRow *self, RkContext *context, gint64 status, int year);

/**
 * rk_field_row_is_choice: whether the row offers a fixed set; its text is then a stored value.
 */
gboolean rk_field_row_is_choice (RkFieldRow *self);

/**
 * rk_field_row_set_stored: shows a stored value.
 * @stored: (nullable)
 */
void rk_field_row_set_stored (RkFieldRow *self, const char *stored);
/** rk_field_row_set_typed: shows @text as if typed; emits "edited". */
void rk_field_row_set_typed (RkFieldRow *self, const char *text);
/** rk_field_row_dup_typed: Returns: (transfer full): what stands in the row, never NULL */
char *rk_field_row_dup_typed (RkFieldRow *self);
/** rk_field_row_is_touched: whether it differs from what was set last. */
gboolean rk_field_row_is_touched (RkFieldRow *self);

/**
 * rk_field_row_set_problem: says below the editor why the value cannot be understood, marks the
 * editor invalid and, where there is a likely reading, offers it.
 * @problem: (nullable): NULL takes it away
 */
void rk_field_row_set_problem (RkFieldRow *self, const RkProblem *problem);
/** rk_field_row_set_advice: says something of a value that may stay. @advice: (nullable) */
void rk_field_row_set_advice (RkFieldRow *self, const char *advice);
/**
 * rk_field_row_set_original: what an import found in this field and could not understand.
 * @problem: (nullable)
 */
void rk_field_row_set_original (RkFieldRow *self, const RkProblem *problem);
/** rk_field_row_is_invalid: whether a problem with the value itself is shown. */
gboolean rk_field_row_is_invalid (RkFieldRow *self);
void rk_field_row_set_editable (RkFieldRow *self, gboolean editable);

G_END_DECLS
