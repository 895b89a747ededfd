/* Papers of a meeting whose minutes are final: whom it had, and what it was called, stays on all of
 * them whatever becomes of the roster and the rules. And of one that two councils held in writing.
 */
#include "rk-kinds.h"
#include "rk-minutes.h"
#include "rk-query.h"
#include "rk-statements.h"
#include "rk-test-council-papers.h"

static RkRecord *
get (Fixture *f, const RkKind *kind, gint64 id)
{
  return rk_records_get (db_of (f), kind, id, NULL);
}

static void
change (Fixture *f, const RkKind *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (RkRecord) record = get (f, kind, id);
  RkDraft *draft = rk_draft_copy (record);

  g_assert_true (rk_test_set (draft, field, text));
  rk_test_keep (f->office, draft);
}

/* Tells of a long paper only from where it differs. */
static void
assert_same (const char *name, const char *before, const char *after)
{
  gsize n = 0;

  while (before[n] && before[n] == after[n])
    n++;
  while (n > 0 && ((guchar)before[n] & 0xc0) == 0x80)
    n--;
  if (before[n] || after[n])
    {
      g_autofree char *was
          = g_utf8_substring (before + n, 0, MIN (40, g_utf8_strlen (before + n, -1)));
      g_autofree char *is
          = g_utf8_substring (after + n, 0, MIN (40, g_utf8_strlen (after + n, -1)));

      g_error ("%s: %s → %s", name, was, is);
    }
}

/* Who was there, in the order of the roster. */
static GPtrArray *
find_there (Fixture *f, const char *field, const char *value)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);

  g_assert_true (rk_query_where (query, "meeting_id", id, NULL));
  g_assert_true (rk_query_where (query, field, value, NULL));
  return rk_query_records (db_of (f), query, NULL, NULL);
}

/* The newest meeting that is final, and who was there, in the order of the roster. */
static GPtrArray *
find_final (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autoptr (GPtrArray) meetings = NULL;

  g_assert_true (rk_query_where (query, "minutes_state", RK_MINUTES_FINAL, NULL));
  g_assert_true (rk_query_where (query, "form", "併用", NULL));
  g_assert_true (rk_query_sort (query, "-date", NULL));
  meetings = rk_query_records (db_of (f), query, NULL, NULL);
  f->meeting = rk_record_id (meetings->pdata[0]);
  f->council = rk_record_get_int (meetings->pdata[0], "council_id");
  return find_there (f, "role", RK_ROLE_MEMBER);
}

/* One becomes an observer, the term of another is found to have ended long before the day, and
 * somebody who was not there has that seat. */
static void
change_roster (Fixture *f, GPtrArray *there)
{
  gint64 first = rk_record_get_int (there->pdata[0], "appointment_id");
  gint64 second = rk_record_get_int (there->pdata[1], "appointment_id");
  g_autoptr (RkRecord) term = get (f, &rk_kind_appointment, second);
  const char *start = rk_record_get (term, "term_start");
  RkDraft *later = RK_TEST_DRAFT (&rk_kind_appointment, "term_end", "2027-03-31");
  RkDate day;
  g_autofree char *next = NULL;

  g_assert_true (rk_date_from_iso (start, &day));
  next = rk_date_to_iso (rk_date_add_days (day, 1));
  change (f, &rk_kind_appointment, first, "role", RK_ROLE_OBSERVER);
  change (f, &rk_kind_appointment, second, "term_end", start);
  g_assert_true (rk_test_set (later, "term_start", next));
  rk_test_set_int (later, "seat_id", rk_record_get_int (term, "seat_id"));
  rk_test_set_int (later, "person_id",
                   rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "見本　後子")));
  rk_test_keep (f->office, later);
}

/* The side and the division of the third one are other ones, somebody else speaks for the
 * secretariat. */
static void
change_words (Fixture *f, GPtrArray *there)
{
  g_autoptr (RkRecord) term
      = get (f, &rk_kind_appointment, rk_record_get_int (there->pdata[2], "appointment_id"));
  g_autoptr (RkRecord) seat = get (f, &rk_kind_seat, rk_record_get_int (term, "seat_id"));
  g_autoptr (RkRecord) body = get (f, &rk_kind_body, rk_record_get_int (seat, "body_id"));
  const char *side = rk_record_get (body, "side");

  change (f, &rk_kind_body, rk_record_id (body), "side",
          g_strcmp0 (side, "地域") == 0 ? "職域" : "地域");
  change (f, &rk_kind_seat, rk_record_id (seat), "category", "新しい区分");
  change (f, &rk_kind_council, f->council, "secretariat_head", "後任　見本");
}

static void
test_roster (Fixture *f, gconstpointer data)
{
  static const char *const papers[]
      = { "payments", "attendance", "seating",    "roster",     "minutes", "packet",
          "agenda",   "script",     "invitation", "reply-form", "labels",  "envelopes" };
  g_autoptr (GPtrArray) there = find_final (f);
  RkReportParams params = { .meeting = f->meeting, .council = f->council };
  g_auto (GStrv) before = g_new0 (char *, G_N_ELEMENTS (papers) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    before[i] = print (f, papers[i], &params, NULL);
  change_roster (f, there);
  change_words (f, there);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *after = print (f, papers[i], &params, NULL);

      assert_same (papers[i], before[i], after);
    }
}

/* ── two councils ────────────────────────────────────────────────────────────────────────── */

static gboolean
run_fix (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return rk_minutes_fix (db, f->meeting, "2026-08-25", NULL, error);
}

static gboolean
run_join (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;

  return rk_meetings_join (db, ids[0], ids[1], 0, error);
}

static gint64
add_seat (Fixture *f, gint64 council, const char *position)
{
  RkDraft *seat = RK_TEST_DRAFT (&rk_kind_seat, "position", position);

  rk_test_set_int (seat, "council_id", council);
  return rk_test_keep (f->office, seat);
}

/* A member of the council that calls has a seat in the second one. Returns: the term there */
static gint64
seat_member (Fixture *f, gint64 seat, const RkRecord *member, const char *role)
{
  g_autoptr (RkRecord) own
      = get (f, &rk_kind_appointment, rk_record_get_int (member, "appointment_id"));
  RkDraft *term = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "role", role);

  rk_test_set_int (term, "seat_id", seat);
  rk_test_set_int (term, "person_id", rk_record_get_int (own, "person_id"));
  return rk_test_keep (f->office, term);
}

static void
say (Fixture *f, gint64 appointment, const char *text)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "speaker_kind", "委員", "text", text);

  rk_test_set_int (draft, "meeting_id", f->meeting);
  rk_test_set_int (draft, "appointment_id", appointment);
  rk_test_keep (f->office, draft);
}

/* Somebody of the second council alone, and an observer, speak. Returns: the term of the first */
static gint64
let_speak (Fixture *f, gint64 council)
{
  g_autoptr (GPtrArray) observers = find_there (f, "role", RK_ROLE_OBSERVER);
  RkDraft *term
      = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "role", RK_ROLE_CHAIR);
  gint64 chair;

  rk_test_set_int (term, "seat_id", add_seat (f, council, "5"));
  rk_test_set_int (term, "person_id",
                   rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "見本　合子")));
  chair = rk_test_keep (f->office, term);
  say (f, chair, "合同の意見");
  say (f, rk_record_get_int (observers->pdata[0], "appointment_id"), "傍らの意見");
  return chair;
}

/* Each council names who sits in it as what he is there, and goes on to do so. */
static void
test_joint (Fixture *f, gconstpointer data)
{
  static const char *const papers[]
      = { "attendance", "seating", "minutes", "packet", "roster", "invitation" };
  gint64 ids[] = { f->meeting,
                   rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本合同部会",
                                                           "level", "関係会議")) };
  g_autoptr (GPtrArray) there = find_there (f, "role", RK_ROLE_MEMBER);
  RkReportParams params = { .meeting = f->meeting, .council = f->council };
  g_auto (GStrv) before = g_new0 (char *, G_N_ELEMENTS (papers) + 1);
  gint64 vacant = add_seat (f, ids[1], "4");
  gint64 terms[]
      = { seat_member (f, add_seat (f, ids[1], "1"), there->pdata[0], RK_ROLE_CHAIR),
          seat_member (f, add_seat (f, ids[1], "2"), there->pdata[1], RK_ROLE_MEMBER),
          seat_member (f, add_seat (f, ids[1], "3"), there->pdata[2], RK_ROLE_OBSERVER) };
  g_autofree char *first = doc_squeeze (rk_record_get (there->pdata[0], "name"));
  g_autofree char *third = doc_squeeze (rk_record_get (there->pdata[2], "name"));
  g_autofree char *chair = g_strdup_printf ("◎%s", first);
  g_autofree char *observer = g_strdup_printf ("%s（見本合同部会）", third);
  g_autofree char *bylaws = NULL;

  for (guint i = 0; i < 3; i++)
    change (f, &rk_kind_attendance, rk_record_id (there->pdata[i]), "presence",
            i ? RK_REPLY_YES : RK_PRESENCE_WEB);
  change (f, &rk_kind_meeting, f->meeting, "date", "2026-07-01");
  change (f, &rk_kind_meeting, f->meeting, "open", "1");
  change (f, &rk_kind_council, f->council, "record_style", RK_ROLE_MEMBER);
  change (f, &rk_kind_council, ids[1], "short_name", "合同");
  change (f, &rk_kind_council, ids[1], "bylaws", "第1条　合同部会を置く。");
  let_speak (f, ids[1]);
  rk_test_command (f->office, "合同開催にした", run_join, ids);
  rk_test_command (f->office, "確定した", run_fix, f);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    before[i] = print (f, papers[i], &params, NULL);
  /* each sits by its own bylaws */
  bylaws = print (f, "bylaws", &params, NULL);
  assert_has (bylaws, "見本合同部会設置要綱");
  assert_has (bylaws, "合同部会を置く");
  assert_lacks (bylaws, "続き");
  /* letters to the members of the other council are to members of it */
  assert_has (before[5], "見本合同部会会長見本合子様");
  assert_has (before[1], "大石会長");
  assert_has (before[1], "委員2人（会場）＋1人（オンライン）、その他3人");
  assert_has (before[2], "（合同会長）合同の意見");
  assert_has (before[2], "（オブザーバー）傍らの意見");
  assert_has (before[2], chair);
  assert_has (before[2], observer);
  change (f, &rk_kind_council, ids[1], "short_name", "別の略称");
  change (f, &rk_kind_appointment, terms[0], "role", RK_ROLE_MEMBER);
  change (f, &rk_kind_appointment, terms[1], "term_end", "2026-05-31");
  change (f, &rk_kind_appointment, terms[2], "role", RK_ROLE_CHAIR);
  seat_member (f, vacant, there->pdata[3], RK_ROLE_MEMBER);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *after = print (f, papers[i], &params, NULL);

      assert_same (papers[i], before[i], after);
    }
}

/* ── two councils, in writing ────────────────────────────────────────────────────────────── */

typedef struct
{
  Fixture *f;
  gint64 against[3]; /* terms */
  gint64 opinion;
} Votes;

/* Everybody else is in favour of the one item that is added. */
static gboolean
hold_in_writing (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Votes *votes = data;
  g_autoptr (GPtrArray) rows = find_there (votes->f, "in_office", "1");
  g_autoptr (RkRecord) meeting = get (votes->f, &rk_kind_meeting, votes->f->meeting);
  RkDraft *item = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "見本の議決", "position", "99");
  RkDraft *draft = rk_draft_copy (meeting);
  g_autoptr (RkRecord) written = NULL;
  gboolean ok;
  gint64 id;

  /* the rules are not asked: they refuse it while records are entered one by one */
  g_assert_true (rk_test_set (draft, "form", RK_FORM_WRITTEN));
  written = rk_draft_end (draft);
  rk_test_set_int (item, "meeting_id", votes->f->meeting);
  ok = rk_records_save_alone (db, written, error) && rk_records_save_draft (db, item, &id, error);
  for (guint i = 0; ok && i < rows->len; i++)
    {
      gint64 term = rk_record_get_int (rows->pdata[i], "appointment_id");
      const char *vote = RK_VOTE_FOR;

      for (guint k = 0; k < G_N_ELEMENTS (votes->against); k++)
        if (term == votes->against[k])
          vote = RK_VOTE_AGAINST;
      if (term == votes->opinion)
        vote = RK_VOTE_OPINION;
      ok = term == 0
           || rk_ballots_set (db, id, term, vote, term == votes->opinion ? "見本の意見" : NULL,
                              "2026-06-20", error);
    }
  return ok;
}

/* Each council decides by its own members: who sits in both votes in both, an observer of one that
 * is a member of the other only there. */
static void
test_joint_in_writing (Fixture *f, gconstpointer data)
{
  gint64 ids[] = { f->meeting,
                   rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本合同部会",
                                                           "level", "関係会議")) };
  g_autoptr (GPtrArray) there = find_there (f, "role", RK_ROLE_MEMBER);
  g_autoptr (GPtrArray) observers = find_there (f, "role", RK_ROLE_OBSERVER);
  RkReportParams params = { .meeting = f->meeting, .council = f->council };
  Votes votes = { f, .opinion = rk_record_get_int (there->pdata[2], "appointment_id") };
  g_autoptr (RkRecord) council = get (f, &rk_kind_council, f->council);
  g_autofree char *name = doc_squeeze (rk_record_get (council, "name"));
  g_autofree char *own = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *minutes = NULL;
  RkQuorum quorum;

  seat_member (f, add_seat (f, ids[1], "1"), there->pdata[0], RK_ROLE_CHAIR);
  seat_member (f, add_seat (f, ids[1], "2"), there->pdata[1], RK_ROLE_MEMBER);
  seat_member (f, add_seat (f, ids[1], "3"), there->pdata[2], RK_ROLE_OBSERVER);
  seat_member (f, add_seat (f, ids[1], "4"), observers->pdata[0], RK_ROLE_MEMBER);
  votes.against[0] = rk_record_get_int (there->pdata[0], "appointment_id");
  votes.against[1] = rk_record_get_int (observers->pdata[0], "appointment_id");
  votes.against[2] = let_speak (f, ids[1]);
  change (f, &rk_kind_meeting, f->meeting, "date", "2026-07-01");
  rk_test_command (f->office, "合同開催にした", run_join, ids);
  rk_test_command (f->office, "書面で開いた", hold_in_writing, &votes);
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  minutes = print (f, "minutes", &params, NULL);
  own = g_strdup_printf ("見本の議決%u110可決", quorum.members - 2);
  decided = g_strdup_printf ("見本の議決%s可決、見本合同部会否決", name);
  assert_has (minutes, own);
  assert_has (minutes, "見本の議決1300否決");
  assert_has (minutes, "書面による回答の結果見本合同部会");
  assert_has (minutes, "回答4名定足数2名（委員4名の半数以上）");
  assert_has (minutes, decided);
}

/* A council whose bylaws have no name of their own: their title has the name of then. */
static void
test_bylaws (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) there = find_final (f);
  g_autoptr (RkRecord) council = get (f, &rk_kind_council, f->council);
  RkReportParams params = { .meeting = f->meeting, .council = f->council };
  RkReportParams now = { .council = f->council };
  g_autofree char *then = g_strdup_printf ("%s設置要綱", rk_record_get (council, "name"));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  change (f, &rk_kind_council, f->council, "bylaws_title", "");
  change (f, &rk_kind_council, f->council, "name", "新しい名の協議会");
  before = print (f, "bylaws", &params, NULL);
  after = print (f, "bylaws", &now, NULL);
  assert_has (before, then);
  assert_has (after, "新しい名の協議会設置要綱");
}

#define ADD(path, func) g_test_add ("/report/final/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("roster", test_roster);
  ADD ("joint", test_joint);
  ADD ("joint-in-writing", test_joint_in_writing);
  ADD ("bylaws", test_bylaws);
  return g_test_run ();
}
