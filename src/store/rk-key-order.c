#include "rk-key-order.h"

#include <string.h>

#define SPARE 64 /* rows that are gathered at least before those are dropped that are too many */

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
  gboolean descending;
  guint limit; /* 0: all */
  guint offset;
  gboolean full; /* as many rows are there as are wanted, */
  guint64 last;  /* and this is the head of the last of them */
};

RkKeyOrder *
rk_key_order_new (gboolean descending, guint limit, guint offset)
{
  RkKeyOrder *self = g_new0 (RkKeyOrder, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->keys = g_byte_array_new ();
  self->descending = descending;
  self->limit = limit;
  self->offset = offset;
  return self;
}

void
rk_key_order_free (RkKeyOrder *self)
{
  g_array_unref (self->rows);
  g_byte_array_unref (self->keys);
  g_free (self);
}

static int
compare (gconstpointer left, gconstpointer right, gpointer data)
{
  const RkKeyOrder *self = data;
  const Row *a = left, *b = right;
  guint n = MIN (a->size, b->size);
  int order;

  if (a->head != b->head)
    order = a->head < b->head ? -1 : 1;
  else
    order = n > 0 ? memcmp (self->keys->data + a->at, self->keys->data + b->at, n) : 0;
  if (order == 0)
    order = (a->size > b->size) - (a->size < b->size);
  if (order == 0)
    order = (a->id > b->id) - (a->id < b->id);
  return self->descending ? -order : order;
}

/* The first @n rows stay, with their keys. */
static void
keep_first (RkKeyOrder *self, guint64 n)
{
  GByteArray *keys = g_byte_array_new ();

  g_array_sort_with_data (self->rows, compare, self);
  g_array_set_size (self->rows, (guint)n);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      guint at = keys->len;

      if (row->size > 0)
        g_byte_array_append (keys, self->keys->data + row->at, row->size);
      row->at = at;
      self->last = row->head;
    }
  g_byte_array_unref (self->keys);
  self->keys = keys;
  self->full = TRUE;
}

void
rk_key_order_add (RkKeyOrder *self, gint64 id, gconstpointer key, gsize size)
{
  Row row = { .id = id, .at = self->keys->len, .size = (guint)size };
  guint64 wanted = (guint64)self->limit + self->offset;

  if (size > 0)
    memcpy (&row.head, key, MIN (size, sizeof row.head));
  row.head = GUINT64_FROM_BE (row.head);
  if (self->full && (self->descending ? row.head < self->last : row.head > self->last))
    return;
  if (size > 0)
    g_byte_array_append (self->keys, key, row.size);
  g_array_append_val (self->rows, row);
  if (self->limit > 0 && self->rows->len >= wanted + MAX (wanted, SPARE))
    keep_first (self, wanted);
}

GArray *
rk_key_order_ids (RkKeyOrder *self)
{
  guint first = MIN (self->offset, self->rows->len);
  guint n = self->rows->len - first;
  GArray *ids;

  g_array_sort_with_data (self->rows, compare, self);
  n = self->limit ? MIN (self->limit, n) : n;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = first; i < first + n; i++)
    g_array_append_val (ids, g_array_index (self->rows, Row, i).id);
  return ids;
}
