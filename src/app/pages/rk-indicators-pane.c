/* Beside the figure: where the areas are, the sentence, how it came about, where it is used. */
#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-goto.h"
#include "rk-icon.h"
#include "rk-indicators-private.h"
#include "rk-kinds.h"

/* ── the sentence ────────────────────────────────────────────────────────────────────────────── */

char *
rk_indicators_page_dup_sentence (RkIndicatorsPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->sentence);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_edited (RkIndicatorsPage *self, gboolean edited)
{
  gtk_label_set_text (self->edited, edited ? _ ("Edited") : _ ("Can be edited"));
  gtk_widget_set_visible (self->generated_button, edited);
}

/* Which figure a sentence is about. */
static char *
dup_figure_key (const RkIndicatorsData *data)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %s %d %s %d %s", data->indicator, data->year,
                          data->form->id, data->sex, data->reference ? data->reference : "",
                          (int)data->level, data->area ? data->area : "");
}

/* In the papers, else as the numbers say. */
static const char *
get_kept_sentence (const RkIndicatorsData *data)
{
  const char *saved = data->saved ? rk_record_get (data->saved, "sentence") : NULL;

  return saved ? saved : data->sentence;
}

/* What was written is kept for its figure: other figures may be looked at and other things changed
 * meanwhile. */
void
rk_indicators_page_sentence_changed (RkIndicatorsPage *self)
{
  g_autofree char *text = rk_indicators_page_dup_sentence (self);
  g_autofree char *key = self->data ? dup_figure_key (self->data) : NULL;

  if (self->filling || key == NULL)
    return;
  if (g_strcmp0 (text, get_kept_sentence (self->data)) == 0)
    g_hash_table_remove (self->sentences, key);
  else
    g_hash_table_insert (self->sentences, g_steal_pointer (&key), g_strdup (text));
  show_edited (self, g_strcmp0 (text, self->data->sentence) != 0);
}

/* What is written here goes before what was saved, and that before what the numbers say. */
static void
show_sentence (RkIndicatorsPage *self)
{
  g_autofree char *key = dup_figure_key (self->data);
  const char *written = g_hash_table_lookup (self->sentences, key);
  const char *text = written ? written : get_kept_sentence (self->data);
  g_autofree char *before = rk_indicators_page_dup_sentence (self);

  text = text ? text : "";
  /* Not set anew where nothing changes: the caret stays. */
  self->filling = TRUE;
  if (!g_str_equal (before, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->sentence), text, -1);
  self->filling = FALSE;
  show_edited (self, g_strcmp0 (text, self->data->sentence ? self->data->sentence : "") != 0);
}

/* Of a figure that is in the papers of a meeting it is saved there. @text: (nullable): as the
 * numbers say. Returns: FALSE where there is no such figure */
static gboolean
save_sentence (RkIndicatorsPage *self, const char *text)
{
  RkContext *context = rk_page_get_context (RK_PAGE (self));
  g_autoptr (RkRecord) changed = NULL;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;
  RkDraft *draft;
  int n;

  if (self->data->saved == NULL || rk_context_is_read_only (context))
    return FALSE;
  if (g_strcmp0 (text, rk_record_get (self->data->saved, "sentence")) == 0)
    return TRUE;
  n = (int)rk_record_get_int (self->data->saved, "position");
  what = g_strdup_printf ("会議の資料の図%dの読み方を直した", n);
  /* Translators: number of a figure */
  toast = g_strdup_printf (_ ("Changed the sentence of 図%d in the papers"), n);
  draft = rk_draft_copy (self->data->saved);
  rk_draft_put (draft, "sentence", text);
  changed = rk_draft_end (draft);
  rk_edits_save_as (context, changed, what, toast, NULL, NULL);
  return TRUE;
}

void
rk_indicators_page_sentence_left (RkIndicatorsPage *self)
{
  g_autofree char *key = self->data ? dup_figure_key (self->data) : NULL;
  const char *written = key ? g_hash_table_lookup (self->sentences, key) : NULL;

  if (written
      && save_sentence (self, g_strcmp0 (written, self->data->sentence) == 0 ? NULL : written))
    g_hash_table_remove (self->sentences, key);
}

void
rk_indicators_page_use_generated (RkIndicatorsPage *self)
{
  g_autofree char *key = self->data ? dup_figure_key (self->data) : NULL;

  if (key == NULL)
    return;
  g_hash_table_remove (self->sentences, key);
  if (!save_sentence (self, NULL))
    show_sentence (self);
}

static void
show_text (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text && *text ? text : "－", -1);

  adw_action_row_set_subtitle (row, escaped);
}

/* ── where it is used ────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const RkKind *kind;
  gint64 record;
} Target;

static void
on_open (GtkWidget *row, RkIndicatorsPage *self)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "target");

  rk_goto_record (rk_page_get_context (RK_PAGE (self)), target->kind, target->record);
}

static void
add_target (RkIndicatorsPage *self,
            const char *title,
            const char *subtitle,
            const RkKind *kind,
            gint64 record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  Target *target = g_new (Target, 1);

  *target = (Target){ kind, record };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  if (subtitle)
    show_text (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rk_icon_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "target", target, g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_open), self, 0);
  adw_preferences_group_add (self->figures_group, row);
  g_ptr_array_add (self->figure_rows, row);
}

/* @figure: id; 0: what names the indicator itself */
static void
add_links (RkIndicatorsPage *self, gint64 figure)
{
  for (guint i = 0; i < self->data->links->len; i++)
    {
      const RkIndicatorsLink *link = self->data->links->pdata[i];

      if (link->figure == figure && link->title)
        add_target (self, link->title, _ (link->kind->label), link->kind, link->record);
    }
}

/* A figure, the item of the agenda it is for, opinions on that, lines of plans made of them. */
static void
add_figure (RkIndicatorsPage *self, const RkRecord *figure)
{
  g_autofree char *meeting
      = rk_record_dup_display (figure, rk_kind_field (rk_record_kind (figure), "meeting"));
  const char *title = rk_record_get (figure, "title");
  g_autofree char *name = g_strdup_printf ("図%d　%s", (int)rk_record_get_int (figure, "position"),
                                           title ? title : "");

  add_target (self, name, meeting, &rk_kind_meeting, rk_record_get_int (figure, "meeting_id"));
  add_links (self, rk_record_id (figure));
}

static void
show_figures (RkIndicatorsPage *self)
{
  for (guint i = 0; i < self->figure_rows->len; i++)
    adw_preferences_group_remove (self->figures_group, self->figure_rows->pdata[i]);
  g_ptr_array_set_size (self->figure_rows, 0);
  for (guint i = 0; self->data->figures && i < self->data->figures->len; i++)
    if (rk_record_get_int (self->data->figures->pdata[i], "meeting_id"))
      add_figure (self, self->data->figures->pdata[i]);
  if (self->data->links)
    add_links (self, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->figures_group), self->figure_rows->len > 0);
}

/* ── where the areas are ─────────────────────────────────────────────────────────────────── */

void
rk_indicators_page_show_place (RkIndicatorsPage *self)
{
  gtk_stack_set_visible_child (
      self->places,
      GTK_WIDGET (self->place_views[gtk_toggle_button_get_active (self->second_place) ? 1 : 0]));
}

static void
show_places (RkIndicatorsPage *self)
{
  guint n = self->data->n_places;

  gtk_widget_set_visible (self->places_box, n > 0);
  gtk_widget_set_visible (self->places_switch, n > 1);
  for (guint i = 0; i < n; i++)
    {
      char sex = g_array_index (self->data->values->reference, RkIndicatorValue, i).sex;

      rk_chart_view_set_chart (self->place_views[i], g_steal_pointer (&self->data->places[i]));
      gtk_button_set_label (GTK_BUTTON (i ? self->second_place : self->first_place),
                            rk_sex_paper (sex));
    }
  if (n < 2)
    gtk_toggle_button_set_active (self->first_place, TRUE);
  rk_indicators_page_show_place (self);
}

void
rk_indicators_page_show_pane (RkIndicatorsPage *self)
{
  const RkValues *values = self->data->values;

  show_sentence (self);
  show_text (self->definition_row, rk_record_get (self->data->card, "definition"));
  show_text (self->method_row, values ? values->note : self->data->problem);
  show_text (self->mask_row, values == NULL      ? NULL
                             : self->data->masks ? self->data->masks
                                                 : _ ("Nothing is hidden in this figure."));
  show_text (self->source_row, self->data->source);
  show_text (self->map_row,
             self->data->map_name
                 ? self->data->map_name
                 : _ ("None yet. Drop a GeoJSON file of the areas here (国土数値情報 "
                      "N03), or choose it"));
  show_places (self);
  show_figures (self);
}
