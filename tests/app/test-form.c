/* The form made from field tables. */
#include "rk-test-app.h"

#include "rk-field-row.h"
#include "rk-record-form.h"

static GtkWindow *window;

static RkRecordForm *
show_form (GtkWidget *form)
{
  window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (window, form);
  gtk_window_present (window);
  return RK_RECORD_FORM (form);
}

static gboolean
is_row_of (GtkWidget *row, gpointer field)
{
  return g_strcmp0 (rk_field_row_get_field (RK_FIELD_ROW (row))->name, field) == 0;
}

static RkFieldRow *
row_of (RkRecordForm *form, const char *field)
{
  return RK_FIELD_ROW (
      rk_test_find (GTK_WIDGET (form), RK_TYPE_FIELD_ROW, is_row_of, (gpointer)field));
}

static gboolean
is_problem (GtkWidget *label, gpointer data)
{
  return gtk_widget_has_css_class (label, "error");
}

static const char *
problem_of (RkRecordForm *form, const char *field)
{
  GtkWidget *row = GTK_WIDGET (row_of (form, field));

  return gtk_label_get_text (GTK_LABEL (rk_test_find (row, GTK_TYPE_LABEL, is_problem, NULL)));
}

static void
leave (RkRecordForm *form, const char *field)
{
  g_signal_emit_by_name (row_of (form, field), "left");
}

static void
test_rows_follow_the_table (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));

  for (guint i = 0; i < rk_kind_workplace.n_fields; i++)
    {
      const RkField *field = &rk_kind_workplace.fields[i];
      gboolean expected = field->group && !(field->flags & (RK_FIELD_INTERNAL | RK_FIELD_DERIVED));

      g_assert_cmpint (row_of (form, field->name) != NULL, ==, expected);
    }
  rk_test_gone (window);
}

static void
test_a_bad_value_says_why (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));
  RkFieldRow *row = row_of (form, "employees");
  GtkWidget *entry = rk_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL, NULL);
  g_autoptr (RkRecord) record = NULL;

  rk_record_form_type (form, "name", "寺﨑印刷所");
  rk_record_form_type (form, "employees", "約四十");
  g_assert_false (rk_field_row_is_invalid (row));
  leave (form, "employees");
  g_assert_true (rk_field_row_is_invalid (row));
  g_assert_cmpstr (problem_of (form, "employees"), !=, "");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       problem_of (form, "employees"));
  gtk_test_accessible_assert_relation (entry, GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       rk_test_find (GTK_WIDGET (row), GTK_TYPE_LABEL, NULL, NULL),
                                       NULL);
  g_assert_null (rk_record_form_end (form, FALSE));

  rk_record_form_type (form, "employees", "40");
  leave (form, "employees");
  g_assert_false (rk_field_row_is_invalid (row));
  record = rk_record_form_end (form, FALSE);
  g_assert_nonnull (record);
  g_assert_cmpint (rk_record_get_int (record, "employees"), ==, 40);
  rk_test_gone (window);
}

static void
test_every_problem_at_once (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));
  GtkWidget *focus;

  rk_record_form_type (form, "corporate_number", "1234567890123");
  rk_record_form_type (form, "registered_on", "令和8年4月1日");
  rk_record_form_type (form, "expires_on", "令和7年4月1日");
  g_assert_null (rk_record_form_end (form, FALSE));
  g_assert_true (rk_field_row_is_invalid (row_of (form, "name")));
  g_assert_true (rk_field_row_is_invalid (row_of (form, "corporate_number")));
  g_assert_true (rk_field_row_is_invalid (row_of (form, "expires_on")));
  focus = gtk_window_get_focus (window);
  g_assert_nonnull (focus);
  g_assert_true (
      rk_field_row_is_invalid (RK_FIELD_ROW (gtk_widget_get_ancestor (focus, RK_TYPE_FIELD_ROW))));
  rk_test_gone (window);
}

static void
test_dates_are_read_and_written_back (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));
  g_autoptr (RkRecord) record = NULL;
  g_autofree char *shown = NULL;

  rk_record_form_type (form, "name", "みなと");
  rk_record_form_type (form, "registered_on", "R6.7.31");
  leave (form, "registered_on");
  shown = rk_record_form_dup_typed (form, "registered_on");
  g_assert_cmpstr (shown, ==, "令和6年7月31日");
  record = rk_record_form_end (form, FALSE);
  g_assert_cmpstr (rk_record_get (record, "registered_on"), ==, "2024-07-31");
  rk_test_gone (window);
}

static void
test_what_a_list_held_is_kept_and_offered (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  RkDraft *draft = rk_draft_new (&rk_kind_review);
  g_autofree char *typed = NULL;
  GtkWidget *button;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_review, "record_id"), 1);
  rk_draft_take (draft, rk_kind_field (&rk_kind_review, "field"), g_strdup ("employees"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_review, "value"), g_strdup ("約40"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_review, "reason"), g_strdup ("Not a number."));
  rk_draft_take (draft, rk_kind_field (&rk_kind_review, "proposal"), g_strdup ("40"));
  g_ptr_array_add (reviews, rk_draft_end (draft));
  rk_record_form_set_reviews (form, reviews);
  g_assert_nonnull (strstr (problem_of (form, "employees"), "約40"));
  g_assert_false (rk_record_form_is_changed (form));

  button = rk_test_find (GTK_WIDGET (row_of (form, "employees")), GTK_TYPE_BUTTON, NULL, NULL);
  rk_test_click (button);
  typed = rk_record_form_dup_typed (form, "employees");
  g_assert_cmpstr (typed, ==, "40");
  g_assert_true (rk_record_form_is_changed (form));
  g_assert_cmpstr (problem_of (form, "employees"), ==, "");
  rk_test_gone (window);
}

static void
test_a_choice_keeps_what_it_does_not_know (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (RkRecord) same = NULL;

  rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "name"), g_strdup ("川崎の店"));
  rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "municipality_code"),
                 g_strdup ("141305"));
  record = rk_draft_end (draft);
  rk_record_form_set_record (form, record);
  g_assert_false (rk_record_form_is_changed (form));
  same = rk_record_form_end (form, FALSE);
  g_assert_true (rk_record_equal (record, same));
  rk_test_gone (window);
}

static gboolean
is_choice (GtkWidget *dropdown, gpointer data)
{
  return gtk_widget_get_mapped (dropdown);
}

/* The line of a list of choices that has the keyboard. */
static GtkWidget *
focused_line (void)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && GTK_IS_LIST_VIEW (gtk_widget_get_parent (focus)) ? focus : NULL;
}

static gboolean
is_on_choice (guint place)
{
  GtkWidget *line = focused_line ();
  guint n = 0;

  if (line == NULL || !gtk_widget_get_mapped (line))
    return FALSE;
  while ((line = gtk_widget_get_prev_sibling (line)))
    n++;
  return n == place;
}

/* An open list of choices has the focus on the choice that stands, so that the first arrow already
 * moves, and from there. */
static void
test_an_open_choice_has_the_focus (void)
{
  static const char *const fields[] = { "insurer_kind", NULL };
  static const guint places[] = { 0, 3, 1 };
  RkRecordForm *form = show_form (rk_record_form_new_for (&rk_kind_workplace, fields));
  GtkWidget *dropdown, *popover;

  rk_test_wait ((dropdown = rk_test_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, is_choice, NULL))
                != NULL);
  popover = rk_test_find (dropdown, GTK_TYPE_POPOVER, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), places[i]);
      gtk_widget_grab_focus (dropdown);
      gtk_widget_activate (dropdown);
      rk_test_wait (is_on_choice (places[i]));
      gtk_popover_popdown (GTK_POPOVER (popover));
      rk_test_wait (!gtk_widget_get_mapped (popover));
    }
  rk_test_gone (window);
}

static gboolean
has_focus_in (GtkWidget *entry)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (entry)));

  return focus && gtk_widget_is_ancestor (focus, entry);
}

/* Many choices are looked through, anywhere in their words, as soon as the list is open; Enter
 * takes the first that is left, or nothing; what stands, where nothing was typed. */
static void
test_many_choices_are_searched (void)
{
  static const char *const fields[] = { "industry", NULL };
  RkRecordForm *form = show_form (rk_record_form_new_for (&rk_kind_workplace, fields));
  GtkWidget *dropdown, *entry, *list;
  GListModel *shown;

  rk_test_wait ((dropdown = rk_test_find (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, is_choice, NULL))
                != NULL);
  entry = rk_test_find (dropdown, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  list = rk_test_find (dropdown, GTK_TYPE_LIST_VIEW, NULL, NULL);
  shown = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  gtk_widget_activate (dropdown);
  rk_test_wait (has_focus_in (entry));
  gtk_widget_grab_focus (gtk_widget_get_first_child (list)); /* as Down does */
  g_assert_false (has_focus_in (entry));
  g_assert_true (rk_test_press (list, GDK_KEY_z, 0));
  g_assert_true (has_focus_in (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "z");
  gtk_editable_set_text (GTK_EDITABLE (entry), "そのようなものはない");
  rk_test_wait (g_list_model_get_n_items (shown) == 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (dropdown)), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "製造");
  rk_test_wait (g_list_model_get_n_items (shown) == 1);
  g_signal_emit_by_name (entry, "activate");
  {
    g_autofree char *typed = rk_record_form_dup_typed (form, "industry");

    g_assert_cmpstr (typed, ==, "E 製造業");
  }
  /* Opened and entered at once, it stays. */
  gtk_widget_activate (dropdown);
  rk_test_wait (gtk_widget_get_mapped (entry) && g_list_model_get_n_items (shown) > 1);
  g_signal_emit_by_name (entry, "activate");
  {
    g_autofree char *typed = rk_record_form_dup_typed (form, "industry");

    g_assert_cmpstr (typed, ==, "E 製造業");
  }
  rk_test_gone (window);
}

static void
test_partial_takes_only_what_was_touched (void)
{
  static const char *const fields[] = { "name", "phone", "industry", NULL };
  RkRecordForm *form = show_form (rk_record_form_new_for (&rk_kind_workplace, fields));
  g_autoptr (RkRecord) record = NULL;

  rk_record_form_type (form, "phone", "054-000-0001");
  g_assert_true (rk_record_form_is_touched (form, "phone"));
  g_assert_false (rk_record_form_is_touched (form, "name"));
  g_assert_null (rk_record_form_end (form, FALSE));
  record = rk_record_form_end (form, TRUE);
  g_assert_nonnull (record);
  g_assert_cmpstr (rk_record_get (record, "phone"), ==, "054-000-0001");
  rk_test_gone (window);
}

static RkFieldRow *
row_of_focus (void)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus ? RK_FIELD_ROW (gtk_widget_get_ancestor (focus, RK_TYPE_FIELD_ROW)) : NULL;
}

/* Tab, then Shift+Tab, through a form of @kind: the same rows in the other order. */
static void
walk_form (RkContext *context, const RkKind *kind)
{
  RkRecordForm *form = show_form (rk_record_form_new (kind));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint at;

  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (form)));
  rk_record_form_set_context (form, context);
  rk_record_form_focus_field (form, NULL);
  while (rows->len < 8)
    {
      if (rows->len == 0 || row_of_focus () != rows->pdata[rows->len - 1])
        g_ptr_array_add (rows, row_of_focus ());
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
    }
  rk_record_form_focus_field (form, rk_field_row_get_field (rows->pdata[7])->name);
  for (at = 7; at > 0; at--)
    {
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_BACKWARD);
      g_assert_cmpstr (rk_field_row_get_field (row_of_focus ())->name, ==,
                       rk_field_row_get_field (rows->pdata[at - 1])->name);
    }
  rk_test_gone (window);
}

static void
test_shift_tab_goes_back (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkContext *context = rk_context_new (office->store, rk_test_settings);

  walk_form (context, &rk_kind_workplace);
  walk_form (context, &rk_kind_meeting);
  walk_form (context, &rk_kind_council);
  rk_test_wait (G_OBJECT (context)->ref_count == 1);
  g_assert_finalize_object (context);
  rk_test_office_free (office);
}

static void
test_reading_only_shows_text (void)
{
  RkRecordForm *form = show_form (rk_record_form_new (&rk_kind_workplace));
  g_autoptr (RkRecord) record = rk_test_workplace (3);

  rk_record_form_set_record (form, record);
  rk_record_form_set_editable (form, FALSE);
  rk_test_wait (gtk_widget_get_mapped (GTK_WIDGET (form)));
  g_assert_true (rk_test_shows (GTK_WIDGET (form), rk_record_get (record, "name")));
  g_assert_false (gtk_widget_get_mapped (
      rk_test_find (GTK_WIDGET (row_of (form, "name")), GTK_TYPE_ENTRY, NULL, NULL)));
  rk_test_gone (window);
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  g_test_add_func ("/form/rows-follow-the-table", test_rows_follow_the_table);
  g_test_add_func ("/form/a-bad-value-says-why", test_a_bad_value_says_why);
  g_test_add_func ("/form/every-problem-at-once", test_every_problem_at_once);
  g_test_add_func ("/form/dates-are-read-and-written-back", test_dates_are_read_and_written_back);
  g_test_add_func ("/form/what-a-list-held", test_what_a_list_held_is_kept_and_offered);
  g_test_add_func ("/form/a-choice-keeps-what-it-does-not-know",
                   test_a_choice_keeps_what_it_does_not_know);
  g_test_add_func ("/form/an-open-choice-has-the-focus", test_an_open_choice_has_the_focus);
  g_test_add_func ("/form/many-choices", test_many_choices_are_searched);
  g_test_add_func ("/form/partial", test_partial_takes_only_what_was_touched);
  g_test_add_func ("/form/shift-tab-goes-back", test_shift_tab_goes_back);
  g_test_add_func ("/form/reading-only", test_reading_only_shows_text);
  return rk_test_app_run ();
}
