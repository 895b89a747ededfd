/* Strengths and issues on a paper: each a sentence and beside it its own small figure. */
#include <math.h>

#include "rk-area-summary.h"
#include "rk-chart-figure.h"
#include "rk-type.h"

#define TAG_WIDTH 12.0 /* mm */
#define TAG_HEIGHT 5.2
#define FIGURE_WIDTH 78.0
#define TREND_HEIGHT 19.0
#define TRENDS_IN_A_ROW 4
#define TRENDS_HEIGHT 33.0 /* mm */
#define GAP 3.0
#define SIZE 9.6 /* pt */
#define PITCH 15.0
#define BOX_EDGE 2.0    /* mm */
#define NARROWEST 170.0 /* mm */

typedef struct
{
  char *tag;
  char *text;
  char *heading; /* of the figure; NULL: there is none */
  RkChart *chart;
  gboolean boxed; /* what the meeting is to decide */
} Strip;

static void
strip_free (gpointer data)
{
  Strip *self = data;

  g_free (self->tag);
  g_free (self->text);
  g_free (self->heading);
  g_clear_pointer (&self->chart, rk_chart_free);
  g_free (self);
}

/* ── the figure ──────────────────────────────────────────────────────────────────────────── */

/* Over the years beside the nation; of one year, where the area stands among the others. */
static RkChart *
small_chart (const RkFinding *finding, const char *area, const char *name)
{
  RkChart *chart;

  if (finding->series == NULL || finding->series->years->len < 2)
    return rk_finding_strip (finding, area, name);
  chart = rk_indicator_trend_chart (finding->series, RK_CHART_TREND, finding->sex, area);
  rk_chart_set_unit (chart, NULL); /* it is in the heading */
  return chart;
}

static char *
dup_heading (const RkFinding *finding)
{
  const char *unit = rk_record_get (finding->indicator, "unit");

  return g_strdup_printf ("%s%s%s%s%s%s", rk_indicator_short (finding->indicator),
                          finding->sex == 'T' ? "" : "　",
                          finding->sex == 'T' ? "" : rk_sex_paper (finding->sex),
                          unit && *unit ? "（" : "", unit ? unit : "", unit && *unit ? "）" : "");
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_tag (cairo_t *cr, RkType *type, const Strip *self, const RkRect *rect)
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
width_of_text (const Strip *self, double width)
{
  return width - (TAG_WIDTH + GAP + (self->chart ? FIGURE_WIDTH + GAP : 0)) * RK_MM;
}

static GPtrArray *
wrap (RkType *type, const Strip *self, double width)
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
draw_text (cairo_t *cr, RkType *type, const Strip *self, const RkRect *rect)
{
  g_autoptr (GPtrArray) lines = wrap (type, self, width_of_text (self, rect->width));
  double y = rect->y + TAG_HEIGHT / 2 * RK_MM + 0.36 * SIZE;

  for (guint i = 0; i < lines->len; i++, y += PITCH)
    rk_type_draw (type, cr, RK_FACE_GOTHIC, SIZE, 1, rect->x + (TAG_WIDTH + GAP) * RK_MM, y,
                  lines->pdata[i], -1);
}

static void
draw_chart (cairo_t *cr, RkType *type, const Strip *self, const RkRect *rect)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  double width = FIGURE_WIDTH * RK_MM;
  RkRect body = { rect->x + rect->width - width, rect->y + 9, width, rect->height - 9 };

  style.no_title = style.no_notes = TRUE;
  rk_type_draw (type, cr, RK_FACE_GOTHIC_BOLD, 7.5, 1, body.x, rect->y + 7.5, self->heading, -1);
  rk_chart_draw (self->chart, cr, &body, &style);
}

static void
draw_strip (cairo_t *cr, const RkRect *rect, gpointer data)
{
  const Strip *self = data;
  RkType *type = rk_type_get_shared (NULL, NULL);
  double edge = self->boxed ? BOX_EDGE * RK_MM : 0;
  RkRect inner = { rect->x + edge, rect->y + edge, rect->width - 2 * edge, rect->height - edge };

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
    draw_chart (cr, type, self, &inner);
}

/* ── on the paper ────────────────────────────────────────────────────────────────────────── */

/* Of an A4 page; on a wider one there are fewer lines. */
static double
height_of (const Strip *self)
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

static void
add_strip (RkDocument *document, Strip *strip)
{
  rk_document_add_figure (document, 0, height_of (strip), draw_strip, strip, strip_free);
  rk_document_add_space (document, 1);
}

void
rk_findings_add_line (RkDocument *document, const char *tag, const char *text, gboolean boxed)
{
  Strip *strip = g_new0 (Strip, 1);

  strip->tag = g_strdup (tag);
  strip->text = g_strdup (text);
  strip->boxed = boxed;
  add_strip (document, strip);
}

gboolean
rk_area_summary_add_strips (const RkAreaSummary *self, RkDocument *document, gboolean strengths)
{
  guint first = strengths ? 0 : RK_AREA_SUMMARY_MOST;
  const char *area = rk_record_get (self->record, "area");
  const char *name = rk_record_get (self->record, "name");
  guint n = 0;

  for (guint i = 0; i < RK_AREA_SUMMARY_MOST; i++)
    {
      const char *text = rk_area_summary_text (self, first + i);
      const RkFinding *finding = self->picked[first + i];
      Strip *strip;

      if (text == NULL || g_str_equal (text, RK_AREA_SUMMARY_NONE))
        continue;
      strip = g_new0 (Strip, 1);
      strip->tag = g_strdup_printf ("%s%u", strengths ? "強み" : "課題", ++n);
      strip->text = g_strdup (text);
      if (finding)
        {
          strip->chart = small_chart (finding, area, name);
          strip->heading = dup_heading (finding);
        }
      add_strip (document, strip);
    }
  return n > 0;
}

/* ── over the years, side by side ────────────────────────────────────────────────────────── */

typedef struct
{
  RkChart *charts[TRENDS_IN_A_ROW];
  char *headings[TRENDS_IN_A_ROW];
  guint n;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n; i++)
    {
      rk_chart_free (row->charts[i]);
      g_free (row->headings[i]);
    }
  g_free (row);
}

static void
draw_trends (cairo_t *cr, const RkRect *rect, gpointer data)
{
  const Row *row = data;
  RkType *type = rk_type_get_shared (NULL, NULL);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  double width = (rect->width - (row->n - 1) * GAP * RK_MM) / row->n;

  style.no_title = style.no_notes = TRUE;
  for (guint i = 0; i < row->n; i++)
    {
      RkRect body = { rect->x + i * (width + GAP * RK_MM), rect->y + 12, width, rect->height - 12 };

      cairo_set_source_rgb (cr, 0, 0, 0);
      rk_type_draw (type, cr, RK_FACE_GOTHIC_BOLD, 7.5, 1, body.x, rect->y + 7.5, row->headings[i],
                    -1);
      rk_chart_draw (row->charts[i], cr, &body, &style);
    }
}

guint
rk_findings_add_trends (RkDocument *document, const GPtrArray *findings, const char *area)
{
  Row *row = g_new0 (Row, 1);

  for (guint i = 0; i < findings->len && row->n < TRENDS_IN_A_ROW; i++)
    {
      const RkFinding *finding = findings->pdata[i];

      if (finding->series == NULL || finding->series->years->len < 2)
        continue;
      row->headings[row->n] = dup_heading (finding);
      row->charts[row->n++] = small_chart (finding, area, NULL);
    }
  if (row->n == 0)
    {
      g_free (row);
      return 0;
    }
  rk_document_add_heading (document, "3　推移");
  rk_document_add_figure (document, 0, TRENDS_HEIGHT, draw_trends, row, row_free);
  return row->n;
}
