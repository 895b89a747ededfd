#include "rk-window.h"

#include <glib/gi18n-lib.h>

#include "rk-beside.h"
#include "rk-damaged-page.h"
#include "rk-error.h"
#include "rk-message.h"
#include "rk-office-view.h"
#include "rk-opening.h"
#include "rk-page.h"
#include "rk-recent.h"
#include "rk-record-form.h"
#include "rk-reporter.h"
#include "rk-start-page.h"
#include "rk-window-actions.h"

/* Opening usually takes less than this, and a page that only flashes up is worse than none. */
#define PATIENCE_MS 200

struct _RkWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *opening;

  RkStartPage *start;     /* children of stack */
  RkDamagedPage *damaged; /* made when needed */
  RkOfficeView *view;     /* NULL before an office is open */

  GSettings *settings;
  GFile *file;
  const char *failure; /* heading where what was begun with @file does not succeed */
  guint patience;
  AdwToast *toast; /* the newest; NULL before the first */
  char *font;      /* family that the office asked for; NULL: the desktop's */
};

G_DEFINE_FINAL_TYPE (RkWindow, rk_window, ADW_TYPE_APPLICATION_WINDOW)

RkContext *
rk_window_get_context (RkWindow *self)
{
  g_return_val_if_fail (RK_IS_WINDOW (self), NULL);

  return self->view ? rk_office_view_get_context (self->view) : NULL;
}

GFile *
rk_window_get_file (RkWindow *self)
{
  g_return_val_if_fail (RK_IS_WINDOW (self), NULL);

  return self->file;
}

RkOfficeView *
rk_window_get_view (RkWindow *self)
{
  g_return_val_if_fail (RK_IS_WINDOW (self), NULL);

  return self->view;
}

/* ── the font on screen ─────────────────────────────────────────────────────────────────── */

/* The office's own choice, in the size of the desktop; none: the desktop's. */
static void
show_font (RkRecord *office)
{
  GtkSettings *settings = gtk_settings_get_default ();
  const char *family = office ? rk_record_get (office, "screen_font") : NULL;
  g_autofree char *now = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (PangoFontDescription) font = NULL;

  gtk_settings_reset_property (settings, "gtk-font-name");
  if (family == NULL)
    return;
  g_object_get (settings, "gtk-font-name", &now, NULL);
  font = pango_font_description_from_string (now);
  pango_font_description_set_family (font, family);
  wanted = pango_font_description_to_string (font);
  g_object_set (settings, "gtk-font-name", wanted, NULL);
}

/* ── an open office ──────────────────────────────────────────────────────────────────────── */

static void
show_title (RkWindow *self)
{
  RkRecord *office = rk_context_get_office (rk_window_get_context (self));
  g_autofree char *title = NULL;

  if (office == NULL)
    return;
  /* Translators: title of the window: name of the office, name of the program. */
  title = g_strdup_printf (_ ("%s – Renkei"), rk_record_get (office, "name"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (g_strcmp0 (self->font, rk_record_get (office, "screen_font")) == 0)
    return;
  g_free (self->font);
  self->font = g_strdup (rk_record_get (office, "screen_font"));
  show_font (office);
}

/* What was said last is read at once: an older word, with its 元に戻す, is not true any more. */
static void
on_toast (RkWindow *self, AdwToast *toast)
{
  AdwToastOverlay *beside = rk_beside_get_toasts (GTK_WINDOW (self));

  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_object (&self->toast, toast);
  adw_toast_overlay_add_toast (beside ? beside : self->toasts, g_object_ref (toast));
}

static void
show_office (RkWindow *self, RkStore *store)
{
  g_autoptr (RkContext) context = rk_context_new (store, self->settings);

  rk_context_set_window (context, GTK_WINDOW (self));
  g_signal_connect_object (context, "toast", G_CALLBACK (on_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::office", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  self->view = RK_OFFICE_VIEW (rk_office_view_new (context));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "office");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
  show_title (self);
  rk_window_actions_update (self);
}

/* ── ways to an open office ──────────────────────────────────────────────────────────────── */

static gboolean
on_patience_ended (gpointer data)
{
  RkWindow *self = data;
  g_autofree char *name = g_file_get_basename (self->file);

  self->patience = 0;
  rk_message_describe (self->opening, name);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  return G_SOURCE_REMOVE;
}

static void
begin_opening (RkWindow *self, GFile *file, const char *failure)
{
  g_set_object (&self->file, file);
  self->failure = failure;
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_ended, self);
}

static void
show_start (RkWindow *self)
{
  g_clear_object (&self->file);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->start));
}

static void on_restore (RkWindow *self, const char *backup, GFile *out);

static void
show_damaged (RkWindow *self, const GError *error)
{
  if (self->damaged == NULL)
    {
      self->damaged = RK_DAMAGED_PAGE (rk_damaged_page_new ());
      g_signal_connect_object (self->damaged, "restore", G_CALLBACK (on_restore), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->damaged, "leave", G_CALLBACK (show_start), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->damaged), "damaged");
    }
  rk_damaged_page_set_file (self->damaged, self->file, error);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->damaged));
}

static void
show_failure (RkWindow *self, const GError *error)
{
  if (g_error_matches (error, RK_ERROR, RK_ERROR_CORRUPT))
    {
      show_damaged (self, error);
      return;
    }
  show_start (self);
  rk_reporter_show (GTK_WINDOW (self), error, self->failure, NULL, NULL, NULL, NULL);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RkWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RkStore) store = rk_opening_finish (result, &error);

  g_clear_handle_id (&self->patience, g_source_remove);
  /* A window that was closed meanwhile opens nothing. */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (store == NULL)
    {
      show_failure (self, error);
      return;
    }
  rk_recent_add (self->settings, self->file);
  show_office (self, store);
}

void
rk_window_open (RkWindow *self, GFile *file)
{
  g_return_if_fail (RK_IS_WINDOW (self) && self->view == NULL);

  begin_opening (self, file, _ ("This File Could Not Be Opened"));
  rk_opening_open_async (file, on_opened, g_object_ref (self));
}

void
rk_window_open_sample (RkWindow *self)
{
  g_autoptr (GFile) file = rk_opening_sample_file ();

  g_return_if_fail (RK_IS_WINDOW (self) && self->view == NULL);

  begin_opening (self, file, _ ("The Sample Could Not Be Opened"));
  rk_opening_sample_async (on_opened, g_object_ref (self));
}

void
rk_window_new_office (RkWindow *self)
{
  g_return_if_fail (RK_IS_WINDOW (self) && self->view == NULL);

  rk_start_page_show_form (self->start);
}

static void
on_create (RkWindow *self, GFile *file, RkRecord *office, gboolean with_areas)
{
  begin_opening (self, file, _ ("The Office Could Not Be Created"));
  rk_opening_create_async (file, office, with_areas, on_opened, g_object_ref (self));
}

static void
on_restore (RkWindow *self, const char *backup, GFile *out)
{
  begin_opening (self, out, _ ("The Backup Was Not Restored"));
  rk_opening_restore_async (backup, out, on_opened, g_object_ref (self));
}

/* ── window ──────────────────────────────────────────────────────────────────────────────── */

RkWindow *
rk_window_new (GtkApplication *application, GSettings *settings)
{
  RkWindow *self = g_object_new (RK_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  self->start = RK_START_PAGE (rk_start_page_new (settings));
  g_signal_connect_object (self->start, "create", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->start), "start");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->start));
  rk_window_actions_update (self);
  return self;
}

/* Whether @widget holds a form that was typed in and is open on its page, be the page in front or
 * not. */
static gboolean
has_unsaved_text (GtkWidget *widget)
{
  if (RK_IS_RECORD_FORM (widget) && rk_record_form_is_changed (RK_RECORD_FORM (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if ((gtk_widget_get_child_visible (child)
         || gtk_widget_get_ancestor (widget, RK_TYPE_PAGE) == NULL)
        && has_unsaved_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
rk_window_close_request (GtkWindow *window)
{
  RkWindow *self = RK_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 360));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (self->view && has_unsaved_text (GTK_WIDGET (self->view)))
    {
      rk_message_leave (window, _ ("Leave Without Saving?"),
                        _ ("What was typed in the open form is not saved yet. All else is saved."),
                        _ ("_Go On Writing"), _ ("_Leave Without Saving"));
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (rk_window_parent_class)->close_request (window);
}

static void
rk_window_dispose (GObject *object)
{
  RkWindow *self = RK_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  self->view = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->toast);
  g_clear_object (&self->file);
  g_clear_pointer (&self->font, g_free);
  G_OBJECT_CLASS (rk_window_parent_class)->dispose (object);
}

static void
rk_window_class_init (RkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rk_window_close_request;
  rk_window_actions_install (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/renkei/Renkei/rk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RkWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RkWindow, opening);
}

static void
rk_window_init (RkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
