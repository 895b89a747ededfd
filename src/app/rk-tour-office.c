/* Stops of the tour: ホーム, files and the windows that belong to no page. */
#include "rk-tour-private.h"

#include <adwaita.h>

#include "rk-damaged-page.h"
#include "rk-error.h"
#include "rk-history-window.h"
#include "rk-letter-window.h"
#include "rk-preferences-window.h"
#include "rk-preview-window.h"
#include "rk-search-window.h"

static void
show_home (RkTour *tour)
{
  rk_tour_go (tour, "home");
}

/* What is at the end of a long page. */
static gboolean
scroll_down (RkTour *tour, const char *part)
{
  GtkWidget *scrolled
      = rk_tour_find_shown (GTK_WIDGET (rk_tour_page (tour)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place
      = scrolled ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  if (place)
    gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return TRUE;
}

static void
show_documents (RkTour *tour)
{
  rk_tour_go (tour, "documents");
}

static gboolean
unfold_pillars (RkTour *tour, const char *part)
{
  rk_office_view_show_pillars (rk_window_get_view (tour->window));
  return TRUE;
}

static void
show_history (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_history_window_new (rk_window_get_context (tour->window)));
}

static void
show_search (RkTour *tour)
{
  GtkWidget *window = rk_search_window_new (rk_window_get_context (tour->window));

  rk_search_window_search (RK_SEARCH_WINDOW (window), "焼津");
  rk_tour_show_beside (tour, window);
}

static void
show_preferences (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_preferences_window_new (rk_window_get_context (tour->window)));
}

static void
show_backups (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_preferences_window_new_for_backups (rk_window_get_context (tour->window)));
}

static void
show_preview (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_preview_window_new (rk_window_get_context (tour->window), "workplaces", NULL));
}

static void
show_public_list (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_preview_window_new (rk_window_get_context (tour->window), "public-list", NULL));
}

static gboolean
has_pages (RkTour *tour, const char *part)
{
  return rk_preview_window_get_pages (RK_PREVIEW_WINDOW (tour->picture)) != NULL;
}

static void
show_letters (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_preview_window_new (rk_window_get_context (tour->window), "invitation", NULL));
}

static void
show_letter_texts (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_letter_window_new (rk_window_get_context (tour->window), NULL, "invitation", 0, 0));
}

static void
show_labels (RkTour *tour)
{
  rk_tour_show_beside (
      tour, rk_preview_window_new (rk_window_get_context (tour->window), "labels", NULL));
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
  rk_tour_show_beside (tour, GTK_WIDGET (rk_window_new (tour->application, tour->settings)));
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
  rk_tour_show_beside (tour, window);
}

const RkTourStop rk_tour_office[] = {
  { "01-home", show_home, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "01-home-year", show_home, RK_TOUR_DARK | RK_TOUR_LARGE, scroll_down },
  { "01-pillars", show_home, RK_TOUR_W640, unfold_pillars },
  { "13-history", show_history, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "14-start", show_start, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "14-new-office", show_new_office, RK_TOUR_LARGE },
  { "14-damaged", show_damaged, 0 },
  { "16-documents", show_documents, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "16-preview", show_preview, RK_TOUR_DARK },
  { "16-preview-list", show_public_list, RK_TOUR_LARGE | RK_TOUR_W640, has_pages },
  { "16-preview-letters", show_letters, 0 },
  { "16-letter-texts", show_letter_texts, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "16-preview-labels", show_labels, RK_TOUR_LARGE },
  { "17-search", show_search, RK_TOUR_LARGE },
  { "18-preferences", show_preferences, RK_TOUR_LARGE },
  { "18-backups", show_backups, 0 },
  { "19-shortcuts", show_shortcuts, 0 },
  { NULL },
};
