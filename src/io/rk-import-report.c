#include "rk-import-report.h"

#include <glib-object.h>

/* Japanese in any locale, as all headings of files are. */
static const char *const list_headings[] = { "行", "列", "元の値", "理由", "候補", "区分" };

static const char *const kind_words[] = {
  [RK_IMPORT_PROBLEM_VALUE] = "要確認",
  [RK_IMPORT_PROBLEM_DUPLICATE] = "重複の疑い",
  [RK_IMPORT_PROBLEM_REJECTED] = "取り込めない",
};

G_DEFINE_BOXED_TYPE (RkImportReport, rk_import_report, rk_import_report_ref, rk_import_report_unref)

void
rk_import_problem_free (RkImportProblem *problem)
{
  g_free (problem->column);
  g_free (problem->field);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem->proposal);
  g_free (problem);
}

static void
note_free (gpointer data)
{
  RkImportRowNote *note = data;

  g_free (note->name);
  g_free (note->detail);
  g_free (note);
}

static RkCsvWriter *
list_new (const char *path, GError **error)
{
  return rk_csv_writer_new (path, RK_CSV_UTF8, list_headings, G_N_ELEMENTS (list_headings), error);
}

RkImportReport *
rk_import_report_new (const char *list_path, GError **error)
{
  g_autoptr (RkImportReport) report = g_new0 (RkImportReport, 1);

  g_atomic_ref_count_init (&report->refs);
  report->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_import_problem_free);
  for (guint i = 0; i < RK_IMPORT_N_OUTCOMES; i++)
    report->notes[i] = g_ptr_array_new_with_free_func (note_free);
  if (list_path)
    {
      report->list = list_new (list_path, error);
      if (report->list == NULL)
        return NULL;
    }
  return g_steal_pointer (&report);
}

RkImportReport *
rk_import_report_ref (RkImportReport *report)
{
  g_atomic_ref_count_inc (&report->refs);
  return report;
}

void
rk_import_report_unref (RkImportReport *report)
{
  if (!g_atomic_ref_count_dec (&report->refs))
    return;
  g_ptr_array_unref (report->problems);
  for (guint i = 0; i < RK_IMPORT_N_OUTCOMES; i++)
    g_ptr_array_unref (report->notes[i]);
  g_clear_pointer (&report->list, rk_csv_writer_free);
  g_free (report);
}

guint64
rk_import_report_written (const RkImportReport *report)
{
  return report->outcomes[RK_IMPORT_ADDED] + report->outcomes[RK_IMPORT_UPDATED]
         + report->outcomes[RK_IMPORT_DUPLICATE];
}

gboolean
rk_import_report_wants_note (const RkImportReport *report, RkImportOutcome outcome)
{
  return report->notes[outcome]->len < RK_IMPORT_ROWS_KEPT;
}

void
rk_import_report_add_row (RkImportReport *report,
                          RkImportOutcome outcome,
                          guint row,
                          const char *name,
                          const char *detail)
{
  RkImportRowNote *note;

  report->rows++;
  report->outcomes[outcome]++;
  if (!rk_import_report_wants_note (report, outcome))
    return;
  note = g_new0 (RkImportRowNote, 1);
  note->row = row;
  note->name = g_strdup (name);
  note->detail = g_strdup (detail);
  g_ptr_array_add (report->notes[outcome], note);
}

static gboolean
list_add (RkCsvWriter *list, const RkImportProblem *problem, GError **error)
{
  g_autofree char *row = g_strdup_printf ("%u", problem->row);
  const char *cells[G_N_ELEMENTS (list_headings)] = { row,
                                                      problem->column,
                                                      problem->value,
                                                      problem->reason,
                                                      problem->proposal,
                                                      kind_words[problem->kind] };

  return rk_csv_writer_add (list, cells, error);
}

gboolean
rk_import_report_add_problem (RkImportReport *report, RkImportProblem *problem, GError **error)
{
  gboolean ok = report->list == NULL || list_add (report->list, problem, error);

  report->n_problems++;
  report->needs_review += problem->kind == RK_IMPORT_PROBLEM_VALUE;
  if (report->problems->len < RK_IMPORT_PROBLEMS_KEPT)
    g_ptr_array_add (report->problems, problem);
  else
    rk_import_problem_free (problem);
  return ok;
}

gboolean
rk_import_report_end (RkImportReport *report, GError **error)
{
  gboolean ok = report->list == NULL || rk_csv_writer_finish (report->list, error);

  g_clear_pointer (&report->list, rk_csv_writer_free);
  return ok;
}

gboolean
rk_import_report_save_list (const RkImportReport *report, const char *path, GError **error)
{
  g_autoptr (RkCsvWriter) list = list_new (path, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < report->problems->len; i++)
    if (!list_add (list, report->problems->pdata[i], error))
      return FALSE;
  return rk_csv_writer_finish (list, error);
}
