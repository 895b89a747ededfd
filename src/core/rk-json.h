/* The little of JSON (RFC 8259) that writing a summary takes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** rk_json_append_text: @text as a JSON string; null where it is NULL. */
void rk_json_append_text (GString *out, const char *text);

G_END_DECLS
