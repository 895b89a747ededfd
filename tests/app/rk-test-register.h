/* What the windows of the register are tested with: an office of one workplace, a scheme, a window.
 */
#pragma once

#include "rk-test-app.h"

#include "rk-query.h"
#include "rk-schemes.h"
#include "rk-workplace-register.h"

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  gint64 scheme;
  gint64 workplace;
  GtkWidget *window;
} Fixture;

static inline RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static inline void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = NULL;

  f->office = rk_test_office_new (1);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  g_assert_true (rk_schemes_default (db_of (f), FALSE, &f->scheme, NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  f->workplace = g_array_index (ids, gint64, 0);
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    {
      rk_test_hide (f->window);
      rk_test_gone (f->window);
    }
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
}

static inline gint64
count (Fixture *f, const RkKind *kind)
{
  gint64 n = 0;

  rk_records_count (db_of (f), kind, &n, NULL);
  return n;
}

static inline GtkWidget *
show (Fixture *f, GtkWidget *window)
{
  f->window = window;
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (gtk_widget_get_mapped (window));
  return window;
}

/* The workplace gets a registration, and its card of them stands in a window. */
static inline void
show_registration (Fixture *f, RkDraft *draft, GtkWidget *pane, GtkWidget *window)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), f->scheme, NULL);

  rk_draft_put_id (draft, "workplace_id", f->workplace);
  rk_draft_put_id (draft, "scheme_id", f->scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  rk_test_keep (f->office, draft);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  show (f, window);
  rk_workplace_register_show (RK_WORKPLACE_REGISTER (pane), f->workplace);
}

static inline gint64
register_in (Fixture *f, gint64 workplace, gint64 scheme)
{
  g_autoptr (GPtrArray) levels = rk_schemes_levels (db_of (f), scheme, NULL);
  g_autofree char *number = g_strdup_printf ("R8-%" G_GINT64_FORMAT, workplace);
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2026-04-20", "term_start",
                                  "2026-04-20", "expires_on", "2028-04-19", "number", number);

  rk_draft_put_id (draft, "workplace_id", workplace);
  rk_draft_put_id (draft, "scheme_id", scheme);
  rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
  return rk_test_keep (f->office, draft);
}
