/* Lines that say something of all rows below them: 【男】, 令和4年度. */
#include "rk-cross-private.h"

#include <string.h>

#include "rk-text.h"

/* Beside the sex in such a line stands of whom it is: 「男性（40～74歳）」, 「男性被保険者」; more
 * is a remark. */
#define BESIDE "^.[性子]?([\\s(<\\[]|.{0,8}[者員人体計歳代上満下]$)"

/* Letters; a shorter word is the heading of a column. */
#define SHORTEST_TITLE 6

/* 「（単位：人）」, 「（人）」, 「【千円】」, 「％」; 「人」 alone may be what a row or a column is
 * of. */
static gboolean
is_unit (const char *text)
{
  static gsize cell;
  const GRegex *form = rk_cross_regex (
      &cell, "^(?:[(\\[【〔]\\s*(?:延べ?)?[十百千万億]*(?:人|名|件|円|日|回|点|歳|か所|箇所|世帯"
             "|%|‰)\\s*[)\\]】〕]|[%‰])$");
  g_autofree char *plain = NULL;

  if (strstr (text, "単位"))
    return TRUE;
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  return plain && g_regex_match (form, plain, 0, NULL);
}

gboolean
rk_cross_is_units (const RkCrossGrid *grid, guint row)
{
  guint n = 0;

  for (guint c = 0; c < grid->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (grid, row, c);

      if (*text && !is_unit (text))
        return FALSE;
      n += *text != '\0';
    }
  return n > 0;
}

const char *
rk_cross_lone_label (const RkCrossGrid *grid, guint row)
{
  const char *lone = NULL;

  for (guint c = 0; c < grid->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (grid, row, c);

      if (*text == '\0' || is_unit (text))
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

/* 「性別：女」, 「年度：令和４年度」: what it is. */
static const char *
value_of (const char *bare)
{
  const char *colon = strchr (bare, ':');

  return colon && (strstr (bare, "性別") || strstr (bare, "年")) ? colon + 1 : bare;
}

/* An age or a place, which the rows say better. */
static gboolean
is_beside (const char *value)
{
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  guint from, to;

  return rk_cross_is_age (value, &from, &to)
         || (!rk_cross_is_whole (value)
             && rk_cross_resolve (NULL, NULL, value, FALSE, &code, &name));
}

/* @from: place of a column. Returns: how many cells there are, each of which says the year or the
 * sex, once, or one an age or a place beside; 0: others, too */
static guint
read_line (const RkCrossGrid *grid, guint row, guint from, RkCrossSection *said)
{
  guint n = 0, n_beside = 0;

  *said = (RkCrossSection){ 0 };
  for (guint c = from; c < grid->n_columns; c++)
    {
      const char *text = rk_cross_grid_cell (grid, row, c);
      g_autofree char *bare = NULL;
      const char *value;
      char sex;
      int year;

      if (*text == '\0' || is_unit (text))
        continue;
      bare = dup_bare (text);
      value = value_of (bare);
      sex = sex_of_line (value);
      year = sex ? 0 : rk_cross_year (value);
      if (sex == 0 && year == 0 ? n_beside++ || !is_beside (value)
                                : (sex && said->sex) || (year && said->year))
        return 0;
      said->sex = sex ? sex : said->sex;
      said->year = year ? year : said->year;
      n++;
    }
  return said->sex || said->year ? n : 0;
}

/* 「特定健診の実施状況」 before them, with a heading of its own below it. */
static gboolean
has_title (const RkCrossGrid *grid, guint row)
{
  return g_utf8_strlen (rk_cross_grid_cell (grid, row, 0), -1) >= SHORTEST_TITLE
         && row + 1 < grid->rows->len && *rk_cross_grid_cell (grid, row + 1, 0);
}

gboolean
rk_cross_is_of_all (const RkCrossGrid *grid, guint row)
{
  RkCrossSection said;

  return read_line (grid, row, 0, &said) > 1
         || (has_title (grid, row) && read_line (grid, row, 1, &said) > 0);
}

/* @said: (out): 'T': a total of whatever the lines before are of. Returns: whether the row is a
 * line that says something of those below it */
static gboolean
read_section (const RkCrossGrid *grid, guint row, RkCrossSection *said, gboolean *total)
{
  const char *label = rk_cross_lone_label (grid, row);
  g_autofree char *bare = label ? dup_bare (label) : NULL;
  guint n = read_line (grid, row, 0, said);

  *total = bare && rk_cross_is_total (bare);
  return *total || n > 1 || (n == 1 && (!said->year || g_str_has_suffix (bare, "年度")));
}

gboolean
rk_cross_is_section (const RkCrossGrid *grid, guint row)
{
  RkCrossSection said;
  gboolean total;

  return read_section (grid, row, &said, &total);
}

gboolean
rk_cross_take_section (RkCrossReading *self, guint row)
{
  RkCrossSection said;
  gboolean total;

  if (!read_section (self->grid, row, &said, &total) || (total && !said.sex && !self->section.sex))
    return FALSE;
  if (total)
    said = (RkCrossSection){ 'T', 0 };
  self->section.sex = said.sex ? said.sex : self->section.sex;
  self->section.year = said.year ? said.year : self->section.year;
  return TRUE;
}

/* 「特定健診の結果（男性）」, 「（国保・女性）」: of one sex and of no other; not
 * 「（女性の健康）」. */
static char
sex_in (const char *title)
{
  static const char *const forms[] = {
    "(?:^|[\\s(【「〔<\\[・、,:])(男性?|女性?)(?:$|[\\s)】」〕>\\]・、,]|のみ|計|全体|被|加入|\\d)",
    "[(【〔<\\[「][^)】〕>\\]」]{0,6}?(男性|女性)(?!の)[^)】〕>\\]」]{0,8}[)】〕>\\]」]"
  };
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_NFKC);

  if (plain == NULL || (strstr (plain, "男") && strstr (plain, "女")))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (forms[i], 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *word = NULL;

      if (!g_regex_match (regex, plain, 0, &match))
        continue;
      word = g_match_info_fetch (match, 1);
      return rk_sex_parse (word);
    }
  return 0;
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
  /* 「男性」 below the headings, where somebody said that it is one of them */
  for (guint r = self->map->first_heading; r < self->map->first; r++)
    if (*rk_cross_grid_cell (self->grid, r, 0))
      rk_cross_take_section (self, r);
}
