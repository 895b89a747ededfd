#include "rk-row-model.h"

#include <string.h>
#include "rk-row-cache.h"

struct _RkRowModel
{
  GObject parent_instance;

  RkStore *store;
  const RkKind *kind;
  RkQuery *query;

  GArray *ids;  /* never changed once it is here: others keep references */
  guint gap_at; /* while a change is announced in two steps, ids [gap_at, gap_at + gap) */
  guint gap;    /* have not come yet */
  RkRowCache *cache;

  guint64 total;
  gboolean total_known;
  guint64 long_from;
  guint generation; /* of the newest question; late answers to older ones are dropped */
  GCancellable *reading;
  GError *failure; /* waits for an idle moment to be told */
  guint failure_id;
};

enum
{
  PROP_LOADING = 1,
  PROP_TOTAL,
  N_PROPS
};

enum
{
  REPLACING,
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RkRowModel,
                               rk_row_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* ── the list ────────────────────────────────────────────────────────────────────────────── */

static GType
get_item_type (GListModel *model)
{
  return RK_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  RkRowModel *self = RK_ROW_MODEL (model);

  return self->ids->len - self->gap;
}

static gboolean
tell_failure (gpointer data)
{
  RkRowModel *self = data;
  g_autoptr (GError) error = g_steal_pointer (&self->failure);

  self->failure_id = 0;
  g_signal_emit (self, signals[FAILED], 0, error);
  return G_SOURCE_REMOVE;
}

/* A row may be asked for in the middle of a layout: no time to open dialogs. */
static void
fail_later (RkRowModel *self, GError *error)
{
  if (error == NULL)
    return;
  g_clear_error (&self->failure);
  self->failure = error;
  if (self->failure_id == 0)
    self->failure_id = g_idle_add (tell_failure, self);
}

static guint
index_of (RkRowModel *self, guint position)
{
  return position < self->gap_at ? position : position + self->gap;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RkRowModel *self = RK_ROW_MODEL (model);
  GError *error = NULL;
  RkRow *row;

  if (position >= get_n_items (model))
    return NULL;
  row = rk_row_cache_get (self->cache, self->ids, index_of (self, position), &error);
  fail_later (self, error);
  return g_object_ref (row);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ── from one list of ids to another ─────────────────────────────────────────────────────── */

/* What lies between the common beginning and the common end of two lists. */
typedef struct
{
  guint start;
  guint removed;
  guint added;
} Middle;

static Middle
compare (GArray *before, GArray *after)
{
  const gint64 *a = (const gint64 *)before->data;
  const gint64 *b = (const gint64 *)after->data;
  guint n = MIN (before->len, after->len);
  guint start = 0, end = 0;

  while (start < n && a[start] == b[start])
    start++;
  while (end < n - start && a[before->len - 1 - end] == b[after->len - 1 - end])
    end++;
  return (Middle){ start, before->len - start - end, after->len - start - end };
}

/* An edited name moves one row: the rest between its old and new place is the same, one off. */
static gboolean
is_one_row_moved (GArray *before, GArray *after, const Middle *m, gboolean *down)
{
  const gint64 *a = (const gint64 *)before->data + m->start;
  const gint64 *b = (const gint64 *)after->data + m->start;
  gsize rest;

  if (m->removed != m->added || m->added < 2)
    return FALSE;
  rest = (m->added - 1) * sizeof *a;
  *down = a[0] == b[m->added - 1] && memcmp (a + 1, b, rest) == 0;
  return *down || (a[m->removed - 1] == b[0] && memcmp (a, b + 1, rest) == 0);
}

/* First everything but the rows [at, at + n) of the new list, then those. */
static void
announce_in_two (RkRowModel *self, guint removed_at, guint removed, guint at, guint n)
{
  self->gap_at = at;
  self->gap = n;
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), removed_at, removed, 0);
  self->gap = 0;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), at, 0, n);
}

static void
replace_ids (RkRowModel *self, GArray *after)
{
  g_autoptr (GArray) before = g_array_ref (self->ids);
  Middle m = compare (before, after);
  gboolean down;

  if (m.removed == 0 && m.added == 0)
    return;
  g_signal_emit (self, signals[REPLACING], 0, before, after);
  g_array_unref (self->ids);
  self->ids = g_array_ref (after);
  rk_row_cache_clear (self->cache);

  if (is_one_row_moved (before, after, &m, &down))
    {
      guint last = m.start + m.added - 1;

      announce_in_two (self, down ? m.start : last, 1, down ? last : m.start, 1);
    }
  else if (m.removed > 0 && m.added > RK_ROW_MODEL_MAX_STEP)
    announce_in_two (self, m.start, m.removed, m.start, m.added);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), m.start, m.removed, m.added);
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GWeakRef model;
  guint generation;
  RkQuery *query;
  gboolean first; /* the query asks for the first rows only */
  gboolean count; /* whether the total is asked for as well */
  GArray *ids;
  guint64 total;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_weak_ref_clear (&load->model);
  rk_query_unref (load->query);
  g_clear_pointer (&load->ids, g_array_unref);
  g_free (load);
}

/* Worker thread. */
static gboolean
load_ids (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->ids = rk_query_ids (db, load->query, cancellable, error);
  if (load->ids && load->count)
    {
      g_autoptr (RkQuery) all = rk_query_new (rk_query_kind (load->query));

      return rk_query_total (db, all, &load->total, cancellable, error);
    }
  return load->ids != NULL;
}

static void
set_total (RkRowModel *self, guint64 total)
{
  self->total_known = TRUE;
  if (self->total == total)
    return;
  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTAL]);
}

static void start_reading (RkRowModel *self, gboolean first);

/* What was read becomes the list. */
static void
take_loaded (RkRowModel *self, const Load *load)
{
  if (load->count)
    set_total (self, load->total);
  replace_ids (self, load->ids);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Load *load = data;
  g_autoptr (RkRowModel) self = g_weak_ref_get (&load->model);
  g_autoptr (GError) error = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, &error);

  if (self == NULL || load->generation != self->generation)
    return;
  if (done && load->first && load->ids->len == RK_ROW_MODEL_FIRST)
    {
      start_reading (self, FALSE);
      take_loaded (self, load);
      return;
    }
  g_clear_object (&self->reading);
  if (done)
    take_loaded (self, load);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail_later (self, g_steal_pointer (&error));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
drop_reading (RkRowModel *self)
{
  self->generation++;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
start_reading (RkRowModel *self, gboolean first)
{
  gboolean was_loading = self->reading != NULL;
  Load *load = g_new0 (Load, 1);

  drop_reading (self);
  self->reading = g_cancellable_new ();
  g_weak_ref_init (&load->model, self);
  load->generation = self->generation;
  load->query = first ? rk_query_copy (self->query) : rk_query_ref (self->query);
  if (first)
    rk_query_limit (load->query, RK_ROW_MODEL_FIRST, 0);
  load->first = first;
  load->count = !self->total_known;
  rk_store_read_async (self->store, load_ids, load, load_free, self->reading, on_loaded_cb, load);
  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

void
rk_row_model_reload (RkRowModel *self)
{
  g_return_if_fail (RK_IS_ROW_MODEL (self));

  if (self->query)
    start_reading (self, FALSE);
}

/* ── changes in the file ─────────────────────────────────────────────────────────────────── */

/* Returns the ids of our kind that were touched; NULL where anything may have changed: derived
 * columns look into other kinds. */
static RkIdSet *
touched_ids (RkRowModel *self, GPtrArray *changes)
{
  g_autoptr (RkIdSet) ids = NULL;
  gsize n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      RkChange *change = g_ptr_array_index (changes, i);

      if (change->kind != self->kind || change->ids == NULL)
        return NULL;
      n += change->ids->len;
    }
  ids = rk_id_set_new (n);
  for (guint i = 0; i < changes->len; i++)
    {
      RkChange *change = g_ptr_array_index (changes, i);

      for (guint k = 0; k < change->ids->len; k++)
        rk_id_set_add (ids, g_array_index (change->ids, gint64, k));
    }
  return g_steal_pointer (&ids);
}

/* Rows on the screen show the new values at once; order and membership follow from the worker. */
static void
on_store_changed_cb (RkStore *store, GPtrArray *changes, RkRowModel *self)
{
  g_autoptr (RkIdSet) touched = touched_ids (self, changes);
  g_autoptr (GArray) changed = NULL;
  GError *error = NULL;

  changed = rk_row_cache_refresh (self->cache, self->ids, touched, &error);
  fail_later (self, error);
  for (guint i = 0; i < changed->len; i++)
    g_list_model_items_changed (G_LIST_MODEL (self), g_array_index (changed, guint, i), 1, 1);
  self->total_known = FALSE;
  rk_row_model_reload (self);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_row_model_dispose (GObject *object)
{
  RkRowModel *self = RK_ROW_MODEL (object);

  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  drop_reading (self);
  g_clear_handle_id (&self->failure_id, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rk_row_model_parent_class)->dispose (object);
}

static void
rk_row_model_finalize (GObject *object)
{
  RkRowModel *self = RK_ROW_MODEL (object);

  g_clear_error (&self->failure);
  g_clear_pointer (&self->query, rk_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->cache, rk_row_cache_free);
  G_OBJECT_CLASS (rk_row_model_parent_class)->finalize (object);
}

static void
rk_row_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkRowModel *self = RK_ROW_MODEL (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, rk_row_model_get_loading (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint64 (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_row_model_class_init (RkRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = rk_row_model_dispose;
  object_class->finalize = rk_row_model_finalize;
  object_class->get_property = rk_row_model_get_property;

  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_TOTAL] = g_param_spec_uint64 ("total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[REPLACING] = g_signal_new ("replacing", RK_TYPE_ROW_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_ARRAY);
  signals[FAILED] = g_signal_new ("failed", RK_TYPE_ROW_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rk_row_model_init (RkRowModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->long_from = RK_ROW_MODEL_LONG;
}

RkRowModel *
rk_row_model_new (RkStore *store, const RkKind *kind)
{
  RkRowModel *self = g_object_new (RK_TYPE_ROW_MODEL, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->cache = rk_row_cache_new (store, kind);
  g_signal_connect (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  return self;
}

static void
take_query (RkRowModel *self, RkQuery *query, gboolean in_steps)
{
  g_return_if_fail (RK_IS_ROW_MODEL (self));
  g_return_if_fail (rk_query_kind (query) == self->kind);

  rk_query_ref (query);
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
  rk_row_cache_set_query (self->cache, query);
  start_reading (self, in_steps && self->total >= self->long_from);
}

void
rk_row_model_set_query (RkRowModel *self, RkQuery *query)
{
  take_query (self, query, FALSE);
}

void
rk_row_model_set_query_in_steps (RkRowModel *self, RkQuery *query)
{
  take_query (self, query, TRUE);
}

void
rk_row_model_set_long (RkRowModel *self, guint64 rows)
{
  g_return_if_fail (RK_IS_ROW_MODEL (self));
  self->long_from = rows;
}

RkQuery *
rk_row_model_get_query (RkRowModel *self)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), NULL);
  return self->query;
}

const RkKind *
rk_row_model_get_kind (RkRowModel *self)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), NULL);
  return self->kind;
}

gboolean
rk_row_model_get_loading (RkRowModel *self)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), FALSE);
  return self->reading != NULL;
}

guint64
rk_row_model_get_total (RkRowModel *self)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), 0);
  return self->total;
}

gint64
rk_row_model_get_id (RkRowModel *self, guint position)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), 0);
  if (position >= get_n_items (G_LIST_MODEL (self)))
    return 0;
  return g_array_index (self->ids, gint64, index_of (self, position));
}

GArray *
rk_row_model_get_ids (RkRowModel *self)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), NULL);
  return self->ids;
}

gboolean
rk_row_model_find_position (RkRowModel *self, gint64 id, guint *position)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

RkRow *
rk_row_model_dup_row (RkRowModel *self, guint position)
{
  g_return_val_if_fail (RK_IS_ROW_MODEL (self), NULL);
  return get_item (G_LIST_MODEL (self), position);
}

void
rk_row_model_get_stats (RkRowModel *self, RkRowModelStats *stats)
{
  g_return_if_fail (RK_IS_ROW_MODEL (self));
  rk_row_cache_get_stats (self->cache, stats);
}
