#include "rk-foreign.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "rk-error.h"

/* Sheets beyond this are no paper: 5 m, the most that PDF knows. */
#define LARGEST 14400.0

/* Pixels to a point where a page is looked at for what is printed on it; paper has at least this.
 */
#define INK_SCALE 0.4
#define MOST_PIXELS 2000.0 /* along a side */
#define PAPER 0xf8

typedef struct
{
  gboolean known;
  double top;
  double bottom;
} Ink;

struct _RkForeign
{
  PopplerDocument *document;
  GPtrArray *pages; /* PopplerPage */
  Ink *inks;        /* one a page */
};

static gboolean
refuse (GError **error, const char *sentence, const char *name)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "{file}", name, 0);
  g_set_error_literal (error, RK_ERROR, RK_ERROR_INVALID, text->str);
  return FALSE;
}

/* What poppler says, as a sentence for the person at the desk. */
static gboolean
refuse_file (GError **error, const GError *cause, const char *name)
{
  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return refuse (error,
                   _ ("“{file}” is protected by a password. Nothing was changed. Save it without a "
                      "password in the program it was made with, and attach it again."),
                   name);
  return refuse (error,
                 _ ("“{file}” is not a PDF file or is damaged. Nothing was changed. Make the PDF "
                    "again, see that it opens, and attach it again."),
                 name);
}

static gboolean
has_size (PopplerPage *page)
{
  double width, height;

  poppler_page_get_size (page, &width, &height);
  return width >= 1 && height >= 1 && width <= LARGEST && height <= LARGEST;
}

static gboolean
load_pages (RkForeign *self, const char *name, GError **error)
{
  int n = poppler_document_get_n_pages (self->document);

  for (int i = 0; i < n; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, i);

      if (page == NULL || !has_size (page))
        {
          g_clear_object (&page);
          return refuse_file (error, NULL, name);
        }
      g_ptr_array_add (self->pages, page);
    }
  return n > 0 || refuse_file (error, NULL, name);
}

static gboolean
may_print (RkForeign *self, const char *name, GError **error)
{
  if (poppler_document_get_permissions (self->document) & POPPLER_PERMISSIONS_OK_TO_PRINT)
    return TRUE;
  return refuse (error,
                 _ ("Whoever made “{file}” does not allow it to be printed. Nothing was changed. "
                    "Ask for a copy that may be printed, and attach that."),
                 name);
}

RkForeign *
rk_foreign_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (RkForeign) self = g_new0 (RkForeign, 1);
  g_autoptr (GError) cause = NULL;

  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
  /* Without the mark at its head poppler would look for pages in anything. */
  if (g_bytes_get_size (bytes) > 0)
    self->document = poppler_document_new_from_bytes (bytes, NULL, &cause);
  if (self->document == NULL)
    {
      refuse_file (error, cause, name);
      return NULL;
    }
  if (!may_print (self, name, error) || !load_pages (self, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rk_foreign_free (RkForeign *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_clear_object (&self->document);
  g_free (self->inks);
  g_free (self);
}

void
rk_foreign_keep (RkForeign *self, guint n)
{
  if (n > 0 && n < self->pages->len)
    g_ptr_array_set_size (self->pages, (int)n);
}

guint
rk_foreign_get_n (RkForeign *self)
{
  return self->pages->len;
}

void
rk_foreign_get_size (RkForeign *self, guint n, double *width, double *height)
{
  poppler_page_get_size (self->pages->pdata[n], width, height);
}

static gboolean
has_ink (const guchar *row, int width)
{
  for (int x = 0; x < width; x++)
    if (row[4 * x] < PAPER || row[4 * x + 1] < PAPER || row[4 * x + 2] < PAPER)
      return TRUE;
  return FALSE;
}

static Ink
look_for_ink (PopplerPage *page)
{
  Ink ink = { .known = TRUE };
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  int columns, rows, first, last;
  const guchar *pixels;
  int stride;

  poppler_page_get_size (page, &width, &height);
  scale = MIN (INK_SCALE, MOST_PIXELS / MAX (width, height));
  columns = (int)(width * scale) + 1;
  rows = (int)(height * scale) + 1;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns, rows);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render_for_printing (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (first = 0; first < rows && !has_ink (pixels + first * stride, columns);)
    first++;
  for (last = rows; last > first && !has_ink (pixels + (last - 1) * stride, columns);)
    last--;
  cairo_surface_destroy (surface);
  if (last > first)
    {
      ink.top = first / scale;
      ink.bottom = MIN (last / scale, height);
    }
  return ink;
}

void
rk_foreign_get_ink (RkForeign *self, guint n, double *top, double *bottom)
{
  if (self->inks == NULL)
    self->inks = g_new0 (Ink, self->pages->len);
  if (!self->inks[n].known)
    self->inks[n] = look_for_ink (self->pages->pdata[n]);
  *top = self->inks[n].top;
  *bottom = self->inks[n].bottom;
}

void
rk_foreign_draw (RkForeign *self, guint n, cairo_t *cr)
{
  cairo_save (cr);
  poppler_page_render_for_printing (self->pages->pdata[n], cr);
  cairo_restore (cr);
}

double
rk_foreign_get_smallest_text (RkForeign *self)
{
  double smallest = 0;

  for (guint n = 0; n < self->pages->len; n++)
    {
      GList *runs = poppler_page_get_text_attributes (self->pages->pdata[n]);

      for (GList *run = runs; run; run = run->next)
        {
          double size = ((const PopplerTextAttributes *)run->data)->font_size;

          if (size > 0 && (smallest == 0 || size < smallest))
            smallest = size;
        }
      poppler_page_free_text_attributes (runs);
    }
  return smallest;
}
