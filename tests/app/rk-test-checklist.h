/* For tests of the チェックリスト page: the page on the sample office, and a year nobody answered.
 */
#pragma once

#include "rk-test-app.h"

#include "rk-checklists-private.h"
#include "rk-test-sample.h"

G_BEGIN_DECLS

#define YEAR 2026 /* of the tests' clock */

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  GtkWindow *window;
  RkChecklistsPage *page;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_sample_new (data ? RK_STORE_READ_ONLY : RK_STORE_DEFAULT);
  fixture->context = rk_context_new (fixture->office->store, rk_test_settings);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_application (fixture->window, rk_test_application);
  gtk_window_set_default_size (fixture->window, 1280, 800);
  fixture->page = RK_CHECKLISTS_PAGE (rk_checklists_page_new (fixture->context));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  rk_test_wait (fixture->page->data && gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rk_test_gone (fixture->window);
  rk_test_wait (G_OBJECT (fixture->context)->ref_count == 1);
  g_assert_finalize_object (fixture->context);
  rk_test_office_free (fixture->office);
}

G_GNUC_UNUSED static const RkChecklistColumn *
open_column (Fixture *f)
{
  return rk_checklist_data_column (f->page->data, f->page->data->about);
}

/* The first council whose round of the year is closed, or not. */
G_GNUC_UNUSED static gint64
council_with (Fixture *f, gboolean closed)
{
  for (guint i = 0; i < f->page->data->columns->len; i++)
    {
      const RkChecklistColumn *column = f->page->data->columns->pdata[i];

      if (column->sheet && rk_checklist_is_closed (column->sheet) == closed)
        return column->about;
    }
  return 0;
}

G_GNUC_UNUSED static void
open_council (Fixture *f, gint64 council)
{
  g_assert_cmpint (council, !=, 0);
  rk_checklists_page_open (f->page, council);
  rk_test_wait (f->page->data->about == council
                && gtk_widget_get_mapped (GTK_WIDGET (f->page->sheet)));
}

G_GNUC_UNUSED static gint64
any_council (Fixture *f)
{
  gint64 open = council_with (f, FALSE);

  return open ? open : ((RkChecklistColumn *)f->page->data->columns->pdata[0])->about;
}

/* A year that nobody has answered: nothing is in the way. */
G_GNUC_UNUSED static void
open_fresh (Fixture *f)
{
  gint64 council = any_council (f);

  f->page->asked_year = YEAR + 1;
  rk_checklists_page_open (f->page, council);
  rk_test_wait (f->page->data->year == YEAR + 1 && f->page->data->about == council
                && gtk_widget_get_mapped (GTK_WIDGET (f->page->sheet)));
  rk_checklist_sheet_focus_item (f->page->sheet, 0);
  rk_test_wait (rk_checklist_sheet_get_item (f->page->sheet) == 0);
}

G_GNUC_UNUSED static void
press (Fixture *f, guint key)
{
  GtkWidget *focus = gtk_window_get_focus (f->window);

  g_assert_nonnull (focus);
  rk_test_press (focus, key, 0);
}

G_GNUC_UNUSED static int
mark_of (Fixture *f, guint item)
{
  return rk_checklist_sheet_answers (f->page->sheet)[item];
}

/* In the file, not only on the screen. */
G_GNUC_UNUSED static gboolean
is_written (Fixture *f, guint item)
{
  return open_column (f) && open_column (f)->now && open_column (f)->now->answers[item] >= 0;
}

G_GNUC_UNUSED static const char *
sign_of (Fixture *f, guint item)
{
  return rk_answer_sign (f->page->data->edition, rk_checklist_sheet_answers (f->page->sheet), item);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

G_END_DECLS
