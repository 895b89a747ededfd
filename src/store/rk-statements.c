#include "rk-statements.h"

#include <glib/gi18n-lib.h>

#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-meetings.h"
#include "rk-records.h"

#define FIELD(name) rk_kind_field (&rk_kind_statement, name)

/* ── the order ───────────────────────────────────────────────────────────────────────────── */

/* One statement at its place. */
typedef struct
{
  gint64 id;
  gint64 item;
  gint64 position;
} Place;

/* Items in the order of the agenda, those below another one behind it; what belongs to none last.
 */
#define AGENDA_ORDER \
  "ifnull(u.position, i.position), ifnull(u.id, i.id), u.id IS NOT NULL, i.position, i.id"

static GArray *
load_places (RkDb *db, gint64 meeting, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT t.id, t.agenda_item_id, t.position FROM statement t"
      " LEFT JOIN agenda_item i ON i.id = t.agenda_item_id"
      " LEFT JOIN agenda_item u ON u.id = i.parent_id"
      " WHERE t.meeting_id = ? ORDER BY i.id IS NULL, " AGENDA_ORDER ", t.position, t.id",
      error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, meeting);
  for (;;)
    {
      Place place;

      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&places);
      place = (Place){ rk_stmt_int (stmt, 0), rk_stmt_int (stmt, 1), rk_stmt_int (stmt, 2) };
      g_array_append_val (places, place);
    }
}

static GArray *
load_items (RkDb *db, gint64 meeting, GError **error)
{
  return rk_db_ids (db,
                    "SELECT i.id FROM agenda_item i LEFT JOIN agenda_item u ON u.id ="
                    " i.parent_id WHERE i.meeting_id = ? ORDER BY " AGENDA_ORDER,
                    meeting, 0, error);
}

static Place *
place_at (GArray *places, guint at)
{
  return &g_array_index (places, Place, at);
}

static guint
find (GArray *places, gint64 id)
{
  for (guint i = 0; i < places->len; i++)
    if (place_at (places, i)->id == id)
      return i;
  return places->len;
}

static gboolean
save_place (RkDb *db, const Place *place, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_statement, place->id, error);
  g_autoptr (RkRecord) placed = NULL;
  RkDraft *draft;

  if (record == NULL)
    return FALSE;
  draft = rk_draft_copy (record);
  rk_draft_set_int (draft, FIELD ("position"), place->position);
  if (place->item)
    rk_draft_set_int (draft, FIELD ("agenda_item_id"), place->item);
  else
    rk_draft_clear (draft, FIELD ("agenda_item_id"));
  placed = rk_draft_end (draft);
  return rk_records_save (db, placed, NULL, error);
}

/* Numbers them as they stand. @moved: (nullable): one that has another item now */
static gboolean
save_places (
    RkDb *db, GArray *places, const Place *moved, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = place_at (places, i);
      gboolean stays
          = place->position == (gint64)i + 1 && (moved == NULL || place->id != moved->id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      place->position = i + 1;
      if (!stays && !save_place (db, place, error))
        return FALSE;
    }
  return TRUE;
}

/* The places of the meeting of a statement, and which of them it has. */
static GArray *
load_around (RkDb *db, gint64 id, guint *at, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_statement, id, error);
  GArray *places
      = record ? load_places (db, rk_record_get_int (record, "meeting_id"), error) : NULL;

  if (places)
    *at = find (places, id);
  return places;
}

/* ── apart and together ──────────────────────────────────────────────────────────────────── */

gboolean
rk_statements_split (
    RkDb *db, const RkRecord *first, const char *rest, gint64 *second, GError **error)
{
  g_autoptr (RkRecord) record = NULL;
  g_autoptr (GArray) places = NULL;
  RkDraft *draft;
  Place place;
  guint at;

  if (!rk_records_save (db, first, NULL, error)
      || (places = load_around (db, rk_record_id (first), &at, error)) == NULL)
    return FALSE;
  draft = rk_draft_copy (first);
  rk_draft_set_id (draft, 0);
  rk_draft_take (draft, FIELD ("text"), g_strdup (rest));
  rk_draft_clear (draft, FIELD ("summary"));
  rk_draft_clear (draft, FIELD ("recorded_at"));
  record = rk_draft_end (draft);
  place = (Place){ 0, rk_record_get_int (first, "agenda_item_id"), 0 };
  if (!rk_records_save (db, record, &place.id, error))
    return FALSE;
  if (second)
    *second = place.id;
  g_array_insert_val (places, at + 1, place);
  return save_places (db, places, &place, NULL, error);
}

static gboolean
same_speaker (const RkRecord *a, const RkRecord *b)
{
  return rk_record_get_int (a, "appointment_id") == rk_record_get_int (b, "appointment_id")
         && g_strcmp0 (rk_record_get (a, "speaker"), rk_record_get (b, "speaker")) == 0;
}

static void
join_words (RkDraft *draft, const RkRecord *a, const RkRecord *b, const char *field)
{
  const char *first = rk_record_get (a, field);
  const char *second = rk_record_get (b, field);

  if (first && second)
    rk_draft_take (draft, FIELD (field), g_strconcat (first, "\n", second, NULL));
  else if (second)
    rk_draft_take (draft, FIELD (field), g_strdup (second));
}

/* What must not be public in one of them must not be in the whole; a part only stays a part where
 * the other was public. */
static void
join_withheld (RkDraft *draft, const RkRecord *a, const RkRecord *b)
{
  const RkRecord *from = rk_record_get_int (a, "withheld") ? a : b;
  gboolean both = rk_record_get_int (a, "withheld") && rk_record_get_int (b, "withheld");
  const char *part = rk_record_get (from, "withheld_part");

  if (!rk_record_get_int (from, "withheld"))
    return;
  rk_draft_set_int (draft, FIELD ("withheld"), TRUE);
  rk_draft_set_from (draft, FIELD ("withheld_reason"), from);
  if (both)
    rk_draft_clear (draft, FIELD ("withheld_part"));
  else
    rk_draft_take (draft, FIELD ("withheld_part"),
                   g_strdup (part ? part : rk_record_get (from, "text")));
}

static gboolean
join (RkDb *db, gint64 first, gint64 second, GError **error)
{
  g_autoptr (RkRecord) a = rk_records_get (db, &rk_kind_statement, first, error);
  g_autoptr (RkRecord) b = a ? rk_records_get (db, &rk_kind_statement, second, error) : NULL;
  g_autoptr (RkRecord) whole = NULL;
  RkDraft *draft;

  if (b == NULL)
    return FALSE;
  if (!same_speaker (a, b))
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("The statement before is of %1$s, this one of %2$s. Nothing was changed. "
                      "Correct the speaker first, then join them."),
                   rk_record_get (a, "speaker_name"), rk_record_get (b, "speaker_name"));
      return FALSE;
    }
  draft = rk_draft_copy (a);
  join_words (draft, a, b, "text");
  join_words (draft, a, b, "summary");
  join_withheld (draft, a, b);
  if (rk_record_get_int (a, "direction_id") == 0)
    rk_draft_set_from (draft, FIELD ("direction_id"), b);
  whole = rk_draft_end (draft);
  return rk_records_save (db, whole, NULL, error)
         && rk_links_move (db, &rk_kind_statement, second, first, error)
         && rk_records_delete (db, &rk_kind_statement, second, error);
}

gboolean
rk_statements_join (RkDb *db, gint64 id, gint64 *kept, GError **error)
{
  guint at;
  g_autoptr (GArray) places = load_around (db, id, &at, error);

  if (places == NULL)
    return FALSE;
  if (at == 0 || place_at (places, at - 1)->item != place_at (places, at)->item)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("This is the first statement under its agenda item. There is none "
                              "before it to be joined with."));
      return FALSE;
    }
  if (kept)
    *kept = place_at (places, at - 1)->id;
  return join (db, place_at (places, at - 1)->id, id, error);
}

/* ── another place ───────────────────────────────────────────────────────────────────────── */

static gboolean
no_further (int step, GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       step < 0 ? _ ("This is the first statement of the first item.")
                                : _ ("This is the last statement of the last item."));
  return FALSE;
}

/* The item before or behind; a statement without one stands behind the last. */
static gboolean
next_item (GArray *items, gint64 item, int step, gint64 *next)
{
  guint at = items->len;

  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, gint64, i) == item)
      at = i;
  if (step < 0 ? at == 0 : at + 1 >= items->len)
    return FALSE;
  *next = g_array_index (items, gint64, step < 0 ? at - 1 : at + 1);
  return TRUE;
}

gboolean
rk_statements_step (RkDb *db, gint64 id, int step, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_statement, id, error);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) items = NULL;
  Place moved;
  guint at, other;

  if (record == NULL || (places = load_around (db, id, &at, error)) == NULL
      || (items = load_items (db, rk_record_get_int (record, "meeting_id"), error)) == NULL)
    return FALSE;
  moved = *place_at (places, at);
  other = step < 0 ? at - 1 : at + 1; /* none: beyond the end */
  if (other < places->len && place_at (places, other)->item == moved.item)
    {
      *place_at (places, at) = *place_at (places, other);
      *place_at (places, other) = moved;
    }
  else if (next_item (items, moved.item, step, &moved.item))
    place_at (places, at)->item = moved.item;
  else
    return no_further (step, error);
  return save_places (db, places, &moved, NULL, error);
}

gboolean
rk_statements_move (RkDb *db, gint64 id, gint64 item, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_statement, id, error);
  g_autoptr (GArray) places = NULL;
  Place moved;

  if (record == NULL)
    return FALSE;
  moved = (Place){ id, item, G_MAXINT32 };
  if (rk_record_get_int (record, "agenda_item_id") == item)
    return TRUE;
  if (!save_place (db, &moved, error)
      || (places = load_places (db, rk_record_get_int (record, "meeting_id"), error)) == NULL)
    return FALSE;
  return save_places (db, places, NULL, NULL, error);
}

gboolean
rk_statements_add (RkDb *db, GPtrArray *statements, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) places = NULL;
  gint64 meeting;

  if (statements->len == 0)
    return TRUE;
  meeting = rk_record_get_int (statements->pdata[0], "meeting_id");
  for (guint i = 0; i < statements->len; i++)
    {
      RkDraft *draft = rk_draft_copy (statements->pdata[i]);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_set_int (draft, FIELD ("position"), G_MAXINT32 + (gint64)i);
      record = rk_draft_end (draft);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !rk_records_save (db, record, NULL, error))
        return FALSE;
    }
  places = load_places (db, meeting, error);
  return places && save_places (db, places, NULL, cancellable, error);
}

#undef FIELD

/* ── replies in writing ──────────────────────────────────────────────────────────────────── */

#define FIELD(name) rk_kind_field (&rk_kind_ballot, name)

/* Who has answered anything is there, in writing. */
static gboolean
note_presence (RkDb *db, gint64 meeting, gint64 appointment, const char *iso, GError **error)
{
  g_autoptr (RkRecord) row = NULL;
  g_autoptr (RkRecord) changed = NULL;
  RkDraft *draft;
  gint64 n, id;

  if (!rk_db_ask (db, "SELECT count(*) FROM ballot WHERE meeting_id = ? AND appointment_id = ?",
                  meeting, appointment, &n, error)
      || !rk_db_ask (db, "SELECT id FROM attendance WHERE meeting_id = ? AND appointment_id = ?",
                     meeting, appointment, &id, error))
    return FALSE;
  if (id && (row = rk_records_get (db, &rk_kind_attendance, id, error)) == NULL)
    return FALSE;
  draft = row ? rk_draft_copy (row) : rk_draft_new (&rk_kind_attendance);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_attendance, "meeting_id"), meeting);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_attendance, "appointment_id"), appointment);
  if (n)
    {
      rk_draft_take (draft, rk_kind_field (&rk_kind_attendance, "presence"),
                     g_strdup (RK_PRESENCE_WRITTEN));
      rk_draft_take (draft, rk_kind_field (&rk_kind_attendance, "replied_on"), g_strdup (iso));
    }
  else
    {
      rk_draft_clear (draft, rk_kind_field (&rk_kind_attendance, "presence"));
      rk_draft_clear (draft, rk_kind_field (&rk_kind_attendance, "replied_on"));
    }
  changed = rk_draft_end (draft);
  return (row && rk_record_equal (row, changed)) || rk_records_save (db, changed, NULL, error);
}

gboolean
rk_ballots_set (RkDb *db,
                gint64 item,
                gint64 appointment,
                const char *vote,
                const char *opinion,
                const char *iso,
                GError **error)
{
  g_autoptr (RkRecord) of = rk_records_get (db, &rk_kind_agenda_item, item, error);
  g_autoptr (RkRecord) record = NULL;
  gint64 meeting, id;
  gboolean done = TRUE;

  if (of == NULL
      || !rk_db_ask (db, "SELECT id FROM ballot WHERE agenda_item_id = ? AND appointment_id = ?",
                     item, appointment, &id, error))
    return FALSE;
  meeting = rk_record_get_int (of, "meeting_id");
  if (vote)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_ballot);

      rk_draft_set_id (draft, id);
      rk_draft_set_int (draft, FIELD ("meeting_id"), meeting);
      rk_draft_set_int (draft, FIELD ("agenda_item_id"), item);
      rk_draft_set_int (draft, FIELD ("appointment_id"), appointment);
      rk_draft_take (draft, FIELD ("vote"), g_strdup (vote));
      rk_draft_take (draft, FIELD ("opinion"), opinion && *opinion ? g_strdup (opinion) : NULL);
      rk_draft_take (draft, FIELD ("replied_on"), g_strdup (iso));
      record = rk_draft_end (draft);
      done = rk_records_save (db, record, NULL, error);
    }
  else if (id)
    done = rk_records_delete (db, &rk_kind_ballot, id, error);
  return done && note_presence (db, meeting, appointment, iso, error);
}

#undef FIELD
