/* For tests of papers about people and letters: the sample office with a council and its meeting,
 * a paper printed and read back. Header only, for one program each. */
#pragma once

#include <string.h>

#include "doc-read.h"
#include "rk-councils.h"
#include "rk-meetings.h"
#include "rk-pdf.h"
#include "rk-report.h"
#include "rk-test-office.h"
#include "rk-test-sample.h"

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

typedef struct
{
  RkTestOffice *office;
  gint64 council;
  gint64 meeting;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RkDb *db;

  f->office = rk_test_sample_new (RK_STORE_DEFAULT);
  db = rk_store_main_db (f->office->store);
  g_assert_true (rk_councils_default (db, &f->council, &error));
  g_assert_true (rk_meetings_default (db, f->council, &f->meeting, &error));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

G_GNUC_UNUSED static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static RkPages *
build (Fixture *f, const char *name, const RkReportParams *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkDocument) document = rk_report_build (db_of (f), name, params, NULL, &error);
  RkPages *pages;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

/* The words of one page (from 1) or of all (0), without blanks. */
static char *
print_page (Fixture *f, const char *name, const RkReportParams *params, guint page, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->office->folder, "out.pdf", NULL);
  g_autoptr (RkPages) pages = build (f, name, params);
  g_autofree char *text = NULL;

  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (n)
    *n = rk_pages_get_n (pages);
  text = doc_read_page (path, page);
  return doc_squeeze (text);
}

G_GNUC_UNUSED static char *
print (Fixture *f, const char *name, const RkReportParams *params, guint *n)
{
  return print_page (f, name, params, 0, n);
}
