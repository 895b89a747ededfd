#include "rk-meeting-papers.h"

#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-packet-parts.h"
#include "rk-packet-view.h"
#include "rk-pages-view.h"
#include "rk-preview-window.h"
#include "rk-width-bin.h"

#define PANE_WIDTH 300
#define SMALLEST_TILE 100.0
#define LARGEST_TILE 900.0
#define TILE 150.0

struct _RkMeetingPapers
{
  AdwBin parent_instance;

  AdwFlap *flap; /* owned by the tree, like those below */
  GtkStack *stack;
  RkPacketView *list;
  GtkLabel *sum;
  GtkLabel *note;
  GtkToggleButton *look;
  GtkSwitch *both_sides;
  GtkSwitch *two_up;
  GtkDropDown *numbers;
  RkPagesView *preview;

  RkContext *context;
  RkMeetingData *data;
  GPtrArray *parts; /* RkPacketPart; NULL: not read yet */
  RkPages *pages;   /* NULL: nothing to print */
  GCancellable *loading;
  gboolean stale;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (RkMeetingPapers, rk_meeting_papers, ADW_TYPE_BIN)

static const char *const numbers[]
    = { RK_PACKET_CENTRE, RK_PACKET_RIGHT, RK_PACKET_OUTER, RK_PACKET_OFF, NULL };

GPtrArray *
rk_meeting_papers_get_parts (RkMeetingPapers *self)
{
  g_return_val_if_fail (RK_IS_MEETING_PAPERS (self), NULL);

  return self->parts;
}

RkPages *
rk_meeting_papers_get_pages (RkMeetingPapers *self)
{
  g_return_val_if_fail (RK_IS_MEETING_PAPERS (self), NULL);

  return self->pages;
}

void
rk_meeting_papers_toggle_pane (RkMeetingPapers *self)
{
  g_return_if_fail (RK_IS_MEETING_PAPERS (self));

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

void
rk_meeting_papers_look (RkMeetingPapers *self)
{
  g_return_if_fail (RK_IS_MEETING_PAPERS (self));

  gtk_toggle_button_set_active (self->look, TRUE);
}

gboolean
rk_meeting_papers_step_back (RkMeetingPapers *self)
{
  gboolean looked;

  g_return_val_if_fail (RK_IS_MEETING_PAPERS (self), FALSE);

  looked = gtk_toggle_button_get_active (self->look);
  gtk_toggle_button_set_active (self->look, FALSE);
  return looked;
}

static gboolean
may_write (RkMeetingPapers *self)
{
  return self->data && !self->data->is_final && !rk_context_is_read_only (self->context);
}

/* ── the order ───────────────────────────────────────────────────────────────────────────── */

static void
save_order (RkMeetingPapers *self, const char *what)
{
  g_autofree char *order = rk_packet_parts_dup_order (self->parts);
  g_autoptr (RkRecord) record = rk_meeting_edits_with (self->data->meeting, "packet_parts", order);

  rk_edits_save_as (self->context, record, what, NULL, NULL, NULL);
}

void
rk_meeting_papers_move (RkMeetingPapers *self, guint n, guint to)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  gpointer part;

  g_return_if_fail (RK_IS_MEETING_PAPERS (self));

  /* The cover is in front of everything. */
  if (!may_write (self) || self->parts == NULL || n >= self->parts->len || n == 0)
    return;
  to = CLAMP (to, 1, self->parts->len - 1);
  if (to == n)
    return;
  name = rk_packet_view_dup_name (self->parts->pdata[n]);
  what = g_strdup_printf ("会議資料一式の「%s」を移した", name);
  part = g_ptr_array_steal_index (self->parts, n);
  g_ptr_array_insert (self->parts, (int)to, part);
  save_order (self, what);
}

void
rk_meeting_papers_choose (RkMeetingPapers *self, guint n, gboolean chosen)
{
  RkPacketPart *part;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  g_return_if_fail (RK_IS_MEETING_PAPERS (self));

  if (!may_write (self) || self->parts == NULL || n >= self->parts->len)
    return;
  part = self->parts->pdata[n];
  if (part->chosen == chosen)
    return;
  part->chosen = chosen;
  name = rk_packet_view_dup_name (part);
  what = g_strdup_printf (
      chosen ? "会議資料一式に「%s」を入れた" : "会議資料一式から「%s」を外した", name);
  save_order (self, what);
}

/* ── the sum and the options ─────────────────────────────────────────────────────────────── */

static char *
dup_sum (RkMeetingPapers *self)
{
  guint n = rk_pages_get_n (self->pages);
  guint n_pages = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (((RkPacketPart *)self->parts->pdata[i])->printed)
      n_pages += ((RkPacketPart *)self->parts->pdata[i])->n_pages;
  if (n > n_pages)
    /* Translators: 「全41頁（白紙 2頁を含む）」 */
    return g_strdup_printf (_ ("%1$u pages in all, %2$u of them blank"), n, n - n_pages);
  if (n < n_pages)
    /* Translators: 「全41頁を 24枚に」 */
    return g_strdup_printf (_ ("%1$u pages on %2$u sheets"), n_pages, n);
  return g_strdup_printf (ngettext ("%u page in all", "%u pages in all", n), n);
}

static void
show_options (RkMeetingPapers *self)
{
  const RkRecord *meeting = self->data->meeting;
  const char *where = rk_record_get (meeting, "packet_numbers");
  gboolean two_up = rk_record_get_int (meeting, "packet_two_up") != 0;
  guint selected = 0;

  for (guint i = 0; numbers[i]; i++)
    if (g_strcmp0 (where, numbers[i]) == 0)
      selected = i;
  self->showing = TRUE;
  gtk_switch_set_active (self->both_sides,
                         !two_up && !rk_record_get_int (meeting, "packet_single_sided"));
  gtk_switch_set_active (self->two_up, two_up);
  gtk_drop_down_set_selected (self->numbers, selected);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->both_sides), may_write (self) && !two_up);
  gtk_widget_set_sensitive (GTK_WIDGET (self->two_up), may_write (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->numbers), may_write (self));
}

static void
set_number (RkMeetingPapers *self, const char *field, gint64 value, const char *what)
{
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (self->showing || !may_write (self))
    return;
  draft = rk_draft_copy (self->data->meeting);
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
  record = rk_draft_end (draft);
  rk_edits_save_as (self->context, record, what, NULL, NULL, NULL);
}

static void
on_both_sides (GtkSwitch *widget, GParamSpec *pspec, RkMeetingPapers *self)
{
  set_number (self, "packet_single_sided", !gtk_switch_get_active (widget),
              "会議資料一式の両面を直した");
}

static void
on_two_up (GtkSwitch *widget, GParamSpec *pspec, RkMeetingPapers *self)
{
  set_number (self, "packet_two_up", gtk_switch_get_active (widget),
              "会議資料一式の2頁印刷を直した");
}

static void
on_numbers (GtkDropDown *drop_down, GParamSpec *pspec, RkMeetingPapers *self)
{
  g_autoptr (RkRecord) record = NULL;

  if (self->showing || !may_write (self))
    return;
  record = rk_meeting_edits_with (self->data->meeting, "packet_numbers",
                                  numbers[MIN (gtk_drop_down_get_selected (drop_down), 3)]);
  rk_edits_save_as (self->context, record, "会議資料一式の通し頁の位置を直した", NULL, NULL, NULL);
}

/* ── making ──────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 meeting;
  GPtrArray *parts;
  RkPages *pages;
  GError *problem; /* why there is nothing to print, where it is no failure */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->parts, g_ptr_array_unref);
  g_clear_pointer (&load->pages, rk_pages_free);
  g_clear_error (&load->problem);
  g_free (load);
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  RkReportParams params = { .meeting = load->meeting, .lenient = TRUE };
  g_autoptr (GError) problem = NULL;
  g_autoptr (RkDocument) document
      = rk_packet_build (db, &params, &load->parts, cancellable, &problem);

  if (document)
    load->pages = rk_document_paginate (document, cancellable, &problem);
  if (load->pages)
    return TRUE;
  if (load->parts && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      load->problem = g_steal_pointer (&problem);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* @parts, @pages: (transfer full) (nullable) */
static void
take (RkMeetingPapers *self, GPtrArray *parts, RkPages *pages)
{
  RkPages *before = self->pages;

  self->pages = pages;
  rk_pages_view_set_pages (self->preview, pages);
  g_clear_pointer (&before, rk_pages_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->parts = parts;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkMeetingPapers) self = data;
  g_autoptr (GError) error = NULL;
  gpointer loaded;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, &loaded, &error);
  Load *load = loaded;
  g_autofree char *sum = NULL;
  guint current;

  if (self->context == NULL || self->data == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    {
      rk_context_report (self->context, error, NULL);
      return;
    }
  if (load->meeting != rk_record_id (self->data->meeting))
    return;
  current = rk_pages_view_get_current (self->preview);
  take (self, g_steal_pointer (&load->parts), g_steal_pointer (&load->pages));
  rk_pages_view_show_page (self->preview, current);
  sum = self->pages ? dup_sum (self) : g_strdup ("");
  gtk_label_set_text (self->sum, sum);
  gtk_label_set_text (self->note, load->problem ? load->problem->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), load->problem != NULL);
  rk_packet_view_show (self->list, self->parts, may_write (self));
}

static gboolean
can_be_seen (RkMeetingPapers *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->list))
         || gtk_widget_get_mapped (GTK_WIDGET (self->preview));
}

static void
reload (RkMeetingPapers *self)
{
  Load *load;

  self->stale = !can_be_seen (self);
  if (self->stale || self->data == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->meeting = rk_record_id (self->data->meeting);
  rk_store_read_async (rk_context_get_store (self->context), run_load, load, load_free,
                       self->loading, on_loaded, g_object_ref (self));
}

static void
on_seen (GtkWidget *widget, RkMeetingPapers *self)
{
  if (self->stale)
    reload (self);
}

void
rk_meeting_papers_show (RkMeetingPapers *self, RkMeetingData *data)
{
  g_return_if_fail (RK_IS_MEETING_PAPERS (self));

  rk_meeting_data_ref (data);
  if (self->data && rk_record_id (self->data->meeting) != rk_record_id (data->meeting))
    {
      take (self, NULL, NULL);
      rk_packet_view_show (self->list, self->parts, may_write (self));
      gtk_label_set_text (self->sum, "");
    }
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  show_options (self);
  reload (self);
}

/* ── to the printer ──────────────────────────────────────────────────────────────────────── */

static void
present (RkMeetingPapers *self, gboolean changed)
{
  RkReportParams params = { .council = rk_record_id (self->data->council),
                            .meeting = rk_record_id (self->data->meeting),
                            .changed = changed,
                            .lenient = TRUE };

  rk_preview_window_present (self->context, GTK_WIDGET (self), "packet", &params);
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, RkMeetingPapers *self)
{
  if (g_str_equal (response, "make") && self->data)
    present (self, FALSE);
}

/* Wanted, but not there: names, one a line. NULL: nothing is missing */
static char *
dup_missing (RkMeetingPapers *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; self->parts && i < self->parts->len; i++)
    {
      const RkPacketPart *part = self->parts->pdata[i];
      g_autofree char *name = rk_packet_view_dup_name (part);

      if (part->chosen && part->paper && !part->printed)
        g_string_append_printf (names, "%s%s", names->len ? "\n" : "", name);
    }
  return names->len ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingPapers *self = RK_MEETING_PAPERS (widget);
  g_autofree char *missing = NULL;
  GtkWidget *dialog;

  if (self->data == NULL)
    return;
  missing = dup_missing (self);
  if (missing == NULL)
    {
      present (self, FALSE);
      return;
    }
  dialog = rk_message_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                           _ ("Make the Packet without These Papers?"), missing, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Give Up"), "make",
                                    _ ("Make without Them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "make",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "make");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
make_changed (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (RK_MEETING_PAPERS (widget)->data)
    present (RK_MEETING_PAPERS (widget), TRUE);
}

/* ── the pages ───────────────────────────────────────────────────────────────────────────── */

static void
on_look (GtkToggleButton *button, RkMeetingPapers *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_toggle_button_get_active (button) ? "pages" : "agenda");
  if (self->stale)
    reload (self);
}

static void
on_open (RkMeetingPapers *self, guint n)
{
  const RkPacketPart *part = self->parts && n < self->parts->len ? self->parts->pdata[n] : NULL;

  if (part == NULL || !part->printed || self->pages == NULL)
    return;
  gtk_toggle_button_set_active (self->look, TRUE);
  rk_pages_view_show_page (self->preview, rk_pages_find_part (self->pages, part->part));
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingPapers *self = RK_MEETING_PAPERS (widget);
  guint current = rk_pages_view_get_current (self->preview);
  double tile;

  g_object_get (self->preview, "tile", &tile, NULL);
  tile = CLAMP (tile * g_variant_get_double (parameter), SMALLEST_TILE, LARGEST_TILE);
  g_object_set (self->preview, "tile", tile, NULL);
  rk_pages_view_show_page (self->preview, current);
}

static void
on_page_chosen (RkMeetingPapers *self, guint page)
{
  rk_pages_view_show_page (self->preview, page);
}

static void
leave_pages (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_meeting_papers_step_back (RK_MEETING_PAPERS (widget));
}

static void
toggle_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_meeting_papers_toggle_pane (RK_MEETING_PAPERS (widget));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_zoom_button (const char *icon, const char *tooltip, double step)
{
  GtkWidget *button = rk_part_icon_button (icon, tooltip);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "papers.zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "d", step);
  return button;
}

static GtkWidget *
create_pages (RkMeetingPapers *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *back = rk_part_button (_ ("Back to the Agenda"), "papers.agenda");
  GtkWidget *bar;

  self->preview = g_object_new (RK_TYPE_PAGES_VIEW, "marked", TRUE, "tile", TILE, NULL);
  g_signal_connect_object (self->preview, "chosen", G_CALLBACK (on_page_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "map", G_CALLBACK (on_seen), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->preview));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "rk-desk");
  gtk_widget_set_hexpand (back, TRUE);
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  bar = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 2, back,
                     create_zoom_button ("zoom-out-symbolic", _ ("Smaller Pages"), 1 / 1.5),
                     create_zoom_button ("zoom-in-symbolic", _ ("Larger Pages"), 1.5), NULL);
  gtk_widget_add_css_class (bar, "toolbar");
  return rk_part_box (GTK_ORIENTATION_VERTICAL, 0, bar, scrolled, NULL);
}

static GtkWidget *
create_option (const char *text, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

static GtkWidget *
create_options (RkMeetingPapers *self)
{
  GtkWidget *list = rk_part_list (_ ("How It Is Printed"));
  GtkWidget *both_sides = gtk_switch_new ();
  GtkWidget *two_up = gtk_switch_new ();
  GtkWidget *where = gtk_drop_down_new_from_strings (numbers);

  self->both_sides = GTK_SWITCH (both_sides);
  self->two_up = GTK_SWITCH (two_up);
  self->numbers = GTK_DROP_DOWN (where);
  g_signal_connect_object (both_sides, "notify::active", G_CALLBACK (on_both_sides), self, 0);
  g_signal_connect_object (two_up, "notify::active", G_CALLBACK (on_two_up), self, 0);
  g_signal_connect_object (where, "notify::selected", G_CALLBACK (on_numbers), self, 0);
  gtk_list_box_append (GTK_LIST_BOX (list),
                       create_option (_ ("Blank backs, for both sides"), both_sides));
  gtk_list_box_append (GTK_LIST_BOX (list), create_option (_ ("Two pages on a sheet"), two_up));
  gtk_list_box_append (GTK_LIST_BOX (list), create_option (_ ("Numbers over all parts"), where));
  return list;
}

static GtkWidget *
create_button (void)
{
  GtkWidget *button = adw_split_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Replaced Pages Only"), "papers.make-changed");
  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _ ("Make the Packet"));
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "papers.make");
  gtk_widget_add_css_class (button, "suggested-action");
  /* The arrow has no name of its own. */
  for (GtkWidget *child = gtk_widget_get_first_child (button); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      rk_part_name (child, _ ("More Ways to Make the Packet"));
  return button;
}

static GtkWidget *
create_pane (RkMeetingPapers *self)
{
  GtkWidget *sum = rk_part_label ("", "caption");
  GtkWidget *note = rk_part_label ("", NULL);
  GtkWidget *look = gtk_toggle_button_new_with_label (_ ("Look at the Pages"));
  GtkWidget *bin = rk_width_bin_new (PANE_WIDTH);
  GtkWidget *box, *foot;

  self->sum = GTK_LABEL (sum);
  self->note = GTK_LABEL (note);
  self->look = GTK_TOGGLE_BUTTON (look);
  self->list = RK_PACKET_VIEW (rk_packet_view_new ());
  gtk_widget_set_visible (note, FALSE);
  g_signal_connect_object (look, "toggled", G_CALLBACK (on_look), self, 0);
  g_signal_connect_object (self->list, "move", G_CALLBACK (rk_meeting_papers_move), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "choose", G_CALLBACK (rk_meeting_papers_choose), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "map", G_CALLBACK (on_seen), self, 0);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 10, rk_part_label (_ ("Packet"), "heading"), sum,
                     GTK_WIDGET (self->list), note, create_options (self),
                     rk_part_label (_ ("Alt+↑ and Alt+↓ move a part, Space puts it in or takes it "
                                       "out, Enter shows its pages."),
                                    "caption"),
                     NULL);
  g_object_set (bin, "fixed", TRUE, "hexpand", FALSE, NULL);
  gtk_widget_add_css_class (bin, "background");
  /* What it is all for stays in sight, however many parts there are. */
  foot = rk_part_box (GTK_ORIENTATION_VERTICAL, 6, create_button (), look, NULL);
  gtk_widget_add_css_class (foot, "rk-pane-foot");
  adw_bin_set_child (ADW_BIN (bin),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                  rk_part_scroll (rk_part_margins (box, 12)), foot, NULL));
  return bin;
}

GtkWidget *
rk_meeting_papers_new (RkContext *context, GtkWidget *agenda)
{
  RkMeetingPapers *self = g_object_new (RK_TYPE_MEETING_PAPERS, NULL);

  self->context = g_object_ref (context);
  gtk_stack_add_named (self->stack, agenda, "agenda");
  gtk_stack_add_named (self->stack, create_pages (self), "pages");
  return GTK_WIDGET (self);
}

static void
rk_meeting_papers_dispose (GObject *object)
{
  RkMeetingPapers *self = RK_MEETING_PAPERS (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->pages || self->parts)
    take (self, NULL, NULL);
  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_papers_parent_class)->dispose (object);
}

static void
rk_meeting_papers_class_init (RkMeetingPapersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_meeting_papers_dispose;
  gtk_widget_class_install_action (widget_class, "papers.make", NULL, make);
  gtk_widget_class_install_action (widget_class, "papers.make-changed", NULL, make_changed);
  gtk_widget_class_install_action (widget_class, "papers.zoom", "d", zoom);
  gtk_widget_class_install_action (widget_class, "papers.agenda", NULL, leave_pages);
  gtk_widget_class_install_action (widget_class, "papers.pane", NULL, toggle_pane);
}

static void
rk_meeting_papers_init (RkMeetingPapers *self)
{
  GtkWidget *bin = rk_width_bin_new (440);

  self->flap = ADW_FLAP (adw_flap_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (bin), GTK_WIDGET (self->stack));
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_fold_threshold_policy (self->flap, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_content (self->flap, bin);
  adw_flap_set_flap (self->flap, create_pane (self));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flap));
}
