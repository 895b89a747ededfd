#include "rk-marks-text.h"

#include <string.h>
#include "rk-text.h"

/* A text folded character by character, and which characters its bytes come from. */
typedef struct
{
  GString *folded;
  GArray *starts; /* guint: for each folded byte, where its character begins in the text */
  GArray *ends;
} Folded;

static void
folded_clear (Folded *f)
{
  g_string_free (f->folded, TRUE);
  g_array_unref (f->starts);
  g_array_unref (f->ends);
}

/* Voice marks belong to the kana before them, whichever width: ｶﾞ is one character, ガ. */
static gboolean
joins_previous (gunichar c)
{
  return g_unichar_ismark (c) || c == 0xFF9E || c == 0xFF9F || c == 0x200D;
}

static const char *
next_character (const char *p)
{
  p = g_utf8_next_char (p);
  while (*p && joins_previous (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static void
fold_characters (const char *text, Folded *f)
{
  const char *p = text;

  f->folded = g_string_new (NULL);
  f->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  f->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  while (*p)
    {
      const char *next = next_character (p);
      g_autofree char *character = g_strndup (p, (gsize)(next - p));
      guint start = (guint)(p - text), end = (guint)(next - text);

      rk_text_fold_append (f->folded, character);
      while (f->starts->len < f->folded->len)
        {
          g_array_append_val (f->starts, start);
          g_array_append_val (f->ends, end);
        }
      p = next;
    }
}

static void
mark (PangoAttrList *list, guint start, guint end, const GdkRGBA *colour)
{
  PangoAttribute *background = pango_attr_background_new ((guint16)(colour->red * G_MAXUINT16),
                                                          (guint16)(colour->green * G_MAXUINT16),
                                                          (guint16)(colour->blue * G_MAXUINT16));
  PangoAttribute *alpha = pango_attr_background_alpha_new ((guint16)(colour->alpha * G_MAXUINT16));

  background->start_index = alpha->start_index = start;
  background->end_index = alpha->end_index = end;
  pango_attr_list_change (list, background);
  pango_attr_list_change (list, alpha);
}

static gboolean
mark_word (PangoAttrList *list, const Folded *f, const char *word, const GdkRGBA *colour)
{
  gsize length = strlen (word);
  const char *hit = f->folded->str;
  gboolean found = FALSE;

  while (length > 0 && (hit = strstr (hit, word)) != NULL)
    {
      gsize at = (gsize)(hit - f->folded->str);

      mark (list, g_array_index (f->starts, guint, at),
            g_array_index (f->ends, guint, at + length - 1), colour);
      found = TRUE;
      hit += length;
    }
  return found;
}

PangoAttrList *
rk_marks_of (const char *text, const char *const *words, const GdkRGBA *colour)
{
  g_autoptr (PangoAttrList) list = NULL;
  gboolean found = FALSE;
  Folded f;

  if (text == NULL || words == NULL || words[0] == NULL)
    return NULL;
  list = pango_attr_list_new ();
  fold_characters (text, &f);
  for (guint i = 0; words[i]; i++)
    found = mark_word (list, &f, words[i], colour) || found;
  folded_clear (&f);
  return found ? g_steal_pointer (&list) : NULL;
}
