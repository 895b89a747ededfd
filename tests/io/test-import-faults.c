/* The real import under faults: an acknowledged import is never lost, half of one never seen, and
 * importing the same list once more makes it whole.
 *
 * RK_FAULT_RUNS says how many times each chance is tried (the suite "faults" asks for many). */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../store/fault-vfs.h"
#include "rk-error.h"
#include "rk-import.h"
#include "rk-query.h"
#include "rk-test-progress.h"
#include "rk-test-office.h"

#define ROWS 400
#define FEW_ROWS 12

static char *self_path;
static char *folder;
static char *base; /* an office file with one workplace that the lists know as well */

static guint
runs (guint few)
{
  const char *text = g_getenv ("RK_FAULT_RUNS");

  return text ? (guint)g_ascii_strtoull (text, NULL, 10) : few;
}

/* ── lists and files ─────────────────────────────────────────────────────────────────────── */

static char *
write_list (const char *name, guint n)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new ("事業所名,所在地,電話番号,従業員数,登録日\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "見本事業所%u,焼津市見本町%u,054-000-%04u,%s,R6.4.%u\n", i, i, i,
                            i % 5 == 0 ? "約10" : "12", i % 28 + 1);
  g_assert_true (g_file_set_contents (path, text->str, (gssize)text->len, NULL));
  return path;
}

static void
remove_with_company (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal", ".backup" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      rk_test_remove_tree (name);
    }
}

static char *
fresh_copy (void)
{
  char *path = g_build_filename (folder, "try.renkei", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (base);
  g_autoptr (GFile) target = g_file_new_for_path (path);

  remove_with_company (path);
  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  return path;
}

static void
close_store (RkStore *store)
{
  rk_store_close (store);
  g_object_unref (store);
}

static gboolean
import_list (RkStore *store, const char *list, GError **error)
{
  g_autoptr (RkImport) import = rk_import_open (&rk_kind_workplace, list, 0, NULL, 0, NULL, error);

  return import && rk_import_perform (import, store, NULL, error);
}

static guint64
count (RkStore *store, const RkKind *kind)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GError) error = NULL;
  guint64 n = 0;

  rk_query_total (rk_store_main_db (store), query, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

/* Everything or nothing, in a sound file; then the list goes in whole. */
static void
inspect (const char *path, const char *list, guint64 n_rows, gboolean acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = rk_store_check (path, &error);
  RkStore *store;
  guint64 n, n_reviews;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  n = count (store, &rk_kind_workplace);
  n_reviews = count (store, &rk_kind_review);
  g_assert_true (n == n_rows || (!acknowledged && n == 1));
  g_assert_cmpuint (n_reviews, ==, n == n_rows ? (n_rows + 4) / 5 : 0);
  import_list (store, list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &rk_kind_workplace), ==, n_rows);
  close_store (store);
}

/* ── failing disks ───────────────────────────────────────────────────────────────────────── */

/* Returns: FALSE once the fault came too late to strike. */
static gboolean
try_fault (FaultKind kind, guint nth, const char *list)
{
  g_autofree char *path = fresh_copy ();
  gboolean acknowledged = FALSE;
  gboolean struck;
  RkStore *store;

  fault_vfs_arm (kind, nth);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, NULL);
  if (store)
    {
      g_autoptr (GError) error = NULL;

      acknowledged = import_list (store, list, &error);
      if (!acknowledged && kind == FAULT_FULL)
        g_assert_error (error, RK_ERROR, RK_ERROR_NO_SPACE);
      close_store (store);
    }
  struck = fault_vfs_fired ();
  fault_vfs_arm (FAULT_NONE, 0);
  inspect (path, list, FEW_ROWS, acknowledged);
  return struck;
}

static void
test_fault_everywhere (gconstpointer data)
{
  FaultKind kind = (FaultKind)GPOINTER_TO_INT (data);
  g_autofree char *list = write_list ("few.csv", FEW_ROWS);
  guint stride = g_getenv ("RK_FAULT_RUNS") ? 1 : 37;
  guint n = 1;

  for (; try_fault (kind, n, list); n += stride)
    rk_test_progress ("faults during imports", n, 0);
  g_test_message ("%u calls", n);
  g_assert_cmpuint (n, >, 50);
}

/* ── kill −9 ─────────────────────────────────────────────────────────────────────────────── */

static int
child (const char *path, const char *list)
{
  RkStore *store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, NULL);

  if (store == NULL || !import_list (store, list, NULL))
    return 1;
  puts ("done");
  fflush (stdout);
  pause ();
  return 1;
}

/* Returns: whether the import was acknowledged before */
static gboolean
kill_after (const char *path, const char *list, gulong microseconds)
{
  const char *argv[] = { self_path, path, list, NULL };
  g_autoptr (GError) error = NULL;
  char said[8];
  gssize n;
  int out, status;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  usleep ((useconds_t)microseconds);
  kill (pid, SIGKILL);
  n = read (out, said, sizeof said);
  close (out);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  return n > 0;
}

static void
test_kill (void)
{
  g_autofree char *list = write_list ("many.csv", ROWS);
  guint n_runs = runs (8);
  guint n_acknowledged = 0;

  for (guint i = 0; i < n_runs; i++)
    {
      g_autofree char *path = fresh_copy ();
      gulong moment = (gulong)g_test_rand_int_range (1000, 900000);
      gboolean acknowledged = kill_after (path, list, moment);

      rk_test_progress ("kills during imports", i, n_runs);
      inspect (path, list, ROWS, acknowledged);
      n_acknowledged += acknowledged;
    }
  g_test_message ("%u of %u were acknowledged", n_acknowledged, n_runs);
}

static void
make_base (void)
{
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;
  RkStore *store;

  folder = g_dir_make_tmp ("rk-import-faults-XXXXXX", NULL);
  base = g_build_filename (folder, "base.renkei", NULL);
  list = g_build_filename (folder, "one.csv", NULL);
  g_assert_true (g_file_set_contents (
      list, "事業所名,所在地,電話番号\n見本事業所1,焼津市見本町1,054-000-0001\n", -1, NULL));
  store = rk_store_create (base, NULL, &error);
  g_assert_no_error (error);
  import_list (store, list, &error);
  g_assert_no_error (error);
  close_store (store);
}

int
main (int argc, char **argv)
{
  int result;

  if (argc == 3 && argv[1][0] != '-')
    return child (argv[1], argv[2]);
  g_test_init (&argc, &argv, NULL);
  self_path = g_file_read_link ("/proc/self/exe", NULL);
  fault_vfs_register ();
  make_base ();
  g_test_add_data_func ("/import-faults/io-error-everywhere", GINT_TO_POINTER (FAULT_IO),
                        test_fault_everywhere);
  g_test_add_data_func ("/import-faults/full-disk-at-every-write", GINT_TO_POINTER (FAULT_FULL),
                        test_fault_everywhere);
  g_test_add_data_func ("/import-faults/power-cut-everywhere", GINT_TO_POINTER (FAULT_DEAD),
                        test_fault_everywhere);
  g_test_add_func ("/import-faults/kill", test_kill);
  result = g_test_run ();
  rk_test_remove_tree (folder);
  g_free (folder);
  g_free (base);
  g_free (self_path);
  return result;
}
