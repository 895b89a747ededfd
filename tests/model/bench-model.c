/* bench-model N: a list of N workplaces, from an import to its rows, in the lines of bench.py. The
 * import runs in a process of its own, so that its memory is not taken for the list's.
 *
 * What is measured is the list without widgets: the main loop that GTK would draw in, and the
 * rows that it would ask for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rk-import.h"
#include "rk-row-model.h"
#include "rk-test-office.h"
#include "rk-text.h"

#define TIMES 5
#define SCREEN 40   /* rows of a high window */
#define SCREENS 200 /* pages turned */
#define TICK_MS 1

static void
print_line (const char *job, const char *value, const char *goal, gboolean met)
{
  int spare = 58 - (int)g_utf8_strlen (job, -1);
  int before = 30 - (int)g_utf8_strlen (value, -1);

  printf ("%s%*s %*s%s   goal %-10s %s\n", job, MAX (spare, 0), "", MAX (before, 0), "", value,
          goal, met ? "" : "✗");
  fflush (stdout);
}

static void
print_number (guint rows, const char *job, double value, const char *unit, double goal)
{
  g_autofree char *digits = g_strdup_printf ("%u", rows);
  g_autofree char *grouped = rk_text_group_digits (digits);
  g_autofree char *count = g_strdup_printf ("%s rows: %s", grouped, job);
  g_autofree char *shown = g_strdup_printf ("%.*f %s", value < 10 ? 1 : 0, value, unit);
  g_autofree char *limit = g_strdup_printf ("≤ %.0f %s", goal, unit);

  print_line (count, shown, limit, value <= goal);
}

static void
stop_on (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* ── an import, and the main loop beside it ──────────────────────────────────────────────── */

typedef struct
{
  gint64 last;
  gint64 longest;
  GAsyncResult *result;
} Watch;

static gboolean
on_tick (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  watch->longest = MAX (watch->longest, now - watch->last);
  watch->last = now;
  return G_SOURCE_CONTINUE;
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Watch *)data)->result = g_object_ref (result);
}

static void
ask_first_screen (RkRowModel *model)
{
  guint n = MIN (SCREEN, g_list_model_get_n_items (G_LIST_MODEL (model)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RkRow) row = rk_row_model_dup_row (model, i);

      g_assert_nonnull (rk_row_get_record (row));
    }
}

/* With a list open, as in the window: it is read anew when the import is in the file. */
static double
watch_import (RkStore *store, RkImport *import, guint rows)
{
  g_autoptr (RkRowModel) model = rk_row_model_new (store, &rk_kind_workplace);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GError) error = NULL;
  Watch watch = { .last = g_get_monotonic_time () };
  guint tick;

  rk_query_sort (query, "name", NULL);
  rk_row_model_set_query (model, query);
  tick = g_timeout_add (TICK_MS, on_tick, &watch);
  rk_import_perform_async (import, store, NULL, on_imported, &watch);
  while (watch.result == NULL || rk_row_model_get_loading (model)
         || g_list_model_get_n_items (G_LIST_MODEL (model)) < rows / 2)
    g_main_context_iteration (NULL, TRUE);
  ask_first_screen (model);
  on_tick (&watch);
  g_source_remove (tick);
  rk_import_finish (import, watch.result, &error);
  stop_on (error);
  g_object_unref (watch.result);
  return (double)watch.longest / 1000.0;
}

/* The process of the import. */
static int
run_import (const char *office, const char *csv, guint rows)
{
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_create (office, NULL, &error);
  g_autoptr (RkImport) import = NULL;
  double longest;

  stop_on (error);
  import = rk_import_open (&rk_kind_workplace, csv, 0, NULL, 0, NULL, &error);
  stop_on (error);
  longest = watch_import (store, import, rows);
  print_number (rows, "import, longest stall of the main loop", longest, "ms", 50);
  rk_store_close (store);
  g_object_unref (store);
  return 0;
}

static void
spawn (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_CHILD_INHERITS_STDOUT, NULL, NULL, NULL, NULL,
                &status, &error);
  stop_on (error);
  g_spawn_check_wait_status (status, &error);
  stop_on (error);
}

static void
import_in_a_process (const char *self, const char *office, const char *folder, guint rows)
{
  g_autofree char *here = g_path_get_dirname (self);
  g_autofree char *generator = g_build_filename (here, "..", "io", "gen-register", NULL);
  g_autofree char *csv = g_build_filename (folder, "register.csv", NULL);
  g_autofree char *option = g_strdup_printf ("--rows=%u", rows);
  g_autofree char *count = g_strdup_printf ("%u", rows);
  const char *generate[] = { generator, option, "--encoding=utf-8", csv, NULL };
  const char *import[] = { self, count, office, csv, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)generate, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL,
                &error);
  stop_on (error);
  spawn (import);
  g_remove (csv);
}

/* ── the list ────────────────────────────────────────────────────────────────────────────── */

static int
by_value (gconstpointer a, gconstpointer b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

typedef struct
{
  const char *what;
  const char *search;
  const char *place; /* 市町 */
  const char *sort;
} View;

static const View views[] = {
  { "first rows, order 五十音順", NULL, NULL, "name" },
  { "first rows, order by employees", NULL, NULL, "-employees" },
  { "first rows, order by address", NULL, NULL, "address" },
  { "first rows, filter by 市町", NULL, "焼津市", "name" },
  { "first rows, search 薬局", "薬局", NULL, "name" },
};

static void
on_replacing (RkRowModel *model, GArray *before, GArray *after, gboolean *come)
{
  *come = TRUE;
}

/* Until the first screen could be drawn. The rest is waited for, but not counted. */
static double
show_view (RkRowModel *model, const View *view)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  gint64 start = g_get_monotonic_time ();
  gint64 shown;
  gboolean come = FALSE;
  gulong handler = g_signal_connect (model, "replacing", G_CALLBACK (on_replacing), &come);

  rk_query_set_search (query, view->search);
  if (view->place)
    rk_query_where (query, "municipality", view->place, NULL);
  rk_query_sort (query, view->sort, NULL);
  rk_row_model_set_query_in_steps (model, query);
  while (!come && rk_row_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, 0);
  ask_first_screen (model);
  shown = g_get_monotonic_time () - start;
  while (rk_row_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (model, handler);
  return (double)shown / 1000.0;
}

/* Each after all others, so that none finds its rows still there. */
static void
measure_views (RkRowModel *model, guint rows)
{
  double times[G_N_ELEMENTS (views)][TIMES];

  for (guint i = 0; i < TIMES; i++)
    for (guint v = 0; v < G_N_ELEMENTS (views); v++)
      times[v][i] = show_view (model, &views[v]);
  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    {
      qsort (times[v], TIMES, sizeof (double), by_value);
      print_number (rows, views[v].what, times[v][TIMES / 2], "ms", 300);
    }
}

static void
measure_scrolling (RkRowModel *model, guint rows)
{
  double times[SCREENS];
  guint at;

  show_view (model, &views[0]);
  at = g_list_model_get_n_items (G_LIST_MODEL (model)) / 2;
  for (guint i = 0; i < SCREENS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint k = 0; k < SCREEN; k++)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
          g_autoptr (RkRow) row = rk_row_model_dup_row (model, (at + i * SCREEN + k) % n);

          g_assert_nonnull (rk_row_get_record (row));
        }
      times[i] = (double)(g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, SCREENS, sizeof (double), by_value);
  print_number (rows, "scroll one page, median", times[SCREENS / 2], "ms", 17);
  print_number (rows, "scroll one page, worst of 200", times[SCREENS - 1], "ms", 17);
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  guint64 pages;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || strchr (text, ' ') == NULL)
    return 0;
  pages = g_ascii_strtoull (strchr (text, ' '), NULL, 10);
  return (double)pages * (double)sysconf (_SC_PAGESIZE) / (1024.0 * 1024.0);
}

static void
measure_list (const char *office, guint rows)
{
  g_autoptr (GError) error = NULL;
  RkStore *store = rk_store_open (office, RK_STORE_NO_DAILY_BACKUP, &error);
  RkRowModel *model;

  stop_on (error);
  model = rk_row_model_new (store, &rk_kind_workplace);
  measure_views (model, rows);
  measure_scrolling (model, rows);
  print_number (rows, "list without widgets, resident", resident_mb (), "MB", 250);
  g_object_unref (model);
  rk_store_close (store);
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  guint rows = argc > 1 ? (guint)g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autofree char *folder = NULL;
  g_autofree char *office = NULL;

  if (argc == 4)
    return run_import (argv[2], argv[3], rows);
  folder = g_dir_make_tmp ("rk-bench-XXXXXX", NULL);
  office = g_build_filename (folder, "office.renkei", NULL);
  import_in_a_process (argv[0], office, folder, rows);
  measure_list (office, rows);
  rk_test_remove_tree (folder);
  return 0;
}
