/* What is said of a table before its numbers take a place: its year, whose numbers they replace,
 * totals that do not add up, rows and words that cannot be read. */
#include "rk-error.h"
#include "rk-test-indicator.h"

static Run
begin (void)
{
  Run run = { rk_test_office_new (0), NULL };

  return run;
}

static void
end (Run *run)
{
  run_clear (run);
  rk_test_office_free (run->office);
}

/* Returns: the one problem that says all of @words */
static inline const char *
problem_of (const RkIndicatorReport *report, const char *const *words)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const char *problem = report->problems->pdata[i];
      gboolean all = TRUE;

      for (guint w = 0; words[w]; w++)
        all &= strstr (problem, words[w]) != NULL;
      if (all)
        return problem;
    }
  return NULL;
}

#define SAYS(report, ...) (problem_of ((report), (const char *const[]){ __VA_ARGS__, NULL }))

/* ── what takes the place of what ────────────────────────────────────────────────────────── */

#define TIDY "indicator,area,year,sex,age,numerator,denominator,source\n"

static const char first[] = TIDY "smoking,22,2021,M,40-44,300,1000,厚生労働省「第9回見本統計」\n"
                                 "smoking,22,2021,M,45-49,200,900,厚生労働省「第9回見本統計」\n"
                                 "smoking,23,2021,M,総数,500,1900,厚生労働省「第9回見本統計」\n";

/* Values of other people are not put in the place of what was there without a word. */
static void
test_other_source (void)
{
  Run run = begin ();
  const RkIndicatorReport *report = bring_in (&run, first, "tidy");

  g_assert_cmpuint (report->problems->len, ==, 0);
  report = bring_in (&run,
                     TIDY "smoking,22,2021,M,総数,380,1000,見本健保組合「年報」\n"
                          "smoking,23,2021,M,総数,500,1900,見本健保組合「年報」\n",
                     "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_nonnull (SAYS (report, "1 values of another source", "厚生労働省「第9回見本統計」",
                          "見本健保組合「年報」"));
  g_assert_true (report->problems->pdata[0] == SAYS (report, "1 values of another source"));
  report = bring_in (&run, TIDY "smoking,22,2021,M,総数,381,1000,見本健保組合「年報」\n", "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 0);
  end (&run);
}

/* Another edition of one publication is none of these. */
static void
test_newer_edition (void)
{
  Run run = begin ();
  g_autoptr (GString) newer = g_string_new (first);
  const RkIndicatorReport *report;

  bring_in (&run, first, "tidy");
  g_string_replace (newer, "第9回", "第10回", 0);
  g_string_replace (newer, "40-44,300", "40-44,310", 0);
  report = bring_in (&run, newer->str, "tidy");
  g_assert_cmpuint (report->save.updated, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_string_free (g_steal_pointer (&newer), TRUE);
  end (&run);
}

/* Which ages, from what to what; small numbers stay hidden. */
static void
test_from_what_to_what (void)
{
  Run run = begin ();
  const RkIndicatorReport *report;
  const char *change;

  bring_in (&run,
            TIDY "smoking,2208,2021,M,40-44,300,1000,甲\nsmoking,2208,2021,M,45-49,200,900,甲\n"
                 "smoking,2208,2021,M,計,500,1900,甲\nsmoking,2201,2021,F,計,4,500,甲\n",
            "tidy");
  report = bring_in (&run,
                     TIDY
                     "smoking,2208,2021,M,40-44,230,1000,甲\nsmoking,2208,2021,M,45-49,200,900,甲\n"
                     "smoking,2208,2021,M,計,430,1900,甲\nsmoking,2201,2021,F,計,3,500,甲\n",
                     "tidy");
  g_assert_cmpuint (report->save.changes->len, ==, 2);
  change = report->save.changes->pdata[0];
  g_assert_nonnull (strstr (change, "西部　男性"));
  g_assert_nonnull (strstr (change, "40～44歳 300/1000 → 230/1000、計 500/1900 → 430/1900"));
  g_assert_null (strstr (change, "45～49歳"));
  change = report->save.changes->pdata[1];
  g_assert_nonnull (strstr (change, "計 ※/500 → ※/500"));
  end (&run);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-checks/other-source", test_other_source);
  g_test_add_func ("/indicator-checks/newer-edition", test_newer_edition);
  g_test_add_func ("/indicator-checks/from-what-to-what", test_from_what_to_what);
  return g_test_run ();
}
