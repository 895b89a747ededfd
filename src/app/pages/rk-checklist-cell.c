#include "rk-checklist-cell.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-evidence-links.h"
#include "rk-meeting-parts.h"

struct _RkChecklistCell
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *who;
  GtkWidget *item;
  GtkWidget *marks;
  GtkWidget *comment;
  GtkWidget *answered;
  GtkWidget *evidence;
  GtkWidget *others_title;
  GtkWidget *others;
  GtkWidget *button;
  GtkWidget *origin;
};

G_DEFINE_FINAL_TYPE (RkChecklistCell, rk_checklist_cell, ADW_TYPE_BIN)

static guint open_signal;

/* ── the marks ───────────────────────────────────────────────────────────────────────────── */

static void
append_mark (RkChecklistCell *self,
             const RkEdition *edition,
             const RkRoundAnswers *round,
             int year,
             guint item)
{
  g_autofree char *label = rk_fiscal_year_label (year);
  GtkWidget *title = rk_part_label (label, NULL);
  GtkWidget *sign = rk_part_label (
      round ? rk_answer_sign (edition, round->answers, item) : _ ("not begun"), "rk-mark");
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_hexpand (title, TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, title, sign, NULL));
  gtk_widget_add_css_class (row, "rk-check-row");
  gtk_list_box_append (GTK_LIST_BOX (self->marks), row);
}

static void
set_words (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), rk_part_or_empty (words));
  gtk_widget_set_visible (label, words && *words);
}

static void
show_answer (RkChecklistCell *self, const RkChecklistColumn *column, guint item)
{
  const RkAnswerRow *row = rk_checklist_column_row (column, item);
  g_autofree char *day = row ? rk_part_dup_long_day (row->answered_on) : NULL;
  g_autofree char *by = row && row->answered_by
                            ? g_strdup_printf (_ ("Answered by %1$s　%2$s"), row->answered_by, day)
                            : NULL;

  set_words (self->comment, row ? row->comment : NULL);
  set_words (self->answered, by);
  rk_evidence_links_show (RK_EVIDENCE_LINKS (self->evidence), column->evidence,
                          column->sheet ? rk_edition_item (column->sheet->edition, item)->id : 0,
                          FALSE);
}

/* ── who has it done ─────────────────────────────────────────────────────────────────────── */

static void
show_others (RkChecklistCell *self, RkChecklistData *data, guint item, guint but)
{
  guint n = 0;

  rk_part_clear (self->others);
  for (guint i = 0; i < data->columns->len; i++)
    {
      const RkChecklistColumn *column = data->columns->pdata[i];
      const RkAnswerRow *row = rk_checklist_column_row (column, item);
      GtkWidget *list_row;

      if (i == but || column->now == NULL
          || !rk_answer_is_full (data->edition, column->now->answers, item))
        continue;
      list_row = gtk_list_box_row_new ();
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
      gtk_list_box_row_set_child (
          GTK_LIST_BOX_ROW (list_row),
          rk_part_box (GTK_ORIENTATION_VERTICAL, 0, rk_part_label (column->name, "heading"),
                       row && row->comment ? rk_part_label (row->comment, "caption") : NULL, NULL));
      gtk_widget_add_css_class (list_row, "rk-check-row");
      gtk_list_box_append (GTK_LIST_BOX (self->others), list_row);
      n++;
    }
  gtk_label_set_text (GTK_LABEL (self->others_title),
                      n ? _ ("Where It Is Done") : _ ("Nowhere else is it done yet."));
  gtk_widget_set_visible (self->others, n > 0);
}

void
rk_checklist_cell_show (RkChecklistCell *self, RkChecklistData *data, int item, int column)
{
  g_autofree char *origin = rk_edition_dup_sentence (data->edition);
  const RkChecklistColumn *entry;
  g_autofree char *who = NULL;

  g_return_if_fail (RK_IS_CHECKLIST_CELL (self));

  gtk_label_set_text (GTK_LABEL (self->origin), origin);
  gtk_stack_set_visible_child_name (self->stack, item >= 0 && column >= 0 ? "cell" : "none");
  if (item < 0 || column < 0)
    return;
  entry = data->columns->pdata[column];
  who = g_strdup_printf ("%s　%s", entry->name, rk_edition_item (data->edition, (guint)item)->code);
  gtk_label_set_text (GTK_LABEL (self->who), who);
  gtk_label_set_text (GTK_LABEL (self->item), rk_edition_item (data->edition, (guint)item)->label);
  rk_part_clear (self->marks);
  append_mark (self, data->edition, entry->now, data->year, (guint)item);
  append_mark (self, data->edition, entry->before, data->year - 1, (guint)item);
  show_answer (self, entry, (guint)item);
  show_others (self, data, (guint)item, (guint)column);
  gtk_button_set_label (GTK_BUTTON (self->button), entry->now
                                                       ? _ ("Open the Answers of This Council")
                                                       : _ ("Begin the Self-Assessment"));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_open (RkChecklistCell *self)
{
  g_signal_emit (self, open_signal, 0);
}

static GtkWidget *
create_cell (RkChecklistCell *self, RkContext *context)
{
  GtkWidget *foot;

  self->who = rk_part_label ("", "caption");
  self->item = rk_part_label ("", "title-4");
  self->marks = rk_part_list (_ ("Marks"));
  self->comment = rk_part_label ("", NULL);
  self->answered = rk_part_label ("", "caption");
  self->evidence = rk_evidence_links_new (context);
  self->others_title = rk_part_label ("", "heading");
  self->others = rk_part_list (_ ("Where It Is Done"));
  self->button = gtk_button_new_with_label ("");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->button, TRUE);
  foot = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 0, self->button, NULL);
  gtk_widget_add_css_class (foot, "rk-pane-foot");
  return rk_part_box (
      GTK_ORIENTATION_VERTICAL, 0,
      rk_part_scrolled (rk_part_box (GTK_ORIENTATION_VERTICAL, 12, self->who, self->item,
                                     self->marks, self->comment, self->answered, self->evidence,
                                     self->others_title, self->others, NULL)),
      foot, NULL);
}

static GtkWidget *
create_none (void)
{
  GtkWidget *label
      = rk_part_label (_ ("Choose a mark in the table: here you see its note, what it rests on, "
                          "and which councils have it done and how. Enter opens the answers of the "
                          "council in that column, to begin them or to go on."),
                       "dim-label");

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_widget_set_margin_start (label, 24);
  gtk_widget_set_margin_end (label, 24);
  return label;
}

GtkWidget *
rk_checklist_cell_new (RkContext *context)
{
  RkChecklistCell *self = g_object_new (RK_TYPE_CHECKLIST_CELL, NULL);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, create_none (), "none");
  gtk_stack_add_named (self->stack, create_cell (self, context), "cell");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->origin = rk_part_label ("", "caption");
  gtk_widget_add_css_class (self->origin, "rk-origin");
  adw_bin_set_child (ADW_BIN (self), rk_part_box (GTK_ORIENTATION_VERTICAL, 0,
                                                  GTK_WIDGET (self->stack), self->origin, NULL));
  return GTK_WIDGET (self);
}

static void
rk_checklist_cell_class_init (RkChecklistCellClass *klass)
{
  open_signal = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
rk_checklist_cell_init (RkChecklistCell *self)
{
}
