/* Which column of the file goes into which field, a line each; to be read or to be corrected. */
#pragma once

#include <adwaita.h>
#include "rk-import-session.h"

G_BEGIN_DECLS

#define RK_TYPE_IMPORT_COLUMN_LIST (rk_import_column_list_get_type ())
G_DECLARE_FINAL_TYPE (RkImportColumnList, rk_import_column_list, RK, IMPORT_COLUMN_LIST, AdwBin)

/* Properties:
 *   editable   whether the fields can be chosen (construct only) */

/** rk_import_column_list_set_session: shows and corrects its reading, and follows it. */
void rk_import_column_list_set_session (RkImportColumnList *self, RkImportSession *session);

G_END_DECLS
