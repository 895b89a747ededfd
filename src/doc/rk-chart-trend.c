/* Lines over the years. A break of the series cuts them; small multiples are the same panel again
 * for each area, on one axis. */
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"

#define NARROWEST_PANEL 13.0 /* ems, of small multiples */
#define PANEL_HEIGHT 10.0
#define SMALLEST_END 0.6 /* of the size of names: at the ends of many lines */
#define LIGHT 0.62       /* of the first line, where it is not the only one */
#define MANY 12          /* more lines than that cannot be told apart: all thin and grey */
#define FEW 2            /* so many lines are told by their names alone */
#define TAIL_EMS 1.3     /* before a name: its mark */
#define MOST_NAMES 2     /* of lines that are cut */
#define MOVED 0.3        /* ems from its line: a name then has a leader */

typedef struct
{
  guint series;
  guint first; /* part */
  guint style; /* of the line */
  double end;  /* right edge of its panel */
} Line;

typedef struct
{
  RkChart *chart;
  RkChartLayout *layout;
  gboolean multiple;
  RkAxis axis;
  gboolean from_zero;
  double pitch; /* of one step */
  int lead;
  GArray *lines; /* Line */
  GArray *tails; /* Tail */
} Trend;

/* The mark of a line again, before its name at the end. */
typedef struct
{
  guint line;
  double x;
  double y;
} Tail;

static void
trend_free (gpointer data)
{
  g_array_unref (((Trend *)data)->lines);
  g_array_unref (((Trend *)data)->tails);
  g_free (data);
}

static guint
count_role (RkChart *chart, RkChartRole role)
{
  guint n = 0;

  for (guint s = 0; s < chart->series->len; s++)
    n += rk_chart_series (chart, s)->role == role;
  return n;
}

/* Of very many own lines each is one of a crowd. */
static RkChartRole
get_role (RkChart *chart, guint series)
{
  RkChartRole role = rk_chart_series (chart, series)->role;

  return chart->kind == RK_CHART_TREND && role == RK_CHART_OWN
                 && count_role (chart, RK_CHART_OWN) > MANY
             ? RK_CHART_CROWD
             : role;
}

/* The one line that is heavy: the own one; of several what they are compared with. −1: none */
static int
find_lead (RkChart *chart)
{
  RkChartRole role = count_role (chart, RK_CHART_OWN) == 1 ? RK_CHART_OWN : RK_CHART_COMPARE;

  for (guint s = 0; s < chart->series->len; s++)
    if (rk_chart_series (chart, s)->role == role)
      return (int)s;
  return -1;
}

static RkChartRole
role_of (Trend *self, guint series)
{
  return get_role (self->chart, series);
}

static void
set_axis (Trend *self, double height)
{
  RkChart *chart = self->chart;
  double low, high;

  if (!rk_chart_find_range (chart, RK_CHART_CROWD, &low, &high))
    low = 0, high = 1;
  rk_chart_widen_range (&low, &high);
  if (!isnan (chart->limits[0]))
    {
      low = chart->limits[0];
      high = chart->limits[1];
    }
  /* Where zero is not far it is shown: heights then can be compared. */
  else if (low >= 0 && high - low > 0.6 * high)
    low = 0;
  self->axis = rk_axis_between (
      low, high, (guint)CLAMP (height / (2.6 * self->layout->sizes.axis), 1, 8), chart->decimals);
  self->from_zero = self->axis.min <= 0;
  self->layout->axis = self->axis;
}

static double
place_x (Trend *self, const RkRect *plot, guint category)
{
  int first = rk_chart_category (self->chart, 0)->place;

  return plot->x + (rk_chart_category (self->chart, category)->place - first + 0.5) * self->pitch;
}

/* Halfway from the category before; the plot's own edges before the first and after the last. */
static double
border_x (Trend *self, const RkRect *plot, guint category)
{
  if (category == 0)
    return plot->x;
  if (category == self->chart->categories->len)
    return plot->x + plot->width;
  return (place_x (self, plot, category - 1) + place_x (self, plot, category)) / 2;
}

static int
count_steps (RkChart *chart)
{
  guint n = chart->categories->len;

  return n ? rk_chart_category (chart, n - 1)->place - rk_chart_category (chart, 0)->place + 1 : 1;
}

static double
place_y (Trend *self, const RkRect *plot, double value)
{
  return rk_axis_place (&self->axis, CLAMP (value, self->axis.min, self->axis.max),
                        plot->y + plot->height, plot->y);
}

/* Years under the axis, as many as do not touch, counted from the last. */
static void
lay_out_years (Trend *self, const RkRect *plot)
{
  double em = self->layout->sizes.axis;
  double apart = 0;
  double next = INFINITY;
  guint n = self->chart->categories->len;

  for (guint c = 0; c < n; c++)
    apart
        = MAX (apart, rk_chart_measure (self->layout, em, rk_chart_get_category (self->chart, c)));
  apart += 0.4 * em;
  for (guint c = n; c-- > 0;)
    {
      double x = place_x (self, plot, c);

      rk_chart_rule (self->layout, RK_TONE_DIM, RK_RULE_THIN * self->layout->style.scale, x,
                     plot->y + plot->height, x, plot->y + plot->height + 0.3 * em);
      if (x > next - apart)
        continue;
      next = x;
      rk_chart_keep_inside (self->layout,
                            rk_chart_label (self->layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, x,
                                            plot->y + plot->height + 1.05 * em, apart,
                                            rk_chart_get_category (self->chart, c)));
    }
}

/* Whether a break cuts a line of the panel. @own: of small multiples */
static gboolean
is_in_panel (Trend *self, const RkChartBreak *cut, int own)
{
  return cut->series < 0 || !self->multiple || cut->series == own
         || role_of (self, (guint)cut->series) == RK_CHART_COMPARE;
}

/* Of lines that are cut at one place the first has the rule. */
static gboolean
has_rule (Trend *self, guint place, int own)
{
  const RkChartBreak *cut = &g_array_index (self->chart->breaks, RkChartBreak, place);

  if (cut->category == 0 || cut->category >= self->chart->categories->len
      || !is_in_panel (self, cut, own))
    return FALSE;
  for (guint i = 0; i < place; i++)
    {
      const RkChartBreak *other = &g_array_index (self->chart->breaks, RkChartBreak, i);

      if (other->category == cut->category && is_in_panel (self, other, own))
        return FALSE;
    }
  return TRUE;
}

/* 「出典の変更」; of some lines only, of which: 「出典の変更（西部・富士）」. */
static char *
dup_reason (Trend *self, guint place)
{
  const RkChartBreak *cut = &g_array_index (self->chart->breaks, RkChartBreak, place);
  g_autofree char *names = NULL;
  guint n = 0;

  if (cut->series < 0)
    return g_strdup (cut->reason);
  for (guint i = 0; i < self->chart->breaks->len; i++)
    {
      const RkChartBreak *other = &g_array_index (self->chart->breaks, RkChartBreak, i);
      char *longer;

      if (other->category != cut->category || other->series < 0)
        continue;
      if (n++ >= MOST_NAMES)
        continue;
      longer = g_strconcat (names ? names : "", names ? "・" : "",
                            rk_chart_get_series (self->chart, (guint)other->series), NULL);
      g_free (names);
      names = longer;
    }
  return n > MOST_NAMES ? g_strdup_printf ("%s（%sなど%u本）", cut->reason, names, n)
                        : g_strdup_printf ("%s（%s）", cut->reason, names);
}

static void
lay_out_breaks (Trend *self, int own, const RkRect *plot)
{
  double em = self->layout->sizes.axis;

  for (guint i = 0; i < self->chart->breaks->len; i++)
    {
      const RkChartBreak *cut = &g_array_index (self->chart->breaks, RkChartBreak, i);
      g_autofree char *reason = NULL;
      double x, width;

      if (!has_rule (self, i, own))
        continue;
      x = border_x (self, plot, cut->category);
      rk_chart_dash (self->layout,
                     rk_chart_rule (self->layout, RK_TONE_TEXT, self->layout->style.scale, x,
                                    plot->y, x, plot->y + plot->height),
                     2.5, 1.8);
      reason = self->multiple ? NULL : dup_reason (self, i);
      if (reason == NULL)
        continue;
      width = rk_chart_measure (self->layout, em, reason);
      rk_chart_label (self->layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE,
                      CLAMP (x, plot->x + width / 2,
                             MAX (plot->x + plot->width - width / 2, plot->x + width / 2)),
                      plot->y - 0.7 * em, 0, reason);
    }
}

/* The double stroke through an axis that does not begin at zero. */
static void
lay_out_zigzag (Trend *self, const RkRect *plot)
{
  double em = self->layout->sizes.axis;
  double y = plot->y + plot->height - 0.5 * em;

  if (self->from_zero)
    return;
  for (guint i = 0; i < 2; i++)
    rk_chart_rule (self->layout, RK_TONE_TEXT, RK_RULE * self->layout->style.scale,
                   plot->x - 0.35 * em, y - i * 0.3 * em, plot->x + 0.35 * em,
                   y - 0.35 * em - i * 0.3 * em);
}

static void
lay_out_line (Trend *self, guint series, guint style, const RkRect *plot)
{
  RkChart *chart = self->chart;
  Line line = { series, self->layout->parts->len, style, plot->x + plot->width };

  for (guint c = 0; c < chart->categories->len; c++)
    {
      double value = rk_chart_get_value (chart, series, c);
      double x = place_x (self, plot, c);
      double y = rk_chart_is_number (value) ? place_y (self, plot, value) : plot->y + plot->height;
      double left = border_x (self, plot, c);
      RkRect rect = { left, plot->y, border_x (self, plot, c + 1) - left, plot->height };
      RkChartPart *part = rk_chart_part (self->layout, series, c, x, y, rect);
      double lower, upper;

      if (rk_chart_get_interval (chart, series, c, &lower, &upper) && isfinite (lower)
          && isfinite (upper))
        {
          part->from = place_y (self, plot, lower);
          part->to = place_y (self, plot, upper);
        }
      if (value == RK_CHART_WITHHELD)
        rk_chart_label (self->layout, RK_FACE_GOTHIC, self->layout->sizes.axis, RK_ALIGN_CENTRE, x,
                        plot->y + plot->height - (series % 3 + 0.7) * self->layout->sizes.axis, 0,
                        "※");
    }
  g_array_append_val (self->lines, line);
}

/* ── names at the ends ───────────────────────────────────────────────────────────────────── */

typedef struct
{
  guint line;
  guint series;
  double x; /* of its last point */
  double from;
  double y; /* of its name */
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *first = a;
  const End *second = b;

  return first->y < second->y ? -1 : first->y > second->y;
}

/* @category: (out): where it is */
static gboolean
get_last (Trend *self, guint series, double *value, guint *category)
{
  for (guint c = self->chart->categories->len; c-- > 0;)
    {
      *value = rk_chart_get_value (self->chart, series, c);
      *category = c;
      if (rk_chart_is_number (*value))
        return TRUE;
    }
  return FALSE;
}

/* Where a line ends before the others, in which year. */
static char *
dup_end (Trend *self, guint series, double value, guint category)
{
  g_autofree char *number = rk_chart_dup_number (self->chart, value);
  gboolean early = category + 1 < self->chart->categories->len;
  const char *year = rk_chart_get_category (self->chart, category);
  g_autofree char *words = early ? g_strdup_printf ("%s（%s）", number, year) : g_strdup (number);

  if (self->multiple && role_of (self, series) == RK_CHART_OWN)
    return g_steal_pointer (&words);
  return g_strconcat (rk_chart_get_series (self->chart, series), " ", words, NULL);
}

/* Whether marks stand before the names: where there are more lines than can be told without. */
static gboolean
has_tails (Trend *self)
{
  guint n = 0;

  for (guint s = 0; s < self->chart->series->len; s++)
    n += role_of (self, s) != RK_CHART_CROWD;
  return !self->multiple && n > FEW;
}

static double
measure_ends (Trend *self)
{
  double widest = 0;

  for (guint s = 0; s < self->chart->series->len; s++)
    {
      double value;
      guint category;
      g_autofree char *text = NULL;

      if (role_of (self, s) == RK_CHART_CROWD || !get_last (self, s, &value, &category))
        continue;
      text = dup_end (self, s, value, category);
      widest = MAX (widest, rk_type_measure (self->layout->type, RK_FACE_GOTHIC_BOLD,
                                             self->layout->sizes.value, text, -1));
    }
  if (widest > 0 && has_tails (self))
    widest += TAIL_EMS * self->layout->sizes.value;
  return MIN (widest, self->layout->body.width * 0.35);
}

/* Pushed apart, but never out of the plot. */
static void
push_apart (GArray *ends, double pitch, double bottom)
{
  g_array_sort (ends, compare_ends);
  for (guint i = 1; i < ends->len; i++)
    g_array_index (ends, End, i).y
        = MAX (g_array_index (ends, End, i).y, g_array_index (ends, End, i - 1).y + pitch);
  for (guint i = ends->len; i-- > 0; bottom -= pitch)
    g_array_index (ends, End, i).y = MIN (g_array_index (ends, End, i).y, bottom);
}

static GArray *
collect_ends (Trend *self, guint first_line, const RkRect *plot)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = first_line; i < self->lines->len; i++)
    {
      guint series = g_array_index (self->lines, Line, i).series;
      double value;
      guint category;

      if (role_of (self, series) != RK_CHART_CROWD && get_last (self, series, &value, &category))
        {
          double y = place_y (self, plot, value);
          End end = { i, series, place_x (self, plot, category), y, y };

          g_array_append_val (ends, end);
        }
    }
  return ends;
}

/* From the last point to the name, where it is not beside it. */
static void
lay_out_leader (Trend *self, const End *end, double em, double x)
{
  double away = 0.4 * em; /* of the mark at the last point */
  double length = hypot (x - end->x, end->y - end->from);

  if (fabs (end->y - end->from) < MOVED * em || length <= 2 * away)
    return;
  rk_chart_rule (self->layout, RK_TONE_DIM, RK_RULE_THIN * self->layout->style.scale,
                 end->x + (x - end->x) * away / length,
                 end->from + (end->y - end->from) * away / length, x, end->y);
}

static void
lay_out_end (Trend *self, const End *end, double em, const RkRect *plot, double room)
{
  gboolean lead = (int)end->series == self->lead
                  || (self->multiple && role_of (self, end->series) == RK_CHART_OWN);
  double left = plot->x + plot->width + 0.5 * em;
  double value = 0;
  guint category = 0;
  g_autofree char *text = NULL;

  get_last (self, end->series, &value, &category);
  text = dup_end (self, end->series, value, category);
  lay_out_leader (self, end, em, left - 0.1 * em);
  if (has_tails (self))
    {
      Tail tail = { end->line, left + 0.5 * em, end->y };

      g_array_append_val (self->tails, tail);
      left += TAIL_EMS * em;
      room -= TAIL_EMS * em;
    }
  rk_chart_label (self->layout, lead ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC, em, RK_ALIGN_LEFT,
                  left, end->y, MAX (room, em), text);
}

static void
lay_out_ends (Trend *self, guint first_line, const RkRect *plot, double room)
{
  g_autoptr (GArray) ends = collect_ends (self, first_line, plot);
  double em = self->layout->sizes.value;
  double fits;

  if (ends->len == 0)
    return;
  em = MIN (em, MAX (plot->height / (1.2 * ends->len), SMALLEST_END * em));
  fits = floor (plot->height / (1.2 * em));
  g_array_set_size (ends, MIN (ends->len, (guint)MAX (fits, 1)));
  push_apart (ends, 1.2 * em, plot->y + plot->height - 0.6 * em);
  for (guint i = 0; i < ends->len; i++)
    lay_out_end (self, &g_array_index (ends, End, i), em, plot, room);
}

/* ── panels ──────────────────────────────────────────────────────────────────────────────── */

static void
lay_out_panel (Trend *self, int own, const RkRect *cell)
{
  RkChart *chart = self->chart;
  RkChartLayout *layout = self->layout;
  double em = layout->sizes.axis;
  double room = MIN (measure_ends (self), 0.3 * cell->width);
  double ticks;
  gboolean has_top
      = chart->breaks->len > 0 || (chart->unit != NULL && !self->multiple) || self->multiple;
  double top = has_top ? 1.6 * layout->sizes.name : 0.6 * em;
  RkRect plot = { cell->x, cell->y + top, cell->width, MAX (cell->height - top - 1.8 * em, em) };
  guint first_line = self->lines->len;
  guint n_compared = 0;
  /* The first is the own one's. */
  guint n_styles = self->lead >= 0 && role_of (self, (guint)self->lead) == RK_CHART_OWN;

  if (own <= 0 || self->axis.n_ticks == 0)
    set_axis (self, plot.height);
  ticks = MIN (rk_chart_measure_ticks (layout, &self->axis), 0.25 * cell->width);
  plot.x += ticks + 0.8 * em;
  plot.width = MAX (cell->x + cell->width - room - 0.7 * layout->sizes.value - plot.x, em);
  self->pitch = plot.width / count_steps (chart);
  rk_chart_lay_out_ticks_left (layout, &self->axis, &plot, ticks);
  rk_chart_rule (layout, RK_TONE_TEXT, RK_RULE * layout->style.scale, plot.x, plot.y + plot.height,
                 plot.x + plot.width, plot.y + plot.height);
  lay_out_years (self, &plot);
  lay_out_breaks (self, own, &plot);
  lay_out_zigzag (self, &plot);
  if (self->multiple)
    rk_chart_label (layout, RK_FACE_GOTHIC_BOLD, layout->sizes.name, RK_ALIGN_LEFT, cell->x,
                    cell->y + 0.6 * layout->sizes.name, cell->width,
                    rk_chart_get_series (chart, (guint)own));
  else if (chart->unit != NULL)
    {
      g_autofree char *unit = g_strdup_printf ("（%s）", chart->unit);

      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_LEFT, cell->x, cell->y + 0.6 * em,
                      plot.x - cell->x + 3 * em, unit)
          ->tone
          = RK_TONE_DIM;
    }
  for (guint s = 0; s < chart->series->len; s++)
    if (!self->multiple)
      lay_out_line (self, s,
                    (int)s == self->lead || role_of (self, s) == RK_CHART_CROWD ? 0 : n_styles++,
                    &plot);
    else if ((int)s == own)
      lay_out_line (self, s, 0, &plot);
    else if (role_of (self, s) == RK_CHART_COMPARE)
      lay_out_line (self, s, ++n_compared, &plot);
  lay_out_ends (self, first_line, &plot, room);
}

static void
lay_out_multiples (Trend *self)
{
  RkChart *chart = self->chart;
  const RkRect *body = &self->layout->body;
  double em = self->layout->sizes.name;
  guint n = 0;
  guint columns, rows;

  for (guint s = 0; s < chart->series->len; s++)
    n += role_of (self, s) == RK_CHART_OWN;
  columns = (guint)CLAMP (floor ((body->width + em) / ((NARROWEST_PANEL + 1) * em)), 1, 6);
  /* Eight in two rows of four rather than five and three. */
  rows = (MAX (n, 1) + columns - 1) / columns;
  columns = (MAX (n, 1) + rows - 1) / rows;
  self->layout->needed += rows * PANEL_HEIGHT * em;
  self->layout->least += rows * 0.8 * PANEL_HEIGHT * em;
  n = 0;
  for (guint s = 0; s < chart->series->len; s++)
    {
      RkRect cell = { body->x + n % columns * (body->width + em) / columns,
                      body->y + n / columns * body->height / rows,
                      (body->width + em) / columns - em, body->height / rows - 0.5 * em };

      if (role_of (self, s) != RK_CHART_OWN)
        continue;
      lay_out_panel (self, (int)s, &cell);
      n++;
    }
}

void
rk_chart_lay_out_trend (RkChart *chart, RkChartLayout *layout)
{
  Trend *self = g_new0 (Trend, 1);

  self->chart = chart;
  self->layout = layout;
  self->multiple = chart->kind == RK_CHART_MULTIPLES;
  self->lead = self->multiple ? -1 : find_lead (chart);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->tails = g_array_new (FALSE, FALSE, sizeof (Tail));
  layout->figure = self;
  layout->free_figure = trend_free;
  if (self->multiple)
    {
      lay_out_multiples (self);
      return;
    }
  layout->needed += MAX (16 * layout->sizes.name, 0.42 * layout->rect.width);
  layout->least += 9 * layout->sizes.name;
  lay_out_panel (self, -1, &layout->body);
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_cut (RkChart *chart, guint series, guint category)
{
  for (guint i = 0; i < chart->breaks->len; i++)
    {
      const RkChartBreak *cut = &g_array_index (chart->breaks, RkChartBreak, i);

      if (cut->category == category && (cut->series < 0 || cut->series == (int)series))
        return TRUE;
    }
  return FALSE;
}

static const RkChartPart *
get_part (RkChartDrawing *d, const Line *line, guint category)
{
  return &g_array_index (d->layout->parts, RkChartPart, line->first + category);
}

/* From @from as far as the line goes without a gap; at least one more. */
static guint
find_run (RkChart *chart, guint series, guint from)
{
  guint to = from + 1;

  if (!rk_chart_is_number (rk_chart_get_value (chart, series, from)))
    return to;
  while (to < chart->categories->len && !is_cut (chart, series, to)
         && rk_chart_is_number (rk_chart_get_value (chart, series, to)))
    to++;
  return to;
}

static void
draw_ribbon (RkChartDrawing *d, const Line *line, guint from, guint to)
{
  const RkInk *ink = rk_chart_get_line_ink (d->style, line->style);

  for (guint c = from; c < to; c++)
    if (isnan (get_part (d, line, c)->from))
      return;
  cairo_new_path (d->cr);
  for (guint c = from; c < to; c++)
    cairo_line_to (d->cr, get_part (d, line, c)->x, get_part (d, line, c)->to);
  for (guint c = to; c-- > from;)
    cairo_line_to (d->cr, get_part (d, line, c)->x, get_part (d, line, c)->from);
  cairo_close_path (d->cr);
  if (d->style->look == RK_CHART_PAPER)
    cairo_set_source_rgb (d->cr, 0.86, 0.86, 0.86);
  else
    cairo_set_source_rgba (d->cr, ink->r, ink->g, ink->b, 0.18);
  cairo_fill (d->cr);
}

static void
trace_run (RkChartDrawing *d, const Line *line, guint from, guint to)
{
  cairo_new_path (d->cr);
  for (guint c = from; c < to; c++)
    cairo_line_to (d->cr, get_part (d, line, c)->x, get_part (d, line, c)->y);
}

/* What several are compared with: black and whole, so that it is none of them. */
static gboolean
is_black (const Trend *self, guint series)
{
  return (int)series == self->lead
         && rk_chart_series (self->chart, series)->role == RK_CHART_COMPARE;
}

static void
set_pen (RkChartDrawing *d, const Trend *self, const Line *line)
{
  gboolean heavy = self->multiple || (int)line->series == self->lead;

  rk_chart_set_line (d, line->style);
  if (get_role (d->chart, line->series) == RK_CHART_CROWD)
    {
      const RkInk *dim = &d->inks->dim;

      cairo_set_source_rgba (d->cr, dim->r, dim->g, dim->b,
                             CLAMP (40.0 / self->lines->len, 0.2, 0.6));
      cairo_set_dash (d->cr, NULL, 0, 0);
      cairo_set_line_width (d->cr, 0.5 * d->style->scale);
    }
  else if (is_black (self, line->series))
    rk_ink_set (d->cr, &d->inks->text);
  else if (line->style == 0 && !heavy)
    cairo_set_line_width (d->cr, LIGHT * cairo_get_line_width (d->cr));
}

/* A strip of ground under the line: it may cross very many. */
static void
stroke_on_ground (RkChartDrawing *d)
{
  cairo_save (d->cr);
  rk_ink_set (d->cr, &d->inks->paper);
  cairo_set_line_width (d->cr, 2.2 * cairo_get_line_width (d->cr));
  cairo_stroke_preserve (d->cr);
  cairo_restore (d->cr);
}

/* The black line has no marks: it is none of the others. A point by itself is a dot. */
static void
draw_dot (
    RkChartDrawing *d, const Trend *self, const Line *line, guint category, gboolean by_itself)
{
  const RkChartPart *part = get_part (d, line, category);

  if (!is_black (self, line->series))
    rk_chart_draw_point (d, line->style, part->x, part->y);
  else if (by_itself)
    {
      cairo_arc (d->cr, part->x, part->y, 2.2 * d->style->scale, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
}

/* The sample of a line before its name. */
static void
draw_tail (RkChartDrawing *d, const Trend *self, const Tail *tail)
{
  const Line *line = &g_array_index (self->lines, Line, tail->line);
  double half = 0.5 * d->layout->sizes.value;

  if (!is_black (self, line->series))
    {
      rk_chart_draw_point (d, line->style, tail->x, tail->y);
      return;
    }
  set_pen (d, self, line);
  if (d->chart->categories->len == 1)
    {
      cairo_arc (d->cr, tail->x, tail->y, 2.2 * d->style->scale, 0, 2 * G_PI);
      cairo_fill (d->cr);
      return;
    }
  cairo_move_to (d->cr, tail->x - half, tail->y);
  cairo_line_to (d->cr, tail->x + half, tail->y);
  cairo_stroke (d->cr);
}

static void
draw_trend_line (RkChartDrawing *d, const Trend *self, const Line *line, gboolean ribbon)
{
  RkChart *chart = d->chart;
  gboolean crowd = get_role (chart, line->series) == RK_CHART_CROWD;

  for (guint from = 0, to; from < chart->categories->len; from = to)
    {
      to = find_run (chart, line->series, from);
      if (!rk_chart_is_number (rk_chart_get_value (chart, line->series, from)))
        continue;
      if (ribbon)
        {
          if (line->style == 0 && !crowd && to - from > 1)
            draw_ribbon (d, line, from, to);
          continue;
        }
      trace_run (d, line, from, to);
      set_pen (d, self, line);
      if (is_black (self, line->series))
        stroke_on_ground (d);
      cairo_stroke (d->cr);
      for (guint c = from; c < to && !crowd; c++)
        draw_dot (d, self, line, c, to - from == 1);
    }
}

/* The crowd is behind all others. */
void
rk_chart_draw_trend (RkChartDrawing *d)
{
  const Trend *self = d->layout->figure;

  for (guint i = 0; i < self->lines->len; i++)
    draw_trend_line (d, self, &g_array_index (self->lines, Line, i), TRUE);
  for (guint crowd = 2; crowd-- > 0;)
    for (guint i = self->lines->len; i-- > 0;)
      {
        const Line *line = &g_array_index (self->lines, Line, i);

        if ((get_role (d->chart, line->series) == RK_CHART_CROWD) == (crowd == 1))
          draw_trend_line (d, self, line, FALSE);
      }
  for (guint i = 0; i < self->tails->len; i++)
    draw_tail (d, self, &g_array_index (self->tails, Tail, i));
}

static void
draw_lead_swatch (RkChartDrawing *d, guint series, const RkRect *swatch)
{
  double y = swatch->y + swatch->height / 2;

  if (rk_chart_series (d->chart, series)->role == RK_CHART_OWN)
    {
      rk_chart_draw_line_swatch (d, 0, swatch);
      return;
    }
  rk_chart_set_line (d, 0);
  rk_ink_set (d->cr, &d->inks->text);
  cairo_move_to (d->cr, swatch->x, y);
  cairo_line_to (d->cr, swatch->x + swatch->width, y);
  cairo_stroke (d->cr);
}

static void
draw_crowd_swatch (RkChartDrawing *d, guint index, const RkRect *swatch)
{
  rk_ink_set (d->cr, &d->inks->dim);
  cairo_set_dash (d->cr, NULL, 0, 0);
  cairo_set_line_width (d->cr, 0.5 * d->style->scale);
  cairo_move_to (d->cr, swatch->x, swatch->y + swatch->height / 2);
  cairo_rel_line_to (d->cr, swatch->width, 0);
  cairo_stroke (d->cr);
}

/* What is heavy and what is thin; the others have their names at their ends. */
static void
list_weights (RkChart *self, RkChartLayout *layout)
{
  int lead = self->series->len > 1 ? find_lead (self) : -1;
  guint n_crowd = 0;

  if (layout->style.no_notes)
    return; /* said once for several beside each other */
  if (lead >= 0 && self->categories->len > 1)
    {
      g_autofree char *text
          = g_strdup_printf ("太い線 %s", rk_chart_get_series (self, (guint)lead));

      rk_chart_add_legend (layout, draw_lead_swatch, (guint)lead, text);
    }
  for (guint s = 0; s < self->series->len; s++)
    n_crowd += get_role (self, s) == RK_CHART_CROWD;
  if (n_crowd > 0)
    {
      g_autofree char *text = g_strdup_printf ("細い線 各区域（%u、名前は省く）", n_crowd);

      rk_chart_add_legend (layout, draw_crowd_swatch, 0, text);
    }
}

/* 「縦の破線 出典の変更（前後をつながない）」, each once; a line that all panels have by its name.
 */
static void
list_reasons (RkChart *self, RkChartLayout *layout)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->breaks->len; i++)
    {
      const RkChartBreak *cut = &g_array_index (self->breaks, RkChartBreak, i);
      gboolean named = cut->series >= 0
                       && rk_chart_series (self, (guint)cut->series)->role == RK_CHART_COMPARE;
      char *text = g_strdup_printf ("縦の破線 %s%s%s（前後をつながない）",
                                    named ? rk_chart_get_series (self, (guint)cut->series) : "",
                                    named ? "の" : "", cut->reason ? cut->reason : "系列の変更");

      if (!g_hash_table_contains (said, text))
        rk_chart_add_legend (layout, NULL, 0, text);
      g_hash_table_add (said, text);
    }
}

void
rk_chart_list_trend (RkChart *self, RkChartLayout *layout)
{
  guint n_own = 0;
  guint n_compared = 0;
  gboolean bands = FALSE;

  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      {
        double lower, upper;

        bands = bands || rk_chart_get_interval (self, s, c, &lower, &upper);
      }
  if (self->kind == RK_CHART_TREND)
    list_weights (self, layout);
  for (guint s = 0; self->kind == RK_CHART_MULTIPLES && s < self->series->len; s++)
    if (rk_chart_series (self, s)->role == RK_CHART_OWN && n_own++ == 0)
      rk_chart_add_legend (layout, rk_chart_draw_line_swatch, 0, "各区域");
    else if (rk_chart_series (self, s)->role == RK_CHART_COMPARE)
      rk_chart_add_legend (layout, rk_chart_draw_line_swatch, ++n_compared,
                           rk_chart_get_series (self, s));
  if (bands)
    rk_chart_add_legend (layout, NULL, 0, "帯 信頼区間");
  if (self->kind == RK_CHART_MULTIPLES)
    list_reasons (self, layout);
}
