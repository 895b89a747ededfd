/* Inside the 事業所 page: the parts that its source files share. */
#pragma once

#include "rk-cell-editor.h"
#include "rk-record-list.h"
#include "rk-saved-filters.h"
#include "rk-workplace-pane.h"
#include "rk-workplaces-chart.h"
#include "rk-workplaces-page.h"

G_BEGIN_DECLS

#define RK_WORKPLACES_ORDER "name" /* 五十音: where no other order is asked for */

struct _RkWorkplacesPage
{
  RkPage parent_instance;

  /* template */
  GtkToggleButton *search_toggle;
  GtkToggleButton *list_toggle;
  GtkToggleButton *chart_toggle;
  GtkWidget *view_box;
  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkWidget *filter_bar;
  GtkEditable *search;
  AdwSqueezer *filters;
  GtkWidget *clear_button;
  AdwBin *saved_slot;
  AdwFlap *flap;
  GtkStack *stack;
  AdwBin *list_slot;
  AdwBin *chart_slot;
  AdwStatusPage *empty;
  GtkWidget *empty_verbs;
  AdwStatusPage *none;
  GtkButton *hint_button;
  GtkActionBar *bar;
  GtkLabel *bar_count;
  GtkWidget *edit_many_button;
  RkWorkplacePane *pane;
  GMenuModel *row_menu_model;

  RkRecordList *list; /* owned by the tree, like those below */
  RkWorkplacesChart *chart;
  RkSavedFilters *saved;
  GPtrArray *buttons;  /* RkFilterButton, of the bar in each of its widths */
  GPtrArray *menus;    /* RkConditionMenu */
  GtkWidget *row_menu; /* made when first opened */
  gint64 menu_id;      /* whose row it was opened on */

  RkQuery *query; /* conditions without an order; shared, so never changed in place */
  char *sort_field;
  gboolean descending;
  gboolean setting; /* the program sets search or conditions, not the person */
  gboolean loaded;  /* the first rows have come */

  GCancellable *hinting;
  char *hint_field; /* NULL: the search */
  gint64 wanted;    /* a record to show once the list has come */
  gboolean linked;  /* the list that comes was asked for from elsewhere */
};

/** rk_workplaces_page_take_query: shows other conditions. @query: (transfer full) */
void rk_workplaces_page_take_query (RkWorkplacesPage *self, RkQuery *query);
/** rk_workplaces_page_ordered_query: conditions and order together. Returns: (transfer full) */
RkQuery *rk_workplaces_page_ordered_query (RkWorkplacesPage *self);
/** rk_workplaces_page_set_order: @field: (nullable): NULL: the usual order */
void rk_workplaces_page_set_order (RkWorkplacesPage *self, const char *field, gboolean descending);
/** rk_workplaces_page_explain_nothing: which condition is in the way, where no row is left. */
void rk_workplaces_page_explain_nothing (RkWorkplacesPage *self);
/** rk_workplaces_page_create_conditions: fills the bar; rk-workplaces-conditions.c */
void rk_workplaces_page_create_conditions (RkWorkplacesPage *self);
/** rk_workplaces_page_bind_conditions: what the template calls in rk-workplaces-conditions.c. */
void rk_workplaces_page_bind_conditions (GtkWidgetClass *widget_class);
/** rk_workplaces_page_reveal_detail: shows the pane, also where it is folded. */
void rk_workplaces_page_reveal_detail (RkWorkplacesPage *self, gboolean reveal);
/** rk_workplaces_page_install_actions: rk-workplaces-actions.c */
void rk_workplaces_page_install_actions (GtkWidgetClass *widget_class);
/** rk_workplaces_page_take_files: a file that is dropped on the page is imported. */
void rk_workplaces_page_take_files (RkWorkplacesPage *self);
/** rk_workplaces_page_update_actions: which verbs have something to act on. */
void rk_workplaces_page_update_actions (RkWorkplacesPage *self);
/** rk_workplaces_page_open_menu: the context menu. @cell: (nullable): where it points */
void rk_workplaces_page_open_menu (RkWorkplacesPage *self, GtkWidget *cell);
/** rk_workplaces_page_print: the rows of @query as 事業所名簿 in the preview. */
void rk_workplaces_page_print (RkWorkplacesPage *self, gboolean selection);

G_END_DECLS
