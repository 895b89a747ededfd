/* 協議会: councils and who belongs to them. What differs between councils (term, quorum, deputies,
 * record) is a field with a usual value, because the 設置要綱 differ. */
#include "rk-kinds.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-codes.h"
#include "rk-council-sql.h"
#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-member-words.h"
#include "rk-text.h"

/* ── 協議会 ──────────────────────────────────────────────────────────────────────────────── */

#define COUNCIL N_ ("Council")
#define RULES N_ ("Rules")
#define BYLAWS N_ ("Bylaws")
#define RECORD N_ ("Meetings and minutes")
#define SECRETARIAT N_ ("Secretariat")

static char **
choose_area (void)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  gsize n;
  const RkMedicalArea *areas = rk_medical_area_list (&n);
  char **names;

  for (gsize i = 0; i < n; i++)
    g_strv_builder_add (builder, areas[i].name);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

/* 31 March as "3月31日", "3/31" or "03-31": the day of the year on which terms end. */
static gboolean
parse_month_day (const char *text, char **canonical, char **proposal, GError **error)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  int month = 0;
  int day = 0;

  if (narrow
      && (sscanf (narrow, "%d月%d日", &month, &day) == 2
          || sscanf (narrow, "%d%*[-/.]%d", &month, &day) == 2)
      && day >= 1 && day <= rk_date_days_in_month (2024, month))
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

RK_CHOICES (choose_level, RK_COUNCIL_LEVELS)
RK_CHOICES (choose_quorum, RK_QUORUM_HALF "|" RK_QUORUM_MAJORITY "|" RK_QUORUM_NUMBER)
RK_CHOICES (choose_selection, "互選|指名|あて職")
RK_CHOICES (choose_appointing, "委嘱|任命")
RK_CHOICES (choose_record_style, "氏名|機関|委員")
RK_CHOICES (choose_layout, "会議概要|項目別|審議結果|全文")

static const RkField council_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name"), "協議会名", COUNCIL, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "t.position" },
  { "kana", RK_TYPE_TEXT, N_ ("Reading"), "読み", COUNCIL, RK_FIELD_SEARCH },
  { "short_name", RK_TYPE_TEXT, N_ ("Short name"), "略称", COUNCIL, RK_FIELD_SEARCH },
  { "level", RK_TYPE_TEXT, N_ ("Level"), "種別", COUNCIL, RK_FIELD_REQUIRED | RK_FIELD_FACET,
    rk_parse_choice_level, NULL, choose_level, .order = "t.position" },
  { "parent_id", RK_TYPE_ID, N_ ("Belongs to"), "上位の協議会", COUNCIL, .refers = "council" },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the list"), "並び順", COUNCIL },
  { "area", RK_TYPE_TEXT, N_ ("Medical area"), "圏域", COUNCIL, RK_FIELD_FACET, NULL, NULL,
    choose_area, .order = "t.position" },
  { "joint_areas", RK_TYPE_TEXT, N_ ("Areas held together"), "合同の圏域", COUNCIL },
  { "suspended_from", RK_TYPE_DATE, N_ ("Does not meet from"), "休止の始まり", COUNCIL,
    RK_FIELD_NONE, rk_parse_day },
  { "suspended_until", RK_TYPE_DATE, N_ ("Does not meet until"), "休止の終わり", COUNCIL,
    RK_FIELD_NONE, rk_parse_day },
  { "legal_basis", RK_TYPE_TEXT, N_ ("Legal basis"), "設置根拠", BYLAWS },
  { "established_on", RK_TYPE_DATE, N_ ("Established on"), "設置日", BYLAWS },
  { "bylaws_title", RK_TYPE_TEXT, N_ ("Title of bylaws"), "要綱の名称", BYLAWS },
  { "bylaws", RK_TYPE_TEXT, N_ ("Text of bylaws"), "要綱の本文", BYLAWS, RK_FIELD_MULTILINE },
  { "bylaws_enacted_on", RK_TYPE_DATE, N_ ("Enacted on"), "制定日", BYLAWS, RK_FIELD_NONE,
    rk_parse_day },
  { "bylaws_amended_on", RK_TYPE_DATE, N_ ("Amended on"), "改正日", BYLAWS, RK_FIELD_NONE,
    rk_parse_day },
  { "bylaws_history", RK_TYPE_TEXT, N_ ("History of amendments"), "改正の経過", BYLAWS,
    RK_FIELD_MULTILINE },
  { "member_limit", RK_TYPE_INTEGER, N_ ("Most members"), "委員の上限", RULES },
  { "term_months", RK_TYPE_INTEGER, N_ ("Term in months"), "任期（月数）", RULES },
  { "term_end_day", RK_TYPE_TEXT, N_ ("Terms end on"), "任期の満了日", RULES, RK_FIELD_NONE,
    parse_month_day, format_month_day },
  { "reappointment_limit", RK_TYPE_INTEGER, N_ ("Most reappointments"), "再任の上限", RULES },
  { "quorum_rule", RK_TYPE_TEXT, N_ ("Quorum"), "定足数の定め", RULES, RK_FIELD_NONE,
    rk_parse_quorum, NULL, choose_quorum },
  { "quorum_number", RK_TYPE_INTEGER, N_ ("Quorum as a number"), "定足数（人数）", RULES },
  { "deputies_count", RK_TYPE_BOOLEAN, N_ ("Deputies count"), "代理を数える", RULES },
  { "chair_selection", RK_TYPE_TEXT, N_ ("How the chair is chosen"), "会長の選任", RULES,
    RK_FIELD_NONE, NULL, NULL, choose_selection },
  { "deputy_chair_selection", RK_TYPE_TEXT, N_ ("How the deputy chair is chosen"), "副会長の選任",
    RULES, RK_FIELD_NONE, NULL, NULL, choose_selection },
  { "appointing", RK_TYPE_TEXT, N_ ("Members are"), "委嘱・任命の別", RULES, RK_FIELD_NONE, NULL,
    NULL, choose_appointing },
  { "appointer", RK_TYPE_TEXT, N_ ("Appointed by"), "委嘱者", RULES },
  { "open", RK_TYPE_BOOLEAN, N_ ("Open to the public"), "公開", RECORD },
  { "observer_quota", RK_TYPE_INTEGER, N_ ("Observers admitted"), "傍聴の定員", RECORD },
  { "notice_days", RK_TYPE_INTEGER, N_ ("Days from notice to meeting"), "通知から会議までの日数",
    RECORD },
  { "record_style", RK_TYPE_TEXT, N_ ("Speakers are shown by"), "発言者の示し方", RECORD,
    RK_FIELD_NONE, NULL, NULL, choose_record_style },
  { "minutes_layout", RK_TYPE_TEXT, N_ ("Layout of the minutes"), "会議録の様式", RECORD,
    RK_FIELD_NONE, NULL, NULL, choose_layout },
  { "secretariat", RK_TYPE_TEXT, N_ ("Section in charge"), "庶務担当", SECRETARIAT },
  { "secretariat_head", RK_TYPE_TEXT, N_ ("Sender of letters"), "発信者", SECRETARIAT },
  { "secretariat_person", RK_TYPE_TEXT, N_ ("Person in charge"), "担当者", SECRETARIAT,
    RK_FIELD_PERSONAL },
  { "secretariat_postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "事務局の郵便番号", SECRETARIAT,
    RK_FIELD_NONE, rk_parse_postal_code },
  { "secretariat_address", RK_TYPE_TEXT, N_ ("Address"), "事務局の所在地", SECRETARIAT },
  { "secretariat_phone", RK_TYPE_TEXT, N_ ("Telephone"), "事務局の電話番号", SECRETARIAT,
    RK_FIELD_NONE, rk_parse_phone },
  { "secretariat_fax", RK_TYPE_TEXT, N_ ("Fax"), "事務局のFAX番号", SECRETARIAT, RK_FIELD_NONE,
    rk_parse_phone },
  { "secretariat_email", RK_TYPE_TEXT, N_ ("E-mail"), "事務局のメール", SECRETARIAT },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "parent", RK_TYPE_TEXT, N_ ("Belongs to"), "上位の協議会名", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT c.name FROM council c WHERE c.id = t.parent_id)" },
  { "members", RK_TYPE_INTEGER, N_ ("Members"), "委員数", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM seat s JOIN appointment p ON p.seat_id = s.id"
           " WHERE s.council_id = t.id AND p.role <> '" RK_ROLE_OBSERVER
           "' AND " RK_SQL_TERM_HOLDS ("p") ")" },
  { "vacancies", RK_TYPE_INTEGER, N_ ("Vacancies"), "欠員", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT count(*) FROM seat s WHERE s.council_id = t.id AND " RK_SQL_SEAT_HOLDS (
        "s") " AND NOT EXISTS (SELECT 1 FROM appointment p WHERE p.seat_id = s.id"
             " AND " RK_SQL_TERM_HOLDS ("p") "))" },
  { "meets", RK_TYPE_BOOLEAN, N_ ("Meets"), "開催する", NULL, RK_FIELD_DERIVED,
    .sql = "(ifnull(t.suspended_from, '9999') > rk_day ()"
           " OR ifnull(t.suspended_until, '9999') < rk_day ())" },
  /* Given by the checklists (成長段階): of the newest round that is whole. */
  { "level_of_maturity", RK_TYPE_TEXT, N_ ("Stage of growth"), "成長段階", NULL, RK_FIELD_DERIVED,
    NULL, rk_format_level,
    .sql = "(SELECT " RK_LEVEL_OF_ROUND ("r") " FROM round r" RK_ROUND_OF_COUNCIL ("t.id") ")" },
};

static void
check_council (const RkRecord *record, GPtrArray *problems)
{
  const char *rule = rk_record_get (record, "quorum_rule");

  if (g_strcmp0 (rule, RK_QUORUM_NUMBER) == 0 && rk_record_get_int (record, "quorum_number") < 1)
    g_ptr_array_add (
        problems, rk_problem_new ("quorum_number", NULL, _ ("Say how many must be present"), NULL));
  if (rk_record_id (record) && rk_record_get_int (record, "parent_id") == rk_record_id (record))
    g_ptr_array_add (problems, rk_problem_new ("parent_id", NULL,
                                               _ ("A council cannot belong to itself"), NULL));
  rk_check_order (record, "suspended_from", "suspended_until", problems);
}

/* What most 設置要綱 say (2年, 半数以上, 代理可, 互選, 公開). */
static void
complete_council (RkDraft *draft)
{
  rk_default_int (draft, "term_months", 24);
  rk_default_text (draft, "term_end_day", "03-31");
  rk_default_text (draft, "quorum_rule", RK_QUORUM_HALF);
  rk_default_int (draft, "deputies_count", TRUE);
  rk_default_text (draft, "chair_selection", "互選");
  rk_default_text (draft, "deputy_chair_selection", "指名");
  rk_default_text (draft, "appointing", "委嘱");
  rk_default_int (draft, "open", TRUE);
  rk_default_int (draft, "notice_days", 14);
  rk_default_text (draft, "record_style", "委員");
  rk_default_text (draft, "minutes_layout", "会議概要");
}

static char *
council_key (const RkRecord *record)
{
  return rk_text_name_key (rk_record_get (record, "name"));
}

const RkKind rk_kind_council = {
  .name = "council",
  .plural = "councils",
  .label = N_ ("Council"),
  .heading = "協議会",
  .counter = "件",
  .title = "name",
  .fields = council_fields,
  .n_fields = G_N_ELEMENTS (council_fields),
  .complete = complete_council,
  .check = check_council,
  .match_key = { council_key },
  .in_use_words = N_ ("A council that does not meet any more is suspended instead (“Does not meet "
                      "from”, under the rules)."),
};

/* ── 構成機関の種別 ──────────────────────────────────────────────────────────────────────── */

RK_CHOICES (choose_side, RK_SIDES)

static const RkField body_kind_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Kind"), "種別", N_ ("Kind of body"), RK_FIELD_REQUIRED,
    .order = "t.position" },
  { "side", RK_TYPE_TEXT, N_ ("Side"), "側", N_ ("Kind of body"),
    RK_FIELD_REQUIRED | RK_FIELD_FACET, rk_parse_side, NULL, choose_side },
  { "role", RK_TYPE_TEXT, N_ ("Usual part"), "主な役割", N_ ("Kind of body"), RK_FIELD_MULTILINE },
  { "words", RK_TYPE_TEXT, N_ ("Words that names hold"), "名称に含む言葉", N_ ("Kind of body") },
  { "position", RK_TYPE_INTEGER, N_ ("Place in the list"), "並び順", N_ ("Kind of body") },
};

const RkKind rk_kind_body_kind = {
  .name = "body_kind",
  .plural = "body-kinds",
  .label = N_ ("Kind of body"),
  .heading = "構成機関の種別",
  .counter = "種",
  .title = "name",
  .fields = body_kind_fields,
  .n_fields = G_N_ELEMENTS (body_kind_fields),
};

/* ── 構成機関 ────────────────────────────────────────────────────────────────────────────── */

#define BODY N_ ("Body")
#define PLACE N_ ("Place")
#define HEAD N_ ("Head")
#define CONTACT N_ ("Person in charge")
#define OFFERS N_ ("What it can give")

static const RkField body_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Name"), "機関名", BODY, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
    .order = "i.sort", .synonyms = RK_MEMBER_WORDS_BODY },
  { "kana", RK_TYPE_TEXT, N_ ("Reading"), "読み", BODY, RK_FIELD_SEARCH, .order = "i.sort",
    .synonyms = "機関名ふりがな|機関名フリガナ" },
  { "kind_id", RK_TYPE_ID, N_ ("Kind"), "種別番号", BODY, .refers = "body_kind" },
  { "side", RK_TYPE_TEXT, N_ ("Side"), "側", BODY, RK_FIELD_FACET, rk_parse_side, NULL, choose_side,
    .synonyms = RK_MEMBER_WORDS_SIDE },
  { "postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "郵便番号", PLACE, RK_FIELD_NONE,
    rk_parse_postal_code, .synonyms = RK_MEMBER_WORDS_POSTAL_CODE },
  { "address", RK_TYPE_TEXT, N_ ("Address"), "所在地", PLACE, RK_FIELD_SEARCH,
    .synonyms = RK_MEMBER_WORDS_ADDRESS },
  { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", PLACE, RK_FIELD_NONE, rk_parse_phone,
    .synonyms = RK_MEMBER_WORDS_PHONE },
  { "fax", RK_TYPE_TEXT, N_ ("Fax"), "FAX番号", PLACE, RK_FIELD_NONE, rk_parse_phone,
    .synonyms = RK_MEMBER_WORDS_FAX },
  { "email", RK_TYPE_TEXT, N_ ("E-mail"), "メール", PLACE, RK_FIELD_SEARCH,
    .synonyms = RK_MEMBER_WORDS_EMAIL },
  { "head_title", RK_TYPE_TEXT, N_ ("Title of head"), "代表者職名", HEAD },
  { "head", RK_TYPE_TEXT, N_ ("Head"), "代表者", HEAD, RK_FIELD_PERSONAL },
  { "contact_department", RK_TYPE_TEXT, N_ ("Department in charge"), "担当部署", CONTACT },
  { "contact", RK_TYPE_TEXT, N_ ("Person in charge"), "担当者", CONTACT,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL },
  { "contact_phone", RK_TYPE_TEXT, N_ ("Telephone of person in charge"), "担当者の電話番号",
    CONTACT, RK_FIELD_NONE, rk_parse_phone },
  { "contact_email", RK_TYPE_TEXT, N_ ("E-mail of person in charge"), "担当者のメール", CONTACT },
  { "data", RK_TYPE_TEXT, N_ ("Data it can give"), "提供できるデータ", OFFERS, RK_FIELD_MULTILINE },
  { "services", RK_TYPE_TEXT, N_ ("Services it offers"), "提供できる支援", OFFERS,
    RK_FIELD_MULTILINE },
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
  { "kind", RK_TYPE_TEXT, N_ ("Kind"), "種別", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT k.name FROM body_kind k WHERE k.id = t.kind_id)",
    .order = "(SELECT k.position FROM body_kind k WHERE k.id = t.kind_id)" },
};

static char *
sort_by_reading (const RkRecord *record)
{
  return rk_text_sort_key (rk_record_get (record, "kana"), rk_record_get (record, "name"));
}

static char *
body_key (const RkRecord *record)
{
  return rk_text_name_key (rk_record_get (record, "name"));
}

/* Bodies bear names that are theirs alone (焼津市医師会); the same name is the same body. */
static RkLikeness
body_likeness (const RkRecord *a, const RkRecord *b)
{
  g_autofree char *key_a = body_key (a);
  g_autofree char *key_b = body_key (b);

  return g_str_equal (key_a, key_b) ? RK_SAME : RK_DIFFERENT;
}

const RkKind rk_kind_body = {
  .name = "body",
  .plural = "bodies",
  .label = N_ ("Body"),
  .heading = "構成機関",
  .counter = "機関",
  .title = "name",
  .fields = body_fields,
  .n_fields = G_N_ELEMENTS (body_fields),
  .sort_key = sort_by_reading,
  .match_key = { body_key },
  .likeness = body_likeness,
  .in_use_words = N_ ("A body that leaves a council gives up its seats there instead: give each "
                      "its last day (“Seat exists until”)."),
};

/* ── 人 ──────────────────────────────────────────────────────────────────────────────────── */

#define PERSON N_ ("Individual")
#define REACH N_ ("How to reach")
#define SHOWN N_ ("Where it may be shown")

RK_CHOICES (choose_sex, "女|男")
RK_CHOICES (choose_shown, RK_SHOWN_PUBLIC "|" RK_SHOWN_ROSTER "|" RK_SHOWN_INTERNAL)

#define SHOWN_FIELD(name_, label_, heading_)                                              \
  {                                                                                       \
    name_, RK_TYPE_TEXT, label_, heading_, SHOWN, RK_FIELD_NONE, NULL, NULL, choose_shown \
  }

static const RkField person_fields[] = {
  { "name", RK_TYPE_TEXT, N_ ("Full name"), "氏名", PERSON,
    RK_FIELD_REQUIRED | RK_FIELD_SEARCH | RK_FIELD_PERSONAL, .order = "i.sort" },
  { "kana", RK_TYPE_TEXT, N_ ("Furigana"), "ふりがな", PERSON, RK_FIELD_SEARCH | RK_FIELD_PERSONAL,
    .order = "i.sort" },
  { "sex", RK_TYPE_TEXT, N_ ("Sex"), "性別", PERSON, RK_FIELD_PERSONAL, rk_parse_sex, NULL,
    choose_sex },
  { "postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "郵便番号", REACH, RK_FIELD_PERSONAL,
    rk_parse_postal_code },
  { "address", RK_TYPE_TEXT, N_ ("Mailing address"), "送付先", REACH, RK_FIELD_PERSONAL },
  { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", REACH, RK_FIELD_PERSONAL, rk_parse_phone },
  { "mobile", RK_TYPE_TEXT, N_ ("Mobile telephone"), "携帯電話", REACH, RK_FIELD_PERSONAL,
    rk_parse_phone },
  { "fax", RK_TYPE_TEXT, N_ ("Fax"), "FAX番号", REACH, RK_FIELD_PERSONAL, rk_parse_phone },
  { "email", RK_TYPE_TEXT, N_ ("E-mail"), "メール", REACH, RK_FIELD_PERSONAL | RK_FIELD_SEARCH },
  { "email_2", RK_TYPE_TEXT, N_ ("Second e-mail"), "メール（予備）", REACH, RK_FIELD_PERSONAL },
  SHOWN_FIELD ("kana_shown", N_ ("Reading"), "ふりがなの扱い"),
  SHOWN_FIELD ("post_shown", N_ ("Post"), "職名の扱い"),
  SHOWN_FIELD ("address_shown", N_ ("Address"), "送付先の扱い"),
  SHOWN_FIELD ("phone_shown", N_ ("Telephone"), "電話番号の扱い"),
  SHOWN_FIELD ("email_shown", N_ ("E-mail"), "メールの扱い"),
  SHOWN_FIELD ("mobile_shown", N_ ("Mobile telephone"), "携帯電話の扱い"),
  SHOWN_FIELD ("fax_shown", N_ ("Fax"), "FAX番号の扱い"),
  SHOWN_FIELD ("email_2_shown", N_ ("Second e-mail"), "メール（予備）の扱い"),
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE },
};

/* Names and readings are printed on rosters; how to reach somebody is the secretariat's business.
 */
static const struct
{
  const char *field;
  const char *mark;
  const char *usual;
} marks[] = {
  { "kana", "kana_shown", RK_SHOWN_ROSTER },
  { "post", "post_shown", RK_SHOWN_PUBLIC },
  { "postal_code", "address_shown", RK_SHOWN_INTERNAL },
  { "address", "address_shown", RK_SHOWN_INTERNAL },
  { "phone", "phone_shown", RK_SHOWN_INTERNAL },
  { "mobile", "mobile_shown", RK_SHOWN_INTERNAL },
  { "fax", "fax_shown", RK_SHOWN_INTERNAL },
  { "email", "email_shown", RK_SHOWN_INTERNAL },
  { "email_2", "email_2_shown", RK_SHOWN_INTERNAL },
};

static void
complete_person (RkDraft *draft)
{
  rk_default_name (draft, "name");
  rk_default_name (draft, "kana");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    rk_default_text (draft, marks[i].mark, marks[i].usual);
}

gboolean
rk_person_mark_shows (const char *field, const char *mark, gboolean for_public)
{
  for (guint i = 0; mark == NULL && i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].field, field))
      mark = marks[i].usual;
  return g_strcmp0 (mark, RK_SHOWN_PUBLIC) == 0
         || (!for_public && g_strcmp0 (mark, RK_SHOWN_ROSTER) == 0);
}

const char *
rk_person_shown (const RkRecord *person, const char *field, gboolean for_public)
{
  for (guint i = 0; person && i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].field, field))
      return rk_person_mark_shows (field, rk_record_get (person, marks[i].mark), for_public)
                 ? rk_record_get (person, field)
                 : NULL;
  return NULL;
}

static char *
person_key (const RkRecord *record)
{
  return rk_text_fold (rk_record_get (record, "name"));
}

/* Two people may share a name, so that it alone proves nothing. */
static RkLikeness
person_likeness (const RkRecord *a, const RkRecord *b)
{
  g_autofree char *key_a = person_key (a);
  g_autofree char *key_b = person_key (b);
  const char *email_a = rk_record_get (a, "email");

  if (!g_str_equal (key_a, key_b))
    return RK_DIFFERENT;
  return email_a && g_strcmp0 (email_a, rk_record_get (b, "email")) == 0 ? RK_SAME : RK_ALIKE;
}

const RkKind rk_kind_person = {
  .name = "person",
  .plural = "people",
  .label = N_ ("Individual"),
  .heading = "人",
  .counter = "名",
  .title = "name",
  .fields = person_fields,
  .n_fields = G_N_ELEMENTS (person_fields),
  .complete = complete_person,
  .sort_key = sort_by_reading,
  .match_key = { person_key },
  .likeness = person_likeness,
  .in_use_words = N_ ("For a member who leaves, use “End the Term…” instead."),
};

/* ── people who are not the same ─────────────────────────────────────────────────────────── */

static const RkField distinct_fields[] = {
  { "first_id", RK_TYPE_ID, N_ ("One"), "一人", NULL, RK_FIELD_REQUIRED | RK_FIELD_INTERNAL,
    .refers = "person" },
  { "second_id", RK_TYPE_ID, N_ ("The other"), "もう一人", NULL,
    RK_FIELD_REQUIRED | RK_FIELD_INTERNAL, .refers = "person" },
  { "decided_on", RK_TYPE_DATE, N_ ("Decided on"), "判断した日", NULL },
  { "names", RK_TYPE_TEXT, N_ ("Both"), "だれとだれ", NULL, RK_FIELD_DERIVED | RK_FIELD_PERSONAL,
    .sql = "(SELECT ifnull((SELECT n.name FROM person n WHERE n.id = t.first_id), '') || '、' ||"
           " ifnull((SELECT n.name FROM person n WHERE n.id = t.second_id), ''))" },
};

const RkKind rk_kind_distinct = {
  .name = "distinct_people",
  .plural = "distinct-people",
  .label = N_ ("Different people"),
  .heading = "別人の判断",
  .counter = "組",
  .title = "names",
  .fields = distinct_fields,
  .n_fields = G_N_ELEMENTS (distinct_fields),
};
