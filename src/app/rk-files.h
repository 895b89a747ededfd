/* Choosing files: one chooser for the whole program, starting where the last one ended. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RkFileChosen:
 * @file: (transfer none): what was chosen; the function is not called when nothing was
 */
typedef void (*RkFileChosen) (GFile *file, gpointer data);

/**
 * rk_files_choose: asks for a file.
 * @parent: window that waits meanwhile
 * @action: open, save or choose a folder
 * @title: translated
 * @accept: (nullable): the button's verb; NULL: the platform's
 * @name: (nullable): proposed file name when saving
 * @filter: (nullable) (transfer none): pattern list, "*.csv;*.txt"; NULL: any file. A file that is
 *   saved gets the first ending of the list unless all files were asked for
 * @filter_name: (nullable): its translated name
 * @chosen: called once with the file
 * @destroy: (nullable): for @data; called in any case
 */
void rk_files_choose (GtkWindow *parent,
                      GtkFileChooserAction action,
                      const char *title,
                      const char *accept,
                      const char *name,
                      const char *filter,
                      const char *filter_name,
                      RkFileChosen chosen,
                      gpointer data,
                      GDestroyNotify destroy);

/**
 * rk_files_dup_whole_name: a name and the first ending of @filter.
 *
 * Returns: (transfer full) (nullable): NULL if @name has one of the endings already
 */
char *rk_files_dup_whole_name (const char *name, const char *filter);

G_END_DECLS
