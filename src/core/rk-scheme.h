/* The schemes that come with the program: data/schemes.json, compiled in. An office makes them its
 * own (rk_schemes_ship() in the store). */
#pragma once

#include "rk-json-reader.h"

G_BEGIN_DECLS

/** rk_schemes_shipped: Returns: (transfer full): the file */
RkJsonNode *rk_schemes_shipped (void);

G_END_DECLS
