/* 出欠 of the 会議 page: slips by their codes, answers by keys, deputies, joint councils, members
 * who are not in the list yet. */
#include "rk-joint-box.h"
#include "rk-test-meeting.h"

#include "rk-meeting-attendance.h"
#include "rk-meetings-list.h"
#include "rk-meetings.h"

/* ── replies ─────────────────────────────────────────────────────────────────────────────── */

static RkRecord *
attendance_of (Fixture *f, guint n)
{
  g_autoptr (RkMeetingData) data = load (f);
  RkRecord *record = rk_meeting_data_attendance (data, f->terms[n]);

  g_assert_nonnull (record);
  return rk_record_ref (record);
}

static gboolean
replied (Fixture *f, guint n, const char *expected)
{
  g_autoptr (RkRecord) record = attendance_of (f, n);

  return g_strcmp0 (rk_record_get (record, "reply"), expected) == 0;
}

/* Whether the keyboard is in the empty field for the code of a slip. */
static gboolean
is_at_code (Fixture *f)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) : NULL;

  return entry && has_placeholder (entry, (gpointer) "Code of the reply slip")
         && *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0';
}

static void
test_keys_answer_and_the_strip_counts (Fixture *f, gconstpointer data)
{
  g_autofree char *code = rk_reply_code (1, 1, 3);
  GtkWidget *row, *list;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  row = enter_code (f, code);
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  g_assert_true (rk_test_has_label (row, (gpointer) "山﨑　恵"));
  list = gtk_widget_get_parent (row);
  press (list, GDK_KEY_1);
  rk_test_wait (replied (f, 2, RK_REPLY_YES));
  /* After a slip the next one: its digits are no answers of anybody. */
  g_assert_true (is_at_code (f));
  gtk_widget_grab_focus (row);
  press (list, GDK_KEY_1);
  /* In the list the next member has the keyboard; a full-width digit does as well. */
  g_assert_true (
      rk_test_has_label (gtk_root_get_focus (GTK_ROOT (f->window)), (gpointer) "岡　隆"));
  press (list, gdk_unicode_to_keyval (0xff14));
  rk_test_wait (replied (f, 3, RK_PRESENCE_WEB));
  rk_test_wait (rk_test_shows (f->window, "The meeting is expected to be valid."));
  g_assert_true (rk_test_shows (f->window, "出席 2名　定足数 2名（委員4名の半数以上）"));
  g_assert_true (
      rk_test_has_label (gtk_root_get_focus (GTK_ROOT (f->window)), (gpointer) "岡　隆"));
}

static void
test_a_wrong_code_is_said (Fixture *f, gconstpointer data)
{
  g_autofree char *other = rk_reply_code (1, 2, 3);
  g_autofree char *elsewhere = rk_reply_code (2, 1, 3);

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  enter_code (f, other);
  g_assert_true (rk_test_shows (f->window, "This slip is of meeting no. 2, not of this one"));
  enter_code (f, elsewhere);
  g_assert_true (rk_test_shows (
      f->window, "This slip is of another council, not of one that holds this meeting"));
  enter_code (f, "1234567");
  g_assert_true (
      rk_test_shows (f->window, "This is not the code of a reply slip, or one digit is wrong"));
  g_assert_true (rk_test_has_label (enter_code (f, "２"), (gpointer) "髙橋　誠"));
}

/* However often it is asked for, the tab begins where the code of a slip is entered. */
static void
test_replies_begin_at_the_code (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  open_page (f);
  for (guint i = 0; i < 2; i++)
    {
      rk_meetings_page_show_tab (f->page, "attendance");
      entry = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder,
                            (gpointer) "Code of the reply slip");
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), entry));
    }
}

/* On the day nobody has a slip: the digits answer for the first who has none yet. */
static void
test_the_day_begins_in_the_list (Fixture *f, gconstpointer data)
{
  GtkWidget *entry, *focus;

  set_meeting (f, "date", "2026-07-01");
  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  focus = gtk_root_get_focus (GTK_ROOT (f->window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  /* From the code ↓ leads there, too; what was wrong with it is not said any longer. */
  enter_code (f, "1234567");
  g_assert_true (
      rk_test_shows (f->window, "This is not the code of a reply slip, or one digit is wrong"));
  entry = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder,
                        (gpointer) "Code of the reply slip");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_false (
      rk_test_shows (f->window, "This is not the code of a reply slip, or one digit is wrong"));
  g_assert_true (rk_test_press_at (entry, GDK_KEY_Down, 0));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == focus);
}

/* ── held jointly ────────────────────────────────────────────────────────────────────────── */

static gint64
add_other_council (Fixture *f)
{
  gint64 council = keep (f, DRAFT (&rk_kind_council, "name", "見本保険者協議会", "short_name",
                                   "保険者", "level", "関係会議", "position", "2"));
  gint64 person = keep (f, DRAFT (&rk_kind_person, "name", "濵田　直樹"));
  RkDraft *seat = DRAFT (&rk_kind_seat, "position", "3");
  RkDraft *term
      = DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end", "2028-03-31");

  set_int (seat, "council_id", council);
  set_int (term, "seat_id", keep (f, seat));
  set_int (term, "person_id", person);
  keep (f, term);
  return council;
}

static guint
n_called (Fixture *f)
{
  g_autoptr (RkMeetingData) data = load (f);

  return data->attendances->len;
}

/* The members of the other council are called and their slips are found; it can leave again. */
static void
test_a_joint_council_is_called (Fixture *f, gconstpointer data)
{
  gint64 council = add_other_council (f);
  g_autofree char *code = rk_reply_code (2, 1, 3);
  g_autofree char *own = rk_reply_code (1, 1, 3);
  RkJointBox *box;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  box = RK_JOINT_BOX (rk_test_find (f->window, RK_TYPE_JOINT_BOX, NULL, NULL));
  rk_joint_box_join (box, council);
  rk_test_wait (rk_test_shows (f->window, "Held jointly with 見本保険者協議会"));
  g_assert_cmpuint (n_called (f), ==, N_SEATS + 1);
  g_assert_true (rk_test_has_label (enter_code (f, code), (gpointer) "濵田　直樹"));
  g_assert_true (rk_test_has_label (enter_code (f, own), (gpointer) "山﨑　恵"));
  rk_joint_box_part (box, council);
  rk_test_wait (!rk_test_shows (f->window, "Held jointly with 見本保険者協議会"));
  g_assert_cmpuint (n_called (f), ==, N_SEATS);
}

static gboolean
join (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;

  return rk_meetings_join (db, ids[0], ids[1], 2, error);
}

/* In its own list a council finds it under its own number, with the one that calls it; in the list
 * of all, and in that of the other, it is the other's. */
static void
test_a_joint_meeting_in_a_list (Fixture *f, gconstpointer data)
{
  gint64 ids[] = { f->meeting, add_other_council (f) };
  GtkWidget *list;

  open_page (f);
  list = rk_test_find (f->window, RK_TYPE_MEETINGS_LIST, NULL, NULL);
  rk_meetings_list_set_council (RK_MEETINGS_LIST (list), ids[1]);
  rk_test_wait (rk_test_shows (list, "No meeting yet"));
  rk_test_command (f->office, "合同開催にした", join, ids);
  rk_test_wait (rk_test_shows (list, "保険者　第2回（合同）"));
  g_assert_true (rk_test_shows (list, "Called as 見本  No. \u20601\u2060"));
  rk_meetings_list_set_council (RK_MEETINGS_LIST (list), f->council);
  rk_test_wait (rk_test_shows (list, "見本  No. \u20601\u2060"));
  g_assert_false (rk_test_shows (list, "Called as 見本  No. \u20601\u2060"));
  rk_meetings_list_set_council (RK_MEETINGS_LIST (list), ids[1]);
  rk_test_wait (rk_test_shows (list, "保険者　第2回（合同）"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (rk_test_shows (list, "No meeting yet"));
}

static void
test_a_deputy_is_asked_for (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *row, *entry;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  row = enter_code (f, "1");
  press (gtk_widget_get_parent (row), GDK_KEY_3);
  entry
      = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer) "Name of the deputy");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "清　水穂");
  g_signal_emit_by_name (entry, "activate");
  rk_test_wait (replied (f, 0, RK_REPLY_DEPUTY));
  record = attendance_of (f, 0);
  g_assert_cmpstr (rk_record_get (record, "deputy_name"), ==, "清　水穂");
  rk_test_wait (is_at_code (f)); /* the deputy came by a slip, so the next slip comes */
}

static GtkWidget *
ask_for_deputy (Fixture *f, GtkWidget *row)
{
  gtk_widget_grab_focus (row);
  press (gtk_widget_get_parent (row), GDK_KEY_3);
  return rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer) "Name of the deputy");
}

/* In the list the next member has the keyboard after a deputy; who gives up stays at the member. */
static void
test_after_a_deputy_the_list_goes_on (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *entry;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  row = gtk_widget_get_next_sibling (enter_code (f, "1"));
  entry = ask_for_deputy (f, row);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  rk_test_wait (gtk_root_get_focus (GTK_ROOT (f->window)) == row);
  entry = ask_for_deputy (f, row);
  gtk_editable_set_text (GTK_EDITABLE (entry), "清　水穂");
  g_signal_emit_by_name (entry, "activate");
  rk_test_wait (replied (f, 1, RK_REPLY_DEPUTY));
  rk_test_wait (gtk_root_get_focus (GTK_ROOT (f->window)) == gtk_widget_get_next_sibling (row));
}

/* Whether all of it is within the popover round it, as it is laid out now. */
static gboolean
stands_within_popover (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, popover, &bounds)
         && bounds.origin.y + bounds.size.height <= (float)gtk_widget_get_height (popover)
         && gtk_widget_get_height (popover)
                <= gdk_surface_get_height (gtk_native_get_surface (GTK_NATIVE (popover)));
}

static void
test_a_deputy_of_another_body_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) record = NULL;
  GtkWidget *name, *body, *popover;
  int before, after;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  press (gtk_widget_get_parent (enter_code (f, "1")), GDK_KEY_3);
  name = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer) "Name of the deputy");
  body = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer) "Body of the deputy");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (body)), ==, "見本医師会");
  gtk_editable_set_text (GTK_EDITABLE (name), "清　水穂");
  gtk_editable_set_text (GTK_EDITABLE (body), "見本商工会");
  popover = gtk_widget_get_ancestor (body, GTK_TYPE_POPOVER);
  gtk_widget_measure (popover, GTK_ORIENTATION_VERTICAL, -1, NULL, &before, NULL, NULL);
  g_signal_emit_by_name (body, "activate");
  gtk_widget_measure (popover, GTK_ORIENTATION_VERTICAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, ==, before); /* one that grows may be cut at the end of the screen */
  g_assert_true (rk_test_shows (f->window,
                                "清　水穂 of 見本商工会 cannot come for 青島　環, who sits for "
                                "見本医師会. A deputy is of the same body."));
  rk_test_wait (stands_within_popover (rk_test_button (f->window, "Save the Deputy")));
  g_assert_true (gtk_widget_get_mapped (body)); /* it stays open, and nothing is lost */
  g_assert_true (replied (f, 0, RK_REPLY_NONE));
  gtk_editable_set_text (GTK_EDITABLE (body), "見本 医師会");
  g_signal_emit_by_name (body, "activate");
  rk_test_wait (replied (f, 0, RK_REPLY_DEPUTY));
  record = attendance_of (f, 0);
  g_assert_cmpstr (rk_record_get (record, "deputy_body"), ==, "見本 医師会");
}

static gboolean
is_shown_whole (GtkWidget *label)
{
  GtkWidget *window = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));

  return gtk_widget_get_height (label) > 0
         && gtk_adjustment_get_upper (scroll) <= gtk_adjustment_get_page_size (scroll);
}

/* Bodies have long names, and text may be large. */
static void
test_a_refusal_is_read_whole (Fixture *f, gconstpointer data)
{
  GtkWidget *name, *body, *label;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  press (gtk_widget_get_parent (enter_code (f, "1")), GDK_KEY_3);
  name = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer) "Name of the deputy");
  body = rk_test_find (f->window, GTK_TYPE_ENTRY, has_placeholder, (gpointer) "Body of the deputy");
  gtk_editable_set_text (GTK_EDITABLE (name), "清　水穂");
  gtk_editable_set_text (GTK_EDITABLE (body), "見本県中小企業団体中央会中部支部連絡協議会");
  g_signal_emit_by_name (body, "activate");
  label = rk_test_find (f->window, GTK_TYPE_LABEL, rk_test_is_shown_label,
                        (gpointer) "清　水穂 of 見本県中小企業団体中央会中部支部連絡協議会 cannot "
                                   "come for 青島　環, who sits for 見本医師会. A deputy is of the "
                                   "same body.");
  g_assert_nonnull (label);
  rk_test_wait (is_shown_whole (label));
  rk_test_wait (stands_within_popover (rk_test_button (f->window, "Save the Deputy")));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* ── who is not in the list yet ──────────────────────────────────────────────────────────── */

static gint64
add_fifth_member (Fixture *f)
{
  gint64 person = keep (f, DRAFT (&rk_kind_person, "name", "濵田　直樹"));
  RkDraft *seat = DRAFT (&rk_kind_seat, "position", "5");
  RkDraft *term
      = DRAFT (&rk_kind_appointment, "term_start", "2026-07-01", "term_end", "2028-03-31");

  set_int (seat, "council_id", f->council);
  set_int (term, "seat_id", keep (f, seat));
  set_int (term, "person_id", person);
  return keep (f, term);
}

/* The strip says that somebody is missing in the list and enters them. */
static void
test_the_strip_enters_missing_members (Fixture *f, gconstpointer data)
{
  open_page (f);
  add_fifth_member (f);
  rk_test_wait (rk_test_shows (f->window, "出席 0名　定足数 3名（委員5名の半数以上）\n"
                                          "1 member is not in the attendance yet"));
  g_assert_true (rk_test_shows (f->window, "Waiting for replies: 3 more are needed."));
  rk_test_click (rk_test_button (f->window, "Enter Missing Members"));
  rk_test_wait (n_called (f) == N_SEATS + 1);
  rk_test_wait (rk_test_shows (f->window, "出席 0名　定足数 3名（委員5名の半数以上）"));
}

/* The slip of a member who is not in the list yet is taken, too. */
static void
test_a_slip_enters_a_missing_member (Fixture *f, gconstpointer data)
{
  g_autofree char *code = rk_reply_code (1, 1, 5);
  GtkWidget *list;

  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  list = gtk_widget_get_parent (enter_code (f, "1"));
  add_fifth_member (f);
  rk_test_wait (rk_test_shows (f->window, "出席 0名　定足数 3名（委員5名の半数以上）\n"
                                          "1 member is not in the attendance yet"));
  enter_code (f, code);
  rk_test_wait (
      rk_test_has_label (gtk_root_get_focus (GTK_ROOT (f->window)), (gpointer) "濵田　直樹"));
  press (list, GDK_KEY_1);
  rk_test_wait (is_at_code (f));
  g_assert_cmpuint (n_called (f), ==, N_SEATS + 1);
  enter_code (f, "9");
  g_assert_true (rk_test_shows (f->window, "There is no member number 9"));
}

static gboolean
enters (Fixture *f, const char *mode)
{
  GtkWidget *toggle
      = rk_test_find (f->window, GTK_TYPE_TOGGLE_BUTTON, rk_test_is_called_so, (gpointer)mode);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

/* A meeting that was made for today and then moved: what comes back by fax is no presence. */
static void
test_replies_of_a_moved_meeting (Fixture *f, gconstpointer data)
{
  GtkWidget *day;

  set_meeting (f, "date", "2026-07-02");
  open_page (f);
  g_assert_true (enters (f, "On the Day"));
  rk_test_wait (rk_test_button (f->window, "Enter Who Is There") != NULL);
  set_meeting (f, "date", "2026-07-30");
  rk_test_wait (enters (f, "Replies"));
  day = rk_test_find (f->window, GTK_TYPE_TOGGLE_BUTTON, rk_test_is_called_so,
                      (gpointer) "On the Day");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (day), TRUE);
  rk_test_click (rk_test_button (f->window, "Enter the Replies"));
  g_assert_true (enters (f, "Replies"));
}

/* A meeting whose number does not go with its day says so. */
static void
test_days_and_numbers (Fixture *f, gconstpointer data)
{
  RkDraft *second = DRAFT (&rk_kind_meeting, "year", "2026", "number", "2", "date", "2026-05-12");

  open_page (f);
  set_int (second, "council_id", f->council);
  keep (f, second);
  rk_test_wait (rk_test_shows (f->window, "出席 0名　定足数 2名（委員4名の半数以上）\n"
                                          "Meeting no. 2 is on 令和8年5月12日: days and numbers "
                                          "are not in the same order"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/meetings/attendance/keys", test_keys_answer_and_the_strip_counts);
  ADD ("/meetings/attendance/codes", test_a_wrong_code_is_said);
  ADD ("/meetings/attendance/begins", test_replies_begin_at_the_code);
  ADD ("/meetings/attendance/day", test_the_day_begins_in_the_list);
  ADD ("/meetings/attendance/joint", test_a_joint_council_is_called);
  ADD ("/meetings/list/joint", test_a_joint_meeting_in_a_list);
  ADD ("/meetings/attendance/deputy", test_a_deputy_is_asked_for);
  ADD ("/meetings/attendance/after-deputy", test_after_a_deputy_the_list_goes_on);
  ADD ("/meetings/attendance/deputy-of-another", test_a_deputy_of_another_body_is_refused);
  ADD ("/meetings/attendance/refusal-whole", test_a_refusal_is_read_whole);
  ADD ("/meetings/attendance/missing", test_the_strip_enters_missing_members);
  ADD ("/meetings/attendance/missing-by-code", test_a_slip_enters_a_missing_member);
  ADD ("/meetings/attendance/moved", test_replies_of_a_moved_meeting);
  ADD ("/meetings/strip/numbers", test_days_and_numbers);
  return rk_test_app_run ();
}
