/* What was replied to a meeting held in writing: a table with the count of each item, then the
 * opinions. */
#include "rk-report-minutes.h"

#include "rk-council.h"
#include "rk-report-grid.h"

/* Ems of the column of speakers, as in the talk. */
#define SPEAKER 8.0

static const RkRecord *
find_ballot (const RkMinutesPaper *self, gint64 item, gint64 appointment)
{
  for (guint i = 0; i < self->ballots->len; i++)
    if (rk_record_get_int (self->ballots->pdata[i], "agenda_item_id") == item
        && rk_record_get_int (self->ballots->pdata[i], "appointment_id") == appointment)
      return self->ballots->pdata[i];
  return NULL;
}

/* Observers give opinions; they have no vote. */
static RkTally
count (const RkMinutesPaper *self, gint64 item)
{
  guint n[3] = { 0 };

  for (guint i = 0; i < self->paper->members->len; i++)
    {
      const RkRecord *member = self->paper->members->pdata[i];
      const RkRecord *ballot
          = find_ballot (self, item, rk_record_get_int (member, "appointment_id"));
      const char *vote = ballot ? rk_report_get (ballot, "vote") : "";

      if (g_str_equal (rk_report_get (member, "role"), RK_ROLE_OBSERVER))
        continue;
      n[0] += g_str_equal (vote, RK_VOTE_FOR);
      n[1] += g_str_equal (vote, RK_VOTE_AGAINST);
      n[2] += g_str_equal (vote, RK_VOTE_OPINION);
    }
  return rk_tally_count (&self->quorum, n[0], n[1], n[2]);
}

static const char *
result_words (const RkTally *tally)
{
  return !tally->valid ? "不成立" : tally->carried ? "可決" : tally->tied ? "可否同数" : "否決";
}

static char *
item_words (const RkMinutesPaper *self, const RkRecord *item)
{
  g_autofree char *number = rk_meeting_paper_dup_number_of (self->paper, rk_record_id (item));

  return g_strdup_printf ("%s　%s", number, rk_report_get (item, "title"));
}

static gboolean
is_hidden (const RkMinutesPaper *self, const RkRecord *item)
{
  return self->for_public && rk_meeting_paper_is_closed (self->paper, item);
}

static void
add_row (RkReportGrid *grid, const RkMinutesPaper *self, guint n)
{
  const RkRecord *item = self->paper->items->pdata[n];
  RkTally tally = count (self, rk_record_id (item));
  guint replied = tally.in_favour + tally.against + tally.opinions;
  g_autofree char *title = item_words (self, item);
  g_autofree char *in_favour = g_strdup_printf ("%u", tally.in_favour);
  g_autofree char *against = g_strdup_printf ("%u", tally.against);
  g_autofree char *opinions = g_strdup_printf ("%u", tally.opinions);
  g_autofree char *silent
      = g_strdup_printf ("%u", tally.members > replied ? tally.members - replied : 0);

  if (is_hidden (self, item))
    {
      rk_report_grid_add (grid, 0, title, "－", "－", "－", "－", "（非公開）");
      return;
    }
  rk_report_grid_add (grid, 0, title, in_favour, against, opinions, silent, result_words (&tally));
}

/* What the reply slip asks, and what was replied to all the same. */
static gboolean
is_asked (const RkMinutesPaper *self, guint n)
{
  gint64 id = rk_record_id (self->paper->items->pdata[n]);

  for (guint i = 0; i < self->ballots->len; i++)
    if (rk_record_get_int (self->ballots->pdata[i], "agenda_item_id") == id)
      return TRUE;
  return rk_agenda_is_asked (self->paper->items, n);
}

char *
rk_minutes_paper_vote_words (const RkMinutesPaper *self, guint item)
{
  g_autofree char *title = NULL;
  RkTally tally;

  if (self->ballots->len == 0 || !is_asked (self, item))
    return NULL;
  tally = count (self, rk_record_id (self->paper->items->pdata[item]));
  if (!tally.valid || tally.tied)
    return NULL;
  if (is_hidden (self, self->paper->items->pdata[item]))
    return g_strdup ("（非公開）");
  title = item_words (self, self->paper->items->pdata[item]);
  return g_strdup_printf ("%s　%s", title, result_words (&tally));
}

static void
add_table (RkDocument *document, const RkMinutesPaper *self)
{
  static const RkTableColumn columns[] = {
    { "議題", .fit = RK_FIT_TEXT },
    { "賛成", .width = 14, .align = RK_ALIGN_RIGHT },
    { "反対", .width = 14, .align = RK_ALIGN_RIGHT },
    { "意見", .width = 14, .align = RK_ALIGN_RIGHT },
    { "未回答", .width = 16, .align = RK_ALIGN_RIGHT },
    { "結果", .width = 22, .fit = RK_FIT_NAME },
  };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  g_autofree char *quorum = rk_quorum_dup_words (&self->quorum);
  g_autofree char *note = g_strdup_printf ("書面で回答した委員を出席とする。%s", quorum);

  for (guint i = 0; i < self->paper->items->len; i++)
    if (is_asked (self, i))
      add_row (grid, self, i);
  rk_document_add_table (document, rk_report_grid_to_table (grid, columns));
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, note);
}

/* The opinion of a member on an item, as somebody who speaks. */
static gboolean
add_opinion (RkDocument *document,
             const RkMinutesPaper *self,
             guint item,
             const RkRecord *ballot,
             gboolean first)
{
  g_autofree char *speaker = rk_minutes_paper_speaker (self, ballot);
  g_autofree char *number = rk_meeting_paper_dup_number_of (
      self->paper, rk_record_id (self->paper->items->pdata[item]));
  g_autofree char *head = g_strdup_printf (
      "%s%sに対する意見", g_str_has_prefix (number, RK_ITEM_OTHER) ? "" : "議題", number);
  RkEntry entry
      = { RK_PARAGRAPH_TALK, speaker, rk_report_get (ballot, "opinion"), NULL, 0, SPEAKER, 0 };

  if (first)
    rk_document_add_heading (document, head);
  rk_document_add_entry (document, &entry);
  return FALSE;
}

static void
add_opinions (RkDocument *document, const RkMinutesPaper *self, guint n)
{
  const RkRecord *item = self->paper->items->pdata[n];
  gboolean first = TRUE;

  if (is_hidden (self, item))
    return;
  for (guint i = 0; i < self->paper->members->len; i++)
    {
      gint64 appointment = rk_record_get_int (self->paper->members->pdata[i], "appointment_id");
      const RkRecord *ballot = find_ballot (self, rk_record_id (item), appointment);

      if (ballot && rk_record_get (ballot, "opinion"))
        first = add_opinion (document, self, n, ballot, first);
    }
}

void
rk_minutes_paper_add_ballots (RkDocument *document, RkMinutesPaper *self)
{
  if (self->ballots->len == 0)
    return;
  rk_document_add_heading (document, "書面による回答の結果");
  add_table (document, self);
  for (guint i = 0; i < self->paper->items->len; i++)
    add_opinions (document, self, i);
}
