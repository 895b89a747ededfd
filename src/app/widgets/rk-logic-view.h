/* A logic tree on the screen, 課題 on the left and 成果 on the right, laid out by itself. Put it
 * into a GtkScrolledWindow. It changes nothing itself; it says what is wanted. */
#pragma once

#include "rk-drawn-grid.h"
#include "rk-logic.h"

G_BEGIN_DECLS

#define RK_TYPE_LOGIC_VIEW (rk_logic_view_get_type ())
G_DECLARE_FINAL_TYPE (RkLogicView, rk_logic_view, RK, LOGIC_VIEW, RkDrawnGrid)

/**
 * RkLogicVerb: what the keyboard or the mouse asked for, about the selected node.
 * @RK_LOGIC_EDIT: its words
 * @RK_LOGIC_OPEN: all of it, with its links
 * @RK_LOGIC_ADD_UNDER, @RK_LOGIC_ADD_BESIDE: a new node
 */
typedef enum
{
  RK_LOGIC_EDIT,
  RK_LOGIC_OPEN,
  RK_LOGIC_ADD_UNDER,
  RK_LOGIC_ADD_BESIDE,
  RK_LOGIC_FOLD,
  RK_LOGIC_UP,
  RK_LOGIC_DOWN,
  RK_LOGIC_UNDER,
  RK_LOGIC_OUT,
  RK_LOGIC_REMOVE,
} RkLogicVerb;

GtkWidget *rk_logic_view_new (void);
/** rk_logic_view_show: @logic: (transfer full): with what is folded left out */
void rk_logic_view_show (RkLogicView *self, RkLogic *logic);
/** rk_logic_view_select: 0: nothing */
void rk_logic_view_select (RkLogicView *self, gint64 id);
/** rk_logic_view_get_selected: Returns: (nullable) (transfer none) */
const RkLogicNode *rk_logic_view_get_selected (RkLogicView *self);
/** rk_logic_view_get_place: where the selected node stands in the widget. Returns: FALSE: nowhere
 */
gboolean rk_logic_view_get_place (RkLogicView *self, GdkRectangle *place);
/** rk_logic_view_dup_reading: the selected node in words, for the screen reader. */
char *rk_logic_view_dup_reading (RkLogicView *self);
/** rk_logic_view_lay_out: places all nodes; done by itself before drawing. */
void rk_logic_view_lay_out (RkLogicView *self);

/* Signals:
 *   selected
 *   wanted (RkLogicVerb verb)
 *   typing                            of RkDrawnGrid: new words for the selected node
 *   moved (gint64 id, gint64 onto)    a node was dragged onto another one */

G_END_DECLS
