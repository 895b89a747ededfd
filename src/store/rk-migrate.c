#include "rk-migrate.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-schema-resource.h"
#include "rk-store-private.h"

gboolean
rk_migrate_refuse_foreign (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("This is not an office file of Renkei. Nothing was written to it. "
                          "Choose a file that ends in .renkei."));
  return FALSE;
}

gboolean
rk_migrate_version (RkDb *db, int *version, GError **error)
{
  gint64 application, value;

  if (!rk_db_get_int (db, "PRAGMA application_id", &application, error)
      || !rk_db_get_int (db, "PRAGMA user_version", &value, error))
    return FALSE;
  *version = (int)value;
  if (application != RK_APPLICATION_ID)
    return rk_migrate_refuse_foreign (error);
  if (*version > RK_SCHEMA_VERSION)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_TOO_NEW,
                           _ ("A newer version of Renkei wrote this file. Nothing was written to "
                              "it. Update the program, then open it again."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_script (RkDb *db, int version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/jp/renkei/schema/schema-%04d.sql", version);
  g_autoptr (GBytes) script = NULL;
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      rk_schema_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return script != NULL && rk_db_exec (db, g_bytes_get_data (script, NULL), error);
}

/* The rows that versions begin with are written after the last script: they are made from the field
 * tables, which know the newest schema only. */
static gboolean
run_scripts (RkDb *db, int version, GError **error)
{
  for (int v = version + 1; v <= RK_SCHEMA_VERSION; v++)
    if (!run_script (db, v, error))
      return FALSE;
  for (int v = version + 1; v <= RK_SCHEMA_VERSION; v++)
    if (!rk_store_fill_version (db, v, error))
      return FALSE;
  return TRUE;
}

gboolean
rk_migrate (RkDb *db, GError **error)
{
  g_autofree char *stamp
      = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT",
                         RK_SCHEMA_VERSION, RK_APPLICATION_ID);
  gint64 version;

  if (!rk_db_get_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= RK_SCHEMA_VERSION)
    return TRUE;
  if (rk_db_exec (db, "BEGIN EXCLUSIVE", error) && run_scripts (db, (int)version, error)
      && rk_db_exec (db, stamp, error))
    return TRUE;
  rk_db_rollback (db);
  return FALSE;
}
