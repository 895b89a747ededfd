#include "rk-gradual.h"

#define AT_ONCE 12
/* More rows than a view keeps alive (GTK 4.8: about 205): the rest costs next to nothing. */
#define ALIVE 240

typedef struct
{
  GListStore *store; /* owns this */
  GPtrArray *items;
  guint next;
  guint source;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_clear_handle_id (&filling->source, g_source_remove);
  g_ptr_array_unref (filling->items);
  g_free (filling);
}

static void
add_portion (Filling *filling)
{
  guint left = filling->items->len - filling->next;
  guint n = filling->next < ALIVE ? MIN (left, AT_ONCE) : left;

  g_list_store_splice (filling->store, filling->next, 0, filling->items->pdata + filling->next, n);
  filling->next += n;
}

static gboolean
on_idle (gpointer data)
{
  Filling *filling = data;

  add_portion (filling);
  if (filling->next < filling->items->len)
    return G_SOURCE_CONTINUE;
  filling->source = 0;
  g_object_set_data (G_OBJECT (filling->store), "rk-filling", NULL);
  return G_SOURCE_REMOVE;
}

void
rk_gradual_fill (GListStore *store, GPtrArray *items)
{
  Filling *filling = g_new0 (Filling, 1);

  filling->store = store;
  filling->items = items;
  g_object_set_data_full (G_OBJECT (store), "rk-filling", filling, filling_free);
  g_list_store_remove_all (store);
  add_portion (filling);
  if (filling->next < items->len)
    filling->source = g_idle_add (on_idle, filling);
  else
    g_object_set_data (G_OBJECT (store), "rk-filling", NULL);
}
