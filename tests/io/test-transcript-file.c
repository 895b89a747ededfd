/* Transcripts as files: encodings, and files that are none. */
#include <string.h>

#include "rk-error.h"
#include "rk-transcript-file.h"

#define TALK "青島委員：本日は①の件です。\n"

static void
expect (const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = rk_transcript_read (data, length, &error);
  const RkUtterance *one;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  one = all->pdata[0];
  g_assert_cmpstr (one->speaker, ==, "青島委員");
  g_assert_cmpstr (one->text, ==, "本日は①の件です。");
}

static void
test_encodings (void)
{
  g_autofree char *cp932 = NULL;
  g_autofree char *utf16 = NULL;
  gsize length;

  expect (TALK, strlen (TALK));
  expect ("\xef\xbb\xbf" TALK, strlen (TALK) + 3);
  cp932 = g_convert (TALK, -1, "CP932", "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (cp932);
  expect (cp932, length);
  utf16 = g_convert ("\xef\xbb\xbf" TALK, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (utf16);
  expect (utf16, length);
}

static void
expect_refused (const void *data, gsize length, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rk_transcript_read (data, length, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Nothing was taken in"));
}

static void
test_refused (void)
{
  g_autofree char *noise = g_malloc (4096);
  g_autofree char *large = g_malloc (RK_TRANSCRIPT_MOST_BYTES + 1);

  for (guint i = 0; i < 4096; i++)
    noise[i] = (char)(0x80 + (i * 7 + i / 3) % 0x80);
  memset (large, 'a', RK_TRANSCRIPT_MOST_BYTES + 1);
  expect_refused ("", 0, "empty");
  expect_refused ("ID3\0\0\0mp3", 9, "no text");
  expect_refused (noise, 4096, "neither as UTF-8");
  expect_refused (large, RK_TRANSCRIPT_MOST_BYTES + 1, "larger");
  expect_refused ("WEBVTT\n\nNOTE x\n", 15, "nothing in this transcript");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript-file/encodings", test_encodings);
  g_test_add_func ("/transcript-file/refused", test_refused);
  return g_test_run ();
}
