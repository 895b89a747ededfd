/* Figures of how values are spread: one indicator over another, areas within areas, ages. */
#include "rk-report-indicator.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-error.h"
#include "rk-indicator-hide.h"
#include "rk-indicator-parts.h"
#include "rk-stat-mask.h"

double
rk_indicator_drawn (const RkIndicatorValue *row)
{
  if (row->hidden || (isnan (row->value) && row->masked))
    return RK_CHART_WITHHELD;
  return isnan (row->value) ? RK_CHART_MISSING : row->value;
}

double
rk_indicator_reference (const RkValues *values, char sex)
{
  const RkIndicatorValue *row = rk_values_row (values, NULL, sex);

  return row ? row->value : NAN;
}

static void
set_source (RkChart *chart, const RkValues *one, const RkValues *other)
{
  gboolean both = other && !g_str_equal (one->source, other->source) && *other->source;
  g_autofree char *source
      = g_strjoin (both ? "、" : "", one->source, both ? other->source : "", NULL);

  if (*source)
    rk_chart_set_source (chart, source);
}

/* ── one over another ────────────────────────────────────────────────────────────────────── */

static char *
axis_name (const RkValues *values)
{
  g_autofree char *title = rk_values_dup_title (values);
  g_autofree char *unit = rk_values_dup_unit (values);

  return *unit ? g_strdup_printf ("%s（%s）", title, unit) : g_steal_pointer (&title);
}

/* 「人数（分母）　喫煙501,526人、BMI 25以上501,534人。」 */
static void
append_people (GString *out, const RkValues *const *both, char sex)
{
  gboolean first = TRUE;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *people = rk_indicator_dup_people_of (both[i], sex);

      if (people == NULL)
        continue;
      g_string_append_printf (out, "%s%s %s", first ? "人数（分母）　" : "、",
                              rk_indicator_short (both[i]->indicator), people);
      first = FALSE;
    }
  if (!first)
    g_string_append (out, "。");
}

static void
append_other_sources (GString *out, const RkValues *values, char sex)
{
  g_autofree char *others = rk_values_dup_other_sources (values, NULL, sex, NULL);

  if (others)
    g_string_append_printf (out, "%s：%s", rk_indicator_short (values->indicator), others);
}

/* Of both where they are the same. */
static void
set_ages (RkChart *chart, const RkValues *const *both)
{
  g_autofree char *ages = rk_values_dup_ages (both[0]);
  g_autofree char *others = rk_values_dup_ages (both[1]);
  g_autofree char *different = g_strdup_printf ("%s、%s", ages, others);

  rk_chart_set_subtitle (chart, g_str_equal (ages, others) ? ages : different);
}

RkChart *
rk_indicator_scatter_chart (const RkValues *across, const RkValues *up, char sex, const char *own)
{
  g_autofree char *year = rk_fiscal_year_label (across->year);
  g_autofree char *other_year = rk_fiscal_year_label (up->year);
  g_autofree char *title = g_strdup_printf (
      "%sと%s　%s　%s%s%s", rk_record_get (across->indicator, "name"),
      rk_record_get (up->indicator, "name"), rk_sex_paper (sex), year,
      across->year == up->year ? "" : "と", across->year == up->year ? "" : other_year);
  g_autoptr (GString) note = g_string_new (NULL);
  RkChart *chart = rk_chart_new (RK_CHART_SCATTER, title, NULL);
  const RkValues *const both[] = { across, up };

  append_people (note, both, sex);
  if (rk_values_has_reference (across) || rk_values_has_reference (up))
    g_string_append_printf (note, "破線は%s。", across->reference_name);
  g_string_append_printf (note, "点の並びは因果を示さない。%s", across->note);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    append_other_sources (note, both[i], sex);
  rk_indicator_append_mask (note, across);
  rk_indicator_append_mask (note, up);
  set_ages (chart, both);
  for (guint s = 0; s < G_N_ELEMENTS (both); s++)
    {
      g_autofree char *name = axis_name (both[s]);

      rk_chart_add_series (chart, name);
      if (!isnan (rk_indicator_reference (both[s], sex)))
        rk_chart_set_base (chart, s, rk_indicator_reference (both[s], sex));
    }
  for (guint i = 0; i < across->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (across->rows, RkIndicatorValue, i);
      const RkIndicatorValue *other = rk_values_row (up, row->area, sex);
      guint place;

      if (row->sex != sex || other == NULL)
        continue;
      place = rk_chart_add_category (chart, rk_indicator_value_name (row));
      rk_chart_set_code (chart, place, row->area);
      rk_chart_set_value (chart, 0, place, rk_indicator_drawn (row));
      rk_chart_set_value (chart, 1, place, rk_indicator_drawn (other));
      if (own && g_str_equal (own, row->area))
        rk_chart_set_focus (chart, (int)place);
    }
  rk_chart_set_decimals (chart, 1);
  rk_chart_set_note (chart, note->str);
  set_source (chart, across, up);
  return chart;
}

/* ── areas within areas ──────────────────────────────────────────────────────────────────── */

/* The area that another is within: a municipality in its medical area, a medical area or another in
 * its prefecture. */
static char *
around (const char *code)
{
  const RkArea *area = rk_area_by_code (code);
  const RkPrefecture *prefecture;
  g_autofree char *two = g_strndup (code, 2);

  if (rk_area_level (code) == RK_AREA_MUNICIPALITY && area && area->medical_area)
    return g_strdup (area->medical_area->name);
  prefecture = rk_prefecture_by_code (two);
  return g_strdup (prefecture ? prefecture->name : two);
}

RkChart *
rk_indicator_box_chart (const RkValues *values, char sex)
{
  g_autofree char *name = rk_values_dup_title (values);
  g_autofree char *year = rk_indicator_dup_year (values->year);
  g_autofree char *ages = rk_values_dup_ages (values);
  g_autofree char *unit = rk_values_dup_unit (values);
  g_autofree char *title = g_strdup_printf (
      "%sの%sの広がり　%s", name, rk_area_level_paper (values->level), rk_sex_paper (sex));
  g_autofree char *subtitle = g_strdup_printf ("%s　%s", year, ages);
  g_autofree char *plain = rk_indicator_dup_notes (values, sex);
  g_autoptr (GString) note = g_string_new (plain);
  RkChart *chart = rk_chart_new (RK_CHART_BOX, title, unit);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_missing = 0;

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      char *outer = around (row->area);
      gpointer place;
      guint *n;

      if (row->sex != sex)
        {
          g_free (outer);
          continue;
        }
      if (!g_hash_table_lookup_extended (places, outer, NULL, &place))
        {
          place = GUINT_TO_POINTER (rk_chart_add_category (chart, outer));
          g_hash_table_insert (places, g_strdup (outer), place);
          g_array_set_size (counts, counts->len + 1);
        }
      g_free (outer);
      n_missing += rk_indicator_drawn (row) == RK_CHART_MISSING;
      n = &g_array_index (counts, guint, GPOINTER_TO_UINT (place));
      if (*n == rk_chart_get_n_series (chart))
        rk_chart_add_series (chart, "");
      rk_chart_set_value (chart, *n, GPOINTER_TO_UINT (place), rk_indicator_drawn (row));
      rk_chart_set_text (chart, (*n)++, GPOINTER_TO_UINT (place), rk_indicator_value_name (row));
    }
  rk_chart_set_subtitle (chart, subtitle);
  rk_chart_set_headings (chart, NULL, NULL, rk_area_level_paper (values->level));
  if (!isnan (rk_indicator_reference (values, sex)))
    rk_chart_add_reference (chart, rk_indicator_reference (values, sex), values->reference_name,
                            TRUE);
  rk_chart_set_decimals (chart, values->kind == RK_VALUES_RATIO
                                    ? 1
                                    : (guint)rk_record_get_int (values->indicator, "decimals"));
  if (n_missing > 0)
    g_string_append_printf (note, "値がない%u%sは含まない。", n_missing,
                            rk_area_level_paper (values->level));
  rk_chart_set_note (chart, note->str);
  set_source (chart, values, NULL);
  return chart;
}

/* ── ages ────────────────────────────────────────────────────────────────────────────────── */

static double
drawn_age (const RkHiding *hiding, const RkObservation *o, const RkAgeCount *count)
{
  RkShownCount shown;

  if (count == NULL)
    return RK_CHART_MISSING;
  shown = rk_hiding_show (hiding, o, count);
  return shown.x_withheld ? RK_CHART_WITHHELD : isnan (shown.x) ? RK_CHART_MISSING : shown.x;
}

/* Between what the cells lie that the publisher masked: what is left of the total. Small numbers
 * are not told apart by it: 0 to at least one below what may be shown. */
static void
add_bounds (RkChart *chart,
            guint series,
            const RkHiding *hiding,
            RkObservation *o,
            const RkObservation *ages,
            guint below)
{
  const RkAgeCount *total = rk_observation_total (o);
  double cells[RK_OBSERVATION_MAX_CLASSES], lower[RK_OBSERVATION_MAX_CLASSES],
      upper[RK_OBSERVATION_MAX_CLASSES], residual;
  guint at[RK_OBSERVATION_MAX_CLASSES]; /* places of classes among the cells */
  guint masked, n = 0, place = 0;

  if (total == NULL || isnan (rk_hiding_show (hiding, o, total).x))
    return;
  for (guint c = 0; c < o->n_classes; c++)
    if (!o->classes[c].total)
      {
        double drawn = drawn_age (hiding, o, &o->classes[c]);

        at[c] = n;
        cells[n++] = drawn == RK_CHART_WITHHELD || drawn == RK_CHART_MISSING ? NAN : drawn;
      }
  if (n == 0
      || !rk_stat_mask_bounds (cells, n, total->x, INFINITY, &masked, &residual, lower, upper,
                               NULL))
    return;
  for (guint c = 0; c < ages->n_classes; c++)
    {
      const RkAgeCount *count;

      if (ages->classes[c].total)
        continue;
      count = rk_observation_find (o, ages->classes[c].from, ages->classes[c].to, FALSE);
      if (count && count->x_masked && masked > 1)
        {
          guint i = at[count - o->classes];

          rk_chart_set_bounds (chart, series, place, lower[i] < below ? 0 : lower[i],
                               MAX (upper[i], below - 1.0));
        }
      place++;
    }
}

static void
add_ages (RkChart *chart, const RkHiding *hiding, RkObservation *o, const RkObservation *ages)
{
  guint series = rk_chart_add_series (chart, rk_sex_paper (o->sex));
  guint place = 0;

  for (guint c = 0; c < ages->n_classes; c++)
    if (!ages->classes[c].total)
      rk_chart_set_value (
          chart, series, place++,
          drawn_age (hiding, o,
                     rk_observation_find (o, ages->classes[c].from, ages->classes[c].to, FALSE)));
}

static RkObservation *
observation_of (const GPtrArray *all, const char *area, char sex)
{
  for (guint i = 0; i < all->len; i++)
    {
      RkObservation *o = all->pdata[i];

      if (o->sex == sex && o->n_classes > 1 && g_str_equal (o->area, area))
        return o;
    }
  return NULL;
}

static char *
dup_source (RkDb *db, RkObservation *men, RkObservation *women, GError **error)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  g_ptr_array_add (both, men);
  g_ptr_array_add (both, women);
  return rk_parts_add_tables (db, both, tables, error) ? rk_tables_dup_sources (tables, none)
                                                       : NULL;
}

RkChart *
rk_indicator_pyramid_chart (
    RkDb *db, RkRecord *indicator, int year, const char *area, GError **error)
{
  gint64 id = rk_record_id (indicator);
  g_autoptr (GArray) years = rk_indicators_years (db, id, RK_AREA_OTHER, error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (RkHiding) hiding = NULL;
  g_autofree char *source = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  RkObservation *men, *women;
  RkChart *chart;
  guint below;

  if (years == NULL)
    return NULL;
  if (year == 0 && years->len)
    year = g_array_index (years, int, years->len - 1);
  all = rk_observations_load (db, id, year, error);
  hiding = all ? rk_hiding_new (db, indicator, year, all, TRUE, error) : NULL;
  if (hiding == NULL)
    return NULL;
  men = observation_of (all, area, 'M');
  women = observation_of (all, area, 'F');
  if (men == NULL || women == NULL)
    {
      g_set_error (
          error, RK_ERROR, RK_ERROR_NOT_FOUND,
          _ ("There are no counts by age of men and women of “%s” in the area “%s”. Import "
             "a table by age, or choose another area."),
          rk_record_get (indicator, "name"), rk_area_name_of (area));
      return NULL;
    }
  source = dup_source (db, men, women, error);
  if (source == NULL)
    return NULL;
  label = rk_indicator_dup_year (year);
  title = g_strdup_printf ("%s（年齢別の人数）　%s　%s", rk_record_get (indicator, "name"),
                           men->area_name ? men->area_name : area, label);
  chart = rk_chart_new (RK_CHART_PYRAMID, title, "人");
  for (guint c = 0; c < men->n_classes; c++)
    {
      g_autofree char *ages = rk_age_dup_paper (men->classes[c].from, men->classes[c].to);

      if (!men->classes[c].total)
        rk_chart_add_category (chart, ages);
    }
  add_ages (chart, hiding, men, men);
  add_ages (chart, hiding, women, men);
  below = rk_indicators_below (db);
  add_bounds (chart, 0, hiding, men, men, below);
  add_bounds (chart, 1, hiding, women, men, below);
  if (men->masked || women->masked)
    rk_chart_set_note (chart, RK_STAT_MASK_NOTE);
  if (*source)
    rk_chart_set_source (chart, source);
  return chart;
}
