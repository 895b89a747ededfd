/* 更新案内 and 督促: one letter to each workplace. */
#include "rk-register-paper.h"

#include <glib/gi18n-lib.h>

#include "rk-kinds.h"
#include "rk-text.h"

typedef struct
{
  RkDocument *document;
  const char *name; /* of the letter */
  gboolean only_missing;
  guint n;
  RkLetterPage page;
} Letters;

/* 「（株）見本　代表取締役　大石　健一郎　様」, on as many lines as there are parts */
static char *
addressee (const RkRecord *workplace)
{
  g_autofree char *person = rk_text_person_name (rk_paper_text (workplace, "representative"));
  const char *title = rk_paper_text (workplace, "representative_title");
  const char *name = rk_paper_text (workplace, "name");

  if (*person == '\0')
    return g_strdup_printf ("%s　御中", name);
  return g_strdup_printf ("%s\n%s%s%s　様", name, title, *title ? "　" : "", person);
}

static gboolean
add_letter (RkRegisterPaper *self, const RkRegisterItem *item, gpointer data, GError **error)
{
  Letters *job = data;
  const RkRecord *letter = rk_register_paper_letter (self, job->name, item, error);
  g_autoptr (RkFields) fields = rk_register_paper_fields (self, item);
  g_autofree char *to = addressee (item->workplace);
  g_auto (RkLetterText) text = { 0 };

  if (job->only_missing && rk_record_get (item->record, "missing_reports") == NULL)
    {
      rk_register_paper_leave_out (self, _ ("no report is missing"), 1);
      return TRUE;
    }
  job->n++;
  if (letter == NULL || !rk_letter_fill (letter, fields, &text, error))
    return FALSE;
  job->page.to = to;
  job->page.text = &text;
  rk_letter_add_page (job->document, &job->page, rk_paper_text (item->workplace, "name"));
  return TRUE;
}

static char *
contact_words (const RkRecord *office)
{
  const char *person = rk_paper_text (office, "person");
  const char *phone = rk_paper_text (office, "phone");

  return g_strdup_printf ("担当　%s%s%s%s%s", rk_paper_text (office, "section"),
                          *person ? "　" : "", person, *phone ? "\n電話　" : "", phone);
}

static RkDocument *
build (RkDb *db,
       const RkReportParams *params,
       const char *name,
       const char *title,
       const char *work,
       GCancellable *cancellable,
       GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *from = NULL;
  g_autofree char *contact = NULL;
  Letters job = { .name = name, .only_missing = g_str_equal (name, "reminder") && !params->letter };

  if (!rk_register_paper_load (&self, db, params, &rk_kind_status, work, error))
    return NULL;
  from = g_strdup_printf ("%s\n（公印省略）", rk_paper_text (self.office, "name"));
  contact = contact_words (self.office);
  job.document = document = rk_register_paper_document (&self, title, FALSE, RK_PAPER_USE_LETTER);
  job.page = (RkLetterPage){ .number = params->number,
                             .date = rk_fields_get (self.fields, "発行日"),
                             .from = from,
                             .contact = contact };
  if (!rk_register_paper_each (&self, add_letter, &job, cancellable, error))
    return NULL;
  return job.n ? g_steal_pointer (&document) : rk_register_paper_nothing (error);
}

RkDocument *
rk_report_register_renewal (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  return build (db, params, "renewal", "更新案内", RK_REGISTER_RENEWAL, cancellable, error);
}

RkDocument *
rk_report_reminder (RkDb *db,
                    const RkReportParams *params,
                    GCancellable *cancellable,
                    GError **error)
{
  return build (db, params, "reminder", "報告の督促", RK_REGISTER_REMINDER, cancellable, error);
}
