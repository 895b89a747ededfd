/* Tiles: every place is an equal square at about its place, with name, number and class. */
#include <math.h>
#include <string.h>

#include "rk-area.h"
#include "rk-chart-items.h"
#include "rk-tile.h"

#define WIDEST 1.3  /* of a tile's height */
#define LARGEST 6.4 /* ems of a tile's edge */
#define COMFORTABLE 4.6
#define LEAST 3.2
#define N_BLOCKS 5
#define BLOCKS_EMS 4.0 /* of all of them in the legend */

typedef struct
{
  double column;
  double row;
  const RkMedicalArea *area; /* of a municipality: thick lines run between those */
} Place;

typedef struct
{
  Place *places; /* one a category; column < 0: none */
  double width;  /* of a tile */
  double height;
  RkRect rect; /* of all */
} Tiles;

static void
tiles_free (gpointer data)
{
  g_free (((Tiles *)data)->places);
  g_free (data);
}

/* The code that was given, else the one that the name has. */
const char *
rk_chart_get_place_code (RkChart *self, guint category)
{
  const char *code = rk_chart_category (self, category)->code;
  const char *name = rk_chart_get_category (self, category);
  const RkMedicalArea *area;
  const RkArea *city;

  if (code != NULL)
    return code;
  area = rk_medical_area_by_name (name);
  if (area)
    return area->code;
  city = rk_area_by_name (name, NULL);
  return city ? city->code : NULL;
}

static double
find_places (RkChart *chart, Tiles *self, double *rows)
{
  double columns = 0;

  *rows = 0;
  self->places = g_new0 (Place, chart->categories->len);
  for (guint c = 0; c < chart->categories->len; c++)
    {
      Place *place = &self->places[c];
      const char *code = rk_chart_get_place_code (chart, c);
      const RkArea *city = rk_area_by_code (code);

      place->column = -1;
      if (!rk_tile_find (code, &place->column, &place->row))
        continue;
      place->area = city ? city->medical_area : NULL;
      columns = MAX (columns, place->column + 1);
      *rows = MAX (*rows, place->row + 1);
    }
  return columns;
}

/* 「静岡市」 is 静岡 on its tile. */
char *
rk_chart_dup_short_name (const char *name)
{
  gsize length = strlen (name);

  if (g_utf8_strlen (name, -1) > 2
      && (g_str_has_suffix (name, "市") || g_str_has_suffix (name, "町")))
    length -= strlen ("市");
  return g_strndup (name, length);
}

/* With ▲ ▼ where classes run to both sides of a middle. */
char *
rk_chart_dup_arrowed (RkChart *self, guint category)
{
  double value = rk_chart_get_value (self, 0, category);
  int class = rk_chart_get_class (self, value);
  g_autofree char *number = rk_chart_dup_number (self, value);
  guint step;

  if (class < 0 || !self->diverging)
    return g_steal_pointer (&number);
  step = rk_chart_get_class_step (self, (guint) class);
  return g_strconcat (step > 2 ? "▲" : step < 2 ? "▼" : "", number, NULL);
}

static void
lay_out_tile (RkChart *chart, RkChartLayout *layout, Tiles *self, guint category)
{
  const Place *place = &self->places[category];
  RkRect tile = { self->rect.x + place->column * self->width,
                  self->rect.y + place->row * self->height, self->width, self->height };
  RkChartPart *part = rk_chart_part (layout, 0, category, tile.x + tile.width / 2,
                                     tile.y + tile.height / 2, tile);
  double size = MIN (layout->sizes.name, 0.3 * tile.height);
  g_autofree char *name = rk_chart_dup_short_name (rk_chart_get_category (chart, category));
  g_autofree char *value = rk_chart_dup_arrowed (chart, category);
  gboolean on_paper = layout->style.look == RK_CHART_PAPER;
  RkFace face = (int)category == chart->focus ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC;
  RkTone tone = rk_chart_get_class_tone (
      chart, &layout->style, rk_chart_get_class (chart, rk_chart_get_value (chart, 0, category)));
  double top = on_paper ? 0.24 : 0.32;
  RkChartLabel *label;

  part->state = rk_chart_get_state (chart, 0, category);
  label = rk_chart_label (layout, on_paper ? face : RK_FACE_GOTHIC_BOLD, size, RK_ALIGN_CENTRE,
                          part->x, tile.y + top * tile.height, 0.9 * tile.width, name);
  label->tone = tone;
  label->plate = rk_chart_get_value (chart, 0, category) == RK_CHART_WITHHELD && !on_paper;
  label = rk_chart_label (layout, on_paper ? face : RK_FACE_GOTHIC_BOLD, size, RK_ALIGN_CENTRE,
                          part->x, tile.y + (top + 0.33) * tile.height, 0.9 * tile.width, value);
  label->tone = tone;
  label->plate = rk_chart_get_value (chart, 0, category) == RK_CHART_WITHHELD && !on_paper;
}

void
rk_chart_lay_out_tiles (RkChart *chart, RkChartLayout *layout)
{
  Tiles *self = g_new0 (Tiles, 1);
  double em = layout->sizes.name;
  double rows;
  double columns = find_places (chart, self, &rows);

  layout->figure = self;
  layout->free_figure = tiles_free;
  layout->needed += rows * MIN (layout->body.width / MAX (columns, 1), COMFORTABLE * em) + 0.6 * em;
  layout->least += rows * MIN (layout->body.width / MAX (columns, 1), LEAST * em) + 0.6 * em;
  if (columns <= 0)
    {
      rk_chart_label (layout, RK_FACE_GOTHIC, em, RK_ALIGN_CENTRE,
                      layout->body.x + layout->body.width / 2,
                      layout->body.y + layout->body.height / 2, layout->body.width,
                      "ます目の地図にある区域がありません");
      return;
    }
  self->height = MIN (MIN ((layout->body.height - 0.6 * em) / rows, layout->body.width / columns),
                      LARGEST * em);
  self->height = MAX (self->height, 1);
  self->width = MIN (layout->body.width / columns, WIDEST * self->height);
  self->rect = (RkRect){ layout->body.x + (layout->body.width - columns * self->width) / 2,
                         layout->body.y + 0.2 * em, columns * self->width, rows * self->height };
  for (guint c = 0; c < chart->categories->len; c++)
    if (self->places[c].column >= 0)
      lay_out_tile (chart, layout, self, c);
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

/* How many of five are full: a count survives every copier. */
static void
draw_blocks (RkChartDrawing *d, int class, const RkRect *rect)
{
  double pitch = rect->width / N_BLOCKS;
  guint n_full = class < 0 ? 0 : rk_chart_get_class_step (d->chart, (guint) class) + 1;

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, RK_RULE_THIN * d->style->scale);
  if (class < 0)
    {
      rk_chart_fill_withheld (d->cr, d->style, rect);
      rk_ink_set (d->cr, &d->inks->text);
      cairo_rectangle (d->cr, rect->x, rect->y, rect->width, rect->height);
      cairo_stroke (d->cr);
      return;
    }
  for (guint i = 0; i < N_BLOCKS; i++)
    {
      cairo_rectangle (d->cr, rect->x + (i + 0.1) * pitch, rect->y, 0.8 * pitch, rect->height);
      if (i < n_full)
        cairo_fill_preserve (d->cr);
      cairo_stroke (d->cr);
    }
}

static void
draw_block_swatch (RkChartDrawing *d, guint index, const RkRect *swatch)
{
  RkRect rect
      = { swatch->x, swatch->y + 0.15 * swatch->height, swatch->width, 0.7 * swatch->height };

  draw_blocks (d, (int)index - 1, &rect);
}

static void
draw_sure_swatch (RkChartDrawing *d, guint index, const RkRect *swatch)
{
  double weight = 2 * d->style->scale;

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, weight);
  cairo_rectangle (d->cr, swatch->x + weight / 2, swatch->y + weight / 2, swatch->width - weight,
                   swatch->height - weight);
  cairo_stroke (d->cr);
}

static gboolean
is_sure (RkStatState state)
{
  return state == RK_STAT_SURELY_HIGH || state == RK_STAT_SURELY_LOW;
}

void
rk_chart_list_places (RkChart *self, RkChartLayout *layout)
{
  guint first = layout->legend->len;
  gboolean any = FALSE;

  rk_chart_list_classes (self, layout);
  for (guint i = first; self->kind == RK_CHART_TILES && layout->style.look == RK_CHART_PAPER
                        && i < layout->legend->len;
       i++)
    {
      RkLegendItem *item = &g_array_index (layout->legend, RkLegendItem, i);

      /* As wide as in the tile, so that all five can be counted. */
      if (item->swatch)
        {
          item->swatch = draw_block_swatch;
          item->ems = BLOCKS_EMS;
        }
    }
  for (guint c = 0; self->series->len > 0 && c < self->categories->len; c++)
    any = any || (rk_chart_is_placed (self, c) && is_sure (rk_chart_get_state (self, 0, c)));
  if (any)
    rk_chart_add_legend (layout, draw_sure_swatch, 0, "太枠 有意な差");
}

static void
draw_tile (RkChartDrawing *d, const RkChartPart *part)
{
  double value = rk_chart_get_value (d->chart, 0, part->category);
  int class = rk_chart_get_class (d->chart, value);
  double hair = 0.5 * d->style->scale;
  RkRect tile = { part->rect.x + hair, part->rect.y + hair, part->rect.width - 2 * hair,
                  part->rect.height - 2 * hair };
  gboolean sure = is_sure (part->state);
  double weight = (sure ? 2 : 0.5) * d->style->scale;

  if (d->style->look == RK_CHART_PAPER)
    {
      RkRect blocks = { tile.x + 0.08 * tile.width, tile.y + 0.76 * tile.height, 0.84 * tile.width,
                        0.14 * tile.height };

      if (value != RK_CHART_MISSING)
        draw_blocks (d, class, &blocks);
    }
  else if (value != RK_CHART_MISSING)
    {
      cairo_rectangle (d->cr, tile.x, tile.y, tile.width, tile.height);
      rk_chart_fill_class (d, class, &tile);
    }
  rk_ink_set (d->cr, sure ? &d->inks->text : &d->inks->dim);
  cairo_set_line_width (d->cr, weight);
  cairo_rectangle (d->cr, tile.x + weight / 2, tile.y + weight / 2, tile.width - weight,
                   tile.height - weight);
  cairo_stroke (d->cr);
}

static const Place *
find_at (const Tiles *self, guint n, double column, double row)
{
  for (guint i = 0; i < n; i++)
    if (self->places[i].column >= 0 && fabs (self->places[i].column - column) < 0.01
        && fabs (self->places[i].row - row) < 0.01)
      return &self->places[i];
  return NULL;
}

/* Thick lines between the 二次医療圏 of municipalities. */
static void
draw_borders (RkChartDrawing *d, const Tiles *self)
{
  static const int sides[][6] = {
    { 1, 0, 1, 0, 1, 1 }, { -1, 0, 0, 0, 0, 1 }, { 0, 1, 0, 1, 1, 1 }, { 0, -1, 0, 0, 1, 0 }
  };
  guint n = d->chart->categories->len;

  rk_ink_set (d->cr, &d->inks->text);
  cairo_set_line_width (d->cr, 0.6 * RK_MM * d->style->scale);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; self->places[i].area != NULL && k < G_N_ELEMENTS (sides); k++)
      {
        const Place *place = &self->places[i];
        const Place *next
            = find_at (self, n, place->column + sides[k][0], place->row + sides[k][1]);

        if (next && next->area == place->area)
          continue;
        cairo_move_to (d->cr, self->rect.x + (place->column + sides[k][2]) * self->width,
                       self->rect.y + (place->row + sides[k][3]) * self->height);
        cairo_line_to (d->cr, self->rect.x + (place->column + sides[k][4]) * self->width,
                       self->rect.y + (place->row + sides[k][5]) * self->height);
      }
  cairo_stroke (d->cr);
}

void
rk_chart_draw_tiles (RkChartDrawing *d)
{
  for (guint i = 0; i < d->layout->parts->len; i++)
    draw_tile (d, &g_array_index (d->layout->parts, RkChartPart, i));
  draw_borders (d, d->layout->figure);
}
