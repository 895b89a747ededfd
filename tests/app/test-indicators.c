/* The 健康指標 page on the sample office: the sentence of a figure, a published table read in the
 * window, a figure put into the papers of a meeting. */
#include "rk-test-indicators.h"

#include "rk-area-summary-dialog.h"
#include "rk-area-summary.h"
#include "rk-chart-figure.h"
#include "rk-plans.h"
#include "rk-record-dialog.h"
#include "rk-use-figure-dialog.h"

static const char tidy[] = "indicator,area,year,sex,age,numerator,denominator\n"
                           "smoking,2201,2022,M,40-44,320,1000\n"
                           "smoking,2202,2022,M,40-44,300,1000\n";

static gboolean
note_office (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (office == NULL)
    return FALSE;
  draft = rk_draft_copy (office);
  rk_draft_put (draft, "person", "見本　直子");
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

/* What was written for a figure stays, whatever else is saved, and while others are looked at. */
static void
test_a_written_sentence_stays (Fixture *f, gconstpointer data)
{
  RkIndicatorsData *before = f->page->data;
  g_autofree char *generated = rk_indicators_page_dup_sentence (f->page);

  g_assert_cmpuint (strlen (generated), >, 30);
  g_assert_false (gtk_widget_get_visible (f->page->generated_button));
  write_sentence (f, OWN);
  g_assert_true (gtk_widget_get_visible (f->page->generated_button));
  rk_test_command (f->office, "事務局を直した", note_office, NULL);
  rk_test_wait (f->page->data != before);
  assert_sentence (f, OWN);
  gtk_toggle_button_set_active (f->page->trend_button, TRUE);
  rk_test_wait (shows (f, "trend"));
  g_assert_false (gtk_widget_get_visible (f->page->generated_button));
  gtk_toggle_button_set_active (f->page->ratio_button, TRUE);
  rk_test_wait (shows (f, "forest"));
  assert_sentence (f, OWN);
  g_signal_emit_by_name (f->page->generated_button, "clicked");
  assert_sentence (f, generated);
  g_assert_false (gtk_widget_get_visible (f->page->generated_button));
}

/* A table says what it would change; the same table again changes nothing. */
static void
test_a_table_is_read (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_observation);
  RkIndicatorImportWindow *window = read_table (f, tidy);

  rk_test_wait (rk_indicator_import_window_is_ready (window));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "2 new, 0 changed, 0 as before"));
  g_assert_cmpint (count (f, &rk_kind_observation), ==, before); /* nothing is written yet */
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (count (f, &rk_kind_observation) == before + 2);
  rk_test_wait (g_strcmp0 (f->toast, "Read the table: 2 values new, 0 changed") == 0);
  window = read_table (f, tidy);
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (g_strcmp0 (f->toast, "The table was read before; nothing changed") == 0);
  g_assert_cmpint (count (f, &rk_kind_observation), ==, before + 2);
  window = read_table (f, "indicator,area,year,sex,age,numerator,denominator\n"
                          "smoking,2201,2022,M,40-44,321,1000\n");
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "0 new, 1 changed, 0 as before"));
  g_assert_true (rk_test_shows (GTK_WIDGET (window),
                                "令和4年度　賀茂　男性　習慣的喫煙：40～44歳 320/1000 → 321/1000"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* 出典 is shown before the table is brought in, and is what a person makes of it. */
static void
test_a_source_is_said (Fixture *f, gconstpointer data)
{
  static const char text[]
      = "特定健診実施状況　令和4年度\n市町名,対象者数,受診者数\n静岡市,1000,400\n";
  RkIndicatorImportWindow *window = read_table (f, text);
  GtkEditable *source = GTK_EDITABLE (rk_indicator_import_window_get_source (window));

  rk_test_wait (rk_indicator_import_window_is_ready (window));
  g_assert_cmpstr (gtk_editable_get_text (source), ==, "特定健診実施状況　令和4年度（表.csv）");
  gtk_editable_set_text (source, "見本市「国保の特定健診」");
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (g_strcmp0 (f->toast, "Read the table: 1 values new, 0 changed") == 0);
  window = read_table (f, text);
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  source = GTK_EDITABLE (rk_indicator_import_window_get_source (window));
  gtk_editable_set_text (source, "見本市国保「特定健診の記録」");
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (g_strcmp0 (f->toast, "The numbers are as before; their source was corrected") == 0);
}

/* Two tables that are dropped together are brought in one after the other. */
static void
test_two_tables (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "一.csv", "二.csv" };
  gint64 before = count (f, &rk_kind_observation);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->office->folder, names[i], NULL);
      g_autofree char *text = g_strdup_printf ("indicator,area,year,sex,age,numerator,denominator\n"
                                               "smoking,2201,%u,M,40-44,320,1000\n",
                                               2030 + i);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      rk_indicators_page_import (f->page, path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RkIndicatorImportWindow *window = RK_INDICATOR_IMPORT_WINDOW (f->page->importing);

      rk_test_wait (rk_indicator_import_window_is_ready (window));
      rk_indicator_import_window_bring_in (window);
      rk_test_wait (count (f, &rk_kind_observation) == before + 1 + i);
      rk_test_wait ((gpointer)f->page->importing != (gpointer)window);
    }
  g_assert_null (f->page->importing);
}

static void
choose (RkIndicatorImportWindow *window, guint column, RkCrossRole role)
{
  RkIndicatorFormPane *pane = rk_indicator_import_window_get_form (window);

  rk_indicator_columns_choose (rk_indicator_form_pane_get_columns (pane), -1, column, role);
}

static gboolean
says (GtkWidget *entry, gpointer text)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text);
}

/* A table with headings of its own: the office says which column is what, and is not asked the next
 * time. */
static void
test_a_table_nobody_foresaw (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_observation);
  RkIndicatorImportWindow *window = read_table (
      f, "歩く人の調べ　令和5年度,,\n住まい,歩いた人,聞いた人\n焼津市,20,50\n静岡市,70,100\n");
  RkIndicatorFormPane *pane;

  rk_test_wait (rk_indicator_import_window_get_form (window));
  pane = rk_indicator_import_window_get_form (window);
  g_assert_false (rk_indicator_import_window_is_ready (window));
  g_assert_true (rk_test_shows (
      GTK_WIDGET (window), "Say of which indicator this table is. Nothing has been imported."));
  rk_indicator_form_pane_choose_indicator (pane, "walking");
  choose (window, 1, RK_CROSS_NUMERATOR);
  choose (window, 2, RK_CROSS_DENOMINATOR);
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  /* 出典 is proposed, and no part of the form that the next table is read with */
  g_assert_nonnull (
      rk_test_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, says,
                    (gpointer) "歩く人の調べ　令和5年度（表.csv）　静岡県（見本）作成"));
  g_assert_null (rk_indicator_form_pane_get_form (pane)->source);
  rk_indicator_form_pane_set_name (pane, "歩く人の調べ");
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (count (f, &rk_kind_observation) == before + 2);

  window = read_table (f, "歩く人の調べ　令和6年度,,\n住まい,歩いた人,聞いた人\n焼津市,30,50\n");
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "1 new, 0 changed, 0 as before"));
  g_assert_cmpstr (
      rk_indicator_form_pane_get_form (rk_indicator_import_window_get_form (window))->name, ==,
      "歩く人の調べ");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
scrolls_sideways (GtkWidget *widget, gpointer data)
{
  GtkPolicyType down;

  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), NULL, &down);
  return down == GTK_POLICY_NEVER;
}

/* The wheel over the columns scrolls the page. */
static void
test_wheel_over_columns (Fixture *f, gconstpointer data)
{
  RkIndicatorImportWindow *window = read_table (
      f, "歩く人の調べ　令和5年度,,\n住まい,歩いた人,聞いた人\n焼津市,20,50\n静岡市,70,100\n");
  GtkAdjustment *place;
  GtkWidget *columns;

  rk_test_wait (rk_indicator_import_window_get_form (window));
  columns = rk_test_find (GTK_WIDGET (rk_indicator_form_pane_get_columns (
                              rk_indicator_import_window_get_form (window))),
                          GTK_TYPE_SCROLLED_WINDOW, scrolls_sideways, NULL);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
      gtk_widget_get_ancestor (gtk_widget_get_parent (columns), GTK_TYPE_SCROLLED_WINDOW)));
  rk_test_wait (gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place)
                && gtk_adjustment_get_page_size (place) > 0);
  rk_test_turn_wheel (columns);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What no card speaks of gets one of the office's own while its table is read. */
static void
test_an_indicator_of_its_own (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_observation);
  RkIndicatorImportWindow *window
      = read_table (f, "減塩の調べ　令和5年度,,\n住まい,減塩派,聞いた人\n焼津市,20,50\n");
  RkRecordDialog *dialog;

  rk_test_wait (rk_indicator_import_window_get_form (window));
  rk_test_click (rk_test_button (GTK_WIDGET (window), "New Indicator…"));
  dialog = rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL);
  g_assert_nonnull (dialog);
  rk_record_dialog_type (dialog, "name", "減塩を心がける人");
  rk_record_dialog_save (dialog);
  rk_test_wait (rk_test_toplevel (RK_TYPE_RECORD_DIALOG, NULL) == NULL);
  choose (window, 1, RK_CROSS_NUMERATOR);
  choose (window, 2, RK_CROSS_DENOMINATOR);
  rk_test_wait (rk_indicator_import_window_is_ready (window));
  g_assert_cmpstr (
      rk_indicator_form_pane_get_form (rk_indicator_import_window_get_form (window))->indicator, ==,
      "own-1");
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (count (f, &rk_kind_observation) == before + 1);
}

/* A sheet without numbers is not brought in; the window shows it and says why. */
static void
test_an_unknown_table (Fixture *f, gconstpointer data)
{
  RkIndicatorImportWindow *window = read_table (f, "献立,月,火\n朝,パン,ご飯\n");
  gint64 before = count (f, &rk_kind_observation);

  rk_test_wait (rk_indicator_import_window_get_form (window));
  g_assert_true (
      rk_test_shows (GTK_WIDGET (window),
                     "No table of numbers was found in this sheet. Nothing has been imported. "
                     "Choose another sheet, or say in which rows the numbers are and which "
                     "column is what."));
  g_assert_true (rk_test_shows (GTK_WIDGET (window), "パン"));
  g_assert_false (rk_indicator_import_window_is_ready (window));
  rk_indicator_import_window_bring_in (window);
  g_assert_cmpint (count (f, &rk_kind_observation), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ── other figures ───────────────────────────────────────────────────────────────────────── */

/* Every figure that is offered can be drawn, and says something. */
static void
test_other_figures (Fixture *f, gconstpointer data)
{
  guint n = 0;

  gtk_toggle_button_set_active (f->page->more_button, TRUE);
  rk_test_wait (!shows (f, "forest"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->page->form)));
  for (guint i = 0; i < f->page->data->offers->len; i++)
    {
      const RkFigureForm *form = f->page->data->offers->pdata[i];
      guint place = place_of (f, form->label);

      if (place == G_MAXUINT)
        continue;
      n++;
      gtk_drop_down_set_selected (f->page->form, place);
      rk_test_wait (shows (f, form->id));
      g_assert_null (f->page->data->problem);
      g_assert_cmpuint (strlen (f->page->data->sentence), >, 10);
      g_assert_nonnull (rk_chart_view_get_chart (f->page->chart));
    }
  g_assert_cmpuint (n, >=, 7);
  g_assert_cmpuint (place_of (f, "Answers, in shares"), !=, G_MAXUINT);
  g_assert_cmpuint (place_of (f, "Difference by age"), !=, G_MAXUINT);
  g_assert_cmpuint (place_of (f, "Three factors of cost"), ==,
                    G_MAXUINT); /* nothing of it was read */
  g_assert_cmpuint (place_of (f, "Map"), ==, G_MAXUINT);
  gtk_toggle_button_set_active (f->page->trend_button, TRUE);
  rk_test_wait (shows (f, "trend"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->page->form)));
}

/* Of a figure of all indicators the pane says what is hidden in any of them, not only in the one
 * that is chosen. */
static void
test_what_is_hidden_of_all (Fixture *f, gconstpointer data)
{
  g_assert_true (rk_test_shows (GTK_WIDGET (f->page), "Nothing is hidden in this figure."));
  gtk_toggle_button_set_active (f->page->more_button, TRUE);
  rk_test_wait (!shows (f, "forest"));
  gtk_drop_down_set_selected (f->page->form, place_of (f, "All areas, all indicators"));
  rk_test_wait (shows (f, "heat"));
  g_assert_nonnull (f->page->data->masks);
  g_assert_true (rk_test_shows (GTK_WIDGET (f->page), f->page->data->masks));
  gtk_drop_down_set_selected (f->page->form, place_of (f, "Beside another indicator"));
  rk_test_wait (shows (f, "scatter"));
  g_assert_nonnull (strstr (f->page->data->masks, "秘匿"));
}

static const char square[]
    = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
      "{\"N03_007\":\"22210\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      "[[[138,35],[138.1,35],[138.1,35.1],[138,35.1],[138,35]]]}}]}";

/* The map that the office supplies is kept in its file and can be taken back. */
static void
test_a_map_is_taken (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->office->folder, "areas.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_indicators_page_is_map (path));
  g_assert_true (g_file_set_contents (path, square, -1, NULL));
  rk_indicators_page_take_map (f->page, file);
  rk_test_wait (f->page->data->map_name != NULL);
  g_assert_cmpstr (f->page->data->map_name, ==, "areas.geojson");
  g_assert_cmpuint (place_of (f, "Map"), !=, G_MAXUINT);
  gtk_toggle_button_set_active (f->page->more_button, TRUE);
  rk_test_wait (!shows (f, "forest"));
  gtk_drop_down_set_selected (f->page->form, place_of (f, "Map"));
  rk_test_wait (shows (f, "map"));
  g_assert_null (f->page->data->problem);
  g_assert_cmpint (rk_chart_get_kind (rk_chart_view_get_chart (f->page->chart)), ==, RK_CHART_MAP);
  rk_store_undo (f->office->store, NULL, &error);
  g_assert_no_error (error);
  rk_test_wait (f->page->data->map_name == NULL);
}

/* ── figures of papers ───────────────────────────────────────────────────────────────────── */

/* A figure goes into the papers of a meeting with the sentence that was written for it. */
static void
test_a_figure_is_used (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_figure);
  g_autoptr (RkRecord) newest = NULL;

  write_sentence (f, OWN);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  g_assert_nonnull (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (count (f, &rk_kind_figure) == before + 1
                && rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  newest = newest_figure (f);
  g_assert_cmpstr (rk_record_get (newest, "sentence"), ==, OWN);
  g_assert_cmpint (rk_record_get_int (newest, "meeting_id"), !=, 0);
  rk_test_wait (gtk_widget_get_visible (GTK_WIDGET (f->page->figures_group)));
  assert_sentence (f, OWN);
}

/* The next figure goes where the last one went, and it is said which it is and where. */
static void
test_figures_of_one_meeting (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_figure);
  GtkDropDown *meeting;
  g_autoptr (RkRecord) first = NULL;
  g_autofree char *said = NULL;
  guint other;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  meeting = GTK_DROP_DOWN (rk_test_find (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL),
                                         GTK_TYPE_DROP_DOWN, NULL, NULL));
  other = gtk_drop_down_get_selected (meeting) ? 0 : 1;
  gtk_drop_down_set_selected (meeting, other);
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (count (f, &rk_kind_figure) == before + 1
                && rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  first = newest_figure (f);
  said = g_strdup_printf ("Put Figure %d into the papers of “",
                          (int)rk_record_get_int (first, "position"));
  rk_test_wait (f->toast && g_str_has_prefix (f->toast, said));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  meeting = GTK_DROP_DOWN (rk_test_find (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL),
                                         GTK_TYPE_DROP_DOWN, NULL, NULL));
  g_assert_cmpuint (gtk_drop_down_get_selected (meeting), ==, other);
  gtk_window_destroy (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
}

/* The same figure is not put in twice: it comes in the place of the one that is there. */
static void
test_a_figure_is_used_again (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_figure);
  g_autoptr (RkRecord) first = NULL;
  g_autoptr (RkRecord) again = NULL;
  g_autofree char *number = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  g_assert_null (
      rk_test_button (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL), "Replace the Figure"));
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (count (f, &rk_kind_figure) == before + 1
                && rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  first = newest_figure (f);
  number = g_strdup_printf ("図%d", (int)rk_record_get_int (first, "position"));
  rk_test_wait (g_strcmp0 (rk_chart_get_number (rk_chart_view_get_chart (f->page->chart)), number)
                == 0);
  write_sentence (f, OWN);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  g_assert_nonnull (
      rk_test_button (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL), "Replace the Figure"));
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  g_assert_cmpint (count (f, &rk_kind_figure), ==, before + 1);
  again = newest_figure (f);
  g_assert_cmpint (rk_record_id (again), ==, rk_record_id (first));
  g_assert_cmpint (rk_record_get_int (again, "position"), ==,
                   rk_record_get_int (first, "position"));
  g_assert_cmpstr (rk_record_get (again, "sentence"), ==, OWN);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_clear_pointer (&again, rk_record_unref);
  again = newest_figure (f);
  g_assert_cmpstr (rk_record_get (again, "sentence"), ==, rk_record_get (first, "sentence"));
}

/* The second indicator is saved though nobody chose it: another one may be the first later. */
static void
test_two_indicators_are_used (Fixture *f, gconstpointer data)
{
  gint64 before = count (f, &rk_kind_figure);
  g_autoptr (RkRecord) figure = NULL;
  gint64 other = 0;

  g_assert_cmpuint (f->page->data->cards->len, ==, 3);
  gtk_toggle_button_set_active (f->page->more_button, TRUE);
  rk_test_wait (!shows (f, "forest"));
  gtk_drop_down_set_selected (f->page->form, place_of (f, "Beside another indicator"));
  rk_test_wait (shows (f, "scatter"));
  for (guint i = 0; i < 3 && other == 0; i++)
    if (rk_record_id (f->page->data->cards->pdata[i]) != f->page->data->indicator)
      other = rk_record_id (f->page->data->cards->pdata[i]);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (count (f, &rk_kind_figure) == before + 1
                && rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  figure = newest_figure (f);
  g_assert_cmpint (other, !=, 0);
  g_assert_cmpint (rk_record_get_int (figure, "against_id"), ==, other);
}

/* An opinion on the item that the newest figure is for, and a line of a plan made of it. */
static gboolean
say_something (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data; /* figure; the line */
  g_autoptr (RkRecord) figure = rk_records_get (db, &rk_kind_figure, ids[0], error);
  RkDraft *draft = rk_draft_new (&rk_kind_statement);
  g_autoptr (RkRecord) statement = NULL;
  g_autoptr (RkRecord) line = NULL;
  gint64 id, plan;

  rk_draft_put_id (draft, "meeting_id", rk_record_get_int (figure, "meeting_id"));
  rk_draft_put_id (draft, "agenda_item_id", rk_record_get_int (figure, "agenda_item_id"));
  rk_draft_put (draft, "kind", "意見");
  rk_draft_put (draft, "text", "職場の喫煙所を減らしてはどうか。");
  statement = rk_draft_end (draft);
  if (!rk_records_save (db, statement, &id, error) || !rk_plans_default (db, 0, &plan, error))
    return FALSE;
  draft = rk_draft_new (&rk_kind_measure);
  rk_draft_put_id (draft, "plan_id", plan);
  rk_draft_put_id (draft, "statement_id", id);
  rk_draft_put (draft, "title", "喫煙所を減らす");
  line = rk_draft_end (draft);
  return rk_records_save (db, line, &ids[1], error);
}

static void
on_navigate (RkContext *context, const char *page, gint64 id, RkQuery *query, char **where)
{
  g_free (*where);
  *where = g_strdup_printf ("%s %" G_GINT64_FORMAT, page, id);
}

static GtkWidget *
find_row (Fixture *f, const char *title)
{
  for (guint i = 0; i < f->page->figure_rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (f->page->figure_rows->pdata[i]), title) == 0)
      return f->page->figure_rows->pdata[i];
  return NULL;
}

/* From the figure to its item, the opinion on that and the line made of it; and a saved figure is
 * shown again as it was saved. */
static void
test_links_both_ways (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_figure);
  g_autoptr (GPtrArray) figures = NULL;
  g_autofree char *where = NULL;
  g_autofree char *line = NULL;
  gint64 ids[2] = { 0, 0 };

  g_signal_connect (f->context, "navigate", G_CALLBACK (on_navigate), &where);
  gtk_drop_down_set_selected (f->page->sex, 2);
  rk_test_wait (f->page->data->sex == 'F');
  gtk_toggle_button_set_active (f->page->trend_button, TRUE);
  rk_test_wait (shows (f, "trend"));
  write_sentence (f, OWN);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (count (f, &rk_kind_figure) > 0
                && rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  rk_query_sort (query, "-saved_on", NULL);
  figures = rk_query_records (rk_store_main_db (f->office->store), query, NULL, NULL);
  for (guint i = 0; i < figures->len; i++)
    ids[0] = MAX (ids[0], rk_record_id (figures->pdata[i]));
  rk_test_command (f->office, "発言を足した", say_something, ids);
  rk_test_wait (find_row (f, "喫煙所を減らす"));
  g_assert_nonnull (find_row (f, "職場の喫煙所を減らしてはどうか。"));
  adw_action_row_activate (ADW_ACTION_ROW (find_row (f, "喫煙所を減らす")));
  line = g_strdup_printf ("plans %" G_GINT64_FORMAT, ids[1]);
  g_assert_cmpstr (where, ==, line);

  gtk_drop_down_set_selected (f->page->sex, 0);
  gtk_toggle_button_set_active (f->page->ratio_button, TRUE);
  rk_test_wait (shows (f, "forest") && f->page->data->sex == 0);
  rk_page_show_record (RK_PAGE (f->page), ids[0]);
  rk_test_wait (shows (f, "trend") && f->page->data->sex == 'F');
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->sex), ==, 2);
  g_assert_true (gtk_toggle_button_get_active (f->page->trend_button));
  assert_sentence (f, OWN); /* with the sentence that it was saved with */
}

/* A figure that can show only one of men and women says which, and the other can be chosen. */
static void
test_one_of_men_and_women (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->sex), ==, 0);
  gtk_toggle_button_set_active (f->page->trend_button, TRUE);
  rk_test_wait (shows (f, "trend"));
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->sex), ==, 1);
  gtk_toggle_button_set_active (f->page->ratio_button, TRUE);
  rk_test_wait (shows (f, "forest"));
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->sex), ==, 0);
  g_assert_cmpuint (f->page->data->values->reference->len, ==, 2);
  gtk_toggle_button_set_active (f->page->trend_button, TRUE);
  rk_test_wait (shows (f, "trend"));
  gtk_drop_down_set_selected (f->page->sex, 2);
  rk_test_wait (f->page->data->sex == 'F' && shows (f, "trend"));
  g_assert_nonnull (strstr (rk_chart_get_title (rk_chart_view_get_chart (f->page->chart)), "女性"));
}

/* The table of a figure is copied as cells, the drawing as a picture. */
static void
test_copy (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_auto (GValue) value = G_VALUE_INIT;

  gtk_widget_activate_action (GTK_WIDGET (f->page->chart), "chart.copy", NULL);
  g_assert_true (
      gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  gtk_toggle_button_set_active (f->page->table_button, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page->chart), "chart.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
      gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&value), "賀茂\t"));
  gdk_clipboard_set_content (clipboard, NULL);
}

/* What is changed in the sentence of a figure in the papers is changed in the papers. */
static void
test_a_sentence_in_the_papers (Fixture *f, gconstpointer data)
{
  g_autofree char *generated = rk_indicators_page_dup_sentence (f->page);

  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  rk_test_wait (f->page->data->saved != NULL);
  g_assert_true (sentence_is (f, NULL));
  write_sentence (f, OWN);
  rk_indicators_page_sentence_left (f->page);
  rk_test_wait (sentence_is (f, OWN));
  assert_sentence (f, OWN);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (g_str_equal (gtk_label_get_text (f->page->edited), "Can be edited"));
  assert_sentence (f, generated);
  write_sentence (f, OWN);
  rk_indicators_page_sentence_left (f->page);
  rk_test_wait (sentence_is (f, OWN));
  rk_test_wait (rk_record_get (f->page->data->saved, "sentence") != NULL);
  g_signal_emit_by_name (f->page->generated_button, "clicked");
  rk_test_wait (sentence_is (f, NULL));
}

/* What is written of an area is in the file, can be taken back, and what is not changed stays the
 * numbers'. */
static void
test_strengths_and_issues (Fixture *f, gconstpointer data)
{
  RkAreaSummaryDialog *dialog
      = RK_AREA_SUMMARY_DIALOG (rk_area_summary_dialog_new (f->context, f->window, "2202"));
  g_autofree char *issue = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_area_summary);
  g_autoptr (GPtrArray) records = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  issue = rk_area_summary_dialog_dup_text (dialog, 3);
  g_assert_cmpuint (strlen (issue), >, 30);
  rk_area_summary_dialog_write (dialog, 3, OWN);
  rk_area_summary_dialog_write (dialog, 4, "");
  rk_area_summary_dialog_save (dialog);
  rk_test_wait (count (f, &rk_kind_area_summary) == 1);
  records = rk_query_records (rk_store_main_db (f->office->store), query, NULL, NULL);
  g_assert_cmpstr (rk_record_get (records->pdata[0], "issue_1"), ==, OWN);
  g_assert_cmpstr (rk_record_get (records->pdata[0], "issue_2"), ==, RK_AREA_SUMMARY_NONE);
  g_assert_null (rk_record_get (records->pdata[0], "issue_3"));
  g_assert_null (rk_record_get (records->pdata[0], "strength_1"));

  rk_store_undo (f->office->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, &rk_kind_area_summary), ==, 0);
  dialog = RK_AREA_SUMMARY_DIALOG (rk_area_summary_dialog_new (f->context, f->window, "2202"));
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  again = rk_area_summary_dialog_dup_text (dialog, 3);
  g_assert_cmpstr (again, ==, issue);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static const RkRecord *
summary_of (const GPtrArray *records, const char *area)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (rk_record_get (records->pdata[i], "area"), area) == 0)
      return records->pdata[i];
  return NULL;
}

/* One area is written, then the next: all are saved at the end, in one command, and nothing is
 * thrown away without a word. */
static void
test_every_area_is_saved (Fixture *f, gconstpointer data)
{
  GtkWidget *window = rk_area_summary_dialog_new (f->context, f->window, "2201");
  RkAreaSummaryDialog *dialog = RK_AREA_SUMMARY_DIALOG (window);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_area_summary);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *kept = NULL;
  AdwMessageDialog *asked;

  gtk_window_present (GTK_WINDOW (dialog));
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  rk_area_summary_dialog_write (dialog, 1, OWN);
  rk_area_summary_dialog_choose (dialog, "2202");
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  rk_area_summary_dialog_write (dialog, 3, OWN);
  rk_area_summary_dialog_choose (dialog, "2201");
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  kept = rk_area_summary_dialog_dup_text (dialog, 1);
  g_assert_cmpstr (kept, ==, OWN);
  rk_area_summary_dialog_choose (dialog, "2203");
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));

  gtk_window_close (GTK_WINDOW (dialog));
  rk_test_wait ((asked = rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL)) != NULL);
  gtk_window_close (GTK_WINDOW (asked)); /* stay */
  rk_test_wait (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
  rk_area_summary_dialog_save (dialog);
  rk_test_wait (rk_test_toplevel (RK_TYPE_AREA_SUMMARY_DIALOG, NULL) == NULL);
  records = rk_query_records (rk_store_main_db (f->office->store), query, NULL, NULL);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (rk_record_get (summary_of (records, "2201"), "strength_2"), ==, OWN);
  g_assert_cmpstr (rk_record_get (summary_of (records, "2202"), "issue_1"), ==, OWN);
  rk_store_undo (f->office->store, NULL, NULL);
  g_assert_cmpint (count (f, &rk_kind_area_summary), ==, 0);
}

/* Where nothing was written nothing is asked and nothing is saved. */
static void
test_untouched_areas_are_left (Fixture *f, gconstpointer data)
{
  RkAreaSummaryDialog *dialog
      = RK_AREA_SUMMARY_DIALOG (rk_area_summary_dialog_new (f->context, f->window, NULL));

  gtk_window_present (GTK_WINDOW (dialog));
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  rk_area_summary_dialog_choose (dialog, "2202");
  rk_test_wait (rk_area_summary_dialog_is_ready (dialog));
  rk_area_summary_dialog_save (dialog);
  rk_test_wait (rk_test_toplevel (RK_TYPE_AREA_SUMMARY_DIALOG, NULL) == NULL);
  g_assert_null (rk_test_toplevel (ADW_TYPE_MESSAGE_DIALOG, NULL));
  g_assert_cmpint (count (f, &rk_kind_area_summary), ==, 0);
}

/* Tiles of men and of women beside the figure. */
static void
test_places (Fixture *f, gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (f->page->places_box));
  g_assert_true (gtk_widget_get_visible (f->page->places_switch));
  g_assert_true (gtk_stack_get_visible_child (f->page->places)
                 == GTK_WIDGET (f->page->place_views[0]));
  gtk_toggle_button_set_active (f->page->second_place, TRUE);
  g_assert_true (gtk_stack_get_visible_child (f->page->places)
                 == GTK_WIDGET (f->page->place_views[1]));
  g_assert_cmpuint (rk_chart_get_n_categories (rk_chart_view_get_chart (f->page->place_views[1])),
                    ==, 8);
  gtk_toggle_button_set_active (f->page->trend_button, TRUE);
  rk_test_wait (shows (f, "trend"));
  g_assert_false (gtk_widget_get_visible (f->page->places_box));
}

/* With what it is from and its notes the figure stands in the window without scrolling, and so does
 * the sentence beside it. */
static void
test_the_figure_fits (Fixture *f, gconstpointer data)
{
  GtkWidget *scroller
      = gtk_widget_get_ancestor (GTK_WIDGET (f->page->chart), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  int least, usual;
  GtkTextIter end;
  GdkRectangle last;

  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (f->window)), <=, 800);
  rk_test_wait (gtk_adjustment_get_upper (place) <= gtk_adjustment_get_page_size (place));
  gtk_widget_measure (GTK_WIDGET (f->page->chart), GTK_ORIENTATION_VERTICAL, 540, &least, &usual,
                      NULL, NULL);
  g_assert_cmpint (least, <, usual);
  write_sentence (
      f, "夜勤のある事業所で喫煙率が高い。\n夜勤のある事業所で喫煙率が高い。\n夜勤のある事業所で"
         "喫煙率が高い。\n夜勤のある事業所で喫煙率が高い。\n夜勤のある事業所で喫煙率が高い。");
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (f->page->sentence), &end);
  gtk_text_view_get_iter_location (f->page->sentence, &end, &last);
  rk_test_wait (gtk_widget_get_height (GTK_WIDGET (f->page->sentence)) >= last.y + last.height);
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/indicators/sentence", test_a_written_sentence_stays);
  ADD ("/indicators/sentence/papers", test_a_sentence_in_the_papers);
  ADD ("/indicators/a-source", test_a_source_is_said);
  ADD ("/indicators/two-tables", test_two_tables);
  ADD ("/indicators/table", test_a_table_is_read);
  ADD ("/indicators/table/unforeseen", test_a_table_nobody_foresaw);
  ADD ("/indicators/wheel", test_wheel_over_columns);
  ADD ("/indicators/own", test_an_indicator_of_its_own);
  ADD ("/indicators/table/unknown", test_an_unknown_table);
  ADD ("/indicators/other-figures", test_other_figures);
  ADD ("/indicators/what-is-hidden-of-all", test_what_is_hidden_of_all);
  ADD ("/indicators/map", test_a_map_is_taken);
  ADD ("/indicators/figure", test_a_figure_is_used);
  ADD ("/indicators/figures-of-one-meeting", test_figures_of_one_meeting);
  ADD ("/indicators/figure-again", test_a_figure_is_used_again);
  ADD ("/indicators/figure-of-two", test_two_indicators_are_used);
  ADD ("/indicators/links", test_links_both_ways);
  ADD ("/indicators/copy", test_copy);
  ADD ("/indicators/one-of-men-and-women", test_one_of_men_and_women);
  ADD ("/indicators/strengths-and-issues", test_strengths_and_issues);
  ADD ("/indicators/strengths-and-issues/all-areas", test_every_area_is_saved);
  ADD ("/indicators/strengths-and-issues/untouched", test_untouched_areas_are_left);
  ADD ("/indicators/places", test_places);
  ADD ("/indicators/fits", test_the_figure_fits);
  return rk_test_app_run ();
}
