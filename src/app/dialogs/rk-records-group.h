/* A short list of the office's own, where records are added, renamed, moved and deleted: size
 * classes and kinds of bodies in 環境設定, levels and activities of a scheme. */
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
 * @prepare: (nullable): what a new one begins with besides; @records: those that are there
 */
typedef struct
{
  const RkKind *kind;
  const char *sort;
  const char *add;
  const char *const *fields;
  char *(*describe) (const RkRecord *before, const RkRecord *record);
  void (*prepare) (RkDraft *draft, const GPtrArray *records);
} RkRecordsGroupInfo;

extern const RkRecordsGroupInfo rk_size_classes_info;
extern const RkRecordsGroupInfo rk_body_kinds_info;
extern const RkRecordsGroupInfo rk_scheme_levels_info;
extern const RkRecordsGroupInfo rk_scheme_items_info;

/** rk_records_group_set_up: @info: static */
void
rk_records_group_set_up (RkRecordsGroup *self, RkContext *context, const RkRecordsGroupInfo *info);

/**
 * rk_records_group_set_like: only the records that have the values of this one (of a scheme, say),
 * with which a new one begins.
 * @like: (nullable) (transfer none): of the kind, without an id
 */
void rk_records_group_set_like (RkRecordsGroup *self, RkRecord *like);

G_END_DECLS
