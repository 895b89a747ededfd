#include "rk-tour.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rk-import-window.h"
#include "rk-tour-private.h"

#define TICK_MS 50
/* A picture is taken when at so many ticks nothing was being read and nothing had been redrawn. The
 * clock would not do: on a busy machine it runs on while what has been read waits to be drawn. */
#define QUIET_TICKS 6
#define PATIENCE_S 20 /* once everything has been read */
#define READING_S 180 /* on a busy machine the first page waits for the copy of the day */

/* ── how it looks ────────────────────────────────────────────────────────────────────────── */

static const struct
{
  RkTourLook look;
  const char *suffix;
  int width, height;
} looks[] = {
  { 0, "", 1280, 800 },
  { RK_TOUR_DARK, "-dark", 1280, 800 },
  { RK_TOUR_LARGE, "-200", 1280, 800 },
  { RK_TOUR_W900, "-900", 900, 700 },
  { RK_TOUR_W640, "-640", 640, 480 },
};

static void
apply_look (RkTour *tour)
{
  RkTourLook look = looks[tour->look].look;
  int width, height;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look & RK_TOUR_DARK ? ADW_COLOR_SCHEME_FORCE_DARK
                                                          : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                (look & RK_TOUR_LARGE ? 192 : 96) * 1024, NULL);
  gtk_window_get_default_size (tour->picture, &width, &height);
  if (RK_IS_WINDOW (tour->picture) || RK_IS_IMPORT_WINDOW (tour->picture))
    {
      width = looks[tour->look].width;
      height = looks[tour->look].height;
    }
  else if (look & RK_TOUR_W640)
    {
      width = MIN (width, 480);
      height = MIN (height, 480);
    }
  else if (look & RK_TOUR_LARGE)
    {
      width = MIN (width * 2, 1280);
      height = MIN (height * 2, 800);
    }
  gtk_window_set_default_size (tour->picture, width, height);
}

static const RkTourStop *
stop_of (RkTour *tour)
{
  return &g_array_index (tour->stops, RkTourStop, tour->stop);
}

/* ── taking the picture ──────────────────────────────────────────────────────────────────── */

static void
on_redrawn (RkTour *tour)
{
  tour->quiet = 0;
}

/* Returns: FALSE while there is nothing to take, because something is being laid out */
static gboolean
save_picture (RkTour *tour)
{
  GtkNative *native = GTK_NATIVE (tour->picture);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name
      = g_strdup_printf ("%s%s.png", stop_of (tour)->name, looks[tour->look].suffix);
  g_autofree char *path = g_build_filename (tour->folder, name, NULL);

  gdk_paintable_snapshot (tour->paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (tour->paintable),
                          gdk_paintable_get_intrinsic_height (tour->paintable));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL && g_get_monotonic_time () - tour->started < PATIENCE_S * G_USEC_PER_SEC)
    return FALSE;
  if (node)
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node, NULL);
  if (texture && gdk_texture_save_to_png (texture, path))
    tour->n_saved++;
  else
    {
      g_printerr ("%s: no picture\n", name);
      tour->failed = TRUE;
    }
  return TRUE;
}

static void
leave_stop (RkTour *tour)
{
  g_clear_object (&tour->paintable);
  if (tour->picture && tour->picture != GTK_WINDOW (tour->window))
    gtk_window_destroy (tour->picture);
  tour->picture = NULL;
}

static gboolean
is_wanted (RkTour *tour)
{
  return (tour->look == 0 || (stop_of (tour)->looks & looks[tour->look].look))
         && (tour->only == NULL || strstr (stop_of (tour)->name, tour->only));
}

static gboolean
next_stop (RkTour *tour)
{
  while (tour->stop < tour->stops->len && !is_wanted (tour))
    if (++tour->look == G_N_ELEMENTS (looks))
      {
        tour->look = 0;
        tour->stop++;
      }
  return tour->stop < tour->stops->len;
}

static void
enter_stop (RkTour *tour)
{
  stop_of (tour)->show (tour);
  tour->went_on = FALSE;
  apply_look (tour);
  tour->paintable = gtk_widget_paintable_new (GTK_WIDGET (tour->picture));
  g_signal_connect_swapped (tour->paintable, "invalidate-contents", G_CALLBACK (on_redrawn), tour);
  gtk_widget_queue_draw (GTK_WIDGET (tour->picture));
  tour->quiet = 0;
  tour->entered = tour->started = g_get_monotonic_time ();
}

static void
finish (RkTour *tour)
{
  g_print ("%u pictures in %s\n", tour->n_saved, tour->folder);
  gtk_window_destroy (GTK_WINDOW (tour->window));
  g_application_release (G_APPLICATION (tour->application));
  if (tour->failed || tour->n_saved == 0)
    exit (1);
  g_array_unref (tour->stops);
  g_object_unref (tour->settings);
  g_free (tour->folder);
  g_free (tour->only);
  g_free (tour);
}

static gboolean
on_tick (gpointer data)
{
  RkTour *tour = data;
  gint64 now = g_get_monotonic_time ();

  if (rk_window_get_context (tour->window) == NULL)
    {
      if (now - tour->started < PATIENCE_S * G_USEC_PER_SEC)
        return G_SOURCE_CONTINUE;
      g_printerr ("the office file did not open\n");
      finish (tour);
      return G_SOURCE_REMOVE;
    }
  if (tour->picture)
    {
      if (!rk_store_is_idle (rk_context_get_store (rk_window_get_context (tour->window)))
          && now - tour->entered < READING_S * G_USEC_PER_SEC)
        {
          tour->quiet = 0;
          tour->started = now;
        }
      if (tour->quiet++ < QUIET_TICKS && now - tour->started < PATIENCE_S * G_USEC_PER_SEC)
        return G_SOURCE_CONTINUE;
      if (stop_of (tour)->then && !tour->went_on)
        {
          tour->went_on = stop_of (tour)->then (tour, stop_of (tour)->part);
          tour->quiet = 0;
          if (tour->went_on || now - tour->started < PATIENCE_S * G_USEC_PER_SEC)
            return G_SOURCE_CONTINUE;
          g_printerr ("%s: what it is to show did not come\n", stop_of (tour)->name);
          tour->failed = TRUE;
        }
      if (!save_picture (tour))
        return G_SOURCE_CONTINUE;
      leave_stop (tour);
      tour->look++;
      if (tour->look == G_N_ELEMENTS (looks))
        {
          tour->look = 0;
          tour->stop++;
        }
    }
  if (next_stop (tour))
    {
      enter_stop (tour);
      return G_SOURCE_CONTINUE;
    }
  finish (tour);
  return G_SOURCE_REMOVE;
}

/* What a desktop with a settings daemon brings; without hinting, because the cairo renderer cuts
 * the lower half of Japanese full stops at some sizes otherwise. */
static void
apply_desktop (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-decoration-layout", ":close", "gtk-font-name", "Noto Sans CJK JP 11",
                "gtk-xft-antialias", 1, "gtk-xft-hinting", 0, "gtk-xft-hintstyle", "hintnone",
                NULL);
}

void
rk_tour_start (GtkApplication *application,
               GSettings *settings,
               const char *folder,
               const char *page,
               const char *file)
{
  RkTour *tour = g_new0 (RkTour, 1);

  tour->application = application;
  tour->stops = rk_tour_stops ();
  tour->settings = g_object_ref (settings);
  tour->folder = g_strdup (folder);
  tour->only = g_strdup (page);
  tour->started = g_get_monotonic_time ();
  g_mkdir_with_parents (folder, 0755);
  apply_desktop ();
  tour->window = rk_window_new (application, settings);
  if (file)
    {
      g_autoptr (GFile) office = g_file_new_for_commandline_arg (file);

      rk_window_open (tour->window, office);
    }
  else
    rk_window_open_sample (tour->window);
  gtk_window_present (GTK_WINDOW (tour->window));
  g_application_hold (G_APPLICATION (application));
  g_timeout_add (TICK_MS, on_tick, tour);
}
