#include "rk-checklist-grid-private.h"

#include <glib/gi18n-lib.h>

#include "rk-ink.h"
#include "rk-width-bin.h"

enum
{
  PROP_0,
  PROP_SHOW_CHANGES,
};

G_DEFINE_FINAL_TYPE (RkChecklistGrid, rk_checklist_grid, RK_TYPE_DRAWN_GRID)

static guint selected;
static guint activated;

double
rk_checklist_grid_scale (RkChecklistGrid *self)
{
  return rk_text_scale (GTK_WIDGET (self));
}

guint
rk_checklist_grid_n_columns (RkChecklistGrid *self)
{
  return self->data ? self->data->columns->len : 0;
}

const RkChecklistColumn *
rk_checklist_grid_column (RkChecklistGrid *self, guint n)
{
  return self->data->columns->pdata[n];
}

/* ── where everything stands ─────────────────────────────────────────────────────────────── */

static char *
dup_row_words (RkChecklistGrid *self, const RkChecklistGridRow *row)
{
  const RkEditionItem *item;

  if (row->item < 0)
    return g_strdup (rk_edition_block (self->data->edition, row->block)->title);
  item = rk_edition_item (self->data->edition, (guint)row->item);
  return g_strdup_printf ("%s%s", item->label, item->required ? "" : "＊");
}

PangoLayout *
rk_checklist_grid_row_layout (RkChecklistGrid *self, const RkChecklistGridRow *row)
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
  double scale = rk_checklist_grid_scale (self);
  double left;

  self->label = CLAMP (width * 0.36, NARROWEST_LABEL * scale, LABEL * scale);
  left = width - self->label - COUNT * scale;
  self->cell = rk_checklist_grid_n_columns (self) ? left / rk_checklist_grid_n_columns (self) : 0;
  self->cell = CLAMP (self->cell, NARROWEST_CELL * scale, 1.6 * CELL * scale);
}

static void
place_rows (RkChecklistGrid *self)
{
  double y = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      RkChecklistGridRow *row = &g_array_index (self->rows, RkChecklistGridRow, i);
      g_autoptr (PangoLayout) layout = rk_checklist_grid_row_layout (self, row);
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      row->y = y;
      row->height = MAX (height + 2 * PAD, 24 * rk_checklist_grid_scale (self));
      y += row->height;
    }
  self->height = y;
}

double
rk_checklist_grid_body_height (RkChecklistGrid *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self))
                  - (HEAD + FOOT) * rk_checklist_grid_scale (self),
              0);
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
  rk_drawn_grid_extend (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL, self->height,
                        rk_checklist_grid_body_height (self));
  rk_drawn_grid_extend (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL,
                        rk_checklist_grid_n_columns (self) * self->cell
                            + COUNT * rk_checklist_grid_scale (self),
                        body_width (self));
}

static const RkChecklistGridRow *
row_of (RkChecklistGrid *self, int item)
{
  for (guint i = 0; item >= 0 && i < self->rows->len; i++)
    {
      const RkChecklistGridRow *row = &g_array_index (self->rows, RkChecklistGridRow, i);

      if (row->item == item)
        return row;
    }
  return NULL;
}

static void
rk_checklist_grid_draw_all (RkDrawnGrid *grid, cairo_t *cr)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (grid);

  if (self->data)
    rk_checklist_grid_draw (self, cr);
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
  double scale = rk_checklist_grid_scale (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)((NARROWEST_LABEL + 2 * NARROWEST_CELL) * scale);
      *natural = (int)((LABEL + rk_checklist_grid_n_columns (self) * CELL + COUNT) * scale);
    }
  else
    {
      *minimum = (int)((HEAD + FOOT + 60) * scale);
      *natural = (int)((HEAD + FOOT) * scale + self->rows->len * 26 * scale);
    }
  *natural = MAX (*natural, *minimum);
}

/* ── the cell that is looked at ──────────────────────────────────────────────────────────── */

static char *
dup_words_of (RkChecklistGrid *self, int item, int column)
{
  const RkEdition *edition = self->data->edition;
  const RkChecklistColumn *entry = rk_checklist_grid_column (self, (guint)column);
  const char *now
      = entry->now ? rk_answer_sign (edition, entry->now->answers, (guint)item) : _ ("not begun");
  const char *before
      = entry->before ? rk_answer_sign (edition, entry->before->answers, (guint)item) : _ ("none");

  /* Translators: council, number, item, mark, mark of last year */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s, %4$s, the year before %5$s"), entry->name,
                          rk_edition_item (edition, (guint)item)->code,
                          rk_edition_item (edition, (guint)item)->label, now, before);
}

char *
rk_checklist_grid_dup_reading (RkChecklistGrid *self)
{
  g_return_val_if_fail (RK_IS_CHECKLIST_GRID (self), NULL);

  if (self->data == NULL || self->item < 0 || self->column < 0)
    return NULL;
  return dup_words_of (self, self->item, self->column);
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
  const RkChecklistGridRow *row = row_of (self, self->item);

  if (row == NULL)
    return;
  rk_drawn_grid_reveal (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL, row->y,
                        row->y + row->height);
  rk_drawn_grid_reveal (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL, self->column * self->cell,
                        (self->column + 1) * self->cell);
}

void
rk_checklist_grid_select (RkChecklistGrid *self, int item, int column)
{
  g_return_if_fail (RK_IS_CHECKLIST_GRID (self));

  if (self->data == NULL || rk_checklist_grid_n_columns (self) == 0
      || self->data->edition->items->len == 0)
    return;
  item = CLAMP (item, 0, (int)self->data->edition->items->len - 1);
  column = CLAMP (column, 0, (int)rk_checklist_grid_n_columns (self) - 1);
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
rk_checklist_grid_key (RkDrawnGrid *grid, guint key, GdkModifierType state)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (grid);
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
      rk_checklist_grid_select (self, item, (int)rk_checklist_grid_n_columns (self) - 1);
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
  double top = HEAD * rk_checklist_grid_scale (self);

  if (self->data == NULL || x < self->label || y < top
      || y > top + rk_checklist_grid_body_height (self))
    return FALSE;
  *column = (int)((x - self->label
                   + rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL))
                  / self->cell);
  y += rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL) - top;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkChecklistGridRow *row = &g_array_index (self->rows, RkChecklistGridRow, i);

      if (row->item >= 0 && y >= row->y && y < row->y + row->height)
        {
          *item = row->item;
          return *column < (int)rk_checklist_grid_n_columns (self);
        }
    }
  return FALSE;
}

char *
rk_checklist_grid_dup_reading_at (RkChecklistGrid *self, double x, double y)
{
  int item, column;

  g_return_val_if_fail (RK_IS_CHECKLIST_GRID (self), NULL);

  return find_at (self, x, y, &item, &column) ? dup_words_of (self, item, column) : NULL;
}

static gboolean
on_query_tooltip (RkChecklistGrid *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = keyboard ? rk_checklist_grid_dup_reading (self)
                                    : rk_checklist_grid_dup_reading_at (self, x, y);

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

/* Who comes with the Tab key sees where the arrows begin. */
static void
on_entered (RkChecklistGrid *self)
{
  if (self->item < 0)
    rk_checklist_grid_select (self, 0, 0);
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, RkChecklistGrid *self)
{
  int item, column;

  if (find_at (self, x, y, &item, &column))
    rk_checklist_grid_select (self, item, column);
  else
    n = 1;
  gtk_widget_grab_focus (GTK_WIDGET (self));
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
      RkChecklistGridRow heading = { .block = block, .item = -1 };

      g_array_append_val (self->rows, heading);
      for (guint i = 0; i < edition->items->len; i++)
        {
          RkChecklistGridRow row = { .block = block, .item = (int)i };

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
  if (other || self->column >= (int)rk_checklist_grid_n_columns (self)
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
rk_checklist_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (object);

  switch (id)
    {
    case PROP_SHOW_CHANGES:
      g_value_set_boolean (value, self->show_changes);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_checklist_grid_dispose (GObject *object)
{
  RkChecklistGrid *self = RK_CHECKLIST_GRID (object);

  g_clear_pointer (&self->data, rk_checklist_data_unref);
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
  RkDrawnGridClass *grid_class = RK_DRAWN_GRID_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = rk_checklist_grid_get_property;
  object_class->set_property = rk_checklist_grid_set_property;
  object_class->dispose = rk_checklist_grid_dispose;
  object_class->finalize = rk_checklist_grid_finalize;
  grid_class->draw = rk_checklist_grid_draw_all;
  grid_class->key = rk_checklist_grid_key;
  widget_class->measure = rk_checklist_grid_measure;
  widget_class->size_allocate = rk_checklist_grid_size_allocate;
  g_object_class_install_property (
      object_class, PROP_SHOW_CHANGES,
      g_param_spec_boolean ("show-changes", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "rkmarks");
  selected
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  activated
      = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_checklist_grid_init (RkChecklistGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (RkChecklistGridRow));
  self->item = self->column = -1;
  self->placed_for = -1;
  self->show_changes = TRUE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
