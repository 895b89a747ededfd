#include "rk-rules.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-db.h"
#include "rk-edition.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register.h"

static RkTerm
read_term (const char *start, const char *end)
{
  RkTerm term = { RK_DATE_NONE, RK_DATE_NONE };

  if (start)
    rk_date_from_iso (start, &term.start);
  if (end)
    rk_date_from_iso (end, &term.end);
  return term;
}

/* Two people cannot hold one seat on one day. */
static gboolean
check_appointment (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT p.term_start, p.term_end, n.name FROM appointment p"
                       " JOIN person n ON n.id = p.person_id WHERE p.seat_id = ? AND p.id <> ?",
                       error);
  RkTerm term
      = read_term (rk_record_get (record, "term_start"), rk_record_get (record, "term_end"));
  g_autoptr (RkRecord) person = NULL;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (record, "seat_id"));
  rk_stmt_bind_int (stmt, 2, rk_record_id (record));
  for (;;)
    {
      RkTerm taken;

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      taken = read_term (rk_stmt_text (stmt, 0), rk_stmt_text (stmt, 1));
      if (!rk_terms_overlap (term, taken))
        continue;
      person = rk_records_get (db, &rk_kind_person, rk_record_get_int (record, "person_id"), error);
      return person
             && rk_term_check_overlap (term, rk_record_get (person, "name"), taken,
                                       rk_stmt_text (stmt, 2), error);
    }
}

/* A deputy is of the member's own body. */
static gboolean
check_attendance (RkDb *db, const RkRecord *record, GError **error)
{
  const char *deputy_body = rk_record_get (record, "deputy_body");
  gint64 appointment = rk_record_get_int (record, "appointment_id");
  g_autoptr (RkRecord) member = NULL;
  const char *deputy = rk_record_get (record, "deputy_name");

  if (deputy_body == NULL || appointment == 0)
    return TRUE;
  member = rk_records_get (db, &rk_kind_appointment, appointment, error);
  if (member == NULL)
    return FALSE;
  if (rk_record_get (member, "body") == NULL)
    return TRUE;
  return rk_deputy_check (rk_record_get (member, "name"), rk_record_get (member, "body"),
                          deputy ? deputy : "", deputy_body, error);
}

/* Votes in writing are counted by the quorum of one council. */
static gboolean
refuse_written (GError **error)
{
  g_set_error_literal (error, RK_ERROR, RK_ERROR_CONSTRAINT,
                       _ ("A meeting in writing is held by one council: each council asks its own "
                          "members. Nothing was changed."));
  return FALSE;
}

/* What is the second meeting to the other council is no other one of its year. */
static gboolean
check_joint_number (RkDb *db, const RkRecord *record, gint64 year, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT 1 FROM meeting WHERE council_id = ?1 AND year = ?2 AND number = ?3 UNION ALL SELECT 1"
      " FROM joint j JOIN meeting m ON m.id = j.meeting_id WHERE j.council_id = ?1"
      " AND m.year = ?2 AND j.number = ?3 AND j.id <> ?4",
      error);
  gint64 number = rk_record_get_int (record, "number");
  gboolean taken;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (record, "council_id"));
  rk_stmt_bind_int (stmt, 2, year);
  rk_stmt_bind_int (stmt, 3, number);
  rk_stmt_bind_int (stmt, 4, rk_record_id (record));
  if (!rk_stmt_step (stmt, &taken, error))
    return FALSE;
  if (number && taken)
    g_set_error (error, RK_ERROR, RK_ERROR_CONSTRAINT,
                 _ ("The council has a meeting no. %d in that year already. Give another number. "
                    "Nothing was changed."),
                 (int)number);
  return number == 0 || !taken;
}

static gboolean
check_joint (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkRecord) meeting
      = rk_records_get (db, &rk_kind_meeting, rk_record_get_int (record, "meeting_id"), error);

  if (meeting == NULL)
    return FALSE;
  if (g_strcmp0 (rk_record_get (meeting, "form"), RK_FORM_WRITTEN) == 0)
    return refuse_written (error);
  if (rk_record_get_int (meeting, "council_id") != rk_record_get_int (record, "council_id"))
    return check_joint_number (db, record, rk_record_get_int (meeting, "year"), error);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_CONSTRAINT,
                       _ ("This is the council’s own meeting. Choose another council to hold it "
                          "with."));
  return FALSE;
}

static gboolean
check_meeting (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkStmt) stmt = NULL;
  gboolean row;

  if (rk_record_id (record) == 0
      || g_strcmp0 (rk_record_get (record, "form"), RK_FORM_WRITTEN) != 0)
    return TRUE;
  stmt = rk_db_prepare (db, "SELECT 1 FROM joint WHERE meeting_id = ?", error);
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_id (record));
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  return !row || refuse_written (error);
}

/* What a round of an edition must say it is about. */
static gboolean
check_round (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkRecord) edition
      = rk_records_get (db, &rk_kind_edition, rk_record_get_int (record, "edition_id"), error);
  const char *unit = edition ? rk_record_get (edition, "unit") : NULL;
  gboolean ok;

  if (edition == NULL)
    return FALSE;
  if (g_strcmp0 (unit, RK_UNIT_MEETING) == 0)
    ok = rk_record_get_int (record, "meeting_id") != 0;
  else if (g_strcmp0 (unit, RK_UNIT_WORKPLACE) == 0)
    ok = rk_record_get_int (record, "workplace_id") != 0 || rk_record_get (record, "subject");
  else if (g_strcmp0 (unit, RK_UNIT_COUNCIL) == 0)
    ok = rk_record_get_int (record, "council_id") != 0;
  else
    ok = rk_record_get (record, "subject") != NULL || rk_record_get_int (record, "council_id") != 0;
  if (!ok)
    g_set_error (error, RK_ERROR, RK_ERROR_CONSTRAINT,
                 _ ("“%s” is answered for each %s. Say which one."),
                 rk_record_get (edition, "title"), rk_unit_words (unit));
  return ok;
}

/* An answer belongs to an open round, its item and mark to the edition of that round. */
static gboolean
check_answer (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT r.closed_on IS NOT NULL, i.edition_id = r.edition_id,"
      " ?3 = 0 OR EXISTS (SELECT 1 FROM edition_mark m WHERE m.id = ?3"
      "   AND m.edition_id = r.edition_id) FROM round r JOIN edition_item i ON i.id = ?2"
      " WHERE r.id = ?1",
      error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (record, "round_id"));
  rk_stmt_bind_int (stmt, 2, rk_record_get_int (record, "item_id"));
  rk_stmt_bind_int (
      stmt, 3,
      rk_record_kind (record) == &rk_kind_answer ? rk_record_get_int (record, "mark_id") : 0);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && rk_stmt_int (stmt, 0))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_READ_ONLY, _ (rk_kind_answer.locked_words));
      return FALSE;
    }
  if (row && rk_stmt_int (stmt, 1) && rk_stmt_int (stmt, 2))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_CONSTRAINT,
                       _ ("The item or the mark is not one of this self-assessment’s checklist. "
                          "Nothing was changed."));
  return FALSE;
}

/* What belongs to a fixed edition is fixed: nothing is added to it either. */
static gboolean
check_edition_part (RkDb *db, const RkRecord *record, GError **error)
{
  g_autoptr (RkRecord) edition
      = rk_records_get (db, &rk_kind_edition, rk_record_get_int (record, "edition_id"), error);

  if (edition == NULL)
    return FALSE;
  if (rk_record_get (edition, "fixed_on") == NULL)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_READ_ONLY, _ (rk_kind_edition.locked_words));
  return FALSE;
}

/* Who bears a number. Every municipality numbers from 1. */
#define HOLDER                                                                                   \
  "SELECT s.workplace_id FROM status s JOIN scheme z ON z.id = s.scheme_id JOIN workplace w ON"  \
  " w.id = s.workplace_id WHERE s.scheme_id = ?1 AND s.number = ?2 AND s.workplace_id <> ?3"     \
  " AND z.number_format IS NOT NULL AND (ifnull(z.operator, '') <> '" RK_OPERATOR_MUNICIPALITIES \
  "'"                                                                                            \
  " OR w.municipality_code IS ifnull(?4, (SELECT o.municipality_code FROM workplace o WHERE"     \
  " o.id = ?3))) LIMIT 1"

gboolean
rk_rules_number_holder (RkDb *db,
                        gint64 scheme,
                        const char *number,
                        gint64 workplace,
                        const char *municipality,
                        char **holder,
                        GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, HOLDER, error);
  g_autoptr (RkRecord) record = NULL;
  gint64 id = 0;

  *holder = NULL;
  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, scheme);
  rk_stmt_bind_static (stmt, 2, number);
  rk_stmt_bind_int (stmt, 3, workplace);
  if (municipality)
    rk_stmt_bind_static (stmt, 4, municipality);
  if (!rk_stmt_first (stmt, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  record = rk_records_get (db, &rk_kind_workplace, id, error);
  if (record)
    *holder = rk_workplace_full_name (record);
  return record != NULL;
}

/* A number is given once. What has it already keeps it. */
static gboolean
check_status (RkDb *db, const RkRecord *record, GError **error)
{
  const char *number = rk_record_get (record, "number");
  g_autoptr (RkRecord) before = NULL;
  g_autofree char *holder = NULL;

  if (number == NULL)
    return TRUE;
  if (rk_record_id (record)
      && (before = rk_records_get (db, &rk_kind_status, rk_record_id (record), error)) == NULL)
    return FALSE;
  if (before && g_strcmp0 (rk_record_get (before, "number"), number) == 0)
    return TRUE;
  if (!rk_rules_number_holder (db, rk_record_get_int (record, "scheme_id"), number,
                               rk_record_get_int (record, "workplace_id"), NULL, &holder, error))
    return FALSE;
  if (holder)
    g_set_error (
        error, RK_ERROR, RK_ERROR_CONSTRAINT,
        _ ("The number %1$s is that of “%2$s” in this scheme. Give another number. Nothing "
           "was changed."),
        number, holder);
  return holder == NULL;
}

gboolean
rk_rules_check (RkDb *db, const RkRecord *record, GError **error)
{
  const RkKind *kind = rk_record_kind (record);

  if (kind == &rk_kind_appointment)
    return check_appointment (db, record, error);
  if (kind == &rk_kind_status)
    return check_status (db, record, error);
  if (kind == &rk_kind_attendance)
    return check_attendance (db, record, error);
  if (kind == &rk_kind_joint)
    return check_joint (db, record, error);
  if (kind == &rk_kind_meeting)
    return check_meeting (db, record, error);
  if (kind == &rk_kind_round)
    return check_round (db, record, error);
  if (kind == &rk_kind_answer || kind == &rk_kind_evidence)
    return check_answer (db, record, error);
  if (kind == &rk_kind_edition_item || kind == &rk_kind_edition_mark
      || kind == &rk_kind_edition_level || kind == &rk_kind_edition_block)
    return check_edition_part (db, record, error);
  return TRUE;
}
