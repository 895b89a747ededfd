/* The inside of charts: data, and the geometry that drawing and pointing share. */
#pragma once

#include "rk-chart-axis.h"
#include "rk-chart.h"
#include "rk-fit.h"
#include "rk-marks.h"

G_BEGIN_DECLS

/* Ems of a chart, in the units of its style. */
typedef struct
{
  double name;
  double value;
  double axis;
  double legend;
  double title;
  double subtitle;
  double note;
} RkChartSizes;

typedef struct
{
  double x; /* of the swatch */
  double y; /* top of the row */
} RkLegendItem;

typedef struct
{
  RkRect rect;
  RkChartStyle style;
  char *family;
  RkType *type;
  RkChartSizes sizes;
  RkFitted title;
  RkFitted subtitle;
  gboolean subtitle_apart; /* on its own line */
  char *texts[2];          /* 出典, 注 */
  RkFitted notes[2];
  double notes_y;
  GArray *legend; /* RkLegendItem: series, then what ※ and … mean */
  double legend_y;
  RkRect body; /* what title, legend and notes leave */
  gboolean lying;
  gboolean upright_names; /* 縦書き under the bars */
  gboolean shows_values;
  RkFitted *names; /* one a category */
  guint n_names;
  double names_room; /* beside or under the plot */
  RkAxis axis;
  RkRect plot;
  double band;   /* of one category */
  double needed; /* height at which everything is comfortable */
  double least;  /* height under which names and numbers shrink */
} RkChartLayout;

struct _RkChart
{
  RkChartKind kind;
  RkChartDirection direction;
  char *title;
  char *subtitle;
  char *unit;
  char *source;
  char *note;
  guint decimals;
  gboolean has_reference;
  double reference;
  char *reference_label;
  GPtrArray *categories; /* char * */
  GPtrArray *series;     /* char * */
  GPtrArray *values;     /* GArray of double, one a series */
  char **value_names;    /* NULL: numbers */
  guint n_value_names;
  RkChartLayout *layout; /* of the last drawing */
};

gboolean rk_chart_is_number (double value);

/* Whether it is drawn as bars, which can be pointed at. */
gboolean rk_chart_has_bars (RkChart *self);
/* The name of a value; NULL where it has none. */
const char *rk_chart_get_value_name (RkChart *self, double value);

/* Whether any value is withheld (missing). */
gboolean rk_chart_has_withheld (RkChart *self);
gboolean rk_chart_has_missing (RkChart *self);

/* Series that are drawn: one of plain bars. */
guint rk_chart_count_drawn (RkChart *self);

/* The sum of a stack; FALSE if a part is withheld or missing, so that it has none. */
gboolean rk_chart_get_total (RkChart *self, guint category, double *total);

char *rk_chart_dup_number (RkChart *self, double value);
char *rk_chart_dup_reference (RkChart *self);

RkChartSizes rk_chart_get_sizes (const RkChartStyle *style);

/* The line pitch of names, in ems. */
#define RK_NAME_PITCH 1.25

/* What a legend shows: a series, or one of the two keys. */
const char *rk_chart_get_legend_text (RkChart *self, guint item);
guint rk_chart_count_legend (RkChart *self);
/* How many of them have a swatch, the first ones. */
guint rk_chart_count_swatches (RkChart *self);

/* The longest text that stands at the end of a bar. */
double rk_chart_layout_measure_values (RkChart *self, RkChartLayout *layout);

/* Smallest and greatest end of a bar. */
void rk_chart_get_range (RkChart *self, double *low, double *high);

/* Title, legend and notes: what they take, and the body they leave. */
void rk_chart_layout_frame (RkChart *self, RkChartLayout *layout);

/* Names beside or under the bars, and which of both; then the plot. */
void rk_chart_layout_names (RkChart *self, RkChartLayout *layout);
void rk_chart_layout_plot (RkChart *self, RkChartLayout *layout);

/* The height under which the text of a chart would have to shrink. */
double rk_chart_get_least_height (RkChart *self, double width, const RkChartStyle *style);

RkChartLayout *rk_chart_lay_out (RkChart *self, const RkRect *rect, const RkChartStyle *style);
void rk_chart_layout_free (RkChartLayout *self);

/* Where a bar begins and ends; FALSE if its value is no number. */
gboolean rk_chart_layout_get_bar (
    RkChart *self, RkChartLayout *layout, guint series, guint category, RkRect *bar);

/* The place of a bar across its category: the start and the thickness. */
void rk_chart_layout_get_slot (RkChart *self,
                               RkChartLayout *layout,
                               guint series,
                               guint category,
                               double *start,
                               double *size);

/* What ※ and … mean, after the series in the legend. */
#define RK_WITHHELD_KEY "※ 秘匿"
#define RK_MISSING_KEY "… 値なし"

/* Colours and patterns. */
typedef struct
{
  double r;
  double g;
  double b;
} RkInk;

typedef struct
{
  RkInk paper;
  RkInk text;
  RkInk dim;
  RkInk grid;
  RkInk lit;
} RkChartInks;

/* One drawing of a chart. */
typedef struct
{
  RkChart *chart;
  RkChartLayout *layout;
  const RkChartStyle *style;
  const RkChartInks *inks;
  RkType *type;
  cairo_t *cr;
} RkChartDrawing;

/* The base line that centres an em box of Gothic text on @y. */
double rk_chart_centre_on (RkChartDrawing *d, RkFace face, double size, double y);

/* Bars, numbers at them, and the patch of what is withheld. */
void rk_chart_draw_bars (RkChartDrawing *d);

/* Radar, steps and heat: what they need, and the drawing of all but title, legend and notes. */
double rk_chart_get_figure_height (RkChart *self, const RkChartLayout *layout);
void rk_chart_draw_radar (RkChartDrawing *d);
void rk_chart_draw_steps (RkChartDrawing *d);
void rk_chart_draw_heat (RkChartDrawing *d);
/* The sample of a series in the legend. */
void rk_chart_draw_line_swatch (RkChartDrawing *d, guint series, const RkRect *swatch);
void rk_chart_draw_heat_swatch (RkChartDrawing *d, guint value, const RkRect *swatch);
/* The line of a series (dashes, weight, colour) and the mark at its points. */
void rk_chart_set_line (RkChartDrawing *d, guint series);
void rk_chart_draw_point (RkChartDrawing *d, guint series, double x, double y);

/* Text of several lines from @top; @x: left edge, middle or right edge as @align says. */
void rk_chart_draw_fitted (RkChartDrawing *d,
                           RkFace face,
                           const RkFitted *fitted,
                           double pitch,
                           RkAlign align,
                           double x,
                           double top,
                           const char *text);

const RkChartInks *rk_chart_get_inks (RkChartLook look);
void rk_ink_set (cairo_t *cr, const RkInk *ink);

/* The colour of a series on screen; black on paper. */
const RkInk *rk_chart_get_line_ink (const RkChartStyle *style, guint series);

/* Fills a bar of @series with its colour and pattern and outlines it. */
void rk_chart_fill_bar (cairo_t *cr, const RkChartStyle *style, guint series, const RkRect *bar);

/* The ink of a number that stands on a bar of @series; paper has none (a white plate is needed). */
const RkInk *rk_chart_get_text_ink (const RkChartStyle *style, guint series);

/* The thin hatch that stands for a withheld value. */
void rk_chart_fill_withheld (cairo_t *cr, const RkChartStyle *style, const RkRect *patch);

G_END_DECLS
