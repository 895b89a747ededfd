/* 工程表, as a printed vision has it: texts over the years, arrows, ★, the goal at the right. Each
 * 柱 begins a page; pages are broken between 具体的な取組, and heads and labels are said again. */
#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-error.h"
#include "rk-report-roadmap-private.h"

/* mm on A3; A4 has the same in its own proportion. */
#define A3_WIDTH 387.0
#define A3_HEIGHT 266.0
#define A4_WIDTH 267.0
#define A4_HEIGHT 176.0
#define THEME 33.0
#define MEASURE 51.0
#define YEARS 220.0
#define PAD 1.6

static void
row_free (gpointer data)
{
  RkPrintedRow *row = data;

  g_free (row->title);
  g_free (row->goal);
  g_free (row);
}

double
rk_roadmap_x (const RkRoadmap *self, double month)
{
  return self->x[2] + (self->x[3] - self->x[2]) * month / rk_plan_n_months (self->plan);
}

/* ── texts ───────────────────────────────────────────────────────────────────────────────── */

double
rk_roadmap_text_height (
    const RkRoadmap *self, RkFace face, double size, double width, const char *text)
{
  return rk_report_text_height (self->paper->office, face, size, size * 0.5, width, text);
}

static void
add_text (RkRoadmap *self,
          double x,
          double y,
          double width,
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
                        .smallest = size * 0.75,
                        .pitch = size * 0.5 * RK_MM,
                        .align = align,
                        .fit = RK_FIT_TEXT };

  rk_sheet_add_text (self->sheet, &style, text);
}

/* In the middle of a field. */
static void
add_middle (RkRoadmap *self,
            double x,
            double y,
            double width,
            double height,
            RkFace face,
            double size,
            RkAlign align,
            const char *text)
{
  double high = rk_roadmap_text_height (self, face, size, width, text);

  add_text (self, x, y + MAX (0.4, (height - high) / 2), width, face, size, align, text);
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* A line has a row where it is a 具体的な取組, where something stands in it, or, above a 内容,
 * where it has nothing below it. */
static gboolean
has_row (const RkPlan *plan, guint n)
{
  const RkPlanLine *line = plan->lines->pdata[n];
  const RkPlanLine *next = n + 1 < plan->lines->len ? plan->lines->pdata[n + 1] : NULL;
  gboolean leaf = next == NULL || next->depth <= line->depth;

  if (line->depth == RK_PLAN_PILLAR)
    return leaf || line->cells->len > 0;
  if (line->depth == RK_PLAN_DETAIL)
    return line->cells->len > 0;
  return line->depth == RK_PLAN_MEASURE || leaf || line->cells->len > 0;
}

static char *
dup_second (const RkPlanLine *line, const RkPlanLine *theme)
{
  const char *title = rk_record_get (line->record, "title");
  const char *bodies = rk_record_get (line->record, "bodies");

  if (line == theme)
    return g_strdup (bodies ? bodies : "");
  if (line->depth != RK_PLAN_MEASURE)
    return g_strdup_printf ("%s　%s%s%s", line->number, title,
                            bodies && line->depth == RK_PLAN_THEME ? "\n" : "",
                            bodies && line->depth == RK_PLAN_THEME ? bodies : "");
  return bodies ? g_strdup_printf ("%s\n（%s）", title, bodies) : g_strdup (title);
}

static char *
dup_goal (const RkRoadmap *self, const RkPlanLine *line, const RkPlanLine *theme)
{
  const char *goal = rk_record_get (line->record, "goal");
  gboolean first = self->rows->len == 0
                   || ((RkPrintedRow *)self->rows->pdata[self->rows->len - 1])->theme != theme;

  /* What was agreed for the 取組 as a whole stands beside its first row. */
  if (theme && theme != line && first && rk_record_get (theme->record, "goal"))
    {
      g_autofree char *whole
          = goal ? g_strconcat (rk_record_get (theme->record, "goal"), "\n", goal, NULL)
                 : g_strdup (rk_record_get (theme->record, "goal"));

      return rk_plan_dup_marked (whole);
    }
  return rk_plan_dup_marked (goal);
}

static void
add_row (RkRoadmap *self, const RkPlanLine *line)
{
  RkPrintedRow *row = g_new0 (RkPrintedRow, 1);
  double padding = 2 * PAD * self->scale;

  row->line = line;
  row->theme = self->pillar && line->depth > RK_PLAN_PILLAR ? rk_plan_theme_of (self->plan, line)
                                                            : rk_plan_pillar_of (self->plan, line);
  row->title = dup_second (line, row->theme);
  row->goal = dup_goal (self, line, row->theme);
  row->height = rk_roadmap_cells_height (self, line);
  row->height
      = MAX (row->height, rk_roadmap_text_height (self, RK_FACE_GOTHIC, self->size,
                                                  self->x[2] - self->x[1] - padding, row->title)
                              + padding);
  row->height
      = MAX (row->height, rk_roadmap_text_height (self, RK_FACE_GOTHIC, self->size,
                                                  self->x[4] - self->x[3] - padding, row->goal)
                              + padding);
  g_ptr_array_add (self->rows, row);
}

static double
theme_width (const RkRoadmap *self)
{
  return self->x[1] - self->x[0] - 2 * PAD * self->scale;
}

static char *
dup_theme (const RkPlanLine *theme, gboolean again)
{
  if (theme == NULL)
    return g_strdup ("");
  if (theme->depth == RK_PLAN_PILLAR)
    return g_strdup (rk_record_get (theme->record, "title"));
  return g_strdup_printf ("%s　%s%s", theme->number, rk_record_get (theme->record, "title"),
                          again ? "（続き）" : "");
}

/* The rows of a 取組 are together at least as high as its name. */
static void
stretch_themes (RkRoadmap *self)
{
  for (guint i = 0; i < self->rows->len;)
    {
      RkPrintedRow *first = self->rows->pdata[i];
      g_autofree char *label = dup_theme (first->theme, TRUE);
      double needed = rk_roadmap_text_height (self, RK_FACE_GOTHIC_BOLD, self->size,
                                              theme_width (self), label)
                      + 2 * PAD * self->scale;
      double height = 0;
      guint k = i;

      for (; k < self->rows->len && ((RkPrintedRow *)self->rows->pdata[k])->theme == first->theme;
           k++)
        height += ((RkPrintedRow *)self->rows->pdata[k])->height;
      if (height < needed)
        ((RkPrintedRow *)self->rows->pdata[k - 1])->height += needed - height;
      i = k;
    }
}

/* ── head of a page ──────────────────────────────────────────────────────────────────────── */

static void
add_legend (RkRoadmap *self)
{
  static const struct
  {
    const char *words;
    double grey;
    double edge;
    gboolean dashed;
  } entries[] = { { "実施済み", RK_TINT, 1.3, FALSE },
                  { "実施中・予定", 1, 0, FALSE },
                  { "検討中", 1, 0, TRUE } };
  g_autofree char *plan = rk_plan_dup_title (self->plan);
  g_autofree char *day = rk_date_to_wareki_long (self->paper->day);
  g_autofree char *note = g_strdup_printf ("%s　%s現在", plan, day);
  double s = self->scale;
  double y = 11.5 * s;
  double x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      RkSheetArrow arrow = { .x = x,
                             .y = y,
                             .width = 13 * s,
                             .height = 4.4 * s,
                             .tip = 2.4 * s,
                             .weight = RK_RULE,
                             .grey = entries[i].grey,
                             .edge = entries[i].edge * s,
                             .dashed = entries[i].dashed };

      rk_sheet_add_arrow (self->sheet, &arrow);
      add_text (self, x + 14.5 * s, y + 0.4 * s, 26 * s, RK_FACE_GOTHIC, 8.4 * s, RK_ALIGN_LEFT,
                entries[i].words);
      x += 38 * s;
    }
  rk_sheet_add_mark (self->sheet, RK_MARK_STAR, x + 2 * s, y + 2.2 * s, 4 * s);
  add_text (self, x + 5.5 * s, y + 0.4 * s, 34 * s, RK_FACE_GOTHIC, 8.4 * s, RK_ALIGN_LEFT,
            "節目（開始など）");
  x += 38 * s;
  rk_sheet_add_mark (self->sheet, RK_MARK_DOWN, x + 2 * s, y + 2.2 * s, 3 * s);
  add_text (self, x + 5 * s, y + 0.4 * s, 14 * s, RK_FACE_GOTHIC, 8.4 * s, RK_ALIGN_LEFT, "現在");
  x += 18 * s;
  rk_sheet_add_fill (self->sheet, x, y + 1.5 * s, 8 * s, 1.3 * s, 0);
  add_text (self, x + 9.5 * s, y + 0.4 * s, 14 * s, RK_FACE_GOTHIC, 8.4 * s, RK_ALIGN_LEFT, "実績");
  x += 22 * s;
  add_text (self, x, y + 0.4 * s, self->width - x, RK_FACE_GOTHIC, 8 * s, RK_ALIGN_RIGHT, note);
}

static char *
dup_column (const RkRoadmap *self, guint n, gboolean small)
{
  int year = self->plan->first_year + (int)(self->plan->by_month ? n / 12 : n);
  static const int months[] = { 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3 };

  if (!self->plan->by_month)
    return small ? g_strdup_printf ("（%d）", year) : rk_fiscal_year_label (year);
  if (small)
    return n % 12 == 0   ? rk_fiscal_year_label_short (year)
           : n % 12 == 9 ? rk_fiscal_year_label_short (year + 1)
                         : g_strdup ("");
  return g_strdup_printf ("%d月", months[n % 12]);
}

static void
add_head (RkRoadmap *self)
{
  const char *const words[]
      = { self->pillar ? "取組" : "区分", self->pillar ? "具体的な取組" : "取組", NULL, "目標" };
  double s = self->scale;
  double column = (self->x[3] - self->x[2]) / self->n_columns;

  rk_sheet_add_fill (self->sheet, 0, self->y, self->width, self->head, RK_TINT);
  for (guint i = 0; i < 4; i++)
    if (words[i])
      {
        add_middle (self, self->x[i] + 1, self->y, self->x[i + 1] - self->x[i] - 2, self->head,
                    RK_FACE_GOTHIC_BOLD, self->size, RK_ALIGN_CENTRE, words[i]);
        rk_sheet_add_box (self->sheet, self->x[i], self->y, self->x[i + 1] - self->x[i], self->head,
                          RK_RULE_THIN, FALSE);
      }
  for (guint n = 0; n < self->n_columns; n++)
    {
      double x = self->x[2] + n * column;
      g_autofree char *name = dup_column (self, n, FALSE);
      g_autofree char *under = dup_column (self, n, TRUE);

      add_text (self, x + 0.4, self->y + 1.6 * s, column - 0.8, RK_FACE_GOTHIC_BOLD, self->size,
                RK_ALIGN_CENTRE, name);
      add_text (self, x + 0.4, self->y + 6.6 * s, column - 0.8, RK_FACE_GOTHIC, self->size * 0.72,
                RK_ALIGN_CENTRE, under);
      rk_sheet_add_box (self->sheet, x, self->y, column, self->head, RK_RULE_THIN, FALSE);
    }
  self->y += self->head;
}

static void
begin_page (RkRoadmap *self)
{
  g_autofree char *title = self->pillar
                               ? g_strdup_printf ("工程表　【柱%s】%s%s", self->pillar->number,
                                                  rk_record_get (self->pillar->record, "title"),
                                                  self->continued ? "（続き）" : "")
                               : g_strdup ("工程表");

  self->sheet = rk_sheet_new ();
  add_text (self, 0, 0, self->width - 34, RK_FACE_GOTHIC_BOLD, 14 * sqrt (self->scale),
            RK_ALIGN_LEFT, title);
  rk_sheet_add_rule (self->sheet, 0, 9 * self->scale + 0.6, self->width, 9 * self->scale + 0.6,
                     RK_RULE_THICK);
  add_legend (self);
  self->y = self->top;
  add_head (self);
  self->continued = TRUE;
}

/* ── rows of a page ──────────────────────────────────────────────────────────────────────── */

static void
add_columns (RkRoadmap *self, const RkPrintedRow *row)
{
  double column = (self->x[3] - self->x[2]) / self->n_columns;
  double today = rk_plan_today (self->plan->first_year, self->paper->day);

  for (guint n = 1; n < self->n_columns; n++)
    rk_sheet_add_dotted (self->sheet, self->x[2] + n * column, self->y, self->x[2] + n * column,
                         self->y + row->height, RK_RULE_THIN);
  if (today >= 0 && today <= rk_plan_n_months (self->plan))
    rk_sheet_add_dotted (self->sheet, rk_roadmap_x (self, today), self->y,
                         rk_roadmap_x (self, today), self->y + row->height, RK_RULE);
}

static void
add_today (RkRoadmap *self)
{
  double today = rk_plan_today (self->plan->first_year, self->paper->day);

  if (today >= 0 && today <= rk_plan_n_months (self->plan))
    rk_sheet_add_mark (self->sheet, RK_MARK_DOWN, rk_roadmap_x (self, today),
                       self->y - 1.2 * self->scale, 2.6 * self->scale);
}

static void
draw_row (RkRoadmap *self, const RkPrintedRow *row)
{
  double padding = PAD * self->scale;

  rk_sheet_add_box (self->sheet, self->x[1], self->y, self->x[2] - self->x[1], row->height,
                    RK_RULE_THIN, FALSE);
  add_middle (self, self->x[1] + padding, self->y, self->x[2] - self->x[1] - 2 * padding,
              row->height, RK_FACE_GOTHIC, self->size, RK_ALIGN_LEFT, row->title);
  add_columns (self, row);
  rk_roadmap_add_cells (self, row);
  rk_sheet_add_box (self->sheet, self->x[3], self->y, self->x[4] - self->x[3], row->height,
                    RK_RULE_THIN, FALSE);
  add_middle (self, self->x[3] + padding, self->y, self->x[4] - self->x[3] - 2 * padding,
              row->height, RK_FACE_GOTHIC, self->size, RK_ALIGN_LEFT, row->goal);
  rk_sheet_add_rule (self->sheet, self->x[1], self->y + row->height, self->x[4],
                     self->y + row->height, RK_RULE_THIN);
  self->y += row->height;
}

static void
close_theme (RkRoadmap *self, const RkPlanLine *theme, double top, gboolean again)
{
  g_autofree char *label = dup_theme (theme, again);
  double padding = PAD * self->scale;

  if (self->y <= top)
    return;
  rk_sheet_add_fill (self->sheet, 0, top, self->x[1], self->y - top, RK_TINT);
  add_middle (self, padding, top, theme_width (self), self->y - top, RK_FACE_GOTHIC_BOLD,
              self->size, RK_ALIGN_LEFT, label);
  rk_sheet_add_box (self->sheet, 0, top, self->x[1], self->y - top, RK_RULE_THIN, FALSE);
  rk_sheet_add_rule (self->sheet, 0, self->y, self->width, self->y, RK_RULE);
}

static void
end_page (RkRoadmap *self)
{
  rk_sheet_add_box (self->sheet, 0, self->top, self->width, self->y - self->top, RK_RULE, FALSE);
  rk_document_add_sheet (self->document, g_steal_pointer (&self->sheet));
}

static void
add_pages (RkRoadmap *self)
{
  const RkPlanLine *theme = NULL;
  gboolean again = FALSE;
  double top = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RkPrintedRow *row = self->rows->pdata[i];
      gboolean full = self->sheet && self->y + row->height > self->height;

      if (self->sheet && (full || row->theme != theme))
        {
          close_theme (self, theme, top, again);
          again = full && row->theme == theme;
          top = self->y;
        }
      if (full)
        end_page (self);
      if (self->sheet == NULL)
        {
          begin_page (self);
          add_today (self);
          top = self->y;
        }
      theme = row->theme;
      draw_row (self, row);
    }
  if (self->sheet == NULL)
    return;
  close_theme (self, theme, top, again);
  end_page (self);
}

/* Rows of a 柱 with lanes of a height. Returns: how high they are together */
static double
lay_out_pillar (RkRoadmap *self, guint first, guint last, double lane)
{
  double height = 0;

  self->lane = lane;
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = first; i < last; i++)
    if (has_row (self->plan, i))
      add_row (self, self->plan->lines->pdata[i]);
  stretch_themes (self);
  for (guint i = 0; i < self->rows->len; i++)
    height += ((RkPrintedRow *)self->rows->pdata[i])->height;
  return height;
}

/* A schedule of at most two levels – 国の動き; 県: Ⅰ, Ⅱ – is one table with its 柱 at the left. */
static gboolean
is_flat (const RkPlan *plan)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (((RkPlanLine *)plan->lines->pdata[i])->depth >= RK_PLAN_MEASURE)
      return FALSE;
  return TRUE;
}

/* Up to where a table goes on. */
static guint
end_of_pillar (RkRoadmap *self, guint first)
{
  const GPtrArray *lines = self->plan->lines;
  gboolean flat = is_flat (self->plan);
  guint last = first + 1;

  self->pillar = flat ? NULL : lines->pdata[first];
  while (last < lines->len && (flat || ((RkPlanLine *)lines->pdata[last])->depth > RK_PLAN_PILLAR))
    last++;
  return last;
}

/* What is a little more than a page is set closer, so that no row stands on a page alone. */
static void
add_pillar (RkRoadmap *self, guint first, guint last)
{
  static const double closer[] = { 0.9, 0.8, 0.7 };
  double lane = self->lane;
  double room = self->height - self->top - self->head;
  gboolean fits = lay_out_pillar (self, first, last, lane) <= room;

  self->continued = FALSE;
  for (guint i = 0; !fits && i < G_N_ELEMENTS (closer); i++)
    fits = lay_out_pillar (self, first, last, lane * closer[i]) <= room;
  if (!fits)
    lay_out_pillar (self, first, last, lane);
  add_pages (self);
  self->lane = lane;
}

static void
add_empty (RkRoadmap *self)
{
  self->pillar = NULL;
  begin_page (self);
  add_text (self, 2, self->y + 3, self->width - 4, RK_FACE_GOTHIC, self->size, RK_ALIGN_LEFT,
            "取組はまだありません。");
  self->y += 12;
  end_page (self);
}

static void
set_measures (RkRoadmap *self, RkPaperSize size)
{
  double s = size == RK_PAPER_A3 ? 1 : A4_WIDTH / A3_WIDTH;

  self->width = size == RK_PAPER_A3 ? A3_WIDTH : A4_WIDTH;
  self->height = size == RK_PAPER_A3 ? A3_HEIGHT : A4_HEIGHT;
  self->scale = s;
  self->size = size == RK_PAPER_A3 ? 9.6 : 7.8;
  self->lane = size == RK_PAPER_A3 ? 14.6 : 10.6;
  self->thin = size == RK_PAPER_A3 ? 5.2 : 4;
  self->head = size == RK_PAPER_A3 ? 11.5 : 8.4;
  self->top = 18.5 * s;
  self->x[0] = 0;
  self->x[1] = THEME * s;
  self->x[2] = (THEME + MEASURE) * s;
  self->x[3] = (THEME + MEASURE + YEARS) * s;
  self->x[4] = self->width;
  self->n_columns = (guint)(self->plan->last_year - self->plan->first_year + 1)
                    * (self->plan->by_month ? 12 : 1);
}

RkDocument *
rk_report_roadmap (RkDb *db,
                   const RkReportParams *params,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (RkPlanPaper) paper = { 0 };
  g_autoptr (RkDocument) document = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *title = NULL;
  g_autofree char *office = NULL;
  RkReportParams own = *params;
  RkRoadmap self = { 0 };

  if (!rk_plan_paper_load (&paper, db, params, error))
    return NULL;
  own.landscape = TRUE;
  plan = rk_plan_dup_title (paper.plan);
  title = g_strconcat ("工程表　", plan, NULL);
  document = rk_report_prepare (db, title, &own, &office, error);
  if (document == NULL)
    return NULL;
  self.paper = &paper;
  self.plan = paper.plan;
  self.document = document;
  self.rows = g_ptr_array_new_with_free_func (row_free);
  set_measures (&self, params->paper == RK_PAPER_A3 ? RK_PAPER_A3 : RK_PAPER_A4);
  for (guint i = 0; i < paper.plan->lines->len;)
    {
      guint last = end_of_pillar (&self, i);

      add_pillar (&self, i, last);
      i = last;
    }
  if (paper.plan->lines->len == 0)
    add_empty (&self);
  g_ptr_array_unref (self.rows);
  return g_steal_pointer (&document);
}
