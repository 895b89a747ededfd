/* Spine: where an area stands among all, a row an indicator. What it is compared with is in the
 * middle, and right is good in every row where a direction is known. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rk-chart-items.h"

#define NAMES_SHARE 0.34
#define ROW_EMS 2.3
#define GAP 0.9
#define BAND_SHARE 0.75 /* of a row: the head of a group */

typedef struct
{
  RkRect bar;     /* smallest to greatest; width 0: none */
  double half[2]; /* the middle half */
  double centre;
  GArray *ticks; /* x of each area */
} Row;

typedef struct
{
  RkRect plot;
  Row *rows;
  guint n_rows;
  GArray *bands; /* RkRect, behind the heads of groups */
} Spine;

static void
spine_free (gpointer data)
{
  Spine *self = data;

  for (guint i = 0; i < self->n_rows; i++)
    g_clear_pointer (&self->rows[i].ticks, g_array_unref);
  g_free (self->rows);
  g_array_unref (self->bands);
  g_free (self);
}

/* Whether a row is the first of a group: 「生活習慣」. */
static gboolean
begins_group (RkChart *chart, guint row)
{
  const char *group = rk_chart_category (chart, row)->group;

  return group && (row == 0 || g_strcmp0 (group, rk_chart_category (chart, row - 1)->group) != 0);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

double
rk_chart_quantile (const double *values, guint n, double share)
{
  double at = (n - 1) * share;
  guint low = (guint)floor (at);

  return low + 1 < n ? values[low] + (at - low) * (values[low + 1] - values[low]) : values[low];
}

static gboolean
is_first_compared (RkChart *chart, guint series)
{
  for (guint s = 0; s < series; s++)
    if (rk_chart_series (chart, s)->role == RK_CHART_COMPARE)
      return FALSE;
  return rk_chart_series (chart, series)->role == RK_CHART_COMPARE;
}

/* All that are not compared with: the own one is one of the areas. */
static GArray *
collect (RkChart *chart, guint row)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint s = 1; s < chart->series->len; s++)
    {
      double value = rk_chart_get_value (chart, s, row);

      if (rk_chart_series (chart, s)->role == RK_CHART_CROWD && rk_chart_is_number (value))
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_numbers);
  return values;
}

/* The columns of numbers: the own one, then what it is compared with. */
static double
measure_column (RkChart *chart, RkChartLayout *layout, guint series)
{
  double widest
      = rk_chart_measure (layout, layout->sizes.axis, rk_chart_get_series (chart, series));

  for (guint row = 0; row < chart->categories->len; row++)
    {
      g_autofree char *text = rk_chart_dup_number_at (chart, series, row);

      widest = MAX (widest, rk_type_measure (layout->type, RK_FACE_GOTHIC_BOLD, layout->sizes.value,
                                             text, -1));
    }
  return MIN (widest, 7 * layout->sizes.value) + GAP * layout->sizes.value;
}

static gboolean
is_column (RkChart *chart, guint series)
{
  return series == 0 || rk_chart_series (chart, series)->role == RK_CHART_COMPARE;
}

gboolean
rk_chart_spine_has_withheld (RkChart *chart)
{
  for (guint s = 0; s < chart->series->len; s++)
    for (guint row = 0; is_column (chart, s) && row < chart->categories->len; row++)
      if (rk_chart_get_value (chart, s, row) == RK_CHART_WITHHELD)
        return TRUE;
  return FALSE;
}

static double
get_centre (RkChart *chart, guint row, const GArray *values)
{
  for (guint s = 0; s < chart->series->len; s++)
    if (is_first_compared (chart, s) && rk_chart_is_number (rk_chart_get_value (chart, s, row)))
      return rk_chart_get_value (chart, s, row);
  if (values->len > 0)
    return rk_chart_quantile ((const double *)(gconstpointer)values->data, values->len, 0.5);
  return NAN;
}

typedef struct
{
  double centre;
  double reach; /* that is half of the plot */
  gboolean turned;
} Scale;

static double
place (const Spine *self, const Scale *scale, double value)
{
  double share = scale->reach > 0 ? (value - scale->centre) / scale->reach : 0;

  return self->plot.x + self->plot.width / 2
         + (scale->turned ? -1 : 1) * CLAMP (share, -1, 1) * self->plot.width / 2;
}

/* Where high is good, what is surely high has the mark of the better: low. */
static RkStatState
judge (RkChart *chart, guint row)
{
  static const RkStatState turned[] = { [RK_STAT_UNDECIDED] = RK_STAT_UNDECIDED,
                                        [RK_STAT_SURELY_LOW] = RK_STAT_SURELY_HIGH,
                                        [RK_STAT_LOW] = RK_STAT_HIGH,
                                        [RK_STAT_SAME] = RK_STAT_SAME,
                                        [RK_STAT_HIGH] = RK_STAT_LOW,
                                        [RK_STAT_SURELY_HIGH] = RK_STAT_SURELY_LOW };
  RkStatState state = rk_chart_get_state (chart, 0, row);

  return rk_chart_category (chart, row)->direction > 0 ? turned[state] : state;
}

static void
lay_out_bar (RkChart *chart, RkChartLayout *layout, Spine *self, guint index, const RkRect *rect)
{
  Row *row = &self->rows[index];
  double own = rk_chart_get_value (chart, 0, index);
  g_autoptr (GArray) values = collect (chart, index);
  const double *sorted = (const double *)(gconstpointer)values->data;
  Scale scale = { .centre = get_centre (chart, index, values),
                  .turned = rk_chart_category (chart, index)->direction < 0 };
  double y = rect->y + rect->height / 2;
  double height = MIN (0.42 * rect->height, layout->sizes.name);
  RkChartPart *part;

  row->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  part = rk_chart_part (layout, 0, index, self->plot.x + self->plot.width / 2, y, *rect);
  if (isnan (scale.centre) || own == RK_CHART_WITHHELD)
    return;
  for (guint i = 0; i < values->len; i++)
    scale.reach = MAX (scale.reach, fabs (sorted[i] - scale.centre));
  if (rk_chart_is_number (own))
    scale.reach = MAX (scale.reach, fabs (own - scale.centre));
  row->centre = place (self, &scale, scale.centre);
  for (guint i = 0; i < values->len; i++)
    {
      double x = place (self, &scale, sorted[i]);

      g_array_append_val (row->ticks, x);
    }
  if (values->len > 1)
    {
      double from = place (self, &scale, sorted[0]);
      double to = place (self, &scale, sorted[values->len - 1]);

      row->bar = (RkRect){ MIN (from, to), y - height / 2, fabs (to - from), height };
      row->half[0] = place (self, &scale, rk_chart_quantile (sorted, values->len, 0.25));
      row->half[1] = place (self, &scale, rk_chart_quantile (sorted, values->len, 0.75));
    }
  if (rk_chart_is_number (own))
    part->x = place (self, &scale, own);
  part->state = judge (chart, index);
}

static char *
dup_name (const RkChartCategory *category)
{
  return category->unit ? g_strdup_printf ("%s（%s）", category->name, category->unit)
                        : g_strdup (category->name);
}

static guint
count_lines (RkChart *chart, RkChartLayout *layout, double width)
{
  guint most = 1;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      g_autofree char *name = dup_name (rk_chart_category (chart, i));

      most = MAX (most, rk_chart_count_lines (layout, layout->sizes.name, width, name));
    }
  return most;
}

static void
lay_out_words (RkChart *chart, RkChartLayout *layout, guint index, double y, double names)
{
  const RkChartCategory *category = rk_chart_category (chart, index);
  double em = layout->sizes.name;
  double right = layout->body.x + names;
  g_autofree char *name = dup_name (category);

  rk_chart_label_lines (layout, (int)index == chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC,
                        em, RK_ALIGN_LEFT, layout->body.x, y, names - 0.4 * em, name);
  for (guint s = 0; s < chart->series->len; s++)
    {
      g_autofree char *text = NULL;
      double width;

      if (!is_column (chart, s))
        continue;
      text = rk_chart_dup_number_at (chart, s, index);
      width = measure_column (chart, layout, s);
      right += width;
      rk_chart_label (layout, s == 0 ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC, layout->sizes.value,
                      RK_ALIGN_RIGHT, right, y, width - 0.2 * em, text);
    }
}

static void
lay_out_head (RkChart *chart, RkChartLayout *layout, const Spine *self, double names)
{
  double em = layout->sizes.axis;
  double y = layout->body.y + 0.8 * em;
  double right = layout->body.x + names;
  gboolean judged = FALSE;
  const char *centre = "中央値";

  for (guint s = 0; s < chart->series->len; s++)
    {
      if (is_first_compared (chart, s))
        centre = rk_chart_get_series (chart, s);
      if (!is_column (chart, s))
        continue;
      right += measure_column (chart, layout, s);
      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, right, y,
                      measure_column (chart, layout, s) - 0.3 * em, rk_chart_get_series (chart, s))
          ->tone
          = RK_TONE_DIM;
    }
  for (guint i = 0; i < chart->categories->len; i++)
    judged = judged || rk_chart_category (chart, i)->direction != 0;
  rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_LEFT, self->plot.x, y,
                  0.3 * self->plot.width, judged ? "← 悪い" : "← 低い");
  rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, self->plot.x + self->plot.width / 2,
                  y, 0.36 * self->plot.width, centre);
  rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, self->plot.x + self->plot.width, y,
                  0.3 * self->plot.width, judged ? "良い →" : "高い →");
}

static void
lay_out_band (RkChart *chart, RkChartLayout *layout, Spine *self, guint index, RkRect band)
{
  g_array_append_val (self->bands, band);
  rk_chart_label (layout, RK_FACE_GOTHIC_BOLD, layout->sizes.axis, RK_ALIGN_LEFT,
                  band.x + 0.3 * layout->sizes.axis, band.y + band.height / 2, band.width,
                  rk_chart_category (chart, index)->group);
}

/* Rows one below the other, and over the first of each group its name. */
static void
lay_out_rows (RkChart *chart, RkChartLayout *layout, Spine *self, double row, double names)
{
  double y = self->plot.y;

  for (guint i = 0; i < self->n_rows; i++)
    {
      RkRect rect = { layout->body.x, y, layout->body.width, row };

      if (begins_group (chart, i))
        {
          rect.height = BAND_SHARE * row;
          lay_out_band (chart, layout, self, i, rect);
          rect.y += rect.height;
          rect.height = row;
        }
      if (!chart->bare)
        {
          rk_chart_rule (layout, RK_TONE_GRID, RK_RULE_THIN * layout->style.scale, rect.x, rect.y,
                         rect.x + rect.width, rect.y);
          lay_out_words (chart, layout, i, rect.y + row / 2, names);
        }
      lay_out_bar (chart, layout, self, i, &rect);
      y = rect.y + row;
    }
}

void
rk_chart_lay_out_spine (RkChart *chart, RkChartLayout *layout)
{
  Spine *self = g_new0 (Spine, 1);
  double em = layout->sizes.name;
  double head = chart->bare ? 0 : 1.9 * layout->sizes.axis;
  double names = 0;
  double columns = 0;
  double n = 0;
  double lines;
  double row;

  layout->figure = self;
  layout->free_figure = spine_free;
  layout->rows = TRUE;
  self->n_rows = chart->categories->len;
  self->rows = g_new0 (Row, self->n_rows);
  self->bands = g_array_new (FALSE, FALSE, sizeof (RkRect));
  for (guint i = 0; i < self->n_rows; i++)
    n += begins_group (chart, i) ? 1 + BAND_SHARE : 1;
  for (guint i = 0; !chart->bare && i < self->n_rows; i++)
    {
      g_autofree char *name = dup_name (rk_chart_category (chart, i));

      names = MAX (names, rk_chart_measure (layout, em, name) + em);
    }
  names = MIN (names, layout->body.width * NAMES_SHARE);
  lines = chart->bare ? 1 : RK_NAME_PITCH * count_lines (chart, layout, names - 0.4 * em);
  layout->needed += head + n * MAX (ROW_EMS, lines + 0.4) * em;
  layout->least += head + n * MAX (1.3, lines) * em;
  row = (layout->body.height - head) / MAX (n, 1);
  if (row < MAX (1.2, lines) * em)
    {
      layout->sizes.name *= MAX (row, 0.1) / (MAX (1.2, lines) * em);
      layout->sizes.value *= MAX (row, 0.1) / (MAX (1.2, lines) * em);
      em = layout->sizes.name;
    }
  for (guint s = 0; !chart->bare && s < chart->series->len; s++)
    columns += is_column (chart, s) ? measure_column (chart, layout, s) : 0;
  self->plot = (RkRect){ layout->body.x + names + columns + em, layout->body.y + head,
                         MAX (layout->body.width - names - columns - 1.5 * em, em),
                         layout->body.height - head };
  if (!chart->bare)
    lay_out_head (chart, layout, self, names);
  lay_out_rows (chart, layout, self, row, names);
  rk_chart_dash (layout,
                 rk_chart_rule (layout, RK_TONE_TEXT, layout->style.scale,
                                self->plot.x + self->plot.width / 2, self->plot.y,
                                self->plot.x + self->plot.width / 2, self->plot.y + row * n),
                 3, 2);
}

static void
draw_row (RkChartDrawing *d, const Row *row, const RkChartPart *part)
{
  double em = d->layout->sizes.value;
  gboolean on_paper = d->style->look == RK_CHART_PAPER;

  if (row->bar.width > 0)
    {
      rk_ink_set (d->cr, on_paper ? &d->inks->tint : &d->inks->grid);
      cairo_rectangle (d->cr, row->bar.x, row->bar.y, row->bar.width, row->bar.height);
      cairo_fill (d->cr);
      rk_ink_set (d->cr, on_paper ? &(RkInk){ 0.72, 0.72, 0.72 } : &d->inks->shades[2]);
      cairo_rectangle (d->cr, MIN (row->half[0], row->half[1]), row->bar.y,
                       fabs (row->half[1] - row->half[0]), row->bar.height);
      cairo_fill (d->cr);
    }
  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, (on_paper ? 0.6 : 1) * d->style->scale);
  /* Many areas would be one black bar. */
  for (guint i = 0; row->ticks->len <= 60 && i < row->ticks->len; i++)
    {
      cairo_move_to (d->cr, g_array_index (row->ticks, double, i), row->bar.y);
      cairo_rel_line_to (d->cr, 0, row->bar.height);
    }
  cairo_stroke (d->cr);
  if (rk_chart_is_number (rk_chart_get_value (d->chart, 0, part->category)) && row->ticks->len > 0)
    {
      RkChartPart mark = *part;

      /* As the legend has it: no difference to be seen is one mark. */
      if (mark.state == RK_STAT_HIGH || mark.state == RK_STAT_LOW)
        mark.state = RK_STAT_SAME;
      rk_chart_draw_state (
          d, &mark, MIN ((on_paper ? 2.9 * RK_MM : 10) * d->style->scale, 0.7 * part->rect.height));
    }
  else if (rk_chart_get_value (d->chart, 0, part->category) == RK_CHART_WITHHELD)
    {
      RkRect patch = { part->x - 3 * em, part->y - 0.5 * em, 6 * em, em };

      rk_chart_fill_withheld (d->cr, d->style, &patch);
    }
}

void
rk_chart_draw_spine (RkChartDrawing *d)
{
  const Spine *self = d->layout->figure;

  rk_ink_set (d->cr, d->style->look == RK_CHART_PAPER ? &d->inks->tint : &d->inks->grid);
  for (guint i = 0; i < self->bands->len; i++)
    {
      const RkRect *band = &g_array_index (self->bands, RkRect, i);

      cairo_rectangle (d->cr, band->x, band->y, band->width, band->height);
      cairo_fill (d->cr);
    }
  for (guint i = 0; i < d->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);

      draw_row (d, &self->rows[part->category], part);
    }
}

static void
draw_range_swatch (RkChartDrawing *d, guint middle, const RkRect *swatch)
{
  gboolean on_paper = d->style->look == RK_CHART_PAPER;
  RkInk half = on_paper ? (RkInk){ 0.72, 0.72, 0.72 } : d->inks->shades[2];

  rk_ink_set (d->cr, middle ? &half : on_paper ? &d->inks->tint : &d->inks->grid);
  cairo_rectangle (d->cr, swatch->x, swatch->y + 0.2 * swatch->height, swatch->width,
                   0.6 * swatch->height);
  cairo_fill (d->cr);
}

void
rk_chart_list_spine (RkChart *self, RkChartLayout *layout)
{
  gboolean turned = FALSE;
  gboolean judged = FALSE;
  gboolean seen[RK_STAT_SURELY_HIGH + 1] = { FALSE };
  guint n_areas = 0;
  g_autofree char *range = NULL;

  if (layout->style.no_notes)
    return; /* said once for several beside each other */
  for (guint s = 1; s < self->series->len; s++)
    n_areas += rk_chart_series (self, s)->role == RK_CHART_CROWD;
  for (guint i = 0; i < self->categories->len; i++)
    {
      turned = turned || rk_chart_category (self, i)->direction < 0;
      judged = judged || rk_chart_category (self, i)->direction != 0;
      if (rk_chart_is_number (rk_chart_get_value (self, 0, i)))
        seen[judge (self, i)] = TRUE;
    }
  seen[RK_STAT_SAME] |= seen[RK_STAT_LOW] || seen[RK_STAT_HIGH];
  if (seen[RK_STAT_SURELY_HIGH])
    rk_chart_add_state_legend (layout, RK_STAT_SURELY_HIGH, judged ? "有意に悪い" : "有意に高い");
  if (seen[RK_STAT_SAME])
    rk_chart_add_state_legend (layout, RK_STAT_SAME, "有意な差はない");
  if (seen[RK_STAT_SURELY_LOW])
    rk_chart_add_state_legend (layout, RK_STAT_SURELY_LOW, judged ? "有意に良い" : "有意に低い");
  if (seen[RK_STAT_UNDECIDED])
    rk_chart_add_state_legend (layout, RK_STAT_UNDECIDED, "判定なし");
  if (n_areas > 1)
    {
      range = g_strdup_printf ("%u区域の幅", n_areas);
      rk_chart_add_legend (layout, draw_range_swatch, 0, range);
      rk_chart_add_legend (layout, draw_range_swatch, 1, "中央の半分");
      if (n_areas <= 60)
        rk_chart_add_legend (layout, NULL, 0, "細い縦線 各区域");
    }
  if (turned)
    rk_chart_add_legend (layout, NULL, 0, "低い方が良い指標は左右を反転");
}
