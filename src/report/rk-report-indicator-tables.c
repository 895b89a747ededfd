/* 健康指標一覧: the numbers behind the figures, area by area; what is hidden there is hidden here.
 */
#include "rk-report-indicator.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-report-grid.h"
#include "rk-text.h"

static char *
count_words (const RkIndicatorValue *row, double count)
{
  g_autofree char *plain = NULL;

  if (row->hidden)
    return g_strdup ("※");
  if (isnan (count))
    return g_strdup (row->masked ? "※" : "－");
  plain = g_strdup_printf ("%.0f", count);
  return rk_text_group_digits (plain);
}

static char *
interval_words (const RkValues *values, const RkIndicatorValue *row)
{
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (row->hidden)
    return g_strdup ("※");
  if (isnan (row->lower) || isnan (row->upper))
    return g_strdup ("－");
  lower = rk_values_dup_number (values, row->lower, row);
  upper = rk_values_dup_number (values, row->upper, row);
  return g_strdup_printf ("%s～%s", lower, upper);
}

/* Where cells that the publisher masked leave it open, between what it lies. */
static char *
value_words (const RkValues *values, const RkIndicatorValue *row)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (row->hidden || !(row->least < row->most))
    return rk_values_dup_number (values, row->value, row);
  least = rk_values_dup_number (values, row->least, row);
  most = rk_values_dup_number (values, row->most, row);
  return g_str_equal (least, most) ? g_strdup (least) : g_strdup_printf ("%s～%s", least, most);
}

/* What is compared with, of the same sex. */
static void
add_reference (RkReportGrid *grid, const RkValues *values, const RkValues *rates, char sex)
{
  gboolean ratio = values->kind == RK_VALUES_RATIO;
  const RkValues *plain = ratio ? rates : values;
  double reference = plain ? rk_indicator_reference (plain, sex) : NAN;
  g_autofree char *name = g_strdup_printf ("%s（比べる値）", values->reference_name);
  g_autofree char *number
      = isnan (reference) ? g_strdup ("－") : rk_values_dup_number (plain, reference, NULL);

  if (rk_values_has_reference (values))
    rk_report_grid_add (grid, 0, name, "", "", ratio ? number : "", ratio ? "100.0" : number, "",
                        "");
}

/* Whether counts or values have a @mark that has to be explained: 「～」 in a column of values,
 * where masked cells of the publisher leave one open, 「※」. */
static gboolean
has_mark (const RkValues *values, const char *mark)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      g_autofree char *n = count_words (row, row->n);
      g_autofree char *x = count_words (row, row->observed);
      g_autofree char *words = value_words (values, row);

      if (strstr (words, mark) || strstr (n, mark) || strstr (x, mark))
        return TRUE;
    }
  return FALSE;
}

static void
add_rows (RkReportGrid *grid, const RkValues *values, const RkValues *rates, char sex)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);
      const RkIndicatorValue *rate = rates ? rk_values_row (rates, row->area, sex) : NULL;
      g_autofree char *n = count_words (row, row->n);
      g_autofree char *x = count_words (row, row->observed);
      g_autofree char *value = value_words (values, row);
      g_autofree char *interval = interval_words (values, row);
      g_autofree char *plain
          = rate ? rk_values_dup_number (rates, rate->value, rate) : g_strdup ("－");

      if (row->sex == sex)
        rk_report_grid_add (grid, 0, row->area_name, n, x, plain, value, interval,
                            row->hidden ? "※" : rk_stat_state_paper (row->state));
    }
}

/* 「割合（%）」 in two lines. */
static char *
dup_heading (const char *name, const char *unit)
{
  return *unit ? g_strdup_printf ("%s\n（%s）", name, unit) : g_strdup (name);
}

static RkTable *
make_table (const RkValues *values, const RkValues *rates)
{
  gboolean ratio = values->kind == RK_VALUES_RATIO;
  g_autofree char *unit = rates ? rk_values_dup_unit (rates) : rk_values_dup_unit (values);
  g_autofree char *rate_heading = dup_heading ("割合", rates ? unit : "");
  g_autofree char *value_heading = ratio ? g_strdup ("標準化\n該当比") : dup_heading ("値", unit);
  const RkTableColumn columns[] = {
    { rk_area_level_paper (values->level), .weight = 1, .fit = RK_FIT_TEXT },
    { "人数\n（分母）", .width = 22, .align = RK_ALIGN_RIGHT },
    { "該当\n（分子）", .width = 20, .align = RK_ALIGN_RIGHT },
    { rate_heading, .width = 16, .align = RK_ALIGN_RIGHT },
    { value_heading, .width = 18, .align = RK_ALIGN_RIGHT },
    { "95%信頼区間", .width = 32, .align = RK_ALIGN_CENTRE },
    { "判定", .width = 30, .align = RK_ALIGN_CENTRE, .size = 8 },
  };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));

  for (guint s = 0; s < values->reference->len; s++)
    {
      char sex = g_array_index (values->reference, RkIndicatorValue, s).sex;

      rk_report_grid_group (grid, rk_sex_paper (sex), NULL);
      add_rows (grid, values, rates, sex);
      add_reference (grid, values, rates, sex);
    }
  return rk_report_grid_to_table (grid, columns);
}

static gboolean
add_indicator (RkDb *db,
               RkDocument *document,
               RkRecord *indicator,
               const RkReportParams *params,
               guint number,
               GError **error)
{
  g_autoptr (GError) nothing = NULL;
  g_autoptr (RkValues) values = rk_indicator_values_of (db, indicator, RK_AREA_MEDICAL,
                                                        params->year, RK_VALUES_RATIO, &nothing);
  g_autoptr (RkValues) rates = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *source = NULL;
  g_autofree char *notes = NULL;

  if (values == NULL && g_error_matches (nothing, RK_ERROR, RK_ERROR_NOT_FOUND))
    return TRUE; /* of another level or another year */
  if (values == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&nothing));
      return FALSE;
    }
  if (values->kind == RK_VALUES_RATIO)
    rates = rk_indicator_values_of (db, indicator, RK_AREA_MEDICAL, values->year, RK_VALUES_RATE,
                                    NULL);
  title = rk_values_dup_title (values);
  subtitle = rk_indicator_dup_figure_subtitle (values);
  heading = g_strdup_printf ("%u　%s　%s", number, title, subtitle);
  rk_document_add_heading (document, heading);
  sentence = rk_indicator_dup_sentence (values);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, sentence);
  rk_document_join (document);
  rk_document_add_table (document, make_table (values, rates));
  notes = rk_indicator_dup_notes (values, 0);
  source = g_strdup_printf (
      "出典　%s\n注　%s%s95%%信頼区間は下限～上限。「－」「…」は値なし%s。",
      *values->source ? values->source : "－", notes,
      has_mark (values, "～") ? "値の「～」は、公表元の秘匿のため値が取りうる範囲。" : "",
      has_mark (values, "※") ? "、「※」は秘匿" : "");
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, source);
  return TRUE;
}

RkDocument *
rk_report_indicator_tables (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *office = NULL;
  g_autoptr (RkDocument) document = NULL;

  if (params->query && rk_query_is_filtered (params->query)
      && rk_query_kind (params->query) == &rk_kind_indicator)
    cards = rk_query_records (db, params->query, cancellable, error);
  else
    cards = rk_indicators_list (db, TRUE, error);
  document
      = cards ? rk_report_prepare (db, "健康指標一覧（圏域別）", params, &office, error) : NULL;
  if (document == NULL)
    return NULL;
  rk_document_add_title (document, RK_TITLE_PAPER);
  if (cards->len == 0)
    rk_document_add_paragraph (
        document, RK_PARAGRAPH_BODY,
        "取り込んだ指標はまだありません。公表された表を取り込んでください。");
  for (guint i = 0; i < cards->len; i++)
    if (!add_indicator (db, document, cards->pdata[i], params, i + 1, error))
      return NULL;
  return g_steal_pointer (&document);
}
