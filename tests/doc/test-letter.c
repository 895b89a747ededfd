/* Letters and sheets: places counted in characters, parts with pages of their own, merged cells. */
#include <string.h>

#include "doc-read.h"
#include "doc-samples.h"
#include "rk-table.h"
#include "rk-test.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("rk-letter-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_remove_tree (f->folder);
  g_free (f->folder);
}

static RkDocument *
letter_new (RkPaperUse use)
{
  RkDocument *document = rk_document_new ("見本");

  rk_document_set_paper (document, RK_PAPER_A4, FALSE, use);
  return document;
}

static char *
read_all (Fixture *f, RkDocument *document)
{
  g_autofree char *path = doc_sample_pdf (document, f->folder, "out.pdf");

  return doc_read_page (path, 0);
}

static guint
count_pages (RkDocument *document)
{
  g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, NULL);

  return rk_pages_get_n (pages);
}

static void
assert_has (const char *text, const char *needle)
{
  if (strstr (text, needle) == NULL)
    g_error ("“%s” is not in “%s”", needle, text);
}

/* A subject goes to a new line where a phrase begins, never inside a word. */
static void
test_subject (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *subject;
    const char *first;
  } subjects[] = {
    { "令和8年度第1回志太榛原圏域地域・職域連携推進協議会の開催について（通知）",
      "推進協議会の\n" },
    { "静岡県地域・職域連携推進協議会委員の推薦について（依頼）", "（依頼）\n" },
    { "令和8年度第1回健康づくり推進のための働く世代の健康を考える会議の資料について",
      "考える会議の\n" },
    { "令和8年度第1回静岡圏域地域・職域連携推進協議会・志太榛原圏域地域・職域連携推進協議会合同会議"
      "の"
      "開催について（通知）",
      "推進協議会・\n" },
    { "令和8年度第1回働く世代の健康づくり部会・静岡県保険者協議会（見本）合同会議の開催について（通"
      "知）",
      "部会・\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_LETTER);
      RkLine line = { .text = subjects[i].subject,
                      .face = RK_FACE_MINCHO,
                      .align = RK_ALIGN_CENTRE,
                      .is_subject = TRUE };
      RkLine after = { .text = "本文", .face = RK_FACE_MINCHO };
      g_autofree char *text = NULL;

      rk_document_add_line (document, &line);
      rk_document_add_line (document, &after);
      text = read_all (f, document);
      assert_has (text, subjects[i].first);
    }
}

/* The label of an entry is narrowed a little; one that is still too long takes lines of its own,
 * and what follows stands below all of them. */
static void
test_labels (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_PAPER);
  RkEntry entry = { RK_PARAGRAPH_TALK,
                    "（しずおか健康長寿を考える働く世代と企業の会連絡協議会）",
                    "異議はない。",
                    NULL,
                    0,
                    11,
                    0 };
  RkEntry next = { RK_PARAGRAPH_TALK, "（会長）", "了承する。", NULL, 0, 11, 0 };
  g_autofree char *text = NULL;
  const char *first, *last;

  rk_document_add_entry (document, &entry);
  rk_document_add_entry (document, &next);
  text = read_all (f, document);
  first = strstr (text, "（しずおか");
  last = strstr (text, "協議会）");
  g_assert_true (first && last && last > first);
  g_assert_nonnull (memchr (first, '\n', (gsize)(last - first)));
  g_assert_cmpuint (doc_count (text, "異議はない。"), ==, 1);
  g_assert_true (strstr (text, "了承する。") > last);
}

/* A heading over a heading stays with it and with what they are over, wherever the page ends. */
static void
test_headings_together (Fixture *f, gconstpointer data)
{
  guint n_moved = 0;

  for (guint n = 0; n < 30; n++)
    {
      g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_PAPER);
      RkEntry entry = { RK_PARAGRAPH_TALK, "（会長）", "本文の始め", NULL, 0, 6, 0 };
      g_autofree char *path = NULL;
      g_autofree char *first = NULL;

      rk_document_add_paragraph (document, RK_PARAGRAPH_TALK, "前の行");
      rk_document_add_space (document, 208 + n);
      rk_document_add_heading (document, "議題の見出し");
      rk_document_add_heading (document, "その下の見出し");
      rk_document_add_entry (document, &entry);
      path = doc_sample_pdf (document, f->folder, "out.pdf");
      first = doc_read_page (path, 1);
      if (strstr (first, "本文の始め") == NULL)
        {
          g_assert_null (strstr (first, "議題の見出し"));
          n_moved++;
        }
    }
  g_assert_cmpuint (n_moved, >, 0);
  g_assert_cmpuint (n_moved, <, 30);
}

static void
add_lines (RkDocument *document, guint n)
{
  RkLine line = { .text = "一行", .face = RK_FACE_MINCHO };
  RkLine end = { .text = "以上", .face = RK_FACE_MINCHO, .align = RK_ALIGN_RIGHT, .keep = TRUE };

  for (guint i = 1; i < n; i++)
    rk_document_add_line (document, &line);
  rk_document_add_line (document, &end);
}

/* A page holds 34 lines; a few more are set closer; many more take a second page, with 以上 not
 * alone on it. */
static void
test_one_page (Fixture *f, gconstpointer data)
{
  static const guint lines[] = { 34, 39, 45 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_LETTER);
      g_autofree char *path = NULL;
      g_autofree char *last = NULL;

      add_lines (document, lines[i]);
      g_assert_cmpuint (count_pages (document), ==, lines[i] > 40 ? 2 : 1);
      path = doc_sample_pdf (document, f->folder, "out.pdf");
      last = doc_read_page (path, lines[i] > 40 ? 2 : 1);
      assert_has (last, "一行");
      assert_has (last, "以上");
    }
}

/* Each part counts its own pages; on a paper the second page of a part says what goes on. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) letter = letter_new (RK_PAPER_USE_LETTER);
  g_autoptr (RkDocument) paper = letter_new (RK_PAPER_USE_PAPER);
  g_autofree char *text = NULL;
  g_autofree char *of_letter = NULL;

  for (guint i = 0; i < 3; i++)
    {
      rk_document_start_part (letter, "甲");
      add_lines (letter, i == 1 ? 60 : 5);
      rk_document_start_part (paper, "甲");
      add_lines (paper, i == 1 ? 60 : 5);
    }
  g_assert_cmpuint (count_pages (paper), ==, 4);
  g_assert_cmpuint (count_pages (letter), ==, 4);
  text = read_all (f, paper);
  g_assert_cmpuint (doc_count (text, "1 / 1"), ==, 2);
  g_assert_cmpuint (doc_count (text, "1 / 2"), ==, 1);
  g_assert_cmpuint (doc_count (text, "2 / 2"), ==, 1);
  g_assert_cmpuint (doc_count (text, "（続き）"), ==, 1);
  of_letter = read_all (f, letter);
  g_assert_cmpuint (doc_count (of_letter, "\n2"), ==, 1);
}

/* Where a word begins and ends, in points. */
static gboolean
find_word (const char *boxes, const char *word, double *left, double *top, double *right)
{
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (strstr (lines[i], "<word") && strstr (lines[i], word)
        && sscanf (strstr (lines[i], "<word"), "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\"", left,
                   top, right)
               == 3)
      return TRUE;
  return FALSE;
}

/* 日時 fills four characters; the box stands 16 mm above the edge, at the right margin. */
static void
test_places (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_LETTER);
  RkLine item
      = { .text = "令和8年", .face = RK_FACE_MINCHO, .left = 8, .heads = { { "日時", 2, 4 } } };
  g_autofree char *path = NULL;
  g_autofree char *boxes = NULL;
  double left, top, right;

  rk_document_add_line (document, &item);
  rk_document_add_contact (document, "担当　見本\n電話　054-000-0000");
  path = doc_sample_pdf (document, f->folder, "out.pdf");
  boxes = doc_run ("pdftotext", "-bbox", path, "-", NULL);
  g_assert_true (find_word (boxes, "日", &left, &top, &right));
  g_assert_cmpfloat_with_epsilon (left, 27.5 * RK_MM + 22, 0.5);
  g_assert_true (find_word (boxes, "時", &left, &top, &right));
  g_assert_cmpfloat_with_epsilon (right, 27.5 * RK_MM + 66, 0.5);
  g_assert_true (find_word (boxes, "令和8年", &left, &top, &right));
  g_assert_cmpfloat_with_epsilon (left, 27.5 * RK_MM + 88, 0.5);
  g_assert_true (find_word (boxes, "054-000-0000", &left, &top, &right));
  g_assert_cmpfloat_with_epsilon (right, (210 - 27 - 4) * RK_MM, 0.5);
  g_assert_cmpfloat (top, >, (297 - 16 - 2.4 - 6) * RK_MM);
}

/* What is turned about the middle of the sheet stands at the other end of it. */
static void
test_sheet (Fixture *f, gconstpointer data)
{
  g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_SHEET);
  RkSheet *sheet = rk_sheet_new ();
  RkSheetText style = { .x = 10, .y = 20, .width = 60, .face = RK_FACE_GOTHIC, .size = 12 };
  g_autofree char *path = NULL;
  g_autofree char *boxes = NULL;
  g_autofree char *text = NULL;
  double left, top, right;

  rk_sheet_add_text (sheet, &style, "表");
  rk_sheet_turn (sheet, 105, 148.5);
  rk_sheet_add_text (sheet, &style, "裏");
  rk_sheet_turn_back (sheet);
  rk_document_add_sheet (document, sheet);
  g_assert_cmpuint (count_pages (document), ==, 1);
  path = doc_sample_pdf (document, f->folder, "out.pdf");
  boxes = doc_run ("pdftotext", "-bbox", path, "-", NULL);
  g_assert_true (find_word (boxes, "表", &left, &top, &right));
  g_assert_cmpfloat_with_epsilon (left, 10 * RK_MM, 0.5);
  g_assert_true (find_word (boxes, "裏", &left, &top, &right));
  g_assert_cmpfloat_with_epsilon (MAX (left, right), 200 * RK_MM, 0.5);
  text = doc_read_page (path, 0);
  g_assert_null (strstr (text, "1 / 1"));
}

/* ── merged cells ────────────────────────────────────────────────────────────────────────── */

#define ROWS 60

static void
fill_row (RkTableRow *row, guint index, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("氏名%u", index);

  rk_table_row_set_text (row, 0, index < ROWS / 2 ? "地域" : "職域");
  rk_table_row_set_text (row, 1, index % (ROWS / 2) < 10 ? "医療団体" : "行政機関");
  rk_table_row_set_text (row, 2, name);
  rk_table_row_set_ruby (row, 2, "しめい");
}

/* One cell a group, again on the next page; the same word under another side is another cell. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  static const RkTableColumn columns[] = {
    { "区分", .width = 8, .is_label = TRUE, .is_merged = TRUE, .is_vertical = TRUE },
    { NULL, .width = 30, .is_merged = TRUE },
    { "氏名", .weight = 1, .size = 11 },
  };
  g_autoptr (RkDocument) document = letter_new (RK_PAPER_USE_PAPER);
  RkTable *table = rk_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *text = NULL;
  guint n;

  rk_table_set_size (table, 0, 9.7);
  rk_table_set_rows (table, ROWS, fill_row, NULL, NULL);
  rk_document_add_table (document, table);
  n = count_pages (document);
  text = read_all (f, document);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (doc_count (text, "医療団体"), ==, 2);
  /* 行政機関 of each side, and again on the page that it goes on to. */
  g_assert_cmpuint (doc_count (text, "行政機関"), ==, 4);
  g_assert_cmpuint (doc_count (text, "しめい"), ==, ROWS);
  g_assert_cmpuint (doc_count (text, "区分"), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/doc/letter/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("subject", test_subject);
  ADD ("one-page", test_one_page);
  ADD ("labels", test_labels);
  ADD ("headings", test_headings_together);
  ADD ("parts", test_parts);
  ADD ("places", test_places);
  ADD ("sheet", test_sheet);
  ADD ("merged", test_merged);
  return g_test_run ();
}
