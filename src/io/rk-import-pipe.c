/* Reading, decoding and understanding take as long as storing, so that they have a thread of their
 * own. It is at most BATCHES * BATCH_ROWS rows ahead. */
#include "rk-import-private.h"
#include "rk-personal-numbers.h"

#define BATCHES 8
#define BATCH_ROWS 64

typedef struct
{
  GPtrArray *rows; /* RkImportRow; freed where they were made, by the reading thread */
  gboolean last;
  GError *error;
} Batch;

struct _RkRowPipe
{
  RkImport *import;
  const RkKeyFilter *keys;
  GCancellable *cancellable;
  RkRowParser *parser;
  RkRowSorter *sorter;
  RkPersonalNumbers *personal;
  GThread *thread;
  GAsyncQueue *empty; /* Batch, to be filled */
  GAsyncQueue *full;
  int stop;     /* atomic */
  Batch *batch; /* being used by the consumer */
  guint used;   /* rows of @batch */
};

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->rows = g_ptr_array_new_full (BATCH_ROWS, (GDestroyNotify)rk_import_row_free);
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->rows);
  g_clear_error (&batch->error);
  g_free (batch);
}

/* ── the reading thread ──────────────────────────────────────────────────────────────────── */

static void
tell_progress (RkImport *import)
{
  g_mutex_lock (&import->lock);
  rk_table_source_get_progress (import->source, &import->bytes_done, &import->bytes_total);
  g_mutex_unlock (&import->lock);
}

static gboolean
read_row (RkRowPipe *self, Batch *batch)
{
  RkTableRow row;
  RkImportRow *parsed;

  if (!rk_table_source_next (self->import->source, &row, &batch->error))
    return FALSE;
  if (rk_row_sorter_next (self->sorter, &row) != RK_ROW_DATA)
    return TRUE;
  if (!rk_personal_numbers_look (self->personal, &row, &batch->error))
    return FALSE;
  parsed = rk_row_parser_parse (self->parser, &row);
  if (parsed->record)
    parsed->index = rk_index_row_new (parsed->record);
  g_ptr_array_add (batch->rows, parsed);
  return TRUE;
}

static void
fill (RkRowPipe *self, Batch *batch)
{
  g_ptr_array_set_size (batch->rows, 0);
  while (batch->rows->len < BATCH_ROWS && !batch->last)
    batch->last = g_cancellable_set_error_if_cancelled (self->cancellable, &batch->error)
                  || !read_row (self, batch);
  if (batch->last && batch->error == NULL)
    rk_personal_numbers_end (self->personal, &batch->error);
  tell_progress (self->import);
}

static gpointer
read_file (gpointer data)
{
  RkRowPipe *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stop))
        {
          batch_free (batch);
          return NULL;
        }
      fill (self, batch);
      last = batch->last;
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

/* ── the storing thread ──────────────────────────────────────────────────────────────────── */

RkRowPipe *
rk_row_pipe_new (RkImport *import, const RkKeyFilter *keys, GCancellable *cancellable)
{
  RkRowPipe *self = g_new0 (RkRowPipe, 1);
  Batch *first = batch_new ();

  self->import = import;
  self->keys = keys;
  g_set_object (&self->cancellable, cancellable);
  self->parser = rk_row_parser_new (import);
  self->sorter = rk_row_sorter_new (import->shape);
  self->personal = rk_personal_numbers_new (import->shape);
  self->empty = g_async_queue_new_full (batch_free);
  self->full = g_async_queue_new_full (batch_free);
  for (guint i = 1; i < BATCHES; i++)
    g_async_queue_push (self->empty, batch_new ());
  if (rk_table_source_rewind (import->source, &first->error))
    {
      g_async_queue_push (self->empty, first);
      self->thread = g_thread_new ("import", read_file, self);
    }
  else
    {
      first->last = TRUE;
      g_async_queue_push (self->full, first);
    }
  return self;
}

void
rk_row_pipe_free (RkRowPipe *self)
{
  g_atomic_int_set (&self->stop, TRUE);
  g_async_queue_push (self->empty, batch_new ()); /* wakes the thread where it waits */
  if (self->thread)
    g_thread_join (self->thread);
  g_clear_pointer (&self->batch, batch_free);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_clear_object (&self->cancellable);
  rk_row_parser_free (self->parser);
  rk_row_sorter_free (self->sorter);
  rk_personal_numbers_free (self->personal);
  g_free (self);
}

/* Each key is somewhere else in the filter: all of a batch are waited for together. */
static void
fetch_keys (const RkRowPipe *self)
{
  for (guint r = 0; self->keys && r < self->batch->rows->len; r++)
    {
      const RkImportRow *row = self->batch->rows->pdata[r];

      for (guint i = 0; row->index && i < RK_N_MATCH_KEYS; i++)
        rk_key_filter_fetch (self->keys, row->index->hash[i]);
    }
}

/* The batch goes back to be filled again, unless it was the last. */
static void
take_next_batch (RkRowPipe *self)
{
  if (self->batch)
    g_async_queue_push (self->empty, g_steal_pointer (&self->batch));
  self->batch = g_async_queue_pop (self->full);
  self->used = 0;
  fetch_keys (self);
}

RkImportRow *
rk_row_pipe_next (RkRowPipe *self, GError **error)
{
  while (self->batch == NULL || self->used == self->batch->rows->len)
    {
      if (self->batch && self->batch->last)
        {
          if (self->batch->error)
            g_propagate_error (error, g_steal_pointer (&self->batch->error));
          return NULL;
        }
      take_next_batch (self);
    }
  return self->batch->rows->pdata[self->used++];
}
