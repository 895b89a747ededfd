/* Going to a record, wherever the program shows it: one table of what is shown where. */
#pragma once

#include "rk-context.h"

G_BEGIN_DECLS

/** rk_goto_page: Returns: (nullable): the page on which records of @kind are shown by their id */
const char *rk_goto_page (const RkKind *kind);
/**
 * rk_goto_record: shows a record on its page. What has no page of its own is shown where it
 * belongs: an opinion and a paper at their meeting; a paper with a file, and a file, are opened.
 * Nothing happens where the record is not there any more, nor for kinds that are shown nowhere by
 * their id.
 */
void rk_goto_record (RkContext *context, const RkKind *kind, gint64 id);

G_END_DECLS
