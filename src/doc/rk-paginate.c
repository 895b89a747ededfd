#include "rk-chart-private.h"
#include "rk-pages-private.h"

#include <string.h>

#define TITLE_LEADING 1.45
#define TITLE_BELOW (3 * RK_MM)
#define TITLE_LIST_BELOW (1 * RK_MM)
#define HEADING_BELOW (1.5 * RK_MM)
#define BLOCK_ABOVE (2 * RK_MM)
#define AGAIN_BELOW (1.5 * RK_MM)
#define LONGEST_TAIL (25 * RK_MM)
#define EPSILON 0.001

static const RkTextStyle paragraphs[] = {
  [RK_PARAGRAPH_BODY] = { RK_FACE_GOTHIC, 9.6, 15.4, 1.5 * RK_MM },
  [RK_PARAGRAPH_SMALL] = { RK_FACE_GOTHIC, 8.0, 11.6, 1.0 * RK_MM },
  [RK_PARAGRAPH_NOTE] = { RK_FACE_GOTHIC, 7.5, 11.0, 1.0 * RK_MM },
  [RK_PARAGRAPH_LETTER] = { RK_FACE_MINCHO, RK_LETTER_SIZE, RK_LETTER_PITCH, 0 },
  [RK_PARAGRAPH_AGENDA] = { RK_FACE_MINCHO, 11.0, 18.0, 0 },
  [RK_PARAGRAPH_TALK] = { RK_FACE_MINCHO, 10.5, 18.0, 0 },
  [RK_PARAGRAPH_HEAD] = { RK_FACE_MINCHO, 15.0, 21.5, 0, RK_ALIGN_CENTRE },
  [RK_PARAGRAPH_HEAD_WIDE] = { RK_FACE_MINCHO, 18.0, 27.0, 0, RK_ALIGN_CENTRE, 0.25 },
  [RK_PARAGRAPH_SUB] = { RK_FACE_GOTHIC, 9.5, 14.0, 1.0 * RK_MM, RK_ALIGN_CENTRE },
  [RK_PARAGRAPH_COVER] = { RK_FACE_GOTHIC_BOLD, 17.0, 27.0, 0, RK_ALIGN_CENTRE },
  [RK_PARAGRAPH_COVER_SUB] = { RK_FACE_GOTHIC, 11.0, 20.0, 0, RK_ALIGN_CENTRE },
};

static const RkTextStyle heading = { RK_FACE_GOTHIC_BOLD, 10.5, 15.2, 4 * RK_MM };
static const RkTextStyle tab = { RK_FACE_GOTHIC_BOLD, 9.6, RK_TAB_HEIGHT, 1.5 * RK_MM };

const RkTextStyle *
rk_pages_get_text_style (const RkBlock *block)
{
  if (block->kind == RK_BLOCK_HEADING)
    return block->style == RK_TAB_NONE ? &heading : &tab;
  return &paragraphs[block->style];
}

RkType *
rk_pages_get_type (RkDocument *document)
{
  return rk_type_get_shared (document->gothic, document->mincho);
}

double
rk_pages_get_title_size (RkTitleStyle style)
{
  return style == RK_TITLE_LIST ? RK_TITLE_LIST_SIZE : RK_TITLE_SIZE;
}

/* One pass over the blocks, a page at a time. */
typedef struct
{
  RkPages *pages;
  RkDocument *document;
  RkType *type;
  RkRect area;
  GArray *page; /* the one being filled */
  double y;
} Flow;

static double
get_bottom (Flow *flow)
{
  return flow->area.y + flow->area.height;
}

/* The top of every page but the first: under the line that says what is continued. */
static double
get_next_top (Flow *flow)
{
  RkTitleStyle style = rk_document_get_title_style (flow->document);

  if (flow->document->paper.use == RK_PAPER_USE_LETTER)
    return flow->area.y;
  if (style == RK_TITLE_LIST)
    return flow->area.y + RK_TITLE_LIST_SIZE * TITLE_LEADING + TITLE_LIST_BELOW;
  return flow->area.y + RK_NOTE_PITCH + AGAIN_BELOW;
}

static void
start_page (Flow *flow)
{
  guint n = flow->pages->pages->len;
  guint first = n == 0 ? 0 : g_array_index (flow->pages->firsts, guint, n - 1);

  flow->y = n == 0 ? flow->area.y : get_next_top (flow);
  flow->page = g_array_new (FALSE, FALSE, sizeof (RkPiece));
  g_ptr_array_add (flow->pages->pages, flow->page);
  g_array_append_val (flow->pages->firsts, first);
}

static void
end_page (Flow *flow)
{
  if (flow->page->len > 0)
    start_page (flow);
}

static void
start_part (Flow *flow)
{
  guint n;

  end_page (flow);
  n = flow->pages->pages->len - 1;
  g_array_index (flow->pages->firsts, guint, n) = n;
  flow->y = flow->area.y;
}

static void
add_piece (Flow *flow, guint block, guint from, guint to, double height)
{
  RkPiece piece = { block, flow->y, from, to };

  g_array_append_val (flow->page, piece);
  flow->y += height;
}

static void
lay_out_title (Flow *flow, const RkBlock *block, RkBlockLayout *layout)
{
  RkDocument *document = flow->document;
  double size = rk_pages_get_title_size (block->style);
  double room = flow->area.width - (document->number != NULL ? RK_NUMBER_ROOM : 0);
  double note = 0;
  double title = rk_type_measure (flow->type, RK_FACE_GOTHIC_BOLD, size, document->title, -1);

  if (document->note != NULL)
    note = rk_type_measure (flow->type, RK_FACE_GOTHIC, RK_NOTE_SIZE, document->note, -1);
  layout->note_apart = note > 0
                       && (block->style == RK_TITLE_CENTRED || title + 2 * size + note > room
                           || strchr (document->note, '\n') != NULL);
  if (block->style == RK_TITLE_CENTRED)
    room /= 1 + RK_TITLE_SPACING;
  rk_fit_text (flow->type, RK_FACE_GOTHIC_BOLD, size, size, RK_FIT_FORM, room, document->title,
               &layout->fitted);
  layout->pitch = size * TITLE_LEADING;
  layout->height = layout->fitted.lines->len * layout->pitch;
  if (block->style == RK_TITLE_PAPER)
    layout->height += RK_TITLE_PAD + RK_RULE_THICK;
  if (layout->note_apart)
    {
      rk_fit_text (flow->type, RK_FACE_GOTHIC, RK_NOTE_SIZE, RK_NOTE_SIZE, RK_FIT_TEXT,
                   flow->area.width, document->note, &layout->note);
      layout->height += layout->note.lines->len * RK_NOTE_PITCH + 1 * RK_MM;
    }
  layout->height += block->style == RK_TITLE_LIST ? TITLE_LIST_BELOW : TITLE_BELOW;
}

/* A label that is too long for its place takes more lines, beside empty ones where the text has
 * fewer. */
static void
lay_out_label (Flow *flow, const RkBlock *block, RkBlockLayout *layout)
{
  const RkTextStyle *style = rk_pages_get_text_style (block);
  const RkFitLine empty = { .scale = 1 };

  if (block->label == NULL)
    return;
  rk_fit_text (flow->type, style->face, style->size, style->size, RK_FIT_NAME,
               MAX (block->hang - RK_LABEL_GAP, 1) * style->size, block->label, &layout->label);
  /* A line that fills the column stands off the text, which a closing bracket does by itself. */
  if (layout->label.lines->len > 1 || g_array_index (layout->label.lines, RkFitLine, 0).scale < 1)
    rk_fit_text (flow->type, style->face, style->size, style->size, RK_FIT_NAME,
                 MAX (block->hang - RK_LABEL_STAND_OFF, 1) * style->size, block->label,
                 &layout->label);
  while (layout->fitted.lines->len < layout->label.lines->len)
    g_array_append_val (layout->fitted.lines, empty);
}

static void
lay_out_text (Flow *flow, const RkBlock *block, RkBlockLayout *layout)
{
  const RkTextStyle *style = rk_pages_get_text_style (block);
  gboolean is_tab = block->kind == RK_BLOCK_HEADING && block->style != RK_TAB_NONE;
  double width = flow->area.width;

  if (block->kind == RK_BLOCK_ENTRY)
    width = rk_pages_get_entry_rect (flow->type, &flow->area, block).width;
  rk_fit_paragraph (flow->type, style->face, style->size, is_tab ? G_MAXINT : width,
                    block->text != NULL ? block->text : "", &layout->fitted);
  if (block->kind == RK_BLOCK_ENTRY)
    lay_out_label (flow, block, layout);
  layout->pitch = style->pitch;
  layout->above = block->kind == RK_BLOCK_ENTRY ? block->height : style->above;
  layout->height = layout->fitted.lines->len * style->pitch
                   + (block->kind == RK_BLOCK_HEADING && !is_tab ? HEADING_BELOW : 0);
}

/* Of charts side by side the height of the tallest; @measure: rk_chart_get_height(). */
static double
measure_charts (Flow *flow,
                const RkBlock *block,
                double (*measure) (RkChart *, double, const RkChartStyle *))
{
  RkChartStyle style = rk_document_get_chart_style (flow->document);
  double width = rk_block_get_chart_width (block, flow->area.width);
  double height = 0;

  for (guint i = 0; i < RK_CHARTS_ABREAST && block->charts[i]; i++)
    height = MAX (height, measure (block->charts[i], width, &style));
  return height;
}

static void
lay_out_figure (Flow *flow, const RkBlock *block, RkBlockLayout *layout)
{
  double page = get_bottom (flow) - get_next_top (flow);

  layout->above = BLOCK_ABOVE;
  layout->height = block->height;
  if (block->charts[0] != NULL && block->height <= 0)
    layout->height = measure_charts (flow, block, rk_chart_get_height);
  layout->height = MIN (layout->height, page);
}

static double
get_slack (Flow *flow, guint index)
{
  const RkBlock *block = flow->document->blocks->pdata[index];

  if (block->charts[0] == NULL || block->height > 0)
    return 0;
  return MAX (flow->pages->layouts[index].height
                  - measure_charts (flow, block, rk_chart_get_least_height),
              0);
}

/* Charts without a height of their own give way where that brings the document onto one page; none
 * of them below the height at which its names and numbers keep their size. */
static void
tighten_charts (Flow *flow)
{
  RkBlockLayout *layouts = flow->pages->layouts;
  double over = -flow->area.height;
  double slack = 0;

  for (guint i = 0; i < flow->document->blocks->len; i++)
    {
      RkBlockKind kind = ((RkBlock *)flow->document->blocks->pdata[i])->kind;

      if (kind == RK_BLOCK_TABLE || kind == RK_BLOCK_SHEET || kind == RK_BLOCK_BREAK
          || kind == RK_BLOCK_CONTACT)
        return;
      over += layouts[i].height + (i > 0 ? layouts[i].above : 0);
      slack += get_slack (flow, i);
    }
  if (over <= 0 || over > slack)
    return;
  for (guint i = 0; i < flow->document->blocks->len; i++)
    layouts[i].height -= get_slack (flow, i) * over / slack;
}

/* Space above is for what follows text; a head already has space below. */
static double
get_table_space (RkDocument *document, guint index)
{
  const RkBlock *before = index > 0 ? document->blocks->pdata[index - 1] : NULL;

  if (before == NULL || before->kind == RK_BLOCK_TITLE || before->kind == RK_BLOCK_HEADING)
    return 0;
  return BLOCK_ABOVE;
}

static gboolean
lay_out_block (Flow *flow, guint index, GCancellable *cancellable, GError **error)
{
  const RkBlock *block = flow->document->blocks->pdata[index];
  RkBlockLayout *layout = &flow->pages->layouts[index];

  switch (block->kind)
    {
    case RK_BLOCK_TITLE:
      lay_out_title (flow, block, layout);
      break;
    case RK_BLOCK_HEADING:
    case RK_BLOCK_PARAGRAPH:
    case RK_BLOCK_ENTRY:
      lay_out_text (flow, block, layout);
      break;
    case RK_BLOCK_TABLE:
      layout->above = get_table_space (flow->document, index);
      layout->table
          = rk_table_layout_new (block->table, flow->type, flow->area.width, cancellable, error);
      return layout->table != NULL;
    case RK_BLOCK_FIGURE:
      lay_out_figure (flow, block, layout);
      break;
    case RK_BLOCK_LINE:
      rk_line_lay_out (flow->type, flow->area.width, block, layout);
      break;
    case RK_BLOCK_CONTACT:
      rk_contact_lay_out (flow->type, flow->area.width, block, layout);
      break;
    case RK_BLOCK_SHEET:
      layout->height = flow->area.height;
      break;
    case RK_BLOCK_SPACE:
    case RK_BLOCK_BREAK:
    case RK_BLOCK_PART:
    default:
      layout->height = block->height;
      break;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* 出典 and 注 right under a table belong on the page of its last row. */
static double
measure_tail (Flow *flow, guint index)
{
  double tail = 0;

  for (guint i = index + 1; i < flow->document->blocks->len; i++)
    {
      const RkBlock *block = flow->document->blocks->pdata[i];
      const RkBlockLayout *layout = &flow->pages->layouts[i];

      if (block->kind != RK_BLOCK_PARAGRAPH || block->style != RK_PARAGRAPH_NOTE)
        break;
      tail += layout->above + layout->height;
    }
  return tail <= LONGEST_TAIL ? tail : 0;
}

/* Of headings under each other, which do not count it as part of themselves. */
static double
get_space_between (Flow *flow, guint index)
{
  return index < flow->document->blocks->len
                 && ((RkBlock *)flow->document->blocks->pdata[index])->kind == RK_BLOCK_HEADING
             ? flow->pages->layouts[index].above
             : 0;
}

/* The least of a block, and of what must follow it, that may begin a page's rest. */
static double
get_start (Flow *flow, guint index)
{
  const RkBlock *block;
  const RkBlockLayout *layout;

  if (index >= flow->document->blocks->len)
    return 0;
  block = flow->document->blocks->pdata[index];
  layout = &flow->pages->layouts[index];
  switch (block->kind)
    {
    case RK_BLOCK_HEADING:
      return layout->height + get_space_between (flow, index + 1) + get_start (flow, index + 1);
    case RK_BLOCK_SPACE:
      return layout->height + get_start (flow, index + 1);
    case RK_BLOCK_PARAGRAPH:
    case RK_BLOCK_ENTRY:
      if (block->joined)
        return layout->above + layout->height + get_start (flow, index + 1);
      return layout->above + MIN (layout->fitted.lines->len, 2) * layout->pitch;
    case RK_BLOCK_TABLE:
      return layout->above + rk_table_layout_get_start (layout->table);
    case RK_BLOCK_LINE:
      return MIN (layout->fitted.lines->len, 2) * layout->pitch;
    case RK_BLOCK_BREAK:
    case RK_BLOCK_PART:
    case RK_BLOCK_CONTACT:
      return 0;
    case RK_BLOCK_TITLE:
    case RK_BLOCK_FIGURE:
    case RK_BLOCK_SHEET:
    default:
      return layout->above + layout->height + (block->joined ? get_start (flow, index + 1) : 0);
    }
}

static void
add_space_above (Flow *flow, const RkBlockLayout *layout)
{
  if (flow->page->len > 0)
    flow->y += layout->above;
}

/* A page is begun where @start does not fit into the rest of this one. */
static void
make_room (Flow *flow, double start)
{
  if (flow->y + MIN (start, get_bottom (flow) - get_next_top (flow)) > get_bottom (flow) + EPSILON)
    end_page (flow);
}

/* Blocks that are never split: title, heading, figure. */
static void
flow_whole (Flow *flow, guint index)
{
  const RkBlockLayout *layout = &flow->pages->layouts[index];
  double start = get_start (flow, index);

  /* Of a heading without the space above it. */
  if (((RkBlock *)flow->document->blocks->pdata[index])->kind == RK_BLOCK_HEADING)
    start += layout->above;
  make_room (flow, start);
  add_space_above (flow, layout);
  add_piece (flow, index, 0, layout->fitted.lines != NULL ? layout->fitted.lines->len : 0,
             layout->height);
}

/* A paragraph is split with two lines at least on either side. */
static void
flow_paragraph (Flow *flow, guint index)
{
  const RkBlockLayout *layout = &flow->pages->layouts[index];
  guint n_lines = layout->fitted.lines->len;
  guint from = 0;

  if (((RkBlock *)flow->document->blocks->pdata[index])->joined)
    make_room (flow, get_start (flow, index));
  add_space_above (flow, layout);
  while (from < n_lines)
    {
      double room = get_bottom (flow) - flow->y + EPSILON;
      guint fits = (guint)MAX (room / layout->pitch, 0);
      guint to = MIN (from + fits, n_lines);

      if (to < n_lines && n_lines - to < 2)
        to = to > from ? to - 1 : to;
      if (to < n_lines && to - from < 2 && flow->page->len > 0)
        to = from;
      if (to == from && flow->page->len == 0)
        to = from + 1; /* not even one line on a page: run over rather than go on for ever */
      if (to > from)
        add_piece (flow, index, from, to, (to - from) * layout->pitch);
      from = to;
      if (from < n_lines)
        start_page (flow);
    }
}

/* What must stand on the page of this line: 以上 and the like. */
static double
measure_kept (Flow *flow, guint index)
{
  double kept = 0;

  for (guint i = index + 1; i < flow->document->blocks->len; i++)
    {
      const RkBlock *block = flow->document->blocks->pdata[i];

      if (block->kind != RK_BLOCK_LINE || !block->line->keep)
        break;
      kept += flow->pages->layouts[i].height;
    }
  return kept;
}

static void
flow_line (Flow *flow, guint index)
{
  const RkBlockLayout *layout = &flow->pages->layouts[index];
  double kept = measure_kept (flow, index);

  if (kept > 0 && layout->fitted.lines->len <= 3
      && flow->y + layout->height + kept > get_bottom (flow) + EPSILON)
    end_page (flow);
  flow_paragraph (flow, index);
}

/* The box stands at the foot of the page, lower than any text; where that is taken, on a page of
 * its own. */
static void
flow_contact (Flow *flow, guint index)
{
  const RkBlockLayout *layout = &flow->pages->layouts[index];
  double top = flow->document->paper.height - RK_CONTACT_EDGE - layout->height;

  if (flow->y + layout->above > top + EPSILON)
    end_page (flow);
  flow->y = top;
  add_piece (flow, index, 0, layout->fitted.lines->len, layout->height);
}

static void
flow_table (Flow *flow, guint index)
{
  const RkBlockLayout *layout = &flow->pages->layouts[index];

  add_space_above (flow, layout);
  layout->table->tail = measure_tail (flow, index);
  rk_table_layout_break (layout->table, flow->type, get_bottom (flow) - flow->y,
                         get_bottom (flow) - get_next_top (flow));
  for (guint i = 0; i < layout->table->ranges->len; i++)
    {
      const RkTableRange *range = &g_array_index (layout->table->ranges, RkTableRange, i);

      if (range->new_page)
        end_page (flow);
      add_piece (flow, index, i, i + 1, range->height);
    }
}

/* As far down as leaves room for the rest. */
static void
sink (Flow *flow, guint index)
{
  double rest = 0;

  for (guint i = index; i < flow->document->blocks->len; i++)
    rest += flow->pages->layouts[i].above + flow->pages->layouts[i].height;
  flow->y = MAX (flow->y, get_bottom (flow) - rest);
}

static void
flow_block (Flow *flow, guint index)
{
  const RkBlock *block = flow->document->blocks->pdata[index];

  if (block->sunk)
    sink (flow, index);
  switch (block->kind)
    {
    case RK_BLOCK_PARAGRAPH:
    case RK_BLOCK_ENTRY:
      flow_paragraph (flow, index);
      break;
    case RK_BLOCK_TABLE:
      flow_table (flow, index);
      break;
    case RK_BLOCK_SPACE:
      if (flow->page->len > 0)
        flow->y += block->height;
      break;
    case RK_BLOCK_BREAK:
      end_page (flow);
      break;
    case RK_BLOCK_PART:
      start_part (flow);
      break;
    case RK_BLOCK_LINE:
      flow_line (flow, index);
      break;
    case RK_BLOCK_CONTACT:
      flow_contact (flow, index);
      break;
    case RK_BLOCK_TITLE:
    case RK_BLOCK_HEADING:
    case RK_BLOCK_FIGURE:
    case RK_BLOCK_SHEET:
    default:
      flow_whole (flow, index);
      break;
    }
}

/* Tables know the row of an overflow; only the pages know where that row came to stand. */
static void
collect_overflows (RkPages *pages, guint page, const RkPiece *piece)
{
  RkTableLayout *table = pages->layouts[piece->block].table;
  const RkTableRange *range;

  if (table == NULL)
    return;
  range = &g_array_index (table->ranges, RkTableRange, piece->from);
  for (guint i = 0; i < table->overflows->len && range->slice <= 1; i++)
    {
      RkOverflow *overflow = table->overflows->pdata[i];

      if (overflow->row < range->from || overflow->row >= range->to)
        continue;
      overflow->page = page;
      g_ptr_array_add (pages->overflows, overflow);
    }
}

static void
finish (Flow *flow)
{
  RkPages *pages = flow->pages;

  /* A page break at the very end asks for nothing. */
  if (flow->page->len == 0 && pages->pages->len > 1)
    g_ptr_array_set_size (pages->pages, (int)pages->pages->len - 1);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      GArray *page = pages->pages->pdata[i];

      for (guint k = 0; k < page->len; k++)
        collect_overflows (pages, i, &g_array_index (page, RkPiece, k));
    }
}

RkPages *
rk_document_paginate (RkDocument *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkPages) pages = g_new0 (RkPages, 1);
  Flow flow = { .pages = pages, .document = self };

  pages->document = rk_document_ref (self);
  pages->layouts = g_new0 (RkBlockLayout, self->blocks->len);
  pages->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  pages->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  pages->overflows = g_ptr_array_new ();
  if (self->parts != NULL)
    {
      pages->sheets = rk_document_make_sheets (self);
      g_ptr_array_set_free_func (pages->overflows, g_free);
      rk_document_collect_overflows (self, pages);
      return g_steal_pointer (&pages);
    }
  flow.type = rk_pages_get_type (self);
  flow.area = rk_paper_area (&self->paper);
  start_page (&flow);
  for (guint i = 0; i < self->blocks->len; i++)
    if (!lay_out_block (&flow, i, cancellable, error))
      return NULL;
  if (self->paper.use == RK_PAPER_USE_LETTER)
    rk_letter_tighten (pages, flow.area.height);
  tighten_charts (&flow);
  for (guint i = 0; i < self->blocks->len; i++)
    flow_block (&flow, i);
  finish (&flow);
  return g_steal_pointer (&pages);
}
