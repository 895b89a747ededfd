#include "rk-recent.h"

#define KEY "recent-files"
#define MAX_FILES 8

GPtrArray *
rk_recent_list (GSettings *settings)
{
  g_auto (GStrv) uris = g_settings_get_strv (settings, KEY);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; uris[i]; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      if (g_file_query_exists (file, NULL))
        g_ptr_array_add (files, g_steal_pointer (&file));
    }
  return files;
}

void
rk_recent_add (GSettings *settings, GFile *file)
{
  g_auto (GStrv) before = g_settings_get_strv (settings, KEY);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;
  guint n = 1;

  g_strv_builder_add (builder, uri);
  for (guint i = 0; before[i] && n < MAX_FILES; i++)
    if (g_strcmp0 (before[i], uri) != 0)
      {
        g_strv_builder_add (builder, before[i]);
        n++;
      }
  after = g_strv_builder_end (builder);
  g_settings_set_strv (settings, KEY, (const char *const *)after);
}

static void
fill (GMenu *menu, const char *key, GSettings *settings)
{
  g_autoptr (GPtrArray) files = rk_recent_list (settings);

  g_menu_remove_all (menu);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_file_get_basename (files->pdata[i]);
      g_auto (GStrv) halves = g_strsplit (name, "_", 0);
      g_autofree char *label = g_strjoinv ("__", halves); /* no mnemonic */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_autofree char *uri = g_file_get_uri (files->pdata[i]);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", uri);
      g_menu_append_item (menu, item);
    }
}

void
rk_recent_fill_menu (GSettings *settings, GMenu *menu)
{
  fill (menu, KEY, settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (fill), menu, G_CONNECT_SWAPPED);
}
