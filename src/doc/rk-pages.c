#include "rk-pages-private.h"

#define SHEET_EDGE (6 * RK_MM)
#define AGAIN "（続き）"

/* How far the line is narrowed before the note is left to the first page. */
#define NARROWEST_AGAIN 0.6

void
rk_pages_free (RkPages *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      rk_fitted_clear (&self->layouts[i].fitted);
      rk_fitted_clear (&self->layouts[i].label);
      rk_fitted_clear (&self->layouts[i].note);
      rk_table_layout_free (self->layouts[i].table);
    }
  g_free (self->layouts);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_ptr_array_unref (self->pages);
  g_array_unref (self->firsts);
  g_ptr_array_unref (self->overflows);
  rk_document_unref (self->document);
  g_free (self);
}

guint
rk_pages_get_n (RkPages *self)
{
  return self->sheets != NULL ? self->sheets->len : self->pages->len;
}

void
rk_pages_keep (RkPages *self, guint n)
{
  g_return_if_fail (self && n > 0);

  if (n >= rk_pages_get_n (self))
    return;
  if (self->sheets)
    {
      g_array_set_size (self->sheets, n);
      return;
    }
  g_ptr_array_set_size (self->pages, (int)n);
  g_array_set_size (self->firsts, n);
}

RkDocument *
rk_pages_get_document (RkPages *self)
{
  return self->document;
}

void
rk_pages_get_size (RkPages *self, double *width, double *height)
{
  rk_pages_get_page_size (self, 0, width, height);
}

void
rk_pages_get_page_size (RkPages *self, guint n, double *width, double *height)
{
  const RkPaper *paper = &self->document->paper;

  g_return_if_fail (n < rk_pages_get_n (self));
  *width = self->sheets ? g_array_index (self->sheets, RkPacketSheet, n).width : paper->width;
  *height = self->sheets ? g_array_index (self->sheets, RkPacketSheet, n).height : paper->height;
}

const GPtrArray *
rk_pages_get_overflows (RkPages *self)
{
  return self->overflows;
}

typedef struct
{
  RkPages *pages;
  RkDocument *document;
  RkType *type;
  cairo_t *cr;
  RkRect area;
} Drawing;

static void
draw_note (Drawing *d, double baseline)
{
  if (d->document->note != NULL)
    rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, RK_NOTE_SIZE, RK_ALIGN_RIGHT,
                          d->area.x + d->area.width, baseline, d->document->note);
}

/* Flush right like a note beside the title; several lines, as of a long filter, read from the
 * left. */
static void
draw_note_apart (Drawing *d, const RkFitted *note, double top)
{
  double baseline = top + rk_type_baseline (d->type, RK_FACE_GOTHIC, RK_NOTE_SIZE, RK_NOTE_PITCH);

  for (guint i = 0; i < note->lines->len; i++, baseline += RK_NOTE_PITCH)
    {
      const RkFitLine *line = &g_array_index (note->lines, RkFitLine, i);
      const char *text = d->document->note + line->start;
      double x = d->area.x;

      if (note->lines->len == 1)
        x += d->area.width
             - line->scale
                   * rk_type_measure (d->type, RK_FACE_GOTHIC, RK_NOTE_SIZE, text, line->len);
      rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, RK_NOTE_SIZE, line->scale, x, baseline, text,
                    line->len);
    }
}

static void
draw_rule (Drawing *d, double y, double weight)
{
  cairo_set_line_width (d->cr, weight);
  cairo_move_to (d->cr, d->area.x, y);
  cairo_line_to (d->cr, d->area.x + d->area.width, y);
  cairo_stroke (d->cr);
}

static void
draw_title_line (
    Drawing *d, RkTitleStyle style, const RkFitted *fitted, guint line, double baseline)
{
  const RkFitLine *at = &g_array_index (fitted->lines, RkFitLine, line);
  const char *text = d->document->title + at->start;

  if (style == RK_TITLE_CENTRED && at->scale == 1)
    rk_type_draw_spaced (d->type, d->cr, RK_FACE_GOTHIC_BOLD, fitted->size, RK_TITLE_SPACING,
                         d->area.x + d->area.width / 2, baseline, text, at->len);
  else
    rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC_BOLD, fitted->size, at->scale, d->area.x, baseline,
                  text, at->len);
}

static void
draw_title (Drawing *d, const RkBlock *block, const RkBlockLayout *layout, double y)
{
  double baseline
      = rk_type_baseline (d->type, RK_FACE_GOTHIC_BOLD, layout->fitted.size, layout->pitch);

  for (guint i = 0; i < layout->fitted.lines->len; i++, y += layout->pitch)
    draw_title_line (d, block->style, &layout->fitted, i, y + baseline);
  if (!layout->note_apart)
    draw_note (d, y - layout->pitch + baseline);
  if (block->style == RK_TITLE_PAPER)
    {
      y += RK_TITLE_PAD + RK_RULE_THICK;
      draw_rule (d, y - RK_RULE_THICK / 2, RK_RULE_THICK);
    }
  if (layout->note_apart)
    draw_note_apart (d, &layout->note, y + 1 * RK_MM);
}

static RkRect
get_figure_rect (const RkRect *area, const RkBlock *block, const RkBlockLayout *layout, double y)
{
  return (RkRect){ area->x, y, block->width > 0 ? block->width : area->width, layout->height };
}

static void
draw_figure (Drawing *d, const RkBlock *block, const RkBlockLayout *layout, double y)
{
  RkRect rect = get_figure_rect (&d->area, block, layout, y);

  cairo_save (d->cr);
  if (block->charts[0] != NULL)
    {
      RkChartStyle style = rk_document_get_chart_style (d->document);
      RkRect part = rect;

      part.width = rk_block_get_chart_width (block, rect.width);
      for (guint i = 0; i < RK_CHARTS_ABREAST && block->charts[i]; i++)
        {
          part.x = rect.x + i * (part.width + RK_CHART_GAP * RK_MM);
          rk_chart_draw (block->charts[i], d->cr, &part, &style);
        }
    }
  else
    block->draw (d->cr, &rect, block->user_data);
  cairo_restore (d->cr);
}

static void
draw_piece (Drawing *d, const RkPiece *piece)
{
  const RkBlock *block = d->document->blocks->pdata[piece->block];
  const RkBlockLayout *layout = &d->pages->layouts[piece->block];

  cairo_set_source_rgb (d->cr, 0, 0, 0);
  if (block->kind == RK_BLOCK_TITLE)
    draw_title (d, block, layout, piece->y);
  else if (block->kind == RK_BLOCK_TABLE)
    rk_table_layout_draw (layout->table, d->type, d->cr, d->area.x, piece->y, piece->from);
  else if (block->kind == RK_BLOCK_FIGURE)
    draw_figure (d, block, layout, piece->y);
  else if (block->kind == RK_BLOCK_LINE)
    rk_line_draw (d->type, d->cr, &d->area, block, layout, piece);
  else if (block->kind == RK_BLOCK_CONTACT)
    rk_contact_draw (d->type, d->cr, &d->area, block, layout, piece);
  else if (block->kind == RK_BLOCK_SHEET)
    rk_sheet_draw (block->sheet, d->type, d->cr, &d->area);
  else
    rk_pages_draw_text (d->type, d->cr, &d->area, block, layout, piece);
}

/* The title of what a page goes on with. */
static const char *
title_of (const Drawing *d, const GArray *page)
{
  const GPtrArray *blocks = d->document->blocks;

  for (guint i = page->len > 0 ? g_array_index (page, RkPiece, 0).block : 0; i > 0; i--)
    {
      const RkBlock *block = blocks->pdata[i - 1];

      if (block->titles)
        return block->text;
      if (block->kind == RK_BLOCK_PART)
        break;
    }
  return d->document->title;
}

/* From the second page on: what is continued at the left, its note at the right, in one line: they
 * only have to be recognised. Pages get copied apart. */
static void
draw_again (Drawing *d, const char *text)
{
  gboolean is_list = rk_document_get_title_style (d->document) == RK_TITLE_LIST;
  double size = is_list ? RK_TITLE_LIST_SIZE : RK_AGAIN_SIZE;
  double pitch = is_list ? size * 1.45 : RK_NOTE_PITCH;
  double small = is_list ? size * 0.75 : size;
  double baseline = d->area.y + rk_type_baseline (d->type, RK_FACE_GOTHIC_BOLD, size, pitch);
  double title = rk_type_measure (d->type, RK_FACE_GOTHIC_BOLD, size, text, -1);
  double again = rk_type_measure (d->type, RK_FACE_GOTHIC_BOLD, small, AGAIN, -1);
  g_autofree char *note = g_strdup (d->document->note != NULL ? d->document->note : "");
  double width
      = rk_type_measure (d->type, RK_FACE_GOTHIC, RK_NOTE_SIZE, g_strdelimit (note, "\n", ' '), -1);
  double room = d->area.width - again - (width > 0 ? size : 0);
  double scale = MIN (room / (title + width), 1);

  if (scale < NARROWEST_AGAIN)
    {
      scale = MIN ((d->area.width - again) / title, 1);
      width = 0;
    }
  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC_BOLD, size, scale, d->area.x, baseline, text, -1);
  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC_BOLD, small, 1, d->area.x + title * scale, baseline,
                AGAIN, -1);
  if (width > 0)
    rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, RK_NOTE_SIZE, scale,
                  d->area.x + d->area.width - width * scale, baseline, note, -1);
}

static RkPageEdge
get_edge (const Drawing *d)
{
  const RkPaper *paper = &d->document->paper;
  RkPageEdge edge = { .type = d->type,
                      .cr = d->cr,
                      .width = paper->width,
                      .height = paper->height,
                      .left = d->area.x,
                      .right = d->area.x + d->area.width,
                      .above = paper->foot };

  return edge;
}

/* Pages of the part that @n belongs to. */
static guint
count_part (RkPages *pages, guint n, guint *place)
{
  const guint *firsts = (const guint *)(gpointer)pages->firsts->data;
  guint first = firsts[n];
  guint end = n + 1;

  while (end < pages->pages->len && firsts[end] == first)
    end++;
  *place = n - first;
  return end - first;
}

/* The foot of a document that stands alone. */
static void
draw_foot (Drawing *d, guint n)
{
  const RkPaper *paper = &d->document->paper;
  double baseline = paper->height - paper->foot - 0.12 * RK_FOOT_SIZE;
  gboolean is_letter = paper->use == RK_PAPER_USE_LETTER;
  gboolean is_sheet = paper->use == RK_PAPER_USE_SHEET;
  guint place;
  guint n_pages = count_part (d->pages, n, &place);
  g_autofree char *number = is_letter ? g_strdup_printf ("%u", place + 1)
                                      : g_strdup_printf ("%u / %u", place + 1, n_pages);

  if (!is_sheet && (!is_letter || place > 0))
    rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, RK_FOOT_SIZE, RK_ALIGN_CENTRE,
                          paper->width / 2, baseline, number);
  if (d->document->foot != NULL)
    rk_type_draw_aligned (d->type, d->cr, RK_FACE_GOTHIC, RK_FOOT_SIZE, RK_ALIGN_RIGHT,
                          d->area.x + d->area.width, baseline, d->document->foot);
}

/* The number over all parts. */
static guint
through_of (const Drawing *d, guint n)
{
  return (guint)d->pages->through + n * d->pages->stride;
}

static void
draw_specimen_mark (Drawing *d, guint n)
{
  const RkPaper *paper = &d->document->paper;
  gboolean is_sheet = paper->use == RK_PAPER_USE_SHEET;
  double baseline = paper->height - (is_sheet ? 3 * RK_MM : paper->foot + 0.12 * RK_FOOT_SIZE);

  /* On backs the number over all parts may stand there. */
  gboolean taken = d->pages->through > 0 && d->pages->numbers == RK_THROUGH_OUTER
                   && through_of (d, n) % 2 == 0;

  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC_BOLD, RK_FOOT_SIZE, 1,
                (is_sheet ? SHEET_EDGE : d->area.x) + (taken ? 16 * RK_MM : 0), baseline, "見本",
                -1);
}

static void
draw_feet (Drawing *d, guint n)
{
  RkPageEdge edge = get_edge (d);

  if (d->pages->through > 0)
    rk_page_edge_draw_through (&edge, d->pages->numbers, through_of (d, n), n,
                               d->pages->pages->len);
  else if (d->pages->through == RK_THROUGH_OWN)
    draw_foot (d, n);
  if (d->document->specimen)
    draw_specimen_mark (d, n);
}

/* Whether a page says at its top what it goes on with. A sheet says it in its own words; what
 * begins with its own title goes on with nothing. */
static gboolean
is_continued (RkPages *self, guint n)
{
  RkPaperUse use = self->document->paper.use;
  const GArray *page = self->pages->pdata[n];

  if (page->len > 0)
    {
      guint first = g_array_index (page, RkPiece, 0).block;
      const RkBlock *block = self->document->blocks->pdata[first];

      if (block->kind == RK_BLOCK_SHEET || block->titles)
        return FALSE;
    }
  return g_array_index (self->firsts, guint, n) < n && use != RK_PAPER_USE_LETTER
         && use != RK_PAPER_USE_SHEET;
}

gint64
rk_pages_get_record (RkPages *self, guint n)
{
  const GPtrArray *blocks = self->document->blocks;
  const GArray *page;

  g_return_val_if_fail (n < rk_pages_get_n (self), 0);
  if (self->sheets != NULL)
    return 0;
  page = self->pages->pdata[n];
  for (guint i = page->len > 0 ? g_array_index (page, RkPiece, 0).block : 0; i > 0; i--)
    {
      const RkBlock *block = blocks->pdata[i - 1];

      if (block->kind == RK_BLOCK_PART)
        return block->record;
    }
  return 0;
}

void
rk_pages_draw (RkPages *self, guint n, cairo_t *cr)
{
  Drawing d = { .pages = self, .document = self->document, .cr = cr };
  GArray *page;

  g_return_if_fail (n < rk_pages_get_n (self));
  if (self->sheets != NULL)
    {
      rk_pages_draw_sheet (self, n, cr);
      return;
    }
  d.type = rk_pages_get_type (self->document);
  d.area = rk_paper_area (&self->document->paper);
  page = self->pages->pdata[n];
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (n == 0 && self->document->number != NULL)
    {
      RkPageEdge edge = get_edge (&d);

      rk_page_edge_draw_number (&edge, self->document->number);
    }
  if (is_continued (self, n))
    draw_again (&d, title_of (&d, page));
  for (guint i = 0; i < page->len; i++)
    draw_piece (&d, &g_array_index (page, RkPiece, i));
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_feet (&d, n);
  cairo_restore (cr);
}

gboolean
rk_pages_get_figure (RkPages *self, guint n, RkRect *rect)
{
  RkRect area = rk_paper_area (&self->document->paper);
  const GArray *page;

  g_return_val_if_fail (self->sheets == NULL && n < self->pages->len, FALSE);
  page = self->pages->pdata[n];
  for (guint i = 0; i < page->len; i++)
    {
      const RkPiece *piece = &g_array_index (page, RkPiece, i);
      const RkBlock *block = self->document->blocks->pdata[piece->block];

      if (block->kind != RK_BLOCK_FIGURE)
        continue;
      *rect = get_figure_rect (&area, block, &self->layouts[piece->block], piece->y);
      return TRUE;
    }
  return FALSE;
}

double
rk_pages_get_smallest_text (RkPages *self)
{
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nothing);
  double smallest = G_MAXDOUBLE;

  g_return_val_if_fail (self->sheets == NULL, 0);
  rk_type_watch (cr, &smallest);
  for (guint n = 0; n < self->pages->len; n++)
    rk_pages_draw (self, n, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  return smallest == G_MAXDOUBLE ? 0 : smallest;
}
