/* Certificates and other papers to workplaces, as their preview prints them: again, of which
 * scheme, a file for each area. */
#include "rk-test-register.h"

#include "rk-area.h"
#include "rk-beside.h"
#include "rk-duties.h"
#include "rk-preview-window.h"
#include "rk-query.h"
#include "rk-register.h"
#include "rk-schemes.h"
#include "rk-workplace-register.h"
#include "rk-workplaces.h"

/* One certificate again: nothing is shown before a reason is typed, and the page says 再交付. */
static void
test_reissue (Fixture *f, gconstpointer data)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2026-04-01", "screened_on", "2026-04-15",
                       "result", RK_RESULT_GOOD, "registered_on", "2026-04-20", "term_start",
                       "2026-04-20", "expires_on", "2028-04-19", "certified_on", "2026-04-21");
  GtkWidget *pane = rk_workplace_register_new (f->context);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *ask, *preview;
  RkPages *pages = NULL;

  show_registration (f, draft, pane, window);
  rk_test_click (rk_test_find_called (pane, GTK_TYPE_BUTTON, "Issue the Certificate Again…"));
  rk_test_wait ((ask = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (ask), "print"));
  gtk_editable_set_text (GTK_EDITABLE (rk_test_find_called (ask, GTK_TYPE_ENTRY, "Reason")),
                         "紛失");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (ask), "print"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ask), "print");
  rk_test_wait ((preview = rk_test_toplevel (RK_TYPE_PREVIEW_WINDOW, NULL)) != NULL);
  rk_test_wait ((pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (preview))) != NULL);
  g_assert_cmpuint (rk_pages_get_n (pages), ==, 1);
  rk_preview_window_note_printed (RK_PREVIEW_WINDOW (preview), NULL);
  rk_test_wait (count (f, &rk_kind_ledger) == 1);
  {
    g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
    g_autoptr (GPtrArray) issues = rk_query_records (db_of (f), query, NULL, NULL);

    g_assert_cmpstr (rk_record_get (issues->pdata[0], "reason"), ==, "紛失");
  }
  rk_test_hide (preview);
  rk_test_gone (preview);
}

/* The same out of a run: what was issued before is not printed as if it were the first. */
static void
test_issued_before (Fixture *f, gconstpointer data)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2026-04-20", "term_start", "2026-04-20",
                       "expires_on", "2028-04-19", "certified_on", "2026-04-21");
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
  g_autoptr (GPtrArray) issues = NULL;
  GtkWidget *preview, *ask;

  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  preview = rk_preview_window_new (f->context, "certificate", NULL);
  show (f, preview);
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (preview)) != NULL);
  rk_test_press (preview, GDK_KEY_p, GDK_CONTROL_MASK);
  rk_test_wait ((ask = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (rk_test_find_called (ask, GTK_TYPE_ENTRY, "Reason")),
                         "破損");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ask), "print");
  rk_preview_window_note_printed (RK_PREVIEW_WINDOW (preview), NULL);
  rk_test_wait (count (f, &rk_kind_ledger) == 1);
  issues = rk_query_records (db_of (f), query, NULL, NULL);
  g_assert_cmpstr (rk_record_get (issues->pdata[0], "reason"), ==, "破損");
}

static gboolean
has_id (GtkWidget *widget, gpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

/* A run that stopped goes on at the number that is given, and only what was printed is noted. */
static void
test_goes_on (Fixture *f, gconstpointer data)
{
  gint64 second = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "茶の木",
                                                          "municipality_code", "浜松市"));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_ledger);
  g_autoptr (GPtrArray) issues = NULL;
  GtkWidget *preview, *from, *to;
  RkPreviewWindow *of_preview;
  gint64 last;

  register_in (f, f->workplace, f->scheme);
  register_in (f, second, f->scheme);
  preview = show (f, rk_preview_window_new (f->context, "certificate", NULL));
  of_preview = RK_PREVIEW_WINDOW (preview);
  rk_test_wait (rk_preview_window_get_pages (of_preview) != NULL);
  g_assert_cmpuint (rk_pages_get_n (rk_preview_window_get_pages (of_preview)), ==, 2);
  last = rk_pages_get_record (rk_preview_window_get_pages (of_preview), 1);
  rk_test_wait (rk_test_shows (preview, "All 2"));
  from = rk_test_find (preview, GTK_TYPE_SPIN_BUTTON, has_id, (gpointer) "first_record");
  to = rk_test_find (preview, GTK_TYPE_SPIN_BUTTON, has_id, (gpointer) "last_record");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (to)), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (to), "1");
  rk_test_wait (rk_preview_window_get_pages (of_preview) != NULL
                && rk_pages_get_n (rk_preview_window_get_pages (of_preview)) == 1);
  g_assert_cmpint (rk_pages_get_record (rk_preview_window_get_pages (of_preview), 0), !=, last);
  /* There is no third one to begin with. */
  gtk_editable_set_text (GTK_EDITABLE (from), "3");
  rk_test_wait (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (from)) == 2);
  rk_test_wait (rk_preview_window_get_pages (of_preview) != NULL
                && rk_pages_get_n (rk_preview_window_get_pages (of_preview)) == 1
                && rk_pages_get_record (rk_preview_window_get_pages (of_preview), 0) == last);
  rk_preview_window_note_printed (of_preview, NULL);
  rk_test_wait (count (f, &rk_kind_ledger) == 1);
  issues = rk_query_records (db_of (f), query, NULL, NULL);
  g_assert_cmpint (rk_record_get_int (issues->pdata[0], "status_id"), ==, last);
}

static void
register_by_screening (Fixture *f, gint64 workplace)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_status, "applied_on", "2026-04-01", "screened_on", "2026-04-15",
                       "result", RK_RESULT_GOOD, "registered_on", "2026-04-20", "term_start",
                       "2026-04-20", "expires_on", "2028-04-19");

  rk_draft_put_id (draft, "workplace_id", workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
}

/* The parts of a list of work count in the list as it was, though what is recorded leaves it. */
static void
test_parts_of_work (Fixture *f, gconstpointer data)
{
  gint64 second = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "茶の木",
                                                          "municipality_code", "浜松市"));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkReportParams params = { .query = query };
  GtkWidget *preview, *from, *to;
  RkPreviewWindow *of_preview;
  gint64 last;

  register_by_screening (f, f->workplace);
  register_by_screening (f, second);
  g_assert_true (rk_query_where (query, "work", RK_WORK_CERTIFICATE, NULL));
  preview = show (f, rk_preview_window_new (f->context, "certificate", &params));
  of_preview = RK_PREVIEW_WINDOW (preview);
  rk_test_wait (rk_preview_window_get_pages (of_preview) != NULL);
  g_assert_cmpuint (rk_pages_get_n (rk_preview_window_get_pages (of_preview)), ==, 2);
  last = rk_pages_get_record (rk_preview_window_get_pages (of_preview), 1);
  from = rk_test_find (preview, GTK_TYPE_SPIN_BUTTON, has_id, (gpointer) "first_record");
  to = rk_test_find (preview, GTK_TYPE_SPIN_BUTTON, has_id, (gpointer) "last_record");
  gtk_editable_set_text (GTK_EDITABLE (to), "1");
  rk_test_wait (rk_preview_window_get_pages (of_preview) != NULL
                && rk_pages_get_n (rk_preview_window_get_pages (of_preview)) == 1);
  rk_preview_window_note_printed (of_preview, NULL);
  rk_test_wait (count (f, &rk_kind_ledger) == 1);
  gtk_editable_set_text (GTK_EDITABLE (to), "2");
  gtk_editable_set_text (GTK_EDITABLE (from), "2");
  rk_test_wait (rk_preview_window_get_pages (of_preview) != NULL
                && rk_pages_get_n (rk_preview_window_get_pages (of_preview)) == 1
                && rk_pages_get_record (rk_preview_window_get_pages (of_preview), 0) == last);
  rk_preview_window_note_printed (of_preview, NULL);
  rk_test_wait (count (f, &rk_kind_ledger) == 2);
}

static GtkDropDown *
scheme_of (GtkWidget *preview)
{
  return GTK_DROP_DOWN (rk_test_find_called (preview, GTK_TYPE_DROP_DOWN, "Scheme"));
}

static gint64
shown_scheme (GtkWidget *preview)
{
  RkPages *pages = rk_preview_window_get_pages (RK_PREVIEW_WINDOW (preview));

  return pages ? rk_document_get_about (rk_pages_get_document (pages)) : 0;
}

/* A paper to everybody is of the scheme that is chosen there. */
static void
test_scheme_of_a_paper (Fixture *f, gconstpointer data)
{
  GtkWidget *preview, *agenda;
  gint64 other;
  guint other_place = GTK_INVALID_LIST_POSITION;
  GListModel *names;

  g_assert_true (rk_schemes_find (db_of (f), "kyokai", &other, NULL));
  register_in (f, f->workplace, f->scheme);
  register_in (f, f->workplace, other);
  preview = show (f, rk_preview_window_new (f->context, "certificate", NULL));
  rk_test_wait (shown_scheme (preview) == f->scheme);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (scheme_of (preview))));
  names = gtk_drop_down_get_model (scheme_of (preview));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      const char *name = gtk_string_list_get_string (GTK_STRING_LIST (names), i);

      if (g_str_equal (name, "健康宣言（協会けんぽ）"))
        other_place = i;
      g_assert_null (strstr (name, "褒賞")); /* no award */
    }
  gtk_drop_down_set_selected (scheme_of (preview), other_place);
  rk_test_wait (shown_scheme (preview) == other);
  g_assert_cmpuint (gtk_drop_down_get_selected (scheme_of (preview)), ==, other_place);
  agenda = rk_preview_window_new (f->context, "workplaces", NULL);
  gtk_window_present (GTK_WINDOW (agenda));
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (agenda)) != NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (scheme_of (agenda))));
  rk_test_hide (agenda);
  rk_test_gone (agenda);
}

/* Who gets none is said over the pages; a PDF for each 圏域, and how many and where. */
static void
test_split_and_left_out (Fixture *f, gconstpointer data)
{
  gint64 second = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "浜風の店",
                                                          "municipality_code", "下田市"));
  gint64 third = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "茶の木",
                                                         "municipality_code", "静岡市"));
  g_autoptr (RkQuery) chosen = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GFile) folder = g_file_new_for_path (f->office->folder);
  g_autofree char *path = g_build_filename (f->office->folder, "登録証・認定証-賀茂.pdf", NULL);
  g_autofree char *said = g_strdup_printf ("Saved 2 PDFs in %s, 2 pages", f->office->folder);
  RkReportParams params = { .query = chosen };
  GtkWidget *behind = gtk_window_new ();
  GtkWidget *preview;

  g_array_append_val (ids, f->workplace);
  g_array_append_val (ids, second);
  g_array_append_val (ids, third);
  rk_query_only_ids (chosen, ids);
  register_in (f, second, f->scheme);
  register_in (f, third, f->scheme);
  preview = rk_preview_window_new (f->context, "certificate", &params);
  gtk_window_present (GTK_WINDOW (preview));
  rk_test_wait (rk_preview_window_get_pages (RK_PREVIEW_WINDOW (preview)) != NULL);
  rk_test_wait (
      rk_test_shows (preview, "1 of 3 get none: 1 × it is not registered in this scheme"));
  rk_preview_window_save_split (RK_PREVIEW_WINDOW (preview), folder);
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, said) != NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  rk_test_click (
      rk_test_button (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, said), "Note as Printed"));
  rk_test_wait (count (f, &rk_kind_ledger) == 2);

  /* What was done is said where it is looked at, not behind. */
  gtk_window_set_transient_for (GTK_WINDOW (preview), GTK_WINDOW (behind));
  rk_test_wait (rk_beside_get_toasts (GTK_WINDOW (behind)) != NULL);
  rk_test_hide (preview);
  rk_test_gone (preview);
  rk_test_gone (behind);
}

/* However much can be done with a paper, its window fits beside another on a small screen. */
static void
test_preview_is_narrow (Fixture *f, gconstpointer data)
{
  static const char *const papers[] = { "public-list", "certificate", "renewal" };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkWidget *preview = rk_preview_window_new (f->context, papers[i], NULL);
      int least;

      gtk_window_present (GTK_WINDOW (preview));
      rk_test_wait (gtk_widget_get_mapped (preview));
      gtk_widget_measure (preview, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 640);
      rk_test_hide (preview);
      rk_test_gone (preview);
    }
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/certificates/reissue", test_reissue);
  ADD ("/certificates/issued-before", test_issued_before);
  ADD ("/certificates/goes-on", test_goes_on);
  ADD ("/certificates/parts-of-work", test_parts_of_work);
  ADD ("/certificates/scheme-of-a-paper", test_scheme_of_a_paper);
  ADD ("/certificates/split", test_split_and_left_out);
  ADD ("/certificates/preview-is-narrow", test_preview_is_narrow);
#undef ADD
  return rk_test_app_run ();
}
