#include "rk-note-head.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-speaker-popover.h"

/* In the order of Alt+1 … Alt+6; the words are those of the file. */
static const char *const kinds[] = { "意見", "質問", "提案", "回答", "決定", "説明" };
#define N_KINDS G_N_ELEMENTS (kinds)

#define OFFICE "事務局"

struct _RkNoteHead
{
  AdwBin parent_instance;

  GtkMenuButton *speaker_button; /* owned by the tree, like those below */
  RkSpeakerPopover *popover;
  GtkToggleButton *kinds[N_KINDS];

  RkMeetingData *data;
  gint64 appointment;
  char *speaker;
};

enum
{
  CHANGED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkNoteHead, rk_note_head, ADW_TYPE_BIN)

/* ── who ─────────────────────────────────────────────────────────────────────────────────── */

static void
show_speaker (RkNoteHead *self)
{
  const RkRecord *person
      = self->data ? rk_meeting_data_attendance (self->data, self->appointment) : NULL;
  g_autofree char *words
      = person ? g_strdup_printf ("%d　%s", (int)rk_record_get_int (person, "position"),
                                  rk_record_get (person, "name"))
               : g_strdup (self->speaker ? self->speaker : OFFICE);

  gtk_menu_button_set_label (self->speaker_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speaker_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
rk_note_head_set_data (RkNoteHead *self, RkMeetingData *data)
{
  g_return_if_fail (RK_IS_NOTE_HEAD (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  rk_speaker_popover_set_people (self->popover, data->attendances);
  show_speaker (self);
}

void
rk_note_head_set_speaker (RkNoteHead *self, gint64 appointment, const char *speaker)
{
  char *who = g_strdup (speaker);

  g_return_if_fail (RK_IS_NOTE_HEAD (self));

  self->appointment = appointment;
  g_free (self->speaker);
  self->speaker = who;
  show_speaker (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gint64
rk_note_head_get_appointment (RkNoteHead *self)
{
  return self->appointment;
}

const char *
rk_note_head_get_speaker (RkNoteHead *self)
{
  return self->speaker;
}

void
rk_note_head_choose (RkNoteHead *self)
{
  gtk_menu_button_popup (self->speaker_button);
}

static void
on_speaker (RkNoteHead *self, gint64 appointment, const char *speaker)
{
  rk_note_head_set_speaker (self, appointment, speaker);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* ── what kind ───────────────────────────────────────────────────────────────────────────── */

void
rk_note_head_set_nth_kind (RkNoteHead *self, guint n)
{
  if (n < N_KINDS)
    gtk_toggle_button_set_active (self->kinds[n], TRUE);
}

void
rk_note_head_set_kind (RkNoteHead *self, const char *kind)
{
  for (guint n = 0; n < N_KINDS; n++)
    if (g_strcmp0 (kind, kinds[n]) == 0)
      rk_note_head_set_nth_kind (self, n);
}

const char *
rk_note_head_get_kind (RkNoteHead *self)
{
  for (guint n = 0; n < N_KINDS; n++)
    if (gtk_toggle_button_get_active (self->kinds[n]))
      return kinds[n];
  return kinds[0];
}

#define FIELD(name) rk_kind_field (&rk_kind_statement, name)

void
rk_note_head_fill (RkNoteHead *self, RkDraft *statement)
{
  const char *who = self->speaker ? self->speaker : OFFICE;

  /* What was kept of who spoke before: the attendance of the new speaker has its own. */
  rk_draft_clear (statement, FIELD ("name_then"));
  rk_draft_clear (statement, FIELD ("body_then"));
  rk_draft_clear (statement, FIELD ("appointment_id"));
  rk_draft_clear (statement, FIELD ("speaker"));
  if (self->appointment)
    rk_draft_set_int (statement, FIELD ("appointment_id"), self->appointment);
  else
    rk_draft_take (statement, FIELD ("speaker"), g_strdup (who));
  rk_draft_take (statement, FIELD ("speaker_kind"),
                 g_strdup (self->appointment           ? "委員"
                           : g_str_equal (who, OFFICE) ? OFFICE
                                                       : "その他"));
  rk_draft_take (statement, FIELD ("kind"), g_strdup (rk_note_head_get_kind (self)));
}

#undef FIELD

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_toggled (RkNoteHead *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_kinds (RkNoteHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  for (guint n = 0; n < N_KINDS; n++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (kinds[n]);
      g_autofree char *tooltip = g_strdup_printf (_ ("%1$s (Alt+%2$u)"), kinds[n], n + 1);

      self->kinds[n] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "rk-small");
      gtk_widget_add_css_class (button, "rk-kind");
      gtk_widget_set_tooltip_text (button, tooltip);
      if (n > 0)
        gtk_toggle_button_set_group (self->kinds[n], self->kinds[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_toggle_button_set_active (self->kinds[0], TRUE);
  return box;
}

GtkWidget *
rk_note_head_new (void)
{
  return g_object_new (RK_TYPE_NOTE_HEAD, NULL);
}

static void
rk_note_head_dispose (GObject *object)
{
  g_clear_pointer (&RK_NOTE_HEAD (object)->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_note_head_parent_class)->dispose (object);
}

static void
rk_note_head_finalize (GObject *object)
{
  g_free (RK_NOTE_HEAD (object)->speaker);
  G_OBJECT_CLASS (rk_note_head_parent_class)->finalize (object);
}

static void
rk_note_head_class_init (RkNoteHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_note_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_note_head_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_note_head_init (RkNoteHead *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  self->speaker_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = RK_SPEAKER_POPOVER (rk_speaker_popover_new ());
  gtk_menu_button_set_popover (self->speaker_button, GTK_WIDGET (self->popover));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->speaker_button), _ ("Who Speaks (F2)"));
  gtk_widget_set_halign (GTK_WIDGET (self->speaker_button), GTK_ALIGN_START);
  g_signal_connect_object (self->popover, "chosen", G_CALLBACK (on_speaker), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), GTK_WIDGET (self->speaker_button), -1);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), create_kinds (self), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (flow); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  show_speaker (self);
  adw_bin_set_child (ADW_BIN (self), flow);
}
