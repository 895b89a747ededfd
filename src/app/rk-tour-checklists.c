/* Stops of the tour: チェックリスト. */
#include "rk-tour-private.h"

#include "rk-checklists-page.h"
#include "rk-edition-map-window.h"
#include "rk-edition-window.h"
#include "rk-editions.h"
#include "rk-kinds.h"

/* The answers of one council. */
static void
show_checklist (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);

  rk_query_where (query, "area", "志太榛原", NULL);
  rk_office_view_show (rk_window_get_view (tour->window), "checklists", rk_tour_first (tour, query),
                       NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

/* All councils side by side. */
static void
show_checklists (RkTour *tour)
{
  rk_tour_go (tour, "checklists");
  rk_checklists_page_open (RK_CHECKLISTS_PAGE (rk_tour_page (tour)), 0);
}

/* A checklist that is not answered by councils. */
static void
show_projects (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_edition);

  rk_query_where (query, "unit", RK_UNIT_PROJECT, NULL);
  rk_tour_go (tour, "checklists");
  rk_checklists_page_show_edition (RK_CHECKLISTS_PAGE (rk_tour_page (tour)),
                                   rk_tour_first (tour, query));
}

static gboolean
show_view (RkTour *tour, const char *part)
{
  RkPage *page = rk_tour_page (tour);

  rk_checklists_page_show_view (RK_CHECKLISTS_PAGE (page), part);
  return TRUE;
}

static void
show_edition (RkTour *tour, GtkWidget *(*create) (RkContext *, GtkWindow *, RkEdition *))
{
  RkContext *context = rk_window_get_context (tour->window);
  RkDb *db = rk_tour_db (tour);
  g_autoptr (RkEdition) edition = NULL;
  gint64 id = 0;

  if (rk_editions_default (db, 0, rk_context_get_fiscal_year (context), &id, NULL)
      && (edition = rk_editions_load (db, id, NULL)))
    rk_tour_show_beside (tour, create (context, NULL, edition));
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

const RkTourStop rk_tour_checklists[] = {
  { "06-checklist", show_checklist, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "07-checklist-years", show_checklists, 0, show_view, "years" },
  { "07-checklist-fields", show_checklists, 0, show_view, "fields" },
  { "07-checklist-compare", show_checklists,
    RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, show_view, "table" },
  { "07-checklist-projects", show_projects, RK_TOUR_LARGE | RK_TOUR_W640 },
  { "07-checklist-edition", show_own_edition, RK_TOUR_LARGE },
  { "07-checklist-successors", show_successors, RK_TOUR_LARGE },
  { NULL },
};
