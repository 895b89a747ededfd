#include "rk-indicators-data.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-plans.h"
#include "rk-query.h"

RkIndicatorsData *
rk_indicators_data_new (void)
{
  RkIndicatorsData *self = g_new0 (RkIndicatorsData, 1);

  g_atomic_ref_count_init (&self->refs);
  self->level = RK_AREA_MEDICAL;
  return self;
}

RkIndicatorsData *
rk_indicators_data_ref (RkIndicatorsData *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rk_indicators_data_unref (gpointer data)
{
  RkIndicatorsData *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->card, rk_record_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->values, rk_values_free);
  g_clear_pointer (&self->chart, rk_chart_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    g_clear_pointer (&self->places[i], rk_chart_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->reference);
  g_free (self->sentence);
  g_free (self->problem);
  g_free (self);
}

static void
choose_card (RkIndicatorsData *self)
{
  RkRecord *card = self->cards->len ? self->cards->pdata[0] : NULL;

  for (guint i = 0; i < self->cards->len; i++)
    if (rk_record_id (self->cards->pdata[i]) == self->indicator)
      card = self->cards->pdata[i];
  self->card = card ? rk_record_ref (card) : NULL;
  self->indicator = card ? rk_record_id (card) : 0;
}

/* Years of the areas asked for; of municipalities where 圏域 are made of them. */
static gboolean
read_years (RkIndicatorsData *self, RkDb *db, GError **error)
{
  self->years = rk_indicators_years (db, self->indicator, self->level, error);
  if (self->years && self->years->len == 0 && self->level == RK_AREA_MEDICAL)
    {
      g_array_unref (self->years);
      self->years = rk_indicators_years (db, self->indicator, RK_AREA_MUNICIPALITY, error);
    }
  if (self->years && self->years->len == 0)
    {
      g_array_unref (self->years);
      self->level = RK_AREA_PREFECTURE;
      self->years = rk_indicators_years (db, self->indicator, self->level, error);
    }
  return self->years != NULL;
}

static gboolean
has_year (const RkIndicatorsData *self)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == self->year)
      return TRUE;
  return FALSE;
}

static RkValuesRequest
request_of (const RkIndicatorsData *self)
{
  return (RkValuesRequest){ .kind
                            = self->view == RK_INDICATORS_RATIO ? RK_VALUES_RATIO : RK_VALUES_RATE,
                            .level = self->level,
                            .year = self->year,
                            .sex = self->sex,
                            .reference = self->reference ? self->reference : "JP",
                            .prefecture = self->level == RK_AREA_PREFECTURE ? NULL : "22" };
}

static gboolean
read_values (RkIndicatorsData *self, RkDb *db, GError **error)
{
  RkValuesRequest request = request_of (self);
  g_autoptr (GError) local = NULL;

  self->values = rk_values_compute (db, self->card, &request, &local);
  if (self->values)
    {
      self->year = self->values->year;
      self->sentence = rk_indicator_dup_sentence (self->values);
      return TRUE;
    }
  if (!g_error_matches (local, RK_ERROR, RK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->problem = g_strdup (local->message);
  return TRUE;
}

/* Where the areas are, for beside the figure. */
static void
read_places (RkIndicatorsData *self)
{
  const GArray *reference = self->values->reference;

  if (self->values->level == RK_AREA_PREFECTURE)
    return;
  for (guint i = 0; i < reference->len && i < G_N_ELEMENTS (self->places); i++)
    self->places[self->n_places++] = rk_indicator_chart (
        self->values, NULL, "tiles", g_array_index (reference, RkIndicatorValue, i).sex, NULL);
}

static gboolean
read_chart (RkIndicatorsData *self, RkDb *db, GError **error)
{
  RkValuesRequest request = request_of (self);
  g_autoptr (RkIndicatorSeries) series = NULL;

  if (self->values == NULL)
    return TRUE;
  if (self->view != RK_INDICATORS_TREND)
    {
      g_autoptr (RkValues) rates = NULL;

      request.kind = RK_VALUES_RATE;
      request.year = self->year;
      if (self->view == RK_INDICATORS_RATIO && self->values->kind == RK_VALUES_RATIO)
        rates = rk_values_compute (db, self->card, &request, NULL);
      self->chart = rk_indicator_chart (
          self->values, rates, self->view == RK_INDICATORS_RATIO ? "forest" : "bars", 0, NULL);
      read_places (self);
      return TRUE;
    }
  series = rk_indicator_series_load (db, self->card, &request, error);
  if (series == NULL)
    return FALSE;
  self->chart = rk_indicator_trend_chart (
      series, RK_CHART_TREND, g_array_index (self->values->reference, RkIndicatorValue, 0).sex,
      NULL);
  return TRUE;
}

static gboolean
read_figures (RkIndicatorsData *self, RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_figure);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->indicator);

  if (!rk_query_where (query, "indicator_id", id, error)
      || !rk_query_sort (query, "-saved_on", error))
    return FALSE;
  self->figures = rk_query_records (db, query, cancellable, error);
  return self->figures != NULL;
}

/* ── links ───────────────────────────────────────────────────────────────────────────────── */

static void
free_link (gpointer data)
{
  RkIndicatorsLink *link = data;

  g_free (link->title);
  g_free (link);
}

static void
add_link (
    RkIndicatorsData *self, gint64 figure, const RkKind *kind, gint64 record, const char *title)
{
  RkIndicatorsLink *link = g_new (RkIndicatorsLink, 1);

  *link = (RkIndicatorsLink){ figure, kind, record, g_strdup (title) };
  g_ptr_array_add (self->links, link);
}

/* Records of a kind whose @field is @id. */
static GPtrArray *
records_of (RkDb *db, const RkKind *kind, const char *field, gint64 id, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return rk_query_where (query, field, number, error) ? rk_query_records (db, query, NULL, error)
                                                      : NULL;
}

static gboolean
add_lines (
    RkIndicatorsData *self, RkDb *db, gint64 figure, const RkKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) lines = rk_plan_lines_about (db, kind, id, error);

  for (guint i = 0; lines && i < lines->len; i++)
    add_link (self, figure, &rk_kind_measure, rk_record_id (lines->pdata[i]),
              rk_record_get (lines->pdata[i], "title"));
  return lines != NULL;
}

static gboolean
add_links (RkIndicatorsData *self, RkDb *db, const RkRecord *figure, GError **error)
{
  gint64 id = rk_record_id (figure);
  gint64 item = rk_record_get_int (figure, "agenda_item_id");
  g_autoptr (GPtrArray) statements = NULL;

  if (item == 0)
    return TRUE;
  add_link (self, id, &rk_kind_agenda_item, item, rk_record_get (figure, "agenda_item"));
  statements = records_of (db, &rk_kind_statement, "agenda_item_id", item, error);
  for (guint i = 0; statements && i < statements->len; i++)
    {
      const RkRecord *statement = statements->pdata[i];
      const char *summary = rk_record_get (statement, "summary");

      if (g_strcmp0 (rk_record_get (statement, "kind"), "意見") == 0
          || g_strcmp0 (rk_record_get (statement, "kind"), "提案") == 0)
        add_link (self, id, &rk_kind_statement, rk_record_id (statement),
                  summary ? summary : rk_record_get (statement, "text"));
      if (!add_lines (self, db, id, &rk_kind_statement, rk_record_id (statement), error))
        return FALSE;
    }
  return statements != NULL;
}

static gboolean
read_links (RkIndicatorsData *self, RkDb *db, GError **error)
{
  self->links = g_ptr_array_new_with_free_func (free_link);
  for (guint i = 0; i < self->figures->len; i++)
    if (!add_links (self, db, self->figures->pdata[i], error))
      return FALSE;
  return add_lines (self, db, 0, &rk_kind_indicator, self->indicator, error);
}

gboolean
rk_indicators_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkIndicatorsData *self = data;

  self->cards = rk_indicators_list (db, TRUE, error);
  if (self->cards == NULL)
    return FALSE;
  choose_card (self);
  if (self->card == NULL)
    return TRUE;
  if (!read_years (self, db, error))
    return FALSE;
  if (!has_year (self))
    self->year = 0;
  return read_values (self, db, error) && read_chart (self, db, error)
         && read_figures (self, db, cancellable, error) && read_links (self, db, error);
}
