/* 委員: seats, who holds them, and what a row of a member list says. */
#include "rk-kinds.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-member-words.h"
#include "rk-text.h"

RK_CHOICES (choose_role, RK_ROLES)
RK_CHOICES (choose_side, RK_SIDES)

/* ── 席 ──────────────────────────────────────────────────────────────────────────────────── */

#define SEAT N_ ("Seat")

static const RkField seat_fields[] = {
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会", SEAT, RK_FIELD_REQUIRED,
    .refers = "council" },
  { "body_id", RK_TYPE_ID, N_ ("Body"), "構成機関", SEAT, .refers = "body" },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the roster"), "名簿順", SEAT },
  { "category", RK_TYPE_TEXT, N_ ("Group"), "区分", SEAT, RK_FIELD_SEARCH | RK_FIELD_FACET },
  { "public", RK_TYPE_BOOLEAN, N_ ("Open to applicants"), "公募", SEAT },
  { "duty", RK_TYPE_TEXT, N_ ("Part in this council"), "この会での役割", SEAT,
    RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "valid_from", RK_TYPE_DATE, N_ ("Seat exists from"), "席の始まり", SEAT, RK_FIELD_NONE,
    rk_parse_day },
  { "valid_until", RK_TYPE_DATE, N_ ("Seat exists until"), "席の終わり", SEAT, RK_FIELD_NONE,
    rk_parse_day },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", SEAT, RK_FIELD_MULTILINE },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会名", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT c.name FROM council c WHERE c.id = t.council_id)",
    .order = "(SELECT c.position FROM council c WHERE c.id = t.council_id)" },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "機関名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT b.name FROM body b WHERE b.id = t.body_id)" },
};

static void
check_seat (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "valid_from", "valid_until", problems);
}

const RkKind rk_kind_seat = {
  .name = "seat",
  .plural = "seats",
  .label = N_ ("Seat"),
  .heading = "席",
  .counter = "席",
  .title = "body",
  .fields = seat_fields,
  .n_fields = G_N_ELEMENTS (seat_fields),
  .check = check_seat,
  .since = "valid_from",
  .until = "valid_until",
  .search_ids = "t.body_id, t.council_id",
  .in_use_words = N_ ("A seat that is given up gets its last day instead (“Seat exists until”)."),
};

/* ── 委嘱 ────────────────────────────────────────────────────────────────────────────────── */

#define MEMBER N_ ("Member")
#define TERM N_ ("Term")
#define APPOINTMENT N_ ("Appointment")
#define PAY N_ ("Pay")

#define OF_PERSON(column) "(SELECT n." column " FROM person n WHERE n.id = t.person_id)"
#define OF_SEAT(column) "(SELECT s." column " FROM seat s WHERE s.id = t.seat_id)"
#define OF_BODY(column)                                              \
  "(SELECT b." column " FROM seat s JOIN body b ON b.id = s.body_id" \
  " WHERE s.id = t.seat_id)"
#define OF_COUNCIL(column)                                                 \
  "(SELECT c." column " FROM seat s JOIN council c ON c.id = s.council_id" \
  " WHERE s.id = t.seat_id)"

static const RkField appointment_fields[] = {
  { "seat_id", RK_TYPE_ID, N_ ("Seat"), "席", MEMBER, RK_FIELD_REQUIRED, .refers = "seat" },
  { "person_id", RK_TYPE_ID, N_ ("Individual"), "人", MEMBER, RK_FIELD_REQUIRED,
    .refers = "person" },
  { "post", RK_TYPE_TEXT, N_ ("Post"), "職名", MEMBER, RK_FIELD_SEARCH },
  { "role", RK_TYPE_TEXT, N_ ("Role"), "役職", MEMBER, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_role, NULL, choose_role,
    .order = "CASE t.role WHEN '会長' THEN 1 WHEN '副会長' THEN 2 WHEN '委員' THEN 3 ELSE 4 END" },
  { "term_start", RK_TYPE_DATE, N_ ("Term from"), "任期開始", TERM, RK_FIELD_NONE, rk_parse_day },
  { "term_end", RK_TYPE_DATE, N_ ("Term until"), "任期満了", TERM, RK_FIELD_NONE, rk_parse_day },
  { "left_reason", RK_TYPE_TEXT, N_ ("Left because"), "退任の理由", TERM },
  { "predecessor_id", RK_TYPE_ID, N_ ("Predecessor"), "前任者", TERM, .refers = "appointment" },
  { "nomination_sent_on", RK_TYPE_DATE, N_ ("Nomination asked for on"), "推薦依頼日", APPOINTMENT,
    RK_FIELD_NONE, rk_parse_day },
  { "nomination_number", RK_TYPE_TEXT, N_ ("Number of that letter"), "推薦依頼の文書番号",
    APPOINTMENT, RK_FIELD_SEARCH },
  { "nominated_on", RK_TYPE_DATE, N_ ("Nominated on"), "推薦回答日", APPOINTMENT, RK_FIELD_NONE,
    rk_parse_day },
  { "accepted_on", RK_TYPE_DATE, N_ ("Accepted on"), "就任承諾日", APPOINTMENT, RK_FIELD_NONE,
    rk_parse_day },
  { "appointed_on", RK_TYPE_DATE, N_ ("Appointed on"), "委嘱日", APPOINTMENT, RK_FIELD_NONE,
    rk_parse_day },
  { "document_number", RK_TYPE_TEXT, N_ ("Ledger number"), "委嘱状番号", APPOINTMENT,
    RK_FIELD_SEARCH },
  { "printed_on", RK_TYPE_DATE, N_ ("Letter printed on"), "委嘱状印刷日", APPOINTMENT,
    RK_FIELD_NONE, rk_parse_day },
  { "release_number", RK_TYPE_TEXT, N_ ("Ledger number of the release"), "解嘱状番号", APPOINTMENT,
    RK_FIELD_SEARCH },
  { "release_printed_on", RK_TYPE_DATE, N_ ("Letter of release printed on"), "解嘱状印刷日",
    APPOINTMENT, RK_FIELD_NONE, rk_parse_day },
  { "transfer_reported_on", RK_TYPE_DATE, N_ ("Transfer reported on"), "異動の連絡日", TERM,
    RK_FIELD_NONE, rk_parse_day },
  { "transfer_note", RK_TYPE_TEXT, N_ ("What was reported"), "異動の内容", TERM },
  { "limit_reason", RK_TYPE_TEXT, N_ ("Reason for going over the limit"), "上限を超える再任の理由",
    TERM },
  { "no_pay", RK_TYPE_BOOLEAN, N_ ("Not paid"), "支給対象外", PAY },
  { "no_pay_reason", RK_TYPE_TEXT, N_ ("Reason"), "対象外の理由", PAY },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_MULTILINE },
  { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = OF_PERSON ("name"),
    .order = "(SELECT x.sort FROM record_index x WHERE x.id = t.person_id)" },
  { "kana", RK_TYPE_TEXT, N_ ("Furigana"), "ふりがな", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = OF_PERSON ("kana"),
    .order = "(SELECT x.sort FROM record_index x WHERE x.id = t.person_id)" },
  { "sex", RK_TYPE_TEXT, N_ ("Sex"), "性別", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = OF_PERSON ("sex") },
  { "council_id", RK_TYPE_ID, N_ ("Council"), "協議会番号", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = OF_SEAT ("council_id"),
    .match = "t.seat_id IN (SELECT s.id FROM seat s WHERE s.council_id = CAST(? AS INTEGER))" },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = OF_COUNCIL ("name"),
    .match = "t.seat_id IN (SELECT s.id FROM seat s JOIN council c ON c.id = s.council_id"
             " WHERE c.name = ?)",
    .order = OF_COUNCIL ("position") },
  { "body_id", RK_TYPE_ID, N_ ("Body"), "機関番号", NULL, RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = OF_SEAT ("body_id"),
    .match = "t.seat_id IN (SELECT s.id FROM seat s WHERE s.body_id = CAST(? AS INTEGER))" },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "所属機関", NULL, RK_FIELD_DERIVED, .sql = OF_BODY ("name"),
    .order = "(SELECT x.sort FROM seat s JOIN record_index x ON x.id = s.body_id"
             " WHERE s.id = t.seat_id)" },
  { "body_kind", RK_TYPE_TEXT, N_ ("Kind of body"), "機関の種別", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT k.name FROM seat s JOIN body b ON b.id = s.body_id"
           " JOIN body_kind k ON k.id = b.kind_id WHERE s.id = t.seat_id)",
    .order = "(SELECT k.position FROM seat s JOIN body b ON b.id = s.body_id"
             " JOIN body_kind k ON k.id = b.kind_id WHERE s.id = t.seat_id)" },
  { "side", RK_TYPE_TEXT, N_ ("Side"), "地域・職域の別", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = OF_BODY ("side"), .order = "instr ('地域職域学域共通', " OF_BODY ("side") ")" },
  { "category", RK_TYPE_TEXT, N_ ("Group"), "区分", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = OF_SEAT ("category"), .order = OF_SEAT ("position") },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the roster"), "名簿番号", NULL, RK_FIELD_DERIVED,
    .sql = OF_SEAT ("position") },
  { "public", RK_TYPE_BOOLEAN, N_ ("Open to applicants"), "公募", NULL, RK_FIELD_DERIVED,
    .sql = OF_SEAT ("public") },
  { "reappointments", RK_TYPE_INTEGER, N_ ("Reappointments"), "再任回数", NULL, RK_FIELD_DERIVED,
    .sql = RK_SQL_REAPPOINTMENTS ("t", OF_SEAT ("council_id")) },
  { "served", RK_TYPE_TEXT, N_ ("Time served"), "在任期間", NULL, RK_FIELD_DERIVED,
    .sql = RK_SQL_SERVED ("t", OF_SEAT ("council_id")) },
  { "predecessor", RK_TYPE_TEXT, N_ ("Predecessor"), "前任者", NULL,
    RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = "(SELECT n.name FROM appointment q JOIN person n ON n.id = q.person_id"
           " WHERE q.id = t.predecessor_id)" },
  { "state", RK_TYPE_TEXT, N_ ("State"), "状態", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = RK_SQL_MEMBER_STATE ("t") },
};

static void
check_appointment (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "term_start", "term_end", problems);
  if (rk_record_get_int (record, "no_pay") && rk_record_get (record, "no_pay_reason") == NULL)
    g_ptr_array_add (problems, rk_problem_new ("no_pay_reason", NULL,
                                               _ ("Say why this member is not paid"), NULL));
}

static void
complete_appointment (RkDraft *draft)
{
  rk_default_text (draft, "role", RK_ROLE_MEMBER);
}

const RkKind rk_kind_appointment = {
  .name = "appointment",
  .plural = "members",
  .label = N_ ("Member"),
  .heading = "委員",
  .counter = "名",
  .title = "name",
  .fields = appointment_fields,
  .n_fields = G_N_ELEMENTS (appointment_fields),
  .complete = complete_appointment,
  .check = check_appointment,
  .since = "term_start",
  .until = "term_end",
  .search_ids = "t.person_id, (SELECT s.body_id FROM seat s WHERE s.id = t.seat_id)",
  .in_use_words = N_ ("For a member who leaves, use “End the Term…” instead."),
  .rows = &rk_kind_member,
};

/* ── 改選の途中 ──────────────────────────────────────────────────────────────────────────── */

#define RENEWAL N_ ("Renewal")

RK_CHOICES (choose_renewal_answer,
            RK_RENEWAL_WORD_SAME "|" RK_RENEWAL_WORD_NEW "|" RK_RENEWAL_WORD_PAID)

static const RkField renewal_fields[] = {
  { "seat_id", RK_TYPE_ID, N_ ("Seat"), "席", RENEWAL, RK_FIELD_REQUIRED, .refers = "seat" },
  { "start", RK_TYPE_DATE, N_ ("Term from"), "任期開始", RENEWAL, RK_FIELD_REQUIRED, rk_parse_day },
  { "nomination_sent_on", RK_TYPE_DATE, N_ ("Nomination asked for on"), "推薦依頼日", RENEWAL,
    RK_FIELD_NONE, rk_parse_day },
  { "nomination_number", RK_TYPE_TEXT, N_ ("Number of that letter"), "推薦依頼の文書番号",
    RENEWAL },
  { "answer", RK_TYPE_TEXT, N_ ("Answer"), "回答", RENEWAL, RK_FIELD_FACET, NULL, NULL,
    choose_renewal_answer },
  { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", RENEWAL, RK_FIELD_PERSONAL },
  { "kana", RK_TYPE_TEXT, N_ ("Furigana"), "ふりがな", RENEWAL, RK_FIELD_PERSONAL },
  { "post", RK_TYPE_TEXT, N_ ("Post"), "職名", RENEWAL },
  { "accepted_on", RK_TYPE_DATE, N_ ("Accepted on"), "就任承諾日", RENEWAL, RK_FIELD_NONE,
    rk_parse_day },
  { "limit_reason", RK_TYPE_TEXT, N_ ("Reason for going over the limit"), "上限を超える再任の理由",
    RENEWAL },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "機関名", NULL, RK_FIELD_DERIVED, .sql = OF_BODY ("name") },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = OF_COUNCIL ("name") },
  { "state", RK_TYPE_TEXT, N_ ("State"), "段階", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = RK_SQL_RENEWAL_STATE ("t") },
};

const RkKind rk_kind_renewal = {
  .name = "renewal",
  .plural = "renewals",
  .label = N_ ("Renewal"),
  .heading = "改選",
  .counter = "席",
  .title = "body",
  .fields = renewal_fields,
  .n_fields = G_N_ELEMENTS (renewal_fields),
};

/* ── 名簿の行 ────────────────────────────────────────────────────────────────────────────── */

/* What stands in a column 任期 for both ends: R6.4.1～R8.3.31, 令和6年4月1日から令和8年3月31日まで.
 */
static gboolean
parse_term (const char *text, char **canonical, char **proposal, GError **error)
{
  static const char *const between[] = { "～", "〜", "~", "から", "－", " - " };

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      const char *at = strstr (text, between[i]);
      g_autofree char *first = at ? g_strndup (text, (gsize)(at - text)) : NULL;
      RkDate start, end;

      if (at == NULL || !rk_date_parse (first, NULL, &start, NULL)
          || !rk_date_parse (at + strlen (between[i]), NULL, &end, NULL) || !rk_date_is_full (start)
          || !rk_date_is_full (end))
        continue;
      {
        g_autofree char *from = rk_date_to_iso (start);
        g_autofree char *until = rk_date_to_iso (end);

        *canonical = g_strdup_printf ("%s/%s", from, until);
        return TRUE;
      }
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is not a term such as R6.4.1～R8.3.31"));
  return FALSE;
}

enum
{
  ROW_NAME,
  ROW_BODY = 3,
  ROW_SIDE,
  ROW_POST,
  ROW_ROLE,
  ROW_TERM_START,
  ROW_TERM_END,
  ROW_TERM,
  ROW_CATEGORY,
};

static const RkField member_fields[] = {
  [ROW_NAME] = { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", MEMBER,
                 RK_FIELD_REQUIRED | RK_FIELD_PERSONAL, .synonyms = RK_MEMBER_WORDS_NAME },
  { "kana", RK_TYPE_TEXT, N_ ("Furigana"), "ふりがな", MEMBER, RK_FIELD_PERSONAL,
    .synonyms = RK_MEMBER_WORDS_KANA },
  { "council", RK_TYPE_TEXT, N_ ("Council"), "協議会", MEMBER,
    .synonyms = RK_MEMBER_WORDS_COUNCIL },
  { "body", RK_TYPE_TEXT, N_ ("Body"), "所属機関", MEMBER, .synonyms = RK_MEMBER_WORDS_BODY },
  [ROW_SIDE] = { "side", RK_TYPE_TEXT, N_ ("Side"), "地域・職域の別", MEMBER, RK_FIELD_NONE,
                 rk_parse_side, NULL, choose_side, .synonyms = RK_MEMBER_WORDS_SIDE },
  { "post", RK_TYPE_TEXT, N_ ("Post"), "職名", MEMBER, .synonyms = RK_MEMBER_WORDS_POST },
  { "role", RK_TYPE_TEXT, N_ ("Role"), "役職", MEMBER, RK_FIELD_NONE, rk_parse_role, NULL,
    choose_role, .synonyms = RK_MEMBER_WORDS_ROLE },
  [ROW_TERM_START] = { "term_start", RK_TYPE_DATE, N_ ("Term from"), "任期開始", MEMBER,
                       RK_FIELD_NONE, rk_parse_day, .synonyms = RK_MEMBER_WORDS_START },
  [ROW_TERM_END] = { "term_end", RK_TYPE_DATE, N_ ("Term until"), "任期満了", MEMBER, RK_FIELD_NONE,
                     rk_parse_day, .synonyms = RK_MEMBER_WORDS_END },
  [ROW_TERM] = { "term", RK_TYPE_TEXT, N_ ("Term"), "任期", MEMBER, RK_FIELD_NONE, parse_term,
                 .synonyms = RK_MEMBER_WORDS_TERM },
  [ROW_CATEGORY] = { "category", RK_TYPE_TEXT, N_ ("Group"), "区分", MEMBER,
                     .synonyms = RK_MEMBER_WORDS_CATEGORY },
  { "appointed_on", RK_TYPE_DATE, N_ ("Appointed on"), "委嘱日", MEMBER, RK_FIELD_NONE,
    rk_parse_day, .synonyms = RK_MEMBER_WORDS_APPOINTED },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the roster"), "名簿番号", MEMBER, RK_FIELD_NONE,
    rk_parse_count, .synonyms = RK_MEMBER_WORDS_POSITION },
  { "sex", RK_TYPE_TEXT, N_ ("Sex"), "性別", MEMBER, RK_FIELD_PERSONAL, rk_parse_sex,
    .synonyms = RK_MEMBER_WORDS_SEX },
  { "public", RK_TYPE_BOOLEAN, N_ ("Open to applicants"), "公募", MEMBER,
    .synonyms = RK_MEMBER_WORDS_PUBLIC },
  { "postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "郵便番号", MEMBER, RK_FIELD_PERSONAL,
    rk_parse_postal_code, .synonyms = RK_MEMBER_WORDS_POSTAL_CODE },
  { "address", RK_TYPE_TEXT, N_ ("Address"), "送付先", MEMBER, RK_FIELD_PERSONAL,
    .synonyms = RK_MEMBER_WORDS_ADDRESS },
  { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", MEMBER, RK_FIELD_PERSONAL, rk_parse_phone,
    .synonyms = RK_MEMBER_WORDS_PHONE },
  { "fax", RK_TYPE_TEXT, N_ ("Fax"), "FAX番号", MEMBER, RK_FIELD_PERSONAL, rk_parse_phone,
    .synonyms = RK_MEMBER_WORDS_FAX },
  { "email", RK_TYPE_TEXT, N_ ("E-mail"), "メール", MEMBER, RK_FIELD_PERSONAL,
    .synonyms = RK_MEMBER_WORDS_EMAIL },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", MEMBER, RK_FIELD_MULTILINE,
    .synonyms = RK_MEMBER_WORDS_NOTE },
  /* Chosen in a form; a list has names only. */
  { "person_id", RK_TYPE_ID, N_ ("Somebody known"), "人", MEMBER, .refers = "person" },
  { "body_id", RK_TYPE_ID, N_ ("Body known"), "機関", MEMBER, .refers = "body" },
};

/* ◎青島　弘子: the mark of the chair stands before the name. */
static void
take_mark (RkDraft *draft)
{
  static const char *const marks[] = { "◎", "○", "〇" };
  const char *name = rk_draft_text (draft, ROW_NAME);

  for (guint i = 0; name && i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (name, marks[i]))
      {
        g_autofree char *rest = rk_text_clean (name + strlen (marks[i]));

        if (rk_draft_is_null (draft, ROW_ROLE))
          rk_draft_set_typed (draft, ROW_ROLE, marks[i], NULL);
        rk_draft_take (draft, ROW_NAME, g_steal_pointer (&rest));
        return;
      }
}

/* 見本市医師会　会長: a column may hold body and post. Only what ends as posts do is one. */
static void
split_post (RkDraft *draft)
{
  static const char *const endings[]
      = { "長",   "理事", "委員", "教授", "役",   "士", "監",   "主幹",
          "主任", "代表", "幹事", "参事", "課員", "師", "主査", "講師" };
  g_autofree char *body = g_strdup (rk_draft_text (draft, ROW_BODY));
  char *wide = body ? g_strrstr (body, "　") : NULL;
  char *narrow = body ? strrchr (body, ' ') : NULL;
  char *blank = MAX (wide, narrow);
  g_autofree char *post = NULL;

  if (blank == NULL || !rk_draft_is_null (draft, ROW_POST))
    return;
  post = rk_text_clean (blank);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (post, endings[i]))
      {
        *blank = '\0';
        rk_draft_take (draft, ROW_BODY, rk_text_clean (body));
        rk_draft_take (draft, ROW_POST, g_steal_pointer (&post));
        return;
      }
}

/* One column may hold both ends of the term. */
static void
split_term (RkDraft *draft)
{
  const char *term = rk_draft_text (draft, ROW_TERM);
  const char *slash = term ? strchr (term, '/') : NULL;

  if (slash == NULL)
    return;
  if (rk_draft_is_null (draft, ROW_TERM_START))
    rk_draft_take (draft, ROW_TERM_START, g_strndup (term, (gsize)(slash - term)));
  if (rk_draft_is_null (draft, ROW_TERM_END))
    rk_draft_take (draft, ROW_TERM_END, g_strdup (slash + 1));
}

/* A column 区分 that only says 地域 or 職域 is the side, not a group within it. */
static void
take_side (RkDraft *draft)
{
  g_auto (GStrv) sides = choose_side ();
  g_autofree char *category = rk_text_clean (rk_draft_text (draft, ROW_CATEGORY));

  if (!g_strv_contains ((const char *const *)sides, category))
    return;
  if (rk_draft_is_null (draft, ROW_SIDE))
    rk_draft_take (draft, ROW_SIDE, g_strdup (category));
  if (g_strcmp0 (rk_draft_text (draft, ROW_SIDE), category) == 0)
    rk_draft_clear (draft, ROW_CATEGORY);
}

static void
complete_member (RkDraft *draft)
{
  take_mark (draft);
  take_side (draft);
  split_post (draft);
  split_term (draft);
}

static void
check_member (const RkRecord *record, GPtrArray *problems)
{
  rk_check_order (record, "term_start", "term_end", problems);
}

const RkKind rk_kind_member = {
  .name = "member",
  .plural = "member-rows",
  .label = N_ ("Member"),
  .heading = "委員",
  .counter = "名",
  .title = "name",
  .fields = member_fields,
  .n_fields = G_N_ELEMENTS (member_fields),
  .complete = complete_member,
  .check = check_member,
};
