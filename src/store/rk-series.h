/* What became of things over the years: agenda item → opinions → actions → results. An item that
 * was carried over, or is on the agenda again by the same name, is one thread. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * RkSeriesEntry: an item in one meeting.
 * @item: 0: what was said under no item
 * @carried: it was carried over from the entry before
 * @put_off: it was put off
 * @opinions: array of RkOpinion; @text is NULL for homework that came of no statement
 */
typedef struct
{
  gint64 item;
  gint64 meeting;
  int year;
  char *number;  /* 「第1回」; of a joint meeting, the council's own */
  char *council; /* short */
  char *date;    /* ISO, nullable */
  char *title;
  gboolean carried;
  gboolean put_off;
  GPtrArray *opinions;
} RkSeriesEntry;

/**
 * RkSeriesThread:
 * @title: of its newest entry
 * @entries: array of RkSeriesEntry, the oldest first
 * @n_opinions, @n_actions, @n_open, @n_late: in all of them
 */
typedef struct
{
  char *title;
  GPtrArray *entries;
  guint n_opinions;
  guint n_actions;
  guint n_open;
  guint n_late;
} RkSeriesThread;

/**
 * RkSeriesFilter:
 * @RK_SERIES_SAID: threads in which something was said, or that were carried over
 * @RK_SERIES_OPEN: those with homework that is not done
 * @RK_SERIES_ALL: every item
 */
typedef enum
{
  RK_SERIES_SAID,
  RK_SERIES_OPEN,
  RK_SERIES_ALL,
} RkSeriesFilter;

/**
 * rk_series_load:
 * @council: those that it holds, with others, too; 0: all
 * @last_year: the newest fiscal year; @n_years: so many in all
 * @iso: (nullable): the day that states are as of
 * Returns: array of RkSeriesThread, in the order of their first appearance
 */
GPtrArray *rk_series_load (
    RkDb *db, gint64 council, int last_year, guint n_years, const char *iso, GError **error);
/**
 * rk_series_filter: takes out what is not asked for, in place.
 * @text: (nullable): words that item, opinion, answer or homework must hold, all of them
 */
void rk_series_filter (GPtrArray *threads, RkSeriesFilter filter, const char *text);

G_END_DECLS
