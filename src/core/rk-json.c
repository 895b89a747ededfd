#include "rk-json.h"

void
rk_json_append_text (GString *out, const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  for (; *text; text++)
    switch (*text)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar)*text < 0x20 || *text == 0x7f)
          g_string_append_printf (out, "\\u%04x", *text);
        else
          g_string_append_c (out, *text);
      }
  g_string_append_c (out, '"');
}
