/* What the kinds that belong to a workplace share: its name and place. Internal to core. */
#pragma once

#include "rk-kind-parse.h"
#include "rk-register-sql.h"
#include "rk-workplace-words.h"

/* What tells, in a row of a list, which workplace it speaks of: behind the fields of the record, as
 * many as RK_N_ROW_WORKPLACE. */
#define RK_N_ROW_WORKPLACE 7
#define RK_ROW_OF N_ ("Workplace")
#define RK_ROW_WORKPLACE                                                                              \
  { "name",    RK_TYPE_TEXT,  N_ ("Workplace"),         "事業所名",                                   \
    RK_ROW_OF, RK_FIELD_NONE, .synonyms = RK_WORDS_NAME },                                            \
      { "registration_number",                                                                        \
        RK_TYPE_TEXT,                                                                                 \
        N_ ("Registration number"),                                                                   \
        "登録番号",                                                                                   \
        RK_ROW_OF,                                                                                    \
        .synonyms = RK_WORDS_REGISTRATION_NUMBER },                                                   \
      { "corporate_number",                                                                           \
        RK_TYPE_TEXT,                                                                                 \
        N_ ("Corporate number"),                                                                      \
        "法人番号",                                                                                   \
        RK_ROW_OF,                                                                                    \
        RK_FIELD_NONE,                                                                                \
        rk_parse_corporate_number,                                                                    \
        .synonyms = RK_WORDS_CORPORATE_NUMBER },                                                      \
      { "municipality_code",                                                                          \
        RK_TYPE_TEXT,                                                                                 \
        N_ ("Municipality"),                                                                          \
        "市町コード",                                                                                 \
        RK_ROW_OF,                                                                                    \
        RK_FIELD_NONE,                                                                                \
        rk_parse_municipality,                                                                        \
        rk_format_municipality,                                                                       \
        .synonyms = RK_WORDS_MUNICIPALITY },                                                          \
      { "address", RK_TYPE_TEXT, N_ ("Address"), "所在地", RK_ROW_OF, .synonyms = RK_WORDS_ADDRESS }, \
      { "phone",   RK_TYPE_TEXT,  N_ ("Telephone"), "電話番号",                                       \
        RK_ROW_OF, RK_FIELD_NONE, rk_parse_phone,   .synonyms = RK_WORDS_PHONE },                     \
  {                                                                                                   \
    "scheme_name", RK_TYPE_TEXT, N_ ("Scheme"), "制度", RK_ROW_OF, .synonyms = RK_WORDS_SCHEME        \
  }

/* Of a registration, and of a row of a list of them: who took an application and who screened it.
 */
#define RK_RECEIVED(group)                                                                   \
  { "receiver", RK_TYPE_TEXT,      N_ ("Taken by"),     "受付者",                            \
    group,      RK_FIELD_PERSONAL, .synonyms = "受付者" },                                   \
      { "checked_on", RK_TYPE_DATE,  N_ ("Form checked on"), "形式確認日",                   \
        group,        RK_FIELD_NONE, rk_parse_day,           .synonyms = "形式確認日" },     \
      { "screened_on", RK_TYPE_DATE,  N_ ("Screened on"), "審査日",                          \
        group,         RK_FIELD_NONE, rk_parse_day,       .synonyms = "審査日|審査年月日" }, \
  {                                                                                          \
    "screener", RK_TYPE_TEXT, N_ ("Screened by"), "審査者", group, RK_FIELD_PERSONAL,        \
        .synonyms = "審査者"                                                              \
  }
/* Of a registration, and of a row of a list of them: the goal of a declaration in numbers, and how
 * it is made known. */
#define RK_GOAL(group)                                                                                  \
  {                                                                                                     \
    "current_value", RK_TYPE_REAL, N_ ("Where it stands now"), "現状値", group, .synonyms = "現状値" \
  },                                                                                                    \
      { "target_value", RK_TYPE_REAL, N_ ("Goal in numbers"), "目標値", group, .synonyms = "目標値" },  \
      { "target_unit", RK_TYPE_TEXT, N_ ("Unit of the goal"),                                           \
        "目標の単位",  group,        .synonyms = "目標の単位" },                                        \
      { "target_by",   RK_TYPE_DATE, N_ ("Goal to be reached by"), "目標の期限", group,                 \
        RK_FIELD_NONE, rk_parse_day, .synonyms = "目標の期限" },                                        \
  {                                                                                                     \
    "announced", RK_TYPE_TEXT, N_ ("How it is made known"), "周知方法", group, RK_FIELD_MULTILINE,      \
        .synonyms = "周知方法"                                                                      \
  }
/* Of a registration, and of a row of a list of them: what was undertaken or seen, each with its
 * day. */
#define RK_UNDERTAKINGS(group)                                                                \
  { "law_on",      RK_TYPE_DATE, N_ ("Undertook to keep the law"), "法令遵守の誓約日", group, \
    RK_FIELD_NONE, rk_parse_day, .synonyms = "法令遵守の誓約日" },                            \
      { "dues_on",                                                                            \
        RK_TYPE_DATE,                                                                         \
        N_ ("Taxes and contributions seen paid"),                                             \
        "税・保険料の確認日",                                                                 \
        group,                                                                                \
        RK_FIELD_NONE,                                                                        \
        rk_parse_day,                                                                         \
        .synonyms = "税・保険料の確認日" },                                                   \
      { "antisocial_on",                                                                      \
        RK_TYPE_DATE,                                                                         \
        N_ ("Declared no antisocial forces"),                                                 \
        "反社会的勢力でない旨の誓約日",                                                       \
        group,                                                                                \
        RK_FIELD_NONE,                                                                        \
        rk_parse_day,                                                                         \
        .synonyms = "反社会的勢力でない旨の誓約日" },                                         \
  {                                                                                           \
    "checkup_data_on", RK_TYPE_DATE, N_ ("Agreed to hand over check-up data"),                \
        "健診データ提供の同意日", group, RK_FIELD_NONE, rk_parse_day,                         \
        .synonyms = "健診データ提供の同意日"                                       \
  }
/* Of a registration, and of a row of a list of them: whether it goes on. */
#define RK_RENEWED(group, flags, parse, choose)                                                   \
  { "noticed_on", RK_TYPE_DATE,  N_ ("Notice sent on"), "更新案内日",                             \
    group,        RK_FIELD_NONE, rk_parse_day,          .synonyms = "更新案内日" },               \
      { "renewal", RK_TYPE_TEXT, N_ ("Answer"), "更新の回答", group,                              \
        flags,     parse,        NULL,          choose,       .synonyms = "更新の回答" },         \
  {                                                                                               \
    "renewal_on", RK_TYPE_DATE, N_ ("Renewal answered on"), "更新の回答日", group, RK_FIELD_NONE, \
        rk_parse_day, .synonyms = "更新の回答日"                                            \
  }
#define RK_CONSENT(group, name, label, what)                                                 \
  {                                                                                          \
    name, RK_TYPE_BOOLEAN, label, what "の公表同意", group, RK_FIELD_NONE, rk_parse_yes,     \
        rk_format_yes,                                                                       \
        .synonyms                                                                            \
        = what "の公表同意|" what "の公表|公表・" what "|公表同意・" what "|公表可否・" what \
  }
/* Of each thing that is published besides the name, and since when. */
#define RK_CONSENTS(group)                                                                        \
  RK_CONSENT (group, "consent_address", N_ ("Publication of the address"), "所在地"),             \
      RK_CONSENT (group, "consent_industry", N_ ("Publication of the trade"), "業種"),            \
      RK_CONSENT (group, "consent_employees", N_ ("Publication of the size"), "規模"),            \
      RK_CONSENT (group, "consent_activities", N_ ("Publication of the activities"), "取組"),     \
      RK_CONSENT (group, "consent_declaration", N_ ("Publication of the declaration"), "宣言文"), \
      RK_CONSENT (group, "consent_website", N_ ("Publication of the website"), "ウェブサイト"),   \
      RK_CONSENT (group, "consent_contact", N_ ("Publication of the telephone"), "電話番号"),     \
  {                                                                                               \
    "consented_on", RK_TYPE_DATE, N_ ("Consented on"), "同意日", group, RK_FIELD_NONE,            \
        rk_parse_day, .synonyms = "同意日"                                                     \
  }

/* @id: SQL of the workplace's id. */
#define RK_WORKPLACE_WORDS(id)                                                                  \
  { "workplace",                                                                                \
    RK_TYPE_TEXT,                                                                               \
    N_ ("Workplace"),                                                                           \
    "事業所",                                                                                   \
    NULL,                                                                                       \
    RK_FIELD_DERIVED,                                                                           \
    .sql = "(SELECT w.name FROM workplace w WHERE w.id = " id ")",                              \
    .order = "(SELECT i.sort FROM record_index i WHERE i.id = " id ")" },                       \
      { "municipality",                                                                         \
        RK_TYPE_TEXT,                                                                           \
        N_ ("Municipality"),                                                                    \
        "市町",                                                                                 \
        NULL,                                                                                   \
        RK_FIELD_DERIVED | RK_FIELD_FACET,                                                      \
        .sql = "(SELECT a.name FROM workplace w JOIN area a ON a.code = w.municipality_code"    \
               " WHERE w.id = " id ")",                                                         \
        .order = "(SELECT w.municipality_code FROM workplace w WHERE w.id = " id ")" },         \
      { "medical_area",                                                                         \
        RK_TYPE_TEXT,                                                                           \
        N_ ("Medical area"),                                                                    \
        "圏域",                                                                                 \
        NULL,                                                                                   \
        RK_FIELD_DERIVED | RK_FIELD_FACET,                                                      \
        .sql = "(SELECT a.medical_area FROM workplace w JOIN area a"                            \
               " ON a.code = w.municipality_code WHERE w.id = " id ")",                         \
        .order = "(SELECT a.medical_area_code FROM workplace w JOIN area a"                     \
                 " ON a.code = w.municipality_code WHERE w.id = " id ")" },                     \
  {                                                                                             \
    "industry", RK_TYPE_TEXT, N_ ("Industry"), "産業", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET, \
        .sql = "(SELECT w.industry FROM workplace w WHERE w.id = " id ")"                       \
  }

/* Whose place it is; what a record that is called by its workplace asks for, too. */
#define RK_WORKPLACE_CORPORATION(id, flags_)                                                  \
  {                                                                                           \
    "corporation_name", RK_TYPE_TEXT, N_ ("Name of the corporation"), "法人名", NULL, flags_, \
        .sql = "(SELECT w.corporation_name FROM workplace w WHERE w.id = " id ")"             \
  }

/** rk_call_workplace: how a record is called that is called by its workplace (RkKind.call). */
char *rk_call_workplace (const RkRecord *record);

#define RK_WORKPLACE_SIZE(id)                                                                    \
  {                                                                                              \
    "size_class", RK_TYPE_TEXT, N_ ("Size"), "規模", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET,    \
        .sql = "(SELECT c.name FROM workplace w JOIN size_class c ON w.employees >= c.lower AND" \
               " (c.upper IS NULL OR w.employees <= c.upper) WHERE w.id = " id                   \
               " ORDER BY c.lower DESC LIMIT 1)",                                                \
        .order = "(SELECT w.employees FROM workplace w WHERE w.id = " id ")"                     \
  }

#define RK_SCHEME_NAME(id)                                                                  \
  {                                                                                         \
    "scheme", RK_TYPE_TEXT, N_ ("Scheme"), "制度", NULL, RK_FIELD_DERIVED | RK_FIELD_FACET, \
        .sql = "(SELECT z.name FROM scheme z WHERE z.id = " id ")",                         \
        .match = id " IN (SELECT z.id FROM scheme z WHERE ? IN (z.name, z.short, z.code))", \
        .order = "(SELECT z.position FROM scheme z WHERE z.id = " id ")"                    \
  }
