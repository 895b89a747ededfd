/* 前回の主な意見と対応, and 意見と方向性（案）: what members said, and what becomes of it. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-meetings.h"
#include "rk-opinions.h"
#include "rk-records.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-report-tally.h"

#define CIRCLED 0x2460 /* ① */

/* ── 前回の主な意見と対応 ────────────────────────────────────────────────────────────────── */

typedef enum
{
  STATE_DONE,
  STATE_GOING,
  STATE_LATER,
  N_STATES,
} State;

static const char *const state_words[N_STATES] = { "済", "対応中", "今後" };
static const RkMark state_marks[N_STATES] = { RK_MARK_DISC, RK_MARK_HALF, RK_MARK_CIRCLE };

/* An opinion that was answered on the spot and asked for nothing more is done. */
static State
state_of (const RkOpinion *opinion)
{
  guint done = 0;
  guint begun = 0;

  for (guint i = 0; i < opinion->actions->len; i++)
    {
      const char *state = rk_report_get (opinion->actions->pdata[i], "state");

      done += g_str_equal (state, state_words[STATE_DONE]);
      begun += g_str_equal (state, state_words[STATE_GOING]);
    }
  if (opinion->actions->len == 0)
    return opinion->answer ? STATE_DONE : STATE_LATER;
  if (done == opinion->actions->len)
    return STATE_DONE;
  return done + begun ? STATE_GOING : STATE_LATER;
}

/* Whether homework only says again what was said. */
static gboolean
repeats (const RkOpinion *opinion, const char *what)
{
  const char *const texts[] = { opinion->text, opinion->said };
  g_autofree char *words = rk_report_dup_phrase (what);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = rk_report_dup_phrase (texts[i] ? texts[i] : "");

      if (g_str_equal (words, text))
        return TRUE;
    }
  return FALSE;
}

/* Whether it should have been done before @today (ISO). */
static gboolean
is_overdue (const RkRecord *action, const char *today)
{
  const char *due = rk_record_get (action, "due");

  return due && strcmp (due, today) < 0
         && !g_str_equal (rk_report_get (action, "state"), state_words[STATE_DONE]);
}

/* 「健康増進課が令和8年10月30日までに対応する。」; where neither is settled: NULL. No day that has
 * passed is promised. */
static char *
promise_words (const RkRecord *action, const char *today)
{
  const char *owner = rk_record_get (action, "owner");
  const char *due = rk_record_get (action, "due");
  g_autofree char *day = NULL;
  RkDate date;

  if (due && rk_date_from_iso (due, &date))
    day = rk_date_to_wareki_long (date);
  if (owner == NULL && day == NULL)
    return NULL;
  if (is_overdue (action, today))
    return g_strdup_printf ("%s%s対応する（%sまでの予定であった）。", owner ? owner : "",
                            owner ? "が" : "", day ? day : due);
  return g_strdup_printf ("%s%s%s%s対応する。", owner ? owner : "", owner ? "が" : "",
                          day ? day : "", day ? "までに" : "");
}

/* What came of it, else what will be done, by whom and until when. */
static char *
action_words (const RkOpinion *opinion, const RkRecord *action, const char *today)
{
  const char *result = rk_record_get (action, "result");
  const char *what = rk_report_get (action, "what");

  if (result)
    return g_strdup (result);
  return repeats (opinion, what) ? promise_words (action, today) : g_strdup (what);
}

static char *
answer_words (const RkOpinion *opinion, const char *today)
{
  GString *text = g_string_new (NULL);

  if (opinion->direction)
    g_string_append_printf (text, "方向性（案）：%s", opinion->direction);
  for (guint i = 0; i < opinion->actions->len; i++)
    {
      g_autofree char *words = action_words (opinion, opinion->actions->pdata[i], today);

      if (words)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
    }
  if (text->len == 0 && opinion->answer)
    g_string_append_printf (text, "会議で回答した。%s", opinion->answer);
  if (text->len == 0)
    g_string_append (text, "対応は決まっていない。");
  return g_string_free (text, FALSE);
}

/* 「事務局\nR8.10」: who, and by when or since when it is done. */
static char *
who_words (const RkOpinion *opinion)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < opinion->actions->len; i++)
    {
      const RkRecord *action = opinion->actions->pdata[i];
      const char *iso = rk_record_get (action, "done_on");
      g_autofree char *day = NULL;
      RkDate date;

      if (iso == NULL)
        iso = rk_record_get (action, "due");
      if (iso && rk_date_from_iso (iso, &date))
        day = rk_date_to_wareki_short ((RkDate){ date.year, date.month, 0 });
      g_string_append_printf (text, "%s%s%s%s", text->len ? "\n" : "",
                              rk_report_get (action, "owner"),
                              day && rk_record_get (action, "owner") ? "\n" : "", day ? day : "");
    }
  if (text->len == 0)
    g_string_append (text, opinion->answer ? "事務局" : "－");
  return g_string_free (text, FALSE);
}

static char *
opinion_words (const RkOpinion *opinion, gboolean for_public)
{
  if (opinion->withheld && for_public)
    return g_strdup ("（公開しない発言）");
  return opinion->withheld ? rk_report_mark_withheld (opinion->text, opinion->reason)
                           : g_strdup (opinion->text);
}

/* 「（見本医師会　鈴木委員）」. @who: (nullable). Returns: (nullable) */
static char *
signature (const char *who)
{
  return who ? g_strdup_printf ("（%s）", who) : NULL;
}

/* 「議題⑵ア」, as the agenda of that meeting had it; 「その他⑴」 */
static char *
item_label (const RkMeetingPaper *previous, const RkOpinion *opinion)
{
  g_autofree char *number = rk_meeting_paper_dup_number_of (previous, opinion->agenda_item);

  if (number == NULL)
    return g_strdup ("その他");
  return g_strdup_printf ("%s%s　%s", g_str_has_prefix (number, "その他") ? "" : "議題", number,
                          opinion->item);
}

static void
add_opinion_rows (RkReportGrid *grid,
                  const RkMeetingPaper *previous,
                  GPtrArray *opinions,
                  gboolean for_public,
                  const char *today,
                  guint *counts)
{
  gint64 last = -1;
  guint n = 0;

  for (guint i = 0; i < opinions->len; i++)
    {
      const RkOpinion *opinion = opinions->pdata[i];
      State state = state_of (opinion);
      g_autofree char *number = g_strdup_printf ("%u", ++n);
      g_autofree char *text = opinion_words (opinion, for_public);
      g_autofree char *speaker
          = opinion->withheld && for_public ? NULL : rk_meeting_paper_dup_who (previous, opinion);
      g_autofree char *by = signature (speaker);
      g_autofree char *answer
          = opinion->withheld && for_public ? g_strdup ("－") : answer_words (opinion, today);
      g_autofree char *who = who_words (opinion);

      if (opinion->agenda_item != last)
        {
          g_autofree char *label = item_label (previous, opinion);

          rk_report_grid_group (grid, label, NULL);
          last = opinion->agenda_item;
        }
      counts[state]++;
      rk_report_grid_add (grid, 0, number, text, answer, state_words[state], who);
      rk_report_grid_mark (grid, 3, state_marks[state]);
      rk_report_grid_sign (grid, 1, by);
    }
}

/* An edition that says what the public one does not, says so. */
static gboolean
says_withheld (GPtrArray *opinions)
{
  for (guint i = 0; i < opinions->len; i++)
    {
      const RkOpinion *opinion = opinions->pdata[i];

      if (opinion->withheld || opinion->meeting_closed
          || (opinion->direction && opinion->direction_withheld))
        return TRUE;
    }
  return FALSE;
}

/* Whoever hands it out should know of promises that were not kept. */
static void
remark_overdue (RkDocument *document, GPtrArray *opinions, const char *today)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < opinions->len; i++)
    {
      const GPtrArray *actions = ((const RkOpinion *)opinions->pdata[i])->actions;

      for (guint k = 0; k < actions->len; k++)
        n += is_overdue (actions->pdata[k], today);
    }
  words = g_strdup_printf (
      ngettext ("The day until when %u answer was to be given has passed. Enter what came of it, "
                "or another day.",
                "The days until when %u answers were to be given have passed. Enter what came of "
                "them, or other days.",
                n),
      n);
  if (n)
    rk_document_add_remark (document, words);
}

/* A meeting held together with other councils is called by all of them. */
static char *
previous_words (const RkMeetingPaper *previous, guint n)
{
  g_autofree char *year = rk_fiscal_year_label ((int)rk_record_get_int (previous->meeting, "year"));
  g_autofree char *day = rk_date_to_wareki_long (previous->date);

  if (previous->joints->len)
    return g_strdup_printf ("%s（%s開催）でいただいた意見　%u件", previous->title, day, n);
  return g_strdup_printf ("%s第%d回（%s開催）でいただいた意見　%u件", year,
                          (int)rk_record_get_int (previous->meeting, "number"), day, n);
}

static RkDocument *
make_opinions (RkDb *db,
               const RkReportParams *params,
               const RkMeetingPaper *previous,
               GPtrArray *opinions,
               GError **error)
{
  static const RkTableColumn columns[]
      = { { "No.", .width = 8, .align = RK_ALIGN_CENTRE },
          { "主な意見（要旨）", .width = 62, .fit = RK_FIT_TEXT },
          { "対応", .fit = RK_FIT_TEXT },
          { "状況", .width = 15, .fit = RK_FIT_NAME, .align = RK_ALIGN_CENTRE, .is_bold = TRUE,
            .marks_above = TRUE },
          { "担当・時期", .width = 25, .fit = RK_FIT_TEXT, .size = 8.5 } };
  g_autofree char *office = NULL;
  g_autoptr (RkDocument) document
      = rk_report_prepare (db, "前回の主な意見と対応", params, &office, error);
  RkReportGrid *grid = NULL;
  guint counts[N_STATES] = { 0 };
  g_autofree char *day = rk_date_to_wareki_long (rk_report_day (params->as_of));
  g_autofree char *today = rk_date_to_iso (rk_report_day (params->as_of));
  gboolean inner = !params->for_public && says_withheld (opinions);
  g_autofree char *note = g_strdup_printf ("%s現在%s", day, inner ? "　　内部用" : "");
  g_autofree char *words = previous_words (previous, opinions->len);
  RkTallyItem tallies[N_STATES];
  g_autoptr (RkRecord) fonts = rk_office_get (db, error);
  g_autofree char *remark = NULL;
  RkTable *table;

  if (document == NULL || fonts == NULL)
    return NULL;
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  add_opinion_rows (grid, previous, opinions, params->for_public, today, counts);
  remark_overdue (document, opinions, today);
  for (guint i = 0; i < N_STATES; i++)
    tallies[i] = (RkTallyItem){ state_marks[i], state_words[i], counts[i] };
  remark = g_strdup_printf ("注　発言の趣旨を事務局で要約した（全文は会議録）。状況は%s現在。"
                            "●：済　◐：対応中　○：今後",
                            day);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, words);
  rk_report_add_tally (document, rk_record_get (fonts, "paper_gothic"), tallies, N_STATES);
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_empty (table, "前回の会議で意見はありませんでした。");
  rk_document_add_table (document, table);
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE, remark);
  return g_steal_pointer (&document);
}

RkDocument *
rk_report_previous_opinions (RkDb *db,
                             const RkReportParams *params,
                             GCancellable *cancellable,
                             GError **error)
{
  RkReportParams before = *params;
  g_autofree char *iso = rk_date_to_iso (rk_report_day (params->as_of));
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (RkMeetingPaper) previous = NULL;
  g_autoptr (GPtrArray) opinions = NULL;

  if (paper == NULL || !rk_meetings_previous (db, paper->id, &before.meeting, error))
    return NULL;
  if (before.meeting == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("This council had no meeting before this one, so that there are no "
                              "opinions to answer."));
      return NULL;
    }
  previous = rk_meeting_paper_load (db, &before, RK_MEETING_NEXT, cancellable, error);
  opinions = previous ? rk_opinions_load (db, before.meeting, iso, error) : NULL;
  if (opinions && params->for_public)
    rk_report_hold_back (opinions);
  return opinions ? make_opinions (db, params, previous, opinions, error) : NULL;
}

/* ── 方向性（案） ────────────────────────────────────────────────────────────────────────── */

static char *
circled (guint n, const char *text)
{
  GString *words = g_string_new (NULL);

  if (n < 20)
    g_string_append_unichar (words, CIRCLED + n);
  else
    g_string_printf (words, "(%u)", n + 1);
  g_string_append_printf (words, "　%s", text);
  return g_string_free (words, FALSE);
}

/* A box of sentences, one under the other. */
static void
add_box (RkDocument *document, RkReportGrid *grid)
{
  static const RkTableColumn columns[] = { { NULL, .fit = RK_FIT_TEXT, .signed_behind = TRUE } };
  RkTable *table = rk_report_grid_to_table (grid, columns);

  rk_table_set_rules (table, RK_RULES_FRAME);
  rk_table_set_inset (table, 3);
  rk_table_set_size (table, 9.6, 5.4);
  rk_document_add_table (document, table);
}

/* @closed: (nullable): ids of the directions of items that are closed; NULL: an edition that says
 * them */
static const char *
direction_words (const RkRecord *direction, const char *field, GHashTable *closed)
{
  gint64 id = rk_record_id (direction);

  return closed && g_hash_table_contains (closed, &id) ? "（非公開）"
                                                       : rk_report_get (direction, field);
}

static void
add_presented (RkDocument *document,
               const RkMeetingPaper *paper,
               GPtrArray *directions,
               GHashTable *closed)
{
  g_autofree char *year = rk_fiscal_year_label ((int)rk_record_get_int (paper->meeting, "year"));
  g_autofree char *day = rk_date_to_wareki_long (paper->date);
  g_autofree char *head = g_strdup_printf ("%s第%d回（%s）に提示した内容", year,
                                           (int)rk_record_get_int (paper->meeting, "number"), day);
  RkReportGrid *grid = rk_report_grid_new (1);

  for (guint i = 0; i < directions->len; i++)
    {
      const RkRecord *direction = directions->pdata[i];
      gboolean presented = rk_record_get (direction, "presented") != NULL;
      g_autofree char *words
          = circled (i, direction_words (direction, presented ? "presented" : "strand", closed));

      rk_report_grid_add (grid, 0, words);
    }
  rk_document_add_tab (document, RK_TAB_BLACK, head);
  add_box (document, grid);
}

static gboolean
is_opinion (const RkRecord *statement, gint64 direction)
{
  static const char *const kinds[] = { "意見", "質問", "提案", NULL };

  return rk_record_get_int (statement, "direction_id") == direction
         && g_strv_contains (kinds, rk_report_get (statement, "kind"))
         && g_str_equal (rk_report_get (statement, "speaker_kind"), "委員");
}

/* What is withheld by itself, or said under an item that is closed. @reason: (out) (nullable) */
static gboolean
is_withheld (const RkMeetingPaper *paper, const RkRecord *statement, const char **reason)
{
  gint64 item = rk_record_get_int (statement, "agenda_item_id");
  const RkRecord *under;

  *reason = rk_record_get (statement, "withheld_reason");
  if (rk_record_get_int (statement, "withheld"))
    return TRUE;
  under = rk_meeting_paper_item (paper, item);
  *reason = under ? rk_agenda_closed_reason (paper->items, under) : NULL;
  return under && rk_agenda_is_closed (paper->items, under);
}

static void
add_voice (RkReportGrid *grid,
           const RkMeetingPaper *paper,
           const RkRecord *statement,
           gboolean for_public)
{
  const char *summary = rk_record_get (statement, "summary");
  const char *body = rk_record_get (statement, "speaker_body");
  gint64 member = rk_record_get_int (statement, "appointment_id");
  g_autofree char *who = member ? rk_meeting_paper_dup_voice (
                             paper, member, rk_report_get (statement, "speaker_name"), body)
                                : g_strdup (body);
  const char *text = summary ? summary : rk_report_get (statement, "text");
  const char *reason;
  gboolean withheld = is_withheld (paper, statement, &reason);
  g_autofree char *marked = withheld ? rk_report_mark_withheld (text, reason) : g_strdup (text);
  g_autofree char *words = NULL;
  gboolean hidden = for_public && (withheld || rk_meeting_paper_is_closed (paper, NULL));
  g_autofree char *by = hidden ? NULL : signature (who);

  words = g_strconcat ("・", hidden ? "（公開しない発言）" : marked, NULL);
  rk_report_grid_add (grid, 0, words);
  rk_report_grid_sign (grid, 0, by);
}

/* Whether an opinion that is withheld in public stands on the paper. */
static gboolean
voices_withheld (const RkMeetingPaper *paper, GPtrArray *directions, GPtrArray *statements)
{
  const char *reason;

  for (guint i = 0; i < directions->len; i++)
    for (guint k = 0; k < statements->len; k++)
      if (is_opinion (statements->pdata[k], rk_record_id (directions->pdata[i]))
          && is_withheld (paper, statements->pdata[k], &reason))
        return TRUE;
  return FALSE;
}

static void
add_voices (RkDocument *document,
            const RkMeetingPaper *paper,
            GPtrArray *directions,
            GPtrArray *statements,
            GHashTable *closed,
            gboolean for_public)
{
  RkReportGrid *grid = rk_report_grid_new (1);

  for (guint i = 0; i < directions->len; i++)
    {
      guint before;
      gint64 id = rk_record_id (directions->pdata[i]);
      const char *strand = closed && g_hash_table_contains (closed, &id)
                               ? "非公開"
                               : rk_report_get (directions->pdata[i], "strand");
      g_autofree char *number = circled (i, "");
      g_autofree char *head
          = g_strdup_printf ("%.*sについて（%s）", (int)strlen ("①"), number, strand);

      rk_report_grid_add (grid, RK_ROW_BOLD, head);
      before = rk_report_grid_get_n (grid);
      for (guint k = 0; k < statements->len; k++)
        if (is_opinion (statements->pdata[k], rk_record_id (directions->pdata[i])))
          add_voice (grid, paper, statements->pdata[k], for_public);
      if (rk_report_grid_get_n (grid) == before)
        rk_report_grid_add (grid, 0, "・意見はなかった。");
    }
  rk_document_add_tab (document, RK_TAB_WHITE, "委員の主な意見");
  add_box (document, grid);
}

static char *
budget_words (const RkRecord *direction)
{
  const char *budget = rk_record_get (direction, "budget");
  gint64 amount = rk_record_get_int (direction, "amount");
  int year = (int)rk_record_get_int (direction, "budget_year");
  GString *text = g_string_new (budget ? budget : "未定");

  if (budget && !g_str_equal (budget, "不要"))
    {
      g_autofree char *label = year ? rk_fiscal_year_label (year) : NULL;
      g_autofree char *number = rk_report_number ((guint64)MAX (amount, 0));

      if (label)
        g_string_append_printf (text, "\n%s", label);
      if (amount > 0)
        g_string_append_printf (text, "\n%s千円", number);
    }
  return g_string_free (text, FALSE);
}

/* @budget: the lines under the first one say how much, and when */
static void
add_proposal (RkReportGrid *grid, const char *strand, const char *text, char *budget)
{
  char *amount = strchr (budget, '\n');

  if (amount)
    *amount++ = '\0';
  rk_report_grid_add (grid, 0, strand, text, budget);
  rk_report_grid_sign (grid, 2, amount);
}

static void
add_proposals (RkDocument *document, GPtrArray *directions, GHashTable *closed)
{
  static const RkTableColumn columns[]
      = { { "取組", .width = 36, .fit = RK_FIT_FORM, .size = 9.6, .is_bold = TRUE },
          { "方向性（案）", .fit = RK_FIT_TEXT, .size = 9.6 },
          { "予算要求", .width = 27, .fit = RK_FIT_NAME, .align = RK_ALIGN_CENTRE, .size = 12,
            .is_bold = TRUE, .is_middle = TRUE } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));

  for (guint i = 0; i < directions->len; i++)
    {
      const RkRecord *direction = directions->pdata[i];
      gint64 id = rk_record_id (direction);
      gboolean held = closed && g_hash_table_contains (closed, &id);
      g_auto (GStrv) lines = g_strsplit (direction_words (direction, "text", closed), "\n", -1);
      g_autofree char *joined = g_strjoinv ("\n○　", lines);
      g_autofree char *text = g_strconcat ("○　", joined, NULL);
      g_autofree char *strand = circled (i, direction_words (direction, "strand", closed));
      g_autofree char *budget = held ? g_strdup ("－") : budget_words (direction);

      add_proposal (grid, strand, text, budget);
    }
  rk_document_add_tab (document, RK_TAB_GREY, "方向性（案）");
  rk_document_add_table (document, rk_report_grid_to_table (grid, columns));
}

static void
add_ids (GHashTable *set, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = rk_record_id (records->pdata[i]);

      g_hash_table_add (set, g_memdup2 (&id, sizeof id));
    }
}

RkDocument *
rk_report_directions (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_HELD, cancellable, error);
  g_autoptr (GPtrArray) directions
      = paper ? rk_report_records (db, &rk_kind_direction, "meeting_id", paper->id, NULL,
                                   paper->as_of, cancellable, error)
              : NULL;
  g_autoptr (GPtrArray) statements
      = directions ? rk_report_records (db, &rk_kind_statement, "meeting_id", paper->id, NULL,
                                        paper->as_of, cancellable, error)
                   : NULL;
  g_autoptr (GHashTable) closed
      = statements ? rk_opinions_closed_directions (db, paper->id, error) : NULL;
  GHashTable *held = params->for_public ? closed : NULL;
  g_autofree char *note = NULL;
  g_autofree char *office = NULL;
  g_autoptr (RkDocument) document
      = closed ? rk_report_prepare (db, "委員の意見と取組の方向性（案）", params, &office, error)
               : NULL;

  if (document == NULL)
    return NULL;
  if (held && rk_meeting_paper_is_closed (paper, NULL))
    add_ids (held, directions);
  note = g_strconcat (rk_report_get (paper->meeting, "council"),
                      !params->for_public
                              && (g_hash_table_size (closed)
                                  || rk_meeting_paper_is_closed (paper, NULL)
                                  || voices_withheld (paper, directions, statements))
                          ? "　　内部用"
                          : NULL,
                      NULL);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_PAPER);
  if (directions->len == 0)
    {
      rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "方向性（案）はまだありません。");
      return g_steal_pointer (&document);
    }
  add_presented (document, paper, directions, held);
  rk_document_add_arrow (document);
  add_voices (document, paper, directions, statements, held, params->for_public);
  rk_document_add_arrow (document);
  add_proposals (document, directions, held);
  return g_steal_pointer (&document);
}
