/* What of the sample office is not invented: 習慣的喫煙, BMI and HbA1c of 静岡県's eight 圏域, the
 * prefecture and the nation (the sum of the published table), out of the NDB open data. */
#include "rk-sample-council.h"

#include "rk-core-data.h"
#include "rk-figures.h"
#include "rk-indicator-import.h"
#include "rk-indicators.h"
#include "rk-kinds.h"
#include "rk-meetings.h"

static const char *const tables[] = {
  "sample-smoking-2018.csv", "sample-smoking-2019.csv", "sample-smoking-2020.csv",
  "sample-smoking-2021.csv", "sample-bmi-25-2021.csv",  "sample-hba1c-65-2021.csv",
};

/* What the prefecture's council looks at in its newest meeting; @item: place on its agenda, from 0
 */
static const struct
{
  const char *indicator;
  const char *form;
  guint item;
} figures[] = {
  { "smoking", "forest", 1 },
  { "smoking", "trend", 1 },
};

static RkRecord *
make_figure (const RkRecord *card, gint64 meeting, const RkRecord *item, const char *form)
{
  RkDraft *draft = rk_draft_new (&rk_kind_figure);

  rk_draft_put_int (draft, "indicator_id", rk_record_id (card));
  rk_draft_put_int (draft, "meeting_id", meeting);
  rk_draft_put_int (draft, "agenda_item_id", rk_record_id (item));
  rk_draft_put (draft, "form", form);
  rk_draft_put (draft, "level", "medical_area");
  return rk_draft_end (draft);
}

static gboolean
fill_figures (RkDb *db, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  gint64 meeting;

  if (!rk_meetings_default (db, 0, &meeting, error)
      || (items = rk_figures_items (db, meeting, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (RkRecord) card = rk_indicators_find (db, figures[i].indicator, error);
      g_autoptr (RkRecord) figure = NULL;

      if (card == NULL)
        return FALSE;
      figure = make_figure (card, meeting, items->pdata[figures[i].item], figures[i].form);
      if (!rk_figures_use (db, figure, NULL, error))
        return FALSE;
    }
  return TRUE;
}

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
  return fill_figures (db, error);
}
