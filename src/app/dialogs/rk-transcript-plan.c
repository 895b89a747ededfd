#include "rk-transcript-plan.h"

#include "rk-kinds.h"
#include "rk-meeting-parts.h"
#include "rk-text.h"

#define OFFICE "事務局"

G_DEFINE_FINAL_TYPE (RkTranscriptLine, rk_transcript_line, G_TYPE_OBJECT)

static guint changed;

static void
rk_transcript_line_finalize (GObject *object)
{
  RkTranscriptLine *self = RK_TRANSCRIPT_LINE (object);

  g_free (self->found);
  g_free (self->text);
  g_free (self->speaker);
  G_OBJECT_CLASS (rk_transcript_line_parent_class)->finalize (object);
}

static void
rk_transcript_line_class_init (RkTranscriptLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rk_transcript_line_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
rk_transcript_line_init (RkTranscriptLine *self)
{
}

struct _RkTranscriptPlan
{
  RkMeetingData *data;
  GListStore *lines;
};

/* ── whom a name means ───────────────────────────────────────────────────────────────────── */

static const RkRecord *
find_role (const RkMeetingData *data, const char *role)
{
  for (guint i = 0; i < data->attendances->len; i++)
    if (g_strcmp0 (rk_record_get (data->attendances->pdata[i], "role"), role) == 0)
      return data->attendances->pdata[i];
  return NULL;
}

static gboolean
begins_with (const RkRecord *person, const char *field, const char *folded)
{
  g_autofree char *whole = rk_text_fold (rk_part_or_empty (rk_record_get (person, field)));

  return g_str_has_prefix (whole, folded);
}

/* A family name that two people bear settles nothing. */
static const RkRecord *
find_name (const RkMeetingData *data, const char *name)
{
  g_autofree char *folded = rk_text_fold (name);
  const RkRecord *found = NULL;

  for (guint i = 0; *folded && i < data->attendances->len; i++)
    {
      const RkRecord *person = data->attendances->pdata[i];

      if (!begins_with (person, "name", folded) && !begins_with (person, "kana", folded)
          && !begins_with (person, "deputy_name", folded))
        continue;
      if (found)
        return NULL;
      found = person;
    }
  return found;
}

static void
settle_by_name (const RkMeetingData *data, RkTranscriptLine *line)
{
  g_autofree char *name = line->found ? rk_transcript_dup_name (line->found) : NULL;
  const RkRecord *person;

  if (name == NULL)
    return;
  if (g_str_equal (name, "会長") || g_str_equal (name, "議長") || g_str_equal (name, "座長"))
    person = find_role (data, RK_ROLE_CHAIR);
  else if (g_str_equal (name, "副会長"))
    person = find_role (data, RK_ROLE_DEPUTY_CHAIR);
  else
    person = find_name (data, name);
  line->assigned = person != NULL || g_str_equal (name, OFFICE);
  line->appointment = person ? rk_record_get_int (person, "appointment_id") : 0;
  if (line->appointment == 0 && line->assigned)
    line->speaker = g_strdup (person ? rk_record_get (person, "name") : OFFICE);
}

/* ── the plan ────────────────────────────────────────────────────────────────────────────── */

RkTranscriptPlan *
rk_transcript_plan_new (RkMeetingData *data, GPtrArray *utterances, gint64 item)
{
  RkTranscriptPlan *self = g_new0 (RkTranscriptPlan, 1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  self->data = rk_meeting_data_ref (data);
  self->lines = g_list_store_new (RK_TYPE_TRANSCRIPT_LINE);
  for (guint i = 0; i < utterances->len; i++)
    {
      const RkUtterance *one = utterances->pdata[i];
      RkTranscriptLine *line = g_object_new (RK_TYPE_TRANSCRIPT_LINE, NULL);

      line->second = one->second;
      line->found = g_strdup (one->speaker);
      line->text = g_strdup (one->text);
      line->item = item;
      line->starts_item = i == 0;
      settle_by_name (data, line);
      g_ptr_array_add (lines, line);
    }
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
  return self;
}

void
rk_transcript_plan_free (RkTranscriptPlan *self)
{
  rk_meeting_data_unref (self->data);
  g_object_unref (self->lines);
  g_free (self);
}

GListModel *
rk_transcript_plan_get_lines (RkTranscriptPlan *self)
{
  return G_LIST_MODEL (self->lines);
}

static guint
count_lines (RkTranscriptPlan *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

/* The list holds its lines as long as the plan does. */
RkTranscriptLine *
rk_transcript_plan_get (RkTranscriptPlan *self, guint n)
{
  g_autoptr (RkTranscriptLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), n);

  return line;
}

static void
tell (RkTranscriptLine *line)
{
  g_signal_emit (line, changed, 0);
}

static void
settle (RkTranscriptLine *line, gint64 appointment, const char *speaker)
{
  char *who = g_strdup (appointment ? NULL : speaker);

  g_free (line->speaker);
  line->speaker = who;
  line->appointment = appointment;
  line->assigned = TRUE;
  tell (line);
}

void
rk_transcript_plan_assign (RkTranscriptPlan *self, guint n, gint64 appointment, const char *speaker)
{
  RkTranscriptLine *line = rk_transcript_plan_get (self, n);

  if (line == NULL)
    return;
  settle (line, appointment, speaker);
  for (guint i = 0; line->found && i < count_lines (self); i++)
    {
      RkTranscriptLine *other = rk_transcript_plan_get (self, i);

      if (!other->assigned && g_strcmp0 (other->found, line->found) == 0)
        settle (other, appointment, speaker);
    }
}

gboolean
rk_transcript_plan_same_as_before (RkTranscriptPlan *self, guint n)
{
  RkTranscriptLine *before = n > 0 ? rk_transcript_plan_get (self, n - 1) : NULL;

  if (before == NULL || !before->assigned)
    return FALSE;
  rk_transcript_plan_assign (self, n, before->appointment, before->speaker);
  return TRUE;
}

void
rk_transcript_plan_set_item (RkTranscriptPlan *self, guint n, gint64 item)
{
  for (guint i = n; i < count_lines (self); i++)
    {
      RkTranscriptLine *line = rk_transcript_plan_get (self, i);

      if (i > n && line->starts_item)
        break;
      line->item = item;
      line->starts_item |= i == n;
      tell (line);
    }
}

void
rk_transcript_plan_step_item (RkTranscriptPlan *self, guint n, int step)
{
  RkTranscriptLine *line = rk_transcript_plan_get (self, n);
  GPtrArray *items = self->data->items;
  int at = -1;

  for (guint i = 0; line && i < items->len; i++)
    if (rk_record_id (((RkMeetingItem *)items->pdata[i])->record) == line->item)
      at = (int)i;
  at += step;
  if (line && at >= 0 && at < (int)items->len)
    rk_transcript_plan_set_item (self, n,
                                 rk_record_id (((RkMeetingItem *)items->pdata[at])->record));
}

/* A name that was none comes back into the text: nothing is lost. */
gboolean
rk_transcript_plan_join (RkTranscriptPlan *self, guint n)
{
  RkTranscriptLine *before = n > 0 ? rk_transcript_plan_get (self, n - 1) : NULL;
  RkTranscriptLine *line = rk_transcript_plan_get (self, n);
  gboolean named;
  char *text;

  if (before == NULL || line == NULL)
    return FALSE;
  named = line->found && !line->assigned && g_strcmp0 (line->found, before->found) != 0;
  text = named ? g_strconcat (before->text, "\n", line->found, "：", line->text, NULL)
               : g_strconcat (before->text, "\n", line->text, NULL);
  g_free (before->text);
  before->text = text;
  if (line->starts_item && n + 1 < count_lines (self))
    rk_transcript_plan_get (self, n + 1)->starts_item = TRUE;
  g_list_store_remove (self->lines, n);
  tell (before);
  return TRUE;
}

void
rk_transcript_plan_toggle (RkTranscriptPlan *self, guint n)
{
  RkTranscriptLine *line = rk_transcript_plan_get (self, n);

  if (line == NULL)
    return;
  line->left_out = !line->left_out;
  tell (line);
}

static gboolean
is_open (const RkTranscriptLine *line)
{
  return !line->assigned && !line->left_out;
}

gboolean
rk_transcript_plan_next_open (RkTranscriptPlan *self, guint n, guint *found)
{
  guint all = count_lines (self);

  for (guint i = 0; i < all; i++)
    if (is_open (rk_transcript_plan_get (self, (n + i) % all)))
      {
        *found = (n + i) % all;
        return TRUE;
      }
  return FALSE;
}

void
rk_transcript_plan_count (RkTranscriptPlan *self, guint *n_taken, guint *n_open)
{
  *n_taken = *n_open = 0;
  for (guint i = 0; i < count_lines (self); i++)
    {
      const RkTranscriptLine *line = rk_transcript_plan_get (self, i);

      *n_taken += !line->left_out;
      *n_open += is_open (line);
    }
}

char *
rk_transcript_plan_dup_speaker (RkTranscriptPlan *self, const RkTranscriptLine *line)
{
  const RkRecord *person = rk_meeting_data_attendance (self->data, line->appointment);

  if (person)
    return g_strdup_printf ("%d　%s", (int)rk_record_get_int (person, "position"),
                            rk_record_get (person, "name"));
  if (line->assigned)
    return g_strdup (line->speaker ? line->speaker : OFFICE);
  return line->found ? g_strdup_printf ("（%s）", line->found) : g_strdup ("?");
}

/* ── the end ─────────────────────────────────────────────────────────────────────────────── */

#define FIELD(name) rk_kind_field (&rk_kind_statement, name)

static void
set_speaker (RkDraft *draft, const RkTranscriptLine *line)
{
  const char *who = line->assigned ? (line->speaker ? line->speaker : OFFICE)
                    : line->found  ? line->found
                                   : RK_SPEAKER_UNKNOWN;

  if (line->appointment)
    rk_draft_set_int (draft, FIELD ("appointment_id"), line->appointment);
  else
    rk_draft_take (draft, FIELD ("speaker"), g_strdup (who));
  rk_draft_take (draft, FIELD ("speaker_kind"),
                 g_strdup (line->appointment           ? "委員"
                           : g_str_equal (who, OFFICE) ? OFFICE
                                                       : "その他"));
  rk_draft_take (draft, FIELD ("kind"), g_strdup (line->appointment ? "意見" : "説明"));
}

static void
set_time (RkDraft *draft, const RkTranscriptLine *line, int begun)
{
  int minute = begun + (int)(line->second / 60);

  if (line->second < 0)
    return;
  rk_draft_set_int (draft, FIELD ("recorded_at"), line->second);
  if (begun >= 0)
    rk_draft_take (draft, FIELD ("time"),
                   g_strdup_printf ("%02d:%02d", minute / 60 % 24, minute % 60));
}

GPtrArray *
rk_transcript_plan_end (RkTranscriptPlan *self, int begun)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify)rk_record_unref);

  for (guint i = 0; i < count_lines (self); i++)
    {
      const RkTranscriptLine *line = rk_transcript_plan_get (self, i);
      RkDraft *draft;

      if (line->left_out)
        continue;
      draft = rk_draft_new (&rk_kind_statement);
      rk_draft_set_int (draft, FIELD ("meeting_id"), rk_record_id (self->data->meeting));
      if (line->item)
        rk_draft_set_int (draft, FIELD ("agenda_item_id"), line->item);
      set_speaker (draft, line);
      set_time (draft, line, begun);
      rk_draft_take (draft, FIELD ("text"), g_strdup (line->text));
      g_ptr_array_add (statements, rk_draft_end (draft));
    }
  return statements;
}

#undef FIELD
