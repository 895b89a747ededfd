/* The register on paper, read back as text; counts as charts. */
#include <string.h>

#include "doc-read.h"
#include "rk-error.h"
#include "rk-pdf.h"
#include "rk-chart-figure.h"
#include "rk-report.h"
#include "rk-report-indicator.h"
#include "rk-schemes.h"
#include "rk-test-office.h"

/* A full register as the prefecture has one. */
#define MANY 7078

static gboolean
add_numbered (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autoptr (RkRecord) plain = rk_test_workplace (i);
      RkDraft *draft = rk_draft_copy (plain);
      g_autofree char *number = g_strdup_printf ("K%05u", i);
      g_autoptr (RkRecord) record = NULL;

      rk_test_set (draft, "registration_number", number);
      rk_test_set (draft, "contact", "見本　担当子");
      rk_test_set (draft, "representative", "見本　代表男");
      rk_test_set (draft, "phone", "054-000-1234");
      rk_test_set (draft, "registered_on", i % 2 ? "R6.4.1" : "R8.4.1");
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static RkTestOffice *
office_with (guint n)
{
  RkTestOffice *office = rk_test_office_new (0);

  if (n)
    rk_test_command (office, "用意した", add_numbered, GUINT_TO_POINTER (n));
  return office;
}

/* Builds a document, writes it and reads its words back. */
static char *
print (RkTestOffice *office, const RkReportParams *params, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (office->folder, "out.pdf", NULL);
  g_autoptr (RkDocument) document
      = rk_report_build (rk_store_main_db (office->store), "workplaces", params, NULL, &error);
  g_autoptr (RkPages) pages = NULL;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  *n_pages = rk_pages_get_n (pages);
  g_assert_cmpuint (doc_count_pages (path), ==, *n_pages);
  return doc_read_page (path, 0);
}

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

static void
test_names (void)
{
  guint n;
  const RkReportInfo *list = rk_report_list (&n);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpstr (list[0].name, ==, "workplaces");
  g_assert_cmpstr (list[0].title, ==, "事業所名簿");
  g_assert_nonnull (rk_report_find ("workplaces"));
  g_assert_null (rk_report_find ("workplace"));
  g_assert_nonnull (rk_report_chart_find ("workplaces"));
  g_assert_null (rk_report_build (NULL, "nothing", NULL, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
}

static void
test_no_rows (void)
{
  RkTestOffice *office = office_with (0);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkReportParams params = { 0 };
  guint pages;
  g_autofree char *text = print (office, &params, &pages);
  g_autofree char *filtered = NULL;

  g_assert_cmpuint (pages, ==, 1);
  assert_has (text, "事業所名簿");
  assert_has (text, "0件");
  assert_has (text, "登録された事業所はまだありません。");
  assert_has (text, "1 / 1");
  rk_query_set_search (query, "焼津");
  params.query = query;
  filtered = print (office, &params, &pages);
  assert_has (filtered, "条件に合う事業所はありません。");
  rk_test_office_free (office);
}

static void
test_one_row (void)
{
  RkTestOffice *office = office_with (1);
  RkReportParams params = { 0 };
  guint pages;
  g_autofree char *text = print (office, &params, &pages);

  g_assert_cmpuint (pages, ==, 1);
  assert_has (text, "令和8年7月2日現在");
  assert_has (text, "1件");
  assert_has (text, "K00000");
  assert_has (text, "担当子");
  assert_has (text, "054-000-1234");
  assert_has (text, "取扱いに注意");
  assert_lacks (text, "条件");
  rk_test_office_free (office);
}

/* Counts every registration number once, whatever column or page it stands in. */
static guint
count_numbers (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *at = text; (at = strchr (at, 'K')); at++)
    if (strspn (at + 1, "0123456789") == 5)
      g_hash_table_add (seen, g_strndup (at, 6));
  return g_hash_table_size (seen);
}

static void
test_many_rows (void)
{
  RkTestOffice *office = office_with (MANY);
  RkReportParams params = { 0 };
  guint pages;
  g_autofree char *text = print (office, &params, &pages);
  g_autofree char *last = g_strdup_printf ("%u / %u", pages, pages);

  g_assert_cmpuint (pages, >, MANY / 45);
  g_assert_cmpuint (pages, <, MANY / 30);
  g_assert_cmpuint (count_numbers (text), ==, MANY);
  assert_has (text, "7,078件");
  assert_has (text, last);
  /* The head of the table on every page; every page but the first says that it goes on. */
  g_assert_cmpuint (doc_count (text, "所在地"), ==, pages);
  g_assert_cmpuint (doc_count (text, "事業所名簿（続き）"), ==, pages - 1);
  /* Bands in the order of the codes, with their counts. */
  assert_has (text, "静岡市 1,180件");
  g_assert_true (strstr (text, "静岡市 ") < strstr (text, "焼津市 "));
  assert_has (text, "焼津市（続き）");
  rk_test_office_free (office);
}

static void
test_filter_in_head (void)
{
  RkTestOffice *office = office_with (60);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkReportParams params = { .query = query };
  guint pages;
  g_autofree char *text = NULL;

  g_assert_true (rk_query_where (query, "municipality", "焼津市", NULL));
  g_assert_true (rk_query_where (query, "municipality", "下田市", NULL));
  rk_query_set_search (query, "株");
  rk_query_sort (query, "-employees", NULL);
  rk_query_limit (query, 5, 0);
  text = print (office, &params, &pages);
  assert_has (text, "条件");
  assert_has (text, "市町：焼津市・下田市");
  assert_has (text, "「株」を含む");
  assert_has (text, "5件（20件のうち）");
  assert_has (text, "従業員数（降順）の順");
  g_assert_cmpuint (count_numbers (text), ==, 5);
  rk_test_office_free (office);
}

static void
test_as_of (void)
{
  RkTestOffice *office = office_with (10);
  RkReportParams params = { .as_of = rk_date (2025, 4, 1) };
  guint pages;
  g_autofree char *text = print (office, &params, &pages);

  assert_has (text, "令和7年4月1日現在");
  assert_has (text, "令和7年4月1日に登録があるもの");
  assert_has (text, "K00001");
  assert_lacks (text, "K00002"); /* registered a year later */
  g_assert_cmpuint (count_numbers (text), ==, 5);
  rk_test_office_free (office);
}

/* Agrees to be published, for all workplaces, in a scheme beside the main one. */
static gboolean
add_consents (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = rk_query_ids (db, query, NULL, error);
  g_autoptr (GPtrArray) levels = NULL;
  gint64 scheme;

  if (!rk_schemes_find (db, "city", &scheme, error)
      || (levels = rk_schemes_levels (db, scheme, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      RkDraft *draft
          = RK_TEST_DRAFT (&rk_kind_status, "registered_on", "2020-04-01", "consent_name", "1",
                           "consent_address", "1", "consent_industry", "1");

      rk_draft_put_id (draft, "workplace_id", g_array_index (ids, gint64, i));
      rk_draft_put_id (draft, "scheme_id", scheme);
      rk_draft_put_id (draft, "level_id", rk_record_id (levels->pdata[0]));
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What was refused stands on no paper for the public, nor who was not asked. */
static void
test_consents (void)
{
  RkTestOffice *office = office_with (3);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  RkReportParams params = { .for_public = TRUE };
  g_autoptr (GPtrArray) held = NULL;
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  RkDraft *draft;
  guint pages;

  none = print (office, &params, &pages);
  assert_has (none, "公表に同意した事業所はありません。");
  assert_lacks (none, "K00001");
  rk_test_command (office, "登録した", add_consents, NULL);
  all = print (office, &params, &pages);
  g_assert_cmpuint (count_numbers (all), ==, 3);
  held = rk_query_records (rk_store_main_db (office->store), query, NULL, NULL);
  g_assert_cmpuint (held->len, ==, 3);
  draft = rk_draft_copy (held->pdata[0]);
  rk_draft_put_int (draft, "consent_name", 0);
  rk_test_keep (office, draft);
  draft = rk_draft_copy (held->pdata[1]);
  rk_draft_put_int (draft, "consent_address", 0);
  rk_test_keep (office, draft);
  some = print (office, &params, &pages);
  g_assert_cmpuint (count_numbers (some), ==, 2);
  assert_has (some, "2件（3件のうち）");
  rk_test_office_free (office);
}

/* No person on any paper for the public, however wide. */
static void
test_for_public (void)
{
  RkTestOffice *office = office_with (3);

  rk_test_command (office, "登録した", add_consents, NULL);
  for (guint i = 0; i < 4; i++)
    {
      RkReportParams params
          = { .for_public = TRUE, .landscape = i & 1, .paper = i & 2 ? RK_PAPER_A3 : RK_PAPER_A4 };
      guint pages;
      g_autofree char *text = print (office, &params, &pages);

      assert_has (text, "公表用");
      assert_has (text, "K00002");
      assert_lacks (text, "担当子");
      assert_lacks (text, "代表男");
      assert_lacks (text, "054-000");
    }
  rk_test_office_free (office);
}

static gboolean
add_internal (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const until[] = { "R8.7.1", "R8.7.2", NULL };
  gint64 first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (until); i++)
    {
      g_autoptr (RkRecord) plain = rk_test_workplace (i);
      RkDraft *draft = rk_draft_copy (plain);
      g_autofree char *number = g_strdup_printf ("K%05u", i);
      g_autofree char *employees = g_strdup_printf ("%u", 60 - i);
      g_autoptr (RkRecord) record = NULL;
      gint64 id;

      rk_test_set (draft, "registration_number", number);
      rk_test_set (draft, "employees", employees);
      rk_test_set (draft, "note", "内輪の覚え");
      if (until[i])
        rk_test_set (draft, "expires_on", until[i]);
      if (first)
        rk_draft_set_int (draft, rk_kind_field (&rk_kind_workplace, "suspected_id"), first);
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, &id, error))
        return FALSE;
      first = first ? first : id;
    }
  return TRUE;
}

/* What the office notes for itself is neither printed nor betrayed by a condition or an order. */
static void
test_nothing_internal_for_public (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkReportParams params = { .for_public = TRUE, .landscape = TRUE };
  RkReportParams inside = { .query = query };
  guint pages;
  g_autofree char *text = NULL;
  g_autofree char *narrowed = NULL;
  g_autofree char *internal = NULL;

  rk_test_command (office, "用意した", add_internal, NULL);
  rk_test_command (office, "登録した", add_consents, NULL);
  text = print (office, &params, &pages);
  assert_lacks (text, "K00000"); /* ended yesterday */
  assert_has (text, "K00001");   /* ends today */
  assert_has (text, "K00002");   /* has no end */
  assert_has (text, "令和8年7月2日に登録があるもの");
  assert_lacks (text, "抽出");

  g_assert_true (rk_query_where (query, "possible_duplicate", "1", NULL));
  g_assert_true (rk_query_where (query, "medical_area", "静岡", NULL));
  g_assert_true (rk_query_sort (query, "-employees", NULL));
  rk_query_set_search (query, "内輪");
  params.query = query;
  narrowed = print (office, &params, &pages);
  assert_lacks (narrowed, "重複");
  assert_lacks (narrowed, "内輪");
  assert_lacks (narrowed, "従業員数（降順）");
  assert_has (narrowed, "圏域：静岡");
  assert_has (narrowed, "抽出");

  internal = print (office, &inside, &pages);
  assert_has (internal, "重複の疑い");
  assert_has (internal, "「内輪」を含む");
  rk_test_office_free (office);
}

/* A place without its corporation says nothing on a list that is handed out. */
static void
test_corporation_and_building (void)
{
  static const char *const others[][2] = { { "富士宮工場", "富士株式会社" },
                                           { "見本　小川店", "㈱見本" },
                                           { "㈱見本清水店", "見本㈱" } };
  RkTestOffice *office = rk_test_office_new (0);
  RkReportParams params = { 0 };
  g_autofree char *printed = NULL;
  g_autofree char *text = NULL;
  guint n_pages;

  rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "焼津工場", "corporation_name",
                                       "㈱見本", "municipality_code", "焼津市", "address",
                                       "静岡県焼津市見本町1", "building", "見本ビル４階"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    rk_test_keep (office, RK_TEST_DRAFT (&rk_kind_workplace, "name", others[i][0],
                                         "corporation_name", others[i][1]));
  printed = print (office, &params, &n_pages);
  text = doc_squeeze (printed);
  assert_has (text, "㈱見本焼津工場");
  assert_has (text, "富士株式会社富士宮工場");
  assert_lacks (text, "㈱見本見本小川店");
  assert_lacks (text, "見本㈱㈱見本清水店");
  assert_has (text, "見本ビル４階");
  rk_test_office_free (office);
}

static void
test_papers (void)
{
  RkTestOffice *office = office_with (3);
  guint widths[4];

  for (guint i = 0; i < 4; i++)
    {
      RkReportParams params = { .landscape = i & 1, .paper = i & 2 ? RK_PAPER_A3 : RK_PAPER_A4 };
      g_autoptr (RkDocument) document
          = rk_report_build (rk_store_main_db (office->store), "workplaces", &params, NULL, NULL);
      g_autoptr (RkPages) pages = rk_document_paginate (document, NULL, NULL);
      double width, height;

      rk_pages_get_size (pages, &width, &height);
      widths[i] = (guint)(width * 25.4 / 72 + .5);
      g_assert_cmpuint (rk_pages_get_overflows (pages)->len, ==, 0);
    }
  g_assert_cmpuint (widths[0], ==, 210);
  g_assert_cmpuint (widths[1], ==, 297);
  g_assert_cmpuint (widths[2], ==, 297);
  g_assert_cmpuint (widths[3], ==, 420);
  rk_test_office_free (office);
}

static void
test_same_bytes (void)
{
  RkTestOffice *office = office_with (40);
  g_autofree char *path = g_build_filename (office->folder, "out.pdf", NULL);
  RkReportParams params = { 0 };
  g_autofree char *bytes[2] = { NULL, NULL };
  gsize sizes[2];

  for (guint i = 0; i < 2; i++)
    {
      guint pages;
      g_autofree char *text = print (office, &params, &pages);

      g_assert_true (g_file_get_contents (path, &bytes[i], &sizes[i], NULL));
    }
  g_assert_cmpmem (bytes[0], sizes[0], bytes[1], sizes[1]);
  g_free (g_steal_pointer (&bytes[1]));
  rk_test_office_free (office);
}

static void
test_cancel (void)
{
  RkTestOffice *office = office_with (3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      rk_report_build (rk_store_main_db (office->store), "workplaces", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rk_test_office_free (office);
}

/* ── charts ──────────────────────────────────────────────────────────────────────────────── */

static double
sum_of (RkChart *chart)
{
  double sum = 0;

  for (guint i = 0; i < rk_chart_get_n_series (chart); i++)
    for (guint j = 0; j < rk_chart_get_n_categories (chart); j++)
      sum += rk_chart_get_value (chart, i, j);
  return sum;
}

static RkChart *
draw (RkTestOffice *office, const RkReportChartParams *params)
{
  g_autoptr (GError) error = NULL;
  RkChart *chart
      = rk_report_chart (rk_store_main_db (office->store), "workplaces", params, NULL, &error);

  g_assert_no_error (error);
  return chart;
}

static void
test_chart (void)
{
  RkTestOffice *office = office_with (120);
  RkReportChartParams params = { 0 };
  g_autoptr (RkChart) plain = draw (office, &params);
  g_autoptr (RkChart) stacked = NULL;

  g_assert_cmpint (rk_chart_get_kind (plain), ==, RK_CHART_BARS);
  g_assert_cmpstr (rk_chart_get_title (plain), ==, "市町別の事業所数");
  g_assert_cmpstr (rk_chart_get_unit (plain), ==, "件");
  g_assert_cmpuint (rk_chart_get_n_categories (plain), ==, 6);
  g_assert_cmpstr (rk_chart_get_category (plain, 0), ==, "静岡市");
  g_assert_cmpstr (rk_chart_get_category (plain, 5), ==, "下田市");
  g_assert_cmpfloat (rk_chart_get_value (plain, 0, 0), ==, 20);
  params.by = "municipality";
  params.stack = "industry";
  stacked = draw (office, &params);
  g_assert_cmpint (rk_chart_get_kind (stacked), ==, RK_CHART_STACKED);
  g_assert_cmpstr (rk_chart_get_title (stacked), ==, "市町別・産業別の事業所数");
  g_assert_cmpuint (rk_chart_get_n_series (stacked), ==, 5);
  g_assert_cmpstr (rk_chart_get_series (stacked, 0), ==, "建設");
  g_assert_cmpfloat (sum_of (stacked), ==, 120);
  rk_test_office_free (office);
}

/* Twenty divisions are too many patterns; a value that is missing has a bar of its own. */
static gboolean
add_all_industries (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 21; i++)
    {
      g_autoptr (RkRecord) plain = rk_test_workplace ((guint)i);
      RkDraft *draft = rk_draft_copy (plain);
      char letter[] = { (char)('A' + i), '\0' };
      g_autoptr (RkRecord) record = NULL;

      rk_test_set (draft, "industry", i < 20 ? letter : "");
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_chart_folds (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkReportChartParams params = { .by = "medical_area", .stack = "industry" };
  g_autoptr (RkChart) stacked = NULL;
  g_autoptr (RkChart) plain = NULL;

  rk_test_command (office, "用意した", add_all_industries, NULL);
  stacked = draw (office, &params);
  g_assert_cmpuint (rk_chart_get_n_series (stacked), ==, 8);
  g_assert_cmpstr (rk_chart_get_series (stacked, 7), ==, "その他");
  g_assert_cmpfloat (sum_of (stacked), ==, 21);
  params.by = "industry";
  params.stack = NULL;
  plain = draw (office, &params);
  g_assert_cmpuint (rk_chart_get_n_categories (plain), ==, 21);
  g_assert_cmpstr (rk_chart_get_category (plain, 20), ==, "（記載なし）");
  rk_test_office_free (office);
}

static void
test_chart_refuses (void)
{
  RkTestOffice *office = office_with (80);
  RkReportChartParams params = { .by = "name" };
  RkDb *db = rk_store_main_db (office->store);
  g_autoptr (GError) many = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) nameless = NULL;

  g_assert_null (rk_report_chart (db, "workplaces", &params, NULL, &many));
  g_assert_error (many, RK_ERROR, RK_ERROR_INVALID);
  params.by = "weather";
  g_assert_null (rk_report_chart (db, "workplaces", &params, NULL, &unknown));
  g_assert_error (unknown, RK_ERROR, RK_ERROR_INVALID);
  g_assert_null (rk_report_chart (db, "weather", NULL, NULL, &nameless));
  g_assert_error (nameless, RK_ERROR, RK_ERROR_NOT_FOUND);
  rk_test_office_free (office);
}

/* What the figure says about itself, as it is printed. */
static void
test_chart_notes (void)
{
  RkTestOffice *office = office_with (60);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  RkReportChartParams params = { .query = query };
  g_autofree char *path = g_build_filename (office->folder, "chart.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (RkChart) chart = NULL;
  g_autoptr (GError) error = NULL;

  rk_query_set_search (query, "株");
  chart = draw (office, &params);
  rk_chart_write (chart, RK_CHART_FILE_PDF, path, 800, 0, RK_CHART_PAPER, &error);
  g_assert_no_error (error);
  text = doc_read_page (path, 0);
  assert_has (text, "出典");
  assert_has (text, "事業所名簿（令和8年7月2日現在）");
  assert_has (text, "条件は「「株」を含む」。");
  assert_has (text, "該当のない29市町は図にない。");
  rk_test_office_free (office);
}

/* ── indicators ──────────────────────────────────────────────────────────────────────────── */

static void
add_counts (GPtrArray *list, gint64 indicator, char sex, const guint *ages, guint n)
{
  RkObservation *o = rk_observation_new ("22", "静岡県", 2021, sex);

  o->indicator = indicator;
  for (guint i = 0; i < n; i++)
    {
      RkAgeCount *count = rk_observation_add (o, ages[i], ages[i] + 4, FALSE);
      gboolean masked = sex == 'F' && ages[i] != 50;

      count->n = 1000;
      count->x = masked ? 0 : 300;
      count->x_masked = masked;
      o->masked += masked;
    }
  *rk_observation_add (o, 40, 64, TRUE)
      = (RkAgeCount){ 40, 64, TRUE, sex == 'F' ? 345 : 900, 3000 };
  g_ptr_array_add (list, o);
}

/* Two ages of women are masked, and theirs do not stand in the order of the men's. */
static gboolean
save_counts (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const guint ages[] = { 40, 50, 60 };
  static const guint other_order[] = { 50, 40, 60 };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_observation_free);
  RkObservationSave save = { 0 };
  RkRecord **card = data;

  *card = rk_indicators_find (db, "smoking", error);
  if (*card == NULL)
    return FALSE;
  add_counts (list, rk_record_id (*card), 'M', ages, G_N_ELEMENTS (ages));
  add_counts (list, rk_record_id (*card), 'F', other_order, G_N_ELEMENTS (other_order));
  return rk_observations_save (db, list, &save, error);
}

/* What masked cells leave open is at the ages that were masked. */
static void
test_pyramid_bounds (void)
{
  g_autoptr (GError) error = NULL;
  RkTestOffice *office = rk_test_office_new (RK_STORE_DEFAULT);
  g_autoptr (RkRecord) card = NULL;
  g_autoptr (RkChart) chart = NULL;

  rk_test_command (office, "人数を入れた", save_counts, &card);
  chart = rk_indicator_pyramid_chart (rk_store_main_db (office->store), card, 0, "22", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rk_chart_get_n_categories (chart), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *men = rk_chart_dup_bounds (chart, 0, i);
      g_autofree char *women = rk_chart_dup_bounds (chart, 1, i);

      g_assert_null (men);
      g_assert_cmpstr (women, ==, i == 1 ? NULL : "0～45");
    }
  rk_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/names", test_names);
  g_test_add_func ("/report/workplaces/no-rows", test_no_rows);
  g_test_add_func ("/report/workplaces/one-row", test_one_row);
  g_test_add_func ("/report/workplaces/many-rows", test_many_rows);
  g_test_add_func ("/report/workplaces/filter-in-head", test_filter_in_head);
  g_test_add_func ("/report/workplaces/as-of", test_as_of);
  g_test_add_func ("/report/workplaces/for-public", test_for_public);
  g_test_add_func ("/report/workplaces/for-public/consents", test_consents);
  g_test_add_func ("/report/workplaces/for-public/internal", test_nothing_internal_for_public);
  g_test_add_func ("/report/workplaces/corporation", test_corporation_and_building);
  g_test_add_func ("/report/workplaces/papers", test_papers);
  g_test_add_func ("/report/workplaces/same-bytes", test_same_bytes);
  g_test_add_func ("/report/workplaces/cancel", test_cancel);
  g_test_add_func ("/report/chart", test_chart);
  g_test_add_func ("/report/chart/folds", test_chart_folds);
  g_test_add_func ("/report/chart/refuses", test_chart_refuses);
  g_test_add_func ("/report/chart/notes", test_chart_notes);
  g_test_add_func ("/report/chart/pyramid/bounds", test_pyramid_bounds);
  return g_test_run ();
}
