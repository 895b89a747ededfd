/* The record of a meeting as a list of what was said, item by item: read, corrected, moved, made
 * homework. Only the newest are shown until somebody asks for the earlier ones. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_STATEMENT_LIST (rk_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (RkStatementList, rk_statement_list, RK, STATEMENT_LIST, AdwBin)

/* Signals:
 *   correct (RkRecord *statement)   Enter on a statement
 *   leave-down                      ↓ on the last one */

GtkWidget *rk_statement_list_new (RkContext *context);
void rk_statement_list_show (RkStatementList *self, RkMeetingData *data);
/** rk_statement_list_focus_last: to what was said last. */
void rk_statement_list_focus_last (RkStatementList *self);
/** rk_statement_list_reveal: to a statement of the meeting shown; nothing where it has none such.
 */
void rk_statement_list_reveal (RkStatementList *self, gint64 id);
/** rk_statement_list_get_focused: Returns: (nullable) (transfer none): the statement that has the
 * keyboard */
RkRecord *rk_statement_list_get_focused (RkStatementList *self);
/** rk_statement_list_make_homework: a form for the action that comes of a statement. */
void rk_statement_list_make_homework (RkStatementList *self, const RkRecord *statement);
/**
 * rk_statement_list_choose_item: asks which item a statement belongs under, and moves it.
 * @beside: where the question is asked
 */
void rk_statement_list_choose_item (RkStatementList *self, RkRecord *statement, GtkWidget *beside);

G_END_DECLS
