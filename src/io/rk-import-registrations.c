/* A row of a list of registrations: its workplace is found or made as in a list of workplaces, then
 * the store finds or makes what it holds. */
#include "rk-import-merge.h"
#include "rk-import-match.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-registrations.h"
#include "rk-rules.h"
#include "rk-text.h"

/* Of the workplace's own fields, those that speak of the registration. */
static const char *const of_registration[]
    = { "registration_number", "registered_on", "expires_on", "terms", "note", NULL };

/* ── numbers ─────────────────────────────────────────────────────────────────────────────── */

static char *
number_key (gint64 scheme, const char *number)
{
  g_autofree char *folded = rk_text_fold (number);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%s", scheme, folded);
}

static gboolean
bears (const GArray *bearers, gint64 workplace)
{
  for (guint i = 0; bearers && i < bearers->len; i++)
    if (g_array_index (bearers, gint64, i) == workplace)
      return TRUE;
  return FALSE;
}

/* @data: key → GArray of the ids that bear it */
static void
note_number (gint64 scheme, const char *number, gint64 workplace, gpointer data)
{
  char *key = number_key (scheme, number);
  GArray *bearers = g_hash_table_lookup (data, key);

  if (bearers == NULL)
    {
      bearers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 1);
      g_hash_table_insert (data, g_steal_pointer (&key), bearers);
    }
  g_free (key);
  if (!bears (bearers, workplace))
    g_array_append_val (bearers, workplace);
}

/* Returns: (nullable) (transfer none) */
static const GArray *
bearers_of (RkImportRun *run, const RkRecord *row, gint64 scheme)
{
  const char *number = rk_record_get (row, "registration_number");
  g_autofree char *key = number ? number_key (scheme, number) : NULL;

  return key ? g_hash_table_lookup (run->numbers, key) : NULL;
}

/* Of several that bear a number, as where each municipality numbers its own, the row says which by
 * where it is. @name: that it bears the name of the row, too. Returns: (nullable) (transfer full)
 */
static RkRecord *
only_bearer (RkImportRun *run, const RkRecord *row, gint64 scheme, gboolean name)
{
  const GArray *bearers = bearers_of (run, row, scheme);
  const char *place = rk_record_get (row, "municipality_code");
  g_autoptr (RkRecord) only = NULL;

  for (guint i = 0; bearers && i < bearers->len; i++)
    {
      gint64 id = g_array_index (bearers, gint64, i);
      g_autoptr (RkRecord) one = rk_records_get (run->db, &rk_kind_workplace, id, NULL);

      if (one == NULL || (name && !rk_workplace_same_name (row, one))
          || (bearers->len > 1 && place
              && g_strcmp0 (rk_record_get (one, "municipality_code"), place) != 0))
        continue;
      if (only)
        return NULL;
      only = g_steal_pointer (&one);
    }
  return g_steal_pointer (&only);
}

void
rk_import_read_aim (const RkImport *import, RkRegistrationAim *aim)
{
  *aim = (RkRegistrationAim){ import->owner, import->level };
  for (guint c = 0; c < import->columns->len; c++)
    {
      int field = g_array_index (import->columns, RkImportColumn, c).field;

      if (field >= 0)
        rk_registrations_note_column (aim, import->kind->fields[field].name);
    }
}

gboolean
rk_import_prepare_registrations (RkImportRun *run, GError **error)
{
  rk_import_read_aim (run->import, &run->aim);
  run->numbers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  return rk_registrations_each_number (run->db, note_number, run->numbers, error);
}

RkRecord *
rk_import_numbered (RkImportRun *run, const RkRecord *row, gint64 scheme)
{
  return only_bearer (run, row, scheme, FALSE);
}

RkRecord *
rk_import_find_numbered (RkImportRun *run, const RkRecord *row, gint64 scheme)
{
  return only_bearer (run, row, scheme, TRUE);
}

gint64
rk_import_number_bearer (RkImportRun *run, const RkRecord *row, gint64 scheme, gint64 workplace)
{
  const GArray *bearers = bearers_of (run, row, scheme);

  return bearers == NULL              ? 0
         : bears (bearers, workplace) ? workplace
                                      : g_array_index (bearers, gint64, bearers->len - 1);
}

/* ── names ───────────────────────────────────────────────────────────────────────────────── */

/* What speaks against one of the same name. */
#define AGAINST                                                                                 \
  (RK_WHY_NUMBER_DIFFERS | RK_WHY_PHONE_DIFFERS | RK_WHY_ADDRESS_DIFFERS | RK_WHY_PLACE_DIFFERS \
   | RK_WHY_AREA | RK_WHY_PRIVATE)

/* More records of one name are not looked at. */
#define MOST_NAMED 20

/* Adds the ids of the records that have a name under which the row may stand. */
static gboolean
add_named (
    RkImportRun *run, const RkIndexRow *index, gboolean anywhere, GArray *found, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rk_import_names); i++)
    {
      const char *key = rk_import_name_key (index, i);
      const char *place = key ? strrchr (key, '\n') : NULL;
      g_autofree char *name = place ? g_strndup (key, (gsize)(place + 1 - key)) : NULL;
      g_autoptr (GArray) ids = NULL;

      if (name == NULL || (!anywhere && place[1] == '\0'))
        continue;
      ids = rk_records_matches (run->db, &rk_kind_workplace, rk_import_names[i].record,
                                anywhere ? name : key, anywhere, MOST_NAMED, error);
      if (ids == NULL)
        return FALSE;
      g_array_append_vals (found, ids->data, ids->len);
    }
  return TRUE;
}

/* Whether the one that bears the name is meant. */
static gboolean
is_meant (guint why)
{
  return (why & RK_WHY_NAME) && !(why & AGAINST)
         && (!(why & (RK_WHY_NAME_OF_PLACE | RK_WHY_HEAD_OFFICE))
             || (why & (RK_WHY_ADDRESS | RK_WHY_PHONE)));
}

/* @found: (inout): the only one of @ids that is meant; NULL where there are more */
static gboolean
find_meant (RkImportRun *run,
            const RkRecord *workplace,
            const RkIndexRow *index,
            const GArray *ids,
            RkRecord **found,
            GError **error)
{
  guint n = 0;

  for (guint i = 0; i < ids->len && n < 2; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (RkRecord) one = NULL;
      RkJudgement judgement;

      if ((*found && rk_record_id (*found) == id)
          || (run->decisions
              && rk_decisions_of_row (run->decisions, workplace, index->match[0], id)))
        continue;
      one = rk_records_get (run->db, &rk_kind_workplace, id, error);
      if (one == NULL)
        return FALSE;
      rk_workplace_judge (workplace, one, &judgement);
      if (!is_meant (judgement.why))
        continue;
      n++;
      g_clear_pointer (found, rk_record_unref);
      *found = g_steal_pointer (&one);
    }
  if (n > 1)
    g_clear_pointer (found, rk_record_unref);
  return TRUE;
}

gboolean
rk_import_find_named (RkImportRun *run,
                      const RkRecord *workplace,
                      const RkIndexRow *index,
                      RkRecord **found,
                      GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  *found = NULL;
  /* The only one of the name in its municipality, else the only one at all. */
  return add_named (run, index, FALSE, ids, error)
         && (ids->len > 0 || add_named (run, index, TRUE, ids, error))
         && find_meant (run, workplace, index, ids, found, error);
}

/* ── the workplace of a row ──────────────────────────────────────────────────────────────── */

/* Whether a number or a day stands in the row that could not be read: it is kept. */
static gboolean
has_unread (const RkImportRow *row)
{
  for (guint i = 0; row->problems && i < row->problems->len; i++)
    if (rk_registrations_is_evidence (((RkImportProblem *)row->problems->pdata[i])->field))
      return TRUE;
  return FALSE;
}

/* @own: what the row says of the workplace itself
 * @reason: (out) (nullable): why nothing is made of the row: the rest is not set then */
static gboolean
put_workplace (RkImportRun *run,
               RkImportRow *row,
               RkImportRow *own,
               const RkRegistrationAim *aim,
               RkRegistrationPut *put,
               RkImportOutcome *outcome,
               gint64 *id,
               char **detail,
               char **reason,
               GError **error)
{
  g_autoptr (RkRecord) found = rk_import_find_numbered (run, row->record, aim->scheme);

  if ((found == NULL && !rk_import_find_named (run, own->record, own->index, &found, error))
      || (!has_unread (row)
          && !rk_registrations_refuse (run->db, row->record, found ? rk_record_id (found) : 0, aim,
                                       put, reason, error)))
    return FALSE;
  if (*reason)
    return TRUE;
  return (found ? rk_import_put_found (run, own, found, RK_SAME, outcome, id, detail, error)
                : rk_import_put_record (run, own, outcome, id, detail, error))
         && rk_import_report_problems (run, own, error);
}

/* ── both ────────────────────────────────────────────────────────────────────────────────── */

static void
tell_outcome (RkRegistrationPut *put, RkImportOutcome *outcome, char **detail)
{
  g_autofree char *before = g_steal_pointer (detail);

  if (*outcome != RK_IMPORT_DUPLICATE && put->added)
    *outcome = RK_IMPORT_ADDED;
  else if (*outcome == RK_IMPORT_UNCHANGED && put->changed)
    *outcome = RK_IMPORT_UPDATED;
  if (put->problem)
    g_clear_pointer (&put->words, g_free);
  if (put->words && *put->words && before && *before)
    *detail = g_strconcat (before, "、", put->words, NULL);
  else if (put->words && *put->words)
    *detail = g_strdup (put->words);
  else
    *detail = g_steal_pointer (&before);
}

/* The registration does not go together (an end before its beginning): the workplace is taken, and
 * no more; or it was made, and there is something to look at. */
static void
list_problem (RkImportRun *run, RkImportRow *row, const RkRegistrationPut *put)
{
  int field = rk_kind_field (&rk_kind_registration, put->field);
  RkImportProblem *problem = g_new0 (RkImportProblem, 1);

  problem->kind = RK_IMPORT_PROBLEM_VALUE;
  problem->row = row->number;
  problem->field = g_strdup (put->field);
  problem->column = g_strdup (rk_row_parser_column (run->columns, field));
  problem->value = rk_record_dup_display (row->record, field);
  problem->reason = g_strdup (put->problem);
  problem->kept = put->kept;
  if (row->problems == NULL)
    row->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_import_problem_free);
  g_ptr_array_add (row->problems, problem);
}

static gboolean
put_status (RkImportRun *run,
            RkImportRow *row,
            const RkRegistrationAim *aim,
            gint64 workplace,
            RkRegistrationPut *put,
            GError **error)
{
  const char *number = rk_record_get (row->record, "registration_number");

  if (!rk_registrations_put (run->db, row->record, workplace, aim, run->file_name, put, error))
    return FALSE;
  if (put->problem)
    list_problem (run, row, put);
  else if (number)
    note_number (aim->scheme, number, workplace, run->numbers);
  return rk_import_save_reviews (run, put->status ? put->status : workplace, FALSE, row->problems,
                                 error);
}

gboolean
rk_import_put_registration (RkImportRun *run,
                            RkImportRow *row,
                            RkImportOutcome *outcome,
                            gint64 *id,
                            char **detail,
                            GError **error)
{
  g_auto (RkRegistrationPut) put = { 0 };
  g_autoptr (RkImportRow) own = NULL;
  g_autofree char *reason = NULL;
  GError *problem = NULL;
  RkRegistrationAim aim = run->aim;

  if (!rk_registrations_aim (run->db, row->record, &aim, &problem))
    return rk_import_leave_out (problem, outcome, id, detail, error);
  own = rk_import_split (row, rk_draft_new (&rk_kind_workplace), of_registration);
  if (!put_workplace (run, row, own, &aim, &put, outcome, id, detail, &reason, error))
    return FALSE;
  if (reason)
    {
      g_set_error_literal (&problem, RK_ERROR, RK_ERROR_NOT_FOUND, reason);
      return rk_import_leave_out (problem, outcome, id, detail, error);
    }
  if (!put_status (run, row, &aim, *id, &put, error))
    return FALSE;
  tell_outcome (&put, outcome, detail);
  return TRUE;
}

static void
add_words (char **detail, const char *words)
{
  g_autofree char *before = g_steal_pointer (detail);

  *detail = g_strdup_printf ("%s%s%s", before ? before : "", before ? "、" : "", words);
}

/* ── a workplace by its registration ─────────────────────────────────────────────────────── */

/* Returns: 1: equal, -1: they differ, 0: one of the two says none */
static int
compare_numbers (const RkRecord *a, const RkRecord *b)
{
  const char *one = rk_record_get (a, "registration_number");
  const char *two = rk_record_get (b, "registration_number");
  g_autofree char *key_one = one ? rk_text_fold (one) : NULL;
  g_autofree char *key_two = two ? rk_text_fold (two) : NULL;

  return one == NULL || two == NULL ? 0 : g_str_equal (key_one, key_two) ? 1 : -1;
}

/* Nothing is known of it than its name, where it is and what it is registered as. */
static gboolean
is_bare (const RkRecord *workplace)
{
  static const char *const told[] = { "corporate_number", "phone", "address", "postal_code" };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (rk_record_get (workplace, told[i]))
      return FALSE;
  return rk_record_get (workplace, "registration_number") || rk_record_get (workplace, "stage")
         || rk_record_get (workplace, "work");
}

/* @only: (out): whether it is the only one of the name of the row where that is */
static gboolean
is_only (
    RkImportRun *run, const RkImportRow *row, const RkRecord *found, gboolean *only, GError **error)
{
  const char *key = row->index->match[0];
  g_autoptr (GArray) ids = NULL;

  *only = FALSE;
  if (key == NULL || g_str_has_suffix (key, "\n"))
    return TRUE;
  ids = rk_records_matches (run->db, &rk_kind_workplace, 0, key, FALSE, 2, error);
  *only = ids && ids->len == 1 && g_array_index (ids, gint64, 0) == rk_record_id (found);
  return ids != NULL;
}

gboolean
rk_import_ask_registration (RkImportRun *run,
                            const RkImportRow *row,
                            const RkRecord *found,
                            RkLikeness *likeness,
                            GError **error)
{
  gboolean same = FALSE;
  int numbers;

  if (*likeness != RK_ALIKE || found == NULL || run->import->kind != &rk_kind_workplace)
    return TRUE;
  numbers = compare_numbers (row->record, found);
  if (numbers > 0)
    same = rk_workplace_same_name (row->record, found);
  else if (numbers == 0 && is_bare (found) && !is_only (run, row, found, &same, error))
    return FALSE;
  if (same)
    *likeness = RK_SAME;
  return TRUE;
}

/* ── what follows from a list of workplaces ──────────────────────────────────────────────── */

/* A number alone makes no registration: it is said. */
static gboolean
tell_number (RkImportRun *run, const RkRecord *row, gint64 id, char **detail, GError **error)
{
  gboolean lacks = FALSE;

  if (rk_record_get (row, "registration_number") == NULL)
    return TRUE;
  if (!rk_register_follow_lacks_day (run->db, id, &lacks, error))
    return FALSE;
  run->report->without_day += lacks;
  if (lacks)
    add_words (detail, _ ("not registered: the day of registration is not in the list"));
  return TRUE;
}

static gboolean
may_be_held (const RkImportRun *run, const char *number)
{
  return run->keys == NULL || rk_key_filter_may_have (run->keys, rk_match_key_hash (number).whole);
}

/* One that is new holds nothing yet. */
static gboolean
make_registration (
    RkImportRun *run, const RkRecord *row, gboolean added, gint64 id, char **detail, GError **error)
{
  const char *number = rk_record_get (row, "registration_number");
  g_autofree char *holder = NULL;
  gboolean made = TRUE;

  if (run->main.level == 0)
    return TRUE;
  if (number && may_be_held (run, number)
      && !rk_rules_number_holder (run->db, run->main.scheme, number, id,
                                  rk_record_get (row, "municipality_code"), &holder, error))
    return FALSE;
  if (holder)
    {
      g_autofree char *words
          = g_strdup_printf (_ ("not registered: the number is that of “%s”"), holder);

      add_words (detail, words);
      return TRUE;
    }
  if (!(added ? rk_register_follow_added (run->db, &run->main, row, id, error)
              : rk_register_follow_make (run->db, &run->main, id, &made, &run->over, error)))
    return FALSE;
  run->report->registrations += made;
  run->report->over += run->over;
  if (run->over)
    add_words (detail, _ ("until when is not in the list: a term of the scheme is over"));
  return TRUE;
}

/* Names of records end with a line and a place, numbers are of one line: the filter takes both. */
void
rk_import_note_number (RkImportRun *run, const char *number)
{
  if (run->keys && number)
    rk_key_filter_add (run->keys, rk_match_key_hash (number));
}

static gboolean
put_and_register (RkImportRun *run,
                  RkImportRow *row,
                  RkImportOutcome *outcome,
                  gint64 *id,
                  char **detail,
                  GError **error)
{
  run->over = FALSE;
  if (!rk_import_put_record (run, row, outcome, id, detail, error))
    return FALSE;
  /* One that looks like another is to be decided first; a list that brings nothing changes nothing.
   */
  if (*outcome != RK_IMPORT_ADDED && *outcome != RK_IMPORT_UPDATED)
    return TRUE;
  if (rk_record_get (row->record, "registered_on") == NULL)
    return tell_number (run, row->record, *id, detail, error);
  return make_registration (run, row->record, *outcome == RK_IMPORT_ADDED, *id, detail, error);
}

gboolean
rk_import_put_workplace (RkImportRun *run,
                         RkImportRow *row,
                         RkImportOutcome *outcome,
                         gint64 *id,
                         char **detail,
                         GError **error)
{
  gboolean ok = put_and_register (run, row, outcome, id, detail, error);

  rk_import_note_number (run, rk_record_get (row->record, "registration_number"));
  return ok;
}

gboolean
rk_import_guess_aim (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkImport *import = data;
  RkRegistrationAim aim = { import->owner, import->level };
  g_autofree char *title = NULL;

  if (import->records != &rk_kind_status)
    return TRUE;
  title = rk_import_dup_title (import, error);
  if (title == NULL || !rk_registrations_guess (db, title, &aim, error))
    return FALSE;
  import->owner = aim.scheme;
  import->level = aim.level;
  return TRUE;
}

char *
rk_import_dup_aim (RkDb *db, const RkImport *import, GError **error)
{
  RkRegistrationAim aim = { import->owner, import->level };

  return rk_registrations_aim_words (db, &aim, error);
}
