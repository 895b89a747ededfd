#include "rk-record-list.h"

#include "rk-list-columns.h"
#include "rk-probe-sorter.h"
#include "rk-text.h"

/* Answers that come sooner do not make the list flicker. */
#define DIM_AFTER_MS 150
#define NOTHING_COMING G_MAXUINT

struct _RkRecordList
{
  AdwBin parent_instance;

  RkRowModel *model;
  RkIdSelection *selection;
  GtkScrolledWindow *scroller; /* owned by the tree, like the two below */
  GtkColumnView *view;
  GtkWidget *rows; /* the inner list, a private widget of GTK */
  RkListColumns *columns;
  guint dim_id;
  gboolean quiet; /* the sorter is being set by us */

  RkQuery *shown;   /* the query that the rows belong to */
  guint coming_len; /* rows of the list that is being announced */
  gint64 place;     /* id to bring into view when it is complete, 0: the top */
  gint64 focus;     /* id of the row that had the keyboard before a change, 0: none */
  guint tick_id;    /* waits until the list has a size, to bring a row into view */
  guint awaited;    /* that row */
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
    rk_list_columns_move_current (self->columns, +1);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    rk_list_columns_move_current (self->columns, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
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
  rk_list_columns_set_current (self->columns, rk_list_cell_get_field (cell));
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
  gboolean inside = gtk_widget_get_focus_child (self->rows) != NULL;

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
  return focused_row (RK_RECORD_LIST (widget)) != NULL
         || rk_record_list_focus (widget, GTK_DIR_TAB_FORWARD);
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

static guint
rows_shown (RkRecordList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
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

static gboolean
dim_rows (gpointer data)
{
  RkRecordList *self = data;

  self->dim_id = 0;
  gtk_widget_add_css_class (self->rows, "rk-waiting");
  return G_SOURCE_REMOVE;
}

static void
undim_rows (RkRecordList *self)
{
  g_clear_handle_id (&self->dim_id, g_source_remove);
  gtk_widget_remove_css_class (self->rows, "rk-waiting");
}

/* Comes before the selection's own handler has moved the choice. */
static void
on_replacing_cb (RkRowModel *model, GArray *before, GArray *after, RkRecordList *self)
{
  gboolean asked = self->shown != rk_row_model_get_query (model);

  undim_rows (self);
  self->coming_len = after->len;
  self->focus = focused_id (self);
  if (asked)
    self->place = first_selected_id (self, before);
  else
    self->place = contains (after, self->focus) ? self->focus : first_visible_id (self, before);
  if (!contains (after, self->place))
    self->place = 0;
  g_clear_pointer (&self->shown, rk_query_unref);
  self->shown = rk_query_ref (rk_row_model_get_query (model));
}

/* Comes before the view has taken note: a row that shows other values is made anew, and the
 * keyboard would be lost with the old one. */
static void
on_changing_cb (GListModel *model, guint position, guint removed, guint added, RkRecordList *self)
{
  if (self->coming_len == NOTHING_COMING)
    self->focus = focused_id (self);
}

static void
restore_focus (RkRecordList *self, guint place)
{
  guint position = place;

  if (self->focus == 0 || focused_row (self) != NULL)
    return;
  rk_row_model_find_position (self->model, self->focus, &position);
  rk_record_list_scroll_to (self, MIN (position, rows_shown (self) - 1), TRUE);
}

/* Small changes leave the view where it is; after large ones it stands at the top. */
static void
on_items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, RkRecordList *self)
{
  guint n = g_list_model_get_n_items (model);
  guint place = 0;

  if (n == 0 || (self->coming_len != NOTHING_COMING && n != self->coming_len))
    {
      if (n == self->coming_len)
        self->coming_len = NOTHING_COMING;
      return;
    }
  if (self->coming_len != NOTHING_COMING)
    {
      self->coming_len = NOTHING_COMING;
      if (self->place != 0)
        rk_row_model_find_position (self->model, self->place, &place);
      rk_record_list_scroll_to (self, place, FALSE);
    }
  restore_focus (self, removed > 0 && place == 0 ? position : place);
}

static void
on_loading_cb (RkRowModel *model, GParamSpec *pspec, RkRecordList *self)
{
  gboolean loading = rk_row_model_get_loading (model);

  if (loading && self->dim_id == 0)
    self->dim_id = g_timeout_add (DIM_AFTER_MS, dim_rows, self);
  if (!loading)
    undim_rows (self);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkRecordList *self = RK_RECORD_LIST (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  rk_list_columns_fit (self->columns, width);
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

  g_clear_pointer (&self->columns, rk_list_columns_free);
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
  self->coming_len = NOTHING_COMING;
  add_controllers (self);
}

GtkWidget *
rk_record_list_new (RkStore *store,
                    const RkKind *kind,
                    const char *name,
                    const RkListColumn *columns,
                    guint n_columns)
{
  RkRecordList *self = g_object_new (RK_TYPE_RECORD_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  self->model = rk_row_model_new (store, kind);
  /* Before the selection: what was chosen is asked for before the choice moves. */
  g_signal_connect (self->model, "replacing", G_CALLBACK (on_replacing_cb), self);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (on_changing_cb), self);
  self->selection = rk_id_selection_new (self->model);
  self->columns = rk_list_columns_new (self->view, self->model, columns, n_columns);
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

void
rk_record_list_show_query (RkRecordList *self, RkQuery *query, const char *sort)
{
  g_return_if_fail (RK_IS_RECORD_LIST (self) && query);

  self->quiet = TRUE;
  rk_list_columns_show_sort (self->columns, sort);
  self->quiet = FALSE;
  if (rk_id_selection_get_n_selected (self->selection) > 0)
    rk_row_model_set_query (self->model, query);
  else
    rk_row_model_set_query_in_steps (self->model, query);
  rk_list_columns_set_words (self->columns, rk_text_search_words (rk_query_search (query)));
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
  *field = rk_list_columns_get_current (self->columns);
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
  rk_list_columns_set_current (self->columns, field);
}

static gboolean
scroll_when_sized (GtkWidget *rows, GdkFrameClock *clock, gpointer data)
{
  RkRecordList *self = data;

  if (gtk_widget_get_height (rows) == 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  rk_record_list_scroll_to (self, self->awaited, FALSE);
  return G_SOURCE_REMOVE;
}

void
rk_record_list_scroll_to (RkRecordList *self, guint position, gboolean focus)
{
  g_return_if_fail (RK_IS_RECORD_LIST (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return;
  /* GTK 4.8 draws one row and nothing below it where it is sent to another before it has a size. */
  if (!focus && (self->tick_id || gtk_widget_get_height (self->rows) == 0))
    {
      self->awaited = position;
      if (self->tick_id == 0)
        self->tick_id = gtk_widget_add_tick_callback (self->rows, scroll_when_sized, self, NULL);
      return;
    }
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
