/* Digits of a number, put into the places that a format leaves for them. */
#include "rk-number-format-private.h"

#include <math.h>
#include <string.h>

#define DIGITS 15 /* a spreadsheet keeps no more */

/* ── decimal digits ──────────────────────────────────────────────────────────────────────── */

/* The decimal point stands before digits[point]; digits left out on either side are zeros. */
typedef struct
{
  char digits[DIGITS + 2];
  int n;
  int point;
} Decimal;

static void
decimal_strip (Decimal *decimal)
{
  while (decimal->n > 0 && decimal->digits[decimal->n - 1] == '0')
    decimal->n--;
  if (decimal->n == 0)
    decimal->point = 0;
}

static void
decimal_init (Decimal *decimal, double value)
{
  char text[40];

  g_ascii_formatd (text, sizeof text, "%.14e", value);
  decimal->digits[0] = text[0];
  memcpy (decimal->digits + 1, text + 2, DIGITS - 1);
  decimal->n = DIGITS;
  decimal->point = (int)g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10) + 1;
  decimal_strip (decimal);
}

/* Half away from zero, as on paper. */
static void
decimal_round (Decimal *decimal, int places)
{
  int keep = decimal->point + places;
  gboolean up;

  if (keep >= decimal->n)
    return;
  up = keep >= 0 && decimal->digits[keep] >= '5';
  decimal->n = MAX (keep, 0);
  if (!up)
    {
      decimal_strip (decimal);
      return;
    }
  while (decimal->n > 0 && decimal->digits[decimal->n - 1] == '9')
    decimal->n--;
  if (decimal->n > 0)
    decimal->digits[decimal->n - 1]++;
  else
    {
      decimal->digits[0] = '1';
      decimal->n = 1;
      decimal->point++;
    }
}

/* @place: 0: the first before the point, −1: the first behind it */
static char
digit_at (const Decimal *decimal, int place)
{
  int i = decimal->point - 1 - place;

  return i >= 0 && i < decimal->n ? decimal->digits[i] : '0';
}

void
rk_number_append_plain (double value, GString *out)
{
  Decimal decimal;
  int last;

  if (!isfinite (value))
    return;
  decimal_init (&decimal, fabs (value));
  if (decimal.point > 21 || decimal.point < -20)
    {
      char text[40];

      g_string_append (out, g_ascii_formatd (text, sizeof text, "%.15g", value));
      return;
    }
  if (value < 0)
    g_string_append_c (out, '-');
  for (int place = MAX (decimal.point, 1) - 1; place >= 0; place--)
    g_string_append_c (out, digit_at (&decimal, place));
  last = decimal.point - decimal.n;
  if (last < 0)
    g_string_append_c (out, '.');
  for (int place = -1; place >= last; place--)
    g_string_append_c (out, digit_at (&decimal, place));
}

/* ── places ──────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  int whole;    /* places before the point */
  int fraction; /* behind it */
  int percents;
  int thousands; /* commas at the end: in units of a thousand each */
  gboolean grouped;
  gboolean plain; /* fractions and exponents: shown as they are */
} Places;

static void
count_places (const RkFormatSection *section, Places *places)
{
  gboolean behind = FALSE;
  int commas = 0;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (token->kind == RK_TOKEN_DIGIT)
        {
          places->grouped = places->grouped || (commas > 0 && !behind);
          *(behind ? &places->fraction : &places->whole) += 1;
          commas = 0;
        }
      else if (token->kind == RK_TOKEN_SIGN)
        {
          commas += token->letter == ',' && places->whole > 0;
          behind = behind || token->letter == '.';
          places->percents += token->letter == '%';
          places->plain = places->plain || strchr ("/e", token->letter);
        }
    }
  places->thousands = commas;
}

typedef struct
{
  Decimal decimal;
  Places places;
  int next;         /* place of the next digit */
  gboolean leading; /* none has been written that is not there for want of one */
  GString *out;
} Writer;

static void
write_digit (Writer *writer, char digit, char kind)
{
  gboolean fraction = writer->next < 0;
  gboolean missing = fraction ? writer->decimal.point - writer->decimal.n > writer->next
                              : writer->next >= writer->decimal.point;

  if (!missing || kind == '0')
    {
      g_string_append_c (writer->out, digit);
      writer->leading = FALSE;
    }
  else if (kind == '?')
    g_string_append_c (writer->out, ' ');
  if (writer->places.grouped && writer->next > 0 && writer->next % 3 == 0 && !writer->leading)
    g_string_append_c (writer->out, ',');
  writer->next--;
}

/* The first place takes all digits for which there is none. */
static void
write_place (Writer *writer, char kind)
{
  if (writer->next == writer->places.whole - 1 && writer->next >= 0)
    writer->next = MAX (writer->next, writer->decimal.point - 1);
  while (writer->next >= writer->places.whole)
    write_digit (writer, digit_at (&writer->decimal, writer->next), '0');
  write_digit (writer, digit_at (&writer->decimal, writer->next), kind);
}

static void
write_token (Writer *writer, const RkFormatToken *token)
{
  if (token->kind == RK_TOKEN_LITERAL)
    g_string_append (writer->out, token->text);
  else if (token->kind == RK_TOKEN_DIGIT)
    write_place (writer, token->letter);
  else if (token->kind == RK_TOKEN_SIGN && token->letter == '.')
    {
      if (writer->places.whole == 0) /* ".00" has no place for what stands before the point */
        for (int place = writer->decimal.point - 1; place >= 0; place--)
          g_string_append_c (writer->out, digit_at (&writer->decimal, place));
      g_string_append_c (writer->out, '.');
      writer->next = -1;
    }
  else if (token->kind == RK_TOKEN_SIGN && token->letter == '%')
    g_string_append_c (writer->out, '%');
}

static gboolean
is_plain (const RkFormatToken *token)
{
  return token->kind == RK_TOKEN_GENERAL || (token->kind == RK_TOKEN_SIGN && token->letter == '@');
}

void
rk_format_section_append_number (const RkFormatSection *section, double value, GString *out)
{
  Writer writer = { .leading = TRUE, .out = out };

  count_places (section, &writer.places);
  decimal_init (&writer.decimal, value);
  if (writer.places.plain)
    {
      rk_number_append_plain (value, out);
      return;
    }
  writer.decimal.point
      += writer.decimal.n > 0 ? 2 * writer.places.percents - 3 * writer.places.thousands : 0;
  decimal_round (&writer.decimal, writer.places.fraction);
  writer.next = writer.places.whole - 1;
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const RkFormatToken *token = &g_array_index (section->tokens, RkFormatToken, i);

      if (is_plain (token))
        rk_number_append_plain (value, out);
      else
        write_token (&writer, token);
    }
}
