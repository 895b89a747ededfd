/* Bringing lists in and out. */
#include "rk-cli.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-import.h"

/* Sums in words; what was not understood goes to stderr, row by row. */
static void
print_report (const RkImportReport *report, gboolean rehearsed)
{
  const guint64 *n = report->outcomes;

  for (guint i = 0; i < report->problems->len; i++)
    {
      const RkImportProblem *problem = report->problems->pdata[i];

      rk_cli_warn (_ ("row %u, %s: “%s”: %s"), problem->row, problem->column, problem->value,
                   problem->reason);
    }
  if (rehearsed)
    rk_cli_print ("%s", _ ("Nothing was changed. This would happen:\n"));
  rk_cli_print (_ ("%" G_GUINT64_FORMAT " rows: %" G_GUINT64_FORMAT " added, %" G_GUINT64_FORMAT
                   " changed, %" G_GUINT64_FORMAT " unchanged, %" G_GUINT64_FORMAT
                   " rejected, %" G_GUINT64_FORMAT " possible duplicates; %" G_GUINT64_FORMAT
                   " values to review\n"),
                report->rows, n[RK_IMPORT_ADDED], n[RK_IMPORT_UPDATED], n[RK_IMPORT_UNCHANGED],
                n[RK_IMPORT_REJECTED], n[RK_IMPORT_DUPLICATE], report->needs_review);
}
