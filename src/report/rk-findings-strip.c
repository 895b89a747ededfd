/* Strengths and issues on a paper: each a sentence and beside it its own small figure. */
#include "rk-area-summary.h"
#include "rk-chart-figure.h"
#include "rk-strip.h"

#define TRENDS_IN_A_ROW 4

/* ── the figure ──────────────────────────────────────────────────────────────────────────── */

/* Over the years beside the nation; of one year, where the area stands among the others. */
static RkChart *
small_chart (const RkFinding *finding, const char *area, const char *name)
{
  RkChart *chart;

  if (finding->series == NULL || finding->series->years->len < 2)
    return rk_finding_strip (finding, area, name);
  chart = rk_indicator_trend_chart (finding->series, RK_CHART_TREND, finding->sex, area);
  rk_chart_set_unit (chart, NULL); /* it is in the heading */
  return chart;
}

static char *
dup_heading (const RkFinding *finding)
{
  const char *unit = rk_record_get (finding->indicator, "unit");

  return g_strdup_printf ("%s%s%s%s%s%s", rk_indicator_short (finding->indicator),
                          finding->sex == 'T' ? "" : "　",
                          finding->sex == 'T' ? "" : rk_sex_paper (finding->sex),
                          unit && *unit ? "（" : "", unit ? unit : "", unit && *unit ? "）" : "");
}

/* ── on the paper ────────────────────────────────────────────────────────────────────────── */

void
rk_findings_add_line (RkDocument *document, const char *tag, const char *text, gboolean boxed)
{
  RkStrip *strip = g_new0 (RkStrip, 1);

  strip->tag = g_strdup (tag);
  strip->text = g_strdup (text);
  strip->boxed = boxed;
  rk_strip_add (document, strip);
}

gboolean
rk_area_summary_add_strips (const RkAreaSummary *self, RkDocument *document, gboolean strengths)
{
  guint first = strengths ? 0 : RK_AREA_SUMMARY_MOST;
  const char *area = rk_record_get (self->record, "area");
  const char *name = rk_record_get (self->record, "name");
  guint n = 0;

  for (guint i = 0; i < RK_AREA_SUMMARY_MOST; i++)
    {
      const char *text = rk_area_summary_text (self, first + i);
      const RkFinding *finding = self->picked[first + i];
      RkStrip *strip;

      if (text == NULL || g_str_equal (text, RK_AREA_SUMMARY_NONE))
        continue;
      strip = g_new0 (RkStrip, 1);
      strip->tag = g_strdup_printf ("%s%u", strengths ? "強み" : "課題", ++n);
      strip->text = g_strdup (text);
      if (finding)
        {
          strip->chart = small_chart (finding, area, name);
          strip->heading = dup_heading (finding);
        }
      rk_strip_add (document, strip);
    }
  return n > 0;
}

/* ── over the years, side by side ────────────────────────────────────────────────────────── */

void
rk_findings_add_trends (RkDocument *document,
                        const char *heading,
                        const GPtrArray *findings,
                        const char *area)
{
  g_autoptr (GPtrArray) row = rk_strips_new ();

  for (guint i = 0; i < findings->len && row->len < TRENDS_IN_A_ROW; i++)
    {
      const RkFinding *finding = findings->pdata[i];
      RkStrip *strip;

      if (finding->series == NULL || finding->series->years->len < 2)
        continue;
      strip = g_new0 (RkStrip, 1);
      strip->heading = dup_heading (finding);
      strip->chart = small_chart (finding, area, NULL);
      g_ptr_array_add (row, strip);
    }
  if (row->len == 0)
    return;
  rk_document_add_heading (document, heading);
  rk_strips_add_row (document, g_steal_pointer (&row));
}
