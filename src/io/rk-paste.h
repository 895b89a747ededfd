/* A table from the clipboard, as Excel, Calc and browsers put it there. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** More than that is no table that somebody has marked by hand. */
#define RK_PASTE_MAX_BYTES (50u * 1024 * 1024)

/**
 * rk_paste_to_csv:
 * @data: bytes as the other program gave them, UTF-8 or UTF-16
 * @html: whether they are text/html; else cells are divided by tabs
 * @error: %RK_ERROR_FORMAT where there is no table in it
 *
 * Of a page with several tables the one with the most rows is taken. Cells that reach over several
 * columns or rows leave the others empty. Where a number is shown as 7.0E+12, its digits are taken.
 *
 * Returns: (transfer full): comma-separated text in UTF-8
 */
char *rk_paste_to_csv (GBytes *data, gboolean html, GError **error);

G_END_DECLS
