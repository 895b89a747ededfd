/* Of the files that decide what is hidden: counts, and the lines in which they add up. */
#pragma once

#include "rk-suppress.h"

G_BEGIN_DECLS

/**
 * RkSuppressCell:
 * @worth: what hiding it costs: rk_suppress_weigh()
 * @least: no fewer, as is known in any case
 */
typedef struct
{
  double count;
  double people;
  double worth;
  double least;
  RkHidden hidden;
  gboolean fixed;
  gboolean given_up; /* nothing is left to hide beside it */
  gboolean bounded;  /* nothing is left to hide so that less follows of it */
} RkSuppressCell;

/* Places of cells (guint). The last is the sum of those before. */
typedef GArray RkSuppressLine;

struct _RkSuppress
{
  guint below;
  GArray *cells; /* RkSuppressCell */
  GPtrArray *lines;
  GArray *nested; /* guint: whole, part, whole, part … */
};

static inline RkSuppressCell *
rk_suppress_cell (const RkSuppress *self, guint place)
{
  return &g_array_index (self->cells, RkSuppressCell, place);
}

static inline gboolean
rk_suppress_is_small (double count, guint below)
{
  return count > 0 && count < below;
}

/** rk_suppress_bounds: what is known of a hidden count without any line: it is not none, nor are
 * they all, but where it is so. */
void rk_suppress_bounds (const RkSuppressCell *cell, double *least, double *most);

/** RkSuppressClosing: looks for what closes a figure around a hidden cell. */
typedef struct _RkSuppressClosing RkSuppressClosing;

RkSuppressClosing *rk_suppress_closing_new (RkSuppress *self);
void rk_suppress_closing_free (RkSuppressClosing *closing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSuppressClosing, rk_suppress_closing_free)
/**
 * rk_suppress_close: hides what it takes so that @place, and what is hidden with it, may be so many
 * counts as may not be shown, whatever is known: cells that can change together, one more, another
 * fewer, and everything shown stays as it is. Of all such figures the one of the least worth; a
 * square of two areas and two ages, mostly.
 *
 * Returns: whether there is such a figure; else nothing was hidden
 */
gboolean rk_suppress_close (RkSuppressClosing *closing, guint place);

G_END_DECLS
