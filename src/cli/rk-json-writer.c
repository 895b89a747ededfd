#include "rk-json-writer.h"

#include "rk-json.h"
#include "rk-real.h"

#define FLUSH_AT 65536

struct _RkJson
{
  FILE *out;
  GString *text;
  gboolean comma; /* something stands before in the same object or array */
};

static void
flush (RkJson *json)
{
  fwrite (json->text->str, 1, json->text->len, json->out);
  g_string_truncate (json->text, 0);
}

/* A file may hold anything; JSON is UTF-8. */
static void
append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  rk_json_append_text (out, valid ? valid : text);
}

/* What stands before every value: comma and key. */
static void
begin_value (RkJson *json, const char *key)
{
  if (json->comma)
    g_string_append (json->text, ", ");
  json->comma = TRUE;
  if (key)
    {
      append_string (json->text, key);
      g_string_append (json->text, ": ");
    }
  if (json->text->len > FLUSH_AT)
    flush (json);
}

static void
open_bracket (RkJson *json, const char *key, char bracket)
{
  begin_value (json, key);
  g_string_append_c (json->text, bracket);
  json->comma = FALSE;
}

static void
close_bracket (RkJson *json, char bracket)
{
  g_string_append_c (json->text, bracket);
  json->comma = TRUE;
}

RkJson *
rk_json_new (FILE *out)
{
  RkJson *json = g_new0 (RkJson, 1);

  json->out = out;
  json->text = g_string_new ("{");
  return json;
}

void
rk_json_free (RkJson *json)
{
  g_string_append (json->text, "}\n");
  flush (json);
  g_string_free (json->text, TRUE);
  g_free (json);
}

void
rk_json_begin_object (RkJson *json, const char *key)
{
  open_bracket (json, key, '{');
}

void
rk_json_end_object (RkJson *json)
{
  close_bracket (json, '}');
}

void
rk_json_begin_array (RkJson *json, const char *key)
{
  open_bracket (json, key, '[');
}

void
rk_json_end_array (RkJson *json)
{
  close_bracket (json, ']');
}

void
rk_json_text (RkJson *json, const char *key, const char *text)
{
  if (text == NULL)
    {
      rk_json_null (json, key);
      return;
    }
  begin_value (json, key);
  append_string (json->text, text);
}

void
rk_json_id (RkJson *json, const char *key, gint64 id)
{
  begin_value (json, key);
  g_string_append_printf (json->text, "\"%" G_GINT64_FORMAT "\"", id);
}

void
rk_json_integer (RkJson *json, const char *key, gint64 value)
{
  begin_value (json, key);
  g_string_append_printf (json->text, "%" G_GINT64_FORMAT, value);
}

void
rk_json_real (RkJson *json, const char *key, double value)
{
  g_autofree char *text = rk_real_dup_text (value);

  begin_value (json, key);
  /* JSON knows neither infinity nor "not a number". */
  g_string_append (json->text, value - value == 0 ? text : "null");
}

void
rk_json_boolean (RkJson *json, const char *key, gboolean value)
{
  begin_value (json, key);
  g_string_append (json->text, value ? "true" : "false");
}

void
rk_json_raw (RkJson *json, const char *key, const char *value)
{
  begin_value (json, key);
  g_string_append (json->text, value);
}

void
rk_json_null (RkJson *json, const char *key)
{
  begin_value (json, key);
  g_string_append (json->text, "null");
}
