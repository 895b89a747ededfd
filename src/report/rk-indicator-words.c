#include "rk-indicator-words.h"

#include <math.h>
#include <string.h>

#include "rk-calendar.h"
#include "rk-text.h"
#include "rk-report-indicator.h"

/* More names than this are not read. */
#define MOST_NAMES 4
/* All 圏域 of a prefecture are. */
#define MOST_UNJUDGED 8

const char *
rk_indicator_short (const RkRecord *indicator)
{
  const char *name = rk_record_get (indicator, "short_name");

  return name ? name : rk_record_get (indicator, "name");
}

char *
rk_indicator_dup_year (int year)
{
  g_autofree char *label = rk_fiscal_year_label (year);
  const char *end = strstr (label, "年度");

  if (end == NULL || g_ascii_isdigit (*label))
    return g_strdup (label);
  return g_strdup_printf ("%.*s(%d)年度", (int)(end - label), label, year);
}

/* ── states ──────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  SURELY_HIGH,
  SURELY_LOW,
  NO_DIFFERENCE,
  NO_VALUE,
  N_GROUPS,
} Group;

static Group
group_of (const RkIndicatorValue *row)
{
  switch (row->state)
    {
    case RK_STAT_SURELY_HIGH:
      return SURELY_HIGH;
    case RK_STAT_SURELY_LOW:
      return SURELY_LOW;
    case RK_STAT_HIGH:
    case RK_STAT_LOW:
    case RK_STAT_SAME:
      return NO_DIFFERENCE;
    case RK_STAT_UNDECIDED:
    default:
      return NO_VALUE;
    }
}

static int
by_value (gconstpointer a, gconstpointer b)
{
  double one = (*(const RkIndicatorValue *const *)a)->value;
  double two = (*(const RkIndicatorValue *const *)b)->value;

  return one < two ? 1 : one > two ? -1 : 0;
}

static int
by_value_rising (gconstpointer a, gconstpointer b)
{
  return by_value (b, a);
}

static void
append_names (GString *out, const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (out, "%s%s", i ? "・" : "", rk_indicator_value_name (rows->pdata[i]));
}

void
rk_indicator_append_unjudged (GString *out,
                              const GPtrArray *names,
                              const char *counter,
                              const char *what)
{
  if (names->len == 0)
    return;
  if (names->len > MOST_UNJUDGED)
    g_string_append_printf (out, "%sをはじめ%u%s", (const char *)names->pdata[0], names->len,
                            counter);
  for (guint i = 0; names->len <= MOST_UNJUDGED && i < names->len; i++)
    g_string_append_printf (out, "%s%s", i ? "・" : "", (const char *)names->pdata[i]);
  g_string_append_printf (out, "は%s。", what);
}

static char *
dup_number (const RkValues *values, const RkIndicatorValue *row)
{
  return rk_values_dup_number (values, row->value, row);
}

static void
append_value (GString *out, const RkValues *values, const RkIndicatorValue *row)
{
  g_autofree char *number = dup_number (values, row);

  g_string_append_printf (out, "%s（%s）", rk_indicator_value_name (row), number);
}

/* 「熱海伊東（178.4）をはじめ4圏域（…）で全国より有意に高」. @rows: the farthest first */
static void
append_group (GString *out,
              const RkValues *values,
              const GPtrArray *rows,
              const char *verdict,
              gboolean first)
{
  const char *areas = rk_area_level_paper (values->level);

  if (!first)
    g_string_append (out, "、");
  if (rows->len == 1)
    append_value (out, values, rows->pdata[0]);
  else if (rows->len <= MOST_NAMES)
    {
      append_names (out, rows);
      g_string_append_printf (out, "の%u%s", rows->len, areas);
    }
  else
    {
      append_value (out, values, rows->pdata[0]);
      g_string_append_printf (out, "をはじめ%u%s", rows->len, areas);
    }
  g_string_append_printf (out, "で%sより有意に%s", values->reference_name, verdict);
}

static void
collect (const RkValues *values, char sex, GPtrArray **groups)
{
  for (guint i = 0; i < values->rows->len; i++)
    {
      RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == sex)
        g_ptr_array_add (groups[group_of (row)], row);
    }
  g_ptr_array_sort (groups[SURELY_HIGH], by_value);
  g_ptr_array_sort (groups[SURELY_LOW], by_value_rising);
  g_ptr_array_sort (groups[NO_DIFFERENCE], by_value);
}

static void
append_rest (GString *out, const RkValues *values, GPtrArray **groups, gboolean any)
{
  GPtrArray *same = groups[NO_DIFFERENCE];

  if (same->len == 0)
    {
      g_string_append (out, "。");
      return;
    }
  if (any)
    g_string_append (out, "。");
  if (!any && groups[NO_VALUE]->len == 0)
    g_string_append_printf (out, "どの%sも", rk_area_level_paper (values->level));
  else if (same->len == 1)
    {
      append_value (out, values, same->pdata[0]);
      g_string_append (out, "は");
    }
  else if (same->len <= MOST_NAMES)
    {
      append_names (out, same);
      g_string_append (out, "は");
    }
  else
    g_string_append_printf (out, "%u%sは", same->len, rk_area_level_paper (values->level));
  g_string_append_printf (out, "%sと差があるとはいえない。", values->reference_name);
}

static void
append_judged (GString *out, const RkValues *values, GPtrArray **groups)
{
  gboolean high = groups[SURELY_HIGH]->len > 0;
  gboolean low = groups[SURELY_LOW]->len > 0;

  if (high)
    append_group (out, values, groups[SURELY_HIGH], low ? "高く" : "高い", TRUE);
  if (low)
    append_group (out, values, groups[SURELY_LOW], "低い", !high);
  append_rest (out, values, groups, high || low);
}

/* Published values without intervals: only which is the highest and the lowest. */
static void
append_plain (GString *out, const RkValues *values, GPtrArray *rows)
{
  gboolean many = g_strcmp0 (rk_record_get (values->indicator, "measure"), "人数") == 0;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;
  gboolean withheld = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      withheld |= rk_indicator_drawn (rows->pdata[i]) == RK_CHART_WITHHELD;
      if (!isnan (((RkIndicatorValue *)rows->pdata[i])->value))
        g_ptr_array_add (known, rows->pdata[i]);
    }
  g_ptr_array_sort (known, by_value);
  if (known->len == 0)
    {
      g_string_append (out, withheld ? RK_INDICATOR_WITHHELD : "値がない。");
      return;
    }
  if (known->len == 1)
    {
      append_value (out, values, known->pdata[0]);
      g_string_append (out, withheld        ? "だけを示せる。"
                            : rows->len > 1 ? "だけに値がある。"
                                            : "である。");
      return;
    }
  high = dup_number (values, known->pdata[0]);
  low = dup_number (values, known->pdata[known->len - 1]);
  g_string_append (out, withheld ? RK_INDICATOR_BESIDES : "");
  if (g_str_equal (high, low))
    {
      g_string_append_printf (out, "値がある%u%sのどれも同じ（%s）である。", known->len,
                              rk_area_level_paper (values->level), high);
      return;
    }
  g_string_append (out, many ? "最も多いのは" : "最も高いのは");
  append_value (out, values, known->pdata[0]);
  g_string_append (out, many ? "、最も少ないのは" : "、最も低いのは");
  append_value (out, values, known->pdata[known->len - 1]);
  g_string_append (out, "である。");
}

static void
append_sex (GString *out, const RkValues *values, char sex)
{
  GPtrArray *groups[N_GROUPS];
  g_autoptr (GPtrArray) unjudged = g_ptr_array_new ();
  const char *who = sex == 'M' ? "男性の" : sex == 'F' ? "女性の" : "";

  for (guint i = 0; i < N_GROUPS; i++)
    groups[i] = g_ptr_array_new ();
  collect (values, sex, groups);
  g_string_append_printf (out, "%s%sは、", who, rk_indicator_short (values->indicator));
  if (groups[SURELY_HIGH]->len + groups[SURELY_LOW]->len + groups[NO_DIFFERENCE]->len == 0)
    append_plain (out, values, groups[NO_VALUE]);
  else
    {
      append_judged (out, values, groups);
      for (guint i = 0; i < groups[NO_VALUE]->len; i++)
        g_ptr_array_add (unjudged, (gpointer)rk_indicator_value_name (groups[NO_VALUE]->pdata[i]));
      rk_indicator_append_unjudged (out, unjudged, rk_area_level_paper (values->level),
                                    RK_INDICATOR_UNJUDGED);
    }
  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_unref (groups[i]);
}

static gboolean
has_sex (const RkValues *values, char sex)
{
  for (guint i = 0; i < values->rows->len; i++)
    if (g_array_index (values->rows, RkIndicatorValue, i).sex == sex)
      return TRUE;
  return FALSE;
}

const char *
rk_indicator_direction (const RkRecord *indicator)
{
  switch (rk_indicator_good (indicator))
    {
    case RK_GOOD_HIGH:
      return "（高いほど良い指標）";
    case RK_GOOD_LOW:
      return "（低いほど良い指標）";
    case RK_GOOD_NEITHER:
    default:
      return "";
    }
}

char *
rk_indicator_dup_sentence (const RkValues *values)
{
  GString *out = g_string_new (NULL);

  for (const char *sex = "MFT"; *sex; sex++)
    if (has_sex (values, *sex))
      append_sex (out, values, *sex);
  if (out->len == 0)
    g_string_append (out, "値がない。");
  g_string_append (out, rk_indicator_direction (values->indicator));
  return g_string_free (out, FALSE);
}

/* ── one area ────────────────────────────────────────────────────────────────────────────── */

int
rk_indicator_goodness (const RkValues *values, const RkIndicatorValue *row)
{
  RkGood good = rk_indicator_good (values->indicator);
  int side = row->state == RK_STAT_SURELY_HIGH ? 1 : row->state == RK_STAT_SURELY_LOW ? -1 : 0;

  return good == RK_GOOD_HIGH ? side : good == RK_GOOD_LOW ? -side : 0;
}

gboolean
rk_indicator_is_judged (const RkIndicatorValue *row)
{
  return group_of (row) != NO_VALUE;
}

char *
rk_indicator_dup_own_sentence (const RkValues *values, const RkIndicatorValue *row, int *good)
{
  g_autofree char *number = rk_values_dup_number (values, row->value, row);
  const char *who = row->sex == 'M' ? "男性の" : row->sex == 'F' ? "女性の" : "";
  const char *name = rk_indicator_short (values->indicator);
  const char *what = values->kind == RK_VALUES_RATIO ? "標準化該当比" : "";

  if (good)
    *good = rk_indicator_goodness (values, row);
  switch (group_of (row))
    {
    case SURELY_HIGH:
      return g_strdup_printf ("%s%s（%s%s）は%sより有意に高い。", who, name, what, number,
                              values->reference_name);
    case SURELY_LOW:
      return g_strdup_printf ("%s%s（%s%s）は%sより有意に低い。", who, name, what, number,
                              values->reference_name);
    case NO_DIFFERENCE:
      return g_strdup_printf ("%s%s（%s%s）は%sと差があるとはいえない。", who, name, what, number,
                              values->reference_name);
    default:
      return g_strdup_printf ("%s%sは判定できない（%s）。", who, name,
                              row->reason ? row->reason : "比べる値がない");
    }
}

/* ── round the figure ────────────────────────────────────────────────────────────────────── */

gboolean
rk_indicator_in_funnel (const RkIndicatorValue *row)
{
  return row->n > 0 && !isnan (row->value);
}

char *
rk_indicator_dup_figure_title (const RkValues *values, gboolean funnel)
{
  g_autofree char *title = rk_values_dup_title (values);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (!funnel || rk_indicator_in_funnel (row))
        g_hash_table_add (areas, (gpointer)row->area);
    }
  return g_strdup_printf ("%s（%u%s）", title, g_hash_table_size (areas),
                          rk_area_level_paper (values->level));
}

void
rk_indicator_append_undrawn (GString *out, const RkValues *values, char sex)
{
  g_autoptr (GPtrArray) undrawn = g_ptr_array_new ();

  for (guint i = 0; i < values->rows->len; i++)
    {
      RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == sex && !rk_indicator_in_funnel (row))
        g_ptr_array_add (undrawn, row);
    }
  if (undrawn->len == 0)
    return;
  g_string_append (out, "※図にない");
  g_string_append_printf (out, "%s：", rk_area_level_paper (values->level));
  append_names (out, undrawn);
  g_string_append (out, "（人数か値を示せない）。");
}

char *
rk_indicator_dup_figure_subtitle (const RkValues *values)
{
  g_autofree char *year = rk_indicator_dup_year (values->year);
  g_autofree char *ages = rk_values_dup_ages (values);
  g_autofree char *unit = rk_values_dup_unit (values);
  const char *sexes = has_sex (values, 'M') && has_sex (values, 'F') ? "男女別"
                      : has_sex (values, 'M')                        ? "男性"
                      : has_sex (values, 'F')                        ? "女性"
                                                                     : "男女計";

  return g_strdup_printf ("%s　%s　%s%s%s", year, ages, sexes, *unit ? "　" : "", unit);
}

/* How many they are. */
static gboolean
is_withheld (const RkIndicatorValue *row)
{
  return isnan (row->n) && (row->masked || rk_indicator_drawn (row) == RK_CHART_WITHHELD);
}

double
rk_indicator_people (const RkValues *values, char sex)
{
  double n = 0;

  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex != sex)
        continue;
      if (is_withheld (row))
        return NAN; /* a sum would give away what is hidden */
      if (!isnan (row->n))
        n += row->n;
    }
  return n > 0 ? n : NAN;
}

char *
rk_indicator_people_digits (double n)
{
  g_autofree char *plain = g_strdup_printf ("%.0f", n);

  return rk_text_group_digits (plain);
}

char *
rk_indicator_dup_people_of (const RkValues *values, char sex)
{
  double n = rk_indicator_people (values, sex);
  g_autofree char *digits = isnan (n) ? NULL : rk_indicator_people_digits (n);

  if (g_strcmp0 (rk_record_get (values->indicator, "measure"), "比") == 0)
    return NULL; /* below a ratio are no people */
  if (digits)
    return g_strconcat (digits, "人", NULL);
  for (guint i = 0; i < values->rows->len; i++)
    {
      const RkIndicatorValue *row = &g_array_index (values->rows, RkIndicatorValue, i);

      if (row->sex == sex && is_withheld (row))
        return g_strdup (RK_INDICATOR_PEOPLE_WITHHELD);
    }
  return NULL;
}

void
rk_indicator_append_mask (GString *out, const RkValues *values)
{
  if (values && values->mask_note && strstr (out->str, values->mask_note) == NULL)
    g_string_append (out, values->mask_note);
}

/* @only: 0: of each sex there is */
static void
append_n (GString *out, const RkValues *values, char only)
{
  gboolean first = TRUE;

  for (const char *sex = "MFT"; *sex; sex++)
    {
      g_autofree char *people
          = only && only != *sex ? NULL : rk_indicator_dup_people_of (values, *sex);

      if (people == NULL)
        continue;
      g_string_append_printf (out, "%s%s%s", first ? "人数（分母）　" : "、",
                              *sex == 'T' ? "" : rk_sex_paper (*sex), people);
      first = FALSE;
    }
  if (!first)
    g_string_append (out, "。");
}

char *
rk_indicator_dup_people (const RkValues *values, char sex)
{
  GString *out = g_string_new (NULL);

  append_n (out, values, sex);
  return g_string_free (out, FALSE);
}

char *
rk_indicator_dup_notes (const RkValues *values, char sex)
{
  GString *out = g_string_new (NULL);
  g_autofree char *others = rk_values_dup_other_sources (values, NULL, sex, NULL);
  const char *caution = rk_record_get (values->indicator, "caution");

  append_n (out, values, sex);
  g_string_append (out, values->note);
  g_string_append (out, others ? others : "");
  rk_indicator_append_mask (out, values);
  if (caution)
    g_string_append (out, caution);
  return g_string_free (out, FALSE);
}
