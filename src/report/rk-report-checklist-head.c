/* The head of a checklist form: title, who fills it in, what to do, what the marks mean. */
#include <string.h>

#include "rk-kinds.h"
#include "rk-report-checklist-form.h"

/* ── small things ────────────────────────────────────────────────────────────────────────── */

void
rk_form_add_text (RkForm *self, RkSheetText style, const char *text)
{
  style.size *= self->scale;
  style.pitch *= self->scale;
  if (style.smallest == 0)
    style.smallest = MIN (7, style.size);
  rk_sheet_add_text (self->sheet, &style, text);
}

void
rk_form_add_box (RkForm *self, double x, double y, double width, double height, double weight)
{
  rk_sheet_add_box (self->sheet, x, y, width, height, weight, FALSE);
}

/* The lines that a text takes in a width. */
guint
rk_form_count_lines (RkForm *self, RkFace face, double size, double width, const char *text)
{
  g_auto (RkFitted) fitted = { 0 };

  rk_fit_text (self->type, face, size * self->scale, MIN (7, size * self->scale), RK_FIT_TEXT,
               width * RK_MM, text, &fitted);
  return fitted.lines->len;
}

/* A mark of the scale: drawn where it is one, else as a word. */
void
rk_form_add_sign (RkForm *self, const char *sign, double x, double y, double size)
{
  RkMark mark = rk_mark_from_text (sign);

  if (mark != RK_MARK_NONE)
    rk_sheet_add_mark (self->sheet, mark, x, y, size * self->scale);
  else
    rk_form_add_text (self,
                      (RkSheetText){ .x = x,
                                     .y = y - 2.2 * self->scale,
                                     .face = RK_FACE_GOTHIC_BOLD,
                                     .size = size * 2.6,
                                     .pitch = 4.4 * RK_MM,
                                     .align = RK_ALIGN_CENTRE },
                      sign);
}

/* ── head of the first page ──────────────────────────────────────────────────────────────── */

void
rk_form_add_title (RkForm *self)
{
  g_autofree char *year = rk_fiscal_year_label (self->paper->year);
  const char *tag = rk_fidelity_words (self->edition->fidelity);
  g_autofree char *note
      = g_strdup_printf ("%s版　%s", rk_target_words (self->edition->target), year);
  double note_width
      = rk_type_measure (self->type, RK_FACE_GOTHIC, 8 * self->scale, note, -1) / RK_MM;
  double tag_width
      = rk_type_measure (self->type, RK_FACE_GOTHIC_BOLD, 8.5 * self->scale, tag, -1) / RK_MM + 3;
  double tag_x = RK_FORM_WIDTH - note_width - 3 - tag_width;

  rk_form_add_text (self,
                    (RkSheetText){ .width = tag_x - 3,
                                   .face = RK_FACE_GOTHIC_BOLD,
                                   .size = self->scale > 1 ? 11 : 13.5,
                                   .pitch = 6.4 * RK_MM,
                                   .smallest = 9,
                                   .fit = RK_FIT_NAME },
                    self->title);
  rk_form_add_box (self, tag_x, 0.6, tag_width, 5 * self->scale, RK_RULE);
  rk_form_add_text (self,
                    (RkSheetText){ .x = tag_x,
                                   .y = 0.6,
                                   .width = tag_width,
                                   .face = RK_FACE_GOTHIC_BOLD,
                                   .size = 8.5,
                                   .pitch = 5 * RK_MM,
                                   .align = RK_ALIGN_CENTRE },
                    tag);
  rk_form_add_text (self,
                    (RkSheetText){ .x = RK_FORM_WIDTH,
                                   .y = 0.8,
                                   .face = RK_FACE_GOTHIC,
                                   .size = 8,
                                   .pitch = 5 * RK_MM,
                                   .align = RK_ALIGN_RIGHT },
                    note);
  self->y = 0.8 + 6.5 * self->scale;
  rk_sheet_add_rule (self->sheet, 0, self->y, RK_FORM_WIDTH, self->y, RK_RULE_THICK);
  self->y += 2.5;
}

static void
add_fact (RkForm *self, double x, double width, double label, const char *name, const char *value)
{
  double height = 9 * (self->scale > 1 ? 1.3 : 1);
  guint lines = 1;

  rk_sheet_add_fill (self->sheet, x, self->y, label, height, RK_TINT);
  rk_form_add_box (self, x, self->y, label, height, RK_RULE_THIN);
  rk_form_add_box (self, x + label, self->y, width - label, height, RK_RULE_THIN);
  rk_form_add_text (self,
                    (RkSheetText){ .x = x + 1,
                                   .y = self->y,
                                   .width = label - 2,
                                   .face = RK_FACE_GOTHIC_BOLD,
                                   .size = 8.5,
                                   .pitch = height / self->scale * RK_MM,
                                   .align = RK_ALIGN_CENTRE,
                                   .fit = RK_FIT_FORM },
                    name);
  if (value)
    lines = rk_form_count_lines (self, RK_FACE_GOTHIC, 9.5, width - label - 3.2, value);
  rk_form_add_text (self,
                    (RkSheetText){ .x = x + label + 1.6,
                                   .y = self->y,
                                   .width = width - label - 3.2,
                                   .face = RK_FACE_GOTHIC,
                                   .size = lines > 1 ? 7.5 : 9.5,
                                   .pitch = height / self->scale / MIN (lines, 2) * RK_MM,
                                   .fit = RK_FIT_TEXT },
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

/* The body that filled it in; of several the first and how many. */
static char *
dup_bodies (const RkChecklist *filled)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *first = NULL;

  for (guint i = 0; i < filled->rows->len; i++)
    {
      const RkAnswerRow *row = filled->rows->pdata[i];

      if (row->body == NULL)
        continue;
      first = first ? first : row->body;
      g_hash_table_add (seen, row->body);
    }
  if (g_hash_table_size (seen) < 2)
    return g_strdup (first);
  return g_strdup_printf ("%s ほか（%u機関）", first, g_hash_table_size (seen));
}

static const char *
subject_label (const RkEdition *edition)
{
  if (g_strcmp0 (edition->unit, RK_UNIT_COUNCIL) == 0)
    return g_strcmp0 (edition->target, "prefecture") == 0 ? "都道府県" : "圏域";
  return rk_unit_words (edition->unit);
}

char *
rk_form_dup_subject (RkForm *self)
{
  return rk_checklist_about (self->filled ? self->filled->round : NULL, self->council);
}

void
rk_form_add_who (RkForm *self)
{
  const RkAnswerRow *last = self->filled ? last_answer (self->filled) : NULL;
  g_autofree char *subject = rk_form_dup_subject (self);
  g_autofree char *bodies = self->filled ? dup_bodies (self->filled) : NULL;
  g_autofree char *day = NULL;
  double height = 9 * (self->scale > 1 ? 1.3 : 1);
  double top = self->y;
  double label = 23 * (self->scale > 1 ? 1.2 : 1);
  RkDate date;

  if (last && rk_date_from_iso (last->answered_on, &date))
    day = rk_date_to_wareki_long (date);
  add_fact (self, 0, 73, label, subject_label (self->edition), subject);
  add_fact (self, 73, RK_FORM_WIDTH - 73, label, "記入機関", bodies);
  self->y += height;
  add_fact (self, 0, 73, label, "記入者", last ? last->answered_by : NULL);
  add_fact (self, 73, RK_FORM_WIDTH - 73, label, "記入日",
            self->filled ? day : "令和　　年　　月　　日");
  self->y += height;
  rk_form_add_box (self, 0, top, RK_FORM_WIDTH, 2 * height, RK_RULE);
  self->y += 2.5;
}

/* What the marks mean, in a box at the right; what to do, beside it. */
void
rk_form_add_instructions (RkForm *self)
{
  const RkEdition *edition = self->edition;
  gboolean levels = g_strcmp0 (edition->method, RK_METHOD_LEVELS) == 0;
  guint rows = (edition->marks->len + 1) / 2;
  double box = 62 * (self->scale > 1 ? 1.15 : 1);
  double line = 4.65 * self->scale;
  double height = MAX (2, rows) * line + 2.6;
  const RkEditionMark *best = rk_edition_mark (edition, (guint)rk_edition_full_mark (edition));
  const char *full = g_str_equal (best->mark, "○") ? best->mark : best->label;
  g_autofree char *words
      = g_strdup_printf ("１　この1年の状況に最も近い枠に、　 を1つ書いてください。\n"
                         "２　%s以外には、理由をメモに書いてください（一言で結構です）。%s%s%s",
                         full, levels ? "\n３　必須の項目が全て" : "", levels ? full : "",
                         levels ? "になると、その段階に到達します。" : "");

  g_auto (GStrv) sentences = g_strsplit (words, "\n", -1);
  guint lines = 0;

  for (guint i = 0; sentences[i]; i++)
    lines += rk_form_count_lines (self, RK_FACE_GOTHIC, 8.5, RK_FORM_WIDTH - box - 4, sentences[i]);
  rk_form_add_text (self,
                    (RkSheetText){ .y = self->y,
                                   .width = RK_FORM_WIDTH - box - 4,
                                   .face = RK_FACE_GOTHIC,
                                   .size = 8.5,
                                   .pitch = 4.65 * RK_MM,
                                   .fit = RK_FIT_TEXT },
                    words);
  rk_sheet_add_mark (self->sheet, RK_MARK_CHECK, 17.6 * 8.5 / RK_MM * self->scale,
                     self->y + line / 2 - 0.2, 2.8 * self->scale);
  rk_form_add_box (self, RK_FORM_WIDTH - box, self->y, box, height, RK_RULE);
  for (guint i = 0; i < edition->marks->len; i++)
    {
      const RkEditionMark *mark = rk_edition_mark (edition, i);
      double x = RK_FORM_WIDTH - box + 2 + (i % 2) * (box - 2) / 2;
      double y = self->y + 1.3 + i / 2 * line;

      rk_form_add_sign (self, mark->mark, x + 1.8 * self->scale, y + line / 2, 3);
      rk_form_add_text (self,
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
