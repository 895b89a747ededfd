/* A transcript as a file: found encoding, size, what is no text at all. */
#pragma once

#include "rk-transcript.h"

G_BEGIN_DECLS

/**
 * rk_transcript_read: a whole file of UTF-8, UTF-16 with a mark or CP932.
 * @error: %RK_ERROR_INVALID that says what is wrong with it
 * Returns: (element-type RkUtterance): as rk_transcript_parse()
 */
GPtrArray *rk_transcript_read (const void *data, gsize length, GError **error);

G_END_DECLS
