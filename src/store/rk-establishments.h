/* How many workplaces there are at all (経済センサス): what shares are taken of. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkEstablishment:
 * @area: "221007", "22", "JP"
 * @industry: 'A' to 'T'; 0: all together
 * @lower, @upper: people who work there; 0 and 0: all together; @upper G_MAXINT64: open
 */
typedef struct
{
  char *area;
  char industry;
  gint64 lower;
  gint64 upper;
  gint64 number;
} RkEstablishment;

/** RkEstablishments: of one year. @rows: RkEstablishment; @source: 出典 */
typedef struct
{
  int year;
  char *source;
  GPtrArray *rows;
} RkEstablishments;

/**
 * rk_establishments_load: the newest year: what was imported with trade and size, else what the
 * indicator 事業所数 says of areas.
 * @error: %RK_ERROR_NOT_FOUND where neither is there
 */
RkEstablishments *rk_establishments_load (RkDb *db, GError **error);
void rk_establishments_free (RkEstablishments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkEstablishments, rk_establishments_free)

/** RkEstablishmentsWanted: which are counted. All may be NULL: any.
 * @areas: codes of municipalities; @industries: letters; @sizes: names of the office's classes */
typedef struct
{
  const char *by; /* field of a workplace: municipality, medical_area, industry, size_class */
  char **areas;
  char **industries;
  char **sizes;
} RkEstablishmentsWanted;

/**
 * RkEstablishmentsTold: where the statistic has no totals, of which parts the sums are: stored
 * values of a workplace. NULL: of all. Begins as { 0 }.
 */
typedef struct
{
  char **industries;
  char **sizes;
} RkEstablishmentsTold;

void rk_establishments_told_clear (RkEstablishmentsTold *told);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkEstablishmentsTold, rk_establishments_told_clear)

/**
 * rk_establishments_count:
 * @told: (out): what was counted
 *
 * Returns: (transfer full): stored value of the field @wanted.by → gint64; what the statistic does
 * not tell has no entry
 */
GHashTable *rk_establishments_count (RkDb *db,
                                     const RkEstablishments *self,
                                     const RkEstablishmentsWanted *wanted,
                                     RkEstablishmentsTold *told,
                                     GError **error);

G_END_DECLS
