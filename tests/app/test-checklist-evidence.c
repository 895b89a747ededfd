/* What answers of a checklist rest on: linked by hand, shown again, opened, taken away. */
#include "rk-test-checklist.h"

#include "rk-checklist-edits.h"
#include "rk-checklist-row.h"
#include "rk-evidence-dialog.h"
#include "rk-kinds.h"

/* ── what answers rest on ────────────────────────────────────────────────────────────────── */

static gint64
first_of (Fixture *f, const RkKind *kind)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  rk_query_limit (query, 1, 0);
  ids = rk_query_ids (rk_store_main_db (f->office->store), query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static guint
count_evidence (Fixture *f)
{
  const RkChecklistColumn *column = open_column (f);

  return column && column->evidence ? column->evidence->len : 0;
}

static gboolean
is_link (GtkWidget *widget, gpointer words)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_has_css_class (widget, "rk-link")
         && rk_test_find (widget, GTK_TYPE_LABEL, rk_test_has_label, words);
}

typedef struct
{
  char *page;
  gint64 id;
  char *conditions;
} Went;

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, Went *went)
{
  g_free (went->page);
  g_free (went->conditions);
  went->page = g_strdup (page);
  went->id = id;
  went->conditions = query ? rk_query_dup_words (query) : NULL;
}

static void
click_link (Fixture *f, const char *kind, Went *went)
{
  const RkChecklistColumn *column = open_column (f);

  g_clear_pointer (&went->page, g_free);
  for (guint i = 0; i < column->evidence->len; i++)
    if (g_str_equal (rk_evidence_words (column->evidence->pdata[i]), kind))
      {
        g_autofree char *words
            = g_strdup_printf ("%s　%s", kind, rk_record_get (column->evidence->pdata[i], "text"));

        rk_test_click (rk_test_find (GTK_WIDGET (f->page->sheet), GTK_TYPE_BUTTON, is_link, words));
        return;
      }
  g_assert_not_reached ();
}

/* A meeting, a paper, an indicator, a number of workplaces and a line of a plan are linked, are
 * there again, and lead back to what they are. */
static void
test_evidence_of_records (Fixture *f, gconstpointer data)
{
  static const RkKind *const kinds[]
      = { &rk_kind_meeting, &rk_kind_indicator, &rk_kind_measure, &rk_kind_saved_filter };
  Went went = { 0 };
  gint64 ids[G_N_ELEMENTS (kinds)] = { 0 };

  open_fresh (f);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      ids[i] = kinds[i] == &rk_kind_saved_filter ? 0 : first_of (f, kinds[i]);
      rk_checklist_edits_link (f->context, f->page->data, 0, kinds[i], ids[i], NULL);
      rk_test_wait (count_evidence (f) == i + 1);
    }
  g_signal_connect (f->context, "navigate", G_CALLBACK (on_navigate), &went);
  click_link (f, "会議", &went);
  g_assert_cmpstr (went.page, ==, "meetings");
  g_assert_cmpint (went.id, ==, ids[0]);
  click_link (f, "健康指標", &went);
  g_assert_cmpstr (went.page, ==, "indicators");
  g_assert_cmpint (went.id, ==, ids[1]);
  click_link (f, "計画の行", &went);
  g_assert_cmpstr (went.page, ==, "plans");
  g_assert_cmpint (went.id, ==, ids[2]);
  click_link (f, "事業所の件数", &went);
  g_assert_cmpstr (went.page, ==, "workplaces");
  g_assert_nonnull (strstr (went.conditions, "圏域"));
  g_signal_handlers_disconnect_by_data (f->context, &went);
  g_free (went.page);
  g_free (went.conditions);
}

static gboolean
is_copy (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The copy that the desktop's program is given. */
static gboolean
is_copied (const char *name)
{
  GDir *dir = g_dir_open (g_get_user_runtime_dir (), 0, NULL);
  const char *entry;
  gboolean found = FALSE;

  while (dir && (entry = g_dir_read_name (dir)))
    {
      g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), entry, NULL);

      found |= g_str_has_prefix (entry, "renkei-") && is_copy (folder, name);
    }
  g_clear_pointer (&dir, g_dir_close);
  return found;
}

static AdwMessageDialog *
close_report (void)
{
  AdwMessageDialog *dialog = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL);

  gtk_window_close (GTK_WINDOW (dialog));
  return dialog;
}

/* A file of any kind is kept in the office file and opened again; one undo takes it away. */
static void
test_evidence_of_a_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "根拠の照会.rkx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  Went went = { 0 };

  g_assert_true (g_file_set_contents (path, "\0\1\2\3", 4, NULL)); /* nobody's kind of file */
  open_fresh (f);
  rk_checklist_edits_attach_file (f->context, f->page->data, 0, file);
  rk_test_wait (count_evidence (f) == 1);
  click_link (f, "ファイル", &went);
  rk_test_wait (is_copied ("根拠の照会.rkx"));
  /* Here is no program for it, which is said. */
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  close_report ();
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
  g_assert_true (rk_store_undo (f->office->store, NULL, &error));
  g_assert_no_error (error);
  rk_test_wait (count_evidence (f) == 0);
  g_file_delete (file, NULL, NULL);
}

static gboolean
is_away (GtkWidget *widget, gpointer data)
{
  return gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Take This Evidence Away") == 0;
}

/* By hand: the menu below the item, the record, its words; then away with it again. */
static void
test_evidence_by_hand (Fixture *f, gconstpointer data)
{
  RkEvidenceDialog *dialog;
  GtkWidget *row, *away;
  gint64 paper = first_of (f, &rk_kind_material);

  open_fresh (f);
  row = gtk_widget_get_ancestor (gtk_window_get_focus (f->window), RK_TYPE_CHECKLIST_ROW);
  g_assert_true (gtk_widget_activate_action (row, "row.link", "s", "material"));
  dialog = rk_test_toplevel (RK_TYPE_EVIDENCE_DIALOG, NULL);
  rk_evidence_dialog_attach (dialog); /* nothing is chosen yet */
  rk_evidence_dialog_choose (dialog, paper);
  rk_evidence_dialog_attach (dialog);
  rk_test_wait (count_evidence (f) == 1);
  g_assert_cmpint (rk_record_get_int (open_column (f)->evidence->pdata[0], "material_id"), ==,
                   paper);
  away = rk_test_find (GTK_WIDGET (f->page->sheet), GTK_TYPE_BUTTON, is_away, NULL);
  rk_test_click (away);
  rk_test_wait (count_evidence (f) == 0);
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/checklists/evidence/records", test_evidence_of_records);
  ADD ("/checklists/evidence/file", test_evidence_of_a_file);
  ADD ("/checklists/evidence/by-hand", test_evidence_by_hand);
  return rk_test_app_run ();
}
