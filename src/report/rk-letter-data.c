#include "rk-letter-data.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-meeting-roster.h"
#include "rk-meetings.h"
#include "rk-records.h"
#include "rk-report-meeting.h"

void
rk_paper_data_clear (RkPaperData *self)
{
  g_clear_pointer (&self->office, rk_record_unref);
  g_clear_pointer (&self->council, rk_record_unref);
  g_clear_pointer (&self->meeting, rk_record_unref);
  g_clear_pointer (&self->joints, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->bodies, g_hash_table_unref);
  g_clear_pointer (&self->fields, rk_fields_free);
  g_clear_pointer (&self->letter, rk_record_unref);
}

const char *
rk_paper_text (const RkRecord *record, const char *field)
{
  const char *text = record ? rk_record_get (record, field) : NULL;

  return text ? text : "";
}

/* ── which council, which meeting ────────────────────────────────────────────────────────── */

static gboolean
find_newest (RkDb *db, gint64 council, int year, gint64 *id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, council);
  g_autofree char *in = g_strdup_printf ("%d", year);
  g_autoptr (GArray) ids = NULL;

  if (!rk_query_where (query, "council_id", of, error) || !rk_query_where (query, "year", in, error)
      || !rk_query_where (query, "cancelled_on", "", error)
      || !rk_query_sort (query, "-number", error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return FALSE;
  *id = ids->len ? g_array_index (ids, gint64, 0) : 0;
  return TRUE;
}

static gboolean
load_meeting (RkPaperData *self, const RkReportParams *params, gint64 council, GError **error)
{
  gint64 id = params->meeting;

  if (id == 0
      && !(params->year ? find_newest (self->db, council, params->year, &id, error)
                        : rk_meetings_default (self->db, council, &id, error)))
    return FALSE;
  if (id == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("The council has no meeting yet. Make one first."));
      return FALSE;
    }
  self->meeting = rk_records_get (self->db, &rk_kind_meeting, id, error);
  self->joints = self->meeting ? rk_meetings_joints (self->db, id, error) : NULL;
  return self->joints != NULL;
}

/* The council that is named, that of the meeting, that of the members chosen, the prefecture's. */
static gboolean
load_council (RkPaperData *self, const RkReportParams *params, GError **error)
{
  gint64 id = params->council;

  if (id == 0 && params->meeting)
    {
      g_autoptr (RkRecord) meeting
          = rk_records_get (self->db, &rk_kind_meeting, params->meeting, error);

      if (meeting == NULL)
        return FALSE;
      id = rk_record_get_int (meeting, "council_id");
    }
  if (id == 0 && self->members && self->members->len)
    id = rk_record_get_int (self->members->pdata[0], "council_id");
  if (id == 0 && !rk_councils_default (self->db, &id, error))
    return FALSE;
  if (id == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("There is no council yet. Add one first."));
      return FALSE;
    }
  self->council = rk_records_get (self->db, &rk_kind_council, id, error);
  return self->council != NULL;
}

/* ── members ─────────────────────────────────────────────────────────────────────────────── */

/* A day says when, not who. */
gboolean
rk_paper_is_chosen (const RkReportParams *params)
{
  g_autoptr (RkQuery) query = NULL;

  if (params->query == NULL || rk_query_kind (params->query) != &rk_kind_appointment)
    return FALSE;
  query = rk_query_copy (params->query);
  rk_query_as_of (query, NULL);
  return rk_query_is_filtered (query);
}

static gboolean
fetch_members (RkPaperData *self, RkQuery *query, GError **error)
{
  guint kept = 0;

  rk_query_sort_clear (query);
  if (!rk_query_sort (query, "council", error) || !rk_query_sort (query, "position", error))
    return FALSE;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = rk_query_records (self->db, query, NULL, error);
  while (self->members && kept < self->members->len)
    if (self->members->pdata[kept])
      kept++;
    else
      g_ptr_array_remove_index (self->members, kept);
  return self->members != NULL;
}

/* Members that were chosen say which council is meant; so they are read before it. */
static gboolean
load_chosen (RkPaperData *self, const RkReportParams *params, RkPaperUsage usage, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_copy (params->query);
  g_autofree char *iso = rk_date_to_iso (self->day);

  rk_query_as_of (query,
                  usage & RK_PAPER_ANY_TERM && !rk_date_is_full (params->as_of) ? NULL : iso);
  return fetch_members (self, query, error);
}

/* Members of every council that holds the meeting. */
static gboolean
add_joints (RkPaperData *self, RkQuery *query, GError **error)
{
  for (guint i = 0; self->joints && i < self->joints->len; i++)
    {
      const RkJoint *joint = self->joints->pdata[i];
      g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, joint->council);

      if (!rk_query_where (query, "council_id", of, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_own (const RkPaperData *self, const RkRecord *member)
{
  return rk_record_get_int (member, "council_id") == rk_record_id (self->council);
}

/* Who sits in several of the councils gets one letter, as a member of the one that calls. */
static void
call_once (RkPaperData *self)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->members);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < all->len; i++)
      {
        RkRecord *member = all->pdata[i];
        gint64 person = rk_record_get_int (member, "person_id");
        gboolean own = is_own (self, member);

        if (own != (turn == 0)
            || (!g_hash_table_add (people, g_memdup2 (&person, sizeof person)) && !own))
          continue;
        g_ptr_array_add (self->members, rk_record_ref (member));
      }
}

/* ── members of then ─────────────────────────────────────────────────────────────────────── */

/* Minutes that are final, or are being corrected, say whom the meeting had. */
static gboolean
is_kept (const RkPaperData *self)
{
  return self->meeting && rk_record_get (self->meeting, "council_then");
}

static gboolean
add_roster (
    RkPaperData *self, GPtrArray *rosters, GHashTable *by_id, gint64 council, GError **error)
{
  GPtrArray *rows
      = rk_meetings_roster (self->db, rk_record_id (self->meeting), council, NULL, error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (rosters, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      RkSeatRow *row = rows->pdata[i];

      g_hash_table_insert (by_id, &row->appointment_id, row);
    }
  return TRUE;
}

static RkRecord *
as_of_then (const RkRecord *member, const RkSeatRow *row)
{
  RkDraft *draft = rk_draft_copy (member);

  rk_draft_put (draft, "name", row->name);
  rk_draft_put (draft, "kana", row->kana);
  rk_draft_put (draft, "body", row->body);
  rk_draft_put (draft, "post", row->post);
  rk_draft_put (draft, "role", row->role);
  rk_draft_put (draft, "category", row->category);
  rk_draft_put (draft, "side", row->side);
  rk_draft_put_int (draft, "position", row->position);
  return rk_draft_end_loaded (draft);
}

/* Of all who ever had a seat those whom the meeting had, as they were called then. */
static gboolean
keep_those_of_then (RkPaperData *self, GError **error)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->members);
  g_autoptr (GPtrArray) rosters
      = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  if (!add_roster (self, rosters, by_id, rk_record_id (self->council), error))
    return FALSE;
  for (guint i = 0; i < self->joints->len; i++)
    if (!add_roster (self, rosters, by_id, ((const RkJoint *)self->joints->pdata[i])->council,
                     error))
      return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = rk_record_id (all->pdata[i]);
      const RkSeatRow *row = g_hash_table_lookup (by_id, &id);

      if (row)
        g_ptr_array_add (self->members, as_of_then (all->pdata[i], row));
    }
  return TRUE;
}

/* 改選: of the terms that begin on that day, or of the one seat. */
static gboolean
of_new_terms (RkQuery *query, const RkReportParams *params, GError **error)
{
  g_autofree char *start = rk_date_to_iso (params->term);
  g_autofree char *seat = g_strdup_printf ("%" G_GINT64_FORMAT, params->seat);

  rk_query_as_of (query, NULL);
  return rk_query_where (query, "term_start", start, error)
         && (params->seat == 0 || rk_query_where (query, "seat_id", seat, error));
}

static gboolean
load_members (RkPaperData *self, const RkReportParams *params, RkPaperUsage usage, GError **error)
{
  gboolean chosen = rk_paper_is_chosen (params);
  g_autoptr (RkQuery) query
      = chosen ? rk_query_copy (params->query) : rk_query_new (&rk_kind_appointment);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (self->council));
  g_autofree char *iso = rk_date_to_iso (self->since);

  if (!rk_query_where (query, "council_id", of, error) || !add_joints (self, query, error))
    return FALSE;
  if ((chosen && usage & RK_PAPER_ANY_TERM && !rk_date_is_full (params->as_of)) || is_kept (self))
    rk_query_as_of (query, NULL);
  else
    rk_query_as_of (query, iso);
  if (usage & RK_PAPER_ANY_TERM && rk_date_is_full (params->term)
      && !of_new_terms (query, params, error))
    return FALSE;
  if (!fetch_members (self, query, error) || (is_kept (self) && !keep_those_of_then (self, error)))
    return FALSE;
  if (self->meeting)
    call_once (self);
  return self->members->len || usage & RK_PAPER_NOBODY_YET || rk_paper_nobody (error);
}

gpointer
rk_paper_nobody (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("No member of the council is meant. Choose others or another day."));
  return NULL;
}

GHashTable *
rk_paper_chosen_ids (const RkPaperData *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (self->members == NULL)
    {
      g_hash_table_unref (ids);
      return NULL;
    }
  for (guint i = 0; i < self->members->len; i++)
    {
      gint64 id = rk_record_id (self->members->pdata[i]);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

/* The records that the members' fields called @field point to, by id. */
static GHashTable *
load_linked (RkPaperData *self, const RkKind *kind, const char *field, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        (GDestroyNotify)rk_record_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      gint64 id = rk_record_get_int (self->members->pdata[i], field);

      if (id)
        g_array_append_val (ids, id);
    }
  records = rk_records_fetch (self->db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i])
      g_hash_table_replace (found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                            rk_record_ref (records->pdata[i]));
  return g_steal_pointer (&found);
}

static const RkRecord *
look_up (GHashTable *records, const RkRecord *member, const char *field)
{
  gint64 id = rk_record_get_int (member, field);

  return records ? g_hash_table_lookup (records, &id) : NULL;
}

const RkRecord *
rk_paper_person (const RkPaperData *self, const RkRecord *member)
{
  return look_up (self->people, member, "person_id");
}

const RkRecord *
rk_paper_body (const RkPaperData *self, const RkRecord *member)
{
  return look_up (self->bodies, member, "body_id");
}

/* While a letter is being written one member is enough to see how it will look: the first who is
 * appointed. */
static gboolean
keep_one (RkPaperData *self)
{
  guint at = 0;

  if (self->letter == NULL || self->members->len == 0)
    return TRUE;
  while (at + 1 < self->members->len
         && g_str_equal (rk_paper_text (self->members->pdata[at], "role"), RK_ROLE_OBSERVER))
    at++;
  g_ptr_array_remove_range (self->members, at + 1, self->members->len - at - 1);
  g_ptr_array_remove_range (self->members, 0, at);
  return TRUE;
}

const char *
rk_paper_head (const RkPaperData *self)
{
  const char *then = rk_paper_text (self->meeting, "secretariat_head_then");

  return *then ? then : rk_paper_text (self->council, "secretariat_head");
}

const char *
rk_paper_council_name (const RkPaperData *self)
{
  return self->meeting ? rk_paper_text (self->meeting, "council")
                       : rk_paper_text (self->council, "name");
}

const char *
rk_paper_council_of (const RkPaperData *self, const RkRecord *member)
{
  for (guint i = 0; self->joints && i < self->joints->len; i++)
    {
      const RkJoint *joint = self->joints->pdata[i];

      if (joint->council == rk_record_get_int (member, "council_id"))
        return joint->name;
    }
  return is_own (self, member) ? rk_paper_council_name (self) : rk_paper_text (member, "council");
}

RkRecord *
rk_paper_letter (const RkPaperData *self, const char *document, GError **error)
{
  if (self->letter && g_strcmp0 (rk_record_get (self->letter, "document"), document) == 0)
    return rk_record_ref (self->letter);
  return rk_letter_find (self->db, document, "council_id", rk_record_id (self->council), error);
}

gboolean
rk_paper_data_load (
    RkPaperData *self, RkDb *db, const RkReportParams *params, RkPaperUsage usage, GError **error)
{
  self->db = db;
  self->day = self->since = rk_report_day (params->as_of);
  self->letter = params->letter ? rk_record_ref (params->letter) : NULL;
  self->office = rk_office_get (db, error);
  if (self->office == NULL
      || (rk_paper_is_chosen (params) && params->council == 0 && params->meeting == 0
          && !load_chosen (self, params, usage, error))
      || !load_council (self, params, error))
    return FALSE;
  if (usage & RK_PAPER_MEETING)
    {
      RkDate day;

      if (!load_meeting (self, params, rk_record_id (self->council), error))
        return FALSE;
      if (rk_date_from_iso (rk_paper_text (self->meeting, "date"), &day) && rk_date_is_full (day))
        self->since = day;
    }
  if (usage & RK_PAPER_MEMBERS
      && (!load_members (self, params, usage, error) || !keep_one (self)
          || (self->people = load_linked (self, &rk_kind_person, "person_id", error)) == NULL
          || (self->bodies = load_linked (self, &rk_kind_body, "body_id", error)) == NULL))
    return FALSE;
  self->fields = rk_fields_new (NULL);
  rk_paper_fields_office (self);
  return self->meeting == NULL || rk_paper_fields_meeting (self, error);
}

RkDocument *
rk_paper_document (const RkPaperData *self, const char *title, RkPaperUse use)
{
  g_autofree char *iso = rk_date_to_iso (self->day);
  g_autofree char *created = g_strconcat (iso, "T00:00:00+09:00", NULL);
  RkDocument *document = rk_document_new (title);

  rk_document_set_paper (document, RK_PAPER_A4, FALSE, use);
  rk_document_set_fonts (document, rk_record_get (self->office, "paper_gothic"),
                         rk_record_get (self->office, "paper_mincho"));
  rk_document_set_origin (document, rk_record_get (self->office, "name"), created);
  rk_document_set_specimen (document, rk_record_get_int (self->office, "sample") != 0);
  rk_report_remark_cancelled (self->meeting, document);
  return document;
}
