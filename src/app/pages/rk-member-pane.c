#include "rk-member-pane.h"

#include <glib/gi18n-lib.h>

#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-record-view.h"
#include "rk-records.h"
#include "rk-report.h"

struct _RkMemberPane
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *line;
  GtkWidget *edit_button;
  GtkBox *cards;
  GtkBox *groups;

  RkContext *context;
};

G_DEFINE_FINAL_TYPE (RkMemberPane, rk_member_pane, ADW_TYPE_BIN)

static RkDb *
db_of (RkMemberPane *self)
{
  return rk_store_main_db (rk_context_get_store (self->context));
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

/* ── what is due, with its verb ──────────────────────────────────────────────────────────── */

static GtkWidget *
new_text (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_verb (GtkBox *box, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "rk-small");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
}

/* Returns the box for the verbs. */
static GtkBox *
add_card (RkMemberPane *self, const char *title, const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = rk_icon_new ("alarm-symbolic");
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "rk-due");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), new_text (title, "heading"));
  if (text && *text)
    gtk_box_append (GTK_BOX (body), new_text (text, "caption"));
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), body);
  gtk_box_append (self->cards, card);
  return GTK_BOX (body);
}

static gboolean
is_letter_due (const RkSeatRow *row)
{
  return g_strcmp0 (row->state, "委嘱状 未印刷") == 0;
}

static const char *
letter_words (const RkRecord *term)
{
  return rk_councils_is_released (term, rk_today ()) ? _ ("Print the Letter of Release")
                                                     : _ ("Print the Letter");
}

static void
show_due (RkMemberPane *self, RkSeatItem *item, RkRecord *appointment, gboolean writable)
{
  const RkSeatRow *row = rk_seat_item_get_row (item);
  RkCouncilsData *data = rk_seat_item_get_data (item);
  RkSeatState state = rk_seat_state (row, rk_councils_data_find (data, data->council),
                                     rk_councils_data_day (data));
  g_autofree char *words = state.words;
  g_autofree char *renewal = rk_seat_dup_renewal (row->renewal, row->asked_on);
  gboolean letter = is_letter_due (row);
  GtkBox *verbs;

  if (g_strcmp0 (state.color, "amber") != 0 && g_strcmp0 (state.color, "red") != 0)
    return;
  verbs = add_card (self, words,
                    renewal       ? renewal
                    : appointment ? rk_record_get (appointment, "transfer_note")
                                  : NULL);
  if (letter && rk_report_find ("appointment"))
    add_verb (verbs, appointment ? letter_words (appointment) : _ ("Print the Letter"),
              "page.print-letter", FALSE);
  if (writable && letter)
    add_verb (verbs, _ ("Note It as Printed"), "page.letter-printed", FALSE);
  if (writable && !letter)
    add_verb (verbs, _ ("Appoint a Successor…"), "page.succeed", TRUE);
}

/* @row: a letter that was printed can be printed again, with the same number; one that is due
 * stands with what is due */
static void
show_verbs (RkMemberPane *self,
            const RkSeatRow *row,
            const RkRecord *appointment,
            gboolean writable)
{
  gboolean taken = row->appointment_id != 0;
  GtkWidget *box = gtk_flow_box_new ();
  static const struct
  {
    const char *label;
    const char *action;
    gboolean of_member;
    gboolean of_vacancy;
    gboolean reads;
  } verbs[] = { { N_ ("Report a Transfer…"), "page.report-transfer", TRUE },
                { N_ ("End the Term…"), "page.end-term", TRUE },
                { N_ ("Edit the Seat…"), "page.edit-seat", TRUE, TRUE },
                { N_ ("Print the Letter"), "page.print-letter", TRUE, FALSE, TRUE },
                { N_ ("Delete the Member"), "page.delete-row", TRUE },
                { N_ ("Delete the Seat"), "page.delete-row", FALSE, TRUE } };

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      GtkWidget *button;

      if (!(taken ? verbs[i].of_member : verbs[i].of_vacancy) || !(writable || verbs[i].reads)
          || (verbs[i].reads && is_letter_due (row)))
        continue;
      button = gtk_button_new_with_label (verbs[i].reads && appointment ? letter_words (appointment)
                                                                        : _ (verbs[i].label));
      gtk_widget_add_css_class (button, "rk-small");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), verbs[i].action);
      gtk_flow_box_append (GTK_FLOW_BOX (box), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_box_append (self->groups, box);
}

/* ── terms ───────────────────────────────────────────────────────────────────────────────── */

static char *
dup_term (const RkRecord *appointment)
{
  g_autofree char *start
      = rk_record_dup_display (appointment, rk_kind_field (&rk_kind_appointment, "term_start"));
  g_autofree char *end
      = rk_record_dup_display (appointment, rk_kind_field (&rk_kind_appointment, "term_end"));

  return g_strdup_printf ("%s～%s", start, end);
}

static GPtrArray *
read_terms (RkMemberPane *self, const char *field, gint64 value)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, field, text, NULL))
    return NULL;
  rk_query_sort (query, "-term_start", NULL);
  ids = rk_query_ids (db_of (self), query, NULL, NULL);
  return ids ? rk_records_fetch (db_of (self), &rk_kind_appointment, (const gint64 *)ids->data,
                                 ids->len, NULL)
             : NULL;
}

static void
add_print_button (GtkWidget *row, const RkRecord *term)
{
  const char *words = letter_words (term);
  GtkWidget *button = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.print-term");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", rk_record_id (term));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* @title: field that heads each line: the council of a person's terms, the name in a seat's */
static void
add_terms (
    RkMemberPane *self, const char *heading, GPtrArray *terms, const char *title, gint64 except)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  for (guint i = 0; terms && i < terms->len; i++)
    {
      const RkRecord *term = terms->pdata[i];
      g_autofree char *span = term ? dup_term (term) : NULL;
      g_autofree char *below = NULL;
      GtkWidget *row;

      if (term == NULL || rk_record_id (term) == except)
        continue;
      row = adw_action_row_new ();
      below = rk_record_get (term, "left_reason")
                  ? g_strdup_printf ("%s　%s", span, rk_record_get (term, "left_reason"))
                  : g_strdup (span);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rk_record_get (term, title)
                                                                    ? rk_record_get (term, title)
                                                                    : "");
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.edit-term");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", rk_record_id (term));
      add_print_button (row, term);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      n++;
    }
  if (n)
    gtk_box_append (self->groups, group);
  else
    g_object_ref_sink (group), g_object_unref (group);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static void
add_record (RkMemberPane *self, const RkKind *kind, gint64 id, const char *const *except)
{
  g_autoptr (RkRecord) record = id ? rk_records_get (db_of (self), kind, id, NULL) : NULL;
  GtkWidget *view;

  if (record == NULL)
    return;
  view = rk_record_view_new ();
  rk_record_view_show (RK_RECORD_VIEW (view), record, NULL, except);
  gtk_box_append (self->groups, view);
}

static char *
dup_line (const RkSeatRow *row)
{
  GString *line = g_string_new (row->kana);
  const char *const parts[] = { row->body, row->post, row->role, row->served };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (line, "%s%s", line->len ? "　" : "", parts[i]);
  return g_string_free (line, FALSE);
}

static void
show_seat (RkMemberPane *self, RkSeatItem *item, gboolean writable)
{
  static const char *const appointment_except[]
      = { "seat_id", "person_id", "predecessor_id", "post", "role", "transfer_note", NULL };
  static const char *const person_except[]
      = { "name",          "kana",          "kana_shown",  "post_shown",
          "address_shown", "phone_shown",   "email_shown", "mobile_shown",
          "fax_shown",     "email_2_shown", NULL };
  static const char *const body_except[] = { "name", "kana", "kind_id", NULL };
  static const char *const seat_except[] = { "council_id", "body_id", "position", NULL };
  const RkSeatRow *row = rk_seat_item_get_row (item);
  g_autoptr (RkRecord) appointment
      = row->appointment_id
            ? rk_records_get (db_of (self), &rk_kind_appointment, row->appointment_id, NULL)
            : NULL;
  g_autoptr (GPtrArray) of_person
      = row->person_id ? read_terms (self, "person_id", row->person_id) : NULL;
  g_autoptr (GPtrArray) of_seat = read_terms (self, "seat_id", row->seat_id);

  show_due (self, item, appointment, writable);
  show_verbs (self, row, appointment, writable);
  add_record (self, &rk_kind_appointment, row->appointment_id, appointment_except);
  add_record (self, &rk_kind_person, row->person_id, person_except);
  add_record (self, &rk_kind_seat, row->seat_id, seat_except);
  add_record (self, &rk_kind_body, row->body_id, body_except);
  add_terms (self, _ ("Terms of This Person"), of_person, "council", row->appointment_id);
  add_terms (self, _ ("Before in This Seat"), of_seat, "name", row->appointment_id);
}

void
rk_member_pane_show (RkMemberPane *self, RkSeatItem *item, gboolean writable)
{
  const RkSeatRow *row;
  g_autofree char *line = NULL;

  g_return_if_fail (RK_IS_MEMBER_PANE (self));

  clear_box (self->cards);
  clear_box (self->groups);
  gtk_stack_set_visible_child_name (self->stack, item ? "read" : "nothing");
  if (item == NULL)
    return;
  row = rk_seat_item_get_row (item);
  line = dup_line (row);
  gtk_label_set_text (self->name, row->appointment_id ? row->name : _ ("(Vacant)"));
  gtk_label_set_text (self->line, line);
  gtk_widget_set_visible (self->edit_button, writable && row->appointment_id != 0);
  show_seat (self, item, writable);
  gtk_widget_set_visible (GTK_WIDGET (self->cards),
                          gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_member_pane_new (RkContext *context)
{
  RkMemberPane *self = g_object_new (RK_TYPE_MEMBER_PANE, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_member_pane_dispose (GObject *object)
{
  g_clear_object (&RK_MEMBER_PANE (object)->context);
  G_OBJECT_CLASS (rk_member_pane_parent_class)->dispose (object);
}

static void
rk_member_pane_class_init (RkMemberPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_member_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-member-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RkMemberPane, stack);
  gtk_widget_class_bind_template_child (widget_class, RkMemberPane, name);
  gtk_widget_class_bind_template_child (widget_class, RkMemberPane, line);
  gtk_widget_class_bind_template_child (widget_class, RkMemberPane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, RkMemberPane, cards);
  gtk_widget_class_bind_template_child (widget_class, RkMemberPane, groups);
}

static void
rk_member_pane_init (RkMemberPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
