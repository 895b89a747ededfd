#include "rk-drop.h"

#include <glib/gi18n-lib.h>

#include "rk-indicator-import.h"
#include "rk-indicators-page.h"
#include "rk-message.h"
#include "rk-work.h"

/* ── on any page ─────────────────────────────────────────────────────────────────────────── */

static gboolean
is_table (GFile *file)
{
  static const char *const ends[] = { ".xlsx", ".csv", ".txt" };
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *lower = path ? g_ascii_strdown (path, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends) && lower; i++)
    if (g_str_has_suffix (lower, ends[i]))
      return TRUE;
  return FALSE;
}

static void
import_all (RkOfficeView *view, GSList *files)
{
  RkPage *page;

  rk_office_view_show (view, "indicators", 0, NULL);
  page = rk_office_view_get_page (view);
  if (RK_IS_INDICATORS_PAGE (page))
    rk_indicators_page_take_files (RK_INDICATORS_PAGE (page), files);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RkOfficeView *view)
{
  GSList *files = g_value_get_boxed (value);

  if (rk_context_is_read_only (rk_office_view_get_context (view)))
    return FALSE;
  for (GSList *l = files; l; l = l->next)
    if (!is_table (l->data))
      return FALSE;
  import_all (view, files);
  return TRUE;
}

void
rk_drop_install (RkOfficeView *view)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drop));
}

/* ── on a page with an import of its own ─────────────────────────────────────────────────── */

typedef struct
{
  GFile *file;
  char *answer;
  RkDropOwn own;
  gboolean known; /* a table of a known form */
  GtkWidget *page;
} Dropped;

static void
dropped_free (gpointer data)
{
  Dropped *dropped = data;

  g_object_unref (dropped->file);
  g_free (dropped->answer);
  g_free (dropped);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Dropped *dropped = data;
  g_autofree char *path = g_file_get_path (dropped->file);
  g_autoptr (RkIndicatorImport) import
      = path ? rk_indicator_import_open (path, NULL, 0, cancellable, NULL) : NULL;

  dropped->known = import && rk_indicator_import_get_preset (import);
  g_task_return_boolean (task, TRUE);
}

static void
on_answer (GtkWidget *dialog, const char *answer, gpointer data)
{
  Dropped *dropped = data;
  GtkWidget *view = gtk_widget_get_ancestor (dropped->page, RK_TYPE_OFFICE_VIEW);
  GSList files = { .data = dropped->file };

  if (g_str_equal (answer, "own"))
    dropped->own (dropped->page, dropped->file);
  else if (g_str_equal (answer, "indicators") && view)
    import_all (RK_OFFICE_VIEW (view), &files);
}

static void
ask (GtkWidget *page, const Dropped *dropped)
{
  g_autofree char *name = g_file_get_basename (dropped->file);
  g_autofree char *body
      = g_strdup_printf (_ ("“%s” looks like a published table of indicators."), name);
  GtkWidget *dialog = rk_message_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                      _ ("What Is This File?"), body, NULL);
  Dropped *copy = g_new0 (Dropped, 1);

  *copy = (Dropped){ g_object_ref (dropped->file), NULL, dropped->own, TRUE, page };
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "own", dropped->answer);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "indicators",
                                   _ ("Table of _Indicators"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "indicators");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer), copy,
                         (GClosureNotify)(void (*) (void))dropped_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_looked (gpointer owner, GAsyncResult *result)
{
  GtkWidget *page = owner;
  Dropped *dropped = g_task_get_task_data (G_TASK (result));

  if (gtk_widget_get_root (page) == NULL)
    return;
  if (dropped->known && gtk_widget_get_ancestor (page, RK_TYPE_OFFICE_VIEW))
    ask (page, dropped);
  else
    dropped->own (page, dropped->file);
}

void
rk_drop_take (GtkWidget *page, GFile *file, const char *own_answer, RkDropOwn own)
{
  g_autoptr (GTask) task = rk_work_new (page, NULL, on_looked);
  Dropped *dropped = g_new0 (Dropped, 1);

  *dropped = (Dropped){ g_object_ref (file), g_strdup (own_answer), own, FALSE, page };
  g_task_set_task_data (task, dropped, dropped_free);
  g_task_run_in_thread (task, look_in_thread);
}
