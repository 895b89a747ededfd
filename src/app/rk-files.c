#include "rk-files.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkFileFilter *some; /* of the endings asked for; owned by the chooser */
  char *filter;
  RkFileChosen chosen;
  gpointer data;
  GDestroyNotify destroy;
} Choice;

static GSettings *
desk_settings (void)
{
  return g_settings_new (RK_APP_ID);
}

static void
remember_folder (GFile *file)
{
  g_autoptr (GSettings) settings = desk_settings ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder ? g_file_get_uri (folder) : NULL;

  if (uri)
    g_settings_set_string (settings, "last-folder", uri);
}

static void
start_in_last_folder (GtkFileChooser *chooser)
{
  g_autoptr (GSettings) settings = desk_settings ();
  g_autofree char *uri = g_settings_get_string (settings, "last-folder");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = NULL;

  if (*uri)
    folder = g_file_new_for_uri (uri);
  else if (documents)
    folder = g_file_new_for_path (documents);
  if (folder && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/* Returns: (transfer none): the filter */
static GtkFileFilter *
add_filter (GtkFileChooser *chooser, const char *patterns, const char *name)
{
  g_auto (GStrv) list = g_strsplit (patterns, ";", 0);
  g_autoptr (GtkFileFilter) some = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  gtk_file_filter_set_name (some, name);
  for (guint i = 0; list[i]; i++)
    if (g_str_has_prefix (list[i], "*."))
      gtk_file_filter_add_suffix (some, list[i] + 2);
    else
      gtk_file_filter_add_pattern (some, list[i]);
  gtk_file_filter_set_name (any, _ ("All files"));
  gtk_file_filter_add_pattern (any, "*");
  gtk_file_chooser_add_filter (chooser, some);
  gtk_file_chooser_add_filter (chooser, any);
  gtk_file_chooser_set_filter (chooser, some);
  return some;
}

char *
rk_files_dup_whole_name (const char *name, const char *filter)
{
  g_auto (GStrv) list = g_strsplit (filter, ";", 0);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; list[i]; i++)
    if (!g_str_has_prefix (list[i], "*.") || g_str_has_suffix (lower, list[i] + 1))
      return NULL;
  return list[0] ? g_strconcat (name, list[0] + 1, NULL) : NULL;
}

/* A name without its ending is asked for once more with it, so that what is there already is not
 * replaced unasked; a sandbox lets nobody write to another name than the one chosen anyway. */
static gboolean
ask_again (Choice *choice, GFile *file)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (choice->chooser);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *whole = NULL;

  if (gtk_file_chooser_get_action (chooser) != GTK_FILE_CHOOSER_ACTION_SAVE || !choice->some
      || gtk_file_chooser_get_filter (chooser) != choice->some)
    return FALSE;
  whole = rk_files_dup_whole_name (name, choice->filter);
  if (whole == NULL)
    return FALSE;
  gtk_file_chooser_set_current_name (chooser, whole);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  return TRUE;
}

static void
on_response (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GFile) file = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file && ask_again (choice, file))
    return;
  if (file)
    {
      remember_folder (file);
      choice->chosen (file, choice->data);
    }
  if (choice->destroy)
    choice->destroy (choice->data);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_free (choice->filter);
  g_free (choice);
}

void
rk_files_choose (GtkWindow *parent,
                 GtkFileChooserAction action,
                 const char *title,
                 const char *accept,
                 const char *name,
                 const char *filter,
                 const char *filter_name,
                 RkFileChosen chosen,
                 gpointer data,
                 GDestroyNotify destroy)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, action, accept, NULL);

  *choice = (Choice){ .chooser = native,
                      .filter = g_strdup (filter),
                      .chosen = chosen,
                      .data = data,
                      .destroy = destroy };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  start_in_last_folder (GTK_FILE_CHOOSER (native));
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  if (filter)
    choice->some = add_filter (GTK_FILE_CHOOSER (native), filter, filter_name);
  g_signal_connect (native, "response", G_CALLBACK (on_response), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}
