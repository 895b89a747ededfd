#include "rk-row-look.h"

#include <string.h>

/* Headings of published lists are shorter than this; so are names, but not sentences. */
#define MAX_HEADING_CHARS 40

static gboolean
is_blank_char (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

gboolean
rk_cell_is_blank (const char *cell)
{
  for (const char *p = cell; *p; p = g_utf8_next_char (p))
    if (!is_blank_char (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

guint
rk_row_count_filled (const char *const *cells, guint n_cells)
{
  guint n = 0;
  for (guint i = 0; i < n_cells; i++)
    n += !rk_cell_is_blank (cells[i]);
  return n;
}

const char *
rk_row_first_filled (const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    if (!rk_cell_is_blank (cells[i]))
      return cells[i];
  return NULL;
}

/* ---- values ---- */

static gboolean
consists_of_digits_and (const char *text, const char *others)
{
  gboolean digit = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isdigit (c))
        digit = TRUE;
      else if (!is_blank_char (c) && !g_utf8_strchr (others, -1, c))
        return FALSE;
    }
  return digit;
}

gboolean
rk_cell_is_number (const char *cell)
{
  return consists_of_digits_and (cell, "+-－−▲△.．,，%％()（）件人名社所者箇ヶか円");
}

static gboolean
contains_any (const char *cell, const char *const *parts)
{
  for (; *parts; parts++)
    if (strstr (cell, *parts))
      return TRUE;
  return FALSE;
}

static gboolean
contains_digit (const char *cell)
{
  for (const char *p = cell; *p; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
rk_cell_is_value (const char *cell)
{
  static const char *const signs[]
      = { "://", "@",  "。",   "：",     "株式会社", "有限会社", "合同会社",
          "㈱",  "㈲", "(株)", "（株）", "(有)",     "（有）",   NULL };
  static const char *const with_digits[] = { "年", "丁目", "番地", "市", "町", "村", "区", NULL };
  static const char *const marks[] = { "○", "◯", "〇", "×", "✓", "レ", "-", "－", "―", NULL };

  if (g_strv_contains (marks, cell))
    return TRUE;
  if (consists_of_digits_and (cell, "+-－−▲△.．,，:：/／%％()（）~～〜RHSTMrhs令和平成昭年月日元"))
    return TRUE;
  return contains_any (cell, signs) || (contains_digit (cell) && contains_any (cell, with_digits))
         || g_utf8_strlen (cell, -1) > MAX_HEADING_CHARS;
}

/* ---- notes and sums ---- */

static const char *
skip_blanks_and (const char *p, const char *others)
{
  while (
      *p
      && (is_blank_char (g_utf8_get_char (p)) || g_utf8_strchr (others, -1, g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  return p;
}

/* 注1） 注： (注) 備　考: but not 注連縄工房 and 資料館: something must divide the word from what
 * follows. */
static gboolean
begins_with_note_word (const char *cell)
{
  static const char *const words[]
      = { "注記", "注意", "注",   "備考",     "備　考",       "資料",         "出典",
          "出所", "単位", "凡例", "問合せ先", "問い合わせ先", "お問い合わせ", "お問合せ" };
  const char *p = skip_blanks_and (cell, "(（[［<＜〈【「『");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i]))
      {
        const char *rest = p + strlen (words[i]);
        gunichar c = g_utf8_get_char (rest);
        if (c == 0 || is_blank_char (c) || g_unichar_isdigit (c) || g_unichar_ispunct (c)
            || c == 0xff1e || c == '>')
          return TRUE;
      }
  return FALSE;
}

gboolean
rk_row_is_marked_note (const char *const *cells, guint n_cells)
{
  static const char *const marks[] = { "※", "＊", "*", "†", "‡" };
  static const char *const group_marks[] = { "【", "■", "◆", "●", "◎", "▼", "＜", "《" };
  static const char *const ends[] = { "以上", "以下余白", "以下、余白", NULL };
  const char *first = rk_row_first_filled (cells, n_cells);

  if (!first)
    return FALSE;
  first = skip_blanks_and (first, "");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (first, marks[i]))
      return TRUE;
  if (begins_with_note_word (first))
    return TRUE;
  if (rk_row_count_filled (cells, n_cells) > 1)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (group_marks); i++)
    if (g_str_has_prefix (first, group_marks[i]))
      return TRUE;
  return g_strv_contains (ends, first);
}

static gboolean
is_sum_word (const char *cell)
{
  static const char *const whole[]
      = { "計", "合計", "小計", "総計", "総合計", "累計", "平均", "total", "subtotal", NULL };
  static const char *const endings[] = { "合計", "小計", "総計", NULL };
  g_autofree char *lower = g_utf8_strdown (cell, -1);
  g_autofree char *dense = NULL;
  GString *text;

  if (!strstr (cell, "計") && !strstr (cell, "平均") && !strstr (lower, "total"))
    return FALSE;
  text = g_string_new (NULL);
  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    if (!is_blank_char (g_utf8_get_char (p)))
      g_string_append_unichar (text, g_utf8_get_char (p));
  dense = g_string_free (text, FALSE);
  if (g_strv_contains (whole, dense))
    return TRUE;
  for (guint i = 0; endings[i]; i++)
    if (g_str_has_suffix (dense, endings[i]))
      return TRUE;
  return FALSE;
}

gboolean
rk_row_is_subtotal (const char *const *cells, guint n_cells)
{
  guint n_words = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      if (rk_cell_is_blank (cells[i]) || rk_cell_is_number (cells[i]))
        continue;
      if (!is_sum_word (cells[i]))
        return FALSE;
      n_words++;
    }
  return n_words == 1;
}
