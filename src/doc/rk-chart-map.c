/* A map: the office's own shapes, filled by class. Points are set to a grid finer than the eye, so
 * that neighbours keep one line between them however much is left out. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rk-area.h"
#include "rk-chart-items.h"

#define GRID 0.5 /* pixels, points */
#define MANY 400
#define FEW 60    /* places that may all have names */
#define MASK 0.5  /* of the size of the drawing: where the land is */
#define TRIALS 14 /* across a shape, for its widest place */
#define AIR 0.3   /* ems between two names */
#define SEA_EMS 5 /* at both sides of a map whose names have no room in the sea */

typedef struct
{
  GArray *points; /* double, x and y in turn */
  GArray *ends;   /* guint: where each ring ends in it */
  RkRect box;
} Shape;

typedef struct
{
  Shape *shapes; /* one a category */
  guint n_shapes;
  Shape rest;     /* all other places */
  Shape *borders; /* of the 二次医療圏 */
  guint n_borders;
  guint *categories; /* of the parts */
  RkRect body;
} Map;

static void
shape_clear (Shape *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

static void
map_clear (Map *self)
{
  for (guint i = 0; i < self->n_shapes; i++)
    shape_clear (&self->shapes[i]);
  for (guint i = 0; i < self->n_borders; i++)
    shape_clear (&self->borders[i]);
  shape_clear (&self->rest);
  g_clear_pointer (&self->shapes, g_free);
  g_clear_pointer (&self->borders, g_free);
  g_clear_pointer (&self->categories, g_free);
  self->n_shapes = self->n_borders = 0;
}

static void
map_free (gpointer data)
{
  map_clear (data);
  g_free (data);
}

/* ── geometry ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double scale;
  double x; /* of the map's middle */
  double y;
  double grid;
} View;

static double
snap (double value, double grid)
{
  return floor (value / grid + 0.5) * grid;
}

/* Whether the last point of a ring lies straight between the one before and the next: it can go
 * without a trace, in the neighbour's ring, too. */
static gboolean
is_between (const GArray *points, guint first, const double next[2])
{
  const double *last;
  double x1, y1, x2, y2;

  if (points->len < first + 4)
    return FALSE;
  last = &g_array_index (points, double, points->len - 4);
  x1 = last[2] - last[0];
  y1 = last[3] - last[1];
  x2 = next[0] - last[2];
  y2 = next[1] - last[3];
  return fabs (x1 * y2 - x2 * y1) < 1e-9 && x1 * x2 + y1 * y2 > 0;
}

static void
add_ring (Shape *shape, const RkMapRing *ring, const View *view)
{
  guint first = shape->points->len;
  double last[2] = { NAN, NAN };

  for (guint i = 0; i < ring->n_points; i++)
    {
      double point[2] = { snap (view->x + ring->points[2 * i] * view->scale, view->grid),
                          snap (view->y + ring->points[2 * i + 1] * view->scale, view->grid) };

      if (point[0] == last[0] && point[1] == last[1])
        continue;
      if (is_between (shape->points, first, point))
        g_array_set_size (shape->points, shape->points->len - 2);
      g_array_append_vals (shape->points, point, 2);
      last[0] = point[0];
      last[1] = point[1];
    }
  /* What is smaller than the grid is not there. */
  if (shape->points->len < first + 6)
    g_array_set_size (shape->points, first);
  else
    g_array_append_val (shape->ends, shape->points->len);
}

static void
measure_shape (Shape *shape)
{
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < shape->points->len; i++)
    {
      double value = g_array_index (shape->points, double, i);

      box[i % 2] = MIN (box[i % 2], value);
      box[2 + i % 2] = MAX (box[2 + i % 2], value);
    }
  if (shape->points->len > 0)
    shape->box = (RkRect){ box[0], box[1], box[2] - box[0], box[3] - box[1] };
}

static void
fill_shape (Shape *shape, const RkMapPlace *place, const View *view)
{
  shape->points = g_array_new (FALSE, FALSE, sizeof (double));
  shape->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < place->rings->len; i++)
    add_ring (shape, &g_array_index (place->rings, RkMapRing, i), view);
  measure_shape (shape);
}

static gboolean
holds (const Shape *shape, double x, double y)
{
  const double *points = (const double *)(gconstpointer)shape->points->data;
  gboolean inside = FALSE;
  guint first = 0;

  for (guint r = 0; r < shape->ends->len; r++)
    {
      guint end = g_array_index (shape->ends, guint, r);

      for (guint i = first, k = end - 2; i < end; k = i, i += 2)
        if ((points[i + 1] > y) != (points[k + 1] > y)
            && x < (points[k] - points[i]) * (y - points[i + 1]) / (points[k + 1] - points[i + 1])
                       + points[i])
          inside = !inside;
      first = end;
    }
  return inside;
}

gboolean
rk_chart_map_holds (const RkChartLayout *layout, guint part, double x, double y)
{
  const Map *self = layout->figure;

  return holds (&self->shapes[self->categories[part]], x, y);
}

/* How far a point is from the border; negative outside. */
static double
get_depth (const Shape *shape, double x, double y)
{
  const double *points = (const double *)(gconstpointer)shape->points->data;
  double nearest = INFINITY;
  guint first = 0;

  for (guint r = 0; r < shape->ends->len; r++)
    {
      guint end = g_array_index (shape->ends, guint, r);

      for (guint i = first, k = end - 2; i < end; k = i, i += 2)
        {
          double dx = points[i] - points[k];
          double dy = points[i + 1] - points[k + 1];
          double along = CLAMP (((x - points[k]) * dx + (y - points[k + 1]) * dy)
                                    / MAX (dx * dx + dy * dy, 1e-12),
                                0, 1);

          nearest
              = MIN (nearest, hypot (points[k] + along * dx - x, points[k + 1] + along * dy - y));
        }
      first = end;
    }
  return holds (shape, x, y) ? nearest : -nearest;
}

/* The point that is farthest from every border: where a name has most room. */
static void
find_heart (const Shape *shape, double *x, double *y)
{
  double deepest = -INFINITY;

  for (guint i = 1; i < TRIALS; i++)
    for (guint k = 1; k < TRIALS; k++)
      {
        double at_x = shape->box.x + shape->box.width * i / TRIALS;
        double at_y = shape->box.y + shape->box.height * k / TRIALS;
        double depth = get_depth (shape, at_x, at_y);

        if (depth <= deepest)
          continue;
        deepest = depth;
        *x = at_x;
        *y = at_y;
      }
}

static gboolean
find_bounds (GPtrArray *places, guint n, double box[4])
{
  box[0] = box[1] = INFINITY;
  box[2] = box[3] = -INFINITY;
  for (guint p = 0; p < n; p++)
    {
      const RkMapPlace *place = places->pdata[p];

      for (guint r = 0; r < place->rings->len; r++)
        {
          const RkMapRing *ring = &g_array_index (place->rings, RkMapRing, r);

          for (guint i = 0; i < 2 * ring->n_points; i++)
            {
              box[i % 2] = MIN (box[i % 2], ring->points[i]);
              box[2 + i % 2] = MAX (box[2 + i % 2], ring->points[i]);
            }
        }
    }
  return box[0] < box[2] && box[1] < box[3];
}

/* ── names ───────────────────────────────────────────────────────────────────────────────── */

/* Where the land is, small: names that do not fit into their place stand in the sea. */
static void
trace (cairo_t *cr, const Shape *shape)
{
  const double *points = (const double *)(gconstpointer)shape->points->data;
  guint first = 0;

  cairo_new_path (cr);
  for (guint r = 0; r < shape->ends->len; r++)
    {
      guint end = g_array_index (shape->ends, guint, r);

      for (guint i = first; i < end; i += 2)
        if (i == first)
          cairo_move_to (cr, points[i], points[i + 1]);
        else
          cairo_line_to (cr, points[i], points[i + 1]);
      cairo_close_path (cr);
      first = end;
    }
}

typedef struct
{
  cairo_surface_t *surface;
  RkRect body;
  double scale;
} Mask;

static Mask
create_mask (const Map *self, double scale)
{
  Mask mask = { .body = self->body, .scale = MASK / scale };
  cairo_t *cr;

  mask.surface = cairo_image_surface_create (
      CAIRO_FORMAT_A8, (int)CLAMP (ceil (self->body.width * mask.scale), 1, 4000),
      (int)CLAMP (ceil (self->body.height * mask.scale), 1, 4000));
  cr = cairo_create (mask.surface);
  cairo_scale (cr, mask.scale, mask.scale);
  cairo_translate (cr, -self->body.x, -self->body.y);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < self->n_shapes; i++)
    {
      trace (cr, &self->shapes[i]);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (mask.surface);
  return mask;
}

static gboolean
fits_inside (const Shape *shape, const RkRect *box)
{
  for (guint i = 0; i <= 4; i++)
    for (guint k = 0; k <= 2; k++)
      if (!holds (shape, box->x + box->width * i / 4, box->y + box->height * k / 2))
        return FALSE;
  return TRUE;
}

typedef struct
{
  RkChart *chart;
  RkChartLayout *layout;
  Map *map;
  GArray *blocked;
  Mask mask;
  guint n_far; /* names that are not near their place in the sea */
  /* of the one that is being placed */
  const RkChartPart *part;
  gboolean sea;
} Names;

static void
block (Names *self, const RkRect *box, double air)
{
  RkRect wide = { box->x - air, box->y - air, box->width + 2 * air, box->height + 2 * air };

  g_array_append_val (self->blocked, wide);
}

static gboolean
meets_other (const Names *self, const RkRect *box)
{
  for (guint i = 0; i < self->blocked->len; i++)
    if (rk_chart_rects_meet (&g_array_index (self->blocked, RkRect, i), box))
      return TRUE;
  return FALSE;
}

static gboolean
is_sea (const Mask *mask, const RkRect *box)
{
  const guchar *pixels = cairo_image_surface_get_data (mask->surface);
  int stride = cairo_image_surface_get_stride (mask->surface);
  int width = cairo_image_surface_get_width (mask->surface);
  int height = cairo_image_surface_get_height (mask->surface);

  for (int y = (int)((box->y - mask->body.y) * mask->scale);
       y <= (int)((box->y + box->height - mask->body.y) * mask->scale); y++)
    for (int x = (int)((box->x - mask->body.x) * mask->scale);
         x <= (int)((box->x + box->width - mask->body.x) * mask->scale); x++)
      if (x < 0 || y < 0 || x >= width || y >= height || pixels[y * stride + x] > 40)
        return FALSE;
  return TRUE;
}

/* Whether a line from a point goes through a box: what of it is between both pairs of sides. */
static gboolean
goes_through (double x, double y, double to_x, double to_y, const RkRect *box)
{
  const double from[] = { x, y };
  const double length[] = { to_x - x, to_y - y };
  const double low[] = { box->x, box->y };
  const double high[] = { box->x + box->width, box->y + box->height };
  double begin = 0, end = 1;

  for (guint i = 0; i < 2; i++)
    {
      double one = (low[i] - from[i]) / length[i];
      double two = (high[i] - from[i]) / length[i];

      if (length[i] == 0 && (from[i] < low[i] || from[i] > high[i]))
        return FALSE;
      if (length[i] == 0)
        continue;
      begin = MAX (begin, MIN (one, two));
      end = MIN (end, MAX (one, two));
    }
  return begin < end;
}

/* An #RkFreeFunc: in the sea, if that is wanted, and the line to it strikes no other name through.
 */
static gboolean
may_stand (const RkRect *box, gpointer data)
{
  const Names *self = data;
  double x = CLAMP (self->part->x, box->x, box->x + box->width);
  double y = CLAMP (self->part->y, box->y, box->y + box->height);

  for (guint i = 0; i < self->blocked->len; i++)
    if (goes_through (self->part->x, self->part->y, x, y,
                      &g_array_index (self->blocked, RkRect, i)))
      return FALSE;
  return !self->sea || is_sea (&self->mask, box);
}

/* Name over number in the middle of its place, as large as fits. */
static gboolean
set_inside (Names *self, const RkChartPart *part, const char *const lines[2])
{
  static const double sizes[] = { 1, 0.88, 0.78 };
  RkChartLayout *layout = self->layout;
  double value = rk_chart_get_value (self->chart, 0, part->category);
  int class = rk_chart_get_class (self->chart, value);
  gboolean patterned = rk_chart_is_patterned (self->chart, &layout->style, class);
  RkFace face = (int)part->category == self->chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC;

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      double em = layout->sizes.value * sizes[k];
      double width = MAX (rk_type_measure (layout->type, face, em, lines[0], -1),
                          rk_type_measure (layout->type, face, em, lines[1], -1));
      RkRect box = { part->x - width / 2, part->y - 1.1 * em, width, 2.2 * em };

      if (!fits_inside (&self->map->shapes[part->category], &box) || meets_other (self, &box))
        continue;
      for (guint i = 0; i < 2; i++)
        {
          RkChartLabel *label
              = rk_chart_label (layout, face, em, RK_ALIGN_CENTRE, part->x,
                                part->y + (i == 0 ? -0.55 : 0.55) * em, 0, lines[i]);

          label->tone = rk_chart_get_class_tone (self->chart, &layout->style, class);
          label->plate = patterned;
        }
      block (self, &box, AIR * em);
      return TRUE;
    }
  return FALSE;
}

typedef struct
{
  guint rings;
  gboolean sea;
} Way;

/* In one line or in two. Returns: whether there was room */
static gboolean
set_in_way (Names *self, const RkChartPart *part, const char *const lines[2], const Way *way)
{
  RkChartLayout *layout = self->layout;
  double em = 0.88 * layout->sizes.value;

  self->part = part;
  self->sea = way->sea;
  for (guint k = 0; k < 2; k++)
    {
      g_autofree char *text = g_strconcat (lines[0], k ? "\n" : " ", lines[1], NULL);
      guint first = layout->labels->len;
      guint n = rk_chart_label_at (layout, self->blocked, &self->map->body, em, part->x, part->y,
                                   0.15 * em, way->rings, text, may_stand, self);
      RkRect box;

      if (n == 0)
        continue;
      for (guint i = 0; i < n; i++)
        g_array_index (layout->labels, RkChartLabel, first + i).plate = !way->sea;
      box = g_array_index (self->blocked, RkRect, self->blocked->len - 1);
      block (self, &box, AIR * em);
      return TRUE;
    }
  return FALSE;
}

/* In the sea, with a line to it; on the land of a neighbour, on a plate, only where there is no sea
 * near: it would be read as the neighbour's. */
static void
set_outside (Names *self, const RkChartPart *part, const char *const lines[2])
{
  static const Way ways[] = { { 5, TRUE }, { 12, TRUE }, { 3, FALSE }, { 6, FALSE }, { 22, TRUE } };

  for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
    if (set_in_way (self, part, lines, &ways[k]))
      {
        self->n_far += k > 0;
        return;
      }
}

/* Returns: how many are not near their place, in it or in the sea */
static guint
lay_out_names (RkChart *chart, RkChartLayout *layout, Map *map)
{
  Names self = { .chart = chart, .layout = layout, .map = map };
  g_autofree gboolean *done = g_new0 (gboolean, layout->parts->len + 1);

  self.blocked = g_array_new (FALSE, FALSE, sizeof (RkRect));
  self.mask = create_mask (map, layout->style.scale);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < layout->parts->len; i++)
      {
        const RkChartPart part = g_array_index (layout->parts, RkChartPart, i);
        g_autofree char *name
            = rk_chart_dup_short_name (rk_chart_get_category (chart, part.category));
        g_autofree char *value = rk_chart_dup_arrowed (chart, part.category);
        const char *const lines[2] = { name, value };

        if (pass == 0)
          done[i] = set_inside (&self, &part, lines);
        else if (!done[i])
          set_outside (&self, &part, lines);
      }
  cairo_surface_destroy (self.mask.surface);
  g_array_unref (self.blocked);
  return self.n_far;
}

/* ── layout ──────────────────────────────────────────────────────────────────────────────── */

/* Municipalities of several 二次医療圏: thick lines between those. */
static void
add_borders (RkChart *chart, Map *self, const View *view)
{
  gsize n_areas;
  const RkMedicalArea *areas = rk_medical_area_list (&n_areas);
  g_autofree const char **wanted = g_new0 (const char *, n_areas + 1);
  g_autoptr (GPtrArray) joined = NULL;

  for (guint i = 0; i < chart->categories->len; i++)
    if (rk_area_by_code (rk_chart_get_place_code (chart, i)) == NULL)
      return;
  for (gsize i = 0; i < n_areas; i++)
    wanted[i] = areas[i].code;
  joined = rk_map_join (chart->map, wanted, (guint)n_areas);
  self->n_borders = (guint)n_areas;
  self->borders = g_new0 (Shape, n_areas);
  for (guint i = 0; i < self->n_borders; i++)
    fill_shape (&self->borders[i], joined->pdata[i], view);
}

/* Returns: how many names are far from their places, or on another's land */
static guint
lay_out_places (RkChart *chart, RkChartLayout *layout, Map *self)
{
  guint n_placed = 0;
  gboolean named;

  for (guint c = 0; c < self->n_shapes; c++)
    n_placed += self->shapes[c].points->len > 0;
  named = n_placed <= FEW;
  self->categories = g_new (guint, chart->categories->len + 1);
  for (guint c = 0; c < self->n_shapes; c++)
    {
      const Shape *shape = &self->shapes[c];
      double x = shape->box.x + shape->box.width / 2;
      double y = shape->box.y + shape->box.height / 2;

      if (shape->points->len == 0)
        continue;
      if (named)
        find_heart (shape, &x, &y);
      self->categories[layout->parts->len] = c;
      rk_chart_part (layout, 0, c, x, y, shape->box)->state = rk_chart_get_state (chart, 0, c);
    }
  return named ? lay_out_names (chart, layout, self) : 0;
}

/* @margin: left free at both sides. Returns: as lay_out_places() */
static guint
lay_out_at (RkChart *chart, RkChartLayout *layout, Map *self, const double box[4], double margin)
{
  GPtrArray *places = rk_chart_get_places (chart);
  const RkRect *body = &self->body;
  View view = { .grid = GRID * layout->style.scale };
  guint n = chart->categories->len;

  view.scale = MIN (MAX (0.98 * body->width - 2 * margin, 1) / (box[2] - box[0]),
                    0.98 * body->height / (box[3] - box[1]));
  view.x = body->x + body->width / 2 - view.scale * (box[0] + box[2]) / 2;
  view.y = body->y + body->height / 2 - view.scale * (box[1] + box[3]) / 2;
  self->n_shapes = n;
  self->shapes = g_new0 (Shape, n);
  for (guint c = 0; c < n; c++)
    fill_shape (&self->shapes[c], places->pdata[c], &view);
  fill_shape (&self->rest, places->pdata[n], &view);
  add_borders (chart, self, &view);
  return lay_out_places (chart, layout, self);
}

static void
start_again (RkChartLayout *layout, Map *self)
{
  map_clear (self);
  g_array_set_size (layout->labels, 0);
  g_array_set_size (layout->rules, 0);
  g_array_set_size (layout->parts, 0);
}

void
rk_chart_lay_out_map (RkChart *chart, RkChartLayout *layout)
{
  Map *self = g_new0 (Map, 1);
  guint n = chart->categories->len;
  GPtrArray *places = rk_chart_get_places (chart);
  RkRect body = layout->body;
  double box[4];

  layout->figure = self;
  layout->free_figure = map_free;
  self->body = body;
  if (places == NULL || !find_bounds (places, n, box))
    {
      layout->needed += 12 * layout->sizes.name;
      layout->least += 6 * layout->sizes.name;
      rk_chart_label (layout, RK_FACE_GOTHIC, layout->sizes.name, RK_ALIGN_CENTRE,
                      body.x + body.width / 2, body.y + body.height / 2, body.width,
                      chart->map ? "地図にこれらの区域がありません" : "地図がありません");
      return;
    }
  layout->needed += MIN (body.width * (box[3] - box[1]) / (box[2] - box[0]), body.width * 0.9);
  layout->least += 12 * layout->sizes.name;
  /* Names that found no room: a little smaller there is more sea at both sides. */
  if (lay_out_at (chart, layout, self, box, 0) > 0)
    {
      start_again (layout, self);
      lay_out_at (chart, layout, self, box, MIN (SEA_EMS * layout->sizes.value, 0.12 * body.width));
    }
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_sure (RkStatState state)
{
  return state == RK_STAT_SURELY_HIGH || state == RK_STAT_SURELY_LOW;
}

static void
draw_place (RkChartDrawing *d, const Shape *shape, const RkChartPart *part)
{
  double value = rk_chart_get_value (d->chart, 0, part->category);

  if (value == RK_CHART_MISSING)
    return;
  trace (d->cr, shape);
  rk_chart_fill_class (d, rk_chart_get_class (d->chart, value), &shape->box);
}

static void
stroke (RkChartDrawing *d, const Shape *shape, const RkInk *ink, double weight)
{
  trace (d->cr, shape);
  rk_ink_set (d->cr, ink);
  cairo_set_line_width (d->cr, weight * d->style->scale);
  cairo_stroke (d->cr);
}

/* A thick line inside the border, so that neighbours do not share it. */
static void
stroke_inside (RkChartDrawing *d, const Shape *shape, const RkInk *ink, double weight)
{
  cairo_save (d->cr);
  trace (d->cr, shape);
  cairo_clip (d->cr);
  stroke (d, shape, ink, 2 * weight);
  cairo_restore (d->cr);
}

/* Over the places, on a strip of ground, with a point where they end. */
static void
draw_leaders (RkChartDrawing *d)
{
  for (guint i = 0; i < d->layout->rules->len; i++)
    {
      const RkChartRule *rule = &g_array_index (d->layout->rules, RkChartRule, i);

      rk_ink_set (d->cr, &d->inks->paper);
      cairo_set_line_width (d->cr, 3 * rule->weight);
      cairo_move_to (d->cr, rule->x1, rule->y1);
      cairo_line_to (d->cr, rule->x2, rule->y2);
      cairo_stroke (d->cr);
      cairo_arc (d->cr, rule->x1, rule->y1, 2.2 * d->style->scale, 0, 2 * G_PI);
      cairo_fill (d->cr);
      rk_ink_set (d->cr, &d->inks->text);
      cairo_arc (d->cr, rule->x1, rule->y1, 1.4 * d->style->scale, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
  rk_chart_draw_rules (d);
}

void
rk_chart_draw_map (RkChartDrawing *d)
{
  const Map *self = d->layout->figure;

  if (self->shapes == NULL)
    return;
  cairo_save (d->cr);
  cairo_rectangle (d->cr, self->body.x, self->body.y, self->body.width, self->body.height);
  cairo_clip (d->cr);
  cairo_set_fill_rule (d->cr, CAIRO_FILL_RULE_EVEN_ODD);
  /* Of very many the corners are too small to be seen. */
  cairo_set_line_join (d->cr, d->layout->parts->len > MANY ? CAIRO_LINE_JOIN_BEVEL
                                                           : CAIRO_LINE_JOIN_ROUND);
  if (d->layout->parts->len > MANY)
    cairo_set_antialias (d->cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_dash (d->cr, NULL, 0, 0);
  if (self->rest.points->len > 0)
    stroke (d, &self->rest, &d->inks->grid, 0.5);
  for (guint i = 0; i < d->layout->parts->len; i++)
    draw_place (d, &self->shapes[self->categories[i]],
                &g_array_index (d->layout->parts, RkChartPart, i));
  for (guint i = 0; i < d->layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (d->layout->parts, RkChartPart, i);
      const Shape *shape = &self->shapes[part->category];

      stroke (d, shape, &d->inks->dim, 0.6);
      if (is_sure (part->state))
        stroke_inside (d, shape, &d->inks->text, 1.8);
    }
  for (guint i = 0; i < self->n_borders; i++)
    stroke (d, &self->borders[i], &d->inks->text, 1.7);
  for (guint i = 0; i < d->layout->parts->len; i++)
    if ((int)g_array_index (d->layout->parts, RkChartPart, i).category == d->style->lit_category)
      stroke (d, &self->shapes[self->categories[i]], &d->inks->lit, 3);
  cairo_restore (d->cr);
  draw_leaders (d);
}
