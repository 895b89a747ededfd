/* The life of a registration without a file: state, reports owed, work lists, terms, numbers. */
#include "rk-register.h"
#include "rk-scheme.h"

/* A term of which renewal is due. */
#define RENEWAL_TERM .registered_on = "2024-09-01", .expires_on = "2026-08-31", .renewal_months = 3

static RkDate
day (const char *iso)
{
  RkDate date;

  g_assert_true (rk_date_from_iso (iso, &date));
  return date;
}

#define assert_state(facts, iso, state) \
  g_assert_cmpstr (rk_register_state (facts, day (iso)), ==, state)

static void
test_life (void)
{
  RkRegisterFacts facts = { .applied_on = "2024-04-10",
                            .checked_on = "2024-04-15",
                            .screened_on = "2024-04-25",
                            .result = RK_RESULT_GOOD,
                            .registered_on = "2024-05-01",
                            .term_start = "2024-05-01",
                            .expires_on = "2026-04-30",
                            .renewal_months = 3 };

  assert_state (&facts, "2024-04-09", RK_STANDS_COMING);
  assert_state (&facts, "2024-04-10", RK_STANDS_APPLIED);
  assert_state (&facts, "2024-04-15", RK_STANDS_SCREENING);
  assert_state (&facts, "2024-04-30", RK_STANDS_COMING);
  assert_state (&facts, "2024-05-01", RK_STANDS_HOLDS);
  assert_state (&facts, "2026-01-29", RK_STANDS_HOLDS);
  assert_state (&facts, "2026-01-30", RK_STANDS_RENEWAL);
  assert_state (&facts, "2026-04-30", RK_STANDS_RENEWAL);
  assert_state (&facts, "2026-05-01", RK_STANDS_EXPIRED);
  facts.renewal = RK_RENEWAL_YES;
  assert_state (&facts, "2026-04-30", RK_STANDS_RENEWING);
  facts.renewal_on = "2026-02-10";
  facts.screened_on = "2026-02-20";
  assert_state (&facts, "2026-02-25", RK_STANDS_RENEWING);
  facts.result = RK_RESULT_BAD;
  assert_state (&facts, "2026-02-19", RK_STANDS_RENEWING);
  assert_state (&facts, "2026-02-20", RK_STANDS_RENEWAL);
  facts.renewal_on = NULL;
  facts.ended_on = "2025-07-01";
  facts.ended_as = "廃業";
  assert_state (&facts, "2025-06-30", RK_STANDS_RENEWING);
  assert_state (&facts, "2025-07-01", "廃業");
  assert_state (&facts, "2027-01-01", "廃業");
}

static void
test_refused (void)
{
  RkRegisterFacts facts = { .applied_on = "2024-04-10", .screened_on = "2024-04-25" };

  assert_state (&facts, "2024-04-25", RK_STANDS_APPLIED);
  facts.result = RK_RESULT_BACK;
  assert_state (&facts, "2024-04-24", RK_STANDS_APPLIED);
  assert_state (&facts, "2024-04-25", RK_RESULT_BACK);
  facts.result = RK_RESULT_BAD;
  assert_state (&facts, "2024-04-25", RK_RESULT_BAD);
  facts.result = RK_RESULT_GOOD;
  assert_state (&facts, "2024-04-25", RK_STANDS_TO_REGISTER);
  g_assert_cmpstr (rk_register_state (&(RkRegisterFacts){ 0 }, day ("2024-04-25")), ==,
                   RK_STANDS_ASKED);
}

#define assert_missing(facts, iso, words)                                    \
  G_STMT_START                                                               \
  {                                                                          \
    g_autofree char *missing = rk_register_missing_words (facts, day (iso)); \
    g_assert_cmpstr (missing, ==, words);                                    \
  }                                                                          \
  G_STMT_END

static void
test_reports (void)
{
  RkRegisterFacts facts
      = { .registered_on = "2022-05-01", .report_due = "04-30", .report_years = "2022,2024" };

  assert_missing (&facts, "2023-04-30", NULL);
  assert_missing (&facts, "2024-04-30", NULL);
  assert_missing (&facts, "2024-05-01", "R5");
  assert_missing (&facts, "2026-05-01", "R5 R7");
  facts.report_years = "2022";
  assert_missing (&facts, "2026-05-01", "R5 R6 R7");
  /* Nothing is owed for years after the end. */
  facts.expires_on = "2024-04-30";
  assert_missing (&facts, "2026-05-01", "R5 R6");
  facts.ended_on = "2023-12-01";
  assert_missing (&facts, "2026-05-01", "R5");
  /* Who came in the last quarter owes the first report a year later. */
  facts = (RkRegisterFacts){ .registered_on = "2023-01-04", .report_due = "04-30" };
  assert_missing (&facts, "2023-06-01", NULL);
  assert_missing (&facts, "2024-06-01", "R5");
  facts.registered_on = "2022-12-28";
  assert_missing (&facts, "2023-06-01", "R4");
  /* No duty, no report. */
  facts.report_due = NULL;
  assert_missing (&facts, "2026-05-01", NULL);
}

/* A report may come as soon as there is a year to tell of, and before it is late. */
static void
test_next_report (void)
{
  RkRegisterFacts facts
      = { .registered_on = "2026-07-02", .expires_on = "2028-07-01", .report_due = "04-30" };

  g_assert_cmpint (rk_register_next_report (&facts, day ("2026-07-02")), ==, 2026);
  g_assert_cmpint (rk_register_next_report (&facts, day ("2027-04-10")), ==, 2026);
  facts.report_years = "2026";
  g_assert_cmpint (rk_register_next_report (&facts, day ("2027-03-31")), ==, 0);
  g_assert_cmpint (rk_register_next_report (&facts, day ("2027-04-10")), ==, 2027);
  facts.report_years = "2027";
  g_assert_cmpint (rk_register_next_report (&facts, day ("2030-04-10")), ==, 2026);
  facts.report_due = NULL;
  g_assert_cmpint (rk_register_next_report (&facts, day ("2027-04-10")), ==, 0);
}

static const struct
{
  RkRegisterFacts facts;
  const char *work;
} works[] = {
  { { .applied_on = "2026-06-01" }, RK_WORK_SCREEN },
  { { .applied_on = "2026-06-01", .screened_on = "2026-06-20", .result = RK_RESULT_GOOD },
    RK_WORK_REGISTER },
  { { .registered_on = "2026-06-01", .expires_on = "2028-05-31" }, NULL },
  { { .registered_on = "2026-06-01", .expires_on = "2028-05-31", .result = RK_RESULT_GOOD },
    RK_WORK_CERTIFICATE },
  { { .registered_on = "2024-09-01", .expires_on = "2026-08-31", .renewal_months = 3 },
    RK_WORK_NOTICE },
  { { RENEWAL_TERM, .noticed_on = "2026-06-10" }, RK_WORK_UNANSWERED },
  { { RENEWAL_TERM, .noticed_on = "2026-06-10", .renewal = RK_RENEWAL_NO }, NULL },
  { { RENEWAL_TERM, .noticed_on = "2026-06-10", .renewal = RK_RENEWAL_YES }, RK_WORK_SCREEN },
  /* What was screened before they asked to renew was the term that runs. */
  { { RENEWAL_TERM, .renewal = RK_RENEWAL_YES, .renewal_on = "2026-06-20",
      .certified_on = "2024-09-01", .screened_on = "2024-08-20", .result = RK_RESULT_GOOD },
    RK_WORK_SCREEN },
  { { RENEWAL_TERM, .renewal = RK_RENEWAL_YES, .renewal_on = "2026-06-20",
      .certified_on = "2024-09-01", .screened_on = "2026-06-20", .result = RK_RESULT_GOOD },
    RK_WORK_REGISTER },
  { { RENEWAL_TERM, .renewal = RK_RENEWAL_YES, .renewal_on = "2026-06-20",
      .certified_on = "2024-09-01", .screened_on = "2026-06-25", .result = RK_RESULT_BACK },
    NULL },
  { { RENEWAL_TERM, .renewal = RK_RENEWAL_YES, .renewal_on = "2026-06-20",
      .certified_on = "2024-09-01", .screened_on = "2026-06-25", .result = RK_RESULT_BAD },
    NULL },
  /* One that a list told of has no certificate of the term that runs, and gets none now. */
  { { RENEWAL_TERM, .renewal = RK_RENEWAL_YES, .renewal_on = "2026-06-20",
      .screened_on = "2026-06-20", .result = RK_RESULT_GOOD },
    RK_WORK_REGISTER },
  { { RENEWAL_TERM, .renewal = RK_RENEWAL_YES, .renewal_on = "2026-06-20",
      .screened_on = "2026-06-25", .result = RK_RESULT_BAD },
    NULL },
  /* Renewed before the term begins; its certificate is printed before, too. */
  { { .registered_on = "2024-09-01",
      .screened_on = "2026-06-25",
      .result = RK_RESULT_GOOD,
      .term_start = "2026-09-01",
      .expires_on = "2028-08-31",
      .certified_on = "2024-09-01" },
    RK_WORK_CERTIFICATE },
  { { .registered_on = "2024-09-01",
      .screened_on = "2026-06-25",
      .result = RK_RESULT_GOOD,
      .term_start = "2026-09-01",
      .expires_on = "2028-08-31",
      .certified_on = "2026-06-25" },
    NULL },
  { { .registered_on = "2024-09-01",
      .expires_on = "2027-08-31",
      .report_due = "04-30",
      .report_years = "2024" },
    RK_WORK_REPORT },
  { { .registered_on = "2024-09-01", .expires_on = "2027-08-31", .report_due = "04-30" },
    RK_WORK_REPORT "、" RK_WORK_TWO_YEARS },
  /* Whoever handed in the newest one does not miss the two newest. */
  { { .registered_on = "2022-09-01",
      .expires_on = "2027-08-31",
      .report_due = "04-30",
      .report_years = "2025,2022" },
    RK_WORK_REPORT },
  { { .registered_on = "2022-09-01",
      .expires_on = "2027-08-31",
      .report_due = "04-30",
      .report_years = "2022,2023" },
    RK_WORK_REPORT "、" RK_WORK_TWO_YEARS },
  { { .registered_on = "2020-09-01", .expires_on = "2022-08-31", .report_due = "04-30" }, NULL },
};

static void
test_work (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *work = rk_register_work (&works[i].facts, day ("2026-07-02"));

      g_test_message ("row %u", i);
      g_assert_cmpstr (work, ==, works[i].work);
    }
}

#define assert_end(start, years, ends_on, end)                                                  \
  G_STMT_START                                                                                  \
  {                                                                                             \
    g_autofree char *iso = rk_date_to_iso (rk_register_term_end (day (start), years, ends_on)); \
    g_assert_cmpstr (iso, ==, end);                                                             \
  }                                                                                             \
  G_STMT_END

static void
test_terms (void)
{
  assert_end ("2024-05-01", 2, NULL, "2026-04-30");
  assert_end ("2026-03-09", 1, "03-31", "2027-03-31");
  assert_end ("2026-04-01", 3, "03-31", "2029-03-31");
  assert_end ("2026-04-01", 0, NULL, "");
}

/* From the term that began on a day to the one that ends on another. */
static void
test_term_until (void)
{
  static const struct
  {
    const char *start;
    int years;
    const char *ends_on;
    const char *until;
    const char *then;
    int terms;
  } rows[] = {
    { "2020-04-01", 2, NULL, "2028-03-31", "2026-04-01", 4 },
    { "2020-04-01", 2, NULL, "2022-03-31", "2020-04-01", 1 },
    { "2020-04-01", 2, NULL, "2021-03-31", "2020-04-01", 1 },    /* ends before its time */
    { "2020-04-10", 2, NULL, "2028-03-31", "2026-04-01", 4 },    /* no last day of a term */
    { "2024-02-01", 1, "03-31", "2025-03-31", "2024-02-01", 1 }, /* longer than a year */
    { "2024-02-01", 1, "03-31", "2027-03-31", "2026-04-01", 3 },
    { "2020-04-01", 0, NULL, "2028-03-31", "2020-04-01", 1 },
    /* the anniversary, the end of its month, of its year: the first term all the same */
    { "2025-06-10", 2, NULL, "2027-06-10", "2025-06-10", 1 },
    { "2025-06-10", 2, NULL, "2027-06-30", "2025-06-10", 1 },
    { "2025-06-10", 2, NULL, "2028-03-31", "2025-06-10", 1 },
    { "2024-06-10", 2, NULL, "2028-06-10", "2026-06-10", 2 },
    { "2024-02-29", 2, NULL, "2026-02-28", "2024-02-29", 1 },
    /* whose terms end with the month begins on the first */
    { "2023-06-10", 2, NULL, "2027-06-30", "2025-07-01", 2 },
    { "2017-06-10", 2, NULL, "2027-06-30", "2025-07-01", 5 },
    { "2024-03-15", 2, NULL, "2028-03-31", "2026-04-01", 2 },
    { "2023-04-01", 2, NULL, "2027-04-01", "2025-04-01", 2 },
    { "2023-06-10", 2, NULL, "2028-03-31", "2026-04-01", 2 },
    /* longer than the scheme has it: no term that has not begun; but one renewed ahead */
    { "2026-04-01", 2, NULL, "2029-03-31", "2026-04-01", 1 },
    { "2025-10-10", 2, NULL, "2028-10-09", "2025-10-10", 1 },
    { "2026-04-01", 2, NULL, "2030-03-31", "2026-04-01", 1 },
    { "2023-06-10", 2, NULL, "2028-12-31", "2025-06-10", 2 },
    { "2024-08-01", 2, NULL, "2028-07-31", "2026-08-01", 2 },
  };
  RkDate today = rk_date (2026, 7, 2);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RkDate start = day (rows[i].start);
      int terms = 1;
      gboolean later = rk_register_term_until (&start, &terms, day (rows[i].until), rows[i].years,
                                               rows[i].ends_on, today);
      g_autofree char *then = rk_date_to_iso (start);

      g_assert_cmpstr (then, ==, rows[i].then);
      g_assert_cmpint (terms, ==, rows[i].terms);
      g_assert_cmpint (later, ==, terms > 1);
    }
}

static void
test_numbers (void)
{
  g_autofree char *plain = rk_register_number (NULL, 2024, 12);
  g_autofree char *own = rk_register_number ("健-{番号}", 2024, 12345);
  g_autofree char *broken = rk_register_number ("{年}", 2019, 1);
  g_autofree char *prefix = rk_register_number_prefix ("健{年}の{番号}号", 2024);

  g_assert_cmpstr (plain, ==, "R6-0012");
  g_assert_cmpstr (own, ==, "健-12345");
  g_assert_cmpstr (broken, ==, "R10001");
  g_assert_cmpstr (prefix, ==, "健R6の");
}

static void
test_shipped (void)
{
  g_autoptr (RkJsonNode) root = rk_schemes_shipped ();
  const RkJsonNode *schemes = rk_json_member (root, "schemes");

  g_assert_cmpuint (schemes->children->len, ==, 5);
  for (guint i = 0; i < schemes->children->len; i++)
    {
      const RkJsonNode *scheme = schemes->children->pdata[i];
      const RkJsonNode *menu = rk_json_member (scheme, "menu");

      g_assert_nonnull (rk_json_member (scheme, "code"));
      g_assert_cmpuint (rk_json_member (scheme, "levels")->children->len, >, 0);
      if (menu)
        g_assert_nonnull (rk_json_member (rk_json_member (root, "menus"), menu->text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme/life", test_life);
  g_test_add_func ("/scheme/refused", test_refused);
  g_test_add_func ("/scheme/reports", test_reports);
  g_test_add_func ("/scheme/next-report", test_next_report);
  g_test_add_func ("/scheme/work", test_work);
  g_test_add_func ("/scheme/terms", test_terms);
  g_test_add_func ("/scheme/term-until", test_term_until);
  g_test_add_func ("/scheme/numbers", test_numbers);
  g_test_add_func ("/scheme/shipped", test_shipped);
  return g_test_run ();
}
