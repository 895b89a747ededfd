/* Packets: parts on sheets, their numbers, blank backs, two pages on one sheet. */
#include "rk-pages-private.h"

#include <math.h>

#define NUMBER_SIZE 11.0
#define NUMBER_TOP (10 * RK_MM)
#define NUMBER_HEIGHT (1.2 * NUMBER_SIZE + 2 * 1.1 * RK_MM)
#define A4_SHORT (210 * RK_MM)
#define A4_LONG (297 * RK_MM)
#define NEARLY (4 * RK_MM)

/* Where foreign pages leave room for what is stamped on them, and how much room at top and foot. */
#define FOREIGN_SIDE (18 * RK_MM)
#define FOREIGN_FOOT (9 * RK_MM)
#define FOREIGN_ABOVE (NUMBER_TOP + NUMBER_HEIGHT + 1 * RK_MM)
#define FOREIGN_BELOW (FOREIGN_FOOT + RK_FOOT_SIZE + 2 * RK_MM)

/* ── parts ───────────────────────────────────────────────────────────────────────────────── */

static void
part_free (gpointer data)
{
  RkPartPages *part = data;

  g_free (part->title);
  g_free (part->number);
  rk_pages_free (part->pages);
  rk_foreign_free (part->foreign);
  g_clear_pointer (&part->kept, g_array_unref);
  g_free (part);
}

guint
rk_part_get_n (const RkPartPages *part)
{
  return part->foreign ? rk_foreign_get_n (part->foreign) : rk_pages_get_n (part->pages);
}

void
rk_part_get_size (const RkPartPages *part, guint n, double *width, double *height)
{
  if (part->foreign)
    rk_foreign_get_size (part->foreign, n, width, height);
  else
    rk_pages_get_page_size (part->pages, n, width, height);
}

static gboolean
is_larger (const RkPartPages *part, guint page)
{
  double width, height;

  rk_part_get_size (part, page, &width, &height);
  return MAX (width, height) > A4_LONG + NEARLY;
}

/* A page that is folded in has a sheet of its own, with a blank back. */
static gboolean
is_alone (RkDocument *self, const RkPartPages *part, guint page)
{
  return self->double_sided && is_larger (part, page);
}

/* Where a page goes: on the next side, or the front behind it; from 1, covers apart.
 * @next: (inout): the first side that is free */
static guint
take_side (RkDocument *self, const RkPartPages *part, guint page, guint *next)
{
  gboolean alone = is_alone (self, part, page);
  gboolean front = alone || (self->double_sided && part->front && page == 0);
  guint side = *next + (front && *next % 2 == 0);

  *next = side + (alone ? 2 : 1);
  return side;
}

/* Numbers run on from part to part; blank backs are counted. */
static void
number_parts (RkDocument *self)
{
  guint next = 1;

  for (guint i = 0; i < self->parts->len; i++)
    {
      RkPartPages *part = self->parts->pdata[i];
      guint n = part->cover ? 0 : rk_part_get_n (part);

      part->first = part->last = 0;
      for (guint k = 0; k < n; k++)
        {
          guint side = take_side (self, part, k, &next);

          part->first = k ? part->first : side;
          part->last = side;
        }
      if (part->pages == NULL)
        continue;
      part->pages->stride = n && is_alone (self, part, 0) ? 2 : 1; /* all are of one size */
      part->pages->numbers = self->numbers;
      part->pages->through = part->cover                       ? RK_THROUGH_NONE
                             : self->numbers == RK_THROUGH_OFF ? RK_THROUGH_OWN
                                                               : (gint)part->first;
    }
}

static guint
add (RkDocument *self, const RkPart *part, RkPages *pages, RkForeign *foreign)
{
  RkPartPages *own = g_new0 (RkPartPages, 1);

  g_return_val_if_fail (self->blocks->len == 0, 0);
  if (self->parts == NULL)
    self->parts = g_ptr_array_new_with_free_func (part_free);
  own->title = g_strdup (part->title);
  own->number = g_strdup (part->number);
  own->cover = part->cover;
  own->front = part->front;
  own->pages = pages;
  own->foreign = foreign;
  own->text = -1;
  g_ptr_array_insert (self->parts, part->cover ? 0 : -1, own);
  number_parts (self);
  return part->cover ? 0 : self->parts->len - 1;
}

guint
rk_document_add_part (RkDocument *self, const RkPart *part, RkPages *pages)
{
  const char *remark = rk_document_get_remark (rk_pages_get_document (pages));

  if (remark)
    rk_document_add_remark (self, remark);
  return add (self, part, pages, NULL);
}

guint
rk_document_add_foreign (RkDocument *self, const RkPart *part, RkForeign *foreign)
{
  return add (self, part, NULL, foreign);
}

void
rk_document_set_cover (RkDocument *self, RkPages *pages)
{
  RkPart part = { .title = "表紙", .cover = TRUE };

  add (self, &part, pages, NULL);
}

void
rk_document_set_double_sided (RkDocument *self, gboolean double_sided)
{
  self->double_sided = double_sided;
  if (self->parts)
    number_parts (self);
}

void
rk_document_set_two_up (RkDocument *self, gboolean two_up)
{
  self->two_up = two_up;
}

void
rk_document_set_numbers (RkDocument *self, RkThroughPlace place)
{
  self->numbers = place;
  if (self->parts)
    number_parts (self);
}

static double
get_text (RkPartPages *part)
{
  if (part->text < 0)
    part->text = part->foreign ? rk_foreign_get_smallest_text (part->foreign)
                               : rk_pages_get_smallest_text (part->pages);
  return part->text;
}

double
rk_document_get_part_text (RkDocument *self, guint part)
{
  g_return_val_if_fail (self->parts && part < self->parts->len, 0);
  return get_text (self->parts->pdata[part]);
}

void
rk_document_keep_page (RkDocument *self, guint part, guint page)
{
  RkPartPages *own;

  g_return_if_fail (self->parts && part < self->parts->len);
  own = self->parts->pdata[part];
  if (own->kept == NULL)
    own->kept = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (own->kept, page);
  self->only_kept = TRUE;
}

guint
rk_document_get_part_start (RkDocument *self, guint part)
{
  g_return_val_if_fail (self->parts && part < self->parts->len, 0);
  return ((const RkPartPages *)self->parts->pdata[part])->first;
}

guint
rk_document_get_part_end (RkDocument *self, guint part)
{
  g_return_val_if_fail (self->parts && part < self->parts->len, 0);
  return ((const RkPartPages *)self->parts->pdata[part])->last;
}

guint
rk_document_get_part_size (RkDocument *self, guint part, gboolean *larger)
{
  const RkPartPages *own;
  guint n;

  g_return_val_if_fail (self->parts && part < self->parts->len, 0);
  own = self->parts->pdata[part];
  n = rk_part_get_n (own);
  if (larger)
    *larger = FALSE;
  for (guint i = 0; larger && i < n; i++)
    *larger = *larger || is_larger (own, i);
  return n;
}

/* ── sheets ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_upright_a4 (const RkPacketSheet *sheet)
{
  return fabs (sheet->width - A4_SHORT) < NEARLY && fabs (sheet->height - A4_LONG) < NEARLY;
}

/* With two-up an upright A4 page joins the one before it, where that stands alone. */
static void
add_page (GArray *sheets, RkPacketPage page, gboolean two_up, double width, double height)
{
  RkPacketSheet sheet = { .width = width, .height = height, .n_pages = 1, .pages = { page } };
  RkPacketSheet *last
      = sheets->len > 0 ? &g_array_index (sheets, RkPacketSheet, sheets->len - 1) : NULL;

  if (!two_up || !is_upright_a4 (&sheet))
    {
      g_array_append_val (sheets, sheet);
      return;
    }
  if (last && last->n_pages == 1 && last->pages[0].through != 0
      && last->pages[1].page == RK_PAGE_BLANK)
    {
      last->n_pages = 2;
      last->pages[1] = page;
      return;
    }
  sheet.width = A4_LONG;
  sheet.height = A4_SHORT;
  sheet.pages[1].page = RK_PAGE_BLANK; /* half a sheet is free */
  g_array_append_val (sheets, sheet);
}

/* As large as the front before it: a printer puts another size on another sheet. */
static void
add_blank (GArray *sheets, guint through)
{
  RkPacketPage blank = { .page = RK_PAGE_BLANK, .through = through };
  const RkPacketSheet *front
      = sheets->len > 0 ? &g_array_index (sheets, RkPacketSheet, sheets->len - 1) : NULL;

  add_page (sheets, blank, FALSE, front ? front->width : A4_SHORT, front ? front->height : A4_LONG);
}

/* Letters that would become too small keep their size. */
static gboolean
may_shrink (RkDocument *self, RkPartPages *part)
{
  double text = self->two_up ? get_text (part) : 0;

  return self->two_up && (part->cover || text == 0 || text > RK_TWO_UP_TEXT - 0.01);
}

static gboolean
is_kept (RkDocument *self, const RkPacketSheet *sheet)
{
  for (guint i = 0; i < sheet->n_pages; i++)
    {
      const RkPartPages *part = self->parts->pdata[sheet->pages[i].part];

      for (guint k = 0; part->kept && k < part->kept->len; k++)
        if (g_array_index (part->kept, guint, k) == sheet->pages[i].page)
          return TRUE;
    }
  return FALSE;
}

/* Only the sheets that were replaced, with both sides. */
static GArray *
choose_kept (RkDocument *self, GArray *sheets)
{
  GArray *kept = g_array_new (FALSE, TRUE, sizeof (RkPacketSheet));

  for (guint i = 0; i < sheets->len; i++)
    {
      guint back = self->double_sided ? i ^ 1 : i;

      if (is_kept (self, &g_array_index (sheets, RkPacketSheet, i))
          || (back < sheets->len && is_kept (self, &g_array_index (sheets, RkPacketSheet, back))))
        g_array_append_val (kept, g_array_index (sheets, RkPacketSheet, i));
    }
  g_array_unref (sheets);
  return kept;
}

GArray *
rk_document_make_sheets (RkDocument *self)
{
  GArray *sheets = g_array_new (FALSE, TRUE, sizeof (RkPacketSheet));
  guint next = 1;
  guint made = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      RkPartPages *part = self->parts->pdata[i];
      guint n = rk_part_get_n (part);
      gboolean two_up = may_shrink (self, part);

      for (guint k = 0; k < n; k++)
        {
          RkPacketPage page = { i, k, part->cover ? 0 : take_side (self, part, k, &next) };
          double width, height;

          while (made + 1 < page.through)
            add_blank (sheets, ++made);
          made = MAX (made, page.through);
          rk_part_get_size (part, k, &width, &height);
          add_page (sheets, page, two_up, width, height);
        }
      if (part->cover && self->double_sided && n % 2)
        add_blank (sheets, 0);
    }
  if (self->only_kept)
    sheets = choose_kept (self, sheets);
  if (sheets->len == 0)
    add_blank (sheets, 0);
  return sheets;
}

void
rk_document_collect_overflows (RkDocument *self, RkPages *pages)
{
  for (guint n = 0; n < pages->sheets->len; n++)
    for (guint k = 0; k < g_array_index (pages->sheets, RkPacketSheet, n).n_pages; k++)
      {
        RkPacketPage page = g_array_index (pages->sheets, RkPacketSheet, n).pages[k];
        const RkPartPages *part = self->parts->pdata[page.part];

        for (guint i = 0;
             part->pages && page.page != RK_PAGE_BLANK && i < part->pages->overflows->len; i++)
          {
            const RkOverflow *overflow = part->pages->overflows->pdata[i];
            RkOverflow *here;

            if (overflow->page != page.page)
              continue;
            here = g_memdup2 (overflow, sizeof *overflow); /* the text stays the part's */
            here->page = n;
            g_ptr_array_add (pages->overflows, here);
          }
      }
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_paper_behind (const RkPageEdge *edge, double x, double y, double width, double height)
{
  if (!edge->opaque)
    return;
  cairo_set_source_rgb (edge->cr, 1, 1, 1);
  cairo_rectangle (edge->cr, x, y, width, height);
  cairo_fill (edge->cr);
  cairo_set_source_rgb (edge->cr, 0, 0, 0);
}

/* 資料番号: near the top edge, flush with the right margin. */
void
rk_page_edge_draw_number (const RkPageEdge *edge, const char *number)
{
  double text = rk_type_measure (edge->type, RK_FACE_GOTHIC_BOLD, NUMBER_SIZE, number, -1);
  double width = text + 2 * 3.2 * RK_MM;
  double left = edge->right - width;
  double top = NUMBER_TOP;

  draw_paper_behind (edge, left, top, width, NUMBER_HEIGHT);
  cairo_set_line_width (edge->cr, RK_RULE);
  cairo_rectangle (edge->cr, left, top, width, NUMBER_HEIGHT);
  cairo_stroke (edge->cr);
  rk_type_draw (
      edge->type, edge->cr, RK_FACE_GOTHIC_BOLD, NUMBER_SIZE, 1, left + 3.2 * RK_MM,
      top + rk_type_baseline (edge->type, RK_FACE_GOTHIC_BOLD, NUMBER_SIZE, NUMBER_HEIGHT), number,
      -1);
}

static void
draw_edge_text (const RkPageEdge *edge, RkAlign align, double x, const char *text)
{
  double baseline = edge->height - edge->above - 0.12 * RK_FOOT_SIZE;
  double width = rk_type_measure (edge->type, RK_FACE_GOTHIC, RK_FOOT_SIZE, text, -1);
  double left = align == RK_ALIGN_RIGHT ? x - width : align == RK_ALIGN_CENTRE ? x - width / 2 : x;

  draw_paper_behind (edge, left - 2, baseline - RK_FOOT_SIZE, width + 4, 1.3 * RK_FOOT_SIZE);
  rk_type_draw (edge->type, edge->cr, RK_FACE_GOTHIC, RK_FOOT_SIZE, 1, left, baseline, text, -1);
}

void
rk_page_edge_draw_through (
    const RkPageEdge *edge, RkThroughPlace place, guint through, guint page, guint n_pages)
{
  g_autofree char *number = g_strdup_printf ("－ %u －", through);
  gboolean larger = MAX (edge->width, edge->height) > A4_LONG + NEARLY;
  g_autofree char *own = g_strdup_printf ("%s%u / %u", larger ? "【A3】" : "", page + 1, n_pages);

  if (place == RK_THROUGH_OFF)
    {
      draw_edge_text (edge, RK_ALIGN_CENTRE, edge->width / 2, own);
      return;
    }
  draw_edge_text (edge, RK_ALIGN_CENTRE, edge->width / 2,
                  place == RK_THROUGH_CENTRE ? number : own);
  if (place == RK_THROUGH_OUTER && through % 2 == 0)
    draw_edge_text (edge, RK_ALIGN_LEFT, edge->left, number);
  else
    draw_edge_text (edge, RK_ALIGN_RIGHT, edge->right, place == RK_THROUGH_CENTRE ? own : number);
}

/* What stands where something is stamped gives way: the page moves up or down, and becomes smaller
 * where that is not enough. */
static void
make_room (const RkPageEdge *edge, RkForeign *foreign, guint page, gboolean numbered)
{
  double above = numbered ? FOREIGN_ABOVE : 0;
  double end = edge->height - FOREIGN_BELOW;
  double top, bottom, scale;

  rk_foreign_get_ink (foreign, page, &top, &bottom);
  if (bottom <= top || (top >= above && bottom <= end))
    return;
  scale = MIN (1, (end - above) / (bottom - top));
  cairo_translate (edge->cr, (1 - scale) * edge->width / 2,
                   CLAMP (0, above - top * scale, end - bottom * scale));
  cairo_scale (edge->cr, scale, scale);
}

static void
draw_foreign (RkDocument *self, const RkPartPages *part, RkPacketPage page, cairo_t *cr)
{
  RkPageEdge edge = { .type = rk_pages_get_type (self),
                      .cr = cr,
                      .left = FOREIGN_SIDE,
                      .above = FOREIGN_FOOT,
                      .opaque = TRUE };

  rk_part_get_size (part, page.page, &edge.width, &edge.height);
  edge.right = edge.width - FOREIGN_SIDE;
  cairo_save (cr);
  make_room (&edge, part->foreign, page.page, page.page == 0 && part->number);
  rk_foreign_draw (part->foreign, page.page, cr);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (page.page == 0 && part->number)
    rk_page_edge_draw_number (&edge, part->number);
  rk_page_edge_draw_through (&edge, self->numbers, page.through, page.page, rk_part_get_n (part));
}

static void
draw_page (RkPages *self, RkPacketPage page, cairo_t *cr)
{
  const RkPartPages *part = self->document->parts->pdata[page.part];

  if (page.page == RK_PAGE_BLANK)
    return;
  if (part->foreign)
    draw_foreign (self->document, part, page, cr);
  else
    rk_pages_draw (part->pages, page.page, cr);
}

void
rk_pages_draw_sheet (RkPages *self, guint n, cairo_t *cr)
{
  const RkPacketSheet *sheet = &g_array_index (self->sheets, RkPacketSheet, n);

  cairo_save (cr);
  for (guint i = 0; i < sheet->n_pages; i++)
    {
      double width = sheet->width, height = sheet->height;

      cairo_save (cr);
      if (sheet->pages[i].page != RK_PAGE_BLANK)
        rk_part_get_size (self->document->parts->pdata[sheet->pages[i].part], sheet->pages[i].page,
                          &width, &height);
      /* Half of an A4 sheet on its side is an upright A4 page at 1/√2. */
      if (width < sheet->width - 1 && self->document->two_up)
        {
          cairo_translate (cr, i * sheet->width / 2, 0);
          cairo_scale (cr, G_SQRT2 / 2, G_SQRT2 / 2);
        }
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_clip (cr);
      draw_page (self, sheet->pages[i], cr);
      cairo_restore (cr);
    }
  cairo_restore (cr);
}

guint
rk_pages_find_part (RkPages *self, guint part)
{
  g_return_val_if_fail (self->sheets != NULL, 0);

  for (guint n = 0; n < self->sheets->len; n++)
    {
      const RkPacketSheet *sheet = &g_array_index (self->sheets, RkPacketSheet, n);

      for (guint i = 0; i < sheet->n_pages; i++)
        if (sheet->pages[i].page != RK_PAGE_BLANK && sheet->pages[i].part == part)
          return n;
    }
  return self->sheets->len;
}
