#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-ink.h"
#include "rk-roadmap-grid-private.h"

static const char *
text_of (const RkPlanCell *cell)
{
  const char *text = rk_record_get (cell->record, "text");

  return text ? text : "";
}

static gboolean
has_state (const RkPlanCell *cell, const char *state)
{
  return g_strcmp0 (rk_record_get (cell->record, "state"), state) == 0;
}

static void
draw_line (RkRoadmapGrid *self, cairo_t *cr, double y)
{
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.12);
  cairo_rectangle (cr, 0, floor (y), gtk_widget_get_width (GTK_WIDGET (self)), 1);
  cairo_fill (cr);
}

/* Cut with "…" at @width; whole in the tooltip and the strip below. */
static void
draw_cut (RkRoadmapGrid *self, cairo_t *cr, double x, double middle, double width, const char *text)
{
  g_autoptr (PangoLayout) layout = rk_ink_layout (GTK_WIDGET (self), text, 0.86, FALSE);
  int height;

  if (width < 8 || *text == '\0')
    return;
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (cr, x, middle - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* ── bars ────────────────────────────────────────────────────────────────────────────────── */

static void
trace_arrow (cairo_t *cr, const graphene_rect_t *at, double tip)
{
  double right = at->origin.x + at->size.width;
  double bottom = at->origin.y + at->size.height;

  tip = MIN (tip, at->size.width / 2);
  cairo_new_path (cr);
  cairo_move_to (cr, at->origin.x, at->origin.y);
  cairo_line_to (cr, right - tip, at->origin.y);
  cairo_line_to (cr, right, at->origin.y + at->size.height / 2);
  cairo_line_to (cr, right - tip, bottom);
  cairo_line_to (cr, at->origin.x, bottom);
  cairo_close_path (cr);
}

static void
draw_star (cairo_t *cr, double x, double y, double size)
{
  cairo_new_path (cr);
  for (int i = 0; i < 10; i++)
    {
      double radius = i % 2 ? size * 0.42 : size;
      double angle = -G_PI / 2 + i * G_PI / 5;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_handles (RkRoadmapGrid *self, cairo_t *cr, const graphene_rect_t *at)
{
  double scale = rk_roadmap_grid_scale (self);
  double ends[] = { at->origin.x, at->origin.x + at->size.width };

  for (guint i = 0; i < 2; i++)
    {
      cairo_rectangle (cr, ends[i] - 3.5 * scale, at->origin.y + at->size.height / 2 - 5 * scale,
                       7 * scale, 10 * scale);
      rk_ink_colour (GTK_WIDGET (self), cr, "view_bg_color", 1);
      cairo_fill_preserve (cr);
      rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 1);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

static void
draw_bar (RkRoadmapGrid *self, cairo_t *cr, const RkPlanCell *cell, const graphene_rect_t *at)
{
  double scale = rk_roadmap_grid_scale (self);
  gboolean selected = rk_record_id (cell->record) == self->cell;
  gboolean late = has_state (cell, RK_STATE_LATE);
  gboolean done = has_state (cell, RK_STATE_DONE);
  double middle = at->origin.y + at->size.height / 2;
  double dash = 4;
  g_autofree char *words = late ? g_strdup_printf ("%s　%s", RK_STATE_LATE, text_of (cell))
                                : g_strdup (text_of (cell));

  if (!cell->is_text)
    {
      trace_arrow (cr, at, 10 * scale);
      rk_ink_colour (GTK_WIDGET (self), cr, late ? "warning_bg_color" : "accent_bg_color",
                     selected ? 1
                     : done   ? 0.3
                              : 0.14);
      cairo_fill_preserve (cr);
      rk_ink_colour (GTK_WIDGET (self), cr, late ? "warning_color" : "accent_color", 1);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (
          cr, &dash,
          has_state (cell, RK_STATE_STUDIED) || has_state (cell, RK_STATE_DROPPED) ? 1 : 0, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  else if (selected)
    {
      cairo_rectangle (cr, at->origin.x, at->origin.y, at->size.width, at->size.height);
      rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 0.2);
      cairo_fill (cr);
    }
  if (done && !cell->is_text)
    {
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.85);
      cairo_rectangle (cr, at->origin.x, at->origin.y, 4 * scale, at->size.height);
      cairo_fill (cr);
    }
  rk_ink_colour (GTK_WIDGET (self), cr,
                 selected && !cell->is_text ? late ? "warning_fg_color" : "accent_fg_color"
                                            : "window_fg_color",
                 1);
  draw_cut (self, cr, at->origin.x + 8 * scale, middle, at->size.width - 18 * scale, words);
  if (selected && !cell->is_text)
    draw_handles (self, cr, at);
}

static void
draw_milestone (RkRoadmapGrid *self, cairo_t *cr, const RkPlanCell *cell, const graphene_rect_t *at)
{
  double scale = rk_roadmap_grid_scale (self);
  double middle = at->origin.y + at->size.height / 2;

  if (rk_record_id (cell->record) == self->cell)
    {
      cairo_rectangle (cr, at->origin.x, at->origin.y, at->size.width, at->size.height);
      rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 0.2);
      cairo_fill (cr);
    }
  rk_ink_colour (GTK_WIDGET (self), cr, "warning_color", 1);
  draw_star (cr, at->origin.x + 9 * scale, middle, 8 * scale);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  draw_cut (self, cr, at->origin.x + 21 * scale, middle, at->size.width - 22 * scale,
            text_of (cell));
}

static void
draw_actual (RkRoadmapGrid *self, cairo_t *cr, const RkPlanCell *cell, const graphene_rect_t *at)
{
  double scale = rk_roadmap_grid_scale (self);
  double middle = at->origin.y + at->size.height / 2;
  double room = rk_roadmap_grid_x (self, rk_roadmap_grid_n_months (self)) - at->origin.x
                - at->size.width - 6 * scale;

  rk_ink_colour (GTK_WIDGET (self), cr,
                 rk_record_id (cell->record) == self->cell ? "accent_color"
                 : has_state (cell, RK_STATE_LATE)         ? "warning_color"
                                                           : "window_fg_color",
                 1);
  cairo_rectangle (cr, at->origin.x, middle - 2 * scale, at->size.width, 4 * scale);
  cairo_fill (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.75);
  draw_cut (self, cr, at->origin.x + at->size.width + 4 * scale, middle, room, text_of (cell));
}

static void
draw_cells (RkRoadmapGrid *self, cairo_t *cr, const RkRoadmapRow *row)
{
  const RkPlanLine *line = rk_roadmap_grid_line_at (self, row);

  for (guint i = 0; i < line->cells->len; i++)
    {
      const RkPlanCell *cell = line->cells->pdata[i];
      graphene_rect_t at;

      if (!rk_roadmap_grid_place_cell (self, row, cell, &at))
        continue;
      if (cell->is_star)
        draw_milestone (self, cr, cell, &at);
      else if (cell->actual)
        draw_actual (self, cr, cell, &at);
      else
        draw_bar (self, cr, cell, &at);
    }
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static double
top_of (RkRoadmapGrid *self, const RkRoadmapRow *row)
{
  return HEAD * rk_roadmap_grid_scale (self) + row->y
         - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL);
}

static double
today (RkRoadmapGrid *self)
{
  return rk_plan_today (self->plan->first_year, rk_today ());
}

static void
draw_columns (RkRoadmapGrid *self, cairo_t *cr)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double head = HEAD * rk_roadmap_grid_scale (self);
  double now = today (self);
  int n = rk_roadmap_grid_n_columns (self);
  int unit = rk_roadmap_grid_unit (self);

  if (now >= 0 && now < n * unit)
    {
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.05);
      cairo_rectangle (cr, rk_roadmap_grid_x (self, floor (now / unit) * unit), head, self->step,
                       height - head);
      cairo_fill (cr);
    }
  for (int i = 0; i <= n; i++)
    {
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.1);
      cairo_rectangle (cr, floor (rk_roadmap_grid_x (self, i * unit)), head, 1, height - head);
      cairo_fill (cr);
    }
}

static void
draw_today (RkRoadmapGrid *self, cairo_t *cr)
{
  double head = HEAD * rk_roadmap_grid_scale (self);
  double now = today (self);

  if (now < 0 || now > rk_roadmap_grid_n_months (self))
    return;
  rk_ink_colour (GTK_WIDGET (self), cr, "warning_bg_color", 1);
  cairo_rectangle (cr, rk_roadmap_grid_x (self, now) - 1, head, 2,
                   gtk_widget_get_height (GTK_WIDGET (self)) - head);
  cairo_fill (cr);
}

static void
draw_selected_slot (RkRoadmapGrid *self, cairo_t *cr, const RkRoadmapRow *row, double y)
{
  const RkPlanLine *line = rk_roadmap_grid_line_at (self, row);

  if (rk_record_id (line->record) != self->line)
    return;
  rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 0.08);
  cairo_rectangle (cr, 0, y, gtk_widget_get_width (GTK_WIDGET (self)), row->height);
  cairo_fill (cr);
  if (self->cell)
    return;
  cairo_rectangle (cr, rk_roadmap_grid_x (self, self->column * rk_roadmap_grid_unit (self)) + 1.5,
                   y + 1.5, self->step - 3, row->height - 3);
  rk_ink_colour (GTK_WIDGET (self), cr, "accent_color", 1);
  cairo_set_line_width (cr, gtk_widget_has_focus (GTK_WIDGET (self)) ? 2 : 1);
  cairo_stroke (cr);
}

static void
draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_label (RkRoadmapGrid *self, cairo_t *cr, const RkRoadmapRow *row, double y)
{
  const RkPlanLine *line = rk_roadmap_grid_line_at (self, row);
  g_autoptr (PangoLayout) layout = rk_roadmap_grid_label_layout (self, line);
  double scale = rk_roadmap_grid_scale (self);
  double x = (SIDE + line->depth * 12) * scale;
  gint64 id = rk_record_id (line->record);

  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  if (line->depth == RK_PLAN_PILLAR)
    {
      gboolean folded = g_hash_table_contains (self->folded, &id);

      rk_ink_text (GTK_WIDGET (self), cr, x, y + row->height / 2, 0, folded ? "▶" : "▼", 0.7,
                   FALSE);
      x += 16 * scale;
    }
  draw_layout (cr, layout, x, y + PAD * scale);
  draw_line (self, cr, y + row->height - 1);
}

static void
draw_goal (RkRoadmapGrid *self, cairo_t *cr, const RkRoadmapRow *row, double y)
{
  const RkPlanLine *line = rk_roadmap_grid_line_at (self, row);
  g_autoptr (PangoLayout) layout = rk_roadmap_grid_goal_layout (self, line);

  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.85);
  draw_layout (cr, layout,
               rk_roadmap_grid_x (self, rk_roadmap_grid_n_months (self))
                   + 8 * rk_roadmap_grid_scale (self),
               y + PAD * rk_roadmap_grid_scale (self));
}

typedef enum
{
  PASS_BACK,
  PASS_CELLS,
  PASS_LABELS,
} Pass;

static void
draw_rows (RkRoadmapGrid *self, cairo_t *cr, Pass pass)
{
  double bottom = gtk_widget_get_height (GTK_WIDGET (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkRoadmapRow *row = &g_array_index (self->rows, RkRoadmapRow, i);
      double y = top_of (self, row);

      if (y + row->height < 0 || y > bottom)
        continue;
      if (pass == PASS_BACK)
        draw_selected_slot (self, cr, row, y);
      else if (pass == PASS_LABELS)
        draw_label (self, cr, row, y);
      else
        {
          draw_cells (self, cr, row);
          draw_goal (self, cr, row, y);
        }
    }
}

static void
draw_head (RkRoadmapGrid *self, cairo_t *cr)
{
  double scale = rk_roadmap_grid_scale (self);
  double head = HEAD * scale;
  double middle = head / 2;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int n = rk_roadmap_grid_n_columns (self);
  int unit = rk_roadmap_grid_unit (self);
  double now = today (self);

  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.75);
  rk_ink_text (GTK_WIDGET (self), cr, SIDE * scale, middle, 0, _ ("Line and Who Does It"), 0.85,
               TRUE);
  cairo_save (cr);
  cairo_rectangle (cr, self->label, 0, width - self->label, head);
  cairo_clip (cr);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *label = rk_roadmap_grid_dup_column (
          self, i, unit == 12 ? self->step < 96 * scale : i % 12 != 0 && i % 12 != 9);

      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
      rk_ink_text (GTK_WIDGET (self), cr, rk_roadmap_grid_x (self, (i + 0.5) * unit), middle, 0.5,
                   label, 0.95, now >= i * unit && now < i * unit + unit);
    }
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.75);
  rk_ink_text (GTK_WIDGET (self), cr, rk_roadmap_grid_x (self, n * unit) + 8 * scale, middle, 0,
               _ ("Goal"), 0.85, TRUE);
  cairo_restore (cr);
  draw_line (self, cr, head - 1);
}

/* Where a line that is dragged would go. */
static void
draw_drop (RkRoadmapGrid *self, cairo_t *cr)
{
  if (self->grip != RK_GRIP_LINE)
    return;
  rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 1);
  cairo_rectangle (cr, 0, self->grip_y - 1, self->label, 3);
  cairo_fill (cr);
}

void
rk_roadmap_grid_draw (RkRoadmapGrid *self, cairo_t *cr)
{
  double head = HEAD * rk_roadmap_grid_scale (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  cairo_save (cr);
  cairo_rectangle (cr, 0, head, width, height - head);
  cairo_clip (cr);
  draw_rows (self, cr, PASS_BACK);
  cairo_rectangle (cr, self->label, head, width - self->label, height - head);
  cairo_clip (cr);
  draw_columns (self, cr);
  draw_today (self, cr);
  draw_rows (self, cr, PASS_CELLS);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, head, width, height - head);
  cairo_clip (cr);
  draw_rows (self, cr, PASS_LABELS);
  draw_drop (self, cr);
  cairo_restore (cr);
  draw_head (self, cr);
}
