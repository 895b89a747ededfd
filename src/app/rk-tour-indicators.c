/* Stops of the tour: 健康指標. */
#include "rk-tour-private.h"

#include "rk-area-summary-dialog.h"
#include "rk-indicator-import-window.h"
#include "rk-indicators-page.h"

static void
show_indicators (RkTour *tour)
{
  rk_tour_go (tour, "indicators");
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
    rk_tour_show_beside (
        tour, rk_indicator_import_window_new (rk_window_get_context (tour->window), NULL, path));
}

/* A figure that has no button of its own. */
static gboolean
show_form (RkTour *tour, const char *part)
{
  RkPage *page = rk_tour_page (tour);

  return rk_indicators_page_show_form (RK_INDICATORS_PAGE (page), part);
}

static gboolean
has_form (RkTour *tour, const char *part)
{
  return rk_indicator_import_window_get_form (RK_INDICATOR_IMPORT_WINDOW (tour->picture)) != NULL;
}

static void
show_area_summary (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_area_summary_dialog_new (rk_window_get_context (tour->window), NULL, "2202"));
}

static gboolean
has_summary (RkTour *tour, const char *part)
{
  return rk_area_summary_dialog_is_ready (RK_AREA_SUMMARY_DIALOG (tour->picture));
}

const RkTourStop rk_tour_indicators[] = {
  { "11-indicators", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "11-indicators-shares", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE, show_form, "shares" },
  { "11-indicators-table", show_indicators, RK_TOUR_DARK | RK_TOUR_W640, show_form, "table" },
  { "11-indicators-funnel", show_indicators, RK_TOUR_W640, show_form, "funnel" },
  { "11-indicators-tiles", show_indicators, 0, show_form, "tiles" },
  { "11-indicators-scatter", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE, show_form, "scatter" },
  { "11-indicators-spine", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE, show_form, "spine" },
  { "11-indicators-radar", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE, show_form, "radar" },
  { "11-indicators-heat", show_indicators, RK_TOUR_DARK | RK_TOUR_LARGE, show_form, "heat" },
  { "11-indicators-unknown-table", show_indicator_table, RK_TOUR_DARK | RK_TOUR_LARGE, has_form },
  { "11-indicators-area", show_area_summary, RK_TOUR_DARK | RK_TOUR_LARGE, has_summary },
  { NULL },
};
