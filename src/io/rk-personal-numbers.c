#include "rk-personal-numbers.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-codes.h"
#include "rk-error.h"

/* With so many there is no doubt, and no need to read the rest of the file. */
#define CERTAIN 20

typedef struct
{
  guint n_twelve; /* cells of twelve digits */
  guint n_passed; /* of these, with the right check digit */
} Tally;

struct _RkPersonalNumbers
{
  const RkTableShape *shape;
  GArray *tallies; /* by column */
};

RkPersonalNumbers *
rk_personal_numbers_new (const RkTableShape *shape)
{
  RkPersonalNumbers *self = g_new0 (RkPersonalNumbers, 1);

  self->shape = shape;
  self->tallies = g_array_new (FALSE, TRUE, sizeof (Tally));
  return self;
}

void
rk_personal_numbers_free (RkPersonalNumbers *self)
{
  g_array_unref (self->tallies);
  g_free (self);
}

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static gboolean
is_separator (gunichar c)
{
  return c == '-' || c == ' ' || c == 0x3000 || c == 0xff0d;
}

/* Digits of any width, with or without hyphens and blanks between them. */
static gboolean
has_twelve_digits (const char *cell)
{
  gsize length = strlen (cell);
  guint n = 0;

  if (length < 12 || length > 60)
    return FALSE;
  for (const char *p = cell; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_digit (c))
        n++;
      else if (!is_separator (c))
        return FALSE;
    }
  return n == 12;
}

static gboolean
says_so (const char *text)
{
  return strstr (text, "個人番号") || strstr (text, "マイナンバー") || strstr (text, "ﾏｲﾅﾝﾊﾞｰ");
}

static gboolean
heading_says_so (const RkPersonalNumbers *self, guint column)
{
  const char *heading = column < self->shape->n_columns ? self->shape->headings[column] : "";

  return says_so (heading);
}

static gboolean
fail (const RkPersonalNumbers *self, guint column, GError **error)
{
  g_set_error (error, RK_ERROR, RK_ERROR_FORMAT,
               _ ("Column %u holds individual numbers (My Number). Nothing has been imported, and "
                  "they have not been kept anywhere. Take the column out of the file and choose "
                  "it again."),
               column + 1);
  return FALSE;
}

static gboolean
judge (const RkPersonalNumbers *self, guint column, guint needed, GError **error)
{
  const Tally *tally = &g_array_index (self->tallies, Tally, column);
  gboolean most = tally->n_passed * 2 > tally->n_twelve;

  if ((most && tally->n_passed >= needed)
      || (tally->n_passed > 0 && heading_says_so (self, column)))
    return fail (self, column, error);
  return TRUE;
}

gboolean
rk_personal_numbers_look (RkPersonalNumbers *self, const RkTableRow *row, GError **error)
{
  if (row->n_cells > self->tallies->len)
    g_array_set_size (self->tallies, row->n_cells);
  for (guint c = 0; c < row->n_cells; c++)
    {
      Tally *tally;

      if (!has_twelve_digits (row->cells[c]))
        continue;
      tally = &g_array_index (self->tallies, Tally, c);
      tally->n_twelve++;
      tally->n_passed += rk_looks_like_individual_number (row->cells[c]);
      if (!judge (self, c, CERTAIN, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_personal_numbers_end (RkPersonalNumbers *self, GError **error)
{
  for (guint c = 0; c < self->tallies->len; c++)
    if (!judge (self, c, 2, error))
      return FALSE;
  return TRUE;
}

/* ── within a text ───────────────────────────────────────────────────────────────────────── */

/* Where the number ends that begins at @start: twelve digits, or three groups of four. NULL: none
 * does. */
static const char *
end_of_number (const char *start)
{
  const char *p = start;
  gboolean grouped = FALSE;

  for (guint n = 0; n < 12; n++)
    {
      if (is_separator (g_utf8_get_char (p)))
        {
          if (n != 4 && !(n == 8 && grouped))
            return NULL;
          grouped = TRUE;
          p = g_utf8_next_char (p);
        }
      else if (n == 8 && grouped)
        return NULL;
      if (!is_digit (g_utf8_get_char (p)))
        return NULL;
      p = g_utf8_next_char (p);
    }
  return is_digit (g_utf8_get_char (p)) ? NULL : p;
}

/* Asked of every cell: whether it has twelve digits at all, of one byte or of three (EF BC 90…99).
 */
static gboolean
may_hold_number (const char *text)
{
  guint n = 0;

  for (const guchar *p = (const guchar *)text; *p && n < 12; p++)
    n += (guint)*p - '0' < 10 || (*p == 0xef && p[1] == 0xbc && (guint)p[2] - 0x90 < 10);
  return n == 12;
}

char *
rk_personal_numbers_mask (const char *text, gboolean *said, gboolean *alone)
{
  g_autoptr (GString) masked = NULL;
  gboolean in_number = FALSE; /* what goes before is a digit */
  const char *p = text;

  if (!may_hold_number (text))
    return NULL;
  while (*p)
    {
      gboolean digit = is_digit (g_utf8_get_char (p));
      const char *end = digit && !in_number ? end_of_number (p) : NULL;
      g_autofree char *number = end ? g_strndup (p, (gsize)(end - p)) : NULL;

      in_number = digit;
      if (number == NULL || !rk_looks_like_individual_number (number))
        {
          if (masked)
            g_string_append_unichar (masked, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
          continue;
        }
      if (masked == NULL)
        masked = g_string_new_len (text, p - text);
      g_string_append (masked, "＊＊＊＊＊＊＊＊＊＊＊＊");
      *alone = p == text && *end == '\0';
      p = end;
    }
  if (masked == NULL)
    return NULL;
  *said = says_so (text);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}
