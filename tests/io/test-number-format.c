/* Numbers as Excel shows them. What is expected is what Excel 2019 (Japanese) shows, save where
 * rk-number-format.h says otherwise. */
#include "rk-number-format.h"
#include "rk-test.h"

typedef struct
{
  const char *code;
  double value;
  const char *shown;
} Case;

static void
check (const Case *cases, gsize n, gboolean from_1904)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (RkNumberFormat) format = rk_number_format_new (cases[i].code);
      g_autoptr (GString) shown = g_string_new (NULL);

      g_test_message ("%s of %.15g", cases[i].code, cases[i].value);
      rk_number_format_append (format, cases[i].value, from_1904, shown);
      g_assert_cmpstr (shown->str, ==, cases[i].shown);
    }
}

static void
test_general (void)
{
  static const Case cases[] = {
    { "General", 0, "0" },
    { "General", 12, "12" },
    { "General", -3.5, "-3.5" },
    { "General", 0.1 + 0.2, "0.3" },
    { "General", 1.0 / 3, "0.333333333333333" },
    { "General", 7080001000019, "7080001000019" }, /* never 7.08E+12 */
    { "General", 123456789012345678, "123456789012346000" },
    { "General", 0.00001, "0.00001" },
    { "General", 1e100, "1e+100" },
    { "0.00E+00", 7080001000019, "7080001000019" },
    { "# ?/?", 0.5, "0.5" },
    { "@", 12, "12" },
    { "", 12, "" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_digits (void)
{
  static const Case cases[] = {
    { "0", 12.5, "13" },
    { "0", -0.4, "-0" },
    { "0000", 12, "0012" },
    { "0000000000000", 80001000019, "0080001000019" },
    { "00000", 123456, "123456" },
    { "000-0000", 4250021, "425-0021" },
    { "000-0000", 600001, "060-0001" },
    { "[<=999]000;[<=9999]000-00;000-0000", 4250021, "425-0021" },
    { "[<=999]000;[<=9999]000-00;000-0000", 42, "042" },
    { "#,##0", 0, "0" },
    { "#,##0", 999, "999" },
    { "#,##0", 1234567, "1,234,567" },
    { "#,##0", -1234, "-1,234" },
    { "#,##0_);(#,##0)", -1234, "(1,234)" },
    { "#,##0;▲#,##0", -1234, "▲1,234" },
    { "#,##0\"人\"", 1234, "1,234人" },
    { "0人", 5, "5人" },
    { "0.00", 1.005, "1.01" },
    { "0.0#", 1.204, "1.2" },
    { "0.0#", 9.999, "10.0" },
    { "#.##", 0.5, ".5" },
    { ".00", 12.5, "12.50" },
    { "0%", 0.125, "13%" },
    { "0.0%", 0.125, "12.5%" },
    { "#,##0,", 1234567, "1,235" },
    { "[$¥-411]#,##0", 1234, "¥1,234" },
    { "[Red]0;[Blue]-0", -2, "-2" },
    { "0;-0;;@", 0, "" },
    { ";;;", 5, "" },
    { "\"第\"0\"号\"", 12, "第12号" },
    { "General\"名\"", 1.5, "1.5名" },
    { "####-####", 12345678, "1234-5678" },
    { "\\(00\\)0000-0000", 312345678, "(03)1234-5678" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "yyyy/m/d", 45383, "2024/4/1" },
    { "yyyy-mm-dd", 45383, "2024-04-01" },
    { "yyyy\"年\"m\"月\"d\"日\"", 45383, "2024年4月1日" },
    { "yyyy年m月", 45383, "2024年4月" },
    { "yyyy", 45383, "2024" },
    { "[$-411]ggge\"年\"m\"月\"d\"日\"", 45383, "令和6年4月1日" },
    { "[$-411]ggge\"年\"m\"月\"d\"日\"", 43585, "平成31年4月30日" },
    { "[$-411]ggge\"年\"m\"月\"d\"日\"", 43586, "令和1年5月1日" },
    { "[$-411]ge.m.d", 45383, "R6.4.1" },
    { "[$-411]gg ee.mm.dd;@", 45383, "令 06.04.01" },
    { "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@", 45383, "令和6年4月1日" },
    { "yyyy/m/d(aaa)", 45383, "2024/4/1(月)" },
    { "yyyy/m/d aaaa", 45383, "2024/4/1 月曜日" },
    { "yyyy/m/d h:mm", 45383.5, "2024/4/1 12:00" },
    { "yyyy/mm/dd hh:mm:ss", 45383.999999, "2024/04/02 00:00:00" },
    /* not to be understood as they are shown: written in full */
    { "m\"月\"d\"日\"", 45383, "2024/4/1" },
    { "m/d/yy", 45383, "2024/4/1" },
    { "mm-dd-yy", 45383, "2024/4/1" },
    { "d-mmm-yy", 45383, "2024/4/1" },
    { "yy/mm/dd", 45383, "2024/4/1" },
    { "dd/mm/yyyy", 45383, "2024/4/1" },
    { "[$-411]e.m.d", 45383, "2024/4/1" },
    { "m/d/yy h:mm", 45383.75, "2024/4/1 18:00" },
    /* times */
    { "h:mm", 0.75, "18:00" },
    { "h:mm AM/PM", 0.75, "6:00 PM" },
    { "[h]:mm", 1.5, "36:00" },
    { "mm:ss.0", 0.5 / 86400, "00:00.5" },
    { "h\"時\"mm\"分\"", 0.4375, "10時30分" },
    /* 1900 */
    { "yyyy/m/d", 1, "1900/1/1" },
    { "yyyy/m/d", 59, "1900/2/28" },
    { "yyyy/m/d", 60, "1900/2/29" },
    { "yyyy/m/d", 61, "1900/3/1" },
    { "yyyy/m/d", 0, "1900/1/0" },
    { "yyyy/m/d", -1, "-1" },
    { "yyyy/m/d", 2958465, "9999/12/31" },
    { "yyyy/m/d", 2958466, "2958466" },
    { "yyyy/m/d", 20240401, "20240401" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_1904 (void)
{
  static const Case cases[] = {
    { "yyyy/m/d", 0, "1904/1/1" },
    { "yyyy/m/d", 43921, "2024/4/1" },
    { "[$-411]ge.m.d", 43921, "R6.4.1" },
  };

  check (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_builtin (void)
{
  static const struct
  {
    guint id;
    const char *shown;
  } cases[] = { { 0, "45383.5" },       { 1, "45384" },          { 3, "45,384" },
                { 9, "4538350%" },      { 14, "2024/4/1" },      { 22, "2024/4/1 12:00" },
                { 27, "R6.4.1" },       { 28, "令和6年4月1日" }, { 30, "2024/4/1" },
                { 31, "2024年4月1日" }, { 34, "2024年4月" },     { 49, "45383.5" },
                { 57, "R6.4.1" },       { 58, "令和6年4月1日" }, { 1000, "45383.5" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RkNumberFormat) format
          = rk_number_format_new (rk_number_format_builtin (cases[i].id));
      g_autoptr (GString) shown = g_string_new (NULL);

      rk_number_format_append (format, 45383.5, FALSE, shown);
      g_assert_cmpstr (shown->str, ==, cases[i].shown);
    }
}

/* A code may be any text: nothing may break of it. */
static void
test_any_code (void)
{
  static const char *const parts[]
      = { "0", "#", "?", ".",   ",",     "%",       "/",  "E+",   "@", "y", "m",
          "d", "h", "s", "[h]", "[",     "]",       "\"", "\\",   "_", "*", ";",
          "g", "e", "a", "aaa", "AM/PM", "General", "[$", "[<=9", "年" };
  static const double values[] = { 0, -1, 0.5, 45383.75, 1e15, -1e300, 1e-300, 2958465.9999999 };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) code = g_string_new (NULL);
      g_autoptr (GString) shown = g_string_new (NULL);
      g_autoptr (RkNumberFormat) format = NULL;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (code, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      format = rk_number_format_new (code->str);
      rk_number_format_append (format, values[i % G_N_ELEMENTS (values)], i % 2, shown);
      g_assert_true (g_utf8_validate (shown->str, -1, NULL));
      g_assert_cmpuint (shown->len, <, 4096);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-format/general", test_general);
  g_test_add_func ("/number-format/digits", test_digits);
  g_test_add_func ("/number-format/dates", test_dates);
  g_test_add_func ("/number-format/1904", test_1904);
  g_test_add_func ("/number-format/builtin", test_builtin);
  g_test_add_func ("/number-format/any-code", test_any_code);
  return g_test_run ();
}
