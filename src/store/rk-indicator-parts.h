/* Which observations an area, or what it is compared with, is made of. */
#pragma once

#include "rk-indicators.h"

G_BEGIN_DECLS

gboolean rk_parts_has_sex (const GPtrArray *parts, char sex);
/** rk_parts_takes_part: whether the @i-th of @parts counts for @sex. Both together is men and women
 * of an area of which both were counted, else what the table says of both: men alone are not both.
 * @parts: (element-type RkObservation): those of an area side by side, as they are loaded */
gboolean rk_parts_takes_part (const GPtrArray *parts, guint i, char sex);
/** rk_parts_fill_table: all of one sex, or both together. */
void rk_parts_fill_table (
    const GPtrArray *parts, char sex, guint age_from, guint age_to, RkAgeTable *table);

/** rk_parts_have_level: whether any of @observations is of an area of @level. */
gboolean rk_parts_have_level (const GPtrArray *observations, RkAreaLevel level);
/**
 * rk_parts_area_of: the area of @level that an observation is part of.
 * @from_towns: municipalities make up medical areas: no table is of these
 * @code, @name: (out) (transfer none)
 */
gboolean rk_parts_area_of (const RkObservation *o,
                           RkAreaLevel level,
                           gboolean from_towns,
                           const char **code,
                           const char **name);
/** rk_parts_are_whole: whether every municipality of a medical area has its counts among @parts and
 * none of them is masked: else their sum would pass for the area. */
gboolean rk_parts_are_whole (
    const GPtrArray *parts, const char *zone, char sex, guint age_from, guint age_to);
/** rk_parts_add_both: of what can be added, both together of each area of which men and women are
 * there, of the same ages, and both together are not.
 * @all: (element-type RkObservation): those of an area side by side, as they are loaded */
void rk_parts_add_both (GPtrArray *all, guint age_from, guint age_to);
/** rk_parts_sum_values: the values of all municipalities of a medical area, of what can be added.
 * Returns: NaN where one of them is missing or withheld */
double rk_parts_sum_values (const GPtrArray *parts, const char *zone, char sex);
/**
 * rk_parts_of_reference: those that @code ("JP", "22") is the sum of: of the area itself where
 * there are; else of all prefectures, if none is missing; of a prefecture, of the largest parts
 * that there are, without those that something is masked of, and those of other ages than most.
 * @add: values can be added: else only of the area itself
 */
GPtrArray *rk_parts_of_reference (
    const GPtrArray *all, const char *code, gboolean add, guint age_from, guint age_to);
/** RK_AGES_KEY: a number that is the same of the same ages. */
#define RK_AGES_KEY(from, to) ((guint)(from) << 8 | (guint)(to))

/** rk_parts_table_ages, rk_parts_ages: of which ages counts are, as RK_AGES_KEY(); of what says
 * none (総数), those that the indicator is of; 0: it is of all */
guint rk_parts_table_ages (const RkAgeTable *table, guint age_from, guint age_to);
guint rk_parts_ages (const GPtrArray *parts, char sex, guint age_from, guint age_to);
/** rk_parts_usual_ages: those of most. @ages: guint, of rk_parts_table_ages(); @known: of what they
 * are compared with: of several that are as many, these */
guint rk_parts_usual_ages (const GArray *ages, guint known);
/** rk_parts_are_counted: whether there is anything of @sex that was not only printed as a rate. */
gboolean rk_parts_are_counted (const GPtrArray *parts, char sex);
/**
 * rk_parts_dup_name: of what rk_parts_of_reference() found among @all: 「全国」,
 * 「県（圏域の計）」.
 * @sexes: that will be computed
 * @of_some: (out): of some areas there are no counts: their sum stands for no prefecture
 */
char *rk_parts_dup_name (const char *code,
                         const GPtrArray *all,
                         const GPtrArray *parts,
                         const char *sexes,
                         gboolean *of_some);
/** rk_values_fill_table: counts by age behind a row; what may not be shown is not taken out.
 * @area: (nullable): NULL: what is compared with */
void rk_values_fill_table (const RkValues *values, const char *area, char sex, RkAgeTable *table);

/** rk_parts_mask_words: what was done about masked numbers: what is left of a total tells something
 * of them, a small number can only be so large, and of others nothing is known. Japanese. */
const char *rk_parts_mask_words (const GPtrArray *observations);

/** rk_tables_take: Returns: (nullable) (transfer none): the dataset of that id, which is in @tables
 * from then on */
RkRecord *rk_tables_take (RkDb *db, gint64 id, GPtrArray *tables, GError **error);
/** rk_parts_add_tables: the datasets (RkRecord) of @parts that are not in @tables yet. */
gboolean rk_parts_add_tables (RkDb *db, const GPtrArray *parts, GPtrArray *tables, GError **error);

/* ── of which publication a row is ───────────────────────────────────────────────────────── */

RkOrigins *rk_origins_new (void);
void rk_origins_free (RkOrigins *self);
/** rk_values_add_origin: a row is made of @parts as far as they are of @sex: puts their tables to
 * those of @values. @area: (nullable): NULL: the reference */
gboolean rk_values_add_origin (
    RkValues *values, RkDb *db, const char *area, char sex, const GPtrArray *parts, GError **error);

G_END_DECLS
