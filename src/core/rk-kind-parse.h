/* What the field tables of several kinds share: how values are read, what is usual, what must come
 * before what. Internal to core. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

/* RkFieldParse functions */
gboolean rk_parse_day (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_time: 13:30, 1330, 午後1時30分, 13時半, 正午 → 13:30. Nothing may follow it. */
gboolean rk_parse_time (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_phone (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_postal_code (const char *text, char **canonical, char **proposal, GError **error);
gboolean
rk_parse_corporate_number (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_municipality: by code or name; the code is kept. */
gboolean
rk_parse_municipality (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_yes: 「公表可」, 「同意する」, ○ → 1; 不可, ×, なし → 0. */
gboolean rk_parse_yes (const char *text, char **canonical, char **proposal, GError **error);
gboolean rk_parse_fiscal_year (const char *text, char **canonical, char **proposal, GError **error);
/** rk_parse_codes: codes of a menu as people write them, 「１－１、5-2」: "1-1 5-2"; what is none
 * stays as it is. */
gboolean rk_parse_codes (const char *text, char **canonical, char **proposal, GError **error);
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
/** rk_format_yes: what was answered with no is told from what was not asked: いいえ */
char *rk_format_yes (const char *stored);
/** rk_format_time: 13:30 → 午後1時30分, 12:00 → 正午 */
char *rk_format_time (const char *stored);
char *rk_format_fiscal_year (const char *stored);
/** rk_format_year: a calendar year, whose digits are not grouped: 2021 */
char *rk_format_year (const char *stored);
/** rk_format_kept: for what only the program reads, and for counts, which history may not show
 * where they are hidden: that there is something */
char *rk_format_kept (const char *stored);
/** rk_format_municipality: 222127 → 焼津市; 22 → 静岡県; what is no code stays. */
char *rk_format_municipality (const char *code);

/** rk_format_level: 2-1 → レベル2-①; what is no such code stays. */
char *rk_format_level (const char *stored);

/* ── levels of checklists in SQL ─────────────────────────────────────────────────────────── */

/* What counts as the answer to an item of round @r: that of the council itself, else the lowest
 * that a body gave. The points; -1: 対象外; -2: no answer. */
#define RK_POINTS_OF_ITEM(r, item)                                                             \
  "ifnull((SELECT ifnull(m.points, -1) FROM answer a JOIN edition_mark m ON m.id = a.mark_id"  \
  " WHERE a.round_id = " r ".id AND a.item_id = " item ".id AND a.body_id IS NULL),"           \
  " (SELECT CASE count(*) WHEN 0 THEN -2 ELSE ifnull(min(m.points), -1) END FROM answer a"     \
  " JOIN edition_mark m ON m.id = a.mark_id WHERE a.round_id = " r ".id AND a.item_id = " item \
  ".id AND a.body_id IS NOT NULL))"
/* The code of the level that round @r amounts to (rk_level_find()). */
#define RK_LEVEL_OF_ROUND(r)                                                                       \
  "(SELECT v.code FROM edition_level v WHERE v.edition_id = " r ".edition_id AND v.position ="     \
  " (SELECT rk_level (group_concat(l.position || ' ' || " RK_POINTS_OF_ITEM (                      \
      r, "i") "),"                                                                                 \
              " (SELECT max(m.points) FROM edition_mark m WHERE m.edition_id = " r ".edition_id))" \
              " FROM edition_item i JOIN edition_level l ON l.id = i.level_id"                     \
              " WHERE i.edition_id = " r ".edition_id AND i.required = 1))"
/* The round that says where a council stands: a whole one before one that is being answered, the
 * newest year, the edition with the most levels. */
#define RK_ROUND_OF_COUNCIL(council)                                                             \
  " JOIN edition e ON e.id = r.edition_id WHERE r.council_id = " council                         \
  " AND e.method = 'all_required_marked_full'"                                                   \
  " AND r.year <= CAST(strftime('%Y', date(rk_day (), '-3 months')) AS INTEGER)"                 \
  " AND EXISTS (SELECT 1 FROM answer a WHERE a.round_id = r.id AND a.mark_id IS NOT NULL)"       \
  " ORDER BY r.closed_on IS NOT NULL OR (SELECT count(DISTINCT a.item_id) FROM answer a"         \
  "   WHERE a.round_id = r.id AND a.mark_id IS NOT NULL) = (SELECT count(*) FROM edition_item i" \
  "   WHERE i.edition_id = r.edition_id) DESC, r.year DESC,"                                     \
  " (SELECT count(*) FROM edition_level l WHERE l.edition_id = r.edition_id) DESC,"              \
  " r.version DESC LIMIT 1"

/** rk_default_text: sets a field of a new record that has no value. */
void rk_default_text (RkDraft *draft, const char *field, const char *value);
/** rk_default_name: gives the name of a person, or its reading, the one form
 * (rk_text_person_name()). */
void rk_default_name (RkDraft *draft, const char *field);
void rk_default_int (RkDraft *draft, const char *field, gint64 value);
/** rk_check_order: a problem with @last where it comes before @first, told by their names. */
void
rk_check_order (const RkRecord *record, const char *first, const char *last, GPtrArray *problems);
/** rk_check_part: a problem with @part where it is more people than @whole. */
void
rk_check_part (const RkRecord *record, const char *part, const char *whole, GPtrArray *problems);

/* An RkFieldChoices of fixed words, separated by "|". */
#define RK_CHOICES(function, words)    \
  static char **function (void)        \
  {                                    \
    return g_strsplit (words, "|", 0); \
  }

G_END_DECLS
