/* For tests of windows and widgets: the application without its command line, walking through
 * widget trees, and the screen reader's view of a control. */
#pragma once

#include <locale.h>
#ifdef __SANITIZE_ADDRESS__
#include <link.h>
#include <string.h>
#endif
#include <adwaita.h>
#include "rk-application.h"
#include "rk-context.h"
#include "rk-test-office.h"
#include "rk-window-actions.h"

G_BEGIN_DECLS

static GtkApplication *rk_test_application;
static GSettings *rk_test_settings;

#ifdef __SANITIZE_ADDRESS__
#define RK_TEST_QUARKS 2048 /* QUARK_BLOCK_SIZE of gquark.c */

/* sanitizer/allocator_interface.h, which gcc does not install */
int __sanitizer_get_ownership (const volatile void *p);
size_t __sanitizer_get_allocated_size (const volatile void *p);

static gpointer volatile rk_test_first_quarks; /* never read, only held */

/* A program with more than 2048 names makes GLib leave its first table of them behind, on purpose.
 * No suppression can tell that leak (GLib is built without frame pointers), so the table is looked
 * up among GLib's variables, told by its size and its first name, and held. */
static int
rk_test_hold_quarks (struct dl_phdr_info *info, gsize size, gpointer data)
{
  const char *first = g_quark_to_string (1);

  for (guint i = 0; strstr (info->dlpi_name, "libglib-2.0") && i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &info->dlpi_phdr[i];
      gpointer *words = GSIZE_TO_POINTER ((info->dlpi_addr + part->p_vaddr + 7) & ~(gsize)7);

      if (part->p_type != PT_LOAD || !(part->p_flags & PF_W))
        continue;
      for (gsize k = 0; k + 1 < part->p_memsz / sizeof (gpointer); k++)
        if (__sanitizer_get_ownership (words[k])
            && __sanitizer_get_allocated_size (words[k]) == RK_TEST_QUARKS * sizeof (char *)
            && ((const char **)words[k])[1] == first)
          rk_test_first_quarks = words[k];
    }
  return 0;
}
#endif

/* Exit status 77 tells meson that there was no display to test on. */
G_GNUC_UNUSED static void
rk_test_app_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
#ifdef __SANITIZE_ADDRESS__
  dl_iterate_phdr (rk_test_hold_quarks, NULL);
#endif
  setlocale (LC_ALL, "");
  if (!gtk_init_check ())
    exit (77);
  /* As g_application_run() does: what belongs on the main thread comes there and nowhere else. */
  g_main_context_acquire (NULL);
  rk_test_application = GTK_APPLICATION (rk_application_new ());
  g_application_set_flags (G_APPLICATION (rk_test_application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_application_register (G_APPLICATION (rk_test_application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                "Noto Sans CJK JP 11", "gtk-cursor-blink", FALSE, NULL);
  rk_test_settings = g_settings_new (RK_APP_ID);
}

G_GNUC_UNUSED static int
rk_test_app_run (void)
{
  int status = g_test_run ();

  g_clear_object (&rk_test_settings);
  g_clear_object (&rk_test_application);
  return status;
}

/* Whatever is due now, until nothing is. */
G_GNUC_UNUSED static void
rk_test_flush (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The first widget below @root of @type for which @accepts holds (NULL: any). */
G_GNUC_UNUSED static GtkWidget *
rk_test_find (GtkWidget *root,
              GType type,
              gboolean (*accepts) (GtkWidget *, gpointer),
              gpointer data)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (accepts == NULL || accepts (root, data)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rk_test_find (child, type, accepts, data);

      if (found)
        return found;
    }
  return NULL;
}

G_GNUC_UNUSED static gboolean
rk_test_has_label (GtkWidget *widget, gpointer text)
{
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
  return rk_test_find (widget, GTK_TYPE_LABEL, rk_test_has_label, text) != NULL;
}

/* A button by its words. */
G_GNUC_UNUSED static GtkWidget *
rk_test_button (GtkWidget *root, const char *words)
{
  return rk_test_find (root, GTK_TYPE_BUTTON, rk_test_has_label, (gpointer)words);
}

G_GNUC_UNUSED static gboolean
rk_test_is_shown_label (GtkWidget *label, gpointer text)
{
  return gtk_widget_get_mapped (label) && rk_test_has_label (label, text);
}

/* Whether a text can be read somewhere below @root. */
G_GNUC_UNUSED static gboolean
rk_test_shows (GtkWidget *root, const char *text)
{
  return rk_test_find (root, GTK_TYPE_LABEL, rk_test_is_shown_label, (gpointer)text) != NULL;
}

/* An open window of @type, and with @words in it or as its title where they are not NULL; NULL:
 * there is none. */
G_GNUC_UNUSED static gpointer
rk_test_toplevel (GType type, const char *words)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type)
          && (words == NULL || g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), words) == 0
              || rk_test_shows (window, words)))
        return window;
    }
  return NULL;
}

/* What the screen reader calls a control. */
G_GNUC_UNUSED static gboolean
rk_test_is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *differs = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return differs == NULL;
}

G_GNUC_UNUSED static gboolean
rk_test_is_called_so (GtkWidget *widget, gpointer name)
{
  return rk_test_is_called (widget, name);
}

/* The first control below @root that a screen reader calls @name. */
G_GNUC_UNUSED static GtkWidget *
rk_test_find_called (GtkWidget *root, GType type, const char *name)
{
  return rk_test_find (root, type, rk_test_is_called_so, (gpointer)name);
}

/* For the signal "toast" of a context: what was said last. */
G_GNUC_UNUSED static void
rk_test_keep_toast (gpointer context, AdwToast *toast, char **last)
{
  g_free (*last);
  *last = g_strdup (adw_toast_get_title (toast));
}

G_GNUC_UNUSED static gboolean
rk_test_is_shown_cell (GtkWidget *cell, gpointer text)
{
  return gtk_widget_get_mapped (cell)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), text) == 0;
}

/* The same for the cells of a table. */
G_GNUC_UNUSED static gboolean
rk_test_shows_cell (GtkWidget *root, const char *text)
{
  return rk_test_find (root, GTK_TYPE_INSCRIPTION, rk_test_is_shown_cell, (gpointer)text) != NULL;
}

/* ── keys: what is bound to them, from the widget upwards; GTK 4 has no way to press one ─────── */

G_GNUC_UNUSED static gboolean
rk_test_is_bound (GtkShortcutTrigger *trigger, guint key, GdkModifierType modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return rk_test_is_bound (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)),
                             key, modifiers)
           || rk_test_is_bound (
               gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), key,
               modifiers);
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

G_GNUC_UNUSED static gboolean
rk_test_press_in (GtkWidget *widget, GListModel *shortcuts, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (rk_test_is_bound (gtk_shortcut_get_trigger (shortcut), key, modifiers)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

G_GNUC_UNUSED static gboolean
rk_test_press_at (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && rk_test_press_in (widget, G_LIST_MODEL (controller), key, modifiers))
        return TRUE;
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        {
          gboolean taken = FALSE;

          g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &taken);
          if (taken)
            return TRUE;
        }
    }
  return FALSE;
}

/* Returns: whether anything took the key */
G_GNUC_UNUSED static gboolean
rk_test_press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    if (rk_test_press_at (widget, key, modifiers))
      return TRUE;
  return FALSE;
}

G_GNUC_UNUSED static void
rk_test_click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* A window on the office of a test, past its first page, @width px wide. */
G_GNUC_UNUSED static RkWindow *
rk_test_window_of_width (const char *path, int width)
{
  RkWindow *window = rk_window_new (rk_test_application, rk_test_settings);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  rk_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  rk_test_wait (rk_window_get_context (window) != NULL);
  return window;
}

G_GNUC_UNUSED static RkWindow *
rk_test_window (const char *path)
{
  return rk_test_window_of_width (path, 1280);
}

G_GNUC_UNUSED static void
rk_test_close_popovers (GtkWidget *widget)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        gtk_popover_popdown (GTK_POPOVER (child));
      rk_test_close_popovers (child);
    }
}

/* Before a window goes: the pointer leaves it, so that no tooltip is under way. GTK 4.8 stumbles
 * over one whose window was destroyed within the half second before it comes. */
G_GNUC_UNUSED static void
rk_test_hide (GtkWidget *window)
{
  rk_test_close_popovers (window);
  gdk_display_sync (gtk_widget_get_display (window));
  rk_test_flush ();
  gtk_widget_set_visible (window, FALSE);
  gdk_display_sync (gtk_widget_get_display (window));
  rk_test_flush ();
}

/* ── what every control must have ────────────────────────────────────────────────────────── */

G_GNUC_UNUSED static gboolean
rk_test_has_spoken_label (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* Whether a screen reader has a word for it: in GTK 4.8 of a button's content only a text counts,
 * and of a menu button not even that. */
G_GNUC_UNUSED static gboolean
rk_test_has_name (GtkWidget *widget)
{
  GtkButton *button = GTK_IS_BUTTON (widget) ? GTK_BUTTON (widget) : NULL;

  if (rk_test_has_spoken_label (widget) || (button && gtk_button_get_label (button)))
    return TRUE;
  return !(button && gtk_button_get_icon_name (button))
         && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

G_GNUC_UNUSED static gboolean
rk_test_is_adwaita (GtkWidget *widget, const char *type)
{
  GType found = g_type_from_name (type);

  return found && gtk_widget_get_ancestor (widget, found) != NULL;
}

/* Parts that GTK and libadwaita make themselves and name by the control around them. */
G_GNUC_UNUSED static gboolean
rk_test_is_inner_part (GtkWidget *widget)
{
  return rk_test_is_adwaita (widget, "AdwBackButton")
         || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN)
         || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS)
         || gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON)
         || gtk_widget_get_ancestor (widget, GTK_TYPE_INFO_BAR)
         || gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON)
         || gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_BAR)
         || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
}

G_GNUC_UNUSED static char *
rk_test_dup_place (GtkWidget *widget)
{
  GString *place = g_string_new (NULL);

  for (; widget; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (place, " < %s", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (place, FALSE);
}

/* Fails unless every button that can be seen below @widget has a name for the screen reader. */
G_GNUC_UNUSED static void
rk_test_has_names (GtkWidget *widget)
{
  if ((GTK_IS_BUTTON (widget) && !rk_test_is_inner_part (widget)) || GTK_IS_MENU_BUTTON (widget))
    if (gtk_widget_get_visible (widget) && !rk_test_has_name (widget))
      {
        g_autofree char *place = rk_test_dup_place (widget);

        g_test_message ("without a name:%s", place);
        g_test_fail ();
      }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    rk_test_has_names (child);
}

/* A widget that nothing holds any more is gone. */
#define rk_test_gone(object)                                 \
  G_STMT_START                                               \
  {                                                          \
    gpointer rk_test_weak = (object);                        \
    g_object_add_weak_pointer (rk_test_weak, &rk_test_weak); \
    gtk_window_destroy (GTK_WINDOW (rk_test_weak));          \
    rk_test_wait (rk_test_weak == NULL);                     \
  }                                                          \
  G_STMT_END

/* One notch down over @widget, where it takes the wheel before what is in it. */
G_GNUC_UNUSED static void
rk_test_turn_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) wheel = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (wheel)
          && gtk_event_controller_get_propagation_phase (wheel) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (wheel, "scroll", 0.0, 1.0, &taken);
    }
}

G_END_DECLS
