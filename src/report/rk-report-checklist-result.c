/* チェックリストの結果: the level, why, the next steps, radar and bars, for somebody who never saw
 * a level. */
#include <string.h>

#include "rk-kinds.h"
#include "rk-pages.h"
#include "rk-report-checklist.h"
#include "rk-report-grid.h"

#define WIDTH 170.0
#define BOX_HEIGHT 35.0

typedef struct
{
  const RkChecklistPaper *paper;
  const RkEdition *edition;
  RkChecklist *now;
  RkChecklist *before; /* NULL: last year was not answered */
  RkLevel *level;
  RkLevel *last;
  RkDocument *document;
} Result;

/* ── drawings ────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  RkSheet *sheet;
  RkChart *left;
  RkChart *right;
  char *gothic;
  char *mincho;
} Drawing;

static Drawing *
drawing_new (const RkChecklistPaper *paper)
{
  Drawing *self = g_new0 (Drawing, 1);

  self->gothic = g_strdup (rk_record_get (paper->office, "paper_gothic"));
  self->mincho = g_strdup (rk_record_get (paper->office, "paper_mincho"));
  return self;
}

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_clear_pointer (&self->sheet, rk_sheet_free);
  g_clear_pointer (&self->left, rk_chart_free);
  g_clear_pointer (&self->right, rk_chart_free);
  g_free (self->gothic);
  g_free (self->mincho);
  g_free (self);
}

static void
draw (cairo_t *cr, const RkRect *rect, gpointer data)
{
  const Drawing *self = data;
  RkChartStyle style = rk_chart_style (RK_CHART_PAPER, 1);
  RkRect left = { rect->x, rect->y, rect->width * 0.48, rect->height };
  RkRect right = { rect->x + rect->width * 0.5, rect->y, rect->width * 0.5, rect->height };

  if (self->sheet)
    rk_sheet_draw (self->sheet, rk_type_get_shared (self->gothic, self->mincho), cr, rect);
  if (self->gothic)
    style.family = self->gothic;
  if (self->left)
    rk_chart_draw (self->left, cr, &left, &style);
  if (self->right)
    rk_chart_draw (self->right, cr, &right, &style);
}

static void
add_text (RkSheet *sheet,
          double x,
          double y,
          double width,
          double height,
          RkFace face,
          double size,
          RkAlign align,
          gboolean white,
          const char *text)
{
  RkSheetText style = { .x = x,
                        .y = y,
                        .width = width,
                        .face = face,
                        .size = size,
                        .smallest = 6,
                        .pitch = height * RK_MM,
                        .align = align,
                        .fit = RK_FIT_NAME,
                        .white = white };

  rk_sheet_add_text (sheet, &style, text);
}

/* ── the level ───────────────────────────────────────────────────────────────────────────── */

static char *
dup_change (const Result *self)
{
  g_autofree char *before = self->last ? rk_level_dup_name (self->edition, self->last) : NULL;
  int steps;

  if (before == NULL)
    return g_strdup ("昨年度は回答がない");
  if (self->edition->levels->len == 0)
    return g_strdup_printf ("昨年度　%s", before);
  steps = self->level->level - self->last->level;
  return steps == 0 ? g_strdup_printf ("昨年度　%s（変わらない）", before)
                    : g_strdup_printf ("昨年度　%s（%d段階%s）", before, ABS (steps),
                                       steps > 0 ? "上がった" : "下がった");
}

static void
add_stairs (const Result *self, RkSheet *sheet)
{
  guint n = self->edition->levels->len;
  double x = 62;
  double each = (WIDTH - 62 - 4) / MAX (n, 1);
  double width = MIN (each - 1, 16.5);
  double floor_y = BOX_HEIGHT - 3;
  g_autofree char *year = rk_fiscal_year_label (self->paper->year);
  g_autofree char *last_year = rk_fiscal_year_label (self->paper->year - 1);

  for (guint i = 0; i < n; i++, x += each)
    {
      double height = 6 + (BOX_HEIGHT - 16) * (i + 1) / n;
      double top = floor_y - height;
      gboolean now = self->level->level == (int)i;
      const char *above = now                                         ? year
                          : self->last && self->last->level == (int)i ? last_year
                          : self->level->next == (int)i               ? "次の段階"
                                                                      : NULL;

      if ((int)i <= self->level->level)
        rk_sheet_add_fill (sheet, x, top, width, height, now ? 0 : 0xd4 / 255.0);
      rk_sheet_add_box (sheet, x, top, width, height, RK_RULE, FALSE);
      add_text (sheet, x, floor_y - 5.5, width, 5, RK_FACE_GOTHIC_BOLD, 10, RK_ALIGN_CENTRE, now,
                rk_level_short (rk_edition_level (self->edition, i)->label));
      add_text (sheet, x - 2, top - 4.6, width + 4, 4.4, now ? RK_FACE_GOTHIC_BOLD : RK_FACE_GOTHIC,
                8, RK_ALIGN_CENTRE, FALSE, above);
    }
}

static void
add_level_box (Result *self)
{
  Drawing *drawing = drawing_new (self->paper);
  RkSheet *sheet = drawing->sheet = rk_sheet_new ();
  gboolean levels = self->edition->levels->len > 0;
  g_autofree char *name = rk_level_dup_name (self->edition, self->level);
  g_autofree char *change = dup_change (self);
  g_autofree char *title = rk_checklist_dup_title (self->edition);
  g_autofree char *which
      = g_strdup_printf ("%s【%s】", title, rk_fidelity_words (self->edition->fidelity));

  rk_sheet_add_box (sheet, 0.3, 0.3, WIDTH - 0.6, BOX_HEIGHT - 0.6, RK_RULE_THICK, FALSE);
  if (levels)
    rk_sheet_add_rule (sheet, 58, 0, 58, BOX_HEIGHT, RK_RULE);
  add_text (sheet, 4, 3, 50, 4.4, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT, FALSE,
            levels ? "到達した段階" : "達成率");
  add_text (sheet, 4, 8, levels ? 52 : WIDTH - 8, 13, RK_FACE_GOTHIC_BOLD, 27, RK_ALIGN_LEFT, FALSE,
            name);
  add_text (sheet, 4, 23, levels ? 52 : WIDTH - 8, 4.4, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT, FALSE,
            change);
  add_text (sheet, 4, 28.5, levels ? 52 : WIDTH - 8, 4.4, RK_FACE_GOTHIC, 7.5, RK_ALIGN_LEFT, FALSE,
            which);
  add_stairs (self, sheet);
  rk_document_add_space (self->document, 2);
  rk_document_add_figure (self->document, 0, BOX_HEIGHT, draw, drawing, drawing_free);
}

static char *
dup_sentence (const Result *self)
{
  const RkEdition *edition = self->edition;
  g_autofree char *reason = NULL;
  GString *words;

  if (edition->levels->len == 0)
    return rk_level_dup_reason (edition, self->level, self->now->answers);
  words = g_string_new ("　");
  if (self->level->level >= 0)
    {
      const RkEditionLevel *level = rk_edition_level (edition, (guint)self->level->level);

      g_string_append_printf (words, "「%s」の段階に到達した。",
                              level->title ? level->title : level->label);
    }
  else
    g_string_append (words, "この表の段階にはまだ達していない。");
  if (self->level->next >= 0)
    g_string_append_printf (
        words, "次の段階（%s）まで、必須項目はあと%uつである。",
        rk_level_short (rk_edition_level (edition, (guint)self->level->next)->label),
        self->level->missing->len);
  else
    g_string_append (words, "この表の最も高い段階である。");
  return g_string_free (words, FALSE);
}

/* ── why ─────────────────────────────────────────────────────────────────────────────────── */

/* The required items of a level with their marks, at the left or the right of the page. Returns the
 * height. */
static double
add_why (const Result *self, RkSheet *sheet, int level, double x)
{
  const RkEdition *edition = self->edition;
  double width = 82.5;
  double y = 7;
  guint n = 0;
  guint full = 0;
  g_autofree char *head = NULL;

  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);
      RkMark mark;

      if (item->level != level || !item->required)
        continue;
      mark = rk_mark_from_text (rk_answer_sign (edition, self->now->answers, i));
      n++;
      full += rk_answer_is_full (edition, self->now->answers, i)
              || rk_answer_is_left_out (edition, self->now->answers, i);
      rk_sheet_add_box (sheet, x, y, 13, 6.4, RK_RULE_THIN, FALSE);
      rk_sheet_add_box (sheet, x + 13, y, width - 22, 6.4, RK_RULE_THIN, FALSE);
      rk_sheet_add_box (sheet, x + width - 9, y, 9, 6.4, RK_RULE_THIN, FALSE);
      add_text (sheet, x, y, 13, 6.4, RK_FACE_GOTHIC, 8, RK_ALIGN_CENTRE, FALSE, item->code);
      add_text (sheet, x + 14, y, width - 24, 6.4, RK_FACE_GOTHIC, 8.5, RK_ALIGN_LEFT, FALSE,
                item->label);
      if (mark != RK_MARK_NONE)
        rk_sheet_add_mark (sheet, mark, x + width - 4.5, y + 3.2, 3.4);
      else
        add_text (sheet, x + width - 9, y, 9, 6.4, RK_FACE_GOTHIC_BOLD, 7, RK_ALIGN_CENTRE, FALSE,
                  rk_answer_sign (edition, self->now->answers, i));
      y += 6.4;
    }
  head = g_strdup_printf ("%s　必須%u項目のうち%u項目が%s　→　%s",
                          rk_level_short (rk_edition_level (edition, (guint)level)->label), n, full,
                          rk_edition_mark (edition, (guint)rk_edition_full_mark (edition))->mark,
                          full == n ? "到達" : "未到達");
  rk_sheet_add_fill (sheet, x, 0, width, 7, RK_TINT);
  rk_sheet_add_box (sheet, x, 0, width, 7, RK_RULE_THIN, FALSE);
  add_text (sheet, x + 1, 0, width - 2, 7, RK_FACE_GOTHIC_BOLD, 8.5, RK_ALIGN_CENTRE, FALSE, head);
  rk_sheet_add_box (sheet, x, 0, width, y, RK_RULE, FALSE);
  return y;
}

static void
add_reasons (Result *self)
{
  Drawing *drawing = drawing_new (self->paper);
  double height = 0;
  double x = 0;

  drawing->sheet = rk_sheet_new ();
  if (self->level->level >= 0)
    {
      height = add_why (self, drawing->sheet, self->level->level, 0);
      x = WIDTH - 82.5;
    }
  if (self->level->next >= 0)
    height = MAX (height, add_why (self, drawing->sheet, self->level->next, x));
  rk_document_add_figure (self->document, 0, height, draw, drawing, drawing_free);
}

/* ── the way on ──────────────────────────────────────────────────────────────────────────── */

#define MOST_STEPS 5

static char *
dup_examples (const RkEditionItem *item)
{
  GString *words = g_string_new (item->examples);

  g_string_replace (words, "\n", "　／　", 0);
  return g_string_free (words, FALSE);
}

static void
add_steps (Result *self)
{
  static const RkTableColumn columns[] = {
    { "番号", .width = 13, .align = RK_ALIGN_CENTRE, .size = 8.5 },
    { "回答", .width = 10, .align = RK_ALIGN_CENTRE },
    { "項目", .width = 46, .fit = RK_FIT_TEXT },
    { "取組の例", .fit = RK_FIT_TEXT },
    { "担当の候補", .width = 30, .fit = RK_FIT_TEXT },
    { "手間", .width = 10, .align = RK_ALIGN_CENTRE },
  };
  g_autoptr (GArray) path = rk_level_path (self->edition, self->level, self->now->answers);
  RkReportGrid *grid = rk_report_grid_new (G_N_ELEMENTS (columns));
  RkTable *table;

  for (guint i = 0; i < path->len && i < MOST_STEPS; i++)
    {
      guint n = g_array_index (path, guint, i);
      const RkEditionItem *item = rk_edition_item (self->edition, n);
      g_autofree char *examples = dup_examples (item);

      rk_report_grid_add (
          grid, 0, item->code, rk_answer_sign (self->edition, self->now->answers, n), item->label,
          examples, item->owner ? item->owner : "", item->effort ? item->effort : "");
    }
  table = rk_report_grid_to_table (grid, columns);
  rk_table_set_size (table, 8.5, 8);
  rk_table_set_empty (table, "残っている項目はありません。");
  rk_document_add_table (self->document, table);
}

/* ── rates ───────────────────────────────────────────────────────────────────────────────── */

static RkChart *
make_chart (const Result *self, RkChartKind kind)
{
  return rk_checklist_rates_chart (kind, self->edition, self->now->answers, self->paper->year,
                                   self->before ? self->before->answers : NULL,
                                   self->paper->year - 1);
}

static void
add_rates (Result *self)
{
  Drawing *drawing = drawing_new (self->paper);

  if (self->edition->blocks->len >= 3)
    drawing->left = make_chart (self, RK_CHART_RADAR);
  drawing->right = make_chart (self, RK_CHART_GROUPED);
  rk_document_add_figure (self->document, 0, 62, draw, drawing, drawing_free);
}

/* ── the paper ───────────────────────────────────────────────────────────────────────────── */

static void
fill_document (Result *self)
{
  g_autofree char *sentence = dup_sentence (self);
  g_autofree char *fidelity = rk_edition_dup_sentence (self->edition);
  g_autofree char *note = NULL;
  const char *next
      = self->level->next >= 0
            ? rk_level_short (rk_edition_level (self->edition, (guint)self->level->next)->label)
            : NULL;
  g_autofree char *steps
      = next ? g_strdup_printf ("2　次の一歩（%sに近い順）", next) : g_strdup ("2　次の一歩");
  guint full = (guint)rk_edition_full_points (self->edition);

  add_level_box (self);
  rk_document_add_space (self->document, 2);
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_BODY, sentence);
  if (self->level->level >= 0 || self->level->next >= 0)
    {
      rk_document_add_heading (self->document, "1　判定の理由（必須項目）");
      add_reasons (self);
    }
  else
    {
      rk_document_add_heading (self->document, "1　判定の決まり");
      rk_document_add_paragraph (self->document, RK_PARAGRAPH_BODY,
                                 self->edition->rule ? self->edition->rule : "");
    }
  rk_document_add_heading (self->document, steps);
  add_steps (self);
  rk_document_add_heading (self->document, "3　分野ごとの達成率");
  add_rates (self);
  note = g_strdup_printf ("注　達成率（％）＝回答の点数の合計÷（対象項目数×%"
                          "u点）×100。対象外の項目は除く。未回答は0点。"
                          "決まり：%s\n%s",
                          full, self->edition->rule ? self->edition->rule : "", fidelity);
  rk_document_add_space (self->document, 1.5);
  rk_document_add_paragraph (self->document, RK_PARAGRAPH_NOTE, note);
}

static gboolean
load (Result *self, const RkReportParams *params, const RkRecord *council, GError **error)
{
  RkRoundSubject subject;
  GError *problem = NULL;
  gint64 before;

  self->now = rk_checklist_paper_round (self->paper, params, council, &problem);
  if (self->now)
    {
      rk_checklists_subject (self->now->round, &subject);
      subject.year--;
      if (rk_checklists_find (self->paper->db, &subject, &before, &problem) && before)
        self->before = rk_checklist_load (self->paper->db, before, &problem);
    }
  if (problem)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (self->now)
    self->level = rk_level_compute (self->edition, self->now->answers);
  if (self->before)
    self->last = rk_level_compute (self->edition, self->before->answers);
  return TRUE;
}

static void
clear (Result *self)
{
  g_clear_pointer (&self->now, rk_checklist_free);
  g_clear_pointer (&self->before, rk_checklist_free);
  g_clear_pointer (&self->level, rk_level_free);
  g_clear_pointer (&self->last, rk_level_free);
}

/* One council: its name is in the title. Several: each is a paper of its own in one packet. */
static RkDocument *
make_one (Result *self, const RkRecord *council)
{
  g_autofree char *name = rk_checklist_about (self->now->round, council);
  g_autofree char *year = rk_fiscal_year_label (self->paper->year);
  g_autofree char *title = g_strdup_printf ("チェックリストの結果　%s　%s", name, year);

  self->document = rk_checklist_paper_document (self->paper, title, RK_PAPER_A4, FALSE);
  rk_document_add_title (self->document, RK_TITLE_PAPER);
  fill_document (self);
  return self->document;
}

static gboolean
add_to_packet (RkDocument *packet, RkDocument *document, GCancellable *cancellable, GError **error)
{
  RkPages *pages = rk_document_paginate (document, cancellable, error);
  RkPart part = { .title = rk_document_get_title (document) };

  if (pages)
    rk_document_add_part (packet, &part, pages);
  return pages != NULL;
}

RkDocument *
rk_report_checklist_result (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (RkChecklistPaper) paper = { 0 };
  g_autoptr (RkDocument) packet = NULL;
  g_autoptr (RkDocument) only = NULL;
  guint n;

  if (!rk_checklist_paper_load (&paper, db, params, TRUE, error))
    return NULL;
  n = MAX (paper.councils->len, 1);
  if (n > 1)
    packet = rk_checklist_paper_document (&paper, "チェックリストの結果", RK_PAPER_A4, FALSE);
  for (guint i = 0; i < n; i++)
    {
      const RkRecord *council = paper.councils->len ? paper.councils->pdata[i] : NULL;
      Result result = { .paper = &paper, .edition = paper.edition };
      gboolean ok = load (&result, params, council, error);

      if (ok && result.now)
        {
          g_clear_pointer (&only, rk_document_unref);
          only = make_one (&result, council);
          ok = packet == NULL || add_to_packet (packet, only, cancellable, error);
        }
      clear (&result);
      if (!ok)
        return NULL;
    }
  if (only == NULL)
    return rk_checklist_paper_missing (
        &paper, paper.councils->len ? paper.councils->pdata[0] : NULL, error);
  return packet ? g_steal_pointer (&packet) : g_steal_pointer (&only);
}
