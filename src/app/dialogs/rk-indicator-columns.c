#include "rk-indicator-columns.h"

#include <glib/gi18n-lib.h>

#include "rk-wheel.h"

/* A table with more columns is shown so far; the others are read as they were recognised. */
#define MOST_COLUMNS 60
#define ROWS_SHOWN 6

struct _RkIndicatorColumns
{
  AdwBin parent_instance;

  GtkGrid *cells;
  GtkLabel *more;
  GPtrArray *choices;  /* GtkDropDown, of columns */
  GPtrArray *headings; /* GtkDropDown, of rows of headings */
  gboolean filling;

  const RkCrossGrid *grid;
  RkCrossMap *map;
  guint first_heading; /* as it is shown */
  guint first;
};

G_DEFINE_FINAL_TYPE (RkIndicatorColumns, rk_indicator_columns, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a row of headings may be, in the order of the list. */
static const RkCrossRole heading_roles[]
    = { RK_CROSS_NONE, RK_CROSS_WORDS, RK_CROSS_AREA_NAME, RK_CROSS_SEX,
        RK_CROSS_AGE,  RK_CROSS_YEAR,  RK_CROSS_ANSWER,    RK_CROSS_IGNORED };

static guint
place_of_role (RkCrossRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (heading_roles); i++)
    if (heading_roles[i] == role)
      return i;
  return role == RK_CROSS_PREFECTURE || role == RK_CROSS_AREA_CODE ? 2 : 0;
}

static GListModel *
column_names (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < RK_N_CROSS_ROLES; i++)
    gtk_string_list_append (list, rk_cross_role_label ((RkCrossRole)i));
  return G_LIST_MODEL (list);
}

static GListModel *
heading_names (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (heading_roles); i++)
    gtk_string_list_append (list, i == 0 ? C_ ("row of headings", "Each by Itself")
                                         : rk_cross_role_label (heading_roles[i]));
  return G_LIST_MODEL (list);
}

/* ── what a person says ──────────────────────────────────────────────────────────────────── */

static void
on_column (GtkDropDown *choice, GParamSpec *pspec, RkIndicatorColumns *self)
{
  guint column;

  if (self->filling || !g_ptr_array_find (self->choices, choice, &column))
    return;
  rk_cross_map_set_alike (self->map, self->grid, column,
                          (RkCrossRole)gtk_drop_down_get_selected (choice));
  rk_indicator_columns_show (self, self->grid, self->map);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_heading (GtkDropDown *choice, GParamSpec *pspec, RkIndicatorColumns *self)
{
  guint row;

  if (self->filling || !g_ptr_array_find (self->headings, choice, &row))
    return;
  rk_cross_map_set_heading (self->map, self->map->first_heading + row,
                            heading_roles[gtk_drop_down_get_selected (choice)]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

static GtkWidget *
add_label (RkIndicatorColumns *self, const char *text, int column, int row, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_set_tooltip_text (label, text);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->cells, label, column, row, 1, 1);
  return label;
}

static GtkDropDown *
add_choice (RkIndicatorColumns *self, GListModel *model, const char *label, int column, int row)
{
  GtkWidget *choice = gtk_drop_down_new (model, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_grid_attach (self->cells, choice, column, row, 1, 1);
  return GTK_DROP_DOWN (choice);
}

static void
clear (RkIndicatorColumns *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  g_ptr_array_set_size (self->headings, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cells))))
    gtk_grid_remove (self->cells, child);
}

static guint
n_shown (const RkIndicatorColumns *self)
{
  return MIN (MOST_COLUMNS, rk_cross_grid_get_n_columns (self->grid));
}

static void
build_columns (RkIndicatorColumns *self)
{
  for (guint c = 0; c < n_shown (self); c++)
    {
      g_autofree char *heading = rk_cross_map_dup_heading (self->map, self->grid, c);
      g_autofree char *name = g_strdup_printf (_ ("Column %u: %s"), c + 1, heading);
      GtkDropDown *choice = add_choice (self, column_names (), name, (int)c + 1, 0);

      g_ptr_array_add (self->choices, choice);
      g_signal_connect (choice, "notify::selected", G_CALLBACK (on_column), self);
    }
}

static void
build_row (RkIndicatorColumns *self, guint row, int at)
{
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  gboolean heading = row < self->map->first;

  if (heading)
    {
      g_autofree char *name = g_strdup_printf (_ ("Row %u of the headings"), row + 1);
      GtkDropDown *choice = add_choice (self, heading_names (), name, 0, at);

      g_ptr_array_add (self->headings, choice);
      g_signal_connect (choice, "notify::selected", G_CALLBACK (on_heading), self);
    }
  else
    add_label (self, number, 0, at, TRUE);
  for (guint c = 0; c < n_shown (self); c++)
    {
      GtkWidget *label
          = add_label (self, rk_cross_grid_cell (self->grid, row, c), (int)c + 1, at, FALSE);

      if (heading)
        gtk_widget_add_css_class (label, "heading");
    }
}

static void
build (RkIndicatorColumns *self)
{
  guint n_columns = rk_cross_grid_get_n_columns (self->grid);
  guint last = MIN (rk_cross_grid_get_n_rows (self->grid), self->map->first + ROWS_SHOWN);
  g_autofree char *more = NULL;
  int at = 1;

  clear (self);
  build_columns (self);
  for (guint r = self->map->first_heading; r < last; r++)
    build_row (self, r, at++);
  self->first_heading = self->map->first_heading;
  self->first = self->map->first;
  more = g_strdup_printf (_ ("%u more columns are read as they were recognised."),
                          n_columns - n_shown (self));
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_columns > n_shown (self));
}

void
rk_indicator_columns_show (RkIndicatorColumns *self, const RkCrossGrid *grid, RkCrossMap *map)
{
  gboolean same = self->grid == grid && self->choices->len > 0
                  && self->first_heading == map->first_heading && self->first == map->first;

  self->grid = grid;
  self->map = map;
  self->filling = TRUE;
  if (!same)
    build (self);
  for (guint c = 0; c < self->choices->len; c++)
    gtk_drop_down_set_selected (self->choices->pdata[c], rk_cross_map_column (map, c));
  for (guint r = 0; r < self->headings->len; r++)
    gtk_drop_down_set_selected (self->headings->pdata[r],
                                place_of_role (rk_cross_map_heading (map, map->first_heading + r)));
  self->filling = FALSE;
}

void
rk_indicator_columns_choose (RkIndicatorColumns *self, int row, guint column, RkCrossRole role)
{
  if (row < 0)
    gtk_drop_down_set_selected (self->choices->pdata[column], role);
  else
    gtk_drop_down_set_selected (self->headings->pdata[row], place_of_role (role));
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static void
rk_indicator_columns_finalize (GObject *object)
{
  RkIndicatorColumns *self = RK_INDICATOR_COLUMNS (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->headings);
  G_OBJECT_CLASS (rk_indicator_columns_parent_class)->finalize (object);
}

static void
rk_indicator_columns_class_init (RkIndicatorColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_indicator_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", RK_TYPE_INDICATOR_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_indicator_columns_init (RkIndicatorColumns *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  self->choices = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  self->cells = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->cells, 6);
  gtk_grid_set_column_spacing (self->cells, 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->cells), 15);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroll), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->cells));
  rk_wheel_pass_on (scroll);
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->more, 0);
  gtk_label_set_wrap (self->more, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_box_append (box, scroll);
  gtk_box_append (box, GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

GtkWidget *
rk_indicator_columns_new (void)
{
  return g_object_new (RK_TYPE_INDICATOR_COLUMNS, NULL);
}
