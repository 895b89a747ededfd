/* The sample office: 静岡県（見本）, in which every workplace and every person is invented. It is
 * the same each time (but for ids and the clock), so that pictures and tests can count on it. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

/** As many as a prefecture may have; those that may be there twice are counted. */
#define RK_SAMPLE_WORKPLACES 7078
/** Enough for tests that are not about the register. */
#define RK_SAMPLE_FEW 1206

/**
 * rk_sample_create:
 * @path: refuses to overwrite (RK_ERROR_EXISTS)
 *
 * Makes a new office file with the sample mark set: 圏域 and municipalities of Shizuoka,
 * %RK_SAMPLE_WORKPLACES workplaces of invented names in streets that do not exist, some with a
 * value to review, some that may be there twice, some about to expire by the clock; the councils of
 * the prefecture and its areas with members, last year's meetings and the coming ones; what
 * workplaces hold in schemes with reports, visits and awards of six years; and a short history.
 */
gboolean rk_sample_create (const char *path, GError **error);
/** rk_sample_create_of: the same with fewer or more workplaces, from %RK_SAMPLE_FEW. */
gboolean rk_sample_create_of (const char *path, guint n_workplaces, GError **error);

G_END_DECLS
