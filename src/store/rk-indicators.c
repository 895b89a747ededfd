#include "rk-indicators.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-suppress.h"
#include "rk-text.h"

/* ── cards ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
find_code (RkDb *db, const char *code, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db, "SELECT id FROM indicator WHERE code = ?1 OR id = CAST(?1 AS INTEGER)", error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_static (stmt, 1, code);
  return rk_stmt_first (stmt, id, error);
}

gboolean
rk_indicators_ship (RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) cards = rk_indicators_shipped ();

  for (guint i = 0; i < cards->len; i++)
    {
      gint64 id;

      if (!find_code (db, rk_record_get (cards->pdata[i], "code"), &id, error)
          || (id == 0 && !rk_records_save (db, cards->pdata[i], NULL, error)))
        return FALSE;
    }
  return TRUE;
}

RkRecord *
rk_indicators_find (RkDb *db, const char *code, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  gint64 id;

  if (!find_code (db, code, &id, error))
    return NULL;
  if (id)
    return rk_records_get (db, &rk_kind_indicator, id, error);
  cards = rk_indicators_list (db, TRUE, error);
  if (cards == NULL)
    return NULL;
  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", rk_record_get (cards->pdata[i], "code"));
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("There is no indicator “%s”. Those with data are: %s"), code,
               names->len ? names->str : "－");
  return NULL;
}

static GPtrArray *
fetch_cards (RkDb *db, const char *sql, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = stmt ? rk_stmt_ids (stmt, error) : NULL;

  if (ids == NULL)
    return NULL;
  return rk_records_fetch (db, &rk_kind_indicator, (const gint64 *)(gpointer)ids->data, ids->len,
                           error);
}

GPtrArray *
rk_indicators_list (RkDb *db, gboolean with_data, GError **error)
{
  return fetch_cards (
      db,
      with_data ? "SELECT i.id FROM indicator i WHERE ifnull(i.detail, 0) = 0 AND EXISTS"
                  " (SELECT 1 FROM observation o WHERE o.indicator_id = i.id)"
                  " ORDER BY i.position, i.id"
                : "SELECT id FROM indicator WHERE ifnull(detail, 0) = 0 ORDER BY position, id",
      error);
}

GPtrArray *
rk_indicators_with_data (RkDb *db, GError **error)
{
  return fetch_cards (db,
                      "SELECT i.id FROM indicator i WHERE EXISTS"
                      " (SELECT 1 FROM observation o WHERE o.indicator_id = i.id)"
                      " ORDER BY i.position, i.id",
                      error);
}

/* 質問項目1 is not named by 質問項目12, nor LDL by VLDL. */
static gboolean
names_item (const char *title, const char *item)
{
  gsize length = strlen (item);

  for (const char *s = strstr (title, item); s; s = strstr (s + 1, item))
    {
      gboolean digit
          = length > 0 && g_ascii_isdigit (item[length - 1]) && g_ascii_isdigit (s[length]);
      gboolean inside = s > title && g_ascii_isalpha (s[-1]) && g_ascii_isalpha (*item);

      if (!digit && !inside)
        return TRUE;
    }
  return FALSE;
}

/* What a question asks may name a test, too: 「コレステロールや中性脂肪を下げる薬」. */
static gboolean
is_about (const char *title, const char *item)
{
  static const char question[] = "質問項目";

  return *item && names_item (title, item)
         && (strstr (title, question) == NULL || g_str_has_prefix (item, question));
}

GPtrArray *
rk_indicators_of_item (RkDb *db, const char *title, GError **error)
{
  g_autoptr (GPtrArray) all = fetch_cards (
      db, "SELECT id FROM indicator WHERE item IS NOT NULL ORDER BY position, id", error);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *plain = rk_text_fold (title);
  g_auto (GStrv) parts = g_strsplit (plain, "ヘモグロビンa1c", -1); /* no ヘモグロビン */
  g_autofree char *folded = g_strjoinv ("hba1c", parts);

  if (all == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *item = rk_text_fold (rk_record_get (all->pdata[i], "item"));

      if (is_about (folded, item))
        g_ptr_array_add (found, rk_record_ref (all->pdata[i]));
    }
  return g_steal_pointer (&found);
}

static const char *
level_glob (RkAreaLevel level)
{
  static const char *const globs[] = {
    [RK_AREA_NATION] = "JP",
    [RK_AREA_PREFECTURE] = "[0-9][0-9]",
    [RK_AREA_MEDICAL] = "[0-9][0-9][0-9][0-9]",
    [RK_AREA_MUNICIPALITY] = "[0-9][0-9][0-9][0-9][0-9][0-9]",
    [RK_AREA_OTHER] = "*",
  };

  return globs[level];
}

GArray *
rk_indicators_years (RkDb *db, gint64 indicator, RkAreaLevel level, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT DISTINCT year FROM observation WHERE indicator_id = ? AND area GLOB ? ORDER BY year",
      error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, indicator);
  rk_stmt_bind_static (stmt, 2, level_glob (level));
  return rk_stmt_years (stmt, error);
}

gboolean
rk_indicators_can_add (RkDb *db, gint64 indicator, gboolean *can, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db,
                                           "SELECT 1 FROM observation WHERE indicator_id = ?"
                                           " AND counts GLOB '*/[0-9?]*' LIMIT 1",
                                           error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, indicator);
  return rk_stmt_step (stmt, can, error);
}

guint
rk_indicators_below (RkDb *db)
{
  g_autoptr (RkRecord) office = rk_office_get (db, NULL);
  gint64 below = office ? rk_record_get_int (office, "mask_below") : 0;

  return below > 0 ? (guint)MIN (below, 1000) : RK_SUPPRESS_BELOW;
}

/* ── observations ────────────────────────────────────────────────────────────────────────── */

static double
real_or_nan (RkStmt *stmt, int column)
{
  return rk_stmt_is_null (stmt, column) ? NAN : rk_stmt_real (stmt, column);
}

static RkObservation *
read_observation (RkStmt *stmt, gint64 indicator)
{
  const char *sex = rk_stmt_text (stmt, 5);
  RkObservation *self = rk_observation_new (rk_stmt_text (stmt, 2), rk_stmt_text (stmt, 3),
                                            (int)rk_stmt_int (stmt, 4), sex && *sex ? *sex : 'T');

  self->id = rk_stmt_int (stmt, 0);
  self->indicator = indicator;
  self->dataset = rk_stmt_int (stmt, 1);
  rk_observation_read_counts (self, rk_stmt_text (stmt, 6));
  self->value = real_or_nan (stmt, 7);
  self->lower = real_or_nan (stmt, 8);
  self->upper = real_or_nan (stmt, 9);
  self->masked = (guint)rk_stmt_int (stmt, 10);
  return self;
}

#define COLUMNS "id, dataset_id, area, area_name, year, sex, counts, value, lower, upper, masked"

GPtrArray *
rk_observations_load (RkDb *db, gint64 indicator, int year, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      year ? "SELECT " COLUMNS " FROM observation WHERE indicator_id = ? AND year = ?"
             " ORDER BY indicator_id, year, area, sex"
           : "SELECT " COLUMNS " FROM observation WHERE indicator_id = ?"
             " ORDER BY indicator_id, year, area, sex",
      error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_observation_free);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, indicator);
  if (year)
    rk_stmt_bind_int (stmt, 2, year);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_observation (stmt, indicator));
    }
}

char *
rk_observations_source (RkDb *db, gint64 indicator, int year, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT DISTINCT d.source FROM observation o JOIN dataset d ON d.id = o.dataset_id"
      " WHERE o.indicator_id = ? AND (o.year = ?2 OR ?2 = 0) AND d.source IS NOT NULL LIMIT 3",
      error);
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, indicator);
  rk_stmt_bind_int (stmt, 2, year);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_strdup (all->str);
      g_string_append_printf (all, "%s%s", all->len ? "、" : "", rk_stmt_text (stmt, 0));
    }
}
