#include "rk-charset.h"
#include "rk-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Japanese characters that outweigh one damaged sequence; see RkCharsetProbe. */
#define SOUND_PER_DAMAGED 8
/* Where so many are damaged, and fewer are sound, the rest of the file need not be looked at. */
#define HOPELESS 1000

struct _RkDecoder
{
  char *encoding;
  GIConv iconv;        /* NULL for UTF-8, which only needs to be checked */
  gsize unit;          /* bytes to pass over where no character can be read */
  GByteArray *pending; /* the piece, behind what was cut off from the one before */
  gboolean at_start;
  guint64 n_replaced;
};

struct _RkCharsetProbe
{
  guchar head[3];
  guint n_head;
  guint64 length;
  RkDecoder *utf8;
  GString *text;
  guint64 n_japanese;
  gboolean has_nul;
};

/* ---- decoder ---- */

static const char *
canonical_encoding (const char *name)
{
  static const char *const cp932[]
      = { "CP932",    "SHIFT_JIS", "SHIFT-JIS", "SHIFTJIS",    "SJIS",       "X-SJIS",
          "MS_KANJI", "MS932",     "SJIS-WIN",  "WINDOWS-31J", "WINDOWS-932" };
  for (guint i = 0; i < G_N_ELEMENTS (cp932); i++)
    if (g_ascii_strcasecmp (name, cp932[i]) == 0)
      return "CP932";
  if (g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0)
    return "UTF-8";
  return NULL;
}

RkDecoder *
rk_decoder_new (const char *encoding, GError **error)
{
  const char *canonical = canonical_encoding (encoding);
  g_autofree char *name = canonical ? g_strdup (canonical) : g_ascii_strup (encoding, -1);
  GIConv converter = NULL;
  RkDecoder *decoder;

  if (!g_str_equal (name, "UTF-8"))
    {
      converter = g_iconv_open ("UTF-8", name);
      if (converter == (GIConv)-1)
        {
          g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("The encoding “%s” is not known. Nothing has been read. Choose UTF-8, "
                          "UTF-16 or CP932 (Shift JIS)."),
                       encoding);
          return NULL;
        }
    }
  decoder = g_new0 (RkDecoder, 1);
  decoder->encoding = g_steal_pointer (&name);
  decoder->iconv = converter;
  decoder->unit = g_str_has_prefix (decoder->encoding, "UTF-16") ? 2 : 1;
  decoder->pending = g_byte_array_new ();
  decoder->at_start = TRUE;
  return decoder;
}

void
rk_decoder_free (RkDecoder *decoder)
{
  if (!decoder)
    return;
  if (decoder->iconv)
    g_iconv_close (decoder->iconv);
  g_byte_array_unref (decoder->pending);
  g_free (decoder->encoding);
  g_free (decoder);
}

void
rk_decoder_reset (RkDecoder *decoder)
{
  if (decoder->iconv)
    g_iconv (decoder->iconv, NULL, NULL, NULL, NULL);
  g_byte_array_set_size (decoder->pending, 0);
  decoder->at_start = TRUE;
  decoder->n_replaced = 0;
}

const char *
rk_decoder_get_encoding (const RkDecoder *decoder)
{
  return decoder->encoding;
}

guint64
rk_decoder_get_n_replaced (const RkDecoder *decoder)
{
  return decoder->n_replaced;
}

static void
replace (RkDecoder *decoder, GString *out)
{
  g_string_append (out, RK_REPLACEMENT);
  decoder->n_replaced++;
}

/* Returns how many bytes were dealt with; the rest is the beginning of a character. */
static gsize
decode_utf8 (RkDecoder *decoder, const char *data, gsize length, GString *out)
{
  const char *p = data;
  const char *end = length > 0 ? data + length : data; /* NULL at the end of a text */

  while (p < end)
    {
      const char *valid_end;
      g_utf8_validate_len (p, end - p, &valid_end);
      g_string_append_len (out, p, valid_end - p);
      p = valid_end;
      if (p == end)
        break;
      if (*p == '\0') /* valid text, but the check stops there */
        g_string_append_c (out, '\0');
      else if (g_utf8_get_char_validated (p, end - p) == (gunichar)-2)
        break;
      else
        replace (decoder, out);
      p++;
    }
  return p - data;
}

/* A pair of bytes that has the form of a CP932 character but no meaning is one lost character. */
static gsize
undecodable_length (const RkDecoder *decoder, const guchar *p, gsize left)
{
  gboolean lead, trail;

  if (!g_str_equal (decoder->encoding, "CP932") || left < 2)
    return MIN (decoder->unit, left);
  lead = (p[0] >= 0x81 && p[0] <= 0x9f) || (p[0] >= 0xe0 && p[0] <= 0xfc);
  trail = p[1] >= 0x40 && p[1] <= 0xfc && p[1] != 0x7f;
  return lead && trail ? 2 : 1;
}

static gsize
decode_iconv (RkDecoder *decoder, char *data, gsize length, GString *out)
{
  char *in = data;
  gsize in_left = length;

  while (in_left > 0)
    {
      gsize used = out->len;
      gsize room = in_left * 3 + 16; /* no known encoding grows more; E2BIG goes round again */
      gsize out_left = room;
      gsize result, skip;
      char *target;
      int problem;

      g_string_set_size (out, used + room);
      target = out->str + used;
      result = g_iconv (decoder->iconv, &in, &in_left, &target, &out_left);
      problem = errno;
      g_string_set_size (out, used + room - out_left);
      if (result != (gsize)-1 || problem == EINVAL)
        break;
      if (problem != EILSEQ)
        continue;
      skip = undecodable_length (decoder, (const guchar *)in, in_left);
      replace (decoder, out);
      in += skip;
      in_left -= skip;
    }
  return length - in_left;
}

static void
drop_byte_order_mark (RkDecoder *decoder, GString *out, gsize start)
{
  if (!decoder->at_start || out->len == start)
    return;
  decoder->at_start = FALSE;
  if (g_str_has_prefix (out->str + start, "\xef\xbb\xbf"))
    g_string_erase (out, start, 3);
}

void
rk_decoder_feed (RkDecoder *decoder, const void *data, gsize length, gboolean last, GString *out)
{
  GByteArray *pending = decoder->pending;
  gsize start = out->len;
  gsize done;

  if (length > 0)
    g_byte_array_append (pending, data, length);
  if (decoder->iconv)
    done = decode_iconv (decoder, (char *)pending->data, pending->len, out);
  else
    done = decode_utf8 (decoder, (const char *)pending->data, pending->len, out);
  if (done > 0)
    g_byte_array_remove_range (pending, 0, done);
  if (last && pending->len > 0)
    {
      replace (decoder, out);
      g_byte_array_set_size (pending, 0);
    }
  drop_byte_order_mark (decoder, out, start);
}

/* ---- probe ---- */

RkCharsetProbe *
rk_charset_probe_new (void)
{
  RkCharsetProbe *probe = g_new0 (RkCharsetProbe, 1);
  probe->utf8 = rk_decoder_new ("UTF-8", NULL);
  probe->text = g_string_new (NULL);
  return probe;
}

void
rk_charset_probe_free (RkCharsetProbe *probe)
{
  if (!probe)
    return;
  rk_decoder_free (probe->utf8);
  g_string_free (probe->text, TRUE);
  g_free (probe);
}

static void
probe_text (RkCharsetProbe *probe, const void *data, gsize length, gboolean last)
{
  guint64 n_long = 0;

  g_string_truncate (probe->text, 0);
  rk_decoder_feed (probe->utf8, data, length, last, probe->text);
  for (gsize i = 0; i < probe->text->len; i++)
    n_long += (guchar)probe->text->str[i] >= 0xe0;
  probe->n_japanese += n_long;
}

void
rk_charset_probe_feed (RkCharsetProbe *probe, const void *data, gsize length)
{
  guint64 n_damaged = rk_decoder_get_n_replaced (probe->utf8);
  gboolean hopeless = n_damaged > HOPELESS && probe->n_japanese - n_damaged < n_damaged;

  for (gsize i = 0; i < length && probe->n_head < sizeof probe->head; i++)
    probe->head[probe->n_head++] = ((const guchar *)data)[i];
  probe->length += length;
  probe->has_nul = probe->has_nul || memchr (data, '\0', length) != NULL;
  if (!hopeless)
    probe_text (probe, data, length, FALSE);
}

static const char *
encoding_of_mark (const RkCharsetProbe *probe)
{
  if (probe->n_head >= 3 && memcmp (probe->head, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";
  if (probe->n_head >= 2 && memcmp (probe->head, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (probe->n_head >= 2 && memcmp (probe->head, "\xfe\xff", 2) == 0)
    return "UTF-16BE";
  return NULL;
}

const char *
rk_charset_probe_end (RkCharsetProbe *probe)
{
  const char *marked = encoding_of_mark (probe);
  guint64 n_damaged, n_sound;

  if (marked)
    return marked;
  probe_text (probe, NULL, 0, TRUE);
  n_damaged = rk_decoder_get_n_replaced (probe->utf8);
  n_sound = probe->n_japanese - n_damaged; /* U+FFFD is three bytes long itself */
  if (n_damaged == 0 || n_sound >= n_damaged * SOUND_PER_DAMAGED)
    return "UTF-8";
  return "CP932";
}

gboolean
rk_charset_probe_has_nul (const RkCharsetProbe *probe)
{
  const char *marked = encoding_of_mark (probe);
  return probe->has_nul && (marked == NULL || g_str_equal (marked, "UTF-8"));
}

gboolean
rk_charset_probe_is_empty (const RkCharsetProbe *probe)
{
  const char *marked = encoding_of_mark (probe);
  gsize mark = marked == NULL ? 0 : g_str_equal (marked, "UTF-8") ? 3 : 2;
  return probe->length <= mark;
}
