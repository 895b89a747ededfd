/* What a file is, told from its first bytes, and what can be said of one that cannot be read. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** rk_file_check_type: @error: where it is a folder or a device */
gboolean rk_file_check_type (GFile *file, GCancellable *cancellable, GError **error);
/**
 * rk_file_look: refuses what is neither a text nor a workbook. Leaves @stream somewhere.
 * @stream: at its beginning
 * @workbook: (out): whether it looks like an .xlsx
 * @error: %RK_ERROR_FORMAT: a PDF, an old or encrypted workbook, a compressed file
 */
gboolean
rk_file_look (GInputStream *stream, gboolean *workbook, GCancellable *cancellable, GError **error);
/**
 * rk_file_fail_io: a failure of reading, in words; others, and one that was cancelled, as they are.
 * @cause: (transfer full)
 *
 * Returns: FALSE
 */
gboolean rk_file_fail_io (GError **error, GError *cause);

G_END_DECLS
