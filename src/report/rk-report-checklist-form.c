/* チェックリスト: the form to fill in by hand and the filled one, in the same places to the point.
 * Two A4 pages for some thirty items, boxes of 7.5 mm in rows of 13 mm; in large print everything
 * is half as large again, and the line to write on goes under the item. */
#include <string.h>

#include "rk-kinds.h"
#include "rk-report-checklist.h"

#define WIDTH 170.0
#define HEIGHT 259.0
#define HEAD_ROW 10.5
#define BAND 6.4
#define ROW 13.0
#define BOX 7.5
#define PITCH 10.0
#define TALLY 17.0

/* Lengths in mm; @scale: of type and boxes. */
typedef struct
{
  const RkChecklistPaper *paper;
  const RkEdition *edition;
  const RkChecklist *filled; /* NULL: a blank form */
  const RkRecord *council;   /* NULL: none in particular */
  RkDocument *document;
  RkType *type;
  RkSheet *sheet;
  char *title;
  char *about; /* 志太榛原圏域　令和8年度 */
  double scale;
  double code;  /* widths of columns: */
  double level; /* 0: there is none */
  double text;
  double marks;
  double memo; /* 0: under the item */
  double y;
  double band_top;
} Form;

/* ── small things ────────────────────────────────────────────────────────────────────────── */

static void
add_text (Form *self, RkSheetText style, const char *text)
{
  style.size *= self->scale;
  style.pitch *= self->scale;
  if (style.smallest == 0)
    style.smallest = 6;
  rk_sheet_add_text (self->sheet, &style, text);
}

static void
add_box (Form *self, double x, double y, double width, double height, double weight)
{
  rk_sheet_add_box (self->sheet, x, y, width, height, weight, FALSE);
}

/* The lines that a text takes in a width. */
static guint
count_lines (Form *self, RkFace face, double size, double width, const char *text)
{
  g_auto (RkFitted) fitted = { 0 };

  rk_fit_text (self->type, face, size * self->scale, 6, RK_FIT_TEXT, width * RK_MM, text, &fitted);
  return fitted.lines->len;
}

/* A word in white on black (必須). */
static void
add_inverse (Form *self, double x, double y, double width, const char *word)
{
  double height = 3.4 * self->scale;

  rk_sheet_add_fill (self->sheet, x, y, width, height, 0);
  add_text (self,
            (RkSheetText){ .x = x,
                           .y = y,
                           .width = width,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 6.8,
                           .pitch = height / self->scale * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM,
                           .white = TRUE },
            word);
}

/* A mark of the scale: drawn where it is one, else as a word. */
static void
add_sign (Form *self, const char *sign, double x, double y, double size)
{
  RkMark mark = rk_mark_from_text (sign);

  if (mark != RK_MARK_NONE)
    rk_sheet_add_mark (self->sheet, mark, x, y, size * self->scale);
  else
    add_text (self,
              (RkSheetText){ .x = x,
                             .y = y - 2.2 * self->scale,
                             .face = RK_FACE_GOTHIC_BOLD,
                             .size = size * 2.6,
                             .pitch = 4.4 * RK_MM,
                             .align = RK_ALIGN_CENTRE },
              sign);
}

/* ── head of the first page ──────────────────────────────────────────────────────────────── */

static void
add_title (Form *self)
{
  g_autofree char *year = rk_fiscal_year_label (self->paper->year);
  const char *tag = rk_fidelity_words (self->edition->fidelity);
  g_autofree char *note
      = g_strdup_printf ("%s版　%s", rk_target_words (self->edition->target), year);
  double note_width
      = rk_type_measure (self->type, RK_FACE_GOTHIC, 8 * self->scale, note, -1) / RK_MM;
  double tag_width
      = rk_type_measure (self->type, RK_FACE_GOTHIC_BOLD, 8.5 * self->scale, tag, -1) / RK_MM + 3;
  double tag_x = WIDTH - note_width - 3 - tag_width;

  add_text (self,
            (RkSheetText){ .width = tag_x - 3,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = self->scale > 1 ? 11 : 13.5,
                           .pitch = 6.4 * RK_MM,
                           .smallest = 9,
                           .fit = RK_FIT_NAME },
            self->title);
  add_box (self, tag_x, 0.6, tag_width, 5 * self->scale, RK_RULE);
  add_text (self,
            (RkSheetText){ .x = tag_x,
                           .y = 0.6,
                           .width = tag_width,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 8.5,
                           .pitch = 5 * RK_MM,
                           .align = RK_ALIGN_CENTRE },
            tag);
  add_text (self,
            (RkSheetText){ .x = WIDTH,
                           .y = 0.8,
                           .face = RK_FACE_GOTHIC,
                           .size = 8,
                           .pitch = 5 * RK_MM,
                           .align = RK_ALIGN_RIGHT },
            note);
  self->y = 0.8 + 6.5 * self->scale;
  rk_sheet_add_rule (self->sheet, 0, self->y, WIDTH, self->y, RK_RULE_THICK);
  self->y += 2.5;
}

static void
add_fact (Form *self, double x, double width, double label, const char *name, const char *value)
{
  double height = 9 * (self->scale > 1 ? 1.3 : 1);

  rk_sheet_add_fill (self->sheet, x, self->y, label, height, RK_TINT);
  add_box (self, x, self->y, label, height, RK_RULE_THIN);
  add_box (self, x + label, self->y, width - label, height, RK_RULE_THIN);
  add_text (self,
            (RkSheetText){ .x = x + 1,
                           .y = self->y,
                           .width = label - 2,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 8.5,
                           .pitch = height / self->scale * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM },
            name);
  add_text (self,
            (RkSheetText){ .x = x + label + 1.6,
                           .y = self->y,
                           .width = width - label - 3.2,
                           .face = RK_FACE_GOTHIC,
                           .size = 9.5,
                           .pitch = height / self->scale * RK_MM,
                           .fit = RK_FIT_NAME },
            value);
}

/* Who filled it in last, and when. */
static const RkAnswerRow *
last_answer (const RkChecklist *filled)
{
  const RkAnswerRow *last = NULL;

  for (guint i = 0; i < filled->rows->len; i++)
    {
      const RkAnswerRow *row = filled->rows->pdata[i];

      if (row->answered_on
          && (last == NULL || g_strcmp0 (row->answered_on, last->answered_on) >= 0))
        last = row;
    }
  return last;
}

static char *
dup_bodies (const RkChecklist *filled)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < filled->rows->len; i++)
    {
      const RkAnswerRow *row = filled->rows->pdata[i];

      if (row->body && g_hash_table_add (seen, row->body))
        g_string_append_printf (words, "%s%s", words->len ? "、" : "", row->body);
    }
  return g_string_free (words, FALSE);
}

static const char *
subject_label (const RkEdition *edition)
{
  if (g_strcmp0 (edition->unit, RK_UNIT_COUNCIL) == 0)
    return g_strcmp0 (edition->target, "prefecture") == 0 ? "都道府県" : "圏域";
  return rk_unit_words (edition->unit);
}

static char *
dup_subject (Form *self)
{
  const char *subject = self->filled ? rk_record_get (self->filled->round, "subject") : NULL;

  if (subject)
    return g_strdup (subject);
  return self->council ? rk_checklist_council_name (self->council) : g_strdup ("");
}

static void
add_who (Form *self)
{
  const RkAnswerRow *last = self->filled ? last_answer (self->filled) : NULL;
  g_autofree char *subject = dup_subject (self);
  g_autofree char *bodies = self->filled ? dup_bodies (self->filled) : NULL;
  g_autofree char *day = NULL;
  double height = 9 * (self->scale > 1 ? 1.3 : 1);
  double top = self->y;
  double label = 23 * (self->scale > 1 ? 1.2 : 1);
  RkDate date;

  if (last && rk_date_from_iso (last->answered_on, &date))
    day = rk_date_to_wareki_long (date);
  add_fact (self, 0, 73, label, subject_label (self->edition), subject);
  add_fact (self, 73, WIDTH - 73, label, "記入機関", bodies);
  self->y += height;
  add_fact (self, 0, 73, label, "記入者", last ? last->answered_by : NULL);
  add_fact (self, 73, WIDTH - 73, label, "記入日", self->filled ? day : "令和　　年　　月　　日");
  self->y += height;
  add_box (self, 0, top, WIDTH, 2 * height, RK_RULE);
  self->y += 2.5;
}

/* What the marks mean, in a box at the right; what to do, beside it. */
static void
add_instructions (Form *self)
{
  const RkEdition *edition = self->edition;
  gboolean levels = g_strcmp0 (edition->method, RK_METHOD_LEVELS) == 0;
  guint rows = (edition->marks->len + 1) / 2;
  double box = 62 * (self->scale > 1 ? 1.15 : 1);
  double line = 4.65 * self->scale;
  double height = MAX (2, rows) * line + 2.6;
  const char *full = rk_edition_mark (edition, (guint)rk_edition_full_mark (edition))->mark;
  g_autofree char *words
      = g_strdup_printf ("１　この1年の状況に最も近い枠に、　 を1つ書いてください。\n"
                         "２　%s以外には、理由をメモに書いてください（一言で結構です）。%s%s%s",
                         full, levels ? "\n３　必須の項目が全て" : "", levels ? full : "",
                         levels ? "になると、その段階に到達します。" : "");

  g_auto (GStrv) sentences = g_strsplit (words, "\n", -1);
  guint lines = 0;

  for (guint i = 0; sentences[i]; i++)
    lines += count_lines (self, RK_FACE_GOTHIC, 8.5, WIDTH - box - 4, sentences[i]);
  add_text (self,
            (RkSheetText){ .y = self->y,
                           .width = WIDTH - box - 4,
                           .face = RK_FACE_GOTHIC,
                           .size = 8.5,
                           .pitch = 4.65 * RK_MM,
                           .fit = RK_FIT_TEXT },
            words);
  rk_sheet_add_mark (self->sheet, RK_MARK_CHECK, 17.6 * 8.5 / RK_MM * self->scale,
                     self->y + line / 2 - 0.2, 2.8 * self->scale);
  add_box (self, WIDTH - box, self->y, box, height, RK_RULE);
  for (guint i = 0; i < edition->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (edition, i);
      double x = WIDTH - box + 2 + (i % 2) * (box - 2) / 2;
      double y = self->y + 1.3 + i / 2 * line;

      add_sign (self, mark->mark, x + 1.8 * self->scale, y + line / 2, 3);
      add_text (self,
                (RkSheetText){ .x = x + 4.4 * self->scale,
                               .y = y,
                               .width = box / 2 - 1.5 - 4.4 * self->scale,
                               .face = RK_FACE_GOTHIC,
                               .size = 8.5,
                               .pitch = 4.65 * RK_MM,
                               .fit = RK_FIT_FORM },
                mark->label);
    }
  self->y += MAX (height, lines * line) + 2.5;
}

/* ── table ───────────────────────────────────────────────────────────────────────────────── */

static double
marks_left (Form *self)
{
  return self->code + self->level + self->text;
}

static void
add_head_cell (Form *self, double x, double width, const char *word)
{
  add_box (self, x, self->y, width, HEAD_ROW * self->scale, RK_RULE_THIN);
  add_text (self,
            (RkSheetText){ .x = x,
                           .y = self->y,
                           .width = width,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 8.5,
                           .pitch = HEAD_ROW * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM },
            word);
}

static void
add_head_marks (Form *self)
{
  double x = marks_left (self);
  double pitch = PITCH * self->scale;

  add_box (self, x, self->y, self->marks, HEAD_ROW * self->scale, RK_RULE_THIN);
  for (guint i = 0; i < self->edition->marks->len; i++, x += pitch)
    {
      const RkEditionMark *mark = rk_edition_mark (self->edition, i);

      add_sign (self, mark->mark, x + pitch / 2, self->y + 2.6 * self->scale, 3.8);
      add_text (self,
                (RkSheetText){ .x = x + 0.6,
                               .y = self->y + 4.9 * self->scale,
                               .width = pitch - 1.2,
                               .face = RK_FACE_GOTHIC,
                               .size = 6.4,
                               .pitch = 2.75 * RK_MM,
                               .align = RK_ALIGN_CENTRE,
                               .fit = RK_FIT_TEXT },
                mark->label);
    }
}

static void
add_table_head (Form *self)
{
  rk_sheet_add_fill (self->sheet, 0, self->y, WIDTH, HEAD_ROW * self->scale, RK_TINT);
  add_head_cell (self, 0, self->code, "番号");
  if (self->level > 0)
    add_head_cell (self, self->code, self->level, "段階");
  add_head_cell (self, self->code + self->level, self->text, "項目");
  add_head_marks (self);
  if (self->memo > 0)
    add_head_cell (self, WIDTH - self->memo, self->memo, "メモ（根拠・理由）");
  add_box (self, 0, self->y, WIDTH, HEAD_ROW * self->scale, RK_RULE);
  self->y += HEAD_ROW * self->scale;
}

static void
add_band (Form *self, const RkEditionBlock *block, gboolean again)
{
  g_autofree char *words
      = g_strdup_printf ("%s　%s%s", block->code, block->title, again ? "（続き）" : "");

  rk_sheet_add_fill (self->sheet, 0, self->y, WIDTH, BAND * self->scale, RK_TINT);
  add_box (self, 0, self->y, WIDTH, BAND * self->scale, RK_RULE);
  add_text (self,
            (RkSheetText){ .x = 1.4,
                           .y = self->y,
                           .width = WIDTH - 2.8,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 9.5,
                           .pitch = BAND * RK_MM,
                           .fit = RK_FIT_FORM },
            words);
  self->y += BAND * self->scale;
}

#define LABEL_PITCH 4.84
#define HINT_PITCH 3.48

static double
item_height (Form *self, const RkEditionItem *item, guint *labels, guint *hints)
{
  g_autofree char *hint = item->hint ? g_strconcat ("根拠の例：", item->hint, NULL) : NULL;
  double width = self->text - 2.8;
  double words;

  *labels = count_lines (self, RK_FACE_GOTHIC, 9.8, width, item->label);
  *hints = hint ? count_lines (self, RK_FACE_GOTHIC, 7.3, width, hint) : 0;
  words = (*labels * LABEL_PITCH + *hints * HINT_PITCH + 1.4) * self->scale;
  return MAX (words, ROW * self->scale);
}

static double
memo_height (Form *self)
{
  return self->memo > 0 ? 0 : 12;
}

/* What the filled form says beside the marks: the comment, what bodies said, what it rests on. */
static char *
dup_memo (Form *self, guint item)
{
  const RkAnswerRow *row = rk_checklist_row (self->filled, item, 0);
  g_autofree char *differences = rk_checklist_dup_differences (self->filled, item);
  GString *words = g_string_new (row && row->comment ? row->comment : NULL);

  for (guint i = 0; words->len == 0 && i < self->filled->rows->len; i++)
    {
      const RkAnswerRow *other = self->filled->rows->pdata[i];

      if (other->item == item && other->comment)
        g_string_append (words, other->comment);
    }
  if (differences)
    g_string_append_printf (words, "%s［%s］", words->len ? "\n" : "", differences);
  return g_string_free (words, FALSE);
}

/* The smallest type a memo is set in, so that a long one does not leave its cell. */
static void
add_memo (Form *self, double x, double y, double width, double height, const char *words)
{
  double size = 7.6 * self->scale;
  guint lines;

  if (words == NULL || *words == '\0')
    return;
  for (;; size -= 0.4)
    {
      g_auto (RkFitted) fitted = { 0 };
      g_auto (GStrv) all = g_strsplit (words, "\n", -1);

      lines = 0;
      for (guint i = 0; all[i]; i++)
        {
          rk_fit_text (self->type, RK_FACE_GOTHIC, size, 4, RK_FIT_TEXT, (width - 2.4) * RK_MM,
                       all[i], &fitted);
          lines += fitted.lines->len;
        }
      if (lines * size * 1.35 <= (height - 0.8) * RK_MM || size < 4.6)
        break;
    }
  rk_sheet_add_text (self->sheet,
                     &(RkSheetText){ .x = x + 1.2,
                                     .y = y + MAX (0.4, (height - lines * size * 1.35 / RK_MM) / 2),
                                     .width = width - 2.4,
                                     .face = RK_FACE_GOTHIC,
                                     .size = size,
                                     .smallest = 4,
                                     .pitch = size * 1.35,
                                     .fit = RK_FIT_TEXT },
                     words);
}

static void
add_level_cell (Form *self, const RkEditionItem *item, double height)
{
  const char *level
      = item->level < 0
            ? ""
            : rk_level_short (rk_edition_level (self->edition, (guint)item->level)->label);
  double y = self->y + height / 2 - (item->required ? 3.8 : 2) * self->scale;

  add_box (self, self->code, self->y, self->level, height, RK_RULE_THIN);
  add_text (self,
            (RkSheetText){ .x = self->code,
                           .y = y,
                           .width = self->level,
                           .face = RK_FACE_GOTHIC,
                           .size = 7.5,
                           .pitch = 4 * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM },
            level);
  if (item->required)
    add_inverse (self, self->code + self->level / 2 - 3.7 * self->scale, y + 4 * self->scale,
                 7.4 * self->scale, "必須");
}

static void
add_label_cell (Form *self, const RkEditionItem *item, double height, guint labels, guint hints)
{
  double words = (labels * LABEL_PITCH + hints * HINT_PITCH) * self->scale;
  double y = self->y + (height - words) / 2;
  g_autofree char *hint = item->hint ? g_strconcat ("根拠の例：", item->hint, NULL) : NULL;
  RkSheetText style = { .x = self->code + self->level + 1.4,
                        .y = y,
                        .width = self->text - 2.8,
                        .face = RK_FACE_GOTHIC,
                        .size = 9.8,
                        .pitch = LABEL_PITCH * RK_MM,
                        .fit = RK_FIT_TEXT };

  add_box (self, self->code + self->level, self->y, self->text, height, RK_RULE_THIN);
  add_text (self, style, item->label);
  style.y = y + labels * LABEL_PITCH * self->scale;
  style.size = 7.3;
  style.pitch = HINT_PITCH * RK_MM;
  add_text (self, style, hint);
}

static void
add_boxes (Form *self, guint item, double height)
{
  double pitch = PITCH * self->scale;
  double box = BOX * self->scale;
  double x = marks_left (self);
  int chosen = self->filled ? self->filled->answers[item] : RK_UNANSWERED;

  add_box (self, x, self->y, self->marks, height, RK_RULE_THIN);
  for (guint i = 0; i < self->edition->marks->len; i++, x += pitch)
    {
      double left = x + (pitch - box) / 2;
      double top = self->y + (height - box) / 2;

      add_box (self, left, top, box, box, chosen == (int)i ? 1.6 : 0.6);
      if (chosen == (int)i)
        rk_sheet_add_mark (self->sheet, RK_MARK_CHECK, left + box / 2, top + box / 2 - 0.4,
                           box * 1.15);
    }
}

static void
add_item (Form *self, guint n)
{
  const RkEditionItem *item = rk_edition_item (self->edition, n);
  guint labels, hints;
  double height = item_height (self, item, &labels, &hints);
  g_autofree char *memo = self->filled ? dup_memo (self, n) : NULL;

  add_box (self, 0, self->y, self->code, height, RK_RULE_THIN);
  add_text (self,
            (RkSheetText){ .y = self->y + height / 2 - 2 * self->scale,
                           .x = 0.3,
                           .width = self->code - 0.6,
                           .face = RK_FACE_GOTHIC,
                           .size = 8,
                           .pitch = 4 * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_LIST },
            item->code);
  if (self->level > 0)
    add_level_cell (self, item, height);
  add_label_cell (self, item, height, labels, hints);
  add_boxes (self, n, height);
  if (self->memo > 0)
    {
      add_box (self, WIDTH - self->memo, self->y, self->memo, height, RK_RULE_THIN);
      add_memo (self, WIDTH - self->memo, self->y, self->memo, height, memo);
    }
  self->y += height;
  if (self->memo > 0)
    return;
  add_box (self, 0, self->y, WIDTH, memo_height (self), RK_RULE_THIN);
  add_text (self, (RkSheetText){ .x = 1.4, .y = self->y + 0.6, .face = RK_FACE_GOTHIC, .size = 6 },
            "メモ");
  add_memo (self, 12, self->y, WIDTH - 12, memo_height (self), memo);
  self->y += memo_height (self);
}

/* ── foot of the last page ───────────────────────────────────────────────────────────────── */

static void
add_tally_cell (
    Form *self, double x, double width, const char *head, const char *sign, const char *value)
{
  double row = TALLY / 2 * self->scale;
  double y = self->y;

  rk_sheet_add_fill (self->sheet, x, y, width, row, RK_TINT);
  add_box (self, x, y, width, row, RK_RULE_THIN);
  add_box (self, x, y + row, width, row, RK_RULE_THIN);
  if (sign)
    add_sign (self, sign, x + width / 2 - 6 * self->scale, y + row / 2, 3);
  add_text (self,
            (RkSheetText){ .x = x + (sign ? 5 * self->scale : 0),
                           .y = y,
                           .width = width - (sign ? 5 * self->scale : 0),
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 8,
                           .pitch = TALLY / 2 * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM },
            head);
  add_text (self,
            (RkSheetText){ .x = x,
                           .y = y + row,
                           .width = width,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 11,
                           .pitch = TALLY / 2 * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM },
            value);
}

static char *
dup_count (Form *self, int mark)
{
  guint n = 0;

  if (self->filled == NULL)
    return NULL;
  for (guint i = 0; i < self->edition->items->len; i++)
    n += self->filled->answers[i] == mark;
  return g_strdup_printf ("%u", n);
}

static void
add_tally (Form *self)
{
  const RkEdition *edition = self->edition;
  gboolean levels = g_strcmp0 (edition->method, RK_METHOD_LEVELS) == 0;
  guint n = edition->marks->len;
  double first = 34;
  double last = 40;
  double each = (WIDTH - first - last) / n;
  double row = TALLY / 2 * self->scale;
  g_autofree char *count = g_strdup_printf ("集計（%u項目）", edition->items->len);
  g_autofree char *level
      = self->filled ? rk_checklist_level_short (edition, self->filled->answers) : NULL;

  self->y += 3.5;
  rk_sheet_add_fill (self->sheet, 0, self->y, first, 2 * row, RK_TINT);
  add_text (self,
            (RkSheetText){ .y = self->y,
                           .width = first,
                           .face = RK_FACE_GOTHIC_BOLD,
                           .size = 8,
                           .pitch = TALLY * RK_MM,
                           .align = RK_ALIGN_CENTRE,
                           .fit = RK_FIT_FORM },
            count);
  for (guint i = 0; i < n; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (edition, i);
      gboolean none = mark->points == RK_POINTS_NONE;
      g_autofree char *value = dup_count (self, (int)i);

      add_tally_cell (self, first + i * each, each, none ? mark->label : "の数",
                      none ? NULL : mark->mark, value);
    }
  add_tally_cell (self, WIDTH - last, last, levels ? "到達した段階" : "達成率", NULL, level);
  add_box (self, 0, self->y, WIDTH, 2 * row, RK_RULE);
  self->y += 2 * row + 2;
}

static double
sentence_height (Form *self, const char *sentence)
{
  return count_lines (self, RK_FACE_GOTHIC, 7.5, WIDTH, sentence) * 4 * self->scale;
}

/* ── pages ───────────────────────────────────────────────────────────────────────────────── */

static void
begin_page (Form *self, gboolean first)
{
  self->sheet = rk_sheet_new ();
  self->y = 0;
  if (first)
    {
      add_title (self);
      add_who (self);
      add_instructions (self);
    }
  else
    {
      g_autofree char *again = g_strconcat (self->title, "（続き）", NULL);

      add_text (self,
                (RkSheetText){
                    .width = 110, .face = RK_FACE_GOTHIC_BOLD, .size = 8.5, .fit = RK_FIT_NAME },
                again);
      add_text (
          self,
          (RkSheetText){ .x = WIDTH, .face = RK_FACE_GOTHIC, .size = 8.5, .align = RK_ALIGN_RIGHT },
          self->about);
      self->y = 6 * self->scale;
    }
}

static void
end_page (Form *self)
{
  rk_document_add_sheet (self->document, g_steal_pointer (&self->sheet));
}

/* A band keeps two of its items with it. */
static double
needed (Form *self, guint item)
{
  const RkEdition *edition = self->edition;
  guint labels, hints;
  double height
      = item_height (self, rk_edition_item (edition, item), &labels, &hints) + memo_height (self);
  gboolean begins
      = item == 0
        || rk_edition_item (edition, item - 1)->block != rk_edition_item (edition, item)->block;

  if (!begins)
    return height;
  height += BAND * self->scale;
  if (item + 1 < edition->items->len
      && rk_edition_item (edition, item + 1)->block == rk_edition_item (edition, item)->block)
    height += item_height (self, rk_edition_item (edition, item + 1), &labels, &hints)
              + memo_height (self);
  return height;
}

static void
add_items (Form *self)
{
  const RkEdition *edition = self->edition;
  int block = -1;
  double top;

  add_table_head (self);
  top = self->y;
  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);
      gboolean again = FALSE;

      if (self->y + needed (self, i) > HEIGHT && self->y > top)
        {
          end_page (self);
          begin_page (self, FALSE);
          add_table_head (self);
          top = self->y;
          again = block == (int)item->block;
          block = -1;
        }
      if (block != (int)item->block)
        add_band (self, rk_edition_block (edition, item->block), again);
      block = (int)item->block;
      add_item (self, i);
    }
}

static void
add_form (Form *self)
{
  g_autofree char *sentence = rk_checklist_dup_sentence (self->edition);

  begin_page (self, TRUE);
  add_items (self);
  if (self->y + 3.5 + TALLY * self->scale + 2 + sentence_height (self, sentence) > HEIGHT)
    {
      end_page (self);
      begin_page (self, FALSE);
    }
  add_tally (self);
  add_text (self,
            (RkSheetText){ .y = self->y,
                           .width = WIDTH,
                           .face = RK_FACE_GOTHIC,
                           .size = 7.5,
                           .pitch = 4 * RK_MM,
                           .fit = RK_FIT_TEXT },
            sentence);
  end_page (self);
}

static void
set_columns (Form *self)
{
  gboolean large = self->scale > 1;
  gboolean graded = self->edition->levels->len > 0;

  for (guint i = 0; i < self->edition->items->len; i++)
    graded |= rk_edition_item (self->edition, i)->required;
  self->code = 12 * (large ? 1.35 : 1);
  self->level = graded ? 11 * (large ? 1.35 : 1) : 0;
  self->marks = PITCH * self->scale * self->edition->marks->len;
  self->memo = large ? 0 : 40;
  self->text = WIDTH - self->code - self->level - self->marks - self->memo;
}

static void
add_part (Form *self)
{
  g_autofree char *subject = dup_subject (self);
  g_autofree char *year = rk_fiscal_year_label (self->paper->year);

  self->about = g_strdup_printf ("%s　%s", subject, year);
  rk_document_start_part (self->document, *subject ? subject : self->title);
  add_form (self);
  g_clear_pointer (&self->about, g_free);
}

static RkDocument *
make_forms (RkDb *db, const RkReportParams *params, gboolean filled, GError **error)
{
  g_auto (RkChecklistPaper) paper = { 0 };
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *title = NULL;
  Form form = { .paper = &paper, .scale = params->large ? 1.5 : 1 };
  guint n_found = 0;

  if (!rk_checklist_paper_load (&paper, db, params, TRUE, error))
    return NULL;
  form.edition = paper.edition;
  form.title = title = rk_checklist_dup_title (paper.edition);
  form.document = document = rk_checklist_paper_document (&paper, title, RK_PAPER_A4, FALSE);
  form.type = rk_type_get_shared (rk_record_get (paper.office, "paper_gothic"),
                                  rk_record_get (paper.office, "paper_mincho"));
  set_columns (&form);
  for (guint i = 0; i < MAX (paper.councils->len, 1); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (RkChecklist) round = NULL;

      form.council = paper.councils->len ? paper.councils->pdata[i] : NULL;
      if (filled)
        round = rk_checklist_paper_round (&paper, params, form.council, &problem);
      if (problem)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (filled && round == NULL)
        continue;
      n_found++;
      form.filled = round;
      add_part (&form);
    }
  if (n_found)
    return g_steal_pointer (&document);
  return rk_checklist_paper_missing (&paper, paper.councils->len ? paper.councils->pdata[0] : NULL,
                                     error);
}

RkDocument *
rk_report_checklist_blank (RkDb *db,
                           const RkReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  return make_forms (db, params, FALSE, error);
}

RkDocument *
rk_report_checklist_filled (RkDb *db,
                            const RkReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  return make_forms (db, params, TRUE, error);
}
