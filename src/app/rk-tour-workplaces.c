/* Stops of the tour: 事業所 and their 登録. */
#include "rk-tour-private.h"

#include "rk-awards-window.h"
#include "rk-kinds.h"
#include "rk-letter-window.h"
#include "rk-preview-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-scheme-window.h"
#include "rk-workplaces-chart.h"

static void
show_workplaces (RkTour *tour)
{
  rk_tour_go (tour, "workplaces");
}

/* The workplaces of one city, the first of them chosen. */
static void
show_filtered (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);

  rk_query_where (query, "municipality", "焼津市", NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "workplaces", rk_tour_first (tour, query),
                       query);
  tour->picture = GTK_WINDOW (tour->window);
}

static void
show_schemes (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_scheme_window_new (rk_window_get_context (tour->window), NULL, 0));
}

static void
show_scheme_letters (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_letter_window_new_for_scheme (rk_window_get_context (tour->window),
                                                              NULL, "certificate", 0));
}

/* A yearly report in its form: what it says of each activity. */
static void
show_report (RkTour *tour)
{
  static const char *const fields[] = { "submitted_on", "done", "items", "smoke_free", NULL };
  RkContext *context = rk_window_get_context (tour->window);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_report);
  g_autoptr (RkRecord) report = NULL;
  GtkWidget *dialog;

  rk_query_where (query, "year", "2025", NULL);
  report = rk_records_get (rk_tour_db (tour), &rk_kind_report, rk_tour_first (tour, query), NULL);
  dialog = rk_record_dialog_new_for (context, NULL, NULL, report, fields);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 480, 700);
  rk_tour_show_beside (tour, dialog);
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
  g_autoptr (RkRecord) status
      = rk_records_get (rk_tour_db (tour), &rk_kind_status, rk_tour_first (tour, query), NULL);
  GtkWidget *dialog = rk_record_dialog_new_for (context, NULL, NULL, status, fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 620, 900);
  rk_tour_show_beside (tour, dialog);
}

/* The page of workplaces with a figure of the register in place of the list. */
static gboolean
open_figure (RkTour *tour, const char *name, gboolean tiles)
{
  GtkWidget *chart;

  g_object_set (rk_tour_page (tour), "view", "chart", NULL);
  chart = rk_tour_find_shown (GTK_WIDGET (rk_tour_page (tour)), RK_TYPE_WORKPLACES_CHART);
  if (chart == NULL)
    return FALSE;
  rk_workplaces_chart_set_figure (RK_WORKPLACES_CHART (chart), name, tiles);
  return rk_workplaces_chart_is_ready (RK_WORKPLACES_CHART (chart));
}

static gboolean
open_growth (RkTour *tour, const char *part)
{
  return open_figure (tour, "register-growth", FALSE);
}

static gboolean
open_penetration (RkTour *tour, const char *part)
{
  return open_figure (tour, "register-penetration", FALSE);
}

static gboolean
open_tiles (RkTour *tour, const char *part)
{
  return open_figure (tour, "register-penetration", TRUE);
}

static void
show_awards (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_awards_window_new (rk_window_get_context (tour->window), NULL));
}

/* The certificates of one city: of which scheme, and who gets none. */
static void
show_certificates (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkReportParams params = { .query = query };

  rk_query_where (query, "municipality", "焼津市", NULL);
  rk_tour_show_beside (
      tour, rk_preview_window_new (rk_window_get_context (tour->window), "certificate", &params));
}

const RkTourStop rk_tour_workplaces[] = {
  { "08-workplaces", show_workplaces, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "08-workplaces-filtered", show_filtered, RK_TOUR_W900 },
  { "08-workplaces-growth", show_workplaces, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640,
    open_growth },
  { "08-workplaces-share", show_workplaces, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900,
    open_penetration },
  { "08-workplaces-tiles", show_workplaces, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900,
    open_tiles },
  { "08-workplaces-certificates", show_certificates, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "08-awards", show_awards, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "08-schemes", show_schemes, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "08-scheme-letters", show_scheme_letters, 0 },
  { "08-registration", show_registration, RK_TOUR_LARGE },
  { "08-report", show_report, RK_TOUR_LARGE },
  { NULL },
};
