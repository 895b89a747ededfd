/* Checklists: eight blank forms, a matrix of 47 councils × 100 items over two years, the levels of
 * 350 councils over ten years. Prints the three in milliseconds; the goals are 500, 1000 and 500.
 */
#include <stdio.h>

#include "rk-checklists.h"
#include "rk-council.h"
#include "rk-editions.h"
#include "rk-pages.h"
#include "rk-pdf.h"
#include "rk-report.h"
#include "rk-test-office.h"

#define COUNCILS 350
#define COMPARED 47
#define YEARS 10
#define ITEMS 100
#define RUNS 5

typedef struct
{
  gint64 councils[COUNCILS];
  RkEdition *growth;
  RkEdition *large;
  guint32 random;
} Bench;

static guint
draw (Bench *self, guint n)
{
  self->random = self->random * 1664525u + 1013904223u;
  return (self->random >> 8) % n;
}

static gboolean
add_councils (RkDb *db, Bench *self, GError **error)
{
  for (guint i = 0; i < COUNCILS; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_council);
      g_autofree char *name = g_strdup_printf ("第%u協議会", i + 1);
      g_autofree char *place = g_strdup_printf ("%u", i + 1);
      g_autoptr (RkRecord) record = NULL;

      rk_test_set (draft, "name", name);
      rk_test_set (draft, "short_name", place);
      rk_test_set (draft, "level", i < COMPARED ? RK_LEVEL_AREA : RK_LEVEL_GROUP);
      rk_test_set (draft, "position", place);
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, &self->councils[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_round (RkDb *db, Bench *self, const RkEdition *edition, guint council, int year, GError **error)
{
  RkRoundSubject subject
      = { .edition = edition->id, .council = self->councils[council], .year = year };
  gint64 round;

  if (!rk_checklists_begin (db, &subject, &round, error))
    return FALSE;
  for (guint i = 0; i < edition->items->len; i++)
    {
      RkAnswer answer = { .item = rk_edition_item (edition, i)->id,
                          .mark = rk_edition_mark (edition, draw (self, 4) / 2)->id,
                          .answered_on = "2026-03-20" };

      if (!rk_checklists_answer (db, round, &answer, error))
        return FALSE;
    }
  return TRUE;
}

/* An edition of a hundred items: those of a shipped one several times over. */
static gboolean
add_large (RkDb *db, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) shipped = rk_editions_shipped ();
  RkEdition *edition = shipped->pdata[3];
  guint n = edition->items->len;

  g_free (edition->code);
  edition->code = g_strdup ("large");
  for (guint i = n; i < ITEMS; i++)
    {
      const RkEditionItem *like = rk_edition_item (edition, i % n);
      RkEditionItem item
          = { .block = like->block, .level = like->level, .required = like->required };

      item.code = g_strdup_printf ("Z-%u", i);
      item.label = g_strdup (like->label);
      item.hint = g_strdup (like->hint);
      g_array_append_val (edition->items, item);
    }
  return rk_editions_add (db, edition, 0, id, error);
}

static gboolean
fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *self = data;
  gint64 growth, large;

  if (!add_councils (db, self, error) || !rk_editions_find (db, "growth-area", &growth, error)
      || !add_large (db, &large, error)
      || (self->growth = rk_editions_load (db, growth, error)) == NULL
      || (self->large = rk_editions_load (db, large, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < COUNCILS; i++)
    for (int year = 2027 - YEARS; year <= 2026; year++)
      if (!add_round (db, self, self->growth, i, year, error))
        return FALSE;
  for (guint i = 0; i < COMPARED; i++)
    if (!add_round (db, self, self->large, i, 2025, error)
        || !add_round (db, self, self->large, i, 2026, error))
      return FALSE;
  return TRUE;
}

static double
print (RkDb *db, const char *name, RkReportParams *params, const char *path, guint *n_pages)
{
  gint64 best = G_MAXINT64;

  for (guint run = 0; run < RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RkDocument) document = rk_report_build (db, name, params, NULL, &error);
      g_autoptr (RkPages) pages = document ? rk_document_paginate (document, NULL, &error) : NULL;

      if (pages == NULL || !rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error))
        g_error ("%s: %s", name, error->message);
      best = MIN (best, g_get_monotonic_time () - start);
      *n_pages = rk_pages_get_n (pages);
    }
  return best / 1000.0;
}

static double
levels (RkDb *db, const Bench *self)
{
  gint64 best = G_MAXINT64;

  for (guint run = 0; run < RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RkEdition) edition = rk_editions_load (db, self->growth->id, NULL);
      g_autoptr (GPtrArray) rounds
          = rk_checklists_rounds (db, edition, 0, 2027 - YEARS, 2026, NULL);

      best = MIN (best, g_get_monotonic_time () - start);
      if (rounds->len != COUNCILS * YEARS)
        g_error ("%u rounds", rounds->len);
    }
  return best / 1000.0;
}

int
main (void)
{
  Bench bench = { .random = 1 };
  g_autofree char *folder = g_dir_make_tmp ("rk-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.renkei", NULL);
  g_autofree char *out = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkStore) store = rk_store_create_with (path, NULL, fill, &bench, &error);
  RkReportParams blank = { .year = 2026 };
  RkReportParams matrix = { .year = 2026 };
  g_autoptr (RkQuery) eight = rk_query_new (&rk_kind_council);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_forms, n_sheets;
  double forms, table, stages;

  if (store == NULL)
    g_error ("%s", error->message);
  rk_editions_find (rk_store_main_db (store), "area-l2-l3", &blank.edition, &error);
  matrix.edition = bench.large->id;
  g_array_append_vals (ids, bench.councils, 8);
  rk_query_only_ids (eight, ids);
  blank.query = eight;
  forms = print (rk_store_main_db (store), "checklist-blank", &blank, out, &n_forms);
  table = print (rk_store_main_db (store), "checklist-matrix", &matrix, out, &n_sheets);
  stages = levels (rk_store_main_db (store), &bench);
  printf ("%.0f %u %.0f %u %.0f\n", forms, n_forms, table, n_sheets, stages);
  rk_store_close (store);
  rk_edition_unref (bench.growth);
  rk_edition_unref (bench.large);
  rk_test_remove_tree (folder);
  return 0;
}
