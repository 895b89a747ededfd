/* Type on paper: the two families, a Pango context that measures the same for screen and printer,
 * and lines of text set at a fixed pitch. */
#pragma once

#include <pango/pangocairo.h>

#include "rk-paper.h"

G_BEGIN_DECLS

/* Families in the order in which they are asked for a character. BIZ UD lacks some (𠮷). */
#define RK_FAMILY_GOTHIC "BIZ UDGothic, Noto Sans CJK JP, sans-serif"
#define RK_FAMILY_MINCHO "BIZ UDMincho, Noto Serif CJK JP, serif"
#define RK_FAMILY_SCREEN "Noto Sans CJK JP, BIZ UDPGothic, sans-serif"

/**
 * RkFace:
 *
 * Mincho has one weight: there is no bold to ask for, so none can be synthesised.
 */
typedef enum
{
  RK_FACE_GOTHIC,
  RK_FACE_GOTHIC_BOLD,
  RK_FACE_MINCHO,
  RK_N_FACES,
} RkFace;

typedef enum
{
  RK_ALIGN_LEFT,
  RK_ALIGN_CENTRE,
  RK_ALIGN_RIGHT,
} RkAlign;

/**
 * RkType:
 *
 * A box of type: fonts loaded once and layouts used again and again. It belongs to the thread
 * that made it.
 */
typedef struct _RkType RkType;

/**
 * rk_type_create_context:
 *
 * Makes a context for text that is printed: Japanese, 72 dots an inch so that a Pango point is a
 * Cairo unit, no hinting, so that widths do not depend on the device.
 *
 * Returns: (transfer full): a context of the calling thread
 */
PangoContext *rk_type_create_context (void);

/**
 * rk_type_new:
 * @gothic: (nullable): family list in place of #RK_FAMILY_GOTHIC
 * @mincho: (nullable): family list in place of #RK_FAMILY_MINCHO
 *
 * Returns: (transfer full): a box of type for the calling thread
 */
RkType *rk_type_new (const char *gothic, const char *mincho);
void rk_type_free (RkType *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkType, rk_type_free)

/**
 * rk_type_get_shared:
 * @gothic: (nullable): as rk_type_new()
 * @mincho: (nullable): as rk_type_new()
 *
 * Returns: (transfer none): the box of type that the calling thread keeps for these families;
 *   loading fonts for every page and figure would take longer than drawing it
 */
RkType *rk_type_get_shared (const char *gothic, const char *mincho);

/**
 * rk_type_set_line:
 *
 * Returns: (transfer none): a layout holding @text in one line, good until the next call
 */
PangoLayout *
rk_type_set_line (RkType *self, RkFace face, double size, const char *text, gssize len);

/** rk_type_set_wrapped: the same, wrapped at @width by the Japanese rules (禁則). What a no-break
 * space (U+00A0) joins stays in one line, so that a person's name does. */
PangoLayout *rk_type_set_wrapped (
    RkType *self, RkFace face, double size, double width, const char *text, gssize len);

/**
 * rk_type_measure:
 * @text: UTF-8, one line
 * @len: bytes, or -1
 * @size: em in points (or pixels)
 *
 * Returns: the advance width of @text, in the unit of @size
 */
double rk_type_measure (RkType *self, RkFace face, double size, const char *text, gssize len);

/**
 * rk_type_estimate:
 *
 * An upper bound of the width of @text without laying it out: exact for the fixed-pitch families,
 * where a half-width character is half an em.
 *
 * Returns: the bound in the unit of @size, or -1 if @text holds characters of unknown width
 */
double rk_type_estimate (RkType *self, RkFace face, double size, const char *text, gssize len);

/**
 * rk_type_draw:
 * @x: left edge of the line
 * @baseline: its base line
 * @scale: horizontal scale (長体), 1 for none
 *
 * Draws one line with the current source of @cr.
 */
void rk_type_draw (RkType *self,
                   cairo_t *cr,
                   RkFace face,
                   double size,
                   double scale,
                   double x,
                   double baseline,
                   const char *text,
                   gssize len);

/**
 * rk_type_watch: notes the smallest size that is drawn with @cr from now on.
 * @smallest: (nullable): must outlive the drawing; begin with %G_MAXDOUBLE. NULL: no longer
 */
void rk_type_watch (cairo_t *cr, double *smallest);

/**
 * rk_type_draw_aligned:
 * @x: left edge, centre or right edge, as @align says
 *
 * As rk_type_draw() without 長体.
 */
void rk_type_draw_aligned (RkType *self,
                           cairo_t *cr,
                           RkFace face,
                           double size,
                           RkAlign align,
                           double x,
                           double baseline,
                           const char *text);

/** rk_type_draw_spaced: one centred line with @spacing ems between its characters. */
void rk_type_draw_spaced (RkType *self,
                          cairo_t *cr,
                          RkFace face,
                          double size,
                          double spacing,
                          double centre,
                          double baseline,
                          const char *text,
                          gssize len);

/**
 * rk_type_draw_vertical:
 * @x: centre of the column
 * @y: its top
 *
 * Draws one column of upright text (縦書き) with the vertical forms of the font.
 */
void rk_type_draw_vertical (
    RkType *self, cairo_t *cr, RkFace face, double size, double x, double y, const char *text);

/**
 * rk_type_baseline:
 * @pitch: line pitch in the unit of @size
 *
 * Returns: how far the base line lies under the top of a line of @pitch, so that the em box is
 *   centred in it whatever font a character falls back to
 */
double rk_type_baseline (RkType *self, RkFace face, double size, double pitch);

G_END_DECLS
