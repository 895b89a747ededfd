/* The detail pane of the 事業所 page: one workplace to read, what is due about it first, and the
 * form to change it. While a form has unsaved text the pane stays with its workplace. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_WORKPLACE_PANE (rk_workplace_pane_get_type ())
G_DECLARE_FINAL_TYPE (RkWorkplacePane, rk_workplace_pane, RK, WORKPLACE_PANE, AdwBin)

/* Signals:
 *   saved (gint64 id)    a workplace was added or changed here
 *   left                 the form was closed; the list may have the focus back
 *   show-other (gint64 id)   the person wants to see another workplace */

/** rk_workplace_pane_set_context: once, before anything else. */
void rk_workplace_pane_set_context (RkWorkplacePane *self, RkContext *context);
/** rk_workplace_pane_show: @id: 0: nothing. A form that was changed stays. */
void rk_workplace_pane_show (RkWorkplacePane *self, gint64 id);
gint64 rk_workplace_pane_get_id (RkWorkplacePane *self);
/** rk_workplace_pane_edit: opens the form. @field: (nullable): where the cursor goes */
void rk_workplace_pane_edit (RkWorkplacePane *self, const char *field);
/** rk_workplace_pane_add: opens an empty form. */
void rk_workplace_pane_add (RkWorkplacePane *self);
gboolean rk_workplace_pane_is_editing (RkWorkplacePane *self);
/** rk_workplace_pane_save: as the button does. Returns: FALSE where something cannot be saved so */
gboolean rk_workplace_pane_save (RkWorkplacePane *self);
/** rk_workplace_pane_leave: saves what is typed. Returns: FALSE, with words, where it cannot be */
gboolean rk_workplace_pane_leave (RkWorkplacePane *self);
/** rk_workplace_pane_cancel: closes the form; asks where text would be lost. */
void rk_workplace_pane_cancel (RkWorkplacePane *self);

G_END_DECLS
