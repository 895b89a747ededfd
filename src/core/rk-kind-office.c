/* The office and what it keeps for itself: settings, areas, size classes, reviews, import
 * profiles, saved conditions. */
#include "rk-kinds.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-kind-parse.h"
#include "rk-text.h"

static char **
choose_prefecture (void)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  gsize n;
  const RkPrefecture *prefectures = rk_prefecture_list (&n);
  char **names;

  for (gsize i = 0; i < n; i++)
    g_strv_builder_add (builder, prefectures[i].name);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

#define OFFICE N_ ("Office")
#define DESK N_ ("Person at the desk")
#define FONTS N_ ("Fonts")
#define BACKUPS N_ ("Backups")

static const RkField office_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name of the office"), "事務局の名称", OFFICE, RK_FIELD_REQUIRED },
  { "prefecture", RK_TYPE_TEXT, N_ ("Prefecture"), "都道府県", OFFICE, RK_FIELD_REQUIRED,
    .choices = choose_prefecture },
  { "person", RK_TYPE_TEXT, N_ ("Person at the desk"), "担当者", DESK, RK_FIELD_PERSONAL },
  { "section", RK_TYPE_TEXT, N_ ("Section"), "所属", DESK },
  { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", DESK },
  { "sample", RK_TYPE_BOOLEAN, N_ ("Sample"), "見本", NULL, RK_FIELD_INTERNAL },
  { "screen_font", RK_TYPE_TEXT, N_ ("Font on screen"), "画面の書体", FONTS },
  { "paper_gothic", RK_TYPE_TEXT, N_ ("Gothic on paper"), "紙のゴシック体", FONTS },
  { "paper_mincho", RK_TYPE_TEXT, N_ ("Mincho on paper"), "紙の明朝体", FONTS },
  { "backups_kept", RK_TYPE_INTEGER, N_ ("Backups kept"), "残す控えの数", BACKUPS },
  { "fiscal_year", RK_TYPE_INTEGER, N_ ("Fiscal year worked on"), "対象年度", NULL, RK_FIELD_NONE,
    NULL, rk_format_fiscal_year },
  { "mask_below", RK_TYPE_INTEGER, N_ ("Smallest number shown"), "秘匿する人数（未満）", OFFICE,
    RK_FIELD_NONE, rk_parse_count },
  { "map_id", RK_TYPE_ID, N_ ("Map"), "地図の添付", NULL, RK_FIELD_INTERNAL,
    .refers = "attachment" },
};

const RkKind rk_kind_office = {
  .name = "office",
  .plural = "offices",
  .label = N_ ("Office"),
  .heading = "事務局",
  .counter = "件",
  .title = "name",
  .fields = office_fields,
  .n_fields = G_N_ELEMENTS (office_fields),
};

static const RkField area_fields[] = {
  { "code", RK_TYPE_TEXT, N_ ("Code"), "団体コード", N_ ("Area"), RK_FIELD_REQUIRED },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "市町", N_ ("Area"), RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "t.code" },
  { "kana", RK_TYPE_TEXT, N_ ("Reading"), "読み", N_ ("Area"), RK_FIELD_SEARCH },
  { "county", RK_TYPE_TEXT, N_ ("County"), "郡", N_ ("Area") },
  { "medical_area_code", RK_TYPE_TEXT, N_ ("Code of medical area"), "圏域コード", N_ ("Area") },
  { "medical_area", RK_TYPE_TEXT, N_ ("Medical area"), "圏域", N_ ("Area"), RK_FIELD_FACET,
    .order = "t.medical_area_code" },
  { "health_center", RK_TYPE_TEXT, N_ ("Health centre"), "保健所", N_ ("Area"), RK_FIELD_FACET },
};

const RkKind rk_kind_area = {
  .name = "area",
  .plural = "areas",
  .label = N_ ("Area"),
  .heading = "市町",
  .counter = "件",
  .title = "name",
  .fields = area_fields,
  .n_fields = G_N_ELEMENTS (area_fields),
};

static const RkField size_class_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Size"), "規模", N_ ("Size"), RK_FIELD_REQUIRED, .order = "t.lower" },
  { "lower", RK_TYPE_INTEGER, N_ ("From"), "下限", N_ ("Size"), RK_FIELD_REQUIRED },
  { "upper", RK_TYPE_INTEGER, N_ ("To"), "上限", N_ ("Size") },
};

static void
check_size_class (const RkRecord *record, GPtrArray *problems)
{
  if (!rk_record_is_null (record, 2) && rk_record_int (record, 2) < rk_record_int (record, 1))
    g_ptr_array_add (
        problems, rk_problem_new ("upper", NULL, _ ("The upper end is below the lower end"), NULL));
}

const RkKind rk_kind_size_class = {
  .name = "size_class",
  .plural = "size-classes",
  .label = N_ ("Size class"),
  .heading = "規模の区分",
  .counter = "件",
  .title = "name",
  .fields = size_class_fields,
  .n_fields = G_N_ELEMENTS (size_class_fields),
  .check = check_size_class,
};

static const RkField review_fields[] = {
  { "record_id", RK_TYPE_ID, N_ ("Record"), "記録", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "field", RK_TYPE_TEXT, N_ ("Entry"), "項目", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "value", RK_TYPE_TEXT, N_ ("Original value"), "元の値", NULL, RK_FIELD_INTERNAL },
  { "reason", RK_TYPE_TEXT, N_ ("Reason"), "理由", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "proposal", RK_TYPE_TEXT, N_ ("Proposal"), "候補", NULL, RK_FIELD_INTERNAL },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出どころ", NULL, RK_FIELD_INTERNAL },
};

const RkKind rk_kind_review = {
  .name = "review",
  .plural = "reviews",
  .label = N_ ("Value to review"),
  .heading = "要確認の値",
  .counter = "か所",
  .title = "value",
  .fields = review_fields,
  .n_fields = G_N_ELEMENTS (review_fields),
};

static const RkField import_profile_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name"), "名前", NULL, RK_FIELD_REQUIRED },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種類", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL },
  { "columns", RK_TYPE_TEXT, N_ ("Columns"), "列の対応", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL, NULL, rk_format_kept },
};

const RkKind rk_kind_import_profile = {
  .name = "import_profile",
  .plural = "import-profiles",
  .label = N_ ("Import profile"),
  .heading = "取り込みの対応表",
  .counter = "件",
  .title = "name",
  .fields = import_profile_fields,
  .n_fields = G_N_ELEMENTS (import_profile_fields),
};

static const RkField saved_filter_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name"), "名前", NULL, RK_FIELD_REQUIRED },
  { "query", RK_TYPE_TEXT, N_ ("Conditions"), "条件", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL,
    NULL, rk_format_kept },
};

const RkKind rk_kind_saved_filter = {
  .name = "saved_filter",
  .plural = "saved-filters",
  .label = N_ ("Saved conditions"),
  .heading = "保存した条件",
  .counter = "件",
  .title = "name",
  .fields = saved_filter_fields,
  .n_fields = G_N_ELEMENTS (saved_filter_fields),
};
