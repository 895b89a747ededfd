/* 出典 of what was read from several tables. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_source_line: each source once, in the order given; editions that differ in their number only
 * as one: 「厚生労働省「第6～9回NDBオープンデータ」」.
 * @sources: (element-type utf8): empty ones say nothing
 */
char *rk_source_line (const GPtrArray *sources);

G_END_DECLS
