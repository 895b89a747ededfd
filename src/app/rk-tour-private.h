/* The tour of the sample office: how it goes on (rk-tour.c) and where (a table for each page). */
#pragma once

#include "rk-window-actions.h"

G_BEGIN_DECLS

typedef enum
{
  RK_TOUR_DARK = 1 << 0,
  RK_TOUR_LARGE = 1 << 1, /* text at 200 % */
  RK_TOUR_W900 = 1 << 2,
  RK_TOUR_W640 = 1 << 3,
} RkTourLook;

typedef struct _RkTour RkTour;

typedef struct
{
  const char *name;
  void (*show) (RkTour *tour);
  RkTourLook looks; /* besides light at full width */
  /* (nullable): each time nothing moves any more, until it says that the picture can be taken */
  gboolean (*then) (RkTour *tour, const char *part);
  const char *part; /* (nullable): of the page: a view, a tab */
} RkTourStop;

struct _RkTour
{
  GtkApplication *application;
  GSettings *settings;
  char *folder;
  char *only;
  RkWindow *window;   /* the office */
  GtkWindow *picture; /* what is taken */
  GArray *stops;      /* RkTourStop */
  guint stop;         /* the one shown */
  guint look;         /* 0: plain, then the bits of RkTourStop.looks */
  GdkPaintable *paintable;
  guint quiet;    /* ticks since something was read or redrawn */
  gint64 entered; /* when this stop was reached */
  gint64 started; /* when all that it reads had been read */
  guint n_saved;
  gboolean went_on; /* RkTourStop.then has nothing more to do */
  gboolean failed;
};

/** rk_tour_stops: what is shown, in order. Returns: (transfer full) (element-type RkTourStop) */
GArray *rk_tour_stops (void);

/* A table for each page, in a file of its name; a stop without a name ends it. */
extern const RkTourStop rk_tour_office[];
extern const RkTourStop rk_tour_councils[];
extern const RkTourStop rk_tour_meetings[];
extern const RkTourStop rk_tour_checklists[];
extern const RkTourStop rk_tour_workplaces[];
extern const RkTourStop rk_tour_indicators[];
extern const RkTourStop rk_tour_plans[];
extern const RkTourStop rk_tour_imports[];

/** rk_tour_db: of the office. */
RkDb *rk_tour_db (RkTour *tour);
/** rk_tour_page: the page that is shown. */
RkPage *rk_tour_page (RkTour *tour);
/** rk_tour_first: the first record of a query; 0: there is none */
gint64 rk_tour_first (RkTour *tour, RkQuery *query);
/** rk_tour_go: to a page. */
void rk_tour_go (RkTour *tour, const char *page);
/** rk_tour_find_shown: Returns: (nullable): the first visible widget of a type in @widget */
GtkWidget *rk_tour_find_shown (GtkWidget *widget, GType type);
/** rk_tour_show_beside: a window of its own is what the picture is of. */
void rk_tour_show_beside (RkTour *tour, GtkWidget *window);

G_END_DECLS
