/* 規模の区分: the classes by which workplaces are counted and filtered. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"

G_BEGIN_DECLS

#define RK_TYPE_SIZE_CLASSES_GROUP (rk_size_classes_group_get_type ())
G_DECLARE_FINAL_TYPE (
    RkSizeClassesGroup, rk_size_classes_group, RK, SIZE_CLASSES_GROUP, AdwPreferencesGroup)

void rk_size_classes_group_set_context (RkSizeClassesGroup *self, RkContext *context);

G_END_DECLS
