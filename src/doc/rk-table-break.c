/* Where a table is divided into pages: arithmetic on row heights, no text. */
#include "rk-table-private.h"

#include <math.h>

/* Half a micron: sums of heights must not open a page for a rounding error. */
#define EPSILON 0.001

/* A part of a row that is split is at least this high. */
#define SMALLEST_SLICE (25 * RK_MM)

/* Rows that must follow each other are looked at together, but not without end. */
#define LONGEST_CHAIN 8

/* So few rows on a last page are brought onto the one before, where rows may be lower. */
#define FEW_ROWS 4

typedef struct
{
  RkTableLayout *layout;
  RkType *type;
  double page_space;
  double space;   /* left on the page */
  gboolean fresh; /* the page has nothing but this table */
  RkTableRange range;
} Breaker;

static double
get_row_height (RkTableLayout *self, guint row)
{
  return self->heights[row] + (self->flags[row] & RK_ROW_GROUP ? self->band_height : 0);
}

/* A group head keeps two rows, the table head two, and a total the row before it. */
static gboolean
must_follow (RkTableLayout *self, guint row)
{
  if (row + 1 >= self->table->n_rows)
    return FALSE;
  if (self->flags[row + 1] & RK_ROW_KEEP)
    return TRUE;
  return (row == 0 || self->flags[row] & RK_ROW_GROUP) && !(self->flags[row + 1] & RK_ROW_GROUP);
}

static double
get_need (RkTableLayout *self, guint row)
{
  double need = get_row_height (self, row);

  for (guint i = 0; i < LONGEST_CHAIN && must_follow (self, row); i++)
    need += get_row_height (self, ++row);
  return need + (row + 1 == self->table->n_rows ? self->tail : 0);
}

double
rk_table_layout_get_start (RkTableLayout *self)
{
  double start = self->table->n_rows > 0 ? get_need (self, 0) : self->table->row_height;

  return self->head_height + start;
}

static void
begin_range (Breaker *b, guint row, guint slice, gboolean new_page, gboolean head)
{
  RkTableLayout *layout = b->layout;
  gboolean cut = slice > 1 || !(layout->flags[row] & RK_ROW_GROUP);
  RkTableRange range
      = { .from = row, .to = row, .slice = slice, .new_page = new_page, .head = head };

  if (new_page)
    {
      b->space = b->page_space;
      b->fresh = TRUE;
    }
  range.band_again = new_page && cut && rk_table_layout_find_group (layout, row) != NULL;
  range.height = (head ? layout->head_height : 0) + (range.band_again ? layout->band_height : 0);
  b->space -= range.height;
  b->range = range;
}

static void
end_range (Breaker *b)
{
  if (b->range.to > b->range.from)
    g_array_append_val (b->layout->ranges, b->range);
}

static void
start_page (Breaker *b, guint row)
{
  end_range (b);
  begin_range (b, row, 0, TRUE, TRUE);
}

static void
take_row (Breaker *b, guint row)
{
  double height = get_row_height (b->layout, row);

  b->range.to = row + 1;
  b->range.height += height;
  b->space -= height;
}

guint
rk_table_lines_in (double height, double pitch)
{
  return (guint)MAX (floor ((height - 2 * RK_CELL_PAD_Y) / pitch + EPSILON), 0);
}

/* The lines that each cell still has to print, and their pitch. */
typedef struct
{
  guint lines;
  double pitch;
} Rest;

static GArray *
collect_rests (Breaker *b, guint index)
{
  RkTable *table = b->layout->table;
  g_autoptr (RkTableRow) row = rk_table_row_new (table);
  g_auto (RkCellSetting) setting = { 0 };
  GArray *rests = g_array_new (FALSE, FALSE, sizeof (Rest));

  rk_table_fetch (table, index, row);
  for (guint i = 0; i < table->n_columns; i += MAX (row->cells[i].span, 1))
    if (row->cells[i].text > 0)
      {
        Rest rest;

        rk_table_layout_set_cell (b->layout, b->type, row, i, &setting);
        rest.lines = setting.fitted.lines->len + rk_cell_setting_get_signed (&setting);
        rest.pitch = setting.pitch;
        g_array_append_val (rests, rest);
      }
  return rests;
}

static double
get_rest_height (GArray *rests)
{
  double height = 0;

  for (guint i = 0; i < rests->len; i++)
    {
      const Rest *rest = &g_array_index (rests, Rest, i);

      height = MAX (height, rest->lines * rest->pitch);
    }
  return height > 0 ? height + 2 * RK_CELL_PAD_Y : 0;
}

/* Returns whether a part of @height holds any line at all. */
static gboolean
use_lines (GArray *rests, double height)
{
  gboolean any = FALSE;

  for (guint i = 0; i < rests->len; i++)
    {
      Rest *rest = &g_array_index (rests, Rest, i);
      guint n_lines = MIN (rest->lines, rk_table_lines_in (height, rest->pitch));

      rest->lines -= n_lines;
      any = any || n_lines > 0;
    }
  return any;
}

static void
take_slice (Breaker *b, guint row, double height)
{
  b->range.to = row + 1;
  b->range.height += height;
  b->space -= height;
  end_range (b);
}

/* A row that no page holds, or that is so high that it may be split: as much as fits on each. */
static void
slice_row (Breaker *b, guint row)
{
  double band = get_row_height (b->layout, row) - b->layout->heights[row];
  g_autoptr (GArray) rests = collect_rests (b, row);
  double rest;

  if (b->range.to > b->range.from)
    {
      end_range (b);
      begin_range (b, row, 1, FALSE, FALSE);
    }
  b->range.slice = 1;
  while ((rest = get_rest_height (rests)) > 0)
    {
      double above = b->range.slice == 1 ? band : 0;
      double height = MIN (rest, b->space - above);
      guint next = b->range.slice + 1;

      /* A head as high as the page leaves no room: better to run over than to go on for ever. */
      if (!use_lines (rests, height) && b->range.slice > 1)
        {
          take_slice (b, row, rest);
          break;
        }
      take_slice (b, row, height + above);
      if (get_rest_height (rests) > 0)
        begin_range (b, row, next, TRUE, TRUE);
    }
  if (row + 1 < b->layout->table->n_rows)
    begin_range (b, row + 1, 0, FALSE, FALSE);
  else
    b->range.to = b->range.from;
}

static gboolean
may_slice (Breaker *b, guint row)
{
  double height = b->layout->heights[row];
  double room = b->page_space - b->layout->head_height - 2 * b->layout->band_height;

  /* A row that is only high because all rows are has nothing to split. */
  return height > b->layout->table->row_height && (height > RK_SPLIT_HEIGHT || height > room);
}

static void
place_row (Breaker *b, guint row)
{
  RkTableLayout *layout = b->layout;
  double whole = b->page_space - layout->head_height - layout->band_height;
  double need = get_need (layout, row);

  /* What no page can hold together need not stand together. */
  if (need > whole)
    need = get_row_height (layout, row);
  if (need <= b->space + EPSILON)
    {
      take_row (b, row);
      return;
    }
  if (may_slice (b, row))
    {
      if (b->space < SMALLEST_SLICE + layout->band_height && !(b->fresh && b->range.to == row))
        start_page (b, row);
      if (get_row_height (layout, row) <= b->space + EPSILON)
        take_row (b, row);
      else
        slice_row (b, row);
      return;
    }
  start_page (b, row);
  take_row (b, row);
}

static void
break_rows (RkTableLayout *self, RkType *type, double first_space, double page_space)
{
  Breaker b = { .layout = self, .type = type, .page_space = page_space, .space = first_space };

  g_array_set_size (self->ranges, 0);
  begin_range (&b, 0, 0, FALSE, TRUE);
  for (guint row = 0; row < self->table->n_rows; row++)
    place_row (&b, row);
  end_range (&b);
}

static void
tighten (RkTableLayout *self)
{
  float *heights = self->heights;

  self->heights = self->least;
  self->least = heights;
  self->tight = !self->tight;
}

static guint
count_pages (RkTableLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    n += g_array_index (self->ranges, RkTableRange, i).new_page;
  return n;
}

/* The last page holds so few rows that nobody would look for them there. */
static gboolean
leaves_few (RkTableLayout *self)
{
  const RkTableRange *last = &g_array_index (self->ranges, RkTableRange, self->ranges->len - 1);

  return last->new_page && last->slice == 0 && last->to - last->from <= FEW_ROWS;
}

void
rk_table_layout_break (RkTableLayout *self, RkType *type, double first_space, double page_space)
{
  guint n_pages;

  if (self->table->n_rows == 0)
    {
      RkTableRange only
          = { .head = TRUE, .new_page = rk_table_layout_get_start (self) > first_space };

      g_array_set_size (self->ranges, 0);
      only.height = self->head_height + self->table->row_height;
      g_array_append_val (self->ranges, only);
      return;
    }
  if (self->tight)
    tighten (self);
  break_rows (self, type, first_space, page_space);
  if (self->least == NULL || !leaves_few (self))
    return;
  n_pages = count_pages (self);
  tighten (self);
  break_rows (self, type, first_space, page_space);
  if (count_pages (self) < n_pages)
    return;
  tighten (self);
  break_rows (self, type, first_space, page_space);
}
