/* All indicators of one area, and one table of all areas, as charts. */
#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-indicator-findings.h"
#include "rk-source-line.h"

static double
drawn (const RkIndicatorValue *row)
{
  if (row == NULL)
    return RK_CHART_MISSING;
  if (row->hidden || (isnan (row->value) && row->masked))
    return RK_CHART_WITHHELD;
  return isnan (row->value) ? RK_CHART_MISSING : row->value;
}

static char *
name_of (const RkFinding *finding)
{
  const char *name = rk_indicator_short (finding->indicator);

  return finding->sex == 'T' ? g_strdup (name)
                             : g_strdup_printf ("%s　%s", name, rk_sex_paper (finding->sex));
}

static int
direction_of (const RkFinding *finding)
{
  RkGood good = rk_indicator_good (finding->indicator);

  return good == RK_GOOD_HIGH ? 1 : good == RK_GOOD_LOW ? -1 : 0;
}

static double
number (double value)
{
  return isnan (value) ? RK_CHART_MISSING : value;
}

/* ── spine ───────────────────────────────────────────────────────────────────────────────── */

static const RkValues *
rates_of (const RkFinding *finding)
{
  return finding->rates ? finding->rates : finding->values;
}

static void
fill_row (RkChart *chart, const RkFinding *finding, guint category, const GPtrArray *areas)
{
  for (guint a = 0; a < areas->len; a++)
    rk_chart_set_value (chart, a, category,
                        drawn (rk_values_row (rates_of (finding), areas->pdata[a], finding->sex)));
  if (finding->row->state != RK_STAT_UNDECIDED)
    rk_chart_set_state (chart, 0, category, finding->row->state);
  rk_chart_set_value (chart, areas->len, category, number (finding->prefecture));
  rk_chart_set_value (chart, areas->len + 1, category, number (finding->nation));
}

/* The own area first, then the others. */
static GPtrArray *
areas_of (const GPtrArray *findings, const char *own, GPtrArray *names, const char *own_name)
{
  GPtrArray *areas = g_ptr_array_new ();

  g_ptr_array_add (areas, (gpointer)own);
  g_ptr_array_add (names, (gpointer)own_name);
  for (guint f = 0; f < findings->len; f++)
    {
      const RkValues *values = ((RkFinding *)findings->pdata[f])->values;

      for (guint i = 0; i < values->rows->len; i++)
        {
          const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

          if (g_ptr_array_find_with_equal_func (areas, row->area, g_str_equal, NULL))
            continue;
          g_ptr_array_add (areas, (gpointer)row->area);
          g_ptr_array_add (names, (gpointer)row->area_name);
        }
    }
  return areas;
}

/* @named: with names and groups of the rows */
static RkChart *
create_spine (const GPtrArray *findings, const char *area, const char *area_name, gboolean named)
{
  RkChart *chart = rk_chart_new (RK_CHART_SPINE, NULL, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) areas = areas_of (findings, area, names, area_name);

  for (guint a = 0; a < areas->len; a++)
    rk_chart_set_role (chart, rk_chart_add_series (chart, names->pdata[a]),
                       a ? RK_CHART_CROWD : RK_CHART_OWN);
  rk_chart_set_role (chart, rk_chart_add_series (chart, "県"), RK_CHART_COMPARE);
  rk_chart_set_role (chart, rk_chart_add_series (chart, "全国"), RK_CHART_COMPARE);
  for (guint f = 0; f < findings->len; f++)
    {
      const RkFinding *finding = findings->pdata[f];
      g_autofree char *name = named ? name_of (finding) : g_strdup ("");
      guint category = rk_chart_add_category (chart, name);

      if (named && rk_record_get (finding->indicator, "category"))
        rk_chart_set_group (chart, category, rk_record_get (finding->indicator, "category"));
      rk_chart_set_measure (
          chart, category, named ? rk_record_get (finding->indicator, "unit") : NULL,
          (guint)rk_record_get_int (finding->indicator, "decimals"), direction_of (finding));
      fill_row (chart, finding, category, areas);
    }
  return chart;
}

RkChart *
rk_findings_spine (const GPtrArray *findings, const char *area, const char *area_name)
{
  return create_spine (findings, area, area_name, TRUE);
}

RkChart *
rk_finding_strip (const RkFinding *finding, const char *area, const char *area_name)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer)finding);
  return create_spine (one, area, area_name, FALSE);
}

/* ── radar and heat ──────────────────────────────────────────────────────────────────────── */

void
rk_findings_keep_ratios (GPtrArray *findings, char sex)
{
  for (guint f = findings->len; f-- > 0;)
    {
      const RkFinding *finding = findings->pdata[f];

      if (finding->sex != sex || finding->values->kind != RK_VALUES_RATIO)
        g_ptr_array_remove_index (findings, f);
    }
}

RkChart *
rk_findings_radar (const GPtrArray *findings, const char *area_name)
{
  RkChart *chart = rk_chart_new (RK_CHART_RADAR, NULL, NULL);
  guint series = rk_chart_add_series (chart, area_name);

  rk_chart_set_decimals (chart, 1);
  rk_chart_set_twin (chart, TRUE);
  rk_chart_add_reference (chart, 100, "全国", TRUE);
  for (guint f = 0; f < findings->len; f++)
    {
      const RkFinding *finding = findings->pdata[f];
      guint category = rk_chart_add_category (chart, rk_indicator_short (finding->indicator));

      rk_chart_set_value (chart, series, category, drawn (finding->row));
    }
  return chart;
}

RkChart *
rk_findings_heat (const GPtrArray *findings, char sex)
{
  static const double breaks[] = { 90, 95, 105, 110 };
  g_autofree char *title
      = g_strdup_printf ("標準化該当比の一覧（%s、全国＝100）", rk_sex_paper (sex));
  RkChart *chart = rk_chart_new (RK_CHART_HEAT, title, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) areas = NULL;

  rk_chart_set_decimals (chart, 1);
  rk_chart_set_classes (chart, breaks, G_N_ELEMENTS (breaks), TRUE);
  for (guint f = 0; f < findings->len && areas == NULL; f++)
    {
      const RkValues *values = ((RkFinding *)findings->pdata[f])->values;
      const RkIndicatorValue *first = &g_array_index (values->rows, RkIndicatorValue, 0);

      if (values->rows->len)
        areas = areas_of (findings, first->area, names, first->area_name);
    }
  for (guint a = 0; areas && a < areas->len; a++)
    rk_chart_set_code (chart, rk_chart_add_category (chart, names->pdata[a]), areas->pdata[a]);
  for (guint f = 0; areas && f < findings->len; f++)
    {
      const RkFinding *finding = findings->pdata[f];
      guint series = rk_chart_add_series (chart, rk_indicator_short (finding->indicator));

      rk_chart_set_base (chart, series, 100);
      for (guint a = 0; a < areas->len; a++)
        {
          const RkIndicatorValue *row = rk_values_row (finding->values, areas->pdata[a], sex);

          rk_chart_set_value (chart, series, a, drawn (row));
          if (row && row->state != RK_STAT_UNDECIDED)
            rk_chart_set_state (chart, series, a, row->state);
        }
    }
  return chart;
}

/* ── by itself ───────────────────────────────────────────────────────────────────────────── */

char *
rk_findings_dup_sources (const GPtrArray *findings, gboolean years, gboolean prefecture)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const RkFinding *finding = findings->pdata[i];

      rk_tables_add_sources (finding->values->tables, sources);
      rk_tables_add_sources (finding->values->reference_tables, sources);
      if (prefecture && finding->beside && !isnan (finding->prefecture))
        rk_values_add_sources (finding->beside, NULL, finding->sex, sources);
      if (years && finding->series)
        rk_indicator_series_add_sources (finding->series, finding->row->area, finding->sex,
                                         sources);
    }
  return rk_source_line (sources);
}

/* 「全国と静岡県の値は別の出典による。」 */
static char *
dup_others (const RkFinding *finding, gboolean prefecture)
{
  const RkValues *shown = rates_of (finding);
  g_autofree char *own = rk_values_dup_other_sources (shown, NULL, finding->sex, NULL);
  g_autofree char *beside
      = prefecture && finding->beside && !isnan (finding->prefecture)
            ? rk_values_dup_other_sources (shown, NULL, finding->sex, finding->beside)
            : NULL;

  return g_strconcat (own ? own : "", beside, NULL);
}

/* 「喫煙：R4は全国の値がないため、R3の値。」, once for men and women */
static void
append_older (GString *out, const RkFinding *finding)
{
  g_autofree char *newer = rk_fiscal_year_label_short (finding->newer);
  g_autofree char *year = rk_fiscal_year_label_short (finding->values->year);
  g_autofree char *words = g_strdup_printf ("%s：%sは全国の値がないため、%sの値。",
                                            rk_indicator_short (finding->indicator), newer, year);

  if (finding->newer && strstr (out->str, words) == NULL)
    g_string_append (out, words);
}

char *
rk_findings_dup_remarks (const GPtrArray *findings, gboolean prefecture)
{
  GString *out = g_string_new (NULL);
  gboolean unknown = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const RkFinding *finding = findings->pdata[i];
      g_autofree char *others = dup_others (finding, prefecture);

      unknown |= prefecture && isnan (finding->prefecture);
      append_older (out, finding);
      if (*others)
        g_string_append_printf (out, "%s%s%s%s：%s", rk_indicator_short (finding->indicator),
                                finding->sex == 'T' ? "" : "（",
                                finding->sex == 'T' ? "" : rk_sex_paper (finding->sex),
                                finding->sex == 'T' ? "" : "）", others);
    }
  if (unknown)
    g_string_append (out, "県の値のない行は、圏域の中央値を図の中央に置いた。");
  return g_string_free (out, FALSE);
}

/* The ages of all of them; NULL where they differ. */
static char *
dup_ages (const GPtrArray *findings)
{
  g_autofree char *ages = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *these = rk_values_dup_ages (((RkFinding *)findings->pdata[i])->values);

      if (ages && !g_str_equal (ages, these))
        return NULL;
      g_free (ages);
      ages = g_steal_pointer (&these);
    }
  return g_steal_pointer (&ages);
}

char *
rk_findings_dup_masks (const GPtrArray *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RkFinding *finding = findings->pdata[i];

      rk_indicator_append_mask (out, finding->values);
      rk_indicator_append_mask (out, finding->rates);
    }
  return g_string_free (out, out->len == 0);
}

/* Not everyone has every test: from how many people to how many. @whole: of all areas */
static void
append_people (GString *out, const GPtrArray *findings, char sex, gboolean whole)
{
  double least = INFINITY, most = 0;
  gboolean hidden = FALSE;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const RkFinding *finding = findings->pdata[i];
      double n = whole          ? rk_indicator_people (finding->values, finding->sex)
                 : finding->row ? finding->row->n
                                : NAN;
      g_autofree char *people
          = whole ? rk_indicator_dup_people_of (finding->values, finding->sex) : NULL;

      hidden |= whole ? people && isnan (n)
                      : finding->row && rk_indicator_drawn (finding->row) == RK_CHART_WITHHELD;
      if (isnan (n))
        continue;
      least = MIN (least, n);
      most = MAX (most, n);
    }
  if (most == 0)
    return;
  from = rk_indicator_people_digits (least);
  to = rk_indicator_people_digits (most);
  if (least == most)
    g_string_append_printf (out, "人数（分母）は%s人%s。", from, hidden ? "（※を除く）" : "");
  else
    g_string_append_printf (out, "人数（分母）は指標%sにより%s人から%s人%s。", sex ? "" : "と男女",
                            from, to, hidden ? "（※を除く）" : "");
}

/* 「低いほど良い指標：喫煙、HbA1c 6.5以上。」; a table has both in one. */
static void
append_directions (GString *out, const GPtrArray *findings)
{
  static const struct
  {
    RkGood good;
    const char *words;
  } ways[] = { { RK_GOOD_LOW, "低いほど良い指標" }, { RK_GOOD_HIGH, "高いほど良い指標" } };

  for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
    {
      g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < findings->len; i++)
        {
          const RkFinding *finding = findings->pdata[i];
          const char *name = rk_indicator_short (finding->indicator);

          if (rk_indicator_good (finding->indicator) != ways[k].good
              || !g_hash_table_add (known, (gpointer)name))
            continue;
          if (g_hash_table_size (known) == 1)
            g_string_append_printf (out, "%s：%s", ways[k].words, name);
          else
            g_string_append_printf (out, "、%s", name);
        }
      if (g_hash_table_size (known) > 0)
        g_string_append (out, "。");
    }
}

void
rk_findings_set_words (RkChart *chart, const GPtrArray *findings, char sex, const char *title)
{
  gboolean spine = rk_chart_get_kind (chart) == RK_CHART_SPINE; /* which has the prefecture, too */
  g_autofree char *sources = rk_findings_dup_sources (findings, FALSE, spine);
  g_autofree char *year = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *ages = dup_ages (findings);
  g_autofree char *masks = rk_findings_dup_masks (findings);
  g_autofree char *others = rk_findings_dup_remarks (findings, spine);
  g_autoptr (GString) note = g_string_new (NULL);
  int last = 0;

  for (guint i = 0; i < findings->len; i++)
    last = MAX (last, ((RkFinding *)findings->pdata[i])->values->year);
  year = rk_fiscal_year_label (last);
  whole = g_strdup_printf ("%s　%s（指標ごとに最新の年度）", title, year);
  rk_chart_set_title (chart, whole);
  if (*sources)
    rk_chart_set_source (chart, sources);
  rk_chart_set_subtitle (chart, ages);
  append_people (note, findings, sex, rk_chart_get_kind (chart) == RK_CHART_HEAT);
  g_string_append (note,
                   spine ? "数字と位置は年齢調整をしない値。印の判定は年齢を調整した標準化該当比"
                           "（全国＝100）の95%信頼区間による。"
                         : "標準化該当比（全国＝100、間接法）。");
  if (!spine)
    append_directions (note, findings);
  g_string_append (note, others);
  if (masks)
    g_string_append (note, masks);
  rk_chart_set_note (chart, note->str);
}
