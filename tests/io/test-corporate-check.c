/* The 法人番号 download against the register. */
#include "rk-test-import.h"

#include "rk-corporate-check.h"
#include "rk-workplaces.h"

#define REGISTER                                                \
  "事業所名,市町名,法人番号,所在地\r\n"           \
  "㈱髙瀬建設,焼津市,,焼津市本町2-11-5\r\n"        \
  "丸山製茶 菊川工場,菊川市,,\r\n"                   \
  "青葉薬局,焼津市,7000012050002,焼津市中港1-1\r\n" \
  "青葉薬局 本店,焼津市,7000012050002,\r\n"            \
  "若草運輸,焼津市,1180301018771,焼津市小川10\r\n"  \
  "閉じた会社,焼津市,5111101000006,焼津市小川20\r\n"

/* 30 columns: @number, @process, @name, @city and its code, @street, @postal, @closed, @cause,
 * @successor */
static char *
line (const char *number,
      const char *process,
      const char *name,
      const char *city,
      const char *code,
      const char *street,
      const char *end)
{
  return g_strdup_printf (
      "1,%s,%s,0,2026-05-01,2026-04-20,\"%s\",,301,\"静岡県\",\"%s\",\"%s\",,22,%s,"
      "4250021,,,%s,,2015-10-05,1,,,,,\"フリガナ\",0\r\n",
      number, process, name, city, street, code, end);
}

/* Numbers with the right check digit. */
static char *
number (guint n)
{
  g_autofree char *base = g_strdup_printf ("0800010%05u", n);
  guint sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += (guint)(base[11 - i] - '0') * (i % 2 ? 2 : 1);
  return g_strdup_printf ("%u%s", 9 - sum % 9, base);
}

static void
put (GString *list, char *row)
{
  g_string_append (list, row);
  g_free (row);
}

static GString *
usual_list (void)
{
  GString *list = g_string_new (NULL);
  g_autofree char *one = number (1);
  g_autofree char *two = number (2);

  put (list, line (one, "01", "株式会社高瀬建設", "焼津市", "212", "本町２丁目１１番５号", ",,"));
  put (list, line (two, "01", "丸山製茶株式会社", "静岡市葵区", "101", "追手町１", ",,"));
  put (list,
       line ("7000012050002", "11", "株式会社あおば薬局", "焼津市", "212", "中港１番地の１", ",,"));
  put (list,
       line ("1180301018771", "12", "若草運輸株式会社", "藤枝市", "214", "岡出山１－１", ",,"));
  put (list, line ("5111101000006", "71", "閉じた会社", "焼津市", "212", "小川２０",
                   "2026-03-31,11,7000012050002"));
  return list;
}

static RkCorporateCheck *
check_text (Fixture *fixture, const char *text)
{
  RkCorporateCheck *check = rk_corporate_check_new (fixture->csv);
  g_autoptr (GError) error = NULL;

  write_list (fixture, text);
  rk_store_read (fixture->office->store, rk_corporate_check_run, check, NULL, &error);
  g_assert_no_error (error);
  return check;
}

static const RkFinding *
find (RkCorporateCheck *check, RkFindingKind kind, const char *name)
{
  const GPtrArray *findings = rk_corporate_check_get_findings (check);

  for (guint i = 0; i < findings->len; i++)
    {
      const RkFinding *finding = findings->pdata[i];

      if (finding->kind == kind && g_str_equal (finding->name, name))
        return finding;
    }
  return NULL;
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, REGISTER);
  g_autoptr (GString) list = usual_list ();
  g_autoptr (RkCorporateCheck) check = check_text (fixture, list->str);
  g_autofree char *one = number (1);
  const RkFinding *finding;

  g_assert_cmpuint (rk_corporate_check_get_rows (check), ==, 5);
  g_assert_cmpuint (rk_corporate_check_get_findings (check)->len, ==, 6);
  finding = find (check, RK_FINDING_NUMBER, "㈱髙瀬建設");
  g_assert_nonnull (finding);
  g_assert_true (finding->sure);
  g_assert_cmpstr (finding->after, ==, one);
  finding = find (check, RK_FINDING_NUMBER, "丸山製茶 菊川工場"); /* its head office is elsewhere */
  g_assert_nonnull (finding);
  g_assert_false (finding->sure);
  finding = find (check, RK_FINDING_RENAMED, "青葉薬局");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->after, ==, "株式会社あおば薬局");
  finding = find (check, RK_FINDING_RENAMED, "青葉薬局 本店");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->after, ==,
                   "株式会社あおば薬局　本店"); /* what it is itself called stays */
  g_assert_nonnull (find (check, RK_FINDING_MOVED, "若草運輸"));
  finding = find (check, RK_FINDING_MERGED, "閉じた会社");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->after, ==, "7000012050002");
  g_assert_cmpint (count (fixture, &rk_kind_corporation), ==, 0);
}

static void
test_take (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (fixture, REGISTER);
  g_autoptr (GString) list = usual_list ();
  g_autoptr (RkCorporateCheck) check = check_text (fixture, list->str);
  g_autoptr (RkCorporateCheck) again = NULL;
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (RkRecord) shop = workplace (fixture, 2);
  g_autoptr (RkRecord) corporation = NULL;
  g_autofree char *one = number (1);
  guint before = n_actions (fixture);

  rk_test_command (fixture->office, "反映した", rk_findings_take,
                   rk_corporate_check_get_findings (check));
  g_assert_cmpuint (n_actions (fixture), ==, before + 1);
  assert_field (fixture, 0, "corporate_number", one);
  assert_field (fixture, 2, "name", "株式会社あおば薬局");
  assert_field (fixture, 3, "name", "株式会社あおば薬局　本店");
  assert_field (fixture, 4, "municipality_code", "222143");
  assert_field (fixture, 4, "address", "静岡県藤枝市岡出山１－１");
  assert_field (fixture, 5, "corporate_number", "7000012050002");
  past = rk_workplaces_past (db (fixture), rk_record_id (shop), NULL);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpstr (rk_record_get (past->pdata[0], "name"), ==, "青葉薬局");
  g_assert_cmpstr (rk_record_get (past->pdata[0], "until"), ==, "2026-04-20");
  corporation = rk_corporation_find (db (fixture), "5111101000006", NULL);
  g_assert_cmpstr (rk_record_get (corporation, "closed_on"), ==, "2026-03-31");
  again = check_text (fixture, list->str);
  g_assert_cmpuint (rk_corporate_check_get_findings (again)->len, ==, 0);
  g_assert_true (rk_store_undo (fixture->office->store, NULL, NULL));
  assert_field (fixture, 0, "corporate_number", NULL);
  assert_field (fixture, 2, "name", "青葉薬局");
  g_assert_cmpint (count (fixture, &rk_kind_corporation), ==, 0);
}

/* Where the corporation stands apart it is renamed, not its places; what it was called stays known.
 */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,法人名,市町名,法人番号\r\n"
                              "焼津工場,㈱髙﨑製作所,焼津市,5111101000006\r\n"
                              "藤枝支店,㈱髙﨑製作所,藤枝市,5111101000006\r\n");
  g_autofree char *list
      = line ("5111101000006", "11", "株式会社新髙﨑", "焼津市", "212", "小川２０", ",,");
  g_autoptr (RkCorporateCheck) check = check_text (fixture, list);
  g_autoptr (RkRecord) plant = workplace (fixture, 0);
  g_autoptr (GPtrArray) past = NULL;
  const RkFinding *finding = find (check, RK_FINDING_RENAMED, "㈱髙﨑製作所　焼津工場");

  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->before, ==, "㈱髙﨑製作所");
  rk_test_command (fixture->office, "反映した", rk_findings_take,
                   rk_corporate_check_get_findings (check));
  assert_field (fixture, 0, "name", "焼津工場");
  assert_field (fixture, 0, "corporation_name", "株式会社新髙﨑");
  assert_field (fixture, 1, "name", "藤枝支店");
  past = rk_workplaces_past (db (fixture), rk_record_id (plant), NULL);
  g_assert_cmpuint (past->len, ==, 1);
  g_assert_cmpstr (rk_record_get (past->pdata[0], "name"), ==, "㈱髙﨑製作所　焼津工場");
}

/* Two corporations of one name in one place: nobody knows which. */
static void
test_two_of_a_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report
      = import_text (fixture, "事業所名,市町名,所在地\r\n中央商事,焼津市,\r\n");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (RkCorporateCheck) check = NULL;
  g_autofree char *one = number (1);
  g_autofree char *two = number (2);

  put (list, line (one, "01", "株式会社中央商事", "焼津市", "212", "本町１", ",,"));
  put (list, line (two, "01", "有限会社中央商事", "焼津市", "212", "本町２", ",,"));
  check = check_text (fixture, list->str);
  g_assert_cmpuint (rk_corporate_check_get_findings (check)->len, ==, 1);
  g_assert_false (find (check, RK_FINDING_NUMBER, "中央商事")->sure);
}

/* A corporation of another kind, elsewhere, is not that of a clinic whose name begins alike; its
 * own, elsewhere too, may be. */
static void
test_another_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkImportReport) report = import_text (
      fixture, "事業所名,市町名,所在地\r\n"
               "医療法人社団ゆめとも会　ゆめともクリニック,御殿場市,御殿場市萩原1\r\n"
               "社会福祉法人ゆめとも会　ゆめとも園,掛川市,掛川市中央1\r\n");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (RkCorporateCheck) check = NULL;
  g_autofree char *one = number (1);

  put (list, line (one, "01", "社会福祉法人ゆめとも会", "菊川市", "224", "堀之内１", ",,"));
  check = check_text (fixture, list->str);
  g_assert_cmpuint (rk_corporate_check_get_findings (check)->len, ==, 1);
  g_assert_nonnull (find (check, RK_FINDING_NUMBER, "社会福祉法人ゆめとも会　ゆめとも園"));
}

static void
test_not_that_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RkCorporateCheck) check = rk_corporate_check_new (fixture->csv);
  g_autoptr (GError) error = NULL;

  write_list (fixture, REGISTER);
  g_assert_false (
      rk_store_read (fixture->office->store, rk_corporate_check_run, check, NULL, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/corporate-check/findings", NULL, test_findings);
  add ("/corporate-check/take", NULL, test_take);
  add ("/corporate-check/apart", NULL, test_apart);
  add ("/corporate-check/two-of-a-name", NULL, test_two_of_a_name);
  add ("/corporate-check/another-kind", NULL, test_another_kind);
  add ("/corporate-check/not-that-list", NULL, test_not_that_list);
  return g_test_run ();
}
