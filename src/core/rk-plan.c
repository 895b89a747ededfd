#include "rk-plan.h"

#include <math.h>
#include <string.h>

#define ROMAN_ONE 0x2160 /* Ⅰ */
#define N_ROMAN 12
#define KANA \
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"

/* ── numbers of lines ────────────────────────────────────────────────────────────────────── */

const char *
rk_plan_depth_name (guint depth)
{
  static const char *const names[RK_PLAN_DEPTHS] = { "柱", "取組", "具体的な取組", "内容" };

  return names[MIN (depth, RK_PLAN_DEPTHS - 1)];
}

static char *
roman (guint n)
{
  static const struct
  {
    guint value;
    const char *letters;
  } parts[] = { { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" },
                { 5, "V" },  { 4, "IV" },  { 1, "I" } };
  GString *text = g_string_new (NULL);

  if (n >= 1 && n <= N_ROMAN)
    g_string_append_unichar (text, ROMAN_ONE + n - 1);
  else
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      for (; n >= parts[i].value; n -= parts[i].value)
        g_string_append (text, parts[i].letters);
  return g_string_free (text, FALSE);
}

static char *
kana (guint n)
{
  glong all = g_utf8_strlen (KANA, -1);

  return n <= (guint)all ? g_utf8_substring (KANA, n - 1, n) : g_strdup_printf ("(%u)", n);
}

char *
rk_plan_number (guint depth, guint n)
{
  if (n == 0)
    return g_strdup ("");
  switch (depth)
    {
    case RK_PLAN_PILLAR:
      return roman (n);
    case RK_PLAN_THEME:
      return g_strdup_printf ("%u", n);
    case RK_PLAN_MEASURE:
      return g_strdup_printf ("(%u)", n);
    default:
      return kana (n);
    }
}

char **
rk_plan_numbers (const guint *depths, guint n)
{
  char **numbers = g_new0 (char *, n + 1);
  guint counts[RK_PLAN_DEPTHS] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      guint depth = MIN (depths[i], RK_PLAN_DEPTHS - 1);

      counts[depth]++;
      for (guint under = depth + 1; under < RK_PLAN_DEPTHS; under++)
        counts[under] = 0;
      numbers[i] = rk_plan_number (depth, counts[depth]);
    }
  return numbers;
}

/* ── months and lanes ────────────────────────────────────────────────────────────────────── */

int
rk_plan_month (int first_year, const char *iso, gboolean end)
{
  RkDate date;
  int place;

  if (iso == NULL || !rk_date_from_iso (iso, &date) || !rk_date_is_set (date))
    return -1;
  if (date.month == 0)
    place = (date.year - first_year) * 12 + (end ? 11 : 0);
  else
    place = (date.year - first_year) * 12 + date.month - 4;
  return MAX (0, place + (end ? 1 : 0));
}

double
rk_plan_today (int first_year, RkDate day)
{
  return (rk_fiscal_year (day) - first_year) * 12 + (day.month + 8) % 12 + (day.day - 1) / 31.0;
}

char *
rk_plan_dup_month (int first_year, int place, gboolean end)
{
  int month = first_year * 12 + 3 + place - (end ? 1 : 0);

  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

static gboolean
collides (const RkLaneSpan *spans, const gboolean *placed, guint n, guint which, guint lane)
{
  for (guint i = 0; i < n; i++)
    if (placed[i] && spans[i].lane == lane && spans[i].first < spans[which].last
        && spans[which].first < spans[i].last)
      return TRUE;
  return FALSE;
}

guint
rk_plan_lanes (RkLaneSpan *spans, guint n)
{
  g_autofree gboolean *placed = g_new0 (gboolean, n + 1);
  guint n_lanes = 1;

  for (guint i = 0; i < n; i++)
    if (spans[i].wish >= 0)
      {
        spans[i].lane = (guint)spans[i].wish;
        placed[i] = TRUE;
        n_lanes = MAX (n_lanes, spans[i].lane + 1);
      }
  for (guint i = 0; i < n; i++)
    {
      if (placed[i])
        continue;
      spans[i].lane = 0;
      while (collides (spans, placed, n, i, spans[i].lane))
        spans[i].lane++;
      placed[i] = TRUE;
      n_lanes = MAX (n_lanes, spans[i].lane + 1);
    }
  return n_lanes;
}

/* ── targets ─────────────────────────────────────────────────────────────────────────────── */

#define MOST_OF_THE_WAY 0.8
#define HARDLY 1e-9 /* what doubles lose between two decimals */

static gboolean
is_up (const RkTargetYear *year)
{
  if (g_strcmp0 (year->direction, RK_DOWN) == 0)
    return FALSE;
  if (g_strcmp0 (year->direction, RK_UP) == 0 || isnan (year->base) || isnan (year->planned))
    return TRUE;
  return year->planned >= year->base;
}

static RkGrade
grade_of_share (double share)
{
  if (share >= MOST_OF_THE_WAY - HARDLY)
    return RK_GRADE_B;
  return share > HARDLY ? RK_GRADE_C : RK_GRADE_D;
}

/* Only a direction was agreed. */
static RkGrade
grade_by_direction (const RkTargetYear *year)
{
  double before = isnan (year->previous) ? year->base : year->previous;
  double better;

  if (g_strcmp0 (year->direction, RK_REACH) == 0)
    return year->actual >= 1 - HARDLY ? RK_GRADE_A
           : year->actual > HARDLY    ? RK_GRADE_C
                                      : RK_GRADE_D;
  if (year->direction == NULL || isnan (before))
    return RK_GRADE_NONE;
  better = is_up (year) ? year->actual - before : before - year->actual;
  return better > HARDLY ? RK_GRADE_A : RK_GRADE_D;
}

RkGrade
rk_plan_grade (const RkTargetYear *year)
{
  gboolean up = is_up (year);

  if (isnan (year->actual))
    return RK_GRADE_NONE;
  if (isnan (year->planned))
    return grade_by_direction (year);
  if (up ? year->actual >= year->planned - HARDLY : year->actual <= year->planned + HARDLY)
    return RK_GRADE_A;
  if (!isnan (year->base) && fabs (year->planned - year->base) > HARDLY)
    return grade_of_share ((year->actual - year->base) / (year->planned - year->base));
  if (!isnan (year->base))
    return RK_GRADE_D;
  return grade_of_share (up ? year->actual / year->planned : year->planned / year->actual);
}

const char *
rk_plan_grade_words (RkGrade grade)
{
  static const char *const words[] = { "－", "A", "B", "C", "D" };

  return words[grade];
}

const char *
rk_plan_grade_rule (void)
{
  return "判定　A：年度目標に届いた　B：基準から年度目標までの80%以上を進んだ　"
         "C：80%未満だが基準より良い　D：基準と同じ又は悪い　"
         "（基準がないときは、実績÷年度目標で見る。「増」「減」だけの目標は、前年度（なければ基準）"
         "より良ければA、そうでなければD。「達成」は、達成すればA。）　－：測定なし";
}

char *
rk_plan_dup_value (double value, guint decimals)
{
  double factor = pow (10, decimals);
  char digits[64];
  GString *text;
  char *point;

  if (isnan (value))
    return g_strdup ("");
  /* Half up as in official tables; a hair more, so that 0.15 is not 0.1499999. */
  value = copysign (floor (fabs (value) * factor + 0.5 + HARDLY), value) / factor;
  if (value == 0)
    value = 0; /* no -0 */
  g_ascii_formatd (digits, sizeof digits, decimals ? "%.4f" : "%.0f", fabs (value));
  point = strchr (digits, '.');
  if (point)
    point[decimals + 1] = '\0';
  text = g_string_new (digits);
  for (gssize at = (point ? point - digits : (gssize)text->len) - 3; at > 0; at -= 3)
    g_string_insert (text, at, ",");
  if (value < 0)
    g_string_prepend (text, "▲");
  return g_string_free (text, FALSE);
}

/* ── logic trees ─────────────────────────────────────────────────────────────────────────── */

/* Where the boxes that hang on a box begin and end; the pass from the back needs no recursion. */
typedef struct
{
  double above; /* height of the subtree */
  double own;   /* top of the box within it */
  double children;
  guint n_children;
  double first; /* middle of the first and the last child within the subtree */
  double last;
} Branch;

static void
measure_branch (const RkTreeBox *box, Branch *branch, double gap)
{
  double inner = branch->n_children ? branch->children + gap * (branch->n_children - 1) : 0;

  branch->above = MAX (inner, box->height);
  branch->own = branch->n_children == 0 ? 0 : (branch->first + branch->last) / 2 - box->height / 2;
  branch->own = CLAMP (branch->own, 0, MAX (0, branch->above - box->height));
}

double
rk_plan_layout_tree (RkTreeBox *boxes, guint n, double gap)
{
  g_autofree Branch *branches = g_new0 (Branch, n + 1);
  g_autofree double *next = g_new0 (double, n + 1); /* where the next child of a box begins */
  double bottom = 0;

  for (guint i = 0; i < n; i++)
    boxes[i].depth = boxes[i].parent < 0 ? 0 : boxes[boxes[i].parent].depth + 1;
  /* From the leaves up: children come after their parents, so the last child is met first. */
  for (guint i = n; i > 0; i--)
    {
      RkTreeBox *box = &boxes[i - 1];
      Branch *branch = &branches[i - 1];

      /* Children were met from the last to the first: turn their middles round. */
      if (branch->n_children)
        {
          double inner = branch->children + gap * (branch->n_children - 1);
          double first = inner - branch->last;
          double last = inner - branch->first;

          branch->first = first + MAX (0, box->height - inner) / 2;
          branch->last = last + MAX (0, box->height - inner) / 2;
        }
      measure_branch (box, branch, gap);
      if (box->parent >= 0)
        {
          Branch *over = &branches[box->parent];
          double from_below = over->children + gap * over->n_children;
          double middle = from_below + branch->above - (branch->own + box->height / 2);

          if (over->n_children == 0)
            over->first = middle;
          over->last = middle;
          over->children += branch->above;
          over->n_children++;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      RkTreeBox *box = &boxes[i];
      const Branch *branch = &branches[i];
      double inner = branch->n_children ? branch->children + gap * (branch->n_children - 1) : 0;
      double top;

      if (box->parent < 0)
        {
          top = bottom;
          bottom += branch->above + gap;
        }
      else
        {
          top = next[box->parent];
          next[box->parent] += branch->above + gap;
        }
      box->y = top + branch->own;
      next[i] = top + MAX (0, branch->above - inner) / 2;
    }
  return n ? bottom - gap : 0;
}
