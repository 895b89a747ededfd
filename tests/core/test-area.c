/* Places: the table against the rules of its codes, names and addresses. */
#include "rk-area.h"
#include "rk-codes.h"
#include "rk-error.h"
#include "rk-text.h"

#include <locale.h>
#include <string.h>

static void
test_table (void)
{
  gsize n, n_medical;
  const RkArea *areas = rk_area_list (&n);
  const RkMedicalArea *medical = rk_medical_area_list (&n_medical);

  g_assert_cmpuint (n, ==, 35);
  g_assert_cmpuint (n_medical, ==, 8);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *five = g_strndup (areas[i].code, 5), *code = NULL;
      gboolean town = g_str_has_suffix (areas[i].name, "町");

      g_test_message ("%s", areas[i].name);
      g_assert_true (rk_municipality_code_check (five, &code, NULL));
      g_assert_cmpstr (code, ==, areas[i].code);
      g_assert_true (rk_area_by_code (areas[i].code) == &areas[i]);
      g_assert_true (rk_area_by_code (five) == &areas[i]);
      g_assert_true (rk_area_by_name (areas[i].name, NULL) == &areas[i]);
      g_assert_nonnull (areas[i].medical_area);
      g_assert_true (g_str_has_suffix (areas[i].health_center, "保健所"));
      g_assert_cmpint (town, ==, *areas[i].district != '\0');
      g_assert_true (g_str_has_suffix (
          areas[i].kana, town ? strcmp (areas[i].name, "森町") == 0 ? "まち" : "ちょう" : "し"));
      if (i > 0)
        g_assert_cmpstr (areas[i - 1].code, <, areas[i].code);
    }
  for (gsize i = 0; i < n_medical; i++)
    {
      g_autofree char *expected = g_strdup_printf ("22%02d", (int)i + 1);

      g_assert_cmpstr (medical[i].code, ==, expected);
      g_assert_true (rk_medical_area_by_code (expected) == &medical[i]);
      g_assert_true (rk_medical_area_by_name (medical[i].name) == &medical[i]);
    }
  g_assert_cmpstr (medical[0].name, ==, "賀茂");
  g_assert_cmpstr (medical[7].name, ==, "西部");
  g_assert_cmpstr (rk_area_by_code ("222127")->medical_area->code, ==, "2206");
}

static void
test_medical_area (void)
{
  g_assert_cmpstr (rk_medical_area_by_name ("熱海・伊東圏域")->code, ==, "2202");
  g_assert_cmpstr (rk_medical_area_by_name ("駿東田方保健医療圏")->code, ==, "2203");
  g_assert_cmpstr (rk_medical_area_by_name (" 志太榛原 二次医療圏")->code, ==, "2206");
  g_assert_null (rk_medical_area_by_name ("東部"));
  g_assert_null (rk_medical_area_by_name (NULL));
  g_assert_null (rk_medical_area_by_code ("2209"));
  g_assert_null (rk_medical_area_by_code (NULL));
}

static void
test_codes (void)
{
  g_assert_cmpstr (rk_area_by_code ("22101")->name, ==, "静岡市");
  g_assert_cmpstr (rk_area_by_code ("221031")->name, ==, "静岡市");
  g_assert_cmpstr (rk_area_by_code ("22131")->name, ==, "浜松市");
  g_assert_cmpstr (rk_area_by_code ("221384")->name, ==, "浜松市");
  g_assert_cmpstr (rk_area_by_code ("22140")->name, ==, "浜松市");
  g_assert_null (rk_area_by_code ("221008"));
  g_assert_null (rk_area_by_code ("2210"));
  g_assert_null (rk_area_by_code ("13101"));
  g_assert_null (rk_area_by_code (""));
  g_assert_null (rk_area_by_code (NULL));
}

static void
test_names (void)
{
  static const char *const good[][2] = {
    { "焼津市", "焼津市" },       { "焼津", "焼津市" },
    { " 焼 津 市 ", "焼津市" },   { "静岡県焼津市", "焼津市" },
    { "静岡", "静岡市" },         { "富士", "富士市" },
    { "富士宮", "富士宮市" },     { "伊豆", "伊豆市" },
    { "伊豆の国", "伊豆の国市" }, { "森", "森町" },
    { "周智郡森町", "森町" },     { "清水町", "清水町" },
    { "駿東郡清水町", "清水町" }, { "清水区", "静岡市" },
    { "静岡市清水区", "静岡市" }, { "清水市", "静岡市" },
    { "浜北", "浜松市" },         { "濱松市", "浜松市" },
    { "浜松市中区", "浜松市" },   { "浜松市中央区", "浜松市" },
    { "浜名区", "浜松市" },       { "川根本", "川根本町" },
    { "南伊豆", "南伊豆町" },     { "志太郡岡部町", "藤枝市" },
  };
  static const char *const unknown[]
      = { "", "大阪市", "愛知県豊橋市", "賀茂", "榛原", "中区", "静岡県", NULL };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      const RkArea *area = rk_area_by_name (good[i][0], NULL);

      g_test_message ("%s", good[i][0]);
      g_assert_nonnull (area);
      g_assert_cmpstr (area->name, ==, good[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_test_message ("%s", unknown[i]);
      g_assert_null (rk_area_by_name (unknown[i], &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  g_assert_null (rk_area_by_name ("清水", &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "It cannot be decided whether this is 清水町（駿東郡） or 静岡市清水区.");
}

static void
test_addresses (void)
{
  static const char *const good[][3] = {
    { "静岡県焼津市本町五丁目6-1", "焼津市", "本町五丁目6-1" },
    { "焼津市本町五丁目6-1", "焼津市", "本町五丁目6-1" },
    { "　静岡県　焼津市　本町5", "焼津市", "本町5" },
    { "〒425-0041 静岡県焼津市石津", "焼津市", "石津" },
    { "〒４２５－００４１　焼津市石津", "焼津市", "石津" },
    { "425-0041焼津市石津", "焼津市", "石津" },
    { "静岡県静岡市清水区旭町6-8", "静岡市", "清水区旭町6-8" },
    { "清水区旭町6-8", "静岡市", "清水区旭町6-8" },
    { "静岡県中央区元城町103-2", "浜松市", "中央区元城町103-2" },
    { "浜松市中区元城町", "浜松市", "中区元城町" },
    { "駿東郡清水町堂庭210-1", "清水町", "堂庭210-1" },
    { "静岡県駿東郡小山町藤曲", "小山町", "藤曲" },
    { "清水町堂庭", "清水町", "堂庭" },
    { "富士宮市弓沢町", "富士宮市", "弓沢町" },
    { "富士市永田町", "富士市", "永田町" },
    { "伊豆の国市長岡", "伊豆の国市", "長岡" },
    { "榛原郡川根本町上長尾", "川根本町", "上長尾" },
    { "榛原郡川根町家山", "島田市", "川根町家山" },
    { "静岡県志太郡岡部町内谷", "藤枝市", "岡部町内谷" },
    { "静岡県引佐郡三ケ日町都筑", "浜松市", "三ケ日町都筑" },
    { "静岡県三ヶ日町都筑", "浜松市", "三ヶ日町都筑" },
    { "清水市江尻", "静岡市", "清水市江尻" },
    { "焼津市", "焼津市", "" },
    { "焼津", "焼津市", "" },
  };
  static const char *const unknown[] = { "岡部町内谷",
                                         "大東町1-2",
                                         "中央区銀座1",
                                         "東京都中央区銀座1",
                                         "愛知県清水町1",
                                         "北海道茅部郡森町1",
                                         "本町1-2-3",
                                         "",
                                         NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize rest = 99;
      const RkArea *area = rk_area_find_in_address (good[i][0], &rest, &error);

      g_test_message ("%s", good[i][0]);
      g_assert_no_error (error);
      g_assert_cmpstr (area->name, ==, good[i][1]);
      g_assert_cmpstr (good[i][0] + rest, ==, good[i][2]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", unknown[i]);
      g_assert_null (rk_area_find_in_address (unknown[i], NULL, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_NOT_FOUND);
    }
}

/* A list of two columns, 市町 and 所在地, says the municipality once; a paper has it all. */
static void
test_full_addresses (void)
{
  static const struct
  {
    const char *code;
    const char *address;
    const char *full;
  } rows[] = {
    { "221007", "葵区追手町9番6号", "静岡市葵区追手町9番6号" },
    { "221007", "静岡県葵区追手町9番6号", "静岡県静岡市葵区追手町9番6号" },
    { "221007", "静岡市葵区追手町9番6号", "静岡市葵区追手町9番6号" },
    { "222127", "見本町1丁目2番地", "焼津市見本町1丁目2番地" },
    { "222127", "静岡県焼津市見本町1丁目", "静岡県焼津市見本町1丁目" },
    { "222127", "藤枝市見本町1丁目", "藤枝市見本町1丁目" },
    { "222127", "愛知県見本市見本町1", "愛知県見本市見本町1" },
    { "223417", "見本1番地", "駿東郡清水町見本1番地" },
    { "223417", "駿東郡清水町見本1番地", "駿東郡清水町見本1番地" },
    { "223417", "静岡県駿東郡清水町見本1番地", "静岡県駿東郡清水町見本1番地" },
    { NULL, "見本町1丁目", "見本町1丁目" },
    { "222127", NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *full = rk_area_full_address (rows[i].code, rows[i].address);

      g_assert_cmpstr (full, ==, rows[i].full);
    }
}

static void
test_prefectures (void)
{
  gsize n;
  const RkPrefecture *all = rk_prefecture_list (&n);

  g_assert_cmpuint (n, ==, 47);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%02d", (int)i + 1);
      g_autofree char *folded = rk_text_fold (all[i].name);

      g_assert_cmpstr (all[i].code, ==, code);
      g_assert_true (rk_prefecture_by_code (code) == &all[i]);
      g_assert_true (rk_prefecture_by_name (all[i].name) == &all[i]);
      /* addresses are searched for the name as it stands */
      g_assert_cmpstr (folded, ==, all[i].name);
    }
  g_assert_cmpstr (rk_prefecture_by_name ("静岡")->code, ==, "22");
  g_assert_cmpstr (rk_prefecture_by_name ("京都")->code, ==, "26");
  g_assert_cmpstr (rk_prefecture_by_code ("221007")->name, ==, "静岡県");
  g_assert_null (rk_prefecture_by_name ("北海"));
  g_assert_null (rk_prefecture_by_name (""));
  g_assert_null (rk_prefecture_by_name (NULL));
  g_assert_null (rk_prefecture_by_code ("48"));
  g_assert_null (rk_prefecture_by_code (NULL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area/table", test_table);
  g_test_add_func ("/area/medical-area", test_medical_area);
  g_test_add_func ("/area/codes", test_codes);
  g_test_add_func ("/area/names", test_names);
  g_test_add_func ("/area/addresses", test_addresses);
  g_test_add_func ("/area/full-addresses", test_full_addresses);
  g_test_add_func ("/area/prefectures", test_prefectures);
  return g_test_run ();
}
