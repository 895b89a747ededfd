#include "rk-xlsx-cell.h"

#include <string.h>

#include "rk-calendar.h"

typedef struct
{
  const RkXlsxBook *book;
  guint style;
  const GString *value;
  GString *out;
} Value;

RkXlsxCellType
rk_xlsx_cell_type (const RkXmlTag *tag)
{
  static const struct
  {
    const char *name;
    RkXlsxCellType type;
  } types[] = { { "s", RK_XLSX_SHARED },  { "str", RK_XLSX_TEXT }, { "inlineStr", RK_XLSX_INLINE },
                { "b", RK_XLSX_BOOLEAN }, { "e", RK_XLSX_ERROR },  { "d", RK_XLSX_DATE } };

  gsize length;
  const char *name = rk_xml_tag_get (tag, "t", &length);

  for (guint i = 0; name && i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && memcmp (types[i].name, name, length) == 0)
      return types[i].type;
  return RK_XLSX_NUMBER;
}

static gboolean
is_short_whole_number (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return text[n] == '\0' && n > 0 && n <= 15 && (*text != '0' || n == 1);
}

static const RkNumberFormat *
format_of (const Value *self)
{
  return self->style < self->book->formats->len ? self->book->formats->pdata[self->style] : NULL;
}

static void
trim_end (GString *text, gsize start)
{
  while (text->len > start && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

static void
append_number (const Value *self, double number)
{
  const RkNumberFormat *format = format_of (self);
  gsize start = self->out->len;

  if (format)
    rk_number_format_append (format, number, self->book->from_1904, self->out);
  else
    rk_number_append_plain (number, self->out);
  trim_end (self->out, start);
}

static void
append_number_text (const Value *self)
{
  char *end;
  double number;

  if (format_of (self) == NULL && is_short_whole_number (self->value->str))
    {
      g_string_append_len (self->out, self->value->str, (gssize)self->value->len);
      return;
    }
  number = g_ascii_strtod (self->value->str, &end);
  if (end == self->value->str || *end != '\0')
    g_string_append_len (self->out, self->value->str, (gssize)self->value->len);
  else
    append_number (self, number);
}

/* "10:30:00.5" */
static double
seconds_of_day (const char *time)
{
  double unit = 3600, seconds = 0;
  char *end;

  for (; unit >= 1; unit /= 60, time = end + 1)
    {
      double part = g_ascii_strtod (time, &end);

      if (part >= 0 && part < 60)
        seconds += part * unit;
      if (*end != ':')
        break;
    }
  return seconds;
}

/* 2024-04-01T00:00:00, as Strict workbooks may have it: shown as the same day in numbers. */
static void
append_date_text (const Value *self)
{
  g_autofree char *day = g_strndup (self->value->str, 10);
  const char *time = strchr (self->value->str, 'T');
  RkDate date;
  double seconds = 0;

  if (!rk_date_from_iso (day, &date) || !rk_date_is_full (date) || format_of (self) == NULL)
    {
      /* midnight is no time of day */
      gsize length = time && g_str_has_prefix (time, "T00:00:00") ? 10 : self->value->len;

      g_string_append_len (self->out, self->value->str, (gssize)length);
      return;
    }
  if (time)
    seconds = seconds_of_day (time + 1);
  append_number (self, rk_date_days_between (rk_date (1899, 12, 30), date) + seconds / 86400
                           - (self->book->from_1904 ? 1462 : 0));
}

void
rk_xlsx_cell_append (
    const RkXlsxBook *book, RkXlsxCellType type, guint style, const GString *value, GString *out)
{
  const Value cell = { book, style, value, out };
  gsize start = out->len;

  switch (type)
    {
    case RK_XLSX_NUMBER:
      append_number_text (&cell);
      break;
    case RK_XLSX_DATE:
      append_date_text (&cell);
      break;
    case RK_XLSX_BOOLEAN:
      g_string_append (out, value->str[0] == '1' || value->str[0] == 't' ? "TRUE" : "FALSE");
      break;
    default:
      g_string_append_len (out, value->str, (gssize)value->len);
      rk_xlsx_text_unescape (out, start);
    }
}
