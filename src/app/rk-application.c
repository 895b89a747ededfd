#include "rk-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "rk-files.h"
#include "rk-opening.h"
#include "rk-pillars.h"
#include "rk-recent.h"
#include "rk-tour.h"
#include "rk-window.h"

struct _RkApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (RkApplication, rk_application, ADW_TYPE_APPLICATION)

/* ── windows ─────────────────────────────────────────────────────────────────────────────── */

static RkWindow *
find_window (RkApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (RK_IS_WINDOW (l->data) && rk_window_get_file (l->data)
        && g_file_equal (rk_window_get_file (l->data), file))
      return l->data;
  return NULL;
}

/* A window that still shows the ways to begin is used before a new one is made. */
static RkWindow *
empty_window (RkApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (RK_IS_WINDOW (l->data) && rk_window_get_context (l->data) == NULL)
      return l->data;
  return rk_window_new (GTK_APPLICATION (self), self->settings);
}

void
rk_application_open (RkApplication *self, GFile *file, GtkWindow *window)
{
  RkWindow *shown;

  g_return_if_fail (RK_IS_APPLICATION (self) && G_IS_FILE (file));

  shown = find_window (self, file);
  if (shown == NULL)
    {
      shown = window && rk_window_get_context (RK_WINDOW (window)) == NULL ? RK_WINDOW (window)
                                                                           : empty_window (self);
      rk_window_open (shown, file);
    }
  gtk_window_present (GTK_WINDOW (shown));
}

static void
open_sample (RkApplication *self)
{
  g_autoptr (GFile) file = rk_opening_sample_file ();
  RkWindow *shown = find_window (self, file);

  if (shown == NULL)
    {
      shown = empty_window (self);
      rk_window_open_sample (shown);
    }
  gtk_window_present (GTK_WINDOW (shown));
}

/* ── actions ─────────────────────────────────────────────────────────────────────────────── */

static void
on_new_office (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RkWindow *window = empty_window (data);

  rk_window_new_office (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_file_chosen (GFile *file, gpointer data)
{
  rk_application_open (data, file, NULL);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rk_files_choose (gtk_application_get_active_window (data), GTK_FILE_CHOOSER_ACTION_OPEN,
                   _ ("Open an Office File"), _ ("_Open"), NULL, "*.renkei", _ ("Office files"),
                   on_file_chosen, g_object_ref (data), g_object_unref);
}

static void
on_open_recent (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  rk_application_open (data, file, NULL);
}

static void
on_sample (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_sample (data);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "application-name", _ ("Renkei"), "application-icon", RK_APP_ID, "version",
                RK_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("For the secretariats of regional and occupational health councils"),
                "developer-name", _ ("The Renkei contributors"), "transient-for",
                gtk_application_get_active_window (data), "modal", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (about));
}

/* Each window closes itself, so that each keeps its size and finishes what it is writing. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

/* The session ends, or the computer: there is nobody to ask, and what is saved is to be whole in
 * the one file. */
static gboolean
on_signal (gpointer data)
{
  GList *window;

  while ((window = gtk_application_get_windows (data)) != NULL)
    gtk_window_destroy (window->data);
  return G_SOURCE_CONTINUE;
}

static const GActionEntry actions[] = {
  { "new-office", on_new_office }, { "open", on_open },   { "open-recent", on_open_recent, "s" },
  { "sample", on_sample },         { "about", on_about }, { "quit", on_quit },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.new-office", { "<Control><Shift>n" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "win.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.history", { "<Control>h" } },
  { "win.search", { "<Control>k" } },
  { "win.find", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.toggle-detail", { "F9" } },
  { "win.show-help-overlay", { "F1", "<Control>question" } },
};

static void
add_keys (GtkApplication *application)
{
  guint n;

  rk_pillars (&n);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action,
                                           (const char *const *)accels[i].keys);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.number(%u)", i + 1);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);

      gtk_application_set_accels_for_action (application, action, (const char *[]){ key, NULL });
    }
}

/* ── beginning ───────────────────────────────────────────────────────────────────────────── */

static void
begin (RkApplication *self)
{
  g_autoptr (GPtrArray) recent = rk_recent_list (self->settings);

  if (gtk_application_get_active_window (GTK_APPLICATION (self)))
    gtk_window_present (gtk_application_get_active_window (GTK_APPLICATION (self)));
  else if (g_settings_get_boolean (self->settings, "reopen-last") && recent->len)
    rk_application_open (self, recent->pdata[0], NULL);
  else
    gtk_window_present (GTK_WINDOW (empty_window (self)));
}

static int
rk_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  RkApplication *self = RK_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_auto (GStrv) files = NULL;
  const char *tour, *page = NULL;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &files);
  if (g_variant_dict_lookup (options, "tour", "^&ay", &tour))
    {
      g_variant_dict_lookup (options, "page", "&s", &page);
      rk_tour_start (GTK_APPLICATION (self), self->settings, tour, page, files ? files[0] : NULL);
    }
  else if (g_variant_dict_contains (options, "sample"))
    open_sample (self);
  else if (files == NULL || files[0] == NULL)
    begin (self);
  for (guint i = 0; files && files[i] && !g_variant_dict_contains (options, "tour"); i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, files[i]);

      rk_application_open (self, file, NULL);
    }
  return 0;
}

static int
rk_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("renkei %s\n", RK_VERSION);
      return 0;
    }
  /* Pictures are taken of this build, not of a program that happens to run already. */
  if (g_variant_dict_contains (options, "tour"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
rk_application_activate (GApplication *application)
{
  begin (RK_APPLICATION (application));
}

static void
rk_application_startup (GApplication *application)
{
  RkApplication *self = RK_APPLICATION (application);

  G_APPLICATION_CLASS (rk_application_parent_class)->startup (application);
  g_set_application_name (_ ("Renkei"));
  gtk_window_set_default_icon_name (RK_APP_ID);
  self->settings = g_settings_new (RK_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_keys (GTK_APPLICATION (self));
  g_unix_signal_add (SIGTERM, on_signal, self);
  g_unix_signal_add (SIGHUP, on_signal, self);
  g_unix_signal_add (SIGINT, on_signal, self);
}

static void
rk_application_dispose (GObject *object)
{
  g_clear_object (&RK_APPLICATION (object)->settings);
  G_OBJECT_CLASS (rk_application_parent_class)->dispose (object);
}

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample office"), NULL },
  { "tour", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Save a picture of every page and exit"),
    N_ ("FOLDER") },
  { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("With --tour: only this page"), N_ ("NAME") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
  { NULL },
};

static void
rk_application_class_init (RkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_application_dispose;
  application_class->startup = rk_application_startup;
  application_class->activate = rk_application_activate;
  application_class->command_line = rk_application_command_line;
  application_class->handle_local_options = rk_application_handle_local_options;
}

static void
rk_application_init (RkApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

RkApplication *
rk_application_new (void)
{
  return g_object_new (RK_TYPE_APPLICATION, "application-id", RK_APP_ID, "resource-base-path",
                       "/jp/renkei/Renkei", "flags", G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
