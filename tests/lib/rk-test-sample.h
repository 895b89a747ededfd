/* For tests that begin with the sample office. Making it takes longer than copying it: a program
 * makes it once. Header only. */
#pragma once

#include "rk-sample.h"
#include "rk-test-office.h"

G_BEGIN_DECLS

G_GNUC_UNUSED static void
rk_test_sample_write (const char *path)
{
  static GBytes *sample; /* held to the end */
  g_autoptr (GError) error = NULL;

  if (sample == NULL)
    {
      char *bytes;
      gsize size;

      rk_sample_create_of (path, RK_SAMPLE_FEW, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &bytes, &size, &error);
      g_assert_no_error (error);
      sample = g_bytes_new_take (bytes, size);
      return;
    }
  g_file_set_contents (path, g_bytes_get_data (sample, NULL), (gssize)g_bytes_get_size (sample),
                       &error);
  g_assert_no_error (error);
}

/* To be freed with rk_test_office_free(). */
G_GNUC_UNUSED static RkTestOffice *
rk_test_sample_new (RkStoreFlags flags)
{
  RkTestOffice *office = g_new0 (RkTestOffice, 1);
  g_autoptr (GError) error = NULL;

  office->folder = g_dir_make_tmp ("rk-test-XXXXXX", &error);
  g_assert_no_error (error);
  office->path = g_build_filename (office->folder, "見本.renkei", NULL);
  rk_test_sample_write (office->path);
  office->store = rk_store_open (office->path, RK_STORE_NO_DAILY_BACKUP | flags, &error);
  g_assert_no_error (error);
  return office;
}

G_END_DECLS
