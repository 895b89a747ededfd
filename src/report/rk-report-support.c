/* 伴走型支援 and 研修: 支援報告書, 事例シート, 受講者名簿, アンケート. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-logic.h"
#include "rk-records.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"
#include "rk-report-training.h"

/* ── which one ───────────────────────────────────────────────────────────────────────────── */

/* The record asked for, else the first of @sort: of cases the one that ended last, of which there
 * is most to tell. @missing: translated sentence */
static RkRecord *
find_record (RkDb *db,
             const RkKind *kind,
             const RkReportParams *params,
             const char *sort,
             const char *missing,
             GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  if (params->record)
    return rk_records_get (db, kind, params->record, error);
  if (params->year)
    {
      g_autofree char *year = g_strdup_printf ("%d", params->year);

      if (!rk_query_where (query, "year", year, error))
        return NULL;
    }
  if (!rk_query_sort (query, sort, error) || !rk_query_sort (query, "-year", error)
      || (ids = rk_query_ids (db, query, NULL, error)) == NULL)
    return NULL;
  if (ids->len)
    return rk_records_get (db, kind, g_array_index (ids, gint64, 0), error);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND, missing);
  return NULL;
}

static RkRecord *
find_case (RkDb *db, const RkReportParams *params, GError **error)
{
  return find_record (db, &rk_kind_support_case, params, "-ended_on",
                      _ ("There is no case of support in this file yet."), error);
}

RkRecord *
rk_report_find_training (RkDb *db, const RkReportParams *params, GError **error)
{
  return find_record (db, &rk_kind_training, params, "-date",
                      _ ("There is no training in this file yet."), error);
}

static GPtrArray *
list (RkDb *db, const RkKind *kind, const char *field, gint64 id, const char *sort, GError **error)
{
  return rk_report_records (db, kind, field, id, sort, RK_DATE_NONE, NULL, error);
}

static char *
dup_day (const RkRecord *record, const char *field)
{
  char *words = rk_report_day_words (rk_record_get (record, field));

  return words ? words : g_strdup ("");
}

/* Those that say something, one under the other. */
static char *
dup_lines (const char *first, const char *second, const char *third)
{
  const char *lines[4] = { NULL };
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    {
      const char *line = i == 0 ? first : i == 1 ? second : third;

      if (line && *line)
        lines[n++] = line;
    }
  return g_strjoinv ("\n", (char **)lines);
}

/* A heading and what stands under it; nothing where nothing was written. */
static void
add_section (RkDocument *document, guint *n, const char *name, const char *text)
{
  g_autofree char *head = NULL;

  if (text == NULL || *text == '\0')
    return;
  head = g_strdup_printf ("%u　%s", ++*n, name);
  rk_document_add_heading (document, head);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, text);
}

/* ── 支援報告書 ──────────────────────────────────────────────────────────────────────────── */

static void
add_visits (RkDocument *document, GPtrArray *visits, gboolean for_public, guint *n)
{
  static const RkTableColumn columns[]
      = { { "回", .width = 9, .align = RK_ALIGN_CENTRE },
          { "日付・種類", .width = 33, .fit = RK_FIT_TEXT },
          { "出席者・同席した近隣", .width = 42, .fit = RK_FIT_TEXT, .size = 8.5 },
          { "内容", .fit = RK_FIT_TEXT },
          { "次回まで", .width = 36, .fit = RK_FIT_TEXT } };
  RkReportGrid *grid;
  g_autofree char *head = NULL;

  if (visits->len == 0)
    return;
  head = g_strdup_printf ("%u　支援の経過", ++*n);
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < visits->len; i++)
    {
      const RkRecord *visit = visits->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *day = dup_day (visit, "date");
      const char *observers = rk_record_get (visit, "observers");
      g_autofree char *beside = observers ? g_strconcat ("同席：", observers, NULL) : NULL;
      g_autofree char *when
          = dup_lines (day, rk_record_get (visit, "kind"), rk_record_get (visit, "place"));
      g_autofree char *who
          = dup_lines (for_public ? NULL : rk_record_get (visit, "people"), beside, NULL);

      rk_report_grid_add (grid, 0, number, when, who, rk_report_get (visit, "text"),
                          rk_report_get (visit, "next_step"));
    }
  rk_document_add_heading (document, head);
  rk_document_add_table (document, rk_report_grid_to_table (grid, columns));
}

RkDocument *
rk_report_case_report (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (RkRecord) record = find_case (db, params, error);
  g_autoptr (GPtrArray) visits
      = record ? list (db, &rk_kind_case_visit, "case_id", rk_record_id (record), "date", error)
               : NULL;
  g_autofree char *office = NULL;
  g_autofree char *year = NULL;
  g_autofree char *title = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *term = NULL;
  g_autoptr (RkDocument) document = NULL;
  guint n = 0;

  if (visits == NULL)
    return NULL;
  year = rk_fiscal_year_label ((int)rk_record_get_int (record, "year"));
  title
      = g_strdup_printf ("%s　伴走型支援　報告書（%s）", year, rk_record_get (record, "requester"));
  document = rk_report_prepare (db, title, params, &office, error);
  if (document == NULL)
    return NULL;
  from = dup_day (record, "started_on");
  until = dup_day (record, "ended_on");
  term = g_strdup_printf ("%s　～　%s", from, *until ? until : "（継続中）");
  rk_document_add_title (document, RK_TITLE_PAPER);
  rk_document_add_facts (document, 2, "支援先", rk_record_get (record, "requester"), "区分",
                         rk_report_get (record, "type"), "テーマ", rk_record_get (record, "theme"),
                         "アドバイザー",
                         params->for_public ? "" : rk_report_get (record, "adviser"), "期間", term,
                         "状態", rk_report_get (record, "state"), NULL);
  add_section (document, &n, "希望の内容", rk_record_get (record, "wish"));
  add_section (document, &n, "選定の理由", rk_record_get (record, "choice_reason"));
  add_section (document, &n, "ヒアリング（状況の把握）", rk_record_get (record, "hearing"));
  add_section (document, &n, "課題の分析（ロジックツリーは別紙）",
               rk_record_get (record, "analysis"));
  add_section (document, &n, "取組の選定", rk_record_get (record, "choice"));
  add_section (document, &n, "ロードマップと検証方法", rk_record_get (record, "verification"));
  add_visits (document, visits, params->for_public, &n);
  add_section (document, &n, "成果・効果", rk_record_get (record, "result"));
  add_section (document, &n, "残された課題", rk_record_get (record, "remaining"));
  add_section (document, &n, "横展開", rk_record_get (record, "spread"));
  add_section (document, &n, "引き継ぐノウハウ", rk_record_get (record, "knowhow"));
  return g_steal_pointer (&document);
}

/* ── 事例シート ──────────────────────────────────────────────────────────────────────────── */

/* What the case says where nothing was written for the sheet. */
static const char *
either (const RkRecord *record, const char *field, const char *other)
{
  const char *text = rk_record_get (record, field);

  return text ? text : rk_report_get (record, other);
}

/* As either(), and where the case says nothing, what stands in its logic tree: 「・」 before each
 * of several. */
static char *
dup_from_tree (const RkRecord *record,
               const char *field,
               const char *other,
               const RkLogic *logic,
               const char *kind)
{
  const char *text = either (record, field, other);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GString *lines;

  if (*text)
    return g_strdup (text);
  for (guint i = 0; i < logic->nodes->len; i++)
    {
      const RkRecord *node = ((RkLogicNode *)logic->nodes->pdata[i])->record;

      if (g_str_equal (rk_report_get (node, "kind"), kind))
        g_ptr_array_add (found, (gpointer)rk_report_get (node, "text"));
    }
  lines = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (lines, "%s%s%s", i ? "\n" : "", found->len > 1 ? "・" : "",
                            (const char *)found->pdata[i]);
  return g_string_free (lines, FALSE);
}

RkDocument *
rk_report_example_sheet (RkDb *db,
                         const RkReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  static const RkTableColumn columns[]
      = { { "項目", .width = 34, .is_label = TRUE }, { "内容", .fit = RK_FIT_TEXT, .size = 9.6 } };
  g_autoptr (RkRecord) record = find_case (db, params, error);
  g_autofree char *office = NULL;
  g_autofree char *title = NULL;
  g_autofree char *year = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *term = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *activity = NULL;
  g_autoptr (RkLogic) logic
      = record ? rk_logic_load (db, rk_record_id (record), FALSE, error) : NULL;
  g_autoptr (RkDocument) document = NULL;
  RkReportGrid *grid;
  RkTable *table;

  if (logic == NULL)
    return NULL;
  title = g_strconcat ("事例シート　", either (record, "headline", "theme"), NULL);
  document = rk_report_prepare (db, title, params, &office, error);
  if (document == NULL)
    return NULL;
  year = rk_fiscal_year_label ((int)rk_record_get_int (record, "year"));
  from = dup_day (record, "started_on");
  until = dup_day (record, "ended_on");
  term = *from ? g_strdup_printf ("%sから%s", from, *until ? until : "継続中") : g_strdup (year);
  rk_document_add_title (document, RK_TITLE_PAPER);
  if (rk_record_get (record, "summary"))
    rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, rk_record_get (record, "summary"));
  problem = dup_from_tree (record, "problem", "analysis", logic, "課題");
  activity = dup_from_tree (record, "activity", "choice", logic, "取組");
  grid = rk_report_grid_new (2);
  rk_report_grid_add (grid, 0, "実施主体者", either (record, "carried_by", "requester"));
  rk_report_grid_add (grid, 0, "関係機関", rk_report_get (record, "partners"));
  rk_report_grid_add (grid, 0, "対象者", rk_report_get (record, "audience"));
  rk_report_grid_add (grid, 0, "実施期間", term);
  rk_report_grid_add (grid, 0, "健康課題", problem);
  rk_report_grid_add (grid, 0, "取組目的・内容", activity);
  rk_report_grid_add (grid, 0, "取組の成果・効果", rk_report_get (record, "result"));
  rk_report_grid_add (grid, 0, "まねるときの要点", either (record, "knowhow", "spread"));
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9.6, 12);
  rk_document_add_table (document, table);
  rk_document_add_paragraph (document, RK_PARAGRAPH_NOTE,
                             "注　伴走型支援の記録から作った事例シート。独自様式。");
  return g_steal_pointer (&document);
}

/* ── 受講者名簿 ──────────────────────────────────────────────────────────────────────────── */

RkDocument *
rk_report_training_roll (RkDb *db,
                         const RkReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  static const RkTableColumn columns[] = { { "No.", .width = 10, .align = RK_ALIGN_CENTRE },
                                           { "所属", .width = 52, .fit = RK_FIT_NAME },
                                           { "職名", .width = 30, .fit = RK_FIT_NAME },
                                           { "氏名", .fit = RK_FIT_PERSON, .size = 10.5 },
                                           { "当日", .width = 16, .align = RK_ALIGN_CENTRE },
                                           { "備考", .width = 24, .fit = RK_FIT_TEXT } };
  g_autoptr (RkRecord) training = rk_report_find_training (db, params, error);
  g_autoptr (GPtrArray) people = training ? list (db, &rk_kind_trainee, "training_id",
                                                  rk_record_id (training), "body", error)
                                          : NULL;
  g_autofree char *office = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *tally = NULL;
  g_autoptr (RkDocument) document = NULL;
  RkReportGrid *grid;
  RkTable *table;
  guint n_there = 0;

  if (people == NULL)
    return NULL;
  title = g_strdup_printf ("%s　受講者名簿", rk_record_get (training, "title"));
  document = rk_report_prepare (db, title, params, &office, error);
  if (document == NULL)
    return NULL;
  day = dup_day (training, "date");
  rk_document_set_note (document, day);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < people->len; i++)
    {
      const RkRecord *person = people->pdata[i];
      const char *presence = rk_report_get (person, "presence");
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = rk_report_name (person, "name");
      const char *certificate = rk_record_get (person, "certificate");

      n_there += g_str_equal (presence, "出席") || g_str_equal (presence, "Web");
      rk_report_grid_add (grid, 0, number, rk_report_get (person, "body"),
                          rk_report_get (person, "post"), name, presence,
                          certificate ? certificate : rk_report_get (person, "note"));
    }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9, 8.5);
  rk_table_set_empty (table, "申込みはまだありません。");
  rk_document_add_table (document, table);
  tally = g_strdup_printf ("申込み %u名　受講 %u名　（敬称略）", people->len, n_there);
  rk_document_add_paragraph (document, RK_PARAGRAPH_SMALL, tally);
  return g_steal_pointer (&document);
}

/* ── アンケート ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_choice (const RkRecord *question)
{
  return g_strcmp0 (rk_record_get (question, "kind"), "選択") == 0;
}

/* The form to fill in. */
static void
add_form (RkDocument *document, GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const RkRecord *question = questions->pdata[i];
      g_auto (GStrv) choices = g_strsplit (rk_report_get (question, "choices"), "\n", -1);
      g_autofree char *head = g_strdup_printf ("問%u　%s", i + 1, rk_record_get (question, "text"));
      g_autofree char *joined = g_strjoinv ("　　□ ", choices);
      g_autofree char *row = g_strconcat ("□ ", joined, NULL);

      rk_document_add_heading (document, head);
      if (is_choice (question) && choices[0])
        rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, row);
      else
        {
          static const RkTableColumn columns[] = { { NULL, .fit = RK_FIT_TEXT } };
          RkReportGrid *grid = rk_report_grid_new (1);
          RkTable *table;

          rk_report_grid_add (grid, 0, "");
          table = rk_report_grid_to_table (grid, columns);
          rk_table_set_size (table, 9, 34);
          rk_table_set_rules (table, RK_RULES_FRAME);
          rk_document_add_table (document, table);
        }
    }
}

static guint
count_answers (GPtrArray *responses, const char *answer)
{
  guint n = 0;

  for (guint i = 0; i < responses->len; i++)
    n += g_strcmp0 (rk_record_get (responses->pdata[i], "answer"), answer) == 0;
  return n;
}

static void
add_tally_chart (RkDocument *document, const RkRecord *question, guint n, GPtrArray *responses)
{
  g_auto (GStrv) choices = g_strsplit (rk_report_get (question, "choices"), "\n", -1);
  g_autofree char *title = g_strdup_printf ("問%u　%s", n, rk_record_get (question, "text"));
  g_autofree char *note = g_strdup_printf ("回答 %u件", responses->len);
  RkChart *chart = rk_chart_new (RK_CHART_BARS, title, "人");
  guint series;

  rk_chart_set_direction (chart, RK_CHART_LYING);
  rk_chart_set_note (chart, note);
  for (guint i = 0; choices[i]; i++)
    rk_chart_add_category (chart, choices[i]);
  series = rk_chart_add_series (chart, "回答数");
  for (guint i = 0; choices[i]; i++)
    rk_chart_set_value (chart, series, i, count_answers (responses, choices[i]));
  rk_document_add_chart (document, chart, 0);
}

static void
add_free_answers (RkDocument *document, const RkRecord *question, guint n, GPtrArray *responses)
{
  g_autofree char *head = g_strdup_printf ("問%u　%s", n, rk_record_get (question, "text"));

  rk_document_add_heading (document, head);
  for (guint i = 0; i < responses->len; i++)
    {
      RkEntry entry = { .style = RK_PARAGRAPH_BODY,
                        .label = "・",
                        .text = rk_record_get (responses->pdata[i], "answer"),
                        .hang = 1 };

      rk_document_add_entry (document, &entry);
    }
}

static gboolean
add_tally (RkDocument *document, RkDb *db, GPtrArray *questions, GError **error)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < questions->len; i++)
    {
      const RkRecord *question = questions->pdata[i];
      g_autoptr (GPtrArray) responses
          = list (db, &rk_kind_response, "question_id", rk_record_id (question), "sheet", error);

      if (responses == NULL)
        return FALSE;
      if (responses->len == 0)
        continue;
      if (!begun)
        {
          rk_document_add_page_break (document);
          rk_document_add_heading (document, "アンケートの集計");
        }
      begun = TRUE;
      if (is_choice (question))
        add_tally_chart (document, question, i + 1, responses);
      else
        add_free_answers (document, question, i + 1, responses);
    }
  return TRUE;
}

RkDocument *
rk_report_questionnaire (RkDb *db,
                         const RkReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (RkRecord) training = rk_report_find_training (db, params, error);
  g_autoptr (GPtrArray) questions
      = training ? list (db, &rk_kind_question, "training_id", rk_record_id (training), NULL, error)
                 : NULL;
  g_autofree char *office = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autoptr (RkDocument) document = NULL;

  if (questions == NULL)
    return NULL;
  title = g_strdup_printf ("%s　アンケート", rk_record_get (training, "title"));
  document = rk_report_prepare (db, title, params, &office, error);
  if (document == NULL)
    return NULL;
  day = dup_day (training, "date");
  rk_document_set_note (document, day);
  rk_document_add_title (document, RK_TITLE_CENTRED);
  if (questions->len == 0)
    rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, "質問はまだありません。");
  add_form (document, questions);
  if (!add_tally (document, db, questions, error))
    return NULL;
  return g_steal_pointer (&document);
}
