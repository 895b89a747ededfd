#include "doc-read.h"

#include <stdlib.h>
#include <string.h>

char *
doc_run (const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;
  char *output = NULL;
  int status;
  va_list list;

  va_start (list, program);
  for (const char *a = program; a != NULL; a = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer)a);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **)arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &problems, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

char *
doc_read_page (const char *path, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 0)
    return doc_run ("pdftotext", "-raw", path, "-", NULL);
  return doc_run ("pdftotext", "-raw", "-f", number, "-l", number, path, "-", NULL);
}

guint
doc_count_pages (const char *path)
{
  g_autofree char *info = doc_run ("pdfinfo", path, NULL);
  const char *line = strstr (info, "Pages:");

  g_assert_nonnull (line);
  return (guint)strtoul (line + strlen ("Pages:"), NULL, 10);
}

guint
doc_count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, needle)) != NULL; p += strlen (needle))
    n++;
  return n;
}

char *
doc_squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}
