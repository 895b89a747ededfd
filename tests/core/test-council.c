/* The rules of councils: quorum under each rule, ends of terms, reappointments, deputies, numbers
 * of papers. */
#include <string.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-kind-parse.h"
#include "rk-kinds.h"

static RkDate
day (const char *iso)
{
  RkDate date = RK_DATE_NONE;

  g_assert_true (rk_date_from_iso (iso, &date));
  return date;
}

static RkTerm
term (const char *start, const char *end)
{
  return (RkTerm){ day (start), day (end) };
}

/* ── quorum ──────────────────────────────────────────────────────────────────────────────── */

/* 半数以上 and 過半数 differ where the number is even. */
static void
test_quorum_needed (void)
{
  static const struct
  {
    guint members;
    guint half;
    guint majority;
  } rows[] = { { 1, 1, 1 },  { 2, 1, 2 },  { 3, 2, 2 },    { 14, 7, 8 },
               { 15, 8, 8 }, { 16, 8, 9 }, { 40, 20, 21 }, { 0, 0, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n = rows[i].members;

      g_assert_cmpuint (rk_quorum_count (RK_QUORUM_HALF, 0, TRUE, n, 0, 0).needed, ==,
                        rows[i].half);
      g_assert_cmpuint (rk_quorum_count (RK_QUORUM_MAJORITY, 0, TRUE, n, 0, 0).needed, ==,
                        rows[i].majority);
      g_assert_cmpuint (rk_quorum_count (RK_QUORUM_NUMBER, 5, TRUE, n, 0, 0).needed, ==, 5);
      g_assert_cmpuint (rk_quorum_count (NULL, 0, TRUE, n, 0, 0).needed, ==, rows[i].half);
    }
  /* Nobody there is no meeting. */
  g_assert_false (rk_quorum_count (RK_QUORUM_HALF, 0, TRUE, 0, 0, 0).met);
}

static void
test_quorum_met (void)
{
  g_assert_true (rk_quorum_count (RK_QUORUM_HALF, 0, TRUE, 14, 7, 0).met);
  g_assert_false (rk_quorum_count (RK_QUORUM_MAJORITY, 0, TRUE, 14, 7, 0).met);
  g_assert_true (rk_quorum_count (RK_QUORUM_MAJORITY, 0, TRUE, 14, 6, 2).met);
  g_assert_false (rk_quorum_count (RK_QUORUM_MAJORITY, 0, FALSE, 14, 6, 2).met);
  g_assert_cmpuint (rk_quorum_count (RK_QUORUM_HALF, 0, FALSE, 14, 6, 2).present, ==, 6);
}

static void
test_quorum_words (void)
{
  RkQuorum quorum = rk_quorum_count (RK_QUORUM_HALF, 0, TRUE, 15, 11, 2);
  g_autofree char *words = rk_quorum_dup_words (&quorum);
  g_autofree char *without = NULL;
  g_autofree char *number = NULL;

  g_assert_cmpstr (words, ==, "出席 11名＋代理 2名＝13名　定足数 8名（委員15名の半数以上）");
  quorum = rk_quorum_count (RK_QUORUM_MAJORITY, 0, FALSE, 15, 11, 2);
  without = rk_quorum_dup_words (&quorum);
  g_assert_cmpstr (without, ==, "出席 11名（代理 2名は数えない）　定足数 8名（委員15名の過半数）");
  quorum = rk_quorum_count (RK_QUORUM_NUMBER, 5, TRUE, 12, 6, 0);
  number = rk_quorum_dup_words (&quorum);
  g_assert_cmpstr (number, ==, "出席 6名　定足数 5名（委員12名）");
}

/* ── terms ───────────────────────────────────────────────────────────────────────────────── */

static void
test_term_end (void)
{
  static const struct
  {
    const char *start;
    guint months;
    const char *end_day;
    const char *rest_of;
    const char *end;
  } rows[] = {
    { "2026-04-01", 24, "03-31", "", "2028-03-31" },
    { "2026-06-10", 24, "03-31", "", "2028-03-31" },
    { "2027-03-31", 24, "03-31", "", "2028-03-31" }, /* never longer than two years */
    { "2027-04-01", 12, "03-31", "", "2028-03-31" },
    { "2027-04-02", 12, "03-31", "", "2028-03-31" },
    { "2026-04-01", 24, NULL, "", "2028-03-31" },
    { "2026-06-10", 24, NULL, "", "2028-06-09" },
    { "2024-02-29", 12, NULL, "", "2025-02-27" },
    { "2026-04-01", 6, "03-31", "", "2026-09-30" }, /* no such day within */
    { "2026-07-01", 24, "06-30", "", "2028-06-30" },
    { "2026-07-01", 24, "02-29", "", "2028-02-29" },
    { "2025-07-01", 24, "02-29", "", "2027-02-28" },
    /* 残任期間 */
    { "2026-10-01", 24, "03-31", "2027-03-31", "2027-03-31" },
    { "2026-10-01", 24, "03-31", "2026-10-01", "2026-10-01" },
    { "2026-10-01", 24, "03-31", "2026-09-30", "2028-03-31" }, /* it has run out */
    { "2026-10-01", 0, NULL, "2027-03-31", "2027-03-31" },
    { "2026-10-01", 0, NULL, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RkDate end = rk_term_end (day (rows[i].start), rows[i].months, rows[i].end_day,
                                day (rows[i].rest_of));
      g_autofree char *iso = rk_date_to_iso (end);

      g_assert_cmpstr (iso, ==, rows[i].end);
    }
}

static void
test_overlap (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      rk_terms_overlap (term ("2024-04-01", "2026-03-31"), term ("2026-04-01", "2028-03-31")));
  g_assert_true (
      rk_terms_overlap (term ("2024-04-01", "2026-04-01"), term ("2026-04-01", "2028-03-31")));
  g_assert_true (rk_terms_overlap (term ("2024-04-01", ""), term ("2026-04-01", "2028-03-31")));
  g_assert_true (rk_terms_overlap (term ("", ""), term ("", "")));
  g_assert_true (rk_term_check_overlap (term ("2026-04-01", "2028-03-31"), "青島　環",
                                        term ("2024-04-01", "2026-03-31"), "髙橋　誠", &error));
  g_assert_false (rk_term_check_overlap (term ("2026-03-31", "2028-03-31"), "青島　環",
                                         term ("2024-04-01", "2026-03-31"), "髙橋　誠", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "青島　環"));
  g_assert_nonnull (strstr (error->message, "髙橋　誠"));
}

static void
test_served (void)
{
  RkTerm terms[] = { term ("2024-04-01", "2026-03-31"), term ("2020-04-01", "2022-03-31"),
                     term ("2022-04-01", "2024-03-31"), term ("2026-04-01", "2028-03-31") };
  g_autofree char *six = rk_years_served (terms, 4, day ("2026-03-31"));
  g_autofree char *more = rk_years_served (terms, 4, day ("2026-08-07"));
  g_autofree char *first = rk_years_served (terms, 4, day ("2020-08-01"));

  g_assert_cmpuint (rk_reappointments (terms, 4, day ("2026-04-01")), ==, 3);
  g_assert_cmpuint (rk_reappointments (terms, 4, day ("2020-04-01")), ==, 0);
  g_assert_cmpstr (six, ==, "6年");
  g_assert_cmpstr (more, ==, "6年4か月");
  g_assert_cmpstr (first, ==, "4か月");
  /* A day in two terms counts once; a gap does not count. */
  g_assert_cmpuint (
      rk_days_served ((RkTerm[]){ term ("2026-04-01", "2026-04-10"),
                                  term ("2026-04-05", "2026-04-12"), term ("2026-04-20", "") },
                      3, day ("2026-04-21")),
      ==, 14);
  g_assert_cmpuint (rk_days_served (terms, 4, day ("2020-03-31")), ==, 0);
}

static void
test_deputy (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rk_deputy_check ("青島　環", "見本市医師会", "大石　誠", NULL, &error));
  g_assert_true (
      rk_deputy_check ("青島　環", "一般社団法人見本市医師会", "大石　誠", "見本市医師会", &error));
  g_assert_false (
      rk_deputy_check ("青島　環", "見本市医師会", "大石　誠", "見本市歯科医師会", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "大石　誠"));
  g_assert_nonnull (strstr (error->message, "見本市歯科医師会"));
}

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

static void
test_reply_code (void)
{
  g_autofree char *code = rk_reply_code (5, 1, 13);
  guint council, meeting, member;

  g_assert_true (rk_reply_code_parse (code, &council, &meeting, &member, NULL));
  g_assert_cmpuint (council * 10000 + meeting * 100 + member, ==, 50113);
  /* Every wrong digit is found. */
  for (char *p = code; *p; p++)
    if (g_ascii_isdigit (*p))
      {
        char right = *p;

        *p = right == '9' ? '0' : (char)(right + 1);
        g_assert_false (rk_reply_code_parse (code, &council, &meeting, &member, NULL));
        *p = right;
      }
  g_assert_false (rk_reply_code_parse ("0501", &council, &meeting, &member, NULL));
}

static void
test_material_numbers (void)
{
  static const RkMaterialStep steps[]
      = { { "資料", 10 }, { "資料", 20 },     { "資料", 20 },     { "資料", 0 },
          { "資料", 0 },  { "参考資料", 20 }, { "参考資料", 30 }, { "資料", 40 } };
  g_auto (GStrv) numbers = rk_material_numbers (steps, G_N_ELEMENTS (steps));
  g_autofree char *all = g_strjoinv (" ", numbers);

  g_assert_cmpstr (all, ==, "資料1 資料2-1 資料2-2 資料3 資料4 参考資料1 参考資料2 資料5");
}

/* ── field tables ────────────────────────────────────────────────────────────────────────── */

static char *
typed (const RkKind *kind, const char *field, const char *text)
{
  g_autoptr (RkDraft) draft = rk_draft_new (kind);
  g_autoptr (RkRecord) record = NULL;
  int index = rk_kind_field (kind, field);

  if (!rk_draft_set_typed (draft, index, text, NULL))
    return NULL;
  record = rk_draft_end (g_steal_pointer (&draft));
  return rk_record_dup_text (record, index);
}

static void
test_typed (void)
{
  static const struct
  {
    const RkKind *kind;
    const char *field;
    const char *text;
    const char *stored;
  } rows[] = {
    { &rk_kind_meeting, "start_time", "13:30", "13:30" },
    { &rk_kind_meeting, "start_time", "午後1時30分", "13:30" },
    { &rk_kind_meeting, "start_time", "１３時半", "13:30" },
    { &rk_kind_meeting, "start_time", "午前9時", "09:00" },
    { &rk_kind_meeting, "start_time", "1330", "13:30" },
    { &rk_kind_meeting, "start_time", "930", "09:30" },
    { &rk_kind_meeting, "start_time", "正午", "12:00" },
    { &rk_kind_meeting, "start_time", "午後0時30分", "12:30" },
    { &rk_kind_meeting, "start_time", "25:00", NULL },
    { &rk_kind_meeting, "start_time", "1370", NULL },
    { &rk_kind_meeting, "start_time", "13:30～15:00", NULL },
    { &rk_kind_meeting, "start_time", "13", NULL },
    { &rk_kind_meeting, "year", "令和8年度", "2026" },
    { &rk_kind_council, "term_end_day", "3月31日", "03-31" },
    { &rk_kind_council, "term_end_day", "2/30", NULL },
    { &rk_kind_council, "quorum_rule", "委員の過半数", RK_QUORUM_MAJORITY },
    { &rk_kind_council, "quorum_rule", "２分の１以上", RK_QUORUM_HALF },
    { &rk_kind_appointment, "role", "副会長", RK_ROLE_DEPUTY_CHAIR },
    { &rk_kind_appointment, "role", "◎", RK_ROLE_CHAIR },
    { &rk_kind_report, "case_consent", "掲載可", "1" },
    { &rk_kind_report, "case_consent", "不可", "0" },
    { &rk_kind_report, "case_consent", "１", "1" },
    { &rk_kind_report, "case_consent", "０", "0" },
    { &rk_kind_report, "case_consent", "検討中", NULL },
    { &rk_kind_member, "term", "R6.4.1～R8.3.31", "2024-04-01/2026-03-31" },
    { &rk_kind_member, "term", "令和6年4月1日から令和8年3月31日まで", "2024-04-01/2026-03-31" },
    { &rk_kind_member, "term", "2年", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *stored = typed (rows[i].kind, rows[i].field, rows[i].text);

      g_assert_cmpstr (stored, ==, rows[i].stored);
    }
}

/* A column 区分 says which side a body is of, or a group within it. */
static void
test_a_group_that_is_the_side (void)
{
  static const struct
  {
    const char *category;
    const char *side; /* NULL: the list has none */
    const char *stored_category;
    const char *stored_side;
  } rows[] = {
    { "地域", NULL, NULL, "地域" },         { "　職域 ", NULL, NULL, "職域" },
    { "学域", "学域", NULL, "学域" },       { "地域", "職域", "地域", "職域" },
    { "保健医療", NULL, "保健医療", NULL }, { "地域・職域", NULL, "地域・職域", NULL },
    { NULL, "共通", NULL, "共通" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RkDraft *draft = rk_draft_new (&rk_kind_member);
      g_autoptr (RkRecord) record = NULL;

      rk_draft_put (draft, "name", "岡　隆");
      rk_draft_put (draft, "category", rows[i].category);
      rk_draft_put (draft, "side", rows[i].side);
      record = rk_draft_end (draft);
      g_assert_cmpstr (rk_record_get (record, "category"), ==, rows[i].stored_category);
      g_assert_cmpstr (rk_record_get (record, "side"), ==, rows[i].stored_side);
    }
}

static void
test_shown_time (void)
{
  static const char *const rows[][2] = {
    { "09:00", "午前9時" },     { "10:05", "午前10時5分" }, { "12:00", "正午" },
    { "12:30", "午後0時30分" }, { "13:30", "午後1時30分" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = rk_format_time (rows[i][0]);

      g_assert_cmpstr (shown, ==, rows[i][1]);
    }
}

/* A year is no number of things: its digits are not grouped. */
static void
test_shown_year (void)
{
  const RkField *year
      = &rk_kind_establishment.fields[rk_kind_field (&rk_kind_establishment, "year")];
  g_autofree char *shown = rk_field_dup_display (year, "2021");

  g_assert_cmpstr (shown, ==, "2021");
}

/* The same is proposed wherever a telephone number is asked for. */
static void
test_proposed_phone (void)
{
  static const RkKind *const kinds[]
      = { &rk_kind_workplace, &rk_kind_person, &rk_kind_member, &rk_kind_visit_row };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RkDraft) draft = rk_draft_new (kinds[i]);
      RkProblem *problem = NULL;

      g_assert_false (
          rk_draft_set_typed (draft, rk_kind_field (kinds[i], "phone"), "54-629-2000", &problem));
      g_assert_cmpstr (problem->proposal, ==, "054-629-2000");
      rk_problem_free (problem);
    }
}

/* What an id points to exists, and derived fields say how. */
static void
test_tables (void)
{
  guint n;
  const RkKind *const *kinds = rk_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (rk_kind_field (kinds[i], kinds[i]->title), >=, 0);
      for (guint f = 0; f < kinds[i]->n_fields; f++)
        {
          const RkField *field = &kinds[i]->fields[f];

          if (field->refers)
            g_assert_nonnull (rk_kind_by_name (field->refers));
          g_assert_true (!(field->flags & RK_FIELD_DERIVED) == (field->sql == NULL));
          g_assert_cmpint (rk_kind_field (kinds[i], field->name), ==, (int)f);
        }
    }
}

/* The usual rules are there for a new council, and stay away once taken away. */
static void
test_defaults (void)
{
  RkDraft *draft = rk_draft_new (&rk_kind_council);
  g_autoptr (RkRecord) fresh = NULL;
  g_autoptr (RkRecord) later = NULL;
  int rule = rk_kind_field (&rk_kind_council, "quorum_rule");

  fresh = rk_draft_end (draft);
  g_assert_cmpstr (rk_record_text (fresh, rule), ==, RK_QUORUM_HALF);
  g_assert_cmpint (rk_record_get_int (fresh, "term_months"), ==, 24);
  draft = rk_draft_copy (fresh);
  rk_draft_set_id (draft, 1);
  rk_draft_clear (draft, rule);
  later = rk_draft_end (draft);
  g_assert_null (rk_record_text (later, rule));
}

static void
test_tally (void)
{
  RkQuorum half = rk_quorum_count (RK_QUORUM_HALF, 0, TRUE, 14, 0, 0);
  RkQuorum majority = rk_quorum_count (RK_QUORUM_MAJORITY, 0, TRUE, 14, 0, 0);
  RkTally tally = rk_tally_count (&half, 4, 2, 1);
  g_autofree char *words = rk_tally_dup_words (&tally);
  g_autofree char *few = NULL;

  g_assert_true (tally.valid && tally.carried && !tally.tied);
  g_assert_cmpstr (words, ==,
                   "賛成 4名　反対 2名　意見 1名　回答 7名／委員14名（定足数 7名）　可決");
  tally = rk_tally_count (&majority, 4, 2, 1); /* seven of fourteen are no majority */
  g_assert_false (tally.valid || tally.carried || tally.tied);
  few = rk_tally_dup_words (&tally);
  g_assert_true (g_str_has_suffix (few, "回答が定足数に達していない"));
  tally = rk_tally_count (&half, 4, 4, 0);
  g_assert_true (tally.tied && !tally.carried);
  tally = rk_tally_count (&half, 4, 3, 2); /* an opinion is no vote in favour */
  g_assert_true (tally.valid && !tally.carried && !tally.tied);
  tally = rk_tally_count (&half, 0, 0, 0);
  g_assert_false (tally.valid);
}

static RkRecord *
item_of (gint64 id, gint64 parent, const char *kind)
{
  RkDraft *draft = rk_draft_new (&rk_kind_agenda_item);

  rk_draft_set_id (draft, id);
  if (parent)
    rk_draft_put_int (draft, "parent_id", parent);
  rk_draft_put (draft, "kind", kind);
  return rk_draft_end (draft);
}

/* What is for discussion itself, not what stands over it, a report or その他. */
static void
test_asked (void)
{
  static const gboolean expected[] = { TRUE, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE, FALSE };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  g_ptr_array_add (items, item_of (1, 0, RK_ITEM_DISCUSSION));
  g_ptr_array_add (items, item_of (2, 0, RK_ITEM_DISCUSSION));
  g_ptr_array_add (items, item_of (3, 2, RK_ITEM_DISCUSSION));
  g_ptr_array_add (items, item_of (4, 2, "報告"));
  g_ptr_array_add (items, item_of (5, 0, "報告"));
  g_ptr_array_add (items, item_of (6, 5, RK_ITEM_DISCUSSION));
  g_ptr_array_add (items, item_of (7, 0, "その他"));
  g_ptr_array_add (items, item_of (8, 7, RK_ITEM_DISCUSSION));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (rk_agenda_is_asked (items, i), ==, expected[i]);
}

/* 方向性（案） and 良い向き: one word in English would be one in Japanese. */
static void
test_direction_is_two_words (void)
{
  int field = rk_kind_field (&rk_kind_indicator, "direction");

  g_assert_cmpstr (rk_kind_indicator.fields[field].label, !=, rk_kind_direction.label);
}

/* However a name comes into the file, papers find one form of it. */
static void
test_person_name (void)
{
  RkDraft *draft = rk_draft_new (&rk_kind_person);
  g_autoptr (RkRecord) person = NULL;

  g_assert_true (
      rk_draft_set_typed (draft, rk_kind_field (&rk_kind_person, "name"), "渡邊 幸子", NULL));
  g_assert_true (rk_draft_set_typed (draft, rk_kind_field (&rk_kind_person, "kana"),
                                     "わたなべ  さちこ", NULL));
  person = rk_draft_end (draft);
  g_assert_cmpstr (rk_record_get (person, "name"), ==, "渡邊　幸子");
  g_assert_cmpstr (rk_record_get (person, "kana"), ==, "わたなべ　さちこ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/council/tally", test_tally);
  g_test_add_func ("/council/person-name", test_person_name);
  g_test_add_func ("/council/asked", test_asked);
  g_test_add_func ("/council/direction", test_direction_is_two_words);
  g_test_add_func ("/council/quorum-needed", test_quorum_needed);
  g_test_add_func ("/council/quorum-met", test_quorum_met);
  g_test_add_func ("/council/quorum-words", test_quorum_words);
  g_test_add_func ("/council/term-end", test_term_end);
  g_test_add_func ("/council/overlap", test_overlap);
  g_test_add_func ("/council/served", test_served);
  g_test_add_func ("/council/deputy", test_deputy);
  g_test_add_func ("/council/reply-code", test_reply_code);
  g_test_add_func ("/council/material-numbers", test_material_numbers);
  g_test_add_func ("/council/typed", test_typed);
  g_test_add_func ("/council/group-that-is-the-side", test_a_group_that_is_the_side);
  g_test_add_func ("/council/shown-time", test_shown_time);
  g_test_add_func ("/council/shown-year", test_shown_year);
  g_test_add_func ("/council/proposed-phone", test_proposed_phone);
  g_test_add_func ("/council/tables", test_tables);
  g_test_add_func ("/council/defaults", test_defaults);
  return g_test_run ();
}
