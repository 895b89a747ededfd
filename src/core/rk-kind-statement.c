/* What was said in a meeting, and what comes of it: statements, directions, actions, the minutes
 * that were made final, payments. */
#include "rk-kinds.h"

#include <glib/gi18n-lib.h>

#include "rk-council-sql.h"
#include "rk-kind-parse.h"

#define MEETING_IS_FINAL                                                             \
  "EXISTS (SELECT 1 FROM meeting m WHERE m.id = t.meeting_id AND m.minutes_state = " \
  "'" RK_MINUTES_FINAL "')"
#define YEAR_WORDS                                                                               \
  "CASE WHEN m.year = 2019 THEN '令和元' WHEN m.year > 2019 THEN '令和' || (m.year - 2018)" \
  " ELSE '平成' || (m.year - 1988) END || '年度'"
#define MEETING_WORDS                                                                      \
  "(SELECT " YEAR_WORDS " || '第' || m.number || '回' || ifnull(m.council_then, c.name)" \
  " FROM meeting m"                                                                        \
  " JOIN council c ON c.id = m.council_id WHERE m.id = t.meeting_id)"
#define COUNCIL_WORDS                                                   \
  "(SELECT c.name FROM meeting m JOIN council c ON c.id = m.council_id" \
  " WHERE m.id = t.meeting_id)"

/* ── 発言 ────────────────────────────────────────────────────────────────────────────────── */

#define STATEMENT N_ ("Statement")
#define WITHHELD N_ ("Public edition")

RK_CHOICES (choose_statement_kind, "意見|質問|提案|回答|決定|説明")
RK_CHOICES (choose_speaker_kind, "委員|事務局|その他")

static const RkField statement_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", STATEMENT, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "agenda_item_id", RK_TYPE_ID, N_ ("Agenda item"), "議題", STATEMENT, .refers = "agenda_item" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", STATEMENT },
  { "time", RK_TYPE_TEXT, N_ ("Time"), "時刻", STATEMENT, RK_FIELD_NONE, rk_parse_time,
    rk_format_time },
  { "appointment_id", RK_TYPE_ID, N_ ("Member"), "委員", STATEMENT, .refers = "appointment" },
  { "speaker", RK_TYPE_TEXT, N_ ("Other speaker"), "委員以外の発言者", STATEMENT,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "speaker_kind", RK_TYPE_TEXT, N_ ("Speaker is"), "発言者の立場", STATEMENT, RK_FIELD_FACET,
    NULL, NULL, choose_speaker_kind },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種別", STATEMENT, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    NULL, choose_statement_kind },
  { "text", RK_TYPE_TEXT, N_ ("Text"), "発言", STATEMENT,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "summary", RK_TYPE_TEXT, N_ ("Summary"), "要旨", STATEMENT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "answer_to_id", RK_TYPE_ID, N_ ("Answer to"), "回答の相手", STATEMENT, .refers = "statement" },
  { "direction_id", RK_TYPE_ID, N_ ("Direction"), "方向性（案）", NULL, RK_FIELD_UNLOCKED,
    .refers = "direction" },
  { "withheld", RK_TYPE_BOOLEAN, N_ ("Withheld in public"), "公開版で伏せる", WITHHELD },
  { "withheld_part", RK_TYPE_TEXT, N_ ("Part withheld"), "伏せる箇所", WITHHELD },
  { "withheld_reason", RK_TYPE_TEXT, N_ ("Reason"), "伏せる理由", WITHHELD },
  { "recorded_at", RK_TYPE_INTEGER, N_ ("Second of the recording"), "録音の位置（秒）", NULL,
    RK_FIELD_INTERNAL },
  /* As the roster had it when the minutes were made final; rk-minutes.c */
  { "name_then", RK_TYPE_TEXT, N_ ("Speaker"), "確定時の発言者", NULL,
    RK_FIELD_INTERNAL | RK_FIELD_PERSONAL },
  { "body_then", RK_TYPE_TEXT, N_ ("Body"), "確定時の発言者の機関", NULL, RK_FIELD_INTERNAL },
  { "speaker_name", RK_TYPE_TEXT, N_ ("Speaker"), "発言者", NULL,
    RK_FIELD_DERIVED | RK_FIELD_PERSONAL, .sql = RK_SQL_SPEAKER_NAME ("t") },
  { "speaker_body", RK_TYPE_TEXT, N_ ("Body"), "発言者の機関", NULL, RK_FIELD_DERIVED,
    .sql = RK_SQL_SPEAKER_BODY ("t") },
  { "meeting", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED, .sql = MEETING_WORDS,
    .order = "(SELECT m.date FROM meeting m WHERE m.id = t.meeting_id)" },
};

static void
check_statement (const RkRecord *record, GPtrArray *problems)
{
  if (rk_record_get_int (record, "withheld") && rk_record_get (record, "withheld_reason") == NULL)
    g_ptr_array_add (
        problems, rk_problem_new ("withheld_reason", NULL, _ ("Say why this is withheld"), NULL));
}

static void
complete_statement (RkDraft *draft)
{
  gboolean member = !rk_draft_is_null (draft, rk_kind_field (&rk_kind_statement, "appointment_id"));

  rk_default_text (draft, "kind", "意見");
  rk_default_text (draft, "speaker_kind", member ? "委員" : "事務局");
}

const RkKind rk_kind_statement = {
  .name = "statement",
  .plural = "statements",
  .label = N_ ("Statement"),
  .heading = "発言",
  .counter = "件",
  .title = "text",
  .fields = statement_fields,
  .n_fields = G_N_ELEMENTS (statement_fields),
  .complete = complete_statement,
  .check = check_statement,
  .search_ids = "(SELECT p.person_id FROM appointment p WHERE p.id = t.appointment_id)",
  .locked = MEETING_IS_FINAL,
};

/* ── 方向性（案） ────────────────────────────────────────────────────────────────────────── */

#define DIRECTION N_ ("Direction")

RK_CHOICES (choose_budget, "要|不要|外部講師の有無による")

static const RkField direction_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", DIRECTION, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "agenda_item_id", RK_TYPE_ID, N_ ("Agenda item"), "議題", DIRECTION, .refers = "agenda_item",
    .within = "meeting_id" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", DIRECTION },
  { "strand", RK_TYPE_TEXT, N_ ("Strand"), "施策", DIRECTION, RK_FIELD_SEARCH },
  { "presented", RK_TYPE_TEXT, N_ ("What was presented"), "提示した内容", DIRECTION,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "text", RK_TYPE_TEXT, N_ ("Direction proposed"), "方向性（案）", DIRECTION,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "budget", RK_TYPE_TEXT, N_ ("Budget asked for"), "予算要求", DIRECTION, RK_FIELD_FACET, NULL,
    NULL, choose_budget },
  { "budget_year", RK_TYPE_INTEGER, N_ ("Budget year"), "予算の年度", DIRECTION, RK_FIELD_NONE,
    rk_parse_fiscal_year, rk_format_fiscal_year },
  { "amount", RK_TYPE_INTEGER, N_ ("Amount in thousand yen"), "金額（千円）", DIRECTION,
    RK_FIELD_NONE, rk_parse_count },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", DIRECTION, RK_FIELD_MULTILINE },
  { "meeting", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED, .sql = MEETING_WORDS,
    .order = "(SELECT m.date FROM meeting m WHERE m.id = t.meeting_id)" },
};

const RkKind rk_kind_direction = {
  .name = "direction",
  .plural = "directions",
  .label = N_ ("Direction"),
  .heading = "方向性（案）",
  .counter = "件",
  .title = "text",
  .fields = direction_fields,
  .n_fields = G_N_ELEMENTS (direction_fields),
};

/* ── 宿題・対応 ──────────────────────────────────────────────────────────────────────────── */

#define ACTION N_ ("Action")

static const RkField action_fields[] = {
  { "what", RK_TYPE_TEXT, N_ ("What"), "内容", ACTION,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "owner", RK_TYPE_TEXT, N_ ("Who"), "担当", ACTION, RK_FIELD_SEARCH | RK_FIELD_FACET },
  { "due", RK_TYPE_DATE, N_ ("Until"), "期限", ACTION, RK_FIELD_NONE, rk_parse_day },
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", ACTION,
    .match = "t.meeting_id = CAST(? AS INTEGER)", .refers = "meeting" },
  { "statement_id", RK_TYPE_ID, N_ ("Statement"), "もとの発言", ACTION, .refers = "statement" },
  { "direction_id", RK_TYPE_ID, N_ ("Direction"), "方向性（案）", ACTION, .refers = "direction" },
  { "started_on", RK_TYPE_DATE, N_ ("Begun on"), "着手日", ACTION, RK_FIELD_NONE, rk_parse_day },
  { "done_on", RK_TYPE_DATE, N_ ("Done on"), "完了日", ACTION, RK_FIELD_NONE, rk_parse_day },
  { "result", RK_TYPE_TEXT, N_ ("Result"), "対応", ACTION, RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", ACTION, RK_FIELD_MULTILINE },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.done_on <= rk_day () THEN '済'"
           " WHEN t.started_on <= rk_day () THEN '対応中' ELSE '今後' END" },
  { "overdue", RK_TYPE_BOOLEAN, N_ ("Overdue"), "期限超過", NULL, RK_FIELD_DERIVED,
    .sql = "ifnull(t.due < rk_day () AND (t.done_on IS NULL OR t.done_on > rk_day ()), 0)" },
  { "from_meeting", RK_TYPE_TEXT, N_ ("From the meeting"), "会議名", NULL, RK_FIELD_DERIVED,
    .sql = MEETING_WORDS, .order = "(SELECT m.date FROM meeting m WHERE m.id = t.meeting_id)" },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = COUNCIL_WORDS },
};

static void
check_action (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "started_on", "done_on", problems);
}

const RkKind rk_kind_action = {
  .name = "action",
  .plural = "actions",
  .label = N_ ("Action"),
  .heading = "宿題",
  .counter = "件",
  .title = "what",
  .fields = action_fields,
  .n_fields = G_N_ELEMENTS (action_fields),
  .check = check_action,
};

/* ── 確定した会議録 ──────────────────────────────────────────────────────────────────────── */

static const RkField minutes_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL,
    .refers = "meeting" },
  { "version", RK_TYPE_INTEGER, N_ ("Version"), "版", NULL, RK_FIELD_REQUIRED },
  { "fixed_on", RK_TYPE_DATE, N_ ("Final since"), "確定日", NULL, RK_FIELD_REQUIRED },
  { "hash", RK_TYPE_TEXT, N_ ("Check sum"), "照合値", NULL, RK_FIELD_REQUIRED },
  { "text", RK_TYPE_TEXT, N_ ("Text"), "本文", NULL, RK_FIELD_REQUIRED | RK_FIELD_MULTILINE },
  { "reason", RK_TYPE_TEXT, N_ ("Reason for the correction"), "訂正の理由", NULL },
};

const RkKind rk_kind_minutes = {
  .name = "minutes",
  .plural = "minutes-versions",
  .label = N_ ("Minutes"),
  .heading = "確定した会議録",
  .counter = "版",
  .title = "version",
  .fields = minutes_fields,
  .n_fields = G_N_ELEMENTS (minutes_fields),
};

/* ── 報償費・旅費 ────────────────────────────────────────────────────────────────────────── */

#define PAY N_ ("Pay")

RK_CHOICES (choose_pay_role, "会長|副会長|委員")

static const RkField pay_rate_fields[] = {
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会", PAY, RK_FIELD_REQUIRED,
    .refers = "council" },
  { "role", RK_TYPE_TEXT, N_ ("Role"), "役職", PAY, RK_FIELD_REQUIRED, rk_parse_role, NULL,
    choose_pay_role },
  { "minutes_to", RK_TYPE_INTEGER, N_ ("Up to how many minutes"), "時間の上限（分）", PAY,
    RK_FIELD_NONE, rk_parse_count },
  { "amount", RK_TYPE_INTEGER, N_ ("Amount in yen"), "金額（円）", PAY, RK_FIELD_REQUIRED,
    rk_parse_count },
  { "travel_included", RK_TYPE_BOOLEAN, N_ ("Travel included"), "旅費を含む", PAY },
  { "valid_from", RK_TYPE_DATE, N_ ("Valid from"), "適用の始まり", PAY, RK_FIELD_NONE,
    rk_parse_day },
  { "valid_until", RK_TYPE_DATE, N_ ("In force until"), "適用の終わり", PAY, RK_FIELD_NONE,
    rk_parse_day },
};

static void
check_pay_rate (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "valid_from", "valid_until", problems);
}

const RkKind rk_kind_pay_rate = {
  .name = "pay_rate",
  .plural = "pay-rates",
  .label = N_ ("Rate of pay"),
  .heading = "報償費の単価",
  .counter = "件",
  .title = "role",
  .fields = pay_rate_fields,
  .n_fields = G_N_ELEMENTS (pay_rate_fields),
  .check = check_pay_rate,
  .since = "valid_from",
  .until = "valid_until",
};

static const RkField payment_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", PAY, RK_FIELD_REQUIRED, .refers = "meeting" },
  { "appointment_id", RK_TYPE_ID, N_ ("Member"), "委員", PAY, RK_FIELD_REQUIRED,
    .refers = "appointment" },
  { "amount", RK_TYPE_INTEGER, N_ ("Pay in yen"), "報償費（円）", PAY, RK_FIELD_NONE,
    rk_parse_count },
  { "travel", RK_TYPE_INTEGER, N_ ("Travel in yen"), "旅費（円）", PAY, RK_FIELD_NONE,
    rk_parse_count },
  { "route", RK_TYPE_TEXT, N_ ("Travel in detail"), "旅費の内訳", PAY, RK_FIELD_MULTILINE },
  { "excluded", RK_TYPE_BOOLEAN, N_ ("Not paid"), "支給対象外", PAY },
  { "excluded_reason", RK_TYPE_TEXT, N_ ("Reason"), "対象外の理由", PAY },
  { "paid_on", RK_TYPE_DATE, N_ ("Paid on"), "支払日", PAY, RK_FIELD_NONE, rk_parse_day },
  { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = "(SELECT n.name FROM appointment p JOIN person n ON n.id = p.person_id"
           " WHERE p.id = t.appointment_id)" },
  { "meeting", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED, .sql = MEETING_WORDS,
    .order = "(SELECT m.date FROM meeting m WHERE m.id = t.meeting_id)" },
};

static void
check_payment (const RkRecord *record, GPtrArray *problems)
{
  if (rk_record_get_int (record, "excluded") && rk_record_get (record, "excluded_reason") == NULL)
    g_ptr_array_add (problems, rk_problem_new ("excluded_reason", NULL,
                                               _ ("Say why this member is not paid"), NULL));
}

const RkKind rk_kind_payment = {
  .name = "payment",
  .plural = "payments",
  .label = N_ ("Payment"),
  .heading = "支払",
  .counter = "件",
  .title = "name",
  .fields = payment_fields,
  .n_fields = G_N_ELEMENTS (payment_fields),
  .check = check_payment,
};
