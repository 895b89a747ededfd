/* A file is chosen and becomes part of a record in one command; and is written out again. */
#pragma once

#include "rk-context.h"

G_BEGIN_DECLS

/**
 * RkAttachInfo: what may be attached, and to what.
 * @media_type: (nullable): "application/pdf": what else is refused; NULL: any file
 * @title: English msgid, of the window that asks for the file
 * @filter, @filter_name: (nullable): as in rk_files_choose(); @filter_name is an English msgid
 * @save: for use inside a command: makes the attachment part of @record
 */
typedef struct
{
  const char *media_type;
  const char *title;
  const char *filter;
  const char *filter_name;
  gboolean (*save) (
      RkDb *db, const RkRecord *record, gint64 attachment, guint pages, GError **error);
} RkAttachInfo;

/**
 * rk_attach_choose: asks for a file and attaches it.
 * @info: static
 * @record: what it is attached to; its name stands in the history, or the file's where it has none
 */
void rk_attach_choose (RkContext *context,
                       GtkWindow *parent,
                       const RkAttachInfo *info,
                       RkRecord *record);
/** rk_attach_file: the same with a file that is known. */
void rk_attach_file (RkContext *context, const RkAttachInfo *info, RkRecord *record, GFile *file);
/** rk_attach_write: asks where to, and writes the attached file there.
 * @name: its name; @attachment: its id */
void rk_attach_write (RkContext *context, GtkWindow *parent, const char *name, gint64 attachment);

G_END_DECLS
