/* Sheets of workbooks: each cell as Excel shows it, each row where Excel counts it; and what is no
 * workbook, or made to harm, is refused with words before it costs memory. */
#include "rk-error.h"
#include "rk-table-source.h"
#include "rk-test.h"
#include "workbook-maker.h"

#include <string.h>

static RkTableSource *
open_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return rk_table_source_open_stream (stream, NULL, 0, NULL, error);
}

static char *
show_rows (RkTableSource *source, GError **error)
{
  GString *text = g_string_new (NULL);
  RkTableRow row;

  while (rk_table_source_next (source, &row, error))
    {
      g_string_append_printf (text, "%u", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (text, "[%s]", row.cells[i]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows_of (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = open_bytes (bytes, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *rows = show_rows (source, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, expected);
      g_assert_true (rk_table_source_rewind (source, &error));
    }
}

static void
assert_refused (GBytes *bytes, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = open_bytes (bytes, &error);
  g_autofree char *rows = source ? show_rows (source, &error) : NULL;

  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Nothing has been imported"));
  if (!strstr (error->message, part))
    g_error ("“%s” does not say “%s”", error->message, part);
}

#define STYLES                                                                                \
  "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;" \
  "d&quot;日&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"  \
  "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"3\"/></cellXfs>"
#define STRINGS                                                                                   \
  "<si><t>青葉</t></si>"                                                                        \
  "<si><t>焼津</t><rPh sb=\"0\" eb=\"2\"><t>ヤイヅ</t></rPh><phoneticPr fontId=\"1\"/></si>" \
  "<si><r><t>東</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 町 </t></r></si>"           \
  "<si><t>  bare  </t></si><si><t/></si><si><t>a_x000D_\nb_x005F_x_x0001_</t></si>"
#define C(ref, more, value) "<c r=\"" ref "\"" more "><v>" value "</v></c>"
#define INLINE(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void
test_cells (void)
{
  static const struct
  {
    const char *rows;
    const char *expected;
  } cases[] = {
    { "<row r=\"1\">" C ("A1", " t=\"s\"", "0") C ("B1", " t=\"s\"", "1") C ("C1", " t=\"s\"", "2")
          C ("D1", " t=\"s\"", "3") C ("E1", " t=\"s\"", "4") C ("F1", " t=\"s\"", "5") "</row>",
      "1[青葉][焼津][東 町 ][bare][][a\nb_x]\n" },
    { "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><rPh><t>コウ</t></rPh><r><t>乙"
      "</t></r></is></c></row>",
      "1[甲乙]\n" },
    { "<row r=\"1\">" C ("A1", "", "7080001000019") C ("B1", "", "7.080001000019E12")
          C ("C1", "", "0.30000000000000004") C ("D1", " s=\"3\"", "1234") "</row>",
      "1[7080001000019][7080001000019][0.3][1,234]\n" },
    { "<row r=\"1\">" C ("A1", " s=\"1\"", "45383") C ("B1", " s=\"2\"", "45383")
          C ("C1", " s=\"2\" t=\"d\"", "2024-04-01T00:00:00") C ("D1", " t=\"d\"", "2024-04-01")
              C ("E1", " s=\"99\"", "5") "</row>",
      "1[2024/4/1][令和6年4月1日][令和6年4月1日][2024-04-01][5]\n" },
    { "<row r=\"1\">" C ("A1", " t=\"b\"", "1") C ("B1", " t=\"b\"", "0")
          C ("C1", " t=\"e\"",
             "#N/A") "<c r=\"D1\" t=\"str\"><f>A1&amp;\"x\"</f><v>得&#10;た</v></c><c "
                     "r=\"E1\"><f>1+1</f><v>2</v></c>"
                     "<c r=\"F1\"><f>NOW()</f></c></row>",
      "1[TRUE][FALSE][#N/A][得\nた][2]\n" },
    /* rows and cells that are left out, and places that are not told */
    { "<row r=\"2\">" C ("C2", "",
                         "1") "</row><row r=\"5\"><c s=\"1\"/><c><v>2</v></c></row><row/>",
      "1\n2[][][1]\n3\n4\n5[][2]\n6\n" },
    { "<row><c><v>1</v></c><c r=\"AB1\"/><c r=\"E1\"><v>5</v></c></row>", "1[1][][][][5]\n" },
    { "<row r=\"1\" hidden=\"1\">" INLINE ("A1", "隠") "</row>", "1[隠]\n" },
    /* what other namespaces hold is passed over */
    { "<row r=\"1\"><c r=\"A1\"><x:v xmlns:x=\"urn:x\">9</x:v><v>1</v></c><x:c "
      "xmlns:x=\"urn:x\"><v "
      "xmlns=\"" MAIN "\">7</v></x:c></row>",
      "1[1]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = g_strdup_printf ("<sheetData>%s</sheetData>", cases[i].rows);
      g_autoptr (GBytes) bytes = workbook_of_sheet (data, STRINGS, STYLES, MAIN, FALSE);

      g_test_message ("case %u", i);
      assert_rows_of (bytes, cases[i].expected);
    }
}

static void
test_strict_and_1904 (void)
{
  static const char rows[] = "<sheetData><row r=\"1\">" C ("A1", " s=\"2\"", "43921")
      C ("B1", " s=\"1\" t=\"d\"", "2024-04-01") "</row></sheetData>";
  g_autoptr (GBytes) bytes = workbook_of_sheet (rows, NULL, STYLES, STRICT, TRUE);

  assert_rows_of (bytes, "1[令和6年4月1日][2024/4/1]\n");
}

/* ── several sheets ──────────────────────────────────────────────────────────────────────── */

#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS(inside)                                                                         \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" inside \
  "</Relationships>"
#define RELATION(id, kind, target) \
  "<Relationship Id=\"" id "\" Type=\"" R "/" kind "\" Target=\"" target "\"/>"
#define SHEET(inside) "<worksheet xmlns=\"" MAIN "\"><sheetData>" inside "</sheetData></worksheet>"
#define ONE(text) SHEET ("<row r=\"1\">" INLINE ("A1", text) "</row>")

static GBytes *
book_of_sheets (void)
{
  return workbook_pack (
      "_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "/xl/book.xml")), "xl/book.xml",
      "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" R "\"><sheets>"
      "<sheet name=\"隠れ\" sheetId=\"7\" state=\"hidden\" r:id=\"s1\"/>"
      "<sheet name=\"空\" sheetId=\"4\" r:id=\"s2\"/><sheet name=\"図\" sheetId=\"3\" r:id=\"s3\"/>"
      "<sheet name=\"名簿\" sheetId=\"1\" r:id=\"s4\"/></sheets></workbook>",
      "xl/_rels/book.xml.rels",
      RELATIONS (RELATION ("s4", "worksheet", "worksheets/sheet1.xml")
                     RELATION ("s1", "worksheet", "../xl/worksheets/sheet2.xml")
                         RELATION ("s2", "worksheet", "Worksheets/SHEET3.xml")
                             RELATION ("s3", "chartsheet", "chartsheets/sheet1.xml")),
      "xl/worksheets/sheet1.xml",
      SHEET ("<row r=\"1\" hidden=\"1\">" INLINE ("A1", "名簿") "<c r=\"B1\"><f>1</f></c></row>"
                                                                "<row r=\"2\" hidden=\"1\"/>"),
      "xl/worksheets/sheet2.xml", ONE ("秘"), "xl/worksheets/sheet3.xml",
      SHEET ("<row r=\"1\"><c r=\"A1\" s=\"3\"/></row>"), NULL);
}

static void
test_sheets (void)
{
  static const struct
  {
    guint number;
    const char *expected;
    const char *remark;
  } cases[] = { { 0, "1[名簿]\n2\n", "Hidden sheets are not read: 隠れ." },
                { 1, "1[秘]\n", "The sheet “隠れ” is hidden in the workbook." },
                { 2, "1\n", "Hidden sheets are not read: 隠れ." },
                { 4, "1[名簿]\n2\n", "Hidden sheets are not read: 隠れ." } };
  g_autoptr (GBytes) bytes = book_of_sheets ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = open_bytes (bytes, &error);
  const GPtrArray *sheets;

  g_assert_no_error (error);
  sheets = rk_table_source_get_sheets (source);
  g_assert_cmpuint (sheets->len, ==, 4);
  g_assert_cmpstr (((RkTableSheet *)sheets->pdata[3])->name, ==, "名簿");
  g_assert_true (((RkTableSheet *)sheets->pdata[0])->hidden);
  g_assert_cmpstr (rk_table_source_get_encoding (source), ==, "XLSX");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = NULL;
      g_auto (GStrv) remarks = NULL;

      g_assert_true (rk_table_source_set_sheet (source, cases[i].number, &error));
      g_assert_cmpuint (rk_table_source_get_sheet (source), ==,
                        cases[i].number ? cases[i].number : 4);
      rows = show_rows (source, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].expected);
      remarks = rk_table_source_dup_remarks (source);
      g_assert_true (g_strv_contains ((const char *const *)remarks, cases[i].remark));
      /* one hidden row holds something, and one formula has no result */
      g_assert_cmpuint (g_strv_length (remarks), ==, cases[i].expected[2] == *"名" ? 3 : 1);
    }
  g_assert_false (rk_table_source_set_sheet (source, 3, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rk_table_source_set_sheet (source, 5, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

/* ── merged cells ────────────────────────────────────────────────────────────────────────── */

static void
test_merged_cells (void)
{
  static const char rows[] = "<sheetData><row r=\"1\">" INLINE ("A1", "名") INLINE (
      "B1",
      "市") "</row>"
            "<row r=\"2\">" INLINE (
                "B2",
                "下") "</row>"
                      "<row r=\"3\">" INLINE ("A3", "甲") INLINE (
                          "B3",
                          "焼津市") "</row>"
                                    "<row r=\"4\">" INLINE (
                                        "A4",
                                        "乙") "</row><row r=\"5\"/>"
                                              "<row r=\"6\">" INLINE (
                                                  "A6",
                                                  "丙") "</row><row r=\"7\">" INLINE ("A7",
                                                                                      "丁") "</"
                                                                                            "row></"
                                                                                            "sheetD"
                                                                                            "ata>"
                                                                                            "<merge"
                                                                                            "Cells>"
                                                                                            "<merge"
                                                                                            "Cell "
                                                                                            "ref="
                                                                                            "\"B3:"
                                                                                            "C6\"/"
                                                                                            "><"
                                                                                            "mergeC"
                                                                                            "ell "
                                                                                            "ref="
                                                                                            "\"A1:"
                                                                                            "A2\"/"
                                                                                            "><"
                                                                                            "mergeC"
                                                                                            "ell "
                                                                                            "ref="
                                                                                            "\"A7:"
                                                                                            "C7\"/>"
                                                                                            "<merge"
                                                                                            "Cell "
                                                                                            "ref="
                                                                                            "\"?\"/"
                                                                                            "><"
                                                                                            "mergeC"
                                                                                            "ell "
                                                                                            "ref="
                                                                                            "\"ZZZZ"
                                                                                            "1:"
                                                                                            "A9\"/"
                                                                                            "></"
                                                                                            "mergeC"
                                                                                            "ells>";
  g_autoptr (GBytes) bytes = workbook_of_sheet (rows, NULL, NULL, MAIN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = open_bytes (bytes, &error);
  g_autofree char *plain = NULL;
  g_autofree char *filled = NULL;

  g_assert_no_error (error);
  plain = show_rows (source, &error);
  g_assert_cmpstr (plain, ==, "1[名][市]\n2[][下]\n3[甲][焼津市]\n4[乙]\n5\n6[丙]\n7[丁]\n");
  rk_table_source_fill_from (source, 3);
  g_assert_true (rk_table_source_rewind (source, &error));
  filled = show_rows (source, &error);
  /* not the heading, not a row without anything of its own, not to the right */
  g_assert_cmpstr (filled, ==,
                   "1[名][市]\n2[][下]\n3[甲][焼津市]\n4[乙][焼津市]\n5\n6[丙][焼津市]\n7[丁]\n");
}

/* ── refusals ────────────────────────────────────────────────────────────────────────────── */

static void
test_refuse_damaged_sheets (void)
{
  static const struct
  {
    const char *rows;
    const char *part;
  } cases[] = {
    { "<sheetData><row r=\"1\">", "damaged" },
    { "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>", "damaged" },
    { "<sheetData><row r=\"1048577\"/></sheetData>", "damaged" },
    { "<sheetData><row r=\"1\"><c r=\"XFE1\"/></row></sheetData>", "damaged" },
    { "<sheetData><row r=\"1\"><c r=\"1\"/></row></sheetData>", "damaged" },
    { "<sheetData><row r=\"1\">" C ("A1", " t=\"s\"", "6") "</row></sheetData>", "damaged" },
    { "<sheetData><row r=\"1\">" C ("A1", " t=\"s\"", "-1") "</row></sheetData>", "damaged" },
    { "<sheetData><row r=\"1\">" C ("ALM1", "", "1") "</row></sheetData>",
      "Row 1 has values beyond" },
    { "&nothing;", "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = workbook_of_sheet (cases[i].rows, STRINGS, NULL, MAIN, FALSE);

      g_test_message ("case %u", i);
      assert_refused (bytes, cases[i].part);
    }
}

#define BOOK                                                                                       \
  "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" R "\"><sheets><sheet name=\"a\" r:id=\"b\"/></sheets>" \
  "</workbook>"

/* Entities that double ten times each, and one that asks for a file. */
static void
test_refuse_entities (void)
{
  static const char *const heads[]
      = { "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>",
          "<!DOCTYPE w [<!ENTITY c SYSTEM \"file:///etc/hostname\">]>",
          "<!DOCTYPE w SYSTEM \"http://127.0.0.1:1/x.dtd\">", "<!DOCTYPE w>" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *sheet = g_strconcat (heads[i], ONE ("&#x9752;"), NULL);
      g_autoptr (GBytes) bytes = workbook_pack (
          "_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "xl/workbook.xml")),
          "xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels",
          RELATIONS (RELATION ("b", "worksheet", "s.xml")), "xl/s.xml", sheet, NULL);

      assert_refused (bytes, "damaged");
    }
}

static char *
repeated (const char *before, const char *piece, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (g_string_append (text, after), FALSE);
}

static void
test_refuse_bombs (void)
{
  g_autofree char *blank = repeated ("", "                ", 1 << 20, "");
  g_autofree char *deep = repeated ("", "<a>", 5000, "");
  g_autofree char *wide
      = repeated ("<sheetData><row>", "<c><v>1</v></c>", 10000, "</row></sheetData>");
  g_autofree char *cell = repeated ("<sheetData><row><c t=\"inlineStr\"><is><t>", "abcdefgh",
                                    1 << 18, "</t></is></c></row></sheetData>");
  const struct
  {
    const char *rows;
    const char *part;
  } cases[] = { { blank, "far more tightly" },
                { deep, "damaged" },
                { wide, "Row 1 has values beyond 1,000 columns" },
                { cell, "Row 1 is longer than 1 MB" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = workbook_of_sheet (cases[i].rows, NULL, NULL, MAIN, FALSE);

      assert_refused (bytes, cases[i].part);
    }
}

static void
test_refuse_merges_without_end (void)
{
  GString *merges = g_string_new ("<mergeCells>");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 1; i <= 200001; i++)
    g_string_append_printf (merges, "<mergeCell ref=\"A%u:B%u\"/>", i, i + 1);
  g_string_append (merges, "</mergeCells>");
  bytes = workbook_of_sheet (merges->str, NULL, NULL, MAIN, FALSE);
  g_string_free (merges, TRUE);
  assert_refused (bytes, "more than 200000 merged cells");
}

/* A text that is longer than all that may be held. */
static void
test_refuse_too_much_text (void)
{
  static const char *const names[]
      = { "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "s.xml", NULL };
  static const char head[] = "<sst xmlns=\"" MAIN "\"><si><t>";
  const gsize length = 129 << 20;
  char *text = g_malloc (length);
  GBytes *parts[] = {
    g_bytes_new_static (RELATIONS (RELATION ("a", "officeDocument", "xl/workbook.xml")),
                        strlen (RELATIONS (RELATION ("a", "officeDocument", "xl/workbook.xml")))),
    g_bytes_new_static (BOOK, strlen (BOOK)),
    g_bytes_new_static (RELATIONS (RELATION ("c", "sharedStrings", "/s.xml")),
                        strlen (RELATIONS (RELATION ("c", "sharedStrings", "/s.xml")))),
    NULL,
  };
  g_autoptr (GBytes) bytes = NULL;

  memset (text, 'a', length);
  memcpy (text, head, strlen (head));
  parts[3] = g_bytes_new_take (text, length);
  bytes = workbook_pack_bytes (names, parts, TRUE);
  for (guint i = 0; i < 4; i++)
    g_bytes_unref (parts[i]);
  assert_refused (bytes, "MB of different texts");
}

static void
test_refuse_other_archives (void)
{
  static const struct
  {
    const char *name;
    const char *part;
  } cases[] = { { "content.xml", "OpenDocument" },
                { "xl/workbook.bin", ".xlsb" },
                { "list.csv", "ZIP file and not an Excel workbook" } };
  GString *compound = g_string_new (NULL);
  g_autoptr (GBytes) old = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = workbook_pack (cases[i].name, "", NULL);

      assert_refused (bytes, cases[i].part);
    }
  g_string_append_len (compound, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  g_string_append_len (compound, "\0W\0o\0r\0k\0b\0o\0o\0k\0\0", 18);
  old = g_bytes_new (compound->str, compound->len);
  assert_refused (old, "(.xls)");
  g_string_set_size (compound, 3 * 64 * 1024 - 7);
  g_string_append_len (compound, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  g_bytes_unref (old);
  old = g_bytes_new (compound->str, compound->len);
  g_string_free (compound, TRUE);
  assert_refused (old, "password");
}

/* One flipped bit of a name is no other name: what the archive holds is checked. */
static void
test_refuse_flipped_bits (void)
{
  g_autoptr (GBytes) whole = workbook_of_sheet (
      "<sheetData><row>" INLINE ("A1", "abcdefghijklmnopqrstuvwxyz") "</row></sheetData>", NULL,
      NULL, MAIN, FALSE);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);
  guint n_read = 0;

  for (gsize at = 0; at < size; at += 3)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (RkTableSource) source = NULL;
      g_autofree char *rows = NULL;

      copy[at] ^= 0x10;
      damaged = g_bytes_new (copy, size);
      source = open_bytes (damaged, &error);
      rows = source ? show_rows (source, &error) : NULL;
      if (error == NULL && at >= 4) /* else it is read as text */
        {
          g_assert_cmpstr (rows, ==, "1[abcdefghijklmnopqrstuvwxyz]\n");
          n_read++;
        }
    }
  g_assert_cmpuint (n_read, <, size / 3 / 2);
}

/* ── size ────────────────────────────────────────────────────────────────────────────────── */

/* As many rows as a sheet has, the same few texts again and again, in the memory of one piece. */
static void
test_all_rows_of_a_sheet (void)
{
  GString *rows = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = NULL;
  RkTableRow row;
  guint n = 0, n_filled = 0;

  for (guint i = 1; i <= 1048576; i += i < 20000 ? 1 : 512)
    g_string_append_printf (rows, "<row r=\"%u\"><c r=\"A%u\"><v>%u</v></c></row>", i, i, i);
  g_string_append (rows,
                   "<row r=\"1048576\"><c r=\"B1048576\" t=\"s\"><v>0</v></c></row></sheetData>");
  bytes = workbook_of_sheet (rows->str, STRINGS, NULL, MAIN, FALSE);
  g_string_free (rows, TRUE);
  source = open_bytes (bytes, &error);
  g_assert_no_error (error);
  while (rk_table_source_next (source, &row, &error))
    {
      g_assert_cmpuint (row.number, ==, ++n);
      n_filled += row.n_cells > 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1048576);
  g_assert_cmpuint (n_filled, >, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-reader/cells", test_cells);
  g_test_add_func ("/xlsx-reader/strict-and-1904", test_strict_and_1904);
  g_test_add_func ("/xlsx-reader/sheets", test_sheets);
  g_test_add_func ("/xlsx-reader/merged", test_merged_cells);
  g_test_add_func ("/xlsx-reader/refuse/damaged", test_refuse_damaged_sheets);
  g_test_add_func ("/xlsx-reader/refuse/entities", test_refuse_entities);
  g_test_add_func ("/xlsx-reader/refuse/bombs", test_refuse_bombs);
  g_test_add_func ("/xlsx-reader/refuse/merges", test_refuse_merges_without_end);
  g_test_add_func ("/xlsx-reader/refuse/texts", test_refuse_too_much_text);
  g_test_add_func ("/xlsx-reader/refuse/other-archives", test_refuse_other_archives);
  g_test_add_func ("/xlsx-reader/refuse/flipped-bits", test_refuse_flipped_bits);
  g_test_add_func ("/xlsx-reader/all-rows", test_all_rows_of_a_sheet);
  return g_test_run ();
}
