/* Stops of the tour: 会議. */
#include "rk-tour-private.h"

#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-meeting-papers.h"
#include "rk-meeting-seating.h"
#include "rk-meetings-page.h"
#include "rk-minutes.h"
#include "rk-payments-window.h"
#include "rk-records.h"
#include "rk-series-window.h"
#include "rk-transcript-window.h"

static void
show_meetings (RkTour *tour)
{
  rk_tour_go (tour, "meetings");
}

/* The newest meeting that was held, or the one to come. */
static gint64
find_meeting (RkTour *tour, const char *state)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);

  rk_query_where (query, "state", state, NULL);
  rk_query_sort (query, "-date", NULL);
  return rk_tour_first (tour, query);
}

static gboolean
show_tab (RkTour *tour, const char *part)
{
  RkPage *page = rk_tour_page (tour);

  rk_meetings_page_show_tab (RK_MEETINGS_PAGE (page), part);
  return TRUE;
}

static GtkWidget *
tab_widget (RkTour *tour, const char *tab)
{
  RkPage *page = rk_tour_page (tour);

  return rk_meetings_page_get_tab (RK_MEETINGS_PAGE (page), tab);
}

static gboolean
open_seating (RkTour *tour, const char *part)
{
  RkMeetingSeating *seating = RK_MEETING_SEATING (tab_widget (tour, "seating"));
  GtkWidget *seat;

  show_tab (tour, "seating");
  seat = rk_seating_view_get_seat (rk_meeting_seating_get_view (seating), 4);
  return seat && gtk_widget_grab_focus (seat);
}

static gboolean
open_packet (RkTour *tour, const char *part)
{
  RkMeetingPapers *papers = RK_MEETING_PAPERS (tab_widget (tour, "agenda"));

  show_tab (tour, "agenda");
  rk_meeting_papers_look (papers);
  return rk_meeting_papers_get_pages (papers) != NULL;
}

static void
show_held (RkTour *tour)
{
  rk_office_view_show (rk_window_get_view (tour->window), "meetings",
                       find_meeting (tour, "会議録確定"), NULL);
  tour->picture = GTK_WINDOW (tour->window);
}

/* Two councils hold it. */
static void
show_joint (RkTour *tour)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_joint);
  g_autoptr (RkRecord) joint
      = rk_records_get (rk_tour_db (tour), &rk_kind_joint, rk_tour_first (tour, query), NULL);

  rk_office_view_show (rk_window_get_view (tour->window), "meetings",
                       joint ? rk_record_get_int (joint, "meeting_id") : 0, NULL);
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

static void
show_payments (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  g_autoptr (RkRecord) meeting = rk_records_get (rk_tour_db (tour), &rk_kind_meeting,
                                                 find_meeting (tour, "会議録確定"), NULL);

  rk_tour_show_beside (tour, rk_payments_window_new (context, NULL, meeting));
}

static void
show_series (RkTour *tour)
{
  RkContext *context = rk_window_get_context (tour->window);
  gint64 council = 0;

  rk_councils_default (rk_tour_db (tour), &council, NULL);
  rk_tour_show_beside (tour, rk_series_window_new (context, NULL, council));
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
  g_autoptr (RkMeetingData) data
      = rk_meeting_data_load (rk_tour_db (tour), find_meeting (tour, "会議録確定"), NULL);
  const RkMeetingItem *item = data && data->items->len ? data->items->pdata[0] : NULL;
  GtkWidget *window;

  if (item == NULL)
    return;
  window = rk_transcript_window_new (context, NULL, data, rk_record_id (item->record));
  rk_transcript_window_read_text (RK_TRANSCRIPT_WINDOW (window), text);
  rk_tour_show_beside (tour, window);
}

const RkTourStop rk_tour_meetings[] = {
  { "03-meeting", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    show_tab, "agenda" },
  { "03-meeting-attendance", show_meetings, RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, show_tab,
    "attendance" },
  { "03-meeting-joint", show_joint, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640, show_tab,
    "attendance" },
  { "03-meeting-todos", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    show_tab, "todos" },
  { "03-meeting-final", show_held, 0, show_tab, "agenda" },
  { "04-after", show_held, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, show_tab,
    "after" },
  { "04-notes", show_live, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640, show_tab,
    "notes" },
  { "04-transcript", show_transcript, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W640 },
  { "05-packet", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_packet },
  { "05-seating", show_meetings, RK_TOUR_DARK | RK_TOUR_LARGE | RK_TOUR_W900 | RK_TOUR_W640,
    open_seating },
  { "04-payments", show_payments, RK_TOUR_LARGE },
  { "04-series", show_series, RK_TOUR_DARK | RK_TOUR_LARGE },
  { NULL },
};
