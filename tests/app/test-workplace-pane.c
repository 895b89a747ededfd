/* What stands beside the list of the 事業所 page: nothing of another list; and its form, which
 * registers nobody by halves. */
#include "rk-test-app.h"

#include "rk-filter-button.h"
#include "rk-record-form.h"
#include "rk-workplaces-private.h"

#define N_PLACES 12

typedef struct
{
  RkTestOffice *office;
  RkWindow *window;
  RkWorkplacesPage *page;
  gint64 listed; /* a workplace whose list told the last day alone */
} Fixture;

typedef struct
{
  RkRecord *record;
  gint64 id;
} Added;

static gboolean
run_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Added *added = data;

  return rk_records_save (db, added->record, &added->id, error);
}

static gint64
add_of_corporation (Fixture *fixture, const char *name)
{
  RkStore *store = rk_context_get_store (rk_window_get_context (fixture->window));
  g_autoptr (RkRecord) record
      = rk_draft_end (RK_TEST_DRAFT (&rk_kind_workplace, "name", name, "corporate_number",
                                     "7000012050002", "municipality_code", "菊川市"));
  Added added = { record, 0 };

  g_assert_true (rk_store_command (store, "事業所を追加した", run_add, &added, NULL, NULL));
  return added.id;
}

static void
settle (Fixture *fixture)
{
  rk_test_flush ();
  rk_test_wait (fixture->page->loaded
                && !rk_row_model_get_loading (rk_record_list_get_model (fixture->page->list)));
}

static RkOfficeView *
view_of (Fixture *fixture)
{
  return rk_window_get_view (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_workplace, "name", "架空みなと商店",
                                  "registration_number", "R6-0001", "expires_on", "2028-05-31");

  fixture->office = rk_test_office_new (N_PLACES);
  fixture->listed = rk_test_keep (fixture->office, draft);
  rk_store_close (fixture->office->store);
  fixture->window = rk_test_window_of_width (fixture->office->path, 1440);
  rk_office_view_show (view_of (fixture), "workplaces", 0, NULL);
  fixture->page = RK_WORKPLACES_PAGE (rk_office_view_get_page (view_of (fixture)));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rk_test_hide (GTK_WIDGET (fixture->window));
  rk_test_gone (fixture->window);
  rk_test_office_free (fixture->office);
}

static guint
n_active (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < fixture->page->buttons->len; i++)
    n += rk_filter_button_is_active (fixture->page->buttons->pdata[i]);
  return n;
}

/* A list of the home page: the button of its condition says so, and what was read before is not
 * beside it. */
static void
test_a_list_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  static const char *const conditions[][2] = { { "ends_within", "2" },
                                               { "lapsed", "1" },
                                               { "stage", "登録" },
                                               { "holds", "ふじのくに健康づくり推進事業所" } };
  RkWorkplacesPage *page = fixture->page;

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
      g_autoptr (RkQuery) all = rk_query_new (&rk_kind_workplace);

      rk_office_view_show (view_of (fixture), "workplaces", 0, all);
      settle (fixture);
      rk_record_list_choose (page->list, 0);
      rk_test_wait (rk_workplace_pane_get_id (page->pane) != 0);
      g_assert_cmpuint (n_active (fixture), ==, 0);
      g_assert_true (rk_query_where (query, conditions[i][0], conditions[i][1], NULL));
      rk_office_view_show (view_of (fixture), "workplaces", 0, query);
      settle (fixture);
      g_assert_cmpuint (n_active (fixture), ==, 3); /* a button in each width of the bar */
      g_assert_cmpint (rk_workplace_pane_get_id (page->pane), ==, 0);
    }
}

static RkRecordForm *
form_of (Fixture *fixture)
{
  return RK_RECORD_FORM (
      rk_test_find (GTK_WIDGET (fixture->page->pane), RK_TYPE_RECORD_FORM, NULL, NULL));
}

static void
assert_offers (Fixture *fixture, gboolean offered)
{
  static const char *const words[] = { "Registration number", "Registered on", "Valid until" };

  rk_test_wait (rk_test_shows (GTK_WIDGET (form_of (fixture)), "Corporate number"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint (rk_test_shows (GTK_WIDGET (form_of (fixture)), words[i]), ==, offered);
}

/* A registration is added below the workplace, with its scheme; here its number and days are only
 * mended, and a day that was missing makes the registration. */
static void
test_no_half_registration (Fixture *fixture, gconstpointer data)
{
  RkContext *context = rk_window_get_context (fixture->window);
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  RkWorkplacePane *pane = fixture->page->pane;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autoptr (GPtrArray) held = NULL;

  rk_workplace_pane_add (pane);
  assert_offers (fixture, FALSE);
  rk_workplace_pane_cancel (pane);
  rk_workplace_pane_show (pane, fixture->listed);
  rk_workplace_pane_edit (pane, NULL);
  assert_offers (fixture, TRUE);
  rk_record_form_type (form_of (fixture), "registered_on", "R8.6.1");
  rk_workplace_pane_save (pane);
  rk_test_wait (!rk_workplace_pane_is_editing (pane));
  held = rk_query_records (db, query, NULL, NULL);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpint (rk_record_get_int (held->pdata[0], "workplace_id"), ==, fixture->listed);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "number"), ==, "R6-0001");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "registered_on"), ==, "2026-06-01");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "expires_on"), ==, "2028-05-31");
}

/* Whoever goes to another page finds saved what was typed; what cannot be saved stays in front. */
static void
test_is_saved_on_leaving (Fixture *fixture, gconstpointer data)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (rk_window_get_context (fixture->window)));
  RkWorkplacePane *pane = fixture->page->pane;
  g_autoptr (RkRecord) saved = NULL;

  rk_workplace_pane_show (pane, fixture->listed);
  rk_workplace_pane_edit (pane, NULL);
  rk_record_form_type (form_of (fixture), "name", "");
  rk_office_view_show (view_of (fixture), "home", 0, NULL);
  g_assert_true (GTK_WIDGET (fixture->page)
                 == GTK_WIDGET (rk_office_view_get_page (view_of (fixture))));
  g_assert_true (rk_workplace_pane_is_editing (pane));
  rk_record_form_type (form_of (fixture), "name", "架空みなと商会");
  rk_office_view_show (view_of (fixture), "home", 0, NULL);
  g_assert_false (GTK_WIDGET (fixture->page)
                  == GTK_WIDGET (rk_office_view_get_page (view_of (fixture))));
  rk_test_wait (!rk_workplace_pane_is_editing (pane));
  saved = rk_records_get (db, &rk_kind_workplace, fixture->listed, NULL);
  g_assert_cmpstr (rk_record_get (saved, "name"), ==, "架空みなと商会");
}

/* A corporation's number is that of all its workplaces. */
static void
test_corporation (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "架空製茶　本社", "架空製茶　菊川工場" };
  gint64 ids[2];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ids[i] = add_of_corporation (fixture, names[i]);
  rk_workplace_pane_show (fixture->page->pane, ids[0]);
  rk_test_wait (rk_test_shows (GTK_WIDGET (fixture->page->pane), "Also of it: 架空製茶　菊川工場"));
}

/* What it was before: only what has become otherwise. */
static void
test_size_before (Fixture *fixture, gconstpointer data)
{
  RkWorkplacePane *pane = fixture->page->pane;
  static const char *const sizes[] = { "128", "140" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      rk_workplace_pane_show (pane, fixture->listed);
      rk_workplace_pane_edit (pane, NULL);
      rk_record_form_type (form_of (fixture), "employees", sizes[i]);
      rk_workplace_pane_save (pane);
      rk_test_wait (!rk_workplace_pane_is_editing (pane));
    }
  rk_test_wait (rk_test_shows (GTK_WIDGET (pane), "128 employees　～令和8年7月2日"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* Where there is no room for all conditions, a menu has the last of them, another one all; each
 * says how many of its own are set. */
static void
test_condition_menus (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  GPtrArray *menus = fixture->page->menus;

  g_assert_cmpuint (menus->len, ==, 2);
  g_assert_true (rk_query_where (query, "municipality", "焼津市", NULL));
  rk_workplaces_page_take_query (fixture->page, rk_query_copy (query));
  settle (fixture);
  g_assert_true (rk_test_has_label (menus->pdata[0], (gpointer) "Others"));
  g_assert_true (rk_test_has_label (menus->pdata[1], (gpointer) "Conditions 1"));
  g_assert_true (rk_query_where (query, "needs_review", "1", NULL));
  rk_workplaces_page_take_query (fixture->page, rk_query_copy (query));
  settle (fixture);
  g_assert_true (rk_test_has_label (menus->pdata[0], (gpointer) "Others 1"));
  g_assert_true (rk_test_has_label (menus->pdata[1], (gpointer) "Conditions 2"));
}

static gboolean
is_called (GtkWidget *inscription, gpointer name)
{
  return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (inscription)), name) == 0;
}

/* The place of a corporation that stands apart is called by both, in the list and beside it. */
static void
test_called_in_full (Fixture *fixture, gconstpointer data)
{
  RkWorkplacesPage *page = fixture->page;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (RkRecord) record
      = rk_draft_end (RK_TEST_DRAFT (&rk_kind_workplace, "name", "焼津工場", "corporation_name",
                                     "㈱架空製作所", "municipality_code", "焼津市"));
  RkStore *store = rk_context_get_store (rk_window_get_context (fixture->window));
  Added added = { record, 0 };

  g_assert_true (rk_store_command (store, "事業所を追加した", run_add, &added, NULL, NULL));
  rk_query_set_search (query, "架空製作所");
  rk_office_view_show (view_of (fixture), "workplaces", 0, query);
  settle (fixture);
  rk_test_wait (rk_test_find (GTK_WIDGET (page->list), GTK_TYPE_INSCRIPTION, is_called,
                              (gpointer) "㈱架空製作所　焼津工場")
                != NULL);
  rk_record_list_choose (page->list, 0);
  rk_test_wait (rk_workplace_pane_get_id (page->pane) == added.id);
  rk_test_wait (rk_test_shows (GTK_WIDGET (page->pane), "㈱架空製作所　焼津工場"));
}

/* The column of the places holds the longest name of a city. */
static void
test_place_is_not_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (PangoLayout) layout = NULL;
  GtkWidget *cell;
  int width;

  add_of_corporation (fixture, "㈱架空製作所");
  rk_query_set_search (query, "架空製作所");
  rk_office_view_show (view_of (fixture), "workplaces", 0, query);
  settle (fixture);
  rk_test_wait (rk_test_shows_cell (GTK_WIDGET (fixture->page->list), "菊川市"));
  cell = rk_test_find (GTK_WIDGET (fixture->page->list), GTK_TYPE_INSCRIPTION,
                       rk_test_is_shown_cell, (gpointer) "菊川市");
  layout = gtk_widget_create_pango_layout (cell, "伊豆の国市");
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_test_message ("%d of %d", width, gtk_widget_get_width (cell));
  g_assert_cmpint (width, <=, gtk_widget_get_width (cell));
}

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/workplace-pane/list-from-elsewhere", test_a_list_from_elsewhere);
  ADD ("/workplace-pane/no-half-registration", test_no_half_registration);
  ADD ("/workplace-pane/corporation", test_corporation);
  ADD ("/workplace-pane/size-before", test_size_before);
  ADD ("/workplace-pane/saved-on-leaving", test_is_saved_on_leaving);
  ADD ("/workplace-pane/called-in-full", test_called_in_full);
  ADD ("/workplace-pane/place-is-not-cut", test_place_is_not_cut);
  ADD ("/workplace-pane/condition-menus", test_condition_menus);
  return rk_test_app_run ();
}
