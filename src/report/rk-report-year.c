/* 会議準備一覧: what there is to do for a meeting; 三年の経過: what became of things over the
 * years. */
#include <glib/gi18n-lib.h>

#include "rk-councils.h"
#include "rk-kinds.h"
#include "rk-meetings.h"
#include "rk-opinions.h"
#include "rk-records.h"
#include "rk-report-meeting.h"
#include "rk-series.h"
#include "rk-todo.h"

/* ── 会議準備一覧 ────────────────────────────────────────────────────────────────────────── */

static gboolean
is_open (const RkRecord *todo)
{
  const char *state = rk_report_get (todo, "state");

  return g_str_equal (state, RK_TODO_OPEN) || g_str_equal (state, RK_TODO_LATE)
         || g_str_equal (state, RK_TODO_PAST);
}

static char *
short_day (const char *iso)
{
  RkDate day;

  return iso && rk_date_from_iso (iso, &day) ? rk_date_to_wareki_short (day) : g_strdup ("");
}

/* A box to tick where it is open; who and when where it is not. */
static void
fill_todo (RkTableRow *row, guint index, gpointer data)
{
  const RkRecord *todo = ((GPtrArray *)data)->pdata[index];
  const RkRecord *before = index ? ((GPtrArray *)data)->pdata[index - 1] : NULL;
  int field = rk_kind_field (&rk_kind_todo, "days");
  g_autofree char *days = rk_record_dup_display (todo, field);
  g_autofree char *due = short_day (rk_record_get (todo, "due"));
  g_autofree char *done = short_day (rk_record_get (todo, "done_on"));
  g_autofree char *who
      = g_strdup_printf ("%s%s%s", done, *done && rk_record_get (todo, "settled_by") ? "\n" : "",
                         rk_report_get (todo, "settled_by"));
  const char *state = rk_report_get (todo, "state");

  if (before == NULL || rk_record_int (before, field) != rk_record_int (todo, field))
    rk_table_row_start_group (row, days, due);
  rk_table_row_set_text (row, 0, is_open (todo) ? "□" : state);
  rk_table_row_set_text (row, 1, rk_report_get (todo, "title"));
  rk_table_row_set_text (row, 2, rk_report_get (todo, "hint"));
  rk_table_row_set_text (row, 3, rk_report_get (todo, "owner"));
  rk_table_row_set_text (row, 4, is_open (todo) ? "" : who);
  rk_table_row_set_text (row, 5,
                         g_str_equal (state, RK_TODO_LATE) ? state : rk_report_get (todo, "note"));
}

RkDocument *
rk_report_todos (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  static const RkTableColumn columns[] = {
    { "済", .width = 10, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_FORM },
    { "準備", .weight = 3, .fit = RK_FIT_LIST },
    { "確かめるもの", .weight = 1.4, .fit = RK_FIT_LIST },
    { "担当", .width = 20, .fit = RK_FIT_LIST },
    { "済の日・人", .width = 24, .size = 8, .fit = RK_FIT_LIST },
    { "備考", .width = 24, .size = 8, .fit = RK_FIT_LIST },
  };
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (GPtrArray) todos = paper
                                    ? rk_report_records (db, &rk_kind_todo, "meeting_id", paper->id,
                                                         "days", paper->as_of, cancellable, error)
                                    : NULL;
  RkDocument *document;
  RkTable *table;
  guint n_open = 0;
  g_autofree char *summary = NULL;

  if (todos == NULL)
    return NULL;
  document = rk_meeting_paper_document (db, paper, "会議準備一覧", params, error);
  if (document == NULL)
    return NULL;
  for (guint i = 0; i < todos->len; i++)
    n_open += is_open (todos->pdata[i]);
  summary
      = g_strdup_printf ("%u件（済・不要 %u件、未 %u件）", todos->len, todos->len - n_open, n_open);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  rk_document_add_facts (document, 1, "会議", paper->title, "日時",
                         paper->day ? paper->day : "未定", "準備", summary, NULL);
  table = rk_table_new (columns, G_N_ELEMENTS (columns));
  rk_table_set_size (table, 0, 8);
  rk_table_set_empty (table, "準備の一覧はまだ作られていない。");
  rk_table_set_rows (table, todos->len, fill_todo, g_ptr_array_ref (todos),
                     (GDestroyNotify)g_ptr_array_unref);
  rk_document_add_table (document, table);
  rk_document_add_paragraph (
      document, RK_PARAGRAPH_NOTE,
      "注　期限は会議の日から数えた目安。項目は独自のもの（公式の一覧ではない）。"
      "要綱や要領の定めに合わせて直して使う。");
  return document;
}

/* ── 三年の経過 ──────────────────────────────────────────────────────────────────────────── */

/* One line of the paper: an opinion, or an item about which nothing was said. */
typedef struct
{
  char *thread; /* (nullable): begins a new one */
  char *note;
  char *when;
  char *title;
  char *opinion;
  char *action;
  char *result;
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->thread);
  g_free (line->note);
  g_free (line->when);
  g_free (line->title);
  g_free (line->opinion);
  g_free (line->action);
  g_free (line->result);
}

static char *
dup_when (const RkSeriesEntry *entry, gboolean with_council)
{
  g_autofree char *year = rk_fiscal_year_label_short (entry->year);
  g_autofree char *day = short_day (entry->date);

  return g_strdup_printf ("%s%s%s %s\n%s", with_council ? entry->council : "",
                          with_council ? "\n" : "", year, entry->number, day);
}

static void
add_actions (Line *line, const RkOpinion *opinion)
{
  GString *actions = g_string_new (NULL);
  GString *results = g_string_new (NULL);

  for (guint i = 0; i < opinion->actions->len; i++)
    {
      const RkRecord *action = opinion->actions->pdata[i];
      g_autofree char *due = short_day (rk_record_get (action, "due"));
      const char *owner = rk_report_get (action, "owner");

      g_string_append_printf (actions, "%s%s", i ? "\n" : "", rk_report_get (action, "what"));
      if (*owner || *due)
        g_string_append_printf (actions, "（%s%s%s）", owner, *owner && *due ? "　" : "", due);
      g_string_append_printf (results, "%s%s%s%s", i ? "\n" : "", rk_report_get (action, "state"),
                              rk_record_get (action, "result") ? "　" : "",
                              rk_report_get (action, "result"));
    }
  if (actions->len == 0 && opinion->answer)
    g_string_append (results, opinion->answer);
  line->action = g_string_free (actions, FALSE);
  line->result = g_string_free (results, FALSE);
}

static char *
dup_opinion (const RkMeetingPaper *paper, const RkOpinion *opinion, gboolean for_public)
{
  g_autofree char *who = rk_meeting_paper_dup_who (paper, opinion);
  g_autofree char *text = NULL;

  if (opinion->text == NULL)
    return g_strdup ("");
  if (opinion->withheld && for_public)
    return g_strdup ("（公開しない発言）");
  text = opinion->withheld ? rk_report_mark_withheld (opinion->text, opinion->reason)
                           : g_strdup (opinion->text);
  return g_strdup_printf ("%s%s%s%s", text, who ? "\n（" : "", who ? who : "", who ? "）" : "");
}

static void
add_entry (GArray *lines,
           const RkMeetingPaper *paper,
           const RkSeriesThread *thread,
           const RkSeriesEntry *entry,
           gboolean with_council,
           gboolean for_public)
{
  guint n = MAX (entry->opinions->len, 1);

  for (guint i = 0; i < n; i++)
    {
      Line line = { 0 };

      if (entry == thread->entries->pdata[0] && i == 0)
        {
          line.thread = g_strdup (thread->title);
          line.note = thread->n_open      ? g_strdup_printf ("未了 %u件", thread->n_open)
                      : thread->n_actions ? g_strdup ("すべて済")
                                          : g_strdup ("");
        }
      if (i == 0)
        {
          line.when = dup_when (entry, with_council);
          line.title = g_strdup_printf ("%s%s", entry->title,
                                        entry->carried   ? "\n（前から持ち越し）"
                                        : entry->put_off ? "\n（次へ持ち越し）"
                                                         : "");
        }
      if (i < entry->opinions->len)
        {
          const RkOpinion *opinion = entry->opinions->pdata[i];

          line.opinion = dup_opinion (paper, opinion, for_public);
          if (!opinion->withheld || !for_public)
            add_actions (&line, opinion);
        }
      else
        line.opinion = g_strdup ("意見の記録なし");
      g_array_append_val (lines, line);
    }
}

static const char *
text_of (const char *text)
{
  return text ? text : "";
}

static void
fill_series (RkTableRow *row, guint index, gpointer data)
{
  const Line *line = &g_array_index ((GArray *)data, Line, index);

  if (line->thread)
    rk_table_row_start_group (row, line->thread, line->note);
  rk_table_row_set_text (row, 0, text_of (line->when));
  rk_table_row_set_text (row, 1, text_of (line->title));
  rk_table_row_set_text (row, 2, text_of (line->opinion));
  rk_table_row_set_text (row, 3, text_of (line->action));
  rk_table_row_set_text (row, 4, text_of (line->result));
}

static gboolean
name_council (RkDb *db, gint64 id, char **name, GError **error)
{
  g_autoptr (RkRecord) council = id ? rk_records_get (db, &rk_kind_council, id, error) : NULL;

  *name = g_strdup (council ? rk_record_get (council, "name") : "全協議会");
  return id == 0 || council;
}

static gboolean
says_withheld (GPtrArray *threads)
{
  for (guint i = 0; i < threads->len; i++)
    {
      const RkSeriesThread *thread = threads->pdata[i];

      for (guint j = 0; j < thread->entries->len; j++)
        {
          const RkSeriesEntry *entry = thread->entries->pdata[j];

          for (guint k = 0; k < entry->opinions->len; k++)
            if (((const RkOpinion *)entry->opinions->pdata[k])->withheld)
              return TRUE;
        }
    }
  return FALSE;
}

/* The meeting of an entry, which says how its members are named; read once for all its entries. */
static const RkMeetingPaper *
find_paper (RkDb *db,
            GHashTable *papers,
            const RkReportParams *params,
            gint64 meeting,
            GCancellable *cancellable,
            GError **error)
{
  RkReportParams of = *params;
  RkMeetingPaper *paper = g_hash_table_lookup (papers, &meeting);

  of.meeting = meeting;
  if (paper == NULL
      && (paper = rk_meeting_paper_load (db, &of, RK_MEETING_HELD, cancellable, error)))
    g_hash_table_insert (papers, &paper->id, paper);
  return paper;
}

/* Returns: (nullable): array of Line */
static GArray *
make_lines (RkDb *db,
            GPtrArray *threads,
            const RkReportParams *params,
            gboolean with_council,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GHashTable) papers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify)rk_meeting_paper_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < threads->len; i++)
    {
      const RkSeriesThread *thread = threads->pdata[i];

      for (guint j = 0; j < thread->entries->len; j++)
        {
          const RkSeriesEntry *entry = thread->entries->pdata[j];
          const RkMeetingPaper *paper
              = find_paper (db, papers, params, entry->meeting, cancellable, error);

          if (paper == NULL)
            return NULL;
          if (params->for_public)
            rk_report_hold_back (entry->opinions);
          add_entry (lines, paper, thread, entry, with_council, params->for_public);
        }
    }
  return g_steal_pointer (&lines);
}

RkDocument *
rk_report_series (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  static const RkTableColumn columns[] = {
    { "会議", .width = 24, .size = 8, .fit = RK_FIT_TEXT },
    { "議題", .weight = 1, .size = 8, .fit = RK_FIT_TEXT },
    { "主な意見", .weight = 1.6, .fit = RK_FIT_TEXT },
    { "対応（担当・期限）", .weight = 1.3, .fit = RK_FIT_TEXT },
    { "結果", .weight = 1.3, .fit = RK_FIT_TEXT },
  };
  int last = params->year ? params->year : rk_fiscal_year (rk_report_day (params->as_of));
  g_autofree char *iso = rk_date_is_full (params->as_of) ? rk_date_to_iso (params->as_of) : NULL;
  gint64 id = params->council == RK_REPORT_ALL_COUNCILS ? 0 : params->council;
  g_autoptr (GPtrArray) threads = NULL;
  g_autofree char *council = NULL;
  g_autofree char *office = NULL;
  g_autofree char *from = rk_fiscal_year_label (last - 2);
  g_autofree char *until = rk_fiscal_year_label (last);
  g_autofree char *title = NULL;
  RkReportParams wide = *params;
  GArray *lines;
  RkTable *table;
  g_autoptr (RkDocument) document = NULL;

  if ((params->council == 0 && !rk_councils_default (db, &id, error))
      || !(threads = rk_series_load (db, id, last, 3, iso, error))
      || !name_council (db, id, &council, error))
    return NULL;
  rk_series_filter (threads, RK_SERIES_SAID, NULL);
  title = g_strdup_printf ("%s　意見と対応の経過（%s～%s）%s", council, from, until,
                           params->for_public        ? "　公開版"
                           : says_withheld (threads) ? "　内部用"
                                                     : "");
  wide.landscape = TRUE;
  document = rk_report_prepare (db, title, &wide, &office, error);
  lines = document ? make_lines (db, threads, params, id == 0, cancellable, error) : NULL;
  if (lines == NULL)
    return NULL;
  rk_document_add_title (document, RK_TITLE_CENTRED);
  table = rk_table_new (columns, G_N_ELEMENTS (columns));
  rk_table_set_size (table, 8.5, 0);
  rk_table_set_empty (table, "この三年の会議に、意見と対応の記録はない。");
  rk_table_set_rows (table, lines->len, fill_series, lines, (GDestroyNotify)g_array_unref);
  rk_document_add_table (document, table);
  rk_document_add_paragraph (
      document, RK_PARAGRAPH_NOTE,
      "注　持ち越した議題と、年度などの数字だけが違う議題は一つにまとめた。");
  return g_steal_pointer (&document);
}
