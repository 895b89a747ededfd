/* Papers of checklists, from the sample office: read back as text, and looked at as pixels where
 * the place counts. */
#include <cairo.h>
#include <string.h>

#include "doc-read.h"
#include "rk-attachments.h"
#include "rk-checklists.h"
#include "rk-councils.h"
#include "rk-editions.h"
#include "rk-error.h"
#include "rk-evidence.h"
#include "rk-kinds.h"
#include "rk-pages.h"
#include "rk-pdf.h"
#include "rk-records.h"
#include "rk-report.h"
#include "rk-sample.h"
#include "rk-test-office.h"

#define assert_has(text, part)                \
  G_STMT_START                                \
  {                                           \
    if (strstr (text, part) == NULL)          \
      g_error ("no “%s” in: %s", part, text); \
  }                                           \
  G_STMT_END

static char *folder;
static RkStore *store;
static struct
{
  RkStore *store;
} office; /* for rk_test_command() */

static RkDb *
db (void)
{
  return rk_store_main_db (store);
}

static RkReportParams
params_of (const char *edition, const char *council, int year)
{
  RkReportParams params = { .year = year };
  g_autoptr (GError) error = NULL;

  if (edition)
    rk_editions_find (db (), edition, &params.edition, &error);
  g_assert_no_error (error);
  if (council)
    g_assert_true (rk_councils_find (db (), council, &params.council, NULL));
  g_assert_true (council == NULL || params.council != 0);
  return params;
}

static RkPages *
build (const char *name, const RkReportParams *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_report_build (db (), name, params, NULL, &error);
  RkPages *pages;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rk_pages_get_overflows (pages)->len, ==, 0);
  return pages;
}

/* The words without blanks. */
static char *
print (const char *name, const RkReportParams *params, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (RkPages) pages = build (name, params);
  g_autofree char *text = NULL;

  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  *n = rk_pages_get_n (pages);
  text = doc_read_page (path, 0);
  return doc_squeeze (text);
}

/* ── forms ───────────────────────────────────────────────────────────────────────────────── */

static void
test_blank (void)
{
  RkReportParams one = params_of ("area-l2-l3", "志太榛原", 2026);
  RkReportParams all = params_of ("area-l2-l3", NULL, 2026);
  g_autofree char *text = NULL;
  g_autofree char *all_text = NULL;
  g_autofree char *large_text = NULL;
  guint n;

  text = print ("checklist-blank", &one, &n);
  g_assert_cmpuint (n, ==, 2);
  assert_has (text, "再構成版");
  assert_has (text, "公的な様式ではありません");
  assert_has (text, "版2026.11-1");
  assert_has (text, "志太榛原圏域");
  assert_has (text, "令和8年度");
  assert_has (text, "2/2");
  assert_has (text, "A6-05");
  g_assert_null (strstr (text, "健保組合は依頼文"));
  all_text = print ("checklist-blank", &all, &n);
  g_assert_cmpuint (n, ==, 16);
  assert_has (all_text, "賀茂圏域");
  assert_has (all_text, "西部圏域");
  one.large = TRUE;
  large_text = print ("checklist-blank", &one, &n);
  g_assert_cmpuint (n, >=, 4);
}

/* Every shipped edition can be printed, whatever it is answered for. */
static void
test_all_editions (void)
{
  g_autoptr (GPtrArray) shipped = rk_editions_shipped ();

  for (guint i = 0; i < shipped->len; i++)
    {
      const RkEdition *edition = shipped->pdata[i];
      RkReportParams params = params_of (edition->code, NULL, 2026);
      g_autofree char *text = NULL;
      guint n;

      text = print ("checklist-blank", &params, &n);
      assert_has (text, rk_fidelity_words (edition->fidelity));
      for (guint k = 0; k < edition->items->len; k++)
        assert_has (text, rk_edition_item (edition, k)->code);
    }
}

#define DPI 144.0
#define PX(mm) ((int)((mm) / 25.4 * DPI))

static cairo_surface_t *
picture (const char *name, const RkReportParams *params, guint page)
{
  g_autoptr (RkPages) pages = build (name, params);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PX (210), PX (297));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DPI / 72, DPI / 72);
  rk_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_dark (cairo_surface_t *surface, int x, int y)
{
  const guchar *row
      = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return (((const guint32 *)(gconstpointer)row)[x] & 0xff) < 0x90;
}

/* Runs of paper between two lines, as long as the inside of a box to write in. */
static guint
count_boxes (cairo_surface_t *surface, int y)
{
  guint n = 0;
  int last = -1;

  for (int x = 0; x < PX (210); x++)
    if (is_dark (surface, x, y))
      {
        n += last >= 0 && x - last >= PX (7.0) && x - last <= PX (7.8);
        last = x;
      }
  return n;
}

/* Four boxes of more than 7 mm in every row; and the filled form covers the blank one. */
static void
test_places (void)
{
  RkReportParams params = params_of ("area-l2-l3", "志太榛原", 2026);

  for (guint page = 0; page < 2; page++)
    {
      cairo_surface_t *blank = picture ("checklist-blank", &params, page);
      cairo_surface_t *filled = picture ("checklist-filled", &params, page);
      int top = PX (page == 0 ? 70 : 32);
      guint n_rows = 0;
      guint n_lost = 0;
      guint n_new = 0;

      for (int y = top; y < PX (245); y++)
        {
          n_rows += count_boxes (blank, y) >= 4;
          for (int x = PX (20); x < PX (195); x++)
            {
              n_lost += is_dark (blank, x, y) && !is_dark (filled, x, y);
              n_new += !is_dark (blank, x, y) && is_dark (filled, x, y);
            }
        }
      /* Ten rows or more of boxes 7 mm high. */
      g_assert_cmpuint (n_rows, >, (guint)PX (10 * 7));
      g_assert_cmpuint (n_lost, ==, 0);
      g_assert_cmpuint (n_new, >, 1000);
      cairo_surface_destroy (blank);
      cairo_surface_destroy (filled);
    }
}

static void
test_filled (void)
{
  RkReportParams params = params_of ("growth-area", "志太榛原", 2026);
  RkReportParams never = params_of ("growth-area", "志太榛原", 2019);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) none = NULL;
  guint n;

  text = print ("checklist-filled", &params, &n);
  assert_has (text, "到達した段階");
  assert_has (text, "2-①");
  /* What bodies said differently stands beside the item. */
  assert_has (text, "健保組合は依頼文を出しただけ");
  assert_has (text, "機関で違う");
  none = rk_report_build (db (), "checklist-filled", &never, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

/* ── long memos ──────────────────────────────────────────────────────────────────────────── */

#define LONG_MEMO 0
#define LONGEST_MEMO 3

/* So many sentences, each with its number. */
static char *
make_memo (guint n, const char *of)
{
  GString *words = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (words, "%sの経過その%u、関係機関に照会し回答を待っている。", of, i);
  return g_string_free (words, FALSE);
}

static gboolean
write_memos (RkDb *to, gpointer data, GCancellable *cancellable, GError **error)
{
  const RkReportParams *params = data;
  RkRoundSubject subject
      = { .edition = params->edition, .council = params->council, .year = params->year };
  g_autofree char *first = make_memo (4, "健診");
  g_autofree char *second = make_memo (160, "訪問");
  g_autoptr (RkChecklist) round = NULL;
  RkAnswer answer = { .comment = first };
  gint64 id;

  if (!rk_checklists_begin (to, &subject, &id, error)
      || !(round = rk_checklist_load (to, id, error)))
    return FALSE;
  answer.item = rk_edition_item (round->edition, LONG_MEMO)->id;
  if (!rk_checklists_answer (to, id, &answer, error))
    return FALSE;
  answer.item = rk_edition_item (round->edition, LONGEST_MEMO)->id;
  answer.comment = second;
  return rk_checklists_answer (to, id, &answer, error);
}

/* Head and foot of a page may stand in the middle of one. */
static void
assert_all_sentences (const char *text, guint n, const char *of)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *begins = g_strdup_printf ("%u、関係機関", i);

      assert_has (text, begins);
    }
  assert_has (text, of);
}

/* What a cell has no room for stands whole behind the form, over as many pages as it takes; the
 * boxes stay where they are and no letter is smaller than can be read. */
static void
test_annex (void)
{
  RkReportParams params = params_of ("growth-area", "志太榛原", 2030);
  g_autoptr (RkPages) pages = NULL;
  g_autofree char *text = NULL;
  g_autofree char *large = NULL;
  guint n_blank, n, n_large;
  g_autofree char *blank = print ("checklist-blank", &params, &n_blank);

  rk_test_command (&office, "メモを書いた", write_memos, &params);
  text = print ("checklist-filled", &params, &n);
  g_assert_cmpuint (n, >=, n_blank + 2);
  assert_has (text, "…※1");
  assert_has (text, "…※2");
  assert_has (text, "別紙表に収まらなかったメモ（番号は表の※）");
  assert_has (text, "別紙表に収まらなかったメモ（続き）");
  assert_all_sentences (text, 4, "健診");
  assert_all_sentences (text, 160, "訪問");
  pages = build ("checklist-filled", &params);
  g_assert_cmpfloat (rk_pages_get_smallest_text (pages), >=, 6.5);
  params.large = TRUE;
  large = print ("checklist-filled", &params, &n_large);
  assert_all_sentences (large, 160, "訪問");
  params.large = FALSE;
  params.year = 2026;
  g_free (text);
  text = print ("checklist-filled", &params, &n);
  g_assert_null (strstr (text, "別紙"));
}

/* ── comparing ───────────────────────────────────────────────────────────────────────────── */

static void
test_matrix (void)
{
  RkReportParams params = params_of ("area-l2-l3", NULL, 2026);
  g_autoptr (RkPages) pages = build ("checklist-matrix", &params);
  g_autofree char *text = NULL;
  double width, height;
  guint n;

  rk_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 420 / 25.4 * 72, 0.1);
  text = print ("checklist-matrix", &params, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "8圏域のチェックリスト回答一覧");
  assert_has (text, "駿東田方");
  assert_has (text, "A6-05");
  assert_has (text, "26（18）"); /* 西部: ○ this year and last */
  assert_has (text, "2-③");
  assert_has (text, "再構成版");
}

static void
test_result (void)
{
  RkReportParams params = params_of ("growth-area", "中東遠", 2026);
  RkReportParams prefecture = params_of (NULL, "県協議会", 2026);
  g_autofree char *text = NULL;
  g_autofree char *rates = NULL;
  guint n;

  text = print ("checklist-result", &params, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "レベル2-③");
  assert_has (text, "必須項目はあと2つ");
  assert_has (text, "次の一歩（3に近い順）");
  assert_has (text, "機関が持ち回りで事業の幹事になる");
  assert_has (text, "独自");
  rates = print ("checklist-result", &prefecture, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (rates, "達成率");
  assert_has (rates, "再構成版");
}

static void
test_years (void)
{
  RkReportParams params = params_of ("growth-area", "西部", 2026);
  g_autofree char *text = NULL;
  guint n;

  text = print ("checklist-years", &params, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_has (text, "戻った項目");
  assert_has (text, "G23-01");
  assert_has (text, "聞き取りは一部の市だけで行った");
  assert_has (text, "段階の推移");
}

/* The agenda of the meeting and the attached paper, each once and only its first page. */
static void
test_binder (void)
{
  RkReportParams area = params_of ("growth-area", "志太榛原", 2025);
  RkReportParams prefecture = params_of (NULL, "県協議会", 2026);
  g_autofree char *text = NULL;
  g_autofree char *with_file = NULL;
  guint n;

  text = print ("checklist-binder", &area, &n);
  assert_has (text, "根拠綴り");
  assert_has (text, "次第");
  assert_has (text, "成立");
  with_file = print ("checklist-binder", &prefecture, &n);
  assert_has (with_file, "Samplepaper3"); /* words of the attached file */
}

/* ── evidence of all kinds ───────────────────────────────────────────────────────────────── */

static RkRecord *
first_of (RkDb *from, const RkKind *kind)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  rk_query_limit (query, 1, 0);
  records = rk_query_records (from, query, NULL, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  return rk_record_ref (records->pdata[0]);
}

static gboolean
attach (RkDb *to, const RkChecklist *round, RkEvidenceOffer *offer, GError **error)
{
  gboolean done = offer && rk_evidence_attach (to, round, offer, NULL, error);

  g_clear_pointer (&offer, rk_evidence_offer_free);
  return done;
}

/* A plan's line, an indicator, a number of workplaces, and a file that is no paper. */
static gboolean
attach_kinds (RkDb *to, gpointer data, GCancellable *cancellable, GError **error)
{
  const RkReportParams *params = data;
  RkRoundSubject subject
      = { .edition = params->edition, .council = params->council, .year = params->year };
  g_autoptr (RkRecord) line = first_of (to, &rk_kind_measure);
  g_autoptr (RkRecord) indicator = first_of (to, &rk_kind_indicator);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autoptr (RkRecord) file = NULL;
  g_autoptr (RkChecklist) round = NULL;
  gint64 id;

  if (!rk_checklists_begin (to, &subject, &id, error)
      || !(round = rk_checklist_load (to, id, error))
      || !rk_attachments_add (to, "照会の結果.csv", "text/csv", bytes, 0, &id, error)
      || !(file = rk_records_get (to, &rk_kind_attachment, id, error)))
    return FALSE;
  return attach (to, round, rk_evidence_offer_of (0, line), error)
         && attach (to, round, rk_evidence_offer_of (0, indicator), error)
         && attach (to, round, rk_evidence_offer_of (1, file), error)
         && attach (to, round, rk_evidence_offer_count (to, 1, params->council, NULL, error),
                    error);
}

/* Each kind says what it is; only what has pages stands behind. */
static void
test_binder_kinds (void)
{
  RkReportParams params = params_of ("growth-area", "賀茂", 2031);
  g_autofree char *text = NULL;
  guint n;

  rk_test_command (&office, "根拠を付けた", attach_kinds, &params);
  text = print ("checklist-binder", &params, &n);
  assert_has (text, "計画の行");
  assert_has (text, "健康指標");
  assert_has (text, "ファイル照会の結果.csv");
  assert_has (text, "事業所の件数");
  assert_has (text, "圏域：賀茂");
}

static void
test_charts (void)
{
  static const struct
  {
    const char *name;
    const char *says;
  } rows[] = { { "checklist-radar", "レーダー図" },
               { "checklist-rates", "棒グラフ" },
               { "checklist-levels", "階段図" },
               { "checklist-heat", "濃淡表" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RkReportParams like = params_of ("growth-area", "中東遠", 2026);
      RkReportChartParams params
          = { .council = i < 2 ? like.council : 0, .edition = like.edition, .year = 2026 };
      g_autoptr (RkChart) chart = rk_report_chart (db (), rows[i].name, &params, NULL, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      words = rk_chart_describe (chart);
      assert_has (words, rows[i].says);
    }
}

/* Who has not reached the lowest level stands below it; where nothing is a level, a share is shown.
 */
static void
test_levels_chart (void)
{
  RkReportParams area = params_of ("growth-area", "志太榛原", 2030); /* memos, but no mark */
  RkReportParams rates = params_of ("pref-progress", "県協議会", 2026);
  RkReportChartParams params
      = { .council = area.council, .edition = area.edition, .year = area.year };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkChart) steps = rk_report_chart (db (), "checklist-levels", &params, NULL, &error);
  g_autoptr (RkChart) trend = NULL;
  g_autofree char *reading = NULL;

  g_assert_no_error (error);
  reading = rk_chart_dup_value (steps, 0, rk_chart_get_n_categories (steps) - 1);
  g_assert_cmpstr (reading, ==, "1-①未満");
  params.council = rates.council;
  params.edition = rates.edition;
  params.year = rates.year;
  trend = rk_report_chart (db (), "checklist-levels", &params, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rk_chart_get_kind (trend), ==, RK_CHART_TREND);
  g_assert_nonnull (strstr (rk_chart_get_title (trend), "達成率の推移"));
  g_assert_cmpuint (rk_chart_get_n_categories (trend), ==, 3);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rk-papers-XXXXXX", NULL);
  path = g_build_filename (folder, "office.renkei", NULL);
  rk_sample_create_of (path, RK_SAMPLE_FEW, &error);
  g_assert_no_error (error);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  office.store = store;
  g_test_add_func ("/report/checklist/blank", test_blank);
  g_test_add_func ("/report/checklist/all-editions", test_all_editions);
  g_test_add_func ("/report/checklist/places", test_places);
  g_test_add_func ("/report/checklist/filled", test_filled);
  g_test_add_func ("/report/checklist/annex", test_annex);
  g_test_add_func ("/report/checklist/matrix", test_matrix);
  g_test_add_func ("/report/checklist/result", test_result);
  g_test_add_func ("/report/checklist/years", test_years);
  g_test_add_func ("/report/checklist/binder", test_binder);
  g_test_add_func ("/report/checklist/binder/kinds", test_binder_kinds);
  g_test_add_func ("/report/checklist/charts", test_charts);
  g_test_add_func ("/report/checklist/charts/levels", test_levels_chart);
  status = g_test_run ();
  rk_store_close (store);
  g_object_unref (store);
  rk_test_remove_tree (folder);
  g_free (folder);
  return status;
}
