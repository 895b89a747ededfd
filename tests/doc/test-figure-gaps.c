/* Figures whose data is not whole, or is all the same, or is too much: what they say of it. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "rk-chart-items.h"
#include "rk-error.h"
#include "rk-test.h"

#define SQUARE(code, x)                                                                \
  "{\"type\":\"Feature\",\"properties\":{\"N03_007\":\"" code "\"},"                   \
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" x ".0,35],[" x ".9,35],[" x \
  ".9,35.9],[" x ".0,35.9],[" x ".0,35]]]}}"
#define MAP_TEXT                                                                                \
  "{\"type\":\"FeatureCollection\",\"features\":[" SQUARE ("22219", "138") "," SQUARE ("22203", \
                                                                                       "139") "]}"

static const RkRect frame = { 0, 0, 600, 500 };

static RkChart *
create (RkChartKind kind, const char *const *names, guint n_series, double value)
{
  RkChart *chart = rk_chart_new (kind, "試し", "");

  rk_chart_set_decimals (chart, 1);
  for (guint i = 0; names[i]; i++)
    rk_chart_add_category (chart, names[i]);
  for (guint s = 0; s < n_series; s++)
    {
      g_autofree char *name = g_strdup_printf ("系列%u", s);

      rk_chart_add_series (chart, name);
      for (guint c = 0; names[c]; c++)
        rk_chart_set_value (chart, s, c, isnan (value) ? 80 + 7 * c + 3 * s : value);
    }
  return chart;
}

static RkChartLayout *
lay_out (RkChart *chart, RkChartLook look)
{
  RkChartStyle style = rk_chart_style (look, 1);
  RkRect rect = frame;

  rect.height = rk_chart_get_height (chart, rect.width, &style);
  return rk_chart_lay_out (chart, &rect, &style);
}

static gboolean
has_legend (const RkChartLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->legend->len; i++)
    if (strstr (g_array_index (layout->legend, RkLegendItem, i).text, text))
      return TRUE;
  return FALSE;
}

static void
assert_refused (RkChart *chart, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rk_chart_check (chart, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
}

/* ── places ──────────────────────────────────────────────────────────────────────────────── */

/* 下田市 and 沼津市 are on the map; 沼津市 has no value, 浜松市 no place. */
static void
test_map (void)
{
  static const char *const names[] = { "下田市", "沼津市", "浜松市", NULL };
  static const char *const elsewhere[] = { "静岡市", "架空村", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (RkMap) map = rk_map_parse (MAP_TEXT, strlen (MAP_TEXT), &error);
  g_autoptr (RkChart) chart = create (RK_CHART_MAP, names, 1, 101);
  g_autoptr (RkChart) nowhere = create (RK_CHART_MAP, elsewhere, 1, 101);
  const RkChartLayout *layout;

  g_assert_no_error (error);
  rk_chart_set_map (chart, map);
  rk_chart_set_map (nowhere, map);
  rk_chart_add_reference (chart, 100, "全国", TRUE);
  rk_chart_set_value (chart, 0, 1, RK_CHART_MISSING);
  g_assert_true (rk_chart_check (chart, &error));
  layout = lay_out (chart, RK_CHART_LIGHT);
  g_assert_nonnull (strstr (layout->texts[1], "地図になく、描いていない区域（1）：浜松市。"));
  g_assert_nonnull (strstr (layout->texts[1], "値がない区域（1）：沼津市。"));
  g_assert_true (has_legend (layout, "95以上105未満（1）"));
  g_assert_true (has_legend (layout, "値なし（1）"));
  assert_refused (nowhere, "静岡市");
  rk_chart_set_value (chart, 0, 0, RK_CHART_MISSING);
  assert_refused (chart, "value");
}

static void
test_tiles (void)
{
  static const char *const names[] = { "賀茂", "架空", NULL };
  static const char *const elsewhere[] = { "架空", "仮の圏域", NULL };
  g_autoptr (RkChart) chart = create (RK_CHART_TILES, names, 1, 101);
  g_autoptr (RkChart) nowhere = create (RK_CHART_TILES, elsewhere, 1, 101);
  const RkChartLayout *layout;

  rk_chart_add_reference (chart, 100, "全国", TRUE);
  rk_chart_set_note (chart, "元の注。");
  layout = lay_out (chart, RK_CHART_PAPER);
  g_assert_nonnull (
      strstr (layout->texts[1], "元の注。ます目がなく、描いていない区域（1）：架空。"));
  g_assert_nonnull (strstr (layout->texts[1], "データになく、ます目を空けた区域（7）：熱海伊東"));
  g_assert_true (has_legend (layout, "95以上105未満（1）"));
  /* Five blocks can be counted in the legend as in the tile. */
  g_assert_cmpfloat (g_array_index (layout->legend, RkLegendItem, 0).ems, >=, 3.5);
  assert_refused (nowhere, "架空");
}

/* Many names are counted. */
static void
test_many_places (void)
{
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_TILES, NULL, NULL);

  rk_chart_add_series (chart, "男性");
  rk_chart_set_value (chart, 0, rk_chart_add_category (chart, "賀茂"), 3);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("架空%u", i);

      rk_chart_add_category (chart, name);
    }
  g_assert_nonnull (
      strstr (lay_out (chart, RK_CHART_LIGHT)->texts[1],
              "（20）：架空0、架空1、架空2、架空3、架空4、架空5、架空6、架空7ほか12。"));
}

/* ── boxes ───────────────────────────────────────────────────────────────────────────────── */

/* Seven values one of which is far off; two values, which are no box. */
static void
test_box (void)
{
  static const char *const names[] = { "多い県", "少ない県", NULL };
  static const double values[] = { 30, 31, 32, 33, 34, 35, 90 };
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_BOX, "広がり", "%");
  g_autofree char *words = NULL;
  const RkChartLayout *layout;

  for (guint c = 0; names[c]; c++)
    rk_chart_add_category (chart, names[c]);
  for (guint s = 0; s < G_N_ELEMENTS (values); s++)
    {
      rk_chart_add_series (chart, "");
      rk_chart_set_value (chart, s, 0, values[s]);
      if (s < 2)
        rk_chart_set_value (chart, s, 1, values[s]);
    }
  words = rk_chart_describe (chart);
  g_assert_cmpstr (words, ==,
                   "広がりの箱ひげ図は、2項目の中央値のうち多い県が33%で最も大きく、"
                   "少ない県が31%で最も小さい。");
  layout = lay_out (chart, RK_CHART_LIGHT);
  g_assert_true (has_legend (layout, "○ 箱から離れた値"));
  g_assert_true (has_legend (layout, "● 一つ一つの値"));
  rk_chart_set_value (chart, 6, 0, 36);
  g_assert_false (has_legend (lay_out (chart, RK_CHART_LIGHT), "離れた値"));
}

/* One box is neither the greatest nor the least; who is far off has a name. */
static void
test_one_box (void)
{
  static const double values[] = { 30, 31, 32, 33, 34, 35, 90 };
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_BOX, "広がり", "%");
  g_autofree char *words = NULL;

  rk_chart_add_category (chart, "静岡県");
  for (guint s = 0; s < G_N_ELEMENTS (values); s++)
    {
      rk_chart_add_series (chart, "");
      rk_chart_set_value (chart, s, 0, values[s]);
      rk_chart_set_text (chart, s, 0, values[s] > 50 ? "架空市" : "別の市");
    }
  words = rk_chart_describe (chart);
  g_assert_cmpstr (
      words, ==,
      "広がりの箱ひげ図は、静岡県の中央値が33%で、箱から離れているのは架空市（90%）である。");
}

/* Numbers of rings stand on ground: lines run behind them. */
static void
test_radar_numbers (void)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", NULL };
  g_autoptr (RkChart) chart = create (RK_CHART_RADAR, names, 1, NAN);
  RkChartLayout *layout;
  guint n = 0;

  rk_chart_add_reference (chart, 100, "全国", TRUE);
  layout = lay_out (chart, RK_CHART_PAPER);
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const RkChartLabel *label = &g_array_index (layout->labels, RkChartLabel, i);

      if (!g_ascii_isdigit (*label->text) && strstr (label->text, "全国") == NULL)
        continue;
      g_assert_true (label->plate);
      n++;
      for (guint p = 0; p < layout->parts->len && strstr (label->text, "全国"); p++)
        {
          const RkChartPart *part = &g_array_index (layout->parts, RkChartPart, p);

          g_assert_false (part->x > label->box.x && part->x < label->box.x + label->box.width
                          && part->y > label->box.y && part->y < label->box.y + label->box.height);
        }
    }
  g_assert_cmpuint (n, >=, 3);
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

static void
test_no_unit (void)
{
  static const char *const names[] = { "賀茂", "富士", "静岡", NULL };

  for (guint k = 0; k < RK_N_CHART_KINDS; k++)
    {
      g_autoptr (RkChart) chart = create ((RkChartKind)k, names, 2, NAN);
      const RkChartLayout *layout;

      for (guint c = 0; c < 3; c++)
        rk_chart_set_measure (chart, c, "", 1, 0);
      layout = lay_out (chart, RK_CHART_LIGHT);
      g_assert_null (rk_chart_get_unit (chart));
      for (guint i = 0; i < layout->labels->len; i++)
        g_assert_null (strstr (g_array_index (layout->labels, RkChartLabel, i).text, "（）"));
    }
}

static void
assert_apart (RkChart *chart, const RkChartLayout *layout)
{
  for (guint i = 0; i < layout->labels->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const RkChartLabel *a = &g_array_index (layout->labels, RkChartLabel, i);
        const RkChartLabel *b = &g_array_index (layout->labels, RkChartLabel, j);

        if (a->box.width > 0 && b->box.width > 0 && rk_chart_rects_meet (&a->box, &b->box))
          g_test_fail_printf ("%s: “%s” covers “%s”", rk_chart_kind_id (chart->kind), a->text,
                              b->text);
      }
}

/* Names that take several lines are each in a row of their own. */
static void
test_long_names (void)
{
  static const char *const names[]
      = { "架空地域広域市町村圏事務組合（下田、東伊豆、河津、南伊豆、松崎、西伊豆の1市5町）",
          "仮称東部地域合同保健福祉推進協議会（沼津、三島、裾野、長泉、清水の各市町）",
          "架空中部地域の市町が共同で設ける保健活動推進委員会（島田、焼津、藤枝、牧之原）", NULL };
  static const RkChartKind kinds[]
      = { RK_CHART_FOREST, RK_CHART_SPINE, RK_CHART_BOX, RK_CHART_HEAT };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint look = RK_CHART_LIGHT; look <= RK_CHART_PAPER; look += RK_CHART_PAPER)
      {
        g_autoptr (RkChart) chart = create (kinds[k], names, 2, NAN);

        if (kinds[k] == RK_CHART_SPINE)
          rk_chart_set_role (chart, 1, RK_CHART_COMPARE);
        assert_apart (chart, lay_out (chart, (RkChartLook)look));
      }
}

/* Columns that are narrow have their names upright, none over another. */
static void
test_many_columns (void)
{
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_HEAT, NULL, NULL);
  const RkChartLayout *layout;
  guint n_upright = 0;

  rk_chart_add_series (chart, "喫煙");
  for (guint c = 0; c < 35; c++)
    {
      g_autofree char *name = g_strdup_printf ("架空の長い名前の町%u", c);

      rk_chart_set_value (chart, 0, rk_chart_add_category (chart, name), 7);
    }
  layout = lay_out (chart, RK_CHART_LIGHT);
  assert_apart (chart, layout);
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const RkChartLabel *label = &g_array_index (layout->labels, RkChartLabel, i);

      n_upright += label->upright;
      g_assert_cmpfloat (label->box.y, >=, 0);
    }
  g_assert_cmpuint (n_upright, ==, 35);
}

/* ── too much ────────────────────────────────────────────────────────────────────────────── */

static RkChart *
create_many (RkChartKind kind, guint n_categories, guint n_series)
{
  g_autofree const char **names = g_new0 (const char *, n_categories + 1);

  for (guint i = 0; i < n_categories; i++)
    names[i] = "項目";
  return create (kind, names, n_series, NAN);
}

static void
test_refused (void)
{
  g_autoptr (RkChart) radar = create_many (RK_CHART_RADAR, 35, 1);
  g_autoptr (RkChart) small = create_many (RK_CHART_RADAR, 12, 1);
  g_autoptr (RkChart) panels = create_many (RK_CHART_MULTIPLES, 3, 335);
  g_autoptr (RkChart) table = create_many (RK_CHART_HEAT, 335, 2);

  assert_refused (radar, "bars");
  assert_refused (panels, "335");
  assert_refused (table, "335");
  g_assert_true (rk_chart_check (small, NULL));
}

/* Three years without a table are three steps wide. */
static void
test_uneven_years (void)
{
  static const int years[] = { 2018, 2019, 2020, 2023 };
  g_autoptr (RkChart) chart = create_many (RK_CHART_TREND, 4, 1);
  const RkChartPart *parts[G_N_ELEMENTS (years)];

  for (guint c = 0; c < G_N_ELEMENTS (years); c++)
    rk_chart_place_category (chart, c, years[c]);
  lay_out (chart, RK_CHART_LIGHT);
  for (guint c = 0; c < G_N_ELEMENTS (years); c++)
    parts[c] = rk_chart_find_part (chart, 0, c);
  g_assert_cmpfloat_with_epsilon (parts[2]->x - parts[1]->x, parts[1]->x - parts[0]->x, 0.01);
  g_assert_cmpfloat_with_epsilon (parts[3]->x - parts[2]->x, 3 * (parts[2]->x - parts[1]->x), 0.01);
  /* What is pointed at is the nearest year. */
  g_assert_cmpfloat_with_epsilon (parts[3]->rect.x, (parts[2]->x + parts[3]->x) / 2, 0.01);
}

static guint
count_bold (const RkChartLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->labels->len; i++)
    n += g_array_index (layout->labels, RkChartLabel, i).face == RK_FACE_GOTHIC_BOLD;
  return n;
}

/* Of very many lines only what they are compared with has a name, and is heavy. */
static void
test_many_lines (void)
{
  g_autoptr (RkChart) chart = create_many (RK_CHART_TREND, 3, 336);
  g_autoptr (RkChart) few = create_many (RK_CHART_TREND, 3, 3);
  g_autoptr (RkChart) one = create_many (RK_CHART_TREND, 3, 2);
  const RkChartLayout *layout;
  guint n_names = 0;

  rk_chart_set_role (chart, 335, RK_CHART_COMPARE);
  layout = lay_out (chart, RK_CHART_LIGHT);
  g_assert_true (has_legend (layout, "太い線 系列335"));
  g_assert_true (has_legend (layout, "細い線 各区域（335"));
  for (guint i = 0; i < layout->labels->len; i++)
    n_names += strstr (g_array_index (layout->labels, RkChartLabel, i).text, "系列") != NULL;
  g_assert_cmpuint (n_names, ==, 1);
  /* Of a few that are all alike none is heavy. */
  layout = lay_out (few, RK_CHART_LIGHT);
  g_assert_false (has_legend (layout, "太い線"));
  g_assert_cmpuint (count_bold (layout), ==, 0);
  rk_chart_set_role (one, 1, RK_CHART_COMPARE);
  layout = lay_out (one, RK_CHART_LIGHT);
  g_assert_true (has_legend (layout, "太い線 系列0"));
  g_assert_cmpuint (count_bold (layout), ==, 1);
}

/* How many pixels of a line there are below each other between two years. */
static guint
measure_line (RkChart *chart, guint series)
{
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 500);
  cairo_t *cr = cairo_create (surface);
  const RkChartPart *from, *to;
  guint n = 0;

  rk_chart_draw (chart, cr, &frame, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  from = rk_chart_find_part (chart, series, 0);
  to = rk_chart_find_part (chart, series, 1);
  for (int dy = -4; dy <= 4; dy++)
    {
      const guchar *row
          = cairo_image_surface_get_data (surface)
            + ((int)((from->y + to->y) / 2) + dy) * cairo_image_surface_get_stride (surface);

      n += row[4 * (int)((from->x + to->x) / 2) + 1] < 0xb0;
    }
  cairo_surface_destroy (surface);
  return n;
}

/* The own line is whole and heavy wherever it stands among the others. */
static void
test_own_line (void)
{
  g_autoptr (RkChart) chart = rk_chart_new (RK_CHART_TREND, NULL, NULL);

  rk_chart_add_category (chart, "R1");
  rk_chart_add_category (chart, "R2");
  for (guint s = 0; s < 4; s++)
    {
      rk_chart_add_series (chart, "圏域");
      rk_chart_set_value (chart, s, 0, 10 + 20 * s);
      rk_chart_set_value (chart, s, 1, 11 + 20 * s);
      rk_chart_set_role (chart, s, s == 2 ? RK_CHART_OWN : RK_CHART_CROWD);
    }
  g_assert_cmpuint (measure_line (chart, 2), >=, 2);
  g_assert_cmpuint (measure_line (chart, 0), <=, 1);
}

/* ── all the same ────────────────────────────────────────────────────────────────────────── */

/* One value stands in the middle of an axis on which a difference would be seen. */
static void
test_equal (void)
{
  static const char *const names[] = { "R1", "R2", "R3", "R4", "R5", NULL };
  static const RkChartKind kinds[] = { RK_CHART_TREND, RK_CHART_BOX, RK_CHART_FUNNEL };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint zero = 0; zero < 2; zero++)
      {
        g_autoptr (RkChart) chart = create (kinds[k], names, 6, zero ? 0 : 100);
        const RkChartLayout *layout;

        rk_chart_set_funnel (chart, RK_STAT_PROPORTION, zero ? 0.1 : 1, 100);
        for (guint c = 0; c < 5; c++)
          rk_chart_set_n (chart, 0, c, 100);
        layout = lay_out (chart, RK_CHART_LIGHT);
        g_assert_true (isfinite (layout->axis.min) && isfinite (layout->axis.max));
        g_assert_cmpfloat (layout->axis.max - layout->axis.min, >=, zero ? 1 : 5);
        if (!zero)
          g_assert_cmpfloat (layout->axis.min, <, 100);
      }
}

/* Round the ring of 100 a small difference looks small. */
static void
test_radar_ring (void)
{
  static const char *const names[] = { "喫煙", "肥満", "血糖", NULL };
  g_autoptr (RkChart) chart = create (RK_CHART_RADAR, names, 1, 101);
  const RkChartPart *part;
  const RkChartPart *other;

  rk_chart_add_reference (chart, 100, "全国", TRUE);
  rk_chart_set_value (chart, 0, 1, 99);
  rk_chart_set_value (chart, 0, 2, 99);
  lay_out (chart, RK_CHART_LIGHT);
  part = rk_chart_find_part (chart, 0, 0);
  other = rk_chart_find_part (chart, 0, 1);
  /* The top and a lower corner: their distances from the centre differ by less than a fifth. */
  g_assert_cmpfloat (fabs (other->x - part->x) / sin (G_PI / 3), >,
                     0.8 * (other->y - part->y) / 1.5);
}

/* There is no logarithm of zero: the axis is plain, and limits end on it. */
static void
test_zero_forest (void)
{
  static const char *const names[] = { "賀茂", "富士", NULL };
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, names, 1, 0);
  const RkChartLayout *layout;

  for (guint c = 0; c < 2; c++)
    rk_chart_set_interval (chart, 0, c, 0, 3.2);
  layout = lay_out (chart, RK_CHART_LIGHT);
  g_assert_false (layout->axis.log);
  for (guint c = 0; c < 2; c++)
    {
      const RkChartPart *part = rk_chart_find_part (chart, 0, c);

      g_assert_cmpfloat (part->from, >=, part->least);
      g_assert_cmpfloat (part->to, <=, part->most);
      g_assert_cmpfloat (part->to, >, part->from + 10);
    }
}

/* An interval that ends under the axis of the others is on it all the same. */
static void
test_zero_among_others (void)
{
  static const char *const names[] = { "賀茂", "富士", NULL };
  g_autoptr (RkChart) chart = create (RK_CHART_FOREST, names, 1, 120);
  const RkChartPart *part;

  rk_chart_add_reference (chart, 100, "全国", TRUE);
  rk_chart_set_value (chart, 0, 0, 0);
  rk_chart_set_interval (chart, 0, 0, 0, 50);
  lay_out (chart, RK_CHART_LIGHT);
  part = rk_chart_find_part (chart, 0, 0);
  g_assert_true (chart->layout->axis.log);
  g_assert_cmpfloat (part->to, >, part->least + 1);
}

static gboolean
has_label (const RkChartLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_str_equal (g_array_index (layout->labels, RkChartLabel, i).text, text))
      return TRUE;
  return FALSE;
}

/* On a screen the words of the state, which the mark says, yield to a plot in which intervals are
 * seen; on paper, where nothing can be asked for, they stay. */
static void
test_narrow_forest (void)
{
  static const char *const names[] = { "賀茂", "志太榛原", NULL };
  const RkChartStyle looks[]
      = { rk_chart_style (RK_CHART_LIGHT, 1), rk_chart_style (RK_CHART_PAPER, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    for (guint wide = 0; wide < 2; wide++)
      {
        g_autoptr (RkChart) chart = create (RK_CHART_FOREST, names, 1, NAN);
        double em = rk_chart_get_sizes (&looks[i]).name;
        RkRect rect = { 0, 0, (wide ? 60 : 38) * em, 40 * em };
        const RkChartLayout *layout;

        for (guint c = 0; c < 2; c++)
          {
            rk_chart_set_interval (chart, 0, c, 79, 95);
            rk_chart_set_state (chart, 0, c, RK_STAT_LOW);
            rk_chart_set_text (chart, 0, c, "34.1%");
          }
        layout = rk_chart_lay_out (chart, &rect, &looks[i]);
        g_assert_cmpint (has_label (layout, "判定"), ==, wide || i == 1);
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doc/figure-gaps/radar-numbers", test_radar_numbers);
  g_test_add_func ("/doc/figure-gaps/map", test_map);
  g_test_add_func ("/doc/figure-gaps/tiles", test_tiles);
  g_test_add_func ("/doc/figure-gaps/many-places", test_many_places);
  g_test_add_func ("/doc/figure-gaps/box", test_box);
  g_test_add_func ("/doc/figure-gaps/one-box", test_one_box);
  g_test_add_func ("/doc/figure-gaps/no-unit", test_no_unit);
  g_test_add_func ("/doc/figure-gaps/long-names", test_long_names);
  g_test_add_func ("/doc/figure-gaps/many-columns", test_many_columns);
  g_test_add_func ("/doc/figure-gaps/refused", test_refused);
  g_test_add_func ("/doc/figure-gaps/many-lines", test_many_lines);
  g_test_add_func ("/doc/figure-gaps/uneven-years", test_uneven_years);
  g_test_add_func ("/doc/figure-gaps/own-line", test_own_line);
  g_test_add_func ("/doc/figure-gaps/equal", test_equal);
  g_test_add_func ("/doc/figure-gaps/radar-ring", test_radar_ring);
  g_test_add_func ("/doc/figure-gaps/zero-forest", test_zero_forest);
  g_test_add_func ("/doc/figure-gaps/zero-among-others", test_zero_among_others);
  g_test_add_func ("/doc/figure-gaps/narrow-forest", test_narrow_forest);
  return g_test_run ();
}
