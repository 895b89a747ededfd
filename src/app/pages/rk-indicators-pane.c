/* Beside the figure: where the areas are, the sentence, how it came about, where it is used. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-edits.h"
#include "rk-figure.h"
#include "rk-figures.h"
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

/* Whether what is written still is of the figure. What is written now is not older than a table. */
static void
show_doubt (RkIndicatorsPage *self, const char *text)
{
  const RkIndicatorsData *data = self->data;
  gboolean older = data->older && g_strcmp0 (rk_record_get (data->saved, "sentence"), text) == 0;
  g_autofree char *doubt = rk_figure_dup_doubt (text, data->sentence, data->values,
                                                rk_chart_view_get_chart (self->chart), older);

  gtk_label_set_text (self->doubt, doubt ? doubt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), doubt != NULL);
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
  show_doubt (self, text);
}

static void
show_sentence (RkIndicatorsPage *self, const char *text)
{
  g_autofree char *before = rk_indicators_page_dup_sentence (self);

  text = text ? text : "";
  /* Not set anew where nothing changes: the caret stays. */
  self->filling = TRUE;
  if (!g_str_equal (before, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->sentence), text, -1);
  self->filling = FALSE;
  show_edited (self, g_strcmp0 (text, self->data->sentence ? self->data->sentence : "") != 0);
  show_doubt (self, text);
}

/* What is written here goes before what was saved, and that before what the numbers say. */
static void
show_kept_sentence (RkIndicatorsPage *self)
{
  g_autofree char *key = dup_figure_key (self->data);
  const char *written = g_hash_table_lookup (self->sentences, key);

  self->saving = FALSE;
  show_sentence (self, written ? written : get_kept_sentence (self->data));
}

/* Of a figure that is in the papers of a meeting it is saved there. */
static void
save_in_papers (RkIndicatorsPage *self, const char *text)
{
  int n = (int)rk_record_get_int (self->data->saved, "position");
  g_autofree char *what = g_strdup_printf ("会議の資料の図%dの読み方を直した", n);
  /* Translators: number of a figure */
  g_autofree char *toast = g_strdup_printf (_ ("Changed the sentence of 図%d in the papers"), n);
  RkDraft *draft = rk_draft_copy (self->data->saved);
  g_autoptr (RkRecord) changed = NULL;

  rk_draft_put (draft, "sentence", text);
  changed = rk_draft_end (draft);
  rk_edits_save_as (rk_page_get_context (RK_PAGE (self)), changed, what, toast, NULL, NULL);
}

static gboolean
run_write (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_figures_write (db, data, error);
}

/* Of any other it is kept until the figure goes into papers. */
static void
save_beside (RkIndicatorsPage *self, const char *text)
{
  RkRecord *figure = rk_indicators_page_make_figure (self, text);
  const char *title = rk_record_get (figure, "title");
  g_autofree char *what = g_strdup_printf ("図「%s」の読み方を直した", title ? title : "");

  rk_context_run_command_async (rk_page_get_context (RK_PAGE (self)), NULL, what,
                                _ ("Changed the sentence of the figure"), run_write, figure,
                                (GDestroyNotify)rk_record_unref, NULL);
}

/* @text: as the numbers say: is not kept. Returns: FALSE where nothing can be saved */
static gboolean
save_sentence (RkIndicatorsPage *self, const char *text)
{
  const RkRecord *saved = self->data->saved;
  g_autofree char *key = dup_figure_key (self->data);
  const char *sent;

  if (g_strcmp0 (text, self->data->sentence) == 0)
    text = NULL;
  sent = g_hash_table_lookup (self->sent, key);
  if (rk_context_is_read_only (rk_page_get_context (RK_PAGE (self)))
      || rk_chart_view_get_chart (self->chart) == NULL)
    return FALSE;
  /* What was sent last may not be what the page has read yet. */
  if (!self->saving && g_strcmp0 (text, saved ? rk_record_get (saved, "sentence") : NULL) == 0
      && (sent == NULL || g_str_equal (sent, text ? text : "")))
    return TRUE;
  self->saving = TRUE;
  g_hash_table_insert (self->sent, g_steal_pointer (&key), g_strdup (text ? text : ""));
  if (saved && rk_record_get_int (saved, "meeting_id"))
    save_in_papers (self, text);
  else
    save_beside (self, text ? text : self->data->sentence);
  return TRUE;
}

void
rk_indicators_page_sentence_left (RkIndicatorsPage *self)
{
  g_autofree char *key = self->data ? dup_figure_key (self->data) : NULL;
  const char *written = key ? g_hash_table_lookup (self->sentences, key) : NULL;

  if (written && save_sentence (self, written))
    g_hash_table_remove (self->sentences, key);
}

void
rk_indicators_page_use_generated (RkIndicatorsPage *self)
{
  g_autofree char *key = self->data ? dup_figure_key (self->data) : NULL;

  if (key == NULL)
    return;
  g_hash_table_remove (self->sentences, key);
  save_sentence (self, self->data->sentence);
  show_sentence (self, self->data->sentence);
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

static void
show_masks (RkIndicatorsPage *self)
{
  const char *masks
      = self->data->masks ? self->data->masks : _ ("Nothing is hidden in this figure.");

  show_text (self->mask_row, self->data->values ? masks : NULL);
}

static void
show_method (RkIndicatorsPage *self)
{
  g_autofree char *note = self->data->values ? rk_values_dup_note (self->data->values)
                                             : g_strdup (self->data->problem);
  g_autofree char *words
      = note && rk_indicators_page_lacks_nation (self)
            ? g_strconcat (note, "\n",
                           _ ("To compare with Japan, import the table of prefectures of the same "
                              "year, too."),
                           NULL)
            : g_strdup (note);

  show_text (self->method_row, words);
}

void
rk_indicators_page_show_pane (RkIndicatorsPage *self)
{
  show_kept_sentence (self);
  show_text (self->definition_row, rk_record_get (self->data->card, "definition"));
  show_method (self);
  show_masks (self);
  show_text (self->source_row, self->data->source);
  show_text (self->map_row,
             self->data->map_name
                 ? self->data->map_name
                 : _ ("None yet. Drop a GeoJSON file of the areas here (国土数値情報 "
                      "N03), or choose it"));
  show_places (self);
  show_figures (self);
}
