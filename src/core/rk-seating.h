/* Who sits where in the room: places by rank round the chair. A pure function: who comes, the shape
 * of the tables and who was put somewhere by hand give the places; screen and paper draw them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkSeatingShape:
 * @RK_SEATING_SQUARE: ロの字: the chair at the top, members on both sides, the secretariat below
 * @RK_SEATING_HORSESHOE: コの字: the same, open below, where the screen is
 * @RK_SEATING_SCHOOL: スクール: rows that look at the chair's table
 * @RK_SEATING_FACING: 対面: two tables face to face
 */
typedef enum
{
  RK_SEATING_SQUARE,
  RK_SEATING_HORSESHOE,
  RK_SEATING_SCHOOL,
  RK_SEATING_FACING,
  RK_N_SEATING_SHAPES,
} RkSeatingShape;

/** RkSeatingSide: the table a place is at, as one looks at the plan. */
typedef enum
{
  RK_SEATING_TOP,
  RK_SEATING_LEFT,
  RK_SEATING_RIGHT,
  RK_SEATING_BOTTOM,
  RK_SEATING_ROWS,
  RK_SEATING_STAFF,
  RK_N_SEATING_SIDES,
} RkSeatingSide;

/* In mm, as on an A4 sheet; a plan that is too large for its paper is drawn smaller. */
#define RK_SEAT_WIDTH 27.0
#define RK_SEAT_HEIGHT 16.6
#define RK_SEAT_PITCH_X 29.2
#define RK_SEAT_PITCH_Y 18.4

/* Somebody who was taken from the tables by hand, in any shape. */
#define RK_SEATING_NOWHERE "席なし"

/**
 * RkSeatingRoom: how the tables stand.
 * @side: seats on each side of a square, in each row of a school, at each table face to face; 0: as
 *   many as make the seats largest
 * @spare: seats that nobody is put on
 */
typedef struct
{
  RkSeatingShape shape;
  guint side;
  guint spare;
} RkSeatingRoom;

/**
 * RkSeatingGuest: somebody who comes.
 * @id: of the attendance
 * @rank: 0 the chair, 1 the deputy chair, then the roster; the smaller, the nearer to the chair
 * @staff: the secretariat, at its own table
 * @place: (nullable): where somebody was put by hand, for each shape one place:
 *   「ロの字 上3、対面 下1」 (rk_seating_dup_places()), or %RK_SEATING_NOWHERE
 */
typedef struct
{
  gint64 id;
  guint rank;
  gboolean staff;
  const char *place;
} RkSeatingGuest;

/**
 * RkSeatingPlace: one seat.
 * @id: who sits there; 0: nobody
 * @side, @n: at which table, the how many-th from the left or the top, from 1
 * @x, @y: its top left corner in mm
 * @pinned: put there by hand
 */
typedef struct
{
  gint64 id;
  RkSeatingSide side;
  guint n;
  double x;
  double y;
  gboolean pinned;
} RkSeatingPlace;

/**
 * RkSeating: a plan.
 * @lost: people who were put on a place by hand that this room does not have
 * @places: (element-type RkSeatingPlace): in the order of honour, the secretariat last
 * @width, @height: mm, all seats within
 * @hall: what the tables enclose: x, y, width, height in mm; no width: nothing
 */
typedef struct
{
  RkSeatingRoom room;
  GArray *places;
  guint lost;
  double width;
  double height;
  double hall[4];
} RkSeating;

/**
 * rk_seating_new:
 * @guests: (array length=n): in any order
 *
 * Nearest to the chair sit the first of the roster, in turn to the left and the right. Who was put
 * somewhere by hand in this shape stays there; of two on one place the higher one does.
 */
RkSeating *rk_seating_new (const RkSeatingRoom *room, const RkSeatingGuest *guests, guint n);
void rk_seating_free (RkSeating *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSeating, rk_seating_free)

/** rk_seating_get: place @n, from 0. */
RkSeatingPlace *rk_seating_get (const RkSeating *self, guint n);
/** rk_seating_find: Returns: (nullable): where somebody sits */
RkSeatingPlace *rk_seating_find (const RkSeating *self, gint64 id);
/**
 * rk_seating_move: somebody goes to place @to, and who sat there to theirs; both stay there from
 * now on.
 * Returns: %FALSE where nobody is to be moved or it is the secretariat’s table and the other is not
 */
gboolean rk_seating_move (RkSeating *self, gint64 id, guint to);
/**
 * rk_seating_settle: holds everybody in place who would move up if the plan were made anew, so that
 * nothing moves but what was moved by hand.
 * @guests: those that the plan was made of
 */
void rk_seating_settle (RkSeating *self, const RkSeatingGuest *guests, guint n);

/** RkSeatingWay: to the next seat on the plan. */
typedef enum
{
  RK_SEATING_WAY_LEFT,
  RK_SEATING_WAY_RIGHT,
  RK_SEATING_WAY_UP,
  RK_SEATING_WAY_DOWN,
} RkSeatingWay;

/** rk_seating_neighbour: Returns: the next place that way; @from itself at the edge */
guint rk_seating_neighbour (const RkSeating *self, guint from, RkSeatingWay way);

/** rk_seating_shape_name: 「ロの字」 */
const char *rk_seating_shape_name (RkSeatingShape shape);
/** rk_seating_shape_find: by that name, or of a place that begins with it. */
gboolean rk_seating_shape_find (const char *text, RkSeatingShape *shape);
/** rk_seating_side_name: 「上」 */
const char *rk_seating_side_name (RkSeatingSide side);
/** rk_seating_dup_place: 「ロの字 上3」, as kept in the record and read in the history. */
char *rk_seating_dup_place (RkSeatingShape shape, RkSeatingSide side, guint n);
/** rk_seating_find_place: the place in this shape; %FALSE where there is none. */
gboolean
rk_seating_find_place (const char *places, RkSeatingShape shape, RkSeatingSide *side, guint *n);
/**
 * rk_seating_dup_places: @places with another place in this shape; those in other shapes stay.
 * @place: (nullable): NULL: none in this shape
 * Returns: (transfer full) (nullable): NULL: none at all
 */
char *rk_seating_dup_places (const char *places, RkSeatingShape shape, const char *place);

G_END_DECLS
