/* 健康指標: what an indicator is, the tables it was read from, what was read, and the figures that
 * go into papers. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-kind-parse.h"
#include "rk-observation.h"

#define CARD N_ ("Indicator")
#define RULES N_ ("Definition")
#define SOURCE N_ ("Source")
#define FIGURE N_ ("Figure")

RK_CHOICES (choose_measure, "割合|率|比|平均|費用|年数|人数")
RK_CHOICES (choose_direction, "高いほど良い|低いほど良い|どちらともいえない")
RK_CHOICES (choose_method, "binomial|poisson|none")
RK_CHOICES (choose_form,
            "forest|bars|adjusted|trend|multiples|tiles|map|funnel|box|scatter|pyramid|shares|"
            "ages|areas|cost|spine|radar|heat")
RK_CHOICES (choose_level, "medical_area|municipality|prefecture")

/* One step into the index a year, in place of all its areas. */
#define YEARS_READ                                                                       \
  "(WITH RECURSIVE y (year) AS (SELECT min(o.year) FROM observation o"                   \
  " WHERE o.indicator_id = t.id UNION ALL SELECT (SELECT min(o.year) FROM observation o" \
  " WHERE o.indicator_id = t.id AND o.year > y.year) FROM y WHERE y.year IS NOT NULL)"   \
  " SELECT count(year) FROM y)"

static const RkField indicator_fields[] = {
  { "code", RK_TYPE_TEXT, N_ ("Id"), "指標ID", CARD, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "position", RK_TYPE_INTEGER, N_ ("Position"), "順", NULL, RK_FIELD_INTERNAL },
  { "category", RK_TYPE_TEXT, N_ ("Group"), "分野", CARD, RK_FIELD_FACET,
    .order = "(SELECT min(o.position) FROM indicator o WHERE o.category = t.category)" },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "指標", CARD, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "t.position" },
  { "short_name", RK_TYPE_TEXT, N_ ("Short name"), "略称", CARD, RK_FIELD_SEARCH },
  { "measure", RK_TYPE_TEXT, N_ ("Measure"), "種類", CARD, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    .choices = choose_measure },
  { "direction", RK_TYPE_TEXT, N_ ("Better when"), "良い向き", CARD, RK_FIELD_FACET,
    .choices = choose_direction },
  { "unit", RK_TYPE_TEXT, N_ ("Unit"), "単位", CARD },
  { "multiplier", RK_TYPE_REAL, N_ ("Per"), "あたり", CARD },
  { "decimals", RK_TYPE_INTEGER, N_ ("Decimals"), "小数の桁", CARD, RK_FIELD_NONE, rk_parse_count },
  { "age_from", RK_TYPE_INTEGER, N_ ("From age"), "年齢（から）", CARD, RK_FIELD_NONE,
    rk_parse_count },
  { "age_to", RK_TYPE_INTEGER, N_ ("To age"), "年齢（まで）", CARD, RK_FIELD_NONE, rk_parse_count },
  { "method", RK_TYPE_TEXT, N_ ("Interval"), "区間の求め方", CARD, .choices = choose_method },
  { "definition", RK_TYPE_TEXT, N_ ("Definition"), "定義", RULES,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "numerator", RK_TYPE_TEXT, N_ ("Numerator"), "分子", RULES, RK_FIELD_MULTILINE },
  { "denominator", RK_TYPE_TEXT, N_ ("Denominator"), "分母", RULES, RK_FIELD_MULTILINE },
  { "item", RK_TYPE_TEXT, N_ ("Item of the table"), "表の項目", RULES },
  { "classes", RK_TYPE_TEXT, N_ ("Classes counted"), "数える区分", RULES },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出典", SOURCE, RK_FIELD_MULTILINE },
  { "breaks", RK_TYPE_TEXT, N_ ("Breaks in the series"), "系列の切れ目", SOURCE,
    RK_FIELD_MULTILINE },
  { "caution", RK_TYPE_TEXT, N_ ("Caution"), "注意", SOURCE, RK_FIELD_MULTILINE },
  { "retired_on", RK_TYPE_DATE, N_ ("Not used since"), "使わなくなった日", SOURCE, RK_FIELD_NONE,
    rk_parse_day },
  { "detail", RK_TYPE_BOOLEAN, N_ ("Only a part of the answers"), "答えの内訳だけに使う", RULES },
  { "years", RK_TYPE_INTEGER, N_ ("Years read"), "年数", NULL, RK_FIELD_DERIVED,
    .sql = YEARS_READ },
  { "newest", RK_TYPE_INTEGER, N_ ("Newest year"), "最新の年度", NULL, RK_FIELD_DERIVED, NULL,
    rk_format_fiscal_year,
    .sql = "(SELECT max(o.year) FROM observation o WHERE o.indicator_id = t.id)" },
};

const RkKind rk_kind_indicator = {
  .name = "indicator",
  .plural = "indicators",
  .label = N_ ("Indicator"),
  .heading = "健康指標",
  .counter = "件",
  .title = "name",
  .fields = indicator_fields,
  .n_fields = G_N_ELEMENTS (indicator_fields),
};

static const RkField dataset_fields[] = {
  { "file", RK_TYPE_TEXT, N_ ("File"), "ファイル", SOURCE, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "sheet", RK_TYPE_TEXT, N_ ("Sheet"), "シート", SOURCE },
  { "cells", RK_TYPE_TEXT, N_ ("Cells"), "セル範囲", SOURCE },
  { "hash", RK_TYPE_TEXT, N_ ("Check sum"), "照合値", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "imported_on", RK_TYPE_DATE, N_ ("Read on"), "取り込んだ日", SOURCE, RK_FIELD_NONE,
    rk_parse_day },
  { "preset", RK_TYPE_TEXT, N_ ("Form of the table"), "表の形", SOURCE, RK_FIELD_FACET },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "表題", SOURCE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出典", SOURCE, RK_FIELD_SEARCH },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", SOURCE, RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "n_rows", RK_TYPE_INTEGER, N_ ("Rows"), "行数", SOURCE },
  { "masked", RK_TYPE_INTEGER, N_ ("Masked cells"), "秘匿のセル", SOURCE },
  { "mask_words", RK_TYPE_TEXT, N_ ("Meaning of the mask"), "秘匿の意味", SOURCE },
  { "differences", RK_TYPE_TEXT, N_ ("Totals that differ"), "合計の違い", SOURCE,
    RK_FIELD_MULTILINE },
  { "changes", RK_TYPE_TEXT, N_ ("Changed by a newer edition"), "差し替わった値", SOURCE,
    RK_FIELD_MULTILINE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
};

const RkKind rk_kind_dataset = {
  .name = "dataset",
  .plural = "datasets",
  .label = N_ ("Table read"),
  .heading = "取り込んだ表",
  .counter = "件",
  .title = "file",
  .fields = dataset_fields,
  .n_fields = G_N_ELEMENTS (dataset_fields),
};

static char *
format_sex (const char *stored)
{
  return g_strdup (rk_sex_paper (*stored));
}

/* Counts as they were read stay inside: what goes out goes through the rule for small numbers
 * (core/rk-suppress.h). */
static const RkField observation_fields[] = {
  { "indicator_id", RK_TYPE_ID, N_ ("Indicator"), "指標番号", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL, .refers = "indicator",
    .match = "t.indicator_id = CAST(? AS INTEGER)" },
  { "dataset_id", RK_TYPE_ID, N_ ("Table read"), "表番号", NULL, RK_FIELD_INTERNAL,
    .refers = "dataset" },
  { "area", RK_TYPE_TEXT, N_ ("Area code"), "地域コード", NULL, RK_FIELD_REQUIRED },
  { "area_name", RK_TYPE_TEXT, N_ ("Area"), "地域", NULL, RK_FIELD_NONE, .order = "t.area" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", NULL, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "sex", RK_TYPE_TEXT, N_ ("Sex"), "性別", NULL, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    format_sex },
  { "counts", RK_TYPE_TEXT, N_ ("Counts by age"), "年齢別の人数", NULL, RK_FIELD_INTERNAL, NULL,
    rk_format_kept },
  { "value", RK_TYPE_REAL, N_ ("Published value"), "公表値", NULL, RK_FIELD_INTERNAL, NULL,
    rk_format_kept },
  { "lower", RK_TYPE_REAL, N_ ("Lower end"), "下限", NULL, RK_FIELD_INTERNAL, NULL,
    rk_format_kept },
  { "upper", RK_TYPE_REAL, N_ ("Upper end"), "上限", NULL, RK_FIELD_INTERNAL, NULL,
    rk_format_kept },
  { "masked", RK_TYPE_INTEGER, N_ ("Masked cells"), "秘匿のセル", NULL },
  { "indicator", RK_TYPE_TEXT, N_ ("Indicator"), "指標", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT i.name FROM indicator i WHERE i.id = t.indicator_id)" },
};

const RkKind rk_kind_observation = {
  .name = "observation",
  .plural = "observations",
  .label = N_ ("Value of an indicator"),
  .heading = "指標の値",
  .counter = "件",
  .title = "area_name",
  .fields = observation_fields,
  .n_fields = G_N_ELEMENTS (observation_fields),
};

static const RkField figure_fields[] = {
  { "indicator_id", RK_TYPE_ID, N_ ("Indicator"), "指標番号", FIGURE, RK_FIELD_REQUIRED,
    .refers = "indicator" },
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", FIGURE, .refers = "meeting",
    .match = "t.meeting_id = CAST(? AS INTEGER)" },
  { "agenda_item_id", RK_TYPE_ID, N_ ("Agenda item"), "議題", FIGURE, .refers = "agenda_item" },
  { "position", RK_TYPE_INTEGER, N_ ("Number"), "図番号", FIGURE, RK_FIELD_NONE, rk_parse_count },
  { "form", RK_TYPE_TEXT, N_ ("Kind of figure"), "図の種類", FIGURE, RK_FIELD_REQUIRED,
    .choices = choose_form },
  { "level", RK_TYPE_TEXT, N_ ("Areas"), "地域の区分", FIGURE, RK_FIELD_REQUIRED,
    .choices = choose_level },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", FIGURE, RK_FIELD_NONE,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "sex", RK_TYPE_TEXT, N_ ("Sex"), "性別", FIGURE, RK_FIELD_NONE, NULL, format_sex },
  { "reference", RK_TYPE_TEXT, N_ ("Compared with"), "基準", FIGURE },
  { "area", RK_TYPE_TEXT, N_ ("Own area"), "当該の圏域", FIGURE },
  { "title", RK_TYPE_TEXT, N_ ("Title of the figure"), "図の題", FIGURE, RK_FIELD_SEARCH },
  { "sentence", RK_TYPE_TEXT, N_ ("Sentence"), "読み方", FIGURE,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "saved_on", RK_TYPE_DATE, N_ ("Saved on"), "保存した日", NULL, RK_FIELD_INTERNAL },
  { "against_id", RK_TYPE_ID, N_ ("Second indicator"), "もう一つの指標", FIGURE,
    .refers = "indicator" },
  { "meeting", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT ifnull(c.name, '') || '　第' || m.number || '回' FROM meeting m"
           " LEFT JOIN council c ON c.id = m.council_id WHERE m.id = t.meeting_id)" },
  { "agenda_item", RK_TYPE_TEXT, N_ ("Agenda item"), "議題名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT a.title FROM agenda_item a WHERE a.id = t.agenda_item_id)" },
  { "indicator", RK_TYPE_TEXT, N_ ("Indicator"), "指標", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT i.name FROM indicator i WHERE i.id = t.indicator_id)" },
  { "is_final", RK_TYPE_BOOLEAN, N_ ("Minutes are final"), "会議録確定", NULL, RK_FIELD_DERIVED,
    .sql = "EXISTS (SELECT 1 FROM meeting m WHERE m.id = t.meeting_id AND m.minutes_state = "
           "'" RK_MINUTES_FINAL "')" },
};

const RkKind rk_kind_figure = {
  .name = "figure",
  .plural = "figures",
  .label = N_ ("Figure"),
  .heading = "図",
  .counter = "件",
  .title = "title",
  .fields = figure_fields,
  .n_fields = G_N_ELEMENTS (figure_fields),
};

#define STRENGTHS N_ ("Strengths")
#define ISSUES N_ ("Issues")

/* What is empty is as the numbers say (report/rk-area-summary.h). */
static const RkField area_summary_fields[] = {
  { "area", RK_TYPE_TEXT, N_ ("Area code"), "地域コード", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "name", RK_TYPE_TEXT, N_ ("Area"), "圏域", NULL, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "t.area" },
  { "strength_1", RK_TYPE_TEXT, N_ ("First strength"), "強み1", STRENGTHS,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "strength_2", RK_TYPE_TEXT, N_ ("Second strength"), "強み2", STRENGTHS,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "strength_3", RK_TYPE_TEXT, N_ ("Third strength"), "強み3", STRENGTHS,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "issue_1", RK_TYPE_TEXT, N_ ("First issue"), "課題1", ISSUES,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "issue_2", RK_TYPE_TEXT, N_ ("Second issue"), "課題2", ISSUES,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "issue_3", RK_TYPE_TEXT, N_ ("Third issue"), "課題3", ISSUES,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
};

const RkKind rk_kind_area_summary = {
  .name = "area_summary",
  .plural = "area-summaries",
  .label = N_ ("Strengths and issues of an area"),
  .heading = "圏域の強みと課題",
  .counter = "件",
  .title = "name",
  .fields = area_summary_fields,
  .n_fields = G_N_ELEMENTS (area_summary_fields),
};
