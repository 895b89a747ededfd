/* What is done to statements after they were taken down; each is one command. */
#pragma once

#include "rk-edits.h"

G_BEGIN_DECLS

/** rk_statement_edits_split: @first: as it stays. @rest: text of the new one; @done is given its id
 */
void rk_statement_edits_split (
    RkContext *context, RkRecord *first, const char *rest, gpointer owner, RkEditDone done);
/** rk_statement_edits_join: into the one before it; @done is given the id of that one. */
void rk_statement_edits_join (RkContext *context,
                              const RkRecord *statement,
                              gpointer owner,
                              RkEditDone done);
/** rk_statement_edits_step: -1 up, 1 down; over the end of an item into the next one. */
void rk_statement_edits_step (RkContext *context, const RkRecord *statement, int step);
/** rk_statement_edits_move: @item: 0: none. @title: (nullable): of it, for the toast */
void rk_statement_edits_move (RkContext *context,
                              const RkRecord *statement,
                              gint64 item,
                              const char *title);
/** rk_statement_edits_take_in: the utterances of a transcript. @statements: (transfer container) */
void rk_statement_edits_take_in (RkContext *context,
                                 GPtrArray *statements,
                                 gpointer owner,
                                 RkEditDone done);

G_END_DECLS
