/* 圏域カルテ: one A4 for each 圏域, in the same order for all, so that two can be laid side by
 * side. */
#include <math.h>
#include <string.h>

#include "rk-area-summary.h"
#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-councils.h"
#include "rk-indicator-findings.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-text.h"

#define STRIP_COLUMN 7

typedef struct
{
  RkDb *db;
  const RkReportParams *params;
  const RkMedicalArea *area;
  GPtrArray *findings;
  RkDocument *document;
} Profile;

/* ── head ────────────────────────────────────────────────────────────────────────────────── */

static char *
towns_of (const RkMedicalArea *area)
{
  GString *names = g_string_new (NULL);
  gsize n;
  const RkArea *areas = rk_area_list (&n);

  for (gsize i = 0; i < n; i++)
    if (areas[i].medical_area == area)
      g_string_append_printf (names, "%s%s", names->len ? "、" : "", areas[i].name);
  return g_string_free (names, FALSE);
}

static RkRecord *
council_of (Profile *self, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GPtrArray) councils = NULL;

  if (!rk_query_where (query, "area", self->area->name, error))
    return NULL;
  councils = rk_query_records (self->db, query, NULL, error);
  return councils && councils->len ? rk_record_ref (councils->pdata[0]) : NULL;
}

static char *
count_workplaces (Profile *self)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  guint64 total;
  g_autofree char *number = NULL;

  if (!rk_query_where (query, "medical_area", self->area->name, NULL)
      || !rk_query_total (self->db, query, &total, NULL, NULL))
    return g_strdup ("－");
  number = rk_report_number (total);
  return g_strconcat (number, "か所", NULL);
}

static char *
population_of (Profile *self)
{
  g_autoptr (RkRecord) card = rk_indicators_find (self->db, "population", NULL);
  g_autoptr (RkValues) values
      = card ? rk_indicator_values_of (self->db, card, RK_AREA_MEDICAL, 0, RK_VALUES_RATE, NULL)
             : NULL;
  const RkIndicatorValue *row = values ? rk_values_row (values, self->area->code, 'T') : NULL;
  g_autofree char *plain = NULL;
  g_autofree char *digits = NULL;

  if (row == NULL || isnan (row->observed))
    return g_strdup ("－（未取込）");
  plain = g_strdup_printf ("%.0f", row->observed);
  digits = rk_text_group_digits (plain);
  return g_strconcat (digits, "人", NULL);
}

static void
add_facts (Profile *self)
{
  g_autoptr (RkRecord) council = council_of (self, NULL);
  g_autofree char *towns = towns_of (self->area);
  g_autofree char *people = population_of (self);
  g_autofree char *workplaces = count_workplaces (self);
  int members = council ? rk_kind_field (&rk_kind_council, "members") : -1;
  int level = council ? rk_kind_field (&rk_kind_council, "level_of_maturity") : -1;
  g_autofree char *n = members >= 0 ? rk_record_dup_display (council, members) : g_strdup ("－");
  g_autofree char *maturity = level >= 0 ? rk_record_dup_display (council, level) : g_strdup ("－");
  g_autofree char *words = g_strdup_printf ("委員%s人", n);

  rk_document_add_facts (self->document, 1, "市町", towns, NULL);
  rk_document_add_facts (self->document, 2, "人口", people, "登録事業所", workplaces, "協議会",
                         words, "成長段階", *maturity ? maturity : "－", NULL);
}

static gboolean
add_summary (Profile *self, GError **error)
{
  g_autoptr (RkAreaSummary) summary
      = rk_area_summary_load (self->db, self->area->code, self->findings, error);
  g_autofree char *good = summary ? rk_area_summary_dup_words (summary, TRUE) : NULL;
  g_autofree char *bad = summary ? rk_area_summary_dup_words (summary, FALSE) : NULL;
  g_autofree char *change = rk_findings_dup_changes (self->findings, 3);
  const RkEntry entries[] = {
    { RK_PARAGRAPH_BODY, "良い点", good, NULL, 0, 4.5, 0.6 },
    { RK_PARAGRAPH_BODY, "課題", bad, NULL, 0, 4.5, 0.6 },
    { RK_PARAGRAPH_BODY, "変化", change, NULL, 0, 4.5, 0.6 },
  };

  if (summary == NULL)
    return FALSE;
  rk_document_add_heading (self->document, "1　まとめ");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    rk_document_add_entry (self->document, &entries[i]);
  return TRUE;
}

/* ── the table ───────────────────────────────────────────────────────────────────────────── */

static char *
number_words (const RkFinding *finding, double number)
{
  return rk_values_dup_number (finding->rates ? finding->rates : finding->values, number,
                               finding->row->hidden ? finding->row : NULL);
}

static char *
change_words (const RkFinding *finding)
{
  g_autofree char *plain = NULL;

  if (finding->row->hidden)
    return g_strdup ("※");
  if (isnan (finding->change))
    return g_strdup ("…");
  plain = g_strdup_printf ("%.1f", finding->change);
  if (finding->change > 0)
    return g_strconcat ("+", plain, NULL);
  return rk_text_group_digits (plain);
}

static void
add_finding (const Profile *self, RkReportGrid *grid, const RkFinding *finding)
{
  g_autofree char *name
      = finding->sex == 'T' ? g_strdup (rk_record_get (finding->indicator, "name"))
                            : g_strdup_printf ("%s　%s", rk_record_get (finding->indicator, "name"),
                                               rk_sex_paper (finding->sex));
  const RkIndicatorValue *shown = finding->rate ? finding->rate : finding->row;
  g_autofree char *own = number_words (finding, shown->value);
  g_autofree char *prefecture = number_words (finding, finding->prefecture);
  g_autofree char *nation = number_words (finding, finding->nation);
  g_autofree char *ratio
      = finding->values->kind == RK_VALUES_RATIO
            ? rk_values_dup_number (finding->values, finding->row->value, finding->row)
            : g_strdup ("－");
  g_autofree char *change = change_words (finding);
  g_autofree char *year = rk_fiscal_year_label_short (finding->values->year);
  const char *category = rk_record_get (finding->indicator, "category");
  RkChart *strip = rk_finding_strip (finding, self->area->code, self->area->name);

  rk_report_grid_add (grid, 0, category ? category : "", name,
                      rk_record_get (finding->indicator, "unit"), own, prefecture, nation, ratio,
                      "", change, year);
  rk_chart_set_bare (strip, TRUE);
  rk_report_grid_chart (grid, STRIP_COLUMN, strip);
}

static void
add_place (Profile *self)
{
  static const RkTableColumn columns[] = {
    { "分野", .width = 17, .is_label = TRUE, .is_merged = TRUE, .fit = RK_FIT_TEXT, .size = 8 },
    { "指標", .weight = 1, .fit = RK_FIT_TEXT, .size = 8.5 },
    { "単位", .width = 8, .align = RK_ALIGN_CENTRE, .size = 8 },
    { "圏域", .width = 12, .align = RK_ALIGN_RIGHT },
    { "県", .width = 11, .align = RK_ALIGN_RIGHT },
    { "全国", .width = 11, .align = RK_ALIGN_RIGHT },
    { "該当比", .width = 13, .align = RK_ALIGN_RIGHT },
    [STRIP_COLUMN] = { "← 悪い　県の値　良い →", .width = 44 },
    { "前年差", .width = 12, .align = RK_ALIGN_RIGHT },
    { "時点", .width = 9, .align = RK_ALIGN_CENTRE, .size = 8 },
  };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  for (guint i = 0; i < self->findings->len; i++)
    add_finding (self, grid, self->findings->pdata[i]);
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 0, 7.4);
  rk_table_set_empty (table, "取り込んだ指標はまだありません。");
  rk_document_add_heading (self->document, "2　県・全国の中での位置");
  rk_document_add_table (self->document, table);
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE,
                             "■ 全国より有意に悪い　◇ 差があるとはいえない　○ 全国より有意に良い　"
                             "帯：ほかの圏域の幅（濃い所は中央の半分）　細い縦線：各圏域　"
                             "低い方が良い指標は左右を反転");
}

/* ── trends and notes ────────────────────────────────────────────────────────────────────── */

static void
add_sources (Profile *self)
{
  g_autofree char *sources = rk_findings_dup_sources (self->findings);
  g_autofree char *text
      = g_strdup_printf ("出典　%s\n注　該当比は全国＝100（間接法）。判定は95%%"
                         "信頼区間による。良い・悪いは指標ごとの"
                         "良い向きで決まる。図の位置は年齢調整をしない値、印は該当比の判定。推移の●"
                         "太い線は当圏域、□破線は全国、縦の破線は質問などの変更。前年差"
                         "の▲は減少、「…」は比べられる前年値なし、※は秘匿。",
                         *sources ? sources : "－");
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE, text);
}

static gboolean
add_area (Profile *self, GError **error)
{
  g_autoptr (GPtrArray) findings
      = rk_findings_load (self->db, self->area->code, self->params->year, NULL, error);

  if (findings == NULL)
    return FALSE;
  self->findings = findings;
  add_facts (self);
  if (!add_summary (self, error))
    return FALSE;
  add_place (self);
  rk_findings_add_trends (self->document, "3　推移", findings, self->area->code);
  add_sources (self);
  return TRUE;
}

/* The area of the council asked for; of one that is of none of them, as the prefecture's, all. */
static gboolean
pick_areas (RkDb *db, const RkReportParams *params, GPtrArray *areas, GError **error)
{
  gsize n;
  const RkMedicalArea *all = rk_medical_area_list (&n);
  g_autoptr (RkRecord) council
      = params->council > 0 ? rk_records_get (db, &rk_kind_council, params->council, error) : NULL;
  const char *name = council ? rk_record_get (council, "area") : NULL;

  if (params->council > 0 && council == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (name == NULL || g_str_equal (name, all[i].name))
      g_ptr_array_add (areas, (gpointer)&all[i]);
  if (areas->len == 0)
    for (gsize i = 0; i < n; i++)
      g_ptr_array_add (areas, (gpointer)&all[i]);
  return TRUE;
}

RkDocument *
rk_report_area_profile (RkDb *db,
                        const RkReportParams *params,
                        GCancellable *cancellable,
                        GError **error)
{
  Profile self = { .db = db, .params = params };
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autofree char *office = NULL;
  g_autofree char *title = NULL;
  g_autofree char *year = rk_fiscal_year_label (
      params->year ? params->year : rk_fiscal_year (rk_report_day (params->as_of)));
  g_autoptr (RkDocument) document = NULL;

  if (!pick_areas (db, params, areas, error))
    return NULL;
  title = areas->len == 1 ? g_strdup_printf ("圏域カルテ　%s圏域　%s",
                                             ((RkMedicalArea *)areas->pdata[0])->name, year)
                          : g_strdup_printf ("圏域カルテ　%s", year);
  document = rk_report_prepare (db, title, params, &office, error);
  if (document == NULL)
    return NULL;
  self.document = document;
  for (guint i = 0; i < areas->len; i++)
    {
      self.area = areas->pdata[i];
      if (areas->len > 1)
        {
          g_autofree char *heading = g_strdup_printf ("%s圏域", self.area->name);

          rk_document_start_part (document, heading);
          rk_document_set_note (document, NULL);
          rk_document_add_title (document, RK_TITLE_PAPER);
          rk_document_add_heading (document, heading);
        }
      else
        rk_document_add_title (document, RK_TITLE_PAPER);
      if (!add_area (&self, error))
        return NULL;
    }
  return g_steal_pointer (&document);
}
