/* What the parts of the reader of published tables share. */
#pragma once

#include "rk-cross-table.h"
#include "rk-table-source.h"

G_BEGIN_DECLS

/* One row of a sheet; the texts are the grid's. @number: as a spreadsheet counts, from 1 */
typedef struct
{
  guint number;
  guint n;
  const char **cells;
} RkCrossRow;

struct _RkCrossGrid
{
  GArray *rows; /* RkCrossRow */
  guint n_columns;
  char *sheet;
  GStringChunk *texts;
};

/** rk_cross_heading: what stands over a column in a row of headings. */
const char *
rk_cross_heading (const RkCrossMap *map, const RkCrossGrid *grid, guint row, guint column);
/** rk_cross_holds_values: whether most of a column are numbers or marks. */
gboolean rk_cross_holds_values (const RkCrossMap *map, const RkCrossGrid *grid, guint column);
/** rk_cross_map_is_medical: whether the areas are 二次医療圏, as a heading says. */
gboolean rk_cross_map_is_medical (const RkCrossMap *map, const RkCrossGrid *grid);
/** rk_cross_is_value: a number or a mark */
gboolean rk_cross_is_value (const char *text);
/** rk_cross_is_age: 「90以上」 may be a class of anything; an age says so. */
gboolean rk_cross_is_age (const char *text, guint *from, guint *to);

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
/** rk_cross_dup_yearless: @text without the years that it says: what is the same next year. */
char *rk_cross_dup_yearless (const char *text);
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
