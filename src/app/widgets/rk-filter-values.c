#include "rk-filter-values.h"

#include <glib/gi18n-lib.h>
#include "rk-text.h"

struct _RkFilterValues
{
  GObject parent_instance;

  RkStore *store;
  const char *field; /* NULL: fixed choices */
  RkQuery *query;
  GPtrArray *values; /* RkFilterValue */
  GCancellable *counting;
};

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkFilterValues, rk_filter_values, G_TYPE_OBJECT)

static void
value_free (gpointer data)
{
  RkFilterValue *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value->folded);
  g_free (value);
}

static RkFilterValue *
add (RkFilterValues *self, const char *field, const char *stored, const char *label)
{
  RkFilterValue *value = g_new0 (RkFilterValue, 1);

  value->field = field;
  value->value = g_strdup (stored);
  value->label = g_strdup (label);
  value->folded = rk_text_fold (label);
  g_ptr_array_add (self->values, value);
  return value;
}

static RkFilterValue *
find (RkFilterValues *self, const char *field, const char *stored)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      RkFilterValue *value = g_ptr_array_index (self->values, i);

      if (g_str_equal (value->field, field) && g_str_equal (value->value, stored))
        return value;
    }
  return NULL;
}

static RkFilterValue *
add_stored (RkFilterValues *self, const char *stored)
{
  const RkKind *kind = rk_query_kind (self->query);
  g_autofree char *label
      = rk_field_dup_display (&kind->fields[rk_kind_field (kind, self->field)], stored);

  return add (self, self->field, stored, *stored ? label : _ ("(none)"));
}

/* ── counting ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GWeakRef values;
  GCancellable *cancellable; /* tells the newest question from older ones */
  RkQuery *query;            /* without this condition: what each value would leave */
  const char *field;
  GPtrArray *choices; /* field, value, field, value … of fixed choices */
  GArray *totals;     /* guint64, one per fixed choice */
  GPtrArray *counts;  /* RkCount */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_weak_ref_clear (&count->values);
  g_object_unref (count->cancellable);
  rk_query_unref (count->query);
  g_ptr_array_unref (count->choices);
  g_array_unref (count->totals);
  g_clear_pointer (&count->counts, g_ptr_array_unref);
  g_free (count);
}

/* Worker thread. */
static gboolean
count_rows (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  const char *fields[] = { count->field, NULL };

  if (count->field)
    {
      count->counts = rk_query_count_by (db, count->query, fields, cancellable, error);
      return count->counts != NULL;
    }
  for (guint i = 0; i < count->choices->len; i += 2)
    {
      g_autoptr (RkQuery) query = rk_query_copy (count->query);
      guint64 total;

      if (!rk_query_where (query, count->choices->pdata[i], count->choices->pdata[i + 1], error)
          || !rk_query_total (db, query, &total, cancellable, error))
        return FALSE;
      g_array_append_val (count->totals, total);
    }
  return TRUE;
}

static void
take_totals (RkFilterValues *self, GArray *totals)
{
  for (guint i = 0; i < MIN (totals->len, self->values->len); i++)
    {
      RkFilterValue *value = g_ptr_array_index (self->values, i);

      value->count = g_array_index (totals, guint64, i);
      value->counted = TRUE;
    }
}

static void
take_counts (RkFilterValues *self, GPtrArray *counts)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->values);

  self->values = g_ptr_array_new_with_free_func (value_free);
  for (guint i = 0; i < counts->len; i++)
    {
      const RkCount *count = g_ptr_array_index (counts, i);
      RkFilterValue *value = add_stored (self, count->values[0] ? count->values[0] : "");

      value->count = count->count;
      value->counted = TRUE;
    }
  /* A chosen value stays to be seen and taken away, even where no row has it now. */
  for (guint i = 0; i < before->len; i++)
    {
      RkFilterValue *old = g_ptr_array_index (before, i);
      RkFilterValue *value;

      if (!old->chosen)
        continue;
      value = find (self, self->field, old->value);
      if (value == NULL)
        value = add (self, self->field, old->value, old->label);
      value->counted = value->chosen = TRUE;
    }
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Count *count = data;
  g_autoptr (RkFilterValues) self = g_weak_ref_get (&count->values);
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, NULL);

  if (self == NULL || self->counting != count->cancellable)
    return;
  g_clear_object (&self->counting);
  if (!done) /* numbers are a help: without them the choices still work */
    return;
  if (count->field)
    take_counts (self, count->counts);
  else
    take_totals (self, count->totals);
  g_signal_emit (self, signals[COUNTED], 0);
}

void
rk_filter_values_count (RkFilterValues *self)
{
  Count *count;

  g_return_if_fail (RK_IS_FILTER_VALUES (self));

  if (self->query == NULL)
    return;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();

  count = g_new0 (Count, 1);
  g_weak_ref_init (&count->values, self);
  count->cancellable = g_object_ref (self->counting);
  count->query = rk_query_copy (self->query);
  count->field = self->field;
  count->totals = g_array_new (FALSE, FALSE, sizeof (guint64));
  count->choices = g_ptr_array_new ();
  if (self->field)
    rk_query_drop (count->query, self->field);
  for (guint i = 0; self->field == NULL && i < self->values->len; i++)
    {
      RkFilterValue *value = g_ptr_array_index (self->values, i);

      rk_query_drop (count->query, value->field);
      g_ptr_array_add (count->choices, (gpointer)value->field);
      g_ptr_array_add (count->choices, (gpointer)g_intern_string (value->value));
    }
  rk_store_read_async (self->store, count_rows, count, count_free, self->counting, on_counted_cb,
                       count);
}

/* ── choosing ────────────────────────────────────────────────────────────────────────────── */

guint
rk_filter_values_get_n (RkFilterValues *self)
{
  g_return_val_if_fail (RK_IS_FILTER_VALUES (self), 0);
  return self->values->len;
}

const RkFilterValue *
rk_filter_values_get (RkFilterValues *self, guint i)
{
  g_return_val_if_fail (RK_IS_FILTER_VALUES (self) && i < self->values->len, NULL);
  return g_ptr_array_index (self->values, i);
}

gboolean
rk_filter_values_choose (RkFilterValues *self, guint i, gboolean chosen)
{
  gboolean pushed = FALSE;

  g_return_val_if_fail (RK_IS_FILTER_VALUES (self) && i < self->values->len, FALSE);

  for (guint k = 0; chosen && self->field == NULL && k < self->values->len; k++)
    {
      RkFilterValue *value = g_ptr_array_index (self->values, k);

      pushed = pushed || (k != i && value->chosen);
      value->chosen = FALSE;
    }
  ((RkFilterValue *)g_ptr_array_index (self->values, i))->chosen = chosen;
  return pushed;
}

void
rk_filter_values_clear (RkFilterValues *self)
{
  g_return_if_fail (RK_IS_FILTER_VALUES (self));

  for (guint i = 0; i < self->values->len; i++)
    ((RkFilterValue *)g_ptr_array_index (self->values, i))->chosen = FALSE;
}

guint
rk_filter_values_get_n_chosen (RkFilterValues *self, const char **first)
{
  guint n = 0;

  g_return_val_if_fail (RK_IS_FILTER_VALUES (self), 0);

  if (first)
    *first = NULL;
  for (guint i = 0; i < self->values->len; i++)
    {
      const RkFilterValue *value = g_ptr_array_index (self->values, i);

      if (!value->chosen)
        continue;
      if (n++ == 0 && first)
        *first = value->label;
    }
  return n;
}

static void
choose_asked (RkFilterValues *self, const char *const *asked)
{
  for (guint i = 0; asked && asked[i]; i++)
    {
      RkFilterValue *value = find (self, self->field, asked[i]);

      if (value == NULL)
        value = add_stored (self, asked[i]);
      value->chosen = TRUE;
    }
}

void
rk_filter_values_set_query (RkFilterValues *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_FILTER_VALUES (self));

  rk_query_ref (query);
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
  rk_filter_values_clear (self);
  if (self->field)
    choose_asked (self, rk_query_values (query, self->field));
  for (guint i = 0; self->field == NULL && i < self->values->len; i++)
    {
      RkFilterValue *value = g_ptr_array_index (self->values, i);
      const char *const *asked = rk_query_values (query, value->field);

      value->chosen = asked && g_strv_contains (asked, value->value);
    }
}

void
rk_filter_values_apply (RkFilterValues *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_FILTER_VALUES (self));

  if (self->field)
    rk_query_drop (query, self->field);
  for (guint i = 0; self->field == NULL && i < self->values->len; i++)
    rk_query_drop (query, ((RkFilterValue *)g_ptr_array_index (self->values, i))->field);
  for (guint i = 0; i < self->values->len; i++)
    {
      const RkFilterValue *value = g_ptr_array_index (self->values, i);

      if (value->chosen)
        rk_query_where (query, value->field, value->value, NULL);
    }
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_filter_values_dispose (GObject *object)
{
  RkFilterValues *self = RK_FILTER_VALUES (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rk_filter_values_parent_class)->dispose (object);
}

static void
rk_filter_values_finalize (GObject *object)
{
  RkFilterValues *self = RK_FILTER_VALUES (object);

  g_clear_pointer (&self->query, rk_query_unref);
  g_ptr_array_unref (self->values);
  G_OBJECT_CLASS (rk_filter_values_parent_class)->finalize (object);
}

static void
rk_filter_values_class_init (RkFilterValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_filter_values_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_filter_values_finalize;
  signals[COUNTED] = g_signal_new ("counted", RK_TYPE_FILTER_VALUES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_filter_values_init (RkFilterValues *self)
{
  self->values = g_ptr_array_new_with_free_func (value_free);
}

RkFilterValues *
rk_filter_values_new (RkStore *store, const char *field)
{
  RkFilterValues *self = g_object_new (RK_TYPE_FILTER_VALUES, NULL);

  self->store = g_object_ref (store);
  self->field = field;
  return self;
}

void
rk_filter_values_add (RkFilterValues *self, const char *field, const char *value, const char *label)
{
  g_return_if_fail (RK_IS_FILTER_VALUES (self) && self->field == NULL);
  add (self, field, value, label);
}
