#include "rk-report-plan.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-fit.h"
#include "rk-records.h"

void
rk_plan_paper_clear (RkPlanPaper *self)
{
  g_clear_pointer (&self->plan, rk_plan_unref);
  g_clear_pointer (&self->office, rk_record_unref);
}

gboolean
rk_plan_paper_load (RkPlanPaper *self, RkDb *db, const RkReportParams *params, GError **error)
{
  gint64 id = params->record;

  if (id == 0 && !rk_plans_default (db, params->council, &id, error))
    return FALSE;
  if (id == 0)
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                           _ ("There is no plan in this file yet."));
      return FALSE;
    }
  self->day = rk_report_day (params->as_of);
  self->office = rk_office_get (db, error);
  self->plan = self->office ? rk_plan_load (db, id, error) : NULL;
  if (self->plan == NULL)
    return FALSE;
  self->year = params->year ? params->year
                            : CLAMP (rk_fiscal_year (self->day), self->plan->first_year,
                                     self->plan->last_year);
  return TRUE;
}

RkDocument *
rk_plan_paper_document (const RkPlanPaper *self,
                        RkDb *db,
                        const char *name,
                        const RkReportParams *params,
                        GError **error)
{
  g_autofree char *plan = rk_plan_dup_title (self->plan);
  g_autofree char *title = g_strdup_printf ("%s　%s", name, plan);
  g_autofree char *day = rk_date_to_wareki_long (self->day);
  g_autofree char *note = g_strconcat (day, "現在", NULL);
  g_autofree char *office = NULL;
  RkDocument *document = rk_report_prepare (db, title, params, &office, error);

  if (document == NULL)
    return NULL;
  rk_document_set_note (document, note);
  rk_document_add_title (document, RK_TITLE_PAPER);
  return document;
}

char *
rk_plan_dup_marked (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = lines[i];

      if (g_str_has_prefix (line, "◆"))
        line += strlen ("◆");
      if (*line)
        g_string_append_printf (out, "%s◆%s", out->len ? "\n" : "", line);
    }
  return g_string_free (out, FALSE);
}

char *
rk_plan_dup_budget (const RkRecord *measure)
{
  const char *budget = rk_record_get (measure, "budget");
  gint64 amount = rk_record_get_int (measure, "amount");
  int year = (int)rk_record_get_int (measure, "budget_year");
  GString *words = g_string_new (budget ? budget : "");

  if (budget && year)
    {
      g_autofree char *label = rk_fiscal_year_label_short (year);

      g_string_append_printf (words, "\n%s", label);
    }
  if (budget && amount > 0)
    {
      g_autofree char *number = rk_report_number ((guint64)amount);

      g_string_append_printf (words, "\n%s千円", number);
    }
  return g_string_free (words, FALSE);
}

static const RkPlanLine *
above (const RkPlan *plan, const RkPlanLine *line, guint depth)
{
  while (line && line->depth > depth)
    line = line->parent < 0 ? NULL : plan->lines->pdata[line->parent];
  return line && line->depth == depth ? line : NULL;
}

const RkPlanLine *
rk_plan_pillar_of (const RkPlan *plan, const RkPlanLine *line)
{
  return above (plan, line, RK_PLAN_PILLAR);
}

const RkPlanLine *
rk_plan_theme_of (const RkPlan *plan, const RkPlanLine *line)
{
  return above (plan, line, RK_PLAN_THEME);
}

double
rk_report_text_height (
    const RkRecord *office, RkFace face, double size, double pitch, double width, const char *text)
{
  RkType *type = rk_type_get_shared (rk_record_get (office, "paper_gothic"),
                                     rk_record_get (office, "paper_mincho"));
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  g_auto (RkFitted) fitted = { 0 };
  double height = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (GString) arena = g_string_new (NULL);

      if (*lines[i] == '\0')
        continue;
      rk_fit_append (arena, lines[i]);
      rk_fit_text (type, face, size, size * 0.75, RK_FIT_TEXT, width * RK_MM, arena->str, &fitted);
      height += fitted.lines->len * pitch;
    }
  return height;
}
