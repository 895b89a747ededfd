#include "rk-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rk-error.h"

static gboolean
is_want_of_room (int problem)
{
#ifdef EDQUOT
  if (problem == EDQUOT)
    return TRUE;
#endif
  return problem == ENOSPC || problem == EFBIG;
}

gboolean
rk_new_file_fail (const RkNewFile *file, int problem, const char *words, GError **error)
{
  g_autofree char *name = g_path_get_basename (file->path);

  if (is_want_of_room (problem))
    g_set_error (error, RK_ERROR, RK_ERROR_NO_SPACE,
                 _ ("There is no room left on the disk for “%s”. The file that was there before "
                    "is unchanged. Make room or choose another place."),
                 name);
  else
    g_set_error (error, RK_ERROR, problem == ENOENT ? RK_ERROR_NOT_FOUND : RK_ERROR_IO,
                 _ ("“%s” cannot be written (%s). The file that was there before is unchanged. "
                    "Choose another place or name."),
                 name, words);
  return FALSE;
}

int
rk_new_file_begin (RkNewFile *file, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY, 0600);

  file->path = g_strdup (path);
  if (fd < 0)
    rk_new_file_fail (file, errno, g_strerror (errno), error);
  else
    file->temporary = g_steal_pointer (&temporary);
  return fd;
}

gboolean
rk_new_file_finish (RkNewFile *file, GError **error)
{
  if (g_rename (file->temporary, file->path) != 0)
    return rk_new_file_fail (file, errno, g_strerror (errno), error);
  g_clear_pointer (&file->temporary, g_free);
  return TRUE;
}

void
rk_new_file_clear (RkNewFile *file)
{
  if (file->temporary)
    g_unlink (file->temporary);
  g_clear_pointer (&file->temporary, g_free);
  g_clear_pointer (&file->path, g_free);
}
