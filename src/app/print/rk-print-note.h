/* Records that know on which day they were printed. */
#pragma once

#include "rk-context.h"
#include "rk-report.h"

G_BEGIN_DECLS

/**
 * rk_print_note: notes in the records of a paper that it was printed today, as one command, and
 * says so. A paper that nobody keeps a day of changes nothing. @params: copied.
 * @made: (nullable): what was printed
 */
void rk_print_note (RkContext *context,
                    const char *document,
                    const RkReportParams *params,
                    RkDocument *made);

/** rk_print_is_noted: whether records of the open office would know of it. */
gboolean rk_print_is_noted (RkContext *context, const char *document);

G_END_DECLS
