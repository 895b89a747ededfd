#include "rk-report-split.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-register-paper.h"

typedef struct
{
  const RkReportSplit *split;
  RkReportParams params;
  GPtrArray *values;
  RkDocument *document;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->document, rk_document_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

gboolean
rk_report_can_split (const RkReportInfo *info, const char *by)
{
  return info && (info->flags & RK_REPORT_REGISTER || info->kind == &rk_kind_workplace)
         && rk_kind_field (info->kind, by) >= 0;
}

/* ── names ───────────────────────────────────────────────────────────────────────────────── */

/* 「out-賀茂.pdf」 in @folder */
static char *
part_path (const char *folder, const char *out, const char *value)
{
  g_autofree char *base = g_path_get_basename (out);
  g_autofree char *part = g_strdelimit (g_strdup (*value ? value : "なし"), "/\\:*?\"<>|", '_');
  const char *ending = strrchr (base, '.');
  int length = ending ? (int)(ending - base) : (int)strlen (base);
  g_autofree char *name = g_strdup_printf ("%.*s-%s%s", length, base, part, ending ? ending : "");

  return g_build_filename (folder, name, NULL);
}

/* As whoever asked spelled it. */
static char *
final_path (const char *out, const char *value)
{
  g_autofree char *folder = g_path_get_dirname (out);
  g_autofree char *base = g_path_get_basename (out);

  return part_path (g_str_equal (base, out) ? "" : folder, out, value);
}

static gboolean
check_free (const Run *self, GError **error)
{
  for (guint i = 0; i < self->values->len && !self->split->replace; i++)
    {
      g_autofree char *path = final_path (self->split->out, self->values->pdata[i]);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, RK_ERROR, RK_ERROR_EXISTS,
                   _ ("“%s” is there already. Nothing was written; choose another folder."), path);
      return FALSE;
    }
  return TRUE;
}

/* ── one of them ─────────────────────────────────────────────────────────────────────────── */

static gboolean
find_values (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *self = data;
  const char *fields[] = { self->split->by, NULL };
  RkQuery *asked = self->split->params->query;
  g_autoptr (RkQuery) all = NULL;
  g_autoptr (GPtrArray) counts = NULL;

  if (asked == NULL || self->split->params->run
      || rk_kind_field (rk_query_kind (asked), self->split->by) < 0)
    asked = all = rk_query_new (rk_report_find (self->split->name)->kind);
  if (self->split->params->run)
    rk_query_only_ids (asked, self->split->params->run);
  counts = rk_query_count_by (db, asked, fields, cancellable, error);
  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (self->values, g_strdup (((const RkCount *)counts->pdata[i])->values[0]));
  return TRUE;
}

static gboolean
build (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *self = data;

  self->document = rk_report_build (db, self->split->name, &self->params, cancellable, error);
  return self->document != NULL;
}

/* Whom a paper to workplaces is for is decided before they are divided. */
static gboolean
ask_part (Run *self, RkQuery *query, const char *value, GError **error)
{
  self->params = *self->split->params;
  if (rk_report_find (self->split->name)->flags & RK_REPORT_REGISTER)
    {
      self->params.split = self->split->by;
      self->params.part = value;
      return TRUE;
    }
  self->params.query = query;
  return rk_query_where (query, self->split->by, value, error);
}

/* @written: FALSE where nobody of this place is meant */
static gboolean
write_part (Run *self,
            RkStore *store,
            const char *value,
            const char *path,
            gboolean *written,
            GCancellable *cancellable,
            GError **error)
{
  RkQuery *asked = self->split->params->query;
  g_autoptr (RkQuery) query
      = asked ? rk_query_copy (asked) : rk_query_new (rk_report_find (self->split->name)->kind);
  g_autoptr (GError) nothing = NULL;

  g_clear_pointer (&self->document, rk_document_unref);
  if (!ask_part (self, query, value, error))
    return FALSE;
  *written = rk_store_read (store, build, self, cancellable, &nothing);
  if (*written)
    return self->split->write (self->document, path, self->split->data, cancellable, error);
  if (g_error_matches (nothing, RK_ERROR, RK_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&nothing));
  return FALSE;
}

/* ── all or none ─────────────────────────────────────────────────────────────────────────── */

static gboolean
fail (GError **error, const char *path)
{
  int code = errno;

  g_set_error (error, RK_ERROR, code == ENOSPC ? RK_ERROR_NO_SPACE : RK_ERROR_IO,
               _ ("“%1$s” cannot be written: %2$s"), path, g_strerror (code));
  return FALSE;
}

/* Into a folder beside them, so that they come to their places all at once. */
static gboolean
write_all (Run *self,
           RkStore *store,
           const char *folder,
           GPtrArray *files,
           GCancellable *cancellable,
           GError **error)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *value = self->values->pdata[i];
      g_autofree char *path = part_path (folder, self->split->out, value);
      gboolean written;

      if (!write_part (self, store, value, path, &written, cancellable, error))
        return FALSE;
      if (written)
        g_ptr_array_add (files, final_path (self->split->out, value));
      if (self->split->progress)
        self->split->progress (i + 1, self->values->len, self->split->data);
    }
  if (files->len == 0)
    rk_register_paper_nothing (error);
  return files->len > 0 && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
put_in_place (const char *folder, GPtrArray *files, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (files->pdata[i]);
      g_autofree char *from = g_build_filename (folder, name, NULL);

      if (g_rename (from, files->pdata[i]) != 0)
        return fail (error, files->pdata[i]);
    }
  return TRUE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

GPtrArray *
rk_report_split (RkStore *store,
                 const RkReportSplit *split,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Run) self = { .split = split, .values = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *where = g_path_get_dirname (split->out);
  g_autofree char *folder = g_build_filename (where, ".renkei-XXXXXX", NULL);
  gboolean done;

  if (!rk_store_read (store, find_values, &self, cancellable, error) || !check_free (&self, error))
    return NULL;
  if (g_mkdtemp (folder) == NULL)
    {
      fail (error, where);
      return NULL;
    }
  done = write_all (&self, store, folder, files, cancellable, error)
         && put_in_place (folder, files, error);
  remove_folder (folder);
  return done ? g_steal_pointer (&files) : NULL;
}
