/* Which records a running command has touched, for the notice after its commit. */
#pragma once

#include "rk-store.h"

G_BEGIN_DECLS

typedef struct
{
  GHashTable *kinds; /* RkKind → RkChange */
} RkChanges;

void rk_changes_init (RkChanges *changes);
void rk_changes_clear (RkChanges *changes);
/** rk_changes_note: one record was inserted, updated or deleted. */
void rk_changes_note (RkChanges *changes, const RkKind *kind, gint64 id);
/** rk_changes_steal: Returns: array of RkChange; the noted changes start again from none */
GPtrArray *rk_changes_steal (RkChanges *changes);

G_END_DECLS
