/* Files that come into the office file and go out of it again: read on a worker before a command
 * takes them, opened by the desktop's program for them. */
#pragma once

#include "rk-context.h"

G_BEGIN_DECLS

/**
 * RkAttachedFile: a file as rk_attachments_add() wants it.
 * @pages: of a PDF, else 0
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *bytes;
  guint pages;
} RkAttachedFile;

void rk_attached_file_free (gpointer file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkAttachedFile, rk_attached_file_free)

/**
 * rk_attached_file_read_async: a PDF is looked at as well: what is accepted here can be printed.
 * @media_type: (nullable): static: nothing else is accepted; NULL: any file
 * @kind: (nullable): English msgid for a refusal: what was wanted
 */
void rk_attached_file_read_async (GFile *file,
                                  const char *media_type,
                                  const char *kind,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/** rk_attached_file_read_finish: @error: %RK_ERROR_INVALID where it is too large or no sound PDF,
 * %RK_ERROR_FORMAT where it is not of @media_type */
RkAttachedFile *rk_attached_file_read_finish (GAsyncResult *result, GError **error);

/**
 * rk_attached_file_open: shows an attachment in the desktop's program for its kind: a copy that
 * only this user can read and that is gone with the session. A failure is reported.
 */
void rk_attached_file_open (RkContext *context, gint64 attachment);

G_END_DECLS
