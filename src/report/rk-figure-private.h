/* What the parts of figures of indicators share. */
#pragma once

#include "rk-figure.h"

G_BEGIN_DECLS

/** rk_figure_values: as the request asks, of @kind. */
RkValues *rk_figure_values (
    RkDb *db, RkRecord *card, const RkFigureRequest *request, RkValuesKind kind, GError **error);
/** rk_figure_one_sex: of a figure that shows one: the one asked for, else the first there is. */
char rk_figure_one_sex (const RkValues *values, char asked);
/** rk_figure_new: @chart, @values, @sentence: (transfer full) */
RkFigure *rk_figure_new (RkChart *chart, RkValues *values, char *sentence);
/** rk_figure_of_sex: what @self shows of men and women that @request asks for. Returns: @self */
RkFigure *rk_figure_of_sex (RkFigure *self, const RkFigureRequest *request, char sex);

/** rk_figure_dup_title: 「習慣的喫煙　@what　令和3(2021)年度　40～74歳　男性」 */
char *rk_figure_dup_title (const RkValues *values, const char *what, char sex);
/** rk_figure_set_words: 出典 of @values; 注: how many people of @sex, @note, what is hidden. */
void rk_figure_set_words (RkChart *chart, const RkValues *values, char sex, const char *note);

/* rk-figure-shares.c */
RkFigure *rk_figure_build_shares (RkDb *db,
                                  const RkFigureRequest *request,
                                  GCancellable *cancellable,
                                  GError **error);
/* rk-figure-parts.c: what the difference is made of */
RkFigure *rk_figure_build_ages (RkDb *db,
                                const RkFigureRequest *request,
                                GCancellable *cancellable,
                                GError **error);
RkFigure *rk_figure_build_areas (RkDb *db,
                                 const RkFigureRequest *request,
                                 GCancellable *cancellable,
                                 GError **error);
RkFigure *rk_figure_build_cost (RkDb *db,
                                const RkFigureRequest *request,
                                GCancellable *cancellable,
                                GError **error);
/** rk_figure_has_factors: whether the three factors of cost were read for areas of @level. */
gboolean rk_figure_has_factors (RkDb *db, RkAreaLevel level, int year);

/* rk-figure-words.c */
char *rk_figure_dup_trend_words (const RkIndicatorSeries *series, char sex, const char *own);
char *rk_figure_dup_box_words (RkChart *chart, const RkValues *values, char sex);
char *rk_figure_dup_scatter_words (const RkValues *across, const RkValues *up, char sex);
char *rk_figure_dup_findings_words (const GPtrArray *findings, const char *area_name, char sex);
char *rk_figure_dup_heat_words (RkChart *chart);
/** rk_figure_dup_extremes: 「…が最も大きいのは賀茂（34.1%）、最も小さいのは西部（29.9%）である。」
 * of series of a chart together, from @first to @last; of what is below 0 that it is taken away;
 * 「値がない。」 */
char *
rk_figure_dup_extremes (RkChart *chart, guint first, guint last, const char *what, guint decimals);

/** rk_figure_dup_number: 「+0.25」, 「▲0.10」, 「…」. @sign: 「+」 before what is over 0 */
char *rk_figure_dup_number (double number, guint decimals, gboolean sign);

G_END_DECLS
