/* 事業所: the register of workplaces. The unit is the place of work, not the corporation: branches
 * share one 法人番号. */
#include "rk-kinds.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-codes.h"
#include "rk-error.h"
#include "rk-industry.h"
#include "rk-kind-status.h"
#include "rk-register-sql.h"
#include "rk-judgement.h"
#include "rk-text.h"
#include "rk-workplace-words.h"

enum
{
  NAME,
  KANA,
  CORPORATE_NUMBER,
  REGISTRATION_NUMBER,
  REGISTERED_ON,
  EXPIRES_ON,
  POSTAL_CODE,
  MUNICIPALITY_CODE,
  ADDRESS,
  BUILDING,
  PHONE,
  N_WORKPLACE = 68, /* what follows belongs to the row of a list of registrations */
};

static char **
choose_municipality (void)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  gsize n;
  const RkArea *areas = rk_area_list (&n);
  char **codes;

  for (gsize i = 0; i < n; i++)
    g_strv_builder_add (builder, areas[i].code);
  codes = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return codes;
}

static char *
industry_words (char letter)
{
  return g_strdup_printf ("%c %s", letter, rk_industry_name (letter));
}

static gboolean
parse_industry (const char *text, char **canonical, char **proposal, GError **error)
{
  char letter;

  if (!rk_industry_parse (text, &letter, error))
    return FALSE;
  *canonical = industry_words (letter);
  return TRUE;
}

static char **
choose_industry (void)
{
  char **choices = g_new0 (char *, 21);

  for (int i = 0; i < 20; i++)
    choices[i] = industry_words ((char)('A' + i));
  return choices;
}

static gboolean
parse_employees (const char *text, char **canonical, char **proposal, GError **error)
{
  gint64 number;

  if (!rk_number_parse (text, &number, error))
    return FALSE;
  if (number < 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("The number of employees cannot be negative"));
      return FALSE;
    }
  *canonical = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return TRUE;
}

static gboolean
parse_insurer_kind (const char *text, char **canonical, char **proposal, GError **error)
{
  static const struct
  {
    const char *part;
    const char *kind;
  } kinds[] = {
    { "協会", "協会けんぽ" },
    { "全国健康保険", "協会けんぽ" },
    { "けんぽ", "協会けんぽ" },
    { "国保組合", "国保組合" },
    { "国民健康保険組合", "国保組合" },
    { "国保", "市町村国保" },
    { "国民健康保険", "市町村国保" },
    { "共済", "共済組合" },
    { "健保", "健保組合" },
    { "健康保険組合", "健保組合" },
    { "その他", "その他" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (text, kinds[i].part))
      {
        *canonical = g_strdup (kinds[i].kind);
        return TRUE;
      }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is not a kind of health insurer"));
  return FALSE;
}

static char **
choose_insurer_kind (void)
{
  return g_strsplit ("協会けんぽ|健保組合|国保組合|共済組合|市町村国保|その他", "|", 0);
}

RK_CHOICES (choose_has, "有|無")
RK_CHOICES (choose_body_kind, "会社|医療法人|社会福祉法人|NPO法人|個人|官公署|その他")
RK_CHOICES (choose_site_kind, "本社|支社|支店|営業所|工場|店舗|その他")

static gboolean
parse_has (const char *text, char **canonical, char **proposal, GError **error)
{
  g_autofree char *yes = NULL;

  if (!rk_parse_yes (text, &yes, proposal, error))
    return FALSE;
  *canonical = g_strdup (g_str_equal (yes, "1") ? "有" : "無");
  return TRUE;
}

/* 「登録期限まで：2か月以内」, of a condition */
static char *
format_months_left (const char *stored)
{
  return g_strdup_printf ("%sか月以内", stored);
}

#define WHO N_ ("Workplace")
#define WHERE N_ ("Place")
#define SIZE N_ ("Size and trade")
#define PEOPLE N_ ("People")
#define INSURER N_ ("Health insurer")
#define REGISTRATION N_ ("Registration")

/* 「退会」 and 「倒産」 are told like the endings that the register knows. */
/* The first word that @text holds, of pairs of a word and what it stands for. */
static gboolean
parse_pairs (const char *text, const char *const *words, gsize n, char **canonical, GError **error)
{
  for (gsize i = 0; i < n; i += 2)
    if (strstr (text, words[i]))
      {
        *canonical = g_strdup (words[i + 1]);
        return TRUE;
      }
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is none of the answers that are known"));
  return FALSE;
}

static gboolean
parse_result (const char *text, char **canonical, char **proposal, GError **error)
{
  static const char *const words[]
      = { "差戻",         RK_RESULT_BACK, "差し戻",       RK_RESULT_BACK, "返戻",
          RK_RESULT_BACK, "不",           RK_RESULT_BAD,  "否",           RK_RESULT_BAD,
          "却下",         RK_RESULT_BAD,  RK_RESULT_GOOD, RK_RESULT_GOOD, "承認",
          RK_RESULT_GOOD, "可",           RK_RESULT_GOOD, "合格",         RK_RESULT_GOOD };

  /* A mark is asked about. */
  if (g_str_equal (text, "×") || g_str_equal (text, "✕"))
    *proposal = g_strdup (RK_RESULT_BAD);
  else if (g_str_equal (text, "○") || g_str_equal (text, "〇") || g_str_equal (text, "◯"))
    *proposal = g_strdup (RK_RESULT_GOOD);
  return parse_pairs (text, words, G_N_ELEMENTS (words), canonical, error);
}

static gboolean
parse_renewal (const char *text, char **canonical, char **proposal, GError **error)
{
  static const char *const words[]
      = { "しない", RK_RENEWAL_NO,  "辞退", RK_RENEWAL_NO,  "不",   RK_RENEWAL_NO,
          "する",   RK_RENEWAL_YES, "希望", RK_RENEWAL_YES, "更新", RK_RENEWAL_YES };

  return parse_pairs (text, words, G_N_ELEMENTS (words), canonical, error);
}

static gboolean
parse_end (const char *text, char **canonical, char **proposal, GError **error)
{
  static const char *const words[]
      = { "辞退", "辞退", "退会", "辞退", "取消", "取消", "取り消", "取消", "廃業", "廃業",
          "倒産", "廃業", "解散", "廃業", "合併", "合併", "転出",   "転出", "移転", "転出" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i += 2)
    if (strstr (text, words[i]))
      {
        *canonical = g_strdup (words[i + 1]);
        return TRUE;
      }
  g_set_error (error, RK_ERROR, RK_ERROR_INVALID, _ ("A registration ends by one of these: %s"),
               RK_ENDED_AS);
  return FALSE;
}

/* Something of it, or of what it holds, could not be understood, or cannot be as it stands.
 * Of one record by its indexes; of all by the few that are to be reviewed. */
#define NEEDS_REVIEW                                                                               \
  "(EXISTS (SELECT 1 FROM review v WHERE v.record_id = t.id) OR EXISTS (SELECT 1 FROM"             \
  " status s JOIN review v ON v.record_id = s.id WHERE s.workplace_id = t.id) OR EXISTS"           \
  " (SELECT 1 FROM status s JOIN report r ON r.status_id = s.id JOIN review v ON v.record_id"      \
  " = r.id WHERE s.workplace_id = t.id) OR EXISTS (SELECT 1 FROM visit o JOIN review v ON"         \
  " v.record_id = o.id WHERE o.workplace_id = t.id) OR EXISTS (SELECT 1 FROM award a JOIN"         \
  " review v ON v.record_id = a.id WHERE a.workplace_id = t.id) OR EXISTS (SELECT 1 FROM status s" \
  " WHERE s.workplace_id = t.id AND " RK_SQL_LONG_TERM ("s") "))"
#define IS_REVIEWED                                                                              \
  "(t.id IN (SELECT record_id FROM review) OR t.id IN (SELECT s.workplace_id FROM review v JOIN" \
  " status s ON s.id = v.record_id UNION ALL SELECT s.workplace_id FROM review v JOIN report r"  \
  " ON r.id = v.record_id JOIN status s ON s.id = r.status_id UNION ALL SELECT o.workplace_id"   \
  " FROM review v JOIN visit o ON o.id = v.record_id UNION ALL SELECT a.workplace_id FROM"       \
  " review v JOIN award a ON a.id = v.record_id UNION ALL SELECT s.workplace_id FROM status s"   \
  " WHERE " RK_SQL_LONG_TERM ("s") "))"

/* Its registration was ended, which is then its last day (store/rk-register-follow.h). */
#define HAS_LEFT                                                                         \
  "(t.expires_on IS NOT NULL AND t.expires_on IN (SELECT o.ended_on FROM status o WHERE" \
  " o.workplace_id = t.id AND o.ended_on IS NOT NULL))"

/* It came to its last day, and nobody ended it before. */
#define HAS_LAPSED "(t.expires_on || '~' < rk_day () AND NOT " HAS_LEFT ")"

/* What was promised in a contact and not done yet; RkKind visit, state. */
#define PROMISE                                                                                    \
  "(SELECT CASE WHEN min(v.next_on) < rk_day () THEN '" RK_PROMISE_LATE "' ELSE '" RK_PROMISE_OPEN \
  "' END FROM visit v WHERE v.workplace_id = t.id AND (v.next_done_on IS NULL"                     \
  " OR v.next_done_on > rk_day ()) AND (v.next_on IS NOT NULL OR v.next_what IS NOT NULL)"         \
  " HAVING count(*) > 0)"

#define LEGAL_FORM(place) "rk_legal_form (ifnull(t.corporation_name, t.name), " place ")"

#define EMPLOYEES(name, label, heading, words)                                                    \
  {                                                                                               \
    name, RK_TYPE_INTEGER, label, heading, SIZE, RK_FIELD_NONE, rk_parse_count, .synonyms = words \
  }
/* Whether there is one; nobody said: empty. */
#define HAS(name, label, heading, group, words)                                            \
  {                                                                                        \
    name, RK_TYPE_TEXT, label, heading, group, RK_FIELD_NONE, parse_has, NULL, choose_has, \
        .synonyms = words                                                                  \
  }

static const RkField fields[] = {
  [NAME] = { "name", RK_TYPE_TEXT, N_ ("Name"), "名称", WHO, RK_FIELD_REQUIRED | RK_FIELD_SEARCH,
             .order = "i.sort", .synonyms = RK_WORDS_NAME },
  [KANA] = { "kana", RK_TYPE_TEXT, N_ ("Reading"), "読み", WHO, RK_FIELD_SEARCH, .order = "i.sort",
             .synonyms = RK_WORDS_KANA },
  [CORPORATE_NUMBER]
  = { "corporate_number", RK_TYPE_TEXT, N_ ("Corporate number"), "法人番号", WHO, RK_FIELD_SEARCH,
      rk_parse_corporate_number, .synonyms = RK_WORDS_CORPORATE_NUMBER },
  [REGISTRATION_NUMBER]
  = { "registration_number", RK_TYPE_TEXT, N_ ("Registration number"), "登録番号", REGISTRATION,
      RK_FIELD_SEARCH, .synonyms = RK_WORDS_REGISTRATION_NUMBER },
  [REGISTERED_ON] = { "registered_on", RK_TYPE_DATE, N_ ("Registered on"), "登録日", REGISTRATION,
                      RK_FIELD_NONE, rk_parse_day, .synonyms = RK_WORDS_REGISTERED_ON },
  [EXPIRES_ON] = { "expires_on", RK_TYPE_DATE, N_ ("Valid until"), "登録期限", REGISTRATION,
                   RK_FIELD_NONE, rk_parse_day, .synonyms = RK_WORDS_EXPIRES_ON },
  [POSTAL_CODE] = { "postal_code", RK_TYPE_TEXT, N_ ("Postal code"), "郵便番号", WHERE,
                    RK_FIELD_SEARCH, rk_parse_postal_code, .synonyms = RK_WORDS_POSTAL_CODE },
  [MUNICIPALITY_CODE] = { "municipality_code", RK_TYPE_TEXT, N_ ("Municipality"), "市町コード",
                          WHERE, RK_FIELD_SEARCH, rk_parse_municipality, rk_format_municipality,
                          choose_municipality, .synonyms = RK_WORDS_MUNICIPALITY },
  [ADDRESS] = { "address", RK_TYPE_TEXT, N_ ("Address"), "所在地", WHERE, RK_FIELD_SEARCH,
                .synonyms = RK_WORDS_ADDRESS },
  [BUILDING]
  = { "building", RK_TYPE_TEXT, N_ ("Building"), "ビル名・階", WHERE, .synonyms = "ビル名・階" },
  [PHONE] = { "phone", RK_TYPE_TEXT, N_ ("Telephone"), "電話番号", WHERE, RK_FIELD_SEARCH,
              rk_parse_phone, .synonyms = RK_WORDS_PHONE },
  { "alias", RK_TYPE_TEXT, N_ ("Also known as"), "通称", WHO, RK_FIELD_SEARCH,
    .synonyms = RK_WORDS_ALIAS },
  { "corporation_name", RK_TYPE_TEXT, N_ ("Name of the corporation"), "法人名", WHO,
    RK_FIELD_SEARCH, .synonyms = RK_WORDS_CORPORATION_NAME },
  { "corporation_kana", RK_TYPE_TEXT, N_ ("Reading of the corporation's name"), "法人名の読み", WHO,
    RK_FIELD_SEARCH, .synonyms = RK_WORDS_CORPORATION_KANA },
  { "body_kind", RK_TYPE_TEXT, N_ ("Kind of organisation"), "団体種別", WHO, RK_FIELD_NONE, NULL,
    NULL, choose_body_kind, .synonyms = RK_WORDS_BODY_KIND },
  { "site_kind", RK_TYPE_TEXT, N_ ("Kind of place"), "事業所の区分", WHO, RK_FIELD_NONE, NULL, NULL,
    choose_site_kind, .synonyms = RK_WORDS_SITE_KIND },
  { "parent", RK_TYPE_TEXT, N_ ("Place it belongs to"), "親事業所", WHO,
    .synonyms = RK_WORDS_PARENT },
  { "fax", RK_TYPE_TEXT, N_ ("Fax"), "FAX番号", WHERE, RK_FIELD_NONE, rk_parse_phone,
    .synonyms = RK_WORDS_FAX },
  { "email", RK_TYPE_TEXT, N_ ("E-mail"), "メール", WHERE, RK_FIELD_SEARCH,
    .synonyms = RK_WORDS_EMAIL },
  { "website", RK_TYPE_TEXT, N_ ("Website"), "ウェブサイト", WHERE, .synonyms = RK_WORDS_WEBSITE },
  { "latitude", RK_TYPE_REAL, N_ ("Latitude"), "緯度", WHERE, .synonyms = "緯度|latitude" },
  { "longitude", RK_TYPE_REAL, N_ ("Longitude"), "経度", WHERE, .synonyms = "経度|longitude" },
  { "industry", RK_TYPE_TEXT, N_ ("Industry"), "産業", SIZE, RK_FIELD_SEARCH | RK_FIELD_FACET,
    parse_industry, NULL, choose_industry, .typed = "business", .synonyms = RK_WORDS_INDUSTRY },
  { "industry_group", RK_TYPE_TEXT, N_ ("Division of the industry"), "産業の中分類", SIZE,
    .synonyms = RK_WORDS_INDUSTRY_GROUP },
  { "business", RK_TYPE_TEXT, N_ ("Kind of business"), "業種の内容", SIZE, RK_FIELD_SEARCH,
    .synonyms = RK_WORDS_BUSINESS },
  { "employees", RK_TYPE_INTEGER, N_ ("Employees"), "従業員数", SIZE, RK_FIELD_NONE,
    parse_employees, .synonyms = RK_WORDS_EMPLOYEES },
  EMPLOYEES ("employees_male", N_ ("Male employees"), "男性の従業員数", RK_WORDS_EMPLOYEES_MALE),
  EMPLOYEES (
      "employees_female", N_ ("Female employees"), "女性の従業員数", RK_WORDS_EMPLOYEES_FEMALE),
  EMPLOYEES (
      "employees_regular", N_ ("Regular employees"), "正規の従業員数", RK_WORDS_EMPLOYEES_REGULAR),
  EMPLOYEES (
      "employees_other", N_ ("Other employees"), "非正規の従業員数", RK_WORDS_EMPLOYEES_OTHER),
  EMPLOYEES (
      "employees_40", N_ ("Employees of 40 and over"), "40歳以上の従業員数", RK_WORDS_EMPLOYEES_40),
  { "capital", RK_TYPE_INTEGER, N_ ("Capital (10,000 yen)"), "資本金（万円）", SIZE, RK_FIELD_NONE,
    rk_parse_count, .synonyms = "資本金（万円）" },
  { "representative_title", RK_TYPE_TEXT, N_ ("Title of representative"), "代表者役職", PEOPLE,
    RK_FIELD_PERSONAL, .synonyms = RK_WORDS_REPRESENTATIVE_TITLE },
  { "representative", RK_TYPE_TEXT, N_ ("Representative"), "代表者", PEOPLE,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL, .synonyms = RK_WORDS_REPRESENTATIVE },
  { "contact_department", RK_TYPE_TEXT, N_ ("Department in charge"), "担当部署", PEOPLE,
    .synonyms = RK_WORDS_CONTACT_DEPARTMENT },
  { "contact", RK_TYPE_TEXT, N_ ("Person in charge"), "担当者", PEOPLE,
    RK_FIELD_SEARCH | RK_FIELD_PERSONAL, .synonyms = RK_WORDS_CONTACT },
  { "contact_title", RK_TYPE_TEXT, N_ ("Title of the person in charge"), "担当者の職名", PEOPLE,
    RK_FIELD_PERSONAL, .synonyms = RK_WORDS_CONTACT_TITLE },
  { "contact_phone", RK_TYPE_TEXT, N_ ("Telephone of the person in charge"), "担当者の電話番号",
    PEOPLE, RK_FIELD_PERSONAL, rk_parse_phone, .synonyms = RK_WORDS_CONTACT_PHONE },
  { "contact_fax", RK_TYPE_TEXT, N_ ("Fax of the person in charge"), "担当者のFAX番号", PEOPLE,
    RK_FIELD_PERSONAL, rk_parse_phone, .synonyms = RK_WORDS_CONTACT_FAX },
  { "contact_email", RK_TYPE_TEXT, N_ ("E-mail of the person in charge"), "担当者のメール", PEOPLE,
    RK_FIELD_PERSONAL, .synonyms = RK_WORDS_CONTACT_EMAIL },
  HAS ("physician", N_ ("Occupational physician"), "産業医", PEOPLE, RK_WORDS_PHYSICIAN),
  HAS ("health_supervisor",
       N_ ("Health supervisor or promoter"),
       "衛生管理者・衛生推進者",
       PEOPLE,
       RK_WORDS_HEALTH_SUPERVISOR),
  HAS ("health_staff",
       N_ ("Occupational health staff"),
       "産業保健職",
       PEOPLE,
       RK_WORDS_HEALTH_STAFF),
  { "insurer_kind", RK_TYPE_TEXT, N_ ("Kind of insurer"), "保険者種別", INSURER, RK_FIELD_FACET,
    parse_insurer_kind, NULL, choose_insurer_kind, .typed = "insurer",
    .synonyms = RK_WORDS_INSURER_KIND },
  { "insurer", RK_TYPE_TEXT, N_ ("Insurer"), "保険者名", INSURER, RK_FIELD_SEARCH,
    .synonyms = RK_WORDS_INSURER },
  { "insurer_number", RK_TYPE_TEXT, N_ ("Number of the insurer"), "保険者番号", INSURER,
    .synonyms = RK_WORDS_INSURER_NUMBER },
  { "insurer_symbol", RK_TYPE_TEXT, N_ ("Symbol of the workplace"), "事業所記号", INSURER,
    .synonyms = RK_WORDS_INSURER_SYMBOL },
  HAS ("insurance_member",
       N_ ("Health insurance member"),
       "健康保険委員",
       INSURER,
       RK_WORDS_INSURANCE_MEMBER),
  { "note", RK_TYPE_TEXT, N_ ("Note"), "備考", N_ ("Note"), RK_FIELD_SEARCH | RK_FIELD_MULTILINE,
    .synonyms = RK_WORDS_NOTE },
  { "suspected_id", RK_TYPE_ID, N_ ("May be the same as"), "重複の疑い先", NULL, RK_FIELD_INTERNAL,
    .refers = "workplace" },
  { "municipality", RK_TYPE_TEXT, N_ ("Municipality"), "市町", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT name FROM area WHERE code = t.municipality_code)",
    .match = "t.municipality_code IN (SELECT code FROM area WHERE name = ?)",
    .order = "t.municipality_code" },
  { "medical_area", RK_TYPE_TEXT, N_ ("Medical area"), "圏域", NULL,
    RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT medical_area FROM area WHERE code = t.municipality_code)",
    .match = "t.municipality_code IN (SELECT code FROM area WHERE medical_area = ?)",
    .order = "(SELECT medical_area_code FROM area WHERE code = t.municipality_code)" },
  { "health_center", RK_TYPE_TEXT, N_ ("Public health centre"), "保健所", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT health_center FROM area WHERE code = t.municipality_code)" },
  { "legal_form", RK_TYPE_TEXT, N_ ("Legal form"), "法人格", NULL, RK_FIELD_DERIVED,
    .sql = LEGAL_FORM ("0") },
  { "legal_form_place", RK_TYPE_TEXT, N_ ("Place of the legal form"), "法人格の位置", NULL,
    RK_FIELD_DERIVED, .sql = LEGAL_FORM ("1") },
  { "size_class", RK_TYPE_TEXT, N_ ("Size"), "規模", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = "(SELECT s.name FROM size_class s WHERE t.employees >= s.lower"
           " AND (s.upper IS NULL OR t.employees <= s.upper) ORDER BY s.lower DESC LIMIT 1)",
    .match = "EXISTS (SELECT 1 FROM size_class s WHERE s.name = ? AND t.employees >= s.lower"
             " AND (s.upper IS NULL OR t.employees <= s.upper))",
    .order = "t.employees" },
  { "stage", RK_TYPE_TEXT, N_ ("Stage"), "段階", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,
    .sql = RK_SQL_STAGE ("t.id"), .order = "instr('" RK_RUNGS "', " RK_SQL_STAGE ("t.id") ")" },
  { "stage_until", RK_TYPE_DATE, N_ ("Until"), "期限", NULL, RK_FIELD_DERIVED,
    .sql
    = "ifnull(" RK_SQL_STAGE_UNTIL ("t.id") ", CASE WHEN NOT " HAS_LEFT " THEN t.expires_on END)" },
  { "left", RK_TYPE_BOOLEAN, N_ ("Ended before its time"), "途中で終了", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = HAS_LEFT },
  { "ends_within", RK_TYPE_INTEGER, N_ ("Months left"), "登録期限まで", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, rk_parse_count, format_months_left,
    .sql = "CASE WHEN t.expires_on >= rk_day () THEN CAST((julianday(t.expires_on) -"
           " julianday(rk_day ())) / 30.44 AS INTEGER) END",
    .match = "(t.expires_on BETWEEN rk_day () AND date(rk_day (), '+' || ? || ' months')"
             " AND NOT " HAS_LEFT ")" },
  { "lapsed", RK_TYPE_BOOLEAN, N_ ("Registration has ended"), "登録期限切れ", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = HAS_LAPSED },
  { "corporation_closed", RK_TYPE_BOOLEAN, N_ ("Corporation closed"), "法人が閉鎖", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = "EXISTS (SELECT 1 FROM corporation c WHERE c.corporate_number = t.corporate_number"
           " AND c.closed_on IS NOT NULL)" },
  { "promise", RK_TYPE_TEXT, N_ ("Next promise"), "次の約束", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL, .sql = PROMISE },
  { "work", RK_TYPE_TEXT, N_ ("To do"), "すること", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT group_concat(" RK_SQL_WORK ("s") ", '、') FROM status s"
                                                     " WHERE s.workplace_id = t.id)",
    .match
    = "EXISTS (SELECT 1 FROM status s WHERE s.workplace_id = t.id AND " RK_SQL_HAS_WORK ("s") ")" },
  { "holds", RK_TYPE_TEXT, N_ ("Registered in"), "登録中の制度", NULL,
    RK_FIELD_DERIVED | RK_FIELD_INTERNAL,
    .sql = "(SELECT group_concat(z.name, '、') FROM status s JOIN scheme z ON z.id = s.scheme_id"
           " WHERE s.workplace_id = t.id AND " RK_SQL_IN_FORCE ("s") ")",
    .match = "EXISTS (SELECT 1 FROM status s JOIN scheme z ON z.id = s.scheme_id"
             " WHERE s.workplace_id = t.id AND z.name = ? AND " RK_SQL_IN_FORCE ("s") ")" },
  { "needs_review", RK_TYPE_BOOLEAN, N_ ("Needs review"), "要確認", NULL, RK_FIELD_DERIVED,
    .sql = NEEDS_REVIEW, .match = IS_REVIEWED " = CAST(? AS INTEGER)" },
  { "possible_duplicate", RK_TYPE_BOOLEAN, N_ ("Possible duplicate"), "重複の疑い", NULL,
    RK_FIELD_DERIVED, .sql = "(t.suspected_id IS NOT NULL)",
    .match = "(t.suspected_id IS NOT NULL) = CAST(? AS INTEGER)" },
  /* A list may say it; it is kept with the registration that is made of that. */
  { "terms", RK_TYPE_INTEGER, N_ ("Terms in a row"), "期", NULL, RK_FIELD_DERIVED,
    .sql = "(SELECT max(s.terms) FROM status s WHERE s.workplace_id = t.id AND s.registered_on IS"
           " t.registered_on AND s.number IS t.registration_number)",
    .synonyms = RK_WORDS_TERMS },

  [N_WORKPLACE]
  = { "scheme", RK_TYPE_TEXT, N_ ("Scheme"), "制度", REGISTRATION, .synonyms = RK_WORDS_SCHEME },
  { "level", RK_TYPE_TEXT, N_ ("Level of the scheme"), "区分", REGISTRATION,
    .synonyms = RK_WORDS_LEVEL },
  { "term_start", RK_TYPE_DATE, N_ ("This term since"), "期の開始日", REGISTRATION, RK_FIELD_NONE,
    rk_parse_day, .synonyms = RK_WORDS_TERM_START },
  { "applied_on", RK_TYPE_DATE, N_ ("Received on"), "受付日", REGISTRATION, RK_FIELD_NONE,
    rk_parse_day, .synonyms = RK_WORDS_APPLIED_ON },
  { "certified_on", RK_TYPE_DATE, N_ ("Certificate of"), "証の交付日", REGISTRATION, RK_FIELD_NONE,
    rk_parse_day, .synonyms = RK_WORDS_CERTIFIED_ON },
  RK_RENEWED (REGISTRATION, RK_FIELD_NONE, parse_renewal, NULL),
  { "ended_on", RK_TYPE_DATE, N_ ("Ended on"), "終了日", REGISTRATION, RK_FIELD_NONE, rk_parse_day,
    .synonyms = RK_WORDS_ENDED_ON },
  { "ended_as", RK_TYPE_TEXT, N_ ("Ended by"), "終了の別", REGISTRATION, RK_FIELD_NONE, parse_end,
    .synonyms = RK_WORDS_ENDED_AS },
  { "ended_reason", RK_TYPE_TEXT, N_ ("Reason"), "終了の理由", REGISTRATION,
    .synonyms = RK_WORDS_ENDED_REASON },
  { "declaration", RK_TYPE_TEXT, N_ ("Declaration"), "宣言文", REGISTRATION, RK_FIELD_MULTILINE,
    .synonyms = RK_WORDS_DECLARATION },
  { "target", RK_TYPE_TEXT, N_ ("Goals, with unit and date"), "目標", REGISTRATION,
    RK_FIELD_MULTILINE, .synonyms = RK_WORDS_TARGET },
  { "consent_name", RK_TYPE_BOOLEAN, N_ ("Consent to publication"), "公表同意", REGISTRATION,
    RK_FIELD_NONE, rk_parse_yes, rk_format_yes, .synonyms = RK_WORDS_CONSENT },
  { "source", RK_TYPE_TEXT, N_ ("Source"), "出どころ", REGISTRATION, .synonyms = RK_WORDS_SOURCE },
  { "applied_by", RK_TYPE_TEXT, N_ ("Received by"), "受付方法", REGISTRATION,
    .synonyms = "受付方法" },
  RK_RECEIVED (REGISTRATION),
  { "result", RK_TYPE_TEXT, N_ ("Result of the screening"), "審査結果", REGISTRATION, RK_FIELD_NONE,
    parse_result, .synonyms = "審査結果" },
  { "screening", RK_TYPE_TEXT, N_ ("Reasons of the screening"), "審査の理由", REGISTRATION,
    RK_FIELD_MULTILINE, .synonyms = "審査の理由|審査者・理由" },
  { "copies", RK_TYPE_INTEGER, N_ ("Copies of the certificate"), "証の部数", REGISTRATION,
    RK_FIELD_NONE, rk_parse_count, .synonyms = "証の部数" },
  { "declared_on", RK_TYPE_DATE, N_ ("Declared on"), "宣言日", REGISTRATION, RK_FIELD_NONE,
    rk_parse_day, .synonyms = "宣言日|宣言年月日|健康宣言日" },
  { "activities", RK_TYPE_TEXT, N_ ("Activities"), "取組の記号", REGISTRATION, RK_FIELD_NONE,
    rk_parse_codes, .synonyms = "取組の記号" },
  RK_CONSENTS (REGISTRATION),
  RK_GOAL (REGISTRATION),
  RK_UNDERTAKINGS (REGISTRATION),
  { "renewals", RK_TYPE_INTEGER, N_ ("Renewals so far"), "更新回数", REGISTRATION, RK_FIELD_NONE,
    rk_parse_count, .synonyms = "更新回数|継続回数" },
  /* In a list of workplaces that would count the rows. */
  { "number", RK_TYPE_TEXT, N_ ("Number"), "番号", REGISTRATION, .synonyms = "?番号" },
};

/* The municipality follows from the address where nobody gave it. */
static void
complete (RkDraft *draft)
{
  const char *address = rk_draft_text (draft, ADDRESS);
  const RkArea *area;

  if (address == NULL || !rk_draft_is_null (draft, MUNICIPALITY_CODE))
    return;
  area = rk_area_find_in_address (address, NULL, NULL);
  if (area)
    rk_draft_take (draft, MUNICIPALITY_CODE, g_strdup (area->code));
}

static void
complete_registration (RkDraft *draft)
{
  int own = rk_kind_field (&rk_kind_workplace, "registration_number");
  int terms = rk_kind_field (&rk_kind_registration, "terms");
  int renewals = rk_kind_field (&rk_kind_registration, "renewals");
  const char *number = rk_draft_text (draft, rk_kind_field (&rk_kind_registration, "number"));

  complete (draft);
  if (!rk_draft_is_null (draft, renewals) && rk_draft_is_null (draft, terms))
    rk_draft_set_int (draft, terms, rk_draft_int (draft, renewals) + 1);
  if (number && rk_draft_is_null (draft, own))
    rk_draft_take (draft, own, g_strdup (number));
}

static void
check (const RkRecord *record, GPtrArray *problems)
{
  const char *from = rk_record_text (record, REGISTERED_ON);
  const char *until = rk_record_text (record, EXPIRES_ON);
  static const char *const parts[] = { "employees_male", "employees_female", "employees_regular",
                                       "employees_other", "employees_40" };

  if (from && until && strlen (from) == strlen (until) && strcmp (from, until) > 0)
    g_ptr_array_add (problems, rk_problem_new ("expires_on", until,
                                               _ ("The registration ends before it begins"), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    rk_check_part (record, parts[i], "employees", problems);
}

static char *
sort_key (const RkRecord *record)
{
  return rk_text_sort_key (rk_record_text (record, KANA), rk_record_text (record, NAME));
}

/* ── the same workplace ──────────────────────────────────────────────────────────────────── */

/* @prefix and the municipality; "" where nothing comes before the line feed. */
static char *
key_in_place (char *prefix, const RkRecord *record)
{
  const char *place = rk_record_text (record, MUNICIPALITY_CODE);
  char *key = *prefix ? g_strconcat (prefix, "\n", place, NULL) : g_strdup ("");

  g_free (prefix);
  return key;
}

static char *
name_in_place (const RkRecord *record)
{
  return key_in_place (rk_text_name_key (rk_record_text (record, NAME)), record);
}

static char *
other_name_in_place (const RkRecord *record)
{
  return key_in_place (rk_workplace_dup_other_key (record), record);
}

static char *
phone_in_place (const RkRecord *record)
{
  return key_in_place (rk_phone_digits (rk_record_text (record, PHONE)), record);
}

static char *
number_in_place (const RkRecord *record)
{
  const char *number = rk_record_text (record, CORPORATE_NUMBER);

  return key_in_place (g_strdup (number ? number : ""), record);
}

/* A list that names two things differently has mostly a reason to: of the rows of one list the
 * import asks about fewer pairs than of a row and the register. */
#define ALIKE_NAMES 0.8

static RkLikeness
likeness (const RkRecord *a, const RkRecord *b)
{
  RkJudgement judgement;

  rk_workplace_judge (a, b, &judgement);
  if (judgement.likeness == RK_ALIKE && judgement.names < ALIKE_NAMES
      && !(judgement.why & RK_WHY_LOST))
    return RK_DIFFERENT;
  return judgement.likeness;
}

const RkKind rk_kind_workplace = {
  .name = "workplace",
  .plural = "workplaces",
  .label = N_ ("Workplace"),
  .heading = "事業所",
  .counter = "件",
  .title = "name",
  .call = rk_workplace_full_name,
  .fields = fields,
  .n_fields = N_WORKPLACE,
  .complete = complete,
  .check = check,
  .sort_key = sort_key,
  .match_key = { name_in_place, phone_in_place, number_in_place, other_name_in_place },
  .likeness = likeness,
  .since = "registered_on",
  .until = "expires_on",
};

/* A row of a list of registrations: a workplace, and what it holds. The fields of the workplace
 * stand where they do in rk_kind_workplace. */
const RkKind rk_kind_registration = {
  .name = "registration",
  .plural = "registration-rows",
  .label = N_ ("Registration"),
  .heading = "登録",
  .counter = "件",
  .title = "name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .complete = complete_registration,
  .check = check,
  .sort_key = sort_key,
  .match_key = { name_in_place, phone_in_place, number_in_place, other_name_in_place },
};
