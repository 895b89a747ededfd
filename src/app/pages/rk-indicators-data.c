#include "rk-indicators-data.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-chart-figure.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-plans.h"
#include "rk-query.h"
#include "rk-records.h"

RkIndicatorsData *
rk_indicators_data_new (void)
{
  RkIndicatorsData *self = g_new0 (RkIndicatorsData, 1);

  self->level = RK_AREA_MEDICAL;
  self->form = rk_figure_form_find ("forest");
  return self;
}

void
rk_indicators_data_free (gpointer data)
{
  RkIndicatorsData *self = data;

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->card, rk_record_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->area_names, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->values, rk_values_free);
  g_clear_pointer (&self->chart, rk_chart_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    g_clear_pointer (&self->places[i], rk_chart_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->reference);
  g_free (self->area);
  g_free (self->map_name);
  g_free (self->sentence);
  g_free (self->masks);
  g_free (self->source);
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

const RkAreaLevel rk_indicators_levels[]
    = { RK_AREA_MEDICAL, RK_AREA_MUNICIPALITY, RK_AREA_PREFECTURE };

/* Years of the areas asked for; municipalities make up 圏域, too, where their numbers can be added.
 * Where there is nothing of that level, those of the first that there is. */
static gboolean
read_years (RkIndicatorsData *self, RkDb *db, GError **error)
{
  RkAreaLevel asked = self->level;
  gboolean adds;

  if (!rk_indicators_can_add (db, self->indicator, &adds, error))
    return FALSE;
  for (guint i = 0; i < RK_INDICATORS_LEVELS; i++)
    {
      g_autoptr (GArray) years
          = rk_indicators_years (db, self->indicator, rk_indicators_levels[i], error);

      if (years && years->len == 0 && rk_indicators_levels[i] == RK_AREA_MEDICAL && adds)
        {
          g_array_unref (years);
          years = rk_indicators_years (db, self->indicator, RK_AREA_MUNICIPALITY, error);
          self->summed = years && years->len;
        }
      if (years == NULL)
        return FALSE;
      if (years->len)
        self->levels |= 1u << rk_indicators_levels[i];
      if (self->years && (years->len == 0 || rk_indicators_levels[i] != asked))
        continue;
      self->level = rk_indicators_levels[i];
      g_clear_pointer (&self->years, g_array_unref);
      self->years = years->len ? g_steal_pointer (&years) : NULL;
    }
  if (self->years == NULL)
    self->years = g_array_new (FALSE, FALSE, sizeof (int));
  return TRUE;
}

static gboolean
has_year (const RkIndicatorsData *self)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == self->year)
      return TRUE;
  return FALSE;
}

/* The one asked for, else the first; what is saved of a figure is what is seen. */
static void
choose_other (RkIndicatorsData *self)
{
  RkRecord *other = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    {
      RkRecord *card = self->cards->pdata[i];

      if (card != self->card && rk_record_id (card) != self->indicator
          && (other == NULL || rk_record_id (card) == self->against))
        other = card;
    }
  self->other = other;
  self->against = other ? rk_record_id (other) : 0;
}

static RkFigureRequest
request_of (const RkIndicatorsData *self)
{
  return (RkFigureRequest){ .form = self->form->id,
                            .card = self->card,
                            .against = self->other,
                            .level = self->level,
                            .year = self->year,
                            .sex = self->sex,
                            .reference = rk_figure_reference (self->reference),
                            .standard = rk_figure_standard (self->reference),
                            .area = self->area };
}

/* Nothing of that, or nothing that could be read, is no failure: the page says why. */
static gboolean
take_problem (RkIndicatorsData *self, GError *local, GError **error)
{
  if (g_error_matches (local, RK_ERROR, RK_ERROR_NOT_FOUND)
      || g_error_matches (local, RK_ERROR, RK_ERROR_INVALID))
    {
      self->problem = g_strdup (local->message);
      g_error_free (local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/* Where the areas are, for beside the figure. */
static void
read_places (RkIndicatorsData *self)
{
  const GArray *reference = self->values->reference;
  gboolean beside = g_str_equal (self->form->id, "forest") || g_str_equal (self->form->id, "bars")
                    || g_str_equal (self->form->id, "adjusted");

  if (!beside || self->values->level == RK_AREA_PREFECTURE)
    return;
  for (guint i = 0; i < reference->len && i < G_N_ELEMENTS (self->places); i++)
    self->places[self->n_places++]
        = rk_indicator_chart (self->values, NULL, "tiles",
                              g_array_index (reference, RkIndicatorValue, i).sex, self->area);
}

static void
list_areas (RkIndicatorsData *self)
{
  self->areas = g_ptr_array_new_with_free_func (g_free);
  self->area_names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (self->values->rows, RkIndicatorValue, i);

      if (g_ptr_array_find_with_equal_func (self->areas, row->area, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->areas, g_strdup (row->area));
      g_ptr_array_add (self->area_names, g_strdup (rk_indicator_value_name (row)));
    }
}

static gboolean
read_map (RkIndicatorsData *self, RkDb *db, GError **error)
{
  g_autoptr (RkRecord) office = rk_office_get (db, error);
  gint64 id = office ? rk_record_get_int (office, "map_id") : 0;
  g_autoptr (RkRecord) file = id ? rk_records_get (db, &rk_kind_attachment, id, error) : NULL;

  if (file)
    self->map_name = g_strdup (rk_record_get (file, "file_name"));
  return office && (id == 0 || file);
}

static RkValues *
compute_values (const RkIndicatorsData *self, RkDb *db, GError **error)
{
  RkFigureRequest request = request_of (self);
  RkValuesRequest values = { .kind = RK_VALUES_RATIO,
                             .level = self->level,
                             .year = self->year,
                             .sex = self->sex,
                             .reference = request.reference,
                             .prefecture = self->level == RK_AREA_PREFECTURE ? NULL : "22" };

  return rk_values_compute (db, self->card, &values, error);
}

/* If only what is hidden. */
static gboolean
has_any (const RkValues *values)
{
  for (guint i = 0; i < values->rows->len; i++)
    if (rk_indicator_drawn (&g_array_index (values->rows, RkIndicatorValue, i)) != RK_CHART_MISSING)
      return TRUE;
  return FALSE;
}

/* How it is computed and what is hidden is said of the indicator even where the figure is of all,
 * or cannot be drawn. Municipalities of which no 圏域 is made up are seen themselves. */
static gboolean
read_values (RkIndicatorsData *self, RkDb *db, GError **error)
{
  GError *local = NULL;

  self->values = compute_values (self, db, &local);
  if (self->values && self->summed && self->level == RK_AREA_MEDICAL && !has_any (self->values))
    {
      self->levels &= ~(1u << RK_AREA_MEDICAL);
      self->level = RK_AREA_MUNICIPALITY;
      g_clear_pointer (&self->values, rk_values_free);
      self->values = compute_values (self, db, &local);
    }
  if (self->values == NULL)
    return take_problem (self, local, error);
  self->year = self->values->year;
  list_areas (self);
  if (self->area && !g_ptr_array_find_with_equal_func (self->areas, self->area, g_str_equal, NULL))
    g_clear_pointer (&self->area, g_free);
  self->offers = rk_figure_offers (db, self->values, self->years->len, error);
  return self->offers != NULL;
}

static gboolean
read_chart (RkIndicatorsData *self, RkDb *db, GCancellable *cancellable, GError **error)
{
  RkFigureRequest request;
  g_autoptr (RkFigure) figure = NULL;
  GError *local = NULL;

  if (self->values == NULL)
    return TRUE;
  if (!g_ptr_array_find (self->offers, self->form, NULL))
    self->form = self->offers->pdata[0]; /* that indicator has no such figure */
  /* Only rates are adjusted to a model population. */
  if (rk_figure_standard (self->reference) && !g_str_equal (self->form->id, "adjusted"))
    {
      g_free (self->reference);
      self->reference = g_strdup ("JP");
    }
  request = request_of (self);
  if (self->form->of_all)
    request.year = 0; /* of each the newest */
  figure = rk_figure_build (db, &request, cancellable, &local);
  if (figure == NULL)
    return take_problem (self, local, error);
  self->chart = g_steal_pointer (&figure->chart);
  self->sentence = g_steal_pointer (&figure->sentence);
  self->masks = g_steal_pointer (&figure->masks);
  self->drawn_sex = figure->sex;
  self->source = g_strdup (rk_chart_get_source (self->chart));
  if (figure->values)
    {
      rk_values_free (self->values);
      self->values = g_steal_pointer (&figure->values);
    }
  read_places (self);
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

/* As it was saved. An id that is of no figure asks for none. */
static void
take_saved (RkIndicatorsData *self, RkDb *db)
{
  g_autoptr (RkRecord) figure
      = self->figure ? rk_records_get (db, &rk_kind_figure, self->figure, NULL) : NULL;
  const char *sex = figure ? rk_record_get (figure, "sex") : NULL;

  if (figure == NULL)
    {
      self->figure = 0;
      return;
    }
  self->indicator = rk_record_get_int (figure, "indicator_id");
  self->year = (int)rk_record_get_int (figure, "year");
  self->against = rk_record_get_int (figure, "against_id");
  self->sex = sex ? *sex : 0;
  g_free (self->area);
  self->area = g_strdup (rk_record_get (figure, "area"));
  rk_area_level_by_name (rk_record_get (figure, "level"), &self->level);
  if (rk_figure_form_find (rk_record_get (figure, "form")))
    self->form = rk_figure_form_find (rk_record_get (figure, "form"));
  if (rk_record_get (figure, "reference"))
    {
      g_free (self->reference);
      self->reference = g_strdup (rk_record_get (figure, "reference"));
    }
}

static gboolean
is_seen (const RkIndicatorsData *self, const RkRecord *figure)
{
  const char *sex = rk_record_get (figure, "sex");
  const char *reference = rk_record_get (figure, "reference");

  return !rk_record_get_int (figure, "is_final")
         && g_strcmp0 (rk_record_get (figure, "form"), self->form->id) == 0
         && (self->form->of_all || rk_record_get_int (figure, "year") == self->year)
         && g_strcmp0 (rk_record_get (figure, "level"), rk_area_level_name (self->level)) == 0
         && g_strcmp0 (rk_record_get (figure, "area"), self->area) == 0
         && (sex ? *sex : 0) == self->sex
         && g_strcmp0 (reference ? reference : "JP", self->reference ? self->reference : "JP") == 0
         && (!g_str_equal (self->form->id, "scatter")
             || rk_record_get_int (figure, "against_id") == self->against);
}

/* Of one that is in the papers, what stands there; else what was written of it. */
static void
find_saved (RkIndicatorsData *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const RkRecord *figure = self->figures->pdata[i];

      if (is_seen (self, figure)
          && (self->saved == NULL || rk_record_id (figure) == self->figure
              || rk_record_get_int (self->saved, "meeting_id") == 0))
        self->saved = figure;
    }
}

/* Who speaks of it in the meeting says its number. */
static void
number_chart (RkIndicatorsData *self)
{
  g_autofree char *number = NULL;

  if (self->saved == NULL || self->chart == NULL
      || rk_record_get_int (self->saved, "meeting_id") == 0)
    return;
  number = g_strdup_printf ("図%d", (int)rk_record_get_int (self->saved, "position"));
  rk_chart_set_number (self->chart, number);
}

gboolean
rk_indicators_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkIndicatorsData *self = data;

  self->cards = rk_indicators_list (db, TRUE, error);
  if (self->cards == NULL)
    return FALSE;
  take_saved (self, db);
  choose_card (self);
  if (self->card == NULL)
    return TRUE;
  choose_other (self);
  if (!read_years (self, db, error))
    return FALSE;
  if (!has_year (self))
    self->year = 0;
  if (!read_map (self, db, error) || !read_values (self, db, error)
      || !read_chart (self, db, cancellable, error) || !read_figures (self, db, cancellable, error))
    return FALSE;
  find_saved (self);
  number_chart (self);
  self->older = self->saved && self->values && rk_record_get (self->saved, "sentence")
                && rk_figure_is_older (db, self->saved, self->values);
  return read_links (self, db, error);
}
