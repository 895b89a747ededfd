#include "rk-export.h"

#include "rk-kinds.h"
#include "rk-list-file.h"
#include "rk-records.h"
#include "rk-register-follow.h"

#define ROWS_AT_ONCE 64

struct _RkExport
{
  gatomicrefcount refs;
  RkQuery *query;
  char *path;
  RkCsvEncoding encoding;
  RkListFile *file; /* NULL: no run yet, or none that succeeded */
  GPtrArray *no_losses;

  GMutex lock; /* guards what follows */
  guint64 rows;
  guint64 total;
};

G_DEFINE_BOXED_TYPE (RkExport, rk_export, rk_export_ref, rk_export_unref)

RkExport *
rk_export_new (RkQuery *query, const char *path, RkCsvEncoding encoding)
{
  RkExport *self = g_new0 (RkExport, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->query = rk_query_copy (query);
  self->path = g_strdup (path);
  self->encoding = encoding;
  self->no_losses = g_ptr_array_new ();
  return self;
}

RkExport *
rk_export_ref (RkExport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_export_unref (RkExport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->file, rk_list_file_free);
  g_ptr_array_unref (self->no_losses);
  rk_query_unref (self->query);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

/* ── columns ─────────────────────────────────────────────────────────────────────────────── */

/* Ids of other records say nothing outside this file; derived fields give their names. */
static GArray *
exported_fields (const RkKind *kind)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (int f = 0; f < (int)kind->n_fields; f++)
    if (!(kind->fields[f].flags & RK_FIELD_INTERNAL) && kind->fields[f].refers == NULL)
      g_array_append_val (fields, f);
  return fields;
}

static gboolean
start (RkExport *self, const RkKind *kind, const GArray *fields, GError **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autofree RkFieldType *types = g_new0 (RkFieldType, fields->len);

  for (guint i = 0; i < fields->len; i++)
    {
      const RkField *field = &kind->fields[g_array_index (fields, int, i)];

      g_ptr_array_add (headings, (gpointer)field->heading);
      types[i] = field->type;
    }
  self->file = rk_list_file_new (self->path, kind->heading, self->encoding);
  return rk_list_file_begin (self->file, (const char *const *)headings->pdata, types, headings->len,
                             error);
}

/* A municipality without a name here (of another prefecture) goes out as its code, because an
 * import reads 市町 and would find none. */
static char *
dup_cell (const RkRecord *record, int field)
{
  const RkKind *kind = rk_record_kind (record);
  const RkField *description = &kind->fields[field];
  g_autofree char *code = NULL;
  int coded;

  if (description->type == RK_TYPE_BOOLEAN || (description->flags & RK_FIELD_JSON))
    return rk_record_dup_display (record, field);
  if (!(description->flags & RK_FIELD_DERIVED) || !rk_record_is_null (record, field))
    return rk_record_dup_text (record, field);
  code = g_strconcat (description->name, "_code", NULL);
  coded = rk_kind_field (kind, code);
  return coded >= 0 ? rk_record_dup_text (record, coded) : NULL;
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
write_record (const RkExport *self, const RkRecord *record, const GArray *fields, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (cells, dup_cell (record, g_array_index (fields, int, i)));
  return rk_list_file_add (self->file, (const char *const *)cells->pdata, error);
}

static gboolean
write_some (
    RkExport *self, RkDb *db, const gint64 *ids, guint n, const GArray *fields, GError **error)
{
  g_autoptr (GPtrArray) records = rk_query_fetch (db, self->query, ids, n, error);

  if (records == NULL
      || (rk_query_kind (self->query) == &rk_kind_workplace
          && !rk_register_follow_show (db, records, error)))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] && !write_record (self, records->pdata[i], fields, error))
      return FALSE;
  return TRUE;
}

static void
tell_progress (RkExport *self, guint64 rows, guint64 total)
{
  g_mutex_lock (&self->lock);
  self->rows = rows;
  self->total = total;
  g_mutex_unlock (&self->lock);
}

static gboolean
write_all (RkExport *self,
           RkDb *db,
           const GArray *ids,
           const GArray *fields,
           GCancellable *cancellable,
           GError **error)
{
  for (guint done = 0; done < ids->len; done += ROWS_AT_ONCE)
    {
      const gint64 *some = &g_array_index (ids, gint64, done);

      tell_progress (self, done, ids->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_some (self, db, some, MIN (ROWS_AT_ONCE, ids->len - done), fields, error))
        return FALSE;
    }
  tell_progress (self, rk_export_get_rows (self), ids->len);
  return TRUE;
}

gboolean
rk_export_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkExport *self = data;
  const RkKind *kind = rk_query_kind (self->query);
  g_autoptr (GArray) fields = exported_fields (kind);
  g_autoptr (GArray) ids = rk_query_ids (db, self->query, cancellable, error);

  if (ids == NULL)
    return FALSE;
  g_clear_pointer (&self->file, rk_list_file_free);
  if (start (self, kind, fields, error) && write_all (self, db, ids, fields, cancellable, error)
      && rk_list_file_finish (self->file, error))
    return TRUE;
  g_clear_pointer (&self->file, rk_list_file_free); /* nothing is left behind */
  return FALSE;
}

/* ── results ─────────────────────────────────────────────────────────────────────────────── */

guint64
rk_export_get_rows (RkExport *self)
{
  return self->file ? rk_list_file_get_n_rows (self->file) : 0;
}

GPtrArray *
rk_export_get_losses (RkExport *self)
{
  return self->file ? rk_list_file_get_losses (self->file) : self->no_losses;
}

void
rk_export_get_progress (RkExport *self, guint64 *rows, guint64 *total)
{
  g_mutex_lock (&self->lock);
  *rows = self->rows;
  *total = self->total;
  g_mutex_unlock (&self->lock);
}
