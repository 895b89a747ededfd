/* A profile meets the next list of the same sender. */
#include "rk-import-profile.h"
#include "rk-test-office.h"

static char *
write_list (RkTestOffice *office, const char *name, const char *encoding)
{
  static const char text[] = "屋号,所\nうみねこ水産,焼津市見本町1\nなみおと堂,藤枝市架空台2\n";
  char *path = g_build_filename (office->folder, name, NULL);
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  return path;
}

static gboolean
save_profile (RkDb *db, gpointer import, GCancellable *cancellable, GError **error)
{
  return rk_import_profile_save (db, import, "いつもの", error);
}

static gboolean
apply_profile (RkDb *db, gpointer import, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRecord) profile = rk_import_profile_find (db, &rk_kind_workplace, "いつもの", error);

  return profile && rk_import_profile_apply (profile, import, error);
}

static RkImport *
open_list (const char *path, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  RkImport *import = rk_import_open (&rk_kind_workplace, path, 0, encoding, 0, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* @first: the list the profile was made from, its encoding given by hand; @next: comes later */
static void
check (const char *first, const char *next, const char *given)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autofree char *path = write_list (office, "first.csv", first);
  g_autofree char *later = write_list (office, "next.csv", next);
  g_autoptr (RkImport) import = open_list (path, first);
  g_autoptr (RkImport) again = open_list (later, given);
  g_autoptr (GError) error = NULL;
  int name = rk_kind_field (&rk_kind_workplace, "name");

  rk_import_set_field (import, 0, name);
  rk_import_set_field (import, 1, rk_kind_field (&rk_kind_workplace, "address"));
  rk_test_command (office, "試す", save_profile, import);
  rk_store_read (office->store, apply_profile, again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rk_import_get_encoding (again), ==, next);
  g_assert_cmpstr (rk_import_get_column (again, 0)->heading, ==, "屋号");
  g_assert_cmpint (rk_import_get_column (again, 0)->field, ==, name);
  rk_test_office_free (office);
}

static void
test_encoding (void)
{
  check ("CP932", "UTF-8", NULL);
  check ("UTF-8", "CP932", NULL);
  check ("CP932", "CP932", NULL);
  check ("CP932", "UTF-8", "UTF-8");
}

/* Nothing tells EUC-JP from CP932 but somebody who knows: that is what a profile remembers. */
static void
test_encoding_is_remembered (void)
{
  check ("EUC-JP", "EUC-JP", NULL);
}

/* A list of workplaces is read as one of registrations: what was chosen stays, and what a heading
 * says of registrations alone comes to it. */
static void
test_of_another_kind (void)
{
  RkTestOffice *office = rk_test_office_new (0);
  g_autofree char *path = g_build_filename (office->folder, "list.csv", NULL);
  g_autoptr (RkImport) import = NULL;
  g_autoptr (RkImport) next = NULL;
  g_autoptr (GError) error = NULL;
  const RkKind *kind = &rk_kind_registration;

  g_assert_true (g_file_set_contents (
      path, "一覧\n屋号,事業所名,登録番号,区分\n見本グループ,うみねこ水産,R8-0001,登録\n", -1,
      NULL));
  import = open_list (path, NULL);
  g_assert_true (rk_import_set_header (import, 2, 1, NULL));
  rk_import_set_field (import, 0, rk_kind_field (&rk_kind_workplace, "corporation_name"));
  rk_import_set_field (import, 2, -1);
  next = rk_import_open_like (&rk_kind_status, import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rk_import_get_header_row (next), ==, 2);
  g_assert_cmpint (rk_import_get_column (next, 0)->field, ==,
                   rk_kind_field (kind, "corporation_name"));
  g_assert_cmpint (rk_import_get_column (next, 1)->field, ==, rk_kind_field (kind, "name"));
  g_assert_cmpint (rk_import_get_column (next, 2)->field, ==, -1);
  g_assert_cmpint (rk_import_get_column (next, 3)->field, ==, rk_kind_field (kind, "level"));
  rk_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-profile/encoding", test_encoding);
  g_test_add_func ("/import-profile/encoding-is-remembered", test_encoding_is_remembered);
  g_test_add_func ("/import-profile/of-another-kind", test_of_another_kind);
  return g_test_run ();
}
