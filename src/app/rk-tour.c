#include "rk-tour.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rk-checklists-page.h"
#include "rk-councils-page.h"
#include "rk-councils.h"
#include "rk-damaged-page.h"
#include "rk-error.h"
#include "rk-history-window.h"
#include "rk-import-window.h"
#include "rk-kinds.h"
#include "rk-letter-window.h"
#include "rk-meeting-papers.h"
#include "rk-meeting-seating.h"
#include "rk-meetings-page.h"
#include "rk-minutes.h"
#include "rk-payments-window.h"
#include "rk-people-window.h"
#include "rk-preferences-window.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-renewal-window.h"
#include "rk-search-window.h"
#include "rk-transcript-window.h"
#include "rk-series-window.h"
#include "rk-window-actions.h"

/* A picture is taken when nothing has been redrawn for so long. */
#define QUIET_MS 300
#define PATIENCE_S 20

typedef enum
{
  DARK = 1 << 0,
  LARGE = 1 << 1, /* text at 200 % */
  W900 = 1 << 2,
  W640 = 1 << 3,
} Look;

typedef struct _Tour Tour;

typedef struct
{
  const char *name;
  void (*show) (Tour *tour);
  Look looks; /* besides light at full width */
  /* (nullable): each time nothing moves any more, until it says that the picture can be taken */
  gboolean (*then) (Tour *tour);
} Stop;

struct _Tour
{
  GtkApplication *application;
  GSettings *settings;
  char *folder;
  char *only;
  RkWindow *window;   /* the office */
  GtkWindow *picture; /* what is taken */
  guint stop;
  guint look; /* 0: plain, then the bits of Stop.looks */
  GdkPaintable *paintable;
  gint64 drawn;   /* when it was last redrawn */
  gint64 started; /* when this stop was reached */
  guint n_saved;
  gboolean went_on; /* Stop.then has nothing more to do */
  gboolean failed;
};

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

static void
go (Tour *tour, const char *page)
{
  rk_office_view_show (rk_window_get_view (tour->window), page, 0, NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

static void
show_home (Tour *tour)
{
  go (tour, "home");
}

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scrolled (child);

      if (found)
        return found;
    }
  return NULL;
}

/* What is at the end of a long page. */
static gboolean
scroll_down (Tour *tour)
{
  GtkWidget *scrolled
      = find_scrolled (GTK_WIDGET (rk_office_view_get_page (rk_window_get_view (tour->window))));
  GtkAdjustment *place
      = scrolled ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  if (place)
    gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return TRUE;
}

static RkCouncilsPage *
councils_page (Tour *tour)
{
  go (tour, "councils");
  return RK_COUNCILS_PAGE (rk_office_view_get_page (rk_window_get_view (tour->window)));
}

static void
show_councils (Tour *tour)
{
  RkCouncilsPage *page = councils_page (tour);

  rk_councils_page_set_day (page, rk_today ());
  rk_councils_page_show_view (page, "members");
  rk_councils_page_show_pane (page, "gaps");
}

/* The first thing that is to be done for a council: its seat is chosen. */
static void
show_member (Tour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autoptr (GPtrArray) work
      = rk_councils_work (rk_store_main_db (rk_context_get_store (context)), 0, today, 60, NULL);
  const RkCouncilWork *first = work && work->len ? work->pdata[0] : NULL;

  show_councils (tour);
  if (first)
    rk_office_view_show (rk_window_get_view (tour->window), "councils", first->seat_id, NULL);
}

static void
show_council_work (Tour *tour)
{
  show_councils (tour);
  rk_councils_page_show_pane (councils_page (tour), "work");
}

static void
show_past (Tour *tour)
{
  show_councils (tour);
  rk_councils_page_set_day (councils_page (tour), rk_date_add_months (rk_today (), -30));
}

static void
show_bodies (Tour *tour)
{
  show_councils (tour);
  rk_councils_page_show_view (councils_page (tour), "bodies");
}

static void
show_rules (Tour *tour)
{
  show_councils (tour);
  rk_councils_page_show_view (councils_page (tour), "rules");
}

static void
show_meetings (Tour *tour)
{
  go (tour, "meetings");
}

/* The newest meeting that was held, or the one to come. */
static gint64
find_meeting (Tour *tour, const char *state)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
  g_autoptr (GArray) ids = NULL;

  rk_query_where (query, "state", state, NULL);
  rk_query_sort (query, "-date", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  return ids && ids->len ? g_array_index (ids, gint64, 0) : 0;
}

static gboolean
show_tab (Tour *tour, const char *tab)
{
  RkPage *page = rk_office_view_get_page (rk_window_get_view (tour->window));

  rk_meetings_page_show_tab (RK_MEETINGS_PAGE (page), tab);
  return TRUE;
}

static gboolean
open_meeting (Tour *tour)
{
  return show_tab (tour, "agenda");
}

static gboolean
open_attendance (Tour *tour)
{
  return show_tab (tour, "attendance");
}

static GtkWidget *
tab_widget (Tour *tour, const char *tab)
{
  RkPage *page = rk_office_view_get_page (rk_window_get_view (tour->window));

  return rk_meetings_page_get_tab (RK_MEETINGS_PAGE (page), tab);
}

static gboolean
open_seating (Tour *tour)
{
  RkMeetingSeating *seating = RK_MEETING_SEATING (tab_widget (tour, "seating"));
  GtkWidget *seat;

  show_tab (tour, "seating");
  seat = rk_seating_view_get_seat (rk_meeting_seating_get_view (seating), 4);
  return seat && gtk_widget_grab_focus (seat);
}

static gboolean
open_packet (Tour *tour)
{
  RkMeetingPapers *papers = RK_MEETING_PAPERS (tab_widget (tour, "agenda"));

  show_tab (tour, "agenda");
  rk_meeting_papers_look (papers);
  return rk_meeting_papers_get_pages (papers) != NULL;
}

static gboolean
open_todos (Tour *tour)
{
  return show_tab (tour, "todos");
}

static gboolean
open_notes (Tour *tour)
{
  return show_tab (tour, "notes");
}

static gboolean
open_after (Tour *tour)
{
  return show_tab (tour, "after");
}

static void
show_held (Tour *tour)
{
  rk_office_view_show (rk_window_get_view (tour->window), "meetings",
                       find_meeting (tour, "会議録確定"), NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

static gboolean
run_correct (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_correct (db, *(gint64 *)data, error);
}

/* Its minutes are opened again: as they were while somebody wrote them. */
static void
show_live (Tour *tour)
{
  gint64 id = find_meeting (tour, "開催済み");

  if (id == 0 && (id = find_meeting (tour, "会議録確定")))
    rk_store_command (rk_context_get_store (rk_window_get_context (tour->window)),
                      "会議録の訂正版を作った", run_correct, &id, NULL, NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "meetings", id, NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

/* The answers of one council. */
static void
show_checklist (Tour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
  g_autoptr (GArray) ids = NULL;

  rk_query_where (query, "area", "志太榛原", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "checklists",
                       ids && ids->len ? g_array_index (ids, gint64, 0) : 0, NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

/* All councils side by side. */
static void
show_checklists (Tour *tour)
{
  go (tour, "checklists");
  rk_checklists_page_open (
      RK_CHECKLISTS_PAGE (rk_office_view_get_page (rk_window_get_view (tour->window))), 0);
}

static gboolean
show_view (Tour *tour, const char *view)
{
  RkPage *page = rk_office_view_get_page (rk_window_get_view (tour->window));

  rk_checklists_page_show_view (RK_CHECKLISTS_PAGE (page), view);
  return TRUE;
}

static gboolean
open_years (Tour *tour)
{
  return show_view (tour, "years");
}

static gboolean
open_fields (Tour *tour)
{
  return show_view (tour, "fields");
}

static gboolean
open_table (Tour *tour)
{
  return show_view (tour, "table");
}

static void
show_indicators (Tour *tour)
{
  go (tour, "indicators");
}

static void
show_plans (Tour *tour)
{
  go (tour, "plans");
}

static void
show_support (Tour *tour)
{
  go (tour, "support");
}

static void
show_documents (Tour *tour)
{
  go (tour, "documents");
}

static void
show_workplaces (Tour *tour)
{
  go (tour, "workplaces");
}

/* The workplaces of one city, the first of them chosen. */
static void
show_filtered (Tour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
  g_autoptr (GArray) ids = NULL;

  rk_query_where (query, "municipality", "焼津市", NULL);
  ids = rk_query_ids (db, query, NULL, NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "workplaces",
                       ids && ids->len ? g_array_index (ids, gint64, 0) : 0, query);
  tour->picture = GTK_WINDOW (tour->window);
}

static gboolean
unfold_pillars (Tour *tour)
{
  rk_office_view_show_pillars (rk_window_get_view (tour->window));
  return TRUE;
}

static void
show_beside (Tour *tour, GtkWidget *window)
{
  gtk_window_set_application (GTK_WINDOW (window), tour->application);
  gtk_window_present (GTK_WINDOW (window));
  tour->picture = GTK_WINDOW (window);
}

/* The council that has the most members, when their terms end. */
static void
show_renewal (Tour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (RkRecord) council = NULL;
  gint64 id = 0;
  RkDate end = rk_fiscal_year_end (rk_fiscal_year (rk_today ()));

  rk_councils_default (db, &id, NULL);
  council = rk_records_get (db, &rk_kind_council, id, NULL);
  show_beside (tour, rk_renewal_window_new (context, NULL, council, 0, rk_date_add_days (end, 1)));
}

static void
show_payments (Tour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  g_autoptr (RkRecord) meeting
      = rk_records_get (rk_store_main_db (rk_context_get_store (context)), &rk_kind_meeting,
                        find_meeting (tour, "会議録確定"), NULL);

  show_beside (tour, rk_payments_window_new (context, NULL, meeting));
}

static void
show_series (Tour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  gint64 council = 0;

  rk_councils_default (rk_store_main_db (rk_context_get_store (context)), &council, NULL);
  show_beside (tour, rk_series_window_new (context, NULL, council));
}

static void
show_people (Tour *tour)
{
  show_beside (tour, rk_people_window_new (rk_window_get_context (tour->window)));
}

/* The form of the first member of the prefecture's council. */
static void
show_member_form (Tour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RkRecord) member = NULL;
  gint64 id = 0;

  rk_councils_default (db, &id, NULL);
  rows = rk_councils_members (db, id, NULL, NULL);
  member = rk_records_get (db, &rk_kind_appointment, ((RkSeatRow *)rows->pdata[0])->appointment_id,
                           NULL);
  show_beside (tour, rk_record_dialog_new (context, NULL, &rk_kind_appointment, member));
}

static void
show_history (Tour *tour)
{
  show_beside (tour, rk_history_window_new (rk_window_get_context (tour->window)));
}

static void
show_import (Tour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);

  show_beside (tour, rk_import_window_new (context, NULL, &rk_kind_workplace));
}

/* A list such as an office gets it lies beside the pictures. */
static gboolean
go_on_with_import (Tour *tour, int step)
{
  RkImportWindow *window = RK_IMPORT_WINDOW (tour->picture);
  g_autofree char *path = g_build_filename (tour->folder, "事業所一覧_R6.6.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (rk_import_window_get_step (window) < 0)
    return FALSE;
  if (!rk_import_window_has_file (window))
    rk_import_window_open (window, file);
  else if (rk_import_window_get_step (window) < step)
    rk_import_window_next (window);
  else
    return TRUE;
  return FALSE;
}

static gboolean
go_to_file (Tour *tour)
{
  return go_on_with_import (tour, 0);
}

static gboolean
go_to_columns (Tour *tour)
{
  return go_on_with_import (tour, 1);
}

static gboolean
go_to_check (Tour *tour)
{
  return go_on_with_import (tour, 2);
}

static gboolean
go_to_result (Tour *tour)
{
  return go_on_with_import (tour, 3);
}

static void
show_search (Tour *tour)
{
  GtkWidget *window = rk_search_window_new (rk_window_get_context (tour->window));

  rk_search_window_search (RK_SEARCH_WINDOW (window), "焼津");
  show_beside (tour, window);
}

static void
show_preferences (Tour *tour)
{
  show_beside (tour, rk_preferences_window_new (rk_window_get_context (tour->window)));
}

static void
show_backups (Tour *tour)
{
  show_beside (tour, rk_preferences_window_new_for_backups (rk_window_get_context (tour->window)));
}

static void
show_preview (Tour *tour)
{
  show_beside (tour,
               rk_preview_window_new (rk_window_get_context (tour->window), "workplaces", NULL));
}

static void
show_letters (Tour *tour)
{
  show_beside (tour,
               rk_preview_window_new (rk_window_get_context (tour->window), "invitation", NULL));
}

static void
show_letter_texts (Tour *tour)
{
  show_beside (
      tour, rk_letter_window_new (rk_window_get_context (tour->window), NULL, "invitation", 0, 0));
}

static void
show_transcript (Tour *tour)
{
  static const char text[]
      = "WEBVTT\n\n00:00:04.000 --> 00:00:09.000\n<v 事務局>ただいまから始めます。\n\n"
        "00:12:10.000 --> 00:12:18.000\n<v "
        "話者2>30人未満では広すぎる。10人未満から始めてはどうか。\n\n"
        "00:13:40.000 --> 00:13:46.000\n<v 話者3>午後の時間帯に健診車を置けるか。\n";
  RkContext *context = rk_window_get_context (tour->window);
  g_autoptr (RkMeetingData) data = rk_meeting_data_load (
      rk_store_main_db (rk_context_get_store (context)), find_meeting (tour, "会議録確定"), NULL);
  const RkMeetingItem *item = data && data->items->len ? data->items->pdata[0] : NULL;
  GtkWidget *window;

  if (item == NULL)
    return;
  window = rk_transcript_window_new (context, NULL, data, rk_record_id (item->record));
  rk_transcript_window_read_text (RK_TRANSCRIPT_WINDOW (window), text);
  show_beside (tour, window);
}

static void
show_labels (Tour *tour)
{
  show_beside (tour, rk_preview_window_new (rk_window_get_context (tour->window), "labels", NULL));
}

static void
show_shortcuts (Tour *tour)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (tour->window);

  tour->picture = GTK_WINDOW (gtk_application_window_get_help_overlay (window));
  gtk_window_present (tour->picture);
}

static void
show_start (Tour *tour)
{
  show_beside (tour, GTK_WIDGET (rk_window_new (tour->application, tour->settings)));
}

static void
show_new_office (Tour *tour)
{
  show_start (tour);
  rk_window_new_office (RK_WINDOW (tour->picture));
}

static void
show_damaged (Tour *tour)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = rk_damaged_page_new ();
  g_autoptr (GFile) file = g_file_new_for_path (
      rk_store_get_path (rk_context_get_store (rk_window_get_context (tour->window))));
  g_autoptr (GError) error = g_error_new_literal (
      RK_ERROR, RK_ERROR_CORRUPT, g_dgettext (GETTEXT_PACKAGE, "The file is damaged."));

  rk_damaged_page_set_file (RK_DAMAGED_PAGE (page), file, error);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_window_set_content (ADW_WINDOW (window), page);
  show_beside (tour, window);
}

static const Stop stops[] = {
  { "01-home", show_home, DARK | LARGE | W900 | W640 },
  { "01-home-year", show_home, DARK | LARGE, scroll_down },
  { "01-pillars", show_home, W640, unfold_pillars },
  { "02-councils", show_councils, DARK | LARGE | W900 | W640 },
  { "02-councils-member", show_member, W900 | W640 },
  { "02-councils-work", show_council_work, 0 },
  { "02-councils-past", show_past, W640 },
  { "02-councils-bodies", show_bodies, W640 },
  { "02-councils-rules", show_rules, W640 },
  { "02-councils-form", show_member_form, LARGE },
  { "02-councils-renewal", show_renewal, LARGE },
  { "03-meeting", show_meetings, DARK | LARGE | W900 | W640, open_meeting },
  { "03-meeting-attendance", show_meetings, LARGE | W900 | W640, open_attendance },
  { "03-meeting-todos", show_meetings, DARK | LARGE | W900 | W640, open_todos },
  { "03-meeting-final", show_held, 0, open_meeting },
  { "04-after", show_held, DARK | LARGE | W900 | W640, open_after },
  { "04-notes", show_live, DARK | LARGE | W900 | W640, open_notes },
  { "04-transcript", show_transcript, LARGE },
  { "06-checklist", show_checklist, DARK | LARGE | W900 | W640 },
  { "07-checklist-years", show_checklists, 0, open_years },
  { "07-checklist-fields", show_checklists, 0, open_fields },
  { "07-checklist-compare", show_checklists, DARK | LARGE | W900 | W640, open_table },
  { "05-packet", show_meetings, DARK | LARGE | W900 | W640, open_packet },
  { "05-seating", show_meetings, DARK | LARGE | W900 | W640, open_seating },
  { "04-payments", show_payments, LARGE },
  { "04-series", show_series, DARK | LARGE },
  { "02-councils-people", show_people, LARGE },
  { "08-workplaces", show_workplaces, DARK | LARGE | W900 | W640 },
  { "08-workplaces-filtered", show_filtered, W900 },
  { "11-indicators", show_indicators, 0 },
  { "12-plans", show_plans, 0 },
  { "13-history", show_history, DARK | LARGE | W640 },
  { "14-start", show_start, DARK | LARGE | W640 },
  { "14-new-office", show_new_office, LARGE },
  { "14-damaged", show_damaged, 0 },
  { "15-support", show_support, 0 },
  { "16-documents", show_documents, W640 },
  { "16-preview", show_preview, DARK },
  { "16-preview-letters", show_letters, 0 },
  { "16-letter-texts", show_letter_texts, LARGE },
  { "16-preview-labels", show_labels, LARGE },
  { "17-search", show_search, LARGE },
  { "18-preferences", show_preferences, LARGE },
  { "18-backups", show_backups, 0 },
  { "19-shortcuts", show_shortcuts, 0 },
  { "09-import", show_import, 0 },
  { "09-import-file", show_import, LARGE, go_to_file },
  { "09-import-columns", show_import, LARGE | W900, go_to_columns },
  { "09-import-check", show_import, DARK | LARGE | W900 | W640, go_to_check },
  { "09-import-result", show_import, 0, go_to_result }, /* last: it fills the office */
};

/* ── how it looks ────────────────────────────────────────────────────────────────────────── */

static const struct
{
  Look look;
  const char *suffix;
  int width, height;
} looks[] = {
  { 0, "", 1280, 800 },       { DARK, "-dark", 1280, 800 }, { LARGE, "-200", 1280, 800 },
  { W900, "-900", 900, 700 }, { W640, "-640", 640, 480 },
};

static void
apply_look (Tour *tour)
{
  Look look = looks[tour->look].look;
  int width, height;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look & DARK ? ADW_COLOR_SCHEME_FORCE_DARK
                                                  : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (look & LARGE ? 192 : 96) * 1024, NULL);
  gtk_window_get_default_size (tour->picture, &width, &height);
  if (RK_IS_WINDOW (tour->picture) || RK_IS_IMPORT_WINDOW (tour->picture))
    {
      width = looks[tour->look].width;
      height = looks[tour->look].height;
    }
  else if (look & W640)
    {
      width = MIN (width, 480);
      height = MIN (height, 480);
    }
  else if (look & LARGE)
    {
      width = MIN (width * 2, 1280);
      height = MIN (height * 2, 800);
    }
  gtk_window_set_default_size (tour->picture, width, height);
}

/* ── taking the picture ──────────────────────────────────────────────────────────────────── */

static void
on_redrawn (Tour *tour)
{
  tour->drawn = g_get_monotonic_time ();
}

/* Returns: FALSE while there is nothing to take, because something is being laid out */
static gboolean
save_picture (Tour *tour)
{
  GtkNative *native = GTK_NATIVE (tour->picture);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name
      = g_strdup_printf ("%s%s.png", stops[tour->stop].name, looks[tour->look].suffix);
  g_autofree char *path = g_build_filename (tour->folder, name, NULL);

  gdk_paintable_snapshot (tour->paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (tour->paintable),
                          gdk_paintable_get_intrinsic_height (tour->paintable));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL && g_get_monotonic_time () - tour->started < PATIENCE_S * G_USEC_PER_SEC)
    return FALSE;
  if (node)
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node, NULL);
  if (texture && gdk_texture_save_to_png (texture, path))
    tour->n_saved++;
  else
    {
      g_printerr ("%s: no picture\n", name);
      tour->failed = TRUE;
    }
  return TRUE;
}

static void
leave_stop (Tour *tour)
{
  g_clear_object (&tour->paintable);
  if (tour->picture && tour->picture != GTK_WINDOW (tour->window))
    gtk_window_destroy (tour->picture);
  tour->picture = NULL;
}

static gboolean
is_wanted (Tour *tour)
{
  return (tour->look == 0 || (stops[tour->stop].looks & looks[tour->look].look))
         && (tour->only == NULL || strstr (stops[tour->stop].name, tour->only));
}

static gboolean
next_stop (Tour *tour)
{
  while (tour->stop < G_N_ELEMENTS (stops) && !is_wanted (tour))
    if (++tour->look == G_N_ELEMENTS (looks))
      {
        tour->look = 0;
        tour->stop++;
      }
  return tour->stop < G_N_ELEMENTS (stops);
}

static void
enter_stop (Tour *tour)
{
  stops[tour->stop].show (tour);
  tour->went_on = FALSE;
  apply_look (tour);
  tour->paintable = gtk_widget_paintable_new (GTK_WIDGET (tour->picture));
  g_signal_connect_swapped (tour->paintable, "invalidate-contents", G_CALLBACK (on_redrawn), tour);
  gtk_widget_queue_draw (GTK_WIDGET (tour->picture));
  tour->started = tour->drawn = g_get_monotonic_time ();
}

static void
finish (Tour *tour)
{
  g_print ("%u pictures in %s\n", tour->n_saved, tour->folder);
  gtk_window_destroy (GTK_WINDOW (tour->window));
  g_application_release (G_APPLICATION (tour->application));
  if (tour->failed || tour->n_saved == 0)
    exit (1);
  g_object_unref (tour->settings);
  g_free (tour->folder);
  g_free (tour->only);
  g_free (tour);
}

static gboolean
on_tick (gpointer data)
{
  Tour *tour = data;
  gint64 now = g_get_monotonic_time ();

  if (rk_window_get_context (tour->window) == NULL)
    {
      if (now - tour->started < PATIENCE_S * G_USEC_PER_SEC)
        return G_SOURCE_CONTINUE;
      g_printerr ("the office file did not open\n");
      finish (tour);
      return G_SOURCE_REMOVE;
    }
  if (tour->picture)
    {
      if (now - tour->drawn < QUIET_MS * 1000 && now - tour->started < PATIENCE_S * G_USEC_PER_SEC)
        return G_SOURCE_CONTINUE;
      if (stops[tour->stop].then && !tour->went_on)
        {
          tour->went_on = stops[tour->stop].then (tour);
          tour->drawn = now;
          return G_SOURCE_CONTINUE;
        }
      if (!save_picture (tour))
        return G_SOURCE_CONTINUE;
      leave_stop (tour);
      tour->look++;
      if (tour->look == G_N_ELEMENTS (looks))
        {
          tour->look = 0;
          tour->stop++;
        }
    }
  if (next_stop (tour))
    {
      enter_stop (tour);
      return G_SOURCE_CONTINUE;
    }
  finish (tour);
  return G_SOURCE_REMOVE;
}

/* What a desktop with a settings daemon brings; without hinting, because the cairo renderer cuts
 * the lower half of Japanese full stops at some sizes otherwise. */
static void
apply_desktop (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-decoration-layout", ":close", "gtk-font-name", "Noto Sans CJK JP 11",
                "gtk-xft-antialias", 1, "gtk-xft-hinting", 0, "gtk-xft-hintstyle", "hintnone",
                NULL);
}

void
rk_tour_start (GtkApplication *application,
               GSettings *settings,
               const char *folder,
               const char *page,
               const char *file)
{
  Tour *tour = g_new0 (Tour, 1);

  tour->application = application;
  tour->settings = g_object_ref (settings);
  tour->folder = g_strdup (folder);
  tour->only = g_strdup (page);
  tour->started = g_get_monotonic_time ();
  g_mkdir_with_parents (folder, 0755);
  apply_desktop ();
  tour->window = rk_window_new (application, settings);
  if (file)
    {
      g_autoptr (GFile) office = g_file_new_for_commandline_arg (file);

      rk_window_open (tour->window, office);
    }
  else
    rk_window_open_sample (tour->window);
  gtk_window_present (GTK_WINDOW (tour->window));
  g_application_hold (G_APPLICATION (application));
  g_timeout_add (50, on_tick, tour);
}
