/* What of the sample office is not invented: 習慣的喫煙, BMI and HbA1c of 静岡県's eight 圏域, the
 * prefecture and the nation (the sum of the published table), out of the NDB open data. */
#include "rk-sample-council.h"

#include "rk-core-data.h"
#include "rk-indicator-import.h"

static const char *const tables[] = {
  "sample-smoking-2018.csv", "sample-smoking-2019.csv", "sample-smoking-2020.csv",
  "sample-smoking-2021.csv", "sample-bmi-25-2021.csv",  "sample-hba1c-65-2021.csv",
};

gboolean
rk_sample_fill_indicators (RkDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) data = rk_core_data (tables[i]);
      g_autoptr (RkIndicatorImport) import
          = rk_indicator_import_new_for_data (data, tables[i], error);

      if (import == NULL || !rk_indicator_import_run (db, import, NULL, error))
        return FALSE;
    }
  return TRUE;
}
