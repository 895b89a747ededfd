/* What is known of workplaces beyond the one record: what they were before, whom they belong to,
 * and what was decided of records that look alike. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-codes.h"
#include "rk-kind-parse.h"
#include "rk-text.h"

static char *
format_place (const char *code)
{
  const RkArea *area = rk_area_by_code (code);

  return g_strdup (area ? area->name : code);
}

static gboolean
parse_number (const char *text, char **canonical, char **proposal, GError **error)
{
  return rk_corporate_number_check (text, canonical, error);
}

/* ── decisions ───────────────────────────────────────────────────────────────────────────── */

static char *
format_same (const char *stored)
{
  return g_strdup (g_strcmp0 (stored, "1") == 0 ? "同じ事業所" : "別の事業所");
}

static const RkField decision_fields[] = {
  { "workplace_id", RK_TYPE_ID, N_ ("Workplace"), "事業所", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL, .refers = "workplace" },
  { "other_id", RK_TYPE_ID, N_ ("The other"), "もう一方", NULL, RK_FIELD_INTERNAL,
    .refers = "workplace" },
  { "key", RK_TYPE_TEXT, N_ ("Key"), "照合の鍵", NULL, RK_FIELD_INTERNAL },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "名称", NULL, RK_FIELD_REQUIRED },
  { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", NULL },
  { "corporate_number", RK_TYPE_TEXT, N_ ("Corporate number"), "法人番号", NULL },
  { "address", RK_TYPE_TEXT, N_ ("Address"), "所在地", NULL },
  { "same", RK_TYPE_BOOLEAN, N_ ("Decision"), "判断", NULL, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    .format = format_same },
  { "decided_on", RK_TYPE_DATE, N_ ("Decided on"), "判断した日", NULL },
  { "decided_by", RK_TYPE_TEXT, N_ ("Decided by"), "判断した人", NULL, RK_FIELD_PERSONAL },
  { "source", RK_TYPE_TEXT, N_ ("List"), "照合した一覧", NULL },
  { "workplace", RK_TYPE_TEXT, N_ ("Workplace"), "登録簿の事業所", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT w.name FROM workplace w WHERE w.id = t.workplace_id)" },
};

const RkKind rk_kind_match_decision = {
  .name = "match_decision",
  .plural = "match-decisions",
  .label = N_ ("Matching decision"),
  .heading = "名寄せの判断",
  .counter = "件",
  .title = "name",
  .fields = decision_fields,
  .n_fields = G_N_ELEMENTS (decision_fields),
};

/* ── before ──────────────────────────────────────────────────────────────────────────────── */

#define BEFORE N_ ("Earlier")

static const RkField past_fields[] = {
  { "workplace_id", RK_TYPE_ID, N_ ("Workplace"), "事業所", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL, .refers = "workplace" },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "名称", BEFORE, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "kana", RK_TYPE_TEXT, N_ ("Reading"), "読み", BEFORE, RK_FIELD_SEARCH },
  { "postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "郵便番号", BEFORE, RK_FIELD_NONE,
    rk_parse_postal_code },
  { "municipality_code", RK_TYPE_TEXT, N_ ("Municipality"), "市町コード", BEFORE, RK_FIELD_INTERNAL,
    .format = format_place },
  { "address", RK_TYPE_TEXT, N_ ("Address"), "所在地", BEFORE, RK_FIELD_SEARCH },
  { "employees", RK_TYPE_INTEGER, N_ ("Employees"), "従業員数", BEFORE, RK_FIELD_NONE,
    rk_parse_count },
  { "until", RK_TYPE_DATE, N_ ("Until when"), "いつまで", BEFORE },
  { "reason", RK_TYPE_TEXT, N_ ("Reason"), "理由", BEFORE },
};

static char *
past_key (const RkRecord *record)
{
  return rk_text_name_key (rk_record_get (record, "name"));
}

const RkKind rk_kind_workplace_past = {
  .name = "workplace_past",
  .plural = "workplace-pasts",
  .label = N_ ("Earlier name and address"),
  .heading = "以前の名称・所在地",
  .counter = "件",
  .title = "name",
  .fields = past_fields,
  .n_fields = G_N_ELEMENTS (past_fields),
  .match_key = { past_key },
};

/* ── corporations ────────────────────────────────────────────────────────────────────────── */

#define CORPORATION N_ ("Corporation")
#define END N_ ("End")

static const RkField corporation_fields[] = {
  { "corporate_number", RK_TYPE_TEXT, N_ ("Corporate number"), "法人番号", CORPORATION,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH, parse_number },
  { "name", RK_TYPE_TEXT, N_ ("Name"), "法人名", CORPORATION, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "kana", RK_TYPE_TEXT, N_ ("Reading"), "読み", CORPORATION, RK_FIELD_SEARCH },
  { "postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "郵便番号", CORPORATION, RK_FIELD_NONE,
    rk_parse_postal_code },
  { "address", RK_TYPE_TEXT, N_ ("Head office"), "本店所在地", CORPORATION, RK_FIELD_SEARCH },
  { "closed_on", RK_TYPE_DATE, N_ ("Closure date"), "閉鎖日", END },
  { "closed_for", RK_TYPE_TEXT, N_ ("Closed for"), "閉鎖の事由", END, RK_FIELD_FACET },
  { "successor_number", RK_TYPE_TEXT, N_ ("Number of the successor"), "承継先法人番号", END,
    RK_FIELD_NONE, parse_number },
  { "listed_on", RK_TYPE_DATE, N_ ("As of"), "公表データの日", NULL },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", CORPORATION, RK_FIELD_MULTILINE },
  { "workplaces", RK_TYPE_INTEGER, N_ ("Workplaces"), "事業所数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM record_index w WHERE w.match_2 >= t.corporate_number || char(10)"
           " AND w.match_2 < t.corporate_number || char(11))" },
};

static char *
corporation_sort (const RkRecord *record)
{
  return rk_text_sort_key (rk_record_get (record, "kana"), rk_record_get (record, "name"));
}

const RkKind rk_kind_corporation = {
  .name = "corporation",
  .plural = "corporations",
  .label = N_ ("Corporation"),
  .heading = "法人",
  .counter = "社",
  .title = "name",
  .fields = corporation_fields,
  .n_fields = G_N_ELEMENTS (corporation_fields),
  .sort_key = corporation_sort,
};
