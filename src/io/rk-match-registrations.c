#include "rk-match-registrations.h"

#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-import-private.h"
#include "rk-registrations.h"

RkMatchRegistrations *
rk_match_registrations_new (RkImport *import, GHashTable *workplaces)
{
  RkMatchRegistrations *self = g_new0 (RkMatchRegistrations, 1);

  self->import = import;
  self->workplaces = g_hash_table_ref (workplaces);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
rk_match_registrations_free (gpointer registrations)
{
  RkMatchRegistrations *self = registrations;

  rk_import_unref (self->import);
  g_hash_table_unref (self->workplaces);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
tell (RkMatchRegistrations *self, const RkImportRow *row, const char *reason)
{
  const char *name = rk_record_get (row->record, "name");

  /* Translators: row of the list, name of the workplace, sentence: 「12行目　青葉薬局：…」 */
  g_ptr_array_add (self->problems, g_strdup_printf (_ ("row %1$u, %2$s: %3$s"), row->number,
                                                    name ? name : "", reason));
}

/* Values that could not be understood. */
static void
tell_values (RkMatchRegistrations *self, const RkImportRow *row)
{
  for (guint i = 0; row->problems && i < row->problems->len; i++)
    {
      const RkImportProblem *problem = row->problems->pdata[i];
      g_autofree char *words = g_strdup_printf (
          "%s「%s」%s", problem->column ? problem->column : "", problem->value, problem->reason);

      tell (self, row, words);
    }
}

static gboolean
put (RkMatchRegistrations *self,
     RkDb *db,
     const RkImportRow *row,
     gint64 workplace,
     const char *source,
     GError **error)
{
  RkRegistrationAim aim;
  g_auto (RkRegistrationPut) put = { 0 };
  g_autoptr (GError) problem = NULL;
  g_autofree char *reason = NULL;

  rk_import_read_aim (self->import, &aim);
  if (!rk_registrations_aim (db, row->record, &aim, &problem))
    {
      if (!g_error_matches (problem, RK_ERROR, RK_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      tell (self, row, problem->message);
      return TRUE;
    }
  if (!rk_registrations_refuse (db, row->record, workplace, &aim, &put, &reason, error)
      || (reason == NULL
          && !rk_registrations_put (db, row->record, workplace, &aim, source, &put, error)))
    return FALSE;
  if (reason)
    tell (self, row, reason);
  if (put.problem)
    tell (self, row, put.problem);
  tell_values (self, row);
  self->added += put.added;
  self->changed += put.changed;
  return TRUE;
}

static gboolean
put_all (RkMatchRegistrations *self,
         RkDb *db,
         RkRowPipe *pipe,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *source = rk_import_dup_file_name (self->import);
  GError *problem = NULL;
  RkImportRow *row;

  while ((row = rk_row_pipe_next (pipe, &problem)) != NULL)
    {
      const gint64 *workplace
          = g_hash_table_lookup (self->workplaces, GUINT_TO_POINTER (row->number));

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (workplace && row->record && !put (self, db, row, *workplace, source, error)))
        return FALSE;
    }
  if (problem)
    g_propagate_error (error, problem);
  return problem == NULL;
}

gboolean
rk_match_registrations_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkMatchRegistrations *self = data;
  g_autofree char *what = NULL;
  gboolean ok;

  g_mutex_lock (&self->import->reading);
  {
    g_autoptr (RkRowPipe) pipe = rk_row_pipe_new (self->import, NULL, cancellable);

    ok = put_all (self, db, pipe, cancellable, error);
  }
  g_mutex_unlock (&self->import->reading);
  what = g_strdup_printf ("名寄せした一覧で登録を付けた　%u件", self->added + self->changed);
  rk_db_name_command (db, what);
  return ok;
}
