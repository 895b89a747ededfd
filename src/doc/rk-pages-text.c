/* Text of documents: paragraphs, headings with their tabs, entries with their labels, and the bar
 * in place of what is withheld. */
#include "rk-pages-private.h"

#include <string.h>

#define BAR "▨"
#define HALF "◐"
#define HATCH (0.9 * RK_MM)
#define TAB_PAD (2.8 * RK_MM)

/* Hatched and framed: no glyph, and nothing that a reader of the file could copy. */
static void
draw_bar (cairo_t *cr, double x, double top, double width, double height)
{
  cairo_save (cr);
  cairo_set_line_width (cr, RK_RULE_THIN);
  cairo_rectangle (cr, x, top, width, height);
  cairo_stroke_preserve (cr);
  cairo_clip (cr);
  for (double at = x - height; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, top + height);
      cairo_line_to (cr, at + height, top);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

typedef enum
{
  RUN_TEXT,
  RUN_BAR,
  RUN_HALF, /* ◐, which the faces lack */
} Run;

static Run
run_at (const char *text)
{
  if (g_str_has_prefix (text, BAR))
    return RUN_BAR;
  return g_str_has_prefix (text, HALF) ? RUN_HALF : RUN_TEXT;
}

/* One line: words as text, a run of the bar's character as one bar. */
static void
draw_line (RkType *type,
           cairo_t *cr,
           const RkTextStyle *style,
           double scale,
           double x,
           double baseline,
           const char *text,
           gsize len)
{
  const char *end = text + len;
  double size = style->size;

  while (text < end)
    {
      Run run = run_at (text);
      const char *next = g_utf8_next_char (text);
      double width;

      while (next < end && run != RUN_HALF && run_at (next) == run)
        next = g_utf8_next_char (next);
      width = scale * rk_type_measure (type, style->face, size, text, next - text);
      if (run == RUN_BAR)
        draw_bar (cr, x + 0.5, baseline - 0.82 * size, width - 1, 0.92 * size);
      else if (run == RUN_HALF)
        rk_mark_draw (cr, RK_MARK_HALF, x + width / 2, baseline - 0.36 * size, 0.95 * size);
      else
        rk_type_draw (type, cr, style->face, size, scale, x, baseline, text, next - text);
      x += width;
      text = next;
    }
}

static void
draw_centred (RkType *type,
              cairo_t *cr,
              const RkRect *area,
              const RkTextStyle *style,
              const char *text,
              const RkFitLine *line,
              double baseline)
{
  double middle = area->x + area->width / 2;
  double width;

  if (style->spacing > 0)
    {
      rk_type_draw_spaced (type, cr, style->face, style->size, style->spacing, middle, baseline,
                           text + line->start, line->len);
      return;
    }
  width = line->scale
          * rk_type_measure (type, style->face, style->size, text + line->start, line->len);
  rk_type_draw (type, cr, style->face, style->size, line->scale, middle - width / 2, baseline,
                text + line->start, line->len);
}

RkRect
rk_pages_get_entry_rect (RkType *type, const RkRect *area, const RkBlock *block)
{
  const RkTextStyle *style = rk_pages_get_text_style (block);
  double left = (block->indent + block->hang) * style->size;
  double note = 0;

  if (block->note != NULL)
    note
        = style->size + rk_type_measure (type, RK_FACE_GOTHIC, RK_ENTRY_NOTE_SIZE, block->note, -1);
  return (RkRect){ area->x + left, area->y, MAX (area->width - left - note, 8 * style->size), 0 };
}

/* What stands beside line @n of an entry. */
static void
draw_beside (RkType *type,
             cairo_t *cr,
             const RkRect *area,
             const RkBlock *block,
             const RkBlockLayout *layout,
             guint n,
             double baseline)
{
  const RkTextStyle *style = rk_pages_get_text_style (block);

  if (block->label != NULL && n < layout->label.lines->len)
    {
      const RkFitLine *line = &g_array_index (layout->label.lines, RkFitLine, n);

      rk_type_draw (type, cr, style->face, layout->label.size, line->scale,
                    area->x + block->indent * style->size, baseline, block->label + line->start,
                    line->len);
    }
  if (block->note != NULL && n == 0)
    rk_type_draw_aligned (type, cr, RK_FACE_GOTHIC, RK_ENTRY_NOTE_SIZE, RK_ALIGN_RIGHT,
                          area->x + area->width, baseline, block->note);
}

static void
draw_tab (RkType *type,
          cairo_t *cr,
          const RkRect *area,
          const RkBlock *block,
          const RkBlockLayout *layout,
          double y)
{
  const RkTextStyle *style = rk_pages_get_text_style (block);
  double width = 2 * TAB_PAD + rk_type_measure (type, style->face, style->size, block->text, -1);
  double height = layout->height;
  double grey = block->style == RK_TAB_BLACK ? 0 : block->style == RK_TAB_GREY ? 0xd4 / 255.0 : 1;

  width = MIN (width, area->width);
  cairo_set_line_width (cr, RK_RULE);
  cairo_rectangle (cr, area->x, y, width, height);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_stroke (cr);
  if (block->style == RK_TAB_BLACK)
    cairo_set_source_rgb (cr, 1, 1, 1);
  rk_type_draw (
      type, cr, style->face, style->size,
      MIN (1, (width - 2 * TAB_PAD)
                  / MAX (rk_type_measure (type, style->face, style->size, block->text, -1), 1)),
      area->x + TAB_PAD, y + rk_type_baseline (type, style->face, style->size, height), block->text,
      -1);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

void
rk_pages_draw_text (RkType *type,
                    cairo_t *cr,
                    const RkRect *area,
                    const RkBlock *block,
                    const RkBlockLayout *layout,
                    const RkPiece *piece)
{
  const RkTextStyle *style = rk_pages_get_text_style (block);
  double baseline = piece->y + rk_type_baseline (type, style->face, style->size, style->pitch);
  RkRect rect = *area;

  if (block->kind == RK_BLOCK_HEADING && block->style != RK_TAB_NONE)
    {
      draw_tab (type, cr, area, block, layout, piece->y);
      return;
    }
  if (block->kind == RK_BLOCK_ENTRY)
    rect = rk_pages_get_entry_rect (type, area, block);
  for (guint i = piece->from; i < piece->to; i++, baseline += style->pitch)
    {
      const RkFitLine *line = &g_array_index (layout->fitted.lines, RkFitLine, i);

      if (block->kind == RK_BLOCK_ENTRY)
        draw_beside (type, cr, area, block, layout, i, baseline);
      if (style->align == RK_ALIGN_CENTRE)
        draw_centred (type, cr, &rect, style, block->text, line, baseline);
      else
        draw_line (type, cr, style, line->scale, rect.x, baseline, block->text + line->start,
                   line->len);
    }
}

void
rk_draw_rule (cairo_t *cr, const RkRect *rect, gpointer data)
{
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

void
rk_draw_arrow (cairo_t *cr, const RkRect *rect, gpointer data)
{
  double middle = rect->x + rect->width / 2;
  double half = 15 * RK_MM;
  double neck = 9 * RK_MM;
  double shoulder = rect->y + rect->height * 0.45;

  cairo_move_to (cr, middle - neck, rect->y);
  cairo_line_to (cr, middle + neck, rect->y);
  cairo_line_to (cr, middle + neck, shoulder);
  cairo_line_to (cr, middle + half, shoulder);
  cairo_line_to (cr, middle, rect->y + rect->height);
  cairo_line_to (cr, middle - half, shoulder);
  cairo_line_to (cr, middle - neck, shoulder);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0xd4 / 255.0, 0xd4 / 255.0, 0xd4 / 255.0);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, RK_RULE);
  cairo_stroke (cr);
}
