/* What a list that was matched says of registrations becomes registrations of the workplaces that
 * its rows mean, as the import makes them of a list of registrations. */
#pragma once

#include "rk-import.h"

G_BEGIN_DECLS

/**
 * RkMatchRegistrations:
 * @import: how the list is read; of rk_kind_status, with scheme and level
 * @workplaces: row (GUINT_TO_POINTER, as a spreadsheet counts) → id of the workplace that it means
 * (gint64); other rows are passed over
 * @added, @changed: (out): registrations
 * @problems: (out): (element-type utf8): what was not taken, a sentence for each
 */
typedef struct
{
  RkImport *import;
  GHashTable *workplaces;
  guint added;
  guint changed;
  GPtrArray *problems;
} RkMatchRegistrations;

/** rk_match_registrations_new: @import: (transfer full) */
RkMatchRegistrations *rk_match_registrations_new (RkImport *import, GHashTable *workplaces);
void rk_match_registrations_free (gpointer registrations);
/**
 * rk_match_registrations_run: an RkStoreFunc, for a command, which it names.
 * @error: what reading the list reports
 */
gboolean rk_match_registrations_run (RkDb *db,
                                     gpointer registrations,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
