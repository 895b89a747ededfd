/* What the 健康指標 page offers and says: what there is data for, what may be chosen, what was
 * written of a figure. */
#include "rk-test-indicators.h"

#include "rk-search-window.h"
#include "rk-new-meeting-dialog.h"
#include "rk-use-figure-dialog.h"

static gboolean
is_searched (GtkWidget *widget, gpointer data)
{
  return gtk_drop_down_get_enable_search (GTK_DROP_DOWN (widget));
}

/* An indicator is found by any part of its name: BMI in 「肥満（BMI 25以上）」. */
static void
test_an_indicator_is_found (Fixture *f, gconstpointer data)
{
  RkIndicatorImportWindow *window = read_table (
      f, "歩く人の調べ　令和5年度,,\n住まい,歩いた人,聞いた人\n焼津市,20,50\n静岡市,70,100\n");
  GtkWidget *choice, *entry, *list;
  GListModel *left;

  rk_test_wait (rk_indicator_import_window_get_form (window));
  choice = rk_test_find (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, is_searched, NULL);
  entry = rk_test_find (choice, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  list = rk_test_find (choice, GTK_TYPE_LIST_VIEW, NULL, NULL);
  left = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (left), >, 50);
  gtk_editable_set_text (GTK_EDITABLE (entry), "BMI");
  rk_test_wait (g_list_model_get_n_items (left) == 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
bring_in (Fixture *f, const char *text, const char *code)
{
  gint64 before = count (f, &rk_kind_observation);
  RkIndicatorImportWindow *window = read_table (f, text);
  g_autoptr (RkRecord) card = NULL;

  rk_test_wait (rk_indicator_import_window_is_ready (window));
  rk_indicator_import_window_bring_in (window);
  rk_test_wait (count (f, &rk_kind_observation) > before);
  card = rk_indicators_find (rk_store_main_db (f->office->store), code, NULL);
  rk_page_show_record (RK_PAGE (f->page), rk_record_id (card));
  rk_test_wait (f->page->data->indicator == rk_record_id (card));
}

/* Without numbers of the nation it is said what stands in its place, and what to do. */
static void
test_without_the_nation (Fixture *f, gconstpointer data)
{
  GtkStringList *names;

  bring_in (f,
            "indicator,area,year,sex,age,numerator,denominator\n"
            "walking,2201,2022,M,40-44,320,1000\nwalking,2202,2022,M,40-44,300,1000\n",
            "walking");
  names = GTK_STRING_LIST (gtk_drop_down_get_model (f->page->reference));
  g_assert_cmpstr (gtk_string_list_get_string (names, 0), ==, "Compared with Japan (nothing read)");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (f->page->method_row),
                            "import the table of prefectures of the same year"));
}

/* Where values cannot be added the page begins with the areas that there are values of. */
static void
test_what_cannot_be_added (Fixture *f, gconstpointer data)
{
  bring_in (f,
            "indicator,area,year,sex,age,value\n"
            "establishments,221007,2021,T,,35000\nestablishments,222054,2021,T,,2500\n",
            "establishments");
  g_assert_cmpint (f->page->data->level, ==, RK_AREA_MUNICIPALITY);
  g_assert_null (f->page->data->problem);
  g_assert_cmpuint (f->page->data->levels, ==, 1u << RK_AREA_MUNICIPALITY);
}

/* Two municipalities make up no 圏域: the page begins with them. */
static void
test_what_makes_up_no_area (Fixture *f, gconstpointer data)
{
  bring_in (f,
            "indicator,area,year,sex,age,numerator,denominator\n"
            "walking,222194,2022,M,40-44,320,1000\nwalking,223026,2022,M,40-44,300,1000\n",
            "walking");
  g_assert_cmpint (f->page->data->level, ==, RK_AREA_MUNICIPALITY);
  g_assert_null (strstr (f->page->data->sentence, "値がない"));
}

/* Tab goes on to the figure and does not show every indicator on the way. */
static void
test_a_list_is_one_stop (Fixture *f, gconstpointer data)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (f->page->list, 0);

  gtk_list_box_select_row (f->page->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_list_box_get_selected_row (f->page->list) == row);
  g_assert_null (gtk_widget_get_focus_child (GTK_WIDGET (f->page->list)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (f->window) == GTK_WIDGET (row));
  /* Where it lies over the figure, nothing of that shows through. */
  g_assert_true (gtk_widget_has_css_class (adw_flap_get_flap (f->page->flap), "background"));
}

static guint
count_left (Fixture *f)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (f->page->list, i)); i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row));
  return n;
}

/* Ctrl+F looks through the list, Enter shows the first that is left, Esc shows all again. */
static void
test_the_list_is_searched (Fixture *f, gconstpointer data)
{
  guint all = count_left (f);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->search)));
  rk_page_focus_search (RK_PAGE (f->page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->page->search)));
  gtk_editable_set_text (GTK_EDITABLE (f->page->search), "bmi");
  g_assert_cmpuint (count_left (f), ==, 1);
  g_signal_emit_by_name (f->page->search, "activate");
  rk_test_wait (g_str_equal (rk_record_get (f->page->data->card, "code"), "bmi-25"));
  g_signal_emit_by_name (f->page->search, "stop-search");
  g_assert_cmpuint (count_left (f), ==, all);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->page->search)));
}

/* From everywhere those are found that there are numbers of, and no other ones. */
static void
test_it_is_found_from_everywhere (Fixture *f, gconstpointer data)
{
  GtkWidget *window = rk_search_window_new (f->context);

  gtk_window_set_application (GTK_WINDOW (window), rk_test_application);
  gtk_window_present (GTK_WINDOW (window));
  rk_search_window_search (RK_SEARCH_WINDOW (window), "bmi");
  rk_test_wait (rk_test_shows (window, "肥満（BMI 25以上）"));
  g_assert_false (rk_test_shows (window, "やせ（BMI 18.5未満）"));
  rk_test_gone (window);
}

/* Adjusted rates may be of a model population; no other figure is. */
static void
test_model_populations (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (f->page->reference)), ==, 2);
  gtk_toggle_button_set_active (f->page->more_button, TRUE);
  rk_test_wait (!shows (f, "forest"));
  gtk_drop_down_set_selected (f->page->form, place_of (f, "Age-adjusted rate"));
  rk_test_wait (shows (f, "adjusted"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (f->page->reference)), ==, 4);
  gtk_drop_down_set_selected (f->page->reference, 3);
  rk_test_wait (g_strcmp0 (f->page->data->reference, "h27") == 0);
  g_assert_nonnull (strstr (f->page->data->values->note, "平成27年モデル人口（要確認）"));
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->reference), ==, 3);
  gtk_toggle_button_set_active (f->page->ratio_button, TRUE);
  rk_test_wait (shows (f, "forest"));
  g_assert_cmpstr (f->page->data->reference, ==, "JP");
  g_assert_cmpuint (gtk_drop_down_get_selected (f->page->reference), ==, 0);
}

/* An office that has no meeting yet is told so. */
static void
test_no_meeting_yet (Fixture *f, gconstpointer data)
{
  RkTestOffice *empty = rk_test_office_new (0);
  RkContext *context = rk_context_new (empty->store, rk_test_settings);
  g_autoptr (RkRecord) figure = rk_draft_end (rk_draft_new (&rk_kind_figure));
  GtkWidget *dialog = rk_use_figure_dialog_new (context, f->window, figure);

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (rk_test_shows (
      dialog, "There is no meeting yet whose papers the figure could go into, and no council that "
              "could meet. Add a council on the page “Councils” first, then its meeting on the "
              "page “Meetings”. What you wrote of the figure is kept."));
  g_assert_false (rk_test_shows (dialog, "Agenda Item"));
  rk_test_gone (GTK_WINDOW (dialog));
  dialog = rk_new_meeting_dialog_new (context, f->window, 0, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (rk_test_shows (dialog, "There is no council yet that could meet. Add one on the "
                                        "page “Councils” first."));
  rk_test_gone (GTK_WINDOW (dialog));
  g_assert_finalize_object (context);
  rk_test_office_free (empty);
}

static RkIndicatorsPage *
open_again (Fixture *f)
{
  RkIndicatorsPage *page = RK_INDICATORS_PAGE (rk_indicators_page_new (f->context));

  gtk_window_set_child (f->window, GTK_WIDGET (page));
  rk_test_wait (page->data && gtk_widget_get_mapped (GTK_WIDGET (page->chart)));
  return page;
}

/* What is written of a figure that is in no papers is in the file: it is there when the page is
 * opened again, can be taken back, and goes into the papers with the figure. */
static void
test_a_sentence_beside_the_papers (Fixture *f, gconstpointer data)
{
  g_autofree char *generated = rk_indicators_page_dup_sentence (f->page);
  gint64 before = count (f, &rk_kind_figure);
  guint n_links = f->page->figure_rows->len;

  write_sentence (f, OWN);
  f->page = open_again (f); /* what is left is saved */
  rk_test_wait (count (f, &rk_kind_figure) == before + 1);
  rk_test_wait (f->page->data->saved != NULL);
  assert_sentence (f, OWN);
  g_assert_cmpstr (gtk_label_get_text (f->page->edited), ==, "Edited");
  g_assert_cmpuint (f->page->figure_rows->len, ==, n_links);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  rk_test_wait (f->page->data->saved == NULL);
  assert_sentence (f, generated);
  g_assert_cmpint (count (f, &rk_kind_figure), ==, before);

  write_sentence (f, OWN);
  rk_indicators_page_sentence_left (f->page);
  g_signal_emit_by_name (f->page->generated_button, "clicked"); /* at once */
  assert_sentence (f, generated);
  rk_test_wait (rk_chart_view_get_chart (f->page->chart) != NULL && !f->page->data->saved
                && count (f, &rk_kind_figure) == before); /* that is done */
  write_sentence (f, OWN);
  rk_indicators_page_sentence_left (f->page);
  rk_test_wait (count (f, &rk_kind_figure) == before + 1 && f->page->data->saved);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.use-figure", NULL);
  rk_use_figure_dialog_save (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL));
  rk_test_wait (rk_test_toplevel (RK_TYPE_USE_FIGURE_DIALOG, NULL) == NULL);
  g_assert_cmpint (count (f, &rk_kind_figure), ==, before + 1); /* there is no second one */
  g_assert_true (sentence_is (f, OWN));
  rk_test_wait (f->page->data->saved
                && rk_record_get_int (f->page->data->saved, "meeting_id") != 0);
  assert_sentence (f, OWN);
}

static gboolean
hide_more (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  RkDraft *draft = rk_draft_copy (office);

  rk_draft_put_int (draft, "mask_below", 1000);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* Words that stay while more is hidden may tell of what is hidden: it is said beside the figure. */
static void
test_a_sentence_names_what_is_hidden (Fixture *f, gconstpointer data)
{
  static const char words[] = "Your sentence names 賀茂, whose numbers are hidden now. ";
  RkIndicatorsData *before = f->page->data;

  write_sentence (f, "賀茂の喫煙は全国より高い。");
  rk_test_command (f->office, "事務局を直した", hide_more, NULL);
  rk_test_wait (f->page->data != before);
  g_assert_nonnull (strstr (gtk_label_get_text (f->page->doubt), words));
  g_signal_emit_by_name (f->page->generated_button, "clicked");
  before = f->page->data;
  rk_page_refresh (RK_PAGE (f->page));
  rk_test_wait (f->page->data != before);
  g_assert_null (strstr (gtk_label_get_text (f->page->doubt), words));
}

/* The menu of the figure and the buttons over it are of one mind. */
static void
test_a_table_by_the_menu (Fixture *f, gconstpointer data)
{
  RkIndicatorsData *before = f->page->data;
  const char *form = before->form->id;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page->chart), "chart.table", NULL));
  g_assert_true (gtk_toggle_button_get_active (f->page->table_button));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page->chart), "chart.table", NULL));
  g_assert_false (gtk_toggle_button_get_active (f->page->table_button));
  rk_test_wait (f->page->data != before);
  g_assert_cmpstr (f->page->data->form->id, ==, form);
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/indicators/list/searched", test_the_list_is_searched);
  ADD ("/indicators/list/found-from-everywhere", test_it_is_found_from_everywhere);
  ADD ("/indicators/table/search", test_an_indicator_is_found);
  ADD ("/indicators/without-the-nation", test_without_the_nation);
  ADD ("/indicators/what-cannot-be-added", test_what_cannot_be_added);
  ADD ("/indicators/what-makes-up-no-area", test_what_makes_up_no_area);
  ADD ("/indicators/one-stop", test_a_list_is_one_stop);
  ADD ("/indicators/model-populations", test_model_populations);
  ADD ("/indicators/no-meeting-yet", test_no_meeting_yet);
  ADD ("/indicators/sentence/beside", test_a_sentence_beside_the_papers);
  ADD ("/indicators/table-by-the-menu", test_a_table_by_the_menu);
  ADD ("/indicators/sentence/hidden", test_a_sentence_names_what_is_hidden);
  return rk_test_app_run ();
}
