/* Shared by the rk-text-*.c files, rk-area.c and the tests; nobody else includes it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The next character of a NUL-terminated string. Bytes that are not UTF-8 are skipped. 0 at the
 * end. */
static inline gunichar
rk_text_next (const char **p)
{
  const guchar *s = (const guchar *)*p;
  gunichar c;

  for (;; s++)
    {
      if (s[0] < 0x80)
        {
          *p = (const char *)s + (s[0] != 0);
          return s[0];
        }
      if (s[0] >= 0xe0 && s[0] < 0xf0 && (s[1] & 0xc0) == 0x80 && (s[2] & 0xc0) == 0x80)
        {
          c = ((gunichar)(s[0] & 0x0f) << 12) | ((gunichar)(s[1] & 0x3f) << 6) | (s[2] & 0x3f);
          if (c < 0x800 || (c & 0xf800) == 0xd800)
            continue;
          *p = (const char *)s + 3;
          return c;
        }
      if (s[0] >= 0xc2 && s[0] < 0xe0 && (s[1] & 0xc0) == 0x80)
        {
          *p = (const char *)s + 2;
          return ((gunichar)(s[0] & 0x1f) << 6) | (s[1] & 0x3f);
        }
      if (s[0] >= 0xf0 && s[0] < 0xf5 && (s[1] & 0xc0) == 0x80 && (s[2] & 0xc0) == 0x80
          && (s[3] & 0xc0) == 0x80)
        {
          c = ((gunichar)(s[0] & 0x07) << 18) | ((gunichar)(s[1] & 0x3f) << 12)
              | ((gunichar)(s[2] & 0x3f) << 6) | (s[3] & 0x3f);
          if (c < 0x10000 || c > 0x10ffff)
            continue;
          *p = (const char *)s + 4;
          return c;
        }
    }
}

/* --- rk-text-tables.c ----------------------------------------------------------------------- */

/* What the fold makes of one character that NFKC and case folding have been applied to; 0 = left
 * out */
gunichar rk_text_map (gunichar c);

/* Whether the fold leaves @c out before it normalises, so that か, blank, ゛ becomes ガ */
gboolean rk_text_is_ignorable (gunichar c);

/* Number of variant characters in the table, and the table itself as groups "高髙 崎﨑嵜 …" */
const char *rk_text_variants (void);

/* --- rk-text-fold.c ------------------------------------------------------------------------- */

/* The definition of the fold, which the fast path must equal: used for short runs and by the tests.
 * Quadratic in the number of combining marks. */
void rk_text_fold_slow (GString *out, const gunichar *chars, gsize n);

/* A folded text that remembers where each of its bytes came from. */
typedef struct
{
  GString *text;
  GArray *begin; /* guint32 per byte of text, and one more for the end: offset in the source */
} RkFoldMap;

RkFoldMap *rk_fold_map_new (const char *s, gsize max_bytes);
void rk_fold_map_free (RkFoldMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RkFoldMap, rk_fold_map_free)

/* Source offset at which the folded byte @i begins */
gsize rk_fold_map_source (const RkFoldMap *map, gsize i);

/* --- rk-text-name.c ------------------------------------------------------------------------- */

typedef enum
{
  RK_FORM_AT_START = 1 << 0,
  RK_FORM_AT_END = 1 << 1,
  RK_FORM_ANYWHERE = 1 << 2,
} RkFormPlace;

/* The longest company form at @text in folded text: its length in bytes, 0 where there is none. The
 * text is @end bytes long from there; @places says which sides may match. */
gsize rk_form_match_start (const char *text, gsize len, RkFormPlace places, const char **canonical);
gsize rk_form_match_end (const char *text, gsize len, const char **canonical);

G_END_DECLS
