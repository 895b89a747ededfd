#include "rk-chart-items.h"

#include <math.h>
#include <string.h>

#define NARROWEST 0.72 /* 長体 */
#define SMALLEST 0.05  /* em: of a figure the size of a stamp */
#define LINE 1.2       /* pitch of two lines at one point, in ems */

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

double
rk_chart_measure (RkChartLayout *layout, double size, const char *text)
{
  return rk_type_measure (layout->type, RK_FACE_GOTHIC, size, text, -1);
}

RkChartLabel *
rk_chart_label (RkChartLayout *layout,
                RkFace face,
                double size,
                RkAlign align,
                double x,
                double y,
                double width,
                const char *text)
{
  double whole = rk_type_measure (layout->type, face, size = MAX (size, SMALLEST), text, -1);
  RkChartLabel label = { .face = face, .size = size, .scale = 1, .text = g_strdup (text) };

  if (width > 0 && whole > width)
    {
      label.scale = MAX (width / whole, NARROWEST);
      if (whole * label.scale > width)
        label.size = size * width / (whole * label.scale);
      whole = width;
    }
  label.box = (RkRect){ x, y - label.size / 2, whole, label.size };
  if (align != RK_ALIGN_LEFT)
    label.box.x -= align == RK_ALIGN_CENTRE ? whole / 2 : whole;
  g_array_append_val (layout->labels, label);
  return &g_array_index (layout->labels, RkChartLabel, layout->labels->len - 1);
}

void
rk_chart_label_upright (RkChartLayout *layout,
                        RkFace face,
                        double size,
                        double x,
                        double bottom,
                        double height,
                        const char *text)
{
  double length = rk_type_measure (layout->type, face, size = MAX (size, SMALLEST), text, -1);
  RkChartLabel label = { .face = face, .scale = 1, .upright = TRUE, .text = g_strdup (text) };

  label.size = length > height ? size * height / length : size;
  length = MIN (length, height);
  label.box = (RkRect){ x - label.size / 2, bottom - length, label.size, length };
  g_array_append_val (layout->labels, label);
}

guint
rk_chart_label_lines (RkChartLayout *layout,
                      RkFace face,
                      double size,
                      RkAlign align,
                      double x,
                      double y,
                      double width,
                      const char *text)
{
  g_auto (RkFitted) fitted = { 0 };
  double pitch;

  size = MAX (size, SMALLEST);
  rk_fit_text (layout->type, face, size, size * 0.85, RK_FIT_NAME, MAX (width, size), text,
               &fitted);
  pitch = fitted.size * RK_NAME_PITCH;
  for (guint i = 0; i < fitted.lines->len; i++)
    {
      const RkFitLine *line = &g_array_index (fitted.lines, RkFitLine, i);
      g_autofree char *part = g_strndup (text + line->start, line->len);

      rk_chart_label (layout, face, fitted.size, align, x,
                      y + (i + 0.5 - fitted.lines->len / 2.0) * pitch, MAX (width, size), part);
    }
  return fitted.lines->len;
}

guint
rk_chart_count_lines (RkChartLayout *layout, double size, double width, const char *text)
{
  g_auto (RkFitted) fitted = { 0 };

  size = MAX (size, SMALLEST);
  rk_fit_text (layout->type, RK_FACE_GOTHIC_BOLD, size, size * 0.85, RK_FIT_NAME, MAX (width, size),
               text, &fitted);
  return fitted.lines->len;
}

guint
rk_chart_count_name_lines (RkChart *self, RkChartLayout *layout, double size, double width)
{
  guint most = 1;

  for (guint c = 0; c < self->categories->len; c++)
    most = MAX (most, rk_chart_count_lines (layout, size, width, rk_chart_get_category (self, c)));
  return most;
}

gboolean
rk_chart_rects_meet (const RkRect *a, const RkRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static gboolean
is_free (const GArray *blocked, const RkRect *frame, const RkRect *box)
{
  if (box->x < frame->x || box->y < frame->y || box->x + box->width > frame->x + frame->width
      || box->y + box->height > frame->y + frame->height)
    return FALSE;
  for (guint i = 0; i < blocked->len; i++)
    if (rk_chart_rects_meet (&g_array_index (blocked, RkRect, i), box))
      return FALSE;
  return TRUE;
}

/* From the mark to the nearest point of the words. */
static void
lead (RkChartLayout *layout, double x, double y, double gap, const RkRect *box)
{
  double to_x = CLAMP (x, box->x, box->x + box->width);
  double to_y = CLAMP (y, box->y, box->y + box->height);
  double length = hypot (to_x - x, to_y - y);

  if (length > gap)
    rk_chart_rule (layout, RK_TONE_DIM, RK_RULE_THIN * layout->style.scale,
                   x + (to_x - x) * gap / length, y + (to_y - y) * gap / length, to_x, to_y);
}

/* Beside first, then above and below, then the corners. */
static const double sides[][2]
    = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -1 }, { 1, 1 }, { -1, -1 }, { -1, 1 } };

guint
rk_chart_label_at (RkChartLayout *layout,
                   GArray *blocked,
                   const RkRect *frame,
                   double size,
                   double x,
                   double y,
                   double gap,
                   guint rings,
                   const char *text,
                   RkFreeFunc may_stand,
                   gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  guint n = g_strv_length (lines);
  double width = 0;
  double height = n * size * LINE;

  for (guint i = 0; i < n; i++)
    width = MAX (width, rk_chart_measure (layout, size, lines[i]));
  for (guint ring = 0; ring <= rings; ring++)
    for (guint k = 0; k < G_N_ELEMENTS (sides); k++)
      {
        double reach = gap + ring * 1.1 * size;
        RkRect box = { x - width / 2 + sides[k][0] * (width / 2 + reach),
                       y - height / 2 + sides[k][1] * (height / 2 + reach), width, height };

        if (!is_free (blocked, frame, &box) || (may_stand && !may_stand (&box, data)))
          continue;
        for (guint i = 0; i < n; i++)
          rk_chart_label (layout, RK_FACE_GOTHIC, size, RK_ALIGN_CENTRE, box.x + width / 2,
                          box.y + (i + 0.5) * size * LINE, 0, lines[i]);
        g_array_append_val (blocked, box);
        if (ring > 0)
          lead (layout, x, y, gap, &box);
        return n;
      }
  return 0;
}

/* ── rules ───────────────────────────────────────────────────────────────────────────────── */

RkChartRule *
rk_chart_rule (
    RkChartLayout *layout, RkTone tone, double weight, double x1, double y1, double x2, double y2)
{
  RkChartRule rule = { .x1 = x1, .y1 = y1, .x2 = x2, .y2 = y2, .weight = weight, .tone = tone };

  g_array_append_val (layout->rules, rule);
  return &g_array_index (layout->rules, RkChartRule, layout->rules->len - 1);
}

void
rk_chart_dash (RkChartLayout *layout, RkChartRule *rule, double on, double off)
{
  rule->dash[0] = on * layout->style.scale;
  rule->dash[1] = off * layout->style.scale;
}

/* ── axes ────────────────────────────────────────────────────────────────────────────────── */

static char *
dup_tick (const RkAxis *axis, guint i)
{
  return rk_number_format (rk_axis_get_tick (axis, i), rk_axis_get_decimals (axis));
}

double
rk_chart_measure_ticks (RkChartLayout *layout, const RkAxis *axis)
{
  double widest = 0;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *text = dup_tick (axis, i);

      widest = MAX (widest, rk_chart_measure (layout, layout->sizes.axis, text));
    }
  return widest;
}

static double
grid_weight (const RkChartLayout *layout)
{
  return (layout->style.look == RK_CHART_PAPER ? RK_RULE_THIN : 0.75) * layout->style.scale;
}

void
rk_chart_keep_inside (const RkChartLayout *layout, RkChartLabel *label)
{
  const RkRect *rect = &layout->rect;

  label->tone = RK_TONE_DIM;
  label->box.x = MAX (MIN (label->box.x, rect->x + rect->width - label->box.width), rect->x);
}

void
rk_chart_lay_out_ticks_below (RkChartLayout *layout, const RkAxis *axis, const RkRect *plot)
{
  double em = layout->sizes.axis;
  double bottom = plot->y + plot->height;
  /* Of even steps; those of a log axis were chosen so that short numbers have room. */
  double step = axis->log || axis->n_ticks < 2 ? 0 : 0.94 * plot->width / (axis->n_ticks - 1);

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double at = rk_axis_place (axis, rk_axis_get_tick (axis, i), plot->x, plot->x + plot->width);
      g_autofree char *text = dup_tick (axis, i);
      RkChartRule *rule = rk_chart_rule (layout, RK_TONE_GRID, grid_weight (layout), at, plot->y,
                                         at, bottom + 0.35 * em);

      if (layout->style.look == RK_CHART_PAPER)
        rk_chart_dash (layout, rule, 0.7, 2);
      rk_chart_keep_inside (layout, rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE, at,
                                                    bottom + 1.05 * em, step, text));
    }
  rk_chart_rule (layout, RK_TONE_TEXT, RK_RULE * layout->style.scale, plot->x, bottom,
                 plot->x + plot->width, bottom);
}

void
rk_chart_lay_out_ticks_left (RkChartLayout *layout,
                             const RkAxis *axis,
                             const RkRect *plot,
                             double room)
{
  double em = layout->sizes.axis;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double at = rk_axis_place (axis, rk_axis_get_tick (axis, i), plot->y + plot->height, plot->y);
      g_autofree char *text = dup_tick (axis, i);

      RkChartRule *rule = rk_chart_rule (layout, RK_TONE_GRID, grid_weight (layout),
                                         plot->x - 0.3 * em, at, plot->x + plot->width, at);

      if (layout->style.look == RK_CHART_PAPER)
        rk_chart_dash (layout, rule, 0.7, 2);
      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_RIGHT, plot->x - 0.5 * em, at, room,
                      text)
          ->tone
          = RK_TONE_DIM;
    }
}

/* A rule as thick as the band is wide. */
void
rk_chart_lay_out_band (RkChart *self, RkChartLayout *layout, const RkAxis *axis, const RkRect *plot)
{
  double from;
  double to;

  if (isnan (self->band[0]))
    return;
  from = rk_axis_place (axis, CLAMP (self->band[0], axis->min, axis->max), plot->x,
                        plot->x + plot->width);
  to = rk_axis_place (axis, CLAMP (self->band[1], axis->min, axis->max), plot->x,
                      plot->x + plot->width);
  rk_chart_rule (layout, RK_TONE_BAND, to - from, (from + to) / 2, plot->y, (from + to) / 2,
                 plot->y + plot->height);
}

static int
compare_references (gconstpointer a, gconstpointer b, gpointer references)
{
  double first = g_array_index ((GArray *)references, RkChartReference, *(const guint *)a).value;
  double second = g_array_index ((GArray *)references, RkChartReference, *(const guint *)b).value;

  return first < second ? -1 : first > second;
}

/* So wide that all of them have room beside each other. */
static double
measure_reference (RkChart *self, RkChartLayout *layout, guint reference, guint n)
{
  g_autofree char *text = rk_chart_dup_reference (self, reference);

  return MIN (rk_chart_measure (layout, layout->sizes.axis, text),
              MAX (layout->rect.width / n - 0.5 * layout->sizes.axis, 0.1));
}

void
rk_chart_lay_out_references_above (RkChart *self,
                                   RkChartLayout *layout,
                                   int panel,
                                   const RkAxis *axis,
                                   const RkRect *plot,
                                   double y)
{
  double em = layout->sizes.axis;
  double right = -INFINITY;
  g_autofree double *lefts = NULL;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->references->len; i++)
    if (g_array_index (self->references, RkChartReference, i).series == -1
        || g_array_index (self->references, RkChartReference, i).series == panel)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_references, self->references);
  lefts = g_new (double, order->len + 1);
  for (guint i = 0; i < order->len; i++)
    {
      guint k = g_array_index (order, guint, i);
      const RkChartReference *reference = &g_array_index (self->references, RkChartReference, k);
      double at = rk_axis_place (axis, CLAMP (reference->value, axis->min, axis->max), plot->x,
                                 plot->x + plot->width);
      double width = measure_reference (self, layout, k, order->len);
      /* Of two that are close each stands at its own side of the pair. */
      double left = i + 1 < order->len ? at - width + 0.3 * em
                    : i > 0            ? at - 0.3 * em
                                       : at - width / 2;
      RkChartRule *rule
          = rk_chart_rule (layout, RK_TONE_TEXT, (reference->solid ? 1.2 : 1) * layout->style.scale,
                           at, plot->y, at, plot->y + plot->height);

      if (!reference->solid)
        rk_chart_dash (layout, rule, 5.1, 2.6);
      lefts[i] = MAX (MAX (left, layout->rect.x), right + 0.5 * em);
      right = lefts[i] + width;
    }
  right = layout->rect.x + layout->rect.width;
  for (guint i = order->len; i-- > 0; right = lefts[i] - 0.5 * em)
    {
      guint k = g_array_index (order, guint, i);
      double width = measure_reference (self, layout, k, order->len);
      g_autofree char *text = rk_chart_dup_reference (self, k);

      lefts[i] = MIN (lefts[i], right - width);
      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_LEFT, lefts[i], y, width, text);
    }
}

static void
widen (double value, double *low, double *high)
{
  if (!isfinite (value) || !rk_chart_is_number (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

gboolean
rk_chart_find_range (RkChart *self, RkChartRole last, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len && rk_chart_series (self, s)->role <= last; c++)
      {
        double lower, upper;

        widen (rk_chart_get_value (self, s, c), low, high);
        if (!rk_chart_get_interval (self, s, c, &lower, &upper))
          continue;
        widen (lower, low, high);
        widen (upper, low, high);
      }
  if (*low > *high)
    return FALSE;
  for (guint i = 0; i < self->references->len; i++)
    widen (g_array_index (self->references, RkChartReference, i).value, low, high);
  return TRUE;
}

void
rk_chart_widen_range (double *low, double *high)
{
  double middle = (*low + *high) / 2;
  double reach = middle == 0 ? 1 : 0.05 * fabs (middle);

  if (*high - *low > 1e-9 * fabs (middle))
    return;
  *low = middle - (*low == 0 ? 0 : reach);
  *high = middle + reach;
}

/* ── parts ───────────────────────────────────────────────────────────────────────────────── */

RkChartPart *
rk_chart_part (RkChartLayout *layout, guint series, guint category, double x, double y, RkRect rect)
{
  RkChartPart part = { .series = series,
                       .category = category,
                       .rect = rect,
                       .x = x,
                       .y = y,
                       .from = NAN,
                       .to = NAN,
                       .least = -INFINITY,
                       .most = INFINITY,
                       .state = RK_STAT_UNDECIDED };

  g_array_append_val (layout->parts, part);
  return &g_array_index (layout->parts, RkChartPart, layout->parts->len - 1);
}

const RkChartPart *
rk_chart_find_part (RkChart *self, guint series, guint category)
{
  for (guint i = 0; self->layout && i < self->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (self->layout->parts, RkChartPart, i);

      if (part->series == series && part->category == category)
        return part;
    }
  return NULL;
}

static gboolean
is_lit (RkChartDrawing *d, const RkChartPart *part)
{
  return d->style->lit_category == (int)part->category
         && (d->style->lit_series < 0 || d->style->lit_series == (int)part->series);
}

static void
trace (RkChartDrawing *d, const RkRect *rect)
{
  cairo_rectangle (d->cr, rect->x, rect->y, rect->width, rect->height);
}

void
rk_chart_draw_tints (RkChartDrawing *d)
{
  for (guint i = 0; d->layout->rows && i < d->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);

      if ((int)part->category != d->chart->focus && !is_lit (d, part))
        continue;
      rk_ink_set (d->cr, &d->inks->tint);
      trace (d, &part->rect);
      cairo_fill (d->cr);
    }
}

void
rk_chart_draw_rings (RkChartDrawing *d)
{
  for (guint i = 0; !d->layout->rows && d->chart->kind != RK_CHART_MAP && i < d->layout->parts->len;
       i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);

      if (!is_lit (d, part))
        continue;
      rk_ink_set (d->cr, &d->inks->lit);
      cairo_set_dash (d->cr, NULL, 0, 0);
      cairo_set_line_width (d->cr, 2 * d->style->scale);
      trace (d, &part->rect);
      cairo_stroke (d->cr);
    }
}

static void
set_tone (RkChartDrawing *d, RkTone tone)
{
  static const RkInk black = { 0.1, 0.1, 0.1 };
  static const RkInk white = { 1, 1, 1 };
  const RkInk *tones[] = {
    [RK_TONE_TEXT] = &d->inks->text, [RK_TONE_DIM] = &d->inks->dim, [RK_TONE_GRID] = &d->inks->grid,
    [RK_TONE_BAND] = &d->inks->band, [RK_TONE_BLACK] = &black,      [RK_TONE_WHITE] = &white,
  };

  rk_ink_set (d->cr, tones[tone]);
}

void
rk_chart_draw_rules (RkChartDrawing *d)
{
  for (guint i = 0; i < d->layout->rules->len; i++)
    {
      const RkChartRule *rule = &g_array_index (d->layout->rules, RkChartRule, i);

      set_tone (d, rule->tone);
      cairo_set_line_width (d->cr, rule->weight);
      cairo_set_dash (d->cr, rule->dash, rule->dash[0] > 0 ? 2 : 0, 0);
      cairo_move_to (d->cr, rule->x1, rule->y1);
      cairo_line_to (d->cr, rule->x2, rule->y2);
      cairo_stroke (d->cr);
    }
  cairo_set_dash (d->cr, NULL, 0, 0);
}

void
rk_chart_draw_labels (RkChartDrawing *d)
{
  for (guint i = 0; i < d->layout->labels->len; i++)
    {
      const RkChartLabel *label = &g_array_index (d->layout->labels, RkChartLabel, i);

      if (label->plate)
        {
          rk_ink_set (d->cr, &d->inks->paper);
          cairo_rectangle (d->cr, label->box.x - 0.15 * label->size, label->box.y,
                           label->box.width + 0.3 * label->size, label->box.height);
          cairo_fill (d->cr);
        }
      set_tone (d, label->tone);
      if (label->upright)
        {
          rk_type_draw_vertical (d->type, d->cr, label->face, label->size,
                                 label->box.x + label->size / 2, label->box.y, label->text);
          continue;
        }
      rk_type_draw (d->type, d->cr, label->face, label->size, label->scale, label->box.x,
                    label->box.y
                        + rk_type_baseline (d->type, label->face, label->size, label->size),
                    label->text, -1);
    }
}

gboolean
rk_chart_hit_part (
    RkChart *self, const RkChartLayout *layout, double x, double y, guint *series, guint *category)
{
  double nearest = INFINITY;

  for (guint i = 0; i < layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (layout->parts, RkChartPart, i);
      double distance = hypot (part->x - x, part->y - y);

      if (x < part->rect.x || y < part->rect.y || x >= part->rect.x + part->rect.width
          || y >= part->rect.y + part->rect.height || distance >= nearest
          || (self->kind == RK_CHART_MAP && !rk_chart_map_holds (layout, i, x, y)))
        continue;
      nearest = distance;
      *series = part->series;
      *category = part->category;
    }
  return isfinite (nearest);
}
