#include "rk-logic-view.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-ink.h"
#include "rk-plan.h"
#include "rk-width-bin.h"

/* Pixels at normal text. */
#define COLUMN 232
#define BETWEEN 44
#define GAP 12
#define EDGE 18
#define PAD 9
#define LABEL 18 /* line of the kind */
#define MARK 9   /* radius of the mark that folds */
#define DRAGGED 8

/* What is drawn of a node. */
typedef struct
{
  PangoLayout *words;
  PangoLayout *links; /* NULL: none */
} Words;

struct _RkLogicView
{
  RkDrawnGrid parent_instance;

  RkLogic *logic;
  RkTreeBox *boxes;
  Words *words;
  guint n;
  double width; /* of all of it */
  double height;
  double scale; /* that it was laid out for, 0: not yet */
  gint64 selected;
  int held; /* node that is dragged, −1 */
  double pointer_x;
  double pointer_y;
  double hold_x;
  double hold_y;
};

enum
{
  SELECTED,
  WANTED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkLogicView, rk_logic_view, RK_TYPE_DRAWN_GRID)

static const RkLogicNode *
node_at (RkLogicView *self, guint n)
{
  return self->logic->nodes->pdata[n];
}

static int
place_of (RkLogicView *self, gint64 id)
{
  for (guint i = 0; id && i < self->n; i++)
    if (rk_record_id (node_at (self, i)->record) == id)
      return (int)i;
  return -1;
}

/* ── where everything stands ─────────────────────────────────────────────────────────────── */

static void
clear_words (RkLogicView *self)
{
  for (guint i = 0; self->words && i < self->n; i++)
    {
      g_clear_object (&self->words[i].words);
      g_clear_object (&self->words[i].links);
    }
  g_clear_pointer (&self->words, g_free);
}

static PangoLayout *
create_layout (RkLogicView *self, const char *text, double size)
{
  PangoLayout *layout = rk_ink_layout (GTK_WIDGET (self), text, size, FALSE);

  pango_layout_set_width (layout, (int)((COLUMN - 2 * PAD) * self->scale * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height = 0;

  if (layout)
    pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static char *
dup_links (const RkLogicNode *node)
{
  const char *measured = rk_record_get (node->record, "measured_by");
  const char *line = rk_record_get (node->record, "line");

  /* The same words once more say nothing. */
  if (g_strcmp0 (line, rk_record_get (node->record, "text")) == 0)
    line = _ ("the same words");
  if (measured == NULL && line == NULL)
    return NULL;
  return g_strdup_printf ("%s%s%s%s%s", measured ? _ ("Indicator: ") : "", measured ? measured : "",
                          measured && line ? "\n" : "", line ? _ ("Plan: ") : "", line ? line : "");
}

static void
lay_out_node (RkLogicView *self, guint n)
{
  const RkLogicNode *node = node_at (self, n);
  g_autofree char *links = dup_links (node);
  Words *words = &self->words[n];

  words->words = create_layout (self, rk_record_get (node->record, "text"), 0.92);
  words->links = links ? create_layout (self, links, 0.78) : NULL;
  self->boxes[n].parent = node->parent;
  self->boxes[n].height
      = (LABEL + 2 * PAD) * self->scale + height_of (words->words) + height_of (words->links);
}

void
rk_logic_view_lay_out (RkLogicView *self)
{
  guint deepest = 0;

  g_return_if_fail (RK_IS_LOGIC_VIEW (self));

  clear_words (self);
  self->scale = rk_text_scale (GTK_WIDGET (self));
  self->words = g_new0 (Words, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    lay_out_node (self, i);
  self->height = rk_plan_layout_tree (self->boxes, self->n, GAP * self->scale);
  for (guint i = 0; i < self->n; i++)
    deepest = MAX (deepest, self->boxes[i].depth);
  self->height += 2 * EDGE * self->scale;
  self->width = ((deepest + 1) * COLUMN + deepest * BETWEEN + 2 * EDGE + 2 * MARK) * self->scale;
}

/* In the coordinates of the whole. */
static void
place_box (RkLogicView *self, guint n, graphene_rect_t *place)
{
  const RkTreeBox *box = &self->boxes[n];

  graphene_rect_init (place, (float)((EDGE + box->depth * (COLUMN + BETWEEN)) * self->scale),
                      (float)(EDGE * self->scale + box->y), (float)(COLUMN * self->scale),
                      (float)box->height);
}

static void
rk_logic_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkLogicView *self = RK_LOGIC_VIEW (widget);

  if (self->words == NULL || self->scale != rk_text_scale (widget))
    rk_logic_view_lay_out (self);
  rk_drawn_grid_extend (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL, self->width, width);
  rk_drawn_grid_extend (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL, self->height, height);
}

static void
rk_logic_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  double scale = rk_text_scale (widget);

  *minimum = (int)((orientation == GTK_ORIENTATION_HORIZONTAL ? COLUMN + 2 * EDGE : 120) * scale);
  *natural = 2 * *minimum;
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

/* The kinds differ by words and stripe, not by colour alone. */
static const char *
colour_of (const char *kind)
{
  return g_strcmp0 (kind, "課題") == 0   ? "error_color"
         : g_strcmp0 (kind, "要因") == 0 ? "warning_color"
         : g_strcmp0 (kind, "取組") == 0 ? "accent_color"
                                         : "success_color";
}

static void
trace_box (cairo_t *cr, const graphene_rect_t *at, double radius)
{
  double x = at->origin.x, y = at->origin.y, right = x + at->size.width,
         bottom = y + at->size.height;

  cairo_new_path (cr);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_branch (RkLogicView *self, cairo_t *cr, guint n)
{
  graphene_rect_t from, to;
  double left, middle;

  if (self->boxes[n].parent < 0)
    return;
  place_box (self, (guint)self->boxes[n].parent, &from);
  place_box (self, n, &to);
  left = from.origin.x + from.size.width;
  middle = floor (left + BETWEEN * self->scale / 2) + 0.5;
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.4);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, left, from.origin.y + from.size.height / 2);
  cairo_line_to (cr, middle, from.origin.y + from.size.height / 2);
  cairo_line_to (cr, middle, to.origin.y + to.size.height / 2);
  cairo_line_to (cr, to.origin.x, to.origin.y + to.size.height / 2);
  cairo_stroke (cr);
}

static gboolean
has_children (RkLogicView *self, guint n)
{
  return node_at (self, n)->n_hidden
         || (n + 1 < self->n && node_at (self, n + 1)->parent == (int)n);
}

/* ＋3 of what is folded away, − of what could be. */
static void
draw_mark (RkLogicView *self, cairo_t *cr, guint n, const graphene_rect_t *at)
{
  guint hidden = node_at (self, n)->n_hidden;
  double x = at->origin.x + at->size.width;
  double y = at->origin.y + at->size.height / 2;
  g_autofree char *words = hidden ? g_strdup_printf ("+%u", hidden) : g_strdup ("−");

  if (!has_children (self, n))
    return;
  cairo_new_path (cr);
  cairo_arc (cr, x, y, MARK * self->scale, 0, 2 * G_PI);
  rk_ink_colour (GTK_WIDGET (self), cr, "view_bg_color", 1);
  cairo_fill_preserve (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.5);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, x, y, 0.5, words, hidden ? 0.66 : 0.8, TRUE);
}

static void
draw_box (RkLogicView *self, cairo_t *cr, guint n)
{
  const RkLogicNode *node = node_at (self, n);
  const char *kind = rk_record_get (node->record, "kind");
  gboolean selected = rk_record_id (node->record) == self->selected;
  double scale = self->scale;
  graphene_rect_t at;
  double y;

  place_box (self, n, &at);
  if (self->held == (int)n)
    graphene_rect_offset (&at, (float)(self->pointer_x - self->hold_x),
                          (float)(self->pointer_y - self->hold_y));
  trace_box (cr, &at, 6 * scale);
  rk_ink_colour (GTK_WIDGET (self), cr, "view_bg_color", 1);
  cairo_fill_preserve (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, selected ? "accent_bg_color" : "window_fg_color",
                 selected ? 1 : 0.3);
  cairo_set_line_width (cr, selected ? 2.5 : 1);
  cairo_stroke (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, colour_of (kind), 1);
  cairo_rectangle (cr, at.origin.x + 3 * scale, at.origin.y + 6 * scale, 3 * scale,
                   at.size.height - 12 * scale);
  cairo_fill (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.75);
  y = at.origin.y + PAD * scale;
  rk_ink_text (GTK_WIDGET (self), cr, at.origin.x + PAD * scale + 2 * scale,
               y + LABEL * scale / 2 - 2, 0, kind, 0.78, TRUE);
  y += LABEL * scale;
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  cairo_move_to (cr, at.origin.x + PAD * scale + 2 * scale, y);
  pango_cairo_show_layout (cr, self->words[n].words);
  y += height_of (self->words[n].words);
  if (self->words[n].links)
    {
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.75);
      cairo_move_to (cr, at.origin.x + PAD * scale + 2 * scale, y);
      pango_cairo_show_layout (cr, self->words[n].links);
    }
  draw_mark (self, cr, n, &at);
}

static void
rk_logic_view_draw (RkDrawnGrid *grid, cairo_t *cr)
{
  RkLogicView *self = RK_LOGIC_VIEW (grid);
  double top = rk_drawn_grid_offset (grid, GTK_ORIENTATION_VERTICAL);
  double bottom = top + gtk_widget_get_height (GTK_WIDGET (self));

  if (self->logic == NULL || self->words == NULL)
    return;
  cairo_translate (cr, -rk_drawn_grid_offset (grid, GTK_ORIENTATION_HORIZONTAL), -top);
  for (guint i = 0; i < self->n; i++)
    draw_branch (self, cr, i);
  for (guint i = 0; i < self->n; i++)
    {
      graphene_rect_t at;

      place_box (self, i, &at);
      if (self->held != (int)i && at.origin.y < bottom && at.origin.y + at.size.height > top)
        draw_box (self, cr, i);
    }
  if (self->held >= 0)
    draw_box (self, cr, (guint)self->held);
}

/* ── the selection ───────────────────────────────────────────────────────────────────────── */

const RkLogicNode *
rk_logic_view_get_selected (RkLogicView *self)
{
  int n;

  g_return_val_if_fail (RK_IS_LOGIC_VIEW (self), NULL);

  n = self->logic ? place_of (self, self->selected) : -1;
  return n < 0 ? NULL : node_at (self, (guint)n);
}

gboolean
rk_logic_view_get_place (RkLogicView *self, GdkRectangle *place)
{
  int n = self->logic ? place_of (self, self->selected) : -1;
  graphene_rect_t at;

  if (n < 0 || self->words == NULL)
    return FALSE;
  place_box (self, (guint)n, &at);
  *place = (GdkRectangle){
    (int)(at.origin.x - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL)),
    (int)(at.origin.y - rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL)),
    (int)at.size.width, (int)at.size.height
  };
  return TRUE;
}

static guint
count_below (RkLogicView *self, guint n)
{
  guint below = node_at (self, n)->n_hidden;

  for (guint i = n + 1; i < self->n && node_at (self, i)->depth > node_at (self, n)->depth; i++)
    below++;
  return below;
}

char *
rk_logic_view_dup_reading (RkLogicView *self)
{
  const RkLogicNode *node = rk_logic_view_get_selected (self);
  g_autofree char *links = node ? dup_links (node) : NULL;
  g_autofree char *below = NULL;
  guint n;

  if (node == NULL)
    return NULL;
  n = count_below (self, (guint)place_of (self, self->selected));
  below = g_strdup_printf (ngettext ("%u node hangs on it", "%u nodes hang on it", n), n);
  return g_strdup_printf ("%s, %s, %s%s%s%s%s", rk_record_get (node->record, "kind"),
                          rk_record_get (node->record, "text"), below, node->n_hidden ? ", " : "",
                          node->n_hidden ? _ ("folded") : "", links ? ", " : "",
                          links ? links : "");
}

static void
tell (RkLogicView *self)
{
  g_autofree char *reading = rk_logic_view_dup_reading (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading ? reading : _ ("Logic tree"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTED], 0);
}

void
rk_logic_view_select (RkLogicView *self, gint64 id)
{
  int n;

  g_return_if_fail (RK_IS_LOGIC_VIEW (self));

  n = self->logic ? place_of (self, id) : -1;
  self->selected = n < 0 ? 0 : id;
  if (n >= 0 && self->words)
    {
      graphene_rect_t at;
      double edge = EDGE * self->scale;

      place_box (self, (guint)n, &at);
      rk_drawn_grid_reveal (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL, at.origin.y - edge,
                            at.origin.y + at.size.height + edge);
      rk_drawn_grid_reveal (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL, at.origin.x - edge,
                            at.origin.x + at.size.width + edge);
    }
  tell (self);
}

static void
select_place (RkLogicView *self, int n)
{
  if (n >= 0 && n < (int)self->n)
    rk_logic_view_select (self, rk_record_id (node_at (self, (guint)n)->record));
}

/* To the next box of the same column. */
static void
step_in_column (RkLogicView *self, int step)
{
  int n = place_of (self, self->selected);

  if (n < 0)
    {
      select_place (self, 0);
      return;
    }
  for (int i = n + step; i >= 0 && i < (int)self->n; i += step)
    if (node_at (self, (guint)i)->depth == node_at (self, (guint)n)->depth)
      {
        select_place (self, i);
        return;
      }
}

static void
step_across (RkLogicView *self, int step)
{
  int n = place_of (self, self->selected);

  if (n < 0)
    select_place (self, 0);
  else if (step < 0)
    select_place (self, node_at (self, (guint)n)->parent);
  else if (node_at (self, (guint)n)->n_hidden)
    g_signal_emit (self, signals[WANTED], 0, (int)RK_LOGIC_FOLD);
  else if (n + 1 < (int)self->n && node_at (self, (guint)n + 1)->parent == n)
    select_place (self, n + 1);
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
want (RkLogicView *self, RkLogicVerb verb)
{
  g_signal_emit (self, signals[WANTED], 0, (int)verb);
  return TRUE;
}

static gboolean
rk_logic_view_key (RkDrawnGrid *grid, guint key, GdkModifierType state)
{
  RkLogicView *self = RK_LOGIC_VIEW (grid);
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (self->logic == NULL)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (alt)
        return want (self, key == GDK_KEY_Left ? RK_LOGIC_OUT : RK_LOGIC_UNDER);
      step_across (self, key == GDK_KEY_Left ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (alt)
        return want (self, key == GDK_KEY_Up ? RK_LOGIC_UP : RK_LOGIC_DOWN);
      step_in_column (self, key == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    case GDK_KEY_Home:
      select_place (self, 0);
      return TRUE;
    case GDK_KEY_End:
      select_place (self, (int)self->n - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return want (self, state & GDK_CONTROL_MASK ? RK_LOGIC_ADD_UNDER
                         : state & GDK_SHIFT_MASK ? RK_LOGIC_ADD_BESIDE
                         : alt                    ? RK_LOGIC_OPEN
                                                  : RK_LOGIC_EDIT);
    case GDK_KEY_Insert:
      return want (self, RK_LOGIC_ADD_UNDER);
    case GDK_KEY_F2:
      return want (self, RK_LOGIC_EDIT);
    case GDK_KEY_Delete:
      return want (self, RK_LOGIC_REMOVE);
    case GDK_KEY_space:
      return want (self, RK_LOGIC_FOLD);
    default:
      return self->selected && rk_drawn_grid_type (grid, key, state);
    }
}

/* ── mouse ───────────────────────────────────────────────────────────────────────────────── */

static void
to_whole (RkLogicView *self, double *x, double *y)
{
  *x += rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_HORIZONTAL);
  *y += rk_drawn_grid_offset (RK_DRAWN_GRID (self), GTK_ORIENTATION_VERTICAL);
}

/* @mark: (out) (optional): whether the point is on the mark that folds */
static int
find_at (RkLogicView *self, double x, double y, int but, gboolean *mark)
{
  for (guint i = 0; self->words && i < self->n; i++)
    {
      graphene_rect_t at;
      double far;

      place_box (self, i, &at);
      far = hypot (x - (at.origin.x + at.size.width), y - (at.origin.y + at.size.height / 2));
      if (mark)
        *mark = has_children (self, i) && far <= (MARK + 3) * self->scale;
      if ((int)i != but
          && ((mark && *mark)
              || graphene_rect_contains_point (&at, &GRAPHENE_POINT_INIT ((float)x, (float)y))))
        return (int)i;
    }
  return -1;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, RkLogicView *self)
{
  gboolean mark = FALSE;
  int n;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  to_whole (self, &x, &y);
  n = find_at (self, x, y, -1, &mark);
  if (n < 0)
    return;
  select_place (self, n);
  if (mark)
    want (self, RK_LOGIC_FOLD);
  else if (n_press == 2)
    want (self, RK_LOGIC_EDIT);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RkLogicView *self)
{
  to_whole (self, &x, &y);
  self->hold_x = x;
  self->hold_y = y;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RkLogicView *self)
{
  if (self->held < 0 && hypot (dx, dy) > DRAGGED * self->scale)
    self->held = find_at (self, self->hold_x, self->hold_y, -1, NULL);
  self->pointer_x = self->hold_x + dx;
  self->pointer_y = self->hold_y + dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RkLogicView *self)
{
  int held = self->held;
  int onto = held < 0 ? -1 : find_at (self, self->hold_x + dx, self->hold_y + dy, held, NULL);

  self->held = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (onto >= 0)
    g_signal_emit (self, signals[MOVED], 0, rk_record_id (node_at (self, (guint)held)->record),
                   rk_record_id (node_at (self, (guint)onto)->record));
}

static void
add_mouse (RkLogicView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

void
rk_logic_view_show (RkLogicView *self, RkLogic *logic)
{
  g_return_if_fail (RK_IS_LOGIC_VIEW (self));

  clear_words (self);
  g_clear_pointer (&self->logic, rk_logic_free);
  self->logic = logic;
  self->n = logic->nodes->len;
  self->held = -1;
  self->boxes = g_renew (RkTreeBox, self->boxes, self->n + 1);
  if (place_of (self, self->selected) < 0)
    self->selected = self->n ? rk_record_id (node_at (self, 0)->record) : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell (self);
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_logic_view_new (void)
{
  return g_object_new (RK_TYPE_LOGIC_VIEW, NULL);
}

static void
rk_logic_view_dispose (GObject *object)
{
  RkLogicView *self = RK_LOGIC_VIEW (object);

  clear_words (self);
  self->n = 0;
  g_clear_pointer (&self->logic, rk_logic_free);
  g_clear_pointer (&self->boxes, g_free);
  G_OBJECT_CLASS (rk_logic_view_parent_class)->dispose (object);
}

static void
rk_logic_view_class_init (RkLogicViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RkDrawnGridClass *grid_class = RK_DRAWN_GRID_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_logic_view_dispose;
  widget_class->measure = rk_logic_view_measure;
  widget_class->size_allocate = rk_logic_view_size_allocate;
  grid_class->draw = rk_logic_view_draw;
  grid_class->key = rk_logic_view_key;
  gtk_widget_class_set_css_name (widget_class, "rklogic");
  signals[SELECTED]
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WANTED] = g_signal_new ("wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
rk_logic_view_init (RkLogicView *self)
{
  self->held = -1;
  self->scale = 1;
  add_mouse (self);
}
