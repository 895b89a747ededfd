/* 登録: a workplace in a scheme, from the application to its end, and the yearly reports. A
 * renewal keeps the number and begins the next term of the same registration. */
#include "rk-kinds.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-judgement.h"
#include "rk-kind-parse.h"
#include "rk-kind-status.h"

#define REGISTRATION N_ ("Registration")
#define APPLICATION N_ ("Application and screening")
#define TERM N_ ("Term of validity")
#define RENEWAL N_ ("Renewal")
#define END N_ ("End of the registration")
#define DECLARED N_ ("Declared activities")
#define UNDERTAKINGS N_ ("Undertakings")
#define CONSENT N_ ("Consent to publication")
#define REPORT N_ ("Report")
#define FIGURES N_ ("Figures")

#define WAYS "窓口|郵送|FAX|メール|Web"

RK_CHOICES (choose_way, WAYS)
RK_CHOICES (choose_result, RK_RESULT_GOOD "|" RK_RESULT_BACK "|" RK_RESULT_BAD)
RK_CHOICES (choose_renewal, RK_RENEWAL_YES "|" RK_RENEWAL_NO)
RK_CHOICES (choose_end, RK_ENDED_AS)
RK_CHOICES (choose_smoke_free, "敷地内禁煙|屋内禁煙|喫煙室あり|対策なし")

#define RUNG_ORDER(rung) "instr('" RK_RUNGS "', " rung ")"

/* The menu that was in use when the workplace applied; without that day, today's. */
#define ACTIVITY_NAMES                                                                              \
  "(SELECT group_concat(i.label, '、') FROM (SELECT i.label FROM scheme_item i WHERE i.scheme_id " \
  "="                                                                                               \
  " t.scheme_id AND ' ' || t.activities || ' ' LIKE '% ' || i.code || ' %' AND i.since = (SELECT"   \
  " ifnull(max(m.since), (SELECT min(o.since) FROM scheme_item o WHERE o.scheme_id ="               \
  " t.scheme_id)) FROM scheme_item m WHERE m.scheme_id = t.scheme_id AND m.since <="                \
  " " RK_SQL_FISCAL_YEAR ("ifnull(t.applied_on, rk_day ())") ") ORDER BY i.position) i)"

static const RkField status_fields[] = {
  { "workplace_id", RK_TYPE_ID, N_ ("Workplace"), "事業所番号", REGISTRATION, RK_FIELD_REQUIRED,
    .refers = "workplace", .match = "t.workplace_id = CAST(? AS INTEGER)" },
  { "scheme_id", RK_TYPE_ID, N_ ("Scheme"), "制度番号", REGISTRATION, RK_FIELD_REQUIRED,
    .refers = "scheme", .match = "t.scheme_id = CAST(? AS INTEGER)", .only = "!award" },
  { "level_id", RK_TYPE_ID, N_ ("Level of the scheme"), "区分番号", REGISTRATION, RK_FIELD_REQUIRED,
    .refers = "scheme_level", .match = "t.level_id = CAST(? AS INTEGER)", .within = "scheme_id" },
  { "number", RK_TYPE_TEXT, N_ ("Number"), "登録番号", REGISTRATION, RK_FIELD_SEARCH },
  { "terms", RK_TYPE_INTEGER, N_ ("Terms in a row"), "期", TERM, RK_FIELD_FACET, rk_parse_count },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出どころ", REGISTRATION, RK_FIELD_SEARCH },
  { "applied_on", RK_TYPE_DATE, N_ ("Received on"), "受付日", APPLICATION, RK_FIELD_NONE,
    rk_parse_day },
  { "applied_by", RK_TYPE_TEXT, N_ ("Received by"), "受付方法", APPLICATION, RK_FIELD_NONE, NULL,
    NULL, choose_way },
  RK_RECEIVED (APPLICATION),
  { "result", RK_TYPE_TEXT, N_ ("Result of the screening"), "審査結果", APPLICATION, RK_FIELD_FACET,
    NULL, NULL, choose_result },
  { "screening", RK_TYPE_TEXT, N_ ("Reasons of the screening"), "審査の理由", APPLICATION,
    RK_FIELD_MULTILINE },
  { "registered_on", RK_TYPE_DATE, N_ ("Registered on"), "登録日", TERM, RK_FIELD_NONE,
    rk_parse_day },
  { "certified_on", RK_TYPE_DATE, N_ ("Certificate of"), "証の交付日", TERM, RK_FIELD_NONE,
    rk_parse_day },
  { "copies", RK_TYPE_INTEGER, N_ ("Copies of the certificate"), "証の部数", TERM, RK_FIELD_NONE,
    rk_parse_count },
  { "term_start", RK_TYPE_DATE, N_ ("This term since"), "期の開始日", TERM, RK_FIELD_NONE,
    rk_parse_day },
  { "expires_on", RK_TYPE_DATE, N_ ("Valid until"), "有効期限", TERM, RK_FIELD_NONE, rk_parse_day },
  RK_RENEWED (RENEWAL, RK_FIELD_FACET, NULL, choose_renewal),
  { "ended_on", RK_TYPE_DATE, N_ ("Ended on"), "終了日", END, RK_FIELD_NONE, rk_parse_day },
  { "ended_as", RK_TYPE_TEXT, N_ ("Ended by"), "終了の別", END, RK_FIELD_FACET, NULL, NULL,
    choose_end },
  { "ended_reason", RK_TYPE_TEXT, N_ ("Reason"), "終了の理由", END, RK_FIELD_MULTILINE },
  { "declared_on", RK_TYPE_DATE, N_ ("Declared on"), "宣言日", DECLARED, RK_FIELD_NONE,
    rk_parse_day },
  { "activities", RK_TYPE_TEXT, N_ ("Activities"), "取組の記号", DECLARED, RK_FIELD_NONE,
    rk_parse_codes, .codes = "scheme_item" },
  { "declaration", RK_TYPE_TEXT, N_ ("Declaration"), "宣言文", DECLARED,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "target", RK_TYPE_TEXT, N_ ("Goals, with unit and date"), "目標", DECLARED,
    RK_FIELD_MULTILINE },
  RK_GOAL (DECLARED),
  RK_UNDERTAKINGS (UNDERTAKINGS),
  { "consent_name", RK_TYPE_BOOLEAN, N_ ("Publication of the name"), "名称の公表同意", CONSENT,
    .format = rk_format_yes },
  RK_CONSENTS (CONSENT),
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  RK_WORKPLACE_WORDS ("t.workplace_id"),
  RK_WORKPLACE_SIZE ("t.workplace_id"),
  RK_SCHEME_NAME ("t.scheme_id"),
  RK_WORKPLACE_CORPORATION ("t.workplace_id", RK_FIELD_DERIVED),
  { "activity_names", RK_TYPE_TEXT, N_ ("Activities"), "取組", NULL, RK_FIELD_DERIVED,
    .sql = ACTIVITY_NAMES },
  { "level", RK_TYPE_TEXT, N_ ("Level of the scheme"), "区分", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT l.name FROM scheme_level l WHERE l.id = t.level_id)",
    .order = "(SELECT l.position FROM scheme_level l WHERE l.id = t.level_id)" },
  { "rung", RK_TYPE_TEXT, N_ ("Rung"), "段階", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT l.rung FROM scheme_level l WHERE l.id = t.level_id)",
    .order = "(SELECT " RUNG_ORDER ("l.rung") " FROM scheme_level l WHERE l.id = t.level_id)" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "登録年度", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET, rk_parse_fiscal_year, rk_format_fiscal_year,
    .sql = RK_SQL_FISCAL_YEAR ("t.registered_on") },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = RK_SQL_REGISTER ("state", "t") },
  { "in_force", RK_TYPE_BOOLEAN, N_ ("In force"), "有効", NULL, RK_FIELD_DERIVED,
    .sql = "(" RK_SQL_IN_FORCE ("t") " IS TRUE)" },
  { "long_term", RK_TYPE_BOOLEAN, N_ ("Several terms in one"), "長い期", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = RK_SQL_LONG_TERM ("t") },
  { "corporation_closed", RK_TYPE_BOOLEAN, N_ ("Corporation closed"), "法人が閉鎖", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = RK_SQL_CORPORATION_CLOSED ("t.workplace_id") },
  { "missing_reports", RK_TYPE_TEXT, N_ ("Reports missing"), "未提出の報告", NULL, RK_FIELD_DERIVED,
    .sql = RK_SQL_REGISTER ("missing", "t") },
  { "next_report", RK_TYPE_INTEGER, N_ ("Next report"), "次の報告", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, rk_parse_fiscal_year, rk_format_fiscal_year,
    .sql = RK_SQL_REGISTER ("next-report", "t") },
  { "last_report", RK_TYPE_INTEGER, N_ ("Last report"), "最後の報告", NULL, RK_FIELD_DERIVED,
    rk_parse_fiscal_year, rk_format_fiscal_year,
    .sql = "(SELECT max(r.year) FROM report r WHERE r.status_id = t.id AND r.submitted_on <= "
           "rk_day ())" },
  { "work", RK_TYPE_TEXT, N_ ("To do"), "すること", NULL, RK_FIELD_DERIVED,
    .sql = RK_SQL_WORK ("t"), .match = RK_SQL_HAS_WORK ("t") },
  { "candidate_for", RK_TYPE_TEXT, N_ ("Candidate for"), "候補", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT group_concat(nz.name || '　' || n.name || '（' || " RK_SQL_LEVEL_RULE (
        "n") " || '）', '、') " RK_SQL_NEXT_LEVEL ("t") ")" },
  { "ends_within", RK_TYPE_INTEGER, N_ ("Months left"), "残りの月数", NULL, RK_FIELD_DERIVED,
    rk_parse_count,
    .sql = "CASE WHEN t.expires_on >= rk_day () THEN CAST((julianday(t.expires_on) -"
           " julianday(rk_day ())) / 30.44 AS INTEGER) END",
    .match = "(t.ended_on IS NULL AND t.expires_on BETWEEN rk_day () AND date(rk_day (), '+' || ?"
             " || ' months'))" },
};

char *
rk_call_workplace (const RkRecord *record)
{
  return rk_workplace_dup_call (rk_record_get (record, "workplace"),
                                rk_record_get (record, "corporation_name"));
}

static void
complete_status (RkDraft *draft)
{
  int start = rk_kind_field (&rk_kind_status, "term_start");
  int registered = rk_kind_field (&rk_kind_status, "registered_on");

  if (rk_draft_is_null (draft, registered))
    return;
  rk_default_int (draft, "terms", 1);
  if (rk_draft_is_null (draft, start))
    rk_draft_take (draft, start, g_strdup (rk_draft_text (draft, registered)));
}

static void
check_status (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "term_start", "expires_on", problems);
  rk_check_order (record, "registered_on", "ended_on", problems);
  if (rk_record_get (record, "ended_as") && rk_record_get (record, "ended_on") == NULL)
    g_ptr_array_add (problems,
                     rk_problem_new ("ended_on", NULL, _ ("Say on which day it ended"), NULL));
  if (rk_record_get (record, "result") && rk_record_get (record, "screened_on") == NULL)
    g_ptr_array_add (problems, rk_problem_new ("screened_on", NULL,
                                               _ ("Say on which day it was screened"), NULL));
}

const RkKind rk_kind_status = {
  .name = "status",
  .plural = "statuses",
  .label = N_ ("Registration"),
  .heading = "登録",
  .counter = "件",
  .title = "workplace",
  .call = rk_call_workplace,
  .fields = status_fields,
  .n_fields = G_N_ELEMENTS (status_fields),
  .complete = complete_status,
  .check = check_status,
  .since = "registered_on",
  .until = "expires_on",
  .search_ids = "t.workplace_id",
  .rows = &rk_kind_registration,
};

/* ── 年次報告 ────────────────────────────────────────────────────────────────────────────── */

#define STATUS_WORKPLACE "(SELECT s.workplace_id FROM status s WHERE s.id = t.status_id)"
#define STATUS_SCHEME "(SELECT s.scheme_id FROM status s WHERE s.id = t.status_id)"

#define PEOPLE(name, label, heading, words)                                        \
  {                                                                                \
    name, RK_TYPE_INTEGER, label, heading, FIGURES, RK_FIELD_NONE, rk_parse_count, \
        .synonyms = words                                                          \
  }

static const RkField report_fields[] = {
  { "status_id", RK_TYPE_ID, N_ ("Registration"), "登録の記録", REPORT, RK_FIELD_REQUIRED,
    .refers = "status", .match = "t.status_id = CAST(? AS INTEGER)" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", REPORT, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year,
    .synonyms = "年度|報告年度|実績年度|対象年度|取組年度" },
  { "reminded_on", RK_TYPE_DATE, N_ ("Reminded on"), "督促日", REPORT, RK_FIELD_NONE, rk_parse_day,
    .synonyms = "督促日|督促年月日" },
  { "submitted_on", RK_TYPE_DATE, N_ ("Submitted on"), "提出日", REPORT, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "提出日|提出年月日|報告日|報告年月日|受付日|受理日|受領日" },
  { "submitted_by", RK_TYPE_TEXT, N_ ("Handed in by"), "提出方法", REPORT, RK_FIELD_NONE, NULL,
    NULL, choose_way, .synonyms = "提出方法|報告方法|受付方法" },
  { "checked_on", RK_TYPE_DATE, N_ ("Looked through on"), "確認日", REPORT, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "確認日|確認年月日" },
  { "done", RK_TYPE_TEXT, N_ ("What was done"), "取組実績", REPORT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = "取組実績|実績|活動実績|取組内容|取組の内容|実施内容|実施した取組|取組" },
  { "items", RK_TYPE_TEXT, N_ ("Each activity"), "取組ごとの実績", REPORT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE, .codes = "scheme_item",
    .advise = rk_activities_dup_advice, .synonyms = "取組ごとの実績|取組別の実績|項目別実績" },
  PEOPLE ("checkup_people",
          N_ ("To be examined"),
          "健診対象者数",
          "健診対象者数|健診の対象者数|健康診断対象者数|健診対象者"),
  PEOPLE ("checkup_taken",
          N_ ("Examined"),
          "健診受診者数",
          "健診受診者数|健診の受診者数|健康診断受診者数|受診者数|健診受診者"),
  PEOPLE ("guidance_people",
          N_ ("To be guided"),
          "特定保健指導対象者数",
          "特定保健指導対象者数|保健指導対象者数|特定保健指導の対象者数"),
  PEOPLE ("guidance_done",
          N_ ("Guided"),
          "特定保健指導終了者数",
          "特定保健指導終了者数|保健指導終了者数|特定保健指導実施者数|保健指導実施者数"),
  PEOPLE ("cancer_people",
          N_ ("To be screened for cancer"),
          "がん検診対象者数",
          "がん検診対象者数|がん検診の対象者数"),
  PEOPLE ("cancer_taken",
          N_ ("Screened for cancer"),
          "がん検診受診者数",
          "がん検診受診者数|がん検診の受診者数"),
  PEOPLE ("smokers_people",
          N_ ("Asked about smoking"),
          "喫煙の回答者数",
          "喫煙の回答者数|喫煙状況の回答者数|喫煙の把握人数"),
  PEOPLE ("smokers", N_ ("Smokers"), "喫煙者数", "喫煙者数|喫煙者"),
  { "smoke_free", RK_TYPE_TEXT, N_ ("Smoke-free"), "受動喫煙対策", FIGURES, RK_FIELD_FACET, NULL,
    NULL, choose_smoke_free, .synonyms = "受動喫煙対策|受動喫煙防止対策|禁煙の状況" },
  { "next_goal", RK_TYPE_TEXT, N_ ("Goal for the next year"), "次年度の目標", REPORT,
    RK_FIELD_MULTILINE, .synonyms = "次年度の目標|次年度目標|来年度の目標|翌年度の目標" },
  { "impression", RK_TYPE_TEXT, N_ ("Impressions"), "感想", REPORT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE, .synonyms = "感想|所感|効果|取組の効果" },
  { "request", RK_TYPE_TEXT, N_ ("Requests"), "要望", REPORT, RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = "要望|意見・要望|意見|ご意見・ご要望|ご要望" },
  { "case_consent", RK_TYPE_BOOLEAN, N_ ("May be published as a case"), "事例掲載可", REPORT,
    RK_FIELD_NONE, rk_parse_yes, rk_format_yes,
    .synonyms = "事例掲載可|事例掲載|事例の掲載|事例公表|事例の公表|事例集への掲載" },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = RK_WORDS_NOTE },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.checked_on <= rk_day () THEN '確認済み' WHEN t.submitted_on <= rk_day ()"
           " THEN '提出済み' WHEN t.reminded_on <= rk_day () THEN '督促中' ELSE '未提出' END" },
  RK_WORKPLACE_WORDS (STATUS_WORKPLACE),
  RK_WORKPLACE_CORPORATION (STATUS_WORKPLACE, RK_FIELD_DERIVED | RK_FIELD_INTERNAL),
  RK_SCHEME_NAME (STATUS_SCHEME),
  RK_ROW_WORKPLACE,
};

/* A part cannot be more than the whole. */
static void
check_report (const RkRecord *record, GPtrArray *problems)
{
  rk_check_part (record, "checkup_taken", "checkup_people", problems);
  rk_check_part (record, "guidance_done", "guidance_people", problems);
  rk_check_part (record, "cancer_taken", "cancer_people", problems);
  rk_check_part (record, "smokers", "smokers_people", problems);
}

const RkKind rk_kind_report = {
  .name = "report",
  .plural = "reports",
  .label = N_ ("Yearly report"),
  .heading = "年次報告",
  .counter = "件",
  .title = "workplace",
  .call = rk_call_workplace,
  .fields = report_fields,
  .n_fields = G_N_ELEMENTS (report_fields) - RK_N_ROW_WORKPLACE,
  .check = check_report,
  .search_ids = STATUS_WORKPLACE,
  .rows = &rk_kind_report_row,
  .told_by = "status_id year",
};

const RkKind rk_kind_report_row = {
  .name = "report_row",
  .plural = "report-rows",
  .label = N_ ("Yearly report"),
  .heading = "年次報告",
  .counter = "件",
  .title = "name",
  .fields = report_fields,
  .n_fields = G_N_ELEMENTS (report_fields),
  .check = check_report,
};
