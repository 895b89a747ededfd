/* Why is the list empty? Which one condition, taken away, would bring the most rows back. */
#pragma once

#include "rk-query.h"

G_BEGIN_DECLS

/**
 * RkConditionHint:
 * @field: whose condition it is; NULL: the search
 * @words: its values, or what is searched for
 * @total: rows without it
 */
typedef struct
{
  const char *field;
  char *words;
  guint64 total;
} RkConditionHint;

void rk_condition_hint_free (RkConditionHint *hint);

/** rk_condition_hint_async: counts on a worker. */
void rk_condition_hint_async (RkStore *store,
                              RkQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** rk_condition_hint_finish: Returns: (nullable): NULL where no single condition helps */
RkConditionHint *rk_condition_hint_finish (RkStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkConditionHint, rk_condition_hint_free)

G_END_DECLS
