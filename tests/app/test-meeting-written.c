/* A meeting in writing on the 会議 page: what it has no papers for, replies item by item. */
#include "rk-test-meeting.h"

#include "rk-meetings.h"
#include "rk-statements.h"

static gboolean
has_name (GtkWidget *widget, gpointer name)
{
  return rk_test_is_called (widget, name);
}

static GtkWidget *
find_cell (Fixture *f, const char *name)
{
  return rk_test_find (f->window, GTK_TYPE_BUTTON, has_name, (gpointer)name);
}

/* Presses a key where the grid of replies takes it. */
static void
press_in_grid (GtkWidget *cell, guint key)
{
  gtk_widget_grab_focus (cell);
  press (gtk_widget_get_parent (cell), key);
}

static gboolean
has_focus (Fixture *f, const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus && rk_test_is_called (focus, name);
}

/* The menu of a document's papers, by their target. */
static gboolean
menu_has (GMenuModel *menu, const char *document)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *target = NULL;

      if (section && menu_has (section, document))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target)
          && g_str_equal (target, document))
        return TRUE;
    }
  return FALSE;
}

static gboolean
offers (Fixture *f, const char *document)
{
  GtkWidget *button = rk_test_find (f->window, GTK_TYPE_MENU_BUTTON, rk_test_is_called_so,
                                    (gpointer) "Papers of This Meeting");

  return menu_has (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), document);
}

/* Nobody comes: no papers of a room, and it is said why there is no seating. */
static void
test_no_room_in_writing (Fixture *f, gconstpointer data)
{
  open_page (f);
  g_assert_true (offers (f, "seating") && offers (f, "script") && offers (f, "agenda"));
  set_meeting (f, "form", "書面");
  rk_meetings_page_show_tab (f->page, "seating");
  rk_test_wait (rk_test_shows (f->window, "Nobody Sits in a Meeting in Writing"));
  g_assert_false (offers (f, "seating") || offers (f, "script") || offers (f, "attendance")
                  || offers (f, "name-plates"));
  g_assert_true (offers (f, "agenda") && offers (f, "reply-form"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (offers (f, "seating"));
  g_assert_false (rk_test_shows (f->window, "Nobody Sits in a Meeting in Writing"));
}

static void
test_replies_in_writing (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) after = NULL;
  GtkTextView *opinion;

  set_meeting (f, "form", "書面");
  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  rk_test_wait (find_cell (f, "青島　環、1　報告、no reply") != NULL);
  /* The keyboard is where it can be seen. */
  rk_meetings_page_show_tab (f->page, "agenda");
  rk_meetings_page_show_tab (f->page, "attendance");
  rk_test_wait (gtk_root_get_focus (GTK_ROOT (f->window))
                && gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (f->window))));
  press_in_grid (find_cell (f, "青島　環、1　報告、no reply"), GDK_KEY_1);
  rk_test_wait (find_cell (f, "青島　環、1　報告、賛成") != NULL);
  /* The next item has the keyboard. */
  g_assert_true (has_focus (f, "青島　環、2　協議、no reply"));
  press_in_grid (gtk_root_get_focus (GTK_ROOT (f->window)), GDK_KEY_Down);
  g_assert_true (has_focus (f, "髙橋　誠、2　協議、no reply"));
  press_in_grid (find_cell (f, "髙橋　誠、1　報告、no reply"), gdk_unicode_to_keyval (0xff12));
  rk_test_wait (find_cell (f, "髙橋　誠、1　報告、反対") != NULL);
  rk_test_wait (rk_test_shows (f->window, "賛成 1名　反対 1名　意見 0名　回答 2名／委員4名（定足数 "
                                          "2名）　賛成が半数のため会長が決する"));
  g_assert_true (rk_test_shows (f->window, "回答 2名　定足数 2名（委員4名の半数以上）"));
  /* An opinion is asked for. */
  press_in_grid (find_cell (f, "山﨑　恵、1　報告、no reply"), GDK_KEY_3);
  opinion = GTK_TEXT_VIEW (
      rk_test_find (f->window, GTK_TYPE_TEXT_VIEW, has_name, (gpointer) "Opinion in writing"));
  g_assert_nonnull (opinion);
  rk_test_click (rk_test_button (f->window, "Save the Reply (Ctrl+Enter)"));
  rk_test_wait (rk_test_shows (f->window, "Say what the opinion is"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (opinion), "時期を明記されたい", -1);
  rk_test_click (rk_test_button (f->window, "Save the Reply (Ctrl+Enter)"));
  rk_test_wait (find_cell (f, "山﨑　恵、1　報告、意見、時期を明記されたい") != NULL);
  /* The keyboard goes on to the next item, as after a digit. */
  rk_test_wait (has_focus (f, "山﨑　恵、2　協議、no reply"));
  after = load (f);
  g_assert_cmpuint (after->ballots->len, ==, 3);
  press_in_grid (find_cell (f, "青島　環、1　報告、賛成"), GDK_KEY_0);
  rk_test_wait (find_cell (f, "青島　環、1　報告、no reply") != NULL);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (find_cell (f, "青島　環、1　報告、賛成") != NULL);
}

/* The same is asked as on the paper: what stands under an item in its place, その他 not at all. */
static void
test_what_is_asked (Fixture *f, gconstpointer data)
{
  g_autoptr (RkMeetingData) before = load (f);
  gint64 parent = rk_record_id (find_item (before, "協議"));
  RkDraft *other = rk_draft_copy (find_item (before, "その他"));
  RkDraft *report = rk_draft_copy (find_item (before, "報告"));

  for (guint i = 0; i < 2; i++)
    {
      RkDraft *child = DRAFT (&rk_kind_agenda_item, "title", i ? "二つ目" : "一つ目");

      set_int (child, "meeting_id", f->meeting);
      set_int (child, "parent_id", parent);
      set_int (child, "position", i + 1);
      keep (f, child);
    }
  rk_draft_put (other, "kind", "その他");
  keep (f, other);
  rk_draft_put (report, "kind", "報告");
  keep (f, report);
  set_meeting (f, "form", "書面");
  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  rk_test_wait (find_cell (f, "青島　環、2ア　一つ目、no reply") != NULL);
  g_assert_nonnull (find_cell (f, "青島　環、2イ　二つ目、no reply"));
  g_assert_null (find_cell (f, "青島　環、2　協議、no reply"));
  g_assert_null (find_cell (f, "青島　環、1　報告、no reply"));
  g_assert_null (find_cell (f, "青島　環、1　その他、no reply"));
}

static gboolean
save_by_key (GtkWidget *view)
{
  GtkWidget *box = gtk_widget_get_ancestor (view, GTK_TYPE_BOX);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (box);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut
          = GTK_IS_SHORTCUT_CONTROLLER (one) ? g_list_model_get_item (G_LIST_MODEL (one), 0) : NULL;

      if (shortcut)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, box, NULL);
    }
  return FALSE;
}

static GtkWidget *
find_opinion (Fixture *f)
{
  return rk_test_find (f->window, GTK_TYPE_TEXT_VIEW, has_name, (gpointer) "Opinion in writing");
}

/* After an opinion the keyboard is in the grid again; coming from another tab it is there, too. */
static void
test_keyboard_stays (Fixture *f, gconstpointer data)
{
  GtkWidget *opinion;

  set_meeting (f, "form", "書面");
  open_page (f);
  rk_meetings_page_show_tab (f->page, "notes");
  rk_meetings_page_show_tab (f->page, "attendance");
  g_assert_true (has_focus (f, "青島　環、1　報告、no reply"));
  press_in_grid (find_cell (f, "青島　環、1　報告、no reply"), GDK_KEY_3);
  opinion = find_opinion (f);
  rk_test_wait (gtk_widget_get_mapped (opinion));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (opinion, GTK_TYPE_POPOVER)));
  rk_test_wait (has_focus (f, "青島　環、1　報告、no reply"));
  press_in_grid (find_cell (f, "青島　環、1　報告、no reply"), GDK_KEY_3);
  opinion = find_opinion (f);
  rk_test_wait (gtk_widget_get_mapped (opinion));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (opinion)), "見本の意見", -1);
  g_assert_true (save_by_key (opinion));
  rk_test_wait (has_focus (f, "青島　環、2　協議、no reply"));
  rk_test_wait (find_cell (f, "青島　環、1　報告、意見、見本の意見") != NULL);
  rk_meetings_page_show_tab (f->page, "notes");
  rk_meetings_page_show_tab (f->page, "attendance");
  g_assert_true (has_focus (f, "青島　環、2　協議、no reply"));
}

typedef struct
{
  Fixture *f;
  gint64 council;
  gint64 terms[2];
} Joint;

/* A second council holds it, too, in writing, which the rules refuse while records are entered one
 * by one; one of each council replies. */
static gboolean
hold_jointly (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Joint *joint = data;
  g_autoptr (RkMeetingData) before = load (joint->f);
  gint64 item = rk_record_id (find_item (before, "報告"));
  RkDraft *draft = rk_draft_copy (before->meeting);
  g_autoptr (RkRecord) written = NULL;

  g_assert_true (rk_test_set (draft, "form", RK_FORM_WRITTEN));
  written = rk_draft_end (draft);
  return rk_meetings_join (db, joint->f->meeting, joint->council, 0, error)
         && rk_records_save_alone (db, written, error)
         && rk_ballots_set (db, item, joint->terms[0], RK_VOTE_FOR, NULL, "2026-07-01", error)
         && rk_ballots_set (db, item, joint->terms[1], RK_VOTE_AGAINST, NULL, "2026-07-01", error);
}

/* Each council has its own count; who observes in the one that calls and is a member of the other
 * replies as that. */
static void
test_two_councils (Fixture *f, gconstpointer data)
{
  Joint joint = { .f = f, .terms = { f->terms[0], f->terms[1] } };
  g_autoptr (RkRecord) own = rk_records_get (rk_store_main_db (f->office->store),
                                             &rk_kind_appointment, f->terms[1], NULL);
  RkDraft *observer = rk_draft_copy (own);
  RkDraft *seat = DRAFT (&rk_kind_seat, "position", "1");
  RkDraft *term = DRAFT (&rk_kind_appointment, "term_start", "2026-04-01");

  joint.council = keep (f, DRAFT (&rk_kind_council, "name", "見本保険者協議会", "level", "関係会議",
                                  "position", "2"));
  set_int (seat, "council_id", joint.council);
  set_int (term, "seat_id", keep (f, seat));
  set_int (term, "person_id", rk_record_get_int (own, "person_id"));
  keep (f, term);
  g_assert_true (rk_test_set (observer, "role", RK_ROLE_OBSERVER));
  keep (f, observer);
  rk_test_command (f->office, "合同で開いた", hold_jointly, &joint);
  open_page (f);
  rk_meetings_page_show_tab (f->page, "attendance");
  rk_test_wait (find_cell (f, "髙橋　誠、1　報告、反対") != NULL);
  g_assert_true (rk_test_shows (
      f->window, "見本圏域協議会　賛成 1名　反対 0名　意見 0名　回答 1名／委員3名（定足数 2名）　"
                 "回答が定足数に達していない\n見本保険者協議会　賛成 0名　反対 1名　意見 0名　"
                 "回答 1名／委員1名（定足数 1名）　否決"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/meetings/in-writing/papers", test_no_room_in_writing);
  ADD ("/meetings/in-writing/replies", test_replies_in_writing);
  ADD ("/meetings/in-writing/what-is-asked", test_what_is_asked);
  ADD ("/meetings/in-writing/keyboard", test_keyboard_stays);
  ADD ("/meetings/in-writing/two-councils", test_two_councils);
  return rk_test_app_run ();
}
