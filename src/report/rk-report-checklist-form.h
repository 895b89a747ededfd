/* The inside of checklist forms: what the page, its head and its rows share. Lengths in mm. */
#pragma once

#include "rk-report-checklist.h"

G_BEGIN_DECLS

#define RK_FORM_WIDTH 170.0
#define RK_FORM_HEIGHT 259.0
#define RK_FORM_BAND 6.4
#define RK_FORM_PITCH 10.0 /* from box to box */

/**
 * RkForm: one form while it is made.
 * @filled: (nullable): NULL: a blank form
 * @council: (nullable): NULL: of none in particular
 * @about: 「志太榛原圏域　令和8年度」
 * @scale: of type and boxes; 1.5 in large print
 * @code, @level, @text, @marks, @memo: widths of columns; no @level: nothing is graded; no @memo:
 * it stands under the item
 * @y: where the next thing stands on the page
 * @annex: (element-type RkFormNote): memos that their cells had no room for
 */
typedef struct
{
  const RkChecklistPaper *paper;
  const RkEdition *edition;
  const RkChecklist *filled;
  const RkRecord *council;
  RkDocument *document;
  RkType *type;
  RkSheet *sheet;
  char *title;
  char *about;
  double scale;
  double code;
  double level;
  double text;
  double marks;
  double memo;
  double y;
  GPtrArray *annex;
} RkForm;

/** RkFormNote: a memo that is printed whole behind the form, as ※1, ※2, … in their order. */
typedef struct
{
  guint item;
  char *words;
} RkFormNote;

void rk_form_note_free (gpointer note);

/* rk-report-checklist-form.c */

void rk_form_begin_page (RkForm *self);
void rk_form_end_page (RkForm *self);

/* rk-report-checklist-head.c */

/** rk_form_add_text: as rk_sheet_add_text(), in the form's scale. */
void rk_form_add_text (RkForm *self, RkSheetText style, const char *text);
void rk_form_add_box (RkForm *self, double x, double y, double width, double height, double weight);
/** rk_form_count_lines: the lines that a text takes in a width. */
guint rk_form_count_lines (RkForm *self, RkFace face, double size, double width, const char *text);
/** rk_form_add_sign: a mark of the scale: drawn where it is one, else as a word. */
void rk_form_add_sign (RkForm *self, const char *sign, double x, double y, double size);
/** rk_form_dup_subject: the council, project or workplace; "" for a form of none. */
char *rk_form_dup_subject (RkForm *self);
void rk_form_add_title (RkForm *self);
void rk_form_add_who (RkForm *self);
void rk_form_add_instructions (RkForm *self);

/* rk-report-checklist-rows.c */

void rk_form_add_table_head (RkForm *self);
void rk_form_add_band (RkForm *self, const RkEditionBlock *block, gboolean again);
/** rk_form_get_item_height: of a row without its memo. @labels, @hints: (out): lines */
double
rk_form_get_item_height (RkForm *self, const RkEditionItem *item, guint *labels, guint *hints);
/** rk_form_get_memo_height: of the memo where it stands under the item, else 0. */
double rk_form_get_memo_height (RkForm *self);
void rk_form_add_item (RkForm *self, guint n);

/* rk-report-checklist-memo.c */

/** rk_form_add_memo: what the filled form says beside the marks of an item, in the cell at @x. */
void rk_form_add_memo (RkForm *self, guint item, double x, double width, double height);
/** rk_form_add_annex: 別紙: the whole of the memos that had no room. Nothing where all had. */
void rk_form_add_annex (RkForm *self);

G_END_DECLS
