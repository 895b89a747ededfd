/* The inks of a chart. On screen each series has a colour and a texture, and neighbours differ in
 * both; no pair is red and green. On paper there is one ink: the pattern is all. */
#include "rk-chart-private.h"

#include <math.h>

#define HEX(v)                                                             \
  {                                                                        \
    ((v) >> 16 & 255) / 255.0, ((v) >> 8 & 255) / 255.0, ((v)&255) / 255.0 \
  }
#define N_INKS 8

typedef enum
{
  TEXTURE_NONE,
  TEXTURE_RISING,  /* 45° */
  TEXTURE_FALLING, /* 135° */
  TEXTURE_LEVEL,
  TEXTURE_UPRIGHT,
  TEXTURE_CROSS,
  TEXTURE_DOTS,
} Texture;

static const RkChartInks inks[] = {
  [RK_CHART_LIGHT]
  = { .paper = HEX (0xffffff),
      .text = HEX (0x2e3436),
      .dim = HEX (0x5e5c64),
      .grid = HEX (0xdeddda),
      .lit = HEX (0x000000),
      .band = HEX (0xefefef),
      .tint = HEX (0xe3edf9),
      .classes = { HEX (0x2c64a8), HEX (0x8fb8de), HEX (0xe9e9ec), HEX (0xf1a857), HEX (0xb35806) },
      .shades
      = { HEX (0xeef3f9), HEX (0xc3d7ec), HEX (0x8fb8de), HEX (0x4f86c0), HEX (0x1d4a85) } },
  [RK_CHART_DARK]
  = { .paper = HEX (0x1e1e1e),
      .text = HEX (0xf6f5f4),
      .dim = HEX (0xc0bfbc),
      .grid = HEX (0x4a4a4a),
      .lit = HEX (0xffffff),
      .band = HEX (0x303030),
      .tint = HEX (0x24344d),
      .classes = { HEX (0x8fc0f0), HEX (0x3f6796), HEX (0x4a4a4e), HEX (0xa8672a), HEX (0xf4a259) },
      .shades
      = { HEX (0x262c34), HEX (0x2e4a6b), HEX (0x3f6796), HEX (0x6797cb), HEX (0xa9d0f7) } },
  [RK_CHART_PAPER]
  = { .paper = HEX (0xffffff),
      .band = HEX (0xe6e6e6),
      .tint = HEX (0xe3e3e3),
      .classes = { HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0x404040) },
      .shades
      = { HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0x404040) } },
};

static const RkInk light_fills[N_INKS]
    = { HEX (0x2c64a8), HEX (0xf1a857), HEX (0x5e5c64), HEX (0x8fb8de),
        HEX (0xb35806), HEX (0xf3dda0), HEX (0x6f4e9c), HEX (0xc0bfbc) };

static const RkInk dark_fills[N_INKS]
    = { HEX (0x78aeed), HEX (0xe08a1e), HEX (0xc0bfbc), HEX (0x3a74b8),
        HEX (0xffcf9c), HEX (0x8a6a2a), HEX (0xc4a8ea), HEX (0x77767b) };

/* A line has no area to be seen by: three times as light or dark as what is behind it, at least. */
static const RkInk line_inks[][N_INKS]
    = { [RK_CHART_LIGHT] = { HEX (0x2c64a8), HEX (0xc46a12), HEX (0x5e5c64), HEX (0x4a88c0),
                             HEX (0x8a3d00), HEX (0x9a7500), HEX (0x6f4e9c), HEX (0x86858a) },
        [RK_CHART_DARK] = { HEX (0x78aeed), HEX (0xe08a1e), HEX (0xc0bfbc), HEX (0x5a93d4),
                            HEX (0xffcf9c), HEX (0xb8923f), HEX (0xc4a8ea), HEX (0x9a9996) } };

static const Texture screen_textures[N_INKS]
    = { TEXTURE_NONE, TEXTURE_RISING,  TEXTURE_NONE, TEXTURE_DOTS,
        TEXTURE_NONE, TEXTURE_FALLING, TEXTURE_NONE, TEXTURE_LEVEL };

/* Paper: how dark the ground is and what is drawn on it, so that each survives the copier. */
static const struct
{
  double ground;
  Texture texture;
  double pitch; /* mm */
} paper_fills[N_INKS] = {
  { 0.25, TEXTURE_NONE, 0 },   { 1, TEXTURE_RISING, 1.4 },  { 1, TEXTURE_NONE, 0 },
  { 1, TEXTURE_CROSS, 1.6 },   { 1, TEXTURE_DOTS, 1.6 },    { 1, TEXTURE_LEVEL, 1.0 },
  { 1, TEXTURE_FALLING, 0.8 }, { 1, TEXTURE_UPRIGHT, 1.6 },
};

const RkChartInks *
rk_chart_get_inks (RkChartLook look)
{
  return &inks[look];
}

void
rk_ink_set (cairo_t *cr, const RkInk *ink)
{
  cairo_set_source_rgb (cr, ink->r, ink->g, ink->b);
}

static const RkInk *
get_fill (const RkChartStyle *style, guint series)
{
  return style->look == RK_CHART_DARK ? &dark_fills[series % N_INKS]
                                      : &light_fills[series % N_INKS];
}

const RkInk *
rk_chart_get_line_ink (const RkChartStyle *style, guint series)
{
  return style->look == RK_CHART_PAPER ? &inks[RK_CHART_PAPER].text
                                       : &line_inks[style->look][series % N_INKS];
}

/* Parallel lines at @angle, in phase with the whole drawing, so that neighbours line up. */
static void
trace_lines (cairo_t *cr, const RkRect *r, double angle, double pitch)
{
  double dx = cos (angle);
  double dy = sin (angle);
  double reach = hypot (r->width, r->height);
  double cx = r->x + r->width / 2;
  double cy = r->y + r->height / 2;
  /* Distance of the centre from the line through the origin, measured across the lines. */
  double across = -cx * dy + cy * dx;

  for (double k = ceil ((across - reach / 2) / pitch); k * pitch <= across + reach / 2; k++)
    {
      double off = k * pitch - across;
      double x = cx - off * dy;
      double y = cy + off * dx;

      cairo_move_to (cr, x - dx * reach / 2, y - dy * reach / 2);
      cairo_line_to (cr, x + dx * reach / 2, y + dy * reach / 2);
    }
}

void
rk_chart_fill_dots (cairo_t *cr, const RkRect *r, double pitch)
{
  double radius = pitch * 0.25;

  for (double k = floor (r->y / pitch); k * pitch <= r->y + r->height + radius; k++)
    for (double i = floor (r->x / pitch); i * pitch <= r->x + r->width + radius; i++)
      {
        double x = (i + (fmod (fabs (k), 2) == 0 ? 0 : 0.5)) * pitch;

        cairo_new_sub_path (cr);
        cairo_arc (cr, x, k * pitch, radius, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

void
rk_chart_fill_texture (cairo_t *cr, const RkRect *rect, double angle, double pitch, double weight)
{
  cairo_set_line_width (cr, weight);
  trace_lines (cr, rect, angle, pitch);
  cairo_stroke (cr);
}

static void
fill_texture (cairo_t *cr, const RkRect *r, Texture texture, double pitch, double weight)
{
  if (texture == TEXTURE_NONE)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, r->x, r->y, r->width, r->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, weight);
  if (texture == TEXTURE_DOTS)
    rk_chart_fill_dots (cr, r, pitch);
  if (texture == TEXTURE_RISING || texture == TEXTURE_CROSS)
    trace_lines (cr, r, -G_PI_4, pitch);
  if (texture == TEXTURE_FALLING || texture == TEXTURE_CROSS)
    trace_lines (cr, r, G_PI_4, pitch);
  if (texture == TEXTURE_LEVEL)
    trace_lines (cr, r, 0, pitch);
  if (texture == TEXTURE_UPRIGHT)
    trace_lines (cr, r, G_PI_2, pitch);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill_on_paper (cairo_t *cr, const RkChartStyle *style, guint series, const RkRect *bar)
{
  guint i = series % N_INKS;
  double ground = paper_fills[i].ground;

  cairo_set_source_rgb (cr, ground, ground, ground);
  cairo_rectangle (cr, bar->x, bar->y, bar->width, bar->height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  fill_texture (cr, bar, paper_fills[i].texture, paper_fills[i].pitch * RK_MM * style->scale,
                0.5 * style->scale);
  cairo_set_line_width (cr, 0.5 * style->scale);
  cairo_rectangle (cr, bar->x, bar->y, bar->width, bar->height);
  cairo_stroke (cr);
}

/* A hair of ground stays between neighbours of a stack. */
static RkRect
leave_hair (const RkRect *bar, double hair)
{
  double x = bar->width > 3 * hair ? hair / 2 : 0;
  double y = bar->height > 3 * hair ? hair / 2 : 0;
  RkRect inner = { bar->x + x, bar->y + y, bar->width - 2 * x, bar->height - 2 * y };

  return inner;
}

/* The texture is light under dark words and dark under light ones: they stay readable on it. */
static void
fill_on_screen (cairo_t *cr, const RkChartStyle *style, guint series, const RkRect *bar)
{
  double shade = rk_chart_get_text_ink (style, series)->r < 0.5 ? 1 : 0;
  RkRect inner = leave_hair (bar, style->scale);

  rk_ink_set (cr, get_fill (style, series));
  cairo_rectangle (cr, inner.x, inner.y, inner.width, inner.height);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, shade, shade, shade, 0.4);
  fill_texture (cr, &inner, screen_textures[series % N_INKS], 6 * style->scale, 1.2 * style->scale);
}

void
rk_chart_fill_bar (cairo_t *cr, const RkChartStyle *style, guint series, const RkRect *bar)
{
  if (style->look == RK_CHART_PAPER)
    fill_on_paper (cr, style, series, bar);
  else
    fill_on_screen (cr, style, series, bar);
}

const RkInk *
rk_chart_get_text_ink (const RkChartStyle *style, guint series)
{
  static const RkInk white = { 1, 1, 1 };
  static const RkInk black = { 0.12, 0.12, 0.12 };
  const RkInk *fill = get_fill (style, series);

  if (style->look == RK_CHART_PAPER)
    return NULL;
  /* Relative luminance, roughly: the number must be readable on its own bar. */
  return 0.3 * fill->r + 0.59 * fill->g + 0.11 * fill->b > 0.5 ? &black : &white;
}

void
rk_chart_fill_withheld (cairo_t *cr, const RkChartStyle *style, const RkRect *patch)
{
  gboolean on_paper = style->look == RK_CHART_PAPER;

  rk_ink_set (cr, &rk_chart_get_inks (style->look)->dim);
  fill_texture (cr, patch, TEXTURE_RISING, (on_paper ? 0.9 * RK_MM : 4) * style->scale,
                (on_paper ? 0.35 : 1) * style->scale);
}
