#include "rk-register-follow.h"

#include <string.h>

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-rules.h"

#define MAIN_SCHEME                                                          \
  "(SELECT id FROM scheme WHERE ifnull(award, 0) = 0 AND retired_on IS NULL" \
  " ORDER BY position, id LIMIT 1)"
/* The last day of a registration; whoever left before the term was over left on that day. */
#define LAST_DAY(s)                                                                      \
  "CASE WHEN " s ".ended_on < ifnull(" s ".expires_on, '~') THEN " s ".ended_on ELSE " s \
  ".expires_on END"
/* What both have, and whether it is the same. */
#define NUMBER_OF "ifnull(s.number, w.registration_number)"
#define IS_SAME                                                                       \
  "w.registration_number IS " NUMBER_OF " AND w.registered_on IS s.registered_on AND" \
  " w.expires_on IS " LAST_DAY ("s")
/* The one that a workplace goes by. A list of registrations may leave out the numbers that the
 * workplaces have. */
#define LEADING                                                                                    \
  "SELECT s.id, " NUMBER_OF ", s.registered_on, " LAST_DAY (                                       \
      "s") ", " IS_SAME                                                                            \
           " FROM status s JOIN workplace w ON w.id = s.workplace_id WHERE s.workplace_id = ? AND" \
           " s.scheme_id = " MAIN_SCHEME                                                           \
           " AND s.registered_on IS NOT NULL ORDER BY s.ended_on IS NULL"                          \
           " DESC, s.registered_on DESC, s.id DESC LIMIT 1"
#define OWN                                                                                     \
  "SELECT w.id, w.registration_number, w.registered_on, w.expires_on, 1 FROM workplace w WHERE" \
  " w.id = ?"

/* A number of terms beyond this is no number of terms. */
#define MOST_TERMS 50

enum
{
  NUMBER,
  BEGIN,
  END,
  N_SHARED
};

/* What both have. */
static const struct
{
  const char *workplace;
  const char *status;
} fields[N_SHARED] = { [NUMBER] = { "registration_number", "number" },
                       [BEGIN] = { "registered_on", "registered_on" },
                       [END] = { "expires_on", "expires_on" } };

/* The one of a workplace: @id: 0: there is none; @same: as the workplace itself has it */
typedef struct
{
  gint64 id;
  gboolean same;
  char *values[N_SHARED];
} Shared;

static void
shared_clear (Shared *shared)
{
  for (guint i = 0; i < N_SHARED; i++)
    g_free (shared->values[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shared, shared_clear)

static gboolean
read_row (RkStmt *stmt, gint64 workplace, Shared *shared, GError **error)
{
  gboolean row;

  rk_stmt_bind_int (stmt, 1, workplace);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  shared->id = row ? rk_stmt_int (stmt, 0) : 0;
  shared->same = row && rk_stmt_int (stmt, 1 + N_SHARED);
  for (int i = 0; row && i < N_SHARED; i++)
    shared->values[i] = g_strdup (rk_stmt_text (stmt, i + 1));
  return TRUE;
}

/* @sql: LEADING or OWN */
static gboolean
read_shared (RkDb *db, const char *sql, gint64 workplace, Shared *shared, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, sql, error);

  return stmt && read_row (stmt, workplace, shared, error);
}

/* ── from the registration to the workplace ──────────────────────────────────────────────── */

/* @led: what it went by is none any more: number and days go with it */
static gboolean
follow_workplace (RkDb *db, gint64 id, gboolean led, GError **error)
{
  g_auto (Shared) leading = { 0 };
  g_autoptr (RkRecord) workplace = NULL;
  RkDraft *draft;

  if (!read_shared (db, LEADING, id, &leading, error))
    return FALSE;
  if (leading.same || (leading.id == 0 && !led))
    return TRUE;
  workplace = rk_records_get (db, &rk_kind_workplace, id, error);
  if (workplace == NULL)
    return FALSE;
  draft = rk_draft_copy (workplace);
  for (guint i = 0; i < N_SHARED; i++)
    rk_draft_put (draft, fields[i].workplace, leading.values[i]);
  return rk_records_save_draft (db, draft, NULL, error);
}

/* ── from the workplace to the registration ──────────────────────────────────────────────── */

static void
take_change (RkDraft *draft, const RkRecord *status, const RkRecord *workplace, guint i)
{
  const char *value = rk_record_get (workplace, fields[i].workplace);
  const char *start = rk_record_get (status, "term_start");

  if (value == NULL || (i == END && rk_record_get (status, "ended_on")))
    return;
  if (i == BEGIN && g_strcmp0 (start, rk_record_get (status, fields[i].status)) == 0)
    rk_draft_put (draft, "term_start", value);
  rk_draft_put (draft, fields[i].status, value);
}

/* Whoever is renewed is in another term. */
static gboolean
fit_term (RkDb *db, const RkRecord *status, RkDraft *draft, GError **error)
{
  RkSchemeTerm term;

  if (!rk_schemes_term (db, rk_record_get_int (status, "scheme_id"), &term, error))
    return FALSE;
  rk_schemes_fit_term (&term, draft, rk_record_get (status, "expires_on"), TRUE);
  return TRUE;
}

/* A registration does not get the number of another. */
static gboolean
find_holder (
    RkDb *db, const RkRecord *status, const RkRecord *workplace, char **holder, GError **error)
{
  const char *number = rk_record_get (workplace, "registration_number");

  return number == NULL
         || rk_rules_number_holder (db, rk_record_get_int (status, "scheme_id"), number,
                                    rk_record_id (workplace),
                                    rk_record_get (workplace, "municipality_code"), holder, error);
}

static gboolean
push_changes (RkDb *db, char *const *before, const RkRecord *after, GError **error)
{
  g_auto (Shared) leading = { 0 };
  g_autoptr (RkRecord) status = NULL;
  RkDraft *draft;
  gboolean changed[N_SHARED];
  g_autofree char *holder = NULL;

  for (guint i = 0; i < N_SHARED; i++)
    changed[i] = g_strcmp0 (before[i], rk_record_get (after, fields[i].workplace)) != 0;
  if (!changed[NUMBER] && !changed[BEGIN] && !changed[END])
    return TRUE;
  if (!read_shared (db, LEADING, rk_record_id (after), &leading, error))
    return FALSE;
  if (leading.id == 0)
    return TRUE;
  status = rk_records_get (db, &rk_kind_status, leading.id, error);
  if (status == NULL || (changed[NUMBER] && !find_holder (db, status, after, &holder, error)))
    return FALSE;
  draft = rk_draft_copy (status);
  for (guint i = 0; i < N_SHARED; i++)
    if (changed[i] && !(i == NUMBER && holder))
      take_change (draft, status, after, i);
  if (changed[END] && !fit_term (db, status, draft, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  return rk_records_save_draft (db, draft, NULL, error);
}

gboolean
rk_register_follow_main (RkDb *db, RkRegisterMain *main, GError **error)
{
  *main = (RkRegisterMain){ 0 };
  return rk_db_ask (db, "SELECT " MAIN_SCHEME, 0, 0, &main->scheme, error)
         && rk_db_ask (db,
                       "SELECT id FROM scheme_level WHERE scheme_id = ? ORDER BY position, id"
                       " LIMIT 1",
                       main->scheme, 0, &main->level, error)
         && rk_schemes_term (db, main->scheme, &main->term, error);
}

int
rk_register_follow_terms (const RkRecord *row)
{
  return CLAMP ((int)rk_record_get_int (row, "terms"), 1, MOST_TERMS);
}

gboolean
rk_register_follow_is_over (const char *end)
{
  g_autofree char *today = rk_date_to_iso (rk_today ());

  return strcmp (end, today) < 0;
}

/* The day of a workplace as it stands, where it holds none of the main scheme, in whatever state.
 */
#define TO_MAKE                                                                                 \
  "SELECT w.id, w.registration_number, w.registered_on, w.expires_on, 1 FROM workplace w WHERE" \
  " w.id = ? AND w.registered_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM status s WHERE"      \
  " s.workplace_id = w.id AND s.scheme_id = ?)"

static gboolean
read_to_make (
    RkDb *db, const RkRegisterMain *main, gint64 workplace, Shared *shared, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, TO_MAKE, error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 2, main->scheme);
  return read_row (stmt, workplace, shared, error);
}

/* Where it is as the workplace is nothing follows from it. @free: the number is known to be no
 * other's. @over: (out) (nullable): whether the term was taken from the scheme and is over */
static gboolean
make (RkDb *db,
      const RkRegisterMain *main,
      gint64 workplace,
      char *const values[N_SHARED],
      int terms,
      gboolean free,
      gboolean *over,
      GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_status);
  g_autoptr (RkRecord) status = NULL;
  g_autofree char *end
      = values[END] == NULL ? rk_schemes_term_end (&main->term, values[BEGIN], terms) : NULL;

  rk_draft_put_id (draft, "workplace_id", workplace);
  rk_draft_put_id (draft, "scheme_id", main->scheme);
  rk_draft_put_id (draft, "level_id", main->level);
  for (guint i = 0; i < N_SHARED; i++)
    rk_draft_put (draft, fields[i].status, values[i]);
  if (over)
    *over = end && rk_register_follow_is_over (end);
  rk_schemes_fit_term (&main->term, draft, NULL, TRUE);
  if (end)
    {
      rk_draft_put (draft, fields[END].status, end);
      return rk_records_save_draft (db, draft, NULL, error);
    }
  status = rk_draft_end (draft);
  return (free || rk_rules_check (db, status, error)) && rk_records_save_alone (db, status, error);
}

gboolean
rk_register_follow_make (RkDb *db,
                         const RkRegisterMain *main,
                         gint64 workplace,
                         gboolean *made,
                         gboolean *over,
                         GError **error)
{
  g_auto (Shared) shared = { 0 };

  *made = FALSE;
  if (over)
    *over = FALSE;
  if (main->level == 0)
    return TRUE;
  if (!read_to_make (db, main, workplace, &shared, error))
    return FALSE;
  *made = shared.id != 0;
  return shared.id == 0 || make (db, main, workplace, shared.values, 1, FALSE, over, error);
}

gboolean
rk_register_follow_added (
    RkDb *db, const RkRegisterMain *main, const RkRecord *record, gint64 id, GError **error)
{
  char *values[N_SHARED];

  for (guint i = 0; i < N_SHARED; i++)
    values[i] = (char *)rk_record_get (record, fields[i].workplace);
  return make (db, main, id, values, rk_register_follow_terms (record), TRUE, NULL, error);
}

gboolean
rk_register_follow_lacks_day (RkDb *db, gint64 workplace, gboolean *lacks, GError **error)
{
  gint64 n = 0;

  if (!rk_db_ask (db,
                  "SELECT count(*) FROM workplace w WHERE w.id = ? AND w.registration_number IS NOT"
                  " NULL AND w.registered_on IS NULL AND NOT EXISTS (SELECT 1 FROM status s WHERE"
                  " s.workplace_id = w.id AND s.scheme_id = " MAIN_SCHEME ")",
                  workplace, 0, &n, error))
    return FALSE;
  *lacks = n > 0;
  return TRUE;
}

/* ── around a write ──────────────────────────────────────────────────────────────────────── */

gboolean
rk_register_follow_begin (
    RkDb *db, const RkKind *kind, gint64 id, RkRegisterFollow *follow, GError **error)
{
  g_auto (Shared) shared = { 0 };

  if (id == 0 || (kind != &rk_kind_status && kind != &rk_kind_workplace))
    return TRUE;
  if (kind == &rk_kind_workplace)
    {
      if (!read_shared (db, OWN, id, &shared, error))
        return FALSE;
      follow->own = TRUE;
      for (guint i = 0; i < N_SHARED; i++)
        follow->before[i] = g_steal_pointer (&shared.values[i]);
      return TRUE;
    }
  if (!rk_db_ask (db, "SELECT workplace_id FROM status WHERE id = ?", id, 0, &follow->workplace,
                  error)
      || !read_shared (db, LEADING, follow->workplace, &shared, error))
    return FALSE;
  follow->led = shared.id == id;
  return TRUE;
}

gboolean
rk_register_follow_end (RkDb *db, const RkRecord *record, RkRegisterFollow *follow, GError **error)
{
  gint64 now = 0;

  if (follow->own)
    return record == NULL || push_changes (db, follow->before, record, error);
  if (record && rk_record_kind (record) == &rk_kind_status)
    now = rk_record_get_int (record, "workplace_id");
  return (follow->workplace == 0 || follow->workplace == now
          || follow_workplace (db, follow->workplace, follow->led, error))
         && (now == 0
             || follow_workplace (db, now, follow->led && follow->workplace == now, error));
}

void
rk_register_follow_clear (RkRegisterFollow *follow)
{
  for (guint i = 0; i < G_N_ELEMENTS (follow->before); i++)
    g_clear_pointer (&follow->before[i], g_free);
}

RkRecord *
rk_register_follow_take (RkDb *db, const RkRecord *workplace, GError **error)
{
  g_auto (Shared) leading = { 0 };
  RkDraft *draft;

  if (!read_shared (db, LEADING, rk_record_id (workplace), &leading, error))
    return NULL;
  draft = rk_draft_copy (workplace);
  for (guint i = 0; leading.id && i < N_SHARED; i++)
    rk_draft_put (draft, fields[i].workplace, leading.values[i]);
  return rk_draft_end (draft);
}

/* As LEADING, of any scheme. */
#define LEADING_OF_ANY                                                                           \
  "SELECT s.id, s.number, s.registered_on, " LAST_DAY (                                          \
      "s") ", 1 FROM status s JOIN scheme z ON z.id = s.scheme_id WHERE s.workplace_id = ? AND"  \
           " ifnull(z.award, 0) = 0 AND s.registered_on IS NOT NULL ORDER BY s.ended_on IS NULL" \
           " DESC, z.position, s.registered_on DESC, s.id DESC LIMIT 1"

static gboolean
has_none (const RkRecord *workplace)
{
  for (guint i = 0; i < N_SHARED; i++)
    if (rk_record_get (workplace, fields[i].workplace))
      return FALSE;
  return TRUE;
}

gboolean
rk_register_follow_show (RkDb *db, GPtrArray *workplaces, GError **error)
{
  gint64 n = 0;

  if (!rk_db_ask (db,
                  "SELECT EXISTS (SELECT 1 FROM status WHERE scheme_id = " MAIN_SCHEME
                  " AND registered_on IS NOT NULL)",
                  0, 0, &n, error))
    return FALSE;
  for (guint w = 0; n == 0 && w < workplaces->len; w++)
    {
      RkRecord *workplace = workplaces->pdata[w];
      g_auto (Shared) leading = { 0 };
      RkDraft *draft;

      if (workplace == NULL || !has_none (workplace))
        continue;
      if (!read_shared (db, LEADING_OF_ANY, rk_record_id (workplace), &leading, error))
        return FALSE;
      if (leading.id == 0)
        continue;
      draft = rk_draft_copy (workplace);
      for (guint i = 0; i < N_SHARED; i++)
        rk_draft_put (draft, fields[i].workplace, leading.values[i]);
      rk_record_unref (workplace);
      workplaces->pdata[w] = rk_draft_end_loaded (draft);
    }
  return TRUE;
}

gboolean
rk_register_follow_all (RkDb *db, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT DISTINCT w.id FROM status s JOIN workplace w ON w.id ="
                       " s.workplace_id WHERE s.scheme_id = " MAIN_SCHEME
                       " AND s.registered_on IS NOT NULL AND (ifnull(s.number,"
                       " w.registration_number) IS NOT w.registration_number OR s.registered_on"
                       " IS NOT w.registered_on OR w.expires_on IS NOT " LAST_DAY ("s") ")",
                       error);
  g_autoptr (GArray) ids = stmt ? rk_stmt_ids (stmt, error) : NULL;

  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  g_clear_pointer (&stmt, rk_stmt_done);
  if (!rk_db_begin (db, TRUE, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!follow_workplace (db, g_array_index (ids, gint64, i), FALSE, error))
      {
        rk_db_rollback (db);
        return FALSE;
      }
  return rk_db_commit (db, error);
}
