#include "rk-renewal-row.h"

#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"
#include "rk-width-bin.h"

#define LARGE_TEXT 1.25
#define N_PARTS 7 /* that the keyboard goes to */

struct _RkRenewalRow
{
  AdwExpanderRow parent_instance;

  const RkRenewalSeat *seat;
  RkRenewalPick *known; /* what stood here before anything was typed */
  GtkWidget *cells;     /* owned by the tree, like those below */
  GtkDropDown *answer;
  GtkEditable *sent_on;
  GtkEditable *accepted_on;
  GtkLabel *state;
  GtkEditable *name;
  GtkEditable *kana;
  GtkEditable *post;
  GtkWidget *unpaid; /* NULL: the predecessor is paid */
  GtkSwitch *no_pay;
  GtkEditable *reason; /* for going over the limit of the bylaws */
};

enum
{
  CHANGED,
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkRenewalRow, rk_renewal_row, ADW_TYPE_EXPANDER_ROW)

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
dup_seat_words (const RkRenewalSeat *seat, RkDate from)
{
  g_autofree char *start = rk_date_to_wareki_short (from);
  g_autofree char *end = short_day (seat->term_end);
  g_autofree char *before_end = short_day (seat->before_end);
  GString *words = g_string_new (NULL);

  if (seat->name)
    g_string_append_printf (words, "%s　%s", seat->name, seat->post ? seat->post : "");
  if (*before_end)
    g_string_append_printf (words, _ (" (until %s)"), before_end);
  if (words->len)
    g_string_append_c (words, '\n');
  if (seat->has_left && seat->left_reason)
    g_string_append_printf (words, _ ("Left or moved (%s): not reappointed with the others\n"),
                            seat->left_reason);
  else if (seat->has_left)
    g_string_append (words, _ ("Left or moved: not reappointed with the others\n"));
  g_string_append_printf (
      words, seat->rest ? _ ("New term %1$s～%2$s (rest of the term)") : _ ("New term %1$s～%2$s"),
      start, end);
  if (seat->at_limit)
    g_string_append_printf (
        words,
        ngettext ("\nHas been reappointed %u time, as often as the bylaws allow",
                  "\nHas been reappointed %u times, as often as the bylaws allow",
                  seat->reappointments),
        seat->reappointments);
  return g_string_free (words, FALSE);
}

/* ── days ────────────────────────────────────────────────────────────────────────────────── */

/* Returns: FALSE where something was typed that is no day; @iso is NULL for an empty entry */
static gboolean
read_entry (GtkEditable *entry, char **iso)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  RkDate day;
  gboolean ok = *text == '\0' || rk_date_parse_typed (text, rk_today (), &day, NULL);

  *iso = ok && *text ? rk_date_to_iso (day) : NULL;
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return ok;
}

static void
take_day (GtkEditable *entry, const char *iso)
{
  g_autofree char *words = short_day (iso);

  if (iso)
    gtk_editable_set_text (entry, words);
}

static gboolean
has_day (GtkEditable *entry)
{
  g_autofree char *iso = NULL;

  return read_entry (entry, &iso) && iso;
}

GtkEditable *
rk_renewal_row_get_day (RkRenewalRow *self, gboolean accepted)
{
  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), NULL);

  return accepted ? self->accepted_on : self->sent_on;
}

void
rk_renewal_row_take_asked (RkRenewalRow *self, const RkRenewalSeat *seat)
{
  g_autofree char *words = short_day (seat->sent_on);

  g_return_if_fail (RK_IS_RENEWAL_ROW (self));

  if (seat->seat_id != self->seat->seat_id || *gtk_editable_get_text (self->sent_on) != '\0')
    return;
  gtk_editable_set_text (self->sent_on, words);
  g_free (self->known->sent_on);
  self->known->sent_on = g_strdup (seat->sent_on);
}

GtkEditable *
rk_renewal_row_find_wrong_day (RkRenewalRow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), NULL);

  for (guint column = 0; column < 2; column++)
    {
      GtkEditable *entry = rk_renewal_row_get_day (self, column);
      g_autofree char *iso = NULL;

      if (!read_entry (entry, &iso))
        return entry;
    }
  return NULL;
}

static void
on_day_left (GtkEventControllerFocus *focus)
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

/* ── how far it is ───────────────────────────────────────────────────────────────────────── */

/* What was asked, what was answered, what was accepted. */
static const char *
find_state (RkRenewalRow *self, const char **colour)
{
  gboolean answered = rk_renewal_row_get_answer (self) != RK_RENEWAL_OPEN;

  if (answered && has_day (self->accepted_on))
    {
      *colour = "green";
      return _ ("Accepted");
    }
  *colour = answered ? "blue" : "amber";
  if (answered)
    return _ ("Answered");
  if (has_day (self->sent_on))
    return _ ("Asked");
  *colour = "grey";
  return _ ("Not asked yet");
}

/* Reappointed once more than the bylaws allow. */
static gboolean
is_over (RkRenewalRow *self)
{
  return self->seat->at_limit && rk_renewal_row_get_answer (self) == RK_RENEWAL_SAME;
}

static void
update (RkRenewalRow *self)
{
  static const char *const colours[] = { "green", "blue", "amber", "grey" };
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);
  gboolean successor = rk_renewal_row_get_answer (self) == RK_RENEWAL_NEW;
  gboolean over = is_over (self);
  const char *colour;

  adw_expander_row_set_enable_expansion (row, successor || over);
  adw_expander_row_set_expanded (row, successor || over);
  gtk_widget_set_visible (GTK_WIDGET (self->name), successor);
  gtk_widget_set_visible (GTK_WIDGET (self->kana), successor);
  gtk_widget_set_visible (GTK_WIDGET (self->post), successor);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), over);
  if (self->unpaid)
    gtk_widget_set_visible (self->unpaid, successor);
  gtk_label_set_text (self->state, find_state (self, &colour));
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), colours[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), colour);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
rk_renewal_row_get_state (RkRenewalRow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), NULL);

  return gtk_label_get_text (self->state);
}

RkRenewalAnswer
rk_renewal_row_get_answer (RkRenewalRow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), RK_RENEWAL_OPEN);

  return (RkRenewalAnswer)gtk_drop_down_get_selected (self->answer);
}

void
rk_renewal_row_set_answer (RkRenewalRow *self, RkRenewalAnswer answer)
{
  g_return_if_fail (RK_IS_RENEWAL_ROW (self));

  gtk_drop_down_set_selected (self->answer, answer);
}

void
rk_renewal_row_set_successor (RkRenewalRow *self,
                              const char *name,
                              const char *kana,
                              const char *post)
{
  g_return_if_fail (RK_IS_RENEWAL_ROW (self));

  if (name)
    gtk_editable_set_text (self->name, name);
  if (kana)
    gtk_editable_set_text (self->kana, kana);
  if (post)
    gtk_editable_set_text (self->post, post);
}

void
rk_renewal_row_set_reason (RkRenewalRow *self, const char *reason)
{
  g_return_if_fail (RK_IS_RENEWAL_ROW (self));

  gtk_editable_set_text (self->reason, reason);
}

gboolean
rk_renewal_row_ask_reason (RkRenewalRow *self)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), FALSE);

  reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  if (!is_over (self) || *reason)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
      return FALSE;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  return TRUE;
}

gboolean
rk_renewal_row_ask_name (RkRenewalRow *self)
{
  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), FALSE);

  if (rk_renewal_row_get_answer (self) != RK_RENEWAL_NEW || *gtk_editable_get_text (self->name))
    return FALSE;
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return TRUE;
}

static GtkWidget *
get_part (RkRenewalRow *self, int n)
{
  gpointer parts[N_PARTS] = { self->sent_on, self->answer, self->accepted_on, self->name,
                              self->kana,    self->post,   self->reason };

  return parts[n];
}

RkRenewalPick *
rk_renewal_row_create_pick (RkRenewalRow *self)
{
  RkRenewalAnswer answer;
  RkRenewalPick *pick;

  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), NULL);

  answer = rk_renewal_row_get_answer (self);
  if (answer == RK_RENEWAL_SAME && self->seat->before == 0)
    answer = RK_RENEWAL_OPEN;
  pick = rk_renewal_pick_new (self->seat, answer);
  read_entry (self->sent_on, &pick->sent_on);
  read_entry (self->accepted_on, &pick->accepted_on);
  if (is_over (self) && *gtk_editable_get_text (self->reason))
    pick->limit_reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  if (answer != RK_RENEWAL_NEW)
    return pick;
  g_free (pick->post);
  pick->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  pick->kana = g_strdup (gtk_editable_get_text (self->kana));
  pick->post = g_strdup (gtk_editable_get_text (self->post));
  if (self->unpaid && !gtk_switch_get_active (self->no_pay))
    g_clear_pointer (&pick->no_pay_reason, g_free);
  return pick;
}

static void
note_known (RkRenewalRow *self)
{
  g_clear_pointer (&self->known, rk_renewal_pick_free);
  self->known = rk_renewal_row_create_pick (self);
}

int
rk_renewal_row_find_focus (RkRenewalRow *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), -1);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  for (int i = 0; focus && i < N_PARTS; i++)
    if (gtk_widget_is_ancestor (focus, get_part (self, i)) || focus == get_part (self, i))
      return i;
  return -1;
}

void
rk_renewal_row_focus (RkRenewalRow *self, int part)
{
  g_return_if_fail (RK_IS_RENEWAL_ROW (self) && part >= 0 && part < N_PARTS);

  gtk_widget_grab_focus (get_part (self, part));
}

void
rk_renewal_row_take_pick (RkRenewalRow *self, const RkRenewalPick *pick)
{
  gboolean same_person;

  g_return_if_fail (RK_IS_RENEWAL_ROW (self) && pick && pick->seat_id == self->seat->seat_id);

  same_person = pick->answer != RK_RENEWAL_SAME || pick->person == self->seat->person_id;
  take_day (self->sent_on, pick->sent_on);
  if (!same_person)
    return;
  rk_renewal_row_set_answer (self, pick->answer);
  take_day (self->accepted_on, pick->accepted_on);
  if (pick->limit_reason)
    gtk_editable_set_text (self->reason, pick->limit_reason);
  if (pick->answer != RK_RENEWAL_NEW)
    return;
  rk_renewal_row_set_successor (self, pick->name, pick->kana, pick->post);
  if (self->no_pay)
    gtk_switch_set_active (self->no_pay, pick->no_pay_reason != NULL);
}

gboolean
rk_renewal_row_is_touched (RkRenewalRow *self)
{
  g_autoptr (RkRenewalPick) pick = NULL;

  g_return_val_if_fail (RK_IS_RENEWAL_ROW (self), FALSE);

  pick = rk_renewal_row_create_pick (self);
  return rk_renewal_row_find_wrong_day (self) || !rk_renewal_pick_equal (pick, self->known);
}

void
rk_renewal_row_suggest_successor (RkRenewalRow *self)
{
  g_return_if_fail (RK_IS_RENEWAL_ROW (self));

  if (rk_renewal_row_get_answer (self) != RK_RENEWAL_OPEN)
    return;
  rk_renewal_row_set_answer (self, RK_RENEWAL_NEW);
  note_known (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkEditable *
create_day (RkRenewalRow *self, const char *label, const char *iso)
{
  GtkWidget *entry = gtk_entry_new ();
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
  g_signal_connect (focus, "leave", G_CALLBACK (on_day_left), NULL);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
create_answer (RkRenewalRow *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  /* The places in the list are those of RkRenewalAnswer, for a seat nobody ever had, too. */
  gtk_string_list_append (words, _ ("Not decided"));
  gtk_string_list_append (words,
                          self->seat->before ? _ ("Reappointed") : _ ("(nobody to reappoint)"));
  gtk_string_list_append (words, _ ("Successor"));
  self->answer = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (words), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->seat->body ? self->seat->body : "", -1);
  gtk_drop_down_set_selected (self->answer, self->seat->answer);
  g_signal_connect_object (self->answer, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->answer);
}

/* Side by side, and in two lines where the text is large. (A flow box would keep the keyboard at
 * its last cell, where that has nothing to type into.) */
static void
fold (RkRenewalRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->cells);
  int columns = rk_text_scale (GTK_WIDGET (self)) > LARGE_TEXT ? 2 : 4;
  int n = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (self->cells); cell;
       cell = gtk_widget_get_next_sibling (cell), n++)
    {
      GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, cell);

      gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (place), n % columns);
      gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (place), n / columns);
    }
}

static void
add_columns (RkRenewalRow *self)
{
  GtkWidget *box = gtk_grid_new ();
  GtkWidget *cells[4];

  self->cells = box;
  self->sent_on = create_day (self, _ ("Asked on"), self->seat->sent_on);
  self->accepted_on = create_day (self, _ ("Accepted on"), self->seat->accepted_on);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "rk-chip");
  cells[0] = GTK_WIDGET (self->sent_on);
  cells[1] = rk_part_column (create_answer (self), 136);
  cells[2] = GTK_WIDGET (self->accepted_on);
  cells[3] = rk_part_column (GTK_WIDGET (self->state), 72);
  for (int i = 0; i < (int)G_N_ELEMENTS (cells); i++)
    {
      gtk_widget_set_valign (cells[i], GTK_ALIGN_CENTER);
      gtk_grid_attach (GTK_GRID (box), cells[i], i, 0, 1, 1);
    }
  gtk_grid_set_column_spacing (GTK_GRID (box), 12);
  gtk_grid_set_row_spacing (GTK_GRID (box), 6);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), box);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fold),
                           self, G_CONNECT_SWAPPED);
  fold (self);
}

static GtkEditable *
add_entry (RkRenewalRow *self, const char *title, const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
  return GTK_EDITABLE (entry);
}

/* Who follows a public official is one as a rule; whoever is not would else be left unpaid, or a
 * public official paid, without a word. */
static void
add_no_pay (RkRenewalRow *self)
{
  g_autofree char *title = NULL;

  if (self->seat->no_pay_reason == NULL)
    return;
  title = g_strdup_printf (_ ("Not paid: %s"), self->seat->no_pay_reason);
  self->no_pay = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->no_pay, !self->seat->paid);
  gtk_widget_set_valign (GTK_WIDGET (self->no_pay), GTK_ALIGN_CENTER);
  self->unpaid = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                               _ ("As the predecessor; switch off where the successor is paid"),
                               "activatable-widget", self->no_pay, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->unpaid), GTK_WIDGET (self->no_pay));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->unpaid);
}

/* What was missing is there. */
static void
on_name_typed (RkRenewalRow *self)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->name), "error")
      || *gtk_editable_get_text (self->name) == '\0')
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  g_signal_emit (self, signals[NAMED], 0);
}

GtkWidget *
rk_renewal_row_new (const RkRenewalSeat *seat, RkDate start)
{
  RkRenewalRow *self = g_object_new (RK_TYPE_RENEWAL_ROW, "use-markup", FALSE, "title",
                                     seat->body ? seat->body : "", NULL);
  g_autofree char *words = dup_seat_words (seat, start);

  self->seat = seat;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  add_columns (self);
  self->name = add_entry (self, _ ("Full name"), seat->new_name);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (on_name_typed), self,
                           G_CONNECT_SWAPPED);
  self->kana = add_entry (self, _ ("Furigana"), seat->new_kana);
  self->post = add_entry (self, _ ("Post"), seat->new_post ? seat->new_post : seat->post);
  add_no_pay (self);
  self->reason = add_entry (self, _ ("Reason for going over the limit"), seat->limit_reason);
  update (self);
  note_known (self);
  return GTK_WIDGET (self);
}

static void
rk_renewal_row_finalize (GObject *object)
{
  g_clear_pointer (&RK_RENEWAL_ROW (object)->known, rk_renewal_pick_free);
  G_OBJECT_CLASS (rk_renewal_row_parent_class)->finalize (object);
}

static void
rk_renewal_row_class_init (RkRenewalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_renewal_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_renewal_row_init (RkRenewalRow *self)
{
}
