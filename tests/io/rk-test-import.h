/* For tests of the import: an office without workplaces, a list to write and import, and what is
 * asked afterwards. */
#pragma once

#include "rk-test-office.h"

#include <string.h>

#include "rk-error.h"
#include "rk-import.h"
#include "rk-query.h"

G_BEGIN_DECLS

#define FEW "事業所名,市町名,法人番号,電話番号,従業員数\r\n"

typedef struct
{
  RkTestOffice *office;
  char *csv;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = rk_test_office_new (0);
  fixture->csv = g_build_filename (fixture->office->folder, "一覧.csv", NULL);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rk_test_office_free (fixture->office);
  g_free (fixture->csv);
}

/* ── what every test does ────────────────────────────────────────────────────────────────── */

G_GNUC_UNUSED static void
write_list (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->csv, text, -1, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static RkImport *
open_list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RkImport *import = rk_import_open (&rk_kind_workplace, fixture->csv, 0, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  return import;
}

G_GNUC_UNUSED static RkImport *
open_text (Fixture *fixture, const char *text)
{
  write_list (fixture, text);
  return open_list (fixture);
}

G_GNUC_UNUSED static RkImportReport *
perform (Fixture *fixture, RkImport *import)
{
  g_autoptr (GError) error = NULL;

  rk_import_perform (import, fixture->office->store, NULL, &error);
  g_assert_no_error (error);
  return rk_import_get_report (import);
}

G_GNUC_UNUSED static RkImportReport *
import_text (Fixture *fixture, const char *text)
{
  g_autoptr (RkImport) import = open_text (fixture, text);

  return perform (fixture, import);
}

G_GNUC_UNUSED static RkDb *
db (Fixture *fixture)
{
  return rk_store_main_db (fixture->office->store);
}

G_GNUC_UNUSED static gint64
count (Fixture *fixture, const RkKind *kind)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  rk_records_count (db (fixture), kind, &n, &error);
  g_assert_no_error (error);
  return n;
}

G_GNUC_UNUSED static gint64
count_where (Fixture *fixture, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GError) error = NULL;
  guint64 n;

  rk_query_where (query, field, value, &error);
  g_assert_no_error (error);
  rk_query_total (db (fixture), query, &n, NULL, &error);
  g_assert_no_error (error);
  return (gint64)n;
}

G_GNUC_UNUSED static int
by_id (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *)a < *(const gint64 *)b ? -1 : 1;
}

/* The n-th workplace in the order of their coming, from 0. */
G_GNUC_UNUSED static RkRecord *
workplace (Fixture *fixture, guint n)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_workplace);
  g_autoptr (GArray) ids = rk_query_ids (db (fixture), query, NULL, NULL);
  g_autoptr (GError) error = NULL;
  RkRecord *record;

  g_array_sort (ids, by_id);
  g_assert_cmpuint (n, <, ids->len);
  record
      = rk_records_get (db (fixture), &rk_kind_workplace, g_array_index (ids, gint64, n), &error);
  g_assert_no_error (error);
  return record;
}

G_GNUC_UNUSED static void
assert_field (Fixture *fixture, guint n, const char *field, const char *expected)
{
  g_autoptr (RkRecord) record = workplace (fixture, n);
  g_autofree char *text = rk_record_dup_text (record, rk_kind_field (&rk_kind_workplace, field));

  g_assert_cmpstr (text, ==, expected);
}

G_GNUC_UNUSED static guint
n_actions (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = rk_history_list (db (fixture), 0, NULL);

  return entries->len;
}

/* @expected: added, updated, unchanged, look-alikes, rejected */
G_GNUC_UNUSED static void
assert_outcomes (const RkImportReport *report, const guint expected[RK_IMPORT_N_OUTCOMES])
{
  guint64 sum = 0;

  for (guint i = 0; i < RK_IMPORT_N_OUTCOMES; i++)
    {
      g_assert_cmpuint (report->outcomes[i], ==, expected[i]);
      sum += expected[i];
    }
  g_assert_cmpuint (report->rows, ==, sum);
}

#define OUTCOMES(...) ((const guint[RK_IMPORT_N_OUTCOMES]){ __VA_ARGS__ })

G_GNUC_UNUSED static const RkImportProblem *
problem_at (const RkImportReport *report, guint n)
{
  g_assert_cmpuint (n, <, report->problems->len);
  return report->problems->pdata[n];
}

G_GNUC_UNUSED static void
add (const char *path, const void *data, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, func, tear_down);
}

/* ── all that forms ask for ──────────────────────────────────────────────────────────────── */

/* A column of a list, what stands in it, and the field with what the record then has. */
typedef struct
{
  const char *heading;
  const char *cell;
  const char *field;
  const char *shown;
} Detail;

/* A list of one row. @heads, @row: of the columns before the details */
G_GNUC_UNUSED static char *
list_of_details (const char *heads, const char *row, const Detail *details, guint n)
{
  GString *text = g_string_new (heads);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, ",%s", details[i].heading);
  g_string_append_printf (text, "\r\n%s", row);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, ",\"%s\"", details[i].cell);
  g_string_append (text, "\r\n");
  return g_string_free (text, FALSE);
}

G_GNUC_UNUSED static void
assert_details (const RkRecord *record, const Detail *details, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      int field = rk_kind_field (rk_record_kind (record), details[i].field);
      g_autofree char *shown = rk_record_dup_display (record, field);

      g_test_message ("%s", details[i].heading);
      g_assert_cmpstr (shown, ==, details[i].shown);
    }
}

G_END_DECLS
