/* What is to be known of a sheet before its rows are read: the file says it only behind them. */
#pragma once

#include "rk-xlsx-book.h"

G_BEGIN_DECLS

#define RK_XLSX_MAX_ROWS 1048576
#define RK_XLSX_MAX_MERGES 200000

/** RkXlsxMerge: cells of one column that are merged downwards. Rows from 1, columns from 0 */
typedef struct
{
  guint first_row;
  guint last_row;
  guint column;
} RkXlsxMerge;

/**
 * RkXlsxSurvey:
 * @n_rows: rows that hold a value; 1 for however many where they were not to be counted
 * @n_hidden_rows: of these
 * @n_unsaved: formulas whose result is not in the file
 * @merges: RkXlsxMerge, by first row
 */
typedef struct
{
  guint n_rows;
  guint n_hidden_rows;
  guint n_unsaved;
  GArray *merges;
} RkXlsxSurvey;

/**
 * rk_xlsx_survey_new: reads the sheet from end to end.
 * @part: of a sheet
 * @count: whether the rows are to be counted where nothing else is to be told
 */
RkXlsxSurvey *
rk_xlsx_survey_new (RkXlsxBook *book, const char *part, gboolean count, GError **error);
void rk_xlsx_survey_free (RkXlsxSurvey *survey);

/**
 * rk_xlsx_parse_place: the cell a reference begins with: "BC12:D13".
 * @column: (out): from 0
 * @row: (out) (optional): from 1
 *
 * Returns: (nullable): what follows it; NULL where it is no cell of a sheet
 */
const char *rk_xlsx_parse_place (const char *text, gsize length, guint *column, guint *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkXlsxSurvey, rk_xlsx_survey_free)

G_END_DECLS
