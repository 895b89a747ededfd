/* Figures of indicators: layout facts of every kind, what is under the pointer, what stays hidden.
 */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "rk-area.h"
#include "rk-chart-items.h"
#include "rk-error.h"
#include "rk-test.h"
#include "rk-tile.h"

#define MAP_TEXT                                                                                   \
  "{\"type\":\"FeatureCollection\",\"features\":["                                                 \
  "{\"type\":\"Feature\",\"properties\":{\"N03_001\":\"静岡県\",\"N03_007\":\"22101\"},"        \
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[138,35],[138.1,35],[138.1,35.1],[138,"    \
  "35.1],[138,35]]]}},"                                                                            \
  "{\"type\":\"Feature\",\"properties\":{\"N03_001\":\"静岡県\",\"N03_007\":\"22102\"},"        \
  "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[138.1,35],[138.2,35],[138.2,35.1]," \
  "["                                                                                              \
  "138.1,35.1],[138.1,35]]]]}},"                                                                   \
  "{\"type\":\"Feature\",\"properties\":{\"N03_001\":\"静岡県\",\"N03_007\":22212},"            \
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[138,34.9],[138.2,34.9],[138.2,35],[138."  \
  "1,35],[138,35],[138,34.9]]]}}]}"

static const RkChartKind kinds[]
    = { RK_CHART_HEAT,  RK_CHART_FOREST,  RK_CHART_FUNNEL,  RK_CHART_TREND, RK_CHART_MULTIPLES,
        RK_CHART_SPINE, RK_CHART_PYRAMID, RK_CHART_SCATTER, RK_CHART_BOX,   RK_CHART_MAP,
        RK_CHART_TILES, RK_CHART_RADAR,   RK_CHART_STEPS };

#define N_LEVELS 4
static const char *const levels[N_LEVELS + 1] = { "1-①", "1-②", "2-①", "2-②", NULL };

typedef enum
{
  PLAIN,
  WITHHELD,
  MISSING,
  HUGE_VALUES,
  TINY,
  EQUAL,
  NEGATIVE,
  N_CASES
} Case;

static double
value_of (Case kind, guint series, guint category)
{
  switch (kind)
    {
    case WITHHELD:
      return RK_CHART_WITHHELD;
    case MISSING:
      return NAN;
    case HUGE_VALUES:
      return (category % 2 ? 1e12 : 3) * (series + 1);
    case TINY:
      return 1e-9 * (category + 1);
    case EQUAL:
      return 100;
    case NEGATIVE:
      return category % 2 ? -5.0 - category : 12;
    default:
      return 80 + (category * 37 + series * 11) % 50;
    }
}

static RkMap *
create_map (void)
{
  g_autoptr (GError) error = NULL;
  RkMap *map = rk_map_parse (MAP_TEXT, strlen (MAP_TEXT), &error);

  g_assert_no_error (error);
  return map;
}

static RkChart *
create (RkChartKind kind, guint n_categories, guint n_series, Case values)
{
  RkChart *chart = rk_chart_new (kind, "習慣的喫煙者の標準化該当比", "人口千対");
  g_autoptr (RkMap) map = create_map ();
  gsize n_areas;
  const RkArea *areas = rk_area_list (&n_areas);

  rk_chart_set_number (chart, "図1");
  rk_chart_set_subtitle (chart, "令和3(2021)年度　40～74歳　男女別　全国＝100");
  rk_chart_set_source (chart, "厚生労働省「NDBオープンデータ」");
  rk_chart_set_made (chart, "事務局");
  rk_chart_set_decimals (chart, 1);
  rk_chart_set_map (chart, map);
  rk_chart_set_funnel (chart, RK_STAT_RATIO, 1, 100);
  rk_chart_add_reference (chart, 100, "全国", TRUE);
  rk_chart_add_reference (chart, 101.3, "県", FALSE);
  for (guint c = 0; c < n_categories; c++)
    {
      g_autofree char *name = c < n_areas ? g_strdup (areas[c].name)
                                          : g_strdup_printf ("とても長い名前の二次医療圏%u", c);

      rk_chart_add_category (chart, name);
      if (c < n_areas)
        rk_chart_set_code (chart, c, areas[c].code);
    }
  for (guint s = 0; s < n_series; s++)
    {
      g_autofree char *name = g_strdup_printf ("系列%u", s);

      rk_chart_add_series (chart, name);
      for (guint c = 0; c < n_categories; c++)
        {
          double value = kind == RK_CHART_STEPS ? (c + s) % N_LEVELS : value_of (values, s, c);

          rk_chart_set_value (chart, s, c, value);
          rk_chart_set_interval (chart, s, c, value - 3 * (1 + c % 4), value + 3 * (1 + c % 4));
          rk_chart_set_n (chart, s, c, 50 * (c + 1));
          rk_chart_set_text (chart, s, c, "34.1%");
        }
    }
  if (kind == RK_CHART_STEPS)
    rk_chart_set_value_names (chart, levels);
  rk_chart_set_twin (chart, TRUE);
  if (n_categories > 3)
    rk_chart_add_break (chart, 2, -1, "質問の変更");
  if (kind == RK_CHART_SPINE && n_series > 2)
    {
      rk_chart_set_role (chart, 1, RK_CHART_COMPARE);
      rk_chart_set_role (chart, 2, RK_CHART_CROWD);
    }
  return chart;
}

static cairo_surface_t *
draw (RkChart *chart, const RkRect *rect, const RkChartStyle *style)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)ceil (rect->x + rect->width), (int)ceil (rect->y + rect->height));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  rk_chart_draw (chart, cr, rect, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (gsize)y * (gsize)cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[(gsize)x] & 0xffffff;
}

static gboolean
is_inside (const RkRect *inner, const RkRect *outer)
{
  return isfinite (inner->x) && isfinite (inner->y) && isfinite (inner->width)
         && isfinite (inner->height) && inner->x >= outer->x - 0.5 && inner->y >= outer->y - 0.5
         && inner->x + inner->width <= outer->x + outer->width + 0.5
         && inner->y + inner->height <= outer->y + outer->height + 0.5;
}

static void
assert_inside (RkChart *chart, const RkRect *rect, const RkChartStyle *style)
{
  const RkChartLayout *layout = rk_chart_lay_out (chart, rect, style);

  for (guint i = 0; i < layout->labels->len; i++)
    {
      const RkChartLabel *label = &g_array_index (layout->labels, RkChartLabel, i);

      if (!is_inside (&label->box, rect))
        g_test_fail_printf ("%s: “%s” at %.1f %.1f, %.1f × %.1f is outside of %.0f × %.0f",
                            rk_chart_kind_id (rk_chart_get_kind (chart)), label->text, label->box.x,
                            label->box.y, label->box.width, label->box.height, rect->width,
                            rect->height);
    }
  for (guint i = 0; i < layout->parts->len; i++)
    {
      const RkChartPart *part = &g_array_index (layout->parts, RkChartPart, i);

      g_assert_true (isfinite (part->x) && isfinite (part->y));
      g_assert_cmpfloat (part->x, >=, rect->x - 0.5);
      g_assert_cmpfloat (part->x, <=, rect->x + rect->width + 0.5);
      g_assert_cmpfloat (part->y, >=, rect->y - 0.5);
      g_assert_cmpfloat (part->y, <=, rect->y + rect->height + 0.5);
    }
}

/* Every kind with every sort of value comes out, and every word of it inside the frame. */
static void
test_inside (void)
{
  static const RkRect rects[] = { { 10, 20, 780, 560 }, { 0, 0, 400, 420 } };
  static const guint counts[] = { 1, 8, 35 };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < N_CASES; i++)
      for (guint n = 0; n < G_N_ELEMENTS (counts); n++)
        for (guint r = 0; r < G_N_ELEMENTS (rects); r++)
          {
            g_autoptr (RkChart) chart = create (kinds[k], counts[n], 3, (Case)i);
            RkChartStyle style = rk_chart_style (r == 0 ? RK_CHART_LIGHT : RK_CHART_PAPER, 1);
            cairo_surface_t *surface = draw (chart, &rects[r], &style);
            RkRect comfortable = rects[r];

            cairo_surface_destroy (surface);
            comfortable.height = MAX (rk_chart_get_height (chart, comfortable.width, &style), 200);
            g_assert_true (isfinite (comfortable.height));
            assert_inside (chart, &comfortable, &style);
          }
}

/* Nothing, one of everything, a stamp, 335 areas: no crash, and 335 areas still inside. */
static void
test_odd (void)
{
  static const RkRect rects[] = { { 0, 0, 820, 490 }, { 0, 0, 60, 40 }, { 0, 0, 1, 1 } };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint r = 0; r < G_N_ELEMENTS (rects); r++)
        for (guint n = 0; n < 3; n++)
          {
            g_autoptr (RkChart) chart = create (kinds[k], n == 0 ? 0 : 4, n == 1 ? 0 : 1, PLAIN);
            RkChartStyle style = rk_chart_style (RK_CHART_DARK, 1);

            cairo_surface_destroy (draw (chart, &rects[r], &style));
          }
      {
        g_autoptr (RkChart) many = create (kinds[k], 335, 2, PLAIN);
        RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);

        cairo_surface_destroy (draw (many, &rects[0], &style));
        assert_inside (many, &rects[0], &style);
      }
    }
}

/* Names of a cloud never cover each other or a point. */
static void
test_labels_apart (void)
{
  static const RkChartKind cloud[] = { RK_CHART_SCATTER, RK_CHART_FUNNEL, RK_CHART_MAP };

  for (guint k = 0; k < G_N_ELEMENTS (cloud); k++)
    for (guint n = 5; n <= 335; n *= 4)
      {
        g_autoptr (RkChart) chart = create (cloud[k], n, 2, PLAIN);
        RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
        RkRect rect = { 0, 0, 480, 320 };
        const RkChartLayout *layout = rk_chart_lay_out (chart, &rect, &style);

        for (guint i = 0; i < layout->labels->len; i++)
          for (guint j = 0; j < i; j++)
            {
              RkRect a = g_array_index (layout->labels, RkChartLabel, i).box;
              RkRect b = g_array_index (layout->labels, RkChartLabel, j).box;

              if (a.width > 0 && b.width > 0 && rk_chart_rects_meet (&a, &b))
                g_test_fail_printf ("%s, %u: “%s” covers “%s”", rk_chart_kind_id (cloud[k]), n,
                                    g_array_index (layout->labels, RkChartLabel, i).text,
                                    g_array_index (layout->labels, RkChartLabel, j).text);
            }
      }
}

/* Where each part's mark is, the pointer finds that part. */
static void
test_hit (void)
{
  static const RkChartKind single[]
      = { RK_CHART_HEAT,  RK_CHART_FOREST, RK_CHART_SPINE, RK_CHART_PYRAMID, RK_CHART_TILES,
          RK_CHART_TREND, RK_CHART_MAP,    RK_CHART_RADAR, RK_CHART_STEPS };

  for (guint k = 0; k < G_N_ELEMENTS (single); k++)
    {
      g_autoptr (RkChart) chart = create (single[k], 35, 2, PLAIN);
      RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
      RkRect rect = { 0, 0, 900, 900 };
      const RkChartLayout *layout = rk_chart_lay_out (chart, &rect, &style);

      g_assert_cmpuint (layout->parts->len, >, 1);
      for (guint i = 0; i < layout->parts->len; i++)
        {
          const RkChartPart part = g_array_index (layout->parts, RkChartPart, i);
          guint series, category;

          g_assert_true (rk_chart_hit (chart, &rect, &style, part.x, part.y, &series, &category));
          g_assert_cmpuint (category, ==, part.category);
          /* Lines may cross: then either answers. */
          if (single[k] != RK_CHART_TREND)
            g_assert_cmpuint (series, ==, part.series);
        }
      {
        guint series, category;

        g_assert_false (rk_chart_hit (chart, &rect, &style, 1, 1, &series, &category));
      }
    }
}

/* On the log axis equal ratios are equally far apart, and 100 is where its line is. */
static void
test_forest (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, 3, 1, PLAIN);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 200 };
  const RkChartPart *parts[3];
  guint n_found = 0;

  rk_chart_set_value (chart, 0, 0, 50);
  rk_chart_set_value (chart, 0, 1, 100);
  rk_chart_set_value (chart, 0, 2, 200);
  for (guint c = 0; c < 3; c++)
    rk_chart_set_interval (chart, 0, c, 0.9 * rk_chart_get_value (chart, 0, c),
                           1.1 * rk_chart_get_value (chart, 0, c));
  rk_chart_lay_out (chart, &rect, &style);
  for (guint c = 0; c < 3; c++)
    parts[c] = rk_chart_find_part (chart, 0, c);
  g_assert_cmpfloat_with_epsilon (parts[1]->x - parts[0]->x, parts[2]->x - parts[1]->x, 0.01);
  g_assert_cmpfloat (parts[0]->from, <, parts[0]->x);
  g_assert_cmpfloat (parts[0]->to, >, parts[0]->x);
  for (guint i = 0; i < chart->layout->rules->len; i++)
    {
      const RkChartRule *rule = &g_array_index (chart->layout->rules, RkChartRule, i);

      n_found += rule->tone == RK_TONE_TEXT && rule->dash[0] == 0 && rule->x1 == rule->x2
                 && fabs (rule->x1 - parts[1]->x) < 0.01;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static gboolean
has_label (RkChart *chart, const char *text)
{
  for (guint i = 0; i < chart->layout->labels->len; i++)
    if (strcmp (g_array_index (chart->layout->labels, RkChartLabel, i).text, text) == 0)
      return TRUE;
  return FALSE;
}

/* An interval without end, and one from zero, are arrows at the ends of the axis; what is beyond
 * them moves nothing else out of sight. */
static void
test_forest_endless (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, 3, 1, PLAIN);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 200 };
  const RkChartPart *part;

  rk_chart_set_interval (chart, 0, 1, 0, INFINITY);
  cairo_surface_destroy (draw (chart, &rect, &style));
  part = rk_chart_find_part (chart, 0, 1);
  g_assert_cmpfloat (part->from, <=, part->least);
  g_assert_cmpfloat (part->to, >, part->most);
  g_assert_cmpfloat (part->x, >, part->least);
  g_assert_cmpfloat (part->x, <, part->most);
}

/* 99.97 is not printed as the 100.0 that it is not. */
static void
test_limits_tell (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, 2, 1, PLAIN);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 200 };

  rk_chart_set_value (chart, 0, 0, 101.1);
  rk_chart_set_interval (chart, 0, 0, 99.97, 102.31);
  rk_chart_lay_out (chart, &rect, &style);
  g_assert_true (has_label (chart, "99.97～102.3"));
  g_assert_cmpint (rk_chart_get_state (chart, 0, 0), ==, RK_STAT_HIGH);
  rk_chart_set_interval (chart, 0, 0, 100.01, 102.31);
  g_assert_cmpint (rk_chart_get_state (chart, 0, 0), ==, RK_STAT_SURELY_HIGH);
}

/* Of a withheld value neither picture nor words depend on what is behind it. */
static void
test_withheld (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      cairo_surface_t *surfaces[2];
      char *readings[2];
      RkRect rect = { 0, 0, 700, 420 };
      RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
      gsize length;

      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (RkChart) chart = create (kinds[k], 8, 3, PLAIN);

          rk_chart_set_value (chart, 0, 4, i == 0 ? 81 : 119);
          rk_chart_set_interval (chart, 0, 4, i == 0 ? 80 : 110, i == 0 ? 82 : 131);
          rk_chart_set_n (chart, 0, 4, i == 0 ? 12 : 345678);
          rk_chart_set_text (chart, 0, 4, i == 0 ? "1%" : "99%");
          rk_chart_set_state (chart, 0, 4, i == 0 ? RK_STAT_SURELY_LOW : RK_STAT_SURELY_HIGH);
          rk_chart_set_value (chart, 0, 4, RK_CHART_WITHHELD);
          surfaces[i] = draw (chart, &rect, &style);
          readings[i] = rk_chart_dup_reading (chart, 0, 4);
        }
      length = (gsize)cairo_image_surface_get_stride (surfaces[0]) * 420;
      if (memcmp (cairo_image_surface_get_data (surfaces[0]),
                  cairo_image_surface_get_data (surfaces[1]), length)
          != 0)
        g_test_fail_printf ("%s tells of a withheld value", rk_chart_kind_id (kinds[k]));
      g_assert_cmpstr (readings[0], ==, readings[1]);
      g_assert_nonnull (strstr (readings[0], "※ 秘匿"));
      for (guint i = 0; i < 2; i++)
        {
          cairo_surface_destroy (surfaces[i]);
          g_free (readings[i]);
        }
    }
}

/* Of a whole with a withheld part no share can be seen, or the rest would tell it. */
static void
test_shares (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_SHARES, 2, 2, PLAIN);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  RkRect rect = { 0, 0, 700, 420 };
  RkRect first, second;
  g_autofree char *reading = NULL;

  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_set_value (chart, 0, 0, 30);
  rk_chart_set_value (chart, 1, 0, 90);
  g_assert_true (rk_chart_get_bar (chart, &rect, &style, 0, 0, &first));
  g_assert_true (rk_chart_get_bar (chart, &rect, &style, 1, 0, &second));
  g_assert_cmpfloat_with_epsilon (3 * first.width, second.width, 0.01);
  reading = rk_chart_dup_reading (chart, 0, 0);
  g_assert_nonnull (strstr (reading, "（25.0%）"));
  rk_chart_set_value (chart, 1, 0, RK_CHART_WITHHELD);
  g_assert_false (rk_chart_get_bar (chart, &rect, &style, 0, 0, &first));
  cairo_surface_destroy (draw (chart, &rect, &style));
}

static guint32
middle_of_segment (gboolean cut)
{
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_TREND, NULL, NULL);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  RkRect rect = { 0, 0, 640, 360 };
  const RkChartPart *from, *to;
  cairo_surface_t *surface;
  guint32 pixel;

  rk_chart_add_series (chart, "圏域");
  for (guint c = 0; c < 4; c++)
    {
      rk_chart_add_category (chart, "R1");
      rk_chart_set_value (chart, 0, c, 30 + 2.5 * c);
    }
  if (cut)
    rk_chart_add_break (chart, 2, -1, "質問の変更");
  surface = draw (chart, &rect, &style);
  from = rk_chart_find_part (chart, 0, 1);
  to = rk_chart_find_part (chart, 0, 2);
  pixel
      = get_pixel (surface, from->x + 0.25 * (to->x - from->x), from->y + 0.25 * (to->y - from->y));
  cairo_surface_destroy (surface);
  return pixel;
}

static void
test_break_cuts (void)
{
  g_assert_cmphex (middle_of_segment (FALSE), !=, 0xffffff);
  g_assert_cmphex (middle_of_segment (TRUE), ==, 0xffffff);
}

/* Right is good in each row: of an indicator whose low is good the low area stands right. */
static void
test_spine_turns (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_SPINE, 2, 5, PLAIN);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 200 };
  double middle;

  for (guint c = 0; c < 2; c++)
    {
      rk_chart_set_measure (chart, c, "%", 1, c == 0 ? 1 : -1);
      rk_chart_set_value (chart, 0, c, 90);
      rk_chart_set_value (chart, 1, c, 100);
      for (guint s = 2; s < 5; s++)
        {
          rk_chart_set_role (chart, s, RK_CHART_CROWD);
          rk_chart_set_value (chart, s, c, 80 + 10 * s);
        }
      rk_chart_set_state (chart, 0, c, RK_STAT_SURELY_LOW);
    }
  rk_chart_lay_out (chart, &rect, &style);
  middle = (rk_chart_find_part (chart, 0, 0)->x + rk_chart_find_part (chart, 0, 1)->x) / 2;
  g_assert_cmpfloat (rk_chart_find_part (chart, 0, 0)->x, <, middle - 10);
  g_assert_cmpfloat (rk_chart_find_part (chart, 0, 1)->x, >, middle + 10);
  /* ■ is the worse, ○ the better. */
  g_assert_cmpint (rk_chart_find_part (chart, 0, 0)->state, ==, RK_STAT_SURELY_HIGH);
  g_assert_cmpint (rk_chart_find_part (chart, 0, 1)->state, ==, RK_STAT_SURELY_LOW);
}

/* Rows of a group stand under its name: what follows moves down. */
static void
test_spine_groups (void)
{
  static const char *const groups[] = { "生活習慣", "生活習慣", "健診の結果" };
  g_autoptr (RkChart) chart = create (RK_CHART_SPINE, 3, 2, PLAIN);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  double y[3];

  for (guint c = 0; c < 3; c++)
    rk_chart_set_group (chart, c, groups[c]);
  rk_chart_lay_out (chart, &(RkRect){ 0, 0, 480, 300 }, &style);
  for (guint c = 0; c < 3; c++)
    y[c] = rk_chart_find_part (chart, 0, c)->y;
  g_assert_cmpfloat (y[2] - y[1], >, 1.5 * (y[1] - y[0]));
}

static void
test_quantile (void)
{
  const double values[] = { 1, 2, 4, 8 };

  /* R: quantile (c (1, 2, 4, 8)) */
  g_assert_cmpfloat_with_epsilon (rk_chart_quantile (values, 4, 0.25), 1.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (rk_chart_quantile (values, 4, 0.5), 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (rk_chart_quantile (values, 4, 0.75), 5, 1e-12);
  g_assert_cmpfloat (rk_chart_quantile (values, 1, 0.75), ==, 1);
}

static void
test_classes (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_TILES, 8, 1, PLAIN);
  const double breaks[] = { 40, 50.5 };
  static const struct
  {
    double value;
    int class;
  } cases[] = { { 89.9, 0 }, { 90, 1 }, { 94.94, 1 }, { 94.96, 2 }, { 105, 3 }, { 1e9, 4 } };
  g_autofree char *lowest = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *highest = NULL;

  /* The first reference is 100. 94.96 is printed as 95.0 and so belongs there. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rk_chart_get_class (chart, cases[i].value), ==, cases[i].class);
  g_assert_cmpint (rk_chart_get_class (chart, RK_CHART_WITHHELD), ==, -1);
  rk_chart_set_classes (chart, breaks, 2, FALSE);
  lowest = rk_chart_dup_class (chart, 0);
  middle = rk_chart_dup_class (chart, 1);
  highest = rk_chart_dup_class (chart, 2);
  g_assert_cmpstr (lowest, ==, "40.0未満");
  g_assert_cmpstr (middle, ==, "40.0以上50.5未満");
  g_assert_cmpstr (highest, ==, "50.5以上");
}

/* The legend counts every place once. */
static void
test_class_counts (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_TILES, 8, 1, EQUAL);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, 480, 300 };
  const RkChartLayout *layout;
  guint n_found = 0;

  rk_chart_set_value (chart, 0, 1, RK_CHART_WITHHELD);
  rk_chart_set_value (chart, 0, 2, NAN);
  layout = rk_chart_lay_out (chart, &rect, &style);
  for (guint i = 0; i < layout->legend->len; i++)
    {
      const char *text = g_array_index (layout->legend, RkLegendItem, i).text;

      n_found += strcmp (text, "95以上105未満（6）") == 0 || strcmp (text, "※ 秘匿（1）") == 0
                 || strcmp (text, "… 値なし（1）") == 0 || strcmp (text, "110以上（0）") == 0;
    }
  g_assert_cmpuint (n_found, ==, 4);
}

/* One ink: every pixel is grey; and there is some ink. */
static void
test_paper_is_grey (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (RkChart) chart = create (kinds[k], 8, 3, PLAIN);
      RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
      RkRect rect = { 0, 0, 480, 320 };
      cairo_surface_t *surface = draw (chart, &rect, &style);
      guint n_black = 0;

      for (guint y = 0; y < 320; y++)
        for (guint x = 0; x < 480; x++)
          {
            guint32 pixel = get_pixel (surface, x, y);

            g_assert_cmphex (pixel >> 16, ==, pixel & 255);
            g_assert_cmphex (pixel >> 8 & 255, ==, pixel & 255);
            n_black += pixel < 0x404040;
          }
      g_assert_cmpuint (n_black, >, 200);
      cairo_surface_destroy (surface);
    }
}

/* In grey the five classes differ: by depth, or by a hatch. */
static void
test_classes_differ_in_grey (void)
{
  for (guint look = RK_CHART_LIGHT; look <= RK_CHART_PAPER; look++)
    for (guint diverging = 0; diverging < 2; diverging++)
      {
        g_autoptr (RkChart) chart = create (RK_CHART_TILES, 8, 1, PLAIN);
        const double breaks[] = { 1, 2, 3, 4 };
        RkChartStyle style = rk_chart_style (look, 2);
        const RkRect rect = { 0, 0, 60, 60 };
        static double greys[5][60][60];

        rk_chart_set_classes (chart, breaks, 4, diverging);
        for (guint i = 0; i < 5; i++)
          {
            cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 60);
            RkChartDrawing d = { .chart = chart,
                                 .style = &style,
                                 .inks = rk_chart_get_inks (look),
                                 .cr = cairo_create (surface) };

            cairo_rectangle (d.cr, 0, 0, 60, 60);
            rk_chart_fill_class (&d, (int)i, &rect);
            cairo_destroy (d.cr);
            cairo_surface_flush (surface);
            for (guint y = 0; y < 60; y++)
              for (guint x = 0; x < 60; x++)
                {
                  guint32 pixel = get_pixel (surface, x, y);

                  greys[i][y][x]
                      = 0.3 * (pixel >> 16) + 0.59 * (pixel >> 8 & 255) + 0.11 * (pixel & 255);
                }
            cairo_surface_destroy (surface);
            for (guint k = 0; k < i; k++)
              {
                double difference = 0;

                for (guint y = 0; y < 60; y++)
                  for (guint x = 0; x < 60; x++)
                    difference += fabs (greys[i][y][x] - greys[k][y][x]) / 3600;
                g_assert_cmpfloat (difference, >, 8);
              }
          }
      }
}

static void
test_sort (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 4, 1, PLAIN);
  static const double values[] = { 3, RK_CHART_WITHHELD, 7, 5 };
  double lower, upper;

  for (guint c = 0; c < 4; c++)
    {
      rk_chart_set_value (chart, 0, c, values[c]);
      rk_chart_set_interval (chart, 0, c, values[c] - 1, values[c] + 1);
    }
  rk_chart_set_focus (chart, 3);
  rk_chart_sort (chart);
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 0), ==, 7);
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 3), ==, RK_CHART_WITHHELD);
  g_assert_true (rk_chart_get_interval (chart, 0, 1, &lower, &upper));
  g_assert_cmpfloat (lower, ==, 4);
  g_assert_cmpint (chart->focus, ==, 1);
  g_assert_false (rk_chart_get_interval (chart, 0, 3, &lower, &upper));
}

static void
test_reading (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, 2, 2, PLAIN);
  g_autofree char *reading = NULL;

  rk_chart_set_headings (chart, "該当比", NULL, "割合");
  rk_chart_set_value (chart, 1, 0, 112.1);
  rk_chart_set_interval (chart, 1, 0, 108.3, 115.9);
  rk_chart_set_n (chart, 1, 0, 12345);
  reading = rk_chart_dup_reading (chart, 1, 0);
  g_assert_cmpstr (reading, ==,
                   "静岡市、系列1、112.1人口千対（95%信頼区間 108.3～115.9）、有意に高い、割合 "
                   "34.1%、n＝12,345");
}

/* What the publisher's masks leave open is said, of a value and of one that is withheld; of what
 * the office withholds itself nothing is. */
static void
test_bounds (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_GROUPED, 2, 1, PLAIN);
  g_autofree char *value = NULL;
  g_autofree char *withheld = NULL;
  g_autofree char *none = NULL;

  rk_chart_set_decimals (chart, 0);
  rk_chart_set_value (chart, 0, 0, 101);
  rk_chart_set_bounds (chart, 0, 0, 98, 103);
  rk_chart_set_value (chart, 0, 1, RK_CHART_WITHHELD);
  value = rk_chart_dup_reading (chart, 0, 0);
  none = rk_chart_dup_reading (chart, 0, 1);
  rk_chart_set_bounds (chart, 0, 1, 0, 9);
  withheld = rk_chart_dup_reading (chart, 0, 1);
  g_assert_nonnull (strstr (value, "98～103"));
  g_assert_null (strstr (none, "のどこか"));
  g_assert_nonnull (strstr (withheld, "0～9"));
  rk_chart_set_bounds (chart, 0, 0, 100.9, 101.2);
  g_clear_pointer (&value, g_free);
  value = rk_chart_dup_reading (chart, 0, 0);
  g_assert_null (strstr (value, "のどこか"));
}

/* No difference and nothing to be said have marks of their own, on paper without colour, too. */
static void
test_marks_of_states (void)
{
  static const RkChartLook looks[] = { RK_CHART_PAPER, RK_CHART_LIGHT, RK_CHART_DARK };

  for (guint l = 0; l < G_N_ELEMENTS (looks); l++)
    {
      RkChartStyle style = rk_chart_style (looks[l], 1);
      RkRect rect = { 0, 0, 600, 200 };
      cairo_surface_t *drawn[2];
      guint different = 0;

      style.no_title = style.no_notes = TRUE; /* and no legend: only the marks can differ */
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (RkChart) chart = create (RK_CHART_SPINE, 1, 6, PLAIN);

          for (guint s = 0; s < 6; s++)
            rk_chart_set_value (chart, s, 0, 10 + 3 * s);
          rk_chart_set_state (chart, 0, 0, i ? RK_STAT_UNDECIDED : RK_STAT_SAME);
          drawn[i] = draw (chart, &rect, &style);
        }
      for (int y = 0; y < 200; y++)
        for (int x = 0; x < 600; x++)
          different += get_pixel (drawn[0], x, y) != get_pixel (drawn[1], x, y);
      g_assert_cmpuint (different, >, 20);
      cairo_surface_destroy (drawn[0]);
      cairo_surface_destroy (drawn[1]);
    }
}

/* All 35 municipalities and the eight areas have a tile of their own. */
static void
test_tiles (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n_areas, n_medical;
  const RkArea *areas = rk_area_list (&n_areas);
  const RkMedicalArea *medical = rk_medical_area_list (&n_medical);
  double column, row;

  for (gsize i = 0; i < n_areas; i++)
    {
      g_assert_true (rk_tile_find (areas[i].code, &column, &row));
      g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%.1f %.1f", column, row)));
    }
  g_hash_table_remove_all (seen);
  for (gsize i = 0; i < n_medical; i++)
    {
      g_assert_true (rk_tile_find (medical[i].code, &column, &row));
      g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%.1f %.1f", column, row)));
    }
  g_assert_true (rk_tile_find ("22101", &column, &row)); /* a ward of 静岡市 */
  g_assert_false (rk_tile_find ("13101", &column, &row));
  g_assert_false (rk_tile_find (NULL, &column, &row));
}

/* ── maps ────────────────────────────────────────────────────────────────────────────────── */

/* Two wards become one ring without the line between them, a municipality and a 二次医療圏 alike.
 */
static void
test_map_joins (void)
{
  g_autoptr (RkMap) map = create_map ();
  static const char *const codes[] = { "221007", "222127", NULL };
  static const char *const areas[] = { "2205" };
  g_autoptr (GPtrArray) cities = rk_map_join (map, codes, 3);
  g_autoptr (GPtrArray) medical = rk_map_join (map, areas, 1);
  const RkMapPlace *city = cities->pdata[0];
  const RkMapPlace *rest = medical->pdata[1];

  g_assert_cmpuint (rk_map_get_n_places (map), ==, 3);
  g_assert_cmpuint (cities->len, ==, 4);
  g_assert_cmpuint (city->rings->len, ==, 1);
  g_assert_cmpuint (g_array_index (city->rings, RkMapRing, 0).n_points, ==, 6);
  g_assert_cmpuint (((RkMapPlace *)cities->pdata[1])->rings->len, ==, 1);
  g_assert_cmpuint (((RkMapPlace *)cities->pdata[2])->rings->len, ==, 0);
  g_assert_cmpuint (((RkMapPlace *)cities->pdata[3])->rings->len, ==, 0);
  g_assert_cmpuint (((RkMapPlace *)medical->pdata[0])->rings->len, ==, 1);
  g_assert_cmpuint (rest->rings->len, ==, 1);
}

/* A degree of longitude is shorter than one of latitude by the cosine of the middle. */
static void
test_map_projects (void)
{
  g_autoptr (RkMap) map = create_map ();
  const RkMapPlace *place = rk_map_get_place (map, 0);
  const double *points = g_array_index (place->rings, RkMapRing, 0).points;

  g_assert_cmpstr (place->code, ==, "22101");
  g_assert_cmpfloat_with_epsilon ((points[2] - points[0]) / (points[3] - points[5]),
                                  cos (35 * G_PI / 180), 1e-9);
}

static void
test_map_refuses (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{\"features\":[]}",
    "{\"features\":[{\"properties\":{\"name\":\"静岡市\"},\"geometry\":null}]}",
    "{\"features\":[{\"properties\":{\"code\":\"22100\"},\"geometry\":{\"type\":\"Point\"}}]}",
    "{\"features\":[{\"properties\":{\"code\":\"22100\"},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[1]]]}}]}",
    "{\"features\":[{\"properties\":{\"code\":\"22100\"},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":7}}]}",
    "{\"features\":[{\"properties\":{\"code\":\"22100\"},\"geometry\":{\"type\":\"Polygon\","
    "\"coordinates\":[[[13800000,3500000],[13800000,3500001],[13800001,3500000]]]}}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      RkMap *map = rk_map_parse (texts[i], strlen (texts[i]), &error);

      g_test_message ("%u", i);
      g_assert_null (map);
      g_assert_error (error, RK_ERROR, RK_ERROR_FORMAT);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (rk_map_read ("/nowhere/map.geojson", &error));
    g_assert_error (error, RK_ERROR, RK_ERROR_IO);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/figure/inside", test_inside);
  g_test_add_func ("/doc/figure/odd", test_odd);
  g_test_add_func ("/doc/figure/labels-apart", test_labels_apart);
  g_test_add_func ("/doc/figure/hit", test_hit);
  g_test_add_func ("/doc/figure/forest", test_forest);
  g_test_add_func ("/doc/figure/forest-endless", test_forest_endless);
  g_test_add_func ("/doc/figure/limits-tell", test_limits_tell);
  g_test_add_func ("/doc/figure/withheld", test_withheld);
  g_test_add_func ("/doc/figure/shares", test_shares);
  g_test_add_func ("/doc/figure/break-cuts", test_break_cuts);
  g_test_add_func ("/doc/figure/spine-turns", test_spine_turns);
  g_test_add_func ("/doc/figure/spine-groups", test_spine_groups);
  g_test_add_func ("/doc/figure/quantile", test_quantile);
  g_test_add_func ("/doc/figure/classes", test_classes);
  g_test_add_func ("/doc/figure/class-counts", test_class_counts);
  g_test_add_func ("/doc/figure/paper-is-grey", test_paper_is_grey);
  g_test_add_func ("/doc/figure/classes-differ-in-grey", test_classes_differ_in_grey);
  g_test_add_func ("/doc/figure/sort", test_sort);
  g_test_add_func ("/doc/figure/reading", test_reading);
  g_test_add_func ("/doc/figure/bounds", test_bounds);
  g_test_add_func ("/doc/figure/marks-of-states", test_marks_of_states);
  g_test_add_func ("/doc/figure/tiles", test_tiles);
  g_test_add_func ("/doc/map/joins", test_map_joins);
  g_test_add_func ("/doc/map/projects", test_map_projects);
  g_test_add_func ("/doc/map/refuses", test_map_refuses);
  return g_test_run ();
}
