/* One item of a checklist: its text, its marks, and below it the note and what it rests on. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-edition.h"

G_BEGIN_DECLS

#define RK_TYPE_CHECKLIST_ROW (rk_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (RkChecklistRow, rk_checklist_row, RK, CHECKLIST_ROW, GtkListBoxRow)

/**
 * RkChecklistRowState: what a row shows.
 * @mark, @before: places of marks, RK_UNANSWERED
 * @comment: (nullable)
 * @evidence: (nullable): in words, with 「、」
 * @differences: (nullable): what bodies say, where they do not agree
 * @links: (nullable) (element-type RkRecord): evidence; that of @item_id is shown
 * @offers: (nullable) (array zero-terminated=1): what the data show
 * @read_only: marks and note are text
 */
typedef struct
{
  int mark;
  int before;
  const char *comment;
  const char *evidence;
  const GPtrArray *links;
  gint64 item_id;
  const char *differences;
  const char *const *offers;
  gboolean read_only;
} RkChecklistRowState;

GtkWidget *rk_checklist_row_new (RkContext *context, RkEdition *edition, guint item);
guint rk_checklist_row_get_item (RkChecklistRow *self);
void rk_checklist_row_show (RkChecklistRow *self, const RkChecklistRowState *state);
/** rk_checklist_row_open: whether note and evidence are shown below the item. */
void rk_checklist_row_open (RkChecklistRow *self, gboolean open);
/** rk_checklist_row_focus_note: opens it and goes into the note. */
void rk_checklist_row_focus_note (RkChecklistRow *self);

/* Signals:
 *   marked (int mark)       a mark was clicked; RK_UNANSWERED: taken away
 *   commented (char *note)  a note was written
 *   attach (guint n)        an offer is to become evidence
 *   link (char *kind)       something else is to: name of a kind, or "file"
 *   take-away (gint64 id)   evidence is to count no more */

G_END_DECLS
