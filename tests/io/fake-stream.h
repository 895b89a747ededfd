/* A seekable stream that repeats a text for as long as asked, without a file and without memory. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FAKE_TYPE_STREAM (fake_stream_get_type ())
G_DECLARE_FINAL_TYPE (FakeStream, fake_stream, FAKE, STREAM, GInputStream)

/**
 * fake_stream_new:
 * @head: comes once, at the beginning
 * @body: comes again and again behind it
 * @size: length of the whole in bytes
 */
GInputStream *fake_stream_new (const char *head, const char *body, goffset size);
/** fake_stream_get_bytes_read: all bytes handed out, seeks notwithstanding. */
goffset fake_stream_get_bytes_read (GInputStream *stream);
/** fake_stream_fail_at: from this place on reading fails. */
void fake_stream_fail_at (GInputStream *stream, goffset position);

G_END_DECLS
