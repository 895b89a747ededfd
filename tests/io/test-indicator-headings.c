/* What headings say of columns of numbers, and which of those nobody has said anything of. */
#include "rk-test-indicator.h"

static const char by_year[] = "特定健診受診率の推移（市町国保）,,,,\n"
                              "市町名,H30,R元,R2,令和3年度\n"
                              "下田市,30.0,30.7,31.4,32.1\n"
                              "河津町,32.0,33.1,34.0,34.2\n";

static gboolean
says (const RkIndicatorImport *import, const char *sentence)
{
  const GPtrArray *problems
      = rk_indicator_import_get_report ((RkIndicatorImport *)import)->problems;

  return g_ptr_array_find_with_equal_func ((GPtrArray *)problems, sentence, g_str_equal, NULL);
}

/* The columns that nobody has said anything of are named. */
static void
test_unused_columns (void)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, by_year);
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (import));

  form->indicator = g_strdup ("checkup-rate");
  rk_cross_map_set_column (form->map, 1, RK_CROSS_VALUE);
  rk_cross_map_set_column (form->map, 4, RK_CROSS_IGNORED);
  rk_indicator_import_set_form (import, form);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  g_assert_true (says (import, "The numbers of 2 columns are not used: R元、R2"));
  end (&run);
}

/* A row of years is one in whatever notation, and what one of its columns is, all of them are. */
static void
test_years_across (void)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import = open_text (&run, by_year);
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  RkIndicatorForm *form = rk_indicator_form_new (grid);

  form->indicator = g_strdup ("checkup-rate");
  g_assert_cmpint (rk_cross_map_heading (form->map, 1), ==, RK_CROSS_YEAR);
  rk_cross_map_set_alike (form->map, grid, 1, RK_CROSS_VALUE);
  for (guint c = 1; c < 5; c++)
    g_assert_cmpint (rk_cross_map_column (form->map, c), ==, RK_CROSS_VALUE);
  /* what has been said of one is corrected for that one */
  rk_cross_map_set_alike (form->map, grid, 4, RK_CROSS_IGNORED);
  g_assert_cmpint (rk_cross_map_column (form->map, 3), ==, RK_CROSS_VALUE);
  rk_indicator_import_set_form (import, form);
  rk_test_command (run.office, "取り込んだ", rk_indicator_import_run, import);
  g_assert_cmpuint (rk_indicator_import_get_report (import)->problems->len, ==, 0);
  expect (&run, "checkup-rate", 2018, "222194", 'T', "", 30.0);
  expect (&run, "checkup-rate", 2019, "222194", 'T', "", 30.7);
  expect (&run, "checkup-rate", 2020, "222194", 'T', "", 31.4);
  end (&run);
}

/* What counts men, counts women beside them; of whom they are so many it does not say. */
static void
test_sexes_across (void)
{
  Run run = begin ();
  g_autoptr (RkIndicatorImport) import
      = open_text (&run, "令和5年度　歯科健診,,,,\n,男性,,女性,\n"
                         "ところ,診た人,呼んだ人,診た人,呼んだ人\n"
                         "下田市,30,100,31,101\n河津町,32,102,33,103\n");
  const RkCrossGrid *grid = rk_indicator_import_get_grid (import);
  RkIndicatorForm *form = rk_indicator_form_new (grid);

  rk_cross_map_set_alike (form->map, grid, 1, RK_CROSS_NUMERATOR);
  g_assert_cmpint (rk_cross_map_column (form->map, 3), ==, RK_CROSS_NUMERATOR);
  g_assert_cmpint (rk_cross_map_column (form->map, 2), ==, RK_CROSS_NONE);
  g_assert_cmpint (rk_cross_map_column (form->map, 4), ==, RK_CROSS_NONE);
  rk_indicator_form_free (form);
  end (&run);
}

/* What stands over the numbers is shown, not only what stands over the labels. */
static void
test_shown (void)
{
  Run run = begin ();
  g_autoptr (GPtrArray) across = NULL;
  g_autoptr (RkIndicatorImport) import = open_text (
      &run, "令和5年度,,,,,,\n市町名,男,,,女,,\n,40～44歳,45～49歳,中計,40～44歳,45～49歳,中計\n"
            "下田市,1,2,3,4,5,9\n河津町,1,2,3,4,5,9\n");
  RkIndicatorForm *form = rk_indicator_form_new (rk_indicator_import_get_grid (import));

  rk_indicator_import_set_form (import, form);
  across = g_ptr_array_ref (rk_indicator_import_get_table (import)->across);
  g_assert_cmpuint (across->len, ==, 2);
  g_assert_cmpstr (across->pdata[0], ==, "男・女 → Sex");
  g_assert_cmpstr (across->pdata[1], ==, "40～44歳・45～49歳・中計 → Age");
  end (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-headings/unused-columns", test_unused_columns);
  g_test_add_func ("/indicator-headings/years-across", test_years_across);
  g_test_add_func ("/indicator-headings/sexes-across", test_sexes_across);
  g_test_add_func ("/indicator-headings/shown", test_shown);
  return g_test_run ();
}
