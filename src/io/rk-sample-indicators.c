/* The one table of the sample office that is not invented: 習慣的喫煙 of 静岡県's eight 圏域, the
 * prefecture and the nation, out of the NDB open data. */
#include "rk-sample-council.h"

#include "rk-core-data.h"
#include "rk-indicator-import.h"

gboolean
rk_sample_fill_indicators (RkDb *db, GError **error)
{
  for (int year = 2018; year <= 2021; year++)
    {
      g_autofree char *name = g_strdup_printf ("sample-smoking-%d.csv", year);
      g_autoptr (GBytes) data = rk_core_data (name);
      g_autoptr (RkIndicatorImport) import = rk_indicator_import_new_for_data (data, name, error);

      if (import == NULL || !rk_indicator_import_run (db, import, NULL, error))
        return FALSE;
    }
  return TRUE;
}
