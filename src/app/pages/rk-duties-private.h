/* Inside 今週やること: what the sources of duties share. */
#pragma once

#include "rk-duties.h"

G_BEGIN_DECLS

typedef struct
{
  RkDb *db;
  const char *path;
  RkDate today;
  GCancellable *cancellable;
  GPtrArray *duties;
} RkDutyLoader;

/** rk_duties_add: a new duty without words yet. */
RkDuty *
rk_duties_add (RkDutyLoader *self, RkDutyUrgency urgency, const char *icon, const char *verb);
/** rk_duties_dup_count: @format with the number in place of its %s, with commas */
char *rk_duties_dup_count (const char *format, guint64 n);
/** rk_duties_dup_day: 「7月31日（水）」 */
char *rk_duties_dup_day (RkDate date);
/** rk_duties_add_meetings: replies, notices, homework, minutes; rk-duties-meetings.c */
gboolean rk_duties_add_meetings (RkDutyLoader *self, GError **error);

G_END_DECLS
