/* The list model: what it shows, what it reads, and above all what it announces. Every change is
 * replayed on a second list, which must stay the same as the first at each step. */
#include "rk-id-set.h"
#include "rk-row-model.h"
#include "rk-test-office.h"

#define MANY 2600 /* more than the cache holds, more than one emission may bring */

/* ── a second list that only knows what was announced ────────────────────────────────────── */

typedef struct
{
  guint position, removed, added;
} Step;

typedef struct
{
  RkTestOffice *office;
  RkRowModel *model;
  GArray *replay; /* gint64 */
  GArray *steps;  /* Step */
  guint replacements;
} Fixture;

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *f)
{
  Step step = { position, removed, added };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpuint (position + removed, <=, f->replay->len);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, f->replay->len - removed + added);
  /* The rule that decides whether GTK freezes. */
  g_assert_true (removed == 0 || added <= RK_ROW_MODEL_MAX_STEP);

  for (guint i = 0; i < added; i++)
    {
      gint64 id = rk_row_model_get_id (RK_ROW_MODEL (model), position + i);

      g_array_append_val (ids, id);
    }
  if (removed > 0)
    g_array_remove_range (f->replay, position, removed);
  g_array_insert_vals (f->replay, position, ids->data, ids->len);
  g_array_append_val (f->steps, step);

  /* Even between two steps of one change each row must be the announced one. */
  for (guint i = 0; i < f->replay->len; i += 1 + f->replay->len / 7)
    {
      g_autoptr (RkRow) row = rk_row_model_dup_row (RK_ROW_MODEL (model), i);

      g_assert_cmpint (rk_row_get_id (row), ==, g_array_index (f->replay, gint64, i));
    }
}

static void
on_replacing_cb (RkRowModel *model, GArray *before, GArray *after, Fixture *f)
{
  g_assert_cmpmem (before->data, before->len * sizeof (gint64), f->replay->data,
                   f->replay->len * sizeof (gint64));
  f->replacements++;
}

static void
check_replay (Fixture *f)
{
  GArray *ids = rk_row_model_get_ids (f->model);

  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), f->replay->data,
                   f->replay->len * sizeof (gint64));
}

static void
settle (Fixture *f)
{
  /* The change notice of a finished command is on its way to this thread. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rk_test_wait (!rk_row_model_get_loading (f->model));
  check_replay (f);
}

static RkQuery *
query_of (const char *sort, const char *field, const char *value, const char *search)
{
  RkQuery *query = rk_query_new (&rk_kind_workplace);

  if (sort)
    g_assert_true (rk_query_sort (query, sort, NULL));
  if (field)
    g_assert_true (rk_query_where (query, field, value, NULL));
  if (search)
    rk_query_set_search (query, search);
  return query;
}

static void
show (Fixture *f, const char *sort, const char *field, const char *value, const char *search)
{
  g_autoptr (RkQuery) query = query_of (sort, field, value, search);

  rk_row_model_set_query (f->model, query);
  g_assert_true (rk_row_model_get_loading (f->model));
  settle (f);
}

static Fixture *
fixture_new (guint n)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->office = rk_test_office_new (n);
  f->model = rk_row_model_new (f->office->store, &rk_kind_workplace);
  f->replay = g_array_new (FALSE, FALSE, sizeof (gint64));
  f->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_signal_connect (f->model, "items-changed", G_CALLBACK (on_items_changed_cb), f);
  g_signal_connect (f->model, "replacing", G_CALLBACK (on_replacing_cb), f);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return f;
}

static void
fixture_free (Fixture *f)
{
  g_assert_finalize_object (f->model);
  g_array_unref (f->replay);
  g_array_unref (f->steps);
  rk_test_office_free (f->office);
  g_free (f);
}

static void
forget_steps (Fixture *f)
{
  g_array_set_size (f->steps, 0);
  f->replacements = 0;
}

#define assert_step(f, n, pos, rem, add)                                        \
  G_STMT_START                                                                  \
  {                                                                             \
    g_assert_cmpuint ((f)->steps->len, >, (n));                                 \
    g_assert_cmpuint (g_array_index ((f)->steps, Step, n).position, ==, (pos)); \
    g_assert_cmpuint (g_array_index ((f)->steps, Step, n).removed, ==, (rem));  \
    g_assert_cmpuint (g_array_index ((f)->steps, Step, n).added, ==, (add));    \
  }                                                                             \
  G_STMT_END

/* ── commands ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 id; /* 0: a new workplace */
  const char *field;
  const char *text; /* NULL: delete */
} Edit;

static gboolean
edit_one (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  g_autoptr (RkDraft) draft = NULL;

  if (edit->text == NULL)
    return rk_records_delete (db, &rk_kind_workplace, edit->id, error);
  if (edit->id != 0)
    {
      before = rk_records_get (db, &rk_kind_workplace, edit->id, error);
      if (before == NULL)
        return FALSE;
    }
  draft = before ? rk_draft_copy (before) : rk_draft_new (&rk_kind_workplace);
  g_assert_true (rk_test_set (draft, edit->field, edit->text));
  after = rk_draft_end (g_steal_pointer (&draft));
  return rk_records_save (db, after, NULL, error);
}

static void
edit (Fixture *f, gint64 id, const char *field, const char *text)
{
  Edit e = { id, field, text };

  rk_test_command (f->office, "事業所を直した", edit_one, &e);
}

/* ── what it shows ───────────────────────────────────────────────────────────────────────── */

static void
test_rows (void)
{
  Fixture *f = fixture_new (300);
  g_autoptr (RkRow) first = NULL;
  guint position;

  show (f, "-employees", NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 300);
  g_assert_cmpuint (rk_row_model_get_total (f->model), ==, 300);
  assert_step (f, 0, 0, 0, 300);
  for (guint i = 1; i < 300; i++)
    {
      g_autoptr (RkRow) a = rk_row_model_dup_row (f->model, i - 1);
      g_autoptr (RkRow) b = rk_row_model_dup_row (f->model, i);

      g_assert_cmpint (rk_record_get_int (rk_row_get_record (a), "employees"), >=,
                       rk_record_get_int (rk_row_get_record (b), "employees"));
      g_assert_true (rk_row_model_find_position (f->model, rk_row_get_id (b), &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_null (rk_row_model_dup_row (f->model, 300));
  g_assert_cmpint (rk_row_model_get_id (f->model, 300), ==, 0);
  g_assert_false (rk_row_model_find_position (f->model, 42, NULL));

  show (f, "name", "municipality", "焼津市", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 50);
  g_assert_cmpuint (rk_row_model_get_total (f->model), ==, 300);
  first = rk_row_model_dup_row (f->model, 0);
  g_assert_cmpstr (rk_record_get (rk_row_get_record (first), "municipality"), ==, "焼津市");

  show (f, "name", NULL, NULL, "かもめ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), >, 0);
  show (f, "name", NULL, NULL, "どこにもない");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 0);
  fixture_free (f);
}

static void
touch (Fixture *f, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    g_object_unref (rk_row_model_dup_row (f->model, i));
}

/* A view asks for about 200 rows where it stands. */
static void
test_scroll (void)
{
  Fixture *f = fixture_new (MANY);
  RkRowModelStats before, after;

  g_signal_handlers_disconnect_by_func (f->model, on_items_changed_cb, f);
  g_array_append_vals (f->replay, NULL, 0);
  {
    g_autoptr (RkQuery) query = query_of ("name", NULL, NULL, NULL);

    rk_row_model_set_query (f->model, query);
    rk_test_wait (!rk_row_model_get_loading (f->model));
  }
  rk_row_model_get_stats (f->model, &before);
  g_assert_cmpuint (before.fetches, ==, 0); /* nobody asked for a row yet */

  touch (f, 0, 205);
  rk_row_model_get_stats (f->model, &after);
  g_assert_cmpuint (after.fetches, ==, 4); /* rows 0–255 */
  touch (f, 20, 205);
  rk_row_model_get_stats (f->model, &after);
  g_assert_cmpuint (after.fetches, ==, 4); /* a wheel step costs nothing */
  touch (f, MANY - 205, 205);
  rk_row_model_get_stats (f->model, &after);
  g_assert_cmpuint (after.fetches, ==, 4 + 4); /* a jump to the end */
  touch (f, 0, 205);
  rk_row_model_get_stats (f->model, &after);
  g_assert_cmpuint (after.fetches, ==, 8); /* and back: still known */

  touch (f, 0, MANY);
  rk_row_model_get_stats (f->model, &after);
  g_assert_cmpuint (after.pages, ==, RK_ROW_MODEL_MAX_PAGES);
  g_assert_cmpuint (after.fetches, >, 8);
  fixture_free (f);
}

/* Three questions at once: only the last is answered. */
static void
test_generation (void)
{
  Fixture *f = fixture_new (200);
  g_autoptr (RkQuery) a = query_of ("name", "municipality", "焼津市", NULL);
  g_autoptr (RkQuery) b = query_of ("-name", NULL, NULL, NULL);
  g_autoptr (RkQuery) c = query_of ("name", "municipality", "沼津市", "製作所");

  rk_row_model_set_query (f->model, a);
  rk_row_model_set_query (f->model, b);
  rk_row_model_set_query (f->model, c);
  settle (f);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (f->replacements, ==, 1);
  g_assert_true (rk_row_model_get_query (f->model) == c);
  for (guint i = 0; i < f->replay->len; i++)
    {
      g_autoptr (RkRow) row = rk_row_model_dup_row (f->model, i);

      g_assert_cmpstr (rk_record_get (rk_row_get_record (row), "municipality"), ==, "沼津市");
    }

  /* The list may go while its answer is on the way. */
  rk_row_model_set_query (f->model, a);
  fixture_free (f);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ── a long list ─────────────────────────────────────────────────────────────────────────── */

/* The first rows are the list for a while, and are its beginning afterwards; whoever waits for the
 * end of loading waits for all. */
static void
test_steps (void)
{
  Fixture *f = fixture_new (MANY);
  g_autoptr (RkQuery) long_one = query_of ("-employees", NULL, NULL, NULL);
  g_autoptr (RkQuery) searched = query_of ("name", NULL, NULL, "製作所");
  g_autoptr (RkQuery) short_one = query_of ("name", "name", "どこにもない", NULL);
  RkQuery *queries[] = { long_one, searched };

  rk_row_model_set_long (f->model, MANY);
  show (f, "name", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GArray) first = NULL;

      forget_steps (f);
      rk_row_model_set_query_in_steps (f->model, queries[i]);
      rk_test_wait (f->replacements == 1);
      g_assert_true (rk_row_model_get_loading (f->model));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, RK_ROW_MODEL_FIRST);
      check_replay (f);
      first = g_array_ref (rk_row_model_get_ids (f->model));
      settle (f);
      g_assert_cmpuint (f->replacements, ==, 2);
      g_assert_cmpuint (f->replay->len, >, RK_ROW_MODEL_FIRST);
      g_assert_cmpmem (f->replay->data, first->len * sizeof (gint64), first->data,
                       first->len * sizeof (gint64));
      /* What is there stays where it is. */
      assert_step (f, f->steps->len - 1, RK_ROW_MODEL_FIRST, 0,
                   f->replay->len - RK_ROW_MODEL_FIRST);
    }

  forget_steps (f); /* all of it has come with the first rows */
  rk_row_model_set_query_in_steps (f->model, short_one);
  settle (f);
  g_assert_cmpuint (f->replacements, ==, 1);
  g_assert_cmpuint (f->replay->len, ==, 0);

  forget_steps (f); /* a question that comes after the first rows */
  rk_row_model_set_query_in_steps (f->model, long_one);
  rk_test_wait (f->replacements == 1);
  rk_row_model_set_query (f->model, searched);
  settle (f);
  g_assert_cmpuint (f->replacements, ==, 2);
  g_assert_true (rk_row_model_get_query (f->model) == searched);

  rk_row_model_set_long (f->model, MANY + 1);
  forget_steps (f);
  rk_row_model_set_query_in_steps (f->model, long_one);
  settle (f);
  g_assert_cmpuint (f->replacements, ==, 1);
  fixture_free (f);
}

/* ── what it announces ───────────────────────────────────────────────────────────────────── */

static void
test_small_changes (void)
{
  Fixture *f = fixture_new (100);
  gint64 id;
  guint position;

  show (f, "name", NULL, NULL, NULL);
  touch (f, 0, 100);
  id = rk_row_model_get_id (f->model, 40);

  forget_steps (f); /* a value that the order does not look at: one row, and at once */
  edit (f, id, "phone", "054-000-0000");
  settle (f);
  g_assert_cmpuint (f->steps->len, ==, 1);
  assert_step (f, 0, 40, 1, 1);
  g_assert_cmpuint (f->replacements, ==, 0);
  {
    g_autoptr (RkRow) row = rk_row_model_dup_row (f->model, 40);

    g_assert_cmpstr (rk_record_get (rk_row_get_record (row), "phone"), ==, "054-000-0000");
  }

  forget_steps (f); /* deleted */
  edit (f, id, NULL, NULL);
  settle (f);
  g_assert_cmpuint (f->steps->len, ==, 1);
  assert_step (f, 0, 40, 1, 0);
  g_assert_cmpuint (rk_row_model_get_total (f->model), ==, 99);

  forget_steps (f); /* and taken back */
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  settle (f);
  g_assert_cmpuint (f->steps->len, ==, 1);
  assert_step (f, 0, 40, 0, 1);
  g_assert_cmpint (rk_row_model_get_id (f->model, 40), ==, id);

  forget_steps (f); /* renamed: the row shows it, goes and comes */
  touch (f, 0, 100);
  edit (f, id, "kana", "んんん");
  settle (f);
  g_assert_true (rk_row_model_find_position (f->model, id, &position));
  g_assert_cmpuint (position, ==, 99);
  assert_step (f, 0, 40, 1, 1);
  assert_step (f, 1, 40, 1, 0);
  assert_step (f, 2, 99, 0, 1);
  fixture_free (f);
}

static void
test_large_changes (void)
{
  Fixture *f = fixture_new (MANY);

  show (f, "name", NULL, NULL, NULL);
  forget_steps (f);
  show (f, "-name", NULL, NULL, NULL);
  g_assert_cmpuint (f->steps->len, ==, 2); /* gone, then come; never both at once */
  g_assert_cmpuint (g_array_index (f->steps, Step, 0).added, ==, 0);
  g_assert_cmpuint (g_array_index (f->steps, Step, 1).removed, ==, 0);

  forget_steps (f);
  show (f, "-name", "municipality", "焼津市", NULL);
  g_assert_cmpuint (f->steps->len, ==, 1); /* few rows come: one step */
  forget_steps (f);
  show (f, "-name", NULL, NULL, NULL);
  g_assert_cmpuint (f->steps->len, ==, 2);

  forget_steps (f); /* the same list again: nothing to say */
  show (f, "-name", NULL, NULL, NULL);
  g_assert_cmpuint (f->steps->len, ==, 0);
  g_assert_cmpuint (f->replacements, ==, 0);
  fixture_free (f);
}

static gboolean
add_review (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_review);
  g_autoptr (RkRecord) review = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_review, "record_id"), *(gint64 *)data);
  g_assert_true (rk_test_set (draft, "field", "employees"));
  g_assert_true (rk_test_set (draft, "value", "約40"));
  g_assert_true (rk_test_set (draft, "reason", "数として読めません"));
  review = rk_draft_end (g_steal_pointer (&draft));
  return rk_records_save (db, review, NULL, error);
}

static void
test_reviews (void)
{
  Fixture *f = fixture_new (100);
  g_autoptr (RkRow) row = NULL;
  gint64 id;

  show (f, "name", NULL, NULL, NULL);
  touch (f, 0, 100);
  id = rk_row_model_get_id (f->model, 7);
  forget_steps (f);
  rk_test_command (f->office, "取り込んだ", add_review, &id);
  settle (f);
  assert_step (f, 0, 7, 1, 1); /* another kind was touched, the row shows it all the same */
  g_assert_cmpuint (f->steps->len, ==, 1);
  row = rk_row_model_dup_row (f->model, 7);
  g_assert_cmpuint (rk_row_get_reviews (row)->len, ==, 1);
  g_assert_cmpstr (rk_record_get (rk_row_review (row, "employees"), "value"), ==, "約40");
  g_assert_null (rk_row_review (row, "phone"));
  fixture_free (f);
}

/* ── anything, in any order ──────────────────────────────────────────────────────────────── */

static gboolean
random_edits (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  guint n = (guint)g_test_rand_int_range (1, 5);

  for (guint i = 0; i < n; i++)
    {
      guint at = (guint)g_test_rand_int_range (0, (int)MAX (f->replay->len, 1));
      gint64 id = at < f->replay->len ? g_array_index (f->replay, gint64, at) : 0;
      g_autofree char *kana
          = g_strdup_printf ("%c%d", 'a' + g_test_rand_int_range (0, 26), (int)at);
      g_autofree char *count = g_strdup_printf ("%d", g_test_rand_int_range (0, 500));
      g_autoptr (RkRecord) fresh = rk_test_workplace ((guint)g_test_rand_int_range (5000, 9000));
      Edit deleted = { id, NULL, NULL };
      Edit renamed = { id, "kana", kana };
      Edit counted = { id, "employees", count };
      int what = id != 0 ? g_test_rand_int_range (0, 4) : 3;
      gboolean ok = what == 0   ? edit_one (db, &deleted, NULL, NULL) || TRUE
                    : what == 1 ? edit_one (db, &renamed, NULL, NULL) || TRUE
                    : what == 2 ? edit_one (db, &counted, NULL, NULL) || TRUE
                                : rk_records_save (db, fresh, NULL, error);

      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static void
test_fuzz (void)
{
  static const char *const sorts[] = { "name", "-name", "employees", "-employees", "industry" };
  Fixture *f = fixture_new (MANY);
  guint steps = g_test_thorough () ? 1000 : 150;

  rk_row_model_set_long (f->model, MANY);
  show (f, "name", NULL, NULL, NULL);
  for (guint i = 0; i < steps; i++)
    {
      int what = g_test_rand_int_range (0, 10);

      touch (f, 0, MIN (f->replay->len, 130)); /* as a view would */
      if (what < 5)
        rk_test_command (f->office, "事業所を直した", random_edits, f);
      else if (what == 5)
        rk_store_undo (f->office->store, NULL, NULL);
      else if (what == 6)
        rk_store_redo (f->office->store, NULL, NULL);
      else
        {
          g_autoptr (RkQuery) query
              = query_of (sorts[g_test_rand_int_range (0, G_N_ELEMENTS (sorts))],
                          what == 8 ? "municipality" : NULL, "焼津市", what == 9 ? "薬局" : NULL);

          if (g_test_rand_bit ())
            rk_row_model_set_query_in_steps (f->model, query);
          else
            rk_row_model_set_query (f->model, query);
        }
      if (g_test_rand_bit ())
        settle (f);
    }
  settle (f);
  g_assert_cmpuint (f->steps->len, >, steps / 3);
  fixture_free (f);
}

static void
test_id_set (void)
{
  g_autoptr (RkIdSet) set = rk_id_set_new (1000);

  g_assert_false (rk_id_set_contains (set, 1));
  for (gint64 i = 1; i <= 1000; i++)
    rk_id_set_add (set, i << 21); /* as close together as ids of one import */
  rk_id_set_add (set, 1 << 21);
  g_assert_cmpuint (rk_id_set_size (set), ==, 1000);
  for (gint64 i = 1; i <= 1000; i++)
    g_assert_true (rk_id_set_contains (set, i << 21));
  g_assert_false (rk_id_set_contains (set, 1001 << 21));
  g_assert_false (rk_id_set_contains (set, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/id-set", test_id_set);
  g_test_add_func ("/model/rows", test_rows);
  g_test_add_func ("/model/scroll", test_scroll);
  g_test_add_func ("/model/generation", test_generation);
  g_test_add_func ("/model/steps", test_steps);
  g_test_add_func ("/model/changes/small", test_small_changes);
  g_test_add_func ("/model/changes/large", test_large_changes);
  g_test_add_func ("/model/changes/reviews", test_reviews);
  g_test_add_func ("/model/changes/fuzz", test_fuzz);
  return g_test_run ();
}
