#include "rk-table-shape.h"
#include "rk-row-look.h"

struct _RkRowSorter
{
  const RkTableShape *shape;
  gboolean after_blank;
  gboolean in_notes;
};

RkRowSorter *
rk_row_sorter_new (const RkTableShape *shape)
{
  RkRowSorter *sorter = g_new0 (RkRowSorter, 1);
  sorter->shape = shape;
  return sorter;
}

void
rk_row_sorter_free (RkRowSorter *sorter)
{
  g_free (sorter);
}

static gboolean
repeats_heading (const RkTableShape *shape, const RkTableRow *row)
{
  for (guint r = 0; r < shape->heading_rows->len; r++)
    {
      const char *const *heading = g_ptr_array_index (shape->heading_rows, r);
      guint n_same = 0;
      guint c = 0;
      while (c < row->n_cells
             && g_str_equal (row->cells[c], c < shape->n_columns ? heading[c] : ""))
        n_same += *row->cells[c++] != '\0';
      if (c == row->n_cells && n_same > 1)
        return TRUE;
    }
  return FALSE;
}

/* Below and between the data. A note has no more cells than 「注：」 and its text. */
static RkRowRole
role_below_heading (RkRowSorter *sorter, const RkTableRow *row, guint n_filled)
{
  guint usual = sorter->shape->usual_cells;
  gboolean sparse = n_filled <= (usual >= 4 ? 2 : 1);
  gboolean alone = n_filled == 1 && usual >= 3;

  if (sparse && (n_filled > 0 && rk_row_is_marked_note (row->cells, row->n_cells)))
    sorter->in_notes = TRUE;
  else if (rk_row_is_subtotal (row->cells, row->n_cells))
    return RK_ROW_SUBTOTAL;
  else if (repeats_heading (sorter->shape, row))
    return RK_ROW_HEADING;
  else
    sorter->in_notes = alone && (sorter->in_notes || sorter->after_blank);
  return sorter->in_notes ? RK_ROW_NOTE : RK_ROW_DATA;
}

RkRowRole
rk_row_sorter_next (RkRowSorter *sorter, const RkTableRow *row)
{
  const RkTableShape *shape = sorter->shape;
  guint n_filled = rk_row_count_filled (row->cells, row->n_cells);
  RkRowRole role;

  if (n_filled == 0)
    {
      sorter->after_blank = row->number >= shape->first_row;
      return RK_ROW_BLANK;
    }
  if (shape->header_row > 0 && row->number >= shape->header_row && row->number < shape->first_row)
    return RK_ROW_HEADING;
  if (row->number < shape->first_row)
    return RK_ROW_TITLE;
  if (shape->last_row > 0 && row->number > shape->last_row)
    return RK_ROW_NOTE;
  role = role_below_heading (sorter, row, n_filled);
  sorter->after_blank = FALSE;
  return role;
}
