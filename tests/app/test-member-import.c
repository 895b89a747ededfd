/* Members out of a list: whose they are, and the council that was just added. */
#include "rk-test-councils.h"

#include "rk-councils-private.h"
#include "rk-duties.h"
#include "rk-import-window.h"
#include "rk-record-chooser.h"
#include "rk-record-dialog.h"
#include "rk-test-sample.h"

static gint64
council_called (Fixture *fixture, const char *name)
{
  gint64 id = 0;

  g_assert_true (rk_councils_find (db_of (fixture), name, &id, NULL));
  return id;
}

static RkRecordChooser *
council_chooser (GtkWidget *window)
{
  return RK_RECORD_CHOOSER (rk_test_find (window, RK_TYPE_RECORD_CHOOSER, NULL, NULL));
}

/* A window on a list of one member, at its second step. */
static GtkWidget *
open_list (Fixture *fixture, const char *list)
{
  GtkWidget *window
      = rk_import_window_new (fixture->context, fixture->window, &rk_kind_appointment);
  RkImportWindow *import = RK_IMPORT_WINDOW (window);
  g_autofree char *path = g_build_filename (fixture->office->folder, "名簿.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  rk_import_window_set_owner (import, fixture->page->data->council);
  gtk_window_present (GTK_WINDOW (window));
  rk_import_window_open (import, file);
  rk_test_wait (rk_import_window_has_file (import) && rk_import_window_get_step (import) >= 0);
  return window;
}

static void
go_on_to (GtkWidget *window, int step)
{
  RkImportWindow *import = RK_IMPORT_WINDOW (window);

  while (rk_import_window_get_step (import) < step)
    {
      int next = rk_import_window_get_step (import) + 1;

      rk_import_window_next (import);
      rk_test_wait (rk_import_window_get_step (import) == next);
    }
}

#define MEMBER_LIST                                                     \
  "氏名,ふりがな,所属機関,職名,任期開始,任期満了\n" \
  "岡﨑 翠,おかざき みどり,見本町工場連合会,会長,"  \
  "R8.4.1,R10.3.31\n"

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, gboolean *members)
{
  *members = *members || query != NULL;
}

static void
test_a_list_of_members_is_imported (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  guint seats = page->data->members->len;
  GtkWidget *window = open_list (fixture, MEMBER_LIST);
  gboolean members = FALSE;

  go_on_to (window, 2);
  rk_test_wait (rk_test_shows_cell (window, "見本町工場連合会　会長"));
  g_assert_true (rk_test_shows (window, "no name, or no such council"));
  go_on_to (window, 3);
  /* Whatever view of the council was open last. */
  g_signal_connect (fixture->context, "navigate", G_CALLBACK (on_navigate), &members);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  rk_test_click (rk_test_button (window, "Show the Members"));
  g_assert_true (members);
  g_signal_handlers_disconnect_by_data (fixture->context, &members);
  rk_test_wait (window == NULL);
  wait_loaded (fixture);
  g_assert_cmpuint (page->data->members->len, ==, seats + 1);
  rk_roster_set_search (page->roster, "おかざき");
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, 1);
}

/* Whose members they become is said before anything is written, and can be changed: what was
 * counted is counted again. */
static void
test_the_import_says_whose_members (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  guint seats = page->data->members->len;
  gint64 other = council_called (fixture, "志太榛原");
  GtkWidget *window = open_list (fixture, MEMBER_LIST);
  RkImportWindow *import = RK_IMPORT_WINDOW (window);
  const char *name
      = rk_record_get (rk_councils_data_find (page->data, page->data->council), "name");

  g_assert_cmpint (other, !=, page->data->council);
  g_assert_cmpint (rk_record_chooser_get_id (council_chooser (window)), ==, page->data->council);
  rk_test_wait (rk_test_shows (window, name));
  g_assert_true (rk_test_shows (window, "Members of which council"));
  go_on_to (window, 2);
  g_assert_true (rk_test_shows (window, name));
  rk_record_chooser_choose (council_chooser (window), other);
  rk_test_wait (rk_import_window_get_step (import) == 2);
  go_on_to (window, 3);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (council_chooser (window))));
  rk_test_gone (window);
  wait_loaded (fixture);
  g_assert_cmpuint (page->data->members->len, ==, seats);
  rk_councils_page_go (page, other, 0);
  wait_loaded (fixture);
  rk_roster_set_search (page->roster, "おかざき");
  g_assert_cmpuint (rk_roster_get_n_shown (page->roster), ==, 1);
}

/* What the program put there is no loss: Esc closes the dialog. */
static void
test_escape_leaves_what_was_offered (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  GtkWindow *dialog;

  g_assert_true (rk_roster_choose (page->roster, row_of (fixture, FALSE)->seat_id));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.report-transfer", NULL);
  dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "transfer_note", "異動の見込み");
  g_assert_true (rk_test_press (GTK_WIDGET (dialog), GDK_KEY_Escape, 0));
  rk_test_flush ();
  g_assert_true (dialog && gtk_widget_get_visible (GTK_WIDGET (dialog)));
  rk_record_dialog_type (RK_RECORD_DIALOG (dialog), "transfer_note", "");
  g_assert_true (rk_test_press (GTK_WIDGET (dialog), GDK_KEY_Escape, 0));
  rk_test_wait (dialog == NULL);
}

static void
test_an_added_council_is_shown (Fixture *fixture, gconstpointer data)
{
  RkCouncilsPage *page = fixture->page;
  gint64 before = page->data->council;
  RkRecordDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "page.add-council", NULL);
  dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
  rk_record_dialog_type (dialog, "name", "見本町地域・職域連携会議");
  rk_record_dialog_type (dialog, "level", "部会");
  rk_record_dialog_save (dialog);
  rk_test_wait (page->data->council != before && rk_councils_page_is_loaded (page));
  g_assert_cmpint (page->data->council, ==, council_called (fixture, "見本町地域・職域連携会議"));
  rk_test_flush ();
}

#define ADD(path, test) g_test_add ("/member-import/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("RENKEI_CLOCK", "2026-11-26T10:00:00", TRUE);
  rk_test_app_init (&argc, &argv);
  ADD ("import", test_a_list_of_members_is_imported);
  ADD ("import-says-whose-members", test_the_import_says_whose_members);
  ADD ("escape-leaves-what-was-offered", test_escape_leaves_what_was_offered);
  ADD ("an-added-council-is-shown", test_an_added_council_is_shown);
  return rk_test_app_run ();
}
