/* What stands beside the list of the 事業所 page: nothing of another list. */
#include "rk-test-app.h"

#include "rk-filter-button.h"
#include "rk-workplaces-private.h"

#define N_PLACES 12

typedef struct
{
  RkTestOffice *office;
  RkWindow *window;
  RkWorkplacesPage *page;
} Fixture;

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
  fixture->office = rk_test_office_new (N_PLACES);
  rk_store_close (fixture->office->store);
  fixture->window = rk_test_window (fixture->office->path);
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
  static const char *const conditions[][2] = { { "ends_within", "2" }, { "lapsed", "1" } };
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
      g_assert_cmpuint (n_active (fixture), ==, 2); /* each condition has two buttons */
      g_assert_cmpint (rk_workplace_pane_get_id (page->pane), ==, 0);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  rk_test_app_init (&argc, &argv);
  ADD ("/workplace-pane/list-from-elsewhere", test_a_list_from_elsewhere);
  return rk_test_app_run ();
}
