/* What reading and joining of maps share. */
#pragma once

#include "rk-map.h"

G_BEGIN_DECLS

/** rk_map_code_number: 「22100」 → 22100; 0 where there is no number */
static inline int
rk_map_code_number (const char *code)
{
  return (int)g_ascii_strtoll (code, NULL, 10);
}

RkMapPlace *rk_map_place_new (const char *code, const char *name);
void rk_map_place_free (gpointer place);

G_END_DECLS
