/* Numbers as a spreadsheet shows them (ECMA-376 part 1, 18.8.30 and 18.8.31).
 *
 * Two things are said more fully than there, since a list is to be understood and not looked at: a
 * whole number is never shortened to 1.23E+12, and a date whose format leaves out the year or half
 * of it, or does not begin with it (4月1日, 04-01-24), is written 2024/4/1. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RkNumberFormat RkNumberFormat;

/** rk_number_format_new: @code: as in a workbook: "00000", "[$-411]ggge\"年\"m\"月\"d\"日\"" */
RkNumberFormat *rk_number_format_new (const char *code);
/** rk_number_format_builtin: the code of a format by its number, as Excel has it in Japan;
 * "General" where there is none. */
const char *rk_number_format_builtin (guint id);
void rk_number_format_free (RkNumberFormat *format);

/** rk_number_format_is_general: whether numbers are shown without any format. */
gboolean rk_number_format_is_general (const RkNumberFormat *format);
/**
 * rk_number_format_append: @value as it is shown.
 * @from_1904: whether day 0 is 1 January 1904
 */
void rk_number_format_append (const RkNumberFormat *format,
                              double value,
                              gboolean from_1904,
                              GString *out);

/** rk_number_append_plain: up to 15 digits, never with an exponent below 10²¹. */
void rk_number_append_plain (double value, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkNumberFormat, rk_number_format_free)

G_END_DECLS
