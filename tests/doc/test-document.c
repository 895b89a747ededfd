/* Documents as they come out: the PDF is read back with other people's tools. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "doc-read.h"
#include "doc-samples.h"
#include "rk-error.h"
#include "rk-test.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("rk-doc-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_remove_tree (f->folder);
  g_free (f->folder);
}

static guint
count_pages (RkDocument *document)
{
  g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, NULL);

  return rk_pages_get_n (pages);
}

/* pdftotext folds the full-width space into a plain one. */
static void
assert_has (const char *text, const char *needle)
{
  if (strstr (text, needle) == NULL)
    g_error ("“%s” is not in “%s”", needle, text);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_list (120, 3);
  g_autofree char *path = doc_sample_pdf (document, f->folder, "list.pdf");
  guint n = doc_count_pages (path);
  g_autofree char *all = doc_read_page (path, 0);
  g_autofree char *first = doc_read_page (path, 1);
  g_autofree char *second = doc_read_page (path, 2);
  g_autofree char *last = doc_read_page (path, n);

  g_assert_cmpuint (n, ==, count_pages (document));
  g_assert_cmpuint (n, ==, 4);
  /* The head of the table and the date stand on each page. */
  g_assert_cmpuint (doc_count (all, "事業所名"), ==, n);
  g_assert_cmpuint (doc_count (all, "令和8年10月1日現在"), ==, n);
  assert_has (first, "しだはいばら健康づくり実践事業所");
  g_assert_null (strstr (first, "（続き）"));
  assert_has (first, "1 / 4");
  assert_has (second, "（続き）");
  assert_has (second, "静岡市（続き）");
  assert_has (second, "浜松市");
  assert_has (last, "4 / 4");
  assert_has (last, "公表に同意した事業所だけを載せた");
  g_assert_cmpuint (doc_count (all, "公表に同意"), ==, 1);
  /* Text as registered, and brackets as on paper. */
  assert_has (all, "髙﨑建設㈱");
  assert_has (all, "スーパーまるふじ（田沼店）");
  assert_has (all, "1160");
}

static guint
count_register_pages (guint n_rows)
{
  g_autoptr (RkDocument) document = doc_sample_register (n_rows);

  return count_pages (document);
}

static void
test_page_counts (Fixture *f, gconstpointer data)
{
  guint full = 1;

  g_assert_cmpuint (count_register_pages (0), ==, 1);
  g_assert_cmpuint (count_register_pages (1), ==, 1);
  /* A row more than a page opens the second one, and only that. */
  while (count_register_pages (full + 1) == 1)
    full++;
  g_assert_cmpuint (full, ==, 24);
  g_assert_cmpuint (count_register_pages (full + 1), ==, 2);
  g_assert_cmpuint (count_register_pages (7078), >, 7078 / 26);
}

static void
test_no_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_list (0, 0);
  g_autofree char *path = doc_sample_pdf (document, f->folder, "empty.pdf");
  g_autofree char *text = doc_read_page (path, 0);

  assert_has (text, "事業所名");
  assert_has (text, "該当なし");
  assert_has (text, "1 / 1");
}

static void
test_paper (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_paper ();
  g_autofree char *path = doc_sample_pdf (document, f->folder, "paper.pdf");
  g_autofree char *all = doc_read_page (path, 0);
  g_autofree char *first = doc_read_page (path, 1);
  guint n = doc_count_pages (path);

  g_assert_cmpuint (doc_count (all, "資料2"), ==, 1);
  assert_has (first, "資料2");
  g_assert_cmpuint (doc_count (all, "見本"), ==, n);
  g_assert_cmpuint (doc_count (all, "作成 事務局"), ==, n);
  g_assert_cmpuint (doc_count (all, "（続き）"), ==, n - 1);
  assert_has (first, "会議名");
  assert_has (first, "8名（委員15名の半数以上）");
  assert_has (all, "図3");
  assert_has (all, "川根本町");
  assert_has (all, "出典 事業所登録簿");
}

static void
test_letter (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) one = doc_sample_letter (2);
  g_autoptr (RkDocument) two = doc_sample_letter (12);
  g_autofree char *path_one = doc_sample_pdf (one, f->folder, "one.pdf");
  g_autofree char *path_two = doc_sample_pdf (two, f->folder, "two.pdf");
  g_autofree char *text = doc_read_page (path_one, 0);
  g_autofree char *second = doc_read_page (path_two, 2);
  g_autofree char *fonts = doc_run ("pdffonts", path_one, NULL);

  /* No foot on one page, no 「（続き）」 in letters, the number alone from page 2. */
  g_assert_null (strstr (text, "1 / 1"));
  g_assert_cmpuint (doc_count_pages (path_two), ==, 2);
  g_assert_true (g_str_has_suffix (g_strchomp (second), "\n2"));
  g_assert_null (strstr (second, "（続き）"));
  assert_has (fonts, "BIZUDMincho");
  g_assert_null (strstr (fonts, "Gothic"));
}

/* Each font embedded as a subset with a map back to text; bold is the bold cut; nothing fell back.
 */
static void
test_fonts (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_list (60, 2);
  g_autofree char *path = doc_sample_pdf (document, f->folder, "fonts.pdf");
  g_autofree char *fonts = doc_run ("pdffonts", path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      assert_has (lines[i], "+BIZUDGothic-");
      assert_has (lines[i], " yes yes yes ");
      g_assert_null (strstr (lines[i], "Type 3"));
    }
  assert_has (fonts, "BIZUDGothic-Bold");
  assert_has (fonts, "BIZUDGothic-Regular");
}

static void
test_properties (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_paper ();
  g_autofree char *path = doc_sample_pdf (document, f->folder, "properties.pdf");
  g_autofree char *info = doc_run ("pdfinfo", "-isodates", path, NULL);
  g_autofree char *outline = doc_run ("pdftohtml", "-xml", "-i", "-stdout", path, NULL);

  assert_has (info, "この会議のための1枚　習慣的喫煙（志太榛原圏域）");
  assert_has (info, "事務局");
  assert_has (info, "Renkei");
  assert_has (info, "2026-07-08T");
  assert_has (info, "595.276 x 841.89 pts (A4)");
  assert_has (outline, "<outline>");
  assert_has (outline, ">1　会議の概要</item>");
  assert_has (outline, ">4　市町別・業種別</item>");
}

static void
test_group_outline (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_list (120, 3);
  g_autofree char *path = doc_sample_pdf (document, f->folder, "outline.pdf");
  g_autofree char *outline = doc_run ("pdftohtml", "-xml", "-i", "-stdout", path, NULL);
  const char *at = strstr (outline, "<outline>");

  g_assert_nonnull (at);
  assert_has (at, "<item page=\"1\">静岡市</item>");
  assert_has (at, "<item page=\"2\">浜松市</item>");
}

static void
test_sizes (Fixture *f, gconstpointer data)
{
  static const struct
  {
    RkPaperSize size;
    gboolean landscape;
    RkPaperUse use;
    double mm[6]; /* width, height, top, right, bottom, left */
  } cases[] = {
    { RK_PAPER_A4, FALSE, RK_PAPER_USE_PAPER, { 210, 297, 20, 18, 18, 22 } },
    { RK_PAPER_A4, TRUE, RK_PAPER_USE_PAPER, { 297, 210, 18, 15, 16, 15 } },
    { RK_PAPER_A4, FALSE, RK_PAPER_USE_LETTER, { 210, 297, 28, 27, 25, 27.5 } },
    { RK_PAPER_A3, TRUE, RK_PAPER_USE_MATRIX, { 420, 297, 16, 15, 15, 18 } },
    { RK_PAPER_A3, FALSE, RK_PAPER_USE_PAPER, { 297, 420, 20, 18, 18, 22 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkPaper paper = rk_paper (cases[i].size, cases[i].landscape, cases[i].use);
      const double got[6]
          = { paper.width, paper.height, paper.top, paper.right, paper.bottom, paper.left };
      RkRect area = rk_paper_area (&paper);

      for (guint k = 0; k < 6; k++)
        g_assert_cmpfloat_with_epsilon (got[k] / RK_MM, cases[i].mm[k], 0.001);
      g_assert_cmpfloat_with_epsilon (area.x + area.width + paper.right, paper.width, 0.001);
      g_assert_cmpfloat_with_epsilon (area.y + area.height + paper.bottom, paper.height, 0.001);
    }
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autoptr (GMappedFile) one = g_mapped_file_new (a, FALSE, NULL);
  g_autoptr (GMappedFile) two = g_mapped_file_new (b, FALSE, NULL);

  g_assert_cmpmem (g_mapped_file_get_contents (one), g_mapped_file_get_length (one),
                   g_mapped_file_get_contents (two), g_mapped_file_get_length (two));
}

static gpointer
write_in_thread (gpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_paper ();

  return doc_sample_pdf (document, data, "thread.pdf");
}

/* The same document gives the same bytes: again, from another document, on another thread, and
 * with no date at all. */
static void
test_same_bytes (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) one = doc_sample_paper ();
  g_autoptr (RkDocument) two = doc_sample_paper ();
  g_autofree char *a = doc_sample_pdf (one, f->folder, "a.pdf");
  g_autofree char *b = doc_sample_pdf (one, f->folder, "b.pdf");
  g_autofree char *c = doc_sample_pdf (two, f->folder, "c.pdf");
  g_autofree char *d = g_thread_join (g_thread_new ("write", write_in_thread, f->folder));
  g_autoptr (RkDocument) undated = doc_sample_letter (1);
  g_autofree char *e = doc_sample_pdf (undated, f->folder, "e.pdf");
  g_autofree char *info = doc_run ("pdfinfo", e, NULL);

  assert_same_file (a, b);
  assert_same_file (a, c);
  assert_same_file (a, d);
  g_assert_null (strstr (info, "CreationDate"));
}

static void
fill_overflow (RkTableRow *row, guint index, gpointer user_data)
{
  rk_table_row_set_text (row, 0, index == 30 ? "勅使河原　勘三郎右衛門尉" : "青島　弘子");
  rk_table_row_set_text (row, 1, "委員");
}

static void
test_overflows (Fixture *f, gconstpointer data)
{
  static const RkTableColumn columns[]
      = { { .heading = "氏名", .width = 20, .fit = RK_FIT_PERSON }, { .heading = "職" } };
  g_autoptr (RkDocument) document = rk_document_new ("名簿");
  g_autoptr (RkPages) pages = NULL;
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));
  const RkOverflow *overflow;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  rk_table_set_size (table, 0, 9);
  rk_table_set_rows (table, 60, fill_overflow, NULL, NULL);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  rk_document_add_table (document, table);
  pages = rk_document_paginate (document, NULL, NULL);
  g_assert_cmpuint (rk_pages_get_overflows (pages)->len, ==, 1);
  overflow = rk_pages_get_overflows (pages)->pdata[0];
  g_assert_cmpuint (overflow->row, ==, 30);
  g_assert_cmpuint (overflow->column, ==, 0);
  g_assert_cmpuint (overflow->page, ==, 1);
  g_assert_cmpstr (overflow->text, ==, "勅使河原　勘三郎右衛門尉");
  /* Said to be too long, and printed whole all the same. */
  path = doc_sample_pdf (document, f->folder, "overflow.pdf");
  text = doc_read_page (path, 2);
  assert_has (text, "右衛門尉");
}

static void
fill_broken_lines (RkTableRow *row, guint index, gpointer user_data)
{
  rk_table_row_set_text (row, 0, "焼津\nさくら保育園");
  rk_table_row_set_text (row, 1, "一行目\n二行目");
}

/* A line break inside a cell of the imported file is a space in a name, a line in a sentence. */
static void
test_line_breaks (Fixture *f, gconstpointer data)
{
  static const RkTableColumn columns[]
      = { { .heading = "名称" }, { .heading = "備考", .fit = RK_FIT_TEXT } };
  g_autoptr (RkDocument) document = rk_document_new ("名簿");
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  rk_table_set_rows (table, 1, fill_broken_lines, NULL, NULL);
  rk_document_add_table (document, table);
  path = doc_sample_pdf (document, f->folder, "lines.pdf");
  text = doc_read_page (path, 0);
  assert_has (text, "焼津 さくら保育園");
  assert_has (text, "一行目");
  g_assert_null (strstr (text, "一行目 二行目"));
}

/* However long the note with the filter is, all of it stands on the first page. */
static void
test_long_note (Fixture *f, gconstpointer data)
{
  for (guint n = 1; n <= 40; n += 3)
    for (guint style = RK_TITLE_PAPER; style <= RK_TITLE_LIST; style++)
      {
        g_autoptr (RkDocument) document = rk_document_new ("事業所名簿");
        g_autoptr (GString) note = g_string_new ("条件：");
        g_autofree char *path = NULL;
        g_autofree char *text = NULL;
        g_autofree char *box = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append_printf (note, "市町%02u、", i);
        rk_document_set_note (document, note->str);
        rk_document_add_title (document, style);
        rk_document_add_page_break (document);
        rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "二頁目");
        path = doc_sample_pdf (document, f->folder, "note.pdf");
        /* Only what lies inside the margins. */
        box = doc_run ("pdftotext", "-r", "72", "-x", "62", "-y", "50", "-W", "483", "-H", "700",
                       "-f", "1", "-l", "1", path, "-", NULL);
        for (guint i = 0; i < n; i++)
          {
            g_autofree char *part = g_strdup_printf ("%02u、", i);

            assert_has (box, part);
          }
        text = doc_read_page (path, 2);
        assert_has (text, "事業所名簿（続き）");
      }
}

typedef struct
{
  guint calls;
  guint last;
  guint total;
  guint stop_at;
  GCancellable *cancellable;
} Progress;

static void
on_progress (guint done, guint total, gpointer user_data)
{
  Progress *progress = user_data;

  progress->calls++;
  progress->last = done;
  progress->total = total;
  if (done == progress->stop_at)
    g_cancellable_cancel (progress->cancellable);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_progress_and_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_list (200, 0);
  g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (f->folder, "cancel.pdf", NULL);
  g_autoptr (GError) error = NULL;
  Progress progress = { .stop_at = 3, .cancellable = cancellable };

  g_assert_cmpuint (rk_pages_get_n (pages), >, 4);
  g_file_set_contents (path, "before", -1, NULL);
  g_assert_false (rk_pages_write_pdf (pages, path, on_progress, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.calls, ==, 3);
  /* What was there is still there, and nothing else. */
  g_assert_cmpuint (count_files (f->folder), ==, 1);
  {
    g_autofree char *contents = NULL;

    g_file_get_contents (path, &contents, NULL, NULL);
    g_assert_cmpstr (contents, ==, "before");
  }
  g_clear_error (&error);
  progress = (Progress){ .stop_at = G_MAXUINT };
  g_assert_true (rk_pages_write_pdf (pages, path, on_progress, &progress, NULL, &error));
  g_assert_cmpuint (progress.last, ==, rk_pages_get_n (pages));
  g_assert_cmpuint (progress.total, ==, progress.last);
  g_assert_cmpuint (count_files (f->folder), ==, 1);
}

static void
test_write_errors (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_letter (1);
  g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "none", "x.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_pages_write_pdf (pages, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_IO);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_clear_error (&error);
  g_assert_false (rk_pages_write_pdf (pages, f->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_IO);
  g_assert_cmpuint (count_files (f->folder), ==, 0);
}

static void
test_cancel_layout (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = doc_sample_list (100, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rk_document_paginate (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fill_minutes (RkTableRow *row, guint index, gpointer user_data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "発言%03u。%s", i, i < 149 ? "\n" : "");
  rk_table_row_start_group (row, "議題1", NULL);
  rk_table_row_set_text (row, 0, "意見");
  rk_table_row_set_text (row, 1, text->str);
}

/* A row higher than a page goes over the pages: every line once, head and group on each. */
static void
test_split_row (Fixture *f, gconstpointer data)
{
  static const RkTableColumn columns[]
      = { { .heading = "種別", .width = 30 }, { .heading = "発言の内容", .fit = RK_FIT_TEXT } };
  g_autoptr (RkDocument) document = rk_document_new ("議事録");
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  guint n;

  rk_table_set_rows (table, 1, fill_minutes, NULL, NULL);
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_table (document, table);
  path = doc_sample_pdf (document, f->folder, "split.pdf");
  text = doc_read_page (path, 0);
  n = doc_count_pages (path);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *line = g_strdup_printf ("発言%03u。", i);

      g_assert_cmpuint (doc_count (text, line), ==, 1);
    }
  g_assert_cmpuint (doc_count (text, "発言の内容"), ==, n);
  g_assert_cmpuint (doc_count (text, "意見"), ==, 1);
  g_assert_cmpuint (doc_count (text, "議題1（続き）"), ==, n - 1);
}

/* Pages that go on with a section say whose they are. */
static void
test_section (Fixture *f, gconstpointer data)
{
  static const RkTableColumn columns[]
      = { { .heading = "種別", .width = 30 }, { .heading = "発言の内容", .fit = RK_FIT_TEXT } };
  g_autoptr (RkDocument) document = rk_document_new ("静岡圏域　委員名簿");
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  rk_document_add_title (document, RK_TITLE_PAPER);
  for (guint i = 0; i < 2; i++)
    {
      RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));

      rk_table_set_rows (table, i, fill_minutes, NULL, NULL);
      if (i)
        rk_document_add_section (document, "志太榛原圏域　委員名簿");
      rk_document_add_table (document, table);
    }
  path = doc_sample_pdf (document, f->folder, "section.pdf");
  second = doc_read_page (path, 2);
  assert_has (second, "志太榛原圏域 委員名簿");
  g_assert_null (strstr (second, "静岡圏域"));
  third = doc_read_page (path, 3);
  assert_has (third, "志太榛原圏域 委員名簿（続き）");
  g_assert_null (strstr (third, "静岡圏域"));
}

/* A heading stays with its table head and two rows; a figure is never split. */
static void
test_keep_together (Fixture *f, gconstpointer data)
{
  for (double space = 150; space < 240; space += 2.5)
    {
      g_autoptr (RkDocument) document = rk_document_new ("改頁");
      g_autofree char *path = NULL;
      guint n;

      rk_document_add_title (document, RK_TITLE_PAPER);
      rk_document_add_space (document, space);
      rk_document_add_heading (document, "見出しの行");
      rk_document_add_facts (document, 1, "一つ目", "甲", "二つ目", "乙", "三つ目", "丙", NULL);
      path = doc_sample_pdf (document, f->folder, "keep.pdf");
      n = doc_count_pages (path);
      for (guint i = 1; i <= n; i++)
        {
          g_autofree char *text = doc_read_page (path, i);

          if (strstr (text, "見出しの行") != NULL)
            {
              assert_has (text, "一つ目");
              assert_has (text, "二つ目");
            }
        }
    }
}

static void
draw_nothing (cairo_t *cr, const RkRect *rect, gpointer user_data)
{
  *(RkRect *)user_data = *rect;
}

static void
test_figure (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = rk_document_new ("図");
  RkRect small = { 0 };
  RkRect huge = { 0 };
  g_autofree char *path = NULL;

  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_figure (document, 80, 50, draw_nothing, &small, NULL);
  rk_document_add_figure (document, 0, 900, draw_nothing, &huge, NULL);
  path = doc_sample_pdf (document, f->folder, "figure.pdf");
  g_assert_cmpuint (doc_count_pages (path), ==, 2);
  g_assert_cmpfloat_with_epsilon (small.width, 80 * RK_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (small.height, 50 * RK_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (huge.width, 170 * RK_MM, 0.01);
  g_assert_cmpfloat (huge.y + huge.height, <=, (297 - 18) * RK_MM + 0.1);
}

/* A figure that just fills what is left of a page stands on it: 259 mm, 2 mm of them between. */
static void
test_a_page_is_filled (Fixture *f, gconstpointer data)
{
  const double heights[] = { 106.5, 107.5 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autoptr (RkDocument) document = rk_document_new ("図");
      RkRect rects[2] = { 0 };

      rk_document_add_figure (document, 0, 150, draw_nothing, &rects[0], NULL);
      rk_document_add_figure (document, 0, heights[i], draw_nothing, &rects[1], NULL);
      g_assert_cmpuint (count_pages (document), ==, 1 + i);
    }
}

/* What is to be settled never stands alone at the foot of a page: it goes with what it is about. */
static void
test_joined_figure (Fixture *f, gconstpointer data)
{
  for (guint joined = 0; joined < 2; joined++)
    {
      g_autoptr (RkDocument) document = rk_document_new ("論点");
      RkRect rects[3] = { 0 };
      g_autofree char *path = NULL;
      double gap;

      rk_document_add_figure (document, 0, 150, draw_nothing, &rects[0], NULL);
      rk_document_add_figure (document, 0, 12, draw_nothing, &rects[1], NULL);
      if (joined)
        rk_document_join (document);
      rk_document_add_figure (document, 0, 120, draw_nothing, &rects[2], NULL);
      path = doc_sample_pdf (document, f->folder, "joined.pdf");
      g_assert_cmpuint (doc_count_pages (path), ==, 2);
      gap = rects[2].y - rects[1].y;
      if (joined) /* both on the second page, one under the other */
        g_assert_true (gap > 0 && rects[1].y < rects[0].y + 50 * RK_MM);
      else
        g_assert_cmpfloat (gap, <, 0);
    }
}

/* Charts side by side take the height of one. */
static void
test_charts_abreast (Fixture *f, gconstpointer data)
{
  for (guint abreast = 0; abreast < 2; abreast++)
    {
      g_autoptr (RkDocument) document = rk_document_new ("図");
      RkChart *charts[2];

      for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
        charts[i] = doc_sample_chart (RK_CHART_BARS, 4, 1, FALSE);
      if (abreast)
        rk_document_add_charts (document, charts[0], charts[1], 150);
      else
        for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
          rk_document_add_chart (document, charts[i], 150);
      g_assert_cmpuint (count_pages (document), ==, 2 - abreast);
    }
}

/* What introduces a figure or a table is not left behind on the page before. */
static void
test_joined_paragraph (Fixture *f, gconstpointer data)
{
  for (guint joined = 0; joined < 2; joined++)
    {
      g_autoptr (RkDocument) document = rk_document_new ("読み方");
      RkRect rects[2] = { 0 };
      g_autofree char *path = NULL;
      g_autofree char *first = NULL;

      rk_document_add_figure (document, 0, 180, draw_nothing, &rects[0], NULL);
      rk_document_add_heading (document, "見出し");
      rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "この図のあらまし");
      if (joined)
        rk_document_join (document);
      rk_document_add_figure (document, 0, 120, draw_nothing, &rects[1], NULL);
      path = doc_sample_pdf (document, f->folder, "introduced.pdf");
      g_assert_cmpuint (doc_count_pages (path), ==, 2);
      first = doc_read_page (path, 1);
      g_assert_cmpint (strstr (first, "この図のあらまし") == NULL, ==, joined);
      g_assert_cmpint (strstr (first, "見出し") == NULL, ==, joined);
    }
}

static void
test_page_break (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = rk_document_new ("改頁");

  /* Breaks where there is nothing to break ask for nothing. */
  rk_document_add_page_break (document);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "一");
  rk_document_add_page_break (document);
  rk_document_add_page_break (document);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "二");
  rk_document_add_page_break (document);
  g_assert_cmpuint (count_pages (document), ==, 2);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/doc/document/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("list", test_list);
  ADD ("page-counts", test_page_counts);
  ADD ("no-rows", test_no_rows);
  ADD ("paper", test_paper);
  ADD ("letter", test_letter);
  ADD ("fonts", test_fonts);
  ADD ("properties", test_properties);
  ADD ("group-outline", test_group_outline);
  ADD ("charts-abreast", test_charts_abreast);
  ADD ("joined-paragraph", test_joined_paragraph);
  ADD ("sizes", test_sizes);
  ADD ("same-bytes", test_same_bytes);
  ADD ("overflows", test_overflows);
  ADD ("line-breaks", test_line_breaks);
  ADD ("long-note", test_long_note);
  ADD ("progress-and-cancel", test_progress_and_cancel);
  ADD ("write-errors", test_write_errors);
  ADD ("cancel-layout", test_cancel_layout);
  ADD ("split-row", test_split_row);
  ADD ("section", test_section);
  ADD ("keep-together", test_keep_together);
  ADD ("figure", test_figure);
  ADD ("page-is-filled", test_a_page_is_filled);
  ADD ("joined-figure", test_joined_figure);
  ADD ("page-break", test_page_break);
  return g_test_run ();
}
