/* Rows that are told by some of their fields, and rows of what belongs to workplaces that are
 * there: reports, visits, awards. Such a list makes no workplaces: a row that does not certainly
 * mean one is listed with the reason. */
#include "rk-import-merge.h"

#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-registrations.h"
#include "rk-schemes.h"
#include "rk-text.h"

/* ── told by its fields ──────────────────────────────────────────────────────────────────── */

/* What is missing, or does not go together. Returns: (nullable) */
static char *
dup_problem (const RkRecord *record)
{
  const RkKind *kind = rk_record_kind (record);
  g_autoptr (GPtrArray) problems = rk_record_validate (record);
  const RkProblem *first = problems->len ? problems->pdata[0] : NULL;

  if (first == NULL)
    return NULL;
  if (g_str_equal (first->field, "year"))
    return g_strdup (_ ("Neither the row nor the name of the file says of which year this is."));
  /* Translators: heading of a column, a sentence about it: 「日付：入力が必要です。」 */
  return g_strdup_printf (_ ("%1$s: %2$s"),
                          kind->fields[rk_kind_field (kind, first->field)].heading, first->reason);
}

gboolean
rk_import_put_told (RkImportRun *run,
                    RkImportRow *row,
                    RkImportOutcome *outcome,
                    gint64 *id,
                    char **detail,
                    GError **error)
{
  g_autoptr (RkRecord) found = NULL;
  gint64 there;
  char *problem;

  if (!rk_records_find_told (run->db, row->record, &there, error))
    return FALSE;
  problem = there ? NULL : dup_problem (row->record);
  if (problem)
    {
      *outcome = RK_IMPORT_REJECTED;
      *id = 0;
      *detail = problem;
      return TRUE;
    }
  found = there ? rk_records_get (run->db, run->kind, there, error) : NULL;
  return (there == 0 || found)
         && rk_import_put_found (run, row, found, found ? RK_SAME : RK_DIFFERENT, outcome, id,
                                 detail, error);
}

/* ── the workplace it belongs to ─────────────────────────────────────────────────────────── */

gboolean
rk_import_prepare_belonging (RkImportRun *run, GCancellable *cancellable, GError **error)
{
  run->menus
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  run->matcher = rk_matcher_new (run->db, cancellable, error);
  return run->matcher && rk_import_prepare_registrations (run, error);
}

/* What a row says of the workplace. */
static RkRecord *
workplace_of (const RkRecord *row)
{
  static const char *const fields[]
      = { "name", "corporate_number", "municipality_code", "address", "phone" };
  RkDraft *draft = rk_draft_new (&rk_kind_workplace);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    rk_draft_put (draft, fields[i], rk_record_get (row, fields[i]));
  rk_kind_workplace.complete (draft);
  return rk_draft_end (draft);
}

static gboolean
refuse (RkImportRun *run, const RkMatch *match, GError **error)
{
  g_autofree char *name = match->id ? rk_matcher_dup_name (run->matcher, match->id, NULL) : NULL;

  if (name)
    g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                 _ ("It is not certain whether this is “%s” of the register. Say in the list where "
                    "it is, its corporate number or its registration number."),
                 name);
  else
    g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                         _ ("No workplace of the register has this name. Register it first, or "
                            "correct the name."));
  return FALSE;
}

/* A number that another workplace bears speaks against any name. */
static gboolean
check_number (RkImportRun *run, const RkRecord *row, gint64 scheme, gint64 id, GError **error)
{
  gint64 numbered = rk_import_number_bearer (run, row, scheme, id);
  g_autofree char *name = numbered ? rk_matcher_dup_name (run->matcher, numbered, NULL) : NULL;

  if (numbered == 0 || numbered == id)
    return TRUE;
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("The registration number is that of “%s”. Correct the number or the name."),
               name ? name : "");
  return FALSE;
}

static gboolean
find_by_name (RkImportRun *run, const RkRecord *row, gint64 scheme, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) workplace = workplace_of (row);
  g_autoptr (RkIndexRow) index = rk_index_row_new (workplace);
  g_autoptr (RkRecord) named = NULL;
  RkMatch match;

  if (!rk_matcher_find (run->matcher, workplace, index, &match, error))
    return FALSE;
  if (match.judgement.likeness == RK_SAME)
    *id = match.id;
  else if (!rk_import_find_named (run, workplace, index, &named, error))
    return FALSE;
  if (named)
    *id = rk_record_id (named);
  return *id ? check_number (run, row, scheme, *id, error) : refuse (run, &match, error);
}

/* @scheme: whose numbers the list has. @error: %RK_ERROR_NOT_FOUND: a sentence about the row */
static gboolean
find_workplace (RkImportRun *run, const RkRecord *row, gint64 scheme, gint64 *id, GError **error)
{
  g_autoptr (RkRecord) numbered = NULL;

  if (rk_record_get (row, "name"))
    {
      numbered = rk_import_find_numbered (run, row, scheme);
      *id = numbered ? rk_record_id (numbered) : 0;
      return *id || find_by_name (run, row, scheme, id, error);
    }
  numbered = rk_import_numbered (run, row, scheme);
  *id = numbered ? rk_record_id (numbered) : 0;
  if (*id)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       rk_import_number_bearer (run, row, scheme, 0)
                           ? _ ("More than one workplace has this registration number. Say where "
                                "it is, or the name.")
                           : _ ("No workplace of the register has this registration number. "
                                "Correct the number, or say the name."));
  return FALSE;
}

/* ── its registration ────────────────────────────────────────────────────────────────────── */

static gboolean
find_status (RkImportRun *run,
             const RkRecord *row,
             gint64 workplace,
             gint64 scheme,
             gint64 *id,
             GError **error)
{
  const char *number = rk_record_get (row, "registration_number");

  *id = 0;
  if (scheme && !rk_registrations_find (run->db, workplace, scheme, number, id, error))
    return FALSE;
  if (*id)
    return TRUE;
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                       number ? _ ("The workplace has no registration with this number in the "
                                   "scheme.")
                              : _ ("The workplace is not registered in the scheme."));
  return FALSE;
}

/* ── activities ──────────────────────────────────────────────────────────────────────────── */

/* The menu of the year of a report. Returns: (nullable) (transfer none) */
static const GPtrArray *
menu_of (RkImportRun *run, gint64 scheme, int year, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %d", scheme, year);
  GPtrArray *menu = g_hash_table_lookup (run->menus, key);

  if (menu == NULL && (menu = rk_schemes_menu (run->db, scheme, year, error)))
    g_hash_table_insert (run->menus, g_steal_pointer (&key), menu);
  return menu;
}

/* A list may call the activities by their names. */
static gboolean
set_items (RkImportRun *run, const RkRecord *row, RkDraft *draft, gint64 scheme, GError **error)
{
  const char *items = rk_record_get (row, "items");
  const GPtrArray *menu;

  if (items == NULL)
    return TRUE;
  menu = menu_of (run, scheme, (int)rk_record_get_int (row, "year"), error);
  if (menu)
    rk_draft_take (draft, rk_kind_field (run->kind, "items"), rk_activities_tidy (items, menu));
  return menu != NULL;
}

/* What is taken, but says of an activity nothing but words. */
static void
advise_items (RkImportRun *run, RkImportRow *own)
{
  int field = rk_kind_field (run->kind, "items");
  const char *items = field >= 0 ? rk_record_text (own->record, field) : NULL;
  g_autofree char *advice = items ? rk_activities_dup_advice (items) : NULL;
  RkImportProblem *problem;

  if (advice == NULL)
    return;
  problem = g_new0 (RkImportProblem, 1);
  problem->kind = RK_IMPORT_PROBLEM_VALUE;
  problem->row = own->number;
  problem->field = g_strdup ("items");
  problem->column = g_strdup (rk_row_parser_column (run->columns, field));
  problem->value = rk_activities_dup_unsaid (items);
  problem->reason = g_steal_pointer (&advice);
  problem->kept = TRUE;
  g_ptr_array_add (own->problems, problem);
}

/* ── its owners, in the record ───────────────────────────────────────────────────────────── */

/* Fills the ids that the row cannot say. A visit is of no scheme, and nobody is registered in one
 * of awards: the numbers of such a list are of the main one. @error: %RK_ERROR_NOT_FOUND: a
 * sentence about the row */
static gboolean
set_owners (RkImportRun *run, const RkRecord *row, RkDraft *draft, GError **error)
{
  gint64 scheme = run->import->owner;
  gint64 numbers, workplace, status;

  if (run->kind != &rk_kind_visit
      && !rk_registrations_scheme (run->db, rk_record_get (row, "scheme_name"),
                                   run->kind == &rk_kind_award, &scheme, error))
    return FALSE;
  numbers = scheme;
  if ((run->kind == &rk_kind_award || scheme == 0)
      && !rk_schemes_default (run->db, FALSE, &numbers, error))
    return FALSE;
  if (!find_workplace (run, row, numbers, &workplace, error))
    return FALSE;
  if (run->kind != &rk_kind_report)
    rk_draft_put_id (draft, "workplace_id", workplace);
  if (run->kind == &rk_kind_award)
    rk_draft_put_id (draft, "scheme_id", scheme);
  if (run->kind != &rk_kind_report)
    return TRUE;
  if (!find_status (run, row, workplace, scheme, &status, error))
    return FALSE;
  rk_draft_put_id (draft, "status_id", status);
  return set_items (run, row, draft, scheme, error);
}

/* ── a row ───────────────────────────────────────────────────────────────────────────────── */

gboolean
rk_import_put_belonging (RkImportRun *run,
                         RkImportRow *row,
                         RkImportOutcome *outcome,
                         gint64 *id,
                         char **detail,
                         GError **error)
{
  g_autoptr (RkImportRow) own = NULL;
  RkDraft *draft = rk_draft_new (run->kind);
  GError *problem = NULL;

  if (!set_owners (run, row->record, draft, &problem))
    {
      rk_draft_free (draft);
      return rk_import_leave_out (problem, outcome, id, detail, error);
    }
  own = rk_import_split (row, draft, NULL);
  advise_items (run, own);
  return rk_import_put_told (run, own, outcome, id, detail, error)
         && (*outcome == RK_IMPORT_REJECTED || rk_import_report_problems (run, own, error));
}
