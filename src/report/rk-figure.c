#include "rk-figure-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-attachments.h"
#include "rk-calendar.h"
#include "rk-chart-figure.h"
#include "rk-error.h"
#include "rk-indicator-findings.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-stat-standard.h"
#include "rk-suppress.h"

/* ── helpers ─────────────────────────────────────────────────────────────────────────────── */

RkFigure *
rk_figure_new (RkChart *chart, RkValues *values, char *sentence)
{
  RkFigure *self = g_new (RkFigure, 1);

  *self = (RkFigure){ chart, values, g_strdup (values ? values->mask_note : NULL), sentence, 0 };
  return self;
}

RkFigure *
rk_figure_of_sex (RkFigure *self, const RkFigureRequest *request, char sex)
{
  self->sex = request->sex == 0 && sex != 'T' ? sex : 0;
  return self;
}

void
rk_figure_free (RkFigure *self)
{
  g_clear_pointer (&self->chart, rk_chart_free);
  g_clear_pointer (&self->values, rk_values_free);
  g_free (self->masks);
  g_free (self->sentence);
  g_free (self);
}

const char *
rk_figure_reference (const char *written)
{
  return g_strcmp0 (written, "JP") == 0 || rk_figure_standard (written) ? NULL : written;
}

const char *
rk_figure_standard (const char *written)
{
  const RkStatPopulation *model = rk_stat_population_find (written);

  return model ? model->id : NULL;
}

static RkValuesRequest
values_request (const RkFigureRequest *request, RkValuesKind kind)
{
  const char *within = request->within                        ? request->within
                       : request->level == RK_AREA_PREFECTURE ? "JP"
                                                              : "22";

  return (RkValuesRequest){ .kind = kind,
                            .level = request->level,
                            .year = request->year,
                            .sex = request->sex,
                            .reference = request->reference,
                            .method = request->method,
                            .standard = request->standard,
                            .prefecture = g_str_equal (within, "JP") ? NULL : within };
}

RkValues *
rk_figure_values (
    RkDb *db, RkRecord *card, const RkFigureRequest *request, RkValuesKind kind, GError **error)
{
  RkValuesRequest values = values_request (request, kind);

  return rk_values_compute (db, card, &values, error);
}

char
rk_figure_one_sex (const RkValues *values, char asked)
{
  return asked ? asked : g_array_index (values->reference, RkIndicatorValue, 0).sex;
}

/* The first of the prefecture, where no own one was named. */
static const RkMedicalArea *
first_area (void)
{
  gsize n;

  return rk_medical_area_list (&n);
}

/* What is hidden in @self is more than its values say. */
static RkFigure *
take_masks (RkFigure *self, char *masks)
{
  g_free (self->masks);
  self->masks = masks;
  return self;
}

/* ── areas beside each other ─────────────────────────────────────────────────────────────── */

/* The map that the office supplied. NULL without @error: there is none. */
static RkMap *
office_map (RkDb *db, GError **error)
{
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  gint64 id = office ? rk_record_get_int (office, "map_id") : 0;
  g_autoptr (GBytes) bytes = id ? rk_attachments_load (db, id, error) : NULL;
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size);
  return rk_map_parse (text, size, error);
}

/* The map has a source of its own. */
static void
name_map (RkChart *chart, const RkValues *values, RkMap *map)
{
  const char *credit = rk_map_get_credit (map);
  g_autofree char *source
      = g_strdup_printf ("%s%s地図　%s", values->source, *values->source ? "。" : "",
                         credit ? credit : "事務局が用意した区域の地図（GeoJSON）を加工して作成");

  rk_chart_set_source (chart, source);
}

static gboolean
add_map (RkDb *db,
         const RkFigureRequest *request,
         const RkValues *values,
         RkChart *chart,
         GError **error)
{
  g_autoptr (GError) broken = NULL;
  g_autoptr (RkMap) map = request->map ? rk_map_ref (request->map) : office_map (db, &broken);

  if (map)
    {
      rk_chart_set_map (chart, map);
      name_map (chart, values, map);
    }
  else if (broken)
    g_propagate_error (error, g_steal_pointer (&broken));
  else
    g_set_error_literal (
        error, RK_ERROR, RK_ERROR_NOT_FOUND,
        _ ("This office has no map yet. Choose a GeoJSON file of the areas (国土数値情報 "
           "N03). Without one there is the figure of tiles."));
  return map != NULL;
}

/* Takes out what has no place on the map or the tiles. Returns: whether there was any */
static gboolean
keep_placed (RkChart *chart, RkValues *values)
{
  g_autoptr (GHashTable) nowhere = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
    if (!rk_chart_is_placed (chart, c))
      g_hash_table_add (nowhere, (gpointer)rk_chart_get_code (chart, c));
  for (guint i = values->rows->len; i-- > 0;)
    if (g_hash_table_contains (nowhere, g_array_index (values->rows, RkIndicatorValue, i).area))
      g_array_remove_index (values->rows, i);
  return g_hash_table_size (nowhere) > 0;
}

static RkChart *
draw_beside (RkDb *db,
             const RkFigureRequest *request,
             const RkValues *values,
             const RkValues *rates,
             GError **error)
{
  g_autoptr (RkChart) chart = rk_indicator_chart (
      values, rates, g_str_equal (request->form, "adjusted") ? "bars" : request->form, request->sex,
      request->area);

  if (g_str_equal (request->form, "map") && !add_map (db, request, values, chart, error))
    return NULL;
  return rk_chart_check (chart, error) ? g_steal_pointer (&chart) : NULL;
}

/* Title, sentence and counts are of what is drawn; the note names the others. */
static RkChart *
draw_placed (RkDb *db, const RkFigureRequest *request, RkValues *values, GError **error)
{
  g_autoptr (RkChart) whole = draw_beside (db, request, values, NULL, error);
  RkChart *chart;
  g_autofree char *unplaced = NULL;
  g_autofree char *note = NULL;

  if (whole == NULL)
    return NULL;
  unplaced = rk_chart_dup_unplaced (whole);
  if (!keep_placed (whole, values))
    return g_steal_pointer (&whole);
  chart = draw_beside (db, request, values, NULL, error);
  if (chart == NULL)
    return NULL;
  note = g_strconcat (rk_chart_get_note (chart), unplaced, NULL);
  rk_chart_set_note (chart, note);
  return chart;
}

static gboolean
has_places (const char *form)
{
  return g_str_equal (form, "map") || g_str_equal (form, "tiles");
}

static gboolean
shows_one_sex (const char *form)
{
  return has_places (form) || g_str_equal (form, "funnel");
}

/* Nothing is said of what cannot be seen. */
static void
leave_undrawn (RkValues *values)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (!rk_indicator_in_funnel (row))
        row->state = RK_STAT_UNDECIDED;
    }
}

/* The prefecture may be of another table than its areas. */
static void
name_prefecture (RkChart *chart, const RkValues *values, const RkValues *own)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autofree char *others = rk_values_dup_other_sources (values, NULL, 0, own);
  g_autofree char *note = g_strconcat (rk_chart_get_note (chart), others, NULL);
  g_autofree char *source = NULL;

  g_ptr_array_extend (tables, values->tables, NULL, NULL);
  g_ptr_array_extend (tables, values->reference_tables, NULL, NULL);
  source = rk_tables_dup_sources (tables, own->reference_tables);
  rk_chart_set_note (chart, note);
  if (*source)
    rk_chart_set_source (chart, source);
}

/* Bars of areas of a prefecture beside the nation: the prefecture, too. Adjusted rates only where
 * both have the ages of one model. */
static void
add_prefecture (RkDb *db, const RkFigureRequest *request, const RkValues *values, RkChart *chart)
{
  RkChartKind kind = rk_chart_get_kind (chart);
  RkValuesRequest asked = values_request (request, values->kind);
  g_autoptr (RkValues) own = NULL;

  if ((kind != RK_CHART_BARS && kind != RK_CHART_GROUPED) || values->kind == RK_VALUES_RATIO
      || (values->kind == RK_VALUES_ADJUSTED && request->standard == NULL)
      || request->level == RK_AREA_PREFECTURE || asked.prefecture == NULL
      || !rk_values_has_reference (values)
      || g_strcmp0 (values->reference_code, asked.prefecture) == 0)
    return;
  asked.reference = asked.prefecture;
  own = rk_values_compute (db, request->card, &asked, NULL);
  if (own && own->reference->len == values->reference->len)
    {
      rk_indicator_add_references (chart, own, FALSE);
      name_prefecture (chart, values, own);
    }
}

static RkFigure *
build_beside (RkDb *db, const RkFigureRequest *request, RkValuesKind kind, GError **error)
{
  RkFigureRequest same = *request;
  g_autoptr (RkValues) values = NULL;
  g_autoptr (RkValues) rates = NULL;
  g_autoptr (RkChart) chart = NULL;
  gboolean forest = g_str_equal (request->form, "forest");

  values = rk_figure_values (db, request->card, &same, kind, error);
  if (values && values->reference->len > 1 && shows_one_sex (request->form))
    {
      /* Title and sentence are of what is seen. */
      same.sex = rk_figure_one_sex (values, 0);
      rk_values_free (values);
      values = rk_figure_values (db, request->card, &same, kind, error);
    }
  if (values == NULL)
    return NULL;
  same.year = values->year;
  if (g_str_equal (request->form, "funnel"))
    leave_undrawn (values);
  if (forest && values->kind == RK_VALUES_RATIO)
    rates = rk_figure_values (db, request->card, &same, RK_VALUES_RATE, NULL);
  chart = has_places (request->form) ? draw_placed (db, request, values, error)
                                     : draw_beside (db, request, values, rates, error);
  if (chart == NULL)
    return NULL;
  add_prefecture (db, &same, values, chart);
  {
    char *sentence = rk_indicator_dup_sentence (values);

    return rk_figure_of_sex (
        rk_figure_new (g_steal_pointer (&chart), g_steal_pointer (&values), sentence), request,
        same.sex);
  }
}

static RkFigure *
build_ratio (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  return build_beside (db, request, RK_VALUES_RATIO, error);
}

static RkFigure *
build_rate (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  return build_beside (db, request, RK_VALUES_RATE, error);
}

static RkFigure *
build_adjusted (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  return build_beside (db, request, RK_VALUES_ADJUSTED, error);
}

/* ── over the years ──────────────────────────────────────────────────────────────────────── */

static RkFigure *
build_trend (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  RkValuesRequest values = values_request (request, RK_VALUES_RATE);
  g_autoptr (RkIndicatorSeries) series
      = rk_indicator_series_load (db, request->card, &values, error);
  gboolean panels = g_str_equal (request->form, "multiples");
  const char *own = panels ? NULL : request->area;
  RkValues *last;
  RkChart *chart;
  char *sentence, *masks;
  char sex;

  if (series == NULL)
    return NULL;
  if (series->years->len == 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("Nothing has been read of “%s” for that year. Import the table first."),
                   rk_record_get (request->card, "name"));
      return NULL;
    }
  last = series->years->pdata[series->years->len - 1];
  sex = rk_figure_one_sex (last, request->sex);
  chart = rk_indicator_trend_chart (series, panels ? RK_CHART_MULTIPLES : RK_CHART_TREND, sex, own);
  sentence = rk_figure_dup_trend_words (series, sex, own);
  masks = rk_indicator_series_dup_masks (series);
  last = g_ptr_array_steal_index (series->years, series->years->len - 1);
  return rk_figure_of_sex (take_masks (rk_figure_new (chart, last, sentence), masks), request, sex);
}

/* ── spread ──────────────────────────────────────────────────────────────────────────────── */

static RkFigure *
build_box (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  RkValuesRequest asked = values_request (request, RK_VALUES_RATE);
  g_autoptr (RkValues) values = NULL;
  RkChart *chart;
  char *sentence;
  char sex;

  if (request->level == RK_AREA_MEDICAL && request->within == NULL)
    asked.prefecture = NULL; /* those of one prefecture would be one box */
  values = rk_values_compute (db, request->card, &asked, error);
  if (values == NULL)
    return NULL;
  chart = rk_indicator_box_chart (values, rk_figure_one_sex (values, request->sex));
  if (rk_chart_get_n_series (chart) == 1)
    {
      rk_chart_free (chart);
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("No row has more than one value: there is no spread to be seen. "
                              "Draw bars of the same."));
      return NULL;
    }
  sex = rk_figure_one_sex (values, request->sex);
  sentence = rk_figure_dup_box_words (chart, values, sex);
  return rk_figure_of_sex (rk_figure_new (chart, g_steal_pointer (&values), sentence), request,
                           sex);
}

static RkFigure *
build_scatter (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  g_autoptr (RkValues) across = NULL;
  g_autoptr (RkValues) up = NULL;
  RkFigureRequest same = *request;
  RkChart *chart;
  char *sentence;
  GString *masks;

  if (request->against == NULL)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("Say which second indicator the first is to be seen beside."));
      return NULL;
    }
  across = rk_figure_values (db, request->card, &same, RK_VALUES_RATE, error);
  if (across == NULL)
    return NULL;
  same.sex = rk_figure_one_sex (across, request->sex);
  same.year = across->year;
  same.reference = across->reference_code;
  up = rk_figure_values (db, request->against, &same, RK_VALUES_RATE, NULL);
  same.year = 0;
  if (up == NULL)
    up = rk_figure_values (db, request->against, &same, RK_VALUES_RATE, error);
  if (up == NULL)
    return NULL;
  chart = rk_indicator_scatter_chart (across, up, same.sex, request->area);
  sentence = rk_figure_dup_scatter_words (across, up, same.sex);
  masks = g_string_new (NULL);
  rk_indicator_append_mask (masks, across);
  rk_indicator_append_mask (masks, up);
  return rk_figure_of_sex (take_masks (rk_figure_new (chart, g_steal_pointer (&across), sentence),
                                       g_string_free (masks, masks->len == 0)),
                           request, same.sex);
}

/* Of how many people, and what is hidden (returned, too): a pyramid is drawn from counts. */
static char *
note_pyramid (RkDb *db, const RkFigureRequest *request, const char *area, RkChart *chart)
{
  RkValuesRequest asked
      = { .kind = RK_VALUES_RATE, .level = rk_area_level (area), .year = request->year };
  g_autoptr (RkValues) values = rk_values_compute (db, request->card, &asked, NULL);
  const char *own = rk_chart_get_note (chart);
  g_autoptr (GString) note = g_string_new (NULL);
  gboolean withheld = FALSE;

  for (const char *sex = "MF"; values && *sex; sex++)
    {
      const RkIndicatorValue *row = rk_values_row (values, area, *sex);
      g_autofree char *digits = row && row->n > 0 ? rk_indicator_people_digits (row->n) : NULL;

      if (row)
        g_string_append_printf (note, "%s%s%s%s", note->len ? "、" : "人数（分母）　",
                                rk_sex_paper (*sex), digits ? digits : RK_INDICATOR_PEOPLE_WITHHELD,
                                digits ? "人" : "");
    }
  g_string_append (note, note->len ? "。" : "");
  for (guint s = 0; s < rk_chart_get_n_series (chart); s++)
    for (guint c = 0; c < rk_chart_get_n_categories (chart); c++)
      withheld |= rk_chart_get_value (chart, s, c) == RK_CHART_WITHHELD;
  g_string_append (note, own ? own : "");
  if (withheld)
    g_string_append_printf (note, RK_SUPPRESS_NOTE, rk_indicators_below (db));
  rk_chart_set_note (chart, note->str);
  return withheld ? g_strdup_printf (RK_SUPPRESS_NOTE, rk_indicators_below (db)) : NULL;
}

/* Where nobody said of which: that of a pyramid. A municipality that has any numbers. */
static char *
dup_first_area (RkDb *db, const RkFigureRequest *request)
{
  g_autoptr (RkValues) values = NULL;

  if (request->level == RK_AREA_PREFECTURE)
    return g_strdup ("22");
  values = request->level == RK_AREA_MUNICIPALITY
               ? rk_figure_values (db, request->card, request, RK_VALUES_RATE, NULL)
               : NULL;
  for (guint i = 0; values && i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == 'M' && row->n > 0)
        return g_strdup (row->area);
    }
  return g_strdup (first_area ()->code);
}

static RkFigure *
build_pyramid (RkDb *db, const RkFigureRequest *request, GCancellable *c, GError **error)
{
  g_autofree char *first = request->area ? NULL : dup_first_area (db, request);
  const char *area = request->area ? request->area : first;
  RkChart *chart = rk_indicator_pyramid_chart (db, request->card, request->year, area, error);
  g_autofree char *men = NULL;
  g_autofree char *women = NULL;
  char *masks;

  if (chart == NULL)
    return NULL;
  masks = note_pyramid (db, request, area, chart);
  men = rk_figure_dup_extremes (chart, 0, 0, "男性の人数", 0);
  women = rk_figure_dup_extremes (chart, 1, 1, "女性の人数", 0);
  return take_masks (rk_figure_new (chart, NULL, g_strconcat (men, women, NULL)), masks);
}

/* ── all indicators ──────────────────────────────────────────────────────────────────────── */

/* Strengths and issues are looked for among the areas of one prefecture only. */
static gboolean
check_own_areas (const RkFigureRequest *request, GError **error)
{
  if (request->level == RK_AREA_MEDICAL
      && (request->within == NULL || g_str_equal (request->within, "22")))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                       _ ("This figure is drawn of the 二次医療圏 of 静岡県 only. For other areas "
                          "draw bars, the forest, the box or the map of one indicator."));
  return FALSE;
}

/* Men, where nobody asked for another and there are any. FALSE: there is nothing of that sex */
static gboolean
choose_sex (const GPtrArray *findings, char *sex, GError **error)
{
  char first = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      char one = ((const RkFinding *)findings->pdata[i])->sex;

      if (one == *sex || (*sex == 0 && one == 'M'))
        {
          *sex = one;
          return TRUE;
        }
      first = first ? first : one;
    }
  if (*sex == 0 && first)
    {
      *sex = first;
      return TRUE;
    }
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("Nothing has been read for %s. Choose another sex, or import the tables that "
                  "have it."),
               rk_sex_paper (*sex));
  return FALSE;
}

static RkFigure *
build_findings (RkDb *db, const RkFigureRequest *request, GCancellable *cancellable, GError **error)
{
  gboolean spine = g_str_equal (request->form, "spine");
  gboolean radar = g_str_equal (request->form, "radar");
  gboolean named = request->area && (spine || radar);
  const RkMedicalArea *area = named ? rk_medical_area_by_code (request->area) : first_area ();
  g_autoptr (GPtrArray) findings = NULL;
  char sex = request->sex;
  g_autofree char *title = NULL;
  RkChart *chart;
  char *sentence;

  if (!check_own_areas (request, error))
    return NULL;
  if (area)
    {
      findings = rk_findings_load (db, area->code, request->year, cancellable, error);
      if (findings == NULL)
        return NULL;
    }
  if (findings && findings->len == 0 && rk_findings_lack_nation (db, area->code))
    {
      g_set_error (
          error, RK_ERROR, RK_ERROR_NOT_FOUND,
          _ ("There is nothing of “%s” to compare with. Import the table of prefectures of the "
             "same year, too."),
          rk_area_name_of ("JP"));
      return NULL;
    }
  if (findings == NULL || findings->len == 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                   _ ("Nothing has been read of the area “%s”. Import a table first."),
                   named ? request->area : area->code);
      return NULL;
    }
  if (!spine && !choose_sex (findings, &sex, error))
    return NULL;
  if (!spine)
    rk_findings_keep_ratios (findings, sex);
  chart = spine   ? rk_findings_spine (findings, area->code, area->name)
          : radar ? rk_findings_radar (findings, area->name)
                  : rk_findings_heat (findings, sex);
  title = spine ? g_strdup_printf ("%s圏域の位置（県の圏域の中で）", area->name)
          : radar ? g_strdup_printf ("%s圏域の標準化該当比　%s", area->name, rk_sex_paper (sex))
                  : g_strdup_printf ("圏域ごとの標準化該当比　%s", rk_sex_paper (sex));
  rk_findings_set_words (chart, findings, spine ? 0 : sex, title);
  sentence = spine || radar ? rk_figure_dup_findings_words (findings, area->name, spine ? 0 : sex)
                            : rk_figure_dup_heat_words (chart);
  return rk_figure_of_sex (
      take_masks (rk_figure_new (chart, NULL, sentence), rk_findings_dup_masks (findings)), request,
      spine ? 'T' : sex);
}

/* ── which there are ─────────────────────────────────────────────────────────────────────── */

static const RkFigureForm forms[] = {
  { "forest", N_ ("Ratio and interval"), build_ratio },
  { "bars", N_ ("Rate"), build_rate },
  { "trend", N_ ("Years"), build_trend },
  { "adjusted", N_ ("Age-adjusted rate"), build_adjusted },
  { "multiples", N_ ("Years, area by area"), build_trend },
  { "map", N_ ("Map"), build_ratio },
  { "tiles", N_ ("Tiles"), build_ratio },
  { "funnel", N_ ("Funnel"), build_rate },
  { "box", N_ ("Spread within areas"), build_box },
  { "scatter", N_ ("Beside another indicator"), build_scatter },
  { "pyramid", N_ ("Ages of men and women"), build_pyramid, TRUE },
  { "shares", N_ ("Answers, in shares"), rk_figure_build_shares },
  { "ages", N_ ("Difference by age"), rk_figure_build_ages },
  { "areas", N_ ("Difference by area"), rk_figure_build_areas },
  { "cost", N_ ("Three factors of cost"), rk_figure_build_cost },
  { "spine", N_ ("One area, all indicators"), build_findings, TRUE, TRUE },
  { "radar", N_ ("One area, radar"), build_findings, TRUE, TRUE },
  { "heat", N_ ("All areas, all indicators"), build_findings, FALSE, TRUE },
};

const RkFigureForm *
rk_figure_forms (guint *n)
{
  *n = G_N_ELEMENTS (forms);
  return forms;
}

const RkFigureForm *
rk_figure_form_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i].id, id) == 0)
      return &forms[i];
  return NULL;
}

/* Who made it, and when: a figure goes on its way alone, out of a packet, too. */
static void
set_made (RkDb *db, RkChart *chart)
{
  g_autoptr (RkRecord) office = rk_office_get (db, NULL);
  g_autofree char *day = rk_date_to_wareki_long (rk_today ());
  g_autofree char *made
      = office ? g_strdup_printf ("%s　%s", rk_record_get (office, "name"), day) : NULL;

  rk_chart_set_made (chart, made);
}

/* Which way is good: who sees the figure alone cannot know it. Counts by age have none; a table of
 * all indicators says it in its note. */
static void
say_direction (const RkFigureForm *form, const RkFigureRequest *request, RkFigure *figure)
{
  const char *direction, *other;
  char *sentence;

  if (form->of_all || g_str_equal (form->id, "pyramid") || g_str_equal (form->id, "cost")
      || strstr (figure->sentence, "ほど良い指標"))
    return;
  direction = rk_indicator_direction (request->card);
  other = request->against ? rk_indicator_direction (request->against) : NULL;
  sentence = other ? g_strconcat (figure->sentence, rk_indicator_short (request->card),
                                  *direction ? direction : "（どちらが良いともいえない指標）", "、",
                                  rk_indicator_short (request->against),
                                  *other ? other : "（どちらが良いともいえない指標）", "。", NULL)
                   : g_strconcat (figure->sentence, direction, NULL);
  g_free (figure->sentence);
  figure->sentence = sentence;
}

static gboolean
has_areas (RkChart *chart, GError **error)
{
  if (rk_chart_get_n_categories (chart) > 0 && rk_chart_get_n_series (chart) > 0)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       _ ("There is nothing to draw: no area that was asked for is in the table. "
                          "Choose other areas, another year or another sex."));
  return FALSE;
}

RkFigure *
rk_figure_build (RkDb *db,
                 const RkFigureRequest *request,
                 GCancellable *cancellable,
                 GError **error)
{
  const RkFigureForm *form = rk_figure_form_find (request->form);
  RkFigureRequest plain = *request;
  RkFigure *figure;

  if (form == NULL)
    form = &forms[0]; /* saved by a newer program */
  plain.form = form->id;
  if (!g_str_equal (form->id, "scatter"))
    plain.against = NULL; /* chosen for that figure, kept while others are looked at */
  figure = form->build (db, &plain, cancellable, error);
  if (figure == NULL)
    return NULL;
  if (!has_areas (figure->chart, error) || !rk_chart_check (figure->chart, error))
    {
      rk_figure_free (figure);
      return NULL;
    }
  say_direction (form, &plain, figure);
  set_made (db, figure->chart);
  return figure;
}

/* ── saved ones ──────────────────────────────────────────────────────────────────────────── */

RkChart *
rk_figure_build_saved (RkDb *db, const RkRecord *figure, char **doubt, GError **error)
{
  const char *sex = rk_record_get (figure, "sex");
  const char *title = rk_record_get (figure, "title");
  const char *sentence = rk_record_get (figure, "sentence");
  gint64 other = rk_record_get_int (figure, "against_id");
  g_autoptr (RkRecord) card
      = rk_records_get (db, &rk_kind_indicator, rk_record_get_int (figure, "indicator_id"), error);
  g_autoptr (RkRecord) against
      = card && other ? rk_records_get (db, &rk_kind_indicator, other, error) : NULL;
  RkFigureRequest request
      = { .form = rk_record_get (figure, "form"),
          .card = card,
          .against = against,
          .level = RK_AREA_MEDICAL,
          .year = (int)rk_record_get_int (figure, "year"),
          .sex = sex ? *sex : 0,
          .reference = rk_figure_reference (rk_record_get (figure, "reference")),
          .standard = rk_figure_standard (rk_record_get (figure, "reference")),
          .area = rk_record_get (figure, "area") };
  g_autoptr (RkFigure) built = NULL;
  g_autofree char *written = NULL;

  if (card == NULL || (other && against == NULL))
    return NULL;
  rk_area_level_by_name (rk_record_get (figure, "level"), &request.level);
  built = rk_figure_build (db, &request, NULL, error);
  if (built == NULL)
    return NULL;
  if (title)
    rk_chart_set_title (built->chart, title);
  written = sentence ? rk_figure_dup_written (sentence, built->sentence, built->chart,
                                              rk_indicators_below (db))
                     : NULL;
  rk_chart_set_reading (built->chart, written ? written : built->sentence);
  *doubt = rk_figure_dup_doubt (sentence, built->sentence, built->values, built->chart,
                                sentence && built->values
                                    && rk_figure_is_older (db, figure, built->values));
  return g_steal_pointer (&built->chart);
}
