#include "rk-workplaces-chart.h"

#include <glib/gi18n-lib.h>

#include "rk-chart-view.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-message.h"
#include "rk-report.h"

static const char *const axes[] = { "municipality", "medical_area", "industry", "size_class" };

/* What is shown; of one that has its own form the choices of bars say nothing. */
static const struct
{
  const char *label;
  const char *name;
  gboolean tiles;
} figures[] = {
  { N_ ("How Many Workplaces"), "workplaces", FALSE },
  { N_ ("Growth"), "register-growth", FALSE },
  { N_ ("Ladder"), "register-ladder", FALSE },
  { N_ ("Share Registered"), "register-penetration", FALSE },
  { N_ ("Share Registered, Tiles"), "register-penetration", TRUE },
  { N_ ("Activities Done"), "register-activities", FALSE },
};

/* How the bars stand. Upright is only a wish: where the names under them would overlap they lie. */
static const struct
{
  const char *label;
  gboolean grouped, lying, average;
} forms[] = {
  { N_ ("Stacked"), FALSE, FALSE, FALSE },
  { N_ ("Side by Side"), TRUE, FALSE, FALSE },
  { N_ ("Stacked, Lying"), FALSE, TRUE, FALSE },
  { N_ ("Side by Side, Lying"), TRUE, TRUE, FALSE },
  { N_ ("With the Average"), FALSE, FALSE, TRUE },
};

struct _RkWorkplacesChart
{
  AdwBin parent_instance;

  RkContext *context;
  RkQuery *query;
  GPtrArray *schemes;  /* RkRecord, as they are offered */
  GtkDropDown *figure; /* owned by the tree, like those below */
  GtkDropDown *scheme;
  GtkDropDown *by;
  GtkDropDown *stack;
  GtkDropDown *form;
  GtkStack *states;
  AdwStatusPage *failed;
  RkChartView *view;
  GCancellable *counting;
  gboolean stale; /* to be counted when it is shown */
};

G_DEFINE_FINAL_TYPE (RkWorkplacesChart, rk_workplaces_chart, ADW_TYPE_BIN)

/* ── counting ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GWeakRef view;
  GCancellable *cancellable; /* tells the newest question from older ones */
  const char *name;
  RkReportChartParams params;
  RkChart *chart;
} Draw;

static void
draw_free (gpointer data)
{
  Draw *draw = data;

  g_weak_ref_clear (&draw->view);
  g_object_unref (draw->cancellable);
  g_clear_pointer (&draw->params.query, rk_query_unref);
  g_clear_pointer (&draw->chart, rk_chart_free);
  g_free (draw);
}

/* Worker thread. */
static gboolean
count (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Draw *draw = data;

  draw->chart = rk_report_chart (db, draw->name, &draw->params, cancellable, error);
  return draw->chart != NULL;
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Draw *draw = data;
  g_autoptr (RkWorkplacesChart) self = g_weak_ref_get (&draw->view);
  g_autoptr (GError) error = NULL;
  gboolean done = rk_store_run_finish (RK_STORE (source), result, NULL, &error);

  if (self == NULL || self->counting != draw->cancellable)
    return;
  g_clear_object (&self->counting);
  if (done)
    {
      rk_chart_view_set_chart (self->view, g_steal_pointer (&draw->chart));
      gtk_stack_set_visible_child_name (self->states, "chart");
    }
  else
    {
      rk_message_describe (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->states, "failed");
    }
}

/* Chosen by the field's own place: the first one is any scheme. */
static gint64
chosen_scheme (RkWorkplacesChart *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scheme);

  return chosen && chosen <= self->schemes->len ? rk_record_id (self->schemes->pdata[chosen - 1])
                                                : 0;
}

/* A figure takes away what it has no use for. */
static void
show_choices (RkWorkplacesChart *self)
{
  guint figure = gtk_drop_down_get_selected (self->figure);
  gboolean counts = g_str_equal (figures[figure].name, "workplaces");

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->stack)), counts);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->form)), counts);
  /* The tiles are municipalities. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->by)),
                          !g_str_equal (figures[figure].name, "register-ladder")
                              && !g_str_equal (figures[figure].name, "register-activities")
                              && !figures[figure].tiles);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->scheme)), !counts);
}

static void
start (RkWorkplacesChart *self)
{
  guint figure = gtk_drop_down_get_selected (self->figure);
  guint stack = gtk_drop_down_get_selected (self->stack);
  guint form = gtk_drop_down_get_selected (self->form);
  Draw *draw;

  if (self->query == NULL)
    return;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  draw = g_new0 (Draw, 1);
  g_weak_ref_init (&draw->view, self);
  draw->cancellable = g_object_ref (self->counting);
  draw->name = figures[figure].name;
  draw->params.tiles = figures[figure].tiles;
  draw->params.scheme = figure ? chosen_scheme (self) : 0;
  draw->params.query = rk_query_ref (self->query);
  draw->params.by = figures[figure].tiles ? axes[0] : axes[gtk_drop_down_get_selected (self->by)];
  draw->params.stack = stack == 0 || forms[form].average ? NULL : axes[stack - 1];
  draw->params.grouped = forms[form].grouped;
  draw->params.lying = forms[form].lying;
  draw->params.average = forms[form].average;
  if (g_strcmp0 (draw->params.stack, draw->params.by) == 0)
    draw->params.stack = NULL;
  rk_store_read_async (rk_context_get_store (self->context), count, draw, draw_free, self->counting,
                       on_counted_cb, draw);
}

static void
rk_workplaces_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rk_workplaces_chart_parent_class)->map (widget);
  if (RK_WORKPLACES_CHART (widget)->stale)
    start (RK_WORKPLACES_CHART (widget));
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkDropDown *
add_choice (GtkBox *bar, const char *label, GtkStringList *words)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), choice);
  gtk_box_append (GTK_BOX (pair), caption);
  gtk_box_append (GTK_BOX (pair), choice);
  gtk_box_append (bar, pair);
  return GTK_DROP_DOWN (choice);
}

static GtkStringList *
axis_words (const char *none)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  if (none)
    gtk_string_list_append (words, none);
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      int field = rk_kind_field (&rk_kind_workplace, axes[i]);

      gtk_string_list_append (words, _ (rk_kind_workplace.fields[field].label));
    }
  return words;
}

static GtkStringList *
form_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    gtk_string_list_append (words, _ (forms[i].label));
  return words;
}

static GtkStringList *
figure_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    gtk_string_list_append (words, _ (figures[i].label));
  return words;
}

/* A handful: read at once. */
static GtkStringList *
scheme_words (RkWorkplacesChart *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_scheme);

  if (rk_query_sort (query, "name", NULL))
    self->schemes = rk_query_records (rk_store_main_db (rk_context_get_store (self->context)),
                                      query, NULL, NULL);
  if (self->schemes == NULL)
    self->schemes = g_ptr_array_new ();
  gtk_string_list_append (words, _ ("Any Scheme"));
  for (guint i = 0; i < self->schemes->len; i++)
    {
      const char *name = rk_record_get (self->schemes->pdata[i], "short");

      gtk_string_list_append (words, name ? name : rk_record_get (self->schemes->pdata[i], "name"));
    }
  return words;
}

static void
on_figure (RkWorkplacesChart *self)
{
  show_choices (self);
  start (self);
}

static void
create_content (RkWorkplacesChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (bar, "rk-filter-bar");
  self->figure = add_choice (GTK_BOX (bar), _ ("Fi_gure:"), figure_words ());
  self->scheme = add_choice (GTK_BOX (bar), _ ("S_cheme:"), scheme_words (self));
  self->by = add_choice (GTK_BOX (bar), _ ("_Bars:"), axis_words (NULL));
  self->stack = add_choice (GTK_BOX (bar), _ ("_Parts:"), axis_words (_ ("No Parts")));
  self->form = add_choice (GTK_BOX (bar), _ ("_Form:"), form_words ());
  gtk_drop_down_set_selected (self->stack, 3); /* by municipality and trade */
  show_choices (self);
  g_signal_connect_swapped (self->figure, "notify::selected", G_CALLBACK (on_figure), self);
  g_signal_connect_swapped (self->scheme, "notify::selected", G_CALLBACK (start), self);
  g_signal_connect_swapped (self->by, "notify::selected", G_CALLBACK (start), self);
  g_signal_connect_swapped (self->stack, "notify::selected", G_CALLBACK (start), self);
  g_signal_connect_swapped (self->form, "notify::selected", G_CALLBACK (start), self);

  self->view = RK_CHART_VIEW (rk_chart_view_new (self->context));
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (self->failed, _ ("This Figure Cannot Be Drawn"));
  self->states = GTK_STACK (gtk_stack_new ());
  /* 35 municipalities are higher than a screen. */
  gtk_stack_add_named (self->states, rk_part_scroll (rk_part_margins (GTK_WIDGET (self->view), 12)),
                       "chart");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->failed), "failed");
  gtk_widget_set_vexpand (GTK_WIDGET (self->states), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->states));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
rk_workplaces_chart_dispose (GObject *object)
{
  RkWorkplacesChart *self = RK_WORKPLACES_CHART (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->context);
  g_clear_pointer (&self->query, rk_query_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_workplaces_chart_parent_class)->dispose (object);
}

static void
rk_workplaces_chart_class_init (RkWorkplacesChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_workplaces_chart_dispose;
  GTK_WIDGET_CLASS (klass)->map = rk_workplaces_chart_map;
}

static void
rk_workplaces_chart_init (RkWorkplacesChart *self)
{
}

GtkWidget *
rk_workplaces_chart_new (RkContext *context)
{
  RkWorkplacesChart *self = g_object_new (RK_TYPE_WORKPLACES_CHART, NULL);

  self->context = g_object_ref (context);
  create_content (self);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (start), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
rk_workplaces_chart_set_query (RkWorkplacesChart *self, RkQuery *query)
{
  g_return_if_fail (RK_IS_WORKPLACES_CHART (self));

  rk_query_ref (query);
  g_clear_pointer (&self->query, rk_query_unref);
  self->query = query;
  start (self);
}

void
rk_workplaces_chart_set_figure (RkWorkplacesChart *self, const char *name, gboolean tiles)
{
  g_return_if_fail (RK_IS_WORKPLACES_CHART (self));

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, name) && figures[i].tiles == tiles)
      gtk_drop_down_set_selected (self->figure, i);
}

gboolean
rk_workplaces_chart_is_ready (RkWorkplacesChart *self)
{
  g_return_val_if_fail (RK_IS_WORKPLACES_CHART (self), FALSE);
  return self->counting == NULL && !self->stale;
}
