/* A list as four programs save it comes in as the same list saved as CSV does; sheets, merged cells
 * and 個人番号 on the way. The files are made by data/make-workbooks.py. */
#include "rk-test-import.h"

#include "workbook-maker.h"

static RkImport *
open_file (const char *path, guint sheet)
{
  g_autoptr (GError) error = NULL;
  RkImport *import = rk_import_open (&rk_kind_workplace, path, sheet, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static RkImport *
open_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "data", name, NULL);

  return open_file (path, 0);
}

static void
assert_same_records (Fixture *one, Fixture *other)
{
  static const char *const own[] = { "id", "office_id", "created_at", "updated_at", NULL };
  gint64 n = count (one, &rk_kind_workplace);

  g_assert_cmpint (n, ==, 4);
  g_assert_cmpint (count (other, &rk_kind_workplace), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RkRecord) a = workplace (one, i);
      g_autoptr (RkRecord) b = workplace (other, i);

      for (guint f = 0; f < rk_kind_workplace.n_fields; f++)
        {
          g_autofree char *x = rk_record_dup_text (a, (int)f);
          g_autofree char *y = rk_record_dup_text (b, (int)f);

          if (!g_strv_contains (own, rk_kind_workplace.fields[f].name))
            g_assert_cmpstr (x, ==, y);
        }
    }
}

static void
test_same_as_csv (Fixture *fixture, gconstpointer name)
{
  Fixture csv = { 0 };
  g_autoptr (RkImport) import = open_data (name);
  g_autoptr (RkImport) text = open_data ("calc.csv");
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (RkImportReport) expected = NULL;

  set_up (&csv, NULL);
  g_assert_cmpuint (rk_import_get_header_row (import), ==, rk_import_get_header_row (text));
  g_assert_cmpuint (rk_import_get_n_columns (import), ==, rk_import_get_n_columns (text));
  report = perform (fixture, import);
  expected = perform (&csv, text);
  assert_outcomes (report, OUTCOMES (4, 0, 0, 0, 0));
  g_assert_cmpuint (report->needs_review, ==, expected->needs_review);
  g_assert_cmpuint (report->n_problems, ==, expected->n_problems);
  assert_same_records (fixture, &csv);
  assert_field (fixture, 0, "corporate_number", "7080001000019");
  assert_field (fixture, 0, "registration_number", "0001");
  assert_field (fixture, 0, "employees", "1234");
  assert_field (fixture, 2, "registered_on", "2019-05-01");
  assert_field (fixture, 3, "name", "𠮷野建材");
  tear_down (&csv, NULL);
}

/* Once more from another program, and nothing changes. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImport) first = open_data ("calc.xlsx");
  g_autoptr (RkImport) second = open_data ("xlsxwriter.xlsx");
  g_autoptr (RkImportReport) once = perform (fixture, first);
  g_autoptr (RkImportReport) twice = perform (fixture, second);

  assert_outcomes (twice, OUTCOMES (0, 0, 4, 0, 0));
}

static char *
write_workbook (Fixture *fixture, const char *name, const char *rows)
{
  g_autoptr (GBytes) bytes = workbook_of_sheet (rows, NULL, NULL, MAIN, FALSE);
  char *path = g_build_filename (fixture->office->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return path;
}

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* Named as a CSV, with a place merged over its workplaces, and a heading of two rows. */
static void
test_merged_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_workbook (
      fixture, "名簿.csv",
      "<sheetData><row>" CELL ("市町名") CELL ("事業所名") CELL (
          "規模") "</row>"
                  "<row><c/><c/>" CELL ("従業員数") CELL (
                      "資本金") "</row>"
                                "<row>" CELL ("焼津市") CELL (
                                    "青葉") "<c><v>12</v></c><c><v>300</v></c></row>"
                                            "<row><c/>" CELL (
                                                "若草") "<c><v>13</v></c><c><v>400</v></c></row>"
                                                        "<row>" CELL ("藤枝市") CELL (
                                                            "朝霧") "<c><v>14</v></c><c><v>500</"
                                                                    "v></c></row></sheetData>"
                                                                    "<mergeCells><mergeCell "
                                                                    "ref=\"A1:A2\"/><mergeCell "
                                                                    "ref=\"B1:B2\"/><mergeCell "
                                                                    "ref=\"C1:D1\"/>"
                                                                    "<mergeCell "
                                                                    "ref=\"A3:A4\"/></mergeCells>");
  g_autoptr (RkImport) import = open_file (path, 0);
  g_autoptr (RkImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (rk_import_get_encoding (import), ==, "XLSX");
  g_assert_cmpuint (rk_import_get_n_header_rows (import), ==, 2);
  g_assert_cmpstr (rk_import_get_column (import, 2)->heading, ==, "規模・従業員数");
  g_assert_cmpstr (rk_import_get_column (import, 0)->heading, ==, "市町名");
  /* another heading and back again: the cells below it are still spread */
  g_assert_true (rk_import_set_header (import, 2, 1, &error));
  g_assert_true (rk_import_set_header (import, 1, 2, &error));
  report = perform (fixture, import);
  assert_outcomes (report, OUTCOMES (3, 0, 0, 0, 0));
  assert_field (fixture, 1, "name", "若草");
  assert_field (fixture, 1, "municipality_code", "222127");
  assert_field (fixture, 1, "employees", "13");
}

static void
test_csv_named_xlsx (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office->folder, "一覧.xlsx", NULL);
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, FEW "青葉,焼津市,,,12\r\n", -1, NULL));
  import = open_file (path, 1);
  g_assert_cmpstr (rk_import_get_encoding (import), ==, "UTF-8");
  report = perform (fixture, import);
  assert_outcomes (report, OUTCOMES (1, 0, 0, 0, 0));
}

/* The first sheet of a book is often a cover. */
static void
test_behind_cover (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) book = workbook_behind_cover ("<sheetData><row>" CELL ("市町名") CELL (
      "事業所名") "</row><row>" CELL ("焼津市") CELL ("青葉") "</row></sheetData>");
  g_autofree char *path = g_build_filename (fixture->office->folder, "名簿.xlsx", NULL);
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (book, NULL),
                                      (gssize)g_bytes_get_size (book), NULL));
  import = open_file (path, 0);
  g_assert_cmpuint (rk_import_get_sheet (import), ==, 2);
  report = perform (fixture, import);
  assert_outcomes (report, OUTCOMES (1, 0, 0, 0, 0));
  /* Who says which sheet gets that one. */
  g_clear_pointer (&import, rk_import_unref);
  import = open_file (path, 1);
  g_assert_cmpuint (rk_import_get_sheet (import), ==, 1);
}

static void
test_individual_numbers_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_workbook (
      fixture, "名簿.xlsx",
      "<sheetData><row>" CELL ("事業所名") CELL ("管理番号") CELL (
          "市町名") "</row>"
                    "<row>" CELL ("青葉") "<c><v>123456789018</v></c>" CELL (
                        "焼津市") "</row>"
                                  "<row>" CELL ("若草") "<c><v>100000000005</v></c>" CELL (
                                      "焼津市") "</row>"
                                                "<row>" CELL ("朝霧") "<c><v>200000000001</v></"
                                                                      "c>" CELL (
                                                                          "焼津市") "</row></"
                                                                                    "sheetData>");
  g_autoptr (GError) error = NULL;

  g_assert_null (rk_import_open (&rk_kind_workplace, path, 0, NULL, 0, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Column 2"));
  g_assert_null (strstr (error->message, "1234"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/xlsx-import/openpyxl", "openpyxl.xlsx", test_same_as_csv);
  add ("/xlsx-import/xlsxwriter", "xlsxwriter.xlsx", test_same_as_csv);
  add ("/xlsx-import/calc", "calc.xlsx", test_same_as_csv);
  add ("/xlsx-import/gnumeric", "gnumeric.xlsx", test_same_as_csv);
  add ("/xlsx-import/twice", NULL, test_twice);
  add ("/xlsx-import/merged", NULL, test_merged_place);
  add ("/xlsx-import/csv-named-xlsx", NULL, test_csv_named_xlsx);
  add ("/xlsx-import/behind-cover", NULL, test_behind_cover);
  add ("/xlsx-import/numbers", NULL, test_individual_numbers_are_refused);
  return g_test_run ();
}
