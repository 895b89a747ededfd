/* The parts of the 協議会 page: rk-councils-page.c holds it together, -actions.c has its verbs,
 * -heading.c what stands above, -views.c the work list, the bodies and the rules. */
#pragma once

#include "rk-council-gaps.h"
#include "rk-council-tree.h"
#include "rk-councils-data.h"
#include "rk-councils-page.h"
#include "rk-day-control.h"
#include "rk-member-pane.h"
#include "rk-record-form.h"
#include "rk-roster.h"
#include "rk-side-chip.h"

G_BEGIN_DECLS

struct _RkCouncilsPage
{
  RkPage parent_instance;

  /* template */
  GtkWidget *tree_button;
  GtkMenuButton *add_button;
  GtkWidget *renew_button;
  GtkWidget *pane_button;
  GtkLabel *pane_count;
  AdwViewSwitcherTitle *switcher;
  GtkStack *states;
  GtkWidget *empty_verbs;
  AdwLeaflet *leaflet;
  AdwBin *tree_slot;
  GtkBox *main;
  GtkWidget *past;
  GtkLabel *past_text;
  GtkLabel *name;
  GtkLabel *line;
  GtkWidget *tools;
  GtkSearchEntry *search;
  GtkDropDown *order;
  RkDayControl *day;
  AdwViewStack *views;
  AdwFlap *flap;
  GtkStack *roster_stack;
  AdwBin *roster_slot;
  GtkWidget *none_clear;
  GtkStack *pane;
  GtkLabel *work_count;
  GtkToggleButton *work_toggle;
  GtkToggleButton *gaps_toggle;
  GtkToggleButton *member_toggle;
  GtkListBox *work;
  GtkListBox *bodies;
  AdwBin *rules_slot;
  GtkRevealer *rules_bar;

  RkCouncilTree *tree;
  RkRoster *roster;
  RkCouncilGaps *gaps;
  RkMemberPane *member;
  RkRecordForm *rules;
  gboolean saving_rules;

  RkCouncilsData *data; /* shown; NULL before the first reading */
  GCancellable *reading;
  gint64 council; /* asked for; 0: the prefecture's */
  gint64 wanted;  /* seat to choose once read */
  guint head_id;
};

/* rk-councils-page.c */
void rk_councils_page_reload (RkCouncilsPage *self);
void rk_councils_page_reveal (RkCouncilsPage *self, gboolean reveal);
/** rk_councils_page_may_write: not for reading only, and not in the past. */
gboolean rk_councils_page_may_write (RkCouncilsPage *self);
/** rk_councils_page_go: to a council, and there to a seat (0: none). */
void rk_councils_page_go (RkCouncilsPage *self, gint64 council, gint64 seat);

/* rk-councils-heading.c */
void rk_councils_page_show_heading (RkCouncilsPage *self);

/* rk-councils-views.c */
void rk_councils_page_show_work (RkCouncilsPage *self);
void rk_councils_page_show_bodies (RkCouncilsPage *self);
void rk_councils_page_create_rules (RkCouncilsPage *self);
void rk_councils_page_show_rules (RkCouncilsPage *self);
/** rk_councils_page_save_rules: Returns: FALSE where they cannot be saved as they stand. */
gboolean rk_councils_page_save_rules (RkCouncilsPage *self);
void rk_councils_page_cancel_rules (RkCouncilsPage *self);
/** rk_councils_page_may_leave: FALSE, with words, while the rules hold unsaved text. */
gboolean rk_councils_page_may_leave (RkCouncilsPage *self);
/** rk_councils_page_leave_rules: saves what is typed in them; FALSE, with words, where it cannot.
 */
gboolean rk_councils_page_leave_rules (RkCouncilsPage *self);
void rk_councils_page_show_candidates (RkCouncilsPage *self, gint64 kind);
/** rk_councils_page_find: goes where a council, member, seat, person or body is. */
void rk_councils_page_find (RkCouncilsPage *self, gint64 id);

/* rk-councils-actions.c */
void rk_councils_page_install_actions (GtkWidgetClass *klass);
void rk_councils_page_update_actions (RkCouncilsPage *self);
void rk_councils_page_print (RkCouncilsPage *self, const char *document);
void rk_councils_page_edit (RkCouncilsPage *self);
void rk_councils_page_edit_body (RkCouncilsPage *self, RkRecord *body);
void rk_councils_page_add_seat_of (RkCouncilsPage *self, gint64 body);

G_END_DECLS
