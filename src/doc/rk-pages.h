/* Pages: what a document becomes on its paper. Preview, PDF and printer draw the same ones. */
#pragma once

#include <gio/gio.h>

#include "rk-document.h"

G_BEGIN_DECLS

/**
 * RkOverflow:
 *
 * A cell whose text did not fit by any of the rules. It is printed whole, in a higher row, but
 * the officer should know before printing.
 */
typedef struct
{
  guint page;   /* from 0 */
  guint row;    /* of its table, from 0 */
  guint column; /* from 0 */
  char *text;
} RkOverflow;

/**
 * rk_document_paginate:
 * @self: a finished document
 * @cancellable: (nullable):
 *
 * Lays the document out. No display is needed; any thread will do.
 *
 * Returns: (transfer full): the pages, at least one; %NULL only when cancelled
 *   (%G_IO_ERROR_CANCELLED)
 */
RkPages *rk_document_paginate (RkDocument *self, GCancellable *cancellable, GError **error);
void rk_pages_free (RkPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkPages, rk_pages_free)

guint rk_pages_get_n (RkPages *self);
/** rk_pages_keep: only the first @n sheets, at least one. */
void rk_pages_keep (RkPages *self, guint n);
RkDocument *rk_pages_get_document (RkPages *self);

/** rk_pages_get_size: the first sheet in points; all sheets have its size, except in a packet. */
void rk_pages_get_size (RkPages *self, double *width, double *height);
/** rk_pages_get_page_size: sheet @n, from 0, in points. */
void rk_pages_get_page_size (RkPages *self, guint n, double *width, double *height);

/**
 * rk_pages_draw:
 * @n: page, from 0
 * @cr: in points, origin at the top left corner of the sheet
 *
 * Draws one page, black on nothing: paint the paper first where that matters. Any thread may draw,
 * one at a time.
 */
void rk_pages_draw (RkPages *self, guint n, cairo_t *cr);

/** rk_pages_get_record: which record page @n, from 0, is about; 0: not known. */
gint64 rk_pages_get_record (RkPages *self, guint n);

/** rk_pages_find_part: the sheet of a packet on which a part begins; as many as there are: none. */
guint rk_pages_find_part (RkPages *self, guint part);

/**
 * rk_pages_get_figure:
 * @rect: (out): where the first figure of page @n stands, in points
 *
 * Returns: whether there is one
 */
gboolean rk_pages_get_figure (RkPages *self, guint n, RkRect *rect);

/**
 * rk_pages_get_smallest_text:
 *
 * Returns: the size of the smallest letters of a document that is no packet, in points; 0: it has
 *   none
 */
double rk_pages_get_smallest_text (RkPages *self);

/**
 * rk_pages_get_overflows:
 *
 * Returns: (transfer none) (element-type RkOverflow): what did not fit, in reading order
 */
const GPtrArray *rk_pages_get_overflows (RkPages *self);

G_END_DECLS
