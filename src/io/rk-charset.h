/* Which encoding a text file is in, and its text as UTF-8, both in pieces of any size. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What stands in the text for bytes that mean nothing in the file's encoding (U+FFFD). */
#define RK_REPLACEMENT "\xef\xbf\xbd"

/**
 * RkCharsetProbe: looks at a whole file, piece by piece.
 * The encoding is told by this rule, in this order:
 *  1. a byte order mark: UTF-8, UTF-16LE or UTF-16BE;
 *  2. every byte is valid UTF-8: UTF-8 (plain ASCII is UTF-8 as well);
 *  3. at least eight Japanese characters (sequences of three or four bytes) are valid for each
 *     sequence that is not: UTF-8 with damaged bytes. CP932 text never comes near that: its lead
 *     bytes 81–9F and its half-width kana are stray bytes in UTF-8;
 *  4. else CP932 (never SHIFT_JIS, which lacks ①, ㈱ and 髙). Once a thousand sequences are
 *     damaged, and fewer are sound, the rest is not looked at.
 */
typedef struct _RkCharsetProbe RkCharsetProbe;

RkCharsetProbe *rk_charset_probe_new (void);
void rk_charset_probe_free (RkCharsetProbe *probe);
void rk_charset_probe_feed (RkCharsetProbe *probe, const void *data, gsize length);
/**
 * rk_charset_probe_end: to be called once, after the last piece.
 * Returns: (transfer none): "UTF-8", "UTF-16LE", "UTF-16BE" or "CP932"
 */
const char *rk_charset_probe_end (RkCharsetProbe *probe);
/** rk_charset_probe_has_nul: whether there was a zero byte in a text that is not UTF-16. */
gboolean rk_charset_probe_has_nul (const RkCharsetProbe *probe);
/** rk_charset_probe_is_empty: nothing at all, or only a byte order mark. */
gboolean rk_charset_probe_is_empty (const RkCharsetProbe *probe);

/** RkDecoder: turns pieces of a file into UTF-8; a character may be cut anywhere. */
typedef struct _RkDecoder RkDecoder;

/**
 * rk_decoder_new:
 * @encoding: any name that iconv knows; SHIFT_JIS and its aliases are taken as CP932
 * @error: %RK_ERROR_INVALID where the encoding is unknown
 */
RkDecoder *rk_decoder_new (const char *encoding, GError **error);
void rk_decoder_free (RkDecoder *decoder);
/** rk_decoder_reset: back to the beginning of a file. */
void rk_decoder_reset (RkDecoder *decoder);
/** rk_decoder_get_encoding: Returns: (transfer none): the name to show */
const char *rk_decoder_get_encoding (const RkDecoder *decoder);
/** rk_decoder_get_n_replaced: how many %RK_REPLACEMENT were put in since the beginning. */
guint64 rk_decoder_get_n_replaced (const RkDecoder *decoder);
/**
 * rk_decoder_feed: appends the text of the next piece to @out. A byte order mark at the start is
 * left out; each byte or character that cannot be read becomes %RK_REPLACEMENT.
 * @last: no more will come: a character cut off at the end is replaced too
 */
void
rk_decoder_feed (RkDecoder *decoder, const void *data, gsize length, gboolean last, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCharsetProbe, rk_charset_probe_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkDecoder, rk_decoder_free)

G_END_DECLS
