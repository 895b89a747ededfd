/* Forms in which tables of indicators are published (data/indicator-presets.json): how one is
 * known, what its marks mean, which of its numbers are numerator, denominator or value of what. */
#pragma once

#include "rk-cross-table.h"

G_BEGIN_DECLS

/** RkMarkMeaning: what a mark stands for. */
typedef enum
{
  RK_MARK_UNKNOWN, /* nobody knows: 「…」 */
  RK_MARK_MASKED,  /* withheld */
  RK_MARK_ZERO,    /* none */
  RK_MARK_ABSENT,  /* there is no such thing */
} RkMarkMeaning;

/** RkNumberRole: what a number is for an indicator. */
typedef enum
{
  RK_NUMBER_NONE,
  RK_NUMBER_NUMERATOR,
  RK_NUMBER_DENOMINATOR,
  RK_NUMBER_VALUE,
} RkNumberRole;

/**
 * RkPresetValue: an indicator that a form tells of. Words as in rk_preset_role(); all of them must
 * be there, "!": not there; "|" between alternatives, "*": or whatever names no other thing.
 * @indicator: code
 */
typedef struct
{
  char *indicator;
  char **numerator;
  char **denominator;
  char **value;
} RkPresetValue;

/**
 * RkPreset:
 * @words: all of these must be in the title, the headings or the labels; "|" between alternatives
 * @published: (nullable): as @words: tables of @source say them; the others of this form are the
 *   office's or an insurer's own
 * @source: (nullable): 出典; 「{回}」 is year − @edition
 * @mask_words: what the mask means
 * @classes: rows are answers or classes: the cards say which are counted, all together are the
 *   denominator
 * @tidy: a long list with stable headings
 * @open: only the office knows its columns; the words are a guess
 * @office: columns say what they are (RkCrossCell.role), of the one indicator in @values
 * @answer: (nullable): of @office with @classes: what is counted; else as the card says
 */
typedef struct
{
  char *code;
  char *name;
  char **words;
  char **published;
  char *source;
  int edition;
  GHashTable *marks; /* char * → RkMarkMeaning */
  char *mask_words;
  gboolean classes;
  gboolean tidy;
  gboolean open;
  gboolean office;
  char *answer;
  GPtrArray *values; /* RkPresetValue */
} RkPreset;

/** rk_presets: all, in the order in which they are tried. (transfer none) (element-type RkPreset)
 */
const GPtrArray *rk_presets (void);
/** rk_preset_new: an empty one. */
RkPreset *rk_preset_new (void);
/** rk_preset_free: of a form of the office; the others are kept. */
void rk_preset_free (RkPreset *preset);
/** rk_preset_find: Returns: (nullable) */
const RkPreset *rk_preset_find (const char *code);
/** rk_preset_recognise: Returns: (nullable): the first whose words are all in @text */
const RkPreset *rk_preset_recognise (const char *text);
RkMarkMeaning rk_preset_mark (const RkPreset *preset, const char *mark);
/** rk_preset_dup_source: @text: (nullable): all that the table says; NULL: a list of which nothing
 * else is known. Returns: (transfer full) (nullable): where @text does not say that it is published
 * by whom tables of this form are */
char *rk_preset_dup_source (const RkPreset *preset, const char *text, int year);
/** rk_preset_rank: of several numbers of one role that with the lowest rank is meant: words before
 * ">" go before those after it. */
guint rk_preset_rank (const RkPresetValue *value, RkNumberRole role, const char *own);
/** rk_preset_role: what a number is; a rate, as 「死亡率」 and 「人口10万対」, is no numerator nor
 * denominator. @measure: (nullable): of the card; @own: rk_text_fold() of all its words; @title:
 * of what stands above all of them; @by_title: that may say it, too */
RkNumberRole rk_preset_role (const RkPresetValue *value,
                             const char *measure,
                             const char *own,
                             const char *title,
                             gboolean by_title);

G_END_DECLS
