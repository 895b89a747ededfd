#include "rk-meeting-edits.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-figures.h"
#include "rk-kinds.h"
#include "rk-minutes.h"
#include "rk-records.h"

typedef struct
{
  RkContext *context;
  gint64 meeting;
  gint64 id;     /* what it is about; afterwards what was saved */
  gint64 target; /* another item, or a council */
  RkItemMove move;
  RkRecord *record;
  RkRecord *second;
  GPtrArray *carry; /* borrowed from @data */
  RkMeetingData *data;
  char *text;
  char *said;         /* (nullable): what was done, before @changes */
  GPtrArray *changes; /* 「資料3 → 資料2」 */
  RkEditDone done;
} Job;

static Job *
job_new (RkContext *context, gint64 meeting)
{
  Job *job = g_new0 (Job, 1);

  job->context = g_object_ref (context);
  job->meeting = meeting;
  job->changes = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->context);
  g_clear_pointer (&job->record, rk_record_unref);
  g_clear_pointer (&job->second, rk_record_unref);
  g_clear_pointer (&job->data, rk_meeting_data_unref);
  g_ptr_array_unref (job->changes);
  g_free (job->text);
  g_free (job->said);
  g_free (job);
}

static void
on_done (gpointer owner, gpointer data, gboolean done)
{
  Job *job = data;

  if (done && (job->said || job->changes->len))
    {
      g_autofree char *changes = NULL;
      g_autofree char *words = NULL;

      g_ptr_array_add (job->changes, NULL);
      changes = g_strjoinv (_ (", "), (char **)job->changes->pdata);
      if (job->said && *changes)
        /* Translators: what was done; which papers are called otherwise now */
        words = g_strdup_printf (_ ("%1$s (%2$s)"), job->said, changes);
      rk_context_toast (job->context, words ? words : job->said ? job->said : changes, TRUE);
    }
  if (job->done)
    job->done (owner, job->id, done);
}

RkRecord *
rk_meeting_edits_with (const RkRecord *record, const char *field, const char *value)
{
  RkDraft *draft = rk_draft_copy (record);
  int index = rk_kind_field (rk_record_kind (record), field);

  if (value)
    rk_draft_take (draft, index, g_strdup (value));
  else
    rk_draft_clear (draft, index);
  return rk_draft_end (draft);
}

/* ── the order of the agenda ─────────────────────────────────────────────────────────────── */

/* One item while the tree is put into another order. */
typedef struct
{
  const RkRecord *record;
  guint depth;
} Place;

static guint
find_place (GArray *places, gint64 id)
{
  for (guint i = 0; i < places->len; i++)
    if (rk_record_id (g_array_index (places, Place, i).record) == id)
      return i;
  return places->len;
}

/* The first place after an item and all that is below it. */
static guint
end_of (GArray *places, guint at)
{
  guint depth = g_array_index (places, Place, at).depth;
  guint end = at + 1;

  while (end < places->len && g_array_index (places, Place, end).depth > depth)
    end++;
  return end;
}

/* Whether both stand in the same part of the agenda: その他 stays at its end whatever moves. */
static gboolean
is_same_part (GArray *places, guint a, guint b)
{
  const Place *left = &g_array_index (places, Place, a);
  const Place *right = &g_array_index (places, Place, b);

  return left->depth > 0
         || rk_meeting_data_is_other (left->record) == rk_meeting_data_is_other (right->record);
}

/* The item of the same parent before this one; @at itself where it is the first. */
static guint
sibling_before (GArray *places, guint at)
{
  guint depth = g_array_index (places, Place, at).depth;

  for (guint i = at; i > 0; i--)
    {
      guint before = g_array_index (places, Place, i - 1).depth;

      if (before == depth)
        return i - 1;
      if (before < depth)
        break;
    }
  return at;
}

/* Moves what stands in [from, end) before the place @to. */
static void
move_block (GArray *places, guint from, guint end, guint to)
{
  guint n = end - from;
  g_autofree Place *block = g_memdup2 (&g_array_index (places, Place, from), n * sizeof (Place));

  g_array_remove_range (places, from, n);
  g_array_insert_vals (places, to > from ? to - n : to, block, n);
}

static void
set_depth (GArray *places, guint from, guint end, int change)
{
  for (guint i = from; i < end; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->depth = (guint)CLAMP ((int)place->depth + change, 0, 1);
    }
}

static void
move_before (GArray *places, guint at, guint end, guint target)
{
  guint depth;

  if (target >= places->len || (target >= at && target < end))
    return;
  depth = g_array_index (places, Place, target).depth;
  if (depth > 0 && end - at > 1) /* below an item there is one level only */
    return;
  g_array_index (places, Place, at).depth = depth;
  move_block (places, at, end, target);
}

static void
arrange (GArray *places, guint at, RkItemMove move, guint target)
{
  guint end = end_of (places, at);
  guint before = sibling_before (places, at);

  if (move == RK_ITEM_UP && before != at && is_same_part (places, at, before))
    move_block (places, at, end, before);
  else if (move == RK_ITEM_DOWN && end < places->len
           && g_array_index (places, Place, end).depth == g_array_index (places, Place, at).depth
           && is_same_part (places, at, end))
    move_block (places, at, end, end_of (places, end));
  else if (move == RK_ITEM_UNDER && before != at && end - at == 1)
    set_depth (places, at, end, 1);
  else if (move == RK_ITEM_OUT && g_array_index (places, Place, at).depth > 0)
    {
      guint last = end;

      while (last < places->len && g_array_index (places, Place, last).depth > 0)
        last++;
      set_depth (places, at, end, -1);
      move_block (places, at, end, last);
    }
  else if (move == RK_ITEM_BEFORE)
    move_before (places, at, end, target);
  else if (move == RK_ITEM_REMOVE)
    {
      set_depth (places, at, end, -1);
      g_array_remove_index (places, at);
    }
}

static gboolean
save_place (RkDb *db, const Place *place, gint64 parent, guint position, GError **error)
{
  RkDraft *draft;
  g_autoptr (RkRecord) record = NULL;

  if (rk_record_get_int (place->record, "position") == position
      && rk_record_get_int (place->record, "parent_id") == parent)
    return TRUE;
  draft = rk_draft_copy (place->record);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_agenda_item, "position"), position);
  if (parent)
    rk_draft_set_int (draft, rk_kind_field (&rk_kind_agenda_item, "parent_id"), parent);
  else
    rk_draft_clear (draft, rk_kind_field (&rk_kind_agenda_item, "parent_id"));
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

static gboolean
save_places (RkDb *db, GArray *places, GError **error)
{
  gint64 parent = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (!save_place (db, place, place->depth ? parent : 0, i + 1, error))
        return FALSE;
      if (place->depth == 0)
        parent = rk_record_id (place->record);
    }
  return TRUE;
}

/* The papers of an item that goes stay with the meeting. */
static gboolean
let_papers_go (RkDb *db, const RkMeetingItem *item, GError **error)
{
  for (guint i = 0; i < item->papers->len; i++)
    {
      g_autoptr (RkRecord) loose
          = rk_meeting_edits_with (item->papers->pdata[i], "agenda_item_id", NULL);

      if (!rk_records_save (db, loose, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_move (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkMeetingData) meeting = rk_meeting_data_load (db, job->meeting, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint at;

  if (meeting == NULL)
    return FALSE;
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const RkMeetingItem *item = meeting->items->pdata[i];
      Place place = { item->record, item->depth };

      g_array_append_val (places, place);
    }
  at = find_place (places, job->id);
  if (at == places->len)
    return TRUE;
  arrange (places, at, job->move, find_place (places, job->target));
  if (!save_places (db, places, error))
    return FALSE;
  if (job->move == RK_ITEM_REMOVE
      && (!let_papers_go (db, rk_meeting_data_item (meeting, job->id), error)
          || !rk_records_delete (db, &rk_kind_agenda_item, job->id, error)))
    return FALSE;
  return rk_meetings_number_papers (db, job->meeting, job->changes, error);
}

void
rk_meeting_edits_move (
    RkContext *context, gint64 meeting, const RkRecord *item, RkItemMove move, gint64 target)
{
  Job *job = job_new (context, meeting);
  const char *title = rk_record_get (item, "title");
  gboolean remove = move == RK_ITEM_REMOVE;
  g_autofree char *what
      = g_strdup_printf (remove ? "議題「%s」を外した" : "議題「%s」を移した", title);
  /* Translators: name of an agenda item */
  g_autofree char *toast = remove ? g_strdup_printf (_ ("Took “%s” off the agenda"), title) : NULL;

  job->id = rk_record_id (item);
  job->move = move;
  job->target = target;
  rk_context_run_command_async (context, NULL, what, toast, run_move, job, job_free, on_done);
}

/* ── items and papers ────────────────────────────────────────────────────────────────────── */

static gboolean
run_save_item (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkRecord) placed = NULL;
  RkDraft *draft = rk_draft_copy (job->record);

  if (rk_record_id (job->record) == 0)
    {
      g_autoptr (GPtrArray) items
          = rk_meeting_data_children (db, &rk_kind_agenda_item, job->meeting, "-position", error);

      if (items == NULL)
        {
          rk_draft_free (draft);
          return FALSE;
        }
      rk_draft_set_int (draft, rk_kind_field (&rk_kind_agenda_item, "position"),
                        items->len ? rk_record_get_int (items->pdata[0], "position") + 1 : 1);
    }
  placed = rk_draft_end (draft);
  return rk_records_save (db, placed, &job->id, error);
}

void
rk_meeting_edits_save_item (RkContext *context, RkRecord *item, gpointer owner, RkEditDone done)
{
  Job *job = job_new (context, rk_record_get_int (item, "meeting_id"));
  gboolean fresh = rk_record_id (item) == 0;
  g_autofree char *what = g_strdup_printf (fresh ? "議題「%s」を追加した" : "議題「%s」を直した",
                                           rk_record_get (item, "title"));

  job->record = rk_record_ref (item);
  job->done = done;
  rk_context_run_command_async (context, owner, what,
                                fresh ? _ ("Added the agenda item") : _ ("Changed the agenda item"),
                                run_save_item, job, job_free, on_done);
}

static gboolean
run_save_paper (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return (job->record ? rk_records_save (db, job->record, &job->id, error)
                      : rk_records_delete (db, &rk_kind_material, job->id, error))
         && rk_meetings_number_papers (db, job->meeting, job->changes, error);
}

void
rk_meeting_edits_save_paper (RkContext *context, RkRecord *paper, gpointer owner, RkEditDone done)
{
  Job *job = job_new (context, rk_record_get_int (paper, "meeting_id"));
  gboolean fresh = rk_record_id (paper) == 0;
  g_autofree char *what = g_strdup_printf (fresh ? "資料「%s」を追加した" : "資料「%s」を直した",
                                           rk_record_get (paper, "title"));

  job->record = rk_record_ref (paper);
  job->done = done;
  rk_context_run_command_async (context, owner, what,
                                fresh ? _ ("Added the paper") : _ ("Changed the paper"),
                                run_save_paper, job, job_free, on_done);
}

void
rk_meeting_edits_remove_paper (RkContext *context, const RkRecord *paper)
{
  Job *job = job_new (context, rk_record_get_int (paper, "meeting_id"));
  const char *title = rk_record_get (paper, "title");
  g_autofree char *what = g_strdup_printf ("資料「%s」を外した", title);
  /* Translators: name of a paper */
  g_autofree char *toast = g_strdup_printf (_ ("Took out the paper “%s”"), title);

  job->id = rk_record_id (paper);
  rk_context_run_command_async (context, NULL, what, toast, run_save_paper, job, job_free, on_done);
}

/* Which figure it is now, and of which meeting: the numbers follow the agenda. */
static gboolean
run_use_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkRecord) figure = NULL;
  g_autoptr (RkRecord) meeting = NULL;

  if (!rk_figures_use (db, job->record, &job->id, job->changes, error))
    return FALSE;
  figure = rk_records_get (db, &rk_kind_figure, job->id, error);
  meeting = figure ? rk_records_get (db, &rk_kind_meeting, job->meeting, error) : NULL;
  if (meeting == NULL)
    return FALSE;
  g_free (job->said);
  /* Translators: number of a figure; title of a meeting */
  job->said = g_strdup_printf (_ ("Put Figure %1$d into the papers of “%2$s”"),
                               (int)rk_record_get_int (figure, "position"),
                               rk_record_get (meeting, "title"));
  return TRUE;
}

static gboolean
run_replace_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_figures_use (db, job->record, &job->id, job->changes, error);
}

void
rk_meeting_edits_use_figure (RkContext *context, RkRecord *figure, gpointer owner, RkEditDone done)
{
  Job *job = job_new (context, rk_record_get_int (figure, "meeting_id"));
  gboolean fresh = rk_record_id (figure) == 0;

  job->record = rk_record_ref (figure);
  job->done = done;
  rk_context_run_command_async (
      context, owner, fresh ? "図を会議の資料に入れた" : "会議の資料の図を入れ替えた",
      fresh ? NULL : _ ("Replaced the figure in the papers of the meeting"),
      fresh ? run_use_figure : run_replace_figure, job, job_free, on_done);
}

static gboolean
run_place_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return rk_figures_place (db, job->id, job->target, error);
}

void
rk_meeting_edits_place_figure (RkContext *context, const RkRecord *figure, const RkRecord *item)
{
  Job *job = job_new (context, rk_record_get_int (figure, "meeting_id"));
  const char *title = rk_record_get (figure, "title");
  g_autofree char *what = g_strdup_printf ("図「%s」を別の議題に移した", title ? title : "");
  /* Translators: title of an item of the agenda */
  g_autofree char *toast
      = item ? g_strdup_printf (_ ("The figure now belongs to “%s”"), rk_record_get (item, "title"))
             : g_strdup (_ ("The figure now belongs to no item of the agenda"));

  job->id = rk_record_id (figure);
  job->target = item ? rk_record_id (item) : 0;
  rk_context_run_command_async (context, NULL, what, toast, run_place_figure, job, job_free, NULL);
}

static gboolean
run_remove_figure (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return rk_figures_remove (db, job->id, job->changes, error);
}

void
rk_meeting_edits_remove_figure (RkContext *context, const RkRecord *figure)
{
  Job *job = job_new (context, rk_record_get_int (figure, "meeting_id"));
  const char *title = rk_record_get (figure, "title");
  g_autofree char *what = g_strdup_printf ("図「%s」を会議の資料から外した", title ? title : "");

  job->id = rk_record_id (figure);
  rk_context_run_command_async (context, NULL, what, _ ("Took the figure out of the papers"),
                                run_remove_figure, job, job_free, on_done);
}

/* ── what was left open ──────────────────────────────────────────────────────────────────── */

static gboolean
take_one (RkDb *db, gint64 meeting, const RkCarryOver *left, gint64 position, GError **error)
{
  RkDraft *draft = rk_draft_new (&rk_kind_agenda_item);
  g_autoptr (RkRecord) record = NULL;

#define FIELD(name) rk_kind_field (&rk_kind_agenda_item, name)
  rk_draft_set_int (draft, FIELD ("meeting_id"), meeting);
  rk_draft_set_int (draft, FIELD ("position"), position);
  rk_draft_take (draft, FIELD ("title"), g_strdup (left->title));
  rk_draft_take (draft, FIELD ("kind"), g_strdup (left->action ? "報告" : RK_ITEM_DISCUSSION));
  rk_draft_take (draft, FIELD ("point"), g_strconcat (left->meeting, "から", NULL));
  if (left->from)
    rk_draft_set_int (draft, FIELD ("carried_from_id"), left->from);
#undef FIELD
  record = rk_draft_end (draft);
  return rk_records_save (db, record, NULL, error);
}

static gboolean
run_take_up (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) items
      = rk_meeting_data_children (db, &rk_kind_agenda_item, job->meeting, "-position", error);
  gint64 last;

  if (items == NULL)
    return FALSE;
  last = items->len ? rk_record_get_int (items->pdata[0], "position") : 0;
  for (guint i = 0; i < job->data->carry->len; i++)
    if (!take_one (db, job->meeting, job->data->carry->pdata[i], ++last, error))
      return FALSE;
  return TRUE;
}

void
rk_meeting_edits_take_up (RkContext *context, const RkMeetingData *data)
{
  Job *job = job_new (context, rk_record_id (data->meeting));
  guint n = data->carry->len;
  g_autofree char *what = g_strdup_printf ("前回から続くもの %u件を議題に入れた", n);
  g_autofree char *toast = g_strdup_printf (
      ngettext ("Put %u matter on the agenda", "Put %u matters on the agenda", n), n);

  job->data = rk_meeting_data_ref ((RkMeetingData *)data);
  rk_context_run_command_async (context, NULL, what, toast, run_take_up, job, job_free, on_done);
}

/* ── meetings, notes, minutes ────────────────────────────────────────────────────────────── */

static gboolean
run_begin (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  guint left_out;

  if (!rk_meetings_begin (db, job->target, job->text, &job->id, &left_out, error))
    return FALSE;
  if (left_out)
    g_ptr_array_add (
        job->changes,
        g_strdup_printf (
            ngettext ("%u item that was taken up from before and is done was left out",
                      "%u items that were taken up from before and are done were left out",
                      left_out),
            left_out));
  return TRUE;
}

void
rk_meeting_edits_begin (RkContext *context,
                        gint64 council,
                        const char *name,
                        const char *iso,
                        gpointer owner,
                        RkEditDone done)
{
  Job *job = job_new (context, 0);
  g_autofree char *what = g_strdup_printf ("%sの次の会議を作った", name);

  job->target = council;
  job->text = g_strdup (iso);
  job->done = done;
  /* Translators: name of a council */
  g_ptr_array_add (job->changes, g_strdup_printf (_ ("Made the next meeting of %s"), name));
  rk_context_run_command_async (context, owner, what, NULL, run_begin, job, job_free, on_done);
}

static gboolean
run_call (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_meetings_call_members (db, ((Job *)data)->meeting, NULL, error);
}

void
rk_meeting_edits_call (RkContext *context, gint64 meeting)
{
  rk_context_run_command_async (context, NULL, "委員を出欠に加えた",
                                _ ("Entered the members of the day"), run_call,
                                job_new (context, meeting), job_free, NULL);
}

static gboolean
run_note (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RkRecord) action = NULL;
  RkDraft *draft;
  gint64 question;

  if (!rk_records_save (db, job->record, &job->id, error))
    return FALSE;
  if (job->second == NULL)
    return TRUE;
  /* Homework from an answer follows from what was asked. */
  question = rk_record_get_int (job->record, "answer_to_id");
  draft = rk_draft_copy (job->second);
  rk_draft_set_int (draft, rk_kind_field (&rk_kind_action, "statement_id"),
                    question ? question : job->id);
  action = rk_draft_end (draft);
  return rk_records_save (db, action, NULL, error);
}

void
rk_meeting_edits_note (
    RkContext *context, RkRecord *statement, RkRecord *action, gpointer owner, RkEditDone done)
{
  Job *job = job_new (context, rk_record_get_int (statement, "meeting_id"));

  job->record = rk_record_ref (statement);
  job->second = action ? rk_record_ref (action) : NULL;
  job->done = done;
  rk_context_run_command_async (context, owner, action ? "発言と宿題を記録した" : "発言を記録した",
                                NULL, run_note, job, job_free, on_done);
}

void
rk_meeting_edits_set_state (RkContext *context, const RkRecord *meeting, const char *state)
{
  g_autoptr (RkRecord) record = rk_meeting_edits_with (meeting, "minutes_state", state);
  g_autofree char *what = g_strdup_printf ("会議録を「%s」にした", state);
  /* Translators: stage of the minutes, in Japanese */
  g_autofree char *toast = g_strdup_printf (_ ("The minutes are now “%s”"), state);

  rk_edits_save_as (context, record, what, toast, NULL, NULL);
}

static gboolean
run_fix (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree char *today = rk_date_to_iso (rk_today ());

  return rk_minutes_fix (db, job->meeting, today, job->text, error);
}

void
rk_meeting_edits_fix (RkContext *context, const RkRecord *meeting, const char *reason)
{
  Job *job = job_new (context, rk_record_id (meeting));

  job->text = g_strdup (reason);
  rk_context_run_command_async (context, NULL, "会議録を確定した", _ ("The minutes are final"),
                                run_fix, job, job_free, NULL);
}

static gboolean
run_correct (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_correct (db, ((Job *)data)->meeting, error);
}

void
rk_meeting_edits_correct (RkContext *context, const RkRecord *meeting)
{
  rk_context_run_command_async (context, NULL, "会議録の訂正版を作った",
                                _ ("The minutes are open again as the next version"), run_correct,
                                job_new (context, rk_record_id (meeting)), job_free, NULL);
}

static gboolean
run_renew (RkDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return rk_minutes_renew (db, ((Job *)data)->meeting, error);
}

void
rk_meeting_edits_renew (RkContext *context, const RkRecord *meeting)
{
  rk_context_run_command_async (context, NULL, "会議録の訂正版をいまの名簿に合わせた",
                                _ ("The minutes follow roster and rules of today"), run_renew,
                                job_new (context, rk_record_id (meeting)), job_free, NULL);
}

/* ── files ───────────────────────────────────────────────────────────────────────────────── */

/* A new paper is called as its file is. */
static gboolean
name_paper (RkDb *db, RkDraft *draft, gint64 attachment, GError **error)
{
  g_autoptr (RkRecord) file = rk_records_get (db, &rk_kind_attachment, attachment, error);
  g_autofree char *name = file ? g_strdup (rk_record_get (file, "file_name")) : NULL;
  char *dot = name ? strrchr (name, '.') : NULL;

  if (dot && dot > name)
    *dot = '\0';
  rk_draft_put (draft, "title", name);
  return file != NULL;
}

static gboolean
take_file (RkDb *db, const RkRecord *paper, gint64 attachment, guint pages, GError **error)
{
  RkDraft *draft = rk_draft_copy (paper);
  gboolean is_new = rk_record_id (paper) == 0;
  g_autofree char *today = rk_date_to_iso (rk_today ());

  if (is_new && !name_paper (db, draft, attachment, error))
    {
      rk_draft_free (draft);
      return FALSE;
    }
  rk_draft_put_id (draft, "attachment_id", attachment);
  if (pages)
    rk_draft_put_int (draft, "pages", pages);
  if (rk_record_get_int (paper, "attachment_id"))
    {
      rk_draft_put_int (draft, "version", rk_record_get_int (paper, "version") + 1);
      rk_draft_put (draft, "replaced_on", today);
    }
  return rk_records_save_draft (db, draft, NULL, error)
         && (!is_new
             || rk_meetings_number_papers (db, rk_record_get_int (paper, "meeting_id"), NULL,
                                           error));
}

const RkAttachInfo rk_meeting_paper_file = {
  .media_type = "application/pdf",
  .title = N_ ("Attach a PDF File"),
  .filter = "*.pdf;*.PDF",
  .filter_name = N_ ("PDF files"),
  .save = take_file,
};
