/* Figures in one ink, for who was not there: lines, names and references can be told apart. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"
#include "rk-test.h"

static RkChart *
create (RkChartKind kind, guint n_series, guint n_categories)
{
  RkChart *chart = rk_chart_new (kind, "試し", "%");

  rk_chart_set_decimals (chart, 1);
  for (guint c = 0; c < n_categories; c++)
    {
      g_autofree char *name = g_strdup_printf ("区域%u", c);

      rk_chart_add_category (chart, name);
    }
  for (guint s = 0; s < n_series; s++)
    {
      g_autofree char *name = g_strdup_printf ("系列%u", s);

      rk_chart_add_series (chart, name);
      for (guint c = 0; c < n_categories; c++)
        rk_chart_set_value (chart, s, c, 20 + 3 * s + c);
    }
  return chart;
}

static RkChartLayout *
lay_out (RkChart *chart)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 0 };

  rect.height = rk_chart_get_height (chart, rect.width, &style);
  return rk_chart_lay_out (chart, &rect, &style);
}

static const RkChartLabel *
find_label (const RkChartLayout *layout, const char *words)
{
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const RkChartLabel *label = &g_array_index (layout->labels, RkChartLabel, i);

      if (strstr (label->text, words))
        return label;
    }
  return NULL;
}

static gboolean
has_legend (const RkChartLayout *layout, const char *words)
{
  for (guint i = 0; i < layout->legend->len; i++)
    if (strstr (g_array_index (layout->legend, RkLegendItem, i).text, words))
      return TRUE;
  return FALSE;
}

/* ── lines ───────────────────────────────────────────────────────────────────────────────── */

/* No two of eight lines have the same mark. */
static void
test_marks (void)
{
  for (guint i = 0; i < 8; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpint (rk_chart_get_line_mark (i), !=, rk_chart_get_line_mark (k));
}

/* A thin line from the last point to the name. */
static gboolean
has_leader (const RkChartLayout *layout, const RkChartPart *last, const RkChartLabel *name)
{
  double middle = name->box.y + name->box.height / 2;

  for (guint i = 0; i < layout->rules->len; i++)
    {
      const RkChartRule *rule = &g_array_index (layout->rules, RkChartRule, i);

      if (rule->tone == RK_TONE_DIM && rule->x1 > last->x && rule->x2 <= name->box.x
          && fabs (rule->y2 - middle) < 0.1 && fabs (rule->y1 - last->y) < fabs (middle - last->y))
        return TRUE;
    }
  return FALSE;
}

/* Names that were moved apart are led to their lines; the one that stands beside its line is not.
 */
static void
test_leaders (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_TREND, 4, 4);
  const RkChartLayout *layout;
  const RkChartLabel *alone, *moved;

  for (guint s = 1; s < 4; s++)
    rk_chart_set_value (chart, s, 3, 40);
  layout = lay_out (chart);
  alone = find_label (layout, "系列0");
  moved = find_label (layout, "系列3");
  g_assert_nonnull (alone);
  g_assert_nonnull (moved);
  g_assert_false (has_leader (layout, rk_chart_find_part (chart, 0, 3), alone));
  g_assert_true (has_leader (layout, rk_chart_find_part (chart, 3, 3), moved));
}

/* A line that ends early says in which year its last value is. */
static void
test_early_end (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_TREND, 2, 3);

  rk_chart_set_value (chart, 0, 2, RK_CHART_WITHHELD);
  g_assert_nonnull (find_label (lay_out (chart), "系列0 21.0（区域1）"));
  g_assert_nonnull (find_label (lay_out (chart), "系列1 25.0"));
}

/* ── bars ────────────────────────────────────────────────────────────────────────────────── */

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (gsize)y * (gsize)cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[(gsize)x] & 0xffffff;
}

static gboolean
is_black_at (RkChart *chart, guint series, double value)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 0 };
  cairo_surface_t *surface;
  RkRect bar = { 0 };
  cairo_t *cr;
  guint32 pixel;
  double x;

  rect.height = rk_chart_get_height (chart, rect.width, &style);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 480, (int)rect.height);
  cr = cairo_create (surface);
  rk_chart_draw (chart, cr, &rect, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_true (rk_chart_get_bar (chart, &rect, &style, series, 0, &bar));
  x = rk_axis_place (&chart->layout->axis, value, chart->layout->plot.x,
                     chart->layout->plot.x + chart->layout->plot.width);
  pixel = get_pixel (surface, x, bar.y + bar.height / 2);
  cairo_surface_destroy (surface);
  return (pixel & 0xff) < 0x20;
}

/* Men and women each have their own stroke, which the legend names; none goes through the other. */
static void
test_own_references (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_GROUPED, 2, 2);
  g_autofree char *words = NULL;
  const RkChartLayout *layout;

  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_add_reference_of (chart, 0, 32, "全国", TRUE);
  rk_chart_add_reference_of (chart, 1, 28, "全国", TRUE);
  g_assert_true (is_black_at (chart, 0, 32));
  g_assert_false (is_black_at (chart, 1, 32));
  g_assert_true (is_black_at (chart, 1, 28));
  layout = lay_out (chart);
  g_assert_true (has_legend (layout, "全国（系列0 32.0、系列1 28.0）"));
  words = rk_chart_describe (chart);
  g_assert_nonnull (strstr (words, "系列0の全国 32.0%、系列1の全国 28.0%"));
  /* Each is judged by its own. */
  rk_chart_set_interval (chart, 0, 0, 30, 31);
  rk_chart_set_interval (chart, 1, 0, 30, 31);
  rk_chart_set_value (chart, 0, 0, 30.5);
  rk_chart_set_value (chart, 1, 0, 30.5);
  g_assert_cmpint (rk_chart_get_state (chart, 0, 0), ==, RK_STAT_SURELY_LOW);
  g_assert_cmpint (rk_chart_get_state (chart, 1, 0), ==, RK_STAT_SURELY_HIGH);
  g_assert_true (has_legend (lay_out (chart), "95%信頼区間"));
}

/* ── maps ────────────────────────────────────────────────────────────────────────────────── */

#define PLACE(code, from, to)                                                        \
  "{\"type\":\"Feature\",\"properties\":{\"N03_007\":\"" code "\"},"                 \
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" from ",35],[" to ",35],[" \
  "" to ",35.6],[" from ",35.6],[" from ",35]]]}}"
#define MAP_TEXT                                                                                   \
  "{\"type\":\"FeatureCollection\",\"features\":[" PLACE ("22203", "138.00", "138.90") "," PLACE ( \
      "22205", "138.90", "138.91") "]}"

/* A narrow place at the edge of the drawing: its name stands in the sea, not on its neighbour. */
static void
test_map_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RkMap) map = rk_map_parse (MAP_TEXT, strlen (MAP_TEXT), &error);
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_MAP, "試し", NULL);
  const RkChartLayout *layout;
  const RkChartLabel *name;
  const RkChartPart *wide, *narrow;

  g_assert_no_error (error);
  rk_chart_set_map (chart, map);
  rk_chart_add_category (chart, "沼津市");
  rk_chart_add_category (chart, "熱海市");
  rk_chart_add_series (chart, "男性");
  rk_chart_set_value (chart, 0, 0, 101);
  rk_chart_set_value (chart, 0, 1, 110);
  layout = lay_out (chart);
  name = find_label (layout, "熱海");
  wide = rk_chart_find_part (chart, 0, 0);
  narrow = rk_chart_find_part (chart, 0, 1);
  g_assert_nonnull (name);
  g_assert_false (name->plate);
  g_assert_false (rk_chart_rects_meet (&name->box, &wide->rect));
  g_assert_false (rk_chart_rects_meet (&name->box, &narrow->rect));
}

/* ── funnel ──────────────────────────────────────────────────────────────────────────────── */

/* Limits at a very small n are within the frame; where they would make one line of the values, the
 * legend says that they go on outside. */
static void
test_funnel_limits (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_FUNNEL, 1, 3);
  const RkChartLayout *layout;

  rk_chart_set_funnel (chart, RK_STAT_PROPORTION, 0.32, 100);
  rk_chart_set_value (chart, 0, 0, 52);
  for (guint c = 0; c < 3; c++)
    rk_chart_set_n (chart, 0, c, c == 0 ? 8 : 1000 * c);
  layout = lay_out (chart);
  g_assert_cmpfloat (layout->axis.max, >=, 82.9);
  g_assert_false (has_legend (layout, "図の外"));
  for (guint c = 0; c < 3; c++)
    rk_chart_set_value (chart, 0, c, 32.1);
  layout = lay_out (chart);
  g_assert_cmpfloat (layout->axis.max, <, 50);
  g_assert_true (has_legend (layout, "人数の少ない所の限界は図の外に続く"));
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

/* Of values that are all the same none is the greatest. */
static void
test_equal (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 1, 3);
  g_autofree char *words = NULL;

  for (guint c = 0; c < 3; c++)
    rk_chart_set_value (chart, 0, c, 34.1 + 0.001 * c);
  words = rk_chart_describe (chart);
  g_assert_cmpstr (words, ==, "試しの棒グラフは、3項目の値がすべて同じで34.1%である。");
}

/* ── strips ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_key (RkChart *chart, gboolean strip)
{
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 120, 20 };
  const RkChartLayout *layout;

  style.no_title = style.no_notes = strip;
  layout = rk_chart_lay_out (chart, &rect, &style);
  for (guint i = 0; i < layout->legend->len; i++)
    if (strstr (g_array_index (layout->legend, RkLegendItem, i).text, "※"))
      return TRUE;
  return FALSE;
}

/* Of another area that is withheld no ※ is seen, so none is explained; a strip explains nothing. */
static void
test_strip_keys (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_SPINE, 3, 1);
  g_autoptr (RkChart) years = create (RK_CHART_TREND, 2, 3);

  rk_chart_set_value (years, 0, 1, RK_CHART_WITHHELD);
  g_assert_true (has_key (years, FALSE));
  g_assert_false (has_key (years, TRUE));
  rk_chart_set_role (chart, 1, RK_CHART_CROWD);
  rk_chart_set_role (chart, 2, RK_CHART_COMPARE);
  rk_chart_set_value (chart, 1, 0, RK_CHART_WITHHELD);
  g_assert_false (has_key (chart, FALSE));
  g_assert_false (has_key (chart, TRUE));
  rk_chart_set_value (chart, 0, 0, RK_CHART_WITHHELD);
  g_assert_true (has_key (chart, FALSE));
  g_assert_false (has_key (chart, TRUE));
  /* Nothing is judged that is not shown. */
  g_assert_false (has_legend (lay_out (chart), "判定なし"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/grey/marks", test_marks);
  g_test_add_func ("/figure/grey/leaders", test_leaders);
  g_test_add_func ("/figure/grey/early-end", test_early_end);
  g_test_add_func ("/figure/grey/own-references", test_own_references);
  g_test_add_func ("/figure/grey/map-names", test_map_names);
  g_test_add_func ("/figure/grey/funnel-limits", test_funnel_limits);
  g_test_add_func ("/figure/grey/equal", test_equal);
  g_test_add_func ("/figure/grey/strip-keys", test_strip_keys);
  return g_test_run ();
}
