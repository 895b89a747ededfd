/* The words the sample office is made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RkSampleScript: only halves of one script are put together. */
typedef enum
{
  RK_SAMPLE_KANJI,
  RK_SAMPLE_HIRAGANA,
  RK_SAMPLE_KATAKANA,
} RkSampleScript;

/** RkSampleWord: half of an invented name; two halves make a word that is in no dictionary. */
typedef struct
{
  RkSampleScript script;
  const char *word;
  const char *kana;
} RkSampleWord;

/**
 * RkSampleForm: which kinds of body carry on a trade.
 * @RK_SAMPLE_FIRM: companies, few without a form
 * @RK_SAMPLE_SHOP: mostly without a form
 * @RK_SAMPLE_CLINIC: 医療法人 and private practices
 * @RK_SAMPLE_WELFARE: 社会福祉法人, NPO法人, companies
 * @RK_SAMPLE_SCHOOL: 学校法人
 * @RK_SAMPLE_UNION: none; the trade itself says it (協同組合)
 */
typedef enum
{
  RK_SAMPLE_FIRM,
  RK_SAMPLE_SHOP,
  RK_SAMPLE_CLINIC,
  RK_SAMPLE_WELFARE,
  RK_SAMPLE_SCHOOL,
  RK_SAMPLE_UNION,
} RkSampleForm;

/**
 * RkSampleTrade:
 * @industry: division A–T
 * @word: what a name ends with
 * @business: the kind of business in words
 * @size: employees of a usual one
 * @weight: how many there are for every other
 */
typedef struct
{
  char industry;
  const char *word;
  const char *kana;
  const char *business;
  RkSampleForm form;
  guint size;
  guint weight;
} RkSampleTrade;

/**
 * RkSamplePlace:
 * @code: municipality, six digits
 * @wards: (nullable): wards to choose from, separated by "|"
 * @weight: workplaces for every other municipality's
 * @postal: first three digits
 * @dial: area code; its exchange is all zeros, which nobody has
 * @known_for: divisions that are more frequent here
 */
typedef struct
{
  const char *code;
  const char *wards;
  guint weight;
  const char *postal;
  const char *dial;
  const char *known_for;
} RkSamplePlace;

extern const RkSampleWord rk_sample_first[];
extern const guint rk_sample_n_first;
extern const RkSampleWord rk_sample_second[];
extern const guint rk_sample_n_second;
extern const RkSampleTrade rk_sample_trades[];
extern const guint rk_sample_n_trades;
extern const RkSamplePlace rk_sample_places[];
extern const guint rk_sample_n_places;
extern const char *const rk_sample_streets[];
extern const guint rk_sample_n_streets;
extern const char *const rk_sample_surnames[];
extern const guint rk_sample_n_surnames;
extern const char *const rk_sample_given_names[];
extern const guint rk_sample_n_given_names;

G_END_DECLS
