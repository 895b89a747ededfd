#include "rk-row.h"

struct _RkRow
{
  GObject parent_instance;

  gint64 id;
  RkRecord *record;
  GPtrArray *reviews;
};

G_DEFINE_FINAL_TYPE (RkRow, rk_row, G_TYPE_OBJECT)

static void
rk_row_finalize (GObject *object)
{
  RkRow *self = RK_ROW (object);

  g_clear_pointer (&self->record, rk_record_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_row_parent_class)->finalize (object);
}

static void
rk_row_class_init (RkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_row_finalize;
}

static void
rk_row_init (RkRow *self)
{
}

RkRow *
rk_row_new (gint64 id, RkRecord *record, GPtrArray *reviews)
{
  RkRow *self = g_object_new (RK_TYPE_ROW, NULL);

  self->id = id;
  if (record)
    self->record = rk_record_ref (record);
  if (reviews && reviews->len > 0)
    self->reviews = g_ptr_array_ref (reviews);
  return self;
}

gint64
rk_row_get_id (RkRow *self)
{
  g_return_val_if_fail (RK_IS_ROW (self), 0);
  return self->id;
}

RkRecord *
rk_row_get_record (RkRow *self)
{
  g_return_val_if_fail (RK_IS_ROW (self), NULL);
  return self->record;
}

GPtrArray *
rk_row_get_reviews (RkRow *self)
{
  g_return_val_if_fail (RK_IS_ROW (self), NULL);
  return self->reviews;
}

RkRecord *
rk_row_review (RkRow *self, const char *field)
{
  g_return_val_if_fail (RK_IS_ROW (self), NULL);

  for (guint i = 0; self->reviews && i < self->reviews->len; i++)
    {
      RkRecord *review = g_ptr_array_index (self->reviews, i);

      if (g_strcmp0 (rk_record_get (review, "field"), field) == 0)
        return review;
    }
  return NULL;
}

/* rk_record_equal() leaves derived fields out; on the screen they count. */
static gboolean
same_derived (RkRecord *a, RkRecord *b)
{
  const RkKind *kind = rk_record_kind (a);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text_a = NULL;
      g_autofree char *text_b = NULL;

      if (!(kind->fields[i].flags & RK_FIELD_DERIVED))
        continue;
      text_a = rk_record_dup_text (a, (int)i);
      text_b = rk_record_dup_text (b, (int)i);
      if (g_strcmp0 (text_a, text_b) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_reviews (GPtrArray *a, GPtrArray *b)
{
  if ((a ? a->len : 0) != (b ? b->len : 0))
    return FALSE;
  for (guint i = 0; a && i < a->len; i++)
    if (!rk_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
rk_row_equal (RkRow *a, RkRow *b)
{
  g_return_val_if_fail (RK_IS_ROW (a) && RK_IS_ROW (b), FALSE);

  if (a->id != b->id || (a->record == NULL) != (b->record == NULL))
    return FALSE;
  return a->record == NULL
         || (rk_record_equal (a->record, b->record) && same_derived (a->record, b->record)
             && same_reviews (a->reviews, b->reviews));
}
