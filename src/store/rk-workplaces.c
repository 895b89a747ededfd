#include "rk-workplaces.h"

#include "rk-calendar.h"
#include "rk-db.h"
#include "rk-decisions.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-links.h"
#include "rk-records.h"
#include "rk-register-follow.h"
#include "rk-register-sql.h"
#include "rk-register-steps.h"
#include "rk-text-compare.h"
#include "rk-text.h"

/* ── before ──────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_workplaces_keep_past (RkDb *db,
                         gint64 workplace,
                         const RkRecord *before,
                         const char *until,
                         const char *reason,
                         GError **error)
{
  static const char *const texts[] = { "kana", "postal_code", "municipality_code" };
  const RkKind *kind = &rk_kind_workplace_past;
  RkDraft *draft = rk_draft_new (kind);
  g_autoptr (RkRecord) past = NULL;

  rk_draft_set_int (draft, rk_kind_field (kind, "workplace_id"), workplace);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    rk_draft_take (draft, rk_kind_field (kind, texts[i]),
                   g_strdup (rk_record_get (before, texts[i])));
  rk_draft_take (draft, rk_kind_field (kind, "name"), rk_workplace_full_name (before));
  rk_draft_take (draft, rk_kind_field (kind, "address"), rk_workplace_full_address (before));
  if (rk_record_get_int (before, "employees") > 0)
    rk_draft_set_int (draft, rk_kind_field (kind, "employees"),
                      rk_record_get_int (before, "employees"));
  rk_draft_take (draft, rk_kind_field (kind, "until"), g_strdup (until));
  rk_draft_take (draft, rk_kind_field (kind, "reason"), g_strdup (reason));
  past = rk_draft_end (draft);
  return rk_records_save (db, past, NULL, error);
}

/* @words: what is compared, of each */
static gboolean
differ (const RkRecord *before,
        const RkRecord *after,
        char *(*words) (const RkRecord *),
        char *(*key) (const char *))
{
  g_autofree char *was = words (before);
  g_autofree char *is = words (after);
  g_autofree char *old = key (was);
  g_autofree char *new = key (is);

  return *old && !g_str_equal (old, new);
}

static char *
own_name (const RkRecord *workplace)
{
  return g_strdup (rk_record_get (workplace, "name"));
}

/* That the corporation is entered apart, or at all, is no other name. */
static gboolean
is_renamed (const RkRecord *before, const RkRecord *after)
{
  return differ (before, after, rk_workplace_full_name, rk_text_name_key)
         && (rk_record_get (before, "corporation_name")
             || differ (before, after, own_name, rk_text_name_key));
}

/* A form saves each entry as it is left: what stood in between on one day was never valid. */
static gboolean
is_kept (
    RkDb *db, gint64 workplace, const char *day, const char *reason, gboolean *kept, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT 1 FROM workplace_past WHERE workplace_id = ? AND until = ?"
                       " AND reason = ?",
                       error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, workplace);
  rk_stmt_bind_static (stmt, 2, day);
  rk_stmt_bind_static (stmt, 3, reason);
  return rk_stmt_step (stmt, kept, error);
}

gboolean
rk_workplaces_note_change (
    RkDb *db, const RkRecord *before, const RkRecord *after, const char *reason, GError **error)
{
  gint64 employees = rk_record_get_int (before, "employees");
  g_autofree char *today = rk_date_to_iso (rk_today ());
  gboolean kept;

  if (!is_renamed (before, after)
      && !differ (before, after, rk_workplace_full_address, rk_text_address_key)
      && (employees == 0 || employees == rk_record_get_int (after, "employees")))
    return TRUE;
  if (!is_kept (db, rk_record_id (before), today, reason, &kept, error))
    return FALSE;
  return kept || rk_workplaces_keep_past (db, rk_record_id (before), before, today, reason, error);
}

gboolean
rk_workplaces_note_edit (RkDb *db, const RkRecord *after, GError **error)
{
  g_autoptr (RkRecord) before = NULL;

  if (rk_record_kind (after) != &rk_kind_workplace || rk_record_id (after) == 0)
    return TRUE;
  before = rk_records_get (db, &rk_kind_workplace, rk_record_id (after), error);
  return before && rk_workplaces_note_change (db, before, after, "画面で直した", error);
}

static GPtrArray *
fetch (RkDb *db, RkStmt *stmt, const RkKind *kind, GError **error)
{
  g_autoptr (GArray) ids = rk_stmt_ids (stmt, error);

  return ids ? rk_records_fetch (db, kind, (const gint64 *)(gpointer)ids->data, ids->len, error)
             : NULL;
}

GPtrArray *
rk_workplaces_past (RkDb *db, gint64 workplace, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db,
                                           "SELECT id FROM workplace_past WHERE workplace_id = ?"
                                           " ORDER BY until DESC, id DESC",
                                           error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, workplace);
  return fetch (db, stmt, &rk_kind_workplace_past, error);
}

/* ── two that are one ────────────────────────────────────────────────────────────────────── */

/* A row of a list that means the one that goes means the other from now on. */
static RkRecord *
as_row (const RkRecord *record)
{
  RkDraft *draft = rk_draft_copy (record);

  rk_draft_set_id (draft, 0);
  return rk_draft_end_loaded (draft);
}

/* What is in force, of each scheme the one that counts first: the highest level, then what ends
 * last. */
#define IN_FORCE                                                                                \
  "SELECT s.id, s.scheme_id, ifnull(s.number, '') FROM status s JOIN scheme_level l ON l.id = " \
  "s.level_id WHERE s.workplace_id = ? AND " RK_SQL_IN_FORCE (                                  \
      "s") " ORDER BY s.scheme_id, l.position DESC, s.expires_on IS NULL DESC,"                 \
           " s.expires_on DESC, s.id"

typedef struct
{
  gint64 id;
  char *into; /* number of the one that stays */
} Double;

static void
double_clear (gpointer data)
{
  g_free (((Double *)data)->into);
}

static GArray *
find_doubles (RkDb *db, gint64 workplace, GError **error)
{
  g_autoptr (GArray) doubles = g_array_new (FALSE, FALSE, sizeof (Double));
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, IN_FORCE, error);
  g_autofree char *number = NULL;
  gint64 scheme = 0;
  gboolean row = TRUE;

  g_array_set_clear_func (doubles, double_clear);
  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, workplace);
  while (row)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (row && rk_stmt_int (stmt, 1) == scheme)
        {
          Double one = { rk_stmt_int (stmt, 0), g_strdup (number) };

          g_array_append_val (doubles, one);
        }
      else if (row)
        {
          scheme = rk_stmt_int (stmt, 1);
          g_free (number);
          number = g_strdup (rk_stmt_text (stmt, 2));
        }
    }
  return g_steal_pointer (&doubles);
}

/* One workplace holds a registration of a scheme once: no second certificate, not counted twice.
 * What ends keeps its number, its reports and its papers. */
static gboolean
end_doubles (RkDb *db, gint64 workplace, const char *day, GError **error)
{
  g_autoptr (GArray) doubles = find_doubles (db, workplace, error);

  for (guint i = 0; doubles && i < doubles->len; i++)
    {
      const Double *one = &g_array_index (doubles, Double, i);
      g_autofree char *reason = g_strdup_printf ("名寄せで %s とまとめた", one->into);
      RkRegisterStep step = { .ids = &one->id, .n_ids = 1, .day = day };

      if (!rk_register_end (db, &step, "合併", reason, error))
        return FALSE;
    }
  return doubles != NULL;
}

gboolean
rk_workplaces_merge (RkDb *db, const RkRecord *kept, gint64 drop, GError **error)
{
  gint64 keep = rk_record_id (kept);
  g_autoptr (RkRecord) dropped = rk_records_get (db, &rk_kind_workplace, drop, error);
  g_autoptr (RkRecord) row = dropped ? as_row (dropped) : NULL;
  g_autofree char *today = rk_date_to_iso (rk_today ());
  /* Whose number and days were chosen is no matter: one of the two registrations goes on. */
  g_autoptr (RkRecord) own = dropped ? rk_register_follow_take (db, kept, error) : NULL;

  return own && rk_records_save (db, own, NULL, error)
         && rk_workplaces_keep_past (db, keep, dropped, today, "名寄せでまとめた", error)
         && rk_decision_forget (db, keep, drop, NULL, error)
         && rk_links_move (db, &rk_kind_workplace, drop, keep, error)
         && end_doubles (db, keep, today, error)
         && rk_decision_save (db, keep, row, TRUE, "名寄せ", error)
         && rk_records_delete (db, &rk_kind_workplace, drop, error);
}

/* Neither is suspected to be the other any more. */
static gboolean
end_suspicion (RkDb *db, const RkRecord *record, gint64 other, GError **error)
{
  int field = rk_kind_field (&rk_kind_workplace, "suspected_id");
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (rk_record_int (record, field) != other)
    return TRUE;
  draft = rk_draft_copy (record);
  rk_draft_clear (draft, field);
  after = rk_draft_end (draft);
  return rk_records_save (db, after, NULL, error);
}

gboolean
rk_workplaces_keep_apart (RkDb *db, gint64 first, gint64 second, GError **error)
{
  g_autoptr (RkRecord) a = rk_records_get (db, &rk_kind_workplace, first, error);
  g_autoptr (RkRecord) b = a ? rk_records_get (db, &rk_kind_workplace, second, error) : NULL;

  return b && rk_decision_save (db, first, b, FALSE, NULL, error)
         && end_suspicion (db, a, second, error) && end_suspicion (db, b, first, error);
}

/* ── corporations ────────────────────────────────────────────────────────────────────────── */

GPtrArray *
rk_workplaces_of_corporation (
    RkDb *db, const char *number, gint64 except, guint limit, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT id FROM record_index WHERE match_2 >= ?1 || char(10)"
                       " AND match_2 < ?1 || char(11) AND +kind = 'workplace' AND +id <> ?2"
                       " ORDER BY +sort LIMIT ?3",
                       error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_text (stmt, 1, number);
  rk_stmt_bind_int (stmt, 2, except);
  rk_stmt_bind_int (stmt, 3, limit);
  return fetch (db, stmt, &rk_kind_workplace, error);
}

RkRecord *
rk_corporation_find (RkDb *db, const char *number, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT id FROM corporation WHERE corporate_number = ?", error);
  g_autoptr (GPtrArray) found = NULL;

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_text (stmt, 1, number);
  found = fetch (db, stmt, &rk_kind_corporation, error);
  return found && found->len ? rk_record_ref (found->pdata[0]) : NULL;
}
