/* How much speaks for two workplaces being one, in numbers and in words. The same for everything
 * that asks it: the import, lists that are matched against the register, and duplicates in it. */
#pragma once

#include "rk-record.h"

G_BEGIN_DECLS

/**
 * RkWhy: what speaks for and against it; flags. Of each pair at most one is set, none where one of
 * the two does not say.
 * @RK_WHY_NAME: the name keys are equal
 * @RK_WHY_NAME_OF_PLACE: with it: of one only the place is known, of the other it was taken out of
 * a longer name (焼津工場, 丸山製茶　焼津工場)
 * @RK_WHY_HEAD_OFFICE: with RK_WHY_NAME: one is the corporation, the other adds 本社 or 本店 to it
 * @RK_WHY_NAME_ALIKE: three fifths or more of their character pairs are
 * @RK_WHY_BRANCH: one name is the beginning of the other (丸山製茶, 丸山製茶 菊川工場)
 * @RK_WHY_PLACE: the same municipality
 * @RK_WHY_AREA: another one of the same medical area
 * @RK_WHY_ONLY: no other record of the register would fit (set by rk_matcher_find())
 * @RK_WHY_DECIDED: somebody has said so before (set by rk_matcher_find())
 */
typedef enum
{
  RK_WHY_NAME = 1 << 0,
  RK_WHY_NAME_ALIKE = 1 << 1,
  RK_WHY_BRANCH = 1 << 2,
  RK_WHY_NUMBER = 1 << 3,
  RK_WHY_NUMBER_DIFFERS = 1 << 4,
  RK_WHY_PHONE = 1 << 5,
  RK_WHY_PHONE_DIFFERS = 1 << 6,
  RK_WHY_PLACE = 1 << 7,
  RK_WHY_AREA = 1 << 8,
  RK_WHY_PLACE_DIFFERS = 1 << 9,
  RK_WHY_ADDRESS = 1 << 10,
  RK_WHY_ADDRESS_DIFFERS = 1 << 11,
  RK_WHY_POSTAL = 1 << 12,
  RK_WHY_LOST = 1 << 13,
  RK_WHY_PRIVATE = 1 << 14,
  RK_WHY_ONLY = 1 << 15,
  RK_WHY_DECIDED = 1 << 16,
  RK_WHY_NAME_OF_PLACE = 1 << 17,
  RK_WHY_HEAD_OFFICE = 1 << 18,
} RkWhy;

/**
 * RkJudgement:
 * @likeness: %RK_SAME (sure), %RK_ALIKE (likely: a person decides) or %RK_DIFFERENT (none)
 * @score: 0 to 100: of what both say, how much agrees; names count half of it
 * @why: RkWhy
 * @names: share of character pairs that the names have in common, 0 to 1
 * @n_differing: characters of the folded names that the other does not have
 */
typedef struct
{
  RkLikeness likeness;
  guint score;
  guint why;
  double names;
  guint n_differing;
} RkJudgement;

/**
 * rk_workplace_judge: judges two records of rk_kind_workplace.
 *
 * Sure: the same name key in the same municipality, and the same 法人番号, telephone or address.
 * None is enough without the name (branches share a number, shops of one building the others), and
 * a name with 外字 proves nothing.
 *
 * Likely: the same name key, in the same municipality or where one is not known; or, moved, with
 * the same 法人番号 or telephone; or in another municipality of the medical area with nothing
 * against it; where only one says whose place it is, with nothing against it, or with another
 * street only where the place has a name of its own (見本病院, not 焼津工場). With the same
 * 法人番号 or telephone in the same municipality (or where one is not known), three fifths of the
 * character pairs in common, one name beginning with the other and the 法人番号 (or municipality
 * and address) the same, or a character lost on the way (〓). The same 法人番号 and telephone,
 * whatever the name. Otherwise four fifths in the same municipality and nine tenths in the medical
 * area, unless 法人番号, or telephone and address, speak against it.
 *
 * A corporation and its head office (㈱見本, 見本　本社) bear one name, but are sure at the same
 * address or telephone only, likely in the same municipality, and else two.
 *
 * No municipality is a place of its own: it equals no municipality.
 */
void rk_workplace_judge (const RkRecord *a, const RkRecord *b, RkJudgement *judgement);
/** rk_judgement_dup_words: 「電話番号と郵便番号が一致」 and the like, translated. */
char *rk_judgement_dup_words (const RkJudgement *judgement);

/** rk_workplace_full_name: as it is printed: 「見本食品株式会社　焼津工場」 where the corporation
 * is entered apart from the place. A name that says it with its form of law stays; one that says it
 * without gets it as it is registered, and says it once where it is plain what the place is called
 * (「見本食品 焼津工場」, 「見本食品焼津工場」). (transfer full) */
char *rk_workplace_full_name (const RkRecord *workplace);
/** rk_workplace_dup_call: the same, of a workplace called @name of @corporation (nullable both). */
char *rk_workplace_dup_call (const char *name, const char *corporation);
/** rk_workplace_full_address: as it is entered, with the building behind it. (transfer full)
 * (nullable) */
char *rk_workplace_full_address (const RkRecord *workplace);
/** rk_workplace_dup_other_key: key of the other name that a workplace may stand under: corporation
 * and place where they are entered apart, the place where one name says both; of a head office the
 * corporation. (transfer full): "" where it has none */
char *rk_workplace_dup_other_key (const RkRecord *workplace);
/** rk_workplace_other_says_whose: whether the other name among the match keys of a workplace says
 * whose it is, so that two that have it in common may be one; two places of that name need not be.
 * @keys: (array fixed-size=4) */
gboolean rk_workplace_other_says_whose (const char *const *keys);
/** rk_workplace_same_name: whether two bear one name, or are a corporation and its head office;
 * where one does not say whose place it is, that of the place is enough. */
gboolean rk_workplace_same_name (const RkRecord *a, const RkRecord *b);
/**
 * rk_workplace_name_split: corporation and branch apart: 「株式会社…」 and 「…工場」. A branch
 * stands behind the first blank that has a name before it (「株式会社 見本」 is one name,
 * 「見本㈱　本社工場」 two), behind a form of law (「見本（株）焼津工場」), or is 本社, 本店 or
 * 本部 of a name with one.
 * @corporation: (out) (transfer full)
 * @branch: (out) (transfer full) (nullable): NULL where the name has none
 */
void rk_workplace_name_split (const char *name, char **corporation, char **branch);

G_END_DECLS
