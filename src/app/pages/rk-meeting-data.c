#include "rk-meeting-data.h"

#include <stdio.h>

#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-opinions.h"
#include "rk-records.h"

static void
item_free (gpointer data)
{
  RkMeetingItem *item = data;

  rk_record_unref (item->record);
  g_ptr_array_unref (item->papers);
  g_free (item->number);
  g_free (item);
}

static void
data_clear (gpointer box)
{
  RkMeetingData *data = box;

  g_clear_pointer (&data->meeting, rk_record_unref);
  g_clear_pointer (&data->council, rk_record_unref);
  g_clear_pointer (&data->misnumbered, rk_record_unref);
  g_clear_pointer (&data->joints, g_ptr_array_unref);
  g_clear_pointer (&data->items, g_ptr_array_unref);
  g_clear_pointer (&data->papers, g_ptr_array_unref);
  g_clear_pointer (&data->loose_papers, g_ptr_array_unref);
  g_clear_pointer (&data->attendances, g_ptr_array_unref);
  g_clear_pointer (&data->statements, g_ptr_array_unref);
  g_clear_pointer (&data->directions, g_ptr_array_unref);
  g_clear_pointer (&data->actions, g_ptr_array_unref);
  g_clear_pointer (&data->versions, g_ptr_array_unref);
  g_clear_pointer (&data->ballots, g_ptr_array_unref);
  g_clear_pointer (&data->carry, g_ptr_array_unref);
  g_clear_pointer (&data->opinions, g_ptr_array_unref);
  g_clear_pointer (&data->todos, g_ptr_array_unref);
  g_clear_pointer (&data->payments, rk_payments_free);
  g_clear_pointer (&data->figures, g_ptr_array_unref);
  g_clear_pointer (&data->lines, g_ptr_array_unref);
}

RkMeetingData *
rk_meeting_data_ref (RkMeetingData *data)
{
  return g_atomic_rc_box_acquire (data);
}

void
rk_meeting_data_unref (RkMeetingData *data)
{
  g_atomic_rc_box_release_full (data, data_clear);
}

GPtrArray *
rk_meeting_data_children (
    RkDb *db, const RkKind *kind, gint64 meeting, const char *sort, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);

  if (!rk_query_where (query, "meeting_id", id, error)
      || (sort && !rk_query_sort (query, sort, error)))
    return NULL;
  return rk_query_records (db, query, NULL, error);
}

/* ── the agenda as a tree ────────────────────────────────────────────────────────────────── */

static gint64
parent_of (const RkRecord *item)
{
  return rk_record_get_int (item, "parent_id");
}

gboolean
rk_meeting_data_is_other (const RkRecord *item)
{
  return g_strcmp0 (rk_record_get (item, "kind"), RK_ITEM_OTHER) == 0;
}

/* @other: of the items that stand by themselves, those of その他 */
static void
add_items (RkMeetingData *data, GPtrArray *records, gint64 parent, gboolean other)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      RkMeetingItem *item;

      if (parent_of (records->pdata[i]) != parent
          || (parent == 0 && rk_meeting_data_is_other (records->pdata[i]) != other))
        continue;
      item = g_new0 (RkMeetingItem, 1);
      item->record = rk_record_ref (records->pdata[i]);
      item->depth = parent != 0;
      item->openness = rk_agenda_openness (data->meeting, records, item->record);
      n++;
      item->number = parent ? rk_agenda_number (n, TRUE)
                            : g_strdup_printf ("%s%u", other ? RK_ITEM_OTHER : "", n);
      item->papers = g_ptr_array_new ();
      g_ptr_array_add (data->items, item);
      if (parent == 0)
        add_items (data, records, rk_record_id (item->record), FALSE);
    }
}

static RkMeetingItem *
find_item (const RkMeetingData *data, gint64 id)
{
  for (guint i = 0; id && i < data->items->len; i++)
    {
      RkMeetingItem *item = data->items->pdata[i];

      if (rk_record_id (item->record) == id)
        return item;
    }
  return NULL;
}

const RkMeetingItem *
rk_meeting_data_item (const RkMeetingData *data, gint64 id)
{
  return find_item (data, id);
}

static void
share_out (RkMeetingData *data)
{
  for (guint i = 0; i < data->papers->len; i++)
    {
      RkMeetingItem *item
          = find_item (data, rk_record_get_int (data->papers->pdata[i], "agenda_item_id"));

      g_ptr_array_add (item ? item->papers : data->loose_papers, data->papers->pdata[i]);
    }
  for (guint i = 0; i < data->statements->len; i++)
    {
      RkMeetingItem *item
          = find_item (data, rk_record_get_int (data->statements->pdata[i], "agenda_item_id"));

      if (item)
        item->n_said++;
    }
}

/* ── what was said, in the order of the agenda ───────────────────────────────────────────── */

static guint
place_of (const RkMeetingData *data, gint64 item)
{
  for (guint i = 0; i < data->items->len; i++)
    if (rk_record_id (((RkMeetingItem *)data->items->pdata[i])->record) == item)
      return i;
  return G_MAXUINT;
}

static int
by_agenda (gconstpointer a, gconstpointer b, gpointer data)
{
  const RkRecord *left = *(RkRecord *const *)a;
  const RkRecord *right = *(RkRecord *const *)b;
  guint i = place_of (data, rk_record_get_int (left, "agenda_item_id"));
  guint j = place_of (data, rk_record_get_int (right, "agenda_item_id"));

  if (i != j)
    return i < j ? -1 : 1;
  return (int)(rk_record_get_int (left, "position") - rk_record_get_int (right, "position"));
}

/* ── what was left open ──────────────────────────────────────────────────────────────────── */

static gboolean
is_on_agenda (const RkMeetingData *data, const RkCarryOver *left)
{
  for (guint i = 0; i < data->items->len; i++)
    {
      const RkRecord *item = ((RkMeetingItem *)data->items->pdata[i])->record;

      if (g_strcmp0 (rk_record_get (item, "title"), left->title) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
load_carry (RkMeetingData *data, RkDb *db, GError **error)
{
  if (data->is_held || data->is_final)
    {
      data->carry = g_ptr_array_new ();
      return TRUE;
    }
  data->carry = rk_meetings_carry_over (db, rk_record_id (data->council), NULL, error);
  for (guint i = data->carry ? data->carry->len : 0; i > 0; i--)
    if (is_on_agenda (data, data->carry->pdata[i - 1]))
      g_ptr_array_remove_index (data->carry, i - 1);
  return data->carry != NULL;
}

/* ── all of it ───────────────────────────────────────────────────────────────────────────── */

static gboolean
load_misnumbered (RkMeetingData *data, RkDb *db, gint64 id, GError **error)
{
  gint64 other;

  if (!rk_meetings_misnumbered (db, id, &other, error))
    return FALSE;
  if (other)
    data->misnumbered = rk_records_get (db, &rk_kind_meeting, other, error);
  return other == 0 || data->misnumbered;
}

/* Whoever was chosen in it is entered afterwards. */
static gboolean
load_chair (RkMeetingData *data, RkDb *db, GError **error)
{
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autoptr (GPtrArray) work = rk_councils_work (db, rk_record_id (data->council), today, 0, error);

  for (guint i = 0; work && i < work->len; i++)
    {
      const RkCouncilWork *one = work->pdata[i];

      if (one->duty == RK_DUTY_NO_CHAIR
          && g_strcmp0 (one->date, rk_record_get (data->meeting, "date")) == 0)
        data->without_chair = one->seat_id;
    }
  return work != NULL;
}

static gboolean
load_meeting (RkMeetingData *data, RkDb *db, gint64 id, GError **error)
{
  RkDate day;

  data->meeting = rk_records_get (db, &rk_kind_meeting, id, error);
  if (data->meeting == NULL)
    return FALSE;
  data->council = rk_records_get (db, &rk_kind_council,
                                  rk_record_get_int (data->meeting, "council_id"), error);
  data->is_final
      = g_strcmp0 (rk_record_get (data->meeting, "minutes_state"), RK_MINUTES_FINAL) == 0;
  data->is_held = rk_record_get (data->meeting, "date")
                  && rk_date_from_iso (rk_record_get (data->meeting, "date"), &day)
                  && rk_date_compare (day, rk_today ()) <= 0;
  return data->council != NULL && (!data->is_held || load_chair (data, db, error))
         && rk_meetings_quorum (db, id, &data->quorum, &data->expected, error)
         && (data->joints = rk_meetings_joints (db, id, error)) != NULL
         && rk_meetings_count_uncalled (db, id, &data->uncalled, error)
         && load_misnumbered (data, db, id, error);
}

static gboolean
load_children (RkMeetingData *data, RkDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) items
      = rk_meeting_data_children (db, &rk_kind_agenda_item, id, "position", error);

  if (items == NULL)
    return FALSE;
  add_items (data, items, 0, FALSE);
  add_items (data, items, 0, TRUE);
  data->openness = rk_agenda_openness (data->meeting, items, NULL);
  return (data->papers = rk_meeting_data_children (db, &rk_kind_material, id, "position", error))
         && (data->attendances
             = rk_meeting_data_children (db, &rk_kind_attendance, id, "position", error))
         && (data->statements
             = rk_meeting_data_children (db, &rk_kind_statement, id, "position", error))
         && (data->directions
             = rk_meeting_data_children (db, &rk_kind_direction, id, "position", error))
         && (data->actions = rk_meeting_data_children (db, &rk_kind_action, id, "due", error))
         && (data->ballots = rk_meeting_data_children (db, &rk_kind_ballot, id, NULL, error))
         && (data->versions = rk_meeting_data_children (db, &rk_kind_minutes, id, "version", error))
         && (data->opinions = rk_opinions_load (db, id, NULL, error))
         && (data->todos = rk_meeting_data_children (db, &rk_kind_todo, id, "due", error))
         && (data->figures = rk_meeting_data_children (db, &rk_kind_figure, id, "position", error))
         && (data->lines = rk_meeting_data_children (db, &rk_kind_measure, id, NULL, error))
         && (data->payments = rk_payments_load (db, id, error));
}

/* Guests have no place in the roster; they come after the members, who are in their order. */
static int
members_first (gconstpointer a, gconstpointer b)
{
  const RkRecord *left = *(RkRecord *const *)a;
  const RkRecord *right = *(RkRecord *const *)b;

  return (rk_record_get_int (left, "appointment_id") == 0)
         - (rk_record_get_int (right, "appointment_id") == 0);
}

/* Whose term does not hold on the day has no part in the meeting; the rows stay in the file, for
 * the day may be moved again. A line of a plan goes on in its next version. */
static void
keep_only (GPtrArray *records, const char *field)
{
  for (guint i = records->len; i > 0; i--)
    if (!rk_record_get_int (records->pdata[i - 1], field))
      g_ptr_array_remove_index (records, i - 1);
}

RkMeetingData *
rk_meeting_data_load (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (RkMeetingData) data = g_atomic_rc_box_new0 (RkMeetingData);

  data->items = g_ptr_array_new_with_free_func (item_free);
  data->loose_papers = g_ptr_array_new ();
  if (!load_meeting (data, db, meeting, error) || !load_children (data, db, meeting, error)
      || !load_carry (data, db, error))
    return NULL;
  keep_only (data->attendances, "in_office");
  keep_only (data->lines, "in_force");
  g_ptr_array_sort (data->attendances, members_first);
  g_ptr_array_sort_with_data (data->statements, by_agenda, data);
  share_out (data);
  return g_steal_pointer (&data);
}

/* ── what follows from it ────────────────────────────────────────────────────────────────── */

RkRecord *
rk_meeting_data_attendance (const RkMeetingData *data, gint64 appointment)
{
  for (guint i = 0; appointment && i < data->attendances->len; i++)
    if (rk_record_get_int (data->attendances->pdata[i], "appointment_id") == appointment)
      return data->attendances->pdata[i];
  return NULL;
}

const RkJoint *
rk_meeting_data_joint (const RkMeetingData *data, const RkRecord *attendance)
{
  for (guint i = 0; i < data->joints->len; i++)
    if (((const RkJoint *)data->joints->pdata[i])->council
        == rk_record_get_int (attendance, "council_id"))
      return data->joints->pdata[i];
  return NULL;
}

gboolean
rk_meeting_data_is_valid (const RkMeetingData *data)
{
  gboolean valid = data->quorum.met;

  for (guint i = 0; i < data->joints->len; i++)
    valid = valid && ((const RkJoint *)data->joints->pdata[i])->quorum.met;
  return valid;
}

gboolean
rk_meeting_data_is_written (const RkMeetingData *data)
{
  return g_strcmp0 (rk_record_get (data->meeting, "form"), RK_FORM_WRITTEN) == 0;
}

RkRecord *
rk_meeting_data_ballot (const RkMeetingData *data, gint64 item, gint64 appointment)
{
  return rk_ballots_find (data->ballots, item, appointment);
}

RkTally
rk_meeting_data_tally (const RkMeetingData *data, const RkJoint *joint, gint64 item)
{
  return rk_tally_of (joint ? &joint->quorum : &data->quorum,
                      joint ? joint->council : rk_record_id (data->council), data->attendances,
                      data->ballots, item);
}

gboolean
rk_meeting_data_votes (const RkMeetingData *data, const RkRecord *attendance)
{
  gboolean votes = rk_attendance_votes_in (attendance, rk_record_id (data->council));

  for (guint i = 0; i < data->joints->len; i++)
    votes = votes
            || rk_attendance_votes_in (attendance,
                                       ((const RkJoint *)data->joints->pdata[i])->council);
  return votes;
}

static GPtrArray *
records_of_items (const RkMeetingData *data)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < data->items->len; i++)
    g_ptr_array_add (records, ((RkMeetingItem *)data->items->pdata[i])->record);
  return records;
}

guint
rk_meeting_data_minutes (const RkMeetingData *data)
{
  g_autoptr (GPtrArray) items = records_of_items (data);
  guint sum = 0;

  for (guint i = 0; i < items->len; i++)
    sum += rk_agenda_item_minutes (items, i);
  return sum;
}

/* Minutes since midnight; -1: not set. */
static int
time_of (const RkMeetingData *data, const char *field)
{
  const char *time = rk_record_get (data->meeting, field);
  int hour, minute;

  if (time == NULL || sscanf (time, "%d:%d", &hour, &minute) != 2)
    return -1;
  return hour * 60 + minute;
}

/* When the first item begins; nobody opens and greets where nobody comes. */
static int
first_item_of (const RkMeetingData *data)
{
  int start = time_of (data, "start_time");

  if (start < 0 || rk_meeting_data_is_written (data))
    return start;
  return start + (int)rk_agenda_before (data->council, data->attendances);
}

char *
rk_meeting_data_dup_end (const RkMeetingData *data, int *late)
{
  int end = first_item_of (data);
  int planned = time_of (data, "end_time");

  *late = 0;
  if (end < 0)
    return NULL;
  end += (int)rk_meeting_data_minutes (data);
  if (!rk_meeting_data_is_written (data))
    end += RK_CLOSING_MINUTES;
  if (planned >= 0)
    *late = MAX (end - planned, 0);
  return g_strdup_printf ("%d:%02d", end / 60 % 24, end % 60);
}

/* When an item should begin and end, in minutes since midnight; one with others under it ends with
 * the last of them. Returns: FALSE: not on the agenda, or no time */
static gboolean
plan_of (const RkMeetingData *data, gint64 id, int *begin, int *end)
{
  g_autoptr (GPtrArray) items = records_of_items (data);
  int now = first_item_of (data);
  gboolean found = FALSE;

  *begin = *end = 0;
  for (guint i = 0; now >= 0 && i < items->len; i++)
    {
      const RkRecord *item = items->pdata[i];

      if (found && rk_record_get_int (item, "parent_id") != id)
        break;
      if (rk_record_id (item) == id)
        {
          *begin = now;
          found = TRUE;
        }
      now += (int)rk_agenda_item_minutes (items, i);
      *end = now;
    }
  return found && *end > *begin;
}

gboolean
rk_meeting_data_late (const RkMeetingData *data, gint64 item, GDateTime *now, int *minutes)
{
  const char *date = rk_record_get (data->meeting, "date");
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  int clock = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
  int begin, end;

  *minutes = 0;
  if (g_strcmp0 (date, today) != 0 || !plan_of (data, item, &begin, &end))
    return FALSE;
  if (clock > end)
    *minutes = clock - end;
  else if (clock < begin)
    *minutes = clock - begin;
  return TRUE;
}

char *
rk_meeting_data_dup_name (const RkRecord *council, const RkRecord *meeting)
{
  const char *name = rk_record_get (council, "short_name");

  return g_strdup_printf ("%s　第%d回", name ? name : rk_record_get (council, "name"),
                          (int)rk_record_get_int (meeting, "number"));
}
