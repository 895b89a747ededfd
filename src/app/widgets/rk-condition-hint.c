#include "rk-condition-hint.h"

typedef struct
{
  RkQuery *query;
  RkConditionHint *best;
} Find;

void
rk_condition_hint_free (RkConditionHint *hint)
{
  g_free (hint->words);
  g_free (hint);
}

static void
find_free (gpointer data)
{
  Find *find = data;

  rk_query_unref (find->query);
  g_clear_pointer (&find->best, rk_condition_hint_free);
  g_free (find);
}

/* 「焼津市・静岡市」 */
static char *
values_words (const RkField *field, const char *const *values)
{
  GString *words = g_string_new (NULL);

  if (field->type == RK_TYPE_BOOLEAN)
    g_string_append (words, field->heading);
  for (guint i = 0; values[i] && field->type != RK_TYPE_BOOLEAN; i++)
    {
      g_autofree char *value
          = *values[i] ? rk_field_dup_display (field, values[i]) : g_strdup ("―");

      g_string_append_printf (words, "%s%s", i ? "・" : "", value);
    }
  return g_string_free (words, FALSE);
}

/* Worker thread. @field: NULL: the search */
static gboolean
try_without (RkDb *db, Find *find, const RkField *field, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_copy (find->query);
  guint64 total;

  if (field)
    rk_query_drop (query, field->name);
  else
    rk_query_set_search (query, NULL);
  if (!rk_query_total (db, query, &total, cancellable, error))
    return FALSE;
  if (total == 0 || (find->best && find->best->total >= total))
    return TRUE;
  g_clear_pointer (&find->best, rk_condition_hint_free);
  find->best = g_new0 (RkConditionHint, 1);
  find->best->field = field ? field->name : NULL;
  find->best->words = field ? values_words (field, rk_query_values (find->query, field->name))
                            : g_strdup (rk_query_search (find->query));
  find->best->total = total;
  return TRUE;
}

static gboolean
try_each (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Find *find = data;
  const RkKind *kind = rk_query_kind (find->query);

  for (guint i = 0; i < kind->n_fields; i++)
    if (rk_query_values (find->query, kind->fields[i].name)
        && !try_without (db, find, &kind->fields[i], cancellable, error))
      return FALSE;
  return rk_query_search (find->query) == NULL || try_without (db, find, NULL, cancellable, error);
}

void
rk_condition_hint_async (RkStore *store,
                         RkQuery *query,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Find *find = g_new0 (Find, 1);

  find->query = rk_query_ref (query);
  rk_store_read_async (store, try_each, find, find_free, cancellable, callback, user_data);
}

RkConditionHint *
rk_condition_hint_finish (RkStore *store, GAsyncResult *result, GError **error)
{
  gpointer data;

  if (!rk_store_run_finish (store, result, &data, error))
    return NULL;
  return g_steal_pointer (&((Find *)data)->best);
}
