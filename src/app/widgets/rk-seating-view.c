#include "rk-seating-view.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "rk-text.h"

#define GAP 12
#define SMALLEST 0.25

/* ── one seat ────────────────────────────────────────────────────────────────────────────── */

#define RK_TYPE_SEATING_SEAT (rk_seating_seat_get_type ())
G_DECLARE_FINAL_TYPE (RkSeatingSeat, rk_seating_seat, RK, SEATING_SEAT, GtkWidget)

struct _RkSeatingSeat
{
  GtkWidget parent_instance;

  guint n;
  gint64 id;
  gboolean pinned;
};

G_DEFINE_FINAL_TYPE (RkSeatingSeat, rk_seating_seat, GTK_TYPE_WIDGET)

struct _RkSeatingView
{
  GtkWidget parent_instance;

  const RkSeatingPlan *plan; /* borrowed, like the pages */
  RkPages *pages;
  GPtrArray *seats; /* RkSeatingSeat, children, in the order of the places */
  RkRect figure;    /* of the plan on its page, points */
  double zoom;
  double scale; /* as last laid out */
  int chosen;
  gboolean editable;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  CHOSEN,
  MOVE,
  REMOVE,
  PIN,
  RESCALED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkSeatingView, rk_seating_view, GTK_TYPE_WIDGET)

static RkSeatingView *
view_of (gpointer seat)
{
  return RK_SEATING_VIEW (gtk_widget_get_parent (GTK_WIDGET (seat)));
}

static const RkSeating *
seating_of (RkSeatingView *self)
{
  return self->plan->picture->seating;
}

/* A ring round the chosen seat; a small black square where somebody is held in place; blue under
 * what is dragged over it. Paper is white in a dark window as well. */
static void
rk_seating_seat_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkSeatingSeat *self = RK_SEATING_SEAT (widget);
  RkSeatingView *view = view_of (self);
  float width = (float)gtk_widget_get_width (widget);
  float height = (float)gtk_widget_get_height (widget);
  const GdkRGBA blue = { 0.11f, 0.44f, 0.85f, 1 };
  const GdkRGBA ink = { 0.1f, 0.1f, 0.1f, 1 };
  gboolean over = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_DROP_ACTIVE) != 0;
  float pin = MAX (5, MIN (width, height) / 7);

  if (over)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.21f, 0.52f, 0.89f, 0.25f },
                               &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->pinned)
    gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT (width - pin - 2, 2, pin, pin));
  if (view->chosen == (int)self->n || over)
    {
      gboolean focused = gtk_widget_has_focus (widget);
      float line = focused ? 3 : 2;
      GskRoundedRect ring;

      gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (-2, -2, width + 4, height + 4),
                                       3);
      gtk_snapshot_append_border (snapshot, &ring, (float[4]){ line, line, line, line },
                                  (GdkRGBA[4]){ blue, blue, blue, blue });
    }
}

static void
choose (RkSeatingView *self, int n)
{
  if (self->chosen == n)
    return;
  self->chosen = n;
  for (guint i = 0; i < self->seats->len; i++)
    gtk_widget_queue_draw (self->seats->pdata[i]);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_seat_focus (GtkEventControllerFocus *controller, RkSeatingSeat *seat)
{
  choose (view_of (seat), (int)seat->n);
  gtk_widget_queue_draw (GTK_WIDGET (seat));
}

static void
on_seat_left (GtkEventControllerFocus *controller, RkSeatingSeat *seat)
{
  gtk_widget_queue_draw (GTK_WIDGET (seat));
}

static void
on_seat_pressed (GtkGestureClick *click, int n_press, double x, double y, RkSeatingSeat *seat)
{
  gtk_widget_grab_focus (GTK_WIDGET (seat));
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, RkSeatingSeat *seat)
{
  if (seat->id == 0 || !view_of (seat)->editable)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT64, seat->id);
}

/* What hangs at the pointer is the seat as it is printed. */
static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, RkSeatingSeat *seat)
{
  RkSeatingView *view = view_of (seat);
  double scale = view->scale;
  RkRect rect = rk_seating_picture_get_seat (view->plan->picture, &view->figure, seat->n);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t area
      = GRAPHENE_RECT_INIT (0, 0, (float)(rect.width * scale), (float)(rect.height * scale));
  g_autoptr (GdkPaintable) icon = NULL;
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -rect.x, -rect.y);
  rk_pages_draw (view->pages, 0, cr);
  cairo_destroy (cr);
  icon = gtk_snapshot_to_paintable (snapshot, NULL);
  gtk_drag_source_set_icon (source, icon, (int)area.size.width / 2, (int)area.size.height / 2);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RkSeatingSeat *seat)
{
  RkSeatingView *view = view_of (seat);
  gint64 id = g_value_get_int64 (value);

  if (!view->editable || id == 0 || id == seat->id)
    return FALSE;
  g_signal_emit (view, signals[MOVE], 0, id, seat->n);
  return TRUE;
}

static void
rk_seating_seat_init (RkSeatingSeat *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_cursor_from_name (widget, "pointer");
  g_signal_connect (focus, "enter", G_CALLBACK (on_seat_focus), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_seat_left), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_seat_pressed), self);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
rk_seating_seat_class_init (RkSeatingSeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rk_seating_seat_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "seat");
}

/* ── the page ────────────────────────────────────────────────────────────────────────────── */

static double
scale_for (RkSeatingView *self, int for_width, int for_height)
{
  double width, height;

  if (self->pages == NULL)
    return 1;
  if (self->zoom > 0)
    return self->zoom;
  rk_pages_get_size (self->pages, &width, &height);
  return MAX (MIN ((for_width - 2 * GAP) / width, (for_height - 2 * GAP) / height), SMALLEST);
}

double
rk_seating_view_get_scale (RkSeatingView *self)
{
  g_return_val_if_fail (RK_IS_SEATING_VIEW (self), 1);

  return self->scale;
}

/* Where the page lies in the widget, in pixels. */
static graphene_rect_t
page_rect (RkSeatingView *self)
{
  double width, height;

  rk_pages_get_size (self->pages, &width, &height);
  width *= self->scale;
  height *= self->scale;
  return GRAPHENE_RECT_INIT (
      (float)floor (MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 2 * GAP) / 2),
      (float)floor (MAX (gtk_widget_get_height (GTK_WIDGET (self)) - height, 2 * GAP) / 2),
      (float)floor (width), (float)floor (height));
}

static void
rk_seating_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);
  double width = 800, height = 560;

  if (self->pages)
    rk_pages_get_size (self->pages, &width, &height);
  *minimum = *natural = (int)ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height)
                                   * (self->pages && self->zoom > 0 ? self->zoom : SMALLEST))
                        + 2 * GAP;
}

static gboolean
tell_scale (gpointer data)
{
  g_signal_emit (data, signals[RESCALED], 0);
  return G_SOURCE_REMOVE;
}

static void
rk_seating_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);
  double scale = scale_for (self, width, height);
  graphene_rect_t page;

  if (self->pages == NULL)
    return;
  if (scale != self->scale)
    {
      self->scale = scale;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_scale, g_object_ref (self), g_object_unref);
    }
  page = page_rect (self);
  for (guint i = 0; i < self->seats->len; i++)
    {
      RkRect rect = rk_seating_picture_get_seat (self->plan->picture, &self->figure, i);
      GtkAllocation at = { (int)lround (page.origin.x + rect.x * scale),
                           (int)lround (page.origin.y + rect.y * scale),
                           MAX ((int)lround (rect.width * scale), 1),
                           MAX ((int)lround (rect.height * scale), 1) };
      int least;

      gtk_widget_measure (self->seats->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (self->seats->pdata[i], &at, -1);
    }
}

static void
rk_seating_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);
  graphene_rect_t page;
  GskRoundedRect outline;
  cairo_t *cr;

  if (self->pages == NULL)
    return;
  page = page_rect (self);
  gsk_rounded_rect_init_from_rect (&outline, &page, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.3f }, 0, 1, 0, 3);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &page);
  cr = gtk_snapshot_append_cairo (snapshot, &page);
  cairo_translate (cr, page.origin.x, page.origin.y);
  cairo_scale (cr, self->scale, self->scale);
  rk_pages_draw (self->pages, 0, cr);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (rk_seating_view_parent_class)->snapshot (widget, snapshot);
}

/* ── seats ───────────────────────────────────────────────────────────────────────────────── */

static char *
dup_sentence (RkSeatingView *self, guint n)
{
  const RkSeatingPlace *place = rk_seating_get (seating_of (self), n);
  const RkSeatingPerson *person = rk_seating_plan_person (self->plan, place->id);
  const char *side = rk_seating_side_name (place->side);

  if (person == NULL)
    /* Translators: side of the table, number: 「左3番、空席」 */
    return g_strdup_printf (_ ("%1$s seat %2$u, empty"), side, place->n);
  return g_strdup_printf (
      place->pinned
          /* Translators: side, number, name, body: 「左3番、青島 弘子、大井川精機、固定」 */
          ? _ ("%1$s seat %2$u, %3$s, %4$s, held in place")
          : _ ("%1$s seat %2$u, %3$s, %4$s"),
      side, place->n, person->name, person->body);
}

static void
fill_seat (RkSeatingView *self, guint n)
{
  RkSeatingSeat *seat = self->seats->pdata[n];
  const RkSeatingPlace *place = rk_seating_get (seating_of (self), n);
  g_autofree char *sentence = dup_sentence (self, n);

  seat->n = n;
  seat->id = place->id;
  seat->pinned = place->pinned;
  gtk_accessible_update_property (GTK_ACCESSIBLE (seat), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (seat), sentence);
  gtk_widget_queue_draw (GTK_WIDGET (seat));
}

static void
set_n_seats (RkSeatingView *self, guint n)
{
  while (self->seats->len > n)
    {
      gtk_widget_unparent (self->seats->pdata[self->seats->len - 1]);
      g_ptr_array_set_size (self->seats, (int)self->seats->len - 1);
    }
  while (self->seats->len < n)
    {
      GtkWidget *seat = g_object_new (RK_TYPE_SEATING_SEAT, NULL);

      gtk_widget_set_parent (seat, GTK_WIDGET (self));
      g_ptr_array_add (self->seats, seat);
    }
}

static gint64
chosen_id (RkSeatingView *self)
{
  return self->chosen >= 0 && (guint)self->chosen < self->seats->len
             ? ((RkSeatingSeat *)self->seats->pdata[self->chosen])->id
             : 0;
}

static int
find_seat (RkSeatingView *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->seats->len; i++)
    if (((RkSeatingSeat *)self->seats->pdata[i])->id == id)
      return (int)i;
  return -1;
}

/* The chosen one stays chosen where they are now; for one who has no seat any more it is whoever
 * has that place now. */
static int
find_chosen (RkSeatingView *self, gint64 id, int before)
{
  int at = find_seat (self, id);

  return at >= 0 ? at : MIN (before, (int)self->seats->len - 1);
}

/* The keyboard goes with the chosen one. */
void
rk_seating_view_set_plan (RkSeatingView *self, const RkSeatingPlan *plan, RkPages *pages)
{
  gint64 id;
  int before;
  gboolean focused;
  GtkWidget *focus;

  g_return_if_fail (RK_IS_SEATING_VIEW (self));

  id = chosen_id (self);
  before = self->chosen;
  focus = gtk_widget_get_root (GTK_WIDGET (self))
              ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
              : NULL;
  focused = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  self->plan = plan;
  self->pages = pages;
  if (plan)
    rk_pages_get_figure (pages, 0, &self->figure);
  self->chosen = -1;
  set_n_seats (self, plan ? seating_of (self)->places->len : 0);
  for (guint i = 0; i < self->seats->len; i++)
    fill_seat (self, i);
  self->chosen = find_chosen (self, id, before);
  if (focused && self->chosen >= 0)
    gtk_widget_grab_focus (self->seats->pdata[self->chosen]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0);
}

int
rk_seating_view_get_chosen (RkSeatingView *self)
{
  g_return_val_if_fail (RK_IS_SEATING_VIEW (self), -1);

  return self->chosen;
}

GtkWidget *
rk_seating_view_get_seat (RkSeatingView *self, guint n)
{
  g_return_val_if_fail (RK_IS_SEATING_VIEW (self), NULL);

  return n < self->seats->len ? self->seats->pdata[n] : NULL;
}

gboolean
rk_seating_view_focus_seat (RkSeatingView *self)
{
  g_return_val_if_fail (RK_IS_SEATING_VIEW (self), FALSE);

  return self->seats->len > 0 && gtk_widget_grab_focus (self->seats->pdata[MAX (self->chosen, 0)]);
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

/* The seat that has the keyboard; -1: none. */
static int
focused_seat (RkSeatingView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child ? (int)RK_SEATING_SEAT (child)->n : -1;
}

/* Tab: in the order of rank, and out at the ends. */
static gboolean
rk_seating_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);
  int at = focused_seat (self);
  int next = direction == GTK_DIR_TAB_BACKWARD ? at - 1 : at + 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (at < 0)
    next = self->chosen >= 0                   ? self->chosen
           : direction == GTK_DIR_TAB_BACKWARD ? (int)self->seats->len - 1
                                               : 0;
  return next >= 0 && next < (int)self->seats->len
         && gtk_widget_grab_focus (self->seats->pdata[next]);
}

static gboolean
on_arrow (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);
  int at = focused_seat (self);
  guint next;
  gint32 way, swap;

  g_variant_get (arguments, "(ii)", &way, &swap);
  if (at < 0)
    return FALSE;
  next = rk_seating_neighbour (seating_of (self), (guint)at, (RkSeatingWay)way);
  if (next == (guint)at)
    return TRUE;
  if (!swap)
    return gtk_widget_grab_focus (self->seats->pdata[next]);
  if (self->editable && chosen_id (self))
    g_signal_emit (self, signals[MOVE], 0, chosen_id (self), next);
  return TRUE;
}

static gboolean
on_seat_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);

  if (focused_seat (self) < 0 || chosen_id (self) == 0 || !self->editable)
    return FALSE;
  g_signal_emit (self, signals[g_variant_get_int32 (arguments)], 0, chosen_id (self));
  return TRUE;
}

static gboolean
is_read_like (RkSeatingView *self, guint n, gunichar key)
{
  const RkSeatingPerson *person
      = rk_seating_plan_person (self->plan, rk_seating_get (seating_of (self), n)->id);

  return person && rk_text_begins_with_sound (*person->kana ? person->kana : person->name, key);
}

/* A letter or a kana: the next one by rank whose name is read like that; from the last on to the
 * first again. */
static gboolean
on_key (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, RkSeatingView *self)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  int at = focused_seat (self);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || at < 0 || !g_unichar_isalpha (letter))
    return FALSE;
  for (guint i = 1; i <= self->seats->len; i++)
    {
      guint next = ((guint)at + i) % self->seats->len;

      if (is_read_like (self, next, letter))
        return gtk_widget_grab_focus (self->seats->pdata[next]);
    }
  return FALSE;
}

static gboolean
on_zoom_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkSeatingView *self = RK_SEATING_VIEW (widget);
  double step = g_variant_get_double (arguments);

  g_object_set (self, "zoom", step > 0 ? CLAMP (self->scale * step, SMALLEST, 8) : 0, NULL);
  return TRUE;
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
rk_seating_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RkSeatingView *self = RK_SEATING_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_seating_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RkSeatingView *self = RK_SEATING_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      self->zoom = g_value_get_double (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rk_seating_view_dispose (GObject *object)
{
  RkSeatingView *self = RK_SEATING_VIEW (object);

  set_n_seats (self, 0);
  G_OBJECT_CLASS (rk_seating_view_parent_class)->dispose (object);
}

static void
rk_seating_view_finalize (GObject *object)
{
  g_ptr_array_unref (RK_SEATING_VIEW (object)->seats);
  G_OBJECT_CLASS (rk_seating_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint arrows[][2] = { { GDK_KEY_Left, GDK_KEY_KP_Left },
                                     { GDK_KEY_Right, GDK_KEY_KP_Right },
                                     { GDK_KEY_Up, GDK_KEY_KP_Up },
                                     { GDK_KEY_Down, GDK_KEY_KP_Down } };
  static const struct
  {
    guint key;
    double step;
  } zooms[] = { { GDK_KEY_plus, 1.25 }, { GDK_KEY_equal, 1.25 },      { GDK_KEY_KP_Add, 1.25 },
                { GDK_KEY_minus, 0.8 }, { GDK_KEY_KP_Subtract, 0.8 }, { GDK_KEY_0, 0 },
                { GDK_KEY_KP_0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (guint k = 0; k < 2; k++)
      {
        gtk_widget_class_add_binding (widget_class, arrows[i][k], 0, on_arrow, "(ii)", (gint32)i,
                                      FALSE);
        gtk_widget_class_add_binding (widget_class, arrows[i][k], GDK_ALT_MASK, on_arrow, "(ii)",
                                      (gint32)i, TRUE);
      }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_seat_key, "i", REMOVE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_seat_key, "i", PIN);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, on_zoom_key, "d", zooms[i].step);
}

static void
rk_seating_view_class_init (RkSeatingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rk_seating_view_get_property;
  object_class->set_property = rk_seating_view_set_property;
  object_class->dispose = rk_seating_view_dispose;
  object_class->finalize = rk_seating_view_finalize;
  widget_class->measure = rk_seating_view_measure;
  widget_class->size_allocate = rk_seating_view_size_allocate;
  widget_class->snapshot = rk_seating_view_snapshot;
  widget_class->focus = rk_seating_view_focus;
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 20, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
#define SIGNAL(name, ...)                                                                \
  g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, \
                G_TYPE_NONE, __VA_ARGS__)
  signals[CHOSEN] = SIGNAL ("chosen", 0);
  signals[MOVE] = SIGNAL ("move", 2, G_TYPE_INT64, G_TYPE_UINT);
  signals[REMOVE] = SIGNAL ("remove", 1, G_TYPE_INT64);
  signals[PIN] = SIGNAL ("pin", 1, G_TYPE_INT64);
  signals[RESCALED] = SIGNAL ("rescaled", 0);
#undef SIGNAL
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "seating");
  add_keys (widget_class);
}

static void
rk_seating_view_init (RkSeatingView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->seats = g_ptr_array_new ();
  self->chosen = -1;
  self->scale = 1;
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Seating plan"), -1);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rk_seating_view_new (void)
{
  return g_object_new (RK_TYPE_SEATING_VIEW, NULL);
}
