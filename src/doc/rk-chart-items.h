/* Words, rules and parts of a figure's layout, and what kinds share in placing them. */
#pragma once

#include "rk-chart-kinds.h"

G_BEGIN_DECLS

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

/* One line centred on @y; it is narrowed to @width (0: as wide as it is), then set smaller. Good
 * until the next label. */
RkChartLabel *rk_chart_label (RkChartLayout *layout,
                              RkFace face,
                              double size,
                              RkAlign align,
                              double x,
                              double y,
                              double width,
                              const char *text);
/* 縦書き: one column of @height centred on @x, its end at @bottom; longer ones are set smaller. */
void rk_chart_label_upright (RkChartLayout *layout,
                             RkFace face,
                             double size,
                             double x,
                             double bottom,
                             double height,
                             const char *text);
/* The same in as many lines as it takes at @width. Returns how many. */
guint rk_chart_label_lines (RkChartLayout *layout,
                            RkFace face,
                            double size,
                            RkAlign align,
                            double x,
                            double y,
                            double width,
                            const char *text);
/* Into how many lines a text goes at @width, and the longest name of the categories. */
guint rk_chart_count_lines (RkChartLayout *layout, double size, double width, const char *text);
guint rk_chart_count_name_lines (RkChart *self, RkChartLayout *layout, double size, double width);
double rk_chart_measure (RkChartLayout *layout, double size, const char *text);
gboolean rk_chart_rects_meet (const RkRect *a, const RkRect *b);

/* Whether words may stand there. */
typedef gboolean (*RkFreeFunc) (const RkRect *box, gpointer data);

/* A name, or two lines, at a point without covering any other: beside it, else farther away with a
 * line to it. Returns how many lines; 0: there is no room. @blocked: (element-type RkRect): grows
 */
guint rk_chart_label_at (RkChartLayout *layout,
                         GArray *blocked,
                         const RkRect *frame,
                         double size,
                         double x,
                         double y,
                         double gap,
                         guint rings,
                         const char *text,
                         RkFreeFunc is_free,
                         gpointer data);

/* ── places ──────────────────────────────────────────────────────────────────────────────── */

/* The code that was given, else the one that the name has; NULL: no known place */
const char *rk_chart_get_place_code (RkChart *self, guint category);
/* 「静岡市」 is 静岡 where there is little room */
char *rk_chart_dup_short_name (const char *name);
/* 「▲112.1」 where classes run to both sides of a middle */
char *rk_chart_dup_arrowed (RkChart *self, guint category);

/* ── rules ───────────────────────────────────────────────────────────────────────────────── */

RkChartRule *rk_chart_rule (
    RkChartLayout *layout, RkTone tone, double weight, double x1, double y1, double x2, double y2);
/* Dashed as 県 is, or dotted as 全国 is in lines. */
void rk_chart_dash (RkChartLayout *layout, RkChartRule *rule, double on, double off);

/* ── axes ────────────────────────────────────────────────────────────────────────────────── */

/* Ticks, grid and numbers of layout->axis under the plot or at its left. */
void rk_chart_lay_out_ticks_below (RkChartLayout *layout, const RkAxis *axis, const RkRect *plot);
/* @room: at most so wide are the numbers */
void rk_chart_lay_out_ticks_left (RkChartLayout *layout,
                                  const RkAxis *axis,
                                  const RkRect *plot,
                                  double room);
/* What belongs to an end of the axis may reach over it, but not out of the frame; dim. */
void rk_chart_keep_inside (const RkChartLayout *layout, RkChartLabel *label);
double rk_chart_measure_ticks (RkChartLayout *layout, const RkAxis *axis);
/* The grey band across the plot. */
void rk_chart_lay_out_band (RkChart *self,
                            RkChartLayout *layout,
                            const RkAxis *axis,
                            const RkRect *plot);
/* Lines of the references across the plot, named above it without overlap. @panel: those of its
 * series and those of all; −1: one panel for every series, so all that are of no single one */
void rk_chart_lay_out_references_above (RkChart *self,
                                        RkChartLayout *layout,
                                        int panel,
                                        const RkAxis *axis,
                                        const RkRect *plot,
                                        double y);

/* Smallest and largest of values, limits and references of some series. FALSE: no number at all */
gboolean rk_chart_find_range (RkChart *self, RkChartRole last, double *low, double *high);
/* Values that are all the same stand in the middle of an axis of a twentieth round them. */
void rk_chart_widen_range (double *low, double *high);

/* ── parts ───────────────────────────────────────────────────────────────────────────────── */

RkChartPart *rk_chart_part (
    RkChartLayout *layout, guint series, guint category, double x, double y, RkRect rect);
const RkChartPart *rk_chart_find_part (RkChart *self, guint series, guint category);

void rk_chart_draw_tints (RkChartDrawing *d);
void rk_chart_draw_rules (RkChartDrawing *d);
void rk_chart_draw_labels (RkChartDrawing *d);
void rk_chart_draw_rings (RkChartDrawing *d);
/* Whisker and mark of the state: ■ ◇ ○ in one ink; on a screen full where it is sure, too. */
void rk_chart_draw_whisker (RkChartDrawing *d, const RkChartPart *part);
void rk_chart_draw_state (RkChartDrawing *d, const RkChartPart *part, double size);
void rk_chart_list_states (RkChart *self, RkChartLayout *layout);
/* 「有意に高い」; of a funnel 「限界の中」 */
const char *rk_chart_get_state_words (RkChart *self, RkStatState state);
void rk_chart_add_state_legend (RkChartLayout *layout, RkStatState state, const char *text);

/* ── classes ─────────────────────────────────────────────────────────────────────────────── */

guint rk_chart_count_classes (RkChart *self);
/* −1: none */
int rk_chart_get_class (RkChart *self, double value);
/* What a cell is classed by: of a row with a base its share of that, in per cent. */
double rk_chart_get_classed (RkChart *self, guint series, guint category);
char *rk_chart_dup_class (RkChart *self, guint class);
void rk_chart_list_classes (RkChart *self, RkChartLayout *layout);
/* Which of the five inks. */
guint rk_chart_get_class_step (RkChart *self, guint class);
const RkInk *rk_chart_get_class_ink (RkChartDrawing *d, guint class);
RkTone rk_chart_get_class_tone (RkChart *self, const RkChartStyle *style, int class);
gboolean rk_chart_is_patterned (RkChart *self, const RkChartStyle *style, int class);
/* Fills what is traced: with the ink or, on paper, the pattern of a class; −1: the hatch. */
void rk_chart_fill_class (RkChartDrawing *d, int class, const RkRect *extents);

G_END_DECLS
