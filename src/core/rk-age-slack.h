/* Which classes of an RkAgeTable masked people may be of. */
#pragma once

#include "rk-indicator-value.h"

G_BEGIN_DECLS

/** rk_age_slack_mark: @place: of the cell in the table */
static inline void
rk_age_slack_mark (RkAgeSlack *slack, gsize place)
{
  slack->cells[place / 64] |= G_GUINT64_CONSTANT (1) << (place % 64);
}

static inline gboolean
rk_age_slack_has (const RkAgeSlack *slack, gsize place)
{
  return slack->cells[place / 64] >> (place % 64) & 1;
}

G_END_DECLS
