#include "rk-indicator-form-pane.h"

#include <glib/gi18n-lib.h>

#include "rk-search-anywhere.h"

/* Words of a table that may be chosen from; a table with more has them in a column. */
#define MOST_WORDS 200

typedef enum
{
  WORD_NUMERATOR,
  WORD_DENOMINATOR,
  WORD_VALUE,
  N_WORDS
} Word;

struct _RkIndicatorFormPane
{
  AdwBin parent_instance;

  RkIndicatorForm *form;
  const RkCrossGrid *grid;
  GPtrArray *cards; /* RkRecord */
  gboolean filling;

  GtkDropDown *indicator;
  RkIndicatorColumns *columns;
  GtkSpinButton *first_heading;
  GtkSpinButton *first;
  GtkWidget *word_rows[N_WORDS];
  GtkDropDown *words[N_WORDS];
  GtkDropDown *dash;
  AdwEntryRow *area;
  AdwEntryRow *name;
};

G_DEFINE_FINAL_TYPE (RkIndicatorFormPane, rk_indicator_form_pane, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What 「-」 may mean, in the order of the list. */
static const RkMarkMeaning dashes[] = { RK_MARK_MASKED, RK_MARK_ZERO, RK_MARK_UNKNOWN };

static void
changed (RkIndicatorFormPane *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
replace (char **text, const char *new)
{
  g_free (*text);
  *text = new &&*new ? g_strdup (new) : NULL;
}

/* ── what is said ────────────────────────────────────────────────────────────────────────── */

static void
on_indicator (RkIndicatorFormPane *self)
{
  guint place = gtk_drop_down_get_selected (self->indicator);

  if (self->filling)
    return;
  replace (&self->form->indicator, place > 0 && place <= self->cards->len
                                       ? rk_record_get (self->cards->pdata[place - 1], "code")
                                       : NULL);
  changed (self);
}

static void
on_rows (RkIndicatorFormPane *self)
{
  guint first_heading = (guint)gtk_spin_button_get_value_as_int (self->first_heading) - 1;
  guint first = (guint)gtk_spin_button_get_value_as_int (self->first) - 1;
  RkCrossMap *map = self->form->map;

  if (self->filling || (map->first == first && map->first_heading == first_heading))
    return;
  self->form->map = rk_cross_map_new_at (self->grid, first_heading, first);
  self->form->map->area = g_strdup (map->area);
  rk_cross_map_free (map);
  changed (self);
}

static char **
word_of (RkIndicatorFormPane *self, guint word)
{
  return word == WORD_NUMERATOR     ? &self->form->map->numerator
         : word == WORD_DENOMINATOR ? &self->form->map->denominator
                                    : &self->form->map->value;
}

static void
on_word (GtkDropDown *choice, GParamSpec *pspec, RkIndicatorFormPane *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);
  gboolean none = gtk_drop_down_get_selected (choice) == 0;

  if (self->filling)
    return;
  for (guint w = 0; w < N_WORDS; w++)
    if (self->words[w] == choice)
      replace (word_of (self, w),
               none || item == NULL ? NULL : gtk_string_object_get_string (item));
  changed (self);
}

static void
on_dash (RkIndicatorFormPane *self)
{
  if (self->filling)
    return;
  self->form->dash = dashes[gtk_drop_down_get_selected (self->dash)];
  changed (self);
}

static void
on_area (RkIndicatorFormPane *self)
{
  replace (&self->form->map->area, gtk_editable_get_text (GTK_EDITABLE (self->area)));
  changed (self);
}

/* It changes nothing of what is read: it is only kept. */
static void
on_name (GtkEditable *entry, RkIndicatorFormPane *self)
{
  if (!self->filling && self->form)
    replace (&self->form->name, gtk_editable_get_text (entry));
}

/* ── what is shown ───────────────────────────────────────────────────────────────────────── */

static void
fill_cards (RkIndicatorFormPane *self, const GPtrArray *cards)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->cards, 0);
  gtk_string_list_append (names, _ ("Not chosen yet"));
  for (guint i = 0; i < cards->len; i++)
    {
      RkRecord *card = cards->pdata[i];

      g_ptr_array_add (self->cards, rk_record_ref (card));
      gtk_string_list_append (names, rk_record_get (card, "name"));
      if (g_strcmp0 (rk_record_get (card, "code"), self->form->indicator) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->indicator, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->indicator, selected);
}

/* The parts of all words, each once. */
static GPtrArray *
split_words (const GPtrArray *words)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words && i < words->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words->pdata[i], "｜", -1);

      for (guint p = 0; parts[p]; p++)
        if (*parts[p] && all->len < MOST_WORDS
            && !g_ptr_array_find_with_equal_func (all, parts[p], g_str_equal, NULL))
          g_ptr_array_add (all, g_strdup (parts[p]));
    }
  return all;
}

static void
fill_words (RkIndicatorFormPane *self, const GPtrArray *words)
{
  g_autoptr (GPtrArray) all = split_words (words);
  gboolean answers = rk_cross_map_has (self->form->map, RK_CROSS_ANSWER);

  for (guint w = 0; w < N_WORDS; w++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
      const char *chosen = *word_of (self, w);
      guint selected = 0;

      gtk_string_list_append (names, answers ? _ ("As the card of the indicator says")
                                             : _ ("As the columns say"));
      if (chosen && !g_ptr_array_find_with_equal_func (all, chosen, g_str_equal, NULL))
        g_ptr_array_add (all, g_strdup (chosen));
      for (guint i = 0; i < all->len; i++)
        {
          gtk_string_list_append (names, all->pdata[i]);
          if (g_strcmp0 (chosen, all->pdata[i]) == 0)
            selected = i + 1;
        }
      gtk_drop_down_set_model (self->words[w], G_LIST_MODEL (names));
      gtk_drop_down_set_selected (self->words[w], selected);
      gtk_widget_set_visible (self->word_rows[w],
                              all->len > 0 && (w == WORD_NUMERATOR || !answers));
    }
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
fill_rows (RkIndicatorFormPane *self)
{
  double last = MAX (2, rk_cross_grid_get_n_rows (self->grid));

  gtk_spin_button_set_range (self->first_heading, 1, last);
  gtk_spin_button_set_range (self->first, 1, last);
  gtk_spin_button_set_value (self->first_heading, self->form->map->first_heading + 1);
  gtk_spin_button_set_value (self->first, self->form->map->first + 1);
}

void
rk_indicator_form_pane_show (RkIndicatorFormPane *self,
                             const RkCrossGrid *grid,
                             const RkIndicatorForm *form,
                             const GPtrArray *words,
                             const GPtrArray *cards)
{
  RkIndicatorForm *copy = rk_indicator_form_copy (form);

  g_clear_pointer (&self->form, rk_indicator_form_free);
  self->form = copy;
  self->grid = grid;
  self->filling = TRUE;
  fill_cards (self, cards);
  fill_words (self, words);
  fill_rows (self);
  rk_indicator_columns_show (self->columns, grid, copy->map);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (dashes[i] == copy->dash)
      gtk_drop_down_set_selected (self->dash, i);
  set_text (self->area, copy->map->area);
  set_text (self->name, copy->name);
  self->filling = FALSE;
}

const RkIndicatorForm *
rk_indicator_form_pane_get_form (RkIndicatorFormPane *self)
{
  return self->form;
}

RkIndicatorColumns *
rk_indicator_form_pane_get_columns (RkIndicatorFormPane *self)
{
  return self->columns;
}

void
rk_indicator_form_pane_choose_indicator (RkIndicatorFormPane *self, const char *code)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_strcmp0 (rk_record_get (self->cards->pdata[i], "code"), code) == 0)
      gtk_drop_down_set_selected (self->indicator, i + 1);
}

void
rk_indicator_form_pane_set_name (RkIndicatorFormPane *self, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (group, row);
  return row;
}

static AdwEntryRow *
add_entry (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return ADW_ENTRY_ROW (row);
}

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
build_columns (RkIndicatorFormPane *self, GtkBox *box)
{
  AdwPreferencesGroup *group = add_group (
      box, _ ("What Each Column Is"),
      _ ("What was recognised is filled in. Above each column: what it holds. Beside each row of "
         "headings: what they say."));

  self->columns = RK_INDICATOR_COLUMNS (rk_indicator_columns_new ());
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (changed), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->columns));
  group = add_group (box, NULL, NULL);
  self->first_heading = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 2, 1));
  self->first = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 2, 1));
  add_row (group, _ ("Headings Begin in Row"), NULL, GTK_WIDGET (self->first_heading));
  add_row (group, _ ("Numbers Begin in Row"), NULL, GTK_WIDGET (self->first));
  g_signal_connect_swapped (self->first_heading, "value-changed", G_CALLBACK (on_rows), self);
  g_signal_connect_swapped (self->first, "value-changed", G_CALLBACK (on_rows), self);
}

static void
build_indicator (RkIndicatorFormPane *self, GtkBox *box)
{
  AdwPreferencesGroup *group = add_group (box, NULL, NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *add = gtk_button_new_with_label (_ ("New Indicator…"));
  GtkWidget *row;

  self->indicator = GTK_DROP_DOWN (gtk_drop_down_new (NULL, expression));
  rk_search_anywhere (self->indicator);
  row = add_row (group, _ ("Indicator"), NULL, GTK_WIDGET (self->indicator));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), RK_ACTION_NEW_INDICATOR);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), add);
  g_signal_connect_swapped (self->indicator, "notify::selected", G_CALLBACK (on_indicator), self);
}

static void
build_meaning (RkIndicatorFormPane *self, GtkBox *box)
{
  const char *const titles[]
      = { _ ("Numerator: Rows or Headings That Say"), _ ("Denominator: Rows or Headings That Say"),
          _ ("Value: Rows or Headings That Say") };
  const char *const dash_names[] = { _ ("withheld"), _ ("none (0)"), _ ("nobody knows"), NULL };
  AdwPreferencesGroup *group = add_group (box, _ ("What the Numbers Are"), NULL);
  for (guint w = 0; w < N_WORDS; w++)
    {
      self->words[w] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
      self->word_rows[w] = add_row (group, titles[w], NULL, GTK_WIDGET (self->words[w]));
      g_signal_connect (self->words[w], "notify::selected", G_CALLBACK (on_word), self);
    }
  self->dash = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (dash_names));
  add_row (group, _ ("“-” in Place of a Number Means"), NULL, GTK_WIDGET (self->dash));
  g_signal_connect_swapped (self->dash, "notify::selected", G_CALLBACK (on_dash), self);
  self->area = add_entry (group, _ ("Area, Where the Table Does Not Say It"));
  adw_entry_row_set_show_apply_button (self->area, TRUE);
  g_signal_connect_swapped (self->area, "apply", G_CALLBACK (on_area), self);
}

static void
build_name (RkIndicatorFormPane *self, GtkBox *box)
{
  AdwPreferencesGroup *group
      = add_group (box, _ ("To Be Remembered"),
                   _ ("With a name, this is proposed for the next table with the same headings."));

  self->name = add_entry (group, _ ("Name of This Form of Table"));
  g_signal_connect (self->name, "changed", G_CALLBACK (on_name), self);
}

static void
rk_indicator_form_pane_finalize (GObject *object)
{
  RkIndicatorFormPane *self = RK_INDICATOR_FORM_PANE (object);

  g_clear_pointer (&self->form, rk_indicator_form_free);
  g_ptr_array_unref (self->cards);
  G_OBJECT_CLASS (rk_indicator_form_pane_parent_class)->finalize (object);
}

static void
rk_indicator_form_pane_class_init (RkIndicatorFormPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_indicator_form_pane_finalize;
  signals[CHANGED] = g_signal_new ("changed", RK_TYPE_INDICATOR_FORM_PANE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rk_indicator_form_pane_init (RkIndicatorFormPane *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));

  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);
  build_indicator (self, box);
  build_columns (self, box);
  build_meaning (self, box);
  build_name (self, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

GtkWidget *
rk_indicator_form_pane_new (void)
{
  return g_object_new (RK_TYPE_INDICATOR_FORM_PANE, NULL);
}
