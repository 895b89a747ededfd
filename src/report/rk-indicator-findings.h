/* What speaks for and against one 圏域: all its indicators with their newest values. */
#pragma once

#include "rk-report-indicator.h"

G_BEGIN_DECLS

/**
 * RkFinding: one indicator and sex of the area.
 * @values: ratios (or published values) of all areas; @rates: (nullable); @series: rates by year
 * @beside: (nullable): rates against the prefecture
 * @row, @rate: of the area; @prefecture, @nation: rates of them, NaN where unknown
 * @newer: a year there is something of, but nothing of the nation; 0: none
 * @change: in points since the year before, NaN; @change_sure: beyond chance
 * @good: 1, 0, −1; @effect: how far from the reference, for ranking
 */
typedef struct
{
  RkRecord *indicator;
  RkValues *values;
  RkValues *rates;
  RkIndicatorSeries *series;
  RkValues *beside;
  char sex;
  const RkIndicatorValue *row;
  const RkIndicatorValue *rate;
  double prefecture;
  double nation;
  int newer;
  double change;
  gboolean change_sure;
  int good;
  double effect;
} RkFinding;

/** rk_findings_lack_nation: of no findings: whether there are values of @area, and only those of
 * the nation to compare with are missing. */
gboolean rk_findings_lack_nation (RkDb *db, const char *area);
/** rk_findings_load: of an area ("2206"), in the order of the cards. @year: 0: the newest of each
 */
GPtrArray *
rk_findings_load (RkDb *db, const char *area, int year, GCancellable *cancellable, GError **error);
/**
 * rk_findings_pick: the strongest ones.
 * @good: 1 or −1
 * Returns: (transfer container): at most @most RkFinding
 */
GPtrArray *rk_findings_pick (const GPtrArray *findings, int good, guint most);
#define RK_FINDINGS_NONE_JUDGED "どの指標も全国と比べて判定できない。"

/** rk_finding_dup_name: 「男性の喫煙」; where not @sexed, or of both sexes, 「喫煙」 */
char *rk_finding_dup_name (const RkFinding *self, gboolean sexed);
/**
 * rk_findings_list_unjudged: what could not be compared with the nation, for
 * rk_indicator_append_unjudged().
 * @sex: only of it, without naming it; 0: all
 * @n_judged: (out): the others
 * Returns: (transfer container): names, which it owns
 */
GPtrArray *rk_findings_list_unjudged (const GPtrArray *findings, char sex, guint *n_judged);
/** rk_finding_dup_change: 「0.5ポイント上がった」, of the rate, not of the ratio. Returns:
 * (nullable): none that is seen in print */
char *rk_finding_dup_change (const RkFinding *self);
/** rk_findings_dup_changes: what rose or fell beyond chance since the year before; where nothing
 * did, what could not be compared with it. */
char *rk_findings_dup_changes (const GPtrArray *findings, guint most);

/**
 * rk_findings_spine: where the area stands among the others of the prefecture, an indicator a row.
 * @area: "2206"
 */
RkChart *rk_findings_spine (const GPtrArray *findings, const char *area, const char *area_name);
/** rk_finding_strip: the row of one of them, without its name: for beside a sentence. */
RkChart *rk_finding_strip (const RkFinding *finding, const char *area, const char *area_name);
/** rk_findings_keep_ratios: takes away what is no 標準化該当比 of @sex ('M', 'F' or 'T'), so that
 * sources and remarks are of what is drawn only. */
void rk_findings_keep_ratios (GPtrArray *findings, char sex);
/** rk_findings_radar: ratios of one sex on axes of which 100 is a ring. */
RkChart *rk_findings_radar (const GPtrArray *findings, const char *area_name);
/** rk_findings_heat: ratios of all areas, an indicator a row. @sex: of all of them */
RkChart *rk_findings_heat (const GPtrArray *findings, char sex);
/** rk_findings_dup_masks: what is hidden, each once. Returns: (nullable) */
char *rk_findings_dup_masks (const GPtrArray *findings);
/** rk_findings_dup_sources: each 出典 once. @years: those of the years before, too, where the
 * area's own line and change are shown or spoken of; @prefecture: where it is shown, too */
char *rk_findings_dup_sources (const GPtrArray *findings, gboolean years, gboolean prefecture);
/** rk_findings_dup_remarks: what is of another publication than the rest of an indicator,
 * and what is of an older year as there is nothing of the nation; where a row has no value of
 * the prefecture (@prefecture: it is shown). Returns: "" where nothing is */
char *rk_findings_dup_remarks (const GPtrArray *findings, gboolean prefecture);
/** rk_findings_set_words: title with year, ages, 出典 and 注 of one of these that stands by itself.
 * @sex: 0: both */
void rk_findings_set_words (RkChart *chart, const GPtrArray *findings, char sex, const char *title);

G_END_DECLS
