/* Plans: 300 lines × 10 years opened and printed, a logic tree of 200 nodes laid out. Prints the
 * three in milliseconds (the tree in microseconds); medians of five. The goals are 100, 500 and 50
 * 000. */
#include <stdio.h>

#include "rk-pages.h"
#include "rk-pdf.h"
#include "rk-plans.h"
#include "rk-report.h"
#include "rk-test-office.h"

#define PILLARS 5
#define LINES 300
#define YEARS 10
#define NODES 200
#define RUNS 5

static gint64 plan_id;

static gboolean
add_line (RkDb *db, gint64 parent, guint n, gint64 *id, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_measure);
  g_autofree char *title = g_strdup_printf ("第%u号　職場の健康づくりを進める取組", n);
  g_autoptr (RkRecord) record = NULL;

  rk_test_set_int (draft, "plan_id", plan_id);
  if (parent)
    rk_test_set_int (draft, "parent_id", parent);
  rk_test_set_int (draft, "position", n);
  rk_test_set (draft, "title", title);
  rk_test_set (draft, "bodies", "保健所、3市、協会けんぽ支部");
  rk_test_set (draft, "goal", "実施した事業所の数の増");
  record = rk_draft_end (draft);
  return rk_records_save (db, record, id, error);
}

static gboolean
add_cells (RkDb *db, gint64 line, guint n, GError **error)
{
  for (guint i = 0; i < YEARS; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_schedule);
      g_autofree char *text = g_strdup_printf ("%u年目の実施", i + 1);
      g_autofree char *first = g_strdup_printf ("%u-04", 2024 + i);
      g_autofree char *last = g_strdup_printf ("%u-03", 2025 + i);
      g_autoptr (RkRecord) record = NULL;

      rk_test_set_int (draft, "measure_id", line);
      rk_test_set (draft, "text", text);
      rk_test_set (draft, "kind", (n + i) % 7 ? "帯" : "節目");
      rk_test_set (draft, "first_month", first);
      rk_test_set (draft, "last_month", last);
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_plan, "title", "長い計画", "first_year", "2024",
                                  "last_year", "2033");
  g_autoptr (RkRecord) plan = rk_draft_end (draft);
  gint64 pillar = 0;
  gint64 theme = 0;
  gint64 line;

  if (!rk_records_save (db, plan, &plan_id, error))
    return FALSE;
  for (guint i = 0; i < LINES; i++)
    {
      gboolean begins = i % (LINES / PILLARS) == 0;

      if (begins && !add_line (db, 0, i, &pillar, error))
        return FALSE;
      if (i % 10 == 0 && !add_line (db, pillar, i, &theme, error))
        return FALSE;
      if (!add_line (db, theme, i, &line, error) || !add_cells (db, line, i, error))
        return FALSE;
    }
  return TRUE;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a;
  gint64 y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static gint64
median (gint64 *times)
{
  qsort (times, RUNS, sizeof *times, compare);
  return times[RUNS / 2];
}

static gint64
time_open (RkDb *db)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RkPlan) plan = rk_plan_load (db, plan_id, NULL);

      g_assert_nonnull (plan);
      times[i] = g_get_monotonic_time () - start;
    }
  return median (times);
}

static gint64
time_print (RkDb *db, const char *folder, guint *n_pages)
{
  RkReportParams params = { .record = plan_id, .paper = RK_PAPER_A3 };
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RkDocument) document = rk_report_build (db, "roadmap", &params, NULL, &error);
      g_autoptr (RkPages) pages = document ? rk_document_paginate (document, NULL, &error) : NULL;

      g_assert_no_error (error);
      rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      times[i] = g_get_monotonic_time () - start;
      *n_pages = rk_pages_get_n (pages);
    }
  return median (times);
}

static gint64
time_tree (void)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      RkTreeBox boxes[NODES];
      gint64 start;

      for (guint k = 0; k < NODES; k++)
        boxes[k] = (RkTreeBox){ .parent = k ? (int)((k - 1) / 3) : -1, .height = 10 + k % 5 };
      start = g_get_monotonic_time ();
      rk_plan_layout_tree (boxes, NODES, 3);
      times[i] = g_get_monotonic_time () - start;
    }
  return median (times);
}

int
main (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  RkDb *db;
  guint n_pages = 0;
  gint64 open, print;

  rk_test_command (office, "計画を用意した", fill, NULL);
  db = rk_store_main_db (office->store);
  open = time_open (db);
  print = time_print (db, office->folder, &n_pages);
  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT "\n", open / 1000,
          print / 1000, n_pages, time_tree ());
  rk_test_office_free (office);
  return 0;
}
