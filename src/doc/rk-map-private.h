/* What reading and joining of maps share. */
#pragma once

#include "rk-map.h"

G_BEGIN_DECLS

RkMapPlace *rk_map_place_new (const char *code, const char *name);
void rk_map_place_free (gpointer place);

G_END_DECLS
