/* What the parts of the 健康指標 page share. */
#pragma once

#include "rk-chart-view.h"
#include "rk-indicators-data.h"
#include "rk-indicators-page.h"

G_BEGIN_DECLS

struct _RkIndicatorsPage
{
  RkPage parent_instance;

  /* template */
  GtkWidget *list_button;
  GtkMenuButton *papers_button;
  GtkStack *states;
  AdwLeaflet *leaflet;
  GtkSearchEntry *search;
  GtkListBox *list;
  AdwFlap *flap;
  GtkDropDown *year;
  GtkDropDown *reference;
  GtkDropDown *sex;
  GtkDropDown *area;
  GtkDropDown *level;
  GtkDropDown *form;
  GtkDropDown *against;
  GtkToggleButton *ratio_button;
  GtkToggleButton *rate_button;
  GtkToggleButton *trend_button;
  GtkToggleButton *more_button;
  GtkToggleButton *table_button;
  GtkStack *figure_stack;
  AdwStatusPage *problem;
  RkChartView *chart;
  GtkScrolledWindow *pane;
  GtkLabel *edited;
  GtkTextView *sentence;
  GtkWidget *generated_button;
  AdwActionRow *method_row;
  GtkLabel *doubt;
  AdwActionRow *mask_row;
  AdwActionRow *source_row;
  AdwActionRow *definition_row;
  AdwActionRow *map_row;
  AdwPreferencesGroup *figures_group;
  GtkWidget *places_box;
  GtkStack *places;
  RkChartView *place_views[2];
  GtkWidget *places_switch;
  GtkToggleButton *first_place;
  GtkToggleButton *second_place;

  RkIndicatorsData *data;
  gint64 indicator;
  gint64 asked_figure; /* a saved one, the next time it is read */
  int asked_year;
  const RkFigureForm *asked_form;
  const RkFigureForm *other_form; /* of those that have no button, the one last looked at */
  char *asked_area;
  gint64 asked_against;
  RkAreaLevel asked_level;
  GPtrArray *figure_rows; /* GtkWidget, owned by the group */
  GHashTable *sentences;  /* what was written for a figure and is not saved yet */
  GHashTable *sent;       /* what was saved of a figure last; "": what its numbers say */
  GQueue waiting;         /* char *: files to be brought in after the one that is open */
  GtkWidget *importing;   /* its window */
  gboolean saving;        /* a sentence, and it was not read again yet */
  gboolean filling;
  gboolean to_figure; /* the list was used: show the figure on a narrow window */
  guint updating;
};

void rk_indicators_page_reload (RkIndicatorsPage *self);
/** rk_indicators_page_dup_sentence: as it stands in the pane. */
char *rk_indicators_page_dup_sentence (RkIndicatorsPage *self);
/* rk-indicators-pane.c */
void rk_indicators_page_show_pane (RkIndicatorsPage *self);
void rk_indicators_page_sentence_changed (RkIndicatorsPage *self);
/** rk_indicators_page_sentence_left: what was written of a figure is saved. */
void rk_indicators_page_sentence_left (RkIndicatorsPage *self);
void rk_indicators_page_use_generated (RkIndicatorsPage *self);
void rk_indicators_page_show_place (RkIndicatorsPage *self);
/* rk-indicators-actions.c */
void rk_indicators_page_install_actions (GtkWidgetClass *widget_class);
void rk_indicators_page_update_actions (RkIndicatorsPage *self);
/** rk_indicators_page_make_figure: what is seen, for a meeting to be given, with a sentence where
 * @sentence is not the generated one. */
RkRecord *rk_indicators_page_make_figure (RkIndicatorsPage *self, const char *sentence);
void rk_indicators_page_paper (RkIndicatorsPage *self, const char *document);
GMenuModel *rk_indicators_page_papers (void);
/** rk_indicators_page_import: one after the other, where several are given. */
void rk_indicators_page_import (RkIndicatorsPage *self, const char *path);
/** rk_indicators_page_is_map: whether a file that was dropped is one, by its name. */
gboolean rk_indicators_page_is_map (const char *path);
/** rk_indicators_page_take_map: it becomes the map of the office. */
void rk_indicators_page_take_map (RkIndicatorsPage *self, GFile *file);
/* rk-indicators-choices.c: which figure: what is above it */
void rk_indicators_page_fill_fixed (RkIndicatorsPage *self);
void rk_indicators_page_fill_choices (RkIndicatorsPage *self);
/** rk_indicators_page_take_choices: what stands in them. */
void rk_indicators_page_take_choices (RkIndicatorsPage *self);
/** rk_indicators_page_follow_table: the figure became a table, or a figure again, by its own menu.
 */
void rk_indicators_page_follow_table (RkIndicatorsPage *self);
/** rk_indicators_page_take_form: the button or the form chosen beside it. Returns: FALSE: the
 * numbers of the same figure are asked for */
gboolean rk_indicators_page_take_form (RkIndicatorsPage *self);
/** rk_indicators_page_lacks_nation: the prefecture stands where the nation is asked for. */
gboolean rk_indicators_page_lacks_nation (const RkIndicatorsPage *self);
void rk_indicators_page_set_request (RkIndicatorsPage *self, RkIndicatorsData *data);

G_END_DECLS
