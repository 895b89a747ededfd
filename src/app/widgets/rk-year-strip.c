#include "rk-year-strip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rk-ink.h"
#include "rk-width-bin.h"

/* Pixels at normal text. */
#define HEAD 26
#define LANE 28
#define SIDE 92
#define RADIUS 9
#define GAP 5
#define NATURAL_WIDTH 600
/* More lanes than this and nobody finds anything: what is left is counted (「ほか7」). */
#define MOST_LANES 3
#define MOST_ROWS 8

void
rk_year_mark_free (RkYearMark *mark)
{
  g_free (mark->name);
  g_free (mark);
}

/* Where a mark stands; worked out anew for each width. */
typedef struct
{
  double x;
  guint lane;
  guint more;  /* marks that found no room and are counted here */
  double last; /* where the last of them stands: the label comes after it */
  gboolean counted;
  gboolean left; /* the label stands at the left */
} Place;

struct _RkYearStrip
{
  GtkWidget parent_instance;

  int year;
  RkDate today;
  char **rows;
  GPtrArray *marks;
  Place *places; /* one per mark */
  guint lanes[MOST_ROWS];
  int placed_for;  /* width */
  GPtrArray *work; /* RkYearWork */
  int current;     /* -1: none; behind the marks come the months with work */
};

enum
{
  ACTIVATED,
  WORK_ACTIVATED,
  PROPOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RkYearStrip, rk_year_strip, GTK_TYPE_WIDGET)

/* ── where everything stands ─────────────────────────────────────────────────────────────── */

static double
month_width (RkYearStrip *self, int width)
{
  return (width - SIDE * rk_text_scale (GTK_WIDGET (self))) / 12;
}

/* April is at the left. */
static double
x_of (RkYearStrip *self, int width, RkDate date)
{
  int month = (date.month + 8) % 12;
  double part = date.day > 0 ? (date.day - 1) / 31.0 : 0.5;

  return SIDE * rk_text_scale (GTK_WIDGET (self)) + (month + part) * month_width (self, width);
}

static char *
dup_label (const RkYearMark *mark, const Place *place)
{
  /* Translators: name of a council and how many others: 「志太榛原 ほか7」 */
  return place->more ? g_strdup_printf (_ ("%1$s and %2$u more"), mark->name, place->more)
                     : g_strdup (mark->name);
}

static double
label_width (RkYearStrip *self, const char *text)
{
  g_autoptr (PangoLayout) layout = rk_ink_layout (GTK_WIDGET (self), text, 0.85, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The first lane of the row that is free at the mark; else it is counted at the mark before. */
static void
place_one (RkYearStrip *self, guint n, int width, double ends[MOST_ROWS][MOST_LANES], int *last)
{
  const RkYearMark *mark = self->marks->pdata[n];
  Place *place = &self->places[n];
  guint row = MIN (mark->row, MOST_ROWS - 1);
  double scale = rk_text_scale (GTK_WIDGET (self));
  double size = 2 * RADIUS * scale + GAP + label_width (self, mark->name) + GAP;

  *place = (Place){ .x = x_of (self, width, mark->date) };
  place->left = place->x + size > width;
  for (guint lane = 0; lane < MOST_LANES; lane++)
    {
      double from = place->left ? place->x - size : place->x - RADIUS * scale;

      if (ends[row][lane] > from)
        continue;
      ends[row][lane] = place->left ? place->x + RADIUS * scale : place->x + size;
      place->lane = lane;
      self->lanes[row] = MAX (self->lanes[row], lane + 1);
      last[row] = (int)n;
      return;
    }
  place->counted = TRUE;
  place->lane = last[row] >= 0 ? self->places[last[row]].lane : 0;
  if (last[row] < 0)
    return;
  self->places[last[row]].more++;
  self->places[last[row]].last = place->x;
}

static void
place_all (RkYearStrip *self, int width)
{
  double ends[MOST_ROWS][MOST_LANES] = { { 0 } };
  int last[MOST_ROWS] = { -1, -1, -1, -1, -1, -1, -1, -1 };

  if (self->placed_for == width)
    return;
  self->placed_for = width;
  for (guint i = 0; i < MOST_ROWS; i++)
    self->lanes[i] = 1;
  for (guint i = 0; i < self->marks->len; i++)
    place_one (self, i, width, ends, last);
}

static double
top_of (RkYearStrip *self, guint row)
{
  double scale = rk_text_scale (GTK_WIDGET (self));
  double y = HEAD * scale;

  for (guint i = 0; i < row && i < MOST_ROWS; i++)
    y += self->lanes[i] * LANE * scale + 8;
  return y;
}

static double
y_of (RkYearStrip *self, guint n)
{
  const RkYearMark *mark = self->marks->pdata[n];
  double scale = rk_text_scale (GTK_WIDGET (self));

  return top_of (self, mark->row) + (self->places[n].lane + 0.5) * LANE * scale + 4;
}

static guint
count_rows (RkYearStrip *self)
{
  return self->rows ? g_strv_length (self->rows) : 0;
}

/* The pill of a month in the row below the meetings. */
static void
work_area (RkYearStrip *self, int width, const RkYearWork *work, double *x, double *y, double *w)
{
  double scale = rk_text_scale (GTK_WIDGET (self));
  double step = month_width (self, width);

  *x = SIDE * scale + (work->month + 8) % 12 * step + 2;
  *y = top_of (self, count_rows (self)) + 4;
  *w = step - 4;
}

static int
find_work_at (RkYearStrip *self, double at_x, double at_y)
{
  double scale = rk_text_scale (GTK_WIDGET (self));

  for (guint i = 0; i < self->work->len; i++)
    {
      double x, y, w;

      work_area (self, gtk_widget_get_width (GTK_WIDGET (self)), self->work->pdata[i], &x, &y, &w);
      if (at_x >= x && at_x <= x + w && at_y >= y && at_y <= y + LANE * scale)
        return (int)i;
    }
  return -1;
}

static int
find_at (RkYearStrip *self, double x, double y)
{
  int work = find_work_at (self, x, y);

  if (work >= 0)
    return (int)self->marks->len + work;
  double reach = (RADIUS + 5) * rk_text_scale (GTK_WIDGET (self));

  for (guint i = 0; i < self->marks->len; i++)
    {
      double dx = x - self->places[i].x;
      double dy = y - y_of (self, i);

      if (dx * dx + dy * dy <= reach * reach)
        return (int)i;
    }
  return -1;
}

/* ── drawing ─────────────────────────────────────────────────────────────────────────────── */

static void
draw_months (RkYearStrip *self, cairo_t *cr, int width, int height)
{
  double scale = rk_text_scale (GTK_WIDGET (self));
  double step = month_width (self, width);

  for (int i = 0; i < 12; i++)
    {
      int month = (i + 3) % 12 + 1;
      double x = SIDE * scale + i * step;
      gboolean now = rk_fiscal_year (self->today) == self->year && self->today.month == month;
      /* Translators: a month: 「7月」 */
      g_autofree char *words = g_strdup_printf (C_ ("month", "%d"), month);

      if (now)
        {
          rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 0.12);
          cairo_rectangle (cr, x, 0, step, height);
          cairo_fill (cr);
        }
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.1);
      cairo_rectangle (cr, floor (x), HEAD * scale, 1, height - HEAD * scale);
      cairo_fill (cr);
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", now ? 1 : 0.65);
      rk_ink_text (GTK_WIDGET (self), cr, x + step / 2, HEAD * scale / 2, 0.5, words, 0.85, now);
    }
}

static void
draw_rows (RkYearStrip *self, cairo_t *cr, int width)
{
  double scale = rk_text_scale (GTK_WIDGET (self));

  for (guint i = 0; self->rows && self->rows[i]; i++)
    {
      double y = top_of (self, i);

      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.1);
      cairo_rectangle (cr, 0, floor (y), width, 1);
      cairo_fill (cr);
      rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
      rk_ink_text (GTK_WIDGET (self), cr, 0,
                   y + 4 + self->lanes[MIN (i, MOST_ROWS - 1)] * LANE * scale / 2, 0, self->rows[i],
                   0.85, FALSE);
    }
}

static void
draw_mark (RkYearStrip *self, cairo_t *cr, guint n)
{
  const RkYearMark *mark = self->marks->pdata[n];
  const Place *place = &self->places[n];
  double radius = RADIUS * rk_text_scale (GTK_WIDGET (self)) * (place->counted ? 0.5 : 1);
  double y = y_of (self, n);
  g_autofree char *number = g_strdup_printf ("%u", mark->number);
  g_autofree char *label = dup_label (mark, place);

  cairo_new_path (cr);
  cairo_arc (cr, place->x, y, radius - 1, 0, 2 * G_PI);
  rk_ink_colour (GTK_WIDGET (self), cr, mark->held ? "accent_bg_color" : "view_bg_color", 1);
  cairo_fill_preserve (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  if ((int)n == self->current && gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      cairo_arc (cr, place->x, y, radius + 3, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  if (place->counted)
    return;
  rk_ink_colour (GTK_WIDGET (self), cr, mark->held ? "accent_fg_color" : "accent_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, place->x, y, 0.5, number, 0.75, TRUE);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr,
               place->left ? place->x - radius - GAP : MAX (place->x, place->last) + radius + GAP,
               y, place->left ? 1 : 0, label, 0.85, FALSE);
}

/* What is late says so in a word, besides its colour. */
static void
draw_work (RkYearStrip *self, cairo_t *cr, int width, guint n)
{
  const RkYearWork *work = self->work->pdata[n];
  double scale = rk_text_scale (GTK_WIDGET (self));
  double height = (LANE - 8) * scale;
  double radius = 5;
  gboolean current = (int)(self->marks->len + n) == self->current;
  double x, y, w;
  /* Translators: how many to-dos of a month are late: 「超過2」 */
  g_autofree char *words = work->late ? g_strdup_printf (C_ ("to-dos", "%u late"), work->late)
                                      : g_strdup_printf (C_ ("to-dos", "%u"), work->open);

  work_area (self, width, work, &x, &y, &w);
  cairo_new_path (cr);
  cairo_arc (cr, x + w - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + w - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, work->late ? "error_bg_color" : "accent_bg_color", 0.16);
  cairo_fill_preserve (cr);
  if (current && gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      rk_ink_colour (GTK_WIDGET (self), cr, "accent_bg_color", 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, work->late ? "error_color" : "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, x + w / 2, y + height / 2, 0.5, words, 0.8, work->late > 0);
}

static void
draw_office (RkYearStrip *self, cairo_t *cr, int width)
{
  double scale = rk_text_scale (GTK_WIDGET (self));
  double y = top_of (self, count_rows (self));

  if (self->work->len == 0)
    return;
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 0.1);
  cairo_rectangle (cr, 0, floor (y), width, 1);
  cairo_fill (cr);
  rk_ink_colour (GTK_WIDGET (self), cr, "window_fg_color", 1);
  rk_ink_text (GTK_WIDGET (self), cr, 0, y + 4 + (LANE - 8) * scale / 2, 0, _ ("To-dos"), 0.85,
               FALSE);
  for (guint i = 0; i < self->work->len; i++)
    draw_work (self, cr, width, i);
}

static void
draw_today (RkYearStrip *self, cairo_t *cr, int width, int height)
{
  double x;

  if (rk_fiscal_year (self->today) != self->year)
    return;
  x = x_of (self, width, self->today);
  rk_ink_colour (GTK_WIDGET (self), cr, "warning_bg_color", 1);
  cairo_rectangle (cr, floor (x) - 1, HEAD * rk_text_scale (GTK_WIDGET (self)) - 4, 2, height);
  cairo_fill (cr);
}

static void
rk_year_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RkYearStrip *self = RK_YEAR_STRIP (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  place_all (self, width);
  draw_months (self, cr, width, height);
  draw_rows (self, cr, width);
  draw_today (self, cr, width, height);
  draw_office (self, cr, width);
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (self, cr, i);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
rk_year_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rk_year_strip_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  RkYearStrip *self = RK_YEAR_STRIP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)(SIDE * rk_text_scale (widget)) + 12 * 22;
      *natural = MAX (*minimum, (int)(NATURAL_WIDTH * rk_text_scale (widget)));
      return;
    }
  place_all (self, for_size > 0 ? for_size : NATURAL_WIDTH);
  *minimum = *natural = (int)(top_of (self, count_rows (self))
                              + (self->work->len ? LANE * rk_text_scale (widget) : 0))
                        + 4;
}

/* ── keys and pointer ────────────────────────────────────────────────────────────────────── */

static char *
dup_work_reading (const RkYearWork *work)
{
  g_autofree char *month = g_strdup_printf (C_ ("month", "%d"), work->month);

  /* Translators: month, to-dos, of them late: 「7月：準備 5件、うち期限超過 2件」 */
  return work->late ? g_strdup_printf (_ ("%1$s: %2$u to-dos open, %3$u of them late"), month,
                                       work->open, work->late)
                    : g_strdup_printf (
                        ngettext ("%1$s: %2$u to-do open", "%1$s: %2$u to-dos open", work->open),
                        month, work->open);
}

char *
rk_year_strip_dup_reading (RkYearStrip *self)
{
  const RkYearMark *mark;
  g_autofree char *day = NULL;

  g_return_val_if_fail (RK_IS_YEAR_STRIP (self), NULL);

  if (self->current < 0)
    return NULL;
  if (self->current >= (int)self->marks->len)
    return dup_work_reading (self->work->pdata[self->current - (int)self->marks->len]);
  mark = self->marks->pdata[self->current];
  day = rk_date_to_wareki_weekday (mark->date);
  /* Translators: council, number, day: 「志太榛原 第1回、令和8年7月18日（土）、開催済み」 */
  return g_strdup_printf (mark->held ? _ ("%1$s no. %2$u, %3$s, held")
                                     : _ ("%1$s no. %2$u, %3$s, planned"),
                          mark->name, mark->number, day);
}

static void
tell (RkYearStrip *self)
{
  g_autofree char *reading = rk_year_strip_dup_reading (self);
  g_autofree char *all = g_strdup_printf (
      ngettext ("%u meeting in the year", "%u meetings in the year", self->marks->len),
      self->marks->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading ? reading : all, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rk_year_strip_walk (RkYearStrip *self, int step)
{
  int last = (int)(self->marks->len + self->work->len) - 1;

  if (last < 0)
    return;
  self->current = self->current < 0 ? (step < 0 ? last : 0) : CLAMP (self->current + step, 0, last);
  tell (self);
}

static gboolean
on_walk (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gint32 step;

  g_variant_get (arguments, "i", &step);
  rk_year_strip_walk (RK_YEAR_STRIP (widget), step);
  return TRUE;
}

static void
open_mark (RkYearStrip *self, int n)
{
  int behind = n - (int)self->marks->len;

  if (n >= 0 && behind < 0)
    g_signal_emit (self, signals[ACTIVATED], 0, ((RkYearMark *)self->marks->pdata[n])->id);
  else if (behind >= 0 && behind < (int)self->work->len)
    g_signal_emit (self, signals[WORK_ACTIVATED], 0,
                   ((RkYearWork *)self->work->pdata[behind])->meeting);
}

void
rk_year_strip_open (RkYearStrip *self)
{
  open_mark (self, self->current);
}

static gboolean
on_open (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rk_year_strip_open (RK_YEAR_STRIP (widget));
  return TRUE;
}

/* Which month and row are at a place; FALSE: none. */
static gboolean
find_empty (RkYearStrip *self, double x, double y, int *month, guint *row)
{
  double side = SIDE * rk_text_scale (GTK_WIDGET (self));
  double step = month_width (self, gtk_widget_get_width (GTK_WIDGET (self)));

  if (x < side || step <= 0 || x >= side + 12 * step)
    return FALSE;
  *month = ((int)((x - side) / step) + 3) % 12 + 1;
  for (*row = 0; *row < count_rows (self); (*row)++)
    if (y >= top_of (self, *row) && y < top_of (self, *row + 1))
      return TRUE;
  return FALSE;
}

static void
on_released (GtkGestureClick *click, int n, double x, double y, RkYearStrip *self)
{
  int at = find_at (self, x, y);
  int month;
  guint row;

  if (at >= 0)
    open_mark (self, at);
  else if (n == 2 && find_empty (self, x, y, &month, &row))
    g_signal_emit (self, signals[PROPOSED], 0, month, row);
}

void
rk_year_strip_double_click (RkYearStrip *self, int month, guint row)
{
  g_return_if_fail (RK_IS_YEAR_STRIP (self));

  g_signal_emit (self, signals[PROPOSED], 0, month, row);
}

void
rk_year_strip_set_work (RkYearStrip *self, GPtrArray *work)
{
  g_return_if_fail (RK_IS_YEAR_STRIP (self));

  g_ptr_array_ref (work);
  g_ptr_array_unref (self->work);
  self->work = work;
  self->current = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
on_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  RkYearStrip *self = RK_YEAR_STRIP (widget);
  int before = self->current;
  g_autofree char *reading = NULL;

  if (!keyboard)
    self->current = find_at (self, x, y);
  reading = rk_year_strip_dup_reading (self);
  self->current = before;
  gtk_tooltip_set_text (tooltip, reading);
  return reading != NULL;
}

void
rk_year_strip_set_marks (
    RkYearStrip *self, int year, RkDate today, const char *const *rows, GPtrArray *marks)
{
  g_return_if_fail (RK_IS_YEAR_STRIP (self));

  g_ptr_array_ref (marks);
  g_ptr_array_unref (self->marks);
  g_strfreev (self->rows);
  g_free (self->places);
  self->year = year;
  self->today = today;
  self->rows = g_strdupv ((char **)rows);
  self->marks = marks;
  self->places = g_new0 (Place, marks->len + 1);
  self->placed_for = -1;
  self->current = -1;
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ── object ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_year_strip_new (void)
{
  return g_object_new (RK_TYPE_YEAR_STRIP, NULL);
}

static void
rk_year_strip_finalize (GObject *object)
{
  RkYearStrip *self = RK_YEAR_STRIP (object);

  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->work);
  g_strfreev (self->rows);
  g_free (self->places);
  G_OBJECT_CLASS (rk_year_strip_parent_class)->finalize (object);
}

static void
rk_year_strip_class_init (RkYearStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rk_year_strip_finalize;
  widget_class->snapshot = rk_year_strip_snapshot;
  widget_class->measure = rk_year_strip_measure;
  widget_class->get_request_mode = rk_year_strip_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "rkyear");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_walk, "i", (gint32)-1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_walk, "i", (gint32)1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_open, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_open, NULL);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WORK_ACTIVATED]
      = g_signal_new ("work-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PROPOSED] = g_signal_new ("proposed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT);
}

static void
rk_year_strip_init (RkYearStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->marks = g_ptr_array_new ();
  self->work = g_ptr_array_new ();
  self->places = g_new0 (Place, 1);
  self->current = -1;
  self->placed_for = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
