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
  { "date", RK_TYPE_DATE, N_ ("Day"), "日付", VISIT, RK_FIELD_REQUIRED, rk_parse_day,
    .synonyms = "日付|年月日|訪問日|連絡日|対応日|実施日|日" },
  { "time", RK_TYPE_TEXT, N_ ("Time"), "時刻", VISIT, RK_FIELD_NONE, rk_parse_time, rk_format_time,
    .synonyms = "時刻|時間|訪問時刻" },
  { "means", RK_TYPE_TEXT, N_ ("How"), "手段", VISIT, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    NULL, choose_means, .synonyms = "手段|方法|連絡方法|連絡手段|対応方法|対応区分" },
  { "person", RK_TYPE_TEXT, N_ ("Who of the office"), "担当", VISIT,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL, .synonyms = "担当|担当者|担当者名|対応者|訪問者|職員" },
  { "counterpart", RK_TYPE_TEXT, N_ ("Whom"), "先方", VISIT, RK_FIELD_SEARCH | RK_FIELD_PERSONAL,
    .synonyms = "先方|相手|相手方|応対者|面談者|面会者|先方担当者|先方氏名" },
  { "subject", RK_TYPE_TEXT, N_ ("Matter"), "用件", VISIT, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .synonyms = "用件|件名|目的|訪問目的|要件|主題" },
  { "content", RK_TYPE_TEXT, N_ ("What was said"), "内容", VISIT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = "内容|訪問内容|対応内容|連絡内容|記録|概要|やりとり" },
  { "next_on", RK_TYPE_DATE, N_ ("Promised for"), "次の約束の日", PROMISE, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "次の約束の日|次回予定日|次回日|次回訪問日|次回連絡日|期限" },
  { "next_what", RK_TYPE_TEXT, N_ ("Next promise"), "次の約束", PROMISE, RK_FIELD_SEARCH,
    .synonyms = "次の約束|次回予定|次回の約束|次回の内容|宿題" },
  { "next_done_on", RK_TYPE_DATE, N_ ("Kept on"), "約束を果たした日", PROMISE, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "約束を果たした日|完了日|対応済日" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.next_done_on <= rk_day () THEN '済' WHEN t.next_on < rk_day () THEN "
           "'" RK_PROMISE_LATE
           "' WHEN t.next_on IS NOT NULL OR t.next_what IS NOT NULL THEN '" RK_PROMISE_OPEN
           "' ELSE '記録' END" },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
  RK_ROW_WORKPLACE,
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
  .n_fields = G_N_ELEMENTS (visit_fields) - RK_N_ROW_WORKPLACE,
  .check = check_visit,
  .search_ids = "t.workplace_id",
  .rows = &rk_kind_visit_row,
  .told_by = "workplace_id date means subject",
};

/* Many a list says only what was spoken of: its first line is what it was about. */
static void
complete_visit_row (RkDraft *draft)
{
  int subject = rk_kind_field (&rk_kind_visit, "subject");
  const char *content = rk_draft_text (draft, rk_kind_field (&rk_kind_visit, "content"));
  g_auto (GStrv) lines = content ? g_strsplit (content, "\n", 2) : NULL;

  if (rk_draft_is_null (draft, subject) && lines)
    rk_draft_take (draft, subject,
                   g_utf8_substring (lines[0], 0, MIN (g_utf8_strlen (lines[0], -1), 40)));
}

const RkKind rk_kind_visit_row = {
  .name = "visit_row",
  .plural = "visit-rows",
  .label = N_ ("Contact"),
  .heading = "連絡・訪問",
  .counter = "件",
  .title = "name",
  .fields = visit_fields,
  .n_fields = G_N_ELEMENTS (visit_fields),
  .complete = complete_visit_row,
  .check = check_visit,
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

RK_CHOICES (choose_decision, RK_AWARDED "|選外|辞退")

static const RkField award_fields[] = {
  OF_WORKPLACE (AWARD),
  { "scheme_id", RK_TYPE_ID, N_ ("Scheme"), "制度番号", AWARD, RK_FIELD_REQUIRED,
    .refers = "scheme", .match = "t.scheme_id = CAST(? AS INTEGER)", .only = "award" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", AWARD, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year, .synonyms = "年度|表彰年度|受賞年度|応募年度|年" },
  { "division", RK_TYPE_TEXT, N_ ("Division"), "部門", AWARD, RK_FIELD_SEARCH | RK_FIELD_FACET,
    .synonyms = "部門|表彰部門|応募部門", .offers = "divisions" },
  { "prize", RK_TYPE_TEXT, N_ ("Prize"), "賞", CHOICE, RK_FIELD_SEARCH | RK_FIELD_FACET,
    .synonyms = "賞|賞名|表彰名|受賞名|表彰の種類|賞の名称", .offers = "prizes" },
  { "rank", RK_TYPE_INTEGER, N_ ("Rank"), "順位", CHOICE, RK_FIELD_NONE, rk_parse_count,
    .synonyms = "順位|受賞順位|席次" },
  { "proposed_on", RK_TYPE_DATE, N_ ("Candidate since"), "候補とした日", AWARD, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "候補とした日|応募日|受付日" },
  { "recommender", RK_TYPE_TEXT, N_ ("Recommended by"), "推薦者", AWARD, RK_FIELD_SEARCH,
    .synonyms = "推薦者|推薦機関|推薦団体|推薦者名" },
  { "recommended_on", RK_TYPE_DATE, N_ ("Recommended on"), "推薦日", AWARD, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "推薦日|推薦年月日" },
  { "reason", RK_TYPE_TEXT, N_ ("Reason"), "推薦理由", AWARD, RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = "推薦理由|受賞理由|表彰理由|功績|推薦の理由" },
  { "screened_on", RK_TYPE_DATE, N_ ("Screened on"), "審査日", CHOICE, RK_FIELD_NONE, rk_parse_day,
    .synonyms = "審査日|審査年月日|審査会の日" },
  { "score", RK_TYPE_INTEGER, N_ ("Points"), "審査点", CHOICE, RK_FIELD_NONE, rk_parse_count,
    .synonyms = "審査点|点数|得点|評価点|合計点" },
  { "screening", RK_TYPE_TEXT, N_ ("Remarks of the jury"), "講評", CHOICE, RK_FIELD_MULTILINE,
    .synonyms = "講評|審査講評|審査委員の意見" },
  { "decision", RK_TYPE_TEXT, N_ ("Decision"), "決定", CHOICE, RK_FIELD_FACET, NULL, NULL,
    choose_decision, .synonyms = "決定|結果|審査結果|受賞区分|可否" },
  { "decided_on", RK_TYPE_DATE, N_ ("Day of the decision"), "決定日", CHOICE, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "決定日|受賞日|受賞決定日|決定年月日" },
  { "number", RK_TYPE_TEXT, N_ ("Number"), "表彰番号", CHOICE, RK_FIELD_SEARCH,
    .synonyms = "表彰番号|表彰No|賞状番号" },
  { "ceremony_on", RK_TYPE_DATE, N_ ("Ceremony on"), "表彰式の日", CHOICE, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "表彰式の日|表彰日|表彰年月日|表彰式|表彰式典|授賞式" },
  { "ceremony_order", RK_TYPE_INTEGER, N_ ("Order in the ceremony"), "表彰式の順", CHOICE,
    RK_FIELD_NONE, rk_parse_count, .synonyms = "表彰式の順|表彰順|呼名順" },
  { "case_title", RK_TYPE_TEXT, N_ ("Title of the case"), "事例の題", CASE, RK_FIELD_SEARCH,
    .synonyms = "事例の題|事例名|事例のタイトル|取組名" },
  { "case_text", RK_TYPE_TEXT, N_ ("Case"), "事例", CASE, RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = "事例|取組事例|取組内容|取組の内容|取組" },
  { "case_public", RK_TYPE_BOOLEAN, N_ ("In the collection of cases"), "事例集に掲載", CASE,
    RK_FIELD_NONE, rk_parse_yes, rk_format_yes, .synonyms = "事例集に掲載|事例集掲載|事例掲載" },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = RK_WORDS_NOTE },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.decided_on <= rk_day () AND t.decision <> '" RK_AWARDED "' THEN t.decision"
           " WHEN t.case_public = 1 AND t.ceremony_on <= rk_day () THEN '事例掲載'"
           " WHEN t.decided_on <= rk_day () AND t.ceremony_on <= rk_day () THEN '表彰済み'"
           " WHEN t.decided_on <= rk_day () THEN '受賞決定'"
           " WHEN t.screened_on <= rk_day () THEN '審査済み'"
           " WHEN t.recommended_on <= rk_day () THEN '推薦' ELSE '候補' END" },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
  RK_WORKPLACE_CORPORATION ("t.workplace_id", RK_FIELD_DERIVED | RK_FIELD_INTERNAL),
  RK_SCHEME_NAME ("t.scheme_id"),
  RK_ROW_WORKPLACE,
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
  .call = rk_call_workplace,
  .fields = award_fields,
  .n_fields = G_N_ELEMENTS (award_fields) - RK_N_ROW_WORKPLACE,
  .check = check_award,
  .search_ids = "t.workplace_id",
  .rows = &rk_kind_award_row,
  .told_by = "workplace_id scheme_id year",
};

/* A list of those who were honored says a prize and the day it was given, not that it was decided.
 */
static void
complete_award_row (RkDraft *draft)
{
  int decision = rk_kind_field (&rk_kind_award, "decision");
  int decided = rk_kind_field (&rk_kind_award, "decided_on");
  const char *ceremony = rk_draft_text (draft, rk_kind_field (&rk_kind_award, "ceremony_on"));

  if (rk_draft_is_null (draft, rk_kind_field (&rk_kind_award, "prize")) || ceremony == NULL)
    return;
  if (rk_draft_is_null (draft, decision))
    rk_draft_take (draft, decision, g_strdup (RK_AWARDED));
  if (rk_draft_is_null (draft, decided))
    rk_draft_take (draft, decided, g_strdup (ceremony));
}

const RkKind rk_kind_award_row = {
  .name = "award_row",
  .plural = "award-rows",
  .label = N_ ("Award"),
  .heading = "表彰",
  .counter = "件",
  .title = "name",
  .fields = award_fields,
  .n_fields = G_N_ELEMENTS (award_fields),
  .complete = complete_award_row,
  .check = check_award,
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
  { "addressee", RK_TYPE_TEXT, N_ ("Addressee"), "あて名", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
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
  { "area", RK_TYPE_TEXT, N_ ("Area"), "地域コード", COUNTED, RK_FIELD_REQUIRED, NULL,
    rk_format_municipality, .synonyms = "地域コード" },
  { "year", RK_TYPE_INTEGER, N_ ("Year"), "年", COUNTED, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    rk_format_year, .synonyms = "年" },
  { "industry", RK_TYPE_TEXT, N_ ("Industry"), "産業", COUNTED, RK_FIELD_FACET,
    .synonyms = "産業" },
  { "size_lower", RK_TYPE_INTEGER, N_ ("Employees from"), "従業者数（以上）", COUNTED,
    .synonyms = "従業者数（以上）" },
  { "size_upper", RK_TYPE_INTEGER, N_ ("Employees to"), "従業者数（以下）", COUNTED,
    .synonyms = "従業者数（以下）" },
  { "number", RK_TYPE_INTEGER, N_ ("Workplaces"), "事業所数", COUNTED, .synonyms = "事業所数" },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出典", COUNTED, .synonyms = "出典" },
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
  .told_by = "area year industry size_lower size_upper",
};
