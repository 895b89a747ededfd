/* この対応を覚える: how the columns of a publisher's list are read, kept under a name. */
#pragma once

#include "rk-import.h"

G_BEGIN_DECLS

/** rk_import_profile_list: Returns: array of RkRecord (rk_kind_import_profile) for @kind */
GPtrArray *rk_import_profile_list (RkDb *db, const RkKind *kind, GError **error);
/** rk_import_profile_find: RK_ERROR_NOT_FOUND where there is none of that name. */
RkRecord *rk_import_profile_find (RkDb *db, const RkKind *kind, const char *name, GError **error);
/**
 * rk_import_profile_save: keeps how @import reads its columns; a profile of the same name is
 * replaced. For use inside rk_store_command().
 */
gboolean
rk_import_profile_save (RkDb *db, const RkImport *import, const char *name, GError **error);
/** rk_import_profile_put: keeps @text (transfer full) as the profile @name of @kind; one of the
 * same name is replaced. For use inside a command. */
gboolean
rk_import_profile_put (RkDb *db, const RkKind *kind, const char *name, char *text, GError **error);
/** rk_import_profile_fits: whether the file has every column that the profile reads. */
gboolean rk_import_profile_fits (const RkRecord *profile, const RkImport *import);
/**
 * rk_import_profile_apply: reads the file as the profile says. A column that it does not know keeps
 * the field proposed for it, unless the profile has another column for that field.
 * @error: %RK_ERROR_INVALID where the file has none of its columns
 */
gboolean rk_import_profile_apply (const RkRecord *profile, RkImport *import, GError **error);
/**
 * rk_import_open_like: the file of @other as a list of @kind, read as @other reads it: sheet, text,
 * heading, and the columns that were chosen where @kind has their fields.
 * Returns: (transfer full): or NULL and @error
 */
RkImport *rk_import_open_like (const RkKind *kind,
                               const RkImport *other,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
