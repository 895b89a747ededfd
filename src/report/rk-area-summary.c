#include "rk-area-summary.h"

#include <math.h>
#include <string.h>

#include "rk-area.h"
#include "rk-figure.h"
#include "rk-kinds.h"
#include "rk-query.h"

static const char *const fields[]
    = { "strength_1", "strength_2", "strength_3", "issue_1", "issue_2", "issue_3" };

const char *
rk_area_summary_field (guint place)
{
  return fields[place];
}

/* The change is of the rate: behind a ratio it says so. */
static char *
dup_sentence (const RkFinding *finding)
{
  g_autofree char *sentence = rk_indicator_dup_own_sentence (finding->values, finding->row, NULL);
  g_autofree char *change = NULL;
  const char *measure = rk_record_get (finding->indicator, "measure");
  gboolean named = finding->values->kind == RK_VALUES_RATIO && measure;

  if (isnan (finding->change))
    return g_steal_pointer (&sentence);
  change = rk_finding_dup_change (finding);
  return g_strdup_printf ("%s%s%s%s%s%s。", sentence, named ? measure : "", named ? "は" : "",
                          change ? "前年から" : "前年と変わらない", change ? change : "",
                          change == NULL || finding->change_sure ? "" : "（偶然の範囲）");
}

static RkRecord *
new_record (const char *area)
{
  RkDraft *draft = rk_draft_new (&rk_kind_area_summary);
  const RkMedicalArea *known = rk_medical_area_by_code (area);

  rk_draft_put (draft, "area", area);
  rk_draft_put (draft, "name", known ? known->name : area);
  return rk_draft_end (draft);
}

/* How much of its name a sentence has; 0: it is not about it */
static gsize
names (const char *text, const RkFinding *finding)
{
  const char *name = rk_indicator_short (finding->indicator);
  char other = finding->sex == 'M' ? 'F' : 'M';
  gboolean own = strstr (text, rk_sex_paper (finding->sex)) != NULL;

  if (!strstr (text, name)
      || (finding->sex != 'T' && !own && strstr (text, rk_sex_paper (other)) != NULL))
    return 0;
  return 2 * strlen (name) + own;
}

/* What is written is of the indicator that it names, wherever that stands by now. */
static void
look_at_written (RkAreaSummary *self, const GPtrArray *findings, guint place)
{
  const char *text = rk_record_get (self->record, fields[place]);
  g_autofree char *sentence = NULL;
  const RkFinding *named = NULL;
  gsize most = 0;

  if (text == NULL || g_str_equal (text, RK_AREA_SUMMARY_NONE))
    return;
  if (self->picked[place])
    most = names (text, self->picked[place]);
  for (guint i = 0; i < findings->len; i++)
    if (names (text, findings->pdata[i]) > most)
      {
        named = findings->pdata[i];
        most = names (text, named);
      }
  if (named)
    self->picked[place] = named;
  if (most == 0)
    return;
  sentence = dup_sentence (self->picked[place]);
  self->doubts[place]
      = rk_figure_dup_doubt (text, sentence, self->picked[place]->values, NULL, FALSE);
}

RkAreaSummary *
rk_area_summary_load (RkDb *db, const char *area, const GPtrArray *findings, GError **error)
{
  g_autoptr (RkAreaSummary) self = g_new0 (RkAreaSummary, 1);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_area_summary);
  g_autoptr (GPtrArray) records = NULL;

  if (!rk_query_where (query, "area", area, error))
    return NULL;
  records = rk_query_records (db, query, NULL, error);
  if (records == NULL)
    return NULL;
  self->record = records->len ? rk_record_ref (records->pdata[0]) : new_record (area);
  self->unjudged = rk_findings_list_unjudged (findings, 0, &self->n_judged);
  if (findings->len == 0)
    self->without
        = rk_findings_lack_nation (db, area)
              ? "比べる全国の値がありません。同じ年度の都道府県別の表も取り込んでください。"
              : "取り込んだ表に、この圏域の値はまだありません。";
  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GPtrArray) picked
          = rk_findings_pick (findings, side ? -1 : 1, RK_AREA_SUMMARY_MOST);

      for (guint i = 0; i < picked->len; i++)
        {
          guint place = side * RK_AREA_SUMMARY_MOST + i;

          self->picked[place] = picked->pdata[i];
          self->generated[place] = dup_sentence (picked->pdata[i]);
        }
    }
  for (guint place = 0; place < G_N_ELEMENTS (fields); place++)
    look_at_written (self, findings, place);
  return g_steal_pointer (&self);
}

void
rk_area_summary_add_remarks (const RkAreaSummary *self, RkDocument *document)
{
  for (guint place = 0; place < G_N_ELEMENTS (fields); place++)
    if (self->doubts[place])
      {
        g_autofree char *remark
            = g_strdup_printf ("%s　%s%u: %s", rk_record_get (self->record, "name"),
                               place < RK_AREA_SUMMARY_MOST ? "強み" : "課題",
                               place % RK_AREA_SUMMARY_MOST + 1, self->doubts[place]);

        rk_document_add_remark (document, remark);
      }
}

void
rk_area_summary_free (RkAreaSummary *self)
{
  g_clear_pointer (&self->record, rk_record_unref);
  g_clear_pointer (&self->unjudged, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->generated); i++)
    {
      g_free (self->generated[i]);
      g_free (self->doubts[i]);
    }
  g_free (self);
}

const char *
rk_area_summary_text (const RkAreaSummary *self, guint place)
{
  const char *written = rk_record_get (self->record, fields[place]);

  return written ? written : self->generated[place];
}

char *
rk_area_summary_dup_words (const RkAreaSummary *self, gboolean strengths)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < RK_AREA_SUMMARY_MOST; i++)
    {
      const char *text = rk_area_summary_text (self, i + (strengths ? 0 : RK_AREA_SUMMARY_MOST));

      if (text && !g_str_equal (text, RK_AREA_SUMMARY_NONE))
        g_string_append_printf (out, "%s%s", out->len ? "\n" : "", text);
    }
  if (out->len == 0 && self->without)
    g_string_append (out, self->without);
  else if (out->len == 0 && self->n_judged == 0)
    g_string_append (out, RK_FINDINGS_NONE_JUDGED);
  else if (out->len == 0)
    {
      g_string_append (out, strengths
                                ? "全国より有意に良い向きの指標は、取り込んだ中にはない。"
                                : "全国より有意に良くない向きの指標は、取り込んだ中にはない。");
      rk_indicator_append_unjudged (out, self->unjudged, "項目", RK_INDICATOR_UNJUDGED);
    }
  return g_string_free (out, FALSE);
}
