/* ロジックツリー: 課題 → 要因 → 取組 → 成果, laid out by itself; what is folded is left out. Of a
 * plan, or of a case of support. */
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-kinds.h"
#include "rk-logic.h"
#include "rk-records.h"
#include "rk-report-meeting.h"
#include "rk-report-plan.h"

#define TOP 14.0
#define GAP 3.0
#define BETWEEN 9.0
#define PAD 1.6

typedef struct
{
  const RkRecord *office;
  RkLogic *logic;
  RkSheet *sheet;
  RkTreeBox *boxes;
  double width;
  double height;
  double column; /* width of a box */
  double size;
  double scale; /* below 1 where all of it would not be on the page else */
} Tree;

static double
x_of (const Tree *self, guint depth)
{
  return depth * (self->column + BETWEEN * self->scale);
}

static char *
dup_words (const RkLogicNode *node)
{
  const char *indicator = rk_record_get (node->record, "measured_by");

  return g_strdup_printf ("%s%s%s%s", rk_record_get (node->record, "text"),
                          indicator ? "\n指標：" : "", indicator ? indicator : "",
                          node->n_hidden ? "\n（以下略）" : "");
}

static guint
deepest (const RkLogic *logic)
{
  guint depth = 0;

  for (guint i = 0; i < logic->nodes->len; i++)
    depth = MAX (depth, ((RkLogicNode *)logic->nodes->pdata[i])->depth);
  return depth;
}

static double
lay_out (Tree *self)
{
  guint n = self->logic->nodes->len;

  for (guint i = 0; i < n; i++)
    {
      const RkLogicNode *node = self->logic->nodes->pdata[i];
      g_autofree char *words = dup_words (node);

      self->boxes[i].parent = node->parent;
      self->boxes[i].height
          = rk_report_text_height (self->office, RK_FACE_GOTHIC, self->size, self->size * 0.5,
                                   self->column - 2 * PAD * self->scale, words)
            + 5 * self->scale + 2 * PAD * self->scale;
    }
  return rk_plan_layout_tree (self->boxes, n, GAP * self->scale);
}

/* As large as it can be on one page. */
static void
fit (Tree *self)
{
  guint columns = deepest (self->logic) + 1;

  for (self->scale = 1; self->scale > 0.3; self->scale *= 0.92)
    {
      self->size = 9.6 * self->scale;
      self->column = MIN (62, (self->width - (columns - 1) * BETWEEN * self->scale) / columns);
      if (lay_out (self) <= self->height - TOP)
        return;
    }
}

static void
add_box (Tree *self, guint n)
{
  const RkLogicNode *node = self->logic->nodes->pdata[n];
  const RkTreeBox *box = &self->boxes[n];
  double s = self->scale;
  double x = x_of (self, box->depth);
  double y = TOP + box->y;
  const char *kind = rk_report_get (node->record, "kind");
  gboolean problem = g_str_equal (kind, "課題");
  g_autofree char *words = dup_words (node);
  RkSheetText label = { .x = x + PAD * s,
                        .y = y + 0.8 * s,
                        .width = self->column - 2 * PAD * s,
                        .face = RK_FACE_GOTHIC_BOLD,
                        .size = self->size * 0.75,
                        .smallest = 4,
                        .pitch = 4 * s * RK_MM };
  RkSheetText text = { .x = x + PAD * s,
                       .y = y + 5.2 * s,
                       .width = self->column - 2 * PAD * s,
                       .face = RK_FACE_GOTHIC,
                       .size = self->size,
                       .smallest = self->size * 0.75,
                       .pitch = self->size * 0.5 * RK_MM,
                       .fit = RK_FIT_TEXT };

  if (g_str_equal (kind, "取組"))
    rk_sheet_add_fill (self->sheet, x, y, self->column, box->height, RK_TINT);
  rk_sheet_add_box (self->sheet, x, y, self->column, box->height, problem ? RK_RULE_THICK : RK_RULE,
                    g_str_equal (kind, "成果"));
  rk_sheet_add_text (self->sheet, &label, kind);
  rk_sheet_add_text (self->sheet, &text, words);
}

static void
add_branch (Tree *self, guint n)
{
  const RkTreeBox *box = &self->boxes[n];
  const RkTreeBox *from;
  double left, middle, y, from_y;

  if (box->parent < 0)
    return;
  from = &self->boxes[box->parent];
  left = x_of (self, from->depth) + self->column;
  middle = left + BETWEEN * self->scale / 2;
  y = TOP + box->y + box->height / 2;
  from_y = TOP + from->y + from->height / 2;
  rk_sheet_add_rule (self->sheet, left, from_y, middle, from_y, RK_RULE);
  rk_sheet_add_rule (self->sheet, middle, from_y, middle, y, RK_RULE);
  rk_sheet_add_rule (self->sheet, middle, y, x_of (self, box->depth), y, RK_RULE);
}

static void
draw (Tree *self, const char *title, const char *note)
{
  RkSheetText head = { .width = self->width - 60,
                       .face = RK_FACE_GOTHIC_BOLD,
                       .size = 13,
                       .smallest = 9,
                       .pitch = 7 * RK_MM,
                       .fit = RK_FIT_NAME };
  RkSheetText right = { .x = self->width - 60,
                        .y = 1.5,
                        .width = 60,
                        .face = RK_FACE_GOTHIC,
                        .size = 8,
                        .pitch = 5 * RK_MM,
                        .align = RK_ALIGN_RIGHT,
                        .fit = RK_FIT_LIST };

  rk_sheet_add_text (self->sheet, &head, title);
  rk_sheet_add_text (self->sheet, &right, note);
  rk_sheet_add_rule (self->sheet, 0, 8.8, self->width, 8.8, RK_RULE_THICK);
  for (guint i = 0; i < self->logic->nodes->len; i++)
    add_branch (self, i);
  for (guint i = 0; i < self->logic->nodes->len; i++)
    add_box (self, i);
  if (self->logic->nodes->len == 0)
    {
      right = (RkSheetText){ .y = TOP, .face = RK_FACE_GOTHIC, .size = 9.6 };
      rk_sheet_add_text (self->sheet, &right, "ロジックツリーはまだありません。");
    }
}

RkDocument *
rk_report_logic_tree (RkDb *db,
                      const RkReportParams *params,
                      GCancellable *cancellable,
                      GError **error)
{
  gboolean large = params->paper == RK_PAPER_A3;
  g_autoptr (RkRecord) office_record = rk_office_get (db, error);
  g_autoptr (RkLogic) logic
      = office_record ? rk_logic_load (db, params->record, TRUE, error) : NULL;
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *title = NULL;
  g_autofree char *office = NULL;
  g_autofree char *day = rk_date_to_wareki_long (rk_report_day (params->as_of));
  g_autofree char *note = g_strconcat (day, "現在", NULL);
  g_autofree RkTreeBox *boxes = NULL;
  RkReportParams own = *params;
  Tree self = { 0 };

  if (logic == NULL)
    return NULL;
  own.landscape = TRUE;
  title = g_strconcat ("ロジックツリー　", logic->title, NULL);
  document = rk_report_prepare (db, title, &own, &office, error);
  if (document == NULL)
    return NULL;
  boxes = g_new0 (RkTreeBox, logic->nodes->len + 1);
  self = (Tree){ .office = office_record,
                 .logic = logic,
                 .sheet = rk_sheet_new (),
                 .boxes = boxes,
                 .width = large ? 387 : 267,
                 .height = large ? 266 : 176 };
  fit (&self);
  draw (&self, title, note);
  rk_document_add_sheet (document, self.sheet);
  return g_steal_pointer (&document);
}
