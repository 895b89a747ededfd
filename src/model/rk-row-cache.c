#include "rk-row-cache.h"

#include "rk-records.h"

typedef struct
{
  GList link; /* place in the order of use, newest first */
  guint number;
  GPtrArray *rows;
} Page;

struct _RkRowCache
{
  RkStore *store;
  const RkKind *kind;
  RkQuery *query;
  gboolean has_reviews;

  GHashTable *pages; /* number → Page */
  GQueue order;
  guint fetches;
  gint64 fetch_usec;
};

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->rows);
  g_free (page);
}

RkRowCache *
rk_row_cache_new (RkStore *store, const RkKind *kind)
{
  RkRowCache *self = g_new0 (RkRowCache, 1);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->query = rk_query_new (kind);
  self->has_reviews = rk_kind_field (kind, "needs_review") >= 0;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  g_queue_init (&self->order);
  return self;
}

void
rk_row_cache_free (RkRowCache *self)
{
  g_hash_table_unref (self->pages);
  rk_query_unref (self->query);
  g_object_unref (self->store);
  g_free (self);
}

void
rk_row_cache_set_query (RkRowCache *self, RkQuery *query)
{
  rk_query_ref (query);
  rk_query_unref (self->query);
  self->query = query;
}

void
rk_row_cache_clear (RkRowCache *self)
{
  g_queue_init (&self->order);
  g_hash_table_remove_all (self->pages);
}

static RkRow *
make_row (RkRowCache *self, RkDb *db, gint64 id, RkRecord *record, GError **error)
{
  g_autoptr (GPtrArray) reviews = NULL;

  if (record && self->has_reviews && rk_record_get_int (record, "needs_review") != 0)
    {
      reviews = rk_records_reviews (db, id, error);
      if (reviews == NULL)
        return NULL;
    }
  return rk_row_new (id, record, reviews);
}

/* Returns the rows of a page, or NULL with @error set. */
static GPtrArray *
read_rows (RkRowCache *self, GArray *ids, guint number, GError **error)
{
  RkDb *db = rk_store_main_db (self->store);
  guint first = number * RK_ROW_MODEL_PAGE;
  guint n = MIN (ids->len - first, RK_ROW_MODEL_PAGE);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, g_object_unref);
  g_autoptr (GPtrArray) records = NULL;

  records = rk_query_fetch (db, self->query, &g_array_index (ids, gint64, first), n, error);
  for (guint i = 0; records && i < n; i++)
    {
      RkRow *row = make_row (self, db, g_array_index (ids, gint64, first + i),
                             g_ptr_array_index (records, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  self->fetches++;
  self->fetch_usec += g_get_monotonic_time () - start;
  return records ? g_steal_pointer (&rows) : NULL;
}

/* What is shown where the file cannot be read: rows with an id and nothing else. They are kept
 * like others, so that the failure is met once and not at every redraw. */
static GPtrArray *
blank_rows (GArray *ids, guint number)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = number * RK_ROW_MODEL_PAGE;

  for (guint i = first; i < MIN (ids->len, first + RK_ROW_MODEL_PAGE); i++)
    g_ptr_array_add (rows, rk_row_new (g_array_index (ids, gint64, i), NULL, NULL));
  return rows;
}

static void
forget_oldest (RkRowCache *self)
{
  while (self->order.length > RK_ROW_MODEL_MAX_PAGES)
    {
      Page *oldest = self->order.tail->data;

      g_queue_unlink (&self->order, &oldest->link);
      g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
    }
}

static Page *
add_page (RkRowCache *self, guint number, GPtrArray *rows)
{
  Page *page = g_new0 (Page, 1);

  page->link.data = page;
  page->number = number;
  page->rows = rows;
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head_link (&self->order, &page->link);
  forget_oldest (self);
  return page;
}

RkRow *
rk_row_cache_get (RkRowCache *self, GArray *ids, guint index, GError **error)
{
  guint number = index / RK_ROW_MODEL_PAGE;
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page == NULL)
    {
      GPtrArray *rows = read_rows (self, ids, number, error);

      page = add_page (self, number, rows ? rows : blank_rows (ids, number));
    }
  else if (self->order.head != &page->link)
    {
      g_queue_unlink (&self->order, &page->link);
      g_queue_push_head_link (&self->order, &page->link);
    }
  return g_ptr_array_index (page->rows, index % RK_ROW_MODEL_PAGE);
}

static gboolean
page_has_any (Page *page, const RkIdSet *ids)
{
  if (ids == NULL)
    return TRUE;
  for (guint i = 0; i < page->rows->len; i++)
    if (rk_id_set_contains (ids, rk_row_get_id (g_ptr_array_index (page->rows, i))))
      return TRUE;
  return FALSE;
}

static void
swap_rows (Page *page, GPtrArray *fresh, GArray *changed)
{
  for (guint i = 0; i < page->rows->len; i++)
    {
      RkRow *before = g_ptr_array_index (page->rows, i);
      RkRow *after = g_ptr_array_index (fresh, i);
      guint index = page->number * RK_ROW_MODEL_PAGE + i;

      if (rk_row_get_record (after) == NULL || rk_row_equal (before, after))
        continue;
      g_object_unref (before);
      page->rows->pdata[i] = g_object_ref (after);
      g_array_append_val (changed, index);
    }
}

GArray *
rk_row_cache_refresh (RkRowCache *self, GArray *ids, const RkIdSet *only, GError **error)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (GList *l = self->order.head; l; l = l->next)
    {
      Page *page = l->data;
      g_autoptr (GPtrArray) fresh = NULL;

      if (!page_has_any (page, only))
        continue;
      fresh = read_rows (self, ids, page->number, error);
      if (fresh == NULL)
        break;
      swap_rows (page, fresh, changed);
    }
  return g_steal_pointer (&changed);
}

void
rk_row_cache_get_stats (RkRowCache *self, RkRowModelStats *stats)
{
  stats->pages = self->order.length;
  stats->fetches = self->fetches;
  stats->fetch_usec = self->fetch_usec;
}
