/* 登録証・認定証 and 表彰状: handed over, hung on a wall. Everything has its place; what is the
 * same for all of a scheme is drawn by one sheet below. */
#include "rk-register-paper.h"

#include "rk-attachments.h"
#include "rk-kinds.h"
#include "rk-register-steps.h"

/* Millimetres on the sheet, points of the letters. */
typedef struct
{
  double width, height;
  double margin; /* all stands inside */
  double number_y;
  double title_y, title_size;
  double name_y;
  double text_y, text_size, text_pitch, text_left;
  double term_y, date_y;
  double issuer_y, issuer_size;
  double seal_y;
} Layout;

static const Layout lying
    = { 297, 210, 36, 30, 35.6, 38, 63.4, 88, 18, 33, 40, 132, 153, 158, 15.5, 158 };
static const Layout upright
    = { 210, 297, 26, 32, 52, 38, 96, 132, 16.5, 33, 29, 196, 214, 232, 15, 230 };

#define SEAL 24.0

typedef struct
{
  RkDocument *document;
  const RkReportParams *params;
  const char *name; /* of the letter */
  const Layout *layout;
  GHashTable *bases; /* by scheme */
} Certificate;

/* ── what is the same for all ────────────────────────────────────────────────────────────── */

static void
add_ornament (RkSheet *sheet, double x, double y)
{
  const double half = 2.26;
  const double diamond[] = { x, y - half, x + half, y, x, y + half, x - half, y };

  rk_sheet_add_path (sheet, diamond, 4, 0.3 * RK_MM);
  rk_sheet_add_mark (sheet, RK_MARK_DISC, x, y, 1.1);
}

static void
add_inner (RkSheet *sheet, const Layout *l, double inset, double weight)
{
  const double cut = 6.5;
  double r = l->width - inset, b = l->height - inset;
  const double points[]
      = { inset + cut, inset,   r - cut, inset,   r - cut, inset + cut, r,           inset + cut,
          r,           b - cut, r - cut, b - cut, r - cut, b,           inset + cut, b,
          inset + cut, b - cut, inset,   b - cut, inset,   inset + cut, inset + cut, inset + cut };

  rk_sheet_add_path (sheet, points, 12, weight * RK_MM);
}

static void
add_frame (RkSheet *sheet, const Layout *l)
{
  rk_sheet_add_box (sheet, 11, 11, l->width - 22, l->height - 22, 0.9 * RK_MM, FALSE);
  add_inner (sheet, l, 14.2, 0.35);
  add_inner (sheet, l, 15.3, 0.15);
  add_ornament (sheet, 17.2, 17.2);
  add_ornament (sheet, l->width - 17.2, 17.2);
  add_ornament (sheet, 17.2, l->height - 17.2);
  add_ornament (sheet, l->width - 17.2, l->height - 17.2);
}

/* Where the seal goes: a guide for whoever stamps. */
static void
add_seal (RkSheet *sheet, const Layout *l)
{
  double x = l->width - l->margin - 2 - SEAL;
  RkSheetText small = { .x = x + SEAL / 2,
                        .y = l->seal_y + SEAL / 2 - 1.4,
                        .face = RK_FACE_GOTHIC,
                        .size = 6.5,
                        .align = RK_ALIGN_CENTRE };

  rk_sheet_add_box (sheet, x, l->seal_y, SEAL, SEAL, 0.4, TRUE);
  rk_sheet_add_text (sheet, &small, "印（24mm）");
}

static void
add_issuer (RkSheet *sheet, const Layout *l, const char *issuer)
{
  RkSheetText text = { .x = l->margin + 40,
                       .y = l->issuer_y,
                       .width = l->width - 2 * l->margin - 40 - SEAL - 7,
                       .face = RK_FACE_MINCHO,
                       .size = l->issuer_size + 2.5,
                       .pitch = 27,
                       .align = RK_ALIGN_RIGHT,
                       .fit = RK_FIT_FORM };

  rk_sheet_add_text (sheet, &text, issuer);
}

static gboolean
add_picture (
    RkSheet *sheet, const Layout *l, RkRegisterPaper *self, gint64 attachment, GError **error)
{
  g_autoptr (GBytes) png = rk_attachments_load (self->db, attachment, error);

  return png && rk_sheet_add_png (sheet, png, 0, 0, l->width, l->height, error);
}

static RkSheet *
new_base (Certificate *job, RkRegisterPaper *self, const RkRegisterItem *item, GError **error)
{
  g_autoptr (RkSheet) sheet = rk_sheet_new ();
  gint64 picture = rk_record_get_int (item->scheme, "background_id");

  if (picture && !add_picture (sheet, job->layout, self, picture, error))
    return NULL;
  if (picture == 0)
    add_frame (sheet, job->layout);
  add_issuer (sheet, job->layout, rk_paper_text (item->scheme, "issuer"));
  if (job->params->draft || rk_record_get_int (self->office, "sample"))
    add_seal (sheet, job->layout);
  return g_steal_pointer (&sheet);
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

/* 「認定第R6-0418号」, and under it that it is handed out again. */
static void
add_number (RkSheet *sheet,
            const Layout *l,
            const RkFields *fields,
            const RkReportParams *params,
            RkDate day)
{
  RkSheetText right = { .x = l->width - l->margin + 2,
                        .y = l->number_y - 2,
                        .face = RK_FACE_MINCHO,
                        .size = 11.5,
                        .align = RK_ALIGN_RIGHT };
  const char *number = params->number ? params->number : rk_fields_get (fields, "登録番号");
  g_autofree char *words
      = *number ? g_strdup_printf ("%s第%s号", rk_fields_get (fields, "登録の別"), number) : NULL;

  rk_sheet_add_text (sheet, &right, words);
  if (params->reason)
    {
      g_autofree char *today = rk_date_to_wareki_long (day);
      g_autofree char *again = g_strdup_printf ("（再交付　%s）", today);

      right.y += 6;
      right.size = 10;
      rk_sheet_add_text (sheet, &right, again);
    }
}

static void
add_addressee (RkSheet *sheet, const Layout *l, const RkRecord *workplace)
{
  g_autofree char *corporation = NULL;
  g_autofree char *branch = NULL;

  rk_register_paper_name (rk_paper_text (workplace, "name"), &corporation, &branch);
  rk_sheet_add_name (sheet, &(RkSheetName){ .x = l->margin,
                                            .y = l->name_y,
                                            .width = l->width - 2 * l->margin,
                                            .size = 25,
                                            .smallest = 14,
                                            .honorific_size = 20,
                                            .corporation = corporation,
                                            .branch = branch,
                                            .honorific = "様" });
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}

static void
add_words (RkSheet *sheet, const Layout *l, const RkLetterText *text, const char *date)
{
  RkSheetText title = { .x = l->width / 2,
                        .y = l->title_y,
                        .face = RK_FACE_MINCHO,
                        .size = l->title_size,
                        .spacing = 0.75 };
  RkSheetText body = { .x = l->text_left,
                       .y = l->text_y,
                       .width = l->width - 2 * l->text_left + 2,
                       .face = RK_FACE_MINCHO,
                       .size = l->text_size,
                       .smallest = l->text_size,
                       .pitch = l->text_pitch,
                       .fit = RK_FIT_TEXT };
  RkSheetText small
      = { .x = l->text_left, .y = l->term_y, .face = RK_FACE_MINCHO, .size = 13, .pitch = 24.7 };

  rk_sheet_add_text (sheet, &title, text->subject);
  rk_sheet_add_text (sheet, &body, text->body);
  small.y = MAX (small.y, l->text_y + count_lines (text->body) * l->text_pitch / RK_MM + 3);
  rk_sheet_add_text (sheet, &small, text->items);
  small.y = l->date_y;
  rk_sheet_add_text (sheet, &small, date);
}

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

static gboolean
add_certificate (RkRegisterPaper *self, const RkRegisterItem *item, gpointer data, GError **error)
{
  Certificate *job = data;
  const RkRecord *letter = rk_register_paper_letter (self, job->name, item, error);
  g_autoptr (RkFields) fields = rk_register_paper_fields (self, item);
  g_autofree char *date = date_of (item->record, self->day);
  g_auto (RkLetterText) text = { 0 };
  RkSheet *base;
  RkSheet *sheet;

  if (letter == NULL || !rk_letter_fill (letter, fields, &text, error)
      || (base = get_base (job, self, item, error)) == NULL)
    return FALSE;
  sheet = rk_sheet_new ();
  rk_sheet_add_sheet (sheet, base);
  add_number (sheet, job->layout, fields, job->params, self->day);
  add_addressee (sheet, job->layout, item->workplace);
  add_words (sheet, job->layout, &text, date);
  rk_document_start_part (job->document, rk_paper_text (item->workplace, "name"));
  rk_document_add_sheet (job->document, sheet);
  return TRUE;
}

/* As the scheme has it; who asks for the other way gets that. */
static gboolean
is_upright (RkRegisterPaper *self, const RkReportParams *params)
{
  const RkRecord *scheme = g_hash_table_lookup (self->schemes, &self->scheme);

  return scheme && rk_record_get_int (scheme, "certificate_upright") && !params->landscape;
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
  gboolean stands;

  if (!rk_register_paper_load (&self, db, params, kind, NULL, error))
    return NULL;
  stands = params->upright || is_upright (&self, params);
  job.layout = stands ? &upright : &lying;
  job.document = document = rk_register_paper_document (&self, title, !stands, RK_PAPER_USE_SHEET);
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

  if (!rk_register_paper_load (&self, db, params, kind, work, error))
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
  return note (db, params, &rk_kind_status, "certificate", NULL, n, error);
}

gboolean
rk_report_note_awards (RkDb *db, const RkReportParams *params, guint *n, GError **error)
{
  return note (db, params, &rk_kind_award, "award", NULL, n, error);
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
