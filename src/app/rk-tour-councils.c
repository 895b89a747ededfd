/* Stops of the tour: 協議会. */
#include "rk-tour-private.h"

#include "rk-councils-page.h"
#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-people-window.h"
#include "rk-record-dialog.h"
#include "rk-records.h"
#include "rk-renewal-window.h"

static RkCouncilsPage *
councils_page (RkTour *tour)
{
  rk_tour_go (tour, "councils");
  return RK_COUNCILS_PAGE (rk_tour_page (tour));
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
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autoptr (GPtrArray) work = rk_councils_work (rk_tour_db (tour), 0, today, 60, NULL);
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

/* The council that has the most members, when their terms end. */
static void
show_renewal (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  RkDb *db = rk_tour_db (tour);
  g_autoptr (RkRecord) council = NULL;
  gint64 id = 0;
  RkDate end = rk_fiscal_year_end (rk_fiscal_year (rk_today ()));

  rk_councils_default (db, &id, NULL);
  council = rk_records_get (db, &rk_kind_council, id, NULL);
  rk_tour_show_beside (
      tour, rk_renewal_window_new (context, NULL, council, 0, rk_date_add_days (end, 1)));
}

static void
show_people (RkTour *tour)
{
  rk_tour_show_beside (tour, rk_people_window_new (rk_window_get_context (tour->window)));
}

/* The form of the first member of the prefecture's council. */
static void
show_member_form (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  RkDb *db = rk_tour_db (tour);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RkRecord) member = NULL;
  gint64 id = 0;

  rk_councils_default (db, &id, NULL);
  rows = rk_councils_members (db, id, NULL, NULL);
  member = rk_records_get (db, &rk_kind_appointment, ((RkSeatRow *)rows->pdata[0])->appointment_id,
                           NULL);
  rk_tour_show_beside (tour, rk_record_dialog_new (context, NULL, &rk_kind_appointment, member));
}

const RkTourStop rk_tour_councils[] = {
  { "02-councils", show_councils, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640 },
  { "02-councils-member", show_member, RK_TOUR_W900 | RK_TOUR_W640 },
  { "02-councils-work", show_council_work, 0 },
  { "02-councils-past", show_past, RK_TOUR_W640 },
  { "02-councils-bodies", show_bodies, RK_TOUR_W640 },
  { "02-councils-rules", show_rules, RK_TOUR_W640 },
  { "02-councils-form", show_member_form, RK_TOUR_LARGE },
  { "02-councils-renewal", show_renewal, RK_TOUR_LARGE },
  { "02-councils-people", show_people, RK_TOUR_LARGE },
  { NULL },
};
