#include "rk-workplace-pane.h"

#include <glib/gi18n-lib.h>
#include "rk-calendar.h"
#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-message.h"
#include "rk-record-form.h"
#include "rk-record-view.h"
#include "rk-match-window.h"
#include "rk-records.h"
#include "rk-workplace-past.h"
#include "rk-workplaces.h"
#include "rk-words.h"
#include "rk-workplace-register.h"

#define HISTORY_SHOWN 20

/* What a workplace has of its registration. */
static const char *const registration_fields[]
    = { "registration_number", "registered_on", "expires_on", NULL };

struct _RkWorkplacePane
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkScrolledWindow *read_scroller;
  GtkLabel *name;
  GtkLabel *line;
  GtkWidget *edit_button;
  GtkBox *cards;
  GtkBox *groups;
  AdwExpanderRow *history;
  GtkLabel *history_count;
  GtkLabel *edit_title;
  GtkWidget *save_button;
  AdwBin *form_slot;

  RkContext *context;
  RkRecordView *view;
  RkWorkplaceRegister *held; /* owned by the tree */
  RkRecordForm *form;        /* made when first needed */
  GPtrArray *history_rows;
  GCancellable *reading;

  double scrolled; /* to where it stays while it is shown anew */

  gint64 id; /* shown, 0 = none */
  RkRecord *record;
  GPtrArray *reviews;
};

enum
{
  SAVED,
  LEFT,
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkWorkplacePane, rk_workplace_pane, ADW_TYPE_BIN)

/* ── cards: what is due, with its verb ───────────────────────────────────────────────────── */

static GtkWidget *
new_card_text (const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *below = gtk_label_new (text);

  for (GtkWidget *label = heading; label; label = label == heading ? below : NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* Returns the box for the verbs. */
static GtkFlowBox *
add_card (RkWorkplacePane *self, const char *title, const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = rk_icon_new ("dialog-warning-symbolic");
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *verbs = gtk_flow_box_new ();

  gtk_widget_add_css_class (card, "rk-due");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (verbs), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (verbs), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (verbs), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (verbs), 6);
  gtk_box_append (GTK_BOX (body), new_card_text (title, text));
  gtk_box_append (GTK_BOX (body), verbs);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), body);
  gtk_box_append (self->cards, card);
  return GTK_FLOW_BOX (verbs);
}

static GtkWidget *
add_verb (RkWorkplacePane *self, GtkFlowBox *verbs, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "rk-small");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_flow_box_append (verbs, button);
  /* The button is the stop, not the box around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static void
on_correct_clicked (RkWorkplacePane *self, GtkButton *button)
{
  rk_workplace_pane_edit (self, g_object_get_data (G_OBJECT (button), "rk-field"));
}

static void
on_settle_clicked (RkWorkplacePane *self, GtkButton *button)
{
  rk_edits_settle (self->context, self->record, g_object_get_data (G_OBJECT (button), "rk-field"));
}

static void
add_review_card (RkWorkplacePane *self, RkRecord *review)
{
  const char *name = rk_record_get (review, "field");
  int index = rk_kind_field (&rk_kind_workplace, name);
  g_autofree char *title = NULL;
  GtkFlowBox *verbs;
  GtkWidget *button;

  if (index < 0)
    return;
  /* Translators: entry and what the list held there: 「従業員数：「約40」」 */
  title = g_strdup_printf (_ ("%s: “%s”"), _ (rk_kind_workplace.fields[index].label),
                           rk_record_get (review, "value"));
  verbs = add_card (self, title, rk_record_get (review, "reason"));
  if (rk_context_is_read_only (self->context))
    return;
  button = add_verb (self, verbs, _ ("Correct"), G_CALLBACK (on_correct_clicked));
  g_object_set_data (G_OBJECT (button), "rk-field", (gpointer)rk_kind_workplace.fields[index].name);
  button = add_verb (self, verbs, _ ("Leave It Empty"), G_CALLBACK (on_settle_clicked));
  g_object_set_data (G_OBJECT (button), "rk-field", (gpointer)rk_kind_workplace.fields[index].name);
}

static gboolean
run_keep_apart (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RkRecord *record = data;

  return rk_workplaces_keep_apart (db, rk_record_get_int (record, "suspected_id"),
                                   rk_record_id (record), error);
}

static void
keep_apart (RkWorkplacePane *self)
{
  g_autofree char *name = rk_record_dup_name (self->record);
  g_autofree char *what = g_strdup_printf ("「%s」は別の事業所とした", name);
  g_autofree char *toast = g_strdup_printf (_ ("%s: another workplace"), name);

  rk_context_run_command_async (self->context, NULL, what, toast, run_keep_apart,
                                rk_record_ref (self->record), (GDestroyNotify)rk_record_unref,
                                NULL);
}

static void
on_compare_clicked (RkWorkplacePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window = rk_match_window_new_for_pair (
      self->context, rk_record_get_int (self->record, "suspected_id"), rk_record_id (self->record));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_other_clicked (RkWorkplacePane *self)
{
  g_signal_emit (self, signals[SHOW], 0, rk_record_get_int (self->record, "suspected_id"));
}

static void
add_duplicate_card (RkWorkplacePane *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  gint64 id = rk_record_get_int (self->record, "suspected_id");
  g_autoptr (RkRecord) other = NULL;
  g_autofree char *where = NULL;
  g_autofree char *name = NULL;
  GtkFlowBox *verbs;

  if (id == 0)
    return;
  other = rk_records_get (db, &rk_kind_workplace, id, NULL);
  name = other ? rk_record_dup_name (other) : NULL;
  if (other)
    where = g_strdup_printf (
        "%s　%s", name,
        rk_record_get (other, "municipality") ? rk_record_get (other, "municipality") : "");
  verbs = add_card (self, _ ("May be the same as another workplace"),
                    other ? where : _ ("The other one is no longer in the register."));
  if (other)
    {
      add_verb (self, verbs, _ ("Compare"), G_CALLBACK (on_compare_clicked));
      add_verb (self, verbs, _ ("Show the Other"), G_CALLBACK (on_other_clicked));
    }
  if (!rk_context_is_read_only (self->context))
    add_verb (self, verbs, _ ("Keep as a Workplace of Its Own"), G_CALLBACK (keep_apart));
}

static void
show_cards (RkWorkplacePane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < self->reviews->len; i++)
    add_review_card (self, self->reviews->pdata[i]);
  add_duplicate_card (self);
  rk_workplace_past_append (self->cards, rk_store_main_db (rk_context_get_store (self->context)),
                            self->record);
  gtk_widget_set_visible (GTK_WIDGET (self->cards),
                          gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL);
}

/* ── history ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GWeakRef pane;
  gint64 id;
  GPtrArray *entries;
} History;

static void
history_free (gpointer data)
{
  History *history = data;

  g_weak_ref_clear (&history->pane);
  g_clear_pointer (&history->entries, g_ptr_array_unref);
  g_free (history);
}

/* Worker thread. */
static gboolean
read_history (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  History *history = data;

  history->entries = rk_history_of_record (db, history->id, 0, error);
  return history->entries != NULL;
}

/* 「R8.7.2 15:05　落合」 */
static char *
when_and_who (const RkHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (entry->at, NULL);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (at == NULL)
    return g_strdup (entry->by);
  day = rk_date_to_wareki_short (rk_date (g_date_time_get_year (at), g_date_time_get_month (at),
                                          g_date_time_get_day_of_month (at)));
  time = g_date_time_format (at, "%H:%M");
  return g_strdup_printf ("%s %s　%s", day, time, entry->by ? entry->by : "");
}

static void
show_history (RkWorkplacePane *self, GPtrArray *entries)
{
  g_autofree char *number = rk_words_count (entries->len);
  /* Translators: number of changes: 「6件」 */
  g_autofree char *count = g_strdup_printf (_ ("%s changes"), number);

  for (guint i = 0; i < self->history_rows->len; i++)
    adw_expander_row_remove (self->history, self->history_rows->pdata[i]);
  g_ptr_array_set_size (self->history_rows, 0);
  gtk_label_set_text (self->history_count, count);
  for (guint i = 0; i < MIN (entries->len, HISTORY_SHOWN); i++)
    {
      const RkHistoryEntry *entry = entries->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *when = when_and_who (entry);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->what);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
      if (entry->undone)
        gtk_widget_add_css_class (row, "rk-undone");
      adw_expander_row_add_row (self->history, row);
      g_ptr_array_add (self->history_rows, row);
    }
}

static void
on_history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  History *history = data;
  g_autoptr (RkWorkplacePane) self = g_weak_ref_get (&history->pane);
  g_autoptr (GError) error = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, &error);

  if (self == NULL || history->id != self->id)
    return;
  if (done)
    show_history (self, history->entries);
  else
    rk_context_report (self->context, error, _ ("The history cannot be read"));
}

static void
start_history (RkWorkplacePane *self)
{
  History *history = g_new0 (History, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_weak_ref_init (&history->pane, self);
  history->id = self->id;
  rk_store_read_async (rk_context_get_store (self->context), read_history, history, history_free,
                       self->reading, on_history_cb, history);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
append_part (GString *line, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, "　");
  g_string_append (line, text);
}

/* 「やいづこう…　焼津市　H 運輸業,郵便業　64人」 */
static char *
summary_line (RkRecord *record)
{
  GString *line = g_string_new (NULL);
  int employees = rk_kind_field (&rk_kind_workplace, "employees");

  append_part (line, rk_record_get (record, "kana"));
  append_part (line, rk_record_get (record, "municipality"));
  append_part (line, rk_record_get (record, "industry"));
  if (!rk_record_is_null (record, employees))
    {
      g_autofree char *number = rk_record_dup_display (record, employees);
      /* Translators: number of employees: 「64人」 */
      g_autofree char *people = g_strdup_printf (_ ("%s employees"), number);

      append_part (line, people);
    }
  return g_string_free (line, FALSE);
}

static void
show_record (RkWorkplacePane *self)
{
  static const char *const told_above[] = { "name", "kana", "industry", "employees", NULL };
  g_autofree char *line = summary_line (self->record);
  g_autofree char *name = rk_record_dup_name (self->record);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->line, line);
  gtk_widget_set_visible (self->edit_button, !rk_context_is_read_only (self->context));
  show_cards (self);
  rk_workplace_register_show (self->held, self->id);
  rk_record_view_show (self->view, self->record, self->reviews, told_above);
  gtk_stack_set_visible_child_name (self->stack, "read");
  start_history (self);
}

/* Returns FALSE where the workplace is not there (any more). */
static gboolean
load (RkWorkplacePane *self, gint64 id)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  RkRecord *record = id ? rk_records_get (db, &rk_kind_workplace, id, NULL) : NULL;
  GPtrArray *reviews = record ? rk_records_reviews (db, id, NULL) : NULL;

  g_clear_pointer (&self->record, rk_record_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  self->id = record ? id : 0;
  self->record = record;
  self->reviews = reviews ? reviews : g_ptr_array_new ();
  return record != NULL;
}

/* After the new rows were laid out: they were asked for a focus that is gone meanwhile. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  RkWorkplacePane *self = RK_WORKPLACE_PANE (widget);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->read_scroller),
                            self->scrolled);
  return ++*(guint *)frames < 2;
}

/* The place that is read stays where it is. */
static void
keep_place (RkWorkplacePane *self)
{
  self->scrolled
      = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->read_scroller));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, g_new0 (guint, 1), g_free);
}

static void
show_again (RkWorkplacePane *self)
{
  keep_place (self);
  if (load (self, self->id))
    show_record (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static gboolean
has_unsaved_text (RkWorkplacePane *self)
{
  return rk_workplace_pane_is_editing (self) && rk_record_form_is_changed (self->form);
}

void
rk_workplace_pane_show (RkWorkplacePane *self, gint64 id)
{
  gboolean other;

  g_return_if_fail (RK_IS_WORKPLACE_PANE (self) && self->context);

  if (has_unsaved_text (self))
    return;
  other = id != self->id;
  if (!other && !rk_workplace_pane_is_editing (self))
    return;
  self->id = id;
  show_again (self);
  if (other)
    {
      self->scrolled = 0;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->read_scroller), 0);
    }
}

gint64
rk_workplace_pane_get_id (RkWorkplacePane *self)
{
  g_return_val_if_fail (RK_IS_WORKPLACE_PANE (self), 0);
  return self->id;
}

/* ── editing ─────────────────────────────────────────────────────────────────────────────── */

/* Number and days of a registration are those of the one that is added below the workplace
 * (rk-register-follow.h); here they are mended where a list brought some. */
static gboolean
has_registration_words (RkWorkplacePane *self, const RkRecord *record)
{
  for (guint i = 0; record && registration_fields[i]; i++)
    {
      if (rk_record_get (record, registration_fields[i]))
        return TRUE;
      for (guint k = 0; k < self->reviews->len; k++)
        if (g_strcmp0 (rk_record_get (self->reviews->pdata[k], "field"), registration_fields[i])
            == 0)
          return TRUE;
    }
  return FALSE;
}

static void
open_form (RkWorkplacePane *self, RkRecord *record, const char *title)
{
  if (self->form == NULL)
    {
      self->form = RK_RECORD_FORM (rk_record_form_new (&rk_kind_workplace));
      g_signal_connect_swapped (self->form, "committed", G_CALLBACK (rk_workplace_pane_save), self);
      adw_bin_set_child (self->form_slot, GTK_WIDGET (self->form));
    }
  rk_record_form_set_record (self->form, record);
  rk_record_form_set_reviews (self->form, record ? self->reviews : NULL);
  rk_record_form_offer (self->form, registration_fields, has_registration_words (self, record));
  gtk_label_set_text (self->edit_title, title);
  gtk_stack_set_visible_child_name (self->stack, "edit");
}

void
rk_workplace_pane_edit (RkWorkplacePane *self, const char *field)
{
  g_return_if_fail (RK_IS_WORKPLACE_PANE (self));

  if (self->record == NULL || rk_context_is_read_only (self->context))
    return;
  if (!rk_workplace_pane_is_editing (self))
    open_form (self, self->record, rk_record_get (self->record, "name"));
  rk_record_form_focus_field (self->form, field);
}

void
rk_workplace_pane_add (RkWorkplacePane *self)
{
  g_return_if_fail (RK_IS_WORKPLACE_PANE (self));

  if (rk_context_is_read_only (self->context))
    return;
  if (!has_unsaved_text (self))
    {
      load (self, 0);
      open_form (self, NULL, _ ("New Workplace"));
    }
  rk_record_form_focus_field (self->form, NULL);
}

gboolean
rk_workplace_pane_is_editing (RkWorkplacePane *self)
{
  g_return_val_if_fail (RK_IS_WORKPLACE_PANE (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "edit") == 0;
}

static void
close_form (RkWorkplacePane *self)
{
  show_again (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_saved (gpointer owner, gint64 id, gboolean done)
{
  RkWorkplacePane *self = owner;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (!done)
    return;
  self->id = id;
  close_form (self);
  g_signal_emit (self, signals[SAVED], 0, id);
}

/* A field the person has typed into needs no review any more. */
static char **
touched_fields (RkWorkplacePane *self)
{
  GStrvBuilder *fields = g_strv_builder_new ();
  char **names;

  for (guint i = 0; i < rk_kind_workplace.n_fields; i++)
    if (rk_record_form_is_touched (self->form, rk_kind_workplace.fields[i].name))
      g_strv_builder_add (fields, rk_kind_workplace.fields[i].name);
  names = g_strv_builder_end (fields);
  g_strv_builder_unref (fields);
  return names;
}

gboolean
rk_workplace_pane_save (RkWorkplacePane *self)
{
  g_autoptr (RkRecord) record = NULL;
  g_auto (GStrv) touched = NULL;

  g_return_val_if_fail (RK_IS_WORKPLACE_PANE (self), TRUE);

  if (!rk_workplace_pane_is_editing (self) || !gtk_widget_get_sensitive (self->save_button))
    return TRUE;
  if (self->record && !rk_record_form_is_changed (self->form))
    {
      close_form (self);
      return TRUE;
    }
  record = rk_record_form_end (self->form, FALSE);
  if (record == NULL)
    return FALSE;
  touched = touched_fields (self);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  rk_edits_save (self->context, record, (const char *const *)touched, self, on_saved);
  return TRUE;
}

gboolean
rk_workplace_pane_leave (RkWorkplacePane *self)
{
  g_return_val_if_fail (RK_IS_WORKPLACE_PANE (self), TRUE);

  if (!has_unsaved_text (self) || rk_workplace_pane_save (self))
    return TRUE;
  rk_context_toast (self->context, _ ("Save the workplace first, or cancel it"), FALSE);
  return FALSE;
}

static void
on_discard_response (RkWorkplacePane *self, const char *response)
{
  if (g_str_equal (response, "save"))
    rk_workplace_pane_save (self);
  else if (g_str_equal (response, "discard"))
    {
      rk_record_form_set_record (self->form, self->record);
      close_form (self);
    }
}

/* Esc never loses text: what was typed is thrown away only by a verb that says so. */
static void
ask_about_text (RkWorkplacePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = rk_message_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save what you have typed?"),
      _ ("The form has changes that are not in the register yet."), NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _ ("Go On Typing"),
                                    "discard", _ ("Discard"), "save", _ ("Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
rk_workplace_pane_cancel (RkWorkplacePane *self)
{
  g_return_if_fail (RK_IS_WORKPLACE_PANE (self));

  if (has_unsaved_text (self))
    ask_about_text (self);
  else if (rk_workplace_pane_is_editing (self))
    close_form (self);
}

static void
on_edit_clicked (RkWorkplacePane *self)
{
  rk_workplace_pane_edit (self, NULL);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

/* A form that is open keeps what is being typed. */
static void
on_store_changed_cb (RkWorkplacePane *self)
{
  if (self->id != 0 && !rk_workplace_pane_is_editing (self))
    show_again (self);
}

void
rk_workplace_pane_set_context (RkWorkplacePane *self, RkContext *context)
{
  g_return_if_fail (RK_IS_WORKPLACE_PANE (self) && self->context == NULL);

  self->context = g_object_ref (context);
  self->held = RK_WORKPLACE_REGISTER (rk_workplace_register_new (context));
  gtk_box_prepend (self->groups, GTK_WIDGET (self->held));
  g_signal_connect_object (rk_context_get_store (context), "changed",
                           G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
rk_workplace_pane_dispose (GObject *object)
{
  RkWorkplacePane *self = RK_WORKPLACE_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_workplace_pane_parent_class)->dispose (object);
}

static void
rk_workplace_pane_finalize (GObject *object)
{
  RkWorkplacePane *self = RK_WORKPLACE_PANE (object);

  g_clear_pointer (&self->record, rk_record_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_ptr_array_unref (self->history_rows);
  G_OBJECT_CLASS (rk_workplace_pane_parent_class)->finalize (object);
}

static void
rk_workplace_pane_class_init (RkWorkplacePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_workplace_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_workplace_pane_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[SHOW] = g_signal_new ("show-other", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-workplace-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, stack);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, read_scroller);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, name);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, line);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, cards);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, groups);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, history);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, history_count);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, edit_title);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, save_button);
  gtk_widget_class_bind_template_child (widget_class, RkWorkplacePane, form_slot);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_cancel_clicked",
                                                G_CALLBACK (rk_workplace_pane_cancel));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_save_clicked",
                                                G_CALLBACK (rk_workplace_pane_save));
  gtk_widget_class_bind_template_callback (widget_class, on_edit_clicked);
}

static void
rk_workplace_pane_init (RkWorkplacePane *self)
{
  self->history_rows = g_ptr_array_new ();
  self->reviews = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = RK_RECORD_VIEW (rk_record_view_new ());
  gtk_box_append (self->groups, GTK_WIDGET (self->view));
}
