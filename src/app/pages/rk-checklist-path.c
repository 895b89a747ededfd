#include "rk-checklist-path.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-checklist-edits.h"
#include "rk-meeting-parts.h"

/* So many of the nearest items are shown; the rest is counted. */
#define MOST_STEPS 8
/* So many other councils say how they did it. */
#define MOST_TOLD 2

struct _RkChecklistPath
{
  AdwBin parent_instance;

  GtkWidget *name;
  GtkWidget *last_year;
  GtkWidget *reason;
  GtkWidget *rule;
  GtkWidget *ladder;
  GtkWidget *heading;
  GtkWidget *trying_box;
  GtkSwitch *trying;
  GtkWidget *steps;
  GtkWidget *more;
  GtkWidget *outcome;
  GtkWidget *buttons;

  RkContext *context;
  RkChecklistData *data;
  int *answers;
  RkLevel *level;
  GArray *path;    /* guint: items, the nearest first */
  GArray *chosen;  /* guint: of them those with a tick */
  gint64 shown;    /* column and edition that the ticks are for */
  gboolean ticked; /* by hand: else the two nearest are, whichever they are */
};

G_DEFINE_FINAL_TYPE (RkChecklistPath, rk_checklist_path, ADW_TYPE_BIN)

static guint chosen_signal;

/* ── the level and why ───────────────────────────────────────────────────────────────────── */

static void
show_last_year (RkChecklistPath *self)
{
  const RkChecklistColumn *column = rk_checklist_data_column (self->data, self->data->about);
  const RkEdition *edition = self->data->edition;
  const RkRoundAnswers *before = column->before;
  gboolean has_levels = edition->levels->len > 0;
  g_autofree char *words = NULL;

  if (before && has_levels)
    words = g_strdup_printf (
        before->level == self->level->level ? _ ("Last year too: %s") : _ ("Last year: %s"),
        before->level >= 0
            ? rk_level_short (rk_edition_level (edition, (guint)before->level)->label)
            : _ ("none"));
  gtk_label_set_text (GTK_LABEL (self->last_year), rk_part_or_empty (words));
  gtk_widget_set_visible (self->last_year, words != NULL);
}

static void
show_level (RkChecklistPath *self)
{
  g_autofree char *name = rk_level_dup_name (self->data->edition, self->level);
  g_autofree char *reason = rk_level_dup_reason (self->data->edition, self->level, self->answers);
  g_autofree char *rule
      = g_strdup_printf (_ ("Rule: %s"), rk_part_or_empty (self->data->edition->rule));
  gboolean any = self->level->total.n_answered > 0;

  gtk_label_set_text (GTK_LABEL (self->name), any ? name : _ ("Not Answered Yet"));
  gtk_label_set_text (GTK_LABEL (self->reason),
                      any ? reason
                          : _ ("Once you answer, where the council stands is shown here."));
  gtk_label_set_text (GTK_LABEL (self->rule), rule);
  show_last_year (self);
}

/* ── the ladder ──────────────────────────────────────────────────────────────────────────── */

static void
append_step (RkChecklistPath *self, guint n, int tried)
{
  const RkEditionLevel *level = rk_edition_level (self->data->edition, n);
  gboolean reached = (int)n <= self->level->level;
  gboolean by_trial = !reached && (int)n <= tried;
  GtkWidget *label = rk_part_label (rk_level_short (level->label), reached ? "heading" : NULL);
  GtkWidget *title = rk_part_label (level->title, "caption");
  GtkWidget *row;

  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_hexpand (title, TRUE);
  row = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, rk_part_step_sign (reached, by_trial), label,
                     title, NULL);
  if ((int)n == self->level->level)
    gtk_box_append (GTK_BOX (row), rk_part_chip (_ ("Now"), "blue"));
  else if ((int)n == tried && by_trial)
    gtk_box_append (GTK_BOX (row), rk_part_chip (_ ("Trial"), "grey"));
  gtk_box_append (GTK_BOX (self->ladder), row);
}

static void
append_rate (RkChecklistPath *self, guint n)
{
  const RkRate *rate = &g_array_index (self->level->rates, RkRate, n);
  GtkWidget *title = rk_part_label (rk_edition_block (self->data->edition, n)->title, NULL);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (rate->most, 1));
  g_autofree char *words
      = g_strdup_printf ("%u／%u", rate->n_full, rate->n_items - rate->n_left_out);
  GtkWidget *count = rk_part_label (words, "numeric");

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), rate->points);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (count), 5);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (self->ladder),
                  rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, title, bar, count, NULL));
}

static void
show_ladder (RkChecklistPath *self, int tried)
{
  const RkEdition *edition = self->data->edition;

  rk_part_clear (self->ladder);
  for (guint i = edition->levels->len; i > 0; i--)
    append_step (self, i - 1, tried);
  for (guint i = 0; edition->levels->len == 0 && i < edition->blocks->len; i++)
    append_rate (self, i);
}

/* ── the nearest steps ───────────────────────────────────────────────────────────────────── */

static int
find_chosen (RkChecklistPath *self, guint item)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, guint, i) == item)
      return (int)i;
  return -1;
}

static void
show_outcome (RkChecklistPath *self)
{
  gboolean trying = gtk_switch_get_active (self->trying) && self->chosen->len > 0;
  g_autoptr (RkLevel) tried
      = trying ? rk_level_what_if (self->data->edition, self->answers, self->chosen) : NULL;
  g_autofree char *name = trying ? rk_level_dup_name (self->data->edition, tried) : NULL;
  g_autofree char *words
      = trying ? g_strdup_printf (
            ngettext ("With %1$u item done it would be: %2$s (a trial; no answer changes)",
                      "With %1$u items done it would be: %2$s (a trial; no answer changes)",
                      self->chosen->len),
            self->chosen->len, name)
               : NULL;

  show_ladder (self, trying ? tried->level : self->level->level);
  gtk_label_set_text (GTK_LABEL (self->outcome), rk_part_or_empty (words));
  gtk_widget_set_visible (self->outcome, trying);
  gtk_widget_set_sensitive (self->buttons, self->chosen->len > 0);
}

static void
on_tick (GtkCheckButton *tick, GParamSpec *pspec, RkChecklistPath *self)
{
  guint item = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tick), "item"));
  int place = find_chosen (self, item);

  self->ticked = TRUE;
  if (gtk_check_button_get_active (tick) && place < 0)
    g_array_append_val (self->chosen, item);
  else if (!gtk_check_button_get_active (tick) && place >= 0)
    g_array_remove_index (self->chosen, (guint)place);
  show_outcome (self);
}

static char *
dup_nearness (RkChecklistPath *self, guint item)
{
  const RkEditionItem *entry = rk_edition_item (self->data->edition, item);
  int points = rk_answer_points (self->data->edition, self->answers, item);
  const char *sign = rk_answer_sign (self->data->edition, self->answers, item);
  g_autofree char *near
      = points > 0 ? g_strdup_printf (_ ("%s, so one step away"), sign) : g_strdup (sign);

  /* Translators: how near an item is, and its effort: 「近さ：△なのであと一歩　手間：小」 */
  return entry->effort ? g_strdup_printf (_ ("Now: %1$s　Effort: %2$s"), near, entry->effort)
                       : g_strdup_printf (_ ("Now: %s"), near);
}

static char *
dup_first_line (const char *text)
{
  const char *end = text ? strchr (text, '\n') : NULL;

  return end ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);
}

/* Councils that have the best mark here, and what some of them say of how:
 * 「中東遠（4保険者と覚書）、 静岡」. */
static char *
dup_who_has_it (RkChecklistPath *self, guint item)
{
  GString *names = g_string_new (NULL);
  guint n_told = 0;

  for (guint i = 0; i < self->data->columns->len; i++)
    {
      const RkChecklistColumn *column = self->data->columns->pdata[i];

      const RkAnswerRow *row;

      if (column->now == NULL || column->about == self->data->about
          || !rk_answer_is_full (self->data->edition, column->now->answers, item))
        continue;
      g_string_append_printf (names, "%s%s", names->len ? "、" : "", column->name);
      row = rk_checklist_column_row (column, item);
      if (row && row->comment && n_told++ < MOST_TOLD)
        g_string_append_printf (names, "（%s）", row->comment);
    }
  return g_string_free (names, names->len == 0);
}

/* @words: (transfer full) (nullable) */
static void
append_line (GtkWidget *box, char *words)
{
  if (words)
    gtk_box_append (GTK_BOX (box), rk_part_label (words, "caption"));
  g_free (words);
}

static void
append_path_row (RkChecklistPath *self, guint item)
{
  const RkEditionItem *entry = rk_edition_item (self->data->edition, item);
  g_autofree char *title = g_strdup_printf ("%s　%s", entry->code, entry->label);
  g_autofree char *nearness = dup_nearness (self, item);
  g_autofree char *example = dup_first_line (entry->examples);
  g_autofree char *others = dup_who_has_it (self, item);
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *text = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (title, "heading"),
                                 rk_part_label (nearness, "caption"), NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  append_line (text, example ? g_strdup_printf (_ ("For example: %s"), example) : NULL);
  append_line (text, others ? g_strdup_printf (_ ("Done in: %s"), others) : NULL);
  append_line (text,
               entry->owner ? g_strdup_printf (_ ("Who could do it: %s"), entry->owner) : NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), find_chosen (self, item) >= 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (tick), "item", GUINT_TO_POINTER (item));
  g_signal_connect_object (tick, "notify::active", G_CALLBACK (on_tick), self, 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              rk_part_box (GTK_ORIENTATION_HORIZONTAL, 10, tick, text, NULL));
  gtk_widget_add_css_class (row, "rk-check-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->steps), row);
}

/* Ticks of items that are done by now, or of another council, are gone. */
static void
keep_ticks (RkChecklistPath *self)
{
  for (guint i = self->chosen->len; i > 0; i--)
    {
      guint item = g_array_index (self->chosen, guint, i - 1);
      gboolean there = FALSE;

      for (guint j = 0; j < self->path->len; j++)
        there |= g_array_index (self->path, guint, j) == item;
      if (!there)
        g_array_remove_index (self->chosen, i - 1);
    }
}

static void
show_path (RkChecklistPath *self)
{
  guint n = MIN (self->path->len, MOST_STEPS);
  g_autofree char *more = g_strdup_printf (
      ngettext ("and %u more", "and %u more", self->path->len - n), self->path->len - n);

  rk_part_clear (self->steps);
  for (guint i = 0; i < n; i++)
    append_path_row (self, g_array_index (self->path, guint, i));
  gtk_widget_set_visible (self->steps, n > 0);
  gtk_widget_set_visible (self->trying_box, n > 0 && self->level->total.n_answered > 0);
  gtk_label_set_text (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, self->path->len > n);
  gtk_label_set_text (GTK_LABEL (self->heading), n == 0 ? _ ("Every item is done")
                                                 : self->level->next >= 0
                                                     ? _ ("Nearest to the Next Level")
                                                     : _ ("Nearest Items"));
}

static void
on_trying (RkChecklistPath *self)
{
  if (self->data)
    show_outcome (self);
}

void
rk_checklist_path_set_trying (RkChecklistPath *self, gboolean trying)
{
  g_return_if_fail (RK_IS_CHECKLIST_PATH (self));

  gtk_switch_set_active (self->trying, trying);
}

static void
on_row_activated (RkChecklistPath *self, GtkListBoxRow *row)
{
  g_signal_emit (self, chosen_signal, 0,
                 g_array_index (self->path, guint, gtk_list_box_row_get_index (row)));
}

/* ── what comes of it ────────────────────────────────────────────────────────────────────── */

static void
on_homework (RkChecklistPath *self)
{
  rk_checklist_edits_make_homework (self->context, self->data, self->chosen);
}

static void
on_plan (RkChecklistPath *self)
{
  rk_checklist_edits_make_plan (self->context, self->data, self->chosen);
}

static void
on_agenda (RkChecklistPath *self)
{
  rk_checklist_edits_make_agenda (self->context, self->data, self->chosen);
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

static void
first_two (RkChecklistPath *self)
{
  g_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->path->len && i < 2; i++)
    g_array_append_val (self->chosen, g_array_index (self->path, guint, i));
}

void
rk_checklist_path_show (RkChecklistPath *self, RkChecklistData *data, const int *answers)
{
  gsize size = sizeof (int) * data->edition->items->len;
  const RkChecklistColumn *column = rk_checklist_data_column (data, data->about);
  gboolean writable;

  g_return_if_fail (RK_IS_CHECKLIST_PATH (self) && column);

  rk_checklist_data_ref (data);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  self->data = data;
  g_free (self->answers);
  self->answers = g_malloc0 (size + sizeof (int));
  memcpy (self->answers, answers, size);
  g_clear_pointer (&self->level, rk_level_free);
  self->level = rk_level_compute (data->edition, self->answers);
  g_clear_pointer (&self->path, g_array_unref);
  self->path = rk_level_path (data->edition, self->level, self->answers);
  if (self->shown != (data->about ^ data->edition->id))
    self->ticked = FALSE;
  if (!self->ticked)
    first_two (self);
  self->shown = data->about ^ data->edition->id;
  keep_ticks (self);
  show_level (self);
  show_path (self);
  show_outcome (self);
  writable = column->sheet != NULL && !rk_context_is_read_only (self->context);
  gtk_widget_set_visible (self->buttons, writable && self->path->len > 0);
}

char *
rk_checklist_path_dup_summary (RkChecklistPath *self)
{
  g_autofree char *name = NULL;
  guint left;

  g_return_val_if_fail (RK_IS_CHECKLIST_PATH (self), NULL);

  if (self->level == NULL || self->level->total.n_answered == 0)
    return g_strdup (_ ("Not Answered Yet"));
  name = rk_level_dup_name (self->data->edition, self->level);
  left = self->level->missing->len;
  if (self->level->next < 0)
    return g_steal_pointer (&name);
  /* Translators: level and how many items are missing: 「レベル2-①　次まであと2項目」 */
  return g_strdup_printf (
      ngettext ("%1$s　%2$u item to the next", "%1$s　%2$u items to the next", left), name, left);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_level_card (RkChecklistPath *self)
{
  GtkWidget *head, *card;

  self->name = rk_part_label ("", "title-1");
  self->last_year = rk_part_chip ("", "grey");
  self->reason = rk_part_label ("", NULL);
  self->rule = rk_part_label ("", "caption");
  gtk_widget_set_halign (self->last_year, GTK_ALIGN_START);
  head = rk_part_box (GTK_ORIENTATION_VERTICAL, 4, self->name, self->last_year, NULL);
  card = rk_part_box (GTK_ORIENTATION_VERTICAL, 6, head, self->reason, self->rule, NULL);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rk-quiet");
  return card;
}

static GtkWidget *
create_trying (RkChecklistPath *self)
{
  GtkWidget *label = rk_part_label (_ ("What If"), "caption");
  GtkWidget *trying = gtk_switch_new ();

  self->heading = rk_part_label ("", "heading");
  gtk_widget_set_hexpand (self->heading, TRUE);
  self->trying = GTK_SWITCH (trying);
  gtk_widget_set_valign (trying, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (trying), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What if these items were done"), -1);
  g_signal_connect_object (trying, "notify::active", G_CALLBACK (on_trying), self,
                           G_CONNECT_SWAPPED);
  self->trying_box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 6, label, trying, NULL);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, self->heading, self->trying_box, NULL);
}

static GtkWidget *
create_buttons (RkChecklistPath *self)
{
  GtkWidget *homework = gtk_button_new_with_label (_ ("Make It Homework"));
  GtkWidget *plan = gtk_button_new_with_label (_ ("Put into the Plan"));
  GtkWidget *agenda = gtk_button_new_with_label (_ ("Put onto the Agenda"));

  gtk_widget_add_css_class (agenda, "suggested-action");
  g_signal_connect_object (homework, "clicked", G_CALLBACK (on_homework), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "clicked", G_CALLBACK (on_plan), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (agenda, "clicked", G_CALLBACK (on_agenda), self, G_CONNECT_SWAPPED);
  self->buttons = rk_part_box (GTK_ORIENTATION_VERTICAL, 6,
                               rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, homework, plan, NULL),
                               agenda, NULL);
  gtk_box_set_homogeneous (GTK_BOX (gtk_widget_get_first_child (self->buttons)), TRUE);
  gtk_widget_add_css_class (self->buttons, "rk-pane-foot");
  return self->buttons;
}

GtkWidget *
rk_checklist_path_new (RkContext *context)
{
  RkChecklistPath *self = g_object_new (RK_TYPE_CHECKLIST_PATH, NULL);
  GtkWidget *card = create_level_card (self);
  GtkWidget *trying = create_trying (self);
  GtkWidget *column;

  self->context = g_object_ref (context);
  self->ladder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->steps = rk_part_list (_ ("Nearest Items"));
  self->more = rk_part_label ("", "caption");
  self->outcome = rk_part_label ("", "rk-outcome");
  g_signal_connect_object (self->steps, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  column = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, card, self->ladder, trying, self->steps,
                        self->more, self->outcome, NULL);
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_scrolled (column),
                                  create_buttons (self), NULL));
  return GTK_WIDGET (self);
}

static void
rk_checklist_path_dispose (GObject *object)
{
  RkChecklistPath *self = RK_CHECKLIST_PATH (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_checklist_data_unref);
  G_OBJECT_CLASS (rk_checklist_path_parent_class)->dispose (object);
}

static void
rk_checklist_path_finalize (GObject *object)
{
  RkChecklistPath *self = RK_CHECKLIST_PATH (object);

  g_free (self->answers);
  g_clear_pointer (&self->level, rk_level_free);
  g_clear_pointer (&self->path, g_array_unref);
  g_array_unref (self->chosen);
  G_OBJECT_CLASS (rk_checklist_path_parent_class)->finalize (object);
}

static void
rk_checklist_path_class_init (RkChecklistPathClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_checklist_path_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_checklist_path_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rk_checklist_path_init (RkChecklistPath *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
}
