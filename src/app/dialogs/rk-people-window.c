#include "rk-people-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-people.h"

struct _RkPeopleWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *list;

  RkContext *context;
  GPtrArray *pairs; /* RkPeoplePair; NULL while they are being read */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (RkPeopleWindow, rk_people_window, ADW_TYPE_WINDOW)

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gint64 first;
  gint64 second;
  RkPeopleAnswer answer;
} Decision;

static gboolean
run_decision (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Decision *decision = data;
  g_autofree char *today = rk_date_to_iso (rk_today ());

  if (decision->answer == RK_PEOPLE_ARE_TWO)
    return rk_people_keep_apart (db, decision->first, decision->second, today, error);
  return decision->answer == RK_PEOPLE_FIRST_STAYS
             ? rk_people_merge (db, decision->first, decision->second, error)
             : rk_people_merge (db, decision->second, decision->first, error);
}

void
rk_people_window_answer (RkPeopleWindow *self, guint n, RkPeopleAnswer answer)
{
  const RkPeoplePair *pair;
  Decision *decision;
  const char *name;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  g_return_if_fail (RK_IS_PEOPLE_WINDOW (self) && self->pairs && n < self->pairs->len);

  pair = self->pairs->pdata[n];
  name = rk_record_get (answer == RK_PEOPLE_SECOND_STAYS ? pair->second : pair->first, "name");
  decision = g_new0 (Decision, 1);
  decision->first = rk_record_id (pair->first);
  decision->second = rk_record_id (pair->second);
  decision->answer = answer;
  what = g_strdup_printf (
      answer == RK_PEOPLE_ARE_TWO ? "「%s」は別の人とした" : "「%s」を一人にまとめた", name);
  toast = g_strdup_printf (answer == RK_PEOPLE_ARE_TWO ? _ ("%s: kept as two people")
                                                       : _ ("%s: joined into one person"),
                           name);
  rk_context_run_command_async (self->context, self, what, toast, run_decision, decision, g_free,
                                NULL);
}

static void
on_answer (GtkButton *button, RkPeopleWindow *self)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pair"));

  if (self->pairs && n < self->pairs->len)
    rk_people_window_answer (
        self, n,
        (RkPeopleAnswer)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "answer")));
}

/* ── a pair ──────────────────────────────────────────────────────────────────────────────── */

/* @other: what differs from it is shown strong */
static void
add_line (GtkGrid *grid, int line, const char *label, const char *value, const char *other)
{
  gboolean differs = g_strcmp0 (value, other) != 0;
  GtkWidget *text
      = rk_part_label (value && *value ? value : "―", differs && value && other ? "heading" : NULL);

  gtk_grid_attach (grid, rk_part_label (label, "caption"), 0, line, 1, 1);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 20);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_grid_attach (grid, text, 1, line, 1, 1);
}

static GtkWidget *
create_button (RkPeopleWindow *self, guint n, RkPeopleAnswer answer, const char *words)
{
  GtkWidget *button = rk_part_button (words, NULL);

  g_object_set_data (G_OBJECT (button), "pair", GUINT_TO_POINTER (n));
  g_object_set_data (G_OBJECT (button), "answer", GUINT_TO_POINTER (answer));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_answer), self, 0);
  gtk_widget_set_sensitive (button, !rk_context_is_read_only (self->context));
  return button;
}

static GtkWidget *
create_side (RkPeopleWindow *self, guint n, gboolean second)
{
  static const char *const fields[] = { "name", "kana", "phone", "mobile", "email", "address" };
  const RkPeoplePair *pair = self->pairs->pdata[n];
  const RkRecord *person = second ? pair->second : pair->first;
  const RkRecord *other = second ? pair->first : pair->second;
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *button
      = create_button (self, n, second ? RK_PEOPLE_SECOND_STAYS : RK_PEOPLE_FIRST_STAYS,
                       _ ("The Same: Keep This One"));
  int line = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = rk_kind_field (&rk_kind_person, fields[i]);

      if (i < 2 || rk_record_text (person, field) || rk_record_text (other, field))
        add_line (GTK_GRID (grid), line++, _ (rk_kind_person.fields[field].label),
                  rk_record_text (person, field), rk_record_text (other, field));
    }
  add_line (GTK_GRID (grid), line, _ ("Seats"), second ? pair->second_seats : pair->first_seats,
            NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_vexpand (grid, TRUE);
  gtk_widget_set_valign (grid, GTK_ALIGN_START);
  return rk_part_box (GTK_ORIENTATION_VERTICAL, 8, grid, button, NULL);
}

static char *
dup_why (guint why)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (why & RK_PEOPLE_NAME)
    g_ptr_array_add (words, (char *)_ ("same name"));
  if (why & RK_PEOPLE_KANA)
    g_ptr_array_add (words, (char *)_ ("same reading"));
  if (why & RK_PEOPLE_BODY)
    g_ptr_array_add (words, (char *)_ ("same body"));
  if (why & RK_PEOPLE_CONTACT)
    g_ptr_array_add (words, (char *)_ ("same telephone or e-mail"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (_ (", "), (char **)words->pdata);
}

static GtkWidget *
create_pair (RkPeopleWindow *self, guint n)
{
  const RkPeoplePair *pair = self->pairs->pdata[n];
  g_autofree char *why = dup_why (pair->why);
  GtkWidget *sides = gtk_flow_box_new ();
  GtkWidget *title = rk_part_label (why, "heading");
  GtkWidget *head;
  GtkWidget *box;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (sides), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (sides), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (sides), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (sides), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (sides), 12);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), create_side (self, n, i == 1));
      gtk_flow_box_append (GTK_FLOW_BOX (sides), child);
    }
  gtk_widget_set_hexpand (title, TRUE);
  head = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, title,
                      create_button (self, n, RK_PEOPLE_ARE_TWO, _ ("Two Different People")), NULL);
  box = rk_part_box (GTK_ORIENTATION_VERTICAL, 12, head, sides, NULL);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rk-quiet");
  return box;
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_load (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **pairs = data;

  *pairs = rk_people_pairs (db, cancellable, error);
  return *pairs != NULL;
}

static void
load_free (gpointer data)
{
  GPtrArray **pairs = data;

  g_clear_pointer (pairs, g_ptr_array_unref);
  g_free (pairs);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkPeopleWindow) self = data;
  GPtrArray **pairs = rk_context_finish_read (self->context, source, result);
  g_autofree char *words = NULL;

  if (pairs == NULL)
    return;
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_steal_pointer (pairs);
  rk_part_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->pairs->len; i++)
    gtk_box_append (self->list, create_pair (self, i));
  words = g_strdup_printf (ngettext ("%u pair to decide", "%u pairs to decide", self->pairs->len),
                           self->pairs->len);
  adw_window_title_set_subtitle (self->title, self->pairs->len ? words : "");
  gtk_stack_set_visible_child_name (self->stack, self->pairs->len ? "pairs" : "none");
}

static void
reload (RkPeopleWindow *self)
{
  if (self->context == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->loading = g_cancellable_new ();
  rk_store_read_async (rk_context_get_store (self->context), run_load, g_new0 (GPtrArray *, 1),
                       load_free, self->loading, on_loaded, g_object_ref (self));
}

int
rk_people_window_get_n_pairs (RkPeopleWindow *self)
{
  g_return_val_if_fail (RK_IS_PEOPLE_WINDOW (self), -1);

  return self->pairs ? (int)self->pairs->len : -1;
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_people_window_new (RkContext *context)
{
  RkPeopleWindow *self = g_object_new (RK_TYPE_PEOPLE_WINDOW, NULL);

  self->context = g_object_ref (context);
  rk_beside_join (ADW_WINDOW (self), context, NULL);
  g_signal_connect_object (rk_context_get_store (context), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

static void
rk_people_window_dispose (GObject *object)
{
  RkPeopleWindow *self = RK_PEOPLE_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->context);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_people_window_parent_class)->dispose (object);
}

static void
rk_people_window_class_init (RkPeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_people_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-people-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkPeopleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RkPeopleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RkPeopleWindow, list);
}

static void
rk_people_window_init (RkPeopleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
