#include <glib/gi18n-lib.h>

#include "rk-checklist-grid-private.h"
#include "rk-ink.h"

static void
rounded (cairo_t *cr, double x, double y, double width, double height)
{
  double r = 4;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

/* No answer: hatched, so that it is no × in grey. */
static void
draw_hatch (RkChecklistGrid *self, cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  rounded (cr, x, y, width, height);
  cairo_clip (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.16);
  cairo_set_line_width (cr, 1);
  for (double at = x - height; at < x + width; at += 5)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_change (RkChecklistGrid *self, cairo_t *cr, double right, double y, int change, gboolean full)
{
  double size = 4 * rk_checklist_grid_scale (self);
  double x = right - 2.4 * size;

  if (change == 0)
    return;
  rk_ink_colour (GTK_WIDGET (self), cr, full ? "accent_fg_color" : "window_fg_color", 1);
  cairo_move_to (cr, x - size, y + change * size * 0.8);
  cairo_line_to (cr, x + size, y + change * size * 0.8);
  cairo_line_to (cr, x, y - change * size * 0.8);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static int
change_of (RkChecklistGrid *self, const RkChecklistColumn *column, guint item)
{
  return self->show_changes && column->now && column->before ? rk_answer_change (
             self->data->edition, column->before->answers, column->now->answers, item)
                                                             : 0;
}

static void
draw_cell (
    RkChecklistGrid *self, cairo_t *cr, const RkChecklistGridRow *row, guint n, double x, double y)
{
  const RkEdition *edition = self->data->edition;
  const RkChecklistColumn *column = rk_checklist_grid_column (self, n);
  guint item = (guint)row->item;
  int mark = rk_checklist_column_answer (column, item);
  double width = self->cell - 3;
  double height = row->height - 2;
  double depth;
  gboolean full;

  if (mark < 0)
    {
      draw_hatch (self, cr, x + 1.5, y + 1, width, height);
      return;
    }
  full = rk_answer_is_full (edition, column->now->answers, item);
  depth = full ? 1 : rk_answer_points (edition, column->now->answers, item) > 0 ? 0.28 : 0;
  rounded (cr, x + 1.5, y + 1, width, height);
  if (depth > 0)
    rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", depth);
  else
    rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.05);
  cairo_fill (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, full ? "accent_fg_color" : "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, x + self->cell / 2, y + row->height / 2, 0.5,
               rk_edition_mark (edition, (guint)mark)->mark, 0.95, FALSE);
  draw_change (self, cr, x + self->cell, y + row->height / 2, change_of (self, column, item), full);
}

static void
draw_selection (
    RkChecklistGrid *self, cairo_t *cr, const RkChecklistGridRow *row, double x, double y)
{
  rounded (cr, x + 1, y + 0.5, self->cell - 2, row->height - 1);
  rk_ink_colour (GTK_WIDGET (self), cr, "warning_bg_color", 1);
  cairo_set_line_width (cr, gtk_widget_has_focus (GTK_WIDGET (self)) ? 3 : 2);
  cairo_stroke (cr);
}

static void
draw_count (RkChecklistGrid *self, cairo_t *cr, const RkChecklistGridRow *row, double x, double y)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < rk_checklist_grid_n_columns (self); i++)
    n += rk_checklist_grid_column (self, i)->now
         && rk_answer_is_full (self->data->edition,
                               rk_checklist_grid_column (self, i)->now->answers, (guint)row->item);
  words = g_strdup_printf ("%u／%u", n, rk_checklist_grid_n_columns (self));
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.8);
  rk_ink_text (GTK_WIDGET (self), cr, x + COUNT * rk_checklist_grid_scale (self) / 2,
               y + row->height / 2, 0.5, words, 0.9, FALSE);
}

static void
draw_line (RkChecklistGrid *self, cairo_t *cr, double y)
{
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.1);
  cairo_rectangle (cr, 0, floor (y), gtk_widget_get_width (GTK_WIDGET (self)), 1);
  cairo_fill (cr);
}

static void
draw_row_label (RkChecklistGrid *self, cairo_t *cr, const RkChecklistGridRow *row, double y)
{
  g_autoptr (PangoLayout) layout = rk_checklist_grid_row_layout (self, row);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  cairo_move_to (cr, SIDE, y + (row->height - height) / 2);
  pango_cairo_show_layout (cr, layout);
  draw_line (self, cr, y + row->height - 1);
}

/* The rows that can be seen; first the cells, which go below the first column. */
static void
draw_rows (RkChecklistGrid *self, cairo_t *cr, gboolean labels)
{
  double top = HEAD * rk_checklist_grid_scale (self)
               - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL);
  double left
      = self->label - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL);
  double bottom = HEAD * rk_checklist_grid_scale (self) + rk_checklist_grid_body_height (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkChecklistGridRow *row = &g_array_index (self->rows, RkChecklistGridRow, i);
      double y = top + row->y;

      if (y + row->height < 0 || y > bottom)
        continue;
      if (labels)
        draw_row_label (self, cr, row, y);
      if (labels || row->item < 0)
        continue;
      for (guint n = 0; n < rk_checklist_grid_n_columns (self); n++)
        draw_cell (self, cr, row, n, left + n * self->cell, y);
      draw_count (self, cr, row, left + rk_checklist_grid_n_columns (self) * self->cell, y);
      if (row->item == self->item && self->column >= 0)
        draw_selection (self, cr, row, left + self->column * self->cell, y);
    }
}

static void
draw_in (RkChecklistGrid *self,
         cairo_t *cr,
         double x,
         double y,
         double width,
         double height,
         gboolean labels)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  draw_rows (self, cr, labels);
  cairo_restore (cr);
}

/* A name that is wider than its column is set smaller rather than over the next one. */
static void
draw_name (RkChecklistGrid *self, cairo_t *cr, guint n, double x, gboolean current)
{
  const char *name = rk_checklist_grid_column (self, n)->name;
  g_autoptr (PangoLayout) layout = rk_ink_layout (GTK_WIDGET (self), name, 0.85, current);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  rk_ink_text (GTK_WIDGET (self), cr, x, HEAD * rk_checklist_grid_scale (self) / 2, 0.5, name,
               0.85 * MIN (1, (self->cell - 4) / MAX (width, 1)), current);
}

static void
draw_heads (RkChecklistGrid *self, cairo_t *cr, int width)
{
  double scale = rk_checklist_grid_scale (self);
  double left
      = self->label - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL);

  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.7);
  rk_ink_text (GTK_WIDGET (self), cr, SIDE, HEAD * scale / 2, 0, _ ("Item (＊ optional)"), 0.85,
               TRUE);
  draw_line (self, cr, HEAD * scale - 1);
  cairo_save (cr);
  cairo_rectangle (cr, self->label, 0, width - self->label, HEAD * scale);
  cairo_clip (cr);
  for (guint n = 0; n < rk_checklist_grid_n_columns (self); n++)
    {
      gboolean current = (int)n == self->column;

      rk_ink_colour (GTK_WIDGET (self), cr, current ? "accent_color" : "window_fg_color",
                     current ? 1 : 0.8);
      draw_name (self, cr, n, left + (n + 0.5) * self->cell, current);
    }
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.7);
  rk_ink_text (GTK_WIDGET (self), cr,
               left + rk_checklist_grid_n_columns (self) * self->cell + COUNT * scale / 2,
               HEAD * scale / 2, 0.5, _ ("Number Done"), 0.85, TRUE);
  cairo_restore (cr);
}

static char *
dup_foot (RkChecklistGrid *self, const RkRoundAnswers *round)
{
  const RkEdition *edition = self->data->edition;
  g_autoptr (RkLevel) level = NULL;

  if (round == NULL)
    return g_strdup ("－");
  if (edition->levels->len)
    return g_strdup (round->level >= 0
                         ? rk_level_short (rk_edition_level (edition, (guint)round->level)->label)
                         : _ ("below"));
  level = rk_level_compute (edition, round->answers);
  return g_strdup_printf ("%u／%u", level->total.n_full,
                          level->total.n_items - level->total.n_left_out);
}

static void
draw_foot_cell (RkChecklistGrid *self, cairo_t *cr, guint n, double x, double y)
{
  const RkChecklistColumn *column = rk_checklist_grid_column (self, n);
  g_autofree char *now = dup_foot (self, column->now);
  g_autofree char *before = dup_foot (self, column->before);
  double scale = rk_checklist_grid_scale (self);
  gboolean rose = column->now && column->before && column->now->level > column->before->level;
  gboolean fell = column->now && column->before && column->now->level < column->before->level;

  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, x + self->cell / 2, y + 15 * scale, 0.5, now, 1, TRUE);
  if (rose || fell)
    draw_change (self, cr, x + self->cell + 2, y + 15 * scale, rose ? 1 : -1, FALSE);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.65);
  rk_ink_text (GTK_WIDGET (self), cr, x + self->cell / 2, y + 33 * scale, 0.5, before, 0.8, FALSE);
}

static void
draw_foot (RkChecklistGrid *self, cairo_t *cr, int width)
{
  double scale = rk_checklist_grid_scale (self);
  double y = HEAD * scale + MIN (rk_checklist_grid_body_height (self), self->height);
  double left
      = self->label - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL);
  gboolean levels = self->data->edition->levels->len > 0;

  draw_line (self, cr, y);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, SIDE, y + 15 * scale, 0,
               levels ? _ ("Level Reached") : _ ("Items Done"), 0.95, TRUE);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.65);
  rk_ink_text (GTK_WIDGET (self), cr, SIDE, y + 33 * scale, 0, _ ("below: the year before"), 0.8,
               FALSE);
  cairo_save (cr);
  cairo_rectangle (cr, self->label, y, width - self->label, FOOT * scale);
  cairo_clip (cr);
  for (guint n = 0; n < rk_checklist_grid_n_columns (self); n++)
    draw_foot_cell (self, cr, n, left + n * self->cell, y);
  cairo_restore (cr);
}

void
rk_checklist_grid_draw (RkChecklistGrid *self, cairo_t *cr)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double head = HEAD * rk_checklist_grid_scale (self);
  double height = rk_checklist_grid_body_height (self);

  draw_in (self, cr, self->label, head, width - self->label, height, FALSE);
  draw_in (self, cr, 0, head, width, height, TRUE);
  draw_heads (self, cr, width);
  draw_foot (self, cr, width);
}
