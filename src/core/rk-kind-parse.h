/* What the field tables of several kinds share: how values are read, what is usual, what must come
 * before what. Internal to core. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

/* RkFieldParse functions */
gboolean rk_parse_day (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_time: 13:30, 午後1時30分, 13時 → 13:30. */
gboolean rk_parse_time (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_phone (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_postal_code (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_fiscal_year (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_count: a number that is not negative. */
gboolean rk_parse_count (const char *text, char **canonical, char **proposal, GError **error);
gboolean
rk_parse_choice_level (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_quorum (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_side (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_sex (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_role: 議長, ◎ → 会長; 副会長, ○ → 副会長; アドバイザー → オブザーバー. */
gboolean rk_parse_role (const char *text, char **canonical, char **proposal, GError **error);

/* RkFieldFormat functions */
/** rk_format_time: 13:30 → 午後1時30分 */
char *rk_format_time (const char *stored);
char *rk_format_fiscal_year (const char *stored);

/** rk_default_text: sets a field of a new record that has no value. */
void rk_default_text (RkDraft *draft, const char *field, const char *value);
void rk_default_int (RkDraft *draft, const char *field, gint64 value);
/** rk_check_order: a problem with @last where it comes before @first. */
void
rk_check_order (const RkRecord *record, const char *first, const char *last, GPtrArray *problems);

/* An RkFieldChoices of fixed words, separated by "|". */
#define RK_CHOICES(function, words)    \
  static char **function (void)        \
  {                                    \
    return g_strsplit (words, "|", 0); \
  }

G_END_DECLS
