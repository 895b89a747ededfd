#include "rk-roadmap-strip.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-line-links.h"
#include "rk-meeting-parts.h"
#include "rk-plan-edits.h"
#include "rk-roadmap-grid.h"

struct _RkRoadmapStrip
{
  AdwBin parent_instance;

  RkContext *context;
  GtkLabel *heading; /* owned by the tree, like those below */
  RkLineLinks *links;
  GtkWidget *entries;
  GtkEntry *text;
  GtkEntry *first;
  GtkEntry *last;
  GtkEntry *reason;
  GtkWidget *reason_box;
  GtkDropDown *kind;
  GtkDropDown *layer;
  GtkDropDown *state;

  RkPlan *plan;
  RkRecord *record; /* as it is in the file, or a new one; NULL: no line is selected */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RkRoadmapStrip, rk_roadmap_strip, ADW_TYPE_BIN)

static guint left_signal;

static const char *const kinds[] = { RK_CELL_BAR, RK_CELL_TEXT, RK_CELL_STAR, NULL };
static const char *const layers[] = { RK_LAYER_PLAN, RK_LAYER_ACTUAL, NULL };
static const char *const states[]
    = { "－",          RK_STATE_PLANNED, RK_STATE_STUDIED, RK_STATE_RUNNING,
        RK_STATE_DONE, RK_STATE_LATE,    RK_STATE_DROPPED, NULL };

static guint
place_of (const char *const *words, const char *word)
{
  for (guint i = 0; word && words[i]; i++)
    if (g_str_equal (words[i], word))
      return i;
  return 0;
}

static void
set_month (GtkEntry *entry, const char *iso)
{
  RkDate date;
  g_autofree char *words
      = iso && rk_date_from_iso (iso, &date) ? rk_date_to_wareki_short (date) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), words ? words : "");
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

/* The record as it stands in the entries; marks the one that cannot be understood. */
static RkRecord *
read_entries (RkRoadmapStrip *self)
{
  const RkKind *kind = &rk_kind_schedule;
  RkDraft *draft = rk_draft_copy (self->record);
  struct
  {
    GtkEntry *entry;
    const char *field;
  } typed[] = { { self->text, "text" },
                { self->first, "first_month" },
                { self->last, "last_month" },
                { self->reason, "reason" } };
  guint state = gtk_drop_down_get_selected (self->state);
  gboolean ok = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      RkProblem *problem = NULL;
      gboolean good
          = rk_draft_set_typed (draft, rk_kind_field (kind, typed[i].field),
                                gtk_editable_get_text (GTK_EDITABLE (typed[i].entry)), &problem);

      (good ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (typed[i].entry),
                                                                       "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (typed[i].entry), good ? NULL : problem->reason);
      g_clear_pointer (&problem, rk_problem_free);
      ok = ok && good;
    }
  rk_draft_take (draft, rk_kind_field (kind, "kind"),
                 g_strdup (kinds[gtk_drop_down_get_selected (self->kind)]));
  rk_draft_take (draft, rk_kind_field (kind, "layer"),
                 g_strdup (layers[gtk_drop_down_get_selected (self->layer)]));
  rk_draft_take (draft, rk_kind_field (kind, "state"), g_strdup (state ? states[state] : NULL));
  if (!ok)
    {
      rk_draft_free (draft);
      return NULL;
    }
  return rk_draft_end (draft);
}

static void
on_saved (gpointer owner, gint64 id, gboolean done)
{
  if (done)
    g_signal_emit (owner, left_signal, 0, id);
}

/* Nothing is written while a new bar has no words yet. @leave: Enter was pressed */
static void
save (RkRoadmapStrip *self, gboolean leave)
{
  g_autoptr (RkRecord) record = NULL;
  gboolean is_new;

  if (self->filling || self->record == NULL || rk_context_is_read_only (self->context))
    return;
  is_new = rk_record_id (self->record) == 0;
  record = read_entries (self);
  if (record == NULL)
    return;
  if ((is_new && rk_record_get (record, "text") == NULL) || rk_record_equal (record, self->record))
    {
      if (leave)
        g_signal_emit (self, left_signal, 0, (gint64)0);
      return;
    }
  if (is_new)
    g_clear_pointer (&self->record, rk_record_unref); /* not a second time */
  else
    {
      rk_record_unref (self->record);
      self->record = rk_record_ref (record);
    }
  if (leave || is_new)
    rk_plan_edits_cell (self->context, record, self, on_saved);
  else
    rk_plan_edits_cell (self->context, record, NULL, NULL);
}

static void
on_activate (RkRoadmapStrip *self)
{
  save (self, TRUE);
}

static void
on_leave (RkRoadmapStrip *self)
{
  save (self, FALSE);
}

static void
on_choice (RkRoadmapStrip *self)
{
  guint state = gtk_drop_down_get_selected (self->state);

  gtk_widget_set_visible (self->reason_box,
                          g_str_equal (states[state], RK_STATE_LATE)
                              || *gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  save (self, FALSE);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static RkRecord *
new_cell (const RkPlan *plan, const RkPlanLine *line, int column, const char *kind)
{
  RkDraft *draft = rk_draft_new (&rk_kind_schedule);
  int unit = rk_roadmap_unit (plan);

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_schedule, "measure_id"),
                    rk_record_id (line->record));
  rk_draft_take (draft, rk_kind_field (&rk_kind_schedule, "first_month"),
                 rk_plan_dup_month (plan->first_year, column * unit, FALSE));
  rk_draft_take (draft, rk_kind_field (&rk_kind_schedule, "kind"), g_strdup (kind));
  if (!g_str_equal (kind, RK_CELL_STAR))
    rk_draft_take (draft, rk_kind_field (&rk_kind_schedule, "last_month"),
                   rk_plan_dup_month (plan->first_year, column * unit + unit, TRUE));
  return rk_draft_end (draft);
}

static void
fill (RkRoadmapStrip *self, const RkPlanLine *line)
{
  const RkRecord *record = self->record;
  const char *text = record ? rk_record_get (record, "text") : NULL;
  const char *reason = record ? rk_record_get (record, "reason") : NULL;
  const char *state = record ? rk_record_get (record, "state") : NULL;
  g_autofree char *heading
      = line ? g_strdup_printf ("%s　%s", line->number, rk_record_get (line->record, "title"))
             : g_strdup (_ ("Choose a line and a year or month in the table"));

  self->filling = TRUE;
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_sensitive (self->entries,
                            record != NULL && !rk_context_is_read_only (self->context));
  gtk_editable_set_text (GTK_EDITABLE (self->text), text ? text : "");
  set_month (self->first, record ? rk_record_get (record, "first_month") : NULL);
  set_month (self->last, record ? rk_record_get (record, "last_month") : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason ? reason : "");
  gtk_drop_down_set_selected (self->kind,
                              place_of (kinds, record ? rk_record_get (record, "kind") : NULL));
  gtk_drop_down_set_selected (self->layer,
                              place_of (layers, record ? rk_record_get (record, "layer") : NULL));
  gtk_drop_down_set_selected (self->state, place_of (states, state));
  gtk_widget_set_visible (self->reason_box, reason || g_strcmp0 (state, RK_STATE_LATE) == 0);
  self->filling = FALSE;
}

void
rk_roadmap_strip_show (
    RkRoadmapStrip *self, RkPlan *plan, const RkPlanLine *line, const RkPlanCell *cell, int column)
{
  g_return_if_fail (RK_IS_ROADMAP_STRIP (self));

  if (plan)
    rk_plan_ref (plan);
  g_clear_pointer (&self->plan, rk_plan_unref);
  self->plan = plan;
  g_clear_pointer (&self->record, rk_record_unref);
  if (line)
    self->record = cell ? rk_record_ref (cell->record) : new_cell (plan, line, column, RK_CELL_BAR);
  fill (self, line);
  rk_line_links_show (self->links, plan, line);
}

void
rk_roadmap_strip_edit (RkRoadmapStrip *self)
{
  g_return_if_fail (RK_IS_ROADMAP_STRIP (self));

  if (self->record && gtk_widget_get_sensitive (self->entries))
    gtk_widget_grab_focus (GTK_WIDGET (self->text)); /* which selects all of it */
}

/* Leaves it: whoever hears of it shows it again as it was. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkRoadmapStrip *self = RK_ROADMAP_STRIP (widget);

  if (self->record == NULL)
    return FALSE;
  g_signal_emit (self, left_signal, 0, (gint64)0);
  return TRUE;
}

void
rk_roadmap_strip_star (RkRoadmapStrip *self)
{
  const RkPlanLine *line;
  RkRecord *record = self->record;
  int column;

  g_return_if_fail (RK_IS_ROADMAP_STRIP (self));

  line = record ? rk_plan_find_line (self->plan, rk_record_get_int (record, "measure_id")) : NULL;
  if (line == NULL || rk_context_is_read_only (self->context))
    return;
  column = rk_plan_month (self->plan->first_year, rk_record_get (record, "first_month"), FALSE)
           / rk_roadmap_unit (self->plan);
  self->record = new_cell (self->plan, line, column, RK_CELL_STAR);
  rk_record_unref (record);
  fill (self, line);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
labelled (const char *words, GtkWidget *control)
{
  GtkWidget *label = rk_part_label (words, "caption");

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return rk_part_box (GTK_ORIENTATION_VERTICAL, 2, label, control, NULL);
}

static GtkEntry *
create_entry (RkRoadmapStrip *self, int width)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return GTK_ENTRY (entry);
}

static GtkDropDown *
create_choice (RkRoadmapStrip *self, const char *const *words)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (choice);
}

GtkWidget *
rk_roadmap_strip_new (RkContext *context)
{
  RkRoadmapStrip *self = g_object_new (RK_TYPE_ROADMAP_STRIP, NULL);
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWidget *head;
  GtkWidget *boxes[7];

  self->context = g_object_ref (context);
  self->filling = TRUE;
  self->heading = GTK_LABEL (rk_part_label ("", "heading"));
  self->links = RK_LINE_LINKS (rk_line_links_new (context));
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading), TRUE);
  gtk_label_set_width_chars (self->heading, 16);
  self->text = create_entry (self, 24);
  self->first = create_entry (self, 7);
  self->last = create_entry (self, 7);
  self->reason = create_entry (self, 22);
  self->kind = create_choice (self, kinds);
  self->layer = create_choice (self, layers);
  self->state = create_choice (self, states);
  self->filling = FALSE;
  self->reason_box = labelled (_ ("Reason of the delay"), GTK_WIDGET (self->reason));
  boxes[0] = labelled (C_ ("schedule", "Text"), GTK_WIDGET (self->text));
  boxes[1] = labelled (C_ ("schedule", "From"), GTK_WIDGET (self->first));
  boxes[2] = labelled (C_ ("schedule", "To"), GTK_WIDGET (self->last));
  boxes[3] = labelled (_ ("Kind"), GTK_WIDGET (self->kind));
  boxes[4] = labelled (_ ("Layer"), GTK_WIDGET (self->layer));
  boxes[5] = labelled (_ ("State"), GTK_WIDGET (self->state));
  boxes[6] = self->reason_box;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_flow_box_append (GTK_FLOW_BOX (flow), boxes[i]);
  for (GtkWidget *child = gtk_widget_get_first_child (flow); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 7);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  self->entries = flow;
  head = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, GTK_WIDGET (self->heading),
                      GTK_WIDGET (self->links), NULL);
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 2, head, flow,
                                  rk_part_label (_ ("Type: words of the bar　Shift+←→: longer or "
                                                    "shorter　Alt+←→: later or earlier (with Ctrl "
                                                    "by a month)　Shift+M or *: milestone　"
                                                    "Ctrl+Enter: new line　Alt+Enter: the line"),
                                                 "caption"),
                                  NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self), "rk-pane-foot");
  rk_roadmap_strip_show (self, NULL, NULL, NULL, 0);
  return GTK_WIDGET (self);
}

static void
rk_roadmap_strip_dispose (GObject *object)
{
  RkRoadmapStrip *self = RK_ROADMAP_STRIP (object);

  self->filling = TRUE;
  g_clear_object (&self->context);
  g_clear_pointer (&self->plan, rk_plan_unref);
  g_clear_pointer (&self->record, rk_record_unref);
  G_OBJECT_CLASS (rk_roadmap_strip_parent_class)->dispose (object);
}

static void
rk_roadmap_strip_class_init (RkRoadmapStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_roadmap_strip_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
  left_signal = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rk_roadmap_strip_init (RkRoadmapStrip *self)
{
}
