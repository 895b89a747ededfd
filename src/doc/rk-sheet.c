#include "rk-sheet-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define SMALLEST 7.0
#define LEADING 1.4
#define DASH 2.0

typedef enum
{
  ITEM_TEXT,
  ITEM_BOX,
  ITEM_FILL,
  ITEM_RULE,
  ITEM_ARROW,
  ITEM_HALF_CIRCLE,
  ITEM_MARK,
  ITEM_PATH,
  ITEM_PICTURE,
  ITEM_SHEET,
  ITEM_NAME,
} ItemKind;

typedef struct
{
  ItemKind kind;
  RkSheetText style;
  char *text;
  double x, y, width, height; /* mm */
  double weight;              /* pt; of a fill its grey */
  gboolean dashed;
  RkMark mark;
  gpointer shared; /* points, a surface, a sheet, a name */
  guint n_points;
  RkSheetArrow arrow;
  gboolean turned;
  double turn_x, turn_y;
} Item;

struct _RkSheet
{
  gatomicrefcount refs;
  GArray *items;
  gboolean turned;
  double turn_x, turn_y;
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  if (item->kind == ITEM_PATH)
    g_free (item->shared);
  else if (item->kind == ITEM_PICTURE)
    cairo_surface_destroy (item->shared);
  else if (item->kind == ITEM_SHEET)
    rk_sheet_free (item->shared);
  else if (item->kind == ITEM_NAME)
    rk_sheet_name_free (item->shared);
}

RkSheet *
rk_sheet_new (void)
{
  RkSheet *self = g_new0 (RkSheet, 1);

  g_atomic_ref_count_init (&self->refs);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  return self;
}

RkSheet *
rk_sheet_ref (RkSheet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_sheet_free (RkSheet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->items);
  g_free (self);
}

static void
add_item (RkSheet *self, Item item)
{
  item.turned = self->turned;
  item.turn_x = self->turn_x;
  item.turn_y = self->turn_y;
  g_array_append_val (self->items, item);
}

void
rk_sheet_add_text (RkSheet *self, const RkSheetText *style, const char *text)
{
  GString *arena;

  if (text == NULL || *text == '\0')
    return;
  arena = g_string_new (NULL);
  rk_fit_append (arena, text);
  add_item (self, (Item){ .kind = ITEM_TEXT,
                          .style = *style,
                          .text = g_string_free (arena, FALSE),
                          .x = style->x,
                          .y = style->y,
                          .width = style->width });
}

void
rk_sheet_add_box (
    RkSheet *self, double x, double y, double width, double height, double weight, gboolean dashed)
{
  add_item (self, (Item){ .kind = ITEM_BOX,
                          .x = x,
                          .y = y,
                          .width = width,
                          .height = height,
                          .weight = weight,
                          .dashed = dashed });
}

void
rk_sheet_add_fill (RkSheet *self, double x, double y, double width, double height, double grey)
{
  add_item (
      self,
      (Item){
          .kind = ITEM_FILL, .x = x, .y = y, .width = width, .height = height, .weight = grey });
}

void
rk_sheet_add_rule (RkSheet *self, double x1, double y1, double x2, double y2, double weight)
{
  add_item (self, (Item){ .kind = ITEM_RULE,
                          .x = x1,
                          .y = y1,
                          .width = x2 - x1,
                          .height = y2 - y1,
                          .weight = weight });
}

void
rk_sheet_add_dotted (RkSheet *self, double x1, double y1, double x2, double y2, double weight)
{
  add_item (self, (Item){ .kind = ITEM_RULE,
                          .x = x1,
                          .y = y1,
                          .width = x2 - x1,
                          .height = y2 - y1,
                          .weight = weight,
                          .dashed = TRUE });
}

void
rk_sheet_add_arrow (RkSheet *self, const RkSheetArrow *arrow)
{
  add_item (self, (Item){ .kind = ITEM_ARROW, .arrow = *arrow });
}

void
rk_sheet_add_half_circle (RkSheet *self, double x, double y, double radius)
{
  add_item (self, (Item){ .kind = ITEM_HALF_CIRCLE,
                          .x = x,
                          .y = y,
                          .width = radius,
                          .weight = RK_RULE_THIN,
                          .dashed = TRUE });
}

void
rk_sheet_add_mark (RkSheet *self, RkMark mark, double x, double y, double size)
{
  add_item (self, (Item){ .kind = ITEM_MARK, .mark = mark, .x = x, .y = y, .width = size });
}

void
rk_sheet_add_path (RkSheet *self, const double *points, guint n_points, double weight)
{
  add_item (self, (Item){ .kind = ITEM_PATH,
                          .weight = weight,
                          .shared = g_memdup2 (points, 2 * n_points * sizeof *points),
                          .n_points = n_points });
}

typedef struct
{
  const guchar *at;
  gsize left;
} Reading;

static cairo_status_t
read_png (void *closure, unsigned char *data, unsigned int length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->at, length);
  reading->at += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

gboolean
rk_sheet_add_png (
    RkSheet *self, GBytes *png, double x, double y, double width, double height, GError **error)
{
  Reading reading = { 0 };
  cairo_surface_t *surface;

  reading.at = g_bytes_get_data (png, &reading.left);
  surface = cairo_image_surface_create_from_png_stream (read_png, &reading);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                           _ ("The picture cannot be read. Save it as PNG and attach it again."));
      return FALSE;
    }
  add_item (self, (Item){ .kind = ITEM_PICTURE,
                          .shared = surface,
                          .x = x,
                          .y = y,
                          .width = width,
                          .height = height });
  return TRUE;
}

void
rk_sheet_add_sheet (RkSheet *self, RkSheet *shared)
{
  add_item (self, (Item){ .kind = ITEM_SHEET, .shared = rk_sheet_ref (shared) });
}

void
rk_sheet_add_name (RkSheet *self, const RkSheetName *name)
{
  add_item (self, (Item){ .kind = ITEM_NAME, .shared = rk_sheet_name_copy (name) });
}

void
rk_sheet_turn (RkSheet *self, double x, double y)
{
  self->turned = TRUE;
  self->turn_x = x;
  self->turn_y = y;
}

void
rk_sheet_turn_back (RkSheet *self)
{
  self->turned = FALSE;
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static double
get_pitch (const RkSheetText *style, double size)
{
  return style->pitch > 0 ? style->pitch : size * LEADING;
}

static void
draw_free_line (const Item *item, RkType *type, cairo_t *cr, const char *text, double y)
{
  const RkSheetText *style = &item->style;
  double pitch = get_pitch (style, style->size);
  double baseline = y + rk_type_baseline (type, style->face, style->size, pitch);
  double x = item->x * RK_MM;

  if (style->spacing > 0)
    rk_type_draw_spaced (type, cr, style->face, style->size, style->spacing, x, baseline, text, -1);
  else
    rk_type_draw_aligned (type, cr, style->face, style->size, style->align, x, baseline, text);
}

static void
draw_back (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* One line of the text within its width, which may become several. Returns: where the next is. */
static double
draw_fitted (const Item *item, RkType *type, cairo_t *cr, const char *text, double y)
{
  const RkSheetText *style = &item->style;
  double room = item->width * RK_MM;
  g_auto (RkFitted) fitted = { 0 };
  double pitch;

  rk_fit_text (type, style->face, style->size, style->smallest > 0 ? style->smallest : SMALLEST,
               style->fit, room, text, &fitted);
  pitch = get_pitch (style, fitted.size);
  for (guint i = 0; i < fitted.lines->len; i++, y += pitch)
    {
      const RkFitLine *line = &g_array_index (fitted.lines, RkFitLine, i);
      const char *start = text + line->start;
      double width
          = line->scale * rk_type_measure (type, style->face, fitted.size, start, line->len);
      double x = item->x * RK_MM;

      if (style->align != RK_ALIGN_LEFT)
        x += (room - width) / (style->align == RK_ALIGN_CENTRE ? 2 : 1);
      if (style->backed)
        draw_back (cr, x, y, width, pitch);
      rk_type_draw (type, cr, style->face, fitted.size, line->scale, x,
                    y + rk_type_baseline (type, style->face, fitted.size, pitch), start, line->len);
    }
  return y;
}

static void
draw_text (const Item *item, RkType *type, cairo_t *cr)
{
  g_auto (GStrv) lines = g_strsplit (item->text, "\n", -1);
  double y = item->y * RK_MM;
  double ink = item->style.white ? 1 : 0;

  cairo_set_source_rgb (cr, ink, ink, ink);
  for (guint i = 0; lines[i]; i++)
    if (item->width > 0)
      y = draw_fitted (item, type, cr, lines[i], y);
    else
      {
        draw_free_line (item, type, cr, lines[i], y);
        y += get_pitch (&item->style, item->style.size);
      }
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_fill (const Item *item, cairo_t *cr)
{
  cairo_set_source_rgb (cr, item->weight, item->weight, item->weight);
  cairo_rectangle (cr, item->x * RK_MM, item->y * RK_MM, item->width * RK_MM, item->height * RK_MM);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_path (const Item *item, cairo_t *cr)
{
  static const double dash = DASH;
  double x = item->x * RK_MM;
  double y = item->y * RK_MM;

  cairo_set_line_width (cr, item->weight);
  cairo_set_dash (cr, &dash, item->dashed ? 1 : 0, 0);
  cairo_new_path (cr);
  if (item->kind == ITEM_BOX)
    cairo_rectangle (cr, x, y, item->width * RK_MM, item->height * RK_MM);
  else if (item->kind == ITEM_HALF_CIRCLE)
    cairo_arc (cr, x, y, item->width * RK_MM, 0, G_PI);
  else
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + item->width * RK_MM, y + item->height * RK_MM);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_arrow (const RkSheetArrow *arrow, cairo_t *cr)
{
  static const double dash = DASH;
  double x = arrow->x * RK_MM;
  double y = arrow->y * RK_MM;
  double right = x + arrow->width * RK_MM;
  double height = arrow->height * RK_MM;
  double tip = MIN (arrow->tip, arrow->width) * RK_MM;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, right - tip, y);
  if (tip > 0)
    cairo_line_to (cr, right, y + height / 2);
  cairo_line_to (cr, right - tip, y + height);
  cairo_line_to (cr, x, y + height);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, arrow->grey, arrow->grey, arrow->grey);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, arrow->weight);
  cairo_set_dash (cr, &dash, arrow->dashed ? 1 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_rectangle (cr, x, y, arrow->edge * RK_MM, height);
  cairo_fill (cr);
}

static void
draw_points (const Item *item, cairo_t *cr)
{
  const double *points = item->shared;

  cairo_new_path (cr);
  for (guint i = 0; i < item->n_points; i++)
    cairo_line_to (cr, points[2 * i] * RK_MM, points[2 * i + 1] * RK_MM);
  cairo_close_path (cr);
  cairo_set_line_width (cr, item->weight);
  cairo_stroke (cr);
}

static void
draw_picture (const Item *item, cairo_t *cr)
{
  cairo_surface_t *surface = item->shared;

  cairo_save (cr);
  cairo_translate (cr, item->x * RK_MM, item->y * RK_MM);
  cairo_scale (cr, item->width * RK_MM / cairo_image_surface_get_width (surface),
               item->height * RK_MM / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void draw_items (const RkSheet *self, RkType *type, cairo_t *cr);

static void
draw_kind (const Item *item, RkType *type, cairo_t *cr)
{
  switch (item->kind)
    {
    case ITEM_TEXT:
      draw_text (item, type, cr);
      break;
    case ITEM_MARK:
      rk_mark_draw (cr, item->mark, item->x * RK_MM, item->y * RK_MM, item->width * RK_MM);
      break;
    case ITEM_FILL:
      draw_fill (item, cr);
      break;
    case ITEM_ARROW:
      draw_arrow (&item->arrow, cr);
      break;
    case ITEM_PATH:
      draw_points (item, cr);
      break;
    case ITEM_PICTURE:
      draw_picture (item, cr);
      break;
    case ITEM_SHEET:
      draw_items (item->shared, type, cr);
      break;
    case ITEM_NAME:
      rk_sheet_name_draw (item->shared, type, cr);
      break;
    case ITEM_BOX:
    case ITEM_RULE:
    case ITEM_HALF_CIRCLE:
    default:
      draw_path (item, cr);
    }
}

static void
draw_item (const Item *item, RkType *type, cairo_t *cr)
{
  if (item->turned)
    {
      cairo_save (cr);
      cairo_translate (cr, item->turn_x * RK_MM, item->turn_y * RK_MM);
      cairo_rotate (cr, G_PI);
      cairo_translate (cr, -item->turn_x * RK_MM, -item->turn_y * RK_MM);
    }
  draw_kind (item, type, cr);
  if (item->turned)
    cairo_restore (cr);
}

static void
draw_items (const RkSheet *self, RkType *type, cairo_t *cr)
{
  for (guint i = 0; i < self->items->len; i++)
    draw_item (&g_array_index (self->items, Item, i), type, cr);
}

void
rk_sheet_draw (const RkSheet *self, RkType *type, cairo_t *cr, const RkRect *rect)
{
  cairo_save (cr);
  cairo_translate (cr, rect->x, rect->y);
  draw_items (self, type, cr);
  cairo_restore (cr);
}
