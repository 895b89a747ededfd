/* Lists of registrations, and what became of them. */
#pragma once

#include "rk-test-import.h"

#define HEAD "事業所名,市町名,電話番号,登録番号,登録日,有効期限,制度,区分,公表同意\r\n"

G_GNUC_UNUSED static RkImport *
open_registrations (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  RkImport *import;

  write_list (fixture, text);
  import = rk_import_open (&rk_kind_status, fixture->csv, 0, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  return import;
}

G_GNUC_UNUSED static RkImportReport *
import_registrations (Fixture *fixture, const char *text)
{
  g_autoptr (RkImport) import = open_registrations (fixture, text);

  return perform (fixture, import);
}

/* The registrations of the n-th workplace, the older first. */
G_GNUC_UNUSED static GPtrArray *
statuses_of (Fixture *fixture, guint n)
{
  g_autoptr (RkRecord) owner = workplace (fixture, n);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_status);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (owner));
  GPtrArray *records;

  g_assert_true (rk_query_where (query, "workplace_id", id, NULL));
  g_assert_true (rk_query_sort (query, "registered_on", NULL));
  records = rk_query_records (db (fixture), query, NULL, NULL);
  g_assert_nonnull (records);
  return records;
}

G_GNUC_UNUSED static void
assert_counts (const RkImportReport *report, guint added, guint updated, guint unchanged)
{
  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED], ==, added);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_UPDATED], ==, updated);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_UNCHANGED], ==, unchanged);
}

G_GNUC_UNUSED static void
assert_problem (
    const RkImportReport *report, guint n, guint row, const char *value, const char *reason)
{
  const RkImportProblem *problem = report->problems->pdata[n];

  g_assert_cmpuint (problem->row, ==, row);
  g_assert_cmpstr (problem->value, ==, value);
  g_assert_nonnull (strstr (problem->reason, reason));
}
