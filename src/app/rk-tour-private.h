/* The tour of the sample office: what both of its halves know. */
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
  gboolean (*then) (RkTour *tour);
} RkTourStop;

struct _RkTour
{
  GtkApplication *application;
  GSettings *settings;
  char *folder;
  char *only;
  RkWindow *window;   /* the office */
  GtkWindow *picture; /* what is taken */
  const RkTourStop *stops;
  guint n_stops;
  guint stop; /* the one shown */
  guint look; /* 0: plain, then the bits of RkTourStop.looks */
  GdkPaintable *paintable;
  gint64 drawn;   /* when it was last redrawn */
  gint64 started; /* when this stop was reached */
  guint n_saved;
  gboolean went_on; /* RkTourStop.then has nothing more to do */
  gboolean failed;
};

/** rk_tour_stops: what is shown, in order. (transfer none) */
const RkTourStop *rk_tour_stops (guint *n);

/* rk-tour-plans.c */
void rk_tour_show_logic (RkTour *tour);
void rk_tour_show_wizard (RkTour *tour);
gboolean rk_tour_fill_wizard (RkTour *tour);
void rk_tour_show_feed (RkTour *tour);
gboolean rk_tour_open_trend (GtkWidget *root);

G_END_DECLS
