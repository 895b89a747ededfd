/* Forest: values with their intervals on a log axis, the numbers in the same row. Panels stand side
 * by side with the same axis, or below each other where the width is not enough. */
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"

#define NAMES_SHARE 0.3
#define NARROWEST_PLOT 11.0 /* ems of names */
#define GOOD_PLOT 18.0 /* in which the intervals of large areas are not hidden by their marks */
#define ROW_EMS 1.9
#define GAP 1.0 /* between columns, in ems of values */

enum
{
  COLUMN_VALUE,
  COLUMN_INTERVAL,
  COLUMN_STATE,
  COLUMN_TEXT,
  N_COLUMNS
};

typedef struct
{
  RkChart *chart;
  RkChartLayout *layout;
  guint n_rows;
  guint n_panels;
  gboolean beside; /* panels side by side */
  double names;
  double columns[N_COLUMNS]; /* widths; 0: not shown */
  double columns_width;
  double row;
  gboolean linear; /* asked for, or nothing is over zero */
  RkAxis axis;
} Forest;

static char *
dup_column (Forest *self, guint column, guint panel, guint row)
{
  double value = rk_chart_get_value (self->chart, panel, row);
  RkStatState state = rk_chart_get_state (self->chart, panel, row);

  switch (column)
    {
    case COLUMN_VALUE:
      return rk_chart_dup_number (self->chart, value);
    case COLUMN_INTERVAL:
      return rk_chart_dup_interval (self->chart, panel, row);
    case COLUMN_STATE:
      return g_strdup (state == RK_STAT_UNDECIDED ? "" : rk_stat_state_paper (state));
    default:
      return g_strdup (rk_chart_get_text (self->chart, panel, row));
    }
}

static const char *
get_heading (Forest *self, guint column)
{
  switch (column)
    {
    case COLUMN_VALUE:
      return rk_chart_get_heading (self->chart, 0);
    case COLUMN_INTERVAL:
      return rk_chart_get_heading (self->chart, 1);
    case COLUMN_STATE:
      return "判定";
    default:
      return rk_chart_get_heading (self->chart, 2);
    }
}

static RkFace
get_face (Forest *self, guint column, guint row)
{
  return column == COLUMN_VALUE || (int)row == self->chart->focus ? RK_FACE_GOTHIC_BOLD
                                                                  : RK_FACE_GOTHIC;
}

static void
measure_columns (Forest *self)
{
  RkChartLayout *layout = self->layout;

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      for (guint p = 0; p < self->n_panels; p++)
        for (guint row = 0; row < self->n_rows; row++)
          {
            g_autofree char *text = dup_column (self, column, p, row);

            if (text != NULL && text[0] != '\0')
              self->columns[column]
                  = MAX (self->columns[column], rk_type_measure (layout->type, RK_FACE_GOTHIC_BOLD,
                                                                 layout->sizes.value, text, -1));
          }
      if (self->columns[column] > 0)
        self->columns[column]
            = MAX (self->columns[column],
                   rk_chart_measure (layout, layout->sizes.axis, get_heading (self, column)))
              + GAP * layout->sizes.value;
    }
}

static void
sum_columns (Forest *self)
{
  self->columns_width = 0;
  for (guint column = 0; column < N_COLUMNS; column++)
    self->columns_width += self->columns[column];
}

static gboolean
has_room (Forest *self, guint n_beside, double plot)
{
  double em = self->layout->sizes.name;

  sum_columns (self);
  return self->layout->body.width
         >= self->names + n_beside * (plot * em + self->columns_width + 1.5 * em);
}

/* What there is no room for is left out, the least needed first: the words of the state say no more
 * than its mark, and the reading tells all. On a screen, where it can be asked for, they yield to a
 * good plot. */
static void
choose_columns (Forest *self)
{
  static const guint order[] = { COLUMN_STATE, COLUMN_TEXT, COLUMN_INTERVAL, COLUMN_VALUE };
  double state = self->columns[COLUMN_STATE];
  gboolean on_paper = self->layout->style.look == RK_CHART_PAPER;

  self->beside = self->n_panels > 1 && has_room (self, self->n_panels, NARROWEST_PLOT);
  if (!self->beside && self->n_panels > 1)
    {
      self->columns[COLUMN_STATE] = 0;
      self->beside = has_room (self, self->n_panels, NARROWEST_PLOT);
      if (!self->beside)
        self->columns[COLUMN_STATE] = state;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (!has_room (self, self->beside ? self->n_panels : 1,
                   order[i] == COLUMN_STATE && !on_paper ? GOOD_PLOT : NARROWEST_PLOT))
      self->columns[order[i]] = 0;
  sum_columns (self);
}

static double
widest_name (Forest *self)
{
  double widest = 0;

  for (guint row = 0; row < self->n_rows; row++)
    widest = MAX (widest, rk_type_measure (self->layout->type, RK_FACE_GOTHIC_BOLD,
                                           self->layout->sizes.name,
                                           rk_chart_get_category (self->chart, row), -1));
  return MIN (widest + self->layout->sizes.name, self->layout->body.width * NAMES_SHARE);
}

/* No number is over zero: there is no logarithm of any. */
static gboolean
has_no_log (RkChart *chart)
{
  gboolean any = FALSE;

  for (guint s = 0; s < chart->series->len; s++)
    for (guint c = 0; c < chart->categories->len; c++)
      {
        double value = rk_chart_get_value (chart, s, c);

        if (rk_chart_is_number (value) && value > 0)
          return FALSE;
        any = any || rk_chart_is_number (value);
      }
  return any;
}

/* Limits of intervals may be far off: the axis goes as far as three times the values do. */
static void
get_limits (Forest *self, double *low, double *high)
{
  RkChart *chart = self->chart;
  double least = INFINITY;
  double most = self->linear ? -INFINITY : 0;

  *low = INFINITY;
  *high = most;
  for (guint s = 0; s < self->n_panels; s++)
    for (guint c = 0; c < self->n_rows; c++)
      {
        double value = rk_chart_get_value (chart, s, c);
        double lower, upper;

        if (!rk_chart_is_number (value))
          continue;
        if (value > 0 || self->linear)
          {
            least = MIN (least, value);
            most = MAX (most, value);
          }
        if (!rk_chart_get_interval (chart, s, c, &lower, &upper))
          continue;
        if (lower > 0 || self->linear)
          *low = MIN (*low, lower);
        else if (upper > 0 && isfinite (upper))
          *low = MIN (*low, upper);
        if (isfinite (upper))
          *high = MAX (*high, upper);
      }
  for (guint i = 0; i < chart->references->len; i++)
    {
      double value = g_array_index (chart->references, RkChartReference, i).value;

      if (value <= 0 && !self->linear)
        continue;
      least = MIN (least, value);
      most = MAX (most, value);
    }
  if (!isfinite (least))
    least = most = self->linear ? 0 : 100;
  if (!self->linear)
    {
      *low = MAX (MIN (*low, least), least / 3);
      *high = MIN (MAX (*high, most), most * 3);
    }
  else
    {
      *low = MIN (*low, least);
      *high = MAX (*high, most);
    }
  if (!isnan (chart->limits[0]))
    {
      *low = chart->limits[0];
      *high = chart->limits[1];
    }
}

static void
set_axis (Forest *self, double width)
{
  double low, high;
  RkChart *chart = self->chart;

  get_limits (self, &low, &high);
  if (self->linear)
    rk_chart_widen_range (&low, &high);
  if (self->linear || low <= 0)
    self->axis = rk_axis_between (
        low, high, (guint)CLAMP (width / (4 * self->layout->sizes.axis), 1, 8), chart->decimals);
  else
    self->axis
        = rk_axis_log (low, high, (guint)CLAMP (width / (2.2 * self->layout->sizes.axis), 1, 20));
  self->layout->axis = self->axis;
}

static double
place (Forest *self, const RkRect *plot, double value)
{
  return rk_axis_place (&self->axis, value, plot->x, plot->x + plot->width);
}

static void
lay_out_row (Forest *self, guint panel, guint row, const RkRect *plot, double y, gboolean named)
{
  RkChart *chart = self->chart;
  RkChartLayout *layout = self->layout;
  double em = layout->sizes.name;
  double value = rk_chart_get_value (chart, panel, row);
  double right = plot->x + plot->width + em;
  double left = named ? plot->x - self->names : plot->x - 0.5 * em;
  RkRect rect = { left, y - self->row / 2, right + self->columns_width - left, self->row };
  double x = rk_chart_is_number (value)
                 ? CLAMP (place (self, plot, value), plot->x, plot->x + plot->width)
                 : plot->x;
  RkChartPart *part = rk_chart_part (layout, panel, row, x, y, rect);
  double lower, upper;

  part->state = rk_chart_get_state (chart, panel, row);
  part->least = plot->x;
  part->most = plot->x + plot->width;
  if (rk_chart_get_interval (chart, panel, row, &lower, &upper))
    {
      part->from = isfinite (lower) ? place (self, plot, lower) : -INFINITY;
      part->to = isfinite (upper) ? place (self, plot, upper) : INFINITY;
    }
  if (named)
    rk_chart_label_lines (layout, get_face (self, COLUMN_INTERVAL, row), em, RK_ALIGN_RIGHT,
                          plot->x - 0.7 * em, y, self->names - 0.7 * em,
                          rk_chart_get_category (chart, row));
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *text = dup_column (self, column, panel, row);

      right += self->columns[column];
      if (self->columns[column] > 0 && text != NULL && text[0] != '\0')
        rk_chart_label (layout, get_face (self, column, row), layout->sizes.value, RK_ALIGN_RIGHT,
                        right, y, self->columns[column], text);
    }
}

/* Names of the columns over them. */
static void
lay_out_headings (Forest *self, const RkRect *plot, double y)
{
  double right = plot->x + plot->width + self->layout->sizes.name;

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      right += self->columns[column];
      if (self->columns[column] > 0)
        rk_chart_label (self->layout, RK_FACE_GOTHIC, self->layout->sizes.axis, RK_ALIGN_RIGHT,
                        right, y, self->columns[column], get_heading (self, column))
            ->tone
            = RK_TONE_DIM;
    }
}

/* 「← 低い　　高い →」 under the numbers of the axis. */
static void
lay_out_directions (Forest *self, const RkRect *plot)
{
  RkChart *chart = self->chart;
  double em = self->layout->sizes.axis;
  double y = plot->y + plot->height + 2.35 * em;
  const char *scale = self->axis.log ? "（対数目盛）" : "";
  g_autofree char *middle = NULL;

  if (chart->references->len == 0)
    return;
  middle = g_strconcat ("← 低い　", rk_chart_get_heading (chart, 0), scale, "　高い →", NULL);
  rk_chart_label (self->layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, plot->x + plot->width / 2, y,
                  plot->width + 1.5 * em, middle)
      ->tone
      = RK_TONE_DIM;
}

static void
lay_out_scale (Forest *self, int panel, const RkRect *plot)
{
  rk_chart_lay_out_band (self->chart, self->layout, &self->axis, plot);
  rk_chart_lay_out_ticks_below (self->layout, &self->axis, plot);
  rk_chart_lay_out_references_above (self->chart, self->layout, panel, &self->axis, plot,
                                     plot->y - 0.8 * self->layout->sizes.axis);
  lay_out_headings (self, plot, plot->y - 0.8 * self->layout->sizes.axis);
  lay_out_directions (self, plot);
}

/* Side by side: one heading over each panel, names at the left only. */
static void
lay_out_beside (Forest *self, const RkRect *body, double above, double below)
{
  double em = self->layout->sizes.name;
  double share = (body->width - self->names) / self->n_panels;

  for (guint p = 0; p < self->n_panels; p++)
    {
      RkRect plot
          = { body->x + self->names + p * share, body->y + above,
              share - self->columns_width - 1.5 * em, MAX (body->height - above - below, 1) };

      if (p == 0)
        {
          set_axis (self, plot.width);
          self->row = plot.height / self->n_rows;
        }
      rk_chart_label (self->layout, RK_FACE_GOTHIC_BOLD, em, RK_ALIGN_LEFT, plot.x,
                      body->y + 0.7 * em, plot.width + self->columns_width,
                      rk_chart_get_series (self->chart, p));
      lay_out_scale (self, (int)p, &plot);
      for (guint row = 0; row < self->n_rows; row++)
        lay_out_row (self, p, row, &plot, plot.y + (row + 0.5) * self->row, p == 0);
    }
}

/* Below each other on one axis, each under its heading. */
static void
lay_out_stacked (Forest *self, const RkRect *body, double above, double below)
{
  double em = self->layout->sizes.name;
  guint heads = self->n_panels > 1 ? self->n_panels : 0;
  guint n = self->n_panels * self->n_rows + heads;
  RkRect plot = { body->x + self->names, body->y + above,
                  MAX (body->width - self->names - self->columns_width - 1.5 * em, 1),
                  MAX (body->height - above - below, 1) };
  double y = plot.y;

  set_axis (self, plot.width);
  self->row = plot.height / MAX (n, 1);
  lay_out_scale (self, -1, &plot);
  for (guint p = 0; p < self->n_panels; p++)
    {
      if (heads > 0)
        {
          rk_chart_label (self->layout, RK_FACE_GOTHIC_BOLD, em, RK_ALIGN_LEFT, body->x,
                          y + self->row / 2, self->names - 0.5 * em,
                          rk_chart_get_series (self->chart, p));
          y += self->row;
        }
      for (guint row = 0; row < self->n_rows; row++, y += self->row)
        lay_out_row (self, p, row, &plot, y + self->row / 2, TRUE);
    }
}

/* More rows than the height has room for are set smaller, all of them alike. */
static void
shrink (Forest *self, double room, guint n, double ems)
{
  RkChartSizes *sizes = &self->layout->sizes;
  double row = MAX (room, 1) / MAX (n, 1);
  double least = ems * MAX (sizes->name, sizes->value);

  if (row >= least)
    return;
  sizes->name *= row / least;
  sizes->value *= row / least;
}

void
rk_chart_lay_out_forest (RkChart *chart, RkChartLayout *layout)
{
  Forest self = { .chart = chart,
                  .layout = layout,
                  .n_rows = chart->categories->len,
                  .n_panels = chart->series->len,
                  .linear = chart->linear || has_no_log (chart) };
  const RkChartSizes full = layout->sizes;
  double below = (chart->references->len > 0 ? 3 : 1.7) * full.axis;
  double above;
  double lines;
  guint n;

  layout->rows = TRUE;
  self.names = widest_name (&self);
  measure_columns (&self);
  choose_columns (&self);
  above = (self.beside ? 1.4 * full.name : 0) + 1.6 * full.axis;
  n = self.beside ? self.n_rows
                  : self.n_panels * self.n_rows + (self.n_panels > 1 ? self.n_panels : 0);
  lines = RK_NAME_PITCH
          * rk_chart_count_name_lines (chart, layout, full.name, self.names - 0.7 * full.name);
  layout->needed += above + below + n * MAX (ROW_EMS, lines + 0.4) * full.name;
  layout->least += above + below + n * MAX (1.15, lines) * full.name;
  shrink (&self, layout->body.height - above - below, n, MAX (1.15, lines));
  if (self.beside)
    lay_out_beside (&self, &layout->body, above, below);
  else
    lay_out_stacked (&self, &layout->body, above, below);
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static double
greatest_n (RkChart *chart)
{
  double most = 0;

  for (guint s = 0; s < chart->series->len; s++)
    for (guint c = 0; c < chart->categories->len; c++)
      {
        double n = rk_chart_get_n (chart, s, c);

        most = isfinite (n) ? MAX (most, n) : most;
      }
  return most;
}

/* The area of a mark is as n; the smallest can still be seen. */
static double
get_mark_size (RkChartDrawing *d, const RkChartPart *part, double most)
{
  gboolean on_paper = d->style->look == RK_CHART_PAPER;
  double size = (on_paper ? 2.6 * RK_MM : 9) * d->style->scale;
  double n = rk_chart_get_n (d->chart, part->series, part->category);

  size = MIN (size, 0.8 * part->rect.height);
  if (!d->chart->sized || most <= 0 || !isfinite (n))
    return size;
  return size * CLAMP (1.5 * sqrt (MAX (n, 0) / most), 0.5, 1.5);
}

void
rk_chart_draw_forest (RkChartDrawing *d)
{
  double most = d->chart->sized ? greatest_n (d->chart) : 0;
  double em = d->layout->sizes.value;

  for (guint i = 0; i < d->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);
      double value = rk_chart_get_value (d->chart, part->series, part->category);

      if (rk_chart_is_number (value))
        {
          rk_chart_draw_whisker (d, part);
          rk_chart_draw_state (d, part, get_mark_size (d, part, most));
        }
      else if (value == RK_CHART_WITHHELD)
        {
          RkRect patch = { part->x + 0.4 * em, part->y - 0.5 * em, em, em };

          rk_chart_fill_withheld (d->cr, d->style, &patch);
        }
    }
}

void
rk_chart_list_forest (RkChart *self, RkChartLayout *layout)
{
  gboolean intervals = FALSE;
  double lower, upper;

  rk_chart_list_states (self, layout);
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      intervals = intervals || rk_chart_get_interval (self, s, c, &lower, &upper);
  if (intervals)
    rk_chart_add_legend (layout, NULL, 0, "横棒 信頼区間");
}
