/* Charts: geometry, what is said in words, what ink is used, files. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "doc-read.h"
#include "doc-samples.h"
#include "rk-chart-private.h"
#include "rk-error.h"
#include "rk-png.h"
#include "rk-test.h"

static const RkRect picture = { 10, 20, 800, 450 };

static RkChart *
create (RkChartKind kind, guint n_categories, guint n_series)
{
  RkChart *chart = rk_chart_new (kind, "業種別の事業所数", "件");

  for (guint c = 0; c < n_categories; c++)
    {
      g_autofree char *name = g_strdup_printf ("区分%u", c);

      rk_chart_add_category (chart, name);
    }
  for (guint s = 0; s < n_series; s++)
    {
      g_autofree char *name = g_strdup_printf ("系列%u", s);

      rk_chart_add_series (chart, name);
      for (guint c = 0; c < n_categories; c++)
        rk_chart_set_value (chart, s, c, 10 * (c + 1) + s);
    }
  return chart;
}

static cairo_surface_t *
draw (RkChart *chart, const RkChartStyle *style)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 820, 490);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  rk_chart_draw (chart, cr, &picture, style);
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
  return inner->x >= outer->x - 0.01 && inner->y >= outer->y - 0.01
         && inner->x + inner->width <= outer->x + outer->width + 0.01
         && inner->y + inner->height <= outer->y + outer->height + 0.01;
}

/* How many numbers of its parts a stack on paper shows, and how wide the parts are. */
static guint
count_part_numbers (RkChart *stack, double width, double *part)
{
  g_autofree char *dir = g_dir_make_tmp ("rk-chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "stack.pdf", NULL);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect rect = { 0, 0, width, rk_chart_get_height (stack, width, &style) };
  cairo_surface_t *pdf = cairo_pdf_surface_create (path, rect.width, rect.height);
  cairo_t *cr = cairo_create (pdf);
  g_autofree char *text = NULL;
  RkRect bar;

  rk_chart_draw (stack, cr, &rect, &style);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  g_assert_cmpint (cairo_surface_status (pdf), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (pdf);
  g_assert_true (rk_chart_get_bar (stack, &rect, &style, 0, 0, &bar));
  *part = bar.width;
  text = doc_read_page (path, 1);
  rk_test_remove_tree (dir);
  return doc_count (text, "23");
}

/* Equal parts are treated alike whatever their pattern: from the width on that leaves the pattern
 * to be told, each of them has its number. */
static void
test_part_numbers (void)
{
  g_autoptr (RkChart) stack = create (RK_CHART_STACKED, 1, 8);
  double em = 8;
  double wanted = em + 1.2 * em; /* two half-width digits */
  double part = 0;
  double width = 120;
  guint shown = 0;

  rk_chart_set_direction (stack, RK_CHART_LYING);
  for (guint s = 0; s < 8; s++)
    rk_chart_set_value (stack, s, 0, 23);
  for (; part < 2 * wanted; width += 6)
    {
      shown = count_part_numbers (stack, width, &part);
      if (part < wanted - 0.5)
        g_assert_cmpuint (shown, ==, 0);
      else if (part > wanted + 0.5)
        g_assert_cmpuint (shown, ==, 8);
      else
        g_assert_true (shown == 0 || shown == 8);
    }
}

/* The point in the middle of each bar belongs to that bar, for every kind and direction. */
static void
test_hit (void)
{
  for (guint kind = RK_CHART_BARS; kind <= RK_CHART_STACKED; kind++)
    for (guint direction = RK_CHART_UPRIGHT; direction <= RK_CHART_LYING; direction++)
      {
        g_autoptr (RkChart) chart = create (kind, 5, 3);
        RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
        guint n_series = kind == RK_CHART_BARS ? 1 : 3;

        rk_chart_set_direction (chart, direction);
        for (guint s = 0; s < n_series; s++)
          for (guint c = 0; c < 5; c++)
            {
              guint series = 99;
              guint category = 99;
              RkRect bar;

              g_assert_true (rk_chart_get_bar (chart, &picture, &style, s, c, &bar));
              g_assert_true (is_inside (&bar, &picture));
              g_assert_cmpfloat (bar.width, >, 0);
              g_assert_cmpfloat (bar.height, >, 0);
              g_assert_true (rk_chart_hit (chart, &picture, &style, bar.x + bar.width / 2,
                                           bar.y + bar.height / 2, &series, &category));
              g_assert_cmpuint (series, ==, s);
              g_assert_cmpuint (category, ==, c);
            }
      }
}

static void
test_hit_outside (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 5, 1);
  g_autoptr (RkChart) empty = rk_chart_new (RK_CHART_BARS, NULL, NULL);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  guint series;
  guint category;

  g_assert_false (rk_chart_hit (chart, &picture, &style, 0, 0, &series, &category));
  g_assert_false (rk_chart_hit (chart, &picture, &style, 15, 25, &series, &category));
  g_assert_false (rk_chart_hit (chart, &picture, &style, 2000, 200, &series, &category));
  g_assert_false (rk_chart_hit (empty, &picture, &style, 200, 200, &series, &category));
}

/* A withheld bar has no length, but can be pointed at. */
static void
test_hit_withheld (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 5, 1);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  guint series;
  guint category;
  RkRect before;
  RkRect bar;

  g_assert_true (rk_chart_get_bar (chart, &picture, &style, 0, 2, &before));
  rk_chart_set_value (chart, 0, 2, RK_CHART_WITHHELD);
  g_assert_false (rk_chart_get_bar (chart, &picture, &style, 0, 2, &bar));
  g_assert_true (rk_chart_hit (chart, &picture, &style, before.x + before.width / 2,
                               before.y + before.height / 2, &series, &category));
  g_assert_cmpuint (category, ==, 2);
}

static void
test_lengths (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_STACKED, 2, 2);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  RkRect bars[4];

  rk_chart_set_value (chart, 0, 0, 30);
  rk_chart_set_value (chart, 1, 0, 60);
  rk_chart_set_value (chart, 0, 1, -15);
  rk_chart_set_value (chart, 1, 1, 15);
  rk_chart_set_direction (chart, RK_CHART_LYING);
  for (guint i = 0; i < 4; i++)
    g_assert_true (rk_chart_get_bar (chart, &picture, &style, i % 2, i / 2, &bars[i]));
  g_assert_cmpfloat_with_epsilon (bars[1].width, 2 * bars[0].width, 0.01);
  /* Parts follow each other; what is under zero goes the other way. */
  g_assert_cmpfloat_with_epsilon (bars[1].x, bars[0].x + bars[0].width, 0.01);
  g_assert_cmpfloat_with_epsilon (bars[3].x, bars[0].x, 0.01);
  g_assert_cmpfloat_with_epsilon (bars[2].x + bars[2].width, bars[0].x, 0.01);
}

/* A withheld value shows nothing that depends on what it is, and no length. */
static void
test_withheld_tells_nothing (void)
{
  cairo_surface_t *surfaces[2];
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RkChart) chart = create (RK_CHART_BARS, 5, 1);

      rk_chart_set_value (chart, 0, 1, i == 0 ? 3 : 44);
      rk_chart_set_value (chart, 0, 1, RK_CHART_WITHHELD);
      surfaces[i] = draw (chart, &style);
    }
  g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0]), 820 * 490 * 4,
                   cairo_image_surface_get_data (surfaces[1]), 820 * 490 * 4);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

/* The hatch stands at the foot of the bar: some ink, but not a solid block. */
static void
test_withheld_is_hatched (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 5, 1);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 2);
  cairo_surface_t *surface;
  const RkChartLayout *layout;
  guint n_inked = 0;
  double start;
  double size;

  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_set_value (chart, 0, 1, RK_CHART_WITHHELD);
  surface = draw (chart, &style);
  layout = rk_chart_lay_out (chart, &picture, &style);
  rk_chart_layout_get_slot (chart, chart->layout, 0, 1, &start, &size);
  for (guint x = 2; x < 6; x++)
    for (int y = -6; y < 6; y++)
      n_inked += get_pixel (surface, layout->plot.x + x, start + size / 2 + y) != 0xffffff;
  g_assert_cmpuint (n_inked, >, 4);
  g_assert_cmpuint (n_inked, <, 40);
  cairo_surface_destroy (surface);
}

/* Where a button stands beside the title there are no words, however long they are. */
static void
test_corner_is_free (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 5, 1);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  style.corner = 40;
  rk_chart_set_title (chart, "習慣的喫煙の標準化該当比");
  for (guint n = 0; n < 60; n++)
    {
      cairo_surface_t *surface;

      g_string_append (subtitle, "率");
      rk_chart_set_subtitle (chart, subtitle->str);
      surface = draw (chart, &style);
      for (int x = -38; x < 0; x++)
        for (int y = 1; y < 18; y++)
          g_assert_cmphex (get_pixel (surface, picture.x + picture.width + x, picture.y + y), ==,
                           0xffffff);
      cairo_surface_destroy (surface);
    }
}

/* Missing, withheld and zero must all look different from each other. */
static void
test_gaps_differ (void)
{
  const double values[] = { RK_CHART_MISSING, RK_CHART_WITHHELD, 0 };
  cairo_surface_t *surfaces[3];
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RkChart) chart = create (RK_CHART_BARS, 5, 1);

      rk_chart_set_value (chart, 0, 1, values[i]);
      surfaces[i] = draw (chart, &style);
      for (guint k = 0; k < i; k++)
        g_assert_true (memcmp (cairo_image_surface_get_data (surfaces[i]),
                               cairo_image_surface_get_data (surfaces[k]), 820 * 490 * 4)
                       != 0);
    }
  for (guint i = 0; i < 3; i++)
    cairo_surface_destroy (surfaces[i]);
}

/* One ink: every pixel of every kind is grey. */
static void
test_paper_is_grey (void)
{
  for (guint kind = RK_CHART_BARS; kind <= RK_CHART_STACKED; kind++)
    for (guint look = RK_CHART_LIGHT; look <= RK_CHART_PAPER; look++)
      {
        g_autoptr (RkChart) chart = create (kind, 6, 8);
        RkChartStyle style = rk_chart_style (look, 1);
        cairo_surface_t *surface;
        gboolean has_colour = FALSE;

        rk_chart_set_reference (chart, 30, "県");
        rk_chart_set_value (chart, 0, 1, RK_CHART_WITHHELD);
        surface = draw (chart, &style);
        for (guint y = 0; y < 490; y++)
          for (guint x = 0; x < 820; x++)
            {
              guint32 pixel = get_pixel (surface, x, y);

              has_colour = has_colour || (pixel >> 16) != (pixel & 255)
                           || (pixel >> 8 & 255) != (pixel & 255);
            }
        g_assert_true (has_colour == (look != RK_CHART_PAPER));
        cairo_surface_destroy (surface);
      }
}

/* The patterns of paper can be told apart: the mean of ink alone need not differ, the dots must. */
static void
test_patterns_differ (void)
{
  cairo_surface_t *swatches[8];
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 2);
  const RkRect bar = { 2, 2, 60, 60 };

  for (guint i = 0; i < 8; i++)
    {
      cairo_t *cr;

      swatches[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
      cr = cairo_create (swatches[i]);
      rk_chart_fill_bar (cr, &style, i, &bar);
      cairo_destroy (cr);
      cairo_surface_flush (swatches[i]);
      for (guint k = 0; k < i; k++)
        {
          guint n_different = 0;

          for (guint y = 4; y < 60; y++)
            for (guint x = 4; x < 60; x++)
              n_different += get_pixel (swatches[i], x, y) != get_pixel (swatches[k], x, y);
          g_assert_cmpuint (n_different, >, 56 * 56 / 20);
        }
    }
  for (guint i = 0; i < 8; i++)
    cairo_surface_destroy (swatches[i]);
}

/* Where the names are, from the layout that drawing uses. */
static void
assert_names_apart (RkChart *chart, const RkRect *rect, const RkChartStyle *style)
{
  const RkChartLayout *layout = rk_chart_lay_out (chart, rect, style);

  for (guint i = 0; i < layout->n_names; i++)
    {
      const RkFitted *fitted = &layout->names[i];
      double widest = 0;

      if (layout->upright_names)
        {
          g_assert_cmpfloat (layout->sizes.name, <=, layout->band);
          continue;
        }
      for (guint k = 0; k < fitted->lines->len; k++)
        {
          const RkFitLine *line = &g_array_index (fitted->lines, RkFitLine, k);

          widest = MAX (widest, line->scale
                                    * rk_type_measure (
                                        layout->type, RK_FACE_GOTHIC, fitted->size,
                                        rk_chart_get_category (chart, i) + line->start, line->len));
        }
      if (layout->lying)
        {
          g_assert_cmpfloat (fitted->lines->len * fitted->size * RK_NAME_PITCH, <=,
                             layout->band + 0.01);
          g_assert_cmpfloat (widest, <=, layout->plot.x - rect->x + 0.01);
        }
      else
        g_assert_cmpfloat (widest, <=, layout->band);
    }
}

static void
test_names_never_overlap (void)
{
  static const char *const long_names[]
      = { "鉱業、採石業、砂利採取業",       "電気・ガス・熱供給・水道業",
          "生活関連サービス業、娯楽業",     "学術研究、専門・技術サービス業",
          "Information and communications", "医療、福祉" };

  for (guint n = 1; n <= 40; n += 3)
    for (guint kind = RK_CHART_BARS; kind <= RK_CHART_STACKED; kind++)
      for (guint direction = RK_CHART_AUTO; direction <= RK_CHART_LYING; direction++)
        for (double width = 220; width < 1700; width *= 1.9)
          {
            g_autoptr (RkChart) chart = rk_chart_new (kind, "長い名前", "件");
            RkChartStyle style = rk_chart_style (width > 800 ? RK_CHART_LIGHT : RK_CHART_PAPER, 1);
            RkRect rect = { 0, 0, width, width * 0.6 };

            rk_chart_set_direction (chart, direction);
            rk_chart_add_series (chart, "令和8年度");
            rk_chart_add_series (chart, "令和7年度");
            for (guint c = 0; c < n; c++)
              {
                rk_chart_add_category (chart, long_names[c % G_N_ELEMENTS (long_names)]);
                rk_chart_set_value (chart, 0, c, 1000 + c);
                rk_chart_set_value (chart, 1, c, c);
              }
            assert_names_apart (chart, &rect, &style);
            rect.height = rk_chart_get_height (chart, width, &style);
            assert_names_apart (chart, &rect, &style);
            /* At the height it asks for nothing is smaller than it should be. */
            g_assert_cmpfloat (rk_chart_lay_out (chart, &rect, &style)->sizes.name, ==,
                               rk_chart_get_sizes (&style).name);
          }
}

static void
test_direction (void)
{
  g_autoptr (RkChart) few = create (RK_CHART_BARS, 5, 1);
  g_autoptr (RkChart) many = create (RK_CHART_BARS, 40, 1);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);

  g_assert_false (rk_chart_lay_out (few, &picture, &style)->lying);
  rk_chart_set_direction (few, RK_CHART_LYING);
  g_assert_true (rk_chart_lay_out (few, &picture, &style)->lying);
  g_assert_true (rk_chart_lay_out (many, &picture, &style)->lying);
}

static void
test_numbers_stay_inside (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 3, 1);
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect bar;

  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_set_value (chart, 0, 0, 1000000);
  rk_chart_set_value (chart, 0, 1, -1000000);
  for (guint c = 0; c < 2; c++)
    {
      const RkChartLayout *layout = rk_chart_lay_out (chart, &picture, &style);
      double number
          = rk_type_measure (layout->type, RK_FACE_GOTHIC, layout->sizes.value, "▲1,000,000", -1);

      g_assert_true (rk_chart_get_bar (chart, &picture, &style, 0, c, &bar));
      if (c == 0)
        g_assert_cmpfloat (bar.x + bar.width + number - layout->sizes.value, <=,
                           picture.x + picture.width);
      else
        g_assert_cmpfloat (bar.x - number, >=, picture.x + layout->names_room);
    }
}

static void
test_fold (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_STACKED, 2, 0);

  for (guint s = 0; s < 6; s++)
    {
      g_autofree char *name = g_strdup_printf ("業種%u", s);

      rk_chart_add_series (chart, s == 2 ? "その他" : name);
      rk_chart_set_value (chart, s, 0, s == 2 ? 900 : 10 * s + 1);
      rk_chart_set_value (chart, s, 1, 1);
    }
  rk_chart_set_value (chart, 1, 1, RK_CHART_WITHHELD);
  rk_chart_set_value (chart, 0, 0, RK_CHART_MISSING);
  rk_chart_fold_small_series (chart, 4);
  /* The three greatest in their order, then その他 with 2, 0 and 1 in it. */
  g_assert_cmpuint (rk_chart_get_n_series (chart), ==, 4);
  g_assert_cmpstr (rk_chart_get_series (chart, 0), ==, "業種3");
  g_assert_cmpstr (rk_chart_get_series (chart, 2), ==, "業種5");
  g_assert_cmpstr (rk_chart_get_series (chart, 3), ==, "その他");
  g_assert_cmpfloat (rk_chart_get_value (chart, 0, 0), ==, 31);
  g_assert_cmpfloat (rk_chart_get_value (chart, 3, 0), ==, 911);
  g_assert_cmpfloat (rk_chart_get_value (chart, 3, 1), ==, RK_CHART_WITHHELD);
  rk_chart_fold_small_series (chart, 4);
  g_assert_cmpuint (rk_chart_get_n_series (chart), ==, 4);
}

static void
assert_says (RkChart *chart, const char *sentence)
{
  g_autofree char *text = rk_chart_describe (chart);

  g_assert_cmpstr (text, ==, sentence);
}

static void
test_describe (void)
{
  g_autoptr (RkChart) bars = create (RK_CHART_BARS, 3, 1);
  g_autoptr (RkChart) grouped = create (RK_CHART_GROUPED, 2, 2);
  g_autoptr (RkChart) stacked = create (RK_CHART_STACKED, 2, 2);
  g_autoptr (RkChart) empty = rk_chart_new (RK_CHART_BARS, "業種別の事業所数", "件");

  assert_says (bars,
               "業種別の事業所数の棒グラフは、3項目のうち区分2が30件で最も大きく、区分0が10件で最も"
               "小さい。");
  rk_chart_set_value (bars, 0, 0, RK_CHART_WITHHELD);
  rk_chart_set_value (bars, 0, 1, RK_CHART_MISSING);
  rk_chart_set_reference (bars, 1234.5, "県平均");
  rk_chart_set_decimals (bars, 1);
  assert_says (bars,
               "業種別の事業所数の棒グラフは、3項目のうち値があるのは一つで、区分2が30.0件である"
               "（県平均 1,234.5件、秘匿1か所、値なし1か所）。");
  assert_says (grouped,
               "業種別の事業所数の棒グラフは、2項目のうち区分1（系列1）が21件で最も大きく、区分0"
               "（系列0）が10件で最も小さい。");
  assert_says (stacked,
               "業種別の事業所数の棒グラフは、2項目のうち区分1が41件で最も大きく、区分0が21件で"
               "最も小さい。");
  assert_says (empty, "業種別の事業所数の棒グラフは、項目がない。");
}

static void
test_values (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 4, 1);
  static const char *const texts[] = { "1,234件", "▲5件", "※", "…" };

  rk_chart_set_value (chart, 0, 0, 1234);
  rk_chart_set_value (chart, 0, 1, -5);
  rk_chart_set_value (chart, 0, 2, RK_CHART_WITHHELD);
  rk_chart_set_value (chart, 0, 3, NAN);
  for (guint c = 0; c < 4; c++)
    {
      g_autofree char *text = rk_chart_dup_value (chart, 0, c);

      g_assert_cmpstr (text, ==, texts[c]);
    }
}

/* Odd charts must come out too: nothing, one thing, only gaps, a square inch. */
static void
test_odd (void)
{
  static const RkRect rects[] = { { 0, 0, 820, 490 }, { 0, 0, 60, 40 }, { 0, 0, 1, 1 } };

  for (guint i = 0; i < 4; i++)
    for (guint k = 0; k < G_N_ELEMENTS (rects); k++)
      for (guint kind = RK_CHART_BARS; kind <= RK_CHART_STACKED; kind++)
        {
          g_autoptr (RkChart) chart = create (kind, i == 0 ? 0 : 3, i == 1 ? 0 : 2);
          cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 820, 490);
          cairo_t *cr = cairo_create (surface);
          RkChartStyle style = rk_chart_style (RK_CHART_DARK, 1);

          for (guint c = 0; c < 3 && i == 2; c++)
            rk_chart_set_value (chart, 0, c, RK_CHART_WITHHELD);
          for (guint c = 0; c < 3 && i == 3; c++)
            rk_chart_set_value (chart, 1, c, -1e12);
          rk_chart_draw (chart, cr, &rects[k], &style);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          g_assert_cmpfloat (rk_chart_get_height (chart, 600, &style), >, 0);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
}

/* A changed value is drawn and pointed at in its new place: nothing of the old layout stays. */
static void
test_change_is_seen (void)
{
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 3, 1);
  RkChartStyle style = rk_chart_style (RK_CHART_LIGHT, 1);
  RkRect before;
  RkRect after;

  g_assert_true (rk_chart_get_bar (chart, &picture, &style, 0, 0, &before));
  rk_chart_set_value (chart, 0, 0, 30);
  g_assert_true (rk_chart_get_bar (chart, &picture, &style, 0, 0, &after));
  g_assert_cmpfloat_with_epsilon (after.height, 3 * before.height, 0.01);
  /* Ten times what the old axis held. */
  rk_chart_set_value (chart, 0, 0, 300);
  g_assert_true (rk_chart_get_bar (chart, &picture, &style, 0, 0, &after));
  g_assert_true (is_inside (&after, &picture));
  style.scale = 2;
  g_assert_true (rk_chart_get_bar (chart, &picture, &style, 0, 0, &before));
  g_assert_cmpfloat (before.height, <, after.height);
}

static char *
write_file (RkChart *chart, const char *folder, const char *name, RkChartLook look)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  RkChartFile file;

  g_assert_true (rk_chart_file_from_path (path, &file, &error));
  g_assert_no_error (error);
  g_assert_true (rk_chart_write (chart, file, path, 640, 400, look, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_files (void)
{
  static const char *const names[] = { "a.png", "b.PNG", "a.svg", "b.svg", "a.pdf", "b.pdf" };
  g_autofree char *folder = g_dir_make_tmp ("rk-chart-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i += 2)
    {
      g_autoptr (RkChart) one = doc_sample_stack ();
      g_autoptr (RkChart) two = doc_sample_stack ();
      g_autofree char *a = write_file (one, folder, names[i], RK_CHART_PAPER);
      g_autofree char *b = write_file (two, folder, names[i + 1], RK_CHART_PAPER);
      g_autoptr (GMappedFile) first = g_mapped_file_new (a, FALSE, NULL);
      g_autoptr (GMappedFile) second = g_mapped_file_new (b, FALSE, NULL);

      g_test_message ("%s", names[i]);
      g_assert_cmpuint (g_mapped_file_get_length (first), >, 2000);
      g_assert_cmpmem (g_mapped_file_get_contents (first), g_mapped_file_get_length (first),
                       g_mapped_file_get_contents (second), g_mapped_file_get_length (second));
    }
  {
    g_autofree char *pdf = g_build_filename (folder, "a.pdf", NULL);
    g_autofree char *text = doc_read_page (pdf, 0);
    g_autofree char *info = doc_run ("pdfinfo", pdf, NULL);

    g_assert_nonnull (strstr (text, "川根本町"));
    g_assert_nonnull (strstr (text, "その他"));
    g_assert_nonnull (strstr (info, "480 x 300 pts"));
  }
  rk_test_remove_tree (folder);
}

typedef struct
{
  GByteArray *bytes;
  guint at;
} Stream;

static cairo_status_t
write_bytes (gpointer stream, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (((Stream *)stream)->bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
read_bytes (gpointer data, unsigned char *out, unsigned int length)
{
  Stream *stream = data;

  g_assert_cmpuint (stream->at + length, <=, stream->bytes->len);
  memcpy (out, stream->bytes->data + stream->at, length);
  stream->at += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Read by libpng, the pixels of the file are those that were drawn, with colour and without. */
static void
test_png (void)
{
  for (guint look = RK_CHART_LIGHT; look <= RK_CHART_PAPER; look++)
    {
      g_autoptr (RkChart) chart = doc_sample_chart (RK_CHART_GROUPED, 6, 3, TRUE);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      RkChartStyle style = rk_chart_style (look, 1);
      cairo_surface_t *drawn = draw (chart, &style);
      cairo_surface_t *read;
      Stream stream = { bytes, 0 };

      g_assert_cmpint (rk_png_write (drawn, write_bytes, &stream), ==, CAIRO_STATUS_SUCCESS);
      read = cairo_image_surface_create_from_png_stream (read_bytes, &stream);
      g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_image_surface_get_width (read), ==, 820);
      g_assert_cmpint (cairo_image_surface_get_height (read), ==, 490);
      for (guint y = 0; y < 490; y++)
        for (guint x = 0; x < 820; x++)
          g_assert_cmphex (get_pixel (read, x, y), ==, get_pixel (drawn, x, y));
      /* Colour type: grey with one ink. */
      g_assert_cmpint (bytes->data[25], ==, look == RK_CHART_PAPER ? 0 : 2);
      cairo_surface_destroy (drawn);
      cairo_surface_destroy (read);
    }
}

static void
test_file_errors (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rk-chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none", "x.png", NULL);
  g_autoptr (RkChart) chart = create (RK_CHART_BARS, 3, 1);
  g_autoptr (GError) error = NULL;
  RkChartFile file;

  g_assert_false (rk_chart_file_from_path ("chart.jpeg", &file, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      rk_chart_write (chart, RK_CHART_FILE_PNG, path, 800, 500, RK_CHART_LIGHT, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (
      rk_chart_write (chart, RK_CHART_FILE_PNG, path, 800000, 500, RK_CHART_LIGHT, &error));
  g_assert_error (error, RK_ERROR, RK_ERROR_INVALID);
  rk_test_remove_tree (folder);
}

/* WCAG 2.1 */
static double
get_luminance (const RkInk *ink)
{
  const double parts[] = { ink->r, ink->g, ink->b };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i]
           * (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

/* The thin line of the eighth series can be seen as well as that of the first. */
static void
test_lines_are_seen (void)
{
  static const RkChartLook looks[] = { RK_CHART_LIGHT, RK_CHART_DARK };

  for (guint k = 0; k < G_N_ELEMENTS (looks); k++)
    for (guint s = 0; s < 8; s++)
      {
        RkChartStyle style = rk_chart_style (looks[k], 1);
        double line = get_luminance (rk_chart_get_line_ink (&style, s));
        double paper = get_luminance (&rk_chart_get_inks (looks[k])->paper);

        g_assert_cmpfloat ((MAX (line, paper) + 0.05) / (MIN (line, paper) + 0.05), >=, 3);
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/lines", test_lines_are_seen);
  g_test_add_func ("/chart/corner", test_corner_is_free);
  g_test_add_func ("/doc/chart/part-numbers", test_part_numbers);
  g_test_add_func ("/doc/chart/hit", test_hit);
  g_test_add_func ("/doc/chart/hit-outside", test_hit_outside);
  g_test_add_func ("/doc/chart/hit-withheld", test_hit_withheld);
  g_test_add_func ("/doc/chart/lengths", test_lengths);
  g_test_add_func ("/doc/chart/withheld-tells-nothing", test_withheld_tells_nothing);
  g_test_add_func ("/doc/chart/withheld-is-hatched", test_withheld_is_hatched);
  g_test_add_func ("/doc/chart/gaps-differ", test_gaps_differ);
  g_test_add_func ("/doc/chart/paper-is-grey", test_paper_is_grey);
  g_test_add_func ("/doc/chart/patterns-differ", test_patterns_differ);
  g_test_add_func ("/doc/chart/names-never-overlap", test_names_never_overlap);
  g_test_add_func ("/doc/chart/direction", test_direction);
  g_test_add_func ("/doc/chart/numbers-stay-inside", test_numbers_stay_inside);
  g_test_add_func ("/doc/chart/fold", test_fold);
  g_test_add_func ("/doc/chart/describe", test_describe);
  g_test_add_func ("/doc/chart/values", test_values);
  g_test_add_func ("/doc/chart/odd", test_odd);
  g_test_add_func ("/doc/chart/change-is-seen", test_change_is_seen);
  g_test_add_func ("/doc/chart/files", test_files);
  g_test_add_func ("/doc/chart/png", test_png);
  g_test_add_func ("/doc/chart/file-errors", test_file_errors);
  return g_test_run ();
}
