#include "rk-use-figure-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-council.h"
#include "rk-figures.h"
#include "rk-kinds.h"
#include "rk-meeting-edits.h"
#include "rk-query.h"
#include "rk-records.h"

#define MOST_MEETINGS 20
/* On the context: id of the meeting that the last figure went to, while the office is open */
#define LAST_MEETING "rk-use-figure-meeting"

struct _RkUseFigureDialog
{
  AdwWindow parent_instance;

  RkContext *context;
  RkRecord *figure;
  GPtrArray *meetings; /* RkRecord */
  GPtrArray *items;    /* RkRecord, of the meeting chosen */
  RkRecord *same;      /* in its papers already; NULL: is not */
  GtkWidget *list;
  GtkDropDown *meeting;
  GtkDropDown *item;
  GtkWidget *there; /* says so, or that there is no meeting */
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (RkUseFigureDialog, rk_use_figure_dialog, ADW_TYPE_WINDOW)

static const RkRecord *
chosen (GtkDropDown *choice, const GPtrArray *records, guint first)
{
  guint place = gtk_drop_down_get_selected (choice);

  return place != GTK_INVALID_LIST_POSITION && place >= first && place - first < records->len
             ? records->pdata[place - first]
             : NULL;
}

/* Short lists; the dialog opens with them. The next meeting comes first. */
static GPtrArray *
load_meetings (RkContext *context)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_meeting);

  rk_query_sort (query, "-date", NULL);
  rk_query_limit (query, MOST_MEETINGS, 0);
  return rk_query_records (db, query, NULL, NULL);
}

/* Several figures for one meeting are put in one after the other. */
static guint
proposed_meeting (RkContext *context, const GPtrArray *meetings)
{
  const gint64 *last = g_object_get_data (G_OBJECT (context), LAST_MEETING);
  g_autofree char *today = rk_date_to_iso (rk_today ());
  guint next = 0;

  for (guint i = 0; last && i < meetings->len; i++)
    if (rk_record_id (meetings->pdata[i]) == *last)
      return i;
  for (guint i = 0; i < meetings->len; i++)
    if (g_strcmp0 (rk_record_get (meetings->pdata[i], "date"), today) >= 0)
      next = i;
  return next;
}

/* The place among the items that is proposed: where the same figure is, else where the last one
 * went, else the first that is discussed. */
static guint
proposed_item (const RkUseFigureDialog *self, gint64 meeting)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_figure);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  g_autoptr (GPtrArray) last = NULL;
  gint64 item = 0;

  rk_query_where (query, "meeting_id", id, NULL);
  rk_query_sort (query, "-position", NULL);
  rk_query_limit (query, 1, 0);
  last = rk_query_records (db, query, NULL, NULL);
  if (self->same)
    item = rk_record_get_int (self->same, "agenda_item_id");
  else if (last && last->len)
    item = rk_record_get_int (last->pdata[0], "agenda_item_id");
  for (guint i = 0; item && i < self->items->len; i++)
    if (rk_record_id (self->items->pdata[i]) == item)
      return i;
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (rk_record_get (self->items->pdata[i], "kind"), RK_ITEM_DISCUSSION) == 0)
      return i;
  return 0;
}

/* A meeting is one of a council: an office may have neither. */
static const char *
words_without_meeting (RkContext *context)
{
  gint64 n = 0;

  if (rk_records_count (rk_store_main_db (rk_context_get_store (context)), &rk_kind_council, &n,
                        NULL)
      && n == 0)
    return _ ("There is no meeting yet whose papers the figure could go into, and no council that "
              "could meet. Add a council on the page “Councils” first, then its meeting on the "
              "page “Meetings”. What you wrote of the figure is kept.");
  return _ ("There is no meeting yet whose papers the figure could go into. Add one on the page of "
            "meetings first. What you wrote of the figure is kept.");
}

/* The same figure twice in one paper helps nobody: the new one comes in its place. Without a
 * meeting there is nothing to be chosen. */
static void
say_what_is_there (RkUseFigureDialog *self)
{
  const char *item = self->same ? rk_record_get (self->same, "agenda_item") : NULL;
  int number = self->same ? (int)rk_record_get_int (self->same, "position") : 0;
  /* Translators: number of a figure; title of an item of the agenda */
  g_autofree char *words
      = item ? g_strdup_printf (_ ("This figure is in the papers already: Figure %d, for “%s”. It "
                                   "is replaced by what you see now."),
                                number, item)
             : g_strdup_printf (_ ("This figure is in the papers already: Figure %d. It is "
                                   "replaced by what you see now."),
                                number);

  gboolean none = self->meetings->len == 0;

  gtk_label_set_text (GTK_LABEL (self->there), none         ? words_without_meeting (self->context)
                                               : self->same ? words
                                                            : "");
  gtk_widget_set_visible (self->there, none || self->same);
  gtk_widget_set_margin_top (self->there, none ? 18 : 0);
  gtk_button_set_label (GTK_BUTTON (self->save),
                        self->same ? _ ("Replace the Figure") : _ ("Put into the Papers"));
}

static void
on_meeting (RkUseFigureDialog *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  const RkRecord *meeting = chosen (self->meeting, self->meetings, 0);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = meeting ? rk_figures_items (db, rk_record_id (meeting), NULL) : NULL;
  if (self->items == NULL)
    self->items = g_ptr_array_new ();
  g_clear_pointer (&self->same, rk_record_unref);
  self->same
      = meeting ? rk_figures_find_same (db, self->figure, rk_record_id (meeting), NULL) : NULL;
  say_what_is_there (self);
  gtk_string_list_append (names, _ ("No item of the agenda"));
  for (guint i = 0; i < self->items->len; i++)
    gtk_string_list_append (names, rk_record_get (self->items->pdata[i], "title"));
  gtk_drop_down_set_model (self->item, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (
      self->item, self->items->len ? 1 + proposed_item (self, rk_record_id (meeting)) : 0);
  gtk_widget_set_sensitive (self->save, meeting != NULL);
  gtk_widget_set_visible (self->list, self->meetings->len > 0);
}

static void
on_saved (gpointer owner, gint64 id, gboolean done)
{
  if (done && RK_USE_FIGURE_DIALOG (owner)->context)
    gtk_window_close (owner);
}

void
rk_use_figure_dialog_save (RkUseFigureDialog *self)
{
  const RkRecord *meeting = chosen (self->meeting, self->meetings, 0);
  const RkRecord *item = chosen (self->item, self->items, 1);
  g_autoptr (RkRecord) figure = NULL;
  RkDraft *draft;
  gint64 last;

  g_return_if_fail (RK_IS_USE_FIGURE_DIALOG (self));
  if (meeting == NULL)
    return;
  draft = rk_draft_copy (self->figure);
  if (self->same)
    {
      rk_draft_set_id (draft, rk_record_id (self->same));
      rk_draft_put (draft, "note", rk_record_get (self->same, "note"));
      rk_draft_put_int (draft, "position", rk_record_get_int (self->same, "position"));
    }
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_figure, "meeting_id"), rk_record_id (meeting));
  if (item)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_figure, "agenda_item_id"),
                      rk_record_id (item));
  figure = rk_draft_end (draft);
  last = rk_record_id (meeting);
  g_object_set_data_full (G_OBJECT (self->context), LAST_MEETING, g_memdup2 (&last, sizeof last),
                          g_free);
  rk_meeting_edits_use_figure (self->context, figure, self, on_saved);
}

/* ── building ────────────────────────────────────────────────────────────────────────────── */

static GtkDropDown *
add_choice (GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  gtk_list_box_append (list, row);
  return GTK_DROP_DOWN (choice);
}

static void
rk_use_figure_dialog_dispose (GObject *object)
{
  RkUseFigureDialog *self = RK_USE_FIGURE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->figure, rk_record_unref);
  g_clear_pointer (&self->same, rk_record_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_use_figure_dialog_parent_class)->dispose (object);
}

static void
rk_use_figure_dialog_class_init (RkUseFigureDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rk_use_figure_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rk_use_figure_dialog_init (RkUseFigureDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *list = self->list = gtk_list_box_new ();

  self->save = gtk_button_new_with_label (_ ("Put into the Papers"));
  self->there = gtk_label_new (NULL);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (rk_use_figure_dialog_save), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->save);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (list, 18);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  self->meeting = add_choice (GTK_LIST_BOX (list), _ ("Meeting"));
  self->item = add_choice (GTK_LIST_BOX (list), _ ("Agenda Item"));
  gtk_label_set_wrap (GTK_LABEL (self->there), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->there), 0);
  gtk_widget_set_margin_start (self->there, 24);
  gtk_widget_set_margin_end (self->there, 24);
  gtk_widget_set_margin_bottom (self->there, 18);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->there);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
}

GtkWidget *
rk_use_figure_dialog_new (RkContext *context, GtkWindow *parent, RkRecord *figure)
{
  RkUseFigureDialog *self
      = g_object_new (RK_TYPE_USE_FIGURE_DIALOG, "transient-for", parent, "modal", TRUE, "title",
                      _ ("Put into the Papers of a Meeting"), "default-width", 560, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->context = g_object_ref (context);
  self->figure = rk_record_ref (figure);
  self->meetings = load_meetings (context);
  if (self->meetings == NULL)
    self->meetings = g_ptr_array_new ();
  for (guint i = 0; i < self->meetings->len; i++)
    gtk_string_list_append (names, rk_record_get (self->meetings->pdata[i], "title"));
  gtk_drop_down_set_model (self->meeting, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->meeting, proposed_meeting (context, self->meetings));
  g_signal_connect_swapped (self->meeting, "notify::selected", G_CALLBACK (on_meeting), self);
  on_meeting (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->save); /* Enter puts it where it is proposed */
  return GTK_WIDGET (self);
}
