/* What the parts of the reader of published tables share. */
#pragma once

#include "rk-cross-table.h"

G_BEGIN_DECLS

/** RkCrossRole: what a column of labels says of its rows. */
typedef enum
{
  RK_CROSS_NONE, /* holds numbers, or nothing */
  RK_CROSS_WORDS,
  RK_CROSS_PREFECTURE,
  RK_CROSS_AREA_CODE,
  RK_CROSS_AREA_NAME,
  RK_CROSS_SEX,
  RK_CROSS_AGE,
  RK_CROSS_YEAR,
  RK_CROSS_IGNORED, /* a running number, codes of what the next column says */
} RkCrossRole;

/** rk_cross_number: @text: cleaned. Returns: whether it is a number: 1,234 ▲0.5 38.2% １２ */
gboolean rk_cross_number (const char *text, double *number);
/**
 * rk_cross_mark: what stands in place of a number, in one form: "-", "X", "*", "※", "…", "・",
 * "***". Returns: (nullable) (transfer none)
 */
const char *rk_cross_mark (const char *text);
/** rk_cross_year: a text that says a year: 令和3年度, H30, 2021, 2021年. 0: it does not */
int rk_cross_year (const char *text);
/** rk_cross_year_in: the first year that a title says. */
int rk_cross_year_in (const char *title);
/** rk_cross_is_total: 総数, 計, 合計, 中計, 全体, … */
gboolean rk_cross_is_total (const char *text);

/**
 * rk_cross_resolve: which place a row is about.
 * @prefecture, @code, @name: (nullable): its labels
 * @medical: whether the table is of 二次医療圏
 * @code_out: (out) (transfer full): as in RkCrossArea
 *
 * Returns: FALSE where the row is about none, or about a part of another row (a ward)
 */
gboolean rk_cross_resolve (const char *prefecture,
                           const char *code,
                           const char *name,
                           gboolean medical,
                           char **code_out,
                           char **name_out);

G_END_DECLS
