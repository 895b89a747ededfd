/* Support and training: what is made out of a case, numbers of certificates of attendance. All of
 * this is for use inside a command. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_support_begin_roadmap: the roadmap of a case: a plan with a line for each 取組 of its logic
 * tree below its 要因 and 課題; nodes that name no line of another plan name theirs. Where the case
 * has a roadmap already, that.
 * It has months as columns where the support is of one fiscal year, else years.
 * @plan: (out)
 */
gboolean rk_support_begin_roadmap (RkDb *db, gint64 support_case, gint64 *plan, GError **error);
/**
 * rk_support_number: gives those who took part in a training and have none the next free numbers
 * of the fiscal year, in the order of the roll.
 * @n: (out): how many
 */
gboolean rk_support_number (RkDb *db, gint64 training, guint *n, GError **error);

/**
 * rk_support_add_sheet: what stands on one sheet of a training's questionnaire.
 * @answers: in the order of the questions; "" or NULL-terminated early: not answered
 * @sheet: (out): its number, from 1
 */
gboolean rk_support_add_sheet (
    RkDb *db, gint64 training, const char *const *answers, guint *sheet, GError **error);

G_END_DECLS
