/* The 協議会 page on the sample office, for the tests of it. */
#pragma once

#include "rk-test-app.h"

#include "rk-councils-private.h"
#include "rk-test-sample.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  GtkWindow *window;
  RkCouncilsPage *page;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_sample_new (data ? RK_STORE_READ_ONLY : RK_STORE_DEFAULT);
  fixture->context = rk_context_new (fixture->office->store, rk_test_settings);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_application (fixture->window, rk_test_application);
  gtk_window_set_default_size (fixture->window, 1280, 800);
  fixture->page = RK_COUNCILS_PAGE (rk_councils_page_new (fixture->context));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  rk_test_wait (rk_councils_page_is_loaded (fixture->page)
                && gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  rk_test_gone (fixture->window);
  rk_test_wait (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  rk_test_office_free (fixture->office);
}

static inline RkDb *
db_of (Fixture *fixture)
{
  return rk_store_main_db (fixture->office->store);
}

static inline void
wait_loaded (Fixture *fixture)
{
  rk_test_flush ();
  rk_test_wait (rk_councils_page_is_loaded (fixture->page));
}

/* The first row of the roster that is vacant, or not. */
static inline const RkSeatRow *
row_of (Fixture *fixture, gboolean vacant)
{
  GPtrArray *members = fixture->page->data->members;

  for (guint i = 0; i < members->len; i++)
    {
      const RkSeatRow *row = members->pdata[i];

      if ((row->appointment_id == 0) == vacant)
        return row;
    }
  g_assert_not_reached ();
}

static inline char *
newest_action (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = rk_history_list (db_of (fixture), 1, NULL);

  return g_strdup (((RkHistoryEntry *)list->pdata[0])->what);
}
