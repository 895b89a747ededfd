/* Papers of plans, support and training, read back. */
#include <string.h>

#include "rk-test-papers.h"

static gboolean
has (const char *text, const char *words)
{
  return strstr (text, words) != NULL;
}

/* All pages in one text. */
static char *
print_all (const char *name, const RkReportParams *params, guint *n_pages)
{
  g_autofree char *path = out_path (office);
  g_autofree char *first = print (office, name, params, n_pages);
  GString *all = g_string_new (first);

  for (guint i = 1; i < *n_pages; i++)
    {
      g_autofree char *page = doc_read_page (path, i);

      g_string_append (all, page);
    }
  return g_string_free (all, FALSE);
}

static void
test_roadmap (void)
{
  RkReportParams a3 = { .paper = RK_PAPER_A3 };
  RkReportParams a4 = { 0 };
  guint n;
  g_autofree char *text = print_all ("roadmap", &a3, &n);
  g_autofree char *small = print_all ("roadmap", &a4, &n);
  static const char *const words[] = { "働く世代の健診と保健指導",
                                       "令和6年度",
                                       "（2028）",
                                       "目標",
                                       "毎年5月に共同発送",
                                       "手順書の完成",
                                       "配布開始",
                                       "【遅れ】",
                                       "16か所",
                                       "累計54か所",
                                       "相談窓口の一本化" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (has (text, words[i]));
      g_assert_true (has (small, words[i]));
    }
}

/* Rows such as 国の動き and 県 stand in one table, whether or not there is something below them. */
static void
test_schedule (void)
{
  gint64 plan
      = rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_plan, "title", "年間の予定", "first_year",
                                             "2026", "last_year", "2026", "columns", "月"));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, plan);
  gint64 state = rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_measure, "plan_id", owner,
                                                      "position", "1", "title", "国の動き"));
  gint64 area = rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_measure, "plan_id", owner, "position",
                                                     "2", "title", "県の取組"));
  g_autofree char *of_state = g_strdup_printf ("%" G_GINT64_FORMAT, state);
  g_autofree char *of_area = g_strdup_printf ("%" G_GINT64_FORMAT, area);
  RkReportParams params = { .record = plan };
  guint n;
  g_autofree char *text = NULL;

  rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_measure, "plan_id", owner, "parent_id", of_area,
                                       "title", "地域分析の支援"));
  rk_test_keep (office,
                RK_TEST_DRAFT (&rk_kind_schedule, "measure_id", of_state, "text", "指針案の提示",
                               "first_month", "2026-07", "last_month", "2026-09"));
  text = print_all ("roadmap", &params, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (has (text, "国の動き"));
  g_assert_true (has (text, "指針案の提示"));
  g_assert_true (has (text, "県の取組"));
  g_assert_true (has (text, "地域分析の支援"));
}

static void
test_lines (void)
{
  RkReportParams params = { 0 };
  guint n;
  g_autofree char *measures = print_all ("measures", &params, &n);
  g_autofree char *progress = print_all ("progress", &params, &n);
  g_autofree char *pdca = print_all ("pdca", &params, &n);

  g_assert_true (has (measures, "名簿は年1回"));
  g_assert_true (has (measures, "1,200千円"));
  g_assert_true (has (progress, "令和7年度"));
  g_assert_true (has (progress, "予定どおり 4件"));
  g_assert_true (has (progress, "健保組合との"));
  g_assert_cmpuint (n, ==, 8);
  g_assert_true (has (pdca, "63事業所の241人"));
  g_assert_true (has (pdca, "総合評価"));
  g_assert_true (has (pdca, "令和8年3月13日"));
}

/* Dark points of a page where some words stand: they may be covered. */
static guint
count_ink (const char *path, const char *words)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  GList *found = poppler_page_find_text (page, words);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 900);
  cairo_t *cr = cairo_create (image);
  const PopplerRectangle *at;
  double height;
  guint n = 0;

  g_assert_nonnull (found);
  at = found->data;
  poppler_page_get_size (page, NULL, &height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  for (int y = (int)(height - at->y2); y < (int)(height - at->y1); y++)
    for (int x = (int)at->x1; x < (int)at->x2; x++)
      n += cairo_image_surface_get_data (
               image)[y * cairo_image_surface_get_stride (image) + x * 4 + 1]
           < 128;
  cairo_surface_destroy (image);
  g_object_unref (page);
  g_object_unref (document);
  g_list_free_full (found, (GDestroyNotify)poppler_rectangle_free);
  return n;
}

/* The name of the second 柱 is not under the cell of the 取組 above it. */
static void
test_bands (void)
{
  RkReportParams params = { 0 };
  guint n;
  g_autofree char *text = print_all ("measures", &params, &n);
  g_autofree char *path = out_path (office);

  g_assert_true (has (text, "小規模事業所の支援"));
  g_assert_cmpuint (count_ink (path, "小規模事業所の支援"), >, 40);
}

static void
test_targets (void)
{
  RkReportParams params = { 0 };
  guint n;
  g_autofree char *text = print_all ("targets", &params, &n);

  /* The sheet, and behind it the trends, two beside each other. */
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (has (text, "No.9"));
  g_assert_true (has (text, "職域側の委員の割合"));
  g_assert_true (has (text, "36.4"));
  g_assert_true (has (text, "80%以上を進んだ"));
  g_assert_true (has (text, "D"));
}

static void
test_comparison (void)
{
  RkReportParams params = { 0 };
  guint n;
  g_autofree char *text = print_all ("comparison-table", &params, &n);

  g_assert_true (has (text, "事例シート"));
  g_assert_true (has (text, "目標の変更"));
  g_assert_true (has (text, "（新設）"));
  g_assert_true (has (text, "実施機関の変更"));
  g_assert_true (has (text, "変わらない行は38行"));
  g_assert_true (has (text, "R9 86.0"));
  g_assert_true (has (text, "R9 88.0"));
  g_assert_true (has (text, "年度目標の変更"));
}

static void
test_support (void)
{
  static const struct
  {
    const char *document;
    const char *words;
  } papers[] = { { "issues", "受診者の数で分ける" },
                 { "logic-tree", "初めて受ける人が増える" },
                 { "case-report", "焼津市、島田市" },
                 { "example-sheet", "商工会の会報と市の会場で" },
                 { "training-notice", "健企第112号" },
                 { "training-roll", "受講 7名" },
                 { "training-certificate", "修了されましたので" },
                 { "questionnaire", "健保組合への頼み方" } };
  RkReportParams params = { 0 };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = print_all (papers[i].document, &params, &n);

      g_assert_true (has (text, papers[i].words));
    }
}

/* A case of which little was written: the sheet says what its logic tree does, and no line of a
 * visit is empty. */
static void
test_young_case (void)
{
  gint64 id = rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_support_case, "year", "2026",
                                                   "requester", "島田市", "theme", "転倒"));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gint64 problem = rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_logic_node, "case_id", owner,
                                                        "kind", "課題", "text", "転ぶ人が多い"));
  g_autofree char *above = g_strdup_printf ("%" G_GINT64_FORMAT, problem);
  RkReportParams params = { .record = id };
  guint n;
  g_autofree char *sheet = NULL;
  g_autofree char *report = NULL;

  for (guint i = 0; i < 2; i++)
    rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_logic_node, "case_id", owner, "parent_id", above,
                                         "kind", "取組", "text", i ? "床の点検" : "靴の配布"));
  rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_case_visit, "case_id", owner, "date", "2026-07-01",
                                       "kind", "訪問", "observers", "焼津市", "text", "床を見た"));
  sheet = print_all ("example-sheet", &params, &n);
  g_assert_true (has (sheet, "転ぶ人が多い"));
  g_assert_true (has (sheet, "・靴の配布"));
  g_assert_true (has (sheet, "・床の点検"));
  report = print_all ("case-report", &params, &n);
  g_assert_true (has (report, "同席：焼津市"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = rk_test_sample_new (RK_STORE_DEFAULT);
  g_test_add_func ("/report-plan/roadmap", test_roadmap);
  g_test_add_func ("/report-plan/lines", test_lines);
  g_test_add_func ("/report-plan/schedule", test_schedule);
  g_test_add_func ("/report-plan/bands", test_bands);
  g_test_add_func ("/report-plan/targets", test_targets);
  g_test_add_func ("/report-plan/comparison", test_comparison);
  g_test_add_func ("/report-plan/support", test_support);
  g_test_add_func ("/report-plan/young-case", test_young_case);
  status = g_test_run ();
  rk_test_office_free (office);
  return status;
}
