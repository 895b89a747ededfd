/* What is recognised in a sheet by itself: where the numbers begin, which rows are headings, what
 * each column of labels says. A person may say otherwise. */
#include "rk-cross-private.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "rk-area.h"
#include "rk-text.h"

#define MAX_HEADINGS 9
/* Rows of data that are looked at to know what a column holds. */
#define LOOKED_AT 400
/* Rows above that may be headings of the next part. */
#define MOST_BEFORE 50

typedef struct
{
  const RkCrossGrid *grid;
  RkCrossMap *map;
  gboolean medical;
  guint numbers; /* first row of them */
} Look;

static const char *
cell (const Look *self, guint row, guint column)
{
  return rk_cross_grid_cell (self->grid, row, column);
}

/* ── where the numbers begin ─────────────────────────────────────────────────────────────── */

gboolean
rk_cross_is_value (const char *text)
{
  double number;

  return rk_cross_number (text, &number) || rk_cross_mark (text) != NULL;
}

static guint
count_values (const Look *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->grid->n_columns; c++)
    n += rk_cross_is_value (cell (self, row, c));
  return n;
}

static guint
count_filled (const Look *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->grid->n_columns; c++)
    n += *cell (self, row, c) != '\0';
  return n;
}

static gboolean
is_same_row (const Look *self, guint one, guint two)
{
  for (guint c = 0; c < self->grid->n_columns; c++)
    if (!g_str_equal (cell (self, one, c), cell (self, two, c)))
      return FALSE;
  return TRUE;
}

/* The headings of a table come again over its next part. */
static gboolean
stood_before (const Look *self, guint row, guint before)
{
  for (guint r = before > MOST_BEFORE ? before - MOST_BEFORE : 0; r < before; r++)
    if (is_same_row (self, r, row))
      return TRUE;
  return FALSE;
}

/* A row of years or codes above words is a heading, too. Lines of one label are no rows. */
static gboolean
is_like_below (const Look *self, guint row)
{
  guint n_rows = 0;

  for (guint below = row + 1; below < self->grid->rows->len && n_rows < 2; below++)
    {
      guint n = 0, n_words = 0;

      if (count_filled (self, below) < 2 || rk_cross_lone_label (self->grid, below)
          || rk_cross_is_of_all (self->grid, below))
        continue;
      if (stood_before (self, below, row))
        return TRUE;
      n_rows++;
      for (guint c = 0; c < self->grid->n_columns; c++)
        {
          const char *text = cell (self, below, c);

          if (*text == '\0' || !rk_cross_is_value (cell (self, row, c)))
            continue;
          n++;
          n_words += !rk_cross_is_value (text);
        }
      if (n_words * 2 > n)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_years (const Look *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      double number;
      const char *text = cell (self, row, c);

      if (!rk_cross_number (text, &number))
        continue;
      if (number < 1950 || number > 2100 || number != floor (number))
        return FALSE;
      n++;
    }
  return n > 1;
}

static void
find_first (Look *self)
{
  guint most = 0;

  for (guint r = 0; r < self->grid->rows->len; r++)
    most = MAX (most, count_values (self, r));
  for (guint r = 1; r < self->grid->rows->len && most > 0; r++)
    if (count_values (self, r) * 2 >= most && !is_years (self, r) && is_like_below (self, r))
      {
        self->numbers = r;
        return;
      }
  self->numbers = MIN (1, self->grid->rows->len);
}

static gboolean
says_sex (const char *text)
{
  g_autofree char *rest = NULL;

  return rk_cross_sex (text, &rest) != 0;
}

/* Whether @text says what @key is of: 保険者番号 00220087, 保険者名 島田市, 対象年度 令和4年度,
 * 性別 女 */
static gboolean
is_said (const char *key, const char *text)
{
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;

  if (strstr (key, "番号") || strstr (key, "コード"))
    return strlen (text) >= 5 && strspn (text, "0123456789") == strlen (text);
  if (strstr (key, "年") || strstr (key, "日"))
    return rk_cross_year (text) != 0;
  if (strstr (key, "性別"))
    return says_sex (text);
  return g_str_has_suffix (key, "名") && rk_cross_resolve (NULL, NULL, text, FALSE, &code, &name);
}

/* Pairs of a word and what it is: about the whole table. */
static gboolean
is_pairs (const Look *self, guint row)
{
  const char *key = NULL;
  guint n = 0;

  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      const char *text = cell (self, row, c);

      if (*text == '\0')
        continue;
      if (key && !is_said (key, text))
        return FALSE;
      key = key ? NULL : text;
      n++;
    }
  return n > 0 && key == NULL;
}

/* 「保険者名：島田市」, and nothing over the numbers: it is about the whole table. */
static gboolean
is_title (const Look *self, guint row)
{
  gboolean says = FALSE, over = FALSE;

  if (is_pairs (self, row) || rk_cross_is_of_all (self->grid, row))
    return TRUE;
  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      const char *text = cell (self, row, c);

      says |= strstr (text, "：") || strchr (text, ':');
      over |= *text && c && rk_cross_is_value (cell (self, self->numbers, c));
    }
  return says
         && (!over || g_str_has_suffix (cell (self, row, 0), "：")
             || g_str_has_suffix (cell (self, row, 0), ":"));
}

/* One label over the second of two parts under the same headings: 「女性」 over what stands before
 * it, too. */
static gboolean
is_over_part (const Look *self, guint row)
{
  const char *lone = rk_cross_lone_label (self->grid, row);
  guint at = 0;

  while (lone && cell (self, row, at) != lone)
    at++;
  for (guint c = 1; c < at; c++)
    if (*cell (self, row + 1, at)
        && g_str_equal (cell (self, row + 1, c), cell (self, row + 1, at)))
      return TRUE;
  return FALSE;
}

static gboolean
is_heading (const Look *self, guint row)
{
  return count_filled (self, row) >= 2 && rk_cross_lone_label (self->grid, row) == NULL
         && !is_title (self, row);
}

/* Below headings, with one unit alone. */
static gboolean
is_last_unit (const Look *self, guint row)
{
  return row > 0 && rk_cross_is_units (self->grid, row) && is_heading (self, row - 1);
}

/* Headings of all parts, and below them 「男性」, of the first part: it is with the rows. */
static guint
find_first_part (const Look *self)
{
  guint r = self->numbers;

  while (r > 0 && rk_cross_is_section (self->grid, r - 1))
    r--;
  return r > 0 && (is_heading (self, r - 1) || is_last_unit (self, r - 1)) ? r : self->numbers;
}

static void
find_headings (Look *self)
{
  guint first = find_first_part (self), r = first;

  if (r > 0 && is_last_unit (self, r - 1))
    r--;
  while (r > 0 && first - (r - 1) <= MAX_HEADINGS
         && (is_heading (self, r - 1) || (r < first && is_over_part (self, r - 1))))
    r--;
  self->map->first = first;
  self->map->first_heading = r;
}

/* ── headings ────────────────────────────────────────────────────────────────────────────── */

static gboolean
has_heading_below (const RkCrossMap *map, const RkCrossGrid *grid, guint row, guint column)
{
  for (guint r = row + 1; r < map->first; r++)
    if (*rk_cross_grid_cell (grid, r, column))
      return TRUE;
  return FALSE;
}

/* What stands over a column: its own cell, or that of a cell merged to the right. What is merged
 * downwards covers its own column only. */
const char *
rk_cross_heading (const RkCrossMap *map, const RkCrossGrid *grid, guint row, guint column)
{
  const char *text = rk_cross_grid_cell (grid, row, column);

  if (*text || !has_heading_below (map, grid, row, column))
    return text;
  for (guint c = column; c-- > 0;)
    if (*rk_cross_grid_cell (grid, row, c))
      return has_heading_below (map, grid, row, c) ? rk_cross_grid_cell (grid, row, c) : "";
  return "";
}

char *
rk_cross_map_dup_heading (const RkCrossMap *map, const RkCrossGrid *grid, guint column)
{
  GString *all = g_string_new (NULL);
  const char *last = "";

  for (guint r = map->first_heading; r < map->first; r++)
    {
      const char *text = rk_cross_heading (map, grid, r, column);

      if (*text && !g_str_equal (text, last))
        g_string_append (all, text);
      last = text;
    }
  return g_string_free (all, FALSE);
}

/* ── columns of labels ───────────────────────────────────────────────────────────────────── */

static gboolean
says_any (const char *folded, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *word = rk_text_fold (list[i]);

      if (strstr (folded, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_any (const char *folded, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *word = rk_text_fold (list[i]);

      if (g_str_equal (folded, word))
        return TRUE;
    }
  return FALSE;
}

/* What the heading of a column of labels says. Codes of other things than places say nothing. */
static RkCrossRole
role_of_heading (const char *text)
{
  g_autofree char *folded = rk_text_fold (text);

  if (is_any (folded, "no|no.|番号|項番|連番|整理番号") || says_any (folded, "補助コード"))
    return RK_CROSS_IGNORED;
  if (says_any (folded, "番号|コード|code"))
    return is_any (folded, "コード|code|areacode")
                   || says_any (folded, "圏|団体|地域|地区|市|県|保険者|支部|area")
               ? RK_CROSS_AREA_CODE
               : RK_CROSS_IGNORED;
  if (is_any (folded, "回答|回答区分|回答内容|選択肢") || g_str_has_prefix (folded, "検査値階層"))
    return RK_CROSS_ANSWER;
  if (says_any (folded, "性別|男女") || is_any (folded, "sex"))
    return RK_CROSS_SEX;
  if (says_any (folded, "年齢|年代") || is_any (folded, "age"))
    return RK_CROSS_AGE;
  if (says_any (folded, "年度|年次|時間軸|調査年|時点") || is_any (folded, "year|年"))
    return RK_CROSS_YEAR;
  if (says_any (folded, "都道府県") && !says_any (folded, "市|支部"))
    return RK_CROSS_PREFECTURE;
  if (says_any (folded, "二次医療圏|圏域|市区町村|市町村|市町|団体|保険者|支部|地域|地区|area"))
    return RK_CROSS_AREA_NAME;
  return RK_CROSS_WORDS;
}

gboolean
rk_cross_holds_values (const RkCrossMap *map, const RkCrossGrid *grid, guint column)
{
  guint n = 0, n_values = 0, n_numbers = 0;

  for (guint r = map->first; r < MIN (grid->rows->len, map->first + LOOKED_AT); r++)
    {
      const char *text = rk_cross_grid_cell (grid, r, column);
      double number;

      n += *text != '\0';
      n_values += rk_cross_is_value (text);
      n_numbers += rk_cross_number (text, &number);
    }
  /* of two rows one may have a remark */
  return n_values > 0 && (n_values * 5 >= n * 3 || n_numbers * 2 >= n);
}

/* What most labels of a column are, where its heading does not say it. */
static RkCrossRole
role_of_labels (const Look *self, guint column)
{
  guint n = 0, n_sexes = 0, n_ages = 0, n_places = 0;

  for (guint r = self->map->first; r < MIN (self->grid->rows->len, self->map->first + LOOKED_AT);
       r++)
    {
      const char *text = cell (self, r, column);
      g_autofree char *code = NULL;
      g_autofree char *name = NULL;
      guint from, to;

      if (*text == '\0' || rk_cross_is_total (text))
        continue;
      n++;
      n_sexes += says_sex (text);
      n_ages += (strstr (text, "歳") || strstr (text, "才") || strstr (text, "代"))
                && rk_age_parse (text, &from, &to);
      n_places += rk_cross_resolve (NULL, NULL, text, self->medical, &code, &name)
                  && rk_area_level (code) != RK_AREA_OTHER;
    }
  if (n == 0)
    return RK_CROSS_WORDS;
  if (n_sexes * 10 >= n * 8)
    return RK_CROSS_SEX;
  if (n_ages * 10 >= n * 8)
    return RK_CROSS_AGE;
  return n_places * 2 >= n ? RK_CROSS_AREA_NAME : RK_CROSS_WORDS;
}

/* The kind of area, where a heading names it: 「二次医療圏番号」. */
static gboolean
is_medical (const Look *self)
{
  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      g_autofree char *text = rk_cross_map_dup_heading (self->map, self->grid, c);
      RkCrossRole role = role_of_heading (text);

      if ((strstr (text, "医療圏") || strstr (text, "圏域"))
          && (role == RK_CROSS_AREA_NAME || role == RK_CROSS_AREA_CODE))
        return TRUE;
    }
  return FALSE;
}

/* 「令和4年度｜対象者数」 says of which year the numbers under it are, and is none itself. */
static gboolean
holds_years (const Look *self, guint column)
{
  guint n = 0, n_years = 0;

  for (guint r = self->map->first; r < MIN (self->grid->rows->len, self->map->first + LOOKED_AT);
       r++)
    {
      const char *text = cell (self, r, column);

      n += *text != '\0';
      n_years += rk_cross_year (text) != 0;
    }
  return n_years * 2 >= n;
}

/* 「-」 where no town is meant is no number. */
static gboolean
holds_marks_only (const Look *self, guint column)
{
  double number;

  for (guint r = self->map->first; r < MIN (self->grid->rows->len, self->map->first + LOOKED_AT);
       r++)
    if (rk_cross_number (cell (self, r, column), &number))
      return FALSE;
  return TRUE;
}

/* 22100, 221007 in nearly every row, with nothing over them. */
static gboolean
holds_area_codes (const Look *self, guint column)
{
  guint n = 0, n_codes = 0;

  for (guint r = self->map->first; r < MIN (self->grid->rows->len, self->map->first + LOOKED_AT);
       r++)
    {
      const char *text = cell (self, r, column);
      gsize length = strlen (text);
      g_autofree char *code = NULL;
      g_autofree char *name = NULL;

      n += length > 0;
      n_codes += (length == 5 || length == 6) && strspn (text, "0123456789") == length
                 && (rk_cross_resolve (NULL, text, NULL, FALSE, &code, &name)
                     || g_str_has_prefix (text, "22"));
    }
  return n > 1 && n_codes * 10 >= n * 9;
}

/* Names of prefectures, and of nothing else. */
static gboolean
holds_prefectures (const Look *self, guint column)
{
  guint n = 0;

  for (guint r = self->map->first; r < MIN (self->grid->rows->len, self->map->first + LOOKED_AT);
       r++)
    {
      const char *text = cell (self, r, column);

      if (*text && !rk_cross_is_total (text) && rk_prefecture_by_name (text) == NULL)
        return FALSE;
      n += *text != '\0';
    }
  return n > 0;
}

/* A column of prefectures before one of their municipalities, whatever stands over it. */
static void
find_prefectures (Look *self)
{
  for (guint c = 0; c + 1 < self->grid->n_columns; c++)
    if (rk_cross_map_column (self->map, c) == RK_CROSS_AREA_NAME
        && rk_cross_map_column (self->map, c + 1) == RK_CROSS_AREA_NAME
        && holds_prefectures (self, c) && !holds_prefectures (self, c + 1))
      rk_cross_map_set_column (self->map, c, RK_CROSS_PREFECTURE);
}

/* Numbers of one digit, in every row. */
static gboolean
holds_codes (const Look *self, guint column)
{
  for (guint r = self->map->first; r < MIN (self->grid->rows->len, self->map->first + LOOKED_AT);
       r++)
    {
      const char *text = cell (self, r, column);

      if (*text && !(g_ascii_isdigit (*text) && text[1] == '\0'))
        return FALSE;
    }
  return TRUE;
}

/* 「No.」 over a column, whatever stands over that. */
static gboolean
is_number_of_row (const Look *self, guint column)
{
  for (guint r = self->map->first; r-- > self->map->first_heading;)
    if (*cell (self, r, column))
      {
        g_autofree char *folded = rk_text_fold (cell (self, r, column));

        return is_any (folded, "no|no.|項番|連番");
      }
  return FALSE;
}

static RkCrossRole
find_role (const Look *self, guint column)
{
  g_autofree char *text = rk_cross_map_dup_heading (self->map, self->grid, column);
  RkCrossRole role = role_of_heading (text);

  if (is_number_of_row (self, column))
    return RK_CROSS_IGNORED;
  if (*text == '\0' && holds_area_codes (self, column))
    return RK_CROSS_AREA_CODE;
  if (role == RK_CROSS_SEX && strstr (text, "計") == NULL
      && holds_codes (self, column)) /* 1, 2: which is which? */
    return role;
  if (role == RK_CROSS_ANSWER) /* 「1」 and 「－」 are answers, too */
    return role;
  if ((role == RK_CROSS_AREA_NAME || role == RK_CROSS_PREFECTURE)
      && holds_marks_only (self, column))
    return role;
  if (rk_cross_holds_values (self->map, self->grid, column) && role != RK_CROSS_AREA_CODE
      && role != RK_CROSS_IGNORED && (role != RK_CROSS_YEAR || !holds_years (self, column)))
    return RK_CROSS_NONE;
  return role == RK_CROSS_WORDS ? role_of_labels (self, column) : role;
}

gboolean
rk_cross_is_age (const char *text, guint *from, guint *to)
{
  return (strstr (text, "歳") || strstr (text, "才") || strstr (text, "代") || strpbrk (text, "-~")
          || strstr (text, "～"))
         && rk_age_parse (text, from, to);
}

/* A year over each column of numbers, in whatever notation: H30 | R元 | R2. */
static gboolean
says_years (const Look *self, guint row)
{
  guint n = 0;

  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      const char *text = cell (self, row, c);

      if (*text == '\0' || rk_cross_map_column (self->map, c) != RK_CROSS_NONE)
        continue;
      if (rk_cross_year (text) == 0)
        return FALSE;
      n++;
    }
  return n > 1;
}

/* Which axis a row of headings is of, so that 計 in it is known for what it is. */
static RkCrossRole
find_axis (const Look *self, guint row)
{
  RkCrossRole role = RK_CROSS_NONE;

  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      const char *text = cell (self, row, c);
      guint from, to;

      if (*text && rk_cross_is_age (text, &from, &to))
        return RK_CROSS_AGE;
      if (*text && says_sex (text))
        role = RK_CROSS_SEX;
    }
  return role == RK_CROSS_NONE && (is_years (self, row) || says_years (self, row)) ? RK_CROSS_YEAR
                                                                                   : role;
}

/* ── the map ─────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *id;
  const char *label;
} roles[RK_N_CROSS_ROLES] = {
  [RK_CROSS_NONE] = { "", NC_ ("column of a table", "Numbers") },
  [RK_CROSS_WORDS] = { "words", NC_ ("column of a table", "What Is Counted") },
  [RK_CROSS_PREFECTURE] = { "prefecture", NC_ ("column of a table", "Prefecture") },
  [RK_CROSS_AREA_CODE] = { "area-code", NC_ ("column of a table", "Area Code") },
  [RK_CROSS_AREA_NAME] = { "area", NC_ ("column of a table", "Area") },
  [RK_CROSS_SEX] = { "sex", NC_ ("column of a table", "Sex") },
  [RK_CROSS_AGE] = { "age", NC_ ("column of a table", "Age") },
  [RK_CROSS_YEAR] = { "year", NC_ ("column of a table", "Year") },
  [RK_CROSS_ANSWER] = { "answer", NC_ ("column of a table", "Answer or Class") },
  [RK_CROSS_IGNORED] = { "left-out", NC_ ("column of a table", "Left Out") },
  [RK_CROSS_NUMERATOR] = { "numerator", NC_ ("column of a table", "Numerator") },
  [RK_CROSS_DENOMINATOR] = { "denominator", NC_ ("column of a table", "Denominator") },
  [RK_CROSS_VALUE] = { "value", NC_ ("column of a table", "Value") },
};

const char *
rk_cross_role_id (RkCrossRole role)
{
  return roles[role].id;
}

RkCrossRole
rk_cross_role_from_id (const char *id)
{
  for (guint i = 0; i < RK_N_CROSS_ROLES; i++)
    if (g_str_equal (roles[i].id, id))
      return (RkCrossRole)i;
  return RK_CROSS_NONE;
}

const char *
rk_cross_role_label (RkCrossRole role)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column of a table", roles[role].label);
}

static RkCrossMap *
map_finish (Look *self)
{
  RkCrossMap *map = self->map;

  map->columns = g_array_new (FALSE, TRUE, sizeof (RkCrossRole));
  map->headings = g_array_new (FALSE, TRUE, sizeof (RkCrossRole));
  self->medical = is_medical (self);
  for (guint c = 0; c < self->grid->n_columns; c++)
    {
      RkCrossRole role = find_role (self, c);

      g_array_append_val (map->columns, role);
    }
  find_prefectures (self);
  for (guint r = map->first_heading; r < map->first; r++)
    {
      RkCrossRole role = find_axis (self, r);

      g_array_append_val (map->headings, role);
    }
  return map;
}

RkCrossMap *
rk_cross_map_new (const RkCrossGrid *grid)
{
  Look self = { .grid = grid, .map = g_new0 (RkCrossMap, 1) };

  find_first (&self);
  find_headings (&self);
  return map_finish (&self);
}

RkCrossMap *
rk_cross_map_new_at (const RkCrossGrid *grid, guint first_heading, guint first)
{
  Look self = { .grid = grid, .map = g_new0 (RkCrossMap, 1) };

  self.numbers = self.map->first = MIN (first, grid->rows->len);
  self.map->first_heading = MIN (first_heading, self.map->first);
  return map_finish (&self);
}

void
rk_cross_map_free (RkCrossMap *map)
{
  g_array_unref (map->columns);
  g_array_unref (map->headings);
  g_free (map->numerator);
  g_free (map->denominator);
  g_free (map->value);
  g_free (map->area);
  g_free (map);
}

gboolean
rk_cross_map_is_medical (const RkCrossMap *map, const RkCrossGrid *grid)
{
  for (guint c = 0; c < map->columns->len; c++)
    {
      RkCrossRole role = rk_cross_map_column (map, c);
      g_autofree char *text = rk_cross_map_dup_heading (map, grid, c);

      if ((role == RK_CROSS_AREA_NAME || role == RK_CROSS_AREA_CODE)
          && (strstr (text, "医療圏") || strstr (text, "圏域")))
        return TRUE;
    }
  return FALSE;
}

RkCrossMap *
rk_cross_map_copy (const RkCrossMap *map)
{
  RkCrossMap *copy = g_new (RkCrossMap, 1);

  *copy = *map;
  copy->columns = g_array_copy (map->columns);
  copy->headings = g_array_copy (map->headings);
  copy->numerator = g_strdup (map->numerator);
  copy->denominator = g_strdup (map->denominator);
  copy->value = g_strdup (map->value);
  copy->area = g_strdup (map->area);
  return copy;
}

RkCrossRole
rk_cross_map_column (const RkCrossMap *map, guint column)
{
  return g_array_index (map->columns, RkCrossRole, column);
}

RkCrossRole
rk_cross_map_heading (const RkCrossMap *map, guint row)
{
  return g_array_index (map->headings, RkCrossRole, row - map->first_heading);
}

void
rk_cross_map_set_column (RkCrossMap *map, guint column, RkCrossRole role)
{
  g_array_index (map->columns, RkCrossRole, column) = role;
}

void
rk_cross_map_set_heading (RkCrossMap *map, guint row, RkCrossRole role)
{
  g_array_index (map->headings, RkCrossRole, row - map->first_heading) = role;
}

gboolean
rk_cross_map_has (const RkCrossMap *map, RkCrossRole role)
{
  for (guint i = 0; i < map->columns->len; i++)
    if (g_array_index (map->columns, RkCrossRole, i) == role)
      return TRUE;
  for (guint i = 0; i < map->headings->len; i++)
    if (g_array_index (map->headings, RkCrossRole, i) == role)
      return TRUE;
  return FALSE;
}
