#include "rk-observation.h"

#include <math.h>
#include <string.h>

#include "rk-text.h"

/* ── areas ───────────────────────────────────────────────────────────────────────────────── */

RkAreaLevel
rk_area_level (const char *code)
{
  gsize length = strlen (code);

  if (g_str_equal (code, "JP"))
    return RK_AREA_NATION;
  if (strspn (code, "0123456789") != length)
    return RK_AREA_OTHER;
  switch (length)
    {
    case 2:
      return RK_AREA_PREFECTURE;
    case 4:
      return RK_AREA_MEDICAL;
    case 6:
      return RK_AREA_MUNICIPALITY;
    default:
      return RK_AREA_OTHER;
    }
}

static const struct
{
  const char *name;
  const char *paper;
} levels[] = {
  [RK_AREA_NATION] = { "nation", "全国" },
  [RK_AREA_PREFECTURE] = { "prefecture", "都道府県" },
  [RK_AREA_MEDICAL] = { "medical_area", "圏域" },
  [RK_AREA_MUNICIPALITY] = { "municipality", "市町" },
  [RK_AREA_OTHER] = { "other", "団体" },
};

gboolean
rk_area_level_by_name (const char *name, RkAreaLevel *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (levels[i].name, name) == 0)
      {
        *level = (RkAreaLevel)i;
        return TRUE;
      }
  return FALSE;
}

const char *
rk_area_level_name (RkAreaLevel level)
{
  return levels[level].name;
}

const char *
rk_area_level_paper (RkAreaLevel level)
{
  return levels[level].paper;
}

/* ── observations ────────────────────────────────────────────────────────────────────────── */

/* A figure reads thousands: both texts stand behind it in one piece of memory, and classes are
 * written when they are added. */
RkObservation *
rk_observation_new (const char *area, const char *area_name, int year, char sex)
{
  gsize length = strlen (area) + 1;
  gsize name_length = area_name ? strlen (area_name) + 1 : 0;
  RkObservation *self = g_malloc (sizeof *self + length + name_length);

  self->id = self->indicator = self->dataset = 0;
  self->area = memcpy (self + 1, area, length);
  self->area_name = area_name ? memcpy (self->area + length, area_name, name_length) : NULL;
  self->n_classes = self->masked = 0;
  self->year = year;
  self->sex = sex;
  self->value = self->lower = self->upper = NAN;
  return self;
}

void
rk_observation_free (RkObservation *self)
{
  g_free (self);
}

RkAgeCount *
rk_observation_add (RkObservation *self, guint from, guint to, gboolean total)
{
  RkAgeCount *count;

  if (self->n_classes == RK_OBSERVATION_MAX_CLASSES)
    return NULL;
  count = &self->classes[self->n_classes++];
  *count = (RkAgeCount){ (guint8)from, (guint8)to, total, NAN, NAN, 0, 0 };
  return count;
}

RkAgeCount *
rk_observation_find (RkObservation *self, guint from, guint to, gboolean total)
{
  for (guint i = 0; i < self->n_classes; i++)
    {
      RkAgeCount *count = &self->classes[i];

      if (count->from == from && count->to == to && !count->total == !total)
        return count;
    }
  return NULL;
}

const RkAgeCount *
rk_observation_total (const RkObservation *self)
{
  for (guint i = 0; i < self->n_classes; i++)
    if (self->classes[i].total)
      return &self->classes[i];
  /* Of a table without ages there is only the number of all. */
  return self->n_classes == 1 && self->classes[0].from == 0 && self->classes[0].to == RK_AGE_OPEN
             ? &self->classes[0]
             : NULL;
}

const RkAgeCount *
rk_observation_all (const RkObservation *self)
{
  return self->n_classes == 1 ? &self->classes[0] : rk_observation_total (self);
}

/* ── the line of text ────────────────────────────────────────────────────────────────────── */

static void
append_number (GString *out, double number, guint masked)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number >= 0 && number < 1e15 && number == floor (number))
    g_string_append_printf (out, "%.0f", number);
  else if (!isnan (number))
    g_string_append (out, g_ascii_dtostr (buffer, sizeof buffer, number));
  if (masked)
    g_string_append_printf (out, "?%u", masked);
}

char *
rk_observation_dup_counts (const RkObservation *self)
{
  GString *out = g_string_sized_new (128);

  for (guint i = 0; i < self->n_classes; i++)
    {
      const RkAgeCount *count = &self->classes[i];

      g_string_append_printf (out, "%s%s%u-", i ? ";" : "", count->total ? "=" : "", count->from);
      if (count->to != RK_AGE_OPEN)
        g_string_append_printf (out, "%u", count->to);
      g_string_append_c (out, ' ');
      append_number (out, count->x, count->x_masked);
      g_string_append_c (out, '/');
      append_number (out, count->n, count->n_masked);
    }
  return g_string_free (out, FALSE);
}

/* The next digit; 10 or more: there is none. */
static inline guint
digit_at (const char *s)
{
  return (guint)(guchar)*s - '0';
}

#define MOST_DIGITS 18 /* that a whole number holds */

/* Counts are whole numbers nearly always: those are read without strtod. */
static inline const char *
read_number (const char *s, double *number, guint8 *masked)
{
  const char *start = s;
  guint64 whole = 0;

  for (guint digit; (digit = digit_at (s)) < 10; s++)
    whole = whole * 10 + digit;
  *number = s == start ? NAN : (double)whole;
  if (*s == '.' || *s == 'e' || *s == '-' || s - start > MOST_DIGITS)
    *number = g_ascii_strtod (start, (char **)&s);
  *masked = 0;
  if (*s == '?')
    {
      guint cells = 0;

      for (s++; digit_at (s) < 10 && cells < 100; s++)
        cells = cells * 10 + digit_at (s);
      *masked = (guint8)MIN (cells, 255);
    }
  return s;
}

static inline const char *
read_age (const char *s, guint *age)
{
  guint value = 0;

  for (; digit_at (s) < 10 && value < 1000; s++)
    value = value * 10 + digit_at (s);
  *age = value;
  return s;
}

gboolean
rk_observation_read_counts (RkObservation *self, const char *text)
{
  const char *s = text ? text : "";

  self->n_classes = 0;
  while (*s)
    {
      gboolean total = *s == '=';
      guint from, to = RK_AGE_OPEN;
      RkAgeCount *count = &self->classes[self->n_classes];

      s = read_age (s + total, &from);
      if (*s++ != '-')
        return FALSE;
      if (digit_at (s) < 10)
        s = read_age (s, &to);
      if (*s++ != ' ' || from > RK_AGE_OPEN || to > RK_AGE_OPEN
          || self->n_classes == RK_OBSERVATION_MAX_CLASSES)
        return FALSE;
      count->from = (guint8)from;
      count->to = (guint8)to;
      count->total = total;
      s = read_number (s, &count->x, &count->x_masked);
      if (*s++ != '/')
        return FALSE;
      s = read_number (s, &count->n, &count->n_masked);
      if (*s && *s++ != ';')
        return FALSE;
      self->n_classes++;
    }
  return TRUE;
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

char *
rk_age_dup_paper (guint from, guint to)
{
  if (from == 0 && to == RK_AGE_OPEN)
    return g_strdup ("総数");
  if (to == RK_AGE_OPEN)
    return g_strdup_printf ("%u歳以上", from);
  return from == to ? g_strdup_printf ("%u歳", from) : g_strdup_printf ("%u～%u歳", from, to);
}

/* What may stand around the numbers of an age; the fold made every tilde "~" and every dash "-". */
gboolean
rk_age_parse (const char *text, guint *from, guint *to)
{
  g_autofree char *folded = rk_text_fold (text);
  const char *s = folded;
  const char *rest;
  guint low, high;

  if (g_str_has_prefix (s, "年齢"))
    s += strlen ("年齢");
  if (!g_ascii_isdigit (*s) || strspn (s, "0123456789") > 3)
    return FALSE;
  rest = read_age (s, &low);
  if (g_str_has_prefix (rest, "歳"))
    rest += strlen ("歳");
  else if (g_str_has_prefix (rest, "才"))
    rest += strlen ("才");
  else if (*rest == '\0')
    return FALSE; /* a bare number is no age */
  *from = low;
  if (*rest == '\0')
    *to = low;
  else if (g_str_has_prefix (rest, "代"))
    *to = low + 9;
  else if (g_str_has_prefix (rest, "以下"))
    *from = 0, *to = low;
  else if (g_str_has_prefix (rest, "未満") && low > 0)
    *from = 0, *to = low - 1;
  else if (g_str_has_prefix (rest, "以上") || g_str_equal (rest, "+") || g_str_equal (rest, "~")
           || g_str_equal (rest, "-"))
    *to = RK_AGE_OPEN;
  else if ((*rest == '~' || *rest == '-') && g_ascii_isdigit (rest[1]))
    {
      rest = read_age (rest + 1, &high);
      if (*rest && !g_str_has_prefix (rest, "歳") && !g_str_has_prefix (rest, "才"))
        return FALSE;
      *to = high;
    }
  else
    return FALSE;
  return *from <= 130 && *from <= *to && (*to <= 130 || *to == RK_AGE_OPEN);
}

char
rk_sex_parse (const char *text)
{
  static const struct
  {
    const char *word; /* folded */
    char sex;
  } words[] = { { "男", 'M' },     { "男性", 'M' },   { "m", 'M' },          { "male", 'M' },
                { "女", 'F' },     { "女性", 'F' },   { "f", 'F' },          { "female", 'F' },
                { "男女", 'T' },   { "男女計", 'T' }, { "総数(男女)", 'T' }, { "男女合計", 'T' },
                { "t", 'T' },      { "男の方", 'M' }, { "女の方", 'F' },     { "男子", 'M' },
                { "女子", 'F' },   { "男性計", 'M' }, { "女性計", 'F' },     { "男計", 'M' },
                { "女計", 'F' },   { "(男)", 'M' },   { "(女)", 'F' },       { "(男性)", 'M' },
                { "(女性)", 'F' }, { "♂", 'M' },      { "♀", 'F' },          { "オトコ", 'M' },
                { "オンナ", 'F' } };
  g_autofree char *folded = rk_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded))
      return words[i].sex;
  return 0;
}

const char *
rk_sex_paper (char sex)
{
  return sex == 'M' ? "男性" : sex == 'F' ? "女性" : "男女";
}
