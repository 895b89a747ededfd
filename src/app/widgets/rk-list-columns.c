#include "rk-list-columns.h"

#include <glib/gi18n-lib.h>
#include "rk-probe-sorter.h"
#include "rk-width-bin.h"

typedef struct
{
  RkListColumns *owner; /* back, for the factory */
  RkListColumn is;
  RkCellKind kind;
  GtkColumnViewColumn *column;
  GPtrArray *cells; /* RkListCell, borrowed: those that exist now */
  int width;        /* pixels, while it is folded */
} Column;

struct _RkListColumns
{
  GtkColumnView *view;
  RkRowModel *model;
  const RkKind *kind;
  Column *columns;
  guint n_columns;
  guint current; /* column that keys act on */

  char **words;       /* folded, to mark */
  const char **below; /* names of the folded fields */
  double scale;       /* of the text when the widths were set */
  int allotted;       /* pixels */
  guint fold_id;
};

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

static void
show_cell (Column *column, RkListCell *cell, GtkListItem *item)
{
  RkListColumns *self = column->owner;

  rk_list_cell_show (cell, gtk_list_item_get_item (item), (const char *const *)self->words,
                     (const char *const *)self->below);
}

static void
on_setup_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *cell = rk_list_cell_new (column->kind, column->is.field, column->is.ladder, item);

  if (column->is.small)
    gtk_widget_add_css_class (cell, "caption");
  if (column == &column->owner->columns[column->owner->current])
    gtk_widget_add_css_class (cell, "rk-current");
  /* When a row is torn down its cell has gone already: the cell itself has to tell. */
  g_signal_connect_swapped (cell, "destroy", G_CALLBACK (g_ptr_array_remove_fast), column->cells);
  g_ptr_array_add (column->cells, cell);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  show_cell (column, RK_LIST_CELL (gtk_list_item_get_child (item)), item);
}

static void
show_titles_again (RkListColumns *self)
{
  Column *title = &self->columns[0];

  for (guint i = 0; i < title->cells->len; i++)
    {
      RkListCell *cell = g_ptr_array_index (title->cells, i);
      g_autoptr (RkRow) row = rk_row_model_dup_row (self->model, rk_list_cell_get_position (cell));

      rk_list_cell_show (cell, row, (const char *const *)self->words,
                         (const char *const *)self->below);
    }
}

/* ── columns ─────────────────────────────────────────────────────────────────────────────── */

static RkCellKind
cell_kind (const RkKind *kind, const RkListColumn *column, guint number)
{
  RkFieldType type;

  if (column->field == NULL)
    return RK_CELL_CHIPS;
  if (number == 0)
    return RK_CELL_TITLE;
  if (column->ladder)
    return RK_CELL_STEPS;
  type = kind->fields[rk_kind_field (kind, column->field)].type;
  return type == RK_TYPE_INTEGER || type == RK_TYPE_REAL ? RK_CELL_NUMBER : RK_CELL_TEXT;
}

static const char *
column_label (const RkKind *kind, const RkListColumn *column)
{
  if (column->label)
    return _ (column->label);
  return column->field ? _ (kind->fields[rk_kind_field (kind, column->field)].label) : "";
}

static void
add_column (RkListColumns *self, guint number, const RkListColumn *is)
{
  Column *column = &self->columns[number];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;

  column->owner = self;
  column->is = *is;
  column->kind = cell_kind (self->kind, is, number);
  column->cells = g_ptr_array_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), column);
  column->column = gtk_column_view_column_new (column_label (self->kind, is), factory);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  gtk_column_view_column_set_expand (column->column, is->width == 0);
  if (is->field)
    {
      sorter = rk_probe_sorter_new (is->field);
      gtk_column_view_column_set_sorter (column->column, sorter);
    }
  gtk_column_view_append_column (self->view, column->column);
}

/* Figures stand right, so does their heading; the label is a private child of the heading. */
static void
align_headings (RkListColumns *self)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  heading = heading ? gtk_widget_get_first_child (heading) : NULL;
  for (guint i = 0; heading && i < self->n_columns; i++)
    {
      GtkWidget *inner = gtk_widget_get_first_child (heading);

      if (inner && self->columns[i].kind == RK_CELL_NUMBER)
        gtk_widget_set_halign (inner, GTK_ALIGN_END);
      heading = gtk_widget_get_next_sibling (heading);
    }
}

static void
set_widths (RkListColumns *self)
{
  self->scale = rk_text_scale (GTK_WIDGET (self->view));
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (column->is.width == 0)
        continue;
      column->width = (int)(column->is.width * self->scale);
      if (gtk_column_view_column_get_visible (column->column))
        gtk_column_view_column_set_fixed_width (column->column, column->width);
    }
}

/* GTK 4.8 keeps the place of a hidden column free as long as it has a width. */
static void
fold_column (Column *column, gboolean fold)
{
  if (gtk_column_view_column_get_visible (column->column) != fold)
    return;
  if (fold)
    {
      column->width = gtk_column_view_column_get_fixed_width (column->column);
      gtk_column_view_column_set_fixed_width (column->column, 0);
    }
  else
    gtk_column_view_column_set_fixed_width (column->column, column->width);
  gtk_column_view_column_set_visible (column->column, !fold);
}

static void
set_current (RkListColumns *self, guint number)
{
  if (number == self->current)
    return;
  for (guint i = 0; i < self->columns[self->current].cells->len; i++)
    gtk_widget_remove_css_class (self->columns[self->current].cells->pdata[i], "rk-current");
  self->current = number;
  for (guint i = 0; i < self->columns[number].cells->len; i++)
    gtk_widget_add_css_class (self->columns[number].cells->pdata[i], "rk-current");
}

static void
fold_columns (gpointer data)
{
  RkListColumns *self = data;
  double width = self->allotted / self->scale;
  guint n = 0;

  self->fold_id = 0;
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];
      gboolean fold = width < column->is.fold;

      if (fold)
        self->below[n++] = column->is.field;
      fold_column (column, fold);
    }
  self->below[n] = NULL;
  if (!gtk_column_view_column_get_visible (self->columns[self->current].column))
    set_current (self, 0);
  show_titles_again (self);
}

static gboolean
needs_folding (RkListColumns *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (gtk_column_view_column_get_visible (column->column)
          == (self->allotted / self->scale < column->is.fold))
        return TRUE;
    }
  return FALSE;
}

void
rk_list_columns_fit (RkListColumns *self, int width)
{
  self->allotted = width;
  if (rk_text_scale (GTK_WIDGET (self->view)) != self->scale)
    set_widths (self);
  /* Columns cannot come and go in the middle of a layout. */
  if (self->fold_id == 0 && needs_folding (self))
    self->fold_id = g_idle_add_once (fold_columns, self);
}

/* ── the column that keys act on ─────────────────────────────────────────────────────────── */

const char *
rk_list_columns_get_current (RkListColumns *self)
{
  return self->columns[self->current].is.field;
}

void
rk_list_columns_set_current (RkListColumns *self, const char *field)
{
  for (guint i = 0; field && i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].is.field, field) == 0)
      set_current (self, i);
}

void
rk_list_columns_move_current (RkListColumns *self, int step)
{
  int number = (int)self->current + step;

  while (number >= 0 && number < (int)self->n_columns
         && (self->columns[number].is.field == NULL
             || !gtk_column_view_column_get_visible (self->columns[number].column)))
    number += step;
  if (number >= 0 && number < (int)self->n_columns)
    set_current (self, (guint)number);
}

/* The arrow in the heading; also where the order came from a saved condition. */
void
rk_list_columns_show_sort (RkListColumns *self, const char *sort)
{
  gboolean descending = sort && *sort == '-';
  gboolean is_descending;
  const char *field = sort ? sort + descending : NULL;
  const char *now = rk_probe_sorter_ask (gtk_column_view_get_sorter (self->view), &is_descending);

  if (g_strcmp0 (field, now) == 0 && (field == NULL || descending == is_descending))
    return;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; field && i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].is.field, field) == 0)
      gtk_column_view_sort_by_column (self->view, self->columns[i].column,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* ── making and freeing ──────────────────────────────────────────────────────────────────── */

RkListColumns *
rk_list_columns_new (GtkColumnView *view,
                     RkRowModel *model,
                     const RkListColumn *columns,
                     guint n_columns)
{
  RkListColumns *self = g_new0 (RkListColumns, 1);

  self->view = view;
  self->model = model;
  self->kind = rk_row_model_get_kind (model);
  self->columns = g_new0 (Column, n_columns);
  self->below = g_new0 (const char *, n_columns + 1);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, &columns[i]);
  align_headings (self);
  set_widths (self);
  return self;
}

void
rk_list_columns_free (RkListColumns *self)
{
  g_clear_handle_id (&self->fold_id, g_source_remove);
  for (guint i = 0; i < self->n_columns; i++)
    {
      GPtrArray *cells = self->columns[i].cells;

      for (guint k = 0; k < cells->len; k++)
        g_signal_handlers_disconnect_by_data (cells->pdata[k], cells);
      g_ptr_array_unref (cells);
      g_object_unref (self->columns[i].column);
    }
  g_free (self->columns);
  g_free (self->below);
  g_strfreev (self->words);
  g_free (self);
}

void
rk_list_columns_set_words (RkListColumns *self, char **words)
{
  g_strfreev (self->words);
  self->words = words;
  show_titles_again (self);
}
