/* The one error domain of the program. Every message is a whole sentence for the person at the
 * desk, already translated: what happened, what is safe, what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RK_ERROR (rk_error_quark ())

/**
 * RkError:
 * @RK_ERROR_FAILED: anything not named below
 * @RK_ERROR_INVALID: a value or an argument that cannot be accepted
 * @RK_ERROR_NOTHING: what was asked for is so already, or cannot go further: no failure, a word
 * says why nothing happens
 * @RK_ERROR_NOT_FOUND: the record, file or name does not exist
 * @RK_ERROR_EXISTS: refuses to overwrite
 * @RK_ERROR_READ_ONLY: the file is open for reading only
 * @RK_ERROR_BUSY: somebody else is writing
 * @RK_ERROR_CORRUPT: the file is damaged or is not what it claims to be
 * @RK_ERROR_TOO_NEW: the file was written by a newer version of the program
 * @RK_ERROR_NO_SPACE: the disk is full
 * @RK_ERROR_IO: reading or writing failed
 * @RK_ERROR_CONFLICT: later edits touch the same fields
 * @RK_ERROR_CONSTRAINT: the edit would break a rule of the file
 * @RK_ERROR_FORMAT: a file of another program that cannot be read as what it should be
 */
typedef enum
{
  RK_ERROR_FAILED,
  RK_ERROR_INVALID,
  RK_ERROR_NOTHING,
  RK_ERROR_NOT_FOUND,
  RK_ERROR_EXISTS,
  RK_ERROR_READ_ONLY,
  RK_ERROR_BUSY,
  RK_ERROR_CORRUPT,
  RK_ERROR_TOO_NEW,
  RK_ERROR_NO_SPACE,
  RK_ERROR_IO,
  RK_ERROR_CONFLICT,
  RK_ERROR_CONSTRAINT,
  RK_ERROR_FORMAT,
} RkError;

GQuark rk_error_quark (void);
/** rk_error_set_details: what only a programmer wants to know (SQLite's words and numbers). */
void rk_error_set_details (GError *error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** rk_error_get_details: Returns: (nullable); for errors of any domain */
const char *rk_error_get_details (const GError *error);

G_END_DECLS
