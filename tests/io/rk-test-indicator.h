/* Tables brought in from texts, and what was read of them. */
#pragma once

#include <math.h>
#include <string.h>

#include "rk-indicator-import.h"
#include "rk-test-office.h"

typedef struct
{
  RkTestOffice *office;
  RkIndicatorImport *import;
} Run;

static inline void
run_clear (Run *run)
{
  g_clear_pointer (&run->import, rk_indicator_import_free);
}

static inline Run
begin (void)
{
  Run run = { rk_test_office_new (0), NULL };

  return run;
}

static inline void
end (Run *run)
{
  run_clear (run);
  rk_test_office_free (run->office);
}

static inline const RkIndicatorReport *
bring_in (Run *run, const char *text, const char *preset)
{
  static guint n;
  g_autofree char *path = g_strdup_printf ("%s/table-%u.csv", run->office->folder, n++);
  g_autoptr (GError) error = NULL;

  run_clear (run);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  run->import = rk_indicator_import_open (path, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rk_indicator_import_get_preset (run->import)
                       ? rk_indicator_import_get_preset (run->import)->code
                       : "",
                   ==, preset);
  rk_test_command (run->office, "取り込んだ", rk_indicator_import_run, run->import);
  return rk_indicator_import_get_report (run->import);
}

typedef struct
{
  const char *code;
  int year;
  GPtrArray *list;
} Load;

static inline gboolean
load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *job = data;
  g_autoptr (RkRecord) card = rk_indicators_find (db, job->code, error);

  if (card == NULL)
    return FALSE;
  job->list = rk_observations_load (db, rk_record_id (card), job->year, error);
  return job->list != NULL;
}

static inline void
expect (Run *run,
        const char *code,
        int year,
        const char *area,
        char sex,
        const char *counts,
        double value)
{
  Load job = { code, year, NULL };
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  rk_store_read (run->office->store, load, &job, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < job.list->len; i++)
    {
      const RkObservation *o = job.list->pdata[i];
      g_autofree char *text = NULL;

      if (!g_str_equal (o->area, area) || o->sex != sex)
        continue;
      found = TRUE;
      text = rk_observation_dup_counts (o);
      g_assert_cmpstr (text, ==, counts);
      if (isnan (value))
        g_assert_true (isnan (o->value));
      else
        g_assert_cmpfloat_with_epsilon (o->value, value, 1e-9);
    }
  if (!found)
    g_error ("%s %d %s %c is not there", code, year, area, sex);
  g_ptr_array_unref (job.list);
}

static inline RkIndicatorImport *
open_text (Run *run, const char *text)
{
  static guint n;
  g_autofree char *path = g_strdup_printf ("%s/own-%u.csv", run->office->folder, n++);
  g_autoptr (GError) error = NULL;
  RkIndicatorImport *import;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import = rk_indicator_import_open (path, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static inline void
refuses (Run *run, RkIndicatorImport *import, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_store_command (run->office->store, "取り込んだ", rk_indicator_import_run,
                                    import, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}
