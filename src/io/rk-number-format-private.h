/* What the parts of the number formats share: their codes, cut into tokens. */
#pragma once

#include "rk-number-format.h"

G_BEGIN_DECLS

/**
 * RkFormatTokenKind:
 * @RK_TOKEN_LITERAL: text as it is
 * @RK_TOKEN_DIGIT: 0, # or ?
 * @RK_TOKEN_SIGN: what has a meaning among digits: . , % / E @
 * @RK_TOKEN_DATE: letters of a date or time, all the same: yyyy, m, ggg
 * @RK_TOKEN_ELAPSED: hours, minutes or seconds that go on counting: [h]
 * @RK_TOKEN_HALF: AM/PM or A/P
 * @RK_TOKEN_GENERAL: the word General
 */
typedef enum
{
  RK_TOKEN_LITERAL,
  RK_TOKEN_DIGIT,
  RK_TOKEN_SIGN,
  RK_TOKEN_DATE,
  RK_TOKEN_ELAPSED,
  RK_TOKEN_HALF,
  RK_TOKEN_GENERAL,
} RkFormatTokenKind;

/**
 * RkFormatToken:
 * @letter: in small; of a digit or sign itself
 * @count: how many letters
 */
typedef struct
{
  RkFormatTokenKind kind;
  char letter;
  guint count;
  char *text; /* literals */
} RkFormatToken;

/** RkFormatSection: one of the up to four parts of a code. @compare: '<', '>', 'l' (≤), 'g' (≥),
 * '=', '!' or 0: no condition */
typedef struct
{
  GArray *tokens; /* RkFormatToken */
  char compare;
  double limit;
  gboolean general;
  gboolean date;
  gboolean whole_date; /* the date is to be written in full in place of the code */
} RkFormatSection;

/** rk_format_section_append_date: @value: days; the section's date and time. Returns: FALSE where
 * there is no such day */
gboolean rk_format_section_append_date (const RkFormatSection *section,
                                        double value,
                                        gboolean from_1904,
                                        GString *out);
/** rk_format_section_append_number: @value: not negative */
void rk_format_section_append_number (const RkFormatSection *section, double value, GString *out);

G_END_DECLS
