/* What the two halves of the 計画 page share: what it shows, and what is done with it. */
#pragma once

#include "rk-plans-page.h"
#include "rk-plans.h"
#include "rk-roadmap-grid.h"
#include "rk-roadmap-strip.h"

G_BEGIN_DECLS

/* What the page shows, read in one go. */
typedef struct
{
  gint64 asked; /* plan; 0: what suits */
  int year;
  GPtrArray *plans; /* RkRecord */
  RkPlan *plan;     /* NULL: there is none */
  GPtrArray *evaluations;
  GPtrArray *issues;
  GPtrArray *options; /* of all issues */
} RkPlansData;

struct _RkPlansPage
{
  RkPage parent_instance;

  /* template */
  GtkMenuButton *papers_button;
  GtkWidget *add_button;
  GtkStack *states;
  AdwStatusPage *none;
  GtkWidget *tools;
  GtkDropDown *choice;
  GtkToggleButton *schedule_button;
  GtkToggleButton *targets_button;
  GtkToggleButton *reviews_button;
  GtkDropDown *layers;
  GtkDropDown *year;
  GtkStack *views;
  GtkBox *schedule;
  GtkScrolledWindow *table;
  AdwBin *targets;
  AdwBin *reviews;

  /* owned by the tree */
  RkRoadmapGrid *grid;
  RkRoadmapStrip *strip;
  GtkWidget *target_list;
  GtkWidget *review_list;
  GtkWidget *issue_list;

  RkPlansData *data;
  gint64 plan_id; /* what is asked for; 0: what suits */
  gint64 line;    /* to be selected once it has been read */
  gint64 cell;
  int asked_year;
  gboolean filling; /* the choices */
};

RkPlan *rk_plans_page_plan (RkPlansPage *self);
gboolean rk_plans_page_may_write (RkPlansPage *self);
void rk_plans_page_reload (RkPlansPage *self);
/* rk-plans-actions.c */
void rk_plans_page_install_actions (GtkWidgetClass *widget_class);
void rk_plans_page_update_actions (RkPlansPage *self);
/** rk_plans_page_update_opinion: whether the selected line came of an opinion. */
void rk_plans_page_update_opinion (RkPlansPage *self);
GMenuModel *rk_plans_page_papers (void);
void rk_plans_page_paper (RkPlansPage *self, const char *document);
/** rk_plans_page_do: what the keys of the table ask for. @verb: RkRoadmapVerb */
void rk_plans_page_do (RkPlansPage *self, int verb);

G_END_DECLS
