/* A search finds exactly what a naive scan finds: for random workplaces and random words.
 * RK_SEARCH_QUERIES says how many words are tried (the suite "faults" asks for 100,000). */
#include <glib.h>
#include <string.h>

#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-store.h"
#include "rk-test.h"
#include "rk-test-progress.h"
#include "rk-text.h"

#define N_WORKPLACES 400

/* Few enough that random words do hit; among them what search must see as one. */
static const char *const letters[]
    = { "焼", "津", "薬", "局", "髙", "高", "﨑", "崎", "ア", "あ", "ｱ",
        "カ", "ガ", "ｶﾞ", "ー", "-",  "ｰ",  "A",  "a",  "Ａ", "㈱", "(",
        "株", ")",  "１", "1",  "　", " ",  "・", "%",  "_",  "'" };

static char *
random_text (int longest)
{
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (1, longest);

  for (int i = 0; i < n; i++)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

static gboolean
fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_WORKPLACES; i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_workplace);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "name"), random_text (12));
      rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "kana"), random_text (8));
      rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "address"), random_text (16));
      rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "note"), random_text (20));
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  gint64 id;
  char *folded[4];
} Plain;

/* Every word somewhere in one of the fields. */
static gboolean
naive_hit (const Plain *plain, char **words)
{
  for (char **word = words; *word; word++)
    {
      gboolean found = FALSE;

      for (int i = 0; i < 4 && !found; i++)
        found = strstr (plain->folded[i], *word) != NULL;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* The orders that are looked at: by id, and by 五十音 in both directions. Without a search SQLite
 * walks its index; the hits of a search are put in order by the program. */
static const char *const orders[] = { NULL, "name", "-name" };

static RkQuery *
query_new (const char *order)
{
  RkQuery *query = rk_query_new (&rk_kind_workplace);

  if (order)
    g_assert_true (rk_query_sort (query, order, NULL));
  return query;
}

static GArray *
load_plain (RkStore *store, const char *order)
{
  static const char *const fields[] = { "name", "kana", "address", "note" };
  g_autoptr (RkQuery) query = query_new (order);
  g_autoptr (GArray) ids = rk_query_ids (rk_store_main_db (store), query, NULL, NULL);
  g_autoptr (GPtrArray) records = rk_records_fetch (rk_store_main_db (store), &rk_kind_workplace,
                                                    (gint64 *)ids->data, ids->len, NULL);
  GArray *plain = g_array_new (FALSE, TRUE, sizeof (Plain));

  for (guint i = 0; i < records->len; i++)
    {
      Plain one = { .id = rk_record_id (records->pdata[i]) };

      for (int j = 0; j < 4; j++)
        one.folded[j] = rk_text_fold (rk_record_get (records->pdata[i], fields[j]));
      g_array_append_val (plain, one);
    }
  return plain;
}

static void
free_plain (GArray *plain)
{
  for (guint i = 0; i < plain->len; i++)
    for (int j = 0; j < 4; j++)
      g_free (g_array_index (plain, Plain, i).folded[j]);
  g_array_unref (plain);
}

static void
compare_part (RkStore *store, RkQuery *query, GArray *all)
{
  guint offset = (guint)g_test_rand_int_range (0, (int)all->len + 2);
  guint limit = (guint)g_test_rand_int_range (1, (int)all->len + 2);
  guint first = MIN (offset, all->len);
  guint n = MIN (limit, all->len - first);
  g_autoptr (GArray) ids = NULL;

  rk_query_limit (query, limit, offset);
  ids = rk_query_ids (rk_store_main_db (store), query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, g_array_index (all, gint64, first + i));
}

static void
compare (RkStore *store, GArray *plain, const char *text, const char *order)
{
  g_autoptr (RkQuery) query = query_new (order);
  g_autoptr (GArray) ids = NULL;
  g_auto (GStrv) words = rk_text_search_words (text);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  rk_query_set_search (query, text);
  ids = rk_query_ids (rk_store_main_db (store), query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plain->len; i++)
    {
      const Plain *one = &g_array_index (plain, Plain, i);

      if (!naive_hit (one, words))
        continue;
      if (n >= ids->len || g_array_index (ids, gint64, n) != one->id)
        g_error ("“%s” misses a workplace", text);
      n++;
    }
  if (n != ids->len)
    g_error ("“%s” finds %u workplaces, a naive scan %u", text, ids->len, n);
  compare_part (store, query, ids);
}

static void
test_same_as_naive_scan (void)
{
  const char *wanted = g_getenv ("RK_SEARCH_QUERIES");
  guint n = wanted ? (guint)g_ascii_strtoull (wanted, NULL, 10) : 1500;
  g_autofree char *dir = g_dir_make_tmp ("rk-search-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "office.renkei", NULL);
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_create_with (path, NULL, fill, NULL, &error);
  GArray *plain[G_N_ELEMENTS (orders)];

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      plain[i] = load_plain (store, orders[i]);
      g_assert_cmpuint (plain[i]->len, ==, N_WORKPLACES);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = random_text (5);
      guint k = i % G_N_ELEMENTS (orders);

      rk_test_progress ("searches", i, n);
      compare (store, plain[k], text, orders[k]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    free_plain (plain[i]);
  rk_store_close (store);
  g_object_unref (store);
  rk_test_remove_tree (dir);
}

static gboolean
fill_phones (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const phones[] = { "054-000-8971", "0540008971", "054-008-9710" };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_workplace);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_put (draft, "name", "青葉薬局");
      rk_draft_put (draft, "phone", phones[i]);
      record = rk_draft_end (draft);
      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* However a telephone number is divided, here or there. */
static void
test_numbers_however_divided (void)
{
  static const struct
  {
    const char *typed;
    guint n;
  } searches[]
      = { { "054-000-8971", 2 }, { "0540008971", 2 }, { "054(000)8971", 2 }, { "054000", 2 },
          { "０５４０００", 2 }, { "00-8971", 3 },    { "8971", 2 },         { "05400089719", 0 } };
  g_autofree char *dir = g_dir_make_tmp ("rk-search-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "office.renkei", NULL);
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_create_with (path, NULL, fill_phones, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
      g_autoptr (GArray) ids = NULL;

      rk_query_set_search (query, searches[i].typed);
      ids = rk_query_ids (rk_store_main_db (store), query, NULL, NULL);
      g_test_message ("%s", searches[i].typed);
      g_assert_cmpuint (ids->len, ==, searches[i].n);
    }
  rk_store_close (store);
  g_object_unref (store);
  rk_test_remove_tree (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/same-as-naive-scan", test_same_as_naive_scan);
  g_test_add_func ("/search/numbers-however-divided", test_numbers_however_divided);
  return g_test_run ();
}
