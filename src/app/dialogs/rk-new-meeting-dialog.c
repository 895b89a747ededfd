#include "rk-new-meeting-dialog.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-edits.h"
#include "rk-query.h"

struct _RkNewMeetingDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkDropDown *council;
  AdwEntryRow *day;
  GtkLabel *number;
  GtkLabel *problem;
  GtkWidget *make;

  RkContext *context;
  GPtrArray *councils; /* RkRecord */
  gpointer owner;      /* owned */
  RkEditDone done;
};

G_DEFINE_FINAL_TYPE (RkNewMeetingDialog, rk_new_meeting_dialog, ADW_TYPE_WINDOW)

static const RkRecord *
chosen (RkNewMeetingDialog *self)
{
  guint place = gtk_drop_down_get_selected (self->council);

  return place < self->councils->len ? self->councils->pdata[place] : NULL;
}

/* Returns: FALSE where something was typed that is no day */
static gboolean
read_day (RkNewMeetingDialog *self, RkDate *day, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->day))));

  *day = (RkDate){ 0 };
  return *text == '\0' || rk_date_parse_typed (text, rk_today (), day, error);
}

static void
update (RkNewMeetingDialog *self)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (self->context));
  const RkRecord *council = chosen (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *advice = NULL;
  g_autofree char *year = NULL;
  g_autofree char *words = NULL;
  gboolean ok, none;
  RkDate day;
  guint number = 0;

  ok = read_day (self, &day, &error);
  iso = rk_date_to_iso (day);
  advice = rk_day_off_dup_advice (iso);
  none = self->councils->len == 0;
  gtk_label_set_text (self->problem,
                      none     ? _ ("There is no council yet that could meet. Add one on the page "
                                        "“Councils” first.")
                      : error  ? error->message
                      : advice ? advice
                               : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), none || error || advice);
  gtk_widget_set_sensitive (self->make, ok && council != NULL);
  if (!ok || council == NULL)
    return;
  if (!rk_date_is_full (day))
    day = rk_today ();
  year = rk_fiscal_year_label (rk_fiscal_year (day));
  rk_meetings_next_number (db, rk_record_id (council), rk_fiscal_year (day), &number, NULL);
  /* Translators: fiscal year, number: 「令和8年度 第3回」 */
  words = g_strdup_printf (_ ("%1$s, meeting no. %2$u"), year, number);
  gtk_label_set_text (self->number, words);
}

static void
on_made (gpointer owner, gint64 id, gboolean done)
{
  RkNewMeetingDialog *self = owner;

  if (!done)
    {
      gtk_widget_set_sensitive (self->make, TRUE);
      return;
    }
  if (self->done && self->owner)
    self->done (self->owner, id, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_make (RkNewMeetingDialog *self)
{
  const RkRecord *council = chosen (self);
  g_autofree char *iso = NULL;
  RkDate day;

  if (council == NULL || !read_day (self, &day, NULL))
    return;
  iso = rk_date_is_full (day) ? rk_date_to_iso (day) : NULL;
  gtk_widget_set_sensitive (self->make, FALSE);
  rk_meeting_edits_begin (self->context, rk_record_id (council), rk_record_get (council, "name"),
                          iso, self, on_made);
}

void
rk_new_meeting_dialog_enter (RkNewMeetingDialog *self, gint64 council, const char *day)
{
  g_return_if_fail (RK_IS_NEW_MEETING_DIALOG (self));

  for (guint i = 0; i < self->councils->len; i++)
    if (rk_record_id (self->councils->pdata[i]) == council)
      gtk_drop_down_set_selected (self->council, i);
  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
}

/* A council list is short; the dialog opens with it. */
static GPtrArray *
load_councils (RkContext *context)
{
  RkDb *db = rk_store_main_db (rk_context_get_store (context));
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_council);

  rk_query_sort (query, "position", NULL);
  return rk_query_records (db, query, NULL, NULL);
}

GtkWidget *
rk_new_meeting_dialog_new (
    RkContext *context, GtkWindow *parent, gint64 council, gpointer owner, RkEditDone done)
{
  RkNewMeetingDialog *self
      = g_object_new (RK_TYPE_NEW_MEETING_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->context = g_object_ref (context);
  self->owner = owner ? g_object_ref (owner) : NULL;
  self->done = done;
  self->councils = load_councils (context);
  if (self->councils == NULL)
    self->councils = g_ptr_array_new ();
  for (guint i = 0; i < self->councils->len; i++)
    gtk_string_list_append (names, rk_record_get (self->councils->pdata[i], "name"));
  gtk_drop_down_set_model (self->council, G_LIST_MODEL (names));
  rk_new_meeting_dialog_enter (self, council, "");
  update (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->council));
  return GTK_WIDGET (self);
}

static void
rk_new_meeting_dialog_dispose (GObject *object)
{
  RkNewMeetingDialog *self = RK_NEW_MEETING_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (rk_new_meeting_dialog_parent_class)->dispose (object);
}

static void
rk_new_meeting_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RK_NEW_MEETING_DIALOG (object)->councils, g_ptr_array_unref);
  G_OBJECT_CLASS (rk_new_meeting_dialog_parent_class)->finalize (object);
}

static void
on_changed (RkNewMeetingDialog *self)
{
  if (self->councils)
    update (self);
}

static void
rk_new_meeting_dialog_class_init (RkNewMeetingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_new_meeting_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rk_new_meeting_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "default.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "default.activate", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/renkei/Renkei/rk-new-meeting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RkNewMeetingDialog, council);
  gtk_widget_class_bind_template_child (widget_class, RkNewMeetingDialog, day);
  gtk_widget_class_bind_template_child (widget_class, RkNewMeetingDialog, number);
  gtk_widget_class_bind_template_child (widget_class, RkNewMeetingDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RkNewMeetingDialog, make);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
rk_new_meeting_dialog_init (RkNewMeetingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
