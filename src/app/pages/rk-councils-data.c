#include "rk-councils-data.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-kinds.h"
#include "rk-records.h"

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

RkCouncilsData *
rk_councils_data_new (gint64 council, RkDate day)
{
  RkCouncilsData *self = g_rc_box_new0 (RkCouncilsData);

  self->council = council;
  self->iso = rk_date_to_iso (day);
  return self;
}

RkCouncilsData *
rk_councils_data_ref (RkCouncilsData *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RkCouncilsData *self = data;

  g_free (self->iso);
  g_clear_pointer (&self->councils, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->work, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
  g_clear_pointer (&self->unseated, g_ptr_array_unref);
}

void
rk_councils_data_unref (RkCouncilsData *self)
{
  g_rc_box_release_full (self, clear);
}

RkRecord *
rk_councils_data_find (RkCouncilsData *self, gint64 council)
{
  for (guint i = 0; self->councils && i < self->councils->len; i++)
    if (self->councils->pdata[i] && rk_record_id (self->councils->pdata[i]) == council)
      return self->councils->pdata[i];
  return NULL;
}

RkDate
rk_councils_data_day (RkCouncilsData *self)
{
  RkDate day = RK_DATE_NONE;

  rk_date_from_iso (self->iso, &day);
  return day;
}

static gboolean
read_councils (RkCouncilsData *self, RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);

  rk_query_as_of (query, self->iso);
  rk_query_sort (query, "name", NULL);
  self->councils = rk_query_records (db, query, cancellable, error);
  return self->councils != NULL;
}

static gboolean
read_bodies (RkCouncilsData *self, RkDb *db, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->members->len; i++)
    {
      RkSeatRow *row = self->members->pdata[i];

      if (row->body_id && g_hash_table_add (seen, &row->body_id))
        g_array_append_val (ids, row->body_id);
    }
  self->bodies = rk_records_fetch (db, &rk_kind_body, (const gint64 *)ids->data, ids->len, error);
  if (self->bodies)
    self->unseated = rk_councils_unseated (db, error);
  return self->unseated != NULL;
}

gboolean
rk_councils_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkCouncilsData *self = data;

  if (!read_councils (self, db, cancellable, error))
    return FALSE;
  if (rk_councils_data_find (self, self->council) == NULL
      && !rk_councils_default (db, &self->council, error))
    return FALSE;
  if (self->council == 0)
    return TRUE;
  self->members = rk_councils_members (db, self->council, self->iso, error);
  self->work
      = self->members ? rk_councils_work (db, 0, self->iso, RK_COUNCILS_WITHIN, error) : NULL;
  self->gaps = self->work ? rk_councils_gaps (db, self->council, self->iso, error) : NULL;
  return self->gaps && read_bodies (self, db, error)
         && rk_councils_summary (db, self->council, self->iso, &self->summary, error);
}

/* ── the state of a seat ─────────────────────────────────────────────────────────────────── */

static RkDate
to_date (const char *iso)
{
  RkDate date = RK_DATE_NONE;

  if (iso)
    rk_date_from_iso (iso, &date);
  return date;
}

char *
rk_seat_dup_renewal (const char *renewal, const char *asked_on)
{
  g_autofree char *day = rk_date_to_wareki_short (to_date (asked_on));

  if (renewal == NULL)
    return NULL;
  if (g_str_equal (renewal, "承諾"))
    return g_strdup (_ ("The successor has accepted"));
  if (g_str_equal (renewal, "回答あり"))
    return g_strdup (_ ("A successor was named"));
  /* Translators: the body was asked to name somebody: 「推薦依頼 R8.2.15発送」 */
  return *day ? g_strdup_printf (_ ("Request for a nomination sent on %s"), day) : NULL;
}

static RkSeatState
vacant_state (const RkSeatRow *row, RkDate day)
{
  RkDate since = to_date (row->vacant_since);

  if (!rk_date_is_full (since))
    return (RkSeatState){ g_strdup (_ ("Vacant")), "red" };
  if (rk_date_days_between (since, day) <= 0)
    return (RkSeatState){ g_strdup (_ ("Vacant from today")), "red" };
  /* Translators: days a seat has been vacant: 「欠員 34日」 */
  return (RkSeatState){
    g_strdup_printf (_ ("Vacant for %d days"), rk_date_days_between (since, day)), "red"
  };
}

/* The rest of somebody else's: a term shorter than the council's full one that ends when the
 * predecessor's would have. Who leaves early has no such term. */
static gboolean
is_rest (const RkSeatRow *row, const RkRecord *council)
{
  RkDate before = to_date (row->predecessor_start);
  const char *end_day = council ? rk_record_get (council, "term_end_day") : NULL;
  RkDate start = to_date (row->term_start);
  RkDate end = to_date (row->term_end);
  int months = council ? (int)rk_record_get_int (council, "term_months") : 0;

  return months && rk_date_is_full (start) && rk_date_is_full (end) && rk_date_is_full (before)
         && rk_date_compare (end, rk_date_add_days (rk_date_add_months (start, months), -1)) < 0
         && rk_date_compare (end, rk_date_add_days (rk_date_add_months (before, months), -1)) <= 0
         && (end_day == NULL || g_str_has_suffix (row->term_end, end_day));
}

static RkSeatState
taken_state (const RkSeatRow *row, const RkRecord *council, RkDate day)
{
  RkDate end = to_date (row->term_end);
  int left = rk_date_is_full (end) ? rk_date_days_between (day, end) : G_MAXINT;

  if (left <= RK_COUNCILS_WITHIN && row->followed)
    return (RkSeatState){ g_strdup (_ ("Next term settled")), "grey" };
  if (g_strcmp0 (row->state, "異動の連絡") == 0)
    return (RkSeatState){ g_strdup (_ ("Transfer reported")), "amber" };
  if (left == 0)
    return (RkSeatState){ g_strdup (_ ("Until today")), "amber" };
  if (left <= RK_COUNCILS_WITHIN)
    return (RkSeatState){ g_strdup_printf (ngettext ("%d day left", "%d days left", left), left),
                          "amber" };
  if (g_strcmp0 (row->state, "委嘱状 未印刷") == 0 && g_strcmp0 (row->role, RK_ROLE_OBSERVER) != 0)
    return (RkSeatState){ g_strdup (_ ("Letter not printed")), "amber" };
  if (is_rest (row, council))
    return (RkSeatState){ g_strdup (_ ("Rest of a term")), "blue" };
  if (row->reappointments == 0)
    return (RkSeatState){ g_strdup (_ ("New")), "grey" };
  /* Translators: which reappointment this is: 「再任2回目」 */
  return (RkSeatState){ g_strdup_printf (_ ("Reappointed %u times"), row->reappointments), NULL };
}

RkSeatState
rk_seat_state (const RkSeatRow *row, const RkRecord *council, RkDate day)
{
  return row->appointment_id ? taken_state (row, council, day) : vacant_state (row, day);
}

/* ── a row of the list ───────────────────────────────────────────────────────────────────── */

struct _RkSeatItem
{
  GObject parent_instance;

  RkCouncilsData *data;
  const RkSeatRow *row;
  guint number;
};

G_DEFINE_FINAL_TYPE (RkSeatItem, rk_seat_item, G_TYPE_OBJECT)

RkSeatItem *
rk_seat_item_new (RkCouncilsData *data, const RkSeatRow *row, guint number)
{
  RkSeatItem *self = g_object_new (RK_TYPE_SEAT_ITEM, NULL);

  self->data = rk_councils_data_ref (data);
  self->row = row;
  self->number = number;
  return self;
}

const RkSeatRow *
rk_seat_item_get_row (RkSeatItem *self)
{
  g_return_val_if_fail (RK_IS_SEAT_ITEM (self), NULL);

  return self->row;
}

RkCouncilsData *
rk_seat_item_get_data (RkSeatItem *self)
{
  g_return_val_if_fail (RK_IS_SEAT_ITEM (self), NULL);

  return self->data;
}

guint
rk_seat_item_get_number (RkSeatItem *self)
{
  g_return_val_if_fail (RK_IS_SEAT_ITEM (self), 0);

  return self->number;
}

static void
rk_seat_item_finalize (GObject *object)
{
  rk_councils_data_unref (RK_SEAT_ITEM (object)->data);
  G_OBJECT_CLASS (rk_seat_item_parent_class)->finalize (object);
}

static void
rk_seat_item_class_init (RkSeatItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_seat_item_finalize;
}

static void
rk_seat_item_init (RkSeatItem *self)
{
}
