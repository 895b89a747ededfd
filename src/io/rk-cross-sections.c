/* Lines that say something of all rows below them: 【男】, 令和4年度. */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-text.h"

/* Beside the sex in such a line stands of whom it is: 「男性（40～74歳）」, 「男性被保険者」; more
 * is a remark. */
#define BESIDE "^.[性子]?([\\s(<\\[]|.{0,8}[者員人体計歳代上満下]$)"

const char *
rk_cross_lone_label (const RkCrossGrid *grid, guint row)
{
  const char *lone = NULL;

  for (guint c = 0; c < grid->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (grid, row, c);

      if (*text == '\0' || strstr (text, "単位") || g_str_equal (text, "（人）"))
        continue;
      if (lone)
        return NULL;
      lone = text;
    }
  return lone;
}

/* 「【男性】」, 「（１）男性」, 「①男性」 → 「男性」 */
static char *
dup_bare (const char *text)
{
  g_autoptr (GRegex) around = g_regex_new ("^(?:\\(?\\d{1,2}(?:[).]|(?=[男女]))"
                                           "|[\\s【】()<>\\[\\]〔〕「」〈〉《》■□◆◇●○・*])+"
                                           "|[\\s【】()<>\\[\\]〔〕「」〈〉《》]+$",
                                           0, 0, NULL);
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_regex_replace_literal (around, plain ? plain : "", -1, 0, "", 0, NULL);
}

static char
sex_of_line (const char *bare)
{
  g_autofree char *rest = NULL;
  char sex = rk_cross_sex (bare, &rest);

  return rest && !g_regex_match_simple (BESIDE, bare, 0, 0) ? 0 : sex;
}

gboolean
rk_cross_take_section (RkCrossReading *self, guint row)
{
  const char *label = rk_cross_lone_label (self->grid, row);
  g_autofree char *bare = label ? dup_bare (label) : NULL;
  char sex = bare ? sex_of_line (bare) : 0;

  if (bare == NULL)
    return FALSE;
  if (sex == 0 && self->section.sex && rk_cross_is_total (bare))
    sex = 'T';
  if (sex)
    self->section.sex = sex;
  else if (g_str_has_suffix (bare, "年度") && rk_cross_year (bare))
    self->section.year = rk_cross_year (bare);
  else
    return FALSE;
  return TRUE;
}

/* 「特定健診の結果（男性）」: of one sex and of no other. */
static char
sex_in (const char *title)
{
  static const char form[]
      = "(^|[\\s(【「〔<\\[・、,:])(男性?|女性?)($|[\\s)】」〕>\\]・、,]|のみ|計|全体|被|加入|\\d)";
  g_autoptr (GRegex) regex = g_regex_new (form, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_NFKC);
  g_autofree char *word = NULL;

  if (plain == NULL || (strstr (plain, "男") && strstr (plain, "女"))
      || !g_regex_match (regex, plain, 0, &match))
    return 0;
  word = g_match_info_fetch (match, 2);
  return rk_sex_parse (word);
}

void
rk_cross_begin_sections (RkCrossReading *self)
{
  self->section.sex = sex_in (self->table->title);
  if (self->section.sex == 0 && self->table->sheet)
    self->section.sex = sex_in (self->table->sheet);
  for (guint r = 0; r < self->map->first_heading; r++)
    rk_cross_take_section (self, r);
  self->section.year = 0; /* of the title: said there */
}
