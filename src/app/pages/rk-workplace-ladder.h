/* The ladder of a workplace, 宣言 at its foot and 表彰 at its top: what it holds, and of the rungs
 * above who is a candidate, in words. */
#pragma once

#include <adwaita.h>
#include "rk-record.h"

G_BEGIN_DECLS

/**
 * rk_workplace_ladder_new: a heading and a card with a row for each rung that any scheme has.
 * @statuses, @awards: (element-type RkRecord): of the workplace; the best of a rung first
 * @levels: (element-type RkRecord): of all schemes; the one that is meant first
 */
GtkWidget *rk_workplace_ladder_new (GPtrArray *statuses, GPtrArray *awards, GPtrArray *levels);
/** rk_status_words: 「第2期　R6-0412　R4.8.1～R8.7.31」. (transfer full) */
char *rk_status_words (const RkRecord *status);

G_END_DECLS
