/* What was replied to a meeting held in writing: a table with the count of each item for each
 * council that holds it, then the opinions. */
#include "rk-report-minutes.h"

#include "rk-council.h"
#include "rk-report-grid.h"

/* Ems of the column of speakers, as in the talk. */
#define SPEAKER 8.0

/* By one council. @joint: (nullable): NULL: the one that calls */
static RkTally
count (const RkMinutesPaper *self, const RkJoint *joint, gint64 item)
{
  return rk_tally_of (joint ? &joint->quorum : &self->quorum,
                      joint ? joint->council : rk_record_id (self->paper->council),
                      self->paper->members, self->ballots, item);
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
add_row (RkReportGrid *grid, const RkMinutesPaper *self, const RkJoint *joint, guint n)
{
  const RkRecord *item = self->paper->items->pdata[n];
  RkTally tally = count (self, joint, rk_record_id (item));
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

static const char *
council_name (const RkMinutesPaper *self, const RkJoint *joint)
{
  return joint ? joint->name : rk_report_get (self->paper->meeting, "council");
}

/* 「可決」; where several councils meet 「見本協議会　可決、見本部会　否決」.
 * Returns: (nullable): NULL: none of them decided anything */
static char *
dup_results (const RkMinutesPaper *self, gint64 item)
{
  const GPtrArray *joints = self->paper->joints;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i <= joints->len; i++)
    {
      const RkJoint *joint = i ? joints->pdata[i - 1] : NULL;
      RkTally tally = count (self, joint, item);

      if (!tally.valid || tally.tied)
        continue;
      if (joints->len)
        g_string_append_printf (words, "%s%s　", words->len ? "、" : "",
                                council_name (self, joint));
      g_string_append (words, result_words (&tally));
    }
  return words->len ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

char *
rk_minutes_paper_vote_words (const RkMinutesPaper *self, guint item)
{
  const RkRecord *of = self->paper->items->pdata[item];
  g_autofree char *results = NULL;
  g_autofree char *title = NULL;

  if (self->ballots->len == 0 || !is_asked (self, item)
      || (results = dup_results (self, rk_record_id (of))) == NULL)
    return NULL;
  if (is_hidden (self, of))
    return g_strdup ("（非公開）");
  title = item_words (self, of);
  return g_strdup_printf ("%s　%s", title, results);
}

/* Of one council, under its name where several meet. @joint: (nullable): NULL: the one that calls
 */
static void
add_table (RkDocument *document, const RkMinutesPaper *self, const RkJoint *joint)
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
  g_autofree char *quorum = rk_quorum_dup_words (joint ? &joint->quorum : &self->quorum);
  g_autofree char *note = g_strdup_printf ("書面で回答した委員を出席とする。%s", quorum);
  g_autofree char *head = self->paper->joints->len ? g_strdup_printf ("書面による回答の結果　%s",
                                                                      council_name (self, joint))
                                                   : g_strdup ("書面による回答の結果");

  rk_document_add_heading (document, head);
  for (guint i = 0; i < self->paper->items->len; i++)
    if (is_asked (self, i))
      add_row (grid, self, joint, i);
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
      const RkRecord *ballot = rk_ballots_find (self->ballots, rk_record_id (item), appointment);

      if (ballot && rk_record_get (ballot, "opinion"))
        first = add_opinion (document, self, n, ballot, first);
    }
}

void
rk_minutes_paper_add_ballots (RkDocument *document, RkMinutesPaper *self)
{
  if (self->ballots->len == 0)
    return;
  add_table (document, self, NULL);
  for (guint i = 0; i < self->paper->joints->len; i++)
    add_table (document, self, self->paper->joints->pdata[i]);
  for (guint i = 0; i < self->paper->items->len; i++)
    add_opinions (document, self, i);
}
