/* 支援・研修: support of a municipality from its wish to the report, advisers, training days. */
#include "rk-kinds.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-kind-parse.h"
#include "rk-text.h"

#define LONG RK_FIELD_SEARCH | RK_FIELD_MULTILINE

/* ── 伴走型支援 ──────────────────────────────────────────────────────────────────────────── */

#define WISH N_ ("Wish")
#define SUPPORT N_ ("Support")
#define RESULT N_ ("What came of the support")
#define EXAMPLE N_ ("Example sheet")

RK_CHOICES (choose_type, "区|市|町村")

static const RkField case_fields[] = {
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", WISH, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "requester", RK_TYPE_TEXT, N_ ("Municipality or body"), "支援先", WISH,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "type", RK_TYPE_TEXT, N_ ("Type"), "区分", WISH, RK_FIELD_FACET, NULL, NULL, choose_type },
  { "contact", RK_TYPE_TEXT, N_ ("Person in charge there"), "担当者", WISH,
    RK_FIELD_PERSONAL | RK_FIELD_SEARCH },
  { "theme", RK_TYPE_TEXT, N_ ("Theme"), "テーマ", WISH, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "wish", RK_TYPE_TEXT, N_ ("What is wished for"), "希望の内容", WISH, LONG },
  { "wished_on", RK_TYPE_DATE, N_ ("Applied on"), "申込日", WISH, RK_FIELD_NONE, rk_parse_day },
  { "chosen_on", RK_TYPE_DATE, N_ ("Chosen on"), "選定日", WISH, RK_FIELD_NONE, rk_parse_day },
  { "declined_on", RK_TYPE_DATE, N_ ("Not chosen on"), "不選定の決定日", WISH, RK_FIELD_NONE,
    rk_parse_day },
  { "choice_reason", RK_TYPE_TEXT, N_ ("Reason"), "選定の理由", WISH, LONG },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", SUPPORT, .refers = "council",
    .match = "t.council_id = CAST(? AS INTEGER)" },
  { "plan_id", RK_TYPE_ID, N_ ("Roadmap"), "ロードマップの計画番号", SUPPORT, .refers = "plan" },
  { "adviser_id", RK_TYPE_ID, N_ ("Adviser"), "アドバイザー", SUPPORT, .refers = "adviser" },
  { "started_on", RK_TYPE_DATE, N_ ("Support from"), "支援の始まり", SUPPORT, RK_FIELD_NONE,
    rk_parse_day },
  { "ended_on", RK_TYPE_DATE, N_ ("Support until"), "支援の終わり", SUPPORT, RK_FIELD_NONE,
    rk_parse_day },
  { "hearing", RK_TYPE_TEXT, N_ ("Hearing"), "ヒアリング", SUPPORT, LONG },
  { "analysis", RK_TYPE_TEXT, N_ ("Analysis"), "課題の分析", SUPPORT, LONG },
  { "choice", RK_TYPE_TEXT, N_ ("What was chosen to do"), "取組の選定", SUPPORT, LONG },
  { "verification", RK_TYPE_TEXT, N_ ("How it is verified"), "検証方法", SUPPORT, LONG },
  { "result", RK_TYPE_TEXT, N_ ("Result of the support"), "成果・効果", RESULT, LONG },
  { "remaining", RK_TYPE_TEXT, N_ ("What remains"), "残された課題", RESULT, LONG },
  { "spread", RK_TYPE_TEXT, N_ ("How others profit"), "横展開", RESULT, LONG },
  { "knowhow", RK_TYPE_TEXT, N_ ("Know-how"), "引き継ぐノウハウ", RESULT, LONG },
  { "headline", RK_TYPE_TEXT, N_ ("Title of the example"), "事例の表題", EXAMPLE, RK_FIELD_SEARCH },
  { "summary", RK_TYPE_TEXT, N_ ("In one line"), "一行要約", EXAMPLE, RK_FIELD_SEARCH },
  { "carried_by", RK_TYPE_TEXT, N_ ("Carried out by"), "実施主体者", EXAMPLE, RK_FIELD_SEARCH },
  { "partners", RK_TYPE_TEXT, N_ ("Bodies involved"), "関係機関", EXAMPLE, RK_FIELD_SEARCH },
  { "audience", RK_TYPE_TEXT, N_ ("For whom"), "対象者", EXAMPLE },
  { "problem", RK_TYPE_TEXT, N_ ("Health problem"), "健康課題", EXAMPLE, LONG },
  { "activity", RK_TYPE_TEXT, N_ ("Aim and activity"), "取組目的・内容", EXAMPLE, LONG },
  { "published_on", RK_TYPE_DATE, N_ ("Given to others on"), "公表日", EXAMPLE, RK_FIELD_NONE,
    rk_parse_day },
  { "adviser", RK_TYPE_TEXT, N_ ("Adviser"), "アドバイザー名", NULL,
    RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = "(SELECT a.name FROM adviser a WHERE a.id = t.adviser_id)" },
  { "visits", RK_TYPE_INTEGER, N_ ("Visits"), "訪問の回数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM case_visit v WHERE v.case_id = t.id)" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.declined_on <= rk_day () THEN '不選定'"
           " WHEN t.ended_on <= rk_day () THEN '終了' WHEN t.started_on <= rk_day () THEN '支援中'"
           " WHEN t.chosen_on <= rk_day () THEN '選定' ELSE '申込' END" },
};

static void
check_case (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "started_on", "ended_on", problems);
}

const RkKind rk_kind_support_case = {
  .name = "support_case",
  .plural = "cases",
  .label = N_ ("Support"),
  .heading = "伴走型支援",
  .counter = "件",
  .title = "requester",
  .fields = case_fields,
  .n_fields = G_N_ELEMENTS (case_fields),
  .check = check_case,
};

#define VISIT N_ ("Visit")

RK_CHOICES (choose_visit, "ヒアリング|訪問|オンライン|報告会")

static const RkField case_visit_fields[] = {
  { "case_id", RK_TYPE_ID, N_ ("Support"), "支援番号", NULL, RK_FIELD_REQUIRED,
    .refers = "support_case", .match = "t.case_id = CAST(? AS INTEGER)" },
  { "date", RK_TYPE_DATE, N_ ("Date"), "日付", VISIT, RK_FIELD_REQUIRED, rk_parse_day },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種類", VISIT, RK_FIELD_FACET, NULL, NULL, choose_visit },
  { "place", RK_TYPE_TEXT, N_ ("Place of the visit"), "場所", VISIT, RK_FIELD_SEARCH },
  { "people", RK_TYPE_TEXT, N_ ("Who was there"), "出席者", VISIT,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "observers", RK_TYPE_TEXT, N_ ("Neighbours who listened"), "同席した近隣の市町", VISIT,
    RK_FIELD_SEARCH },
  { "text", RK_TYPE_TEXT, N_ ("What was talked about"), "内容", VISIT, LONG },
  { "next_step", RK_TYPE_TEXT, N_ ("Until the next time"), "次回まで", VISIT, LONG },
  { "requester", RK_TYPE_TEXT, N_ ("Municipality or body"), "支援先", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT c.requester FROM support_case c WHERE c.id = t.case_id)" },
};

const RkKind rk_kind_case_visit = {
  .name = "case_visit",
  .plural = "case-visits",
  .label = N_ ("Visit"),
  .heading = "支援の訪問記録",
  .counter = "回",
  .title = "date",
  .fields = case_visit_fields,
  .n_fields = G_N_ELEMENTS (case_visit_fields),
};

#define ADVISER N_ ("Adviser")

static const RkField adviser_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name of the person"), "氏名", ADVISER,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "kana", RK_TYPE_TEXT, N_ ("Reading of the name"), "ふりがな", ADVISER,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "body", RK_TYPE_TEXT, N_ ("Belongs to the body"), "所属", ADVISER, RK_FIELD_SEARCH },
  { "post", RK_TYPE_TEXT, N_ ("Post"), "職名", ADVISER },
  { "themes", RK_TYPE_TEXT, N_ ("Themes"), "分野", ADVISER, RK_FIELD_SEARCH },
  { "days", RK_TYPE_INTEGER, N_ ("Days a year"), "年間の日数", ADVISER, RK_FIELD_NONE,
    rk_parse_count },
  { "fee", RK_TYPE_INTEGER, N_ ("Fee of a day in yen"), "謝金（円／日）", ADVISER, RK_FIELD_NONE,
    rk_parse_count },
  { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", ADVISER, RK_FIELD_PERSONAL,
    rk_parse_phone },
  { "email", RK_TYPE_TEXT, N_ ("Mail"), "メールアドレス", ADVISER, RK_FIELD_PERSONAL },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", ADVISER, LONG },
  { "cases", RK_TYPE_INTEGER, N_ ("Cases"), "支援の件数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM support_case c WHERE c.adviser_id = t.id)" },
};

const RkKind rk_kind_adviser = {
  .name = "adviser",
  .plural = "advisers",
  .label = N_ ("Adviser"),
  .heading = "アドバイザー",
  .counter = "名",
  .title = "name",
  .fields = adviser_fields,
  .n_fields = G_N_ELEMENTS (adviser_fields),
};

/* ── 研修 ────────────────────────────────────────────────────────────────────────────────── */

#define TRAINING N_ ("Training")
#define APPLYING N_ ("Applying")
#define AFTER N_ ("Afterwards")

RK_CHOICES (choose_form, "対面|Web|併用")
RK_CHOICES (choose_audience, "リーダー層|実務担当者|計画担当|全員")

static const RkField training_fields[] = {
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", TRAINING,
    RK_FIELD_REQUIRED | RK_FIELD_FACET, rk_parse_fiscal_year, rk_format_fiscal_year },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "研修名", TRAINING, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "date", RK_TYPE_DATE, N_ ("Date"), "開催日", TRAINING, RK_FIELD_NONE, rk_parse_day,
    .advise = rk_day_off_dup_advice },
  { "start_time", RK_TYPE_TEXT, N_ ("Begins at"), "開始時刻", TRAINING, RK_FIELD_NONE,
    rk_parse_time, rk_format_time },
  { "end_time", RK_TYPE_TEXT, N_ ("Ends at"), "終了時刻", TRAINING, RK_FIELD_NONE, rk_parse_time,
    rk_format_time },
  { "place", RK_TYPE_TEXT, N_ ("Venue"), "会場", TRAINING, RK_FIELD_SEARCH },
  { "form", RK_TYPE_TEXT, N_ ("Form"), "開催方法", TRAINING, RK_FIELD_FACET, NULL, NULL,
    choose_form },
  { "audience", RK_TYPE_TEXT, N_ ("For whom"), "対象", TRAINING, RK_FIELD_FACET, NULL, NULL,
    choose_audience },
  { "area_group", RK_TYPE_TEXT, N_ ("For which areas"), "地域の区分", TRAINING, RK_FIELD_SEARCH },
  { "purpose", RK_TYPE_TEXT, N_ ("Purpose"), "目的", TRAINING, LONG },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", TRAINING, .refers = "council",
    .match = "t.council_id = CAST(? AS INTEGER)" },
  { "capacity", RK_TYPE_INTEGER, N_ ("Places"), "定員", APPLYING, RK_FIELD_NONE, rk_parse_count },
  { "apply_until", RK_TYPE_DATE, N_ ("Apply until"), "申込期限", APPLYING, RK_FIELD_NONE,
    rk_parse_day },
  { "apply_to", RK_TYPE_TEXT, N_ ("Apply to"), "申込先", APPLYING, RK_FIELD_MULTILINE },
  { "document_number", RK_TYPE_TEXT, N_ ("Document number"), "文書番号", APPLYING },
  { "noticed_on", RK_TYPE_DATE, N_ ("Notice dated"), "通知日", APPLYING, RK_FIELD_NONE,
    rk_parse_day },
  { "follow_up", RK_TYPE_TEXT, N_ ("Follow-up"), "フォローアップ", AFTER, LONG },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", AFTER, LONG },
  { "trainees", RK_TYPE_INTEGER, N_ ("Applied"), "申込者数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM trainee p WHERE p.training_id = t.id)" },
  { "attended", RK_TYPE_INTEGER, N_ ("Attended"), "受講者数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM trainee p WHERE p.training_id = t.id"
           " AND p.presence IN ('出席', 'Web'))" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.date IS NULL THEN '日程調整中' WHEN t.date > rk_day () THEN '開催予定'"
           " ELSE '開催済み' END" },
};

static void
complete_training (RkDraft *draft)
{
  rk_default_text (draft, "form", "対面");
}

static void
check_training (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "start_time", "end_time", problems);
}

const RkKind rk_kind_training = {
  .name = "training",
  .plural = "trainings",
  .label = N_ ("Training"),
  .heading = "研修",
  .counter = "回",
  .title = "title",
  .fields = training_fields,
  .n_fields = G_N_ELEMENTS (training_fields),
  .complete = complete_training,
  .check = check_training,
};

#define OF_TRAINING                                                                  \
  {                                                                                  \
    "training_id", RK_TYPE_ID, N_ ("Training"), "研修番号", NULL, RK_FIELD_REQUIRED, \
        .refers = "training", .match = "t.training_id = CAST(? AS INTEGER)"          \
  }
#define TRAINING_WORDS                                                                          \
  {                                                                                             \
    "training", RK_TYPE_TEXT, N_ ("Training"), "研修", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET, \
        .sql = "(SELECT o.title FROM training o WHERE o.id = t.training_id)"                    \
  }

#define SESSION N_ ("Session")

static const RkField session_fields[] = {
  OF_TRAINING,
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "start_time", RK_TYPE_TEXT, N_ ("Begins at"), "開始時刻", SESSION, RK_FIELD_NONE, rk_parse_time,
    rk_format_time },
  { "minutes", RK_TYPE_INTEGER, N_ ("Length in minutes"), "時間（分）", SESSION, RK_FIELD_NONE,
    rk_parse_count },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "内容", SESSION, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "lecturer", RK_TYPE_TEXT, N_ ("Lecturer"), "講師", SESSION,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "adviser_id", RK_TYPE_ID, N_ ("Adviser"), "アドバイザー", SESSION, .refers = "adviser" },
  { "case_id", RK_TYPE_ID, N_ ("Example"), "事例の支援番号", SESSION, .refers = "support_case" },
  { "material", RK_TYPE_TEXT, N_ ("Material"), "教材", SESSION, RK_FIELD_SEARCH },
  TRAINING_WORDS,
};

static void
complete_position (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
}

const RkKind rk_kind_training_session = {
  .name = "training_session",
  .plural = "training-sessions",
  .label = N_ ("Session"),
  .heading = "研修の内容",
  .counter = "件",
  .title = "title",
  .fields = session_fields,
  .n_fields = G_N_ELEMENTS (session_fields),
  .complete = complete_position,
};

#define TRAINEE N_ ("Participant")

RK_CHOICES (choose_presence, "出席|欠席|Web")

static const RkField trainee_fields[] = {
  OF_TRAINING,
  { "name", RK_TYPE_TEXT, N_ ("Name of the person"), "氏名", TRAINEE,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_PERSONAL, .synonyms = "氏名|受講者名|参加者名" },
  { "kana", RK_TYPE_TEXT, N_ ("Reading of the name"), "ふりがな", TRAINEE,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL, .synonyms = "ふりがな|フリガナ" },
  { "body", RK_TYPE_TEXT, N_ ("Belongs to the body"), "所属", TRAINEE,
    RK_FIELD_SEARCH | RK_FIELD_FACET, .synonyms = "所属|機関名|市町名" },
  { "post", RK_TYPE_TEXT, N_ ("Post"), "職名", TRAINEE, RK_FIELD_SEARCH, .synonyms = "職名|職種" },
  { "applied_on", RK_TYPE_DATE, N_ ("Applied on"), "申込日", TRAINEE, RK_FIELD_NONE, rk_parse_day,
    .synonyms = "申込日|受付日" },
  { "presence", RK_TYPE_TEXT, N_ ("Presence"), "当日", TRAINEE, RK_FIELD_FACET, NULL, NULL,
    choose_presence, .synonyms = "当日|出欠|出席|受講" },
  { "certificate", RK_TYPE_TEXT, N_ ("Number of the certificate"), "修了証の番号", TRAINEE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", TRAINEE, RK_FIELD_SEARCH },
  TRAINING_WORDS,
};

/* The same person of the same body in the same training: an attendance list follows an application
 * list. */
static char *
trainee_key (const RkRecord *record)
{
  g_autofree char *name = rk_text_fold (rk_record_get (record, "name"));
  g_autofree char *body
      = rk_text_fold (rk_record_get (record, "body") ? rk_record_get (record, "body") : "");

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s", rk_record_get_int (record, "training_id"),
                          name, body);
}

static RkLikeness
trainee_likeness (const RkRecord *a, const RkRecord *b)
{
  g_autofree char *key_a = trainee_key (a);
  g_autofree char *key_b = trainee_key (b);

  return g_str_equal (key_a, key_b) ? RK_SAME : RK_DIFFERENT;
}

const RkKind rk_kind_trainee = {
  .name = "trainee",
  .plural = "trainees",
  .label = N_ ("Participant"),
  .heading = "受講者",
  .counter = "名",
  .title = "name",
  .fields = trainee_fields,
  .n_fields = G_N_ELEMENTS (trainee_fields),
  .match_key = { trainee_key },
  .likeness = trainee_likeness,
};

#define QUESTION N_ ("Question")

RK_CHOICES (choose_question, "選択|記述")

static const RkField question_fields[] = {
  OF_TRAINING,
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", NULL },
  { "text", RK_TYPE_TEXT, N_ ("Question"), "質問", QUESTION, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種類", QUESTION, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    NULL, choose_question },
  { "choices", RK_TYPE_TEXT, N_ ("Choices, one in a line"), "選択肢", QUESTION,
    RK_FIELD_MULTILINE },
  TRAINING_WORDS,
};

static void
complete_question (RkDraft *draft)
{
  rk_default_int (draft, "position", 0);
  rk_default_text (draft, "kind", "選択");
  if (g_strcmp0 (rk_draft_text (draft, rk_kind_field (&rk_kind_question, "kind")), "選択") == 0)
    rk_default_text (draft, "choices", "とても役立つ\n役立つ\nどちらともいえない\n役立たない");
}

const RkKind rk_kind_question = {
  .name = "question",
  .plural = "questions",
  .label = N_ ("Question"),
  .heading = "アンケートの質問",
  .counter = "問",
  .title = "text",
  .fields = question_fields,
  .n_fields = G_N_ELEMENTS (question_fields),
  .complete = complete_question,
};

static const RkField response_fields[] = {
  { "question_id", RK_TYPE_ID, N_ ("Question"), "質問番号", QUESTION, RK_FIELD_REQUIRED,
    .refers = "question", .match = "t.question_id = CAST(? AS INTEGER)" },
  { "sheet", RK_TYPE_INTEGER, N_ ("Number of the sheet"), "回答用紙の番号", QUESTION, RK_FIELD_NONE,
    rk_parse_count },
  { "answer", RK_TYPE_TEXT, N_ ("Answer"), "回答", QUESTION, RK_FIELD_REQUIRED | LONG },
  { "question", RK_TYPE_TEXT, N_ ("Question"), "質問", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT q.text FROM question q WHERE q.id = t.question_id)" },
};

const RkKind rk_kind_response = {
  .name = "response",
  .plural = "responses",
  .label = N_ ("Answer"),
  .heading = "アンケートの回答",
  .counter = "件",
  .title = "answer",
  .fields = response_fields,
  .n_fields = G_N_ELEMENTS (response_fields),
};
