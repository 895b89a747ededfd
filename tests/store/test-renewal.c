/* 改選 in the store: in steps, what the bylaws allow, who is paid, who is there no more. */
#include "rk-test-year.h"

static gboolean
run_keep (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_renewal_keep (db, job->list, "2028-04-01", &job->n, error);
}

static gboolean
run_perform (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_renewal_perform (db, job->list, "2028-04-01", "2028-04-01", &job->n, error);
}

/* 再任の上限: said of whoever has reached it, before another term is recorded. */
static void
test_renewal_limit (Fixture *f, gconstpointer data)
{
  RkDraft *term
      = RK_TEST_DRAFT (&rk_kind_appointment, "term_start", "2024-04-01", "term_end", "2026-03-31");
  g_autoptr (GPtrArray) free_of_limit = NULL;
  g_autoptr (GPtrArray) seats = NULL;

  rk_test_set_int (term, "seat_id", f->seats[0]);
  rk_test_set_int (term, "person_id", f->people[0]);
  rk_test_keep (f->office, term);
  free_of_limit = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  for (guint i = 0; i < free_of_limit->len; i++)
    g_assert_false (((RkRenewalSeat *)free_of_limit->pdata[i])->at_limit);
  rename_to (f, &rk_kind_council, f->council, "reappointment_limit", "1");
  seats = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  for (guint i = 0; i < seats->len; i++)
    {
      const RkRenewalSeat *seat = seats->pdata[i];

      g_assert_true (seat->at_limit == (seat->seat_id == f->seats[0]));
    }
  /* Not without a reason, which stays with the appointment. */
  {
    RkRenewalPick *pick = rk_renewal_pick_new (seats->pdata[0], RK_RENEWAL_SAME);
    Job job = { .f = f };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) roster = NULL;
    g_autoptr (RkRecord) again = NULL;

    job.list = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
    g_ptr_array_add (job.list, pick);
    g_assert_false (rk_store_command (f->office->store, "改選", run_perform, &job, NULL, &error));
    g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
    g_assert_nonnull (strstr (error->message, "青島　環"));
    pick->limit_reason = g_strdup ("代わる者がいないため");
    rk_test_command (f->office, "改選の途中を保存した", run_keep, &job);
    rk_test_command (f->office, "改選を記録した", run_perform, &job);
    roster = rk_councils_members (db_of (f), f->council, "2028-04-01", NULL);
    again = get (f, &rk_kind_appointment, ((RkSeatRow *)roster->pdata[0])->appointment_id);
    g_assert_cmpint (rk_record_get_int (again, "reappointments"), ==, 2);
    g_assert_cmpstr (rk_record_get (again, "limit_reason"), ==, "代わる者がいないため");
    g_ptr_array_unref (job.list);
  }
}

static void
test_renewal_steps (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) seats = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (RkRecord) term = NULL;
  RkRenewalPick *pick;
  const RkRenewalSeat *seat;
  Job job = { .f = f };
  gint64 n;

  seats = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  g_assert_cmpuint (seats->len, ==, 3);
  job.list = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
  for (guint i = 0; i < 3; i++)
    {
      pick = rk_renewal_pick_new (seats->pdata[i], i == 0 ? RK_RENEWAL_NEW : RK_RENEWAL_OPEN);
      pick->sent_on = g_strdup (i < 2 ? "2028-01-20" : NULL);
      pick->name = g_strdup (i == 0 ? " 内山　誠 " : NULL);
      g_ptr_array_add (job.list, pick);
    }
  rk_test_command (f->office, "改選の途中を保存した", run_keep, &job);
  g_assert_cmpuint (job.n, ==, 2);
  rk_test_command (f->office, "改選の途中を保存した", run_keep, &job);
  g_assert_cmpuint (job.n, ==, 0);
  again = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  seat = again->pdata[0];
  g_assert_cmpint (seat->answer, ==, RK_RENEWAL_NEW);
  g_assert_cmpstr (seat->new_name, ==, "内山　誠");
  g_assert_cmpstr (seat->sent_on, ==, "2028-01-20");
  seat = again->pdata[1];
  g_assert_cmpint (seat->answer, ==, RK_RENEWAL_OPEN);
  g_assert_cmpstr (seat->sent_on, ==, "2028-01-20");
  g_assert_cmpint (((RkRenewalSeat *)again->pdata[2])->draft, ==, 0);
  /* The first is recorded; the others go on waiting. */
  pick = job.list->pdata[0];
  pick->accepted_on = g_strdup ("2028-03-01");
  rk_test_command (f->office, "改選を記録した", run_perform, &job);
  g_assert_true (rk_records_count (db_of (f), &rk_kind_renewal, &n, NULL));
  g_assert_cmpint (n, ==, 1);
  terms = rk_councils_members (db_of (f), f->council, "2028-04-01", NULL);
  term = get (f, &rk_kind_appointment, ((RkSeatRow *)terms->pdata[0])->appointment_id);
  g_assert_cmpstr (rk_record_get (term, "name"), ==, "内山　誠");
  g_assert_cmpstr (rk_record_get (term, "nomination_sent_on"), ==, "2028-01-20");
  g_assert_cmpstr (rk_record_get (term, "accepted_on"), ==, "2028-03-01");
  g_ptr_array_unref (job.list);
}

static void
keep_for (Fixture *f, guint seat, const char *start)
{
  RkDraft *draft = RK_TEST_DRAFT (&rk_kind_renewal, "start", start, "answer", RK_RENEWAL_WORD_SAME);

  rk_test_set_int (draft, "seat_id", f->seats[seat]);
  rk_test_keep (f->office, draft);
}

static void
assert_kept_days (Fixture *f, gint64 seat, const char *start, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = rk_renewal_kept_days (db_of (f), f->council, seat, start, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (days, NULL);
  words = g_strjoinv (" ", (char **)days->pdata);
  g_assert_cmpstr (words, ==, expected);
}

/* What is kept is found under which day ever; who is asked for a vacancy makes no 改選 of it. */
static void
test_renewal_kept_days (Fixture *f, gconstpointer data)
{
  RkDraft *term = change_of (f, &rk_kind_appointment, f->terms[2]);

  assert_kept_days (f, 0, "2028-04-01", "");
  /* On that day nobody's term has ended. */
  keep_for (f, 0, "2027-04-01");
  assert_kept_days (f, 0, "2028-04-01", "");
  assert_kept_days (f, f->seats[0], "2026-07-02", "2027-04-01");
  keep_for (f, 0, "2028-05-01");
  keep_for (f, 1, "2028-06-01");
  assert_kept_days (f, 0, "2028-04-01", "2028-06-01 2028-05-01");
  assert_kept_days (f, f->seats[0], "2026-07-02", "2028-05-01 2027-04-01");
  /* A seat that is empty before. */
  g_assert_true (rk_test_set (term, "term_end", "2026-05-31"));
  rk_test_keep (f->office, term);
  keep_for (f, 2, "2026-06-15");
  assert_kept_days (f, 0, "2028-04-01", "2028-06-01 2028-05-01");
  assert_kept_days (f, 0, "2026-07-02", "2028-06-01 2028-05-01 2026-06-15");
  assert_kept_days (f, f->seats[2], "2026-07-02", "2026-06-15");
}

/* Nobody is paid because of a 改選 who was not before, reappointed or next in the seat, unless it
 * is said. */
static void
test_renewal_keeps_pay (Fixture *f, gconstpointer data)
{
  static const struct
  {
    RkRenewalAnswer answer;
    const char *name, *post;
    gboolean paid;
  } cases[] = { { RK_RENEWAL_SAME, NULL, "保健所長", FALSE },
                { RK_RENEWAL_NEW, "内山　誠", "主任監督官", FALSE },
                { RK_RENEWAL_NEW, "原田　恵", "相談役", TRUE } };
  g_autoptr (GPtrArray) seats = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) roster = NULL;
  Job job = { .f = f };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rename_to (f, &rk_kind_appointment, f->terms[i], "post", "保健所長");
      rename_to (f, &rk_kind_appointment, f->terms[i], "no_pay_reason", "公務員のため");
      rename_to (f, &rk_kind_appointment, f->terms[i], "no_pay", "1");
      rename_to (f, &rk_kind_appointment, f->terms[i], "note", "資料は郵送");
    }
  seats = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  job.list = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_renewal_pick_free);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RkRenewalPick *pick = rk_renewal_pick_new (seats->pdata[i], cases[i].answer);

      pick->name = g_strdup (cases[i].name);
      g_free (pick->post);
      pick->post = g_strdup (cases[i].post);
      if (cases[i].paid)
        g_clear_pointer (&pick->no_pay_reason, g_free);
      g_ptr_array_add (job.list, pick);
    }
  rk_test_command (f->office, "改選の途中を保存した", run_keep, &job);
  kept = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RkRenewalSeat *seat = kept->pdata[i];

      g_assert_cmpint (seat->answer, ==, cases[i].answer);
      g_assert_cmpint (seat->paid, ==, cases[i].paid);
    }
  rk_test_command (f->office, "改選を記録した", run_perform, &job);
  roster = rk_councils_members (db_of (f), f->council, "2028-04-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkRecord) term
          = get (f, &rk_kind_appointment, ((RkSeatRow *)roster->pdata[i])->appointment_id);

      g_assert_true (rk_record_get_int (term, "no_pay") != cases[i].paid);
      g_assert_cmpstr (rk_record_get (term, "no_pay_reason"), ==,
                       cases[i].paid ? NULL : "公務員のため");
      g_assert_cmpstr (rk_record_get (term, "note"), ==, i == 0 ? "資料は郵送" : NULL);
    }
  g_ptr_array_unref (job.list);
}

/* Who is gone, or going, is told from whoever may be reappointed. */
static void
test_renewal_leaves_out_who_has_left (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) seats = NULL;
  static const gboolean left[] = { TRUE, TRUE, FALSE };
  static const char *const reasons[] = { "所属機関での異動による", "4月に本庁へ", NULL };

  rename_to (f, &rk_kind_appointment, f->terms[0], "term_end", "2028-02-26");
  rename_to (f, &rk_kind_appointment, f->terms[0], "left_reason", reasons[0]);
  rename_to (f, &rk_kind_appointment, f->terms[1], "transfer_reported_on", "2028-03-10");
  rename_to (f, &rk_kind_appointment, f->terms[1], "transfer_note", reasons[1]);
  seats = rk_renewal_seats (db_of (f), f->council, 0, "2028-04-01", NULL);
  g_assert_cmpuint (seats->len, ==, 3);
  for (guint i = 0; i < seats->len; i++)
    {
      const RkRenewalSeat *seat = seats->pdata[i];

      g_assert_true (seat->has_left == left[i]);
      g_assert_cmpstr (seat->left_reason, ==, reasons[i]);
    }
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/renewal/steps", test_renewal_steps);
  TEST ("/renewal/limit", test_renewal_limit);
  TEST ("/renewal/pay", test_renewal_keeps_pay);
  TEST ("/renewal/kept-days", test_renewal_kept_days);
  TEST ("/renewal/left", test_renewal_leaves_out_who_has_left);
  return g_test_run ();
}
