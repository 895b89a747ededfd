/* 自己評価: an edition of a checklist answered for one council (project, workplace, meeting) in one
 * fiscal year, with its answers and what they rest on. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-kind-parse.h"

#define ROUND N_ ("Self-assessment")
#define ANSWER N_ ("Answer")
#define EVIDENCE N_ ("Evidence")

#define ROUND_IS_CLOSED \
  "EXISTS (SELECT 1 FROM round r WHERE r.id = t.round_id AND r.closed_on IS NOT NULL)"
#define CLOSED_WORDS                                                                      \
  N_ ("This self-assessment is closed. Nothing was changed. Make a corrected version to " \
      "change it.")

#define YEAR_OF(r)                                                                        \
  "CASE WHEN " r ".year > 2019 THEN '令和' || (" r ".year - 2018) WHEN " r ".year = 2019" \
  " THEN '令和元' ELSE " r ".year END || '年度'"
/* Who or what was assessed. */
#define ABOUT_OF(r)                                                                           \
  "coalesce(" r ".subject, (SELECT w.name FROM workplace w WHERE w.id = " r ".workplace_id)," \
  " (SELECT c.name || '　第' || m.number || '回' FROM meeting m"                           \
  " JOIN council c ON c.id = m.council_id WHERE m.id = " r ".meeting_id),"                    \
  " (SELECT c.name FROM council c WHERE c.id = " r ".council_id))"
#define TITLE_OF(r)                                                                          \
  "ifnull((SELECT c.name FROM council c WHERE c.id = " r ".council_id), '') ||"              \
  " ifnull((SELECT '　' || w.name FROM workplace w WHERE w.id = " r ".workplace_id), '') ||" \
  " ifnull((SELECT '　第' || m.number || '回' FROM meeting m WHERE m.id = " r                \
  ".meeting_id), '') || ifnull('　' || " r ".subject, '') || '　' || " YEAR_OF (             \
      r) " || '　' || (SELECT e.title FROM edition e WHERE e.id = " r ".edition_id)"

static const RkField round_fields[] = {
  { "edition_id", RK_TYPE_ID, N_ ("Checklist"), "チェックリスト番号", ROUND, RK_FIELD_REQUIRED,
    .refers = "edition" },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", ROUND, .refers = "council",
    .match = "t.council_id = CAST(? AS INTEGER)" },
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", ROUND, .refers = "meeting" },
  { "workplace_id", RK_TYPE_ID, N_ ("Workplace"), "事業所", ROUND, .refers = "workplace" },
  { "subject", RK_TYPE_TEXT, N_ ("About"), "対象の名称", ROUND, RK_FIELD_SEARCH },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", ROUND, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "version", RK_TYPE_INTEGER, N_ ("Version"), "訂正の回数", NULL, RK_FIELD_INTERNAL },
  { "due", RK_TYPE_DATE, N_ ("Answers until"), "回答期限", ROUND, RK_FIELD_NONE, rk_parse_day },
  { "closed_on", RK_TYPE_DATE, N_ ("Closed on"), "確定日", NULL, RK_FIELD_INTERNAL },
  { "reason", RK_TYPE_TEXT, N_ ("Reason of the correction"), "訂正の理由", ROUND },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "title", RK_TYPE_TEXT, N_ ("Self-assessment"), "自己評価", NULL, RK_FIELD_DERIVED,
    .sql = TITLE_OF ("t"), .order = "t.year" },
  { "about", RK_TYPE_TEXT, N_ ("Assessed"), "対象", NULL, RK_FIELD_DERIVED, .sql = ABOUT_OF ("t") },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT c.name FROM council c WHERE c.id = t.council_id)",
    .order = "(SELECT c.position FROM council c WHERE c.id = t.council_id)" },
  { "edition", RK_TYPE_TEXT, N_ ("Checklist"), "チェックリスト", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT e.title FROM edition e WHERE e.id = t.edition_id)",
    .order = "(SELECT e.position FROM edition e WHERE e.id = t.edition_id)" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.closed_on IS NULL THEN '回答中' WHEN EXISTS (SELECT 1 FROM round o"
           " WHERE o.edition_id = t.edition_id AND o.year = t.year AND o.version > t.version"
           " AND ifnull(o.council_id, 0) = ifnull(t.council_id, 0)"
           " AND ifnull(o.meeting_id, 0) = ifnull(t.meeting_id, 0)"
           " AND ifnull(o.workplace_id, 0) = ifnull(t.workplace_id, 0)"
           " AND ifnull(o.subject, '') = ifnull(t.subject, '')) THEN '訂正前' ELSE '確定' END" },
  { "answered", RK_TYPE_INTEGER, N_ ("Answered"), "回答数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(DISTINCT a.item_id) FROM answer a WHERE a.round_id = t.id"
           " AND a.mark_id IS NOT NULL)" },
  { "items", RK_TYPE_INTEGER, N_ ("Items"), "項目数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM edition_item i WHERE i.edition_id = t.edition_id)" },
  { "level", RK_TYPE_TEXT, N_ ("Stage"), "段階", NULL, RK_FIELD_DERIVED, NULL, rk_format_level,
    .sql = RK_LEVEL_OF_ROUND ("t") },
};

static void
complete_round (RkDraft *draft)
{
  rk_default_int (draft, "version", 1);
}

const RkKind rk_kind_round = {
  .name = "round",
  .plural = "rounds",
  .label = N_ ("Self-assessment"),
  .heading = "自己評価",
  .counter = "件",
  .title = "title",
  .fields = round_fields,
  .n_fields = G_N_ELEMENTS (round_fields),
  .complete = complete_round,
  .search_ids = "t.council_id",
  .locked = "t.closed_on IS NOT NULL",
  .locked_words = CLOSED_WORDS,
};

#define OF_ROUND                                                                               \
  {                                                                                            \
    "round_id", RK_TYPE_ID, N_ ("Self-assessment"), "自己評価番号", ANSWER, RK_FIELD_REQUIRED, \
        .refers = "round", .match = "t.round_id = CAST(? AS INTEGER)"                          \
  }
#define OF_ITEM                                                                \
  {                                                                            \
    "item_id", RK_TYPE_ID, N_ ("Item"), "項目番号", ANSWER, RK_FIELD_REQUIRED, \
        .refers = "edition_item"                                               \
  }
#define ITEM_WORDS                                                               \
  { "code",                                                                      \
    RK_TYPE_TEXT,                                                                \
    N_ ("Number"),                                                               \
    "番号",                                                                      \
    NULL,                                                                        \
    RK_FIELD_DERIVED,                                                            \
    .sql = "(SELECT i.code FROM edition_item i WHERE i.id = t.item_id)",         \
    .order = "(SELECT i.position FROM edition_item i WHERE i.id = t.item_id)" }, \
  {                                                                              \
    "item", RK_TYPE_TEXT, N_ ("Item"), "項目", NULL, RK_FIELD_DERIVED,           \
        .sql = "(SELECT i.label FROM edition_item i WHERE i.id = t.item_id)"     \
  }

static const RkField answer_fields[] = {
  OF_ROUND,
  OF_ITEM,
  { "body_id", RK_TYPE_ID, N_ ("Body that answered"), "回答機関", ANSWER, .refers = "body" },
  { "mark_id", RK_TYPE_ID, N_ ("Mark"), "回答", ANSWER, .refers = "edition_mark" },
  { "comment", RK_TYPE_TEXT, N_ ("Comment"), "メモ", ANSWER, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "answered_by", RK_TYPE_TEXT, N_ ("Answered by"), "記入者", ANSWER, RK_FIELD_PERSONAL },
  { "answered_on", RK_TYPE_DATE, N_ ("Answered on"), "記入日", ANSWER, RK_FIELD_NONE,
    rk_parse_day },
  { "mark", RK_TYPE_TEXT, N_ ("Mark as printed"), "印", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT m.mark FROM edition_mark m WHERE m.id = t.mark_id)" },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "機関名", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT b.name FROM body b WHERE b.id = t.body_id)" },
  ITEM_WORDS,
  { "round", RK_TYPE_TEXT, N_ ("Self-assessment"), "自己評価", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT " TITLE_OF ("r") " FROM round r WHERE r.id = t.round_id)" },
};

const RkKind rk_kind_answer = {
  .name = "answer",
  .plural = "answers",
  .label = N_ ("Answer"),
  .heading = "回答",
  .counter = "件",
  .title = "item",
  .fields = answer_fields,
  .n_fields = G_N_ELEMENTS (answer_fields),
  .locked = ROUND_IS_CLOSED,
  .locked_words = CLOSED_WORDS,
};

static const RkField evidence_fields[] = {
  OF_ROUND,
  OF_ITEM,
  { "text", RK_TYPE_TEXT, N_ ("In words"), "根拠", EVIDENCE, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", EVIDENCE, .refers = "meeting" },
  { "material_id", RK_TYPE_ID, N_ ("Paper"), "資料", EVIDENCE, .refers = "material" },
  { "attachment_id", RK_TYPE_ID, N_ ("File"), "添付ファイル", EVIDENCE, .refers = "attachment" },
  { "action_id", RK_TYPE_ID, N_ ("Homework"), "宿題・対応", EVIDENCE, .refers = "action" },
  { "query", RK_TYPE_TEXT, N_ ("Workplaces counted"), "数えた事業所の条件", NULL,
    RK_FIELD_INTERNAL },
  { "added_on", RK_TYPE_DATE, N_ ("Added on"), "付けた日", EVIDENCE, RK_FIELD_NONE, rk_parse_day },
  { "indicator_id", RK_TYPE_ID, N_ ("Indicator"), "健康指標", EVIDENCE, .refers = "indicator" },
  { "measure_id", RK_TYPE_ID, N_ ("Line of the plan"), "計画の行", EVIDENCE, .refers = "measure" },
  ITEM_WORDS,
};

const RkKind rk_kind_evidence = {
  .name = "evidence",
  .plural = "evidences",
  .label = N_ ("Evidence"),
  .heading = "根拠",
  .counter = "件",
  .title = "text",
  .fields = evidence_fields,
  .n_fields = G_N_ELEMENTS (evidence_fields),
  .locked = ROUND_IS_CLOSED,
  .locked_words = CLOSED_WORDS,
};
