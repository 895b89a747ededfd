/* Memos of a filled form. A cell is as large as on the blank form and type has a smallest size, so
 * a long memo begins in its cell and stands whole on a page behind the form (別紙). */
#include <string.h>

#include "rk-report-checklist-form.h"

#define MEMO_SIZE 7.6
#define SMALLEST 7.0 /* pt; in large print half as large again, too */
#define MEMO_PITCH 1.32
#define ANNEX_SIZE 9.0
#define ANNEX_PITCH 5.0 /* mm */

void
rk_form_note_free (gpointer data)
{
  RkFormNote *note = data;

  g_free (note->words);
  g_free (note);
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

/* 「○1・△2」: for a cell, where names have no room. */
static char *
dup_votes (RkForm *self, guint item)
{
  GString *words = g_string_new ("［機関で違う　");
  gboolean first = TRUE;

  for (guint mark = 0; mark < self->edition->marks->len; mark++)
    {
      guint n = 0;

      for (guint i = 0; i < self->filled->rows->len; i++)
        {
          const RkAnswerRow *row = self->filled->rows->pdata[i];

          n += row->item == item && row->body_id != 0 && row->mark == (int)mark;
        }
      if (n)
        g_string_append_printf (words, "%s%s%u", first ? "" : "・",
                                rk_edition_mark (self->edition, mark)->mark, n);
      first = first && n == 0;
    }
  g_string_append (words, "］");
  return g_string_free (words, FALSE);
}

static guint
count_comments (RkForm *self, guint item)
{
  guint n = 0;

  for (guint i = 0; i < self->filled->rows->len; i++)
    {
      const RkAnswerRow *row = self->filled->rows->pdata[i];

      n += row->item == item && row->comment != NULL;
    }
  return n;
}

/* All that was written about an item; of several comments each with the body it is from. */
static char *
dup_comments (RkForm *self, guint item)
{
  GString *words = g_string_new (NULL);
  gboolean several = count_comments (self, item) > 1;

  for (guint i = 0; i < self->filled->rows->len; i++)
    {
      const RkAnswerRow *row = self->filled->rows->pdata[i];

      if (row->item != item || row->comment == NULL)
        continue;
      if (words->len)
        g_string_append_c (words, '\n');
      if (several && row->body)
        g_string_append_printf (words, "%s：", row->body);
      g_string_append (words, row->comment);
    }
  return g_string_free (words, FALSE);
}

static char *
dup_whole (RkForm *self, guint item)
{
  char *words = dup_comments (self, item);
  g_autofree char *differences
      = self->filled->differs[item] ? rk_checklist_dup_differences (self->filled, item) : NULL;
  char *both;

  if (differences == NULL)
    return words;
  both = g_strdup_printf ("%s%s［機関で違う　%s］", words, *words ? "\n" : "", differences);
  g_free (words);
  return both;
}

/* ── the cell ────────────────────────────────────────────────────────────────────────────── */

static guint
count_lines (RkForm *self, double size, double width, const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, "\n", -1);
  g_auto (RkFitted) fitted = { 0 };
  guint lines = 0;

  for (guint i = 0; all[i]; i++)
    {
      rk_fit_text (self->type, RK_FACE_GOTHIC, size, size, RK_FIT_TEXT, width * RK_MM, all[i],
                   &fitted);
      lines += fitted.lines->len;
    }
  return lines;
}

static gboolean
fits (RkForm *self, double size, double width, double height, const char *words)
{
  return count_lines (self, size, width, words) * size * MEMO_PITCH <= height * RK_MM;
}

/* The largest size at which it fits; 0: none. */
static double
find_size (RkForm *self, double width, double height, const char *words)
{
  for (double size = MEMO_SIZE; size > SMALLEST - 0.01; size -= 0.2)
    if (fits (self, size * self->scale, width, height, words))
      return size * self->scale;
  return 0;
}

/* As many characters as there is room for, then where the whole is. */
static char *
dup_beginning (RkForm *self, double width, double height, const char *words, const char *rest)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n", ' ');
  glong low = 0;
  glong high = g_utf8_strlen (line, -1);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *begun = g_utf8_substring (line, 0, middle);
      g_autofree char *tried = g_strconcat (begun, rest, NULL);

      if (fits (self, SMALLEST * self->scale, width, height, tried))
        low = middle;
      else
        high = middle - 1;
    }
  {
    g_autofree char *begun = g_utf8_substring (line, 0, low);

    return g_strconcat (begun, rest, NULL);
  }
}

/* Returns: which one of the annex */
static guint
put_off (RkForm *self, guint item, char *words)
{
  RkFormNote *note = g_new0 (RkFormNote, 1);

  note->item = item;
  note->words = words;
  g_ptr_array_add (self->annex, note);
  return self->annex->len;
}

void
rk_form_add_memo (RkForm *self, guint item, double x, double width, double height)
{
  g_autofree char *words = NULL;
  double size;
  guint lines;

  if (self->filled == NULL)
    return;
  words = dup_comments (self, item);
  if (self->filled->differs[item])
    {
      g_autofree char *comments = words;
      g_autofree char *votes = dup_votes (self, item);

      words = g_strconcat (comments, *comments ? "\n" : "", votes, NULL);
    }
  if (*words == '\0')
    return;
  width -= 2.4;
  size = find_size (self, width, height - 0.8, words);
  if (size == 0)
    {
      guint n = put_off (self, item, dup_whole (self, item));
      g_autofree char *rest = g_strdup_printf ("…　※%u", n);
      char *beginning = dup_beginning (self, width, height - 0.8, words, rest);

      g_free (words);
      words = beginning;
      size = SMALLEST * self->scale;
    }
  lines = count_lines (self, size, width, words);
  rk_sheet_add_text (
      self->sheet,
      &(RkSheetText){ .x = x + 1.2,
                      .y = self->y + MAX (0.4, (height - lines * size * MEMO_PITCH / RK_MM) / 2),
                      .width = width,
                      .face = RK_FACE_GOTHIC,
                      .size = size,
                      .smallest = size,
                      .pitch = size * MEMO_PITCH,
                      .fit = RK_FIT_TEXT },
      words);
}

/* ── behind the form ─────────────────────────────────────────────────────────────────────── */

static void
begin_annex_page (RkForm *self, gboolean first)
{
  rk_form_begin_page (self);
  rk_form_add_text (self,
                    (RkSheetText){ .y = self->y,
                                   .width = RK_FORM_WIDTH,
                                   .face = RK_FACE_GOTHIC_BOLD,
                                   .size = 10.5,
                                   .pitch = 6 * RK_MM },
                    first ? "別紙　表に収まらなかったメモ（番号は表の※）"
                          : "別紙　表に収まらなかったメモ（続き）");
  self->y += 7 * self->scale;
}

static void
make_room (RkForm *self, double height)
{
  if (self->y + height <= RK_FORM_HEIGHT)
    return;
  rk_form_end_page (self);
  begin_annex_page (self, FALSE);
}

static void
add_annex_line (RkForm *self, RkFace face, double x, const char *words)
{
  rk_form_add_text (self,
                    (RkSheetText){ .x = x,
                                   .y = self->y,
                                   .width = RK_FORM_WIDTH - x,
                                   .face = face,
                                   .size = ANNEX_SIZE,
                                   .smallest = SMALLEST,
                                   .pitch = ANNEX_PITCH * RK_MM,
                                   .fit = RK_FIT_TEXT },
                    words);
  self->y += ANNEX_PITCH * self->scale;
}

/* Line by line, so that a memo may go on on the next page. */
static void
add_annex_text (RkForm *self, RkFace face, double x, const char *words)
{
  g_auto (RkFitted) fitted = { 0 };

  rk_fit_paragraph (self->type, face, ANNEX_SIZE * self->scale, (RK_FORM_WIDTH - x) * RK_MM, words,
                    &fitted);
  for (guint i = 0; i < fitted.lines->len; i++)
    {
      const RkFitLine *line = &g_array_index (fitted.lines, RkFitLine, i);
      g_autofree char *part = g_strndup (words + line->start, line->len);

      make_room (self, ANNEX_PITCH * self->scale);
      add_annex_line (self, face, x, g_strchomp (part));
    }
}

static void
add_note (RkForm *self, guint n)
{
  const RkFormNote *note = self->annex->pdata[n];
  const RkEditionItem *item = rk_edition_item (self->edition, note->item);
  g_autofree char *head = g_strdup_printf ("※%u　%s　%s", n + 1, item->code, item->label);

  /* The head stays with two lines of its memo. */
  make_room (self, 4 * ANNEX_PITCH * self->scale);
  add_annex_text (self, RK_FACE_GOTHIC_BOLD, 0, head);
  add_annex_text (self, RK_FACE_GOTHIC, 6 * self->scale, note->words);
  self->y += 2 * self->scale;
}

void
rk_form_add_annex (RkForm *self)
{
  if (self->annex->len == 0)
    return;
  begin_annex_page (self, TRUE);
  for (guint i = 0; i < self->annex->len; i++)
    add_note (self, i);
  rk_form_end_page (self);
  g_ptr_array_set_size (self->annex, 0);
}
