/* Which record an answer of a checklist rests on, and what is printed of it. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_EVIDENCE_DIALOG (rk_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RkEvidenceDialog, rk_evidence_dialog, RK, EVIDENCE_DIALOG, AdwWindow)

/* Signals:
 *   chosen (gint64 id, char *words)   what was chosen, and in which words; the window closes */

/**
 * rk_evidence_dialog_new:
 * @kind: of what is chosen; rk_kind_saved_filter: workplaces are counted by conditions that were
 *   saved, or all of the area where none are chosen (id 0)
 */
GtkWidget *rk_evidence_dialog_new (RkContext *context, GtkWindow *parent, const RkKind *kind);
/** rk_evidence_dialog_choose: as if the person had chosen it in the list. */
void rk_evidence_dialog_choose (RkEvidenceDialog *self, gint64 id);
/** rk_evidence_dialog_attach: what the suggested button does. */
void rk_evidence_dialog_attach (RkEvidenceDialog *self);

G_END_DECLS
