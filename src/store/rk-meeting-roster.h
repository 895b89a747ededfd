/* The roster of the day of a meeting: in minutes that were made final, of then. */
#pragma once

#include "rk-councils.h"

G_BEGIN_DECLS

/**
 * rk_meetings_roster: the members of a council that holds a meeting, on its day. Once the minutes
 * are final, and in a correction of them until rk_minutes_renew(), it has whom it had then, as they
 * were called then: nobody who was entered later, and whose term was found to have ended is in it
 * all the same.
 * @council: that calls the meeting or holds it, too
 * @iso: (nullable): the day where the meeting has none; NULL: today
 * Returns: array of RkSeatRow, as rk_councils_members(); a seat that nobody had is a row, too
 */
GPtrArray *
rk_meetings_roster (RkDb *db, gint64 meeting, gint64 council, const char *iso, GError **error);

G_END_DECLS
