#include "rk-window-actions.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-backup-now.h"
#include "rk-error.h"
#include "rk-files.h"
#include "rk-corporate-window.h"
#include "rk-history-window.h"
#include "rk-import-window.h"
#include "rk-match-window.h"
#include "rk-people-window.h"
#include "rk-pillars.h"
#include "rk-preferences-window.h"
#include "rk-search-window.h"
#include "rk-words.h"
#include "rk-work.h"

static RkPage *
current_page (RkWindow *self)
{
  return rk_office_view_get_page (rk_window_get_view (self));
}

/* ── undo and redo ───────────────────────────────────────────────────────────────────────── */

/* Ctrl+Z while writing takes back letters, not records; in a search field there is nothing worth
 * taking back. Keys of the application come before those of the text, hence this detour. */
static gboolean
undo_in_text (RkWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY))
    return FALSE;
  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  return gtk_widget_activate_action (focus, action, NULL);
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkWindow *self = RK_WINDOW (widget);

  if (!undo_in_text (self, "text.undo"))
    rk_context_undo (rk_window_get_context (self));
}

static void
on_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkWindow *self = RK_WINDOW (widget);

  if (!undo_in_text (self, "text.redo"))
    rk_context_redo (rk_window_get_context (self));
}

/* ── windows beside this one ─────────────────────────────────────────────────────────────── */

/* There is one of each kind; asking again brings it to the front. */
static void
present (RkWindow *self, GType type, GtkWidget *(*create) (RkContext *context))
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *window;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (G_OBJECT_TYPE (other) == type
          && gtk_window_get_transient_for (other) == GTK_WINDOW (self))
        {
          gtk_window_present (other);
          return;
        }
    }
  window = create (rk_window_get_context (self));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (RK_WINDOW (widget), RK_TYPE_HISTORY_WINDOW, rk_history_window_new);
}

static void
on_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (RK_WINDOW (widget), RK_TYPE_PREFERENCES_WINDOW, rk_preferences_window_new);
}

static void
on_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (RK_WINDOW (widget), RK_TYPE_PREFERENCES_WINDOW, rk_preferences_window_new_for_backups);
}

static void
on_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (RK_WINDOW (widget), RK_TYPE_SEARCH_WINDOW, rk_search_window_new);
}

static void
on_people (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (RK_WINDOW (widget), RK_TYPE_PEOPLE_WINDOW, rk_people_window_new);
}

static void
present_beside (RkWindow *self, GtkWidget *window)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_match (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_beside (RK_WINDOW (widget),
                  rk_match_window_new_for_list (rk_window_get_context (RK_WINDOW (widget))));
}

static void
on_duplicates (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_beside (RK_WINDOW (widget),
                  rk_match_window_new_for_register (rk_window_get_context (RK_WINDOW (widget))));
}

static void
on_corporate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (RK_WINDOW (widget), RK_TYPE_CORPORATE_WINDOW, rk_corporate_window_new);
}

/* @parameter: kind of record, as renkei-cli names it; behind a slash what they belong to */
static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const RkKind *kind = rk_kind_by_name (parts[0]);
  GtkWidget *window;
  gint64 owner;

  if (kind == NULL)
    return;
  window = rk_import_window_new (rk_window_get_context (RK_WINDOW (widget)), GTK_WINDOW (widget),
                                 kind);
  owner = parts[1] ? g_ascii_strtoll (parts[1], NULL, 10) : 0;
  if (owner)
    rk_import_window_set_owner (RK_IMPORT_WINDOW (window), owner);
  gtk_window_present (GTK_WINDOW (window));
}

/* ── copies of the file ──────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkStore *store; /* of the context, which owns the work */
  char *path;
  guint64 rows;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  g_free (copy);
}

/* The chooser has asked before replacing a file; the old one goes only when the copy is whole. */
static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  g_autofree char *part = g_strconcat (copy->path, ".part", NULL);
  GError *error = NULL;

  g_unlink (part);
  if (!rk_store_backup (copy->store, part, &copy->rows, &error))
    g_task_return_error (task, error);
  else if (g_rename (part, copy->path) != 0)
    g_task_return_new_error (task, RK_ERROR, RK_ERROR_IO,
                             _ ("“%s” could not be written. The office file itself is safe."),
                             copy->path);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_copied (gpointer context, GAsyncResult *result)
{
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (copy->path);
  g_autofree char *count = rk_words_count (copy->rows);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rk_context_report (context, error, _ ("The Copy Was Not Saved"));
      return;
    }
  /* Translators: name of the file; number of rows that were read back and counted. */
  text = g_strdup_printf (_ ("Saved the copy “%1$s” and read back its %2$s rows"), name, count);
  rk_context_toast (context, text, FALSE);
}

static void
on_copy_place_chosen (GFile *file, gpointer data)
{
  RkContext *context = data;
  g_autoptr (GTask) task = rk_work_new (context, NULL, on_copied);
  Copy *copy = g_new0 (Copy, 1);

  copy->store = rk_context_get_store (context);
  copy->path = g_file_get_path (file);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_in_thread);
}

static void
on_save_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkContext *context = rk_window_get_context (RK_WINDOW (widget));
  g_autofree char *base = g_path_get_basename (rk_store_get_path (rk_context_get_store (context)));
  g_autofree char *proposed = NULL;

  if (g_str_has_suffix (base, ".renkei"))
    base[strlen (base) - strlen (".renkei")] = '\0';
  proposed = g_strdup_printf ("%s（写し）.renkei", base);
  rk_files_choose (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save a Copy"),
                   _ ("_Save"), proposed, "*.renkei", _ ("Office files"), on_copy_place_chosen,
                   g_object_ref (context), g_object_unref);
}

static void
on_backed_up (gpointer owner)
{
  RkOfficeView *view = rk_window_get_view (owner);

  /* A copy is no change of the file, so nothing else tells the page. */
  if (view)
    rk_page_refresh (rk_office_view_get_page (view));
}

static void
on_backup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_backup_now_async (rk_window_get_context (RK_WINDOW (widget)), widget, on_backed_up);
}

/* ── moving about ────────────────────────────────────────────────────────────────────────── */

static void
on_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_office_view_show (rk_window_get_view (RK_WINDOW (widget)),
                       g_variant_get_string (parameter, NULL), 0, NULL);
}

/* Alt+n: a page that has a use for it comes first (the kinds of a statement). */
static void
on_number (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkWindow *self = RK_WINDOW (widget);
  guint number = (guint)g_variant_get_int32 (parameter);
  guint n;
  const RkPillar *pillars = rk_pillars (&n);

  if (!rk_page_take_number (current_page (self), number) && number >= 1 && number <= n)
    rk_office_view_show (rk_window_get_view (self), pillars[number - 1].name, 0, NULL);
}

static void
on_show_pillars (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_office_view_show_pillars (rk_window_get_view (RK_WINDOW (widget)));
}

static void
on_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_office_view_move_pane (rk_window_get_view (RK_WINDOW (widget)), TRUE);
}

static void
on_previous_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_office_view_move_pane (rk_window_get_view (RK_WINDOW (widget)), FALSE);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkPage *page = current_page (RK_WINDOW (widget));

  /* Where a page has nothing to search in, everything is searched. */
  if (page && RK_PAGE_GET_CLASS (page)->focus_search)
    rk_page_focus_search (page);
  else
    gtk_widget_activate_action (widget, "win.search", NULL);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_page_print (current_page (RK_WINDOW (widget)));
}

static void
on_toggle_detail (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rk_page_toggle_detail (current_page (RK_WINDOW (widget)));
}

/* Esc goes back one step: first what the page has open, then to the pillars. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkOfficeView *view = rk_window_get_view (RK_WINDOW (widget));

  if (view == NULL)
    return FALSE;
  if (rk_page_step_back (rk_office_view_get_page (view)))
    return TRUE;
  if (!rk_office_view_is_folded (view))
    return FALSE;
  rk_office_view_show_pillars (view);
  return TRUE;
}

static void
on_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ── table ───────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.undo", NULL, on_undo },
  { "win.redo", NULL, on_redo },
  { "win.history", NULL, on_history },
  { "win.preferences", NULL, on_preferences },
  { "win.restore", NULL, on_restore },
  { "win.search", NULL, on_search },
  { "win.people", NULL, on_people },
  { "win.import", "s", on_import },
  { "win.match", NULL, on_match },
  { "win.duplicates", NULL, on_duplicates },
  { "win.corporate", NULL, on_corporate },
  { "win.save-copy", NULL, on_save_copy },
  { "win.backup", NULL, on_backup },
  { "win.go", "s", on_go },
  { "win.number", "i", on_number },
  { "win.show-pillars", NULL, on_show_pillars },
  { "win.next-pane", NULL, on_next_pane },
  { "win.previous-pane", NULL, on_previous_pane },
  { "win.find", NULL, on_find },
  { "win.print", NULL, on_print },
  { "win.toggle-detail", NULL, on_toggle_detail },
};

void
rk_window_actions_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_install_action (klass, "win.close", NULL, on_close);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, on_escape, NULL);
}

void
rk_window_actions_update (RkWindow *self)
{
  RkContext *context = rk_window_get_context (self);
  gboolean writable = context && !rk_context_is_read_only (context);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, context != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", writable);
}
