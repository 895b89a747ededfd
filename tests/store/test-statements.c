/* Statements in their order: taken apart, joined, moved, taken in; replies of a meeting held in
 * writing. */
#include <string.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-meetings.h"
#include "rk-minutes.h"
#include "rk-payments.h"
#include "rk-query.h"
#include "rk-statements.h"
#include "rk-test-office.h"

#define N_MEMBERS 4

typedef struct
{
  RkTestOffice *office;
  gint64 council;
  gint64 meeting;
  gint64 items[2];
  gint64 terms[N_MEMBERS];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  RkDraft *meeting = RK_TEST_DRAFT (&rk_kind_meeting, "year", "2026", "number", "1", "date",
                                    "2026-07-20", "form", "書面");

  f->office = rk_test_office_new (0);
  f->council
      = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本圏域協議会", "level",
                                                "圏域", "quorum_rule", RK_QUORUM_HALF));
  rk_test_set_int (meeting, "council_id", f->council);
  f->meeting = rk_test_keep (f->office, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (f->items); i++)
    {
      RkDraft *item = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", i ? "協議" : "報告");

      rk_test_set_int (item, "meeting_id", f->meeting);
      rk_test_set_int (item, "position", i + 1);
      f->items[i] = rk_test_keep (f->office, item);
    }
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      RkDraft *seat = rk_draft_new (&rk_kind_seat);
      RkDraft *term = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01");
      g_autofree char *name = g_strdup_printf ("委員%u", i + 1);

      rk_test_set_int (seat, "council_id", f->council);
      rk_test_set_int (seat, "position", i + 1);
      rk_test_set_int (term, "seat_id", rk_test_keep (f->office, seat));
      rk_test_set_int (term, "person_id",
                       rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", name)));
      f->terms[i] = rk_test_keep (f->office, term);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  rk_test_office_free (f->office);
}

static RkDb *
db_of (Fixture *f)
{
  return rk_store_main_db (f->office->store);
}

static RkDraft *
draft_statement (Fixture *f, gint64 item, guint member, const char *text)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_statement, "text", text, "kind", "意見");

  rk_test_set_int (draft, "meeting_id", f->meeting);
  if (item)
    rk_test_set_int (draft, "agenda_item_id", item);
  rk_test_set_int (draft, "appointment_id", f->terms[member]);
  return draft;
}

static gint64
say (Fixture *f, gint64 item, guint position, guint member, const char *text)
{
  RkDraft *draft = draft_statement (f, item, member, text);

  rk_test_set_int (draft, "position", position);
  return rk_test_keep (f->office, draft);
}

static GPtrArray *
load (Fixture *f, const RkKind *kind)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, "meeting_id", id, NULL));
  if (rk_kind_field (kind, "position") >= 0)
    g_assert_true (rk_query_sort (query, "position", NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  return rk_query_fetch (db_of (f), query, (const gint64 *)(gpointer)ids->data, ids->len, NULL);
}

/* 「1a 1b 2c -d」: item and text of each, in order */
static void
expect (Fixture *f, const char *expected)
{
  g_autoptr (GPtrArray) all = load (f, &rk_kind_statement);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      gint64 item = rk_record_get_int (all->pdata[i], "agenda_item_id");

      g_assert_cmpint (rk_record_get_int (all->pdata[i], "position"), ==, i + 1);
      g_string_append_printf (words, "%s%s%s", i ? " " : "",
                              item == f->items[0]   ? "1"
                              : item == f->items[1] ? "2"
                                                    : "-",
                              rk_record_get (all->pdata[i], "text"));
    }
  g_assert_cmpstr (words->str, ==, expected);
}

typedef struct
{
  gint64 id;
  gint64 item;
  int step;
  const char *rest;
  RkRecord *record;
  GPtrArray *many;
} Job;

static gboolean
run_step (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_step (db, job->id, job->step, error);
}

static gboolean
run_move (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_move (db, job->id, job->item, error);
}

static gboolean
run_split (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_split (db, job->record, job->rest, NULL, error);
}

static gboolean
run_join (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_join (db, job->id, NULL, error);
}

static gboolean
run_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_statements_add (db, job->many, cancellable, error);
}

static void
step (Fixture *f, gint64 id, int by)
{
  Job job = { .id = id, .step = by };

  rk_test_command (f->office, "発言を移した", run_step, &job);
}

static void
undo (Fixture *f)
{
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
}

static void
refuse (Fixture *f, RkStoreFunc func, Job *job, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_store_command (f->office->store, "試した", func, job, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_step (Fixture *f, gconstpointer data)
{
  gint64 a = say (f, f->items[0], 1, 0, "a");
  gint64 b = say (f, f->items[0], 2, 0, "b");
  gint64 c = say (f, f->items[1], 3, 0, "c");
  gint64 d = say (f, 0, 4, 0, "d");

  step (f, b, -1);
  expect (f, "1b 1a 2c -d");
  undo (f);
  expect (f, "1a 1b 2c -d");
  step (f, b, 1); /* over the end of its item */
  expect (f, "1a 2b 2c -d");
  step (f, c, 1 - 2);
  expect (f, "1a 2c 2b -d");
  step (f, d, -1); /* what belongs to no item stands behind the last */
  expect (f, "1a 2c 2b 2d");
  refuse (f, run_step, &(Job){ .id = a, .step = -1 }, "the first statement");
  refuse (f, run_step, &(Job){ .id = d, .step = 1 }, "the last statement");
  expect (f, "1a 2c 2b 2d");
}

static void
test_move (Fixture *f, gconstpointer data)
{
  gint64 a = say (f, f->items[0], 1, 0, "a");
  Job job = { .id = a, .item = f->items[1] };

  say (f, f->items[0], 2, 0, "b");
  say (f, f->items[1], 3, 0, "c");
  rk_test_command (f->office, "発言を移した", run_move, &job);
  expect (f, "1b 2c 2a");
  job.item = 0;
  rk_test_command (f->office, "発言を移した", run_move, &job);
  expect (f, "1b 2c -a");
  undo (f);
  undo (f);
  expect (f, "1a 1b 2c");
}

static void
test_split_and_join (Fixture *f, gconstpointer data)
{
  gint64 a = say (f, f->items[0], 1, 0, "前半後半");
  g_autoptr (RkRecord) record = rk_records_get (db_of (f), &rk_kind_statement, a, NULL);
  RkDraft *draft = rk_draft_copy (record);
  RkDraft *homework = RK_TEST_DRAFT (&rk_kind_action, "what", "宿題");
  g_autoptr (RkRecord) first = NULL;
  g_autoptr (RkRecord) second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 homework_id;
  Job job;

  say (f, f->items[1], 2, 1, "次");
  rk_draft_take (draft, rk_kind_field (&rk_kind_statement, "text"), g_strdup ("前半"));
  first = rk_draft_end (draft);
  job = (Job){ .record = first, .rest = "後半" };
  rk_test_command (f->office, "発言を分けた", run_split, &job);
  expect (f, "1前半 1後半 2次");
  all = load (f, &rk_kind_statement);
  second = rk_record_ref (all->pdata[1]);
  g_assert_cmpint (rk_record_get_int (second, "appointment_id"), ==, f->terms[0]);
  rk_test_set_int (homework, "meeting_id", f->meeting);
  rk_test_set_int (homework, "statement_id", rk_record_id (second));
  homework_id = rk_test_keep (f->office, homework);
  job = (Job){ .id = rk_record_id (second) };
  rk_test_command (f->office, "発言を合わせた", run_join, &job);
  {
    g_autoptr (RkRecord) action = rk_records_get (db_of (f), &rk_kind_action, homework_id, NULL);

    g_assert_cmpint (rk_record_get_int (action, "statement_id"), ==, a);
  }
  refuse (f, run_join, &(Job){ .id = a }, "none before it");
  undo (f); /* the join, the homework, the split */
  undo (f);
  undo (f);
  expect (f, "1前半後半 2次");
}

/* Nothing that was withheld comes to light by joining. */
static void
test_join_keeps_secrets (Fixture *f, gconstpointer data)
{
  RkDraft *secret = draft_statement (f, f->items[0], 0, "秘密の話");
  g_autoptr (GPtrArray) all = NULL;
  Job job = { 0 };

  say (f, f->items[0], 1, 0, "公の話");
  rk_test_set_int (secret, "position", 2);
  rk_test_set_int (secret, "withheld", TRUE);
  g_assert_true (rk_test_set (secret, "withheld_reason", "個人情報"));
  job.id = rk_test_keep (f->office, secret);
  rk_test_command (f->office, "発言を合わせた", run_join, &job);
  all = load (f, &rk_kind_statement);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (rk_record_get_int (all->pdata[0], "withheld"), ==, 1);
  g_assert_cmpstr (rk_record_get (all->pdata[0], "withheld_part"), ==, "秘密の話");
  g_assert_cmpstr (rk_record_get (all->pdata[0], "withheld_reason"), ==, "個人情報");
  job.id = say (f, f->items[0], 2, 1, "別の人");
  refuse (f, run_join, &job, "委員1");
}

static void
test_add (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  Job job = { .many = many };

  say (f, f->items[0], 1, 0, "a");
  say (f, f->items[1], 2, 0, "c");
  g_ptr_array_add (many, rk_draft_end (draft_statement (f, f->items[0], 1, "b")));
  g_ptr_array_add (many, rk_draft_end (draft_statement (f, f->items[1], 1, "d")));
  rk_test_command (f->office, "文字起こしを取り込んだ", run_add, &job);
  expect (f, "1a 1b 2c 2d");
  undo (f);
  expect (f, "1a 2c");
}

/* ── in writing ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 item;
  gint64 term;
  const char *vote;
  const char *opinion;
} Ballot;

static gboolean
run_ballot (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ballot *b = data;

  return rk_ballots_set (db, b->item, b->term, b->vote, b->opinion, "2026-07-10", error);
}

static void
vote (Fixture *f, guint item, guint member, const char *word, const char *opinion)
{
  Ballot ballot = { f->items[item], f->terms[member], word, opinion };

  rk_test_command (f->office, "書面の回答を入れた", run_ballot, &ballot);
}

static void
expect_tally (Fixture *f, guint item, const char *expected)
{
  g_autoptr (GPtrArray) attendances = load (f, &rk_kind_attendance);
  g_autoptr (GPtrArray) ballots = load (f, &rk_kind_ballot);
  g_autofree char *words = NULL;
  RkQuorum quorum;
  RkTally tally;

  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  tally = rk_tally_of (&quorum, f->council, attendances, ballots, f->items[item]);
  words = rk_tally_dup_words (&tally);
  g_assert_cmpstr (words, ==, expected);
}

static guint
count_present (Fixture *f)
{
  RkQuorum quorum;

  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  return quorum.present;
}

static void
set_form (Fixture *f, const char *form)
{
  g_autoptr (RkRecord) meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
  RkDraft *draft = rk_draft_copy (meeting);

  g_assert_true (rk_test_set (draft, "form", form));
  rk_test_keep (f->office, draft);
}

static void
test_ballots (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Ballot silent = { f->items[0], f->terms[3], RK_VOTE_OPINION, NULL };

  g_assert_cmpuint (count_present (f), ==, 0);
  vote (f, 0, 0, RK_VOTE_FOR, NULL);
  expect_tally (f, 0,
                "賛成 1名　反対 0名　意見 0名　回答 1名／委員4名（定足数 2名）　"
                "回答が定足数に達していない");
  vote (f, 0, 1, RK_VOTE_AGAINST, "費用が分からない");
  g_assert_cmpuint (count_present (f), ==, 2);
  vote (f, 0, 1, RK_VOTE_FOR, NULL); /* changed, not counted twice */
  vote (f, 0, 2, RK_VOTE_OPINION, "時期を明記されたい");
  expect_tally (f, 0, "賛成 2名　反対 0名　意見 1名　回答 3名／委員4名（定足数 2名）　可決");
  expect_tally (f, 1,
                "賛成 0名　反対 0名　意見 0名　回答 0名／委員4名（定足数 2名）　"
                "回答が定足数に達していない");
  g_assert_false (rk_store_command (f->office->store, "試した", run_ballot, &silent, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  vote (f, 0, 2, NULL, NULL);
  g_assert_cmpuint (count_present (f), ==, 2);
  undo (f);
  g_assert_cmpuint (count_present (f), ==, 3);
}

static gboolean
is_paid (const RkPayments *payments, guint member)
{
  return ((const RkPaymentLine *)payments->lines->pdata[member])->pay > 0;
}

/* Replies to a meeting that was to be held in a room are no answers in writing: they neither count
 * nor are paid for, and are there again when it is held in a room after all. */
static void
test_turned_into_writing (Fixture *f, gconstpointer data)
{
  RkDraft *rate = RK_TEST_DRAFT (&rk_kind_pay_rate, "role", RK_ROLE_MEMBER, "amount", "7000");
  g_autoptr (RkPayments) payments = NULL;
  g_autoptr (RkRecord) meeting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  RkQuorum quorum;

  rk_test_set_int (rate, "council_id", f->council);
  rk_test_keep (f->office, rate);
  set_form (f, "併用");
  for (guint i = 1; i < N_MEMBERS; i++)
    {
      RkDraft *draft = RK_TEST_DRAFT (&rk_kind_attendance, "reply", RK_REPLY_YES);

      if (i == 3) /* taken down already */
        g_assert_true (rk_test_set (draft, "presence", RK_REPLY_YES));
      rk_test_set_int (draft, "meeting_id", f->meeting);
      rk_test_set_int (draft, "appointment_id", f->terms[i]);
      rk_test_keep (f->office, draft);
    }
  g_assert_cmpuint (count_present (f), ==, 3);
  set_form (f, RK_FORM_WRITTEN);
  g_assert_cmpuint (count_present (f), ==, 0);
  vote (f, 0, 0, RK_VOTE_FOR, NULL);
  vote (f, 0, 1, RK_VOTE_FOR, NULL);
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  words = rk_quorum_dup_words (&quorum);
  g_assert_cmpstr (words, ==, "回答 2名　定足数 2名（委員4名の半数以上）");
  expect_tally (f, 0, "賛成 2名　反対 0名　意見 0名　回答 2名／委員4名（定足数 2名）　可決");
  meeting = rk_records_get (db_of (f), &rk_kind_meeting, f->meeting, NULL);
  g_assert_nonnull (strstr (rk_record_get (meeting, "quorum"), "\"present\":2"));
  payments = rk_payments_load (db_of (f), f->meeting, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_MEMBERS; i++)
    g_assert_cmpint (is_paid (payments, i), ==, i < 2);
  set_form (f, "対面");
  g_assert_cmpuint (count_present (f), ==, 4);
}

static gboolean
run_fix (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_fix (db, ((Fixture *)data)->meeting, "2026-07-25", NULL, error);
}

/* Whoever is an observer later voted as a member then. */
static void
test_final_tally (Fixture *f, gconstpointer data)
{
  static const char words[] = "賛成 2名　反対 0名　意見 0名　回答 2名／委員4名（定足数 2名）　可決";
  g_autofree char *clock = g_strdup (g_getenv ("RENKEI_CLOCK"));
  g_autoptr (RkRecord) term = rk_records_get (db_of (f), &rk_kind_appointment, f->terms[0], NULL);
  RkDraft *draft = rk_draft_copy (term);

  g_setenv ("RENKEI_CLOCK", "2026-07-25T10:00:00+09:00", TRUE);
  vote (f, 0, 0, RK_VOTE_FOR, NULL);
  vote (f, 0, 1, RK_VOTE_FOR, NULL);
  expect_tally (f, 0, words);
  rk_test_command (f->office, "会議録を確定した", run_fix, f);
  g_assert_true (rk_test_set (draft, "role", RK_ROLE_OBSERVER));
  rk_test_keep (f->office, draft);
  expect_tally (f, 0, words);
  g_setenv ("RENKEI_CLOCK", clock, TRUE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/statements/step", test_step);
  ADD ("/statements/move", test_move);
  ADD ("/statements/split-and-join", test_split_and_join);
  ADD ("/statements/secrets", test_join_keeps_secrets);
  ADD ("/statements/add", test_add);
  ADD ("/ballots", test_ballots);
  ADD ("/ballots/turned-into-writing", test_turned_into_writing);
  ADD ("/ballots/final", test_final_tally);
  return g_test_run ();
}
