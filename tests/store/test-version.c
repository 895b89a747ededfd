/* Files of the versions before. */
#include <string.h>
#include <sqlite3.h>

#include "rk-council.h"
#include "rk-db.h"
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

static char *
dup_letters (RkDb *db)
{
  static const char *const parts[] = { "document", "subject", "body", "items" };
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_letter);
  g_autoptr (GPtrArray) letters = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (rk_query_sort (query, "document", NULL));
  letters = rk_query_records (db, query, NULL, NULL);
  /* Those of schemes behind the common ones, whichever came first. */
  for (guint of_scheme = 0; of_scheme < 2; of_scheme++)
    for (guint i = 0; i < letters->len; i++)
      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        {
          const char *part = rk_record_get (letters->pdata[i], parts[k]);

          if ((rk_record_get_int (letters->pdata[i], "scheme_id") != 0) == of_scheme)
            g_string_append_printf (text, "%s\n", part ? part : "－");
        }
  return g_string_free (text, FALSE);
}

/* Letters that nobody changed are, word for word, those that an office of today begins with. */
static void
check_presets (RkDb *db)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autofree char *now = dup_letters (rk_store_main_db (office->store));
  g_autofree char *here = dup_letters (db);

  g_assert_cmpstr (here, ==, now);
  rk_test_office_free (office);
}

/* One that the office changed stays as it is. */
static void
test_own_letter (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "office-0006.renkei", NULL);
  g_autofree char *copy = g_build_filename (office->folder, "own.renkei", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_letter);
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;
  RkStore *store;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL)
                 && g_file_set_contents (copy, bytes, (gssize)size, NULL));
  g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "UPDATE letter SET body = body || '。' WHERE document = 'release'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  store = rk_store_open (copy, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (rk_query_where (query, "document", "release", NULL));
  letters = rk_query_records (rk_store_main_db (store), query, NULL, NULL);
  g_assert_cmpstr (rk_record_get (letters->pdata[0], "body"), ==,
                   "　願いにより{協議会名}委員の{委嘱}を解く。");
  rk_store_close (store);
  g_object_unref (store);
  rk_test_office_free (office);
}

/* ── minutes that version 7 made final ───────────────────────────────────────────────────── */

/* A meeting of councils 1 and 2, which 髙橋 sits in, of one as 会長, of the other as 委員; she
 * leaves the other one after the meeting, before the file comes to version 8. 岡 came to it
 * afterwards. */
#define TERM "office_id, seat_id, person_id, role, term_start, term_end)"
static const char joint_of_7[]
    = "CREATE TEMP VIEW o AS SELECT min(id) AS id FROM office;"
      "INSERT INTO council (id, office_id, name, level, secretariat_head)"
      " SELECT 1, id, '見本協議会', '圏域', '見本保健所長' FROM o"
      " UNION ALL SELECT 2, id, '見本保険者協議会', '関係会議', NULL FROM o;"
      "INSERT INTO body (id, office_id, name, side) SELECT 1, id, '見本健康保険組合', '職域' FROM "
      "o;"
      "INSERT INTO person (id, office_id, name) SELECT 1, id, '髙橋　花' FROM o"
      " UNION ALL SELECT 2, id, '岡　隆' FROM o;"
      "INSERT INTO seat (id, office_id, council_id, body_id, category, position)"
      " SELECT 1, id, 1, 1, '保険者', 1 FROM o UNION ALL SELECT 2, id, 1, 1, '保険者', 2 FROM o"
      " UNION ALL SELECT 3, id, 2, 1, NULL, 1 FROM o UNION ALL SELECT 4, id, 2, 1, NULL, 2 FROM o;"
      "INSERT INTO appointment (id, " TERM " SELECT 1, id, 1, 1, '会長', '2025-04-01', NULL FROM o"
      " UNION ALL SELECT 2, id, 2, 2, '委員', '2025-04-01', NULL FROM o"
      " UNION ALL SELECT 3, id, 3, 1, '委員', '2025-04-01', '2025-09-30' FROM o"
      " UNION ALL SELECT 4, id, 4, 2, '委員', '2025-10-01', NULL FROM o;"
      "INSERT INTO meeting (id, office_id, council_id, year, number, date, minutes_state,"
      " minutes_fixed_on, council_then, members_then, attending_then, deputies_then)"
      " SELECT 1, id, 1, 2025, 1, '2025-07-01', '確定', '2025-08-01', '見本協議会', 2, 2, 0 FROM o;"
      "INSERT INTO joint (id, office_id, meeting_id, council_id, council_then, members_then,"
      " attending_then, deputies_then) SELECT 1, id, 1, 2, '見本保険者協議会', 1, 1, 0 FROM o;"
      "INSERT INTO attendance (id, office_id, meeting_id, appointment_id, presence, name_then,"
      " body_then, role_then, position_then)"
      " SELECT 1, id, 1, 1, '出席', '髙橋　花', '見本健康保険組合', '会長', 1 FROM o"
      " UNION ALL SELECT 2, id, 1, 2, '出席', '岡　隆', '見本健康保険組合', '委員', 2 FROM o;";

static RkStore *
open_joint_of_7 (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "office-0007.renkei", NULL);
  g_autofree char *copy = g_build_filename (folder, "joint.renkei", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *wrong = NULL;
  RkStore *store;
  sqlite3 *db;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL)
                 && g_file_set_contents (copy, bytes, (gssize)size, NULL));
  g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
  sqlite3_exec (db, joint_of_7, NULL, NULL, &wrong);
  g_assert_cmpstr (wrong, ==, NULL);
  sqlite3_close (db);
  store = rk_store_open (copy, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
run_change (RkDb *db, gpointer sql, GCancellable *cancellable, GError **error)
{
  return rk_db_exec (db, sql, error);
}

static void
assert_kept (RkDb *db, gint64 id, const char *side, const char *category, const char *councils)
{
  g_autoptr (RkRecord) row = rk_records_get (db, &rk_kind_attendance, id, NULL);

  g_assert_cmpstr (rk_record_get (row, "side"), ==, side);
  g_assert_cmpstr (rk_record_get (row, "category"), ==, category);
  g_assert_cmpstr (rk_record_get (row, "councils"), ==, councils);
  g_assert_cmpstr (rk_record_get (row, "councils_then"), ==, councils);
}

/* What version 8 keeps with final minutes is taken, once, from the roster of the day of the
 * meeting; afterwards it stays, whatever becomes of the roster. */
static void
test_final_of_7 (void)
{
  static const char later[] = "UPDATE appointment SET term_end = '2025-05-31' WHERE id = 3;"
                              "UPDATE appointment SET term_start = '2025-04-01' WHERE id = 4;"
                              "UPDATE body SET side = '地域'; UPDATE seat SET category = '学識';"
                              "UPDATE council SET secretariat_head = '見本健康局長'";
  g_autofree char *folder = g_dir_make_tmp ("rk-old-XXXXXX", NULL);
  RkStore *store = open_joint_of_7 (folder);
  RkDb *db = rk_store_main_db (store);
  g_autoptr (RkRecord) meeting = NULL;
  g_autoptr (GError) error = NULL;

  assert_kept (db, 1, "職域", "保険者", "2 委員");
  assert_kept (db, 2, "職域", "保険者", RK_NO_OTHER_COUNCIL);
  rk_store_command (store, "変えた", run_change, (gpointer)later, NULL, &error);
  g_assert_no_error (error);
  assert_kept (db, 1, "職域", "保険者", "2 委員");
  assert_kept (db, 2, "職域", "保険者", RK_NO_OTHER_COUNCIL);
  meeting = rk_records_get (db, &rk_kind_meeting, 1, NULL);
  g_assert_cmpstr (rk_record_get (meeting, "secretariat_head_then"), ==, "見本保健所長");
  rk_store_close (store);
  g_object_unref (store);
  rk_test_remove_tree (folder);
}

/* A copy that was made of a scheme before it had letters of its own gets them, too; what the office
 * set up itself does not. */
static void
test_letters_of_copies (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "office-0007.renkei", NULL);
  g_autofree char *copy = g_build_filename (office->folder, "copies.renkei", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;
  sqlite3 *db;
  RkStore *store;
  gsize size;

#define COPY(id, code)                                                                         \
  "INSERT INTO scheme (id, office_id, code, name) VALUES (" id ", 1, '" code "', '健康宣言" id \
  "');"                                                                                        \
  "INSERT INTO scheme_level (id, office_id, scheme_id, position, code, name, rung, certificate)"
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL)
                 && g_file_set_contents (copy, bytes, (gssize)size, NULL));
  g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (
          db,
          COPY ("71",
                "kyokai-2") " VALUES (72, 1, 71, 1, 'declared', '宣言', '宣言', "
                            "'宣言証');" COPY (
                                "73",
                                "ours") " VALUES (74, 1, 73, 1, 'a', '宣言', '宣言', '宣言証');",
          NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
  store = rk_store_open (copy, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (
      rk_db_get_int (rk_store_main_db (store),
                     "SELECT count(*) FROM letter WHERE document = 'certificate' AND"
                     " body LIKE '%{制度}を行い%' AND scheme_id IN (SELECT id FROM scheme"
                     " WHERE code IN ('kyokai', 'kyokai-2', 'ours'))",
                     &n, &error));
  g_assert_cmpint (n, ==, 2);
  rk_store_close (store);
  g_object_unref (store);
  rk_test_office_free (office);
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
  check_presets (rk_store_main_db (store));
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
  g_test_add_func ("/version/own-letter", test_own_letter);
  g_test_add_func ("/version/final-of-7", test_final_of_7);
  g_test_add_func ("/version/letters-of-copies", test_letters_of_copies);
  return g_test_run ();
}
