/* Strengths and issues of a 圏域: as the numbers say, or as the office wrote them. */
#pragma once

#include "rk-indicator-findings.h"

G_BEGIN_DECLS

#define RK_AREA_SUMMARY_MOST 3

/** RK_AREA_SUMMARY_NONE: written in place of a sentence that is to be left out. */
#define RK_AREA_SUMMARY_NONE "－"

/**
 * RkAreaSummary:
 * @record: of rk_kind_area_summary; a new one where nothing was written
 * @generated: strengths, then issues: with the change since the year before; NULL: there is none
 * @picked: (transfer none): what each one is about: the generated one, or what is written of
 * another indicator, which it names
 * @doubts: of what is written: what rk_figure_dup_doubt() says of it
 * @unjudged: names of what could not be compared; @n_judged: how many could
 * @without: (nullable): why there are no findings at all, for a paper
 */
typedef struct
{
  RkRecord *record;
  char *generated[2 * RK_AREA_SUMMARY_MOST];
  const RkFinding *picked[2 * RK_AREA_SUMMARY_MOST];
  char *doubts[2 * RK_AREA_SUMMARY_MOST];
  GPtrArray *unjudged;
  guint n_judged;
  const char *without;
} RkAreaSummary;

/** rk_area_summary_load: @findings: of the area; must stay */
RkAreaSummary *
rk_area_summary_load (RkDb *db, const char *area, const GPtrArray *findings, GError **error);
void rk_area_summary_free (RkAreaSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkAreaSummary, rk_area_summary_free)

/** rk_area_summary_field: 「strength_1」 … 「issue_3」. @place: from 0, strengths first */
const char *rk_area_summary_field (guint place);
/** rk_area_summary_text: what was written, else what the numbers say. Returns: (nullable) */
const char *rk_area_summary_text (const RkAreaSummary *self, guint place);
/** rk_area_summary_dup_words: all strengths or all issues, for a paper; what to say where there is
 * none. */
char *rk_area_summary_dup_words (const RkAreaSummary *self, gboolean strengths);
/** rk_area_summary_add_remarks: doubts about what is written, for whoever prints it. */
void rk_area_summary_add_remarks (const RkAreaSummary *self, RkDocument *document);
/** rk_area_summary_add_strips: each with a small figure of its own. Returns: whether there are any
 */
gboolean
rk_area_summary_add_strips (const RkAreaSummary *self, RkDocument *document, gboolean strengths);
/** rk_findings_add_trends: the first four that are known over the years, side by side, under
 * @heading; nothing where there are none. */
void rk_findings_add_trends (RkDocument *document,
                             const char *heading,
                             const GPtrArray *findings,
                             const char *area);
/** rk_findings_add_line: the same without a figure. @boxed: what the meeting is to decide */
void rk_findings_add_line (RkDocument *document, const char *tag, const char *text, gboolean boxed);

G_END_DECLS
