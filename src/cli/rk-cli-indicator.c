/* Indicators: tables in, rates and ratios out. */
#include "rk-cli.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-cli-indicator.h"
#include "rk-error.h"
#include "rk-indicator-export.h"
#include "rk-indicator-import.h"

/* ── import ──────────────────────────────────────────────────────────────────────────────── */

static void
print_import_json (const RkIndicatorReport *report)
{
  g_autoptr (RkJson) json = rk_json_new (stdout);

  rk_json_text (json, "indicator", report->indicators->len ? report->indicators->pdata[0] : NULL);
  rk_json_begin_array (json, "indicators");
  for (guint i = 0; i < report->indicators->len; i++)
    rk_json_text (json, NULL, report->indicators->pdata[i]);
  rk_json_end_array (json);
  rk_json_text (json, "preset", report->preset->code);
  rk_json_text (json, "source", report->source);
  rk_json_integer (json, "rows", report->rows);
  rk_json_integer (json, "added", report->save.added);
  rk_json_integer (json, "updated", report->save.updated);
  rk_json_integer (json, "unchanged", report->save.unchanged);
  rk_json_integer (json, "areas", report->areas);
  rk_json_begin_array (json, "years");
  for (guint i = 0; i < report->years->len; i++)
    rk_json_integer (json, NULL, g_array_index (report->years, int, i));
  rk_json_end_array (json);
  rk_json_integer (json, "masked", report->masked);
  rk_json_begin_array (json, "changes");
  for (guint i = 0; i < report->save.changes->len; i++)
    rk_json_text (json, NULL, report->save.changes->pdata[i]);
  rk_json_end_array (json);
  rk_json_begin_array (json, "problems");
  for (guint i = 0; i < report->problems->len; i++)
    rk_json_text (json, NULL, report->problems->pdata[i]);
  rk_json_end_array (json);
}

static void
print_import_words (const RkIndicatorReport *report, gboolean rehearsed)
{
  for (guint i = 0; i < report->problems->len; i++)
    rk_cli_warn ("%s", (char *)report->problems->pdata[i]);
  if (rehearsed)
    rk_cli_print ("%s", _ ("Nothing was changed. This would happen:\n"));
  rk_cli_print ("%s\n", report->preset->name);
  rk_cli_print (_ ("source: %s\n"), report->source);
  for (guint i = 0; i < report->indicators->len; i++)
    rk_cli_print ("%s\n", (char *)report->indicators->pdata[i]);
  rk_cli_print (_ ("rows %u, areas %u, masked cells %u\n"), report->rows, report->areas,
                report->masked);
  rk_cli_print (_ ("added %u, changed %u, unchanged %u\n"), report->save.added,
                report->save.updated, report->save.unchanged);
}

gboolean
rk_cli_import_indicator (RkCli *cli, GError **error)
{
  gboolean rehearse = rk_cli_flag (cli, "dry-run");
  const char *preset = rk_cli_option (cli, "preset");
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkIndicatorImport) import = NULL;
  guint sheet = 0, year = 0;

  if (!rk_cli_number (cli, "sheet", G_MAXINT, &sheet, error)
      || !rk_cli_number (cli, "year", 9999, &year, error))
    return FALSE;
  store = rk_cli_open_db (cli, TRUE, error);
  if (store == NULL)
    return FALSE;
  import = rk_indicator_import_open (rk_cli_word (cli, 1), rk_cli_option (cli, "encoding"), sheet,
                                     cli->cancellable, error);
  if (import == NULL || (preset && !rk_indicator_import_set_preset (import, preset, error)))
    return FALSE;
  rk_indicator_import_set_year (import, (int)year);
  rk_indicator_import_set_source (import, rk_cli_option (cli, "source"));
  rk_indicator_import_set_indicator (import, rk_cli_option (cli, "indicator"));
  if (!(rehearse
            ? rk_store_rehearse (store, rk_indicator_import_run, import, cli->cancellable, error)
            : rk_store_command (store, "健康指標の表を取り込んだ", rk_indicator_import_run, import,
                                cli->cancellable, error)))
    return FALSE;
  if (cli->json)
    print_import_json (rk_indicator_import_get_report (import));
  else
    print_import_words (rk_indicator_import_get_report (import), rehearse);
  return TRUE;
}

/* ── export ──────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_cli_export_observations (RkCli *cli, RkCsvEncoding encoding, GError **error)
{
  RkIndicatorExport export = { .path = rk_cli_word (cli, 1),
                               .encoding = encoding,
                               .indicator = rk_cli_option (cli, "indicator") };
  g_autoptr (RkStore) store = NULL;
  guint year = 0;

  if (!rk_cli_number (cli, "year", 9999, &year, error))
    return FALSE;
  export.year = (int)year;
  store = rk_cli_open_db (cli, FALSE, error);
  if (store == NULL
      || !rk_store_read (store, rk_indicator_export_run, &export, cli->cancellable, error))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (RkJson) json = rk_json_new (stdout);

      rk_json_integer (json, "rows", (gint64) export.rows);
      rk_json_integer (json, "hidden", export.hidden);
      rk_json_begin_array (json, "unrepresentable");
      rk_json_end_array (json);
    }
  else
    rk_cli_print (_ ("%s: %" PRIu64 " rows, checked\n"), export.path, export.rows);
  return TRUE;
}

/* ── ratio, rate, adjust ─────────────────────────────────────────────────────────────────── */

static gboolean
read_method (const char *name, RkStatMethod *method, GError **error)
{
  *method = RK_STAT_NONE;
  if (name == NULL || g_str_equal (name, "auto"))
    return TRUE;
  if (g_str_equal (name, "binomial"))
    *method = RK_STAT_BINOMIAL;
  else if (g_str_equal (name, "poisson"))
    *method = RK_STAT_POISSON;
  else
    return rk_cli_usage (error, _ ("“--method” is binomial, poisson or auto, not “%s”."), name);
  return TRUE;
}

static gboolean
read_sex (const char *name, char *sex, GError **error)
{
  *sex = 0;
  if (name == NULL)
    return TRUE;
  *sex = rk_sex_parse (name);
  return *sex || rk_cli_usage (error, _ ("“--sex” is M, F or T (both), not “%s”."), name);
}

gboolean
rk_cli_read_values (RkCli *cli, RkValuesRequest *request, GError **error)
{
  const char *areas = rk_cli_option (cli, "areas");
  const char *reference = rk_cli_option (cli, "reference");
  const char *within = rk_cli_option (cli, "within");
  guint year = 0;

  request->level = RK_AREA_MEDICAL;
  if (areas && !rk_area_level_by_name (areas, &request->level))
    return rk_cli_usage (
        error, _ ("“--areas” is medical_area, municipality or prefecture, not “%s”."), areas);
  request->reference = reference;
  request->standard = rk_cli_option (cli, "standard");
  if (within == NULL)
    request->prefecture = request->level == RK_AREA_PREFECTURE ? NULL : "22";
  else
    request->prefecture = g_str_equal (within, "JP") ? NULL : within;
  if (!read_method (rk_cli_option (cli, "method"), &request->method, error)
      || !read_sex (rk_cli_option (cli, "sex"), &request->sex, error)
      || !rk_cli_number (cli, "year", 9999, &year, error))
    return FALSE;
  request->year = (int)year;
  return TRUE;
}

typedef struct
{
  RkCli *cli;
  const char *indicator;
  RkValuesRequest request;
  RkValues *values;
} ValuesJob;

static gboolean
compute (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ValuesJob *job = data;
  g_autoptr (RkRecord) card = rk_indicators_find (db, job->indicator, error);

  if (card == NULL)
    return FALSE;
  job->values = rk_values_compute (db, card, &job->request, error);
  return job->values != NULL;
}

static void
print_number (RkJson *json, const char *key, double number)
{
  if (isnan (number) || isinf (number))
    rk_json_null (json, key);
  else
    rk_json_real (json, key, number);
}

static const char *
state_word (const RkIndicatorValue *row)
{
  return row->hidden ? "秘匿" : rk_stat_state_paper (row->state);
}

/* The word for the value; "value" stands beside it for whoever reads all three. */
static const char *
value_key (RkValuesKind kind)
{
  return kind == RK_VALUES_RATIO ? "ratio" : kind == RK_VALUES_ADJUSTED ? "adjusted" : "rate";
}

static void
print_row (RkJson *json, const RkValues *values, const RkIndicatorValue *row)
{
  char sex[2] = { row->sex, '\0' };

  rk_json_begin_object (json, NULL);
  rk_json_text (json, "area", row->area);
  rk_json_text (json, "area_name", row->area_name);
  rk_json_text (json, "sex", sex);
  print_number (json, "n", row->n);
  print_number (json, "observed", row->observed);
  print_number (json, "expected", row->expected);
  print_number (json, value_key (values->kind), row->value);
  print_number (json, "value", row->value);
  print_number (json, "lower", row->lower);
  print_number (json, "upper", row->upper);
  print_number (json, "least", row->least);
  print_number (json, "most", row->most);
  print_number (json, "z", row->z);
  rk_json_text (json, "state", state_word (row));
  rk_json_integer (json, "masked", row->masked);
  if (row->reason)
    rk_json_text (json, "reason", row->reason);
  rk_json_end_object (json);
}

static void
print_values_json (const ValuesJob *job)
{
  const RkValues *values = job->values;
  g_autofree char *note = rk_values_dup_note (values);
  g_autoptr (RkJson) json = rk_json_new (stdout);

  rk_json_text (json, "indicator", rk_record_get (values->indicator, "code"));
  rk_json_integer (json, "year", values->year);
  rk_json_text (json, "reference", values->reference_code);
  rk_json_text (json, "reference_name", values->reference_name);
  rk_json_text (json, "method", rk_stat_method_id (values->method));
  rk_json_text (json, "source", values->source);
  rk_json_text (json, "note", note);
  rk_json_begin_array (json, "rows");
  for (guint i = 0; i < values->rows->len; i++)
    print_row (json, values, &g_array_index (values->rows, RkIndicatorValue, i));
  rk_json_end_array (json);
  rk_json_begin_array (json, "reference_rows");
  for (guint i = 0; i < values->reference->len; i++)
    print_row (json, values, &g_array_index (values->reference, RkIndicatorValue, i));
  rk_json_end_array (json);
}

static void
print_values_words (const RkValues *values)
{
  g_autofree char *title = rk_values_dup_title (values);
  g_autofree char *year = rk_fiscal_year_label (values->year);
  g_autofree char *note = rk_values_dup_note (values);

  rk_cli_print ("%s　%s\n", title, year);
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      g_autofree char *value = rk_values_dup_number (values, row->value, row);
      g_autofree char *lower = rk_values_dup_number (values, row->lower, row);
      g_autofree char *upper = rk_values_dup_number (values, row->upper, row);

      rk_cli_print ("%s\t%s\t%s\t%s\t%s～%s\t%s\n", row->area, row->area_name,
                    rk_sex_paper (row->sex), value, lower, upper, state_word (row));
    }
  rk_cli_print ("%s\n", note);
  if (values->mask_note)
    rk_cli_print ("%s\n", values->mask_note);
}

static gboolean
run_values (RkCli *cli, RkValuesKind kind, GError **error)
{
  ValuesJob job
      = { .cli = cli, .indicator = rk_cli_option (cli, "indicator"), .request = { .kind = kind } };
  g_autoptr (RkStore) store = NULL;
  g_autoptr (RkValues) values = NULL;

  if (job.indicator == NULL)
    return rk_cli_usage (error, _ ("Say which indicator: --indicator ID."));
  if (!rk_cli_read_values (cli, &job.request, error))
    return FALSE;
  store = rk_cli_open_db (cli, FALSE, error);
  if (store == NULL || !rk_store_read (store, compute, &job, cli->cancellable, error))
    return FALSE;
  values = job.values;
  if (cli->json)
    print_values_json (&job);
  else
    print_values_words (values);
  return TRUE;
}

gboolean
rk_cli_ratio (RkCli *cli, GError **error)
{
  return run_values (cli, RK_VALUES_RATIO, error);
}

gboolean
rk_cli_rate (RkCli *cli, GError **error)
{
  return run_values (cli, RK_VALUES_RATE, error);
}

gboolean
rk_cli_adjust (RkCli *cli, GError **error)
{
  return run_values (cli, RK_VALUES_ADJUSTED, error);
}
