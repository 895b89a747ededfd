/* The words of published tables: numbers, marks, years, totals and places. */
#include "rk-cross-private.h"

#include <stdlib.h>
#include <string.h>

#include "rk-area.h"
#include "rk-text.h"

const GRegex *
rk_cross_regex (gsize *cell, const char *form)
{
  if (g_once_init_enter (cell))
    g_once_init_leave (cell, (gsize)g_regex_new (form, G_REGEX_OPTIMIZE, 0, NULL));
  return (const GRegex *)*cell;
}

gboolean
rk_cross_number (const char *text, double *number)
{
  static const char *const units[] = { "%", "人", "名", "件", "円" };
  g_autofree char *plain = NULL;
  GString *digits;
  const char *s;
  gboolean negative = FALSE, ok;
  char *end;

  if (*text == '\0')
    return FALSE;
  /* most cells are digits and nothing else */
  if (strspn (text, "0123456789") == strlen (text))
    {
      *number = g_ascii_strtod (text, NULL);
      return TRUE;
    }
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (plain == NULL)
    return FALSE;
  s = plain;
  if (g_str_has_prefix (s, "▲") || g_str_has_prefix (s, "△") || g_str_has_prefix (s, "−"))
    {
      negative = TRUE;
      s += strlen ("▲");
    }
  digits = g_string_new (negative ? "-" : "");
  for (; *s; s++)
    if (*s != ',' && *s != ' ')
      g_string_append_c (digits, *s);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (digits->str, units[i]))
      g_string_truncate (digits, digits->len - strlen (units[i]));
  *number = g_ascii_strtod (digits->str, &end);
  ok = end != digits->str && *end == '\0' && g_ascii_isdigit (end[-1]);
  g_string_free (digits, TRUE);
  return ok;
}

const char *
rk_cross_mark (const char *text)
{
  static const struct
  {
    const char *form;
    const char *mark;
  } forms[] = { { "-", "-" },  { "‐", "-" },     { "－", "-" },  { "−", "-" },      { "―", "-" },
                { "ー", "-" }, { "–", "-" },     { "—", "-" },   { "X", "X" },      { "x", "X" },
                { "Ｘ", "X" }, { "ｘ", "X" },    { "χ", "X" },   { "*", "*" },      { "＊", "*" },
                { "※", "※" },  { "…", "…" },     { "...", "…" }, { "・・・", "…" }, { "・", "・" },
                { "･", "・" }, { "***", "***" }, { "秘匿", "X" } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, text))
      return forms[i].mark;
  return NULL;
}

/* 「人口（千人）」, 「【千円】」; not 「人口千人対」, 「千人当たり」. */
double
rk_cross_scale (const char *words)
{
  static const char *const units[] = { "千人", "千円", "千件" };
  static const char *const rates[] = { "対", "当", "あたり", "に" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (const char *at = strstr (words, units[i]); at; at = strstr (at + 1, units[i]))
      {
        gboolean rate = FALSE;

        for (guint k = 0; k < G_N_ELEMENTS (rates) && !rate; k++)
          rate = g_str_has_prefix (at + strlen (units[i]), rates[k]);
        if (!rate)
          return 1000;
      }
  return 1;
}

gboolean
rk_cross_is_share (const char *heading)
{
  g_autofree char *folded = rk_text_fold (heading);

  return strchr (folded, '%') || strstr (folded, "率") || strstr (folded, "割合")
         || strstr (folded, "比") || strstr (folded, "指数");
}

/* 「総数(人)」 → 「総数」 */
static void
cut_unit (char *folded)
{
  static const char *const units[] = { "(人)", "(千人)", "(名)", "(件)", "(円)", "(%)" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (folded, units[i]))
      folded[strlen (folded) - strlen (units[i])] = '\0';
}

gboolean
rk_cross_is_total (const char *text)
{
  static const char *const words[]
      = { "総数", "計",     "合計",   "中計", "小計",   "総計",   "全体", "年齢計", "男女計",
          "全国", "全年齢", "全国計", "県計", "県合計", "県全体", "全県", NULL };
  g_autofree char *folded = rk_text_fold (text);

  cut_unit (folded);
  return g_strv_contains (words, folded);
}

gboolean
rk_cross_is_whole (const char *text)
{
  g_autofree char *folded = rk_text_fold (text);

  return rk_cross_is_total (text) && !strstr (folded, "国") && !strstr (folded, "県");
}

gboolean
rk_cross_is_again (const char *text)
{
  g_autofree char *folded = rk_text_fold (text);

  return strstr (folded, "再掲") || g_str_has_prefix (folded, "ウチ")
         || g_str_has_prefix (folded, "(ウチ");
}

/* ── places ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
take (char **code_out, char **name_out, const char *code, const char *name)
{
  *code_out = g_strdup (code);
  *name_out = g_strdup (name);
  return TRUE;
}

/* The sixth digit of a municipality's code. */
static char *
whole_code (const char *five)
{
  static const int weights[] = { 6, 5, 4, 3, 2 };
  int sum = 0;

  for (int i = 0; i < 5; i++)
    sum += (five[i] - '0') * weights[i];
  return g_strdup_printf ("%.5s%d", five, (11 - sum % 11) % 10);
}

static gboolean
by_municipality_code (const char *five, const char *name, char **code_out, char **name_out)
{
  g_autofree char *code = whole_code (five);
  const RkArea *area = rk_area_by_code (code);

  if (area && !g_str_equal (area->code, code))
    return FALSE; /* a ward: its city has a row, too */
  if (area == NULL && g_str_has_prefix (code, "22"))
    return FALSE; /* of a municipality that is a part of another one today */
  return take (code_out, name_out, code, area ? area->name : name);
}

/* What could not be put to any place. */
static gboolean
is_unplaced (const char *name)
{
  return name && (strstr (name, "判別不可") || strstr (name, "不明"));
}

static gboolean
by_code (const char *code, const char *name, gboolean medical, char **code_out, char **name_out)
{
  g_autofree char *digits = rk_text_digits (code);
  gsize length = strlen (digits);
  g_autofree char *padded = NULL;
  const RkPrefecture *prefecture;

  if (medical)
    {
      const RkMedicalArea *area;

      if (length < 3 || length > 4)
        return FALSE;
      padded = g_strdup_printf ("%04d", (int)g_ascii_strtoll (digits, NULL, 10));
      if (rk_prefecture_by_code (padded) == NULL)
        return FALSE;
      area = rk_medical_area_by_code (padded);
      return take (code_out, name_out, padded, area ? area->name : name);
    }
  if (length == 1 || length == 4)
    padded = g_strconcat ("0", digits, NULL); /* a zero that a spreadsheet took away */
  else
    padded = g_strdup (digits);
  length = strlen (padded);
  if (length < 2 || length > 6)
    return FALSE;
  prefecture = rk_prefecture_by_code (padded);
  if (length == 2 || (length >= 5 && strncmp (padded + 2, "000", 3) == 0))
    {
      /* the nation by e-Stat; in a list that this program wrote what is of no prefecture */
      if (g_str_has_prefix (padded, "00") && is_unplaced (name))
        return take (code_out, name_out, RK_AREA_NO_PREFECTURE, name);
      if (g_str_has_prefix (padded, "00"))
        return take (code_out, name_out, "JP", "全国");
      return prefecture && take (code_out, name_out, prefecture->code, prefecture->name);
    }
  return length >= 5 && by_municipality_code (padded, name, code_out, name_out);
}

char *
rk_cross_bare_name (const char *name)
{
  static const char *const marks[] = { "*", "＊", "※", NULL }; /* of a remark */
  g_autofree char *clean = rk_text_clean (name);
  static const char *const ends[] = { "支部", "国民健康保険", "国保", "合計", "計", "全体", NULL };
  char *open;

  for (guint i = 0; ends[i] && !rk_cross_is_total (clean); i++)
    if (g_str_has_suffix (clean, ends[i]) && strlen (clean) > strlen (ends[i]))
      clean[strlen (clean) - strlen (ends[i])] = '\0';
  for (guint i = 0; marks[i]; i++)
    if (g_str_has_prefix (clean, marks[i]))
      memmove (clean, clean + strlen (marks[i]), strlen (clean) - strlen (marks[i]) + 1);
  open = strstr (clean, "（");
  if (open == NULL)
    open = strchr (clean, '(');
  if (open && open != clean)
    *open = '\0';
  return rk_text_clean (clean);
}

/* 焼津市, 焼津, 駿東郡清水町; not 静岡市葵区, nor 浜北市, which is a part of 浜松市 today: a part
 * is not the whole. */
const RkArea *
rk_cross_whole_area (const char *bare)
{
  const RkArea *area = rk_area_by_name (bare, NULL);
  g_autofree char *own = area ? rk_text_fold (area->name) : NULL;
  g_autofree char *said = rk_text_fold (bare);

  if (area
      && (g_str_has_suffix (said, own)
          || (g_str_has_prefix (own, said) && strlen (own) == strlen (said) + strlen ("市"))))
    return area;
  return NULL;
}

static gboolean
by_name (
    const char *prefecture, const char *name, gboolean medical, char **code_out, char **name_out)
{
  g_autofree char *bare = rk_cross_bare_name (name);
  const RkPrefecture *whole = rk_prefecture_by_name (bare);
  const RkPrefecture *around = prefecture ? rk_prefecture_by_name (prefecture) : NULL;
  gboolean here = around == NULL || g_str_equal (around->code, "22");
  const RkMedicalArea *zone = here ? rk_medical_area_by_name (bare) : NULL;
  const RkArea *area = here ? rk_cross_whole_area (bare) : NULL;

  if (is_unplaced (bare))
    return take (code_out, name_out, medical ? RK_AREA_NO_MEDICAL : RK_AREA_NO_PREFECTURE, bare);
  if (rk_cross_is_total (bare))
    {
      const RkPrefecture *own = rk_prefecture_by_code ("22");
      const RkPrefecture *of = around ? around : strstr (bare, "県") ? own : NULL;

      return of ? take (code_out, name_out, of->code, of->name)
                : take (code_out, name_out, "JP", "全国");
    }
  if (zone && (medical || strstr (bare, "圏")))
    return take (code_out, name_out, zone->code, zone->name);
  /* 静岡 is a prefecture or a branch where no city is meant */
  if (whole
      && (area == NULL || strstr (bare, "県") || strstr (bare, "支部") || !strstr (name, "市")))
    return take (code_out, name_out, whole->code, whole->name);
  if (area)
    return take (code_out, name_out, area->code, area->name);
  if (whole)
    return take (code_out, name_out, whole->code, whole->name);
  return zone && take (code_out, name_out, zone->code, zone->name);
}

/* 「22100 静岡市」: a code and what follows it. Returns: (transfer full) (nullable): the code */
static char *
split_code (const char *name, const char **rest)
{
  gsize n = strspn (name, "0123456789");
  const char *at = name + n;

  while (*at && (strchr (" _:-", *at) || g_str_has_prefix (at, "　")))
    at += g_str_has_prefix (at, "　") ? strlen ("　") : 1;
  if (n < 2 || n > 6 || at == name + n || *at == '\0' || g_ascii_isdigit (*at))
    return NULL;
  *rest = at;
  return g_strndup (name, n);
}

gboolean
rk_cross_resolve (const char *prefecture,
                  const char *code,
                  const char *name,
                  gboolean medical,
                  char **code_out,
                  char **name_out)
{
  const char *rest;
  g_autofree char *before
      = (code == NULL || *code == '\0') && name ? split_code (name, &rest) : NULL;
  g_autofree char *digits = code ? rk_text_digits (code) : NULL;

  if (before)
    return by_name (prefecture, rest, medical, code_out, name_out)
           || by_code (before, rest, medical, code_out, name_out);
  if (prefecture && strstr (prefecture, "判別不可"))
    return take (code_out, name_out, medical ? RK_AREA_NO_MEDICAL : RK_AREA_NO_PREFECTURE,
                 prefecture);
  if (digits && *digits && strlen (digits) == strlen (code) && strlen (digits) <= 6)
    return by_code (code, name, medical, code_out, name_out);
  if (name && *name && by_name (prefecture, name, medical, code_out, name_out))
    return TRUE;
  if (name && *name)
    return digits && *digits
           && take (code_out, name_out, code, name); /* an insurer by its number */
  return prefecture && *prefecture && by_name (NULL, prefecture, FALSE, code_out, name_out);
}
