/* For tests: an office file in a temporary folder with invented workplaces, and waiting for
 * something to come true without sleeping. Header only: any test may include it. */
#pragma once

#include <glib/gstdio.h>
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  RkStore *store;
} RkTestOffice;

/* Iterates the main context until @condition holds; a test that waits two minutes has
 * failed, on however busy a machine. */
#define rk_test_wait(condition)                                              \
  G_STMT_START                                                               \
  {                                                                          \
    gint64 rk_test_end = g_get_monotonic_time () + 120 * G_TIME_SPAN_SECOND; \
    guint rk_test_tick = g_timeout_add (100, rk_test_wake, NULL);            \
    while (!(condition) && g_get_monotonic_time () < rk_test_end)            \
      g_main_context_iteration (NULL, TRUE);                                 \
    g_source_remove (rk_test_tick);                                          \
    g_assert_true (condition);                                               \
  }                                                                          \
  G_STMT_END

G_GNUC_UNUSED static gboolean
rk_test_wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs @func as one command and waits; the change notice comes with the next iterations. */
#define rk_test_command(office, what, func, data)                               \
  G_STMT_START                                                                  \
  {                                                                             \
    g_autoptr (GError) rk_test_error = NULL;                                    \
    rk_store_command ((office)->store, what, func, data, NULL, &rk_test_error); \
    g_assert_no_error (rk_test_error);                                          \
  }                                                                             \
  G_STMT_END

G_GNUC_UNUSED static gboolean
rk_test_set (RkDraft *draft, const char *field, const char *text)
{
  return rk_draft_set_typed (draft, rk_kind_field (rk_draft_kind (draft), field), text, NULL);
}

/* The n-th invented workplace: the same for the same n, names spread over the kana. */
G_GNUC_UNUSED static RkRecord *
rk_test_workplace (guint n)
{
  static const char *const heads[]
      = { "あおば",   "いそかぜ", "うみねこ", "かもめ", "きさらぎ", "さつき", "しおさい",
          "たちばな", "なみおと", "はまゆう", "みなと", "やまびこ", "わかば" };
  static const char *const tails[] = { "商店", "製作所", "水産", "薬局", "運輸", "建設", "印刷所" };
  static const char *const towns[] = { "焼津市", "静岡市", "浜松市", "沼津市", "掛川市", "下田市" };
  static const char *const trades[]
      = { "E 製造業", "I 卸売業,小売業", "H 運輸業,郵便業", "D 建設業", "P 医療,福祉" };
  g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_workplace);
  guint mixed = n * 2654435761u;
  g_autofree char *name = g_strdup_printf ("（株）%s%s %u", heads[mixed % G_N_ELEMENTS (heads)],
                                           tails[(mixed >> 8) % G_N_ELEMENTS (tails)], n);
  g_autofree char *kana = g_strdup_printf ("%s%u", heads[mixed % G_N_ELEMENTS (heads)], n);
  g_autofree char *employees = g_strdup_printf ("%u", 1 + (mixed >> 16) % 400);

  g_assert_true (rk_test_set (draft, "name", name));
  g_assert_true (rk_test_set (draft, "kana", kana));
  g_assert_true (rk_test_set (draft, "municipality_code", towns[n % G_N_ELEMENTS (towns)]));
  g_assert_true (rk_test_set (draft, "industry", trades[n % G_N_ELEMENTS (trades)]));
  g_assert_true (rk_test_set (draft, "employees", employees));
  return rk_draft_end (g_steal_pointer (&draft));
}

G_GNUC_UNUSED static gboolean
rk_test_add_workplaces (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RkRecord) record = rk_test_workplace (i);

      if (!rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* @n_workplaces: how many invented workplaces the office begins with */
G_GNUC_UNUSED static RkTestOffice *
rk_test_office_new (guint n_workplaces)
{
  RkTestOffice *office = g_new0 (RkTestOffice, 1);
  g_autoptr (GError) error = NULL;

  office->folder = g_dir_make_tmp ("rk-test-XXXXXX", &error);
  g_assert_no_error (error);
  office->path = g_build_filename (office->folder, "test.renkei", NULL);
  office->store = rk_store_create (office->path, NULL, &error);
  g_assert_no_error (error);
  if (n_workplaces > 0)
    rk_test_command (office, "事業所を用意した", rk_test_add_workplaces,
                     GUINT_TO_POINTER (n_workplaces));
  return office;
}

/* ── records of any kind ─────────────────────────────────────────────────────────────────── */

G_GNUC_UNUSED static void
rk_test_set_int (RkDraft *draft, const char *field, gint64 value)
{
  rk_draft_set_int (draft, rk_kind_field (rk_draft_kind (draft), field), value);
}

/* @fields: names and typed values by turns, NULL-terminated */
G_GNUC_UNUSED static RkDraft *
rk_test_draft_of (const RkKind *kind, const char *const *fields)
{
  RkDraft *draft = rk_draft_new (kind);

  for (; *fields; fields += 2)
    g_assert_true (rk_test_set (draft, fields[0], fields[1]));
  return draft;
}

#define RK_TEST_DRAFT(kind, ...) rk_test_draft_of (kind, (const char *const[]){ __VA_ARGS__, NULL })

typedef struct
{
  RkDraft *draft;
  gint64 id;
} RkTestSave;

G_GNUC_UNUSED static gboolean
rk_test_run_save (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkTestSave *job = data;
  g_autoptr (RkRecord) record = rk_draft_end (g_steal_pointer (&job->draft));

  return rk_records_save (db, record, &job->id, error);
}

/* @draft: (transfer full). Returns: the id */
G_GNUC_UNUSED static gint64
rk_test_keep (RkTestOffice *office, RkDraft *draft)
{
  RkTestSave job = { .draft = draft };

  rk_test_command (office, "用意した", rk_test_run_save, &job);
  return job.id;
}

/* The same where it may be refused. */
G_GNUC_UNUSED static gboolean
rk_test_try_to_keep (RkTestOffice *office, RkDraft *draft, GError **error)
{
  RkTestSave job = { .draft = draft };

  return rk_store_command (office->store, "直した", rk_test_run_save, &job, NULL, error);
}

G_GNUC_UNUSED static void
rk_test_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      rk_test_remove_tree (child);
    }
  g_remove (path);
}

G_GNUC_UNUSED static void
rk_test_office_free (RkTestOffice *office)
{
  rk_store_close (office->store);
  g_object_unref (office->store);
  rk_test_remove_tree (office->folder);
  g_free (office->folder);
  g_free (office->path);
  g_free (office);
}

G_END_DECLS
