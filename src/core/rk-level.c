#include "rk-level.h"

#include <math.h>
#include <string.h>

double
rk_rate_percent (const RkRate *rate)
{
  if (rate->most == 0)
    return -1;
  return floor (rate->points * 1000.0 / rate->most + 0.5) / 10;
}

/* ── answers ─────────────────────────────────────────────────────────────────────────────── */

static const RkEditionMark *
mark_of (const RkEdition *edition, const int *answers, guint item)
{
  return answers[item] < 0 ? NULL : rk_edition_mark (edition, (guint)answers[item]);
}

int
rk_answer_points (const RkEdition *edition, const int *answers, guint item)
{
  const RkEditionMark *mark = mark_of (edition, answers, item);

  return mark ? mark->points : -1;
}

gboolean
rk_answer_is_left_out (const RkEdition *edition, const int *answers, guint item)
{
  const RkEditionMark *mark = mark_of (edition, answers, item);

  return mark && mark->points == RK_POINTS_NONE;
}

gboolean
rk_answer_is_full (const RkEdition *edition, const int *answers, guint item)
{
  return rk_answer_points (edition, answers, item) == rk_edition_full_points (edition);
}

const char *
rk_answer_sign (const RkEdition *edition, const int *answers, guint item)
{
  const RkEditionMark *mark = mark_of (edition, answers, item);

  return mark ? mark->mark : "未回答";
}

int
rk_answer_change (const RkEdition *edition, const int *before, const int *now, guint item)
{
  int a = rk_answer_points (edition, before, item);
  int b = rk_answer_points (edition, now, item);

  return a < 0 || b < 0 ? 0 : (b > a) - (b < a);
}

/* ── level ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_levels (const RkEdition *edition)
{
  return g_strcmp0 (edition->method, RK_METHOD_LEVELS) == 0;
}

static void
count_steps (const RkEdition *edition, const int *answers, RkLevelStep *steps)
{
  int full = rk_edition_full_points (edition);

  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);

      if (!item->required || item->level < 0 || rk_answer_is_left_out (edition, answers, i))
        continue;
      steps[item->level].n_required++;
      steps[item->level].n_full += rk_answer_points (edition, answers, i) == full;
    }
}

/* A level that asks for nothing is not in the way, and is not reached by itself either. */
int
rk_level_find (const RkLevelStep *steps, guint n, int *next)
{
  int level = -1;

  *next = -1;
  for (guint i = 0; i < n; i++)
    {
      if (steps[i].n_full < steps[i].n_required)
        {
          *next = (int)i;
          break;
        }
      if (steps[i].n_full)
        level = (int)i;
    }
  return level;
}

int
rk_level_only (const RkEdition *edition, const int *answers)
{
  RkLevelStep steps[RK_MOST_LEVELS] = { 0 };
  int next;

  if (!has_levels (edition) || edition->levels->len > RK_MOST_LEVELS)
    return -1;
  count_steps (edition, answers, steps);
  return rk_level_find (steps, edition->levels->len, &next);
}

static void
add_to_rate (RkRate *rate, const RkEdition *edition, const int *answers, guint item, guint full)
{
  int points = rk_answer_points (edition, answers, item);
  gboolean left_out = rk_answer_is_left_out (edition, answers, item);

  rate->n_items++;
  rate->n_answered += answers[item] >= 0;
  rate->n_left_out += left_out;
  rate->n_full += points == (int)full;
  rate->points += points > 0 ? (guint)points : 0;
  rate->most += left_out ? 0 : full;
}

static void
list_items (const RkEdition *edition, const int *answers, RkLevel *self)
{
  for (guint i = 0; i < edition->items->len; i++)
    {
      const RkEditionItem *item = rk_edition_item (edition, i);

      if (!item->required || item->level < 0 || rk_answer_is_left_out (edition, answers, i))
        continue;
      if (item->level <= self->level)
        g_array_append_val (self->decided_by, i);
      else if (item->level == self->next && !rk_answer_is_full (edition, answers, i))
        g_array_append_val (self->missing, i);
    }
}

RkLevel *
rk_level_compute (const RkEdition *edition, const int *answers)
{
  RkLevel *self = g_new0 (RkLevel, 1);
  guint full = (guint)rk_edition_full_points (edition);

  self->decided_by = g_array_new (FALSE, FALSE, sizeof (guint));
  self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  self->steps = g_array_new (FALSE, TRUE, sizeof (RkLevelStep));
  self->rates = g_array_new (FALSE, TRUE, sizeof (RkRate));
  g_array_set_size (self->steps, edition->levels->len);
  g_array_set_size (self->rates, edition->blocks->len);
  for (guint i = 0; i < edition->items->len; i++)
    {
      add_to_rate (&self->total, edition, answers, i, full);
      add_to_rate (&g_array_index (self->rates, RkRate, rk_edition_item (edition, i)->block),
                   edition, answers, i, full);
    }
  self->level = self->next = -1;
  if (has_levels (edition))
    {
      RkLevelStep *steps = (RkLevelStep *)(gpointer)self->steps->data;

      count_steps (edition, answers, steps);
      self->level = rk_level_find (steps, self->steps->len, &self->next);
      list_items (edition, answers, self);
    }
  return self;
}

void
rk_level_free (RkLevel *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->decided_by);
  g_array_unref (self->missing);
  g_array_unref (self->steps);
  g_array_unref (self->rates);
  g_free (self);
}

/* ── words ───────────────────────────────────────────────────────────────────────────────── */

char *
rk_level_dup_name (const RkEdition *edition, const RkLevel *level)
{
  if (level->level >= 0)
    return g_strdup (rk_edition_level (edition, (guint)level->level)->label);
  if (level->next >= 0)
    return g_strdup_printf ("%s に達していない",
                            rk_edition_level (edition, (guint)level->next)->label);
  if (level->total.most == 0)
    return g_strdup ("対象の項目がない");
  return g_strdup_printf ("%s %.1f％",
                          g_strcmp0 (edition->method, RK_METHOD_DONE) == 0 ? "済の割合" : "達成率",
                          rk_rate_percent (&level->total));
}

static char *
dup_missing (const RkEdition *edition, const RkLevel *level, const int *answers)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < level->missing->len; i++)
    {
      guint item = g_array_index (level->missing, guint, i);

      g_string_append_printf (words, "%s%s（%s）", i ? "、" : "",
                              rk_edition_item (edition, item)->code,
                              rk_answer_sign (edition, answers, item));
    }
  return g_string_free (words, FALSE);
}

static char *
dup_rate_reason (const RkEdition *edition, const RkLevel *level)
{
  const char *full = rk_edition_mark (edition, (guint)rk_edition_full_mark (edition))->mark;

  return g_strdup_printf ("対象の%u項目のうち%sは%u項目です（回答 %u／%u、対象外 %u）。",
                          level->total.n_items - level->total.n_left_out, full, level->total.n_full,
                          level->total.n_answered, level->total.n_items, level->total.n_left_out);
}

char *
rk_level_dup_reason (const RkEdition *edition, const RkLevel *level, const int *answers)
{
  const char *full = rk_edition_mark (edition, (guint)rk_edition_full_mark (edition))->mark;
  GString *words = g_string_new (NULL);

  if (!has_levels (edition))
    {
      g_string_free (words, TRUE);
      return dup_rate_reason (edition, level);
    }
  if (level->level >= 0)
    g_string_append_printf (words, "%sまでの必須%u項目は、すべて%sです。",
                            rk_level_short (rk_edition_level (edition, (guint)level->level)->label),
                            level->decided_by->len, full);
  if (level->next >= 0)
    {
      const RkLevelStep *step = &g_array_index (level->steps, RkLevelStep, level->next);
      g_autofree char *missing = dup_missing (edition, level, answers);

      g_string_append_printf (
          words, "%sは、必須%u項目のうち%sがまだ%sではありません。",
          rk_level_short (rk_edition_level (edition, (guint)level->next)->label), step->n_required,
          missing, full);
    }
  else if (level->level < 0)
    g_string_append (words, "必須項目がすべて対象外のため、段階は決まりません。");
  return g_string_free (words, FALSE);
}

/* ── the way on ──────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const RkEdition *edition;
  const int *answers;
} Path;

static guint
effort_rank (const char *effort)
{
  static const char *const efforts[] = { "小", "中", "大" };

  for (guint i = 0; i < G_N_ELEMENTS (efforts); i++)
    if (g_strcmp0 (effort, efforts[i]) == 0)
      return i;
  return G_N_ELEMENTS (efforts);
}

static guint
count_bodies (const char *owner)
{
  guint n = 1;

  for (const char *c = owner; c && (c = strstr (c, "、")) != NULL; c += strlen ("、"))
    n++;
  return n;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  const Path *path = data;
  guint i = *(const guint *)a;
  guint j = *(const guint *)b;
  const RkEditionItem *first = rk_edition_item (path->edition, i);
  const RkEditionItem *second = rk_edition_item (path->edition, j);
  int near = rk_answer_points (path->edition, path->answers, j)
             - rk_answer_points (path->edition, path->answers, i);
  int bodies = (int)count_bodies (first->owner) - (int)count_bodies (second->owner);
  int effort = (int)effort_rank (first->effort) - (int)effort_rank (second->effort);

  return near ? near : bodies ? bodies : effort ? effort : (i > j) - (i < j);
}

GArray *
rk_level_path (const RkEdition *edition, const RkLevel *level, const int *answers)
{
  Path path = { edition, answers };
  GArray *items = g_array_new (FALSE, FALSE, sizeof (guint));

  if (has_levels (edition))
    g_array_append_vals (items, level->missing->data, level->missing->len);
  else
    for (guint i = 0; i < edition->items->len; i++)
      if (!rk_answer_is_full (edition, answers, i) && !rk_answer_is_left_out (edition, answers, i))
        g_array_append_val (items, i);
  g_array_sort_with_data (items, compare_steps, &path);
  return items;
}

RkLevel *
rk_level_what_if (const RkEdition *edition, const int *answers, const GArray *items)
{
  g_autofree int *better = g_memdup2 (answers, sizeof *answers * edition->items->len);

  for (guint i = 0; i < items->len; i++)
    better[g_array_index (items, guint, i)] = rk_edition_full_mark (edition);
  return rk_level_compute (edition, better);
}
