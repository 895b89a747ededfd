/* What figures of indicators have besides categories, series and values: intervals, what a value
 * rests on, its state against the reference, roles of series, classes, breaks of a series. Nothing
 * of it is shown of a value that is withheld, but between what it lies where the publisher's own
 * totals say so. */
#pragma once

#include "rk-chart.h"
#include "rk-map.h"
#include "rk-stat-result.h"

G_BEGIN_DECLS

/* ── round the drawing ───────────────────────────────────────────────────────────────────── */

void rk_chart_set_number (RkChart *self, const char *number);    /* 「図1」, before the title */
const char *rk_chart_get_number (RkChart *self);                 /* (nullable) */
void rk_chart_set_reading (RkChart *self, const char *sentence); /* after 「読み方　」 */
void rk_chart_set_made (RkChart *self, const char *made);        /* after 「作成　」 */
/** rk_chart_set_headings: over the numbers of a forest: 「該当比」, 「95%信頼区間」, 「割合」.
 * NULL leaves one as it is. */
void
rk_chart_set_headings (RkChart *self, const char *value, const char *interval, const char *text);
/** rk_chart_set_n_heading: what the values rest on, where it is not people. */
void rk_chart_set_n_heading (RkChart *self, const char *heading);

/* ── values ──────────────────────────────────────────────────────────────────────────────── */

/** rk_chart_set_interval: limits of one value; an endless one is drawn as an arrow. */
void
rk_chart_set_interval (RkChart *self, guint series, guint category, double lower, double upper);
/** rk_chart_set_bounds: what masked cells of the publisher leave open: the value lies between
 * these. Never of a value that the office itself withholds. */
void rk_chart_set_bounds (RkChart *self, guint series, guint category, double least, double most);
/** rk_chart_dup_bounds: 「98.2～101.3」. Returns: (nullable): nothing is open, as far as it is
 * printed */
char *rk_chart_dup_bounds (RkChart *self, guint series, guint category);
/** rk_chart_set_n: people, or expected events, that a value rests on */
void rk_chart_set_n (RkChart *self, guint series, guint category, double n);
/** rk_chart_set_state: without it the interval and the first reference tell. */
void rk_chart_set_state (RkChart *self, guint series, guint category, RkStatState state);
RkStatState rk_chart_get_state (RkChart *self, guint series, guint category);
/** rk_chart_set_text: one more entry beside a value: 「34.1%」 */
void rk_chart_set_text (RkChart *self, guint series, guint category, const char *text);
/** rk_chart_get_interval: FALSE where there is none, or the value is none */
gboolean
rk_chart_get_interval (RkChart *self, guint series, guint category, double *lower, double *upper);
/** rk_chart_get_n: NaN where nothing was said */
double rk_chart_get_n (RkChart *self, guint series, guint category);

/* ── series and categories ───────────────────────────────────────────────────────────────── */

/**
 * RkChartRole:
 * @RK_CHART_OWN: what the figure is about
 * @RK_CHART_COMPARE: 県, 全国: what it is compared with
 * @RK_CHART_CROWD: one of the many that give the range
 */
typedef enum
{
  RK_CHART_OWN,
  RK_CHART_COMPARE,
  RK_CHART_CROWD,
} RkChartRole;

/** rk_chart_add_reference_of: of one series, in its own panel: 県 of the men */
void rk_chart_add_reference_of (
    RkChart *self, int series, double value, const char *label, gboolean solid);
void rk_chart_set_role (RkChart *self, guint series, RkChartRole role);
/** rk_chart_set_base: of a heat's row: what is 100; of a scatter: the line across that axis */
void rk_chart_set_base (RkChart *self, guint series, double value);
/** rk_chart_set_code: "2201", "222127": the place on a map or tile */
void rk_chart_set_code (RkChart *self, guint category, const char *code);
const char *rk_chart_get_code (RkChart *self, guint category); /* (nullable) */
/** rk_chart_set_group: what neighbouring categories have in common; read out before their name */
void rk_chart_set_group (RkChart *self, guint category, const char *group);
/** rk_chart_set_measure: of a spine's row. @direction: 1: high is good, −1: low is good, 0: as on
 * the axis */
void rk_chart_set_measure (
    RkChart *self, guint category, const char *unit, guint decimals, int direction);
/** rk_chart_set_focus: the own area: bold and tinted; −1: none */
void rk_chart_set_focus (RkChart *self, int category);
/** rk_chart_sort: categories by the first series, the greatest first; what has no number last. */
void rk_chart_sort (RkChart *self);

/* ── axes and classes ────────────────────────────────────────────────────────────────────── */

void rk_chart_set_band (RkChart *self, double low, double high); /* grey, across the values */
void rk_chart_set_linear (RkChart *self, gboolean linear);       /* a forest without log axis */
void rk_chart_set_sized (RkChart *self, gboolean sized);         /* marks as large as n */
/** rk_chart_set_bare: only the bars of a spine; names and numbers stand in the table around it */
void rk_chart_set_bare (RkChart *self, gboolean bare);
/** rk_chart_set_twin: beside a radar the same as bars, where there is room */
void rk_chart_set_twin (RkChart *self, gboolean twin);
/** rk_chart_set_limits: the axis, for the same in all figures of a packet */
void rk_chart_set_limits (RkChart *self, double low, double high);
/** rk_chart_add_break: lines are cut before @category, for @reason: 「質問の変更」. @series: only
 * that line; −1: all */
void rk_chart_add_break (RkChart *self, guint category, int series, const char *reason);
/**
 * rk_chart_set_classes:
 * @breaks: rising; a value on one belongs to the class above; at most four
 * @diverging: from a middle to both sides: blue, grey, orange
 *
 * The same for all figures of a packet. Without it 90, 95, 105, 110 where the first reference is
 * 100, else four even steps.
 */
void rk_chart_set_classes (RkChart *self, const double *breaks, guint n_breaks, gboolean diverging);
/** rk_chart_set_funnel: @overall, in the unit of @measure, times @multiplier is drawn: 100 for % */
void rk_chart_set_funnel (RkChart *self, RkStatMeasure measure, double overall, double multiplier);
/** rk_chart_is_placed: whether a map or tiles have a place for it; of other kinds TRUE */
gboolean rk_chart_is_placed (RkChart *self, guint category);
/** rk_chart_dup_unplaced: 「地図になく、描いていない区域（2）：…。」 Returns: (nullable) */
char *rk_chart_dup_unplaced (RkChart *self);
/** rk_chart_set_map: @map: (transfer none): a reference is taken */
void rk_chart_set_map (RkChart *self, RkMap *map);

G_END_DECLS
