/* What the parts of the チェックリスト page share. */
#pragma once

#include "rk-chart-view.h"
#include "rk-checklist-data.h"
#include "rk-checklist-grid.h"
#include "rk-checklist-path.h"
#include "rk-checklist-sheet.h"
#include "rk-checklists-page.h"
#include "rk-checklist-cell.h"

G_BEGIN_DECLS

struct _RkChecklistsPage
{
  RkPage parent_instance;

  /* template */
  GtkWidget *back_button;
  GtkMenuButton *papers_button;
  GtkWidget *pane_button;
  GtkStack *states;
  AdwStatusPage *none;
  AdwFlap *flap;
  GtkWidget *tools;
  GtkWidget *new_button;
  AdwStatusPage *nobody;
  GtkDropDown *edition;
  GtkDropDown *year;
  GtkToggleButton *table_button;
  GtkToggleButton *years_button;
  GtkToggleButton *fields_button;
  GtkWidget *legend;
  GtkLabel *fidelity;
  GtkLabel *legend_text;
  GtkWidget *changes_label;
  GtkSwitch *changes;
  GtkButton *strip;
  GtkStack *views;
  GtkScrolledWindow *table;
  RkChartView *years;
  RkChartView *rates;
  RkChartView *radar;
  GtkDropDown *figured;
  GtkStack *pane;

  /* owned by the tree */
  RkChecklistGrid *grid;
  RkChecklistSheet *sheet;
  RkChecklistCell *cell;
  RkChecklistPath *path;

  RkChecklistData *data;
  gint64 edition_id; /* what is asked for; 0: what suits */
  gint64 about;      /* the column whose answers are open; 0: all side by side */
  gint64 item;       /* to be gone to once it has been read */
  int asked_year;
  GArray *edition_ids; /* gint64, by place in the choice */
  GCancellable *reading;
  gboolean filling;  /* the choices */
  gboolean to_focus; /* the first item, once it has been read */
  gboolean to_open;  /* what was begun last, once it has been read */
  guint updating;    /* idle source */
};

void rk_checklists_page_reload (RkChecklistsPage *self);
/** rk_checklists_page_looked_at: the column whose mark is selected; 0: none */
gint64 rk_checklists_page_looked_at (RkChecklistsPage *self);
/** rk_checklists_page_install_actions, …: rk-checklists-actions.c */
void rk_checklists_page_install_actions (GtkWidgetClass *widget_class);
void rk_checklists_page_update_actions (RkChecklistsPage *self);
void rk_checklists_page_paper (RkChecklistsPage *self, const char *document);
GMenuModel *rk_checklists_page_papers (void);

G_END_DECLS
