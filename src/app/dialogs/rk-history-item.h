/* One line of the history window: an action, or the heading of a day. */
#pragma once

#include <gio/gio.h>
#include "rk-store.h"

G_BEGIN_DECLS

#define RK_TYPE_HISTORY_ITEM (rk_history_item_get_type ())
G_DECLARE_FINAL_TYPE (RkHistoryItem, rk_history_item, RK, HISTORY_ITEM, GObject)

/** rk_history_item_get_entry: Returns: (nullable): NULL for the heading of a day */
const RkHistoryEntry *rk_history_item_get_entry (RkHistoryItem *self);
/** rk_history_item_get_day: Returns: (nullable): 「今日　令和6年7月3日（水）」 */
const char *rk_history_item_get_day (RkHistoryItem *self);

/** RkHistoryFilter: what is shown; NULL shows all. @text: every word must occur */
typedef struct
{
  const char *person;
  const char *kind; /* heading of a kind of record, as actions name it */
  const char *text;
} RkHistoryFilter;

/**
 * rk_history_items: the actions that pass, newest first, with a heading before each day.
 * @entries: array of RkHistoryEntry, shared by the items
 * Returns: (transfer full): list of RkHistoryItem
 */
GListStore *rk_history_items (GPtrArray *entries, const RkHistoryFilter *filter);
/** rk_history_icon: a picture for the words of an action. */
const char *rk_history_icon (const char *what);

G_END_DECLS
