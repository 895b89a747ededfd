#include "rk-type-private.h"

#include <math.h>
#include <string.h>

/* Layouts and fonts are kept by face and size, since giving a layout another font throws its state
 * away. */
#define MAX_LAYOUTS 64

PangoContext *
rk_type_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_language (context, pango_language_from_string ("ja"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

RkType *
rk_type_new (const char *gothic, const char *mincho)
{
  RkType *self = g_new0 (RkType, 1);

  self->context = rk_type_create_context ();
  self->layouts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->fonts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->features = pango_attr_list_new ();
  pango_attr_list_insert (self->features, pango_attr_font_features_new ("kern=0, palt=0"));
  self->families[RK_FACE_GOTHIC] = g_strdup (gothic != NULL ? gothic : RK_FAMILY_GOTHIC);
  self->families[RK_FACE_GOTHIC_BOLD] = g_strdup (self->families[RK_FACE_GOTHIC]);
  self->families[RK_FACE_MINCHO] = g_strdup (mincho != NULL ? mincho : RK_FAMILY_MINCHO);
  return self;
}

void
rk_type_free (RkType *self)
{
  if (self == NULL)
    return;
  rk_glyphs_clear (&self->last);
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->fonts);
  pango_attr_list_unref (self->features);
  g_clear_object (&self->vertical);
  g_object_unref (self->context);
  for (guint i = 0; i < RK_N_FACES; i++)
    g_free (self->families[i]);
  g_free (self);
}

RkType *
rk_type_get_shared (const char *gothic, const char *mincho)
{
  static GPrivate shared_key = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);
  GHashTable *shared = g_private_get (&shared_key);
  g_autofree char *key
      = g_strdup_printf ("%s|%s", gothic != NULL ? gothic : "", mincho != NULL ? mincho : "");
  RkType *type;

  if (shared == NULL)
    {
      shared
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)rk_type_free);
      g_private_set (&shared_key, shared);
    }
  type = g_hash_table_lookup (shared, key);
  if (type == NULL)
    {
      type = rk_type_new (gothic, mincho);
      g_hash_table_insert (shared, g_steal_pointer (&key), type);
    }
  return type;
}

static PangoFontDescription *
describe_font (RkType *self, RkFace face, double size)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, self->families[face]);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (face == RK_FACE_GOTHIC_BOLD)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

static PangoLayout *
create_layout (RkType *self, PangoContext *context, RkFace face, double size)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = describe_font (self, face, size);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_attributes (layout, self->features);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (description);
  return layout;
}

gpointer
rk_type_get_key (RkFace face, double size)
{
  return GUINT_TO_POINTER ((guint)lround (size * 64) * RK_N_FACES + face);
}

PangoFont *
rk_type_get_font (RkType *self, RkFace face, double size)
{
  gpointer key = rk_type_get_key (face, size);
  PangoFont *font = g_hash_table_lookup (self->fonts, key);
  PangoFontDescription *description;

  if (font != NULL)
    return font;
  if (g_hash_table_size (self->fonts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->fonts);
  description = describe_font (self, face, size);
  font = pango_context_load_font (self->context, description);
  pango_font_description_free (description);
  g_hash_table_insert (self->fonts, key, font);
  return font;
}

static PangoLayout *
get_layout (RkType *self, RkFace face, double size)
{
  gpointer key = rk_type_get_key (face, size);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = create_layout (self, self->context, face, size);
  g_hash_table_insert (self->layouts, key, layout);
  return layout;
}

PangoLayout *
rk_type_set_line (RkType *self, RkFace face, double size, const char *text, gssize len)
{
  PangoLayout *layout = get_layout (self, face, size);
  const char *last = pango_layout_get_text (layout);
  gsize bytes = len < 0 ? strlen (text) : (gsize)len;

  if (pango_layout_get_width (layout) != -1)
    pango_layout_set_width (layout, -1);
  /* A line is often measured and then drawn: shape it once. */
  if (strncmp (last, text, bytes) != 0 || last[bytes] != '\0')
    pango_layout_set_text (layout, text, (int)bytes);
  return layout;
}

/* A mark before a name (◎) belongs to it; commas and brackets do not. */
static gboolean
is_of_word (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
      return FALSE;
    default:
      return c == 0xa0 || g_unichar_isgraph (c);
    }
}

static const char *
end_of_word (const char *p, const char *end)
{
  while (p < end && is_of_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* The words that a no-break space joins: Pango breaks between any two 漢字 otherwise. */
static PangoAttrList *
hold_together (PangoAttrList *features, const char *text, gsize len)
{
  PangoAttrList *attrs = pango_attr_list_copy (features);
  const char *end = text + len;

  for (const char *p = text; p < end;)
    {
      const char *stop = end_of_word (p, end);
      PangoAttribute *attr;

      if (g_utf8_strchr (p, stop - p, 0xa0))
        {
          attr = pango_attr_allow_breaks_new (FALSE);
          attr->start_index = (guint)(p - text);
          attr->end_index = (guint)(stop - text);
          pango_attr_list_insert (attrs, attr);
        }
      p = stop < end ? g_utf8_next_char (stop) : end;
    }
  return attrs;
}

PangoLayout *
rk_type_set_wrapped (
    RkType *self, RkFace face, double size, double width, const char *text, gssize len)
{
  PangoLayout *layout = rk_type_set_line (self, face, size, text, len);
  gsize bytes = len < 0 ? strlen (text) : (gsize)len;

  if (g_strstr_len (text, (gssize)bytes, "\u00a0"))
    {
      PangoAttrList *attrs = hold_together (self->features, text, bytes);

      pango_layout_set_attributes (layout, attrs);
      pango_attr_list_unref (attrs);
    }
  else if (pango_layout_get_attributes (layout) != self->features)
    pango_layout_set_attributes (layout, self->features);
  pango_layout_set_width (layout, (int)floor (width * PANGO_SCALE));
  return layout;
}

double
rk_type_measure (RkType *self, RkFace face, double size, const char *text, gssize len)
{
  const RkGlyphs *glyphs = rk_type_get_glyphs (self, face, size, text, len);
  PangoRectangle logical;

  if (glyphs != NULL)
    return glyphs->advance;
  pango_layout_get_extents (rk_type_set_line (self, face, size, text, len), NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

/* Measured at 100 units, so that Pango's rounding to 1/1024 does not matter. */
static double
find_widest (RkType *self, RkFace face, const char *const *samples)
{
  double widest = 0;

  for (guint i = 0; samples[i] != NULL; i++)
    widest = MAX (widest, rk_type_measure (self, face, 100, samples[i], -1));
  return widest / 100;
}

static const RkMetrics *
get_metrics (RkType *self, RkFace face)
{
  static const char *const halves[] = { "W", "M", "@", "m", "%", "0", "ﾊ", NULL };
  static const char *const fulls[] = { "漢", "あ", "、", "㈱", NULL };
  RkMetrics *metrics = &self->metrics[face];

  if (!self->measured[face])
    {
      PangoFontDescription *description = describe_font (self, face, 100);
      PangoFontMetrics *font = pango_context_get_metrics (self->context, description, NULL);

      metrics->ascent = pango_font_metrics_get_ascent (font) / 100.0 / PANGO_SCALE;
      metrics->descent = pango_font_metrics_get_descent (font) / 100.0 / PANGO_SCALE;
      metrics->half = find_widest (self, face, halves);
      metrics->full = find_widest (self, face, fulls);
      self->measured[face] = TRUE;
      pango_font_metrics_unref (font);
      pango_font_description_free (description);
    }
  return metrics;
}

double
rk_type_estimate (RkType *self, RkFace face, double size, const char *text, gssize len)
{
  const RkMetrics *metrics = get_metrics (self, face);
  const char *end = text + (len < 0 ? strlen (text) : (gsize)len);
  guint n_half = 0;
  guint n_full = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (rk_type_is_half_width (c))
        n_half++;
      else if (rk_type_is_full_width (c))
        n_full++;
      else
        return -1;
    }
  return size * (n_half * metrics->half + n_full * metrics->full);
}

double
rk_type_baseline (RkType *self, RkFace face, double size, double pitch)
{
  const RkMetrics *metrics = get_metrics (self, face);

  return (pitch - size * (metrics->ascent + metrics->descent)) / 2 + size * metrics->ascent;
}

static const cairo_user_data_key_t watch_key;

void
rk_type_watch (cairo_t *cr, double *smallest)
{
  cairo_set_user_data (cr, &watch_key, smallest, NULL);
}

static void
note_size (cairo_t *cr, double size)
{
  double *smallest = cairo_get_user_data (cr, &watch_key);

  if (smallest)
    *smallest = MIN (*smallest, size);
}

void
rk_type_draw (RkType *self,
              cairo_t *cr,
              RkFace face,
              double size,
              double scale,
              double x,
              double baseline,
              const char *text,
              gssize len)
{
  const RkGlyphs *glyphs = rk_type_get_glyphs (self, face, size, text, len);
  PangoLayout *layout;

  note_size (cr, size);
  cairo_save (cr);
  cairo_translate (cr, x, baseline);
  if (scale != 1)
    cairo_scale (cr, scale, 1);
  cairo_move_to (cr, 0, 0);
  if (glyphs != NULL)
    rk_glyphs_show (glyphs, cr);
  else
    {
      layout = rk_type_set_line (self, face, size, text, len);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
    }
  cairo_restore (cr);
}

void
rk_type_draw_aligned (RkType *self,
                      cairo_t *cr,
                      RkFace face,
                      double size,
                      RkAlign align,
                      double x,
                      double baseline,
                      const char *text)
{
  if (align != RK_ALIGN_LEFT)
    {
      double width = rk_type_measure (self, face, size, text, -1);

      x -= align == RK_ALIGN_RIGHT ? width : width / 2;
    }
  rk_type_draw (self, cr, face, size, 1, x, baseline, text, -1);
}

void
rk_type_draw_spaced (RkType *self,
                     cairo_t *cr,
                     RkFace face,
                     double size,
                     double spacing,
                     double centre,
                     double baseline,
                     const char *text,
                     gssize len)
{
  g_autoptr (PangoLayout) layout = create_layout (self, self->context, face, size);
  PangoAttrList *attributes = pango_attr_list_copy (self->features);
  PangoRectangle logical;

  pango_attr_list_insert (attributes,
                          pango_attr_letter_spacing_new ((int)(size * spacing * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, (int)len);
  pango_layout_get_extents (layout, NULL, &logical);
  note_size (cr, size);
  cairo_move_to (cr, centre - (double)logical.width / PANGO_SCALE / 2, baseline);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
}

void
rk_type_draw_vertical (
    RkType *self, cairo_t *cr, RkFace face, double size, double x, double y, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutLine *line;
  PangoRectangle logical;

  if (self->vertical == NULL)
    {
      self->vertical = rk_type_create_context ();
      pango_context_set_base_gravity (self->vertical, PANGO_GRAVITY_EAST);
      pango_context_set_gravity_hint (self->vertical, PANGO_GRAVITY_HINT_NATURAL);
    }
  layout = create_layout (self, self->vertical, face, size);
  pango_layout_set_text (layout, text, -1);
  line = pango_layout_get_line_readonly (layout, 0);
  pango_layout_line_get_extents (line, NULL, &logical);
  note_size (cr, size);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, G_PI_2);
  cairo_move_to (cr, 0, (double)-(logical.y + logical.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout_line (cr, line);
  cairo_restore (cr);
}
