/* bench-search N|FILE: search, order and filter over N made-up workplaces or those of an office
 * file, in milliseconds (median of 7). */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-store.h"
#include "rk-test.h"

#define TIMES 7
#define FIRST 256 /* RK_ROW_MODEL_FIRST */

static const char *const towns[]
    = { "静岡県焼津市", "静岡県藤枝市", "静岡県島田市", "静岡県浜松市中央区",
        "静岡県沼津市", "静岡県富士市", "静岡県掛川市", "静岡県下田市" };
static const char *const heads[] = { "青葉", "若草", "駿河", "港", "三保", "大井", "潮", "茶" };
static const char *const tails[]
    = { "薬局", "工業", "運輸", "食品", "建設", "病院", "商店", "電機" };
static const char *const kana[]
    = { "アオバ", "ワカクサ", "スルガ", "ミナト", "ミホ", "オオイ", "ウシオ", "チャ" };

static RkRecord *
workplace (GRand *rand)
{
  const RkKind *kind = &rk_kind_workplace;
  RkDraft *draft = rk_draft_new (kind);
  int head = g_rand_int_range (rand, 0, 8);
  int number = g_rand_int_range (rand, 1, 100000);

  rk_draft_take (draft, rk_kind_field (kind, "name"),
                 g_strdup_printf ("株式会社%s%s%d", heads[head],
                                  tails[g_rand_int_range (rand, 0, 8)], number));
  rk_draft_take (draft, rk_kind_field (kind, "kana"), g_strdup_printf ("%s%d", kana[head], number));
  rk_draft_take (draft, rk_kind_field (kind, "address"),
                 g_strdup_printf ("%s栄町%d丁目%d番%d号", towns[g_rand_int_range (rand, 0, 8)],
                                  number % 7, number % 31, number % 17));
  rk_draft_take (draft, rk_kind_field (kind, "phone"),
                 g_strdup_printf ("054-%03d-%04d", number % 1000, number % 9999));
  rk_draft_set_int (draft, rk_kind_field (kind, "employees"), g_rand_int_range (rand, 1, 400));
  return rk_draft_end (draft);
}

static gboolean
fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260702);

  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    {
      g_autoptr (RkRecord) record = workplace (rand);

      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static int
by_value (gconstpointer a, gconstpointer b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

/* The ids of the hits in order, as many as @limit says, and the first 64 records. Returns: hits */
static guint
look (RkStore *store,
      const char *search,
      const char *where,
      const char *sort,
      guint limit,
      double *took,
      double *busy)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  gint64 start = g_get_monotonic_time ();
  clock_t busy_start = clock ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;

  rk_query_set_search (query, search);
  if (where)
    rk_query_where (query, "municipality", where, NULL);
  if (sort)
    rk_query_sort (query, sort, NULL);
  rk_query_limit (query, limit, 0);
  ids = rk_query_ids (rk_store_main_db (store), query, NULL, NULL);
  records = rk_records_fetch (rk_store_main_db (store), &rk_kind_workplace,
                              (const gint64 *)ids->data, MIN (ids->len, 64), NULL);
  *took = (double)(g_get_monotonic_time () - start) / 1000.0;
  *busy = (double)(clock () - busy_start) * 1000.0 / CLOCKS_PER_SEC;
  return ids->len;
}

static double
median (double *values)
{
  qsort (values, TIMES, sizeof *values, by_value);
  return values[TIMES / 2];
}

/* What the list of a large register does: its first screen, then all ids. Busy is processor time:
 * what an idle machine would take. */
static void
measure (RkStore *store, const char *what, const char *search, const char *where, const char *sort)
{
  double first[TIMES], first_busy[TIMES], all[TIMES], all_busy[TIMES];
  guint n = 0;

  for (int i = 0; i < TIMES; i++)
    {
      look (store, search, where, sort, FIRST, &first[i], &first_busy[i]);
      n = look (store, search, where, sort, 0, &all[i], &all_busy[i]);
    }
  printf ("%-36s %8.1f ms, busy %8.1f ms; all %u rows %8.1f ms, busy %8.1f ms\n", what,
          median (first), median (first_busy), n, median (all), median (all_busy));
}

static RkStore *
make (const char *path, int n, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  RkStore *store = rk_store_create_with (path, NULL, fill, GINT_TO_POINTER (n), error);

  printf ("%-36s %8.1f ms, busy %8.1f ms\n", "save",
          (double)(g_get_monotonic_time () - start) / 1000.0,
          (double)clock () * 1000.0 / CLOCKS_PER_SEC);
  return store;
}

int
main (int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "100000";
  g_autofree char *dir = g_dir_make_tmp ("rk-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "office.renkei", NULL);
  g_autoptr (GError) error = NULL;
  RkStore *store = g_file_test (what, G_FILE_TEST_EXISTS)
                       ? rk_store_open (what, 0, &error)
                       : make (path, (int)g_ascii_strtoll (what, NULL, 10), &error);

  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  measure (store, "search 薬局, 五十音順", "薬局", NULL, "name");
  measure (store, "search 焼津 薬局, 五十音順", "焼津 薬局", NULL, "name");
  measure (store, "search without a hit", "鯨油", NULL, "name");
  measure (store, "order 五十音順", NULL, NULL, "name");
  measure (store, "order by employees", NULL, NULL, "-employees");
  measure (store, "order by address", NULL, NULL, "address");
  measure (store, "filter by 市町, 五十音順", NULL, "焼津市", "name");
  rk_store_close (store);
  g_object_unref (store);
  rk_test_remove_tree (dir);
  return 0;
}
