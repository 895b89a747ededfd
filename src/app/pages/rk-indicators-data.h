/* What the 健康指標 page shows, read in one go on a worker. */
#pragma once

#include "rk-report-indicator.h"

G_BEGIN_DECLS

typedef enum
{
  RK_INDICATORS_RATIO, /* 比と区間 */
  RK_INDICATORS_RATE,  /* 棒 */
  RK_INDICATORS_TREND, /* 年の推移 */
} RkIndicatorsView;

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
 * @indicator: asked for; 0: the first with data
 * @year: asked for; 0: the newest
 * @sex: 'M', 'F', 'T', 0: men and women
 * @reference: "JP", "22"
 * @level: of the areas
 * @cards: RkRecord, all with data; @card: the one shown, NULL: there is none
 * @years: int, ascending
 * @values: (nullable); @chart: (nullable): taken by the page
 * @places: (nullable): the same on tiles, men and women or both, @n_places; taken by the page
 * @sentence: generated
 * @links: RkIndicatorsLink: what @figures are about and what came of it
 * @figures: saved ones of @card, newest first
 * @problem: (nullable): why there is no figure
 */
typedef struct
{
  gatomicrefcount refs;
  gint64 indicator;
  int year;
  char sex;
  char *reference;
  RkAreaLevel level;
  RkIndicatorsView view;

  GPtrArray *cards;
  RkRecord *card;
  GArray *years;
  RkValues *values;
  RkChart *chart;
  RkChart *places[2];
  guint n_places;
  char *sentence;
  GPtrArray *figures;
  GPtrArray *links;
  char *problem;
} RkIndicatorsData;

RkIndicatorsData *rk_indicators_data_new (void);
RkIndicatorsData *rk_indicators_data_ref (RkIndicatorsData *self);
void rk_indicators_data_unref (gpointer data);
/** rk_indicators_data_read: an #RkStoreFunc. */
gboolean
rk_indicators_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
