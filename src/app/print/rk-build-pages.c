#include "rk-build-pages.h"

typedef struct
{
  RkStore *store;
  char *document;
  RkReportParams params;
  RkDocument *built;
} Build;

static void
build_free (gpointer data)
{
  Build *build = data;

  g_clear_pointer (&build->built, rk_document_unref);
  rk_report_params_release (&build->params);
  g_object_unref (build->store);
  g_free (build->document);
  g_free (build);
}

static gboolean
run_build (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Build *build = data;

  build->built = rk_report_build (db, build->document, &build->params, cancellable, error);
  return build->built != NULL;
}

static void
build_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Build *build = data;
  GError *error = NULL;
  RkPages *pages = NULL;

  if (rk_store_read (build->store, run_build, build, cancellable, &error))
    pages = rk_document_paginate (build->built, cancellable, &error);
  if (pages)
    g_task_return_pointer (task, pages, (GDestroyNotify)rk_pages_free);
  else
    g_task_return_error (task, error);
}

void
rk_build_pages_async (gpointer owner,
                      RkStore *store,
                      const char *document,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      RkWorkDone done)
{
  Build *build = g_new0 (Build, 1);
  g_autoptr (GTask) task = rk_work_new (owner, cancellable, done);

  build->store = g_object_ref (store);
  build->document = g_strdup (document);
  rk_report_params_hold (&build->params, params);
  g_task_set_task_data (task, build, build_free);
  g_task_run_in_thread (task, build_in_thread);
}

RkPages *
rk_build_pages_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
