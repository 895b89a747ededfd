/* Chooses several of the activities in the menu of a scheme, by their names; the value is their
 * codes with blanks between. What the menu does not have stays in the value. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_CODES_EDITOR (rk_codes_editor_get_type ())
G_DECLARE_FINAL_TYPE (RkCodesEditor, rk_codes_editor, RK, CODES_EDITOR, AdwBin)

/* Signals: "changed": the person has chosen */

GtkWidget *rk_codes_editor_new (void);
/** rk_codes_editor_set_scheme: whose menu, as it was in a fiscal year. @scheme: 0: none yet */
void rk_codes_editor_set_scheme (RkCodesEditor *self, RkContext *context, gint64 scheme, int year);
void rk_codes_editor_set_text (RkCodesEditor *self, const char *codes);
char *rk_codes_editor_dup_text (RkCodesEditor *self);
/** rk_codes_editor_dup_names: what is chosen, a line each. */
char *rk_codes_editor_dup_names (RkCodesEditor *self);

G_END_DECLS
