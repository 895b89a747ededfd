/* Stops of the tour: Lists that come in, 名寄せ. */
#include "rk-tour-private.h"

#include "rk-import-window.h"
#include "rk-kinds.h"
#include "rk-match-window.h"

static void
show_import (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);

  rk_tour_show_beside (tour, rk_import_window_new (context, NULL, &rk_kind_workplace));
}

/* A list such as an office gets it lies beside the pictures. */
static gboolean
go_on_with_import (RkTour *tour, const char *part)
{
  static const char *const steps[] = { "file", "columns", "check", "result" };
  int step = 0;
  RkImportWindow *window = RK_IMPORT_WINDOW (tour->picture);
  g_autofree char *path = g_build_filename (tour->folder, "事業所一覧_R6.6.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  while (!g_str_equal (steps[step], part))
    step++;
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

/* 名寄せ of the same list. */
static void
show_matching (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_match_window_new_for_list (rk_window_get_context (tour->window)));
}

static gboolean
go_on_with_matching (RkTour *tour, const char *part)
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
  rk_tour_show_beside (tour,
                       rk_match_window_new_for_register (rk_window_get_context (tour->window)));
}

static gboolean
has_duplicates (RkTour *tour, const char *part)
{
  return rk_match_window_get_n (RK_MATCH_WINDOW (tour->picture), RK_ALIKE) >= 0;
}

const RkTourStop rk_tour_imports[] = {
  { "09-import", show_import, 0 },
  { "09-import-file", show_import, RK_TOUR_LARGE, go_on_with_import, "file" },
  { "09-import-columns", show_import, RK_TOUR_LARGE | RK_TOUR_W900, go_on_with_import, "columns" },
  { "09-import-check", show_import, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    go_on_with_import, "check" },
  { "09-import-result", show_import, 0, go_on_with_import, "result" }, /* it fills the office */
  { "10-matching", show_matching, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    go_on_with_matching },
  { "10-duplicates", show_duplicates, RK_TOUR_LARGE, has_duplicates },
  { NULL },
};
