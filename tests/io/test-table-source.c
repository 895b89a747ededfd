/* Rows come out of a file as they went in, whatever the program that wrote it; what is no table is
 * refused before it costs memory. */
#include "rk-charset.h"
#include "rk-error.h"
#include "rk-table-source.h"
#include "fake-stream.h"
#include "rk-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define CHUNK (64 * 1024) /* of the source */

static RkTableSource *
open_bytes (const void *data, gsize length, const char *encoding, char delimiter, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, length, NULL);
  return rk_table_source_open_stream (stream, encoding, delimiter, NULL, error);
}

static RkTableSource *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  RkTableSource *source = open_bytes (text, strlen (text), NULL, 0, &error);
  g_assert_no_error (error);
  return source;
}

/* A row as text: cells in brackets. */
static char *
show_row (const RkTableRow *row)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%u", row->number);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (text, "[%s]", row->cells[i]);
  if (row->damaged)
    g_string_append (text, " damaged");
  if (row->misquoted)
    g_string_append (text, " misquoted");
  return g_string_free (text, FALSE);
}

static char *
show_rows (RkTableSource *source, GError **error)
{
  GString *text = g_string_new (NULL);
  RkTableRow row;
  while (rk_table_source_next (source, &row, error))
    {
      g_autofree char *shown = show_row (&row);
      g_string_append_printf (text, "%s\n", shown);
    }
  return g_string_free (text, FALSE);
}

static void
test_read_forms (void)
{
  static const struct
  {
    const char *file;
    const char *rows;
  } cases[] = {
    { "a,b\n1,2\n", "1[a][b]\n2[1][2]\n" },
    { "a,b\r\n1,2", "1[a][b]\n2[1][2]\n" },
    { "a,b\r1,2\r", "1[a][b]\n2[1][2]\n" },
    { "a,b\r\r\n\n1,2\n", "1[a][b]\n2\n3\n4[1][2]\n" },
    { "\n\na,b\n,\n", "1\n2\n3[a][b]\n4[][]\n" },
    { "a,\"b,\"\"c\"\"\"\n", "1[a][b,\"c\"]\n" },
    { "a,\"b\r\nc\rd\ne\"\r\n1,2\r\n", "1[a][b\nc\nd\ne]\n2[1][2]\n" },
    { "a,  \"b, c\"  ,d\n", "1[a][b, c][d]\n" },
    { "  a , b , c \t\n1,2,3\n", "1[a][b][c]\n2[1][2][3]\n" },
    { "a,\"  b  \"\n", "1[a][  b  ]\n" },
    { "　a,b\n", "1[　a][b]\n" },
    { "a,b,\n,,\n", "1[a][b][]\n2[][][]\n" },
    { "\xef\xbb\xbf\"a\",b\n", "1[a][b]\n" },
    { "a\tb,c\n1\t2,3\n", "1[a][b,c]\n2[1][2,3]\n" },
    { "a\t\tb\t\n\"1\"\t \"2\" \t3\t\n", "1[a][][b][]\n2[1][2][3][]\n" },
    { "a;b\n1,5;2\n2,5;3\n", "1[a][b]\n2[1,5][2]\n3[2,5][3]\n" },
    { "5\" pipe,b\n", "1[5\" pipe][b]\n" },
    { "a,\"b\"c\",d\n1,2,3\n", "1[a][b\"c][d] misquoted\n2[1][2][3]\n" },
    { "a\xef\xbf\xbd,b\nc,d\n", "1[a" RK_REPLACEMENT "][b] damaged\n2[c][d]\n" },
    { "\"\"\n\"\"", "1[]\n2[]\n" },
    { "   \na,b\n", "1\n2[a][b]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkTableSource) source = open_text (cases[i].file);
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = show_rows (source, &error);
      g_autofree char *again = NULL;
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_true (rk_table_source_rewind (source, &error));
      again = show_rows (source, &error);
      g_assert_cmpstr (again, ==, rows);
    }
}

/* A city's list of shops and its list of facilities, in their two encodings. */
static void
test_read_published_lists (void)
{
  static const char shops[] = "\xef\xbb\xbfソート番号,クーポン名,業種,割引,郵便番号\r\n"
                              "1, AOBAYA,小売業,\"2,000円以上会計で1,000円引き\",425-0000\r\n"
                              "2,わかくさｂｙまつや,小売業,\"2,000円以上\",425-0001\r\n\r\n";
  static const char facilities[] = "№,名称,区分\r\n1,あおば　やすらぎ ,①障害福祉\r\n"
                                   "2,㈱髙\xee\x80\x80,\"児童発達支援\n放課後等～\"\r\n";
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *cp932 = g_convert (facilities, -1, "CP932", "UTF-8", NULL, &length, &error);
  g_autoptr (RkTableSource) a = open_text (shops);
  g_autoptr (RkTableSource) b = open_bytes (cp932, length, NULL, 0, &error);
  g_autofree char *a_rows = show_rows (a, &error);
  g_autofree char *b_rows = show_rows (b, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rk_table_source_get_encoding (a), ==, "UTF-8");
  g_assert_cmpstr (rk_table_source_get_encoding (b), ==, "CP932");
  g_assert_cmpstr (a_rows, ==,
                   "1[ソート番号][クーポン名][業種][割引][郵便番号]\n"
                   "2[1][AOBAYA][小売業][2,000円以上会計で1,000円引き][425-0000]\n"
                   "3[2][わかくさｂｙまつや][小売業][2,000円以上][425-0001]\n4\n");
  g_assert_cmpstr (b_rows, ==,
                   "1[№][名称][区分]\n2[1][あおば　やすらぎ][①障害福祉]\n"
                   "3[2][㈱髙\xee\x80\x80][児童発達支援\n放課後等～]\n");
}

static void
test_delimiters (void)
{
  static const struct
  {
    const char *file;
    char delimiter;
  } cases[] = {
    { "名称\n焼津\n", ',' },
    { "名称,住所\nA,B\n", ',' },
    { "名称\t住所\nA\tB, C\nD\tE, F, G\n", '\t' },
    { "名称;住所\nA;B\n", ';' },
    { "事業所名簿、第1版\n\n名称\t住所\nA,B\tC\nD\tE\n", '\t' },
    { "名称,略称\t住所\nA,B,C,D\tE\nF,G,H,I\tJ\nK,L\tM\n", '\t' },
    { "名称,備考\nA,x;y\nB,z;w\n", ',' },
    { "名称,備考,TEL\nA,\"x\ty\",1\nB,\"z\tw\",2\n", ',' },
    { "名称,業種,住所,電話\nA,,,\nB\nC,D\nE,F,G,H\n",
      ',' }, /* rows cut after the last filled cell */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkTableSource) source = open_text (cases[i].file);
      g_assert_cmpint (rk_table_source_get_delimiter (source), ==, cases[i].delimiter);
    }
}

static void
test_choices_of_the_caller (void)
{
  static const char file[] = "\x96\xbc,a;b\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) chosen = open_bytes (file, 7, "shift_jis", ';', &error);
  g_autofree char *rows = show_rows (chosen, &error);
  g_autoptr (RkTableSource) unknown = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (rk_table_source_get_encoding (chosen), ==, "CP932");
  g_assert_cmpstr (rows, ==, "1[名,a][b]\n");
  unknown = open_bytes (file, 7, "KLINGON", ';', &error);
  g_assert_null (unknown);
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
}

static void
test_damaged_bytes (void)
{
  static const char cp932[] = "\x96\xbc\x8f\xcc,b\n\x96\xbc\x80,\x82\nc,d\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = open_bytes (cp932, sizeof cp932 - 1, NULL, 0, &error);
  g_autofree char *rows = show_rows (source, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==,
                   "1[名称][b]\n2[名" RK_REPLACEMENT "][" RK_REPLACEMENT "] damaged\n3[c][d]\n");
}

/* ---- any table, in any spelling ---- */

typedef GPtrArray Table; /* of GPtrArray of char * */

static char *
random_cell (void)
{
  static const char *const pieces[] = { "焼津", "㈱", "a", "1",  ",",  "\"", "\n", " ",
                                        "\t",   "　", ";", "髙", "～", "ｱ",  "'",  "=" };
  GString *cell = g_string_new (NULL);
  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (cell, FALSE);
}

static Table *
random_table (void)
{
  Table *table = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  for (int r = g_test_rand_int_range (1, 30); r > 0; r--)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
      for (int c = g_test_rand_int_range (0, 6); c > 0; c--)
        g_ptr_array_add (row, random_cell ());
      g_ptr_array_add (table, row);
    }
  return table;
}

static void
write_cell (GString *file, const char *cell, char delimiter, gboolean lone, const char *line_break)
{
  gboolean must = strpbrk (cell, "\"\n\t, ;") || (lone && *cell == '\0');

  if (!must && g_test_rand_bit ())
    {
      g_string_append (file, cell);
      return;
    }
  g_string_append (file, g_test_rand_bit () ? " \"" : "\"");
  for (; *cell; cell++)
    if (*cell == '\n')
      g_string_append (file, line_break);
    else
      {
        g_string_append_c (file, *cell);
        if (*cell == '"')
          g_string_append_c (file, '"');
      }
  g_string_append (file, g_test_rand_bit () ? "\" " : "\"");
}

static GString *
write_table (const Table *table, char delimiter, const char *line_break, gboolean last_break)
{
  GString *file = g_string_new (NULL);

  for (guint r = 0; r < table->len; r++)
    {
      const GPtrArray *row = g_ptr_array_index (table, r);
      for (guint c = 0; c < row->len; c++)
        {
          if (c > 0)
            g_string_append_c (file, delimiter);
          write_cell (file, g_ptr_array_index (row, c), delimiter, row->len == 1, line_break);
        }
      if (r + 1 < table->len || last_break || row->len == 0)
        g_string_append (file, line_break);
    }
  return file;
}

static void
assert_table (RkTableSource *source, const Table *table)
{
  g_autoptr (GError) error = NULL;
  RkTableRow row;

  for (guint r = 0; r < table->len; r++)
    {
      const GPtrArray *expected = g_ptr_array_index (table, r);
      g_assert_true (rk_table_source_next (source, &row, &error));
      g_assert_cmpuint (row.number, ==, r + 1);
      g_assert_cmpuint (row.n_cells, ==, expected->len);
      for (guint c = 0; c < row.n_cells; c++)
        g_assert_cmpstr (row.cells[c], ==, g_ptr_array_index (expected, c));
      g_assert_false (row.damaged || row.misquoted);
    }
  g_assert_false (rk_table_source_next (source, &row, &error));
  g_assert_no_error (error);
}

static void
test_any_table_comes_back (void)
{
  static const char delimiters[] = { ',', '\t', ';' };
  static const char *const breaks[] = { "\n", "\r\n", "\r" };
  static const char *const encodings[] = { "UTF-8", "CP932", "UTF-16LE", "UTF-16BE" };

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) table = random_table ();
      char delimiter = delimiters[g_test_rand_int_range (0, 3)];
      const char *encoding = encodings[g_test_rand_int_range (0, 4)];
      GString *file = write_table (table, delimiter, breaks[g_test_rand_int_range (0, 3)],
                                   g_test_rand_bit ());
      gsize length;
      g_autofree char *bytes
          = g_convert (file->str, file->len, encoding, "UTF-8", NULL, &length, &error);
      if (length > 0)
        {
          g_autoptr (RkTableSource) source
              = open_bytes (bytes, length, encoding, delimiter, &error);
          g_assert_no_error (error);
          assert_table (source, table);
        }
      g_string_free (file, TRUE);
    }
}

/* The border between two pieces of the file falls on every byte of a difficult row. */
static void
test_border_between_pieces (void)
{
  static const char row[] = "㈱髙,\"a\"\"b\r\n～\",\r\n\r\nｱ, \"c\" ,\"\"\r\n\r\n";
  static const char *const encodings[] = { "UTF-8", "CP932", "UTF-16LE", "UTF-16BE" };

  for (guint e = 0; e < G_N_ELEMENTS (encodings); e++)
    {
      g_autoptr (GError) error = NULL;
      gsize length, unit = e < 2 ? 1 : 2;
      g_autofree char *bytes = g_convert (row, -1, encodings[e], "UTF-8", NULL, &length, &error);
      g_autofree char *blank = g_convert (" ", 1, encodings[e], "UTF-8", NULL, NULL, &error);
      g_autofree char *file = g_malloc (CHUNK + length);
      for (gsize before = 0; before <= length; before += unit)
        {
          g_autoptr (RkTableSource) source = NULL;
          g_autofree char *rows = NULL;
          for (gsize i = 0; i < CHUNK - before; i++)
            file[i] = blank[i % unit];
          memcpy (file + CHUNK - before, bytes, length);
          source = open_bytes (file, CHUNK - before + length, encodings[e], ',', &error);
          g_assert_no_error (error);
          rows = show_rows (source, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (rows, ==, "1[㈱髙][a\"b\n～][]\n2\n3[ｱ][c][]\n4\n");
        }
    }
}

static void
test_random_bytes (void)
{
  static const char letters[] = "\"\"\",,;\t\n\r ab\x82\xa0\xe7\x84\xbc\xff\xb1";

  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GError) error = NULL;
      gsize length = g_test_rand_int_range (1, 300);
      g_autofree char *file = g_malloc (length);
      g_autoptr (RkTableSource) source = NULL;
      RkTableRow row = { 0 };
      guint number = 0;
      for (gsize i = 0; i < length; i++)
        file[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      source = open_bytes (file, length, NULL, 0, &error);
      g_assert_no_error (error);
      while (rk_table_source_next (source, &row, &error))
        {
          g_assert_cmpuint (row.number, ==, ++number);
          for (guint c = 0; c < row.n_cells; c++)
            g_assert_true (g_utf8_validate (row.cells[c], -1, NULL)
                           && !strchr (row.cells[c], '\r'));
        }
      if (error)
        g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
    }
}

/* ---- refusals ---- */

/* A message says what happened, what is safe and what to do: three sentences at least. */
static void
assert_refused (GError **error, const char *part)
{
  guint sentences = 0;
  g_assert_error (*error, RK_ERROR, RK_ERROR_FORMAT);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, part));
  for (const char *p = (*error)->message; (p = strchr (p, '.')); p++)
    sentences += p[1] == ' ' || p[1] == '\0';
  g_assert_cmpuint (sentences, >=, 3);
  g_clear_error (error);
}

static void
test_refuse_other_formats (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *part;
  } cases[] = { { "PK\003\004rest", 8, "workbook is damaged" },
                { "PK\005\006\0\0", 6, "ZIP" },
                { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10, "old Office program" },
                { "%PDF-1.7\n", 9, "PDF" },
                { "\x1f\x8b\x08\0", 4, "gzip" },
                { "", 0, "empty" },
                { "\xef\xbb\xbf", 3, "empty" },
                { "a,b\n1,\0002\n", 9, "zero bytes" },
                { "\xff\xfe"
                  "a\0\0\0\n\0",
                  8, "zero bytes" },
                { "a,\"b\n1,2\n", 9, "quotation mark in row 1" },
                { "x\n\na,\"b\n1,2\n\n", 13, "quotation mark in row 3" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RkTableSource) source
          = open_bytes (cases[i].bytes, cases[i].length, NULL, 0, &error);
      if (source)
        g_free (show_rows (source, &error));
      assert_refused (&error, cases[i].part);
    }
}

static void
test_refuse_at_the_end_of_the_file (void)
{
  g_autoptr (GString) file = g_string_new ("名称,住所\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = NULL;

  while (file->len < 3 * CHUNK)
    g_string_append (file, "青葉食品,みなと町1-2-3\n");
  g_string_append_c (file, '\0');
  source = open_bytes (file->str, file->len, NULL, 0, &error);
  g_assert_null (source); /* not only when the row is reached */
  assert_refused (&error, "zero bytes");
}

static void
test_refuse_many_columns (void)
{
  for (guint n = RK_TABLE_MAX_COLUMNS; n <= 10 * RK_TABLE_MAX_COLUMNS;
       n += 9 * RK_TABLE_MAX_COLUMNS)
    {
      g_autoptr (GString) file = g_string_new ("a,b\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (RkTableSource) source = NULL;
      RkTableRow row;
      for (guint i = 0; i < n; i++)
        g_string_append (file, i > 0 ? ",1" : "1");
      source = open_bytes (file->str, file->len, NULL, 0, &error);
      g_assert_no_error (error);
      g_assert_true (rk_table_source_next (source, &row, &error));
      if (n == RK_TABLE_MAX_COLUMNS)
        {
          g_assert_true (rk_table_source_next (source, &row, &error));
          g_assert_cmpuint (row.n_cells, ==, n);
        }
      else
        {
          g_assert_false (rk_table_source_next (source, &row, &error));
          assert_refused (&error, "Row 2 has more than 1,000 columns");
        }
    }
}

static void
test_refuse_long_records (void)
{
  static const char *const heads[] = { "a,b\n\"", "a,b\n" };
  static const char *const bodies[] = { "青葉食品\n", "あいうえお" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GInputStream) stream = fake_stream_new (heads[i], bodies[i], 64 * 1024 * 1024);
      g_autoptr (GError) error = NULL;
      g_autoptr (RkTableSource) source
          = rk_table_source_open_stream (stream, NULL, 0, NULL, &error);
      RkTableRow row;
      goffset before = fake_stream_get_bytes_read (stream);
      g_assert_no_error (error);
      g_assert_true (rk_table_source_next (source, &row, &error));
      g_assert_false (rk_table_source_next (source, &row, &error));
      assert_refused (&error, "Row 2 is longer than 1 MB");
      g_assert_cmpint (fake_stream_get_bytes_read (stream) - before, <, 2 * RK_TABLE_MAX_RECORD);
    }
}

static void
test_refuse_huge_files (void)
{
  g_autoptr (GInputStream) stream = fake_stream_new ("", "a", G_GINT64_CONSTANT (1) << 30);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = rk_table_source_open_stream (stream, NULL, 0, NULL, &error);

  g_assert_null (source);
  assert_refused (&error, "larger than 500 MB");
  g_assert_cmpint (fake_stream_get_bytes_read (stream), ==, 0);
}

static void
test_refuse_what_is_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rk-source-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (rk_table_source_open (folder, NULL, 0, NULL, &error));
  assert_refused (&error, "folder");
  g_assert_null (rk_table_source_open ("/dev/zero", NULL, 0, NULL, &error));
  assert_refused (&error, "device");
  g_assert_null (rk_table_source_open (missing, NULL, 0, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
  rk_test_remove_tree (folder);
}

/* ---- progress, cancel, failing disk ---- */

static void
test_file_progress_and_cancel (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rk-source-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "名簿.csv", NULL);
  g_autoptr (GString) file = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RkTableSource) source = NULL;
  g_autoptr (GError) error = NULL;
  goffset done, total, last = 0;
  RkTableRow row;

  while (file->len < 4 * CHUNK)
    g_string_append (file, "青葉食品,みなと町1-2-3\n");
  g_assert_true (g_file_set_contents (path, file->str, file->len, &error));
  source = rk_table_source_open (path, NULL, 0, cancellable, &error);
  g_assert_no_error (error);
  while (last < 2 * CHUNK && rk_table_source_next (source, &row, &error))
    {
      rk_table_source_get_progress (source, &done, &total);
      g_assert_cmpint (done, >=, last);
      g_assert_cmpint (total, ==, file->len);
      last = done;
    }
  g_cancellable_cancel (cancellable);
  while (rk_table_source_next (source, &row, &error))
    ;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rk_test_remove_tree (folder);
}

static void
test_failing_disk (void)
{
  g_autoptr (GInputStream) stream = fake_stream_new ("", "青葉,食品\n", 10 * CHUNK);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = rk_table_source_open_stream (stream, NULL, 0, NULL, &error);
  RkTableRow row;

  fake_stream_fail_at (stream, 5 * CHUNK);
  while (rk_table_source_next (source, &row, &error))
    ;
  g_assert_error (error, RK_ERROR, RK_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/forms", test_read_forms);
  g_test_add_func ("/source/published-lists", test_read_published_lists);
  g_test_add_func ("/source/delimiters", test_delimiters);
  g_test_add_func ("/source/choices-of-the-caller", test_choices_of_the_caller);
  g_test_add_func ("/source/damaged-bytes", test_damaged_bytes);
  g_test_add_func ("/source/any-table-comes-back", test_any_table_comes_back);
  g_test_add_func ("/source/border-between-pieces", test_border_between_pieces);
  g_test_add_func ("/source/random-bytes", test_random_bytes);
  g_test_add_func ("/source/refuse/other-formats", test_refuse_other_formats);
  g_test_add_func ("/source/refuse/at-the-end-of-the-file", test_refuse_at_the_end_of_the_file);
  g_test_add_func ("/source/refuse/many-columns", test_refuse_many_columns);
  g_test_add_func ("/source/refuse/long-records", test_refuse_long_records);
  g_test_add_func ("/source/refuse/huge-files", test_refuse_huge_files);
  g_test_add_func ("/source/refuse/what-is-no-file", test_refuse_what_is_no_file);
  g_test_add_func ("/source/file-progress-and-cancel", test_file_progress_and_cancel);
  g_test_add_func ("/source/failing-disk", test_failing_disk);
  return g_test_run ();
}
