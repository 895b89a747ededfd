#include "rk-rules.h"

#include "rk-council.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"

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

gboolean
rk_rules_check (RkDb *db, const RkRecord *record, GError **error)
{
  const RkKind *kind = rk_record_kind (record);

  if (kind == &rk_kind_appointment)
    return check_appointment (db, record, error);
  if (kind == &rk_kind_attendance)
    return check_attendance (db, record, error);
  return TRUE;
}
