/* Nothing but the start. */
#include <locale.h>
#include <glib/gi18n-lib.h>

#include "rk-application.h"

int
main (int argc, char **argv)
{
  /* Set for runs from a build directory. */
  const char *catalogues = g_getenv ("RENKEI_LOCALEDIR");
  g_autoptr (RkApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues ? catalogues : RK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = rk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
