/* The text of a profile is a key file: headings and, at the same place, fields. */
#include "rk-import-profile.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-import-private.h"
#include "rk-kinds.h"
#include "rk-query.h"

#define GROUP "import"

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_import_profile_list (RkDb *db, const RkKind *kind, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_import_profile);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, "kind", kind->name, error) || !rk_query_sort (query, "name", error))
    return NULL;
  ids = rk_query_ids (db, query, NULL, error);
  if (ids == NULL)
    return NULL;
  return rk_records_fetch (db, &rk_kind_import_profile, (const gint64 *)ids->data, ids->len, error);
}

/* Returns: (nullable): NULL without @error where there is none */
static RkRecord *
look_up (RkDb *db, const RkKind *kind, const char *name, GError **error)
{
  g_autoptr (GPtrArray) profiles = rk_import_profile_list (db, kind, error);

  for (guint i = 0; profiles && i < profiles->len; i++)
    if (g_str_equal (rk_record_get (profiles->pdata[i], "name"), name))
      return rk_record_ref (profiles->pdata[i]);
  return NULL;
}

RkRecord *
rk_import_profile_find (RkDb *db, const RkKind *kind, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  RkRecord *profile = look_up (db, kind, name, &problem);

  if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (profile == NULL)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("There is no import profile called “%s”. Nothing has been imported."), name);
  return profile;
}

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

static char *
describe (const RkImport *import)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  char delimiter[2] = { rk_import_get_delimiter (import), '\0' };

  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    {
      const RkImportColumn *column = rk_import_get_column (import, c);

      g_ptr_array_add (headings, column->heading);
      g_ptr_array_add (
          fields, (gpointer)(column->field < 0 ? "" : import->kind->fields[column->field].name));
    }
  if (import->encoding_given)
    g_key_file_set_string (file, GROUP, "encoding", rk_import_get_encoding (import));
  g_key_file_set_string (file, GROUP, "delimiter", delimiter);
  g_key_file_set_integer (file, GROUP, "header-row", (int)rk_import_get_header_row (import));
  g_key_file_set_integer (file, GROUP, "header-rows", (int)rk_import_get_n_header_rows (import));
  g_key_file_set_string_list (file, GROUP, "headings", (const char *const *)headings->pdata,
                              headings->len);
  g_key_file_set_string_list (file, GROUP, "fields", (const char *const *)fields->pdata,
                              fields->len);
  return g_key_file_to_data (file, NULL, NULL);
}

gboolean
rk_import_profile_put (RkDb *db, const RkKind *of, const char *name, char *text, GError **error)
{
  const RkKind *kind = &rk_kind_import_profile;
  GError *problem = NULL;
  g_autoptr (RkRecord) before = look_up (db, of, name, &problem);
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;

  if (problem)
    {
      g_propagate_error (error, problem);
      g_free (text);
      return FALSE;
    }
  draft = before ? rk_draft_copy (before) : rk_draft_new (kind);
  rk_draft_take (draft, rk_kind_field (kind, "name"), g_strdup (name));
  rk_draft_take (draft, rk_kind_field (kind, "kind"), g_strdup (of->name));
  rk_draft_take (draft, rk_kind_field (kind, "columns"), text);
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

gboolean
rk_import_profile_save (RkDb *db, const RkImport *import, const char *name, GError **error)
{
  return rk_import_profile_put (db, import->kind, name, describe (import), error);
}

/* ── applying ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GKeyFile *file;
  char **headings;
  char **fields; /* as long */
} Profile;

static void
profile_clear (Profile *profile)
{
  g_key_file_unref (profile->file);
  g_strfreev (profile->headings);
  g_strfreev (profile->fields);
}

static gboolean
profile_read (Profile *profile, const RkRecord *record)
{
  const char *text = rk_record_get (record, "columns");

  profile->file = g_key_file_new ();
  if (!g_key_file_load_from_data (profile->file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return FALSE;
  profile->headings = g_key_file_get_string_list (profile->file, GROUP, "headings", NULL, NULL);
  profile->fields = g_key_file_get_string_list (profile->file, GROUP, "fields", NULL, NULL);
  return profile->headings && profile->fields
         && g_strv_length (profile->headings) == g_strv_length (profile->fields);
}

static int
place_of (const Profile *profile, const char *heading)
{
  for (int i = 0; profile->headings[i]; i++)
    if (g_str_equal (profile->headings[i], heading))
      return i;
  return -1;
}

/* How many columns that the profile reads are in the file, and how many it reads. */
static guint
count_found (const Profile *profile, const RkImport *import, guint *wanted)
{
  guint n = 0;

  *wanted = 0;
  for (int i = 0; profile->headings[i]; i++)
    *wanted += *profile->fields[i] != '\0';
  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    {
      int place = place_of (profile, rk_import_get_column (import, c)->heading);

      n += place >= 0 && *profile->fields[place] != '\0';
    }
  return n;
}

gboolean
rk_import_profile_fits (const RkRecord *record, const RkImport *import)
{
  Profile profile = { 0 };
  guint wanted;
  gboolean fits = profile_read (&profile, record)
                  && count_found (&profile, import, &wanted) == wanted && wanted > 0;

  profile_clear (&profile);
  return fits;
}

static gboolean
may_be_in (const RkImport *import, const char *encoding)
{
  /* CP932 is what is left when a file is nothing else; only then may it be another one. */
  return encoding && !import->encoding_given
         && g_str_equal (rk_import_get_encoding (import), "CP932");
}

/* Reads the file as the profile says, unless it shows fewer columns so: the next list of the same
 * sender may come in another encoding. What the person at the desk said of this file prevails. */
static gboolean
read_as_before (const Profile *profile, RkImport *import, GError **error)
{
  g_autofree char *encoding = g_key_file_get_string (profile->file, GROUP, "encoding", NULL);
  g_autofree char *delimiter = g_key_file_get_string (profile->file, GROUP, "delimiter", NULL);
  g_autofree char *given
      = import->encoding_given ? g_strdup (rk_import_get_encoding (import)) : NULL;
  char found_delimiter = rk_import_get_delimiter (import);
  guint wanted;
  guint found = count_found (profile, import, &wanted);

  if (found == wanted)
    return TRUE;
  if (rk_import_set_reading (import, may_be_in (import, encoding) ? encoding : given,
                             delimiter ? *delimiter : '\0', NULL)
      && count_found (profile, import, &wanted) >= found)
    return TRUE;
  return rk_import_set_reading (import, given, found_delimiter, error);
}

/* Where reading does not show the columns, the heading is where it was before. */
static gboolean
find_columns (const Profile *profile, RkImport *import, GError **error)
{
  int row = g_key_file_get_integer (profile->file, GROUP, "header-row", NULL);
  int n_rows = g_key_file_get_integer (profile->file, GROUP, "header-rows", NULL);
  guint wanted;

  if (!read_as_before (profile, import, error))
    return FALSE;
  if (count_found (profile, import, &wanted) == wanted)
    return TRUE;
  if (row != (int)rk_import_get_header_row (import)
      && !rk_import_set_header (import, (guint)row, (guint)n_rows, error))
    return FALSE;
  if (count_found (profile, import, &wanted) > 0)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("The import profile does not fit this file: none of its columns are "
                          "there. Nothing has been imported. Choose another profile or file."));
  return FALSE;
}

static gboolean
reads_field (const Profile *profile, const char *name)
{
  return g_strv_contains ((const char *const *)profile->fields, name);
}

static void
set_columns (const Profile *profile, RkImport *import)
{
  for (guint c = 0; c < rk_import_get_n_columns (import); c++)
    {
      const RkImportColumn *column = rk_import_get_column (import, c);
      int place = place_of (profile, column->heading);
      int field = place >= 0 ? rk_kind_field (import->kind, profile->fields[place]) : -1;

      if (place >= 0)
        rk_import_set_field (import, c, field);
      else if (column->field >= 0
               && reads_field (profile, import->kind->fields[column->field].name))
        rk_import_set_field (import, c, -1);
    }
}

gboolean
rk_import_profile_apply (const RkRecord *record, RkImport *import, GError **error)
{
  Profile profile = { 0 };
  gboolean ok = profile_read (&profile, record);

  if (!ok)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_CORRUPT,
                         _ ("The import profile cannot be read. Nothing has been imported. Say "
                            "again which column is what, and save it under the same name."));
  ok = ok && find_columns (&profile, import, error);
  if (ok)
    set_columns (&profile, import);
  profile_clear (&profile);
  return ok;
}

/* ── another kind ────────────────────────────────────────────────────────────────────────── */

/* What a heading proposed for a field is given up where another column was chosen for it. */
static void
choose_field (RkImport *import, guint column, int field)
{
  for (guint c = 0; field >= 0 && c < rk_import_get_n_columns (import); c++)
    if (rk_import_get_column (import, c)->field == field)
      rk_import_set_field (import, c, -1);
  rk_import_set_field (import, column, field);
}

static void
choose_like (RkImport *import, const RkImport *other)
{
  for (guint c = 0; c < MIN (rk_import_get_n_columns (import), rk_import_get_n_columns (other));
       c++)
    {
      const RkImportColumn *column = rk_import_get_column (other, c);
      const char *name = column->field < 0 ? NULL : other->kind->fields[column->field].name;
      int field = name ? rk_kind_field (import->kind, name) : -1;

      if (!column->chosen
          || (name && (field < 0 || !rk_import_is_importable (&import->kind->fields[field]))))
        continue;
      choose_field (import, c, field);
    }
}

RkImport *
rk_import_open_like (const RkKind *kind,
                     const RkImport *other,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (RkImport) import
      = rk_import_open (kind, rk_import_get_path (other), rk_import_get_sheet (other),
                        other->encoding_given ? rk_import_get_encoding (other) : NULL,
                        rk_import_get_delimiter (other), cancellable, error);

  if (import == NULL
      || (rk_import_get_header_row (import) != rk_import_get_header_row (other)
          && !rk_import_set_header (import, rk_import_get_header_row (other),
                                    rk_import_get_n_header_rows (other), error)))
    return NULL;
  choose_like (import, other);
  return g_steal_pointer (&import);
}
