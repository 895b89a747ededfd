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
