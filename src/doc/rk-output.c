#include "rk-output.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"

struct _RkOutput
{
  GFile *target;
  GFile *temporary;
  GOutputStream *stream;
  GError *failure; /* the first one; what follows it is of no interest */
};

/* Turns what GIO says into a sentence for the person at the desk. */
static void
set_error (GError **error, const char *path, const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, RK_ERROR, RK_ERROR_NO_SPACE,
                 _ ("“%s” could not be written because the disk is full. Nothing was changed. Make "
                    "room and try again."),
                 path);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_IO,
                 _ ("“%s” could not be written. Nothing was changed. Choose another place. (%s)"),
                 path, cause->message);
}

static GFile *
name_temporary (GFile *target)
{
  g_autoptr (GFile) folder = g_file_get_parent (target);
  g_autofree char *base = g_file_get_basename (target);
  g_autofree char *name = g_strdup_printf (".%s.%08x.tmp", base, g_random_int ());

  return folder != NULL ? g_file_get_child (folder, name) : g_file_new_for_path (name);
}

RkOutput *
rk_output_open (const char *path, GError **error)
{
  g_autoptr (RkOutput) self = g_new0 (RkOutput, 1);
  g_autoptr (GError) cause = NULL;
  GFileOutputStream *stream;

  self->target = g_file_new_for_path (path);
  self->temporary = name_temporary (self->target);
  stream = g_file_create (self->temporary, G_FILE_CREATE_NONE, NULL, &cause);
  if (stream == NULL)
    {
      set_error (error, path, cause);
      return NULL;
    }
  self->stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 1 << 16);
  g_object_unref (stream);
  return g_steal_pointer (&self);
}

void
rk_output_free (RkOutput *self)
{
  if (self == NULL)
    return;
  if (self->stream != NULL)
    {
      g_output_stream_close (self->stream, NULL, NULL);
      g_file_delete (self->temporary, NULL, NULL);
    }
  g_clear_object (&self->stream);
  g_object_unref (self->target);
  g_object_unref (self->temporary);
  g_clear_error (&self->failure);
  g_free (self);
}

cairo_status_t
rk_output_write (gpointer output, const unsigned char *data, unsigned int length)
{
  RkOutput *self = output;

  if (self->failure != NULL
      || !g_output_stream_write_all (self->stream, data, length, NULL, NULL, &self->failure))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

gboolean
rk_output_commit (RkOutput *self, GError **error)
{
  g_autofree char *path = g_file_get_path (self->target);

  if (self->failure == NULL && g_output_stream_close (self->stream, NULL, &self->failure)
      && g_file_move (self->temporary, self->target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL,
                      &self->failure))
    {
      g_clear_object (&self->stream);
      return TRUE;
    }
  set_error (error, path, self->failure);
  return FALSE;
}
