/* PDF with the fonts that stand in where BIZ UD has no character. Apart from the other tests
 * because cairo 1.16 loses a little memory whenever it embeds such a font (lsan.supp beside this
 * file). */
#include <string.h>

#include "doc-read.h"
#include "doc-samples.h"
#include "rk-test.h"

static void
assert_has (const char *text, const char *needle)
{
  if (strstr (text, needle) == NULL)
    g_error ("“%s” is not in “%s”", needle, text);
}

/* A character that BIZ UD lacks comes from the chosen next font and is still found. */
static void
test_document (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rk-doc-XXXXXX", NULL);
  g_autoptr (RkDocument) document = rk_document_new ("𠮷田商店の記録");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *fonts = NULL;

  rk_document_add_title (document, RK_TITLE_PAPER);
  path = doc_sample_pdf (document, folder, "fallback.pdf");
  text = doc_read_page (path, 0);
  fonts = doc_run ("pdffonts", path, NULL);
  assert_has (text, "𠮷");
  assert_has (text, "田商店の記録");
  assert_has (fonts, "NotoSansCJK");
  assert_has (fonts, "Bold");
  rk_test_remove_tree (folder);
}

/* The family of the screen goes into the file of a chart in its screen look. */
static void
test_chart (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rk-doc-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autoptr (RkChart) chart = doc_sample_chart (RK_CHART_BARS, 8, 1, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  rk_chart_write (chart, RK_CHART_FILE_PDF, path, 800, 450, RK_CHART_LIGHT, &error);
  g_assert_no_error (error);
  text = doc_read_page (path, 0);
  assert_has (text, "富士宮市");
  assert_has (text, "1,094");
  rk_test_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/fallback/document", test_document);
  g_test_add_func ("/doc/fallback/chart", test_chart);
  return g_test_run ();
}
