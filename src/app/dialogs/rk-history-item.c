#include "rk-history-item.h"

#include <string.h>

#include "rk-moment.h"
#include "rk-text.h"

struct _RkHistoryItem
{
  GObject parent_instance;

  GPtrArray *entries; /* keeps @entry alive */
  const RkHistoryEntry *entry;
  char *day;
};

G_DEFINE_FINAL_TYPE (RkHistoryItem, rk_history_item, G_TYPE_OBJECT)

const RkHistoryEntry *
rk_history_item_get_entry (RkHistoryItem *self)
{
  g_return_val_if_fail (RK_IS_HISTORY_ITEM (self), NULL);

  return self->entry;
}

const char *
rk_history_item_get_day (RkHistoryItem *self)
{
  g_return_val_if_fail (RK_IS_HISTORY_ITEM (self), NULL);

  return self->day;
}

static void
rk_history_item_finalize (GObject *object)
{
  RkHistoryItem *self = RK_HISTORY_ITEM (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->day);
  G_OBJECT_CLASS (rk_history_item_parent_class)->finalize (object);
}

static void
rk_history_item_class_init (RkHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_history_item_finalize;
}

static void
rk_history_item_init (RkHistoryItem *self)
{
}

/* ── list ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_words (const RkHistoryEntry *entry, const char *text)
{
  g_autofree char *both = g_strconcat (entry->what, " ", entry->by, NULL);
  g_autofree char *folded = rk_text_fold (both);
  g_auto (GStrv) words = g_strsplit_set (text, " 　", 0);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = rk_text_fold (words[i]);

      if (strstr (folded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
passes (const RkHistoryEntry *entry, const RkHistoryFilter *filter)
{
  return (filter->person == NULL || g_strcmp0 (filter->person, entry->by) == 0)
         && (filter->kind == NULL || strstr (entry->what, filter->kind))
         && (filter->text == NULL || has_words (entry, filter->text));
}

static void
append (GListStore *list, GPtrArray *entries, const RkHistoryEntry *entry, char *day)
{
  g_autoptr (RkHistoryItem) item = g_object_new (RK_TYPE_HISTORY_ITEM, NULL);

  item->entries = g_ptr_array_ref (entries);
  item->entry = entry;
  item->day = day;
  g_list_store_append (list, item);
}

GListStore *
rk_history_items (GPtrArray *entries, const RkHistoryFilter *filter)
{
  GListStore *list = g_list_store_new (RK_TYPE_HISTORY_ITEM);
  g_autofree char *last = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const RkHistoryEntry *entry = entries->pdata[i];
      g_autofree char *day = NULL;

      if (!passes (entry, filter))
        continue;
      day = rk_moment_dup_day (entry->at);
      if (g_strcmp0 (last, day) != 0)
        append (list, entries, NULL, g_strdup (day));
      g_free (last);
      last = g_steal_pointer (&day);
      append (list, entries, entry, NULL);
    }
  return list;
}

const char *
rk_history_icon (const char *what)
{
  static const struct
  {
    const char *part;
    const char *icon;
  } icons[] = {
    { "取り込", "document-open-symbolic" }, { "まとめ", "edit-copy-symbolic" },
    { "追加", "list-add-symbolic" },        { "削除", "user-trash-symbolic" },
    { "設定", "emblem-system-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (strstr (what, icons[i].part))
      return icons[i].icon;
  return "document-edit-symbolic";
}
