/* 指標の進み具合: each target with its base, three years, the way to its goal as a line, and the
 * grade of the year. */
#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-report-meeting.h"
#include "rk-report-plan.h"

#define WIDTH 267.0
#define HEIGHT 176.0
#define TOP 16.5
#define HEAD 11.0
#define ROW 13.2
#define NOTES 13.0
#define YEARS 3

typedef enum
{
  COLUMN_VIEW,
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_BASE,
  COLUMN_YEAR, /* and two more */
  COLUMN_GOAL = COLUMN_YEAR + YEARS,
  COLUMN_TREND,
  COLUMN_GRADE,
  COLUMN_WHO,
  N_COLUMNS,
} Column;

static const double widths[N_COLUMNS] = { 8, 8, 80, 12, 17, 17, 17, 17, 19, 37, 13, 22 };

typedef struct
{
  const RkPlanPaper *paper;
  const RkPlan *plan;
  RkDocument *document;
  RkSheet *sheet;
  const char *title;
  double x[N_COLUMNS + 1];
  double y;
  int year; /* that is graded */
} Targets;

static void
add_text (Targets *self,
          Column column,
          double y,
          double height,
          RkFace face,
          double size,
          RkAlign align,
          const char *text)
{
  RkSheetText style = { .x = self->x[column] + 1,
                        .y = y,
                        .width = self->x[column + 1] - self->x[column] - 2,
                        .face = face,
                        .size = size,
                        .smallest = 5.5,
                        .pitch = height * RK_MM,
                        .align = align,
                        .fit = RK_FIT_LIST };

  rk_sheet_add_text (self->sheet, &style, text);
}

static void
add_cell (Targets *self, Column column)
{
  rk_sheet_add_box (self->sheet, self->x[column], self->y, self->x[column + 1] - self->x[column],
                    ROW, RK_RULE_THIN, FALSE);
}

/* ── head ────────────────────────────────────────────────────────────────────────────────── */

static char *
dup_year_head (int year)
{
  g_autofree char *label = rk_fiscal_year_label_short (year);

  return g_strdup_printf ("%s\n（%d）", label, year);
}

static void
add_head (Targets *self)
{
  static const char *const words[N_COLUMNS]
      = { "観\n点", "No.", "指標（式）", "単位", "基準", "",
          "",       "",    "目標",       "推移", "判定", "測る機関\nと時期" };

  rk_sheet_add_fill (self->sheet, 0, self->y, WIDTH, HEAD, RK_TINT);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *word = NULL;
      g_autofree char *short_year = NULL;
      gboolean two;

      if (i >= COLUMN_YEAR && i < COLUMN_YEAR + YEARS)
        word = dup_year_head (self->year - 1 + (int)(i - COLUMN_YEAR));
      else if (i == COLUMN_GOAL || i == COLUMN_GRADE)
        {
          short_year
              = rk_fiscal_year_label_short (i == COLUMN_GOAL ? self->plan->last_year : self->year);
          word = g_strdup_printf ("%s\n%s", words[i], short_year);
        }
      else
        word = g_strdup (words[i]);
      two = strchr (word, '\n') != NULL;
      add_text (self, i, self->y + (two ? 1.2 : HEAD / 2 - 2.2), 4.4, RK_FACE_GOTHIC_BOLD, 8.5,
                RK_ALIGN_CENTRE, word);
      rk_sheet_add_box (self->sheet, self->x[i], self->y, self->x[i + 1] - self->x[i], HEAD,
                        RK_RULE_THIN, FALSE);
    }
  rk_sheet_add_box (self->sheet, 0, self->y, WIDTH, HEAD, RK_RULE, FALSE);
  self->y += HEAD;
}

static void
begin_page (Targets *self)
{
  g_autofree char *day = rk_date_to_wareki_long (self->paper->day);
  g_autofree char *year = rk_fiscal_year_label (self->year);
  g_autofree char *note = g_strdup_printf ("%s現在　%sの実績まで", day, year);
  RkSheetText title = { .width = WIDTH - 30,
                        .face = RK_FACE_GOTHIC_BOLD,
                        .size = 13,
                        .smallest = 9,
                        .pitch = 7 * RK_MM,
                        .fit = RK_FIT_NAME };
  RkSheetText small = { .y = 10.6,
                        .width = WIDTH,
                        .face = RK_FACE_GOTHIC,
                        .size = 8,
                        .pitch = 5 * RK_MM,
                        .fit = RK_FIT_LIST };

  self->sheet = rk_sheet_new ();
  rk_sheet_add_text (self->sheet, &title, self->title);
  rk_sheet_add_rule (self->sheet, 0, 8.8, WIDTH, 8.8, RK_RULE_THICK);
  rk_sheet_add_text (self->sheet, &small, "上段：目標　下段（太字）：実績　　推移：●―実績　□‥目標");
  small.align = RK_ALIGN_RIGHT;
  rk_sheet_add_text (self->sheet, &small, note);
  self->y = TOP;
  add_head (self);
}

/* ── the way to the goal ─────────────────────────────────────────────────────────────────── */

typedef struct
{
  double low;
  double high;
  double x;
  double width;
  double y;
  double height;
  int first;
  int last;
} Trend;

static double
trend_x (const Trend *trend, int year)
{
  return trend->x + trend->width * (year - trend->first) / MAX (1, trend->last - trend->first);
}

static double
trend_y (const Trend *trend, double value)
{
  double span = trend->high - trend->low;

  return trend->y + trend->height * (span > 0 ? (trend->high - value) / span : 0.5);
}

static double
actual_or_base (const RkPlanTarget *target, int year)
{
  int base_year = (int)rk_record_get_int (target->record, "base_year");

  return year == base_year ? rk_plan_real (target->record, "base") : rk_plan_actual (target, year);
}

static double
planned_in (const RkPlanTarget *target, int year)
{
  return rk_plan_real (rk_plan_value (target, year), "planned");
}

static void
widen (Trend *trend, double value)
{
  if (isnan (value))
    return;
  trend->low = isnan (trend->low) ? value : MIN (trend->low, value);
  trend->high = isnan (trend->high) ? value : MAX (trend->high, value);
}

/* Dots between planned values begin at the base. */
static void
add_trend (Targets *self, const RkPlanTarget *target)
{
  int base_year = (int)rk_record_get_int (target->record, "base_year");
  Trend trend = { NAN,           NAN,     self->x[COLUMN_TREND] + 3,  31,
                  self->y + 2.2, ROW - 5, self->plan->first_year - 1, self->plan->last_year };
  double planned = rk_plan_real (target->record, "base");
  double actual = NAN;
  int planned_at = base_year;
  int actual_at = 0;

  if (base_year && base_year < trend.first)
    trend.first = base_year;
  for (int year = trend.first; year <= trend.last; year++)
    {
      widen (&trend, actual_or_base (target, year));
      widen (&trend, planned_in (target, year));
    }
  rk_sheet_add_rule (self->sheet, trend.x - 1, self->y + ROW - 1.4, trend.x + trend.width + 1,
                     self->y + ROW - 1.4, RK_RULE_THIN);
  for (int year = trend.first; year <= trend.last; year++)
    {
      double x = trend_x (&trend, year);
      double plan = planned_in (target, year);
      double is = actual_or_base (target, year);

      rk_sheet_add_rule (self->sheet, x, self->y + ROW - 1.4, x, self->y + ROW - 2, RK_RULE_THIN);
      if (!isnan (plan))
        {
          if (!isnan (planned) && planned_at)
            rk_sheet_add_dotted (self->sheet, trend_x (&trend, planned_at),
                                 trend_y (&trend, planned), x, trend_y (&trend, plan),
                                 RK_RULE_THIN);
          planned = plan;
          planned_at = year;
          if (year == trend.last)
            rk_sheet_add_mark (self->sheet, RK_MARK_BOX, x, trend_y (&trend, plan), 1.8);
        }
      if (isnan (is))
        continue;
      if (!isnan (actual))
        rk_sheet_add_rule (self->sheet, trend_x (&trend, actual_at), trend_y (&trend, actual), x,
                           trend_y (&trend, is), 1);
      rk_sheet_add_mark (self->sheet, RK_MARK_DISC, x, trend_y (&trend, is), 1.5);
      actual = is;
      actual_at = year;
    }
}

/* ── rows ────────────────────────────────────────────────────────────────────────────────── */

/* 「238÷1,151」 below a share that was counted. */
static char *
dup_share (const RkRecord *value)
{
  double below = rk_plan_real (value, "denominator");
  g_autofree char *n = rk_plan_dup_value (rk_plan_real (value, "numerator"), 0);
  g_autofree char *d = rk_plan_dup_value (below, 0);

  return isnan (below) ? g_strdup ("") : g_strdup_printf ("%s÷%s", n, d);
}

static void
add_year (Targets *self, const RkPlanTarget *target, Column column, int year)
{
  guint decimals = (guint)rk_record_get_int (target->record, "decimals");
  const char *direction = rk_record_get (target->record, "direction");
  gboolean in_plan = year >= self->plan->first_year && year <= self->plan->last_year;
  g_autofree char *planned = rk_plan_dup_value (planned_in (target, year), decimals);
  g_autofree char *actual = rk_plan_dup_value (rk_plan_actual (target, year), decimals);
  g_autofree char *share = dup_share (rk_plan_value (target, year));
  gboolean directed = isnan (rk_plan_real (target->record, "goal"));

  add_text (self, column, self->y + 1, 4.6, RK_FACE_GOTHIC, 8, RK_ALIGN_RIGHT,
            *planned                           ? planned
            : in_plan && directed && direction ? direction
                                               : "－");
  rk_sheet_add_dotted (self->sheet, self->x[column] + 1.5, self->y + ROW / 2,
                       self->x[column + 1] - 1.5, self->y + ROW / 2, RK_RULE_THIN);
  add_text (self, column, self->y + ROW / 2 + 0.4, 4.2, RK_FACE_GOTHIC_BOLD, *share ? 9 : 10,
            RK_ALIGN_RIGHT,
            *actual              ? actual
            : year <= self->year ? "－"
                                 : "");
  add_text (self, column, self->y + ROW - 2.6, 2.4, RK_FACE_GOTHIC, 5.5, RK_ALIGN_RIGHT, share);
}

static void
add_grade (Targets *self, const RkPlanTarget *target)
{
  RkGrade grade = rk_plan_year_grade (target, self->year);
  RkSheetText style = { .x = self->x[COLUMN_GRADE] + 1,
                        .y = self->y + ROW / 2 - 3,
                        .width = 11,
                        .face = RK_FACE_GOTHIC_BOLD,
                        .size = 13,
                        .pitch = 6 * RK_MM,
                        .align = RK_ALIGN_CENTRE,
                        .white = grade == RK_GRADE_D };

  if (grade == RK_GRADE_D)
    rk_sheet_add_fill (self->sheet, self->x[COLUMN_GRADE], self->y, 13, ROW, 0);
  rk_sheet_add_text (self->sheet, &style, rk_plan_grade_words (grade));
}

static void
add_row (Targets *self, const RkPlanTarget *target, guint n)
{
  const RkRecord *record = target->record;
  guint decimals = (guint)rk_record_get_int (record, "decimals");
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *base = rk_plan_dup_value (rk_plan_real (record, "base"), decimals);
  g_autofree char *goal = rk_plan_dup_value (rk_plan_real (record, "goal"), decimals);
  double middle = self->y + ROW / 2 - 2.3;

  for (guint i = COLUMN_NUMBER; i < N_COLUMNS; i++)
    add_cell (self, i);
  add_text (self, COLUMN_NUMBER, middle, 4.6, RK_FACE_GOTHIC, 8.5, RK_ALIGN_CENTRE, number);
  add_text (self, COLUMN_NAME, self->y + 2.2, 4.8, RK_FACE_GOTHIC_BOLD, 9.4, RK_ALIGN_LEFT,
            rk_record_get (record, "name"));
  add_text (self, COLUMN_NAME, self->y + 7.2, 4, RK_FACE_GOTHIC, 7.4, RK_ALIGN_LEFT,
            rk_report_get (record, "formula"));
  add_text (self, COLUMN_UNIT, middle, 4.6, RK_FACE_GOTHIC, 8.5, RK_ALIGN_CENTRE,
            rk_report_get (record, "unit"));
  add_text (self, COLUMN_BASE, middle, 4.6, RK_FACE_GOTHIC, 9, RK_ALIGN_RIGHT, *base ? base : "－");
  for (guint i = 0; i < YEARS; i++)
    add_year (self, target, COLUMN_YEAR + i, self->year - 1 + (int)i);
  add_text (self, COLUMN_GOAL, middle, 4.6, RK_FACE_GOTHIC_BOLD, 10, RK_ALIGN_RIGHT,
            *goal ? goal : rk_report_get (record, "direction"));
  add_trend (self, target);
  add_grade (self, target);
  add_text (self, COLUMN_WHO, self->y + 2.2, 4.6, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT,
            rk_report_get (record, "measured_by"));
  add_text (self, COLUMN_WHO, self->y + 6.8, 4.6, RK_FACE_GOTHIC, 8, RK_ALIGN_LEFT,
            rk_report_get (record, "measured_when"));
  self->y += ROW;
}

/* The viewpoint beside its rows. */
static void
close_view (Targets *self, const char *view, double top)
{
  glong n = view ? g_utf8_strlen (view, -1) : 0;
  GString *upright = g_string_new (NULL);

  if (view == NULL || self->y <= top)
    {
      g_string_free (upright, TRUE);
      return;
    }
  for (const char *c = view; *c; c = g_utf8_next_char (c))
    g_string_append_printf (upright, "%s%.*s", upright->len ? "\n" : "",
                            (int)(g_utf8_next_char (c) - c), c);
  rk_sheet_add_fill (self->sheet, 0, top, self->x[1], self->y - top, RK_TINT);
  rk_sheet_add_box (self->sheet, 0, top, self->x[1], self->y - top, RK_RULE_THIN, FALSE);
  add_text (self, COLUMN_VIEW, top + MAX (0.2, (self->y - top - n * 4.2) / 2), 4.2,
            RK_FACE_GOTHIC_BOLD, 8.5, RK_ALIGN_CENTRE, upright->str);
  rk_sheet_add_rule (self->sheet, 0, self->y, WIDTH, self->y, RK_RULE);
  g_string_free (upright, TRUE);
}

static char *
dup_sources (const Targets *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->plan->targets->len; i++)
    {
      const RkPlanTarget *target = self->plan->targets->pdata[i];
      const char *source = rk_record_get (target->record, "source");

      if (source)
        g_string_append_printf (text, "%sNo.%u　%s", text->len ? "、" : "出典　", i + 1, source);
    }
  return g_string_free (text, FALSE);
}

static void
end_page (Targets *self)
{
  RkSheetText style = { .y = self->y + 1.4,
                        .width = WIDTH,
                        .face = RK_FACE_GOTHIC,
                        .size = 7.2,
                        .smallest = 6,
                        .pitch = 3.7 * RK_MM,
                        .fit = RK_FIT_TEXT };
  g_autofree char *sources = dup_sources (self);
  g_autofree char *words
      = g_strdup_printf ("%s　（Dは黒地）\n%s%s注　割合は分子と分母を保存し、合計から計算した値。",
                         rk_plan_grade_rule (), sources, *sources ? "　" : "");

  rk_sheet_add_box (self->sheet, 0, TOP, WIDTH, self->y - TOP, RK_RULE, FALSE);
  rk_sheet_add_text (self->sheet, &style, words);
  rk_document_add_sheet (self->document, g_steal_pointer (&self->sheet));
}

static void
add_rows (Targets *self)
{
  const char *view = NULL;
  double top = 0;

  for (guint i = 0; i < self->plan->targets->len; i++)
    {
      const RkPlanTarget *target = self->plan->targets->pdata[i];
      const char *own = rk_report_get (target->record, "viewpoint");
      gboolean full = self->sheet && self->y + ROW > HEIGHT - NOTES;

      if (self->sheet && (full || g_strcmp0 (own, view) != 0))
        {
          close_view (self, view, top);
          top = self->y;
        }
      if (full)
        end_page (self);
      if (self->sheet == NULL)
        {
          begin_page (self);
          top = self->y;
        }
      view = own;
      add_row (self, target, i + 1);
    }
  if (self->sheet == NULL)
    {
      begin_page (self);
      add_text (self, COLUMN_NAME, self->y + 3, 5, RK_FACE_GOTHIC, 9, RK_ALIGN_LEFT,
                "指標はまだありません。");
      self->y += ROW;
    }
  close_view (self, view, top);
  end_page (self);
}

/* The newest year in which anything was measured, not after the one asked about. */
static int
measured_year (const RkPlanPaper *paper)
{
  for (int year = paper->year; year >= paper->plan->first_year; year--)
    for (guint i = 0; i < paper->plan->targets->len; i++)
      if (!isnan (rk_plan_actual (paper->plan->targets->pdata[i], year)))
        return year;
  return paper->year;
}

RkDocument *
rk_report_targets (RkDb *db,
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
  Targets self = { 0 };

  if (!rk_plan_paper_load (&paper, db, params, error))
    return NULL;
  plan = rk_plan_dup_title (paper.plan);
  title = g_strconcat ("指標の進み具合　", plan, NULL);
  own.landscape = TRUE;
  own.paper = RK_PAPER_A4;
  document = rk_report_prepare (db, title, &own, &office, error);
  if (document == NULL)
    return NULL;
  self.paper = &paper;
  self.plan = paper.plan;
  self.document = document;
  self.title = title;
  self.year = params->year ? params->year : measured_year (&paper);
  for (guint i = 0; i < N_COLUMNS; i++)
    self.x[i + 1] = self.x[i] + widths[i];
  add_rows (&self);
  rk_report_add_target_charts (document, paper.plan);
  return g_steal_pointer (&document);
}
