/* What else is kept of a workplace: visits and calls with the next promise, awards from the
 * candidate to the case record, files, and the ledger of what was handed out; and how many
 * workplaces there are at all. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-kind-parse.h"
#include "rk-kind-status.h"

#define VISIT N_ ("Contact")
#define PROMISE N_ ("Next promise")
#define AWARD N_ ("Award")
#define CHOICE N_ ("Screening and decision")
#define CASE N_ ("Case record")

#define OF_WORKPLACE(group)                                                               \
  {                                                                                       \
    "workplace_id", RK_TYPE_ID, N_ ("Workplace"), "事業所番号", group, RK_FIELD_REQUIRED, \
        .refers = "workplace", .match = "t.workplace_id = CAST(? AS INTEGER)"             \
  }

/* ── 連絡・訪問 ──────────────────────────────────────────────────────────────────────────── */

RK_CHOICES (choose_means, "訪問|電話|来所|メール|FAX|郵送|オンライン")

static const RkField visit_fields[] = {
  OF_WORKPLACE (VISIT),
  { "date", RK_TYPE_DATE, N_ ("Day"), "日付", VISIT, RK_FIELD_REQUIRED, rk_parse_day },
  { "time", RK_TYPE_TEXT, N_ ("Time"), "時刻", VISIT, RK_FIELD_NONE, rk_parse_time,
    rk_format_time },
  { "means", RK_TYPE_TEXT, N_ ("How"), "手段", VISIT, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    NULL, choose_means },
  { "person", RK_TYPE_TEXT, N_ ("Who of the office"), "担当", VISIT,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "counterpart", RK_TYPE_TEXT, N_ ("Whom"), "先方", VISIT, RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "subject", RK_TYPE_TEXT, N_ ("About"), "用件", VISIT, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "content", RK_TYPE_TEXT, N_ ("What was said"), "内容", VISIT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "next_on", RK_TYPE_DATE, N_ ("Until"), "次の約束の日", PROMISE, RK_FIELD_NONE, rk_parse_day },
  { "next_what", RK_TYPE_TEXT, N_ ("What"), "次の約束", PROMISE, RK_FIELD_SEARCH },
  { "next_done_on", RK_TYPE_DATE, N_ ("Kept on"), "約束を果たした日", PROMISE, RK_FIELD_NONE,
    rk_parse_day },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.next_done_on <= rk_day () THEN '済' WHEN t.next_on < rk_day () THEN '遅れ'"
           " WHEN t.next_on IS NOT NULL OR t.next_what IS NOT NULL THEN '約束' ELSE '記録' END" },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
};

static void
check_visit (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "date", "next_on", problems);
}

const RkKind rk_kind_visit = {
  .name = "visit",
  .plural = "visits",
  .label = N_ ("Contact"),
  .heading = "連絡・訪問",
  .counter = "件",
  .title = "subject",
  .fields = visit_fields,
  .n_fields = G_N_ELEMENTS (visit_fields),
  .check = check_visit,
  .search_ids = "t.workplace_id",
};

/* ── 添付 ────────────────────────────────────────────────────────────────────────────────── */

static const RkField file_fields[] = {
  OF_WORKPLACE (NULL),
  { "attachment_id", RK_TYPE_ID, N_ ("File"), "添付の記録", NULL, RK_FIELD_REQUIRED,
    .refers = "attachment" },
  { "added_on", RK_TYPE_DATE, N_ ("Attached on"), "添付日", N_ ("File"), RK_FIELD_NONE,
    rk_parse_day },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("File"), RK_FIELD_SEARCH },
  { "file_name", RK_TYPE_TEXT, N_ ("File name"), "ファイル名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT a.file_name FROM attachment a WHERE a.id = t.attachment_id)" },
  { "size", RK_TYPE_INTEGER, N_ ("Bytes"), "大きさ（バイト）", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT a.size FROM attachment a WHERE a.id = t.attachment_id)" },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
};

const RkKind rk_kind_workplace_file = {
  .name = "workplace_file",
  .plural = "workplace-files",
  .label = N_ ("Attached file"),
  .heading = "事業所の添付",
  .counter = "件",
  .title = "file_name",
  .fields = file_fields,
  .n_fields = G_N_ELEMENTS (file_fields),
  .search_ids = "t.workplace_id",
};

/* ── 表彰 ────────────────────────────────────────────────────────────────────────────────── */

RK_CHOICES (choose_decision, "受賞|選外|辞退")

static const RkField award_fields[] = {
  OF_WORKPLACE (AWARD),
  { "scheme_id", RK_TYPE_ID, N_ ("Scheme"), "制度番号", AWARD, RK_FIELD_REQUIRED,
    .refers = "scheme", .match = "t.scheme_id = CAST(? AS INTEGER)" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", AWARD, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "division", RK_TYPE_TEXT, N_ ("Division"), "部門", AWARD, RK_FIELD_SEARCH | RK_FIELD_FACET },
  { "prize", RK_TYPE_TEXT, N_ ("Prize"), "賞", CHOICE, RK_FIELD_SEARCH | RK_FIELD_FACET },
  { "proposed_on", RK_TYPE_DATE, N_ ("Candidate since"), "候補とした日", AWARD, RK_FIELD_NONE,
    rk_parse_day },
  { "recommender", RK_TYPE_TEXT, N_ ("Recommended by"), "推薦者", AWARD, RK_FIELD_SEARCH },
  { "recommended_on", RK_TYPE_DATE, N_ ("Recommended on"), "推薦日", AWARD, RK_FIELD_NONE,
    rk_parse_day },
  { "reason", RK_TYPE_TEXT, N_ ("Reason"), "推薦理由", AWARD,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "screened_on", RK_TYPE_DATE, N_ ("Screened on"), "審査日", CHOICE, RK_FIELD_NONE,
    rk_parse_day },
  { "score", RK_TYPE_INTEGER, N_ ("Points"), "審査点", CHOICE, RK_FIELD_NONE, rk_parse_count },
  { "screening", RK_TYPE_TEXT, N_ ("Remarks of the jury"), "講評", CHOICE, RK_FIELD_MULTILINE },
  { "decision", RK_TYPE_TEXT, N_ ("Decision"), "決定", CHOICE, RK_FIELD_FACET, NULL, NULL,
    choose_decision },
  { "decided_on", RK_TYPE_DATE, N_ ("Decided on"), "決定日", CHOICE, RK_FIELD_NONE, rk_parse_day },
  { "number", RK_TYPE_TEXT, N_ ("Number"), "表彰番号", CHOICE, RK_FIELD_SEARCH },
  { "ceremony_on", RK_TYPE_DATE, N_ ("Ceremony on"), "表彰式の日", CHOICE, RK_FIELD_NONE,
    rk_parse_day },
  { "ceremony_order", RK_TYPE_INTEGER, N_ ("Order in the ceremony"), "表彰式の順", CHOICE,
    RK_FIELD_NONE, rk_parse_count },
  { "case_title", RK_TYPE_TEXT, N_ ("Title"), "事例の題", CASE, RK_FIELD_SEARCH },
  { "case_text", RK_TYPE_TEXT, N_ ("Text"), "事例", CASE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "case_public", RK_TYPE_BOOLEAN, N_ ("Published"), "事例集に掲載", CASE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.decided_on <= rk_day () AND t.decision <> '受賞' THEN t.decision"
           " WHEN t.case_public = 1 AND t.ceremony_on <= rk_day () THEN '事例掲載'"
           " WHEN t.decided_on <= rk_day () AND t.ceremony_on <= rk_day () THEN '表彰済み'"
           " WHEN t.decided_on <= rk_day () THEN '受賞決定'"
           " WHEN t.screened_on <= rk_day () THEN '審査済み'"
           " WHEN t.recommended_on <= rk_day () THEN '推薦' ELSE '候補' END" },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
  RK_SCHEME_NAME ("t.scheme_id"),
};

static void
check_award (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "decided_on", "ceremony_on", problems);
  if (rk_record_get (record, "decision") && rk_record_get (record, "decided_on") == NULL)
    g_ptr_array_add (
        problems, rk_problem_new ("decided_on", NULL, _ ("Say on which day it was decided"), NULL));
}

const RkKind rk_kind_award = {
  .name = "award",
  .plural = "awards",
  .label = N_ ("Award"),
  .heading = "表彰",
  .counter = "件",
  .title = "workplace",
  .fields = award_fields,
  .n_fields = G_N_ELEMENTS (award_fields),
  .check = check_award,
  .search_ids = "t.workplace_id",
};

/* ── 発行台帳 ────────────────────────────────────────────────────────────────────────────── */

static const RkField ledger_fields[] = {
  { "document", RK_TYPE_TEXT, N_ ("Paper"), "書類", NULL, RK_FIELD_REQUIRED | RK_FIELD_FACET },
  { "workplace_id", RK_TYPE_ID, N_ ("Workplace"), "事業所番号", NULL, RK_FIELD_REQUIRED,
    .refers = "workplace", .match = "t.workplace_id = CAST(? AS INTEGER)" },
  { "status_id", RK_TYPE_ID, N_ ("Registration"), "登録の記録", NULL, .refers = "status",
    .match = "t.status_id = CAST(? AS INTEGER)" },
  { "award_id", RK_TYPE_ID, N_ ("Award"), "表彰の記録", NULL, .refers = "award",
    .match = "t.award_id = CAST(? AS INTEGER)" },
  { "number", RK_TYPE_TEXT, N_ ("Number"), "番号", NULL, RK_FIELD_SEARCH },
  { "letter_number", RK_TYPE_TEXT, N_ ("Document number"), "文書番号", NULL, RK_FIELD_SEARCH },
  { "addressee", RK_TYPE_TEXT, N_ ("To"), "あて名", NULL, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "term", RK_TYPE_INTEGER, N_ ("Term"), "期", NULL },
  { "edition", RK_TYPE_INTEGER, N_ ("How often"), "発行回", NULL, RK_FIELD_REQUIRED },
  { "issued_on", RK_TYPE_DATE, N_ ("Printed on"), "発行日", NULL, RK_FIELD_REQUIRED, rk_parse_day },
  { "issued_by", RK_TYPE_TEXT, N_ ("Printed by"), "発行者", NULL, RK_FIELD_PERSONAL },
  { "reason", RK_TYPE_TEXT, N_ ("Reason of the reissue"), "再発行の理由", NULL },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
  { "scheme", RK_TYPE_TEXT, N_ ("Scheme"), "制度", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql
    = "(SELECT z.name FROM scheme z WHERE z.id = ifnull((SELECT s.scheme_id FROM status s"
      " WHERE s.id = t.status_id), (SELECT a.scheme_id FROM award a WHERE a.id = t.award_id)))" },
};

const RkKind rk_kind_ledger = {
  .name = "ledger",
  .plural = "ledger-lines",
  .label = N_ ("Print ledger"),
  .heading = "発行台帳",
  .counter = "件",
  .title = "addressee",
  .fields = ledger_fields,
  .n_fields = G_N_ELEMENTS (ledger_fields),
  .search_ids = "t.workplace_id",
};

/* ── how many workplaces there are ───────────────────────────────────────────────────────── */

#define COUNTED N_ ("Workplaces there are")

static const RkField establishment_fields[] = {
  { "area", RK_TYPE_TEXT, N_ ("Area"), "地域コード", COUNTED, RK_FIELD_REQUIRED },
  { "year", RK_TYPE_INTEGER, N_ ("Year"), "年", COUNTED, RK_FIELD_REQUIRED | RK_FIELD_FACET },
  { "industry", RK_TYPE_TEXT, N_ ("Industry"), "産業", COUNTED, RK_FIELD_FACET },
  { "size_lower", RK_TYPE_INTEGER, N_ ("Employees from"), "従業者数（以上）", COUNTED },
  { "size_upper", RK_TYPE_INTEGER, N_ ("Employees to"), "従業者数（以下）", COUNTED },
  { "number", RK_TYPE_INTEGER, N_ ("Workplaces"), "事業所数", COUNTED },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出典", COUNTED },
};

const RkKind rk_kind_establishment = {
  .name = "establishment",
  .plural = "establishments",
  .label = N_ ("Workplaces there are"),
  .heading = "事業所数の統計",
  .counter = "件",
  .title = "area",
  .fields = establishment_fields,
  .n_fields = G_N_ELEMENTS (establishment_fields),
};
