/* The window of pairs, for what is done to all pairs of a verdict. */
#pragma once

#include "rk-beside.h"
#include "rk-match-job.h"
#include "rk-match-window.h"
#include "rk-pair-view.h"

G_BEGIN_DECLS

struct _RkMatchWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  AdwStatusPage *nothing;
  GtkProgressBar *progress;
  AdwLeaflet *leaflet;
  AdwFlap *flap;
  GtkStack *content;
  GtkWidget *verdicts;
  GtkToggleButton *verdict[RK_SAME + 1];
  GtkLabel *count;
  GtkListView *queue;
  GtkLabel *question;
  GtkLabel *why;
  AdwBin *pair_slot;
  GtkWidget *verbs;
  AdwToastOverlay *above_verbs;
  GtkBox *side;
  GtkWidget *queue_button;
  GtkWidget *detail_button;
  GtkWidget *more;
  GtkWidget *save;
  GtkScrolledWindow *scroller;

  RkContext *context;
  gboolean for_register;
  gint64 only[2]; /* these two records; 0: all */
  char *list_name;
  RkMatchList *list;
  GListStore *items;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  RkLikeness asked; /* the verdict that is shown */
  RkPairView *pair;
  RkMatchItem *item; /* the pair that is shown */
  GCancellable *finding;
  guint tick;
  guint n_asked;   /* pairs to be decided when there were most of them */
  guint n_running; /* commands of this window */
  guint n_records;
};

/** rk_match_window_find: looks for pairs. @path: (nullable): NULL: in the same list again */
void rk_match_window_find (RkMatchWindow *self, const char *path);
/** rk_match_window_update_actions: which of them there are now: after each command, too. */
void rk_match_window_update_actions (RkMatchWindow *self);
/** rk_match_verdict_install_actions: what is done to all pairs of a verdict at once. */
void rk_match_verdict_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
