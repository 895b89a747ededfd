/* チェックリスト回答一覧: items × councils on A3, this year large, last year small at the lower
 * right, arrows where a mark changed. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-council.h"
#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-records.h"
#include "rk-report-checklist.h"

#define WIDTH 387.0
#define HEIGHT 266.0
#define TOP 17.5
#define HEAD 10.0
#define ROW 7.3
#define LOWEST_ROW 6.4
#define TOTAL 8.5
#define NOTES 10.0
#define BLOCK 25.0
#define CODE 12.0
#define LEVEL 10.0
#define REQUIRED 11.0
#define COUNT 18.0
#define LEAST_TEXT 96.0
#define MOST_COLUMN 23.0
#define LEAST_COLUMN 10.5

typedef struct
{
  const RkChecklistPaper *paper;
  const RkEdition *edition;
  GPtrArray *rounds; /* RkRoundAnswers of both years */
  RkDocument *document;
  RkSheet *sheet;
  char *title;
  char *note;
  guint first; /* councils on this page */
  guint last;
  double level;
  double required;
  double text;
  double column;
  double row;
  double y;
} Matrix;

static void
add_text (Matrix *self,
          double x,
          double y,
          double width,
          double height,
          RkFace face,
          double size,
          RkAlign align,
          const char *text)
{
  RkSheetText style = { .x = x,
                        .y = y,
                        .width = width,
                        .face = face,
                        .size = size,
                        .smallest = 5,
                        .pitch = height * RK_MM,
                        .align = align,
                        .fit = RK_FIT_LIST };

  rk_sheet_add_text (self->sheet, &style, text);
}

static void
add_cell (
    Matrix *self, double x, double width, const char *text, RkFace face, double size, RkAlign align)
{
  rk_sheet_add_box (self->sheet, x, self->y, width, self->row, RK_RULE_THIN, FALSE);
  add_text (self, x + 1, self->y, width - 2, self->row, face, size, align, text);
}

static const RkRecord *
council_at (const Matrix *self, guint n)
{
  return self->paper->councils->pdata[n];
}

static const RkRoundAnswers *
round_of (const Matrix *self, guint council, int year)
{
  return rk_checklists_pick (self->rounds, rk_record_id (council_at (self, council)), year);
}

static double
columns_left (const Matrix *self)
{
  return BLOCK + CODE + self->level + self->required + self->text;
}

/* ── head ────────────────────────────────────────────────────────────────────────────────── */

static void
add_legend (Matrix *self)
{
  double x = 0;
  double y = 11.2;

  add_text (self, 0, y, 74, 5, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT,
            "今年度の回答を大きく、昨年度の回答を右下に小さく示す。");
  x = 78;
  for (guint i = 0; i < self->edition->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (self->edition, i);
      RkMark sign = rk_mark_from_text (mark->mark);

      if (sign != RK_MARK_NONE)
        rk_sheet_add_mark (self->sheet, sign, x + 2, y + 2.5, 3);
      else
        add_text (self, x, y, 4, 5, RK_FACE_GOTHIC_BOLD, 8, RK_ALIGN_CENTRE, mark->mark);
      add_text (self, x + 4.6, y, 22, 5, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT, mark->label);
      x += 6 + 2.9 * (double)g_utf8_strlen (mark->label, -1) + 3;
    }
  add_text (self, x, y, 120, 5, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT,
            "↑ 昨年度より進んだ　↓ 昨年度より戻った　（　）内は昨年度　… 未回答");
  add_text (self, WIDTH - 60, y, 60, 5, RK_FACE_GOTHIC, 8, RK_ALIGN_RIGHT, self->note);
}

static void
add_head_cell (Matrix *self, double x, double width, const char *word)
{
  rk_sheet_add_box (self->sheet, x, self->y, width, HEAD, RK_RULE_THIN, FALSE);
  add_text (self, x + 0.6, self->y, width - 1.2, HEAD, RK_FACE_GOTHIC_BOLD, 8.5, RK_ALIGN_CENTRE,
            word);
}

static void
add_head (Matrix *self)
{
  const char *full
      = rk_edition_mark (self->edition, (guint)rk_edition_full_mark (self->edition))->mark;
  g_autofree char *count = g_strdup_printf ("%sの数", full);
  double x = 0;

  rk_sheet_add_fill (self->sheet, 0, self->y, WIDTH, HEAD, RK_TINT);
  add_head_cell (self, x, BLOCK, "分野");
  add_head_cell (self, x += BLOCK, CODE, "番号");
  if (self->level > 0)
    add_head_cell (self, x + CODE, LEVEL, "段階");
  if (self->required > 0)
    add_head_cell (self, x + CODE + self->level, REQUIRED, "必須");
  add_head_cell (self, x + CODE + self->level + self->required, self->text, "項目");
  x = columns_left (self);
  for (guint i = self->first; i < self->last; i++, x += self->column)
    {
      const RkRecord *council = council_at (self, i);
      const char *name = rk_record_get (council, "short_name");

      add_head_cell (self, x, self->column, name ? name : rk_record_get (council, "name"));
    }
  add_head_cell (self, x, WIDTH - x, count);
  rk_sheet_add_box (self->sheet, 0, self->y, WIDTH, HEAD, RK_RULE, FALSE);
  self->y += HEAD;
}

static void
begin_page (Matrix *self)
{
  self->sheet = rk_sheet_new ();
  add_text (self, 0, 0, WIDTH - 34, 7, RK_FACE_GOTHIC_BOLD, 13, RK_ALIGN_LEFT, self->title);
  rk_sheet_add_rule (self->sheet, 0, 9, WIDTH, 9, RK_RULE_THICK);
  add_legend (self);
  self->y = TOP;
  add_head (self);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* Grey says again what the mark says: nothing for the best, deepest for none. */
static double
tint_of (const RkEdition *edition, int points)
{
  int full = rk_edition_full_points (edition);

  if (points < 0 || points >= full)
    return 1;
  return points == 0 ? 0xd4 / 255.0 : RK_TINT;
}

static void
add_sign (Matrix *self, const RkEdition *edition, int mark, double x, double y, double size)
{
  const char *text = mark < 0 ? "…" : rk_edition_mark (edition, (guint)mark)->mark;
  RkMark sign = rk_mark_from_text (text);

  if (sign != RK_MARK_NONE)
    rk_sheet_add_mark (self->sheet, sign, x, y, size);
  else
    add_text (self, x - size, y - size / 2, 2 * size, size, RK_FACE_GOTHIC, size * 2.4,
              RK_ALIGN_CENTRE, text);
}

static void
add_answer (Matrix *self, guint item, guint council, double x)
{
  const RkRoundAnswers *now = round_of (self, council, self->paper->year);
  const RkRoundAnswers *before = round_of (self, council, self->paper->year - 1);
  double middle = self->y + self->row / 2;
  double large = MIN (4.1, self->row * 0.56);

  if (now)
    {
      double tint = tint_of (self->edition, rk_answer_points (self->edition, now->answers, item));

      if (tint < 1)
        rk_sheet_add_fill (self->sheet, x, self->y, self->column, self->row, tint);
      add_sign (self, self->edition, now->answers[item], x + self->column / 2, middle, large);
    }
  rk_sheet_add_box (self->sheet, x, self->y, self->column, self->row, RK_RULE_THIN, FALSE);
  if (before && before->answers[item] >= 0)
    add_sign (self, self->edition, before->answers[item], x + self->column - 1.9,
              self->y + self->row - 1.7, 1.9);
  if (now && before)
    {
      int change = rk_answer_change (self->edition, before->answers, now->answers, item);

      if (change)
        add_text (self, x + 0.6, self->y, 3.4, self->row, RK_FACE_GOTHIC_BOLD, 8, RK_ALIGN_CENTRE,
                  change > 0 ? "↑" : "↓");
    }
}

/* How many councils have the best mark; last year in brackets. All of them, not those of the page.
 */
static void
add_count (Matrix *self, guint item, double x)
{
  guint n[2] = { 0, 0 };
  gboolean any = FALSE;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->paper->councils->len; i++)
    for (int back = 0; back < 2; back++)
      {
        const RkRoundAnswers *round = round_of (self, i, self->paper->year - back);

        any |= round && back;
        n[back] += round && rk_answer_is_full (self->edition, round->answers, item);
      }
  words = any ? g_strdup_printf ("%u（%u）", n[0], n[1]) : g_strdup_printf ("%u", n[0]);
  add_cell (self, x, WIDTH - x, words, RK_FACE_GOTHIC, 8, RK_ALIGN_CENTRE);
}

static void
add_item (Matrix *self, guint n)
{
  const RkEditionItem *item = rk_edition_item (self->edition, n);
  double x = BLOCK;

  add_cell (self, x, CODE, item->code, RK_FACE_GOTHIC, 8, RK_ALIGN_CENTRE);
  x += CODE;
  if (self->level > 0)
    add_cell (self, x, LEVEL,
              item->level < 0
                  ? ""
                  : rk_level_short (rk_edition_level (self->edition, (guint)item->level)->label),
              RK_FACE_GOTHIC, 8, RK_ALIGN_CENTRE);
  x += self->level;
  if (self->required > 0)
    {
      add_cell (self, x, REQUIRED, "", RK_FACE_GOTHIC, 8, RK_ALIGN_CENTRE);
      if (item->required)
        {
          RkSheetText word = { .x = x + 1.8,
                               .y = self->y + self->row / 2 - 1.6,
                               .width = 7.4,
                               .face = RK_FACE_GOTHIC_BOLD,
                               .size = 6.8,
                               .smallest = 5,
                               .pitch = 3.2 * RK_MM,
                               .align = RK_ALIGN_CENTRE,
                               .white = TRUE };

          rk_sheet_add_fill (self->sheet, x + 1.8, self->y + self->row / 2 - 1.6, 7.4, 3.2, 0);
          rk_sheet_add_text (self->sheet, &word, "必須");
        }
    }
  x += self->required;
  add_cell (self, x, self->text, item->label, RK_FACE_GOTHIC, 8.8, RK_ALIGN_LEFT);
  x += self->text;
  for (guint i = self->first; i < self->last; i++, x += self->column)
    add_answer (self, n, i, x);
  add_count (self, n, x);
  self->y += self->row;
}

/* The block beside its rows. */
static void
add_block (Matrix *self, const RkEditionBlock *block, double top)
{
  double height = self->y - top;
  RkSheetText style = { .x = 1,
                        .width = BLOCK - 2,
                        .face = RK_FACE_GOTHIC_BOLD,
                        .size = 8.5,
                        .smallest = 6,
                        .pitch = 4.2 * RK_MM,
                        .align = RK_ALIGN_CENTRE,
                        .fit = RK_FIT_TEXT };
  g_auto (RkFitted) fitted = { 0 };
  RkType *type = rk_type_get_shared (rk_record_get (self->paper->office, "paper_gothic"),
                                     rk_record_get (self->paper->office, "paper_mincho"));

  rk_sheet_add_fill (self->sheet, 0, top, BLOCK, height, RK_TINT);
  rk_fit_text (type, style.face, style.size, style.smallest, style.fit, style.width * RK_MM,
               block->title, &fitted);
  style.y = top + MAX (0.3, (height - fitted.lines->len * 4.2) / 2);
  rk_sheet_add_text (self->sheet, &style, block->title);
  rk_sheet_add_box (self->sheet, 0, top, BLOCK, height, RK_RULE_THIN, FALSE);
  rk_sheet_add_rule (self->sheet, 0, self->y, WIDTH, self->y, RK_RULE);
}

/* ── totals ──────────────────────────────────────────────────────────────────────────────── */

static guint
count_full (const Matrix *self, const RkRoundAnswers *round)
{
  guint n = 0;

  for (guint i = 0; i < self->edition->items->len; i++)
    n += rk_answer_is_full (self->edition, round->answers, i);
  return n;
}

static void
add_total_head (Matrix *self, const char *words)
{
  double x = columns_left (self);

  rk_sheet_add_box (self->sheet, 0, self->y, x, TOTAL, RK_RULE_THIN, FALSE);
  add_text (self, 2, self->y, x - 4, TOTAL, RK_FACE_GOTHIC_BOLD, 8.5, RK_ALIGN_RIGHT, words);
  rk_sheet_add_box (self->sheet, 0, self->y, WIDTH, TOTAL, RK_RULE, FALSE);
}

static void
add_total_cell (Matrix *self, double x, const char *now, const char *before, gboolean inverse)
{
  RkSheetText style = { .x = x + 0.6,
                        .y = self->y,
                        .width = self->column - 1.2,
                        .face = RK_FACE_GOTHIC_BOLD,
                        .size = 9.5,
                        .smallest = 5,
                        .pitch = TOTAL * RK_MM,
                        .align = RK_ALIGN_CENTRE,
                        .fit = RK_FIT_LIST,
                        .white = inverse };
  g_autofree char *words = NULL;

  if (inverse)
    rk_sheet_add_fill (self->sheet, x, self->y, self->column, TOTAL, 0);
  rk_sheet_add_box (self->sheet, x, self->y, self->column, TOTAL, RK_RULE_THIN, FALSE);
  words = before ? g_strdup_printf ("%s（%s）", now, before) : g_strdup (now);
  rk_sheet_add_text (self->sheet, &style, words);
}

static void
add_full_row (Matrix *self)
{
  const char *full
      = rk_edition_mark (self->edition, (guint)rk_edition_full_mark (self->edition))->mark;
  g_autofree char *words = g_strdup_printf ("%sの数（%u項目中）", full, self->edition->items->len);
  double x = columns_left (self);

  add_total_head (self, words);
  for (guint i = self->first; i < self->last; i++, x += self->column)
    {
      const RkRoundAnswers *now = round_of (self, i, self->paper->year);
      const RkRoundAnswers *last = round_of (self, i, self->paper->year - 1);
      g_autofree char *a
          = now ? g_strdup_printf ("%u", count_full (self, now)) : g_strdup ("未実施");
      g_autofree char *b = last ? g_strdup_printf ("%u", count_full (self, last)) : NULL;

      add_total_cell (self, x, a, b, FALSE);
    }
  self->y += TOTAL;
}

static gboolean
has_levels (const Matrix *self)
{
  return g_strcmp0 (self->edition->method, RK_METHOD_LEVELS) == 0;
}

/* White on black for the two highest levels: of six, from 2-③ on. */
static gboolean
is_high (const Matrix *self, const RkRoundAnswers *round)
{
  return has_levels (self) && round && round->level >= 0
         && round->level + 2 >= (int)self->edition->levels->len;
}

/* 「未満」 where none is reached: the note says of what. */
static char *
dup_level (const Matrix *self, const RkRoundAnswers *round)
{
  if (has_levels (self) && round->level < 0)
    return g_strdup ("未満");
  return rk_checklist_level_short (self->edition, round->answers);
}

static void
add_level_row (Matrix *self)
{
  double x = columns_left (self);

  add_total_head (self, has_levels (self) ? "到達した段階" : "達成率");
  for (guint i = self->first; i < self->last; i++, x += self->column)
    {
      const RkRoundAnswers *now = round_of (self, i, self->paper->year);
      const RkRoundAnswers *last = round_of (self, i, self->paper->year - 1);
      g_autofree char *a = now ? dup_level (self, now) : g_strdup ("－");
      g_autofree char *b = last ? dup_level (self, last) : NULL;

      add_total_cell (self, x, a, b, is_high (self, now));
    }
  self->y += TOTAL;
}

static void
add_notes (Matrix *self)
{
  g_autofree char *sentence = rk_edition_dup_sentence (self->edition);
  g_autofree char *inverse = NULL;
  g_autofree char *words = NULL;
  RkSheetText style = { .y = self->y + 1.5,
                        .width = WIDTH,
                        .face = RK_FACE_GOTHIC,
                        .size = 7.5,
                        .smallest = 6,
                        .pitch = 3.9 * RK_MM,
                        .fit = RK_FIT_TEXT };

  if (has_levels (self) && self->edition->levels->len > 1)
    inverse = g_strdup_printf (
        "　段階は、下の段階から順に必須項目が全て満たされたところまでとする。「未満」は、この表の最"
        "初の"
        "段階（%s）に達していないことを示す。　黒地：%s以上",
        rk_level_short (rk_edition_level (self->edition, 0)->label),
        rk_level_short (rk_edition_level (self->edition, self->edition->levels->len - 2)->label));
  words = g_strconcat (sentence, inverse, NULL);
  rk_sheet_add_text (self->sheet, &style, words);
}

/* ── pages ───────────────────────────────────────────────────────────────────────────────── */

static guint
rows_on_page (guint n)
{
  guint most = (guint)((HEIGHT - TOP - HEAD - 2 * TOTAL - NOTES) / LOWEST_ROW);
  guint n_pages = (n + most - 1) / most;

  return (n + n_pages - 1) / n_pages;
}

static void
add_rows (Matrix *self)
{
  const RkEdition *edition = self->edition;
  guint each = rows_on_page (edition->items->len);
  double top = 0;
  guint block = 0;

  self->row = CLAMP ((HEIGHT - TOP - HEAD - 2 * TOTAL - NOTES) / each, LOWEST_ROW, ROW);
  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);
      gboolean last_of_page = (i + 1) % each == 0 || i + 1 == edition->items->len;

      if (i % each == 0)
        {
          begin_page (self);
          top = self->y;
          block = item->block;
        }
      if (item->block != block)
        {
          add_block (self, rk_edition_block (edition, block), top);
          top = self->y;
          block = item->block;
        }
      add_item (self, i);
      if (!last_of_page)
        continue;
      add_block (self, rk_edition_block (edition, block), top);
      if (i + 1 == edition->items->len)
        {
          add_full_row (self);
          add_level_row (self);
        }
      rk_sheet_add_box (self->sheet, 0, TOP, WIDTH, self->y - TOP, RK_RULE, FALSE);
      add_notes (self);
      rk_document_add_sheet (self->document, g_steal_pointer (&self->sheet));
    }
}

/* Columns as wide as there is room for; more councils than that go on further pages. */
static void
set_columns (Matrix *self, guint *each)
{
  guint n = self->paper->councils->len;
  gboolean required = FALSE;
  double rest;
  guint most;
  guint n_pages;

  for (guint i = 0; i < self->edition->items->len; i++)
    required |= rk_edition_item (self->edition, i)->required;
  self->level = self->edition->levels->len ? LEVEL : 0;
  self->required = required ? REQUIRED : 0;
  rest = WIDTH - BLOCK - CODE - self->level - self->required - COUNT - LEAST_TEXT;
  most = (guint)(rest / LEAST_COLUMN);
  n_pages = (n + most - 1) / most;
  *each = (n + n_pages - 1) / n_pages;
  self->column = MIN (rest / *each, MOST_COLUMN);
}

static char *
dup_title (const RkChecklistPaper *paper)
{
  g_autofree char *title = rk_checklist_dup_title (paper->edition);
  g_autofree char *year = rk_fiscal_year_label (paper->year);
  gboolean areas = TRUE;

  for (guint i = 0; i < paper->councils->len; i++)
    areas &= g_strcmp0 (rk_record_get (paper->councils->pdata[i], "level"), RK_LEVEL_AREA) == 0;
  return g_strdup_printf ("%u%sのチェックリスト回答一覧　%s（%s）　%s", paper->councils->len,
                          areas ? "圏域" : "協議会", title,
                          rk_fidelity_words (paper->edition->fidelity), year);
}

/* The prefecture's council, as for its packet, means all areas: there is nothing beside itself. */
static gboolean
is_area (RkDb *db, gint64 council)
{
  g_autoptr (RkRecord) record = rk_records_get (db, &rk_kind_council, council, NULL);

  return record && g_strcmp0 (rk_record_get (record, "level"), RK_LEVEL_PREFECTURE) != 0;
}

RkDocument *
rk_report_checklist_matrix (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (RkChecklistPaper) paper = { 0 };
  g_autoptr (RkDocument) document = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *note = NULL;
  Matrix self = { .paper = &paper };
  RkReportParams own = *params;
  guint each;

  if (params->council && !is_area (db, params->council))
    own.council = 0;
  if (!rk_checklist_paper_load (&paper, db, &own, TRUE, error))
    return NULL;
  if (paper.councils->len == 0)
    {
      g_set_error (error, RK_ERROR, RK_ERROR_INVALID,
                   _ ("“%s” is not answered by councils, so there is nothing to compare."),
                   paper.edition->title);
      return NULL;
    }
  rounds = rk_checklist_paper_rounds (&paper, paper.year - 1, paper.year, error);
  if (rounds == NULL)
    return NULL;
  title = dup_title (&paper);
  day = rk_date_to_wareki_long (paper.day);
  note = g_strconcat (day, "現在", NULL);
  document = rk_checklist_paper_document (&paper, title, RK_PAPER_A3, TRUE);
  self.edition = paper.edition;
  self.rounds = rounds;
  self.document = document;
  self.title = title;
  self.note = note;
  set_columns (&self, &each);
  for (self.first = 0; self.first < paper.councils->len; self.first += each)
    {
      self.last = MIN (self.first + each, paper.councils->len);
      self.text = WIDTH - BLOCK - CODE - self.level - self.required - COUNT
                  - (self.last - self.first) * self.column;
      add_rows (&self);
    }
  return g_steal_pointer (&document);
}
