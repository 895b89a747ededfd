/* A sentence of a paper with a tag before it and a small figure beside it. */
#pragma once

#include "rk-chart.h"
#include "rk-document.h"

G_BEGIN_DECLS

/**
 * RkStrip: allocated with g_new0(); the document owns it and what it holds.
 * @tag: a word or two in a box, as 「強み1」
 * @heading: (nullable): of @chart
 * @chart: (nullable): drawn without its own title and notes
 * @boxed: with a frame around it: what is to be decided
 */
typedef struct
{
  char *tag;
  char *text;
  char *heading;
  RkChart *chart;
  gboolean boxed;
} RkStrip;

/** rk_strip_add: across the page, as high as it needs. @strip: (transfer full) */
void rk_strip_add (RkDocument *document, RkStrip *strip);
/** rk_strips_new: Returns: (element-type RkStrip): an array that owns them */
GPtrArray *rk_strips_new (void);
/** rk_strips_add_row: only their figures with the headings, side by side. @strips: (transfer full)
 */
void rk_strips_add_row (RkDocument *document, GPtrArray *strips);

G_END_DECLS
