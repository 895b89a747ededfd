/* JSON written as it comes: one object to a stream, in order, with nothing kept in memory. */
#pragma once

#include <stdio.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkJson RkJson;

/** rk_json_new: begins the one object. @out: not closed */
RkJson *rk_json_new (FILE *out);
/** rk_json_free: ends the object with a line break and writes what is left. */
void rk_json_free (RkJson *json);

/* @key: NULL inside an array */
void rk_json_begin_object (RkJson *json, const char *key);
void rk_json_end_object (RkJson *json);
void rk_json_begin_array (RkJson *json, const char *key);
void rk_json_end_array (RkJson *json);

/** rk_json_text: @text: (nullable): NULL is null; broken UTF-8 is repaired (U+FFFD) */
void rk_json_text (RkJson *json, const char *key, const char *text);
/** rk_json_id: a 63-bit id as text, because JSON readers keep 53 bits of a number. */
void rk_json_id (RkJson *json, const char *key, gint64 id);
void rk_json_integer (RkJson *json, const char *key, gint64 value);
void rk_json_real (RkJson *json, const char *key, double value);
void rk_json_boolean (RkJson *json, const char *key, gboolean value);
/** rk_json_raw: a value that is JSON already, as the store makes it. */
void rk_json_raw (RkJson *json, const char *key, const char *value);
void rk_json_null (RkJson *json, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkJson, rk_json_free)

G_END_DECLS
