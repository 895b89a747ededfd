/* 発行台帳: what was printed in a fiscal year, for whom, when and how often. */
#include "rk-report-private.h"

#include "rk-calendar.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-query.h"
#include "rk-report-grid.h"

static char *
display (const RkRecord *record, const char *field)
{
  return rk_record_dup_display (record, rk_kind_field (&rk_kind_ledger, field));
}

static gboolean
is_of_year (const RkRecord *line, int year)
{
  RkDate date;

  return rk_date_from_iso (rk_paper_text (line, "issued_on"), &date)
         && rk_fiscal_year (date) == year;
}

static void
add_line (RkReportGrid *grid, const RkRecord *line)
{
  g_autofree char *day = display (line, "issued_on");
  g_autofree char *term = display (line, "term");
  g_autofree char *edition = display (line, "edition");

  rk_report_grid_add (grid, 0, day, rk_report_title_issued (line), rk_paper_text (line, "number"),
                      rk_paper_text (line, "letter_number"), rk_paper_text (line, "addressee"),
                      rk_paper_text (line, "municipality"), term, edition,
                      rk_paper_text (line, "issued_by"), rk_paper_text (line, "reason"));
}

static GPtrArray *
read_lines (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkQuery) query = rk_report_query (params->query, &rk_kind_ledger, params->as_of);
  g_auto (GStrv) order = rk_query_dup_order (query);

  if (*order == NULL
      && (!rk_query_sort (query, "issued_on", error) || !rk_query_sort (query, "document", error)
          || !rk_query_sort (query, "number", error)))
    return NULL;
  return rk_query_records (db, query, cancellable, error);
}

RkDocument *
rk_report_print_ledger (RkDb *db,
                        const RkReportParams *params,
                        GCancellable *cancellable,
                        GError **error)
{
  static const RkTableColumn columns[]
      = { { "発行日", .width = 28, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_LIST },
          { "書類", .width = 30, .fit = RK_FIT_LIST },
          { "番号", .width = 18, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_LIST },
          { "文書番号", .width = 24, .fit = RK_FIT_LIST },
          { "あて名", .weight = 60, .fit = RK_FIT_LIST },
          { "市町", .width = 22, .fit = RK_FIT_LIST },
          { "期", .width = 8, .align = RK_ALIGN_CENTRE },
          { "回", .width = 8, .align = RK_ALIGN_CENTRE },
          { "発行者", .width = 20, .fit = RK_FIT_LIST },
          { "再発行の理由", .weight = 30, .fit = RK_FIT_TEXT } };
  g_autoptr (GPtrArray) lines = read_lines (db, params, cancellable, error);
  g_autoptr (RkReportGrid) grid = NULL;
  g_autoptr (RkDocument) document = NULL;
  int year = params->year ? params->year : rk_fiscal_year (rk_report_day (params->as_of));
  RkReportParams wide = *params;
  g_autofree char *office = NULL;
  g_autofree char *label = NULL;
  g_autofree char *number = NULL;
  g_autofree char *note = NULL;
  RkTable *table;

  wide.landscape = TRUE;
  if (lines == NULL
      || (document = rk_report_prepare (db, "発行台帳", &wide, &office, error)) == NULL)
    return NULL;
  grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    if (lines->pdata[i] && is_of_year (lines->pdata[i], year))
      add_line (grid, lines->pdata[i]);
  label = rk_fiscal_year_label (year);
  number = rk_report_number (rk_report_grid_get_n (grid));
  note = g_strdup_printf ("%s　%s件", label, number);
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_LIST);
  table = rk_report_grid_to_table (g_steal_pointer (&grid), columns);
  rk_table_set_empty (table, "この年度に印刷済みとしたものはない。");
  rk_table_set_size (table, 8.4, 6.4);
  rk_document_add_table (document, table);
  return g_steal_pointer (&document);
}
