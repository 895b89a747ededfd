#include "rk-beside.h"

#include "rk-reporter.h"

#define TOASTS "rk-toasts"
#define PLACE "rk-toasts-place"

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  rk_context_undo (context);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  rk_context_redo (context);
}

static void
add_key (GtkShortcutController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                              gtk_named_action_new (action)));
}

/* Where words are being typed, Ctrl+Z has taken back letters before it comes here. */
static void
add_undo (GtkWidget *window, RkContext *context)
{
  static const GActionEntry verbs[]
      = { { .name = "undo", .activate = on_undo }, { .name = "redo", .activate = on_redo } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  g_action_map_add_action_entries (G_ACTION_MAP (actions), verbs, G_N_ELEMENTS (verbs), context);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  add_key (keys, "<Control>z", "win.undo");
  add_key (keys, "<Control><Shift>z", "win.redo");
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (keys));
}

static AdwToastOverlay *
wrap_content (AdwWindow *window, GtkWidget *content)
{
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  g_autoptr (GtkWidget) own = content ? NULL : g_object_ref (adw_window_get_content (window));

  if (own)
    adw_window_set_content (window, NULL);
  adw_toast_overlay_set_child (toasts, content ? content : own);
  adw_window_set_content (window, GTK_WIDGET (toasts));
  return toasts;
}

void
rk_beside_join (AdwWindow *window, RkContext *context, GtkWidget *content)
{
  GtkWidget *own = adw_window_get_content (window);

  g_return_if_fail (ADW_IS_WINDOW (window) && (content || own));
  g_return_if_fail (RK_IS_CONTEXT (context));

  /* A window of preferences is made with a place for them. */
  g_object_set_data (G_OBJECT (window), TOASTS,
                     content == NULL && ADW_IS_TOAST_OVERLAY (own)
                         ? ADW_TOAST_OVERLAY (own)
                         : wrap_content (window, content));
  if (!rk_context_is_read_only (context))
    add_undo (GTK_WIDGET (window), context);
}

void
rk_beside_keep_clear (GtkWindow *window, AdwToastOverlay *place)
{
  g_object_set_data (G_OBJECT (window), PLACE, place);
}

static AdwToastOverlay *
toasts_of (GtkWindow *window)
{
  GtkWidget *place = g_object_get_data (G_OBJECT (window), PLACE);

  return place && gtk_widget_get_mapped (place) ? ADW_TOAST_OVERLAY (place)
                                                : g_object_get_data (G_OBJECT (window), TOASTS);
}

static gboolean
is_before (GtkWindow *window, GtkWindow *main)
{
  while (window && window != main)
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

/* Where the keyboard is nowhere (a dialog has just gone) the newest window that lies before @main
 * is looked at. */
static GtkWindow *
find_front (GtkWindow *main)
{
  GtkWindow *front = rk_reporter_front (main);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0;
       front == main && !gtk_window_is_active (main) && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != main && gtk_widget_get_mapped (GTK_WIDGET (window)) && is_before (window, main)
          && g_object_get_data (G_OBJECT (window), TOASTS))
        front = window;
    }
  return front;
}

AdwToastOverlay *
rk_beside_get_toasts (GtkWindow *main)
{
  AdwToastOverlay *toasts = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (main), NULL);

  for (GtkWindow *window = find_front (main); window && window != main && toasts == NULL;
       window = gtk_window_get_transient_for (window))
    toasts = toasts_of (window);
  return toasts;
}
