/* The inside of charts: data, and the geometry that drawing and pointing share. */
#pragma once

#include "rk-chart-axis.h"
#include "rk-chart-figure.h"
#include "rk-fit.h"
#include "rk-marks.h"

G_BEGIN_DECLS

/* Of a sample before a word of the legend, and the gap behind it, in ems. */
#define RK_SWATCH_EMS 1.8
#define RK_SWATCH_GAP 0.5

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

typedef struct _RkChartDrawing RkChartDrawing;

/* The sample before a word of the legend. */
typedef void (*RkSwatch) (RkChartDrawing *d, guint index, const RkRect *swatch);

typedef struct
{
  double x; /* of the swatch */
  double y; /* top of the row */
  char *text;
  RkSwatch swatch; /* NULL: words only */
  double ems;      /* its width */
  guint index;
} RkLegendItem;

/* What figures are laid out as: all words, all rules, and a part for each value, so that drawing,
 * pointing and tests read the same. */
typedef enum
{
  RK_TONE_TEXT,
  RK_TONE_DIM,
  RK_TONE_GRID,
  RK_TONE_BAND,
  RK_TONE_BLACK, /* on a light fill, whatever the look */
  RK_TONE_WHITE,
} RkTone;

typedef struct
{
  RkRect box; /* the em boxes of the text as it is drawn */
  RkFace face;
  double size;
  double scale; /* 長体 */
  RkTone tone;
  gboolean plate;   /* ground behind it */
  gboolean upright; /* 縦書き, downwards from the top of the box */
  char *text;
} RkChartLabel;

typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
  double weight;
  double dash[2]; /* 0: solid */
  RkTone tone;
} RkChartRule;

typedef struct
{
  guint series;
  guint category;
  RkRect rect; /* answers to the pointer */
  double x;    /* of the mark */
  double y;
  double from; /* ends of the whisker along its axis; NaN: none */
  double to;
  double least; /* ends of the axis: beyond them is an arrow */
  double most;
  RkStatState state;
} RkChartPart;

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
  char *heading;           /* number and title */
  char *texts[4];          /* 出典, 注, 作成; 読み方 */
  RkFitted notes[4];
  double reading_y;
  double notes_y;
  GArray *legend; /* RkLegendItem: series or classes, then what ※ and … mean */
  double legend_y;
  RkRect body; /* what title, legend and notes leave */
  gboolean lying;
  gboolean upright_names; /* 縦書き under the bars */
  gboolean shows_values;
  RkFitted *names; /* one a category */
  guint n_names;
  double names_room; /* beside or under the plot */
  double names_end;  /* of lying bars: where their names end */
  RkAxis axis;
  RkRect plot;
  double band;     /* of one category */
  double needed;   /* height at which everything is comfortable */
  double least;    /* height under which names and numbers shrink */
  GArray *labels;  /* RkChartLabel */
  GArray *rules;   /* RkChartRule */
  GArray *parts;   /* RkChartPart */
  gboolean rows;   /* parts are rows: tinted, not ringed */
  gpointer figure; /* what only this kind knows */
  GDestroyNotify free_figure;
} RkChartLayout;

typedef struct
{
  double lower; /* NaN: none */
  double upper;
  double n;
  double least; /* what masked cells leave open */
  double most;
  int state; /* RkStatState, or -1: from the interval */
  char *text;
} RkChartExtra;

typedef struct
{
  char *name;
  RkChartRole role;
  double base; /* NaN: none */
  GArray *values;
  GArray *extras; /* RkChartExtra */
} RkChartSeries;

typedef struct
{
  char *name;
  char *code;
  char *group;
  char *unit;
  guint decimals;
  int direction;
  int place; /* along the axis of years */
} RkChartCategory;

typedef struct
{
  double value;
  char *label;
  gboolean solid;
  int series; /* -1: of all */
} RkChartReference;

typedef struct
{
  guint category;
  int series; /* -1: all */
  char *reason;
} RkChartBreak;

#define RK_CHART_READING 3 /* among the texts */
#define RK_CHART_MOST_CLASSES 5

struct _RkChart
{
  RkChartKind kind;
  RkChartDirection direction;
  char *number;
  char *title;
  char *subtitle;
  char *unit;
  char *reading;
  char *source;
  char *note;
  char *made;
  char *headings[4]; /* value, interval, text, n */
  guint decimals;
  GArray *references;    /* RkChartReference */
  GPtrArray *categories; /* RkChartCategory */
  GPtrArray *series;     /* RkChartSeries */
  GArray *breaks;        /* RkChartBreak */
  char **value_names;    /* NULL: numbers */
  guint n_value_names;
  int focus;
  gboolean bare;
  gboolean linear;
  gboolean sized;
  gboolean twin;
  double band[2];   /* NaN: none */
  double limits[2]; /* NaN: from the values */
  double classes[RK_CHART_MOST_CLASSES - 1];
  guint n_breaks;
  gboolean has_classes;
  gboolean chose_classes; /* from the values */
  gboolean diverging;
  RkStatMeasure measure;
  double overall;
  double multiplier;
  RkMap *map;
  GPtrArray *places;     /* of the map, joined; NULL: not yet */
  RkChartLayout *layout; /* of the last drawing */
};

gboolean rk_chart_is_number (double value);

static inline RkChartSeries *
rk_chart_series (RkChart *self, guint i)
{
  return self->series->pdata[i];
}

static inline RkChartCategory *
rk_chart_category (RkChart *self, guint i)
{
  return self->categories->pdata[i];
}

/* What was laid out no longer holds. */
void rk_chart_forget_layout (RkChart *self);

/* Places of the map, as rk_map_join() gives them; NULL: there is no map. (transfer none) */
GPtrArray *rk_chart_get_places (RkChart *self);
/* What the figure leaves out: after 注. (nullable) */
char *rk_chart_dup_remarks (RkChart *self);

/* Whether it is drawn as bars, which can be pointed at. */
gboolean rk_chart_has_bars (RkChart *self);
gboolean rk_chart_is_stack (RkChart *self);
/* Whether any value is under zero. */
gboolean rk_chart_goes_both_ways (RkChart *self);
/* Its length on the axis: the value, or its share of the whole. FALSE: it has none */
gboolean rk_chart_get_length (RkChart *self, guint series, guint category, double *length);
/* The name of a value; NULL where it has none. */
/* One more entry beside a value; NULL: none */
const char *rk_chart_get_text (RkChart *self, guint series, guint category);
const char *rk_chart_get_value_name (RkChart *self, double value);

/* Whether any value is withheld (missing). */
gboolean rk_chart_has_withheld (RkChart *self);
gboolean rk_chart_has_missing (RkChart *self);

/* Series that are drawn: one of plain bars. */
guint rk_chart_count_drawn (RkChart *self);

/* The sum of a stack; FALSE if a part is withheld or missing, so that it has none. */
gboolean rk_chart_get_total (RkChart *self, guint category, double *total);

char *rk_chart_dup_number (RkChart *self, double value);
/* With the decimals of its row, where that has its own. */
char *rk_chart_dup_number_at (RkChart *self, guint series, guint category);
/* What values of a series are judged by: its first reference; NaN: none */
double rk_chart_get_judging (RkChart *self, guint series);
/* 「108.3～115.9」; "" where there is none */
char *rk_chart_dup_interval (RkChart *self, guint series, guint category);
/* Over values, intervals, texts (0, 1, 2). */
const char *rk_chart_get_heading (RkChart *self, guint i);
char *rk_chart_dup_reference (RkChart *self, guint i);

/* Nothing to draw. */
gboolean rk_chart_is_empty (RkChart *self);

RkChartSizes rk_chart_get_sizes (const RkChartStyle *style);

/* The line pitch of names, in ems. */
#define RK_NAME_PITCH 1.25

/* What is in the legend, without places. */
void rk_chart_list_legend (RkChart *self, RkChartLayout *layout);
void rk_chart_add_legend (RkChartLayout *layout, RkSwatch swatch, guint index, const char *text);

/* The longest text that stands at the end of a bar. */
double rk_chart_layout_measure_values (RkChart *self, RkChartLayout *layout);

/* Smallest and greatest end of a bar. */
void rk_chart_get_range (RkChart *self, double *low, double *high);

/* Title, legend and notes: what they take, and the body they leave. */
void rk_chart_layout_frame (RkChart *self, RkChartLayout *layout);

/* Names beside or under the bars, and which of both; then the plot. */
void rk_chart_layout_names (RkChart *self, RkChartLayout *layout);
void rk_chart_layout_plot (RkChart *self, RkChartLayout *layout);

/* The part at a point; of a map its shape decides. */
gboolean rk_chart_hit_part (
    RkChart *self, const RkChartLayout *layout, double x, double y, guint *series, guint *category);

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
  RkInk band;       /* across values */
  RkInk tint;       /* behind the own row */
  RkInk classes[5]; /* from low over the middle to high */
  RkInk shades[5];  /* from light to dark */
} RkChartInks;

/* One drawing of a chart. */
struct _RkChartDrawing
{
  RkChart *chart;
  RkChartLayout *layout;
  const RkChartStyle *style;
  const RkChartInks *inks;
  RkType *type;
  cairo_t *cr;
};

/* A kind of chart: its words, and what only it does. */
typedef struct
{
  const char *id;
  const char *words;
  /* Labels, rules and parts of the body; adds to what the layout needs. NULL: bars. */
  void (*lay_out) (RkChart *self, RkChartLayout *layout);
  void (*draw) (RkChartDrawing *d);
  void (*list) (RkChart *self, RkChartLayout *layout); /* the legend; NULL: the series */
} RkChartKindInfo;

const RkChartKindInfo *rk_chart_get_info (RkChartKind kind);

/* The base line that centres an em box of Gothic text on @y. */
double rk_chart_centre_on (RkChartDrawing *d, RkFace face, double size, double y);

/* A reference across one bar: 全国 (solid) or 県. */
void
rk_chart_draw_tick (RkChartDrawing *d, gboolean solid, double x1, double y1, double x2, double y2);

/* Bars, numbers at them, and the patch of what is withheld. */
void rk_chart_draw_bars (RkChartDrawing *d);

/* The sample of a series in the legend. */
void rk_chart_draw_line_swatch (RkChartDrawing *d, guint series, const RkRect *swatch);
/* The line of a series (dashes, weight, colour) and the mark at its points. */
void rk_chart_set_line (RkChartDrawing *d, guint series);
void rk_chart_draw_point (RkChartDrawing *d, guint series, double x, double y);
RkMark rk_chart_get_line_mark (guint series);

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

/* Lines or dots in the current ink across @rect, in phase with the whole drawing. */
void rk_chart_fill_dots (cairo_t *cr, const RkRect *rect, double pitch);
void
rk_chart_fill_texture (cairo_t *cr, const RkRect *rect, double angle, double pitch, double weight);

/* The thin hatch that stands for a withheld value. */
void rk_chart_fill_withheld (cairo_t *cr, const RkChartStyle *style, const RkRect *patch);

G_END_DECLS
