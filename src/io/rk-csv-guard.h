/* Cells that a spreadsheet would run as a formula are written with an apostrophe before them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_csv_neutralise: puts an apostrophe before a cell that begins with = + - @ (or their full-width
 * forms), a tab or a line break, so that a spreadsheet shows it and does not compute it. Left as
 * they are: a number as a whole (-3, +81545551234, -1,234.5) and a lone sign. A telephone number
 * with hyphens (+81-54-…) gets the apostrophe: without it Excel would show a difference. A cell
 * that already looks neutralised gets one more, so that rk_csv_unneutralise() brings back every
 * text exactly.
 *
 * Returns: (transfer full) (nullable): NULL where @cell can be written as it is
 */
char *rk_csv_neutralise (const char *cell);
/**
 * rk_csv_unneutralise: what rk_csv_neutralise() was given.
 *
 * Returns: (transfer none): @cell or its second byte
 */
const char *rk_csv_unneutralise (const char *cell);

G_END_DECLS
