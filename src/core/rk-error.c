#include "rk-error.h"

#include <stdarg.h>

typedef struct
{
  char *details;
} RkErrorPrivate;

/* The checks for NULL are for gcc's analyser, which takes GLib's own for possible ways. */
static void
rk_error_private_init (RkErrorPrivate *private)
{
}

static void
rk_error_private_copy (const RkErrorPrivate *from, RkErrorPrivate *to)
{
  if (from && to)
    to->details = g_strdup (from->details);
}

static void
rk_error_private_clear (RkErrorPrivate *private)
{
  if (private)
    g_free (private->details);
}

G_DEFINE_EXTENDED_ERROR (RkError, rk_error)

void
rk_error_set_details (GError *error, const char *format, ...)
{
  RkErrorPrivate *private = rk_error_get_private (error);
  va_list args;

  if (private == NULL)
    return;
  g_free (private->details);
  va_start (args, format);
  private->details = g_strdup_vprintf (format, args);
  va_end (args);
}

const char *
rk_error_get_details (const GError *error)
{
  const RkErrorPrivate *private = error->domain == RK_ERROR ? rk_error_get_private (error) : NULL;

  return private ? private->details : NULL;
}
