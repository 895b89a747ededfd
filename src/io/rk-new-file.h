/* A file that is written as a whole or not at all: hidden beside the place it is for, it takes that
 * place when it is complete. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;      /* where it is to be */
  char *temporary; /* where it is; NULL: not begun, or it has taken its place */
} RkNewFile;

/**
 * rk_new_file_begin: makes the hidden file, empty, for this user alone (mode 0600).
 * @path: copied
 * Returns: a file descriptor for writing, to be closed by the caller; -1 with @error
 */
int rk_new_file_begin (RkNewFile *file, const char *path, GError **error);
/** rk_new_file_finish: the complete file, closed, replaces what was at its place. */
gboolean rk_new_file_finish (RkNewFile *file, GError **error);
/** rk_new_file_clear: a file that has not taken its place is removed. */
void rk_new_file_clear (RkNewFile *file);
/**
 * rk_new_file_fail: what to say when it could not be written.
 * @problem: errno, 0: only @words are known
 * Returns: FALSE, with RK_ERROR_NO_SPACE, RK_ERROR_NOT_FOUND or RK_ERROR_IO in @error
 */
gboolean rk_new_file_fail (const RkNewFile *file, int problem, const char *words, GError **error);

G_END_DECLS
