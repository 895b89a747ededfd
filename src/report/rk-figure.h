/* Figures of indicators: which there are for what an office has, and each of them with its
 * sentence. The page, the papers of a meeting and the command line ask here and show the same. */
#pragma once

#include "rk-map.h"
#include "rk-report-indicator.h"

G_BEGIN_DECLS

typedef struct _RkFigure RkFigure;
typedef struct _RkFigureRequest RkFigureRequest;

/**
 * RkFigureForm:
 * @id: as it is saved and on the command line
 * @label: English msgid
 * @build: draws it; call rk_figure_build()
 * @of_area: it is about one area
 * @of_all: it is about all indicators at once
 */
typedef struct
{
  const char *id;
  const char *label;
  RkFigure *(*build) (RkDb *, const RkFigureRequest *, GCancellable *, GError **);
  gboolean of_area;
  gboolean of_all;
} RkFigureForm;

/** rk_figure_reference: of what is written of a figure, for a request: a figure of which nothing
 * else is written is compared with the nation or, where there is no value of it, with the
 * prefecture. What is written may be a standard population, too.
 */
const char *rk_figure_reference (const char *written);
/** rk_figure_standard: the model population ("s60") that is written in place of what is compared
 * with. Returns: (nullable): none is */
const char *rk_figure_standard (const char *written);
/** rk_figure_forms: all, the plain ones first. */
const RkFigureForm *rk_figure_forms (guint *n);
/** rk_figure_form_find: Returns: (nullable) */
const RkFigureForm *rk_figure_form_find (const char *id);
/**
 * rk_figure_offers: the forms that what was read is enough for.
 * @values: of the indicator, whichever kind; @n_years: how many there are of it
 * Returns: (transfer container) (element-type RkFigureForm)
 */
GPtrArray *rk_figure_offers (RkDb *db, const RkValues *values, guint n_years, GError **error);

/**
 * RkFigureRequest: all borrowed.
 * @card: of forms of all indicators: only where the figure is saved
 * @against: (nullable): of a scatter
 * @year: 0: the newest; @sex: 0: men and women, each for itself; where only one can be shown, men
 * @reference: (nullable): as in #RkValuesRequest
 * @area: (nullable): the own one; of a form of one area, NULL is the first
 * @within: (nullable): only areas of a prefecture; "JP": all; NULL: as the form is usual
 * @map: (nullable): in place of the one of the office
 * @method: %RK_STAT_NONE: as the card says; @standard: (nullable): as in #RkValuesRequest
 */
struct _RkFigureRequest
{
  const char *form;
  RkRecord *card;
  RkRecord *against;
  RkAreaLevel level;
  int year;
  char sex;
  const char *reference;
  const char *area;
  const char *within;
  RkMap *map;
  RkStatMethod method;
  const char *standard;
};

/**
 * RkFigure:
 * @chart: with title, 出典 and 注; without the sentence
 * @values: (nullable): what it was drawn from, or the newest of it
 * @masks: (nullable): what is hidden in it, of all that it shows
 * @sentence: 読み方, generated
 * @sex: of which it is, where men and women were asked for and it can show one; else 0
 */
struct _RkFigure
{
  RkChart *chart;
  RkValues *values;
  char *masks;
  char *sentence;
  char sex;
};

RkFigure *rk_figure_build (RkDb *db,
                           const RkFigureRequest *request,
                           GCancellable *cancellable,
                           GError **error);
void rk_figure_free (RkFigure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkFigure, rk_figure_free)

/**
 * rk_figure_build_saved: a record of rk_kind_figure: its own title and sentence where it has them.
 * The sentence is in the chart.
 * @doubt: (out) (nullable) (transfer full): rk_figure_dup_doubt() of its own sentence
 */
RkChart *rk_figure_build_saved (RkDb *db, const RkRecord *figure, char **doubt, GError **error);

/**
 * rk_figure_dup_doubt: whether a sentence that somebody wrote still is of its figure: it names an
 * area that is hidden now, has a number that the figure does not show (any more), or a table came
 * after it.
 * @sentence: (nullable); @generated: what the numbers say; @values: (nullable); @chart: (nullable)
 * @older: rk_figure_is_older()
 *
 * Returns: (transfer full) (nullable): what whoever hands it out should see to
 */
char *rk_figure_dup_doubt (const char *sentence,
                           const char *generated,
                           const RkValues *values,
                           RkChart *chart,
                           gboolean older);
/** rk_figure_dup_written: a sentence that somebody wrote, as it goes out: fewer people than may be
 * told of (@below), whom the figure hides and does not tell of itself, are 「※人」. 「3人に1人」 is
 * no number of people. @generated, @chart: as for rk_figure_dup_doubt() */
char *
rk_figure_dup_written (const char *sentence, const char *generated, RkChart *chart, guint below);
/** rk_figure_is_older: whether a table came after what was last written of @saved, a record of
 * rk_kind_figure. */
gboolean rk_figure_is_older (RkDb *db, const RkRecord *saved, const RkValues *values);

G_END_DECLS
