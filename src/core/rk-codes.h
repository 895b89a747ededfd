/* Numbers that carry a check: 法人番号, 全国地方公共団体コード, 郵便番号, telephone, 個人番号, and
 * counts as they stand in lists. Each check takes what was typed (any width, blanks around it),
 * gives back the one form in which it is kept, or says in a sentence what is wrong. Out strings are
 * NULL on failure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_corporate_number_check:
 * @text: 法人番号 as typed; hyphens and blanks between the digits are allowed, and a T in front
 * @canonical: (out) (optional) (transfer full): 13 digits
 * @error: return location; %RK_ERROR_INVALID
 *
 * Check digit: 9 − (Σ Pn·Qn mod 9) over the other twelve digits, n counted from the right, Qn 1 for
 * odd and 2 for even n (法人番号の指定等に関する省令 第2条).
 *
 * Returns: %TRUE if the number is sound
 */
gboolean rk_corporate_number_check (const char *text, char **canonical, GError **error);

/**
 * rk_municipality_code_check:
 * @text: 全国地方公共団体コード, five digits or six with its check digit
 * @canonical: (out) (optional) (transfer full): six digits
 * @error: return location; %RK_ERROR_INVALID
 *
 * Check digit: last digit of 11 − (Σ weights 6 5 4 3 2 mod 11); where Σ < 11, of 11 − Σ (総務省
 * 「全国地方公共団体コード仕様」). Says nothing about whether such a municipality exists. A
 * six-digit code that lost its leading zero cannot be told from a five-digit one and is taken as
 * one.
 *
 * Returns: %TRUE if the code is sound
 */
gboolean rk_municipality_code_check (const char *text, char **canonical, GError **error);

/**
 * rk_postal_code_check:
 * @text: 郵便番号 as typed, with or without 〒 and hyphen
 * @prefecture: number of the prefecture (1–47) the address is in, 0 where not known
 * @canonical: (out) (optional) (transfer full): 425-0041
 * @proposal: (out) (optional) (transfer full): set on failure where one digit is missing: the code
 *   with the first digit of that prefecture's codes, or 0 (lost by a spreadsheet) where it is not
 * known
 * @error: return location; %RK_ERROR_INVALID
 *
 * Returns: %TRUE if it is seven digits
 */
gboolean rk_postal_code_check (
    const char *text, int prefecture, char **canonical, char **proposal, GError **error);

/**
 * rk_phone_check:
 * @text: one telephone number, or two or more divided by a comma, 、 / ・ or a line break
 * @canonical: (out) (optional) (transfer full): as typed, with ASCII digits and hyphens; an
 * extension as "内線123"; two numbers joined by "、"
 * @error: return location; %RK_ERROR_INVALID
 *
 * Words around it (TEL, 代表) are dropped. A second number given by its end (4567～9) is kept.
 *
 * Returns: %TRUE if each has 10 or 11 digits and begins with 0 or +81, or is a number like 119
 */
gboolean rk_phone_check (const char *text, char **canonical, GError **error);
/**
 * rk_phone_propose: a spreadsheet takes the zero off 054-629-2000.
 * @text: one number that rk_phone_check() has refused
 *
 * Returns: (transfer full) (nullable): the number with its zero; NULL where that is not what it
 * lacks
 */
char *rk_phone_propose (const char *text);

/**
 * rk_phone_digits:
 * @text: (nullable): telephone as typed
 *
 * Returns: (transfer full): digits of the first number only, without its extension, +81 as 0: the
 *   key for comparison; "" where there is none
 */
char *rk_phone_digits (const char *text);

/**
 * rk_looks_like_individual_number:
 * @text: (nullable): a cell
 *
 * Whether this is twelve digits whose check digit is that of an 個人番号: 11 − (Σ Pn·Qn mod 11), n
 * from the right without the check digit, Qn = n+1 for n ≤ 6 and n−5 above; 0 where the remainder
 * is 0 or 1 (総務省令第85号 (平成26年) 第5条). One number in eleven passes by chance: judge a
 * column, not a cell.
 *
 * Returns: %TRUE if it passes
 */
gboolean rk_looks_like_individual_number (const char *text);

/**
 * rk_number_parse:
 * @text: a count as typed: １２３, 1,234, 12人, 12名, ▲3, -3, 十二, 1千, 3万5千, 12.0
 * @out: (out): the number, at most ten thousand million; negative ones are given back, the caller
 *   decides
 * @error: return location; %RK_ERROR_INVALID ("約40" is not a number)
 *
 * Returns: %TRUE if @out was set
 */
gboolean rk_number_parse (const char *text, gint64 *out, GError **error);

G_END_DECLS
