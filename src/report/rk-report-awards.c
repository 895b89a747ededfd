/* What a jury and a ceremony work with: 審査票, one for each candidate, 表彰式名簿 in the order of
 * the ceremony, and 表彰事例集 of those that agreed to be in it. */
#include "rk-register-paper.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-register-private.h"
#include "rk-report-grid.h"

#define BLANK_ROWS 5

/**
 * Awards:
 * @seen: how many were put on paper
 * @scheme, @year: (nullable): of the first one
 * @ceremony: (nullable): the day of the first one that has one
 * @division: (nullable): the one that the newest row belongs to; @order: its place there
 */
typedef struct
{
  RkDocument *document;
  RkReportGrid *grid;
  guint seen;
  char *scheme;
  char *year;
  char *ceremony;
  char *division;
  guint order;
} Awards;

static void
awards_clear (Awards *self)
{
  g_clear_pointer (&self->grid, rk_report_grid_free);
  g_free (self->scheme);
  g_free (self->year);
  g_free (self->ceremony);
  g_free (self->division);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Awards, awards_clear)

/* A sheet for each award that @add takes. @work: (nullable): of which they are where nobody says.
 */
static RkDocument *
make_sheets (RkDb *db,
             const RkReportParams *params,
             const char *work,
             const char *title,
             RkRegisterPaperFunc add,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (RkRegisterPaper) paper = { 0 };
  g_auto (Awards) self = { 0 };
  g_autoptr (RkDocument) document = NULL;

  if (!rk_register_paper_load (&paper, db, params, &rk_kind_award, work, error))
    return NULL;
  self.document = document = rk_register_paper_document (&paper, title, FALSE, RK_PAPER_USE_PAPER);
  if (!rk_register_paper_each (&paper, add, &self, cancellable, error))
    return NULL;
  if (self.seen)
    return g_steal_pointer (&document);
  rk_register_refuse (&paper, error);
  return NULL;
}

/* ── 審査票 ──────────────────────────────────────────────────────────────────────────────── */

static char *
display (const RkRecord *record, const char *field)
{
  return rk_record_dup_display (record, rk_kind_field (rk_record_kind (record), field));
}

/* What the workplace holds: the jury sees for how long, and whether it reports. */
static RkTable *
held_table (RkRegisterPaper *paper, const RkRegisterItem *item, GError **error)
{
  static const RkTableColumn columns[]
      = { { "制度", .weight = 60, .fit = RK_FIT_TEXT },
          { "段階", .width = 40, .fit = RK_FIT_LIST },
          { "期", .width = 12, .align = RK_ALIGN_CENTRE },
          { "登録日", .width = 28, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_LIST },
          { "未提出の報告", .width = 26, .fit = RK_FIT_LIST } };
  g_autoptr (RkQuery) query = rk_report_query (NULL, &rk_kind_status, paper->day);
  g_autofree char *id
      = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_get_int (item->record, "workplace_id"));
  g_autoptr (GPtrArray) held = NULL;
  RkReportGrid *grid;

  if (!rk_query_where (query, "workplace_id", id, error)
      || !rk_query_where (query, "in_force", "1", error)
      || (held = rk_query_records (paper->db, query, NULL, error)) == NULL)
    return NULL;
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < held->len; i++)
    {
      g_autofree char *day = display (held->pdata[i], "registered_on");
      g_autofree char *terms = display (held->pdata[i], "terms");

      rk_report_grid_add (grid, 0, rk_paper_text (held->pdata[i], "scheme"),
                          rk_paper_text (held->pdata[i], "level"), terms, day,
                          rk_paper_text (held->pdata[i], "missing_reports"));
    }
  if (held->len == 0)
    rk_report_grid_add (grid, 0, "なし", "", "", "", "");
  return rk_report_grid_to_table (grid, columns);
}

/* What is looked at: the menu of the award's scheme, else empty rows to write on. */
static RkTable *
points_table (RkRegisterPaper *paper, const RkRegisterItem *item, GError **error)
{
  static const RkTableColumn columns[] = { { "審査の観点", .weight = 60, .fit = RK_FIT_TEXT },
                                           { "配点", .width = 18, .align = RK_ALIGN_RIGHT },
                                           { "点", .width = 18, .align = RK_ALIGN_RIGHT },
                                           { "気付いたこと", .weight = 60 } };
  GPtrArray *menu = rk_register_paper_menu_now (paper, item, error);
  RkReportGrid *grid;
  RkTable *table;

  if (menu == NULL)
    return NULL;
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < MAX (menu->len, BLANK_ROWS); i++)
    rk_report_grid_add (grid, 0, i < menu->len ? rk_paper_text (menu->pdata[i], "label") : "", "",
                        "", "");
  rk_report_grid_add (grid, 0, "合計", "", "", "");
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9, 9);
  rk_table_set_least_height (table, 7);
  return table;
}

/* What is entered already stands there; the rest is written by hand. */
static RkTable *
result_table (const RkRegisterItem *item)
{
  static const RkTableColumn columns[]
      = { { NULL, .width = 34, .is_label = TRUE }, { NULL, .weight = 1, .fit = RK_FIT_TEXT } };
  g_autofree char *score = display (item->record, "score");
  g_autofree char *day = display (item->record, "screened_on");
  g_autofree char *prize = display (item->record, "prize");
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  const char *decision = rk_paper_text (item->record, "decision");
  RkTable *table;

  rk_report_grid_add (grid, 0, "審査点", score);
  rk_report_grid_add (grid, 0, "講評", rk_paper_text (item->record, "screening"));
  rk_report_grid_add (grid, 0, "賞", prize);
  rk_report_grid_add (grid, 0, "決定", *decision ? decision : "□ 受賞　　　□ 選外　　　□ 再審査");
  rk_report_grid_add (grid, 0, "審査日・審査委員", day);
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 9.6, 12);
  rk_table_set_least_height (table, 9);
  return table;
}

static gboolean
add_screening (RkRegisterPaper *paper, const RkRegisterItem *item, gpointer data, GError **error)
{
  Awards *self = data;
  g_autoptr (RkFields) fields = rk_register_paper_fields (paper, item);
  g_autoptr (RkTable) held = held_table (paper, item, error);
  g_autoptr (RkTable) points = held ? points_table (paper, item, error) : NULL;
  g_autoptr (RkTable) done = NULL;

  if (points == NULL
      || !rk_register_paper_newest_activities (
          paper, rk_record_get_int (item->record, "workplace_id"), &done, error))
    return FALSE;
  rk_document_start_part (self->document, rk_paper_text (item->workplace, "name"));
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_HEAD, "審査票");
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_SUB,
                             rk_paper_text (item->scheme, "name"));
  rk_document_add_facts (
      self->document, 2, "年度", rk_fields_get (fields, "表彰の年度"), "部門",
      rk_fields_get (fields, "部門"), "事業所名", rk_fields_get (fields, "事業所名"), "従業員数",
      rk_fields_get (fields, "従業員数"), "所在地", rk_fields_get (fields, "事業所の所在地"),
      "産業", rk_fields_get (fields, "産業"), "推薦者", rk_fields_get (fields, "推薦者"),
      "推薦理由", rk_fields_get (fields, "推薦理由"), NULL);
  rk_document_add_heading (self->document, "1　登録の状況");
  rk_document_add_table (self->document, g_steal_pointer (&held));
  if (done)
    rk_document_add_table (self->document, g_steal_pointer (&done));
  rk_document_add_heading (self->document, "2　審査");
  rk_document_add_table (self->document, g_steal_pointer (&points));
  rk_document_add_heading (self->document, "3　結果");
  rk_document_add_table (self->document, result_table (item));
  self->seen++;
  return TRUE;
}

RkDocument *
rk_report_screening_sheet (RkDb *db,
                           const RkReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  return make_sheets (db, params, NULL, "審査票", add_screening, cancellable, error);
}

/* ── 表彰式名簿 ──────────────────────────────────────────────────────────────────────────── */

static gboolean
add_honored (RkRegisterPaper *paper, const RkRegisterItem *item, gpointer data, GError **error)
{
  Awards *self = data;
  g_autoptr (RkFields) fields = rk_register_paper_fields (paper, item);
  const char *division = rk_paper_text (item->record, "division");
  g_autofree char *order = NULL;
  const char *post = rk_fields_get (fields, "代表者職名");
  const char *name = rk_fields_get (fields, "代表者");
  g_autofree char *who = g_strconcat (post, *post && *name ? "　" : "", name, NULL);

  if (g_strcmp0 (self->division, division) != 0)
    {
      g_free (self->division);
      self->division = g_strdup (division);
      self->order = 0;
      rk_report_grid_group (self->grid, *division ? division : "部門の記載なし", NULL);
    }
  if (self->scheme == NULL)
    {
      self->scheme = g_strdup (rk_paper_text (item->scheme, "name"));
      self->year = rk_fiscal_year_label ((int)rk_record_get_int (item->record, "year"));
    }
  if (self->ceremony == NULL)
    self->ceremony = g_strdup (rk_record_get (item->record, "ceremony_on"));
  self->seen++;
  if (*name == '\0')
    rk_register_paper_note_blank (paper, _ ("Representative"));
  if (*rk_paper_text (item->record, "prize") == '\0')
    rk_register_paper_note_blank (paper, _ ("Prize"));
  order = g_strdup_printf ("%u", ++self->order);
  rk_report_grid_add (self->grid, 0, order, rk_fields_get (fields, "賞"),
                      rk_fields_get (fields, "事業所名"), rk_fields_get (fields, "事業所の読み"),
                      rk_paper_text (item->record, "municipality"), who,
                      rk_fields_get (fields, "表彰番号"), "");
  return TRUE;
}

static char *
ceremony_words (const Awards *self)
{
  g_autofree char *day = self->ceremony ? rk_paper_day_words (self->ceremony, TRUE) : NULL;
  g_autofree char *number = rk_report_number (self->seen);

  return g_strdup_printf ("%s%s%s　　表彰式　%s　　受賞 %s事業所", self->year ? self->year : "",
                          self->year ? "　" : "", self->scheme ? self->scheme : "",
                          day ? day : "期日未定", number);
}

RkDocument *
rk_report_ceremony_list (RkDb *db,
                         const RkReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  static const RkTableColumn columns[]
      = { { "順", .width = 10, .align = RK_ALIGN_CENTRE },
          { "賞", .width = 32, .fit = RK_FIT_LIST },
          { "事業所名", .weight = 60, .fit = RK_FIT_LIST },
          { "読み", .weight = 50, .fit = RK_FIT_LIST },
          { "市町", .width = 24, .fit = RK_FIT_LIST },
          { "受ける人", .width = 44, .fit = RK_FIT_LIST },
          { "番号", .width = 20, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_LIST },
          { "出欠", .width = 14, .align = RK_ALIGN_CENTRE } };
  g_auto (RkRegisterPaper) paper = { 0 };
  g_auto (Awards) self = { .grid = rk_report_grid_new (G_N_ELEMENTS (columns)) };
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *note = NULL;
  RkTable *table;

  if (!rk_register_paper_load (&paper, db, params, &rk_kind_award, RK_AWARDED, error)
      || !rk_register_paper_each (&paper, add_honored, &self, cancellable, error))
    return NULL;
  document = rk_register_paper_document (&paper, "表彰式名簿", TRUE, RK_PAPER_USE_PAPER);
  note = ceremony_words (&self);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_LIST);
  table = rk_report_grid_to_table (g_steal_pointer (&self.grid), columns);
  rk_table_set_size (table, 9, 8);
  rk_table_set_grouped_by (table, "部門");
  rk_document_add_table (document, table);
  return g_steal_pointer (&document);
}

/* ── 表彰事例集 ──────────────────────────────────────────────────────────────────────────── */

static void
add_words (RkDocument *document, const char *heading, const char *words)
{
  if (*words == '\0')
    return;
  rk_document_add_heading (document, heading);
  rk_document_add_paragraph (document, RK_PARAGRAPH_BODY, words);
}

static gboolean
add_case (RkRegisterPaper *paper, const RkRegisterItem *item, gpointer data, GError **error)
{
  Awards *self = data;
  g_autoptr (RkFields) fields = NULL;
  g_autofree char *year = NULL;
  const char *title = rk_paper_text (item->record, "case_title");

  if (rk_record_get_int (item->record, "case_public") == 0)
    {
      rk_register_paper_leave_out (paper, _ ("it did not agree to be in it"), 1);
      return TRUE;
    }
  fields = rk_register_paper_fields (paper, item);
  year = rk_fiscal_year_label ((int)rk_record_get_int (item->record, "year"));
  rk_document_start_part (self->document, rk_paper_text (item->workplace, "name"));
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_HEAD,
                             *title ? title : rk_fields_get (fields, "事業所名"));
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_SUB,
                             rk_paper_text (item->scheme, "name"));
  rk_document_add_facts (self->document, 2, "事業所名", rk_fields_get (fields, "事業所名"), "賞",
                         rk_fields_get (fields, "賞"), "市町",
                         rk_paper_text (item->record, "municipality"), "部門",
                         rk_fields_get (fields, "部門"), "産業", rk_fields_get (fields, "産業"),
                         "年度", year, "従業員数", rk_fields_get (fields, "従業員数"), "登録番号",
                         rk_fields_get (fields, "登録番号"), NULL);
  add_words (self->document, "取組の内容", rk_paper_text (item->record, "case_text"));
  add_words (self->document, "受賞の理由", rk_fields_get (fields, "推薦理由"));
  self->seen++;
  return TRUE;
}

RkDocument *
rk_report_award_cases (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  return make_sheets (db, params, RK_AWARDED, "表彰事例集", add_case, cancellable, error);
}
