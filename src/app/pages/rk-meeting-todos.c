#include "rk-meeting-todos.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-edits.h"
#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-record-dialog.h"
#include "rk-todo.h"
#include "rk-todos.h"

struct _RkMeetingTodos
{
  AdwBin parent_instance;

  GtkLabel *count; /* owned by the tree, like those below */
  GtkLabel *next;
  GtkWidget *bar;
  GtkWidget *list;
  GtkWidget *add;
  GtkWidget *begin;
  GtkWidget *none;

  RkContext *context;
  RkMeetingData *data;
  gint64 focus; /* to-do whose row has the focus while the list is made anew */
};

G_DEFINE_FINAL_TYPE (RkMeetingTodos, rk_meeting_todos, ADW_TYPE_BIN)

static const char *const form_fields[] = { "title", "days", "hint", "owner", "note", NULL };

static gboolean
may_write (RkMeetingTodos *self)
{
  return self->data && !rk_context_is_read_only (self->context);
}

static gboolean
is_state (const RkRecord *todo, const char *state)
{
  return g_strcmp0 (rk_record_get (todo, "state"), state) == 0;
}

static gboolean
is_open (const RkRecord *todo)
{
  return is_state (todo, RK_TODO_OPEN) || is_state (todo, RK_TODO_LATE)
         || is_state (todo, RK_TODO_PAST);
}

char *
rk_meeting_todos_dup_next (const RkMeetingData *data, guint *n_done, guint *n_late)
{
  const RkRecord *next = NULL;
  guint done = 0;
  guint late = 0;
  g_autofree char *day = NULL;

  for (guint i = 0; i < data->todos->len; i++)
    {
      const RkRecord *todo = data->todos->pdata[i];

      done += !is_open (todo);
      late += is_state (todo, RK_TODO_LATE);
      if (next == NULL && is_open (todo) && !is_state (todo, RK_TODO_PAST))
        next = todo;
    }
  if (n_done)
    *n_done = done;
  if (n_late)
    *n_late = late;
  if (next == NULL)
    return g_strdup ("");
  day = rk_part_dup_day (rk_record_get (next, "due"));
  /* Translators: what is to be done next and its day: 「次は「開催通知を送る」6月23日（火）まで」
   */
  return *day ? g_strdup_printf (_ ("Next: “%1$s” until %2$s"), rk_record_get (next, "title"), day)
              : g_strdup_printf (_ ("Next: “%s”"), rk_record_get (next, "title"));
}

/* ── what is done ────────────────────────────────────────────────────────────────────────── */

static RkRecord *
find_todo (RkMeetingTodos *self, gint64 id)
{
  for (guint i = 0; self->data && i < self->data->todos->len; i++)
    if (rk_record_id (self->data->todos->pdata[i]) == id)
      return self->data->todos->pdata[i];
  return NULL;
}

typedef struct
{
  gint64 id;
  char *outcome; /* NULL: open again */
} Settle;

static void
settle_free (gpointer data)
{
  g_free (((Settle *)data)->outcome);
  g_free (data);
}

static gboolean
run_settle (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Settle *settle = data;
  g_autofree char *today = rk_date_to_iso (rk_today ());

  return rk_todos_settle (db, settle->id, settle->outcome, today, error);
}

void
rk_meeting_todos_settle (RkMeetingTodos *self, gint64 todo, const char *outcome)
{
  RkRecord *record;
  Settle *settle;
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  g_return_if_fail (RK_IS_MEETING_TODOS (self));

  record = find_todo (self, todo);
  if (record == NULL || !may_write (self))
    return;
  what = g_strdup_printf (outcome ? "会議の準備「%s」を%sにした" : "会議の準備「%s」を未に戻した%s",
                          rk_record_get (record, "title"), outcome ? outcome : "");
  toast = g_strdup_printf (outcome == NULL                       ? _ ("“%s” is open again")
                           : g_str_equal (outcome, RK_TODO_DONE) ? _ ("“%s” is done")
                                                                 : _ ("“%s” is not needed"),
                           rk_record_get (record, "title"));
  settle = g_new0 (Settle, 1);
  settle->id = todo;
  settle->outcome = g_strdup (outcome);
  rk_context_run_command_async (self->context, self, what, toast, run_settle, settle, settle_free,
                                NULL);
}

static gint64
id_of (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  RkRecord *todo = row ? g_object_get_data (G_OBJECT (row), "todo") : NULL;

  return todo ? rk_record_id (todo) : 0;
}

static void
on_toggled (GtkCheckButton *button, RkMeetingTodos *self)
{
  rk_meeting_todos_settle (self, id_of (GTK_WIDGET (button)),
                           gtk_check_button_get_active (button) ? RK_TODO_DONE : NULL);
}

static void
on_not_needed (GtkButton *button, RkMeetingTodos *self)
{
  rk_meeting_todos_settle (self, id_of (GTK_WIDGET (button)), RK_TODO_NOT_NEEDED);
}

static void
on_open_again (GtkButton *button, RkMeetingTodos *self)
{
  rk_meeting_todos_settle (self, id_of (GTK_WIDGET (button)), NULL);
}

static void
on_remove (GtkButton *button, RkMeetingTodos *self)
{
  if (may_write (self))
    rk_edits_delete_one (self->context, &rk_kind_todo, id_of (GTK_WIDGET (button)), NULL, NULL);
}

typedef struct
{
  gint64 meeting;
  guint n;
} Begin;

static gboolean
run_begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Begin *begin = data;

  return rk_todos_begin (db, begin->meeting, &begin->n, error);
}

static void
on_begin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingTodos *self = RK_MEETING_TODOS (widget);
  Begin *begin;

  if (!may_write (self))
    return;
  begin = g_new0 (Begin, 1);
  begin->meeting = rk_record_id (self->data->meeting);
  rk_context_run_command_async (self->context, self, "会議の準備の一覧を作った",
                                _ ("Made the list of to-dos"), run_begin, begin, g_free, NULL);
}

static void
open_form (RkMeetingTodos *self, RkRecord *todo, const char *title)
{
  GtkWidget *dialog = rk_record_dialog_new_for (
      self->context, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, todo,
      form_fields);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 480);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RkMeetingTodos *self = RK_MEETING_TODOS (widget);
  RkDraft *draft = rk_draft_new (&rk_kind_todo);
  g_autoptr (RkRecord) todo = NULL;

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_todo, "meeting_id"),
                    rk_record_id (self->data->meeting));
  todo = rk_draft_end (draft);
  open_form (self, todo, _ ("Add a To-Do"));
}

static void
on_row_activated (RkMeetingTodos *self, GtkListBoxRow *row)
{
  RkRecord *todo = g_object_get_data (G_OBJECT (row), "todo");

  if (todo && may_write (self))
    open_form (self, todo, _ ("To-Do"));
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

static GtkWidget *
create_chip (const RkRecord *todo)
{
  RkDate due = RK_DATE_NONE;
  int days;
  g_autofree char *words = NULL;

  if (!is_open (todo) || is_state (todo, RK_TODO_PAST))
    return rk_part_chip (rk_record_get (todo, "state"),
                         is_state (todo, RK_TODO_DONE) ? "green" : "grey");
  if (rk_record_get (todo, "due"))
    rk_date_from_iso (rk_record_get (todo, "due"), &due);
  if (!rk_date_is_full (due))
    return rk_part_chip (_ ("No day yet"), "grey");
  days = rk_date_days_between (rk_today (), due);
  if (days < 0)
    words = g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong)-days), -days);
  else if (days == 0)
    words = g_strdup (_ ("Until today"));
  else
    words = g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong)days), days);
  return rk_part_chip (words, days < 0 ? "red" : days <= 7 ? "amber" : "grey");
}

/* 「6月23日（火）まで（30日前）　確かめるもの 資料一覧　担当 増田」, or who was it and when. */
static char *
dup_details (const RkRecord *todo)
{
  g_autofree char *due = rk_part_dup_day (rk_record_get (todo, "due"));
  g_autofree char *when = rk_record_dup_display (todo, rk_kind_field (&rk_kind_todo, "days"));
  g_autofree char *done = rk_part_dup_day (rk_record_get (todo, "done_on"));
  const char *by = rk_record_get (todo, "settled_by");
  const char *hint = rk_record_get (todo, "hint");
  const char *owner = rk_record_get (todo, "owner");
  GString *words = g_string_new (NULL);

  if (!is_open (todo) && *done)
    {
      /* Translators: a day and a person: 「6月20日（土） 青島 弘子」 */
      g_string_append_printf (words, by ? _ ("%1$s by %2$s") : _ ("%1$s, as the meeting says"),
                              done, by);
      return g_string_free (words, FALSE);
    }
  if (*due)
    /* Translators: a day and the same counted: 「6月23日（火）まで（30日前）」 */
    g_string_append_printf (words, _ ("Until %1$s (%2$s)"), due, when);
  else
    g_string_append (words, when);
  if (hint)
    g_string_append_printf (words, _ ("  Look at: %s"), hint);
  if (owner)
    g_string_append_printf (words, _ ("  By %s"), owner);
  return g_string_free (words, FALSE);
}

static GtkWidget *
create_check (RkMeetingTodos *self, const RkRecord *todo)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), rk_record_get (todo, "title"));
  /* What the meeting shows by itself is not ticked off here. */
  gboolean own = is_open (todo) || rk_record_get (todo, "outcome");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !is_open (todo));
  gtk_widget_set_sensitive (check, own && may_write (self));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, 0);
  return check;
}

static void
add_buttons (RkMeetingTodos *self, GtkWidget *box, const RkRecord *todo)
{
  GtkWidget *button;

  if (!may_write (self) || (!is_open (todo) && rk_record_get (todo, "outcome") == NULL))
    return;
  button = rk_part_button (is_open (todo) ? _ ("Not Needed") : _ ("Open Again"), NULL);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked",
                           G_CALLBACK (is_open (todo) ? on_not_needed : on_open_again), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  button = rk_part_icon_button ("list-remove-symbolic", _ ("Take Out of the List"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
create_row (RkMeetingTodos *self, RkRecord *todo)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *details = dup_details (todo);
  GtkWidget *title = rk_part_label (rk_record_get (todo, "title"), NULL);
  GtkWidget *words
      = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, title, rk_part_label (details, "caption"), NULL);
  GtkWidget *box = rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, create_check (self, todo), words,
                                create_chip (todo), NULL);

  if (!is_open (todo))
    gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (box, "rk-agenda-row");
  add_buttons (self, box, todo);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "todo", rk_record_ref (todo),
                          (GDestroyNotify)rk_record_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rk_record_get (todo, "title"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
  return row;
}

static int
rank_of (const RkRecord *todo)
{
  return is_state (todo, RK_TODO_PAST) ? 1 : is_open (todo) ? 0 : 2;
}

/* Open ones that are late first, then by day; then what is of no use any more, and at the end what
 * is settled. */
static int
overdue_first (gconstpointer a, gconstpointer b)
{
  const RkRecord *left = *(RkRecord *const *)a;
  const RkRecord *right = *(RkRecord *const *)b;

  if (rank_of (left) != rank_of (right))
    return rank_of (left) - rank_of (right);
  return g_strcmp0 (rk_record_get (left, "due"), rk_record_get (right, "due"));
}

static void
remember_focus (RkMeetingTodos *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->focus = focus && gtk_widget_is_ancestor (focus, self->list) ? id_of (focus) : 0;
}

static void
show_rows (RkMeetingTodos *self)
{
  g_autoptr (GPtrArray) todos = g_ptr_array_new ();
  guint old = 0;

  remember_focus (self);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row && self->focus;
       row = gtk_widget_get_next_sibling (row))
    if (rk_record_id (g_object_get_data (G_OBJECT (row), "todo")) == self->focus)
      break;
    else
      old++;
  rk_part_clear (self->list);
  for (guint i = 0; i < self->data->todos->len; i++)
    g_ptr_array_add (todos, self->data->todos->pdata[i]);
  g_ptr_array_sort (todos, overdue_first);
  for (guint i = 0; i < todos->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, todos->pdata[i]));
  if (self->focus && todos->len)
    gtk_widget_grab_focus (GTK_WIDGET (
        gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)MIN (old, todos->len - 1))));
}

void
rk_meeting_todos_show (RkMeetingTodos *self, RkMeetingData *data)
{
  guint done, late;
  g_autofree char *next = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (RK_IS_MEETING_TODOS (self));

  rk_meeting_data_ref (data);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  self->data = data;
  next = rk_meeting_todos_dup_next (data, &done, &late);
  count = late ? g_strdup_printf (_ ("%1$u/%2$u done, %3$u late"), done, data->todos->len, late)
               : g_strdup_printf (_ ("%1$u/%2$u done"), done, data->todos->len);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->next, next);
  gtk_widget_set_visible (GTK_WIDGET (self->next), *next != '\0');
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->bar), MAX (data->todos->len, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), done);
  show_rows (self);
  gtk_widget_set_visible (self->list, data->todos->len > 0);
  gtk_widget_set_visible (self->bar, data->todos->len > 0);
  gtk_widget_set_visible (self->none, data->todos->len == 0);
  gtk_widget_set_visible (self->add, may_write (self));
  gtk_widget_set_visible (self->begin, may_write (self) && data->todos->len == 0);
}

/* ── widget ──────────────────────────────────────────────────────────────────────────────── */

GtkWidget *
rk_meeting_todos_new (RkContext *context)
{
  RkMeetingTodos *self = g_object_new (RK_TYPE_MEETING_TODOS, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

static void
rk_meeting_todos_dispose (GObject *object)
{
  RkMeetingTodos *self = RK_MEETING_TODOS (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->data, rk_meeting_data_unref);
  G_OBJECT_CLASS (rk_meeting_todos_parent_class)->dispose (object);
}

static void
rk_meeting_todos_class_init (RkMeetingTodosClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_meeting_todos_dispose;
  gtk_widget_class_install_action (widget_class, "todos.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "todos.begin", NULL, on_begin);
}

static GtkWidget *
create_head (RkMeetingTodos *self)
{
  GtkWidget *count = rk_part_label ("", "title-4");
  GtkWidget *next = rk_part_label ("", "caption");
  GtkWidget *words = rk_part_box (GTK_ORIENTATION_VERTICAL, 0, count, next, NULL);
  GtkWidget *print = rk_part_button (_ ("Print the List"), "page.paper");

  self->count = GTK_LABEL (count);
  self->next = GTK_LABEL (next);
  self->add = rk_part_button (_ ("Add a To-Do"), "todos.add");
  gtk_widget_add_css_class (count, "numeric");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (print), "s", "todos");
  gtk_widget_set_hexpand (words, TRUE);
  return rk_part_box (GTK_ORIENTATION_HORIZONTAL, 8, words, self->add, print, NULL);
}

static void
rk_meeting_todos_init (RkMeetingTodos *self)
{
  GtkWidget *head = create_head (self);

  self->bar = gtk_level_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How far the preparation is"), -1);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_FULL);
  self->list = rk_part_list (_ ("To-Dos"));
  self->begin = rk_part_button (_ ("Make the List"), "todos.begin");
  gtk_widget_add_css_class (self->begin, "suggested-action");
  gtk_widget_set_halign (self->begin, GTK_ALIGN_START);
  self->none = rk_part_box (
      GTK_ORIENTATION_VERTICAL, 12,
      rk_part_label (_ ("This meeting has no list yet. It is that of the council’s meeting before, "
                        "else the usual one from 60 days before to 14 days after."),
                     "dim-label"),
      self->begin, NULL);
  gtk_widget_add_css_class (self->none, "card");
  gtk_widget_add_css_class (self->none, "rk-quiet");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self),
                     rk_part_scrolled (rk_part_box (GTK_ORIENTATION_VERTICAL, 12, head, self->bar,
                                                    self->list, self->none, NULL)));
}
