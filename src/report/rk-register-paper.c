#include "rk-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-error.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-report-private.h"
#include "rk-schemes.h"
#include "rk-text.h"

#define CHUNK 256
#define REPLY_DAYS 14

/* ── which of them ───────────────────────────────────────────────────────────────────────── */

static GHashTable *
new_records (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify)rk_record_unref);
}

static GHashTable *
read_all (RkDb *db, const RkKind *kind, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GPtrArray) records = rk_query_records (db, query, NULL, error);
  g_autoptr (GHashTable) found = new_records ();

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = records->pdata[i] ? rk_record_id (records->pdata[i]) : 0;

      if (id)
        g_hash_table_insert (found, g_memdup2 (&id, sizeof id), rk_record_ref (records->pdata[i]));
    }
  return g_steal_pointer (&found);
}

gpointer
rk_register_paper_nothing (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("No workplace is meant. Choose others, another scheme or another day."));
  return NULL;
}

static gboolean
nothing (GError **error)
{
  return rk_register_paper_nothing (error) != NULL;
}

/* Single ones were chosen, or those for which there is just this to do; a card of the ledger is
 * there of what is searched for, too. */
static gboolean
says_which (const RkQuery *query, const char *work)
{
  if (g_strcmp0 (work, RK_REGISTER_LEDGER) == 0
      && (rk_query_search (query) || rk_query_values (query, "number")))
    return TRUE;
  return rk_query_has_only_ids (query) || rk_query_values (query, "work")
         || rk_query_values (query, "state") || rk_query_values (query, "in_force")
         || rk_query_values (query, "decision");
}

/* Those that a paper is for. A place or a trade that was asked for means of its workplaces these.
 */
static gboolean
ask_usual (RkRegisterPaper *self,
           RkQuery *query,
           const RkReportParams *params,
           const char *work,
           GError **error)
{
  g_auto (GStrv) lists = g_strsplit (work ? work : "", "|", -1);

  if (self->kind == &rk_kind_award)
    {
      g_autofree char *year
          = g_strdup_printf ("%d", params->year ? params->year : rk_fiscal_year (self->day));

      return (rk_query_values (query, "year") || rk_query_where (query, "year", year, error))
             && (work == NULL || rk_query_where (query, "decision", work, error));
    }
  if (work == NULL || *work == '\0' || g_str_equal (work, RK_REGISTER_LEDGER))
    return rk_query_where (query, "in_force", "1", error);
  for (char **list = lists; *list; list++)
    if (!rk_query_where (query, "work", *list, error))
      return FALSE;
  return TRUE;
}

/* The registrations of workplaces that were chosen. */
static gboolean
ask_workplaces (RkRegisterPaper *self, RkQuery *query, const RkReportParams *params, GError **error)
{
  g_autoptr (GArray) workplaces = rk_query_ids (self->db, params->query, NULL, error);
  g_autoptr (GArray) ids
      = workplaces ? rk_schemes_of_workplaces (self->db, self->kind, workplaces, error) : NULL;

  self->n_asked = workplaces ? workplaces->len : 0;
  if (ids)
    rk_query_only_ids (query, ids);
  return ids != NULL;
}

/* Single ones that were chosen get the paper whatever their state; but of workplaces that were
 * chosen a registration that is over gets no certificate. */
static gboolean
ask_who (RkRegisterPaper *self,
         RkQuery *query,
         const RkReportParams *params,
         const char *work,
         GError **error)
{
  gboolean own = params->query && rk_query_kind (params->query) == self->kind;
  gboolean chosen = params->query && says_which (params->query, work);

  if (params->query && !own && rk_query_is_filtered (params->query)
      && !ask_workplaces (self, query, params, error))
    return FALSE;
  if (chosen && (own || g_strcmp0 (work, RK_REGISTER_IN_FORCE) != 0))
    return TRUE;
  return ask_usual (self, query, params, work, error);
}

/* Workplaces that were chosen and are not in the usual scheme, but all in one other: that one is
 * meant. */
static gboolean
ask_their_scheme (RkRegisterPaper *self, RkQuery *query, GError **error)
{
  static const char *const by[] = { "scheme_id", NULL };
  g_autoptr (GPtrArray) counts = rk_query_count_by (self->db, query, by, NULL, error);
  gint64 only = 0;

  for (guint i = 0; counts && i < counts->len; i++)
    {
      gint64 id = g_ascii_strtoll (((const RkCount *)counts->pdata[i])->values[0], NULL, 10);

      if (id == self->scheme || i > 0)
        return TRUE;
      only = id;
    }
  if (only)
    self->scheme = only;
  return counts != NULL;
}

/* The only scheme that the conditions name. Returns: 0: they name several */
static gint64
named_scheme (RkRegisterPaper *self, const RkQuery *query)
{
  const char *const *ids = rk_query_values (query, "scheme_id");
  const char *const *names = rk_query_values (query, "scheme");
  const char *const *named = ids ? ids : names;
  gint64 id = 0;

  return named && named[0] && named[1] == NULL && rk_schemes_find (self->db, named[0], &id, NULL)
             ? id
             : 0;
}

/* Who named a scheme in a condition means that one, unless another is asked for outright. */
static gboolean
ask_scheme (RkRegisterPaper *self, RkQuery *query, const RkReportParams *params, GError **error)
{
  g_autofree char *id = NULL;

  self->scheme = params->scheme;
  if (self->scheme == 0
      && (rk_query_values (query, "scheme") || rk_query_values (query, "scheme_id")))
    {
      self->scheme = named_scheme (self, query);
      return TRUE;
    }
  rk_query_drop (query, "scheme");
  rk_query_drop (query, "scheme_id");
  if (self->scheme == 0
      && !rk_schemes_default (self->db, self->kind == &rk_kind_award, &self->scheme, error))
    return FALSE;
  if (self->scheme == 0)
    return nothing (error);
  if (params->scheme == 0 && params->query && rk_query_has_only_ids (params->query)
      && !ask_their_scheme (self, query, error))
    return FALSE;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, self->scheme);
  return rk_query_where (query, "scheme_id", id, error);
}

RkQuery *
rk_register_make_query (RkRegisterPaper *self,
                        const RkReportParams *params,
                        const char *work,
                        GError **error)
{
  GArray *exactly = params->records ? params->records : params->run;
  gboolean own = params->query && rk_query_kind (params->query) == self->kind;
  g_autoptr (RkQuery) query
      = rk_report_query (own ? params->query : NULL, self->kind, params->as_of);
  g_auto (GStrv) order = NULL;

  if (exactly)
    {
      rk_query_unref (query);
      query = rk_query_new (self->kind);
      rk_query_only_ids (query, exactly);
      self->scheme = params->scheme;
    }
  else if (!ask_who (self, query, params, work, error) || !ask_scheme (self, query, params, error))
    return NULL;
  if (params->split && !params->records
      && !rk_query_where (query, params->split, params->part, error))
    return NULL;
  order = rk_query_dup_order (query);
  if (*order == NULL && self->kind == &rk_kind_award
      && (!rk_query_sort (query, "division", error)
          || !rk_query_sort (query, "ceremony_order", error)))
    return NULL;
  if (*order == NULL
      && (!rk_query_sort (query, "municipality", error)
          || !rk_query_sort (query, "workplace", error)))
    return NULL;
  return g_steal_pointer (&query);
}

/* Those that were asked for, in the scheme (of awards: in the year), whatever their state. */
static RkQuery *
query_asked (RkRegisterPaper *self, const RkReportParams *params, GError **error)
{
  gboolean own = rk_query_kind (params->query) == self->kind;
  g_autoptr (RkQuery) query
      = rk_report_query (own ? params->query : NULL, self->kind, params->as_of);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->scheme);

  if (!own && !ask_workplaces (self, query, params, error))
    return NULL;
  rk_query_drop (query, "scheme");
  rk_query_drop (query, "scheme_id");
  if ((self->scheme && !rk_query_where (query, "scheme_id", id, error))
      || (self->kind == &rk_kind_award && !ask_usual (self, query, params, NULL, error)))
    return NULL;
  return g_steal_pointer (&query);
}

/* Who got the notice already and has not answered gets no second one unasked. */
static gboolean
count_sent (RkRegisterPaper *self, const RkReportParams *params, GError **error)
{
  g_autoptr (RkQuery) query = rk_report_query (NULL, self->kind, params->as_of);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->scheme);
  guint64 n;

  if (!rk_query_where (query, "work", RK_WORK_UNANSWERED, error)
      || !rk_query_where (query, "scheme_id", id, error)
      || !rk_query_total (self->db, query, &n, NULL, error))
    return FALSE;
  rk_register_paper_leave_out (self, _ ("the notice was sent and is not answered"), (guint)n);
  self->n_asked += (guint)n;
  return TRUE;
}

static gboolean
count_left_out (RkRegisterPaper *self,
                const RkReportParams *params,
                const char *work,
                GError **error)
{
  g_autoptr (RkQuery) asked = NULL;

  self->n_asked = self->ids->len;
  if (g_strcmp0 (work, RK_REGISTER_RENEWAL) == 0 && !params->records && !params->run
      && !params->split && (params->query == NULL || !rk_query_is_filtered (params->query))
      && !count_sent (self, params, error))
    return FALSE;
  if (params->query == NULL || !rk_query_is_filtered (params->query) || params->records
      || params->run || params->split)
    return TRUE;
  asked = query_asked (self, params, error);
  return asked
         && rk_register_count_left_out (self, asked, rk_query_kind (params->query), work, error);
}

/* Anybody in the scheme, whatever their state; where there is nobody yet an invented one. */
static gboolean
find_any (RkRegisterPaper *self, GError **error)
{
  g_autoptr (RkQuery) any = rk_query_new (self->kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->scheme);

  if (!rk_query_where (any, "scheme_id", id, error))
    return FALSE;
  rk_query_limit (any, 1, 0);
  g_array_unref (self->ids);
  self->ids = rk_query_ids (self->db, any, NULL, error);
  self->invented = self->ids && self->ids->len == 0;
  return self->ids != NULL;
}

/* While a letter is being written one is enough to see how it will look. */
static gboolean
find_ids (RkRegisterPaper *self, const RkReportParams *params, const char *work, GError **error)
{
  self->query = rk_register_make_query (self, params, work, error);
  if (self->query == NULL)
    return FALSE;
  self->ids = rk_query_ids (self->db, self->query, NULL, error);
  if (self->ids == NULL || (self->letter && self->ids->len == 0 && !find_any (self, error)))
    return FALSE;
  if (self->letter)
    g_array_set_size (self->ids, MIN (self->ids->len, 1));
  else if (!count_left_out (self, params, work, error)
           || !rk_register_take_run (self, params, work, error))
    return FALSE;
  return self->ids->len || self->invented || rk_register_refuse (self, error);
}

static void
set_office_fields (RkRegisterPaper *self)
{
  static const char *const of_office[]
      = { "事務局名", "name",   "都道府県", "prefecture", "庶務担当",
          "section",  "担当者", "person",   "電話番号",   "phone" };
  g_autofree char *iso = rk_date_to_iso (self->day);

  self->fields = rk_fields_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_office); i += 2)
    rk_fields_set (self->fields, of_office[i], rk_record_get (self->office, of_office[i + 1]));
  rk_fields_take (self->fields, "発行日", rk_paper_day_words (iso, FALSE));
}

gboolean
rk_register_paper_load (RkRegisterPaper *self,
                        RkDb *db,
                        const RkReportParams *params,
                        const RkKind *kind,
                        const char *work,
                        GError **error)
{
  self->db = db;
  self->kind = kind;
  self->work = work;
  self->day = rk_report_day (params->as_of);
  self->letter = params->letter ? rk_record_ref (params->letter) : NULL;
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->blank = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->doubts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->letters
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)rk_record_unref);
  self->menus
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->office = rk_office_get (db, error);
  if (self->office == NULL || (self->schemes = read_all (db, &rk_kind_scheme, error)) == NULL
      || (self->levels = read_all (db, &rk_kind_scheme_level, error)) == NULL)
    return FALSE;
  set_office_fields (self);
  return find_ids (self, params, work, error);
}

void
rk_register_paper_clear (RkRegisterPaper *self)
{
  g_clear_pointer (&self->office, rk_record_unref);
  g_clear_pointer (&self->query, rk_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->run, g_array_unref);
  g_clear_pointer (&self->schemes, g_hash_table_unref);
  g_clear_pointer (&self->levels, g_hash_table_unref);
  g_clear_pointer (&self->menus, g_hash_table_unref);
  g_clear_pointer (&self->letters, g_hash_table_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_pointer (&self->blank, g_hash_table_unref);
  g_clear_pointer (&self->doubts, g_hash_table_unref);
  g_clear_pointer (&self->fields, rk_fields_free);
  g_clear_pointer (&self->letter, rk_record_unref);
}

/* ── one after the other ─────────────────────────────────────────────────────────────────── */

/* The level of a registration; an award is of the only level of its scheme. */
static const RkRecord *
level_of (RkRegisterPaper *self, const RkRecord *record)
{
  gboolean award = self->kind == &rk_kind_award;
  gint64 id = award ? 0 : rk_record_get_int (record, "level_id");
  gint64 scheme = rk_record_get_int (record, "scheme_id");
  GHashTableIter iter;
  gpointer level;

  if (!award)
    return g_hash_table_lookup (self->levels, &id);
  g_hash_table_iter_init (&iter, self->levels);
  while (g_hash_table_iter_next (&iter, NULL, &level))
    if (rk_record_get_int (level, "scheme_id") == scheme)
      return level;
  return NULL;
}

static RkRecord *
name_in_full (RkRecord *workplace)
{
  const char *whose = rk_record_get (workplace, "corporation_kana");
  const char *kana = rk_record_get (workplace, "kana");
  g_autofree char *name = rk_workplace_full_name (workplace);
  RkDraft *draft;

  if (g_strcmp0 (name, rk_record_get (workplace, "name")) == 0)
    return rk_record_ref (workplace);
  draft = rk_draft_copy (workplace);
  rk_draft_put (draft, "name", name);
  if (whose && kana)
    rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "kana"),
                   g_strdup_printf ("%s　%s", whose, kana));
  return rk_draft_end_loaded (draft);
}

static GPtrArray *
fetch_workplaces (RkRegisterPaper *self, GPtrArray *records, GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), records->len);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = records->pdata[i] ? rk_record_get_int (records->pdata[i], "workplace_id") : 0;

      g_array_append_val (ids, id);
    }
  return rk_records_fetch (self->db, &rk_kind_workplace, (const gint64 *)(gpointer)ids->data,
                           ids->len, error);
}

static gboolean
run_chunk (RkRegisterPaper *self, guint at, RkRegisterPaperFunc func, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) records
      = rk_query_fetch (self->db, self->query, &g_array_index (self->ids, gint64, at),
                        MIN (CHUNK, self->ids->len - at), error);
  g_autoptr (GPtrArray) workplaces = records ? fetch_workplaces (self, records, error) : NULL;

  if (workplaces == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (RkRecord) workplace
          = workplaces->pdata[i] ? name_in_full (workplaces->pdata[i]) : NULL;
      RkRegisterItem item = { records->pdata[i], workplace, NULL, NULL };
      gint64 scheme;

      if (item.record == NULL || item.workplace == NULL)
        continue;
      scheme = rk_record_get_int (item.record, "scheme_id");
      item.scheme = g_hash_table_lookup (self->schemes, &scheme);
      item.level = level_of (self, item.record);
      if (!func (self, &item, data, error))
        return FALSE;
      if (self->document)
        rk_document_set_part_record (self->document, rk_record_id (item.record));
    }
  return TRUE;
}

gboolean
rk_register_paper_each (RkRegisterPaper *self,
                        RkRegisterPaperFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  if (self->invented)
    return rk_register_run_invented (self, func, data, error);
  for (guint at = 0; at < self->ids->len; at += CHUNK)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !run_chunk (self, at, func, data, error))
      return FALSE;
  rk_register_tell (self);
  return TRUE;
}

/* ── the menu ────────────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_register_paper_menu (RkRegisterPaper *self, gint64 scheme, int year, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %d", scheme, year);
  GPtrArray *menu = g_hash_table_lookup (self->menus, key);

  if (menu)
    return menu;
  menu = rk_schemes_menu (self->db, scheme, year, error);
  if (menu)
    g_hash_table_insert (self->menus, g_steal_pointer (&key), menu);
  return menu;
}

GPtrArray *
rk_register_paper_menu_now (RkRegisterPaper *self, const RkRegisterItem *item, GError **error)
{
  return rk_register_paper_menu (self, rk_record_id (item->scheme), rk_fiscal_year (self->day),
                                 error);
}

gboolean
rk_register_paper_declares (const RkRecord *status, const char *code)
{
  const char *codes = rk_paper_text (status, "activities");
  gsize length = strlen (code);

  for (const char *at = strstr (codes, code); at; at = strstr (at + 1, code))
    {
      char before = at == codes ? ' ' : at[-1];
      char after = at[length];

      if (before == ' ' && (after == ' ' || after == '\0' || after == '-'))
        return TRUE;
    }
  return FALSE;
}

static char *
activity_words (RkRegisterPaper *self, const RkRegisterItem *item)
{
  GPtrArray *menu = rk_register_paper_menu_now (self, item, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; menu && i < menu->len; i++)
    if (rk_register_paper_declares (item->record, rk_paper_text (menu->pdata[i], "code")))
      g_string_append_printf (words, "%s%s", words->len ? "\n" : "",
                              rk_paper_text (menu->pdata[i], "label"));
  return g_string_free (words, FALSE);
}

/* ── fields ──────────────────────────────────────────────────────────────────────────────── */

static char *
display (const RkRecord *record, const char *field)
{
  int index = record ? rk_kind_field (rk_record_kind (record), field) : -1;

  return index >= 0 ? rk_record_dup_display (record, index) : g_strdup ("");
}

char *
rk_register_paper_address (const RkRecord *workplace)
{
  g_autofree char *whole = rk_workplace_full_address (workplace);

  return rk_area_full_address (rk_record_get (workplace, "municipality_code"), whole);
}

static void
set_workplace (RkFields *fields, const RkRegisterItem *item)
{
  static const char *const pairs[]
      = { "事業所名",    "name",     "事業所の読み",     "kana",       "事業所の郵便番号",
          "postal_code", "法人番号", "corporate_number", "代表者職名", "representative_title",
          "産業",        "industry", "従業員数",         "employees" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    rk_fields_take (fields, pairs[i], display (item->workplace, pairs[i + 1]));
  rk_fields_take (fields, "事業所の所在地", rk_register_paper_address (item->workplace));
  rk_fields_take (fields, "代表者",
                  rk_text_person_name (rk_paper_text (item->workplace, "representative")));
  rk_fields_take (fields, "事業所の担当者",
                  rk_text_person_name (rk_paper_text (item->workplace, "contact")));
}

/* 登録します, 認定します: 優良 is certified, too. */
static const char *
verb_of (const RkRecord *level)
{
  const char *rung = rk_paper_text (level, "rung");

  return g_str_equal (rung, "優良") ? "認定" : rung;
}

static char *
day_or_nothing (const char *iso)
{
  return iso ? rk_paper_day_words (iso, FALSE) : g_strdup ("");
}

/* 「令和5年度、令和6年度」 */
static char *
missing_words (const RkRecord *record)
{
  const char *words = rk_paper_text (record, "missing_reports");
  g_auto (GStrv) years = g_strsplit (words, " ", -1);
  GString *out = g_string_new (NULL);

  for (char **year = years; *year && **year; year++)
    {
      g_autofree char *label = NULL;
      int number;

      if (!rk_fiscal_year_parse (*year, &number, NULL))
        continue;
      label = rk_fiscal_year_label (number);
      g_string_append_printf (out, "%s%s", out->len ? "、" : "", label);
    }
  return g_string_free (out, FALSE);
}

/* Two weeks, and then a day on which offices are open. */
static RkDate
soon (const RkRegisterPaper *self)
{
  return rk_date_to_workday (rk_date_add_days (self->day, REPLY_DAYS), 1);
}

/* Of a renewal a month before the term ends, but not in less than two weeks, nor after its end. */
static RkDate
reply_day (RkRegisterPaper *self, const RkRecord *record)
{
  RkDate end, until;

  if (g_strcmp0 (self->work, RK_REGISTER_RENEWAL) != 0
      || !rk_date_from_iso (rk_paper_text (record, "expires_on"), &end) || !rk_date_is_full (end)
      || rk_date_compare (end, self->day) < 0)
    return soon (self);
  until = rk_date_to_workday (rk_date_add_months (end, -1), -1);
  if (rk_date_compare (until, soon (self)) >= 0)
    return until;
  if (rk_date_compare (soon (self), end) <= 0)
    return soon (self);
  until = rk_date_to_workday (end, -1);
  return rk_date_compare (until, self->day) < 0 ? end : until;
}

static char *
day_words (RkDate day)
{
  g_autofree char *iso = rk_date_to_iso (day);

  return rk_paper_day_words (iso, TRUE);
}

char *
rk_register_paper_report_until (RkRegisterPaper *self, const RkRegisterItem *item)
{
  RkDate due;

  if (!rk_register_report_due (rk_record_get (item->scheme, "report_due"),
                               rk_register_paper_report_year (self, item->record), &due)
      || rk_date_compare (due, self->day) < 0)
    due = soon (self);
  return day_words (due);
}

static void
set_term (RkFields *fields, const RkRecord *record)
{
  const char *start = rk_record_get (record, "term_start");
  const char *end = rk_record_get (record, "expires_on");
  g_autofree char *since = rk_paper_day_words (start ? start : "", FALSE);

  rk_fields_take (fields, "有効期間",
                  end     ? rk_paper_term_words (start, end)
                  : start ? g_strconcat (since, "から", NULL)
                          : g_strdup (""));
  rk_fields_take (fields, "有効期限", day_or_nothing (end));
}

static void
set_status (RkRegisterPaper *self, RkFields *fields, const RkRegisterItem *item)
{
  static const char *const none[]
      = { "登録日", "有効期間", "有効期限", "期", "取組", "宣言文", "未提出の報告", "報告の年度" };
  const RkRecord *record = item->record;

  if (self->kind == &rk_kind_award)
    {
      for (guint i = 0; i < G_N_ELEMENTS (none); i++)
        rk_fields_set (fields, none[i], NULL);
      rk_fields_take (fields, "回答期限", day_words (soon (self)));
      return;
    }
  rk_fields_take (fields, "登録日", day_or_nothing (rk_record_get (record, "registered_on")));
  set_term (fields, record);
  rk_fields_take (fields, "期", display (record, "terms"));
  rk_fields_take (fields, "取組", activity_words (self, item));
  rk_fields_set (fields, "宣言文", rk_paper_text (record, "declaration"));
  rk_fields_take (fields, "未提出の報告", missing_words (record));
  rk_fields_take (fields, "報告の年度",
                  rk_fiscal_year_label (rk_register_paper_report_year (self, record)));
  rk_fields_take (fields, "回答期限", day_words (reply_day (self, record)));
}

static void
set_award (RkFields *fields, const RkRecord *record)
{
  static const char *const pairs[] = { "賞",          "prize",    "部門",   "division",   "推薦者",
                                       "recommender", "推薦理由", "reason", "表彰の年度", "year" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    rk_fields_take (fields, pairs[i], display (record, pairs[i + 1]));
  rk_fields_take (fields, "表彰番号", display (record, "number"));
  rk_fields_take (fields, "表彰式の日", day_or_nothing (rk_record_get (record, "ceremony_on")));
}

static void
set_scheme (RkFields *fields, const RkRegisterItem *item)
{
  static const char *const pairs[]
      = { "制度", "name", "制度の略称", "short", "実施主体", "operator", "交付者", "issuer" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    rk_fields_set (fields, pairs[i], rk_paper_text (item->scheme, pairs[i + 1]));
  rk_fields_set (fields, "段階", rk_paper_text (item->level, "name"));
  rk_fields_set (fields, "登録の別", verb_of (item->level));
  rk_fields_set (fields, "証の名", rk_paper_text (item->level, "certificate"));
  /* An award has a number of its own. */
  rk_fields_set (fields, "登録番号",
                 rk_record_kind (item->record) == &rk_kind_award
                     ? rk_paper_text (item->workplace, "registration_number")
                     : rk_paper_text (item->record, "number"));
}

RkFields *
rk_register_paper_fields (RkRegisterPaper *self, const RkRegisterItem *item)
{
  RkFields *fields = rk_fields_new (self->fields);

  set_workplace (fields, item);
  set_scheme (fields, item);
  set_status (self, fields, item);
  if (self->kind == &rk_kind_award)
    set_award (fields, item->record);
  return fields;
}

const RkRecord *
rk_register_paper_letter (RkRegisterPaper *self,
                          const char *document,
                          const RkRegisterItem *item,
                          GError **error)
{
  gint64 scheme = rk_record_id (item->scheme);
  g_autofree char *key = NULL;
  RkRecord *letter;

  if (self->letter && g_strcmp0 (rk_record_get (self->letter, "document"), document) == 0)
    return self->letter;
  key = g_strdup_printf ("%s %" G_GINT64_FORMAT, document, scheme);
  letter = g_hash_table_lookup (self->letters, key);
  if (letter)
    return letter;
  letter = rk_letter_find (self->db, document, "scheme_id", scheme, error);
  if (letter)
    g_hash_table_insert (self->letters, g_steal_pointer (&key), letter);
  return letter;
}

/* ── paper ───────────────────────────────────────────────────────────────────────────────── */

RkDocument *
rk_register_paper_document (RkRegisterPaper *self,
                            const char *title,
                            gboolean landscape,
                            RkPaperUse use)
{
  RkPaperData data = { .office = self->office, .day = self->day };
  RkDocument *document = rk_paper_document (&data, title, use);

  rk_document_set_paper (document, RK_PAPER_A4, landscape, use);
  self->document = document;
  rk_register_tell (self);
  return document;
}
