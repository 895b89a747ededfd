#include "rk-print-note.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  RkContext *context;
  const char *document; /* static */
  char *title;
  RkReportParams params; /* held */
  guint n;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  rk_report_params_release (&note->params);
  g_object_unref (note->context);
  g_free (note->title);
  g_free (note);
}

static gboolean
run_note (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Note *note = data;

  return rk_report_note_printed (db, note->document, &note->params, &note->n, error);
}

static void
on_noted (gpointer owner, gpointer data, gboolean done)
{
  Note *note = data;
  g_autofree char *text = NULL;

  if (!done || note->n == 0)
    return;
  /* Translators: name of a paper, number of records: 「委嘱状 3名分を印刷済みにしました」 */
  text = g_strdup_printf (ngettext ("Noted as printed: %1$s, %2$u record",
                                    "Noted as printed: %1$s, %2$u records", note->n),
                          note->title, note->n);
  rk_context_toast (note->context, text, TRUE);
}

gboolean
rk_print_is_noted (RkContext *context, const char *document)
{
  g_return_val_if_fail (RK_IS_CONTEXT (context), FALSE);

  return rk_report_is_noted (document) && !rk_context_is_read_only (context);
}

void
rk_print_note (RkContext *context,
               const char *document,
               const RkReportParams *params,
               RkDocument *made)
{
  const RkReportInfo *info = rk_report_find (document);
  g_autofree char *what = NULL;
  Note *note;

  g_return_if_fail (RK_IS_CONTEXT (context) && params);

  if (info == NULL || !rk_print_is_noted (context, info->name))
    return;
  note = g_new0 (Note, 1);
  note->context = g_object_ref (context);
  note->document = info->name;
  note->title = g_strdup (rk_report_title (info, made));
  rk_report_params_hold (&note->params, params);
  what = g_strdup_printf ("%sを印刷済みにした", note->title);
  rk_context_run_command_async (context, NULL, what, NULL, run_note, note, note_free, on_noted);
}
