#include "rk-checklist-edits.h"

#include <glib/gi18n-lib.h>

#include "rk-attached-file.h"
#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-plans.h"
#include "rk-records.h"

/* One command's wishes. @data is shared with the page and never changed. */
typedef struct
{
  RkChecklistData *data;
  gint64 body;
  guint item;
  int mark;
  char *text;
  char *person;                 /* at the desk */
  const RkEvidenceOffer *offer; /* of @data */
  const RkKind *kind;           /* of what becomes evidence */
  gint64 id;                    /* of it; of evidence itself */
  RkAttachedFile *file;
  RkChecklistMarked marked;
  GPtrArray *proposals; /* RkProposal of @data */
  GArray *items;        /* guint */
} Job;

static Job *
job_new (RkContext *context, const RkChecklistData *data)
{
  Job *job = g_new0 (Job, 1);

  job->data = rk_checklist_data_ref ((RkChecklistData *)data);
  job->person = g_strdup (rk_record_get (rk_context_get_office (context), "person"));
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  rk_checklist_data_unref (job->data);
  g_free (job->text);
  g_free (job->person);
  g_clear_pointer (&job->file, rk_attached_file_free);
  g_clear_pointer (&job->proposals, g_ptr_array_unref);
  g_clear_pointer (&job->items, g_array_unref);
  g_free (job);
}

static const RkChecklistColumn *
column_of (const RkChecklistData *data)
{
  return rk_checklist_data_column (data, data->about);
}

static const char *
name_of (const RkChecklistData *data)
{
  return column_of (data)->name;
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

/* The answer as it is in the file by now: the page may not have read the last one yet. */
static gboolean
write_answer (RkDb *db, Job *job, gboolean is_comment, GError **error)
{
  const RkEdition *edition = job->data->edition;
  g_autoptr (RkChecklist) sheet = NULL;
  const RkAnswerRow *before;
  RkAnswer answer = { .item = rk_edition_item (edition, job->item)->id, .body = job->body };
  int mark = job->mark;
  gint64 round;

  if (!rk_checklists_begin (db, &column_of (job->data)->subject, &round, error)
      || !(sheet = rk_checklist_load (db, round, error)))
    return FALSE;
  before = rk_checklist_row (sheet, job->item, job->body);
  if (is_comment)
    {
      mark = before ? before->mark : RK_UNANSWERED;
      answer.comment = job->text;
    }
  else
    answer.comment = before ? before->comment : NULL;
  answer.answered_by = job->person;
  answer.mark = mark >= 0 ? rk_edition_mark (edition, (guint)mark)->id : 0;
  return rk_checklists_answer (db, round, &answer, error);
}

static gboolean
run_mark (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return write_answer (db, data, FALSE, error);
}

static gboolean
run_comment (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return write_answer (db, data, TRUE, error);
}

static void
on_mark_written (gpointer owner, gpointer data, gboolean done)
{
  const Job *job = data;

  job->marked (owner, job->item, done);
}

void
rk_checklist_edits_mark (RkContext *context,
                         const RkChecklistData *data,
                         gint64 body,
                         guint item,
                         int mark,
                         gpointer owner,
                         RkChecklistMarked marked)
{
  Job *job = job_new (context, data);
  g_autofree char *what = g_strdup_printf (
      mark < 0 ? "自己評価の回答を消した（%s %s）" : "自己評価に回答した（%s %s %s）",
      name_of (data), rk_edition_item (data->edition, item)->code,
      mark < 0 ? "" : rk_edition_mark (data->edition, (guint)mark)->mark);

  job->body = body;
  job->item = item;
  job->mark = mark;
  job->marked = marked;
  rk_context_run_command_async (context, owner, what, NULL, run_mark, job, job_free,
                                marked ? on_mark_written : NULL);
}

void
rk_checklist_edits_comment (
    RkContext *context, const RkChecklistData *data, gint64 body, guint item, const char *comment)
{
  Job *job = job_new (context, data);
  g_autofree char *what = g_strdup_printf ("自己評価のメモを書いた（%s %s）", name_of (data),
                                           rk_edition_item (data->edition, item)->code);

  job->body = body;
  job->item = item;
  job->text = g_strdup (comment);
  rk_context_run_command_async (context, NULL, what, _ ("The note has been saved"), run_comment,
                                job, job_free, NULL);
}

/* ── evidence and proposals ──────────────────────────────────────────────────────────────── */

static gboolean
run_attach (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_evidence_attach (db, column_of (job->data)->sheet, job->offer, NULL, error);
}

void
rk_checklist_edits_attach (RkContext *context,
                           const RkChecklistData *data,
                           const RkEvidenceOffer *offer)
{
  Job *job = job_new (context, data);
  g_autofree char *what = g_strdup_printf ("自己評価に根拠を付けた（%s %s）", name_of (data),
                                           rk_edition_item (data->edition, offer->item)->code);

  job->offer = offer;
  rk_context_run_command_async (context, NULL, what, _ ("The evidence has been attached"),
                                run_attach, job, job_free, NULL);
}

static char *
dup_what (const RkChecklistData *data, const char *what, guint item)
{
  return g_strdup_printf ("%s（%s %s）", what, name_of (data),
                          rk_edition_item (data->edition, item)->code);
}

/* Evidence may come before any answer: the round is begun by it. @offer: (transfer full) (nullable)
 */
static gboolean
attach_offer (RkDb *db, Job *job, RkEvidenceOffer *offer, GError **error)
{
  g_autoptr (RkChecklist) sheet = NULL;
  gboolean done = FALSE;
  gint64 round;

  if (offer == NULL)
    return FALSE;
  if (job->text && *job->text)
    {
      g_free (offer->text);
      offer->text = g_strdup (job->text);
    }
  if (rk_checklists_begin (db, &column_of (job->data)->subject, &round, error)
      && (sheet = rk_checklist_load (db, round, error)))
    done = rk_evidence_attach (db, sheet, offer, NULL, error);
  rk_evidence_offer_free (offer);
  return done;
}

/* By the conditions that were saved under a name; without any all of the area. */
static RkEvidenceOffer *
count_workplaces (RkDb *db, Job *job, GError **error)
{
  g_autoptr (RkRecord) saved
      = job->id ? rk_records_get (db, &rk_kind_saved_filter, job->id, error) : NULL;
  g_autoptr (RkQuery) query = NULL;

  if (job->id && saved == NULL)
    return NULL;
  if (saved && !(query = rk_query_from_text (rk_record_get (saved, "query"), error)))
    return NULL;
  if (query && rk_query_kind (query) != &rk_kind_workplace)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("The conditions “%s” are not about workplaces. Nothing was attached."),
                   rk_record_get (saved, "name"));
      return NULL;
    }
  return rk_evidence_offer_count (db, job->item, column_of (job->data)->subject.council, query,
                                  error);
}

static gboolean
run_link (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkRecord) record = NULL;

  if (job->kind == &rk_kind_saved_filter)
    return attach_offer (db, job, count_workplaces (db, job, error), error);
  record = rk_records_get (db, job->kind, job->id, error);
  return record && attach_offer (db, job, rk_evidence_offer_of (job->item, record), error);
}

void
rk_checklist_edits_link (RkContext *context,
                         const RkChecklistData *data,
                         guint item,
                         const RkKind *kind,
                         gint64 id,
                         const char *words)
{
  Job *job = job_new (context, data);
  g_autofree char *what = dup_what (data, "自己評価に根拠を付けた", item);

  job->item = item;
  job->kind = kind;
  job->id = id;
  job->text = g_strdup (words);
  rk_context_run_command_async (context, NULL, what, _ ("The evidence has been attached"), run_link,
                                job, job_free, NULL);
}

static gboolean
run_file (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const RkAttachedFile *file = job->file;
  g_autoptr (RkRecord) record = NULL;
  gint64 id;

  if (!rk_attachments_add (db, file->name, file->media_type, file->bytes, file->pages, &id, error))
    return FALSE;
  record = rk_records_get (db, &rk_kind_attachment, id, error);
  return record && attach_offer (db, job, rk_evidence_offer_of (job->item, record), error);
}

typedef struct
{
  RkContext *context;
  Job *job;
} FileJob;

static void
on_file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  FileJob *file = data;
  g_autoptr (RkContext) context = file->context;
  g_autoptr (GError) error = NULL;
  g_autofree char *what
      = dup_what (file->job->data, "自己評価に根拠のファイルを付けた", file->job->item);
  g_autofree char *toast = NULL;

  file->job->file = rk_attached_file_read_finish (result, &error);
  if (file->job->file)
    {
      toast = g_strdup_printf (_ ("Attached “%s”"), file->job->file->name);
      rk_context_run_command_async (context, NULL, what, toast, run_file, file->job, job_free,
                                    NULL);
    }
  else
    {
      rk_context_report (context, error, _ ("The File Was Not Attached"));
      job_free (file->job);
    }
  g_free (file);
}

void
rk_checklist_edits_attach_file (RkContext *context,
                                const RkChecklistData *data,
                                guint item,
                                GFile *chosen)
{
  FileJob *file = g_new0 (FileJob, 1);

  file->context = g_object_ref (context);
  file->job = job_new (context, data);
  file->job->item = item;
  rk_attached_file_read_async (chosen, NULL, NULL, on_file_read, file);
}

static gboolean
run_take_away (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_records_delete (db, &rk_kind_evidence, ((Job *)data)->id, error);
}

void
rk_checklist_edits_take_away (RkContext *context,
                              const RkChecklistData *data,
                              guint item,
                              gint64 evidence)
{
  Job *job = job_new (context, data);
  g_autofree char *what = dup_what (data, "自己評価の根拠を外した", item);

  job->id = evidence;
  rk_context_run_command_async (context, NULL, what, _ ("The evidence has been taken away"),
                                run_take_away, job, job_free, NULL);
}

static gboolean
run_accept (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_proposals_accept (db, column_of (job->data)->sheet, job->proposals, job->person, error);
}

void
rk_checklist_edits_accept (RkContext *context, const RkChecklistData *data, RkProposalKind kind)
{
  Job *job = job_new (context, data);
  g_autofree char *what = NULL;
  g_autofree char *toast = NULL;

  job->proposals = g_ptr_array_new ();
  for (guint i = 0; i < data->proposals->len; i++)
    if (((RkProposal *)data->proposals->pdata[i])->kind == kind)
      g_ptr_array_add (job->proposals, data->proposals->pdata[i]);
  what = g_strdup_printf ("自己評価に引き継いだ（%s %u項目）", name_of (data), job->proposals->len);
  toast = g_strdup_printf (
      ngettext ("%u answer was taken over", "%u answers were taken over", job->proposals->len),
      job->proposals->len);
  rk_context_run_command_async (context, NULL, what, toast, run_accept, job, job_free, NULL);
}

/* ── closing ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_close (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_checklists_close (db, column_of (job->data)->now->round_id, NULL, error);
}

void
rk_checklist_edits_close (RkContext *context, const RkChecklistData *data)
{
  g_autofree char *what = g_strdup_printf ("自己評価を確定した（%s）", name_of (data));

  rk_context_run_command_async (context, NULL, what, _ ("The self-assessment has been closed"),
                                run_close, job_new (context, data), job_free, NULL);
}

static gboolean
run_revise (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 id;

  return rk_checklists_revise (db, column_of (job->data)->now->round_id, job->text, &id, error);
}

void
rk_checklist_edits_revise (RkContext *context, const RkChecklistData *data, const char *reason)
{
  Job *job = job_new (context, data);
  g_autofree char *what = g_strdup_printf ("自己評価の訂正版を作った（%s）", name_of (data));

  job->text = g_strdup (reason);
  rk_context_run_command_async (context, NULL, what, _ ("A corrected version has been made"),
                                run_revise, job, job_free, NULL);
}

/* ── what comes of it ────────────────────────────────────────────────────────────────────── */

static GArray *
copy_items (const GArray *items)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (guint), items->len);

  return g_array_append_vals (copy, items->data, items->len);
}

static gboolean
run_homework (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  for (guint i = 0; i < job->items->len; i++)
    if (!rk_growth_make_action (db, column_of (job->data)->sheet,
                                g_array_index (job->items, guint, i), NULL, NULL, NULL, NULL,
                                error))
      return FALSE;
  return TRUE;
}

void
rk_checklist_edits_make_homework (RkContext *context,
                                  const RkChecklistData *data,
                                  const GArray *items)
{
  Job *job = job_new (context, data);
  g_autofree char *what
      = g_strdup_printf ("自己評価の%u項目を宿題にした（%s）", items->len, name_of (data));
  g_autofree char *toast = g_strdup_printf (
      ngettext ("%u item became homework", "%u items became homework", items->len), items->len);

  job->items = copy_items (items);
  rk_context_run_command_async (context, NULL, what, toast, run_homework, job, job_free, NULL);
}

static gboolean
run_agenda (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 id;

  return rk_growth_make_agenda_item (db, column_of (job->data)->sheet, job->items, &id, error);
}

void
rk_checklist_edits_make_agenda (RkContext *context,
                                const RkChecklistData *data,
                                const GArray *items)
{
  Job *job = job_new (context, data);
  g_autofree char *what
      = g_strdup_printf ("自己評価の%u項目を議題にした（%s）", items->len, name_of (data));

  job->items = copy_items (items);
  rk_context_run_command_async (context, NULL, what,
                                _ ("Put onto the agenda of the coming meeting"), run_agenda, job,
                                job_free, NULL);
}

static gboolean
run_plan (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  for (guint i = 0; i < job->items->len; i++)
    if (!rk_plan_make_from_item (db, column_of (job->data)->sheet,
                                 g_array_index (job->items, guint, i), NULL, NULL, error))
      return FALSE;
  return TRUE;
}

void
rk_checklist_edits_make_plan (RkContext *context, const RkChecklistData *data, const GArray *items)
{
  Job *job = job_new (context, data);
  g_autofree char *what
      = g_strdup_printf ("自己評価の%u項目を計画に入れた（%s）", items->len, name_of (data));
  g_autofree char *toast = g_strdup_printf (
      ngettext ("%u item is in the plan", "%u items are in the plan", items->len), items->len);

  job->items = copy_items (items);
  rk_context_run_command_async (context, NULL, what, toast, run_plan, job, job_free, NULL);
}
