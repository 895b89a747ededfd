#include "rk-xlsx-survey.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"

#define MAX_COLUMNS 16384 /* of a sheet */

typedef struct
{
  RkXlsxSurvey *survey;
  RkXmlParser *parser;
  gboolean hidden;  /* this row */
  gboolean filled;  /* it holds a value */
  gboolean formula; /* this cell */
  gboolean value;
} Look;

const char *
rk_xlsx_parse_place (const char *text, gsize length, guint *column, guint *row)
{
  const char *p = text;
  const char *end = text + length;
  guint c = 0, r = 0;

  for (; p < end && (*p == '$' || g_ascii_isalpha (*p)) && c <= MAX_COLUMNS; p++)
    if (*p != '$')
      c = c * 26 + (guint)(g_ascii_toupper (*p) - 'A') + 1;
  for (; p < end && (*p == '$' || g_ascii_isdigit (*p)) && r <= RK_XLSX_MAX_ROWS; p++)
    if (*p != '$')
      r = r * 10 + (guint)(*p - '0');
  if (c == 0 || c > MAX_COLUMNS || r == 0 || r > RK_XLSX_MAX_ROWS)
    return NULL;
  *column = c - 1;
  if (row)
    *row = r;
  return p;
}

/* Only what reaches downwards: the cells to the right of a merged one stay empty, as in a CSV. */
static void
take_merge (Look *self, const RkXmlTag *tag)
{
  gsize length;
  const char *text = rk_xml_tag_get (tag, "ref", &length);
  const char *end = text ? text + length : NULL;
  RkXlsxMerge merge;
  guint last_column;

  if (text)
    text = rk_xlsx_parse_place (text, length, &merge.column, &merge.first_row);
  if (text == NULL || text == end || *text != ':')
    return;
  text++;
  if (rk_xlsx_parse_place (text, (gsize)(end - text), &last_column, &merge.last_row) == NULL
      || merge.last_row <= merge.first_row)
    return;
  if (self->survey->merges->len < RK_XLSX_MAX_MERGES)
    g_array_append_val (self->survey->merges, merge);
  else
    rk_xml_parser_fail (self->parser,
                        g_error_new (RK_ERROR, RK_ERROR_FORMAT,
                                     _ ("The sheet holds more than %u merged cells. Nothing has "
                                        "been imported. Take the merging out of the list in Excel, "
                                        "or save it as “CSV UTF-8”."),
                                     RK_XLSX_MAX_MERGES));
}

static void
on_start (gpointer data, const char *name, const RkXmlTag *tag)
{
  Look *self = data;

  if (strcmp (name, "c") == 0)
    self->formula = self->value = FALSE;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->value = self->filled = TRUE;
  else if (strcmp (name, "f") == 0)
    self->formula = TRUE;
  else if (strcmp (name, "row") == 0)
    {
      self->hidden = rk_xml_tag_is_true (tag, "hidden");
      self->filled = FALSE;
    }
  else if (strcmp (name, "mergeCell") == 0)
    take_merge (self, tag);
}

static void
on_end (gpointer data, const char *name)
{
  Look *self = data;

  if (strcmp (name, "c") == 0)
    self->survey->n_unsaved += self->formula && !self->value;
  else if (strcmp (name, "row") == 0 && self->filled)
    {
      self->survey->n_rows++;
      self->survey->n_hidden_rows += self->hidden;
    }
}

static int
by_row (gconstpointer a, gconstpointer b)
{
  const RkXlsxMerge *one = a, *other = b;

  return one->first_row < other->first_row ? -1 : one->first_row > other->first_row;
}

/* ── at a glance ─────────────────────────────────────────────────────────────────────────── */

#define PIECE (64 * 1024)
#define OVERLAP 16 /* longer than any word below */

/* @rare: place in @word of a letter that a sheet hardly ever holds: memchr() passes over the rest
 * many times as fast as memmem() would. */
static gboolean
holds (const char *text, gsize length, const char *word, gsize rare)
{
  const char *end = text + length;
  gsize n = strlen (word);

  for (const char *p = text + rare; p < end && (p = memchr (p, word[rare], (gsize)(end - p))); p++)
    if ((gsize)(end - p) >= n - rare && memcmp (p - rare, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Most lists merge and hide nothing and have no formulas: then there is nothing to be told that
 * their bytes do not say, and parsing them a second time would take a quarter of the whole import.
 * What is written in an unusual way is left to the parser. */
static gboolean
is_plain (const char *text, gsize length)
{
  return !holds (text, length, "mergeCell", 3) && !holds (text, length, "hidden", 0)
         && !holds (text, length, "<f", 1) && !holds (text, length, "<!", 1)
         && !holds (text, length, "UTF-16", 3);
}

/* @plain: (out): whether the sheet holds values, and nothing is merged, hidden or computed */
static gboolean
glance (RkZipPart *part, gboolean *plain, GError **error)
{
  g_autofree char *piece = g_malloc (OVERLAP + PIECE);
  gboolean filled = FALSE;
  gsize kept = 0, length;
  gssize n;

  do
    {
      n = rk_zip_part_read (part, piece + kept, PIECE, error);
      if (n < 0)
        return FALSE;
      length = kept + (gsize)n;
      *plain = is_plain (piece, length);
      filled = filled || holds (piece, length, "<v>", 1) || holds (piece, length, "<t>", 1);
      kept = MIN (length, OVERLAP);
      memmove (piece, piece + length - kept, kept);
    }
  while (*plain && n == PIECE);
  *plain = *plain && filled;
  return TRUE;
}

static gboolean
is_plain_sheet (RkXlsxBook *book, const char *part, gboolean *plain, GError **error)
{
  g_autoptr (RkZipPart) opened = rk_zip_open (book->zip, part, RK_XLSX_MAX_SHEET, error);

  return opened && glance (opened, plain, error);
}

static gboolean
read_all (RkXlsxBook *book, const char *part, RkXlsxSurvey *survey, GError **error)
{
  static const RkXmlHandler handler = { .start = on_start, .end = on_end };
  g_autoptr (RkXmlParser) parser = NULL;
  RkZipPart *opened = rk_zip_open (book->zip, part, RK_XLSX_MAX_SHEET, error);
  Look look = { .survey = survey };
  gboolean at_end = FALSE;

  if (opened == NULL)
    return FALSE;
  parser = look.parser = rk_xml_parser_new (opened, &handler, &look);
  while (!at_end)
    if (!rk_xml_parser_step (parser, &at_end, error))
      return FALSE;
  g_array_sort (survey->merges, by_row);
  return TRUE;
}

RkXlsxSurvey *
rk_xlsx_survey_new (RkXlsxBook *book, const char *part, gboolean count, GError **error)
{
  g_autoptr (RkXlsxSurvey) survey = g_new0 (RkXlsxSurvey, 1);
  gboolean plain = FALSE;

  survey->merges = g_array_new (FALSE, FALSE, sizeof (RkXlsxMerge));
  if (!count && !is_plain_sheet (book, part, &plain, error))
    return NULL;
  if (plain)
    survey->n_rows = 1; /* at least */
  else if (!read_all (book, part, survey, error))
    return NULL;
  return g_steal_pointer (&survey);
}

void
rk_xlsx_survey_free (RkXlsxSurvey *survey)
{
  g_array_unref (survey->merges);
  g_free (survey);
}
