/* Files that are let go of on a page: published tables are for 健康指標, wherever that is. */
#pragma once

#include "rk-office-view.h"

G_BEGIN_DECLS

/** rk_drop_install: tables that no page of @view has a use for open the import of 健康指標. */
void rk_drop_install (RkOfficeView *view);

/** RkDropOwn: the import that a page has itself. */
typedef void (*RkDropOwn) (gpointer page, GFile *file);
/**
 * rk_drop_take: for a page with an import of its own: where @file is a table of a known form, one
 * question asks which import is meant; else it is the page's.
 * @page: in an #RkOfficeView, else it is not asked. @own_answer: with its mnemonic, translated
 */
void rk_drop_take (GtkWidget *page, GFile *file, const char *own_answer, RkDropOwn own);

G_END_DECLS
