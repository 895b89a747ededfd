#include "rk-scheme.h"

#include <gio/gio.h>

#include "rk-core-resources.h"

RkJsonNode *
rk_schemes_shipped (void)
{
  g_autoptr (GBytes) json = g_resource_lookup_data (
      rk_core_get_resource (), "/jp/renkei/core/schemes.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  RkJsonNode *root = rk_json_read (text, size, &error);

  if (root == NULL)
    g_error ("schemes.json: %s", error->message);
  return root;
}
