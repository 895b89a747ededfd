#include "rk-id-set.h"

struct _RkIdSet
{
  gint64 *slots; /* 0 = free */
  gsize mask;
  gsize size;
  gsize capacity;
};

RkIdSet *
rk_id_set_new (gsize capacity)
{
  RkIdSet *self = g_new0 (RkIdSet, 1);
  gsize n = 16;

  while (n < capacity * 2)
    n *= 2;
  self->slots = g_new0 (gint64, n);
  self->mask = n - 1;
  self->capacity = n / 2;
  return self;
}

void
rk_id_set_free (RkIdSet *self)
{
  g_free (self->slots);
  g_free (self);
}

/* Ids are time-ordered: their low bits must be mixed, or neighbours pile up. */
static gsize
find_slot (const RkIdSet *self, gint64 id)
{
  guint64 h = (guint64)id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  gsize slot = (gsize)(h >> 32) & self->mask;

  while (self->slots[slot] != 0 && self->slots[slot] != id)
    slot = (slot + 1) & self->mask;
  return slot;
}

void
rk_id_set_add (RkIdSet *self, gint64 id)
{
  gsize slot;

  g_return_if_fail (id != 0);

  slot = find_slot (self, id);
  if (self->slots[slot] == id)
    return;
  g_return_if_fail (self->size < self->capacity);
  self->slots[slot] = id;
  self->size++;
}

gboolean
rk_id_set_contains (const RkIdSet *self, gint64 id)
{
  return id != 0 && self->slots[find_slot (self, id)] == id;
}

gsize
rk_id_set_size (const RkIdSet *self)
{
  return self->size;
}
