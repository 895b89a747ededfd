#include "rk-csv-guard.h"

#include <string.h>

/* A number as a whole, as spreadsheets read it: with one sign, and separators between digits. */
static gboolean
is_number (const char *cell)
{
  const char *p = cell + (*cell == '+' || *cell == '-');

  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; *p; p++)
    if (!g_ascii_isdigit (*p) && !(strchr (",.", *p) && g_ascii_isdigit (p[1])))
      return FALSE;
  return TRUE;
}

static gboolean
begins_formula (const char *cell)
{
  static const char *const full_width[] = { "＝", "＋", "－", "＠" };

  if (*cell != '\0' && strchr ("=+-@\t\r\n", *cell))
    return cell[1] != '\0' && !is_number (cell);
  for (guint i = 0; i < G_N_ELEMENTS (full_width); i++)
    if (g_str_has_prefix (cell, full_width[i]))
      return cell[strlen (full_width[i])] != '\0';
  return FALSE;
}

/* Whether rk_csv_neutralise() changes @cell: a formula behind any number of apostrophes. */
static gboolean
needs_apostrophe (const char *cell)
{
  return begins_formula (cell + strspn (cell, "'"));
}

char *
rk_csv_neutralise (const char *cell)
{
  return needs_apostrophe (cell) ? g_strconcat ("'", cell, NULL) : NULL;
}

const char *
rk_csv_unneutralise (const char *cell)
{
  return *cell == '\'' && needs_apostrophe (cell + 1) ? cell + 1 : cell;
}
