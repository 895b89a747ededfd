#include "rk-fit.h"

#include <string.h>

/* How far each kind of text may be narrowed, and whether it may be broken in two. */
static const struct
{
  double narrowest;
  gboolean breaks;
} rules[] = {
  [RK_FIT_NAME] = { 0.72, TRUE },  [RK_FIT_LIST] = { 0.60, TRUE },
  [RK_FIT_FORM] = { 0.84, TRUE },  [RK_FIT_PERSON] = { 0.80, FALSE },
  [RK_FIT_TEXT] = { 0.84, FALSE },
};

/* Where a name may be broken, best first. */
typedef enum
{
  BREAK_PHRASE, /* after a company form, a space, 、・） */
  BREAK_SCRIPT, /* between 漢字 and カタカナ and the like: seldom inside a word */
  BREAK_LEGAL,  /* wherever 禁則 allows */
  N_BREAKS,
} BreakClass;

static const char *const forms[]
    = { "株式会社",           "有限会社",     "合同会社", "合資会社",
        "合名会社",           "医療法人社団", "医療法人", "社会福祉法人",
        "一般社団法人",       "一般財団法人", "学校法人", "宗教法人",
        "特定非営利活動法人", "協同組合",     "㈱",       "㈲" };

void
rk_fitted_clear (RkFitted *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

static void
reset (RkFitted *self, double size)
{
  if (self->lines == NULL)
    self->lines = g_array_new (FALSE, FALSE, sizeof (RkFitLine));
  g_array_set_size (self->lines, 0);
  self->size = size;
  self->inside_word = FALSE;
  self->overflow = FALSE;
}

static gboolean
is_space (const char *p)
{
  return *p == ' ' || strncmp (p, "　", 3) == 0;
}

/* A line begins and ends with a character that is seen; only a paragraph may be indented. */
static void
add_line (RkFitted *self, const char *text, gsize start, gsize end, double scale, gboolean indented)
{
  RkFitLine line = { .scale = scale };

  while (start < end && !indented && is_space (text + start))
    start += text[start] == ' ' ? 1 : 3;
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (text + start, text + end);

      if (last == NULL || !is_space (last))
        break;
      end = (gsize)(last - text);
    }
  line.start = (guint)start;
  line.len = (guint)(end - start);
  g_array_append_val (self->lines, line);
}

static GUnicodeScript
script_of (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == 0x30fc ? G_UNICODE_SCRIPT_KATAKANA : g_unichar_get_script (c);
}

static gboolean
follows_form (const char *text, const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize len = strlen (forms[i]);

      if ((gsize)(at - text) >= len && strncmp (at - len, forms[i], len) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ①, ⑳: is not left behind alone. */
static gboolean
is_number (const char *text, const char *at)
{
  gunichar first = g_utf8_get_char (text);

  return g_utf8_pointer_to_offset (text, at) == 2 && first >= 0x2460 && first <= 0x2473;
}

static BreakClass
classify_break (const char *text, const char *at)
{
  const char *previous = g_utf8_find_prev_char (text, at);
  GUnicodeScript before = script_of (previous);
  GUnicodeScript after = script_of (at);

  if (is_number (text, at))
    return BREAK_LEGAL;
  if (is_space (previous)
      || g_utf8_strchr ("、。，・＝）」』)", -1, g_utf8_get_char (previous)) != NULL
      || follows_form (text, at))
    return BREAK_PHRASE;
  /* Kana after kanji are mostly its ending (焼き), so only the other changes count. */
  if (before != after && after != G_UNICODE_SCRIPT_HIRAGANA)
    return BREAK_SCRIPT;
  return BREAK_LEGAL;
}

/* One or two characters, mostly a bracket and what it closes. */
static gboolean
is_orphan (const char *text, gsize len)
{
  return g_utf8_strlen (text, (gssize)len) <= 2;
}

/* Two 漢字: 支援, 本部. */
static gboolean
is_word (const char *text)
{
  return g_utf8_strlen (text, -1) == 2 && script_of (text) == G_UNICODE_SCRIPT_HAN
         && script_of (g_utf8_next_char (text)) == G_UNICODE_SCRIPT_HAN;
}

/* Finds the break of each class that leaves the two lines nearest to equal. */
static void
find_breaks (PangoLayout *layout, const char *text, gsize at[N_BREAKS], double longer[N_BREAKS])
{
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle whole;
  int i = 1;

  pango_layout_line_get_extents (line, NULL, &whole);
  for (guint k = 0; k < N_BREAKS; k++)
    at[k] = 0;
  for (const char *p = g_utf8_next_char (text); *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      BreakClass class;
      int x;
      double widest;

      if (i >= n_attrs || !attrs[i].is_line_break)
        continue;
      class = classify_break (text, p);
      if (class == BREAK_SCRIPT && is_orphan (p, strlen (p)) && !is_word (p))
        class = BREAK_LEGAL;
      pango_layout_line_index_to_x (line, (int)(p - text), FALSE, &x);
      widest = (double)MAX (x, whole.width - x) / PANGO_SCALE;
      if (at[class] != 0 && widest >= longer[class])
        continue;
      at[class] = (gsize)(p - text);
      longer[class] = widest;
    }
}

static gboolean
fit_one_line (RkFitted *fitted,
              double measured,
              double width,
              double narrowest,
              gboolean indented,
              const char *text)
{
  if (measured * narrowest > width)
    return FALSE;
  add_line (fitted, text, 0, strlen (text), measured > width ? width / measured : 1, indented);
  return TRUE;
}

static gboolean
fit_two_lines (
    RkFitted *fitted, PangoLayout *layout, double width, double narrowest, const char *text)
{
  gsize at[N_BREAKS];
  double longer[N_BREAKS];

  find_breaks (layout, text, at, longer);
  for (guint i = 0; i < N_BREAKS; i++)
    if (at[i] != 0 && longer[i] * narrowest <= width)
      {
        double scale = longer[i] > width ? width / longer[i] : 1;

        add_line (fitted, text, 0, at[i], scale, FALSE);
        add_line (fitted, text, at[i], strlen (text), scale, FALSE);
        fitted->inside_word = i == BREAK_LEGAL;
        return TRUE;
      }
  return FALSE;
}

/* Wraps the @len bytes of @text from @start, narrowed to @scale. */
static void
add_wrapped (RkFitted *fitted,
             RkType *type,
             RkFace face,
             double width,
             double scale,
             const char *text,
             gsize start,
             gsize len)
{
  PangoLayout *layout
      = rk_type_set_wrapped (type, face, fitted->size, width / scale, text + start, (gssize)len);

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoLayoutLine *line = l->data;
      gsize from = start + (gsize)line->start_index;

      add_line (fitted, text, from, from + (gsize)line->length, scale, line->start_index == 0);
    }
}

/* A person's name that is too long even so stands in two lines, given name under family name, and
 * is told of all the same. */
static gboolean
fit_person_in_two (
    RkFitted *fitted, PangoLayout *layout, double width, double narrowest, const char *text)
{
  gsize at[N_BREAKS];
  double longer[N_BREAKS];

  find_breaks (layout, text, at, longer);
  if (at[BREAK_PHRASE] == 0 || longer[BREAK_PHRASE] * narrowest > width)
    return FALSE;
  narrowest = MIN (width / longer[BREAK_PHRASE], 1);
  add_line (fitted, text, 0, at[BREAK_PHRASE], narrowest, FALSE);
  add_line (fitted, text, at[BREAK_PHRASE], strlen (text), narrowest, FALSE);
  fitted->overflow = TRUE;
  return TRUE;
}

/* Whether the paragraph whose lines begin at @first ends in a line of one or two characters. */
static gboolean
ends_with_orphan (RkFitted *fitted, guint first, const char *text)
{
  const RkFitLine *last;

  if (fitted->lines->len < first + 2)
    return FALSE;
  last = &g_array_index (fitted->lines, RkFitLine, fitted->lines->len - 1);
  return is_orphan (text + last->start, last->len);
}

static void
wrap_again (RkFitted *fitted,
            RkType *type,
            RkFace face,
            double width,
            double scale,
            const char *text,
            gsize start,
            gsize len,
            guint first)
{
  g_array_set_size (fitted->lines, first);
  add_wrapped (fitted, type, face, width, scale, text, start, len);
}

/* In as many lines as it takes, each of whole phrases. Returns: FALSE if one is too long */
static gboolean
fit_phrases (
    RkFitted *fitted, PangoLayout *layout, double width, double narrowest, const char *text)
{
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize)); /* of lines, in bytes */
  gsize end = 0; /* of the phrases that fit so far */
  double from = 0, reach = 0, longest = 0;
  int i = 1;

  for (const char *p = g_utf8_next_char (text);; p = g_utf8_next_char (p), i++)
    {
      int x;

      if (*p != '\0'
          && (i >= n_attrs || !attrs[i].is_line_break || classify_break (text, p) != BREAK_PHRASE))
        continue;
      pango_layout_line_index_to_x (line, (int)(p - text), FALSE, &x);
      if (((double)x / PANGO_SCALE - from) * narrowest > width)
        {
          if (end == 0 || (ends->len && g_array_index (ends, gsize, ends->len - 1) == end))
            return FALSE;
          g_array_append_val (ends, end);
          from = reach;
        }
      reach = (double)x / PANGO_SCALE;
      if ((reach - from) * narrowest > width)
        return FALSE;
      longest = MAX (longest, reach - from);
      end = (gsize)(p - text);
      if (*p == '\0')
        break;
    }
  g_array_append_val (ends, end);
  for (guint k = 0; k < ends->len; k++)
    add_line (fitted, text, k ? g_array_index (ends, gsize, k - 1) : 0,
              g_array_index (ends, gsize, k), MIN (width / longest, 1), FALSE);
  return TRUE;
}

/* A name that nothing helps is printed whole all the same, at the narrowest and smallest. */
static void
overflow (RkFitted *fitted,
          RkType *type,
          RkFace face,
          double smallest,
          double width,
          double narrowest,
          const char *text)
{
  guint n_lines;

  fitted->size = smallest;
  fitted->overflow = TRUE;
  if (fit_phrases (fitted, rk_type_set_line (type, face, smallest, text, -1), width, narrowest,
                   text))
    return;
  fitted->inside_word = TRUE;
  add_wrapped (fitted, type, face, width, narrowest, text, 0, strlen (text));
  n_lines = fitted->lines->len;
  for (guint i = 1; i <= 4 && ends_with_orphan (fitted, 0, text); i++)
    wrap_again (fitted, type, face, width - i * smallest * narrowest, narrowest, text, 0,
                strlen (text), 0);
  if (fitted->lines->len > n_lines)
    wrap_again (fitted, type, face, width, narrowest, text, 0, strlen (text), 0);
}

static void
fit_name (RkType *type,
          RkFace face,
          double smallest,
          RkFit fit,
          double width,
          const char *text,
          RkFitted *fitted)
{
  double narrowest = rules[fit].narrowest;
  double nominal = fitted->size;

  for (double size = nominal; size >= MIN (smallest, nominal); size -= 0.5)
    {
      PangoLayout *layout = rk_type_set_line (type, face, size, text, -1);
      double measured = rk_type_measure (type, face, size, text, -1);

      fitted->size = size;
      if (fit_one_line (fitted, measured, width, narrowest, FALSE, text))
        return;
      if (rules[fit].breaks && fit_two_lines (fitted, layout, width, narrowest, text))
        return;
    }
  if (fit == RK_FIT_PERSON
      && fit_person_in_two (fitted, rk_type_set_line (type, face, fitted->size, text, -1), width,
                            rules[RK_FIT_LIST].narrowest, text))
    return;
  overflow (fitted, type, face, MIN (smallest, nominal), width, narrowest, text);
}

void
rk_fit_text (RkType *type,
             RkFace face,
             double size,
             double smallest,
             RkFit fit,
             double width,
             const char *text,
             RkFitted *fitted)
{
  double bound = rk_type_estimate (type, face, size, text, -1);

  reset (fitted, size);
  /* Most cells: known to fit without being laid out. */
  if (bound >= 0 && bound <= width)
    {
      add_line (fitted, text, 0, strlen (text), 1, fit == RK_FIT_TEXT);
      return;
    }
  if (fit != RK_FIT_TEXT)
    {
      fit_name (type, face, smallest, fit, width, text, fitted);
      return;
    }
  if (strchr (text, '\n') == NULL
      && fit_one_line (fitted, rk_type_measure (type, face, size, text, -1), width,
                       rules[fit].narrowest, TRUE, text))
    return;
  rk_fit_paragraph (type, face, size, width, text, fitted);
}

/* Wraps one paragraph. A last line of one or two characters is pulled back by narrowing to 97 %,
 * else the lines before are made a little shorter, so that more falls to it. */
static void
wrap_paragraph (RkFitted *fitted,
                RkType *type,
                RkFace face,
                double width,
                const char *text,
                gsize start,
                gsize len)
{
  guint first = fitted->lines->len;
  guint n_lines;

  add_wrapped (fitted, type, face, width, 1, text, start, len);
  if (!ends_with_orphan (fitted, first, text))
    return;
  n_lines = fitted->lines->len;
  wrap_again (fitted, type, face, width, 0.97, text, start, len, first);
  if (fitted->lines->len < n_lines)
    return;
  for (guint i = 1; i <= 4; i++)
    {
      wrap_again (fitted, type, face, width - i * fitted->size, 1, text, start, len, first);
      if (fitted->lines->len > n_lines)
        break;
      if (!ends_with_orphan (fitted, first, text))
        return;
    }
  wrap_again (fitted, type, face, width, 1, text, start, len, first);
}

void
rk_fit_paragraph (
    RkType *type, RkFace face, double size, double width, const char *text, RkFitted *fitted)
{
  const char *part = text;

  reset (fitted, size);
  for (;;)
    {
      const char *newline = strchr (part, '\n');
      gsize len = newline != NULL ? (gsize)(newline - part) : strlen (part);

      wrap_paragraph (fitted, type, face, width, text, (gsize)(part - text), len);
      if (newline == NULL)
        return;
      part = newline + 1;
    }
}

static gboolean
has_japanese (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x3000)
      return TRUE;
  return FALSE;
}

gsize
rk_fit_append (GString *arena, const char *text)
{
  g_autofree char *repaired = NULL;
  gsize start = arena->len;
  gboolean widen;

  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = g_utf8_make_valid (text, -1);
  widen = strpbrk (text, "()") != NULL && has_japanese (text);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (widen && *p == '(')
        g_string_append (arena, "（");
      else if (widen && *p == ')')
        g_string_append (arena, "）");
      else if ((guchar)*p < 0x20 && *p != '\n')
        g_string_append_c (arena, ' ');
      else
        g_string_append_c (arena, *p);
    }
  g_string_append_c (arena, '\0');
  return start;
}
