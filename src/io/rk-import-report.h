/* What an import did, or would do: counts that are always exact, and lists that are cut at a
 * length, so that a file of a million bad rows does not fill the memory. */
#pragma once

#include "rk-csv-writer.h"
#include "rk-record.h"

G_BEGIN_DECLS

#define RK_IMPORT_PROBLEMS_KEPT 10000
#define RK_IMPORT_ROWS_KEPT 1000

/**
 * RkImportOutcome: what became of a data row; exactly one of these.
 * @RK_IMPORT_ADDED: a new record
 * @RK_IMPORT_UPDATED: a record that was there got other values
 * @RK_IMPORT_UNCHANGED: a record that was there has all of it already
 * @RK_IMPORT_DUPLICATE: 重複の疑い: a new record that looks like another
 * @RK_IMPORT_REJECTED: left out, because it has no name
 */
typedef enum
{
  RK_IMPORT_ADDED,
  RK_IMPORT_UPDATED,
  RK_IMPORT_UNCHANGED,
  RK_IMPORT_DUPLICATE,
  RK_IMPORT_REJECTED,
  RK_IMPORT_N_OUTCOMES,
} RkImportOutcome;

/**
 * RkImportProblemKind:
 * @RK_IMPORT_PROBLEM_VALUE: 要確認: the value was not understood
 * @RK_IMPORT_PROBLEM_DUPLICATE: the row looks like another record
 * @RK_IMPORT_PROBLEM_REJECTED: the row has no name
 */
typedef enum
{
  RK_IMPORT_PROBLEM_VALUE,
  RK_IMPORT_PROBLEM_DUPLICATE,
  RK_IMPORT_PROBLEM_REJECTED,
} RkImportProblemKind;

/**
 * RkImportProblem: one line of the list.
 * @row: as a spreadsheet counts
 * @column: heading; "" where it concerns the whole row
 * @field: name of the field
 * @value: as it stands in the file
 * @reason: translated sentence about this value
 * @proposal: (nullable): a likely reading, taken only where rk_import_accept() says so
 * @kept: the value was stored as it is all the same (外字 in a name)
 */
typedef struct
{
  RkImportProblemKind kind;
  guint row;
  char *column;
  char *field;
  char *value;
  char *reason;
  char *proposal;
  gboolean kept;
} RkImportProblem;

void rk_import_problem_free (RkImportProblem *problem);

/**
 * RkImportRowNote: what became of one row.
 * @name: the record's name
 * @detail: what changes, where it is, or whom it looks like; in words
 */
typedef struct
{
  guint row;
  char *name;
  char *detail;
} RkImportRowNote;

/**
 * RkImportReport:
 * @rows: data rows; the sum of @outcomes
 * @outcomes: how many rows ended so
 * @registrations: made of the days that workplaces came with
 * @over: of @registrations: the list does not say until when, and a term of the scheme is over
 * @without_day: workplaces that came with a registration number and no day: not registered
 * @needs_review: values that were not understood (か所)
 * @problems: (element-type RkImportProblem): the first %RK_IMPORT_PROBLEMS_KEPT, by row
 * @n_problems: how many there are in all
 * @notes: (element-type RkImportRowNote): the first %RK_IMPORT_ROWS_KEPT rows of each outcome
 * @seconds: how long the run took
 */
typedef struct
{
  guint64 rows;
  guint64 outcomes[RK_IMPORT_N_OUTCOMES];
  guint64 registrations;
  guint64 over;
  guint64 without_day;
  guint64 needs_review;
  GPtrArray *problems;
  guint64 n_problems;
  GPtrArray *notes[RK_IMPORT_N_OUTCOMES];
  double seconds;

  /*< private >*/
  gatomicrefcount refs;
  RkCsvWriter *list;
} RkImportReport;

#define RK_TYPE_IMPORT_REPORT (rk_import_report_get_type ())
GType rk_import_report_get_type (void);
/**
 * rk_import_report_new:
 * @list_path: (nullable): where all problems are written as CSV
 */
RkImportReport *rk_import_report_new (const char *list_path, GError **error);
RkImportReport *rk_import_report_ref (RkImportReport *report);
void rk_import_report_unref (RkImportReport *report);
/** rk_import_report_written: rows that write a record: added, updated and look-alikes. */
guint64 rk_import_report_written (const RkImportReport *report);

/** rk_import_report_add_row: counts a row. @name, @detail: (transfer none) (nullable) */
void rk_import_report_add_row (RkImportReport *report,
                               RkImportOutcome outcome,
                               guint row,
                               const char *name,
                               const char *detail);
/** rk_import_report_wants_note: whether a further row of this outcome is kept in words. */
gboolean rk_import_report_wants_note (const RkImportReport *report, RkImportOutcome outcome);
/** rk_import_report_add_problem: @problem: (transfer full) */
gboolean
rk_import_report_add_problem (RkImportReport *report, RkImportProblem *problem, GError **error);
/** rk_import_report_end: completes the list on disk. */
gboolean rk_import_report_end (RkImportReport *report, GError **error);
/**
 * rk_import_report_save_list: the problems that are kept, as CSV; for a report with more of them
 * (@n_problems) run again with rk_import_set_list_path().
 */
gboolean
rk_import_report_save_list (const RkImportReport *report, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkImportReport, rk_import_report_unref)

G_END_DECLS
