/* What the チェックリスト page shows: an edition, whoever answers it side by side in a fiscal year
 * and the years before: councils, or the meetings, workplaces and projects that were assessed. Read
 * in one go on a worker, shared by the views, never changed. */
#pragma once

#include "rk-evidence.h"
#include "rk-query.h"
#include "rk-report.h"

G_BEGIN_DECLS

/* So many years are read: this one and those before it. */
#define RK_CHECKLIST_YEARS 5

/**
 * RkChecklistColumn: one council, or what else is assessed.
 * @about: which one, the same in each year: as in #RkRoundAnswers
 * @name: 「志太榛原」
 * @subject: of its round of the year; the words belong to @rounds of the data
 * @now, @before: (nullable): its answers of the year and of the year before
 * @sheet: (nullable): the round of the year with comments; NULL: not begun
 * @evidence: (element-type RkRecord): rk_kind_evidence of that round
 */
typedef struct
{
  gint64 about;
  char *name;
  RkRoundSubject subject;
  const RkRoundAnswers *now;
  const RkRoundAnswers *before;
  RkChecklist *sheet;
  GPtrArray *evidence;
} RkChecklistColumn;

/**
 * RkChecklistData: reference counted; rk_checklist_data_ref().
 * @editions: (element-type RkRecord): all, those that councils answer first
 * @edition: (nullable): the one shown; NULL: there is none
 * @columns: (element-type RkChecklistColumn): in the order of the councils
 * @by_council: the edition is answered by councils, who are all there from the beginning
 * @rounds: (element-type RkRoundAnswers): of all these years
 * @about: the column whose answers are open; 0: none
 * @bodies: (element-type RkRecord): bodies with a seat in its council
 * @offers, @proposals: for the open round; empty where there is none
 * @figured: the column that @rates and @radar are about; 0: none was answered
 * @levels, @rates, @radar: (nullable): the figures of the report of the same names; taken by the
 *   page with g_steal_pointer()
 */
typedef struct
{
  GPtrArray *editions;
  RkEdition *edition;
  int year;
  GPtrArray *columns;
  gboolean by_council;
  GPtrArray *rounds;
  gint64 about;
  GPtrArray *bodies;
  GPtrArray *offers;
  GPtrArray *proposals;
  gint64 figured;
  RkChart *levels;
  RkChart *rates;
  RkChart *radar;
} RkChecklistData;

/**
 * rk_checklist_data_new: what is to be read.
 * @edition: 0: what suits
 * @about: whose answers are opened, 0: nobody's
 * @figured: whose figures are drawn, 0: of the first that has answered
 */
RkChecklistData *rk_checklist_data_new (gint64 edition, gint64 about, gint64 figured, int year);
/** rk_checklist_data_read: RkStoreFunc; @data is an RkChecklistData */
gboolean
rk_checklist_data_read (RkDb *db, gpointer data, GCancellable *cancellable, GError **error);
RkChecklistData *rk_checklist_data_ref (RkChecklistData *self);
void rk_checklist_data_unref (RkChecklistData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkChecklistData, rk_checklist_data_unref)

/** rk_checklist_data_column: Returns: (nullable) */
const RkChecklistColumn *rk_checklist_data_column (const RkChecklistData *self, gint64 about);
/** rk_checklist_column_answer: place of the mark, %RK_UNANSWERED */
int rk_checklist_column_answer (const RkChecklistColumn *column, guint item);
/** rk_checklist_column_row: the council's own answer, else the first of a body; NULL: none. */
const RkAnswerRow *rk_checklist_column_row (const RkChecklistColumn *column, guint item);
/** rk_checklist_column_before: the same a year before. */
int rk_checklist_column_before (const RkChecklistColumn *column, guint item);

G_END_DECLS
