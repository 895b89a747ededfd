/* What the papers of checklists share: which edition, which year, which councils, what they
 * answered. */
#pragma once

#include "rk-checklists.h"
#include "rk-report-private.h"

G_BEGIN_DECLS

/**
 * RkChecklistPaper:
 * @councils: (element-type RkRecord): whose papers are printed; none where the edition is not
 *   answered by councils
 */
typedef struct
{
  RkDb *db;
  RkRecord *office;
  RkEdition *edition;
  GPtrArray *councils;
  RkDate day;
  int year;
} RkChecklistPaper;

/**
 * rk_checklist_paper_load:
 * @several: where no council is named, all those the edition is for; else the one meant
 * @error: %RK_ERROR_NOT_FOUND where there is no edition or no council
 */
gboolean rk_checklist_paper_load (RkChecklistPaper *self,
                                  RkDb *db,
                                  const RkReportParams *params,
                                  gboolean several,
                                  GError **error);
void rk_checklist_paper_clear (RkChecklistPaper *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkChecklistPaper, rk_checklist_paper_clear)

/** rk_checklist_paper_rounds: the newest versions of the councils' rounds. */
GPtrArray *
rk_checklist_paper_rounds (const RkChecklistPaper *self, int from, int to, GError **error);
/** rk_checklist_paper_round: the round of @params, or of a council; NULL: there is none, or error
 */
RkChecklist *rk_checklist_paper_round (const RkChecklistPaper *self,
                                       const RkReportParams *params,
                                       const RkRecord *council,
                                       GError **error);
/** rk_checklist_paper_missing: the error where nothing was answered. Returns: NULL */
gpointer
rk_checklist_paper_missing (const RkChecklistPaper *self, const RkRecord *council, GError **error);
/** rk_checklist_paper_document: with the office's fonts, foot and 見本 mark. */
RkDocument *rk_checklist_paper_document (const RkChecklistPaper *self,
                                         const char *title,
                                         RkPaperSize size,
                                         gboolean landscape);

/** rk_checklist_dup_title: without what tag and target say beside it. */
char *rk_checklist_dup_title (const RkEdition *edition);
/** rk_checklist_about: who or what was assessed: 「志太榛原圏域」, a workplace, a project. @round,
 * @council: (nullable). (transfer full) */
char *rk_checklist_about (const RkRecord *round, const RkRecord *council);
/** rk_checklist_council_name: 「志太榛原圏域」, 「静岡県」. (transfer full) */
char *rk_checklist_council_name (const RkRecord *council);
/** rk_checklist_level_short: 「2-②」; 「2-②未満」 where none is reached; (transfer full) */
char *rk_checklist_level_short (const RkEdition *edition, const int *answers);
/**
 * rk_checklist_rates_chart: rates of the blocks, as radar or lying bars; @before: (nullable).
 * Returns: (transfer full): without title, source and note
 */
RkChart *rk_checklist_rates_chart (RkChartKind kind,
                                   const RkEdition *edition,
                                   const int *now,
                                   int year,
                                   const int *before,
                                   int year_before);
/** rk_checklist_levels_chart: a line of steps for each council of @rounds (RkRoundAnswers); where
 * the edition knows no levels, lines of how much is done. */
RkChart *
rk_checklist_levels_chart (const RkEdition *edition, const GPtrArray *rounds, int from, int to);
/** rk_checklist_heat_chart: items × councils of one year. */
RkChart *rk_checklist_heat_chart (const RkEdition *edition, const GPtrArray *rounds, int year);

G_END_DECLS
