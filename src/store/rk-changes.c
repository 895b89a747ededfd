#include "rk-changes.h"

/* Past this, a list is better loaded anew than patched. */
#define MOST_IDS 2000

static void
change_free (gpointer data)
{
  RkChange *change = data;

  g_clear_pointer (&change->ids, g_array_unref);
  g_free (change);
}

void
rk_changes_init (RkChanges *changes)
{
  changes->kinds = g_hash_table_new_full (NULL, NULL, NULL, change_free);
}

void
rk_changes_clear (RkChanges *changes)
{
  g_clear_pointer (&changes->kinds, g_hash_table_unref);
}

void
rk_changes_note (RkChanges *changes, const RkKind *kind, gint64 id)
{
  RkChange *change = g_hash_table_lookup (changes->kinds, kind);

  if (change == NULL)
    {
      change = g_new0 (RkChange, 1);
      change->kind = kind;
      change->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (changes->kinds, (gpointer)kind, change);
    }
  change->n++;
  if (change->ids && change->ids->len == MOST_IDS)
    g_clear_pointer (&change->ids, g_array_unref);
  if (change->ids)
    g_array_append_val (change->ids, id);
}

GPtrArray *
rk_changes_steal (RkChanges *changes)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (change_free);
  GHashTableIter iter;
  gpointer change;

  g_hash_table_iter_init (&iter, changes->kinds);
  while (g_hash_table_iter_next (&iter, NULL, &change))
    {
      g_ptr_array_add (array, change);
      g_hash_table_iter_steal (&iter);
    }
  return array;
}
