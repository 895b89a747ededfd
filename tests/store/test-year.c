/* The year of a secretariat in the store: what there is to do for a meeting, what became of things
 * over the years, what members are paid, people who are one, and minutes that stay as they were
 * whatever people are called later. */
#include "rk-test-year.h"

/* ── to-dos ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_todos_begin (db, job->id, &job->n, error);
}

static gboolean
run_settle (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_todos_settle (db, job->id, job->text, job->day, error);
}

static gint64
todo_of (Fixture *f, gint64 meeting, const char *title)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_todo);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (rk_query_where (query, "meeting_id", id, NULL));
  g_assert_true (rk_query_where (query, "title", title, NULL));
  ids = rk_query_ids (db_of (f), query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static void
assert_todo (Fixture *f, gint64 id, const char *due, const char *state)
{
  g_autoptr (RkRecord) todo = get (f, &rk_kind_todo, id);

  g_assert_cmpstr (rk_record_get (todo, "due"), ==, due);
  g_assert_cmpstr (rk_record_get (todo, "state"), ==, state);
}

/* Counted from the day; a moved meeting takes the open ones along. */
static void
test_todos (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = f->meeting };
  g_autoptr (RkRecord) todo = NULL;
  RkDraft *draft;
  gint64 agenda, shares, notice;

  rk_test_command (f->office, "準備の一覧を作った", run_begin, &job);
  g_assert_cmpuint (job.n, ==, 19);
  rk_test_command (f->office, "準備の一覧を作った", run_begin, &job);
  g_assert_cmpuint (job.n, ==, 0);
  agenda = todo_of (f, f->meeting, "議題と論点を整理する");
  shares = todo_of (f, f->meeting, "資料の分担を決める");
  notice = todo_of (f, f->meeting, "開催通知を送る");
  assert_todo (f, agenda, "2026-05-24", RK_TODO_LATE);
  assert_todo (f, shares, "2026-06-23", RK_TODO_LATE);
  assert_todo (f, todo_of (f, f->meeting, "受付と傍聴の記録を取る"), "2026-07-23", RK_TODO_OPEN);
  assert_todo (f, todo_of (f, f->meeting, "会議概要と資料を公表する"), "2026-08-06", RK_TODO_OPEN);
  job = (Job){ .f = f, .id = agenda, .text = RK_TODO_DONE, .day = "2026-07-02" };
  rk_test_command (f->office, "済みにした", run_settle, &job);
  /* What the meeting itself shows need not be ticked. */
  draft = change_of (f, &rk_kind_meeting, f->meeting);
  g_assert_true (rk_test_set (draft, "noticed_on", "2026-06-20"));
  g_assert_true (rk_test_set (draft, "date", "2026-09-10"));
  rk_test_keep (f->office, draft);
  assert_todo (f, agenda, "2026-05-24", RK_TODO_DONE);
  assert_todo (f, shares, "2026-08-11", RK_TODO_OPEN);
  assert_todo (f, notice, "2026-08-11", RK_TODO_DONE);
  todo = get (f, &rk_kind_todo, notice);
  g_assert_cmpstr (rk_record_get (todo, "done_on"), ==, "2026-06-20");
  job = (Job){ .f = f, .id = agenda };
  rk_test_command (f->office, "済みを取り消した", run_settle, &job);
  assert_todo (f, agenda, "2026-07-12", RK_TODO_OPEN);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  assert_todo (f, agenda, "2026-05-24", RK_TODO_DONE);
}

/* What had to be done until the meeting is not late when it has been held; what comes after it is.
 */
static void
test_todos_of_a_meeting_held (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = f->meeting };
  g_autofree char *clock = g_strdup (g_getenv ("RENKEI_CLOCK"));
  gint64 agenda, published;

  rk_test_command (f->office, "準備の一覧を作った", run_begin, &job);
  agenda = todo_of (f, f->meeting, "議題と論点を整理する");
  published = todo_of (f, f->meeting, "会議概要と資料を公表する");
  g_setenv ("RENKEI_CLOCK", "2026-07-23T10:00:00+09:00", TRUE);
  assert_todo (f, agenda, "2026-05-24", RK_TODO_LATE);
  g_setenv ("RENKEI_CLOCK", "2026-07-24T10:00:00+09:00", TRUE);
  assert_todo (f, agenda, "2026-05-24", RK_TODO_PAST);
  assert_todo (f, published, "2026-08-06", RK_TODO_OPEN);
  g_setenv ("RENKEI_CLOCK", "2026-08-07T10:00:00+09:00", TRUE);
  assert_todo (f, published, "2026-08-06", RK_TODO_LATE);
  g_setenv ("RENKEI_CLOCK", clock, TRUE);
}

static void
reply_all (Fixture *f, const char *last)
{
  for (guint i = 0; i < 3; i++)
    {
      RkDraft *draft = RK_TEST_DRAFT (&rk_kind_attendance, "reply", i < 2 ? RK_REPLY_YES : last,
                                      "replied_on", "2026-06-30");

      rk_test_set_int (draft, "appointment_id", f->terms[i]);
      add_of_meeting (f, f->meeting, draft);
    }
}

/* Once date, place and form are set, or every member has replied, nobody needs to tick it. */
static void
test_todos_that_settle_themselves (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = f->meeting };
  gint64 place, replies;
  RkDraft *draft;

  rk_test_command (f->office, "準備の一覧を作った", run_begin, &job);
  place = todo_of (f, f->meeting, "日時・会場・形式を決める");
  replies = todo_of (f, f->meeting, "出欠と代理の届けを集める");
  assert_todo (f, place, "2026-05-24", RK_TODO_LATE);
  draft = change_of (f, &rk_kind_meeting, f->meeting);
  g_assert_true (rk_test_set (draft, "place", "見本会館"));
  rk_test_keep (f->office, draft);
  assert_todo (f, place, "2026-05-24", RK_TODO_DONE);
  reply_all (f, RK_REPLY_NONE);
  assert_todo (f, replies, "2026-07-09", RK_TODO_OPEN);
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  assert_todo (f, replies, "2026-07-09", RK_TODO_OPEN);
  draft = RK_TEST_DRAFT (&rk_kind_attendance, "reply", RK_REPLY_NO, "replied_on", "2026-07-01");
  rk_test_set_int (draft, "appointment_id", f->terms[2]);
  add_of_meeting (f, f->meeting, draft);
  assert_todo (f, replies, "2026-07-09", RK_TODO_DONE);
}

/* What a council changed of its list comes again with its next meeting. */
static void
test_todos_again (Fixture *f, gconstpointer data)
{
  Job job = { .f = f, .id = f->meeting };
  gint64 id;
  RkDraft *draft;

  rk_test_command (f->office, "準備の一覧を作った", run_begin, &job);
  id = todo_of (f, f->meeting, "資料の分担を決める");
  draft = change_of (f, &rk_kind_todo, id);
  g_assert_true (rk_test_set (draft, "days", "21日前"));
  g_assert_true (rk_test_set (draft, "owner", "増田"));
  rk_test_keep (f->office, draft);
  add_of_meeting (f, f->meeting,
                  RK_TEST_DRAFT (&rk_kind_todo, "title", "手話通訳を頼む", "days", "40日前"));
  job.id = add_meeting (f, "2026", "2", "2027-02-10");
  rk_test_command (f->office, "準備の一覧を作った", run_begin, &job);
  g_assert_cmpuint (job.n, ==, 20);
  assert_todo (f, todo_of (f, job.id, "手話通訳を頼む"), "2027-01-01", RK_TODO_OPEN);
  assert_todo (f, todo_of (f, job.id, "資料の分担を決める"), "2027-01-20", RK_TODO_OPEN);
}

static void
test_todo_days (void)
{
  static const char *const cases[][2] = {
    { "60日前", "-60" }, { "当日", "0" }, { "１４日後", "14" }, { "-3", "-3" }, { "7", "7" }
  };
  static const char *const wrong[] = { "前日", "3日前ころ", "900日前", "日前", "３日後まで" };
  int field = rk_kind_field (&rk_kind_todo, "days");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkDraft *draft = RK_TEST_DRAFT (&rk_kind_todo, "days", cases[i][0]);
      g_autoptr (RkRecord) record = rk_draft_end (draft);
      g_autofree char *text = rk_record_dup_text (record, field);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (RkDraft) draft = rk_draft_new (&rk_kind_todo);
      g_autoptr (RkProblem) problem = NULL;

      g_assert_false (rk_draft_set_typed (draft, field, wrong[i], &problem));
      g_assert_nonnull (problem);
    }
}

/* ── minutes ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_fix (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_fix (db, ((Job *)data)->id, "2026-07-30", NULL, error);
}

static gboolean
run_correct (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_correct (db, ((Job *)data)->id, error);
}

static void
assert_name (Fixture *f, gint64 attendance, gint64 statement, const char *name, const char *body)
{
  g_autoptr (RkRecord) there = get (f, &rk_kind_attendance, attendance);
  g_autoptr (RkRecord) said = get (f, &rk_kind_statement, statement);

  g_assert_cmpstr (rk_record_get (there, "name"), ==, name);
  g_assert_cmpstr (rk_record_get (there, "body"), ==, body);
  g_assert_cmpstr (rk_record_get (said, "speaker_name"), ==, name);
  g_assert_cmpstr (rk_record_get (said, "speaker_body"), ==, body);
}

static gboolean
run_renew (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_renew (db, ((Job *)data)->id, error);
}

/* Final minutes of a member who came and spoke. @statement: (out). Returns: the attendance */
static gint64
add_final (Fixture *f, gint64 *statement)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_attendance, "reply", "出席", "presence", "出席");
  Job job = { .f = f, .id = f->meeting };
  gint64 attendance;

  rk_test_set_int (draft, "appointment_id", f->terms[1]);
  attendance = add_of_meeting (f, f->meeting, draft);
  draft = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "text", "声をかける人が要る");
  rk_test_set_int (draft, "appointment_id", f->terms[1]);
  *statement = add_of_meeting (f, f->meeting, draft);
  rk_test_command (f->office, "会議録を確定した", run_fix, &job);
  return attendance;
}

/* Names, posts, places in the roster and the bylaws change afterwards; the record does not. */
static void
test_minutes_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (RkRecord) meeting = NULL;
  g_autoptr (RkPayments) payments = NULL;
  g_autoptr (GError) error = NULL;
  RkQuorum quorum;
  gint64 statement;
  gint64 attendance = add_final (f, &statement);

  rename_to (f, &rk_kind_appointment, f->terms[1], "role", "会長");
  rename_to (f, &rk_kind_person, f->people[1], "name", "鈴木　誠");
  rename_to (f, &rk_kind_body, f->bodies[1], "name", "新見本商工会");
  rename_to (f, &rk_kind_appointment, f->terms[1], "post", "会頭");
  rename_to (f, &rk_kind_seat, f->seats[1], "position", "9");
  rename_to (f, &rk_kind_council, f->council, "name", "改名した協議会");
  rename_to (f, &rk_kind_council, f->council, "quorum_rule", "過半数");
  rename_to (f, &rk_kind_appointment, f->terms[2], "term_end", "2026-07-01");
  assert_name (f, attendance, statement, "髙橋　誠", "見本商工会");
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  g_assert_no_error (error);
  meeting = get (f, &rk_kind_meeting, f->meeting);
  g_assert_cmpstr (rk_record_get (meeting, "title"), ==, "令和8年度第1回見本圏域協議会");
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  g_assert_cmpuint (quorum.members, ==, 3);
  g_assert_cmpuint (quorum.needed, ==, 2);
  payments = rk_payments_load (db_of (f), f->meeting, &error);
  g_assert_cmpstr (((RkPaymentLine *)payments->lines->pdata[1])->role, ==, "委員");
  g_assert_cmpstr (((RkPaymentLine *)payments->lines->pdata[1])->name, ==, "髙橋　誠");
  g_assert_cmpstr (((RkPaymentLine *)payments->lines->pdata[1])->body, ==, "見本商工会");
}

/* Whoever becomes an observer was a member then and is paid as one; so is whose term is found to
 * have ended before. */
static void
test_minutes_keep_who_is_paid (Fixture *f, gconstpointer data)
{
  g_autoptr (RkPayments) before = NULL;
  g_autoptr (RkPayments) after = NULL;
  g_autoptr (RkPayments) left = NULL;
  g_autoptr (RkRecord) term = NULL;
  gint64 statement;

  add_final (f, &statement);
  before = rk_payments_load (db_of (f), f->meeting, NULL);
  rename_to (f, &rk_kind_appointment, f->terms[1], "role", RK_ROLE_OBSERVER);
  after = rk_payments_load (db_of (f), f->meeting, NULL);
  g_assert_cmpuint (after->lines->len, ==, before->lines->len);
  g_assert_cmpstr (((RkPaymentLine *)after->lines->pdata[1])->role, ==, "委員");
  term = get (f, &rk_kind_appointment, f->terms[1]);
  rename_to (f, &rk_kind_appointment, f->terms[1], "term_end", rk_record_get (term, "term_start"));
  left = rk_payments_load (db_of (f), f->meeting, NULL);
  g_assert_cmpuint (left->lines->len, ==, before->lines->len);
}

static void
assert_form (Fixture *f, const char *speakers, const char *layout)
{
  g_autoptr (RkRecord) meeting = get (f, &rk_kind_meeting, f->meeting);
  RkMinutesForm form;

  g_assert_true (rk_minutes_form_load (db_of (f), meeting, &form, NULL));
  g_assert_cmpstr (form.speakers, ==, speakers);
  g_assert_cmpstr (form.layout, ==, layout);
  rk_minutes_form_clear (&form);
}

/* Nobody who was published as a body is named because the bylaws say so afterwards. */
static void
test_minutes_form_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Job job = { .f = f, .id = f->meeting };
  gint64 statement;

  rename_to (f, &rk_kind_council, f->council, "record_style", "機関");
  add_final (f, &statement);
  rename_to (f, &rk_kind_council, f->council, "record_style", "氏名");
  rename_to (f, &rk_kind_council, f->council, "minutes_layout", "審議結果");
  assert_form (f, "機関", "会議概要");
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  g_assert_no_error (error);
  rk_test_command (f->office, "会議録を訂正する", run_correct, &job);
  assert_form (f, "機関", "会議概要");
  rk_test_command (f->office, "いまの名簿・規程に合わせた", run_renew, &job);
  assert_form (f, "氏名", "審議結果");
}

static void
assert_then (Fixture *f, const char *title, guint members, guint needed, guint present)
{
  g_autoptr (RkRecord) meeting = get (f, &rk_kind_meeting, f->meeting);
  RkQuorum quorum;

  g_assert_cmpstr (rk_record_get (meeting, "title"), ==, title);
  g_assert_true (rk_meetings_quorum (db_of (f), f->meeting, &quorum, NULL, NULL));
  g_assert_cmpuint (quorum.members, ==, members);
  g_assert_cmpuint (quorum.needed, ==, needed);
  g_assert_cmpuint (quorum.present, ==, present);
}

/* A correction starts from the version that it corrects: what became of names, roles and bylaws
 * since is no part of it, until it is asked for. */
static void
test_correction_stays (Fixture *f, gconstpointer data)
{
  static const char title[] = "令和8年度第1回見本圏域協議会";
  Job job = { .f = f, .id = f->meeting };
  g_autoptr (RkRecord) there = NULL;
  g_autoptr (RkRecord) again = NULL;
  g_autoptr (RkRecord) said = NULL;
  g_autoptr (RkRecord) anew = NULL;
  g_autoptr (GError) error = NULL;
  RkDraft *draft;
  gint64 attendance, statement;

  attendance = add_final (f, &statement);
  rename_to (f, &rk_kind_person, f->people[1], "name", "鈴木　誠");
  rename_to (f, &rk_kind_body, f->bodies[1], "name", "新見本商工会");
  rename_to (f, &rk_kind_appointment, f->terms[1], "post", "会頭");
  rename_to (f, &rk_kind_appointment, f->terms[1], "role", RK_ROLE_CHAIR);
  rename_to (f, &rk_kind_council, f->council, "name", "改名した協議会");
  draft = change_of (f, &rk_kind_council, f->council);
  g_assert_true (rk_test_set (draft, "quorum_rule", "人数"));
  g_assert_true (rk_test_set (draft, "quorum_number", "3"));
  rk_test_keep (f->office, draft);
  rename_to (f, &rk_kind_appointment, f->terms[2], "term_end", "2026-07-01");
  rk_test_command (f->office, "会議録を訂正する", run_correct, &job);
  assert_name (f, attendance, statement, "髙橋　誠", "見本商工会");
  assert_then (f, title, 3, 2, 1);
  there = get (f, &rk_kind_attendance, attendance);
  g_assert_cmpstr (rk_record_get (there, "role"), ==, "委員");
  g_assert_cmpstr (rk_record_get (there, "post"), !=, "会頭");
  /* What is written now is said by the same person under the same name; who came is counted. */
  draft = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "text", "もう一つある");
  rk_test_set_int (draft, "appointment_id", f->terms[1]);
  said = get (f, &rk_kind_statement, add_of_meeting (f, f->meeting, draft));
  g_assert_cmpstr (rk_record_get (said, "speaker_name"), ==, "髙橋　誠");
  g_assert_cmpstr (rk_record_get (said, "speaker_body"), ==, "見本商工会");
  rename_to (f, &rk_kind_attendance, attendance, "presence", "欠席");
  assert_then (f, title, 3, 2, 0);
  rename_to (f, &rk_kind_attendance, attendance, "presence", "出席");
  rk_test_command (f->office, "会議録を確定した", run_fix, &job);
  assert_name (f, attendance, statement, "髙橋　誠", "見本商工会");
  assert_then (f, title, 3, 2, 1);
  again = get (f, &rk_kind_meeting, f->meeting);
  g_assert_cmpstr (rk_record_get (again, "quorum_rule_then"), ==, "半数以上");
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  g_assert_false (rk_store_command (f->office->store, "合わせた", run_renew, &job, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_READ_ONLY);
  g_clear_error (&error);
  /* A name that was misspelt is part of what may be corrected. */
  rk_test_command (f->office, "会議録を訂正する", run_correct, &job);
  rk_test_command (f->office, "いまの名簿に合わせた", run_renew, &job);
  assert_name (f, attendance, statement, "鈴木　誠", "新見本商工会");
  assert_then (f, "令和8年度第1回改名した協議会", 2, 3, 1);
  rk_test_command (f->office, "会議録を確定した", run_fix, &job);
  anew = get (f, &rk_kind_attendance, attendance);
  g_assert_cmpstr (rk_record_get (anew, "name_then"), ==, "鈴木　誠");
  g_assert_true (rk_minutes_check (db_of (f), f->meeting, &error));
  g_assert_no_error (error);
}

/* ── the years ───────────────────────────────────────────────────────────────────────────── */

static gint64
add_item (Fixture *f, gint64 meeting, const char *title, gint64 from)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_agenda_item, "title", title, "position", "1");

  if (from)
    rk_test_set_int (draft, "carried_from_id", from);
  return add_of_meeting (f, meeting, draft);
}

static void
add_opinion (Fixture *f, gint64 meeting, gint64 item, const char *text, const char *done)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_statement, "kind", "意見", "text", text);
  RkDraft *action
      = RK_TEST_DRAFT (&rk_kind_action, "what", "調べる", "owner", "増田", "due", "2026-06-30");

  if (item)
    rk_test_set_int (draft, "agenda_item_id", item);
  rk_test_set_int (draft, "appointment_id", f->terms[1]);
  rk_test_set_int (action, "statement_id", add_of_meeting (f, meeting, draft));
  if (done)
    {
      g_assert_true (rk_test_set (action, "done_on", done));
      g_assert_true (rk_test_set (action, "result", "様式を直した"));
    }
  add_of_meeting (f, meeting, action);
}

static void
test_series (Fixture *f, gconstpointer data)
{
  gint64 first = add_meeting (f, "2024", "1", "2024-07-20");
  gint64 second = add_meeting (f, "2025", "1", "2025-07-20");
  gint64 old = add_meeting (f, "2023", "1", "2023-07-20");
  gint64 car = add_item (f, first, "健診車の共同利用", 0);
  gint64 again = add_item (f, second, "健診車の共同利用（案）の見直し", car);
  gint64 report = add_item (f, first, "令和6年度の取組", 0);
  g_autoptr (GPtrArray) threads = NULL;
  g_autoptr (GError) error = NULL;
  const RkSeriesThread *thread;
  const RkSeriesEntry *entry;

  add_opinion (f, old, 0, "四年前の意見", NULL);
  add_opinion (f, first, car, "様式が分かりにくい", "2025-03-01");
  add_opinion (f, second, again, "費用を分けたい", NULL);
  add_opinion (f, first, report, "よい", "2024-09-01");
  add_item (f, second, "令和7年度の取組", 0);
  add_item (f, f->meeting, "開会", 0);
  threads = rk_series_load (db_of (f), f->council, 2026, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (threads->len, ==, 3);
  thread = threads->pdata[0];
  g_assert_cmpstr (thread->title, ==, "健診車の共同利用（案）の見直し");
  g_assert_cmpuint (thread->entries->len, ==, 2);
  g_assert_cmpuint (thread->n_opinions, ==, 2);
  g_assert_cmpuint (thread->n_open, ==, 1);
  g_assert_cmpuint (thread->n_late, ==, 1);
  entry = thread->entries->pdata[1];
  g_assert_true (entry->carried);
  g_assert_cmpint (entry->meeting, ==, second);
  g_assert_cmpint (entry->year, ==, 2025);
  /* The same every year, by another number in its name. */
  thread = threads->pdata[1];
  g_assert_cmpuint (thread->entries->len, ==, 2);
  rk_series_filter (threads, RK_SERIES_SAID, NULL);
  g_assert_cmpuint (threads->len, ==, 2);
  rk_series_filter (threads, RK_SERIES_OPEN, "増田 費用");
  g_assert_cmpuint (threads->len, ==, 1);
  rk_series_filter (threads, RK_SERIES_ALL, "四年前");
  g_assert_cmpuint (threads->len, ==, 0);
}

/* ── payments ────────────────────────────────────────────────────────────────────────────── */

static void
add_rate (Fixture *f, const char *role, const char *minutes, const char *amount)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_pay_rate, "role", role, "amount", amount);

  if (minutes)
    g_assert_true (rk_test_set (draft, "minutes_to", minutes));
  rk_test_set_int (draft, "council_id", f->council);
  rk_test_keep (f->office, draft);
}

static void
come (Fixture *f, guint n, const char *presence)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_attendance, "presence", presence);

  if (g_str_equal (presence, "代理"))
    g_assert_true (rk_test_set (draft, "deputy_name", "内山　誠"));
  rk_test_set_int (draft, "appointment_id", f->terms[n]);
  add_of_meeting (f, f->meeting, draft);
}

static gboolean
run_pay (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_payments_save (db, job->id, job->list, error);
}

/* Before the minutes are final a member who turns out to be an observer goes from the list, unless
 * the money has been paid. */
static void
assert_paid_observer (Fixture *f, RkPaymentLine *line, GPtrArray *lines)
{
  Job job = { .f = f, .id = f->meeting, .list = lines };
  g_autoptr (RkPayments) unpaid = NULL;
  g_autoptr (RkPayments) paid = NULL;

  rename_to (f, &rk_kind_appointment, f->terms[0], "role", RK_ROLE_OBSERVER);
  unpaid = rk_payments_load (db_of (f), f->meeting, NULL);
  g_assert_cmpuint (unpaid->lines->len, ==, lines->len - 1);
  line->paid_on = g_strdup ("2026-08-06");
  rk_test_command (f->office, "支払を記録した", run_pay, &job);
  paid = rk_payments_load (db_of (f), f->meeting, NULL);
  g_assert_cmpuint (paid->lines->len, ==, lines->len);
}

static void
test_payments (Fixture *f, gconstpointer data)
{
  g_autoptr (RkPayments) early = NULL;
  g_autoptr (RkPayments) payments = NULL;
  g_autoptr (RkPayments) after = NULL;
  g_autofree char *clock = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { .f = f, .id = f->meeting };
  RkPaymentLine *line;
  gint64 travel;
  guint n;

  add_rate (f, "会長", "120", "4000");
  add_rate (f, "会長", NULL, "8000");
  add_rate (f, "委員", "120", "3500");
  add_rate (f, "委員", NULL, "7000");
  come (f, 0, "出席");
  come (f, 1, "Web");
  come (f, 2, "代理");
  /* Whoever was taken down before the day is only expected. */
  early = rk_payments_load (db_of (f), f->meeting, NULL);
  g_assert_false (early->taken);
  clock = g_strdup (g_getenv ("RENKEI_CLOCK"));
  g_setenv ("RENKEI_CLOCK", "2026-07-23T15:05:00+09:00", TRUE);
  payments = rk_payments_load (db_of (f), f->meeting, &error);
  g_assert_no_error (error);
  g_assert_cmpint (payments->minutes, ==, 120);
  g_assert_true (payments->taken);
  g_assert_cmpint (rk_payments_sum (payments, &travel, &n), ==, 4000 + 3500);
  g_assert_cmpint (travel, ==, 0);
  g_assert_cmpuint (n, ==, 2);
  line = payments->lines->pdata[2];
  g_assert_true (line->excluded);
  g_assert_cmpstr (line->reason, ==, "代理出席のため");
  /* One gets travel, one is a public official after all. */
  line = payments->lines->pdata[0];
  line->travel = 1280;
  line->route = g_strdup ("見本駅～会場　往復");
  line = payments->lines->pdata[1];
  line->excluded = TRUE;
  job.list = payments->lines;
  g_assert_false (rk_store_command (f->office->store, "支払", run_pay, &job, NULL, &error));
  g_assert_nonnull (error);
  line->reason = g_strdup ("公務員のため");
  rk_test_command (f->office, "支払を記録した", run_pay, &job);
  after = rk_payments_load (db_of (f), f->meeting, NULL);
  g_assert_cmpint (rk_payments_sum (after, &travel, &n), ==, 4000);
  g_assert_cmpint (travel, ==, 1280);
  g_assert_cmpuint (n, ==, 1);
  line = after->lines->pdata[1];
  g_assert_cmpint (line->payment, !=, 0);
  g_assert_cmpstr (line->reason, ==, "公務員のため");
  assert_paid_observer (f, after->lines->pdata[0], after->lines);
  g_setenv ("RENKEI_CLOCK", clock, TRUE);
}

/* ── people ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_merge (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_people_merge (db, job->id, job->other, error);
}

static gboolean
run_apart (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_people_keep_apart (db, job->id, job->other, "2026-07-02", error);
}

static gint64
add_term (Fixture *f, guint seat, gint64 person)
{
  RkDraft *draft
      = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2022-04-01", "term_end", "2024-03-31");

  rk_test_set_int (draft, "seat_id", f->seats[seat]);
  rk_test_set_int (draft, "person_id", person);
  return rk_test_keep (f->office, draft);
}

static guint
count_pairs (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = rk_people_pairs (db_of (f), NULL, &error);

  g_assert_no_error (error);
  return pairs->len;
}

static void
test_people (Fixture *f, gconstpointer data)
{
  gint64 twin
      = rk_test_keep (f->office, RK_TEST_DRAFT (&rk_kind_person, "name", "高橋 誠", "phone",
                                                "054-000-0001", "email", "takahashi@example.jp"));
  gint64 term = add_term (f, 1, twin);
  g_autoptr (GPtrArray) pairs = rk_people_pairs (db_of (f), NULL, NULL);
  const RkPeoplePair *pair = pairs->pdata[0];
  Job job = { .f = f, .id = f->people[1], .other = twin };
  g_autoptr (RkRecord) moved = NULL;
  g_autoptr (RkRecord) kept = NULL;

  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpuint (pair->why, ==, RK_PEOPLE_NAME | RK_PEOPLE_BODY);
  g_assert_nonnull (strstr (pair->second_seats, "見本商工会"));
  rename_to (f, &rk_kind_person, f->people[1], "phone", "054-999-9999");
  rk_test_command (f->office, "一人にまとめた", run_merge, &job);
  g_assert_cmpuint (count_pairs (f), ==, 0);
  moved = get (f, &rk_kind_appointment, term);
  g_assert_cmpint (rk_record_get_int (moved, "person_id"), ==, f->people[1]);
  kept = get (f, &rk_kind_person, f->people[1]);
  g_assert_cmpstr (rk_record_get (kept, "name"), ==, "髙橋　誠");
  g_assert_cmpstr (rk_record_get (kept, "email"), ==, "takahashi@example.jp");
  g_assert_cmpstr (rk_record_get (kept, "phone"), ==, "054-999-9999");
  g_assert_nonnull (strstr (rk_record_get (kept, "note"), "054-000-0001"));
  /* One action, taken back as one; then they are said to be two. */
  g_assert_true (rk_store_undo (f->office->store, NULL, NULL));
  g_assert_cmpuint (count_pairs (f), ==, 1);
  rk_test_command (f->office, "別の人とした", run_apart, &job);
  g_assert_cmpuint (count_pairs (f), ==, 0);
  /* A third of that name is asked about with each of them; readings alone say nothing. */
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_person, "name", "高橋誠", "kana", "たかはし　まこと"));
  g_assert_cmpuint (count_pairs (f), ==, 2);
  rk_test_keep (f->office,
                RK_TEST_DRAFT (&rk_kind_person, "name", "高端　真", "kana", "タカハシ マコト"));
  g_assert_cmpuint (count_pairs (f), ==, 2);
}

static gboolean
run_put (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_auto (RkMemberPut) put = { 0 };
  g_autoptr (RkRecord) row = rk_draft_end (g_steal_pointer (&job->draft));

  if (!rk_members_put (db, row, job->f->council, &put, error))
    return FALSE;
  job->id = put.appointment;
  job->n = (put.alike != NULL) + 2 * (put.collision != NULL) + 4 * (put.rival != NULL);
  return TRUE;
}

static Job
put (Fixture *f, RkDraft *draft)
{
  Job job = { .f = f, .draft = draft };

  rk_test_command (f->office, "取り込んだ", run_put, &job);
  return job;
}

static void
test_member_put (Fixture *f, gconstpointer data)
{
  RkDraft *draft;
  g_autoptr (RkRecord) term = NULL;
  Job job;

  /* The same name at another body may be the same person; a number is taken. */
  job = put (f,
             RK_TEST_DRAFT (&rk_kind_member, "name", "岡 隆", "body", "見本健保", "position", "2"));
  g_assert_cmpuint (job.n, ==, 3);
  job = put (f, RK_TEST_DRAFT (&rk_kind_member, "name", "内山　誠", "body", "見本協会けんぽ"));
  g_assert_cmpuint (job.n, ==, 0);
  /* A second chair of the same time. */
  job = put (f, RK_TEST_DRAFT (&rk_kind_member, "name", "谷　恵", "body", "見本工業会", "role",
                               RK_ROLE_CHAIR));
  g_assert_cmpuint (job.n, ==, 4);
  /* Chosen from those known: nobody is made. */
  draft = RK_TEST_DRAFT (&rk_kind_member, "name", "岡　隆", "term_start", "2020-04-01", "term_end",
                         "2022-03-31");
  rk_test_set_int (draft, "person_id", f->people[2]);
  rk_test_set_int (draft, "body_id", f->bodies[0]);
  job = put (f, draft);
  g_assert_cmpuint (job.n, ==, 0);
  term = get (f, &rk_kind_appointment, job.id);
  g_assert_cmpint (rk_record_get_int (term, "person_id"), ==, f->people[2]);
  g_assert_cmpint (rk_record_get_int (term, "seat_id"), ==, f->seats[0]);
}

/* The office of a city that is called as the prefecture's is not the prefecture's. */
static void
test_kind_of_body (Fixture *f, gconstpointer data)
{
  static const char *const cases[][2]
      = { { "東部市健康増進課", "市町村（衛生部門）" },
          { "見本県東町保健福祉部健康増進課", "市町村（衛生部門）" },
          { "見本県健康増進課", "都道府県（主管課）" },
          { "見本歯科医師会", "歯科医師会" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("見本　%u", i);
      Job job = put (f, RK_TEST_DRAFT (&rk_kind_member, "name", name, "body", cases[i][0]));
      g_autoptr (RkRecord) term = get (f, &rk_kind_appointment, job.id);
      g_autoptr (RkRecord) seat = get (f, &rk_kind_seat, rk_record_get_int (term, "seat_id"));
      g_autoptr (RkRecord) body = get (f, &rk_kind_body, rk_record_get_int (seat, "body_id"));
      g_autoptr (RkRecord) kind = get (f, &rk_kind_body_kind, rk_record_get_int (body, "kind_id"));

      g_assert_cmpstr (rk_record_get (kind, "name"), ==, cases[i][1]);
    }
}

/* The next letter comes after the highest number of the year, printed or not. */
static void
test_ledger (Fixture *f, gconstpointer data)
{
  static const char *const numbers[] = { "令和8年度第26号", "令和8年度第9号", "令和7年度第40号" };
  g_autoptr (GError) error = NULL;
  g_autofree char *first = rk_councils_next_document (db_of (f), "2026-07-02", 0, &error);
  g_autofree char *next = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (first, ==, "令和8年度第1号");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      RkDraft *draft = change_of (f, &rk_kind_appointment, f->terms[i]);

      rk_draft_put (draft, "document_number", numbers[i]);
      rk_test_keep (f->office, draft);
    }
  next = rk_councils_next_document (db_of (f), "2026-07-02", 0, &error);
  after = rk_councils_next_document (db_of (f), "2027-03-31", 1, &error);
  g_assert_cmpstr (next, ==, "令和8年度第27号");
  g_assert_cmpstr (after, ==, "令和8年度第28号");
}

static guint
count_without_chair (Fixture *f, const char *day)
{
  g_autoptr (GPtrArray) work = rk_councils_work (db_of (f), 0, day, 0, NULL);
  guint n = 0;

  for (guint i = 0; i < work->len; i++)
    {
      const RkCouncilWork *one = work->pdata[i];

      n += one->duty == RK_DUTY_NO_CHAIR;
      if (one->duty == RK_DUTY_NO_CHAIR)
        g_assert_cmpint (one->seat_id, !=, f->seats[0]); /* an observer */
    }
  return n;
}

/* A chair that was chosen and not entered is asked for from the day of the meeting on. */
static void
test_chair_is_asked_for (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (count_without_chair (f, "2026-08-01"), ==, 0);
  rename_to (f, &rk_kind_appointment, f->terms[0], "role", "オブザーバー");
  g_assert_cmpuint (count_without_chair (f, "2026-07-22"), ==, 0);
  g_assert_cmpuint (count_without_chair (f, "2026-07-23"), ==, 1);
  rename_to (f, &rk_kind_appointment, f->terms[1], "role", "会長");
  g_assert_cmpuint (count_without_chair (f, "2026-08-01"), ==, 0);
  /* After that chair's term it is the business of the next meeting. */
  rename_to (f, &rk_kind_appointment, f->terms[1], "term_end", "2026-09-30");
  g_assert_cmpuint (count_without_chair (f, "2026-10-01"), ==, 0);
  rename_to (f, &rk_kind_meeting, f->meeting, "date", "2026-10-10");
  g_assert_cmpuint (count_without_chair (f, "2026-10-10"), ==, 1);
  rename_to (f, &rk_kind_meeting, f->meeting, "cancelled_on", "2026-10-09");
  g_assert_cmpuint (count_without_chair (f, "2026-10-10"), ==, 0);
}

/* Who is no member is on a paper by what he is there as; without that he would be on none. */
static void
test_guests (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RkDraft *guest = RK_TEST_DRAFT (&rk_kind_attendance, "guest_name", "増田　健");

  rk_test_set_int (guest, "meeting_id", f->meeting);
  g_assert_false (rk_test_try_to_keep (f->office, guest, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  add_of_meeting (
      f, f->meeting,
      RK_TEST_DRAFT (&rk_kind_attendance, "guest_name", "増田　健", "guest_role", "オブザーバー"));
}

static void
assert_order (Fixture *f, gint64 meeting, gint64 previous, gint64 misnumbered)
{
  gint64 before, other;

  g_assert_true (rk_meetings_previous (db_of (f), meeting, &before, NULL));
  g_assert_cmpint (before, ==, previous);
  g_assert_true (rk_meetings_misnumbered (db_of (f), meeting, &other, NULL));
  g_assert_cmpint (other, ==, misnumbered);
}

/* A meeting of November that was made after that of March has the higher number; what was said in
 * July is what came before it. */
static void
test_previous_by_day (Fixture *f, gconstpointer data)
{
  gint64 march = add_meeting (f, "2026", "2", "2027-03-31");
  gint64 november = add_meeting (f, "2026", "3", "2026-11-10");
  gint64 no_day = add_meeting (f, "2026", "4", NULL);

  assert_order (f, november, f->meeting, march);
  assert_order (f, march, november, november);
  assert_order (f, f->meeting, 0, 0);
  assert_order (f, no_day, november, 0);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/year/todos", test_todos);
  TEST ("/year/todos/settle", test_todos_that_settle_themselves);
  TEST ("/year/todos/again", test_todos_again);
  TEST ("/year/todos/held", test_todos_of_a_meeting_held);
  g_test_add_func ("/year/todos/days", test_todo_days);
  TEST ("/year/previous", test_previous_by_day);
  TEST ("/year/minutes", test_minutes_stay);
  TEST ("/year/minutes/form", test_minutes_form_stays);
  TEST ("/year/minutes/paid", test_minutes_keep_who_is_paid);
  TEST ("/year/correction", test_correction_stays);
  TEST ("/year/series", test_series);
  TEST ("/year/payments", test_payments);
  TEST ("/year/people", test_people);
  TEST ("/year/member", test_member_put);
  TEST ("/year/kind-of-body", test_kind_of_body);
  TEST ("/year/ledger", test_ledger);
  TEST ("/year/guests", test_guests);
  TEST ("/year/chair-asked-for", test_chair_is_asked_for);
  return g_test_run ();
}
