/* Doing it: each row of the file finds its record, or becomes one. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-import-match.h"
#include "rk-import-merge.h"
#include "rk-kinds.h"
#include "rk-text.h"

#define ROWS_PER_LOOK 64
/* For an estimate: a row of a list, and how many records may be read instead of one key asked for
 */
#define BYTES_PER_ROW 150
#define ROWS_WORTH_A_KEY 10
#define ROWS_WORTH_AN_INDEX 1000

/* ── outcomes ────────────────────────────────────────────────────────────────────────────── */

/* 「2021年　E 製造業　10～29人　120事業所」 */
static char *
describe_count (const RkRecord *record)
{
  gint64 lower = rk_record_get_int (record, "size_lower");
  gint64 upper = rk_record_get_int (record, "size_upper");
  const char *industry = rk_record_get (record, "industry");
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%" G_GINT64_FORMAT "年", rk_record_get_int (record, "year"));
  if (industry)
    g_string_append_printf (words, "　%s", industry);
  if (lower)
    g_string_append_printf (words, "　%" G_GINT64_FORMAT, lower);
  if (upper)
    g_string_append_printf (words, "%s～%" G_GINT64_FORMAT "人", lower ? "" : "　", upper);
  else if (lower)
    g_string_append (words, "人以上");
  g_string_append_printf (words, "　%" G_GINT64_FORMAT "事業所",
                          rk_record_get_int (record, "number"));
  return g_string_free (words, FALSE);
}

/* Where a record is, for the lists: 焼津市本町2-11-5, or what else is known. */
static char *
describe_record (const RkRecord *record)
{
  static const char *const fields[] = { "address", "municipality_code", "phone" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = rk_kind_field (rk_record_kind (record), fields[i]);

      if (field >= 0 && !rk_record_is_null (record, field))
        return rk_record_dup_display (record, field);
    }
  return rk_record_kind (record) == &rk_kind_establishment ? describe_count (record)
                                                           : g_strdup ("");
}

static void
note_row (RkImportRun *run, RkImportOutcome outcome, const RkImportRow *row, const char *detail)
{
  const char *name = row->record ? rk_record_text (row->record, run->name) : NULL;
  int number = name == NULL && row->record ? rk_import_number_field (run->import->kind) : -1;
  g_autofree char *place = NULL;
  g_autofree char *shown = NULL;

  if (number >= 0)
    name = rk_record_text (row->record, number);
  if (name && run->kind->fields[run->name].format)
    name = shown = rk_record_dup_display (row->record, run->name);

  if (detail == NULL && row->record && rk_import_report_wants_note (run->report, outcome))
    detail = place = describe_record (row->record);
  rk_import_report_add_row (run->report, outcome, row->number, name, detail);
}

gboolean
rk_import_report_problems (RkImportRun *run, RkImportRow *row, GError **error)
{
  if (row->problems == NULL)
    return TRUE;
  g_ptr_array_set_free_func (row->problems, NULL);
  for (guint i = 0; i < row->problems->len; i++)
    if (!rk_import_report_add_problem (run->report, row->problems->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Indexes that the import does not need are made anew when it has ended: once it is seen to write
 * much. A list that was imported before changes nothing. */
static gboolean
count_written (RkImportRun *run, GError **error)
{
  if (!run->may_suspend || ++run->written != ROWS_WORTH_AN_INDEX)
    return TRUE;
  run->suspended = rk_index_suspend (run->db, run->kind, error);
  return run->suspended != NULL;
}

static gboolean
add_record (RkImportRun *run, RkImportRow *row, gint64 *id, GError **error)
{
  if (!count_written (run, error)
      || !rk_records_save_indexed (run->db, row->record, row->index, id, error)
      || !rk_import_save_reviews (run, *id, TRUE, row->problems, error))
    return FALSE;
  rk_row_map_add (run->named, *id, row->number);
  rk_import_note_keys (run, row->index);
  return TRUE;
}

/* Kept apart, with a pointer to the record it looks like. */
static gboolean
add_alike (RkImportRun *run, RkImportRow *row, const RkRecord *other, char **detail, GError **error)
{
  RkDraft *draft = rk_draft_copy (row->record);
  g_autofree char *place = describe_record (other);
  g_autofree char *name = rk_record_dup_name (other);
  g_autofree char *reason = g_strdup_printf (_ ("This looks like “%s” (%s)."), name, place);
  RkImportProblem *problem = g_new0 (RkImportProblem, 1);

  if (run->suspected >= 0)
    rk_draft_set_int (draft, run->suspected, rk_record_id (other));
  rk_record_unref (row->record);
  row->record = rk_draft_end (draft);
  *detail = g_strdup (reason);
  problem->kind = RK_IMPORT_PROBLEM_DUPLICATE;
  problem->row = row->number;
  problem->column = g_strdup (rk_row_parser_column (run->columns, run->name));
  problem->field = g_strdup (run->kind->title);
  problem->value = g_strdup (rk_record_text (row->record, run->name));
  problem->reason = g_steal_pointer (&reason);
  return rk_import_report_add_problem (run->report, problem, error);
}

static gboolean
merge_row (RkImportRun *run,
           RkImportRow *row,
           RkRecord *before,
           RkImportOutcome *outcome,
           char **detail,
           GError **error)
{
  g_autoptr (GString) words = NULL;
  gboolean changed;

  if (rk_import_report_wants_note (run->report, RK_IMPORT_UPDATED))
    words = g_string_new (NULL);
  if (!rk_import_merge (run, row, before, &changed, words, error)
      || (changed && !count_written (run, error)))
    return FALSE;
  *outcome = changed ? RK_IMPORT_UPDATED : RK_IMPORT_UNCHANGED;
  if (changed && words)
    *detail = g_strdup (words->str);
  rk_row_map_add (run->named, rk_record_id (before), row->number);
  return TRUE;
}

/* How another body spells a name does not change it in the register. */
static void
keep_name (RkImportRun *run, RkImportRow *row, const RkRecord *found)
{
  RkDraft *draft = rk_draft_copy (row->record);

  rk_draft_set_from (draft, run->name, found);
  rk_record_unref (row->record);
  row->record = rk_draft_end (draft);
}

/* A new one that came with the first day of its registration has the last of a term, too. */
static void
complete_term (RkImportRun *run, RkImportRow *row)
{
  const char *since = run->main.level ? rk_record_get (row->record, "registered_on") : NULL;
  g_autofree char *end
      = since && rk_record_get (row->record, "expires_on") == NULL
            ? rk_schemes_term_end (&run->main.term, since, rk_register_follow_terms (row->record))
            : NULL;
  RkDraft *draft;

  if (end == NULL)
    return;
  run->over = rk_register_follow_is_over (end);
  draft = rk_draft_copy (row->record);
  rk_draft_put (draft, "expires_on", end);
  rk_record_unref (row->record);
  row->record = rk_draft_end (draft);
}

gboolean
rk_import_put_found (RkImportRun *run,
                     RkImportRow *row,
                     RkRecord *found,
                     RkLikeness likeness,
                     RkImportOutcome *outcome,
                     gint64 *id,
                     char **detail,
                     GError **error)
{
  if (likeness == RK_SAME)
    {
      *id = rk_record_id (found);
      if (run->import->kind == &rk_kind_registration)
        keep_name (run, row, found);
      return merge_row (run, row, found, outcome, detail, error);
    }
  *outcome = likeness == RK_ALIKE ? RK_IMPORT_DUPLICATE : RK_IMPORT_ADDED;
  if (likeness != RK_ALIKE)
    complete_term (run, row);
  return (likeness != RK_ALIKE || add_alike (run, row, found, detail, error))
         && add_record (run, row, id, error);
}

/* What looks like one that was there before is asked about where matching the list against the
 * register asks. Two rows of one list have mostly a reason to differ. */
static gboolean
ask_matcher (
    RkImportRun *run, RkImportRow *row, RkRecord **found, RkLikeness *likeness, GError **error)
{
  RkMatch match;

  if (run->matcher == NULL || *likeness != RK_DIFFERENT)
    return TRUE;
  if (!rk_matcher_find (run->matcher, row->record, row->index, &match, error))
    return FALSE;
  if (match.id == 0)
    return TRUE;
  *likeness = RK_ALIKE;
  *found = rk_records_get (run->db, run->kind, match.id, error);
  return *found != NULL;
}

gboolean
rk_import_put_record (RkImportRun *run,
                      RkImportRow *row,
                      RkImportOutcome *outcome,
                      gint64 *id,
                      char **detail,
                      GError **error)
{
  g_autoptr (GError) problem = NULL;
  RkLikeness likeness;
  g_autoptr (RkRecord) found = rk_import_find (run->db, row->record, row->index, run->named,
                                               run->keys, run->decisions, &likeness, &problem);

  if (problem == NULL)
    return ask_matcher (run, row, &found, &likeness, error)
           && rk_import_ask_registration (run, row, found, &likeness, error)
           && rk_import_put_found (run, row, found, likeness, outcome, id, detail, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Without a word of its own, what stands against a row is listed with its name, or its number. */
static gboolean
list_left_out (RkImportRun *run, RkImportRow *row, const char *reason, GError **error)
{
  RkImportProblem *problem = g_new0 (RkImportProblem, 1);
  int number = rk_import_number_field (run->import->kind);
  int told = rk_record_is_null (row->record, run->name) && number >= 0 ? number : run->name;

  problem->kind = RK_IMPORT_PROBLEM_REJECTED;
  problem->row = row->number;
  problem->field = g_strdup (run->import->kind->fields[told].name);
  problem->column = g_strdup (rk_row_parser_column (run->columns, told));
  problem->value = g_strdup (rk_record_text (row->record, told));
  problem->reason = g_strdup (reason);
  return rk_import_report_add_problem (run->report, problem, error);
}

static gboolean
import_row (RkImportRun *run, RkImportRow *row, GError **error)
{
  g_autofree char *detail = NULL;
  RkImportOutcome outcome;
  gint64 id;

  if (row->record == NULL)
    {
      note_row (run, RK_IMPORT_REJECTED, row, NULL);
      return rk_import_report_problems (run, row, error);
    }
  if (!run->put (run, row, &outcome, &id, &detail, error))
    return FALSE;
  note_row (run, outcome, row, detail);
  return outcome == RK_IMPORT_REJECTED ? list_left_out (run, row, detail, error)
                                       : rk_import_report_problems (run, row, error);
}

/* ── the file ────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_unchanged (const RkImport *import, GError **error)
{
  g_autofree char *stamp = rk_import_stamp (import->path, NULL);

  if (g_strcmp0 (stamp, import->stamp) == 0)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_CONFLICT,
                       _ ("The file has changed since it was opened. Nothing has been imported. "
                          "Choose it again."));
  return FALSE;
}

static gboolean
check_has_name (const RkImport *import, GError **error)
{
  if (rk_import_tells_whom (import))
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_FORMAT,
                       _ ("No column holds the names. Nothing has been imported. Say which column "
                          "is the name."));
  return FALSE;
}

static void
tell_progress (RkImport *import, guint64 rows)
{
  g_mutex_lock (&import->lock);
  import->rows_done = rows;
  g_mutex_unlock (&import->lock);
}

static gboolean
import_rows (RkImportRun *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkRowPipe) pipe = rk_row_pipe_new (run->import, run->keys, cancellable);
  GError *problem = NULL;

  for (;;)
    {
      RkImportRow *row = rk_row_pipe_next (pipe, &problem);

      if (row == NULL)
        break;
      if (!import_row (run, row, error))
        return FALSE;
      if (run->report->rows % ROWS_PER_LOOK != 0)
        continue;
      tell_progress (run->import, run->report->rows);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  tell_progress (run->import, run->report->rows);
  return TRUE;
}

static void
name_command (RkImportRun *run)
{
  g_autofree char *count
      = g_strdup_printf ("%" G_GUINT64_FORMAT, rk_import_report_written (run->report));
  g_autofree char *shown = rk_text_group_digits (count);
  g_autofree char *what = g_strdup_printf ("%sを取り込んだ　%s%s", run->import->kind->heading,
                                           shown, run->import->kind->counter);

  rk_db_name_command (run->db, what);
}

static void
add_key (const char *key, gpointer filter)
{
  rk_key_filter_add (filter, rk_match_key_hash (key));
}

static void
add_number (gint64 scheme, const char *number, gint64 workplace, gpointer run)
{
  rk_import_note_number (run, number);
}

/* What pays where the file has many rows for those that are there: reading all keys, and doing
 * without some indexes. */
static gboolean
prepare (RkImportRun *run, GCancellable *cancellable, GError **error)
{
  goffset done, total;
  gint64 n_records;
  guint64 n_rows;

  if (run->put == rk_import_put_belonging)
    return rk_import_prepare_belonging (run, cancellable, error);
  if (run->put == rk_import_put_member || run->put == rk_import_put_told)
    return TRUE;
  if (run->import->kind == &rk_kind_registration && !rk_import_prepare_registrations (run, error))
    return FALSE;
  if (run->kind == &rk_kind_workplace
      && ((run->decisions = rk_decisions_load (run->db, error)) == NULL
          || !rk_register_follow_main (run->db, &run->main, error)))
    return FALSE;
  if (!rk_records_count (run->db, run->kind, &n_records, error))
    return FALSE;
  if (run->kind == &rk_kind_workplace && n_records
      && (run->matcher = rk_matcher_new (run->db, cancellable, error)) == NULL)
    return FALSE;
  rk_table_source_get_progress (run->import->source, &done, &total);
  n_rows = (guint64)total / BYTES_PER_ROW;
  if (n_rows < (guint64)n_records / ROWS_WORTH_A_KEY)
    return TRUE;
  run->keys = rk_key_filter_new (2 * RK_N_MATCH_KEYS * (n_rows + (guint64)n_records));
  if (!rk_records_each_match_key (run->db, add_key, run->keys, error)
      || !rk_registrations_each_number (run->db, add_number, run, error))
    return FALSE;
  run->may_suspend = n_rows >= (guint64)MAX (n_records, ROWS_WORTH_AN_INDEX);
  return TRUE;
}

static void
forget_rows (RkImportRun *run)
{
  g_clear_pointer (&run->keys, rk_key_filter_free);
  g_clear_pointer (&run->named, rk_row_map_free);
  g_clear_pointer (&run->decisions, rk_decisions_free);
  g_clear_pointer (&run->numbers, g_hash_table_unref);
  g_clear_pointer (&run->matcher, rk_matcher_free);
  g_clear_pointer (&run->menus, g_hash_table_unref);
}

/* Sorting takes memory: what is not needed any more goes first. */
static gboolean
end_rows (RkImportRun *run, GError **error)
{
  forget_rows (run);
  return run->suspended == NULL || rk_index_resume (run->db, run->suspended, error);
}

static gboolean
run_all (RkImportRun *run, GCancellable *cancellable, GError **error)
{
  gint64 start = g_get_monotonic_time ();

  run->named = rk_row_map_new ();
  if (!prepare (run, cancellable, error) || !import_rows (run, cancellable, error)
      || !end_rows (run, error) || !rk_import_report_end (run->report, error))
    return FALSE;
  run->report->seconds = (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  name_command (run);
  return TRUE;
}

static void
keep_report (RkImport *import, RkImportReport *report)
{
  g_mutex_lock (&import->lock);
  g_clear_pointer (&import->report, rk_import_report_unref);
  import->report = rk_import_report_ref (report);
  g_mutex_unlock (&import->lock);
}

/* How a row becomes records, and of which kind those are that it is looked for among. */
static void
choose_put (RkImportRun *run)
{
  run->put = rk_import_put_record;
  if (run->kind == &rk_kind_workplace)
    run->put = rk_import_put_workplace;
  if (run->kind == &rk_kind_member)
    run->put = rk_import_put_member;
  if (run->import->records->told_by)
    {
      run->put = run->import->records->rows ? rk_import_put_belonging : rk_import_put_told;
      run->kind = run->import->records;
    }
  if (run->kind != &rk_kind_registration)
    return;
  run->put = rk_import_put_registration;
  run->kind = &rk_kind_workplace;
}

gboolean
rk_import_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkImport *import = data;
  g_autoptr (RkRowParser) columns = rk_row_parser_new (import);
  g_autoptr (RkImportReport) report = NULL;
  g_autofree char *file_name = rk_import_dup_file_name (import);
  RkImportRun run = { .import = import,
                      .kind = import->kind,
                      .db = db,
                      .columns = columns,
                      .file_name = file_name,
                      .suspected = rk_kind_field (import->kind, "suspected_id"),
                      .name = rk_kind_field (import->kind, import->kind->title) };
  gboolean ok;

  choose_put (&run);

  if (!check_unchanged (import, error) || !check_has_name (import, error))
    return FALSE;
  report = run.report = rk_import_report_new (import->list_path, error);
  if (report == NULL)
    return FALSE;
  g_mutex_lock (&import->reading);
  tell_progress (import, 0);
  ok = run_all (&run, cancellable, error);
  g_mutex_unlock (&import->reading);
  forget_rows (&run);
  g_clear_pointer (&run.suspended, g_ptr_array_unref);
  if (ok)
    keep_report (import, report);
  return ok;
}
