/* Box: how the values of each area are spread: median, middle half, whiskers as far as the last
 * value within one and a half times the middle half, the rest as points (Tukey). Fewer than five
 * values are shown as they are. */
#include <math.h>
#include <stdlib.h>

#include "rk-chart-items.h"

#define NAMES_SHARE 0.3
#define FEWEST 5

typedef struct
{
  double y;
  guint n;
  double *values; /* sorted */
  double five[5]; /* whisker, quartile, median, quartile, whisker */
} Box;

typedef struct
{
  RkRect plot;
  double band;
  Box *boxes;
  guint n_boxes;
} Boxes;

static void
boxes_free (gpointer data)
{
  Boxes *self = data;

  for (guint i = 0; i < self->n_boxes; i++)
    g_free (self->boxes[i].values);
  g_free (self->boxes);
  g_free (self);
}

static guint
count_values (RkChart *chart, guint category)
{
  guint n = 0;

  for (guint s = 0; s < chart->series->len; s++)
    n += rk_chart_is_number (rk_chart_get_value (chart, s, category));
  return n;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static void
fill_box (RkChart *chart, guint category, Box *box)
{
  double reach;

  box->n = 0;
  box->values = g_new (double, chart->series->len + 1);
  for (guint s = 0; s < chart->series->len; s++)
    {
      double value = rk_chart_get_value (chart, s, category);

      if (rk_chart_is_number (value))
        box->values[box->n++] = value;
    }
  if (box->n == 0)
    return;
  qsort (box->values, box->n, sizeof (double), compare_numbers);
  for (guint i = 1; i <= 3; i++)
    box->five[i] = rk_chart_quantile (box->values, box->n, 0.25 * i);
  reach = 1.5 * (box->five[3] - box->five[1]);
  box->five[0] = box->five[1];
  box->five[4] = box->five[3];
  for (guint i = 0; i < box->n; i++)
    {
      if (box->values[i] >= box->five[1] - reach)
        box->five[0] = MIN (box->five[0], box->values[i]);
      if (box->values[i] <= box->five[3] + reach)
        box->five[4] = MAX (box->five[4], box->values[i]);
    }
}

gboolean
rk_chart_get_median (RkChart *chart, guint category, double *median)
{
  Box box = { 0 };

  fill_box (chart, category, &box);
  *median = box.five[2];
  g_free (box.values);
  return box.n > 0;
}

gboolean
rk_chart_is_outlier (RkChart *chart, guint series, guint category)
{
  double value = rk_chart_get_value (chart, series, category);
  Box box = { 0 };

  fill_box (chart, category, &box);
  g_free (box.values);
  return rk_chart_is_number (value) && box.n >= FEWEST
         && (value < box.five[0] || value > box.five[4]);
}

static double
place (RkChartLayout *layout, const Boxes *self, double value)
{
  return rk_axis_place (&layout->axis, value, self->plot.x, self->plot.x + self->plot.width);
}

/* Each value answers to the pointer in its own strip of the row. */
static void
lay_out_parts (RkChart *chart, RkChartLayout *layout, const Boxes *self, guint category)
{
  double reach = 0.6 * layout->sizes.value;

  for (guint s = 0; s < chart->series->len; s++)
    {
      double value = rk_chart_get_value (chart, s, category);
      double x;
      RkRect rect;

      if (!rk_chart_is_number (value))
        continue;
      x = place (layout, self, value);
      rect = (RkRect){ x - reach, self->boxes[category].y - self->band / 2, 2 * reach, self->band };
      rk_chart_part (layout, s, category, x, self->boxes[category].y, rect);
    }
}

void
rk_chart_lay_out_box (RkChart *chart, RkChartLayout *layout)
{
  Boxes *self = g_new0 (Boxes, 1);
  const RkRect *body = &layout->body;
  double em = layout->sizes.name;
  double above = chart->references->len > 0 ? 1.6 * layout->sizes.axis : 0.4 * em;
  double below = 2 * layout->sizes.axis;
  double names = 0;
  double lines;
  double low, high;

  layout->figure = self;
  layout->free_figure = boxes_free;
  self->n_boxes = chart->categories->len;
  self->boxes = g_new0 (Box, self->n_boxes);
  for (guint c = 0; c < self->n_boxes; c++)
    names = MAX (names, rk_chart_measure (layout, em, rk_chart_get_category (chart, c)));
  names = MIN (names + em, body->width * NAMES_SHARE);
  lines = RK_NAME_PITCH * rk_chart_count_name_lines (chart, layout, em, names - 0.6 * em);
  layout->needed += above + below + self->n_boxes * MAX (2.2, lines + 0.4) * em;
  layout->least += above + below + self->n_boxes * MAX (1.2, lines) * em;
  self->band = MAX (body->height - above - below, 1) / self->n_boxes;
  if (self->band < MAX (1.1, lines) * em)
    em = layout->sizes.name = layout->sizes.value = self->band / MAX (1.1, lines);
  self->plot = (RkRect){ body->x + names, body->y + above,
                         MAX (body->width - names - 4 * layout->sizes.axis, 1),
                         self->band * self->n_boxes };
  if (!rk_chart_find_range (chart, RK_CHART_CROWD, &low, &high))
    low = 0, high = 1;
  rk_chart_widen_range (&low, &high);
  layout->axis = rk_axis_between (
      low, high, (guint)CLAMP (self->plot.width / (5 * layout->sizes.axis), 1, 8), chart->decimals);
  rk_chart_lay_out_ticks_below (layout, &layout->axis, &self->plot);
  rk_chart_lay_out_references_above (chart, layout, -1, &layout->axis, &self->plot,
                                     self->plot.y - 0.8 * layout->sizes.axis);
  if (chart->unit)
    {
      g_autofree char *unit = g_strdup_printf ("（%s）", chart->unit);

      rk_chart_label (layout, RK_FACE_GOTHIC, layout->sizes.axis, RK_ALIGN_RIGHT,
                      body->x + body->width,
                      self->plot.y + self->plot.height + 1.05 * layout->sizes.axis,
                      2.6 * layout->sizes.axis, unit)
          ->tone
          = RK_TONE_DIM;
    }
  for (guint c = 0; c < self->n_boxes; c++)
    {
      fill_box (chart, c, &self->boxes[c]);
      self->boxes[c].y = self->plot.y + (c + 0.5) * self->band;
      rk_chart_label_lines (layout, (int)c == chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC,
                            em, RK_ALIGN_RIGHT, self->plot.x - 0.6 * em, self->boxes[c].y,
                            names - 0.6 * em, rk_chart_get_category (chart, c));
      if (self->boxes[c].n == 0)
        rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_LEFT, self->plot.x + 0.5 * em,
                        self->boxes[c].y, 0, "…");
      lay_out_parts (chart, layout, self, c);
    }
}

/* Each value beyond @low and @high; @full: of so few that there is no box. */
static void
draw_points (
    RkChartDrawing *d, const Boxes *self, const Box *box, double low, double high, gboolean full)
{
  double radius = 2.2 * d->style->scale;

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, d->style->scale);
  for (guint i = 0; i < box->n; i++)
    if (box->values[i] < low || box->values[i] > high)
      {
        cairo_new_sub_path (d->cr);
        cairo_arc (d->cr, place (d->layout, self, box->values[i]), box->y, radius, 0, 2 * G_PI);
        if (full)
          cairo_fill_preserve (d->cr);
        cairo_stroke (d->cr);
      }
}

static void
draw_box (RkChartDrawing *d, const Boxes *self, const Box *box)
{
  double half = MIN (0.32 * self->band, 10 * d->style->scale);
  double x[5];
  RkRect middle;

  if (box->n < FEWEST)
    {
      draw_points (d, self, box, INFINITY, -INFINITY, TRUE);
      return;
    }
  for (guint i = 0; i < 5; i++)
    x[i] = place (d->layout, self, box->five[i]);
  middle = (RkRect){ x[1], box->y - half, x[3] - x[1], 2 * half };
  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, d->style->scale);
  cairo_move_to (d->cr, x[0], box->y);
  cairo_line_to (d->cr, x[1], box->y);
  cairo_move_to (d->cr, x[3], box->y);
  cairo_line_to (d->cr, x[4], box->y);
  for (guint i = 0; i < 5; i += 4)
    {
      cairo_move_to (d->cr, x[i], box->y - half / 2);
      cairo_line_to (d->cr, x[i], box->y + half / 2);
    }
  cairo_stroke (d->cr);
  rk_ink_set (d->cr, d->style->look == RK_CHART_PAPER ? &d->inks->tint : &d->inks->shades[1]);
  cairo_rectangle (d->cr, middle.x, middle.y, middle.width, middle.height);
  cairo_fill_preserve (d->cr);
  rk_ink_set (d->cr, &d->inks->text);
  cairo_stroke (d->cr);
  cairo_set_line_width (d->cr, 2.2 * d->style->scale);
  cairo_move_to (d->cr, x[2], box->y - half);
  cairo_line_to (d->cr, x[2], box->y + half);
  cairo_stroke (d->cr);
  draw_points (d, self, box, box->five[0], box->five[4], FALSE);
}

void
rk_chart_draw_box (RkChartDrawing *d)
{
  const Boxes *self = d->layout->figure;

  for (guint i = 0; i < self->n_boxes; i++)
    draw_box (d, self, &self->boxes[i]);
}

/* Whether any value is beyond the whiskers of its box. */
static gboolean
has_outliers (RkChart *self)
{
  gboolean any = FALSE;

  for (guint c = 0; c < self->categories->len && !any; c++)
    {
      Box box = { 0 };

      fill_box (self, c, &box);
      any = box.n >= FEWEST && (box.values[0] < box.five[0] || box.values[box.n - 1] > box.five[4]);
      g_free (box.values);
    }
  return any;
}

void
rk_chart_list_box (RkChart *self, RkChartLayout *layout)
{
  guint n_boxes = 0, n_few = 0, n_none = 0;

  for (guint c = 0; c < self->categories->len; c++)
    {
      guint n = count_values (self, c);

      n_boxes += n >= FEWEST;
      n_few += n > 0 && n < FEWEST;
      n_none += n == 0;
    }
  if (n_boxes > 0)
    rk_chart_add_legend (layout, NULL, 0, "箱 中央の半分　太線 中央値");
  if (has_outliers (self))
    rk_chart_add_legend (layout, NULL, 0, "○ 箱から離れた値");
  if (n_few > 0)
    rk_chart_add_legend (layout, NULL, 0, "● 一つ一つの値（4以下は箱にしない）");
  if (n_none > 0)
    rk_chart_add_legend (layout, NULL, 0, RK_MISSING_KEY);
}
