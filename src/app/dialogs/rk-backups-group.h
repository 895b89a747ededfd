/* 控え: make one now, see them, open one as a new file. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_BACKUPS_GROUP (rk_backups_group_get_type ())
G_DECLARE_FINAL_TYPE (RkBackupsGroup, rk_backups_group, RK, BACKUPS_GROUP, AdwPreferencesGroup)

void rk_backups_group_set_context (RkBackupsGroup *self, RkContext *context);

G_END_DECLS
