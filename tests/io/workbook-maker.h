/* Small workbooks for tests: the parts are written by hand, and packed as they are given. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"

/** workbook_pack: a ZIP archive. @...: name, text; NULL at the end. Returns: (transfer full) */
GBytes *workbook_pack (const char *name, ...) G_GNUC_NULL_TERMINATED;

/** workbook_pack_bytes: the same. @names: (array zero-terminated=1): beside @parts. @stored: as
 * they are, not packed */
GBytes *workbook_pack_bytes (const char *const *names, GBytes *const *parts, gboolean stored);

/**
 * workbook_of_sheet: a workbook of one sheet.
 * @rows: what stands in its <worksheet>
 * @strings, @styles: (nullable): what stands in <sst> and <styleSheet>
 * @namespace: MAIN or STRICT
 */
GBytes *workbook_of_sheet (const char *rows,
                           const char *strings,
                           const char *styles,
                           const char *namespace,
                           gboolean from_1904);

/** workbook_behind_cover: a workbook whose first sheet is a cover; the second has @rows. */
GBytes *workbook_behind_cover (const char *rows);

G_END_DECLS
