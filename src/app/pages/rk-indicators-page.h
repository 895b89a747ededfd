/* 健康指標: indicators, their figure by area, the sentence, and the way into the papers. */
#pragma once

#include "rk-page.h"

G_BEGIN_DECLS

#define RK_TYPE_INDICATORS_PAGE (rk_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (RkIndicatorsPage, rk_indicators_page, RK, INDICATORS_PAGE, RkPage)

GtkWidget *rk_indicators_page_new (RkContext *context);
/** rk_indicators_page_take_files: as if they were let go of on the page: tables and maps, one after
 * the other. @files: (element-type GFile). Returns: whether it has a use for any */
gboolean rk_indicators_page_take_files (RkIndicatorsPage *self, GSList *files);
/** rk_indicators_page_show_form: as if chosen among the figures. @id: of #RkFigureForm, or “table”.
 * Returns: FALSE: it is still being read */
gboolean rk_indicators_page_show_form (RkIndicatorsPage *self, const char *id);

G_END_DECLS
