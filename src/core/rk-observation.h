/* What a published table says of one area, year and sex: counts by age class, and what was masked
 * in them. Kept in one line of text that a person can read in the history:
 * 「40-44 328/683;45-49 12?1/90;=40-74 2206/6470」: ages, how many have it, of how many; "?1": one
 * cell of the table behind that number was masked; "?255": it may be any number; "=": the published
 * total; "75-": open. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RK_OBSERVATION_MAX_CLASSES 32
/** RK_AGE_OPEN: no upper end. */
#define RK_AGE_OPEN 255
/** RK_MASK_OPEN: in place of how many cells were masked: the count is withheld, and need not be
 * small. */
#define RK_MASK_OPEN 255

/**
 * RkAgeCount: one age class.
 * @from, @to: first and last year of age; 0 to %RK_AGE_OPEN: all
 * @total: the published total of the classes
 * @x: how many have it, as far as it is published; NaN: not counted at all
 * @n: of how many; NaN: not counted at all
 * @x_masked, @n_masked: how many cells behind @x and @n were masked
 */
typedef struct
{
  guint8 from;
  guint8 to;
  gboolean total;
  double x;
  double n;
  guint8 x_masked;
  guint8 n_masked;
} RkAgeCount;

/** RkAreaLevel: what a code of an area is the code of. */
typedef enum
{
  RK_AREA_NATION,       /* JP */
  RK_AREA_PREFECTURE,   /* 22 */
  RK_AREA_MEDICAL,      /* 2201 */
  RK_AREA_MUNICIPALITY, /* 221007 */
  RK_AREA_OTHER,        /* an insurer, a branch */
} RkAreaLevel;

/* What could not be put to any prefecture or medical area (判別不可); part of the nation. */
#define RK_AREA_NO_PREFECTURE "00"
#define RK_AREA_NO_MEDICAL "0000"

RkAreaLevel rk_area_level (const char *code);
/** rk_area_level_by_name: "medical_area", "municipality", "prefecture". Returns: whether it is one
 */
gboolean rk_area_level_by_name (const char *name, RkAreaLevel *level);
/** rk_area_level_name: what rk_area_level_by_name() reads. */
const char *rk_area_level_name (RkAreaLevel level);
/** rk_area_level_paper: 「圏域」. */
const char *rk_area_level_paper (RkAreaLevel level);

/**
 * RkObservation: plain data.
 * @sex: 'M', 'F' or 'T'
 * @value, @lower, @upper: as published, where no counts are; NaN: none
 * @masked: how many cells of the table behind it were masked
 */
typedef struct
{
  gint64 id;
  gint64 indicator;
  gint64 dataset;
  char *area;
  char *area_name;
  int year;
  char sex;
  guint n_classes;
  RkAgeCount classes[RK_OBSERVATION_MAX_CLASSES];
  double value;
  double lower;
  double upper;
  guint masked;
} RkObservation;

RkObservation *rk_observation_new (const char *area, const char *area_name, int year, char sex);
void rk_observation_free (RkObservation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkObservation, rk_observation_free)

/** rk_observation_add: Returns: (nullable): a class with nothing counted in it; NULL: too many */
RkAgeCount *rk_observation_add (RkObservation *self, guint from, guint to, gboolean total);
/** rk_observation_find: Returns: (nullable): the class of these ages */
RkAgeCount *rk_observation_find (RkObservation *self, guint from, guint to, gboolean total);
/** rk_observation_total: Returns: (nullable): the published total */
const RkAgeCount *rk_observation_total (const RkObservation *self);
/** rk_observation_all: Returns: (nullable): of all ages together: the total, or the only class */
const RkAgeCount *rk_observation_all (const RkObservation *self);
/** rk_observation_dup_counts: the line of text; "" where nothing was counted. */
char *rk_observation_dup_counts (const RkObservation *self);
/** rk_observation_read_counts: @text: (nullable). Returns: FALSE where it is no such line */
gboolean rk_observation_read_counts (RkObservation *self, const char *text);

/** rk_age_dup_paper: 「40～44歳」, 「75歳以上」, 「総数」. */
char *rk_age_dup_paper (guint from, guint to);
/**
 * rk_age_parse: 40～44歳, 40-44, 75歳以上, 85+, 0歳, 0～4, 40歳代.
 * Returns: whether it is an age; 総数 is none
 */
gboolean rk_age_parse (const char *text, guint *from, guint *to);
/** rk_sex_parse: 男, 男性, M, 男女計. Returns: 'M', 'F', 'T', or 0 */
char rk_sex_parse (const char *text);
/** rk_sex_paper: 「男性」, 「女性」, 「男女」 */
const char *rk_sex_paper (char sex);

G_END_DECLS
