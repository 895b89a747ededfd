#include "rk-roadmap-grid-private.h"

#include <math.h>

/* ── mouse ───────────────────────────────────────────────────────────────────────────────── */

static const RkRoadmapRow *
row_at (RkRoadmapGrid *self, double y)
{
  double head = HEAD * rk_roadmap_grid_scale (self);

  if (y < head)
    return NULL;
  y += rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL) - head;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRoadmapRow *row = &g_array_index (self->rows, RkRoadmapRow, i);

      if (y >= row->y && y < row->y + row->height)
        return row;
    }
  return NULL;
}

static double
month_at (RkRoadmapGrid *self, double x)
{
  return (x - self->label + rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL))
         * rk_roadmap_grid_unit (self) / self->step;
}

static const RkPlanCell *
cell_at (RkRoadmapGrid *self, const RkRoadmapRow *row, double x, double y, graphene_rect_t *place)
{
  const RkPlanLine *line = rk_roadmap_grid_line_at (self, row);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, (float)y);

  for (guint i = line->cells->len; i > 0; i--)
    {
      graphene_rect_t grown;

      if (!rk_roadmap_grid_place_cell (self, row, line->cells->pdata[i - 1], place))
        continue;
      grown = *place;
      graphene_rect_inset (&grown, -4, 0);
      if (graphene_rect_contains_point (&grown, &point))
        return line->cells->pdata[i - 1];
    }
  return NULL;
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, RkRoadmapGrid *self)
{
  const RkRoadmapRow *row = self->plan ? row_at (self, y) : NULL;
  const RkPlanLine *line = row ? rk_roadmap_grid_line_at (self, row) : NULL;
  const RkPlanCell *cell;
  graphene_rect_t place;
  gint64 id;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (line == NULL)
    return;
  id = rk_record_id (line->record);
  if (x < self->label)
    {
      rk_roadmap_grid_select (self, id, self->column, 0);
      if (line->depth == RK_PLAN_PILLAR && x < 30 * rk_roadmap_grid_scale (self))
        rk_roadmap_grid_toggle_fold (self, id);
      else if (n == 2)
        rk_roadmap_grid_want (self, RK_ROADMAP_OPEN);
      return;
    }
  cell = cell_at (self, row, x, y, &place);
  self->line = id;
  self->cell = cell ? rk_record_id (cell->record) : 0;
  self->column = CLAMP ((int)(month_at (self, x) / rk_roadmap_grid_unit (self)), 0,
                        MAX (0, rk_roadmap_grid_n_columns (self) - 1));
  rk_roadmap_grid_tell (self);
  if (n == 2)
    rk_roadmap_grid_want (self, RK_ROADMAP_EDIT);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RkRoadmapGrid *self)
{
  const RkRoadmapRow *row = self->plan ? row_at (self, y) : NULL;
  const RkPlanCell *cell;
  graphene_rect_t place;
  double edge = 7 * rk_roadmap_grid_scale (self);

  self->grip = RK_GRIP_NONE;
  if (row == NULL)
    return;
  if (x < self->label)
    {
      self->grip_id = rk_record_id (rk_roadmap_grid_line_at (self, row)->record);
      self->grip_y = -1;
      return;
    }
  cell = cell_at (self, row, x, y, &place);
  if (cell == NULL)
    return;
  self->grip_id = rk_record_id (cell->record);
  self->grip_first = cell->first;
  self->grip_last = cell->last;
  self->grip_month = (int)floor (month_at (self, x));
  self->grip = cell->is_star                                              ? RK_GRIP_WHOLE
               : x > place.origin.x + place.size.width - edge             ? RK_GRIP_LAST
               : x < place.origin.x + edge && place.size.width > edge * 3 ? RK_GRIP_FIRST
                                                                          : RK_GRIP_WHOLE;
}

/* The months that a bar held by the mouse would have. */
static void
drag_cell (RkRoadmapGrid *self, double x)
{
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self);
  int n = rk_roadmap_grid_n_months (self);
  int step = (int)floor (month_at (self, x)) - self->grip_month;

  if (cell == NULL || rk_record_id (cell->record) != self->grip_id)
    return;
  self->grip_first = cell->first;
  self->grip_last = cell->last;
  if (self->grip == RK_GRIP_WHOLE)
    {
      step = CLAMP (step, -cell->first, n - MAX (cell->last, cell->first + 1));
      self->grip_first += step;
      self->grip_last += step;
    }
  else if (self->grip == RK_GRIP_LAST)
    self->grip_last = CLAMP (cell->last + step, cell->first + 1, n);
  else
    self->grip_first = CLAMP (cell->first + step, 0, cell->last - 1);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RkRoadmapGrid *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (x < self->label && self->grip_id && fabs (dy) > 8)
    {
      const RkRoadmapRow *row = row_at (self, y + dy);

      self->grip = RK_GRIP_LINE;
      if (row)
        self->grip_y = HEAD * rk_roadmap_grid_scale (self) + row->y
                       - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL);
    }
  else if (self->grip != RK_GRIP_NONE && self->grip != RK_GRIP_LINE)
    drag_cell (self, x + dx);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RkRoadmapGrid *self)
{
  RkRoadmapGrip grip = self->grip;
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self);
  gint64 id = self->grip_id;
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  self->grip = RK_GRIP_NONE;
  self->grip_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (grip == RK_GRIP_LINE)
    {
      const RkRoadmapRow *row = row_at (self, y + dy);
      gint64 before = row ? rk_record_id (rk_roadmap_grid_line_at (self, row)->record) : 0;

      if (before && before != id)
        g_signal_emit_by_name (self, "line-moved", id, before);
    }
  else if (grip != RK_GRIP_NONE && cell && rk_record_id (cell->record) == id
           && (self->grip_first != cell->first || self->grip_last != cell->last))
    g_signal_emit_by_name (self, "cell-moved", id, self->grip_first, self->grip_last);
}

static gboolean
on_query_tooltip (
    RkRoadmapGrid *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const RkRoadmapRow *row = self->plan && !keyboard ? row_at (self, y) : NULL;
  graphene_rect_t place;
  const RkPlanCell *cell = row && x >= self->label ? cell_at (self, row, x, y, &place) : NULL;
  const char *text = cell ? rk_record_get (cell->record, "text") : NULL;
  const char *reason = cell ? rk_record_get (cell->record, "reason") : NULL;
  g_autofree char *words = NULL;

  if (text == NULL)
    return FALSE;
  words = reason ? g_strdup_printf ("%s\n%s", text, reason) : g_strdup (text);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

void
rk_roadmap_grid_add_mouse (RkRoadmapGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
