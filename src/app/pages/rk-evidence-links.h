/* What an answer rests on, as buttons that lead there: used where answers are written and where
 * they are compared. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_EVIDENCE_LINKS (rk_evidence_links_get_type ())
G_DECLARE_FINAL_TYPE (RkEvidenceLinks, rk_evidence_links, RK, EVIDENCE_LINKS, AdwBin)

/* Signals:
 *   taken-away (gint64 id)   a piece of evidence is not to count any more */

GtkWidget *rk_evidence_links_new (RkContext *context);
/**
 * rk_evidence_links_show:
 * @evidence: (nullable) (element-type RkRecord): rk_kind_evidence; that of @item is shown
 * @writable: with a button to take each away
 */
void rk_evidence_links_show (RkEvidenceLinks *self,
                             const GPtrArray *evidence,
                             gint64 item,
                             gboolean writable);

G_END_DECLS
