#include "rk-records.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-index.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-recorder.h"
#include "rk-register-follow.h"
#include "rk-rules.h"

#define FETCH_AT_ONCE 64

/* ── the SQL of a kind, from its field table ─────────────────────────────────────────────── */

typedef enum
{
  LOAD_ONE,
  LOAD_MANY,
  INSERT,
  UPDATE,
  FIND_INCLUDING,
  LOCKED,
  N_STATEMENTS,
} Statement;

static gboolean
is_stored (const RkField *field)
{
  return !(field->flags & RK_FIELD_DERIVED);
}

static char *
load_sql (const RkKind *kind, gboolean many)
{
  GString *sql = g_string_new ("SELECT t.id");

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_stored (&kind->fields[i]))
      g_string_append_printf (sql, ", t.%s", kind->fields[i].name);
    else
      g_string_append_printf (sql, ", %s", kind->fields[i].sql);
  g_string_append_printf (sql, " FROM %s t WHERE t.id IN (?", kind->name);
  for (int i = 1; many && i < FETCH_AT_ONCE; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
insert_sql (const RkKind *kind)
{
  GString *sql = g_string_new (NULL);
  GString *marks = g_string_new ("?, ?");

  g_string_append_printf (sql, "INSERT INTO %s (id, office_id", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_stored (&kind->fields[i]))
      {
        g_string_append_printf (sql, ", %s", kind->fields[i].name);
        g_string_append (marks, ", ?");
      }
  g_string_append_printf (sql, ") VALUES (%s)", marks->str);
  g_string_free (marks, TRUE);
  return g_string_free (sql, FALSE);
}

static char *
update_sql (const RkKind *kind)
{
  GString *sql = g_string_new (NULL);
  const char *separator = " ";

  g_string_append_printf (sql, "UPDATE %s SET", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_stored (&kind->fields[i]))
      {
        g_string_append_printf (sql, "%s%s = ?", separator, kind->fields[i].name);
        separator = ", ";
      }
  g_string_append (sql, " WHERE id = ?");
  return g_string_free (sql, FALSE);
}

/* Parameter 1 is the match key, then the fields as in bind_fields(); NULL asks nothing. */
static char *
find_including_sql (const RkKind *kind)
{
  GString *sql = g_string_new (NULL);
  int n = 2;

  g_string_append_printf (sql,
                          "SELECT t.id FROM record_index i CROSS JOIN %s t ON t.id = i.id"
                          " WHERE i.match_0 = ?1",
                          kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_stored (&kind->fields[i]))
      {
        g_string_append_printf (sql, " AND (?%d IS NULL OR t.%s = ?%d)", n, kind->fields[i].name,
                                n);
        n++;
      }
  g_string_append (sql, " ORDER BY t.id LIMIT 1");
  return g_string_free (sql, FALSE);
}

static char *
locked_sql (const RkKind *kind)
{
  if (kind->locked == NULL)
    return NULL;
  return g_strdup_printf ("SELECT 1 FROM %s t WHERE t.id = ? AND (%s)", kind->name, kind->locked);
}

/* Built once per kind and program; connections cache what they prepare from it. */
static const char *
kind_sql (const RkKind *kind, Statement which)
{
  static GMutex mutex;
  static GHashTable *texts;
  char **sql;

  g_mutex_lock (&mutex);
  if (texts == NULL)
    texts = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (texts, kind);
  if (sql == NULL)
    {
      sql = g_new0 (char *, N_STATEMENTS);
      sql[LOAD_ONE] = load_sql (kind, FALSE);
      sql[LOAD_MANY] = load_sql (kind, TRUE);
      sql[INSERT] = insert_sql (kind);
      sql[UPDATE] = update_sql (kind);
      sql[FIND_INCLUDING] = find_including_sql (kind);
      sql[LOCKED] = locked_sql (kind);
      g_hash_table_insert (texts, (gpointer)kind, sql);
    }
  g_mutex_unlock (&mutex);
  return sql[which];
}

/* ── loading ─────────────────────────────────────────────────────────────────────────────── */

static void
read_value (RkDraft *draft, int field, RkFieldType type, RkStmt *stmt, int column)
{
  if (rk_stmt_is_null (stmt, column))
    return;
  switch (type)
    {
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
      rk_draft_take (draft, field, g_strdup (rk_stmt_text (stmt, column)));
      break;
    case RK_TYPE_REAL:
      rk_draft_set_real (draft, field, rk_stmt_real (stmt, column));
      break;
    case RK_TYPE_INTEGER:
    case RK_TYPE_BOOLEAN:
    case RK_TYPE_ID:
    default:
      rk_draft_set_int (draft, field, rk_stmt_int (stmt, column));
      break;
    }
}

static RkRecord *
read_record (RkStmt *stmt, const RkKind *kind)
{
  RkDraft *draft = rk_draft_new (kind);

  rk_draft_set_id (draft, rk_stmt_int (stmt, 0));
  for (guint i = 0; i < kind->n_fields; i++)
    read_value (draft, (int)i, kind->fields[i].type, stmt, (int)i + 1);
  return rk_draft_end_loaded (draft);
}

RkRecord *
rk_records_get (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, kind_sql (kind, LOAD_ONE), error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, id);
  if (!rk_stmt_step (stmt, &row, error))
    return NULL;
  if (row)
    return read_record (stmt, kind);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("The record is no longer there. Somebody may have deleted it."));
  return NULL;
}

static gboolean
fetch_chunk (
    RkDb *db, const RkKind *kind, const gint64 *ids, gsize n_ids, GHashTable *found, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, kind_sql (kind, LOAD_MANY), error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    rk_stmt_bind_int (stmt, (int)i + 1, ids[i]);
  for (;;)
    {
      gint64 id;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = rk_stmt_int (stmt, 0);
      g_hash_table_insert (found, g_memdup2 (&id, sizeof id), read_record (stmt, kind));
    }
}

static void
record_unref0 (gpointer record)
{
  if (record)
    rk_record_unref (record);
}

GPtrArray *
rk_records_fetch (RkDb *db, const RkKind *kind, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (record_unref0);

  for (gsize start = 0; start < n_ids; start += FETCH_AT_ONCE)
    {
      gsize n = MIN (FETCH_AT_ONCE, n_ids - start);
      g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                            (GDestroyNotify)rk_record_unref);

      if (!fetch_chunk (db, kind, ids + start, n, found, error))
        return NULL;
      for (gsize i = 0; i < n; i++)
        {
          RkRecord *record = g_hash_table_lookup (found, &ids[start + i]);

          g_ptr_array_add (records, record ? rk_record_ref (record) : NULL);
        }
    }
  return g_steal_pointer (&records);
}

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

static void
bind_value (RkStmt *stmt, int n, const RkRecord *record, int field)
{
  if (rk_record_is_null (record, field))
    return;
  switch (rk_record_kind (record)->fields[field].type)
    {
    case RK_TYPE_TEXT:
    case RK_TYPE_DATE:
      rk_stmt_bind_static (stmt, n, rk_record_text (record, field));
      break;
    case RK_TYPE_REAL:
      rk_stmt_bind_real (stmt, n, rk_record_real (record, field));
      break;
    case RK_TYPE_INTEGER:
    case RK_TYPE_BOOLEAN:
    case RK_TYPE_ID:
    default:
      rk_stmt_bind_int (stmt, n, rk_record_int (record, field));
      break;
    }
}

static int
bind_fields (RkStmt *stmt, int n, const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_stored (&kind->fields[i]))
      bind_value (stmt, n++, record, (int)i);
  return n;
}

static gboolean
refuse_problems (const RkRecord *record, GError **error)
{
  g_autoptr (GPtrArray) problems = rk_record_validate (record);
  const RkProblem *first;

  if (problems->len == 0)
    return TRUE;
  first = problems->pdata[0];
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID, "%s: %s", first->field, first->reason);
  return FALSE;
}

/* Whether only fields differ that may change at any time. */
static gboolean
changes_little (RkDb *db, const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  g_autoptr (RkRecord) before = rk_records_get (db, kind, rk_record_id (record), NULL);
  RkDraft *draft;
  g_autoptr (RkRecord) same = NULL;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & RK_FIELD_UNLOCKED)
      rk_draft_set_from (draft, (int)i, before);
  same = rk_draft_end_loaded (draft);
  return rk_record_equal (same, before);
}

/* What is final stays as it is (RkKind.locked); undoing is another matter.
 * @record: (nullable): as it is to be saved; NULL: it is new, or to be deleted */
static gboolean
refuse_locked (RkDb *db, const RkKind *kind, gint64 id, const RkRecord *record, GError **error)
{
  const char *sql = kind_sql (kind, LOCKED);
  g_autoptr (RkStmt) stmt = NULL;
  gboolean row;

  if (sql == NULL || db->unlocking)
    return TRUE;
  stmt = rk_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row || (record && changes_little (db, record)))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_READ_ONLY,
                       _ (kind->locked_words
                              ? kind->locked_words
                              : N_ ("The minutes of this meeting are final. Nothing was changed. "
                                    "Make a corrected version to change them.")));
  return FALSE;
}

static gboolean
insert_row (RkDb *db, const RkRecord *record, gint64 id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, kind_sql (rk_record_kind (record), INSERT), error);
  gboolean ok;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_int (stmt, 2, db->office_id);
  bind_fields (stmt, 3, record);
  rk_recorder_pause (db, TRUE);
  ok = rk_stmt_run (stmt, error);
  rk_recorder_pause (db, FALSE);
  return ok && rk_recorder_insert (db, record, id, error);
}

static gboolean
update_row (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, kind_sql (rk_record_kind (record), UPDATE), error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, bind_fields (stmt, 1, record), rk_record_id (record));
  return rk_stmt_run (stmt, error);
}

/* @row: of a kind that is indexed */
static gboolean
save_row (RkDb *db, const RkRecord *record, const RkIndexRow *row, gint64 *id, GError **error)
{
  const RkKind *kind = rk_record_kind (record);
  gboolean fresh = rk_record_id (record) == 0;

  *id = fresh ? rk_db_new_id (db) : rk_record_id (record);
  if ((!fresh && !refuse_locked (db, kind, *id, record, error))
      || !(fresh ? insert_row (db, record, *id, error) : update_row (db, record, error))
      || (fresh && !refuse_locked (db, kind, *id, NULL, error))
      || (rk_kind_is_indexed (kind) && !rk_index_put (db, *id, kind, row, fresh, error)))
    return FALSE;
  rk_changes_note (&db->changes, kind, *id);
  return rk_recorder_tick (db, 1, error);
}

static gboolean
refuse (RkDb *db, const RkRecord *record, GError **error)
{
  return refuse_problems (record, error) && rk_rules_check (db, record, error);
}

gboolean
rk_records_save_indexed (
    RkDb *db, const RkRecord *record, const RkIndexRow *row, gint64 *id, GError **error)
{
  g_auto (RkRegisterFollow) follow = { 0 };
  gint64 saved;

  if (!refuse (db, record, error)
      || !rk_register_follow_begin (db, rk_record_kind (record), rk_record_id (record), &follow,
                                    error)
      || !save_row (db, record, row, &saved, error))
    return FALSE;
  if (id)
    *id = saved;
  return rk_register_follow_end (db, record, &follow, error);
}

static RkIndexRow *
create_index_row (const RkRecord *record)
{
  return rk_kind_is_indexed (rk_record_kind (record)) ? rk_index_row_new (record) : NULL;
}

gboolean
rk_records_save_alone (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkIndexRow) row = create_index_row (record);
  gint64 id;

  return refuse_problems (record, error) && save_row (db, record, row, &id, error);
}

gboolean
rk_records_save (RkDb *db, const RkRecord *record, gint64 *id, GError **error)
{
  g_autoptr (RkIndexRow) row = create_index_row (record);

  return rk_records_save_indexed (db, record, row, id, error);
}

gboolean
rk_records_save_draft (RkDb *db, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (db, record, id, error);
}

/* 「委員 2名、代理出席 1件」 */
static char *
dup_users (RkDb *db, const RkKind *kind, gint64 id)
{
  g_autoptr (GPtrArray) counts = rk_links_count (db, kind, id, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; counts && i < counts->len; i++)
    {
      const RkLinkCount *count = counts->pdata[i];

      if (i)
        /* Translators: between kinds of records that are counted: 「委員 2、出欠 3」 */
        g_string_append (words, C_ ("between counts", ", "));
      /* Translators: kind of record and how many of them: 「委員 2」 */
      g_string_append_printf (words, _ ("%1$s %2$u"), _ (count->kind->label), count->n);
    }
  return g_string_free (words, FALSE);
}

/* A body that has a seat, a person who was appointed: which records are in the way, and what is
 * done in place of deleting. */
static void
tell_in_use (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  g_autofree char *users = dup_users (db, kind, id);
  const char *instead = kind->in_use_words ? _ (kind->in_use_words) : "";

  g_set_error (error, RK_ERROR, RK_ERROR_CONSTRAINT,
               _ ("Other records still refer to this one (%1$s: %2$s). Nothing was deleted. %3$s"),
               kind->heading, users, instead);
  if (error && *error)
    g_strchomp ((*error)->message);
}

gboolean
rk_records_delete (RkDb *db, const RkKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", kind->name);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (RkStmt) reviews = rk_db_prepare (db, "DELETE FROM review WHERE record_id = ?", error);
  g_autoptr (GError) local = NULL;
  g_auto (RkRegisterFollow) follow = { 0 };
  guint n_rows = 1;

  if (stmt == NULL || reviews == NULL || !refuse_locked (db, kind, id, NULL, error)
      || !rk_register_follow_begin (db, kind, id, &follow, error))
    return FALSE;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_int (reviews, 1, id);
  if (!rk_stmt_run (stmt, &local))
    {
      if (g_error_matches (local, RK_ERROR, RK_ERROR_CONSTRAINT))
        tell_in_use (db, kind, id, error);
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!rk_stmt_run (reviews, error))
    return FALSE;
  n_rows += (guint)sqlite3_changes (db->handle);
  if (!rk_index_delete (db, id, error))
    return FALSE;
  rk_changes_note (&db->changes, kind, id);
  return rk_register_follow_end (db, NULL, &follow, error) && rk_recorder_tick (db, n_rows, error);
}

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

/* One statement a key, so that each uses its partial index. */
static const char *
matches_sql (guint which, gboolean open)
{
#define EXACT(n) \
  "SELECT id FROM record_index WHERE match_" #n " = ? AND +kind = ? ORDER BY id LIMIT ?"
#define FROM_ON(n)                                                           \
  "SELECT id FROM record_index WHERE match_" #n " >= ? AND match_" #n " < ?" \
  " AND +kind = ? ORDER BY +id LIMIT ?"
  static const char *const exact[RK_N_MATCH_KEYS] = { EXACT (0), EXACT (1), EXACT (2), EXACT (3) };
  static const char *const from_on[RK_N_MATCH_KEYS]
      = { FROM_ON (0), FROM_ON (1), FROM_ON (2), FROM_ON (3) };

  return open ? from_on[which] : exact[which];
}

GArray *
rk_records_matches (RkDb *db,
                    const RkKind *kind,
                    guint which,
                    const char *key,
                    gboolean open,
                    guint limit,
                    GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, matches_sql (which, open), error);
  g_autofree char *end = open ? g_strdup (key) : NULL;
  int n = 1;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_static (stmt, n++, key);
  if (open)
    {
      end[strlen (end) - 1]++;
      rk_stmt_bind_static (stmt, n++, end);
    }
  rk_stmt_bind_static (stmt, n++, kind->name);
  rk_stmt_bind_int (stmt, n, limit);
  return rk_stmt_ids (stmt, error);
}

gboolean
rk_records_count (RkDb *db, const RkKind *kind, gint64 *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", kind->name);

  return rk_db_get_int (db, sql, n, error);
}

static gboolean
each_key (RkDb *db,
          const char *sql,
          void (*func) (const char *key, gpointer data),
          gpointer data,
          GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      func (rk_stmt_text (stmt, 0), data);
    }
}

gboolean
rk_records_each_match_key (RkDb *db,
                           void (*func) (const char *key, gpointer data),
                           gpointer data,
                           GError **error)
{
  /* each out of its index alone */
  static const char *const sql[RK_N_MATCH_KEYS]
      = { "SELECT match_0 FROM record_index WHERE match_0 IS NOT NULL",
          "SELECT match_1 FROM record_index WHERE match_1 IS NOT NULL",
          "SELECT match_2 FROM record_index WHERE match_2 IS NOT NULL",
          "SELECT match_3 FROM record_index WHERE match_3 IS NOT NULL" };

  for (guint i = 0; i < RK_N_MATCH_KEYS; i++)
    if (!each_key (db, sql[i], func, data, error))
      return FALSE;
  return TRUE;
}

gboolean
rk_records_find_including (
    RkDb *db, const RkRecord *record, const char *key, gint64 *id, GError **error)
{
  const RkKind *kind = rk_record_kind (record);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, kind_sql (kind, FIND_INCLUDING), error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_static (stmt, 1, key);
  bind_fields (stmt, 2, record);
  return rk_stmt_first (stmt, id, error);
}

GHashTable *
rk_ids_to_set (const GArray *ids)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return set;
}

GPtrArray *
rk_records_ask (
    RkDb *db, const RkKind *kind, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (GArray) ids = rk_db_ids (db, sql, first, second, error);

  return ids ? rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error)
             : NULL;
}

GPtrArray *
rk_records_reviews (RkDb *db, gint64 record_id, GError **error)
{
  return rk_records_ask (db, &rk_kind_review,
                         "SELECT id FROM review WHERE record_id = ? ORDER BY id", record_id, 0,
                         error);
}

RkRecord *
rk_office_get (RkDb *db, GError **error)
{
  gint64 id;

  if (!rk_db_get_int (db, "SELECT id FROM office ORDER BY id LIMIT 1", &id, error))
    return NULL;
  return rk_records_get (db, &rk_kind_office, id, error);
}
