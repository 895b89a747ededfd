/* Which workplace a row of a list of registrations means: by its number, by the corporation and the
 * place. */
#include "rk-test-registrations.h"

#include "rk-db.h"

/* Where the corporation stands apart, both together are the name: the same place of another one is
 * another workplace, and a list may write them in one cell. */
static void
test_corporation_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces
      = import_text (fixture, "事業所名,法人名,市町名\r\n藤枝支店,㈱髙﨑製作所,藤枝市\r\n"
                              "焼津工場,㈱髙﨑製作所,焼津市\r\n");
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "事業所名,法人名,市町名,登録番号,登録日\r\n"
                                       "藤枝支店,株式会社全然別,藤枝市,R8-0011,R8.6.1\r\n"
                                       "株式会社高崎製作所　焼津工場,,焼津市,R8-0012,R8.6.1\r\n");
  g_autoptr (RkImportReport) again
      = import_text (fixture, "事業所名,市町名\r\n㈱髙﨑製作所　藤枝支店,藤枝市\r\n");
  g_autoptr (GPtrArray) first = statuses_of (fixture, 0);
  g_autoptr (GPtrArray) second = statuses_of (fixture, 1);
  g_autoptr (RkImportReport) bare = NULL;

  assert_counts (report, 2, 0, 0);
  assert_field (fixture, 0, "corporation_name", "㈱髙﨑製作所");
  g_assert_cmpuint (first->len, ==, 0);
  g_assert_cmpuint (second->len, ==, 1);
  assert_field (fixture, 1, "name", "焼津工場");
  g_assert_cmpuint (again->outcomes[RK_IMPORT_DUPLICATE], ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 4);
  /* A list that does not say the corporation does not double its places. */
  bare = import_text (fixture, "事業所名,市町名,従業員数\r\n焼津工場,焼津市,55\r\n");
  g_assert_cmpuint (bare->outcomes[RK_IMPORT_ADDED], ==, 0);
}

/* Of several places of one name, the row says whose it means, in one cell or in two, or none is
 * taken. */
static void
test_places_of_one_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces
      = import_text (fixture, "事業所名,法人名,市町名\r\n焼津工場,㈱髙﨑製作所,焼津市\r\n"
                              "焼津工場,（株）例示食品,焼津市\r\n");
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "事業所名,市町名,登録番号,登録日\r\n"
                                       "例示食品㈱焼津工場,焼津市,R8-0011,R8.6.1\r\n"
                                       "株式会社高崎製作所　焼津工場,焼津市,R8-0012,R8.6.1\r\n"
                                       "焼津工場,焼津市,R8-0013,R8.6.1\r\n");
  g_autoptr (GPtrArray) first = statuses_of (fixture, 0);
  g_autoptr (GPtrArray) second = statuses_of (fixture, 1);

  g_assert_cmpuint (report->outcomes[RK_IMPORT_DUPLICATE], ==, 1);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 3);
  g_assert_cmpstr (rk_record_get (first->pdata[0], "number"), ==, "R8-0012");
  g_assert_cmpstr (rk_record_get (second->pdata[0], "number"), ==, "R8-0011");
}

/* A corporation alone is its head office at that address, and no more than like one of its places.
 */
static void
test_head_office (Fixture *fixture, gconstpointer data)
{
  static const char heads[] = "事業所名,法人名,市町名,住所,従業員数\r\n";
  static const struct
  {
    const char *first;
    const char *second;
    guint outcomes[RK_IMPORT_N_OUTCOMES];
    const char *name;
  } lists[] = {
    { "本社,株式会社例示食品,伊東市,伊東市例示1-5-3,",
      "㈱例示食品,,伊東市,伊東市例示1-5-3,9",
      { 0, 1, 0, 0, 0 },
      "本社" },
    { "株式会社架空産業,,伊東市,伊東市例示2-1,",
      "本店,架空産業㈱,伊東市,伊東市例示2-1,9",
      { 0, 1, 0, 0, 0 },
      "本店" },
    { "見本水産　本社,,伊東市,伊東市例示3-1,",
      "本社,㈱見本水産,伊東市,伊東市例示3-1,9",
      { 0, 1, 0, 0, 0 },
      NULL },
    { "本社,㈱例示商店,伊東市,伊東市例示4-1,", "㈱例示商店,,伊東市,,9", { 0, 0, 0, 1, 0 }, NULL },
    { "㈱例示物流　伊東工場,,伊東市,伊東市例示5-1,",
      "例示物流㈱,,伊東市,伊東市例示5-1,9",
      { 0, 0, 0, 1, 0 },
      NULL },
    { "例示電機㈱,,伊東市,伊東市例示6-1,",
      "伊東工場,例示電機㈱,伊東市,伊東市例示6-1,9",
      { 0, 0, 0, 1, 0 },
      NULL },
    { "㈱例示石油　熱海支店,,熱海市,熱海市例示7-1,",
      "本社,㈱例示石油,伊東市,伊東市例示7-1,9",
      { 1, 0, 0, 0, 0 },
      NULL },
    { "例示歯科,,伊東市,伊東市例示8-1,",
      "例示歯科医院,,伊東市,伊東市例示8-1,9",
      { 0, 0, 0, 1, 0 },
      NULL },
  };

  for (guint i = 0, n = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *first = g_strdup_printf ("%s%s\r\n", heads, lists[i].first);
      g_autofree char *second = g_strdup_printf ("%s%s\r\n", heads, lists[i].second);
      g_autoptr (RkImportReport) added = import_text (fixture, first);
      g_autoptr (RkImportReport) report = import_text (fixture, second);

      g_test_message ("%s", lists[i].second);
      g_assert_cmpuint (added->outcomes[RK_IMPORT_ADDED], ==, 1);
      assert_outcomes (report, lists[i].outcomes);
      if (lists[i].name)
        assert_field (fixture, n, "name", lists[i].name);
      n += lists[i].outcomes[RK_IMPORT_UPDATED] ? 1 : 2;
    }
}

/* What a corporation holds stands with its head office, where the list says the street. */
static void
test_status_of_head_office (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) workplaces
      = import_text (fixture, "事業所名,法人名,市町名,住所\r\n"
                              "本社,株式会社例示食品,伊東市,伊東市例示1-5-3\r\n");
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "法人名,市町名,住所,登録番号,登録日\r\n"
                                       "㈱例示食品,伊東市,伊東市例示1丁目5番3号,R8-1,R8.6.1\r\n"
                                       "㈱例示食品,熱海市,熱海市例示9,R8-2,R8.6.1\r\n");
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);

  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED], ==, 2);
  g_assert_cmpint (count (fixture, &rk_kind_workplace), ==, 2);
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "number"), ==, "R8-1");
}

/* A number is given once: another workplace does not get it, by any list. */
static void
test_number_of_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R8-0001,R8.4.1,,推進事業所,登録,可\r\n");
  g_autoptr (RkImportReport) second = import_registrations (
      fixture, HEAD "みなと運輸,静岡市,,R8-0001,R8.6.1,,推進事業所,登録,可\r\n"
                    "かもめ水産,焼津市,,139686,R8.4.1,,優良法人,中小規模法人部門,可\r\n"
                    "青葉製茶,焼津市,,139686,R8.4.1,,優良法人,中小規模法人部門,可\r\n");
  g_autoptr (RkImportReport) third = import_text (
      fixture, "事業所名,市町名,登録番号,登録日\r\n朝霧薬局,静岡市,R8-0001,R8.6.1\r\n");
  const RkImportRowNote *note = third->notes[RK_IMPORT_ADDED]->pdata[0];

  g_assert_cmpuint (second->outcomes[RK_IMPORT_REJECTED], ==, 1);
  assert_problem (second, 0, 2, "みなと運輸", "is that of “青葉製茶”");
  g_assert_cmpuint (third->registrations, ==, 0);
  g_assert_nonnull (strstr (note->detail, "青葉製茶"));
  g_assert_cmpint (count (fixture, &rk_kind_status), ==, 3);
}

/* Each municipality numbers its own from 1. */
static void
test_number_of_a_municipality (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_registrations (
      fixture, HEAD "かもめ商店,焼津市,,1,R8.4.1,,市町の健康づくり実践事業所,,可\r\n"
                    "あさぎり商店,藤枝市,,1,R8.4.1,,市町の健康づくり実践事業所,,可\r\n"
                    "みなと商店,焼津市,,1,R8.5.1,,市町の健康づくり実践事業所,,可\r\n");

  g_assert_cmpuint (report->outcomes[RK_IMPORT_ADDED], ==, 2);
  g_assert_cmpuint (report->outcomes[RK_IMPORT_REJECTED], ==, 1);
  assert_problem (report, 0, 4, "みなと商店", "is that of “かもめ商店”");
}

static gboolean
give_number (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_db_exec (db, data, error);
}

/* Of a number that was given twice each keeps its own: what a list says of it is taken, and that is
 * told. */
static void
test_number_held_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R8-0001,R8.4.1,,推進事業所,登録,可\r\n"
                    "みなと運輸,静岡市,,R8-0002,R8.4.1,,推進事業所,登録,可\r\n");
  g_autoptr (RkImportReport) second = NULL;

  g_assert_cmpuint (first->outcomes[RK_IMPORT_ADDED], ==, 2);
  rk_test_command (fixture->office, "番号", give_number,
                   (gpointer) "UPDATE status SET number = 'R8-0001'");
  second = import_registrations (
      fixture, "事業所名,市町名,登録番号,登録日,目標\r\nみなと運輸,静岡市,R8-0001,R8.4.1,歩く\r\n");
  g_assert_cmpuint (second->outcomes[RK_IMPORT_UPDATED], ==, 1);
  assert_problem (second, 0, 2, "R8-0001", "held twice");
}

/* A list of registrations first, then that of the workplaces: each stands once, and moved is moved.
 */
static void
test_workplaces_after (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) first = import_registrations (
      fixture, HEAD "青葉製茶,焼津市,,R8-0001,R8.4.1,,推進事業所,登録,可\r\n"
                    "みなと運輸,静岡市,,,R8.4.1,,推進事業所,登録,可\r\n");
  static const char whole[] = "事業所名,市町名,住所,電話番号,登録番号\r\n"
                              "青葉製茶,焼津市,焼津市見本町1,054-000-0001,R8-0001\r\n"
                              "みなと運輸,静岡市,静岡市葵区見本町1,054-000-0002,\r\n";
  g_autoptr (RkImportReport) second = import_text (fixture, whole);
  g_autoptr (RkImportReport) moved
      = import_text (fixture, "事業所名,市町名,住所,電話番号,登録番号\r\n"
                              "青葉製茶,焼津市,焼津市架空町9,054-000-0009,R8-0001\r\n");

  g_assert_cmpuint (first->outcomes[RK_IMPORT_ADDED], ==, 2);
  g_assert_cmpuint (second->outcomes[RK_IMPORT_UPDATED], ==, 2);
  g_assert_cmpuint (second->outcomes[RK_IMPORT_DUPLICATE], ==, 0);
  g_assert_cmpuint (moved->outcomes[RK_IMPORT_UPDATED], ==, 1);
}

/* Codes of the menu with whatever people put between them. */
static void
test_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "事業所名,市町名,登録番号,登録日,取組の記号\r\n"
                                       "青葉製茶,焼津市,R8-0001,R8.4.1,１－１、5-2\r\n"
                                       "みなと運輸,静岡市,R8-0002,R8.4.1,\"1-1, 5-2\"\r\n"
                                       "朝霧薬局,静岡市,R8-0003,R8.4.1,禁煙、運動\r\n");
  static const char *const expected[] = { "1-1 5-2", "1-1 5-2", "禁煙、運動" };

  g_assert_cmpuint (report->problems->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) held = statuses_of (fixture, i);

      g_assert_cmpstr (rk_record_get (held->pdata[0], "activities"), ==, expected[i]);
    }
}

/* 公表・名称 asks whether the name is published; a mark is no name. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_registrations (fixture, "宣言事業所,,登録,,,公表,\r\n"
                                       "法人名称,支店・営業所名,番号,年月日,期限,名称,所在地\r\n"
                                       "株式会社あさひ,焼津工場,R7-0001,R7.4.1,R9.3.31,○,×\r\n"
                                       "株式会社あさひ,御前崎工場,R7-0002,R7.4.1,R9.3.31,×,×\r\n");
  g_autoptr (RkRecord) first = workplace (fixture, 0);
  g_autoptr (RkRecord) second = workplace (fixture, 1);
  g_autoptr (GPtrArray) held = statuses_of (fixture, 0);
  g_autoptr (RkImportReport) marks
      = import_text (fixture, "法人名,名称,市町名\r\n株式会社ゆうひ,○,焼津市\r\n"
                              "株式会社ゆうひ,×,焼津市\r\n,〇,焼津市\r\n");

  assert_counts (report, 2, 0, 0);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpstr (rk_record_get (first, "name"), ==, "焼津工場");
  g_assert_cmpstr (rk_record_get (first, "corporation_name"), ==, "株式会社あさひ");
  g_assert_cmpstr (rk_record_get (second, "name"), ==, "御前崎工場");
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpstr (rk_record_get (held->pdata[0], "registered_on"), ==, "2025-04-01");
  g_assert_cmpstr (rk_record_get (held->pdata[0], "number"), ==, "R7-0001");
  g_assert_cmpint (rk_record_int (held->pdata[0], rk_kind_field (&rk_kind_status, "consent_name")),
                   ==, 1);
  g_assert_cmpint (
      rk_record_int (held->pdata[0], rk_kind_field (&rk_kind_status, "consent_address")), ==, 0);
  g_assert_cmpuint (marks->outcomes[RK_IMPORT_REJECTED], ==, 3);
  assert_problem (marks, 0, 2, "○", "no name");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/registered/corporation-apart", test_corporation_apart);
  ADD ("/registered/places-of-one-name", test_places_of_one_name);
  ADD ("/registered/head-office", test_head_office);
  ADD ("/registered/status-of-head-office", test_status_of_head_office);
  ADD ("/registered/number-of-another", test_number_of_another);
  ADD ("/registered/number-of-a-municipality", test_number_of_a_municipality);
  ADD ("/registered/number-held-twice", test_number_held_twice);
  ADD ("/registered/workplaces-after", test_workplaces_after);
  ADD ("/registered/codes", test_codes);
  ADD ("/registered/marks", test_marks);
#undef ADD
  return g_test_run ();
}
