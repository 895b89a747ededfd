#include "rk-heading-names.h"

#include <string.h>

static const char *
cell_at (const GPtrArray *rows, guint row, guint column)
{
  const char *const *cells = g_ptr_array_index (rows, row);
  return cells[column];
}

static gboolean
is_filled_below (const GPtrArray *rows, guint row, guint column)
{
  for (guint r = row + 1; r < rows->len; r++)
    if (*cell_at (rows, r, column) != '\0')
      return TRUE;
  return FALSE;
}

/* The cell itself, or the one to its left that is merged over it. Only a cell over others reaches
 * to the right: one that is merged downwards has nothing below it. */
static const char *
text_over (const GPtrArray *rows, guint row, guint column)
{
  const char *own = cell_at (rows, row, column);

  if (*own != '\0' || !is_filled_below (rows, row, column))
    return own;
  for (guint c = column; c-- > 0;)
    if (*cell_at (rows, row, c) != '\0')
      return is_filled_below (rows, row, c) ? cell_at (rows, row, c) : "";
  return "";
}

static gboolean
is_unit (const char *text)
{
  return g_str_has_prefix (text, "(") || g_str_has_prefix (text, "（");
}

static char *
join_column (const GPtrArray *rows, guint column)
{
  GString *name = g_string_new (NULL);
  const char *last = "";

  for (guint r = 0; r < rows->len; r++)
    {
      const char *text = text_over (rows, r, column);
      if (*text == '\0' || g_str_equal (text, last))
        continue;
      if (name->len > 0 && !is_unit (text))
        g_string_append (name, "・");
      for (const char *p = text; *p; p++) /* a heading is broken only for want of room */
        if (*p != '\n')
          g_string_append_c (name, *p);
      last = text;
    }
  return g_string_free (name, FALSE);
}

static char *
column_letters (guint column)
{
  GString *letters = g_string_new (NULL);
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, 'A' + (n - 1) % 26);
  return g_string_free (letters, FALSE);
}

static char *
unique_name (GHashTable *taken, const char *plain, guint column)
{
  g_autofree char *letters = column_letters (column);
  char *unique = *plain && !g_hash_table_contains (taken, plain)
                     ? g_strdup (plain)
                     : g_strdup_printf ("%s（%s列）", plain, letters);

  while (g_hash_table_contains (taken, unique)) /* the file itself calls one 電話番号（F列） */
    {
      char *longer = g_strconcat (unique, "*", NULL);
      g_free (unique);
      unique = longer;
    }
  g_hash_table_add (taken, unique);
  return unique;
}

char **
rk_heading_names (const GPtrArray *rows, guint n_columns)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  char **names = g_new0 (char *, n_columns + 1);

  for (guint c = 0; c < n_columns; c++)
    {
      g_autofree char *plain = join_column (rows, c);
      names[c] = unique_name (taken, plain, c);
    }
  return names;
}
