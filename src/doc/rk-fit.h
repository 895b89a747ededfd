/* Fitting text to a column: fit, narrow (長体), break at a phrase, second line, size down. */
#pragma once

#include "rk-type.h"

G_BEGIN_DECLS

/**
 * RkFit:
 * @RK_FIT_NAME: 名称, 所属: narrowed to 72 %, then broken at a phrase
 * @RK_FIT_LIST: as @RK_FIT_NAME, narrowed to 60 % (lists for the public)
 * @RK_FIT_FORM: as @RK_FIT_NAME, narrowed to 84 %
 * @RK_FIT_PERSON: a person's name: narrowed to 80 %; broken only between family and given name, as
 *   the last resort
 * @RK_FIT_TEXT: sentences: narrowed to 84 % if one line is enough then, else wrapped to as many
 *   lines as it takes
 *
 * What is done with text that is too wide for its column. Nothing is ever cut.
 */
typedef enum
{
  RK_FIT_NAME,
  RK_FIT_LIST,
  RK_FIT_FORM,
  RK_FIT_PERSON,
  RK_FIT_TEXT,
} RkFit;

typedef struct
{
  guint start;  /* byte */
  guint len;    /* bytes */
  double scale; /* horizontal */
} RkFitLine;

/**
 * RkFitted:
 * @lines: (element-type RkFitLine): where the lines are in the text
 * @size: em it is to be set in
 * @inside_word: broken where nothing but 禁則 allows it
 * @overflow: no rule was enough; there are as many lines as it takes
 *
 * How a text is set. Reuse one for many texts; clear it with rk_fitted_clear().
 */
typedef struct
{
  GArray *lines;
  double size;
  gboolean inside_word;
  gboolean overflow;
} RkFitted;

void rk_fitted_clear (RkFitted *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RkFitted, rk_fitted_clear)

/**
 * rk_fit_text:
 * @size: nominal em
 * @smallest: em below which nothing is set, usually 7 pt
 * @width: of the column, in the unit of @size
 * @fitted: (inout): zero-filled before the first use
 *
 * Decides the lines of @text.
 */
void rk_fit_text (RkType *type,
                  RkFace face,
                  double size,
                  double smallest,
                  RkFit fit,
                  double width,
                  const char *text,
                  RkFitted *fitted);

/**
 * rk_fit_paragraph:
 *
 * Wraps @text at @width without narrowing, by the Japanese rules; a last line of one or two
 * characters is pulled back by narrowing to 97 %, else given company. "\n" ends a line.
 */
void rk_fit_paragraph (
    RkType *type, RkFace face, double size, double width, const char *text, RkFitted *fitted);

/**
 * rk_fit_append:
 * @arena: receives the text and a zero byte
 *
 * Makes text from data fit for printing: broken UTF-8 is repaired, control characters become
 * spaces, and half-width brackets become full-width ones among Japanese text.
 *
 * Returns: where in @arena the text begins
 */
gsize rk_fit_append (GString *arena, const char *text);

G_END_DECLS
