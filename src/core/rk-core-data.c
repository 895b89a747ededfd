#include "rk-core-data.h"

#include "rk-core-resources.h"

GBytes *
rk_core_data (const char *name)
{
  g_autofree char *path = g_strconcat ("/jp/renkei/core/", name, NULL);
  GBytes *data
      = g_resource_lookup_data (rk_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (data == NULL)
    g_error ("%s is not compiled in", name);
  return data;
}
