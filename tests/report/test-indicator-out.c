/* Nothing hidden can be read off, on whatever way out: two offices whose tables differ only in what
 * is hidden give the same figures, tooltips, papers, values and files, to the last letter. */
#include <locale.h>
#include <string.h>

#include "doc-read.h"
#include "rk-area.h"
#include "rk-figure.h"
#include "rk-indicator-export.h"
#include "rk-pdf.h"
#include "rk-report.h"
#include "../io/rk-test-indicator.h"

#define HEAD "indicator,area,area_name,year,sex,age,numerator,denominator,value,source\n"
/* Women are many, and all shown. */
#define WOMEN                                   \
  "smoking,2201,,2022,F,40-44,40,100,,見本\n" \
  "smoking,2201,,2022,F,45-49,41,101,,\n"       \
  "smoking,2201,,2022,F,50-54,42,102,,\n"       \
  "smoking,2201,,2022,F,55-59,43,103,,\n"       \
  "smoking,2202,,2022,F,40-44,50,110,,\n"       \
  "smoking,2202,,2022,F,45-49,51,111,,\n"       \
  "smoking,2202,,2022,F,50-54,52,112,,\n"       \
  "smoking,2202,,2022,F,55-59,53,113,,\n"       \
  "smoking,2203,,2022,F,40-44,60,120,,\n"       \
  "smoking,2203,,2022,F,45-49,61,121,,\n"       \
  "smoking,2203,,2022,F,50-54,62,122,,\n"       \
  "smoking,2203,,2022,F,55-59,63,123,,\n"
#define NATION                                    \
  "smoking,JP,,2022,M,40-44,3000,10000,,見本\n" \
  "smoking,JP,,2022,M,45-49,3000,10000,,\n"       \
  "smoking,JP,,2022,M,50-54,2500,10000,,\n"       \
  "smoking,JP,,2022,M,55-59,2000,10000,,\n"       \
  "smoking,JP,,2022,F,40-44,1000,10000,,\n"       \
  "smoking,JP,,2022,F,45-49,1000,10000,,\n"       \
  "smoking,JP,,2022,F,50-54,900,10000,,\n"        \
  "smoking,JP,,2022,F,55-59,800,10000,,\n"

/* ── all that goes out ───────────────────────────────────────────────────────────────────── */

typedef struct
{
  GString *out;
  const char *folder;
  const char *reference;
} Dump;

static void
add_file (const Dump *dump, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_string_append (dump->out, text);
}

/* What is drawn, said and pointed at. */
static void
add_chart (const Dump *dump, RkChart *chart)
{
  g_autofree char *path = g_build_filename (dump->folder, "figure.svg", NULL);
  g_autofree char *words = rk_chart_describe (chart);
  g_autoptr (GError) error = NULL;

  for (guint s = 0; s < rk_chart_get_n_series (chart); s++)
    for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
      {
        g_autofree char *reading = rk_chart_dup_reading (chart, s, c);

        g_string_append_printf (dump->out, "%.17g %s\n", rk_chart_get_value (chart, s, c), reading);
      }
  g_string_append_printf (dump->out, "%s\n%s\n", words, rk_chart_get_note (chart));
  if (!rk_chart_write (chart, RK_CHART_FILE_SVG, path, 900, 0, RK_CHART_PAPER, &error))
    g_string_append (dump->out, error->message);
  else
    add_file (dump, path);
}

static void
add_figure (const Dump *dump, RkDb *db, const RkFigureRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkFigure) figure = rk_figure_build (db, request, NULL, &error);

  g_string_append_printf (dump->out, "\n== %s %c %s\n", request->form,
                          request->sex ? request->sex : '0', request->area);
  if (figure == NULL)
    g_string_append (dump->out, error->message);
  else
    {
      g_string_append_printf (dump->out, "%s\n%s\n", figure->sentence, figure->masks);
      add_chart (dump, figure->chart);
    }
}

static void
add_figures (const Dump *dump, RkDb *db, RkRecord *card)
{
  static const char *const areas[] = { "2201", "2202", "22" };
  guint n;
  const RkFigureForm *forms = rk_figure_forms (&n);

  for (guint f = 0; f < n; f++)
    for (const char *sex = "MFT"; *sex; sex++)
      for (guint a = 0; a < (forms[f].of_area ? G_N_ELEMENTS (areas) : 1); a++)
        {
          RkFigureRequest request = { .form = forms[f].id,
                                      .card = card,
                                      .against = card,
                                      .level = RK_AREA_MEDICAL,
                                      .sex = *sex,
                                      .area = areas[a] };

          add_figure (dump, db, &request);
        }
}

static void
add_row (const Dump *dump, const RkIndicatorValue *row)
{
  g_string_append_printf (
      dump->out, "%s %c %.17g %.17g %.17g %.17g %.17g %.17g %.17g %.17g %.17g %d %u %s\n",
      row->area, row->sex, row->n, row->observed, row->expected, row->value, row->lower, row->upper,
      row->least, row->most, row->z, row->state, row->masked, row->reason);
}

/* All numbers of a request, as the command line prints them. */
static void
add_values (const Dump *dump, RkDb *db, RkRecord *card)
{
  static const RkAreaLevel levels[] = { RK_AREA_MEDICAL, RK_AREA_MUNICIPALITY, RK_AREA_PREFECTURE };
  const char *references[] = { "JP", dump->reference };

  for (int kind = RK_VALUES_RATIO; kind <= RK_VALUES_ADJUSTED; kind++)
    for (const char *sex = "MFT"; *sex; sex++)
      for (guint i = 0; i < G_N_ELEMENTS (levels) * G_N_ELEMENTS (references); i++)
        {
          RkValuesRequest request = { .kind = (RkValuesKind)kind,
                                      .level = levels[i / 2],
                                      .sex = *sex,
                                      .reference = references[i % 2] };
          g_autoptr (RkValues) values = rk_values_compute (db, card, &request, NULL);

          for (guint r = 0; values && r < values->rows->len; r++)
            add_row (dump, &g_array_index (values->rows, RkIndicatorValue, r));
          for (guint r = 0; values && r < values->reference->len; r++)
            add_row (dump, &g_array_index (values->reference, RkIndicatorValue, r));
        }
}

static void
add_export (const Dump *dump, RkDb *db)
{
  g_autofree char *path = g_build_filename (dump->folder, "tidy.csv", NULL);
  RkIndicatorExport export = { .path = path };
  g_autoptr (GError) error = NULL;

  rk_indicator_export_run (db, &export, NULL, &error);
  g_assert_no_error (error);
  add_file (dump, path);
}

static void
add_papers (const Dump *dump, RkDb *db)
{
  static const char *const papers[] = { "area-profile", "indicator-tables" };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = g_build_filename (dump->folder, "out.pdf", NULL);
      g_autofree char *text = NULL;
      RkReportParams params = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (RkDocument) document = rk_report_build (db, papers[i], &params, NULL, &error);
      g_autoptr (RkPages) pages = NULL;

      g_assert_no_error (error);
      pages = rk_document_paginate (document, NULL, &error);
      g_assert_no_error (error);
      rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      text = doc_read_page (path, 0);
      g_string_append (dump->out, text);
    }
}

static gboolean
add_all (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Dump *dump = data;
  g_autoptr (GPtrArray) cards = rk_indicators_list (db, TRUE, error);

  for (guint i = 0; cards && i < cards->len; i++)
    {
      add_values (dump, db, cards->pdata[i]);
      add_figures (dump, db, cards->pdata[i]);
    }
  add_export (dump, db);
  add_papers (dump, db);
  return cards != NULL;
}

/* @reference: what is compared with besides the nation */
static char *
dump_all (const char *table, const char *reference)
{
  Run run = begin ();
  Dump dump = { g_string_new (NULL), run.office->folder, reference };
  g_autofree char *text = g_strconcat (HEAD, table, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (bring_in (&run, text, "tidy")->problems->len, ==, 0);
  rk_store_read (run.office->store, add_all, &dump, NULL, &error);
  g_assert_no_error (error);
  end (&run);
  return g_string_free (dump.out, FALSE);
}

/* Whatever goes out of the one goes out of the other. @shows: something that goes out of both */
static void
assert_same (const char *one, const char *two, const char *reference, const char *shows)
{
  g_autofree char *a = dump_all (one, reference);
  g_autofree char *b = dump_all (two, reference);
  gsize at = 0;

  while (a[at] && a[at] == b[at])
    at++;
  if (a[at] != b[at])
    {
      gsize from = at > 1500 ? at - 1500 : 0;
      const char *figure = g_strrstr_len (a, (gssize)at, "\n== ");
      g_autofree char *x = g_utf8_make_valid (a + from, (gssize)MIN (strlen (a + from), 1600));
      g_autofree char *y = g_utf8_make_valid (b + from, (gssize)MIN (strlen (b + from), 1600));

      g_error ("what is hidden tells: %.40s\n%s\n--- and ---\n%s", figure ? figure : "", x, y);
    }
  g_assert_nonnull (strstr (a, "※"));
  g_assert_nonnull (strstr (a, shows));
}

/* ── the tables ──────────────────────────────────────────────────────────────────────────── */

/* 4 or 5 men of one age smoke: with them their next age and the same of the next area are hidden.
 */
static void
test_age (void)
{
#define MEN(a, b, c, d)                      \
  "smoking,2201,,2022,M,40-44," a ",90,,\n"  \
  "smoking,2201,,2022,M,45-49," b ",100,,\n" \
  "smoking,2201,,2022,M,50-54,30,120,,\n"    \
  "smoking,2201,,2022,M,55-59,40,130,,\n"    \
  "smoking,2202,,2022,M,40-44," c ",140,,\n" \
  "smoking,2202,,2022,M,45-49," d ",150,,\n" \
  "smoking,2202,,2022,M,50-54,50,160,,\n"    \
  "smoking,2202,,2022,M,55-59,60,170,,\n"    \
  "smoking,2203,,2022,M,40-44,25,180,,\n"    \
  "smoking,2203,,2022,M,45-49,30,190,,\n"    \
  "smoking,2203,,2022,M,50-54,55,200,,\n"    \
  "smoking,2203,,2022,M,55-59,66,210,,\n"
  assert_same (WOMEN NATION MEN ("4", "12", "11", "13"), WOMEN NATION MEN ("5", "11", "10", "14"),
               "22", "smoking,2201,賀茂,2022,M,50～54歳,30,120");
#undef MEN
}

/* Of 8 or 9 men of one age nobody smokes: no age of the area tells of how many it is. The ratio
 * stays: it weighs more ages than could be computed from it. */
static void
test_people_of_an_age (void)
{
#define MEN(a, b, c, d)                     \
  "smoking,2201,,2022,M,40-44,0," a ",,\n"  \
  "smoking,2201,,2022,M,45-49,12," b ",,\n" \
  "smoking,2201,,2022,M,50-54,30,120,,\n"   \
  "smoking,2201,,2022,M,55-59,40,130,,\n"   \
  "smoking,2202,,2022,M,40-44,11," c ",,\n" \
  "smoking,2202,,2022,M,45-49,13," d ",,\n" \
  "smoking,2202,,2022,M,50-54,50,160,,\n"   \
  "smoking,2202,,2022,M,55-59,60,170,,\n"   \
  "smoking,2203,,2022,M,40-44,25,180,,\n"   \
  "smoking,2203,,2022,M,45-49,30,190,,\n"   \
  "smoking,2203,,2022,M,50-54,55,200,,\n"   \
  "smoking,2203,,2022,M,55-59,66,210,,\n"
  assert_same (WOMEN NATION MEN ("8", "41", "51", "60"), WOMEN NATION MEN ("9", "40", "50", "61"),
               "JP", "smoking,2201,賀茂,2022,M,55～59歳,40,※");
#undef MEN
}

/* 5 or 6 men of one age of the whole prefecture: each ratio against it would be an equation for
 * them. They are few of those of all ages: ratios lie in a range. */
static void
test_age_of_reference (void)
{
#define MEN(c, d, both, next)                       \
  "smoking,22,,2022,M,40-44," both ",620,,見本\n" \
  "smoking,22,,2022,M,45-49," next ",640,,\n"       \
  "smoking,22,,2022,M,50-54,900,1900,,\n"           \
  "smoking,22,,2022,M,55-59,1100,1900,,\n"          \
  "smoking,2201,,2022,M,40-44,2,300,,\n"            \
  "smoking,2201,,2022,M,45-49,25,310,,\n"           \
  "smoking,2201,,2022,M,50-54,400,900,,\n"          \
  "smoking,2201,,2022,M,55-59,500,900,,\n"          \
  "smoking,2202,,2022,M,40-44," c ",320,,\n"        \
  "smoking,2202,,2022,M,45-49," d ",330,,\n"        \
  "smoking,2202,,2022,M,50-54,500,1000,,\n"         \
  "smoking,2202,,2022,M,55-59,600,1000,,\n"
  assert_same (MEN ("3", "30", "5", "55"), MEN ("4", "29", "6", "54"), "22",
               "smoking,22,静岡県,2022,M,40～44歳,※");
#undef MEN
}

/* The same where no table has the prefecture: the sum of what areas hide is not few, but of one
 * age. */
static void
test_age_of_sum (void)
{
#define MEN(c, d)                              \
  "smoking,2201,,2022,M,40-44,2,300,,見本\n" \
  "smoking,2201,,2022,M,45-49,60,150,,\n"      \
  "smoking,2202,,2022,M,40-44," c ",120,,\n"   \
  "smoking,2202,,2022,M,45-49," d ",400,,\n"
  assert_same (MEN ("3", "80"), MEN ("4", "79"), "22", "smoking,2202,熱海伊東,2022,M,40～44歳,※");
#undef MEN
}

/* What the publisher withholds of one age takes no other age of the area with it. */
static void
test_withheld_age (void)
{
  g_autofree char *out = dump_all (NATION "smoking,2201,,2022,M,40-44,※,※,,\n"
                                          "smoking,2201,,2022,M,45-49,※,※,,\n"
                                          "smoking,2201,,2022,M,50-54,30,120,,\n"
                                          "smoking,2201,,2022,M,計,60,300,,\n",
                                   "JP");

  g_assert_nonnull (strstr (out, "smoking,2201,賀茂,2022,M,50～54歳,30,120"));
}

/* 6 or 7 of all men. */
static void
test_total (void)
{
#define MEN(a, b)                                  \
  "smoking,JP,,2022,M,総数,3000,10000,,見本\n" \
  "smoking,2201,,2022,M,総数," a ",200,,\n"        \
  "smoking,2202,,2022,M,総数," b ",300,,\n"        \
  "smoking,2203,,2022,M,総数,80,400,,\n"
  assert_same (MEN ("6", "40"), MEN ("7", "39"), "22", "smoking,2203,駿東田方,2022,M,計,80,400");
#undef MEN
}

/* All of 8 or 9 men: the rate of the next area would tell its people, and those of the first. */
static void
test_people (void)
{
#define MEN(a, b)                                  \
  "smoking,JP,,2022,M,総数,3000,10000,,見本\n" \
  "smoking,2201,,2022,M,総数,0," a ",,\n"          \
  "smoking,2202,,2022,M,総数,15," b ",,\n"         \
  "smoking,2203,,2022,M,総数,80,400,,\n"
  assert_same (MEN ("8", "40"), MEN ("9", "39"), "22", "smoking,2203,駿東田方,2022,M,計,80,400");
#undef MEN
}

/* 5 or 6 gave another answer than those that were read. */
static void
test_rest (void)
{
#define MEN(a)                                               \
  "drinking-daily,2201,,2022,M,総数,150,200,,見本\n"     \
  "drinking-daily-sometimes,2201,,2022,M,総数," a ",200,,\n" \
  "drinking-daily,2202,,2022,M,総数,100,300,,\n"           \
  "drinking-daily-sometimes,2202,,2022,M,総数,90,300,,\n"
  assert_same (MEN ("45"), MEN ("44"), "22", "drinking-daily,2202,熱海伊東,2022,M,計,100,300");
#undef MEN
}

/* The publisher withholds one area of the whole country and shows no prefecture: the nation less
 * all others would be it, so that another is hidden, too. */
static void
test_one_in_the_country (void)
{
#define MEN(a)                                   \
  "smoking,JP,,2022,M,総数,180,1000,,見本\n" \
  "smoking,2201,,2022,M,総数,※,100,,\n"      \
  "smoking,2202,,2022,M,総数,50,300,,\n"       \
  "smoking,2301,,2022,M,総数," a ",200,,\n"      \
  "smoking,2302,,2022,M,総数,90,400,,\n"
  assert_same (MEN ("35"), MEN ("36"), "22", ",2022,M,計,90,400");
#undef MEN
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-out/age", test_age);
  g_test_add_func ("/indicator-out/people-of-an-age", test_people_of_an_age);
  g_test_add_func ("/indicator-out/age-of-reference", test_age_of_reference);
  g_test_add_func ("/indicator-out/age-of-sum", test_age_of_sum);
  g_test_add_func ("/indicator-out/withheld-age", test_withheld_age);
  g_test_add_func ("/indicator-out/total", test_total);
  g_test_add_func ("/indicator-out/people", test_people);
  g_test_add_func ("/indicator-out/rest", test_rest);
  g_test_add_func ("/indicator-out/one-in-the-country", test_one_in_the_country);
  return g_test_run ();
}
