/* Charts: categories × series of numbers, drawn by one function on screen, in files and on paper.
 *
 * A figure is a description (rk_chart_new() and the setters; rk-chart-figure.h has what figures of
 * indicators have besides), then a layout, then a drawing, then what is under the pointer:
 *
 *   chart = rk_chart_new (RK_CHART_FOREST, "習慣的喫煙の標準化該当比", NULL);
 *   rk_chart_add_series (chart, "男性");  rk_chart_add_category (chart, "賀茂");
 *   rk_chart_set_value (chart, 0, 0, 112.1);  rk_chart_set_interval (chart, 0, 0, 108.3, 115.9);
 *   rk_chart_add_reference (chart, 100, "全国", TRUE);
 *   rk_chart_write (chart, RK_CHART_FILE_PDF, "forest.pdf", 1200, 0, RK_CHART_PAPER, &error);
 *
 * On screen RkChartView shows the same and tells rk_chart_dup_reading() of what is pointed at.
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
 * @RK_CHART_HEAT: a table, a column a category, a row a series; values as with steps, or numbers
 *   whose class is the shade
 * @RK_CHART_SHARES: stacks of 100 %
 * @RK_CHART_FOREST: values with intervals on a log axis: a row a category, a panel a series
 * @RK_CHART_FUNNEL: the first series over what each rests on (rk_chart_set_n()), between limits
 * @RK_CHART_TREND: a line a series over the categories (years)
 * @RK_CHART_MULTIPLES: the same, a panel a series; those that compare are in each of them
 * @RK_CHART_SPINE: a row a category (indicator): where the first series stands among the others
 * @RK_CHART_PYRAMID: the first series to the left, the second to the right; categories upwards
 * @RK_CHART_SCATTER: the second series over the first, a point a category
 * @RK_CHART_BOX: a box a category over the values of all series
 * @RK_CHART_MAP: the first series on the places of a map (rk_chart_set_map())
 * @RK_CHART_TILES: the same on tiles that need no map: 静岡県
 */
typedef enum
{
  RK_CHART_BARS,
  RK_CHART_GROUPED,
  RK_CHART_STACKED,
  RK_CHART_RADAR,
  RK_CHART_STEPS,
  RK_CHART_HEAT,
  RK_CHART_SHARES,
  RK_CHART_FOREST,
  RK_CHART_FUNNEL,
  RK_CHART_TREND,
  RK_CHART_MULTIPLES,
  RK_CHART_SPINE,
  RK_CHART_PYRAMID,
  RK_CHART_SCATTER,
  RK_CHART_BOX,
  RK_CHART_MAP,
  RK_CHART_TILES,
  RK_N_CHART_KINDS,
} RkChartKind;

/** rk_chart_kind_id: the word on the command line and in files: "forest" */
const char *rk_chart_kind_id (RkChartKind kind);
/** rk_chart_kind_from_id: Returns: FALSE where there is none such */
gboolean rk_chart_kind_from_id (const char *id, RkChartKind *kind);

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
  double corner;      /* of the width, left free at the right of the title for a button */
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
void rk_chart_set_unit (RkChart *self, const char *unit);
void rk_chart_set_subtitle (RkChart *self, const char *subtitle);
void rk_chart_set_source (RkChart *self, const char *source); /* after 「出典　」 */
void rk_chart_set_note (RkChart *self, const char *note);     /* after 「注　」 */
void rk_chart_set_decimals (RkChart *self, guint decimals);   /* of every number; 0 */

/**
 * rk_chart_set_value_names: what the numbers 0, 1, 2, … are called, the lowest first: levels,
 * marks. Marks alone (○ △ ×) are drawn as marks. @names: (array zero-terminated=1): copied
 */
void rk_chart_set_value_names (RkChart *self, const char *const *names);

/** rk_chart_set_reference: one dashed line at @value, named @label with its number (「県平均」). */
void rk_chart_set_reference (RkChart *self, double value, const char *label);

/**
 * rk_chart_add_reference: one more. The first is what values are judged by: 全国 solid, 県 dashed.
 */
void rk_chart_add_reference (RkChart *self, double value, const char *label, gboolean solid);

/** rk_chart_add_category: Returns: its index, from 0. */
guint rk_chart_add_category (RkChart *self, const char *name);

/**
 * rk_chart_place_category: where @category stands along the axis of a trend, in steps: its year.
 *   Higher than that of the category before. Without it each is one step after the one before.
 */
void rk_chart_place_category (RkChart *self, guint category, int place);

/** rk_chart_add_series: Returns: its index, from 0. Values are %RK_CHART_MISSING until set. */
guint rk_chart_add_series (RkChart *self, const char *name);
void rk_chart_set_value (RkChart *self, guint series, guint category, double value);

RkChartKind rk_chart_get_kind (RkChart *self);
const char *rk_chart_get_title (RkChart *self);
const char *rk_chart_get_unit (RkChart *self);
/** rk_chart_get_source, rk_chart_get_note: Returns: (nullable) */
const char *rk_chart_get_source (RkChart *self);
const char *rk_chart_get_note (RkChart *self);
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
/** rk_chart_get_least_height: the height under which the text of a chart would have to shrink. */
double rk_chart_get_least_height (RkChart *self, double width, const RkChartStyle *style);

/**
 * rk_chart_dup_reading: Returns: (transfer full): all that is known of one value: 「賀茂、男性、
 * 112.1（95%信頼区間 108.3～115.9）、有意に高い」; of a withheld one only that it is
 */
char *rk_chart_dup_reading (RkChart *self, guint series, guint category);

/**
 * rk_chart_check:
 * @error: %RK_ERROR_INVALID: what is wrong with it, and what to choose instead
 *
 * Returns: FALSE where the figure would show nothing, or nothing that can be read. What goes out
 * is checked; rk_chart_draw() draws it all the same
 */
gboolean rk_chart_check (RkChart *self, GError **error);

/** rk_chart_draw: draws into @rect. Names never overlap and are never cut. */
void rk_chart_draw (RkChart *self, cairo_t *cr, const RkRect *rect, const RkChartStyle *style);

/**
 * rk_chart_hit:
 * @series: (out): index
 * @category: (out): index
 *
 * Finds the value at a point, with the same geometry as rk_chart_draw(). The whole band of a
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
/** rk_chart_describe_as: the same beginning with @subject (「男性の喫煙」) in place of the title.
 * @counter: of its categories: 「都道府県」 */
char *rk_chart_describe_as (RkChart *self, const char *subject, const char *counter);

G_END_DECLS
