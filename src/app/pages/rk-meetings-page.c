#include "rk-meetings-page.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-meeting-after.h"
#include "rk-meeting-agenda.h"
#include "rk-meeting-attendance.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-notes.h"
#include "rk-meeting-papers.h"
#include "rk-meeting-parts.h"
#include "rk-meeting-seating.h"
#include "rk-meeting-strip.h"
#include "rk-meeting-todos.h"
#include "rk-meetings-list.h"
#include "rk-new-meeting-dialog.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-series-window.h"
#include "rk-width-bin.h"

struct _RkMeetingsPage
{
  RkPage parent_instance;

  /* template */
  GtkWidget *list_button;
  GtkWidget *add_button;
  AdwViewSwitcherTitle *switcher;
  GtkMenuButton *papers_button;
  GtkWidget *edit_button;
  AdwLeaflet *leaflet;
  AdwBin *list_slot;
  GtkStack *stack;
  RkMeetingStrip *strip;
  AdwViewStack *tabs;
  AdwViewSwitcherBar *bar;

  RkMeetingsList *list; /* owned by the tree, like those below */
  RkMeetingAgenda *agenda;
  RkMeetingPapers *papers;
  RkMeetingAttendance *attendance;
  RkMeetingNotes *notes;
  RkMeetingAfter *after;
  RkMeetingSeating *seating;
  RkMeetingTodos *todos;

  RkMeetingData *data; /* NULL: nothing chosen, or still being read */
  gint64 meeting;
  gint64 wanted; /* item, paper or statement that is gone to; 0: none */
  const RkKind *wanted_kind;
  GCancellable *loading;
  guint updating; /* idle source */
};

G_DEFINE_FINAL_TYPE (RkMeetingsPage, rk_meetings_page, RK_TYPE_PAGE)

static const char *const tab_names[]
    = { "agenda", "attendance", "seating", "notes", "after", "todos" };

/* ── which papers there are ──────────────────────────────────────────────────────────────── */

/* What belongs to a meeting, in the order in which it is needed; NULL ends a section. */
static const char *const papers[] = {
  "packet",
  "todos",
  NULL,
  "invitation",
  "notice",
  "reply-form",
  "public-notice",
  NULL,
  "agenda",
  "script",
  "roster",
  "attendance",
  "seating",
  "name-plates",
  "bylaws",
  NULL,
  "previous-opinions",
  "series",
  "directions",
  "minutes",
  "payments",
  NULL,
  "labels",
  "envelopes",
};

/* Papers of a room in which people sit. */
static const char *const room[] = { "script", "attendance", "seating", "name-plates", NULL };

/* What the meeting has, of which a menu is made; the room is missing where nobody comes. */
static void
show_papers (RkMeetingsPage *self)
{
  gboolean written = self->data && rk_meeting_data_is_written (self->data);
  const char *names[G_N_ELEMENTS (papers)];
  g_autoptr (GMenuModel) menu = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (papers[i] == NULL || !written || !g_strv_contains (room, papers[i]))
      names[n++] = papers[i];
  menu = rk_page_papers_menu (names, n);
  gtk_menu_button_set_menu_model (self->papers_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->papers_button), g_menu_model_get_n_items (menu) > 0);
}

/* ── the chosen meeting ──────────────────────────────────────────────────────────────────── */

static void
update_actions (RkMeetingsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !rk_context_is_read_only (rk_page_get_context (RK_PAGE (self)));

  gtk_widget_action_set_enabled (widget, "page.new-meeting", writable);
  gtk_widget_action_set_enabled (widget, "page.edit-meeting",
                                 writable && self->data && !self->data->is_final);
  gtk_widget_action_set_enabled (widget, "page.paper", self->data != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->papers_button), self->data != NULL);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, self->data != NULL);
}

static void
show_strip (RkMeetingsPage *self)
{
  const char *tab = adw_view_stack_get_visible_child_name (self->tabs);

  rk_meeting_strip_show (self->strip, self->data,
                         !rk_context_is_read_only (rk_page_get_context (RK_PAGE (self)))
                             && g_strcmp0 (tab, "attendance") != 0);
}

static void
show_title (RkMeetingsPage *self)
{
  g_autofree char *name
      = self->data ? rk_meeting_data_dup_name (self->data->council, self->data->meeting) : NULL;

  adw_view_switcher_title_set_title (self->switcher, name ? name : _ ("Meetings"));
}

/* Once the meeting that was asked for is there. */
static void
reveal_wanted (RkMeetingsPage *self)
{
  if (self->wanted == 0 || self->data == NULL
      || rk_record_id (self->data->meeting) != self->meeting)
    return;
  if (self->wanted_kind == &rk_kind_statement)
    rk_meeting_notes_reveal (self->notes, self->wanted);
  else
    {
      rk_meeting_papers_step_back (self->papers);
      rk_meeting_agenda_reveal (self->agenda, self->wanted);
    }
  self->wanted = 0;
}

static void
show_data (RkMeetingsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->data ? "meeting" : "none");
  update_actions (self);
  show_title (self);
  if (self->data == NULL)
    return;
  show_strip (self);
  show_papers (self);
  rk_meeting_agenda_show (self->agenda, self->data);
  rk_meeting_papers_show (self->papers, self->data);
  rk_meeting_attendance_show (self->attendance, self->data);
  rk_meeting_notes_show (self->notes, self->data);
  rk_meeting_after_show (self->after, self->data);
  rk_meeting_seating_show (self->seating, self->data);
  rk_meeting_todos_show (self->todos, self->data);
  reveal_wanted (self);
}

typedef struct
{
  gint64 id;
  RkMeetingData *data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->data, rk_meeting_data_unref);
  g_free (load);
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->data = rk_meeting_data_load (db, load->id, error);
  return load->data != NULL;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkMeetingsPage) self = data;
  g_autoptr (GError) error = NULL;
  gpointer load_data;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, &load_data, &error);

  if (rk_page_get_context (RK_PAGE (self)) == NULL)
    return;
  if (!done)
    {
      /* Taken back or deleted meanwhile: the list says which one comes instead. */
      if (!g_error_matches (error, RK_ERROR, RK_ERROR_NOT_FOUND))
        rk_context_report (rk_page_get_context (RK_PAGE (self)), error, NULL);
      return;
    }
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = g_steal_pointer (&((Load *)load_data)->data);
  show_data (self);
}

static void
reload (RkMeetingsPage *self)
{
  Load *load;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->meeting == 0)
    {
      g_clear_pointer (&self->data, rk_meeting_data_unref);
      show_data (self);
      return;
    }
  self->loading = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->id = self->meeting;
  rk_store_read_async (rk_context_get_store (rk_page_get_context (RK_PAGE (self))), run_load, load,
                       load_free, self->loading, on_loaded, g_object_ref (self));
}

static void
on_chosen (RkMeetingsPage *self, gint64 id)
{
  self->meeting = id;
  reload (self);
}

static void
on_list_activated (RkMeetingsPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "meeting");
}

/* ── tabs and folding ────────────────────────────────────────────────────────────────────── */

/* While notes are taken or people seated, that has the room of the list; one button leads back to
 * it. */
static gboolean
is_live (RkMeetingsPage *self)
{
  const char *tab = adw_view_stack_get_visible_child_name (self->tabs);

  return g_strcmp0 (tab, "notes") == 0 || g_strcmp0 (tab, "seating") == 0;
}

static void
update_bar_now (gpointer data)
{
  RkMeetingsPage *self = data;

  gboolean shows_meeting;

  self->updating = 0;
  rk_lay_out_again (GTK_WIDGET (self->leaflet));
  shows_meeting = !adw_leaflet_get_folded (self->leaflet)
                  || g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "meeting") == 0;

  adw_view_switcher_bar_set_reveal (
      self->bar, adw_view_switcher_title_get_title_visible (self->switcher) && shows_meeting);
  gtk_widget_set_visible (self->list_button,
                          is_live (self)
                              || (adw_leaflet_get_folded (self->leaflet) && shows_meeting));
}

/* Folding is noticed while everything is being laid out, which is no time to show buttons. */
static void
update_bar (RkMeetingsPage *self)
{
  if (self->updating == 0 && rk_page_get_context (RK_PAGE (self)))
    self->updating = g_idle_add_once (update_bar_now, self);
}

static void
on_folded (RkMeetingsPage *self)
{
  if (self->list)
    update_bar (self);
}

static void
on_title_visible (RkMeetingsPage *self)
{
  if (self->list)
    update_bar (self);
}

static void
on_tab (RkMeetingsPage *self)
{
  if (self->list == NULL || rk_page_get_context (RK_PAGE (self)) == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->list_slot), !is_live (self));
  update_bar (self);
  if (self->data == NULL)
    return;
  show_strip (self);
  /* What is typed next is what is being said, however the record was opened. */
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->tabs), "notes") == 0)
    rk_note_box_focus (rk_meeting_notes_get_box (self->notes));
}

static void
focus_tab (RkMeetingsPage *self, const char *tab)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->tabs);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (g_str_equal (tab, "notes"))
    rk_note_box_focus (rk_meeting_notes_get_box (self->notes));
  else if (g_str_equal (tab, "seating"))
    rk_meeting_seating_focus (self->seating);
  else if (g_str_equal (tab, "attendance"))
    rk_meeting_attendance_focus (self->attendance);
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, shown)) /* else it would go on */
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

void
rk_meetings_page_show_tab (RkMeetingsPage *self, const char *tab)
{
  g_return_if_fail (RK_IS_MEETINGS_PAGE (self));

  adw_view_stack_set_visible_child_name (self->tabs, tab);
  adw_leaflet_set_visible_child_name (self->leaflet, "meeting");
  focus_tab (self, tab);
}

gint64
rk_meetings_page_get_meeting (RkMeetingsPage *self)
{
  g_return_val_if_fail (RK_IS_MEETINGS_PAGE (self), 0);

  return self->data ? self->meeting : 0;
}

GtkWidget *
rk_meetings_page_get_tab (RkMeetingsPage *self, const char *tab)
{
  g_return_val_if_fail (RK_IS_MEETINGS_PAGE (self), NULL);

  return adw_view_stack_get_child_by_name (self->tabs, tab);
}

static gboolean
on_tab_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);
  gint32 n;

  g_variant_get (arguments, "i", &n);
  if (self->data)
    rk_meetings_page_show_tab (self, tab_names[n]);
  return self->data != NULL;
}

/* ── actions ─────────────────────────────────────────────────────────────────────────────── */

static void
on_begun (gpointer owner, gint64 id, gboolean done)
{
  RkMeetingsPage *self = owner;

  if (!done || rk_page_get_context (RK_PAGE (self)) == NULL)
    return;
  rk_meetings_list_choose (self->list, id);
  rk_meetings_page_show_tab (self, "agenda");
}

static void
on_new_meeting (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);
  gint64 council = rk_meetings_list_get_council (self->list);
  GtkWidget *dialog;

  if (council == 0 && self->data)
    council = rk_record_id (self->data->council);
  dialog = rk_new_meeting_dialog_new (rk_page_get_context (RK_PAGE (self)),
                                      GTK_WINDOW (gtk_widget_get_root (widget)), council, self,
                                      on_begun);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_edit_meeting (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const fields[]
      = { "date",         "start_time",   "end_time",   "place",         "place_address",
          "form",         "web_address",  "joint_with", "cancelled_on",  "document_number",
          "noticed_on",   "reply_due",    "open",       "closed_reason", "observer_quota",
          "observers",    "announced_on", "number",     "year",          "summary_reason",
          "published_on", "note",         NULL };
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);
  GtkWidget *dialog = rk_record_dialog_new_for (rk_page_get_context (RK_PAGE (self)),
                                                GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                                self->data->meeting, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 640);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);
  RkReportParams params = { .council = rk_record_id (self->data->council),
                            .meeting = rk_record_id (self->data->meeting),
                            .year = (int)rk_record_get_int (self->data->meeting, "year") };
  const char *document = g_variant_get_string (parameter, NULL);

  if (rk_report_find (document))
    rk_preview_window_present (rk_page_get_context (RK_PAGE (self)), widget, document, &params);
}

static void
on_enter_replies (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_meeting_attendance_begin (RK_MEETINGS_PAGE (widget)->attendance);
  rk_meetings_page_show_tab (RK_MEETINGS_PAGE (widget), "attendance");
}

static void
on_enter_missing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);

  if (self->data)
    rk_meeting_edits_call (rk_page_get_context (RK_PAGE (self)),
                           rk_record_id (self->data->meeting));
}

static void
on_todos (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_meetings_page_show_tab (RK_MEETINGS_PAGE (widget), "todos");
}

static void
on_series (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);
  gint64 council
      = self->data ? rk_record_id (self->data->council) : rk_meetings_list_get_council (self->list);
  GtkWidget *window = rk_series_window_new (rk_page_get_context (RK_PAGE (self)),
                                            GTK_WINDOW (gtk_widget_get_root (widget)), council);

  gtk_window_present (GTK_WINDOW (window));
}

static void
on_show_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (widget);

  if (is_live (self))
    adw_view_stack_set_visible_child_name (self->tabs, "agenda");
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* ── papers ──────────────────────────────────────────────────────────────────────────────── */

static void
print_paper (RkMeetingsPage *self, const char *document)
{
  if (self->data && rk_meeting_data_is_written (self->data) && g_strv_contains (room, document))
    rk_context_toast (rk_page_get_context (RK_PAGE (self)),
                      _ ("Nobody comes to a meeting in writing: there is no such paper"), FALSE);
  else if (self->data && rk_report_find (document))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.paper", "s", document);
}

/* Ctrl+P: the paper that the tab in front becomes. */
static void
rk_meetings_page_print (RkPage *page)
{
  static const char *const documents[]
      = { "agenda", "attendance", "seating", "minutes", "directions", "todos" };
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);
  const char *tab = adw_view_stack_get_visible_child_name (self->tabs);

  for (guint i = 0; i < G_N_ELEMENTS (tab_names); i++)
    if (g_strcmp0 (tab, tab_names[i]) == 0)
      print_paper (self, documents[i]);
}

static gboolean
on_packet_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  print_paper (RK_MEETINGS_PAGE (widget), "packet");
  return TRUE;
}

/* ── page ────────────────────────────────────────────────────────────────────────────────── */

static void
rk_meetings_page_refresh (RkPage *page)
{
  reload (RK_MEETINGS_PAGE (page));
}

/* The meeting that an item, a paper or a statement belongs to; 0: it is something else. */
static gint64
meeting_with (RkMeetingsPage *self, gint64 id, const RkKind **kind)
{
  static const RkKind *const kinds[]
      = { &rk_kind_agenda_item, &rk_kind_material, &rk_kind_statement };
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_page_get_context (RK_PAGE (self))));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RkRecord) record = rk_records_get (db, kinds[i], id, NULL);

      *kind = kinds[i];
      if (record)
        return rk_record_get_int (record, "meeting_id");
    }
  return 0;
}

/* @id: of a meeting, an item or a paper of its agenda, or of a statement */
static void
rk_meetings_page_show_record (RkPage *page, gint64 id)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);
  gint64 of = meeting_with (self, id, &self->wanted_kind);

  self->wanted = of ? id : 0;
  rk_meetings_list_choose (self->list, of ? of : id);
  adw_leaflet_set_visible_child_name (self->leaflet, "meeting");
  if (of)
    rk_meetings_page_show_tab (self, self->wanted_kind == &rk_kind_statement ? "notes" : "agenda");
  reveal_wanted (self);
}

/* A duty names a meeting with the tab that does it, as conditions on the records of that tab. */
static void
rk_meetings_page_show_query (RkPage *page, RkQuery *query)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);
  const RkKind *kind = rk_query_kind (query);
  const char *const *ids
      = rk_query_values (query, kind == &rk_kind_meeting ? "council_id" : "meeting_id");
  gint64 id = ids && ids[0] ? g_ascii_strtoll (ids[0], NULL, 10) : 0;

  if (kind == &rk_kind_meeting)
    {
      rk_meetings_list_set_council (self->list, id);
      return;
    }
  rk_meetings_page_show_record (page, id);
  rk_meetings_page_show_tab (self, kind == &rk_kind_attendance  ? "attendance"
                                   : kind == &rk_kind_statement ? "notes"
                                   : kind == &rk_kind_todo      ? "todos"
                                                                : "after");
}

/* The record that was left in front goes on being typed. */
static void
rk_meetings_page_entered (RkPage *page)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);

  if (self->data && g_strcmp0 (adw_view_stack_get_visible_child_name (self->tabs), "notes") == 0)
    rk_note_box_focus (rk_meeting_notes_get_box (self->notes));
}

/* Alt+1 … Alt+6 say what kind of statement it is while one is typed. */
static gboolean
rk_meetings_page_take_number (RkPage *page, guint n)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->notes))
         && rk_meeting_notes_take_number (self->notes, n);
}

static void
rk_meetings_page_toggle_detail (RkPage *page)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);

  const char *tab = adw_view_stack_get_visible_child_name (self->tabs);

  if (g_strcmp0 (tab, "seating") == 0)
    rk_meeting_seating_toggle_pane (self->seating);
  else if (g_strcmp0 (tab, "agenda") == 0)
    rk_meeting_papers_toggle_pane (self->papers);
}

static gboolean
rk_meetings_page_step_back (RkPage *page)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (page);

  if (rk_meeting_papers_step_back (self->papers))
    return TRUE;
  if (!adw_leaflet_get_folded (self->leaflet)
      || g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "meeting") != 0)
    return FALSE;
  on_show_list (GTK_WIDGET (self), NULL, NULL);
  return TRUE;
}

/* @widget: (transfer full) */
static void
add_tab (
    RkMeetingsPage *self, GtkWidget *widget, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->tabs, widget, name, title);

  adw_view_stack_page_set_icon_name (page, icon);
  rk_page_add_pane (RK_PAGE (self), widget);
}

static void
rk_meetings_page_constructed (GObject *object)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (object);
  RkContext *context = rk_page_get_context (RK_PAGE (self));

  G_OBJECT_CLASS (rk_meetings_page_parent_class)->constructed (object);
  self->list = RK_MEETINGS_LIST (rk_meetings_list_new (context));
  adw_bin_set_child (self->list_slot, GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_list_activated), self,
                           G_CONNECT_SWAPPED);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->list));
  self->agenda = RK_MEETING_AGENDA (rk_meeting_agenda_new (context));
  self->papers = RK_MEETING_PAPERS (rk_meeting_papers_new (context, GTK_WIDGET (self->agenda)));
  self->attendance = RK_MEETING_ATTENDANCE (rk_meeting_attendance_new (context));
  self->seating = RK_MEETING_SEATING (rk_meeting_seating_new (context));
  self->notes = RK_MEETING_NOTES (rk_meeting_notes_new (context));
  self->after = RK_MEETING_AFTER (rk_meeting_after_new (context));
  self->todos = RK_MEETING_TODOS (rk_meeting_todos_new (context));
  add_tab (self, GTK_WIDGET (self->papers), "agenda", _ ("Agenda"), "view-list-symbolic");
  add_tab (self, GTK_WIDGET (self->attendance), "attendance", _ ("Attendance"),
           "object-select-symbolic");
  add_tab (self, GTK_WIDGET (self->seating), "seating", _ ("Seating"), "view-grid-symbolic");
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (rk_meeting_seating_get_view (self->seating)));
  rk_page_add_pane (RK_PAGE (self), rk_meeting_seating_get_pane (self->seating));
  add_tab (self, GTK_WIDGET (self->notes), "notes", _ ("Record"), "rk-speech-symbolic");
  add_tab (self, GTK_WIDGET (self->after), "after", _ ("What Follows"), "task-due-symbolic");
  add_tab (self, GTK_WIDGET (self->todos), "todos", _ ("To-Dos"), "checkbox-checked-symbolic");
  show_papers (self);
  gtk_widget_set_visible (self->add_button, !rk_context_is_read_only (context));
  gtk_widget_set_visible (self->edit_button, !rk_context_is_read_only (context));
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  update_bar (self);
}

static void
rk_meetings_page_dispose (GObject *object)
{
  RkMeetingsPage *self = RK_MEETINGS_PAGE (object);

  g_clear_handle_id (&self->updating, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meetings_page_parent_class)->dispose (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkMeetingsPage, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RK_TYPE_MEETING_STRIP);
  g_type_ensure (RK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-meetings-page.ui");
  CHILD (list_button);
  CHILD (add_button);
  CHILD (switcher);
  CHILD (papers_button);
  CHILD (edit_button);
  CHILD (leaflet);
  CHILD (list_slot);
  CHILD (stack);
  CHILD (strip);
  CHILD (tabs);
  CHILD (bar);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_title_visible);
  gtk_widget_class_bind_template_callback (widget_class, on_tab);
}

#undef CHILD

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new-meeting", NULL, on_new_meeting);
  gtk_widget_class_install_action (widget_class, "page.edit-meeting", NULL, on_edit_meeting);
  gtk_widget_class_install_action (widget_class, "page.paper", "s", on_paper);
  gtk_widget_class_install_action (widget_class, "page.enter-replies", NULL, on_enter_replies);
  gtk_widget_class_install_action (widget_class, "page.enter-missing", NULL, on_enter_missing);
  gtk_widget_class_install_action (widget_class, "page.show-list", NULL, on_show_list);
  gtk_widget_class_install_action (widget_class, "page.todos", NULL, on_todos);
  gtk_widget_class_install_action (widget_class, "page.series", NULL, on_series);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "page.new-meeting", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                on_packet_key, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tab_names); i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, on_tab_key, "i",
                                  (gint32)i);
}

static void
rk_meetings_page_class_init (RkMeetingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RkPageClass *page_class = RK_PAGE_CLASS (klass);

  object_class->constructed = rk_meetings_page_constructed;
  object_class->dispose = rk_meetings_page_dispose;
  page_class->print = rk_meetings_page_print;
  page_class->refresh = rk_meetings_page_refresh;
  page_class->show_record = rk_meetings_page_show_record;
  page_class->show_query = rk_meetings_page_show_query;
  page_class->entered = rk_meetings_page_entered;
  page_class->take_number = rk_meetings_page_take_number;
  page_class->toggle_detail = rk_meetings_page_toggle_detail;
  page_class->step_back = rk_meetings_page_step_back;
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
rk_meetings_page_init (RkMeetingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rk_meetings_page_new (RkContext *context)
{
  return g_object_new (RK_TYPE_MEETINGS_PAGE, "context", context, NULL);
}
