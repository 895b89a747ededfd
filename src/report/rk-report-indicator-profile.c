/* 圏域カルテ: one A4 for each 圏域, in the same order for all, so that two can be laid side by
 * side. Where there are more indicators than one page has room for, those that tell areas from the
 * nation are kept, and the paper says how many are left out. */
#include <math.h>
#include <string.h>

#include "rk-area-summary.h"
#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-councils.h"
#include "rk-indicator-findings.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-pages.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-text.h"

#define STRIP_COLUMN 7
#define ROW_HEIGHT 7.4 /* mm */
#define DENSE_ROW 5.8  /* where there are many */
#define DENSE_SIZE 8.0 /* pt */
#define MOST_NAMES 6   /* of what is left out */

/* @heading: (nullable): of a paper of several areas; @ranked: findings, the first to be kept first;
 * @n_rows, @row_height: what is tried */
typedef struct
{
  RkDb *db;
  const RkReportParams *params;
  const char *title;
  const RkMedicalArea *area;
  char *heading;
  GPtrArray *findings;
  RkAreaSummary *summary;
  GPtrArray *ranked;
  guint n_rows;
  double row_height;
  gboolean too_long;
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

  g_autofree char *iso = rk_date_to_iso (rk_report_day (self->params->as_of));

  if (!rk_query_where (query, "area", self->area->name, error))
    return NULL;
  rk_query_as_of (query, iso);
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

/* What is known of the people of one sex, or of both as they were read. NaN: nothing */
static double
people_of (Profile *self, RkRecord *card, char sex)
{
  RkValuesRequest request
      = { .kind = RK_VALUES_RATE, .level = RK_AREA_MEDICAL, .sex = sex, .prefecture = "22" };
  g_autoptr (RkValues) values = rk_values_compute (self->db, card, &request, NULL);
  const RkIndicatorValue *row = values ? rk_values_row (values, self->area->code, sex) : NULL;

  return row == NULL ? NAN : isnan (row->value) ? row->observed : row->value;
}

static char *
population_of (Profile *self)
{
  g_autoptr (RkRecord) card = rk_indicators_find (self->db, "population", NULL);
  double people = card ? people_of (self, card, 'T') : NAN;
  g_autofree char *plain = NULL;
  g_autofree char *digits = NULL;

  if (card && isnan (people))
    people = people_of (self, card, 'M') + people_of (self, card, 'F');
  if (isnan (people))
    return g_strdup ("－（未取込）");
  plain = g_strdup_printf ("%.0f", people);
  digits = rk_text_group_digits (plain);
  return g_strconcat (digits, "人", NULL);
}

/* Of the day of the paper; in the papers of a meeting of the council as its minutes count them. */
static char *
count_members (Profile *self, const RkRecord *council)
{
  g_autoptr (RkRecord) meeting = NULL;
  RkQuorum quorum;

  if (council == NULL)
    return g_strdup ("－");
  if (self->params->meeting)
    meeting = rk_records_get (self->db, &rk_kind_meeting, self->params->meeting, NULL);
  if (meeting && rk_record_get_int (meeting, "council_id") == rk_record_id (council)
      && rk_meetings_quorum (self->db, rk_record_id (meeting), &quorum, NULL, NULL))
    return g_strdup_printf ("%u", quorum.members);
  return rk_record_dup_display (council, rk_kind_field (&rk_kind_council, "members"));
}

static void
add_facts (Profile *self)
{
  g_autoptr (RkRecord) council = council_of (self, NULL);
  g_autofree char *towns = towns_of (self->area);
  g_autofree char *people = population_of (self);
  g_autofree char *workplaces = count_workplaces (self);
  int level = council ? rk_kind_field (&rk_kind_council, "level_of_maturity") : -1;
  g_autofree char *n = count_members (self, council);
  g_autofree char *maturity = level >= 0 ? rk_record_dup_display (council, level) : g_strdup ("－");
  g_autofree char *words = g_strdup_printf ("%s（委員%s人）", *maturity ? maturity : "－", n);

  rk_document_add_facts (self->document, 1, "市町", towns, NULL);
  rk_document_add_facts (self->document, 3, "人口", people, "登録事業所", workplaces,
                         "協議会の段階", words, NULL);
}

static void
add_summary (Profile *self)
{
  g_autofree char *good = rk_area_summary_dup_words (self->summary, TRUE);
  g_autofree char *bad = rk_area_summary_dup_words (self->summary, FALSE);
  g_autofree char *change = rk_findings_dup_changes (self->findings, 3);
  const RkEntry entries[] = {
    { RK_PARAGRAPH_BODY, "良い点", good, NULL, 0, 4.5, 0.6 },
    { RK_PARAGRAPH_BODY, "課題", bad, NULL, 0, 4.5, 0.6 },
    { RK_PARAGRAPH_BODY, "変化", change, NULL, 0, 4.5, 0.6 },
  };

  rk_document_add_heading (self->document, "1　まとめ");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    rk_document_add_entry (self->document, &entries[i]);
}

/* ── which rows there are ────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkFinding *finding;
  gboolean spoken_of; /* in the summary of this area */
  guint n_sure;       /* areas that differ from the nation */
  guint place;
} Ranked;

static guint
count_sure (const RkFinding *finding)
{
  const GArray *rows = finding->values->rows;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (rows, RkIndicatorValue, i);

      n += row->sex == finding->sex
           && (row->state == RK_STAT_SURELY_HIGH || row->state == RK_STAT_SURELY_LOW);
    }
  return n;
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->spoken_of != second->spoken_of)
    return first->spoken_of ? -1 : 1;
  if (first->n_sure != second->n_sure)
    return first->n_sure > second->n_sure ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

/* What the summary speaks of, then what tells most areas from the nation: but for the first few the
 * same order for all areas. */
static GPtrArray *
rank (const GPtrArray *findings, const RkAreaSummary *summary)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Ranked));
  GPtrArray *ranked = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      RkFinding *finding = findings->pdata[i];
      Ranked one = { .finding = finding, .n_sure = count_sure (finding), .place = i };

      for (guint k = 0; k < G_N_ELEMENTS (summary->picked); k++)
        one.spoken_of |= summary->picked[k] == finding;
      g_array_append_val (all, one);
    }
  g_array_sort (all, compare_ranked);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (ranked, g_array_index (all, Ranked, i).finding);
  return ranked;
}

static gboolean
is_kept (const Profile *self, const RkFinding *finding)
{
  guint rank;

  return g_ptr_array_find (self->ranked, finding, &rank) && rank < self->n_rows;
}

static char *
dup_row_name (const RkFinding *finding)
{
  return finding->sex == 'T' ? g_strdup (rk_indicator_short (finding->indicator))
                             : g_strdup_printf ("%s　%s", rk_indicator_short (finding->indicator),
                                                rk_sex_paper (finding->sex));
}

/* Each indicator once, in their order. Returns: (nullable): nothing is left out */
static char *
dup_left_out (const Profile *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_left = self->ranked->len - MIN (self->n_rows, self->ranked->len);
  guint n_names = 0;

  for (guint i = 0; n_left > 0 && i < self->findings->len; i++)
    {
      const RkFinding *finding = self->findings->pdata[i];
      g_autofree char *name = dup_row_name (finding);

      if (!is_kept (self, finding) && n_names++ < MOST_NAMES)
        g_string_append_printf (names, "%s%s", n_names > 1 ? "、" : "", name);
    }
  if (n_left == 0)
    return NULL;
  if (n_left > MOST_NAMES)
    g_string_append_printf (names, "、ほか%u", n_left - MOST_NAMES);
  return g_strdup_printf (
      "まとめに挙げた指標と、全国と有意に違う圏域が多い指標から順に、1枚に入る"
      "%u行を載せた。載せていない%u行（%s）は「健康指標一覧（圏域別）」にある。",
      self->n_rows, n_left, names->str);
}

/* ── the table ───────────────────────────────────────────────────────────────────────────── */

/* A rate may be shown where the ratio may not. @row: (nullable): of the area */
static char *
number_words (const RkFinding *finding, double number, const RkIndicatorValue *row)
{
  return rk_values_dup_number (finding->rates ? finding->rates : finding->values, number, row);
}

static char *
change_words (const RkFinding *finding)
{
  const RkIndicatorValue *shown = finding->rate ? finding->rate : finding->row;
  g_autofree char *plain = NULL;

  if (isnan (finding->change))
    return g_strdup (rk_indicator_drawn (shown) == RK_CHART_WITHHELD ? "※" : "…");
  plain = g_strdup_printf ("%.1f", finding->change);
  if (finding->change > 0)
    return g_strconcat ("+", plain, NULL);
  return rk_text_group_digits (plain);
}

static void
add_finding (const Profile *self, RkReportGrid *grid, const RkFinding *finding)
{
  g_autofree char *name = dup_row_name (finding);
  const RkIndicatorValue *shown = finding->rate ? finding->rate : finding->row;
  g_autofree char *own = number_words (finding, shown->value, shown);
  g_autofree char *prefecture = number_words (finding, finding->prefecture, NULL);
  g_autofree char *nation = number_words (finding, finding->nation, NULL);
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
    { "指標", .weight = 1, .fit = RK_FIT_TEXT, .size = 8 },
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
  g_autofree char *left_out = dup_left_out (self);
  RkTable *table;

  for (guint i = 0; i < self->findings->len; i++)
    if (is_kept (self, self->findings->pdata[i]))
      add_finding (self, grid, self->findings->pdata[i]);
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, self->row_height < ROW_HEIGHT ? DENSE_SIZE : 0, self->row_height);
  if (self->summary->without)
    rk_table_set_empty (table, self->summary->without);
  rk_document_add_heading (self->document, "2　県・全国の中での位置");
  rk_document_add_table (self->document, table);
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE,
                             "■ 全国より有意に悪い　◇ 差があるとはいえない　○ 全国より有意に良い　"
                             "帯：ほかの圏域の幅（濃い所は中央の半分）　細い縦線：各圏域　"
                             "低い方が良い指標は左右を反転");
  if (left_out)
    rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE, left_out);
}

/* ── trends and notes ────────────────────────────────────────────────────────────────────── */

static void
add_sources (Profile *self)
{
  g_autofree char *sources = rk_findings_dup_sources (self->findings, TRUE, TRUE);
  g_autofree char *others = rk_findings_dup_remarks (self->findings, TRUE);
  g_autofree char *text
      = g_strdup_printf ("出典　%s\n注　該当比は全国＝100（間接法）。判定は95%%"
                         "信頼区間による。良い・悪いは指標ごとの"
                         "良い向きで決まる。図の位置は年齢調整をしない値、印は該当比の判定。推移の●"
                         "太い線は当圏域、□破線は全国、縦の破線は質問などの変更。前年差"
                         "は圏域の値（該当比ではない）の差で、▲は減少、「…」は県の計又は比べられる"
                         "前年値なし、※は秘匿。%s",
                         *sources ? sources : "－", others);
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE, text);
}

static void
add_page (Profile *self)
{
  if (self->heading)
    {
      rk_document_start_part (self->document, self->heading);
      rk_document_set_note (self->document, NULL);
    }
  rk_document_add_title (self->document, RK_TITLE_PAPER);
  if (self->heading)
    rk_document_add_heading (self->document, self->heading);
  add_facts (self);
  rk_area_summary_add_remarks (self->summary, self->document);
  add_summary (self);
  add_place (self);
  rk_findings_add_trends (self->document, "3　推移", self->findings, self->area->code);
  add_sources (self);
  if (self->too_long)
    rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE,
                               "まとめの文が長いため、1枚に収まらない。");
}

/* ── one page ────────────────────────────────────────────────────────────────────────────── */

/* Whether the page holds so many rows: laid out by itself, for trial. */
static gboolean
try_rows (Profile *self, guint n_rows, double row_height, gboolean *fits, GError **error)
{
  Profile trial = *self;
  g_autofree char *office = NULL;
  g_autoptr (RkDocument) document
      = rk_report_prepare (self->db, self->title, self->params, &office, error);
  g_autoptr (RkPages) pages = NULL;

  if (document == NULL)
    return FALSE;
  trial.document = document;
  trial.n_rows = n_rows;
  trial.row_height = row_height;
  add_page (&trial);
  pages = rk_document_paginate (document, NULL, error);
  if (pages == NULL)
    return FALSE;
  *fits = rk_pages_get_n (pages) == 1;
  return TRUE;
}

/* All rows, all of them dense, or as many dense ones as there is room for. */
static gboolean
fit_rows (Profile *self, GError **error)
{
  guint n = self->findings->len;
  guint low = 0, high = n; /* the first fits, the other does not */
  gboolean fits;

  self->n_rows = n;
  self->row_height = ROW_HEIGHT;
  if (!try_rows (self, n, ROW_HEIGHT, &fits, error))
    return FALSE;
  if (fits)
    return TRUE;
  self->row_height = DENSE_ROW;
  if (!try_rows (self, n, DENSE_ROW, &fits, error))
    return FALSE;
  if (fits)
    return TRUE;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (!try_rows (self, middle, DENSE_ROW, &fits, error))
        return FALSE;
      *(fits ? &low : &high) = middle;
    }
  self->too_long = low == 0;
  self->n_rows = low ? low : n;
  return TRUE;
}

static gboolean
add_area (Profile *self, GError **error)
{
  g_autoptr (GPtrArray) findings
      = rk_findings_load (self->db, self->area->code, self->params->year, NULL, error);
  g_autoptr (RkAreaSummary) summary
      = findings ? rk_area_summary_load (self->db, self->area->code, findings, error) : NULL;
  g_autoptr (GPtrArray) ranked = summary ? rank (findings, summary) : NULL;

  if (ranked == NULL)
    return FALSE;
  self->findings = findings;
  self->summary = summary;
  self->ranked = ranked;
  self->too_long = FALSE;
  if (!fit_rows (self, error))
    return FALSE;
  add_page (self);
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
  self.title = title;
  for (guint i = 0; i < areas->len; i++)
    {
      g_autofree char *heading = NULL;

      self.area = areas->pdata[i];
      heading = areas->len > 1 ? g_strdup_printf ("%s圏域", self.area->name) : NULL;
      self.heading = heading;
      if (!add_area (&self, error))
        return NULL;
    }
  return g_steal_pointer (&document);
}
