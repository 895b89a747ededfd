/* The short way from text to glyphs. Japanese set in one direction without kerning needs no
 * shaping: one character is one glyph. Going through Pango for each of the 57,000 cells of a long
 * list takes as long as everything else together. */
#include "rk-type-private.h"

#include <string.h>

gboolean
rk_type_is_half_width (gunichar c)
{
  return (c >= 0x20 && c < 0x7f) || (c >= 0xff61 && c <= 0xff9f);
}

/* Kana, ideographs, full-width forms and the signs of Japanese text: one em or less in every
 * Japanese font. */
gboolean
rk_type_is_full_width (gunichar c)
{
  return (c >= 0x3000 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
         || (c >= 0xff01 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6)
         || (c >= 0x2010 && c <= 0x203b) || (c >= 0x2460 && c <= 0x25ff)
         || (c >= 0x20000 && c <= 0x3ffff);
}

/* Voicing marks that combine with the character before need the shaper; so does what is not plain
 * Japanese. */
static gboolean
needs_shaping (gunichar c)
{
  return c == 0x3099 || c == 0x309a || (c >= 0x302a && c <= 0x302f)
         || !(rk_type_is_half_width (c) || rk_type_is_full_width (c));
}

static gboolean
is_plain (const char *text, gsize len)
{
  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    if (needs_shaping (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

void
rk_glyphs_clear (RkGlyphs *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->glyphs, cairo_glyph_free);
  g_clear_pointer (&self->clusters, cairo_text_cluster_free);
  self->key = NULL;
}

/* Glyph 0 is what a font shows for a character that it does not have. */
static gboolean
has_all (const RkGlyphs *self)
{
  for (int i = 0; i < self->n_glyphs; i++)
    if (self->glyphs[i].index == 0)
      return FALSE;
  return TRUE;
}

static gboolean
convert (RkGlyphs *self, gsize len)
{
  cairo_text_extents_t extents;

  if (cairo_scaled_font_text_to_glyphs (self->font, 0, 0, self->text, (int)len, &self->glyphs,
                                        &self->n_glyphs, &self->clusters, &self->n_clusters,
                                        &self->flags)
          != CAIRO_STATUS_SUCCESS
      || !has_all (self))
    return FALSE;
  cairo_scaled_font_glyph_extents (self->font, self->glyphs, self->n_glyphs, &extents);
  self->advance = extents.x_advance;
  return TRUE;
}

const RkGlyphs *
rk_type_get_glyphs (RkType *self, RkFace face, double size, const char *text, gssize len)
{
  gsize bytes = len < 0 ? strlen (text) : (gsize)len;
  gpointer key = rk_type_get_key (face, size);
  RkGlyphs *last = &self->last;
  PangoFont *font;

  if (last->key == key && strncmp (last->text, text, bytes) == 0 && last->text[bytes] == '\0')
    return last;
  rk_glyphs_clear (last);
  if (bytes == 0 || !is_plain (text, bytes))
    return NULL;
  font = rk_type_get_font (self, face, size);
  if (!PANGO_IS_CAIRO_FONT (font))
    return NULL;
  last->font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  last->text = g_strndup (text, bytes);
  if (!convert (last, bytes))
    {
      rk_glyphs_clear (last);
      return NULL;
    }
  last->key = key;
  return last;
}

void
rk_glyphs_show (const RkGlyphs *self, cairo_t *cr)
{
  cairo_set_scaled_font (cr, self->font);
  cairo_show_text_glyphs (cr, self->text, -1, self->glyphs, self->n_glyphs, self->clusters,
                          self->n_clusters, self->flags);
}
