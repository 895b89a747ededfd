/* A short list of the office's own in 環境設定, where records are added, renamed, moved and
 * deleted: size classes, kinds of bodies. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_RECORDS_GROUP (rk_records_group_get_type ())
G_DECLARE_FINAL_TYPE (RkRecordsGroup, rk_records_group, RK, RECORDS_GROUP, AdwPreferencesGroup)

/**
 * RkRecordsGroupInfo: which list it is.
 * @sort: field whose order the rows have; "position": the office's own order, rows can be moved
 * @add: English msgid of the button
 * @fields: (array zero-terminated=1): what the form asks for
 * @describe: the second line of a row; @before: (nullable): the one above. (transfer full)
 */
typedef struct
{
  const RkKind *kind;
  const char *sort;
  const char *add;
  const char *const *fields;
  char *(*describe) (const RkRecord *before, const RkRecord *record);
} RkRecordsGroupInfo;

extern const RkRecordsGroupInfo rk_size_classes_info;
extern const RkRecordsGroupInfo rk_body_kinds_info;

/** rk_records_group_set_up: @info: static */
void
rk_records_group_set_up (RkRecordsGroup *self, RkContext *context, const RkRecordsGroupInfo *info);

G_END_DECLS
