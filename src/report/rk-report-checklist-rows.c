/* The rows of a checklist form: head, bands, items with their boxes and the line to write on. */
#include "rk-report-checklist-form.h"

#define HEAD_ROW 10.5
#define ROW 13.0
#define BOX 7.5

/* A word in white on black (必須). */
static void
add_inverse (RkForm *self, double x, double y, double width, const char *word)
{
  double height = 3.4 * self->scale;

  rk_sheet_add_fill (self->sheet, x, y, width, height, 0);
  rk_form_add_text (self,
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

/* ── table ───────────────────────────────────────────────────────────────────────────────── */

static double
marks_left (RkForm *self)
{
  return self->code + self->level + self->text;
}

static void
add_head_cell (RkForm *self, double x, double width, const char *word)
{
  rk_form_add_box (self, x, self->y, width, HEAD_ROW * self->scale, RK_RULE_THIN);
  rk_form_add_text (self,
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
add_head_marks (RkForm *self)
{
  double x = marks_left (self);
  double pitch = RK_FORM_PITCH * self->scale;

  rk_form_add_box (self, x, self->y, self->marks, HEAD_ROW * self->scale, RK_RULE_THIN);
  for (guint i = 0; i < self->edition->marks->len; i++, x += pitch)
    {
      const RkEditionMark *mark = rk_edition_mark (self->edition, i);

      rk_form_add_sign (self, mark->mark, x + pitch / 2, self->y + 2.6 * self->scale, 3.8);
      rk_form_add_text (self,
                        (RkSheetText){ .x = x + 0.6,
                                       .y = self->y + 4.9 * self->scale,
                                       .width = pitch - 1.2,
                                       .face = RK_FACE_GOTHIC,
                                       .size = 7,
                                       .pitch = 2.75 * RK_MM,
                                       .align = RK_ALIGN_CENTRE,
                                       .fit = RK_FIT_NAME },
                        mark->label);
    }
}

void
rk_form_add_table_head (RkForm *self)
{
  rk_sheet_add_fill (self->sheet, 0, self->y, RK_FORM_WIDTH, HEAD_ROW * self->scale, RK_TINT);
  add_head_cell (self, 0, self->code, "番号");
  if (self->level > 0)
    add_head_cell (self, self->code, self->level, "段階");
  add_head_cell (self, self->code + self->level, self->text, "項目");
  add_head_marks (self);
  if (self->memo > 0)
    add_head_cell (self, RK_FORM_WIDTH - self->memo, self->memo, "メモ（根拠・理由）");
  rk_form_add_box (self, 0, self->y, RK_FORM_WIDTH, HEAD_ROW * self->scale, RK_RULE);
  self->y += HEAD_ROW * self->scale;
}

void
rk_form_add_band (RkForm *self, const RkEditionBlock *block, gboolean again)
{
  g_autofree char *words
      = g_strdup_printf ("%s　%s%s", block->code, block->title, again ? "（続き）" : "");

  rk_sheet_add_fill (self->sheet, 0, self->y, RK_FORM_WIDTH, RK_FORM_BAND * self->scale, RK_TINT);
  rk_form_add_box (self, 0, self->y, RK_FORM_WIDTH, RK_FORM_BAND * self->scale, RK_RULE);
  rk_form_add_text (self,
                    (RkSheetText){ .x = 1.4,
                                   .y = self->y,
                                   .width = RK_FORM_WIDTH - 2.8,
                                   .face = RK_FACE_GOTHIC_BOLD,
                                   .size = 9.5,
                                   .pitch = RK_FORM_BAND * RK_MM,
                                   .fit = RK_FIT_FORM },
                    words);
  self->y += RK_FORM_BAND * self->scale;
}

#define LABEL_PITCH 4.84
#define HINT_PITCH 3.48

double
rk_form_get_item_height (RkForm *self, const RkEditionItem *item, guint *labels, guint *hints)
{
  g_autofree char *hint = item->hint ? g_strconcat ("根拠の例：", item->hint, NULL) : NULL;
  double width = self->text - 2.8;
  double words;

  *labels = rk_form_count_lines (self, RK_FACE_GOTHIC, 9.8, width, item->label);
  *hints = hint ? rk_form_count_lines (self, RK_FACE_GOTHIC, 7.3, width, hint) : 0;
  words = (*labels * LABEL_PITCH + *hints * HINT_PITCH + 1.4) * self->scale;
  return MAX (words, ROW * self->scale);
}

double
rk_form_get_memo_height (RkForm *self)
{
  return self->memo > 0 ? 0 : 12;
}

static void
add_level_cell (RkForm *self, const RkEditionItem *item, double height)
{
  const char *level
      = item->level < 0
            ? ""
            : rk_level_short (rk_edition_level (self->edition, (guint)item->level)->label);
  double y = self->y + height / 2 - (item->required ? 3.8 : 2) * self->scale;

  rk_form_add_box (self, self->code, self->y, self->level, height, RK_RULE_THIN);
  rk_form_add_text (self,
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
add_label_cell (RkForm *self, const RkEditionItem *item, double height, guint labels, guint hints)
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

  rk_form_add_box (self, self->code + self->level, self->y, self->text, height, RK_RULE_THIN);
  rk_form_add_text (self, style, item->label);
  style.y = y + labels * LABEL_PITCH * self->scale;
  style.size = 7.3;
  style.pitch = HINT_PITCH * RK_MM;
  rk_form_add_text (self, style, hint);
}

static void
add_boxes (RkForm *self, guint item, double height)
{
  double pitch = RK_FORM_PITCH * self->scale;
  double box = BOX * self->scale;
  double x = marks_left (self);
  int chosen = self->filled ? self->filled->answers[item] : RK_UNANSWERED;

  rk_form_add_box (self, x, self->y, self->marks, height, RK_RULE_THIN);
  for (guint i = 0; i < self->edition->marks->len; i++, x += pitch)
    {
      double left = x + (pitch - box) / 2;
      double top = self->y + (height - box) / 2;

      rk_form_add_box (self, left, top, box, box, chosen == (int)i ? 1.6 : 0.6);
      if (chosen == (int)i)
        rk_sheet_add_mark (self->sheet, RK_MARK_CHECK, left + box / 2, top + box / 2 - 0.4,
                           box * 1.15);
    }
}

void
rk_form_add_item (RkForm *self, guint n)
{
  const RkEditionItem *item = rk_edition_item (self->edition, n);
  guint labels, hints;
  double height = rk_form_get_item_height (self, item, &labels, &hints);

  rk_form_add_box (self, 0, self->y, self->code, height, RK_RULE_THIN);
  rk_form_add_text (self,
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
      rk_form_add_box (self, RK_FORM_WIDTH - self->memo, self->y, self->memo, height, RK_RULE_THIN);
      rk_form_add_memo (self, n, RK_FORM_WIDTH - self->memo, self->memo, height);
    }
  self->y += height;
  if (self->memo > 0)
    return;
  rk_form_add_box (self, 0, self->y, RK_FORM_WIDTH, rk_form_get_memo_height (self), RK_RULE_THIN);
  rk_form_add_text (
      self, (RkSheetText){ .x = 1.4, .y = self->y + 0.6, .face = RK_FACE_GOTHIC, .size = 6 },
      "メモ");
  rk_form_add_memo (self, n, 12, RK_FORM_WIDTH - 12, rk_form_get_memo_height (self));
  self->y += rk_form_get_memo_height (self);
}
