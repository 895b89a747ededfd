#include "rk-paste.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>

#include "rk-error.h"
#include "rk-table-source.h"

#define MAX_DEPTH 200

/* ── text ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("There is no table on the clipboard. Nothing was changed. Mark the cells "
                          "in the other program, with their headings, and copy them."));
  return FALSE;
}

/* Programs on Windows and some browsers give UTF-16. */
static char *
dup_utf8 (GBytes *data, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (data, &size);
  char *text = NULL;

  if (bytes == NULL || size == 0 || size > RK_PASTE_MAX_BYTES)
    {
      fail (error);
      return NULL;
    }
  if (memchr (bytes, 0, size - 1) != NULL)
    text = g_convert (bytes, (gssize)size, "UTF-8",
                      memcmp (bytes, "\xfe\xff", 2) == 0 ? "UTF-16BE" : "UTF-16LE", NULL, NULL,
                      NULL);
  else
    text = g_utf8_make_valid (bytes, (gssize)size);
  if (text == NULL)
    fail (error);
  else if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text) - 2);
  return text;
}

static void
append_cell (GString *csv, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/* Cells with line breaks, tabs or quotation marks come in quotation marks, as in a file. */
static const char *
next_cell (const char *p, GString *cell)
{
  gboolean quoted = *p == '"' && strchr (p + 1, '"') != NULL;

  g_string_truncate (cell, 0);
  if (quoted)
    for (p++; *p; p++)
      {
        if (*p == '"' && p[1] != '"')
          break;
        p += *p == '"';
        g_string_append_c (cell, *p);
      }
  p += quoted && *p == '"';
  while (*p && *p != '\t' && *p != '\n' && *p != '\r')
    g_string_append_c (cell, *p++);
  return p;
}

static char *
from_text (const char *text)
{
  GString *csv = g_string_new (NULL);
  g_autoptr (GString) cell = g_string_new (NULL);

  while (*text)
    {
      text = next_cell (text, cell);
      append_cell (csv, cell->str);
      if (*text == '\t')
        g_string_append_c (csv, ',');
      else
        g_string_append (csv, "\r\n");
      if (*text == '\r' && text[1] == '\n')
        text++;
      text += *text != '\0';
    }
  return g_string_free (csv, FALSE);
}

/* ── HTML ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

static void
append_words (GString *out, const char *text)
{
  for (; *text; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (out, *text);
    else if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
      g_string_append_c (out, ' ');
}

static void
read_text (const xmlNode *node, GString *out, guint depth)
{
  for (const xmlNode *child = node->children; child && depth < MAX_DEPTH; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      append_words (out, (const char *)child->content);
    else if (is (child, "br"))
      g_string_append_c (out, '\n');
    else if (child->type == XML_ELEMENT_NODE && !is (child, "table") && !is (child, "style")
             && !is (child, "script"))
      read_text (child, out, depth + 1);
}

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *)name);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

/* A 法人番号 in a narrow column is shown as 7.00001E+12; Excel and Calc give its digits beside. */
static void
take_whole_number (const xmlNode *cell, GString *text)
{
  static const char *const names[] = { "x:num", "num", "sdval" };

  if (strstr (text->str, "E+") == NULL && strstr (text->str, "###") == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *digits = dup_attribute (cell, names[i]);

      if (digits && *digits && strspn (digits, "0123456789") == strlen (digits))
        g_string_assign (text, digits);
    }
}

static guint
span (const xmlNode *cell, const char *name)
{
  g_autofree char *text = dup_attribute (cell, name);
  guint64 n = text ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (guint)CLAMP (n, 1, RK_TABLE_MAX_COLUMNS);
}

/* Rows that a cell reaches down to, by column. */
typedef struct
{
  guint rows[RK_TABLE_MAX_COLUMNS];
  guint column;
} Reach;

static void
skip_reached (Reach *reach, GString *csv)
{
  while (reach->column < RK_TABLE_MAX_COLUMNS && reach->rows[reach->column] > 0)
    {
      reach->rows[reach->column++]--;
      g_string_append_c (csv, ',');
    }
}

static void
read_cell (const xmlNode *cell, Reach *reach, GString *csv)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = span (cell, "colspan"), down = span (cell, "rowspan") - 1;

  skip_reached (reach, csv);
  read_text (cell, text, 0);
  take_whole_number (cell, text);
  g_strstrip (text->str);
  append_cell (csv, text->str);
  for (; n > 0 && reach->column < RK_TABLE_MAX_COLUMNS; n--)
    {
      reach->rows[reach->column++] = down;
      g_string_append_c (csv, ',');
    }
}

static void
read_row (const xmlNode *row, Reach *reach, GString *csv)
{
  reach->column = 0;
  for (const xmlNode *cell = row->children; cell; cell = cell->next)
    if (is (cell, "td") || is (cell, "th"))
      read_cell (cell, reach, csv);
  skip_reached (reach, csv);
  if (csv->len > 0 && csv->str[csv->len - 1] == ',')
    g_string_truncate (csv, csv->len - 1);
  g_string_append (csv, "\r\n");
}

static guint
read_rows (const xmlNode *node, Reach *reach, GString *csv, guint depth)
{
  guint n = 0;

  for (const xmlNode *child = node->children; child && depth < MAX_DEPTH; child = child->next)
    if (is (child, "tr"))
      {
        read_row (child, reach, csv);
        n++;
      }
    else if (is (child, "thead") || is (child, "tbody") || is (child, "tfoot"))
      n += read_rows (child, reach, csv, depth + 1);
  return n;
}

/* @n_most: (inout): rows of @best */
static void
find_tables (const xmlNode *node, GString **best, guint *n_most, guint depth)
{
  for (; node && depth < MAX_DEPTH; node = node->next)
    {
      if (is (node, "table"))
        {
          g_autofree Reach *reach = g_new0 (Reach, 1);
          GString *csv = g_string_new (NULL);
          guint n = read_rows (node, reach, csv, 0);

          if (n > *n_most)
            {
              GString *before = *best;

              *best = csv;
              *n_most = n;
              csv = before;
            }
          if (csv)
            g_string_free (csv, TRUE);
        }
      find_tables (node->children, best, n_most, depth + 1);
    }
}

static char *
from_html (const char *text)
{
  htmlDocPtr document = htmlReadMemory (text, (int)strlen (text), NULL, "UTF-8",
                                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR
                                            | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  GString *best = NULL;
  guint n = 0;

  if (document)
    find_tables (xmlDocGetRootElement (document), &best, &n, 0);
  xmlFreeDoc (document);
  return best ? g_string_free (best, FALSE) : NULL;
}

char *
rk_paste_to_csv (GBytes *data, gboolean html, GError **error)
{
  g_autofree char *text = dup_utf8 (data, error);
  char *csv;

  if (text == NULL)
    return NULL;
  csv = html ? from_html (text) : from_text (text);
  if (csv == NULL || strpbrk (csv, "\r\n") == NULL)
    {
      fail (error);
      g_clear_pointer (&csv, g_free);
    }
  return csv;
}
