/* What can go wrong with a disk or a machine: an acknowledged command is never lost, a half one is
 * never seen, and a damaged file is named as such.
 *
 * RK_FAULT_RUNS says how many times each chance is tried (the suite "faults" asks for many). */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "fault-vfs.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"
#include "rk-store.h"
#include "rk-test.h"
#include "rk-test-progress.h"

#define BATCH 3000

static char *self_path;
static char *dir;
static char *newest_backup;
static char *base; /* a small office file with one backup beside it */

static guint
runs (guint few)
{
  const char *text = g_getenv ("RK_FAULT_RUNS");

  return text ? (guint)g_ascii_strtoull (text, NULL, 10) : few;
}

static RkRecord *
workplace (int number)
{
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);

  rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "name"),
                 g_strdup_printf ("事業所%d", number));
  rk_draft_take (draft, rk_kind_field (&rk_kind_workplace, "address"),
                 g_strdup ("静岡県焼津市栄町1-1"));
  return rk_draft_end (draft);
}

static gboolean
save_one (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) record = workplace (GPOINTER_TO_INT (data));

  return rk_records_save (db, record, NULL, error);
}

static gboolean
save_batch (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < BATCH; i++)
    if (!save_one (db, GINT_TO_POINTER (i), cancellable, error))
      return FALSE;
  return TRUE;
}

static guint64
count_workplaces (RkStore *store)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GError) error = NULL;
  guint64 total = 0;

  rk_query_total (rk_store_main_db (store), query, &total, NULL, &error);
  g_assert_no_error (error);
  return total;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_with_company (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

static char *
fresh_copy (void)
{
  char *path = g_build_filename (dir, "try.renkei", NULL);

  remove_with_company (path);
  copy_file (base, path);
  return path;
}

static void
close_store (RkStore *store)
{
  rk_store_close (store);
  g_object_unref (store);
}

/* Opens the file without faults and holds it against what is allowed to be in it. */
static guint64
inspect (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = rk_store_check (path, &error);
  RkStore *store;
  guint64 n;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_false (rk_store_is_read_only (store));
  n = count_workplaces (store);
  close_store (store);
  return n;
}

/* One command under an armed fault. Returns FALSE once the fault came too late to strike. */
static gboolean
try_fault (FaultKind kind, guint nth, RkStoreFunc func, guint64 size)
{
  g_autofree char *path = fresh_copy ();
  RkStore *store;
  gboolean acknowledged = FALSE;
  gboolean struck;
  guint64 n;

  fault_vfs_arm (kind, nth);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, NULL);
  if (store)
    {
      g_autoptr (GError) error = NULL;

      acknowledged = rk_store_command (store, "試す", func, GINT_TO_POINTER (1), NULL, &error);
      if (!acknowledged && kind == FAULT_FULL && fault_vfs_fired ())
        g_assert_error (error, RK_ERROR, RK_ERROR_NO_SPACE);
      close_store (store);
    }
  struck = fault_vfs_fired ();
  fault_vfs_arm (FAULT_NONE, 0);
  n = inspect (path);
  if (acknowledged)
    g_assert_cmpuint (n, ==, size);
  else
    g_assert_true (n == 0 || n == size);
  return struck;
}

static void
test_io_error_everywhere (void)
{
  guint n = 1;

  for (; try_fault (FAULT_IO, n, save_one, 1); n++)
    rk_test_progress ("I/O error at each call", n, 0);
  g_assert_cmpuint (n, >, 20);
  g_test_message ("%u calls", n);
}

static void
test_power_cut_everywhere (void)
{
  guint n = 1;

  for (; try_fault (FAULT_DEAD, n, save_one, 1); n++)
    rk_test_progress ("power cut at each call", n, 0);
  g_assert_cmpuint (n, >, 20);
}

static void
test_full_disk_at_every_write (void)
{
  guint stride = g_getenv ("RK_FAULT_RUNS") ? 1 : 23;
  guint n = 1;

  for (; try_fault (FAULT_FULL, n, save_batch, BATCH); n += stride)
    rk_test_progress ("full disk at each write", n, 0);
  g_assert_cmpuint (n, >, 50);
}

/* ── kill −9 ─────────────────────────────────────────────────────────────────────────────── */

/* The child says "1\n", "2\n", … each time after a command was acknowledged. */
static int
child (const char *what, const char *path)
{
  RkStore *store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, NULL);
  gboolean batch = g_str_equal (what, "batch");

  if (store == NULL)
    return 1;
  for (int i = 1;; i++)
    {
      if (!rk_store_command (store, "試す", batch ? save_batch : save_one, GINT_TO_POINTER (i),
                             NULL, NULL))
        return 1;
      printf ("%d\n", i);
      fflush (stdout);
    }
}

static guint64
kill_after (const char *what, const char *path, gulong microseconds)
{
  const char *argv[] = { self_path, what, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  GString *heard = g_string_new (NULL);
  char buffer[4096];
  gssize n;
  int out, status;
  GPid pid;
  const char *last;
  guint64 acknowledged = 0;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  /* The moment is random in the life of the command, not tied to its first word. */
  usleep ((useconds_t)microseconds);
  kill (pid, SIGKILL);
  while ((n = read (out, buffer, sizeof buffer)) > 0)
    g_string_append_len (heard, buffer, n);
  close (out);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  said = g_string_free (heard, FALSE);
  last = g_strrstr_len (said, -1, "\n");
  while (last && last > said && last[-1] != '\n')
    last--;
  if (last)
    acknowledged = g_ascii_strtoull (last, NULL, 10);
  return acknowledged;
}

static void
kill_many (const char *what, guint64 each, guint n_runs)
{
  for (guint i = 0; i < n_runs; i++)
    {
      g_autofree char *path = fresh_copy ();
      guint64 acknowledged = kill_after (what, path, (gulong)g_test_rand_int_range (1000, 300000));
      guint64 n = inspect (path);

      rk_test_progress (each == 1 ? "kills during edits" : "kills during imports", i, n_runs);
      g_assert_cmpuint (n % each, ==, 0);
      g_assert_cmpuint (n / each, >=, acknowledged);
      g_assert_cmpuint (n / each, <=, acknowledged + 1);
    }
}

static void
test_kill_during_edits (void)
{
  kill_many ("one", 1, runs (12));
}

static void
test_kill_during_import (void)
{
  kill_many ("batch", BATCH, runs (12));
}

/* ── damage ──────────────────────────────────────────────────────────────────────────────── */

/* An office file of the smallest pages, with a backup beside it: as many kinds of places to cut as
 * any, in a fifth of the bytes. */
static char *
make_small (void)
{
  char *path = g_build_filename (dir, "small.renkei", NULL);
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_create (path, NULL, &error);
  sqlite3 *db;

  g_assert_no_error (error);
  close_store (store);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM;",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_true (rk_store_backup (store, NULL, NULL, &error));
  close_store (store);
  return path;
}

static gsize
size_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (gsize)status.st_size;
}

/* Cut shorter and shorter, at every byte in the long run; whoever opens it changes nothing. */
static void
test_truncation (void)
{
  g_autofree char *path = make_small ();
  gsize length = size_of (path);
  gsize stride = g_getenv ("RK_FAULT_RUNS") ? 1 : 311;

  for (gsize n = length - 1; n < length; n -= stride)
    {
      g_autoptr (GError) error = NULL;

      rk_test_progress ("truncations", length - n, length);
      g_assert_cmpint (truncate (path, (off_t)n), ==, 0);
      if (rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error))
        g_error ("opened with %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " bytes", n, length);
      g_assert_error (error, RK_ERROR, RK_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, ".backup"));
      g_assert_cmpuint (size_of (path), ==, n);
    }
  remove_with_company (path);
}

/* What is wrong, and which copy can take its place. */
static void
assert_says_damage (const GError *error)
{
  if (g_error_matches (error, RK_ERROR, RK_ERROR_TOO_NEW)) /* the version's own bytes were hit */
    return;
  g_test_message ("%s", error->message);
  g_assert_error (error, RK_ERROR, RK_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, newest_backup));
  g_assert_true (strstr (error->message, "damaged") || strstr (error->message, "missing"));
}

static void
test_random_damage (void)
{
  g_autofree char *whole = NULL;
  gsize length;
  guint n_runs = runs (60);

  g_assert_true (g_file_get_contents (base, &whole, &length, NULL));
  for (guint i = 0; i < n_runs; i++)
    {
      g_autofree char *path = g_strdup (base); /* the copies are beside it */
      g_autofree char *hurt = g_memdup2 (whole, length);
      g_autoptr (GError) error = NULL;
      RkStore *store;

      rk_test_progress ("random damages", i, n_runs);
      remove_with_company (path);
      for (int j = 0; j < 8; j++)
        hurt[g_test_rand_int_range (0, (gint32)length)] = (char)g_test_rand_int ();
      g_assert_true (g_file_set_contents (path, hurt, (gssize)length, NULL));
      /* Damage inside a text is not damage of the file; anything else has to be said. */
      store = rk_store_open (path, RK_STORE_NO_DAILY_BACKUP, &error);
      if (store)
        {
          count_workplaces (store);
          close_store (store);
        }
      else
        assert_says_damage (error);
    }
  remove_with_company (base);
  g_assert_true (g_file_set_contents (base, whole, (gssize)length, NULL));
}

static void
make_base (void)
{
  g_autoptr (GError) error = NULL;
  RkStore *store;

  dir = g_dir_make_tmp ("rk-faults-XXXXXX", NULL);
  base = g_build_filename (dir, "base.renkei", NULL);
  store = rk_store_create (base, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rk_store_backup (store, NULL, NULL, &error));
  close_store (store);
  newest_backup = rk_backup_newest_verified (base);
  g_assert_nonnull (newest_backup);
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
  g_test_add_func ("/faults/io-error-everywhere", test_io_error_everywhere);
  g_test_add_func ("/faults/power-cut-everywhere", test_power_cut_everywhere);
  g_test_add_func ("/faults/full-disk-at-every-write", test_full_disk_at_every_write);
  g_test_add_func ("/faults/kill-during-edits", test_kill_during_edits);
  g_test_add_func ("/faults/kill-during-import", test_kill_during_import);
  g_test_add_func ("/faults/truncation", test_truncation);
  g_test_add_func ("/faults/random-damage", test_random_damage);
  result = g_test_run ();
  rk_test_remove_tree (dir);
  g_free (dir);
  g_free (base);
  g_free (newest_backup);
  g_free (self_path);
  return result;
}
