/* 会議資料一式: the papers of a meeting in one file: cover, agenda, lists, attached papers. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-foreign.h"
#include "rk-packet-private.h"
#include "rk-pages.h"
#include "rk-records.h"
#include "rk-report-grid.h"

typedef struct
{
  RkDb *db;
  const RkReportParams *params; /* of the parts: with the meeting */
  RkMeetingPaper *paper;
  RkDocument *document;
  GPtrArray *parts; /* RkPacketPart */
  GCancellable *cancellable;
  gboolean two_up;
  gboolean numbered; /* a paper with a number was put in: from here on each begins in front */
} Packet;

/* ── parts ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
tells_opinions (const char *name)
{
  static const char *const names[] = { "previous-opinions", "directions", "minutes", NULL };

  return g_strv_contains (names, name);
}

static gboolean
put_document (Packet *self, RkPacketPart *part, const RkPart *how, const char *name, GError **error)
{
  RkReportParams params = *self->params;
  g_autoptr (RkDocument) document = NULL;
  RkPages *pages;

  /* What is handed out in an open meeting is public: nothing in it that the minutes withhold. */
  if (rk_meeting_is_open (self->paper->meeting) && tells_opinions (name))
    params.for_public = TRUE;
  document = rk_report_build (self->db, name, &params, self->cancellable, error);
  if (document == NULL)
    return FALSE;
  if (how->number)
    rk_document_set_number (document, how->number);
  pages = rk_document_paginate (document, self->cancellable, error);
  if (pages == NULL)
    return FALSE;
  part->part = rk_document_add_part (self->document, how, pages);
  return TRUE;
}

static gboolean
put_file (Packet *self, RkPacketPart *part, const RkPart *how, gint64 attachment, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (self->db, &rk_kind_attachment, attachment, error);
  g_autoptr (GBytes) bytes = record ? rk_attachments_load (self->db, attachment, error) : NULL;
  g_autofree char *name = NULL;
  RkForeign *foreign;

  if (bytes == NULL)
    return FALSE;
  name = g_strdup_printf ("%s%s%s", how->number ? how->number : "", how->number ? "　" : "",
                          rk_report_get (record, "file_name"));
  foreign = rk_foreign_new (bytes, name, error);
  if (foreign == NULL)
    return FALSE;
  part->part = rk_document_add_foreign (self->document, how, foreign);
  return TRUE;
}

static const RkRecord *
find_material (const Packet *self, const RkPacketPart *part)
{
  gint64 id = part->paper ? g_ascii_strtoll (part->key, NULL, 10) : 0;

  for (guint i = 0; id && i < self->paper->materials->len; i++)
    if (rk_record_id (self->paper->materials->pdata[i]) == id)
      return self->paper->materials->pdata[i];
  return NULL;
}

/* A paper of an item that is closed does not leave the office. */
static gboolean
is_held_back (const Packet *self, const RkPacketPart *part)
{
  return self->params->for_public && part->held_back;
}

/* A part that is wanted; %FALSE with an error says that it is not in the packet. */
static gboolean
put_part (Packet *self, RkPacketPart *part, GError **error)
{
  const RkRecord *material = find_material (self, part);
  RkPart how
      = { .title = part->title, .number = part->number, .front = part->paper || self->numbered };
  gint64 attachment = material ? rk_record_get_int (material, "attachment_id") : 0;

  if (attachment
          ? !put_file (self, part, &how, attachment, error)
          : !put_document (self, part, &how,
                           material ? rk_record_get (material, "document") : part->key, error))
    return FALSE;
  part->printed = TRUE;
  self->numbered = self->numbered || part->paper;
  return TRUE;
}

/* A paper that does not exist for this meeting (no meeting before it) is left out. */
static gboolean
put_all (Packet *self, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      RkPacketPart *part = self->parts->pdata[i];
      g_autoptr (GError) problem = NULL;

      if (!part->chosen || part->missing || g_str_equal (part->key, "cover")
          || is_held_back (self, part) || put_part (self, part, &problem))
        continue;
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      part->problem = g_strdup (problem->message);
      if (self->params->lenient
          || (!part->paper && g_error_matches (problem, RK_ERROR, RK_ERROR_NOT_FOUND)))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

/* ── what was replaced ───────────────────────────────────────────────────────────────────── */

static gboolean
keep_changed (Packet *self, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const RkPacketPart *part = self->parts->pdata[i];
      const RkRecord *material = find_material (self, part);
      g_autoptr (GArray) pages = NULL;

      if (!part->printed || part->version < 2 || material == NULL)
        continue;
      pages = rk_packet_read_pages (rk_record_get (material, "replaced_pages"),
                                    rk_document_get_part_size (self->document, part->part, NULL));
      for (guint k = 0; k < pages->len; k++)
        rk_document_keep_page (self->document, part->part, g_array_index (pages, guint, k));
      any = TRUE;
    }
  if (!any)
    g_set_error_literal (error, RK_ERROR, RK_ERROR_NOT_FOUND,
                         _ ("No paper of this meeting was replaced, so that there is nothing to "
                            "print. Attach the new file to its paper first."));
  return any;
}

/* ── cover ───────────────────────────────────────────────────────────────────────────────── */

static RkThroughPlace
numbers_of (const RkRecord *meeting)
{
  static const char *const words[] = { [RK_THROUGH_CENTRE] = RK_PACKET_CENTRE,
                                       [RK_THROUGH_RIGHT] = RK_PACKET_RIGHT,
                                       [RK_THROUGH_OUTER] = RK_PACKET_OUTER,
                                       [RK_THROUGH_OFF] = RK_PACKET_OFF };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (rk_record_get (meeting, "packet_numbers"), words[i]) == 0)
      return i;
  return RK_THROUGH_CENTRE;
}

static RkTable *
make_list (Packet *self)
{
  static const RkTableColumn columns[]
      = { { "資料番号", .width = 27, .fit = RK_FIT_NAME, .is_bold = TRUE },
          { "資料名", .fit = RK_FIT_NAME, .size = 10 },
          { "議題", .width = 18, .align = RK_ALIGN_CENTRE },
          { "通し頁", .width = 16, .align = RK_ALIGN_RIGHT, .size = 10 } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const RkPacketPart *part = self->parts->pdata[i];
      const RkRecord *material = find_material (self, part);
      g_autofree char *page = NULL;
      g_autofree char *title = NULL;
      gboolean held;

      if (!part->chosen || g_str_equal (part->key, "cover") || (!part->printed && !part->paper))
        continue;
      held = is_held_back (self, part);
      page = part->printed ? g_strdup_printf ("%u", part->first)
                           : g_strdup (held ? "－" : "別に配布");
      title = g_strconcat (held ? "（非公開）" : part->title, part->larger ? "　【A3】" : "", NULL);
      rk_report_grid_add (grid, 0,
                          part->number ? part->number
                          : material   ? rk_report_get (material, "kind")
                                       : "",
                          title, part->item, page);
    }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_rules (table, RK_RULES_ROWS);
  rk_table_set_size (table, 9.5, 8.2);
  return table;
}

static char *
hints (Packet *self)
{
  static const char *const words[] = {
    [RK_THROUGH_CENTRE] = "・頁の下の中央は通し頁（－ 5 －）、右下は資料ごとの頁です。",
    [RK_THROUGH_RIGHT] = "・頁の右下は通し頁（－ 5 －）、下の中央は資料ごとの頁です。",
    [RK_THROUGH_OUTER] = "・頁の下の外側は通し頁（－ 5 －）、下の中央は資料ごとの頁です。",
    [RK_THROUGH_OFF] = "",
  };
  GString *text = g_string_new (words[numbers_of (self->paper->meeting)]);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const RkPacketPart *part = self->parts->pdata[i];

      if (!part->printed || !part->larger)
        continue;
      g_string_append_printf (text, "%s・【A3】の資料は折り込んでいます。", text->len ? "　" : "");
      break;
    }
  return g_string_free (text, FALSE);
}

static char *
secretariat_words (const RkMeetingPaper *paper)
{
  const char *section = rk_record_get (paper->council, "secretariat");

  return g_strdup_printf ("%s　事務局%s%s%s", rk_report_get (paper->meeting, "council"),
                          section ? "（" : "", section ? section : "", section ? "）" : "");
}

static gboolean
put_cover (Packet *self, GError **error)
{
  const RkMeetingPaper *paper = self->paper;
  g_autoptr (RkDocument) cover
      = rk_meeting_paper_document (self->db, paper, "会議資料", self->params, error);
  g_autofree char *when = g_strconcat (paper->day, "　", paper->time, "\n", paper->place, NULL);
  g_autofree char *hint = hints (self);
  g_autofree char *secretariat = secretariat_words (paper);
  RkPages *pages;

  if (cover == NULL)
    return FALSE;
  rk_document_add_paragraph (cover, RK_PARAGRAPH_COVER, "\n"); /* space would go at a page's top */
  rk_document_add_rule (cover);
  rk_document_add_space (cover, 8);
  rk_document_add_paragraph (cover, RK_PARAGRAPH_COVER, paper->lines);
  rk_document_add_space (cover, 5);
  rk_document_add_paragraph (cover, RK_PARAGRAPH_COVER_SUB, "会　議　資　料");
  rk_document_add_space (cover, 8);
  rk_document_add_rule (cover);
  rk_document_add_space (cover, 6);
  rk_document_add_paragraph (cover, RK_PARAGRAPH_COVER_SUB, when);
  rk_document_add_space (cover, 14);
  rk_document_add_table (cover, make_list (self));
  rk_document_add_space (cover, 8);
  rk_document_sink (cover);
  if (*hint)
    rk_document_add_paragraph (cover, RK_PARAGRAPH_SMALL, hint);
  rk_document_add_space (cover, 6);
  rk_document_add_paragraph (cover, RK_PARAGRAPH_SUB, secretariat);
  pages = rk_document_paginate (cover, self->cancellable, error);
  if (pages == NULL)
    return FALSE;
  rk_document_set_cover (self->document, pages);
  for (guint i = 0; i < self->parts->len; i++)
    {
      RkPacketPart *part = self->parts->pdata[i];

      if (g_str_equal (part->key, "cover"))
        {
          part->printed = TRUE;
          part->part = 0;
          part->n_pages = rk_document_get_part_size (self->document, 0, NULL);
        }
      else
        part->part++; /* all others stand behind it */
    }
  return TRUE;
}

/* ── the packet ──────────────────────────────────────────────────────────────────────────── */

/* Where each part stands in the packet. Returns: whether there is any */
static gboolean
look (Packet *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      RkPacketPart *part = self->parts->pdata[i];

      if (!part->printed)
        continue;
      any = TRUE;
      part->n_pages = rk_document_get_part_size (self->document, part->part, &part->larger);
      part->first = rk_document_get_part_start (self->document, part->part);
      part->last = rk_document_get_part_end (self->document, part->part);
      if (self->two_up)
        {
          double text = rk_document_get_part_text (self->document, part->part);

          part->too_small = text > 0 && text < RK_TWO_UP_TEXT - 0.01;
        }
    }
  return any;
}

static gboolean
wants_cover (const Packet *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RkPacketPart *part = self->parts->pdata[i];

      if (g_str_equal (part->key, "cover"))
        return part->chosen;
    }
  return FALSE;
}

static gboolean
assemble (Packet *self, GError **error)
{
  const RkRecord *meeting = self->paper->meeting;
  gboolean single
      = self->params->single_sided || rk_record_get_int (meeting, "packet_single_sided");

  self->two_up = self->params->two_up || rk_record_get_int (meeting, "packet_two_up");
  rk_document_set_double_sided (self->document, !single && !self->two_up);
  rk_document_set_two_up (self->document, self->two_up);
  rk_document_set_numbers (self->document, numbers_of (meeting));
  if (!put_all (self, error))
    return FALSE;
  if (!look (self))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("No part of the packet was chosen, so that there is nothing to "
                              "print. Choose at least one."));
      return FALSE;
    }
  return (!wants_cover (self) || put_cover (self, error))
         && (!self->params->changed || keep_changed (self, error));
}

RkDocument *
rk_packet_build (RkDb *db,
                 const RkReportParams *params,
                 GPtrArray **parts,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (RkDocument) document
      = paper ? rk_meeting_paper_document (db, paper, "会議資料", params, error) : NULL;
  RkReportParams own = *params;
  Packet self = {
    .db = db, .params = &own, .paper = paper, .document = document, .cancellable = cancellable
  };

  *parts = NULL;
  if (document == NULL)
    return NULL;
  rk_report_remark_unsaid (paper->meeting, document);
  own.query = NULL;
  own.meeting = paper->id;
  own.council = rk_record_id (paper->council);
  own.paper = RK_PAPER_A4;
  own.landscape = FALSE;
  self.parts = *parts = rk_packet_list (paper, rk_record_get (paper->meeting, "packet_parts"));
  if (params->parts && !rk_packet_choose (self.parts, params->parts, error))
    return NULL;
  return assemble (&self, error) ? g_steal_pointer (&document) : NULL;
}

RkDocument *
rk_report_packet (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;

  return rk_packet_build (db, params, &parts, cancellable, error);
}
