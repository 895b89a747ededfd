/* The paragraphs of letters: places counted in characters, labels in 字取り, subjects broken at a
 * phrase, the box 担当 at the foot. */
#include "rk-pages-private.h"

#include <string.h>

/* A subject keeps so many characters free at either side. */
#define SUBJECT_INDENT 3
#define MAX_SUBJECT_LINES 4

#define CONTACT_SIZE 9.5
#define CONTACT_PITCH 15.0
#define CONTACT_PAD_X (4 * RK_MM)
#define CONTACT_PAD_Y (2.4 * RK_MM)
#define CONTACT_ABOVE 6.0

/* A letter that is longer than a page is set so much closer at most: 20 pt become 17. */
#define CLOSEST 0.85

/* ── subjects ────────────────────────────────────────────────────────────────────────────── */

static gboolean
starts_phrase (const char *p)
{
  static const char *const words[]
      = { "開催", "推薦", "委員", "について", "に関する", "に係る", "資料", "出欠" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether a council is named before @dot, after which comes the next one that holds the meeting;
 * within a name, as in 地域・職域, no phrase ends. */
static gboolean
ends_name (const char *text, const char *dot)
{
  const char *last = g_utf8_find_prev_char (text, dot);

  return last && (g_str_has_prefix (last, "会") || g_str_has_prefix (last, "）"));
}

/* How good it is to go to a new line before @p: 0 not at all. */
static guint
rate_break (const char *text, const char *p)
{
  const char *before = g_utf8_find_prev_char (text, p);

  if (before == NULL)
    return 0;
  if (g_utf8_get_char (before) == 0x3000 || g_utf8_get_char (before) == 0x3001)
    return 3;
  if (g_str_has_prefix (before, "・") && ends_name (text, before))
    return 3;
  if (g_str_has_prefix (before, "の") && starts_phrase (p))
    return 3;
  if (g_str_has_prefix (before, "の") || g_str_has_prefix (p, "について"))
    return 2;
  return starts_phrase (p) || g_str_has_prefix (p, "第") ? 1 : 0;
}

/* Where the line that begins at @start ends: at the best phrase that still fits, the later of two
 * as good ones. NULL: there is no phrase. */
static const char *
find_phrase_end (RkType *type, const RkLine *line, double room, const char *start)
{
  const char *best = NULL;
  guint rate = 0;

  for (const char *p = g_utf8_next_char (start); *p; p = g_utf8_next_char (p))
    {
      guint rated = rate_break (start, p);

      if (rated == 0 || rated < rate)
        continue;
      if (rk_type_measure (type, line->face, line->size, start, p - start) > room)
        break;
      best = p;
      rate = rated;
    }
  return best;
}

static void
fit_subject (RkType *type, const RkLine *line, double room, RkFitted *fitted)
{
  const char *start = line->text;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (RkFitLine));

  while (*start && lines->len < MAX_SUBJECT_LINES)
    {
      const char *end = start + strlen (start);
      RkFitLine at = { .start = (guint)(start - line->text), .scale = 1 };

      if (rk_type_measure (type, line->face, line->size, start, -1) > room
          && (end = find_phrase_end (type, line, room, start)) == NULL)
        break;
      at.len = (guint)(end - start);
      g_array_append_val (lines, at);
      start = end;
    }
  /* Without phrases it is wrapped as any other paragraph. */
  rk_fit_paragraph (type, line->face, line->size, room, line->text, fitted);
  if (*start)
    return;
  g_array_set_size (fitted->lines, 0);
  g_array_append_vals (fitted->lines, lines->data, lines->len);
}

/* ── lines ───────────────────────────────────────────────────────────────────────────────── */

/* The first line is as long as there is room; those after it are shorter. */
static void
fit_hanging (RkType *type, const RkLine *line, double room, RkFitted *fitted)
{
  g_auto (RkFitted) rest = { 0 };
  guint start;

  rk_fit_paragraph (type, line->face, line->size, room, line->text, fitted);
  if (fitted->lines->len < 2)
    return;
  start = g_array_index (fitted->lines, RkFitLine, 1).start;
  rk_fit_paragraph (type, line->face, line->size, room - line->hang * line->size,
                    line->text + start, &rest);
  g_array_set_size (fitted->lines, 1);
  for (guint i = 0; i < rest.lines->len; i++)
    {
      RkFitLine at = g_array_index (rest.lines, RkFitLine, i);

      at.start += start;
      g_array_append_val (fitted->lines, at);
    }
}

void
rk_line_lay_out (RkType *type, double width, const RkBlock *block, RkBlockLayout *layout)
{
  const RkLine *line = block->line;
  double room = width - (line->left + line->right) * line->size;

  if (line->is_subject)
    fit_subject (type, line, room - 2 * SUBJECT_INDENT * line->size, &layout->fitted);
  else if (line->hang > 0)
    fit_hanging (type, line, room, &layout->fitted);
  else
    rk_fit_paragraph (type, line->face, line->size, MAX (room, line->size), line->text,
                      &layout->fitted);
  layout->pitch = line->pitch;
  layout->height = layout->fitted.lines->len * line->pitch;
}

/* 字取り: the characters stand at equal distances over the whole width. */
static void
draw_head (
    RkType *type, cairo_t *cr, const RkLine *line, const RkLineHead *head, double x, double y)
{
  glong n = g_utf8_strlen (head->text, -1);
  double natural = rk_type_measure (type, line->face, line->size, head->text, -1);
  double step = n > 1 ? (head->width * line->size - natural) / (double)(n - 1) : 0;

  if (step <= 0)
    {
      rk_type_draw (type, cr, line->face, line->size, 1, x, y, head->text, -1);
      return;
    }
  for (const char *p = head->text; *p; p = g_utf8_next_char (p))
    {
      gssize len = g_utf8_next_char (p) - p;

      rk_type_draw (type, cr, line->face, line->size, 1, x, y, p, len);
      x += rk_type_measure (type, line->face, line->size, p, len) + step;
    }
}

static void
draw_heads (RkType *type, cairo_t *cr, const RkRect *area, const RkLine *line, double baseline)
{
  for (guint i = 0; i < RK_LINE_HEADS; i++)
    if (line->heads[i].text != NULL && *line->heads[i].text)
      draw_head (type, cr, line, &line->heads[i], area->x + line->heads[i].left * line->size,
                 baseline);
}

static void
draw_spaced (RkType *type, cairo_t *cr, const RkRect *area, const RkLine *line, double baseline)
{
  double left = area->x + line->left * line->size;
  double right = area->x + area->width - line->right * line->size;

  rk_type_draw_spaced (type, cr, line->face, line->size, line->spacing, (left + right) / 2,
                       baseline, line->text, -1);
}

void
rk_line_draw (RkType *type,
              cairo_t *cr,
              const RkRect *area,
              const RkBlock *block,
              const RkBlockLayout *layout,
              const RkPiece *piece)
{
  const RkLine *line = block->line;
  double baseline = piece->y + rk_type_baseline (type, line->face, line->size, layout->pitch);
  double left = area->x + line->left * line->size;
  double room = area->width - (line->left + line->right) * line->size;

  if (piece->from == 0)
    draw_heads (type, cr, area, line, baseline);
  if (line->spacing > 0 && layout->fitted.lines->len == 1)
    {
      draw_spaced (type, cr, area, line, baseline);
      return;
    }
  for (guint i = piece->from; i < piece->to; i++, baseline += layout->pitch)
    {
      const RkFitLine *at = &g_array_index (layout->fitted.lines, RkFitLine, i);
      const char *text = line->text + at->start;
      double x = left + (i > 0 ? line->hang * line->size : 0);

      if (at->len == 0)
        continue;
      if (line->align != RK_ALIGN_LEFT)
        x += (room - at->scale * rk_type_measure (type, line->face, line->size, text, at->len))
             / (line->align == RK_ALIGN_CENTRE ? 2 : 1);
      rk_type_draw (type, cr, line->face, line->size, at->scale, x, baseline, text, at->len);
    }
}

/* ── 担当 ────────────────────────────────────────────────────────────────────────────────── */

void
rk_contact_lay_out (RkType *type, double width, const RkBlock *block, RkBlockLayout *layout)
{
  rk_fit_paragraph (type, RK_FACE_MINCHO, CONTACT_SIZE, width - 2 * CONTACT_PAD_X,
                    block->text != NULL ? block->text : "", &layout->fitted);
  layout->pitch = CONTACT_PITCH;
  layout->above = CONTACT_ABOVE;
  layout->height = layout->fitted.lines->len * CONTACT_PITCH + 2 * CONTACT_PAD_Y;
}

void
rk_contact_draw (RkType *type,
                 cairo_t *cr,
                 const RkRect *area,
                 const RkBlock *block,
                 const RkBlockLayout *layout,
                 const RkPiece *piece)
{
  double widest = 0;
  double y = piece->y + CONTACT_PAD_Y;
  double left;

  for (guint i = 0; i < layout->fitted.lines->len; i++)
    {
      const RkFitLine *at = &g_array_index (layout->fitted.lines, RkFitLine, i);

      widest = MAX (widest, at->scale
                                * rk_type_measure (type, RK_FACE_MINCHO, CONTACT_SIZE,
                                                   block->text + at->start, at->len));
    }
  left = area->x + area->width - widest - 2 * CONTACT_PAD_X;
  cairo_set_line_width (cr, RK_RULE_THIN);
  cairo_rectangle (cr, left, piece->y, widest + 2 * CONTACT_PAD_X, layout->height);
  cairo_stroke (cr);
  for (guint i = 0; i < layout->fitted.lines->len; i++, y += CONTACT_PITCH)
    {
      const RkFitLine *at = &g_array_index (layout->fitted.lines, RkFitLine, i);

      rk_type_draw (type, cr, RK_FACE_MINCHO, CONTACT_SIZE, at->scale, left + CONTACT_PAD_X,
                    y + rk_type_baseline (type, RK_FACE_MINCHO, CONTACT_SIZE, CONTACT_PITCH),
                    block->text + at->start, at->len);
    }
}

/* ── one page ────────────────────────────────────────────────────────────────────────────── */

/* The height of the lines of the part that begins at @first, and what the box takes of the room. */
static double
measure_part (RkPages *pages, guint first, guint *end, double *box)
{
  const RkPaper *paper = &pages->document->paper;
  double height = 0;

  *box = 0;
  for (*end = first; *end < pages->document->blocks->len; ++*end)
    {
      const RkBlock *block = pages->document->blocks->pdata[*end];
      const RkBlockLayout *layout = &pages->layouts[*end];

      if (block->kind == RK_BLOCK_PART)
        break;
      if (block->kind == RK_BLOCK_CONTACT)
        *box = layout->above + layout->height + RK_CONTACT_EDGE - paper->bottom;
      else
        height += layout->height;
    }
  return height;
}

static void
scale_part (RkPages *pages, guint first, guint end, double factor)
{
  for (guint i = first; i < end; i++)
    if (((RkBlock *)pages->document->blocks->pdata[i])->kind == RK_BLOCK_LINE)
      {
        pages->layouts[i].pitch *= factor;
        pages->layouts[i].height *= factor;
      }
}

void
rk_letter_tighten (RkPages *pages, double room)
{
  guint end;

  for (guint first = 0; first < pages->document->blocks->len; first = end + 1)
    {
      double box;
      double height = measure_part (pages, first, &end, &box);
      double left = room - MAX (box, 0);

      if (height > left && left / height >= CLOSEST)
        scale_part (pages, first, end, left / height - 0.0001);
    }
}
