/* The box for notes: what was typed becomes a statement, and homework where that was asked for. */
#include "rk-note-box-private.h"

#include <glib/gi18n-lib.h>

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-meeting-edits.h"
#include "rk-meeting-parts.h"
#include "rk-note-draft.h"
#include "rk-records.h"
#include "rk-statement-edits.h"

#define QUESTION "質問"
#define ANSWER "回答"
#define USUAL "意見"

static gint64
next_position (RkNoteBox *self)
{
  gint64 last = 0;

  for (guint i = 0; i < self->data->statements->len; i++)
    last = MAX (last, rk_record_get_int (self->data->statements->pdata[i], "position"));
  return last + 1;
}

/* The newest question under the item: an answer belongs to it. */
static gint64
open_question (RkNoteBox *self)
{
  for (guint i = self->data->statements->len; i > 0; i--)
    {
      const RkRecord *one = self->data->statements->pdata[i - 1];

      if (rk_record_get_int (one, "agenda_item_id") == self->item
          && g_strcmp0 (rk_record_get (one, "kind"), QUESTION) == 0)
        return rk_record_id (one);
    }
  return 0;
}

#define FIELD(name) rk_kind_field (&rk_kind_statement, name)

static void
set_new (RkNoteBox *self, RkDraft *draft)
{
  g_autoptr (GDateTime) now = rk_now_local ();
  gboolean answers = g_str_equal (rk_note_head_get_kind (self->head), ANSWER);
  gint64 question = answers ? open_question (self) : 0;

  rk_draft_set_int (draft, FIELD ("meeting_id"), self->meeting);
  rk_draft_set_int (draft, FIELD ("position"), next_position (self));
  if (self->item)
    rk_draft_set_int (draft, FIELD ("agenda_item_id"), self->item);
  if (question)
    rk_draft_set_int (draft, FIELD ("answer_to_id"), question);
  if (self->data->is_held)
    rk_draft_take (draft, FIELD ("time"), g_date_time_format (now, "%H:%M"));
}

static RkRecord *
make_statement (RkNoteBox *self, const char *text)
{
  const char *reason = gtk_editable_get_text (self->reason);
  gboolean withheld = gtk_toggle_button_get_active (self->withheld);
  RkDraft *draft
      = self->correcting ? rk_draft_copy (self->correcting) : rk_draft_new (&rk_kind_statement);

  if (self->correcting == NULL)
    set_new (self, draft);
  rk_note_head_fill (self->head, draft);
  rk_draft_take (draft, FIELD ("text"), g_strdup (text));
  if (withheld || self->correcting)
    rk_draft_set_int (draft, FIELD ("withheld"), withheld);
  if (withheld && *reason)
    rk_draft_take (draft, FIELD ("withheld_reason"), g_strdup (reason));
  else
    rk_draft_clear (draft, FIELD ("withheld_reason"));
  return rk_draft_end (draft);
}

#undef FIELD
#define FIELD(name) rk_kind_field (&rk_kind_action, name)

/* Returns: (nullable): no homework was asked for; @problem: the date cannot be understood */
static RkRecord *
make_action (RkNoteBox *self, const char *text, RkProblem **problem)
{
  RkDraft *draft;
  const char *owner = gtk_editable_get_text (self->owner);

  if (!gtk_toggle_button_get_active (self->homework) || self->correcting)
    return NULL;
  draft = rk_draft_new (&rk_kind_action);
  rk_draft_set_int (draft, FIELD ("meeting_id"), self->meeting);
  rk_draft_take (draft, FIELD ("what"), g_strdup (text));
  if (*owner)
    rk_draft_take (draft, FIELD ("owner"), g_strdup (owner));
  rk_draft_set_by_hand (draft, FIELD ("due"), gtk_editable_get_text (self->due), problem);
  return rk_draft_end (draft);
}

#undef FIELD

static void
set_storing (RkNoteBox *self, gboolean storing)
{
  self->storing = storing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->store), !storing);
  gtk_text_view_set_editable (self->view, !storing);
}

/* The second part of what was typed: still to be stored, hence kept at once. */
static void
go_on_with (RkNoteBox *self, const char *rest)
{
  rk_note_box_set_text (self, rest);
  rk_note_box_write_draft (self);
}

static void
on_stored (gpointer owner, gint64 id, gboolean done)
{
  RkNoteBox *self = owner;
  gboolean asked
      = g_str_equal (rk_note_head_get_kind (self->head), QUESTION) && self->correcting == NULL;
  g_autofree char *rest = g_steal_pointer (&self->rest);

  set_storing (self, FALSE);
  if (!done) /* reported; the text stays */
    return;
  rk_note_draft_forget (self->meeting);
  rk_note_box_empty (self);
  gtk_label_set_text (self->kept, _ ("Recorded"));
  if (rest)
    go_on_with (self, rest);
  else
    rk_note_head_set_kind (self->head, asked ? ANSWER : USUAL);
  rk_note_box_focus (self);
}

static void
say_problem (RkNoteBox *self, const char *words, GtkWidget *where)
{
  gtk_label_set_text (self->problem, rk_part_or_empty (words));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
  if (words)
    gtk_widget_grab_focus (where);
}

/* The new one is shown next: it may have another speaker. */
static void
on_split (gpointer owner, gint64 id, gboolean done)
{
  RkNoteBox *self = owner;
  g_autoptr (RkRecord) second = NULL;

  g_clear_pointer (&self->rest, g_free);
  set_storing (self, FALSE);
  if (!done || self->context == NULL)
    return;
  rk_note_draft_forget (self->meeting);
  rk_note_box_empty (self);
  second = rk_records_get (rk_store_main_db (rk_context_get_store (self->context)),
                           &rk_kind_statement, id, NULL);
  if (second)
    rk_note_box_correct (self, second);
}

/* Stores @text; what is wrong is said, and nothing is lost. Returns: whether it is under way */
static gboolean
store_text (RkNoteBox *self, const char *text)
{
  g_autoptr (RkRecord) statement = NULL;
  g_autoptr (RkRecord) action = NULL;
  g_autoptr (RkProblem) problem = NULL;

  rk_note_box_keep (self);
  action = make_action (self, text, &problem);
  statement = make_statement (self, text);
  if (problem)
    say_problem (self, problem->reason, GTK_WIDGET (self->due));
  else if (rk_record_get_int (statement, "withheld")
           && rk_record_get (statement, "withheld_reason") == NULL)
    say_problem (self, _ ("Say why this is withheld"), GTK_WIDGET (self->reason));
  else
    {
      say_problem (self, NULL, NULL);
      set_storing (self, TRUE);
      if (self->correcting && self->rest)
        rk_statement_edits_split (self->context, statement, self->rest, self, on_split);
      else
        rk_meeting_edits_note (self->context, statement, action, self, on_stored);
    }
  return self->storing;
}

void
rk_note_box_store (RkNoteBox *self)
{
  g_autofree char *typed = rk_note_box_dup_text (self);
  char *text = g_strstrip (typed);

  if (self->data == NULL || self->storing || *text == '\0')
    return;
  store_text (self, text);
}

/* What stands before and behind the cursor, without blanks at the ends. */
static void
dup_parts (RkNoteBox *self, char **first, char **rest)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, cursor, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  *first = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &cursor, FALSE));
  *rest = g_strstrip (gtk_text_buffer_get_text (buffer, &cursor, &end, FALSE));
}

void
rk_note_box_split (RkNoteBox *self)
{
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;

  if (self->data == NULL || self->storing)
    return;
  dup_parts (self, &first, &rest);
  if (*first == '\0' || *rest == '\0')
    {
      say_problem (self, _ ("Put the cursor where the statement is to be split."),
                   GTK_WIDGET (self->view));
      return;
    }
  g_free (self->rest);
  self->rest = g_steal_pointer (&rest);
  if (!store_text (self, first))
    g_clear_pointer (&self->rest, g_free);
}
