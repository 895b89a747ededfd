#include "rk-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-output.h"
#include "rk-pages-private.h"

static void
set_metadata (cairo_surface_t *surface, RkDocument *document)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Renkei " RK_VERSION);
  if (document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  /* Cairo takes the clock unless it is told otherwise, and leaves the date out if it is no date:
   * then the same input gives the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  document->created != NULL ? document->created : "");
}

static int
add_outline (cairo_surface_t *surface, int parent, const char *name, guint page, double y)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 %d]", page + 1, (int)y);

  return cairo_pdf_surface_add_outline (surface, parent, name, place, 0);
}

/* The groups of a long table are what one looks for in it. */
static void
add_group_outlines (
    cairo_surface_t *surface, int parent, RkTableLayout *table, const RkPiece *piece, guint page)
{
  const RkTableRange *range = &g_array_index (table->ranges, RkTableRange, piece->from);

  for (guint i = 0; i < table->groups->len && range->slice <= 1; i++)
    {
      const RkTableGroup *group = &g_array_index (table->groups, RkTableGroup, i);

      if (group->row >= range->from && group->row < range->to)
        add_outline (surface, parent, group->label, page, piece->y);
    }
}

/* The name of the part that begins at @block, or NULL. */
static const char *
find_part_name (RkDocument *document, guint block)
{
  const RkBlock *before = block > 0 ? document->blocks->pdata[block - 1] : NULL;

  return before != NULL && before->kind == RK_BLOCK_PART ? before->text : NULL;
}

/* A page that is left out. */
#define NO_SHEET G_MAXUINT

/* @sheets: (nullable): where the pages stand in a packet */
static void
add_inner_outlines (cairo_surface_t *surface, RkPages *pages, int root, const guint *sheets)
{
  int parent = root;

  for (guint i = 0; i < pages->pages->len; i++)
    {
      GArray *page = pages->pages->pdata[i];

      for (guint k = 0; k < page->len; k++)
        {
          const RkPiece *piece = &g_array_index (page, RkPiece, k);
          const RkBlock *block = pages->document->blocks->pdata[piece->block];
          const char *part = k == 0 ? find_part_name (pages->document, piece->block) : NULL;
          guint sheet = sheets ? sheets[i] : i;

          if (sheet == NO_SHEET)
            continue;
          if (part != NULL)
            parent = add_outline (surface, root, part, sheet, 0);
          if (block->kind == RK_BLOCK_HEADING && block->text != NULL)
            parent = add_outline (surface, root, block->text, sheet, piece->y);
          else if (block->kind == RK_BLOCK_TABLE)
            add_group_outlines (surface, parent, pages->layouts[piece->block].table, piece, sheet);
        }
    }
}

/* The sheets on which the pages of a part stand, one a page. */
static GArray *
find_sheets (RkPages *packet, guint part)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = rk_part_get_n (packet->document->parts->pdata[part]);
  const guint none = NO_SHEET;

  for (guint i = 0; i < n; i++)
    g_array_append_val (sheets, none);
  for (guint i = 0; i < packet->sheets->len; i++)
    {
      const RkPacketSheet *sheet = &g_array_index (packet->sheets, RkPacketSheet, i);

      for (guint k = 0; k < sheet->n_pages; k++)
        if (sheet->pages[k].part == part && sheet->pages[k].page != RK_PAGE_BLANK)
          g_array_index (sheets, guint, sheet->pages[k].page) = i;
    }
  return sheets;
}

static void
add_part_outlines (cairo_surface_t *surface, RkPages *packet)
{
  for (guint i = 0; i < packet->document->parts->len; i++)
    {
      const RkPartPages *part = packet->document->parts->pdata[i];
      g_autoptr (GArray) sheets = find_sheets (packet, i);
      const guint *places = (const guint *)(gpointer)sheets->data;
      g_autofree char *name = g_strconcat (part->number ? part->number : "",
                                           part->number ? "　" : "", part->title, NULL);
      guint first = 0;
      int root;

      while (first < sheets->len && places[first] == NO_SHEET)
        first++;
      if (first == sheets->len)
        continue;
      root = add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, places[first], 0);
      if (part->pages && part->pages->sheets == NULL)
        add_inner_outlines (surface, part->pages, root, places);
    }
}

static void
add_outlines (cairo_surface_t *surface, RkPages *pages)
{
  if (pages->sheets)
    add_part_outlines (surface, pages);
  else
    add_inner_outlines (surface, pages,
                        add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, pages->document->title, 0, 0),
                        NULL);
}

static gboolean
draw_pages (RkPages *self,
            cairo_surface_t *surface,
            cairo_t *cr,
            RkPdfProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  guint n = rk_pages_get_n (self);

  for (guint i = 0; i < n; i++)
    {
      double width, height;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rk_pages_get_page_size (self, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      rk_pages_draw (self, i, cr);
      cairo_show_page (cr);
      /* A full disk shows itself here, not after the last of a thousand pages. */
      if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        return TRUE;
      if (progress != NULL)
        progress (i + 1, n, user_data);
    }
  return TRUE;
}

static gboolean
finish (cairo_surface_t *surface, RkOutput *output, const char *path, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_FAILED,
                   _ ("“%s” could not be drawn. Nothing was changed. (%s)"), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return rk_output_commit (output, error);
}

gboolean
rk_pages_write_pdf (RkPages *self,
                    const char *path,
                    RkPdfProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (RkOutput) output = rk_output_open (path, error);
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean ok;

  if (output == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (
      rk_output_write, output, self->document->paper.width, self->document->paper.height);
  set_metadata (surface, self->document);
  add_outlines (surface, self);
  cr = cairo_create (surface);
  ok = draw_pages (self, surface, cr, progress, user_data, cancellable, error);
  cairo_destroy (cr);
  if (ok)
    ok = finish (surface, output, path, error);
  else
    cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return ok;
}

gboolean
rk_document_write_pdf (RkDocument *self,
                       const char *path,
                       guint *n_pages,
                       RkPdfOverflow tell,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (RkPages) pages = rk_document_paginate (self, cancellable, error);
  const GPtrArray *overflows = pages ? rk_pages_get_overflows (pages) : NULL;

  if (pages == NULL || !rk_pages_write_pdf (pages, path, NULL, NULL, cancellable, error))
    return FALSE;
  for (guint i = 0; tell && i < overflows->len; i++)
    tell (overflows->pdata[i], user_data);
  if (n_pages)
    *n_pages += rk_pages_get_n (pages);
  return TRUE;
}
