/* bench-start COMMAND…: milliseconds until another program's first frame is on the screen.
 *
 * Seen from the X server, so that every program is measured the same way: the clock starts before
 * the process is made and stops at the first damage of a top-level window that is shown. Prints
 * that and the program's resident memory, then ends the program. */
#include <signal.h>
#include <stdlib.h>

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>

/* Windows smaller than this are helpers, not what a person waits for. */
#define WINDOW_MIN 200

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0; /* windows come and go while we look at them */
}

static gboolean
is_window_shown (Display *display, Window window)
{
  XWindowAttributes look;

  return XGetWindowAttributes (display, window, &look) && look.map_state == IsViewable
         && look.width >= WINDOW_MIN && look.height >= WINDOW_MIN;
}

/* Waits for the first frame; the server speaks first, so there is nothing to poll. */
static void
wait_for_frame (Display *display, int damage_event)
{
  for (;;)
    {
      XEvent event;

      XNextEvent (display, &event);
      if (event.type == CreateNotify && !event.xcreatewindow.override_redirect)
        XDamageCreate (display, event.xcreatewindow.window, XDamageReportBoundingBox);
      else if (event.type == damage_event + XDamageNotify
               && is_window_shown (display, ((XDamageNotifyEvent *)&event)->drawable))
        return;
    }
}

static double
resident_megabytes (const char *pid)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "status", NULL);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line ? (double)g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) / 1024 : 0;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      g_printerr ("bench-start COMMAND…, on an X display with the damage extension\n");
      return 2;
    }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  start = g_get_monotonic_time ();
  program = g_subprocess_newv ((const char *const *)argv + 1, G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                               &error);
  if (program == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  wait_for_frame (display, damage_event);
  g_print ("first frame %.1f ms\n", (double)(g_get_monotonic_time () - start) / 1000);
  g_print ("resident %.1f MB\n", resident_megabytes (g_subprocess_get_identifier (program)));
  g_subprocess_send_signal (program, SIGTERM);
  g_subprocess_wait (program, NULL, NULL);
  XCloseDisplay (display);
  return 0;
}
