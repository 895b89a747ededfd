/* For tests of the papers of a meeting: the sample office, a paper printed and read back. Header
 * only, for one program each. */
#pragma once

#include <poppler.h>
#include <string.h>

#include "doc-read.h"
#include "rk-attachments.h"
#include "rk-council.h"
#include "rk-error.h"
#include "rk-foreign.h"
#include "rk-minutes.h"
#include "rk-packet-parts.h"
#include "rk-pdf.h"
#include "rk-query.h"
#include "rk-report.h"
#include "rk-test-sample.h"
#include "rk-seating-plan.h"

#define MEMBERS 40
#define LONG_NAME "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末太郎"

static RkTestOffice *office; /* the sample; tests that change it have their own */

G_GNUC_UNUSED static char *
out_path (RkTestOffice *self)
{
  return g_build_filename (self->folder, "out.pdf", NULL);
}

/* Builds a document, writes it and reads its words back. */
G_GNUC_UNUSED static char *
print (RkTestOffice *self, const char *name, const RkReportParams *params, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = out_path (self);
  g_autoptr (RkDocument) document
      = rk_report_build (rk_store_main_db (self->store), name, params, NULL, &error);
  g_autoptr (RkPages) pages = NULL;
  char *text;

  g_assert_no_error (error);
  pages = rk_document_paginate (document, NULL, &error);
  g_assert_no_error (error);
  rk_pages_write_pdf (pages, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (n_pages)
    *n_pages = rk_pages_get_n (pages);
  g_assert_cmpuint (doc_count_pages (path), ==, rk_pages_get_n (pages));
  text = doc_read_page (path, 0);
  g_assert_null (strstr (text, "(null)"));
  return text;
}

/* The same without the ends of lines, where sentences are looked for. */
G_GNUC_UNUSED static char *
print_joined (RkTestOffice *self, const char *name, const RkReportParams *params)
{
  g_autofree char *text = print (self, name, params, NULL);
  g_autoptr (GString) joined = g_string_new (text);

  g_string_replace (joined, "\n", "", 0);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

G_GNUC_UNUSED static void
set_text (RkDraft *draft, const char *field, const char *value)
{
  rk_draft_take (draft, rk_kind_field (rk_draft_kind (draft), field), g_strdup (value));
}

G_GNUC_UNUSED static void
set_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

G_GNUC_UNUSED static gint64
save (RkDb *db, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);
  gint64 id = 0;

  rk_records_save (db, record, &id, error);
  return id;
}

/* The oldest record of a kind with a value. */
G_GNUC_UNUSED static RkRecord *
find (RkDb *db, const RkKind *kind, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, field, value, NULL));
  ids = rk_query_ids (db, query, NULL, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  return rk_records_get (db, kind, g_array_index (ids, gint64, 0), NULL);
}

/* The meeting that papers are about where none is named. */
G_GNUC_UNUSED static gint64
next_meeting (RkTestOffice *own)
{
  RkReportParams params = { 0 };
  g_autoptr (RkSeatingPlan) plan
      = rk_seating_plan_load (rk_store_main_db (own->store), &params, NULL, NULL);

  return plan->meeting;
}

G_GNUC_UNUSED static gint64
keep_of (RkDb *db, RkDraft *draft, gint64 meeting, GError **error)
{
  set_int (draft, "meeting_id", meeting);
  return save (db, draft, error);
}

/* @data: words[0]: minutes_layout, words[1]: record_style */
G_GNUC_UNUSED static gboolean
set_layout (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *words = data;
  g_autoptr (RkRecord) council = find (db, &rk_kind_council, "level", "県");
  RkDraft *draft = rk_draft_copy (council);

  set_text (draft, "minutes_layout", words[0]);
  set_text (draft, "record_style", words[1]);
  return save (db, draft, error) != 0;
}

/* ── changing the sample's meeting ───────────────────────────────────────────────────────── */

typedef struct
{
  const RkKind *kind;
  const char *where;
  const char *is;
  const char *field;
  const char *value;
} Change;

G_GNUC_UNUSED static gboolean
perform (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  RkReportParams params = { 0 };
  g_autoptr (RkSeatingPlan) plan = rk_seating_plan_load (db, &params, cancellable, error);
  g_autoptr (RkRecord) before = change->where
                                    ? find (db, change->kind, change->where, change->is)
                                    : rk_records_get (db, change->kind, plan->meeting, error);
  RkDraft *draft = rk_draft_copy (before);

  g_assert_true (rk_test_set (draft, change->field, change->value));
  return save (db, draft, error) != 0;
}

G_GNUC_UNUSED static void
change (RkTestOffice *own, Change what)
{
  rk_test_command (own, "直した", perform, &what);
}

/* The meeting that papers are about where none is named. */
#define NEXT NULL, NULL
