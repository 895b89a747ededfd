/* The encoding of a file is told by its bytes, and no border between pieces is ever seen. */
#include "rk-charset.h"
#include "rk-error.h"

#include <string.h>

static char *
encode (const char *text, const char *encoding, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static const char *
probe (const void *data, gsize length, gsize piece)
{
  g_autoptr (RkCharsetProbe) charset = rk_charset_probe_new ();
  for (gsize at = 0; at < length; at += piece)
    rk_charset_probe_feed (charset, (const char *)data + at, MIN (piece, length - at));
  return rk_charset_probe_end (charset);
}

static char *
decode (const char *encoding, const void *data, gsize length, gsize piece, guint64 *n_replaced)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDecoder) decoder = rk_decoder_new (encoding, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (gsize at = 0; at < length; at += piece)
    rk_decoder_feed (decoder, (const char *)data + at, MIN (piece, length - at), FALSE, out);
  rk_decoder_feed (decoder, NULL, 0, TRUE, out);
  if (n_replaced)
    *n_replaced = rk_decoder_get_n_replaced (decoder);
  return g_string_free (out, FALSE);
}

#define SENTENCE "№1,㈱髙橋商店,静岡県焼津市本町２丁目,ｶﾌﾞｼｷ,10:00～19:00\r\n"

static void
test_probe_encodings (void)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
    const char *expected;
  } cases[] = { { "UTF-8", "", "UTF-8" },
                { "UTF-8", "\xef\xbb\xbf", "UTF-8" },
                { "CP932", "", "CP932" },
                { "UTF-16LE", "\xff\xfe", "UTF-16LE" },
                { "UTF-16BE", "\xfe\xff", "UTF-16BE" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *bytes = encode (SENTENCE, cases[i].encoding, &length);
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_byte_array_append (file, (const guint8 *)cases[i].mark, strlen (cases[i].mark));
      g_byte_array_append (file, (const guint8 *)bytes, length);
      for (gsize piece = 1; piece <= file->len; piece++)
        {
          g_autofree char *text = decode (cases[i].encoding, file->data, file->len, piece, NULL);
          g_assert_cmpstr (probe (file->data, file->len, piece), ==, cases[i].expected);
          g_assert_cmpstr (text, ==, SENTENCE);
        }
    }
  g_assert_cmpstr (probe ("a,b\n1,2\n", 8, 8), ==, "UTF-8");
}

/* Kana alone are the nearest that CP932 comes to UTF-8: two bytes of them may form one character.
 */
static void
test_probe_never_takes_cp932_for_utf8 (void)
{
  static const char *const alphabets[]
      = { "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝﾞﾟ,\n",
          "あいうえおかきくけこがぎぐげごアイウエオ、。（）・ー\n,1",
          "静岡県焼津市葵区髙﨑①㈱漢字株式会社有限１２３〒纊鍈\n,",
          "齟齬齷齪龕龜鼈驍驤髑髏鬱黴鼇\n," };

  for (guint round = 0; round < 400; round++)
    {
      const char *alphabet = alphabets[round % G_N_ELEMENTS (alphabets)];
      g_autoptr (GString) text = g_string_new ("名前,ｱｲｳ");
      gsize length;
      g_autofree char *bytes = NULL;
      for (guint i = g_test_rand_int_range (20, 2000); i > 0; i--)
        {
          int n = g_test_rand_int_range (0, g_utf8_strlen (alphabet, -1));
          g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (alphabet, n)));
        }
      bytes = encode (text->str, "CP932", &length);
      g_assert_cmpstr (probe (bytes, length, 4096), ==, "CP932");
    }
}

static void
test_probe_takes_damaged_utf8 (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *decoded = NULL;
  guint64 n_replaced;

  while (text->len < 1024 * 1024)
    g_string_append (text, SENTENCE);
  text->str[text->len / 2] = '\xff';
  g_assert_cmpstr (probe (text->str, text->len, 65536), ==, "UTF-8");
  decoded = decode ("UTF-8", text->str, text->len, 65536, &n_replaced);
  g_assert_cmpuint (n_replaced, >=, 1);
  g_assert_cmpuint (n_replaced, <=, 3);
  g_assert_nonnull (strstr (decoded, RK_REPLACEMENT));

  for (guint round = 0; round < 100; round++) /* one broken byte in forty */
    {
      g_autoptr (GString) broken = g_string_new (NULL);
      while (broken->len < 2000)
        g_string_append (broken, SENTENCE);
      for (guint i = 0; i < broken->len / 200; i++)
        broken->str[g_test_rand_int_range (0, broken->len)]
            = (char)g_test_rand_int_range (0x80, 0x100);
      g_assert_cmpstr (probe (broken->str, broken->len, 77), ==, "UTF-8");
    }
}

/* Damage that comes first does not decide before the rest was seen. */
static void
test_probe_damaged_beginning (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "caf\xe9,1\n");
  for (guint i = 0; i < 50; i++)
    g_string_append (text, SENTENCE);
  g_assert_cmpstr (probe (text->str, text->len, 10), ==, "UTF-8");
}

static void
test_probe_cut_off_at_the_end (void)
{
  gsize length = strlen (SENTENCE SENTENCE "焼") - 1;
  guint64 n_replaced;
  g_autofree char *text = decode ("UTF-8", SENTENCE SENTENCE "焼", length, 7, &n_replaced);

  g_assert_cmpstr (probe (SENTENCE SENTENCE "焼", length, 7), ==, "UTF-8");
  g_assert_cmpuint (n_replaced, ==, 1);
  g_assert_true (g_str_has_suffix (text, "\r\n" RK_REPLACEMENT));
}

static void
test_probe_nul_and_empty (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    gboolean nul, empty;
  } cases[] = { { "", 0, FALSE, TRUE },
                { "\xef\xbb\xbf", 3, FALSE, TRUE },
                { "\xff\xfe", 2, FALSE, TRUE },
                { "\xff\xfe"
                  "a\0",
                  4, FALSE, FALSE },
                { "\xef\xbb\xbf"
                  "a",
                  4, FALSE, FALSE },
                { "\xef\xbb\xbf"
                  "a\0",
                  5, TRUE, FALSE },
                { "a\0b", 3, TRUE, FALSE },
                { "\n", 1, FALSE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkCharsetProbe) charset = rk_charset_probe_new ();
      rk_charset_probe_feed (charset, cases[i].bytes, cases[i].length);
      rk_charset_probe_end (charset);
      g_assert_cmpint (rk_charset_probe_has_nul (charset), ==, cases[i].nul);
      g_assert_cmpint (rk_charset_probe_is_empty (charset), ==, cases[i].empty);
    }
}

/* 81 60 is ～, never 〜; ① ㈱ 髙 and 外字 are read. */
static void
test_decode_cp932_facts (void)
{
  static const char bytes[] = "\x81\x60\x81\x7c\x87\x40\x87\x8a\xfb\xfc\xf0\x40\xb1";
  const char *const names[] = { "CP932", "cp932", "Shift_JIS", "SJIS", "Windows-31J", "MS932" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint64 n_replaced;
      g_autofree char *text = decode (names[i], bytes, sizeof bytes - 1, 1, &n_replaced);
      g_assert_cmpstr (text, ==, "～－①㈱髙\xee\x80\x80ｱ");
      g_assert_cmpuint (n_replaced, ==, 0);
    }
}

static void
test_decode_bad_bytes (void)
{
  static const struct
  {
    const char *encoding;
    const char *bytes;
    const char *text;
  } cases[]
      = { { "CP932", "a\x80,b", "a" RK_REPLACEMENT ",b" },
          { "CP932", "\x82\r\nb", RK_REPLACEMENT "\r\nb" }, /* a lost second byte costs no line */
          { "CP932", "\x82,b", RK_REPLACEMENT ",b" },
          { "CP932",
            "\x85\x40"
            "b",
            RK_REPLACEMENT "b" }, /* a pair without a meaning is one */
          { "CP932", "b\x82", "b" RK_REPLACEMENT },
          { "UTF-8", "\xe7\x84,b", RK_REPLACEMENT RK_REPLACEMENT ",b" },
          { "UTF-8", "\xed\xa0\x80", RK_REPLACEMENT RK_REPLACEMENT RK_REPLACEMENT },
          { "UTF-8", "\xc0\xaf", RK_REPLACEMENT RK_REPLACEMENT },
          { "UTF-8", "b\xe7\x84", "b" RK_REPLACEMENT },
          { "EUC-JP", "\xa4\xa2\xff", "あ" RK_REPLACEMENT } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 1; piece <= strlen (cases[i].bytes); piece++)
      {
        g_autofree char *text
            = decode (cases[i].encoding, cases[i].bytes, strlen (cases[i].bytes), piece, NULL);
        g_assert_cmpstr (text, ==, cases[i].text);
      }
}

static void
test_decode_utf16 (void)
{
  static const char lone[] = "\xff\xfe"
                             "a\0"
                             "\x3d\xd8"
                             "b\0"; /* half a surrogate pair */
  static const char pair[] = "\xfe\xff"
                             "\xd8\x42\xdf\xb7"; /* 𠮷 */

  for (gsize piece = 1; piece < sizeof lone; piece++)
    {
      g_autofree char *a = decode ("UTF-16LE", lone, sizeof lone - 1, piece, NULL);
      g_autofree char *b = decode ("UTF-16BE", pair, sizeof pair - 1, piece, NULL);
      g_assert_cmpstr (a, ==, "a" RK_REPLACEMENT "b");
      g_assert_cmpstr (b, ==, "𠮷");
    }
}

static void
test_decode_random_bytes (void)
{
  static const char *const encodings[] = { "UTF-8", "CP932", "UTF-16LE", "UTF-16BE", "EUC-JP" };

  for (guint round = 0; round < 2000; round++)
    {
      const char *encoding = encodings[round % G_N_ELEMENTS (encodings)];
      gsize length = g_test_rand_int_range (0, 200);
      g_autofree char *bytes = g_malloc (length + 1);
      g_autofree char *whole = NULL;
      g_autofree char *pieces = NULL;
      for (gsize i = 0; i < length; i++)
        bytes[i] = (char)g_test_rand_int_range (1, 256);
      whole = decode (encoding, bytes, length, MAX (length, 1), NULL);
      pieces = decode (encoding, bytes, length, g_test_rand_int_range (1, 9), NULL);
      g_assert_true (g_utf8_validate (whole, -1, NULL));
      g_assert_cmpstr (whole, ==, pieces);
    }
}

static void
test_decode_unknown_encoding (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (rk_decoder_new ("KLINGON", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL); /* prints the seed */
  g_test_add_func ("/charset/probe/encodings", test_probe_encodings);
  g_test_add_func ("/charset/probe/never-takes-cp932-for-utf8",
                   test_probe_never_takes_cp932_for_utf8);
  g_test_add_func ("/charset/probe/takes-damaged-utf8", test_probe_takes_damaged_utf8);
  g_test_add_func ("/charset/probe/damaged-beginning", test_probe_damaged_beginning);
  g_test_add_func ("/charset/probe/cut-off-at-the-end", test_probe_cut_off_at_the_end);
  g_test_add_func ("/charset/probe/nul-and-empty", test_probe_nul_and_empty);
  g_test_add_func ("/charset/decode/cp932-facts", test_decode_cp932_facts);
  g_test_add_func ("/charset/decode/bad-bytes", test_decode_bad_bytes);
  g_test_add_func ("/charset/decode/utf16", test_decode_utf16);
  g_test_add_func ("/charset/decode/random-bytes", test_decode_random_bytes);
  g_test_add_func ("/charset/decode/unknown-encoding", test_decode_unknown_encoding);
  return g_test_run ();
}
