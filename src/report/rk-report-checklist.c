#include "rk-report-checklist.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-editions.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"

void
rk_checklist_paper_clear (RkChecklistPaper *self)
{
  g_clear_pointer (&self->office, rk_record_unref);
  g_clear_pointer (&self->edition, rk_edition_unref);
  g_clear_pointer (&self->councils, g_ptr_array_unref);
}

/* ── which councils ──────────────────────────────────────────────────────────────────────── */

static gboolean
load_councils (RkChecklistPaper *self, RkQuery *query, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_sort (query, "level", error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL)
    return FALSE;
  self->councils = rk_records_fetch (self->db, &rk_kind_council,
                                     (const gint64 *)(gpointer)ids->data, ids->len, error);
  return self->councils != NULL;
}

/* All those of the level that the edition is for. */
static gboolean
load_all_councils (RkChecklistPaper *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  gboolean prefecture = g_strcmp0 (self->edition->target, "prefecture") == 0;

  return rk_query_where (query, "level", prefecture ? RK_LEVEL_PREFECTURE : RK_LEVEL_AREA, error)
         && load_councils (self, query, error);
}

static gboolean
load_one_council (RkChecklistPaper *self, gint64 id, GError **error)
{
  RkRecord *council = rk_records_get (self->db, &rk_kind_council, id, error);

  if (council == NULL)
    return FALSE;
  self->councils = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  g_ptr_array_add (self->councils, council);
  return TRUE;
}

static gboolean
is_chosen (const RkReportParams *params)
{
  return params->query && rk_query_kind (params->query) == &rk_kind_council
         && rk_query_is_filtered (params->query);
}

/* The council by which an edition is chosen where none is named. */
static gboolean
find_like (RkChecklistPaper *self, gboolean several, gint64 *id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GArray) ids = NULL;

  if (!several)
    return rk_councils_default (self->db, id, error);
  if (!rk_query_where (query, "level", RK_LEVEL_AREA, error)
      || (ids = rk_query_ids (self->db, query, NULL, error)) == NULL)
    return FALSE;
  *id = ids->len ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

static gboolean
load_edition (RkChecklistPaper *self,
              const RkReportParams *params,
              gboolean several,
              GError **error)
{
  gint64 council = params->council;
  gint64 id = params->edition;

  if (id == 0 && council == 0 && !find_like (self, several, &council, error))
    return FALSE;
  if (id == 0 && !rk_editions_default (self->db, council, self->year, &id, error))
    return FALSE;
  if (id == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("There is no checklist in this office. Import one first."));
      return FALSE;
    }
  self->edition = rk_editions_load (self->db, id, error);
  return self->edition != NULL;
}

static gboolean
load_round (RkChecklistPaper *self, const RkReportParams *params, GError **error)
{
  g_autoptr (RkRecord) round = rk_records_get (self->db, &rk_kind_round, params->round, error);

  if (round == NULL)
    return FALSE;
  self->year = (int)rk_record_get_int (round, "year");
  self->edition = rk_editions_load (self->db, rk_record_get_int (round, "edition_id"), error);
  if (self->edition == NULL)
    return FALSE;
  if (rk_record_get_int (round, "council_id"))
    return load_one_council (self, rk_record_get_int (round, "council_id"), error);
  self->councils = g_ptr_array_new ();
  return TRUE;
}

gboolean
rk_checklist_paper_load (RkChecklistPaper *self,
                         RkDb *db,
                         const RkReportParams *params,
                         gboolean several,
                         GError **error)
{
  self->db = db;
  self->day = rk_report_day (params->as_of);
  self->office = rk_office_get (db, error);
  if (self->office == NULL)
    return FALSE;
  if (params->round)
    return load_round (self, params, error);
  self->year = params->year ? params->year : (int)rk_record_get_int (self->office, "fiscal_year");
  if (self->year == 0)
    self->year = rk_fiscal_year (self->day);
  if (!load_edition (self, params, several, error))
    return FALSE;
  if (params->council)
    return load_one_council (self, params->council, error);
  if (g_strcmp0 (self->edition->unit, RK_UNIT_COUNCIL) != 0)
    {
      self->councils = g_ptr_array_new ();
      return TRUE;
    }
  if (is_chosen (params))
    {
      g_autoptr (RkQuery) query = rk_query_copy (params->query);

      if (!load_councils (self, query, error))
        return FALSE;
    }
  else if (!load_all_councils (self, error))
    return FALSE;
  if (self->councils->len)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("There is no council this checklist is for. Name one."));
  return FALSE;
}

/* ── what was answered ───────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_checklist_paper_rounds (const RkChecklistPaper *self, int from, int to, GError **error)
{
  return rk_checklists_rounds (self->db, self->edition, 0, from, to, error);
}

RkChecklist *
rk_checklist_paper_round (const RkChecklistPaper *self,
                          const RkReportParams *params,
                          const RkRecord *council,
                          GError **error)
{
  RkRoundSubject subject = { .edition = self->edition->id,
                             .council = council ? rk_record_id (council) : 0,
                             .year = self->year };
  gint64 id = params->round;

  if (id == 0 && !rk_checklists_find (self->db, &subject, &id, error))
    return NULL;
  return id ? rk_checklist_load (self->db, id, error) : NULL;
}

gpointer
rk_checklist_paper_missing (const RkChecklistPaper *self, const RkRecord *council, GError **error)
{
  g_autofree char *year = rk_fiscal_year_label (self->year);

  if (error == NULL || *error == NULL)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("%s has not answered “%s” for %s. Answer it first, or print the blank form."),
                 council ? rk_record_get (council, "name") : "", self->edition->title, year);
  return NULL;
}

RkDocument *
rk_checklist_paper_document (const RkChecklistPaper *self,
                             const char *title,
                             RkPaperSize size,
                             gboolean landscape)
{
  RkDocument *document = rk_document_new (title);
  g_autofree char *iso = rk_date_to_iso (self->day);
  g_autofree char *created = g_strconcat (iso, "T00:00:00+09:00", NULL);
  g_autofree char *foot = g_strconcat ("作成　", rk_record_get (self->office, "name"), NULL);

  rk_document_set_paper (document, size, landscape,
                         size == RK_PAPER_A3 && landscape ? RK_PAPER_USE_MATRIX
                                                          : RK_PAPER_USE_PAPER);
  rk_document_set_fonts (document, rk_record_get (self->office, "paper_gothic"),
                         rk_record_get (self->office, "paper_mincho"));
  rk_document_set_origin (document, rk_record_get (self->office, "name"), created);
  rk_document_set_foot (document, foot);
  rk_document_set_specimen (document, rk_record_get_int (self->office, "sample") != 0);
  return document;
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

char *
rk_checklist_dup_title (const RkEdition *edition)
{
  static const char *const tags[]
      = { "（再構成版）", "(再構成版)", "（独自）", "(独自)", "（公表版）", "(公表版)" };
  g_autofree char *target = g_strconcat (rk_target_words (edition->target), "版 ", NULL);
  const char *from = edition->title;
  gsize n;

  if (g_str_has_prefix (from, target))
    from += strlen (target);
  n = strlen (from);
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_has_suffix (from, tags[i]) && n > strlen (tags[i]))
      n -= strlen (tags[i]);
  return g_strndup (from, n);
}

char *
rk_checklist_council_name (const RkRecord *council)
{
  const char *area = rk_record_get (council, "area");
  const char *short_name = rk_record_get (council, "short_name");

  if (area && g_strcmp0 (rk_record_get (council, "level"), RK_LEVEL_AREA) == 0)
    return g_str_has_suffix (area, "圏域") ? g_strdup (area) : g_strconcat (area, "圏域", NULL);
  return g_strdup (short_name ? short_name : rk_record_get (council, "name"));
}

char *
rk_checklist_about (const RkRecord *round, const RkRecord *council)
{
  RkRoundSubject subject = { 0 };

  if (round)
    rk_checklists_subject (round, &subject);
  if (subject.meeting || subject.workplace || subject.subject)
    return g_strdup (rk_record_get (round, "about"));
  return council ? rk_checklist_council_name (council) : g_strdup ("");
}

char *
rk_checklist_level_short (const RkEdition *edition, const int *answers)
{
  g_autoptr (RkLevel) level = rk_level_compute (edition, answers);

  if (level->level >= 0)
    return g_strdup (rk_level_short (rk_edition_level (edition, (guint)level->level)->label));
  if (level->next >= 0)
    return g_strdup_printf ("%s未満",
                            rk_level_short (rk_edition_level (edition, (guint)level->next)->label));
  return level->total.most ? g_strdup_printf ("%.1f％", rk_rate_percent (&level->total))
                           : g_strdup ("－");
}
