/* A row of a member list: the store finds body, person, seat and term. */
#include "rk-import-merge.h"

#include "rk-error.h"
#include "rk-members.h"

/* What is wrong with one row alone; anything else ends the import. */
static gboolean
concerns_the_row (const GError *problem)
{
  return g_error_matches (problem, RK_ERROR, RK_ERROR_NOT_FOUND)
         || g_error_matches (problem, RK_ERROR, RK_ERROR_CONSTRAINT)
         || g_error_matches (problem, RK_ERROR, RK_ERROR_INVALID);
}

/* What a person should look at: said of the row, which is imported all the same. */
static gboolean
tell (RkImportRun *run,
      RkImportRow *row,
      RkImportProblemKind kind,
      const char *field,
      const char *reason,
      GError **error)
{
  int index = rk_kind_field (run->kind, field);
  const char *column = rk_row_parser_column (run->columns, index);
  RkImportProblem *problem = g_new0 (RkImportProblem, 1);

  problem->kind = kind;
  problem->row = row->number;
  problem->column = g_strdup (column ? column : "");
  problem->field = g_strdup (field);
  problem->value = rk_record_dup_text (row->record, index);
  problem->reason = g_strdup (reason);
  problem->kept = TRUE;
  return rk_import_report_add_problem (run->report, problem, error);
}

/* 見本市医師会　会長 */
static char *
dup_place (const RkRecord *row)
{
  const char *body = rk_record_get (row, "body");
  const char *post = rk_record_get (row, "post");

  return g_strdup_printf ("%s%s%s", body ? body : "", body && post ? "　" : "", post ? post : "");
}

gboolean
rk_import_put_member (RkImportRun *run,
                      RkImportRow *row,
                      RkImportOutcome *outcome,
                      gint64 *id,
                      char **detail,
                      GError **error)
{
  g_auto (RkMemberPut) put = { 0 };
  g_autoptr (GError) problem = NULL;

  if (rk_members_put (run->db, row->record, run->import->owner, &put, &problem))
    {
      *outcome = put.alike     ? RK_IMPORT_DUPLICATE
                 : put.added   ? RK_IMPORT_ADDED
                 : put.changed ? RK_IMPORT_UPDATED
                               : RK_IMPORT_UNCHANGED;
      *id = put.appointment;
      *detail = put.alike     ? g_strdup (put.alike)
                : put.changed ? g_steal_pointer (&put.words)
                              : dup_place (row->record);
      return rk_import_save_reviews (run, *id, FALSE, row->problems, error)
             && (put.alike == NULL
                 || tell (run, row, RK_IMPORT_PROBLEM_DUPLICATE, "name", put.alike, error))
             && (put.collision == NULL
                 || tell (run, row, RK_IMPORT_PROBLEM_VALUE, "position", put.collision, error))
             && (put.rival == NULL
                 || tell (run, row, RK_IMPORT_PROBLEM_VALUE, "role", put.rival, error));
    }
  if (!concerns_the_row (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *outcome = RK_IMPORT_REJECTED;
  *id = 0;
  *detail = g_strdup (problem->message);
  return TRUE;
}
