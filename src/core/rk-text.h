/* Text as Japanese offices type it: one fold for search and comparison, the name key that finds the
 * same company in two lists, the 五十音 sort key, and what CP932 can and cannot hold.
 *
 * Every function that returns a string takes NULL for "" and never returns NULL. Input is UTF-8; a
 * byte that is not is skipped, never read past. All functions may be called from any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_text_fold:
 * @s: (nullable): text as typed
 *
 * The form in which text is searched and compared: NFKC, lower case, hiragana as katakana, small
 * kana as large (キャノン = キヤノン, ヶ = ケ), every dash, minus and long vowel mark as "-", every
 * tilde as "~", variant kanji as one (髙 = 高, 濵 = 浜: the table is in rk-text-tables.c), ○ and ◯
 * as 〇; blanks, control characters, variation selectors, middle dots and marks that combine with
 * nothing are left out. Never show it. rk_text_fold (rk_text_fold (s)) equals rk_text_fold (s).
 *
 * Returns: (transfer full): the folded text
 */
char *rk_text_fold (const char *s);

/**
 * rk_text_fold_append:
 * @out: where the folded text is added
 * @s: (nullable): text as typed
 *
 * As rk_text_fold(), without an allocation for each string.
 */
void rk_text_fold_append (GString *out, const char *s);

/**
 * rk_text_name_key:
 * @name: (nullable): name of a company or workplace as typed
 *
 * The key under which two spellings of one name are equal: the fold, without company forms
 * (株式会社, ㈱, (株), 医療法人社団, カ) …) and punctuation, and with 霞が関 = 霞ヶ関. Where
 * nothing is left, the folded name.
 *
 * Returns: (transfer full): the key; "" only where the folded name is empty
 */
char *rk_text_name_key (const char *name);

/** rk_text_legal_form: 法人格 in the name of a corporation: 「㈱見本　静岡工場」 is a 株式会社.
 * @name: (nullable)
 * @behind: (out): whether it stands behind the name
 * Returns: (nullable): NULL: the name has none */
const char *rk_text_legal_form (const char *name, gboolean *behind);

/** rk_text_has_legal_form: whether one stands anywhere in a name: 「見本（株）静岡工場」. */
gboolean rk_text_has_legal_form (const char *name);

/** rk_text_name_key_append: as rk_text_name_key(), added to @out. */
void rk_text_name_key_append (GString *out, const char *name);

/**
 * RkFormPosition:
 * @RK_FORM_NONE: no company form in the name
 * @RK_FORM_BEFORE: 株式会社 in front of the name
 * @RK_FORM_AFTER: 株式会社 behind the name
 */
typedef enum
{
  RK_FORM_NONE,
  RK_FORM_BEFORE,
  RK_FORM_AFTER,
} RkFormPosition;

/**
 * RkCompanyName:
 * @form: the form in full, such as "株式会社"; "" where there is none
 * @position: where it stood
 * @core: the name itself, in the characters that were typed
 * @branch: what looks like a branch, plant or shop ("磐田工場"); "" where nothing does. A proposal:
 *   whoever uses it asks first.
 */
typedef struct
{
  char *form;
  RkFormPosition position;
  char *core;
  char *branch;
} RkCompanyName;

/**
 * rk_company_name_parse:
 * @name: (nullable): a name as typed
 *
 * Returns: (transfer full): its parts; free with rk_company_name_free()
 */
RkCompanyName *rk_company_name_parse (const char *name);
void rk_company_name_free (RkCompanyName *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkCompanyName, rk_company_name_free)

/**
 * rk_text_sort_key:
 * @kana: (nullable): reading in kana of any width and script
 * @name: (nullable): the name, used where @kana is blank
 *
 * Key for 五十音順, compared byte by byte (strcmp, SQLite BINARY). JIS X 4061 simplified: first the
 * base kana of the whole word (symbols < digits < Latin < kana < other; a long vowel mark counts as
 * the vowel before it), then clear < voiced < half voiced, then long < small < repeated < plain.
 * Hiragana, katakana and half-width kana are equal; company forms are passed over. Without @kana a
 * name that is all kana is its own reading; any other name sorts by its fold after all readings.
 *
 * Returns: (transfer full): the key, valid UTF-8
 */
char *rk_text_sort_key (const char *kana, const char *name);

/** rk_text_sort_key_append: as rk_text_sort_key(), added to @out. */
void rk_text_sort_key_append (GString *out, const char *kana, const char *name);

/**
 * rk_text_begins_with_sound:
 * @reading: (nullable): a reading in kana, or a name
 * @key: the key that was pressed
 *
 * Returns: whether @reading begins with what a key stands for: the kana or letter itself, in any
 *   width and script; for a letter also the kana that begin with it in Latin letters (k か, s さ,
 *   j じ, a あ)
 */
gboolean rk_text_begins_with_sound (const char *reading, gunichar key);

/** rk_text_digits: the decimal digits of @s, of any width, as ASCII. Returns: (transfer full) */
char *rk_text_digits (const char *s);

/**
 * rk_text_group_digits:
 * @number: a number as %d or %f writes it
 *
 * Returns: (transfer full): for reading: 1,234; ▲1,234.5 for a negative one
 */
char *rk_text_group_digits (const char *number);

/**
 * rk_text_person_name:
 * @s: the name of a person, or its reading
 *
 * Between the parts of a Japanese name stands one full-width space, however it was typed; beside
 * what is written in Latin letters blanks stay as they are.
 *
 * Returns: (transfer full): the name
 */
char *rk_text_person_name (const char *s);

/**
 * rk_text_clean:
 * @s: (nullable): a cell or an entry as typed
 *
 * Removes blanks (U+3000, no-break space, tab, line break, zero-width, BOM) at both ends. What
 * stands inside is not touched.
 *
 * Returns: (transfer full): the trimmed text
 */
char *rk_text_clean (const char *s);

/**
 * rk_text_is_blank_mark:
 * @s: (nullable): a cell as typed
 *
 * Returns: %TRUE for an empty cell and for the marks lists use for "nothing here": ― … - ＊ × 不明
 *   なし 無 無し 該当なし 未定 未記入 未回答 空欄 非公開 同上 is NOT one of them; N/A, null
 */
gboolean rk_text_is_blank_mark (const char *s);

/**
 * rk_text_has_private_use:
 * @s: (nullable): text
 *
 * Returns: %TRUE where the text holds a character that means something only on the machine that
 * wrote it (外字, private use) or the mark left by one that was lost (〓, U+FFFD): never match on
 * it
 */
gboolean rk_text_has_private_use (const char *s);

/**
 * rk_text_has_lost:
 * @s: (nullable): text
 *
 * Returns: %TRUE where the text holds the mark of a character that was lost (〓, U+FFFD)
 */
gboolean rk_text_has_lost (const char *s);

/**
 * rk_text_search_words:
 * @query: (nullable): what was typed into a search box
 *
 * Returns: (transfer full) (array zero-terminated=1): the words between blanks, each folded; empty
 *   words left out. Free with g_strfreev().
 */
char **rk_text_search_words (const char *query);

/**
 * rk_text_contains_all:
 * @folded_haystack: folded text
 * @folded_words: (array zero-terminated=1): folded words
 *
 * Returns: %TRUE where each word occurs in the text; %TRUE for no words at all
 */
gboolean rk_text_contains_all (const char *folded_haystack, const char *const *folded_words);

/**
 * rk_text_bigram_similarity:
 * @a: folded text
 * @b: folded text
 *
 * Dice coefficient 2·|A∩B| / (|A|+|B|) over the pairs of neighbouring characters, counted with
 * repetition (Dice 1945). Texts of one character are alike only when equal.
 *
 * Returns: 0 (nothing in common) to 1 (the same pairs); 0 where either is empty
 */
double rk_text_bigram_similarity (const char *a, const char *b);

/**
 * rk_text_from_cp932:
 * @bytes: text in CP932 (Windows-31J)
 * @len: its length in bytes
 * @bad_offset: (out) (optional): where it failed, the offset of the first byte that is not CP932
 * @error: return location; %RK_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the text as UTF-8. A NUL byte is an error too.
 */
char *rk_text_from_cp932 (const char *bytes, gsize len, gsize *bad_offset, GError **error);

/**
 * rk_text_to_cp932:
 * @utf8: (nullable): text
 * @len_out: (out) (optional): length of the result in bytes
 * @lost_codepoints: (nullable) (element-type gunichar): each character CP932 cannot hold is added,
 *   once per occurrence
 *
 * What CP932 cannot hold becomes 〓. Not counted as lost, because every Japanese program writes and
 * shows them so: 〜 − ‖ — ¢ £ ¬ take the code of ～ － ∥ ― ￠ ￡ ￢. ¥ and ‾ are written as ￥ and
 * ￣: their own codes would come back as a backslash and a tilde. Variation selectors are lost and
 * counted, without a 〓.
 *
 * Returns: (transfer full): the bytes, with a NUL behind them
 */
char *rk_text_to_cp932 (const char *utf8, gsize *len_out, GArray *lost_codepoints);

/**
 * rk_text_is_cp932_loss:
 * @text: what was written
 * @after: what was read
 *
 * Returns: %TRUE where the two differ in nothing but what rk_text_to_cp932() does to @text: 〜 has
 * become ～, 𠮷 has become 〓, a variation selector is gone
 */
gboolean rk_text_is_cp932_loss (const char *text, const char *after);

G_END_DECLS
