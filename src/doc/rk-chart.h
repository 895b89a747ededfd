/* Charts: categories × series of numbers, drawn by one function on screen, in files and on paper.
 */
#pragma once

#include <cairo.h>

#include "rk-paper.h"

G_BEGIN_DECLS

/**
 * RkChartKind:
 * @RK_CHART_BARS: one bar a category (the first series)
 * @RK_CHART_GROUPED: series side by side
 * @RK_CHART_STACKED: series on top of each other
 * @RK_CHART_RADAR: an axis a category, a polygon a series; only beside bars that say the same
 * @RK_CHART_STEPS: a line of steps a series; values are places among the value names
 * @RK_CHART_HEAT: a table, a column a category, a row a series; values as with steps
 */
typedef enum
{
  RK_CHART_BARS,
  RK_CHART_GROUPED,
  RK_CHART_STACKED,
  RK_CHART_RADAR,
  RK_CHART_STEPS,
  RK_CHART_HEAT,
} RkChartKind;

/**
 * RkChartDirection:
 * @RK_CHART_AUTO: upright while the names under the bars can be read, else lying
 * @RK_CHART_UPRIGHT: upright; lying after all if the names cannot be set without overlap
 * @RK_CHART_LYING: horizontal bars
 */
typedef enum
{
  RK_CHART_AUTO,
  RK_CHART_UPRIGHT,
  RK_CHART_LYING,
} RkChartDirection;

/**
 * RkChartLook:
 * @RK_CHART_LIGHT: screen, light
 * @RK_CHART_DARK: screen, dark
 * @RK_CHART_PAPER: one ink: patterns and outlines, survives the photocopier
 */
typedef enum
{
  RK_CHART_LIGHT,
  RK_CHART_DARK,
  RK_CHART_PAPER,
} RkChartLook;

/**
 * RkChartStyle:
 *
 * How a chart is drawn. Start from rk_chart_style().
 */
typedef struct
{
  RkChartLook look;
  double scale;       /* 1: points on paper, pixels on a screen of 96 dpi */
  const char *family; /* family list; not copied */
  gboolean no_title;  /* the surrounding page has its own heading */
  gboolean no_notes;  /* 出典 and 注 stand elsewhere */
  gboolean no_paper;  /* nothing is painted behind */
  int lit_series;     /* the bar under the pointer, or -1 */
  int lit_category;
} RkChartStyle;

/** rk_chart_style: the plain style of @look at @scale. */
RkChartStyle rk_chart_style (RkChartLook look, double scale);

/* In place of a number. */
#define RK_CHART_MISSING (G_MAXDOUBLE)   /* not measured: 「…」 */
#define RK_CHART_WITHHELD (-G_MAXDOUBLE) /* 秘匿: hatch and ※ */

typedef struct _RkChart RkChart;

/**
 * rk_chart_new:
 * @title: (nullable): what, where, when
 * @unit: (nullable): 「件」, 「%」; stands at the axis, not at each number
 *
 * Returns: (transfer full): an empty chart. A chart belongs to one thread at a time.
 */
RkChart *rk_chart_new (RkChartKind kind, const char *title, const char *unit);
void rk_chart_free (RkChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkChart, rk_chart_free)

void rk_chart_set_direction (RkChart *self, RkChartDirection direction);
void rk_chart_set_title (RkChart *self, const char *title);
void rk_chart_set_subtitle (RkChart *self, const char *subtitle);
void rk_chart_set_source (RkChart *self, const char *source); /* after 「出典　」 */
void rk_chart_set_note (RkChart *self, const char *note);     /* after 「注　」 */
void rk_chart_set_decimals (RkChart *self, guint decimals);   /* of every number; 0 */

/**
 * rk_chart_set_value_names: what the numbers 0, 1, 2, … are called, the lowest first: levels,
 * marks. Marks alone (○ △ ×) are drawn as marks. @names: (array zero-terminated=1): copied
 */
void rk_chart_set_value_names (RkChart *self, const char *const *names);

/** rk_chart_set_reference: a line at @value, named @label with its number (「県平均」). */
void rk_chart_set_reference (RkChart *self, double value, const char *label);

/** rk_chart_add_category: Returns: its index, from 0. */
guint rk_chart_add_category (RkChart *self, const char *name);

/** rk_chart_add_series: Returns: its index, from 0. Values are %RK_CHART_MISSING until set. */
guint rk_chart_add_series (RkChart *self, const char *name);
void rk_chart_set_value (RkChart *self, guint series, guint category, double value);

RkChartKind rk_chart_get_kind (RkChart *self);
const char *rk_chart_get_title (RkChart *self);
const char *rk_chart_get_unit (RkChart *self);
guint rk_chart_get_n_categories (RkChart *self);
guint rk_chart_get_n_series (RkChart *self);
const char *rk_chart_get_category (RkChart *self, guint category);
const char *rk_chart_get_series (RkChart *self, guint series);
double rk_chart_get_value (RkChart *self, guint series, guint category);

/** rk_chart_dup_value: the value as it is printed: 「1,234件」, 「▲0.5%」, 「…」, 「※」. */
char *rk_chart_dup_value (RkChart *self, guint series, guint category);

/**
 * rk_chart_fold_small_series:
 * @max_series: series to keep, その他 included; at least 2
 *
 * Adds the series with the smallest sums into one last series その他, so that a stack stays legible
 * (8 patterns can be told apart). A withheld part makes the sum withheld.
 */
void rk_chart_fold_small_series (RkChart *self, guint max_series);

/**
 * rk_chart_get_height:
 * @width: in the units of @style
 *
 * Returns: the height at which every name and number of the chart can be read
 */
double rk_chart_get_height (RkChart *self, double width, const RkChartStyle *style);

/** rk_chart_draw: draws into @rect. Names never overlap and are never cut. */
void rk_chart_draw (RkChart *self, cairo_t *cr, const RkRect *rect, const RkChartStyle *style);

/**
 * rk_chart_hit:
 * @series: (out): index
 * @category: (out): index
 *
 * Finds the bar at a point, with the same geometry as rk_chart_draw(). The whole band of a
 * category answers, so that a short bar and a withheld one can be pointed at.
 *
 * Returns: whether there is one
 */
gboolean rk_chart_hit (RkChart *self,
                       const RkRect *rect,
                       const RkChartStyle *style,
                       double x,
                       double y,
                       guint *series,
                       guint *category);

/** rk_chart_get_bar: where rk_chart_draw() puts a bar; %FALSE if it has no length. */
gboolean rk_chart_get_bar (RkChart *self,
                           const RkRect *rect,
                           const RkChartStyle *style,
                           guint series,
                           guint category,
                           RkRect *bar);

/** rk_chart_describe: Returns: (transfer full): the chart in one Japanese sentence, to be read out.
 */
char *rk_chart_describe (RkChart *self);

G_END_DECLS
