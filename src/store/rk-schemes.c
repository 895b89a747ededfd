#include "rk-schemes.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-register.h"
#include "rk-schemes-private.h"

/* ── shipping ────────────────────────────────────────────────────────────────────────────── */

static void
set_text (RkDraft *draft, const char *field, const char *text)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), g_strdup (text));
}

/* Members of an object whose keys are fields of the kind. */
static void
take_members (RkDraft *draft, const RkJsonNode *object)
{
  const RkKind *kind = rk_draft_kind (draft);

  for (guint i = 0; i < object->children->len; i++)
    {
      const char *key = object->keys->pdata[i];
      const RkJsonNode *value = object->children->pdata[i];

      if (rk_kind_field (kind, key) < 0)
        continue;
      if (value->type == RK_JSON_TEXT)
        set_text (draft, key, value->text);
      else if (value->type == RK_JSON_NUMBER || value->type == RK_JSON_BOOLEAN)
        rk_draft_put_int (draft, key, (gint64)value->number);
    }
}

static gboolean
find_code (RkDb *db, const char *sql, const char *code, gint64 scheme, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_static (stmt, 1, code);
  if (scheme)
    rk_stmt_bind_int (stmt, 2, scheme);
  return rk_stmt_first (stmt, id, error);
}

/* "fujinokuni/registered"; 0 where that scheme was not shipped. */
static gboolean
find_level (RkDb *db, const char *path, gint64 *id, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 2);
  gint64 scheme;

  *id = 0;
  if (!find_code (db, "SELECT id FROM scheme WHERE code = ?", parts[0], 0, &scheme, error))
    return FALSE;
  return scheme == 0
         || find_code (db, "SELECT id FROM scheme_level WHERE code = ?1 AND scheme_id = ?2",
                       parts[1], scheme, id, error);
}

static gboolean
add_levels (RkDb *db, const RkJsonNode *levels, gint64 scheme, GError **error)
{
  for (guint i = 0; levels && i < levels->children->len; i++)
    {
      const RkJsonNode *level = levels->children->pdata[i];
      const RkJsonNode *needs = rk_json_member (level, "needs");
      RkDraft *draft = rk_draft_new (&rk_kind_scheme_level);
      gint64 needed = 0;

      take_members (draft, level);
      rk_draft_put_int (draft, "scheme_id", scheme);
      rk_draft_put_int (draft, "position", (gint64)i + 1);
      if (needs && !find_level (db, needs->text, &needed, error))
        {
          rk_draft_free (draft);
          return FALSE;
        }
      if (needed)
        rk_draft_put_int (draft, "needs_level_id", needed);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Those whose words the common ones do not fit: who declares does so himself. */
static gboolean
add_letters (RkDb *db, const RkJsonNode *letters, gint64 scheme, GError **error)
{
  for (guint i = 0; letters && i < letters->children->len; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_letter);

      take_members (draft, letters->children->pdata[i]);
      rk_draft_put_id (draft, "scheme_id", scheme);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* ["1", 分野, 一覧での名, [項目, …]] */
static gboolean
add_division (
    RkDb *db, const RkJsonNode *division, gint64 scheme, gint64 since, guint *n, GError **error)
{
  const RkJsonNode *code = division->children->pdata[0];
  const RkJsonNode *name = division->children->pdata[1];
  const RkJsonNode *in_lists = division->children->pdata[2];
  const RkJsonNode *labels = division->children->pdata[3];

  for (guint i = 0; i < labels->children->len; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_scheme_item);
      const RkJsonNode *label = labels->children->pdata[i];
      g_autofree char *item = g_strdup_printf ("%s-%u", code->text, i + 1);

      rk_draft_put_int (draft, "scheme_id", scheme);
      rk_draft_put_int (draft, "since", since);
      rk_draft_put_int (draft, "position", ++*n);
      set_text (draft, "code", item);
      set_text (draft, "division", name->text);
      set_text (draft, "short", in_lists->text);
      set_text (draft, "label", label->text);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_menu (RkDb *db, const RkJsonNode *root, const RkJsonNode *preset, gint64 scheme, GError **error)
{
  const RkJsonNode *name = rk_json_member (preset, "menu");
  const RkJsonNode *since = rk_json_member (preset, "menu_since");
  const RkJsonNode *menu
      = name ? rk_json_member (rk_json_member (root, "menus"), name->text) : NULL;
  guint n = 0;

  for (guint i = 0; menu && i < menu->children->len; i++)
    if (!add_division (db, menu->children->pdata[i], scheme, (gint64)since->number, &n, error))
      return FALSE;
  return TRUE;
}

gboolean
rk_schemes_ship_one (RkDb *db,
                     const RkJsonNode *root,
                     const RkJsonNode *preset,
                     guint position,
                     gint64 *id,
                     GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_scheme);

  take_members (draft, preset);
  rk_draft_put_int (draft, "position", position);
  if (position == 0 && !rk_schemes_set_apart (db, draft, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  return rk_records_save_draft (db, draft, id, error)
         && add_levels (db, rk_json_member (preset, "levels"), *id, error)
         && add_letters (db, rk_json_member (preset, "letters"), *id, error)
         && add_menu (db, root, preset, *id, error);
}

/* The scheme of a preset, and what was made as its copy, where they have no letters of their own: a
 * copy has the level of the preset under its code. Returns: (transfer full): array of ids */
static GArray *
without_letters (RkDb *db, const RkJsonNode *preset, GError **error)
{
  const RkJsonNode *level = rk_json_member (preset, "levels")->children->pdata[0];
  const RkJsonNode *certificate = rk_json_member (level, "certificate");
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT s.id FROM scheme s WHERE NOT EXISTS (SELECT 1 FROM letter l WHERE l.scheme_id = s.id)"
      " AND (s.code = ?1 OR EXISTS (SELECT 1 FROM scheme_level v WHERE v.scheme_id = s.id"
      " AND v.code = ?2 AND v.rung = ?3 AND v.certificate = ?4)) ORDER BY s.id",
      error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_text (stmt, 1, rk_json_member (preset, "code")->text);
  rk_stmt_bind_text (stmt, 2, rk_json_member (level, "code")->text);
  rk_stmt_bind_text (stmt, 3, rk_json_member (level, "rung")->text);
  rk_stmt_bind_text (stmt, 4, certificate ? certificate->text : NULL);
  return rk_stmt_ids (stmt, error);
}

gboolean
rk_schemes_ship_letters (RkDb *db, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_schemes_shipped ();
  const RkJsonNode *presets = rk_json_member (root, "schemes");

  for (guint i = 0; i < presets->children->len; i++)
    {
      const RkJsonNode *preset = presets->children->pdata[i];
      const RkJsonNode *letters = rk_json_member (preset, "letters");
      g_autoptr (GArray) schemes = letters ? without_letters (db, preset, error) : NULL;

      if (letters && schemes == NULL)
        return FALSE;
      for (guint k = 0; schemes && k < schemes->len; k++)
        if (!add_letters (db, letters, g_array_index (schemes, gint64, k), error))
          return FALSE;
    }
  return TRUE;
}

gboolean
rk_schemes_ship (RkDb *db, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_schemes_shipped ();
  const RkJsonNode *presets = rk_json_member (root, "schemes");
  g_autoptr (RkRecord) office = rk_office_get (db, error);

  if (office == NULL)
    return FALSE;
  for (guint i = 0; i < presets->children->len; i++)
    {
      const RkJsonNode *preset = presets->children->pdata[i];
      const RkJsonNode *prefecture = rk_json_member (preset, "prefecture");
      gint64 there;

      if (prefecture && g_strcmp0 (prefecture->text, rk_record_get (office, "prefecture")) != 0)
        continue;
      if (!find_code (db, "SELECT id FROM scheme WHERE code = ?",
                      rk_json_member (preset, "code")->text, 0, &there, error)
          || (there == 0 && !rk_schemes_ship_one (db, root, preset, i + 1, &there, error)))
        return FALSE;
    }
  return TRUE;
}

/* ── asking ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
refuse_unknown (RkDb *db, const char *text, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT group_concat(code, ', ') FROM scheme", error);
  gboolean row;

  if (stmt == NULL || !rk_stmt_step (stmt, &row, error))
    return FALSE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no scheme “%s”. There are: %s"),
               text, rk_stmt_is_null (stmt, 0) ? "" : rk_stmt_text (stmt, 0));
  return FALSE;
}

gboolean
rk_schemes_find (RkDb *db, const char *text, gint64 *id, GError **error)
{
  if (!find_code (db,
                  "SELECT id FROM scheme WHERE ?1 IN (CAST(id AS TEXT), code, short, name)"
                  " ORDER BY position LIMIT 1",
                  text, 0, id, error))
    return FALSE;
  return *id != 0 || refuse_unknown (db, text, error);
}

gboolean
rk_schemes_default (RkDb *db, gboolean award, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM scheme WHERE ifnull(award, 0) = ? AND retired_on IS NULL"
                       " ORDER BY position, id LIMIT 1",
                       error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, award);
  return rk_stmt_first (stmt, id, error);
}

static GPtrArray *
records_of (RkDb *db, const RkKind *kind, gint64 scheme, const char *since, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, scheme);

  if (!rk_query_where (query, "scheme_id", id, error)
      || (since && !rk_query_where (query, "since", since, error))
      || (kind == &rk_kind_scheme_item && !rk_query_sort (query, "division", error))
      || !rk_query_sort (query, "position", error))
    return NULL;
  return rk_query_records (db, query, NULL, error);
}

GPtrArray *
rk_schemes_levels (RkDb *db, gint64 scheme, GError **error)
{
  return records_of (db, &rk_kind_scheme_level, scheme, NULL, error);
}

GPtrArray *
rk_schemes_menu (RkDb *db, gint64 scheme, int year, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT ifnull(max(CASE WHEN since <= ?2 THEN since END), min(since)) FROM scheme_item"
      " WHERE scheme_id = ?1",
      error);
  g_autofree char *since = NULL;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, scheme);
  rk_stmt_bind_int (stmt, 2, year);
  if (!rk_stmt_step (stmt, &row, error))
    return NULL;
  if (rk_stmt_is_null (stmt, 0))
    return g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  since = g_strdup (rk_stmt_text (stmt, 0));
  return records_of (db, &rk_kind_scheme_item, scheme, since, error);
}

int
rk_schemes_year_of (const RkRecord *status)
{
  const char *applied = rk_record_get (status, "applied_on");
  RkDate day = rk_today ();

  if (applied)
    rk_date_from_iso (applied, &day);
  return rk_fiscal_year (day);
}

GPtrArray *
rk_schemes_reported (RkDb *db, const RkRecord *status, int year, const char *items, GError **error)
{
  gint64 scheme = rk_record_get_int (status, "scheme_id");
  g_autoptr (GPtrArray) menu = rk_schemes_menu (db, scheme, year, error);
  g_autoptr (GPtrArray) before
      = menu ? rk_schemes_menu (db, scheme, rk_schemes_year_of (status), error) : NULL;

  return before ? rk_activities_of (rk_record_get (status, "activities"), items, menu, before)
                : NULL;
}

GArray *
rk_schemes_of_workplaces (RkDb *db, const RkKind *kind, const GArray *workplaces, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE workplace_id IN (SELECT value FROM json_each(?))", kind->name);
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (GString) list = g_string_new ("[");

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < workplaces->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i ? "," : "",
                            g_array_index (workplaces, gint64, i));
  g_string_append_c (list, ']');
  rk_stmt_bind_static (stmt, 1, list->str);
  return rk_stmt_ids (stmt, error);
}

/* ── terms ───────────────────────────────────────────────────────────────────────────────── */

/* Asked for each row of a list: the records themselves count what they are held by. */
gboolean
rk_schemes_term (RkDb *db, gint64 scheme, RkSchemeTerm *term, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT years, ends_on FROM scheme WHERE id = ?", error);
  gboolean row;

  *term = (RkSchemeTerm){ .today = rk_today () };
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, scheme);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  term->years = (int)rk_stmt_int (stmt, 0);
  if (!rk_stmt_is_null (stmt, 1))
    g_strlcpy (term->ends_on, rk_stmt_text (stmt, 1), sizeof term->ends_on);
  return TRUE;
}

static const char *
last_day (const RkSchemeTerm *term)
{
  return *term->ends_on ? term->ends_on : NULL;
}

char *
rk_schemes_term_end (const RkSchemeTerm *term, const char *since, int n)
{
  RkDate start;
  RkDate end = RK_DATE_NONE;

  if (!rk_date_from_iso (since, &start))
    return NULL;
  for (int i = 0; i < n; i++)
    {
      end = rk_register_term_end (start, term->years, last_day (term));
      if (!rk_date_is_set (end))
        return NULL;
      start = rk_date_add_days (end, 1);
    }
  return rk_date_is_set (end) ? rk_date_to_iso (end) : NULL;
}

/* What a certificate said of the term before is true, whatever is counted. */
#define A_MONTH 31

static RkDate
day_after (const char *before, RkDate start)
{
  RkDate last;

  if (before == NULL || !rk_date_from_iso (before, &last) || !rk_date_is_full (last)
      || ABS (rk_date_days_between (rk_date_add_days (last, 1), start)) > A_MONTH)
    return start;
  return rk_date_add_days (last, 1);
}

void
rk_schemes_fit_term (const RkSchemeTerm *term, RkDraft *status, const char *before, gboolean count)
{
  const char *since = rk_draft_text (status, rk_kind_field (&rk_kind_status, "term_start"));
  const char *until = rk_draft_text (status, rk_kind_field (&rk_kind_status, "expires_on"));
  int field = rk_kind_field (&rk_kind_status, "terms");
  int n = rk_draft_is_null (status, field) ? 1 : (int)rk_draft_int (status, field);
  RkDate start, end;

  if (since == NULL)
    since = rk_draft_text (status, rk_kind_field (&rk_kind_status, "registered_on"));
  if (since == NULL || until == NULL || g_strcmp0 (before, until) == 0
      || !rk_date_from_iso (since, &start) || !rk_date_from_iso (until, &end)
      || !rk_register_term_until (&start, &n, end, term->years, last_day (term),
                                  before ? end : term->today))
    return;
  rk_draft_take (status, rk_kind_field (&rk_kind_status, "term_start"),
                 rk_date_to_iso (day_after (before, start)));
  if (count)
    rk_draft_set_int (status, field, n);
}
