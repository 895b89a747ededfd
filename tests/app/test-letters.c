/* 定型文: reworded with the fields to choose from; a field there is not is said while it is typed;
 * a copy for one council. The kinds of bodies in 環境設定. */
#include "rk-test-meeting.h"

#include <string.h>

#include "rk-letter-window.h"
#include "rk-letters.h"
#include "rk-preferences-window.h"
#include "rk-query.h"

static GPtrArray *
load_all (Fixture *f, const RkKind *kind, const char *sort)
{
  RkDb *db = rk_store_main_db (f->office->store);
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_sort (query, sort, NULL));
  ids = rk_query_ids (db, query, NULL, NULL);
  return rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, NULL);
}

/* The body of the letter for a document; @council: 0: for all. NULL: there is none */
static char *
dup_body (Fixture *f, const char *document, gint64 council)
{
  g_autoptr (GPtrArray) letters = load_all (f, &rk_kind_letter, "name");

  for (guint i = 0; i < letters->len; i++)
    if (g_strcmp0 (rk_record_get (letters->pdata[i], "document"), document) == 0
        && rk_record_get_int (letters->pdata[i], "council_id") == council)
      return g_strdup (rk_record_get (letters->pdata[i], "body"));
  return NULL;
}

static gboolean
body_is (Fixture *f, const char *document, gint64 council, const char *expected)
{
  g_autofree char *body = dup_body (f, document, council);

  return g_strcmp0 (body, expected) == 0;
}

static gboolean
is_named (GtkWidget *widget, gpointer name)
{
  return rk_test_is_called (widget, name);
}

static GtkTextView *
text_of (GtkWidget *window, const char *name)
{
  return GTK_TEXT_VIEW (rk_test_find (window, GTK_TYPE_TEXT_VIEW, is_named, (gpointer)name));
}

static void
type (GtkWidget *window, const char *name, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text_of (window, name)), text, -1);
}

static GtkWidget *
open_letters (Fixture *f, const char *document, gint64 council)
{
  f->window = rk_letter_window_new (f->context, NULL, document, council, 0);
  gtk_window_present (GTK_WINDOW (f->window));
  rk_test_wait (gtk_widget_get_mapped (f->window));
  return f->window;
}

static gboolean
save_is_on (GtkWidget *window)
{
  return gtk_widget_get_sensitive (rk_test_button (window, "Save (Ctrl+Enter)"));
}

static void
test_a_letter_is_reworded (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_letters (f, "notice", 0);
  g_autoptr (RkRecord) usual = rk_letters_default ("notice");

  g_assert_false (save_is_on (window));
  type (window, "Text", "　{開催日}に{持ち物}をお持ちください。");
  rk_test_wait (rk_test_shows (window,
                               "There is no field {持ち物} for this letter. Choose one from "
                               "the list of fields."));
  g_assert_false (save_is_on (window));
  rk_test_press (window, GDK_KEY_Return, GDK_CONTROL_MASK); /* refused */
  rk_test_flush ();
  g_assert_true (body_is (f, "notice", 0, rk_record_get (usual, "body")));
  type (window, "Text", "　{開催日}にお越しください。");
  rk_test_wait (save_is_on (window));
  /* Also where the cursor stands in the text. */
  rk_test_press (GTK_WIDGET (text_of (window, "Text")), GDK_KEY_Return, GDK_CONTROL_MASK);
  rk_test_wait (body_is (f, "notice", 0, "　{開催日}にお越しください。"));
  rk_test_click (rk_test_button (window, "Back to the Usual Words"));
  rk_test_wait (body_is (f, "notice", 0, rk_record_get (usual, "body")));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (body_is (f, "notice", 0, "　{開催日}にお越しください。"));
}

static gboolean
is_field_row (GtkWidget *widget, gpointer name)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), "field"), name) == 0;
}

static void
test_a_field_is_put_in (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_letters (f, "notice", 0);
  GtkTextView *view = text_of (window, "Text");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter, end;
  g_autofree char *text = NULL;
  GtkWidget *row;

  type (window, "Text", "本日はに");
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 3);
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_assert_null (rk_test_find (window, GTK_TYPE_LIST_BOX_ROW, is_field_row, (gpointer) "氏名"));
  row = rk_test_find (window, GTK_TYPE_LIST_BOX_ROW, is_field_row, (gpointer) "会場");
  g_assert_nonnull (row);
  g_assert_true (
      rk_test_has_label (row, (gpointer) "Place, or that it is held by Web or in writing"));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  gtk_text_buffer_get_bounds (buffer, &iter, &end);
  text = gtk_text_buffer_get_text (buffer, &iter, &end, FALSE);
  g_assert_cmpstr (text, ==, "本日は{会場}に");
}

static void
test_a_copy_for_one_council (Fixture *f, gconstpointer data)
{
  GtkWidget *window = open_letters (f, "notice", f->council);
  g_autofree char *usual = dup_body (f, "notice", 0);

  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (text_of (window, "Text"))));
  rk_test_click (rk_test_button (window, "Copy for This Council"));
  rk_test_wait (body_is (f, "notice", f->council, usual));
  rk_test_wait (gtk_widget_is_sensitive (GTK_WIDGET (text_of (window, "Text"))));
  type (window, "Text", "この協議会だけの文面");
  rk_test_press (window, GDK_KEY_s, GDK_CONTROL_MASK);
  rk_test_wait (body_is (f, "notice", f->council, "この協議会だけの文面"));
  g_assert_true (body_is (f, "notice", 0, usual));
  rk_test_flush ();
  rk_test_click (rk_test_button (window, "Use the Letter for All"));
  rk_test_wait (body_is (f, "notice", f->council, NULL));
}

/* ── kinds of bodies ─────────────────────────────────────────────────────────────────────── */

static gboolean
has_tooltip (GtkWidget *widget, gpointer tooltip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static GtkWidget *
tool (GtkWidget *window, const char *tooltip)
{
  return rk_test_find (window, GTK_TYPE_BUTTON, has_tooltip, (gpointer)tooltip);
}

static gboolean
kinds_begin_with (Fixture *f, const char *first, const char *second)
{
  g_autoptr (GPtrArray) kinds = load_all (f, &rk_kind_body_kind, "position");

  return g_strcmp0 (rk_record_get (kinds->pdata[0], "name"), first) == 0
         && g_strcmp0 (rk_record_get (kinds->pdata[1], "name"), second) == 0;
}

static void
test_kinds_of_bodies (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) kinds = load_all (f, &rk_kind_body_kind, "position");
  RkDraft *body = DRAFT (&rk_kind_body, "name", "見本第二保健所", "side", "地域");
  GtkWidget *report;

  g_assert_cmpuint (kinds->len, ==, 16);
  set_int (body, "kind_id", rk_record_id (kinds->pdata[1]));
  keep (f, body);
  f->window = rk_preferences_window_new (f->context);
  gtk_window_present (GTK_WINDOW (f->window));
  rk_test_wait (gtk_widget_get_mapped (f->window));
  g_assert_true (kinds_begin_with (f, "都道府県（主管課）", "保健所"));
  rk_test_click (tool (f->window, "Move 保健所 up"));
  rk_test_wait (kinds_begin_with (f, "保健所", "都道府県（主管課）"));
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_true (kinds_begin_with (f, "都道府県（主管課）", "保健所"));
  rk_test_flush ();
  rk_test_click (tool (f->window, "Delete 保健所")); /* a body is of this kind */
  rk_test_wait ((report = rk_test_toplevel (GTK_TYPE_WINDOW,
                                            "Other records still refer to this one "
                                            "(構成機関の種別: Body 1). Nothing was deleted."))
                != NULL);
  gtk_window_destroy (GTK_WINDOW (report));
  g_assert_true (kinds_begin_with (f, "都道府県（主管課）", "保健所"));
  rk_test_click (tool (f->window, "Delete 都道府県（主管課）"));
  rk_test_wait (kinds_begin_with (f, "保健所", "市町村（衛生部門）"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/letters/reword", test_a_letter_is_reworded);
  ADD ("/letters/field", test_a_field_is_put_in);
  ADD ("/letters/copy", test_a_copy_for_one_council);
  ADD ("/body-kinds", test_kinds_of_bodies);
  return rk_test_app_run ();
}
