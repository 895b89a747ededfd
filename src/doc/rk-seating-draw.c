#include "rk-seating-draw.h"

#include <math.h>
#include <string.h>

#include "rk-fit.h"

#define SIZE_BODY 7.0
#define SIZE_NAME 11.5
#define SIZE_SMALL 7.0
#define PAD (1.2 * RK_MM)
/* Words that are too many for a seat are set smaller, down to this part of their size. */
#define LEAST_SHRINK 0.7
#define SHRINK_STEP 0.05
#define SEAT_EDGE 0.6
#define FRAME_STRONG (0.5 * RK_MM)

/* Round the seats: the screen above, the door at the left, seats of the public at the right. */
#define HEAD (12 * RK_MM)
#define FOOT (6 * RK_MM)
#define DOOR (16 * RK_MM)
#define PUBLIC (22 * RK_MM)
#define PUBLIC_SEAT (8.2 * RK_MM)
#define MOST_PUBLIC 10

static void
label_free (gpointer data)
{
  RkSeatLabel *label = data;

  g_free (label->body);
  g_free (label->name);
  g_free (label->note);
  g_free (label);
}

RkSeatingPicture *
rk_seating_picture_new (RkSeating *seating)
{
  RkSeatingPicture *self = g_new0 (RkSeatingPicture, 1);

  self->seating = seating;
  self->labels = g_ptr_array_new_with_free_func (label_free);
  for (guint i = 0; i < seating->places->len; i++)
    g_ptr_array_add (self->labels, g_new0 (RkSeatLabel, 1));
  return self;
}

void
rk_seating_picture_free (gpointer picture)
{
  RkSeatingPicture *self = picture;

  if (self == NULL)
    return;
  rk_seating_free (self->seating);
  g_ptr_array_unref (self->labels);
  g_free (self->screen);
  g_free (self->middle);
  g_free (self->gothic);
  g_free (self);
}

RkSeatLabel *
rk_seating_picture_label (RkSeatingPicture *self, guint n)
{
  return self->labels->pdata[n];
}

/* ── where it stands ─────────────────────────────────────────────────────────────────────── */

static double
side_room (const RkSeatingPicture *self)
{
  return DOOR + (self->observers ? PUBLIC : DOOR / 2);
}

double
rk_seating_picture_get_scale (const RkSeatingPicture *self, double width, double height)
{
  double across = (width - side_room (self)) / (MAX (self->seating->width, 1) * RK_MM);
  double down = (height - HEAD - FOOT) / (MAX (self->seating->height, 1) * RK_MM);

  return MAX (MIN (MIN (across, down), 1), 0.1);
}

typedef struct
{
  const RkSeatingPicture *picture;
  cairo_t *cr;
  RkType *type;
  RkRect rect;
  double scale;
  double shrink; /* of the words in a seat */
  double x;      /* of the first seat */
  double y;
  RkFitted fitted;
} Drawing;

static void
place (Drawing *d)
{
  const RkSeating *seating = d->picture->seating;
  double room = d->rect.width - side_room (d->picture);

  d->scale = rk_seating_picture_get_scale (d->picture, d->rect.width, d->rect.height);
  d->x = d->rect.x + DOOR + (room - seating->width * RK_MM * d->scale) / 2;
  d->y = d->rect.y + HEAD;
}

static RkRect
get_seat (const Drawing *d, guint n)
{
  const RkSeatingPlace *at = &g_array_index (d->picture->seating->places, RkSeatingPlace, n);
  double unit = RK_MM * d->scale;

  return (RkRect){ d->x + at->x * unit, d->y + at->y * unit, RK_SEAT_WIDTH * unit,
                   RK_SEAT_HEIGHT * unit };
}

RkRect
rk_seating_picture_get_seat (const RkSeatingPicture *self, const RkRect *rect, guint n)
{
  Drawing d = { .picture = self, .rect = *rect };

  place (&d);
  return get_seat (&d, n);
}

/* ── one seat ────────────────────────────────────────────────────────────────────────────── */

/* Sets the text as large as it goes in so many lines. Returns: its height */
static double
fit (Drawing *d,
     RkFace face,
     double size,
     double smallest,
     RkFit rule,
     double width,
     const char *text)
{
  rk_fit_text (d->type, face, size, smallest, rule, width, text, &d->fitted);
  return d->fitted.lines->len * d->fitted.size * 1.18;
}

static double
draw_lines (Drawing *d, RkFace face, const RkRect *seat, double top, const char *text)
{
  double pitch = d->fitted.size * 1.18;
  double baseline = top + rk_type_baseline (d->type, face, d->fitted.size, pitch);

  for (guint i = 0; i < d->fitted.lines->len; i++, baseline += pitch)
    {
      const RkFitLine *line = &g_array_index (d->fitted.lines, RkFitLine, i);
      double width
          = line->scale
            * rk_type_measure (d->type, face, d->fitted.size, text + line->start, line->len);

      rk_type_draw (d->type, d->cr, face, d->fitted.size, line->scale,
                    seat->x + (seat->width - width) / 2, baseline, text + line->start, line->len);
    }
  return top + d->fitted.lines->len * pitch;
}

/* A name is not broken while it is readable in one line; a very long one takes more, broken inside
 * a part of it only where there are no parts. */
static double
fit_name (Drawing *d, double width, const char *name)
{
  double size = MAX (SIZE_NAME * d->scale, SIZE_SMALL) * d->shrink;
  double small = SIZE_SMALL * d->shrink;
  double line = rk_type_measure (d->type, RK_FACE_GOTHIC_BOLD, small, name, -1);

  double height = fit (d, RK_FACE_GOTHIC_BOLD, line * 0.8 <= width ? size : small, small,
                       RK_FIT_PERSON, width, name);

  if (!d->fitted.inside_word)
    return height;
  return fit (d, RK_FACE_GOTHIC_BOLD, small, small, RK_FIT_LIST, width, name);
}

/* Heights of the words of a seat, and the size of the small ones. */
typedef struct
{
  double small;
  double body;
  double name;
  double note;
} LabelFit;

static LabelFit
measure_words (Drawing *d, const RkSeatLabel *label, double width)
{
  LabelFit label_fit = { .small = MAX (SIZE_BODY * d->scale, 5.5) * d->shrink };

  label_fit.note = label->note ? label_fit.small * 1.18 : 0;
  label_fit.name = fit_name (d, width, label->name);
  if (label->body)
    label_fit.body = fit (d, RK_FACE_GOTHIC, label_fit.small, label_fit.small, RK_FIT_NAME, width,
                          label->body);
  return label_fit;
}

static double
label_height (const LabelFit *heights)
{
  return heights->body + heights->name + heights->note;
}

/* As large as the words stand within the seat. */
static LabelFit
measure_label (Drawing *d, const RkSeatLabel *label, double width, double height)
{
  LabelFit heights;

  d->shrink = 1;
  heights = measure_words (d, label, width);
  while (label_height (&heights) > height && d->shrink > LEAST_SHRINK)
    {
      d->shrink -= SHRINK_STEP;
      heights = measure_words (d, label, width);
    }
  return heights;
}

static void
draw_label (Drawing *d, const RkSeatLabel *label, const RkRect *seat)
{
  double width = seat->width - 2 * PAD * d->scale;
  LabelFit heights = measure_label (d, label, width, seat->height - SEAT_EDGE);
  double top = seat->y + MAX ((seat->height - label_height (&heights)) / 2, SEAT_EDGE);

  if (label->body)
    top = draw_lines (d, RK_FACE_GOTHIC, seat, top, label->body);
  fit_name (d, width, label->name);
  top = draw_lines (d, RK_FACE_GOTHIC_BOLD, seat, top, label->name);
  if (label->note)
    {
      fit (d, RK_FACE_GOTHIC, heights.small, heights.small, RK_FIT_PERSON, width, label->note);
      draw_lines (d, RK_FACE_GOTHIC, seat, top, label->note);
    }
}

gboolean
rk_seating_picture_fits (const RkSeatingPicture *self, double width, double height, guint n)
{
  const RkSeatLabel *label = self->labels->pdata[n];
  Drawing d = { .picture = self, .rect = { 0, 0, width, height } };
  LabelFit heights;
  RkRect seat;

  if (label->name == NULL)
    return TRUE;
  d.type = rk_type_get_shared (self->gothic, NULL);
  place (&d);
  seat = get_seat (&d, n);
  heights = measure_label (&d, label, seat.width - 2 * PAD * d.scale, seat.height - SEAT_EDGE);
  rk_fitted_clear (&d.fitted);
  return label_height (&heights) <= seat.height - SEAT_EDGE;
}

static void
draw_seat (Drawing *d, guint n)
{
  const RkSeatLabel *label = d->picture->labels->pdata[n];
  const RkSeatingPlace *at = &g_array_index (d->picture->seating->places, RkSeatingPlace, n);
  RkRect seat = get_seat (d, n);

  cairo_rectangle (d->cr, seat.x, seat.y, seat.width, seat.height);
  if (at->side == RK_SEATING_STAFF)
    {
      cairo_set_source_rgb (d->cr, RK_TINT, RK_TINT, RK_TINT);
      cairo_fill_preserve (d->cr);
    }
  cairo_set_source_rgb (d->cr, 0, 0, 0);
  cairo_set_line_width (d->cr, label->strong ? FRAME_STRONG : RK_RULE);
  cairo_stroke (d->cr);
  if (label->name)
    draw_label (d, label, &seat);
}

/* ── the room ────────────────────────────────────────────────────────────────────────────── */

static void
draw_words (Drawing *d, double size, double middle, double baseline, const char *text)
{
  double width = rk_type_measure (d->type, RK_FACE_GOTHIC, size, text, -1);
  double scale = MIN (1, d->rect.width * 0.9 / MAX (width, 1));

  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, size, scale, middle - width * scale / 2, baseline,
                text, -1);
}

static double
get_middle (const Drawing *d)
{
  return d->x + d->picture->seating->width * RK_MM * d->scale / 2;
}

static void
draw_screen (Drawing *d)
{
  double middle = get_middle (d);
  double half = 46 * RK_MM * MAX (d->scale, 0.6);

  cairo_set_line_width (d->cr, 1.1 * RK_MM);
  cairo_move_to (d->cr, middle - half, d->rect.y + 1.5 * RK_MM);
  cairo_line_to (d->cr, middle + half, d->rect.y + 1.5 * RK_MM);
  cairo_stroke (d->cr);
  draw_words (d, 8.2, middle, d->rect.y + 7.2 * RK_MM, d->picture->screen);
}

static void
draw_hall (Drawing *d)
{
  static const double dashes[] = { 3.4, 2.6 };
  const double *hall = d->picture->seating->hall;
  double unit = RK_MM * d->scale;
  RkRect rect = { d->x + hall[0] * unit, d->y + hall[1] * unit, hall[2] * unit, hall[3] * unit };

  if (rect.width < 10 * RK_MM || rect.height < 8 * RK_MM)
    return;
  cairo_save (d->cr);
  cairo_set_dash (d->cr, dashes, 2, 0);
  cairo_set_line_width (d->cr, RK_RULE_THIN);
  cairo_rectangle (d->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_stroke (d->cr);
  cairo_restore (d->cr);
  if (d->picture->middle)
    {
      double width = rk_type_measure (d->type, RK_FACE_GOTHIC, 8.2, d->picture->middle, -1) + 14;
      double y = rect.y + rect.height / 2;

      cairo_set_line_width (d->cr, RK_RULE);
      cairo_rectangle (d->cr, rect.x + rect.width / 2 - width / 2, y - 10, width, 20);
      cairo_stroke (d->cr);
      draw_words (d, 8.2, rect.x + rect.width / 2, y + 3, d->picture->middle);
    }
}

static void
draw_door (Drawing *d)
{
  double bottom = d->y + d->picture->seating->height * RK_MM * d->scale;

  cairo_set_line_width (d->cr, 0.9 * RK_MM);
  cairo_move_to (d->cr, d->rect.x + 0.5 * RK_MM, bottom - 16 * RK_MM);
  cairo_line_to (d->cr, d->rect.x + 0.5 * RK_MM, bottom);
  cairo_stroke (d->cr);
  rk_type_draw (d->type, d->cr, RK_FACE_GOTHIC, 8.2, 1, d->rect.x + 2.6 * RK_MM, bottom - 7 * RK_MM,
                "出入口", -1);
}

static void
draw_public (Drawing *d)
{
  double middle = d->rect.x + d->rect.width - PUBLIC / 2 + 3 * RK_MM;
  guint n = MIN (d->picture->observers, MOST_PUBLIC);
  double step = MIN (PUBLIC_SEAT + 1.6 * RK_MM, (d->rect.height - HEAD - FOOT - 24) / n);
  double y = d->y + 20;
  g_autofree char *count = g_strdup_printf ("（%u席）", d->picture->observers);

  draw_words (d, 8.2, middle, y, "傍聴席");
  draw_words (d, 7, middle, y + 11, count);
  cairo_set_line_width (d->cr, RK_RULE);
  for (guint i = 0; i < n; i++)
    cairo_rectangle (d->cr, middle - step * 0.42, y + 18 + i * step, step * 0.84, step * 0.84);
  cairo_stroke (d->cr);
}

static void
draw_staff_word (Drawing *d)
{
  const GArray *places = d->picture->seating->places;
  double bottom = d->y + d->picture->seating->height * RK_MM * d->scale;

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, RkSeatingPlace, i).side == RK_SEATING_STAFF)
      {
        draw_words (d, 8.2, get_middle (d), bottom + 4.6 * RK_MM, "事務局");
        return;
      }
}

void
rk_seating_picture_draw (cairo_t *cr, const RkRect *rect, gpointer picture)
{
  const RkSeatingPicture *self = picture;
  Drawing d = { .picture = self, .cr = cr, .rect = *rect };

  d.type = rk_type_get_shared (self->gothic, NULL);
  place (&d);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (self->screen)
    draw_screen (&d);
  draw_hall (&d);
  for (guint i = 0; i < self->seating->places->len; i++)
    draw_seat (&d, i);
  draw_door (&d);
  if (self->observers)
    draw_public (&d);
  draw_staff_word (&d);
  rk_fitted_clear (&d.fitted);
}
