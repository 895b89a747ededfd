/* A published table, brought in as observations of indicators. The same file twice changes nothing;
 * a newer edition takes the place of what was there of the same year. */
#pragma once

#include "rk-indicator-form.h"
#include "rk-indicators.h"
#include "rk-preset.h"

G_BEGIN_DECLS

typedef struct _RkIndicatorImport RkIndicatorImport;

/**
 * RkIndicatorReport: what was read, and what became of it.
 * @indicators: codes
 * @rows: of data in the table
 * @areas: places (without 判別不可); @years: int, ascending; @masked: cells
 * @source: 出典 for under figures; where neither the table nor its form says one, what is proposed:
 *   title, year, file, sheet and the office
 * @several: the rows of a list name more than one publication; @source has them all
 * @corrected: a table that was there already is of another publication than was said before
 * @save: counted in areas × sexes × years
 * @problems: sentences: what could not be read, totals that differ
 */
typedef struct
{
  const RkPreset *preset;
  GPtrArray *indicators;
  guint rows;
  guint areas;
  GArray *years;
  guint masked;
  char *source;
  gboolean several;
  gboolean corrected;
  RkObservationSave save;
  GPtrArray *problems;
} RkIndicatorReport;

/**
 * rk_indicator_import_open: reads the table and finds out what it is.
 * @sheet: from 1; 0: the first with something in it
 */
RkIndicatorImport *rk_indicator_import_open (
    const char *path, const char *encoding, guint sheet, GCancellable *cancellable, GError **error);
/** rk_indicator_import_new_for_data: the same for a file in memory, called @name. */
RkIndicatorImport *
rk_indicator_import_new_for_data (GBytes *data, const char *name, GError **error);
void rk_indicator_import_free (RkIndicatorImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkIndicatorImport, rk_indicator_import_free)

/** rk_indicator_import_dup_title: what stands above the headings, "" where nothing does; of a sheet
 * that cannot be read, too. */
char *rk_indicator_import_dup_title (RkIndicatorImport *self);
/** rk_indicator_import_get_table: Returns: (transfer none) (nullable): NULL for a tidy
 * list, and where no numbers were found */
const RkCrossTable *rk_indicator_import_get_table (RkIndicatorImport *self);
/** rk_indicator_import_get_grid: the cells. Returns: (nullable): NULL for a tidy list */
const RkCrossGrid *rk_indicator_import_get_grid (RkIndicatorImport *self);
/** rk_indicator_import_get_form: Returns: (nullable): how the office reads it; NULL: a shipped
 * form, or none is known */
const RkIndicatorForm *rk_indicator_import_get_form (RkIndicatorImport *self);
/** rk_indicator_import_set_form: the office says how it is read; a form with a name is kept when
 * the table is brought in. @form: (transfer full) */
void rk_indicator_import_set_form (RkIndicatorImport *self, RkIndicatorForm *form);
/** rk_indicator_import_get_sheets: Returns: (transfer none) (nullable): RkTableSheet; @sheet:
 * (out): which is read, from 1 */
const GPtrArray *rk_indicator_import_get_sheets (RkIndicatorImport *self, guint *sheet);
/** rk_indicator_import_get_preset: Returns: (nullable): what it was recognised as, or set to */
const RkPreset *rk_indicator_import_get_preset (RkIndicatorImport *self);
/** rk_indicator_import_set_preset: @code: of a shipped form, or the name of one of the office,
 * which is looked for when it runs. @error: %RK_ERROR_NOT_FOUND names those there are */
gboolean rk_indicator_import_set_preset (RkIndicatorImport *self, const char *code, GError **error);
/** rk_indicator_import_set_year: where the table does not say it. */
void rk_indicator_import_set_year (RkIndicatorImport *self, int year);
/** rk_indicator_import_set_source: 出典, in a person's words; kept with a form of the office. Rows
 * of a list that names several publications keep theirs. @source: (nullable): as the table, its
 * form or its title says */
void rk_indicator_import_set_source (RkIndicatorImport *self, const char *source);
/** rk_indicator_import_set_indicator: only this one. @code: (nullable) */
void rk_indicator_import_set_indicator (RkIndicatorImport *self, const char *code);

/** rk_indicator_import_run: an #RkStoreFunc, for rk_store_command() or rk_store_rehearse(); @data:
 * the import. */
gboolean
rk_indicator_import_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** rk_indicator_import_get_report: of the last run. (transfer none) */
const RkIndicatorReport *rk_indicator_import_get_report (RkIndicatorImport *self);

G_END_DECLS
