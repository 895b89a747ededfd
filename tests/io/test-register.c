/* An invented register as offices hand it over, read from its titles to its notes; what
 * gen-register says it wrote must be what is found. Usage: test-register GEN-REGISTER */
#include "rk-kinds.h"
#include "rk-table-shape.h"
#include "rk-test.h"

#include <string.h>

static const char *generator;

typedef struct
{
  const char *encoding;
  guint rows;
  guint seed;
} Case;

static char *
generate (const char *path, const Case *test)
{
  g_autofree char *rows = g_strdup_printf ("%u", test->rows);
  g_autofree char *seed = g_strdup_printf ("%u", test->seed);
  const char *argv[] = { generator, path,         "--rows",       rows,         "--seed",
                         seed,      "--encoding", test->encoding, "--problems", NULL };
  g_autoptr (GError) error = NULL;
  char *json = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &json, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return json;
}

static guint
number_in (const char *json, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\": ", key);
  const char *at = strstr (json, quoted);
  g_assert_nonnull (at);
  return g_ascii_strtoull (at + strlen (quoted), NULL, 10);
}

/* Whether the JSON lists this cell as one that cannot be read. */
static gboolean
is_listed (const char *json, guint row, const char *column, const char *value)
{
  g_autofree char *entry = g_strdup_printf ("{\"row\": %u, \"column\": \"%s\", \"value\": \"%s\"}",
                                            row, column, value);
  return strstr (json, entry) != NULL;
}

typedef struct
{
  guint roles[RK_ROW_DATA + 1];
  guint nameless;
  guint listed;
} Found;

/* What the fields of core make of a cell is what the register says of it. A 外字 is kept as it is.
 */
static void
check_value (int field, const char *cell, gboolean bad)
{
  g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_workplace);
  g_autoptr (RkProblem) problem = NULL;
  gboolean understood = rk_draft_set_typed (draft, field, cell, &problem);

  if (field != rk_kind_field (&rk_kind_workplace, "name"))
    g_assert_cmpint (understood, ==, !bad);
}

static void
read_register (RkTableSource *source,
               const RkTableShape *shape,
               const RkHeadingMatch *matches,
               const char *json,
               Found *found)
{
  g_autoptr (RkRowSorter) sorter = rk_row_sorter_new (shape);
  g_autoptr (GError) error = NULL;
  RkTableRow row;

  while (rk_table_source_next (source, &row, &error))
    {
      RkRowRole role = rk_row_sorter_next (sorter, &row);
      found->roles[role]++;
      g_assert_false (row.damaged || row.misquoted);
      if (role != RK_ROW_DATA)
        continue;
      g_assert_cmpuint (row.n_cells, ==, shape->n_columns);
      found->nameless += *row.cells[2] == '\0';
      for (guint c = 0; c < row.n_cells; c++)
        {
          gboolean bad = is_listed (json, row.number, shape->headings[c], row.cells[c]);
          found->listed += bad;
          if (matches[c].field >= 0)
            check_value (matches[c].field, row.cells[c], bad);
        }
    }
  g_assert_no_error (error);
}

static void
check_columns (const RkTableShape *shape, const RkHeadingMatch *matches)
{
  static const char *const expected[]
      = { NULL,          "registration_number", "name",          "kana",       "corporate_number",
          "postal_code", "municipality_code",   "address",       "phone",      "industry",
          "employees",   "representative",      "registered_on", "expires_on", "insurer_kind",
          "note" };

  g_assert_cmpuint (shape->n_columns, ==, G_N_ELEMENTS (expected));
  for (guint c = 0; c < shape->n_columns; c++)
    g_assert_cmpstr (matches[c].field < 0 ? NULL : rk_kind_workplace.fields[matches[c].field].name,
                     ==, expected[c]);
}

static void
test_register (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *folder = g_dir_make_tmp ("rk-register-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "登録簿.csv", NULL);
  g_autofree char *json = generate (path, test);
  g_autoptr (GError) error = NULL;
  g_autoptr (RkTableSource) source = rk_table_source_open (path, NULL, 0, NULL, &error);
  g_autoptr (RkSynonyms) known
      = rk_synonyms_new (rk_kind_workplace.fields, rk_kind_workplace.n_fields);
  g_autoptr (RkTableShape) shape = NULL;
  g_autofree RkHeadingMatch *matches = NULL;
  Found found = { 0 };

  g_assert_no_error (error);
  g_assert_true (g_ascii_strcasecmp (rk_table_source_get_encoding (source), test->encoding) == 0);
  shape = rk_table_shape_detect (source, known, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shape->header_row, ==, number_in (json, "header_row"));
  matches = rk_synonyms_match (known, (const char *const *)shape->headings, shape->n_columns);
  check_columns (shape, matches);
  read_register (source, shape, matches, json, &found);
  g_assert_cmpuint (found.roles[RK_ROW_TITLE], ==, 3);
  g_assert_cmpuint (found.roles[RK_ROW_HEADING], ==, 1);
  g_assert_cmpuint (found.roles[RK_ROW_NOTE], ==, 3);
  g_assert_cmpuint (found.roles[RK_ROW_SUBTOTAL], ==, 0);
  g_assert_cmpuint (found.roles[RK_ROW_DATA], ==, number_in (json, "rows"));
  g_assert_cmpuint (found.roles[RK_ROW_DATA], ==, test->rows);
  g_assert_cmpuint (found.nameless, ==, number_in (json, "nameless"));
  g_assert_cmpuint (found.listed, ==, number_in (json, "bad_values"));
  rk_test_remove_tree (folder);
}

/* The same seed gives the same bytes, so that a failure can be seen again. */
static void
test_repeatable (void)
{
  static const Case test = { "cp932", 500, 7 };
  g_autofree char *folder = g_dir_make_tmp ("rk-register-XXXXXX", NULL);
  g_autofree char *a = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *b = g_build_filename (folder, "b.csv", NULL);
  g_autofree char *a_bytes = NULL;
  g_autofree char *b_bytes = NULL;
  gsize a_length, b_length;

  g_free (generate (a, &test));
  g_free (generate (b, &test));
  g_assert_true (g_file_get_contents (a, &a_bytes, &a_length, NULL));
  g_assert_true (g_file_get_contents (b, &b_bytes, &b_length, NULL));
  g_assert_cmpmem (a_bytes, a_length, b_bytes, b_length);
  rk_test_remove_tree (folder);
}

int
main (int argc, char *argv[])
{
  static const Case cp932 = { "cp932", 7078, 1 };
  static const Case utf8 = { "utf-8", 1500, 2 };
  static const Case few = { "cp932", 3, 3 };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  g_test_add_data_func ("/register/cp932", &cp932, test_register);
  g_test_add_data_func ("/register/utf-8", &utf8, test_register);
  g_test_add_data_func ("/register/few", &few, test_register);
  g_test_add_func ("/register/repeatable", test_repeatable);
  return g_test_run ();
}
