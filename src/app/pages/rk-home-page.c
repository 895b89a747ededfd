#include "rk-home-page.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-chart-view.h"
#include "rk-columns.h"
#include "rk-duties.h"
#include "rk-home-levels.h"
#include "rk-icon.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-new-meeting-dialog.h"
#include "rk-report.h"
#include "rk-todo.h"
#include "rk-wheel.h"
#include "rk-year-strip.h"

struct _RkHomePage
{
  RkPage parent_instance;

  /* template */
  GtkLabel *count;
  GtkStack *duties_stack;
  GtkListBox *duties;
  GtkLabel *meetings_title;
  GtkStack *year_stack;
  RkYearStrip *year;
  GtkLabel *levels_caption;
  GtkStack *levels_stack;
  GtkFlowBox *levels;
  GtkStack *figure_stack;
  RkChartView *figure;

  GCancellable *loading;
  int shown_year;
  gint64 councils[5]; /* of each row of the strip */
};

G_DEFINE_FINAL_TYPE (RkHomePage, rk_home_page, RK_TYPE_PAGE)

/* ── duties ──────────────────────────────────────────────────────────────────────────────── */

static void
on_verb (GtkButton *button, RkHomePage *self)
{
  const RkDuty *duty = g_object_get_data (G_OBJECT (button), "duty");

  if (duty->action)
    gtk_widget_activate_action (GTK_WIDGET (self), duty->action, NULL);
  else if (duty->record)
    rk_context_navigate (rk_page_get_context (RK_PAGE (self)), duty->page, duty->record);
  else if (duty->query)
    rk_context_navigate_query (rk_page_get_context (RK_PAGE (self)), duty->page, duty->query);
  else
    rk_context_navigate (rk_page_get_context (RK_PAGE (self)), duty->page, duty->record);
}

static void
on_row_activated (RkHomePage *self, GtkListBoxRow *row)
{
  GtkWidget *button = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
create_chip (const RkDuty *duty)
{
  static const char *const classes[] = {
    [RK_DUTY_LATE] = "red",
    [RK_DUTY_SOON] = "amber",
    [RK_DUTY_THIS_WEEK] = "grey",
  };
  GtkWidget *chip = gtk_label_new (duty->chip ? duty->chip : _ ("This week"));

  gtk_widget_add_css_class (chip, "rk-chip");
  gtk_widget_add_css_class (chip, "numeric");
  gtk_widget_add_css_class (chip, duty->chip ? classes[duty->urgency] : "grey");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static GtkWidget *
create_icon (const RkDuty *duty)
{
  GtkWidget *icon = rk_icon_new (duty->icon);

  gtk_widget_add_css_class (icon, duty->urgency == RK_DUTY_LATE ? "error" : "dim-label");
  return icon;
}

/* @duty: (transfer full) */
static GtkWidget *
create_row (RkHomePage *self, RkDuty *duty, gboolean first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (duty->verb);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), duty->title);
  if (duty->detail)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), duty->detail);
  gtk_widget_add_css_class (button, "rk-small");
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_verb), self, 0);
  g_object_set_data_full (G_OBJECT (button), "duty", duty, (GDestroyNotify)rk_duty_free);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (duty));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_chip (duty));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  row, NULL, -1);
  return row;
}

static void
show_count (RkHomePage *self, GPtrArray *duties)
{
  guint late = 0;
  g_autofree char *all
      = g_strdup_printf (ngettext ("%u thing", "%u things", duties->len), duties->len);
  g_autofree char *both = NULL;

  for (guint i = 0; i < duties->len; i++)
    late += ((RkDuty *)duties->pdata[i])->urgency == RK_DUTY_LATE;
  if (late)
    both = g_strdup_printf (_ ("%1$s, %2$u of them late"), all, late);
  gtk_label_set_text (self->count, duties->len == 0 ? "" : both ? both : all);
  rk_page_set_badge (RK_PAGE (self), duties->len);
}

/* @duties: its elements are taken */
static void
show_duties (RkHomePage *self, GPtrArray *duties)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->duties))))
    gtk_list_box_remove (self->duties, row);
  show_count (self, duties);
  g_ptr_array_set_free_func (duties, NULL);
  for (guint i = 0; i < duties->len; i++)
    gtk_list_box_append (self->duties, create_row (self, duties->pdata[i], i == 0));
  gtk_stack_set_visible_child_name (self->duties_stack, duties->len ? "duties" : "none");
}

/* ── loading, on a worker ────────────────────────────────────────────────────────────────── */

typedef struct
{
  char *path;
  GPtrArray *duties;
  RkChart *chart; /* NULL where there is nothing to draw */
  int year;
  GPtrArray *marks; /* RkYearMark */
  guint n_rows;     /* kinds of councils that meet */
  const char *rows[5];
  gint64 councils[5]; /* of a row: the first that has no meeting yet, else the first */
  GPtrArray *work;    /* RkYearWork */
  RkHomeLevels *levels;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->path);
  g_clear_pointer (&load->duties, g_ptr_array_unref);
  g_clear_pointer (&load->chart, rk_chart_free);
  g_clear_pointer (&load->marks, g_ptr_array_unref);
  g_clear_pointer (&load->work, g_ptr_array_unref);
  g_clear_pointer (&load->levels, rk_home_levels_free);
  g_free (load);
}

/* Row of a kind of council, made when the first of its meetings comes. */
static guint
row_of (Load *load, const char *level)
{
  static const char *const levels[] = { "県", "圏域", "部会", "関係会議" };
  static const char *const names[] = { N_ ("Prefectural council"), N_ ("Area councils"),
                                       N_ ("Working groups"), N_ ("Related councils") };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (level, levels[i]) == 0)
      {
        for (guint row = 0; row < load->n_rows; row++)
          if (load->rows[row] == _ (names[i]))
            return row;
        load->rows[load->n_rows] = _ (names[i]);
        return load->n_rows++;
      }
  return load->n_rows ? load->n_rows - 1 : 0;
}

static RkYearMark *
read_mark (Load *load, const RkRecord *meeting, const RkRecord *council)
{
  const char *name = rk_record_get (council, "short_name");
  RkYearMark *mark = g_new0 (RkYearMark, 1);

  mark->id = rk_record_id (meeting);
  rk_date_from_iso (rk_record_get (meeting, "date"), &mark->date);
  mark->held = rk_date_compare (mark->date, rk_today ()) < 0;
  mark->name = g_strdup (name ? name : rk_record_get (council, "name"));
  mark->number = (guint)rk_record_get_int (meeting, "number");
  mark->row = row_of (load, rk_record_get (council, "level"));
  return mark;
}

static int
by_date (gconstpointer a, gconstpointer b)
{
  return rk_date_compare ((*(RkYearMark *const *)a)->date, (*(RkYearMark *const *)b)->date);
}

/* Which council a new meeting of a row is proposed for. @without: that one has no meeting yet */
static void
note_council (Load *load, const RkRecord *council, gboolean met, gboolean *without)
{
  guint before = load->n_rows;
  guint row = row_of (load, rk_record_get (council, "level"));

  /* A kind of council that does not meet this year has no row. */
  if (load->n_rows > before && !met)
    {
      load->n_rows = before;
      load->rows[before] = NULL;
      return;
    }
  if (load->councils[row] == 0 || (!met && !without[row]))
    {
      load->councils[row] = rk_record_id (council);
      without[row] = !met;
    }
}

/* Councils in their order, so that the rows come in it. */
static gboolean
load_year (Load *load, RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) of_year = rk_query_new (&rk_kind_meeting);
  g_autoptr (RkQuery) all = rk_query_new (&rk_kind_council);
  g_autofree char *year = g_strdup_printf ("%d", load->year);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) councils = NULL;
  gboolean without[G_N_ELEMENTS (load->councils)] = { FALSE };

  if (!rk_query_where (of_year, "year", year, error) || !rk_query_sort (all, "position", error)
      || !(meetings = rk_query_records (db, of_year, cancellable, error))
      || !(councils = rk_query_records (db, all, cancellable, error)))
    return FALSE;
  for (guint i = 0; i < councils->len; i++)
    {
      gboolean met = FALSE;
      for (guint j = 0; j < meetings->len; j++)
        if (rk_meetings_is_held_by (meetings->pdata[j], rk_record_id (councils->pdata[i]))
            && rk_record_get (meetings->pdata[j], "date")
            && rk_record_get (meetings->pdata[j], "cancelled_on") == NULL)
          {
            if (rk_record_get_int (meetings->pdata[j], "council_id")
                == rk_record_id (councils->pdata[i]))
              g_ptr_array_add (load->marks,
                               read_mark (load, meetings->pdata[j], councils->pdata[i]));
            met = TRUE;
          }
      note_council (load, councils->pdata[i], met, without);
    }
  g_ptr_array_sort (load->marks, by_date);
  return TRUE;
}

/* ── what the secretariat has to do, by month ────────────────────────────────────────────── */

static RkYearWork *
work_of (Load *load, int month)
{
  RkYearWork *work;

  for (guint i = 0; i < load->work->len; i++)
    if (((RkYearWork *)load->work->pdata[i])->month == month)
      return load->work->pdata[i];
  work = g_new0 (RkYearWork, 1);
  work->month = month;
  g_ptr_array_add (load->work, work);
  return work;
}

/* Open to-dos in the order of their days, so that each month names its most urgent meeting. */
static gboolean
load_work (Load *load, RkDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_todo);
  g_autoptr (GPtrArray) todos = NULL;

  if (!rk_query_where (query, "state", RK_TODO_LATE, error)
      || !rk_query_where (query, "state", RK_TODO_OPEN, error)
      || !rk_query_sort (query, "due", error)
      || !(todos = rk_query_records (db, query, cancellable, error)))
    return FALSE;
  for (guint i = 0; i < todos->len; i++)
    {
      const RkRecord *todo = todos->pdata[i];
      RkDate due = RK_DATE_NONE;
      RkYearWork *work;

      if (rk_record_get (todo, "due"))
        rk_date_from_iso (rk_record_get (todo, "due"), &due);
      if (!rk_date_is_full (due) || rk_fiscal_year (due) != load->year)
        continue;
      work = work_of (load, due.month);
      work->open++;
      work->late += g_strcmp0 (rk_record_get (todo, "state"), RK_TODO_LATE) == 0;
      if (work->meeting == 0)
        work->meeting = rk_record_get_int (todo, "meeting_id");
    }
  return TRUE;
}

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  RkReportChartParams params = { .by = "medical_area" };

  load->duties = rk_duties_load (db, load->path, rk_today (), cancellable, error);
  if (load->duties == NULL || !load_year (load, db, cancellable, error)
      || !load_work (load, db, cancellable, error))
    return FALSE;
  load->levels = rk_home_levels_load (db, load->year, error);
  load->chart
      = load->levels ? rk_report_chart (db, "workplaces", &params, cancellable, error) : NULL;
  return load->chart != NULL;
}

static void
show_levels (RkHomePage *self, const RkHomeLevels *levels)
{
  rk_home_levels_fill (levels, self->levels);
  gtk_label_set_text (self->levels_caption, levels->caption ? levels->caption : "");
  gtk_stack_set_visible_child_name (self->levels_stack, levels->cards->len ? "levels" : "none");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkHomePage) self = data;
  g_autoptr (GError) error = NULL;
  gpointer load_data;
  Load *load;
  RkChart *chart;

  if (!rk_store_run_finish (RK_STORE (source), result, &load_data, &error))
    {
      if (rk_page_get_context (RK_PAGE (self)))
        rk_context_report (rk_page_get_context (RK_PAGE (self)), error, NULL);
      return;
    }
  load = load_data;
  show_duties (self, load->duties);
  rk_year_strip_set_marks (self->year, load->year, rk_today (), load->rows, load->marks);
  rk_year_strip_set_work (self->year, load->work);
  self->shown_year = load->year;
  memcpy (self->councils, load->councils, sizeof self->councils);
  gtk_stack_set_visible_child_name (self->year_stack, load->marks->len ? "year" : "none");
  show_levels (self, load->levels);
  chart = g_steal_pointer (&load->chart);
  gtk_stack_set_visible_child_name (self->figure_stack,
                                    rk_chart_get_n_categories (chart) ? "figure" : "none");
  rk_chart_view_set_chart (self->figure, chart);
}

static void
rk_home_page_refresh (RkPage *page)
{
  RkHomePage *self = RK_HOME_PAGE (page);
  RkStore *store = rk_context_get_store (rk_page_get_context (page));
  Load *load = g_new0 (Load, 1);
  g_autofree char *today = rk_date_to_wareki_weekday (rk_today ());
  g_autofree char *year
      = rk_fiscal_year_label (rk_context_get_fiscal_year (rk_page_get_context (page)));
  g_autofree char *title = g_strdup_printf (_ ("Meetings of %s"), year);

  rk_page_set_subtitle (page, today);
  gtk_label_set_text (self->meetings_title, title);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  load->path = g_strdup (rk_store_get_path (store));
  load->year = rk_fiscal_year (rk_today ());
  load->marks = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_year_mark_free);
  load->work = g_ptr_array_new_with_free_func (g_free);
  rk_store_read_async (store, run_load, load, load_free, self->loading, on_loaded,
                       g_object_ref (self));
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

static void
on_import (RkHomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", "s", "workplaces");
}

static void
on_meeting (RkHomePage *self, gint64 id)
{
  rk_context_navigate (rk_page_get_context (RK_PAGE (self)), "meetings", id);
}

static void
on_work (RkHomePage *self, gint64 meeting)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_todo);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);

  rk_query_where (query, "meeting_id", id, NULL);
  rk_context_navigate_query (rk_page_get_context (RK_PAGE (self)), "meetings", query);
}

static void
on_begun (gpointer owner, gint64 id, gboolean done)
{
  RkContext *context = rk_page_get_context (RK_PAGE (owner));

  if (done && context)
    rk_context_navigate (context, "meetings", id);
}

/* The middle of the month, or the next day on which offices are open. */
static void
on_proposed (RkHomePage *self, int month, guint row)
{
  RkContext *context = rk_page_get_context (RK_PAGE (self));
  RkDate day = rk_date (self->shown_year + (month < 4), month, 15);
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  if (rk_context_is_read_only (context) || row >= G_N_ELEMENTS (self->councils))
    return;
  while (rk_day_off_name (day))
    day = rk_date_add_days (day, 1);
  words = rk_date_to_wareki_long (day);
  dialog = rk_new_meeting_dialog_new (context, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      self->councils[row], self, on_begun);
  rk_new_meeting_dialog_enter (RK_NEW_MEETING_DIALOG (dialog), self->councils[row], words);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_meetings (RkHomePage *self)
{
  rk_context_navigate (rk_page_get_context (RK_PAGE (self)), "meetings", 0);
}

static void
on_level (RkHomePage *self, GtkFlowBoxChild *card)
{
  rk_context_navigate (rk_page_get_context (RK_PAGE (self)), "checklists",
                       rk_home_levels_council (card));
}

static void
on_levels (RkHomePage *self)
{
  rk_context_navigate (rk_page_get_context (RK_PAGE (self)), "checklists", 0);
}

GtkWidget *
rk_home_page_new (RkContext *context)
{
  RkHomePage *self = g_object_new (RK_TYPE_HOME_PAGE, "context", context, NULL);

  rk_chart_view_set_context (self->figure, context);
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->duties));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->year_stack));
  rk_page_add_pane (RK_PAGE (self), GTK_WIDGET (self->figure));
  g_signal_connect_object (rk_context_get_store (context), "changed",
                           G_CALLBACK (rk_home_page_refresh), self, G_CONNECT_SWAPPED);
  rk_home_page_refresh (RK_PAGE (self));
  return GTK_WIDGET (self);
}

static void
rk_home_page_dispose (GObject *object)
{
  RkHomePage *self = RK_HOME_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  G_OBJECT_CLASS (rk_home_page_parent_class)->dispose (object);
}

static void
rk_home_page_class_init (RkHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_home_page_dispose;
  RK_PAGE_CLASS (klass)->refresh = rk_home_page_refresh;
  g_type_ensure (RK_TYPE_CHART_VIEW);
  g_type_ensure (RK_TYPE_COLUMNS);
  g_type_ensure (RK_TYPE_YEAR_STRIP);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, count);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, duties_stack);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, duties);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, meetings_title);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, year_stack);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, year);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, levels_caption);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, levels_stack);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, levels);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, figure_stack);
  gtk_widget_class_bind_template_child (widget_class, RkHomePage, figure);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_meeting);
  gtk_widget_class_bind_template_callback (widget_class, on_meetings);
  gtk_widget_class_bind_template_callback (widget_class, on_level);
  gtk_widget_class_bind_template_callback (widget_class, on_levels);
  gtk_widget_class_bind_template_callback (widget_class, on_work);
  gtk_widget_class_bind_template_callback (widget_class, on_proposed);
}

static void
rk_home_page_init (RkHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rk_wheel_pass_on (gtk_widget_get_ancestor (GTK_WIDGET (self->year), GTK_TYPE_SCROLLED_WINDOW));
}
