#include "rk-series-window.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-goto.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-meetings.h"
#include "rk-opinions.h"
#include "rk-preview-window.h"
#include "rk-query.h"

#define N_YEARS 3

struct _RkSeriesWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkDropDown *council;
  GtkDropDown *filter;
  GtkEditable *search;
  GtkStack *stack;
  GtkBox *threads;
  AdwStatusPage *nothing;
  GtkScrolledWindow *scrolled;

  RkContext *context;
  GPtrArray *councils; /* RkRecord; the first choice is all of them */
  int last_year;
  GCancellable *loading;
  int n_threads;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (RkSeriesWindow, rk_series_window, ADW_TYPE_WINDOW)

/* ── one thread ──────────────────────────────────────────────────────────────────────────── */

static void
on_meeting (GtkButton *button, RkSeriesWindow *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "meeting");

  rk_goto_record (self->context, &rk_kind_meeting, *id);
  if (gtk_window_get_transient_for (GTK_WINDOW (self)))
    gtk_window_present (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static char *
dup_action (const RkRecord *action)
{
  const char *owner = rk_record_get (action, "owner");
  const char *result = rk_record_get (action, "result");
  const char *state = rk_record_get (action, "state");
  g_autofree char *due = rk_record_dup_display (action, rk_kind_field (&rk_kind_action, "due"));
  GString *words = g_string_new ("→ ");

  g_string_append (words, rk_record_get (action, "what"));
  g_string_append_printf (words, "（%s%s%s%s%s）", rk_part_or_empty (owner), owner ? "　" : "", due,
                          *due ? "　" : "", rk_part_or_empty (state));
  if (result)
    g_string_append_printf (words, "\n　 %s", result);
  return g_string_free (words, FALSE);
}

static gboolean
is_late (const RkRecord *action)
{
  return rk_record_get_int (action, "overdue") != 0;
}

static void
append_opinion (GtkWidget *box, const RkOpinion *opinion)
{
  const char *who = opinion->body ? opinion->body : opinion->speaker;

  if (opinion->text)
    {
      g_autofree char *words = g_strdup_printf ("・%s%s%s%s", opinion->text, who ? "（" : "",
                                                rk_part_or_empty (who), who ? "）" : "");

      gtk_box_append (GTK_BOX (box), rk_part_label (words, NULL));
    }
  if (opinion->answer)
    {
      g_autofree char *words = g_strdup_printf ("　%s", opinion->answer);

      gtk_box_append (GTK_BOX (box), rk_part_label (words, "dim-label"));
    }
  for (guint i = 0; i < opinion->actions->len; i++)
    {
      const RkRecord *action = opinion->actions->pdata[i];
      g_autofree char *words = dup_action (action);
      GtkWidget *label = rk_part_label (words, is_late (action) ? "error" : NULL);

      gtk_widget_set_margin_start (label, 12);
      gtk_box_append (GTK_BOX (box), label);
    }
}

static GtkWidget *
create_entry (RkSeriesWindow *self,
              const RkSeriesThread *thread,
              const RkSeriesEntry *entry,
              gboolean with_council)
{
  g_autofree char *year = rk_fiscal_year_label (entry->year);
  g_autofree char *day = rk_part_dup_day (entry->date);
  g_autofree char *when = g_strdup_printf ("%s%s%s %s", with_council ? entry->council : "",
                                           with_council ? "　" : "", year, entry->number);
  g_autofree char *tooltip = g_strdup_printf (_ ("Open This Meeting (%s)"), day);
  GtkWidget *button = rk_part_button (when, NULL);
  GtkWidget *head = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, button, NULL);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = rk_part_label (entry->title, "caption");

  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "meeting",
                          g_memdup2 (&entry->meeting, sizeof entry->meeting), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_meeting), self, 0);
  if (entry->carried)
    gtk_box_append (GTK_BOX (head), rk_part_chip (_ ("Carried over"), "blue"));
  if (entry->put_off)
    gtk_box_append (GTK_BOX (head), rk_part_chip (_ ("Put off"), "amber"));
  gtk_widget_set_hexpand (title, TRUE);
  /* Only where it was called otherwise. */
  gtk_widget_set_visible (title, g_strcmp0 (entry->title, thread->title) != 0);
  gtk_box_append (GTK_BOX (head), title);
  gtk_widget_set_margin_start (text, 12);
  for (guint i = 0; i < entry->opinions->len; i++)
    append_opinion (text, entry->opinions->pdata[i]);
  if (entry->opinions->len == 0)
    gtk_box_append (GTK_BOX (text), rk_part_label (_ ("No opinion was taken down."), "caption"));
  return rk_part_box (GTK_ORIENTATION_VERTICAL, 4, head, text, NULL);
}

static GtkWidget *
create_thread (RkSeriesWindow *self, const RkSeriesThread *thread)
{
  GtkWidget *title = rk_part_label (thread->title, "heading");
  GtkWidget *head = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, title, NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, head, NULL);
  gboolean all = gtk_drop_down_get_selected (self->council) == 0;
  g_autofree char *open = g_strdup_printf (_ ("%u open"), thread->n_open);
  g_autofree char *late = g_strdup_printf (_ ("%u late"), thread->n_late);

  gtk_widget_set_hexpand (title, TRUE);
  if (thread->n_late)
    gtk_box_append (GTK_BOX (head), rk_part_chip (late, "red"));
  if (thread->n_open)
    gtk_box_append (GTK_BOX (head), rk_part_chip (open, "amber"));
  else if (thread->n_actions)
    gtk_box_append (GTK_BOX (head), rk_part_chip (_ ("All done"), "green"));
  for (guint i = 0; i < thread->entries->len; i++)
    gtk_box_append (GTK_BOX (box), create_entry (self, thread, thread->entries->pdata[i], all));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rk-quiet");
  return box;
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 council;
  int last_year;
  RkSeriesFilter filter;
  char *text;
  GPtrArray *threads;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->threads, g_ptr_array_unref);
  g_free (load->text);
  g_free (load);
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->threads = rk_series_load (db, load->council, load->last_year, N_YEARS, NULL, error);
  if (load->threads)
    rk_series_filter (load->threads, load->filter, load->text);
  return load->threads != NULL;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkSeriesWindow) self = data;
  Load *load = rk_context_finish_read (self->context, source, result);
  GPtrArray *threads;

  if (load == NULL)
    return;
  threads = load->threads;
  rk_part_clear (GTK_WIDGET (self->threads));
  for (guint i = 0; i < threads->len; i++)
    gtk_box_append (self->threads, create_thread (self, threads->pdata[i]));
  self->n_threads = (int)threads->len;
  gtk_stack_set_visible_child_name (self->stack, threads->len ? "threads" : "nothing");
}

static gint64
chosen_council (RkSeriesWindow *self)
{
  guint place = gtk_drop_down_get_selected (self->council);

  return place > 0 && place <= self->councils->len ? rk_record_id (self->councils->pdata[place - 1])
                                                   : 0;
}

static void
reload (RkSeriesWindow *self)
{
  Load *load;

  if (self->context == NULL || self->setting)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->n_threads = -1;
  load = g_new0 (Load, 1);
  load->council = chosen_council (self);
  load->last_year = self->last_year;
  load->filter = (RkSeriesFilter)gtk_drop_down_get_selected (self->filter);
  load->text = g_strdup (gtk_editable_get_text (self->search));
  rk_store_read_async (rk_context_get_store (self->context), run_load, load, load_free,
                       self->loading, on_loaded, g_object_ref (self));
}

static void
show_years (RkSeriesWindow *self)
{
  g_autofree char *first = rk_fiscal_year_label (self->last_year - N_YEARS + 1);
  g_autofree char *last = rk_fiscal_year_label (self->last_year);
  g_autofree char *words = g_strdup_printf ("%s～%s", first, last);

  adw_window_title_set_subtitle (self->title, words);
}

static void
on_earlier (RkSeriesWindow *self)
{
  self->last_year--;
  show_years (self);
  reload (self);
}

static void
on_later (RkSeriesWindow *self)
{
  self->last_year++;
  show_years (self);
  reload (self);
}

static void
on_clear (RkSeriesWindow *self)
{
  rk_series_window_filter (self, RK_SERIES_ALL, "");
}

void
rk_series_window_filter (RkSeriesWindow *self, RkSeriesFilter filter, const char *text)
{
  g_return_if_fail (RK_IS_SERIES_WINDOW (self));

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->filter, filter);
  gtk_editable_set_text (self->search, rk_part_or_empty (text));
  self->setting = FALSE;
  reload (self);
}

int
rk_series_window_get_n_threads (RkSeriesWindow *self)
{
  g_return_val_if_fail (RK_IS_SERIES_WINDOW (self), -1);

  return self->n_threads;
}

static void
on_print (RkSeriesWindow *self)
{
  gint64 council = chosen_council (self);
  RkReportParams params
      = { .council = council ? council : RK_REPORT_ALL_COUNCILS, .year = self->last_year };

  rk_preview_window_present (self->context, GTK_WIDGET (self), "series", &params);
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkSeriesWindow *self = RK_SERIES_WINDOW (widget);

  if (*gtk_editable_get_text (self->search))
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
on_find (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RK_SERIES_WINDOW (widget)->search));
}

static gboolean
on_print_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  on_print (RK_SERIES_WINDOW (widget));
  return TRUE;
}

static void
fill_councils (RkSeriesWindow *self, gint64 council)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  rk_query_sort (query, "position", NULL);
  self->councils = rk_query_records (db, query, NULL, NULL);
  if (self->councils == NULL)
    self->councils = g_ptr_array_new ();
  gtk_string_list_append (names, _ ("All councils"));
  for (guint i = 0; i < self->councils->len; i++)
    {
      const char *name = rk_record_get (self->councils->pdata[i], "short_name");

      gtk_string_list_append (names,
                              name ? name : rk_record_get (self->councils->pdata[i], "name"));
    }
  gtk_drop_down_set_model (self->council, G_LIST_MODEL (names));
  for (guint i = 0; i < self->councils->len; i++)
    if (rk_record_id (self->councils->pdata[i]) == council)
      gtk_drop_down_set_selected (self->council, i + 1);
}

GtkWidget *
rk_series_window_new (RkContext *context, GtkWindow *parent, gint64 council)
{
  RkSeriesWindow *self = g_object_new (RK_TYPE_SERIES_WINDOW, "transient-for", parent, NULL);

  self->setting = TRUE;
  self->context = g_object_ref (context);
  self->last_year = rk_context_get_fiscal_year (context);
  fill_councils (self, council);
  show_years (self);
  self->setting = FALSE;
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_series_window_dispose (GObject *object)
{
  RkSeriesWindow *self = RK_SERIES_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (rk_series_window_parent_class)->dispose (object);
}

static void
rk_series_window_finalize (GObject *object)
{
  g_clear_pointer (&RK_SERIES_WINDOW (object)->councils, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_series_window_parent_class)->finalize (object);
}

static void
rk_series_window_class_init (RkSeriesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_series_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_series_window_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, on_find, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, on_print_key, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-series-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, RkSeriesWindow, name)
  CHILD (title);
  CHILD (council);
  CHILD (filter);
  CHILD (search);
  CHILD (stack);
  CHILD (threads);
  CHILD (nothing);
  CHILD (scrolled);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_later);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
}

static void
rk_series_window_init (RkSeriesWindow *self)
{
  self->n_threads = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
