/* 今週やること: what the records say is to be done, derived each time and never stored. */
#pragma once

#include "rk-calendar.h"
#include "rk-query.h"

G_BEGIN_DECLS

/** RkDutyUrgency: how it looks. Rows stand in the order late, with a day, without one. */
typedef enum
{
  RK_DUTY_LATE,
  RK_DUTY_SOON,
  RK_DUTY_THIS_WEEK,
} RkDutyUrgency;

/**
 * RkDuty: one duty with the one thing that does it.
 * @icon: icon name
 * @title: what, with its number
 * @detail: (nullable): second line
 * @chip: (nullable): how late or how soon
 * @verb: of the button
 * @page: (nullable): page to show, with @query
 * @query: (nullable): conditions to set there
 * @record: shown on @page where no @query is given; 0: just the page
 * @action: (nullable): action of the window instead
 * @due: for the order; none: after those with a date
 */
typedef struct
{
  RkDutyUrgency urgency;
  const char *icon;
  char *title;
  char *detail;
  char *chip;
  char *verb;
  const char *page;
  RkQuery *query;
  gint64 record;
  const char *action;
  RkDate due;
} RkDuty;

void rk_duty_free (RkDuty *duty);

/** rk_duties_add_councils: vacancies, terms that end, transfers, letters. @duties: RkDuty */
gboolean rk_duties_add_councils (RkDb *db, RkDate today, GPtrArray *duties, GError **error);

/**
 * rk_duties_load: everything to be done on @today, most urgent first.
 * @path: office file, whose backups are looked for
 * Returns: (transfer full): array of RkDuty
 */
GPtrArray *rk_duties_load (
    RkDb *db, const char *path, RkDate today, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkDuty, rk_duty_free)

G_END_DECLS
