/* The strengths and issues of a 圏域: what the numbers say, to be written anew for the papers. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_AREA_SUMMARY_DIALOG (rk_area_summary_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    RkAreaSummaryDialog, rk_area_summary_dialog, RK, AREA_SUMMARY_DIALOG, AdwWindow)

/** rk_area_summary_dialog_new: @area: code of the medical area to begin with; NULL: the first */
GtkWidget *rk_area_summary_dialog_new (RkContext *context, GtkWindow *parent, const char *area);
/** rk_area_summary_dialog_is_ready: whether the sentences have been read. */
gboolean rk_area_summary_dialog_is_ready (RkAreaSummaryDialog *self);
/** rk_area_summary_dialog_choose: the texts of another medical area; those of the first are kept.
 * @area: its code */
void rk_area_summary_dialog_choose (RkAreaSummaryDialog *self, const char *area);
/** rk_area_summary_dialog_write, …_dup_text, …_save: as a person would. @place: from 0, three
 * strengths, then three issues. Saved is every area in which something was written. */
void rk_area_summary_dialog_write (RkAreaSummaryDialog *self, guint place, const char *text);
char *rk_area_summary_dialog_dup_text (RkAreaSummaryDialog *self, guint place);
void rk_area_summary_dialog_save (RkAreaSummaryDialog *self);

G_END_DECLS
