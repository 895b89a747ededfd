/* The inside of tables, for the layout and the tests. */
#pragma once

#include <gio/gio.h>

#include "rk-table-chart.h"

G_BEGIN_DECLS

typedef struct
{
  gsize text; /* place in the arena + 1; 0: none */
  gsize ruby; /* likewise */
  gsize signature;
  RkMark mark;
  guint span;
  RkChart *chart; /* borrowed */
} RkTableCell;

struct _RkTableRow
{
  const RkTableColumn *columns; /* borrowed */
  guint n_columns;
  RkTableCell *cells;
  GString *arena;
  RkTableRowFlags flags;
  gsize group; /* place of the label + 1; 0: no group starts here */
  gsize group_note;
};

struct _RkTable
{
  RkTableColumn *columns;
  guint n_columns;
  guint n_rows;
  RkTableRowFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  double size;
  double row_height;   /* points */
  double least_height; /* likewise; 0: none */
  double inset;        /* likewise */
  RkTableRules rules;
  char *empty;
  char *grouped_by;
};

RkTableRow *rk_table_row_new (const RkTable *table);
void rk_table_row_free (RkTableRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTableRow, rk_table_row_free)

/* Empties @row and has the caller fill it. */
void rk_table_fetch (RkTable *self, guint index, RkTableRow *row);

/* The text of a cell, "" if it has none. */
const char *rk_table_row_get_text (const RkTableRow *row, guint column);
/* Its signature, "" if it has none. */
const char *rk_table_row_get_signature (const RkTableRow *row, guint column);

/* Padding of cells, in points. */
#define RK_CELL_PAD_X (1.6 * RK_MM)
#define RK_CELL_PAD_Y (1.1 * RK_MM)

/* No row lower than this is ever split. */
#define RK_SPLIT_HEIGHT (60 * RK_MM)

/**
 * RkTableRange:
 * @slice: 0 for whole rows, else which part of the one row @from, from 1
 *
 * What stands together on one page.
 */
typedef struct
{
  guint from;
  guint to;
  guint slice;
  double height;
  gboolean new_page;   /* begins at the top of a page */
  gboolean head;       /* with the head row */
  gboolean band_again; /* with the label of the group that was cut */
} RkTableRange;

typedef struct
{
  guint row;
  char *label;
  char *note;
} RkTableGroup;

/* What a table becomes at a given width: heights and page breaks, no text. */
typedef struct
{
  RkTable *table;
  double *edges; /* n_columns + 1, from 0 to the width */
  double head_height;
  double band_height;
  float *heights;
  float *least; /* nullable: how low the rows may be; swapped with @heights where @tight */
  gboolean tight;
  guint8 *flags;        /* RkTableRowFlags and RK_ROW_GROUP */
  GArray *groups;       /* RkTableGroup */
  GArray *ranges;       /* RkTableRange */
  GPtrArray *overflows; /* RkOverflow, pages not yet known */
  double tail;          /* height that must stand on the page of the last row: 注 */
  gboolean has_text;    /* a column of sentences: cells are set from the top */
} RkTableLayout;

/* In the flags of a layout only: a group starts at this row. */
#define RK_ROW_GROUP (1 << 7)

RkTableLayout *rk_table_layout_new (
    RkTable *table, RkType *type, double width, GCancellable *cancellable, GError **error);
void rk_table_layout_free (RkTableLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkTableLayout, rk_table_layout_free)

/* The least that must stand together at the head of the table. */
double rk_table_layout_get_start (RkTableLayout *self);

/* Divides the rows; @first_space is what is left of the page the table begins on. */
void
rk_table_layout_break (RkTableLayout *self, RkType *type, double first_space, double page_space);

void rk_table_layout_draw (
    RkTableLayout *self, RkType *type, cairo_t *cr, double x, double y, guint range);

/* The group that @row belongs to, or NULL. */
const RkTableGroup *rk_table_layout_find_group (RkTableLayout *self, guint row);

/* ふりがな above a name; a long one is narrowed, made smaller, then set in two lines. */
#define RK_RUBY_SIZE 6.5
#define RK_RUBY_SMALLEST 5.5
#define RK_RUBY_PITCH 7.8

/* Who said it, under or behind the text. */
#define RK_SIGN_SIZE 7.5
#define RK_SIGN_SIZE_BEHIND 7.0
#define RK_SIGN_PITCH 10.6

/* The text of merged cells that stands upright: ems from one character to the next. */
#define RK_UPRIGHT_STEP 1.5

/* The first column whose cell in @row is not the one above it in @before (NULL: there is none). */
guint rk_table_find_unmerged (const RkTableRow *row, const RkTableRow *before);

/* How a cell is set. */
typedef struct
{
  double x; /* of the column, from the left of the table */
  double width;
  double inner; /* room for text */
  double pad;
  double mark;  /* edge of its mark, 0 for none */
  double above; /* room for a mark above the text, 0 for none */
  double ruby;  /* height of its ruby, 0 for none */
  double pitch;
  double height;        /* of the text */
  gboolean sign_behind; /* its signature is on the last line of the text */
  RkFace face;
  RkFitted fitted;
  RkFitted sign_fitted; /* where there is one, else without lines */
  RkFitted ruby_fitted; /* where there is one */
} RkCellSetting;

void rk_cell_setting_clear (RkCellSetting *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkCellSetting, rk_cell_setting_clear)

void rk_table_layout_set_cell (
    RkTableLayout *self, RkType *type, const RkTableRow *row, guint column, RkCellSetting *setting);
void rk_table_layout_set_heading (RkTableLayout *self,
                                  RkType *type,
                                  guint column,
                                  RkCellSetting *setting);

/* How wide a line of the text of a cell is printed. */
double
rk_cell_setting_get_width (const RkCellSetting *self, RkType *type, const char *text, guint line);
/* The lines of a signature that are below the text. */
guint rk_cell_setting_get_signed (const RkCellSetting *self);

/* Lines of @pitch that a part of a row of @height holds. */
guint rk_table_lines_in (double height, double pitch);

/* The em of headings that stand upright. */
#define RK_VERTICAL_SIZE 7.5

G_END_DECLS
