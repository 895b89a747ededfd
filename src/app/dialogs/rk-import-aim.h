/* 制度・区分: what the rows of a list of registrations are of that do not say. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_AIM (rk_import_aim_get_type ())
G_DECLARE_FINAL_TYPE (RkImportAim, rk_import_aim, RK, IMPORT_AIM, AdwBin)

/* Signals:
 *   chosen   a person chose another one; the session has it */

/** rk_import_aim_new: @label: what names it for the screen reader */
GtkWidget *rk_import_aim_new (RkImportSession *session, GtkWidget *label);
/** rk_import_aim_show: shows what the session has. No signal. */
void rk_import_aim_show (RkImportAim *self);
/** rk_import_aim_choose: as if the person had. */
void rk_import_aim_choose (RkImportAim *self, const char *words);
/** rk_import_aim_get_words: 「ふじのくに健康づくり推進事業所・登録」 */
const char *rk_import_aim_get_words (RkImportAim *self);

G_END_DECLS
