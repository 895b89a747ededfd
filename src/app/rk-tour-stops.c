#include "rk-tour-private.h"

#include <adwaita.h>

#include "rk-checklists-page.h"
#include "rk-edition-map-window.h"
#include "rk-edition-window.h"
#include "rk-editions.h"
#include "rk-councils-page.h"
#include "rk-councils.h"
#include "rk-damaged-page.h"
#include "rk-error.h"
#include "rk-history-window.h"
#include "rk-area-summary-dialog.h"
#include "rk-import-window.h"
#include "rk-indicator-import-window.h"
#include "rk-kinds.h"
#include "rk-letter-window.h"
#include "rk-meeting-papers.h"
#include "rk-meeting-seating.h"
#include "rk-match-window.h"
#include "rk-meetings-page.h"
#include "rk-minutes.h"
#include "rk-payments-window.h"
#include "rk-people-window.h"
#include "rk-plans-page.h"
#include "rk-preferences-window.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-renewal-window.h"
#include "rk-roadmap-grid.h"
#include "rk-scheme-window.h"
#include "rk-search-window.h"
#include "rk-support-page.h"
#include "rk-transcript-window.h"
#include "rk-series-window.h"
#include "rk-workplaces-chart.h"

static RkPage *
page_of (RkTour *tour)
{
  return rk_office_view_get_page (rk_window_get_view (tour->window));
}

/* Returns: the first record of a query; 0: there is none */
static gint64
first_of (RkTour *tour, RkQuery *query)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
  g_autoptr (GArray) ids = rk_query_ids (db, query, NULL, NULL);

  return ids && ids->len ? g_array_index (ids, gint64, 0) : 0;
}

static void
go (RkTour *tour, const char *page)
{
  rk_office_view_show (rk_window_get_view (tour->window), page, 0, NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

static void
show_home (RkTour *tour)
{
  go (tour, "home");
}

static GtkWidget *
find_shown (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/* What is at the end of a long page. */
static gboolean
scroll_down (RkTour *tour)
{
  GtkWidget *scrolled = find_shown (GTK_WIDGET (page_of (tour)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place
      = scrolled ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  if (place)
    gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return TRUE;
}

static RkCouncilsPage *
councils_page (RkTour *tour)
{
  go (tour, "councils");
  return RK_COUNCILS_PAGE (page_of (tour));
}

static void
show_councils (RkTour *tour)
{
  RkCouncilsPage *page = councils_page (tour);

  rk_councils_page_set_day (page, rk_today ());
  rk_councils_page_show_view (page, "members");
  rk_councils_page_show_pane (page, "gaps");
}

/* The first thing that is to be done for a council: its seat is chosen. */
static void
show_member (RkTour *tour)
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
show_council_work (RkTour *tour)
{
  show_councils (tour);
  rk_councils_page_show_pane (councils_page (tour), "work");
}

static void
show_past (RkTour *tour)
{
  show_councils (tour);
  rk_councils_page_set_day (councils_page (tour), rk_date_add_months (rk_today (), -30));
}

static void
show_bodies (RkTour *tour)
{
  show_councils (tour);
  rk_councils_page_show_view (councils_page (tour), "bodies");
}

static void
show_rules (RkTour *tour)
{
  show_councils (tour);
  rk_councils_page_show_view (councils_page (tour), "rules");
}

static void
show_meetings (RkTour *tour)
{
  go (tour, "meetings");
}

/* The newest meeting that was held, or the one to come. */
static gint64
find_meeting (RkTour *tour, const char *state)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);

  rk_query_where (query, "state", state, NULL);
  rk_query_sort (query, "-date", NULL);
  return first_of (tour, query);
}

static gboolean
show_tab (RkTour *tour, const char *tab)
{
  RkPage *page = page_of (tour);

  rk_meetings_page_show_tab (RK_MEETINGS_PAGE (page), tab);
  return TRUE;
}

static gboolean
open_meeting (RkTour *tour)
{
  return show_tab (tour, "agenda");
}

static gboolean
open_attendance (RkTour *tour)
{
  return show_tab (tour, "attendance");
}

static GtkWidget *
tab_widget (RkTour *tour, const char *tab)
{
  RkPage *page = page_of (tour);

  return rk_meetings_page_get_tab (RK_MEETINGS_PAGE (page), tab);
}

static gboolean
open_seating (RkTour *tour)
{
  RkMeetingSeating *seating = RK_MEETING_SEATING (tab_widget (tour, "seating"));
  GtkWidget *seat;

  show_tab (tour, "seating");
  seat = rk_seating_view_get_seat (rk_meeting_seating_get_view (seating), 4);
  return seat && gtk_widget_grab_focus (seat);
}

static gboolean
open_packet (RkTour *tour)
{
  RkMeetingPapers *papers = RK_MEETING_PAPERS (tab_widget (tour, "agenda"));

  show_tab (tour, "agenda");
  rk_meeting_papers_look (papers);
  return rk_meeting_papers_get_pages (papers) != NULL;
}

static gboolean
open_todos (RkTour *tour)
{
  return show_tab (tour, "todos");
}

static gboolean
open_notes (RkTour *tour)
{
  return show_tab (tour, "notes");
}

static gboolean
open_after (RkTour *tour)
{
  return show_tab (tour, "after");
}

static void
show_held (RkTour *tour)
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
show_live (RkTour *tour)
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
show_checklist (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);

  rk_query_where (query, "area", "志太榛原", NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "checklists", first_of (tour, query),
                       NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

/* All councils side by side. */
static void
show_checklists (RkTour *tour)
{
  go (tour, "checklists");
  rk_checklists_page_open (RK_CHECKLISTS_PAGE (page_of (tour)), 0);
}

/* A checklist that is not answered by councils. */
static void
show_projects (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_edition);

  rk_query_where (query, "unit", RK_UNIT_PROJECT, NULL);
  go (tour, "checklists");
  rk_checklists_page_show_edition (RK_CHECKLISTS_PAGE (page_of (tour)), first_of (tour, query));
}

static gboolean
show_view (RkTour *tour, const char *view)
{
  RkPage *page = page_of (tour);

  rk_checklists_page_show_view (RK_CHECKLISTS_PAGE (page), view);
  return TRUE;
}

static gboolean
open_years (RkTour *tour)
{
  return show_view (tour, "years");
}

static gboolean
open_fields (RkTour *tour)
{
  return show_view (tour, "fields");
}

static gboolean
open_table (RkTour *tour)
{
  return show_view (tour, "table");
}

static void
show_indicators (RkTour *tour)
{
  go (tour, "indicators");
}

static void
show_plans (RkTour *tour)
{
  go (tour, "plans");
}

/* A bar that is late is selected. */
static gboolean
open_schedule (RkTour *tour)
{
  RkPage *page = page_of (tour);
  RkRoadmapGrid *grid = RK_ROADMAP_GRID (rk_plans_page_get_grid (RK_PLANS_PAGE (page)));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_schedule);
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_window_get_context (tour->window)));
  g_autoptr (RkRecord) cell = NULL;

  rk_plans_page_show_view (RK_PLANS_PAGE (page), "schedule");
  rk_query_where (query, "state", "遅れ", NULL);
  rk_query_sort (query, "-first_month", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) ids = rk_query_ids (db, query, NULL, NULL);

      if (ids == NULL || ids->len <= i)
        break;
      g_clear_pointer (&cell, rk_record_unref);
      cell = rk_records_get (db, &rk_kind_schedule, g_array_index (ids, gint64, i), NULL);
      rk_roadmap_grid_select (grid, rk_record_get_int (cell, "measure_id"), 2, rk_record_id (cell));
      if (rk_roadmap_grid_get_cell (grid))
        break;
    }
  return TRUE;
}

static gboolean
open_targets (RkTour *tour)
{
  RkPage *page = page_of (tour);

  rk_plans_page_show_view (RK_PLANS_PAGE (page), "targets");
  return TRUE;
}

static gboolean
open_trend (RkTour *tour)
{
  return open_targets (tour) && rk_tour_open_trend (GTK_WIDGET (page_of (tour)));
}

static gboolean
open_reviews (RkTour *tour)
{
  RkPage *page = page_of (tour);

  rk_plans_page_show_view (RK_PLANS_PAGE (page), "reviews");
  return TRUE;
}

static void
show_support (RkTour *tour)
{
  go (tour, "support");
}

static gboolean
open_trainings (RkTour *tour)
{
  RkPage *page = page_of (tour);

  rk_support_page_show_view (RK_SUPPORT_PAGE (page), "trainings");
  return TRUE;
}

static void
show_documents (RkTour *tour)
{
  go (tour, "documents");
}

static void
show_workplaces (RkTour *tour)
{
  go (tour, "workplaces");
}

/* The workplaces of one city, the first of them chosen. */
static void
show_filtered (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);

  rk_query_where (query, "municipality", "焼津市", NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "workplaces", first_of (tour, query),
                       query);
  tour->picture = GTK_WINDOW (tour->window);
}

static gboolean
unfold_pillars (RkTour *tour)
{
  rk_office_view_show_pillars (rk_window_get_view (tour->window));
  return TRUE;
}

static void
show_beside (RkTour *tour, GtkWidget *window)
{
  gtk_window_set_application (GTK_WINDOW (window), tour->application);
  gtk_window_present (GTK_WINDOW (window));
  tour->picture = GTK_WINDOW (window);
}

/* The council that has the most members, when their terms end. */
static void
show_renewal (RkTour *tour)
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
show_payments (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  g_autoptr (RkRecord) meeting
      = rk_records_get (rk_store_main_db (rk_context_get_store (context)), &rk_kind_meeting,
                        find_meeting (tour, "会議録確定"), NULL);

  show_beside (tour, rk_payments_window_new (context, NULL, meeting));
}

static void
show_series (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  gint64 council = 0;

  rk_councils_default (rk_store_main_db (rk_context_get_store (context)), &council, NULL);
  show_beside (tour, rk_series_window_new (context, NULL, council));
}

static void
show_edition (RkTour *tour, GtkWidget *(*create) (RkContext *, GtkWindow *, RkEdition *))
{
  RkContext *context = rk_window_get_context (tour->window);
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (RkEdition) edition = NULL;
  gint64 id = 0;

  if (rk_editions_default (db, 0, rk_context_get_fiscal_year (context), &id, NULL)
      && (edition = rk_editions_load (db, id, NULL)))
    show_beside (tour, create (context, NULL, edition));
}

/* Which items take the place of those of another checklist. */
static void
show_successors (RkTour *tour)
{
  show_edition (tour, rk_edition_map_window_new);
}

static GtkWidget *
create_edition (RkContext *context, GtkWindow *parent, RkEdition *edition)
{
  return rk_edition_window_new (context, parent, edition->id);
}

static void
show_own_edition (RkTour *tour)
{
  show_edition (tour, create_edition);
}

static void
show_people (RkTour *tour)
{
  show_beside (tour, rk_people_window_new (rk_window_get_context (tour->window)));
}

/* The form of the first member of the prefecture's council. */
static void
show_member_form (RkTour *tour)
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

/* A table with headings that nobody foresaw. */
static void
show_indicator_table (RkTour *tour)
{
  g_autofree char *path = g_build_filename (tour->folder, "歩く習慣の調べ_R5.csv", NULL);
  static const char text[] = "歩く習慣の調べ（見本）　令和5年度,,,,,\n"
                             "整理番号,住まい,男女の別,年代,歩く人,答えた人\n"
                             "1,焼津市,男,40～49歳,120,300\n"
                             "2,焼津市,女,40～49歳,150,310\n"
                             "3,島田市,男,40～49歳,90,250\n"
                             "4,島田市,女,40～49歳,110,260\n"
                             "5,藤枝市,男,40～49歳,-,240\n";

  if (g_file_set_contents (path, text, -1, NULL))
    show_beside (tour,
                 rk_indicator_import_window_new (rk_window_get_context (tour->window), NULL, path));
}

static gboolean
has_form (RkTour *tour)
{
  return rk_indicator_import_window_get_form (RK_INDICATOR_IMPORT_WINDOW (tour->picture)) != NULL;
}

static void
show_area_summary (RkTour *tour)
{
  show_beside (tour,
               rk_area_summary_dialog_new (rk_window_get_context (tour->window), NULL, "2202"));
}

static gboolean
has_summary (RkTour *tour)
{
  return rk_area_summary_dialog_is_ready (RK_AREA_SUMMARY_DIALOG (tour->picture));
}

static void
show_history (RkTour *tour)
{
  show_beside (tour, rk_history_window_new (rk_window_get_context (tour->window)));
}

static void
show_import (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);

  show_beside (tour, rk_import_window_new (context, NULL, &rk_kind_workplace));
}

/* A list such as an office gets it lies beside the pictures. */
static gboolean
go_on_with_import (RkTour *tour, int step)
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

static void
show_schemes (RkTour *tour)
{
  show_beside (tour, rk_scheme_window_new (rk_window_get_context (tour->window), NULL, 0));
}

static void
show_scheme_letters (RkTour *tour)
{
  show_beside (tour, rk_letter_window_new_for_scheme (rk_window_get_context (tour->window), NULL,
                                                      "certificate", 0));
}

/* A registration in its form: what was declared by name, what may be published. */
static void
show_registration (RkTour *tour)
{
  static const char *const fields[]
      = { "level_id",        "activities",       "declaration",     "consent_name",
          "consent_address", "consent_industry", "consent_website", NULL };
  RkContext *context = rk_window_get_context (tour->window);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (RkRecord) status = rk_records_get (rk_store_main_db (rk_context_get_store (context)),
                                                &rk_kind_status, first_of (tour, query), NULL);
  GtkWidget *dialog = rk_record_dialog_new_for (context, NULL, NULL, status, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 620, 900);
  show_beside (tour, dialog);
}

/* The page of workplaces with a figure of the register in place of the list. */
static gboolean
open_growth (RkTour *tour)
{
  GtkWidget *chart;

  g_object_set (page_of (tour), "view", "chart", NULL);
  chart = find_shown (GTK_WIDGET (page_of (tour)), RK_TYPE_WORKPLACES_CHART);
  if (chart == NULL)
    return FALSE;
  rk_workplaces_chart_set_figure (RK_WORKPLACES_CHART (chart), "register-growth", FALSE);
  return rk_workplaces_chart_is_ready (RK_WORKPLACES_CHART (chart));
}

/* 名寄せ of the same list. */
static void
show_matching (RkTour *tour)
{
  show_beside (tour, rk_match_window_new_for_list (rk_window_get_context (tour->window)));
}

static gboolean
go_on_with_matching (RkTour *tour)
{
  RkMatchWindow *window = RK_MATCH_WINDOW (tour->picture);
  g_autofree char *path = g_build_filename (tour->folder, "事業所一覧_R6.6.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (rk_match_window_has_file (window))
    return rk_match_window_get_n (window, RK_ALIKE) >= 0;
  rk_match_window_open (window, file);
  return FALSE;
}

static void
show_duplicates (RkTour *tour)
{
  show_beside (tour, rk_match_window_new_for_register (rk_window_get_context (tour->window)));
}

static gboolean
has_duplicates (RkTour *tour)
{
  return rk_match_window_get_n (RK_MATCH_WINDOW (tour->picture), RK_ALIKE) >= 0;
}

static gboolean
go_to_file (RkTour *tour)
{
  return go_on_with_import (tour, 0);
}

static gboolean
go_to_columns (RkTour *tour)
{
  return go_on_with_import (tour, 1);
}

static gboolean
go_to_check (RkTour *tour)
{
  return go_on_with_import (tour, 2);
}

static gboolean
go_to_result (RkTour *tour)
{
  return go_on_with_import (tour, 3);
}

static void
show_search (RkTour *tour)
{
  GtkWidget *window = rk_search_window_new (rk_window_get_context (tour->window));

  rk_search_window_search (RK_SEARCH_WINDOW (window), "焼津");
  show_beside (tour, window);
}

static void
show_preferences (RkTour *tour)
{
  show_beside (tour, rk_preferences_window_new (rk_window_get_context (tour->window)));
}

static void
show_backups (RkTour *tour)
{
  show_beside (tour, rk_preferences_window_new_for_backups (rk_window_get_context (tour->window)));
}

static void
show_preview (RkTour *tour)
{
  show_beside (tour,
               rk_preview_window_new (rk_window_get_context (tour->window), "workplaces", NULL));
}

static void
show_letters (RkTour *tour)
{
  show_beside (tour,
               rk_preview_window_new (rk_window_get_context (tour->window), "invitation", NULL));
}

static void
show_letter_texts (RkTour *tour)
{
  show_beside (
      tour, rk_letter_window_new (rk_window_get_context (tour->window), NULL, "invitation", 0, 0));
}

static void
show_transcript (RkTour *tour)
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
show_labels (RkTour *tour)
{
  show_beside (tour, rk_preview_window_new (rk_window_get_context (tour->window), "labels", NULL));
}

static void
show_shortcuts (RkTour *tour)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (tour->window);

  tour->picture = GTK_WINDOW (gtk_application_window_get_help_overlay (window));
  gtk_window_present (tour->picture);
}

static void
show_start (RkTour *tour)
{
  show_beside (tour, GTK_WIDGET (rk_window_new (tour->application, tour->settings)));
}

static void
show_new_office (RkTour *tour)
{
  show_start (tour);
  rk_window_new_office (RK_WINDOW (tour->picture));
}

static void
show_damaged (RkTour *tour)
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

static const RkTourStop stops[] = {
  { "01-home", show_home, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "01-home-year", show_home, RK_TOUR_DARK | RK_TOUR_LARGE, scroll_down },
  { "01-pillars", show_home, RK_TOUR_W640, unfold_pillars },
  { "02-councils", show_councils, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "02-councils-member", show_member, RK_TOUR_W900 | RK_TOUR_W640 },
  { "02-councils-work", show_council_work, 0 },
  { "02-councils-past", show_past, RK_TOUR_W640 },
  { "02-councils-bodies", show_bodies, RK_TOUR_W640 },
  { "02-councils-rules", show_rules, RK_TOUR_W640 },
  { "02-councils-form", show_member_form, RK_TOUR_LARGE },
  { "02-councils-renewal", show_renewal, RK_TOUR_LARGE },
  { "03-meeting", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_meeting },
  { "03-meeting-attendance", show_meetings, RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_attendance },
  { "03-meeting-todos", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_todos },
  { "03-meeting-final", show_held, 0, open_meeting },
  { "04-after", show_held, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, open_after },
  { "04-notes", show_live, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, open_notes },
  { "04-transcript", show_transcript, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "06-checklist", show_checklist, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "07-checklist-years", show_checklists, 0, open_years },
  { "07-checklist-fields", show_checklists, 0, open_fields },
  { "07-checklist-compare", show_checklists,
    RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, open_table },
  { "07-checklist-projects", show_projects, RK_TOUR_LARGE | RK_TOUR_W640 },
  { "07-checklist-edition", show_own_edition, RK_TOUR_LARGE },
  { "07-checklist-successors", show_successors, RK_TOUR_LARGE },
  { "05-packet", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_packet },
  { "05-seating", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_seating },
  { "04-payments", show_payments, RK_TOUR_LARGE },
  { "04-series", show_series, RK_TOUR_DARK | RK_TOUR_LARGE },
  { "02-councils-people", show_people, RK_TOUR_LARGE },
  { "08-workplaces", show_workplaces, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "08-workplaces-filtered", show_filtered, RK_TOUR_W900 },
  { "08-workplaces-growth", show_workplaces, RK_TOUR_W640, open_growth },
  { "08-schemes", show_schemes, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "08-scheme-letters", show_scheme_letters, 0 },
  { "08-registration", show_registration, RK_TOUR_LARGE },
  { "11-indicators", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "11-indicators-unknown-table", show_indicator_table, RK_TOUR_DARK | RK_TOUR_LARGE, has_form },
  { "11-indicators-area", show_area_summary, RK_TOUR_DARK | RK_TOUR_LARGE, has_summary },
  { "12-plans", show_plans, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_schedule },
  { "12-plans-targets", show_plans, RK_TOUR_LARGE | RK_TOUR_W640, open_targets },
  { "12-plans-trend", show_plans, RK_TOUR_DARK | RK_TOUR_W640, open_trend },
  { "12-plans-logic", rk_tour_show_logic, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "12-plans-steps", rk_tour_show_wizard, RK_TOUR_LARGE },
  { "12-plans-steps-last", rk_tour_show_wizard, RK_TOUR_LARGE, rk_tour_fill_wizard },
  { "12-plans-feed", rk_tour_show_feed, RK_TOUR_LARGE | RK_TOUR_W640 },
  { "12-plans-reviews", show_plans, RK_TOUR_W640, open_reviews },
  { "13-history", show_history, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "14-start", show_start, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "14-new-office", show_new_office, RK_TOUR_LARGE },
  { "14-damaged", show_damaged, 0 },
  { "15-support", show_support, RK_TOUR_LARGE | RK_TOUR_W640 },
  { "15-support-training", show_support, 0, open_trainings },
  { "16-documents", show_documents, RK_TOUR_W640 },
  { "16-preview", show_preview, RK_TOUR_DARK },
  { "16-preview-letters", show_letters, 0 },
  { "16-letter-texts", show_letter_texts, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "16-preview-labels", show_labels, RK_TOUR_LARGE },
  { "17-search", show_search, RK_TOUR_LARGE },
  { "18-preferences", show_preferences, RK_TOUR_LARGE },
  { "18-backups", show_backups, 0 },
  { "19-shortcuts", show_shortcuts, 0 },
  { "09-import", show_import, 0 },
  { "09-import-file", show_import, RK_TOUR_LARGE, go_to_file },
  { "09-import-columns", show_import, RK_TOUR_LARGE | RK_TOUR_W900, go_to_columns },
  { "09-import-check", show_import, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    go_to_check },
  { "09-import-result", show_import, 0, go_to_result }, /* it fills the office */
  { "10-matching", show_matching, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    go_on_with_matching },
  { "10-duplicates", show_duplicates, RK_TOUR_LARGE, has_duplicates },
};

const RkTourStop *
rk_tour_stops (guint *n)
{
  *n = G_N_ELEMENTS (stops);
  return stops;
}
