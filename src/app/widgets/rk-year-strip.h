/* The meetings of a fiscal year over all councils: April to March, ● held, ○ planned, the number
 * of the meeting inside, a line for today. Arrow keys walk the meetings, Enter opens one. */
#pragma once

#include <gtk/gtk.h>
#include "rk-calendar.h"

G_BEGIN_DECLS

#define RK_TYPE_YEAR_STRIP (rk_year_strip_get_type ())
G_DECLARE_FINAL_TYPE (RkYearStrip, rk_year_strip, RK, YEAR_STRIP, GtkWidget)

/**
 * RkYearMark: one meeting.
 * @row: which kind of council, from 0; each has a row of its own
 * @name: of the council, short
 * @number: 第n回
 */
typedef struct
{
  gint64 id;
  RkDate date;
  guint row;
  char *name;
  guint number;
  gboolean held;
} RkYearMark;

void rk_year_mark_free (RkYearMark *mark);

/**
 * RkYearWork: what the secretariat has to do in a month.
 * @month: 1 to 12
 * @open, @late: to-dos not done, of them past their day
 * @meeting: of the most urgent one
 */
typedef struct
{
  int month;
  guint open;
  guint late;
  gint64 meeting;
} RkYearWork;

/* Signals:
 *   activated (gint64 id)               a meeting is to be opened
 *   work-activated (gint64 meeting)     its to-dos are to be shown
 *   proposed (int month, guint row)     double click where no meeting is: one is to be made */

GtkWidget *rk_year_strip_new (void);
/**
 * rk_year_strip_set_marks:
 * @year: fiscal year
 * @today: where the line stands
 * @rows: (array zero-terminated=1): names of the rows
 * @marks: array of RkYearMark in the order of their dates; kept
 */
void rk_year_strip_set_marks (
    RkYearStrip *self, int year, RkDate today, const char *const *rows, GPtrArray *marks);
/**
 * rk_year_strip_set_work: the row 事務, below those of the meetings.
 * @work: array of RkYearWork, by month from April; kept
 */
void rk_year_strip_set_work (RkYearStrip *self, GPtrArray *work);
/** rk_year_strip_double_click: as if, in the middle of a month and a row. */
void rk_year_strip_double_click (RkYearStrip *self, int month, guint row);
/** rk_year_strip_dup_reading: the meeting that the keys are at, in words; NULL: none */
char *rk_year_strip_dup_reading (RkYearStrip *self);
/** rk_year_strip_walk: what → (+1) and ← (-1) do. */
void rk_year_strip_walk (RkYearStrip *self, int step);
/** rk_year_strip_open: what Enter does. */
void rk_year_strip_open (RkYearStrip *self);

G_END_DECLS
