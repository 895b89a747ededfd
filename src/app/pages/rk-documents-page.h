/* 資料・報告: every paper that this program makes, with its preview. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_DOCUMENTS_PAGE (rk_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (RkDocumentsPage, rk_documents_page, RK, DOCUMENTS_PAGE, RkPage)

GtkWidget *rk_documents_page_new (RkContext *context);

G_END_DECLS
