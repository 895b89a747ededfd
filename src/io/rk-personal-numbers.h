/* 個人番号 must not come into the register, in whatever column of a file they stand. */
#pragma once

#include "rk-table-shape.h"

G_BEGIN_DECLS

/**
 * RkPersonalNumbers: watches the cells of a file. A column holds 個人番号 where two or more cells
 * pass its check digit and they are more than half of the cells with twelve digits (of other
 * numbers one in eleven passes), or where one passes and the heading says so.
 */
typedef struct _RkPersonalNumbers RkPersonalNumbers;

RkPersonalNumbers *rk_personal_numbers_new (const RkTableShape *shape);
void rk_personal_numbers_free (RkPersonalNumbers *self);
/** rk_personal_numbers_look: at a data row; FALSE with %RK_ERROR_FORMAT once it is certain. */
gboolean rk_personal_numbers_look (RkPersonalNumbers *self, const RkTableRow *row, GError **error);
/** rk_personal_numbers_end: FALSE with %RK_ERROR_FORMAT where the rows that were seen hold some. */
gboolean rk_personal_numbers_end (RkPersonalNumbers *self, GError **error);

/**
 * rk_personal_numbers_mask: finds a number within a text that passes the check digit and is written
 * as 個人番号 are: twelve digits, or three groups of four.
 * @said: (out): not set where there is none: whether the text calls it 個人番号 or マイナンバー
 * @alone: (out): whether nothing else stands there
 *
 * Returns: (transfer full) (nullable): the text with ＊ for their digits; NULL: there is none
 */
char *rk_personal_numbers_mask (const char *text, gboolean *said, gboolean *alone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkPersonalNumbers, rk_personal_numbers_free)

G_END_DECLS
