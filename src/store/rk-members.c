#include "rk-members.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council-sql.h"
#include "rk-councils.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-people.h"
#include "rk-records.h"
#include "rk-text.h"

typedef struct
{
  RkDb *db;
  const RkRecord *row;
  RkMemberPut *put;
  GString *words;
  gint64 council;
  gint64 body; /* 0: none named */
  gint64 person;
  gint64 seat;
} Put;

void
rk_member_put_clear (RkMemberPut *put)
{
  g_clear_pointer (&put->words, g_free);
  g_clear_pointer (&put->alike, g_free);
  g_clear_pointer (&put->collision, g_free);
  g_clear_pointer (&put->rival, g_free);
}

/* ── one record ──────────────────────────────────────────────────────────────────────────── */

static int
field (const RkDraft *draft, const char *name)
{
  return rk_kind_field (rk_draft_kind (draft), name);
}

static void
note_change (Put *self, const RkField *of, const char *before, const char *after)
{
  g_autofree char *old = rk_field_dup_display (of, before);
  g_autofree char *new = rk_field_dup_display (of, after);

  g_string_append_printf (self->words, "%s%s　%s → %s", self->words->len ? "、" : "", of->heading,
                          before ? old : "（空）", new);
}

/* Takes over the row's value of @from as @to. @fill: only where there is none yet */
static void
take (Put *self, RkDraft *draft, const char *to, const char *from, gboolean fill)
{
  int source = rk_kind_field (&rk_kind_member, from);
  int target = field (draft, to);
  g_autofree char *value = rk_record_dup_text (self->row, source);
  const RkField *of = &rk_draft_kind (draft)->fields[target];

  if (value == NULL || (fill && !rk_draft_is_null (draft, target)))
    return;
  if (of->type == RK_TYPE_TEXT || of->type == RK_TYPE_DATE)
    rk_draft_take (draft, target, g_steal_pointer (&value));
  else
    rk_draft_set_int (draft, target, g_ascii_strtoll (value, NULL, 10));
}

static void
note_changes (Put *self, const RkRecord *before, const RkRecord *after)
{
  const RkKind *kind = rk_record_kind (before);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *old = rk_record_dup_text (before, (int)i);
      g_autofree char *new = rk_record_dup_text (after, (int)i);

      if (!(kind->fields[i].flags & RK_FIELD_DERIVED) && g_strcmp0 (old, new) != 0)
        note_change (self, &kind->fields[i], old, new);
    }
}

/* Saves a draft of @before where it says something else. @draft: (transfer full) */
static gboolean
save_changed (Put *self, const RkRecord *before, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) after = rk_draft_end (draft);

  if (rk_record_equal (before, after))
    return TRUE;
  note_changes (self, before, after);
  self->put->changed = TRUE;
  return rk_records_save (self->db, after, NULL, error);
}

static gboolean
save_new (Put *self, RkDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) record = rk_draft_end (draft);

  return rk_records_save (self->db, record, id, error);
}

/* The first column of the first row; 0: none. */
/* ── council and body ────────────────────────────────────────────────────────────────────── */

static gboolean
find_council (Put *self, gint64 given, GError **error)
{
  const char *name = rk_record_get (self->row, "council");

  self->council = given;
  if (name && !rk_councils_find (self->db, name, &self->council, error))
    return FALSE;
  if (self->council == 0 && name == NULL && !rk_councils_default (self->db, &self->council, error))
    return FALSE;
  if (self->council)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND, _ ("There is no council “%s” in this office."),
               name ? name : "");
  return FALSE;
}

/* @word: 「市*健康増進課」 stands for both with anything between them */
static gboolean
holds (const char *name, const char *word)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", word);

  return g_pattern_match_simple (pattern, name);
}

/* The kind whose telling words a name holds; the longest word decides (歯科医師会 before 医師会).
 */
static gboolean
guess_kind (Put *self, const char *name, RkDraft *draft, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (self->db, "SELECT id, words, side FROM body_kind ORDER BY position", error);
  gsize best = 0;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_auto (GStrv) words = NULL;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      words = g_strsplit (rk_stmt_text (stmt, 1) ? rk_stmt_text (stmt, 1) : "", "|", -1);
      for (char **word = words; *word; word++)
        if (strlen (*word) > best && holds (name, *word))
          {
            best = strlen (*word);
            rk_draft_set_int (draft, field (draft, "kind_id"), rk_stmt_int (stmt, 0));
            if (rk_record_get (self->row, "side") == NULL)
              rk_draft_take (draft, field (draft, "side"), g_strdup (rk_stmt_text (stmt, 2)));
          }
    }
}

/* @fresh: how to reach a person is not how to reach a body that is known already */
static void
fill_body (Put *self, RkDraft *draft, gboolean fresh)
{
  take (self, draft, "side", "side", !fresh);
  take (self, draft, "postal_code", "postal_code", TRUE);
  take (self, draft, "address", "address", TRUE);
  take (self, draft, "phone", "phone", TRUE);
  take (self, draft, "fax", "fax", TRUE);
}

static gboolean
put_body (Put *self, GError **error)
{
  const char *name = rk_record_get (self->row, "body");
  g_autofree char *key = rk_text_name_key (name);
  gint64 chosen = rk_record_get_int (self->row, "body_id");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (RkRecord) before = NULL;
  RkDraft *draft;

  if (chosen == 0 && *key == '\0')
    return TRUE;
  if (chosen)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, chosen);
    }
  else
    ids = rk_records_matches (self->db, &rk_kind_body, 0, key, FALSE, 1, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    {
      draft = rk_draft_new (&rk_kind_body);
      rk_draft_take (draft, field (draft, "name"), g_strdup (name));
      if (!guess_kind (self, name, draft, error))
        {
          rk_draft_free (draft);
          return FALSE;
        }
      fill_body (self, draft, TRUE);
      return save_new (self, draft, &self->body, error);
    }
  self->body = g_array_index (ids, gint64, 0);
  before = rk_records_get (self->db, &rk_kind_body, self->body, error);
  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  fill_body (self, draft, FALSE);
  return save_changed (self, before, draft, error);
}

/* ── person ──────────────────────────────────────────────────────────────────────────────── */

/* Among people of this name the one who has sat for this body, or in this council. */
static gboolean
is_known (Put *self, gint64 person, gboolean *known, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      self->db,
      "SELECT s.id FROM appointment p JOIN seat s ON s.id = p.seat_id WHERE p.person_id = ?1"
      " AND (s.body_id = ?2 OR (s.council_id = ?3 AND (?2 = 0 OR s.body_id IS NULL)))",
      error);
  gint64 seat;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, person);
  rk_stmt_bind_int (stmt, 2, self->body);
  rk_stmt_bind_int (stmt, 3, self->council);
  if (!rk_stmt_first (stmt, &seat, error))
    return FALSE;
  *known = seat != 0;
  return TRUE;
}

static gboolean
find_person (Put *self, GError **error)
{
  g_autofree char *key = rk_text_fold (rk_record_get (self->row, "name"));
  g_autoptr (GArray) ids = rk_records_matches (self->db, &rk_kind_person, 0, key, FALSE, 20, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len && self->person == 0; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean known;

      if (!is_known (self, id, &known, error))
        return FALSE;
      if (known)
        self->person = id;
    }
  return TRUE;
}

/* Somebody of that name is there already, at another body: a person decides whether it is one. */
static gboolean
note_alike (Put *self, GError **error)
{
  g_autoptr (GPtrArray) others
      = rk_people_named (self->db, rk_record_get (self->row, "name"), self->person, error);
  g_autoptr (RkStmt) stmt = NULL;
  gboolean row;

  if (others == NULL)
    return FALSE;
  if (others->len == 0)
    return TRUE;
  stmt = rk_db_prepare (self->db,
                        "SELECT ifnull(c.short_name, c.name), b.name FROM appointment p"
                        " JOIN seat s ON s.id = p.seat_id JOIN council c ON c.id = s.council_id"
                        " LEFT JOIN body b ON b.id = s.body_id WHERE p.person_id = ?"
                        " ORDER BY p.term_start DESC LIMIT 1",
                        error);
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_id (others->pdata[0]));
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  self->put->alike = g_strdup_printf (
      _ ("%1$s of %2$s (%3$s) bears the same name. Entered as another person; decide later "
         "whether they are one."),
      rk_record_get (others->pdata[0], "name"),
      row && rk_stmt_text (stmt, 1) ? rk_stmt_text (stmt, 1) : "－",
      row ? rk_stmt_text (stmt, 0) : "－");
  return TRUE;
}

static void
fill_person (Put *self, RkDraft *draft)
{
  take (self, draft, "name", "name", TRUE);
  take (self, draft, "kana", "kana", FALSE);
  take (self, draft, "sex", "sex", FALSE);
  take (self, draft, "postal_code", "postal_code", FALSE);
  take (self, draft, "address", "address", FALSE);
  take (self, draft, "phone", "phone", FALSE);
  take (self, draft, "fax", "fax", FALSE);
  take (self, draft, "email", "email", FALSE);
}

static gboolean
put_person (Put *self, GError **error)
{
  g_autoptr (RkRecord) before = NULL;
  RkDraft *draft;

  self->person = rk_record_get_int (self->row, "person_id");
  if (self->person == 0 && !find_person (self, error))
    return FALSE;
  if (self->person == 0)
    {
      draft = rk_draft_new (&rk_kind_person);
      fill_person (self, draft);
      return save_new (self, draft, &self->person, error) && note_alike (self, error);
    }
  before = rk_records_get (self->db, &rk_kind_person, self->person, error);
  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  fill_person (self, draft);
  return save_changed (self, before, draft, error);
}

/* ── appointment ─────────────────────────────────────────────────────────────────────────── */

/* This person's appointment in this council that the row speaks of. */
static gboolean
find_appointment (Put *self, gint64 *id, GError **error)
{
  const char *start = rk_record_get (self->row, "term_start");
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      self->db,
      "SELECT p.id FROM appointment p JOIN seat s ON s.id = p.seat_id WHERE p.person_id = ?1"
      " AND s.council_id = ?2 AND (?3 = 0 OR s.body_id IS ?3)"
      " AND (p.term_start IS ?4 OR (?4 IS NULL AND (p.term_end IS NULL"
      "   OR p.term_end >= rk_day ()))) ORDER BY p.term_start DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->person);
  rk_stmt_bind_int (stmt, 2, self->council);
  rk_stmt_bind_int (stmt, 3, self->body);
  rk_stmt_bind_text (stmt, 4, start);
  return rk_stmt_first (stmt, id, error);
}

/* A seat of the body that nobody holds in the row's term; the one this person had comes first. */
static gboolean
find_seat (Put *self, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      self->db,
      "SELECT s.id FROM seat s WHERE s.council_id = ?1 AND s.body_id IS nullif(?2, 0)"
      " AND NOT EXISTS (SELECT 1 FROM appointment p WHERE p.seat_id = s.id"
      "   AND ifnull(p.term_start, '') <= ifnull(?4, '9999')"
      "   AND ifnull(p.term_end, '9999') >= ifnull(?3, ''))"
      " ORDER BY EXISTS (SELECT 1 FROM appointment p WHERE p.seat_id = s.id AND p.person_id = ?5)"
      " DESC, s.position, s.id LIMIT 1",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->council);
  rk_stmt_bind_int (stmt, 2, self->body);
  rk_stmt_bind_text (stmt, 3, rk_record_get (self->row, "term_start"));
  rk_stmt_bind_text (stmt, 4, rk_record_get (self->row, "term_end"));
  rk_stmt_bind_int (stmt, 5, self->person);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  self->seat = row ? rk_stmt_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
new_seat (Put *self, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_seat);
  gint64 last;

  rk_draft_set_int (draft, field (draft, "council_id"), self->council);
  if (self->body)
    rk_draft_set_int (draft, field (draft, "body_id"), self->body);
  take (self, draft, "category", "category", FALSE);
  take (self, draft, "public", "public", FALSE);
  take (self, draft, "position", "position", FALSE);
  if (rk_draft_is_null (draft, field (draft, "position")))
    {
      if (!rk_db_ask (self->db, "SELECT max(position) FROM seat WHERE council_id = ?",
                      self->council, 0, &last, error))
        {
          rk_draft_free (draft);
          return FALSE;
        }
      rk_draft_set_int (draft, field (draft, "position"), last + 1);
    }
  return save_new (self, draft, &self->seat, error);
}

static gboolean
change_seat (Put *self, GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (self->db, &rk_kind_seat, self->seat, error);
  RkDraft *draft;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  take (self, draft, "category", "category", FALSE);
  take (self, draft, "public", "public", FALSE);
  take (self, draft, "position", "position", FALSE);
  return save_changed (self, before, draft, error);
}

static void
fill_appointment (Put *self, RkDraft *draft)
{
  take (self, draft, "post", "post", FALSE);
  take (self, draft, "role", "role", FALSE);
  take (self, draft, "term_start", "term_start", FALSE);
  take (self, draft, "term_end", "term_end", FALSE);
  take (self, draft, "appointed_on", "appointed_on", FALSE);
  take (self, draft, "note", "note", FALSE);
}

/* Where only the beginning of the term is given, the council's rule says when it ends. */
static gboolean
complete_term (Put *self, RkDraft *draft, GError **error)
{
  g_autoptr (RkRecord) council = rk_records_get (self->db, &rk_kind_council, self->council, error);
  const char *start = rk_draft_text (draft, field (draft, "term_start"));
  RkDate from, end;

  if (council == NULL)
    return FALSE;
  if (start == NULL || !rk_draft_is_null (draft, field (draft, "term_end"))
      || !rk_date_from_iso (start, &from))
    return TRUE;
  end = rk_term_end (from, (guint)rk_record_get_int (council, "term_months"),
                     rk_record_get (council, "term_end_day"), RK_DATE_NONE);
  if (rk_date_is_set (end))
    rk_draft_take (draft, field (draft, "term_end"), rk_date_to_iso (end));
  return TRUE;
}

static gboolean
add_appointment (Put *self, GError **error)
{
  RkDraft *draft;

  if (!find_seat (self, error)
      || !(self->seat ? change_seat (self, error) : new_seat (self, error)))
    return FALSE;
  draft = rk_draft_new (&rk_kind_appointment);
  rk_draft_set_int (draft, field (draft, "seat_id"), self->seat);
  rk_draft_set_int (draft, field (draft, "person_id"), self->person);
  fill_appointment (self, draft);
  if (!complete_term (self, draft, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  self->put->added = TRUE;
  return save_new (self, draft, &self->put->appointment, error);
}

static gboolean
change_appointment (Put *self, gint64 id, GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (self->db, &rk_kind_appointment, id, error);
  RkDraft *draft;

  if (before == NULL)
    return FALSE;
  self->put->appointment = id;
  self->seat = rk_record_get_int (before, "seat_id");
  draft = rk_draft_copy (before);
  fill_appointment (self, draft);
  return save_changed (self, before, draft, error) && change_seat (self, error);
}

/* Two seats of one number: the roster is still in order, but nobody can tell which is meant. */
static gboolean
note_collision (Put *self, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (self->db,
                       "SELECT o.position, b.name, (SELECT n.name FROM appointment p JOIN person n"
                       " ON n.id = p.person_id WHERE p.seat_id = o.id AND " RK_SQL_TERM_HOLDS (
                           "p") " LIMIT 1) FROM seat s JOIN seat o ON o.council_id = s.council_id"
                                " AND o.position = s.position AND o.id <> s.id"
                                " LEFT JOIN body b ON b.id = o.body_id WHERE s.id = ?1"
                                " AND (o.valid_until IS NULL OR o.valid_until >= rk_day ())",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->seat);
  if (rk_record_is_null (self->row, rk_kind_field (&rk_kind_member, "position")))
    return TRUE;
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    self->put->collision = g_strdup_printf (_ ("No. %1$d of the roster is that of %2$s %3$s, too."),
                                            (int)rk_stmt_int (stmt, 0),
                                            rk_stmt_text (stmt, 1) ? rk_stmt_text (stmt, 1) : "",
                                            rk_stmt_text (stmt, 2) ? rk_stmt_text (stmt, 2) : "");
  return TRUE;
}

/* Two chairs at a time: some councils have them, most have a list that was not brought up to date.
 */
static gboolean
note_rival (Put *self, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      self->db,
      "SELECT n.name FROM appointment p JOIN seat s ON s.id = p.seat_id"
      " JOIN seat t ON t.council_id = s.council_id JOIN appointment o ON o.seat_id = t.id"
      " JOIN person n ON n.id = o.person_id"
      " WHERE p.id = ?1 AND o.id <> p.id AND " RK_SQL_BOTH_CHAIR ("p", "o") " LIMIT 1",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, self->put->appointment);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    self->put->rival
        = g_strdup_printf (_ ("%s is the chair in the same time, too."), rk_stmt_text (stmt, 0));
  return TRUE;
}

static gboolean
put_all (Put *self, gint64 council, GError **error)
{
  gint64 id;

  if (!find_council (self, council, error) || !put_body (self, error) || !put_person (self, error)
      || !find_appointment (self, &id, error))
    return FALSE;
  return (id ? change_appointment (self, id, error) : add_appointment (self, error))
         && note_collision (self, error) && note_rival (self, error);
}

gboolean
rk_members_put (RkDb *db, const RkRecord *row, gint64 council, RkMemberPut *put, GError **error)
{
  Put self = { .db = db, .row = row, .put = put, .words = g_string_new (NULL) };
  gboolean ok;

  memset (put, 0, sizeof *put);
  ok = put_all (&self, council, error);
  put->words = g_string_free (self.words, FALSE);
  return ok;
}
