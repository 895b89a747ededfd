/* What may not be shown of an indicator in a year, whoever asks and however: decided once for all
 * areas, sexes and levels together, and for all indicators that are of the same people, so that no
 * two answers give away what one of them hides. */
#pragma once

#include "rk-indicator-value.h"
#include "rk-indicators.h"
#include "rk-suppress.h"

G_BEGIN_DECLS

/**
 * RkHiding: few people are hidden, and beside them what they would follow from: as little as can
 * be, a square of two areas and two ages of one sex rather than a line of areas, what goes out
 * nowhere or is a sum of the program's own (both together, 「掲載した圏域の計」) before a count of
 * a table, and that before a prefecture (rk_suppress_run()). Where there are single ages, ratios
 * are of the sum of all areas, so that it counts as a prefecture does. Whichever indicator of a
 * family is asked for, the answer is the same.
 */
typedef struct _RkHiding RkHiding;

/**
 * rk_hiding_new:
 * @observations: of @indicator in @year, all of them
 * @ages: whether single ages are shown, too
 */
RkHiding *rk_hiding_new (RkDb *db,
                         RkRecord *indicator,
                         int year,
                         const GPtrArray *observations,
                         gboolean ages,
                         GError **error);
void rk_hiding_free (RkHiding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkHiding, rk_hiding_free)

/** rk_hiding_get: how many have it, all ages together. @area: its code; @sex: 'M', 'F', 'T' */
RkHidden rk_hiding_get (const RkHiding *self, const char *area, char sex);
/** rk_hiding_get_people: of how many, all ages together. */
RkHidden rk_hiding_get_people (const RkHiding *self, const char *area, char sex);
/**
 * rk_hiding_count_ages: of how many single ages something is hidden; of both sexes together, of
 * either of them, too.
 * @people: of how many they are; else how many have it
 */
guint rk_hiding_count_ages (const RkHiding *self, const char *area, char sex, gboolean people);

/**
 * RkShownCount: what goes out of a class of ages, or of all of them together.
 * @x, @n: NaN where not counted, or withheld
 * @x_withheld, @n_withheld: ※, by the publisher or here
 * @hidden: here: @x
 */
typedef struct
{
  double x;
  double n;
  gboolean x_withheld;
  gboolean n_withheld;
  RkHidden hidden;
} RkShownCount;

/** rk_hiding_show: whoever shows counts asks for them here. @count: a class of @o */
RkShownCount rk_hiding_show (const RkHiding *self, const RkObservation *o, const RkAgeCount *count);

/** rk_indicator_value_hide: leaves nothing of a row but that it is withheld. */
void rk_indicator_value_hide (RkIndicatorValue *value, RkHidden hidden);
/** rk_values_find_hidden: what may not be shown of @values, which have been told what they are of
 * and compared with, and not been computed yet. */
RkHiding *rk_values_find_hidden (const RkValues *values, RkDb *db, guint below, GError **error);
/** RkWithheld: of what values are compared with: nothing; single ages: values lie in a range; so
 * much that nothing adjusted for age may be shown. */
typedef enum
{
  RK_WITHHELD_NOTHING,
  RK_WITHHELD_SOME,
  RK_WITHHELD_ALL,
} RkWithheld;

/**
 * rk_values_withhold: takes from @reference, the counts that values of @sex are compared with, what
 * may not be shown of them by age: a ratio is an equation for it, several areas' ratios are
 * several. What is computed from the rest tells nothing of it. Where it is hidden how many have it
 * at all, nothing is judged by it.
 */
RkWithheld rk_values_withhold (
    const RkValues *values, const RkHiding *hiding, guint below, char sex, RkAgeTable *reference);
/** rk_values_withhold_ages: whether anything may not be shown of single ages of what values of @sex
 * are compared with. @hiding: of single ages, too */
gboolean
rk_values_withhold_ages (const RkValues *values, const RkHiding *hiding, guint below, char sex);
/** rk_values_hide_compared: hides of the rows of @sex, and of the reference, what would tell it. */
void rk_values_hide_compared (RkValues *values, char sex, RkWithheld withheld);
/** rk_values_hide_small: hides of all rows, and of the reference, what may not be shown. */
void rk_values_hide_small (RkValues *values, const RkHiding *hiding);

G_END_DECLS
