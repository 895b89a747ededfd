/* Indicators that are of the same people: of one item of tables, or read from one table. What is
 * shown of one may tell what is hidden of another. */
#pragma once

#include "rk-indicators.h"

G_BEGIN_DECLS

/**
 * RkFamilyMember:
 * @observations: of one year, by area and sex
 */
typedef struct
{
  RkRecord *card;
  GPtrArray *observations;
  guint age_from;
  guint age_to;
} RkFamilyMember;

/** rk_family_load: all that belong together, whichever of them is asked for. @own: of @indicator in
 * @year. Returns: (element-type RkFamilyMember): @indicator first */
GPtrArray *
rk_family_load (RkDb *db, RkRecord *indicator, int year, const GPtrArray *own, GError **error);
/** rk_family_parts: Returns: (element-type RkObservation) (transfer container): those of @area */
GPtrArray *rk_family_parts (const RkFamilyMember *member, const char *area);
/** rk_family_is_by_age: whether it has numbers of single ages. */
gboolean rk_family_is_by_age (const RkFamilyMember *member);
/** rk_family_answers: those that are answers to the question of the member @first and exclude each
 * other; none where an earlier member is of it. Returns: array of guint: places */
GArray *rk_family_answers (const GPtrArray *family, guint first);
/** rk_family_has_unread_sex: whether both together and one sex were read of an area: they tell of
 * the other. */
gboolean rk_family_has_unread_sex (const GPtrArray *family);
/** rk_family_is_harmless: whether nothing is small by itself, nor a difference of two conditions,
 * nor a rest of answers: there is nothing to hide then. */
gboolean rk_family_is_harmless (const GPtrArray *family, guint below);

G_END_DECLS
