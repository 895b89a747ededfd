/* Pages to the printer. The print dialog remembers printer, paper and sides. */
#pragma once

#include "rk-context.h"
#include "rk-pages.h"

G_BEGIN_DECLS

/** RkPrintDone: @printed: the printer took the pages; FALSE: given up or failed. @all: every page,
 * not some that were chosen in the dialog */
typedef void (*RkPrintDone) (gpointer data, gboolean printed, gboolean all);

/**
 * rk_print_pages: shows the print dialog and prints.
 * @pages: (transfer none): must live until @done
 * @done: (nullable): called in any case
 */
void rk_print_pages (
    RkContext *context, GtkWindow *parent, RkPages *pages, RkPrintDone done, gpointer data);
/** rk_print_takes_all: whether the dialog was asked for every page. */
gboolean rk_print_takes_all (GtkPrintSettings *settings);
/** rk_print_export: prints to a PDF file without asking; for tests of the same path. */
gboolean rk_print_export (RkPages *pages, const char *path, GError **error);

G_END_DECLS
