/* 制度: what an office or somebody else registers, certifies and awards workplaces for. Wording,
 * levels, menus and terms differ by prefecture and year, so they are data. */
#include "rk-kinds.h"

#include <stdio.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-register.h"
#include "rk-register-sql.h"

#define SCHEME N_ ("Scheme")
#define TERM N_ ("Term and reports")
#define MENU N_ ("Activities")
#define PRIZE N_ ("Award")
#define CERTIFICATE N_ ("Certificate")

RK_CHOICES (choose_rung, RK_RUNGS)

/* 「3月31日」, 「03-31」 */
static gboolean
parse_month_day (const char *text, char **canonical, char **proposal, GError **error)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  int month = 0, day = 0;

  if (narrow
      && (sscanf (narrow, "%d月%d日", &month, &day) == 2
          || sscanf (narrow, "%d-%d", &month, &day) == 2
          || sscanf (narrow, "%d/%d", &month, &day) == 2)
      && month >= 1 && month <= 12 && day >= 1 && day <= 31)
    {
      *canonical = g_strdup_printf ("%02d-%02d", month, day);
      return TRUE;
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is not a day of the year such as 3月31日"));
  return FALSE;
}

static char *
format_month_day (const char *stored)
{
  int month, day;

  if (sscanf (stored, "%d-%d", &month, &day) != 2)
    return g_strdup (stored);
  return g_strdup_printf ("%d月%d日", month, day);
}

/* ── schemes ─────────────────────────────────────────────────────────────────────────────── */

static const RkField scheme_fields[] = {
  { "code", RK_TYPE_TEXT, N_ ("Scheme code"), "記号", SCHEME, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "制度", SCHEME, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "t.position" },
  { "short", RK_TYPE_TEXT, N_ ("Short name"), "略称", SCHEME, RK_FIELD_SEARCH },
  { "operator", RK_TYPE_TEXT, N_ ("Run by"), "実施主体", SCHEME, RK_FIELD_SEARCH },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "並び順", NULL, RK_FIELD_INTERNAL },
  { "award", RK_TYPE_BOOLEAN, N_ ("It is an award"), "表彰", SCHEME },
  { "years", RK_TYPE_INTEGER, N_ ("Term in years"), "有効期間（年）", TERM, RK_FIELD_NONE,
    rk_parse_count },
  { "ends_on", RK_TYPE_TEXT, N_ ("Every term ends on"), "満了の月日", TERM, RK_FIELD_NONE,
    parse_month_day, format_month_day },
  { "renewal_months", RK_TYPE_INTEGER, N_ ("Renewal begins (months before)"), "更新案内（月前）",
    TERM, RK_FIELD_NONE, rk_parse_count },
  { "report_due", RK_TYPE_TEXT, N_ ("Yearly report until"), "報告期限（翌年度）", TERM,
    RK_FIELD_NONE, parse_month_day, format_month_day },
  { "number_format", RK_TYPE_TEXT, N_ ("Form of the number (empty: none is given)"), "番号の形",
    SCHEME },
  { "conditions", RK_TYPE_TEXT, N_ ("Conditions"), "要件", SCHEME, RK_FIELD_MULTILINE },
  { "menu_least", RK_TYPE_INTEGER, N_ ("At least so many"), "選ぶ項目の数", MENU, RK_FIELD_NONE,
    rk_parse_count },
  { "divisions", RK_TYPE_TEXT, N_ ("Divisions, one a line"), "部門", PRIZE, RK_FIELD_MULTILINE },
  { "prizes", RK_TYPE_TEXT, N_ ("Prizes, one a line"), "賞", PRIZE, RK_FIELD_MULTILINE },
  { "issuer", RK_TYPE_TEXT, N_ ("Issued by"), "交付者", CERTIFICATE, RK_FIELD_MULTILINE },
  { "background_id", RK_TYPE_ID, N_ ("Picture behind it (PNG)"), "背景の絵", CERTIFICATE,
    .refers = "attachment" },
  { "certificate_upright", RK_TYPE_BOOLEAN, N_ ("Upright"), "縦長", CERTIFICATE },
  { "retired_on", RK_TYPE_DATE, N_ ("No longer used since"), "使わなくなった日", SCHEME,
    RK_FIELD_NONE, rk_parse_day },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "holders", RK_TYPE_INTEGER, N_ ("Registered"), "登録中", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM status s WHERE s.scheme_id = t.id AND s.registered_on <= rk_day "
           "() AND (s.expires_on IS NULL OR s.expires_on >= rk_day ()) AND (s.ended_on IS NULL OR "
           "s.ended_on > rk_day ()))" },
};

const RkKind rk_kind_scheme = {
  .name = "scheme",
  .plural = "schemes",
  .label = N_ ("Scheme"),
  .heading = "制度",
  .counter = "件",
  .title = "name",
  .fields = scheme_fields,
  .n_fields = G_N_ELEMENTS (scheme_fields),
};

/* ── levels ──────────────────────────────────────────────────────────────────────────────── */

#define OF_SCHEME                                                                  \
  {                                                                                \
    "scheme_id", RK_TYPE_ID, N_ ("Scheme"), "制度番号", SCHEME, RK_FIELD_REQUIRED, \
        .refers = "scheme", .match = "t.scheme_id = CAST(? AS INTEGER)"            \
  }
#define SCHEME_NAME                                                                         \
  {                                                                                         \
    "scheme", RK_TYPE_TEXT, N_ ("Scheme"), "制度", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET, \
        .sql = "(SELECT z.name FROM scheme z WHERE z.id = t.scheme_id)",                    \
        .order = "(SELECT z.position FROM scheme z WHERE z.id = t.scheme_id)"               \
  }

static const RkField level_fields[] = {
  OF_SCHEME,
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "並び順", NULL, RK_FIELD_INTERNAL },
  { "code", RK_TYPE_TEXT, N_ ("Scheme code"), "記号", SCHEME, RK_FIELD_REQUIRED },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "区分", SCHEME, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "t.position" },
  { "rung", RK_TYPE_TEXT, N_ ("Rung of the ladder"), "段階", SCHEME,
    RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL, NULL, choose_rung },
  { "certificate", RK_TYPE_TEXT, N_ ("Title of the certificate"), "証の名", CERTIFICATE },
  { "conditions", RK_TYPE_TEXT, N_ ("Conditions"), "要件", SCHEME, RK_FIELD_MULTILINE },
  { "needs_level_id", RK_TYPE_ID, N_ ("Candidates hold"), "候補の段階", N_ ("Candidates"),
    .refers = "scheme_level" },
  { "needs_terms", RK_TYPE_INTEGER, N_ ("for so many terms"), "候補の期数", N_ ("Candidates"),
    RK_FIELD_NONE, rk_parse_count },
  { "needs_reports", RK_TYPE_INTEGER, N_ ("with so many reports"), "候補の報告数",
    N_ ("Candidates"), RK_FIELD_NONE, rk_parse_count },
  SCHEME_NAME,
  { "rule", RK_TYPE_TEXT, N_ ("Who is a candidate"), "候補の条件", NULL, RK_FIELD_DERIVED,
    .sql = RK_SQL_LEVEL_RULE ("t") },
};

const RkKind rk_kind_scheme_level = {
  .name = "scheme_level",
  .plural = "scheme-levels",
  .label = N_ ("Level of the scheme"),
  .heading = "制度の区分",
  .counter = "件",
  .title = "name",
  .fields = level_fields,
  .n_fields = G_N_ELEMENTS (level_fields),
  .search_ids = "t.scheme_id",
};

/* ── the menu of activities ──────────────────────────────────────────────────────────────── */

static const RkField item_fields[] = {
  OF_SCHEME,
  { "since", RK_TYPE_INTEGER, N_ ("In use since"), "使い始めた年度", MENU, RK_FIELD_REQUIRED,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "並び順", NULL, RK_FIELD_INTERNAL },
  { "code", RK_TYPE_TEXT, N_ ("Scheme code"), "記号", MENU, RK_FIELD_REQUIRED },
  { "division", RK_TYPE_TEXT, N_ ("Field of activity"), "分野", MENU,
    RK_FIELD_REQUIRED | RK_FIELD_FACET,
    .order = "(SELECT min(d.position) FROM scheme_item d WHERE d.scheme_id = t.scheme_id AND"
             " d.since = t.since AND d.division = t.division)" },
  { "short", RK_TYPE_TEXT, N_ ("In lists"), "一覧での名", MENU },
  { "label", RK_TYPE_TEXT, N_ ("Activity"), "項目", MENU, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  SCHEME_NAME,
};

const RkKind rk_kind_scheme_item = {
  .name = "scheme_item",
  .plural = "scheme-items",
  .label = N_ ("Activity"),
  .heading = "取組の項目",
  .counter = "件",
  .title = "label",
  .fields = item_fields,
  .n_fields = G_N_ELEMENTS (item_fields),
  .search_ids = "t.scheme_id",
};
