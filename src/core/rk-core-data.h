/* The data files that are compiled in (data/). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** rk_core_data: Returns: (transfer full): a file of data/core.gresource.xml, NUL-terminated */
GBytes *rk_core_data (const char *name);

G_END_DECLS
