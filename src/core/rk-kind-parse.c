#include "rk-kind-parse.h"

#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-codes.h"
#include "rk-council.h"
#include "rk-error.h"
#include "rk-text.h"

/* ── dates, times, numbers ───────────────────────────────────────────────────────────────── */

gboolean
rk_parse_day (const char *text, char **canonical, char **proposal, GError **error)
{
  RkDate date;

  if (!rk_date_parse (text, NULL, &date, error) || !rk_date_require_day (date, error))
    return FALSE;
  *canonical = rk_date_to_iso (date);
  return TRUE;
}

/* Hour and minute as they stand: 午後1時半 is 1 and 30. */
static gboolean
find_time (const char *text, int *hour, int *minute, gboolean *afternoon)
{
  static GRegex *regex;
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *part = NULL, *digits = NULL, *minutes = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
        &regex, g_regex_new ("^\\s*(?<half>午前|午後)?\\s*(?:(?<noon>正午)|(?<h>\\d{1,2})(?::(?<m>"
                             "\\d{2})|(?<m>\\d{2})|時(?:(?<m>\\d{1,2})分|(?<m>半))?))\\s*$",
                             G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, NULL));
  if (narrow == NULL || !g_regex_match (regex, narrow, 0, &match))
    return FALSE;
  part = g_match_info_fetch_named (match, "half");
  digits = g_match_info_fetch_named (match, "h");
  minutes = g_match_info_fetch_named (match, "m");
  *afternoon = g_strcmp0 (part, "午後") == 0;
  *hour = digits && *digits ? (int)g_ascii_strtoll (digits, NULL, 10) : 12;
  *minute = minutes ? (int)g_ascii_strtoll (minutes, NULL, 10) : 0;
  if (g_strcmp0 (minutes, "半") == 0)
    *minute = 30;
  return TRUE;
}

gboolean
rk_parse_time (const char *text, char **canonical, char **proposal, GError **error)
{
  int hour, minute;
  gboolean afternoon;

  if (find_time (text, &hour, &minute, &afternoon) && hour < 24 && minute < 60)
    {
      *canonical = g_strdup_printf ("%02d:%02d", afternoon && hour < 12 ? hour + 12 : hour, minute);
      return TRUE;
    }
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is not a time of day such as 13:30"));
  return FALSE;
}

char *
rk_format_time (const char *stored)
{
  int hour, minute;
  const char *half;

  if (sscanf (stored, "%d:%d", &hour, &minute) != 2)
    return g_strdup (stored);
  if (hour == 12 && minute == 0)
    return g_strdup ("正午");
  half = hour < 12 ? "午前" : "午後";
  return minute ? g_strdup_printf ("%s%d時%d分", half, hour % 12, minute)
                : g_strdup_printf ("%s%d時", half, hour % 12);
}

gboolean
rk_parse_fiscal_year (const char *text, char **canonical, char **proposal, GError **error)
{
  int year;

  if (!rk_fiscal_year_parse (text, &year, error))
    return FALSE;
  *canonical = g_strdup_printf ("%d", year);
  return TRUE;
}

char *
rk_format_kept (const char *stored)
{
  return g_strdup (*stored ? "（内容あり）" : "");
}

char *
rk_format_fiscal_year (const char *stored)
{
  return rk_fiscal_year_label ((int)g_ascii_strtoll (stored, NULL, 10));
}

char *
rk_format_year (const char *stored)
{
  return g_strdup (stored);
}

gboolean
rk_parse_count (const char *text, char **canonical, char **proposal, GError **error)
{
  gint64 number;

  if (!rk_number_parse (text, &number, error))
    return FALSE;
  if (number < 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This cannot be negative"));
      return FALSE;
    }
  *canonical = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return TRUE;
}

gboolean
rk_parse_phone (const char *text, char **canonical, char **proposal, GError **error)
{
  if (rk_phone_check (text, canonical, error))
    return TRUE;
  *proposal = rk_phone_propose (text);
  return FALSE;
}

gboolean
rk_parse_postal_code (const char *text, char **canonical, char **proposal, GError **error)
{
  return rk_postal_code_check (text, 0, canonical, proposal, error);
}

/* ── words that are one of few ───────────────────────────────────────────────────────────── */

typedef struct
{
  const char *part; /* what a text holds */
  const char *value;
} Word;

/* The first word that @text holds, whatever its width, decides. */
static gboolean
parse_word (const char *text, const Word *words, gsize n, char **canonical)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  for (gsize i = 0; narrow && i < n; i++)
    if (strstr (narrow, words[i].part))
      {
        *canonical = g_strdup (words[i].value);
        return TRUE;
      }
  return FALSE;
}

gboolean
rk_parse_choice_level (const char *text, char **canonical, char **proposal, GError **error)
{
  static const Word words[] = {
    { "関係", RK_LEVEL_RELATED },  { "部会", RK_LEVEL_GROUP },
    { "WG", RK_LEVEL_GROUP },      { "ワーキング", RK_LEVEL_GROUP },
    { "圏域", RK_LEVEL_AREA },     { "二次医療圏", RK_LEVEL_AREA },
    { "県", RK_LEVEL_PREFECTURE }, { "都道府", RK_LEVEL_PREFECTURE },
  };

  if (parse_word (text, words, G_N_ELEMENTS (words), canonical))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is not a level of councils"));
  return FALSE;
}

gboolean
rk_parse_quorum (const char *text, char **canonical, char **proposal, GError **error)
{
  static const Word words[] = {
    { "過半数", RK_QUORUM_MAJORITY }, { "半数", RK_QUORUM_HALF },   { "二分の一", RK_QUORUM_HALF },
    { "2分の1", RK_QUORUM_HALF },     { "人数", RK_QUORUM_NUMBER },
  };

  if (parse_word (text, words, G_N_ELEMENTS (words), canonical))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is not a rule for a quorum"));
  return FALSE;
}

gboolean
rk_parse_side (const char *text, char **canonical, char **proposal, GError **error)
{
  static const Word words[] = {
    { "地域", "地域" }, { "職域", "職域" }, { "学域", "学域" },
    { "学校", "学域" }, { "共通", "共通" }, { "学識", "共通" },
  };

  if (parse_word (text, words, G_N_ELEMENTS (words), canonical))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This is none of 地域, 職域, 学域 and 共通"));
  return FALSE;
}

gboolean
rk_parse_sex (const char *text, char **canonical, char **proposal, GError **error)
{
  static const Word words[] = { { "女", "女" }, { "男", "男" }, { "F", "女" }, { "M", "男" } };

  if (parse_word (text, words, G_N_ELEMENTS (words), canonical))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is neither 女 nor 男"));
  return FALSE;
}

gboolean
rk_parse_role (const char *text, char **canonical, char **proposal, GError **error)
{
  static const Word words[] = {
    { "副", RK_ROLE_DEPUTY_CHAIR },
    { "会長", RK_ROLE_CHAIR },
    { "委員長", RK_ROLE_CHAIR },
    { "部会長", RK_ROLE_CHAIR },
    { "座長", RK_ROLE_CHAIR },
    { "議長", RK_ROLE_CHAIR },
    { "◎", RK_ROLE_CHAIR },
    { "○", RK_ROLE_DEPUTY_CHAIR },
    { "〇", RK_ROLE_DEPUTY_CHAIR },
    { "オブザーバ", RK_ROLE_OBSERVER },
    { "アドバイザ", RK_ROLE_OBSERVER },
    { "委員", RK_ROLE_MEMBER },
    { "構成員", RK_ROLE_MEMBER },
  };

  if (parse_word (text, words, G_N_ELEMENTS (words), canonical))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is not a role in a council"));
  return FALSE;
}

gboolean
rk_parse_corporate_number (const char *text, char **canonical, char **proposal, GError **error)
{
  return rk_corporate_number_check (text, canonical, error);
}

gboolean
rk_parse_municipality (const char *text, char **canonical, char **proposal, GError **error)
{
  const RkArea *area;

  if (g_ascii_isdigit (*text))
    return rk_municipality_code_check (text, canonical, error);
  area = rk_area_by_name (text, error);
  if (area == NULL)
    return FALSE;
  *canonical = g_strdup (area->code);
  return TRUE;
}

char *
rk_format_municipality (const char *code)
{
  const RkArea *area = rk_area_by_code (code);
  const RkPrefecture *prefecture = area ? NULL : rk_prefecture_by_code (code);

  return g_strdup (area ? area->name : prefecture ? prefecture->name : code);
}

gboolean
rk_parse_codes (const char *text, char **canonical, char **proposal, GError **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) lists = g_strsplit (plain ? plain : text, "、", -1);
  g_autofree char *list = g_strjoinv (" ", lists);
  g_auto (GStrv) words = g_strsplit_set (list, " ,;/\t\n", -1);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (char **word = words; *word; word++)
    if (**word && !rk_activity_is_code (*word))
      {
        *canonical = g_strdup (text); /* words of its own */
        return TRUE;
      }
    else if (**word)
      g_string_append_printf (codes, "%s%s", codes->len ? " " : "", *word);
  *canonical = g_strdup (codes->str);
  return TRUE;
}

gboolean
rk_parse_yes (const char *text, char **canonical, char **proposal, GError **error)
{
  static const char *const refusals[]
      = { "×", "無", "無し", "なし", "ナシ", "非公表", "非公開", NULL };
  static const Word words[] = {
    { "いいえ", "0" }, { "不", "0" },    { "否", "0" },    { "しない", "0" }, { "なし", "0" },
    { "非公", "0" },   { "false", "0" }, { "FALSE", "0" }, { "true", "1" },   { "TRUE", "1" },
    { "✓", "1" },      { "レ", "1" },    { "公開", "1" },  { "公表", "1" },   { "無", "0" },
    { "×", "0" },      { "0", "0" },     { "可", "1" },    { "同意", "1" },   { "する", "1" },
    { "あり", "1" },   { "有", "1" },    { "○", "1" },     { "〇", "1" },     { "はい", "1" },
    { "1", "1" },
  };

  /* Of the marks for an empty cell some are an answer here; 不明 is none. */
  if ((!rk_text_is_blank_mark (text) || g_strv_contains (refusals, text))
      && parse_word (text, words, G_N_ELEMENTS (words), canonical))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, _ ("This is neither yes nor no"));
  return FALSE;
}

char *
rk_format_yes (const char *stored)
{
  return g_strdup (g_str_equal (stored, "0") ? "いいえ" : "はい");
}

/* ── completing and checking ─────────────────────────────────────────────────────────────── */

void
rk_default_name (RkDraft *draft, const char *field)
{
  int at = rk_kind_field (rk_draft_kind (draft), field);

  if (!rk_draft_is_null (draft, at))
    rk_draft_take (draft, at, rk_text_person_name (rk_draft_text (draft, at)));
}

void
rk_default_text (RkDraft *draft, const char *field, const char *value)
{
  int index = rk_kind_field (rk_draft_kind (draft), field);

  if (rk_draft_is_new (draft) && rk_draft_is_null (draft, index))
    rk_draft_take (draft, index, g_strdup (value));
}

void
rk_default_int (RkDraft *draft, const char *field, gint64 value)
{
  int index = rk_kind_field (rk_draft_kind (draft), field);

  if (rk_draft_is_new (draft) && rk_draft_is_null (draft, index))
    rk_draft_set_int (draft, index, value);
}

void
rk_check_order (const RkRecord *record, const char *first, const char *last, GPtrArray *problems)
{
  const char *from = rk_record_get (record, first);
  const char *until = rk_record_get (record, last);
  const RkKind *kind = rk_record_kind (record);
  g_autofree char *words = NULL;

  if (from == NULL || until == NULL || strlen (from) != strlen (until) || strcmp (from, until) <= 0)
    return;
  /* Translators: two fields: 「次の約束の日が日付より前です」 */
  words = g_strdup_printf (_ ("“%1$s” comes before “%2$s”"),
                           _ (kind->fields[rk_kind_field (kind, last)].label),
                           _ (kind->fields[rk_kind_field (kind, first)].label));
  g_ptr_array_add (problems, rk_problem_new (last, until, words, NULL));
}

void
rk_check_part (const RkRecord *record, const char *part, const char *whole, GPtrArray *problems)
{
  int all = rk_kind_field (rk_record_kind (record), whole);
  int few = rk_record_is_null (record, all) ? -1 : rk_kind_field (rk_record_kind (record), part);

  if (few >= 0 && !rk_record_is_null (record, few)
      && rk_record_int (record, few) > rk_record_int (record, all))
    g_ptr_array_add (problems,
                     rk_problem_new (part, NULL, _ ("This is more than there are people"), NULL));
}

char *
rk_format_level (const char *stored)
{
  static const char *const circled[] = { "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨" };

  if (strlen (stored) == 3 && g_ascii_isdigit (stored[0]) && stored[1] == '-' && stored[2] >= '1'
      && stored[2] <= '9')
    return g_strdup_printf ("レベル%c-%s", stored[0], circled[stored[2] - '1']);
  if (strlen (stored) == 1 && g_ascii_isdigit (stored[0]))
    return g_strdup_printf ("レベル%s", stored);
  return g_strdup (stored);
}
