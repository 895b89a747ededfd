/* Meetings that several councils hold: who is called, the quorum of each, what final minutes keep;
 * the first meeting of a council that is closed by its rules, and which one the next is made after.
 */
#include "rk-db.h"
#include "rk-meeting-roster.h"
#include "rk-test-year.h"

/* ── meetings held jointly ───────────────────────────────────────────────────────────────── */

static gboolean
run_call (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_meetings_call_members (db, job->f->meeting, &job->n, error);
}

static gboolean
run_join (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return job->text ? rk_meetings_part (db, job->f->meeting, job->id, error)
                   : rk_meetings_join (db, job->f->meeting, job->id, (guint)job->other, error);
}

static gboolean
run_minutes (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return job->text ? rk_minutes_correct (db, job->f->meeting, error)
                   : rk_minutes_fix (db, job->f->meeting, "2026-08-20", NULL, error);
}

static gboolean
run_renew (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_renew (db, ((Job *)data)->f->meeting, error);
}

/* 過半数; the first seat is of a person of the other council, the second of somebody else. */
static gint64
add_second_council (Fixture *f)
{
  gint64 council = rk_test_keep (
      f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本保険者協議会", "level", "関係会議",
                                "quorum_rule", "過半数", "short_name", "保険者", "position", "7"));
  gint64 people[]
      = { f->people[1],
          rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "﨑山　直樹")) };

  for (guint i = 0; i < 2; i++)
    {
      RkDraft *seat = rk_draft_new (&rk_kind_seat);
      RkDraft *term = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end",
                                     "2028-03-31");

      rk_test_set_int (seat, "council_id", council);
      rk_test_set_int (seat, "position", i + 1);
      rk_test_set_int (term, "seat_id", rk_test_keep (f->office, seat));
      rk_test_set_int (term, "person_id", people[i]);
      rk_test_keep (f->office, term);
    }
  return council;
}

static GPtrArray *
called (Fixture *f)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_attendance);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->meeting);

  g_assert_true (rk_query_where (query, "meeting_id", id, NULL)
                 && rk_query_where (query, "in_office", "1", NULL)
                 && rk_query_sort (query, "position", NULL));
  return rk_query_records (db_of (f), query, NULL, NULL);
}

static void
reply (Fixture *f, guint n, const char *word)
{
  g_autoptr (GPtrArray) rows = called (f);
  RkDraft *draft = change_of (f, &rk_kind_attendance, rk_record_id (rows->pdata[n]));

  g_assert_true (rk_test_set (draft, "reply", word));
  rk_test_keep (f->office, draft);
}

/* Members of both councils are called, each person once; each council has its own quorum. */
static void
test_joint (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) joints = NULL;
  g_autoptr (RkRecord) meeting = NULL;
  const RkJoint *joint;
  RkQuorum quorum;

  rk_test_command (f->office, "委員を出欠に加えた", run_call, &job);
  g_assert_cmpuint (job.n, ==, 3);
  job.id = add_second_council (f);
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  rows = called (f);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpstr (rk_record_get (rows->pdata[3], "name"), ==, "﨑山　直樹");
  meeting = get (f, &rk_kind_meeting, f->meeting);
  g_assert_cmpstr (rk_record_get (meeting, "title"), ==,
                   "令和8年度第1回見本圏域協議会・見本保険者協議会合同会議");
  /* 髙橋 sits in both and counts in both. */
  reply (f, 0, "出席");
  reply (f, 1, "出席");
  joints = rk_meetings_joints (db_of (f), f->meeting, NULL);
  joint = joints->pdata[0];
  g_assert_cmpstr (joint->name, ==, "見本保険者協議会");
  g_assert_cmpuint (joint->quorum.members, ==, 2);
  g_assert_cmpuint (joint->quorum.needed, ==, 2);
  g_assert_cmpuint (joint->quorum.present, ==, 1);
  g_assert_false (joint->quorum.met);
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  g_assert_cmpuint (quorum.present, ==, 2);
  g_assert_true (quorum.met);
  reply (f, 3, "代理");
  g_clear_pointer (&joints, g_ptr_array_unref);
  joints = rk_meetings_joints (db_of (f), f->meeting, NULL);
  g_assert_true (((const RkJoint *)joints->pdata[0])->quorum.met);
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  g_assert_cmpuint (quorum.present, ==, 2);
}

static gint64
person_of (Fixture *f, const RkRecord *attendance)
{
  g_autoptr (RkRecord) term
      = get (f, &rk_kind_appointment, rk_record_get_int (attendance, "appointment_id"));

  return rk_record_get_int (term, "person_id");
}

/* The other council leaves and comes back, with what was replied; final minutes stay. */
static void
test_joint_parts (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) joints = NULL;
  g_autoptr (GPtrArray) released = NULL;
  g_autoptr (GPtrArray) alone = NULL;

  rk_test_command (f->office, "委員を出欠に加えた", run_call, &job);
  job.id = add_second_council (f);
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  reply (f, 3, "出席");
  job.text = "part";
  rk_test_command (f->office, "合同開催をやめた", run_join, &job);
  without = called (f);
  g_assert_cmpuint (without->len, ==, 3);
  job.text = NULL;
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  again = called (f);
  g_assert_cmpuint (again->len, ==, 4);
  g_assert_cmpstr (rk_record_get (again->pdata[3], "reply"), ==, "出席");
  rk_test_command (f->office, "確定した", run_minutes, &job);
  rename_to (f, &rk_kind_council, job.id, "name", "改名した協議会");
  joints = rk_meetings_joints (db_of (f), f->meeting, NULL);
  g_assert_cmpstr (((const RkJoint *)joints->pdata[0])->name, ==, "見本保険者協議会");
  g_assert_cmpuint (((const RkJoint *)joints->pdata[0])->quorum.present, ==, 1);
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  job.text = "part";
  g_assert_false (rk_store_command (f->office->store, "やめた", run_join, &job, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
  g_clear_error (&error);
  rk_test_command (f->office, "直す", run_minutes, &job);
  released = rk_meetings_joints (db_of (f), f->meeting, NULL);
  g_assert_cmpstr (((const RkJoint *)released->pdata[0])->name, ==, "見本保険者協議会");
  /* Minutes without it name nobody of it, and are not touched by what becomes of them. */
  job.text = "part";
  rk_test_command (f->office, "合同開催をやめた", run_join, &job);
  job.text = NULL;
  rk_test_command (f->office, "確定した", run_minutes, &job);
  alone = called (f);
  g_assert_cmpuint (alone->len, ==, 3);
  rename_to (f, &rk_kind_person, person_of (f, again->pdata[3]), "name", "﨑山　直紀");
  rk_minutes_check (db_of (f), f->meeting, &error);
  g_assert_no_error (error);
}

/* The title of final minutes names the councils as it did, wherever they stand in the list now. */
static void
test_joint_moved (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = add_second_council (f) };
  gint64 second = job.id;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkRecord) meeting = NULL;

  rk_test_command (f->office, "合同開催にした", run_join, &job);
  job.id = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_council, "name", "見本職域協議会",
                                                   "level", "関係会議", "position", "8"));
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  rk_test_command (f->office, "確定した", run_minutes, &job);
  rename_to (f, &rk_kind_council, second, "position", "9");
  rk_minutes_check (db_of (f), f->meeting, &error);
  g_assert_no_error (error);
  meeting = get (f, &rk_kind_meeting, f->meeting);
  g_assert_cmpstr (rk_record_get (meeting, "title"), ==,
                   "令和8年度第1回見本圏域協議会・見本保険者協議会・見本職域協議会合同会議");
}

static guint
present (Fixture *f)
{
  RkQuorum quorum;

  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  return quorum.present;
}

/* Who was called by the other council and sits in the one that calls, too, is counted in final
 * minutes whatever becomes of that seat. */
static void
test_joint_counted (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = add_second_council (f) };
  RkDraft *seat = rk_draft_new (&rk_kind_seat);
  RkDraft *term
      = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-04-01", "term_end", "2028-03-31");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 also;

  rk_test_command (f->office, "合同開催にした", run_join, &job);
  rows = called (f);
  rk_test_set_int (seat, "council_id", f->council);
  rk_test_set_int (seat, "position", 4);
  rk_test_set_int (term, "seat_id", rk_test_keep (f->office, seat));
  rk_test_set_int (term, "person_id", person_of (f, rows->pdata[3]));
  also = rk_test_keep (f->office, term);
  reply (f, 0, "出席");
  reply (f, 3, "出席");
  g_assert_cmpuint (present (f), ==, 2);
  rk_test_command (f->office, "確定した", run_minutes, &job);
  rename_to (f, &rk_kind_appointment, also, "term_end", "2026-06-30");
  g_assert_cmpuint (present (f), ==, 2);
  rk_minutes_check (db_of (f), f->meeting, &error);
  g_assert_no_error (error);
  /* In a correction who was kept stays, until it follows the roster again. */
  job.text = "correct";
  rk_test_command (f->office, "直す", run_minutes, &job);
  g_assert_cmpuint (present (f), ==, 2);
  rk_test_command (f->office, "名簿に合わせた", run_renew, &job);
  g_assert_cmpuint (present (f), ==, 1);
}

/* 「会長、－、－、委員」: as what those who are called sit in a council. */
static char *
roles_in (Fixture *f, gint64 council)
{
  g_autoptr (GPtrArray) rows = called (f);
  GString *roles = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *role = rk_attendance_dup_role_in (rows->pdata[i], council);

      g_string_append_printf (roles, "%s%s", i ? "、" : "", role ? role : "－");
    }
  return g_string_free (roles, FALSE);
}

static void
assert_roles (Fixture *f, gint64 council, const char *expected)
{
  g_autofree char *roles = roles_in (f, council);

  g_assert_cmpstr (roles, ==, expected);
}

/* 「髙橋（会長）、﨑山（委員）」 by the roster of the meeting. */
static void
assert_roster (Fixture *f, gint64 council, const char *expected)
{
  g_autoptr (GPtrArray) rows = rk_meetings_roster (db_of (f), f->meeting, council, NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const RkSeatRow *row = rows->pdata[i];

      g_string_append_printf (names, "%s%s（%s）", i ? "、" : "", row->name ? row->name : "",
                              row->role ? row->role : "");
    }
  g_assert_cmpstr (names->str, ==, expected);
}

/* The term of somebody in a council. */
static gint64
term_of (Fixture *f, gint64 council, const char *position)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_appointment);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, council);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, "council_id", id, NULL)
                 && rk_query_where (query, "position", position, NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  return g_array_index (ids, gint64, 0);
}

/* Who sits in both councils, and as what, is by the roster of the day until the minutes are final;
 * then it stays, whatever becomes of the seats there, until it is let go. */
static void
test_joint_kept (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = add_second_council (f) };
  RkDraft *late = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2026-06-01");
  RkDraft *seat = rk_draft_new (&rk_kind_seat);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 there = term_of (f, job.id, "1");

  rk_test_command (f->office, "委員を出欠に加えた", run_call, &job);
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  assert_roles (f, f->council, "会長、委員、委員、－");
  assert_roles (f, job.id, "－、委員、－、委員");
  rename_to (f, &rk_kind_appointment, there, "role", "会長");
  assert_roles (f, job.id, "－、会長、－、委員");
  rk_test_command (f->office, "確定した", run_minutes, &job);
  before = rk_minutes_dup_text (db_of (f), f->meeting, NULL);
  /* The seat ends, another member has one in that council: neither was so then. */
  rename_to (f, &rk_kind_appointment, there, "role", "オブザーバー");
  rename_to (f, &rk_kind_appointment, there, "term_end", "2026-06-30");
  rk_test_set_int (seat, "council_id", job.id);
  rk_test_set_int (seat, "position", 3);
  rk_test_set_int (late, "seat_id", rk_test_keep (f->office, seat));
  rk_test_set_int (late, "person_id", f->people[0]);
  rk_test_keep (f->office, late);
  assert_roles (f, job.id, "－、会長、－、委員");
  assert_roster (f, job.id, "髙橋　誠（会長）、﨑山　直樹（委員）、（）");
  after = rk_minutes_dup_text (db_of (f), f->meeting, NULL);
  g_assert_cmpstr (after, ==, before);
  job.text = "correct";
  rk_test_command (f->office, "直す", run_minutes, &job);
  assert_roles (f, job.id, "－、会長、－、委員");
  rk_test_command (f->office, "名簿に合わせた", run_renew, &job);
  assert_roles (f, job.id, "委員、－、－、委員");
}

/* A council that joins in a correction has its people by the roster, and keeps them from then. */
static void
test_joint_later (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = add_second_council (f) };
  gint64 there = term_of (f, job.id, "1");

  rk_test_command (f->office, "委員を出欠に加えた", run_call, &job);
  rk_test_command (f->office, "確定した", run_minutes, &job);
  job.text = "correct";
  rk_test_command (f->office, "直す", run_minutes, &job);
  job.text = NULL;
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  assert_roles (f, job.id, "－、委員、－、委員");
  rk_test_command (f->office, "確定した", run_minutes, &job);
  rename_to (f, &rk_kind_appointment, there, "term_end", "2026-06-30");
  assert_roles (f, job.id, "－、委員、－、委員");
}

/* What version 2 kept of final minutes: nothing of the roster. */
static gboolean
run_forget (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_db_exec (db,
                     "UPDATE meeting SET council_then = NULL, members_then = NULL,"
                     " attending_then = NULL, deputies_then = NULL;"
                     "UPDATE attendance SET name_then = NULL, role_then = NULL;"
                     "UPDATE appointment SET term_end = '2026-06-30' WHERE id ="
                     " (SELECT max(id) FROM appointment)",
                     error);
}

/* A term that ended before the day: final minutes leave its member out, also where the term is made
 * longer afterwards; those made final before that was kept say what they said. */
static void
test_joint_left_out (Fixture *f, gconstpointer data)
{
  Job job = { .f = f };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  rk_test_command (f->office, "委員を出欠に加えた", run_call, &job);
  rename_to (f, &rk_kind_appointment, f->terms[2], "term_end", "2026-06-30");
  rk_test_command (f->office, "確定した", run_minutes, &job);
  before = called (f);
  g_assert_cmpuint (before->len, ==, 2);
  rename_to (f, &rk_kind_appointment, f->terms[2], "term_end", "2028-03-31");
  after = called (f);
  g_assert_cmpuint (after->len, ==, 2);
  rk_minutes_check (db_of (f), f->meeting, &error);
  g_assert_no_error (error);
  rk_test_command (f->office, "以前の版", run_forget, NULL);
  text = rk_minutes_dup_text (db_of (f), f->meeting, NULL);
  g_assert_nonnull (strstr (text, "岡　隆"));
}

static gint64
add_meeting_of (Fixture *f, gint64 council, const char *number, const char *date)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_meeting, "year", "2026", "number", number, "date", date);

  rk_test_set_int (draft, "council_id", council);
  return rk_test_keep (f->office, draft);
}

/* A meeting that two councils hold is one of the other's, too: in what it is called, in the series,
 * among what was left open and as the meeting before. */
static void
test_joint_counts (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = add_second_council (f), .other = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) threads = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (RkRecord) meeting = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, job.id);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);
  g_autoptr (GPtrArray) held = NULL;
  const RkSeriesEntry *entry;
  gint64 later, between, before;
  guint number;

  rename_to (f, &rk_kind_meeting, f->meeting, "date", "2026-05-20");
  add_of_meeting (f, f->meeting,
                  RK_TEST_DRAFT (&rk_kind_agenda_item, "title", "健診車の共同利用", "put_off_on",
                                 "2026-05-20", "position", "1"));
  later = add_meeting_of (f, job.id, "1", "2026-06-20");
  rk_test_command (f->office, "合同開催にした", run_join, &job);
  meeting = get (f, &rk_kind_meeting, f->meeting);
  g_assert_cmpstr (rk_record_get (meeting, "title"), ==,
                   "令和8年度第1回見本圏域協議会・第2回見本保険者協議会合同会議");
  g_assert_true (rk_meetings_next_number (db_of (f), job.id, 2026, &number, NULL));
  g_assert_cmpuint (number, ==, 3);
  g_assert_true (rk_query_where (query, "council_id", id, NULL));
  held = rk_query_records (db_of (f), query, NULL, NULL);
  g_assert_cmpuint (held->len, ==, 2);
  threads = rk_series_load (db_of (f), job.id, 2026, 3, NULL, NULL);
  g_assert_cmpuint (threads->len, ==, 1);
  entry = ((const RkSeriesThread *)threads->pdata[0])->entries->pdata[0];
  g_assert_cmpstr (entry->number, ==, "第2回（合同）");
  left = rk_meetings_carry_over (db_of (f), job.id, NULL, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((const RkCarryOver *)left->pdata[0])->meeting, ==, "令和8年度第2回（合同）");
  g_assert_true (rk_meetings_previous (db_of (f), later, &before, NULL));
  g_assert_cmpint (before, ==, f->meeting);
  /* One that was put in between has a later number, but an earlier day. */
  between = add_meeting_of (f, job.id, "3", "2026-06-10");
  g_assert_true (rk_meetings_previous (db_of (f), between, &before, NULL));
  g_assert_cmpint (before, ==, f->meeting);
  g_assert_true (rk_meetings_previous (db_of (f), later, &before, NULL));
  g_assert_cmpint (before, ==, between);
  /* There is one second meeting in a year. */
  job.text = "part";
  rk_test_command (f->office, "合同開催をやめた", run_join, &job);
  job.text = NULL;
  job.other = 1;
  g_assert_false (rk_store_command (f->office->store, "合同", run_join, &job, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
}

static gboolean
run_begin_meeting (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_meetings_begin (db, job->other, "2026-09-01", &job->id, NULL, error);
}

/* The first meeting of a council that is closed by its rules is closed. */
static void
test_closed_by_rule (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .other = add_second_council (f) };
  g_autoptr (RkRecord) meeting = NULL;

  rename_to (f, &rk_kind_council, job.other, "open", "0");
  rk_test_command (f->office, "会議を作った", run_begin_meeting, &job);
  meeting = get (f, &rk_kind_meeting, job.id);
  g_assert_false (rk_record_get_int (meeting, "open"));
  g_assert_nonnull (rk_record_get (meeting, "closed_reason"));
}

/* One that was put in between comes after the one before its day, not after the highest number. */
static void
test_pattern_by_day (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .other = add_second_council (f) };
  gint64 before = add_meeting_of (f, job.other, "1", "2026-07-10");
  gint64 after = add_meeting_of (f, job.other, "2", "2027-02-10");
  g_autoptr (RkRecord) meeting = NULL;

  rename_to (f, &rk_kind_meeting, before, "place", "見本会館");
  rename_to (f, &rk_kind_meeting, after, "place", "県庁");
  rk_test_command (f->office, "会議を作った", run_begin_meeting, &job);
  meeting = get (f, &rk_kind_meeting, job.id);
  g_assert_cmpint (rk_record_get_int (meeting, "number"), ==, 3);
  g_assert_cmpstr (rk_record_get (meeting, "place"), ==, "見本会館");
}

static void
test_joint_refused (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = f->council };
  g_autoptr (GError) own = NULL;
  g_autoptr (GError) written = NULL;

  g_assert_false (rk_store_command (f->office->store, "合同", run_join, &job, NULL, &own));
  g_assert_error (own, RK_ERROR, RK_ERROR_CONSTRAINT);
  rename_to (f, &rk_kind_meeting, f->meeting, "form", "書面");
  job.id = add_second_council (f);
  g_assert_false (rk_store_command (f->office->store, "合同", run_join, &job, NULL, &written));
  g_assert_error (written, RK_ERROR, RK_ERROR_CONSTRAINT);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/joint/called", test_joint);
  TEST ("/joint/parts", test_joint_parts);
  TEST ("/joint/counts", test_joint_counts);
  TEST ("/joint/counted", test_joint_counted);
  TEST ("/joint/kept", test_joint_kept);
  TEST ("/joint/later", test_joint_later);
  TEST ("/joint/left-out", test_joint_left_out);
  TEST ("/joint/moved", test_joint_moved);
  TEST ("/joint/refused", test_joint_refused);
  TEST ("/joint/closed-by-rule", test_closed_by_rule);
  TEST ("/joint/pattern-by-day", test_pattern_by_day);
  return g_test_run ();
}
