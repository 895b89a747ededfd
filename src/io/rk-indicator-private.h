/* What the parts of the import of indicators share. */
#pragma once

#include "rk-indicator-import.h"
#include "rk-table-source.h"

G_BEGIN_DECLS

/**
 * RkIndicatorReading: observations as they are put together from the numbers of a table.
 * @list: RkObservation, @indicator is set
 */
typedef struct
{
  GPtrArray *list;
  GHashTable *places;  /* key → RkObservation */
  GHashTable *sources; /* RkObservation → 出典 in its row, where rows have one */
  GHashTable *used;    /* RkCrossCell that an indicator has a use for */
  GPtrArray *problems;
  int year;         /* where the table says none */
  gboolean by_day;  /* the year of a day is its year: people are counted on 1 January */
  int early[2];     /* a year, and what was made of it, where the table says a day before April */
  const char *only; /* code of the one indicator wanted; NULL: all */
} RkIndicatorReading;

void rk_indicator_reading_init (RkIndicatorReading *self, GPtrArray *problems);
void rk_indicator_reading_clear (RkIndicatorReading *self);
/** rk_indicator_reading_get: the observation of that place, made where there is none. */
RkObservation *rk_indicator_reading_get (RkIndicatorReading *self,
                                         gint64 indicator,
                                         const char *area,
                                         const char *area_name,
                                         int year,
                                         char sex);
/** rk_indicator_reading_has: whether there is one of the same place. */
gboolean rk_indicator_reading_has (const RkIndicatorReading *self, const RkObservation *other);
/** rk_indicator_reading_class: its age class, made where there is none. Returns: (nullable) */
RkAgeCount *rk_indicator_reading_class (RkObservation *o, guint from, guint to, gboolean total);
/** rk_indicator_reading_finish: ages in order; the total is of the ages that were found. */
void rk_indicator_reading_finish (RkIndicatorReading *self);

/** rk_indicator_add_number: a number, or what its mark means. */
void rk_indicator_add_number (
    double *to, guint8 *masked, const RkCrossCell *cell, RkMarkMeaning meaning, guint *n_masked);
/** rk_indicator_place_cell: the observation that a number is of. Returns: FALSE: it says no place
 * or no year */
gboolean rk_indicator_place_cell (RkIndicatorReading *self,
                                  const RkCrossTable *table,
                                  const RkCrossCell *cell,
                                  gint64 indicator,
                                  RkObservation **o);
/** rk_indicator_class_of: Returns: (nullable) */
RkAgeCount *rk_indicator_class_of (RkObservation *o, const RkCrossCell *cell);
/** rk_indicator_read_value: the numbers of one indicator. */
gboolean rk_indicator_read_value (RkIndicatorReading *self,
                                  RkDb *db,
                                  const RkCrossTable *table,
                                  const RkPreset *preset,
                                  const RkPresetValue *value,
                                  GError **error);
/** rk_indicator_drop_without_people: what was counted of nobody knows how many is no share and no
 * ratio; a printed value is kept without it. Of what was read of @indicator from @first on; adds
 * sentences. */
void
rk_indicator_drop_without_people (RkIndicatorReading *self, guint first, const RkRecord *indicator);
/** rk_indicator_tell_unused: adds a sentence that names what no indicator has a use for. */
void rk_indicator_tell_unused (RkIndicatorReading *self, const RkCrossTable *table);

/** rk_indicator_read_table: every number of @table that @preset has a use for. */
gboolean rk_indicator_read_table (RkIndicatorReading *self,
                                  RkDb *db,
                                  const RkCrossTable *table,
                                  const RkPreset *preset,
                                  GError **error);
/** rk_indicator_read_tidy: a list with the columns indicator, area, year, sex, age, numerator,
 * denominator, value. @n_rows, @masked: (out) */
gboolean rk_indicator_read_tidy (RkIndicatorReading *self,
                                 RkDb *db,
                                 RkTableSource *source,
                                 const RkPreset *preset,
                                 guint *n_rows,
                                 guint *masked,
                                 char **source_words,
                                 GError **error);
/** rk_indicator_tidy_is: whether the first row of @source has these headings; leaves it there. */
gboolean rk_indicator_tidy_is (RkTableSource *source);
/** rk_indicator_check_counts: takes out what has a count below 0, or, of a share, more that have it
 * than there are, or a printed share that cannot be; doubts shares that are all below 1. Adds
 * sentences. */
void rk_indicator_check_counts (const RkIndicatorReading *self, RkDb *db, GPtrArray *sentences);
/** rk_indicator_check_totals: Σ of ages, of sexes, of areas, printed rates against counts. Adds
 * sentences. */
void rk_indicator_check_totals (const RkIndicatorReading *self, GPtrArray *sentences);
/** rk_indicator_check_stored: Σ of areas where some are there from other tables of the publication
 * that @source says. Adds sentences that are not there yet. */
gboolean rk_indicator_check_stored (const RkIndicatorReading *self,
                                    RkDb *db,
                                    const char *source,
                                    const char *title,
                                    GPtrArray *sentences,
                                    GError **error);

G_END_DECLS
