/* Where a published table begins and ends: titles above it, one to three heading rows, data, notes
 * and sums. What is found can be corrected: rk_table_shape_choose(), and @last_row may be set. */
#pragma once

#include "rk-synonyms.h"
#include "rk-table-source.h"

G_BEGIN_DECLS

#define RK_TABLE_MAX_HEADING_ROWS 3

/**
 * RkRowRole: what a row is. Only %RK_ROW_DATA is data.
 * @RK_ROW_TITLE: above the heading
 * @RK_ROW_HEADING: the heading, and its repetition further down
 * @RK_ROW_BLANK: no cell has a visible character
 * @RK_ROW_NOTE: 注, ※, 出典, and what stands by itself after a blank row; below @last_row
 * @RK_ROW_SUBTOTAL: 計, 小計, 合計 with nothing but numbers beside it
 * @RK_ROW_DATA: anything else
 */
typedef enum
{
  RK_ROW_TITLE,
  RK_ROW_HEADING,
  RK_ROW_BLANK,
  RK_ROW_NOTE,
  RK_ROW_SUBTOTAL,
  RK_ROW_DATA,
} RkRowRole;

/**
 * RkTableShape:
 * @header_row: first heading row as a spreadsheet counts, 0: the table has none
 * @n_header_rows: 0 to 3
 * @first_row: first row that may be data
 * @last_row: rows below are notes; 0: notes are told by their look
 * @n_columns: columns in which anything was seen
 * @headings: (array length=n_columns): what to call each column, never empty and all different:
 *   rows joined 規模・従業員数; where there is none, or one is repeated, with the column's letter
 * @usual_cells: how many cells of a data row are usually filled
 * @corporate_list: the 法人番号 download (30 columns, no heading)
 */
typedef struct
{
  guint header_row;
  guint n_header_rows;
  guint first_row;
  guint last_row;
  guint n_columns;
  char **headings;
  guint usual_cells;
  gboolean corporate_list;

  /*< private >*/
  GPtrArray *heading_rows; /* char **, to know them again further down */
} RkTableShape;

/**
 * rk_table_shape_detect: looks at the first 200 rows; leaves @source at the first row. The heading
 * is, among rows that fill at least half of the usual columns and hold no values (numbers, dates,
 * addresses, company forms …), the one with the most words of @known (two or more); without such a
 * word the first full row, unless it holds values or they come again in their column below. Rows
 * directly above and below belong to the heading where they fill its gaps (merged cells).
 * @known: (nullable): words that speak for a heading row
 * @error: %RK_ERROR_FORMAT where there is no data row; whatever reading reports
 */
RkTableShape *
rk_table_shape_detect (RkTableSource *source, const RkSynonyms *known, GError **error);
/**
 * rk_table_shape_choose: the shape where a person says which rows are the heading.
 * @header_row: 0: none
 * @n_header_rows: 1 to 3, ignored where @header_row is 0
 * @error: %RK_ERROR_INVALID where the file has no such row
 */
RkTableShape *rk_table_shape_choose (RkTableSource *source,
                                     guint header_row,
                                     guint n_header_rows,
                                     GError **error);
void rk_table_shape_free (RkTableShape *shape);

/** RkRowSorter: tells the role of each row of a file, from the first to the last. */
typedef struct _RkRowSorter RkRowSorter;

/** rk_row_sorter_new: @shape: (transfer none): must outlive the sorter */
RkRowSorter *rk_row_sorter_new (const RkTableShape *shape);
void rk_row_sorter_free (RkRowSorter *sorter);
/** rk_row_sorter_next: the role of @row, which must be the one after the last. */
RkRowRole rk_row_sorter_next (RkRowSorter *sorter, const RkTableRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTableShape, rk_table_shape_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkRowSorter, rk_row_sorter_free)

G_END_DECLS
