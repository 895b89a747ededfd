#include "rk-activities-editor.h"

#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-columns.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-records.h"
#include "rk-schemes.h"

/* The parts of a row; owned by the tree. */
typedef struct
{
  GtkWidget *buttons[RK_N_ACTIVITY_STATES];
  GtkWidget *words;
} Row;

struct _RkActivitiesEditor
{
  AdwBin parent_instance;

  GtkWidget *box;     /* owned by the tree */
  GtkWidget *others;  /* text view, owned by the tree; NULL: every line is of a row */
  RkRecord *status;   /* (nullable) */
  RkContext *context; /* (nullable) */
  int year;           /* whose menu */
  GPtrArray *items;   /* RkRecord of rk_kind_scheme_item: the rows */
  GArray *rows;       /* Row, one for each of @items */
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkActivitiesEditor, rk_activities_editor, ADW_TYPE_BIN)

static Row *
row_at (RkActivitiesEditor *self, guint i)
{
  return &g_array_index (self->rows, Row, i);
}

static const char *
item_word (RkActivitiesEditor *self, guint i, const char *field)
{
  return rk_part_or_empty (rk_record_get (self->items->pdata[i], field));
}

static void
tell_changed (RkActivitiesEditor *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* ── states ──────────────────────────────────────────────────────────────────────────────── */

/* Returns: -1: none */
static int
state_of (const Row *row)
{
  for (int s = 0; s < RK_N_ACTIVITY_STATES; s++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row->buttons[s])))
      return s;
  return -1;
}

/* With Tab the states are one stop: the one that is chosen. */
static void
set_state (RkActivitiesEditor *self, Row *row, int state)
{
  gboolean setting = self->setting;

  self->setting = TRUE;
  for (int s = 0; s < RK_N_ACTIVITY_STATES; s++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->buttons[s]), s == state);
      gtk_widget_set_focusable (row->buttons[s], s == MAX (state, 0));
    }
  self->setting = setting;
  tell_changed (self);
}

static void
focus_state (RkActivitiesEditor *self, guint i)
{
  if (i < self->rows->len)
    gtk_widget_grab_focus (row_at (self, i)->buttons[MAX (state_of (row_at (self, i)), 0)]);
}

static guint
index_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "row"));
}

static void
on_toggled (RkActivitiesEditor *self, GtkToggleButton *button)
{
  Row *row = row_at (self, index_of (GTK_WIDGET (button)));
  int state = -1;

  if (self->setting)
    return;
  for (int s = 0; s < RK_N_ACTIVITY_STATES; s++)
    if (row->buttons[s] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      state = s;
  set_state (self, row, state);
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static void
choose (RkActivitiesEditor *self, guint i, int state)
{
  gboolean focused = gtk_widget_get_focus_child (self->box) != NULL;

  set_state (self, row_at (self, i), state);
  if (focused)
    focus_state (self, i);
}

/* Full-width digits, too. Returns: -1: none */
static int
state_of_key (guint key)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if (letter >= 0xff01 && letter <= 0xff5e)
    letter -= 0xfee0;
  return letter >= '1' && letter < '1' + RK_N_ACTIVITY_STATES ? (int)(letter - '1') : -1;
}

/* Behind what is there: the next key must not take it away. */
static void
focus_words (GtkWidget *words)
{
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (words));
  gtk_editable_set_position (GTK_EDITABLE (words), -1);
}

static gboolean
on_key (GtkEventController *keys, guint key, guint code, GdkModifierType mask, gpointer data)
{
  RkActivitiesEditor *self = data;
  guint i = index_of (gtk_event_controller_get_widget (keys));
  int state = state_of (row_at (self, i));

  if (mask & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (state_of_key (key) >= 0)
    choose (self, i, state_of_key (key));
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    choose (self, i, MAX (state - 1, 0));
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    choose (self, i, MIN (state + 1, RK_N_ACTIVITY_STATES - 1));
  else if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    choose (self, i, -1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    focus_state (self, i > 0 ? i - 1 : 0);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    focus_state (self, i + 1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    focus_words (row_at (self, i)->words);
  else
    return FALSE;
  return TRUE;
}

/* Enter while converting belongs to the input method, which does not let it through. */
static void
on_words_activated (RkActivitiesEditor *self, GtkWidget *words)
{
  focus_state (self, index_of (words) + 1);
}

/* ── the text ────────────────────────────────────────────────────────────────────────────── */

static char *
dup_others (RkActivitiesEditor *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (self->others == NULL)
    return g_strdup ("");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->others));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* @label: the field of the item that it is called by: its code, or its label to be read */
static char *
dup_lines (RkActivitiesEditor *self, const char *label)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *others = dup_others (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = row_at (self, i);
      int state = state_of (row);
      g_autofree char *line = rk_activity_format (
          item_word (self, i, label), state < 0 ? NULL : rk_activity_states[state],
          gtk_editable_get_text (GTK_EDITABLE (row->words)));

      g_string_append_printf (text, "%s%s", text->len && *line ? "\n" : "", line);
    }
  g_string_append_printf (text, "%s%s", text->len && *others ? "\n" : "", others);
  return g_strdup (text->str);
}

char *
rk_activities_editor_dup_text (RkActivitiesEditor *self)
{
  g_return_val_if_fail (RK_IS_ACTIVITIES_EDITOR (self), NULL);

  return dup_lines (self, "code");
}

char *
rk_activities_editor_dup_names (RkActivitiesEditor *self)
{
  g_return_val_if_fail (RK_IS_ACTIVITIES_EDITOR (self), NULL);

  return dup_lines (self, "label");
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_states (RkActivitiesEditor *self, Row *row, guint i, GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "rk-marks");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  for (guint s = 0; s < RK_N_ACTIVITY_STATES; s++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (rk_activity_states[s]);

      g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (i));
      gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      label, NULL, -1);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
      gtk_box_append (GTK_BOX (box), button);
      row->buttons[s] = button;
    }
  g_object_set_data (G_OBJECT (box), "row", GUINT_TO_POINTER (i));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (box, keys);
  return box;
}

static void
add_row (RkActivitiesEditor *self, guint i)
{
  GtkWidget *label = rk_part_label (item_word (self, i, "label"), NULL);
  GtkWidget *states;
  Row row;

  gtk_widget_set_margin_top (label, i ? 6 : 0);
  row.words = gtk_entry_new ();
  gtk_widget_set_hexpand (row.words, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (row.words), _ ("What, how often, how many people"));
  g_object_set_data (G_OBJECT (row.words), "row", GUINT_TO_POINTER (i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row.words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item_word (self, i, "label"), -1);
  g_signal_connect_swapped (row.words, "changed", G_CALLBACK (tell_changed), self);
  g_signal_connect_swapped (row.words, "activate", G_CALLBACK (on_words_activated), self);
  states = create_states (self, &row, i, label);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box),
                  g_object_new (RK_TYPE_COLUMNS, "first", states, "second", row.words, "share", 42,
                                "threshold", 380, "spacing", 8, NULL));
  g_array_append_val (self->rows, row);
}

static void
add_others (RkActivitiesEditor *self, const char *lines)
{
  GtkWidget *label = rk_part_label (_ ("Of no activity that was declared"), "caption-heading");

  self->others = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->others), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->others), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->others)), lines, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Of no activity that was declared"), -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->others)), "changed",
                            G_CALLBACK (tell_changed), self);
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), self->others);
}

static void
read_items (RkActivitiesEditor *self, const char *items)
{
  RkDb *db = self->context ? rk_store_main_db (rk_context_get_store (self->context)) : NULL;
  GPtrArray *some
      = db && self->status ? rk_schemes_reported (db, self->status, self->year, items, NULL) : NULL;

  g_ptr_array_unref (self->items);
  self->items = some ? some : g_ptr_array_new ();
}

/* The first line of an activity is its row; a second one stands with the others. */
static void
fill (RkActivitiesEditor *self, const char *items)
{
  g_autoptr (GPtrArray) activities = rk_activities_parse (items);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const RkActivity *activity = rk_activities_find (activities, item_word (self, i, "code"));
      int state = -1;

      for (int s = 0; activity && s < RK_N_ACTIVITY_STATES; s++)
        if (activity->state == rk_activity_states[s])
          state = s;
      add_row (self, i);
      set_state (self, row_at (self, i), state);
      if (activity == NULL)
        continue;
      gtk_editable_set_text (GTK_EDITABLE (row_at (self, i)->words), activity->words);
      g_ptr_array_remove (activities, (gpointer)activity);
    }
  for (guint i = 0; i < activities->len; i++)
    g_string_append_printf (others, "%s%s", i ? "\n" : "",
                            ((const RkActivity *)activities->pdata[i])->line);
  if (others->len)
    add_others (self, others->str);
  else if (self->items->len == 0)
    gtk_box_append (GTK_BOX (self->box),
                    rk_part_label (_ ("The registration declares no activities."), "dim-label"));
}

static void
show_text (RkActivitiesEditor *self, const char *items)
{
  gboolean setting = self->setting;

  self->setting = TRUE;
  read_items (self, items);
  self->others = NULL;
  g_array_set_size (self->rows, 0);
  rk_part_clear (self->box);
  fill (self, items);
  self->setting = setting;
}

void
rk_activities_editor_set_text (RkActivitiesEditor *self, const char *items)
{
  g_return_if_fail (RK_IS_ACTIVITIES_EDITOR (self) && items);

  show_text (self, items);
  tell_changed (self);
}

void
rk_activities_editor_set_registration (RkActivitiesEditor *self,
                                       RkContext *context,
                                       gint64 status,
                                       int year)
{
  g_autofree char *items = NULL;

  g_return_if_fail (RK_IS_ACTIVITIES_EDITOR (self));

  items = dup_lines (self, "code");
  g_set_object (&self->context, context);
  g_clear_pointer (&self->status, rk_record_unref);
  if (context && status)
    self->status = rk_records_get (rk_store_main_db (rk_context_get_store (context)),
                                   &rk_kind_status, status, NULL);
  self->year = year;
  show_text (self, items);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_activities_editor_new (void)
{
  return g_object_new (RK_TYPE_ACTIVITIES_EDITOR, NULL);
}

static void
rk_activities_editor_dispose (GObject *object)
{
  g_clear_object (&RK_ACTIVITIES_EDITOR (object)->context);
  G_OBJECT_CLASS (rk_activities_editor_parent_class)->dispose (object);
}

static void
rk_activities_editor_finalize (GObject *object)
{
  RkActivitiesEditor *self = RK_ACTIVITIES_EDITOR (object);

  g_clear_pointer (&self->status, rk_record_unref);
  g_ptr_array_unref (self->items);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (rk_activities_editor_parent_class)->finalize (object);
}

static void
rk_activities_editor_class_init (RkActivitiesEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rk_activities_editor_dispose;
  object_class->finalize = rk_activities_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_activities_editor_init (RkActivitiesEditor *self)
{
  self->items = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "rk-activities");
  adw_bin_set_child (ADW_BIN (self), self->box);
}
