/* The 改選 window: what its rows and recording share. */
#pragma once

#include "rk-renewal-row.h"
#include "rk-renewal-window.h"

G_BEGIN_DECLS

#define RK_NAME_MISSING N_ ("Enter the name of the successor.")

struct _RkRenewalWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *record;
  GtkWidget *keep;
  GtkEditable *start_row;
  GtkEditable *appointed_row;
  GtkEditable *answer_row;
  GtkLabel *problem;
  AdwPreferencesGroup *group;
  GtkWidget *all_same;
  GtkWidget *nomination;
  AdwStatusPage *done;
  GtkBox *papers;
  GtkLabel *nothing;
  GtkLabel *kept; /* under which day, where another was expected */

  RkContext *context;
  RkRecord *council;
  gint64 seat;
  RkDate start;
  GPtrArray *seats; /* RkRenewalSeat */
  GPtrArray *rows;  /* RkRenewalRow, one per seat */
  GPtrArray *picks; /* RkRenewalPick: what was decided before the day of the start was another */
  gboolean is_done;
};

/** rk_renewal_window_update: how many seats can be recorded. */
void rk_renewal_window_update (RkRenewalWindow *self);
/** rk_renewal_window_load: the seats of the day, with what the file keeps of them. */
void rk_renewal_window_load (RkRenewalWindow *self);
/** rk_renewal_window_read_day: Returns: FALSE: what was typed is none; that is said */
gboolean rk_renewal_window_read_day (RkRenewalWindow *self, GtkEditable *row, RkDate *day);
/** rk_renewal_window_has_days: whether every day typed into the rows is one; the first that is not
 * gets the keyboard. */
gboolean rk_renewal_window_has_days (RkRenewalWindow *self);
/** rk_renewal_window_take_start: what stands in the entry is the day of the start. Returns: FALSE:
 * it is none; that is said */
gboolean rk_renewal_window_take_start (RkRenewalWindow *self);

G_END_DECLS
