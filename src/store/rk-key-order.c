#include "rk-key-order.h"

#include <string.h>

/* @head: the first eight bytes as one number, filled up with zeros: nearly always enough. */
typedef struct
{
  guint64 head;
  gint64 id;
  guint at;
  guint size;
} Row;

struct _RkKeyOrder
{
  GArray *rows;     /* Row */
  GByteArray *keys; /* one after the other */
};

RkKeyOrder *
rk_key_order_new (void)
{
  RkKeyOrder *self = g_new0 (RkKeyOrder, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->keys = g_byte_array_new ();
  return self;
}

void
rk_key_order_free (RkKeyOrder *self)
{
  g_array_unref (self->rows);
  g_byte_array_unref (self->keys);
  g_free (self);
}

void
rk_key_order_add (RkKeyOrder *self, gint64 id, gconstpointer key, gsize size)
{
  Row row = { .id = id, .at = self->keys->len, .size = (guint)size };

  if (size > 0)
    {
      memcpy (&row.head, key, MIN (size, sizeof row.head));
      g_byte_array_append (self->keys, key, row.size);
    }
  row.head = GUINT64_FROM_BE (row.head);
  g_array_append_val (self->rows, row);
}

static int
compare (gconstpointer left, gconstpointer right, gpointer keys)
{
  const Row *a = left, *b = right;
  guint n = MIN (a->size, b->size);
  int order;

  if (a->head != b->head)
    return a->head < b->head ? -1 : 1;
  order = n > 0 ? memcmp ((guint8 *)keys + a->at, (guint8 *)keys + b->at, n) : 0;
  if (order == 0)
    order = (a->size > b->size) - (a->size < b->size);
  return order ? order : (a->id > b->id) - (a->id < b->id);
}

GArray *
rk_key_order_ids (RkKeyOrder *self, gboolean descending, guint limit, guint offset)
{
  guint first = MIN (offset, self->rows->len);
  guint n = self->rows->len - first;
  GArray *ids;

  g_array_sort_with_data (self->rows, compare, self->keys->data);
  n = limit ? MIN (limit, n) : n;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = first; i < first + n; i++)
    g_array_append_val (
        ids, g_array_index (self->rows, Row, descending ? self->rows->len - 1 - i : i).id);
  return ids;
}
