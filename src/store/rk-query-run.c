/* From a query to SQL. Only names of the field tables go into the text; every value is bound. */
#include "rk-query-private.h"

#include <string.h>

#include "rk-db.h"
#include "rk-index.h"
#include "rk-key-order.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-sql-functions.h"
#include "rk-text.h"

typedef struct
{
  GString *where;
  GPtrArray *params;    /* char *, in the order of their marks */
  gboolean searches;    /* words are looked for: the index i leads */
  gboolean needs_index; /* i is asked for its order */
  gboolean needs_table; /* t is asked for something */
} Build;

static const char *
value_sql (const RkField *field, char **owned)
{
  if (field->sql)
    return field->sql;
  return *owned = g_strconcat ("t.", field->name, NULL);
}

static void
add_and (Build *build)
{
  g_string_append (build->where, build->where->len ? " AND " : " WHERE ");
}

static void
add_value (Build *build, const RkField *field, const char *value)
{
  g_autofree char *owned = NULL;
  const char *sql = value_sql (field, &owned);

  if (*value == '\0')
    {
      g_string_append_printf (build->where, "%s IS NULL", sql);
      return;
    }
  if (field->match)
    g_string_append (build->where, field->match);
  else if (field->type == RK_TYPE_TEXT || field->type == RK_TYPE_DATE)
    g_string_append_printf (build->where, "%s = ?", sql);
  else
    g_string_append_printf (build->where, "%s = CAST(? AS NUMERIC)", sql);
  g_ptr_array_add (build->params, g_strdup (value));
}

static void
add_conditions (Build *build, const RkQuery *query)
{
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const RkCondition *condition = query->conditions->pdata[i];

      add_and (build);
      g_string_append_c (build->where, '(');
      for (guint j = 0; j < condition->values->len; j++)
        {
          if (j)
            g_string_append (build->where, " OR ");
          add_value (build, &query->kind->fields[condition->field], condition->values->pdata[j]);
        }
      g_string_append_c (build->where, ')');
    }
}

/* ISO texts compare as dates; "~" comes after every digit and hyphen, so that a partial last day
 * (2026-07) reaches to the end of what it names. */
static void
add_as_of (Build *build, const RkQuery *query)
{
  if (query->as_of == NULL || query->kind->since == NULL)
    return;
  add_and (build);
  g_string_append_printf (build->where, "(t.%s IS NULL OR t.%s <= ?)", query->kind->since,
                          query->kind->since);
  g_ptr_array_add (build->params, g_strdup (query->as_of));
  if (query->kind->until == NULL)
    return;
  g_string_append_printf (build->where, " AND (t.%s IS NULL OR t.%s || '~' >= ?)",
                          query->kind->until, query->kind->until);
  g_ptr_array_add (build->params, g_strdup (query->as_of));
}

/* Records that are told by others (a member by person and body) are few: each is looked at with the
 * records around it. A word may be found in any of them. */
static void
add_search_around (Build *build, const RkKind *kind, char **words)
{
  build->needs_table = TRUE;
  for (char **word = words; *word; word++)
    {
      add_and (build);
      g_string_append_printf (build->where,
                              "EXISTS (SELECT 1 FROM record_index j WHERE j.id IN (t.id, %s)"
                              " AND rk_contains(j.text, ?))",
                              kind->search_ids);
      g_ptr_array_add (build->params, g_strdup (*word));
    }
}

/* A workplace is found by what it was called before, too: by the name, not by where it was. */
#define OR_ONCE_CALLED                                                                          \
  " OR i.id IN (SELECT p.workplace_id FROM workplace_past p JOIN record_index j ON j.id = p.id" \
  " WHERE rk_contains(j.match_0, ?))"

/* Whatever scheme it is a number of: the workplace itself has only that of the main one. */
#define OR_NUMBERED                                                             \
  " OR i.id IN (SELECT s.workplace_id FROM status s WHERE s.number IS NOT NULL" \
  " AND rk_contains(rk_folded(s.number), ?))"

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* A legal form alone is no name. */
static char *
dup_name_key (const char *word)
{
  char *key = rk_text_name_key (word);

  if (*key)
    return key;
  g_free (key);
  return g_strdup (word);
}

/* A search reads the index table from end to end, which holds little else than the texts; the plus
 * keeps the planner from walking it in another order. The records themselves are only looked up
 * for hits, and only where something else is asked of them. */
static void
add_search (Build *build, const RkQuery *query)
{
  g_auto (GStrv) words = query->search ? rk_text_search_words (query->search) : NULL;

  if (words == NULL || *words == NULL)
    return;
  if (query->kind->search_ids)
    {
      add_search_around (build, query->kind, words);
      return;
    }
  build->searches = TRUE;
  add_and (build);
  g_string_append (build->where, "+i.kind = ?");
  g_ptr_array_add (build->params, g_strdup (query->kind->name));
  for (char **word = words; *word; word++)
    {
      gboolean named = query->kind == &rk_kind_workplace;
      gboolean numbered = named && has_digit (*word);

      g_string_append_printf (build->where, " AND (rk_contains(i.text, ?)%s%s)",
                              named ? OR_ONCE_CALLED : "", numbered ? OR_NUMBERED : "");
      g_ptr_array_add (build->params, g_strdup (*word));
      if (named)
        g_ptr_array_add (build->params, dup_name_key (*word));
      if (numbered)
        g_ptr_array_add (build->params, g_strdup (*word));
    }
}

static void
add_ids (Build *build, const RkQuery *query)
{
  GString *list;

  if (query->ids == NULL)
    return;
  add_and (build);
  g_string_append (build->where, "t.id IN (SELECT value FROM json_each(?))");
  list = g_string_new ("[");
  for (guint i = 0; i < query->ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i ? "," : "",
                            g_array_index (query->ids, gint64, i));
  g_string_append_c (list, ']');
  g_ptr_array_add (build->params, g_string_free (list, FALSE));
}

static const char *
id_sql (const Build *build)
{
  return build->searches ? "i.id" : "t.id";
}

static char *
from_sql (const Build *build, const RkQuery *query)
{
  const char *table = query->kind->name;

  if (build->searches)
    return build->needs_table
               ? g_strdup_printf (" FROM record_index i CROSS JOIN %s t ON t.id = i.id", table)
               : g_strdup (" FROM record_index i");
  return g_strdup_printf (" FROM %s t%s", table,
                          build->needs_index ? " JOIN record_index i ON i.id = t.id" : "");
}

static char *
order_sql (Build *build, const RkQuery *query)
{
  GString *sql = g_string_new (" ORDER BY ");
  gboolean descending = FALSE;

  for (guint i = 0; i < query->orders->len; i++)
    {
      const RkOrder *order = &g_array_index (query->orders, RkOrder, i);
      const RkField *field = &query->kind->fields[order->field];
      g_autofree char *owned = NULL;
      const char *by = field->order ? field->order : value_sql (field, &owned);

      build->needs_index |= g_str_equal (by, "i.sort");
      build->needs_table |= !g_str_equal (by, "i.sort");
      g_string_append_printf (sql, "%s%s%s%s, ", build->where->len ? "+" : "", by,
                              order->descending ? " DESC" : "",
                              g_str_equal (by, "i.sort") ? "" : " NULLS LAST");
      descending = i == 0 ? order->descending : descending;
    }
  g_string_append_printf (sql, "%s%s", id_sql (build), descending ? " DESC" : "");
  return g_string_free (sql, FALSE);
}

static void
build_init (Build *build, const RkQuery *query)
{
  build->where = g_string_new (NULL);
  build->params = g_ptr_array_new_with_free_func (g_free);
  build->searches = FALSE;
  build->needs_index = FALSE;
  add_conditions (build, query);
  add_as_of (build, query);
  add_ids (build, query);
  build->needs_table = build->where->len > 0;
  add_search (build, query);
}

static void
build_clear (Build *build)
{
  g_string_free (build->where, TRUE);
  g_ptr_array_unref (build->params);
}

static RkStmt *
prepare (RkDb *db, const char *sql, const RkQuery *query, Build *build, GError **error)
{
  RkStmt *stmt = rk_db_prepare (db, sql, error);

  rk_db_set_day (db, query->as_of);
  for (guint i = 0; stmt && i < build->params->len; i++)
    rk_stmt_bind_static (stmt, (int)i + 1, build->params->pdata[i]);
  return stmt;
}

static void
done (RkDb *db, RkStmt *stmt, Build *build)
{
  g_clear_pointer (&stmt, rk_stmt_done);
  rk_db_set_day (db, NULL);
  build_clear (build);
}

/* The whole register in 五十音 order is read from the order's index alone. */
static char *
ids_sql (Build *build, const RkQuery *query)
{
  g_autofree char *order = order_sql (build, query);
  g_autofree char *from = NULL;

  if (build->needs_index && !build->needs_table && build->where->len == 0)
    {
      const RkOrder *first = &g_array_index (query->orders, RkOrder, 0);
      const char *direction = first->descending ? " DESC" : "";

      return g_strdup_printf ("SELECT i.id FROM record_index i WHERE i.kind = '%s'"
                              " ORDER BY i.sort%s, i.id%s",
                              query->kind->name, direction, direction);
    }
  from = from_sql (build, query);
  return g_strdup_printf ("SELECT %s%s%s%s", id_sql (build), from, build->where->str, order);
}

/* Some rows in 五十音 order: found by SQLite, put in order here. */
static gboolean
is_key_order (const Build *build, const RkQuery *query)
{
  const RkField *field;

  if (query->orders->len != 1 || build->where->len == 0)
    return FALSE;
  field = &query->kind->fields[g_array_index (query->orders, RkOrder, 0).field];
  return field->order && g_str_equal (field->order, "i.sort");
}

static char *
key_order_sql (Build *build, const RkQuery *query)
{
  g_autofree char *from = NULL;

  build->needs_index = TRUE;
  from = from_sql (build, query);
  return g_strdup_printf ("SELECT %s, i.sort%s%s", id_sql (build), from, build->where->str);
}

static GArray *
read_key_order (RkStmt *stmt, const RkQuery *query, GError **error)
{
  g_autoptr (RkKeyOrder) order = rk_key_order_new (
      g_array_index (query->orders, RkOrder, 0).descending, query->limit, query->offset);
  gboolean row;

  for (;;)
    {
      gconstpointer key;
      gsize size;

      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return rk_key_order_ids (order);
      key = rk_stmt_blob (stmt, 1, &size);
      rk_key_order_add (order, rk_stmt_int (stmt, 0), key, size);
    }
}

static char *
limited_ids_sql (Build *build, const RkQuery *query)
{
  g_autofree char *base = ids_sql (build, query);

  if (query->limit == 0 && query->offset == 0)
    return g_steal_pointer (&base);
  return g_strdup_printf ("%s LIMIT %d OFFSET %u", base, query->limit ? (int)query->limit : -1,
                          query->offset);
}

GArray *
rk_query_ids (RkDb *db, RkQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  Build build;
  g_autofree char *sql = NULL;
  gboolean by_key;
  RkStmt *stmt;

  build_init (&build, query);
  by_key = is_key_order (&build, query);
  sql = by_key ? key_order_sql (&build, query) : limited_ids_sql (&build, query);
  stmt = prepare (db, sql, query, &build, error);
  if (stmt)
    ids = by_key ? read_key_order (stmt, query, error) : rk_stmt_ids (stmt, error);
  done (db, stmt, &build);
  if (ids && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
rk_query_total (RkDb *db, RkQuery *query, guint64 *total, GCancellable *cancellable, GError **error)
{
  Build build;
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;
  RkStmt *stmt;
  gboolean row;
  gboolean ok;

  build_init (&build, query);
  from = from_sql (&build, query);
  sql = g_strconcat ("SELECT count(*)", from, build.where->str, NULL);
  stmt = prepare (db, sql, query, &build, error);
  ok = stmt && rk_stmt_step (stmt, &row, error);
  if (ok)
    *total = (guint64)rk_stmt_int (stmt, 0);
  done (db, stmt, &build);
  return ok;
}

GPtrArray *
rk_query_fetch (RkDb *db, const RkQuery *query, const gint64 *ids, gsize n_ids, GError **error)
{
  GPtrArray *records;

  rk_db_set_day (db, query->as_of);
  records = rk_records_fetch (db, query->kind, ids, n_ids, error);
  rk_db_set_day (db, NULL);
  return records;
}

GPtrArray *
rk_query_records (RkDb *db, RkQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = rk_query_ids (db, query, cancellable, error);

  return ids ? rk_query_fetch (db, query, (const gint64 *)(gpointer)ids->data, ids->len, error)
             : NULL;
}

/* ── counting ────────────────────────────────────────────────────────────────────────────── */

static void
count_free (gpointer data)
{
  RkCount *count = data;

  g_strfreev (count->values);
  g_free (count);
}

static char *
count_sql (Build *build, const RkQuery *query, const char *const *fields, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) orders = g_string_new (NULL);
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autofree char *from = NULL;

  build->needs_table = TRUE;
  for (guint i = 0; fields[i]; i++)
    {
      int index = rk_query_find_field (query, fields[i], error);
      const RkField *field;
      g_autofree char *owned = NULL;
      const char *value, *order;

      if (index < 0)
        return NULL;
      field = &query->kind->fields[index];
      value = value_sql (field, &owned);
      order = field->order && !g_str_equal (field->order, "i.sort") ? field->order : value;
      g_string_append_printf (columns, "%s, ", value);
      g_string_append_printf (groups, "%s%u", i ? ", " : "", i + 1);
      g_string_append_printf (orders, "%smin(%s) NULLS LAST", i ? ", " : "", order);
    }
  from = from_sql (build, query);
  return g_strdup_printf ("SELECT %scount(*)%s%s GROUP BY %s ORDER BY %s", columns->str, from,
                          build->where->str, groups->str, orders->str);
}

static RkCount *
read_count (RkStmt *stmt, guint n)
{
  RkCount *count = g_new0 (RkCount, 1);

  count->values = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    count->values[i] = g_strdup (rk_stmt_is_null (stmt, (int)i) ? "" : rk_stmt_text (stmt, (int)i));
  count->count = (guint64)rk_stmt_int (stmt, (int)n);
  return count;
}

GPtrArray *
rk_query_count_by (
    RkDb *db, RkQuery *query, const char *const *fields, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);
  Build build;
  g_autofree char *sql = NULL;
  RkStmt *stmt = NULL;
  gboolean row = TRUE;
  gboolean ok;

  build_init (&build, query);
  sql = count_sql (&build, query, fields, error);
  if (sql)
    stmt = prepare (db, sql, query, &build, error);
  ok = stmt != NULL;
  while (ok && (ok = rk_stmt_step (stmt, &row, error)) && row)
    g_ptr_array_add (counts, read_count (stmt, g_strv_length ((char **)fields)));
  done (db, stmt, &build);
  return ok ? g_steal_pointer (&counts) : NULL;
}
