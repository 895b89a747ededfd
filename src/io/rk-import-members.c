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

  if (rk_members_put (run->db, row->record, run->import->council, &put, &problem))
    {
      *outcome = put.added     ? RK_IMPORT_ADDED
                 : put.changed ? RK_IMPORT_UPDATED
                               : RK_IMPORT_UNCHANGED;
      *id = put.appointment;
      *detail = put.changed ? g_steal_pointer (&put.words) : NULL;
      return TRUE;
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
