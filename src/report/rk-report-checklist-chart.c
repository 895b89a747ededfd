/* Figures of checklists: rates of a council as radar or bars, levels over the years, the heat table
 * of items and councils. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-report-checklist.h"

#define MOST_YEARS 10

/* A block that is a level by name is called by what it is about. */
static const char *
block_name (const RkEdition *edition, guint n)
{
  const char *title = rk_edition_block (edition, n)->title;
  const char *blank = g_str_has_prefix (title, "レベル") ? strchr (title, ' ') : NULL;

  return blank ? blank + 1 : title;
}

static void
add_rates (RkChart *chart, const RkEdition *edition, const int *answers, int year)
{
  g_autoptr (RkLevel) level = rk_level_compute (edition, answers);
  g_autofree char *name = rk_fiscal_year_label (year);
  guint series = rk_chart_add_series (chart, name);

  for (guint i = 0; i < edition->blocks->len; i++)
    {
      double value = rk_rate_percent (&g_array_index (level->rates, RkRate, i));

      rk_chart_set_value (chart, series, i, value < 0 ? RK_CHART_MISSING : value);
    }
}

RkChart *
rk_checklist_rates_chart (RkChartKind kind,
                          const RkEdition *edition,
                          const int *now,
                          int year,
                          const int *before,
                          int year_before)
{
  RkChart *chart
      = rk_chart_new (kind != RK_CHART_RADAR && before == NULL ? RK_CHART_BARS : kind, NULL, "%");

  for (guint i = 0; i < edition->blocks->len; i++)
    rk_chart_add_category (chart, block_name (edition, i));
  add_rates (chart, edition, now, year);
  if (before)
    add_rates (chart, edition, before, year_before);
  if (kind != RK_CHART_RADAR)
    rk_chart_set_direction (chart, RK_CHART_LYING);
  return chart;
}

/* The levels; below them 「1-①未満」 where somebody has not even reached the lowest. */
static void
set_level_names (RkChart *chart, const RkEdition *edition, gboolean below)
{
  g_autofree char *none
      = g_strdup_printf ("%s未満", rk_level_short (rk_edition_level (edition, 0)->label));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (below)
    g_ptr_array_add (names, none);
  for (guint i = 0; i < edition->levels->len; i++)
    g_ptr_array_add (names, (gpointer)rk_level_short (rk_edition_level (edition, i)->label));
  g_ptr_array_add (names, NULL);
  rk_chart_set_value_names (chart, (const char *const *)names->pdata);
}

static int
find_series (RkChart *chart, const char *name)
{
  for (guint i = 0; i < rk_chart_get_n_series (chart); i++)
    if (g_strcmp0 (rk_chart_get_series (chart, i), name) == 0)
      return (int)i;
  return (int)rk_chart_add_series (chart, name);
}

static gboolean
is_within (const RkRoundAnswers *round, int from, int to)
{
  return round->year >= from && round->year <= to;
}

/* Where a round stands in the figure: its level, or how much of everything is done. */
static double
get_standing (const RkEdition *edition, const RkRoundAnswers *round, gboolean below)
{
  g_autoptr (RkLevel) level = NULL;
  double percent;

  if (edition->levels->len)
    return round->level + (below ? 1 : 0);
  level = rk_level_compute (edition, round->answers);
  percent = rk_rate_percent (&level->total);
  return percent < 0 ? RK_CHART_MISSING : percent;
}

RkChart *
rk_checklist_levels_chart (const RkEdition *edition, const GPtrArray *rounds, int from, int to)
{
  gboolean levels = edition->levels->len > 0;
  RkChart *chart
      = rk_chart_new (levels ? RK_CHART_STEPS : RK_CHART_TREND, NULL, levels ? NULL : "%");
  gboolean below = FALSE;

  for (guint i = 0; i < rounds->len; i++)
    below = below
            || (is_within (rounds->pdata[i], from, to)
                && ((const RkRoundAnswers *)rounds->pdata[i])->level < 0);
  if (levels)
    set_level_names (chart, edition, below);
  else
    rk_chart_set_decimals (chart, 1);
  for (int year = from; year <= to; year++)
    {
      g_autofree char *name = rk_fiscal_year_label_short (year);

      rk_chart_add_category (chart, name);
    }
  for (guint i = 0; i < rounds->len; i++)
    {
      const RkRoundAnswers *round = rounds->pdata[i];

      if (is_within (round, from, to))
        rk_chart_set_value (chart,
                            (guint)find_series (chart, round->short_name ? round->short_name : ""),
                            (guint)(round->year - from), get_standing (edition, round, below));
    }
  return chart;
}

/* The marks by their points, the lowest first; 対象外 before them. */
static GArray *
order_marks (const RkEdition *edition)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int points = RK_POINTS_NONE; points <= 100; points++)
    for (guint i = 0; i < edition->marks->len; i++)
      if (rk_edition_mark (edition, i)->points == points)
        g_array_append_val (order, i);
  return order;
}

RkChart *
rk_checklist_heat_chart (const RkEdition *edition, const GPtrArray *rounds, int year)
{
  RkChart *chart = rk_chart_new (RK_CHART_HEAT, NULL, NULL);
  g_autoptr (GArray) order = order_marks (edition);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < order->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (edition, g_array_index (order, guint, i));

      g_ptr_array_add (names, g_strconcat (mark->mark, "　", mark->label, NULL));
    }
  g_ptr_array_add (names, NULL);
  rk_chart_set_value_names (chart, (const char *const *)names->pdata);
  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);
      g_autofree char *name = g_strdup_printf ("%s　%s", item->code, item->label);

      rk_chart_add_series (chart, name);
    }
  for (guint n = 0; n < rounds->len; n++)
    {
      const RkRoundAnswers *round = rounds->pdata[n];
      guint column;

      if (round->year != year || round->short_name == NULL)
        continue;
      column = rk_chart_add_category (chart, round->short_name);
      for (guint i = 0; i < edition->items->len; i++)
        for (guint k = 0; k < order->len; k++)
          if (round->answers[i] == (int)g_array_index (order, guint, k))
            rk_chart_set_value (chart, i, column, k);
    }
  return chart;
}

/* ── by name ─────────────────────────────────────────────────────────────────────────────── */

static RkChart *
make_rates (const RkChecklistPaper *paper,
            const RkReportParams *params,
            RkChartKind kind,
            char **about,
            GError **error)
{
  const RkRecord *council = paper->councils->len ? paper->councils->pdata[0] : NULL;
  g_autoptr (GPtrArray) rounds
      = rk_checklist_paper_rounds (paper, paper->year - 1, paper->year, error);
  const RkRoundAnswers *now = NULL, *before;

  if (rounds == NULL)
    return NULL;
  if (params->round == 0 && council)
    now = rk_checklists_pick (rounds, rk_record_id (council), paper->year);
  for (guint i = 0; params->round && now == NULL && i < rounds->len; i++)
    if (((RkRoundAnswers *)rounds->pdata[i])->round_id == params->round)
      now = rounds->pdata[i];
  if (now == NULL)
    return rk_checklist_paper_missing (paper, council, error);
  before = rk_checklists_pick (rounds, now->about, paper->year - 1);
  *about
      = now->about == now->council_id ? rk_checklist_council_name (council) : g_strdup (now->name);
  return rk_checklist_rates_chart (kind, paper->edition, now->answers, paper->year,
                                   before ? before->answers : NULL, paper->year - 1);
}

static RkChart *
make_levels (const RkChecklistPaper *paper, const RkReportParams *params, GError **error)
{
  int from = paper->year;
  g_autoptr (GPtrArray) rounds = rk_checklists_rounds (
      paper->db, paper->edition, params->council, paper->year - MOST_YEARS + 1, paper->year, error);

  if (rounds == NULL)
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    from = MIN (from, ((const RkRoundAnswers *)rounds->pdata[i])->year);
  return rk_checklist_levels_chart (paper->edition, rounds, from, paper->year);
}

static RkChart *
make_heat (const RkChecklistPaper *paper, GError **error)
{
  g_autoptr (GPtrArray) rounds = rk_checklist_paper_rounds (paper, paper->year, paper->year, error);

  return rounds ? rk_checklist_heat_chart (paper->edition, rounds, paper->year) : NULL;
}

RkChart *
rk_report_checklist_chart (RkDb *db, const char *name, const RkReportParams *params, GError **error)
{
  g_auto (RkChecklistPaper) paper = { 0 };
  gboolean one = g_str_equal (name, "checklist-radar") || g_str_equal (name, "checklist-rates");
  g_autofree char *about = NULL;
  g_autofree char *title = NULL;
  g_autofree char *year = NULL;
  g_autofree char *edition = NULL;
  g_autofree char *source = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *note = NULL;
  RkChart *chart;

  if (!rk_checklist_paper_load (&paper, db, params, !one, error))
    return NULL;
  if (one)
    chart = make_rates (&paper, params,
                        g_str_equal (name, "checklist-radar") ? RK_CHART_RADAR : RK_CHART_GROUPED,
                        &about, error);
  else if (g_str_equal (name, "checklist-levels"))
    chart = make_levels (&paper, params, error);
  else
    chart = make_heat (&paper, error);
  if (chart == NULL)
    return NULL;
  year = rk_fiscal_year_label (paper.year);
  edition = rk_checklist_dup_title (paper.edition);
  title = g_strdup_printf ("%s%s%s", about ? about : "", about ? "　" : "",
                           rk_chart_get_kind (chart) == RK_CHART_TREND
                               ? "達成率の推移"
                               : rk_report_chart_find (name)->title);
  source = g_strdup_printf ("%s　自己評価（%s【%s】%s）", rk_record_get (paper.office, "name"),
                            edition, rk_fidelity_words (paper.edition->fidelity), year);
  origin = rk_edition_dup_sentence (paper.edition);
  note = g_strconcat (
      origin, rk_record_get_int (paper.office, "sample") ? "　見本であり、回答は架空である。" : "",
      NULL);
  rk_chart_set_title (chart, title);
  rk_chart_set_source (chart, source);
  rk_chart_set_note (chart, note);
  return chart;
}
