/* Files of the versions before. */
#include <string.h>

#include "rk-index.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-test-office.h"

/* The letters that an office began with ask differently now, by the form of the meeting. */
static void
check_letters (RkDb *db)
{
  static const char *const now[][3] = { { "invitation", "body", "{出席の依頼}" },
                                        { "invitation", "body", "{回答の依頼}" },
                                        { "invitation", "items", "{書面の期限}" },
                                        { "notice", "body", "{資料の扱い}" } };

  for (guint i = 0; i < G_N_ELEMENTS (now); i++)
    {
      g_autoptr (RkQuery) query = rk_query_new (&rk_kind_letter);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (RkRecord) letter = NULL;

      g_assert_true (rk_query_where (query, "document", now[i][0], NULL));
      ids = rk_query_ids (db, query, NULL, NULL);
      g_assert_cmpuint (ids->len, ==, 1);
      letter = rk_records_get (db, &rk_kind_letter, g_array_index (ids, gint64, 0), NULL);
      g_assert_nonnull (strstr (rk_record_get (letter, now[i][1]), now[i][2]));
      g_assert_null (strstr (rk_record_get (letter, "body"), "御出席"));
    }
}

/* A file as an earlier version wrote it: opened, copied aside, brought up to date, even by one who
 * only reads; its records and its history are as they were. */
static void
test_earlier_version (gconstpointer name)
{
  g_autofree char *folder = g_dir_make_tmp ("rk-old-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.renkei", NULL);
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  RkStore *store;
  gint64 n;
  gsize size;

  g_assert_true (g_file_get_contents (old, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)size, &error));
  problems = rk_store_check (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (problems);
  store = rk_store_open (path, RK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (rk_store_is_read_only (store));
  g_assert_true (rk_records_count (rk_store_main_db (store), &rk_kind_workplace, &n, &error));
  g_assert_cmpint (n, ==, 2);
  g_assert_true (rk_records_count (rk_store_main_db (store), &rk_kind_body_kind, &n, &error));
  g_assert_cmpint (n, ==, 16);
  check_letters (rk_store_main_db (store));
  rk_store_close (store);
  g_object_unref (store);
  backups = rk_backup_list (path);
  g_assert_cmpuint (backups->len, ==, 1);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (rk_history_verify (rk_store_main_db (store), NULL, &error));
  {
    guint64 wrong;

    g_assert_true (rk_index_count_wrong (rk_store_main_db (store), &wrong, &error));
    g_assert_cmpuint (wrong, ==, 0);
  }
  g_assert_true (rk_store_undo (store, NULL, &error));
  g_assert_true (rk_records_count (rk_store_main_db (store), &rk_kind_workplace, &n, &error));
  g_assert_cmpint (n, ==, 0);
  rk_store_close (store);
  g_object_unref (store);
  g_clear_pointer (&problems, g_ptr_array_unref);
  problems = rk_store_check (path, &error); /* keys and search texts are of today, too */
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  rk_test_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  static const char *const files[]
      = { "office-0001.renkei", "office-0002.renkei", "office-0003.renkei", "office-0004.renkei",
          "office-0005.renkei", "office-0006.renkei", "office-0007.renkei" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/version/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_earlier_version);
    }
  return g_test_run ();
}
