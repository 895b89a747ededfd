#include "rk-strip.h"

#include <math.h>

#include "rk-type.h"

#define TAG_WIDTH 12.0 /* mm */
#define TAG_HEIGHT 5.2
#define FIGURE_WIDTH 78.0
#define TREND_HEIGHT 19.0
#define ROW_HEIGHT 33.0
#define GAP 3.0
#define BOX_EDGE 2.0
#define NARROWEST 170.0
#define SIZE 9.6 /* pt */
#define PITCH 15.0
#define HEADING_SIZE 7.5

static void
strip_free (gpointer data)
{
  RkStrip *self = data;

  g_free (self->tag);
  g_free (self->text);
  g_free (self->heading);
  g_clear_pointer (&self->chart, rk_chart_free);
  g_free (self);
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_tag (cairo_t *cr, RkType *type, const RkStrip *self, const RkRect *rect)
{
  double width = TAG_WIDTH * RK_MM, height = TAG_HEIGHT * RK_MM;

  cairo_set_line_width (cr, RK_RULE);
  cairo_rectangle (cr, rect->x + RK_RULE / 2, rect->y + RK_RULE / 2, width, height);
  if (self->boxed)
    {
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
    }
  else
    cairo_stroke (cr);
  rk_type_draw_aligned (type, cr, RK_FACE_GOTHIC_BOLD, 8, RK_ALIGN_CENTRE, rect->x + width / 2,
                        rect->y + height / 2 + 2.9, self->tag);
}

static double
width_of_text (const RkStrip *self, double width)
{
  return width - (TAG_WIDTH + GAP + (self->chart ? FIGURE_WIDTH + GAP : 0)) * RK_MM;
}

static GPtrArray *
wrap (RkType *type, const RkStrip *self, double width)
{
  PangoLayout *layout = rk_type_set_wrapped (type, RK_FACE_GOTHIC, SIZE, width, self->text, -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = pango_layout_get_lines_readonly (layout); l; l = l->next)
    {
      const PangoLayoutLine *line = l->data;

      g_ptr_array_add (lines, g_strndup (self->text + line->start_index, (gsize)line->length));
    }
  return lines;
}

static void
draw_text (cairo_t *cr, RkType *type, const RkStrip *self, const RkRect *rect)
{
  g_autoptr (GPtrArray) lines = wrap (type, self, width_of_text (self, rect->width));
  double y = rect->y + TAG_HEIGHT / 2 * RK_MM + 0.36 * SIZE;

  for (guint i = 0; i < lines->len; i++, y += PITCH)
    rk_type_draw (type, cr, RK_FACE_GOTHIC, SIZE, 1, rect->x + (TAG_WIDTH + GAP) * RK_MM, y,
                  lines->pdata[i], -1);
}

/* Heading and, @under it, the figure. */
static void
draw_chart (cairo_t *cr, RkType *type, const RkStrip *self, const RkRect *rect, double under)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect body = { rect->x, rect->y + under, rect->width, rect->height - under };

  style.no_title = style.no_notes = TRUE;
  rk_type_draw (type, cr, RK_FACE_GOTHIC_BOLD, HEADING_SIZE, 1, rect->x, rect->y + 7.5,
                self->heading, -1);
  rk_chart_draw (self->chart, cr, &body, &style);
}

static void
draw_strip (cairo_t *cr, const RkRect *rect, gpointer data)
{
  const RkStrip *self = data;
  RkType *type = rk_type_get_shared (NULL, NULL);
  double edge = self->boxed ? BOX_EDGE * RK_MM : 0;
  RkRect inner = { rect->x + edge, rect->y + edge, rect->width - 2 * edge, rect->height - edge };
  double width = FIGURE_WIDTH * RK_MM;
  RkRect figure = { inner.x + inner.width - width, inner.y, width, inner.height };

  cairo_set_source_rgb (cr, 0, 0, 0);
  if (self->boxed)
    {
      cairo_set_line_width (cr, RK_RULE);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_stroke (cr);
    }
  draw_tag (cr, type, self, &inner);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_text (cr, type, self, &inner);
  if (self->chart)
    draw_chart (cr, type, self, &figure, 9);
}

/* ── on the paper ────────────────────────────────────────────────────────────────────────── */

/* Of an A4 page; on a wider one there are fewer lines. */
static double
height_of (const RkStrip *self)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkType *type = rk_type_get_shared (NULL, NULL);
  double width = (NARROWEST - (self->boxed ? 2 * BOX_EDGE : 0)) * RK_MM;
  g_autoptr (GPtrArray) lines = wrap (type, self, width_of_text (self, width));
  double text = TAG_HEIGHT + (lines->len - 1) * PITCH / RK_MM;
  double figure = 0;

  style.no_title = style.no_notes = TRUE;
  if (self->chart)
    figure = rk_chart_get_kind (self->chart) == RK_CHART_TREND
                 ? TREND_HEIGHT
                 : rk_chart_get_height (self->chart, FIGURE_WIDTH * RK_MM, &style) / RK_MM + 4;
  return MAX (text, figure) + (self->boxed ? 2 * BOX_EDGE : 0);
}

void
rk_strip_add (RkDocument *document, RkStrip *strip)
{
  rk_document_add_figure (document, 0, height_of (strip), draw_strip, strip, strip_free);
  if (strip->boxed) /* what is to be settled stands over what it is about */
    rk_document_join (document);
  rk_document_add_space (document, 1);
}

/* ── small figures side by side ──────────────────────────────────────────────────────────── */

static void
draw_row (cairo_t *cr, const RkRect *rect, gpointer data)
{
  const GPtrArray *strips = data;
  RkType *type = rk_type_get_shared (NULL, NULL);
  double width = (rect->width - (strips->len - 1) * GAP * RK_MM) / strips->len;

  for (guint i = 0; i < strips->len; i++)
    {
      RkRect body = { rect->x + i * (width + GAP * RK_MM), rect->y, width, rect->height };

      cairo_set_source_rgb (cr, 0, 0, 0);
      draw_chart (cr, type, strips->pdata[i], &body, 12);
    }
}

GPtrArray *
rk_strips_new (void)
{
  return g_ptr_array_new_with_free_func (strip_free);
}

void
rk_strips_add_row (RkDocument *document, GPtrArray *strips)
{
  rk_document_add_figure (document, 0, ROW_HEIGHT, draw_row, strips,
                          (GDestroyNotify)g_ptr_array_unref);
}
