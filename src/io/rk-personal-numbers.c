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

      if ((c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19))
        n++;
      else if (c != '-' && c != ' ' && c != 0x3000 && c != 0xff0d)
        return FALSE;
    }
  return n == 12;
}

static gboolean
heading_says_so (const RkPersonalNumbers *self, guint column)
{
  const char *heading = column < self->shape->n_columns ? self->shape->headings[column] : "";

  return strstr (heading, "個人番号") || strstr (heading, "マイナンバー");
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
