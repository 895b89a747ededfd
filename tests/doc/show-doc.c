/* Writes sample pages and charts into a folder, to be looked at: show-doc FOLDER. */
#include "doc-samples.h"

static void
write_document (RkDocument *document, const char *folder, const char *name)
{
  g_autofree char *path = doc_sample_pdf (document, folder, name);

  g_print ("%s\n", path);
  rk_document_unref (document);
}

static void
write_chart (RkChart *chart, const char *folder, const char *name, int width, int height)
{
  static const char *const looks[] = { "light", "dark", "paper" };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *file = g_strdup_printf ("%s-%s.png", name, looks[i]);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      rk_chart_write (chart, RK_CHART_FILE_PNG, path, width, height, i, &error);
      g_assert_no_error (error);
      g_print ("%s\n", path);
    }
  rk_chart_free (chart);
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";
  RkChart *chart;

  write_document (doc_sample_list (120, 3), folder, "list.pdf");
  write_document (doc_sample_register (90), folder, "register.pdf");
  write_document (doc_sample_paper (), folder, "paper.pdf");
  write_document (doc_sample_letter (4), folder, "letter.pdf");
  write_chart (doc_sample_chart (RK_CHART_BARS, 8, 1, FALSE), folder, "bars", 1600, 900);
  write_chart (doc_sample_chart (RK_CHART_GROUPED, 6, 3, TRUE), folder, "grouped", 1600, 900);
  write_chart (doc_sample_chart (RK_CHART_STACKED, 6, 4, TRUE), folder, "stacked", 1600, 900);
  write_chart (doc_sample_stack (), folder, "stack", 1600, 900);
  write_chart (doc_sample_stack (), folder, "stack-tall", 1000, 0);
  chart = doc_sample_chart (RK_CHART_BARS, 8, 1, TRUE);
  rk_chart_set_value (chart, 0, 4, -230);
  rk_chart_set_value (chart, 0, 5, 0);
  write_chart (chart, folder, "negative", 800, 450);
  chart = doc_sample_chart (RK_CHART_GROUPED, 6, 2, TRUE);
  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_set_reference (chart, 60, "県");
  write_chart (chart, folder, "lying", 700, 0);
  chart = doc_sample_chart (RK_CHART_BARS, 35, 1, FALSE);
  rk_chart_set_direction (chart, RK_CHART_UPRIGHT);
  write_chart (chart, folder, "upright", 1600, 700);
  return 0;
}
