/* Tables as other programs put them on the clipboard. */
#include "rk-error.h"
#include "rk-paste.h"
#include "rk-test.h"

#include <string.h>

static char *
paste (const char *text, gsize size, gboolean html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  char *csv = rk_paste_to_csv (bytes, html, &error);

  g_assert_no_error (error);
  return csv;
}

static void
test_text (void)
{
  static const char *const cases[][2] = {
    { "事業所名\t従業員数\r\n青葉薬局\t12\r\n", "事業所名,従業員数\r\n青葉薬局,12\r\n" },
    { "a\t\tb", "a,,b\r\n" },
    { "\"二行の\n名称\"\t\"引用\"\"符\"\n", "\"二行の\n名称\",\"引用\"\"符\"\r\n" },
    { "1,234\t\"\n", "\"1,234\",\"\"\"\"\r\n" },
    { "\xef\xbb\xbf"
      "a\tb\r\n\r\nc\r\n",
      "a,b\r\n\r\nc\r\n" },
  };
  gsize size;
  g_autofree char *wide = g_convert (cases[0][0], -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  g_autofree char *of_wide = paste (wide, size, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = paste (cases[i][0], strlen (cases[i][0]), FALSE);

      g_assert_cmpstr (csv, ==, cases[i][1]);
    }
  g_assert_cmpstr (of_wide, ==, cases[0][1]);
}

static void
test_html (void)
{
  static const char *const cases[][2] = {
    /* Excel */
    { "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=utf-8><style>"
      "td {mso-x:1}</style></head><body><table border=0><tr height=18><td class=xl65>事業所名</td>"
      "<td>法人番号</td></tr><tr><td>青葉薬局<br>\r\n  本店</td><td align=right "
      "x:num=\"7000012050002\">7E+12</td></tr></table></body></html>",
      "事業所名,法人番号\r\n\"青葉薬局\n本店\",7000012050002\r\n" },
    /* Calc */
    { "<!DOCTYPE html><html><body><table cellspacing=\"0\"><colgroup "
      "width=\"85\"></colgroup><tbody>"
      "<tr><td align=\"left\"><b>名称</b></td><td>郵便番号</td></tr><tr><td>若草&amp;運輸</td>"
      "<td sdval=\"7000012050002\" sdnum=\"1041;\">7.00001E+12</td></tr></tbody></table></body>"
      "</html>",
      "名称,郵便番号\r\n若草&運輸,7000012050002\r\n" },
    /* merged cells, and the larger of two tables */
    { "<table><tr><td>menu</td></tr></table><table><tr><th colspan=2>所在地</th><th>電話</th></tr>"
      "<tr><td rowspan=2>焼津市</td><td>中港</td><td>1</td></tr><tr><td>本町</td><td>2</td></tr>"
      "</table>",
      "所在地,,電話\r\n焼津市,中港,1\r\n,本町,2\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = paste (cases[i][0], strlen (cases[i][0]), TRUE);

      g_assert_cmpstr (csv, ==, cases[i][1]);
    }
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "<p>ただの文</p>", "<table></table>", "\x01\x02" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (rk_paste_to_csv (bytes, TRUE, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
    }
}

/* Whatever is on the clipboard. */
static void
test_damaged (void)
{
  static const char html[] = "<table><tr><td rowspan=9999 colspan=\"-1\">a</td><td>b<br></td></tr>"
                             "<tr><td><table><tr><td>c</td></tr></table></td></tr></table>";
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *copy = g_memdup2 (html, sizeof html);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *csv = NULL;

      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        copy[g_rand_int_range (rand, 0, sizeof html - 1)] = (char)g_rand_int_range (rand, 1, 256);
      bytes = g_bytes_new (copy, strlen (copy));
      csv = rk_paste_to_csv (bytes, i % 4 != 0, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/text", test_text);
  g_test_add_func ("/paste/html", test_html);
  g_test_add_func ("/paste/nothing", test_nothing);
  g_test_add_func ("/paste/damaged", test_damaged);
  return g_test_run ();
}
