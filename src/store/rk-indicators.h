/* Indicators in the office's file: their cards, what was read for them, and what follows from it.
 */
#pragma once

#include "rk-indicator.h"
#include "rk-indicator-value.h"
#include "rk-observation.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_indicators_ship: the cards that come with the program; those that are there are left. */
gboolean rk_indicators_ship (RkDb *db, GError **error);
/** rk_indicators_find: by code or id. @error: %RK_ERROR_NOT_FOUND names those with data */
RkRecord *rk_indicators_find (RkDb *db, const char *code, GError **error);
/** rk_indicators_list: cards in order, without those that are only a part of the answers to a
 * question. @with_data: only those with observations */
GPtrArray *rk_indicators_list (RkDb *db, gboolean with_data, GError **error);
/** rk_indicators_with_data: all cards with observations, each answer to a question, too. */
GPtrArray *rk_indicators_with_data (RkDb *db, GError **error);
/** rk_indicators_of_item: cards whose item @title names (質問項目8, HbA1c). */
GPtrArray *rk_indicators_of_item (RkDb *db, const char *title, GError **error);
/** rk_indicators_years: Returns: array of int, ascending; @level: areas of it */
GArray *rk_indicators_years (RkDb *db, gint64 indicator, RkAreaLevel level, GError **error);
/** rk_indicators_can_add: whether anything of it is counted of how many: what is published of
 * municipalities without that says nothing of a medical area. */
gboolean rk_indicators_can_add (RkDb *db, gint64 indicator, gboolean *can, GError **error);
/** rk_indicators_below: numbers under it may not be shown. */
guint rk_indicators_below (RkDb *db);

/* ── observations ────────────────────────────────────────────────────────────────────────── */

/**
 * rk_observations_load: @year: 0: all years. Returns: (element-type RkObservation): by area, year
 * and sex
 */
GPtrArray *rk_observations_load (RkDb *db, gint64 indicator, int year, GError **error);

/**
 * RkObservationSave: what became of many.
 * @changes: sentences about what a newer edition changed, old → new; small numbers stay hidden
 * @replaced: sentences: values of another publication were there before
 */
typedef struct
{
  guint added;
  guint updated;
  guint unchanged;
  GPtrArray *changes;
  GPtrArray *replaced;
} RkObservationSave;

/**
 * rk_observations_save: puts what was read in the place of what was there of the same indicator,
 * area, year and sex. For use inside a command.
 * @observations: their @indicator and @dataset are set
 */
gboolean rk_observations_save (RkDb *db,
                               const GPtrArray *observations,
                               RkObservationSave *save,
                               GError **error);

/** rk_dataset_is_of: whether a table is of the publication that @source says, in whatever edition:
 * numbers of another one may be of other people. @title: (nullable): of that table: of members of
 * another insurer it is another publication */
gboolean rk_dataset_is_of (const RkRecord *dataset, const char *source, const char *title);

/** rk_observations_source: 出典 of what is there of a year. Returns: (transfer full): "" if unknown
 */
char *rk_observations_source (RkDb *db, gint64 indicator, int year, GError **error);

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  RK_VALUES_RATIO,
  RK_VALUES_RATE,
  RK_VALUES_ADJUSTED,
  RK_VALUES_PUBLISHED, /* where the table has values and no counts */
} RkValuesKind;

/**
 * RkValuesRequest:
 * @year: 0: the newest
 * @sex: 'M', 'F', 'T' (both together), 0: men and women, each for itself
 * @reference: (nullable): "JP" or the code of a prefecture; NULL: the nation, where there is no
 *   value of it @prefecture
 * @standard: (nullable): of adjusted rates: NULL: the ages of the reference; else a model
 *   population
 * @method: %RK_STAT_NONE: as the card says
 * @prefecture: (nullable): only areas of it; NULL: all areas of @level
 */
typedef struct
{
  RkValuesKind kind;
  RkAreaLevel level;
  int year;
  char sex;
  const char *reference;
  const char *standard;
  RkStatMethod method;
  double confidence;
  const char *prefecture;
} RkValuesRequest;

/** RkOrigins: of which publications the rows are (rk-indicator-sources.c). */
typedef struct _RkOrigins RkOrigins;

/**
 * RkValues: rows by area and sex, what may not be shown taken out of them already.
 * @rows: RkIndicatorValue
 * @reference: one row a sex: the reference itself
 * @reference_code: "JP"; @reference_name: 「全国」
 * @of_some: the reference is the sum of some of its areas only: of the others there are no counts
 * @of_expected: a row's n is not of people but of how many were expected, at the ages they have
 * @note: Japanese: how it was computed; under a figure goes rk_values_dup_note()
 * @mask_note: (nullable): what is hidden
 * @n_hidden: rows
 * @reference_parts: (element-type RkObservation): what the reference is the sum of
 * @ages: of which most areas are: the first year << 8, and the last; 0: they do not say it
 * @tables, @reference_tables: (element-type RkRecord): datasets that the rows, and the reference,
 *   are of
 */
typedef struct
{
  RkRecord *indicator;
  RkValuesKind kind;
  RkAreaLevel level;
  int year;
  RkStatMethod method;
  char *reference_code;
  char *reference_name;
  gboolean of_some;
  gboolean of_expected;
  guint ages;
  char *source;
  char *note;
  char *mask_note;
  guint n_hidden;
  guint n_masked;
  GArray *rows;
  GArray *reference;
  GPtrArray *observations;
  GPtrArray *reference_parts;
  GPtrArray *tables;
  GPtrArray *reference_tables;
  RkOrigins *origins;
} RkValues;

/** rk_values_compute: @indicator: its card. @error: there is nothing of that year, no reference */
RkValues *
rk_values_compute (RkDb *db, RkRecord *indicator, const RkValuesRequest *request, GError **error);
void rk_values_free (RkValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkValues, rk_values_free)

/** rk_values_row: Returns: (nullable): of an area and sex; @area: (nullable): NULL: the reference
 */
const RkIndicatorValue *rk_values_row (const RkValues *values, const char *area, char sex);
/** rk_values_has_reference: whether there is a value of the reference itself, of either sex. */
gboolean rk_values_has_reference (const RkValues *values);
/** rk_values_dup_ages: those that the numbers are of: of the card as far as they were read:
 * 「40～49歳」, 「全年齢」. */
char *rk_values_dup_ages (const RkValues *values);
/** rk_values_title: 「習慣的喫煙の標準化該当比」; rk_values_unit: 「全国＝100」, 「%」 */
char *rk_values_dup_title (const RkValues *values);
char *rk_values_dup_unit (const RkValues *values);
/** rk_values_dup_names: areas of which any row is meant, each once: 「熱海伊東、富士」. Returns:
 * (transfer full) (nullable): NULL: none */
char *rk_values_dup_names (const RkValues *values,
                           gboolean (*is_meant) (const RkIndicatorValue *row, gconstpointer data),
                           gconstpointer data);
/** rk_values_round: to the digits that rk_values_dup_number() prints. NaN stays. */
double rk_values_round (const RkValues *values, double number);
/** rk_values_dup_number: as it is printed: 「112.1」, 「※」, 「…」 */
char *rk_values_dup_number (const RkValues *values, double number, const RkIndicatorValue *row);
/** rk_tables_dup_sources: 出典 of both, each once, the first three. Returns: (transfer full): "" if
 * unknown */
char *rk_tables_dup_sources (const GPtrArray *tables, const GPtrArray *others);
/** rk_tables_add_sources: for rk_source_line(). @sources: (element-type utf8): owns them */
void rk_tables_add_sources (const GPtrArray *tables, GPtrArray *sources);
/** rk_values_dup_source: 出典 of one row alone. @area: (nullable): NULL: the reference */
char *rk_values_dup_source (const RkValues *values, const char *area, char sex);
/** rk_values_add_sources: of one row. @area: (nullable): NULL: the reference */
void rk_values_add_sources (const RkValues *values, const char *area, char sex, GPtrArray *sources);
/**
 * rk_values_break: whether the values of one row in two years are not to be compared: their
 * definition changed, or they are of another publisher's table, or sums of other areas. An unknown
 * source may be any.
 * @area: (nullable): NULL: the reference
 * @words: (out) (optional) (transfer full): why; of %FALSE NULL
 */
gboolean rk_values_break (
    const RkValues *from, const RkValues *to, const char *area, char sex, char **words);
/**
 * rk_values_dup_other_sources: what is of another publication than the most of the rows:
 * 「全国と西部（男性）の値は別の出典による。」
 * @area: (nullable): the only one that is spoken of besides the reference; NULL: all
 * @sex: 0: all that there are
 * @beside: (nullable): values of which the reference is shown beside: only that is spoken of
 * Returns: (nullable): nothing is
 */
char *rk_values_dup_other_sources (const RkValues *values,
                                   const char *area,
                                   char sex,
                                   const RkValues *beside);
/** rk_values_dup_note: how they were computed, and which of them are of another publication. */
char *rk_values_dup_note (const RkValues *values);

G_END_DECLS
