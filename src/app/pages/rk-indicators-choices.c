/* Which figure of an indicator: year, reference, sex, area, level of areas, form. */
#include <glib/gi18n-lib.h>

#include "rk-indicators-private.h"
#include "rk-stat-standard.h"

/* Model populations come last: only for adjusted rates. */
static const char *const references[] = { "JP", "22", "s60", "h27" };
#define N_AREAS 2
static const char sexes[] = { 0, 'M', 'F', 'T' };

/* ── filling ─────────────────────────────────────────────────────────────────────────────── */

static void
fill (GtkDropDown *choice, GtkStringList *names, guint selected)
{
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, selected);
}

/* A choice that is not offered takes no room in the bar. */
static void
show_choice (GtkDropDown *choice, gboolean visible)
{
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (choice)), visible);
}

gboolean
rk_indicators_page_lacks_nation (const RkIndicatorsPage *self)
{
  const RkIndicatorsData *data = self->data;

  return data && data->values && rk_figure_reference (data->reference) == NULL
         && !g_str_equal (data->values->reference_code, "JP");
}

/* What is compared with is said as it is: without numbers of the nation it is the prefecture. */
static void
fill_references (RkIndicatorsPage *self)
{
  const char *const names[]
      = { rk_indicators_page_lacks_nation (self) ? _ ("Compared with Japan (nothing read)")
                                                 : _ ("Compared with Japan"),
          _ ("Compared with the prefecture"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (i >= N_AREAS && self->data && g_str_equal (self->data->form->id, "adjusted"))
        {
          /* Translators: name of a model population */
          g_autofree char *name = g_strdup_printf (_ ("Ages as in %s"),
                                                   rk_stat_population_find (references[i])->name);

          gtk_string_list_append (list, name);
        }
      if (self->data && g_strcmp0 (references[i], self->data->reference) == 0)
        selected = i;
    }
  fill (self->reference, list, selected);
}

void
rk_indicators_page_fill_fixed (RkIndicatorsPage *self)
{
  const char *const sex_names[]
      = { _ ("Men and women"), _ ("Men"), _ ("Women"), _ ("Both together"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (sex_names);

  self->filling = TRUE;
  fill_references (self);
  fill (self->sex, names, 0);
  self->filling = FALSE;
}

static void
fill_years (RkIndicatorsPage *self)
{
  const GArray *years = self->data->years;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, years->len - 1 - i);
      g_autofree char *name = rk_indicator_dup_year (year);

      gtk_string_list_append (names, name);
      if (year == self->data->year)
        selected = i;
    }
  fill (self->year, names, selected);
}

static void
fill_areas (RkIndicatorsPage *self)
{
  const RkIndicatorsData *data = self->data;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("All areas"));
  for (guint i = 0; data->areas && i < data->areas->len; i++)
    {
      gtk_string_list_append (names, data->area_names->pdata[i]);
      if (g_strcmp0 (data->areas->pdata[i], data->area) == 0)
        selected = i + 1;
    }
  fill (self->area, names, selected);
}

static const char *
level_name (RkAreaLevel level)
{
  return level == RK_AREA_MEDICAL        ? _ ("Medical areas")
         : level == RK_AREA_MUNICIPALITY ? _ ("Municipalities")
                                         : _ ("Prefectures");
}

static void
fill_levels (RkIndicatorsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0, n = 0;

  for (guint i = 0; i < RK_INDICATORS_LEVELS; i++)
    {
      if ((self->data->levels >> rk_indicators_levels[i] & 1) == 0)
        continue;
      gtk_string_list_append (names, level_name (rk_indicators_levels[i]));
      if (rk_indicators_levels[i] == self->data->level)
        selected = n;
      n++;
    }
  fill (self->level, names, selected);
  show_choice (self->level, n > 1);
}

static gboolean
has_button (const RkFigureForm *form)
{
  return g_str_equal (form->id, "forest") || g_str_equal (form->id, "bars")
         || g_str_equal (form->id, "trend");
}

/* Those without a button. */
static GPtrArray *
others (const RkIndicatorsData *data)
{
  GPtrArray *forms = g_ptr_array_new ();

  for (guint i = 0; data->offers && i < data->offers->len; i++)
    if (!has_button (data->offers->pdata[i]))
      g_ptr_array_add (forms, data->offers->pdata[i]);
  return forms;
}

static void
fill_forms (RkIndicatorsPage *self)
{
  g_autoptr (GPtrArray) forms = others (self->data);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gboolean other = !has_button (self->data->form);

  for (guint i = 0; i < forms->len; i++)
    {
      const RkFigureForm *form = forms->pdata[i];

      gtk_string_list_append (names, _ (form->label));
      if (form == (other ? self->data->form : self->other_form))
        selected = i;
    }
  fill (self->form, names, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->more_button), forms->len > 0);
  show_choice (self->form, other && forms->len > 0);
  if (other)
    self->other_form = self->data->form;
}

/* Where an indicator has no such figure, another one is shown: its button is the one that is down.
 */
static void
press_form (RkIndicatorsPage *self)
{
  const char *id = self->data->form->id;
  GtkToggleButton *button = g_str_equal (id, "forest")  ? self->ratio_button
                            : g_str_equal (id, "bars")  ? self->rate_button
                            : g_str_equal (id, "trend") ? self->trend_button
                                                        : self->more_button;

  gtk_toggle_button_set_active (button, TRUE);
}

static void
press_button (RkIndicatorsPage *self)
{
  if (!gtk_toggle_button_get_active (self->table_button))
    press_form (self);
}

void
rk_indicators_page_follow_table (RkIndicatorsPage *self)
{
  gboolean table;

  g_object_get (self->chart, "table", &table, NULL);
  if (self->data == NULL || self->data->form == NULL
      || table == gtk_toggle_button_get_active (self->table_button))
    return;
  if (table)
    gtk_toggle_button_set_active (self->table_button, TRUE);
  else
    press_form (self);
}

static void
fill_against (RkIndicatorsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0, n = 0;

  for (guint i = 0; i < self->data->cards->len; i++)
    {
      RkRecord *card = self->data->cards->pdata[i];

      if (rk_record_id (card) == self->data->indicator)
        continue;
      gtk_string_list_append (names, rk_indicator_short (card));
      if (rk_record_id (card) == self->data->against)
        selected = n;
      n++;
    }
  fill (self->against, names, selected);
  show_choice (self->against, g_str_equal (self->data->form->id, "scatter"));
}

/* A saved figure brings its own choices. */
static void
take_saved (RkIndicatorsPage *self)
{
  const RkIndicatorsData *data = self->data;

  self->asked_figure = 0;
  if (data->figure == 0)
    return;
  self->asked_year = data->year;
  self->asked_form = data->form;
  self->asked_level = data->level;
  self->asked_against = data->against;
  g_free (self->asked_area);
  self->asked_area = g_strdup (data->area);
}

/* Of a figure that can show only one of men and women: which. */
static void
choose_sex (RkIndicatorsPage *self)
{
  char sex = self->data->drawn_sex ? self->data->drawn_sex : self->data->sex;

  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    if (sexes[i] == sex)
      gtk_drop_down_set_selected (self->sex, i);
}

void
rk_indicators_page_fill_choices (RkIndicatorsPage *self)
{
  self->filling = TRUE;
  take_saved (self);
  fill_references (self);
  fill_years (self);
  fill_areas (self);
  fill_levels (self);
  fill_forms (self);
  fill_against (self);
  choose_sex (self);
  press_button (self);
  self->filling = FALSE;
}

/* ── taking ──────────────────────────────────────────────────────────────────────────────── */

static RkAreaLevel
chosen_level (RkIndicatorsPage *self)
{
  guint place = gtk_drop_down_get_selected (self->level), n = 0;

  for (guint i = 0; i < RK_INDICATORS_LEVELS; i++)
    if ((self->data->levels >> rk_indicators_levels[i] & 1) && n++ == place)
      return rk_indicators_levels[i];
  return self->data->level;
}

static gint64
chosen_against (RkIndicatorsPage *self)
{
  guint place = gtk_drop_down_get_selected (self->against), n = 0;

  for (guint i = 0; i < self->data->cards->len; i++)
    if (rk_record_id (self->data->cards->pdata[i]) != self->data->indicator && n++ == place)
      return rk_record_id (self->data->cards->pdata[i]);
  return 0;
}

void
rk_indicators_page_take_choices (RkIndicatorsPage *self)
{
  const RkIndicatorsData *data = self->data;
  g_autoptr (GPtrArray) forms = others (data);
  guint year = gtk_drop_down_get_selected (self->year);
  guint area = gtk_drop_down_get_selected (self->area);
  guint form = gtk_drop_down_get_selected (self->form);

  if (year < data->years->len)
    self->asked_year = g_array_index (data->years, int, data->years->len - 1 - year);
  g_clear_pointer (&self->asked_area, g_free);
  if (data->areas && area > 0 && area <= data->areas->len)
    self->asked_area = g_strdup (data->areas->pdata[area - 1]);
  self->asked_level = chosen_level (self);
  self->asked_against = chosen_against (self);
  if (form < forms->len)
    self->other_form = forms->pdata[form];
  rk_indicators_page_take_form (self);
}

gboolean
rk_indicators_page_take_form (RkIndicatorsPage *self)
{
  g_autoptr (GPtrArray) forms = others (self->data);

  if (gtk_toggle_button_get_active (self->table_button))
    return FALSE;
  if (gtk_toggle_button_get_active (self->trend_button))
    self->asked_form = rk_figure_form_find ("trend");
  else if (gtk_toggle_button_get_active (self->rate_button))
    self->asked_form = rk_figure_form_find ("bars");
  else if (gtk_toggle_button_get_active (self->ratio_button))
    self->asked_form = rk_figure_form_find ("forest");
  else
    self->asked_form = self->other_form ? self->other_form
                       : forms->len     ? forms->pdata[0]
                                        : self->asked_form;
  return TRUE;
}

gboolean
rk_indicators_page_show_form (RkIndicatorsPage *self, const char *id)
{
  g_autoptr (GPtrArray) forms = self->data ? others (self->data) : NULL;
  const RkFigureForm *form = rk_figure_form_find (id);
  guint place;

  if (forms == NULL || (form && form == self->data->form))
    return forms != NULL;
  if (form == NULL && g_str_equal (id, "table"))
    {
      gtk_toggle_button_set_active (self->table_button, TRUE);
      return TRUE;
    }
  if (!g_ptr_array_find (forms, form, &place))
    return FALSE;
  if (gtk_toggle_button_get_active (self->more_button))
    gtk_drop_down_set_selected (self->form, place);
  self->other_form = form;
  gtk_toggle_button_set_active (self->more_button, TRUE);
  return FALSE;
}

void
rk_indicators_page_set_request (RkIndicatorsPage *self, RkIndicatorsData *data)
{
  guint reference = gtk_drop_down_get_selected (self->reference);
  guint sex = gtk_drop_down_get_selected (self->sex);

  data->indicator = self->indicator;
  data->figure = self->asked_figure;
  data->year = self->asked_year;
  data->form = self->asked_form;
  data->area = g_strdup (self->asked_area);
  data->against = self->asked_against;
  data->level = self->asked_level;
  data->sex = sex < G_N_ELEMENTS (sexes) ? sexes[sex] : 0;
  if (self->data && self->data->drawn_sex && data->sex == self->data->drawn_sex)
    data->sex = self->data->sex; /* nobody chose one: another figure shows both again */
  data->reference = g_strdup (references[reference < G_N_ELEMENTS (references) ? reference : 0]);
}
