/* CP932 (Windows-31J), the code Japanese spreadsheets still read and write. */
#include "rk-error.h"
#include "rk-text-private.h"
#include "rk-text.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <errno.h>
#include <string.h>

#define GETA 0x3013
#define GETA_CP932 "\x81\xac"

/* Never SHIFT_JIS: that table knows neither ㈱ nor 髙. */
#define CHARSET "CP932"

char *
rk_text_from_cp932 (const char *bytes, gsize len, gsize *bad_offset, GError **error)
{
  gsize read = 0, written = 0;
  g_autofree char *utf8 = NULL;
  const char *nul = len > 0 ? memchr (bytes, 0, len) : NULL;

  if (nul != NULL)
    read = (gsize)(nul - bytes);
  else
    {
      utf8 = g_convert (bytes, (gssize)len, "UTF-8", CHARSET, &read, &written, NULL);
      if (utf8 != NULL && read == len)
        return g_steal_pointer (&utf8);
    }
  if (bad_offset != NULL)
    *bad_offset = read;
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("The byte at position %" PRIu64 " is not Japanese text (CP932)."), (guint64)read);
  return NULL;
}

/* What stands for @c, so that reading it back gives the same character on every system. iconv
 * implementations differ here: some refuse 〜, glibc turns ¥ into a backslash. */
static gunichar
cp932_twin (gunichar c)
{
  static const gunichar twins[][2] = { { 0x301c, 0xff5e }, { 0x2212, 0xff0d }, { 0x2016, 0x2225 },
                                       { 0x2014, 0x2015 }, { 0x00a2, 0xffe0 }, { 0x00a3, 0xffe1 },
                                       { 0x00ac, 0xffe2 }, { 0x00a5, 0xffe5 }, { 0x203e, 0xffe3 } };

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (twins[i][0] == c)
      return twins[i][1];
  return c;
}

static GString *
with_twins (const char *utf8)
{
  GString *out = g_string_sized_new (strlen (utf8) + 8);
  gunichar c;

  while ((c = rk_text_next (&utf8)))
    if (c < 0x80)
      g_string_append_c (out, (char)c);
    else
      g_string_append_unichar (out, cp932_twin (c));
  return out;
}

static gboolean
is_selector (gunichar c)
{
  return rk_text_is_ignorable (c) && g_unichar_ismark (c);
}

/* Notes the character at @p as lost, puts 〓 in its place and returns what follows it */
static char *
lose (char *p, GString *out, GArray *lost)
{
  gunichar c = g_utf8_get_char (p);

  if (lost != NULL)
    g_array_append_val (lost, c);
  if (!is_selector (c))
    g_string_append_len (out, GETA_CP932, 2);
  return g_utf8_next_char (p);
}

char *
rk_text_to_cp932 (const char *utf8, gsize *len_out, GArray *lost_codepoints)
{
  g_autoptr (GString) source = with_twins (utf8 != NULL ? utf8 : "");
  GString *out = g_string_sized_new (source->len + 8);
  GIConv converter = g_iconv_open (CHARSET, "UTF-8");
  char *in = source->str;
  gsize in_left = source->len;

  g_assert (converter != (GIConv)-1);
  while (in_left > 0)
    {
      char buffer[512];
      char *to = buffer;
      gsize to_left = sizeof buffer;
      gboolean stopped = g_iconv (converter, &in, &in_left, &to, &to_left) == (gsize)-1;
      int reason = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (stopped && reason != E2BIG)
        {
          char *next = lose (in, out, lost_codepoints);

          in_left -= (gsize)(next - in);
          in = next;
        }
    }
  g_iconv_close (converter);
  if (len_out != NULL)
    *len_out = out->len;
  return g_string_free (out, FALSE);
}

static gboolean
is_lost (gunichar c)
{
  char utf8[8] = { 0 };
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (gunichar));

  g_unichar_to_utf8 (c, utf8);
  g_free (rk_text_to_cp932 (utf8, NULL, lost));
  return lost->len > 0;
}

gboolean
rk_text_is_cp932_loss (const char *text, const char *after)
{
  gboolean differs = FALSE;

  while (*text != '\0')
    {
      gunichar a = g_utf8_get_char (text);
      gunichar b = *after != '\0' ? g_utf8_get_char (after) : 0;
      gboolean selector = a != b && is_selector (a);

      if (a != b && !selector && cp932_twin (a) != b && !(b == GETA && is_lost (a)))
        return FALSE;
      differs = differs || a != b;
      text = g_utf8_next_char (text);
      if (!selector)
        after = g_utf8_next_char (after);
    }
  return differs && *after == '\0';
}
