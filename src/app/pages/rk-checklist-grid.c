#include "rk-checklist-grid.h"

#include <glib/gi18n-lib.h>

#include "rk-ink.h"
#include "rk-width-bin.h"

/* Pixels at normal text. */
#define HEAD 34
#define FOOT 44
#define LABEL 300
#define NARROWEST_LABEL 150
#define CELL 60
#define NARROWEST_CELL 46
#define COUNT 54
#define PAD 3
#define SIDE 12

/* A heading of a level, or an item. */
typedef struct
{
  guint block;
  int item; /* -1: heading */
  double y;
  double height;
} Row;

struct _RkChecklistGrid
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  RkChecklistData *data;
  GArray *rows; /* Row */
  double label;
  double cell;
  double height; /* of all rows */
  int placed_for;
  int item;
  int column;
  gboolean show_changes;
};

enum
{
  PROP_0,
  PROP_SHOW_CHANGES,
  N_OWN,
  PROP_HADJUSTMENT = N_OWN,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (RkChecklistGrid,
                               rk_checklist_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint selected;
static guint activated;

static double
scale_of (RkChecklistGrid *self)
{
  return rk_text_scale (GTK_WIDGET (self));
}

static guint
n_columns (RkChecklistGrid *self)
{
  return self->data ? self->data->columns->len : 0;
}

static const RkChecklistColumn *
column_at (RkChecklistGrid *self, guint n)
{
  return self->data->columns->pdata[n];
}

static double
offset (RkChecklistGrid *self, GtkOrientation orientation)
{
  return self->adjustments[orientation]
             ? floor (gtk_adjustment_get_value (self->adjustments[orientation]))
             : 0;
}

/* ── where everything stands ─────────────────────────────────────────────────────────────── */

static char *
dup_row_words (RkChecklistGrid *self, const Row *row)
{
  const RkEditionItem *item;

  if (row->item < 0)
    return g_strdup (rk_edition_block (self->data->edition, row->block)->title);
  item = rk_edition_item (self->data->edition, (guint)row->item);
  return g_strdup_printf ("%s%s", item->label, item->required ? "" : "＊");
}

static PangoLayout *
create_row_layout (RkChecklistGrid *self, const Row *row)
{
  g_autofree char *words = dup_row_words (self, row);
  PangoLayout *layout = rk_ink_layout (GTK_WIDGET (self), words, 0.9, row->item < 0);

  pango_layout_set_width (layout, (int)((self->label - 2 * SIDE) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
place_columns (RkChecklistGrid *self, int width)
{
  double scale = scale_of (self);
  double left;

  self->label = CLAMP (width * 0.36, NARROWEST_LABEL * scale, LABEL * scale);
  left = width - self->label - COUNT * scale;
  self->cell = n_columns (self) ? left / n_columns (self) : 0;
  self->cell = CLAMP (self->cell, NARROWEST_CELL * scale, 1.6 * CELL * scale);
}

static void
place_rows (RkChecklistGrid *self)
{
  double y = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      g_autoptr (PangoLayout) layout = create_row_layout (self, row);
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      row->y = y;
      row->height = MAX (height + 2 * PAD, 24 * scale_of (self));
      y += row->height;
    }
  self->height = y;
}

static void
configure (GtkAdjustment *adjustment, double all, double seen)
{
  if (adjustment)
    gtk_adjustment_configure (adjustment,
                              CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (all - seen, 0)),
                              0, MAX (all, seen), 40, seen * 0.9, seen);
}

static double
body_height (RkChecklistGrid *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - (HEAD + FOOT) * scale_of (self), 0);
}

static double
body_width (RkChecklistGrid *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->label, 0);
}

static void
rk_checklist_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (widget);

  if (self->placed_for != width)
    {
      self->placed_for = width;
      place_columns (self, width);
      place_rows (self);
    }
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL], self->height, body_height (self));
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
             n_columns (self) * self->cell + COUNT * scale_of (self), body_width (self));
}

static const Row *
row_of (RkChecklistGrid *self, int item)
{
  for (guint i = 0; item >= 0 && i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->item == item)
        return row;
    }
  return NULL;
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

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
  double size = 4 * scale_of (self);
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
draw_cell (RkChecklistGrid *self, cairo_t *cr, const Row *row, guint n, double x, double y)
{
  const RkEdition *edition = self->data->edition;
  const RkChecklistColumn *column = column_at (self, n);
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
draw_selection (RkChecklistGrid *self, cairo_t *cr, const Row *row, double x, double y)
{
  rounded (cr, x + 1, y + 0.5, self->cell - 2, row->height - 1);
  rk_ink_colour (GTK_WIDGET (self), cr, "warning_bg_color", 1);
  cairo_set_line_width (cr, gtk_widget_has_focus (GTK_WIDGET (self)) ? 3 : 2);
  cairo_stroke (cr);
}

static void
draw_count (RkChecklistGrid *self, cairo_t *cr, const Row *row, double x, double y)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n_columns (self); i++)
    n += column_at (self, i)->now
         && rk_answer_is_full (self->data->edition, column_at (self, i)->now->answers,
                               (guint)row->item);
  words = g_strdup_printf ("%u／%u", n, n_columns (self));
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.8);
  rk_ink_text (GTK_WIDGET (self), cr, x + COUNT * scale_of (self) / 2, y + row->height / 2, 0.5,
               words, 0.9, FALSE);
}

static void
draw_line (RkChecklistGrid *self, cairo_t *cr, double y)
{
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.1);
  cairo_rectangle (cr, 0, floor (y), gtk_widget_get_width (GTK_WIDGET (self)), 1);
  cairo_fill (cr);
}

static void
draw_row_label (RkChecklistGrid *self, cairo_t *cr, const Row *row, double y)
{
  g_autoptr (PangoLayout) layout = create_row_layout (self, row);
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
  double top = HEAD * scale_of (self) - offset (self, GTK_ORIENTATION_VERTICAL);
  double left = self->label - offset (self, GTK_ORIENTATION_HORIZONTAL);
  double bottom = HEAD * scale_of (self) + body_height (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double y = top + row->y;

      if (y + row->height < 0 || y > bottom)
        continue;
      if (labels)
        draw_row_label (self, cr, row, y);
      if (labels || row->item < 0)
        continue;
      for (guint n = 0; n < n_columns (self); n++)
        draw_cell (self, cr, row, n, left + n * self->cell, y);
      draw_count (self, cr, row, left + n_columns (self) * self->cell, y);
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
  const char *name = column_at (self, n)->name;
  g_autoptr (PangoLayout) layout = rk_ink_layout (GTK_WIDGET (self), name, 0.85, current);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  rk_ink_text (GTK_WIDGET (self), cr, x, HEAD * scale_of (self) / 2, 0.5, name,
               0.85 * MIN (1, (self->cell - 4) / MAX (width, 1)), current);
}

static void
draw_heads (RkChecklistGrid *self, cairo_t *cr, int width)
{
  double scale = scale_of (self);
  double left = self->label - offset (self, GTK_ORIENTATION_HORIZONTAL);

  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.7);
  rk_ink_text (GTK_WIDGET (self), cr, SIDE, HEAD * scale / 2, 0, _ ("Item (＊ optional)"), 0.85,
               TRUE);
  draw_line (self, cr, HEAD * scale - 1);
  cairo_save (cr);
  cairo_rectangle (cr, self->label, 0, width - self->label, HEAD * scale);
  cairo_clip (cr);
  for (guint n = 0; n < n_columns (self); n++)
    {
      gboolean current = (int)n == self->column;

      rk_ink_colour (GTK_WIDGET (self), cr, current ? "accent_color" : "window_fg_color",
                     current ? 1 : 0.8);
      draw_name (self, cr, n, left + (n + 0.5) * self->cell, current);
    }
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.7);
  rk_ink_text (GTK_WIDGET (self), cr, left + n_columns (self) * self->cell + COUNT * scale / 2,
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
  const RkChecklistColumn *column = column_at (self, n);
  g_autofree char *now = dup_foot (self, column->now);
  g_autofree char *before = dup_foot (self, column->before);
  double scale = scale_of (self);
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
  double scale = scale_of (self);
  double y = HEAD * scale + MIN (body_height (self), self->height);
  double left = self->label - offset (self, GTK_ORIENTATION_HORIZONTAL);
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
  for (guint n = 0; n < n_columns (self); n++)
    draw_foot_cell (self, cr, n, left + n * self->cell, y);
  cairo_restore (cr);
}

static void
rk_checklist_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double head = HEAD * scale_of (self);
  cairo_t *cr;

  if (self->data == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_in (self, cr, self->label, head, width - self->label, body_height (self), FALSE);
  draw_in (self, cr, 0, head, width, body_height (self), TRUE);
  draw_heads (self, cr, width);
  draw_foot (self, cr, width);
  cairo_destroy (cr);
}

static void
rk_checklist_grid_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (widget);
  double scale = scale_of (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)((NARROWEST_LABEL + 2 * NARROWEST_CELL) * scale);
      *natural = (int)((LABEL + n_columns (self) * CELL + COUNT) * scale);
    }
  else
    {
      *minimum = (int)((HEAD + FOOT + 60) * scale);
      *natural = (int)((HEAD + FOOT) * scale + self->rows->len * 26 * scale);
    }
  *natural = MAX (*natural, *minimum);
}

/* ── the cell that is looked at ──────────────────────────────────────────────────────────── */

char *
rk_checklist_grid_dup_reading (RkChecklistGrid *self)
{
  const RkEdition *edition;
  const RkChecklistColumn *column;
  const char *now, *before;

  g_return_val_if_fail (RK_IS_CHECKLIST_GRID (self), NULL);

  if (self->data == NULL || self->item < 0 || self->column < 0)
    return NULL;
  edition = self->data->edition;
  column = column_at (self, (guint)self->column);
  now = column->now ? rk_answer_sign (edition, column->now->answers, (guint)self->item)
                    : _ ("not begun");
  before = column->before ? rk_answer_sign (edition, column->before->answers, (guint)self->item)
                          : _ ("none");
  /* Translators: council, number, item, mark, mark of last year */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s, %4$s, the year before %5$s"), column->name,
                          rk_edition_item (edition, (guint)self->item)->code,
                          rk_edition_item (edition, (guint)self->item)->label, now, before);
}

static void
tell (RkChecklistGrid *self)
{
  g_autofree char *reading = rk_checklist_grid_dup_reading (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading ? reading : _ ("Marks of all councils"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, selected, 0);
}

static void
scroll_to (RkChecklistGrid *self)
{
  const Row *row = row_of (self, self->item);

  if (row == NULL || self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL], row->y,
                             row->y + row->height);
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                             self->column * self->cell, (self->column + 1) * self->cell);
}

void
rk_checklist_grid_select (RkChecklistGrid *self, int item, int column)
{
  g_return_if_fail (RK_IS_CHECKLIST_GRID (self));

  if (self->data == NULL || n_columns (self) == 0 || self->data->edition->items->len == 0)
    return;
  item = CLAMP (item, 0, (int)self->data->edition->items->len - 1);
  column = CLAMP (column, 0, (int)n_columns (self) - 1);
  if (item == self->item && column == self->column)
    return;
  self->item = item;
  self->column = column;
  scroll_to (self);
  tell (self);
}

void
rk_checklist_grid_get_selected (RkChecklistGrid *self, int *item, int *column)
{
  g_return_if_fail (RK_IS_CHECKLIST_GRID (self));

  *item = self->item;
  *column = self->column;
}

/* First item of the level above or below. */
static int
item_of_level (RkChecklistGrid *self, int step)
{
  const RkEdition *edition = self->data->edition;
  int block = (int)rk_edition_item (edition, (guint)MAX (self->item, 0))->block + step;

  block = CLAMP (block, 0, (int)edition->blocks->len - 1);
  for (guint i = 0; i < edition->items->len; i++)
    if ((int)rk_edition_item (edition, i)->block == block)
      return (int)i;
  return self->item;
}

static gboolean
on_key (RkChecklistGrid *self, guint key, guint code, GdkModifierType state)
{
  int item = MAX (self->item, 0);
  int column = MAX (self->column, 0);

  if (self->data == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      rk_checklist_grid_select (self, item, column - 1);
      return TRUE;
    case GDK_KEY_Right:
      rk_checklist_grid_select (self, item, column + 1);
      return TRUE;
    case GDK_KEY_Up:
      rk_checklist_grid_select (self, item - 1, column);
      return TRUE;
    case GDK_KEY_Down:
      rk_checklist_grid_select (self, item + 1, column);
      return TRUE;
    case GDK_KEY_Home:
      rk_checklist_grid_select (self, item, 0);
      return TRUE;
    case GDK_KEY_End:
      rk_checklist_grid_select (self, item, (int)n_columns (self) - 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      rk_checklist_grid_select (self, item_of_level (self, key == GDK_KEY_Page_Up ? -1 : 1),
                                column);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, activated, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
find_at (RkChecklistGrid *self, double x, double y, int *item, int *column)
{
  double top = HEAD * scale_of (self);

  if (self->data == NULL || x < self->label || y < top || y > top + body_height (self))
    return FALSE;
  *column = (int)((x - self->label + offset (self, GTK_ORIENTATION_HORIZONTAL)) / self->cell);
  y += offset (self, GTK_ORIENTATION_VERTICAL) - top;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->item >= 0 && y >= row->y && y < row->y + row->height)
        {
          *item = row->item;
          return *column < (int)n_columns (self);
        }
    }
  return FALSE;
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, RkChecklistGrid *self)
{
  int item, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_at (self, x, y, &item, &column))
    return;
  rk_checklist_grid_select (self, item, column);
  if (n == 2)
    g_signal_emit (self, activated, 0);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
fill_rows (RkChecklistGrid *self)
{
  const RkEdition *edition = self->data->edition;

  g_array_set_size (self->rows, 0);
  for (guint block = 0; block < edition->blocks->len; block++)
    {
      Row heading = { .block = block, .item = -1 };

      g_array_append_val (self->rows, heading);
      for (guint i = 0; i < edition->items->len; i++)
        {
          Row row = { .block = block, .item = (int)i };

          if (rk_edition_item (edition, i)->block == block)
            g_array_append_val (self->rows, row);
        }
    }
}

void
rk_checklist_grid_show (RkChecklistGrid *self, RkChecklistData *data)
{
  gboolean other = self->data == NULL || self->data->edition->id != data->edition->id;

  g_return_if_fail (RK_IS_CHECKLIST_GRID (self));

  rk_checklist_data_ref (data);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  self->data = data;
  fill_rows (self);
  self->placed_for = -1;
  if (other || self->column >= (int)n_columns (self)
      || self->item >= (int)data->edition->items->len)
    self->item = self->column = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell (self);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_checklist_grid_new (void)
{
  return g_object_new (RK_TYPE_CHECKLIST_GRID, NULL);
}

static void
set_adjustment (RkChecklistGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation])
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], gtk_widget_queue_draw,
                                          self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rk_checklist_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (object);

  switch (id)
    {
    case PROP_SHOW_CHANGES:
      g_value_set_boolean (value, self->show_changes);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_checklist_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (object);

  switch (id)
    {
    case PROP_SHOW_CHANGES:
      self->show_changes = g_value_get_boolean (value);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation)(id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_checklist_grid_dispose (GObject *object)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (object);

  g_clear_pointer (&self->data, rk_checklist_data_unref);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  G_OBJECT_CLASS (rk_checklist_grid_parent_class)->dispose (object);
}

static void
rk_checklist_grid_finalize (GObject *object)
{
  g_array_unref (RK_CHECKLIST_GRID (object)->rows);
  G_OBJECT_CLASS (rk_checklist_grid_parent_class)->finalize (object);
}

static void
rk_checklist_grid_class_init (RkChecklistGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = rk_checklist_grid_get_property;
  object_class->set_property = rk_checklist_grid_set_property;
  object_class->dispose = rk_checklist_grid_dispose;
  object_class->finalize = rk_checklist_grid_finalize;
  widget_class->snapshot = rk_checklist_grid_snapshot;
  widget_class->measure = rk_checklist_grid_measure;
  widget_class->size_allocate = rk_checklist_grid_size_allocate;
  g_object_class_install_property (
      object_class, PROP_SHOW_CHANGES,
      g_param_spec_boolean ("show-changes", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "rkmarks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  selected
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  activated
      = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_checklist_grid_init (RkChecklistGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->item = self->column = -1;
  self->placed_for = -1;
  self->show_changes = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
