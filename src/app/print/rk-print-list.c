#include "rk-print-list.h"

#include <glib/gi18n-lib.h>

#include "rk-files.h"
#include "rk-list-file.h"
#include "rk-words.h"

typedef struct
{
  RkContext *context;
  const char *document;  /* static */
  RkReportParams params; /* held */
  char *path;
  guint64 n;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  rk_report_params_release (&list->params);
  g_object_unref (list->context);
  g_free (list->path);
  g_free (list);
}

static List *
list_new (RkContext *context, const char *document, const RkReportParams *params)
{
  List *list = g_new0 (List, 1);

  list->context = g_object_ref (context);
  list->document = rk_report_find (document)->name;
  rk_report_params_hold (&list->params, params);
  /* Lying the list has all its columns. */
  list->params.landscape = TRUE;
  return list;
}

static gboolean
run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  List *list = data;
  g_autoptr (RkListFile) file = NULL;
  g_autoptr (RkDocument) document
      = rk_report_build (db, list->document, &list->params, cancellable, error);

  if (document == NULL)
    return FALSE;
  file = rk_list_file_new (list->path, rk_report_find (list->document)->title, RK_CSV_UTF8);
  if (!rk_document_each_row (document, rk_list_file_take, file, error)
      || !rk_list_file_finish (file, error))
    return FALSE;
  list->n = rk_list_file_get_n_rows (file);
  return TRUE;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  List *list = data;
  g_autoptr (GError) error = NULL;

  if (rk_store_run_finish (RK_STORE (source), result, NULL, &error))
    {
      g_autofree char *count = rk_words_count (list->n);
      g_autofree char *text = g_strdup_printf (_ ("Saved a list of %s rows, read back"), count);

      rk_context_toast (list->context, text, FALSE);
    }
  else
    rk_context_report (list->context, error, _ ("The List Was Not Saved"));
  list_free (list);
}

static void
on_place_chosen (GFile *file, gpointer data)
{
  const List *list = data;

  rk_print_list_write (list->context, list->document, &list->params, file);
}

void
rk_print_list_write (RkContext *context,
                     const char *document,
                     const RkReportParams *params,
                     GFile *file)
{
  List *list;

  g_return_if_fail (RK_IS_CONTEXT (context) && params);

  list = list_new (context, document, params);
  list->path = g_file_get_path (file);
  rk_store_read_async (rk_context_get_store (context), run, list, NULL, NULL, on_written, list);
}

void
rk_print_list_choose (RkContext *context,
                      GtkWindow *parent,
                      const char *document,
                      const RkReportParams *params)
{
  g_autofree char *proposed = NULL;

  g_return_if_fail (RK_IS_CONTEXT (context) && params);

  proposed = g_strdup_printf ("%s.xlsx", rk_report_find (document)->title);
  rk_files_choose (parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save as List"), _ ("_Save"), proposed,
                   "*.xlsx;*.csv", _ ("Workbooks and CSV files"), on_place_chosen,
                   list_new (context, document, params), list_free);
}
