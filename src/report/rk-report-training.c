/* 研修案内 and 修了証: letters that the office may reword, filled in with a training and those who
 * took part. */
#include <glib/gi18n-lib.h>

#include "rk-certificate-draw.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-letter-data.h"
#include "rk-records.h"
#include "rk-report-meeting.h"
#include "rk-report-training.h"
#include "rk-text.h"

typedef struct
{
  RkRecord *office;
  RkRecord *training;
  RkRecord *letter;
  RkFields *fields;
  RkDate day;
} Paper;

static void
paper_clear (Paper *self)
{
  g_clear_pointer (&self->office, rk_record_unref);
  g_clear_pointer (&self->training, rk_record_unref);
  g_clear_pointer (&self->letter, rk_record_unref);
  g_clear_pointer (&self->fields, rk_fields_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

/* ── fields ──────────────────────────────────────────────────────────────────────────────── */

static char *
dup_programme (GPtrArray *sessions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      const RkRecord *session = sessions->pdata[i];
      g_autofree char *time = rk_report_time_words (rk_record_get (session, "start_time"));
      const char *lecturer = rk_record_get (session, "lecturer");

      g_string_append_printf (text, "%s%s%s%s%s%s%s", i ? "\n" : "", time, *time ? "　" : "",
                              rk_record_get (session, "title"), lecturer ? "（" : "",
                              lecturer ? lecturer : "", lecturer ? "）" : "");
    }
  return g_string_free (text, FALSE);
}

static char *
dup_when (const RkRecord *training)
{
  g_autofree char *day = rk_paper_day_words (rk_record_get (training, "date"), TRUE);
  g_autofree char *from = rk_report_time_words (rk_record_get (training, "start_time"));
  g_autofree char *until = rk_report_time_words (rk_record_get (training, "end_time"));

  return g_strdup_printf ("%s　%s%s%s%s", day, from, *from ? "から" : "", until,
                          *until ? "まで" : "");
}

static void
set_training (Paper *self, GPtrArray *sessions)
{
  RkFields *fields = self->fields;
  const RkRecord *training = self->training;
  const char *until = rk_record_get (training, "apply_until");
  gint64 capacity = rk_record_get_int (training, "capacity");

  rk_fields_set (fields, "研修名", rk_record_get (training, "title"));
  rk_fields_set (fields, "研修の目的", rk_record_get (training, "purpose"));
  rk_fields_take (fields, "開催日時", dup_when (training));
  rk_fields_take (fields, "開催日", rk_paper_day_words (rk_record_get (training, "date"), FALSE));
  rk_fields_set (fields, "会場", rk_record_get (training, "place"));
  rk_fields_set (fields, "開催方法", rk_record_get (training, "form"));
  rk_fields_take (fields, "対象",
                  g_strjoin (rk_record_get (training, "area_group") ? "　" : "",
                             rk_report_get (training, "audience"),
                             rk_report_get (training, "area_group"), NULL));
  rk_fields_take (fields, "定員", capacity ? g_strdup_printf ("%d名", (int)capacity) : NULL);
  rk_fields_take (fields, "内容", dup_programme (sessions));
  rk_fields_take (fields, "申込期限", until ? rk_paper_day_words (until, TRUE) : NULL);
  rk_fields_set (fields, "申込先", rk_record_get (training, "apply_to"));
  rk_fields_take (fields, "年度", rk_fiscal_year_label ((int)rk_record_get_int (training, "year")));
  rk_fields_set (fields, "文書番号", rk_record_get (training, "document_number"));
}

static void
set_office (Paper *self)
{
  g_autofree char *today = rk_date_to_iso (self->day);

  rk_fields_set (self->fields, "事務局名", rk_record_get (self->office, "name"));
  rk_fields_set (self->fields, "都道府県", rk_record_get (self->office, "prefecture"));
  rk_fields_set (self->fields, "庶務担当", rk_record_get (self->office, "section"));
  rk_fields_set (self->fields, "担当者", rk_record_get (self->office, "person"));
  rk_fields_set (self->fields, "電話番号", rk_record_get (self->office, "phone"));
  rk_fields_take (self->fields, "発行日", rk_paper_day_words (today, FALSE));
}

static gboolean
load (Paper *self, RkDb *db, const char *document, const RkReportParams *params, GError **error)
{
  g_autoptr (GPtrArray) sessions = NULL;

  self->day = rk_report_day (params->as_of);
  self->office = rk_office_get (db, error);
  self->training = self->office ? rk_report_find_training (db, params, error) : NULL;
  if (self->training == NULL)
    return FALSE;
  sessions = rk_report_records (db, &rk_kind_training_session, "training_id",
                                rk_record_id (self->training), NULL, RK_DATE_NONE, NULL, error);
  if (sessions == NULL)
    return FALSE;
  self->letter = params->letter
                     ? rk_record_ref (params->letter)
                     : rk_letter_find (db, document, "council_id",
                                       rk_record_get_int (self->training, "council_id"), error);
  self->fields = rk_fields_new (NULL);
  set_training (self, sessions);
  set_office (self);
  return self->letter != NULL;
}

/* ── 研修案内 ────────────────────────────────────────────────────────────────────────────── */

RkDocument *
rk_report_training_notice (RkDb *db,
                           const RkReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Paper) self = { 0 };
  g_auto (RkLetterText) text = { 0 };
  g_autofree char *office = NULL;
  g_autofree char *noticed = NULL;
  g_autoptr (RkDocument) document = NULL;
  const char *on;
  RkLetterPage page = { .text = &text, .to = "関係機関の長　様" };

  if (!load (&self, db, "training-notice", params, error)
      || !rk_letter_fill (self.letter, self.fields, &text, error))
    return NULL;
  document = rk_report_prepare (db, "研修案内", params, &office, error);
  if (document == NULL)
    return NULL;
  rk_document_set_paper (document, RK_PAPER_A4, FALSE, RK_PAPER_USE_LETTER);
  on = rk_record_get (self.training, "noticed_on");
  noticed = on ? rk_paper_day_words (on, FALSE) : g_strdup (rk_fields_get (self.fields, "発行日"));
  page.number = params->number ? params->number : rk_record_get (self.training, "document_number");
  page.date = noticed;
  page.from = rk_record_get (self.office, "name");
  rk_letter_add_page (document, &page, rk_record_get (self.training, "title"));
  return g_steal_pointer (&document);
}

gboolean
rk_report_note_training (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  g_autoptr (RkRecord) training = rk_report_find_training (db, params, error);
  g_autofree char *iso = rk_date_to_iso (rk_report_day (params->as_of));

  return training && rk_report_note_letter (db, training, params, iso, n, error);
}

/* ── 修了証 ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
took_part (const RkRecord *trainee)
{
  const char *presence = rk_record_get (trainee, "presence");

  return g_strcmp0 (presence, "出席") == 0 || g_strcmp0 (presence, "Web") == 0;
}

static gboolean
add_certificate (
    Paper *self, RkDocument *document, RkSheet *base, const RkRecord *trainee, GError **error)
{
  g_autoptr (RkFields) fields = rk_fields_new (self->fields);
  g_auto (RkLetterText) text = { 0 };
  const char *number = rk_record_get (trainee, "certificate");
  g_autofree char *words = number ? g_strdup_printf ("第%s号", number) : NULL;
  g_autofree char *name = rk_text_person_name (rk_record_get (trainee, "name"));
  RkCertificate certificate = { .number = words,
                                .above = rk_record_get (trainee, "body"),
                                .name = name,
                                .text = &text,
                                .date = rk_fields_get (self->fields, "開催日") };

  rk_fields_set (fields, "受講者名", name);
  rk_fields_set (fields, "受講者の所属", rk_record_get (trainee, "body"));
  rk_fields_set (fields, "受講者の職名", rk_record_get (trainee, "post"));
  rk_fields_set (fields, "修了番号", number);
  if (!rk_letter_fill (self->letter, fields, &text, error))
    return FALSE;
  rk_document_start_part (document, name);
  rk_document_add_sheet (document, rk_certificate_new (base, &certificate));
  return TRUE;
}

RkDocument *
rk_report_training_certificate (RkDb *db,
                                const RkReportParams *params,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (Paper) self = { 0 };
  g_autofree char *office = NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (RkSheet) base = NULL;
  RkCertificateBase same = { 0 };
  guint n = 0;

  if (!load (&self, db, "training-certificate", params, error))
    return NULL;
  people = rk_report_records (db, &rk_kind_trainee, "training_id", rk_record_id (self.training),
                              "body", RK_DATE_NONE, NULL, error);
  if (people == NULL)
    return NULL;
  document = rk_report_prepare (db, "修了証", params, &office, error);
  if (document == NULL)
    return NULL;
  rk_document_set_paper (document, RK_PAPER_A4, TRUE, RK_PAPER_USE_SHEET);
  rk_document_set_foot (document, NULL); /* it hangs on a wall */
  same.issuer = rk_record_get (self.office, "name");
  same.seal = params->draft || rk_record_get_int (self.office, "sample");
  base = rk_certificate_base_new (&same, error);
  if (base == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    if (took_part (people->pdata[i]))
      {
        if (!add_certificate (&self, document, base, people->pdata[i], error))
          return NULL;
        n++;
      }
  if (n)
    return g_steal_pointer (&document);
  g_set_error (error, RK_ERROR, RK_ERROR_NOT_FOUND,
               _ ("Nobody is marked as present in “%s” yet. Mark 当日 in the roll first."),
               rk_record_get (self.training, "title"));
  return NULL;
}
