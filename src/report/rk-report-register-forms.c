/* 年次報告書, which a workplace fills in and sends back, and 推薦書. What is known stands there
 * already. */
#include "rk-register-paper.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-activity.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-report-grid.h"

typedef struct
{
  RkDocument *document;
} Forms;

/* ── 年次報告書 ──────────────────────────────────────────────────────────────────────────── */

static void
add_workplace (RkDocument *document, const RkFields *fields)
{
  rk_document_add_facts (
      document, 2, "登録番号", rk_fields_get (fields, "登録番号"), "登録日",
      rk_fields_get (fields, "登録日"), "事業所名", rk_fields_get (fields, "事業所名"), "従業員数",
      rk_fields_get (fields, "従業員数"), "所在地", rk_fields_get (fields, "事業所の所在地"),
      "担当者", rk_fields_get (fields, "事業所の担当者"), NULL);
}

/* So few activities leave room for two lines of writing each. */
#define FEW 3

/* 「□ 実施　□ 一部実施　□ 未実施」 */
static char *
state_boxes (void)
{
  GString *boxes = g_string_new (NULL);

  for (guint i = 0; i < RK_N_ACTIVITY_STATES; i++)
    g_string_append_printf (boxes, "%s□%s", i ? "　" : "", rk_activity_states[i]);
  return g_string_free (boxes, FALSE);
}

/* The form asks what can be entered of a report (rk_kind_report), in the same order. What was
 * declared comes first; what is added stands on the empty row. */
static gboolean
add_activities (RkRegisterPaper *self,
                const RkRegisterItem *item,
                RkDocument *document,
                GError **error)
{
  static const RkTableColumn columns[]
      = { { "宣言した取組", .weight = 46, .fit = RK_FIT_TEXT },
          { "実施の別", .width = 46, .align = RK_ALIGN_CENTRE },
          { "取組実績（行ったこと、回数、人数、工夫）", .weight = 78 } };
  int year = rk_register_paper_report_year (self, item->record);
  g_autoptr (GPtrArray) menu = rk_register_paper_reported (self, item->record, year, NULL, error);
  g_autofree char *boxes = state_boxes ();
  RkReportGrid *grid;
  RkTable *table;

  if (menu == NULL)
    return FALSE;
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < menu->len; i++)
    rk_report_grid_add (grid, 0, rk_paper_text (menu->pdata[i], "label"), boxes, "");
  rk_report_grid_add (grid, 0, "（ほかに行ったこと）", "", "");
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9, menu->len > FEW ? 9.5 : 12); /* all on one page */
  rk_document_add_heading (document, "1　取組の状況");
  rk_document_add_table (document, table);
  return TRUE;
}

/* 「□ 敷地内禁煙　□ 屋内禁煙　…」: what the field of the record offers */
static char *
boxes_of (const char *field)
{
  g_auto (GStrv) choices = rk_kind_report.fields[rk_kind_field (&rk_kind_report, field)].choices ();
  g_autofree char *joined = g_strjoinv ("　　□ ", choices);

  return g_strconcat ("□ ", joined, NULL);
}

static void
add_figures (RkDocument *document)
{
  static const RkTableColumn columns[]
      = { { "項目", .weight = 60, .is_label = TRUE },
          { "対象者数", .weight = 40, .align = RK_ALIGN_RIGHT },
          { "受けた人数・該当者数", .weight = 40, .align = RK_ALIGN_RIGHT } };
  static const RkTableColumn smoking[]
      = { { NULL, .width = 34, .is_label = TRUE }, { NULL, .weight = 1 } };
  g_autofree char *boxes = boxes_of ("smoke_free");
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  rk_report_grid_add (grid, 0, "健康診断", "人", "人");
  rk_report_grid_add (grid, 0, "特定保健指導（終了した人）", "人", "人");
  rk_report_grid_add (grid, 0, "がん検診", "人", "人");
  rk_report_grid_add (grid, 0, "喫煙（回答した人、吸っている人）", "人", "人");
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9, 10);
  rk_document_add_heading (document, "2　数字で見る健康づくり");
  rk_document_add_table (document, table);
  grid = rk_report_grid_new (G_N_ELEMENTS (smoking));
  rk_report_grid_add (grid, 0, "受動喫煙の対策", boxes);
  table = rk_report_grid_to_table (grid, smoking);
  rk_table_set_size (table, 9, 10);
  rk_document_add_table (document, table);
}

static void
add_answers (RkDocument *document)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 34, .is_label = TRUE }, { NULL, .weight = 1 } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  rk_report_grid_add (grid, 0, "次年度の目標", "");
  rk_report_grid_add (grid, 0, "感想", "");
  rk_report_grid_add (grid, 0, "要望", "");
  rk_report_grid_add (grid, 0, "事例としての掲載", "□ 可　　　□ 不可");
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9, 12);
  rk_document_add_heading (document, "3　次年度に向けて");
  rk_document_add_table (document, table);
}

static gboolean
add_form (RkRegisterPaper *self, const RkRegisterItem *item, gpointer data, GError **error)
{
  Forms *job = data;
  const RkRecord *letter = rk_register_paper_letter (self, "report-form", item, error);
  g_autoptr (RkFields) fields = rk_register_paper_fields (self, item);
  g_auto (RkLetterText) text = { 0 };
  g_autofree char *due = NULL;

  rk_fields_take (fields, "回答期限", rk_register_paper_report_until (self, item));
  if (letter == NULL || !rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  rk_document_start_part (job->document, rk_paper_text (item->workplace, "name"));
  rk_document_add_paragraph (job->document, RK_PARAGRAPH_HEAD, text.subject);
  rk_document_add_paragraph (job->document, RK_PARAGRAPH_BODY, text.body);
  add_workplace (job->document, fields);
  if (!add_activities (self, item, job->document, error))
    return FALSE;
  add_figures (job->document);
  add_answers (job->document);
  due = g_strdup_printf ("提出先　%s　%s　電話　%s　　提出期限　%s",
                         rk_fields_get (fields, "事務局名"), rk_fields_get (fields, "庶務担当"),
                         rk_fields_get (fields, "電話番号"), rk_fields_get (fields, "回答期限"));
  rk_document_add_paragraph (job->document, RK_PARAGRAPH_NOTE, due);
  return TRUE;
}

RkDocument *
rk_report_report_form (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };
  g_autoptr (RkDocument) document = NULL;
  Forms job = { 0 };

  if (!rk_register_paper_load (&self, db, params, &rk_kind_status, NULL, error))
    return NULL;
  job.document = document
      = rk_register_paper_document (&self, "年次報告書", FALSE, RK_PAPER_USE_PAPER);
  if (!rk_register_paper_each (&self, add_form, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}

/* ── 推薦書 ──────────────────────────────────────────────────────────────────────────────── */

static void
add_reason (RkDocument *document, const char *heading, const char *text)
{
  static const RkTableColumn columns[] = { { NULL, .weight = 1, .fit = RK_FIT_TEXT } };
  RkReportGrid *grid = rk_report_grid_new (1);
  RkTable *table;

  rk_report_grid_add (grid, 0, text);
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9.6, 40);
  rk_document_add_heading (document, heading);
  rk_document_add_table (document, table);
}

/* What the workplace holds: 「認定　R6-0012」, one a line; the award has no number yet. */
static char *
dup_held (RkRegisterPaper *self, const RkRegisterItem *item)
{
  g_autoptr (RkQuery) query = rk_report_query (NULL, &rk_kind_status, self->day);
  g_autofree char *id
      = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_get_int (item->record, "workplace_id"));
  g_autoptr (GPtrArray) held = NULL;
  GString *words = g_string_new (NULL);

  if (rk_query_where (query, "workplace_id", id, NULL)
      && rk_query_where (query, "in_force", "1", NULL) && rk_query_sort (query, "-rung", NULL))
    held = rk_query_records (self->db, query, NULL, NULL);
  for (guint i = 0; held && i < held->len; i++)
    g_string_append_printf (words, "%s%s　%s", i ? "\n" : "",
                            rk_paper_text (held->pdata[i], "level"),
                            rk_paper_text (held->pdata[i], "number"));
  return g_string_free (words, FALSE);
}

/* Whoever signs for a workplace or recommends it may be written by hand, but not unawares. */
static void
note_blanks (RkRegisterPaper *self, const RkFields *fields)
{
  static const char *const all[][2]
      = { { "代表者", N_ ("Representative") }, { "推薦者", N_ ("Recommended by") } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const char *value = rk_fields_get (fields, all[i][0]);

      if (value == NULL || *value == '\0')
        rk_register_paper_note_blank (self, _ (all[i][1]));
    }
}

static gboolean
add_recommendation (RkRegisterPaper *self,
                    const RkRegisterItem *item,
                    gpointer data,
                    GError **error)
{
  Forms *job = data;
  const RkRecord *letter = rk_register_paper_letter (self, "recommendation", item, error);
  g_autoptr (RkFields) fields = rk_register_paper_fields (self, item);
  g_autofree char *held = dup_held (self, item);
  g_autoptr (RkTable) done = NULL;
  gboolean with_done;
  g_autofree char *recommended = rk_record_dup_display (
      item->record, rk_kind_field (rk_record_kind (item->record), "recommended_on"));
  g_auto (RkLetterText) text = { 0 };

  if (letter == NULL || !rk_letter_fill (letter, fields, &text, error)
      || !rk_register_paper_newest_activities (
          self, rk_record_get_int (item->record, "workplace_id"), &done, error))
    return FALSE;
  note_blanks (self, fields);
  rk_document_start_part (job->document, rk_paper_text (item->workplace, "name"));
  if (*text.items)
    {
      rk_document_add_paragraph (job->document, RK_PARAGRAPH_LETTER, text.items);
      rk_document_add_space (job->document, 4);
    }
  rk_document_add_paragraph (job->document, RK_PARAGRAPH_HEAD, text.subject);
  rk_document_add_paragraph (job->document, RK_PARAGRAPH_BODY, text.body);
  rk_document_add_facts (
      job->document, 2, "年度", rk_fields_get (fields, "表彰の年度"), "部門",
      rk_fields_get (fields, "部門"), "事業所名", rk_fields_get (fields, "事業所名"), "従業員数",
      rk_fields_get (fields, "従業員数"), "所在地", rk_fields_get (fields, "事業所の所在地"),
      "産業", rk_fields_get (fields, "産業"), "代表者", rk_fields_get (fields, "代表者"), "登録",
      held, "推薦者", rk_fields_get (fields, "推薦者"), "推薦日", recommended, NULL);
  with_done = done != NULL;
  add_reason (job->document, "1　推薦の理由", rk_fields_get (fields, "推薦理由"));
  if (done)
    {
      rk_document_add_heading (job->document, "2　取組の実績（年次報告による）");
      rk_document_add_table (job->document, g_steal_pointer (&done));
    }
  add_reason (job->document,
              with_done ? "3　審査の記録（事務局が記入）" : "2　審査の記録（事務局が記入）",
              rk_paper_text (item->record, "screening"));
  return TRUE;
}

RkDocument *
rk_report_recommendation (RkDb *db,
                          const RkReportParams *params,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };
  g_autoptr (RkDocument) document = NULL;
  Forms job = { 0 };

  if (!rk_register_paper_load (&self, db, params, &rk_kind_award, NULL, error))
    return NULL;
  job.document = document = rk_register_paper_document (&self, "推薦書", FALSE, RK_PAPER_USE_PAPER);
  if (!rk_register_paper_each (&self, add_recommendation, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}
