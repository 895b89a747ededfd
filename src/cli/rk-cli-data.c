/* Files, kinds and the rows that are asked for; values as JSON. */
#include "rk-cli.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"

RkStore *
rk_cli_open (const char *path, gboolean write, GError **error)
{
  RkStoreFlags flags = RK_STORE_NO_DAILY_BACKUP | (write ? 0 : RK_STORE_READ_ONLY);
  g_autoptr (RkStore) store = rk_store_open (path, flags, error);
  g_autofree char *writer = NULL;

  if (store == NULL || !write || !rk_store_is_read_only (store))
    return g_steal_pointer (&store);
  writer = rk_store_dup_writer (store);
  if (writer)
    g_set_error (error, RK_ERROR, RK_ERROR_BUSY,
                 _ ("“%s” is being edited: %s. Nothing was changed. Try again when it is closed."),
                 path, writer);
  else
    g_set_error (
        error, RK_ERROR, RK_ERROR_READ_ONLY,
        _ ("“%s” or its folder may not be written to. Nothing was changed. Copy the file to "
           "a folder of your own, or ask who may write there."),
        path);
  return NULL;
}

RkStore *
rk_cli_open_db (RkCli *cli, gboolean write, GError **error)
{
  const char *path = rk_cli_option (cli, "db");

  if (path)
    return rk_cli_open (path, write, error);
  rk_cli_usage (error, _ ("Say which office file: --db FILE"));
  return NULL;
}

const RkKind *
rk_cli_kind (const char *name, GError **error)
{
  const RkKind *kind = rk_kind_by_name (name);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const RkKind *const *kinds = rk_kinds (&n);

  if (kind == &rk_kind_observation)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("Counts of indicators go out with small numbers hidden: use ratio, "
                              "rate, adjust, or “export observations OUT.csv”."));
      return NULL;
    }
  if (kind)
    return kind;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", kinds[i]->plural);
  rk_cli_usage (error, _ ("There is no list “%s”. There are: %s"), name, names->str);
  return NULL;
}

const RkField *
rk_cli_field (const RkKind *kind, const char *name, GError **error)
{
  int field = rk_kind_field (kind, name);
  g_autoptr (GString) names = g_string_new (NULL);

  if (field >= 0)
    return &kind->fields[field];
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", kind->fields[i].name);
  rk_cli_usage (error, _ ("“%s” is not an entry of %s. There are: %s"), name, kind->plural,
                names->str);
  return NULL;
}

/* ── the rows that are asked for ─────────────────────────────────────────────────────────── */

static gboolean
add_id (GArray *ids, const char *text, GError **error)
{
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    return rk_cli_usage (error, _ ("“%s” is not an id."), text);
  g_array_append_val (ids, id);
  return TRUE;
}

static gboolean
add_where (RkQuery *query, GArray *ids, const char *where, GError **error)
{
  const char *equals = strchr (where, '=');
  g_autofree char *name = equals ? g_strndup (where, (gsize)(equals - where)) : NULL;
  g_autoptr (GError) problem = NULL;

  if (name == NULL)
    return rk_cli_usage (error, _ ("“--where” needs FIELD=VALUE, not “%s”."), where);
  if (g_str_equal (name, "id"))
    return add_id (ids, equals + 1, error);
  if (!rk_cli_field (rk_query_kind (query), name, error))
    return FALSE;
  return rk_query_where (query, name, equals + 1, &problem)
         || rk_cli_usage (error, "--where %s: %s", where, problem->message);
}

static gboolean
add_wheres (RkCli *cli, RkQuery *query, GError **error)
{
  GPtrArray *wheres = g_hash_table_lookup (cli->options, "where");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; wheres && i < wheres->len; i++)
    if (!add_where (query, ids, wheres->pdata[i], error))
      return FALSE;
  if (ids->len)
    rk_query_only_ids (query, ids);
  return TRUE;
}

static gboolean
add_sorts (RkCli *cli, RkQuery *query, GError **error)
{
  GPtrArray *sorts = g_hash_table_lookup (cli->options, "sort");

  for (guint i = 0; sorts && i < sorts->len; i++)
    {
      const char *name = sorts->pdata[i];

      if (!rk_cli_field (rk_query_kind (query), *name == '-' ? name + 1 : name, error)
          || !rk_query_sort (query, name, error))
        return FALSE;
    }
  return TRUE;
}

RkQuery *
rk_cli_query (RkCli *cli, const RkKind *kind, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *day = NULL;
  guint limit = 0;
  guint offset = 0;

  if (!add_wheres (cli, query, error) || !add_sorts (cli, query, error)
      || !rk_cli_number (cli, "limit", G_MAXINT, &limit, error)
      || !rk_cli_number (cli, "offset", G_MAXINT, &offset, error)
      || !rk_cli_dup_day (cli, &day, error))
    return NULL;
  rk_query_set_search (query, rk_cli_option (cli, "search"));
  /* A query takes a limit of 0 for none; who asks for no rows wants the total. */
  if (limit == 0 && rk_cli_flag (cli, "limit"))
    rk_query_limit (query, 1, G_MAXINT);
  else
    rk_query_limit (query, limit, offset);
  rk_query_as_of (query, day);
  return g_steal_pointer (&query);
}

/* ── where results go ────────────────────────────────────────────────────────────────────── */

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) file_a = g_file_new_for_path (a);
  g_autoptr (GFile) file_b = g_file_new_for_path (b);
  g_autoptr (GFileInfo) info_a
      = g_file_query_info (file_a, G_FILE_ATTRIBUTE_ID_FILE, 0, NULL, NULL);
  g_autoptr (GFileInfo) info_b
      = g_file_query_info (file_b, G_FILE_ATTRIBUTE_ID_FILE, 0, NULL, NULL);

  if (g_file_equal (file_a, file_b))
    return TRUE;
  return info_a && info_b
         && g_strcmp0 (g_file_info_get_attribute_string (info_a, G_FILE_ATTRIBUTE_ID_FILE),
                       g_file_info_get_attribute_string (info_b, G_FILE_ATTRIBUTE_ID_FILE))
                == 0;
}

gboolean
rk_cli_check_output (RkCli *cli, const char *path, const char *suffixes, GError **error)
{
  g_auto (GStrv) all = g_strsplit (suffixes, "|", -1);
  const char *dot = strrchr (path, '.');
  g_autofree char *suffix = g_ascii_strdown (dot ? dot + 1 : "", -1);
  const char *db = rk_cli_option (cli, "db");

  if (!g_strv_contains ((const char *const *)all, suffix))
    {
      g_autofree char *names = g_strjoinv (", .", all);

      return rk_cli_usage (error, _ ("“%s” does not end in .%s"), path, names);
    }
  if (db && is_same_file (path, db))
    return rk_cli_usage (error, _ ("“%s” is the office file itself. It was left as it is."), path);
  return TRUE;
}

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

void
rk_cli_json_value (RkJson *json, const RkField *field, const char *stored)
{
  if (stored == NULL || *stored == '\0')
    {
      rk_json_null (json, field->name);
      return;
    }
  if (field->flags & RK_FIELD_JSON)
    {
      rk_json_raw (json, field->name, stored);
      return;
    }
  switch (field->type)
    {
    case RK_TYPE_INTEGER:
      rk_json_integer (json, field->name, g_ascii_strtoll (stored, NULL, 10));
      break;
    case RK_TYPE_REAL:
      rk_json_real (json, field->name, g_ascii_strtod (stored, NULL));
      break;
    case RK_TYPE_BOOLEAN:
      rk_json_boolean (json, field->name, !g_str_equal (stored, "0"));
      break;
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
    case RK_TYPE_ID: /* as text: JSON readers keep 53 bits of a number */
    default:
      rk_json_text (json, field->name, stored);
      break;
    }
}

void
rk_cli_json_record (RkJson *json, const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);

  rk_json_id (json, "id", rk_record_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *stored = rk_record_dup_text (record, (int)i);

      rk_cli_json_value (json, &kind->fields[i], stored);
    }
}

gboolean
rk_cli_find_council (RkDb *db, const char *text, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) council = NULL;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL)
      && !rk_councils_find (db, text, id, error))
    return FALSE;
  council = *id ? rk_records_get (db, &rk_kind_council, *id, NULL) : NULL;
  if (council)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no council “%s” in this office."),
               text);
  return FALSE;
}

static gboolean
read_all (const char *path, GString *all, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  char piece[65536];
  gsize n;

  if (g_str_equal (path, "-"))
    {
      while ((n = fread (piece, 1, sizeof piece, stdin)) > 0)
        g_string_append_len (all, piece, (gssize)n);
      if (!ferror (stdin))
        return TRUE;
      g_set_error (error, RK_ERROR, RK_ERROR_IO, _ ("The input could not be read."));
      return FALSE;
    }
  if (g_file_get_contents (path, &text, &n, &problem))
    {
      g_string_append_len (all, text, (gssize)n);
      return TRUE;
    }
  g_set_error (error, RK_ERROR, RK_ERROR_IO, "%s", problem->message);
  return FALSE;
}

RkJsonNode *
rk_cli_read_json (const char *path, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  return read_all (path, all, error) ? rk_json_read (all->str, all->len, error) : NULL;
}
