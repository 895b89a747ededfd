/* What stands over the years of a line of the 工程表: bars, texts, ★ and what really happened. */
#include <string.h>

#include "rk-report-roadmap-private.h"

double
rk_roadmap_cells_height (const RkRoadmap *self, const RkPlanLine *line)
{
  return line->n_lanes * self->lane + line->n_actual_lanes * self->thin + 2.6 * self->scale;
}

static char *
dup_cell_words (const RkPlanCell *cell)
{
  const char *text = rk_record_get (cell->record, "text");
  const char *state = rk_record_get (cell->record, "state");

  if (g_strcmp0 (state, RK_STATE_LATE) == 0 || g_strcmp0 (state, RK_STATE_DROPPED) == 0)
    return g_strdup_printf ("【%s】%s", state, text ? text : "");
  return g_strdup (text ? text : "");
}

static void
add_cell_text (
    RkRoadmap *self, double x, double y, double width, double height, const char *text, RkFace face)
{
  double size = self->size;
  double high = rk_roadmap_text_height (self, face, size, width, text);
  RkSheetText style;

  /* Two lines are set a little smaller, three as small as can be read. */
  while (high > height && size > self->size * 0.72)
    high = rk_roadmap_text_height (self, face, size *= 0.94, width, text);
  style = (RkSheetText){ .x = x,
                         .y = y + MAX (0, (height - high) / 2),
                         .width = width,
                         .face = face,
                         .size = size,
                         .smallest = size * 0.75,
                         .pitch = size * 0.5 * RK_MM,
                         .fit = RK_FIT_TEXT,
                         .backed = face == RK_FACE_GOTHIC_BOLD };
  rk_sheet_add_text (self->sheet, &style, text);
}

/* Where the next thing in the same lane begins, or the table ends. */
static double
room_after (const RkRoadmap *self, const RkPlanLine *line, const RkPlanCell *cell)
{
  double end = self->x[3];

  for (guint i = 0; i < line->cells->len; i++)
    {
      const RkPlanCell *other = line->cells->pdata[i];

      if (other != cell && other->actual == cell->actual && other->lane == cell->lane
          && other->first >= cell->last && other->first > cell->first)
        end = MIN (end, rk_roadmap_x (self, other->first));
    }
  return end - 0.6;
}

static void
add_star (RkRoadmap *self, const RkPlanLine *line, const RkPlanCell *cell, double y)
{
  double s = self->scale;
  double x = rk_roadmap_x (self, cell->first) + 3.2 * s;
  double height = self->lane - 2 * s;
  g_autofree char *words = dup_cell_words (cell);
  double left = x + 3.2 * s;
  double room = room_after (self, line, cell) - left;

  rk_sheet_add_mark (self->sheet, RK_MARK_STAR, x, y + height / 2, 4.6 * s);
  if (room < 12 * s)
    room = MIN (30 * s, self->x[3] - left - 0.6);
  if (*words && room > 2)
    add_cell_text (self, left, y, room, height, words, RK_FACE_GOTHIC_BOLD);
  else if (*words)
    add_cell_text (self, x - 3.4 * s - 30 * s, y, 30 * s, height, words, RK_FACE_GOTHIC_BOLD);
}

static void
add_bar (RkRoadmap *self, const RkPlanLine *line, const RkPlanCell *cell, double y)
{
  double s = self->scale;
  double x = rk_roadmap_x (self, cell->first) + 0.9 * s;
  double right = rk_roadmap_x (self, cell->last) - 0.9 * s;
  const char *state = rk_record_get (cell->record, "state");
  gboolean done = g_strcmp0 (state, RK_STATE_DONE) == 0;
  g_autofree char *words = dup_cell_words (cell);
  double height = self->lane - 2 * s;
  RkSheetArrow arrow = { .x = x,
                         .y = y,
                         .width = MAX (2 * s, right - x),
                         .height = height,
                         .tip = 3.2 * s,
                         .weight = RK_RULE,
                         .grey = done ? RK_TINT : 1,
                         .edge = done ? 1.3 * s : 0,
                         .dashed = g_strcmp0 (state, RK_STATE_STUDIED) == 0
                                   || g_strcmp0 (state, RK_STATE_DROPPED) == 0 };
  double left = x + (done ? 2.4 : 1.6) * s;
  double room = right - arrow.tip * 0.6 - left;

  if (!cell->is_text)
    rk_sheet_add_arrow (self->sheet, &arrow);
  /* A short bar has its words behind it where there is nothing else. */
  if (room < 11 * s && room_after (self, line, cell) - right > 11 * s)
    add_cell_text (self, right + 0.8 * s, y, room_after (self, line, cell) - right - 0.8 * s,
                   height, words, RK_FACE_GOTHIC_BOLD);
  else
    add_cell_text (self, left, y, MAX (room, 4), height, words, RK_FACE_GOTHIC);
}

/* What really happened: a black line and its words behind it. */
static void
add_actual (RkRoadmap *self, const RkPlanLine *line, const RkPlanCell *cell, double y)
{
  double s = self->scale;
  double x = rk_roadmap_x (self, cell->first) + 0.9 * s;
  double width = MAX (1.5 * s, rk_roadmap_x (self, cell->last) - 0.9 * s - x);
  g_autofree char *words = dup_cell_words (cell);
  double room = room_after (self, line, cell) - x - width - 1 * s;

  if (cell->is_star)
    rk_sheet_add_mark (self->sheet, RK_MARK_STAR, x + 1.5 * s, y + self->thin / 2, 3.4 * s);
  else
    rk_sheet_add_fill (self->sheet, x, y + self->thin / 2 - 0.65 * s, width, 1.3 * s, 0);
  if (*words && room > 8 * s)
    add_cell_text (self, x + width + 1 * s, y, room, self->thin - 0.4 * s, words,
                   RK_FACE_GOTHIC_BOLD);
}

void
rk_roadmap_add_cells (RkRoadmap *self, const RkPrintedRow *row)
{
  double high = rk_roadmap_cells_height (self, row->line) - 2.6 * self->scale;
  double top = self->y + (row->height - high) / 2;
  double under = top + row->line->n_lanes * self->lane;

  for (guint i = 0; i < row->line->cells->len; i++)
    {
      const RkPlanCell *cell = row->line->cells->pdata[i];
      double y = top + cell->lane * self->lane + self->scale;

      if (cell->actual)
        add_actual (self, row->line, cell, under + cell->lane * self->thin);
      else if (cell->is_star)
        add_star (self, row->line, cell, y);
      else
        add_bar (self, row->line, cell, y);
    }
}
