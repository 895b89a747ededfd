#include "rk-test.h"
#include "rk-test-progress.h"

#include <stdio.h>
#include <glib/gstdio.h>

#define PROGRESS_EVERY (10 * G_USEC_PER_SEC)

void
rk_test_remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      rk_test_remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
rk_test_progress (const char *what, guint64 n, guint64 of)
{
  static gint64 told;
  const char *path = g_getenv ("RK_PROGRESS");
  gint64 now = g_get_monotonic_time ();
  FILE *file;

  if (path == NULL || now - told < PROGRESS_EVERY)
    return;
  told = now;
  file = g_fopen (path, "a");
  if (file == NULL)
    return;
  if (of)
    fprintf (file, "%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT "\n", what, n, of);
  else
    fprintf (file, "%s: %" G_GUINT64_FORMAT "\n", what, n);
  fclose (file);
}
