/* Pages to the printer. The print dialog remembers printer, paper and sides. */
#pragma once

#include "rk-context.h"
#include "rk-pages.h"

G_BEGIN_DECLS

/** RkPrintDone: @printed: (nullable): the pages that the printer took, from 0: all, or those that
 * were chosen in the dialog; NULL: given up or failed */
typedef void (*RkPrintDone) (gpointer data, const GtkBitset *printed);

/**
 * rk_print_pages: shows the print dialog and prints.
 * @pages: (transfer none): must live until @done
 * @done: (nullable): called in any case
 */
void rk_print_pages (
    RkContext *context, GtkWindow *parent, RkPages *pages, RkPrintDone done, gpointer data);
/** rk_print_export: prints to a PDF file without asking; for tests of the same path. */
gboolean rk_print_export (RkPages *pages, const char *path, GError **error);

G_END_DECLS
