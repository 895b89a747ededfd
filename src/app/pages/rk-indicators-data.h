/* What the 健康指標 page shows, read in one go on a worker. */
#pragma once

#include "rk-figure.h"

G_BEGIN_DECLS

/**
 * RkIndicatorsLink: from a figure to its item of the agenda, an opinion on that, a line of a plan
 * made of the opinion; from the indicator itself to lines that name it.
 * @figure: id; 0: of the indicator
 * @kind: of the record
 */
typedef struct
{
  gint64 figure;
  const RkKind *kind;
  gint64 record;
  char *title;
} RkIndicatorsLink;

/**
 * RkIndicatorsData:
 * @indicator: asked for; 0: the first with data. @figure: id of a saved one, whose choices are
 *   taken; 0: none
 * @year: asked for; 0: the newest
 * @form: of the figure
 * @area: (nullable): the own one
 * @against: of a figure of two indicators: id; 0: the first other one
 * @sex: 'M', 'F', 'T', 0: men and women
 * @reference: "JP", "22", or of adjusted rates a model population ("s60")
 * @level: of the areas; where there is nothing of it, another one
 * @levels: which there are (bits); @summed: 圏域 are made up of their municipalities
 * @cards: RkRecord, all with data; @card: the one shown, NULL: there is none; @other: (nullable):
 *   of @against, borrowed from @cards
 * @years: int, ascending
 * @areas: codes; @area_names: char *, the same order
 * @map_name: (nullable): file name of the map of the office
 * @saved: (nullable): of @figures the one that is seen, in the papers of a meeting whose minutes
 * are not final: the one asked for, else the newest; else the one in no papers of which something
 * was written; @older: than its tables
 * @offers: RkFigureForm that there is enough for
 * @values: (nullable); @chart: (nullable): taken by the page
 * @masks: (nullable): what is hidden in the figure; @source: (nullable): 出典 of it
 * @places: (nullable): the same on tiles, men and women or both, @n_places; taken by the page
 * @sentence: generated
 * @links: RkIndicatorsLink: what @figures are about and what came of it
 * @figures: saved ones of @card, newest first
 * @problem: (nullable): why there is no figure
 */
typedef struct
{
  gint64 indicator;
  gint64 figure;
  int year;
  char sex;
  char drawn_sex; /* of a figure that can show one of both; else 0 */
  char *reference;
  RkAreaLevel level;
  guint levels;
  gboolean summed;
  const RkFigureForm *form;
  char *area;
  gint64 against;

  GPtrArray *cards;
  RkRecord *card;
  RkRecord *other;
  GArray *years;
  GPtrArray *areas;
  GPtrArray *area_names;
  GPtrArray *offers;
  RkValues *values;
  RkChart *chart;
  RkChart *places[2];
  guint n_places;
  char *sentence;
  char *masks;
  char *source;
  GPtrArray *figures;
  GPtrArray *links;
  char *problem;
  char *map_name;
  const RkRecord *saved;
  gboolean older;
} RkIndicatorsData;

/** rk_indicators_levels: of areas that figures are drawn of, the first that is asked for first. */
#define RK_INDICATORS_LEVELS 3
extern const RkAreaLevel rk_indicators_levels[RK_INDICATORS_LEVELS];

RkIndicatorsData *rk_indicators_data_new (void);
void rk_indicators_data_free (gpointer data);
/** rk_indicators_data_read: an #RkStoreFunc. */
gboolean
rk_indicators_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
