/* What the parts of the reader of published tables share. */
#pragma once

#include "rk-area.h"
#include "rk-cross-table.h"
#include "rk-table-source.h"

G_BEGIN_DECLS

/* One row of a sheet; the texts are the grid's. @number: as a spreadsheet counts, from 1 */
typedef struct
{
  guint number;
  guint n;
  const char **cells;
} RkCrossRow;

struct _RkCrossGrid
{
  GArray *rows; /* RkCrossRow */
  guint n_columns;
  char *sheet;
  GStringChunk *texts;
};

/** rk_cross_heading: what stands over a column in a row of headings. */
const char *
rk_cross_heading (const RkCrossMap *map, const RkCrossGrid *grid, guint row, guint column);
/** rk_cross_holds_values: whether most of a column are numbers or marks. */
gboolean rk_cross_holds_values (const RkCrossMap *map, const RkCrossGrid *grid, guint column);
/** rk_cross_map_is_medical: whether the areas are 二次医療圏, as a heading says. */
gboolean rk_cross_map_is_medical (const RkCrossMap *map, const RkCrossGrid *grid);
/** rk_cross_is_value: a number or a mark */
gboolean rk_cross_is_value (const char *text);
/** rk_cross_is_age: 「90以上」 may be a class of anything; an age says so. */
gboolean rk_cross_is_age (const char *text, guint *from, guint *to);

/** rk_cross_regex: @form, compiled at the first use and kept in @cell, which is static. */
const GRegex *rk_cross_regex (gsize *cell, const char *form);
/** rk_cross_sex: the sex that a label says: 男, 男性（40～74歳）, 女のひと, 該当者（女）. @rest:
 * (out) (transfer full) (nullable): what else it says, but for a unit. Returns: 0: none */
char rk_cross_sex (const char *text, char **rest);
/** rk_cross_doubts_sex: whether a label seems to say a sex, and it cannot be read which. */
gboolean rk_cross_doubts_sex (const char *text);
/** rk_cross_number: @text: cleaned. Returns: whether it is a number: 1,234 ▲0.5 38.2% １２ */
gboolean rk_cross_number (const char *text, double *number);
/**
 * rk_cross_mark: what stands in place of a number, in one form: "-", "X", "*", "※", "…", "・",
 * "***". Returns: (nullable) (transfer none)
 */
const char *rk_cross_mark (const char *text);
/** rk_cross_year: a text that says a year: 令和3年度, H30, 2021, 2021年. 0: it does not */
int rk_cross_year (const char *text);
/** rk_cross_is_early: whether a date is before April: of the fiscal year before its year. */
gboolean rk_cross_is_early (const char *text);
/** rk_cross_year_of_title: the year that a title says its table is of: that of 実績 before any
 * 年度, a 年度 before any other. @early: (out): it is that of a day before April; @several: (out):
 * it may be one or another, 0 is returned */
int rk_cross_year_of_title (const char *title, gboolean *early, gboolean *several);
/** rk_cross_year_alone: 「特定健診 2021」. 0: there is none, or several */
int rk_cross_year_alone (const char *title);
/** rk_cross_year_in: the fiscal year that a title or the name of a file says. */
int rk_cross_year_in (const char *title);
/** rk_cross_year_of_file: the year that the name of a file says, in figures alone, too:
 * 「報告_令和5年度.xlsx」, 「census_2021.csv」; 0: none, or a day (2024-06-01), or two of them */
int rk_cross_year_of_file (const char *name);
/** rk_cross_dup_yearless: @text without the years that it says: what is the same next year. */
char *rk_cross_dup_yearless (const char *text);
/** rk_cross_scale: by what numbers are multiplied: 1000 where @words have 千人 or 千円 as a unit.
 */
double rk_cross_scale (const char *words);
/** rk_cross_is_share: whether a heading is of rates, which have a unit of their own. */
gboolean rk_cross_is_share (const char *heading);
/** rk_cross_is_total: 総数, 計, 合計, 中計, 全体, …; 総数（人） */
gboolean rk_cross_is_total (const char *text);
/** rk_cross_is_whole: 合計, 総数: of whatever the table is of. */
gboolean rk_cross_is_whole (const char *text);
/** rk_cross_is_again: （再掲）65歳以上, うち女性: a part of what is said elsewhere. */
gboolean rk_cross_is_again (const char *text);

/**
 * rk_cross_resolve: which place a row is about.
 * @prefecture, @code, @name: (nullable): its labels
 * @medical: whether the table is of 二次医療圏
 * @code_out: (out) (transfer full): as in RkCrossArea
 *
 * Returns: FALSE where the row is about none, or about a part of another row (a ward)
 */
gboolean rk_cross_resolve (const char *prefecture,
                           const char *code,
                           const char *name,
                           gboolean medical,
                           char **code_out,
                           char **name_out);

/** rk_cross_bare_name: 「静岡支部」, 「焼津市国保」, 「＊東伊豆町」 without what is added to a
 * name. */
char *rk_cross_bare_name (const char *name);
/** rk_cross_whole_area: 焼津市, 焼津, 駿東郡清水町; not a ward nor a former city. (nullable) */
const RkArea *rk_cross_whole_area (const char *bare);

/* ── reading it ──────────────────────────────────────────────────────────────────────────── */

/* What a heading says of a column of numbers.
 * @used: it holds numbers of something; @again: a label whose heading stood before
 * @block: labels of men and, after their numbers, those of women: a number is of the labels before
 *   it */
typedef struct
{
  gboolean used;
  gboolean again;
  gboolean zones; /* its names or codes are of medical areas, as its heading says */
  gboolean years; /* its labels are, or some of them */
  guint block;
  int year;
  gboolean early;
  char sex;
  guint from;
  guint to;
  gboolean total;
  int area;
  guint words;
  double scale; /* of its numbers */
  RkCrossRole role;
} RkCrossColumn;

/* What kinds of names a table has: a prefecture that is not ours, a medical area, a municipality as
 * 「焼津市」 or as 「焼津」, regions (東部, 中部); @of_towns: a heading says that they are those.
 */
typedef struct
{
  gboolean prefectures;
  gboolean zones;
  gboolean towns;
  gboolean bare_towns;
  gboolean regions;
  gboolean of_towns;
} RkCrossScope;

/* The labels of a row that say its place, NULL: there is no such column. @named: there is one of
 * names */
typedef struct
{
  const char *prefecture;
  const char *code;
  const char *name;
  const char *zone_code;
  const char *zone;
  gboolean named;
} RkCrossPlace;

/* What the labels of a row say of its numbers. @area: -1, @year, @sex: 0: nothing */
typedef struct
{
  int area;
  int year;
  gboolean early; /* of a day before April of @year */
  char sex;
  guint from;
  guint to;
  gboolean total;
  guint words;
  double scale;
  RkCrossRole role;
} RkCrossSays;

/* Labels that should say one thing and cannot be read as that: their rows, or columns, are left
 * out.
 */
typedef struct
{
  guint n;
  GPtrArray *labels; /* (nullable): the first few, for a person */
} RkCrossUnread;

/* What is said of all rows that follow; 0: nothing. */
typedef struct
{
  char sex;
  int year;
} RkCrossSection;

typedef struct
{
  const RkCrossGrid *grid;
  const RkCrossMap *map;
  RkCrossTable *table;
  guint n_columns;
  RkCrossColumn *columns;
  const char **labels; /* of the row before, filled down */
  guint n_blocks;
  gboolean medical;
  RkCrossScope scope;
  RkCrossSection section;
  guint n_again;
  RkCrossUnread lost; /* of no place */
  RkCrossUnread years;
  RkCrossUnread sexes;
  RkCrossUnread ages;
  RkCrossUnread sexes_over; /* columns, of which it is not known of which sex they are */
  GHashTable *seen;         /* what rows are of → their numbers */
  guint n_twice;            /* rows of what a row before is of */
  guint twice[2];           /* the first of them and the row before */
} RkCrossReading;

/** rk_cross_holds_numbers: no label and nothing to leave out. */
gboolean rk_cross_holds_numbers (RkCrossRole role);
guint rk_cross_place_of_word (RkCrossTable *table, const char *word);
int rk_cross_place_of_area (RkCrossTable *table, const char *code, const char *name);
/** rk_cross_add_word: joins with "｜". */
void rk_cross_add_word (GString *words, const char *text);
/** rk_cross_role_of_words: what a person said that these words are. */
RkCrossRole rk_cross_role_of_words (const RkCrossMap *map, const char *words);
/** rk_cross_read_column: what stands over it. */
void rk_cross_read_column (RkCrossReading *self, guint column);
void rk_cross_note_heading (RkCrossReading *self, guint column);
/** rk_cross_note_across: which sexes, ages and years the headings say; after all columns are read.
 */
void rk_cross_note_across (RkCrossReading *self);
/** rk_cross_find_blocks: after all columns are read. */
void rk_cross_find_blocks (RkCrossReading *self);
/** rk_cross_name_rates: tells rates under the same heading apart by the counts before them. */
void rk_cross_name_rates (RkCrossReading *self);
/** rk_cross_is_label_of: whether a column of labels speaks of the numbers of @block. */
gboolean rk_cross_is_label_of (const RkCrossReading *self, guint column, guint block);
/** rk_cross_fill_labels: labels are merged downwards: what is empty is as above, as long as nothing
 * changed to its left. */
void rk_cross_fill_labels (RkCrossReading *self, guint row);
/** rk_cross_read_labels: @row: its number. Returns: FALSE: the row is of no place, of a part of
 * another row, or a label of it cannot be read; why is counted */
gboolean rk_cross_read_labels (RkCrossReading *self, guint row, guint block, RkCrossSays *says);
/** rk_cross_leave_unread: a row (as a spreadsheet counts) is left out, as @label cannot be read.
 * Returns: FALSE */
gboolean rk_cross_leave_unread (RkCrossUnread *unread, guint row, const char *label);
/** rk_cross_leave_column: the same of a column (as a spreadsheet counts). */
void rk_cross_leave_column (RkCrossUnread *unread, guint column, const char *label);
/** rk_cross_tell_unread: adds sentences. */
void rk_cross_tell_unread (RkCrossReading *self, GPtrArray *sentences);
void rk_cross_clear_unread (RkCrossReading *self);
/** rk_cross_has_years: whether a column has any year: then a row without one is of none. */
gboolean rk_cross_has_years (const RkCrossReading *self, guint column);

/** rk_cross_lone_label: the one label of a row; beside it only a unit. Returns: (nullable): there
 * are several, or none */
const char *rk_cross_lone_label (const RkCrossGrid *grid, guint row);
/** rk_cross_is_units: whether a row has units only: （人） | （％）. */
gboolean rk_cross_is_units (const RkCrossGrid *grid, guint row);
/** rk_cross_is_section: whether a row says a sex or a year of those below it, or 計, and nothing
 * else. */
gboolean rk_cross_is_section (const RkCrossGrid *grid, guint row);
/** rk_cross_is_of_all: whether the cells of a row are a year and a sex: 令和4年度 | 女, or a title
 * and one of them. They are no headings of columns. */
gboolean rk_cross_is_of_all (const RkCrossGrid *grid, guint row);
/** rk_cross_begin_sections: what the title says of all rows. */
void rk_cross_begin_sections (RkCrossReading *self);
/** rk_cross_take_section: Returns: whether the row says something of those below it */
gboolean rk_cross_take_section (RkCrossReading *self, guint row);

/** rk_cross_has_zones: whether a column has names or codes of medical areas. */
gboolean rk_cross_has_zones (const RkCrossReading *self, guint column);
/** rk_cross_find_scope: after it is known which columns have zones. */
void rk_cross_find_scope (RkCrossReading *self);
/** rk_cross_place_label: what a label of a row adds to @place. */
void rk_cross_place_label (const RkCrossReading *self,
                           guint column,
                           const char *text,
                           RkCrossPlace *place);
/** rk_cross_place_words: what the row calls it, for a person. */
const char *rk_cross_place_words (const RkCrossPlace *place);
/** rk_cross_find_place: @area: (out): -1 where the whole sheet says none. Returns: FALSE: the row
 * is of no place that is known, or of a part of one */
gboolean rk_cross_find_place (RkCrossReading *self, const RkCrossPlace *labels, int *area);
/* The place of a row 合計 until all are read. */
#define RK_CROSS_WHOLE "計"
/** rk_cross_name_whole: the nation, the prefecture, or it is left out. */
void rk_cross_name_whole (RkCrossReading *self);

G_END_DECLS
