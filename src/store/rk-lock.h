/* Who writes to an office file: a lock that the operating system releases when its holder dies, so
 * that a stale one is recognised and never guessed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkLock RkLock;

/** rk_lock_dup_path: the file that is locked for the office file @path. */
char *rk_lock_dup_path (const char *path);

/**
 * rk_lock_take: tries to become the writer of @path.
 * @who: told to everyone who comes later
 * @holder: (out): where somebody else holds the lock, who and since when; else NULL
 * @unclean: (out): the last holder ended without letting go (a crash)
 *
 * Returns: (nullable): NULL with @holder set where it is held, NULL with @error where it failed
 */
RkLock *
rk_lock_take (const char *path, const char *who, char **holder, gboolean *unclean, GError **error);
/** rk_lock_release: after the last connection to the office file was closed. */
void rk_lock_release (RkLock *lock);
/**
 * rk_lock_share_file: keeps every other program from being alone with the office file, until
 * rk_lock_leave_file(). For a file with a write-ahead log: with a rollback journal each write has
 * to be alone with it.
 */
void rk_lock_share_file (RkLock *lock, const char *path);
void rk_lock_leave_file (RkLock *lock);
/** rk_lock_keep_all: once, before SQLite opens a file: what it locks beside an office file stays
 * locked when another part of the program opens and closes the same file. */
void rk_lock_keep_all (void);

G_END_DECLS
