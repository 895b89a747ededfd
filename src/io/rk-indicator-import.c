#include "rk-indicator-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-cross-private.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-records.h"

struct _RkIndicatorImport
{
  char *path;
  char *hash;
  RkTableSource *source;
  RkCrossGrid *grid;   /* NULL: a tidy list */
  RkCrossTable *table; /* NULL: a tidy list, or no numbers were found */
  GError *no_table;
  const RkPreset *recognised;
  const RkPreset *preset;
  RkIndicatorForm *form; /* NULL: a shipped form, or none */
  RkPreset *office;      /* of @form */
  gboolean chosen;       /* by a person */
  char *wanted;          /* name of a form of the office */
  int year;
  char *only;
  char *said;         /* 出典, by a person */
  char *source_words; /* the same, by a list: of its first row */
  RkIndicatorReport report;
};

static void
report_clear (RkIndicatorReport *report)
{
  g_clear_pointer (&report->indicators, g_ptr_array_unref);
  g_clear_pointer (&report->years, g_array_unref);
  g_clear_pointer (&report->problems, g_ptr_array_unref);
  g_clear_pointer (&report->save.changes, g_ptr_array_unref);
  g_clear_pointer (&report->save.replaced, g_ptr_array_unref);
  g_free (report->source);
  memset (report, 0, sizeof *report);
}

/* Whether numbers stand under 「受診者」, 「健診受診者（人）」: how many they are. */
static gboolean
counts (const RkCrossTable *table, const char *people)
{
  g_autofree char *form = g_strdup_printf ("%s[|｜]?([(（【\\[]?人[)）】\\]]?)?$", people);
  g_autoptr (GRegex) regex = g_regex_new (form, 0, 0, NULL);

  for (guint i = 0; i < table->words->len; i++)
    if (g_regex_match (regex, rk_cross_word (table, i), 0, NULL))
      return TRUE;
  return FALSE;
}

/* All that a person would look at to know what table this is. */
static char *
dup_look (const RkIndicatorImport *self)
{
  GString *look = g_string_new (self->table->title);

  g_string_append_printf (look, "　%s", self->table->sheet ? self->table->sheet : "");
  for (guint i = 0; i < self->table->headings->len; i++)
    g_string_append_printf (look, "　%s", (char *)self->table->headings->pdata[i]);
  for (guint i = 0; i < MIN (self->table->words->len, 200); i++)
    g_string_append_printf (look, "　%s", rk_cross_word (self->table, i));
  if (strstr (look->str, "特定健") && counts (self->table, "対象者")
      && counts (self->table, "受診者"))
    g_string_append (look, "　対象者数　受診者数");
  for (guint i = 0; i < MIN (self->table->cells->len, 60); i++)
    {
      const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);
      g_autofree char *age = rk_age_dup_paper (cell->from, cell->to);

      g_string_append_printf (look, "　%s", age);
    }
  return g_string_free (look, FALSE);
}

/* A sheet without a table of numbers is kept: a person may know where they are. */
static void
read_table (RkIndicatorImport *self, const RkCrossMap *map)
{
  g_clear_pointer (&self->table, rk_cross_table_free);
  g_clear_error (&self->no_table);
  self->table = rk_cross_table_new (self->grid, map, &self->no_table);
}

static gboolean
read_source (RkIndicatorImport *self, GError **error)
{
  g_autofree char *look = NULL;
  g_autoptr (RkCrossMap) map = NULL;

  if (rk_indicator_tidy_is (self->source))
    {
      self->preset = rk_preset_find ("tidy");
      return TRUE;
    }
  self->grid = rk_cross_grid_read (self->source, error);
  if (self->grid == NULL)
    return FALSE;
  map = rk_cross_map_new (self->grid);
  read_table (self, map);
  if (self->table == NULL)
    return TRUE;
  look = dup_look (self);
  self->preset = self->recognised = rk_preset_recognise (look);
  return TRUE;
}

RkIndicatorImport *
rk_indicator_import_open (
    const char *path, const char *encoding, guint sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkIndicatorImport) self = g_new0 (RkIndicatorImport, 1);
  g_autofree char *data = NULL;
  gsize size;

  self->path = g_strdup (path);
  self->source = rk_table_source_open (path, encoding, '\0', cancellable, error);
  if (self->source == NULL || (sheet && !rk_table_source_set_sheet (self->source, sheet, error))
      || !g_file_get_contents (path, &data, &size, error))
    return NULL;
  self->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, size);
  return read_source (self, error) ? g_steal_pointer (&self) : NULL;
}

RkIndicatorImport *
rk_indicator_import_new_for_data (GBytes *data, const char *name, GError **error)
{
  g_autoptr (RkIndicatorImport) self = g_new0 (RkIndicatorImport, 1);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (data);

  self->path = g_strdup (name);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  self->source = rk_table_source_open_stream (stream, "UTF-8", ',', NULL, error);
  return self->source && read_source (self, error) ? g_steal_pointer (&self) : NULL;
}

void
rk_indicator_import_free (RkIndicatorImport *self)
{
  report_clear (&self->report);
  g_clear_pointer (&self->source, rk_table_source_free);
  g_clear_pointer (&self->table, rk_cross_table_free);
  g_clear_pointer (&self->grid, rk_cross_grid_free);
  g_clear_pointer (&self->form, rk_indicator_form_free);
  g_clear_pointer (&self->office, rk_preset_free);
  g_clear_error (&self->no_table);
  g_free (self->source_words);
  g_free (self->said);
  g_free (self->path);
  g_free (self->hash);
  g_free (self->only);
  g_free (self->wanted);
  g_free (self);
}

char *
rk_indicator_import_dup_title (RkIndicatorImport *self)
{
  g_autoptr (RkCrossMap) map = NULL;

  if (self->table)
    return g_strdup (self->table->title);
  if (self->grid == NULL)
    return g_strdup ("");
  map = self->form ? rk_cross_map_copy (self->form->map) : rk_cross_map_new (self->grid);
  return rk_cross_map_dup_title (map, self->grid);
}

const RkCrossTable *
rk_indicator_import_get_table (RkIndicatorImport *self)
{
  return self->table;
}

const RkCrossGrid *
rk_indicator_import_get_grid (RkIndicatorImport *self)
{
  return self->grid;
}

const RkIndicatorForm *
rk_indicator_import_get_form (RkIndicatorImport *self)
{
  return self->form;
}

void
rk_indicator_import_set_form (RkIndicatorImport *self, RkIndicatorForm *form)
{
  g_return_if_fail (self->grid);

  g_clear_pointer (&self->form, rk_indicator_form_free);
  g_clear_pointer (&self->office, rk_preset_free);
  self->form = form;
  self->office = rk_indicator_form_dup_preset (form);
  self->preset = self->office;
  self->chosen = TRUE;
  read_table (self, form->map);
}

const GPtrArray *
rk_indicator_import_get_sheets (RkIndicatorImport *self, guint *sheet)
{
  *sheet = rk_table_source_get_sheet (self->source);
  return rk_table_source_get_sheets (self->source);
}

const RkPreset *
rk_indicator_import_get_preset (RkIndicatorImport *self)
{
  return self->preset;
}

static char *
dup_preset_names (void)
{
  const GPtrArray *presets = rk_presets ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < presets->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", ((RkPreset *)presets->pdata[i])->code);
  return g_string_free (names, FALSE);
}

/* @profiles: (nullable): of the office */
static gboolean
refuse_form (const char *name, const GPtrArray *profiles, GError **error)
{
  g_autofree char *names = dup_preset_names ();
  g_autoptr (GString) all = g_string_new (names);

  for (guint i = 0; profiles && i < profiles->len; i++)
    g_string_append_printf (all, ", %s", rk_record_get (profiles->pdata[i], "name"));
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no form “%s”. There are: %s"),
               name, all->str);
  return FALSE;
}

gboolean
rk_indicator_import_set_preset (RkIndicatorImport *self, const char *code, GError **error)
{
  const RkPreset *preset = rk_preset_find (code);

  g_clear_pointer (&self->wanted, g_free);
  if (preset == NULL && self->grid)
    {
      self->wanted = g_strdup (code);
      self->chosen = FALSE;
      return TRUE;
    }
  if (preset == NULL)
    return refuse_form (code, NULL, error);
  if (preset->tidy != (self->grid == NULL))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
                   _ ("The file has not the form “%s”. Nothing has been imported."), preset->name);
      return FALSE;
    }
  self->preset = preset;
  self->chosen = TRUE;
  if (self->form)
    {
      g_autoptr (RkCrossMap) map = rk_cross_map_new (self->grid);

      read_table (self, map);
      g_clear_pointer (&self->form, rk_indicator_form_free);
    }
  return TRUE;
}

void
rk_indicator_import_set_year (RkIndicatorImport *self, int year)
{
  self->year = year;
}

void
rk_indicator_import_set_source (RkIndicatorImport *self, const char *source)
{
  g_free (self->said);
  self->said = source && *source ? g_strdup (source) : NULL;
}

void
rk_indicator_import_set_indicator (RkIndicatorImport *self, const char *code)
{
  g_free (self->only);
  self->only = g_strdup (code);
}

const RkIndicatorReport *
rk_indicator_import_get_report (RkIndicatorImport *self)
{
  return &self->report;
}

/* ── the table's record ──────────────────────────────────────────────────────────────────── */

static void
take (RkDraft *draft, const char *field, char *text)
{
  rk_draft_take (draft, rk_kind_field (&rk_kind_dataset, field), text);
}

static char *
column_letters (guint column)
{
  GString *letters = g_string_new (NULL);

  for (; column > 0; column = (column - 1) / 26)
    g_string_prepend_c (letters, (char)('A' + (column - 1) % 26));
  return g_string_free (letters, FALSE);
}

static char *
join (const GPtrArray *sentences)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (all, "%s%s", i ? "\n" : "", (char *)sentences->pdata[i]);
  return g_string_free (all, FALSE);
}

/* @source: (nullable): of the rows that it is about, where the rows of a file are of several */
static gboolean
find_dataset (
    RkDb *db, const RkIndicatorImport *self, const char *source, gint64 *id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_dataset);
  g_autoptr (GPtrArray) records = NULL;

  *id = 0;
  if (!rk_query_where (query, "hash", self->hash, error))
    return FALSE;
  records = rk_query_records (db, query, NULL, error);
  for (guint i = 0; records && i < records->len; i++)
    if (g_strcmp0 (rk_record_get (records->pdata[i], "sheet"),
                   self->table ? self->table->sheet : NULL)
            == 0
        && (source == NULL || g_strcmp0 (rk_record_get (records->pdata[i], "source"), source) == 0))
      *id = rk_record_id (records->pdata[i]);
  return records != NULL;
}

static int
newest_year (const RkIndicatorReading *reading)
{
  int year = 0;

  for (guint i = 0; i < reading->list->len; i++)
    year = MAX (year, ((RkObservation *)reading->list->pdata[i])->year);
  return year;
}

/* 「歩く人の調べ　令和5年度（歩く人.xlsx　シート「集計」）　見本県健康増進課作成」; who made a
 * table of a known form is not known. */
static char *
dup_proposal (RkIndicatorImport *self, RkDb *db, int year)
{
  g_autoptr (RkRecord) office = rk_office_get (db, NULL);
  g_autofree char *file = g_path_get_basename (self->path);
  g_autofree char *label = year ? rk_fiscal_year_label (year) : NULL;
  g_autofree char *title = rk_indicator_import_dup_title (self);
  const char *sheet = self->table ? self->table->sheet : NULL;
  const char *name = office ? rk_record_get (office, "name") : NULL;
  g_autoptr (GString) out = g_string_new (title);

  if (out->len == 0)
    {
      const char *dot = strrchr (file, '.');

      g_string_append_len (out, file, dot && dot != file ? dot - file : (gssize)strlen (file));
    }
  if (label && rk_cross_year_in (out->str) == 0)
    g_string_append_printf (out, "　%s", label);
  g_string_append_printf (out, "（%s", file);
  if (sheet && *sheet)
    g_string_append_printf (out, "　シート「%s」", sheet);
  g_string_append (out, "）");
  if (name && *name && (self->recognised == NULL || self->office))
    g_string_append_printf (out, "　%s作成", name);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

#define ROWS_ABOVE 20

/* What stands above a table beside @key, or after it: 「統計名：」 |
 * 「地域保健・健康増進事業報告」. Returns: (nullable): nothing does */
static const char *
said_above (const RkIndicatorImport *self, const char *key)
{
  guint n = self->table ? MIN (self->table->first_row, ROWS_ABOVE) : 0;

  for (guint r = 0; n && r < MIN (n, rk_cross_grid_get_n_rows (self->grid)); r++)
    {
      const char *text = rk_cross_grid_cell (self->grid, r, 0);
      const char *rest = g_str_has_prefix (text, key) ? text + strlen (key) : NULL;

      if (rest && g_str_has_prefix (rest, "："))
        rest += strlen ("：");
      else if (rest && *rest == ':')
        rest++;
      if (rest == NULL)
        continue;
      rest += strspn (rest, " ");
      if (*rest == '\0' && rk_cross_grid_get_n_columns (self->grid) > 1)
        rest = rk_cross_grid_cell (self->grid, r, 1);
      return *rest ? rest : NULL;
    }
  return NULL;
}

/* Of the form that the office made, else of the form that it was before; with the statistic and the
 * table of it, where they stand above as e-Stat writes them. */
static char *
dup_source_of_form (const RkIndicatorImport *self, int year)
{
  g_autofree char *look = self->table ? dup_look (self) : NULL;
  const char *statistic = said_above (self, "統計名");
  const char *title = said_above (self, "表題");
  g_autofree char *source = self->preset ? rk_preset_dup_source (self->preset, look, year) : NULL;

  if (source && self->office && self->preset == self->office)
    return g_steal_pointer (&source); /* as a person said it */
  if (source == NULL && self->office && self->recognised)
    source = rk_preset_dup_source (self->recognised, look, year);
  return source && statistic
             ? g_strdup_printf ("「%s」%s　%s", statistic, title ? title : "", source)
             : g_steal_pointer (&source);
}

/* 「第9回NDBオープンデータ … 標準的な質問票（質問項目8）」. @reading: (nullable): not read yet */
static char *
dup_source (RkIndicatorImport *self, RkDb *db, const RkIndicatorReading *reading, int year)
{
  g_autofree char *source = self->said           ? g_strdup (self->said)
                            : self->source_words ? g_strdup (self->source_words)
                                                 : dup_source_of_form (self, year);
  g_autoptr (RkRecord) card = NULL;

  if (source == NULL || *source == '\0')
    return dup_proposal (self, db, year);
  if (self->said || !self->preset->classes || reading == NULL || reading->list->len == 0)
    return g_steal_pointer (&source);
  card = rk_records_get (db, &rk_kind_indicator,
                         ((RkObservation *)reading->list->pdata[0])->indicator, NULL);
  return card ? g_strdup_printf ("%s（%s）", source, rk_record_get (card, "item"))
              : g_steal_pointer (&source);
}

static gboolean
add_dataset (RkDb *db,
             const RkIndicatorImport *self,
             const RkIndicatorReading *reading,
             const char *source,
             const GPtrArray *differences,
             gint64 *id,
             GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_dataset);
  g_autoptr (RkRecord) record = NULL;
  g_autofree char *letters = NULL;
  int year = newest_year (reading);

  take (draft, "file", g_path_get_basename (self->path));
  take (draft, "hash", g_strdup (self->hash));
  take (draft, "imported_on", rk_date_to_iso (rk_today ()));
  take (draft, "preset", g_strdup (self->preset->code));
  take (draft, "source", g_strdup (source ? source : self->report.source));
  rk_draft_put_int (draft, "year", year);
  rk_draft_put_int (draft, "n_rows", self->report.rows);
  rk_draft_put_int (draft, "masked", self->report.masked);
  if (self->report.masked)
    take (draft, "mask_words", g_strdup (self->preset->mask_words));
  if (differences->len)
    take (draft, "differences", join (differences));
  if (self->table)
    {
      letters = column_letters (self->table->last_column);
      take (draft, "sheet", g_strdup (self->table->sheet));
      take (draft, "title", g_strdup (self->table->title));
      take (draft, "cells",
            g_strdup_printf ("A%u:%s%u", self->table->first_row, letters, self->table->last_row));
    }
  record = rk_draft_end (draft);
  return rk_records_save (db, record, id, error);
}

static void
add_all (GPtrArray *to, const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    g_ptr_array_add (to, sentences->pdata[i]);
}

/* A table that is there already, and now a person says of which publication it is. */
static gboolean
correct_source (RkIndicatorImport *self, RkDb *db, gint64 id, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_dataset, id, error);
  g_autoptr (RkRecord) changed = NULL;
  const char *before;
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  before = rk_record_get (record, "source");
  if (g_strcmp0 (before, self->said) == 0)
    return TRUE;
  self->report.corrected = TRUE;
  g_ptr_array_add (self->report.save.changes,
                   g_strdup_printf (_ ("Source: %1$s → %2$s"), before ? before : "－", self->said));
  draft = rk_draft_copy (record);
  take (draft, "source", g_strdup (self->said));
  changed = rk_draft_end (draft);
  return rk_records_save (db, changed, NULL, error);
}

static gboolean
note_changes (RkDb *db, gint64 id, const RkObservationSave *save, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (RkRecord) changed = NULL;
  RkDraft *draft;

  add_all (all, save->replaced);
  add_all (all, save->changes);
  if (all->len == 0)
    return TRUE;
  record = rk_records_get (db, &rk_kind_dataset, id, error);
  if (record == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  take (draft, "changes", join (all));
  changed = rk_draft_end (draft);
  return rk_records_save (db, changed, NULL, error);
}

/* ── running ─────────────────────────────────────────────────────────────────────────────── */

static int
by_number (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

static gboolean
has_year (const GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return TRUE;
  return FALSE;
}

static gboolean
sum_up (RkIndicatorImport *self, RkDb *db, const RkIndicatorReading *reading, GError **error)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) cards = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reading->list->len; i++)
    {
      RkObservation *o = reading->list->pdata[i];

      if (!g_str_equal (o->area, RK_AREA_NO_PREFECTURE)
          && !g_str_equal (o->area, RK_AREA_NO_MEDICAL))
        g_hash_table_add (areas, o->area);
      if (!has_year (self->report.years, o->year))
        g_array_append_val (self->report.years, o->year);
      if (g_hash_table_add (cards, &o->indicator))
        {
          g_autoptr (RkRecord) card = rk_records_get (db, &rk_kind_indicator, o->indicator, error);

          if (card == NULL)
            return FALSE;
          g_ptr_array_add (self->report.indicators, g_strdup (rk_record_get (card, "code")));
        }
    }
  self->report.areas = g_hash_table_size (areas);
  g_array_sort (self->report.years, by_number);
  return TRUE;
}

/* What the office taught for such a table is used again without being asked for; it is shown and
 * can be changed. */
static gboolean
propose (RkIndicatorImport *self, RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) profiles = NULL;

  if (self->chosen || self->grid == NULL)
    return TRUE;
  profiles = rk_indicator_forms_list (db, error);
  if (profiles == NULL)
    return FALSE;
  for (guint i = 0; i < profiles->len; i++)
    {
      gboolean fits;
      RkIndicatorForm *form
          = rk_indicator_form_from_profile (profiles->pdata[i], self->grid, &fits);

      if (form && (self->wanted ? g_str_equal (form->name, self->wanted) : fits))
        {
          rk_indicator_import_set_form (self, form);
          break;
        }
      g_clear_pointer (&form, rk_indicator_form_free);
    }
  if (self->wanted && self->form == NULL)
    return refuse_form (self->wanted, profiles, error);
  self->chosen = TRUE;
  return TRUE;
}

static gboolean
check_form (RkIndicatorImport *self, GError **error)
{
  g_autofree char *names = NULL;

  if (self->grid && self->table == NULL)
    {
      g_propagate_error (error, g_error_copy (self->no_table));
      return FALSE;
    }
  if (self->form && (self->form->indicator == NULL || *self->form->indicator == '\0'))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                           _ ("Say of which indicator this table is. Nothing has been imported."));
      return FALSE;
    }
  if (self->preset)
    return TRUE;
  names = dup_preset_names ();
  g_set_error (
      error, RK_ERROR, RK_ERROR_FORMAT,
      _ ("The form of this table is not known. Nothing has been imported. Choose one (%s), "
         "bring the numbers in as a tidy list, or open it in the window and say which "
         "column is what."),
      names);
  return FALSE;
}

#define MOST_COLUMNS 12

/* Where a person has said what some columns of numbers are: which of the others nobody has said
 * anything of. */
static void
tell_columns (RkIndicatorImport *self)
{
  g_autofree guint8 *said = g_new0 (guint8, self->form->map->columns->len + 1);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean any = FALSE;
  guint n = 0;

  for (guint i = 0; i < self->table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);

      said[cell->column] |= cell->role == RK_CROSS_NONE ? 1 : 2;
      any |= cell->role != RK_CROSS_NONE;
    }
  for (guint c = 1; c <= self->form->map->columns->len && any; c++)
    {
      g_autofree char *heading = NULL;

      if (said[c] != 1 || n++ >= MOST_COLUMNS)
        continue;
      heading = rk_cross_map_dup_heading (self->form->map, self->grid, c - 1);
      g_string_append_printf (names, "%s%s", n > 1 ? "、" : "", heading);
    }
  if (n)
    g_ptr_array_add (self->report.problems,
                     g_strdup_printf (_ ("The numbers of %1$u columns are not used: %2$s%3$s"), n,
                                      names->str, n > MOST_COLUMNS ? "…" : ""));
}

static gboolean
read_all (RkIndicatorImport *self, RkDb *db, RkIndicatorReading *reading, GError **error)
{
  if (self->grid == NULL)
    return rk_table_source_rewind (self->source, error)
           && rk_indicator_read_tidy (reading, db, self->source, self->preset, &self->report.rows,
                                      &self->report.masked, &self->source_words, error);
  self->report.rows = self->table->n_rows;
  for (guint i = 0; i < self->table->cells->len; i++)
    {
      const RkCrossCell *cell = &g_array_index (self->table->cells, RkCrossCell, i);

      self->report.masked
          += cell->mark && rk_preset_mark (self->preset, cell->mark) == RK_MARK_MASKED;
    }
  for (guint i = 0; i < self->table->problems->len; i++)
    g_ptr_array_add (self->report.problems, g_strdup (self->table->problems->pdata[i]));
  if (self->form && !self->preset->classes)
    tell_columns (self);
  return rk_indicator_read_table (reading, db, self->table, self->preset, error);
}

/* Whether rows name more than one publication: those that name none are of neither, then. */
static gboolean
names_several (const RkIndicatorReading *reading)
{
  const char *first = NULL;

  for (guint i = 0; i < reading->list->len; i++)
    {
      const char *source = g_hash_table_lookup (reading->sources, reading->list->pdata[i]);

      if (source && first && !g_str_equal (source, first))
        return TRUE;
      first = source ? source : first;
    }
  return FALSE;
}

/* 「甲調査、乙調査」 */
static char *
dup_all_sources (const RkIndicatorReading *reading)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < reading->list->len; i++)
    {
      char *source = g_hash_table_lookup (reading->sources, reading->list->pdata[i]);

      if (source && !g_ptr_array_find_with_equal_func (all, source, g_str_equal, NULL))
        g_ptr_array_add (all, source);
    }
  g_ptr_array_add (all, NULL);
  return g_strjoinv ("、", (char **)all->pdata);
}

/* Rows of a list may be of several publications: a dataset for each. What a person says is said of
 * all, or of those that name none where the others name several. @first: (out): of the first row
 */
static gboolean
set_datasets (RkIndicatorImport *self,
              RkDb *db,
              RkIndicatorReading *reading,
              const GPtrArray *differences,
              gint64 *first,
              GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  gboolean several = self->report.several;
  g_autofree char *unnamed = !several     ? NULL
                             : self->said ? g_strdup (self->said)
                                          : dup_proposal (self, db, newest_year (reading));

  *first = 0;
  for (guint i = 0; i < reading->list->len; i++)
    {
      RkObservation *o = reading->list->pdata[i];
      const char *source
          = self->said && !several ? NULL : g_hash_table_lookup (reading->sources, o);
      const char *key = source ? source : "";
      gint64 *id = g_hash_table_lookup (known, key);

      source = source ? source : unnamed;
      if (id == NULL)
        {
          id = g_new0 (gint64, 1);
          g_hash_table_insert (known, (gpointer)key, id);
          if (!find_dataset (db, self, source, id, error)
              || (*id == 0 && !add_dataset (db, self, reading, source, differences, id, error))
              || (source == NULL && self->said && !correct_source (self, db, *id, error)))
            return FALSE;
        }
      o->dataset = *id;
      *first = *first ? *first : *id;
    }
  return TRUE;
}

static gboolean
save_all (RkIndicatorImport *self, RkDb *db, RkIndicatorReading *reading, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  gint64 dataset;

  rk_indicator_check_counts (reading, db, self->report.problems);
  rk_indicator_check_totals (reading, differences);
  if (!rk_indicator_check_stored (reading, db, self->report.source,
                                  self->table ? self->table->title : NULL, differences, error))
    return FALSE;
  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (self->report.problems, g_strdup (differences->pdata[i]));
  if (!set_datasets (self, db, reading, differences, &dataset, error))
    return FALSE;
  if (self->form && self->said)
    {
      g_free (self->form->source);
      self->form->source = g_strdup (self->said);
    }
  return rk_observations_save (db, reading->list, &self->report.save, error)
         && (self->form == NULL || self->form->name == NULL || *self->form->name == '\0'
             || rk_indicator_form_save (db, self->form, self->grid, error))
         && note_changes (db, dataset, &self->report.save, error);
}

/* What is replaced stands before all else that is to be checked. */
static void
tell_replaced (RkIndicatorReport *report)
{
  for (guint i = report->save.replaced->len; i-- > 0;)
    g_ptr_array_insert (report->problems, 0, g_strdup (report->save.replaced->pdata[i]));
}

static void
name_command (RkIndicatorImport *self, RkDb *db)
{
  g_autofree char *file = g_path_get_basename (self->path);
  g_autofree char *what = g_strdup_printf ("健康指標の表「%s」を取り込んだ　%u件", file,
                                           self->report.save.added + self->report.save.updated);

  rk_db_name_command (db, what);
}

gboolean
rk_indicator_import_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkIndicatorImport *self = data;
  RkIndicatorReading reading;
  gboolean ok;

  report_clear (&self->report);
  self->report.indicators = g_ptr_array_new_with_free_func (g_free);
  self->report.years = g_array_new (FALSE, FALSE, sizeof (int));
  self->report.problems = g_ptr_array_new_with_free_func (g_free);
  self->report.save.changes = g_ptr_array_new_with_free_func (g_free);
  self->report.save.replaced = g_ptr_array_new_with_free_func (g_free);
  if (!propose (self, db, error))
    return FALSE;
  /* for a form that is not complete yet */
  self->report.source = dup_source (
      self, db, NULL,
      self->year || !self->table ? self->year : rk_cross_year_in (self->table->title));
  if (!check_form (self, error))
    return FALSE;
  self->report.preset = self->preset;
  rk_indicator_reading_init (&reading, self->report.problems);
  reading.year = self->year;
  reading.only = self->only;
  ok = read_all (self, db, &reading, error) && sum_up (self, db, &reading, error);
  if (ok)
    {
      g_free (self->report.source);
      self->report.several = names_several (&reading);
      self->report.source = self->report.several
                                ? dup_all_sources (&reading)
                                : dup_source (self, db, &reading, newest_year (&reading));
      ok = save_all (self, db, &reading, error);
      tell_replaced (&self->report);
    }
  rk_indicator_reading_clear (&reading);
  if (ok)
    name_command (self, db);
  return ok;
}
