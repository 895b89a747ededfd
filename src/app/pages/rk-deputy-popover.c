#include "rk-deputy-popover.h"

#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-width-bin.h"

#define WIDTH 280
#define LONG_NAME "長谷川　美千代"
#define LONG_BODY "見本県中小企業団体中央会中部地域支部連絡協議会"

struct _RkDeputyPopover
{
  GtkPopover parent_instance;

  GtkEditable *name;
  GtkEditable *post;
  GtkEditable *body;
  GtkLabel *problem;
  RkRecord *record;
  gboolean required;
};

static guint entered;

G_DEFINE_FINAL_TYPE (RkDeputyPopover, rk_deputy_popover, GTK_TYPE_POPOVER)

static const char *
text_of (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text ? text : NULL;
}

/* A deputy is of the member's own body: said here, before anything is saved. */
static gboolean
check_body (RkDeputyPopover *self)
{
  const char *member = rk_record_get (self->record, "name");
  const char *body = rk_record_get (self->record, "body");
  g_autoptr (GError) error = NULL;

  if (body && text_of (self->body))
    rk_deputy_check (rk_part_or_empty (member), body, rk_part_or_empty (text_of (self->name)),
                     text_of (self->body), &error);
  gtk_label_set_text (self->problem, error ? error->message : "");
  if (error)
    gtk_widget_grab_focus (GTK_WIDGET (self->body));
  return error == NULL;
}

static void
on_enter (RkDeputyPopover *self)
{
  g_autoptr (RkRecord) named = NULL;
  g_autoptr (RkRecord) posted = NULL;
  g_autoptr (RkRecord) record = NULL;

  if (self->required && text_of (self->name) == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (!check_body (self))
    return;
  named = rk_meeting_edits_with (self->record, "deputy_name", text_of (self->name));
  posted = rk_meeting_edits_with (named, "deputy_post", text_of (self->post));
  record = rk_meeting_edits_with (posted, "deputy_body", text_of (self->body));
  g_signal_emit (self, entered, 0, record);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkEditable *
create_entry (RkDeputyPopover *self, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), rk_part_or_empty (text));
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
create_problem (RkDeputyPopover *self)
{
  GtkWidget *problem = rk_part_label ("", "error");
  GtkWidget *window = gtk_scrolled_window_new ();

  self->problem = GTK_LABEL (problem);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), problem);
  return window;
}

/* Room for the sentence from the beginning, with a body of a long name: a popover that grows where
 * it had to turn round for want of space is cut at its end. */
static void
reserve_room (RkDeputyPopover *self, GtkWidget *window)
{
  const char *body = rk_part_or_empty (rk_record_get (self->record, "body"));
  const char *other = g_utf8_strlen (body, -1) < g_utf8_strlen (LONG_BODY, -1) ? LONG_BODY : body;
  g_autofree char *own = g_strconcat (body, "*", NULL); /* not the same */
  g_autoptr (GError) error = NULL;
  int height;

  rk_deputy_check (rk_part_or_empty (rk_record_get (self->record, "name")), own, LONG_NAME, other,
                   &error);
  gtk_label_set_text (self->problem, error ? error->message : "");
  gtk_widget_measure (GTK_WIDGET (self->problem), GTK_ORIENTATION_VERTICAL,
                      (int)(WIDTH * rk_text_scale (GTK_WIDGET (self))), NULL, &height, NULL, NULL);
  gtk_label_set_text (self->problem, "");
  gtk_widget_set_size_request (window, -1, height);
}

GtkWidget *
rk_deputy_popover_new (GtkWidget *parent, RkRecord *record, gboolean required)
{
  RkDeputyPopover *self = g_object_new (RK_TYPE_DEPUTY_POPOVER, NULL);
  GtkWidget *save = rk_part_button (_ ("Save the Deputy"), NULL);
  GtkWidget *problem = create_problem (self);
  const char *body = rk_record_get (record, "deputy_body");

  self->record = rk_record_ref (record);
  self->required = required;
  self->name = create_entry (self, _ ("Name of the deputy"), rk_record_get (record, "deputy_name"));
  self->post = create_entry (self, _ ("Post of the deputy"), rk_record_get (record, "deputy_post"));
  self->body
      = create_entry (self, _ ("Body of the deputy"), body ? body : rk_record_get (record, "body"));
  g_signal_connect_object (save, "clicked", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  /* One width whatever is said, else the popover is too low for a sentence that wraps. */
  gtk_popover_set_child (
      GTK_POPOVER (self),
      rk_part_column (rk_part_box (GTK_ORIENTATION_VERTICAL, 8, GTK_WIDGET (self->name),
                                   GTK_WIDGET (self->post), GTK_WIDGET (self->body), problem, save,
                                   NULL),
                      WIDTH));
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  reserve_room (self, problem);
  return GTK_WIDGET (self);
}

static void
rk_deputy_popover_finalize (GObject *object)
{
  g_clear_pointer (&RK_DEPUTY_POPOVER (object)->record, rk_record_unref);
  G_OBJECT_CLASS (rk_deputy_popover_parent_class)->finalize (object);
}

static void
rk_deputy_popover_class_init (RkDeputyPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_deputy_popover_finalize;
  entered = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 1, RK_TYPE_RECORD);
}

static void
rk_deputy_popover_init (RkDeputyPopover *self)
{
}
