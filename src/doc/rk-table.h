/* A table on paper: fixed columns, elastic text, rows asked for one at a time. */
#pragma once

#include "rk-fit.h"
#include "rk-marks.h"

G_BEGIN_DECLS

/**
 * RkTableColumn:
 *
 * Columns without @width share what is left by @weight, within @min and @max. Zero means the
 * default everywhere. Strings are copied by rk_table_new(). A table whose columns all lack a
 * heading has no head row.
 *
 * Leading columns may be @is_merged: rows below each other that say the same in them (and in those
 * before) have one cell together, drawn again at the top of each page. A merged column without a
 * heading stands under the heading of the one before.
 */
typedef struct
{
  const char *heading; /* "\n" starts a new line */
  double width;        /* mm; fixed */
  double weight;       /* share of the rest; 1 if neither is given */
  double min;          /* mm */
  double max;          /* mm */
  RkAlign align;
  RkFit fit;
  double size;               /* pt; the table's */
  gboolean vertical_heading; /* 縦書き */
  gboolean is_label;         /* its cells look like headings */
  gboolean is_bold;          /* its words are what one looks for */
  gboolean is_middle;        /* in the middle of the row, also beside sentences */
  gboolean marks_above;      /* its marks stand large above the words, not small before them */
  gboolean signed_behind;    /* signatures follow the text on its line where there is room */
  gboolean is_merged;
  gboolean is_vertical; /* the text of its cells stands upright, spaced; only where merged */
} RkTableColumn;

/**
 * RkTableRowFlags:
 * @RK_ROW_BOLD: bold type
 * @RK_ROW_TINT: the tint of head rows behind it (only beside a word or bold face that says the
 * same)
 * @RK_ROW_RULE: a heavier rule above
 * @RK_ROW_KEEP: stays on the page of the row before (totals)
 */
typedef enum
{
  RK_ROW_BOLD = 1 << 0,
  RK_ROW_TINT = 1 << 1,
  RK_ROW_RULE = 1 << 2,
  RK_ROW_KEEP = 1 << 3,
} RkTableRowFlags;

/**
 * RkTableRules:
 * @RK_RULES_ALL: a grid
 * @RK_RULES_ROWS: only level rules: lists on a cover
 * @RK_RULES_FRAME: only the frame: a box of text
 */
typedef enum
{
  RK_RULES_ALL,
  RK_RULES_ROWS,
  RK_RULES_FRAME,
} RkTableRules;

typedef struct _RkTable RkTable;
typedef struct _RkTableRow RkTableRow;

/**
 * RkTableRowFunc:
 * @row: an empty row to fill
 * @index: from 0
 *
 * Fills one row. It is called once when pages are made and once whenever the row is drawn, in any
 * thread that does so, and must give the same each time. It cannot fail: load the data before.
 */
typedef void (*RkTableRowFunc) (RkTableRow *row, guint index, gpointer user_data);

/**
 * rk_table_new:
 * @columns: (array length=n_columns): copied
 *
 * Returns: (transfer full): a table without rows
 */
RkTable *rk_table_new (const RkTableColumn *columns, guint n_columns);
void rk_table_free (RkTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTable, rk_table_free)

void rk_table_set_rows (
    RkTable *self, guint n_rows, RkTableRowFunc func, gpointer user_data, GDestroyNotify destroy);

/** rk_table_set_size: text size in points (9) and smallest row height in mm (6.4). 0 keeps. */
void rk_table_set_size (RkTable *self, double size, double row_height);

/** rk_table_set_least_height: how low rows may be, in mm, where that spares a last page with a few
 * rows; 0: as low as rk_table_set_size() says, always. */
void rk_table_set_least_height (RkTable *self, double row_height);

void rk_table_set_rules (RkTable *self, RkTableRules rules);

/** rk_table_set_inset: room between the frame and the rows, in mm; only with %RK_RULES_FRAME. */
void rk_table_set_inset (RkTable *self, double inset);

/** rk_table_set_empty: the sentence printed in place of rows when there are none. */
void rk_table_set_empty (RkTable *self, const char *sentence);

/** rk_table_set_grouped_by: what its groups are, as a heading of a file: 市町 */
void rk_table_set_grouped_by (RkTable *self, const char *heading);

/** rk_table_row_set_text: @text is copied; marks alone (○ △ ×) are drawn as marks. */
void rk_table_row_set_text (RkTableRow *row, guint column, const char *text);

/** rk_table_row_set_ruby: ふりがな, small above the text of the cell. */
void rk_table_row_set_ruby (RkTableRow *row, guint column, const char *ruby);

/** rk_table_row_set_signature: what stands small under the text of the cell, at the right, or in
 * the middle where the column does: who said it, the year of an amount. "\n" starts a new line. */
void rk_table_row_set_signature (RkTableRow *row, guint column, const char *signature);

/** rk_table_row_set_mark: draws @mark, before the text of the cell if it has any. */
void rk_table_row_set_mark (RkTableRow *row, guint column, RkMark mark);

/** rk_table_row_set_span: the cell of @column takes @n_columns columns. */
void rk_table_row_set_span (RkTableRow *row, guint column, guint n_columns);

void rk_table_row_set_flags (RkTableRow *row, RkTableRowFlags flags);

/**
 * rk_table_row_start_group:
 * @label: printed bold in a band above this row; again with （続き） on the next page
 * @note: (nullable): printed at the right end of the band
 */
void rk_table_row_start_group (RkTableRow *row, const char *label, const char *note);

G_END_DECLS
