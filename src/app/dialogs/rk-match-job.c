#include "rk-match-job.h"

#include "rk-decisions.h"
#include "rk-import-job.h"
#include "rk-kinds.h"
#include "rk-matcher.h"
#include "rk-workplaces.h"

/* ── finding ─────────────────────────────────────────────────────────────────────────────── */

void
rk_match_job_free (RkMatchJob *job)
{
  g_clear_object (&job->store);
  g_clear_pointer (&job->list, rk_match_list_free);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_free (job->path);
  g_free (job);
}

/* With the first profile that fits, as the import reads it. */
static gboolean
open_list (RkMatchJob *job, GCancellable *cancellable, GError **error)
{
  RkImportJob *open = rk_import_job_new (RK_IMPORT_READING, rk_import_job_open);
  gboolean ok;

  open->store = g_object_ref (job->store);
  open->kind = open->records = &rk_kind_workplace;
  open->text = g_strdup (job->path);
  ok = rk_import_job_open (open, cancellable, error);
  if (ok)
    job->list = rk_match_list_new (open->import);
  rk_import_job_free (open);
  return ok;
}

static RkMatchItem *
new_item (const RkJudgement *judgement)
{
  RkMatchItem *item = rk_match_item_new ();

  item->likeness = judgement->likeness;
  item->points = judgement->score;
  item->score = g_strdup_printf ("%u", judgement->score);
  return item;
}

static int
likest_first (gconstpointer a, gconstpointer b)
{
  const RkMatchItem *left = *(RkMatchItem *const *)a;
  const RkMatchItem *right = *(RkMatchItem *const *)b;

  if (left->points != right->points)
    return left->points > right->points ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

static void
take_rows (RkMatchJob *job)
{
  GPtrArray *rows = rk_match_list_get_rows (job->list);

  for (guint i = 0; i < rows->len; i++)
    {
      const RkMatchRow *row = rows->pdata[i];
      RkMatchItem *item;

      if (row->record == NULL)
        continue;
      item = new_item (&row->match.judgement);
      item->id = row->match.id;
      item->row = rk_record_ref (row->record);
      item->number = row->number;
      item->title = row->name ? g_strdup (row->name) : rk_workplace_full_name (row->record);
      item->detail = row->name ? rk_workplace_full_name (row->record) : NULL;
      item->why = rk_match_row_dup_why (row);
      if (row->match.id == 0)
        g_clear_pointer (&item->score, g_free);
      g_ptr_array_add (job->items, item);
    }
}

static gboolean
take_pairs (RkMatchJob *job, RkMatcher *matcher, const GArray *pairs, GError **error)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const RkMatchPair *pair = &g_array_index (pairs, RkMatchPair, i);
      RkMatchItem *item = new_item (&pair->judgement);

      g_ptr_array_add (job->items, item);
      /* Even where it is sure, two records only become one when somebody says so. */
      item->likeness = RK_ALIKE;
      item->id = pair->first;
      item->other = pair->second;
      item->number = i + 1;
      item->title = rk_matcher_dup_name (matcher, pair->first, error);
      item->detail = item->title ? rk_matcher_dup_name (matcher, pair->second, error) : NULL;
      item->why = rk_judgement_dup_words (&pair->judgement);
      if (item->detail == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_pairs (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkMatchJob *job = data;
  g_autoptr (RkMatcher) matcher = rk_matcher_new (db, cancellable, error);
  g_autoptr (GArray) pairs = matcher ? rk_matcher_pairs (matcher, cancellable, error) : NULL;

  if (pairs == NULL)
    return FALSE;
  job->n_records = rk_matcher_get_size (matcher);
  return take_pairs (job, matcher, pairs, error);
}

/* One that is gone, or was said to be another: then there is nothing to ask. */
static gboolean
find_pair (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkMatchJob *job = data;
  g_autoptr (RkDecisions) decisions = rk_decisions_load (db, error);
  g_autoptr (RkRecord) first = rk_records_get (db, &rk_kind_workplace, job->pair[0], NULL);
  g_autoptr (RkRecord) second = rk_records_get (db, &rk_kind_workplace, job->pair[1], NULL);
  RkJudgement judgement;
  RkMatchItem *item;

  if (decisions == NULL)
    return FALSE;
  if (first == NULL || second == NULL
      || rk_decisions_are_apart (decisions, job->pair[0], job->pair[1]))
    return TRUE;
  rk_workplace_judge (first, second, &judgement);
  item = new_item (&judgement);
  item->likeness = RK_ALIKE;
  item->id = job->pair[0];
  item->other = job->pair[1];
  item->title = rk_workplace_full_name (first);
  item->detail = rk_workplace_full_name (second);
  item->why = rk_judgement_dup_words (&judgement);
  g_ptr_array_add (job->items, item);
  job->n_records = 2;
  return TRUE;
}

static void
find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RkMatchJob *job = data;
  GError *error = NULL;
  gboolean ok = job->path == NULL || open_list (job, cancellable, &error);

  job->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (ok && job->list)
    {
      ok = rk_store_read (job->store, rk_match_list_run, job->list, cancellable, &error);
      if (ok)
        take_rows (job);
    }
  else if (ok)
    ok = rk_store_read (job->store, job->pair[0] ? find_pair : find_pairs, job, cancellable,
                        &error);
  g_ptr_array_sort (job->items, likest_first);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
rk_match_job_find_async (RkMatchJob *job,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (job->store, cancellable, callback, data);

  g_task_set_source_tag (task, rk_match_job_find_async);
  g_task_set_task_data (task, job, (GDestroyNotify)rk_match_job_free);
  g_task_run_in_thread (task, find);
}

RkMatchJob *
rk_match_job_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result))
                                                           : NULL;
}

/* ── deciding ────────────────────────────────────────────────────────────────────────────── */

void
rk_match_decision_free (gpointer data)
{
  RkMatchDecision *decision = data;

  g_clear_object (&decision->item);
  g_clear_pointer (&decision->kept, rk_record_unref);
  g_free (decision->source);
  g_free (decision);
}

/* A value that the row has and the record had differently is not lost: it stays as an earlier one
 * where it is name, address or size. */
static gboolean
save_kept (RkDb *db, const RkRecord *kept, GError **error)
{
  g_autoptr (RkRecord) before = rk_records_get (db, &rk_kind_workplace, rk_record_id (kept), error);

  if (before == NULL)
    return FALSE;
  if (rk_record_equal (before, kept))
    return TRUE;
  return rk_workplaces_note_change (db, before, kept, "名寄せで直した", error)
         && rk_records_save (db, kept, NULL, error);
}

gboolean
rk_match_decision_run (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RkMatchDecision *decision = data;
  const RkMatchItem *item = decision->item;

  if (item->other && decision->kept)
    return rk_workplaces_merge (db, decision->kept, item->other, error);
  if (decision->kept)
    return save_kept (db, decision->kept, error)
           && rk_decision_save (db, item->id, item->row, TRUE, decision->source, error);
  if (item->other == 0)
    return rk_decision_save (db, item->id, item->row, FALSE, decision->source, error);
  return rk_workplaces_keep_apart (db, item->id, item->other, error);
}

/* ── all of a verdict ────────────────────────────────────────────────────────────────────── */

void
rk_match_bulk_free (gpointer data)
{
  RkMatchBulk *bulk = data;

  g_ptr_array_unref (bulk->items);
  g_free (bulk);
}

static gboolean
fill (RkDb *db, const RkMatchItem *item, gboolean *filled, GError **error)
{
  const RkKind *kind = &rk_kind_workplace;
  g_autoptr (RkRecord) before = rk_records_get (db, kind, item->id, error);
  g_autoptr (RkRecord) after = NULL;
  RkDraft *draft;

  if (before == NULL)
    return FALSE;
  draft = rk_draft_copy (before);
  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].group && rk_record_is_null (before, (int)f)
        && !rk_record_is_null (item->row, (int)f))
      rk_draft_set_from (draft, (int)f, item->row);
  after = rk_draft_end (draft);
  *filled = !rk_record_equal (before, after);
  return !*filled || rk_records_save (db, after, NULL, error);
}

gboolean
rk_match_bulk_fill (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkMatchBulk *bulk = data;
  g_autofree char *what = NULL;

  for (guint i = 0; i < bulk->items->len; i++)
    {
      gboolean filled;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !fill (db, bulk->items->pdata[i], &filled, error))
        return FALSE;
      bulk->n += filled;
    }
  what = g_strdup_printf ("一覧の値で空欄を埋めた　%u件", bulk->n);
  rk_db_name_command (db, what);
  return TRUE;
}

gboolean
rk_match_bulk_add (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RkMatchBulk *bulk = data;
  g_autofree char *what = NULL;

  for (guint i = 0; i < bulk->items->len; i++)
    {
      const RkMatchItem *item = bulk->items->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !rk_records_save (db, item->row, NULL, error))
        return FALSE;
      bulk->n++;
    }
  what = g_strdup_printf ("一覧にだけある事業所を追加した　%u件", bulk->n);
  rk_db_name_command (db, what);
  return TRUE;
}
