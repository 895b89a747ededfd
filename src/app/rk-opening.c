#include "rk-opening.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-sample.h"

#define SUFFIX ".renkei"

/* What one of the four ways begins with; each way uses some of it. */
typedef struct
{
  RkStore *(*open) (gpointer data, GError **error);
  GFile *file;
  char *backup;
  RkRecord *office;
  gboolean with_areas;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->file);
  g_free (opening->backup);
  g_clear_pointer (&opening->office, rk_record_unref);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  RkStore *store = opening->open (opening, &error);

  if (store)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* @opening: (transfer full) */
static void
start (Opening *opening, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_task_data (task, opening, (GDestroyNotify)opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

RkStore *
rk_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── open ────────────────────────────────────────────────────────────────────────────────── */

static RkStore *
open_file (gpointer data, GError **error)
{
  Opening *opening = data;
  g_autofree char *path = g_file_get_path (opening->file);

  if (path)
    return rk_store_open (path, RK_STORE_DEFAULT, error);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("The file is not on this computer or on a mounted drive. Copy it to "
                          "this computer and open the copy."));
  return NULL;
}

void
rk_opening_open_async (GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->open = open_file;
  opening->file = g_object_ref (file);
  start (opening, callback, data);
}

/* ── create ──────────────────────────────────────────────────────────────────────────────── */

/* A new file begins with the areas of the built-in table; an office elsewhere, or one that keeps
 * its own, begins without. */
static gboolean
drop_areas (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_area);
  g_autoptr (GArray) ids = rk_query_ids (db, query, cancellable, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!rk_records_delete (db, &rk_kind_area, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static RkStore *
create_file (gpointer data, GError **error)
{
  Opening *opening = data;
  g_autofree char *path = g_file_get_path (opening->file);

  return rk_store_create_with (path, opening->office, opening->with_areas ? NULL : drop_areas, NULL,
                               error);
}

void
rk_opening_create_async (
    GFile *file, RkRecord *office, gboolean with_areas, GAsyncReadyCallback callback, gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->open = create_file;
  opening->file = g_object_ref (file);
  opening->office = rk_record_ref (office);
  opening->with_areas = with_areas;
  start (opening, callback, data);
}

/* ── sample ──────────────────────────────────────────────────────────────────────────────── */

GFile *
rk_opening_sample_file (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "renkei", "見本.renkei", NULL);
}

static RkStore *
open_sample (gpointer data, GError **error)
{
  Opening *opening = data;
  g_autofree char *path = g_file_get_path (opening->file);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_IO,
                   _ ("The folder “%s” cannot be made. Check who may write there."), folder);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !rk_sample_create (path, error))
    return NULL;
  return rk_store_open (path, RK_STORE_DEFAULT, error);
}

void
rk_opening_sample_async (GAsyncReadyCallback callback, gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->open = open_sample;
  opening->file = rk_opening_sample_file ();
  start (opening, callback, data);
}

/* ── restore ─────────────────────────────────────────────────────────────────────────────── */

GFile *
rk_opening_restored_name (GFile *file, const char *at)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *stem = g_file_get_basename (file);
  g_autofree char *day = at ? g_strndup (at, 10) : NULL;
  RkDate date;
  g_autofree char *when
      = day && rk_date_from_iso (day, &date) ? rk_date_to_wareki_short (date) : NULL;

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s（控え%s%s%s）" SUFFIX, stem, when ? " " : "",
                                               when ? when : "", number);
      g_autoptr (GFile) restored = g_file_get_child (folder, name);

      if (!g_file_query_exists (restored, NULL))
        return g_steal_pointer (&restored);
    }
}

static RkStore *
restore_file (gpointer data, GError **error)
{
  Opening *opening = data;
  g_autofree char *path = g_file_get_path (opening->file);

  if (!rk_backup_restore (opening->backup, path, NULL, error))
    return NULL;
  return rk_store_open (path, RK_STORE_DEFAULT, error);
}

void
rk_opening_restore_async (const char *backup,
                          GFile *out,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->open = restore_file;
  opening->file = g_object_ref (out);
  opening->backup = g_strdup (backup);
  start (opening, callback, data);
}
