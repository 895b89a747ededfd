#include "rk-roadmap-grid-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-ink.h"
#include "rk-width-bin.h"

enum
{
  SELECTED,
  WANTED,
  CELL_MOVED,
  LINE_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkRoadmapGrid, rk_roadmap_grid, RK_TYPE_DRAWN_GRID)

double
rk_roadmap_grid_scale (RkRoadmapGrid *self)
{
  return rk_text_scale (GTK_WIDGET (self));
}

int
rk_roadmap_unit (const RkPlan *plan)
{
  return plan && plan->by_month ? 1 : 12;
}

int
rk_roadmap_grid_unit (RkRoadmapGrid *self)
{
  return rk_roadmap_unit (self->plan);
}

int
rk_roadmap_grid_n_months (RkRoadmapGrid *self)
{
  return self->plan ? rk_plan_n_months (self->plan) : 0;
}

int
rk_roadmap_grid_n_columns (RkRoadmapGrid *self)
{
  return rk_roadmap_grid_n_months (self) / rk_roadmap_grid_unit (self);
}

char *
rk_roadmap_grid_dup_column (RkRoadmapGrid *self, int column, gboolean brief)
{
  int unit = rk_roadmap_grid_unit (self);
  int year = self->plan->first_year + column * unit / 12;
  int month = (column * unit + 3) % 12 + 1;
  g_autofree char *label = brief || unit < 12 ? rk_fiscal_year_label_short (year + (month < 4))
                                              : rk_fiscal_year_label (year);

  if (unit == 12)
    return g_steal_pointer (&label);
  return brief ? g_strdup_printf ("%d月", month) : g_strdup_printf ("%s.%d", label, month);
}

double
rk_roadmap_grid_x (RkRoadmapGrid *self, double month)
{
  return self->label + month * self->step / rk_roadmap_grid_unit (self)
         - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL);
}

RkPlanLine *
rk_roadmap_grid_line_at (RkRoadmapGrid *self, const RkRoadmapRow *row)
{
  return self->plan->lines->pdata[row->line];
}

/* ── where everything stands ─────────────────────────────────────────────────────────────── */

static double
label_width (RkRoadmapGrid *self, const RkPlanLine *line)
{
  double scale = rk_roadmap_grid_scale (self);

  return MAX (40, self->label - (2 * SIDE + line->depth * 12 + (line->depth ? 0 : 16)) * scale);
}

PangoLayout *
rk_roadmap_grid_label_layout (RkRoadmapGrid *self, const RkPlanLine *line)
{
  const char *bodies = rk_record_get (line->record, "bodies");
  g_autofree char *words
      = g_strdup_printf ("%s　%s%s%s", line->number, rk_record_get (line->record, "title"),
                         bodies ? "\n" : "", bodies ? bodies : "");
  PangoLayout *layout
      = rk_ink_layout (GTK_WIDGET (self), words, 0.92, line->depth < RK_PLAN_MEASURE);

  pango_layout_set_width (layout, (int)(label_width (self, line) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

PangoLayout *
rk_roadmap_grid_goal_layout (RkRoadmapGrid *self, const RkPlanLine *line)
{
  const char *goal = rk_record_get (line->record, "goal");
  PangoLayout *layout = rk_ink_layout (GTK_WIDGET (self), goal ? goal : "", 0.84, FALSE);

  pango_layout_set_width (layout,
                          (int)((self->goal - 16 * rk_roadmap_grid_scale (self)) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
height_of_layout (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static double
height_of_row (RkRoadmapGrid *self, const RkPlanLine *line)
{
  double scale = rk_roadmap_grid_scale (self);
  g_autoptr (PangoLayout) label = rk_roadmap_grid_label_layout (self, line);
  g_autoptr (PangoLayout) goal = rk_roadmap_grid_goal_layout (self, line);
  double height = MAX (height_of_layout (label), height_of_layout (goal)) + 2 * PAD * scale;
  double cells = 0;

  if (line->cells->len && self->layers != RK_ROADMAP_ACTUAL)
    cells += line->n_lanes * LANE;
  if (self->layers != RK_ROADMAP_PLANNED)
    cells += line->n_actual_lanes * THIN;
  if (cells == 0 && line->depth >= RK_PLAN_MEASURE)
    cells = LANE;
  return MAX (height, (cells + 2 * PAD) * scale);
}

static gboolean
is_hidden (RkRoadmapGrid *self, const RkPlanLine *line)
{
  while (line->parent >= 0)
    {
      gint64 id;

      line = self->plan->lines->pdata[line->parent];
      id = rk_record_id (line->record);
      if (g_hash_table_contains (self->folded, &id))
        return TRUE;
    }
  return FALSE;
}

static void
place_rows (RkRoadmapGrid *self)
{
  double y = 0;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; self->plan && i < self->plan->lines->len; i++)
    {
      const RkPlanLine *line = self->plan->lines->pdata[i];
      RkRoadmapRow row = { .line = i, .y = y };

      if (is_hidden (self, line))
        continue;
      row.height = height_of_row (self, line);
      y += row.height;
      g_array_append_val (self->rows, row);
    }
  self->height = y;
}

static void
place_columns (RkRoadmapGrid *self, int width)
{
  double scale = rk_roadmap_grid_scale (self);
  int n = MAX (1, rk_roadmap_grid_n_columns (self));

  self->label = CLAMP (width * 0.27, NARROWEST_LABEL * scale, LABEL * scale);
  self->goal = GOAL * scale;
  self->step
      = CLAMP ((width - self->label - self->goal) / n,
               (rk_roadmap_grid_unit (self) == 12 ? NARROWEST_YEAR : NARROWEST_MONTH) * scale,
               1.8 * YEAR * scale);
}

gboolean
rk_roadmap_grid_place_cell (RkRoadmapGrid *self,
                            const RkRoadmapRow *row,
                            const RkPlanCell *cell,
                            graphene_rect_t *place)
{
  double scale = rk_roadmap_grid_scale (self);
  const RkPlanLine *line = rk_roadmap_grid_line_at (self, row);
  gboolean held = self->grip != RK_GRIP_NONE && self->grip != RK_GRIP_LINE
                  && self->grip_id == rk_record_id (cell->record);
  int first = held ? self->grip_first : cell->first;
  int last = held ? self->grip_last : cell->last;
  double x = rk_roadmap_grid_x (self, first) + 2;
  double y = HEAD * scale + row->y + PAD * scale
             - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL);
  double width = rk_roadmap_grid_x (self, last) - x - 2;

  if (cell->actual ? self->layers == RK_ROADMAP_PLANNED : self->layers == RK_ROADMAP_ACTUAL)
    return FALSE;
  if (cell->actual)
    y += (self->layers == RK_ROADMAP_ACTUAL ? 0 : line->n_lanes * LANE * scale)
         + cell->lane * THIN * scale;
  else
    y += cell->lane * LANE * scale;
  if (cell->is_star)
    {
      const char *text = rk_record_get (cell->record, "text");

      width = MIN ((24 + 13 * (text ? (double)g_utf8_strlen (text, -1) : 0)) * scale,
                   rk_roadmap_grid_x (self, rk_roadmap_grid_n_months (self)) + self->goal - x);
    }
  graphene_rect_init (place, (float)x, (float)(y + 1), (float)MAX (width, 6 * scale),
                      (float)((cell->actual ? THIN : LANE - 3) * scale));
  return TRUE;
}

static double
body_height (RkRoadmapGrid *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - HEAD * rk_roadmap_grid_scale (self), 0);
}

static double
body_width (RkRoadmapGrid *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->label, 0);
}

static void
rk_roadmap_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkRoadmapGrid *self = RK_ROADMAP_GRID (widget);

  if (self->placed_for != width)
    {
      self->placed_for = width;
      place_columns (self, width);
      place_rows (self);
    }
  rk_drawn_grid_extend (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL, self->height,
                        body_height (self));
  rk_drawn_grid_extend (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL,
                        rk_roadmap_grid_n_columns (self) * self->step + self->goal,
                        body_width (self));
}

static void
rk_roadmap_grid_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  RkRoadmapGrid *self = RK_ROADMAP_GRID (widget);
  double scale = rk_roadmap_grid_scale (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)((NARROWEST_LABEL + NARROWEST_YEAR) * scale);
      *natural = (int)((LABEL + rk_roadmap_grid_n_months (self) / 12 * YEAR + GOAL) * scale);
    }
  else
    {
      *minimum = (int)((HEAD + 80) * scale);
      *natural = (int)((HEAD + self->rows->len * 40) * scale);
    }
  *natural = MAX (*natural, *minimum);
}

static void
rk_roadmap_grid_draw_all (RkDrawnGrid *grid, cairo_t *cr)
{
  RkRoadmapGrid *self = RK_ROADMAP_GRID (grid);

  if (self->plan)
    rk_roadmap_grid_draw (self, cr);
}

/* ── the selection ───────────────────────────────────────────────────────────────────────── */

RkPlanLine *
rk_roadmap_grid_get_line (RkRoadmapGrid *self)
{
  g_return_val_if_fail (RK_IS_ROADMAP_GRID (self), NULL);

  return self->plan && self->line ? rk_plan_find_line (self->plan, self->line) : NULL;
}

RkPlanCell *
rk_roadmap_grid_get_cell (RkRoadmapGrid *self)
{
  RkPlanLine *line = rk_roadmap_grid_get_line (self);

  for (guint i = 0; line && self->cell && i < line->cells->len; i++)
    if (rk_record_id (((RkPlanCell *)line->cells->pdata[i])->record) == self->cell)
      return line->cells->pdata[i];
  return NULL;
}

int
rk_roadmap_grid_get_column (RkRoadmapGrid *self)
{
  return self->column;
}

char *
rk_roadmap_grid_dup_reading (RkRoadmapGrid *self)
{
  const RkPlanLine *line = rk_roadmap_grid_get_line (self);
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self);
  g_autofree char *year = NULL;
  g_autofree char *words = NULL;

  if (line == NULL)
    return NULL;
  year = rk_roadmap_grid_dup_column (self, self->column, FALSE);
  words = g_strdup_printf ("%s　%s", line->number, rk_record_get (line->record, "title"));
  if (cell == NULL)
    /* Translators: line of a plan, fiscal year or month */
    return g_strdup_printf (_ ("%1$s, %2$s, nothing planned"), words, year);
  return g_strdup_printf (
      "%s, %s, %s%s%s", words, year,
      rk_record_get (cell->record, "text") ? rk_record_get (cell->record, "text")
                                           : rk_record_get (cell->record, "kind"),
      rk_record_get (cell->record, "state") ? ", " : "",
      rk_record_get (cell->record, "state") ? rk_record_get (cell->record, "state") : "");
}

void
rk_roadmap_grid_tell (RkRoadmapGrid *self)
{
  g_autofree char *reading = rk_roadmap_grid_dup_reading (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading ? reading : _ ("Schedule of the plan"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTED], 0);
}

static int
row_of_line (RkRoadmapGrid *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (rk_record_id (
            rk_roadmap_grid_line_at (self, &g_array_index (self->rows, RkRoadmapRow, i))->record)
        == id)
      return (int)i;
  return -1;
}

static void
scroll_to (RkRoadmapGrid *self)
{
  int n = row_of_line (self, self->line);
  const RkRoadmapRow *row = n < 0 ? NULL : &g_array_index (self->rows, RkRoadmapRow, n);

  if (row == NULL)
    return;
  rk_drawn_grid_reveal (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL, row->y,
                        row->y + row->height);
  rk_drawn_grid_reveal (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL, self->column * self->step,
                        (self->column + 1) * self->step);
}

static gboolean
touches (RkRoadmapGrid *self, const RkPlanCell *cell)
{
  int unit = rk_roadmap_grid_unit (self);
  int from = self->column * unit;

  return cell->is_star ? cell->first / unit == self->column
                       : cell->first < from + unit && cell->last > from;
}

static gint64
first_cell (RkRoadmapGrid *self, const RkPlanLine *line)
{
  for (guint i = 0; i < line->cells->len; i++)
    if (touches (self, line->cells->pdata[i]))
      return rk_record_id (((RkPlanCell *)line->cells->pdata[i])->record);
  return 0;
}

void
rk_roadmap_grid_select (RkRoadmapGrid *self, gint64 line, int column, gint64 cell)
{
  RkPlanLine *found;

  g_return_if_fail (RK_IS_ROADMAP_GRID (self));

  found = self->plan ? rk_plan_find_line (self->plan, line) : NULL;
  self->line = found ? line : 0;
  self->column = CLAMP (column, 0, MAX (0, rk_roadmap_grid_n_columns (self) - 1));
  self->cell = cell ? cell : found ? first_cell (self, found) : 0;
  if (self->cell && rk_roadmap_grid_get_cell (self) == NULL)
    self->cell = 0;
  scroll_to (self);
  rk_roadmap_grid_tell (self);
}

static void
step_row (RkRoadmapGrid *self, int step)
{
  int n = row_of_line (self, self->line);

  if (self->rows->len == 0)
    return;
  n = n < 0 ? 0 : CLAMP (n + step, 0, (int)self->rows->len - 1);
  rk_roadmap_grid_select (
      self,
      rk_record_id (
          rk_roadmap_grid_line_at (self, &g_array_index (self->rows, RkRoadmapRow, n))->record),
      self->column, 0);
}

/* Through what stands in the year, then to the next one. */
static void
step_cell (RkRoadmapGrid *self, int step)
{
  const RkPlanLine *line = rk_roadmap_grid_get_line (self);
  int place = -1;

  if (line == NULL)
    {
      step_row (self, 0);
      return;
    }
  for (guint i = 0; i < line->cells->len; i++)
    if (rk_record_id (((RkPlanCell *)line->cells->pdata[i])->record) == self->cell)
      place = (int)i;
  for (int i = place + step; place >= 0 && i >= 0 && i < (int)line->cells->len; i += step)
    if (touches (self, line->cells->pdata[i]))
      {
        rk_roadmap_grid_select (self, self->line, self->column,
                                rk_record_id (((RkPlanCell *)line->cells->pdata[i])->record));
        return;
      }
  rk_roadmap_grid_select (self, self->line, self->column + step, 0);
}

void
rk_roadmap_grid_toggle_fold (RkRoadmapGrid *self, gint64 id)
{
  if (!g_hash_table_remove (self->folded, &id))
    g_hash_table_add (self->folded, g_memdup2 (&id, sizeof id));
  place_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

void
rk_roadmap_grid_want (RkRoadmapGrid *self, RkRoadmapVerb verb)
{
  g_signal_emit (self, signals[WANTED], 0, (int)verb);
}

/* By a column; with Ctrl by a month. That it may not leave the plan is for those who are told. */
static void
move_cell (RkRoadmapGrid *self, int first, int last)
{
  const RkPlanCell *cell = rk_roadmap_grid_get_cell (self);

  if (cell == NULL)
    return;
  if (cell->is_star && first == 0)
    first = last;
  first = cell->first + first;
  last = cell->is_star ? first : cell->last + last;
  g_signal_emit (self, signals[CELL_MOVED], 0, rk_record_id (cell->record), first, last);
}

static gboolean
on_arrow (RkRoadmapGrid *self, int step, GdkModifierType state)
{
  int months = step * (state & GDK_CONTROL_MASK ? 1 : rk_roadmap_grid_unit (self));

  if (state & GDK_ALT_MASK)
    move_cell (self, months, months);
  else if (state & GDK_SHIFT_MASK)
    move_cell (self, 0, months);
  else if (state & GDK_CONTROL_MASK)
    rk_roadmap_grid_want (self, step > 0 ? RK_ROADMAP_LINE_UNDER : RK_ROADMAP_LINE_OUT);
  else
    step_cell (self, step);
  return TRUE;
}

static gboolean
rk_roadmap_grid_key (RkDrawnGrid *grid, guint key, GdkModifierType state)
{
  RkRoadmapGrid *self = RK_ROADMAP_GRID (grid);
  const RkPlanLine *line = rk_roadmap_grid_get_line (self);

  if (self->plan == NULL)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      return on_arrow (self, -1, state);
    case GDK_KEY_Right:
      return on_arrow (self, 1, state);
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (state & GDK_ALT_MASK)
        rk_roadmap_grid_want (self, key == GDK_KEY_Up ? RK_ROADMAP_LINE_UP : RK_ROADMAP_LINE_DOWN);
      else
        step_row (self, key == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      step_row (self, -10);
      return TRUE;
    case GDK_KEY_Page_Down:
      step_row (self, 10);
      return TRUE;
    case GDK_KEY_Home:
      rk_roadmap_grid_select (self, self->line, 0, 0);
      return TRUE;
    case GDK_KEY_End:
      rk_roadmap_grid_select (self, self->line, G_MAXINT / 2, 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      rk_roadmap_grid_want (self, state & GDK_CONTROL_MASK ? RK_ROADMAP_NEW_LINE
                                  : state & GDK_ALT_MASK   ? RK_ROADMAP_OPEN
                                                           : RK_ROADMAP_EDIT);
      return TRUE;
    case GDK_KEY_F2:
      rk_roadmap_grid_want (self, RK_ROADMAP_EDIT);
      return TRUE;
    case GDK_KEY_Delete:
      rk_roadmap_grid_want (self, RK_ROADMAP_REMOVE);
      return TRUE;
    case GDK_KEY_M: /* an input method needs the small one */
    case GDK_KEY_asterisk:
    case GDK_KEY_KP_Multiply:
      rk_roadmap_grid_want (self, RK_ROADMAP_STAR);
      return TRUE;
    case GDK_KEY_space:
      if (line == NULL || line->depth != RK_PLAN_PILLAR)
        return FALSE;
      rk_roadmap_grid_toggle_fold (self, self->line);
      return TRUE;
    default:
      return self->line && rk_drawn_grid_type (grid, key, state);
    }
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

void
rk_roadmap_grid_show (RkRoadmapGrid *self, RkPlan *plan)
{
  g_return_if_fail (RK_IS_ROADMAP_GRID (self));

  if (plan)
    rk_plan_ref (plan);
  g_clear_pointer (&self->plan, rk_plan_unref);
  self->plan = plan;
  self->placed_for = -1;
  place_rows (self); /* rows name lines by their place: never those of the plan before */
  if (rk_roadmap_grid_get_line (self) == NULL)
    self->line = 0;
  if (rk_roadmap_grid_get_cell (self) == NULL)
    self->cell = 0;
  self->column = CLAMP (self->column, 0, MAX (0, rk_roadmap_grid_n_columns (self) - 1));
  gtk_widget_queue_resize (GTK_WIDGET (self));
  rk_roadmap_grid_tell (self);
}

void
rk_roadmap_grid_set_layers (RkRoadmapGrid *self, RkRoadmapLayers layers)
{
  self->layers = layers;
  self->placed_for = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_roadmap_grid_new (void)
{
  return g_object_new (RK_TYPE_ROADMAP_GRID, NULL);
}

static void
rk_roadmap_grid_dispose (GObject *object)
{
  RkRoadmapGrid *self = RK_ROADMAP_GRID (object);

  g_clear_pointer (&self->plan, rk_plan_unref);
  G_OBJECT_CLASS (rk_roadmap_grid_parent_class)->dispose (object);
}

static void
rk_roadmap_grid_finalize (GObject *object)
{
  RkRoadmapGrid *self = RK_ROADMAP_GRID (object);

  g_array_unref (self->rows);
  g_hash_table_unref (self->folded);
  G_OBJECT_CLASS (rk_roadmap_grid_parent_class)->finalize (object);
}

static void
rk_roadmap_grid_class_init (RkRoadmapGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RkDrawnGridClass *grid_class = RK_DRAWN_GRID_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = rk_roadmap_grid_dispose;
  object_class->finalize = rk_roadmap_grid_finalize;
  grid_class->draw = rk_roadmap_grid_draw_all;
  grid_class->key = rk_roadmap_grid_key;
  widget_class->measure = rk_roadmap_grid_measure;
  widget_class->size_allocate = rk_roadmap_grid_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "rkroadmap");
  signals[SELECTED]
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WANTED] = g_signal_new ("wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CELL_MOVED] = g_signal_new ("cell-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
  signals[LINE_MOVED] = g_signal_new ("line-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
rk_roadmap_grid_init (RkRoadmapGrid *self)
{

  self->rows = g_array_new (FALSE, FALSE, sizeof (RkRoadmapRow));
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->placed_for = -1;
  rk_roadmap_grid_add_mouse (self);
}
