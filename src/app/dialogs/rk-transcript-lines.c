#include "rk-transcript-lines.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-meeting-parts.h"
#include "rk-speaker-popover.h"
#include "rk-text.h"

#define OFFICE "事務局"
#define NARROW 12 /* characters of an entry where there is little room */
#define TITLE 20  /* characters of an agenda item in the list */

struct _RkTranscriptLines
{
  AdwBin parent_instance;

  GtkWidget *rows; /* owned by the tree, like those below */
  GtkEditable *who;
  GtkLabel *who_problem;
  GtkEditable *begun;
  GtkDropDown *items;
  GtkLabel *count;

  RkMeetingData *data;
  RkTranscriptPlan *plan;
  GtkSelectionModel *selection; /* owned by the list view */
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkTranscriptLines, rk_transcript_lines, ADW_TYPE_BIN)

/* ── which lines ─────────────────────────────────────────────────────────────────────────── */

static gboolean
first_selected (RkTranscriptLines *self, guint *n)
{
  g_autoptr (GtkBitset) chosen
      = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;

  if (chosen == NULL || gtk_bitset_is_empty (chosen))
    return FALSE;
  *n = gtk_bitset_get_minimum (chosen);
  return TRUE;
}

/* The widget that shows a line; rows are their own children's parents. */
static GtkWidget *
find_row (RkTranscriptLines *self, const RkTranscriptLine *line)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);

      if (box && gtk_widget_get_mapped (row) && g_object_get_data (G_OBJECT (box), "line") == line)
        return row;
    }
  return NULL;
}

static void
go_to (RkTranscriptLines *self, guint n)
{
  GtkWidget *row;

  if (n >= g_list_model_get_n_items (rk_transcript_plan_get_lines (self->plan)))
    return;
  gtk_selection_model_select_item (self->selection, n, TRUE);
  gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", n);
  row = find_row (self, rk_transcript_plan_get (self->plan, n));
  gtk_widget_grab_focus (row ? row : self->rows);
}

static void
show_count (RkTranscriptLines *self)
{
  guint n_taken, n_open;
  g_autofree char *words = NULL;

  rk_transcript_plan_count (self->plan, &n_taken, &n_open);
  words = n_open ? g_strdup_printf (
              ngettext ("%u without a speaker", "%u without a speaker", n_open), n_open)
                 : g_strdup (_ ("Every speaker is settled"));
  gtk_label_set_text (self->count, words);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── who speaks ──────────────────────────────────────────────────────────────────────────── */

static void
say_unknown (RkTranscriptLines *self, const char *text)
{
  g_autofree char *words
      = text ? g_strdup_printf (_ ("There is no member number %s in this meeting."), text) : NULL;

  gtk_label_set_text (self->who_problem, rk_part_or_empty (words));
  gtk_widget_set_visible (GTK_WIDGET (self->who_problem), words != NULL);
}

/* Settles all chosen lines and goes on to the next one in which nobody is. */
static void
settle (RkTranscriptLines *self, gint64 appointment, const char *speaker)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint n, next;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &n); more;
       more = gtk_bitset_iter_next (&iter, &n))
    rk_transcript_plan_assign (self->plan, n, appointment, speaker);
  gtk_editable_set_text (self->who, "");
  say_unknown (self, NULL);
  show_count (self);
  if (gtk_bitset_is_empty (chosen))
    return;
  n = gtk_bitset_get_maximum (chosen);
  if (rk_transcript_plan_next_open (self->plan, n + 1, &next))
    go_to (self, next);
  else
    go_to (self, n);
}

static void
on_who (RkTranscriptLines *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->who)));
  g_autofree char *folded = rk_text_fold (text);
  int place = rk_speaker_popover_find (self->data->attendances, text);
  const RkRecord *person = place >= 0 ? self->data->attendances->pdata[place] : NULL;

  if (*folded == '\0')
    return;
  if (person)
    settle (self, rk_record_get_int (person, "appointment_id"), rk_record_get (person, "name"));
  else if (g_str_equal (folded, "0"))
    settle (self, 0, OFFICE);
  else if (strspn (folded, "0123456789") == strlen (folded))
    say_unknown (self, text);
  else
    settle (self, 0, text);
}

static void
same_as_before (RkTranscriptLines *self, guint n)
{
  guint next;

  if (!rk_transcript_plan_same_as_before (self->plan, n))
    return;
  show_count (self);
  go_to (self, rk_transcript_plan_next_open (self->plan, n + 1, &next) ? next : n + 1);
}

/* ── under which item ────────────────────────────────────────────────────────────────────── */

static void
show_item (RkTranscriptLines *self)
{
  guint n;
  RkTranscriptLine *line
      = first_selected (self, &n) ? rk_transcript_plan_get (self->plan, n) : NULL;

  self->setting = TRUE;
  for (guint i = 0; line && i < self->data->items->len; i++)
    if (rk_record_id (((RkMeetingItem *)self->data->items->pdata[i])->record) == line->item)
      gtk_drop_down_set_selected (self->items, i);
  self->setting = FALSE;
}

static void
on_item (RkTranscriptLines *self)
{
  guint chosen = gtk_drop_down_get_selected (self->items);
  guint n;

  if (self->setting || self->plan == NULL || chosen >= self->data->items->len
      || !first_selected (self, &n))
    return;
  rk_transcript_plan_set_item (
      self->plan, n, rk_record_id (((RkMeetingItem *)self->data->items->pdata[chosen])->record));
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static void
join (RkTranscriptLines *self, guint n)
{
  if (!rk_transcript_plan_join (self->plan, n))
    return;
  show_count (self);
  go_to (self, n - 1);
}

static void
toggle (RkTranscriptLines *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint n;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &n); more;
       more = gtk_bitset_iter_next (&iter, &n))
    rk_transcript_plan_toggle (self->plan, n);
  show_count (self);
}

/* A number or a name begins: the entry goes on with it. */
static gboolean
begin_to_type (RkTranscriptLines *self, gunichar c)
{
  char text[7] = { 0 };

  if (!g_unichar_isalnum (c))
    return FALSE;
  g_unichar_to_utf8 (c, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
  gtk_editable_set_text (self->who, text);
  gtk_editable_set_position (self->who, -1);
  return TRUE;
}

static gboolean
on_list_key (GtkEventControllerKey *keys,
             guint key,
             guint code,
             GdkModifierType state,
             RkTranscriptLines *self)
{
  GdkModifierType pressed = state & (GDK_CONTROL_MASK | GDK_ALT_MASK);
  guint n, next;

  if (self->plan == NULL || !first_selected (self, &n))
    return FALSE;
  if (pressed == GDK_CONTROL_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      rk_transcript_plan_step_item (self->plan, n, key == GDK_KEY_Up ? -1 : 1);
      show_item (self);
    }
  else if (pressed)
    return FALSE;
  else if (key == GDK_KEY_equal || key == gdk_unicode_to_keyval (0xff1d))
    same_as_before (self, n);
  else if (key == GDK_KEY_BackSpace)
    join (self, n);
  else if (key == GDK_KEY_Delete)
    toggle (self);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    go_to (self, rk_transcript_plan_next_open (self->plan, n + 1, &next) ? next : n + 1);
  else
    return begin_to_type (self, gdk_keyval_to_unicode (key));
  return TRUE;
}

/* Esc in the entry goes back to the list and loses nothing else. */
static gboolean
on_who_key (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType state,
            RkTranscriptLines *self)
{
  guint n;

  if (key != GDK_KEY_Escape || !first_selected (self, &n))
    return FALSE;
  gtk_editable_set_text (self->who, "");
  say_unknown (self, NULL);
  go_to (self, n);
  return TRUE;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* One row: time, item, speaker, text. */
typedef struct
{
  GtkLabel *time;
  GtkLabel *item;
  GtkLabel *who;
  GtkLabel *text;
} Cells;

static void
fill_row (RkTranscriptLine *line, GtkWidget *box)
{
  RkTranscriptLines *self = g_object_get_data (G_OBJECT (box), "window");
  Cells *cells = g_object_get_data (G_OBJECT (box), "cells");
  const RkMeetingItem *item = rk_meeting_data_item (self->data, line->item);
  g_autofree char *time = line->second >= 0 ? rk_transcript_dup_time (line->second) : NULL;
  g_autofree char *who = rk_transcript_plan_dup_speaker (self->plan, line);

  gtk_label_set_text (cells->time, rk_part_or_empty (time));
  gtk_label_set_text (cells->item, item ? item->number : "");
  gtk_label_set_text (cells->who, line->left_out ? _ ("left out") : who);
  gtk_label_set_text (cells->text, line->text);
  gtk_widget_set_opacity (box, line->left_out ? 0.5 : 1);
  if (line->assigned)
    gtk_widget_add_css_class (GTK_WIDGET (cells->who), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cells->who), "heading");
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, RkTranscriptLines *self)
{
  Cells *cells = g_new0 (Cells, 1);
  GtkWidget *time = rk_part_label ("", "numeric");
  GtkWidget *number = rk_part_label ("", "caption");
  GtkWidget *who = rk_part_label ("", NULL);
  GtkWidget *text = rk_part_label ("", NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 12, time, number,
                                rk_part_column (who, 150), text, NULL);

  *cells = (Cells){ GTK_LABEL (time), GTK_LABEL (number), GTK_LABEL (who), GTK_LABEL (text) };
  gtk_label_set_width_chars (cells->time, 7);
  gtk_label_set_width_chars (cells->item, 3);
  gtk_label_set_lines (cells->text, 4);
  gtk_label_set_ellipsize (cells->text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "rk-statement");
  g_object_set_data_full (G_OBJECT (box), "cells", cells, g_free);
  g_object_set_data (G_OBJECT (box), "window", self);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, RkTranscriptLines *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  RkTranscriptLine *line = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (box), "line", line);
  g_signal_connect_object (line, "changed", G_CALLBACK (fill_row), box, 0);
  fill_row (line, box);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, RkTranscriptLines *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (box), "line", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), fill_row, box);
}

/* ── from outside ────────────────────────────────────────────────────────────────────────── */

void
rk_transcript_lines_show (RkTranscriptLines *self, RkTranscriptPlan *plan)
{
  guint n;

  g_return_if_fail (RK_IS_TRANSCRIPT_LINES (self) && self->plan == NULL);

  self->plan = plan;
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (g_object_ref (rk_transcript_plan_get_lines (plan))));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_item), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), self->selection);
  g_object_unref (self->selection);
  show_count (self);
  gtk_widget_grab_focus (self->rows);
  go_to (self, rk_transcript_plan_next_open (plan, 0, &n) ? n : 0);
}

RkTranscriptPlan *
rk_transcript_lines_get_plan (RkTranscriptLines *self)
{
  g_return_val_if_fail (RK_IS_TRANSCRIPT_LINES (self), NULL);

  return self->plan;
}

int
rk_transcript_lines_get_begun (RkTranscriptLines *self)
{
  int hour, minute;

  g_return_val_if_fail (RK_IS_TRANSCRIPT_LINES (self), -1);

  if (sscanf (gtk_editable_get_text (self->begun), "%d:%d", &hour, &minute) != 2 || hour < 0
      || hour > 23 || minute < 0 || minute > 59)
    return -1;
  return hour * 60 + minute;
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_entry (const char *label, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), NARROW);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_tooltip_text (entry, label);
  rk_part_name (entry, label);
  return entry;
}

static GtkWidget *
create_items (RkTranscriptLines *self)
{
  GtkWidget *items = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  self->items = GTK_DROP_DOWN (items);
  rk_part_name (items, _ ("Agenda item from this line on"));
  gtk_widget_set_tooltip_text (items, _ ("Agenda item from this line on (Ctrl+↓↑)"));
  g_signal_connect_object (items, "notify::selected", G_CALLBACK (on_item), self,
                           G_CONNECT_SWAPPED);
  return items;
}

static GtkWidget *
create_rows (RkTranscriptLines *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  self->rows = gtk_list_view_new (NULL, factory);
  rk_part_name (self->rows, _ ("Transcript"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_list_key), self, 0);
  gtk_widget_add_controller (self->rows, keys);
  return rk_part_scroll (self->rows);
}

/* Wraps where the window is narrow or the text large. */
static GtkWidget *
create_bar (RkTranscriptLines *self)
{
  GtkWidget *bar = gtk_flow_box_new ();
  GtkWidget *children[] = { GTK_WIDGET (self->who), create_items (self), GTK_WIDGET (self->begun),
                            GTK_WIDGET (self->count) };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), children[i]);
      gtk_widget_set_valign (children[i], GTK_ALIGN_CENTER);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_insert (GTK_FLOW_BOX (bar), child, -1);
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), G_N_ELEMENTS (children));
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (bar), 6);
  return rk_part_margins (bar, 6);
}

static GtkWidget *
create_lines (RkTranscriptLines *self)
{
  GtkWidget *who = create_entry (_ ("Who speaks: number, reading or name, then Enter"), 30);
  GtkWidget *begun = create_entry (_ ("Recording began at (13:30)"), 22);
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *count = rk_part_label ("", "caption");
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *bar, *help, *page;

  self->who = GTK_EDITABLE (who);
  self->begun = GTK_EDITABLE (begun);
  self->who_problem = GTK_LABEL (problem);
  self->count = GTK_LABEL (count);
  gtk_widget_set_visible (problem, FALSE);
  g_signal_connect_object (who, "activate", G_CALLBACK (on_who), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_who_key), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (who, keys);
  bar = create_bar (self);
  help = rk_part_label (_ ("Number or name: who speaks · = as before · Enter next open line · "
                           "Backspace join with the line before · Delete leave out · "
                           "Ctrl+↓↑ agenda item from here on · Ctrl+Enter take in"),
                        "caption");
  rk_part_margins (help, 12);
  gtk_widget_set_margin_start (problem, 12);
  page = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, bar, problem, create_rows (self), help, NULL);
  return page;
}

static void
fill_items (RkTranscriptLines *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->data->items->len; i++)
    {
      const RkMeetingItem *item = self->data->items->pdata[i];
      const char *title = rk_record_get (item->record, "title");
      gboolean is_long = g_utf8_strlen (title, -1) > TITLE;
      g_autofree char *begin = is_long ? g_utf8_substring (title, 0, TITLE) : g_strdup (title);
      g_autofree char *words
          = g_strdup_printf ("%s　%s%s", item->number, begin, is_long ? "…" : "");

      gtk_string_list_append (names, words);
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->items, G_LIST_MODEL (names));
  self->setting = FALSE;
}

GtkWidget *
rk_transcript_lines_new (RkMeetingData *data)
{
  RkTranscriptLines *self = g_object_new (RK_TYPE_TRANSCRIPT_LINES, NULL);

  self->data = rk_meeting_data_ref (data);
  fill_items (self);
  gtk_editable_set_text (self->begun,
                         rk_part_or_empty (rk_record_get (data->meeting, "start_time")));
  return GTK_WIDGET (self);
}

static void
rk_transcript_lines_dispose (GObject *object)
{
  RkTranscriptLines *self = RK_TRANSCRIPT_LINES (object);

  if (self->rows)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), NULL);
  self->rows = NULL;
  self->selection = NULL;
  g_clear_pointer (&self->plan, rk_transcript_plan_free);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_transcript_lines_parent_class)->dispose (object);
}

static void
rk_transcript_lines_class_init (RkTranscriptLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_transcript_lines_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_transcript_lines_init (RkTranscriptLines *self)
{
  adw_bin_set_child (ADW_BIN (self), create_lines (self));
}
