/* The 協議会 page on the sample office: rosters as of a day, gaps, members, renewal, import, and
 * the chooser of records that its forms use. */
#include "rk-test-councils.h"

#include "rk-councils-private.h"
#include "rk-council.h"
#include "rk-duties.h"
#include "rk-field-row.h"
#include "rk-member-dialog.h"
#include "rk-preview-window.h"
#include "rk-record-chooser.h"
#include "rk-record-dialog.h"
#include "rk-renewal-window.h"
#include "rk-test-sample.h"
#include "rk-search-window.h"

/* ── the roster ──────────────────────────────────────────────────────────────────────────── */

static void
test_every_seat_is_a_row (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;

  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, page->data->members->len);
  g_assert_cmpuint (page->data->summary.vacancies, ==, 1);
  rk_test_wait (rk_test_shows (GTK_WIDGET (page->roster), "(Vacant)"));
  g_assert_true (rk_test_shows (GTK_WIDGET (page->tree), "Vacant 1"));
  g_assert_false (gtk_widget_get_visible (page->past));
}

static void
test_states_are_one_word (Fixture *fixture, gconstpointer data)
{
  RkSeatRow row = { .appointment_id = 1,
                    .term_start = (char *)"2026-06-10",
                    .term_end = (char *)"2027-03-31",
                    .state = (char *)"在任",
                    .role = (char *)"委員",
                    .predecessor = (char *)"前任",
                    .predecessor_start = (char *)"2025-04-01" };
  RkRecord *council = rk_councils_data_find (fixture->page->data, fixture->page->data->council);
  static const struct
  {
    const char *end;
    const char *predecessor;
    guint again;
    const char *words;
  } cases[] = { { "2027-03-31", "前任", 0, "Rest of a term" },
                { "2027-02-28", "前任", 0, "New" }, /* leaves early */
                { "2028-03-31", "前任", 0, "New" }, /* the predecessor's ended before */
                { "2028-06-09", "前任", 0, "New" },
                { "2028-06-09", "前任", 2, "Reappointed 2 times" },
                { "2026-12-24", "前任", 0, "28 days left" },
                { "2026-11-26", "前任", 0, "Until today" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkSeatState state;

      row.term_end = (char *)cases[i].end;
      row.reappointments = cases[i].again;
      state = rk_seat_state (&row, council, rk_date (2026, 11, 26));
      g_assert_cmpstr (state.words, ==, cases[i].words);
      g_free (state.words);
    }
  for (guint i = 0; i < 2; i++)
    {
      RkSeatRow vacant = { .vacant_since = (char *)(i ? "2026-11-25" : "2026-11-26") };
      RkSeatState state = rk_seat_state (&vacant, council, rk_date (2026, 11, 26));

      g_assert_cmpstr (state.words, ==, i ? "Vacant for 1 days" : "Vacant from today");
      g_free (state.words);
    }
}

static void
test_a_past_day_is_for_reading (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;

  g_assert_true (rk_councils_page_may_write (page));
  g_assert_false (rk_day_control_type (page->day, "いつか"));
  g_assert_true (rk_day_control_type (page->day, "R6.5.1"));
  wait_loaded (fixture);
  g_assert_cmpstr (page->data->iso, ==, "2024-05-01");
  g_assert_true (gtk_widget_get_visible (page->past));
  g_assert_false (rk_councils_page_may_write (page));
  g_assert_cmpuint (page->data->summary.vacancies, ==, 0);
  rk_day_control_step (page->day, 1);
  wait_loaded (fixture);
  g_assert_cmpstr (page->data->iso, ==, "2024-06-01");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.today", NULL);
  wait_loaded (fixture);
  g_assert_true (rk_councils_page_may_write (page));
}

static void
test_a_kind_filters_the_roster (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  const RkSeatRow *vacant = row_of (fixture, TRUE);
  guint all = rk_roster_get_n_shown (page->roster);

  rk_council_gaps_choose (page->gaps, vacant->body_kind);
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, 1);
  g_assert_true (rk_page_step_back (RK_PAGE (page)));
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, all);
  rk_roster_set_search (page->roster, "どこにもない語");
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, 0);
  rk_roster_set_search (page->roster, "いしかい 医師会");
  rk_roster_set_search (page->roster, row_of (fixture, FALSE)->name);
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, 1);
}

static gboolean
says_share (GtkWidget *label, gpointer data)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), "Workplace side") != NULL;
}

static GtkLabel *
shares_of (Fixture *fixture)
{
  return GTK_LABEL (
      rk_test_find (GTK_WIDGET (fixture->page->gaps), GTK_TYPE_LABEL, says_share, NULL));
}

static guint
count_members_of (Fixture *fixture, const char *side)
{
  GPtrArray *members = fixture->page->data->members;
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const RkSeatRow *row = members->pdata[i];

      n += row->appointment_id && !g_str_equal (row->role, RK_ROLE_OBSERVER)
           && (side == NULL || g_strcmp0 (row->side, side) == 0);
    }
  return n;
}

static const RkSeatRow *
row_of_member (Fixture *fixture)
{
  GPtrArray *members = fixture->page->data->members;

  for (guint i = 0; i < members->len; i++)
    if (g_strcmp0 (((RkSeatRow *)members->pdata[i])->role, RK_ROLE_MEMBER) == 0)
      return members->pdata[i];
  g_assert_not_reached ();
}

/* The sides and their share are of the members, as their number is. */
static void
test_observers_are_no_share (Fixture *fixture, gconstpointer data)
{
  const RkSeatRow *row = row_of_member (fixture);
  g_autofree char *side = g_strdup (row->side);
  g_autoptr (RkRecord) term
      = rk_records_get (db_of (fixture), &rk_kind_appointment, row->appointment_id, NULL);
  guint before = count_members_of (fixture, side);
  RkDraft *draft = rk_draft_copy (term);
  g_autofree char *chip = NULL;
  g_autofree char *share = NULL;
  guint n, all;

  g_assert_true (rk_test_set (draft, "role", RK_ROLE_OBSERVER));
  rk_test_keep (fixture->office, draft);
  wait_loaded (fixture);
  rk_test_wait (count_members_of (fixture, side) == before - 1);
  all = count_members_of (fixture, NULL);
  n = count_members_of (fixture, "職域");
  g_assert_cmpuint (all, ==, fixture->page->data->summary.members);
  chip = g_strdup_printf ("%s %u名", side, before - 1);
  share = g_strdup_printf ("Workplace side %u %%", (n * 200 + all) / (2 * all));
  rk_test_wait (rk_test_shows (GTK_WIDGET (fixture->page->gaps), chip));
  g_assert_nonnull (strstr (gtk_label_get_text (shares_of (fixture)), share));
}

/* A share of those whose sex is known says so. */
static void
test_women_are_of_those_known (Fixture *fixture, gconstpointer data)
{
  const RkSeatRow *row = row_of_member (fixture);
  g_autoptr (RkRecord) person
      = rk_records_get (db_of (fixture), &rk_kind_person, row->person_id, NULL);
  RkDraft *draft = rk_draft_copy (person);

  g_assert_null (strstr (gtk_label_get_text (shares_of (fixture)), "not entered"));
  rk_draft_clear (draft, rk_kind_field (&rk_kind_person, "sex"));
  rk_test_keep (fixture->office, draft);
  wait_loaded (fixture);
  rk_test_wait (strstr (gtk_label_get_text (shares_of (fixture)), "(sex of 1 not entered)"));
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  guint n = rk_roster_get_n_shown (page->roster);

  rk_roster_set_order (page->roster, RK_ROSTER_BY_READING);
  /* A vacancy has no reading: it comes last. */
  g_assert_true (rk_roster_choose (page->roster, row_of (fixture, TRUE)->seat_id));
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, n);
  rk_roster_set_order (page->roster, RK_ROSTER_BY_SIDE);
  g_assert_cmpint (rk_seat_item_get_row (rk_roster_get_seat (page->roster))->seat_id, ==,
                   row_of (fixture, TRUE)->seat_id);
}

static void
test_going_to_a_record (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  const RkCouncilWork *elsewhere = NULL;
  gint64 seat, council;

  for (guint i = 0; i < page->data->work->len && elsewhere == NULL; i++)
    if (((RkCouncilWork *)page->data->work->pdata[i])->council_id != page->data->council)
      elsewhere = page->data->work->pdata[i];
  g_assert_nonnull (elsewhere);
  seat = elsewhere->seat_id;
  council = elsewhere->council_id;
  rk_page_show_record (RK_PAGE (page), seat);
  wait_loaded (fixture);
  g_assert_cmpint (page->data->council, ==, council);
  g_assert_cmpint (rk_seat_item_get_row (rk_roster_get_seat (page->roster))->seat_id, ==, seat);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->pane), ==, "member");
}

static void
test_the_pane_stays_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  g_assert_true (rk_roster_choose (fixture->page->roster, row_of (fixture, FALSE)->seat_id));
  rk_test_flush ();
  gtk_widget_measure (GTK_WIDGET (fixture->page->member), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
}

/* The first member whose letter has been printed. */
static const RkSeatRow *
printed_row (Fixture *fixture)
{
  GPtrArray *members = fixture->page->data->members;

  for (guint i = 0; i < members->len; i++)
    if (g_strcmp0 (((RkSeatRow *)members->pdata[i])->state, "在任") == 0)
      return members->pdata[i];
  g_assert_not_reached ();
}

/* A spoiled letter is printed again; who has left gets a letter of release. */
static void
test_letters_again (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  const RkSeatRow *row = printed_row (fixture);
  gint64 seat = row->seat_id;
  g_autoptr (RkRecord) term
      = rk_records_get (db_of (fixture), &rk_kind_appointment, row->appointment_id, NULL);
  g_autofree char *yesterday = rk_date_to_iso (rk_date_add_days (rk_today (), -1));
  RkDraft *draft = rk_draft_copy (term);
  GtkWidget *preview;
  RkPages *pages;

  g_assert_true (rk_roster_choose (page->roster, seat));
  rk_test_wait (rk_test_button (GTK_WIDGET (page->member), "Print the Letter") != NULL);
  rk_draft_put (draft, "term_end", yesterday);
  rk_draft_put (draft, "left_reason", "辞任");
  rk_test_keep (fixture->office, draft);
  wait_loaded (fixture);
  rk_page_show_record (RK_PAGE (page), seat);
  wait_loaded (fixture);
  rk_test_wait (rk_test_find_called (GTK_WIDGET (page->member), GTK_TYPE_BUTTON,
                                     "Print the Letter of Release")
                != NULL);
  rk_test_click (rk_test_find_called (GTK_WIDGET (page->member), GTK_TYPE_BUTTON,
                                      "Print the Letter of Release"));
  rk_test_wait ((preview = rk_test_toplevel (RK_TYPE_PREVIEW_WINDOW, NULL)) != NULL);
  rk_test_wait ((pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (preview))) != NULL);
  g_assert_cmpuint (rk_pages_get_n (pages), ==, 1);
  g_assert_true (rk_test_shows (preview, "解嘱状"));
  g_assert_false (rk_test_shows (preview, "委嘱状"));
  gtk_window_close (GTK_WINDOW (preview));
}

static void
test_reading_only (Fixture *fixture, gconstpointer data)
{
  g_assert_false (rk_councils_page_may_write (fixture->page));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->page->add_button)));
  g_assert_false (gtk_widget_get_visible (fixture->page->renew_button));
}

static void
test_rules_that_are_being_typed_stay (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  gint64 council = page->data->council;
  gint64 other = rk_record_id (page->data->councils->pdata[1]);
  g_autofree char *what = NULL;

  rk_record_form_type (page->rules, "quorum_rule", "過半数");
  g_assert_true (gtk_revealer_get_reveal_child (page->rules_bar));
  rk_page_show_record (RK_PAGE (page), other);
  wait_loaded (fixture);
  g_assert_cmpint (page->data->council, ==, council);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (page->views), ==, "rules");
  rk_councils_page_save_rules (page);
  rk_test_wait (!rk_record_form_is_changed (page->rules));
  wait_loaded (fixture);
  rk_page_show_record (RK_PAGE (page), other);
  wait_loaded (fixture);
  g_assert_cmpint (page->data->council, ==, other);
  what = newest_action (fixture);
  g_assert_nonnull (strstr (what, "協議会「静岡県地域・職域連携推進協議会」を直した"));
}

/* Whoever leaves the rules, for another view or another page, finds them saved. */
static void
test_rules_are_saved_on_leaving (Fixture *fixture, gconstpointer data)
{
  static const char *const rules[] = { "過半数", "半数以上" };
  RkCouncilsPage *page = fixture->page;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *what = NULL;

      rk_councils_page_show_view (page, "rules");
      rk_record_form_type (page->rules, "quorum_rule", rules[i]);
      if (i == 0)
        rk_councils_page_show_view (page, "members");
      else
        g_assert_true (rk_page_leave (RK_PAGE (page)));
      rk_test_wait (!rk_record_form_is_changed (page->rules));
      g_assert_cmpstr (rk_record_get (rk_record_form_get_record (page->rules), "quorum_rule"), ==,
                       rules[i]);
      what = newest_action (fixture);
      g_assert_nonnull (strstr (what, "静岡県地域・職域連携推進協議会」を直した"));
    }
  /* What cannot be saved stays in front. */
  rk_councils_page_show_view (page, "rules");
  rk_record_form_type (page->rules, "name", "");
  g_assert_false (rk_page_leave (RK_PAGE (page)));
  rk_councils_page_show_view (page, "members");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (page->views), ==, "rules");
  rk_councils_page_cancel_rules (page);
}

static gint64
find_idle (RkCouncilsData *data)
{
  for (guint i = 0; i < data->councils->len; i++)
    {
      gint64 id = rk_record_id (data->councils->pdata[i]);
      guint n = 0;

      for (guint k = 0; k < data->work->len; k++)
        n += ((RkCouncilWork *)data->work->pdata[k])->council_id == id;
      if (n == 0)
        return id;
    }
  g_assert_not_reached ();
}

/* Where there is nothing to do it says so. */
static void
test_nothing_to_do (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;

  rk_page_show_record (RK_PAGE (page), find_idle (page->data));
  wait_loaded (fixture);
  rk_councils_page_show_pane (page, "work");
  rk_test_wait (rk_test_shows (GTK_WIDGET (page->work), "Nothing to do for this council."));
}

static void
test_more_members_than_the_bylaws_allow (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;

  g_assert_null (strstr (gtk_label_get_text (page->line), "limit"));
  rk_record_form_type (page->rules, "member_limit", "3");
  rk_councils_page_save_rules (page);
  rk_test_wait (strstr (gtk_label_get_text (page->line), ", over the limit of 3 by ") != NULL);
}

/* ── choosing records ────────────────────────────────────────────────────────────────────── */

static gboolean
is_row_of (GtkWidget *row, gpointer field)
{
  return g_strcmp0 (rk_field_row_get_field (RK_FIELD_ROW (row))->name, field) == 0;
}

static RkRecordChooser *
chooser_of (GtkWidget *root, const char *field)
{
  GtkWidget *row = rk_test_find (root, RK_TYPE_FIELD_ROW, is_row_of, (gpointer)field);

  return RK_RECORD_CHOOSER (rk_test_find (row, RK_TYPE_RECORD_CHOOSER, NULL, NULL));
}

static void
test_a_form_chooses_records_by_name (Fixture *fixture, gconstpointer data)
{
  const RkSeatRow *row = row_of (fixture, FALSE);
  g_autoptr (RkRecord) seat = rk_records_get (db_of (fixture), &rk_kind_seat, row->seat_id, NULL);
  g_autoptr (RkRecord) changed = NULL;
  g_autofree char *name = NULL;
  GtkWidget *form = rk_record_form_new (&rk_kind_seat);
  GtkWidget *window = gtk_window_new ();
  RkRecordChooser *body;
  gint64 other = row_of (fixture, TRUE)->body_id;

  gtk_window_set_child (GTK_WINDOW (window), form);
  rk_record_form_set_context (RK_RECORD_FORM (form), fixture->context);
  rk_record_form_set_record (RK_RECORD_FORM (form), seat);
  body = chooser_of (form, "body_id");
  name = rk_record_chooser_dup_name (body);
  g_assert_cmpstr (name, ==, row->body);
  g_assert_false (rk_record_form_is_changed (RK_RECORD_FORM (form)));
  rk_record_chooser_choose (body, other);
  g_assert_true (rk_record_form_is_changed (RK_RECORD_FORM (form)));
  changed = rk_record_form_end (RK_RECORD_FORM (form), FALSE);
  g_assert_nonnull (changed);
  g_assert_cmpint (rk_record_get_int (changed, "body_id"), ==, other);
  g_assert_cmpint (rk_record_get_int (changed, "council_id"), ==, row->council_id);
  rk_test_gone (window);
}

static void
test_a_chooser_searches (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chooser = rk_record_chooser_new (&rk_kind_person, FALSE);
  const RkSeatRow *row = row_of (fixture, FALSE);
  GtkWidget *found;
  g_autofree char *name = NULL;

  gtk_window_set_child (GTK_WINDOW (window), chooser);
  rk_record_chooser_set_context (RK_RECORD_CHOOSER (chooser), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (chooser));
  rk_record_chooser_search (RK_RECORD_CHOOSER (chooser), row->name);
  rk_test_wait (
      (found = rk_test_find (chooser, ADW_TYPE_ACTION_ROW, NULL, NULL)) != NULL
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (found)), row->name) == 0);
  g_signal_emit_by_name (gtk_widget_get_parent (found), "row-activated", found);
  name = rk_record_chooser_dup_name (RK_RECORD_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, row->name);
  rk_test_flush ();
  rk_test_gone (window);
}

/* ── changing ────────────────────────────────────────────────────────────────────────────── */

static void
test_member_and_person_are_one_action (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  gint64 seat = row_of (fixture, FALSE)->seat_id;
  gint64 person = row_of (fixture, FALSE)->person_id;
  g_autofree char *what = NULL;
  GtkWindow *dialog;
  GtkWidget *phone;
  g_autoptr (RkRecord) saved = NULL;

  g_assert_true (rk_roster_choose (page->roster, seat));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.edit", NULL);
  dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
  g_assert_nonnull (dialog);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "post", "参与");
  phone = rk_test_find (GTK_WIDGET (dialog), RK_TYPE_FIELD_ROW, is_row_of, (gpointer) "mobile");
  rk_field_row_set_typed (RK_FIELD_ROW (phone), "090-0000-0001");
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  wait_loaded (fixture);
  g_assert_cmpstr (row_of (fixture, FALSE)->post, ==, "参与");
  saved = rk_records_get (db_of (fixture), &rk_kind_person, person, NULL);
  g_assert_cmpstr (rk_record_get (saved, "mobile"), ==, "090-0000-0001");
  what = newest_action (fixture);
  g_assert_nonnull (strstr (what, row_of (fixture, FALSE)->name));
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  g_clear_pointer (&saved, rk_record_unref);
  saved = rk_records_get (db_of (fixture), &rk_kind_person, person, NULL);
  g_assert_cmpstr (rk_record_get (saved, "mobile"), !=, "090-0000-0001");
  wait_loaded (fixture);
}

static void
test_adding_a_member_finds_the_vacancy (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  const RkSeatRow *vacant = row_of (fixture, TRUE);
  guint seats = page->data->members->len;
  GtkWidget *dialog
      = rk_member_dialog_new (fixture->context, fixture->window,
                              rk_councils_data_find (page->data, page->data->council), rk_today ());

  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "name", "寺﨑　髙子");
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "body", vacant->body);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "post", "会長");
  gtk_window_present (GTK_WINDOW (dialog));
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  wait_loaded (fixture);
  g_assert_cmpuint (page->data->summary.vacancies, ==, 0);
  g_assert_cmpuint (page->data->members->len, ==, seats);
}

static void
test_history_says_names (Fixture *fixture, gconstpointer data)
{
  RkDb *db = db_of (fixture);
  const RkSeatRow *row = row_of (fixture, FALSE);
  const RkSeatRow *other = row_of (fixture, TRUE);
  g_autoptr (RkRecord) seat = rk_records_get (db, &rk_kind_seat, row->seat_id, NULL);
  g_autofree char *before = g_strdup (row->body);
  g_autofree char *after = g_strdup (other->body);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GtkWidget *dialog = rk_record_dialog_new (fixture->context, fixture->window, &rk_kind_seat, seat);
  const RkHistoryChange *change;

  rk_record_chooser_choose (chooser_of (dialog, "body_id"), other->body_id);
  gtk_window_present (GTK_WINDOW (dialog));
  rk_record_dialog_save (RK_RECORD_DIALOG (dialog));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  entries = rk_history_list (db, 1, NULL);
  changes = rk_history_changes (db, ((RkHistoryEntry *)entries->pdata[0])->id, 0, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
  wait_loaded (fixture);
}

/* ── entered by mistake ──────────────────────────────────────────────────────────────────── */

/* A body that sits nowhere can be seen, and deleted where it is changed. */
static void
test_a_body_by_mistake (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  GtkWidget *row;
  RkRecordDialog *dialog;
  g_autofree char *what = NULL;

  rk_test_keep (fixture->office,
                RK_TEST_DRAFT (&rk_kind_body, "name", "見本まちがい会", "side", "職域"));
  wait_loaded (fixture);
  rk_councils_page_show_view (page, "bodies");
  rk_test_wait (rk_test_shows (GTK_WIDGET (page->bodies), "Without a seat in any council"));
  row = gtk_widget_get_last_child (GTK_WIDGET (page->bodies));
  g_assert_true (rk_test_shows (row, "見本まちがい会"));
  g_signal_emit_by_name (page->bodies, "row-activated", row);
  dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
  rk_test_click (rk_test_button (GTK_WIDGET (dialog), "Delete"));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  wait_loaded (fixture);
  rk_test_wait (!rk_test_shows (GTK_WIDGET (page->bodies), "Without a seat in any council"));
  what = newest_action (fixture);
  g_assert_cmpstr (what, ==, "構成機関「見本まちがい会」を削除した");
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  wait_loaded (fixture);
  rk_test_wait (rk_test_shows (GTK_WIDGET (page->bodies), "見本まちがい会"));
}

/* A seat that somebody had stays, and it is said what to do; a new one goes, from its pane. */
static void
test_a_seat_by_mistake (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  const RkSeatRow *used = row_of (fixture, TRUE);
  guint n = page->data->members->len;
  RkDraft *draft = rk_draft_new (&rk_kind_seat);
  GtkWidget *report;
  gint64 seat;

  g_assert_true (rk_roster_choose (page->roster, used->seat_id));
  rk_test_click (rk_test_button (GTK_WIDGET (page->member), "Delete the Seat"));
  rk_test_wait ((report = rk_test_toplevel (
                     GTK_TYPE_WINDOW,
                     "Other records still refer to this one (席: Member 2). Nothing was deleted. "
                     "A seat that is given up gets its last day instead (“Seat exists until”)."))
                != NULL);
  gtk_window_destroy (GTK_WINDOW (report));
  g_assert_cmpuint (page->data->members->len, ==, n);
  rk_test_set_int (draft, "council_id", page->data->council);
  rk_test_set_int (draft, "body_id", used->body_id);
  seat = rk_test_keep (fixture->office, draft);
  wait_loaded (fixture);
  rk_test_wait (page->data->members->len == n + 1);
  g_assert_true (rk_roster_choose (page->roster, seat));
  rk_test_click (rk_test_button (GTK_WIDGET (page->member), "Delete the Seat"));
  rk_test_wait (page->data->members->len == n);
  wait_loaded (fixture);
}

/* ── renewal ─────────────────────────────────────────────────────────────────────────────── */

static void
test_a_successor_serves_the_rest (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  gint64 seat = row_of (fixture, TRUE)->seat_id;
  g_autofree char *what = NULL;
  RkRenewalWindow *window;

  g_assert_true (rk_roster_choose (page->roster, seat));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.succeed", NULL);
  window = RK_RENEWAL_WINDOW (rk_test_toplevel (RK_TYPE_RENEWAL_WINDOW, NULL));
  g_assert_cmpuint (rk_renewal_window_get_n_seats (window), ==, 1);
  /* Nothing is asked of who only had a look. */
  gtk_window_close (GTK_WINDOW (window));
  rk_test_wait (rk_test_toplevel (RK_TYPE_RENEWAL_WINDOW, NULL) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.succeed", NULL);
  window = RK_RENEWAL_WINDOW (rk_test_toplevel (RK_TYPE_RENEWAL_WINDOW, NULL));
  /* Without a name nothing is written. */
  rk_renewal_window_answer (window, 0, RK_RENEWAL_NEW, NULL, NULL, NULL);
  rk_renewal_window_perform (window);
  g_assert_false (rk_renewal_window_is_done (window));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "Enter the name of the successor."));
  rk_renewal_window_answer (window, 0, RK_RENEWAL_NEW, "濵邊　薫", "はまべ　かおる", "副会長");
  rk_renewal_window_perform (window);
  rk_test_wait (rk_renewal_window_is_done (window));
  wait_loaded (fixture);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (page->data->summary.vacancies, ==, 0);
  g_assert_true (rk_roster_choose (page->roster, seat));
  {
    const RkSeatRow *row = rk_seat_item_get_row (rk_roster_get_seat (page->roster));

    g_assert_cmpstr (row->name, ==, "濵邊　薫");
    g_assert_cmpstr (row->term_start, ==, "2026-11-26");
    /* The predecessor left early; the term would have lasted until then. */
    g_assert_cmpstr (row->term_end, ==, "2027-03-31");
  }
  what = newest_action (fixture);
  g_assert_nonnull (strstr (what, "改選を記録した　1席"));
}

static void
test_a_whole_council_is_renewed_at_once (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  RkRecord *council = rk_councils_data_find (page->data, page->data->council);
  guint seats = page->data->members->len;
  GtkWidget *window = rk_renewal_window_new (fixture->context, fixture->window, council, 0,
                                             rk_date (2026, 11, 26));
  guint n;

  gtk_window_present (GTK_WINDOW (window));
  /* Only the vacancy is free today; all are on the day after the terms. */
  g_assert_cmpuint (rk_renewal_window_get_n_seats (RK_RENEWAL_WINDOW (window)), ==, 1);
  g_assert_false (rk_renewal_window_set_start (RK_RENEWAL_WINDOW (window), "来年度"));
  g_assert_true (rk_renewal_window_set_start (RK_RENEWAL_WINDOW (window), "R9.4.1"));
  n = rk_renewal_window_get_n_seats (RK_RENEWAL_WINDOW (window));
  g_assert_cmpuint (n, ==, seats);
  for (guint i = 0; i < n; i++)
    rk_renewal_window_answer (RK_RENEWAL_WINDOW (window), i, RK_RENEWAL_SAME, NULL, NULL, NULL);
  rk_renewal_window_perform (RK_RENEWAL_WINDOW (window));
  rk_test_wait (rk_renewal_window_is_done (RK_RENEWAL_WINDOW (window)));
  rk_test_gone (window);
  rk_councils_page_set_day (page, rk_date (2027, 4, 1));
  wait_loaded (fixture);
  g_assert_cmpuint (page->data->summary.vacancies, ==, 0);
  for (guint i = 0; i < page->data->members->len; i++)
    g_assert_cmpstr (((RkSeatRow *)page->data->members->pdata[i])->term_end, ==, "2029-03-31");
  g_assert_cmpuint (page->data->summary.observers, >, 0);
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  wait_loaded (fixture);
  g_assert_cmpuint (page->data->summary.members, ==, 0);
}

static gboolean
is_suggested (GtkWidget *button, gpointer data)
{
  return gtk_widget_has_css_class (button, "suggested-action");
}

/* What was answered is not thrown away without a word; what was kept is there to be left. */
static void
assert_kept_or_asked (Fixture *fixture, RkRenewalWindow *window)
{
  gpointer left = window;
  g_autofree char *toast = NULL;

  g_object_add_weak_pointer (left, &left);
  gtk_window_close (GTK_WINDOW (window));
  rk_test_flush ();
  g_assert_nonnull (left);
  rk_test_gone (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  g_signal_connect (fixture->context, "toast", G_CALLBACK (rk_test_keep_toast), &toast);
  g_assert_true (rk_renewal_window_keep (window));
  rk_test_wait (toast != NULL);
  g_signal_handlers_disconnect_by_data (fixture->context, &toast);
  gtk_window_close (GTK_WINDOW (window));
  rk_test_wait (left == NULL);
}

/* 「残りをすべて再任にする」 leaves out who has left; who follows a public official is asked about.
 */
static void
test_all_but_who_has_left (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  RkRecord *council = rk_councils_data_find (page->data, page->data->council);
  RkRenewalWindow *window = RK_RENEWAL_WINDOW (
      rk_renewal_window_new (fixture->context, fixture->window, council, 0, rk_date (2027, 4, 1)));
  g_autoptr (GPtrArray) seats = rk_renewal_seats (rk_store_main_db (fixture->office->store),
                                                  rk_record_id (council), 0, "2027-04-01", NULL);
  g_autofree char *record = NULL;
  GtkWidget *button;
  guint n = seats->len;

  for (guint i = 0; i < seats->len; i++)
    n -= ((RkRenewalSeat *)seats->pdata[i])->has_left;
  g_assert_cmpuint (n, <, seats->len); /* one is vacant */
  record = g_strdup_printf ("Record %u Seats", n);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_click (rk_test_button (GTK_WIDGET (window), "Reappoint All Others"));
  button = rk_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, is_suggested, NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, record);
  assert_kept_or_asked (fixture, window);
}

/* 再任の上限: nothing is recorded until it is said why it is gone over. */
static void
test_the_limit_is_gone_over_deliberately (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  RkRecord *council = rk_councils_data_find (page->data, page->data->council);
  RkDraft *draft = rk_draft_copy (council);
  g_autoptr (RkRecord) limited = NULL;
  RkRenewalWindow *window;
  guint n;

  rk_test_set (draft, "reappointment_limit", "1");
  rk_test_keep (fixture->office, draft);
  limited = rk_records_get (rk_store_main_db (fixture->office->store), &rk_kind_council,
                            rk_record_id (council), NULL);
  window = RK_RENEWAL_WINDOW (
      rk_renewal_window_new (fixture->context, fixture->window, limited, 0, rk_date (2027, 4, 1)));
  gtk_window_present (GTK_WINDOW (window));
  n = rk_renewal_window_get_n_seats (window);
  for (guint i = 0; i < n; i++)
    rk_renewal_window_answer (window, i, RK_RENEWAL_SAME, NULL, NULL, NULL);
  rk_renewal_window_perform (window);
  /* Nothing was begun. */
  g_assert_true (gtk_widget_get_sensitive (
      rk_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, is_suggested, NULL)));
  for (guint i = 0; i < n; i++)
    rk_renewal_window_set_reason (window, i, "専門の委員に代わる者がいないため");
  rk_renewal_window_perform (window);
  rk_test_wait (rk_renewal_window_is_done (window));
  rk_test_gone (GTK_WIDGET (window));
}

/* ── elsewhere ───────────────────────────────────────────────────────────────────────────── */

static void
test_home_counts_what_councils_leave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) duties = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_duty_free);
  guint vacancies = 0;
  gboolean found = FALSE;
  g_autofree char *title = NULL;

  for (guint i = 0; i < fixture->page->data->work->len; i++)
    vacancies += ((RkCouncilWork *)fixture->page->data->work->pdata[i])->duty == RK_DUTY_VACANCY;
  title = g_strdup_printf ("Vacant seats: %u", vacancies);
  g_assert_true (rk_duties_add_councils (db_of (fixture), rk_today (), duties, NULL));
  for (guint i = 0; i < duties->len; i++)
    {
      const RkDuty *duty = duties->pdata[i];

      g_assert_cmpstr (duty->page, ==, "councils");
      g_assert_cmpint (duty->record, !=, 0);
      found |= g_strcmp0 (duty->title, title) == 0;
    }
  g_assert_true (found);
}

static gboolean
is_titled (GtkWidget *row, gpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static void
test_search_finds_members (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = rk_search_window_new (fixture->context);
  const RkSeatRow *row = row_of (fixture, FALSE);

  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_present (GTK_WINDOW (window));
  rk_search_window_search (RK_SEARCH_WINDOW (window), row->name);
  rk_test_wait (rk_test_find (window, ADW_TYPE_ACTION_ROW, is_titled, row->name) != NULL);
  rk_search_window_search (RK_SEARCH_WINDOW (window), row->body);
  rk_test_wait (rk_test_find (window, ADW_TYPE_ACTION_ROW, is_titled, row->body) != NULL);
  rk_test_gone (window);
}

/* Shift+Tab leaves what hands its focus on. */
static void
test_shift_tab_leaves_the_lists (Fixture *fixture, gconstpointer data)
{
  GtkWidget *const lists[] = { GTK_WIDGET (fixture->page->tree), GTK_WIDGET (fixture->page->roster),
                               GTK_WIDGET (fixture->page->gaps) };

  rk_councils_page_show_pane (fixture->page, "gaps");
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (fixture->page->gaps)));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *before = NULL;

      g_assert_true (gtk_widget_grab_focus (lists[i]));
      while (gtk_window_get_focus (fixture->window)
             && gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), lists[i]))
        {
          g_assert_true (gtk_window_get_focus (fixture->window) != before);
          before = gtk_window_get_focus (fixture->window);
          g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_BACKWARD);
        }
    }
}

/* ── nothing there yet ───────────────────────────────────────────────────────────────────── */

static void
test_an_office_without_councils_says_what_to_do (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkContext *context = rk_context_new (office->store, rk_test_settings);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = rk_councils_page_new (context);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_councils_page_is_loaded (RK_COUNCILS_PAGE (page)));
  rk_test_wait (rk_test_shows (page, "There Are No Councils Yet"));
  rk_test_gone (window);
  rk_test_wait (G_OBJECT (context)->ref_count == 1);
  g_assert_finalize_object (context);
  rk_test_office_free (office);
}

#define ADD(path, test) g_test_add ("/councils/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("RENKEI_CLOCK", "2026-11-26T10:00:00", TRUE);
  rk_test_app_init (&argc, &argv);
  ADD ("every-seat-is-a-row", test_every_seat_is_a_row);
  ADD ("states-are-one-word", test_states_are_one_word);
  ADD ("a-past-day-is-for-reading", test_a_past_day_is_for_reading);
  ADD ("a-kind-filters-the-roster", test_a_kind_filters_the_roster);
  ADD ("observers-are-no-share", test_observers_are_no_share);
  ADD ("women-are-of-those-known", test_women_are_of_those_known);
  ADD ("orders", test_orders);
  ADD ("going-to-a-record", test_going_to_a_record);
  ADD ("the-pane-stays-narrow", test_the_pane_stays_narrow);
  ADD ("letters-again", test_letters_again);
  ADD ("rules-being-typed", test_rules_that_are_being_typed_stay);
  ADD ("rules-saved", test_rules_are_saved_on_leaving);
  ADD ("nothing-to-do", test_nothing_to_do);
  ADD ("rules-limit", test_more_members_than_the_bylaws_allow);
  g_test_add ("/councils/reading-only", Fixture, "reading only", set_up, test_reading_only,
              tear_down);
  ADD ("a-form-chooses-records-by-name", test_a_form_chooses_records_by_name);
  ADD ("a-chooser-searches", test_a_chooser_searches);
  ADD ("member-and-person-are-one-action", test_member_and_person_are_one_action);
  ADD ("adding-a-member", test_adding_a_member_finds_the_vacancy);
  ADD ("a-body-by-mistake", test_a_body_by_mistake);
  ADD ("a-seat-by-mistake", test_a_seat_by_mistake);
  ADD ("history-says-names", test_history_says_names);
  ADD ("a-successor-serves-the-rest", test_a_successor_serves_the_rest);
  ADD ("a-whole-council-is-renewed", test_a_whole_council_is_renewed_at_once);
  ADD ("all-but-who-has-left", test_all_but_who_has_left);
  ADD ("the-limit-is-gone-over-deliberately", test_the_limit_is_gone_over_deliberately);
  ADD ("home-counts", test_home_counts_what_councils_leave);
  ADD ("search-finds-members", test_search_finds_members);
  ADD ("shift-tab-leaves-the-lists", test_shift_tab_leaves_the_lists);
  g_test_add_func ("/councils/none-yet", test_an_office_without_councils_says_what_to_do);
  return rk_test_app_run ();
}
