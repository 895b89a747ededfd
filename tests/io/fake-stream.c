#include "fake-stream.h"

#include <string.h>

struct _FakeStream
{
  GInputStream parent;
  char *head;
  char *body;
  goffset size;
  goffset position;
  goffset fail_at;
  goffset n_read;
};

static void fake_stream_seekable_init (GSeekableIface *iface);

G_DEFINE_TYPE_WITH_CODE (FakeStream,
                         fake_stream,
                         G_TYPE_INPUT_STREAM,
                         G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, fake_stream_seekable_init))

static gssize
fake_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  FakeStream *self = FAKE_STREAM (stream);
  gsize head = strlen (self->head);
  gsize body = strlen (self->body);
  gsize n = MIN ((goffset)count, self->size - self->position);
  char *out = buffer;

  if (self->position + (goffset)n > self->fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the disk is broken");
      return -1;
    }
  for (gsize i = 0; i < n; i++)
    {
      gsize at = self->position + i;
      out[i] = at < head ? self->head[at] : self->body[(at - head) % body];
    }
  self->position += n;
  self->n_read += n;
  return n;
}

static goffset
fake_stream_tell (GSeekable *seekable)
{
  return FAKE_STREAM (seekable)->position;
}

static gboolean
fake_stream_can_seek (GSeekable *seekable)
{
  return TRUE;
}

static gboolean
fake_stream_seek (
    GSeekable *seekable, goffset offset, GSeekType type, GCancellable *cancellable, GError **error)
{
  FakeStream *self = FAKE_STREAM (seekable);
  self->position = offset
                   + (type == G_SEEK_END   ? self->size
                      : type == G_SEEK_CUR ? self->position
                                           : 0);
  return TRUE;
}

static void
fake_stream_seekable_init (GSeekableIface *iface)
{
  iface->tell = fake_stream_tell;
  iface->can_seek = fake_stream_can_seek;
  iface->seek = fake_stream_seek;
}

static void
fake_stream_finalize (GObject *object)
{
  FakeStream *self = FAKE_STREAM (object);
  g_free (self->head);
  g_free (self->body);
  G_OBJECT_CLASS (fake_stream_parent_class)->finalize (object);
}

static void
fake_stream_class_init (FakeStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = fake_stream_read;
}

static void
fake_stream_init (FakeStream *self)
{
  self->fail_at = G_MAXINT64;
}

GInputStream *
fake_stream_new (const char *head, const char *body, goffset size)
{
  FakeStream *self = g_object_new (FAKE_TYPE_STREAM, NULL);
  self->head = g_strdup (head);
  self->body = g_strdup (body);
  self->size = size;
  return G_INPUT_STREAM (self);
}

goffset
fake_stream_get_bytes_read (GInputStream *stream)
{
  return FAKE_STREAM (stream)->n_read;
}

void
fake_stream_fail_at (GInputStream *stream, goffset position)
{
  FAKE_STREAM (stream)->fail_at = position;
}
