#include "rk-json-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define MOST_DEPTH 64

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  guint depth;
} Reader;

gboolean
rk_json_refuse (GError **error, guint line, const char *format, ...)
{
  va_list args;
  g_autofree char *what = NULL;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (line)
    g_set_error (error, RK_ERROR, RK_ERROR_FORMAT, _ ("Line %u: %s Nothing was changed."), line,
                 what);
  else
    g_set_error (error, RK_ERROR, RK_ERROR_FORMAT, _ ("%s Nothing was changed."), what);
  return FALSE;
}

static gboolean
refuse_here (Reader *self, GError **error)
{
  if (self->at >= self->end)
    return rk_json_refuse (error, self->line, _ ("The file ends too early."));
  return rk_json_refuse (error, self->line, _ ("This is not JSON from “%.*s” on."),
                         (int)(g_utf8_next_char (self->at) - self->at), self->at);
}

static void
skip_blanks (Reader *self)
{
  for (; self->at < self->end && strchr (" \t\r\n", *self->at) && *self->at; self->at++)
    self->line += *self->at == '\n';
}

static gboolean
take (Reader *self, char c)
{
  skip_blanks (self);
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex (Reader *self, gunichar *unit)
{
  *unit = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      int digit = g_ascii_xdigit_value (*self->at);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar)digit;
    }
  return TRUE;
}

/* After "\u": one character, from two halves where it takes them. */
static gboolean
read_escaped_character (Reader *self, GString *out)
{
  gunichar unit, low;

  if (!read_hex (self, &unit) || unit == 0)
    return FALSE;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return FALSE;
      self->at += 2;
      if (!read_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  if (!g_unichar_validate (unit))
    return FALSE;
  g_string_append_unichar (out, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *self, GString *out)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *place;

  if (self->at >= self->end)
    return FALSE;
  if (*self->at == 'u')
    {
      self->at++;
      return read_escaped_character (self, out);
    }
  place = *self->at ? strchr (from, *self->at) : NULL;
  if (place == NULL)
    return FALSE;
  self->at++;
  g_string_append_c (out, to[place - from]);
  return TRUE;
}

/* After the opening quotation mark. Returns: (nullable): NULL where it is broken */
static char *
read_text (Reader *self)
{
  GString *out = g_string_new (NULL);

  while (self->at < self->end && (guchar)*self->at >= 0x20 && *self->at != '"')
    {
      char c = *self->at++;

      if (c != '\\')
        g_string_append_c (out, c);
      else if (!read_escape (self, out))
        break;
    }
  if (self->at < self->end && *self->at == '"')
    {
      self->at++;
      return g_string_free (out, FALSE);
    }
  g_string_free (out, TRUE);
  return NULL;
}

static const char *
skip_digits (const char *at, const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;
  return at;
}

static gboolean
read_number (Reader *self, double *number)
{
  const char *start = self->at;
  const char *at = start;
  const char *digits;
  g_autofree char *text = NULL;

  if (at < self->end && *at == '-')
    at++;
  digits = at;
  at = skip_digits (at, self->end);
  if (at == digits || (*digits == '0' && at - digits > 1))
    return FALSE;
  if (at < self->end && *at == '.')
    {
      digits = ++at;
      at = skip_digits (at, self->end);
      if (at == digits)
        return FALSE;
    }
  if (at < self->end && (*at == 'e' || *at == 'E'))
    {
      at++;
      if (at < self->end && (*at == '+' || *at == '-'))
        at++;
      digits = at;
      at = skip_digits (at, self->end);
      if (at == digits)
        return FALSE;
    }
  text = g_strndup (start, (gsize)(at - start));
  *number = g_ascii_strtod (text, NULL);
  self->at = at;
  return TRUE;
}

static gboolean
take_word (Reader *self, const char *word)
{
  gsize n = strlen (word);

  if ((gsize)(self->end - self->at) < n || strncmp (self->at, word, n) != 0)
    return FALSE;
  self->at += n;
  return TRUE;
}

static gboolean read_value (Reader *self, RkJsonNode **node, GError **error);

static gboolean
read_members (Reader *self, RkJsonNode *node, GError **error)
{
  if (take (self, '}'))
    return TRUE;
  do
    {
      g_autofree char *key = NULL;
      RkJsonNode *value = NULL;

      if (!take (self, '"') || (key = read_text (self)) == NULL)
        return refuse_here (self, error);
      if (rk_json_member (node, key))
        return rk_json_refuse (error, self->line, _ ("“%s” is there twice."), key);
      if (!take (self, ':'))
        return refuse_here (self, error);
      if (!read_value (self, &value, error))
        return FALSE;
      g_ptr_array_add (node->keys, g_steal_pointer (&key));
      g_ptr_array_add (node->children, value);
    }
  while (take (self, ','));
  return take (self, '}') || refuse_here (self, error);
}

static gboolean
read_elements (Reader *self, RkJsonNode *node, GError **error)
{
  if (take (self, ']'))
    return TRUE;
  do
    {
      RkJsonNode *value = NULL;

      if (!read_value (self, &value, error))
        return FALSE;
      g_ptr_array_add (node->children, value);
    }
  while (take (self, ','));
  return take (self, ']') || refuse_here (self, error);
}

static gboolean
read_container (Reader *self, RkJsonNode *node, GError **error)
{
  gboolean ok;

  if (++self->depth > MOST_DEPTH)
    return rk_json_refuse (error, self->line, _ ("The brackets are nested too deeply."));
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_json_node_free);
  if (node->type == RK_JSON_OBJECT)
    node->keys = g_ptr_array_new_with_free_func (g_free);
  ok = node->type == RK_JSON_OBJECT ? read_members (self, node, error)
                                    : read_elements (self, node, error);
  self->depth--;
  return ok;
}

static gboolean
read_value (Reader *self, RkJsonNode **out, GError **error)
{
  g_autoptr (RkJsonNode) node = g_new0 (RkJsonNode, 1);
  gboolean ok;

  skip_blanks (self);
  node->line = self->line;
  if (take (self, '{') || take (self, '['))
    {
      node->type = self->at[-1] == '{' ? RK_JSON_OBJECT : RK_JSON_ARRAY;
      if (!read_container (self, node, error))
        return FALSE;
      *out = g_steal_pointer (&node);
      return TRUE;
    }
  if (take (self, '"'))
    {
      node->type = RK_JSON_TEXT;
      ok = (node->text = read_text (self)) != NULL;
    }
  else if (take_word (self, "null"))
    ok = TRUE;
  else if (take_word (self, "true") || take_word (self, "false"))
    {
      node->type = RK_JSON_BOOLEAN;
      node->number = self->at[-2] == 'u';
      ok = TRUE;
    }
  else
    {
      node->type = RK_JSON_NUMBER;
      ok = read_number (self, &node->number);
    }
  if (!ok)
    return refuse_here (self, error);
  *out = g_steal_pointer (&node);
  return TRUE;
}

RkJsonNode *
rk_json_read (const char *text, gsize length, GError **error)
{
  Reader self = { text, text + length, 1, 0 };
  g_autoptr (RkJsonNode) node = NULL;
  const char *bad;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self.at += 3;
  if (!g_utf8_validate (self.at, self.end - self.at, &bad))
    {
      for (const char *c = self.at; c < bad; c++)
        self.line += *c == '\n';
      rk_json_refuse (error, self.line, _ ("There are bytes that are not UTF-8."));
      return NULL;
    }
  if (!read_value (&self, &node, error))
    return NULL;
  skip_blanks (&self);
  if (self.at < self.end)
    {
      refuse_here (&self, error);
      return NULL;
    }
  return g_steal_pointer (&node);
}

void
rk_json_node_free (RkJsonNode *node)
{
  if (node == NULL)
    return;
  g_free (node->text);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_clear_pointer (&node->keys, g_ptr_array_unref);
  g_free (node);
}

const RkJsonNode *
rk_json_member (const RkJsonNode *object, const char *key)
{
  if (object == NULL || object->type != RK_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < object->keys->len; i++)
    if (g_str_equal (object->keys->pdata[i], key))
      return object->children->pdata[i];
  return NULL;
}
