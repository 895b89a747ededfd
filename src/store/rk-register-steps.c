#include "rk-register-steps.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-db.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-register-sql.h"

/* ── one at a time ───────────────────────────────────────────────────────────────────────── */

/* A step of one registration.
 * @draft: a copy of @status, to be changed
 * @fits: FALSE: the step is not for this one */
typedef struct
{
  RkDb *db;
  const char *day;
  gpointer data;
  const RkRecord *status;
  RkDraft *draft;
  gboolean fits;
} Taking;

/* Returns: FALSE where it failed */
typedef gboolean (*StepFunc) (Taking *self, GError **error);

static gboolean
take_step (RkDb *db, RkRegisterStep *step, gint64 id, StepFunc func, gpointer data, GError **error)
{
  g_autoptr (RkRecord) status = rk_records_get (db, &rk_kind_status, id, error);
  g_autoptr (RkDraft) draft = status ? rk_draft_copy (status) : NULL;
  Taking taking = { db, step->day, data, status, draft, TRUE };

  if (draft == NULL || !func (&taking, error))
    return FALSE;
  if (!taking.fits)
    return TRUE;
  step->n++;
  return rk_records_save_draft (db, g_steal_pointer (&draft), NULL, error);
}

static gboolean
take_steps (RkDb *db, RkRegisterStep *step, StepFunc func, gpointer data, GError **error)
{
  step->n = 0;
  for (guint i = 0; i < step->n_ids; i++)
    if (!take_step (db, step, step->ids[i], func, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
stands (const RkRecord *status, const char *state)
{
  return g_strcmp0 (rk_record_get (status, "state"), state) == 0;
}

/* ── numbers and terms ───────────────────────────────────────────────────────────────────── */

static guint64
trailing_number (const char *text, const char *prefix)
{
  return g_str_has_prefix (text, prefix) ? g_ascii_strtoull (text + strlen (prefix), NULL, 10) : 0;
}

char *
rk_number_next (RkDb *db, const char *sql, gint64 id, const char *format, int year, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);
  g_autofree char *prefix = rk_register_number_prefix (format, year);
  guint64 highest = 0;
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, id);
  rk_stmt_bind_static (stmt, 2, prefix);
  while (row)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (row)
        highest = MAX (highest, trailing_number (rk_stmt_text (stmt, 0), prefix));
    }
  return rk_register_number (format, year, (guint)highest + 1);
}

char *
rk_register_next_number (RkDb *db, gint64 scheme, const char *day, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_scheme, scheme, error);
  RkDate date;

  if (record == NULL || !rk_date_from_iso (day, &date) || !rk_date_require_day (date, error))
    return NULL;
  if (rk_record_get (record, "number_format") == NULL)
    return g_strdup ("");
  return rk_number_next (db,
                         "SELECT number FROM status WHERE scheme_id = ?1 AND number >= ?2"
                         " AND number < ?2 || char(0x10ffff)",
                         scheme, rk_record_get (record, "number_format"), rk_fiscal_year (date),
                         error);
}

static gboolean
set_term (RkDb *db, const RkRecord *status, RkDraft *draft, RkDate start, GError **error)
{
  g_autoptr (RkRecord) scheme
      = rk_records_get (db, &rk_kind_scheme, rk_record_get_int (status, "scheme_id"), error);
  g_autofree char *from = rk_date_to_iso (start);
  RkDate end;

  if (scheme == NULL)
    return FALSE;
  end = rk_register_term_end (start, (int)rk_record_get_int (scheme, "years"),
                              rk_record_get (scheme, "ends_on"));
  rk_draft_put (draft, "term_start", from);
  rk_draft_take (draft, rk_kind_field (&rk_kind_status, "expires_on"),
                 rk_date_is_set (end) ? rk_date_to_iso (end) : NULL);
  return TRUE;
}

/* Who holds a level renews it. Another of the next term may be entered while the last one ends, as
 * lists of those who are certified anew each year come out before. */
static gboolean
refuse_second (RkDb *db, const RkRecord *status, GError **error)
{
  static const char *const days[] = { "registered_on", "applied_on" };
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      "SELECT number, expires_on FROM status WHERE workplace_id = ?1 AND scheme_id = ?2"
      " AND id <> ?3 AND registered_on <= ?4 AND ended_on IS NULL AND (expires_on IS NULL"
      " OR expires_on > date(?4, '+2 months'))",
      error);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  const char *day = NULL;
  g_autofree char *until = NULL;
  RkDate end = RK_DATE_NONE;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (days) && day == NULL; i++)
    day = rk_record_get (status, days[i]);
  rk_stmt_bind_int (stmt, 1, rk_record_get_int (status, "workplace_id"));
  rk_stmt_bind_int (stmt, 2, rk_record_get_int (status, "scheme_id"));
  rk_stmt_bind_int (stmt, 3, rk_record_id (status));
  rk_stmt_bind_static (stmt, 4, day ? day : today);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  if (!rk_stmt_is_null (stmt, 1))
    rk_date_from_iso (rk_stmt_text (stmt, 1), &end);
  until = rk_date_is_full (end) ? rk_date_to_wareki_long (end) : g_strdup ("－");
  g_set_error (error, RK_ERROR, RK_ERROR_CONSTRAINT,
               _ ("The workplace holds one of this scheme already: number %1$s, until %2$s. Renew "
                  "that registration, take it to the next level, or end it first. Nothing was "
                  "changed."),
               rk_stmt_is_null (stmt, 0) ? "－" : rk_stmt_text (stmt, 0), until);
  return FALSE;
}

/* The history says whose registration it is. */
static gboolean
name_added (RkDb *db, const RkRecord *status, GError **error)
{
  g_autoptr (RkRecord) workplace
      = rk_records_get (db, &rk_kind_workplace, rk_record_get_int (status, "workplace_id"), error);
  g_autofree char *name = workplace ? rk_record_dup_name (workplace) : NULL;
  g_autofree char *what = g_strdup_printf ("登録「%s」を追加した", name);

  if (workplace)
    rk_db_name_command (db, what);
  return workplace != NULL;
}

gboolean
rk_register_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RkRecord *status = data;
  const char *since = rk_record_get (status, "registered_on");
  RkDraft *draft;
  RkDate start;

  if (!refuse_second (db, status, error))
    return FALSE;
  draft = rk_draft_copy (status);
  if (since && rk_record_get (status, "expires_on") == NULL && rk_date_from_iso (since, &start)
      && rk_date_is_full (start) && !set_term (db, status, draft, start, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  return rk_records_save_draft (db, draft, NULL, error) && name_added (db, status, error);
}

/* The next number of the scheme, where it numbers and there is none. */
static gboolean
give_number (Taking *self, GError **error)
{
  g_autofree char *number = NULL;

  if (rk_record_get (self->status, "number"))
    return TRUE;
  number = rk_register_next_number (self->db, rk_record_get_int (self->status, "scheme_id"),
                                    self->day, error);
  if (number && *number)
    rk_draft_put (self->draft, "number", number);
  return number != NULL;
}

static gboolean
enter (Taking *self, GError **error)
{
  RkDate start;

  self->fits = stands (self->status, RK_STANDS_TO_REGISTER);
  if (!self->fits)
    return TRUE;
  if (!rk_date_from_iso (self->day, &start) || !rk_date_require_day (start, error))
    return FALSE;
  if (!give_number (self, error))
    return FALSE;
  rk_draft_put (self->draft, "registered_on", self->day);
  rk_draft_put_int (self->draft, "terms", 1);
  return set_term (self->db, self->status, self->draft, start, error);
}

gboolean
rk_register_enter (RkDb *db, RkRegisterStep *step, GError **error)
{
  return take_steps (db, step, enter, NULL, error);
}

/* ── renewal and end ─────────────────────────────────────────────────────────────────────── */

static gboolean
renew (Taking *self, GError **error)
{
  /* The certificate that they have is of the term before. */
  static const char *const over[] = { "noticed_on", "renewal", "renewal_on", "certified_on" };
  gint64 terms = MAX (rk_record_get_int (self->status, "terms"), 1);
  const char *expires = rk_record_get (self->status, "expires_on");
  RkDate today, start;

  self->fits = expires && rk_record_get (self->status, "registered_on")
               && rk_record_get (self->status, "ended_on") == NULL;
  if (!self->fits)
    return TRUE;
  if (!rk_date_from_iso (self->day, &today) || !rk_date_require_day (today, error)
      || !rk_date_from_iso (expires, &start) || !rk_date_require_day (start, error))
    return FALSE;
  start = rk_date_add_days (start, 1);
  /* After a gap of a year it is a new beginning, not a term in a row. */
  if (rk_date_days_between (start, today) > 365)
    {
      start = today;
      terms = 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    rk_draft_put (self->draft, over[i], NULL);
  rk_draft_put (self->draft, "screened_on", self->day);
  rk_draft_put (self->draft, "result", RK_RESULT_GOOD);
  rk_draft_put_int (self->draft, "terms", terms + 1);
  return give_number (self, error) && set_term (self->db, self->status, self->draft, start, error);
}

gboolean
rk_register_renew (RkDb *db, RkRegisterStep *step, GError **error)
{
  return take_steps (db, step, renew, NULL, error);
}

typedef struct
{
  const char *as;
  const char *reason;
} Ending;

static gboolean
end (Taking *self, GError **error)
{
  const Ending *ending = self->data;

  self->fits = rk_record_get (self->status, "ended_on") == NULL;
  rk_draft_put (self->draft, "ended_on", self->day);
  rk_draft_put (self->draft, "ended_as", ending->as);
  rk_draft_put (self->draft, "ended_reason", ending->reason);
  return TRUE;
}

gboolean
rk_register_end (RkDb *db, RkRegisterStep *step, const char *as, const char *reason, GError **error)
{
  return take_steps (db, step, end, &(Ending){ as, reason }, error);
}

/* ── the next step ───────────────────────────────────────────────────────────────────────── */

static gboolean
add_candidate (RkDb *db, const RkRecord *status, gint64 scheme, const char *day, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_award);
  RkDate date = RK_DATE_NONE;

  rk_date_from_iso (day, &date);
  rk_draft_put_int (draft, "workplace_id", rk_record_get_int (status, "workplace_id"));
  rk_draft_put_int (draft, "scheme_id", scheme);
  rk_draft_put_int (draft, "year", rk_fiscal_year (date));
  rk_draft_put (draft, "proposed_on", day);
  return rk_records_save_draft (db, draft, NULL, error);
}

static gboolean
add_status (RkDb *db, const RkRecord *status, gint64 scheme, gint64 level, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_status);

  rk_draft_put_int (draft, "workplace_id", rk_record_get_int (status, "workplace_id"));
  rk_draft_put_int (draft, "scheme_id", scheme);
  rk_draft_put_int (draft, "level_id", level);
  rk_draft_put (draft, "source", rk_record_get (status, "scheme"));
  return rk_records_save_draft (db, draft, NULL, error);
}

static char *
day_words (const char *iso)
{
  RkDate day;

  return iso && rk_date_from_iso (iso, &day) ? rk_date_to_wareki_long (day) : g_strdup ("－");
}

/* What it held before stays with it in words. */
static void
note_level (const RkRecord *status, RkDraft *draft, const char *day)
{
  const char *before = rk_record_get (status, "note");
  g_autofree char *on = day_words (day);
  g_autofree char *since = day_words (rk_record_get (status, "term_start"));
  g_autofree char *until = day_words (rk_record_get (status, "expires_on"));
  g_autofree char *note
      = g_strdup_printf ("%s%s%sから進んだ（それまで%sから%sまでの%d期）　%s", before ? before : "",
                         before ? "\n" : "", rk_record_get (status, "level"), since, until,
                         (int)MAX (rk_record_get_int (status, "terms"), 1), on);

  rk_draft_put (draft, "note", note);
}

/* It is decided on the day, from which a term of the level runs. Terms in a row and the certificate
 * that they have are of the level before. */
static gboolean
take_level (
    RkDb *db, const RkRecord *status, RkDraft *draft, gint64 level, const char *day, GError **error)
{
  RkDate start;

  if (!rk_date_from_iso (day, &start) || !rk_date_require_day (start, error)
      || !set_term (db, status, draft, start, error))
    return FALSE;
  note_level (status, draft, day);
  rk_draft_put_int (draft, "level_id", level);
  rk_draft_put_int (draft, "terms", 1);
  rk_draft_put (draft, "screened_on", day);
  rk_draft_put (draft, "result", RK_RESULT_GOOD);
  rk_draft_put (draft, "certified_on", NULL);
  return TRUE;
}

/* @data: whether for an award */
static gboolean
propose (Taking *self, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      self->db,
      "SELECT l.id, l.scheme_id, ifnull(z.award, 0) FROM status t JOIN scheme_level l"
      " ON l.needs_level_id = t.level_id JOIN scheme z ON z.id = l.scheme_id"
      " WHERE t.id = ? AND (ifnull(z.award, 0) <> 0) = ? AND l.id IN (SELECT "
      "n.id " RK_SQL_NEXT_LEVEL ("t") ")",
      error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, 3 * sizeof (gint64));
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, rk_record_id (self->status));
  rk_stmt_bind_int (stmt, 2, GPOINTER_TO_INT (self->data));
  while (row)
    {
      gint64 next[3];

      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      for (int i = 0; row && i < 3; i++)
        next[i] = rk_stmt_int (stmt, i);
      if (row)
        g_array_append_vals (found, next, 1);
    }
  self->fits = found->len > 0;
  for (guint i = 0; i < found->len; i++)
    {
      const gint64 *next = (const gint64 *)(gpointer)found->data + 3 * i;

      if (next[2] && !add_candidate (self->db, self->status, next[1], self->day, error))
        return FALSE;
      if (!next[2] && next[1] == rk_record_get_int (self->status, "scheme_id"))
        {
          if (!take_level (self->db, self->status, self->draft, next[0], self->day, error))
            return FALSE;
        }
      else if (!next[2] && !add_status (self->db, self->status, next[1], next[0], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rk_register_number_award (RkDb *db, RkRecord *award, RkRecord **numbered, GError **error)
{
  g_autoptr (RkRecord) scheme = NULL;
  g_autofree char *number = NULL;
  RkDraft *draft;

  *numbered = rk_record_ref (award);
  if (rk_record_kind (award) != &rk_kind_award || rk_record_get (award, "number")
      || g_strcmp0 (rk_record_get (award, "decision"), RK_AWARDED) != 0)
    return TRUE;
  scheme = rk_records_get (db, &rk_kind_scheme, rk_record_get_int (award, "scheme_id"), error);
  if (scheme == NULL)
    return FALSE;
  number = rk_number_next (db,
                           "SELECT number FROM award WHERE scheme_id = ?1 AND number >= ?2"
                           " AND number < ?2 || char(0x10ffff)",
                           rk_record_id (scheme), rk_record_get (scheme, "number_format"),
                           (int)rk_record_get_int (award, "year"), error);
  if (number == NULL)
    return FALSE;
  draft = rk_draft_copy (award);
  rk_draft_put (draft, "number", number);
  rk_record_unref (*numbered);
  *numbered = rk_draft_end (draft);
  return TRUE;
}

gboolean
rk_register_propose (RkDb *db, RkRegisterStep *step, GError **error)
{
  return take_steps (db, step, propose, GINT_TO_POINTER (TRUE), error);
}

gboolean
rk_register_advance (RkDb *db, RkRegisterStep *step, GError **error)
{
  return take_steps (db, step, propose, GINT_TO_POINTER (FALSE), error);
}

/* ── the ledger ──────────────────────────────────────────────────────────────────────────── */

static gboolean
count_issues (RkDb *db, const char *document, gint64 of, gboolean award, gint64 *n, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (
      db,
      award
          ? "SELECT count(*) FROM ledger WHERE award_id = ? AND document = ?"
          /* A renewal may be printed before its term begins; terms count anew on another level. */
          : "SELECT count(*) FROM ledger l JOIN status s ON s.id = l.status_id WHERE s.id = ?1"
            " AND l.document = ?2 AND ifnull(l.term, 0) = ifnull(s.terms, 0) AND (s.term_start IS"
            " NULL OR l.issued_on >= s.term_start OR l.issued_on >= s.screened_on)",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, of);
  rk_stmt_bind_static (stmt, 2, document);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *n = rk_stmt_int (stmt, 0);
  return TRUE;
}

/* What was printed, and why again. */
typedef struct
{
  const RkRegisterStep *step;
  const char *document;
  const char *reason;
} Paper;

/* @record: a status or an award. */
static gboolean
add_issue (RkDb *db, const RkRecord *record, const Paper *paper, GError **error)
{
  gboolean award = rk_record_kind (record) == &rk_kind_award;
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  g_autoptr (RkRecord) workplace
      = rk_records_get (db, &rk_kind_workplace, rk_record_get_int (record, "workplace_id"), error);
  gint64 before;
  RkDraft *draft;

  if (office == NULL || workplace == NULL
      || !count_issues (db, paper->document, rk_record_id (record), award, &before, error))
    return FALSE;
  draft = rk_draft_new (&rk_kind_ledger);
  rk_draft_put (draft, "document", paper->document);
  rk_draft_put_int (draft, "workplace_id", rk_record_get_int (record, "workplace_id"));
  rk_draft_put_int (draft, award ? "award_id" : "status_id", rk_record_id (record));
  rk_draft_put (draft, "number", rk_record_get (record, "number"));
  rk_draft_put (draft, "letter_number", paper->step->number);
  rk_draft_take (draft, rk_kind_field (&rk_kind_ledger, "addressee"),
                 rk_workplace_full_name (workplace));
  if (!award && rk_record_get_int (record, "terms"))
    rk_draft_put_int (draft, "term", rk_record_get_int (record, "terms"));
  rk_draft_put_int (draft, "edition", before + 1);
  rk_draft_put (draft, "issued_on", paper->step->day);
  rk_draft_put (draft, "issued_by", rk_record_get (office, "person"));
  rk_draft_put (draft, "reason", paper->reason);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* The reports that are missing know that they were asked for. */
static gboolean
note_reminded (RkDb *db, const RkRecord *status, const char *day, GError **error)
{
  const char *words = rk_record_get (status, "missing_reports");
  g_auto (GStrv) years = g_strsplit (words ? words : "", " ", -1);

  for (char **word = years; *word; word++)
    {
      g_autoptr (RkStmt) stmt
          = rk_db_prepare (db, "SELECT id FROM report WHERE status_id = ? AND year = ?", error);
      g_autoptr (RkRecord) before = NULL;
      RkDraft *draft;
      gboolean row;
      int year;

      if (stmt == NULL || !rk_fiscal_year_parse (*word, &year, error))
        return FALSE;
      rk_stmt_bind_int (stmt, 1, rk_record_id (status));
      rk_stmt_bind_int (stmt, 2, year);
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      if (row
          && (before = rk_records_get (db, &rk_kind_report, rk_stmt_int (stmt, 0), error)) == NULL)
        return FALSE;
      draft = before ? rk_draft_copy (before) : rk_draft_new (&rk_kind_report);
      rk_draft_put_int (draft, "status_id", rk_record_id (status));
      rk_draft_put_int (draft, "year", year);
      rk_draft_put (draft, "reminded_on", day);
      if (!rk_records_save_draft (db, draft, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_paper (Taking *self, GError **error)
{
  Paper copy = *(const Paper *)self->data;
  const Paper *paper = &copy;
  const char *document = paper->document;

  /* One that was issued before keeps its day. */
  if (g_str_equal (document, "certificate") && rk_record_get (self->status, "certified_on") == NULL)
    {
      rk_draft_put (self->draft, "certified_on", self->day);
      copy.reason = paper->step->n_ids == 1 ? paper->reason : NULL;
    }
  else if (g_str_equal (document, "renewal"))
    rk_draft_put (self->draft, "noticed_on", self->day);
  else if (g_str_equal (document, "reminder"))
    {
      self->fits = rk_record_get (self->status, "missing_reports") != NULL;
      if (!self->fits)
        return TRUE;
      if (!note_reminded (self->db, self->status, self->day, error))
        return FALSE;
    }
  return add_issue (self->db, self->status, paper, error);
}

gboolean
rk_register_count_certified (RkDb *db, const gint64 *ids, guint n_ids, guint *n, GError **error)
{
  *n = 0;
  for (guint i = 0; i < n_ids; i++)
    {
      gint64 certified;

      if (!rk_db_ask (db, "SELECT certified_on IS NOT NULL FROM status WHERE id = ?", ids[i], 0,
                      &certified, error))
        return FALSE;
      *n += certified != 0;
    }
  return TRUE;
}

gboolean
rk_register_note_paper (
    RkDb *db, RkRegisterStep *step, const char *document, const char *reason, GError **error)
{
  return take_steps (db, step, note_paper, &(Paper){ step, document, reason }, error);
}

gboolean
rk_register_note_award (
    RkDb *db, RkRegisterStep *step, const char *document, const char *reason, GError **error)
{
  step->n = 0;
  for (guint i = 0; i < step->n_ids; i++)
    {
      g_autoptr (RkRecord) award = rk_records_get (db, &rk_kind_award, step->ids[i], error);

      if (award == NULL || !add_issue (db, award, &(Paper){ step, document, reason }, error))
        return FALSE;
      step->n++;
    }
  return TRUE;
}
