/* A table on the clipboard becomes a file that is read like any other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RkImportPasted:
 * @file: (nullable): a CSV in a folder of its own; to be given to rk_import_paste_forget() when it
 *   is not needed any more
 * @error: (nullable): what is wrong, where there is no file
 */
typedef void (*RkImportPasted) (GFile *file, const GError *error, gpointer data);

/** rk_import_paste: @owner: is given to @pasted, and kept until then */
void rk_import_paste (GdkClipboard *clipboard, RkImportPasted pasted, GObject *owner);
/** rk_import_paste_forget: deletes the file and its folder. */
void rk_import_paste_forget (GFile *file);

G_END_DECLS
