#include "rk-import-merge.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-text.h"
#include "rk-workplaces.h"

/* The record of a row while it is being merged into one that was there. */
typedef struct
{
  RkRecord *before;
  RkDraft *draft;
  GString *words;    /* what changes; NULL: not wanted */
  guint first_row;   /* of the file that spoke of it, 0: this one */
  gboolean *changed; /* by field */
  guint n_changed;
} Merge;

/* ── reviews ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_review (const GPtrArray *reviews, const RkImportProblem *problem)
{
  for (guint i = 0; i < reviews->len; i++)
    if (g_str_equal (rk_record_get (reviews->pdata[i], "field"), problem->field)
        && g_strcmp0 (rk_record_get (reviews->pdata[i], "value"), problem->value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
save_review (RkImportRun *run, gint64 id, const RkImportProblem *problem, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_review);
  g_autoptr (RkRecord) review = NULL;
  g_autofree char *source = g_strdup_printf ("%s:%u", run->file_name, problem->row);

  rk_draft_set_int (draft, rk_kind_field (&rk_kind_review, "record_id"), id);
  rk_draft_put (draft, "field", problem->field);
  rk_draft_put (draft, "value", problem->value);
  rk_draft_put (draft, "reason", problem->reason);
  rk_draft_put (draft, "proposal", problem->proposal);
  rk_draft_put (draft, "source", source);
  review = rk_draft_end (draft);
  return rk_records_save (run->db, review, NULL, error);
}

/* Keeps with the record what was not understood, once. @fresh: it has no reviews yet */
static gboolean
save_reviews (
    RkImportRun *run, gint64 id, gboolean fresh, const GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) reviews = NULL;

  if (problems == NULL || problems->len == 0)
    return TRUE;
  reviews = fresh ? g_ptr_array_new () : rk_records_reviews (run->db, id, error);
  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    if (!has_review (reviews, problems->pdata[i])
        && !save_review (run, id, problems->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A field that got a value needs no review any more. What this very file could not say in an
 * earlier row stays, or importing it again would bring it back. */
static gboolean
end_reviews (RkImportRun *run, const Merge *merge, GError **error)
{
  gint64 id = rk_record_id (merge->before);
  g_autoptr (GPtrArray) reviews = rk_records_reviews (run->db, id, error);
  g_autofree char *this_file = g_strconcat (run->file_name, ":", NULL);

  if (reviews == NULL)
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      const RkRecord *review = reviews->pdata[i];
      int field = rk_kind_field (run->kind, rk_record_get (review, "field"));
      const char *source = rk_record_get (review, "source");

      if (field < 0 || !merge->changed[field]
          || (merge->first_row > 0 && source && g_str_has_prefix (source, this_file)))
        continue;
      if (!rk_records_delete (run->db, &rk_kind_review, rk_record_id (review), error))
        return FALSE;
    }
  return TRUE;
}

/* ── merging ─────────────────────────────────────────────────────────────────────────────── */

static char *
without_marks (const char *text)
{
  g_autofree char *folded = rk_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p; p++)
    if (!strchr ("-()", *p))
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* Whether two stored texts differ in spelling only: （株）青葉 and 株式会社青葉, 054-629-2000 and
 * 0546292000. */
static gboolean
same_but_for_spelling (const RkImportRun *run, int field, const char *a, const char *b)
{
  char *(*key) (const char *) = field == run->name                       ? rk_text_name_key
                                : run->kind->fields[field].parse != NULL ? without_marks
                                                                         : rk_text_fold;
  g_autofree char *key_a = key (a);
  g_autofree char *key_b = key (b);

  return g_str_equal (key_a, key_b);
}

static void
describe_change (RkImportRun *run, Merge *merge, int field, const RkRecord *row)
{
  g_autofree char *before = rk_record_dup_display (merge->before, field);
  g_autofree char *after = rk_record_dup_display (row, field);

  if (merge->words == NULL)
    return;
  g_string_append_printf (merge->words, "%s%s　%s → %s", merge->words->len > 0 ? "、" : "",
                          run->kind->fields[field].heading, *before ? before : "（空）", after);
}

static void
set_value (RkImportRun *run, Merge *merge, int field, const RkRecord *row)
{
  rk_draft_set_from (merge->draft, field, row);
  describe_change (run, merge, field, row);
  merge->changed[field] = TRUE;
  merge->n_changed++;
}

/* A value that was understood and yet not taken. */
static void
list_difference (RkImportRun *run, RkImportRow *row, int field, const char *reason)
{
  RkImportProblem *problem = g_new0 (RkImportProblem, 1);

  problem->kind = RK_IMPORT_PROBLEM_VALUE;
  problem->row = row->number;
  problem->field = g_strdup (run->kind->fields[field].name);
  problem->column = g_strdup (rk_row_parser_column (run->columns, field));
  problem->value = rk_record_dup_display (row->record, field);
  problem->proposal = rk_record_dup_display (row->record, field);
  problem->reason = g_strdup (reason);
  if (row->problems == NULL)
    row->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_import_problem_free);
  g_ptr_array_add (row->problems, problem);
}

static RkImportProblem *
kept_problem (const RkImportRow *row, const char *field, guint *at)
{
  for (*at = 0; row->problems && *at < row->problems->len; (*at)++)
    {
      RkImportProblem *problem = row->problems->pdata[*at];

      if (problem->kept && g_str_equal (problem->field, field))
        return problem;
    }
  return NULL;
}

/* A list that was written in CP932 and came back: what was lost on the way is known here and takes
 * nothing away. */
static gboolean
is_mere_loss (RkImportRun *run, RkImportRow *row, int field, const char *before, const char *after)
{
  const char *name = run->kind->fields[field].name;
  RkImportProblem *problem;
  guint at;

  if (rk_text_is_cp932_loss (before, after))
    {
      if (kept_problem (row, name, &at))
        g_ptr_array_remove_index (row->problems, at);
      return TRUE;
    }
  if (!rk_text_has_lost (after))
    return FALSE;
  problem = kept_problem (row, name, &at);
  if (problem == NULL)
    return TRUE;
  problem->kept = FALSE;
  g_free (problem->reason);
  problem->reason
      = g_strdup (_ ("A character of this was lost before it came here; the value that is stored "
                     "was kept."));
  return TRUE;
}

/* A place that stands apart from its corporation, or that says it, keeps its name where a list
 * calls it by another one that says no more. */
static gboolean
says_no_more (const RkImportRun *run, const Merge *merge, int field, const RkRecord *row)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *key_before = NULL;
  g_autofree char *key_after = NULL;

  if (run->kind != &rk_kind_workplace || field != run->name
      || !rk_workplace_same_name (merge->before, row))
    return FALSE;
  before = rk_workplace_full_name (merge->before);
  after = rk_workplace_full_name (row);
  key_before = rk_text_name_key (before);
  key_after = rk_text_name_key (after);
  return strlen (key_after) <= strlen (key_before)
         && !same_but_for_spelling (run, field, rk_record_text (merge->before, field),
                                    rk_record_text (row, field));
}

static void
merge_field (RkImportRun *run, Merge *merge, int field, RkImportRow *row)
{
  const RkField *description = &run->kind->fields[field];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *reason = NULL;

  if (description->flags & (RK_FIELD_DERIVED | RK_FIELD_INTERNAL)
      || rk_record_is_null (row->record, field))
    return;
  before = rk_record_dup_text (merge->before, field);
  after = rk_record_dup_text (row->record, field);
  if (g_strcmp0 (before, after) == 0
      || (before
          && (is_mere_loss (run, row, field, before, after)
              || says_no_more (run, merge, field, row->record))))
    return;
  if (merge->first_row == 0 || before == NULL
      || rk_import_is_accepted (run->import, row->number, description->name))
    set_value (run, merge, field, row->record);
  else if (!same_but_for_spelling (run, field, before, after))
    {
      reason = g_strdup_printf (
          _ ("Row %u says something else of the same record; its value was kept."),
          merge->first_row);
      list_difference (run, row, field, reason);
    }
}

static gboolean
is_valid (const RkRecord *record, char **reason)
{
  g_autoptr (GPtrArray) problems = rk_record_validate (record);

  if (problems->len == 0)
    return TRUE;
  if (reason)
    *reason = g_strdup (((RkProblem *)problems->pdata[0])->reason);
  return FALSE;
}

/* A new value may not fit an old one (a beginning after the end that is stored). Then the one that
 * stands in the way is left as it was and listed, or all of them. */
static RkRecord *
resolve (RkImportRun *run, Merge *merge, RkRecord *merged, const char *reason, RkImportRow *row)
{
  for (guint f = 0; f < run->kind->n_fields; f++)
    if (merge->changed[f])
      {
        RkDraft *draft = rk_draft_copy (merged);
        g_autoptr (RkRecord) without = NULL;

        rk_draft_set_from (draft, (int)f, merge->before);
        without = rk_draft_end (draft);
        if (!is_valid (without, NULL))
          continue;
        list_difference (run, row, (int)f, reason);
        merge->changed[f] = FALSE;
        merge->n_changed--;
        rk_record_unref (merged);
        return g_steal_pointer (&without);
      }
  for (guint f = 0; f < run->kind->n_fields; f++)
    if (merge->changed[f])
      list_difference (run, row, (int)f, reason);
  merge->n_changed = 0;
  rk_record_unref (merged);
  return rk_record_ref (merge->before);
}

static RkRecord *
end_merge (RkImportRun *run, Merge *merge, RkImportRow *row)
{
  RkRecord *merged = rk_draft_end (g_steal_pointer (&merge->draft));
  g_autofree char *reason = NULL;

  return is_valid (merged, &reason) ? merged : resolve (run, merge, merged, reason, row);
}

void
rk_import_note_keys (RkImportRun *run, const RkIndexRow *index)
{
  for (guint i = 0; run->keys && i < RK_N_MATCH_KEYS; i++)
    rk_key_filter_add (run->keys, index->hash[i]);
}

static gboolean
save_changed (RkImportRun *run, const Merge *merge, const RkRecord *merged, GError **error)
{
  g_autoptr (RkIndexRow) index = rk_index_row_new (merged);

  rk_import_note_keys (run, index);
  if (run->kind == &rk_kind_workplace
      && !rk_workplaces_note_change (run->db, merge->before, merged, "取込で直した", error))
    return FALSE;
  return rk_records_save_indexed (run->db, merged, index, NULL, error)
         && end_reviews (run, merge, error);
}

static gboolean
save_merge (RkImportRun *run, Merge *merge, RkImportRow *row, GError **error)
{
  g_autoptr (RkRecord) merged = end_merge (run, merge, row);

  if (merge->n_changed > 0 && !save_changed (run, merge, merged, error))
    return FALSE;
  return save_reviews (run, rk_record_id (merge->before), FALSE, row->problems, error);
}

gboolean
rk_import_merge (RkImportRun *run,
                 RkImportRow *row,
                 RkRecord *before,
                 gboolean *changed,
                 GString *words,
                 GError **error)
{
  Merge merge = { .before = before, .words = words };
  gboolean ok;

  *changed = FALSE;
  if (rk_record_includes (before, row->record))
    return save_reviews (run, rk_record_id (before), FALSE, row->problems, error);
  merge.first_row = rk_row_map_get (run->named, rk_record_id (before));
  merge.draft = rk_draft_copy (before);
  merge.changed = g_new0 (gboolean, run->kind->n_fields);
  for (guint f = 0; f < run->kind->n_fields; f++)
    merge_field (run, &merge, (int)f, row);
  ok = save_merge (run, &merge, row, error);
  *changed = merge.n_changed > 0;
  g_free (merge.changed);
  return ok;
}

gboolean
rk_import_save_reviews (
    RkImportRun *run, gint64 id, gboolean fresh, const GPtrArray *problems, GError **error)
{
  return save_reviews (run, id, fresh, problems, error);
}

/* ── rows of more than one record ────────────────────────────────────────────────────────── */

static gboolean
is_own (const RkKind *kind, const char *field, const char *const *except)
{
  return rk_kind_field (kind, field) >= 0 && !(except && g_strv_contains (except, field));
}

RkImportRow *
rk_import_split (RkImportRow *row, RkDraft *draft, const char *const *except)
{
  const RkKind *kind = rk_draft_kind (draft);
  RkImportRow *own = g_new0 (RkImportRow, 1);

  own->number = row->number;
  own->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_import_problem_free);
  for (guint i = 0; i < kind->n_fields; i++)
    if (rk_draft_is_null (draft, (int)i) && is_own (kind, kind->fields[i].name, except))
      rk_draft_set_from (draft, (int)i, row->record);
  for (guint i = 0; row->problems && i < row->problems->len;)
    if (is_own (kind, ((RkImportProblem *)row->problems->pdata[i])->field, except))
      g_ptr_array_add (own->problems, g_ptr_array_steal_index (row->problems, i));
    else
      i++;
  own->record = rk_draft_end (draft);
  own->index = rk_index_row_new (own->record);
  return own;
}

gboolean
rk_import_leave_out (
    GError *problem, RkImportOutcome *outcome, gint64 *id, char **detail, GError **error)
{
  if (!g_error_matches (problem, RK_ERROR, RK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  *outcome = RK_IMPORT_REJECTED;
  *id = 0;
  *detail = g_strdup (problem->message);
  g_error_free (problem);
  return TRUE;
}
