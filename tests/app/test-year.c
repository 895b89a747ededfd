/* The year on the screen: to-dos of a meeting, pay, what became of things, people who may be one,
 * 改選 in steps, members found in the search, days off; the strip's row of to-dos. */
#include "rk-test-app.h"

#include "rk-council.h"
#include "rk-duties.h"
#include "rk-meeting-todos.h"
#include "rk-meetings-page.h"
#include "rk-meetings.h"
#include "rk-member-dialog.h"
#include "rk-new-meeting-dialog.h"
#include "rk-payments-window.h"
#include "rk-people-window.h"
#include "rk-record-dialog.h"
#include "rk-renewal-row.h"
#include "rk-renewal-window.h"
#include "rk-search-window.h"
#include "rk-series-window.h"
#include "rk-todo.h"
#include "rk-year-strip.h"

#define N_SEATS 3

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  gint64 council;
  gint64 meeting;
  gint64 bodies[N_SEATS];
  gint64 people[N_SEATS];
  gint64 terms[N_SEATS];
  GtkWidget *window;
} Fixture;

static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static gint64
count (Fixture *f, const RkKind *kind, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  guint64 total = 0;

  if (field)
    g_assert_true (rk_query_where (query, field, value, NULL));
  g_assert_true (rk_query_total (db_of (f), query, &total, NULL, NULL));
  return (gint64)total;
}

static void
add_member (Fixture *f, guint n)
{
  static const char *const bodies[] = { "見本医師会", "見本商工会", "見本市" };
  static const char *const names[] = { "青島　環", "髙橋　誠", "岡　隆" };
  RkDraft *seat = rk_draft_new (&rk_kind_seat);
  RkDraft *term = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end",
                                 "2028-03-31", "post", "部長");

  f->bodies[n]
      = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_body, "name", bodies[n], "side", "地域"));
  f->people[n] = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", names[n]));
  rk_test_set_int (seat, "council_id", f->council);
  rk_test_set_int (seat, "body_id", f->bodies[n]);
  rk_test_set_int (seat, "position", n + 1);
  rk_test_set_int (term, "seat_id", rk_test_keep (f->office, seat));
  rk_test_set_int (term, "person_id", f->people[n]);
  f->terms[n] = rk_test_keep (f->office, term);
}

static gboolean
begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return rk_meetings_begin (db, f->council, "2026-07-23", &f->meeting, NULL, error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_office_new (0);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  f->council = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本圏域協議会",
                                                       "short_name", "見本", "level", "圏域"));
  for (guint i = 0; i < N_SEATS; i++)
    add_member (f, i);
  rk_test_command (f->office, "会議を作った", begin, f);
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
show (Fixture *f, GtkWidget *window)
{
  f->window = window;
  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (window));
}

static RkMeetingsPage *
open_page (Fixture *f)
{
  GtkWidget *page = rk_meetings_page_new (f->context);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  show (f, window);
  rk_test_wait (rk_meetings_page_get_meeting (RK_MEETINGS_PAGE (page)) == f->meeting);
  return RK_MEETINGS_PAGE (page);
}

static RkRecord *
meeting_of (Fixture *f)
{
  return rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
}

/* ── to-dos ──────────────────────────────────────────────────────────────────────────────── */

static gint64
todo_of (Fixture *f, const char *title)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_todo);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, "title", title, NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gboolean
is_in_state (Fixture *f, gint64 id, const char *state)
{
  g_autoptr (RkRecord) todo = rk_records_get (db_of (f), &rk_kind_todo, id, NULL);

  return todo && g_strcmp0 (rk_record_get (todo, "state"), state) == 0;
}

static void
test_todos (Fixture *f, gconstpointer data)
{
  RkMeetingsPage *page = open_page (f);
  gint64 id = todo_of (f, "議題と論点を整理する");
  GtkWidget *todos;

  /* The card of the agenda leads to the tab. */
  rk_test_wait (rk_test_shows (GTK_WIDGET (page), "Preparation: 0/19 done, 6 late"));
  rk_meetings_page_show_tab (page, "todos");
  todos = rk_test_find (GTK_WIDGET (page), RK_TYPE_MEETING_TODOS, NULL, NULL);
  rk_test_wait (rk_test_shows (todos, "0/19 done, 6 late"));
  g_assert_true (rk_test_shows (todos, "39 days late"));
  rk_meeting_todos_settle (RK_MEETING_TODOS (todos), id, RK_TODO_DONE);
  rk_test_wait (rk_test_shows (todos, "1/19 done, 5 late"));
  g_assert_true (is_in_state (f, id, RK_TODO_DONE));
  rk_meeting_todos_settle (RK_MEETING_TODOS (todos), id, NULL);
  rk_test_wait (is_in_state (f, id, RK_TODO_LATE));
  rk_meeting_todos_settle (RK_MEETING_TODOS (todos), id, RK_TODO_NOT_NEEDED);
  rk_test_wait (is_in_state (f, id, RK_TODO_NOT_NEEDED));
  rk_context_undo (f->context);
  rk_test_wait (is_in_state (f, id, RK_TODO_LATE));
}

/* One row on the home page for all of a meeting, the late ones first. */
static void
test_todo_duty (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties
      = rk_duties_load (db_of (f), f->office->path, rk_today (), NULL, &error);
  const RkDuty *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < duties->len; i++)
    {
      const RkDuty *duty = duties->pdata[i];

      if (g_strcmp0 (duty->verb, "See the To-Dos") == 0)
        {
          g_assert_null (found);
          found = duty;
        }
    }
  g_assert_nonnull (found);
  g_assert_cmpint (found->urgency, ==, RK_DUTY_LATE);
  g_assert_cmpstr (found->chip, ==, "39 days late");
  g_assert_true (rk_query_kind (found->query) == &rk_kind_todo);
}

/* ── pay ─────────────────────────────────────────────────────────────────────────────────── */

static void
test_payments (Fixture *f, gconstpointer data)
{
  RkDraft *rate = RK_TEST_DRAFT (&rk_kind_pay_rate, "role", "委員", "amount", "7000");
  g_autoptr (RkRecord) meeting = meeting_of (f);
  RkPaymentsWindow *window;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  rk_test_set_int (rate, "council_id", f->council);
  rk_test_keep (f->office, rate);
  for (guint i = 0; i < N_SEATS; i++)
    {
      g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->terms[i]);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (RkRecord) row = NULL;
      RkDraft *draft;

      g_assert_true (rk_query_where (query, "appointment_id", id, NULL));
      ids = rk_query_ids (db_of (f), query, NULL, NULL);
      row = rk_records_get (db_of (f), &rk_kind_attendance, g_array_index (ids, gint64, 0), NULL);
      draft = rk_draft_copy (row);
      g_assert_true (rk_test_set (draft, "presence", i == 2 ? "欠席" : "出席"));
      rk_test_keep (f->office, draft);
    }
  show (f, rk_payments_window_new (f->context, NULL, meeting));
  window = RK_PAYMENTS_WINDOW (f->window);
  g_assert_cmpuint (rk_payments_window_get_n_lines (window), ==, 3);
  before = rk_payments_window_dup_sum (window);
  g_assert_cmpstr (before, ==, "Pay ¥14,000 + travel ¥0 = ¥14,000, 2 people");
  rk_payments_window_type (window, 0, NULL, "１，２８０円", "見本駅～会場　往復");
  rk_payments_window_exclude (window, 1, "");
  g_assert_false (rk_payments_window_save (window));
  rk_payments_window_exclude (window, 1, "公務員のため");
  after = rk_payments_window_dup_sum (window);
  g_assert_cmpstr (after, ==, "Pay ¥7,000 + travel ¥1,280 = ¥8,280, 1 person");
  rk_payments_window_type (window, 0, "七千", NULL, NULL);
  g_assert_false (rk_payments_window_save (window));
  rk_payments_window_type (window, 0, "7,000", NULL, NULL);
  g_assert_true (rk_payments_window_save (window));
  rk_test_wait (count (f, &rk_kind_payment, NULL, NULL) == 2);
  rk_test_wait (rk_test_shows (f->window, "recorded"));
  rk_context_undo (f->context);
  rk_test_wait (count (f, &rk_kind_payment, NULL, NULL) == 0);
}

static gboolean
press_down (GtkWidget *entry)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean done = FALSE;

  for (guint i = 0; !done && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one)
          && gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (one, "key-pressed", GDK_KEY_Down, 0, 0, &done);
    }
  return done;
}

static gboolean
is_yen (GtkWidget *entry, gpointer pressed)
{
  return gtk_widget_has_css_class (entry, "numeric");
}

/* All of a line is seen without scrolling to the side, and a key goes over the names. */
static void
test_payments_in_large_text (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = meeting_of (f);
  GtkWidget *entry;
  GtkWidget *grid;
  int width, column, line, after;

  show (f, rk_payments_window_new (f->context, NULL, meeting));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  entry = rk_test_find (f->window, GTK_TYPE_ENTRY, is_yen, NULL);
  grid = gtk_widget_get_parent (entry);
  gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 1200);
  gtk_grid_query_child (GTK_GRID (grid), entry, &column, &line, NULL, NULL);
  gtk_widget_grab_focus (entry);
  g_assert_true (press_down (entry));
  entry = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), GTK_TYPE_ENTRY);
  gtk_grid_query_child (GTK_GRID (grid), entry, &column, &after, NULL, NULL);
  g_assert_cmpint (after, ==, line + 2);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* ── the years ───────────────────────────────────────────────────────────────────────────── */

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, gint64 *seen)
{
  *seen = id;
}

static void
test_series (Fixture *f, gconstpointer data)
{
  RkDraft *item = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "健診車の共同利用");
  RkDraft *said = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "text", "費用を分けたい");
  RkDraft *action = RK_TEST_DRAFT (&rk_kind_action, "what", "割合の案を作る", "owner", "増田",
                                   "due", "2026-06-30");
  RkSeriesWindow *window;
  gint64 seen = 0;

  rk_test_set_int (item, "meeting_id", f->meeting);
  rk_test_set_int (said, "agenda_item_id", rk_test_keep (f->office, item));
  rk_test_set_int (said, "meeting_id", f->meeting);
  rk_test_set_int (said, "appointment_id", f->terms[1]);
  rk_test_set_int (action, "meeting_id", f->meeting);
  rk_test_set_int (action, "statement_id", rk_test_keep (f->office, said));
  rk_test_keep (f->office, action);
  show (f, rk_series_window_new (f->context, NULL, f->council));
  window = RK_SERIES_WINDOW (f->window);
  rk_test_wait (rk_series_window_get_n_threads (window) == 1);
  rk_test_wait (rk_test_shows (f->window, "・費用を分けたい（見本商工会）"));
  g_assert_true (rk_test_shows (f->window, "1 late"));
  g_signal_connect (f->context, "navigate", G_CALLBACK (on_navigate), &seen);
  rk_test_click (rk_test_button (f->window, "令和8年度 第1回"));
  g_assert_cmpint (seen, ==, f->meeting);
  g_signal_handlers_disconnect_by_data (f->context, &seen);
  rk_series_window_filter (window, RK_SERIES_SAID, "別の言葉");
  rk_test_wait (rk_series_window_get_n_threads (window) == 0);
  g_assert_true (rk_test_shows (f->window, "No Agenda Item Fits"));
  rk_test_click (rk_test_button (f->window, "Show Every Agenda Item"));
  rk_test_wait (rk_series_window_get_n_threads (window) == 1);
}

/* ── people ──────────────────────────────────────────────────────────────────────────────── */

static void
test_people (Fixture *f, gconstpointer data)
{
  RkPeopleWindow *window;

  rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "高橋 誠", "email",
                                          "takahashi@example.jp"));
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_person, "name", "岡　隆", "phone", "054-000-0001"));
  show (f, rk_people_window_new (f->context));
  window = RK_PEOPLE_WINDOW (f->window);
  rk_test_wait (rk_people_window_get_n_pairs (window) == 2);
  g_assert_true (rk_test_shows (f->window, "2 pairs to decide"));
  rk_people_window_answer (window, 0, RK_PEOPLE_FIRST_STAYS);
  rk_test_wait (rk_people_window_get_n_pairs (window) == 1);
  g_assert_cmpint (count (f, &rk_kind_person, NULL, NULL), ==, 4);
  rk_test_click (rk_test_button (f->window, "Two Different People"));
  rk_test_wait (rk_people_window_get_n_pairs (window) == 0);
  g_assert_cmpint (count (f, &rk_kind_person, NULL, NULL), ==, 4);
  g_assert_true (rk_test_shows (f->window, "Nothing to Decide"));
}

/* Somebody who is known is chosen by name; nobody is made twice. */
static void
test_member_known (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, NULL);
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, f->people[0]);
  g_autofree char *body = g_strdup_printf ("%" G_GINT64_FORMAT, f->bodies[2]);
  g_autofree char *name = NULL;
  RkRecordDialog *dialog;

  f->window = rk_member_dialog_new (f->context, NULL, council, rk_date (2024, 4, 1));
  show (f, f->window);
  dialog = RK_RECORD_DIALOG (f->window);
  rk_record_dialog_type (dialog, "person_id", person);
  rk_record_dialog_type (dialog, "body_id", body);
  name = rk_record_form_dup_typed (rk_record_dialog_get_form (dialog), "name");
  g_assert_cmpstr (name, ==, "青島　環");
  rk_record_dialog_type (dialog, "term_end", "R8.3.31");
  rk_record_dialog_save (dialog);
  rk_test_wait (count (f, &rk_kind_appointment, NULL, NULL) == 4);
  g_assert_cmpint (count (f, &rk_kind_person, NULL, NULL), ==, 3);
  g_assert_cmpint (count (f, &rk_kind_body, NULL, NULL), ==, 3);
  f->window = NULL; /* it closed when it was done */
  rk_test_flush ();
}

/* Whoever has left is found, too, and says so. */
static void
test_search (Fixture *f, gconstpointer data)
{
  RkDraft *old
      = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2020-04-01", "term_end", "2022-03-31");
  g_autoptr (RkRecord) term = rk_records_get (db_of (f), &rk_kind_appointment, f->terms[0], NULL);

  rk_test_set_int (old, "seat_id", rk_record_get_int (term, "seat_id"));
  rk_test_set_int (old, "person_id",
                   rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "濵邊　薫")));
  rk_test_keep (f->office, old);
  show (f, rk_search_window_new (f->context));
  rk_search_window_search (RK_SEARCH_WINDOW (f->window), "浜辺");
  rk_test_wait (rk_test_shows (f->window, "濵邊　薫"));
  g_assert_true (rk_test_shows (f->window, "退任　見本医師会　見本圏域協議会"));
}

/* ── 改選 ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
state_is (RkRenewalWindow *window, guint row, const char *state)
{
  g_autofree char *shown = rk_renewal_window_dup_state (window, row);

  return g_str_equal (shown, state);
}

static void
test_renewal (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, NULL);
  RkRenewalWindow *window;

  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  window = RK_RENEWAL_WINDOW (f->window);
  g_assert_cmpuint (rk_renewal_window_get_n_seats (window), ==, 3);
  g_assert_true (state_is (window, 1, "Not asked yet"));
  rk_renewal_window_set_days (window, 1, "きのう", NULL);
  g_assert_false (rk_renewal_window_keep (window));
  rk_renewal_window_set_days (window, 1, "", NULL);
  /* The whole column by one key, the answer of one seat. */
  rk_renewal_window_set_days (window, 0, "R10.1.20", NULL);
  rk_renewal_window_fill_column (window, 0, FALSE);
  g_assert_true (state_is (window, 2, "Asked"));
  rk_renewal_window_answer (window, 0, RK_RENEWAL_SAME, NULL, NULL, NULL);
  g_assert_true (state_is (window, 0, "Answered"));
  rk_renewal_window_set_days (window, 0, NULL, "R10.3.1");
  g_assert_true (state_is (window, 0, "Accepted"));
  g_assert_true (rk_renewal_window_keep (window));
  rk_test_wait (count (f, &rk_kind_renewal, NULL, NULL) == 3);
  rk_test_hide (f->window);
  rk_test_gone (f->window);
  /* It goes on where it stopped. */
  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  window = RK_RENEWAL_WINDOW (f->window);
  g_assert_true (state_is (window, 0, "Accepted"));
  g_assert_true (state_is (window, 1, "Asked"));
  rk_renewal_window_perform (window);
  rk_test_wait (rk_renewal_window_is_done (window));
  g_assert_cmpint (count (f, &rk_kind_renewal, NULL, NULL), ==, 2);
  g_assert_cmpint (count (f, &rk_kind_appointment, "nomination_sent_on", "2028-01-20"), ==, 1);
}

static gboolean
has_title (GtkWidget *row, gpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static GtkEditable *
entry_of (Fixture *f, const char *title)
{
  return GTK_EDITABLE (rk_test_find (f->window, ADW_TYPE_ENTRY_ROW, has_title, (gpointer)title));
}

/* What was answered stays when the day becomes another, also over a day on which the seats are not
 * free; what stands in the entry of the day is used without Enter. */
static void
test_renewal_day (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, NULL);
  RkRenewalWindow *window;

  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  window = RK_RENEWAL_WINDOW (f->window);
  rk_renewal_window_answer (window, 0, RK_RENEWAL_NEW, "見本　太郎", NULL, "会長");
  rk_renewal_window_set_days (window, 0, "R10.1.20", "R10.3.1");
  rk_renewal_window_answer (window, 1, RK_RENEWAL_SAME, NULL, NULL, NULL);
  g_assert_true (rk_renewal_window_set_start (window, "R8.7.1"));
  g_assert_cmpuint (rk_renewal_window_get_n_seats (window), ==, 0);
  gtk_editable_set_text (entry_of (f, "First day of the new terms"), "R10.5.1");
  gtk_widget_grab_focus (GTK_WIDGET (entry_of (f, "First day of the new terms")));
  gtk_widget_grab_focus (GTK_WIDGET (entry_of (f, "Date on the letters of appointment")));
  rk_test_wait (rk_renewal_window_get_n_seats (window) == 3);
  g_assert_true (state_is (window, 0, "Accepted"));
  g_assert_true (state_is (window, 1, "Answered"));
  g_assert_true (state_is (window, 2, "Not asked yet"));
  /* With another day on the letters; the start once more, and recorded without leaving it. */
  gtk_editable_set_text (entry_of (f, "Date on the letters of appointment"), "R10.5.20");
  gtk_editable_set_text (entry_of (f, "First day of the new terms"), "R10.6.1");
  rk_renewal_window_perform (window);
  rk_test_wait (rk_renewal_window_is_done (window));
  g_assert_cmpint (count (f, &rk_kind_appointment, "term_start", "2028-06-01"), ==, 2);
  g_assert_cmpint (count (f, &rk_kind_appointment, "appointed_on", "2028-05-20"), ==, 2);
  g_assert_cmpint (count (f, &rk_kind_person, "name", "見本　太郎"), ==, 1);
  g_assert_cmpint (count (f, &rk_kind_appointment, "accepted_on", "2028-03-01"), ==, 1);
}

/* What was kept under another day is there when the window is opened again; so is what else is
 * kept. */
static void
test_renewal_goes_on (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, NULL);
  RkRenewalWindow *window;

  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  window = RK_RENEWAL_WINDOW (f->window);
  g_assert_true (rk_renewal_window_set_start (window, "R10.6.1"));
  rk_renewal_window_answer (window, 0, RK_RENEWAL_SAME, NULL, NULL, NULL);
  g_assert_true (rk_renewal_window_keep (window));
  rk_test_wait (count (f, &rk_kind_renewal, NULL, NULL) == 1);
  rk_test_hide (f->window);
  rk_test_gone (f->window);
  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  window = RK_RENEWAL_WINDOW (f->window);
  g_assert_true (state_is (window, 0, "Answered"));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (f, "First day of the new terms")), ==,
                   "令和10年6月1日");
  g_assert_true (rk_test_shows (
      f->window, "This goes on with what was kept for new terms from 令和10年6月1日."));
  g_assert_true (rk_renewal_window_set_start (window, "R10.5.1"));
  rk_renewal_window_answer (window, 1, RK_RENEWAL_SAME, NULL, NULL, NULL);
  g_assert_true (rk_renewal_window_keep (window));
  rk_test_wait (count (f, &rk_kind_renewal, NULL, NULL) == 3);
  rk_test_hide (f->window);
  rk_test_gone (f->window);
  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  g_assert_true (rk_test_shows (
      f->window, "This goes on with what was kept for new terms from 令和10年6月1日, the newest. "
                 "Kept as well, for terms from 令和10年5月1日: enter that day as the first to go "
                 "on with it."));
}

static gboolean
holds_focus (Fixture *f, GtkEditable *entry)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (entry));
}

/* By Tab from the answer to the name of the successor and on to the next seat. */
static void
test_renewal_tab (Fixture *f, gconstpointer data)
{
  static const char *const titles[] = { "Full name", "Furigana", "Post" };
  g_autoptr (RkRecord) council = rk_records_get (db_of (f), &rk_kind_council, f->council, NULL);
  GtkWidget *row, *next;

  show (f, rk_renewal_window_new (f->context, NULL, council, 0, rk_date (2028, 4, 1)));
  rk_renewal_window_answer (RK_RENEWAL_WINDOW (f->window), 0, RK_RENEWAL_NEW, NULL, NULL, NULL);
  row = rk_test_find (f->window, RK_TYPE_RENEWAL_ROW, NULL, NULL);
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (entry_of (f, "Full name"))));
  gtk_widget_grab_focus (GTK_WIDGET (rk_renewal_row_get_day (RK_RENEWAL_ROW (row), TRUE)));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
      g_assert_true (holds_focus (f, entry_of (f, titles[i])));
    }
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD);
  next = gtk_widget_get_next_sibling (row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == next
                 || gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), next));
  gtk_widget_child_focus (f->window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (holds_focus (f, entry_of (f, "Post")));
}

/* ── days off ────────────────────────────────────────────────────────────────────────────── */

static void
test_day_off (Fixture *f, gconstpointer data)
{
  static const char *const fields[] = { "date", "place", NULL };
  g_autoptr (RkRecord) meeting = meeting_of (f);
  RkRecordDialog *dialog;
  GtkWidget *entry;

  show (f, rk_new_meeting_dialog_new (f->context, NULL, f->council, NULL, NULL));
  rk_new_meeting_dialog_enter (RK_NEW_MEETING_DIALOG (f->window), f->council, "R8.7.20");
  g_assert_true (rk_test_shows (
      f->window, "令和8年7月20日（月） is a day off (海の日). The day can still be used."));
  rk_new_meeting_dialog_enter (RK_NEW_MEETING_DIALOG (f->window), f->council, "R8.7.21");
  rk_test_flush ();
  g_assert_false (rk_test_shows (
      f->window, "令和8年7月20日（月） is a day off (海の日). The day can still be used."));
  rk_test_hide (f->window);
  rk_test_gone (f->window);
  show (f, rk_record_dialog_new_for (f->context, NULL, NULL, meeting, fields));
  dialog = RK_RECORD_DIALOG (f->window);
  rk_record_dialog_type (dialog, "date", "R8.8.11");
  entry = rk_test_find (f->window, GTK_TYPE_ENTRY, NULL, NULL);
  g_signal_emit_by_name (entry, "activate");
  rk_test_wait (rk_test_shows (
      f->window, "令和8年8月11日（火） is a day off (山の日). The day can still be used."));
  /* It is no error: it is saved all the same. */
  rk_record_dialog_save (dialog);
  rk_test_wait (count (f, &rk_kind_meeting, "date", "2026-08-11") == 1);
  f->window = NULL;
  rk_test_flush ();
}

/* ── the strip ───────────────────────────────────────────────────────────────────────────── */

static void
on_work (RkYearStrip *strip, gint64 id, gint64 *seen)
{
  *seen = id;
}

static void
on_proposed (RkYearStrip *strip, int month, guint row, gint64 *seen)
{
  *seen = month * 100 + row;
}

static void
test_strip (Fixture *f, gconstpointer data)
{
  static const char *const rows[] = { "圏域協議会", NULL };
  GtkWidget *strip = rk_year_strip_new ();
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_year_mark_free);
  g_autoptr (GPtrArray) work = g_ptr_array_new_with_free_func (g_free);
  RkYearWork *july = g_new0 (RkYearWork, 1);
  g_autofree char *reading = NULL;
  gint64 seen = 0;
  int before, after;

  *july = (RkYearWork){ .month = 7, .open = 5, .late = 2, .meeting = f->meeting };
  g_ptr_array_add (work, july);
  rk_year_strip_set_marks (RK_YEAR_STRIP (strip), 2026, rk_date (2026, 7, 2), rows, marks);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), strip);
  show (f, f->window);
  gtk_widget_measure (strip, GTK_ORIENTATION_VERTICAL, 600, &before, NULL, NULL, NULL);
  rk_year_strip_set_work (RK_YEAR_STRIP (strip), work);
  gtk_widget_measure (strip, GTK_ORIENTATION_VERTICAL, 600, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, >, before);
  g_signal_connect (strip, "work-activated", G_CALLBACK (on_work), &seen);
  g_signal_connect (strip, "proposed", G_CALLBACK (on_proposed), &seen);
  rk_year_strip_walk (RK_YEAR_STRIP (strip), 1);
  reading = rk_year_strip_dup_reading (RK_YEAR_STRIP (strip));
  g_assert_cmpstr (reading, ==, "7: 5 to-dos open, 2 of them late");
  rk_year_strip_open (RK_YEAR_STRIP (strip));
  g_assert_cmpint (seen, ==, f->meeting);
  rk_year_strip_double_click (RK_YEAR_STRIP (strip), 9, 0);
  g_assert_cmpint (seen, ==, 900);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/year/todos", test_todos);
  ADD ("/year/todo-duty", test_todo_duty);
  ADD ("/year/payments", test_payments);
  ADD ("/year/payments/large-text", test_payments_in_large_text);
  ADD ("/year/series", test_series);
  ADD ("/year/people", test_people);
  ADD ("/year/member-known", test_member_known);
  ADD ("/year/search", test_search);
  ADD ("/year/renewal", test_renewal);
  ADD ("/year/renewal/day", test_renewal_day);
  ADD ("/year/renewal/tab", test_renewal_tab);
  ADD ("/year/renewal/goes-on", test_renewal_goes_on);
  ADD ("/year/day-off", test_day_off);
  ADD ("/year/strip", test_strip);
  return rk_test_app_run ();
}
