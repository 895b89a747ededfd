/* Texts of a workbook (ECMA-376 part 1, 18.4): runs are joined, furigana is left out. */
#include "rk-xlsx-book.h"

#include <string.h>

void
rk_xlsx_text_start (RkXlsxText *self, const char *name, const RkXmlTag *tag)
{
  if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "t") == 0 && self->phonetic == 0)
    {
      self->in_run = TRUE;
      self->keep_blanks = rk_xml_tag_is (tag, "space", "preserve");
      self->run_start = self->text->len;
    }
}

/* Blanks around a run count only where it says so; full-width ones always do. */
static void
trim_run (RkXlsxText *self)
{
  GString *text = self->text;
  gsize first = self->run_start;

  while (text->len > self->run_start && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  while (first < text->len && g_ascii_isspace (text->str[first]))
    first++;
  g_string_erase (text, (gssize)self->run_start, (gssize)(first - self->run_start));
}

void
rk_xlsx_text_end (RkXlsxText *self, const char *name)
{
  if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  else if (strcmp (name, "t") == 0 && self->in_run)
    {
      self->in_run = FALSE;
      if (!self->keep_blanks)
        trim_run (self);
    }
}

void
rk_xlsx_text_add (RkXlsxText *self, const char *text, gsize length)
{
  if (self->in_run)
    g_string_append_len (self->text, text, (gssize)length);
}

/* _xHHHH_; returns 0 where @p is none. */
static gunichar
escaped (const char *p)
{
  gunichar c = 0;

  if (p[0] != '_' || p[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + (guint)g_ascii_xdigit_value (p[i]);
    }
  return p[6] == '_' ? (c ? c : 1) : 0; /* a NUL is left out as other controls are */
}

void
rk_xlsx_text_unescape (GString *text, gsize start)
{
  char *from = text->str + start;
  char *to = from;
  gboolean after_cr = FALSE;

  if (!strchr (from, '_') && !strchr (from, '\r'))
    return;
  while (*from)
    {
      gunichar c = escaped (from);

      if (c == 0)
        c = (guchar)*from++;
      else
        {
          from += 7;
          if (c >= 0x80)
            {
              if (g_unichar_validate (c))
                to += g_unichar_to_utf8 (c, to);
              continue;
            }
        }
      if ((c >= ' ' || c == '\t' || (c == '\n' && !after_cr) || c == '\r') && c != 0x7f)
        *to++ = c == '\r' ? '\n' : (char)c;
      after_cr = c == '\r';
    }
  g_string_truncate (text, (gsize)(to - text->str));
}
