/* What the office says of a published table: columns, indicator, words, and the name to remember it
 * by. */
#pragma once

#include <adwaita.h>

#include "rk-indicator-columns.h"
#include "rk-indicator-form.h"

G_BEGIN_DECLS

#define RK_TYPE_INDICATOR_FORM_PANE (rk_indicator_form_pane_get_type ())
G_DECLARE_FINAL_TYPE (RkIndicatorFormPane, rk_indicator_form_pane, RK, INDICATOR_FORM_PANE, AdwBin)

/* What its button for an indicator of the office's own calls; the window around it has it. */
#define RK_ACTION_NEW_INDICATOR "import.new-indicator"

/** rk_indicator_form_pane_new: emits "changed" when something is said. */
GtkWidget *rk_indicator_form_pane_new (void);
/**
 * rk_indicator_form_pane_show:
 * @grid: stays until the next call
 * @words: char *, what rows and headings of the table say besides; may be the numerator
 * @cards: RkRecord of rk_kind_indicator, to choose from
 */
void rk_indicator_form_pane_show (RkIndicatorFormPane *self,
                                  const RkCrossGrid *grid,
                                  const RkIndicatorForm *form,
                                  const GPtrArray *words,
                                  const GPtrArray *cards);
/** rk_indicator_form_pane_get_form: as it is said now. (transfer none) */
const RkIndicatorForm *rk_indicator_form_pane_get_form (RkIndicatorFormPane *self);
/** rk_indicator_form_pane_get_columns, …_choose_indicator, …_set_name: as a person would. */
RkIndicatorColumns *rk_indicator_form_pane_get_columns (RkIndicatorFormPane *self);
void rk_indicator_form_pane_choose_indicator (RkIndicatorFormPane *self, const char *code);
void rk_indicator_form_pane_set_name (RkIndicatorFormPane *self, const char *name);

G_END_DECLS
