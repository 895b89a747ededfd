/* A record to read: its values by group, from the field table; what is empty is left out, what
 * needs review shows what was typed. */
#pragma once

#include <adwaita.h>
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORD_VIEW (rk_record_view_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordView, rk_record_view, RK, RECORD_VIEW, AdwBin)

GtkWidget *rk_record_view_new (void);
/**
 * rk_record_view_show:
 * @reviews: (nullable): array of RkRecord of rk_kind_review
 * @except: (nullable) (array zero-terminated=1): fields that are told elsewhere
 */
void rk_record_view_show (RkRecordView *self,
                          RkRecord *record,
                          GPtrArray *reviews,
                          const char *const *except);

G_END_DECLS
