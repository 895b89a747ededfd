#include "rk-import-grid.h"

#include <glib/gi18n-lib.h>

#include "rk-gradual.h"
#include "rk-width-bin.h"
#include "rk-words.h"

#define COLUMN_WIDTH 120
#define LETTERS_SHOWN 120

struct _RkImportGridRow
{
  GObject parent_instance;

  guint number;
  char *role;
  char *style;
  char **cells;
  guint n_cells;
  guint64 doubtful; /* bit by cell */
};

/* Pixels at normal text */
#define LEAST_HEIGHT 140

struct _RkImportGrid
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  char **headings;
  gboolean fills; /* the last column takes the room that is left */
};

G_DEFINE_FINAL_TYPE (RkImportGridRow, rk_import_grid_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (RkImportGrid, rk_import_grid, ADW_TYPE_BIN)

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

RkImportGridRow *
rk_import_grid_row_new (guint number, const char *role, const char *style, char **cells)
{
  RkImportGridRow *row = g_object_new (RK_TYPE_IMPORT_GRID_ROW, NULL);

  row->number = number;
  row->role = g_strdup (role);
  row->style = g_strdup (style);
  row->cells = cells;
  row->n_cells = g_strv_length (cells);
  return row;
}

void
rk_import_grid_row_doubt (RkImportGridRow *row, guint cell)
{
  g_return_if_fail (RK_IS_IMPORT_GRID_ROW (row) && cell < 64);

  row->doubtful |= G_GUINT64_CONSTANT (1) << cell;
}

static void
rk_import_grid_row_finalize (GObject *object)
{
  RkImportGridRow *row = RK_IMPORT_GRID_ROW (object);

  g_free (row->role);
  g_free (row->style);
  g_strfreev (row->cells);
  G_OBJECT_CLASS (rk_import_grid_row_parent_class)->finalize (object);
}

static void
rk_import_grid_row_class_init (RkImportGridRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_import_grid_row_finalize;
}

static void
rk_import_grid_row_init (RkImportGridRow *row)
{
}

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

/* A cell may hold a megabyte; nobody reads that here. */
static char *
dup_shown (const char *text)
{
  const char *end = text;

  for (int i = 0; i < LETTERS_SHOWN && *end; i++)
    end = g_utf8_next_char (end);
  return *end ? g_strdup_printf ("%.*s…", (int)(end - text), text) : g_strdup (text);
}

static GtkWidget *
create_cell (gboolean numeric)
{
  GtkWidget *cell
      = g_object_new (GTK_TYPE_INSCRIPTION, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                      "min-lines", 1, "nat-lines", 1, "min-chars", 1, "hexpand", TRUE, "xalign",
                      numeric ? 1.0 : 0.0, "valign", GTK_ALIGN_CENTER, NULL);

  if (numeric)
    gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

static void
on_setup_number_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, create_cell (TRUE));
}

static void
on_setup_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, create_cell (FALSE));
}

/* A factory makes cells only; their row is found above the first of them. */
static void
style_row (GtkWidget *cell, const char *style)
{
  static const char *const styles[] = { "rk-title-row", "rk-heading-row", "rk-note-row" };
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (style, styles[i]) == 0)
      gtk_widget_add_css_class (row, styles[i]);
    else
      gtk_widget_remove_css_class (row, styles[i]);
}

static void
on_bind_number_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  RkImportGridRow *row = gtk_list_item_get_item (item);
  g_autofree char *number = rk_words_count (row->number);
  GtkWidget *cell = gtk_list_item_get_child (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), number);
  style_row (cell, row->style);
}

static void
on_bind_role_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  RkImportGridRow *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), row->role);
}

static void
on_bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  RkImportGridRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  guint column = GPOINTER_TO_UINT (data);
  g_autofree char *text = dup_shown (column < row->n_cells ? row->cells[column] : "");

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, *text ? text : NULL);
  if (column < 64 && row->doubtful >> column & 1)
    gtk_widget_add_css_class (cell, "rk-review");
  else
    gtk_widget_remove_css_class (cell, "rk-review");
}

/* ── columns ─────────────────────────────────────────────────────────────────────────────── */

static void
append_column (
    RkImportGrid *self, const char *title, int width, GCallback setup, GCallback bind, guint data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, GUINT_TO_POINTER (data));
  gtk_column_view_column_set_fixed_width (column, (int)(width * rk_text_scale (GTK_WIDGET (self))));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
fill_with_last (GListModel *columns)
{
  g_autoptr (GtkColumnViewColumn) last
      = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  gtk_column_view_column_set_fixed_width (last, -1);
  gtk_column_view_column_set_expand (last, TRUE);
}

static void
make_columns (RkImportGrid *self, gboolean with_roles)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))),
      (int)(LEAST_HEIGHT * rk_text_scale (GTK_WIDGET (self))));
  g_list_store_remove_all (self->rows);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  append_column (self, _ ("Row"), 56, G_CALLBACK (on_setup_number_cb),
                 G_CALLBACK (on_bind_number_cb), 0);
  if (with_roles)
    append_column (self, _ ("What It Is"), 84, G_CALLBACK (on_setup_text_cb),
                   G_CALLBACK (on_bind_role_cb), 0);
  for (guint c = 0; self->headings[c] && c < RK_IMPORT_GRID_COLUMNS; c++)
    append_column (self, self->headings[c], self->fills ? 2 * COLUMN_WIDTH : COLUMN_WIDTH,
                   G_CALLBACK (on_setup_text_cb), G_CALLBACK (on_bind_text_cb), c);
  if (self->fills)
    fill_with_last (columns);
}

void
rk_import_grid_show (RkImportGrid *self,
                     const char *const *headings,
                     gboolean with_roles,
                     GPtrArray *rows)
{
  g_return_if_fail (RK_IS_IMPORT_GRID (self));

  if (self->headings == NULL || !g_strv_equal ((const char *const *)self->headings, headings))
    {
      g_strfreev (self->headings);
      self->headings = g_strdupv ((char **)headings);
      make_columns (self, with_roles);
    }
  rk_gradual_fill (self->rows, rows);
}

void
rk_import_grid_set_fills (RkImportGrid *self, gboolean fills)
{
  g_return_if_fail (RK_IS_IMPORT_GRID (self));
  self->fills = fills;
}

void
rk_import_grid_set_label (RkImportGrid *self, const char *label)
{
  g_return_if_fail (RK_IS_IMPORT_GRID (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_import_grid_finalize (GObject *object)
{
  RkImportGrid *self = RK_IMPORT_GRID (object);

  g_object_unref (self->rows);
  g_strfreev (self->headings);
  G_OBJECT_CLASS (rk_import_grid_parent_class)->finalize (object);
}

static void
rk_import_grid_class_init (RkImportGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_import_grid_finalize;
}

static void
rk_import_grid_init (RkImportGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkNoSelection *model;

  self->rows = g_list_store_new (RK_TYPE_IMPORT_GRID_ROW);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (model)));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rk-text-grid");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
