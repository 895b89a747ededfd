/* What the 協議会 page shows of one council on one day, read at once on a worker. */
#pragma once

#include <gtk/gtk.h>
#include "rk-calendar.h"
#include "rk-councils.h"
#include "rk-query.h"

G_BEGIN_DECLS

/** How many days before its end a term is something to do. */
#define RK_COUNCILS_WITHIN 60

/**
 * RkCouncilsData: reference counted by g_rc_box.
 * @council: 0: there is none
 * @councils: all, RkRecord, in their order
 * @members: of @council, RkSeatRow
 * @work: of all councils, RkCouncilWork
 * @gaps: of @council, RkGap
 * @bodies: that sit in @council, RkRecord, each once
 * @unseated: bodies that sit nowhere yet
 */
typedef struct
{
  gint64 council;
  char *iso;
  GPtrArray *councils;
  GPtrArray *members;
  GPtrArray *work;
  GPtrArray *gaps;
  GPtrArray *bodies;
  GPtrArray *unseated;
  RkCouncilSummary summary;
} RkCouncilsData;

/** rk_councils_data_new: what to read. @council: 0, or one that is gone: the prefecture's */
RkCouncilsData *rk_councils_data_new (gint64 council, RkDate day);
RkCouncilsData *rk_councils_data_ref (RkCouncilsData *self);
void rk_councils_data_unref (RkCouncilsData *self);
/** rk_councils_data_read: an RkStoreFunc. */
gboolean rk_councils_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** rk_councils_data_find: Returns: (nullable) (transfer none) */
RkRecord *rk_councils_data_find (RkCouncilsData *self, gint64 council);
RkDate rk_councils_data_day (RkCouncilsData *self);

/**
 * RkSeatState: the one thing to know about a seat.
 * @words: 新任, 残任期間, あと28日, 欠員 34日, 委嘱状 未印刷, 再任2回目
 * @color: class of the chip: "grey", "blue", "amber", "red"; NULL: plain words
 */
typedef struct
{
  char *words;
  const char *color;
} RkSeatState;

/**
 * rk_seat_dup_renewal: how far the 改選 of a seat is, in words: 「推薦依頼 R8.2.15発送」.
 * @renewal, @asked_on: (nullable): as of #RkSeatRow
 * Returns: (nullable): nothing was done about it yet
 */
char *rk_seat_dup_renewal (const char *renewal, const char *asked_on);
RkSeatState rk_seat_state (const RkSeatRow *row, const RkRecord *council, RkDate day);

#define RK_TYPE_SEAT_ITEM (rk_seat_item_get_type ())
G_DECLARE_FINAL_TYPE (RkSeatItem, rk_seat_item, RK, SEAT_ITEM, GObject)

/** rk_seat_item_new: @row: of @data, which is kept alive. @number: 名簿番号 */
RkSeatItem *rk_seat_item_new (RkCouncilsData *data, const RkSeatRow *row, guint number);
const RkSeatRow *rk_seat_item_get_row (RkSeatItem *self);
RkCouncilsData *rk_seat_item_get_data (RkSeatItem *self);
guint rk_seat_item_get_number (RkSeatItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCouncilsData, rk_councils_data_unref)

G_END_DECLS
