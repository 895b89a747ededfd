/* The sample office: 静岡県（見本）, in which every workplace and every person is invented. It is
 * the same each time (but for ids and the clock), so that pictures and tests can count on it. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/**
 * rk_sample_create:
 * @path: refuses to overwrite (RK_ERROR_EXISTS)
 *
 * Makes a new office file with the sample mark set: 圏域 and municipalities of Shizuoka, about
 * 1,200 workplaces of invented names in streets that do not exist, some with a value to review,
 * some that may be there twice, some about to expire by the clock; the councils of the prefecture
 * and its areas with members, last year's meetings and the coming ones; and a short history.
 */
gboolean rk_sample_create (const char *path, GError **error);

G_END_DECLS
