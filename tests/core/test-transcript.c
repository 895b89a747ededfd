/* Transcripts of recordings: WebVTT and plain text, who speaks, times, and what is refused. */
#include <string.h>

#include "rk-error.h"
#include "rk-transcript.h"

/* 「62 青島: 本日は。|- -: …」: second, speaker, text of each */
static char *
dup_words (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = rk_transcript_parse (text, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const RkUtterance *one = all->pdata[i];

      g_string_append_printf (words, "%s%d %s: %s", i ? "|" : "", (int)one->second,
                              one->speaker ? one->speaker : "-", one->text);
    }
  return g_string_free (words, FALSE);
}

static void
expect (const char *text, const char *expected)
{
  g_autofree char *words = dup_words (text);

  g_assert_cmpstr (words, ==, expected);
}

static void
expect_refused (const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rk_transcript_parse (text, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_vtt (void)
{
  expect ("WEBVTT - 会議\n\nNOTE made by\na program\n\nSTYLE\n::cue { }\n\n"
          "1\n00:00:01.000 --> 00:00:03.000 align:start\n<v 青島 環>本日は、</v>\n\n"
          "00:03.500 --> 00:05.000\n<v 青島 環>お集まり<b>いただき</b>。\n\n"
          "x-2\n01:00:20.000 --> 01:00:25.000\n<v.loud 髙橋 誠>賛成です。</v><v 岡>A &amp; B</v>\n",
          "1 青島 環: 本日は、お集まりいただき。|3620 髙橋 誠: 賛成です。|3620 岡: A & B");
}

static void
test_vtt_pauses_and_names (void)
{
  /* A pause begins anew; no name joins nothing; lines with carriage returns; a name with a colon.
   */
  expect ("\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v 青島>一。\r\n\r\n"
          "00:30.000 --> 00:31.000\r\n<v 青島>二。\r\n\r\n"
          "00:32.000 --> 00:33.000\r\n三。\r\n\r\n00:33.000 --> 00:34.000\r\n四\r\n五。\r\n\r\n"
          "00:35.000 --> 00:36.000\r\n岡委員：六。\r\n",
          "1 青島: 一。|30 青島: 二。|32 -: 三。|33 -: 四五。|35 岡委員: 六。");
  expect (
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>one\ntwo\n\n00:02.000 --> 00:03.000\n<v A>three\n",
      "1 A: one two three");
}

static void
test_vtt_refused (void)
{
  expect_refused ("WEBVTT\n\n", "nothing in this transcript");
  expect_refused ("WEBVTT\n\n00:00:01 -> 00:00:02\nこんにちは\n", "Line 4");
  expect_refused ("WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nこんにちは\n", "Line 3");
  expect_refused ("WEBVTT\n\n00:99:05.000 --> 01:00:02.000\nこんにちは\n", "00:99:05.000");
  expect_refused ("", "nothing in this transcript");
  expect_refused ("\xff\xfe\x30", "no text that can be read");
}

static void
test_plain (void)
{
  expect ("青島会長：ただいまから始めます。\n資料の1頁を\nお開きください。\n\n次に進みます。\n"
          "髙橋委員: 一点、13:30の件ですが。\n",
          "-1 青島会長: ただいまから始めます。\n資料の1頁を\nお開きください。|"
          "-1 青島会長: 次に進みます。|-1 髙橋委員: 一点、13:30の件ですが。");
}

static void
test_plain_times_and_marks (void)
{
  expect ("[00:00:05] 青島：はい。\n[1:02:03] そうです。\n（00:45）○岡委員　異議なし。\n"
          "【事務局】 説明します。\n",
          "5 青島: はい。|3723 青島: そうです。|45 岡委員: 異議なし。|-1 事務局: 説明します。");
  expect ("0:12:34 山﨑\n0:12:40 岡：はい。\n", "754 -: 山﨑|760 岡: はい。");
}

/* A sentence with a colon, a time of day, an address: nobody's name. */
static void
test_no_names (void)
{
  expect ("13:30から始めます。", "-1 -: 13:30から始めます。");
  expect ("https://example.jp/ を見る", "-1 -: https://example.jp/ を見る");
  expect ("はい、そうです：次へ", "-1 -: はい、そうです：次へ");
  expect ("とても長い前置きがここにあってそれは名前ではありません：次",
          "-1 -: とても長い前置きがここにあってそれは名前ではありません：次");
}

static void
test_names (void)
{
  static const char *const rows[][2]
      = { { "青島委員", "青島" }, { "青島　環　様", "青島　環" }, { "会長", "会長" },
          { "岡委員代理", "岡" }, { "髙橋副会長", "髙橋" },       { "事務局", "事務局" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = rk_transcript_dup_name (rows[i][0]);

      g_assert_cmpstr (name, ==, rows[i][1]);
    }
}

/* Three hours of subtitles, one each two seconds. */
static void
test_three_hours (void)
{
  g_autoptr (GString) text = g_string_new ("WEBVTT\n\n");
  g_autoptr (GPtrArray) all = NULL;
  gint64 before;

  for (guint i = 0; i < 5400; i++)
    g_string_append_printf (
        text, "%02u:%02u:%02u.000 --> %02u:%02u:%02u.900\n<v 委員%u>発言その%u。\n\n", i * 2 / 3600,
        i * 2 / 60 % 60, i * 2 % 60, i * 2 / 3600, i * 2 / 60 % 60, i * 2 % 60, i / 4 % 15, i);
  before = g_get_monotonic_time ();
  all = rk_transcript_parse (text->str, NULL);
  g_test_message ("%.1f ms", (double)(g_get_monotonic_time () - before) / 1000);
  g_assert_cmpuint (all->len, ==, 5400 / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript/vtt", test_vtt);
  g_test_add_func ("/transcript/vtt/pauses", test_vtt_pauses_and_names);
  g_test_add_func ("/transcript/vtt/refused", test_vtt_refused);
  g_test_add_func ("/transcript/plain", test_plain);
  g_test_add_func ("/transcript/plain/marks", test_plain_times_and_marks);
  g_test_add_func ("/transcript/plain/no-names", test_no_names);
  g_test_add_func ("/transcript/names", test_names);
  g_test_add_func ("/transcript/long", test_three_hours);
  return g_test_run ();
}
