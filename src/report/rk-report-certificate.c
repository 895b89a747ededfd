/* 登録証・認定証 and 表彰状: handed over, hung on a wall. What is the same for all of a scheme is
 * drawn by one sheet below. */
#include "rk-register-paper.h"
#include "rk-report-again.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-attachments.h"
#include "rk-certificate-draw.h"
#include "rk-judgement.h"
#include "rk-kinds.h"
#include "rk-query.h"
#include "rk-register-private.h"
#include "rk-register-steps.h"

typedef struct
{
  RkDocument *document;
  const RkReportParams *params;
  const char *name; /* of the letter */
  gboolean upright;
  GHashTable *bases; /* by scheme */
} Certificate;

/* ── what is the same for all ────────────────────────────────────────────────────────────── */

static RkSheet *
new_base (Certificate *job, RkRegisterPaper *self, const RkRegisterItem *item, GError **error)
{
  gint64 picture = rk_record_get_int (item->scheme, "background_id");
  g_autoptr (GBytes) png = picture ? rk_attachments_load (self->db, picture, error) : NULL;
  RkCertificateBase base
      = { .upright = job->upright,
          .issuer = rk_paper_text (item->scheme, "issuer"),
          .picture = png,
          .seal = job->params->draft || rk_record_get_int (self->office, "sample") };

  return picture && png == NULL ? NULL : rk_certificate_base_new (&base, error);
}

/* Returns: (transfer none) */
static RkSheet *
get_base (Certificate *job, RkRegisterPaper *self, const RkRegisterItem *item, GError **error)
{
  gint64 scheme = rk_record_id (item->scheme);
  RkSheet *sheet = g_hash_table_lookup (job->bases, &scheme);

  if (sheet == NULL && (sheet = new_base (job, self, item, error)) != NULL)
    g_hash_table_insert (job->bases, g_memdup2 (&scheme, sizeof scheme), sheet);
  return sheet;
}

/* ── one certificate ─────────────────────────────────────────────────────────────────────── */

/* The day on a certificate: on which it was first handed out, of the registration, of the term. */
static char *
date_of (const RkRecord *record, RkDate day)
{
  static const char *const status_days[] = { "term_start", "registered_on" };
  static const char *const award_days[] = { "ceremony_on", "decided_on" };
  gboolean award = rk_record_kind (record) == &rk_kind_award;
  g_autofree char *today = rk_date_to_iso (day);
  const char *iso = NULL;

  for (guint i = 0; i < 2 && iso == NULL; i++)
    iso = rk_record_get (record, award ? award_days[i] : status_days[i]);
  return rk_paper_day_words (iso ? iso : today, FALSE);
}

/* Of several only those that were issued before; one alone as was said. */
static gboolean
is_again (const RkRegisterPaper *self, const RkRegisterItem *item, const RkReportParams *params)
{
  return params->reason
         && (self->ids->len == 1 || rk_record_kind (item->record) == &rk_kind_award
             || rk_record_get (item->record, "certified_on"));
}

/* 「登録第R8-0001号」, also where a list wrote 「第R8-0001号」. Returns: (nullable): NULL: no
 * number */
static char *
number_words (const char *verb, const char *number)
{
  if (*number == '\0')
    return NULL;
  if (g_str_has_prefix (number, "第") && g_str_has_suffix (number, "号"))
    return g_strconcat (verb, number, NULL);
  return g_strdup_printf ("%s第%s号", verb, number);
}

/* What is to be entered before it goes out: an award names its prize, unless the office's own words
 * do not; a scheme that numbers its registrations leaves none without a number. */
static void
note_blanks (RkRegisterPaper *self,
             const RkRegisterItem *item,
             const RkRecord *letter,
             const char *number)
{
  gboolean award = rk_record_kind (item->record) == &rk_kind_award;

  if (*rk_paper_text (item->scheme, "issuer") == '\0')
    rk_register_paper_note_blank (self, _ ("Issued by"));
  if (award && *rk_paper_text (item->record, "prize") == '\0'
      && strstr (rk_paper_text (letter, "body"), "{賞}"))
    rk_register_paper_note_blank (self, _ ("Prize"));
  if (!award && *number == '\0' && rk_record_get (item->scheme, "number_format"))
    rk_register_paper_note_blank (self, _ ("Number"));
}

static gboolean
add_certificate (RkRegisterPaper *self, const RkRegisterItem *item, gpointer data, GError **error)
{
  Certificate *job = data;
  const RkRecord *letter = rk_register_paper_letter (self, job->name, item, error);
  g_autoptr (RkFields) fields = rk_register_paper_fields (self, item);
  g_autofree char *date = date_of (item->record, self->day);
  g_auto (RkLetterText) text = { 0 };
  const char *number
      = job->params->number ? job->params->number : rk_paper_text (item->record, "number");
  g_autofree char *words = number_words (rk_fields_get (fields, "登録の別"), number);
  g_autofree char *today = rk_date_to_wareki_long (self->day);
  g_autofree char *again
      = is_again (self, item, job->params) ? g_strdup_printf ("（再交付　%s）", today) : NULL;
  g_autofree char *corporation = NULL;
  g_autofree char *branch = NULL;
  RkCertificate certificate
      = { .upright = job->upright, .number = words, .again = again, .text = &text, .date = date };
  RkSheet *base;

  if (letter == NULL || !rk_letter_fill (letter, fields, &text, error)
      || (base = get_base (job, self, item, error)) == NULL)
    return FALSE;
  note_blanks (self, item, letter, number);
  if (rk_record_kind (item->record) == &rk_kind_status
      && rk_record_get_int (item->record, "long_term"))
    rk_register_paper_note_doubt (self, _ ("the term is as long as two or more"));
  rk_workplace_name_split (rk_paper_text (item->workplace, "name"), &corporation, &branch);
  certificate.name = corporation;
  certificate.branch = branch;
  rk_document_start_part (job->document, rk_paper_text (item->workplace, "name"));
  rk_document_add_sheet (job->document, rk_certificate_new (base, &certificate));
  return TRUE;
}

/* As the scheme has it; who asks for the other way gets that. */
static gboolean
is_upright (RkRegisterPaper *self, const RkReportParams *params)
{
  const RkRecord *scheme = g_hash_table_lookup (self->schemes, &self->scheme);

  return scheme && rk_record_get_int (scheme, "certificate_upright") && !params->landscape;
}

static const char *
work_of (const RkKind *kind)
{
  return kind == &rk_kind_award ? RK_AWARDED : RK_REGISTER_IN_FORCE;
}

/* Of whom a level without a certificate is held. Returns: (transfer full) (nullable): a query */
static RkQuery *
query_untitled (RkRegisterPaper *self, gboolean *any, GError **error)
{
  g_autoptr (RkQuery) query = rk_query_new (self->kind);
  GHashTableIter iter;
  gpointer level;

  *any = FALSE;
  g_hash_table_iter_init (&iter, self->levels);
  while (g_hash_table_iter_next (&iter, NULL, &level))
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rk_record_id (level));

      if (rk_record_get (level, "certificate"))
        continue;
      *any = TRUE;
      if (!rk_query_where (query, "level_id", id, error))
        return NULL;
    }
  return g_steal_pointer (&query);
}

/* A level whose certificate has no name has none: it is somebody else's to hand out. */
static gboolean
leave_out_untitled (RkRegisterPaper *self, GError **error)
{
  g_autoptr (GHashTable) untitled = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean any;
  g_autoptr (RkQuery) query = query_untitled (self, &any, error);
  g_autoptr (GArray) ids = query && any ? rk_query_ids (self->db, query, NULL, error) : NULL;
  guint n = 0;

  if (query == NULL || (any && ids == NULL))
    return FALSE;
  for (guint i = 0; ids && i < ids->len; i++)
    g_hash_table_add (untitled, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < self->ids->len; i++)
    if (!g_hash_table_contains (untitled, &g_array_index (self->ids, gint64, i)))
      g_array_index (self->ids, gint64, n++) = g_array_index (self->ids, gint64, i);
  if (n < self->ids->len)
    rk_register_paper_leave_out (self, _ ("the scheme names no certificate for its level"),
                                 self->ids->len - n);
  g_array_set_size (self->ids, n);
  return n > 0 || self->invented || rk_register_refuse (self, error);
}

static gboolean
load (RkRegisterPaper *self,
      RkDb *db,
      const RkReportParams *params,
      const RkKind *kind,
      const char *work,
      GError **error)
{
  return rk_register_paper_load (self, db, params, kind, work, error)
         && (kind == &rk_kind_award || self->letter || leave_out_untitled (self, error));
}

static RkDocument *
build (RkDb *db,
       const RkReportParams *params,
       const RkKind *kind,
       const char *name,
       const char *title,
       GCancellable *cancellable,
       GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };
  g_autoptr (GHashTable) bases
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)rk_sheet_free);
  g_autoptr (RkDocument) document = NULL;
  Certificate job = { .params = params, .name = name, .bases = bases };

  if (!load (&self, db, params, kind, work_of (kind), error))
    return NULL;
  job.upright = params->upright || is_upright (&self, params);
  job.document = document
      = rk_register_paper_document (&self, title, !job.upright, RK_PAPER_USE_SHEET);
  if (!rk_register_paper_each (&self, add_certificate, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}

RkDocument *
rk_report_certificate (RkDb *db,
                       const RkReportParams *params,
                       GCancellable *cancellable,
                       GError **error)
{
  return build (db, params, &rk_kind_status, "certificate", "登録証・認定証", cancellable, error);
}

RkDocument *
rk_report_award (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  return build (db, params, &rk_kind_award, "award", "表彰状", cancellable, error);
}

/* ── issued before ───────────────────────────────────────────────────────────────────────── */

gboolean
rk_report_count_again (
    RkDb *db, const char *document, const RkReportParams *params, guint *n, GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };

  *n = 0;
  if (!g_str_equal (document, "certificate") || (params->reason && *params->reason))
    return TRUE;
  if (!load (&self, db, params, &rk_kind_status, RK_REGISTER_IN_FORCE, error))
    return FALSE;
  return rk_register_count_certified (db, (const gint64 *)(gpointer)self.ids->data, self.ids->len,
                                      n, error);
}

/* ── the ledger ──────────────────────────────────────────────────────────────────────────── */

static gboolean
note (RkDb *db,
      const RkReportParams *params,
      const RkKind *kind,
      const char *document,
      const char *work,
      guint *n,
      GError **error)
{
  g_auto (RkRegisterPaper) self = { 0 };
  g_autofree char *day = NULL;
  RkRegisterStep step = { 0 };

  if (!(g_str_equal (document, "certificate")
            ? load (&self, db, params, kind, work, error)
            : rk_register_paper_load (&self, db, params, kind, work, error)))
    return FALSE;
  day = rk_date_to_iso (rk_today ());
  step.ids = (const gint64 *)(gpointer)self.ids->data;
  step.n_ids = self.ids->len;
  step.day = day;
  if (rk_report_find (document)->flags & RK_REPORT_NUMBERED && params->number && *params->number)
    step.number = params->number;
  if (!(kind == &rk_kind_award
            ? rk_register_note_award (db, &step, document, params->reason, error)
            : rk_register_note_paper (db, &step, document, params->reason, error)))
    return FALSE;
  *n = step.n;
  return TRUE;
}

gboolean
rk_report_note_certificates (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  return note (db, params, &rk_kind_status, "certificate", RK_REGISTER_IN_FORCE, n, error);
}

gboolean
rk_report_note_awards (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  return note (db, params, &rk_kind_award, "award", RK_AWARDED, n, error);
}

gboolean
rk_report_note_renewals (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  return note (db, params, &rk_kind_status, "renewal", RK_REGISTER_RENEWAL, n, error);
}

gboolean
rk_report_note_reminders (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  return note (db, params, &rk_kind_status, "reminder", RK_REGISTER_REMINDER, n, error);
}
