/* Numbers with a check, telephone, counts, industries. */
#include "rk-codes.h"
#include "rk-error.h"
#include "rk-industry.h"

#include <locale.h>
#include <string.h>

typedef gboolean (*CheckFunc) (const char *, char **, GError **);

static void
check_good (CheckFunc func, const char *const (*cases)[2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = NULL;

      g_test_message ("%s", cases[i][0]);
      g_assert_true (func (cases[i][0], &canonical, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (canonical, ==, cases[i][1]);
      g_assert_true (func (cases[i][0], NULL, NULL));
    }
}

static void
check_bad (CheckFunc func, const char *const (*cases)[2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      char *canonical = (char *)"untouched";

      g_test_message ("%s", cases[i][0]);
      g_assert_false (func (cases[i][0], &canonical, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i][1]);
      g_assert_null (canonical);
      g_assert_false (func (cases[i][0], NULL, NULL));
    }
}

static void
test_corporate_number (void)
{
  /* the first three are published worked examples */
  static const char *const good[][2] = {
    { "7000012050002", "7000012050002" },      { "1180301018771", "1180301018771" },
    { "5111101000006", "5111101000006" },      { "７００００１２０５０００２", "7000012050002" },
    { " 7-0000-1205-0002 ", "7000012050002" }, { "T7000012050002", "7000012050002" },
    { "7000012050002.0", "7000012050002" },
  };
  static const char *const bad[][2] = {
    { "8080401099997", "The check digit does not match (the first digit should be 7)." },
    { "7.00001E+12", "A spreadsheet has lost digits of this number." },
    { "7E+12", "A spreadsheet has lost digits of this number." },
    { "700001205000", "A corporate number has 13 digits; this one has 12." },
    { "70000120500020", "A corporate number has 13 digits; this one has 14." },
    { "700001205000X", "There is a character that is not a digit." },
    { "不明", "There is a character that is not a digit." },
    { "", "There is no number here." },
    { NULL, "There is no number here." },
  };

  check_good (rk_corporate_number_check, good, G_N_ELEMENTS (good));
  check_bad (rk_corporate_number_check, bad, G_N_ELEMENTS (bad));
}

/* Every single wrong digit is found. (Two neighbours that change places are not always.) */
static void
test_corporate_number_errors (void)
{
  for (int i = 0; i < 13; i++)
    for (int d = '0'; d <= '9'; d++)
      {
        char number[] = "7000012050002";

        if (number[i] == d)
          continue;
        /* 0 and 9 weigh the same modulo 9 where the weight is 1 or 2: the scheme cannot tell them
         */
        if (i > 0 && (number[i] - '0') % 9 == (d - '0') % 9)
          continue;
        number[i] = (char)d;
        g_assert_false (rk_corporate_number_check (number, NULL, NULL));
      }
}

static void
test_municipality_code (void)
{
  static const char *const good[][2] = {
    { "22100", "221007" },  { "221007", "221007" }, { "22216", "222160" },
    { "222160", "222160" }, { "22207", "222071" },  { "２２１３８", "221384" },
    { "01100", "011002" },  { "22139", "221392" },  { "22140", "221406" },
  };
  static const char *const bad[][2] = {
    { "221008", "The check digit does not match (the last digit should be 7)." },
    { "2210", "A municipality code has 5 or 6 digits; this one has 4." },
    { "48100", "There is no prefecture 48." },
    { "00100", "There is no prefecture 00." },
    { "2210x", "There is a character that is not a digit." },
    { "", "There is no number here." },
  };

  check_good (rk_municipality_code_check, good, G_N_ELEMENTS (good));
  check_bad (rk_municipality_code_check, bad, G_N_ELEMENTS (bad));
}

static void
check_postal (const char *text, int prefecture, const char *canonical, const char *proposal)
{
  g_autofree char *got = NULL, *proposed = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", text);
  g_assert_cmpint (rk_postal_code_check (text, prefecture, &got, &proposed, &error), ==,
                   canonical != NULL);
  g_assert_cmpstr (got, ==, canonical);
  g_assert_cmpstr (proposed, ==, proposal);
  g_assert_cmpint (error == NULL, ==, canonical != NULL);
  g_assert_cmpint (rk_postal_code_check (text, prefecture, NULL, NULL, NULL), ==,
                   canonical != NULL);
}

static void
test_postal_code (void)
{
  check_postal ("425-0041", 22, "425-0041", NULL);
  check_postal ("〒４２５－００４１", 0, "425-0041", NULL);
  check_postal ("4250041", 0, "425-0041", NULL);
  check_postal ("〒 425ー0041", 0, "425-0041", NULL);
  check_postal ("25-0041", 22, NULL, "425-0041");
  check_postal ("250041", 22, NULL, "425-0041");
  check_postal ("600001", 0, NULL, "060-0001");
  check_postal ("600001", 1, NULL, "060-0001");
  check_postal ("425-004", 22, NULL, NULL);
  check_postal ("425", 22, NULL, NULL);
  check_postal ("425-00411", 22, NULL, NULL);
  check_postal ("4.25E+06", 22, NULL, NULL);
  check_postal ("不明", 22, NULL, NULL);
  check_postal (NULL, 22, NULL, NULL);
}

static void
test_phone (void)
{
  static const char *const proposals[][2] = {
    { "54-629-2000", "054-629-2000" },
    { "546292000", "0546292000" },
    { "９０-1234-5678", "090-1234-5678" },
    { "54-629-2000 内線12", "054-629-2000 内線12" },
    { "629-2000", NULL },
    { "054-629-200", NULL },
    { "1234567890", NULL },
    { "54-629-2000、54-629-2001", NULL },
    { "あとで", NULL },
  };
  static const char *const good[][2] = {
    { "054-123-4567", "054-123-4567" },
    { "０５４－１２３－４５６７", "054-123-4567" },
    { "054ー123ー4567", "054-123-4567" },
    { "054(123)4567", "054-123-4567" },
    { "（054）123-4567", "054-123-4567" },
    { "054 123 4567", "054-123-4567" },
    { "0541234567", "0541234567" },
    { "090-1234-5678", "090-1234-5678" },
    { "0120-123-456", "0120-123-456" },
    { "+81-54-123-4567", "+81-54-123-4567" },
    { "+81-(0)54-123-4567", "+81-0-54-123-4567" },
    { "TEL:054-123-4567", "054-123-4567" },
    { "℡054-123-4567（代表）", "054-123-4567" },
    { "054-123-4567(内線123)", "054-123-4567 内線123" },
    { "054-123-4567 内線 123", "054-123-4567 内線123" },
    { "054-123-4567\n(内線3)", "054-123-4567 内線3" },
    { "054-123-4567\r\n（内線３）", "054-123-4567 内線3" },
    { "054-123-4567 ext. 12", "054-123-4567 内線12" },
    { "054-123-4567、054-123-4568", "054-123-4567、054-123-4568" },
    { "054-123-4567\n054-123-4568", "054-123-4567、054-123-4568" },
    { "054-123-4567/080-1234-5678", "054-123-4567、080-1234-5678" },
    { "054-123-4567～9", "054-123-4567～9" },
    { "119", "119" },
    { "（小）054-123-4567、（GH）054-123-4568", "054-123-4567（小）、054-123-4568（GH）" },
    { "（小）054-123-4567（GH）054-123-4568", "054-123-4567（小）、054-123-4568（GH）" },
    { "054-123-4567(訪看)　054-123-4568(看多機)", "054-123-4567（訪看）、054-123-4568（看多機）" },
    { "054-123-4567 090-1234-5678", "054-123-4567、090-1234-5678" },
    { "054-123-4567（訪看）", "054-123-4567（訪看）" },
    { "054-123-4567（代表） 内線 012", "054-123-4567 内線012" },
  };
  static const char *const bad[][2] = {
    { "054-6xx-1234", "There is a character that is not a digit." },
    { "054-123-4567 山田", "There is a character that is not a digit." },
    { "54-123-4567", "A digit is missing (a leading zero may have been lost)." },
    { "9012345678", "A digit is missing (a leading zero may have been lost)." },
    { "123-4567", "The area code is missing." },
    { "054-123", "There are too few digits for a telephone number." },
    { "054-1234-56789", "There are too many digits for a telephone number." },
    { "", "There is no telephone number here." },
    { "、", "There is no telephone number here." },
    { "-", "There is no telephone number here." },
    { NULL, "There is no telephone number here." },
  };
  static const char *const digits[][2] = {
    { "０５４（１２３）４５６７", "0541234567" },
    { "+81-54-123-4567", "0541234567" },
    { "+81-(0)54-123-4567", "0541234567" },
    { "054-123-4567 内線123", "0541234567" },
    { "054-123-4567、054-123-4568", "0541234567" },
    { "（小）054-123-4567（GH）054-123-4568", "0541234567" },
    { "なし", "" },
    { "", "" },
    { NULL, "" },
  };

  check_good (rk_phone_check, good, G_N_ELEMENTS (good));
  check_bad (rk_phone_check, bad, G_N_ELEMENTS (bad));
  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    {
      g_autofree char *got = rk_phone_propose (proposals[i][0]);
      g_assert_cmpstr (got, ==, proposals[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      g_autofree char *got = rk_phone_digits (digits[i][0]);

      g_assert_cmpstr (got, ==, digits[i][1]);
    }
}

/* 123456789018 is the usual specimen number; one in eleven passes by chance. */
static void
test_individual_number (void)
{
  guint passed = 0;

  g_assert_true (rk_looks_like_individual_number ("123456789018"));
  g_assert_true (rk_looks_like_individual_number ("１２３４ ５６７８ ９０１８"));
  g_assert_true (rk_looks_like_individual_number ("1234-5678-9018"));
  g_assert_false (rk_looks_like_individual_number ("123456789017"));
  g_assert_false (rk_looks_like_individual_number ("12345678901"));
  g_assert_false (rk_looks_like_individual_number ("7000012050002"));
  g_assert_false (rk_looks_like_individual_number ("12345678901a"));
  g_assert_false (rk_looks_like_individual_number (NULL));
  for (int i = 0; i < 11000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%06d%06d", g_test_rand_int_range (0, 1000000),
                                                 g_test_rand_int_range (0, 1000000));

      passed += rk_looks_like_individual_number (number);
    }
  g_test_message ("%u of 11000 random numbers", passed);
  g_assert_cmpuint (passed, >, 800);
  g_assert_cmpuint (passed, <, 1300);
}

static void
test_number (void)
{
  static const struct
  {
    const char *text;
    gint64 value;
  } good[] = {
    { "12", 12 },        { "１２３", 123 },
    { "1,234", 1234 },   { "１，２３４，５６７", 1234567 },
    { "12人", 12 },      { "12 名", 12 },
    { "▲3", -3 },        { "△1,200", -1200 },
    { "-3", -3 },        { "－３", -3 },
    { "−3", -3 },        { "十二", 12 },
    { "二百三十", 230 }, { "一二三", 123 },
    { "1千", 1000 },     { "3万5千", 35000 },
    { "千二百", 1200 },  { "2億3万", 200030000 },
    { "十万", 100000 },  { "3千2百十", 3210 },
    { "12.0", 12 },      { "0", 0 },
    { "〇", 0 },         { "000", 0 },
    { "5箇所", 5 },      { "1 234", 1234 },
  };
  static const char *const bad[] = { "約40",
                                     "40以上",
                                     "12.5",
                                     "1,23",
                                     "1,2345",
                                     "人",
                                     "",
                                     "-",
                                     "▲",
                                     "1.2E+05",
                                     "10～20",
                                     "4O",
                                     NULL,
                                     "9999999999999999999999",
                                     "九九九九九九九九九九九九九九九九九九九九九九",
                                     "99999999999999999999",
                                     "99999999999億",
                                     "9999999999億億億億億億億億億億億",
                                     "9千千千万億万億",
                                     "万",
                                     "十百",
                                     "3万2億",
                                     "12人人",
                                     "," };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = -99;

      g_test_message ("%s", good[i].text);
      g_assert_true (rk_number_parse (good[i].text, &value, &error));
      g_assert_cmpint (value, ==, good[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      g_test_message ("%s", bad[i]);
      g_assert_false (rk_number_parse (bad[i], &value, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
    }
}

static void
test_industry (void)
{
  static const struct
  {
    const char *text;
    char letter;
  } good[] = {
    { "E", 'E' },
    { "Ｅ", 'E' },
    { "e", 'E' },
    { "E 製造業", 'E' },
    { "E　製造業", 'E' },
    { "（E）製造業", 'E' },
    { "E09", 'E' },
    { "製造業", 'E' },
    { "製造", 'E' },
    { "卸売業，小売業", 'I' },
    { "卸売業、小売業", 'I' },
    { "卸売業,小売業", 'I' },
    { "卸売・小売業", 'I' },
    { "卸・小売", 'I' },
    { "小売業", 'I' },
    { "薬局", 'I' },
    { "宿泊・飲食", 'M' },
    { "飲食業", 'M' },
    { "飲食店", 'M' },
    { "医療福祉", 'P' },
    { "医療，福祉", 'P' },
    { "運輸", 'H' },
    { "運輸業、郵便業", 'H' },
    { "サービス業", 'R' },
    { "建設", 'D' },
    { "美容", 'N' },
    { "理容業", 'N' },
    { "保育園", 'P' },
    { "保育所", 'P' },
    { "幼稚園", 'O' },
    { "介護", 'P' },
    { "農業,林業", 'A' },
    { "農林業", 'A' },
    { "IT", 'G' },
    { "公務", 'S' },
    { "サ－ビス業（他に分類されないもの）", 'R' },
    { "サービス業(他に分類されないもの)", 'R' },
    { "プラスチック製品製造業", 'E' },
    { "飲食料品小売業", 'I' },
    { "道路貨物運送業", 'H' },
    { "ﾎﾃﾙ", 'M' },
    { "みなと歯科医院", 'P' },
    { "Ｒ：サービス業", 'R' },
    { "JA", 'Q' },
    { "その他", 'T' },
  };
  static const char *const bad[] = { "水産", "", "業", "U", "Z", "E 小売業", "ABC", "A社", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      char letter = 0;

      g_test_message ("%s", good[i].text);
      g_assert_true (rk_industry_parse (good[i].text, &letter, &error));
      g_assert_true (letter == good[i].letter);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      char letter;

      g_test_message ("%s", bad[i]);
      g_assert_false (rk_industry_parse (bad[i], &letter, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
    }
}

/* What the program prints, it reads. */
static void
test_industry_names (void)
{
  for (int i = RK_INDUSTRY_FIRST; i <= RK_INDUSTRY_LAST; i++)
    {
      const char c = (char)i;
      g_autofree char *full = g_strdup_printf ("%c %s", c, rk_industry_name (c));
      char letter;

      g_assert_true (rk_industry_parse (rk_industry_name (c), &letter, NULL));
      g_assert_true (letter == c);
      g_assert_true (rk_industry_parse (rk_industry_short_name (c), &letter, NULL));
      g_assert_true (letter == c);
      g_assert_true (rk_industry_parse (full, &letter, NULL));
      g_assert_true (letter == c);
    }
  g_assert_cmpstr (rk_industry_name ('E'), ==, "製造業");
  g_assert_cmpstr (rk_industry_short_name ('E'), ==, "製造");
  g_assert_null (rk_industry_name ('U'));
  g_assert_null (rk_industry_short_name ('@'));
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/corporate-number", test_corporate_number);
  g_test_add_func ("/codes/corporate-number/errors", test_corporate_number_errors);
  g_test_add_func ("/codes/municipality", test_municipality_code);
  g_test_add_func ("/codes/postal-code", test_postal_code);
  g_test_add_func ("/codes/phone", test_phone);
  g_test_add_func ("/codes/individual-number", test_individual_number);
  g_test_add_func ("/codes/number", test_number);
  g_test_add_func ("/codes/industry", test_industry);
  g_test_add_func ("/codes/industry/names", test_industry_names);
  return g_test_run ();
}
