/* Which column of a foreign table belongs to which field, told by the words of its heading.
 *
 * The words are RkField.synonyms, separated by "|", the best first: where two columns fit one field
 * the earlier word wins. A word that two fields have is the first one's, and the other's where a
 * better column holds that. "?word" is only a guess. "+word" names a part of the field (都道府県,
 * 市区町村, 町名番地): the columns of the parts, joined in their order, make up the value; they
 * count only where no column holds it whole. */
#pragma once

#include "rk-field.h"

G_BEGIN_DECLS

/**
 * RkMatchConfidence:
 * @RK_MATCH_NONE: the column is not taken
 * @RK_MATCH_GUESSED: 推定, to be shown as such
 * @RK_MATCH_EXACT: the heading is one of the field's words
 */
typedef enum
{
  RK_MATCH_NONE,
  RK_MATCH_GUESSED,
  RK_MATCH_EXACT,
} RkMatchConfidence;

/**
 * RkHeadingMatch:
 * @field: index into the fields given to rk_synonyms_new(), -1: none
 * @part: one of several columns that make up the field
 */
typedef struct
{
  int field;
  RkMatchConfidence confidence;
  gboolean part;
} RkHeadingMatch;

typedef struct _RkSynonyms RkSynonyms;

/**
 * rk_synonyms_new:
 * @fields: (array length=n_fields): a kind's fields, the first being its name; those that are no
 *   import columns (internal, without synonyms) are passed over
 */
RkSynonyms *rk_synonyms_new (const RkField *fields, guint n_fields);
void rk_synonyms_free (RkSynonyms *synonyms);

/**
 * rk_synonyms_match: gives each field at most one column (or one column per part).
 * Width, case, kind of kana, blanks, punctuation, leading numbers and 【必須】 do not matter.
 * Remarks in brackets are read along, else left out: 代表者（役職） is 代表者役職, 従業員数（人）
 * is 従業員数; but 担当者（電話） is not 担当者. Of headings joined from two rows the last part
 * counts (規模・従業員数). A heading that only ends with a word is guessed (本社電話番号), unless
 * what comes before belongs to another field or says that it is an old value (代表者フリガナ,
 * 旧住所).
 * @headings: (array length=n_headings)
 *
 * Returns: (transfer full) (array length=n_headings): free with g_free()
 */
RkHeadingMatch *
rk_synonyms_match (const RkSynonyms *synonyms, const char *const *headings, guint n_headings);
/**
 * rk_synonyms_needs: whether @heading needs the word over it to be understood: 年月日 under 登録,
 * or 名称 under 公表, which is no name.
 */
gboolean rk_synonyms_needs (const RkSynonyms *synonyms, const char *heading, const char *group);
/** rk_synonyms_knows: whether @heading is one of the words, whatever the field. */
gboolean rk_synonyms_knows (const RkSynonyms *synonyms, const char *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSynonyms, rk_synonyms_free)

G_END_DECLS
