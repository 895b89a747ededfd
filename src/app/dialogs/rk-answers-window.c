#include "rk-answers-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-query.h"
#include "rk-support.h"

struct _RkAnswersWindow
{
  AdwWindow parent_instance;

  RkContext *context;
  gint64 training;
  GPtrArray *questions; /* RkRecord */
  GPtrArray *rows;      /* AdwComboRow or AdwEntryRow, owned by the tree */
  AdwWindowTitle *title;
  GtkWidget *keep;
  GtkWidget *list; /* of @rows */
};

G_DEFINE_FINAL_TYPE (RkAnswersWindow, rk_answers_window, ADW_TYPE_WINDOW)

/* ── one sheet ───────────────────────────────────────────────────────────────────────────── */

static char *
dup_answer (GtkWidget *row)
{
  GtkStringObject *chosen;

  if (ADW_IS_ENTRY_ROW (row))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row)) == 0
             ? g_strdup ("")
             : g_strdup (gtk_string_object_get_string (chosen));
}

static void
clear (RkAnswersWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_ENTRY_ROW (self->rows->pdata[i]))
      gtk_editable_set_text (GTK_EDITABLE (self->rows->pdata[i]), "");
    else
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows->pdata[i]), 0);
  if (self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}

void
rk_answers_window_answer (RkAnswersWindow *self, guint n, const char *answer)
{
  GtkWidget *row;
  GListModel *choices;

  g_return_if_fail (RK_IS_ANSWERS_WINDOW (self) && n < self->rows->len);

  row = self->rows->pdata[n];
  if (ADW_IS_ENTRY_ROW (row))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), answer);
      return;
    }
  choices = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (choices, i);

      if (g_str_equal (gtk_string_object_get_string (choice), answer))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
}

/* ── keeping ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 training;
  GStrv answers;
  guint sheet;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_strfreev (job->answers);
  g_free (job);
}

static gboolean
run_keep (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_support_add_sheet (db, job->training, (const char *const *)job->answers, &job->sheet,
                               error);
}

static void
on_kept (gpointer owner, gpointer data, gboolean done)
{
  RkAnswersWindow *self = owner;
  const Job *job = data;
  g_autofree char *words = g_strdup_printf (_ ("Sheet %u has been kept"), job->sheet);

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->keep, TRUE);
  gtk_widget_set_sensitive (self->list, TRUE);
  if (!done)
    return;
  adw_window_title_set_subtitle (self->title, words);
  clear (self);
}

void
rk_answers_window_keep (RkAnswersWindow *self)
{
  Job *job;
  gboolean any = FALSE;

  g_return_if_fail (RK_IS_ANSWERS_WINDOW (self));

  if (!gtk_widget_get_sensitive (self->keep))
    return;
  job = g_new0 (Job, 1);
  job->training = self->training;
  job->answers = g_new0 (char *, self->rows->len + 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      job->answers[i] = dup_answer (self->rows->pdata[i]);
      any |= *job->answers[i] != '\0';
    }
  if (!any)
    {
      job_free (job);
      adw_window_title_set_subtitle (self->title, _ ("Nothing was answered on this sheet yet"));
      return;
    }
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_widget_set_sensitive (self->list, FALSE);
  rk_context_run_command_async (self->context, self, "アンケートの回答を入れた", NULL, run_keep,
                                job, job_free, on_kept);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_row (const RkRecord *question, guint n)
{
  g_autofree char *words = g_strdup_printf ("%u　%s", n, rk_record_get (question, "text"));
  const char *choices = rk_record_get (question, "choices");
  g_autoptr (GtkStringList) list = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *row;

  if (choices == NULL || g_strcmp0 (rk_record_get (question, "kind"), "選択") != 0)
    row = adw_entry_row_new ();
  else
    {
      lines = g_strsplit (choices, "\n", -1);
      list = gtk_string_list_new (NULL);
      gtk_string_list_append (list, _ ("No Answer"));
      for (guint i = 0; lines[i]; i++)
        if (*g_strstrip (lines[i]))
          gtk_string_list_append (list, lines[i]);
      row = adw_combo_row_new ();
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  return row;
}

static void
add_rows (RkAnswersWindow *self, GtkWidget *list)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_question);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->training);

  if (rk_query_where (query, "training_id", id, NULL) && rk_query_sort (query, "position", NULL))
    self->questions = rk_query_records (db, query, NULL, NULL);
  for (guint i = 0; self->questions && i < self->questions->len; i++)
    {
      GtkWidget *row = create_row (self->questions->pdata[i], i + 1);

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

static void
rk_answers_window_dispose (GObject *object)
{
  RkAnswersWindow *self = RK_ANSWERS_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_answers_window_parent_class)->dispose (object);
}

static gboolean
on_keep_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rk_answers_window_keep (RK_ANSWERS_WINDOW (widget));
  return TRUE;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkAnswersWindow *self = RK_ANSWERS_WINDOW (widget);

  /* What was typed is not thrown away by one key. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *answer = dup_answer (self->rows->pdata[i]);

      if (*answer)
        return TRUE;
    }
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
rk_answers_window_class_init (RkAnswersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_answers_window_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_keep_key, NULL);
}

static void
rk_answers_window_init (RkAnswersWindow *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
rk_answers_window_new (RkContext *context, GtkWindow *parent, gint64 training)
{
  RkAnswersWindow *self = g_object_new (RK_TYPE_ANSWERS_WINDOW, "transient-for", parent, "modal",
                                        TRUE, "title", _ ("Answers to the Questionnaire"),
                                        "default-width", 620, "default-height", 560, NULL);
  GtkWidget *head = adw_header_bar_new ();

  self->list = rk_part_list (_ ("Questions"));
  self->context = g_object_ref (context);
  self->training = training;
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (
      _ ("Answers to the Questionnaire"), _ ("One sheet after the other; Ctrl+Enter keeps it")));
  self->keep = gtk_button_new_with_mnemonic (_ ("_Keep, Next Sheet"));
  gtk_widget_add_css_class (self->keep, "suggested-action");
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (rk_answers_window_keep), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (head), GTK_WIDGET (self->title));
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->keep);
  add_rows (self, self->list);
  gtk_widget_set_sensitive (self->keep, self->rows->len > 0);
  rk_beside_join (
      ADW_WINDOW (self), context,
      rk_part_box (GTK_ORIENTATION_VERTICAL, 0, head, rk_part_scrolled (self->list), NULL));
  return GTK_WIDGET (self);
}
