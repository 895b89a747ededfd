/* The texts of a letter, and the fields that can be put into them. */
#pragma once

#include <adwaita.h>
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_LETTER_FORM (rk_letter_form_get_type ())
G_DECLARE_FINAL_TYPE (RkLetterForm, rk_letter_form, RK, LETTER_FORM, AdwBin)

/* Signal: typed: somebody wrote something */

GtkWidget *rk_letter_form_new (void);
/** rk_letter_form_show: @letter: (nullable). @document: the paper, which says what fields there are
 */
void rk_letter_form_show (RkLetterForm *self, const RkRecord *letter, const char *document);
/** rk_letter_form_type: the texts of @letter as if somebody had written them. @letter: (nullable)
 */
void rk_letter_form_type (RkLetterForm *self, const RkRecord *letter);
/** rk_letter_form_make: Returns: (transfer full): @letter with the texts as they are written */
RkRecord *rk_letter_form_make (RkLetterForm *self, const RkRecord *letter);

G_END_DECLS
