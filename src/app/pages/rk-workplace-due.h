/* What is due for one registration of a workplace, with the verbs that do it: screened, registered,
 * reported, renewed, printed, ended. */
#pragma once

#include <gtk/gtk.h>

#include "rk-context.h"

G_BEGIN_DECLS

/** rk_workplace_due_new: Returns: (nullable): a card; NULL where nothing is due. @status: of
 * rk_kind_status, with its derived fields */
GtkWidget *rk_workplace_due_new (RkContext *context, RkRecord *status);

/** rk_workplace_certificate_button_new: prints the certificate of @status. Where it was handed out
 * already the reason is asked for: it bears 再交付, and the ledger says why. */
GtkWidget *rk_workplace_certificate_button_new (RkContext *context, RkRecord *status);

G_END_DECLS
