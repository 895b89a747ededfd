/* Workbooks: whole or not there, and counted for what they are. What stands in the cells is read by
 * another program's eyes in tests/cli. */
#include <string.h>
#include <glib/gstdio.h>

#include "rk-error.h"
#include "rk-table-source.h"
#include "rk-test.h"
#include "rk-xlsx-writer.h"

static const char *const headings[] = { "名称", "従業員数" };
static const RkFieldType types[] = { RK_TYPE_TEXT, RK_TYPE_INTEGER };

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("rk-xlsx-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "一覧.xlsx", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static RkXlsxWriter *
start (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  RkXlsxWriter *writer = rk_xlsx_writer_new (f->path, "事業所", headings, types, 2, &error);

  g_assert_no_error (error);
  return writer;
}

static guint
n_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static gboolean
count_rows (const char *path, guint64 *n, GError **error)
{
  GError *problem = NULL;
  g_autoptr (RkTableSource) source = rk_table_source_open (path, NULL, 0, NULL, &problem);
  RkTableRow row;

  *n = 0;
  while (source && rk_table_source_next (source, &row, &problem))
    ++*n;
  if (problem)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  /* Enough for the text of the sheet to come in several pieces. */
  const guint n = 5000;
  const char *cells[] = { "=うみねこ水産\n<row \x01&", "12" };
  g_autoptr (RkXlsxWriter) writer = start (f);
  g_autoptr (GError) error = NULL;
  guint64 rows;

  for (guint i = 0; i < n; i++)
    g_assert_true (rk_xlsx_writer_add (writer, cells, NULL));
  g_assert_true (rk_xlsx_writer_finish (writer, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rk_xlsx_writer_get_n_rows (writer), ==, n);
  g_assert_true (count_rows (f->path, &rows, &error));
  g_assert_cmpuint (rows, ==, n + 1);
  g_assert_cmpuint (n_files (f), ==, 1);
}

/* A cell that is too long is refused by name, and what was there before stays. */
static void
test_too_long (Fixture *f, gconstpointer data)
{
  g_autofree char *note = g_strnfill (32768, 'x');
  const char *cells[] = { note, NULL };
  g_autoptr (GError) error = NULL;
  RkXlsxWriter *writer;

  g_assert_true (g_file_set_contents (f->path, "before", -1, NULL));
  writer = start (f);
  g_assert_false (rk_xlsx_writer_add (writer, cells, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "名称"));
  rk_xlsx_writer_free (writer);
  g_assert_cmpuint (n_files (f), ==, 1);
}

/* Cut anywhere, it is no workbook, or one with too few rows; never a crash. */
static void
test_cut (Fixture *f, gconstpointer data)
{
  const char *cells[] = { "うみねこ水産", "12" };
  g_autoptr (RkXlsxWriter) writer = start (f);
  g_autofree char *whole = NULL;
  gsize length;
  guint64 rows;

  rk_xlsx_writer_add (writer, cells, NULL);
  g_assert_true (rk_xlsx_writer_finish (writer, NULL));
  g_assert_true (g_file_get_contents (f->path, &whole, &length, NULL));
  for (gsize n = 0; n < length; n += 101)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (f->path, whole, (gssize)n, NULL));
      g_assert_false (count_rows (f->path, &rows, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/xlsx/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/xlsx/too-long", Fixture, NULL, set_up, test_too_long, tear_down);
  g_test_add ("/xlsx/cut", Fixture, NULL, set_up, test_cut, tear_down);
  return g_test_run ();
}
