/* チェックリスト: the form to fill in by hand and the filled one, in the same places to the point.
 * Two A4 pages for some thirty items, boxes of 7.5 mm in rows of 13 mm; in large print everything
 * is half as large again, and the line to write on goes under the item. */
#include <string.h>

#include "rk-kinds.h"
#include "rk-report-checklist-form.h"

#define TALLY 17.0

/* ── foot of the last page ───────────────────────────────────────────────────────────────── */

static void
add_tally_cell (
    RkForm *self, double x, double width, const char *head, const char *sign, const char *value)
{
  double row = TALLY / 2 * self->scale;
  double y = self->y;

  rk_sheet_add_fill (self->sheet, x, y, width, row, RK_TINT);
  rk_form_add_box (self, x, y, width, row, RK_RULE_THIN);
  rk_form_add_box (self, x, y + row, width, row, RK_RULE_THIN);
  if (sign)
    rk_form_add_sign (self, sign, x + width / 2 - 6 * self->scale, y + row / 2, 3);
  rk_form_add_text (self,
                    (RkSheetText){ .x = x + (sign ? 5 * self->scale : 0),
                                   .y = y,
                                   .width = width - (sign ? 5 * self->scale : 0),
                                   .face = RK_FACE_GOTHIC_BOLD,
                                   .size = 8,
                                   .pitch = TALLY / 2 * RK_MM,
                                   .align = RK_ALIGN_CENTRE,
                                   .fit = RK_FIT_FORM },
                    head);
  rk_form_add_text (self,
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
dup_count (RkForm *self, int mark)
{
  guint n = 0;

  if (self->filled == NULL)
    return NULL;
  for (guint i = 0; i < self->edition->items->len; i++)
    n += self->filled->answers[i] == mark;
  return g_strdup_printf ("%u", n);
}

static void
add_tally (RkForm *self)
{
  const RkEdition *edition = self->edition;
  gboolean levels = g_strcmp0 (edition->method, RK_METHOD_LEVELS) == 0;
  guint n = edition->marks->len;
  double first = 34;
  double last = 40;
  double each = (RK_FORM_WIDTH - first - last) / n;
  double row = TALLY / 2 * self->scale;
  g_autofree char *count = g_strdup_printf ("集計（%u項目）", edition->items->len);
  g_autofree char *level
      = self->filled ? rk_checklist_level_short (edition, self->filled->answers) : NULL;

  self->y += 3.5;
  rk_sheet_add_fill (self->sheet, 0, self->y, first, 2 * row, RK_TINT);
  rk_form_add_text (self,
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
  add_tally_cell (self, RK_FORM_WIDTH - last, last, levels ? "到達した段階" : "達成率", NULL,
                  level);
  rk_form_add_box (self, 0, self->y, RK_FORM_WIDTH, 2 * row, RK_RULE);
  self->y += 2 * row + 2;
}

static double
sentence_height (RkForm *self, const char *sentence)
{
  return rk_form_count_lines (self, RK_FACE_GOTHIC, 7.5, RK_FORM_WIDTH, sentence) * 4 * self->scale;
}

/* ── pages ───────────────────────────────────────────────────────────────────────────────── */

/* Any page but the first says what it goes on with. */
void
rk_form_begin_page (RkForm *self)
{
  g_autofree char *again = g_strconcat (self->title, "（続き）", NULL);

  self->sheet = rk_sheet_new ();
  rk_form_add_text (
      self,
      (RkSheetText){ .width = 110, .face = RK_FACE_GOTHIC_BOLD, .size = 8.5, .fit = RK_FIT_NAME },
      again);
  rk_form_add_text (
      self,
      (RkSheetText){
          .x = RK_FORM_WIDTH, .face = RK_FACE_GOTHIC, .size = 8.5, .align = RK_ALIGN_RIGHT },
      self->about);
  self->y = 6 * self->scale;
}

static void
begin_first_page (RkForm *self)
{
  self->sheet = rk_sheet_new ();
  self->y = 0;
  rk_form_add_title (self);
  rk_form_add_who (self);
  rk_form_add_instructions (self);
}

void
rk_form_end_page (RkForm *self)
{
  rk_document_add_sheet (self->document, g_steal_pointer (&self->sheet));
}

/* A band keeps two of its items with it. */
static double
needed (RkForm *self, guint item)
{
  const RkEdition *edition = self->edition;
  guint labels, hints;
  double height = rk_form_get_item_height (self, rk_edition_item (edition, item), &labels, &hints)
                  + rk_form_get_memo_height (self);
  gboolean begins
      = item == 0
        || rk_edition_item (edition, item - 1)->block != rk_edition_item (edition, item)->block;

  if (!begins)
    return height;
  height += RK_FORM_BAND * self->scale;
  if (item + 1 < edition->items->len
      && rk_edition_item (edition, item + 1)->block == rk_edition_item (edition, item)->block)
    height += rk_form_get_item_height (self, rk_edition_item (edition, item + 1), &labels, &hints)
              + rk_form_get_memo_height (self);
  return height;
}

static void
add_items (RkForm *self)
{
  const RkEdition *edition = self->edition;
  int block = -1;
  double top;

  rk_form_add_table_head (self);
  top = self->y;
  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);
      gboolean again = FALSE;

      if (self->y + needed (self, i) > RK_FORM_HEIGHT && self->y > top)
        {
          rk_form_end_page (self);
          rk_form_begin_page (self);
          rk_form_add_table_head (self);
          top = self->y;
          again = block == (int)item->block;
          block = -1;
        }
      if (block != (int)item->block)
        rk_form_add_band (self, rk_edition_block (edition, item->block), again);
      block = (int)item->block;
      rk_form_add_item (self, i);
    }
}

static void
add_form (RkForm *self)
{
  g_autofree char *sentence = rk_edition_dup_sentence (self->edition);

  begin_first_page (self);
  add_items (self);
  if (self->y + 3.5 + TALLY * self->scale + 2 + sentence_height (self, sentence) > RK_FORM_HEIGHT)
    {
      rk_form_end_page (self);
      rk_form_begin_page (self);
    }
  add_tally (self);
  rk_form_add_text (self,
                    (RkSheetText){ .y = self->y,
                                   .width = RK_FORM_WIDTH,
                                   .face = RK_FACE_GOTHIC,
                                   .size = 7.5,
                                   .pitch = 4 * RK_MM,
                                   .fit = RK_FIT_TEXT },
                    sentence);
  rk_form_end_page (self);
  rk_form_add_annex (self);
}

static void
set_columns (RkForm *self)
{
  gboolean large = self->scale > 1;
  gboolean graded = self->edition->levels->len > 0;

  for (guint i = 0; i < self->edition->items->len; i++)
    graded |= rk_edition_item (self->edition, i)->required;
  self->code = 12 * (large ? 1.35 : 1);
  self->level = graded ? 11 * (large ? 1.35 : 1) : 0;
  self->marks = RK_FORM_PITCH * self->scale * self->edition->marks->len;
  self->memo = large ? 0 : 40;
  self->text = RK_FORM_WIDTH - self->code - self->level - self->marks - self->memo;
}

static void
add_part (RkForm *self)
{
  g_autofree char *subject = rk_form_dup_subject (self);
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
  g_autoptr (GPtrArray) annex = g_ptr_array_new_with_free_func (rk_form_note_free);
  RkForm form = { .paper = &paper, .scale = params->large ? 1.5 : 1, .annex = annex };
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
