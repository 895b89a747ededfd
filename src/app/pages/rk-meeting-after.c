#include "rk-meeting-after.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-minutes-card.h"
#include "rk-opinions.h"
#include "rk-payments-window.h"
#include "rk-plans.h"
#include "rk-record-dialog.h"
#include "rk-words.h"

struct _RkMeetingAfter
{
  AdwBin parent_instance;

  RkMinutesCard *card; /* owned by the tree, like those below */
  GtkWidget *chair;
  GtkWidget *opinions;
  GtkWidget *directions;
  GtkWidget *actions;
  GtkLabel *actions_count;
  GtkLabel *payments;
  GtkWidget *buttons[2];

  RkContext *context;
  RkMeetingData *data;
  RkRecord *leading; /* the opinion that a new direction is being written for */
};

G_DEFINE_FINAL_TYPE (RkMeetingAfter, rk_meeting_after, ADW_TYPE_BIN)

/* Actions and directions go on when the minutes are final. */
static gboolean
may_write (RkMeetingAfter *self)
{
  return self->data && !rk_context_is_read_only (self->context);
}

/* ── forms ───────────────────────────────────────────────────────────────────────────────── */

static const char *const action_fields[]
    = { "what", "owner", "due", "started_on", "done_on", "result", "note", NULL };
static const char *const direction_fields[]
    = { "strand", "presented", "text", "agenda_item_id", "budget", "budget_year",
        "amount", "note",      NULL };

static GtkWidget *
open_form (RkMeetingAfter *self, RkRecord *record, const char *title, const char *const *fields)
{
  GtkWidget *dialog = rk_record_dialog_new_for (
      self->context, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, record, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 600);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static RkRecord *
new_record (RkMeetingAfter *self, const RkKind *kind, gint64 statement, const char *what)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_set_int (draft, rk_kind_field (kind, "meeting_id"), rk_record_id (self->data->meeting));
  if (statement)
    rk_draft_set_int (draft, rk_kind_field (kind, "statement_id"), statement);
  if (what)
    rk_draft_take (draft, rk_kind_field (kind, "what"), g_strdup (what));
  return rk_draft_end (draft);
}

static void
on_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (widget);
  gint64 statement = g_variant_get_int64 (parameter);
  const char *what = NULL;
  g_autoptr (RkRecord) record = NULL;

  for (guint i = 0; i < self->data->opinions->len; i++)
    if (((RkOpinion *)self->data->opinions->pdata[i])->statement == statement)
      what = ((RkOpinion *)self->data->opinions->pdata[i])->text;
  record = new_record (self, &rk_kind_action, statement, what);
  open_form (self, record, _ ("Add Homework"), action_fields);
}

/* ── a line of the plan ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 statement;
  gint64 line;
  gboolean is_new;
} PlanJob;

static gboolean
run_plan (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PlanJob *job = data;

  return rk_plan_make_from_statement (db, job->statement, &job->line, &job->is_new, error);
}

static void
on_planned (gpointer owner, gpointer data, gboolean done)
{
  RkMeetingAfter *self = owner;
  const PlanJob *job = data;

  if (done && self->context)
    rk_context_toast (self->context,
                      job->is_new ? _ ("The opinion is a line of the plan now")
                                  : _ ("This opinion is in the plan already"),
                      job->is_new);
}

static void
on_add_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (widget);
  PlanJob *job;

  if (!may_write (self))
    return;
  job = g_new0 (PlanJob, 1);
  job->statement = g_variant_get_int64 (parameter);
  rk_context_run_command_async (self->context, self, "意見を計画に入れた", NULL, run_plan, job,
                                g_free, on_planned);
}

static void
on_add_direction (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (widget);
  g_autoptr (RkRecord) record = new_record (self, &rk_kind_direction, 0, NULL);

  open_form (self, record, _ ("Add a Direction"), direction_fields);
}

/* What a direction asks to be done. */
static void
on_add_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (RkRecord) plain = NULL;
  RkDraft *draft;

  for (guint i = 0; i < self->data->directions->len; i++)
    if (rk_record_id (self->data->directions->pdata[i]) == id)
      plain = new_record (self, &rk_kind_action, 0,
                          rk_record_get (self->data->directions->pdata[i], "text"));
  if (plain == NULL)
    return;
  draft = rk_draft_copy (plain);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_action, "direction_id"), id);
  record = rk_draft_end (draft);
  open_form (self, record, _ ("Add Homework"), action_fields);
}

static RkRecord *
record_of (GtkWidget *row)
{
  return row ? g_object_get_data (G_OBJECT (row), "record") : NULL;
}

static void
on_row_activated (RkMeetingAfter *self, GtkListBoxRow *row)
{
  RkRecord *record = record_of (GTK_WIDGET (row));

  if (record == NULL || !may_write (self))
    return;
  if (rk_record_kind (record) == &rk_kind_action)
    open_form (self, record, _ ("Homework"), action_fields);
  else
    open_form (self, record, _ ("Direction"), direction_fields);
}

/* @box: (transfer full). @record: (nullable) */
static GtkWidget *
append_row (GtkWidget *list, GtkWidget *box, RkRecord *record, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "rk-agenda-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), record != NULL);
  if (record)
    g_object_set_data_full (G_OBJECT (row), "record", rk_record_ref (record),
                            (GDestroyNotify)rk_record_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rk_part_or_empty (name), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/* ── homework ────────────────────────────────────────────────────────────────────────────── */

static int
days_late (const RkRecord *action)
{
  RkDate due;

  if (rk_record_get (action, "due") == NULL || rk_record_get (action, "done_on")
      || !rk_date_from_iso (rk_record_get (action, "due"), &due) || !rk_date_is_full (due))
    return 0;
  return MAX (rk_date_days_between (due, rk_today ()), 0);
}

static GtkWidget *
create_state (const RkRecord *action)
{
  const char *state = rk_part_or_empty (rk_record_get (action, "state"));
  int late = days_late (action);
  g_autofree char *words
      = g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong)late), late);

  if (late)
    return rk_part_chip (words, "red");
  return rk_part_chip (state, g_str_equal (state, "済")       ? "green"
                              : g_str_equal (state, "対応中") ? "amber"
                                                              : "grey");
}

static char *
dup_action_words (const RkRecord *action)
{
  g_autofree char *due = rk_part_dup_day (rk_record_get (action, "due"));
  const char *owner = rk_record_get (action, "owner");
  const char *result = rk_record_get (action, "result");

  return g_strdup_printf (_ ("By %1$s, until %2$s%3$s%4$s"), owner ? owner : _ ("nobody yet"),
                          *due ? due : "－", result ? "　" : "", rk_part_or_empty (result));
}

static void
on_step (GtkButton *button, RkMeetingAfter *self)
{
  RkRecord *action
      = record_of (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW));
  gboolean begun = action && rk_record_get (action, "started_on");
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autofree char *what = NULL;
  g_autoptr (RkRecord) record = NULL;

  if (action == NULL || !may_write (self))
    return;
  record = rk_meeting_edits_with (action, begun ? "done_on" : "started_on", today);
  what = g_strdup_printf (begun ? "宿題「%s」を済みにした" : "宿題「%s」に着手した",
                          rk_record_get (action, "what"));
  rk_edits_save_as (self->context, record, what,
                    begun ? _ ("The homework is done") : _ ("The homework has begun"), NULL, NULL);
}

static void
show_actions (RkMeetingAfter *self)
{
  guint late = 0;
  guint n = self->data->actions->len;
  g_autofree char *words = NULL;

  rk_part_clear (self->actions);
  for (guint i = 0; i < n; i++)
    {
      RkRecord *action = self->data->actions->pdata[i];
      g_autofree char *detail = dup_action_words (action);
      GtkWidget *text = rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                     rk_part_label (rk_record_get (action, "what"), NULL),
                                     rk_part_label (detail, "caption"), NULL);
      GtkWidget *box
          = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, text, create_state (action), NULL);

      late += days_late (action) > 0;
      gtk_widget_set_hexpand (text, TRUE);
      if (may_write (self) && rk_record_get (action, "done_on") == NULL)
        {
          GtkWidget *button = rk_part_button (
              rk_record_get (action, "started_on") ? _ ("Mark as Done") : _ ("Begin It"), NULL);

          g_signal_connect_object (button, "clicked", G_CALLBACK (on_step), self, 0);
          gtk_box_append (GTK_BOX (box), button);
        }
      append_row (self->actions, box, action, rk_record_get (action, "what"));
    }
  words
      = g_strdup_printf (ngettext ("%1$u piece, %2$u late", "%1$u pieces, %2$u late", n), n, late);
  gtk_label_set_text (self->actions_count, n ? words : _ ("None yet"));
  gtk_widget_set_visible (self->actions, n > 0);
}

/* ── opinions ────────────────────────────────────────────────────────────────────────────── */

static const RkRecord *
find_statement (RkMeetingAfter *self, gint64 id)
{
  for (guint i = 0; i < self->data->statements->len; i++)
    if (rk_record_id (self->data->statements->pdata[i]) == id)
      return self->data->statements->pdata[i];
  return NULL;
}

/* @direction: 0: none */
static void
join_direction (RkMeetingAfter *self, const RkRecord *statement, gint64 direction)
{
  RkDraft *draft = rk_draft_copy (statement);
  g_autoptr (RkRecord) record = NULL;

  if (direction == 0)
    rk_draft_clear (draft, rk_kind_field (&rk_kind_statement, "direction_id"));
  else
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_statement, "direction_id"), direction);
  record = rk_draft_end (draft);
  rk_edits_save_as (self->context, record, "意見を方向性（案）に結び付けた",
                    _ ("Joined the opinion to its direction"), NULL, NULL);
}

static void
on_direction_written (gpointer owner, gint64 id)
{
  RkMeetingAfter *self = owner;

  if (self->leading && self->context)
    join_direction (self, self->leading, id);
  g_clear_pointer (&self->leading, rk_record_unref);
}

/* A direction is mostly written while one reads an opinion, hence from here as well. */
static void
write_direction (RkMeetingAfter *self, const RkRecord *statement)
{
  g_autoptr (RkRecord) plain = new_record (self, &rk_kind_direction, 0, NULL);
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft = rk_draft_copy (plain);
  GtkWidget *dialog;

  if (rk_record_get_int (statement, "agenda_item_id"))
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_direction, "agenda_item_id"),
                      rk_record_get_int (statement, "agenda_item_id"));
  record = rk_draft_end (draft);
  g_clear_pointer (&self->leading, rk_record_unref);
  self->leading = rk_record_ref ((RkRecord *)statement);
  dialog = open_form (self, record, _ ("Add a Direction"), direction_fields);
  rk_record_dialog_on_saved (RK_RECORD_DIALOG (dialog), self, on_direction_written);
}

static void
on_direction (GtkDropDown *choice, GParamSpec *pspec, RkMeetingAfter *self)
{
  guint place = gtk_drop_down_get_selected (choice);
  const RkRecord *statement = record_of (GTK_WIDGET (choice));
  guint n = self->data->directions->len;

  if (statement == NULL)
    return;
  if (place == n + 1)
    write_direction (self, statement);
  else if (place <= n)
    join_direction (self, statement,
                    place ? rk_record_id (self->data->directions->pdata[place - 1]) : 0);
}

/* 「1　10人未満の事業所から…」 */
static char *
dup_direction_words (const RkRecord *direction, guint n)
{
  const char *text = rk_part_or_empty (rk_record_get (direction, "text"));
  g_autofree char *begin = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 14));

  return g_strdup_printf ("%u　%s%s", n, begin, g_utf8_strlen (text, -1) > 14 ? "…" : "");
}

/* Which direction an opinion leads to. */
static GtkWidget *
create_direction_choice (RkMeetingAfter *self, const RkRecord *statement)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 current = rk_record_get_int (statement, "direction_id");
  GtkWidget *choice;
  guint selected = 0;

  gtk_string_list_append (names, _ ("No direction"));
  for (guint i = 0; i < self->data->directions->len; i++)
    {
      g_autofree char *words = dup_direction_words (self->data->directions->pdata[i], i + 1);

      gtk_string_list_append (names, words);
      if (rk_record_id (self->data->directions->pdata[i]) == current)
        selected = i + 1;
    }
  gtk_string_list_append (names, _ ("New Direction…"));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (choice, "rk-small");
  gtk_widget_set_tooltip_text (choice, _ ("Which Direction It Leads To"));
  g_object_set_data_full (G_OBJECT (choice), "record", rk_record_ref ((RkRecord *)statement),
                          (GDestroyNotify)rk_record_unref);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_direction), self, 0);
  return choice;
}

static GtkWidget *
create_opinion_text (const RkOpinion *opinion)
{
  g_autofree char *deputy
      = opinion->deputy ? g_strdup_printf (_ ("Deputy: %s"), opinion->deputy) : NULL;
  g_autofree char *who = g_strdup_printf ("%s　%s%s%s", rk_part_or_empty (opinion->speaker),
                                          rk_part_or_empty (opinion->body), deputy ? "　" : "",
                                          rk_part_or_empty (deputy));
  g_autofree char *answer
      = opinion->answer ? g_strdup_printf (_ ("Answer: %s"), opinion->answer) : NULL;
  GtkWidget *text = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (opinion->text, NULL),
                                 rk_part_label (who, "caption"),
                                 answer ? rk_part_label (answer, "caption") : NULL, NULL);

  for (guint i = 0; i < opinion->actions->len; i++)
    {
      const RkRecord *action = opinion->actions->pdata[i];
      g_autofree char *words = dup_action_words (action);

      gtk_box_append (GTK_BOX (text),
                      rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, create_state (action),
                                   rk_part_label (words, "caption"), NULL));
    }
  gtk_widget_set_hexpand (text, TRUE);
  return text;
}

static void
append_opinion (RkMeetingAfter *self, const RkOpinion *opinion)
{
  const RkRecord *statement = find_statement (self, opinion->statement);
  GtkWidget *box
      = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, rk_part_chip (opinion->kind, "blue"),
                     create_opinion_text (opinion), NULL);

  if (opinion->withheld)
    gtk_box_append (GTK_BOX (box), rk_part_chip (_ ("Withheld"), "grey"));
  if (may_write (self) && statement)
    gtk_box_append (GTK_BOX (box), create_direction_choice (self, statement));
  if (may_write (self) && statement)
    {
      GtkWidget *button = rk_part_icon_button ("rk-plan-symbolic", _ ("Put into the Plan"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "after.add-plan");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", opinion->statement);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (may_write (self) && opinion->actions->len == 0)
    {
      GtkWidget *button = rk_part_icon_button ("task-due-symbolic", _ ("Make It Homework"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "after.add-action");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", opinion->statement);
      gtk_box_append (GTK_BOX (box), button);
    }
  append_row (self->opinions, box, NULL, opinion->text);
}

static void
show_opinions (RkMeetingAfter *self)
{
  rk_part_clear (self->opinions);
  for (guint i = 0; i < self->data->opinions->len; i++)
    append_opinion (self, self->data->opinions->pdata[i]);
  gtk_widget_set_visible (self->opinions, self->data->opinions->len > 0);
}

/* ── directions ──────────────────────────────────────────────────────────────────────────── */

static void
show_directions (RkMeetingAfter *self)
{
  rk_part_clear (self->directions);
  for (guint i = 0; i < self->data->directions->len; i++)
    {
      RkRecord *direction = self->data->directions->pdata[i];
      const char *budget = rk_record_get (direction, "budget");
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *words = g_strdup_printf (_ ("Budget: %s"), rk_part_or_empty (budget));
      GtkWidget *text = rk_part_box (
          GTK_ORIENTATION_VERTICAL, 0,
          rk_part_label (rk_part_or_empty (rk_record_get (direction, "strand")), "caption"),
          rk_part_label (rk_record_get (direction, "text"), NULL), NULL);
      GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12,
                                    rk_part_label (number, "heading"), text, NULL);

      gtk_widget_set_hexpand (text, TRUE);
      if (budget)
        gtk_box_append (GTK_BOX (box), rk_part_chip (words, "grey"));
      if (may_write (self))
        {
          GtkWidget *button = rk_part_icon_button ("task-due-symbolic", _ ("Make It Homework"));

          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "after.add-step");
          gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", rk_record_id (direction));
          gtk_box_append (GTK_BOX (box), button);
        }
      append_row (self->directions, box, direction, rk_record_get (direction, "text"));
    }
  gtk_widget_set_visible (self->directions, self->data->directions->len > 0);
}

/* The list and the row that have the keyboard. Returns: (nullable): the list */
static GtkWidget *
focused_list (RkMeetingAfter *self, int *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                       ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                       : NULL;

  if (row == NULL)
    return NULL;
  *place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return gtk_widget_get_parent (row);
}

static void
keep_focus (GtkWidget *list, int place)
{
  GtkListBoxRow *row = list ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place) : NULL;

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* ── who was chosen ──────────────────────────────────────────────────────────────────────── */

static void
on_enter_chair (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (widget);

  if (self->data && self->data->without_chair)
    rk_context_navigate (self->context, "councils", self->data->without_chair);
}

static GtkWidget *
create_chair (void)
{
  GtkWidget *words
      = rk_part_label (_ ("Nobody is entered as chair. If the members chose one in this meeting, "
                          "enter the role in the roster."),
                       NULL);

  gtk_widget_set_hexpand (words, TRUE);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, rk_icon_new ("dialog-warning-symbolic"),
                      words, rk_part_button (_ ("Enter the Chair"), "after.enter-chair"), NULL);
}

/* ── pay ─────────────────────────────────────────────────────────────────────────────────── */

static void
on_payments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (widget);
  GtkWidget *window;

  if (self->data == NULL)
    return;
  window = rk_payments_window_new (self->context, GTK_WINDOW (gtk_widget_get_root (widget)),
                                   self->data->meeting);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_payments (RkMeetingAfter *self)
{
  gint64 travel;
  guint n;
  gint64 pay = rk_payments_sum (self->data->payments, &travel, &n);
  g_autofree char *sum = rk_words_count ((guint64)(pay + travel));
  /* Translators: yen, people: 「計 29,280円　支給 4名」 */
  g_autofree char *words = g_strdup_printf (
      ngettext ("¥%1$s in all, %2$u person", "¥%1$s in all, %2$u people", n), sum, n);

  gtk_label_set_text (self->payments, words);
}

void
rk_meeting_after_show (RkMeetingAfter *self, RkMeetingData *data)
{
  int place = 0;
  GtkWidget *list = focused_list (self, &place);

  g_return_if_fail (RK_IS_MEETING_AFTER (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  rk_minutes_card_show (self->card, data);
  gtk_widget_set_visible (self->chair, may_write (self) && data->without_chair);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_widget_set_visible (self->buttons[i], may_write (self));
  show_actions (self);
  show_opinions (self);
  show_directions (self);
  keep_focus (list, place);
  show_payments (self);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_section (const char *title, GtkWidget *count, GtkWidget *button)
{
  GtkWidget *label = rk_part_label (title, "title-4");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), label);
  if (count)
    gtk_box_append (GTK_BOX (box), count);
  if (button)
    {
      gtk_widget_set_hexpand (count ? count : label, TRUE);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_margin_top (box, 12);
  return box;
}

GtkWidget *
rk_meeting_after_new (RkContext *context)
{
  RkMeetingAfter *self = g_object_new (RK_TYPE_MEETING_AFTER, NULL);
  GtkWidget *count = rk_part_label ("", "caption");
  GtkWidget *add = rk_part_button (_ ("Add Homework"), "after.add-action");
  GtkWidget *direct = rk_part_button (_ ("Add a Direction"), "after.add-direction");
  GtkWidget *payments = rk_part_label ("", "caption");
  GtkWidget *pay = rk_part_button (_ ("Pay and Travel…"), "after.payments");

  self->context = g_object_ref (context);
  self->card = RK_MINUTES_CARD (rk_minutes_card_new (context));
  self->chair = create_chair ();
  self->actions_count = GTK_LABEL (count);
  self->payments = GTK_LABEL (payments);
  self->buttons[0] = add;
  self->buttons[1] = direct;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "x", (gint64)0);
  adw_bin_set_child (
      ADW_BIN (self),
      rk_part_scrolled (rk_part_box (
          GTK_ORIENTATION_VERTICAL, 8, GTK_WIDGET (self->card), self->chair,
          create_section (_ ("Homework"), count, add), self->actions,
          create_section (_ ("Opinions and What Becomes of Them"), NULL, NULL), self->opinions,
          create_section (_ ("Directions"), NULL, direct), self->directions,
          create_section (_ ("Pay and Travel"), payments, pay), NULL)));
  return GTK_WIDGET (self);
}

static void
rk_meeting_after_dispose (GObject *object)
{
  RkMeetingAfter *self = RK_MEETING_AFTER (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  g_clear_pointer (&self->leading, rk_record_unref);
  G_OBJECT_CLASS (rk_meeting_after_parent_class)->dispose (object);
}

static void
rk_meeting_after_class_init (RkMeetingAfterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_meeting_after_dispose;
  gtk_widget_class_install_action (widget_class, "after.add-action", "x", on_add_action);
  gtk_widget_class_install_action (widget_class, "after.add-plan", "x", on_add_plan);
  gtk_widget_class_install_action (widget_class, "after.add-direction", NULL, on_add_direction);
  gtk_widget_class_install_action (widget_class, "after.add-step", "x", on_add_step);
  gtk_widget_class_install_action (widget_class, "after.payments", NULL, on_payments);
  gtk_widget_class_install_action (widget_class, "after.enter-chair", NULL, on_enter_chair);
}

static void
rk_meeting_after_init (RkMeetingAfter *self)
{
  self->actions = rk_part_list (_ ("Homework"));
  self->opinions = rk_part_list (_ ("Opinions"));
  self->directions = rk_part_list (_ ("Directions"));
  g_signal_connect_object (self->actions, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->directions, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
}
