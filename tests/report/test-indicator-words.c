/* What figures and papers say of their numbers: of exactly which areas and sexes they are of
 * another publication, whose line is cut; which area is named first. */
#include <locale.h>
#include <string.h>

#include "doc-read.h"
#include "rk-area-summary.h"
#include "rk-chart-table.h"
#include "rk-figure.h"
#include "rk-figures.h"
#include "rk-kinds.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-target-feed.h"
#include "../io/rk-test-indicator.h"

#define HEAD "indicator,area,area_name,year,sex,age,numerator,denominator,source\n"
#define COUNTS(area, year, sex, x, source)                           \
  "smoking," area ",," year "," sex ",40-44," x ",2000," source "\n" \
  "smoking," area ",," year "," sex ",45-49," x ",2000," source "\n"
#define YEAR(year, edition)                              \
  COUNTS ("2201", year, "M", "400", "見本調査 " edition) \
  COUNTS ("2202", year, "M", "410", "見本調査 " edition) \
  COUNTS ("2203", year, "M", "420", "見本調査 " edition) \
  COUNTS ("22", year, "M", "415", "見本調査 " edition)   \
  COUNTS ("JP", year, "M", "430", "見本調査 " edition)   \
  COUNTS ("2201", year, "F", "100", "見本調査 " edition) \
  COUNTS ("2202", year, "F", "110", "見本調査 " edition) \
  COUNTS ("2203", year, "F", "120", "見本調査 " edition) \
  COUNTS ("22", year, "F", "115", "見本調査 " edition)   \
  COUNTS ("JP", year, "F", "130", "見本調査 " edition)

/* What one figure, or a paper, says. */
typedef struct
{
  Run run;
  const char *indicator; /* NULL: smoking */
  int page;              /* 0: the first */
  const char *form;
  const char *area;
  char sex;
  char *note;
  char *source;
  char *sentence;
  char *below; /* the table of it */
} Look;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->note, g_free);
  g_clear_pointer (&look->source, g_free);
  g_clear_pointer (&look->sentence, g_free);
  g_clear_pointer (&look->below, g_free);
}

static gboolean
read_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autoptr (RkRecord) card
      = rk_indicators_find (db, look->indicator ? look->indicator : "smoking", error);
  RkFigureRequest request = {
    .form = look->form, .card = card, .level = RK_AREA_MEDICAL, .sex = look->sex, .area = look->area
  };
  g_autoptr (RkFigure) figure = card ? rk_figure_build (db, &request, NULL, error) : NULL;
  g_autoptr (RkChartTable) table = NULL;

  if (figure == NULL)
    return FALSE;
  table = rk_chart_tabulate (figure->chart);
  g_ptr_array_add (table->notes, NULL);
  look_clear (look);
  look->note = g_strdup (rk_chart_get_note (figure->chart));
  look->source = g_strdup (rk_chart_get_source (figure->chart));
  look->sentence = g_strdup (figure->sentence);
  look->below = g_strjoinv ("\n", (char **)table->notes->pdata);
  g_ptr_array_set_size (table->notes, (int)table->notes->len - 1);
  return TRUE;
}

static void
look_at (Look *look, const char *form, char sex, const char *area)
{
  g_autoptr (GError) error = NULL;

  look->form = form;
  look->sex = sex;
  look->area = area;
  rk_store_read (look->run.office->store, read_figure, look, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
read_profile (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autofree char *path = g_build_filename (look->run.office->folder, "out.pdf", NULL);
  RkReportParams params = { 0 };
  g_autoptr (RkDocument) document = rk_report_build (db, "area-profile", &params, NULL, error);
  g_autoptr (RkPages) pages = document ? rk_document_paginate (document, NULL, error) : NULL;

  if (pages == NULL || !rk_pages_write_pdf (pages, path, NULL, NULL, NULL, error))
    return FALSE;
  look_clear (look);
  look->below = doc_read_page (path, look->page ? look->page : 1);
  return TRUE;
}

static Look
begin_look (const char *table)
{
  Look look = { .run = begin () };

  bring_in (&look.run, HEAD YEAR ("2018", "第6回"), "tidy");
  bring_in (&look.run, HEAD YEAR ("2019", "第7回"), "tidy");
  bring_in (&look.run, table, "tidy");
  return look;
}

static void
end_look (Look *look)
{
  look_clear (look);
  end (&look->run);
}

/* The nation and the prefecture, of men alone. */
static void
test_reference (void)
{
  Look look = begin_look (HEAD COUNTS ("22", "2019", "M", "700", "別の集計")
                              COUNTS ("JP", "2019", "M", "710", "別の集計"));

  look_at (&look, "bars", 0, NULL);
  g_assert_nonnull (strstr (look.note, "全国（男性）の値は別の出典による。"));
  g_assert_nonnull (strstr (look.note, "静岡県（男性）の値は別の出典による。"));
  g_assert_nonnull (strstr (look.source, "別の集計"));
  look_at (&look, "bars", 'F', NULL);
  g_assert_null (strstr (look.note, "別の出典"));
  g_assert_cmpstr (look.source, ==, "見本調査 第7回");
  look_at (&look, "trend", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence, "全国は、出典が変わったため比べていない。"));
  g_assert_null (strstr (look.sentence, "全国で"));
  g_assert_nonnull (strstr (look.below, "R1からの全国（出典の変更）は、"));
  look_at (&look, "trend", 'F', NULL);
  g_assert_nonnull (strstr (look.sentence, "全国で変わらない"));
  g_assert_null (strstr (look.below, "出典の変更"));
  end_look (&look);
}

/* One area: it is named, and the lines of the others go on. */
static void
test_area (void)
{
  Look look = begin_look (HEAD COUNTS ("2203", "2019", "M", "700", "別の集計")
                              COUNTS ("2203", "2019", "F", "700", "別の集計"));
  g_autoptr (GError) error = NULL;

  look_at (&look, "bars", 'M', NULL);
  g_assert_nonnull (strstr (look.note, "駿東田方の値は別の出典による。"));
  look_at (&look, "trend", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence, "全国で変わらない"));
  g_assert_nonnull (strstr (look.sentence, "駿東田方は、出典が変わったため比べていない。"));
  g_assert_nonnull (strstr (look.below, "R1からの駿東田方（出典の変更）は、"));
  look_at (&look, "trend", 'M', "2201");
  g_assert_nonnull (strstr (look.sentence, "賀茂で変わらない"));
  g_assert_null (strstr (look.below, "出典の変更"));
  g_assert_null (strstr (look.below, "別の"));
  look_at (&look, "multiples", 'M', NULL);
  g_assert_nonnull (strstr (look.below, "R1からの駿東田方（出典の変更）は、"));
  /* The page of the first area has its change since last year. */
  rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (look.below, "出典の変更"));
  g_assert_nonnull (strstr (look.below, "0.0"));
  g_assert_nonnull (strstr (look.below, "駿東田方の値は別の出典による。"));
  look.page = 8;
  rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (look.below, "この圏域の値はまだありません。"));
  end_look (&look);
}

static gboolean
keep_target (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) card = rk_indicators_find (db, "smoking", error);
  RkDraft *draft = rk_draft_new (&rk_kind_plan);
  gint64 *plan = data;

  rk_draft_put (draft, "title", "見本計画");
  rk_draft_put_int (draft, "first_year", 2018);
  rk_draft_put_int (draft, "last_year", 2020);
  if (!rk_records_save_draft (db, draft, plan, error))
    return FALSE;
  draft = rk_draft_new (&rk_kind_target);
  rk_draft_put (draft, "name", "喫煙");
  rk_draft_put (draft, "sex", "男性");
  rk_draft_put (draft, "area", "2201");
  rk_draft_put_id (draft, "plan_id", *plan);
  rk_draft_put_id (draft, "indicator_id", rk_record_id (card));
  return rk_records_save_draft (db, draft, NULL, error);
}

/* What goes into a plan is of the table of its own area. */
static void
test_target (void)
{
  Look look = begin_look (HEAD COUNTS ("2203", "2019", "M", "700", "別の集計"));
  gint64 id;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkPlan) plan = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  RkDb *db = rk_store_main_db (look.run.office->store);

  rk_test_command (look.run.office, "計画を作った", keep_target, &id);
  plan = rk_plan_load (db, id, &error);
  g_assert_no_error (error);
  offers = rk_target_offers (db, plan, 2019, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_true (g_str_has_suffix (((RkTargetOffer *)offers->pdata[0])->source, "見本調査 第7回"));
  end_look (&look);
}

/* All lines: a break of the whole figure. */
static void
test_all (void)
{
  Look look = begin_look (HEAD YEAR ("2020", "別の調査"));

  look_at (&look, "trend", 'M', NULL);
  g_assert_nonnull (strstr (look.below, "R2から（出典の変更）は、"));
  g_assert_nonnull (
      strstr (look.sentence, "出典の変更のため、令和2(2020)年度より前とは比べられない。"));
  g_assert_null (strstr (look.note, "別の出典"));
  end_look (&look);
}

/* Of many the one that is farthest from the nation is named. */
static void
test_first (void)
{
  Look look = { .run = begin () };
  g_autoptr (GString) table = g_string_new (HEAD COUNTS ("JP", "2019", "M", "1000", "見本調査"));

  for (guint i = 1; i <= 8; i++)
    g_string_append_printf (table, "smoking,220%u,,2019,M,40-44,%u,2000,\n", i, 100 * i);
  bring_in (&look.run, table->str, "tidy");
  look_at (&look, "bars", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence, "賀茂（5.0）をはじめ8圏域で全国より有意に低い"));
  end_look (&look);
}

#define VALUES "indicator,area,year,sex,age,numerator,denominator,value,lower,upper\n"

/* What is only printed stands beside what is computed, which is said. */
static void
test_printed (void)
{
  Look look = { .run = begin () };

  bring_in (&look.run,
            VALUES "smoking,2201,2019,M,総数,300,1000,,,\nsmoking,2202,2019,M,総数,,,25.0,24,26\n"
                   "smoking,JP,2019,M,総数,3000,10000,,,\n",
            "tidy");
  look_at (&look, "bars", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence, "熱海伊東（25.0）で全国より有意に低い"));
  g_assert_nonnull (strstr (look.note, "熱海伊東の値は公表値（再計算していない）。"));
  end_look (&look);
}

/* A ratio is compared with 100, and says nothing of people. */
static void
test_ratio (void)
{
  Look look = { .run = begin (), .indicator = "smr-stroke" };

  bring_in (&look.run,
            VALUES
            "smr-stroke,2201,2019,M,総数,480,500,,,\nsmr-stroke,2202,2019,M,総数,650,500,,,\n"
            "smr-stroke,2203,2019,M,総数,,,90.0,80,99\n",
            "tidy");
  look_at (&look, "bars", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence,
                            "熱海伊東（130.0）で全国より有意に高く、駿東田方（90.0）で"
                            "全国より有意に低い。賀茂（96.0）は全国と差があるとは"));
  g_assert_null (strstr (look.note, "人数（分母）"));
  end_look (&look);
}

/* The page of an area keeps the year that the nation is known of. */
static void
test_newer_year (void)
{
  Look look = begin_look (HEAD COUNTS ("2201", "2020", "M", "900", "見本調査 第8回"));
  g_autoptr (GError) error = NULL;

  rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (look.below, "喫煙：R2は全国の値がないため、R1の値。"));
  g_assert_nonnull (strstr (look.below, "20.0"));
  g_assert_null (strstr (look.below, "45.0"));
  end_look (&look);
}

/* What has no ages is ranked by how far it is, as the others are. */
static void
test_rank (void)
{
  Look look = begin_look (HEAD "exercise,2201,,2019,M,総数,900,5000,見本調査 第7回\n"
                               "exercise,JP,,2019,M,総数,30000,100000,見本調査 第7回\n");
  g_autoptr (GError) error = NULL;
  const char *issues;

  rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
  g_assert_no_error (error);
  issues = strstr (look.below, "課題");
  g_assert_nonnull (issues);
  g_test_message ("%s", issues);
  g_assert_true (g_str_has_prefix (issues + strlen ("課題 "), "男性の運動"));
  end_look (&look);
}

/* ── what somebody wrote ─────────────────────────────────────────────────────────────────── */

static gboolean
write_words (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) card = rk_indicators_find (db, "smoking", error);
  RkDraft *draft = rk_draft_new (&rk_kind_figure);
  g_autoptr (RkRecord) figure = NULL;

  rk_draft_put_id (draft, "indicator_id", rk_record_id (card));
  rk_draft_put (draft, "form", "bars");
  rk_draft_put (draft, "level", "medical_area");
  rk_draft_put (draft, "sentence", data);
  figure = rk_draft_end (draft);
  return rk_figures_write (db, figure, error);
}

static gboolean
read_doubt (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char **doubt = data;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_figure);
  g_autoptr (GPtrArray) figures = rk_query_records (db, query, NULL, error);
  RkChart *chart;

  g_assert_cmpuint (figures->len, ==, 1);
  chart = rk_figure_build_saved (db, figures->pdata[0], doubt, error);
  g_clear_pointer (&chart, rk_chart_free);
  return *error == NULL;
}

static gboolean
is_doubted (Run *run)
{
  g_autofree char *doubt = NULL;
  g_autoptr (GError) error = NULL;

  rk_store_read (run->office->store, read_doubt, &doubt, NULL, &error);
  g_assert_no_error (error);
  return doubt != NULL;
}

/* A sentence is older than the table that came after it; until it is written anew, the same day. */
static void
test_older (void)
{
  Run run = begin ();

  bring_in (&run, HEAD YEAR ("2019", "第7回"), "tidy");
  rk_test_command (run.office, "書いた", write_words, (gpointer) "低い圏域が多い。");
  g_assert_false (is_doubted (&run));
  bring_in (&run, HEAD COUNTS ("2203", "2019", "M", "700", "見本調査 第7回"), "tidy");
  g_assert_true (is_doubted (&run));
  rk_test_command (run.office, "直した", write_words, (gpointer) "高い圏域が多い。");
  g_assert_false (is_doubted (&run));
  bring_in (&run, HEAD COUNTS ("JP", "2019", "M", "100", "見本調査 第7回"), "tidy");
  g_assert_true (is_doubted (&run));
  end (&run);
}

/* A number of people that was shown when it was written may be hidden now. */
static void
test_written_of_few (void)
{
#define FEW(x)                                          \
  "indicator,area,year,sex,age,numerator,denominator\n" \
  "smoking,2201,2019,M,総数," x ",100\n"                \
  "smoking,2202,2019,M,総数,20,100\n"                 \
  "smoking,2203,2019,M,総数,30,100\n"                 \
  "smoking,JP,2019,M,総数,1000,4000\n"
  Run run = begin ();

  bring_in (&run, FEW ("12"), "tidy");
  rk_test_command (run.office, "書いた", write_words,
                   (gpointer) "最も少ない圏域は7人、保健師は3人。");
  g_assert_false (is_doubted (&run));
  end (&run);
  run = begin ();
  bring_in (&run, FEW ("7"), "tidy");
  rk_test_command (run.office, "書いた", write_words, (gpointer) "最も少ない圏域は7人である。");
  g_assert_true (is_doubted (&run));
  end (&run);
#undef FEW
}

static gboolean
write_strength (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (
      RK_TEST_DRAFT (&rk_kind_area_summary, "area", "2201", "name", "賀茂", "issue_1", data));

  return rk_records_save (db, record, NULL, error);
}

static gboolean
read_summary (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char **said = data;
  g_autoptr (GPtrArray) findings = rk_findings_load (db, "2201", 0, NULL, error);
  g_autoptr (RkAreaSummary) summary
      = findings ? rk_area_summary_load (db, "2201", findings, error) : NULL;

  g_assert_nonnull (summary);
  *said = g_strdup_printf ("%s/%c/%s", rk_indicator_short (summary->picked[3]->indicator),
                           summary->picked[3]->sex, summary->doubts[3] ? summary->doubts[3] : "");
  return TRUE;
}

/* A sentence that somebody wrote is of the indicator that it names, and is doubted when the numbers
 * have changed. */
static void
test_written_of_another (void)
{
  Look look = begin_look (HEAD "bmi-25,2201,,2019,M,総数,400,1000,見本調査 第7回\n"
                               "bmi-25,JP,,2019,M,総数,30000,100000,見本調査 第7回\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  rk_test_command (look.run.office, "書いた", write_strength,
                   (gpointer) "男性のBMI 25以上（40.0%）が高い。");
  rk_store_read (look.run.office->store, read_summary, &before, NULL, &error);
  g_assert_cmpstr (before, ==, "BMI 25以上/M/");
  bring_in (&look.run, HEAD "bmi-25,2201,,2019,M,総数,310,1000,見本調査 第7回\n", "tidy");
  rk_store_read (look.run.office->store, read_summary, &after, NULL, &error);
  g_assert_true (g_str_has_prefix (after, "BMI 25以上/M/"));
  g_assert_nonnull (strstr (after, "40.0"));
  end_look (&look);
}

/* What has no ages has no 標準化該当比: the table of all does not name its source. */
static void
test_only_drawn (void)
{
  Look look = begin_look (HEAD "metabo,2201,,2019,M,総数,300,1000,よその集計\n"
                               "metabo,JP,,2019,M,総数,30000,100000,よその集計\n");

  look_at (&look, "heat", 'M', NULL);
  g_assert_null (strstr (look.source, "よその集計"));
  g_assert_nonnull (strstr (look.source, "見本調査 第7回"));
  look_at (&look, "radar", 'M', "2201");
  g_assert_null (strstr (look.source, "よその集計"));
  end_look (&look);
}

/* A printed value without its interval changes, but not beyond chance: that is not known. */
static void
test_untested (void)
{
  Look look = { .run = begin (), .indicator = "metabo" };

  bring_in (&look.run,
            "indicator,area,year,sex,age,numerator,denominator,value\n"
            "metabo,2201,2020,M,総数,,,31.0\nmetabo,2201,2021,M,総数,,,30.9\n"
            "metabo,2202,2020,M,総数,190,1000,\nmetabo,2202,2021,M,総数,200,1000,\n",
            "tidy");
  look_at (&look, "trend", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence, "有意に下がった圏域はない"));
  g_assert_nonnull (strstr (look.sentence, "はない。賀茂は判定できない。"));
  end_look (&look);
}

/* ── what may not be judged ──────────────────────────────────────────────────────────────── */

#define PLAIN "indicator,area,year,sex,age,numerator,denominator\n"
#define ROW(area, year, x, n) "smoking," area "," year ",M,40～44歳," x "," n "\n"

static void
assert_says (Look *look, const char *form, const char *area, const char *words)
{
  look_at (look, form, 'M', area);
  if (strstr (look->sentence, words) == NULL)
    g_error ("%s: %s", form, look->sentence);
}

/* Three areas of two, three and one: no sentence says that none fell or differs. */
static void
test_none_judged (void)
{
  Look look = { .run = begin () };

  bring_in (&look.run,
            PLAIN ROW ("2201", "2020", "2", "100") ROW ("2202", "2020", "3", "120")
                ROW ("2203", "2020", "1", "300") ROW ("2201", "2021", "2", "100")
                    ROW ("2202", "2021", "3", "120") ROW ("2203", "2021", "1", "300"),
            "tidy");
  assert_says (&look, "trend", NULL, "男性の喫煙は、秘匿のため示せない。");
  assert_says (&look, "trend", "2201", "男性の喫煙は、秘匿のため示せない。");
  assert_says (&look, "multiples", NULL, "男性の喫煙は、秘匿のため示せない。");
  assert_says (&look, "areas", NULL, "との差は、秘匿のため示せない。");
  g_assert_null (strstr (look.sentence, "…"));
  g_assert_null (strstr (look.note, "…"));
  end_look (&look);
}

/* The line of 熱海伊東 falls by half and ends in ※, as the partner of 賀茂. */
static void
test_some_judged (void)
{
  Look look = { .run = begin () };

  bring_in (
      &look.run,
      PLAIN ROW ("2201", "2020", "4", "400") ROW ("2202", "2020", "120", "400")
          ROW ("2203", "2020", "90", "800") ROW ("JP", "2020", "12300", "100000")
              ROW ("2201", "2021", "4", "400") ROW ("2202", "2021", "60", "400")
                  ROW ("2203", "2021", "90", "800")
                      ROW ("JP", "2021", "12000", "100000") "smoking,22,2021,M,40～44歳,154,1600\n",
      "tidy");
  assert_says (&look, "trend", NULL, "全国で0.3ポイント下がった");
  assert_says (&look, "trend", NULL, "賀茂");
  assert_says (&look, "trend", NULL, "は判定できない。");
  assert_says (&look, "trend", "2201", "賀茂は判定できない。");
  assert_says (&look, "spine", "2201", "賀茂圏域で、どの指標も全国と比べて判定できない。");
  assert_says (&look, "radar", "2201", "賀茂圏域の男性で、どの指標も全国と比べて判定できない。");
  look.page = 1;
  {
    g_autoptr (GError) error = NULL;

    rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
    g_assert_no_error (error);
  }
  g_assert_null (strstr (look.below, "取り込んだ中にはない"));
  g_assert_nonnull (strstr (look.below, "どの指標も全国と比べて判定できない。"));
  g_assert_nonnull (strstr (look.below, "どの指標も前年と比べられない。"));
  g_assert_nonnull (strstr (look.below, "12.0")); /* of the nation, which hides nothing */
  end_look (&look);
}

/* The people of women are not known of one area: what ※ is, is said where it stands. */
static void
test_people_withheld (void)
{
  Look look = { .run = begin () };

  bring_in (&look.run,
            PLAIN ROW ("2201", "2021", "4", "400") ROW ("2202", "2021", "60", "400")
                ROW ("2203", "2021", "90", "800") ROW ("JP", "2021", "12000", "100000"),
            "tidy");
  look_at (&look, "bars", 'M', NULL);
  g_assert_nonnull (strstr (look.note, "男性※（人数が秘匿の区域がある）。"));
  look_at (&look, "box", 'M', NULL);
  g_assert_nonnull (strstr (look.sentence, "男性の喫煙（圏域の値）は、静岡県の中央値が"));
  g_assert_null (strstr (look.sentence, "\u3000"));
  end_look (&look);
}

/* Asked of 6.5 and more, the sentence is not of 8.4 and more. */
static void
test_parts_of_a_number (void)
{
  Look look = { .run = begin (), .indicator = "hba1c-65" };

  bring_in (&look.run,
            PLAIN
            "hba1c-65,2201,2021,M,40～44歳,100,1000\nhba1c-84,2201,2021,M,40～44歳,30,1000\n"
            "hba1c-65,2202,2021,M,40～44歳,150,1000\nhba1c-84,2202,2021,M,40～44歳,20,1000\n"
            "hba1c-65,JP,2021,M,40～44歳,9000,100000\nhba1c-84,JP,2021,M,40～44歳,900,100000\n",
            "tidy");
  assert_says (&look, "shares", NULL,
               "「6.5以上8.4未満」と「8.4以上」を合わせた割合が最も大きいのは熱海伊東（15.0%）");
  look.indicator = "hba1c-84";
  assert_says (&look, "shares", NULL, "「8.4以上」の割合が最も大きいのは賀茂（3.0%）");
  end_look (&look);
}

/* Behind a ratio it is said that the points are of the rate. */
static void
test_change (void)
{
  Look look = begin_look (HEAD COUNTS ("2201", "2019", "F", "130", "見本調査 第7回"));
  g_auto (GStrv) lines = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  bring_in (&look.run, HEAD YEAR ("2020", "見本調査 第8回"), "tidy");
  bring_in (&look.run, HEAD COUNTS ("2201", "2020", "M", "600", "見本調査 第8回"), "tidy");
  rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (look.below, "\n", -1);
  words = g_strjoinv ("", lines);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "より有意に高い。割合は前年から10.0ポイント上がった。"));
  g_assert_nonnull (strstr (words, "男性の喫煙は1年で10.0ポイント上がった。"));
  end_look (&look);
}

/* How many people there are, at the head of the page of an area: both together as they were read,
 * or as many as men and women. */
static void
test_people (void)
{
  static const char *const rows[] = {
    "population,221007,,2019,T,計,690000,,\n",
    "population,221007,,2019,M,計,336000,,\npopulation,221007,,2019,F,計,354000,,\n",
    "population,221007,,2019,M,計,336000,,\npopulation,221007,,2019,F,計,354000,,\n"
    "population,221007,,2019,T,計,690000,,\n",
    "population,221007,,2019,M,計,690000,,\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *table = g_strconcat (HEAD, rows[i], NULL);
      Look look = begin_look (table);
      g_autoptr (GError) error = NULL;

      look.page = 5; /* 静岡 */
      rk_store_read (look.run.office->store, read_profile, &look, NULL, &error);
      g_assert_no_error (error);
      if (i < 3)
        g_assert_nonnull (strstr (look.below, "690,000人"));
      else
        g_assert_nonnull (strstr (look.below, "未取込"));
      end_look (&look);
    }
}

/* What was told of few while the office allowed it does not go out when it does not any more. */
static void
test_few_in_a_sentence (void)
{
  static const char sentence[] = "最も小さいのは55～59歳（7人）、次は９人。3人に1人が吸い、"
                                 "委員は12人。8人は図にある。";
  g_autofree char *hidden = rk_figure_dup_written (sentence, "※、8人", NULL, 10);
  g_autofree char *three = rk_figure_dup_written (sentence, "※、8人", NULL, 3);
  g_autofree char *open = rk_figure_dup_written (sentence, "7人、8人、9人", NULL, 10);

  g_assert_cmpstr (hidden, ==,
                   "最も小さいのは55～59歳（※人）、次は※人。3人に1人が吸い、"
                   "委員は12人。8人は図にある。");
  g_assert_cmpstr (three, ==, sentence);
  g_assert_cmpstr (open, ==, sentence);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator-words/few-in-a-sentence", test_few_in_a_sentence);
  g_test_add_func ("/indicator-words/reference", test_reference);
  g_test_add_func ("/indicator-words/area", test_area);
  g_test_add_func ("/indicator-words/target", test_target);
  g_test_add_func ("/indicator-words/all", test_all);
  g_test_add_func ("/indicator-words/first", test_first);
  g_test_add_func ("/indicator-words/printed", test_printed);
  g_test_add_func ("/indicator-words/ratio", test_ratio);
  g_test_add_func ("/indicator-words/newer-year", test_newer_year);
  g_test_add_func ("/indicator-words/rank", test_rank);
  g_test_add_func ("/indicator-words/older", test_older);
  g_test_add_func ("/indicator-words/written-of-few", test_written_of_few);
  g_test_add_func ("/indicator-words/written-of-another", test_written_of_another);
  g_test_add_func ("/indicator-words/only-drawn", test_only_drawn);
  g_test_add_func ("/indicator-words/untested", test_untested);
  g_test_add_func ("/indicator-words/none-judged", test_none_judged);
  g_test_add_func ("/indicator-words/some-judged", test_some_judged);
  g_test_add_func ("/indicator-words/people-withheld", test_people_withheld);
  g_test_add_func ("/indicator-words/parts-of-a-number", test_parts_of_a_number);
  g_test_add_func ("/indicator-words/change", test_change);
  g_test_add_func ("/indicator-words/people", test_people);
  return g_test_run ();
}
