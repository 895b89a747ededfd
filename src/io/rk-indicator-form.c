/* The text of a profile is a key file: headings and, at the same place, what they are. */
#include "rk-indicator-form.h"

#include <string.h>

#include "rk-cross-private.h"
#include "rk-import-profile.h"
#include "rk-kinds.h"

#define GROUP "table"

RkIndicatorForm *
rk_indicator_form_new (const RkCrossGrid *grid)
{
  RkIndicatorForm *form = g_new0 (RkIndicatorForm, 1);

  form->dash = RK_MARK_MASKED;
  form->map = rk_cross_map_new (grid);
  return form;
}

RkIndicatorForm *
rk_indicator_form_copy (const RkIndicatorForm *form)
{
  RkIndicatorForm *copy = g_new0 (RkIndicatorForm, 1);

  *copy = (RkIndicatorForm){ g_strdup (form->name), g_strdup (form->indicator),
                             g_strdup (form->source), form->dash, rk_cross_map_copy (form->map) };
  return copy;
}

void
rk_indicator_form_free (RkIndicatorForm *form)
{
  g_free (form->name);
  g_free (form->indicator);
  g_free (form->source);
  g_clear_pointer (&form->map, rk_cross_map_free);
  g_free (form);
}

RkPreset *
rk_indicator_form_dup_preset (const RkIndicatorForm *form)
{
  static const char *const marks[] = { "X", "*", "※" };
  RkPreset *preset = rk_preset_new ();
  RkPresetValue *value = g_new0 (RkPresetValue, 1);

  preset->name = g_strdup (form->name && *form->name ? form->name : "事務局が決めた読み方");
  preset->code = g_strdup (form->name && *form->name ? form->name : "office");
  preset->source = g_strdup (form->source);
  preset->mask_words = g_strdup ("小さい数のため秘匿");
  g_hash_table_insert (preset->marks, g_strdup ("-"), GINT_TO_POINTER (form->dash));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_hash_table_insert (preset->marks, g_strdup (marks[i]), GINT_TO_POINTER (RK_MARK_MASKED));
  preset->office = TRUE;
  preset->classes = rk_cross_map_has (form->map, RK_CROSS_ANSWER);
  preset->answer = g_strdup (form->map->numerator);
  value->indicator = g_strdup (form->indicator);
  g_ptr_array_add (preset->values, value);
  return preset;
}

/* ── saving ──────────────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_indicator_forms_list (RkDb *db, GError **error)
{
  return rk_import_profile_list (db, &rk_kind_observation, error);
}

static void
put (GKeyFile *file, const char *key, const char *text)
{
  if (text && *text)
    g_key_file_set_string (file, GROUP, key, text);
}

static void
put_list (GKeyFile *file, const char *key, GPtrArray *list)
{
  g_key_file_set_string_list (file, GROUP, key, (const char *const *)list->pdata, list->len);
}

static char *
describe (const RkIndicatorForm *form, const RkCrossGrid *grid)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const RkCrossMap *map = form->map;

  for (guint c = 0; c < map->columns->len; c++)
    {
      g_ptr_array_add (headings, rk_cross_map_dup_heading (map, grid, c));
      g_ptr_array_add (roles, (gpointer)rk_cross_role_id (rk_cross_map_column (map, c)));
    }
  for (guint r = map->first_heading; r < map->first; r++)
    g_ptr_array_add (rows, (gpointer)rk_cross_role_id (rk_cross_map_heading (map, r)));
  put_list (file, "headings", headings);
  put_list (file, "columns", roles);
  put_list (file, "rows", rows);
  g_key_file_set_integer (file, GROUP, "first-heading", (int)map->first_heading);
  g_key_file_set_integer (file, GROUP, "first", (int)map->first);
  g_key_file_set_integer (file, GROUP, "dash", (int)form->dash);
  put (file, "indicator", form->indicator);
  put (file, "source", form->source);
  put (file, "numerator", map->numerator);
  put (file, "denominator", map->denominator);
  put (file, "value", map->value);
  put (file, "area", map->area);
  return g_key_file_to_data (file, NULL, NULL);
}

gboolean
rk_indicator_form_save (RkDb *db,
                        const RkIndicatorForm *form,
                        const RkCrossGrid *grid,
                        GError **error)
{
  return rk_import_profile_put (db, &rk_kind_observation, form->name, describe (form, grid), error);
}

/* ── reading as before ───────────────────────────────────────────────────────────────────── */

typedef struct
{
  GKeyFile *file;
  char **headings;
  char **columns; /* as long */
  char **rows;
} Profile;

static gboolean
profile_read (Profile *self, const RkRecord *record)
{
  const char *text = rk_record_get (record, "columns");

  self->file = g_key_file_new ();
  if (!g_key_file_load_from_data (self->file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return FALSE;
  self->headings = g_key_file_get_string_list (self->file, GROUP, "headings", NULL, NULL);
  self->columns = g_key_file_get_string_list (self->file, GROUP, "columns", NULL, NULL);
  self->rows = g_key_file_get_string_list (self->file, GROUP, "rows", NULL, NULL);
  return self->headings && self->columns && self->rows
         && g_strv_length (self->headings) == g_strv_length (self->columns);
}

static void
profile_clear (Profile *self)
{
  g_key_file_unref (self->file);
  g_strfreev (self->headings);
  g_strfreev (self->columns);
  g_strfreev (self->rows);
}

static char *
get (const Profile *self, const char *key)
{
  return g_key_file_get_string (self->file, GROUP, key, NULL);
}

static guint
number (const Profile *self, const char *key)
{
  return (guint)MAX (0, g_key_file_get_integer (self->file, GROUP, key, NULL));
}

/* 「令和3年度実施率」 is the column that was 「令和2年度実施率」. */
static gboolean
same_heading (const char *one, const char *two)
{
  g_autofree char *a = rk_cross_dup_yearless (one);
  g_autofree char *b = rk_cross_dup_yearless (two);

  return g_str_equal (a, b);
}

/* Which column of the profile a column of the sheet is; the @nth of that heading. A column without
 * heading is known by its place. */
static int
place_of (const Profile *self, const char *heading, guint column, guint nth)
{
  if (*heading == '\0')
    return column < g_strv_length (self->headings) && *self->headings[column] == '\0' ? (int)column
                                                                                      : -1;
  for (int i = 0; self->headings[i]; i++)
    if (same_heading (self->headings[i], heading) && nth-- == 0)
      return i;
  return -1;
}

/* Returns: whether every column that the profile says something of is there */
static gboolean
set_columns (const Profile *self, const RkCrossGrid *grid, RkCrossMap *map)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  guint n_found = 0, n_wanted = 0;
  gboolean any = FALSE;

  for (int i = 0; self->columns[i]; i++)
    n_wanted += *self->columns[i] != '\0';
  for (guint c = 0; c < map->columns->len; c++)
    {
      char *heading = rk_cross_map_dup_heading (map, grid, c);
      guint nth = 0;
      int place;

      for (guint i = 0; i < headings->len; i++)
        nth += same_heading (headings->pdata[i], heading);
      g_ptr_array_add (headings, heading);
      place = place_of (self, heading, c, nth);
      if (place < 0)
        continue;
      rk_cross_map_set_column (map, c, rk_cross_role_from_id (self->columns[place]));
      n_found += *self->columns[place] != '\0';
      any |= *heading != '\0';
    }
  return any && n_found == n_wanted;
}

static void
set_headings (const Profile *self, RkCrossMap *map)
{
  if (g_strv_length (self->rows) == map->headings->len)
    for (guint i = 0; i < map->headings->len; i++)
      rk_cross_map_set_heading (map, map->first_heading + i, rk_cross_role_from_id (self->rows[i]));
}

/* The table may stand a few rows lower this time; where what is recognised does not show the
 * columns, it is where it was. */
static RkCrossMap *
find_map (const Profile *self, const RkCrossGrid *grid, gboolean *fits)
{
  RkCrossMap *map = rk_cross_map_new (grid);

  *fits = map->headings->len == g_strv_length (self->rows) && set_columns (self, grid, map);
  if (!*fits)
    {
      rk_cross_map_free (map);
      map = rk_cross_map_new_at (grid, number (self, "first-heading"), number (self, "first"));
      *fits = set_columns (self, grid, map);
    }
  set_headings (self, map);
  map->numerator = get (self, "numerator");
  map->denominator = get (self, "denominator");
  map->value = get (self, "value");
  map->area = get (self, "area");
  return map;
}

RkIndicatorForm *
rk_indicator_form_from_profile (const RkRecord *record, const RkCrossGrid *grid, gboolean *fits)
{
  Profile profile = { 0 };
  RkIndicatorForm *form = NULL;
  gboolean own_fits = FALSE;

  if (profile_read (&profile, record))
    {
      form = g_new0 (RkIndicatorForm, 1);
      form->name = g_strdup (rk_record_get (record, "name"));
      form->indicator = get (&profile, "indicator");
      form->source = get (&profile, "source");
      form->dash = (RkMarkMeaning)MIN (number (&profile, "dash"), RK_MARK_ABSENT);
      form->map = find_map (&profile, grid, &own_fits);
    }
  if (fits)
    *fits = own_fits;
  profile_clear (&profile);
  return form;
}
