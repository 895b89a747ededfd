/* The inside of type: fonts, layouts, and the short way for plain Japanese text. */
#pragma once

#include "rk-type.h"

G_BEGIN_DECLS

typedef struct
{
  double ascent; /* of an em of 1 */
  double descent;
  double half; /* widest half-width character */
  double full; /* widest full-width character */
} RkMetrics;

/* A line of text as glyphs of one font. */
typedef struct
{
  gpointer key; /* face and size */
  char *text;
  cairo_scaled_font_t *font; /* borrowed from the Pango font */
  cairo_glyph_t *glyphs;
  int n_glyphs;
  cairo_text_cluster_t *clusters;
  int n_clusters;
  cairo_text_cluster_flags_t flags;
  double advance;
} RkGlyphs;

struct _RkType
{
  PangoContext *context;
  PangoContext *vertical;  /* made when first needed */
  GHashTable *layouts;     /* face and size → PangoLayout */
  GHashTable *fonts;       /* face and size → PangoFont */
  PangoAttrList *features; /* no kerning: columns of a fixed-pitch face must line up */
  char *families[RK_N_FACES];
  RkMetrics metrics[RK_N_FACES];
  gboolean measured[RK_N_FACES];
  RkGlyphs last; /* a line is often measured and then drawn */
};

gpointer rk_type_get_key (RkFace face, double size);

/* The first font of a face, which has most characters. */
PangoFont *rk_type_get_font (RkType *self, RkFace face, double size);

/* The glyphs of a line that needs no shaping and that the first font has all characters of, else
 * NULL. Good until the next call. */
const RkGlyphs *
rk_type_get_glyphs (RkType *self, RkFace face, double size, const char *text, gssize len);
void rk_glyphs_show (const RkGlyphs *self, cairo_t *cr);
void rk_glyphs_clear (RkGlyphs *self);

gboolean rk_type_is_half_width (gunichar c);
gboolean rk_type_is_full_width (gunichar c);

G_END_DECLS
