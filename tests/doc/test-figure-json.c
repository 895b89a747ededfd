/* Figures that are described in JSON: what is read, and what is refused. */
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"
#include "rk-chart-json.h"
#include "rk-error.h"
#include "rk-test.h"

static RkChart *
read_figure (const char *text, GError **error)
{
  g_autoptr (RkJsonNode) root = rk_json_read (text, strlen (text), error);

  return root ? rk_chart_from_json (RK_N_CHART_KINDS, root, error) : NULL;
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkChart) chart = read_figure (
      "{\"kind\":\"forest\",\"title\":\"比\",\"decimals\":1,\"focus\":\"富士\","
      "\"series\":[{\"name\":\"男性\",\"values\":[112.1,\"※\",null],\"lower\":[108,1,2],"
      "\"upper\":[116,3,4],\"n\":[1000,7,8],\"text\":[\"34%\",\"x\",\"y\"],"
      "\"state\":[null,null,\"same\"]}],"
      "\"categories\":[\"賀茂\",{\"name\":\"富士\",\"code\":\"2204\"},\"静岡\"],"
      "\"references\":[{\"value\":100,\"label\":\"全国\"},{\"value\":101,\"series\":0}]}",
      &error);
  double lower, upper;

  g_assert_no_error (error);
  g_assert_cmpint (rk_chart_get_kind (chart), ==, RK_CHART_FOREST);
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 0), ==, 112.1);
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 1), ==, RK_CHART_WITHHELD);
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 2), ==, RK_CHART_MISSING);
  g_assert_true (rk_chart_get_interval (chart, 0, 0, &lower, &upper));
  g_assert_false (rk_chart_get_interval (chart, 0, 1, &lower, &upper));
  g_assert_true (isnan (rk_chart_get_n (chart, 0, 1)));
  g_assert_cmpint (rk_chart_get_state (chart, 0, 0), ==, RK_STAT_SURELY_HIGH);
  g_assert_cmpint (chart->focus, ==, 1);
  g_assert_cmpstr (rk_chart_category (chart, 1)->code, ==, "2204");
  g_assert_true (g_array_index (chart->references, RkChartReference, 0).solid);
  g_assert_false (g_array_index (chart->references, RkChartReference, 1).solid);
  g_assert_cmpint (g_array_index (chart->references, RkChartReference, 1).series, ==, 0);
}

static void
test_json_refuses (void)
{
  static const char *const texts[] = {
    "[1]",
    "{\"kind\":\"cake\",\"categories\":[]}",
    "{\"kind\":\"bars\"}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"tilte\":\"x\"}",
    "{\"kind\":\"bars\",\"categories\":[7]}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"title\":7}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"series\":[{\"values\":[1,2]}]}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"series\":[{\"values\":[\"-\"]}]}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"series\":[{\"values\":[1],\"valeus\":[1]}]}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"series\":[{\"values\":[1],\"role\":\"x\"}]}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"focus\":\"b\"}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"band\":[2,1]}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"classes\":{\"breaks\":[2,1]}}",
    "{\"kind\":\"bars\",\"categories\":[\"a\"],\"classes\":{\"breaks\":[1,2,3,4,5]}}",
    "{\"kind\":\"funnel\",\"categories\":[\"a\"],\"funnel\":{\"overall\":1}}",
    "{\"kind\":\"trend\",\"categories\":[\"a\"],\"breaks\":[{\"before\":\"z\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      RkChart *chart = read_figure (texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_null (chart);
      g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
    }
}

/* What is not among the words is refused with them. */
static void
test_json_words (void)
{
  static const struct
  {
    const char *text;
    const char *wrong;
    const char *right;
  } cases[] = {
    { "{\"kind\":\"forest\",\"categories\":[\"a\"],\"series\":[{\"values\":[1],"
      "\"state\":[\"very-high\"]}]}",
      "very-high", "surely-high" },
    { "{\"kind\":\"trend\",\"categories\":[\"a\"],\"series\":[{\"values\":[1],"
      "\"role\":\"mine\"}]}",
      "mine", "compare" },
    { "{\"kind\":\"bars\",\"categories\":[\"a\"],\"direction\":\"left\"}", "left", "upright" },
    { "{\"kind\":\"spine\",\"categories\":[{\"name\":\"a\",\"good\":\"big\"}]}", "big", "low" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_figure (cases[i].text, &error));
      g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].wrong));
      g_assert_nonnull (strstr (error->message, cases[i].right));
    }
}

/* Every series that is given is drawn; an empty unit is none. */
static void
test_json_bars (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkChart) chart
      = read_figure ("{\"kind\":\"bars\",\"unit\":\"\",\"categories\":[\"a\",\"b\"],\"series\":["
                     "{\"name\":\"男性\",\"values\":[1,2]},{\"name\":\"女性\",\"values\":[3,4]}]}",
                     &error);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 500, 300 };
  RkRect bar;

  g_assert_no_error (error);
  g_assert_null (rk_chart_get_unit (chart));
  g_assert_true (rk_chart_get_bar (chart, &rect, &style, 1, 0, &bar));
  g_assert_cmpuint (rk_chart_lay_out (chart, &rect, &style)->legend->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/figure/json", test_json);
  g_test_add_func ("/doc/figure/json-refuses", test_json_refuses);
  g_test_add_func ("/doc/figure/json-words", test_json_words);
  g_test_add_func ("/doc/figure/json-bars", test_json_bars);
  return g_test_run ();
}
