#include "rk-transcript-file.h"

#include <glib/gi18n-lib.h>

#include "rk-charset.h"
#include "rk-error.h"

/* More than one damaged character in so many: this is no text. */
#define FEWEST_SOUND 50

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
decode (const void *data, gsize length, GString *text, GError **error)
{
  g_autoptr (RkCharsetProbe) probe = rk_charset_probe_new ();
  g_autoptr (RkDecoder) decoder = NULL;
  const char *encoding;

  rk_charset_probe_feed (probe, data, length);
  encoding = rk_charset_probe_end (probe);
  if (rk_charset_probe_is_empty (probe))
    return refuse (error, _ ("The file is empty. Nothing was taken in. Choose the file that the "
                             "recording was written out to."));
  if (rk_charset_probe_has_nul (probe))
    return refuse (error,
                   _ ("This file is no text, perhaps the recording itself. Nothing was taken "
                      "in. Choose a text file (.txt) or WebVTT (.vtt)."));
  decoder = rk_decoder_new (encoding, error);
  if (decoder == NULL)
    return FALSE;
  rk_decoder_feed (decoder, data, length, TRUE, text);
  if (rk_decoder_get_n_replaced (decoder) * FEWEST_SOUND > (guint64)g_utf8_strlen (text->str, -1))
    return refuse (error, _ ("This file can be read neither as UTF-8 nor as Shift_JIS. Nothing was "
                             "taken in. Save it again as text in UTF-8."));
  return TRUE;
}

GPtrArray *
rk_transcript_read (const void *data, gsize length, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (length > RK_TRANSCRIPT_MOST_BYTES)
    {
      refuse (error,
              _ ("The file is larger than the transcript of any meeting (16 MB). Nothing was "
                 "taken in."));
      return NULL;
    }
  return decode (data, length, text, error) ? rk_transcript_parse (text->str, error) : NULL;
}
