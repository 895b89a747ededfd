#include "rk-record-list.h"

#include <glib/gi18n-lib.h>
#include "rk-probe-sorter.h"
#include "rk-text.h"
#include "rk-width-bin.h"

/* Answers that come sooner do not make the list flicker. */
#define DIM_AFTER_MS 150

typedef struct
{
  RkRecordList *list; /* back, for the factory */
  RkListColumn is;
  RkCellKind kind;
  GtkColumnViewColumn *column;
  GPtrArray *cells; /* RkListCell, borrowed: those that exist now */
  int width;        /* pixels, while it is folded */
} Column;

struct _RkRecordList
{
  AdwBin parent_instance;

  const RkKind *kind;
  RkRowModel *model;
  RkIdSelection *selection;
  GtkScrolledWindow *scroller; /* owned by the tree, like the two below */
  GtkColumnView *view;
  GtkWidget *rows; /* the inner list, a private widget of GTK */
  Column *columns;
  guint n_columns;
  guint current; /* column that keys act on */

  char **words;       /* folded, to mark */
  const char **below; /* names of the folded fields */
  guint fold_id;
  guint dim_id;
  double scale;   /* of the text when the widths were set */
  gboolean quiet; /* the sorter is being set by us */

  RkQuery *shown;   /* the query that the rows belong to */
  guint coming_len; /* rows of the list that is being announced */
  gint64 place;     /* id to bring into view when it is complete, 0: the top */
  gboolean had_focus;
};

enum
{
  SORT_CHANGED,
  ACTIVATED,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkRecordList, rk_record_list, ADW_TYPE_BIN)

/* ── finding widgets: GTK 4.8 tells neither the row nor the cell ─────────────────────────── */

static RkListCell *
find_cell (GtkWidget *inside, const char *field)
{
  if (RK_IS_LIST_CELL (inside))
    return field == NULL || g_strcmp0 (rk_list_cell_get_field (RK_LIST_CELL (inside)), field) == 0
               ? RK_LIST_CELL (inside)
               : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child;
       child = gtk_widget_get_next_sibling (child))
    {
      RkListCell *cell = find_cell (child, field);

      if (cell)
        return cell;
    }
  return NULL;
}

static GtkWidget *
find_inner_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_row (RkRecordList *self, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row;
       row = gtk_widget_get_next_sibling (row))
    {
      RkListCell *cell = find_cell (row, NULL);

      if (cell && rk_list_cell_get_position (cell) == position)
        return row;
    }
  return NULL;
}

static GtkWidget *
focused_row (RkRecordList *self)
{
  return gtk_widget_get_focus_child (self->rows);
}

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

static void
show_cell (Column *column, RkListCell *cell, GtkListItem *item)
{
  RkRecordList *self = column->list;

  rk_list_cell_show (cell, gtk_list_item_get_item (item), (const char *const *)self->words,
                     (const char *const *)self->below);
}

static void
on_setup_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *cell = rk_list_cell_new (column->kind, column->is.field, item);

  if (column->is.small)
    gtk_widget_add_css_class (cell, "caption");
  if (column == &column->list->columns[column->list->current])
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
show_titles_again (RkRecordList *self)
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
add_column (RkRecordList *self, guint number, const RkListColumn *is)
{
  Column *column = &self->columns[number];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;

  column->list = self;
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
align_headings (RkRecordList *self)
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
set_widths (RkRecordList *self)
{
  self->scale = rk_text_scale (GTK_WIDGET (self));
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
fold_columns (gpointer data)
{
  RkRecordList *self = data;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / self->scale;
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
  show_titles_again (self);
}

static gboolean
needs_folding (RkRecordList *self, int width)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (gtk_column_view_column_get_visible (column->column)
          == (width / self->scale < column->is.fold))
        return TRUE;
    }
  return FALSE;
}

static void
set_current (RkRecordList *self, guint number)
{
  if (number == self->current)
    return;
  for (guint i = 0; i < self->columns[self->current].cells->len; i++)
    gtk_widget_remove_css_class (self->columns[self->current].cells->pdata[i], "rk-current");
  self->current = number;
  for (guint i = 0; i < self->columns[number].cells->len; i++)
    gtk_widget_add_css_class (self->columns[number].cells->pdata[i], "rk-current");
}

static gboolean
move_column (RkRecordList *self, int step)
{
  int number = (int)self->current + step;

  while (number >= 0 && number < (int)self->n_columns
         && (self->columns[number].is.field == NULL
             || !gtk_column_view_column_get_visible (self->columns[number].column)))
    number += step;
  if (number >= 0 && number < (int)self->n_columns)
    set_current (self, (guint)number);
  return TRUE;
}

/* ── keys and pointer ────────────────────────────────────────────────────────────────────── */

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint keyval,
           guint keycode,
           GdkModifierType state,
           RkRecordList *self)
{
  if (focused_row (self) == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return move_column (self, +1);
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return move_column (self, -1);
  return GDK_EVENT_PROPAGATE;
}

static RkListCell *
cell_at (RkRecordList *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (widget == NULL)
    return NULL;
  if (gtk_widget_get_ancestor (widget, RK_TYPE_LIST_CELL))
    return RK_LIST_CELL (gtk_widget_get_ancestor (widget, RK_TYPE_LIST_CELL));
  return find_cell (widget, NULL) && gtk_widget_is_ancestor (widget, self->rows)
             ? find_cell (widget, NULL)
             : NULL;
}

static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RkRecordList *self)
{
  RkListCell *cell = cell_at (self, x, y);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  guint position;

  if (cell == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].is.field
        && g_strcmp0 (self->columns[i].is.field, rk_list_cell_get_field (cell)) == 0)
      set_current (self, i);
  if (button != GDK_BUTTON_SECONDARY)
    return;
  position = rk_list_cell_get_position (cell);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  rk_record_list_scroll_to (self, position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, cell, x, y);
}

static void
on_activate_cb (GtkColumnView *view, guint position, RkRecordList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, rk_row_model_get_id (self->model, position));
}

static void
on_sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, RkRecordList *self)
{
  gboolean descending;
  const char *field;

  if (self->quiet)
    return;
  field = rk_probe_sorter_ask (sorter, &descending);
  g_signal_emit (self, signals[SORT_CHANGED], 0, field, descending);
}

/* GTK 4.8 goes through all rows with Tab; a list is one stop among others. */
static gboolean
rk_record_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RkRecordList *self = RK_RECORD_LIST (widget);
  guint position = 0;
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (rk_record_list_parent_class)->focus (widget, direction);
  if (inside || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return FALSE;
  rk_id_selection_get_first (self->selection, &position);
  rk_record_list_scroll_to (self, position, TRUE);
  return TRUE;
}

static gboolean
rk_record_list_grab_focus (GtkWidget *widget)
{
  return rk_record_list_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* ── keeping the place while the list becomes another one ────────────────────────────────── */

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gint64
first_visible_id (RkRecordList *self, GArray *ids)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double upper = gtk_adjustment_get_upper (adjustment);
  double at = upper > 0 ? gtk_adjustment_get_value (adjustment) / upper * ids->len : 0;

  return at < ids->len ? g_array_index (ids, gint64, (guint)at) : 0;
}

static gint64
focused_id (RkRecordList *self)
{
  GtkWidget *row = focused_row (self);
  RkListCell *cell = row ? find_cell (row, NULL) : NULL;

  return cell ? rk_row_model_get_id (self->model, rk_list_cell_get_position (cell)) : 0;
}

static gint64
first_selected_id (RkRecordList *self, GArray *ids)
{
  guint position;

  return rk_id_selection_get_first (self->selection, &position) && position < ids->len
             ? g_array_index (ids, gint64, position)
             : 0;
}

/* Comes before the selection's own handler has moved the choice. */
static void
on_replacing_cb (RkRowModel *model, GArray *before, GArray *after, RkRecordList *self)
{
  gboolean asked = self->shown != rk_row_model_get_query (model);
  gint64 focused = focused_id (self);

  self->coming_len = after->len;
  self->had_focus = focused != 0;
  if (!asked)
    self->place
        = focused != 0 && contains (after, focused) ? focused : first_visible_id (self, before);
  else
    self->place = first_selected_id (self, before);
  if (self->place != 0 && !contains (after, self->place))
    self->place = 0;
  g_clear_pointer (&self->shown, rk_query_unref);
  self->shown = rk_query_ref (rk_row_model_get_query (model));
}

/* Small changes leave the view where it is; after large ones it stands at the top. */
static void
on_items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, RkRecordList *self)
{
  guint n = g_list_model_get_n_items (model);
  guint place = 0;

  if (self->coming_len == G_MAXUINT || n != self->coming_len)
    return;
  self->coming_len = G_MAXUINT;
  if (n == 0)
    return;
  if (self->place != 0)
    rk_row_model_find_position (self->model, self->place, &place);
  if (self->had_focus && focused_row (self) == NULL)
    rk_record_list_scroll_to (self, place, TRUE);
  else
    rk_record_list_scroll_to (self, place, FALSE);
}

static gboolean
dim_rows (gpointer data)
{
  RkRecordList *self = data;

  self->dim_id = 0;
  gtk_widget_add_css_class (self->rows, "rk-waiting");
  return G_SOURCE_REMOVE;
}

static void
on_loading_cb (RkRowModel *model, GParamSpec *pspec, RkRecordList *self)
{
  gboolean loading = rk_row_model_get_loading (model);

  if (loading && self->dim_id == 0)
    self->dim_id = g_timeout_add (DIM_AFTER_MS, dim_rows, self);
  if (loading)
    return;
  g_clear_handle_id (&self->dim_id, g_source_remove);
  gtk_widget_remove_css_class (self->rows, "rk-waiting");
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkRecordList *self = RK_RECORD_LIST (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (rk_text_scale (widget) != self->scale)
    set_widths (self);
  /* Columns cannot come and go in the middle of a layout. */
  if (self->fold_id == 0 && needs_folding (self, width))
    self->fold_id = g_idle_add_once (fold_columns, self);
  gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
rk_record_list_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
rk_record_list_dispose (GObject *object)
{
  RkRecordList *self = RK_RECORD_LIST (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_handle_id (&self->dim_id, g_source_remove);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  /* GTK 4.8 gives up on a view that goes away while it is sorted by a column. */
  self->quiet = TRUE;
  if (self->view)
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  self->view = NULL;
  G_OBJECT_CLASS (rk_record_list_parent_class)->dispose (object);
}

static void
rk_record_list_finalize (GObject *object)
{
  RkRecordList *self = RK_RECORD_LIST (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_unref (self->columns[i].cells);
  g_free (self->columns);
  g_free (self->below);
  g_strfreev (self->words);
  g_clear_pointer (&self->shown, rk_query_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rk_record_list_parent_class)->finalize (object);
}

static void
rk_record_list_class_init (RkRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rk_record_list_dispose;
  object_class->finalize = rk_record_list_finalize;
  widget_class->focus = rk_record_list_focus;
  widget_class->grab_focus = rk_record_list_grab_focus;
  widget_class->measure = rk_record_list_measure;
  widget_class->size_allocate = rk_record_list_size_allocate;

  signals[SORT_CHANGED]
      = g_signal_new ("sort-changed", RK_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ACTIVATED] = g_signal_new ("activated", RK_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MENU] = g_signal_new ("menu", RK_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, GTK_TYPE_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
add_controllers (RkRecordList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
rk_record_list_init (RkRecordList *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rk-list");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  self->rows = find_inner_list (self->view);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
  /* AdwBin measures through a layout manager, which would go before the functions above. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->coming_len = G_MAXUINT;
  self->scale = 1;
  add_controllers (self);
}

GtkWidget *
rk_record_list_new (RkStore *store,
                    const RkKind *kind,
                    const RkListColumn *columns,
                    guint n_columns)
{
  RkRecordList *self = g_object_new (RK_TYPE_RECORD_LIST, NULL);

  self->kind = kind;
  self->model = rk_row_model_new (store, kind);
  /* Before the selection: what was chosen is asked for before the choice moves. */
  g_signal_connect (self->model, "replacing", G_CALLBACK (on_replacing_cb), self);
  self->selection = rk_id_selection_new (self->model);
  self->columns = g_new0 (Column, n_columns);
  self->below = g_new0 (const char *, n_columns + 1);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i, &columns[i]);
  align_headings (self);
  set_widths (self);

  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  /* After the view: it has taken note of a change when the place is restored. */
  g_signal_connect (self->model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  g_signal_connect (self->model, "notify::loading", G_CALLBACK (on_loading_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

RkRowModel *
rk_record_list_get_model (RkRecordList *self)
{
  g_return_val_if_fail (RK_IS_RECORD_LIST (self), NULL);
  return self->model;
}

RkIdSelection *
rk_record_list_get_selection (RkRecordList *self)
{
  g_return_val_if_fail (RK_IS_RECORD_LIST (self), NULL);
  return self->selection;
}

/* The arrow in the heading; also where the order came from a saved condition. */
static void
show_sort (RkRecordList *self, const char *sort)
{
  gboolean descending = sort && *sort == '-';
  gboolean is_descending;
  const char *field = sort ? sort + descending : NULL;
  const char *now = rk_probe_sorter_ask (gtk_column_view_get_sorter (self->view), &is_descending);

  if (g_strcmp0 (field, now) == 0 && (field == NULL || descending == is_descending))
    return;
  self->quiet = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; field && i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].is.field, field) == 0)
      gtk_column_view_sort_by_column (self->view, self->columns[i].column,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->quiet = FALSE;
}

void
rk_record_list_show_query (RkRecordList *self, RkQuery *query, const char *sort)
{
  g_return_if_fail (RK_IS_RECORD_LIST (self) && query);

  show_sort (self, sort);
  g_strfreev (self->words);
  self->words = rk_text_search_words (rk_query_search (query));
  rk_row_model_set_query (self->model, query);
  show_titles_again (self);
}

gboolean
rk_record_list_get_cursor (RkRecordList *self,
                           guint *position,
                           const char **field,
                           GtkWidget **cell)
{
  GtkWidget *row;

  g_return_val_if_fail (RK_IS_RECORD_LIST (self), FALSE);

  row = focused_row (self);
  *field = self->columns[self->current].is.field;
  if (row && find_cell (row, NULL))
    *position = rk_list_cell_get_position (find_cell (row, NULL));
  else if (!rk_id_selection_get_first (self->selection, position))
    return FALSE;
  if (cell)
    {
      row = row ? row : find_row (self, *position);
      *cell = row ? GTK_WIDGET (find_cell (row, *field)) : NULL;
    }
  return TRUE;
}

void
rk_record_list_set_column (RkRecordList *self, const char *field)
{
  g_return_if_fail (RK_IS_RECORD_LIST (self));

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].is.field && g_strcmp0 (self->columns[i].is.field, field) == 0)
      set_current (self, i);
}

void
rk_record_list_scroll_to (RkRecordList *self, guint position, gboolean focus)
{
  g_return_if_fail (RK_IS_RECORD_LIST (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return;
  gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", position);
  if (focus)
    {
      GtkWidget *row = find_row (self, position);

      if (row)
        gtk_widget_grab_focus (row);
    }
}

void
rk_record_list_choose (RkRecordList *self, guint position)
{
  g_return_if_fail (RK_IS_RECORD_LIST (self));

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  rk_record_list_scroll_to (self, position, FALSE);
}
