#include "rk-renewal.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-councils.h"
#include "rk-db.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-text.h"

/* ── which seats ─────────────────────────────────────────────────────────────────────────── */

static void
seat_free (gpointer data)
{
  RkRenewalSeat *seat = data;

  g_free (seat->category);
  g_free (seat->body);
  g_free (seat->name);
  g_free (seat->kana);
  g_free (seat->post);
  g_free (seat->role);
  g_free (seat->before_end);
  g_free (seat->term_end);
  g_free (seat->new_name);
  g_free (seat->new_kana);
  g_free (seat->new_post);
  g_free (seat->sent_on);
  g_free (seat->accepted_on);
  g_free (seat->limit_reason);
  g_free (seat->left_reason);
  g_free (seat->no_pay_reason);
  g_free (seat);
}

static RkRenewalSeat *
read_seat (RkStmt *stmt)
{
  RkRenewalSeat *seat = g_new0 (RkRenewalSeat, 1);
  char **texts[] = { &seat->category, &seat->body,     &seat->name,       &seat->kana,
                     &seat->post,     &seat->role,     &seat->before_end, &seat->new_name,
                     &seat->new_kana, &seat->new_post, &seat->sent_on,    &seat->accepted_on };
  const char *answer;

  seat->seat_id = rk_stmt_int (stmt, 0);
  seat->body_id = rk_stmt_int (stmt, 1);
  seat->before = rk_stmt_int (stmt, 2);
  seat->person_id = rk_stmt_int (stmt, 3);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (rk_stmt_text (stmt, 4 + (int)i));
  seat->draft = rk_stmt_int (stmt, 16);
  answer = rk_stmt_text (stmt, 17);
  seat->limit_reason = g_strdup (rk_stmt_text (stmt, 18));
  seat->paid = g_strcmp0 (answer, RK_RENEWAL_WORD_PAID) == 0;
  seat->answer = g_strcmp0 (answer, RK_RENEWAL_WORD_SAME) == 0                ? RK_RENEWAL_SAME
                 : seat->paid || g_strcmp0 (answer, RK_RENEWAL_WORD_NEW) == 0 ? RK_RENEWAL_NEW
                                                                              : RK_RENEWAL_OPEN;
  return seat;
}

/* Observers are no members: no limit is set for them. */
static gboolean
is_observer (const RkRecord *member)
{
  return g_strcmp0 (rk_record_get (member, "role"), RK_ROLE_OBSERVER) == 0;
}

/* Nobody speaks of reappointing whoever is gone, or going. */
static void
note_leaving (RkRenewalSeat *seat, const RkRecord *council, const RkRecord *before, RkDate start)
{
  const char *words = rk_record_get (before, "left_reason");
  RkDate end = RK_DATE_NONE;

  if (seat->before_end)
    rk_date_from_iso (seat->before_end, &end);
  if (words == NULL)
    words = rk_record_get (before, "transfer_note");
  seat->has_left = rk_record_get (before, "left_reason")
                   || rk_record_get (before, "transfer_reported_on")
                   || (rk_date_is_full (end) && rk_date_days_between (end, start) > 1
                       && rk_councils_left_early (council, before));
  seat->left_reason = seat->has_left ? g_strdup (words) : NULL;
  if (rk_record_get_int (before, "no_pay"))
    seat->no_pay_reason = g_strdup (rk_record_get (before, "no_pay_reason"));
}

static gboolean
compute_term (RkDb *db, const RkRecord *council, RkRenewalSeat *seat, RkDate start, GError **error)
{
  g_autoptr (RkRecord) before = NULL;
  RkDate end, whole;

  if (seat->before)
    {
      before = rk_records_get (db, &rk_kind_appointment, seat->before, error);
      if (before == NULL)
        return FALSE;
      note_leaving (seat, council, before, start);
    }
  seat->reappointments = before ? (guint)rk_record_get_int (before, "reappointments") : 0;
  seat->at_limit
      = before && !is_observer (before) && rk_record_get_int (council, "reappointment_limit") > 0
        && seat->reappointments >= (guint)rk_record_get_int (council, "reappointment_limit");
  end = rk_councils_term_end (council, before, start);
  whole = rk_councils_term_end (council, NULL, start);
  seat->rest = rk_date_is_full (end) && rk_date_compare (end, whole) < 0;
  seat->term_end = rk_date_is_set (end) ? rk_date_to_iso (end) : NULL;
  return TRUE;
}

/* Whether a seat is one of the council on a day, and nobody holds it. */
#define IS_THERE(s, day)                                                                           \
  "(" s ".valid_from IS NULL OR " s ".valid_from <= " day ") AND (" s ".valid_until IS NULL OR " s \
  ".valid_until >= " day ")"
#define IS_FREE(s, day)                                                \
  "NOT EXISTS (SELECT 1 FROM appointment o WHERE o.seat_id = " s ".id" \
  " AND ifnull(o.term_end, '9999') >= " day ")"

/* ?1: council; ?2: seat, 0: all that are free; ?3: first day of the term */
#define SEAT_IS_THERE IS_THERE ("s", "?3")
#define SEAT_IS_FREE IS_FREE ("s", "?3")
#define SEATS_SQL                                                                              \
  "SELECT s.id, s.body_id, p.id, p.person_id, s.category, b.name, n.name, n.kana, p.post,"     \
  " p.role, p.term_end, r.name, r.kana, r.post, r.nomination_sent_on, r.accepted_on, r.id,"    \
  " r.answer, r.limit_reason FROM seat s LEFT JOIN body b ON b.id = s.body_id"                 \
  " LEFT JOIN renewal r ON r.seat_id = s.id AND r.start = ?3"                                  \
  " LEFT JOIN appointment p ON p.id = (SELECT o.id FROM appointment o"                         \
  "   WHERE o.seat_id = s.id AND ifnull(o.term_start, '') < ?3"                                \
  "   ORDER BY o.term_start DESC LIMIT 1)"                                                     \
  " LEFT JOIN person n ON n.id = p.person_id"                                                  \
  " WHERE s.council_id = ?1 AND " SEAT_IS_THERE " AND (s.id = ?2 OR (?2 = 0 AND " SEAT_IS_FREE \
  ")) ORDER BY s.position, s.id"

GPtrArray *
rk_renewal_seats (RkDb *db, gint64 council, gint64 seat, const char *start, GError **error)
{
  g_autoptr (RkRecord) of = rk_records_get (db, &rk_kind_council, council, error);
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (seat_free);
  g_autoptr (RkStmt) stmt = of ? rk_db_prepare (db, SEATS_SQL, error) : NULL;
  RkDate day = RK_DATE_NONE;
  gboolean row;

  rk_date_from_iso (start, &day);
  if (stmt == NULL || !rk_date_require_day (day, error))
    return NULL;
  rk_stmt_bind_int (stmt, 1, council);
  rk_stmt_bind_int (stmt, 2, seat);
  rk_stmt_bind_text (stmt, 3, start);
  for (;;)
    {
      if (!rk_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (seats, read_seat (stmt));
    }
  for (guint i = 0; i < seats->len; i++)
    if (!compute_term (db, of, seats->pdata[i], day, error))
      return NULL;
  return g_steal_pointer (&seats);
}

/* Of a seat that is asked for by itself: days since which nobody sits in it. Of all: days on which
 * every seat that is free on ?3 is free, too; others are of another 改選. */
#define KEPT_SEAT_IS_FREE IS_FREE ("s", "r.start")
#define OTHER_IS_OPEN IS_THERE ("f", "?3") " AND " IS_FREE ("f", "?3")
#define OTHER_IS_OPEN_THEN IS_THERE ("f", "r.start") " AND " IS_FREE ("f", "r.start")
#define KEPT_DAYS_SQL                                                                  \
  "SELECT DISTINCT r.start FROM renewal r JOIN seat s ON s.id = r.seat_id"             \
  " WHERE s.council_id = ?1 AND CASE WHEN ?2 THEN s.id = ?2"                           \
  "   AND NOT EXISTS (SELECT 1 FROM appointment o WHERE o.seat_id = s.id"              \
  "     AND o.term_start >= r.start)"                                                  \
  " ELSE " KEPT_SEAT_IS_FREE " AND NOT EXISTS (SELECT 1 FROM seat f"                   \
  "   WHERE f.council_id = ?1 AND " OTHER_IS_OPEN " AND NOT (" OTHER_IS_OPEN_THEN "))" \
  " END ORDER BY r.start DESC"

GPtrArray *
rk_renewal_kept_days (RkDb *db, gint64 council, gint64 seat, const char *start, GError **error)
{
  g_autoptr (RkStmt) stmt = rk_db_prepare (db, KEPT_DAYS_SQL, error);

  if (stmt == NULL)
    return NULL;
  rk_stmt_bind_int (stmt, 1, council);
  rk_stmt_bind_int (stmt, 2, seat);
  rk_stmt_bind_text (stmt, 3, start);
  return rk_stmt_texts (stmt, error);
}

/* ── what is decided ─────────────────────────────────────────────────────────────────────── */

RkRenewalPick *
rk_renewal_pick_new (const RkRenewalSeat *seat, RkRenewalAnswer answer)
{
  RkRenewalPick *pick = g_new0 (RkRenewalPick, 1);

  pick->seat_id = seat->seat_id;
  pick->before = seat->before;
  pick->answer = answer;
  if (answer == RK_RENEWAL_SAME)
    pick->person = seat->person_id;
  pick->post = g_strdup (seat->post);
  pick->no_pay_reason = g_strdup (seat->no_pay_reason);
  return pick;
}

gboolean
rk_renewal_pick_equal (const RkRenewalPick *a, const RkRenewalPick *b)
{
  return a->seat_id == b->seat_id && a->before == b->before && a->answer == b->answer
         && a->person == b->person && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->kana, b->kana) == 0 && g_strcmp0 (a->post, b->post) == 0
         && g_strcmp0 (a->sent_on, b->sent_on) == 0
         && g_strcmp0 (a->accepted_on, b->accepted_on) == 0
         && g_strcmp0 (a->limit_reason, b->limit_reason) == 0
         && g_strcmp0 (a->no_pay_reason, b->no_pay_reason) == 0;
}

void
rk_renewal_pick_free (RkRenewalPick *pick)
{
  g_free (pick->name);
  g_free (pick->kana);
  g_free (pick->post);
  g_free (pick->sent_on);
  g_free (pick->accepted_on);
  g_free (pick->limit_reason);
  g_free (pick->no_pay_reason);
  g_free (pick);
}

/* ── what is known so far ────────────────────────────────────────────────────────────────── */

static gboolean
find_draft (RkDb *db, gint64 seat, const char *start, gint64 *id, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db, "SELECT id FROM renewal WHERE seat_id = ?1 AND start = ?2", error);

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, seat);
  rk_stmt_bind_text (stmt, 2, start);
  return rk_stmt_first (stmt, id, error);
}

/* @draft: (out) (nullable): what is kept of the seat */
static gboolean
load_draft (RkDb *db, gint64 seat, const char *start, RkRecord **draft, GError **error)
{
  gint64 id;

  *draft = NULL;
  return find_draft (db, seat, start, &id, error)
         && (id == 0 || (*draft = rk_records_get (db, &rk_kind_renewal, id, error)) != NULL);
}

static void
take_text (RkDraft *draft, const char *field, const char *text)
{
  g_autofree char *clean = text ? rk_text_clean (text) : NULL;

  rk_draft_take (draft, rk_kind_field (&rk_kind_renewal, field),
                 clean && *clean ? g_steal_pointer (&clean) : NULL);
}

static gboolean
says_something (const RkRenewalPick *pick)
{
  return pick->answer != RK_RENEWAL_OPEN || pick->sent_on || pick->accepted_on;
}

/* @word: (out) (nullable): the answer as it is kept; that of a successor says, too, who is paid
 * though the predecessor is not */
static gboolean
find_word (RkDb *db, const RkRenewalPick *pick, const char **word, GError **error)
{
  g_autoptr (RkRecord) before = NULL;

  *word = pick->answer == RK_RENEWAL_NEW    ? RK_RENEWAL_WORD_NEW
          : pick->answer == RK_RENEWAL_SAME ? RK_RENEWAL_WORD_SAME
                                            : NULL;
  if (pick->answer != RK_RENEWAL_NEW || pick->before == 0 || pick->no_pay_reason)
    return TRUE;
  before = rk_records_get (db, &rk_kind_appointment, pick->before, error);
  if (before && rk_record_get_int (before, "no_pay"))
    *word = RK_RENEWAL_WORD_PAID;
  return before != NULL;
}

static gboolean
keep_one (RkDb *db, const RkRenewalPick *pick, const char *start, gboolean *changed, GError **error)
{
  gboolean successor = pick->answer == RK_RENEWAL_NEW;
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  const char *word;
  RkDraft *draft;

  *changed = FALSE;
  if (!load_draft (db, pick->seat_id, start, &before, error) || !find_word (db, pick, &word, error))
    return FALSE;
  if (!says_something (pick))
    {
      *changed = before != NULL;
      return !*changed || rk_records_delete (db, &rk_kind_renewal, rk_record_id (before), error);
    }
  draft = before ? rk_draft_copy (before) : rk_draft_new (&rk_kind_renewal);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_renewal, "seat_id"), pick->seat_id);
  take_text (draft, "start", start);
  take_text (draft, "answer", word);
  take_text (draft, "name", successor ? pick->name : NULL);
  take_text (draft, "kana", successor ? pick->kana : NULL);
  take_text (draft, "post", successor ? pick->post : NULL);
  take_text (draft, "nomination_sent_on", pick->sent_on);
  take_text (draft, "accepted_on", pick->accepted_on);
  take_text (draft, "limit_reason", pick->answer == RK_RENEWAL_SAME ? pick->limit_reason : NULL);
  after = rk_draft_end (draft);
  *changed = before == NULL || !rk_record_equal (before, after);
  return !*changed || rk_records_save (db, after, NULL, error);
}

gboolean
rk_renewal_keep (RkDb *db, GPtrArray *picks, const char *start, guint *n, GError **error)
{
  *n = 0;
  for (guint i = 0; i < picks->len; i++)
    {
      gboolean changed;

      if (!keep_one (db, picks->pdata[i], start, &changed, error))
        return FALSE;
      *n += changed;
    }
  return TRUE;
}

gboolean
rk_renewal_note_asked (
    RkDb *db, gint64 seat, const char *start, const char *number, gboolean *changed, GError **error)
{
  g_autofree char *today = rk_date_to_iso (rk_today ());
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (!load_draft (db, seat, start, &before, error))
    return FALSE;
  draft = before ? rk_draft_copy (before) : rk_draft_new (&rk_kind_renewal);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_renewal, "seat_id"), seat);
  take_text (draft, "start", start);
  if (before == NULL || rk_record_get (before, "nomination_sent_on") == NULL)
    take_text (draft, "nomination_sent_on", today);
  if (number)
    take_text (draft, "nomination_number", number);
  after = rk_draft_end (draft);
  *changed = before == NULL || !rk_record_equal (before, after);
  return !*changed || rk_records_save (db, after, NULL, error);
}

gboolean
rk_renewal_asked_number (RkDb *db, gint64 seat, const char *start, char **number, GError **error)
{
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT nomination_number FROM renewal WHERE seat_id = ?1"
                       " AND (?2 IS NULL OR start = ?2) ORDER BY start DESC LIMIT 1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  rk_stmt_bind_int (stmt, 1, seat);
  rk_stmt_bind_text (stmt, 2, start);
  if (!rk_stmt_step (stmt, &row, error))
    return FALSE;
  *number = row ? g_strdup (rk_stmt_text (stmt, 0)) : NULL;
  return TRUE;
}

/* ── the new terms ───────────────────────────────────────────────────────────────────────── */

/* Somebody of that name who sits or sat for the same body; 0: nobody. */
static gboolean
find_person (RkDb *db, const RkRenewalPick *pick, gint64 *id, GError **error)
{
  g_autofree char *key = rk_text_fold (pick->name);
  g_autoptr (GArray) same = rk_records_matches (db, &rk_kind_person, 0, key, FALSE, 20, error);
  g_autoptr (RkStmt) stmt
      = rk_db_prepare (db,
                       "SELECT 1 FROM appointment p JOIN seat s ON s.id = p.seat_id"
                       " WHERE p.person_id = ? AND s.body_id ="
                       " (SELECT body_id FROM seat WHERE id = ?)",
                       error);

  *id = 0;
  if (same == NULL || stmt == NULL)
    return FALSE;
  for (guint i = 0; i < same->len; i++)
    {
      gboolean row;

      rk_stmt_bind_int (stmt, 1, g_array_index (same, gint64, i));
      rk_stmt_bind_int (stmt, 2, pick->seat_id);
      if (!rk_stmt_step (stmt, &row, error))
        return FALSE;
      rk_stmt_reset (stmt);
      if (!row)
        continue;
      *id = g_array_index (same, gint64, i);
      return TRUE;
    }
  return TRUE;
}

static gboolean
add_person (RkDb *db, const RkRenewalPick *pick, gint64 *id, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_person);
  g_autoptr (RkRecord) person = NULL;

  rk_draft_take (draft, rk_kind_field (&rk_kind_person, "name"), rk_text_clean (pick->name));
  if (pick->kana && *pick->kana)
    rk_draft_take (draft, rk_kind_field (&rk_kind_person, "kana"), rk_text_clean (pick->kana));
  person = rk_draft_end (draft);
  return rk_records_save (db, person, id, error);
}

static gboolean
resolve_person (RkDb *db, const RkRenewalPick *pick, gint64 *id, GError **error)
{
  *id = pick->person;
  if (*id)
    return TRUE;
  if (pick->name == NULL || *pick->name == '\0')
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("A successor has no name yet. Nothing was recorded; enter the name "
                              "or leave the seat open."));
      return FALSE;
    }
  return find_person (db, pick, id, error) && (*id || add_person (db, pick, id, error));
}

/* The first one who ever has the seat. */
static gboolean
appoint_first (RkDb *db,
               const RkRenewalPick *pick,
               gint64 person,
               const char *start,
               gint64 *id,
               GError **error)
{
  const RkKind *kind = &rk_kind_appointment;
  g_autoptr (RkRecord) seat = rk_records_get (db, &rk_kind_seat, pick->seat_id, error);
  g_autoptr (RkRecord) council
      = seat ? rk_records_get (db, &rk_kind_council, rk_record_get_int (seat, "council_id"), error)
             : NULL;
  g_autoptr (RkRecord) record = NULL;
  RkDraft *draft;
  RkDate from = RK_DATE_NONE;
  RkDate end;

  rk_date_from_iso (start, &from);
  if (council == NULL || !rk_date_require_day (from, error))
    return FALSE;
  end = rk_councils_term_end (council, NULL, from);
  draft = rk_draft_new (kind);
  rk_draft_set_int (draft, rk_kind_field (kind, "seat_id"), pick->seat_id);
  rk_draft_set_int (draft, rk_kind_field (kind, "person_id"), person);
  rk_draft_take (draft, rk_kind_field (kind, "post"), g_strdup (pick->post));
  rk_draft_take (draft, rk_kind_field (kind, "term_start"), g_strdup (start));
  if (rk_date_is_set (end))
    rk_draft_take (draft, rk_kind_field (kind, "term_end"), rk_date_to_iso (end));
  record = rk_draft_end (draft);
  return rk_records_save (db, record, id, error);
}

static void
take_day (RkDraft *draft, const char *field, const char *iso)
{
  if (iso)
    rk_draft_take (draft, rk_kind_field (&rk_kind_appointment, field), g_strdup (iso));
}

static gboolean
set_days (RkDb *db,
          gint64 id,
          const RkRenewalPick *pick,
          const char *start,
          const char *appointed,
          GError **error)
{
  g_autoptr (RkRecord) before = NULL;
  g_autoptr (RkRecord) after = NULL;
  g_autofree char *number = NULL;
  RkDraft *draft;

  if (!rk_renewal_asked_number (db, pick->seat_id, start, &number, error))
    return FALSE;
  if (appointed == NULL && pick->sent_on == NULL && pick->accepted_on == NULL && number == NULL
      && pick->limit_reason == NULL)
    return TRUE;
  before = rk_records_get (db, &rk_kind_appointment, id, error);
  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  take_day (draft, "appointed_on", appointed);
  take_day (draft, "nomination_sent_on", pick->sent_on);
  take_day (draft, "nomination_number", number);
  take_day (draft, "accepted_on", pick->accepted_on);
  take_day (draft, "limit_reason", pick->limit_reason);
  after = rk_draft_end (draft);
  return rk_records_save (db, after, NULL, error);
}

/* More often than the bylaws allow only for a reason, which stays with the appointment; a council
 * whose bylaws set no limit (再任を妨げない) is not asked. */
static gboolean
check_limit (RkDb *db, gint64 id, const RkRenewalPick *pick, GError **error)
{
  g_autoptr (RkRecord) before
      = pick->before ? rk_records_get (db, &rk_kind_appointment, pick->before, error) : NULL;
  g_autoptr (RkRecord) member = rk_records_get (db, &rk_kind_appointment, id, error);
  g_autoptr (RkRecord) council
      = member
            ? rk_records_get (db, &rk_kind_council, rk_record_get_int (member, "council_id"), error)
            : NULL;
  gint64 limit = council ? rk_record_get_int (council, "reappointment_limit") : 0;

  if (council == NULL || (pick->before && before == NULL))
    return FALSE;
  if (limit == 0 || rk_record_get_int (member, "reappointments") <= limit || before == NULL
      || is_observer (member)
      || rk_record_get_int (before, "person_id") != rk_record_get_int (member, "person_id")
      || (pick->limit_reason && *pick->limit_reason))
    return TRUE;
  g_set_error (
      error, RK_ERROR, RK_ERROR_CONSTRAINT,
      _ ("%1$s would be reappointed for the %2$dth time; the bylaws of %3$s allow %4$d. "
         "Nothing was recorded. Name a successor, or choose the reappointment and write why it is "
         "done all the same."),
      rk_record_get (member, "name"), (int)rk_record_get_int (member, "reappointments"),
      rk_record_get (council, "name"), (int)limit);
  return FALSE;
}

static gboolean
forget_draft (RkDb *db, gint64 seat, const char *start, GError **error)
{
  gint64 id;

  return find_draft (db, seat, start, &id, error)
         && (id == 0 || rk_records_delete (db, &rk_kind_renewal, id, error));
}

gboolean
rk_renewal_perform (RkDb *db,
                    GPtrArray *picks,
                    const char *start,
                    const char *appointed_on,
                    guint *n,
                    GError **error)
{
  *n = 0;
  for (guint i = 0; i < picks->len; i++)
    {
      const RkRenewalPick *pick = picks->pdata[i];
      gint64 person, id;
      gboolean ok;

      if (pick->answer == RK_RENEWAL_OPEN)
        continue;
      if (!resolve_person (db, pick, &person, error))
        return FALSE;
      ok = pick->before ? rk_councils_succeed (db, pick->before, person, pick->post,
                                               pick->no_pay_reason, start, &id, error)
                        : appoint_first (db, pick, person, start, &id, error);
      if (!ok || !set_days (db, id, pick, start, appointed_on, error)
          || !check_limit (db, id, pick, error) || !forget_draft (db, pick->seat_id, start, error))
        return FALSE;
      ++*n;
    }
  return TRUE;
}
