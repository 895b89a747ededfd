/* Files damaged at random: whatever they have become, they are read or refused with words, soon and
 * in little memory. Workbooks are damaged as files are, and inside, with the archive made whole
 * again around the damage. */
#include "read-whole.h"
#include "rk-test.h"
#include "workbook-maker.h"

#include <string.h>
#include <sys/resource.h>

static guint
how_many (guint briefly, guint at_length)
{
  return g_getenv ("RK_FAULT_RUNS") ? at_length : briefly;
}

/* ── damage ──────────────────────────────────────────────────────────────────────────────── */

static void
change_bytes (GRand *rand, GByteArray *bytes)
{
  for (int n = g_rand_int_range (rand, 1, 8); n > 0 && bytes->len > 0; n--)
    bytes->data[g_rand_int_range (rand, 0, (int)bytes->len)]
        = (guint8)g_rand_int_range (rand, 0, 256);
}

static void
cut_or_repeat (GRand *rand, GByteArray *bytes)
{
  guint at = (guint)g_rand_int_range (rand, 0, (int)bytes->len + 1);
  guint n = (guint)g_rand_int_range (rand, 0, (int)MIN (bytes->len - at, 4096) + 1);
  g_autofree guint8 *piece = g_memdup2 (bytes->data + at, n + 1 > bytes->len - at ? n : n + 1);

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      g_byte_array_set_size (bytes, at);
      break;
    case 1:
      if (n > 0)
        g_byte_array_remove_range (bytes, at, n);
      break;
    default:
      if (n > 0)
        g_byte_array_append (bytes, piece, n);
    }
}

/* Words that mean something to the readers, where they do not belong. */
static void
put_word (GRand *rand, GByteArray *bytes, const char *const *words)
{
  const char *word = words[g_rand_int_range (rand, 0, (int)g_strv_length ((char **)words))];
  guint at = (guint)g_rand_int_range (rand, 0, (int)bytes->len + 1);
  guint n = (guint)strlen (word);

  g_byte_array_set_size (bytes, bytes->len + n);
  memmove (bytes->data + at + n, bytes->data + at, bytes->len - n - at);
  memcpy (bytes->data + at, word, n);
}

static void
damage (GRand *rand, GByteArray *bytes, const char *const *words)
{
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    switch (g_rand_int_range (rand, 0, 3))
      {
      case 0:
        change_bytes (rand, bytes);
        break;
      case 1:
        cut_or_repeat (rand, bytes);
        break;
      default:
        put_word (rand, bytes, words);
      }
}

static GByteArray *
copy_of (const void *data, gsize length)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint)length + 8192);

  return g_byte_array_append (bytes, data, (guint)length);
}

static GRand *
new_rand (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

/* ── texts ───────────────────────────────────────────────────────────────────────────────── */

static void
test_texts (void)
{
  static const char *const words[]
      = { "\"",       "\"\"",         ",",        "\r",         "\n",   "\r\n",     "\t",
          ";",        "\xef\xbb\xbf", "\xff\xfe", "\x82\xa0",   "\x81", "\xe3\x81", "株式会社",
          "\xfc\xfc", "合計",         "※",        "PK\003\004", NULL };
  static const char list[]
      = "健康づくり推進事業所 "
        "一覧\r\n\r\n番号,事業所名,\"所在地\",従業員数\r\n1,\"うみねこ水産\r\n本社\",焼津市"
        "中港9-99,\"1,234\"\r\n2,髙﨑製茶,\"島田市\"\"金谷\"\"\",45\r\n,,,\r\n合計,,,\"1,"
        "279\"\r\n※ 注記\r\n";
  g_autoptr (GRand) rand = new_rand ();
  g_autofree char *cp932 = g_convert (list, -1, "CP932", "UTF-8", NULL, NULL, NULL);
  g_autofree char *utf16 = NULL;
  gsize utf16_length;
  guint n_read = 0, n = how_many (1000, 20000);

  utf16 = g_convert (list, -1, "UTF-16", "UTF-8", NULL, &utf16_length, NULL);
  for (guint i = 0; i < n; i++)
    {
      guint kind = i % 3;
      g_autoptr (GByteArray) bytes = kind == 0   ? copy_of (list, strlen (list))
                                     : kind == 1 ? copy_of (cp932, strlen (cp932))
                                                 : copy_of (utf16, utf16_length);

      damage (rand, bytes, words);
      n_read += read_whole (bytes->data, bytes->len);
    }
  g_assert_cmpuint (n_read, >, n / 10);
}

/* ── workbooks ───────────────────────────────────────────────────────────────────────────── */

static const char *const sheet_words[] = { "<row>",
                                           "</row>",
                                           "<c t=\"s\"><v>99</v></c>",
                                           "<c r=\"XFD1048576\"><v>1</v></c>",
                                           "<is><t>",
                                           "</t>",
                                           " r=\"7\"",
                                           "<mergeCell ref=\"A1:A9\"/>",
                                           "&#x10FFFF;",
                                           "&amp;",
                                           "<!DOCTYPE a>",
                                           "<![CDATA[",
                                           "-->",
                                           "<!--",
                                           "t=\"d\"",
                                           "s=\"2\"",
                                           "1e308",
                                           "45383",
                                           "_x0000_",
                                           "<rPh>",
                                           "</c>",
                                           "\xff",
                                           NULL };

static const char sheet[]
    = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\">"
      "<c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"s\"><v>2</v></c><c r=\"C3\" "
      "t=\"s\"><v>3</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><r><t xml:space=\"preserve\"> 青葉 "
      "</t></r></is></c>"
      "<c r=\"B4\" s=\"1\"><v>45383</v></c><c r=\"C4\" s=\"2\"><v>7080001000019</v></c></row>"
      "<row r=\"5\" hidden=\"1\"><c r=\"A5\" t=\"str\"><f>1</f><v>若草</v></c><c r=\"B5\" t=\"d\">"
      "<v>2024-04-01T10:30:00</v></c><c r=\"C5\" t=\"b\"><v>1</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B4:B5\"/></mergeCells>";
static const char strings[]
    = "<si><t>一覧</t></si><si><t>事業所名</t><rPh sb=\"0\" eb=\"1\"><t>ジ</t></rPh></si>"
      "<si><r><t>登録</t></r><r><t>日</t></r></si><si><t>法人番号</t></si>";
static const char styles[]
    = "<numFmts><numFmt numFmtId=\"170\" "
      "formatCode=\"[$-411]ge.m.d;[&lt;=99]0-0;#,##0.0%\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"1\"/></cellXfs>";

/* The archive is whole, its XML is not. */
static GBytes *
damaged_inside (GRand *rand)
{
  const char *const parts[] = { sheet, strings, styles };
  char *texts[3];
  GBytes *bytes;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GByteArray) part = copy_of (parts[i], strlen (parts[i]));

      if (g_rand_int_range (rand, 0, 3) <= (i == 0 ? 1 : 0))
        damage (rand, part, sheet_words);
      texts[i] = g_strndup ((const char *)part->data, part->len);
    }
  bytes = workbook_of_sheet (texts[0], texts[1], texts[2], MAIN, g_rand_boolean (rand));
  for (guint i = 0; i < 3; i++)
    g_free (texts[i]);
  return bytes;
}

static void
test_workbooks (void)
{
  static const char *const words[]
      = { "PK\001\002", "PK\003\004", "PK\005\006", "\xff\xff\xff\xff", NULL };
  static const char *const files[]
      = { "openpyxl.xlsx", "xlsxwriter.xlsx", "calc.xlsx", "gnumeric.xlsx" };
  g_autoptr (GRand) rand = new_rand ();
  guint n_read = 0, n = how_many (200, 2000);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) bytes = NULL;

      if (i % 2 == 0)
        {
          g_autoptr (GBytes) inside = damaged_inside (rand);

          bytes = copy_of (g_bytes_get_data (inside, NULL), g_bytes_get_size (inside));
        }
      else
        {
          g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "data",
                                                         files[i / 2 % G_N_ELEMENTS (files)], NULL);
          g_autofree char *data = NULL;
          gsize length;

          g_assert_true (g_file_get_contents (path, &data, &length, NULL));
          bytes = copy_of (data, length);
          damage (rand, bytes, words);
        }
      n_read += read_whole (bytes->data, bytes->len);
    }
  g_assert_cmpuint (n_read, >, n / 20);
  g_assert_cmpuint (n_read, <, n);
}

static void
test_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("peak %ld MB", usage.ru_maxrss / 1024);
  g_assert_cmpint (usage.ru_maxrss / 1024, <, 768); /* with the sanitizers' own share */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/texts", test_texts);
  g_test_add_func ("/damage/workbooks", test_workbooks);
  g_test_add_func ("/damage/memory", test_memory);
  return g_test_run ();
}
