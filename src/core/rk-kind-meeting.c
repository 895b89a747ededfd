/* 会議: meetings, what is on the agenda, which papers, who comes. */
#include "rk-kinds.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-kind-parse.h"

#define MEETING N_ ("Meeting")
#define NOTICE N_ ("Notice")
#define PUBLIC N_ ("Public")
#define MINUTES N_ ("Minutes")
#define SEATING N_ ("Seating plan")
#define PACKET N_ ("Packet")

RK_CHOICES (choose_seating, "ロの字|コの字|スクール|対面")
RK_CHOICES (choose_seat_words, RK_SEAT_WORDS)
RK_CHOICES (choose_packet_numbers, RK_PACKET_NUMBERS)
RK_CHOICES (choose_form, "対面|Web|併用|書面")
RK_CHOICES (choose_minutes_state,
            RK_MINUTES_DRAFT "|" RK_MINUTES_OFFICE "|" RK_MINUTES_REVIEW "|" RK_MINUTES_FINAL)

/* The words of a title as the papers print them; 令和元年度 as the offices say. */
#define YEAR_WORDS(year)                                                               \
  "CASE WHEN " year " = 2019 THEN '令和元' WHEN " year " > 2019 THEN '令和' || (" year \
  " - 2018) ELSE '平成' || (" year " - 1988) END || '年度'"

#define COUNCIL_OF(meeting)                                                              \
  "ifnull(" meeting ".council_then, (SELECT c.name FROM council c WHERE c.id = " meeting \
  ".council_id))"
/* Of a council that holds a meeting with the one that calls it; by its place in the list. */
#define JOINT_NAME(joint)                                                                        \
  "ifnull(" joint ".council_then, (SELECT c.name FROM council c WHERE c.id = " joint ".council_" \
  "id))"
#define JOINT_PLACE(joint) "(SELECT c.position FROM council c WHERE c.id = " joint ".council_id)"
/* Those that hold a meeting with the one that calls it, with @mark between them, as they joined:
 * the title of final minutes may not follow the list of councils. */
#define JOINTS_OF(meeting, name, mark)                          \
  "(SELECT group_concat(x.name, '" mark "') FROM (SELECT " name \
  " AS name FROM joint j WHERE j.meeting_id = " meeting ".id ORDER BY j.id) x)"
/* 「第2回見本保険者協議会」, where it counts the meeting among its own */
#define JOINT_NUMBERED(joint) "ifnull('第' || " joint ".number || '回', '') || " JOINT_NAME (joint)
#define TITLE_OF(meeting)                                                                    \
  "(" YEAR_WORDS (meeting ".year") " || '第' || " meeting ".number || '回' || " COUNCIL_OF ( \
      meeting) " || ifnull('・' || " JOINTS_OF (meeting, JOINT_NUMBERED ("j"),               \
                                                "・") " || '合同会議', ''))"

static char *
format_quorum (const char *stored)
{
  const char *needed = strstr (stored, "\"needed\":");
  const char *present = strstr (stored, "\"present\":");
  unsigned int n_needed, n_present;

  if (needed == NULL || present == NULL || sscanf (needed, "\"needed\":%u", &n_needed) != 1
      || sscanf (present, "\"present\":%u", &n_present) != 1)
    return g_strdup (stored);
  return g_strdup_printf ("%u／%u%s", n_present, n_needed,
                          strstr (stored, "\"met\":true") ? " 成立" : "");
}

/* As it was when the minutes were made final; rk-minutes.c */
#define COUNCIL_THEN                                                                                  \
  { "council_then", RK_TYPE_TEXT, N_ ("Council"), "確定時の協議会", NULL, RK_FIELD_INTERNAL },        \
      { "members_then", RK_TYPE_INTEGER, N_ ("Members"), "確定時の委員数", NULL, RK_FIELD_INTERNAL }, \
      { "quorum_rule_then",     RK_TYPE_TEXT, N_ ("Quorum"),                                          \
        "確定時の定足数の定め", NULL,         RK_FIELD_INTERNAL },                                    \
      { "quorum_number_then", RK_TYPE_INTEGER, N_ ("Quorum as a number"), "確定時の定足数", NULL,     \
        RK_FIELD_INTERNAL },                                                                          \
      { "deputies_count_then",                                                                        \
        RK_TYPE_BOOLEAN,                                                                              \
        N_ ("Deputies count"),                                                                        \
        "確定時に代理を数えるか",                                                                     \
        NULL,                                                                                         \
        RK_FIELD_INTERNAL },                                                                          \
      { "attending_then", RK_TYPE_INTEGER, N_ ("Present themselves"), "確定時の本人出席", NULL,       \
        RK_FIELD_INTERNAL },                                                                          \
  {                                                                                                   \
    "deputies_then", RK_TYPE_INTEGER, N_ ("Deputies"), "確定時の代理出席", NULL, RK_FIELD_INTERNAL    \
  }

static const RkField meeting_fields[] = {
  /* The meetings of a council are those that it holds, called by itself or by another one. */
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", MEETING, RK_FIELD_REQUIRED,
    .match = RK_SQL_HOLDS ("CAST(? AS INTEGER)", "t"), .refers = "council" },
  { "year", RK_TYPE_INTEGER, N_ ("Fiscal year"), "年度", MEETING,
    RK_FIELD_REQUIRED | RK_FIELD_FACET, rk_parse_fiscal_year, rk_format_fiscal_year },
  { "number", RK_TYPE_INTEGER, N_ ("Meeting no."), "回", MEETING, RK_FIELD_REQUIRED,
    rk_parse_count },
  { "date", RK_TYPE_DATE, N_ ("Day of the meeting"), "開催日", MEETING, RK_FIELD_NONE, rk_parse_day,
    .advise = rk_day_off_dup_advice },
  { "start_time", RK_TYPE_TEXT, N_ ("Begins at"), "開始時刻", MEETING, RK_FIELD_NONE, rk_parse_time,
    rk_format_time },
  { "end_time", RK_TYPE_TEXT, N_ ("Ends at"), "終了時刻", MEETING, RK_FIELD_NONE, rk_parse_time,
    rk_format_time },
  { "place", RK_TYPE_TEXT, N_ ("Venue"), "会場", MEETING, RK_FIELD_SEARCH },
  { "place_address", RK_TYPE_TEXT, N_ ("Address of the place"), "会場の所在地", MEETING,
    RK_FIELD_SEARCH },
  { "form", RK_TYPE_TEXT, N_ ("Form"), "開催方法", MEETING, RK_FIELD_FACET, NULL, NULL,
    choose_form },
  { "web_address", RK_TYPE_TEXT, N_ ("Web meeting"), "Web会議の接続先", MEETING },
  { "joint_with", RK_TYPE_TEXT, N_ ("Held with others not in this file"), "合同開催の相手", MEETING,
    RK_FIELD_SEARCH },
  { "cancelled_on", RK_TYPE_DATE, N_ ("Cancelled on"), "中止の決定日", MEETING, RK_FIELD_NONE,
    rk_parse_day },
  { "document_number", RK_TYPE_TEXT, N_ ("Document number"), "文書番号", NOTICE, RK_FIELD_SEARCH },
  { "noticed_on", RK_TYPE_DATE, N_ ("Notice dated"), "通知日", NOTICE, RK_FIELD_NONE,
    rk_parse_day },
  { "reply_due", RK_TYPE_DATE, N_ ("Reply until"), "回答期限", NOTICE, RK_FIELD_NONE,
    rk_parse_day },
  { "open", RK_TYPE_BOOLEAN, N_ ("Open to the public"), "公開", PUBLIC },
  { "closed_reason", RK_TYPE_TEXT, N_ ("Reason for closing"), "非公開の理由", PUBLIC },
  { "observer_quota", RK_TYPE_INTEGER, N_ ("Observers admitted"), "傍聴の定員", PUBLIC,
    RK_FIELD_NONE, rk_parse_count },
  { "observers", RK_TYPE_INTEGER, N_ ("Observers who came"), "傍聴者数", PUBLIC, RK_FIELD_NONE,
    rk_parse_count },
  { "announced_on", RK_TYPE_DATE, N_ ("Announced on"), "公表日（開催のお知らせ）", PUBLIC,
    RK_FIELD_NONE, rk_parse_day },
  { "minutes_state", RK_TYPE_TEXT, N_ ("State of the minutes"), "会議録の段階", MINUTES,
    RK_FIELD_FACET, NULL, NULL, choose_minutes_state },
  { "minutes_version", RK_TYPE_INTEGER, N_ ("Version"), "会議録の版", MINUTES, RK_FIELD_INTERNAL },
  { "minutes_hash", RK_TYPE_TEXT, N_ ("Check sum"), "会議録の照合値", MINUTES, RK_FIELD_INTERNAL },
  { "minutes_fixed_on", RK_TYPE_DATE, N_ ("Final since"), "会議録の確定日", MINUTES,
    RK_FIELD_INTERNAL },
  { "summary_reason", RK_TYPE_TEXT, N_ ("Reason for a summary"), "議事概要とした理由", MINUTES },
  { "published_on", RK_TYPE_DATE, N_ ("Published on"), "会議録の公表日", MINUTES, RK_FIELD_UNLOCKED,
    rk_parse_day },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "seating", RK_TYPE_TEXT, N_ ("Form of the tables"), "席次の形", SEATING, RK_FIELD_NONE, NULL,
    NULL, choose_seating },
  { "seating_side", RK_TYPE_INTEGER, N_ ("Seats at each side"), "片側の席数", SEATING,
    RK_FIELD_NONE, rk_parse_count },
  { "seating_spare", RK_TYPE_INTEGER, N_ ("Empty seats"), "空席の数", SEATING, RK_FIELD_NONE,
    rk_parse_count },
  { "seating_words", RK_TYPE_TEXT, N_ ("Printed on a seat"), "席に印刷するもの", SEATING,
    RK_FIELD_NONE, NULL, NULL, choose_seat_words },
  { "seating_honorific", RK_TYPE_BOOLEAN, N_ ("Honorific after the names"), "席次表の敬称",
    SEATING },
  { "packet_parts", RK_TYPE_TEXT, N_ ("Parts of the packet"), "会議資料一式の構成", NULL,
    RK_FIELD_INTERNAL, NULL, rk_format_kept },
  { "packet_single_sided", RK_TYPE_BOOLEAN, N_ ("Printed on one side"), "会議資料一式を片面で印刷",
    PACKET },
  { "packet_two_up", RK_TYPE_BOOLEAN, N_ ("Two pages on a sheet"), "会議資料一式を2頁ずつ印刷",
    PACKET },
  { "packet_numbers", RK_TYPE_TEXT, N_ ("Place of the page numbers"), "通し頁の位置", PACKET,
    RK_FIELD_NONE, NULL, NULL, choose_packet_numbers },
  COUNCIL_THEN,
  { "secretariat_head_then", RK_TYPE_TEXT, N_ ("Sender of letters"), "確定時の発信者", NULL,
    RK_FIELD_INTERNAL },
  { "title", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED, .sql = TITLE_OF ("t"),
    .order = "t.date" },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = COUNCIL_OF ("t"),
    .order = "(SELECT c.position FROM council c WHERE c.id = t.council_id)" },
  { "joint", RK_TYPE_TEXT, N_ ("Held jointly with"), "合同開催の協議会", NULL, RK_FIELD_DERIVED,
    .sql = JOINTS_OF ("t", JOINT_NAME ("j"), "、") },
  { "joint_ids", RK_TYPE_TEXT, N_ ("Held jointly with"), "合同開催の協議会番号", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = "(SELECT ' ' || group_concat(j.council_id, ' ') || ' ' FROM joint j"
           " WHERE j.meeting_id = t.id)" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "CASE WHEN t.cancelled_on <= rk_day () THEN '中止'"
           " WHEN t.date IS NULL THEN '日程調整中' WHEN t.date > rk_day () THEN '開催予定'"
           " WHEN t.date = rk_day () THEN '本日開催'"
           " WHEN t.minutes_fixed_on <= rk_day () THEN '会議録確定' ELSE '開催済み' END" },
  { "quorum", RK_TYPE_TEXT, N_ ("Quorum"), "定足数", NULL, RK_FIELD_DERIVED | RK_FIELD_JSON, NULL,
    format_quorum,
    .sql = "(SELECT rk_quorum (" RK_SQL_QUORUM_ARGUMENTS (
        "t", "t") ") FROM council c WHERE c.id = t.council_id)" },
};

/* A council counts its meetings from April to March: one that is moved over the turn of the year is
 * of the other year. */
static void
check_year (const RkRecord *record, GPtrArray *problems)
{
  const char *iso = rk_record_get (record, "date");
  gint64 given = rk_record_get_int (record, "year");
  g_autofree char *stored = NULL;
  g_autofree char *proposal = NULL;
  g_autofree char *label = NULL;
  g_autofree char *reason = NULL;
  RkDate date;
  int year;

  if (iso == NULL || !rk_date_from_iso (iso, &date) || !rk_date_is_full (date))
    return;
  year = rk_fiscal_year (date);
  if (given == 0 || given == year)
    return;
  stored = g_strdup_printf ("%d", (int)given);
  proposal = g_strdup_printf ("%d", year);
  label = rk_fiscal_year_label (year);
  /* Translators: a fiscal year: 「令和9年度」 */
  reason = g_strdup_printf (_ ("The day of the meeting is in %s. Give the meeting that year, and "
                               "its number there."),
                            label);
  g_ptr_array_add (problems, rk_problem_new ("year", stored, reason, proposal));
}

static void
check_meeting (const RkRecord *record, GPtrArray *problems)
{
  const char *open = rk_record_get (record, "closed_reason");

  check_year (record, problems);

  rk_check_order (record, "start_time", "end_time", problems);
  rk_check_order (record, "noticed_on", "date", problems);
  if (!rk_meeting_is_open (record) && open == NULL)
    g_ptr_array_add (problems, rk_problem_new ("closed_reason", NULL,
                                               _ ("Say why the meeting is closed"), NULL));
}

static void
complete_meeting (RkDraft *draft)
{
  rk_default_text (draft, "form", "対面");
  rk_default_int (draft, "open", TRUE);
  rk_default_text (draft, "minutes_state", RK_MINUTES_DRAFT);
  rk_default_int (draft, "minutes_version", 1);
}

const RkKind rk_kind_meeting = {
  .name = "meeting",
  .plural = "meetings",
  .label = N_ ("Meeting"),
  .heading = "会議",
  .counter = "回",
  .title = "title",
  .fields = meeting_fields,
  .n_fields = G_N_ELEMENTS (meeting_fields),
  .complete = complete_meeting,
  .check = check_meeting,
  .search_ids = "t.council_id",
  .locked = "t.minutes_state = '" RK_MINUTES_FINAL "'",
};

/* What belongs to a meeting whose minutes are final is as final as they are. */
#define MEETING_IS_FINAL                                                             \
  "EXISTS (SELECT 1 FROM meeting m WHERE m.id = t.meeting_id AND m.minutes_state = " \
  "'" RK_MINUTES_FINAL "')"
#define MEETING_TITLE                                                                  \
  {                                                                                    \
    "meeting", RK_TYPE_TEXT, N_ ("Meeting"), "会議名", NULL, RK_FIELD_DERIVED,         \
        .sql = "(SELECT " TITLE_OF ("m") " FROM meeting m WHERE m.id = t.meeting_id)", \
        .order = "(SELECT m.date FROM meeting m WHERE m.id = t.meeting_id)"            \
  }

/* ── 合同開催 ────────────────────────────────────────────────────────────────────────────── */

#define JOINT N_ ("Joint meeting")

static const RkField joint_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", JOINT, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", JOINT, RK_FIELD_REQUIRED,
    .refers = "council" },
  { "number", RK_TYPE_INTEGER, N_ ("Number among its own meetings"), "その協議会での回", JOINT,
    RK_FIELD_NONE, rk_parse_count },
  COUNCIL_THEN,
  { "name", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED, .sql = JOINT_NAME ("t"),
    .order = JOINT_PLACE ("t") },
  { "quorum", RK_TYPE_TEXT, N_ ("Quorum"), "定足数", NULL, RK_FIELD_DERIVED | RK_FIELD_JSON, NULL,
    format_quorum,
    .sql = "(SELECT rk_quorum (" RK_SQL_QUORUM_ARGUMENTS (
        "t", "m") ") FROM meeting m JOIN council c ON c.id = t.council_id"
                  " WHERE m.id = t.meeting_id)" },
  MEETING_TITLE,
};

const RkKind rk_kind_joint = {
  .name = "joint",
  .plural = "joints",
  .label = N_ ("Joint meeting"),
  .heading = "合同開催",
  .counter = "件",
  .title = "name",
  .fields = joint_fields,
  .n_fields = G_N_ELEMENTS (joint_fields),
  .locked = MEETING_IS_FINAL,
};

/* ── 議題 ────────────────────────────────────────────────────────────────────────────────── */

#define ITEM N_ ("Agenda item")

RK_CHOICES (choose_item_kind, "報告|協議|その他")

static const RkField agenda_item_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", ITEM, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "parent_id", RK_TYPE_ID, N_ ("Under"), "上位の議題", ITEM, .refers = "agenda_item" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", ITEM },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種別", ITEM, RK_FIELD_FACET, NULL, NULL, choose_item_kind },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "議題", ITEM, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "point", RK_TYPE_TEXT, N_ ("Point at issue"), "論点", ITEM,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "minutes", RK_TYPE_INTEGER, N_ ("Minutes planned"), "予定時間（分）", ITEM, RK_FIELD_NONE,
    rk_parse_count },
  { "presenter", RK_TYPE_TEXT, N_ ("Presenter"), "説明者", ITEM, RK_FIELD_SEARCH },
  { "script", RK_TYPE_TEXT, N_ ("Notes for the chair"), "進行メモ", ITEM, RK_FIELD_MULTILINE },
  { "answers", RK_TYPE_TEXT, N_ ("Prepared answers"), "想定問答", ITEM, RK_FIELD_MULTILINE },
  { "closed", RK_TYPE_BOOLEAN, N_ ("Closed"), "非公開", ITEM },
  { "closed_reason", RK_TYPE_TEXT, N_ ("Reason for closing"), "非公開の理由", ITEM },
  { "put_off_on", RK_TYPE_DATE, N_ ("Put off on"), "持ち越しの決定日", ITEM, RK_FIELD_NONE,
    rk_parse_day },
  { "carried_from_id", RK_TYPE_ID, N_ ("Carried over from"), "持ち越し元", ITEM,
    .refers = "agenda_item" },
  MEETING_TITLE,
};

static void
check_agenda_item (const RkRecord *record, GPtrArray *problems)
{
  if (rk_record_get_int (record, "closed") && rk_record_get (record, "closed_reason") == NULL)
    g_ptr_array_add (
        problems, rk_problem_new ("closed_reason", NULL, _ ("Say why the item is closed"), NULL));
}

static void
complete_agenda_item (RkDraft *draft)
{
  rk_default_text (draft, "kind", RK_ITEM_DISCUSSION);
}

const RkKind rk_kind_agenda_item = {
  .name = "agenda_item",
  .plural = "agenda-items",
  .label = N_ ("Agenda item"),
  .heading = "議題",
  .counter = "件",
  .title = "title",
  .fields = agenda_item_fields,
  .n_fields = G_N_ELEMENTS (agenda_item_fields),
  .complete = complete_agenda_item,
  .check = check_agenda_item,
  .locked = MEETING_IS_FINAL,
};

/* ── 資料 ────────────────────────────────────────────────────────────────────────────────── */

#define PAPER N_ ("Paper")

RK_CHOICES (choose_material_kind, "資料|参考資料|当日配布資料")
RK_CHOICES (choose_paper, "A4|A3")

static const RkField material_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", PAPER, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "agenda_item_id", RK_TYPE_ID, N_ ("Agenda item"), "議題", PAPER, .refers = "agenda_item" },
  { "position", RK_TYPE_INTEGER, N_ ("Order"), "順", PAPER },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種別", PAPER, RK_FIELD_REQUIRED | RK_FIELD_FACET, NULL,
    NULL, choose_material_kind },
  { "number", RK_TYPE_TEXT, N_ ("Number"), "資料番号", NULL, RK_FIELD_SEARCH },
  { "title", RK_TYPE_TEXT, N_ ("Title"), "資料名", PAPER, RK_FIELD_REQUIRED | RK_FIELD_SEARCH },
  { "version", RK_TYPE_INTEGER, N_ ("Version"), "版", PAPER },
  { "replaced_on", RK_TYPE_DATE, N_ ("Replaced on"), "差替え日", PAPER, RK_FIELD_NONE,
    rk_parse_day },
  { "replaced_pages", RK_TYPE_TEXT, N_ ("Pages replaced"), "差替え頁", PAPER },
  { "pages", RK_TYPE_INTEGER, N_ ("Pages"), "頁数", PAPER, RK_FIELD_NONE, rk_parse_count },
  { "paper", RK_TYPE_TEXT, N_ ("Paper size"), "用紙", PAPER, RK_FIELD_NONE, NULL, NULL,
    choose_paper },
  { "source", RK_TYPE_TEXT, N_ ("Made by"), "作成者", PAPER },
  { "document", RK_TYPE_TEXT, N_ ("Made by the program"), "作る書類", NULL, RK_FIELD_INTERNAL },
  { "attachment_id", RK_TYPE_ID, N_ ("File"), "添付ファイル", NULL, .refers = "attachment" },
  { "file", RK_TYPE_TEXT, N_ ("File"), "ファイル名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT f.file_name FROM attachment f WHERE f.id = t.attachment_id)" },
  MEETING_TITLE,
};

static void
complete_material (RkDraft *draft)
{
  rk_default_text (draft, "kind", "資料");
  rk_default_int (draft, "version", 1);
  rk_default_text (draft, "paper", "A4");
}

const RkKind rk_kind_material = {
  .name = "material",
  .plural = "materials",
  .label = N_ ("Paper"),
  .heading = "資料",
  .counter = "点",
  .title = "title",
  .fields = material_fields,
  .n_fields = G_N_ELEMENTS (material_fields),
  .complete = complete_material,
  .locked = MEETING_IS_FINAL,
};

/* ── 出欠 ────────────────────────────────────────────────────────────────────────────────── */

#define ATTENDANCE N_ ("Attendance")
#define DEPUTY N_ ("Deputy")
#define GUEST N_ ("Guest")
#define WRITTEN N_ ("In writing")

RK_CHOICES (choose_reply,
            RK_REPLY_NONE "|" RK_REPLY_YES "|" RK_REPLY_NO "|" RK_REPLY_DEPUTY "|" RK_PRESENCE_WEB)
RK_CHOICES (choose_presence,
            RK_REPLY_YES "|" RK_REPLY_DEPUTY "|" RK_PRESENCE_WEB "|" RK_PRESENCE_WRITTEN
                         "|" RK_REPLY_NO)
RK_CHOICES (choose_vote, "賛成|反対|意見あり")
RK_CHOICES (choose_guest_role, "オブザーバー|説明者|事務局|傍聴|報道")

#define THEN_OR(column, else) \
  "(CASE WHEN t.name_then IS NOT NULL THEN t." column " ELSE " else " END)"
#define OF_MEMBER(columns)                                                     \
  "(SELECT " columns " FROM appointment p JOIN person n ON n.id = p.person_id" \
  " JOIN seat s ON s.id = p.seat_id LEFT JOIN body b ON b.id = s.body_id"      \
  " WHERE p.id = t.appointment_id)"
/* What version 8 began to keep. Minutes that a version before it made final have it since the file
 * came to version 8: there it outlives the names where that step is undone. */
#define KEPT_OR(column, else)                                                         \
  "(CASE WHEN t.name_then IS NOT NULL AND t.councils_then IS NOT NULL THEN t." column \
  " ELSE " else " END)"
/* The other councils of the meeting in which the member sits, a line each of the council's id and
 * the role there: 「914407280369737728 会長」; RK_NO_OTHER_COUNCIL: none. */
#define OTHER_COUNCILS                                                                            \
  "(SELECT ifnull(group_concat(x.council_id || ' ' || x.role, char(10)), '" RK_NO_OTHER_COUNCIL   \
  "') FROM (SELECT h.council_id, " RK_SQL_ROLE_IN (                                               \
      "p", "t", "h",                                                                              \
      "m") " AS role FROM appointment p JOIN seat s ON s.id = p.seat_id JOIN meeting m"           \
           " JOIN (SELECT o.council_id, o.council_then FROM meeting o WHERE o.id = t.meeting_id"  \
           " UNION ALL SELECT j.council_id, j.council_then FROM joint j WHERE j.meeting_id"       \
           " = t.meeting_id) h ON h.council_id <> s.council_id WHERE p.id = t.appointment_id AND" \
           " m.id = t.meeting_id) x WHERE x.role IS NOT NULL)"

static const RkField attendance_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", ATTENDANCE, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "appointment_id", RK_TYPE_ID, N_ ("Member"), "委員", ATTENDANCE, .refers = "appointment" },
  { "reply", RK_TYPE_TEXT, N_ ("Reply"), "出欠の回答", ATTENDANCE, RK_FIELD_FACET, NULL, NULL,
    choose_reply },
  { "replied_on", RK_TYPE_DATE, N_ ("Replied on"), "回答日", ATTENDANCE, RK_FIELD_NONE,
    rk_parse_day },
  { "presence", RK_TYPE_TEXT, N_ ("Presence"), "当日の出欠", ATTENDANCE, RK_FIELD_FACET, NULL, NULL,
    choose_presence },
  { "deputy_name", RK_TYPE_TEXT, N_ ("Deputy"), "代理者氏名", DEPUTY,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "deputy_kana", RK_TYPE_TEXT, N_ ("Reading of the deputy"), "代理者ふりがな", DEPUTY,
    RK_FIELD_PERSONAL },
  { "deputy_post", RK_TYPE_TEXT, N_ ("Post of the deputy"), "代理者職名", DEPUTY },
  { "deputy_body", RK_TYPE_TEXT, N_ ("Body of the deputy"), "代理者所属", DEPUTY },
  { "vote", RK_TYPE_TEXT, N_ ("Vote"), "書面の賛否", WRITTEN, RK_FIELD_NONE, NULL, NULL,
    choose_vote },
  { "opinion", RK_TYPE_TEXT, N_ ("Opinion in writing"), "書面の意見", WRITTEN, RK_FIELD_MULTILINE },
  { "guest_name", RK_TYPE_TEXT, N_ ("Name of the guest"), "委員以外の氏名", GUEST,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "guest_body", RK_TYPE_TEXT, N_ ("Body of the guest"), "委員以外の所属", GUEST,
    RK_FIELD_SEARCH },
  { "guest_post", RK_TYPE_TEXT, N_ ("Post of the guest"), "委員以外の職名", GUEST },
  { "guest_role", RK_TYPE_TEXT, N_ ("Guest as"), "委員以外の立場", GUEST, RK_FIELD_FACET, NULL,
    NULL, choose_guest_role },
  { "place", RK_TYPE_TEXT, N_ ("Seat in the room"), "席の位置", ATTENDANCE, RK_FIELD_INTERNAL },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_MULTILINE },
  /* As the roster had it when the minutes were made final; rk-minutes.c */
  { "name_then", RK_TYPE_TEXT, N_ ("Name"), "確定時の氏名", NULL,
    RK_FIELD_INTERNAL | RK_FIELD_PERSONAL },
  { "kana_then", RK_TYPE_TEXT, N_ ("Reading"), "確定時のふりがな", NULL,
    RK_FIELD_INTERNAL | RK_FIELD_PERSONAL },
  { "body_then", RK_TYPE_TEXT, N_ ("Body"), "確定時の所属機関", NULL, RK_FIELD_INTERNAL },
  { "post_then", RK_TYPE_TEXT, N_ ("Post"), "確定時の職名", NULL, RK_FIELD_INTERNAL },
  { "role_then", RK_TYPE_TEXT, N_ ("Role"), "確定時の役職", NULL, RK_FIELD_INTERNAL },
  { "position_then", RK_TYPE_INTEGER, N_ ("Place in the roster"), "確定時の名簿番号", NULL,
    RK_FIELD_INTERNAL },
  { "side_then", RK_TYPE_TEXT, N_ ("Side"), "確定時の区分", NULL, RK_FIELD_INTERNAL },
  { "category_then", RK_TYPE_TEXT, N_ ("Group"), "確定時の席の区分", NULL, RK_FIELD_INTERNAL },
  /* as "councils"; with every member whose names are kept, so that it tells that the fields beside
   * it are, too */
  { "councils_then", RK_TYPE_TEXT, N_ ("Other councils"), "確定時に兼ねた協議会", NULL,
    RK_FIELD_INTERNAL },
  { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = THEN_OR ("name_then", "ifnull(" OF_MEMBER ("n.name") ", t.guest_name)") },
  { "kana", RK_TYPE_TEXT, N_ ("Reading of the name"), "ふりがな", NULL,
    RK_FIELD_DERIVED | RK_FIELD_PERSONAL, .sql = THEN_OR ("kana_then", OF_MEMBER ("n.kana")) },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "所属機関", NULL, RK_FIELD_DERIVED,
    .sql = THEN_OR ("body_then", "ifnull(" OF_MEMBER ("b.name") ", t.guest_body)") },
  { "post", RK_TYPE_TEXT, N_ ("Post"), "職名", NULL, RK_FIELD_DERIVED,
    .sql = THEN_OR ("post_then", "ifnull(" OF_MEMBER ("p.post") ", t.guest_post)") },
  { "post_shown", RK_TYPE_TEXT, N_ ("Post"), "職名の扱い", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = OF_MEMBER ("n.post_shown") },
  { "role", RK_TYPE_TEXT, N_ ("Role"), "役職", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = THEN_OR ("role_then", "ifnull(" OF_MEMBER ("p.role") ", t.guest_role)") },
  { "side", RK_TYPE_TEXT, N_ ("Side"), "機関の区分", NULL, RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = KEPT_OR ("side_then", OF_MEMBER ("b.side")) },
  { "category", RK_TYPE_TEXT, N_ ("Group"), "席の区分", NULL, RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = KEPT_OR ("category_then", OF_MEMBER ("s.category")) },
  { "councils", RK_TYPE_TEXT, N_ ("Other councils"), "兼ねる協議会", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = "CASE WHEN t.appointment_id IS NOT NULL THEN " OTHER_COUNCILS " END" },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the roster"), "名簿番号", NULL, RK_FIELD_DERIVED,
    .sql = THEN_OR ("position_then", OF_MEMBER ("s.position")),
    .order = "(SELECT CASE WHEN s.council_id = m.council_id THEN 0"
             " ELSE 10000 * (1 + ifnull(c.position, 0)) END"
             " + ifnull(t.position_then, s.position) FROM appointment p"
             " JOIN seat s ON s.id = p.seat_id JOIN council c ON c.id = s.council_id"
             " JOIN meeting m ON m.id = t.meeting_id WHERE p.id = t.appointment_id)" },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = OF_MEMBER ("s.council_id") },
  { "in_office", RK_TYPE_BOOLEAN, N_ ("Member on the day"), "開催日に在任", NULL, RK_FIELD_DERIVED,
    .sql = "(t.appointment_id IS NULL OR EXISTS (SELECT 1 FROM appointment p, meeting m"
           " WHERE p.id = t.appointment_id AND m.id = t.meeting_id AND " RK_SQL_IN_OFFICE (
               "p", "t", "m") "))" },
  MEETING_TITLE,
};

static void
check_attendance (const RkRecord *record, GPtrArray *problems)
{
  const char *presence = rk_record_get (record, "presence");

  if (rk_record_get_int (record, "appointment_id") == 0
      && rk_record_get (record, "guest_name") == NULL)
    g_ptr_array_add (problems, rk_problem_new ("guest_name", NULL,
                                               _ ("Say who this is: a member or a guest"), NULL));
  /* Papers name guests by what they are there as. */
  if (rk_record_get (record, "guest_name") && rk_record_get (record, "guest_role") == NULL)
    g_ptr_array_add (
        problems, rk_problem_new ("guest_role", NULL, _ ("Say what the guest is there as"), NULL));
  if (g_strcmp0 (presence, RK_REPLY_DEPUTY) == 0 && rk_record_get (record, "deputy_name") == NULL)
    g_ptr_array_add (problems,
                     rk_problem_new ("deputy_name", NULL, _ ("Say who came for the member"), NULL));
}

static void
complete_attendance (RkDraft *draft)
{
  static const char *const names[] = { "deputy_name", "deputy_kana", "guest_name" };

  rk_default_text (draft, "reply", RK_REPLY_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rk_default_name (draft, names[i]);
}

const RkKind rk_kind_attendance = {
  .name = "attendance",
  .plural = "attendances",
  .label = N_ ("Attendance"),
  .heading = "出欠",
  .counter = "名",
  .title = "name",
  .fields = attendance_fields,
  .n_fields = G_N_ELEMENTS (attendance_fields),
  .complete = complete_attendance,
  .check = check_attendance,
  .search_ids = "(SELECT p.person_id FROM appointment p WHERE p.id = t.appointment_id)",
  .locked = MEETING_IS_FINAL,
};

/* ── 書面の回答 ──────────────────────────────────────────────────────────────────────────── */

RK_CHOICES (choose_ballot, RK_VOTES)

static const RkField ballot_fields[] = {
  { "meeting_id", RK_TYPE_ID, N_ ("Meeting"), "会議", WRITTEN, RK_FIELD_REQUIRED,
    .refers = "meeting" },
  { "agenda_item_id", RK_TYPE_ID, N_ ("Agenda item"), "議題", WRITTEN, RK_FIELD_REQUIRED,
    .refers = "agenda_item" },
  { "appointment_id", RK_TYPE_ID, N_ ("Member"), "委員", WRITTEN, RK_FIELD_REQUIRED,
    .refers = "appointment" },
  { "vote", RK_TYPE_TEXT, N_ ("Vote"), "書面の賛否", WRITTEN, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    NULL, NULL, choose_ballot },
  { "opinion", RK_TYPE_TEXT, N_ ("Opinion in writing"), "書面の意見", WRITTEN,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "replied_on", RK_TYPE_DATE, N_ ("Replied on"), "回答日", WRITTEN, RK_FIELD_NONE, rk_parse_day },
  { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = OF_MEMBER ("n.name") },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "所属機関", NULL, RK_FIELD_DERIVED,
    .sql = OF_MEMBER ("b.name") },
  { "item", RK_TYPE_TEXT, N_ ("Agenda item"), "議題名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT i.title FROM agenda_item i WHERE i.id = t.agenda_item_id)" },
  MEETING_TITLE,
};

static void
check_ballot (const RkRecord *record, GPtrArray *problems)
{
  if (g_strcmp0 (rk_record_get (record, "vote"), RK_VOTE_OPINION) == 0
      && rk_record_get (record, "opinion") == NULL)
    g_ptr_array_add (problems,
                     rk_problem_new ("opinion", NULL, _ ("Say what the opinion is"), NULL));
}

const RkKind rk_kind_ballot = {
  .name = "ballot",
  .plural = "ballots",
  .label = N_ ("Reply in writing"),
  .heading = "書面の回答",
  .counter = "件",
  .title = "name",
  .fields = ballot_fields,
  .n_fields = G_N_ELEMENTS (ballot_fields),
  .check = check_ballot,
  .search_ids = "(SELECT p.person_id FROM appointment p WHERE p.id = t.appointment_id)",
  .locked = MEETING_IS_FINAL,
};
