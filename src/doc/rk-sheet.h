/* A page where everything has its place in millimetres: 委嘱状, 回答票, 席札, labels, envelopes. */
#pragma once

#include "rk-fit.h"
#include "rk-marks.h"

G_BEGIN_DECLS

typedef struct _RkSheet RkSheet;

/**
 * RkSheetText: how a text is set. Zero means the default everywhere.
 * @x: mm from the left of the sheet's area; with @width the left edge of the field, else the left
 *   end, the middle or the right end of the line, as @align says
 * @y: mm from its top to the top of the first line
 * @width: mm; text is fitted to it by @fit; 0: one line of any length
 * @size: pt
 * @smallest: pt (7)
 * @pitch: pt (1.4 times the size)
 * @spacing: ems between the characters; only where @width is 0
 * @white: in white, on a dark box
 * @backed: on white, so that lines behind it do not run through it; only where @width is set
 */
typedef struct
{
  double x;
  double y;
  double width;
  RkFace face;
  double size;
  double smallest;
  double pitch;
  double spacing;
  RkAlign align;
  RkFit fit;
  gboolean white;
  gboolean backed;
} RkSheetText;

/**
 * RkSheetArrow: a bar that points to the right, of a 工程表.
 * @x, @y, @width, @height: mm; its point is at the right edge
 * @tip: mm that the point takes; 0: a bar
 * @weight: pt of its line
 * @grey: of its inside, from 0, black, to 1
 * @edge: mm of a black edge at the left; 0: none
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double tip;
  double weight;
  double grey;
  double edge;
  gboolean dashed;
} RkSheetArrow;

/** rk_sheet_new: Returns: (transfer full): an empty sheet */
RkSheet *rk_sheet_new (void);
RkSheet *rk_sheet_ref (RkSheet *self);
/** rk_sheet_free: gives up one reference. */
void rk_sheet_free (RkSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSheet, rk_sheet_free)

/** rk_sheet_add_text: @text: copied; "\n" starts a new line, each of which is fitted. */
void rk_sheet_add_text (RkSheet *self, const RkSheetText *style, const char *text);
/** rk_sheet_add_box: @weight: pt. @dashed: a guide, as for a seal */
void rk_sheet_add_box (
    RkSheet *self, double x, double y, double width, double height, double weight, gboolean dashed);
/** rk_sheet_add_fill: @grey: from 0, black, to 1. What is added later stands on it. */
void
rk_sheet_add_fill (RkSheet *self, double x, double y, double width, double height, double grey);
/** rk_sheet_add_rule: @weight: pt */
void rk_sheet_add_rule (RkSheet *self, double x1, double y1, double x2, double y2, double weight);
/** rk_sheet_add_dotted: the same, dotted: columns within a wide cell. */
void rk_sheet_add_dotted (RkSheet *self, double x1, double y1, double x2, double y2, double weight);
/** rk_sheet_add_arrow: covers what was added before. */
void rk_sheet_add_arrow (RkSheet *self, const RkSheetArrow *arrow);
/** rk_sheet_add_half_circle: the lower half of a dashed circle (割印). */
void rk_sheet_add_half_circle (RkSheet *self, double x, double y, double radius);
/** rk_sheet_add_mark: @x, @y: mm, centre. @size: mm */
void rk_sheet_add_mark (RkSheet *self, RkMark mark, double x, double y, double size);

/** rk_sheet_add_path: @points: x and y by turns, mm. @weight: pt. It is closed. */
void rk_sheet_add_path (RkSheet *self, const double *points, guint n_points, double weight);
/**
 * rk_sheet_add_png: a picture that fills a place, for the background of a certificate. Sheets share
 * it by sharing the sheet it is on; a PDF holds it once.
 * @error: %RK_ERROR_FORMAT where it is no PNG that can be read
 */
gboolean rk_sheet_add_png (
    RkSheet *self, GBytes *png, double x, double y, double width, double height, GError **error);
/**
 * rk_sheet_add_sheet: what is the same on many sheets: drawn below what is added later.
 * @shared: (transfer none): must not be changed any more
 */
void rk_sheet_add_sheet (RkSheet *self, RkSheet *shared);

/**
 * RkSheetName: to whom a certificate is given, centred on one line where that can be done.
 * @x, @y, @width: mm; @y: top of a line of the nominal size
 * @size: pt, made smaller by steps of one down to @smallest
 * @corporation, @branch: (nullable): the branch stands beside it at three quarters of the size; on
 *   a line of its own where the smallest size is too wide
 * @honorific: 様, at @honorific_size whatever the size of the name
 */
typedef struct
{
  double x;
  double y;
  double width;
  double size;
  double smallest;
  double honorific_size;
  const char *corporation;
  const char *branch;
  const char *honorific;
} RkSheetName;

/** rk_sheet_add_name: @name: its strings are copied. */
void rk_sheet_add_name (RkSheet *self, const RkSheetName *name);

/** rk_sheet_turn: what is added from now on stands upside down, turned about a point (mm). */
void rk_sheet_turn (RkSheet *self, double x, double y);
/** rk_sheet_turn_back: ends what rk_sheet_turn() began. */
void rk_sheet_turn_back (RkSheet *self);

/** rk_sheet_draw: into @rect, in points. */
void rk_sheet_draw (const RkSheet *self, RkType *type, cairo_t *cr, const RkRect *rect);

G_END_DECLS
