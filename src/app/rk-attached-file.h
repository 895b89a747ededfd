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
 * @pdf_only: nothing else is accepted
 */
void rk_attached_file_read_async (GFile *file,
                                  gboolean pdf_only,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/** rk_attached_file_read_finish: @error: %RK_ERROR_INVALID where it is too large or no PDF */
RkAttachedFile *rk_attached_file_read_finish (GAsyncResult *result, GError **error);

/**
 * rk_attached_file_open: shows an attachment in the desktop's program for its kind: a copy that
 * only this user can read and that is gone with the session. A failure is reported.
 */
void rk_attached_file_open (RkContext *context, gint64 attachment);

G_END_DECLS
