#include "rk-schemes-edit.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-scheme.h"
#include "rk-schemes-private.h"
#include "rk-schemes.h"

static GPtrArray *
records_of (RkDb *db, const RkKind *kind, gint64 scheme, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, scheme);

  if (!rk_query_where (query, "scheme_id", id, error) || !rk_query_sort (query, "position", error))
    return NULL;
  return rk_query_records (db, query, NULL, error);
}

/* ── another scheme ──────────────────────────────────────────────────────────────────────── */

static gboolean
ask (RkDb *db, const char *sql, const char *value, gint64 *answer, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  if (value)
    rk_stmt_bind_static (stmt, 1, value);
  return rk_stmt_first (stmt, answer, error);
}

/* 「市町の実践事業所（2）」 where another one has the name already. */
static gboolean
set_field_apart (RkDb *db, RkDraft *draft, const char *field, GError **error)
{
  gboolean is_code = g_str_equal (field, "code");
  g_autofree char *base = g_strdup (rk_draft_text (draft, rk_kind_field (&rk_kind_scheme, field)));
  g_autofree char *own = g_strdup (base);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM scheme WHERE %s = ?", field);
  gint64 taken;

  for (guint n = 2; base; n++)
    {
      if (!ask (db, sql, own, &taken, error))
        return FALSE;
      if (taken == 0)
        break;
      g_free (own);
      own = g_strdup_printf (is_code ? "%s-%u" : "%s（%u）", base, n);
    }
  rk_draft_put (draft, field, own);
  return TRUE;
}

gboolean
rk_schemes_set_apart (RkDb *db, RkDraft *draft, GError **error)
{
  static const char *const fields[] = { "code", "name", "short" };
  gint64 last;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!set_field_apart (db, draft, fields[i], error))
      return FALSE;
  if (!ask (db, "SELECT ifnull(max(position), 0) FROM scheme", NULL, &last, error))
    return FALSE;
  rk_draft_put_int (draft, "position", last + 1);
  return TRUE;
}

static RkDraft *
as_new (const RkRecord *record, gint64 scheme)
{
  RkDraft *draft = rk_draft_copy (record);

  rk_draft_set_id (draft, 0);
  rk_draft_put_id (draft, "scheme_id", scheme);
  return draft;
}

/* What a level asks of another one of the same scheme it asks of that one’s copy. */
static gboolean
copy_levels (RkDb *db, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) levels = records_of (db, &rk_kind_scheme_level, from, error);
  g_autoptr (GHashTable) copies
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; levels && i < levels->len; i++)
    {
      gint64 old = rk_record_id (levels->pdata[i]);
      gint64 needed = rk_record_get_int (levels->pdata[i], "needs_level_id");
      const gint64 *copy = g_hash_table_lookup (copies, &needed);
      RkDraft *draft = as_new (levels->pdata[i], to);
      gint64 id;

      if (copy)
        rk_draft_put_id (draft, "needs_level_id", *copy);
      if (!rk_records_save_draft (db, draft, &id, error))
        return FALSE;
      g_hash_table_insert (copies, g_memdup2 (&old, sizeof old), g_memdup2 (&id, sizeof id));
    }
  return levels != NULL;
}

gboolean
rk_schemes_copy (RkDb *db, gint64 scheme, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) original = rk_records_get (db, &rk_kind_scheme, scheme, error);
  g_autofree char *name = NULL;
  RkDraft *draft;

  if (original == NULL)
    return FALSE;
  name = g_strconcat (rk_record_get (original, "name"), "（写し）", NULL);
  draft = rk_draft_copy (original);
  rk_draft_set_id (draft, 0);
  rk_draft_put (draft, "name", name);
  if (!rk_schemes_set_apart (db, draft, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  return rk_records_save_draft (db, draft, id, error) && copy_levels (db, scheme, *id, error)
         && rk_links_copy (db, &rk_kind_scheme_item, "scheme_id", scheme, *id, error)
         && rk_links_copy (db, &rk_kind_letter, "scheme_id", scheme, *id, error);
}

/* ── giving one up ───────────────────────────────────────────────────────────────────────── */

static gboolean
count_held (RkDb *db, gint64 scheme, gint64 *n, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, scheme);

  return ask (db,
              "SELECT (SELECT count(*) FROM status WHERE scheme_id = CAST(?1 AS INTEGER))"
              " + (SELECT count(*) FROM award WHERE scheme_id = CAST(?1 AS INTEGER))"
              " + (SELECT count(*) FROM target WHERE scheme_id = CAST(?1 AS INTEGER))",
              id, n, error);
}

/* Of other schemes, too. */
static gboolean
forget_needs (RkDb *db, gint64 scheme, GError **error)
{
  g_autoptr (GArray) ids
      = rk_db_ids (db, "SELECT id FROM scheme_level WHERE scheme_id = ?", scheme, 0, error);

  for (guint i = 0; ids && i < ids->len; i++)
    if (!rk_links_release (db, &rk_kind_scheme_level, "needs_level_id",
                           g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
rk_schemes_delete (RkDb *db, gint64 scheme, GError **error)
{
  gint64 n;

  if (!count_held (db, scheme, &n, error))
    return FALSE;
  if (n)
    {
      g_set_error_literal (
          error, RK_ERROR, RK_ERROR_CONSTRAINT,
          _ ("Workplaces hold this scheme, or an award or a target is of it, so it "
             "stays. If it is not used any more, say since when."));
      return FALSE;
    }
  return forget_needs (db, scheme, error)
         && rk_links_delete (db, &rk_kind_letter, "scheme_id", scheme, error)
         && rk_links_delete (db, &rk_kind_scheme_item, "scheme_id", scheme, error)
         && rk_links_delete (db, &rk_kind_scheme_level, "scheme_id", scheme, error)
         && rk_records_delete (db, &rk_kind_scheme, scheme, error);
}

gboolean
rk_schemes_add_preset (RkDb *db, const char *code, gint64 *id, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_schemes_shipped ();
  const RkJsonNode *presets = rk_json_member (root, "schemes");

  for (guint i = 0; i < presets->children->len; i++)
    if (g_str_equal (rk_json_member (presets->children->pdata[i], "code")->text, code))
      return rk_schemes_ship_one (db, root, presets->children->pdata[i], 0, id, error);
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no scheme “%s” to begin with."),
               code);
  return FALSE;
}

/* ── menus ───────────────────────────────────────────────────────────────────────────────── */

GArray *
rk_schemes_menus (RkDb *db, gint64 scheme, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT DISTINCT since FROM scheme_item WHERE scheme_id = ? ORDER BY since DESC", error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, scheme);
  return rk_stmt_years (stmt, error);
}

gboolean
rk_schemes_begin_menu (RkDb *db, gint64 scheme, int year, GError **error)
{
  g_autoptr (GPtrArray) items = rk_schemes_menu (db, scheme, year, error);

  if (items == NULL)
    return FALSE;
  if (items->len == 0 || rk_record_get_int (items->pdata[0], "since") > year)
    {
      g_autofree char *label = rk_fiscal_year_label (year);

      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("There is no menu of activities before %s to begin with."), label);
      return FALSE;
    }
  if (rk_record_get_int (items->pdata[0], "since") == year)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    {
      RkDraft *draft = as_new (items->pdata[i], scheme);

      rk_draft_put_int (draft, "since", year);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
name_one (RkDb *db, const RkRecord *item, const RkRecord *like, GError **error)
{
  RkDraft *draft = rk_draft_copy (item);

  rk_draft_put (draft, "division", rk_record_get (like, "division"));
  rk_draft_put (draft, "short", rk_record_get (like, "short"));
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_schemes_name_division (RkDb *db, const RkRecord *item, GError **error)
{
  g_autoptr (RkRecord) before
      = rk_records_get (db, &rk_kind_scheme_item, rk_record_id (item), error);
  g_autoptr (GPtrArray) items
      = before ? rk_schemes_menu (db, rk_record_get_int (before, "scheme_id"),
                                  (int)rk_record_get_int (before, "since"), error)
               : NULL;

  for (guint i = 0; items && i < items->len; i++)
    if (g_strcmp0 (rk_record_get (items->pdata[i], "division"), rk_record_get (before, "division"))
            == 0
        && !name_one (db, items->pdata[i], item, error))
      return FALSE;
  return items != NULL;
}

/* ── codes ───────────────────────────────────────────────────────────────────────────────── */

/* The number after the highest one that follows @prefix in a code. */
static guint
next_number (const GPtrArray *records, const char *prefix)
{
  guint64 last = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const char *code = rk_record_get (records->pdata[i], "code");

      if (g_str_has_prefix (code, prefix))
        last = MAX (last, g_ascii_strtoull (code + strlen (prefix), NULL, 10));
    }
  return (guint)last + 1;
}

char *
rk_schemes_next_code (const RkKind *kind, const GPtrArray *records, const char *division)
{
  if (kind == &rk_kind_scheme_level)
    return g_strdup_printf ("L%u", next_number (records, "L"));
  for (guint i = 0; division && i < records->len; i++)
    {
      const char *code = rk_record_get (records->pdata[i], "code");
      g_autofree char *prefix = NULL;

      if (g_strcmp0 (rk_record_get (records->pdata[i], "division"), division) != 0)
        continue;
      prefix = g_strndup (code, strcspn (code, "-") + 1);
      if (!g_str_has_suffix (prefix, "-"))
        continue;
      return g_strdup_printf ("%s%u", prefix, next_number (records, prefix));
    }
  return g_strdup_printf ("%u-1", next_number (records, ""));
}
