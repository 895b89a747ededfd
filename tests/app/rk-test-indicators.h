/* The 健康指標 page on the sample office. */
#pragma once

#include "rk-test-app.h"

#include "rk-indicator-import-window.h"
#include "rk-indicators-private.h"
#include "rk-kinds.h"
#include "rk-test-sample.h"

#define OWN "当圏域では、職場での禁煙の支援を優先する。"
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

typedef struct
{
  RkTestOffice *office;
  RkContext *context;
  GtkWindow *window;
  RkIndicatorsPage *page;
  char *toast;
} Fixture;

static inline void
on_toast (RkContext *context, AdwToast *toast, Fixture *f)
{
  g_free (f->toast);
  f->toast = g_strdup (adw_toast_get_title (toast));
}

static inline void
set_up (Fixture *f, gconstpointer data)
{
  f->office = rk_test_sample_new (RK_STORE_DEFAULT);
  f->context = rk_context_new (f->office->store, rk_test_settings);
  f->window = GTK_WINDOW (gtk_window_new ());
  g_signal_connect (f->context, "toast", G_CALLBACK (on_toast), f);
  gtk_window_set_application (f->window, rk_test_application);
  gtk_window_set_default_size (f->window, 1280, 800);
  f->page = RK_INDICATORS_PAGE (rk_indicators_page_new (f->context));
  gtk_window_set_child (f->window, GTK_WIDGET (f->page));
  gtk_window_present (f->window);
  rk_test_wait (f->page->data && gtk_widget_get_mapped (GTK_WIDGET (f->page->chart)));
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_gone (f->window);
  rk_test_wait (G_OBJECT (f->context)->ref_count == 1);
  g_assert_finalize_object (f->context);
  rk_test_office_free (f->office);
  g_free (f->toast);
}

static inline gboolean
shows (Fixture *f, const char *form)
{
  return g_str_equal (f->page->data->form->id, form);
}

static inline gint64
count (Fixture *f, const RkKind *kind)
{
  gint64 n = -1;

  rk_records_count (rk_store_main_db (f->office->store), kind, &n, NULL);
  return n;
}

static inline void
write_sentence (Fixture *f, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (f->page->sentence), text, -1);
}

static inline void
assert_sentence (Fixture *f, const char *text)
{
  g_autofree char *shown = rk_indicators_page_dup_sentence (f->page);

  g_assert_cmpstr (shown, ==, text);
}

static inline RkIndicatorImportWindow *
read_table (Fixture *f, const char *text)
{
  g_autofree char *path = g_build_filename (f->office->folder, "表.csv", NULL);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window = rk_indicator_import_window_new (f->context, f->window, path);
  gtk_window_present (GTK_WINDOW (window));
  return RK_INDICATOR_IMPORT_WINDOW (window);
}

static inline guint
place_of (Fixture *f, const char *label)
{
  GListModel *model = gtk_drop_down_get_model (f->page->form);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label) == 0)
      return i;
  return G_MAXUINT;
}

static inline RkRecord *
newest_figure (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_figure);
  g_autoptr (GPtrArray) figures
      = rk_query_records (rk_store_main_db (f->office->store), query, NULL, NULL);
  RkRecord *newest = NULL;

  for (guint i = 0; i < figures->len; i++)
    if (newest == NULL || rk_record_id (figures->pdata[i]) > rk_record_id (newest))
      newest = figures->pdata[i];
  return rk_record_ref (newest);
}

static inline gboolean
sentence_is (Fixture *f, const char *text)
{
  g_autoptr (RkRecord) newest = newest_figure (f);

  return g_strcmp0 (rk_record_get (newest, "sentence"), text) == 0;
}
