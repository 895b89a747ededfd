/* 席次表 and 会議資料一式 on the 会議 page of the sample office: moved by keys and by hand, kept
 * with the meeting, undone; and papers that are noted once they were printed. */
#include "rk-test-app.h"

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-documents-page.h"
#include "rk-kinds.h"
#include "rk-meeting-papers.h"
#include "rk-meeting-seating.h"
#include "rk-meetings-page.h"
#include "rk-meetings.h"
#include "rk-packet-parts.h"
#include "rk-pages-view.h"
#include "rk-preview-window.h"
#include "rk-print-list.h"
#include "rk-test-sample.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  gint64 meeting;
  GtkWidget *window;
  RkMeetingsPage *page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->office = rk_test_sample_new (RK_STORE_DEFAULT);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  g_assert_true (rk_meetings_default (rk_store_main_db (f->office->store), 0, &f->meeting, &error));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    {
      rk_test_hide (f->window);
      rk_test_gone (f->window);
    }
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
}

static void
open_tab (Fixture *f, const char *tab, int width)
{
  GtkWidget *page = rk_meetings_page_new (f->context);

  f->page = RK_MEETINGS_PAGE (page);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), page);
  gtk_window_set_application (GTK_WINDOW (f->window), rk_test_application);
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 760);
  gtk_window_present (GTK_WINDOW (f->window));
  rk_test_wait (gtk_widget_get_mapped (f->window));
  rk_page_show_record (RK_PAGE (page), f->meeting);
  rk_test_wait (rk_meetings_page_get_meeting (f->page) == f->meeting);
  rk_meetings_page_show_tab (f->page, tab);
}

static RkRecord *
meeting_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RkRecord *record
      = rk_records_get (rk_store_main_db (f->office->store), &rk_kind_meeting, f->meeting, &error);

  g_assert_no_error (error);
  return record;
}

static gboolean
meeting_has (Fixture *f, const char *field, const char *value)
{
  g_autoptr (RkRecord) record = meeting_of (f);

  return g_strcmp0 (rk_record_get (record, field), value) == 0;
}

/* ── 席次表 ──────────────────────────────────────────────────────────────────────────────── */

static RkMeetingSeating *
seating_tab (Fixture *f)
{
  return RK_MEETING_SEATING (rk_meetings_page_get_tab (f->page, "seating"));
}

static gint64
at (Fixture *f, guint n)
{
  const RkSeatingPlan *plan = rk_meeting_seating_get_plan (seating_tab (f));

  return plan && n < plan->picture->seating->places->len
             ? rk_seating_get (plan->picture->seating, n)->id
             : -1;
}

static GtkWidget *
seat (Fixture *f, guint n)
{
  return rk_seating_view_get_seat (rk_meeting_seating_get_view (seating_tab (f)), n);
}

static guint
n_places (Fixture *f)
{
  const RkSeatingPlan *plan = rk_meeting_seating_get_plan (seating_tab (f));

  return plan ? plan->picture->seating->places->len : 0;
}

static void
open_seating (Fixture *f)
{
  open_tab (f, "seating", 1280);
  rk_test_wait (rk_meeting_seating_get_plan (seating_tab (f)) != NULL);
  rk_test_wait (gtk_widget_get_width (seat (f, 0)) > 20);
}

/* Every seat of the paper is a widget at its place, with words for the screen reader. */
static void
test_seats_are_widgets (Fixture *f, gconstpointer data)
{
  const RkSeatingPlan *plan;
  RkSeatingView *view;

  open_seating (f);
  plan = rk_meeting_seating_get_plan (seating_tab (f));
  view = rk_meeting_seating_get_view (seating_tab (f));
  g_assert_cmpuint (n_places (f), >, 8);
  g_assert_null (seat (f, n_places (f)));
  for (guint i = 0; i < n_places (f); i++)
    {
      const RkSeatingPlace *place = rk_seating_get (plan->picture->seating, i);
      const RkSeatingPerson *person = rk_seating_plan_person (plan, place->id);
      g_autofree char *name
          = g_strdup_printf ("%s seat %u, %s, %s", rk_seating_side_name (place->side), place->n,
                             person->name, person->body);
      graphene_rect_t bounds;

      g_assert_true (rk_test_is_called (seat (f, i), name));
      g_assert_true (gtk_widget_compute_bounds (seat (f, i), GTK_WIDGET (view), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                         gtk_widget_get_width (GTK_WIDGET (view)));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                         gtk_widget_get_height (GTK_WIDGET (view)));
    }
  g_assert_true (rk_test_shows (GTK_WIDGET (seating_tab (f)), "ロの字"));
}

/* Tab goes by rank, arrows to the side; Alt with an arrow changes places and the keyboard goes
 * along; undo brings everybody back. */
static void
test_seats_by_keys (Fixture *f, gconstpointer data)
{
  gint64 chair, beside;
  RkSeatingView *view;

  open_seating (f);
  view = rk_meeting_seating_get_view (seating_tab (f));
  gtk_widget_grab_focus (seat (f, 0));
  g_assert_cmpint (rk_seating_view_get_chosen (view), ==, 0);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (seat (f, 1)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_BACKWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_BACKWARD));
  chair = at (f, 0);
  beside = at (f, 1); /* at the right of the chair */
  g_assert_true (rk_test_press (seat (f, 0), GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_has_focus (seat (f, 1)));
  g_assert_true (rk_test_press (seat (f, 1), GDK_KEY_Left, GDK_ALT_MASK));
  rk_test_wait (at (f, 0) == beside);
  g_assert_cmpint (at (f, 1), ==, chair);
  g_assert_cmpint (rk_seating_view_get_chosen (view), ==, 0);
  g_assert_true (gtk_widget_has_focus (seat (f, 0)));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (at (f, 0) == chair);
  g_assert_cmpint (at (f, 1), ==, beside);
}

/* Ctrl+3 goes to the seats, F6 from there to what stands beside them. */
static void
test_seats_have_the_keyboard (Fixture *f, gconstpointer data)
{
  GPtrArray *panes;

  open_seating (f);
  rk_test_wait (gtk_widget_has_focus (seat (f, 0)));
  panes = rk_page_panes (RK_PAGE (f->page));
  g_assert_true (g_ptr_array_find (panes, rk_meeting_seating_get_view (seating_tab (f)), NULL));
  g_assert_true (g_ptr_array_find (panes, rk_meeting_seating_get_pane (seating_tab (f)), NULL));
  rk_meetings_page_show_tab (f->page, "agenda");
  rk_meetings_page_show_tab (f->page, "seating");
  g_assert_true (gtk_widget_has_focus (seat (f, 0)));
}

/* A letter, or the kana itself: the next one whose name is read like that, round and round. */
static void
test_seats_by_reading (Fixture *f, gconstpointer data)
{
  const RkSeatingPlan *plan;
  guint n, next = 0;
  gunichar first;

  open_seating (f);
  plan = rk_meeting_seating_get_plan (seating_tab (f));
  n = n_places (f);
  first = g_utf8_get_char (rk_seating_plan_person (plan, at (f, 3))->kana);
  g_assert_cmpuint (first, !=, 0);
  for (guint i = 1; i < n && next == 0; i++)
    if (g_utf8_get_char (rk_seating_plan_person (plan, at (f, i))->kana) == first)
      next = i;
  gtk_widget_grab_focus (seat (f, 0));
  g_assert_true (rk_test_press (seat (f, 0), gdk_unicode_to_keyval (first), 0));
  g_assert_true (gtk_widget_has_focus (seat (f, next)));
  gtk_widget_grab_focus (seat (f, n - 1));
  g_assert_true (rk_test_press (seat (f, n - 1), gdk_unicode_to_keyval (first), 0));
  g_assert_false (gtk_widget_has_focus (seat (f, n - 1)));
  g_assert_false (rk_test_press_at (GTK_WIDGET (rk_meeting_seating_get_view (seating_tab (f))),
                                    GDK_KEY_q, 0)); /* nobody's name is read like that */
}

/* Moved as by a drag; everybody else stays, and by rank again they all go back. */
static void
test_seats_by_hand (Fixture *f, gconstpointer data)
{
  gint64 before[64];
  guint n, last;

  open_seating (f);
  n = n_places (f);
  for (guint i = 0; i < n; i++)
    before[i] = at (f, i);
  for (last = n - 1;
       rk_seating_get (rk_meeting_seating_get_plan (seating_tab (f))->picture->seating, last)->side
       == RK_SEATING_STAFF;
       last--)
    ;
  g_signal_emit_by_name (rk_meeting_seating_get_view (seating_tab (f)), "move", before[2], last);
  rk_test_wait (at (f, last) == before[2]);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (at (f, i), ==, i == 2 ? before[last] : i == last ? before[2] : before[i]);
  gtk_widget_activate_action (GTK_WIDGET (seating_tab (f)), "seating.reset", NULL);
  rk_test_wait (at (f, last) == before[last]);
  g_assert_cmpint (at (f, 2), ==, before[2]);
}

/* Taken from the table, shown beside it with the reason, and seated again. */
static void
test_without_a_seat (Fixture *f, gconstpointer data)
{
  guint n;
  gint64 id;
  g_autofree char *name = NULL;
  GtkWidget *label;

  open_seating (f);
  n = n_places (f);
  id = at (f, 3);
  name
      = g_strdup (rk_seating_plan_person (rk_meeting_seating_get_plan (seating_tab (f)), id)->name);
  gtk_widget_grab_focus (seat (f, 3));
  g_assert_true (rk_test_press (seat (f, 3), GDK_KEY_Delete, 0));
  rk_test_wait (n_places (f) == n - 1);
  for (guint i = 0; i < n - 1; i++)
    g_assert_cmpint (at (f, i), !=, id);
  rk_test_wait (rk_test_shows (GTK_WIDGET (seating_tab (f)), "Taken away"));
  g_assert_true (gtk_widget_has_focus (seat (f, 3))); /* whoever has that place now */
  label = rk_test_find (GTK_WIDGET (seating_tab (f)), GTK_TYPE_LABEL, rk_test_is_shown_label, name);
  rk_test_wait (gtk_widget_get_width (label) > 3 * gtk_widget_get_height (label)); /* one line */
  rk_test_click (rk_test_button (GTK_WIDGET (seating_tab (f)), "Give a Seat"));
  rk_test_wait (n_places (f) == n);
  g_assert_cmpint (at (f, 3), ==, id);
}

/* The form is kept with the meeting; places held in one form come back with it. */
static void
test_the_form_is_kept (Fixture *f, gconstpointer data)
{
  GtkWidget *tab;
  gint64 id;

  open_seating (f);
  tab = GTK_WIDGET (seating_tab (f));
  id = at (f, 4);
  g_signal_emit_by_name (rk_meeting_seating_get_view (seating_tab (f)), "move", id, 2);
  rk_test_wait (at (f, 2) == id);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rk_test_button (tab, "スクール")), TRUE);
  rk_test_wait (meeting_has (f, "seating", "スクール"));
  rk_test_wait (rk_meeting_seating_get_plan (seating_tab (f))->picture->seating->room.shape
                == RK_SEATING_SCHOOL);
  g_assert_cmpint (at (f, 2), !=, id); /* by rank there */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rk_test_button (tab, "ロの字")), TRUE);
  rk_test_wait (rk_meeting_seating_get_plan (seating_tab (f))->picture->seating->room.shape
                == RK_SEATING_SQUARE);
  g_assert_cmpint (at (f, 2), ==, id);
  g_assert_true (rk_test_shows (tab, "2 people are held in place."));
}

/* ── 会議資料一式 ────────────────────────────────────────────────────────────────────────── */

static RkMeetingPapers *
papers_tab (Fixture *f)
{
  return RK_MEETING_PAPERS (rk_meetings_page_get_tab (f->page, "agenda"));
}

static const RkPacketPart *
part (Fixture *f, guint n)
{
  GPtrArray *parts = rk_meeting_papers_get_parts (papers_tab (f));

  return parts && n < parts->len ? parts->pdata[n] : NULL;
}

static guint
find_part (Fixture *f, const char *key)
{
  guint n = 0;

  while (part (f, n) && !g_str_equal (part (f, n)->key, key))
    n++;
  return n;
}

static void
open_papers (Fixture *f)
{
  open_tab (f, "agenda", 1280);
  rk_test_wait (rk_meeting_papers_get_pages (papers_tab (f)) != NULL);
}

#define made_anew(f, old) (rk_meeting_papers_get_pages (papers_tab (f)) != (old))

/* Parts say where they begin; moved, left out and undone, the numbers follow. */
static void
test_parts_are_ordered (Fixture *f, gconstpointer data)
{
  RkPages *pages;
  guint seating, n_before;

  open_papers (f);
  g_assert_cmpstr (part (f, 0)->key, ==, "cover");
  g_assert_cmpuint (part (f, 1)->first, ==, 1);
  for (guint i = 2; part (f, i); i++)
    if (part (f, i)->printed && part (f, i - 1)->printed)
      g_assert_cmpuint (part (f, i)->first, >=, part (f, i - 1)->first + part (f, i - 1)->n_pages);
  seating = find_part (f, "seating");
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  rk_meeting_papers_move (papers_tab (f), seating, 1);
  rk_test_wait (made_anew (f, pages));
  g_assert_cmpstr (part (f, 1)->key, ==, "seating");
  g_assert_cmpuint (part (f, 1)->first, ==, 1);
  g_assert_cmpuint (part (f, 2)->first, ==, 2);
  n_before = rk_pages_get_n (rk_meeting_papers_get_pages (papers_tab (f)));
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  rk_meeting_papers_choose (papers_tab (f), find_part (f, "attendance"), FALSE);
  rk_test_wait (made_anew (f, pages));
  g_assert_false (part (f, find_part (f, "attendance"))->printed);
  g_assert_cmpuint (rk_pages_get_n (rk_meeting_papers_get_pages (papers_tab (f))), <, n_before);
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (made_anew (f, pages));
  g_assert_true (part (f, find_part (f, "attendance"))->printed);
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (made_anew (f, pages));
  g_assert_cmpuint (find_part (f, "seating"), ==, seating);
}

static GtkWidget *
row_of (Fixture *f, guint n)
{
  GtkWidget *check = rk_test_find (GTK_WIDGET (papers_tab (f)), GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  GtkWidget *list = gtk_widget_get_ancestor (check, GTK_TYPE_LIST_BOX);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)n));
}

/* The pages have all the room that is left above and below. */
static void
test_pages_fill_the_tab (Fixture *f, gconstpointer data)
{
  GtkWidget *tab, *pages;

  open_papers (f);
  tab = GTK_WIDGET (papers_tab (f));
  gtk_widget_activate (row_of (f, 2));
  pages = gtk_widget_get_ancestor (rk_test_find (tab, RK_TYPE_PAGES_VIEW, NULL, NULL),
                                   GTK_TYPE_SCROLLED_WINDOW);
  rk_test_wait (gtk_widget_get_height (pages) > gtk_widget_get_height (tab) * 3 / 4);
}

static void
test_parts_by_keys (Fixture *f, gconstpointer data)
{
  RkPages *pages;

  open_papers (f);
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  gtk_widget_grab_focus (row_of (f, 1));
  g_assert_true (rk_test_press (row_of (f, 1), GDK_KEY_Down, GDK_ALT_MASK));
  rk_test_wait (made_anew (f, pages));
  g_assert_cmpstr (part (f, 2)->key, ==, "agenda");
  g_assert_true (gtk_widget_has_focus (row_of (f, 2)));
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  g_assert_true (rk_test_press (row_of (f, 2), GDK_KEY_space, 0));
  rk_test_wait (made_anew (f, pages));
  g_assert_false (part (f, 2)->chosen);
  g_assert_true (meeting_has (f, "packet_parts", NULL) == FALSE);
}

static gboolean
run_close (RkDb *db, gpointer material, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) paper = rk_records_get (db, &rk_kind_material, *(gint64 *)material, error);
  g_autoptr (RkRecord) item = rk_records_get (db, &rk_kind_agenda_item,
                                              rk_record_get_int (paper, "agenda_item_id"), error);
  RkDraft *draft = rk_draft_copy (item);

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_agenda_item, "closed"), TRUE);
  rk_draft_put (draft, "closed_reason", "検討の途中にあるため");
  return rk_records_save_draft (db, draft, NULL, error);
}

/* What the edition for the public leaves out is told beside it. */
static void
test_not_for_the_public (Fixture *f, gconstpointer data)
{
  RkPages *pages;
  guint closed = 0;
  gint64 material;

  open_papers (f);
  g_assert_false (rk_test_shows (GTK_WIDGET (papers_tab (f)), "Not for the public"));
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  while (!part (f, closed)->paper || g_str_equal (part (f, closed)->item, "－"))
    closed++;
  material = g_ascii_strtoll (part (f, closed)->key, NULL, 10);
  rk_test_command (f->office, "非公開にした", run_close, &material);
  rk_test_wait (made_anew (f, pages));
  g_assert_true (part (f, closed)->held_back);
  g_assert_true (rk_test_shows (row_of (f, closed), "Not for the public"));
  g_assert_true (rk_test_shows (row_of (f, closed),
                                "Of a closed item: the edition for the public leaves it out."));
  g_assert_false (rk_test_shows (row_of (f, 1), "Not for the public"));
}

/* Small letters are not made smaller, and that is said. */
static void
test_two_pages_on_a_sheet (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = NULL;
  RkPages *pages;
  guint n;

  open_papers (f);
  pages = rk_meeting_papers_get_pages (papers_tab (f));
  n = rk_pages_get_n (pages);
  gtk_widget_activate_action (GTK_WIDGET (papers_tab (f)), "papers.zoom", "d", 1.0);
  g_assert_false (part (f, find_part (f, "attendance"))->too_small);
  {
    GtkWidget *row = rk_test_find (GTK_WIDGET (papers_tab (f)), ADW_TYPE_ACTION_ROW,
                                   rk_test_has_label, (gpointer) "Two pages on a sheet");

    gtk_switch_set_active (GTK_SWITCH (rk_test_find (row, GTK_TYPE_SWITCH, NULL, NULL)), TRUE);
  }
  rk_test_wait (made_anew (f, pages));
  meeting = meeting_of (f);
  g_assert_cmpint (rk_record_get_int (meeting, "packet_two_up"), ==, 1);
  g_assert_true (part (f, find_part (f, "attendance"))->too_small);
  g_assert_true (rk_test_shows (GTK_WIDGET (papers_tab (f)),
                                "Its letters would become too small to read two on a sheet."));
  g_assert_cmpuint (rk_pages_get_n (rk_meeting_papers_get_pages (papers_tab (f))), <, n);
}

/* ── printed ─────────────────────────────────────────────────────────────────────────────── */

static guint
count_letters (Fixture *f, gint64 council)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = rk_councils_members (rk_store_main_db (f->office->store), council, "2026-07-02", &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (((RkSeatRow *)rows->pdata[i])->state, "委嘱状 未印刷") == 0;
  return n;
}

static gboolean
take_back_letters (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *council = data;
  g_autoptr (GPtrArray) rows = rk_councils_members (db, *council, "2026-07-02", error);
  guint n = 0;

  for (guint i = 0; rows && i < rows->len && n < 2; i++)
    {
      const RkSeatRow *row = rows->pdata[i];
      g_autoptr (RkRecord) before = NULL;
      g_autoptr (RkRecord) after = NULL;
      RkDraft *draft;

      if (row->appointment_id == 0 || g_strcmp0 (row->role, RK_ROLE_MEMBER) != 0)
        continue;
      before = rk_records_get (db, &rk_kind_appointment, row->appointment_id, error);
      draft = rk_draft_copy (before);
      rk_draft_clear (draft, rk_kind_field (&rk_kind_appointment, "printed_on"));
      rk_draft_clear (draft, rk_kind_field (&rk_kind_appointment, "document_number"));
      after = rk_draft_end (draft);
      if (!rk_records_save (db, after, NULL, error))
        return FALSE;
      n++;
    }
  return n == 2;
}

/* A letter of appointment that was printed is off the list of what there is to do; undone it is on
 * it again. */
static void
test_printed_letters_are_noted (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = meeting_of (f);
  gint64 council = rk_record_get_int (meeting, "council_id");
  RkReportParams params = { .council = council };
  GtkWidget *window;
  guint before;

  rk_test_command (f->office, "委嘱状を戻した", take_back_letters, &council);
  before = count_letters (f, council);
  g_assert_cmpuint (before, >=, 2);
  window = rk_preview_window_new (f->context, "appointment", &params);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window)) != NULL);
  rk_preview_window_note_printed (RK_PREVIEW_WINDOW (window), NULL);
  rk_test_wait (count_letters (f, council) == 0);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_cmpuint (count_letters (f, council), ==, before);
  rk_test_hide (window);
  rk_test_gone (window);
}

static guint64
count_issues (Fixture *f, gint64 *status)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
  g_autoptr (GPtrArray) issues = NULL;

  rk_query_sort (query, "-id", NULL);
  issues = rk_query_records (rk_store_main_db (f->office->store), query, NULL, NULL);
  if (status && issues->len)
    *status = rk_record_get_int (issues->pdata[0], "status_id");
  return issues->len;
}

/* Some pages of a run are not the run: the ledger says it of those whose pages they were, and of
 * letters that belong to nobody the program knows it says nothing. */
static void
test_some_pages_are_not_all (Fixture *f, gconstpointer data)
{
  g_autoptr (GtkBitset) printed = gtk_bitset_new_range (1, 2);
  g_autoptr (RkRecord) meeting = meeting_of (f);
  gint64 council = rk_record_get_int (meeting, "council_id");
  RkReportParams params = { .council = council };
  guint64 before = count_issues (f, NULL);
  GtkWidget *window = rk_preview_window_new (f->context, "certificate", NULL);
  RkPages *pages = NULL;
  gint64 noted = 0;

  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait ((pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window))) != NULL);
  g_assert_cmpuint (rk_pages_get_n (pages), >, 3);
  g_assert_cmpint (rk_pages_get_record (pages, 1), !=, rk_pages_get_record (pages, 2));
  rk_preview_window_note_printed (RK_PREVIEW_WINDOW (window), printed);
  rk_test_wait (count_issues (f, &noted) == before + 2);
  g_assert_true (noted == rk_pages_get_record (pages, 1)
                 || noted == rk_pages_get_record (pages, 2));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_cmpuint (count_issues (f, NULL), ==, before);
  rk_test_hide (window);
  rk_test_gone (window);

  rk_test_command (f->office, "委嘱状を戻した", take_back_letters, &council);
  before = count_letters (f, council);
  window = rk_preview_window_new (f->context, "appointment", &params);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait ((pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window))) != NULL);
  g_assert_cmpint (rk_pages_get_record (pages, 0), ==, 0);
  rk_preview_window_note_printed (RK_PREVIEW_WINDOW (window), printed);
  g_assert_cmpuint (count_letters (f, council), ==, before);
  rk_test_hide (window);
  rk_test_gone (window);
}

/* 公表用一覧 as a file of rows: read back, with the town in front. */
static void
test_public_list_as_rows (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->office->folder, "公表.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  RkReportParams params = { 0 };

  rk_print_list_write (f->context, "public-list", &params, file);
  rk_test_wait (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "市町,登録番号,事業所名"));
  g_assert_nonnull (strstr (text, "静岡市,"));
}

/* A PDF is asked about: only what goes out is noted. */
static void
test_a_pdf_that_goes_out_is_noted (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = meeting_of (f);
  gint64 council = rk_record_get_int (meeting, "council_id");
  RkReportParams params = { .council = council };
  g_autofree char *path = g_build_filename (f->office->folder, "委嘱状.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window;
  guint before;

  rk_test_command (f->office, "委嘱状を戻した", take_back_letters, &council);
  before = count_letters (f, council);
  window = rk_preview_window_new (f->context, "appointment", &params);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 2; i++)
    {
      rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window)) != NULL);
      rk_preview_window_save (RK_PREVIEW_WINDOW (window), file);
      rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) != NULL);
      g_assert_true (g_file_query_exists (file, NULL));
      rk_test_click (rk_test_button (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL),
                                     i ? "Note as Printed" : "Not Yet"));
      rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
      if (i == 0)
        g_assert_cmpuint (count_letters (f, council), ==, before);
    }
  rk_test_wait (count_letters (f, council) == 0);
  rk_test_hide (window);
  rk_test_gone (window);
}

static GtkWidget *
open_invitation (Fixture *f, gint64 council)
{
  RkReportParams params = { .council = council };
  GtkWidget *window = rk_preview_window_new (f->context, "invitation", &params);

  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window)) != NULL);
  return window;
}

static const char *
shown_number (GtkWidget *window)
{
  RkPages *pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window));

  return pages ? rk_document_get_letter_number (rk_pages_get_document (pages)) : NULL;
}

static GtkWidget *
find_number (GtkWidget *window)
{
  return rk_test_find_called (window, GTK_TYPE_ENTRY, "Document number");
}

static gboolean
has_number (Fixture *f, const char *number)
{
  g_autoptr (RkRecord) meeting = meeting_of (f);

  return g_strcmp0 (rk_record_get (meeting, "document_number"), number) == 0;
}

/* What is typed stands on the page, is kept when it is printed, and is there the next time. */
static void
test_a_letter_asks_for_its_number (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = meeting_of (f);
  gint64 council = rk_record_get_int (meeting, "council_id");
  GtkWidget *window = open_invitation (f, council);
  GtkWidget *entry = find_number (window);

  g_assert_true (gtk_widget_get_visible (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, shown_number (window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "健企第777号");
  rk_test_wait (g_strcmp0 (shown_number (window), "健企第777号") == 0);
  rk_preview_window_note_printed (RK_PREVIEW_WINDOW (window), NULL);
  rk_test_hide (window);
  rk_test_gone (window);
  rk_test_wait (has_number (f, "健企第777号"));
  window = open_invitation (f, council);
  entry = find_number (window);
  rk_test_wait (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "健企第777号"));
  rk_test_hide (window);
  rk_test_gone (window);
}

static GtkDropDown *
choice (GtkWidget *window, const char *name)
{
  return GTK_DROP_DOWN (rk_test_find_called (window, GTK_TYPE_DROP_DOWN, name));
}

/* Until the pages say it. */
static gboolean
is_titled (GtkWidget *window, const char *part)
{
  RkPages *pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window));

  return pages && gtk_widget_is_sensitive (GTK_WIDGET (choice (window, "Council")))
         && strstr (rk_document_get_title (rk_pages_get_document (pages)), part);
}

static void
choose_words (GtkDropDown *dropdown, const char *words)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (dropdown));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (strstr (gtk_string_list_get_string (list, i), words))
      {
        gtk_drop_down_set_selected (dropdown, i);
        return;
      }
  g_assert_not_reached ();
}

/* Where nobody has said whose paper it is, it is the prefecture's, and another can be chosen. */
static void
test_a_paper_asks_whose_it_is (Fixture *f, gconstpointer data)
{
  GtkWidget *window = rk_preview_window_new (f->context, "roster", NULL);
  RkReportParams params = { 0 };

  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (is_titled (window, "静岡県"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice (window, "Council"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (choice (window, "Meeting"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice (window, "Order of the roster"))));
  choose_words (choice (window, "Council"), "賀茂");
  rk_test_wait (is_titled (window, "賀茂"));
  rk_test_hide (window);
  rk_test_gone (window);

  window = rk_preview_window_new (f->context, "agenda", NULL);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (is_titled (window, "静岡県"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (choice (window, "Meeting"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (choice (window, "Order of the roster"))));
  choose_words (choice (window, "Council"), "志太榛原");
  rk_test_wait (is_titled (window, "志太榛原"));
  choose_words (choice (window, "Meeting"), "令和7年度第1回");
  rk_test_wait (is_titled (window, "令和7年度第1回"));
  rk_test_hide (window);
  rk_test_gone (window);

  /* Whose it is was said. */
  g_assert_true (rk_councils_default (rk_store_main_db (f->office->store), &params.council, NULL));
  window = rk_preview_window_new (f->context, "roster", &params);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (choice (window, "Council"))));
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (window)) != NULL);
  rk_test_hide (window);
  rk_test_gone (window);
}

/* Each row of 資料・報告 leads to the preview of its document. */
static void
test_a_row_shows_its_document (Fixture *f, gconstpointer data)
{
  GtkWidget *page = rk_documents_page_new (f->context);
  GtkWidget *preview, *row, *search;

  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), page);
  gtk_window_present (GTK_WINDOW (f->window));
  rk_test_wait (gtk_widget_get_mapped (f->window));
  g_assert_true (rk_test_shows (page, "Councils") && rk_test_shows (page, "Plans"));
  search = rk_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  rk_page_focus_search (RK_PAGE (page));
  gtk_editable_set_text (GTK_EDITABLE (search), "そのような紙はない");
  rk_test_wait (rk_test_shows (page, "No paper has these words"));
  gtk_editable_set_text (GTK_EDITABLE (search), "席");
  rk_test_wait (rk_test_shows (page, "席札") && !rk_test_shows (page, "委嘱状"));
  g_assert_false (rk_test_shows (page, "Plans"));
  gtk_editable_set_text (GTK_EDITABLE (search), "release"); /* 解嘱状 */
  rk_test_wait (rk_test_shows (page, "委嘱状"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  rk_test_wait (rk_test_shows (page, "委嘱状"));
  row = rk_test_find (page, ADW_TYPE_ACTION_ROW, NULL, NULL);
  g_assert_true (rk_test_press (search, GDK_KEY_Down, 0)); /* to what was found */
  g_assert_true (gtk_widget_has_focus (row));
  g_assert_true (gtk_widget_activate (row));
  rk_test_wait ((preview = rk_test_toplevel (RK_TYPE_PREVIEW_WINDOW, NULL)) != NULL);
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (preview)) != NULL);
  rk_test_hide (preview);
  rk_test_gone (preview);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  rk_test_app_init (&argc, &argv);
  ADD ("/papers/seating/widgets", test_seats_are_widgets);
  ADD ("/papers/seating/keys", test_seats_by_keys);
  ADD ("/papers/seating/keyboard", test_seats_have_the_keyboard);
  ADD ("/papers/seating/reading", test_seats_by_reading);
  ADD ("/papers/seating/hand", test_seats_by_hand);
  ADD ("/papers/seating/without", test_without_a_seat);
  ADD ("/papers/seating/form", test_the_form_is_kept);
  ADD ("/papers/packet/order", test_parts_are_ordered);
  ADD ("/papers/packet/keys", test_parts_by_keys);
  ADD ("/papers/packet/room", test_pages_fill_the_tab);
  ADD ("/papers/packet/public", test_not_for_the_public);
  ADD ("/papers/packet/two-up", test_two_pages_on_a_sheet);
  ADD ("/papers/number", test_a_letter_asks_for_its_number);
  ADD ("/papers/printed", test_printed_letters_are_noted);
  ADD ("/papers/some-pages", test_some_pages_are_not_all);
  ADD ("/papers/public-list-as-rows", test_public_list_as_rows);
  ADD ("/papers/whose", test_a_paper_asks_whose_it_is);
  ADD ("/papers/row", test_a_row_shows_its_document);
  ADD ("/papers/pdf", test_a_pdf_that_goes_out_is_noted);
  status = rk_test_app_run ();
  return status;
}
