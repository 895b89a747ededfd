/* The seating plan as a drawing: a function of a rectangle and a plan; the meeting paper and the
 * screen call the same one. */
#pragma once

#include "rk-seating.h"
#include "rk-type.h"

G_BEGIN_DECLS

/**
 * RkSeatLabel: what stands on one seat.
 * @note: (nullable): 「◎会長」, 「（代理）」
 * @strong: a heavier frame: chair and deputy chair
 */
typedef struct
{
  char *body;
  char *name;
  char *note;
  gboolean strong;
} RkSeatLabel;

/**
 * RkSeatingPicture: a plan with everything that is drawn.
 * @seating: (transfer full)
 * @labels: (element-type RkSeatLabel): one a place, in their order
 * @screen: (nullable): words under the screen: who takes part by Web
 * @middle: (nullable): what stands in the middle
 * @observers: seats for the public, 0: none
 */
typedef struct
{
  RkSeating *seating;
  GPtrArray *labels;
  char *screen;
  char *middle;
  char *gothic; /* family list, NULL: the usual one */
  guint observers;
} RkSeatingPicture;

/** rk_seating_picture_new: @seating: (transfer full). A place without a label is drawn empty. */
RkSeatingPicture *rk_seating_picture_new (RkSeating *seating);
void rk_seating_picture_free (gpointer picture);
/** rk_seating_picture_label: the label of place @n, to be filled. */
RkSeatLabel *rk_seating_picture_label (RkSeatingPicture *self, guint n);

/**
 * rk_seating_picture_get_scale: how much smaller than on A4 the seats are drawn in a rectangle, at
 * most 1; @width and @height in points.
 */
double rk_seating_picture_get_scale (const RkSeatingPicture *self, double width, double height);
/**
 * rk_seating_picture_get_seat: where place @n is drawn in @rect, for pointing and focus on a
 * screen.
 */
RkRect rk_seating_picture_get_seat (const RkSeatingPicture *self, const RkRect *rect, guint n);
/**
 * rk_seating_picture_fits: whether the words of place @n stand within its seat where the plan is
 * drawn in a rectangle of so many points.
 */
gboolean
rk_seating_picture_fits (const RkSeatingPicture *self, double width, double height, guint n);
/** rk_seating_picture_draw: an #RkFigureFunc. @picture: RkSeatingPicture */
void rk_seating_picture_draw (cairo_t *cr, const RkRect *rect, gpointer picture);

G_END_DECLS
