/* An office file with one workplace and its application, and what is done with it. */
#pragma once

#include "rk-schemes.h"
#include "rk-test-steps.h"

#define assert_has(text, part) g_assert_nonnull (strstr (text, part))
#define assert_lacks(text, part) g_assert_null (strstr (text, part))

typedef struct
{
  RkTestOffice *office;
  gint64 scheme;
  gint64 level;
  gint64 workplace;
  gint64 status;
} Fixture;

G_GNUC_UNUSED static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

G_GNUC_UNUSED static char *
id_words (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

G_GNUC_UNUSED static gint64
add_status (Fixture *f, gint64 workplace)
{
  g_autofree char *of = id_words (workplace);
  g_autofree char *scheme = id_words (f->scheme);
  g_autofree char *level = id_words (f->level);

  return rk_test_keep (
      f->office, RK_TEST_DRAFT (&rk_kind_status, "workplace_id", of, "scheme_id", scheme,
                                "level_id", level, "applied_on", "2024-04-08", "applied_by", "郵送",
                                "activities", "1-1 3-2", "consent_name", "1", "consent_activities",
                                "1", "consent_address", "1", "consent_industry", "1"));
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (GError) error = NULL;

  f->office = rk_test_office_new (0);
  g_assert_true (rk_schemes_default (db_of (f), FALSE, &f->scheme, &error));
  levels = rk_schemes_levels (db_of (f), f->scheme, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (levels->len, ==, 2);
  f->level = rk_record_id (levels->pdata[0]);
  f->workplace = rk_test_keep (
      f->office, RK_TEST_DRAFT (&rk_kind_workplace, "name", "㈱髙﨑建設", "kana",
                                "タカサキケンセツ", "municipality_code", "焼津市", "address",
                                "静岡県焼津市見本町1丁目2番地\n見本ビル3階", "employees", "35",
                                "representative_title", "代表取締役", "representative", "髙﨑 環"));
  f->status = add_status (f, f->workplace);
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

G_GNUC_UNUSED static RkRecord *
status_of (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  RkRecord *record = rk_records_get (db_of (f), &rk_kind_status, id, &error);

  g_assert_no_error (error);
  return record;
}

G_GNUC_UNUSED static guint
take (Fixture *f, RkTestStep which, const char *day)
{
  return rk_test_take_step (f->office, f->status, which, day);
}

G_GNUC_UNUSED static void
register_it (Fixture *f)
{
  g_assert_cmpuint (take (f, SCREEN, "2024-04-20"), ==, 1);
  g_assert_cmpuint (take (f, ENTER, "2024-05-01"), ==, 1);
}

typedef struct
{
  const char *name;
  void (*test) (Fixture *f, gconstpointer data);
} RegistrationTest;

static inline void
add_tests (const char *folder, const RegistrationTest *tests, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (folder, tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
}
