/* What the reports of a registration say of each activity. */
#include "rk-register-paper.h"

#include "rk-activity.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-report-grid.h"
#include "rk-schemes.h"

#define SAYS_NOTHING "―"

int
rk_register_paper_report_year (RkRegisterPaper *self, const RkRecord *status)
{
  int year = (int)rk_record_get_int (status, "next_report");

  return year ? year : rk_fiscal_year (self->day);
}

GPtrArray *
rk_register_paper_reported (
    RkRegisterPaper *self, const RkRecord *status, int year, const char *items, GError **error)
{
  gint64 scheme = rk_record_get_int (status, "scheme_id");
  const GPtrArray *menu = rk_register_paper_menu (self, scheme, year, error);
  const GPtrArray *before
      = menu ? rk_register_paper_menu (self, scheme, rk_schemes_year_of (status), error) : NULL;

  return before ? rk_activities_of (rk_record_get (status, "activities"), items, menu, before)
                : NULL;
}

/* The first line of each activity, then what is of none. */
static void
add_report (RkReportGrid *grid, const char *year, const char *items, const GPtrArray *menu)
{
  g_autoptr (GPtrArray) told = rk_activities_parse (items);

  for (guint i = 0; i < menu->len; i++)
    {
      const RkActivity *one = rk_activities_find (told, rk_paper_text (menu->pdata[i], "code"));

      rk_report_grid_add (grid, 0, year, rk_paper_text (menu->pdata[i], "label"),
                          one && one->state ? one->state : SAYS_NOTHING, one ? one->words : "");
      if (one)
        g_ptr_array_remove (told, (gpointer)one);
    }
  for (guint i = 0; i < told->len; i++)
    rk_report_grid_add (grid, 0, year, "（ほか）", "", ((const RkActivity *)told->pdata[i])->line);
}

gboolean
rk_register_paper_activities (RkRegisterPaper *self,
                              const RkRecord *status,
                              const GPtrArray *reports,
                              RkTable **table,
                              GError **error)
{
  static const RkTableColumn columns[]
      = { { "年度", .width = 20, .is_merged = TRUE },
          { "取組", .weight = 60, .fit = RK_FIT_TEXT },
          { "実施", .width = 18, .align = RK_ALIGN_CENTRE, .fit = RK_FIT_LIST },
          { "内容・回数・人数", .weight = 72, .fit = RK_FIT_TEXT } };
  g_autoptr (RkReportGrid) grid = rk_report_grid_new (G_N_ELEMENTS (columns));

  *table = NULL;
  for (guint i = 0; i < reports->len; i++)
    {
      const RkRecord *report = reports->pdata[i];
      const char *items = rk_record_get (report, "items");
      int year = (int)rk_record_get_int (report, "year");
      g_autofree char *label = rk_fiscal_year_label (year);
      g_autoptr (GPtrArray) menu = NULL;

      if (items == NULL)
        continue;
      menu = rk_register_paper_reported (self, status, year, items, error);
      if (menu == NULL)
        return FALSE;
      add_report (grid, label, items, menu);
    }
  if (rk_report_grid_get_n (grid) == 0)
    return TRUE;
  *table = rk_report_grid_to_table (g_steal_pointer (&grid), columns);
  rk_table_set_size (*table, 8.5, 0);
  return TRUE;
}

/* The newest report that tells of activities, of what the workplace holds. */
static gboolean
find_newest (
    RkRegisterPaper *self, gint64 workplace, RkRecord **status, RkRecord **report, GError **error)
{
  g_autoptr (RkQuery) query = rk_report_query (NULL, &rk_kind_status, self->day);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, workplace);
  g_autoptr (GPtrArray) held = NULL;

  if (!rk_query_where (query, "workplace_id", id, error)
      || !rk_query_where (query, "in_force", "1", error) || !rk_query_sort (query, "-rung", error)
      || (held = rk_query_records (self->db, query, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    {
      g_autoptr (GPtrArray) reports
          = rk_register_paper_reports (self, rk_record_id (held->pdata[i]), error);

      if (reports == NULL)
        return FALSE;
      for (guint r = 0; r < reports->len; r++)
        if (rk_record_get (reports->pdata[r], "items")
            && (*report == NULL
                || rk_record_get_int (reports->pdata[r], "year")
                       > rk_record_get_int (*report, "year")))
          {
            g_clear_pointer (report, rk_record_unref);
            g_clear_pointer (status, rk_record_unref);
            *report = rk_record_ref (reports->pdata[r]);
            *status = rk_record_ref (held->pdata[i]);
          }
    }
  return TRUE;
}

GPtrArray *
rk_register_paper_reports (RkRegisterPaper *self, gint64 status, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (&rk_kind_report);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, status);

  if (!rk_query_where (query, "status_id", id, error) || !rk_query_sort (query, "year", error))
    return NULL;
  return rk_query_records (self->db, query, NULL, error);
}

gboolean
rk_register_paper_newest_activities (RkRegisterPaper *self,
                                     gint64 workplace,
                                     RkTable **table,
                                     GError **error)
{
  g_autoptr (RkRecord) status = NULL;
  g_autoptr (RkRecord) report = NULL;
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();

  *table = NULL;
  if (!find_newest (self, workplace, &status, &report, error))
    return FALSE;
  if (report)
    g_ptr_array_add (reports, report);
  return report == NULL || rk_register_paper_activities (self, status, reports, table, error);
}
