/* The parts of rk-register-paper.c. */
#pragma once

#include "rk-register-paper.h"

G_BEGIN_DECLS

/* @query: all that were asked for, whatever their state; @chosen: the kind that was chosen among */
gboolean rk_register_count_left_out (
    RkRegisterPaper *self, RkQuery *query, const RkKind *chosen, const char *work, GError **error);
/* Whom the paper is for, in the order of the print. Returns: (transfer full) */
RkQuery *rk_register_make_query (RkRegisterPaper *self,
                                 const RkReportParams *params,
                                 const char *work,
                                 GError **error);
/* Of those that were found the ones from the first number to the last (rk-register-run.c). */
gboolean rk_register_take_run (RkRegisterPaper *self,
                               const RkReportParams *params,
                               const char *work,
                               GError **error);
/* The error where nothing is meant, with the reasons that are known. Returns: FALSE */
gboolean rk_register_refuse (RkRegisterPaper *self, GError **error);
/* What the document says to whoever prints it. */
void rk_register_tell (RkRegisterPaper *self);
/* Calls @func for an invented one in the scheme. */
gboolean rk_register_run_invented (RkRegisterPaper *self,
                                   RkRegisterPaperFunc func,
                                   gpointer data,
                                   GError **error);

G_END_DECLS
