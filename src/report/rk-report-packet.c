/* 会議資料一式: the papers of a meeting in one file: cover, agenda, lists, attached papers. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-attachments.h"
#include "rk-error.h"
#include "rk-foreign.h"
#include "rk-pages.h"
#include "rk-records.h"
#include "rk-report-grid.h"
#include "rk-report-meeting.h"

/* What the cover says of one paper. */
typedef struct
{
  char *number;
  char *title;
  char *item;
  guint part; /* its place in the packet; NO_PART: it is not in it */
} Line;

#define NO_PART G_MAXUINT

typedef struct
{
  RkDb *db;
  const RkReportParams *params; /* of the parts: with the meeting */
  const char *parts;            /* nullable: all */
  RkMeetingPaper *paper;
  RkDocument *document;
  GPtrArray *lines;
  GCancellable *cancellable;
  gboolean numbered; /* a paper with a number was put in: from here on each begins in front */
} Packet;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->number);
  g_free (line->title);
  g_free (line->item);
  g_free (line);
}

static void
add_line (Packet *self, const char *number, const char *title, const char *item, guint part)
{
  Line *line = g_new0 (Line, 1);

  line->number = g_strdup (number ? number : "");
  line->title = g_strdup (title);
  line->item = g_strdup (item ? item : "");
  line->part = part;
  g_ptr_array_add (self->lines, line);
}

static gboolean
is_wanted (const Packet *self, const char *part)
{
  g_auto (GStrv) names = g_strsplit (self->parts ? self->parts : part, ",", -1);

  return g_strv_contains ((const char *const *)names, part);
}

/* Whether the program makes the document; a packet within a packet would have no end. */
static gboolean
is_made (const char *name)
{
  return name && !g_str_equal (name, "packet") && !g_str_equal (name, "checklist-binder")
         && rk_report_find (name);
}

/* ── parts ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
tells_opinions (const char *name)
{
  static const char *const names[] = { "previous-opinions", "directions", "minutes", NULL };

  return g_strv_contains (names, name);
}

static gboolean
put_document (Packet *self, const RkPart *part, const char *name, guint *place, GError **error)
{
  RkReportParams params = *self->params;
  g_autoptr (RkDocument) document = NULL;
  RkPages *pages;

  /* What is handed out in an open meeting is public: nothing in it that the minutes withhold. */
  if (rk_record_get_int (self->paper->meeting, "open") && tells_opinions (name))
    params.for_public = TRUE;
  document = rk_report_build (self->db, name, &params, self->cancellable, error);

  if (document == NULL)
    return FALSE;
  if (part->number)
    rk_document_set_number (document, part->number);
  pages = rk_document_paginate (document, self->cancellable, error);
  if (pages == NULL)
    return FALSE;
  *place = rk_document_add_part (self->document, part, pages);
  return TRUE;
}

/* A paper that does not exist for this meeting (no meeting before it) is left out. */
static gboolean
put_standing (Packet *self, const char *name, gboolean *put, GError **error)
{
  g_autoptr (GError) missing = NULL;
  RkPart part = { .front = self->numbered };
  guint place;

  *put = FALSE;
  if (!is_made (name) || !is_wanted (self, name))
    return TRUE;
  part.title = rk_report_find (name)->title;
  if (put_document (self, &part, name, &place, &missing))
    {
      add_line (self, NULL, part.title, NULL, place);
      *put = TRUE;
      return TRUE;
    }
  if (g_error_matches (missing, RK_ERROR, RK_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

static gboolean
put_file (Packet *self, const RkPart *part, gint64 attachment, guint *place, GError **error)
{
  g_autoptr (RkRecord) record = rk_records_get (self->db, &rk_kind_attachment, attachment, error);
  g_autoptr (GBytes) bytes = record ? rk_attachments_load (self->db, attachment, error) : NULL;
  g_autofree char *name = NULL;
  RkForeign *foreign;

  if (bytes == NULL)
    return FALSE;
  name = g_strdup_printf ("%s%s%s", part->number ? part->number : "", part->number ? "　" : "",
                          rk_report_get (record, "file_name"));
  foreign = rk_foreign_new (bytes, name, error);
  if (foreign == NULL)
    return FALSE;
  *place = rk_document_add_foreign (self->document, part, foreign);
  return TRUE;
}

static char *
item_words (const RkMeetingPaper *paper, gint64 item)
{
  for (guint i = 0; item && i < paper->items->len; i++)
    {
      const RkRecord *record = paper->items->pdata[i];
      guint outer = i;

      if (rk_record_id (record) != item)
        continue;
      if (!rk_meeting_paper_has_parent (record))
        return g_strdup (g_str_equal (rk_report_get (record, "kind"), "その他")
                             ? "その他"
                             : paper->numbers->pdata[i]);
      while (outer > 0 && rk_meeting_paper_has_parent (paper->items->pdata[outer]))
        outer--;
      return g_strconcat (paper->numbers->pdata[outer], paper->numbers->pdata[i], NULL);
    }
  return g_strdup ("－");
}

static gboolean
put_material (Packet *self, const RkRecord *material, GError **error)
{
  const char *document = rk_record_get (material, "document");
  const char *title = rk_report_get (material, "title");
  gint64 attachment = rk_record_get_int (material, "attachment_id");
  RkPart part = { .title = title, .number = rk_record_get (material, "number"), .front = TRUE };
  g_autofree char *item = item_words (self->paper, rk_record_get_int (material, "agenda_item_id"));
  guint place = NO_PART;
  gboolean ok = TRUE;

  if (attachment)
    ok = put_file (self, &part, attachment, &place, error);
  else if (is_made (document))
    ok = put_document (self, &part, document, &place, error);
  if (!ok)
    return FALSE;
  self->numbered = self->numbered || place != NO_PART;
  add_line (self, part.number ? part.number : rk_report_get (material, "kind"), title, item, place);
  return TRUE;
}

static gboolean
is_among_materials (const Packet *self, const char *name)
{
  for (guint i = 0; i < self->paper->materials->len; i++)
    if (g_strcmp0 (rk_record_get (self->paper->materials->pdata[i], "document"), name) == 0)
      return TRUE;
  return FALSE;
}

/* Front matter, the meeting's papers, and what every packet has where no paper says so. */
static gboolean
put_all (Packet *self, GError **error)
{
  static const char *const front[] = { "agenda", "roster", "attendance", "seating" };
  static const char *const back[] = { "bylaws", "previous-opinions" };
  gboolean put;

  for (guint i = 0; i < G_N_ELEMENTS (front); i++)
    if (!is_among_materials (self, front[i]) && !put_standing (self, front[i], &put, error))
      return FALSE;
  for (guint i = 0; is_wanted (self, "materials") && i < self->paper->materials->len; i++)
    if (!put_material (self, self->paper->materials->pdata[i], error))
      return FALSE;
  self->numbered = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    if (!is_among_materials (self, back[i]) && !put_standing (self, back[i], &put, error))
      return FALSE;
  return TRUE;
}

/* ── cover ───────────────────────────────────────────────────────────────────────────────── */

static RkTable *
make_list (Packet *self)
{
  static const RkTableColumn columns[]
      = { { "資料番号", .width = 27, .fit = RK_FIT_NAME },
          { "資料名", .fit = RK_FIT_NAME, .size = 10 },
          { "議題", .width = 18, .align = RK_ALIGN_CENTRE },
          { "通し頁", .width = 16, .align = RK_ALIGN_RIGHT, .size = 10 } };
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      gboolean larger = FALSE;
      g_autofree char *page = NULL;
      g_autofree char *title = NULL;

      if (line->part == NO_PART)
        page = g_strdup ("別に配布");
      else
        page = g_strdup_printf ("%u", rk_document_get_part_start (self->document, line->part));
      if (line->part != NO_PART)
        rk_document_get_part_size (self->document, line->part, &larger);
      title = g_strconcat (line->title, larger ? "　【A3】" : "", NULL);
      rk_report_grid_add (grid, 0, line->number, title, line->item, page);
    }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_rules (table, RK_RULES_ROWS);
  rk_table_set_size (table, 9.5, 8.2);
  return table;
}

static char *
hints (Packet *self)
{
  GString *text = g_string_new ("・頁の下の中央は通し頁（－ 5 －）、右下は資料ごとの頁です。");
  gboolean any = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      gboolean larger;

      if (line->part == NO_PART)
        continue;
      rk_document_get_part_size (self->document, line->part, &larger);
      any = any || larger;
    }
  if (any)
    g_string_append (text, "　・【A3】の資料は折り込んでいます。");
  return g_string_free (text, FALSE);
}

static char *
secretariat_words (const RkMeetingPaper *paper)
{
  const char *section = rk_record_get (paper->council, "secretariat");

  return g_strdup_printf ("%s　事務局%s%s%s", rk_report_get (paper->council, "name"),
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
  rk_document_add_paragraph (cover, RK_PARAGRAPH_SMALL, hint);
  rk_document_add_space (cover, 4);
  rk_document_add_paragraph (cover, RK_PARAGRAPH_SUB, secretariat);
  pages = rk_document_paginate (cover, self->cancellable, error);
  if (pages == NULL)
    return FALSE;
  rk_document_set_cover (self->document, pages);
  return TRUE;
}

/* ── the packet ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_empty (const Packet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((const Line *)self->lines->pdata[i])->part != NO_PART)
      return FALSE;
  return TRUE;
}

static gboolean
assemble (Packet *self, GError **error)
{
  rk_document_set_double_sided (self->document,
                                !self->params->single_sided && !self->params->two_up);
  rk_document_set_two_up (self->document, self->params->two_up);
  if (!put_all (self, error))
    return FALSE;
  if (is_empty (self))
    {
      g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID,
                           _ ("No part of the packet was chosen, so that there is nothing to "
                              "print. Choose at least one."));
      return FALSE;
    }
  return !is_wanted (self, "cover") || put_cover (self, error);
}

RkDocument *
rk_report_packet (RkDb *db, const RkReportParams *params, GCancellable *cancellable, GError **error)
{
  g_autoptr (RkMeetingPaper) paper
      = rk_meeting_paper_load (db, params, RK_MEETING_NEXT, cancellable, error);
  g_autoptr (RkDocument) document
      = paper ? rk_meeting_paper_document (db, paper, "会議資料", params, error) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  RkReportParams own = *params;
  Packet self = { .db = db,
                  .params = &own,
                  .parts = params->parts,
                  .paper = paper,
                  .document = document,
                  .lines = lines,
                  .cancellable = cancellable };

  if (document == NULL)
    return NULL;
  own.query = NULL;
  own.meeting = paper->id;
  own.council = rk_record_id (paper->council);
  own.paper = RK_PAPER_A4;
  own.landscape = FALSE;
  return assemble (&self, error) ? g_steal_pointer (&document) : NULL;
}
