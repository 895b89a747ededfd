/* Which column of a foreign table belongs to which field, told by the words of its heading. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RkFieldSynonyms: the headings under which other programs publish one field.
 * @field: field name
 * @synonyms: (nullable): separated by "|", the best first: where two columns fit one field the
 *   earlier word wins. A word that begins with "+" names a part of the field (都道府県, 市区町村,
 *   町名番地): the columns of the parts, joined in their order, make up the value; they count
 *   only where no column holds it whole.
 */
typedef struct
{
  const char *field;
  const char *synonyms;
} RkFieldSynonyms;

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

RkSynonyms *rk_synonyms_new (const RkFieldSynonyms *fields, guint n_fields);
void rk_synonyms_free (RkSynonyms *synonyms);

/**
 * rk_synonyms_match: gives each field at most one column (or one column per part).
 * Widths, case, kana, blanks, punctuation, leading numbers and 【必須】 do not matter; remarks in
 * brackets are tried with and without: 従業員数（人） is 従業員数, 代表者（役職） is 代表者役職.
 * @headings: (array length=n_headings)
 *
 * Returns: (transfer full) (array length=n_headings): free with g_free()
 */
RkHeadingMatch *
rk_synonyms_match (const RkSynonyms *synonyms, const char *const *headings, guint n_headings);
/** rk_synonyms_knows: whether @heading is one of the words, whatever the field. */
gboolean rk_synonyms_knows (const RkSynonyms *synonyms, const char *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkSynonyms, rk_synonyms_free)

G_END_DECLS
