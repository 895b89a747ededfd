#include "rk-roster.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-focus.h"
#include "rk-side-chip.h"
#include "rk-text.h"
#include "rk-width-bin.h"

/* Widths at normal text below which the term folds below the state, and the body into the cell of
 * the name: a row that is one line higher shows a third fewer members. */
#define ROOM_FOR_TERM 660
#define ROOM_FOR_BODY 460

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_SIDE,
  COLUMN_NAME,
  COLUMN_BODY,
  COLUMN_TERM,
  COLUMN_STATE,
  N_COLUMNS
} Column;

struct _RkRoster
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[N_COLUMNS];

  RkCouncilsData *data;
  RkRosterOrder order;
  char **words; /* folded */
  char *kind;
  gint64 seat; /* chosen, also while its row is hidden by a search */
  gboolean setting;
  gboolean fold_term;
  gboolean fold_body;
  guint fold_id;
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkRoster, rk_roster, ADW_TYPE_BIN)

/* ── words of a row ──────────────────────────────────────────────────────────────────────── */

static char *
bare (const char *iso)
{
  RkDate date = RK_DATE_NONE;

  if (iso == NULL || !rk_date_from_iso (iso, &date))
    return g_strdup ("");
  return rk_date_to_wareki_bare (date);
}

/* 「6.4.1～8.3.31」; nothing where no end is known. */
static char *
dup_term (const RkSeatRow *row)
{
  g_autofree char *start = bare (row->term_start);
  g_autofree char *end = bare (row->term_end);

  if (*start == '\0' && *end == '\0')
    return g_strdup ("");
  return g_strdup_printf ("%s～%s", start, end);
}

/* 「髙塚 誠一 ◎」: the mark that rosters give the chair and the deputy. */
static char *
dup_name (const RkSeatRow *row)
{
  const char *mark = "";

  if (row->appointment_id == 0)
    return g_strdup (_ ("(Vacant)"));
  if (g_strcmp0 (row->role, RK_ROLE_CHAIR) == 0)
    mark = " ◎";
  else if (g_strcmp0 (row->role, RK_ROLE_DEPUTY_CHAIR) == 0)
    mark = " ○";
  return g_strconcat (row->name ? row->name : "", mark, NULL);
}

static char *
dup_below_name (const RkSeatRow *row)
{
  if (row->appointment_id == 0)
    return row->predecessor
               /* Translators: who had the seat before. */
               ? g_strdup_printf (_ ("Predecessor: %s"), row->predecessor)
               : g_strdup ("");
  return g_strdup (row->kana ? row->kana : "");
}

static char *
dup_folded (RkRoster *self, const RkSeatRow *row)
{
  GString *text = g_string_new (NULL);

  if (g_strcmp0 (row->role, RK_ROLE_OBSERVER) == 0)
    g_string_append (text, RK_ROLE_OBSERVER);
  if (self->fold_body)
    {
      g_autofree char *renewal = rk_seat_dup_renewal (row->renewal, row->asked_on);

      g_string_append_printf (text, "%s%s　%s%s%s", text->len ? "　" : "",
                              row->body ? row->body : "", row->post ? row->post : "",
                              renewal ? "　" : "", renewal ? renewal : "");
    }
  return g_string_free (text, FALSE);
}

/* ── cells ───────────────────────────────────────────────────────────────────────────────── */

static void
show_state (GtkWidget *chip, RkSeatState state)
{
  static const char *const colors[] = { "grey", "blue", "amber", "red" };

  gtk_label_set_text (GTK_LABEL (chip), state.words);
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    gtk_widget_remove_css_class (chip, colors[i]);
  gtk_widget_remove_css_class (chip, state.color ? "dim-label" : "rk-chip");
  gtk_widget_add_css_class (chip, state.color ? "rk-chip" : "dim-label");
  if (state.color)
    gtk_widget_add_css_class (chip, state.color);
  g_free (state.words);
}

static GtkWidget *
new_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_lines (guint n, const char *first_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *label = new_label (i ? "caption" : first_class);

      /* ◎ and ○ are tiny in Cantarell. */
      gtk_widget_add_css_class (label, i ? "dim-label" : "rk-mark");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* A line that may wrap, but not into a column of single characters: rows are measured with the
 * narrowest width, too. @most: characters of a line; one long name makes no column wide. -1: any */
static void
let_wrap (GtkWidget *label, int chars, int most)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), most);
}

static void
set_line (GtkWidget *box, guint line, const char *text)
{
  GtkWidget *label = gtk_widget_get_first_child (box);

  while (line--)
    label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *child;

  switch (GPOINTER_TO_INT (column))
    {
    case COLUMN_SIDE:
      child = rk_side_chip_new (NULL);
      break;
    case COLUMN_NAME:
      child = new_lines (3, "heading");
      let_wrap (gtk_widget_get_first_child (child), 8, 15);
      let_wrap (gtk_widget_get_next_sibling (gtk_widget_get_first_child (child)), 12, 26);
      let_wrap (gtk_widget_get_last_child (child), 16, -1);
      break;
    case COLUMN_BODY:
      child = new_lines (3, NULL);
      for (GtkWidget *line = gtk_widget_get_first_child (child); line;
           line = gtk_widget_get_next_sibling (line))
        let_wrap (line, 14, -1);
      break;
    case COLUMN_STATE:
      child = new_lines (2, "caption");
      for (GtkWidget *line = gtk_widget_get_first_child (child); line;
           line = gtk_widget_get_next_sibling (line))
        {
          gtk_widget_add_css_class (line, "numeric");
          gtk_widget_set_halign (line, GTK_ALIGN_START);
        }
      break;
    default:
      child = new_label ("numeric");
      gtk_widget_add_css_class (child, "dim-label");
      gtk_widget_add_css_class (child, "caption");
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
    }
  gtk_list_item_set_child (item, child);
}

static void
bind_name (RkRoster *self, GtkWidget *child, const RkSeatRow *row)
{
  g_autofree char *name = dup_name (row);
  g_autofree char *below = dup_below_name (row);
  g_autofree char *folded = dup_folded (self, row);
  GtkWidget *label = gtk_widget_get_first_child (child);

  if (row->appointment_id == 0)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
  set_line (child, 0, name);
  set_line (child, 1, below);
  set_line (child, 2, folded);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  RkSeatItem *seat = gtk_list_item_get_item (item);
  const RkSeatRow *row = rk_seat_item_get_row (seat);
  RkCouncilsData *data = rk_seat_item_get_data (seat);
  RkRoster *self = g_object_get_data (G_OBJECT (factory), "rk-roster");
  g_autofree char *text = NULL;

  switch (GPOINTER_TO_INT (column))
    {
    case COLUMN_NUMBER:
      text = g_strdup_printf ("%u", rk_seat_item_get_number (seat));
      gtk_label_set_text (GTK_LABEL (child), text);
      break;
    case COLUMN_SIDE:
      rk_side_chip_set (child, row->side);
      break;
    case COLUMN_NAME:
      bind_name (self, child, row);
      break;
    case COLUMN_BODY:
      set_line (child, 0, row->body);
      text = rk_seat_dup_renewal (row->renewal, row->asked_on);
      set_line (child, 1, row->post);
      set_line (child, 2, text);
      break;
    case COLUMN_TERM:
      text = dup_term (row);
      gtk_label_set_text (GTK_LABEL (child), text);
      break;
    default:
      show_state (gtk_widget_get_first_child (child),
                  rk_seat_state (row, rk_councils_data_find (data, data->council),
                                 rk_councils_data_day (data)));
      text = self->fold_term ? dup_term (row) : NULL;
      set_line (child, 1, text);
    }
}

/* ── which rows, in which order ──────────────────────────────────────────────────────────── */

static gboolean
fits (RkRoster *self, const RkSeatRow *row)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (self->kind && g_strcmp0 (self->kind, row->body_kind) != 0)
    return FALSE;
  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  all = g_strjoin (" ", row->name ? row->name : "", row->kana ? row->kana : "",
                   row->body ? row->body : "", row->post ? row->post : "",
                   row->category ? row->category : "", row->role ? row->role : "", NULL);
  folded = rk_text_fold (all);
  return rk_text_contains_all (folded, (const char *const *)self->words);
}

static int
side_rank (const char *side)
{
  const char *at = side ? strstr (RK_SIDES, side) : NULL;

  return at ? (int)(at - RK_SIDES) : G_MAXINT;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  RkRoster *self = data;
  const RkSeatRow *left = rk_seat_item_get_row (*(RkSeatItem **)a);
  const RkSeatRow *right = rk_seat_item_get_row (*(RkSeatItem **)b);
  int order = 0;

  if (self->order == RK_ROSTER_BY_SIDE)
    order = (side_rank (left->side) > side_rank (right->side))
            - (side_rank (left->side) < side_rank (right->side));
  else if (self->order == RK_ROSTER_BY_READING)
    {
      g_autofree char *left_key = rk_text_sort_key (left->kana, left->name ? left->name : "");
      g_autofree char *right_key = rk_text_sort_key (right->kana, right->name ? right->name : "");

      order = !left->appointment_id - !right->appointment_id;
      if (order == 0)
        order = strcmp (left_key, right_key);
    }
  if (order == 0)
    order = (int)rk_seat_item_get_number (*(RkSeatItem **)a)
            - (int)rk_seat_item_get_number (*(RkSeatItem **)b);
  return order;
}

static GPtrArray *
create_items (RkRoster *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->data && self->data->members && i < self->data->members->len; i++)
    {
      const RkSeatRow *row = self->data->members->pdata[i];

      if (fits (self, row))
        g_ptr_array_add (items, rk_seat_item_new (self->data, row, i + 1));
    }
  g_ptr_array_sort_with_data (items, compare_rows, self);
  return items;
}

static void
update (RkRoster *self)
{
  g_autoptr (GPtrArray) items = create_items (self);
  gint64 seat = self->seat;

  self->setting = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->setting = FALSE;
  self->seat = seat;
  if (seat)
    rk_roster_choose (self, seat);
}

void
rk_roster_show (RkRoster *self, RkCouncilsData *data)
{
  g_return_if_fail (RK_IS_ROSTER (self));

  if (data)
    rk_councils_data_ref (data);
  g_clear_pointer (&self->data, rk_councils_data_unref);
  self->data = data;
  update (self);
}

void
rk_roster_set_order (RkRoster *self, RkRosterOrder order)
{
  g_return_if_fail (RK_IS_ROSTER (self));

  self->order = order;
  update (self);
}

void
rk_roster_set_search (RkRoster *self, const char *text)
{
  g_auto (GStrv) words = NULL;
  GStrvBuilder *folded;

  g_return_if_fail (RK_IS_ROSTER (self) && text);

  words = g_strsplit_set (text, " \t", -1);
  folded = g_strv_builder_new ();
  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = rk_text_fold (words[i]);

      if (*word)
        g_strv_builder_add (folded, word);
    }
  g_strfreev (self->words);
  self->words = g_strv_builder_end (folded);
  g_strv_builder_unref (folded);
  update (self);
}

void
rk_roster_set_kind (RkRoster *self, const char *kind)
{
  g_return_if_fail (RK_IS_ROSTER (self));

  g_free (self->kind);
  self->kind = g_strdup (kind);
  update (self);
}

guint
rk_roster_get_n_shown (RkRoster *self)
{
  g_return_val_if_fail (RK_IS_ROSTER (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* ── the chosen row ──────────────────────────────────────────────────────────────────────── */

RkSeatItem *
rk_roster_get_seat (RkRoster *self)
{
  g_return_val_if_fail (RK_IS_ROSTER (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
rk_roster_choose (RkRoster *self, gint64 seat)
{
  g_return_val_if_fail (RK_IS_ROSTER (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (RkSeatItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (rk_seat_item_get_row (item)->seat_id != seat)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return TRUE;
    }
  return FALSE;
}

void
rk_roster_unchoose (RkRoster *self)
{
  g_return_if_fail (RK_IS_ROSTER (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
on_selected (RkRoster *self)
{
  RkSeatItem *item = rk_roster_get_seat (self);

  if (self->setting)
    return;
  self->seat = item ? rk_seat_item_get_row (item)->seat_id : 0;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_activated (RkRoster *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* ── folding ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
fold (gpointer data)
{
  RkRoster *self = data;
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (self));
  double room = gtk_widget_get_width (scroller) / rk_text_scale (GTK_WIDGET (self));
  gboolean term = room < ROOM_FOR_TERM;
  gboolean body = room < ROOM_FOR_BODY;

  self->fold_id = 0;
  if (term == self->fold_term && body == self->fold_body)
    return G_SOURCE_REMOVE;
  self->fold_term = term;
  self->fold_body = body;
  gtk_column_view_column_set_visible (self->columns[COLUMN_TERM], !term);
  gtk_column_view_column_set_title (self->columns[COLUMN_STATE],
                                    term ? _ ("State, term") : _ ("State"));
  gtk_column_view_column_set_visible (self->columns[COLUMN_BODY], !body);
  gtk_column_view_column_set_expand (self->columns[COLUMN_NAME], body);
  gtk_column_view_column_set_visible (self->columns[COLUMN_NUMBER], !body);
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_room_changed (RkRoster *self)
{
  if (self->fold_id == 0)
    self->fold_id = g_idle_add (fold, self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
add_column (RkRoster *self, Column column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "rk-roster", self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (column));
  self->columns[column] = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (self->columns[column], column == COLUMN_BODY);
  gtk_column_view_append_column (self->view, self->columns[column]);
  g_object_unref (self->columns[column]);
}

static void
create_view (RkRoster *self)
{
  static const char *const titles[N_COLUMNS]
      = { N_ ("No."),           N_ ("Group"), N_ ("Full name"),
          N_ ("Body and Post"), N_ ("Term"),  N_ ("State") };

  self->rows = g_list_store_new (RK_TYPE_SEAT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rk-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rk-roster");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Roster"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  for (Column i = 0; i < N_COLUMNS; i++)
    add_column (self, i, _ (titles[i]));
}

GtkWidget *
rk_roster_new (void)
{
  return g_object_new (RK_TYPE_ROSTER, NULL);
}

static gboolean
rk_roster_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (RK_ROSTER (widget)->view), GTK_DIR_TAB_FORWARD)
         || gtk_widget_grab_focus (GTK_WIDGET (RK_ROSTER (widget)->view));
}

static void
rk_roster_dispose (GObject *object)
{
  RkRoster *self = RK_ROSTER (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  G_OBJECT_CLASS (rk_roster_parent_class)->dispose (object);
}

static void
rk_roster_finalize (GObject *object)
{
  RkRoster *self = RK_ROSTER (object);

  g_clear_pointer (&self->data, rk_councils_data_unref);
  g_strfreev (self->words);
  g_free (self->kind);
  G_OBJECT_CLASS (rk_roster_parent_class)->finalize (object);
}

static void
rk_roster_class_init (RkRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_roster_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_roster_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = rk_roster_grab_focus;
  rk_focus_pass_through (GTK_WIDGET_CLASS (klass));
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_roster_init (RkRoster *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  create_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "notify::page-size", G_CALLBACK (on_room_changed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
