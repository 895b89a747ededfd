/* Codes of number formats: cut into sections and tokens, and the section that a value takes. */
#include "rk-number-format-private.h"

#include <math.h>
#include <string.h>

#define MAX_SECTIONS 4
/* A section longer than any that people make is left out, and what it holds shown plainly. */
#define MAX_CODE 255

struct _RkNumberFormat
{
  RkFormatSection sections[MAX_SECTIONS];
  guint n_sections;
};

/* ── the formats that have a number and no code in the file ──────────────────────────────── */

const char *
rk_number_format_builtin (guint id)
{
  static const char *const codes[] = {
    [1] = "0",
    [2] = "0.00",
    [3] = "#,##0",
    [4] = "#,##0.00",
    [5] = "\"¥\"#,##0;-\"¥\"#,##0",
    [6] = "\"¥\"#,##0;-\"¥\"#,##0",
    [7] = "\"¥\"#,##0.00;-\"¥\"#,##0.00",
    [8] = "\"¥\"#,##0.00;-\"¥\"#,##0.00",
    [9] = "0%",
    [10] = "0.00%",
    [11] = "0.00E+00",
    [12] = "# ?/?",
    [13] = "# ?\?/?\?",
    [14] = "yyyy/m/d",
    [15] = "d-mmm-yy",
    [16] = "d-mmm",
    [17] = "mmm-yy",
    [18] = "h:mm AM/PM",
    [19] = "h:mm:ss AM/PM",
    [20] = "h:mm",
    [21] = "h:mm:ss",
    [22] = "yyyy/m/d h:mm",
    [27] = "[$-411]ge.m.d",
    [28] = "[$-411]ggge\"年\"m\"月\"d\"日\"",
    [29] = "[$-411]ggge\"年\"m\"月\"d\"日\"",
    [30] = "m/d/yy",
    [31] = "yyyy\"年\"m\"月\"d\"日\"",
    [32] = "h\"時\"mm\"分\"",
    [33] = "h\"時\"mm\"分\"ss\"秒\"",
    [34] = "yyyy\"年\"m\"月\"",
    [35] = "m\"月\"d\"日\"",
    [36] = "[$-411]ge.m.d",
    [37] = "#,##0;-#,##0",
    [38] = "#,##0;-#,##0",
    [39] = "#,##0.00;-#,##0.00",
    [40] = "#,##0.00;-#,##0.00",
    [41] = "#,##0;-#,##0;-",
    [42] = "\"¥\"#,##0;-\"¥\"#,##0;\"¥\"-",
    [43] = "#,##0.00;-#,##0.00;-",
    [44] = "\"¥\"#,##0.00;-\"¥\"#,##0.00;\"¥\"-",
    [45] = "mm:ss",
    [46] = "[h]:mm:ss",
    [47] = "mm:ss.0",
    [48] = "##0.0E+0",
    [49] = "@",
    [50] = "[$-411]ge.m.d",
    [51] = "[$-411]ggge\"年\"m\"月\"d\"日\"",
    [52] = "yyyy\"年\"m\"月\"",
    [53] = "m\"月\"d\"日\"",
    [54] = "[$-411]ggge\"年\"m\"月\"d\"日\"",
    [55] = "yyyy\"年\"m\"月\"",
    [56] = "m\"月\"d\"日\"",
    [57] = "[$-411]ge.m.d",
    [58] = "[$-411]ggge\"年\"m\"月\"d\"日\"",
  };

  return id < G_N_ELEMENTS (codes) && codes[id] ? codes[id] : "General";
}

/* ── tokens ──────────────────────────────────────────────────────────────────────────────── */

static void
token_clear (gpointer token)
{
  g_free (((RkFormatToken *)token)->text);
}

static void
add_token (RkFormatSection *section, RkFormatTokenKind kind, char letter, guint count)
{
  RkFormatToken token = { .kind = kind, .letter = letter, .count = count };

  g_array_append_val (section->tokens, token);
}

static void
add_literal (RkFormatSection *section, const char *text, gsize length)
{
  RkFormatToken token = { .kind = RK_TOKEN_LITERAL, .text = g_strndup (text, length) };

  g_array_append_val (section->tokens, token);
}

static gsize
utf8_length (const char *p)
{
  return *p ? (gsize)(g_utf8_next_char (p) - p) : 0;
}

/* [Red], [$¥-411], [h], [<=999]. Returns what follows it. */
static const char *
take_brackets (RkFormatSection *section, const char *p)
{
  const char *end = strchr (p, ']');
  const char *inside = p + 1;

  if (end == NULL)
    return p + strlen (p);
  if (*inside == '$')
    {
      const char *dash = memchr (inside, '-', (gsize)(end - inside));

      add_literal (section, inside + 1, (gsize)((dash ? dash : end) - inside - 1));
    }
  else if (strchr ("<>=", *inside))
    {
      gboolean equal = inside[1] == '=', unequal = inside[0] == '<' && inside[1] == '>';

      section->compare = unequal                   ? '!'
                         : equal && *inside == '<' ? 'l'
                         : equal && *inside == '>' ? 'g'
                                                   : *inside;
      section->limit = g_ascii_strtod (inside + (equal || unequal ? 2 : 1), NULL);
    }
  else if (strspn (inside, "hHmMsS") == (gsize)(end - inside) && end > inside)
    {
      add_token (section, RK_TOKEN_ELAPSED, g_ascii_tolower (*inside), (guint)(end - inside));
      section->date = TRUE;
    }
  return end + 1;
}

/* Returns what follows the letters, @p where they are none of a date. */
static const char *
take_date_letters (RkFormatSection *section, const char *p)
{
  const char *end = p;
  char letter = g_ascii_tolower (*p);

  if (g_ascii_strncasecmp (p, "AM/PM", 5) == 0 || g_ascii_strncasecmp (p, "A/P", 3) == 0)
    {
      add_token (section, RK_TOKEN_HALF, 'a', p[1] == '/' ? 1 : 2);
      return p + (p[1] == '/' ? 3 : 5);
    }
  if (letter == '\0' || !strchr ("ymdhsgerab", letter)
      || (letter == 'e' && strchr ("+-", p[1]) && p[1]))
    return p;
  while (g_ascii_tolower (*end) == letter)
    end++;
  if (letter == 'a' && end - p < 3)
    return p;
  add_token (section, RK_TOKEN_DATE, letter, (guint)(end - p));
  section->date = TRUE;
  return end;
}

static const char *
take_other (RkFormatSection *section, const char *p)
{
  gsize n = utf8_length (p);

  if (strchr ("0#?", *p))
    add_token (section, RK_TOKEN_DIGIT, *p, 1);
  else if (strchr (".,%/@", *p) || ((*p == 'E' || *p == 'e') && p[1] && strchr ("+-", p[1])))
    add_token (section, RK_TOKEN_SIGN, g_ascii_tolower (*p), 1);
  else
    add_literal (section, p, n);
  return p + n;
}

static const char *
take_token (RkFormatSection *section, const char *p)
{
  const char *end;

  if (*p == '"')
    {
      end = strchr (p + 1, '"');
      end = end ? end : p + strlen (p);
      add_literal (section, p + 1, (gsize)(end - p - 1));
      return *end ? end + 1 : end;
    }
  if (*p == '\\' || *p == '!')
    {
      add_literal (section, p + 1, utf8_length (p + 1));
      return p + 1 + utf8_length (p + 1);
    }
  if (*p == '_' || *p == '*') /* room as wide as a sign, or filled with it */
    return p + 1 + utf8_length (p + 1);
  if (*p == '[')
    return take_brackets (section, p);
  if (g_ascii_strncasecmp (p, "General", 7) == 0)
    {
      add_token (section, RK_TOKEN_GENERAL, 'g', 1);
      return p + 7;
    }
  end = take_date_letters (section, p);
  return end > p ? end : take_other (section, p);
}

/* ── sections ────────────────────────────────────────────────────────────────────────────── */

/* Whether the date can be understood as it is shown: year (all of it, or era and year) first. */
static gboolean
shows_whole_date (const RkFormatSection *section)
{
  gboolean year = FALSE, era = FALSE, day_part = FALSE;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind != RK_TOKEN_DATE)
        continue;
      if (token->letter == 'g' || (token->letter == 'r' && token->count > 1))
        era = TRUE;
      if ((token->letter == 'y' && token->count > 2) || (strchr ("er", token->letter) && era))
        year = TRUE;
      else if (token->letter == 'd' && (!year || token->count > 2))
        return FALSE;
      else if (token->letter == 'm' && token->count > 2)
        return FALSE;
      else if (token->letter == 'm' && !year)
        day_part = TRUE;
    }
  return year && !day_part;
}

static gboolean
shows_day (const RkFormatSection *section)
{
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind == RK_TOKEN_DATE && strchr ("ydgerab", token->letter))
        return TRUE;
    }
  return FALSE;
}

/* m is a minute behind hours and before seconds. */
static void
tell_minutes (RkFormatSection *section)
{
  RkFormatToken *last = NULL;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind != RK_TOKEN_DATE && token->kind != RK_TOKEN_ELAPSED)
        continue;
      if (token->letter == 'm' && token->count <= 2 && last && last->letter == 'h')
        token->letter = 'n';
      else if (token->letter == 's' && last && last->letter == 'm' && last->count <= 2)
        last->letter = 'n';
      last = token;
    }
}

static gboolean
has_month (const RkFormatSection *section)
{
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind == RK_TOKEN_DATE && token->letter == 'm')
        return TRUE;
    }
  return FALSE;
}

static void
section_finish (RkFormatSection *section)
{
  tell_minutes (section);
  for (guint i = 0; i < section->tokens->len; i++)
    section->general
        = section->general
          || g_array_index (section->tokens, RkFormatToken, i).kind == RK_TOKEN_GENERAL;
  section->whole_date = section->date && (shows_day (section) || has_month (section))
                        && !shows_whole_date (section);
}

static void
section_init (RkFormatSection *section)
{
  section->tokens = g_array_new (FALSE, TRUE, sizeof (RkFormatToken));
  g_array_set_clear_func (section->tokens, token_clear);
}

RkNumberFormat *
rk_number_format_new (const char *code)
{
  RkNumberFormat *format = g_new0 (RkNumberFormat, 1);
  const char *p = strlen (code) > MAX_CODE || !g_utf8_validate (code, -1, NULL) ? "General" : code;

  section_init (&format->sections[0]);
  format->n_sections = 1;
  while (*p)
    if (*p != ';')
      p = take_token (&format->sections[format->n_sections - 1], p);
    else if (format->n_sections == MAX_SECTIONS)
      break;
    else
      {
        section_init (&format->sections[format->n_sections++]);
        p++;
      }
  for (guint i = 0; i < format->n_sections; i++)
    section_finish (&format->sections[i]);
  return format;
}

void
rk_number_format_free (RkNumberFormat *format)
{
  for (guint i = 0; i < format->n_sections; i++)
    g_array_unref (format->sections[i].tokens);
  g_free (format);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_number_format_is_general (const RkNumberFormat *format)
{
  const GArray *tokens = format->sections[0].tokens;

  return format->n_sections == 1 && tokens->len == 1
         && (format->sections[0].general
             || (g_array_index (tokens, RkFormatToken, 0).kind == RK_TOKEN_SIGN
                 && g_array_index (tokens, RkFormatToken, 0).letter == '@'));
}

static gboolean
holds (const RkFormatSection *section, double value)
{
  switch (section->compare)
    {
    case '<':
      return value < section->limit;
    case '>':
      return value > section->limit;
    case 'l':
      return value <= section->limit;
    case 'g':
      return value >= section->limit;
    case '=':
      return value == section->limit;
    case '!':
      return value != section->limit;
    default:
      return TRUE;
    }
}

/* Sections with conditions take what meets them, in their order; else they are for what is above,
 * below and at zero. The fourth is for text. */
static const RkFormatSection *
choose_section (const RkNumberFormat *format, double value)
{
  const RkFormatSection *sections = format->sections;
  guint n = MIN (format->n_sections, 3);

  if (sections[0].compare || (n > 1 && sections[1].compare))
    {
      for (guint i = 0; i < n; i++)
        if (holds (&sections[i], value))
          return &sections[i];
      return &sections[n - 1];
    }
  if (value < 0 && n > 1)
    return &sections[1];
  return value == 0 && n > 2 ? &sections[2] : &sections[0];
}

void
rk_number_format_append (const RkNumberFormat *format,
                         double value,
                         gboolean from_1904,
                         GString *out)
{
  const RkFormatSection *section = choose_section (format, value);
  gboolean own_sign = section == &format->sections[1] && !section->compare;

  if (!isfinite (value))
    return;
  if (section->date)
    {
      if (!rk_format_section_append_date (section, value, from_1904, out))
        rk_number_append_plain (value, out);
      return;
    }
  if (value < 0 && !own_sign && section->tokens->len > 0)
    g_string_append_c (out, '-');
  rk_format_section_append_number (section, fabs (value), out);
}
