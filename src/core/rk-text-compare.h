/* Two texts side by side: where they differ, and addresses however they are written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RkTextRange: bytes [@begin, @end) of a text. */
typedef struct
{
  guint begin;
  guint end;
} RkTextRange;

/**
 * rk_text_compare: the characters that one has and the other has not. What the fold makes equal
 * (髙 and 高, ㈱ and (株), full and half width) does not differ.
 * @a, @b: as typed
 * @in_a, @in_b: (out) (transfer full): array of RkTextRange, in order
 */
void rk_text_compare (const char *a, const char *b, GArray **in_a, GArray **in_b);
/** rk_text_n_differing: of two folded texts: characters of the longer one that have no partner. */
guint rk_text_n_differing (const char *a, const char *b);
/**
 * rk_text_address_key: what is equal for two ways of writing an address: the fold without
 * prefecture, 郡 and municipality, with 三丁目2番1号 and 3-2-1 as one, 字 and 大字 left out.
 * @address: (nullable)
 */
char *rk_text_address_key (const char *address);

G_END_DECLS
