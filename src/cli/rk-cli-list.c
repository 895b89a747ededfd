/* Lists and counts. */
#include "rk-cli.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register-follow.h"

#define CHUNK 256

/* ── a plain table: columns of fixed width, so that rows can be printed as they come ─────── */

#define TITLE_WIDTH 44
#define COLUMN_WIDTH 18
#define MAX_COLUMNS 7

typedef struct
{
  int fields[MAX_COLUMNS];
  guint n;
} Table;

/* The name, what it is called by, and what it may be told by; a record that it refers to is told by
 * its name. */
static void
choose_columns (Table *table, const RkKind *kind)
{
  table->n = 0;
  table->fields[table->n++] = rk_kind_field (kind, kind->title);
  for (guint i = 0; i < kind->n_fields && table->n < MAX_COLUMNS; i++)
    if (kind->fields[i].flags & RK_FIELD_FACET)
      table->fields[table->n++] = (int)i;
  for (guint i = 0; i < kind->n_fields && table->n < 4; i++)
    if (!(kind->fields[i].flags & RK_FIELD_FACET) && kind->fields[i].type != RK_TYPE_ID
        && (int)i != table->fields[0])
      table->fields[table->n++] = (int)i;
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* Nothing is cut: what is too wide pushes the rest along. */
static void
append_cell (GString *line, const char *text, guint width)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  guint used = width_of (one_line);

  g_string_append_printf (line, "%s%*s", one_line, used < width ? (int)(width - used) : 1, "");
}

static void
print_line (GString *line)
{
  g_autofree char *clean = g_strchomp (g_strdup (line->str));

  rk_cli_print ("%s\n", clean);
}

static void
print_headings (const Table *table, const RkKind *kind)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->n; i++)
    append_cell (line, _ (kind->fields[table->fields[i]].label), i ? COLUMN_WIDTH : TITLE_WIDTH);
  print_line (line);
}

static void
print_record (const Table *table, const RkRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->n; i++)
    {
      g_autofree char *cell = rk_record_dup_display (record, table->fields[i]);

      append_cell (line, cell, i ? COLUMN_WIDTH : TITLE_WIDTH);
    }
  print_line (line);
}

/* ── list ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkCli *cli;
  RkQuery *query;
  const RkKind *kind;
  Table table;
} ListJob;

static void
print_rows (ListJob *job, RkJson *json, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (records->pdata[i] == NULL)
        continue;
      if (json == NULL)
        {
          print_record (&job->table, records->pdata[i]);
          continue;
        }
      rk_json_begin_object (json, NULL);
      rk_cli_json_record (json, records->pdata[i]);
      rk_json_end_object (json);
    }
}

static gboolean
print_ids (ListJob *job, RkDb *db, RkJson *json, GArray *ids, GError **error)
{
  for (guint at = 0; at < ids->len; at += CHUNK)
    {
      g_autoptr (GPtrArray) records = rk_query_fetch (
          db, job->query, &g_array_index (ids, gint64, at), MIN (CHUNK, ids->len - at), error);

      if (records == NULL
          || (rk_query_kind (job->query) == &rk_kind_workplace
              && !rk_register_follow_show (db, records, error))
          || g_cancellable_set_error_if_cancelled (job->cli->cancellable, error))
        return FALSE;
      print_rows (job, json, records);
    }
  return TRUE;
}

static gboolean
read_list (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkJson) json = NULL;
  guint64 total;

  if (!rk_query_total (db, job->query, &total, cancellable, error))
    return FALSE;
  ids = rk_query_ids (db, job->query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  if (!job->cli->json)
    {
      print_headings (&job->table, job->kind);
      if (!print_ids (job, db, NULL, ids, error))
        return FALSE;
      rk_cli_print (_ ("%u of %" PRIu64 " rows\n"), ids->len, total);
      return TRUE;
    }
  json = rk_json_new (stdout);
  rk_json_integer (json, "total", (gint64)total);
  rk_json_begin_array (json, "rows");
  if (!print_ids (job, db, json, ids, error))
    return FALSE;
  rk_json_end_array (json);
  return TRUE;
}

gboolean
rk_cli_list (RkCli *cli, GError **error)
{
  const RkKind *kind = rk_cli_kind (rk_cli_word (cli, 0), error);
  g_autoptr (RkQuery) query = kind ? rk_cli_query (cli, kind, error) : NULL;
  g_autoptr (RkStore) store = query ? rk_cli_open_db (cli, FALSE, error) : NULL;
  ListJob job = { cli, query, kind };

  if (store == NULL)
    return FALSE;
  choose_columns (&job.table, kind);
  return rk_store_read (store, read_list, &job, cli->cancellable, error);
}

/* ── count ───────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkCli *cli;
  RkQuery *query;
  char **by;
  const RkField **fields;
} CountJob;

static void
print_count (CountJob *job, RkJson *json, const RkCount *count)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (json)
    rk_json_begin_object (json, NULL);
  for (guint i = 0; job->by[i]; i++)
    if (json)
      rk_cli_json_value (json, job->fields[i], count->values[i]);
    else
      {
        g_autofree char *display = rk_field_dup_display (job->fields[i], count->values[i]);

        append_cell (line, *count->values[i] ? display : "－", TITLE_WIDTH);
      }
  if (json)
    {
      rk_json_integer (json, "count", (gint64)count->count);
      rk_json_end_object (json);
      return;
    }
  rk_cli_print ("%s%8" PRIu64 "\n", line->str, count->count);
}

static gboolean
read_counts (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  CountJob *job = data;
  g_autoptr (GPtrArray) counts
      = rk_query_count_by (db, job->query, (const char *const *)job->by, cancellable, error);
  g_autoptr (RkJson) json = NULL;
  guint64 total;

  if (counts == NULL || !rk_query_total (db, job->query, &total, cancellable, error))
    return FALSE;
  if (job->cli->json)
    {
      json = rk_json_new (stdout);
      rk_json_integer (json, "total", (gint64)total);
      rk_json_begin_array (json, "rows");
    }
  for (guint i = 0; i < counts->len; i++)
    print_count (job, json, counts->pdata[i]);
  if (json)
    rk_json_end_array (json);
  else
    rk_cli_print (_ ("%" PRIu64 " in all\n"), total);
  return TRUE;
}

static const RkField **
find_fields (const RkKind *kind, char **names, GError **error)
{
  g_autofree const RkField **fields = g_new0 (const RkField *, g_strv_length (names) + 1);

  for (guint i = 0; names[i]; i++)
    {
      fields[i] = rk_cli_field (kind, names[i], error);
      if (fields[i] == NULL)
        return NULL;
      for (guint j = 0; j < i; j++)
        if (fields[j] == fields[i])
          {
            rk_cli_usage (error, _ ("--by names one field twice"));
            return NULL;
          }
    }
  return g_steal_pointer (&fields);
}

gboolean
rk_cli_count (RkCli *cli, GError **error)
{
  const RkKind *kind = rk_cli_kind (rk_cli_word (cli, 0), error);
  const char *by = rk_cli_option (cli, "by");
  g_auto (GStrv) names = by ? g_strsplit (by, ",", -1) : NULL;
  g_autofree const RkField **fields = NULL;
  g_autoptr (RkQuery) query = NULL;
  g_autoptr (RkStore) store = NULL;
  CountJob job = { .cli = cli, .by = names };

  if (kind == NULL)
    return FALSE;
  if (by == NULL)
    return rk_cli_usage (error, _ ("Say what to count by: --by FIELD"));
  fields = find_fields (kind, names, error);
  query = fields ? rk_cli_query (cli, kind, error) : NULL;
  store = query ? rk_cli_open_db (cli, FALSE, error) : NULL;
  job.query = query;
  job.fields = fields;
  return store && rk_store_read (store, read_counts, &job, cli->cancellable, error);
}
