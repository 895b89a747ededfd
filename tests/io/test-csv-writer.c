/* What is exported comes back exactly, runs nothing in a spreadsheet, and is whole or not there. */
#include "rk-csv-guard.h"
#include "rk-csv-writer.h"
#include "rk-error.h"
#include "rk-table-source.h"
#include "rk-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rk-csv-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "事業所.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rk_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static char *
contents (const char *path, gsize *length)
{
  char *bytes = NULL;
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

/* ---- formulas ---- */

static void
test_guard_rule (void)
{
  static const struct
  {
    const char *cell;
    const char *written;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
    { "+SUM(A1)", "'+SUM(A1)" },
    { "-2+3", "'-2+3" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "\r=1", "'\r=1" },
    { "\n=1", "'\n=1" },
    { "＝1+1", "'＝1+1" },
    { "＋81", "'＋81" },
    { "－（該当なし）", "'－（該当なし）" },
    { "＠home", "'＠home" },
    { "+81-54-000-0000", "'+81-54-000-0000" },
    { "-3", "-3" },
    { "+81540000000", "+81540000000" },
    { "-1,234.5", "-1,234.5" },
    { "-1,", "'-1," },
    { "--3", "'--3" },
    { "-", "-" },
    { "－", "－" },
    { "=", "=" },
    { "", "" },
    { "青葉=若草", "青葉=若草" },
    { "054-000-0000", "054-000-0000" },
    { "'", "'" },
    { "'90年設立", "'90年設立" },
    { "'=1", "''=1" },
    { "''-2+3", "'''-2+3" },
    { "'-3", "'-3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *neutral = rk_csv_neutralise (cases[i].cell);
      const char *written = neutral ? neutral : cases[i].cell;
      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_cmpstr (rk_csv_unneutralise (written), ==, cases[i].cell);
    }
}

static char *
random_cell (gboolean with_lost)
{
  static const char *const pieces[]
      = { "'", "=",  "+",    "-",    "@", "\t", "\n", "1", "2,",           ".",  "a", "\"", ",",
          " ", "　", "焼津", "㈱髙", "ｱ", "＝", "～", ";", "\xee\x80\x80", "＠", "🍣", "é" };
  GString *cell = g_string_new (NULL);
  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append (
        cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces) - (with_lost ? 0 : 2))]);
  return g_string_free (cell, FALSE);
}

static void
test_guard_undoes_itself (void)
{
  for (guint round = 0; round < 50000; round++)
    {
      g_autofree char *cell = random_cell (TRUE);
      g_autofree char *neutral = rk_csv_neutralise (cell);
      const char *written = neutral ? neutral : cell;
      g_assert_cmpstr (rk_csv_unneutralise (written), ==, cell);
      if (*written != '\0' && strchr ("=+-@\t\r\n", *written) && written[1] != '\0')
        for (const char *p = written; *p; p++) /* only numbers may begin so */
          g_assert_nonnull (strchr ("+-0123456789.,", *p));
    }
}

/* ---- files ---- */

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "名称", "備考" };
  static const char *const cells[][2]
      = { { "青葉食品㈱", "a,\"b\"\r\nc\rd" }, { " 若草", NULL }, { "=1", "-3" } };
  static const char expected[] = "\xef\xbb\xbf名称,備考\r\n青葉食品㈱,\"a,\"\"b\"\"\nc\nd\"\r\n"
                                 "\" 若草\",\r\n'=1,-3\r\n";

  for (guint i = RK_CSV_UTF8; i <= RK_CSV_CP932; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RkCsvWriter) writer = rk_csv_writer_new (fixture->path, i, headings, 2, &error);
      g_autofree char *bytes = NULL;
      g_autofree char *cp932 = NULL;
      gsize length;
      GStatBuf info;
      g_assert_no_error (error);
      for (guint r = 0; r < G_N_ELEMENTS (cells); r++)
        g_assert_true (rk_csv_writer_add (writer, cells[r], &error));
      g_assert_true (rk_csv_writer_finish (writer, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (rk_csv_writer_get_n_rows (writer), ==, 3);
      g_assert_cmpuint (rk_csv_writer_get_losses (writer)->len, ==, 0);
      bytes = contents (fixture->path, &length);
      cp932 = g_convert (expected + 3, -1, "CP932", "UTF-8", NULL, NULL, NULL);
      g_assert_cmpstr (bytes, ==, i == RK_CSV_UTF8 ? expected : cp932);
      g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

static void
test_losses (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "名称", "備考" };
  static const char *const first[] = { "髙橋①㈱〜−", "葛\xf3\xa0\x84\x80城" };
  static const char *const second[] = { "🍣寿司🍣é", "𠮷野" };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkCsvWriter) writer
      = rk_csv_writer_new (fixture->path, RK_CSV_CP932, headings, 2, &error);
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  const GPtrArray *losses;
  const RkCsvLoss *loss;
  gsize length;

  g_assert_true (rk_csv_writer_add (writer, first, &error));
  g_assert_true (rk_csv_writer_add (writer, second, &error));
  g_assert_true (rk_csv_writer_finish (writer, &error));
  g_assert_no_error (error);
  losses = rk_csv_writer_get_losses (writer);
  g_assert_cmpuint (losses->len, ==, 3);
  loss = losses->pdata[0];
  g_assert_cmpuint (loss->row, ==, 2);
  g_assert_cmpstr (loss->column, ==, "備考");
  g_assert_cmpstr (loss->characters, ==, "\xf3\xa0\x84\x80");
  loss = losses->pdata[1];
  g_assert_cmpuint (loss->row, ==, 3);
  g_assert_cmpstr (loss->column, ==, "名称");
  g_assert_cmpstr (loss->characters, ==, "🍣é");
  loss = losses->pdata[2];
  g_assert_cmpstr (loss->characters, ==, "𠮷");
  bytes = contents (fixture->path, &length);
  text = g_convert (bytes, length, "UTF-8", "CP932", NULL, NULL, NULL);
  g_assert_cmpstr (text, ==, "名称,備考\r\n髙橋①㈱～－,葛城\r\n〓寿司〓〓,〓野\r\n");
}

/* Any table, written and imported again, is the same table. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GError) error = NULL;
      guint n_columns = g_test_rand_int_range (1, 6);
      guint n_rows = g_test_rand_int_range (0, 20);
      RkCsvEncoding encoding = g_test_rand_bit () ? RK_CSV_UTF8 : RK_CSV_CP932;
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (RkCsvWriter) writer = NULL;
      g_autoptr (RkTableSource) source = NULL;
      RkTableRow row;

      for (guint i = 0; i < n_columns * (n_rows + 1); i++)
        g_ptr_array_add (cells, random_cell (encoding == RK_CSV_UTF8));
      writer = rk_csv_writer_new (fixture->path, encoding, (const char *const *)cells->pdata,
                                  n_columns, &error);
      for (guint r = 1; r <= n_rows; r++)
        g_assert_true (
            rk_csv_writer_add (writer, (const char *const *)cells->pdata + r * n_columns, &error));
      g_assert_true (rk_csv_writer_finish (writer, &error));
      g_assert_no_error (error);
      source = rk_table_source_open (fixture->path, encoding == RK_CSV_UTF8 ? "UTF-8" : "CP932",
                                     ',', NULL, &error);
      for (guint i = 0; i < cells->len; i++)
        {
          if (i % n_columns == 0)
            g_assert_true (rk_table_source_next (source, &row, &error));
          g_assert_cmpuint (row.n_cells, ==, n_columns);
          g_assert_cmpstr (rk_csv_unneutralise (row.cells[i % n_columns]), ==, cells->pdata[i]);
        }
      g_assert_false (rk_table_source_next (source, &row, &error));
      g_assert_no_error (error);
    }
}

static void
test_verify_notices (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "名称", "備考" };
  static const char *const cells[] = { "青葉", "x" };
  static const char *const changes[][2] = { { "青葉,x\r\n", "青葉,y\r\n" }, /* one character */
                                            { "青葉,x\r\n青葉,x\r\n", "青葉,x\r\n" }, /* one row */
                                            { "青葉,x\r\n", "青葉x,\r\n" }, /* another cell */
                                            { "青葉,x\r\n", "\"青葉,x\r\n" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkCsvWriter) writer
      = rk_csv_writer_new (fixture->path, RK_CSV_UTF8, headings, 2, &error);
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < 100; i++)
    g_assert_true (rk_csv_writer_add (writer, cells, &error));
  g_assert_true (rk_csv_writer_finish (writer, &error));
  g_assert_true (
      rk_csv_verify (fixture->path, RK_CSV_UTF8, rk_csv_writer_get_digest (writer), &error));
  bytes = contents (fixture->path, &length);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (bytes, changes[i][0], 2);
      g_autofree char *changed = g_strjoinv (changes[i][1], parts);
      g_assert_true (g_file_set_contents (fixture->path, changed, -1, NULL));
      g_assert_false (
          rk_csv_verify (fixture->path, RK_CSV_UTF8, rk_csv_writer_get_digest (writer), &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_CORRUPT);
      g_clear_error (&error);
    }
}

/* The file that was there stays until the new one is whole. */
static void
test_whole_or_not_there (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "名称" };
  static const char *const cells[] = { "青葉" };
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "a.csv", NULL);
  RkCsvWriter *writer;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  writer = rk_csv_writer_new (fixture->path, RK_CSV_UTF8, headings, 1, &error);
  for (guint i = 0; i < 20000; i++)
    g_assert_true (rk_csv_writer_add (writer, cells, &error));
  bytes = contents (fixture->path, NULL);
  g_assert_cmpstr (bytes, ==, "old");
  rk_csv_writer_free (writer);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  g_assert_null (rk_csv_writer_new (nowhere, RK_CSV_UTF8, headings, 1, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  g_clear_error (&error);

  writer = rk_csv_writer_new (fixture->folder, RK_CSV_UTF8, headings, 1, &error);
  if (writer) /* a folder in the place of the file shows only when it should be replaced */
    {
      g_assert_false (rk_csv_writer_finish (writer, &error));
      rk_csv_writer_free (writer);
    }
  g_assert_error (error, RK_ERROR, RK_ERROR_IO);
}

/* No room on the disk: said at once or at the end, and nothing is left behind. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  static const char *const headings[] = { "名称" };
  g_autofree char *cell = g_strnfill (1000, 'a');
  const char *const cells[] = { cell };
  struct rlimit old, small;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  for (guint kb = 0; kb < 300; kb += 50)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RkCsvWriter) writer = NULL;
      gboolean written = TRUE;
      small = (struct rlimit){ kb * 1024, old.rlim_max };
      setrlimit (RLIMIT_FSIZE, &small);
      writer = rk_csv_writer_new (fixture->path, RK_CSV_UTF8, headings, 1, &error);
      for (guint i = 0; i < 300 && written; i++)
        written = rk_csv_writer_add (writer, cells, &error);
      written = written && rk_csv_writer_finish (writer, &error);
      setrlimit (RLIMIT_FSIZE, &old);
      g_assert_false (written);
      g_assert_error (error, RK_ERROR, RK_ERROR_NO_SPACE);
    }
  bytes = contents (fixture->path, NULL);
  g_assert_cmpstr (bytes, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/guard/rule", test_guard_rule);
  g_test_add_func ("/csv/guard/undoes-itself", test_guard_undoes_itself);
  ADD ("/csv/bytes", test_bytes);
  ADD ("/csv/losses", test_losses);
  ADD ("/csv/round-trip", test_round_trip);
  ADD ("/csv/verify-notices", test_verify_notices);
  ADD ("/csv/whole-or-not-there", test_whole_or_not_there);
  ADD ("/csv/full-disk", test_full_disk);
  return g_test_run ();
}
