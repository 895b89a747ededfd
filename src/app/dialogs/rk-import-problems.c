#include "rk-import-problems.h"

#include <glib/gi18n-lib.h>

#include "rk-gradual.h"
#include "rk-words.h"

#define LETTERS_SHOWN 80

struct _RkImportProblems
{
  AdwBin parent_instance;

  RkImportSession *session;
  RkImportReport *report; /* owns what the lines point to */
  GtkColumnView *view;
  GListStore *lines;
  GtkSingleSelection *selection;
  GPtrArray *choices; /* GtkDropDown of the rows that are shown, not owned */
  gboolean showing;   /* what is set now is no choice of a person */
};

G_DEFINE_FINAL_TYPE (RkImportProblems, rk_import_problems, ADW_TYPE_BIN)

/* ── a line ──────────────────────────────────────────────────────────────────────────────── */

#define RK_TYPE_IMPORT_PROBLEM_LINE (rk_import_problem_line_get_type ())
G_DECLARE_FINAL_TYPE (
    RkImportProblemLine, rk_import_problem_line, RK, IMPORT_PROBLEM_LINE, GObject)

struct _RkImportProblemLine
{
  GObject parent_instance;

  const RkImportProblem *problem;
};

G_DEFINE_FINAL_TYPE (RkImportProblemLine, rk_import_problem_line, G_TYPE_OBJECT)

static void
rk_import_problem_line_class_init (RkImportProblemLineClass *klass)
{
}

static void
rk_import_problem_line_init (RkImportProblemLine *line)
{
}

static RkImportProblemLine *
line_new (const RkImportProblem *problem)
{
  RkImportProblemLine *line = g_object_new (RK_TYPE_IMPORT_PROBLEM_LINE, NULL);

  line->problem = problem;
  return line;
}

static const RkImportProblem *
problem_of (GtkListItem *item)
{
  return RK_IMPORT_PROBLEM_LINE (gtk_list_item_get_item (item))->problem;
}

/* ── cells to read ───────────────────────────────────────────────────────────────────────── */

static void
on_setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer css_class)
{
  GtkWidget *cell
      = g_object_new (GTK_TYPE_INSCRIPTION, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                      "min-lines", 1, "nat-lines", 1, "min-chars", 1, NULL);

  if (css_class)
    gtk_widget_add_css_class (cell, css_class);
  gtk_list_item_set_child (item, cell);
}

static void
show_text (GtkListItem *item, const char *text)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, text && *text ? text : NULL);
}

static void
on_bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_autofree char *number = rk_words_count (problem_of (item)->row);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (gtk_list_item_get_child (item)), 1);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), number);
}

static void
on_bind_column_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  show_text (item, problem_of (item)->column);
}

/* How many half-width places a text takes. */
static guint
width_in_chars (const char *text)
{
  guint n = 0;

  for (; *text; text = g_utf8_next_char (text))
    n += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return n;
}

/* The tint is as wide as the value, so that a blank at its end can be seen. */
static void
on_bind_value_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *value = problem_of (item)->value;
  glong length = value ? g_utf8_strlen (value, -1) : 0;
  g_autofree char *text = value ? g_utf8_substring (value, 0, MIN (length, LETTERS_SHOWN)) : NULL;
  GtkWidget *cell = gtk_list_item_get_child (item);

  show_text (item, text ? text : "");
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), text ? width_in_chars (text) + 1 : 0);
  gtk_widget_set_halign (cell, GTK_ALIGN_START);
  gtk_widget_set_visible (cell, text != NULL);
}

static void
on_bind_reason_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  show_text (item, problem_of (item)->reason);
}

/* ── what is to be done ──────────────────────────────────────────────────────────────────── */

static const char *
usual_treatment (const RkImportProblem *problem)
{
  return problem->kept ? _ ("Keep as It Stands") : _ ("Leave Empty");
}

static void
show_decision (RkImportProblems *self, GtkListItem *item)
{
  const RkImportProblem *problem = problem_of (item);
  GtkWidget *choice = gtk_list_item_get_child (item);

  if (!GTK_IS_DROP_DOWN (choice))
    return;
  self->showing = TRUE;
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (choice),
      rk_import_session_is_taken (self->session, problem->row, problem->field) ? 1 : 0);
  self->showing = FALSE;
}

static void
on_decided_cb (GtkDropDown *choice, GParamSpec *pspec, RkImportProblems *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (choice), "rk-item");
  const RkImportProblem *problem;

  if (self->showing || gtk_list_item_get_item (item) == NULL)
    return;
  problem = problem_of (item);
  rk_import_session_decide (self->session, problem->row, problem->field,
                            gtk_drop_down_get_selected (choice) == 1);
}

static GtkWidget *
create_choice (RkImportProblems *self, GtkListItem *item)
{
  const RkImportProblem *problem = problem_of (item);
  /* Translators: a likely reading of a value: 「「425-0041」とみなす」 */
  g_autofree char *take = g_strdup_printf (_ ("Take It as “%s”"), problem->proposal);
  const char *const words[] = { usual_treatment (problem), take, NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);
  /* Translators: what is done with a value: 「402行目の郵便番号をどうするか」 */
  g_autofree char *name
      = g_strdup_printf (_ ("What to do with “%1$s” in row %2$u"), problem->column, problem->row);

  gtk_widget_add_css_class (choice, "rk-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (choice), "rk-item", item);
  return choice;
}

/* Few rows have a choice, and a drop-down costs more than all other cells of a row together. */
static void
on_bind_treatment_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RkImportProblems *self)
{
  const RkImportProblem *problem = problem_of (item);
  GtkWidget *child;

  if (problem->proposal == NULL)
    {
      child = gtk_label_new (usual_treatment (problem));
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_widget_add_css_class (child, "dim-label");
      gtk_list_item_set_child (item, child);
      return;
    }
  child = create_choice (self, item);
  gtk_list_item_set_child (item, child);
  show_decision (self, item);
  g_signal_connect_object (child, "notify::selected", G_CALLBACK (on_decided_cb), self, 0);
  g_ptr_array_add (self->choices, child);
}

static void
on_unbind_treatment_cb (GtkSignalListItemFactory *factory,
                        GtkListItem *item,
                        RkImportProblems *self)
{
  g_ptr_array_remove_fast (self->choices, gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, NULL);
}

void
rk_import_problems_show_decisions (RkImportProblems *self)
{
  g_return_if_fail (RK_IS_IMPORT_PROBLEMS (self));

  for (guint i = 0; i < self->choices->len; i++)
    show_decision (self, g_object_get_data (self->choices->pdata[i], "rk-item"));
}

/* ── showing ─────────────────────────────────────────────────────────────────────────────── */

void
rk_import_problems_show (RkImportProblems *self, RkImportReport *report, const char *field)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RkImportReport) before = NULL;

  g_return_if_fail (RK_IS_IMPORT_PROBLEMS (self) && report);

  for (guint i = 0; i < report->problems->len; i++)
    {
      const RkImportProblem *problem = report->problems->pdata[i];

      if (problem->kind == RK_IMPORT_PROBLEM_VALUE
          && (field == NULL || g_strcmp0 (problem->field, field) == 0))
        g_ptr_array_add (lines, line_new (problem));
    }
  before = g_steal_pointer (&self->report); /* the old lines still point into it */
  self->report = rk_import_report_ref (report);
  rk_gradual_fill (self->lines, lines);
}

/* ── keys ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
open_choice (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RkImportProblems *self = RK_IMPORT_PROBLEMS (widget);
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkListItem *item = g_object_get_data (self->choices->pdata[i], "rk-item");

      if (gtk_list_item_get_item (item) == selected)
        return gtk_widget_activate (self->choices->pdata[i]);
    }
  return FALSE;
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

void
rk_import_problems_set_session (RkImportProblems *self, RkImportSession *session)
{
  g_return_if_fail (RK_IS_IMPORT_PROBLEMS (self) && self->session == NULL);

  self->session = g_object_ref (session);
}

static GtkColumnViewColumn *
append_column (RkImportProblems *self, const char *title, int width, GtkListItemFactory *factory)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  return column;
}

static GtkListItemFactory *
reading_factory (GCallback bind, const char *css_class)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cell_cb), (gpointer)css_class);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static void
append_columns (RkImportProblems *self)
{
  GtkListItemFactory *treatment = gtk_signal_list_item_factory_new ();

  g_signal_connect (treatment, "bind", G_CALLBACK (on_bind_treatment_cb), self);
  g_signal_connect (treatment, "unbind", G_CALLBACK (on_unbind_treatment_cb), self);
  append_column (self, _ ("Row"), 64, reading_factory (G_CALLBACK (on_bind_row_cb), "numeric"));
  append_column (self, _ ("Column"), 104, reading_factory (G_CALLBACK (on_bind_column_cb), NULL));
  append_column (self, _ ("Original Value"), 150,
                 reading_factory (G_CALLBACK (on_bind_value_cb), "rk-original"));
  gtk_column_view_column_set_expand (
      append_column (self, _ ("Reason"), 0, reading_factory (G_CALLBACK (on_bind_reason_cb), NULL)),
      TRUE);
  append_column (self, _ ("What to Do"), 200, treatment);
}

static void
rk_import_problems_finalize (GObject *object)
{
  RkImportProblems *self = RK_IMPORT_PROBLEMS (object);

  g_clear_object (&self->lines);
  g_clear_object (&self->session);
  g_clear_pointer (&self->report, rk_import_report_unref);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (rk_import_problems_parent_class)->finalize (object);
}

static void
rk_import_problems_class_init (RkImportProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_import_problems_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F4, 0, open_choice, NULL);
}

static void
rk_import_problems_init (RkImportProblems *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->choices = g_ptr_array_new ();
  self->lines = g_list_store_new (RK_TYPE_IMPORT_PROBLEM_LINE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rk-problems");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Values that were not understood"), -1);
  append_columns (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
