/* What the sample's workplaces hold in schemes, and six years of reports, visits and awards. */
#pragma once

#include "rk-calendar.h"
#include "rk-store.h"

G_BEGIN_DECLS

/** rk_sample_fill_register: @ids: of the workplaces, in the order of their registration */
gboolean
rk_sample_fill_register (RkDb *db, RkDate today, const gint64 *ids, guint n, GError **error);

G_END_DECLS
