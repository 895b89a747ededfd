/* What the labels of a row say: of which place, year, sex and age its numbers are. */
#include "rk-cross-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-text.h"

#define MOST_UNREAD 10

/* A place by its name alone: the code of the row above is not its. */
static gboolean
has_name (const RkCrossReading *self, guint row, guint block)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (rk_cross_map_column (self->map, c) == RK_CROSS_AREA_NAME && self->columns[c].block == block
        && *rk_cross_grid_cell (self->grid, row, c))
      return TRUE;
  return FALSE;
}

/* Labels are merged downwards: what is empty is as above, as long as nothing changed to its left.
 */
void
rk_cross_fill_labels (RkCrossReading *self, guint row)
{
  gboolean changed = FALSE;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (self->grid, row, c);
      RkCrossRole role = rk_cross_map_column (self->map, c);

      if (c && self->columns[c].block != self->columns[c - 1].block)
        changed = FALSE;
      if (rk_cross_holds_numbers (role) || role == RK_CROSS_IGNORED)
        continue;
      if (*text)
        {
          changed = TRUE;
          self->labels[c] = text;
        }
      else if (changed
               || (role == RK_CROSS_AREA_CODE && has_name (self, row, self->columns[c].block)))
        self->labels[c] = "";
    }
}

/* ── what cannot be read ─────────────────────────────────────────────────────────────────── */

/* @where: (transfer full) */
static void
leave (RkCrossUnread *unread, char *where)
{
  unread->n++;
  if (unread->labels == NULL)
    unread->labels = g_ptr_array_new_with_free_func (g_free);
  if (unread->labels->len < MOST_UNREAD)
    g_ptr_array_add (unread->labels, where);
  else
    g_free (where);
}

gboolean
rk_cross_leave_unread (RkCrossUnread *unread, guint row, const char *label)
{
  leave (unread, *label ? g_strdup_printf (_ ("row %u 「%s」"), row, label)
                        : g_strdup_printf (_ ("row %u (empty)"), row));
  return FALSE;
}

void
rk_cross_leave_column (RkCrossUnread *unread, guint column, const char *label)
{
  leave (unread, g_strdup_printf (_ ("column %u 「%s」"), column, label));
}

/* 「5行「令3」、7行（空欄）…」 */
static char *
dup_unread (const RkCrossUnread *unread)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < unread->labels->len; i++)
    g_string_append_printf (out, "%s%s", i ? "、" : "", (char *)unread->labels->pdata[i]);
  return g_string_free (g_string_append (out, unread->n > unread->labels->len ? "…" : ""), FALSE);
}

void
rk_cross_tell_unread (RkCrossReading *self, GPtrArray *sentences)
{
  RkCrossUnread *all[]
      = { &self->lost, &self->years, &self->sexes, &self->ages, &self->sexes_over };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *labels = all[i]->n ? dup_unread (all[i]) : NULL;

      if (labels && all[i] == &self->lost)
        g_ptr_array_add (sentences,
                         g_strdup_printf (_ ("%u rows are of no place that is known, or of a ward "
                                             "or a former municipality, which is a part of one; "
                                             "they are left out: %s"),
                                          all[i]->n, labels));
      else if (labels && all[i] == &self->years)
        g_ptr_array_add (sentences, g_strdup_printf (_ ("%u rows are left out, as it cannot be "
                                                        "read of which year they are: %s"),
                                                     all[i]->n, labels));
      else if (labels && all[i] == &self->sexes)
        g_ptr_array_add (sentences, g_strdup_printf (_ ("%u rows are left out, as it cannot be "
                                                        "read of which sex they are: %s"),
                                                     all[i]->n, labels));
      else if (labels && all[i] == &self->sexes_over)
        g_ptr_array_add (sentences, g_strdup_printf (_ ("%u columns are left out, as it cannot be "
                                                        "read of which sex they are: %s"),
                                                     all[i]->n, labels));
      else if (labels)
        g_ptr_array_add (sentences, g_strdup_printf (_ ("%u rows are left out, as it cannot be "
                                                        "read of which ages they are: %s"),
                                                     all[i]->n, labels));
    }
}

void
rk_cross_clear_unread (RkCrossReading *self)
{
  RkCrossUnread *all[]
      = { &self->lost, &self->years, &self->sexes, &self->ages, &self->sexes_over };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (&all[i]->labels, g_ptr_array_unref);
}

/* Whether a column has any year: then a row without one is of no year that is known. */
gboolean
rk_cross_has_years (const RkCrossReading *self, guint column)
{
  for (guint r = self->map->first; r < self->grid->rows->len; r++)
    if (rk_cross_year (rk_cross_grid_cell (self->grid, r, column)))
      return TRUE;
  return FALSE;
}

/* ── one label ───────────────────────────────────────────────────────────────────────────── */

static gboolean
is_dash (const char *text)
{
  return g_strcmp0 (rk_cross_mark (text), "-") == 0;
}

/* What a row says and what of that cannot be read.
 * @year, @sex, @age: (nullable): labels */
typedef struct
{
  RkCrossPlace place;
  GString *words;
  const char *year;
  const char *sex;
  const char *age;
} Labels;

static void
read_age (const char *text, Labels *labels, RkCrossSays *says)
{
  if (*text == '\0' || is_dash (text) || rk_age_parse (text, &says->from, &says->to))
    return;
  if (rk_cross_is_total (text))
    says->total = TRUE;
  else
    labels->age = text;
}

/* What stands beside a sex: 「男性（40～74歳）」, 「男性喫煙率」. */
static void
read_beside (const char *rest, Labels *labels, RkCrossSays *says)
{
  guint from, to;

  if (rk_cross_is_age (rest, &from, &to) || rk_cross_is_total (rest))
    read_age (rest, labels, says);
  else
    rk_cross_add_word (labels->words, rest);
}

static void
read_sex (const char *text, Labels *labels, RkCrossSays *says)
{
  g_autofree char *rest = NULL;
  char sex = rk_cross_sex (text, &rest);

  if (sex == 0 && rk_cross_is_total (text))
    sex = 'T';
  if (sex)
    says->sex = sex;
  else if (*text && !is_dash (text))
    labels->sex = text;
  if (rest)
    read_beside (rest, labels, says);
}

/* Words may say a sex, too; what says more of it is the column of sexes. */
static void
read_words (const char *text, Labels *labels, RkCrossSays *says)
{
  g_autofree char *rest = NULL;
  char sex = rk_cross_sex (text, &rest);

  if (rk_cross_doubts_sex (text))
    labels->sex = text;
  if (sex && says->sex == 0)
    says->sex = sex;
  if (sex && rest)
    read_beside (rest, labels, says);
  else if (sex == 0 && *text)
    rk_cross_add_word (labels->words, text);
}

static void
read_year (
    const RkCrossReading *self, guint column, const char *text, Labels *labels, RkCrossSays *says)
{
  if (says->year == 0)
    {
      says->year = rk_cross_year (text);
      says->early = rk_cross_is_early (text);
    }
  if ((*text && !is_dash (text)) || self->columns[column].years)
    labels->year = text;
}

static void
read_label (const RkCrossReading *self, guint c, Labels *labels, RkCrossSays *says)
{
  const char *text = self->labels[c];

  switch (rk_cross_map_column (self->map, c))
    {
    case RK_CROSS_PREFECTURE:
    case RK_CROSS_AREA_CODE:
    case RK_CROSS_AREA_NAME:
      rk_cross_place_label (self, c, text, &labels->place);
      break;
    case RK_CROSS_SEX:
      read_sex (text, labels, says);
      break;
    case RK_CROSS_AGE:
      read_age (text, labels, says);
      break;
    case RK_CROSS_YEAR:
      read_year (self, c, text, labels, says);
      break;
    case RK_CROSS_WORDS:
      read_words (text, labels, says);
      break;
    case RK_CROSS_ANSWER:
      if (*text)
        rk_cross_add_word (labels->words, text);
      break;
    case RK_CROSS_IGNORED:
    case RK_CROSS_NONE:
    case RK_CROSS_NUMERATOR:
    case RK_CROSS_DENOMINATOR:
    case RK_CROSS_VALUE:
    default:
      break;
    }
}

gboolean
rk_cross_read_labels (RkCrossReading *self, guint row, guint block, RkCrossSays *says)
{
  g_autoptr (GString) words = g_string_new (NULL);
  Labels labels = { .words = words };

  *says = (RkCrossSays){ .area = -1, .to = RK_AGE_OPEN, .scale = 1 };
  for (guint c = 0; c < self->n_columns; c++)
    {
      if (!rk_cross_is_label_of (self, c, block))
        continue;
      if (rk_cross_is_again (self->labels[c]))
        {
          self->n_again++;
          return FALSE;
        }
      read_label (self, c, &labels, says);
    }
  says->words = rk_cross_place_of_word (self->table, words->str);
  says->scale = rk_cross_scale (words->str);
  says->role = rk_cross_role_of_words (self->map, words->str);
  if (!rk_cross_find_place (self, &labels.place, &says->area))
    return rk_cross_leave_unread (&self->lost, row, rk_cross_place_words (&labels.place));
  if (labels.year && says->year == 0)
    return rk_cross_leave_unread (&self->years, row, labels.year);
  if (labels.sex && says->sex == 0)
    return rk_cross_leave_unread (&self->sexes, row, labels.sex);
  if (labels.age && !says->total && says->from == 0 && says->to == RK_AGE_OPEN)
    return rk_cross_leave_unread (&self->ages, row, labels.age);
  says->sex = says->sex ? says->sex : self->section.sex;
  says->year = says->year ? says->year : self->section.year;
  return TRUE;
}
