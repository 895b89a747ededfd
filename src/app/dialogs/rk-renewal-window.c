#include "rk-renewal-window.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-preview-window.h"

struct _RkRenewalWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *record;
  GtkWidget *keep;
  GtkEditable *start_row;
  GtkEditable *appointed_row;
  GtkLabel *problem;
  AdwPreferencesGroup *group;
  GtkWidget *all_same;
  GtkWidget *nomination;
  AdwStatusPage *done;
  GtkBox *papers;
  GtkLabel *nothing;

  RkContext *context;
  RkRecord *council;
  gint64 seat;
  RkDate start;
  GPtrArray *seats; /* RkRenewalSeat */
  GPtrArray *rows;  /* Row, one per seat */
  gboolean is_done;
  gboolean filling; /* the rows are being made */
};

G_DEFINE_FINAL_TYPE (RkRenewalWindow, rk_renewal_window, ADW_TYPE_WINDOW)

typedef struct
{
  AdwExpanderRow *row;
  GtkDropDown *answer;
  GtkEditable *sent_on;
  GtkEditable *accepted_on;
  GtkLabel *state;
  GtkEditable *name;
  GtkEditable *kana;
  GtkEditable *post;
} Row;

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

static char *
short_day (const char *iso)
{
  RkDate date = RK_DATE_NONE;

  if (iso)
    rk_date_from_iso (iso, &date);
  return rk_date_to_wareki_short (date);
}

/* 「杉山 直樹　企画総務グループ長（～R6.7.31）　新しい任期 R6.8.1～R8.3.31（残任期間）」 */
static char *
dup_seat_words (RkRenewalWindow *self, const RkRenewalSeat *seat)
{
  g_autofree char *start = rk_date_to_wareki_short (self->start);
  g_autofree char *end = short_day (seat->term_end);
  g_autofree char *before_end = short_day (seat->before_end);
  GString *words = g_string_new (NULL);

  if (seat->name)
    g_string_append_printf (words, "%s　%s", seat->name, seat->post ? seat->post : "");
  if (*before_end)
    g_string_append_printf (words, _ (" (until %s)"), before_end);
  if (words->len)
    g_string_append_c (words, '\n');
  g_string_append_printf (
      words, seat->rest ? _ ("New term %1$s～%2$s (rest of the term)") : _ ("New term %1$s～%2$s"),
      start, end);
  return g_string_free (words, FALSE);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static RkRenewalAnswer
answer_of (const Row *row)
{
  return (RkRenewalAnswer)gtk_drop_down_get_selected (row->answer);
}

/* Returns: FALSE where something was typed that is no day; @iso is NULL for an empty entry */
static gboolean
read_entry (GtkEditable *entry, char **iso)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  RkDate day;
  gboolean ok = *text == '\0'
                || (rk_date_parse (text, NULL, &day, NULL) && rk_date_require_day (day, NULL));

  *iso = ok && *text ? rk_date_to_iso (day) : NULL;
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return ok;
}

static gboolean
has_day (GtkEditable *entry)
{
  g_autofree char *iso = NULL;

  return read_entry (entry, &iso) && iso;
}

/* How far a seat is: what was asked, what was answered, what was accepted. */
static const char *
state_of (const Row *row, const char **colour)
{
  gboolean answered = answer_of (row) != RK_RENEWAL_OPEN;

  if (answered && has_day (row->accepted_on))
    {
      *colour = "green";
      return _ ("Accepted");
    }
  *colour = answered ? "blue" : "amber";
  if (answered)
    return _ ("Answered");
  if (has_day (row->sent_on))
    return _ ("Asked");
  *colour = "grey";
  return _ ("Not asked yet");
}

static void
show_state (Row *row)
{
  static const char *const colours[] = { "green", "blue", "amber", "grey" };
  const char *colour;

  gtk_label_set_text (row->state, state_of (row, &colour));
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (row->state), colours[i]);
  gtk_widget_add_css_class (GTK_WIDGET (row->state), colour);
}

static guint
count_answers (RkRenewalWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += answer_of (self->rows->pdata[i]) != RK_RENEWAL_OPEN;
  return n;
}

static void
update (RkRenewalWindow *self)
{
  guint n;
  g_autofree char *label = NULL;

  if (self->filling)
    return;
  n = count_answers (self);
  /* Translators: seats that have been decided: 「16席を記録する」 */
  label = g_strdup_printf (ngettext ("Record %u Seat", "Record %u Seats", n), n);
  gtk_button_set_label (GTK_BUTTON (self->record), label);
  gtk_widget_set_sensitive (self->record, n > 0 && !self->is_done);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      gboolean successor = answer_of (row) == RK_RENEWAL_NEW;

      adw_expander_row_set_enable_expansion (row->row, successor);
      adw_expander_row_set_expanded (row->row, successor);
      show_state (row);
    }
}

static GtkEditable *
add_entry (Row *row, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_expander_row_add_row (row->row, entry);
  return GTK_EDITABLE (entry);
}

/* ── days: two columns that are gone through by keyboard ─────────────────────────────────── */

static GtkEditable *
day_of (RkRenewalWindow *self, guint row, gboolean accepted)
{
  const Row *of = self->rows->pdata[row];

  return accepted ? of->accepted_on : of->sent_on;
}

/* Where an entry stands. */
static gboolean
find_day (RkRenewalWindow *self, GtkWidget *entry, guint *row, gboolean *accepted)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint column = 0; column < 2; column++)
      if (GTK_WIDGET (day_of (self, i, column)) == entry)
        {
          *row = i;
          *accepted = column;
          return TRUE;
        }
  return FALSE;
}

void
rk_renewal_window_fill_column (RkRenewalWindow *self, guint row, gboolean accepted)
{
  const char *text;

  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && row < self->rows->len);

  text = gtk_editable_get_text (day_of (self, row, accepted));
  for (guint i = row + 1; i < self->rows->len; i++)
    if (*gtk_editable_get_text (day_of (self, i, accepted)) == '\0')
      gtk_editable_set_text (day_of (self, i, accepted), text);
}

/* ↓ and Enter: the same column of the next seat; Ctrl+Enter: this day for all that have none. */
static gboolean
on_day_key (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType modifiers,
            RkRenewalWindow *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  gboolean accepted;
  guint row;

  if ((!enter && key != GDK_KEY_Down && key != GDK_KEY_Up)
      || !find_day (self, entry, &row, &accepted))
    return FALSE;
  if (enter && (modifiers & GDK_CONTROL_MASK))
    rk_renewal_window_fill_column (self, row, accepted);
  else if (key == GDK_KEY_Up && row > 0)
    gtk_widget_grab_focus (GTK_WIDGET (day_of (self, row - 1, accepted)));
  else if (key != GDK_KEY_Up && row + 1 < self->rows->len)
    gtk_widget_grab_focus (GTK_WIDGET (day_of (self, row + 1, accepted)));
  return TRUE;
}

static void
on_day_left (GtkEventControllerFocus *focus, RkRenewalWindow *self)
{
  GtkEditable *entry
      = GTK_EDITABLE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
  g_autofree char *iso = NULL;
  g_autofree char *words = NULL;

  if (!read_entry (entry, &iso) || iso == NULL)
    return;
  words = short_day (iso);
  if (g_strcmp0 (words, gtk_editable_get_text (entry)) != 0)
    gtk_editable_set_text (entry, words);
}

static GtkEditable *
add_day (RkRenewalWindow *self, Row *row, const char *label, const char *iso)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *words = short_day (iso);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_widget_set_tooltip_text (entry, _ ("Enter: next seat. Ctrl+Enter: the same for all below"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_day_key), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_day_left), self, 0);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static void
add_cell (GtkWidget *box, gpointer widget)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (widget), GTK_ALIGN_CENTER);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (widget));
  gtk_flow_box_append (GTK_FLOW_BOX (box), child);
}

/* Side by side, and below each other where the text is large. */
static void
add_columns (RkRenewalWindow *self, Row *row, const RkRenewalSeat *seat)
{
  GtkWidget *box = gtk_flow_box_new ();

  row->sent_on = add_day (self, row, _ ("Asked on"), seat->sent_on);
  row->accepted_on = add_day (self, row, _ ("Accepted on"), seat->accepted_on);
  row->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (row->state), "rk-chip");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 4);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  add_cell (box, row->sent_on);
  add_cell (box, row->answer);
  add_cell (box, row->accepted_on);
  add_cell (box, row->state);
  adw_expander_row_add_action (row->row, box);
}

static Row *
add_row (RkRenewalWindow *self, const RkRenewalSeat *seat)
{
  Row *row = g_new0 (Row, 1);
  GtkStringList *words = gtk_string_list_new (NULL);
  g_autofree char *text = dup_seat_words (self, seat);

  /* The places in the list are those of RkRenewalAnswer, for a seat nobody ever had, too. */
  gtk_string_list_append (words, _ ("Not decided"));
  gtk_string_list_append (words, seat->before ? _ ("Reappointed") : _ ("(nobody to reappoint)"));
  gtk_string_list_append (words, _ ("Successor"));
  row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), seat->body ? seat->body : "");
  adw_expander_row_set_subtitle (row->row, text);
  row->answer = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (words), NULL));
  gtk_widget_set_valign (GTK_WIDGET (row->answer), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->answer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  seat->body ? seat->body : "", -1);
  add_columns (self, row, seat);
  row->name = add_entry (row, _ ("Full name"));
  row->kana = add_entry (row, _ ("Furigana"));
  row->post = add_entry (row, _ ("Post"));
  gtk_editable_set_text (row->name, seat->new_name ? seat->new_name : "");
  gtk_editable_set_text (row->kana, seat->new_kana ? seat->new_kana : "");
  gtk_editable_set_text (row->post, seat->new_post ? seat->new_post : seat->post ? seat->post : "");
  gtk_drop_down_set_selected (row->answer, seat->answer);
  g_signal_connect_object (row->answer, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (row->row));
  return row;
}

static void
show_seats (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, GTK_WIDGET (((Row *)self->rows->pdata[i])->row));
  g_ptr_array_set_size (self->rows, 0);
  self->filling = TRUE;
  for (guint i = 0; self->seats && i < self->seats->len; i++)
    g_ptr_array_add (self->rows, add_row (self, self->seats->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->rows->len == 0);
  gtk_widget_set_visible (self->all_same, self->rows->len > 1);
  self->filling = FALSE;
  gtk_widget_set_visible (self->keep, self->rows->len > 0);
  if (self->seat && self->rows->len == 1 && answer_of (self->rows->pdata[0]) == RK_RENEWAL_OPEN)
    gtk_drop_down_set_selected (((Row *)self->rows->pdata[0])->answer, RK_RENEWAL_NEW);
  update (self);
}

static void
load (RkRenewalWindow *self)
{
  g_autofree char *iso = rk_date_to_iso (self->start);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->seats, g_ptr_array_unref);
  self->seats = rk_renewal_seats (rk_store_main_db (rk_context_get_store (self->context)),
                                  rk_record_id (self->council), self->seat, iso, &error);
  if (self->seats == NULL)
    rk_context_report (self->context, error, _ ("The seats could not be read"));
  show_seats (self);
}

/* ── the day ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_day (RkRenewalWindow *self, GtkEditable *row, RkDate *day)
{
  g_autoptr (GError) error = NULL;
  gboolean understood = rk_date_parse (gtk_editable_get_text (row), NULL, day, &error)
                        && rk_date_require_day (*day, &error);

  gtk_label_set_text (self->problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !understood);
  return understood;
}

static void
on_start_apply (RkRenewalWindow *self)
{
  g_autofree char *words = NULL;
  RkDate day;

  if (!read_day (self, self->start_row, &day))
    return;
  words = rk_date_to_wareki_long (day);
  gtk_editable_set_text (self->start_row, words);
  gtk_editable_set_text (self->appointed_row, words);
  self->start = day;
  load (self);
}

gboolean
rk_renewal_window_set_start (RkRenewalWindow *self, const char *text)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self) && text, FALSE);

  gtk_editable_set_text (self->start_row, text);
  on_start_apply (self);
  return !gtk_widget_get_visible (GTK_WIDGET (self->problem));
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

static void
on_all_same (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRenewalSeat *seat = self->seats->pdata[i];
      Row *row = self->rows->pdata[i];

      if (seat->before && answer_of (row) == RK_RENEWAL_OPEN)
        gtk_drop_down_set_selected (row->answer, RK_RENEWAL_SAME);
    }
}

guint
rk_renewal_window_get_n_seats (RkRenewalWindow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self), 0);

  return self->rows->len;
}

void
rk_renewal_window_answer (RkRenewalWindow *self,
                          guint n,
                          RkRenewalAnswer answer,
                          const char *name,
                          const char *kana,
                          const char *post)
{
  Row *row;

  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len);

  row = self->rows->pdata[n];
  gtk_drop_down_set_selected (row->answer, answer);
  if (name)
    gtk_editable_set_text (row->name, name);
  if (kana)
    gtk_editable_set_text (row->kana, kana);
  if (post)
    gtk_editable_set_text (row->post, post);
}

void
rk_renewal_window_set_days (RkRenewalWindow *self,
                            guint n,
                            const char *sent_on,
                            const char *accepted_on)
{
  const Row *row;

  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len);

  row = self->rows->pdata[n];
  if (sent_on)
    gtk_editable_set_text (row->sent_on, sent_on);
  if (accepted_on)
    gtk_editable_set_text (row->accepted_on, accepted_on);
}

char *
rk_renewal_window_dup_state (RkRenewalWindow *self, guint n)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self) && n < self->rows->len, NULL);

  return g_strdup (gtk_label_get_text (((Row *)self->rows->pdata[n])->state));
}

static RkRenewalPick *
create_pick (RkRenewalWindow *self, guint n)
{
  const RkRenewalSeat *seat = self->seats->pdata[n];
  const Row *row = self->rows->pdata[n];
  RkRenewalAnswer answer = answer_of (row);
  RkRenewalPick *pick;

  if (answer == RK_RENEWAL_SAME && seat->before == 0)
    answer = RK_RENEWAL_OPEN;
  pick = rk_renewal_pick_new (seat, answer);
  read_entry (row->sent_on, &pick->sent_on);
  read_entry (row->accepted_on, &pick->accepted_on);
  if (answer != RK_RENEWAL_NEW)
    return pick;
  g_free (pick->post);
  pick->name = g_strstrip (g_strdup (gtk_editable_get_text (row->name)));
  pick->kana = g_strdup (gtk_editable_get_text (row->kana));
  pick->post = g_strdup (gtk_editable_get_text (row->post));
  return pick;
}

/* ── recording ───────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GPtrArray *picks;
  char *start;
  char *appointed_on;
  char *council;
  guint n;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  g_ptr_array_unref (renewal->picks);
  g_free (renewal->start);
  g_free (renewal->appointed_on);
  g_free (renewal->council);
  g_free (renewal);
}

/* Worker thread. */
static gboolean
run_renewal (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Renewal *renewal = data;
  g_autofree char *what = NULL;

  if (!rk_renewal_perform (db, renewal->picks, renewal->start, renewal->appointed_on, &renewal->n,
                           error))
    return FALSE;
  what = g_strdup_printf ("%sの改選を記録した　%u席", renewal->council, renewal->n);
  rk_db_name_command (db, what);
  return TRUE;
}

/* Worker thread. */
static gboolean
run_keep (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Renewal *renewal = data;
  g_autofree char *what = NULL;

  if (!rk_renewal_keep (db, renewal->picks, renewal->start, &renewal->n, error))
    return FALSE;
  what = g_strdup_printf ("%sの改選の途中を保存した　%u席", renewal->council, renewal->n);
  rk_db_name_command (db, what);
  return TRUE;
}

/* Every day that was typed is one. */
static gboolean
has_days (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint column = 0; column < 2; column++)
      {
        g_autofree char *iso = NULL;

        if (read_entry (day_of (self, i, column), &iso))
          continue;
        gtk_label_set_text (self->problem, _ ("What is marked is no day such as R8.3.1."));
        gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (day_of (self, i, column)));
        return FALSE;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  return TRUE;
}

static Renewal *
create_renewal (RkRenewalWindow *self)
{
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->picks = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (renewal->picks, create_pick (self, i));
  renewal->start = rk_date_to_iso (self->start);
  renewal->council = g_strdup (rk_record_get (self->council, "name"));
  return renewal;
}

static void
on_kept (gpointer owner, gpointer data, gboolean done)
{
  RkRenewalWindow *self = owner;
  const Renewal *renewal = data;
  g_autofree char *toast = NULL;

  if (!done || self->context == NULL)
    return;
  toast = g_strdup_printf (
      ngettext ("Kept what is known of %u seat", "Kept what is known of %u seats", renewal->n),
      renewal->n);
  if (renewal->n)
    rk_context_toast (self->context, toast, TRUE);
  load (self);
}

gboolean
rk_renewal_window_keep (RkRenewalWindow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self), FALSE);

  if (!has_days (self))
    return FALSE;
  rk_context_run_command_async (self->context, self, "改選の途中を保存した", NULL, run_keep,
                                create_renewal (self), renewal_free, on_kept);
  return TRUE;
}

static void
on_paper_clicked (GtkButton *button, RkRenewalWindow *self)
{
  RkReportParams params = { .council = rk_record_id (self->council), .as_of = self->start };

  rk_preview_window_present (self->context, GTK_WIDGET (self),
                             g_object_get_data (G_OBJECT (button), "rk-document"), &params);
}

/* Papers that are not there are not offered. */
static void
show_papers (RkRenewalWindow *self)
{
  static const char *const documents[] = { "acceptance", "appointment", "roster" };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      const RkReportInfo *info = rk_report_find (documents[i]);
      g_autofree char *label = info ? g_strdup_printf (_ ("Print: %s"), info->title) : NULL;
      GtkWidget *button;

      if (info == NULL)
        continue;
      button = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "rk-document", (gpointer)info->name);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_paper_clicked), self, 0);
      gtk_box_append (self->papers, button);
    }
}

static void
on_recorded (gpointer owner, gpointer data, gboolean done)
{
  RkRenewalWindow *self = owner;
  Renewal *renewal = data;
  g_autofree char *title = NULL;

  self->is_done = done;
  update (self);
  if (!done || self->context == NULL)
    return;
  /* Translators: seats filled: 「16席を記録しました」 */
  title = g_strdup_printf (ngettext ("Recorded %u Seat", "Recorded %u Seats", renewal->n),
                           renewal->n);
  adw_status_page_set_title (self->done, title);
  show_papers (self);
  gtk_widget_set_visible (self->record, FALSE);
  gtk_widget_set_visible (self->keep, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "done");
  rk_context_toast (self->context, title, TRUE);
}

/* A successor needs a name before anything is written. */
static gboolean
has_names (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (answer_of (row) != RK_RENEWAL_NEW || *gtk_editable_get_text (row->name))
        continue;
      gtk_label_set_text (self->problem, _ ("Enter the name of the successor."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (row->name), "error");
      adw_expander_row_set_expanded (row->row, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (row->name));
      return FALSE;
    }
  return TRUE;
}

void
rk_renewal_window_perform (RkRenewalWindow *self)
{
  Renewal *renewal;
  RkDate appointed;

  g_return_if_fail (RK_IS_RENEWAL_WINDOW (self));

  if (!read_day (self, self->appointed_row, &appointed) || !has_names (self) || !has_days (self))
    return;
  gtk_widget_set_sensitive (self->record, FALSE);
  renewal = create_renewal (self);
  renewal->appointed_on = rk_date_to_iso (appointed);
  rk_context_run_command_async (self->context, self, "改選を記録した", NULL, run_renewal, renewal,
                                renewal_free, on_recorded);
}

gboolean
rk_renewal_window_is_done (RkRenewalWindow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_WINDOW (self), FALSE);

  return self->is_done;
}

static void
on_nomination (RkRenewalWindow *self)
{
  RkReportParams params = { .council = rk_record_id (self->council), .as_of = self->start };
  g_autofree char *today = rk_date_to_wareki_short (rk_today ());

  /* The letters bear this day; it can be corrected, and is kept with the rest. */
  for (guint i = 0; i < self->rows->len; i++)
    if (*gtk_editable_get_text (day_of (self, i, FALSE)) == '\0')
      gtk_editable_set_text (day_of (self, i, FALSE), today);
  rk_preview_window_present (self->context, GTK_WIDGET (self), "nomination", &params);
}

/* What is typed and not kept yet. */
static gboolean
is_touched (RkRenewalWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRenewalSeat *seat = self->seats->pdata[i];
      g_autoptr (RkRenewalPick) pick = create_pick (self, i);

      if (pick->answer != seat->answer || g_strcmp0 (pick->sent_on, seat->sent_on) != 0
          || g_strcmp0 (pick->accepted_on, seat->accepted_on) != 0)
        return TRUE;
    }
  return FALSE;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkRenewalWindow *self = RK_RENEWAL_WINDOW (widget);

  /* What was decided is not thrown away by one key. */
  if (self->is_done || !is_touched (self))
    gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

GtkWidget *
rk_renewal_window_new (
    RkContext *context, GtkWindow *parent, RkRecord *council, gint64 seat, RkDate start)
{
  RkRenewalWindow *self = g_object_new (RK_TYPE_RENEWAL_WINDOW, "transient-for", parent, NULL);
  g_autofree char *words = rk_date_to_wareki_long (start);

  self->context = g_object_ref (context);
  self->council = rk_record_ref (council);
  self->seat = seat;
  self->start = start;
  gtk_window_set_title (GTK_WINDOW (self),
                        seat ? _ ("Appoint a Successor") : _ ("Renewal of Members"));
  gtk_editable_set_text (self->start_row, words);
  gtk_editable_set_text (self->appointed_row, words);
  adw_preferences_group_set_title (self->group, rk_record_get (council, "name"));
  gtk_widget_set_visible (self->nomination, rk_report_find ("nomination") != NULL);
  load (self);
  return GTK_WIDGET (self);
}

static void
rk_renewal_window_dispose (GObject *object)
{
  g_clear_object (&RK_RENEWAL_WINDOW (object)->context);
  G_OBJECT_CLASS (rk_renewal_window_parent_class)->dispose (object);
}

static void
rk_renewal_window_finalize (GObject *object)
{
  RkRenewalWindow *self = RK_RENEWAL_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_pointer (&self->council, rk_record_unref);
  G_OBJECT_CLASS (rk_renewal_window_parent_class)->finalize (object);
}

static void
rk_renewal_window_class_init (RkRenewalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_renewal_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_renewal_window_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-renewal-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkRenewalWindow, name)
  CHILD (stack);
  CHILD (record);
  CHILD (keep);
  CHILD (start_row);
  CHILD (appointed_row);
  CHILD (problem);
  CHILD (group);
  CHILD (all_same);
  CHILD (nomination);
  CHILD (done);
  CHILD (papers);
  CHILD (nothing);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_start_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_all_same);
  gtk_widget_class_bind_template_callback (widget_class, on_nomination);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_record",
                                                G_CALLBACK (rk_renewal_window_perform));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_keep",
                                                G_CALLBACK (rk_renewal_window_keep));
}

static void
rk_renewal_window_init (RkRenewalWindow *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
