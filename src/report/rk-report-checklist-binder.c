/* チェックリスト根拠綴り: a list of the evidence, the filled form, then the first page of every
 * paper that is linked, each once, with the numbers of the items it is for. */
#include <string.h>

#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-evidence.h"
#include "rk-foreign.h"
#include "rk-kinds.h"
#include "rk-pages.h"
#include "rk-records.h"
#include "rk-report-checklist.h"
#include "rk-report-grid.h"

#define NO_PART G_MAXUINT

/* A linked paper and where it stands: of the program's own (the agenda of a meeting) or a file. */
typedef struct
{
  gint64 key;
  guint part;
} Linked;

/* What stands behind a piece of evidence. */
typedef struct
{
  gint64 key; /* 0: nothing with pages */
  gint64 attachment;
  gint64 meeting;
  char *document;
} Target;

static void
target_clear (Target *target)
{
  g_free (target->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

typedef struct
{
  const RkChecklistPaper *paper;
  const RkReportParams *params;
  RkChecklist *round;
  GPtrArray *evidence; /* rk_kind_evidence */
  GArray *linked;
  RkDocument *packet;
  GCancellable *cancellable;
} Binder;

static guint
find_linked (const Binder *self, gint64 key)
{
  for (guint i = 0; i < self->linked->len; i++)
    if (g_array_index (self->linked, Linked, i).key == key)
      return g_array_index (self->linked, Linked, i).part;
  return NO_PART;
}

static gboolean
add_attachment (Binder *self, gint64 attachment, const char *title, guint *part, GError **error)
{
  RkDb *db = self->paper->db;
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_attachment, attachment, error);
  g_autoptr (GBytes) bytes = NULL;
  RkPart words = { .title = title };
  RkForeign *foreign;

  if (record == NULL)
    return FALSE;
  /* Only papers have pages; a workbook is named in the list. */
  if (g_strcmp0 (rk_record_get (record, "media_type"), "application/pdf") != 0)
    return TRUE;
  bytes = rk_attachments_load (db, attachment, error);
  if (bytes == NULL
      || (foreign = rk_foreign_new (bytes, rk_record_get (record, "file_name"), error)) == NULL)
    return FALSE;
  rk_foreign_keep (foreign, 1);
  *part = rk_document_add_foreign (self->packet, &words, foreign);
  return TRUE;
}

/* What the program makes: the agenda shows that a meeting was held. */
static gboolean
add_own (Binder *self, const Target *target, const char *title, guint *part, GError **error)
{
  RkReportParams params = { .meeting = target->meeting, .as_of = self->params->as_of };
  g_autoptr (RkDocument) document
      = rk_report_build (self->paper->db, target->document, &params, self->cancellable, error);
  RkPages *pages = document ? rk_document_paginate (document, self->cancellable, error) : NULL;
  RkPart words = { .title = title };

  if (pages == NULL)
    return FALSE;
  rk_pages_keep (pages, 1);
  *part = rk_document_add_part (self->packet, &words, pages);
  return TRUE;
}

/* A paper is its file, or what the program makes; without either the meeting speaks for it. */
static gboolean
find_target (Binder *self, const RkRecord *evidence, Target *target, GError **error)
{
  gint64 material = rk_record_get_int (evidence, "material_id");

  *target = (Target){ .attachment = rk_record_get_int (evidence, "attachment_id"),
                      .meeting = rk_record_get_int (evidence, "meeting_id") };
  if (target->attachment == 0 && material)
    {
      g_autoptr (RkRecord) record
          = rk_records_get (self->paper->db, &rk_kind_material, material, error);

      if (record == NULL)
        return FALSE;
      target->attachment = rk_record_get_int (record, "attachment_id");
      target->document = g_strdup (rk_record_get (record, "document"));
      if (target->document)
        target->meeting = rk_record_get_int (record, "meeting_id");
    }
  target->key = target->attachment ? target->attachment
                : target->document ? material
                                   : target->meeting;
  if (target->document == NULL)
    target->document = g_strdup ("agenda");
  return TRUE;
}

static gboolean
add_linked (Binder *self, GError **error)
{
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const RkRecord *evidence = self->evidence->pdata[i];
      const char *title = rk_record_get (evidence, "text");
      Linked linked = { 0, NO_PART };
      g_auto (Target) target = { 0 };

      if (!find_target (self, evidence, &target, error))
        return FALSE;
      linked.key = target.key;
      if (linked.key == 0 || find_linked (self, linked.key) != NO_PART)
        continue;
      if (!(target.attachment ? add_attachment (self, target.attachment, title, &linked.part, error)
                              : add_own (self, &target, title, &linked.part, error)))
        return FALSE;
      g_array_append_val (self->linked, linked);
    }
  return TRUE;
}

/* ── the list in front ───────────────────────────────────────────────────────────────────── */

static gboolean
add_rows (Binder *self, RkReportGrid *grid, GError **error)
{
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const RkRecord *evidence = self->evidence->pdata[i];
      int item
          = rk_edition_find_item_id (self->paper->edition, rk_record_get_int (evidence, "item_id"));
      g_autofree char *page = NULL;
      g_auto (Target) target = { 0 };
      guint part;

      if (!find_target (self, evidence, &target, error))
        return FALSE;
      part = find_linked (self, target.key);
      if (part != NO_PART)
        page = g_strdup_printf ("%u", rk_document_get_part_start (self->packet, part));
      if (item >= 0)
        rk_report_grid_add (
            grid, 0, rk_edition_item (self->paper->edition, (guint)item)->code,
            rk_edition_item (self->paper->edition, (guint)item)->label,
            rk_answer_sign (self->paper->edition, self->round->answers, (guint)item),
            rk_evidence_words (evidence), rk_record_get (evidence, "text"), page ? page : "－");
    }
  return TRUE;
}

static gboolean
add_list (Binder *self, const RkRecord *council, GError **error)
{
  static const RkTableColumn columns[] = {
    { "番号", .width = 14, .align = RK_ALIGN_CENTRE, .size = 8.5 },
    { "項目", .width = 46, .fit = RK_FIT_TEXT },
    { "回答", .width = 11, .align = RK_ALIGN_CENTRE },
    { "種類", .width = 18, .align = RK_ALIGN_CENTRE, .size = 8.5, .fit = RK_FIT_FORM },
    { "根拠", .fit = RK_FIT_TEXT },
    { "通し頁", .width = 13, .align = RK_ALIGN_CENTRE },
  };
  g_autofree char *name = rk_checklist_about (self->round->round, council);
  g_autofree char *year = rk_fiscal_year_label (self->paper->year);
  g_autofree char *title = g_strdup_printf ("チェックリスト根拠綴り　%s　%s", name, year);
  g_autofree char *sentence = rk_edition_dup_sentence (self->paper->edition);
  g_autoptr (RkDocument) cover
      = rk_checklist_paper_document (self->paper, title, RK_PAPER_A4, FALSE);
  g_autoptr (RkReportGrid) grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;
  RkPages *pages;

  rk_document_set_note (cover, self->paper->edition->title);
  rk_document_add_title (cover, RK_TITLE_PAPER);
  rk_document_add_space (cover, 2);
  rk_document_add_paragraph (
      cover, RK_PARAGRAPH_SMALL,
      "回答の後に、根拠とした資料の最初の頁をとじています。通し頁は頁の下の中央の"
      "番号です。「－」は、この綴りに頁のない根拠（件数など）です。");
  if (!add_rows (self, grid, error))
    return FALSE;
  table = rk_report_grid_to_table (g_steal_pointer (&grid), columns);
  rk_table_set_empty (table, "根拠はまだ付けられていません。");
  rk_document_add_table (cover, table);
  rk_document_add_space (cover, 2);
  rk_document_add_paragraph (cover, RK_PARAGRAPH_NOTE, sentence);
  pages = rk_document_paginate (cover, self->cancellable, error);
  if (pages)
    rk_document_set_cover (self->packet, pages);
  return pages != NULL;
}

static gboolean
add_form (Binder *self, GError **error)
{
  RkReportParams params = *self->params;
  g_autoptr (RkDocument) form = NULL;
  RkPages *pages;
  RkPart part = { .title = "回答" };

  params.round = rk_record_id (self->round->round);
  form = rk_report_checklist_filled (self->paper->db, &params, self->cancellable, error);
  pages = form ? rk_document_paginate (form, self->cancellable, error) : NULL;
  if (pages)
    rk_document_add_part (self->packet, &part, pages);
  return pages != NULL;
}

RkDocument *
rk_report_checklist_binder (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (RkChecklistPaper) paper = { 0 };
  g_autoptr (RkDocument) packet = NULL;
  g_autoptr (RkChecklist) round = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GArray) linked = g_array_new (FALSE, FALSE, sizeof (Linked));
  Binder self = { .paper = &paper, .params = params, .linked = linked, .cancellable = cancellable };
  const RkRecord *council;

  if (!rk_checklist_paper_load (&paper, db, params, FALSE, error))
    return NULL;
  council = paper.councils->len ? paper.councils->pdata[0] : NULL;
  round = rk_checklist_paper_round (&paper, params, council, error);
  if (round == NULL)
    return rk_checklist_paper_missing (&paper, council, error);
  evidence = rk_evidence_list (db, rk_record_id (round->round), error);
  if (evidence == NULL)
    return NULL;
  packet = rk_checklist_paper_document (&paper, "チェックリスト根拠綴り", RK_PAPER_A4, FALSE);
  self.round = round;
  self.evidence = evidence;
  self.packet = packet;
  if (!add_form (&self, error) || !add_linked (&self, error) || !add_list (&self, council, error))
    return NULL;
  return g_steal_pointer (&packet);
}
