/* What there is to do about registrations, as it is called on the screen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkWorkList:
 * @work: value of the field “work” (rk-register.h)
 * @waits: somebody waits for the office; else the office might offer something
 */
typedef struct
{
  const char *work;
  const char *label;
  gboolean waits;
} RkWorkList;

/** rk_work_lists: in the order of a registration's life. @n: (out) */
const RkWorkList *rk_work_lists (guint *n);

G_END_DECLS
