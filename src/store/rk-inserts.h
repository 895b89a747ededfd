/* New records as a changeset, written down without the session extension.
 *
 * For a new row the session would read it back and convert every value twice, which takes longer
 * than storing it. The row is in hand, though, and the format is documented ("CHANGESET FORMAT" in
 * sqlite3session.c): for new rows alone it is a header for each table and the values one after the
 * other. A test holds it byte by byte against what the session would have written. */
#pragma once

#include "rk-db-private.h"

G_BEGIN_DECLS

typedef struct _RkInserts RkInserts;

RkInserts *rk_inserts_new (void);
void rk_inserts_free (RkInserts *inserts);
/** rk_inserts_add: the row of a new record as it was stored under @id. */
gboolean
rk_inserts_add (RkInserts *inserts, RkDb *db, const RkRecord *record, gint64 id, GError **error);
/** rk_inserts_get_size: bytes of the changeset so far. */
gsize rk_inserts_get_size (const RkInserts *inserts);
/** rk_inserts_take: the changeset of all rows added since; the next one begins empty. */
GByteArray *rk_inserts_take (RkInserts *inserts);

G_END_DECLS
